"""How much gold Kyrgyz exports to China would be, and how much there was."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.facts import Fact, at, records
from cac_data.observations import join, observe, union
from cac_data.tables import select

OUNCES = 1e6 / 31.1034768  # troy ounces in a tonne
GOLD_CODE = "7108"  # of the Harmonized System


@cached
def of_gold(flows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> Fact:
    """Tell how much gold Kyrgyz exports to China would be, and what is known of it.

    `flows` are those by Chinese customs. `tonnes` at the mean price of each of two
    years, `now` those of the last. `mined`: the output of several years, `a_year` its
    mean. `sold` by partner, by national count; `unseen`: what buyers have beyond.
    `supply`: the gold that all this takes beside the gold that there was.
    """
    exports = exports_in_gold(flows, tables["commodity_prices"])
    tonnes = records(exports)

    traded = select(
        tables["product_flows"], country="KGZ", indicator="mass", parts=True
    )
    traded = observe(select(traded, product_code=GOLD_CODE, parts=True))
    is_national = (traded["reporter"] == "national") & traded["year"].notna()
    national = traded[is_national]
    national = national[national["year"] == national["year"].max()]
    sold = {sale["partner"]: sale for sale in records(national)}

    metal = select(tables["minerals"], country="KGZ", parts=True)
    metal = observe(metal[metal["commodity"] == "gold"])
    mined = at(metal, indicator="output", place="", unit="t")
    stock = at(metal, indicator="metal_stock")
    return {
        "tonnes": tonnes,
        "now": at(exports),
        "mined": mined,
        "a_year": amount_a_year(mined),
        "supply": gold_supply(tonnes, sold.get("WLD", {}), mined, stock),
        "sold": sold,
        "unseen": at(traded, reporter="mirror", partner="WLD"),
    }


def exports_in_gold(flows: pd.DataFrame, prices: pd.DataFrame) -> pd.DataFrame:
    """Give Kyrgyz exports of the last two years in tonnes, as if all were gold.

    At the mean price of each year, `price`, in USD a troy ounce.
    """
    price = observe(select(prices, commodity="gold", origin="WLD"))
    exports = select(flows, countries="KGZ", flow="exports")
    exports = join(exports, price, ["period"], how="inner", price="value").tail(2)
    usd_mn_a_tonne = exports["price"] * OUNCES / 1e6
    return exports.assign(
        value=exports["value"] / usd_mn_a_tonne,
        half=exports["half"] / usd_mn_a_tonne,
        unit="t",
    )


def amount_a_year(amount: Fact) -> float | None:
    """Give what an amount of several years is in one of them; None without one."""
    if not amount:
        return None
    months = periods.months(amount["period"])
    return float(12 * amount["value"] / months)


def gold_supply(
    tonnes: Sequence[Fact], elsewhere: Fact, mined: Fact, stock: Fact
) -> Fact:
    """Set the gold that exports would take beside the gold that there was, in tonnes.

    `taken`: by China, if all were gold, and `elsewhere`, as national statistics record
    it for one of these years. `there`: what the mines gave in as many years, at their
    mean, and the last `stock` before them. Empty where one of these is unknown.
    """
    mined_a_year = amount_a_year(mined)
    years = [fact["year"] for fact in tonnes]
    if not mined_a_year or not stock or elsewhere.get("year") not in years:
        return {}
    by_china = math.fsum(fact["value"] for fact in tonnes)
    mined_in_these_years = mined_a_year * len(years)
    used = [*tonnes, elsewhere, mined, stock]
    return {
        "by_china": by_china,
        "elsewhere": elsewhere,
        "taken": by_china + elsewhere["value"],
        "mined": mined_in_these_years,
        "stock": stock,
        "there": mined_in_these_years + stock["value"],
        "period": f"{years[0]}/{years[-1]}",
        "source_ids": union(fact["source_ids"] for fact in used),
    }
