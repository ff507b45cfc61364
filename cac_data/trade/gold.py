"""How much gold Kyrgyz exports to China would be, and how much there was."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.facts import Figure, Nothing, at, figures, sum_of
from cac_data.observations import join, observe, union
from cac_data.tables import select

OUNCES = 1e6 / 31.1034768  # troy ounces in a tonne
GOLD_CODE = "7108"  # of the Harmonized System


@dataclass(frozen=True)
class GoldSupply:
    """The gold that exports would take beside the gold that there was, in tonnes.

    `taken`: `by_china`, if all were gold, and `elsewhere`, as national statistics
    record it for one of these years. `there`: what the mines gave in as many years
    (`mined`), at their mean, and the last `stock` before them.
    """

    source_ids: str
    by_china: Figure
    elsewhere: Figure
    taken: Figure
    mined: Figure
    stock: Figure
    there: Figure


@dataclass(frozen=True)
class Gold:
    """How much gold Kyrgyz exports to China would be, and what is known of it.

    `tonnes` at the mean price of each of two years. `mined`: the output of several
    years, `a_year` its mean. `supply`: the gold that all this takes beside the gold
    that there was. `sold` by partner, by national count; `unseen`: what buyers have
    beyond.
    """

    tonnes: list[Figure]
    mined: Figure | Nothing
    a_year: Figure | Nothing
    supply: GoldSupply | Nothing
    sold: Mapping[str, Figure]
    unseen: Figure | Nothing

    @property
    def now(self) -> Figure | Nothing:
        """The last of `tonnes`."""
        return self.tonnes[-1] if self.tonnes else Nothing("no exports with a price")


@cached
def of_gold(flows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> Gold:
    """Tell how much gold Kyrgyz exports to China would be, and what is known of it.

    `flows` are those by Chinese customs.
    """
    exports = exports_in_gold(flows, tables["commodity_prices"])
    tonnes = figures(exports)

    traded = select(
        tables["product_flows"], country="KGZ", indicator="mass", parts=True
    )
    traded = observe(traded[traded["product_code"] == GOLD_CODE])
    is_national = (traded["reporter"] == "national") & traded["year"].notna()
    national = traded[is_national]
    national = national[national["year"] == national["year"].max()]
    sold = {sale.text("partner"): sale for sale in figures(national)}

    metal = select(tables["minerals"], country="KGZ", parts=True)
    metal = observe(metal[metal["commodity"] == "gold"])
    mined = at(metal, indicator="output", place="", unit="t")
    stock = at(metal, indicator="metal_stock")
    return Gold(
        tonnes=tonnes,
        mined=mined,
        a_year=amount_a_year(mined),
        supply=gold_supply(tonnes, sold.get("WLD"), mined, stock),
        sold=sold,
        unseen=at(traded, reporter="mirror", partner="WLD"),
    )


def exports_in_gold(flows: pd.DataFrame, prices: pd.DataFrame) -> pd.DataFrame:
    """Give Kyrgyz exports of the last two years in tonnes, as if all were gold.

    The columns of `flows`, `value` and `half` in tonnes, with the mean `price` of each
    year by which they were turned into these, in USD a troy ounce.
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


def amount_a_year(amount: Figure | Nothing) -> Figure | Nothing:
    """Give what an amount of several years is in one of them."""
    if not amount:
        return amount
    return amount.multiplied_by(12).divided_by(periods.months(amount.period))


def gold_supply(
    tonnes: Sequence[Figure],
    elsewhere: Figure | None,
    mined: Figure | Nothing,
    stock: Figure | Nothing,
) -> GoldSupply | Nothing:
    """Set the gold that exports would take beside the gold that there was."""
    mined_a_year = amount_a_year(mined)
    years = [export.year for export in tonnes]
    if not (mined_a_year and stock and elsewhere) or elsewhere.year not in years:
        return Nothing("what is taken, mined or in stock is unknown")
    by_china = sum_of(tonnes).of(period=f"{years[0]}/{years[-1]}")
    mined_then = mined_a_year.multiplied_by(len(years))
    # Each is told with who counts it.
    taken = sum_of([by_china, elsewhere], across=["reporter", "length"])
    there = sum_of([mined_then, stock], across=["reporter", "length"])
    used = [by_china, elsewhere, mined_a_year, stock]
    return GoldSupply(
        source_ids=union(part.source_ids for part in used),
        by_china=by_china,
        elsewhere=elsewhere,
        taken=taken,
        mined=mined_then,
        stock=stock,
        there=there,
    )
