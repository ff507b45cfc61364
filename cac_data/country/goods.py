"""What a country sells to China and buys there, as far as it is known by chapter."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import observations
from cac_data.codes import Country, Flow
from cac_data.facts import Comparison, Figure, Nothing, at, compare, figures, ranked
from cac_data.observations import observe
from cac_data.tables import select
from cac_data.trade.chapters import counted_goods
from cac_data.trade.flows import Counts
from cac_data.trade.goods import piped_gas
from cac_data.trade.sold import (
    SIDES_BY,
    SOLAR,
    Basket,
    Sides,
    latest_basket,
    latest_sides,
    pairs_drawn,
    unknown_flows,
)

DRAWN = 8
"""Goods of a flow that are drawn; the others are in the table below."""


@dataclass(frozen=True)
class GasSold:
    """What China last paid for a country's gas, and its percentage of exports there.

    Both by Chinese customs, the percentage of the last year for which exports are known
    too. `among` has the exporters of the year of `paid`, the largest first.
    """

    paid: Figure
    share: Figure | Nothing
    among: list[Figure]


@dataclass(frozen=True)
class SolarBought:
    """Solar goods from China in a year, beside the year before, and among the five."""

    now: Figure
    change: Comparison | Nothing
    among: list[Figure]


@dataclass(frozen=True, eq=False)
class CountryGoods:
    """What a country sells and buys.

    `sold`, `bought`: by chapter, as its own office counts them, or by group where its
    report of imports has few chapters. `sides`: what both show
    of imports. `unknown`: the flows of which no chapters are known. `table`: all rows
    that are drawn or listed, a row a good.
    """

    country: Country
    sold: Basket | Nothing
    bought: Basket | Nothing
    sides: Sides | Nothing
    gas: GasSold | Nothing
    solar: SolarBought | Nothing
    unknown: list[Flow]
    table: pd.DataFrame

    @property
    def largest_sold(self) -> pd.DataFrame:
        """The goods of its exports that are drawn: the largest of `rows_of`."""
        return rows_of(self.sold).head(DRAWN)

    @property
    def pairs(self) -> pd.DataFrame:
        """The goods of its imports by both sides: rows of `pairs_drawn`."""
        return pairs_drawn(self.sides)

    @property
    def top(self) -> Figure | Nothing:
        """What it sells most: a chapter, or gas where no chapters are known."""
        if self.sold:
            return self.sold.parts[0]
        return self.gas.paid if self.gas else Nothing("no goods of its exports")


def of_goods(
    counts: Counts,
    trade: pd.DataFrame,
    tables: Mapping[str, pd.DataFrame],
    country: Country,
) -> CountryGoods:
    """Tell what a country sells and buys.

    `trade` are rows of ``bilateral_trade``; `tables` have ``trade_composition``,
    ``product_flows`` and ``gas_flows``.
    """
    composition = tables["trade_composition"]
    goods = counted_goods(composition, trade, tables["product_flows"])
    unknown = unknown_flows(goods, tables["gas_flows"])
    sides: Sides | Nothing = Nothing(f"no goods of {country} by both sides")
    if country in SIDES_BY:
        sides = latest_sides(goods, country, SIDES_BY[country])
    sold = latest_basket(goods, country, "exports")
    level = SIDES_BY.get(country, "chapter")
    bought = latest_basket(goods, country, "imports", level=level)
    return CountryGoods(
        country=country,
        sold=sold,
        bought=bought,
        sides=sides,
        gas=gas_sold(counts, tables["gas_flows"], country),
        solar=solar_bought(composition, country),
        unknown=[flow for place, flow in unknown if place == country],
        table=pd.concat([rows_of(sold), rows_of(bought)], ignore_index=True),
    )


def rows_of(basket: Basket | Nothing) -> pd.DataFrame:
    """Give the goods of a flow, the largest first.

    Columns: `country flow period product_code product`, `value` (in `unit`, USD mn),
    `share_pct` of the flow, `obs_status source_ids`.
    """
    columns = [
        "country",
        "flow",
        "period",
        "product_code",
        "product",
        "value",
        "unit",
        "share_pct",
        "obs_status",
        "source_ids",
    ]
    rows = [dict(part.row) for part in basket.parts] if basket else []
    return pd.DataFrame(rows).reindex(columns=columns)


def gas_sold(counts: Counts, gas: pd.DataFrame, country: Country) -> GasSold | Nothing:
    """Give what China paid for a country's gas in the last year."""
    piped = piped_gas(gas)
    paid = at(piped[piped["country"] == country])
    if not paid:
        return Nothing(f"no gas of {country} to China")
    exports = select(counts.china, countries=country, flow="exports")
    shares = observations.share(piped, exports, on=["country", "period"])
    return GasSold(
        paid=paid,
        share=at(shares),
        among=ranked(figures(piped[piped["period"] == paid.period])) or [],
    )


def solar_bought(composition: pd.DataFrame, country: Country) -> SolarBought | Nothing:
    """Give the solar goods that China sold to a country in the last whole year."""
    rows = observe(composition[composition["product"] == SOLAR])
    years = rows[rows["year"].notna()]
    own = years[years["country"] == country]
    now = at(own)
    if not now:
        return Nothing(f"no solar goods of {country}")
    return SolarBought(
        now=now,
        change=compare(now, at(own, back=1)),
        among=ranked(figures(years[years["year"] == now.year])) or [],
    )
