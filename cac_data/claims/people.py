"""Claims on parks, workshops, scholarships, visitors and security."""

from __future__ import annotations

import math

from cac_data import facts, history, periods
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    after_text,
    computes,
    first_year,
    number_surely_after_text,
)
from cac_data.facts import Fact


@computes("c084")
def opened_parks(claim: Fact, tables: Known) -> Fact:
    """How many parks were opened after the text."""
    parks = history.parks(tables["security_technology"])
    launched = parks[parks["stage"] == "launched"]
    opened = after_text(tables, launched, "since")
    return {
        "found": len(opened),
        "rows": parks,
        "opened": opened,
        "surely": number_surely_after_text(tables, opened["since"]),
    }


@computes("c086")
def running_workshops(claim: Fact, tables: Known) -> Fact:
    """In how many countries a workshop is in service."""
    workshops = history.running_workshops(tables["people_links"])
    is_running = workshops["status"] == "running"
    is_anything_reported = workshops["stages"].map(bool).any()
    return {
        "found": is_running.sum() if is_anything_reported else math.nan,
        "rows": workshops[is_running],
        "others": workshops[~is_running],
    }


@computes("c087")
def growth_of_scholarships(claim: Fact, tables: Known) -> Fact:
    """Growth of the grants pledged a year, in percent, to the most since the text."""
    pledges = history.pledged_scholarships(tables["people_links"])
    base = facts.at(pledges, first_year(claim) - 1) if len(pledges) else {}
    since = pledges[pledges["year"] >= first_year(claim)]
    growth = math.nan
    if base:
        growth = 100 * (since["value"].max() / base["value"] - 1)
    return {
        "found": growth,
        "rows": pledges,
        "since": since,
        "base": base,
        "newest": _newest_pledge(tables),
    }


def _newest_pledge(tables: Known) -> str:
    """The day on which the newest pledge of scholarships was published.

    A year to come is no news of a pledge that is older than the text.
    """
    links = tables["people_links"]
    pledged = links[links["indicator"] == "scholarships_pledged"]
    published = tables["sources"].set_index("source_id")["published"]
    return pledged["source_id"].map(published).max() if len(pledged) else ""


@computes("c088")
def growth_of_visitors(claim: Fact, tables: Known) -> Fact:
    """The least growth of visitors from China in the newest year, in percent."""
    growth = history.visitor_growth(tables["people_links"])
    is_of_year = growth["start"].map(periods.is_year).astype(bool)
    growth = growth[is_of_year]
    newest = growth["end"].max() if len(growth) else ""
    growth = growth[growth["end"] == newest]
    least = growth["growth_pct"].min()
    return {
        "found": least,
        "rows": growth,
        "low": least,
        "high": growth["growth_pct"].max(),
        "newest": newest,
    }


@computes("c091", subjects=("terror", "extremis"))
@computes("c092", subjects=("drug",))
@computes("c093", subjects=("cyber",))
def acts_of_sco(claim: Fact, tables: Known, *, subjects: tuple[str, ...]) -> Fact:
    """How many acts of the SCO after the text name a subject; one is no trend."""
    measures = tables["security_technology"]
    acts = history.measures(measures, subjects, organisation="SCO")
    acts = after_text(tables, acts)
    return {"found": len(acts), "rows": acts, "sentence": "measures"}
