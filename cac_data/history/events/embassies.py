"""The first missions between China and the five, beside the years of the article."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from cac_data import codes, periods
from cac_data.cache import cached
from cac_data.history.documents import Document, documents
from cac_data.history.events.dates import dates_of, names_any, readings, years_apart
from cac_data.inputs import takes
from cac_data.tables import select, sort_rows


class Mission(NamedTuple):
    """By which kinds of events a mission is known, and the claim that dates it."""

    claim_id: str
    kinds: Sequence[str]


MISSIONS = {
    "first": Mission("c005", ["embassy"]),
    "second": Mission("c009", ["embassy", "trade"]),
}

_MOST_YEARS_OFF = 30
"""An event dated farther from the year of the article is another one."""


@dataclass(frozen=True, kw_only=True)
class Dating(Document):
    """When a mission left by one reading, beside the year that the article gives."""

    period: str
    claimed: str
    years_off: int


@dataclass(frozen=True, kw_only=True)
class Missions:
    """The datings of the first two missions, none where nothing is dated."""

    first: list[Dating]
    second: list[Dating]


def _happened(events: pd.DataFrame, kind: str | Sequence[str]) -> pd.DataFrame:
    """Events of a kind that name one of the five."""
    rows = select(events, status="happened", kind=kind, parts=True)
    return rows[names_any(rows, codes.CA5)]


@takes(events="events")
def nearest_events(
    events: pd.DataFrame, year: int, *, kind: Sequence[str]
) -> pd.DataFrame:
    """Readings of events of the five by distance from a year, the surely nearest first.

    Rows of `events` with `fewest` and `most` (years off) and `source_ids`; a vague date
    comes after an exact one. ValueError for an unknown kind.
    """
    rows = _happened(events, kind)
    from_year = periods.of_year(year)
    distances = [years_apart(from_year, period) for period in rows["period"]]
    rows = rows.join(pd.DataFrame(distances, rows.index, ["fewest", "most"]))
    rows = rows.assign(source_ids=rows["source_id"])
    return sort_rows(rows, ["most", "fewest", "period", "event_id"])


@takes(events="events")
def earliest(events: pd.DataFrame, *, kind: str) -> pd.DataFrame:
    """Readings of the earliest event of a kind, as `dates_of`; empty if none.

    ValueError for an unknown kind.
    """
    rows = sort_rows(_happened(events, kind), ["period", "event_id"])
    if rows.empty:
        return readings(rows)
    event_id = str(rows["event_id"].iloc[0])
    return dates_of(events, event_id)


@takes(events="events", claims="claims")
@cached
def missions(events: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Readings of the first two missions, beside the years that the article gives.

    `mission` (first, second), `period title claimed years_off event_id source_ids`. The
    first is an embassy; the second is what is dated nearest to the article's year, in a
    year of its own and within 30.
    """
    columns = [
        "mission",
        "period",
        "title",
        "claimed",
        "years_off",
        "event_id",
        "source_ids",
    ]
    claimed_years = claims.set_index("claim_id")["value"]
    rows = pd.DataFrame(columns=columns)
    for mission, (claim_id, kinds) in MISSIONS.items():
        year = int(claimed_years[claim_id])
        near = nearest_events(events, year, kind=kinds)
        is_exact = near["fewest"] == near["most"]
        is_near = near["most"] <= _MOST_YEARS_OFF
        is_taken = near["event_id"].isin(rows["event_id"])
        event_ids = near.loc[is_exact & is_near & ~is_taken, "event_id"]
        if len(event_ids):
            dated = _dates_beside(events, event_ids.iloc[0], year)
            dated = dated.assign(mission=mission)
            rows = pd.concat([rows, dated[columns]], ignore_index=True)
    return rows


def _dates_beside(events: pd.DataFrame, event_id: str, year: int) -> pd.DataFrame:
    """Readings of an event with a `claimed` year, and `years_off` from that."""
    claimed = periods.of_year(year)
    rows = dates_of(events, event_id)
    distances = [years_apart(claimed, period) for period in rows["period"]]
    years_off = [fewest for fewest, _ in distances]
    return rows.assign(claimed=claimed, years_off=years_off)


def of_missions(events: pd.DataFrame, claims: pd.DataFrame) -> Missions:
    """When the first two missions left: the readings of `missions`, by mission."""
    rows = missions(events, claims)
    return Missions(
        first=documents(Dating, rows[rows["mission"] == "first"]),
        second=documents(Dating, rows[rows["mission"] == "second"]),
    )
