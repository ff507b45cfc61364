"""Gas and power of a country: what it sends to China, and what China builds there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data.codes import Country
from cac_data.energy.gas import FlowSeries
from cac_data.energy.gas.deliveries import Deliveries
from cac_data.energy.power.plants import PartOfFleet, Projects
from cac_data.facts import (
    Comparison,
    Figure,
    Growth,
    Nothing,
    Summary,
    compare,
    figures,
    ranked,
    summary,
)

IN_SERVICE = "in_service"


@dataclass(frozen=True, eq=False)
class CountryEnergy:
    """Gas that a country sends to China, and plants there with a Chinese party.

    `sent` in bcm a year by the Statistical Review, `below` how far its last year is
    below the highest, `among` the senders of that year, the most first. `paid` is what
    China last paid, by its customs, `paid_change` against the year before. `stages` has
    the capacity of solar and wind with a Chinese party by stage, in MW; `fleet` their
    part of what runs. `left_out`: how many plants are not counted, as memoranda,
    frames, parts and possible doubles. `running` has the capacity in service of each
    country, the most first. `rows`: gas by sender and year, in cubic metres of the last
    year.
    """

    country: Country
    sent: Summary | Nothing
    below: Comparison | Nothing
    among: list[Figure]
    paid: Figure | Nothing
    paid_change: Growth | Nothing
    stages: Mapping[str, Figure]
    left_out: int
    left_out_capacity: Figure
    running: list[Figure]
    fleet: PartOfFleet | Nothing
    rows: pd.DataFrame

    @property
    def drawn(self) -> pd.DataFrame:
        """Gas by sender and year, as `rows`; empty for a country that sends none."""
        return self.rows if self.sent else self.rows[:0]


def of_energy(
    series: FlowSeries, deliveries: Deliveries, projects: Projects, country: Country
) -> CountryEnergy:
    """Tell of gas and power of a country, of what is told of all five."""
    rows = of_one_measure(series.sent)
    sent = summary(rows[rows["country"] == country])
    below: Comparison | Nothing = Nothing(f"no gas of {country} to China")
    among: list[Figure] = []
    if sent:
        below = compare(sent.top, sent.last)
        among = of_year(rows, sent.last)

    paid: Figure | Nothing = Nothing(f"no gas of {country} to China")
    paid_change: Growth | Nothing = Nothing(f"no gas of {country} to China")
    for worth in deliveries.worth:
        if worth.country == country:
            paid = worth.paid
            paid_change = worth.change

    plants = projects.rows
    in_country = plants[plants["country"] == country]
    by_stage = {plant.text("stage"): plant for plant in figures(in_country)}
    running = figures(plants[plants["stage"] == IN_SERVICE])
    fleet_of = {part.country: part for part in projects.shares}
    left_out_mw = float(in_country["left_out_mw"].sum())
    return CountryEnergy(
        country=country,
        sent=sent,
        below=below,
        among=among,
        paid=paid,
        paid_change=paid_change,
        stages={stage: plant for stage, plant in by_stage.items() if plant.value},
        left_out=int(in_country["left_out"].sum()),
        left_out_capacity=Figure(value=left_out_mw, unit="MW"),
        running=ranked(running) or [],
        fleet=fleet_of.get(country, Nothing(f"no running plants of {country}")),
        rows=rows,
    )


def of_one_measure(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the rows in the cubic metres of the last year: older ones make no series."""
    measures = rows.sort_values("period")["measure"]
    return rows[rows["measure"].isin(measures.tail(1))]


def of_year(rows: pd.DataFrame, last: Figure) -> list[Figure]:
    """Give all senders of the year of a figure, the most first."""
    return ranked(figures(rows[rows["period"] == last.period])) or []
