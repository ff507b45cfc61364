"""Whether an open forecast is on track, off track, or no call can be made.

Only what came after a text tells whether its forecast comes true: a figure of a time
that ends before the text was known to its author, or could be, and is no news.

*On*: such a figure agrees, the chance of the level is at least `LIKELY`, or as many
were surely counted after the text as the time gone asks for. *Off*: the growth that it
needs from now on is above the best that the same series ever had over five years, or
those responsible name a later date themselves. All else is *no call*, with its reason:
a figure short of its goal is no proof that the goal is missed, and a chance that is
roughly even says neither.

That a goal is judged by the growth of five years beside the growth that it needs is how
Eurostat monitors goals (Sustainable development in the European Union: monitoring
report on progress towards the SDGs, edition of 2018 and later). Setting the *best* five
years in place of the last ones is ours: it errs on the side of no call. The limits of
"roughly even chance" are those of Intelligence Community Directive 203, Analytic
Standards (2015).
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from cac_data import facts, periods
from cac_data.facts import Figure, Growth, NeededGrowth, Nothing
from cac_data.figure import Difference

YEARS_OF_A_PACE = 5
OF_ITS_OWN_SERIES: tuple[Difference, ...] = ("base", "reporter", "edition", "length")
"""In what paces may differ: each is a year's, of two figures of one series, over years
of its own."""
UNLIKELY = 0.45
LIKELY = 0.55
"""Between the two a chance is roughly even, as it is printed to two decimals."""


@dataclass(frozen=True)
class Track:
    """State of an open forecast (`on`, `off`, `no_call`) and why, both as codes."""

    state: str
    reason: str


ON = Track("on", "agrees")
NO_MEASURE = Track("no_call", "no_measure")
ONE_ACT = Track("no_call", "one_act")
TOO_FEW = Track("no_call", "too_few")
DAY_UNKNOWN = Track("no_call", "day_unknown")
EVEN_CHANCE = Track("no_call", "even_chance")
BEFORE_THE_TEXT = Track("no_call", "before_the_text")
WITHIN_REACH = Track("no_call", "within_reach")
PACE_UNKNOWN = Track("no_call", "pace_unknown")
LATER_DATE = Track("off", "later_date")
ABOVE_THE_BEST = Track("off", "above_the_best")


def five_year_paces(rows: pd.DataFrame) -> list[Growth]:
    """Give growth a year over each five years of a series, as `facts.grew` gives it.

    A series without two figures five years apart has the paces over the shortest span
    above five that it has: of oil only the figures of 2013 and 2023 are known.
    """
    yearly = rows[rows["year"].notna()].sort_values("year")
    pairs_by_span = defaultdict[int, list[tuple[Figure, Figure]]](list)
    for earlier, later in combinations(facts.figures(yearly), 2):
        pairs_by_span[later.whole_year - earlier.whole_year].append((earlier, later))
    spans = [years for years in pairs_by_span if years >= YEARS_OF_A_PACE]
    if not spans:
        return []
    pairs = pairs_by_span[min(spans)]
    paces = [facts.grew(later, earlier, a_year=True) for earlier, later in pairs]
    return [pace for pace in paces if pace]


def best_pace(*series: pd.DataFrame) -> Growth | Nothing:
    """Give the fastest of the `five_year_paces` of one or more series, if any is."""
    paces = [pace for rows in series for pace in five_year_paces(rows)]
    by_size = facts.ranked(paces, across=OF_ITS_OWN_SERIES)
    if not by_size:
        return Nothing("no two figures of one thing that are five years apart")
    return by_size[0]


def of_a_count(
    surely: float, at_most: float, claimed: float, *, text: str, today: str, due: str
) -> Track:
    """Judge what was counted after the day of a text by the share of the time gone.

    `surely` are known to be of a later day, `at_most` includes those that may be. A
    test that one act meets is met too easily to be called on track.
    """
    if claimed <= 1:
        return ONE_ACT
    if today <= text:
        return TOO_FEW
    months_gone = periods.months(f"{text}/{today}")
    months_in_all = periods.months(f"{text}/{due}")
    expected_by_now = max(claimed * months_gone / months_in_all, 1)
    if surely >= expected_by_now:
        return ON
    return DAY_UNKNOWN if at_most >= expected_by_now else TOO_FEW


def of_a_chance(
    chance: float, *, needed: NeededGrowth | Nothing, best: Growth | Nothing
) -> Track:
    """Judge a level by the chance that it is reached, then by the pace it needs."""
    printed = round(chance, 2)
    if printed >= LIKELY:
        return ON
    return EVEN_CHANCE if printed > UNLIKELY else _of_a_pace(needed, best)


def of_a_level(
    *,
    agrees: bool,
    is_news: bool,
    needed: NeededGrowth | Nothing,
    best: Growth | Nothing,
) -> Track:
    """Judge a level or a change by its newest figure, then by the pace that it needs.

    `is_news` says that the figure is of a time that ends after the text; of an older
    one no call is made, whatever it says. `needed` is growth a year from the last
    figure on, `best` the fastest growth known (`best_pace`).
    """
    if not is_news:
        return BEFORE_THE_TEXT
    return ON if agrees else _of_a_pace(needed, best)


def _of_a_pace(needed: NeededGrowth | Nothing, best: Growth | Nothing) -> Track:
    """Say whether what is needed is above, or within, what was ever seen."""
    apart = facts.compare(needed, best, across=OF_ITS_OWN_SERIES)
    if not apart:
        return PACE_UNKNOWN
    return ABOVE_THE_BEST if apart.difference.value > 0 else WITHIN_REACH
