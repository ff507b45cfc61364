"""What China pays for gas, and what the gas of a path is worth."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.energy.gas.flows import CUSTOMS, REVIEW, FlowSeries
from cac_data.energy.rows import of_last_year, rows_where
from cac_data.facts import (
    Figure,
    Gap,
    Nothing,
    at,
    figures,
    quotient,
    ranked,
    sum_of,
)
from cac_data.figure import ASSUMED_PRICE
from cac_data.observations import union
from cac_data.tables import sort_rows

OF_OTHER_GAS = "D"
"""Status of a price that is refused: value and volume are not of the same gas."""


@dataclass(frozen=True)
class RefusedPrice:
    """Gas of which no price is given, since a term of it is doubtful.

    `country` and its last figures: `worth` in USD mn, and `volume` in bcm, which would
    be `would` at the Turkmen price. `years` are all without a price, `is_other_gas` if
    value and volume are not of the same gas (else they are of low reliability).
    """

    country: str
    is_other_gas: bool
    years: list[int]
    worth: Figure
    volume: Figure
    would: Figure | Nothing


@dataclass(frozen=True, eq=False)
class Prices:
    """The last price that is implied for each supplier, in USD for 1,000 m3.

    `rows` are `implied_prices`, `priced` the last of each supplier, the highest first,
    or a `Gap` if they are unlike.
    `turkmen` has the range of all suppliers. `refused`: where there is none.
    """

    rows: pd.DataFrame
    priced: list[Figure] | Gap
    turkmen: Figure | Nothing
    refused: RefusedPrice | Nothing


def of_prices(prices: pd.DataFrame) -> Prices:
    """Tell the last of each supplier's `implied_prices`, and where there is none."""
    priced = prices.dropna(subset="value")
    return Prices(
        rows=prices,
        priced=of_last_year(priced),
        turkmen=_turkmen_price_among_all(priced),
        refused=_last_refused(prices),
    )


def _turkmen_price_among_all(priced: pd.DataFrame) -> Figure | Nothing:
    """Give the last Turkmen price, with the range of all suppliers in its year."""
    turkmen = at(priced, country="TKM")
    if not turkmen:
        return turkmen
    in_its_year = priced[priced["period"] == turkmen.period]
    by_size = ranked(figures(in_its_year))
    if not by_size:
        return turkmen  # unlike ones have no ends
    return turkmen.of(low=by_size[-1].value, high=by_size[0].value)


def _last_refused(prices: pd.DataFrame) -> RefusedPrice | Nothing:
    is_refused = prices["refused"] != ""
    last = at(sort_rows(prices[is_refused], ["year"]))
    if not last:
        return last
    country = last.text("country")
    refused_years = rows_where(prices[is_refused], country=country)["year"]
    worth = last.of(value=last.number("value_usd_mn"), unit="USD mn", reporter=CUSTOMS)
    volume = last.of(value=last.number("volume_bcm"), unit="bcm", reporter=REVIEW)
    price = at(prices.dropna(subset="value"), last.year, country="TKM")
    return RefusedPrice(
        country=country,
        is_other_gas=last.text("refused") == OF_OTHER_GAS,
        years=sorted(int(year) for year in refused_years),
        worth=worth,
        volume=volume,
        would=_volume_at(price, worth, volume),
    )


def _volume_at(
    price: Figure | Nothing, worth: Figure, volume: Figure
) -> Figure | Nothing:
    """Give the volume, in bcm, of a value at a price that others pay.

    It is one of the Review, as `volume` is, since that price is over its volumes.
    """
    if not price:
        return Nothing("no price at which a value has a volume")
    # USD mn over USD for 1,000 m3 are bcm.
    bought = quotient(worth, price, unit=volume.unit)
    return volume.of(value=bought.value) if bought else bought


# --- Along a path ---------------------------------------------------------------------


@cached
def worth_of(path: pd.DataFrame, flows: pd.DataFrame, gas_price: float) -> pd.DataFrame:
    """Give what the gas of a path is worth, in USD mn a year: volume times `price_usd`.

    The columns of `gas_path`, with `price_usd` (for 1,000 m3), `value` (of `to_china`),
    `own_usd_mn` (of `own`), `one_price_usd_mn` and `price_basis` added; `unit` is that
    of `value`.
    `value` and `own_usd_mn` of the first year are as Chinese customs count them, at a
    price for each country; those ahead are all at the Turkmen price: `gas_price` in USD
    for 1,000 m3, or where that is 0 the last that is implied. `one_price_usd_mn` has
    the first year, too, at the price last implied, so that a change from it is of
    volume, or of a price assumed, and not of how it is counted. `price_basis` is the
    period of the price of `value`, or `ASSUMED_PRICE`.
    """
    return worth_of_path(path, FlowSeries(flows), gas_price)


def worth_of_path(
    path: pd.DataFrame, series: FlowSeries, gas_price: float
) -> pd.DataFrame:
    """Give `worth_of` a path, from series that are worked out already."""
    if path.empty:
        added = ["price_usd", "value", "own_usd_mn", "one_price_usd_mn", "price_basis"]
        return path.reindex(columns=[*path, *added])

    first = at(path.head(1))
    turkmen = _last_turkmen_price(series)
    implied = turkmen.value if turkmen else math.nan
    price = gas_price or implied
    cited = [first.text("source_ids")]
    if turkmen and not gas_price:
        cited.append(turkmen.source_ids)

    # bcm times USD for 1,000 m3 are USD mn.
    worth_of_all = path["to_china"] * price
    worth = path.assign(
        price_usd=price,
        source_ids=union(cited),
        unit="USD mn",
        vintage="",  # of volumes there are editions, of what they are worth none
        value=worth_of_all,
        own_usd_mn=path["own"] * price,
        one_price_usd_mn=worth_of_all,
        price_basis=_basis_of_price(turkmen, is_assumed=bool(gas_price)),
    )
    # The first year is as customs count it, if they count each sender, else unknown.
    start = worth.index[0]
    worth.loc[start, "one_price_usd_mn"] = first.number("to_china") * implied
    worth.loc[start, "price_basis"] = first.text("period")
    worth.loc[start, ["price_usd", "value", "own_usd_mn"]] = math.nan
    paid = _paid_to_all_senders(series, first.whole_year)
    if len(paid):
        paid_to_turkmenistan = at(paid, country="TKM")
        worth.loc[start, "value"] = sum_of(figures(paid)).value
        worth.loc[start, "own_usd_mn"] = (
            paid_to_turkmenistan.value if paid_to_turkmenistan else 0.0
        )
        worth.loc[start, "source_ids"] = union(paid["source_ids"])
    return worth


def _last_turkmen_price(series: FlowSeries) -> Figure | Nothing:
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


@dataclass(frozen=True)
class GasWorth:
    """What the gas of a year of a path is worth, in USD mn; some of it may be unknown.

    `to_china` is all gas of the five, `price` at which it is valued, in USD for 1,000
    m3. `at_one_price`: at the Turkmen price, as `worth_of`.
    """

    to_china: Figure
    price: Figure
    at_one_price: Figure


def worth_in(year: Figure | Nothing, one_price: str) -> GasWorth | Nothing:
    """Give what gas is worth in a year of `worth_of`.

    `one_price`: of which period the Turkmen price is, or that it is assumed.
    """
    if not year:
        return year
    price = year.of(value=year.number("price_usd"), unit="USD for 1,000 m3", prices="")
    return GasWorth(
        to_china=year,
        price=price,
        at_one_price=year.of(value=year.number("one_price_usd_mn"), prices=one_price),
    )


@dataclass(frozen=True)
class TurkmenPrice:
    """At which price Turkmen gas is valued ahead, in USD for 1,000 m3.

    `implied` is the last that value and volume imply; `is_assumed`: the scenario sets
    another. `now`: what customs paid for Turkmen gas in the first year of a path, where
    the price implied is of an earlier year.
    """

    implied: Figure
    is_assumed: bool
    now: Figure | Nothing


def valued_at(price: TurkmenPrice | Nothing) -> str:
    """Give the `prices` of what is valued ahead: of which period, or assumed."""
    if not price:
        return ""
    return _basis_of_price(price.implied, is_assumed=price.is_assumed)


def _basis_of_price(implied: Figure | Nothing, *, is_assumed: bool) -> str:
    if is_assumed:
        return ASSUMED_PRICE
    return implied.period if implied else ""


def price_now_and_then(
    worth: pd.DataFrame, series: FlowSeries, assumed_price: float
) -> TurkmenPrice | Nothing:
    """Give the Turkmen price last implied, and that of the first year of a path."""
    priced = _last_turkmen_price(series)
    first = at(worth.head(1))
    if not priced:
        return priced
    if not first:
        return first
    return TurkmenPrice(
        implied=priced,
        is_assumed=bool(assumed_price),
        now=_paid_in_first_year(first, priced),
    )


def _paid_in_first_year(first: Figure, priced: Figure) -> Figure | Nothing:
    """Give what customs paid for 1,000 m3 of Turkmen gas in the year of a path."""
    is_earlier = priced.whole_year < first.whole_year
    paid = first.number("own_usd_mn")
    if not is_earlier or not first["own"] or math.isnan(paid):
        return Nothing("the price implied is of the first year of the path")
    return first.of(
        value=paid / first.number("own"),
        unit=priced.unit,
        measure=priced.measure,
        prices="",  # it is one
    )
