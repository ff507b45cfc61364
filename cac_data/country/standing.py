"""Where a country stands among the five, measure by measure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data.codes import CA5, Country
from cac_data.country.counts import TwoCounts, among_five
from cac_data.country.dependence import CountryDependence
from cac_data.country.goods import CountryGoods
from cac_data.country.power import CountryEnergy
from cac_data.country.works import CountryMoney
from cac_data.facts import Figure, Nothing
from cac_data.trade.flows import Counts


@dataclass(frozen=True)
class Place:
    """The place of a country in one measure, 1 for the highest, of so many known."""

    measure: str
    rank: int
    known: int
    figure: Figure
    top: Figure


@dataclass(frozen=True, eq=False)
class Standing:
    """Where a country stands among the five.

    `places`: a measure each in which it has a figure; `missing`: measures in which it
    has none. `rows` have all that are known: `measure country rank value unit period`.
    """

    country: Country
    places: list[Place]
    missing: list[str]
    rows: pd.DataFrame

    @property
    def first(self) -> list[str]:
        """In what it has the highest figure of the five."""
        return [place.measure for place in self.places if place.rank == 1]

    @property
    def last(self) -> list[str]:
        """In what it has the lowest figure, where all five are known."""
        return [
            place.measure
            for place in self.places
            if place.rank == place.known == len(CA5)
        ]


def of_standing(
    counts: Counts,
    trade: TwoCounts,
    dependence: CountryDependence,
    goods: CountryGoods,
    money: CountryMoney,
    energy: CountryEnergy,
) -> Standing:
    """Tell where a country stands, by figures of its sections.

    Flows are those by Chinese customs, who count all five, whoever is believed first.
    """
    country = trade.country
    measures = {
        "turnover": trade.among,
        "exports": among_five(counts.china, "exports", country),
        "imports": among_five(counts.china, "imports", country),
        "balance": trade.balances,
        "china_share": dependence.among,
        "gas": goods.gas.among if goods.gas else [],
        "solar": goods.solar.among if goods.solar else [],
        "plants": energy.running,
        "stock": money.among,
    }
    places = [place_of(name, among, country) for name, among in measures.items()]
    return Standing(
        country=country,
        places=[place for place in places if place],
        missing=[
            name for name, place in zip(measures, places, strict=True) if not place
        ],
        rows=rows_of(measures),
    )


def place_of(measure: str, among: Sequence[Figure], country: str) -> Place | Nothing:
    """Give the place of a country among figures of which the highest comes first."""
    for rank, figure in enumerate(among, start=1):
        if figure.text("country") == country:
            return Place(measure, rank, len(among), figure, among[0])
    return Nothing(f"no {measure} of {country}")


def rows_of(measures: dict[str, list[Figure]]) -> pd.DataFrame:
    """Give every figure with its rank, measure by measure.

    Columns: `measure country rank`, `value` (in `unit`), `period source_ids`.
    """
    rows = [
        {
            "measure": measure,
            "country": figure.text("country"),
            "rank": rank,
            "value": figure.value,
            "unit": figure.unit,
            "period": figure.period,
            "source_ids": figure.source_ids,
        }
        for measure, among in measures.items()
        for rank, figure in enumerate(among, start=1)
    ]
    columns = ["measure", "country", "rank", "value", "unit", "period", "source_ids"]
    return pd.DataFrame(rows, columns=columns)
