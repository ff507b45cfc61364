"""Which rows of the tables print a figure: found, possible, near or absent."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Literal

from cac_data import codes, periods
from cac_data.find.context import Context
from cac_data.find.fits import PERIOD, Fit, fit_of
from cac_data.find.index import Index
from cac_data.find.reading import Printed
from cac_data.find.subjects import Subject

Status = Literal["found", "possible", "near", "absent"]

MOST_CHANCE = 0.15
"""A figure of one digit that any other would meet here more often is not found."""

MOST_CHANCE_OF_DIGITS = 0.4
"""The same of figures of more digits, of which far fewer meet a row by chance."""

DIGITS_FOR_DETAILS = 3
"""Of so many digits a figure needs no details, where one row alone has its value."""

MOST_UNSAID = 2
"""Of a figure that is possible."""

MOST_LISTED = 5

_LOOSE = 0.03
"""How far a figure may be from a row where a text says ``over`` or ``nearly``."""

OTHER_PERIOD = "another period"
THOUSAND = "a factor of a thousand"
POINTS = "percent for points"


@dataclass(frozen=True)
class Match:
    """A figure of the tables that a figure of a text may be."""

    figure: int
    fit: Fit
    how: str = "value"
    """``value``, or by what else it is near."""


@dataclass(frozen=True)
class Answer:
    """What the tables say of a figure: the matches are the best ones of `count`."""

    status: Status
    matches: tuple[Match, ...] = field(default=())
    count: int = 0
    why: str = ""
    """Why it is not found although rows have its value."""


def _answer(status: Status, matches: list[Match], why: str = "") -> Answer:
    return Answer(status, tuple(matches[:MOST_LISTED]), len(matches), why)


# --- Values ---------------------------------------------------------------------------


def _interval(printed: Printed, half: float) -> tuple[float, float]:
    """Return between which values a row rounds, or is cut off, to a printed figure."""
    low = printed.value - half
    high = printed.value + 2 * half
    spread = _LOOSE * abs(printed.value)
    if printed.bound == "more":
        high = max(high, printed.value + spread)
    elif printed.bound == "nearly":
        low = min(low, printed.value - spread)
    # A number that is cut off never reaches the next one.
    return low, high - 1e-8 * abs(high)


def _rows_with(index: Index, printed: Printed, *, factor: float = 1.0) -> list[int]:
    low, high = _interval(printed, max(printed.half, printed.wide))
    return index.within(printed.kind, low * factor, high * factor)


def _width(printed: Printed, value: float) -> float:
    """Return how wide, as a part of it, the values are that print as a figure does."""
    low, high = _interval(printed, printed.half)
    if math.isclose(value, printed.value):
        low = printed.value - printed.half
        high = printed.value + printed.half
    elif not low <= value <= high:
        low, high = _interval(printed, max(printed.half, printed.wide))
    return (high - low) / abs(printed.value) if printed.value else math.inf


def _chance(values: Iterable[float], printed: Printed, value: float) -> float:
    """Return how often a figure of so many digits would meet one of these values.

    If it were any from half to twice as large, each as likely on a scale of
    logarithms.
    """
    return len({*values}) * _width(printed, value) / math.log(4)


def _digits(printed: Printed) -> int:
    """Return how many digits of a figure say something."""
    number = re.sub(r"[^0-9.,]", "", printed.text).strip(".,0")
    return len(re.sub(r"[.,]", "", number))


def _is_telling(index: Index, match: Match, printed: Printed) -> bool:
    """Tell whether a figure would hardly meet a row on such a fact by chance."""
    alike = [index.values[each] for each in index.alike(match.figure)]
    chance = _chance(alike, printed, index.values[match.figure])
    most = MOST_CHANCE if _digits(printed) < 2 else MOST_CHANCE_OF_DIGITS
    return chance <= most


# --- The answer -----------------------------------------------------------------------


def answer(index: Index, printed: Printed, context: Context) -> Answer:
    """Look a figure up: found, possible, near or absent."""
    matches = [*_matches(index, printed, context)]
    fitting = [match for match in matches if not match.fit.against]
    whole = [match for match in fitting if match.fit.is_whole]
    whole = whole or _without_details(index, fitting, printed)
    if whole:
        return _of_facts(index, whole, printed, context)

    other_period = [
        replace(match, how=OTHER_PERIOD)
        for match in matches
        if match.fit.against == {PERIOD} and not match.fit.unsaid
    ]
    nearly = sorted(
        (match for match in fitting if _is_possible(index, match, context)),
        key=lambda match: (len(match.fit.unsaid), match.fit.outer),
    )
    near = _newest_first(index, other_period) or [*_misprinted(index, printed, context)]
    if near and (not nearly or len(nearly[0].fit.unsaid) > 1):
        return _answer("near", near)
    if nearly:
        unsaid = ", ".join(sorted(nearly[0].fit.unsaid)) or "much in the sentence"
        return _answer("possible", nearly, f"unsaid: {unsaid}")
    return Answer("absent")


def _of_facts(
    index: Index, whole: list[Match], printed: Printed, context: Context
) -> Answer:
    """Answer where rows fit: found if they are on one fact, and not by few digits."""
    facts = _by_fact(index, _most_special(index, whole))
    if len(facts) > 1:
        several = [match for fact in facts for match in fact]
        return _answer("possible", several, "several facts fit")
    ordered = sorted(
        facts[0],
        key=lambda match: (
            side_of(index, match.figure) != context.side,
            match.fit.outer,
        ),
    )
    if any(_is_telling(index, match, printed) for match in ordered):
        return _answer("found", ordered)
    return _answer("possible", ordered, "few digits, which other figures share")


def _matches(
    index: Index, printed: Printed, context: Context, *, factor: float = 1.0
) -> Iterator[Match]:
    for figure in _rows_with(index, printed, factor=factor):
        yield Match(figure, fit_of(index.subject(figure), context, printed))


def _without_details(
    index: Index, fitting: list[Match], printed: Printed
) -> list[Match]:
    """Return rows that fit but for details, if no other row has the figure.

    No other of their country, period and unit, and digits that are no chance.
    """
    candidates = [match for match in fitting if match.fit.is_whole_but_details]
    if not candidates or _digits(printed) < DIGITS_FOR_DETAILS:
        return []
    values = {index.values[match.figure] for match in candidates}
    first = candidates[0].figure
    others = [index.values[each] for each in index.beside(first)]
    if len(values) > 1 or _chance(others, printed, index.values[first]) > MOST_CHANCE:
        return []
    return candidates


def side_of(index: Index, figure: int) -> str:
    """Return the side whose count a row passes on, as `codes.REPORTERS` has it."""
    reporter = index.row(figure).get("reporter", "")
    return codes.REPORTERS[reporter][1] if reporter in codes.REPORTERS else ""


def _is_possible(index: Index, match: Match, context: Context) -> bool:
    """Tell whether the country fits; a row of none needs something else that does."""
    subject = index.subject(match.figure)
    if context.any_country:
        return True
    if len(match.fit.unsaid) > MOST_UNSAID:
        return False
    if subject.countries:
        is_one = bool(subject.countries & context.countries)
        return is_one or "country" not in match.fit.unsaid
    return not subject.codes.isdisjoint(context.near)


# --- Facts ----------------------------------------------------------------------------


def _most_special(index: Index, matches: list[Match]) -> list[Match]:
    """Leave out facts of which another, that fits as well, is a part."""
    needs = {match.figure: {*index.subject(match.figure).needs} for match in matches}
    return [
        match
        for match in matches
        if not any(needs[match.figure] < other for other in needs.values())
    ]


def _by_fact(index: Index, matches: list[Match]) -> list[list[Match]]:
    """Return matches that point to one fact together: whoever counts or repeats it."""
    facts: list[list[Match]] = []
    for match in matches:
        for fact in facts:
            if _is_same_fact(index, match.figure, fact[0].figure):
                fact.append(match)
                break
        else:
            facts.append([match])
    return facts


def _is_same_fact(index: Index, figure: int, other: int) -> bool:
    """Tell whether two rows are on one fact, be it in two tables."""
    one = index.subject(figure)
    two = index.subject(other)
    if (one.countries, one.codes, one.period) == (two.countries, two.codes, two.period):
        return True
    is_apart = bool(one.countries and two.countries and one.countries != two.countries)
    is_apart |= not one.is_lasting and not two.is_lasting and not _overlap(one, two)
    is_alike = not one.codes.isdisjoint(two.codes) or not (one.codes and two.codes)
    is_equal = math.isclose(index.values[figure], index.values[other], rel_tol=1e-4)
    return is_equal and is_alike and not is_apart


def _overlap(one: Subject, two: Subject) -> bool:
    """Tell whether the periods of two subjects have a day in common."""
    start, end = periods.bounds(one.period)
    first, last = periods.bounds(two.period)
    return start <= last and first <= end


# --- Near -----------------------------------------------------------------------------


def _newest_first(index: Index, matches: list[Match]) -> list[Match]:
    return sorted(
        matches,
        key=lambda match: periods.sort_key(index.subject(match.figure).period),
        reverse=True,
    )


def _misprinted(index: Index, printed: Printed, context: Context) -> Iterator[Match]:
    """Yield rows that fit but for a factor of a thousand, or percent for points."""
    for factor in (1000.0, 0.001):
        for match in _matches(index, printed, context, factor=factor):
            if match.fit.is_whole:
                yield replace(match, how=THOUSAND)
    swapped = {"percent": "points", "points": "percent"}.get(printed.kind)
    if not swapped:
        return
    for is_change in (True, False):
        other = replace(printed, kind=swapped, is_change=is_change)
        for match in _matches(index, other, context):
            if match.fit.is_whole:
                yield replace(match, how=POINTS)
