"""How a figure grew, and how it would have to grow."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from cac_data.facts.comparing import Comparison, compare, status_of, traits_of
from cac_data.figure import Difference, Figure, Gap, Nothing, Trait, unlike
from cac_data.observations import union

SPLICED: tuple[Trait, ...] = ("edition", "base")
"""In what the ends of one series may differ: its later years are of later editions."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Growth(Figure):
    """Growth in percent from the period that is its `base`, to its year.

    `first` and `last` are the two levels, `years` the whole years from `start` to
    `end`. `low` and `high` are what the rounding of the levels allows.
    """

    first: float
    last: float
    years: int
    start: int
    end: int


@dataclass(frozen=True, kw_only=True, eq=False)
class NeededGrowth(Growth):
    """Growth a year that a level asks for, at current prices and `real`."""

    level: Figure
    real: float


def grew(
    now: Figure | Nothing,
    then: Figure | Nothing,
    *,
    a_year: bool = False,
    across: Collection[Difference] = (),
) -> Growth | Nothing:
    """Growth in percent (compound, `a_year`), and the range that rounding allows.

    Its `period` is the span between the two. `Nothing` where either is missing, from
    zero, and for compound growth over no year or of levels that are not positive; a
    `Gap` between figures of unlike units, measures, reporters, prices or parts, or of
    periods of unlike lengths, but for what is named by `across`.
    """
    if not now:
        return now
    if not then:
        return then
    named = {*SPLICED, *across}
    differing = [name for name in unlike(now, then) if name not in named]
    if differing:
        return Gap(now, then, differing)
    end = now.whole_year
    start = then.whole_year
    years = end - start
    if not then.value:
        return Nothing("no growth from zero")
    if a_year and (years < 1 or now.value <= 0 or then.value <= 0):
        return Nothing("no growth a year")

    power = 1 / years if a_year else 1.0
    low, high = _growth_range(now, then, power, is_root=a_year)
    traits: dict[str, Any] = {**traits_of(now, then), "base": then.period}
    return Growth(
        value=_growth(now.value, then.value, power),
        unit="percent a year" if a_year else "percent",
        low=low,
        high=high,
        first=then.value,
        last=now.value,
        years=years,
        start=start,
        end=end,
        period=f"{then.period}/{now.period}",
        obs_status=status_of(now, then),
        source_ids=union([now.source_ids, then.source_ids]),
        **traits,
    )


def rose(now: Figure | Nothing, then: Figure | Nothing) -> Figure | Nothing:
    """By how much a figure rose, in its unit; of a fall it is below zero.

    Its `period` is the span between the two, and what is refused is as of `grew`.
    """
    apart = compare(now, then, across=SPLICED)
    if not isinstance(apart, Comparison):
        return apart
    begin = apart.other.period
    end = apart.one.period
    return apart.difference.of(period=f"{begin}/{end}", base=begin)


def deflated(growth: Figure, inflation: Figure) -> Figure:
    """Growth a year at constant prices: of one unit with `inflation`, in percent."""

    def real(percent: float) -> float:
        return 100 * (100 + percent) / (100 + inflation.value) - 100

    return growth.of(
        value=real(growth.value),
        low=None if growth.low is None else real(growth.low),
        high=None if growth.high is None else real(growth.high),
        half=None,
        prices="constant",
        obs_status=status_of(growth, inflation),
        source_ids=union([growth.source_ids, inflation.source_ids]),
    )


def _growth(level: float, base: float, power: float) -> float:
    """Growth from a base to a level in percent; `power`: one over the years."""
    factor: float = (level / base) ** power
    return round(100 * (factor - 1), 9)


def _growth_range(
    now: Figure, then: Figure, power: float, *, is_root: bool
) -> tuple[float, float] | tuple[None, None]:
    """Least and most growth between two rounded figures; None where neither is rounded.

    Rounding that reaches zero leaves no range: nothing grows from a base of zero, and a
    level of zero has no growth a year (`is_root`).
    """
    levels = _rounded_from(now)
    bases = _rounded_from(then)
    is_rounded = len(levels) > 1 or len(bases) > 1
    base_reaches_zero = min(bases) <= 0 <= max(bases)
    has_no_root = is_root and min(levels) <= 0
    if not is_rounded or base_reaches_zero or has_no_root:
        return None, None
    growths = [_growth(level, base, power) for level in levels for base in bases]
    return min(growths), max(growths)


def _rounded_from(figure: Figure) -> list[float]:
    """A figure and the ends of what was rounded to it, `half` a step away."""
    half = figure.half
    if not half:
        return [figure.value]
    return [figure.value, figure.value - half, figure.value + half]


OF_LEVELS: tuple[Trait, ...] = ("measure", "prices", "coverage")
"""In what a level must not contradict the series that is to reach it."""


def _contradict(one: Figure, other: Figure, trait: Trait) -> bool:
    """Whether both figures say what they are of, and not the same."""
    words = {getattr(one, trait), getattr(other, trait)} - {""}
    return len(words) > 1


def needed(
    last: Figure | Nothing,
    level: Figure | Nothing,
    year: int,
    inflation: float = 0.0,
) -> NeededGrowth | Nothing:
    """Growth a year from the last figure to a level, in percent.

    `value` at current prices, ``(level / last) ** (1 / years) - 1``, and `real`, with
    the level first brought to the prices of the last year by `inflation` a year. A
    `Gap` where the level is in another unit, or says of itself what the last figure is
    not: other cubic metres, prices or parts. Who set it, and when, does not matter.
    """
    if not last:
        return last
    if not level:
        return level
    differing: list[str] = [
        trait for trait in OF_LEVELS if _contradict(level.as_counted, last, trait)
    ]
    if level.unit != last.unit:
        differing.append("unit")
    if differing:
        return Gap(level, last, differing)
    if last.whole_year >= year:
        return Nothing(f"no year between {last.whole_year} and {year}")
    # What is aimed at is asked of the series of the last figure, whoever set the aim.
    goal = last.of(value=level.value, year=year, period=str(year), half=level.half)
    base = last.of(half=None)
    # A level is one of a year, where the last may be told of a month.
    growth = grew(goal, base, a_year=True, across=["length"])
    if not growth:
        return growth
    rise_of_prices = (1 + inflation) ** (year - last.whole_year)
    real_goal = goal.of(value=level.value / rise_of_prices)
    real = grew(real_goal, base, a_year=True, across=["length"])
    assert real, "a level that grows at all grows in old prices, too"
    return NeededGrowth(
        value=growth.value,
        unit=growth.unit,
        low=growth.low,
        high=growth.high,
        first=growth.first,
        last=growth.last,
        years=growth.years,
        start=growth.start,
        end=growth.end,
        period=growth.period,
        obs_status=growth.obs_status,
        source_ids=union([last.source_ids, level.source_ids]),
        level=level,
        real=real.value,
        **traits_of(growth),
    )
