"""Who counts the trade of a country with China, and how far the counts are apart.

Money is in USD million at current prices, flows are seen from Central Asia.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import codes, facts
from cac_data.codes import Country, Flow, Side
from cac_data.facts import (
    Comparison,
    Figure,
    Nothing,
    Summary,
    at,
    compare,
    figures,
    ranked,
    sum_of,
)
from cac_data.observations import latest
from cac_data.tables import select
from cac_data.trade.flows import FLOWS, Counts, balance, is_of_all_five
from cac_data.trade.growth import KyrgyzRecord, kyrgyz_records
from cac_data.trade.mirror import MirrorGap, gap_between, gap_in
from cac_data.trade.own_counts import SILENT, OwnCount, own_count

BOTH_FLOWS: tuple[Flow, ...] = ("exports", "imports")
OTHER_SIDE: dict[Side, Side] = {
    "china_customs": "national",
    "national": "china_customs",
}


@dataclass(frozen=True, eq=False)
class TwoCounts:
    """A country's trade with China, as China and as its own office count it.

    `reporter` is who is believed first, and `trade` the turnover by that side. `own` is
    the last own count with China's of the same year, `is_silent` says that there is
    none of the last `SILENT` years. `goods_alone` sets China's count beside the newest
    one of goods alone, of a country whose own series has more than goods. `gaps` are
    those of exports and imports in the last year of both, none for a silent country.
    `balance` is by that side, too, and `other_balance` sets it beside the other in a
    late year of both. `among`: turnover of the five by Chinese customs, in the last
    year of all, the largest first; `balances` are theirs, `later_balances` the
    countries of which one of a later year is known. `recorded`: what Kyrgyz sources
    have of exports, for Kyrgyzstan alone. `rows` are drawn: `flow year value`, and
    `reporter` by whom.
    """

    country: Country
    reporter: Side
    trade: Summary | Nothing
    own: OwnCount
    is_silent: bool
    goods_alone: Comparison | Nothing
    gaps: list[MirrorGap]
    balance: Figure | Nothing
    other_balance: Comparison | Nothing
    among: list[Figure]
    balances: list[Figure]
    later_balances: list[str]
    recorded: list[KyrgyzRecord]
    rows: pd.DataFrame


def of_counts(counts: Counts, country: Country, reporter: Side) -> TwoCounts:
    """Tell who counts the trade of a country, and how far the counts are apart."""
    own = own_count(counts, country)
    silent = is_silent(counts, own)
    sides: dict[Side, pd.DataFrame] = {
        "china_customs": counts.china,
        "national": counts.national,
    }
    if silent:
        # What it counted long ago is no count of today.
        sides["national"] = counts.national[:0]
    believed = select(sides[reporter], countries=country)
    doubted = select(sides[OTHER_SIDE[reporter]], countries=country)
    # In some years its office may count services, too, of which the page tells.
    turnover = select(believed, flow="turnover")
    trade = facts.summary(turnover, across=["coverage"])
    every_balance = balance(counts.china)
    is_of_five = every_balance["country"].isin(codes.CA5)
    balances = in_last_year_of_all(every_balance[is_of_five], country)
    own_balance = at(balance(believed))
    return TwoCounts(
        country=country,
        reporter=reporter,
        trade=trade,
        own=own,
        is_silent=silent,
        goods_alone=goods_alone(counts, own, country),
        gaps=[] if silent else gaps_of(counts, country),
        balance=own_balance,
        other_balance=balances_of_both(balance(believed), balance(doubted)),
        among=among_five(counts.china, "turnover", country),
        balances=balances,
        later_balances=later_than(balances, every_balance[is_of_five]),
        recorded=records_of(counts, country),
        rows=drawn(pd.concat([*sides.values()]), country),
    )


def records_of(counts: Counts, country: Country) -> list[KyrgyzRecord]:
    """Give what sources of a country have of its exports, if it is Kyrgyzstan."""
    if country != "KGZ":
        return []
    return kyrgyz_records(counts.printed, counts.china)


def is_silent(counts: Counts, own: OwnCount) -> bool:
    """Tell whether a country has published no count of its own for long."""
    newest = counts.china["year"].max()
    if pd.isna(newest):
        return not own.count
    return not own.count or own.count.whole_year < newest - SILENT


def goods_alone(
    counts: Counts, own: OwnCount, country: Country
) -> Comparison | Nothing:
    """Set China's turnover beside what a country reported of goods alone.

    Where its own series has services, too, the alternative one is its report to UN
    Comtrade, which has none.
    """
    none = Nothing("its own series has nothing but goods")
    if not own.with_services:
        return none
    printed = counts.printed
    is_own = (printed["country"] == country) & (printed["reporter"] == "national")
    is_of_goods = (printed["variant"] == "alternative") & (printed["obs_status"] == "A")
    flows = printed[is_own & is_of_goods & printed["flow"].isin(FLOWS)]
    by_year = {
        int(rows["year"].iloc[0]): rows
        for _, rows in flows.groupby("year")
        if len(rows) == len(FLOWS)
    }
    if not by_year:
        return none
    year = max(by_year)
    china = at(counts.china, year, country=country, flow="turnover")
    goods = sum_of(figures(by_year[year]))
    return compare(china, goods, across=["reporter", "coverage"])


def balances_of_both(
    believed: pd.DataFrame, doubted: pd.DataFrame
) -> Comparison | Nothing:
    """Compare the balances by two sides in the last year of both, if that is recent.

    Nothing where it is not the last year or the one before, or where a side counts
    something else than goods, too.
    """
    both = {*believed["year"]} & {*doubted["year"]}
    if not both or max(both) < believed["year"].max() - 1:
        return Nothing("no recent balance by both sides")
    one = at(believed, max(both))
    other = at(doubted, max(both))
    return compare(one, other, across=["reporter"])


def gaps_of(counts: Counts, country: Country) -> list[MirrorGap]:
    """Give both counts of exports and of imports, of those that both have."""
    return [gap for flow in BOTH_FLOWS if (gap := gap_of(counts, country, flow))]


def gap_of(counts: Counts, country: Country, flow: Flow) -> MirrorGap | Nothing:
    """Give both counts of a flow in the last year of both."""
    gaps = gap_between(counts.china, counts.national, flow)
    is_rated = (gaps["country"] == country) & gaps["ratio"].notna()
    rows = figures(latest(gaps[is_rated]))
    if not rows:
        return Nothing(f"no year of {country} {flow} by both sides")
    return gap_in(rows[-1])


def among_five(flows: pd.DataFrame, flow: Flow, country: Country) -> list[Figure]:
    """Give a flow of each of the five in the last year of all, the largest first."""
    rows = select(flows, flow=flow)
    return in_last_year_of_all(rows[rows["country"].isin(codes.CA5)], country)


def in_last_year_of_all(rows: pd.DataFrame, country: Country) -> list[Figure]:
    """Give the figures of the last year of all five, else of a country's own last."""
    of_all = rows[is_of_all_five(rows)]
    of_country = rows[rows["country"] == country]
    year = (of_all if len(of_all) else of_country)["year"].max()
    return ranked(figures(rows[(rows["year"] == year).fillna(False)])) or []


def later_than(ranked: Sequence[Figure], rows: pd.DataFrame) -> list[str]:
    """Give the countries with a figure of a later year than those that are ranked."""
    if not ranked:
        return []
    is_later = (rows["year"] > ranked[0].year).fillna(False)
    return [country for country in codes.CA5 if country in {*rows["country"][is_later]}]


def drawn(flows: pd.DataFrame, country: Country) -> pd.DataFrame:
    """Give the exports and imports of a country, as they are drawn: rows of `flows`."""
    is_flow = flows["flow"].isin(FLOWS)
    return flows[is_flow & (flows["country"] == country)].reset_index(drop=True)
