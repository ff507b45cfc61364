"""Oil, uranium and coal: whose oil is in the pipe, who mines, and what is sold."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import codes, observations
from cac_data.cache import cached
from cac_data.energy.rows import (
    WORLD,
    by_country,
    counted,
    of_last_year,
    one_each,
    rows_where,
)
from cac_data.facts import Figure, Nothing, Summary, at, compare, summary
from cac_data.observations import SHAPE, join, observe, share
from cac_data.tables import sort_rows

URANIUM = "2844"
"""Of the Harmonized System: radioactive elements and isotopes."""

OIL_COUNTERS = ("pipeline_operator", "inspection_bureau", "press")
"""Who counts Kazakh oil in the pipeline, in the order in which they are believed."""


@dataclass(frozen=True)
class OilInThePipe:
    """`kazakh` oil in the pipeline to China and `russian` oil beside it, in Mt."""

    kazakh: Figure
    russian: Figure
    is_mostly_russian: bool


@dataclass(frozen=True)
class Coal:
    """Kyrgyz coal `sold` to all buyers in the last part of a year, in Mt.

    `growth` in percent is on the same part of the year before, from the two amounts:
    what a source prints of it need not follow from them. `to_china`: the last period
    of which the press knows what went there, in Mt.
    """

    sold: Figure
    growth: Figure | Nothing
    to_china: Figure | Nothing


@dataclass(frozen=True, eq=False)
class Fuels:
    """Whose oil is in the pipe and what comes by all routes; who mines uranium.

    `pipes` is Kazakh oil in the pipeline to China and `russian` oil beside it, in Mt,
    by the operator, else its inspectors, else the press; `pipe` is its last year with
    both. `ores` are the last shares of uranium ``mined`` (of the world) and ``bought``
    (of China's imports), `one` in tU; `mined` are those of the five. `sold` is the last
    value of Kazakh uranium to China among goods, in USD mn. `coal` is Kyrgyz.
    """

    pipes: pd.DataFrame
    pipe: OilInThePipe | Nothing
    routes: Summary | Nothing
    ores: pd.DataFrame
    mined: list[Figure]
    bought: list[Figure]
    sold: Figure | Nothing
    coal: Coal | Nothing


@cached
def of_fuels(fuels: pd.DataFrame, balance: pd.DataFrame, goods: pd.DataFrame) -> Fuels:
    """Tell whose oil is in the pipe and what comes by all routes; who mines uranium."""
    oil = counted(
        fuels,
        commodity="crude_oil",
        importer="CHN",
        indicator="mass",
    )
    oil = oil[["exporter", "route", *SHAPE]].assign(counted_by=oil["basis"])
    pipe = _oil_in_the_pipe(oil)
    by_all_routes = rows_where(
        oil,
        exporter="KAZ",
        route="all",
        basis="exporter_statistics",
    )
    mined = _last_shares(_uranium_mined(balance), "mined")
    bought = _last_shares(_uranium_bought(fuels), "bought")
    return Fuels(
        pipes=pipe,
        pipe=_last_with_both(pipe),
        routes=summary(by_all_routes),
        ores=pd.concat([mined, bought], ignore_index=True),
        mined=of_last_year(rows_where(mined, country=codes.CA5)) or [],
        bought=of_last_year(bought) or [],
        sold=_uranium_sold(goods),
        coal=_kyrgyz_coal(fuels),
    )


def _oil_in_the_pipe(oil: pd.DataFrame) -> pd.DataFrame:
    """Give Kazakh oil in the pipeline by year, and the `russian` beside it, in Mt."""
    kazakh = rows_where(oil, exporter="KAZ", route="pipeline")
    chosen = observations.choose(kazakh, basis=OIL_COUNTERS)
    russian = rows_where(
        oil,
        exporter="RUS",
        route="transit_kazakhstan",
        basis="pipeline_operator",
    )
    russian = one_each(russian, ["period"])
    return join(chosen, russian, ["period"], russian="value")


def _last_with_both(pipe: pd.DataFrame) -> OilInThePipe | Nothing:
    kazakh = at(pipe.dropna(subset="russian"))
    if not kazakh:
        return kazakh
    # Russian oil is counted by the operator alone.
    russian = kazakh.of(value=kazakh.number("russian"), reporter=OIL_COUNTERS[0])
    apart = compare(russian, kazakh)
    is_mostly_russian = apart.difference.value > 0 if apart else False
    return OilInThePipe(kazakh, russian, is_mostly_russian)


def _uranium_mined(balance: pd.DataFrame) -> pd.DataFrame:
    """Give output of uranium by country and year, in tU, of the newest edition."""
    output = rows_where(
        observe(balance),
        indicator="uranium_production",
        basis="wna",
    )
    output = output[output["year"].notna()]
    return rows_where(output, vintage=[output["vintage"].max()])


def _uranium_bought(fuels: pd.DataFrame) -> pd.DataFrame:
    """Give uranium that China imports by country and year, in tU."""
    imports = counted(
        fuels,
        commodity="natural_uranium",
        importer="CHN",
        indicator="mass",
        unit="tU",
    )
    return by_country(one_each(imports, ["exporter", "period"]))


def _last_shares(rows: pd.DataFrame, kind: str) -> pd.DataFrame:
    """Give the share of each country in the world's figure of the last year.

    `what` is the kind of figure; the tonnes are `one`, those of the world `other`.
    """
    rows = rows[["country", *SHAPE]]
    is_world = rows["country"] == WORLD
    shares = share(rows[~is_world], rows[is_world], on=["period"])
    is_last = shares["year"] == shares["year"].max()
    last: pd.DataFrame = shares[is_last]
    return last.assign(what=kind)


def _uranium_sold(goods: pd.DataFrame) -> Figure | Nothing:
    exports = rows_where(
        observe(goods),
        country="KAZ",
        flow="exports",
        product_code=URANIUM,
    )
    valued = exports.dropna(subset="value")
    return at(sort_rows(valued, ["period"]))


def _kyrgyz_coal(fuels: pd.DataFrame) -> Coal | Nothing:
    """Give what Kyrgyzstan sold of coal in the last part of a year, and its growth."""
    coal = rows_where(
        observe(fuels),
        exporter="KGZ",
        commodity="coal",
        indicator="mass",
        nature="actual",
        unit="Mt",
    )
    coal = coal[["exporter", "importer", *SHAPE]].assign(counted_by=coal["basis"])
    by_all = rows_where(coal, importer=WORLD, basis="exporter_statistics")
    to_china = at(sort_rows(rows_where(coal, importer="CHN"), ["period"]))
    sold = at(sort_rows(by_all, ["period"]))
    if not sold:
        return sold
    before = at(by_all, period=a_year_before(sold.period))
    return Coal(sold, _growth_of_part(sold, before), to_china)


def a_year_before(period: str) -> str:
    """Give the same part of the year before: 2024-01/2024-04 for 2025-01/2025-04."""
    ends = [f"{int(end[:4]) - 1}{end[4:]}" for end in period.split("/")]
    return "/".join(ends)


def _growth_of_part(now: Figure, before: Figure | Nothing) -> Figure | Nothing:
    """Give growth in percent on the same part of the year before."""
    apart = compare(now, before)
    return apart.above_pct if apart else Nothing("no figure of a year before")
