"""What all five sell and buy: sections of goods, and the part of gas."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data import codes, observations
from cac_data.cache import cached
from cac_data.facts import Figure, Nothing, at, figures, is_known, ranked
from cac_data.inputs import takes
from cac_data.observations import SHAPE, add_up, join, observe
from cac_data.tables import select, sort_rows
from cac_data.trade.flows import FLOW_ROWS, is_of_all_five
from cac_data.trade.growth import exports_of_other_four

GOODS_SINCE = 2020  # what moved before says little of today
PIPED_GAS = "natural gas (pipeline)"
PIPED_GAS_CODE = "271121"  # of the Harmonized System
GAS_SELLERS = ("KAZ", "TKM", "UZB")
PIPED = {"importer": "CHN", "indicator": "value", "basis": "chinese_customs"}


@dataclass(frozen=True)
class GasShare:
    """The percentage of pipeline gas in exports of the five of a year.

    `without_kyrgyz`: in all exports but those of Kyrgyzstan.
    """

    share: Figure
    without_kyrgyz: Figure | Nothing


@dataclass(frozen=True, eq=False)
class Goods:
    """What all five sell and buy.

    `sold`, `bought`: sections of goods (SITC), percent, of the last year with all five,
    the largest first. `gas`: its part in exports of the five, `turkmen_gas` in those of
    Turkmenistan.
    """

    sold: list[Figure]
    bought: list[Figure]
    gas: list[GasShare]
    turkmen_gas: Figure | Nothing


@cached
def of_goods(
    flows: pd.DataFrame, composition: pd.DataFrame, gas: pd.DataFrame
) -> Goods:
    """Tell the largest sections of goods, and the part of gas in exports.

    `flows` are those by Chinese customs.
    """
    sections = shares_of_sections(composition)
    piped = piped_gas(gas)

    is_turkmen = (flows["country"] == "TKM") & (flows["flow"] == "exports")
    turkmen_gas = observations.share(piped, flows[is_turkmen], on=["country", "period"])
    sold = sections[sections["flow"] == "exports"]
    bought = sections[sections["flow"] == "imports"]
    of_exports = figures(gas_in_exports(flows, gas).tail(3))
    return Goods(
        sold=ranked(figures(sold)) or [],
        bought=ranked(figures(bought)) or [],
        gas=[GasShare(share, without_kyrgyz_in(share)) for share in of_exports],
        turkmen_gas=at(turkmen_gas),
    )


def shares_of_sections(composition: pd.DataFrame) -> pd.DataFrame:
    """Give sections of goods in each flow of the five, in percent, the largest first.

    Of the Standard International Trade Classification, in the last year for which all
    five have figures. Columns: `period flow product`, `value` (percent), which is `one`
    over `other` (both USD million), `unit half obs_status source_ids reporter`. The
    index says nothing.
    """
    sections = observe(select(composition, classification="SITC", reporter="unctad"))
    is_state = sections["country"].isin(codes.CA5)
    sections = sections[is_state].dropna(subset="value")
    sections = sections[is_of_all_five(sections, by=["period", "flow"])]
    sections = sections[sections["period"] == sections["period"].max()]

    whole = ["period", "flow"]
    amount = {"value": ("value", "sum"), "half": ("half", "sum")}
    of_flow = observations.gather(sections, [*whole, "unit"], **amount)
    of_good = observations.gather(sections, [*whole, "product", "unit"], **amount)
    shares = observations.share(of_good, of_flow, on=whole)
    shares = shares.assign(half=math.nan, reporter="unctad")
    return shares.sort_values("value", ascending=False)


# --- Pipeline gas --------------------------------------------------------------------


def piped_gas(gas: pd.DataFrame) -> pd.DataFrame:
    """Give the value of pipeline gas to China by country and year.

    Columns: `country`, those of `observations.SHAPE` (`value` in USD million) and
    `reporter`, which is Chinese customs. Of two figures of one year that without a
    reservation.
    """
    values = observe(select(gas, where=PIPED, nature="actual", unit="USD mn"))
    is_year = values["year"].notna()
    is_sold = values["exporter"].isin(GAS_SELLERS)
    # Statuses sort by letter: A, normal, comes first.
    values = values[is_year & is_sold].sort_values("obs_status", kind="stable")
    values = values.drop_duplicates(["exporter", "period"])
    values = values.assign(country=values["exporter"], reporter="china_customs")
    values = values[["country", *SHAPE, "reporter"]]
    return sort_rows(values, ["country", "period"])


@takes(flows=FLOW_ROWS, gas="gas_flows")
def gas_in_exports(flows: pd.DataFrame, gas: pd.DataFrame) -> pd.DataFrame:
    """Give the percentage of pipeline gas in exports of the five to China by year.

    Columns: `country`, those of `observations.SHAPE`, of which `value` is the
    percentage of all exports, `gas` and `exports` (USD million), and `without_kyrgyz`,
    the percentage of all exports but those of Kyrgyzstan. For years in which all that
    sell gas have a figure.
    """
    exports = flows[flows["flow"] == "exports"]
    region = exports[exports["country"] == "CA5"]

    piped = add_up(piped_gas(gas), "country", GAS_SELLERS, "CA5")
    shares = observations.share(piped, region, on=["country", "period"])
    shares = shares.rename(columns={"one": "gas", "other": "exports"})
    of_other_four = observations.share(
        piped, exports_of_other_four(exports), on=["country", "period"]
    )
    shares = join(shares, of_other_four, ["period"], without_kyrgyz="value")
    return sort_rows(shares, ["period"])


def without_kyrgyz_in(share: Figure) -> Figure | Nothing:
    """Give the share of gas in exports without Kyrgyz ones, from its row."""
    without = share.number("without_kyrgyz")
    if not is_known(without):
        return Nothing("Kyrgyz exports of that year are unknown")
    return share.of(value=without)
