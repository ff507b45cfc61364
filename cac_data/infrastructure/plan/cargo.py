"""What is said of cargo: what is carried, what was expected, where counts differ."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.facts import Fact, is_known
from cac_data.infrastructure.plan.shared import NAMES, all_sentences, span
from cac_data.lines import FigureWords, Line, TableWords, Text, line


def freight(f: Fact) -> Text:
    """Say what two corridors carry, whose cargo it is, and what was expected."""
    yield [_both(f), *_surge(f)]
    yield _whose(f["whose"])
    yield [*_missed(f), *_goal(f["goal"]), *_plan(f["plan"]), *_road(f["road"])]


def _both(f: Fact) -> Line:
    if not f["rail"] or not f["middle"]:
        return line("infrastructure.freight-no-year")
    return line(
        "infrastructure.freight",
        rail=_cargo(f["rail"], f["rail_change"]),
        middle=_cargo(f["middle"], f["middle_change"]),
    )


def _cargo(cargo: Fact, change: Fact) -> Line:
    amount = float(cargo["value"])
    year = cargo["period"]
    if not change:
        return line("infrastructure.cargo", amount=amount, year=year)
    return line(
        "infrastructure.cargo-changed",
        amount=amount,
        year=year,
        change=float(change["value"]),
    )


def _surge(f: Fact) -> Iterator[Line]:
    """Say that the average pace is no guide: it rests on two years."""
    surge = f["surge"]
    if not surge:
        return
    pace = f["middle_pace"]
    yield line(
        "infrastructure.freight-pace",
        year=str(pace["start"]),
        pace=float(pace["value"]),
    )
    fall = "-and-fall" if f["middle"]["year"] > surge["end"] else ""
    yield line(
        f"infrastructure.freight-surge{fall}",
        first=float(surge["first"]),
        last=float(surge["last"]),
        years=span(surge["start"], surge["end"]),
    )


def _whose(f: Fact) -> Iterator[Line]:
    exports = f["exports"]
    if exports:
        yield line(
            "infrastructure.freight-exports",
            share=float(exports["value"]),
            period=exports["period"],
        )
    from_china = f["from_china"]
    if from_china:
        yield line(
            "infrastructure.freight-containers",
            chinese=float(from_china["value"]),
            containers=float(from_china["all"]),
            year=from_china["period"],
        )


def _missed(f: Fact) -> Iterator[Line]:
    if f["over"]:
        belated = "-belated" if f["belated"] else ""
        yield line(
            f"infrastructure.freight-missed{belated}",
            missed=int(f["missed"]),
            n=int(f["over"]),
        )


def _goal(goal: Fact) -> Iterator[Line]:
    if goal:
        yield line(
            "infrastructure.freight-goal",
            year=goal["period"],
            goal=float(goal["value"]),
            growth=float(goal["needed_pct"]),
        )


def _plan(f: Fact) -> Iterator[Line]:
    """Say for how much cargo the railway is planned, beside what rail carries."""
    if not f or not is_known(f["low_pct"]):
        return
    low = float(f["main_low"])
    high = float(f["main_high"])
    plan = line("infrastructure.plan", plan=low)
    if high > low:
        plan = line("infrastructure.plan-between", low=low, high=high)
    low_pct = float(f["low_pct"])
    share = line("infrastructure.share-of-rail", share=low_pct)
    if f["high"] > f["low"]:
        high_pct = float(f["high_pct"])
        share = line("infrastructure.shares-of-rail", low=low_pct, high=high_pct)
    if not is_known(f["other"]):
        yield line("infrastructure.freight-plan", plan=plan, share=share)
        return
    yield line(
        "infrastructure.freight-plan-of-two-sources",
        plan=plan,
        other_plan=float(f["other"]),
        share=share,
    )


def _road(road: Fact) -> Iterator[Line]:
    first = road["first"]
    last = road["last"]
    if last and first["period"] < last["period"]:
        yield line(
            "infrastructure.freight-road",
            first=float(first["value"]),
            start=first["period"],
            last=float(last["value"]),
            end=last["period"],
        )


def freight_figure(f: Fact) -> FigureWords:
    """Say what the chart of both corridors shows, beside the plan of the railway."""
    rows = f["same"]
    title = line("infrastructure.freight-title-without-year")
    if len(rows) > 1:
        title = line(
            "infrastructure.freight-title",
            middle=float(rows[-1]["value"]),
            rail=float(rows[0]["value"]),
        )
    subtitle = line("infrastructure.freight-subtitle-without-year")
    if rows:
        subtitle = line("infrastructure.freight-subtitle", year=rows[0]["period"])
    return FigureWords(
        title=title,
        subtitle=subtitle,
        alt=line("infrastructure.freight-alt", sentences=all_sentences(freight(f))),
        caption=line("infrastructure.freight-caption"),
        names=NAMES,
    )


# --- Tables ---------------------------------------------------------------------------


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
        names=NAMES,
    )


def latest_table() -> TableWords:
    """Say what the table of all corridors, crossings and ports has."""
    columns = ("corridor", "indicator", "period", "value", "unit", "before")
    return TableWords(
        columns={column: line(f"infrastructure.latest-{column}") for column in columns},
        caption=line("infrastructure.latest-caption"),
        note=[[line("infrastructure.latest-note")]],
        names=NAMES,
    )


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
        names=NAMES,
    )


# --- How well it moves ----------------------------------------------------------------


def shipments(f: Fact) -> Text:
    """Say how long a border takes in samples, and what carriage costs."""
    if not f["border"] or not f["cost"]:
        yield [line("infrastructure.shipments-unknown")]
        return
    hours = _border_hours(f["border"])
    cost = _cost_of_carriage(f["cost"])
    yield [line("infrastructure.shipments", hours=hours, cost=cost)]


def _border_hours(border: Fact) -> Line:
    hours = float(border["value"])
    year = border["period"]
    if not is_known(border["before"]):
        return line("infrastructure.border-hours", hours=hours, year=year)
    return line(
        "infrastructure.border-hours-before",
        hours=hours,
        year=year,
        before=float(border["before"]),
        year_before=border["before_period"],
    )


def _cost_of_carriage(carriage: Fact) -> Line:
    cost = float(carriage["value"])
    before = carriage["before"]
    if not is_known(before):
        return line("infrastructure.cost-of-carriage", cost=cost)
    return line(
        "infrastructure.cost-of-carriage-before", cost=cost, before=float(before)
    )
