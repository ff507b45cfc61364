"""What to watch next: signals, early warnings, and what has no threshold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.lines import Line, TableWords, Text, Value, line
from cac_data.outlook.basics import Cells
from cac_data.outlook.early_warnings import Alarm
from cac_data.outlook.plan.shared import (
    amount,
    amount_of_period,
    headings,
    next_figure,
)
from cac_data.outlook.unmeasured import Observed
from cac_data.outlook.watch import Sign


def signals(signs: Sequence[Sign]) -> Text:
    """Say which signals have reached their threshold, and of which it is too early."""
    return [list(_signals(signs))]


def _signals(signs: Sequence[Sign]) -> Iterator[Line]:
    if not signs:
        yield line("outlook.no-signals")
        return
    called = [sign for sign in signs if sign.light in ("on", "off")]
    reached = [sign for sign in called if sign.light == "on"]
    counts = {"on": len(reached), "n": len(called)}
    if reached:
        names = [_signal(sign) for sign in reached]
        yield line("outlook.signals-on", signals=names, **counts)
    else:
        yield line("outlook.signals-none-on", **counts)
    early = [_signal(sign) for sign in signs if sign.light == "before"]
    if early:
        yield line("outlook.signals-too-early", signals=early)


def _signal(sign: Sign, part: str = "") -> Line:
    """Name a signal, in a sentence or (`part`) at its beginning."""
    id = f"outlook.signal-{sign.signal_id}{part}"
    if sign.signal_id == "grants":
        return line(id, period=sign.period)
    return line(id)


def signals_table() -> TableWords:
    """Say what the table of signals holds."""
    columns = ("signal", "value", "level", "threshold", "light", "next_on")
    return TableWords(
        columns=headings("signals", columns),
        caption=line("outlook.signals-caption"),
        note=[[line("outlook.signals-note")]],
        cells={
            "signal": lambda row: _signal(Sign(row), ".title"),
            "value": _value_cell,
            "level": lambda row: amount(Sign(row).level),
            "threshold": _threshold_cell,
            "light": _light_cell,
            "next_on": next_figure,
        },
    )


def _value_cell(row: Cells) -> Line:
    sign = Sign(row)
    return amount_of_period(sign.value, sign.period)


def _threshold_cell(row: Cells) -> Line:
    """Say from where a threshold comes."""
    sign = Sign(row)
    match sign.threshold:
        case "needed" if sign.signal_id == "solar_wind":
            return line("outlook.threshold-goal", year=sign.reference_period)
        case "needed":
            return line(
                "outlook.threshold-trade", goal=sign.goal, year=sign.reference_period
            )
        case "enough_countries":
            return line("outlook.threshold-countries", n=int(sign.level.value))
        case "year_before":
            return line("outlook.threshold-year-before")
    return line("outlook.threshold-figure", year=sign.reference_period)


def _light_cell(row: Cells) -> Line:
    sign = Sign(row)
    match sign.light:
        case "on" if sign.above > 0:
            return line("outlook.light-on-above")
        case "on":
            return line("outlook.light-on-at-it")
        case "off":
            return line("outlook.light-off")
        case "before":
            return line("outlook.light-before")
    if sign.above >= 0:
        return line("outlook.light-neither-above")
    return line("outlook.light-neither-below")


# --- Early warnings ------------------------------------------------------------------

OF_WHOLE_YEARS = ("kyrgyz_imports", "turkmen_gas_value")
"""Signals that are watched by months or quarters; their figure is that of a year."""


def warnings(alarms: Sequence[Alarm]) -> Text:
    """Say what the warnings are."""
    if not alarms:
        return []
    return [[line("outlook.warnings-false")]]


def warnings_table() -> TableWords:
    """Say what the table of early warnings holds."""
    columns = ("outcome", "signal", "level", "threshold", "value", "next_on")
    return TableWords(
        columns=headings("warnings", columns),
        caption=line("outlook.warnings-caption"),
        note=[
            [
                line("outlook.warnings-met-left-out"),
                line("outlook.warnings-last-of-whole-year"),
            ]
        ],
        cells={
            "outcome": _outcome_cell,
            "signal": lambda row: line(f"outlook.watched-{row['signal_id']}"),
            "level": _level_cell,
            "threshold": _origin_cell,
            "value": _watched_cell,
            "next_on": next_figure,
        },
    )


def _outcome_cell(row: Cells) -> Line:
    """Say which outcome a warning would announce."""
    alarm = Alarm(row)
    if alarm.outcome != "turkmen_gas_value_2030":
        return line(f"outlook.announced-{alarm.outcome}")
    if alarm.side == "below":
        return line("outlook.announced-gas-squeeze")
    return line("outlook.announced-line-d")


def _level_cell(row: Cells) -> Line:
    """Say on which side of a level a figure would warn."""
    alarm = Alarm(row)
    side = alarm.side
    low = alarm.low
    if low and side == "between":
        return line("outlook.warns-between", low=low, high=alarm.high)
    limit = low or alarm.high
    level: Value = amount(limit)
    if alarm.is_ours:
        level = line("outlook.level-in-percent", level=limit)
    return line(f"outlook.warns-{side}", level=level)


def _origin_cell(row: Cells) -> Line:
    """Say from where the level of a warning comes."""
    alarm = Alarm(row)
    match alarm.threshold:
        case "ours":
            return line("outlook.level-our-choice")
        case "needed" if alarm.signal_id == "solar_wind_added":
            return line("outlook.threshold-goal", year=alarm.reference_period)
        case "needed":
            return line("outlook.level-line-d")
    return line("outlook.threshold-figure", year=alarm.reference_period)


def _watched_cell(row: Cells) -> Line:
    """Say the last figure of what a warning watches."""
    alarm = Alarm(row)
    figure: Value = amount(alarm.value)
    if alarm.is_ours:
        figure = line("outlook.change-in-percent", change=alarm.value)
    id = "outlook.amount-of-period"
    if alarm.signal_id in OF_WHOLE_YEARS:
        id = "outlook.amount-of-whole-year"
    return line(id, amount=figure, period=alarm.period)


# --- Beside the signals --------------------------------------------------------------


def beside_table() -> TableWords:
    """Say what the table of what has no threshold holds."""
    return TableWords(
        columns=headings("beside", ("watch", "last")),
        caption=line("outlook.beside-caption"),
        cells={"watch": _watch_cell, "last": _last_cell},
    )


def _watch_cell(row: Cells) -> Line:
    if row["what"] == "antimony":
        return line("outlook.beside-antimony")
    return line("outlook.beside-water")


def _last_cell(row: Cells) -> Line:
    last = Observed(row)
    if last.subject == "antimony":
        share = last.share_of_output
        return line("outlook.antimony-share", share=share, period=last.period)
    if not last.draft:
        return line("outlook.water-announced", since=last.since)
    return line("outlook.water-draft", since=last.since, draft=last.draft)
