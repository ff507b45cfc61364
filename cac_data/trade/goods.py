"""What is sold and bought: sections of goods, single goods, and the part of gas."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import codes, observations
from cac_data.cache import cached
from cac_data.facts import Figure, Nothing, at, compare, figures, ranked
from cac_data.inputs import takes
from cac_data.observations import SHAPE, add_up, join, latest, observe
from cac_data.tables import select, sort_rows
from cac_data.trade.flows import FLOW_ROWS, is_of_all_five

GOODS_SINCE = 2020  # what goods were before, and what moved, says little of today
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


@dataclass(frozen=True)
class CarsInImports:
    """The latest figure on cars, beside all imports of the five in its year, `whole`.

    `said`: the share that the author of the figure prints, in percent, which need not
    be the `share` of imports as Chinese customs count them.
    """

    cars: Figure
    whole: Figure
    said: Figure | Nothing
    share: Figure


@dataclass(frozen=True, eq=False)
class Goods:
    """What is sold and bought.

    `named`: the latest of what a source puts a figure on, never to be added up. `sold`,
    `bought`: sections of goods (SITC), percent, of the last year with all five, the
    largest first. `gas`: its part in exports of the five, `turkmen_gas` in all trade of
    Turkmenistan. `cars`: those among the imports.
    """

    named: pd.DataFrame
    sold: list[Figure]
    bought: list[Figure]
    gas: list[GasShare]
    turkmen_gas: Figure | Nothing
    cars: CarsInImports | Nothing


@cached
def of_goods(
    flows: pd.DataFrame, composition: pd.DataFrame, gas: pd.DataFrame
) -> Goods:
    """Tell the largest sections of goods, the part of gas, and cars among the imports.

    `flows` are those by Chinese customs.
    """
    sections = shares_of_sections(composition)
    piped = piped_gas(gas)
    named = named_goods(composition, piped)

    is_turkmen = (flows["country"] == "TKM") & (flows["flow"] == "turnover")
    turkmen_gas = observations.share(piped, flows[is_turkmen], on=["country", "period"])
    sold = sections[sections["flow"] == "exports"]
    bought = sections[sections["flow"] == "imports"]
    of_exports = figures(gas_in_exports(flows, gas).tail(3))
    return Goods(
        named=named,
        sold=ranked(figures(sold)) or [],
        bought=ranked(figures(bought)) or [],
        gas=[GasShare(share, without_kyrgyz_in(share)) for share in of_exports],
        turkmen_gas=at(turkmen_gas),
        cars=cars_in_imports(flows, composition, named),
    )


def shares_of_sections(composition: pd.DataFrame) -> pd.DataFrame:
    """Give sections of goods in each flow of the five, in percent, the largest first.

    Of the Standard International Trade Classification, in the last year for which all
    five have figures.
    """
    sections = observe(select(composition, classification="SITC", reporter="unctad"))
    is_state = sections["country"].isin(codes.CA5)
    sections = sections[is_state].dropna(subset="value")
    sections = sections[is_of_all_five(sections, by=["period", "flow"])]
    sections = sections[sections["period"] == sections["period"].max()]

    sections = observations.gather(
        sections,
        ["period", "flow", "product"],
        value=("value", "sum"),
    )
    whole = sections.groupby("flow")["value"].transform("sum")
    sections = sections.assign(
        value=100 * sections["value"] / whole, unit="percent", reporter="unctad"
    )
    return sections.sort_values("value", ascending=False)


def named_goods(composition: pd.DataFrame, piped: pd.DataFrame) -> pd.DataFrame:
    """Give the latest figure of each good that a source names, with piped gas.

    By country, flow and product, in USD million, none from before `GOODS_SINCE`. Goods
    overlap: one is never added to another.
    """
    fact = ["country", "flow", "product", "period"]
    named = observe(composition)
    is_good = named["classification"] == "HS"
    is_year = named["year"].notna()
    named = named[is_good & is_year]
    # A customs figure comes before that of an author.
    named = named.sort_values("reporter", key=lambda names: names == "author")
    named = named.drop_duplicates(fact)

    by_pipe = piped.assign(
        flow="exports",
        product=PIPED_GAS,
        product_code=PIPED_GAS_CODE,
    )
    columns = ["country", "flow", "product", *SHAPE, "product_code"]
    named = pd.concat([named[columns], by_pipe[columns]])
    named = latest(named.drop_duplicates(fact))
    named = named[named["year"] >= GOODS_SINCE]
    return named.sort_values(["flow", "value"], ascending=[True, False])


def cars_in_imports(
    flows: pd.DataFrame, composition: pd.DataFrame, named: pd.DataFrame
) -> CarsInImports | Nothing:
    """Give the latest figure on cars, beside all imports of the five in its year.

    Nothing where another import that is `named` is larger.
    """
    by_size = ranked(figures(named[named["flow"] == "imports"]))
    if not by_size or by_size[0]["product"] != "cars":
        return Nothing("cars are not the largest import that is named")
    cars = by_size[0]
    imports = at(flows, cars.year, country=cars["country"], flow="imports")
    printed = at(observe(composition), product="cars", period=cars.period)
    assert printed, "it is one of these rows"
    cars = cars.of(reporter=printed.reporter)
    said: Figure | Nothing = Nothing("no share is printed")
    if printed["share_pct"] is not None:
        said = printed.of(value=printed["share_pct"], unit="percent")
    in_imports = compare(cars, imports, across=["reporter"])
    if not (in_imports and in_imports.ratio):
        return Nothing("no figure on all imports of that year")
    share = in_imports.ratio
    return CarsInImports(
        cars=in_imports.one,
        whole=in_imports.other,
        said=said,
        share=share.of(value=100 * share.value, unit="percent"),
    )


# --- Pipeline gas --------------------------------------------------------------------


def piped_gas(gas: pd.DataFrame) -> pd.DataFrame:
    """Give the value of pipeline gas to China by country and year, in USD million.

    As Chinese customs count it; of two figures of one year that without a reservation.
    """
    values = observe(select(gas, where=PIPED, nature="actual", unit="USD mn"))
    is_year = values["year"].notna()
    is_sold = values["exporter"].isin(GAS_SELLERS)
    # Statuses sort by letter: A, normal, comes first.
    values = values[is_year & is_sold].sort_values("obs_status", kind="stable")
    values = values.drop_duplicates(["exporter", "period"])
    values = values.assign(country=values["exporter"])
    return sort_rows(values[["country", *SHAPE]], ["country", "period"])


@takes(flows=FLOW_ROWS, gas="gas_flows")
def gas_in_exports(flows: pd.DataFrame, gas: pd.DataFrame) -> pd.DataFrame:
    """Give the percentage of pipeline gas in exports of the five to China by year.

    `value` of all exports, `without_kyrgyz` of all but those of Kyrgyzstan; `gas` and
    `exports` in USD mn. For years in which all that sell gas have a figure.
    """
    exports = flows[flows["flow"] == "exports"]
    region = exports[exports["country"] == "CA5"]
    kyrgyz = exports[exports["country"] == "KGZ"]

    piped = add_up(piped_gas(gas), "country", GAS_SELLERS, "CA5")
    shares = observations.share(piped, region, on=["country", "period"])
    shares = shares.rename(columns={"one": "gas", "other": "exports"})
    shares = join(shares, kyrgyz, ["period"], kyrgyz="value")
    other_four = shares["exports"] - shares["kyrgyz"]
    shares = shares.assign(without_kyrgyz=100 * shares["gas"] / other_four)
    return sort_rows(shares, ["period"])


def without_kyrgyz_in(share: Figure) -> Figure | Nothing:
    """Give the share of gas in exports without Kyrgyz ones, from its row."""
    without = share["without_kyrgyz"]
    if without is None:
        return Nothing("Kyrgyz exports of that year are unknown")
    return share.of(value=without)
