"""How much is traded with whom, and who runs the deficit."""

from __future__ import annotations

from cac_data import codes, facts
from cac_data.codes import Side
from cac_data.facts import Fact, at, records
from cac_data.tables import select
from cac_data.trade.flows import SIDES, Counts, balance, is_of_all_five
from cac_data.trade.own_counts import sum_of_states


def of_level(counts: Counts, reporter: Side = "china_customs") -> Fact:
    """Tell how much is traded: the `total` (`facts.summary`) and each country's part.

    `parts`: turnover of each country in the last year of the total, the largest first.
    `published`: the years for which a total was printed although a sum of the
    countries, which is more exact, stands in. Where there is no total, `own` is the sum
    of all own counts (`national_total`), if there is one.
    """
    turnover = select(counts.flows_by(reporter), flow="turnover")
    is_region = turnover["country"] == "CA5"
    total = facts.summary(turnover[is_region])
    if not total:
        return {
            "total": {},
            "parts": [],
            "published": [],
            "own": sum_of_states(counts),
            "reporter": reporter,
        }

    parts = turnover[~is_region]
    parts = parts[parts["year"] == total["last"]["year"]]
    printed_years = years_with_total(counts, reporter)
    return {
        "total": total,
        "parts": records(parts.sort_values("value", ascending=False)),
        "published": [year for year in total["sums"] if year in printed_years],
        "reporter": reporter,
    }


def years_with_total(counts: Counts, reporter: Side) -> set[int]:
    """Give the years for which one side printed a turnover of the five."""
    printed = counts.printed
    is_total = (printed["country"] == "CA5") & (printed["flow"] == "turnover")
    is_of_side = printed["reporter"].isin(SIDES[reporter])
    return set(printed.loc[is_total & is_of_side, "year"])


def of_deficit(counts: Counts) -> Fact:
    """Tell who runs the deficit with China, as Chinese customs count it.

    `rows`: the balances of all countries and years. `balance`: the `facts.summary` of
    that of the five. `parts`: that of each country in the last year in which all five
    have one. `both`: that of Kazakhstan by each side, as `facts.compare` has it.
    """
    balances = balance(counts.china)
    parts = balances[balances["country"].isin(codes.CA5)]
    parts = parts[is_of_all_five(parts)]
    parts = parts[parts["period"] == parts["period"].max()]

    by_kazakhstan = at(balance(counts.national), country="KAZ")
    by_china = at(balances, by_kazakhstan.get("year", 0), country="KAZ")
    return {
        "rows": balances,
        "balance": facts.summary(balances[balances["country"] == "CA5"]),
        "parts": records(parts.sort_values("value")),
        "both": facts.compare(by_china, by_kazakhstan, across=("reporter",)),
    }
