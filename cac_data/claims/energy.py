"""Claims on gas, oil, sun and wind."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import energy, facts
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    Claim,
    Computed,
    Falls,
    computes,
    ends_of,
    first_year,
    last_year,
    pace_to,
    recent_falls,
)
from cac_data.codes import CA5
from cac_data.facts import Figure, Growth, Nothing
from cac_data.observations import add_up

EXPORTERS = ["KAZ", "TKM"]
"""The two countries that the claims on gas and oil name."""

NO_PLANT = Figure(value=0.0, unit="MW")


# --- Gas ------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, eq=False)
class GasToChina(Computed):
    """Growth of gas from the region from the year of `then` to that of `now`.

    `top` is the most that was sent, `falls` how often the flow fell of late. `both` is
    what the two that the claim names sent, with its edition; `volumes` the whole series
    of the region.
    """

    then: Figure
    now: Figure
    top: Figure
    falls: Falls
    both: pd.DataFrame
    volumes: pd.DataFrame


@computes("c081")
def growth_of_gas(claim: Claim, tables: Known) -> GasToChina | Nothing:
    """Growth of gas sent to China to the latest known year, in percent.

    From the last year before the outlook, else from the year before the latest. No path
    is drawn: until 2018 the volumes show how the pipe was filled.
    """
    volumes = energy.sent_to_china(tables["gas_flows"], edition="newest")
    years = sorted(int(year) for year in volumes["year"])
    if len(years) < 2:
        return Nothing("fewer than two years of gas")
    end = years[-1]
    before = first_year(claim) - 1
    start = before if before in years and before < end else years[-2]

    series = facts.summary(volumes)
    then = facts.at(volumes, start)
    now = facts.at(volumes, end)
    growth = facts.grew(now, then)
    if not (series and then and now and growth):
        return Nothing("no growth of gas")
    # How fast a new pipeline was filled is no pace that a full one could have.
    since_filled = volumes[volumes["year"] >= series.top.whole_year]
    return GasToChina(
        found=growth,
        rows=ends_of(volumes, start, end),
        newest=now.period,
        pace=pace_to(claim, then, since_filled, peak=series.top),
        then=then,
        now=now,
        top=series.top,
        falls=recent_falls(volumes),
        both=_gas_of_the_two(tables),
        volumes=volumes,
    )


def _gas_of_the_two(tables: Known) -> pd.DataFrame:
    """What the two that the claim names sent, in the last two years that say it.

    The count of the region has Uzbekistan in it. Years are of the first edition that
    names countries: two of them are not one series.
    """
    sent = energy.sent_to_china(tables["gas_flows"], edition="first")
    of_the_two = add_up(sent, "country", EXPORTERS, "KAZ and TKM")
    editions = dict(zip(sent["period"], sent["vintage"], strict=True))
    edition = of_the_two["period"].map(editions)
    return of_the_two.assign(vintage=edition).tail(2)


# --- Oil ------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, eq=False)
class OilOfExporter:
    """What a country sent by a route, as one body counts it: first, last, and growth.

    `basis` is whose count it is.
    """

    exporter: str
    route: str
    basis: str
    first: Figure
    last: Figure
    growth: Growth


@dataclass(frozen=True)
class LongSpan:
    """Growth a year over a span of years, and its `size`: how fast it grew or fell."""

    growth: Growth
    size: Figure


@dataclass(frozen=True, kw_only=True, eq=False)
class OilToChina(Computed):
    """Growth of crude oil by the newest series, the first of the `trends`.

    Of it are the `falls`, of all trends the `used` rows; `lacking` are the exporters
    without one. `only_span` is the only long span that is known, if it is one alone.
    """

    trends: list[OilOfExporter]
    falls: Falls
    lacking: list[str]
    only_span: LongSpan | None
    used: pd.DataFrame


@computes("c082")
def growth_of_oil(claim: Claim, tables: Known) -> OilToChina | Nothing:
    """Growth of crude oil to China from the first to the last count, in percent.

    The newest and then the longest series comes first.
    """
    series = _oil_series(tables["fuel_flows"], before=first_year(claim))
    trends = [trend for trend in map(_trend_of, series) if trend]
    if not trends:
        return Nothing("no series of oil")
    newest = series[0]
    covered = {trend.exporter for trend in trends}
    last = facts.at(newest)
    pace = pace_to(claim, last, *series)
    return OilToChina(
        found=claim.figure(trends[0].growth.value),
        rows=newest,
        newest=last.text("period"),
        pace=pace,
        trends=trends,
        falls=recent_falls(newest),
        lacking=[code for code in EXPORTERS if code not in covered],
        only_span=_only_one_of(pace.spans),
        used=pd.concat(series),
    )


def _only_one_of(spans: Sequence[Growth]) -> LongSpan | None:
    """The span that is known, unless there are several."""
    if len(spans) != 1:
        return None
    (growth,) = spans
    return LongSpan(growth=growth, size=growth.size)


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
    counts = counts.assign(counted_by=counts["basis"])
    series = []
    for _, rows in counts.groupby(["exporter", "route", "unit", "basis"]):
        one_a_year = energy.one_each(rows, ["exporter", "period"])
        if len(one_a_year) > 1:
            series.append(one_a_year)

    def newest_and_longest(rows: pd.DataFrame) -> tuple[int, int]:
        return -rows["year"].max(), -len(rows)

    return sorted(series, key=newest_and_longest)


def _trend_of(rows: pd.DataFrame) -> OilOfExporter | None:
    """What a series says, unless it began with nothing."""
    first = facts.at(rows.head(1))
    last = facts.at(rows)
    growth = facts.grew(last, first)
    if not (first and last and growth):
        return None
    return OilOfExporter(
        exporter=last.text("exporter"),
        route=last.text("route"),
        basis=last.text("basis"),
        first=first,
        last=last,
        growth=growth,
    )


# --- Sun and wind ---------------------------------------------------------------------


@dataclass(frozen=True)
class Plant:
    """A plant in service: `surely` since the text, or perhaps before it."""

    name: str
    capacity: Figure
    completed: str
    surely: bool


@dataclass(frozen=True, kw_only=True, eq=False)
class PlantsInService(Computed):
    """How many plants were put into service `since` a day, that of the text.

    `plants` are rows of these, `running` those of all plants with a Chinese party that
    are in service, of which the `total` is the capacity.
    """

    since: str
    plants: pd.DataFrame
    running: pd.DataFrame
    total: Figure

    @property
    def put_into_service(self) -> list[Plant]:
        """The plants that were put into service since the day."""
        return [
            Plant(
                name=row.text("name"),
                capacity=self.total.of(value=row.number("capacity_mw")),
                completed=row.text("completed"),
                surely=bool(row["surely"]),
            )
            for row in facts.figures(self.plants)
        ]


@computes("c083")
def plants_in_service(claim: Claim, tables: Known) -> PlantsInService | Nothing:
    """How many plants were put into service after the text, as far as days are known.

    Those of which the day is not known count neither way.
    """
    projects = tables["energy_projects"]
    if not {"solar", "wind"} <= {*projects["technology"]}:
        return Nothing("no plants of sun and wind")
    projects = projects[projects["country"].isin(CA5)]
    since = tables.article_date
    plants = energy.put_into_service(projects, after=since, until=str(last_year(claim)))
    stages = energy.projects_by_stage(projects)
    running = stages[stages["stage"] == "in_service"]
    return PlantsInService(
        found=claim.figure(plants["surely"].sum()),
        rows=plants if len(plants) else running,
        since=since,
        plants=plants,
        running=running,
        total=facts.sum_of([NO_PLANT, *facts.figures(running)]),
    )
