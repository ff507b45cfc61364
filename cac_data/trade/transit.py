"""What the neighbours' imports do not show, and what stands against it."""

from __future__ import annotations

import math

import pandas as pd

from cac_data import observations, periods
from cac_data.cache import cached
from cac_data.facts import Fact, at, records
from cac_data.observations import join, latest, observe, union
from cac_data.tables import select
from cac_data.trade.flows import Counts
from cac_data.trade.mirror import gap_between


@cached
def of_transit(counts: Counts, profile: pd.DataFrame, end: int) -> Fact:
    """Tell what the neighbours' imports do not show, and what stands against it.

    `unseen`: of each the latest year that both count, with the whole as `sold`, and
    with the freight of `mirror_gap` as `valued`: no bound of what goes on to Russia.
    `share_pct`: the part of KAZ and KGZ in the rise of the five in four years, if all
    are known and rose. `economy`: the last Chinese exports to Kyrgyzstan that exceed
    its last `gdp`. Money is in USD million.
    """
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
    valued = unseen["valued_gap"].clip(lower=0)
    return {
        "unseen": records(unseen),
        "never_seen": math.fsum(unseen["value"]),
        "valued": math.fsum(valued),
        "sold": math.fsum(unseen["china"]),
        "share_pct": joint_share_of_rise(unseen["rise"], region.get("value", 0.0)),
        "economy": beyond_the_economy(counts.china, profile),
    }


def joint_share_of_rise(rises: pd.Series, whole: float) -> float | None:
    """Give the percentage that some rises together made of a whole one.

    None without any, or where one of them, or the whole, is unknown or no rise.
    """
    if not len(rises) or whole <= 0 or not (rises > 0).all():
        return None
    return float(100 * rises.sum() / whole)


def beyond_the_economy(flows: pd.DataFrame, profile: pd.DataFrame) -> Fact:
    """Give Chinese exports to Kyrgyzstan that exceed its gross domestic product, `gdp`.

    Each of its last year, which may differ; empty where they do not exceed it.
    """
    sold = at(flows, country="KGZ", flow="imports")
    product = select(profile, countries="KGZ", indicator="gdp", unit="USD mn")
    product = observe(product)
    product = product[product["year"].notna()]
    product = product.sort_values("year", kind="stable")
    gdp = at(product)
    if not sold or not gdp or sold["value"] <= gdp["value"]:
        return {}
    ids = union([sold["source_ids"], gdp["source_ids"]])
    return {**sold, "gdp": gdp, "source_ids": ids}


def of_kyrgyz_months(monthly: pd.DataFrame) -> Fact:
    """Give Kyrgyz exports by month in the latest full year (`months`, CNY mn).

    `late`: the part of its last three months, in percent, with their `span`.
    """
    exports = observe(select(monthly, countries="KGZ", flow="exports", parts=True))
    is_month = exports["period"].map(periods.months) == 1
    months = exports[is_month]

    year = months["period"].str[:4]
    is_full = year.groupby(year).transform("size") == 12
    latest_year = max(year[is_full], default="")
    months = months[year == latest_year]
    if months.empty:
        return {"months": months, "late": {}}

    last_three = months.tail(3)
    first_month = last_three["period"].iloc[0]
    last_month = last_three["period"].iloc[-1]
    sold_late = last_three["value"].sum()
    sold_in_year = months["value"].sum()
    late = {
        "value": 100 * sold_late / sold_in_year,
        "period": latest_year,
        "span": f"{first_month}/{last_month}",
        "source_ids": union(months["source_ids"]),
    }
    return {"months": months, "late": late}
