"""Claims on gas, oil, sun and wind."""

from __future__ import annotations

import math

import pandas as pd

from cac_data import energy, facts
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    computes,
    first_year,
    growth_between,
    last_year,
    paces,
    recent_falls,
)
from cac_data.codes import CA5
from cac_data.facts import Fact
from cac_data.observations import add_up

EXPORTERS = ["KAZ", "TKM"]
"""The two countries that the claims on gas and oil name."""


@computes("c081")
def growth_of_gas(claim: Fact, tables: Known) -> Fact:
    """Growth of gas sent to China to the latest known year, in percent.

    From the last year before the outlook, else from the year before the latest. No path
    is drawn: until 2018 the volumes show how the pipe was filled.
    """
    volumes = energy.sent_to_china(tables["gas_flows"], edition="newest")
    years = sorted(int(year) for year in volumes["year"])
    if len(years) < 2:
        return {}
    end = years[-1]
    before = first_year(claim) - 1
    start = before if before in years and before < end else years[-2]

    top = facts.summary(volumes)["top"]
    # How fast a new pipeline was filled is no pace that a full one could have.
    since_filled = volumes[volumes["year"] >= top["year"]]
    return {
        **growth_between(volumes, start, end),
        **recent_falls(volumes),
        "top": top,
        "volumes": volumes,
        **paces(claim, facts.at(volumes, start), since_filled),
        "both": _gas_of_the_two(tables),
    }


def _gas_of_the_two(tables: Known) -> pd.DataFrame:
    """What the two that the claim names sent, in the last two years that say it.

    The count of the region has Uzbekistan in it. Years are of the first edition that
    names countries: two of them are not one series.
    """
    sent = energy.sent_to_china(tables["gas_flows"], edition="first")
    of_the_two = add_up(sent, "country", EXPORTERS, "KAZ and TKM")
    editions = dict(zip(sent["period"], sent["vintage"], strict=True))
    edition = of_the_two["period"].map(editions)
    return of_the_two.assign(edition=edition).tail(2)


@computes("c082")
def growth_of_oil(claim: Fact, tables: Known) -> Fact:
    """Growth of crude oil to China from the first to the last count, in percent.

    `trends` has the last row of each series with its growth since the first, the
    newest and then the longest series first; `lacking` the exporters without one.
    """
    series = _oil_series(tables["fuel_flows"], before=first_year(claim))
    if not series:
        return {}
    trends = []
    for rows in series:
        last = facts.at(rows)
        first = facts.at(rows.head(1))
        trends.append({**last, **facts.grew(last, first), "unit": last["unit"]})
    covered = {trend["exporter"] for trend in trends}
    newest = series[0]
    return {
        "found": trends[0]["value"],
        "rows": newest,
        "used": pd.concat(series),
        "trends": trends,
        "lacking": [code for code in EXPORTERS if code not in covered],
        **recent_falls(newest),
        **paces(claim, facts.at(newest), *series),
    }


def _oil_series(flows: pd.DataFrame, *, before: int) -> list[pd.DataFrame]:
    """Counts of oil as series of two years or more, the newest and longest first."""
    counts = energy.counted(
        flows,
        exporter=EXPORTERS,
        importer="CHN",
        commodity="crude_oil",
        indicator="mass",
    )
    counts = counts[(counts["year"] < before) & (counts["basis"] != "press")]
    series = []
    for _, rows in counts.groupby(["exporter", "route", "unit", "basis"]):
        one_a_year = energy.one_each(rows, ["exporter", "period"])
        if len(one_a_year) > 1:
            series.append(one_a_year)

    def newest_and_longest(rows: pd.DataFrame) -> tuple[int, int]:
        return -rows["year"].max(), -len(rows)

    return sorted(series, key=newest_and_longest)


@computes("c083")
def plants_in_service(claim: Fact, tables: Known) -> Fact:
    """How many plants were put into service after the text, as far as days are known.

    `total`: megawatts of all plants with a Chinese party that are in service.
    """
    projects = tables["energy_projects"]
    if not {"solar", "wind"} <= {*projects["technology"]}:
        return {}
    projects = projects[projects["country"].isin(CA5)]
    since = tables.article_date
    plants = energy.put_into_service(projects, after=since, until=str(last_year(claim)))
    stages = energy.projects_by_stage(projects)
    running = stages[stages["stage"] == "in_service"]
    return {
        "found": int(plants["surely"].sum()),
        "rows": plants if len(plants) else running,
        "running": running,
        "plants": plants,
        "total": math.fsum(running["value"]),
        "since": since,
    }
