"""Claims on the railway, the Trans-Caspian route and logistics hubs."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import facts, infrastructure, periods
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    Claim,
    Computed,
    after_text,
    computes,
    ends_of,
    first_year,
    growth_between,
    last_year,
    number_surely_after_text,
    pace_to,
)
from cac_data.codes import CA5
from cac_data.facts import Figure, Growth, Nothing
from cac_data.observations import observe
from cac_data.tables import select

ROUTE = "middle_corridor"
HUBS = ("logistics_hub", "dry_port")


# --- The railway ----------------------------------------------------------------------


class OfficialDates(Computed):
    """The year that the responsible name; `rows` are their statements that stand."""


@computes("c078")
def railway_year(claim: Claim, tables: Known) -> OfficialDates | Nothing:
    """The year by which the railway is to be finished, as the responsible say."""
    schedule = tables["schedule_claims"]
    named = infrastructure.named_years(schedule, tables.as_of)
    if not named:
        return Nothing("nobody responsible names a year")
    promises = infrastructure.railway_promises(schedule, tables.as_of)
    is_official = ~promises["unofficial"]
    standing = promises[promises["standing"] & is_official]
    return OfficialDates(
        found=claim.figure(named.value),
        rows=standing,
        low=named.earliest,
        high=named.latest,
    )


# --- The Trans-Caspian route ----------------------------------------------------------


@dataclass(frozen=True, kw_only=True, eq=False)
class CargoToNow(Computed):
    """Growth of cargo, the last years of it, and the `ports` finished since `text`."""

    growth: Growth
    last_years: list[Figure]
    ports: pd.DataFrame
    text: str


@computes("c079")
def growth_of_cargo_to_now(claim: Claim, tables: Known) -> CargoToNow | Nothing:
    """Growth of cargo from the last year before the outlook to the latest known."""
    cargo = _cargo(tables)
    latest = int(cargo["year"].max()) if len(cargo) else 0
    start = min(first_year(claim), latest) - 1
    growth = growth_between(cargo, start, latest)
    if not growth:
        return growth
    projects = tables["projects"]
    ports = projects[projects["kind"] == "port"]
    return CargoToNow(
        found=growth,
        rows=ends_of(cargo, start, latest),
        newest=str(latest),
        pace=pace_to(claim, facts.at(cargo, start), cargo),
        growth=growth,
        last_years=facts.figures(cargo.tail(3)),
        ports=_finished(claim, tables, ports),
        text=tables.article_date,
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class CargoOfRoute(Computed):
    """Growth of cargo to a year `end`, and whether it `has_fallen` since.

    `shown` are the years since the claim begins, `exports` what share of it Kazakhstan
    sends.
    """

    end: int
    has_fallen: bool
    shown: pd.DataFrame
    exports: pd.DataFrame


@computes("c096")
def growth_of_cargo(claim: Claim, tables: Known) -> CargoOfRoute | Nothing:
    """Growth of cargo over the claim's years.

    A boom that has turned is no growth by every reading.
    """
    cargo = _cargo(tables)
    start = first_year(claim)
    end = last_year(claim)
    growth = growth_between(cargo, start, end)
    if not growth:
        return growth
    since = facts.grew(facts.at(cargo), facts.at(cargo, end))
    has_fallen = since.value < 0 if since else False
    volumes = tables["corridor_volumes"]
    shares = observe(volumes[volumes["indicator"] == "share_of_cargo"])
    return CargoOfRoute(
        found=growth,
        rows=ends_of(cargo, start, end),
        is_split=has_fallen,
        end=end,
        has_fallen=has_fallen,
        shown=cargo[cargo["year"] >= start],
        exports=shares[shares["corridor"] == ROUTE],
    )


def _cargo(tables: Known) -> pd.DataFrame:
    """Cargo on the Trans-Caspian route by year."""
    series = infrastructure.corridor_series(tables["corridor_volumes"])
    return select(series, corridor=ROUTE, indicator="cargo")


# --- Hubs -----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, eq=False)
class FinishedHubs(Computed):
    """How many `hubs` were finished since `text`, and those that are `under_way`."""

    hubs: pd.DataFrame
    under_way: pd.DataFrame
    text: str


@computes("c080")
def finished_hubs(claim: Claim, tables: Known) -> FinishedHubs | Nothing:
    """How many logistics hubs were finished after the text, and what is under way."""
    projects = tables["projects"]
    if not {*HUBS} <= {*projects["kind"]}:
        return Nothing("no hubs are known")
    # A port's container hub is one, too, whatever kind of project it is filed as.
    is_called_hub = projects["name"].str.contains(r"\bhub\b")
    hubs = projects[projects["kind"].isin(HUBS) | is_called_hub]

    finished = _finished(claim, tables, hubs)
    under_way = _under_way_in_region(hubs)
    return FinishedHubs(
        found=claim.figure(len(finished)),
        rows=finished if len(finished) else under_way,
        surely=number_surely_after_text(tables, finished["completed"]),
        hubs=finished,
        under_way=under_way,
        text=tables.article_date,
    )


def _under_way_in_region(projects: pd.DataFrame) -> pd.DataFrame:
    """Projects that are planned or built in the five alone."""
    due = infrastructure.countable_projects(projects)
    is_inside = due["countries"].map({*CA5}.issuperset).astype(bool)
    is_under_way = due["status"].isin(["planned", "under_construction"])
    return due[is_inside & is_under_way]


def _finished(claim: Claim, tables: Known, projects: pd.DataFrame) -> pd.DataFrame:
    """Projects completed after the text, in the time of the claim."""
    finished = infrastructure.finished_projects(
        projects, start=first_year(claim), end=last_year(claim)
    )
    today = periods.bounds(tables.as_of or "9999")[1]
    ends = finished["completed"].map(lambda date: periods.bounds(date)[1])
    is_over = ends.map(lambda end: end <= today).astype(bool)
    return after_text(tables, finished[is_over], "completed")
