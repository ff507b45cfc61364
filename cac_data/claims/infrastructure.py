"""Claims on the railway, the Trans-Caspian route and logistics hubs."""

from __future__ import annotations

import math

import pandas as pd

from cac_data import facts, infrastructure, periods
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    after_text,
    computes,
    first_year,
    growth_between,
    last_year,
    number_surely_after_text,
    paces,
)
from cac_data.codes import CA5
from cac_data.facts import Fact
from cac_data.observations import observe
from cac_data.tables import select

ROUTE = "middle_corridor"
HUBS = ("logistics_hub", "dry_port")


@computes("c078")
def railway_year(claim: Fact, tables: Known) -> Fact:
    """The year by which the railway is to be finished, as the responsible say."""
    schedule = tables["schedule_claims"]
    named = infrastructure.named_years(schedule, tables.as_of)
    promises = infrastructure.railway_promises(schedule, tables.as_of)
    is_official = ~promises["unofficial"]
    standing = promises[promises["standing"] & is_official]
    return {**named, "found": named.get("value", math.nan), "rows": standing}


@computes("c079")
def growth_of_cargo_to_now(claim: Fact, tables: Known) -> Fact:
    """Growth of cargo from the last year before the outlook to the latest known."""
    cargo = _cargo(tables)
    latest = int(cargo["year"].max()) if len(cargo) else 0
    start = min(first_year(claim), latest) - 1
    projects = tables["projects"]
    ports = projects[projects["kind"] == "port"]
    return {
        **growth_between(cargo, start, latest),
        "late": facts.records(cargo.tail(3)),
        "ports": _finished(claim, tables, ports),
        **paces(claim, facts.at(cargo, start), cargo),
    }


@computes("c096")
def growth_of_cargo(claim: Fact, tables: Known) -> Fact:
    """Growth of cargo over the claim's years; `split` where it has turned since.

    A boom that has turned is no growth by every reading.
    """
    cargo = _cargo(tables)
    since = facts.grew(facts.at(cargo), facts.at(cargo, last_year(claim)))
    volumes = tables["corridor_volumes"]
    shares = observe(volumes[volumes["indicator"] == "share_of_cargo"])
    return {
        **growth_between(cargo, first_year(claim), last_year(claim)),
        "shown": cargo[cargo["year"] >= first_year(claim)],
        "split": since.get("value", 0) < 0,
        "exports": shares[shares["corridor"] == ROUTE],
    }


def _cargo(tables: Known) -> pd.DataFrame:
    """Cargo on the Trans-Caspian route by year."""
    series = infrastructure.corridor_series(tables["corridor_volumes"])
    return select(series, corridor=ROUTE, indicator="cargo")


@computes("c080")
def finished_hubs(claim: Fact, tables: Known) -> Fact:
    """How many logistics hubs were finished after the text, and what is under way."""
    projects = tables["projects"]
    if not {*HUBS} <= {*projects["kind"]}:
        return {}
    # A port's container hub is one, too, whatever kind of project it is filed as.
    is_called_hub = projects["name"].str.contains(r"\bhub\b")
    hubs = projects[projects["kind"].isin(HUBS) | is_called_hub]

    finished = _finished(claim, tables, hubs)
    under_way = _under_way_in_region(hubs)
    return {
        "found": len(finished),
        "rows": finished if len(finished) else under_way,
        "hubs": finished,
        "under_way": under_way,
        "surely": number_surely_after_text(tables, finished["completed"]),
    }


def _under_way_in_region(projects: pd.DataFrame) -> pd.DataFrame:
    """Projects that are planned or built in the five alone."""
    due = infrastructure.countable_projects(projects)
    is_inside = due["countries"].map({*CA5}.issuperset).astype(bool)
    is_under_way = due["status"].isin(["planned", "under_construction"])
    return due[is_inside & is_under_way]


def _finished(claim: Fact, tables: Known, projects: pd.DataFrame) -> pd.DataFrame:
    """Projects completed after the text, in the time of the claim."""
    finished = infrastructure.finished_projects(
        projects, start=first_year(claim), end=last_year(claim)
    )
    today = periods.bounds(tables.as_of or "9999")[1]
    ends = finished["completed"].map(lambda date: periods.bounds(date)[1])
    is_over = ends.map(lambda end: end <= today).astype(bool)
    return after_text(tables, finished[is_over], "completed")
