"""Which projects of a country run, who pays for them, and what it owes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import codes, periods
from cac_data.codes import Country
from cac_data.facts import (
    Comparison,
    Figure,
    Nothing,
    at,
    compare,
    figures,
    ranked,
    tally,
)
from cac_data.infrastructure.money import Debt, Owed
from cac_data.infrastructure.projects import works_in
from cac_data.infrastructure.projects.portfolio import STATE_ORDER
from cac_data.observations import choose, latest, observe
from cac_data.tables import select, sort_rows

STOCK = "project_stock"
COUNTED_BY_ITSELF = ("cumulative", "investment_and_loans", "investment_position")
"""What an office or an official of a country counts of Chinese money."""

STOPS = ("pipeline", "pipeline_not_built")
"""Stops of pipelines among what lies on a map."""


@dataclass(frozen=True, eq=False)
class CountryWorks:
    """The countable projects of a country, a railway of two counts in each.

    `states` tells how many have come how far, `named` how many name a Chinese party.
    `rows` are of `works_in`; `shown` has what lies on the map, with a `number`: those
    of them that the network has, crossings to China, and stops of gas and oil pipelines
    to it, built or not; `what` says which of the three, or how far a project is.
    """

    country: Country
    states: Mapping[str, int]
    named: int
    rows: pd.DataFrame
    shown: pd.DataFrame

    @property
    def total(self) -> int:
        """How many projects are counted."""
        return len(self.rows)

    @property
    def day(self) -> str:
        """The day on which they are counted; empty where there is none to count."""
        return "" if self.rows.empty else f"{self.rows['today'].max():%Y-%m-%d}"

    @property
    def placed(self) -> int:
        """How many projects the map has."""
        return int(self.shown["what"].isin(STATE_ORDER).sum())

    @property
    def mapped(self) -> pd.DataFrame:
        """What is drawn of `shown`: none where only stops of pipelines have a place."""
        is_stop = self.shown["what"].isin(STOPS)
        return self.shown[:0] if is_stop.all() else self.shown


def of_works(
    tables: Mapping[str, pd.DataFrame], country: Country, as_of: str = ""
) -> CountryWorks:
    """Tell which projects of a country were known on a day, and how far they were."""
    rows = works_in(
        country,
        tables["projects"],
        tables["network_nodes"],
        tables["network_legs"],
        tables["schedule_claims"],
        as_of,
    )
    return CountryWorks(
        country=country,
        states=tally(rows["state"], STATE_ORDER),
        named=int((rows["chinese_party"] != "").sum()),
        rows=rows,
        shown=places_shown(rows, tables, country),
    )


def places_shown(
    works: pd.DataFrame, tables: Mapping[str, pd.DataFrame], country: str
) -> pd.DataFrame:
    """Give what lies on the map of a country, each with a number.

    Columns: `name what`, `lat` and `lon` (degrees), `source_ids number`.
    """
    placed = works[works["lat"].notna()]
    crossings = crossings_to_china(
        tables["network_nodes"], tables["network_legs"], country
    )
    stops = tables["pipeline_stops"]
    stops = stops[stops["country"] == country].drop_duplicates("place")
    lines = tables["pipelines"]
    working = lines.loc[lines["status"] == "operating", "pipeline_id"]
    is_working = stops["pipeline_id"].isin(working)
    kind = is_working.map({True: "pipeline", False: "pipeline_not_built"})
    parts = [
        placed.assign(what=placed["state"]),
        crossings.assign(what="crossing", source_ids=crossings["source_id"]),
        stops.assign(what=kind, name=stops["place"], source_ids=stops["source_id"]),
    ]
    columns = ["name", "what", "lat", "lon", "source_ids"]
    filled = [part[columns] for part in parts if len(part)]
    shown = pd.concat(filled or [parts[0][columns]], ignore_index=True)
    return shown.assign(number=range(1, len(shown) + 1))


def crossings_to_china(
    nodes: pd.DataFrame, legs: pd.DataFrame, country: str
) -> pd.DataFrame:
    """Give the `nodes` of a country that are crossings with a leg into China."""
    place = nodes.set_index("node_id")["country"]
    starts = legs["from_node"].map(place) == "CHN"
    ends = legs["to_node"].map(place) == "CHN"
    over_border = legs[starts != ends]
    touched = {*over_border["from_node"], *over_border["to_node"]}
    is_touched = nodes["node_id"].isin(touched)
    is_crossing = nodes["kind"].isin(["border", "dry_port"])
    is_in_country = nodes["country"] == country
    return nodes[is_touched & is_crossing & is_in_country]


@dataclass(frozen=True, eq=False)
class CountryMoney:
    """Chinese money in a country, as several count it, none to be added to another.

    `stock`: projects by the Eurasian Development Bank, in USD mn; `among` has that of
    each country at the same date, the largest first; `beside` sets it beside the figure
    before. `own` is the newest figure of the country itself. `owed` is the debt to
    China. `rows` are all of them: `concept basis period value unit`.
    """

    country: Country
    stock: Figure | Nothing
    beside: Comparison | Nothing
    among: list[Figure]
    own: Figure | Nothing
    owed: Owed | Nothing
    rows: pd.DataFrame


def of_money(investment: pd.DataFrame, debt: Debt, country: Country) -> CountryMoney:
    """Tell who counts how much Chinese money in a country, and what it owes."""
    counts = money_counts(investment)
    stocks = counts[(counts["concept"] == STOCK) & counts["country"].isin(codes.CA5)]
    own_stocks = figures(stocks[stocks["country"] == country])
    stock: Figure | Nothing = Nothing(f"no stock of projects in {country}")
    before: Figure | Nothing = stock
    if own_stocks:
        stock = own_stocks[-1]
    if len(own_stocks) > 1:
        before = own_stocks[-2]
    at_that_date = stocks[stocks["period"] == stock.get("period")]
    newest = latest(counts[counts["country"] == country])
    is_own = newest["concept"].isin(COUNTED_BY_ITSELF) & (newest["basis"] == "national")
    return CountryMoney(
        country=country,
        stock=stock,
        # A stock is of a day, whether it is printed as that of a month or a year.
        beside=compare(stock, before, across=["length"]),
        among=ranked(figures(at_that_date)) or [],
        own=newest_of(newest[is_own]),
        owed=debt.countries.get(country, Nothing(f"no debt of {country} to China")),
        rows=sort_rows(newest, ["concept", "basis"]),
    )


def newest_of(rows: pd.DataFrame) -> Figure | Nothing:
    """Give the figure of the period that ended last."""
    ends = [periods.bounds(period)[1] for period in rows["period"]]
    # Of several that end on one day the last stands, as a stable order keeps it.
    places = sorted(range(len(rows)), key=ends.__getitem__)
    return at(rows.iloc[places])


def money_counts(investment: pd.DataFrame) -> pd.DataFrame:
    """Give levels of Chinese money by country and counter, without single amounts.

    Columns: `country concept part basis`, the others of the observed table
    ``investment`` (`value` in `unit`), `chosen` and `counted_by`.
    """
    chinese = select(
        investment,
        direction="china_to_region",
        sector="all",
        concept=[STOCK, *COUNTED_BY_ITSELF],
        parts=True,
    )
    is_level = chinese["part"].isin(["all", "contracts", "gross"])
    rows = observe(chinese[is_level & (chinese["obs_status"] != "U")])
    chosen = choose(rows, variant=["main", "derived"])
    columns = ["country", "concept", "part", "basis"]
    chosen = chosen.assign(counted_by=chosen["basis"])
    others = [name for name in chosen.columns if name not in columns]
    return sort_rows(chosen[[*columns, *others]], [*columns, "period"])
