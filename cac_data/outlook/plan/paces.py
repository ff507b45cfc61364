"""What would have to be true, and what would change the path of trade."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Figure, Nothing, ranked
from cac_data.lines import FigureWords, Line, SliderWords, TableWords, Text, Value, line
from cac_data.outlook.basics import distance
from cac_data.outlook.paces import Pace, pace_in, promised_level
from cac_data.outlook.plan.shared import amount, headings
from cac_data.outlook.trade_changes import Condition, Conditions
from cac_data.sliders import WhatIf


def needs(paces: Sequence[Pace]) -> Text:
    """Say for which promises the past was fast enough."""
    return [list(_needs(paces))]


def _needs(paces: Sequence[Pace]) -> Iterator[Line]:
    if not paces:
        yield line("outlook.no-pace")
        return
    yield from _lights(paces)
    for pace in paces:
        if pace["need_id"] == "trade_high":
            yield _trade_needs(pace)
    for pace in paces:
        if pace["need_id"] == "gas_with_line_d":
            yield _gas_needs(pace)
    yield line("outlook.no-forecast")


def _lights(paces: Sequence[Pace]) -> Iterator[Line]:
    """Say of how many promises the pace was seen: lately, once or never."""
    enough = [pace for pace in paces if pace["light"] == "enough"]
    few = [pace for pace in paces if pace["light"] == "few"]
    never = [pace for pace in paces if pace["light"] == "never"]
    asked = len(paces) - len(few)
    counts = {"enough": len(enough), "n": asked}
    if few:
        promises = [_promise(pace) for pace in few]
        yield line("outlook.enough-and-few", few=promises, **counts)
    else:
        yield line("outlook.enough", **counts)
    if never:
        promises = [_promise(pace) for pace in never]
        yield line("outlook.never-enough", promises=promises)
    elif len(enough) < asked:
        yield line("outlook.once-enough")


def _trade_needs(pace: Pace) -> Line:
    return line(
        "outlook.trade-needs",
        promise=_promise(pace, ".title"),
        needed=amount(pace_in(pace, "needed")),
        worst=pace_in(pace, "worst"),
        best=pace_in(pace, "best"),
    )


def _gas_needs(pace: Pace) -> Line:
    needed = amount(pace_in(pace, "needed"))
    if pace["light"] != "seen":
        return line("outlook.gas-needs", needed=needed)
    return line(
        "outlook.gas-needs-seen",
        needed=needed,
        fast=pace["fast_enough"],
        spans=pace["spans"],
        best=pace["best_period"],
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


def _promise(pace: Pace, part: str = "") -> Line:
    """Name a promise, in a sentence or (`part`) at its beginning."""
    name = PROMISES[pace["need_id"]]
    values: dict[str, Value] = {"year": str(pace["year"])}
    if not name.startswith("gas"):
        values["level"] = promised_level(pace)
    return line(f"outlook.promise-{name}{part}", **values)


def needs_table() -> TableWords:
    """Say what the table of paces holds."""
    columns = ("promise", "needed", "achieved", "best", "fast_enough", "light")
    return TableWords(
        columns=headings("needs", columns),
        caption=line("outlook.needs-caption"),
        note=[
            [
                line("outlook.needs-growth-of-five-years"),
                line("outlook.needs-gas-turkmen"),
            ]
        ],
        cells={
            "promise": _promise_cell,
            "needed": _needed_cell,
            "achieved": _achieved_cell,
            "best": _best_cell,
            "fast_enough": _fast_enough_cell,
            "light": _light_cell,
        },
    )


def _promise_cell(pace: Pace) -> Line:
    return _promise(pace, ".title")


def _needed_cell(pace: Pace) -> Line | str:
    return amount(pace_in(pace, "needed"))


def _achieved_cell(pace: Pace) -> Line | str:
    return amount(pace_in(pace, "achieved"))


def _best_cell(pace: Pace) -> Line:
    """Say the worst and the best pace of five years, and when the best was."""
    best: dict[str, Value] = {
        "best": pace_in(pace, "best"),
        "period": pace["best_period"],
    }
    is_growth = pace["unit"] == "% a year"
    if pace["spans"] > 1:
        worst = pace_in(pace, "worst")
        if is_growth:
            return line("outlook.growth-of-spans", worst=worst, **best)
        return line("outlook.additions-of-spans", worst=worst, **best)
    if is_growth:
        return line("outlook.growth-of-one-span", **best)
    return line("outlook.additions-of-one-span", **best)


def _fast_enough_cell(pace: Pace) -> Line:
    return line("outlook.spans-as-fast", fast=pace["fast_enough"], n=pace["spans"])


def _light_cell(pace: Pace) -> Line:
    return line(f"outlook.pace-{pace['light']}")


# --- What would change the path of trade ---------------------------------------------


def conditions(facts: Conditions) -> Text:
    """Say where the scenario leads, and which changes would cross a level."""
    return [list(_conditions(facts))]


def _conditions(facts: Conditions) -> Iterator[Line]:
    if not facts.rows:
        return
    plain, *changed = facts.rows
    yield line("outlook.scenario-leads", amount=plain.value, year=str(facts.year))
    for level in facts.levels:
        yield _crossings(plain, changed, level)
    yield line("outlook.changes-alone")


def _crossings(plain: Condition, changed: Sequence[Condition], level: Figure) -> Line:
    """Say which changes alone bring trade to the other side of a level."""
    is_reached = distance(plain.value, level) >= 0
    side = "below" if is_reached else "above"
    crossed = [
        row for row in changed if (distance(row.value, level) >= 0) != is_reached
    ]
    if not crossed:
        return line(f"outlook.no-change-{side}", level=level)
    changes = [
        line("outlook.change-to", change=_name_of_change(row), amount=row.value)
        for row in crossed
    ]
    return line(
        f"outlook.changes-{side}",
        n=len(changes),
        level=level,
        changes=_one_of_changes(changes),
    )


def _one_of_changes(changes: Sequence[Line]) -> Line:
    """Changes of which one is enough."""
    if len(changes) == 1:
        return changes[0]
    most = line("outlook.in-items", items=changes[:-1])
    return line("outlook.either", most=most, last=changes[-1])


def _name_of_change(row: Condition, part: str = "") -> Line:
    """Name a change, in a sentence or (`part`) at a beginning."""
    id = f"outlook.condition-{row.condition_id}{part}"
    if row.condition_id in ("scenario", "flat_exports", "replay"):
        return line(id)
    return line(id, since=str(row.since))


def conditions_figure(facts: Conditions) -> FigureWords:
    """Say what the chart of changes shows."""
    year = str(facts.year)
    title = line("outlook.conditions-title-none")
    cuts = [row for row in facts.rows if row.change.value < 0]
    by_size = ranked(cuts, by=lambda row: row.value)
    if by_size:
        lowest = by_size[-1]
        title = line(
            "outlook.conditions-title",
            change=_name_of_change(lowest, ".title"),
            year=year,
            amount=lowest.value,
        )
    changes = {row.condition_id: _name_of_change(row, ".title") for row in facts.rows}
    return FigureWords(
        title=title,
        subtitle=line("outlook.conditions-subtitle", year=year),
        caption=line("outlook.conditions-caption"),
        alt=line("outlook.conditions-alt", title=title),
        names={**changes, "article": line("outlook.conditions-name-article")},
    )


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
