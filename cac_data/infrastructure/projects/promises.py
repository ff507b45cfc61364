"""Dates that were named for projects, by whom, and which of them stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Self

import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.facts import Figure, Nothing
from cac_data.inputs import takes
from cac_data.observations import union
from cac_data.tables import allowed_values, sort_rows
from cac_data.validate import check_member

Role = Literal["government", "operator", "press", "author"]
ROLES: tuple[Role, ...] = ("government", "operator", "press", "author")
PROMISING: tuple[Role, ...] = ("government", "operator", "press")
"""An author only passes an opinion."""
RESPONSIBLE: tuple[Role, ...] = ("government", "operator")

RAILWAY = "cku-rail"
DAYS_A_YEAR = 365.25

# --- Days -----------------------------------------------------------------------------


def first_day(period: str) -> pd.Timestamp:
    """The first day of a period."""
    first, _ = periods.bounds(period)
    return pd.Timestamp(dt.date(*first))


def last_day(period: str) -> pd.Timestamp:
    """The last day of a period."""
    _, last = periods.bounds(period)
    return pd.Timestamp(dt.date(*last))


def first_days(dates: pd.Series) -> pd.Series:
    """First days of periods, missing where there is none."""
    days = [first_day(period) if period else None for period in dates]
    return pd.Series(days, index=dates.index, dtype="datetime64[s]")


def last_days(dates: pd.Series) -> pd.Series:
    """Last days of periods, missing where there is none."""
    days = [last_day(period) if period else None for period in dates]
    return pd.Series(days, index=dates.index, dtype="datetime64[s]")


def elapsed_years(first: pd.Series, last: pd.Series) -> pd.Series:
    """Years from one day to another, negative where the second is earlier."""
    return (last - first).dt.days / DAYS_A_YEAR


# --- Promises -------------------------------------------------------------------------


@takes(schedule_claims="schedule_claims")
def completion_claims(
    schedule_claims: pd.DataFrame,
    *,
    project_id: str,
    milestone: str = "completion",
    roles: Sequence[Role] | None = None,
    as_of: str = "",
) -> pd.DataFrame:
    """Every date named for a milestone of a project (``""``: of all), as it was said.

    Rows of `schedule_claims` with `end` (the last day named) and its `year`,
    `slip_years` since the first date, `standing` (not past, and its speaker has named
    no other since), the `day` on which that is judged (`as_of`, else that of the latest
    statement), `unofficial` (press and authors) and `source_ids`, by project and the
    day on which it was said. An unknown milestone, role or project is refused.
    """
    projects = schedule_claims["project_id"].unique()
    check_member("project_id", project_id, ["", *projects])
    check_member("milestone", milestone, allowed_values("milestone"))
    for role in roles or ():
        check_member("roles", role, ROLES)

    claims = schedule_claims.assign(end=last_days(schedule_claims["claimed_period"]))
    claims["day"] = first_days(claims["said_on"]).max()
    if as_of:
        claims["day"] = last_day(as_of)
        claims = claims[last_days(claims["said_on"]) <= claims["day"]]
    claims = claims[claims["milestone"] == milestone]
    claims = claims[claims["role"].isin(roles or ROLES)]
    if project_id:
        claims = claims[claims["project_id"] == project_id]

    claims = sort_rows(claims, ["project_id", "said_on", "end"])
    first_end = claims.groupby("project_id")["end"].transform("first")
    is_replaced = claims.duplicated(["project_id", "said_by"], keep="last")
    is_ahead = claims["end"] >= claims["day"]
    return claims.assign(
        year=claims["end"].dt.year.astype("Int64"),
        slip_years=elapsed_years(first_end, claims["end"]),
        standing=is_ahead & ~is_replaced,
        unofficial=~claims["role"].isin(RESPONSIBLE),
        source_ids=claims["source_id"],
    )


@takes(claims="schedule_claims")
def railway_promises(claims: pd.DataFrame, as_of: str = "") -> pd.DataFrame:
    """`completion_claims` of the new railway; no rows where none was made."""
    promises = completion_claims(claims, project_id="", as_of=as_of)
    return promises[promises["project_id"] == RAILWAY].reset_index(drop=True)


@dataclass(frozen=True, kw_only=True, eq=False)
class NamedYear(Figure):
    """The year that responsible speakers name most often and still stand by.

    Its `value`, also `most_named`, is of those who name a year outright, if any does;
    of years named equally often it is the later, for dates slip one way. `outright` and
    `derived` count who names a year, and who a duration from which it is worked out
    (`derived_low` to `derived_high`). All of the `speakers` name years from `earliest`
    to `latest`, the ends of the range; `times` tells how often the value is named.
    """

    most_named: int
    earliest: int
    latest: int
    times: int
    outright: int
    derived: int
    derived_low: int | None
    derived_high: int | None
    speakers: int

    @property
    def to_compare(self) -> Self:
        """The same for scenarios to compare: one that is derived is no named one."""
        return self.of(measure="named" if self.outright else "derived")


@takes(schedule_claims="schedule_claims")
@cached
def named_years(schedule_claims: pd.DataFrame, as_of: str = "") -> NamedYear | Nothing:
    """When officials say that the railway opens; `Nothing` where no promise stands."""
    return standing_years(railway_promises(schedule_claims, as_of))


def standing_years(promises: pd.DataFrame) -> NamedYear | Nothing:
    """`named_years` of rows of `railway_promises`."""
    official = promises[promises["standing"] & ~promises["unofficial"]]
    if official.empty:
        return Nothing("no official statement that stands")
    first_year = first_days(official["claimed_period"]).dt.year
    last_year = official["year"]
    is_derived = official["obs_status"] == "E"
    deciding = last_year if is_derived.all() else last_year[~is_derived]
    most_named = int(deciding.mode().max())
    earliest = int(first_year.min())
    latest = int(last_year.max())
    return NamedYear(
        value=most_named,
        unit="year",
        low=earliest,
        high=latest,
        most_named=most_named,
        earliest=earliest,
        latest=latest,
        times=int((last_year == most_named).sum()),
        outright=int((~is_derived).sum()),
        derived=int(is_derived.sum()),
        derived_low=min(first_year[is_derived], default=None),
        derived_high=max(last_year[is_derived], default=None),
        speakers=len(official),
        source_ids=union(official["source_ids"]),
    )
