"""Which rows of the tables print a figure, and how well what is said of both fits."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from cac_data import codes, periods
from cac_data.find.context import HEADS, Context
from cac_data.find.index import Index
from cac_data.find.reading import Printed
from cac_data.find.subjects import Subject
from cac_data.find.vocabulary import FLOWS, GOODS, NATURES, PLACES

Status = Literal["found", "possible", "near", "absent"]

MOST_CHANCE = 0.15
"""A figure whose digits any other would meet here more often is not found by them."""

MOST_OUTER = 2
"""Of country, period and what is counted, how many may stand outside the sentence."""

MOST_LISTED = 5

# How far a figure may be from a row where a text says ``over``, ``nearly``.
_LOOSE = 0.03


@dataclass(frozen=True)
class Fit:
    """What of a row a text contradicts, and what it leaves unsaid."""

    against: frozenset[str] = frozenset()
    unsaid: frozenset[str] = frozenset()
    outer: int = 0
    """How much of it is said outside the sentence alone."""

    @property
    def is_whole(self) -> bool:
        """Whether all is said, and most of it in the sentence."""
        return not self.against and not self.unsaid and self.outer <= MOST_OUTER


@dataclass(frozen=True)
class Match:
    """A figure of the tables that a figure of a text may be."""

    figure: int
    fit: Fit
    how: str = "value"
    """``value``, ``another period``, ``a thousand times``, ``percent for points``."""


@dataclass(frozen=True)
class Answer:
    """What the tables say of a figure: the matches are the best ones of `count`."""

    status: Status
    matches: tuple[Match, ...] = field(default=())
    count: int = 0
    why: str = ""
    """Why it is not found although rows have its value."""


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
    return low, math.nextafter(high, low) - 1e-9 * abs(high)


def _rows_with(index: Index, printed: Printed, *, factor: float = 1.0) -> list[int]:
    low, high = _interval(printed, max(printed.half, printed.wide))
    return index.within(printed.kind, low * factor, high * factor)


def chance(index: Index, figure: int, printed: Printed) -> float:
    """Return how often a figure of so many digits would meet a row of such a fact.

    If it were any from half to twice as large, each as likely on a scale of
    logarithms: the width of what is rounded to it, for each value that the rows have.
    """
    low, high = _interval(printed, printed.half)
    value = index.values[figure]
    if math.isclose(value, printed.value):
        low = printed.value - printed.half
        high = printed.value + printed.half
    elif not low <= value <= high:
        low, high = _interval(printed, max(printed.half, printed.wide))
    distinct = {index.values[each] for each in index.alike(figure)}
    if not printed.value:
        return 1.0
    return len(distinct) * (high - low) / abs(printed.value) / math.log(4)


# --- What is said ---------------------------------------------------------------------


def fit_of(subject: Subject, context: Context, printed: Printed, side: str) -> Fit:
    """Compare what a row is of with what is said of a figure."""
    against: set[str] = set()
    unsaid: set[str] = set()
    outer = 0
    for judged in (
        _fit_of_countries(subject, context),
        _fit_of_period(subject, context),
        _fit_of_needs(subject, context, printed),
        _fit_of_sense(subject, context, printed),
    ):
        against |= judged.against
        unsaid |= judged.unsaid
        outer += judged.outer
    if context.side and side and context.side != side:
        unsaid.add("who counts")
    if not subject.literals <= context.words:
        unsaid.add("details")
    return Fit(frozenset(against), frozenset(unsaid), outer)


def _fit_of_countries(subject: Subject, context: Context) -> Fit:
    against = set()
    unsaid = set()
    outer = 0
    # A railway or a field is where it is, whatever countries a text names.
    is_placed = not context.near.intersection(PLACES).isdisjoint(subject.codes)
    if subject.countries and not is_placed:
        common = subject.countries & (context.countries | context.named)
        if not context.countries:
            unsaid.add("country")
        elif subject.countries == context.countries:
            outer += not context.is_country_near
        elif len(subject.countries) > 1 and common:
            if not subject.countries <= context.in_sentence:
                unsaid.add("country")
        elif subject.countries <= context.countries:
            unsaid.add("country")  # one of several
        else:
            against.add("country")
    if is_placed:
        return Fit()
    foreign = context.named - subject.countries - {subject.partner, "CHN", "WLD"}
    if subject.countries and foreign - {*codes.CA5, "CA5"}:
        unsaid.add("partner")
    if subject.partner == "CHN":
        if not context.has_china:
            outer += 1
            if not context.has_china_around:
                unsaid.add("China")
    elif subject.partner == "WLD":
        if context.has_china and "WLD" not in context.in_sentence:
            unsaid.add("partner")
    elif subject.partner and subject.partner not in context.in_sentence:
        against.add("partner")
    return Fit(frozenset(against), frozenset(unsaid), outer)


def _fit_of_period(subject: Subject, context: Context) -> Fit:
    if subject.is_lasting:
        return Fit()
    if not context.periods:
        return Fit(unsaid=frozenset({"period"}))
    same = [
        period
        for period in context.periods
        if is_same_period(subject.period, period, is_dated=subject.is_dated)
    ]
    if not same:
        return Fit(against=frozenset({"period"}))
    if len(context.periods) > 1:
        return Fit(unsaid=frozenset({"period"}))
    return Fit(outer=int(not context.is_period_near))


def is_same_period(of_row: str, of_text: str, *, is_dated: bool) -> bool:
    """Tell whether a text speaks of the period of a row: of a count also by its year."""
    start, end = periods.bounds(of_row)
    first, last = periods.bounds(of_text)
    if (start, end) == (first, last):
        return True
    if not is_dated:
        return False
    if (first[1:], first) == ((1, 1), last):
        # On 1 January, what was counted at the end of the year before.
        return end == (first[0] - 1, 12, 31)
    is_day_of_row = first == last and start <= first <= end
    return is_day_of_row or (first <= start and end <= last)


def _fit_of_needs(subject: Subject, context: Context, printed: Printed) -> Fit:
    """Compare what a row requires: the head, goods, places and other words."""
    against = set()
    unsaid = set()
    is_outer = False
    counted = {_CODES_OF_KINDS.get(printed.kind, "")}
    for need in subject.needs:
        if not need.isdisjoint(counted):
            continue
        if context.head == "price" and "price" in need:
            continue
        if need & HEADS and not need <= GOODS.keys():
            if context.head in need or (
                context.head in subject.codes and not need.isdisjoint(context.near)
            ):
                is_outer |= not context.is_head_near
            elif not (need - HEADS).isdisjoint(context.near):
                pass
            elif context.is_head_near and context.head not in {"", *subject.codes}:
                against.add("what is counted")
            else:
                unsaid.add("what is counted")
        elif need.isdisjoint(context.near):
            if need.isdisjoint(context.around):
                unsaid.add("what is counted")
            else:
                is_outer = True
    if context.head and context.is_head_near and subject.needs:
        is_other = context.head not in subject.codes
        if is_other and not _may_stand_beside(subject, context):
            against.add("what is counted")
    goods = context.goods - subject.goods
    if goods - _implied_goods(subject):
        against.add("goods")
    places = (context.close & PLACES.keys()) - subject.codes
    if places:
        unsaid.add("where")
    return Fit(frozenset(against), frozenset(unsaid), int(is_outer))


def _may_stand_beside(subject: Subject, context: Context) -> bool:
    """Tell whether a head is no other measure for this row: all it needs is near."""
    return not subject.codes & HEADS and context.head in (
        "turnover",
        "exports",
        "imports",
    )


def _implied_goods(subject: Subject) -> set[str]:
    """Return goods that a text may name beside those of a row."""
    implied = {*subject.allows}
    if subject.codes & {"generation", "capacity", "losses", "consumption", "emissions"}:
        implied |= {"electricity"}
    if subject.codes & {"intensity", "solar", "wind", "hydro", "nuclear", "lpi"}:
        implied |= {"electricity", "renewables"}
    if subject.goods & {"electric_cars", "trucks", "hybrid_cars"}:
        implied |= {"cars"}
    if subject.goods & {"lng"}:
        implied |= {"gas"}
    if subject.goods & {"uranium", "gold", "copper", "iron", "antimony", "tungsten"}:
        implied |= {"metals", "minerals", "ores"}
    if subject.codes & {"road_vehicles"}:
        implied |= {"trucks", "cars"}
    return implied


def _fit_of_sense(subject: Subject, context: Context, printed: Printed) -> Fit:
    """Compare plan and deed, level and growth, a year and all years since."""
    against = set()
    unsaid = set()
    is_growth = "growth" in subject.codes
    if printed.is_change != is_growth:
        against.add("level or growth")
    is_planned = "plan" in context.close and not subject.is_lasting
    if is_planned and not subject.codes & {"plan", "potential", "pledged"}:
        unsaid.add("plan or deed")
    if "cumulative" in context.close and not subject.codes & {"cumulative", "stock"}:
        unsaid.add("one period or all")
    if "potential" in context.close and "potential" not in subject.codes:
        unsaid.add("plan or deed")
    if (
        "share" in context.near
        and printed.kind != "percent"
        and "share" in context.close
    ):
        unsaid.add("details")
    if printed.is_range:
        unsaid.add("range")
    if subject.codes & NATURES.keys() & {"part"} and "part" not in context.near:
        unsaid.add("details")
    return Fit(frozenset(against), frozenset(unsaid))


# --- The answer -----------------------------------------------------------------------


def answer(index: Index, printed: Printed, context: Context) -> Answer:
    """Look a figure up: found, possible, near or absent."""
    fitting = []
    other_period = []
    for match in _matches(index, printed, context):
        if not match.fit.against:
            fitting.append(match)
        elif match.fit.against == {"period"} and not match.fit.unsaid:
            other_period.append(Match(match.figure, match.fit, "another period"))

    whole = [match for match in fitting if match.fit.is_whole]
    facts = _by_fact(index, _most_special(index, whole))
    if len(facts) == 1:
        matches = facts[0]
        if chance(index, matches[0].figure, printed) <= MOST_CHANCE:
            return Answer("found", tuple(matches[:MOST_LISTED]), len(matches))
        return Answer(
            "possible", tuple(matches[:MOST_LISTED]), len(matches), "few digits"
        )
    if facts:
        several = [match for fact in facts for match in fact]
        count = len(several)
        return Answer("possible", tuple(several[:MOST_LISTED]), count, "several facts")

    nearly = sorted(
        (match for match in fitting if _has_country(index, match, context)),
        key=lambda match: (len(match.fit.unsaid), match.fit.outer),
    )
    near = _newest_first(index, other_period) or [*_misprinted(index, printed, context)]
    if near and (not nearly or len(nearly[0].fit.unsaid) > 1):
        return Answer("near", tuple(near[:MOST_LISTED]), len(near))
    if nearly:
        unsaid = ", ".join(sorted(nearly[0].fit.unsaid)) or "little in the sentence"
        why = f"unsaid: {unsaid}"
        return Answer("possible", tuple(nearly[:MOST_LISTED]), len(nearly), why)
    return Answer("absent")


def _matches(
    index: Index, printed: Printed, context: Context, *, factor: float = 1.0
) -> Iterable[Match]:
    for figure in _rows_with(index, printed, factor=factor):
        subject = index.subject(figure)
        yield Match(figure, fit_of(subject, context, printed, side_of(index, figure)))


def side_of(index: Index, figure: int) -> str:
    """Return the side whose count a row passes on, as `codes.REPORTERS` has it."""
    reporter = index.row(figure).get("reporter", "")
    return codes.REPORTERS[reporter][1] if reporter in codes.REPORTERS else ""


def _has_country(index: Index, match: Match, context: Context) -> bool:
    """Tell whether the country fits; a row of none needs something else that does."""
    subject = index.subject(match.figure)
    if context.any_country:
        return True
    if subject.countries:
        return "country" not in match.fit.unsaid or bool(
            subject.countries & context.countries
        )
    return not subject.codes.isdisjoint(context.near)


def _most_special(index: Index, matches: list[Match]) -> list[Match]:
    """Leave out facts of which another, that fits as well, is a part."""
    needs = {match.figure: index.subject(match.figure).needs for match in matches}
    return [
        match
        for match in matches
        if not any({*needs[match.figure]} < {*other} for other in needs.values())
    ]


def _by_fact(index: Index, matches: list[Match]) -> list[list[Match]]:
    """Return matches that point to one fact together: whoever counts it."""
    facts: dict[object, list[Match]] = {}
    for match in matches:
        subject = index.subject(match.figure)
        period = periods.bounds(subject.period) if not subject.is_lasting else ()
        fact = (subject.countries, period, subject.codes - FLOW_WORDS, _flow(subject))
        facts.setdefault(fact, []).append(match)
    return list(facts.values())


_CODES_OF_KINDS = {
    "trains": "trains",
    "TEU": "containers",
    "vehicles": "road_vehicles",
    "companies": "companies",
    "documents": "documents",
    "agreements": "agreements",
    "memoranda": "memoranda",
    "projects": "projects",
    "visas": "visas",
    "flights a week": "flights",
}
"""What the noun of a figure says by itself."""

FLOW_WORDS = frozenset({"deliver", *FLOWS})


def _flow(subject: Subject) -> frozenset[str]:
    flows = subject.codes.intersection(FLOWS)
    return flows if len(flows) == 1 else frozenset()


def _newest_first(index: Index, matches: list[Match]) -> list[Match]:
    return sorted(
        matches, key=lambda match: index.subject(match.figure).period, reverse=True
    )


def _misprinted(index: Index, printed: Printed, context: Context) -> Iterable[Match]:
    """Yield rows that fit but for a factor of a thousand, or percent for points."""
    for factor in (1000.0, 0.001):
        for match in _matches(index, printed, context, factor=factor):
            if match.fit.is_whole:
                yield Match(match.figure, match.fit, "a factor of a thousand")
    swapped = {"percent": "points", "points": "percent"}.get(printed.kind)
    if not swapped:
        return
    from dataclasses import replace

    for is_change in (True, False):
        other = replace(printed, kind=swapped, is_change=is_change)
        for match in _matches(index, other, context):
            if match.fit.is_whole:
                yield Match(match.figure, match.fit, "percent for points")
