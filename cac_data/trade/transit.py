"""What the neighbours' imports do not show, and what stands against it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data import observations, periods
from cac_data.cache import cached
from cac_data.facts import Figure, Nothing, at, compare, figures
from cac_data.observations import join, latest, observe, union
from cac_data.tables import select
from cac_data.trade.flows import Counts
from cac_data.trade.mirror import BOTH_SIDES, gap_between


@dataclass(frozen=True)
class BeyondTheEconomy:
    """Chinese exports to Kyrgyzstan that exceed its gross domestic product, `gdp`.

    Each of its last year, which may differ.
    """

    source_ids: str
    sold: Figure
    gdp: Figure


@dataclass(frozen=True)
class Transit:
    """What the neighbours' imports do not show, and what stands against it.

    `unseen`: of each the latest year that both count, together `never_seen` of all that
    is `sold`, and with the freight of `mirror_gap` `valued`: no bound of what goes on
    to Russia. `share`: the part of KAZ and KGZ in the rise of the five in four years,
    if all are known and rose. `economy`: exports to Kyrgyzstan beyond its product.
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
    unseen = latest(gaps[is_neighbour & is_past])
    unseen = join(unseen, rises, ["country"], rise="value", span="period")
    # Where a country counts more than China there is nothing that it does not show.
    unseen["value"] = unseen["value"].clip(lower=0)
    unseen["counted_by"] = BOTH_SIDES
    valued = unseen["valued_gap"].clip(lower=0)
    never_seen = Figure(
        value=math.fsum(unseen["value"]),
        unit="USD mn",
        reporter=BOTH_SIDES,
        source_ids=union(unseen["source_ids"]),
    )
    sold = math.fsum(unseen["china"])
    return Transit(
        unseen=figures(unseen),
        never_seen=never_seen,
        valued=never_seen.of(value=math.fsum(valued)),
        sold=never_seen.of(value=sold, reporter="china_customs"),
        share=joint_share_of_rise(unseen["rise"], region),
        economy=beyond_the_economy(counts.china, profile),
    )


def joint_share_of_rise(rises: pd.Series, whole: Figure | Nothing) -> Figure | Nothing:
    """Give the percentage that some rises together made of a whole one.

    Nothing without any, or where one of them, or the whole, is unknown or no rise.
    """
    if not whole or not len(rises) or whole.value <= 0 or not (rises > 0).all():
        return Nothing("not each of these is known to have risen")
    return whole.of(value=float(100 * rises.sum() / whole.value), unit="percent")


def beyond_the_economy(
    flows: pd.DataFrame, profile: pd.DataFrame
) -> BeyondTheEconomy | Nothing:
    """Give Chinese exports to Kyrgyzstan where they exceed its product."""
    sold = at(flows, country="KGZ", flow="imports")
    product = select(profile, countries="KGZ", indicator="gdp", unit="USD mn")
    product = observe(product).assign(measure="GDP")
    product = product[product["year"].notna()]
    product = product.sort_values("year", kind="stable")
    gdp = at(product)
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

    last_three = months.tail(3)
    first_month = last_three["period"].iloc[0]
    last_month = last_three["period"].iloc[-1]
    sold_late = last_three["value"].sum()
    sold_in_year = months["value"].sum()
    late = Figure(
        value=float(100 * sold_late / sold_in_year),
        unit="percent",
        period=latest_year,
        reporter=months["reporter"].iloc[0],
        source_ids=union(months["source_ids"]),
    )
    return KyrgyzMonths(months, late, f"{first_month}/{last_month}")
