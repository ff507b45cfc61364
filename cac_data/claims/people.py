"""Claims on parks, workshops, scholarships, visitors and security."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data import facts, history, periods
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    Claim,
    Computed,
    after_text,
    computes,
    first_year,
    last_year,
    number_surely_after_text,
)
from cac_data.facts import Figure, Nothing


@dataclass(frozen=True, kw_only=True, eq=False)
class OpenedParks(Computed):
    """How many parks were `opened`; `rows` are all that are known."""

    opened: pd.DataFrame


@computes("c084")
def opened_parks(claim: Claim, tables: Known) -> OpenedParks:
    """How many parks were opened after the text."""
    parks = history.parks(tables["security_technology"])
    launched = parks[parks["stage"] == "launched"]
    opened = after_text(tables, launched, "since")
    return OpenedParks(
        found=claim.figure(len(opened)),
        rows=parks,
        surely=number_surely_after_text(tables, opened["since"]),
        opened=opened,
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class RunningWorkshops(Computed):
    """In how many countries a workshop is in service; `others` have none."""

    others: pd.DataFrame


@computes("c086")
def running_workshops(claim: Claim, tables: Known) -> RunningWorkshops:
    """In how many countries a workshop is in service."""
    workshops = history.running_workshops(tables["people_links"])
    is_running = workshops["status"] == "running"
    is_anything_reported = workshops["stages"].map(bool).any()
    return RunningWorkshops(
        found=claim.figure(is_running.sum() if is_anything_reported else math.nan),
        rows=workshops[is_running],
        others=workshops[~is_running],
    )


@dataclass(frozen=True, kw_only=True, eq=False)
class PledgedGrants(Computed):
    """Growth of grants a year from a `base` to the most of those `since`.

    `until` is the last year that the claim is about.
    """

    base: Figure
    since: pd.DataFrame
    until: int


@computes("c087")
def growth_of_scholarships(claim: Claim, tables: Known) -> PledgedGrants | Nothing:
    """Growth of the grants pledged a year, in percent, to the most since the text."""
    pledges = history.pledged_scholarships(tables["people_links"])
    base = facts.at(pledges, first_year(claim) - 1)
    since = pledges[pledges["year"] >= first_year(claim)]
    by_size = facts.ranked(facts.figures(since))
    most: Figure | Nothing = Nothing("no pledges that could be ranked")
    if by_size:
        most = by_size[0]
    growth = facts.grew(most, base)
    if not (base and growth):
        return Nothing("no growth of pledges")
    return PledgedGrants(
        found=claim.figure(growth.value),
        rows=pledges,
        newest=_newest_pledge(tables),
        base=base,
        since=since,
        until=last_year(claim),
    )


def _newest_pledge(tables: Known) -> str:
    """The day on which the newest pledge of scholarships was published.

    A year to come is no news of a pledge that is older than the text.
    """
    links = tables["people_links"]
    pledged = links[links["indicator"] == "scholarships_pledged"]
    published = tables["sources"].set_index("source_id")["published"]
    return pledged["source_id"].map(published).max() if len(pledged) else ""


@dataclass(frozen=True)
class CountryGrowth:
    """Growth of visitors of a country, as one body counts them (`growth.measure`)."""

    country: str
    growth: Figure


@dataclass(frozen=True, kw_only=True, eq=False)
class VisitorGrowth(Computed):
    """The least growth of visitors from `start` to `end`, of any count and country."""

    start: str
    end: str

    @property
    def countries(self) -> list[CountryGrowth]:
        """The growth of each count."""
        return [
            CountryGrowth(
                country=row.text("country"),
                growth=_growth_in(row),
            )
            for row in facts.figures(self.rows)
        ]


def _growth_in(row: Figure) -> Figure:
    """Give the growth of a count, of a row of `history.visitor_growth`."""
    return Figure(
        value=row.number("growth_pct"),
        unit="percent",
        period=f"{row.text('start')}/{row.text('end')}",
        measure=row.text("indicator"),
        base=row.text("start"),
        source_ids=row.source_ids,
    )


@computes("c088")
def growth_of_visitors(claim: Claim, tables: Known) -> VisitorGrowth | Nothing:
    """The least growth of visitors from China in the newest year, in percent."""
    growth = history.visitor_growth(tables["people_links"])
    is_of_year = growth["start"].map(periods.is_year).astype(bool)
    growth = growth[is_of_year & (growth["direction"] == "from_china")]
    if growth.empty:
        return Nothing("no growth of visitors of a whole year")
    newest = str(growth["end"].max())
    growth = growth[growth["end"] == newest]
    start = str(growth["start"].iloc[0])
    # Each is told with what it counts.
    of_each_count = [_growth_in(row) for row in facts.figures(growth)]
    by_size = facts.ranked(of_each_count, across=["measure"])
    if not by_size:
        return Nothing("counts of visitors that cannot be ranked")
    least = by_size[-1].value
    return VisitorGrowth(
        found=claim.figure(least).of(
            period=f"{start}/{newest}", measure="mixed", base=start
        ),
        rows=growth,
        low=least,
        high=by_size[0].value,
        newest=newest,
        start=start,
        end=newest,
    )


ACTS = ("agreement", "centre", "programme")
"""What is an act of an organisation; an exercise or a meeting is none."""


class NewMeasures(Computed):
    """How many measures are new since the text."""


@computes("c091", subjects=("terror", "extremis"))
@computes("c092", subjects=("drug",))
@computes("c093", subjects=("cyber",))
def acts_of_sco(
    claim: Claim, tables: Known, *, subjects: tuple[str, ...]
) -> NewMeasures:
    """How many acts of the SCO after the text name a subject; one is no trend."""
    measures = tables["security_technology"]
    acts = history.measures(measures, subjects, organisation="SCO")
    acts = acts[acts["kind"].isin(ACTS)]
    acts = after_text(tables, acts)
    return NewMeasures(found=claim.figure(len(acts)), rows=acts)
