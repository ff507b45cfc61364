"""Two figures of one thing, and the figures that are made from both.

Only like is compared with like: figures of one unit and measure, by one reporter, of
one edition, in prices of one year, of the same part, and of periods as long. Where the
difference is the subject itself, as in mirror statistics, it is named at the call
(`across`), and what is made from the two is of both.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, TypeVar, overload

from cac_data import periods
from cac_data.figure import (
    BETWEEN,
    TRAITS,
    Difference,
    Figure,
    Gap,
    Nothing,
    unlike,
)
from cac_data.observations import combined_status, union

AnyFigure = TypeVar("AnyFigure", bound=Figure)
Ranked = TypeVar("Ranked")


@dataclass(frozen=True)
class Comparison:
    """Two figures, and how far they are apart.

    `difference` is `one` less `other` in their unit; `ratio` the one over the other,
    `pct` the difference in percent of `one`: `Nothing` where that would divide by zero.
    """

    one: Figure
    other: Figure
    difference: Figure
    ratio: Figure | Nothing
    pct: Figure | Nothing

    @property
    def above_pct(self) -> Figure | Nothing:
        """How far `one` is above `other`, in percent of `other`."""
        if not isinstance(self.ratio, Figure):
            return self.ratio
        return self.ratio.of(value=100 * (self.ratio.value - 1), unit="percent")

    @property
    def source_ids(self) -> str:
        """The sources of both figures."""
        return self.difference.source_ids


def compare(
    one: Figure | Nothing,
    other: Figure | Nothing,
    *,
    across: Collection[Difference] = (),
) -> Comparison | Nothing:
    """How far two figures of one thing are apart, which is of the period of `one`.

    `across`: in what they may differ, since just that is to be said; ``length``: their
    periods may be of unlike lengths, as those of stocks and of rates. Figures that
    differ in anything else give a `Gap`, which names in what; where either is missing
    there is `Nothing`.
    """
    if not one:
        return one
    if not other:
        return other
    differing = [name for name in unlike(one, other) if name not in across]
    if differing:
        return Gap(one, other, differing)
    apart = one.value - other.value
    difference = made_of(one, other, value=apart, unit=one.unit)
    ratio: Figure | Nothing = Nothing("no ratio to zero")
    if other.value:
        ratio = made_of(one, other, value=one.value / other.value, unit="ratio")
    pct: Figure | Nothing = Nothing("no percentage of zero")
    if one.value:
        pct = made_of(one, other, value=100 * apart / one.value, unit="percent")
    return Comparison(one, other, difference, ratio, pct)


@overload
def ranked(
    things: Iterable[AnyFigure], *, across: Collection[Difference] = ()
) -> list[AnyFigure] | Gap: ...


@overload
def ranked(
    things: Iterable[Ranked],
    by: Callable[[Ranked], Figure],
    *,
    across: Collection[Difference] = (),
) -> list[Ranked] | Gap: ...


def ranked(
    things: Iterable[Any],
    by: Callable[[Any], Figure] | None = None,
    *,
    across: Collection[Difference] = (),
) -> list[Any] | Gap:
    """Figures of one thing, the highest first and equal ones as they came.

    The first is what may be called the largest, the last the least. `by` gives the
    figure of other things, or another figure, such as its size. What is not known has
    no rank. Figures that differ in anything but what is named by `across` give a `Gap`,
    which names in what.
    """
    figure_of = by or (lambda figure: figure)
    known = [thing for thing in things if figure_of(thing).is_known]
    for thing in known[1:]:
        first = figure_of(known[0])
        other = figure_of(thing)
        differing = [name for name in unlike(first, other) if name not in across]
        if differing:
            return Gap(first, other, differing)
    return sorted(known, key=lambda thing: figure_of(thing).value, reverse=True)


def share_of(
    part: Figure | Nothing,
    whole: Figure | Nothing,
    *,
    across: Collection[Difference] = (),
) -> Figure | Nothing:
    """What percentage a part is of a whole, which is of the period of the part.

    `Nothing`, or a `Gap`, as of `compare`, and where the whole is zero.
    """
    beside = compare(part, whole, across=across)
    if not isinstance(beside, Comparison):
        return beside
    ratio = beside.ratio
    return in_percent(ratio) if isinstance(ratio, Figure) else ratio


def exceeds(one: Figure, other: Figure, *, across: Collection[Difference] = ()) -> bool:
    """Whether one figure is more than another of one thing.

    ValueError where they differ in anything but what is named by `across`.
    """
    apart = compare(one, other, across=across)
    if isinstance(apart, Nothing):
        raise ValueError(apart.why)
    return apart.difference.value > 0


def sum_of(parts: Sequence[Figure], *, across: Collection[Difference] = ()) -> Figure:
    """The sum of figures, of whatever they are of, from the first period to the last.

    ValueError where they differ in anything but what is named by `across`.
    """
    for one, other in combinations(parts, 2):
        differing = [name for name in unlike(one, other) if name not in across]
        if differing:
            raise ValueError(Gap(one, other, differing).why)
    year_of = {part.period: part.year for part in parts if part.period}
    in_time = sorted(year_of, key=periods.sort_key)
    period = "".join(in_time)
    if len(in_time) > 1:
        period = f"{in_time[0].split('/')[0]}/{in_time[-1].split('/')[-1]}"
    return Figure(
        value=sum(part.value for part in parts),
        unit=parts[0].unit,
        period=period,
        year=year_of.get(period),
        obs_status=status_of(*parts),
        source_ids=union(part.source_ids for part in parts),
        **traits_of(*parts),
    )


def quotient(one: Figure, other: Figure, *, unit: str) -> Figure | Nothing:
    """A figure of its own `unit` from two of unlike ones, such as a price of gas."""
    if not other.value:
        return Nothing("no quotient by zero")
    return made_of(one, other, value=one.value / other.value, unit=unit)


def made_of(one: Figure, other: Figure, *, value: float, unit: str) -> Figure:
    """A figure that was made from two: it is of whatever either is of.

    It has the period and year of `one`, and the sources of both.
    """
    return Figure(
        value=value,
        unit=unit,
        period=one.period,
        year=one.year,
        obs_status=status_of(one, other),
        source_ids=union([one.source_ids, other.source_ids]),
        **traits_of(one, other),
    )


def in_percent(ratio: Figure) -> Figure:
    """A ratio of two figures as the percentage that one is of the other."""
    return ratio.of(value=100 * ratio.value, unit="percent")


def traits_of(*parts: Figure) -> dict[str, Any]:
    """What a figure is of that is made from others, each word of a trait once.

    In the order of the alphabet: no side of a difference or a ratio comes first.
    """
    traits: dict[str, Any] = {}
    for trait in TRAITS:
        words = [word for part in parts for word in getattr(part, trait).split(BETWEEN)]
        traits[trait] = BETWEEN.join(sorted(set(filter(None, words))))
    return traits


def status_of(*parts: Figure) -> str:
    """The status of a figure that is made from others: normal only where all are."""
    return combined_status(part.obs_status for part in parts)
