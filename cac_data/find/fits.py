"""How well what a text says of a figure fits what a row is of.

Each part may be fitting, left unsaid, said outside the sentence alone, or against it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cac_data import codes, periods
from cac_data.find.context import HEADS, Context
from cac_data.find.reading import Printed
from cac_data.find.subjects import Subject
from cac_data.find.vocabulary import PLACES

MOST_OUTER = 3
"""Of country, China, period and what is counted, how many a sentence leaves out."""

COUNTRY = "country"
PARTNER = "partner"
PERIOD = "period"
COUNTED = "what is counted"
DETAILS = "details"
SENSE = "plan or deed"
SPAN = "one period or all"


class Part(NamedTuple):
    """A part of a row that a text does not simply fit, and how it does not."""

    name: str
    how: Literal["against", "unsaid", "outer"]


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

    @property
    def is_whole_but_details(self) -> bool:
        """Whether all is said but what one row alone would need."""
        is_said = not self.against and self.unsaid == {DETAILS}
        return is_said and self.outer <= MOST_OUTER


def fit_of(subject: Subject, context: Context, printed: Printed) -> Fit:
    """Compare what a row is of with what is said of a figure."""
    parts = {
        *_countries(subject, context),
        *_partner(subject, context),
        *_period(subject, context),
        *_needs(subject, context, printed),
        *_named_beside(subject, context, printed),
        *_sense(subject, context, printed),
    }
    names = {
        how: frozenset(part.name for part in parts if part.how == how)
        for how in ("against", "unsaid", "outer")
    }
    return Fit(names["against"], names["unsaid"], len(names["outer"]))


# --- Countries ------------------------------------------------------------------------


def is_placed(subject: Subject, context: Context) -> bool:
    """Tell whether a text names the crossing, field or railway that a row is of.

    That is where it is, whatever countries stand beside it.
    """
    return not context.near.intersection(PLACES).isdisjoint(subject.codes)


def _countries(subject: Subject, context: Context) -> Iterable[Part]:
    if not subject.countries or is_placed(subject, context):
        return
    if not context.countries:
        yield Part(COUNTRY, "unsaid")
    elif subject.countries == context.countries:
        if not context.is_country_near:
            yield Part(COUNTRY, "outer")
    elif len(subject.countries) > 1:
        yield from _several(subject, context)
    elif subject.countries <= context.countries:
        yield Part(COUNTRY, "unsaid")  # one of those that are named together
    else:
        yield Part(COUNTRY, "against")


def _several(subject: Subject, context: Context) -> Iterable[Part]:
    """Compare a row of several countries, such as a flow from one to another."""
    if subject.countries <= context.in_sentence:
        return
    is_any = subject.countries & (context.countries | context.named)
    yield Part(COUNTRY, "unsaid" if is_any else "against")


def _partner(subject: Subject, context: Context) -> Iterable[Part]:
    """Compare the country on the other side: China, the world, or one that is named."""
    if is_placed(subject, context):
        return
    # Xinjiang is a part of China; where it is named, a row of all China is not meant.
    foreign = context.named - {*codes.CA5, "CA5", "CHN", "WLD"}
    if subject.countries and foreign - subject.countries - {subject.partner}:
        yield Part(PARTNER, "unsaid")
    if subject.partner == "CHN":
        yield from _china(subject, context)
    elif subject.partner == "WLD":
        if "CHN" in context.named and "WLD" not in context.in_sentence:
            yield Part(PARTNER, "unsaid")
    elif subject.partner and subject.partner not in context.in_sentence:
        yield Part(PARTNER, "against")


def _china(subject: Subject, context: Context) -> Iterable[Part]:
    if not context.has_china:
        yield Part("China", "outer" if context.has_china_around else "unsaid")
        if "WLD" in context.in_sentence and "share" not in subject.codes:
            yield Part(PARTNER, "unsaid")


# --- Periods --------------------------------------------------------------------------


def _period(subject: Subject, context: Context) -> Iterable[Part]:
    if subject.is_design:
        return
    if not context.periods or subject.is_lasting:  # or the row has none
        yield Part(PERIOD, "unsaid")
        return
    fitting = [
        period
        for period in context.periods
        if is_same_period(subject.period, period, is_dated=subject.is_dated)
    ]
    if not fitting:
        yield Part(PERIOD, "against")
    elif len(context.periods) > 1:
        yield Part(PERIOD, "unsaid")
    elif not context.is_period_near:
        yield Part(PERIOD, "outer")


def is_same_period(of_row: str, of_text: str, *, is_dated: bool) -> bool:
    """Tell whether a text speaks of a row's period: of a count also by its year."""
    start, end = periods.bounds(of_row)
    first, last = periods.bounds(of_text)
    # ``From 2020 to 2024, reaching ...`` tells of the last year.
    is_last_year = "/" in of_text and of_row == of_text.rpartition("/")[2]
    if (start, end) == (first, last) or is_last_year:
        return True
    if not is_dated:
        return False
    if periods.months(of_row) > 1:
        return False  # a part of a year is another period; a count at a day is not
    is_day = first == last
    if is_day and first[1:] == (1, 1):
        # On 1 January, what was counted at the end of the year before.
        return end == (first[0] - 1, 12, 31) or start <= first <= end
    return (is_day and start <= first <= end) or (first <= start and end <= last)


# --- What is counted ------------------------------------------------------------------

_BY_UNIT: dict[str, set[str]] = {
    "trains": {"trains"},
    "TEU": {"containers"},
    "vehicles": {"road_vehicles"},
    "companies": {"companies"},
    "documents": {"documents"},
    "agreements": {"agreements"},
    "memoranda": {"memoranda"},
    "projects": {"projects"},
    "visas": {"visas"},
    "flights a week": {"flights"},
    "Wh": {"generation"},
    "W": {"capacity"},
    "m": {"length", "distance"},
    "t": {"cargo"},
    "percent": {"share"},
    "m3 a day": {"capacity"},
}
"""What the unit of a figure says by itself."""


def said_by_unit(printed: Printed) -> set[str]:
    """Return the codes that a unit stands for, and of a rate that it is one."""
    if printed.is_change:
        return {"growth"}
    if "/" in printed.kind:  # so much for a tonne
        return {"price"}
    return _BY_UNIT.get(printed.kind, set())


def _needs(subject: Subject, context: Context, printed: Printed) -> Iterable[Part]:
    """Compare what a row requires: what is counted, goods, places and other words."""
    by_unit = said_by_unit(printed)
    for need in subject.needs:
        if not need.isdisjoint(by_unit):
            continue
        if need & HEADS:
            yield from _head(need, subject, context)
        elif need.isdisjoint(context.near):
            if need <= PLACES.keys() and context.near & {"port", *PLACES}:
                yield Part("where", "unsaid")  # another place is named
            is_around = not need.isdisjoint(context.around)
            yield Part(COUNTED, "outer" if is_around else "unsaid")
    if not subject.literals <= context.words:
        yield Part(DETAILS, "unsaid")


def _head(need: frozenset[str], subject: Subject, context: Context) -> Iterable[Part]:
    """Compare a need with the flow or measure that is nearest to the figure."""
    is_beside = context.head in subject.codes and not need.isdisjoint(context.near)
    if context.head in need or is_beside:
        if not context.is_head_near:
            yield Part(COUNTED, "outer")
    elif (need - HEADS).isdisjoint(context.near):
        is_other = context.is_head_near and context.head not in {"", *subject.codes}
        yield Part(COUNTED, "against" if is_other else "unsaid")


def _named_beside(
    subject: Subject, context: Context, printed: Printed
) -> Iterable[Part]:
    """Tell what a text names beside a figure that its row is not of."""
    is_other = context.is_head_near and context.head not in {"", *subject.codes}
    is_trade = context.head in ("turnover", "exports", "imports")
    if subject.needs and is_other and (subject.codes & HEADS or not is_trade):
        yield Part(COUNTED, "against")
    if context.goods - subject.goods - _implied_goods(subject):
        yield Part("goods", "against")
    is_carried = printed.kind in _CARRIED
    if is_carried and context.close.intersection(PLACES) - subject.codes:
        yield Part("where", "unsaid")


_CARRIED = {"t", "TEU", "trains", "vehicles"}
"""Kinds of which a part passes by one place, and the whole by all."""

_METALS = {"uranium", "gold", "copper", "iron", "antimony", "tungsten", "zinc"}
_IMPLIED: tuple[tuple[set[str], set[str]], ...] = (
    ({"generation", "capacity", "losses", "consumption"}, {"electricity"}),
    ({"emissions", "intensity", "solar", "wind", "hydro"}, {"electricity"}),
    ({"solar", "wind", "hydro"}, {"renewables"}),
    ({"electric_cars", "trucks", "hybrid_cars"}, {"cars"}),
    ({"road_vehicles"}, {"cars", "trucks"}),
    ({"lng"}, {"gas"}),
    (_METALS, {"metals", "minerals", "ores"}),
    ({"sunflower"}, {"oil", "vegetable_oils"}),
    ({"vegetable_oils"}, {"oil"}),
    ({"wheat", "barley"}, {"grain"}),
)
"""Codes of a row, and goods that a text may name beside those of the row."""


def _implied_goods(subject: Subject) -> set[str]:
    implied = {*subject.allows}
    for of_row, beside in _IMPLIED:
        if not of_row.isdisjoint(subject.codes):
            implied |= beside
    return implied


# --- In what sense --------------------------------------------------------------------


def _sense(subject: Subject, context: Context, printed: Printed) -> Iterable[Part]:
    """Compare plan and deed, level and growth, a year and all years since."""
    if printed.is_change != ("growth" in subject.codes):
        yield Part("level or growth", "against")
    is_plan = bool(subject.codes & {"plan", "potential", "pledged"})
    if "plan" in context.close and not is_plan and not subject.is_design:
        yield Part(SENSE, "unsaid")
    if "potential" in context.close and "potential" not in subject.codes:
        yield Part(SENSE, "unsaid")
    if "cumulative" in context.close and not subject.codes & {"cumulative", "stock"}:
        yield Part(SPAN, "unsaid")
    is_flow_of_money = "fdi" in subject.codes and "stock" not in subject.codes
    if "stock" in context.close and is_flow_of_money:
        yield Part(SPAN, "against")
    if "share" in context.close and printed.kind != "percent":
        yield Part(DETAILS, "unsaid")
    if printed.is_range:
        yield Part("range", "unsaid")
