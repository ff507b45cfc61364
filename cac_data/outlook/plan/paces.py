"""What would have to be true, and what would change the path of trade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Fact, Nothing
from cac_data.lines import FigureWords, Line, SliderWords, TableWords, Text, Value, line
from cac_data.outlook.plan.shared import amount, headings
from cac_data.sliders import WhatIf


def needs(rows: Sequence[Fact]) -> Text:
    """Say for which promises the past was fast enough."""
    return [list(_needs(rows))]


def _needs(rows: Sequence[Fact]) -> Iterator[Line]:
    if not rows:
        yield line("outlook.no-pace")
        return
    yield from _lights(rows)
    for row in rows:
        if row["need_id"] == "trade_high":
            yield _trade_needs(row)
    for row in rows:
        if row["need_id"] == "gas_with_line_d":
            yield _gas_needs(row)
    yield line("outlook.no-forecast")


def _lights(rows: Sequence[Fact]) -> Iterator[Line]:
    """Say of how many promises the pace was seen: lately, once or never."""
    enough = [row for row in rows if row["light"] == "enough"]
    few = [row for row in rows if row["light"] == "few"]
    never = [row for row in rows if row["light"] == "never"]
    asked = len(rows) - len(few)
    counts = {"enough": len(enough), "n": asked}
    if few:
        promises = [_promise(row) for row in few]
        yield line("outlook.enough-and-few", few=promises, **counts)
    else:
        yield line("outlook.enough", **counts)
    if never:
        promises = [_promise(row) for row in never]
        yield line("outlook.never-enough", promises=promises)
    elif len(enough) < asked:
        yield line("outlook.once-enough")


def _trade_needs(row: Fact) -> Line:
    return line(
        "outlook.trade-needs",
        promise=_promise(row, ".title"),
        needed=amount(row["needed"], row["unit"]),
        worst=float(row["worst"]),
        best=float(row["best"]),
    )


def _gas_needs(row: Fact) -> Line:
    pace = amount(row["needed"], row["unit"])
    if row["light"] != "seen":
        return line("outlook.gas-needs", needed=pace)
    return line(
        "outlook.gas-needs-seen",
        needed=pace,
        fast=int(row["fast_enough"]),
        spans=int(row["spans"]),
        best=row["best_period"],
    )


PROMISES = {
    "trade_low": "trade",
    "trade_high": "trade",
    "gas_lines_a_to_c": "gas-lines-a-to-c",
    "gas_with_line_d": "gas-with-line-d",
    "corridor": "corridor",
    "solar_wind_uzb": "solar-wind",
}
"""What is promised, by what is needed for it."""


def _promise(row: Fact, part: str = "") -> Line:
    """Name a promise, in a sentence or (`part`) at its beginning."""
    name = PROMISES[row["need_id"]]
    values: dict[str, Value] = {"year": str(row["year"])}
    if not name.startswith("gas"):
        values["level"] = float(row["level"])
    return line(f"outlook.promise-{name}{part}", **values)


def needs_table() -> TableWords:
    """Say what the table of paces holds."""
    columns = ("promise", "needed", "achieved", "best", "fast_enough", "light")
    return TableWords(
        columns=headings("needs", columns),
        caption=line("outlook.needs-caption"),
        note=[[line("outlook.needs-note")]],
        cells={
            "promise": lambda row: _promise(row, ".title"),
            "needed": lambda row: amount(row["needed"], row["unit"]),
            "achieved": lambda row: amount(row["achieved"], row["unit"]),
            "best": _best_cell,
            "fast_enough": _fast_enough_cell,
            "light": lambda row: line(f"outlook.pace-{row['light']}"),
        },
    )


def _best_cell(row: Fact) -> Line:
    """Say the worst and the best pace of five years, and when the best was."""
    best: dict[str, Value] = {
        "best": float(row["best"]),
        "period": row["best_period"],
    }
    is_growth = row["unit"] == "% a year"
    if row["spans"] > 1:
        worst = float(row["worst"])
        if is_growth:
            return line("outlook.growth-of-spans", worst=worst, **best)
        return line("outlook.additions-of-spans", worst=worst, **best)
    if is_growth:
        return line("outlook.growth-of-one-span", **best)
    return line("outlook.additions-of-one-span", **best)


def _fast_enough_cell(row: Fact) -> Line:
    fast = int(row["fast_enough"])
    return line("outlook.spans-as-fast", fast=fast, n=int(row["spans"]))


# --- What would change the path of trade ---------------------------------------------


def conditions(f: Fact) -> Text:
    """Say where the scenario leads, and which changes would cross a level."""
    return [list(_conditions(f))]


def _conditions(f: Fact) -> Iterator[Line]:
    if not f["rows"]:
        return
    plain = f["rows"][0]
    yield line(
        "outlook.scenario-leads", amount=float(plain["value"]), year=str(f["year"])
    )
    for level in f["levels"]:
        yield _crossings(plain["value"], f["rows"][1:], level["value"])
    yield line("outlook.changes-alone")


def _crossings(plain: float, rows: Sequence[Fact], level: float) -> Line:
    """Say which changes alone bring trade to the other side of a level."""
    is_reached = plain >= level
    side = "below" if is_reached else "above"
    crossed = [row for row in rows if (row["value"] >= level) != is_reached]
    if not crossed:
        return line(f"outlook.no-change-{side}", level=float(level))
    changes = [
        line(
            "outlook.change-to",
            change=_changed(row),
            amount=float(row["value"]),
        )
        for row in crossed
    ]
    return line(
        f"outlook.changes-{side}",
        n=len(changes),
        level=float(level),
        changes=_either(changes),
    )


def _either(changes: Sequence[Line]) -> Line:
    """Changes of which one is enough."""
    if len(changes) == 1:
        return changes[0]
    most = line("outlook.in-items", items=changes[:-1])
    return line("outlook.either", most=most, last=changes[-1])


def _changed(row: Fact, part: str = "") -> Line:
    """Name a change, in a sentence or (`part`) at a beginning."""
    condition = row["condition_id"]
    id = f"outlook.condition-{condition}{part}"
    if condition in ("scenario", "flat_exports", "replay"):
        return line(id)
    return line(id, since=str(int(row["since"])))


def conditions_figure(f: Fact) -> FigureWords:
    """Say what the chart of changes shows."""
    year = str(f["year"])
    rows = f["rows"]
    title = line("outlook.conditions-title-none")
    if len(rows) > 1:
        lowest = min(rows, key=_value)
        title = line(
            "outlook.conditions-title",
            change=_changed(lowest, ".title"),
            year=year,
            amount=float(lowest["value"]),
        )
    changes = {row["condition_id"]: _changed(row, ".title") for row in rows}
    return FigureWords(
        title=title,
        subtitle=line("outlook.conditions-subtitle", year=year),
        caption=line("outlook.conditions-caption"),
        alt=line("outlook.conditions-alt", title=title),
        names={**changes, "article": line("outlook.conditions-name-article")},
    )


def _value(row: Fact) -> float:
    return float(row["value"])


def what_if(f: WhatIf | Nothing) -> SliderWords:
    """Say what the sliders move, and what they do not."""
    caption = []
    if f:
        caption = [line("outlook.what-if", point=f.point, year=str(f.year))]
    still = [line("outlook.what-if-still"), line("outlook.what-if-independent")]
    return SliderWords(
        caption=[caption],
        path=line("outlook.what-if-path"),
        still=[still],
    )
