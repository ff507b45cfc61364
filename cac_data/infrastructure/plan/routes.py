"""What is said of routes: the shortest, the fastest, what the loss of a leg costs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.infrastructure.network.routing import Leg, Routes
from cac_data.infrastructure.plan.shared import NAMES, all_sentences, stops
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, line

SAME_KM = 1
"""A change of length below this is none."""


def routes(f: Routes) -> Text:
    """Say which route is the shortest today and in a year, and where it is alone."""
    shortest = [*_today(f), *_then(f)]
    losses = [*_alone(f), *_worst(f)]
    if _stays_closed(f):
        losses = [*shortest, *losses]
    else:
        yield shortest
    capacity = []
    if f.losses.worst:
        capacity = [line("infrastructure.routes-capacity")]
    if f.losses.other_detour:
        yield [*losses, *capacity]
    else:
        yield losses
        yield capacity


def _today(f: Routes) -> Iterator[Line]:
    today = f.today
    if not today:
        id = "infrastructure.routes-none-today"
        yield line(id, start=f.start, end=f.end)
        return
    yield line(
        "infrastructure.routes-today",
        start=f.start,
        end=f.end,
        distance=today.distance,
        borders=today.borders,
        estimated=today.estimated,
    )
    if f.fast:
        yield line(
            "infrastructure.routes-fastest",
            days=f.fast.days,
            stop_days=f.fast.stop_days,
            stops=stops(f.fast),
        )


def _is_as_long_as_today(f: Routes) -> bool:
    """Whether the route of the year is known to be as long as today's."""
    return bool(f.change and abs(f.change.value) < SAME_KM)


def _stays_closed(f: Routes) -> bool:
    """Whether the route of the year is today's, since the railway is not open."""
    return bool(f.then) and _is_as_long_as_today(f) and not f.is_open


def _then(f: Routes) -> Iterator[Line]:
    """Say how long the route is in a year, and whether it uses the railway."""
    year = str(f.year)
    then = f.then
    if not then:
        yield line("infrastructure.routes-none-then", year=year)
        return
    if _stays_closed(f):
        yield line("infrastructure.routes-not-open", year=year)
        used = "used" if f.losses.used_if_open else "unused"
        yield line(f"infrastructure.routes-{used}-if-open")
        return
    railway = then.over_railway
    if not f.change:
        yield line(
            "infrastructure.routes-then",
            year=year,
            distance=then.distance,
            railway=railway,
        )
        return
    if _is_as_long_as_today(f):
        yield line("infrastructure.routes-then-same", year=year, railway=railway)
        return
    way = "shorter" if f.change.value < 0 else "longer"
    yield line(
        f"infrastructure.routes-then-{way}",
        year=year,
        change=f.change.size,
        railway=railway,
    )


def _alone(f: Routes) -> Iterator[Line]:
    """Say without which legs our network has no route."""
    only = f.losses.only
    only_other = f.losses.only_other
    if only:
        past = "-past-coal-line" if only[0].past else ""
        yield line(f"infrastructure.routes-only{past}", legs=_legs(only))
    elif f.is_open and only_other:
        yield line("infrastructure.routes-only-without-railway", legs=_legs(only_other))


def _worst(f: Routes) -> Iterator[Line]:
    """Say the loss of which leg costs most, with and without the railway."""
    losses = f.losses
    if not losses.worst:
        return
    of_others = "-of-others" if losses.only else ""
    yield line(
        f"infrastructure.routes-worst{of_others}",
        legs=_legs(losses.worst),
        detour=losses.detour,
    )
    if losses.other_detour:
        case = "without" if f.is_open else "with"
        yield line(
            f"infrastructure.routes-worst-{case}-railway", detour=losses.other_detour
        )


def _legs(rows: Sequence[Leg]) -> Line:
    legs = [line("infrastructure.leg", start=leg.start, end=leg.end) for leg in rows]
    if len(legs) == 1:
        return legs[0]
    return line("infrastructure.legs", legs=legs[:-1], last=legs[-1])


def routes_figure(f: Routes) -> FigureWords:
    """Say what the map of the shortest routes shows."""
    names = {
        code: line(f"infrastructure.name-route-{code}")
        for code in ("today", "railway", "other")
    }
    return FigureWords(
        title=_title(f),
        subtitle=line("infrastructure.routes-subtitle"),
        alt=line("infrastructure.routes-alt", sentences=all_sentences(routes(f))),
        caption=[
            [
                line("infrastructure.routes-straight"),
                line("infrastructure.routes-other-legs"),
                line("infrastructure.routes-left-out"),
            ]
        ],
        names={**NAMES, **names},
    )


def _title(f: Routes) -> Line:
    start = f.start
    end = f.end
    year = str(f.year)
    if not f.today or not f.then:
        return line("infrastructure.routes-title-without-route", start=start, end=end)
    today = f.today.distance
    if _is_as_long_as_today(f):
        return line(
            "infrastructure.routes-title-no-shorter",
            start=start,
            end=end,
            today=today,
            year=year,
        )
    return line(
        "infrastructure.routes-title",
        start=start,
        end=end,
        today=today,
        then=f.then.distance,
        year=year,
    )


CRITERIA: Names = {
    "today": line("infrastructure.name-today"),
    "distance": line("infrastructure.name-distance"),
    "time": line("infrastructure.name-time"),
    "distance+time": line("infrastructure.name-distance-and-time"),
}


def options_table() -> TableWords:
    """Say what the table of best routes has."""
    columns = (
        "network",
        "best_by",
        "route",
        "distance_km",
        "estimated_pct",
        "days",
        "stop_days",
        "borders",
        "gauge_breaks",
    )
    return TableWords(
        columns={
            column: line(f"infrastructure.options-{column}") for column in columns
        },
        caption=line("infrastructure.options-caption"),
        names={**NAMES, **CRITERIA},
    )
