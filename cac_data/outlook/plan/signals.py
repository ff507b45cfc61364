"""What to watch next: signals, early warnings, and what has no threshold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from cac_data.lines import Line, TableWords, Text, Value, line
from cac_data.outlook.early_warnings import (
    Alarm,
    high_limit,
    low_limit,
    watched_figure,
)
from cac_data.outlook.plan.shared import (
    amount,
    amount_of_period,
    headings,
    next_figure,
    percent,
)
from cac_data.outlook.watch import Sign, above, last_figure, level_of


def signals(signs: Sequence[Sign]) -> Text:
    """Say which signals have reached their threshold, and of which it is too early."""
    return [list(_signals(signs))]


def _signals(signs: Sequence[Sign]) -> Iterator[Line]:
    if not signs:
        yield line("outlook.no-signals")
        return
    called = [sign for sign in signs if sign["light"] in ("on", "off")]
    reached = [sign for sign in called if sign["light"] == "on"]
    counts = {"on": len(reached), "n": len(called)}
    if reached:
        names = [_signal(sign) for sign in reached]
        yield line("outlook.signals-on", signals=names, **counts)
    else:
        yield line("outlook.signals-none-on", **counts)
    early = [_signal(sign) for sign in signs if sign["light"] == "before"]
    if early:
        yield line("outlook.signals-too-early", signals=early)


def _signal(sign: Sign, part: str = "") -> Line:
    """Name a signal, in a sentence or (`part`) at its beginning."""
    id = f"outlook.signal-{sign['signal_id']}{part}"
    if sign["signal_id"] == "grants":
        return line(id, period=sign["period"])
    return line(id)


def signals_table() -> TableWords:
    """Say what the table of signals holds."""
    columns = ("signal", "value", "level", "threshold", "light", "next_on")
    return TableWords(
        columns=headings("signals", columns),
        caption=line("outlook.signals-caption"),
        note=[[line("outlook.signals-note")]],
        cells={
            "signal": _signal_cell,
            "value": _value_cell,
            "level": _threshold_level_cell,
            "threshold": _threshold_cell,
            "light": _light_cell,
            "next_on": next_figure,
        },
    )


def _signal_cell(sign: Sign) -> Line:
    return _signal(sign, ".title")


def _value_cell(sign: Sign) -> Line:
    return amount_of_period(last_figure(sign), sign["period"])


def _threshold_level_cell(sign: Sign) -> Line | str:
    return amount(level_of(sign))


def _threshold_cell(sign: Sign) -> Line:
    """Say from where a threshold comes."""
    match sign["threshold"]:
        case "needed" if sign["signal_id"] == "solar_wind":
            return line("outlook.threshold-goal", year=sign["of"])
        case "needed":
            goal = sign["of_what"]["goal"]
            return line("outlook.threshold-trade", goal=goal, year=sign["of"])
        case "enough_countries":
            return line("outlook.threshold-countries", n=int(sign["level"]))
        case "year_before":
            return line("outlook.threshold-year-before")
    return line("outlook.threshold-figure", year=sign["of"])


def _light_cell(sign: Sign) -> Line:
    match sign["light"]:
        case "on" if above(sign) > 0:
            return line("outlook.light-on-above")
        case "on":
            return line("outlook.light-on-at-it")
        case "off":
            return line("outlook.light-off")
        case "before":
            return line("outlook.light-before")
    if above(sign) >= 0:
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
            "signal": _watched_signal_cell,
            "level": _level_cell,
            "threshold": _origin_cell,
            "value": _watched_cell,
            "next_on": next_figure,
        },
    )


def _outcome_cell(alarm: Alarm) -> Line:
    """Say which outcome a warning would announce."""
    if alarm["outcome"] != "turkmen_gas_value_2030":
        return line(f"outlook.announced-{alarm['outcome']}")
    if alarm["side"] == "below":
        return line("outlook.announced-gas-squeeze")
    return line("outlook.announced-line-d")


def _watched_signal_cell(alarm: Alarm) -> Line:
    return line(f"outlook.watched-{alarm['signal_id']}")


def _level_cell(alarm: Alarm) -> Line:
    """Say on which side of a level a figure would warn."""
    side = alarm["side"]
    low = low_limit(alarm)
    if low and side == "between":
        return line("outlook.warns-between", low=low, high=high_limit(alarm))
    limit = low or high_limit(alarm)
    level: Value = amount(limit)
    if alarm["threshold"] == "ours":
        level = line("outlook.level-in-percent", level=limit)
    return line(f"outlook.warns-{side}", level=level)


def _origin_cell(alarm: Alarm) -> Line:
    """Say from where the level of a warning comes."""
    match alarm["threshold"]:
        case "ours":
            return line("outlook.level-our-choice")
        case "needed" if alarm["signal_id"] == "solar_wind_added":
            return line("outlook.threshold-goal", year=str(alarm["of"]))
        case "needed":
            return line("outlook.level-line-d")
    return line("outlook.threshold-figure", year=str(alarm["of"]))


def _watched_cell(alarm: Alarm) -> Line:
    """Say the last figure of what a warning watches."""
    latest = watched_figure(alarm)
    figure: Value = amount(latest)
    if alarm["threshold"] == "ours":
        figure = line("outlook.change-in-percent", change=latest)
    id = "outlook.amount-of-period"
    if alarm["signal_id"] in OF_WHOLE_YEARS:
        id = "outlook.amount-of-whole-year"
    return line(id, amount=figure, period=alarm["period"])


# --- Beside the signals --------------------------------------------------------------


class Observed(TypedDict):
    """What is read of a row of `beside`; `draft` is None of what has none."""

    what: str
    value: float
    period: str
    since: str
    draft: str | None


def beside_table() -> TableWords:
    """Say what the table of what has no threshold holds."""
    return TableWords(
        columns=headings("beside", ("watch", "last")),
        caption=line("outlook.beside-caption"),
        cells={"watch": _watch_cell, "last": _last_cell},
    )


def _watch_cell(observed: Observed) -> Line:
    if observed["what"] == "antimony":
        return line("outlook.beside-antimony")
    return line("outlook.beside-water")


def _last_cell(observed: Observed) -> Line:
    if observed["what"] == "antimony":
        share = percent(observed["value"])
        return line("outlook.antimony-share", share=share, period=observed["period"])
    since = observed["since"]
    draft = observed["draft"]
    if not draft:
        return line("outlook.water-announced", since=since)
    return line("outlook.water-draft", since=since, draft=draft)
