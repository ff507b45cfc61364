"""What is said of cargo: what is carried, what was expected, where counts differ."""

from __future__ import annotations

import math
from collections.abc import Iterator

from cac_data.facts import (
    Figure,
    Growth,
    NeededGrowth,
    Nothing,
    exceeds,
)
from cac_data.infrastructure.freight import (
    Freight,
    Plan,
    Road,
    Sample,
    Shipments,
    Whose,
)
from cac_data.infrastructure.parts import ends_of
from cac_data.infrastructure.plan.shared import (
    INDICATORS,
    NAMES,
    UNITS,
    all_sentences,
    is_rough,
    span,
)
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, line


def freight(f: Freight) -> Text:
    """Say what two corridors carry, whose cargo it is, and what was expected."""
    yield [_two_corridors(f), *_surge(f)]
    yield _whose(f.whose)
    yield [*_missed(f), *_goal(f.goal), *_plan(f.plan), *_road(f.road)]


def _two_corridors(f: Freight) -> Line:
    if not f.rail or not f.middle:
        return line("infrastructure.freight-no-year")
    return line(
        "infrastructure.freight",
        rail=_cargo(f.rail, f.rail_change),
        middle=_cargo(f.middle, f.middle_change),
    )


def _cargo(cargo: Figure, change: Growth | Nothing) -> Line:
    year = cargo.period
    if not change:
        return line("infrastructure.cargo", amount=cargo, year=year)
    if is_rough(change):
        low, high = ends_of(change)
        return line(
            "infrastructure.cargo-changed-rounded",
            amount=cargo,
            year=year,
            low=low,
            high=high,
        )
    return line(
        "infrastructure.cargo-changed",
        amount=cargo,
        year=year,
        change=change,
    )


def _surge(f: Freight) -> Iterator[Line]:
    """Say that the average pace is no guide: it rests on two years."""
    surge = f.surge
    if not surge or not f.middle:
        return
    if f.middle_pace:
        yield line(
            "infrastructure.freight-pace",
            year=str(f.middle_pace.start),
            pace=f.middle_pace,
        )
    has_fallen = surge.since and surge.since.difference.value < 0
    fall = "-and-fall" if has_fallen else ""
    yield line(
        f"infrastructure.freight-surge{fall}",
        first=surge.first,
        last=surge.last,
        years=span(surge.first.year, surge.last.year),
    )


def _whose(f: Whose) -> Iterator[Line]:
    if f.exports:
        yield line(
            "infrastructure.freight-exports",
            share=f.exports,
            period=f.exports.period,
        )
    if f.from_china:
        yield line(
            "infrastructure.freight-containers",
            chinese=f.from_china.chinese,
            containers=f.from_china.all,
            year=f.from_china.chinese.period,
        )


def _missed(f: Freight) -> Iterator[Line]:
    if f.over:
        belated = "-belated" if f.belated else ""
        yield line(f"infrastructure.freight-missed{belated}", missed=f.missed, n=f.over)


def _goal(goal: NeededGrowth | Nothing) -> Iterator[Line]:
    if goal:
        yield line(
            "infrastructure.freight-goal",
            year=goal.level.period,
            goal=goal.level,
            growth=goal,
        )


def _plan(f: Plan | Nothing) -> Iterator[Line]:
    """Say for how much cargo the railway is planned, beside what rail carries."""
    if not f:
        return
    plan = line("infrastructure.plan", plan=f.low)
    if exceeds(f.high, f.low):
        plan = line("infrastructure.plan-between", low=f.low, high=f.high)
    share = line("infrastructure.share-of-rail", share=f.least_share)
    if exceeds(f.most_share, f.least_share):
        share = line(
            "infrastructure.shares-of-rail", low=f.least_share, high=f.most_share
        )
    if not f.other:
        yield line("infrastructure.freight-plan", plan=plan, share=share)
        return
    yield line(
        "infrastructure.freight-plan-of-two-sources",
        plan=plan,
        other_plan=f.other,
        share=share,
    )


def _road(road: Road) -> Iterator[Line]:
    if road.change and road.change.difference.value > 0:
        first = road.change.other
        last = road.change.one
        yield line(
            "infrastructure.freight-road",
            first=first,
            start=first.period,
            last=last,
            end=last.period,
        )


def freight_figure(f: Freight) -> FigureWords:
    """Say what the chart of both corridors shows, beside the plan of the railway."""
    rows = f.same
    title = line("infrastructure.freight-title-without-year")
    if len(rows) > 1:
        title = line(
            "infrastructure.freight-title",
            middle=rows[-1],
            rail=rows[0],
        )
    subtitle = line("infrastructure.freight-subtitle-without-year")
    if rows:
        subtitle = line("infrastructure.freight-subtitle", year=rows[0].period)
    return FigureWords(
        title=title,
        subtitle=subtitle,
        alt=line("infrastructure.freight-alt", sentences=all_sentences(freight(f))),
        caption=line("infrastructure.freight-caption"),
        names=NAMES,
    )


# --- Tables ---------------------------------------------------------------------------

NATURES: Names = {
    nature: line(f"infrastructure.nature-{nature}")
    for nature in ("expected", "forecast", "plan", "target")
}
"""What a figure for years ahead is said to be."""

MODES: Names = {
    mode: line(f"infrastructure.mode-{mode}") for mode in ("rail", "road", "sea")
}


def hopes_table() -> TableWords:
    """Say what the table of plans and expectations has."""
    columns = (
        "period",
        "said_on",
        "nature",
        "value",
        "came",
        "reached_pct",
        "needed_pct",
    )
    return TableWords(
        columns={column: line(f"infrastructure.hopes-{column}") for column in columns},
        caption=line("infrastructure.hopes-caption"),
        names={**NAMES, **NATURES},
    )


def latest_table() -> TableWords:
    """Say what the table of all corridors, crossings and ports has."""
    columns = ("corridor", "indicator", "period", "value", "unit", "before")
    return TableWords(
        columns={column: line(f"infrastructure.latest-{column}") for column in columns},
        caption=line("infrastructure.latest-caption"),
        note=[[line("infrastructure.latest-note")]],
        cells={
            "value": lambda row: _printed(
                row["value"], row["printed_as"], row["obs_status"]
            ),
            "before": lambda row: _printed(
                row["before"], row["before_printed_as"], row["before_status"]
            ),
        },
        names={**NAMES, **INDICATORS, **UNITS},
    )


def _printed(value: float | None, printed_as: str, status: str) -> Line:
    """Say a number of the table, and about or more than, where its source has that.

    One that is estimated was worked out from another year and a change.
    """
    if value is None or math.isnan(value):
        return line("common.no-figure")
    figure = Figure(value=value, unit="", row={"printed_as": printed_as})
    worked_out = "-worked-out" if status == "E" else ""
    return line(f"infrastructure.latest-amount{worked_out}", amount=figure)


def disputes_table() -> TableWords:
    """Say what the table of conflicting figures has."""
    columns = (
        "corridor",
        "indicator",
        "period",
        "low",
        "high",
        "unit",
        "gap_pct",
        "reason",
    )
    return TableWords(
        columns={
            column: line(f"infrastructure.disputes-{column}") for column in columns
        },
        caption=line("infrastructure.disputes-caption"),
        # Also of what the table does not show: how a conflict is told elsewhere.
        names={**NAMES, **INDICATORS, **MODES, **NATURES, **UNITS},
    )


# --- How well it moves ----------------------------------------------------------------


def shipments(f: Shipments) -> Text:
    """Say how long a border takes in samples, and what carriage costs."""
    if not f.border or not f.cost:
        yield [line("infrastructure.shipments-unknown")]
        return
    hours = _border_hours(f.border)
    cost = _cost_of_carriage(f.cost)
    yield [line("infrastructure.shipments", hours=hours, cost=cost)]


def _border_hours(border: Sample) -> Line:
    hours = border.last
    before = border.before
    year = hours.period
    if not before:
        return line("infrastructure.border-hours", hours=hours, year=year)
    return line(
        "infrastructure.border-hours-before",
        hours=hours,
        year=year,
        before=before,
        year_before=before.period,
    )


def _cost_of_carriage(carriage: Sample) -> Line:
    cost = carriage.last
    if not carriage.before:
        return line("infrastructure.cost-of-carriage", cost=cost)
    return line(
        "infrastructure.cost-of-carriage-before", cost=cost, before=carriage.before
    )
