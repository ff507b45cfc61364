"""What China pays for gas, and what the gas of a path is worth."""

from __future__ import annotations

import math

import pandas as pd

from cac_data import codes
from cac_data.energy.gas.flows import FlowSeries
from cac_data.energy.rows import of_last_year, rows_where, with_more
from cac_data.facts import Fact, at
from cac_data.observations import union
from cac_data.tables import sort_rows


def of_prices(prices: pd.DataFrame) -> Fact:
    """Tell the last of each supplier's `implied_prices`, and where there is none.

    `turkmen` has the range of all suppliers; `would` is what the refused value would be
    in bcm at the Turkmen price.
    """
    refused = prices[prices["refused"] != ""]
    priced = prices.dropna(subset="value")
    last_refused = at(sort_rows(refused, ["year"]))
    refused_years = rows_where(refused, country=[last_refused.get("country")])
    turkmen = at(priced, country="TKM")
    in_its_year = priced.loc[priced["period"] == turkmen.get("period"), "value"]
    return {
        "rows": prices,
        "priced": of_last_year(priced),
        "turkmen": with_more(turkmen, low=in_its_year.min(), high=in_its_year.max()),
        "refused": last_refused,
        "years": sorted(refused_years["year"]),
        "would": _volume_at_turkmen_price(last_refused, priced),
    }


def _volume_at_turkmen_price(refused: Fact, priced: pd.DataFrame) -> float | None:
    """Give the volume, in bcm, of a value at the Turkmen price of its year."""
    price = at(priced, refused.get("year", 0), country="TKM").get("value")
    if not refused or not price:
        return None
    volume: float = refused["value_usd_mn"] / price
    return volume


# --- Along a path ---------------------------------------------------------------------


def worth_of(path: pd.DataFrame, flows: pd.DataFrame, gas_price: float) -> pd.DataFrame:
    """Give what the gas of a path is worth, in USD mn a year: volume times `price_usd`.

    `value` and `own_usd_mn` of the first year are as Chinese customs count them, at a
    price for each country; those ahead are all at the Turkmen price: `gas_price` in USD
    for 1,000 m3, or where that is 0 the last that is implied. `one_price_usd_mn` has
    the first year, too, at the price last implied, so that a change from it is of
    volume, or of a price assumed, and not of how it is counted.
    """
    return worth_of_path(path, FlowSeries(flows), gas_price)


def worth_of_path(
    path: pd.DataFrame, series: FlowSeries, gas_price: float
) -> pd.DataFrame:
    """Give `worth_of` a path, from series that are worked out already."""
    if path.empty:
        names = ["price_usd", "value", "own_usd_mn", "one_price_usd_mn"]
        return path.reindex(columns=[*path, *names])

    first = at(path.head(1))
    turkmen = _last_turkmen_price(series)
    implied = turkmen.get("value", math.nan)
    price = gas_price or implied
    cited = [first["source_ids"]]
    if not gas_price:
        cited.append(turkmen.get("source_ids", ""))

    # bcm times USD for 1,000 m3 are USD mn.
    worth = path.assign(
        price_usd=price,
        source_ids=union(cited),
        unit="USD mn",
        value=path["to_china"] * price,
        own_usd_mn=path["own"] * price,
        one_price_usd_mn=path["to_china"] * price,
    )
    start = worth.index[0]
    worth.loc[start, "one_price_usd_mn"] = first["to_china"] * implied
    worth.loc[start, ["price_usd", "value", "own_usd_mn"]] = math.nan
    paid = _paid_to_all_senders(series, first["year"])
    if len(paid):
        paid_to_turkmenistan = rows_where(paid, country="TKM")
        worth.loc[start, "value"] = math.fsum(paid["value"])
        worth.loc[start, "own_usd_mn"] = math.fsum(paid_to_turkmenistan["value"])
        worth.loc[start, "source_ids"] = union(paid["source_ids"])
    return worth


def _last_turkmen_price(series: FlowSeries) -> Fact:
    return at(series.prices.dropna(subset="value"), country="TKM")


def _paid_to_all_senders(series: FlowSeries, year: int) -> pd.DataFrame:
    """Give what Chinese customs count for each of the five that sends gas in a year.

    Empty where they miss one. Not every edition of the Review names the senders: then
    those count that were named last.
    """
    values = rows_where(series.customs_values, country=codes.CA5)
    paid = values[values["year"] == year]
    sent = series.sent[series.sent["year"] <= year]
    last = sent[sent["year"] == sent["year"].max()]
    senders = set(last["country"])
    is_complete = bool(senders) and senders <= set(paid["country"])
    return paid if is_complete else paid[:0]


def price_now_and_then(
    worth: pd.DataFrame, series: FlowSeries, assumed_price: float
) -> Fact:
    """Give the Turkmen price last `implied`, in its `period`, in USD for 1,000 m3.

    `is_assumed`: the scenario sets another (`assumed_price` is not 0). `now`: what
    customs paid for Turkmen gas in the first year of a path, where the price implied is
    of an earlier year.
    """
    priced = _last_turkmen_price(series)
    first = at(worth.head(1))
    if not priced or not first:
        return {}
    is_earlier = priced["year"] < first["year"]
    now = None
    if is_earlier and first["own"] and first["own_usd_mn"] is not None:
        now = first["own_usd_mn"] / first["own"]
    return {
        "implied": priced["value"],
        "period": priced["period"],
        "is_assumed": bool(assumed_price),
        "now": now,
    }
