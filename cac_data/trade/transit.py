"""What the neighbours' imports do not show, and what stands against it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import observations, periods
from cac_data.cache import cached
from cac_data.facts import (
    Figure,
    Nothing,
    at,
    compare,
    figures,
    share_of,
    sum_of,
)
from cac_data.observations import observe
from cac_data.tables import select
from cac_data.trade.flows import Counts
from cac_data.trade.mirror import BOTH_SIDES, gap_between

NO_GAP = Figure(value=0.0, unit="USD mn", reporter=BOTH_SIDES)


@dataclass(frozen=True)
class BeyondTheEconomy:
    """Chinese exports to Kyrgyzstan that exceed its gross domestic product, `gdp`.

    Both of the last year that has both.
    """

    source_ids: str
    sold: Figure
    gdp: Figure


@dataclass(frozen=True)
class Transit:
    """What the neighbours' imports do not show, and what stands against it.

    `unseen`: of each in the last year that both and China count, together `never_seen`
    of all that is `sold`, and with the freight of `mirror_gap` `valued`: no bound of
    what goes on to Russia. `share`: the part of KAZ and KGZ in the rise of the five in
    four years, if all are known and rose. `economy`: exports to Kyrgyzstan beyond its
    product.
    """

    unseen: list[Figure]
    never_seen: Figure
    valued: Figure
    sold: Figure
    share: Figure | Nothing
    economy: BeyondTheEconomy | Nothing


@cached
def of_transit(counts: Counts, profile: pd.DataFrame, end: int) -> Transit:
    """Tell what the neighbours' imports do not show, and what stands against it."""
    turnover = select(counts.china, flow="turnover")
    rises = observations.change(turnover, end - 4, end)
    region = at(rises, country="CA5")

    gaps = gap_between(counts.china, counts.national, "imports")
    is_neighbour = gaps["country"].isin(["KAZ", "KGZ"])
    is_past = gaps["year"] <= end
    unseen = _of_one_year(gaps[is_neighbour & is_past])
    neighbours = [at(rises, country=country) for country in unseen["country"]]
    # Where a country counts more than China there is nothing that it does not show.
    unseen["value"] = unseen["value"].clip(lower=0)
    unseen["counted_by"] = BOTH_SIDES
    valued = unseen["valued_gap"].clip(lower=0)
    never_seen = sum_of([NO_GAP, *figures(unseen)], across=["coverage"])
    sold = math.fsum(unseen["china"])
    return Transit(
        unseen=figures(unseen),
        never_seen=never_seen,
        valued=never_seen.of(value=math.fsum(valued)),
        sold=never_seen.of(value=sold, reporter="china_customs"),
        share=joint_share_of_rise(neighbours, region),
        economy=beyond_the_economy(counts.china, profile),
    )


def _of_one_year(gaps: pd.DataFrame) -> pd.DataFrame:
    """Give the gaps of the last year that most neighbours have, which add up."""
    neighbours = gaps.groupby("year")["country"].transform("nunique")
    shared = gaps[neighbours == neighbours.max()]
    is_last: pd.Series = shared["year"] == shared["year"].max()
    last: pd.DataFrame = shared[is_last]
    return last.reset_index(drop=True)


def joint_share_of_rise(
    parts: Sequence[Figure | Nothing], whole: Figure | Nothing
) -> Figure | Nothing:
    """Give the percentage that some rises together made of a whole one.

    Nothing without any, or where one of them, or the whole, is unknown or no rise.
    """
    rises = [part for part in parts if part and part.value > 0]
    has_fallen = whole.value <= 0 if whole else False
    if not rises or len(rises) < len(parts) or has_fallen:
        return Nothing("not each of these is known to have risen")
    return share_of(sum_of(rises), whole)


def beyond_the_economy(
    flows: pd.DataFrame, profile: pd.DataFrame
) -> BeyondTheEconomy | Nothing:
    """Give Chinese exports to Kyrgyzstan where they exceed its product of the year."""
    sales = select(flows, countries="KGZ", flow="imports")
    product = select(profile, countries="KGZ", indicator="gdp", unit="USD mn")
    product = observe(product).assign(measure="GDP")
    product = product[product["year"].notna()]
    product = product.sort_values("year", kind="stable")
    sold = at(sales[sales["year"].isin(product["year"])])
    gdp = at(product, sold.whole_year) if sold else sold
    # Both are said to be what they are, and of whom.
    beyond = compare(sold, gdp, across=["measure", "reporter"])
    if not beyond or beyond.difference.value <= 0:
        return Nothing("no exports beyond the product of the country")
    return BeyondTheEconomy(beyond.source_ids, beyond.one, beyond.other)


@dataclass(frozen=True, eq=False)
class KyrgyzMonths:
    """Kyrgyz exports by month in the latest full year (`months`, CNY mn).

    `late`: the percentage of that year that came in its last three months, its `span`.
    """

    months: pd.DataFrame
    late: Figure | Nothing
    span: str = ""


def of_kyrgyz_months(monthly: pd.DataFrame) -> KyrgyzMonths:
    """Tell how many Kyrgyz exports came late in the latest full year."""
    exports = observe(select(monthly, countries="KGZ", flow="exports", parts=True))
    is_month = exports["period"].map(periods.months) == 1
    months = exports[is_month]

    year = months["period"].str[:4]
    is_full = year.groupby(year).transform("size") == 12
    latest_year = max(year[is_full], default="")
    months = months[year == latest_year]
    if months.empty:
        return KyrgyzMonths(months, Nothing("no year with all of its months"))

    by_month = figures(months)
    last_three = by_month[-3:]
    in_year = sum_of(by_month).of(period=latest_year)
    late = share_of(sum_of(last_three).of(period=latest_year), in_year)
    span = f"{last_three[0].period}/{last_three[-1].period}"
    return KyrgyzMonths(months, late, span)
