"""Chinese workers in the region, and what happened to them and to Chinese firms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypedDict

import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.claims import Known
from cac_data.facts import (
    Figure,
    Nothing,
    at,
    compare,
    figures,
    in_percent,
    records,
)
from cac_data.observations import gather, observe, union
from cac_data.tables import select, sort_rows

FROM_AFGHANISTAN = "attack from Afghan territory"
TOTAL = "several attacks"
"""A total of attacks that have rows of their own: counted as no incident."""

NOT_FROM_AFGHANISTAN = ("attack on firms", "clash", "protest")
"""What else happened to Chinese firms; guards and smugglers who clash are no firms."""

INCIDENT = ["period", "country", "place"]
"""What reports of one incident share."""


@dataclass(frozen=True)
class Permits:
    """Chinese with a work permit in Kazakhstan, of all foreigners with one.

    In persons on one day of `period`; `share` of them in percent, and `first_share`
    that of `since`.
    """

    chinese: Figure
    foreigners: Figure
    share: Figure
    first_share: Figure | Nothing

    @property
    def since(self) -> str:
        """When the first share was counted."""
        return self.first_share.period if self.first_share else ""


@dataclass(frozen=True)
class Quota:
    """The Kyrgyz quota of foreign workers, a limit, and permits given to Chinese.

    In persons: the quota of the `first` year known and that of the `last`; `permits`
    are those of whole years, the latest last.
    """

    first: Figure
    last: Figure
    permits: list[Figure]


@dataclass(frozen=True)
class Attacks:
    """Attacks from Afghan territory: how many (`number`), from `since` to `period`.

    They `killed` so many Chinese and `injured` so many people: the lowest and the
    highest that reports come to.
    """

    number: int
    since: str
    period: str
    killed: tuple[int, int]
    injured: tuple[int, int]
    source_ids: str


@dataclass(frozen=True)
class Incidents:
    """Other incidents of one kind: how many, and in which `countries`."""

    kind: str
    number: int
    countries: list[str]
    killed: int
    source_ids: str


@dataclass(frozen=True)
class Risks:
    """What is known of Chinese workers and of the risks to them and to firms."""

    permits: Permits | Nothing
    quota: Quota | Nothing
    attacks: Attacks | Nothing
    others: list[Incidents]
    protests: list[Figure]
    """Anti-Chinese protests, as a tracker counts them, each with its country."""


@cached
def risks(tables: Known) -> Risks:
    """Give Chinese workers, and attacks, clashes and protests that concern Chinese."""
    reports = tables["security_incidents"]
    return Risks(
        permits=_permits(tables["foreign_workers"]),
        quota=_quota(tables["foreign_workers"]),
        attacks=_attacks(reports),
        others=_other_incidents(incidents(reports)),
        protests=_protests(tables["public_opinion"]),
    )


# --- Workers -------------------------------------------------------------------------


def _permits(foreign_workers: pd.DataFrame) -> Permits | Nothing:
    """Give the last share of Chinese among foreigners with a permit, and the first."""
    rows = observe(foreign_workers)
    rows = rows[(rows["sector"] == "") & (rows["period"] != "")]
    rows = select(rows, countries="KAZ", indicator="work_permit_holders", parts=True)
    chinese = figures(sort_rows(rows[rows["citizens_of"] == "CHN"], ["period"]))
    foreigners = rows[rows["citizens_of"] == "WLD"]
    pairs = [compare(count, at(foreigners, period=count.period)) for count in chinese]
    known = [(pair, in_percent(pair.ratio)) for pair in pairs if pair and pair.ratio]
    if not known:
        return Nothing("no share of Chinese among foreigners with a work permit")
    last, share = known[-1]
    first: Figure | Nothing = Nothing("one share alone")
    if len(known) > 1:
        _, first = known[0]
    return Permits(last.one, last.other, share, first)


def _quota(foreign_workers: pd.DataFrame) -> Quota | Nothing:
    """Give the Kyrgyz quota, and permits given to Chinese in whole years."""
    rows = select(observe(foreign_workers), countries="KGZ")
    rows = rows[rows["year"].notna()]
    every_quota = select(rows, indicator="work_quota", citizens_of="WLD")
    quotas = figures(sort_rows(every_quota, ["period"]))
    if len(quotas) < 2:
        return Nothing("no two quotas of foreign workers")
    permits = select(rows, indicator="work_permits_issued", citizens_of="CHN")
    permits = sort_rows(permits, ["period"])
    return Quota(quotas[0], quotas[-1], figures(permits))


# --- Incidents -----------------------------------------------------------------------


def incidents(reports: pd.DataFrame) -> pd.DataFrame:
    """Give incidents of `security_incidents`, the latest first, a row each.

    Reports with one `period`, `country` and `place` are of one incident: `reports` of
    them. `killed_low` and `killed_high` are the fewest and the most dead (persons) that
    a report of it counts, `injured_low` and `injured_high` the wounded; missing where
    none counts any. `kind source_ids`. A total of several attacks is left out.
    """
    rows = reports[reports["kind"] != TOTAL]
    rows = rows.rename(columns={"source_id": "source_ids"})
    rows = sort_rows(rows, [*INCIDENT, "source_ids"])
    gathered = gather(
        rows,
        INCIDENT,
        kind=("kind", "first"),
        killed_low=("killed", "min"),
        killed_high=("killed", "max"),
        injured_low=("injured", "min"),
        injured_high=("injured", "max"),
        reports=("source_ids", "size"),
    )
    return sort_rows(gathered, INCIDENT).iloc[::-1].reset_index(drop=True)


def _attacks(reports: pd.DataFrame) -> Attacks | Nothing:
    """Give attacks from Afghan territory, and what they cost at least and at most."""
    rows = incidents(reports)
    rows = rows[rows["kind"] == FROM_AFGHANISTAN]
    if rows.empty:
        return Nothing("no attack from Afghan territory")
    totals = records(reports[reports["kind"] == TOTAL], Total)
    return Attacks(
        number=len(rows),
        since=rows["period"].iloc[-1],
        period=rows["period"].iloc[0],
        killed=_fewest_and_most(rows, totals, "killed"),
        injured=_fewest_and_most(rows, totals, "injured"),
        source_ids=union(rows["source_ids"]),
    )


class Total(TypedDict):
    """A report of several attacks: of all in its period, in persons."""

    period: str
    killed: float | None
    injured: float | None


def _fewest_and_most(
    rows: pd.DataFrame, totals: list[Total], what: Literal["killed", "injured"]
) -> tuple[int, int]:
    """Add up the fewest and the most; a total of some may be fewer or more."""
    low = int(rows[f"{what}_low"].sum())
    high = int(rows[f"{what}_high"].sum())
    for total in totals:
        people = total[what]
        if people is not None:
            within = rows[_is_within(rows["period"], total["period"])]
            low += min(0, int(people) - int(within[f"{what}_low"].sum()))
            high += max(0, int(people) - int(within[f"{what}_high"].sum()))
    return low, high


def _is_within(days: pd.Series, period: str) -> pd.Series:
    """Whether each of several periods lies within one."""
    first, last = periods.bounds(period)
    bounds = [periods.bounds(day) for day in days]
    within = [first <= start and end <= last for start, end in bounds]
    return pd.Series(within, days.index)


def _other_incidents(rows: pd.DataFrame) -> list[Incidents]:
    """Give other incidents that concern Chinese firms, by kind."""
    by_kind = []
    for kind in NOT_FROM_AFGHANISTAN:
        of_kind = rows[rows["kind"] == kind].sort_values("country")
        if of_kind.empty:
            continue
        incidents_of_kind = Incidents(
            kind=kind,
            number=len(of_kind),
            countries=list(of_kind["country"].unique()),
            killed=int(of_kind["killed_high"].sum()),
            source_ids=union(of_kind["source_ids"]),
        )
        by_kind.append(incidents_of_kind)
    return by_kind


def _protests(public_opinion: pd.DataFrame) -> list[Figure]:
    """Give anti-Chinese protests by country, as far as a tracker counts them."""
    counts = observe(public_opinion)
    protests = counts[counts["indicator"] == "protests"]
    return figures(sort_rows(protests, ["country", "period"]))
