"""How much is traded with whom, and who runs the deficit."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import codes, facts
from cac_data.codes import Side
from cac_data.facts import Comparison, Figure, Nothing, Summary, at, figures
from cac_data.figure import Difference
from cac_data.tables import select
from cac_data.trade.flows import SIDES, Counts, balance, is_of_all_five
from cac_data.trade.own_counts import NationalTotal, sum_of_states


@dataclass(frozen=True)
class Level:
    """How much is traded, and with whom, as the `reporter` counts it.

    `total`: turnover of the five. `parts`: turnover of each country in the last year of
    the total, the largest first. `published`: the years for which a total was printed
    although a sum of the countries, which is more exact, stands in. Where there is no
    total, `own` is the sum of all own counts, if there is one.
    """

    total: Summary | Nothing
    parts: list[Figure]
    published: list[int]
    own: NationalTotal | Nothing
    reporter: Side


def of_level(counts: Counts, reporter: Side = "china_customs") -> Level:
    """Tell how much is traded, and with whom."""
    turnover = select(counts.flows_by(reporter), flow="turnover")
    is_region = turnover["country"] == "CA5"
    total = facts.summary(turnover[is_region], across=["coverage"])
    if not total:
        return Level(total, [], [], sum_of_states(counts), reporter)

    parts = turnover[~is_region]
    parts = parts[parts["year"] == total.last.year]
    printed_years = years_with_total(counts, reporter)
    return Level(
        total=total,
        parts=facts.ranked(figures(parts)) or [],
        published=[year for year in total.sums if year in printed_years],
        own=Nothing("there is a total"),
        reporter=reporter,
    )


def years_with_total(counts: Counts, reporter: Side) -> set[int]:
    """Give the years for which one side printed a turnover of the five."""
    printed = counts.printed
    is_total = (printed["country"] == "CA5") & (printed["flow"] == "turnover")
    is_of_side = printed["reporter"].isin(SIDES[reporter])
    return set(printed.loc[is_total & is_of_side, "year"])


@dataclass(frozen=True, eq=False)
class Deficit:
    """Who runs the deficit with China, as Chinese customs count it.

    `rows`: the balances of all countries and years. `balance`: that of the five.
    `parts`: that of each country in the last year in which all five have one, the
    deepest deficit first. `both`: that of Kazakhstan by China and by itself.
    """

    rows: pd.DataFrame
    balance: Summary | Nothing
    parts: list[Figure]
    both: Comparison | Nothing


def of_deficit(counts: Counts) -> Deficit:
    """Tell who runs the deficit with China, as Chinese customs count it."""
    balances = balance(counts.china)
    parts = balances[balances["country"].isin(codes.CA5)]
    parts = parts[is_of_all_five(parts)]
    parts = parts[parts["period"] == parts["period"].max()]

    by_kazakhstan = at(balance(counts.national), country="KAZ")
    by_china: Figure | Nothing = Nothing("no Kazakh count of a year")
    if by_kazakhstan:
        by_china = at(balances, by_kazakhstan.whole_year, country="KAZ")
    # A country may count services, too, which is said where its counts are.
    of_any_count: list[Difference] = ["coverage"]
    by_size = facts.ranked(figures(parts), across=of_any_count) or []
    of_five = balances[balances["country"] == "CA5"]
    return Deficit(
        rows=balances,
        balance=facts.summary(of_five, across=["coverage"]),
        parts=[*reversed(by_size)],
        both=facts.compare(by_china, by_kazakhstan, across=["reporter"]),
    )
