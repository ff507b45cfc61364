"""What is said of what the railway would shorten, and how good our distances are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import (
    Nothing,
    exceeds,
    ranked,
)
from cac_data.infrastructure.network.accuracy import Accuracy, Crossing, Errors
from cac_data.infrastructure.network.savings import (
    AnnouncedSaving,
    Detour,
    Gains,
    PairOfCities,
)
from cac_data.infrastructure.parts import ends_of
from cac_data.infrastructure.plan.shared import NAMES, all_sentences
from cac_data.lines import FigureWords, Line, Text, line

# --- What would the railway shorten? --------------------------------------------------


def comparison(f: Gains) -> Text:
    """Say which pairs of cities the railway brings nearer, and what is announced."""
    yield [*_shortened(f), *_new_and_same(f), *_announced(f.claim)]


def _pairs(rows: Sequence[PairOfCities]) -> list[str]:
    return [row.pair for row in rows]


def _shortened(f: Gains) -> Iterator[Line]:
    if f.shorter:
        savings = [
            line("infrastructure.saving", pair=row.pair, saving=row.saving)
            for row in f.shorter
        ]
        yield line(
            "infrastructure.comparison-shorter",
            n=len(savings),
            pairs=f.pairs,
            savings=savings,
        )
    elif f.same:
        yield line("infrastructure.comparison-none-shorter")


def _new_and_same(f: Gains) -> Iterator[Line]:
    if f.new:
        yield line("infrastructure.comparison-new", pairs=_pairs(f.new))
    if f.same and f.shorter:
        yield line("infrastructure.comparison-same", pairs=_pairs(f.same))


def _announced(claim: AnnouncedSaving | Nothing) -> Iterator[Line]:
    """Say what saving is announced, and which pairs save as much."""
    if not claim:
        return
    low, high = ends_of(claim.days)
    yield line(
        "infrastructure.comparison-claim",
        saving=claim.distance,
        low=low,
        high=high,
    )
    pairs = _pairs(claim.enough)
    if pairs:
        yield line("infrastructure.comparison-enough", n=len(pairs), pairs=pairs)
    else:
        yield line("infrastructure.comparison-none-enough")


def comparison_figure(f: Gains) -> FigureWords:
    """Say what the chart of lengths shows."""
    return FigureWords(
        title=line(
            "infrastructure.comparison-title",
            n=len(f.shorter),
            pairs=f.pairs,
        ),
        subtitle=line("infrastructure.comparison-subtitle"),
        alt=line(
            "infrastructure.comparison-alt", sentences=all_sentences(comparison(f))
        ),
        caption=line("infrastructure.comparison-caption"),
        names=NAMES,
    )


# --- Over the railway -----------------------------------------------------------------


def over(f: Gains) -> Text:
    """Say how much longer the way over the railway is, by both lines to it."""
    if not f.over:
        return
    detours = [_detour(way) for way in f.over]
    first = line("infrastructure.over", first=detours[0])
    if len(detours) > 1:
        first = line(
            "infrastructure.over-both-lines", first=detours[0], second=detours[1]
        )
    shares = [line("infrastructure.over-share", share=way.share) for way in f.over]
    yield [first, line("infrastructure.over-draws", shares=shares, draws=f.draws)]


def _detour(detour: Detour) -> Line:
    way = "shorter" if detour.longer.value < 0 else "longer"
    return line(f"infrastructure.over-{way}", distance=detour.longer.size)


def over_figure(f: Gains) -> FigureWords:
    """Say what the chart of detours shows."""
    title = line("infrastructure.over-title")
    longer = [way.longer for way in f.over if way.longer.value > 0]
    detours = ranked(longer) or []
    if len(detours) > 1:
        title = line(
            "infrastructure.over-title-longer", low=detours[-1], high=detours[0]
        )
    return FigureWords(
        title=title,
        subtitle=line("infrastructure.over-subtitle"),
        alt=line("infrastructure.over-alt", sentences=all_sentences(over(f))),
        caption=[
            [
                line("infrastructure.over-right-of-zero"),
                line("infrastructure.over-draws-lengths"),
            ]
        ],
        names=NAMES,
    )


# --- How good are these distances and times? ------------------------------------------


def accuracy(f: Accuracy) -> Text:
    """Say how far off our distances and times are, and what the times rest on."""
    yield [*_errors(f.errors), *_speed(f), *_ports(f), *_day_of_knowledge(f.as_of)]


def _errors(errors: Errors | Nothing) -> Iterator[Line]:
    if not errors:
        return
    low, high = ends_of(errors)
    yield line(
        "infrastructure.accuracy",
        checks=errors.checks,
        error=errors,
        low=low,
        high=high,
    )
    if errors.left_out:
        yield line("infrastructure.accuracy-left-out", n=errors.left_out)
    if not errors.most or not errors.is_mostly_above:
        yield line("infrastructure.accuracy-waiting")
        return
    yield line(
        "infrastructure.accuracy-waiting-yet-longer",
        above=errors.above,
        times=errors.timed,
        most=errors.most,
    )
    yield line("infrastructure.accuracy-border-hours")


def _speed(f: Accuracy) -> Iterator[Line]:
    origin = ""
    if f.measured:
        origin = "-measured"
    elif f.is_set:
        origin = "-set"
    yield line(f"infrastructure.accuracy-speed{origin}", speed=f.speed, border=f.border)
    yield line("infrastructure.accuracy-gauge")


def _ports(f: Accuracy) -> Iterator[Line]:
    """Say which hours in ports are assumed, and how the days with them compare."""
    yield line("infrastructure.accuracy-ports", hours=f.port)
    if f.crossing:
        yield line(
            "infrastructure.accuracy-crossing",
            days=f.crossing[0].model,
            published=[_crossing(crossing) for crossing in f.crossing],
        )


def _crossing(crossing: Crossing) -> Line:
    days = crossing.published
    low, high = ends_of(days)
    way = line(f"infrastructure.crossing-way-{days.coverage}")
    if exceeds(high, low):
        return line(
            "infrastructure.crossing-between",
            low=low,
            high=high,
            way=way,
            period=days.period,
        )
    return line("infrastructure.crossing", days=days, way=way, period=days.period)


def _day_of_knowledge(day: str) -> Iterator[Line]:
    if day:
        yield line("infrastructure.accuracy-as-of", day=day)
