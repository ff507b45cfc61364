"""What to watch next: signals, early warnings, and what has no threshold."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Fact
from cac_data.lines import Line, TableWords, Text, Value, line
from cac_data.outlook.plan.shared import (
    amount,
    amount_of_period,
    headings,
    is_known,
    next_figure,
)


def signals(rows: Sequence[Fact]) -> Text:
    """Say which signals have reached their threshold, and of which it is too early."""
    return [list(_signals(rows))]


def _signals(rows: Sequence[Fact]) -> Iterator[Line]:
    if not rows:
        yield line("outlook.no-signals")
        return
    called = [row for row in rows if row["light"] in ("on", "off")]
    reached = [row for row in called if row["light"] == "on"]
    counts = {"on": len(reached), "n": len(called)}
    if reached:
        names = [_signal(row) for row in reached]
        yield line("outlook.signals-on", signals=names, **counts)
    else:
        yield line("outlook.signals-none-on", **counts)
    early = [_signal(row) for row in rows if row["light"] == "before"]
    if early:
        yield line("outlook.signals-too-early", signals=early)


def _signal(row: Fact, part: str = "") -> Line:
    """Name a signal, in a sentence or (`part`) at its beginning."""
    signal = row["signal_id"]
    id = f"outlook.signal-{signal}{part}"
    if signal == "grants":
        return line(id, period=row["period"])
    return line(id)


def signals_table() -> TableWords:
    """Say what the table of signals holds."""
    columns = ("signal", "value", "level", "threshold", "light", "next_on")
    return TableWords(
        columns=headings("signals", columns),
        caption=line("outlook.signals-caption"),
        note=[[line("outlook.signals-note")]],
        cells={
            "signal": lambda row: _signal(row, ".title"),
            "value": amount_of_period,
            "level": lambda row: amount(row["level"], row["unit"]),
            "threshold": _threshold_cell,
            "light": _light_cell,
            "next_on": next_figure,
        },
    )


def _threshold_cell(row: Fact) -> Line:
    """Say from where a threshold comes."""
    match row["threshold"]:
        case "needed" if row["signal_id"] == "solar_wind":
            return line("outlook.threshold-goal", year=row["of"])
        case "needed":
            goal = float(row["goal"])
            return line("outlook.threshold-trade", goal=goal, year=row["of"])
        case "enough_countries":
            return line("outlook.threshold-countries", n=int(row["level"]))
        case "year_before":
            return line("outlook.threshold-year-before")
    return line("outlook.threshold-figure", year=row["of"])


def _light_cell(row: Fact) -> Line:
    match row["light"]:
        case "on" if row["value"] > row["level"]:
            return line("outlook.light-on-above")
        case "on":
            return line("outlook.light-on-at-it")
        case "off":
            return line("outlook.light-off")
        case "before":
            return line("outlook.light-before")
    if row["value"] >= row["level"]:
        return line("outlook.light-neither-above")
    return line("outlook.light-neither-below")


# --- Early warnings ------------------------------------------------------------------

OF_WHOLE_YEARS = ("kyrgyz_imports", "turkmen_gas_value")
"""Signals that are watched by months or quarters; their figure is that of a year."""


def warnings(rows: Sequence[Fact]) -> Text:
    """Say what the warnings are."""
    if not rows:
        return []
    return [[line("outlook.warnings"), line("outlook.warnings-false")]]


def warnings_table() -> TableWords:
    """Say what the table of early warnings holds."""
    columns = ("outcome", "signal", "level", "threshold", "value", "next_on")
    return TableWords(
        columns=headings("warnings", columns),
        caption=line("outlook.warnings-caption"),
        note=[[line("outlook.warnings-note")]],
        cells={
            "outcome": _outcome_cell,
            "signal": lambda row: line(f"outlook.watched-{row['signal_id']}"),
            "level": _level_cell,
            "threshold": _origin_cell,
            "value": _watched_cell,
            "next_on": next_figure,
        },
    )


def _outcome_cell(row: Fact) -> Line:
    """Say which outcome a warning would announce."""
    outcome = row["outcome"]
    if outcome != "turkmen_gas_value_2030":
        return line(f"outlook.announced-{outcome}")
    if row["side"] == "below":
        return line("outlook.announced-gas-squeeze")
    return line("outlook.announced-line-d")


def _level_cell(row: Fact) -> Line:
    """Say on which side of a level a figure would warn."""
    side = row["side"]
    if side == "between":
        return line(
            "outlook.warns-between", low=float(row["low"]), high=float(row["high"])
        )
    low = row["low"]
    limit = low if is_known(low) else row["high"]
    if row["threshold"] == "ours":
        level: Value = line("outlook.level-in-percent", level=float(limit))
    else:
        level = amount(limit, row["unit"])
    return line(f"outlook.warns-{side}", level=level)


def _origin_cell(row: Fact) -> Line:
    """Say from where the level of a warning comes."""
    match row["threshold"]:
        case "ours":
            return line("outlook.level-our-choice")
        case "needed" if row["signal_id"] == "solar_wind_added":
            return line("outlook.threshold-goal", year=str(int(row["of"])))
        case "needed":
            return line("outlook.level-line-d")
    return line("outlook.threshold-figure", year=str(row["of"]))


def _watched_cell(row: Fact) -> Line:
    """Say the last figure of what a warning watches."""
    if row["threshold"] == "ours":
        change = float(row["value"])
        figure: Value = line("outlook.change-in-percent", change=change)
    else:
        figure = amount(row["value"], row["unit"])
    period = row["period"]
    if row["signal_id"] in OF_WHOLE_YEARS:
        return line("outlook.amount-of-whole-year", amount=figure, period=period)
    return line("outlook.amount-of-period", amount=figure, period=period)


# --- Beside the signals --------------------------------------------------------------


def beside(rows: Sequence[Fact]) -> Text:
    """Say what else to watch: workers, attacks, protests."""
    return [list(_beside(rows))]


def _beside(rows: Sequence[Fact]) -> Iterator[Line]:
    row_of = {row["what"]: row for row in rows}
    workers = row_of.get("workers")
    if workers and is_known(workers["share_pct"]):
        yield _permits(workers)
    if "attacks" in row_of:
        yield _attacks(row_of["attacks"])
    if "protests" in row_of:
        yield _protests(row_of["protests"])


def _permits(row: Fact) -> Line:
    last: dict[str, Value] = {
        "all": float(row["of_all"]),
        "period": row["period"],
        "chinese": float(row["value"]),
        "share": float(row["share_pct"]),
    }
    if not is_known(row["first_pct"]) or row["since"] == row["period"]:
        return line("outlook.permits", **last)
    return line(
        "outlook.permits-since",
        first_share=float(row["first_pct"]),
        since=row["since"],
        **last,
    )


def _attacks(row: Fact) -> Line:
    killed = float(row["total"])
    if row["number"] == 1:
        return line("outlook.attack", killed=killed, period=row["period"])
    return line(
        "outlook.attacks",
        n=int(row["number"]),
        killed=killed,
        since=row["since"],
        period=row["period"],
    )


def _protests(row: Fact) -> Line:
    kazakh = float(row["value"])
    neighbour = row["neighbour"]
    if not is_known(neighbour):
        return line("outlook.protests", kazakh=kazakh, period=row["period"])
    return line(
        "outlook.protests-of-both",
        kazakh=kazakh,
        kyrgyz=float(neighbour),
        period=row["period"],
    )


def beside_table() -> TableWords:
    """Say what the table of what has no threshold holds."""
    return TableWords(
        columns=headings("beside", ("watch", "last")),
        caption=line("outlook.beside-caption"),
        cells={"watch": _watch_cell, "last": _last_cell},
    )


def _watch_cell(row: Fact) -> Line:
    if row["what"] == "antimony":
        return line("outlook.beside-antimony")
    return line("outlook.beside-water")


def _last_cell(row: Fact) -> Line:
    if row["what"] == "antimony":
        return line(
            "outlook.antimony-share",
            share=float(row["value"]),
            period=row["period"],
        )
    if not row["draft"]:
        return line("outlook.water-announced", since=row["since"])
    return line("outlook.water-draft", since=row["since"], draft=row["draft"])
