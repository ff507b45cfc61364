"""Power projects with a Chinese party: what may be added up, and what may not."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.energy.capacity import BASES, fleet
from cac_data.energy.electricity import TECHNOLOGIES
from cac_data.tables import sort_rows

STATUSES = (
    *("planned", "memorandum", "agreed", "approved", "contracted"),
    *("construction", "built", "operating", "not_built"),
)
"""From the idea to service; the last stands apart."""


ROLES = ("owner", "lender", "contractor", "supplier")
"""What a Chinese party may do for a plant."""


_NEEDED = (
    *("project_id", "source_id", "is_main", "country", "technology"),
    *("capacity_mw", "status", "roles", "countable"),
)


def _chosen(
    projects: pd.DataFrame,
    technologies: Sequence[str] | None,
    countries: Sequence[str] | None,
    function: str,
) -> pd.DataFrame:
    """Main rows of these technologies and countries, each project once."""
    codes.check_columns(projects.columns, _NEEDED, function=function)
    rows = projects[projects["is_main"]]
    twice = rows[rows.duplicated("project_id", keep=False)]
    if len(twice):
        shown = twice[["project_id", "source_id"]].head(5).to_string(index=False)
        message = f"{function}: a project has two main rows\n{shown}"
        raise ValueError(message)
    for argument, column, wanted in (
        ("technologies", "technology", technologies),
        ("countries", "country", countries),
    ):
        if wanted is None:
            continue
        for item in wanted:
            words = sorted({*TECHNOLOGIES, *rows["technology"]})
            known = codes.country_codes() if column == "country" else words
            codes.check_member(argument, item, known)
        rows = rows[rows[column].isin(wanted)]
    for status in rows["status"]:
        codes.check_member("status", status, STATUSES)
    return rows


def projects_by_status(
    projects: pd.DataFrame,
    *,
    technologies: Sequence[str] | None = ("solar", "wind"),
    countries: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Capacity of projects with a Chinese party by country and status, in MW.

    Only countable rows are added up. Frames, memoranda, parts and possible doubles
    stand beside the sum, not in it: their capacity is announced, and may be that of
    plants already counted.

    `technologies`: technologies to take; None takes all of them.
    `countries`: country codes; None takes all of them.

    Columns: ``country, status, projects`` (number added up), ``capacity_mw`` (their
    sum; a lower bound where some have none), ``without_capacity`` (number of these),
    ``left_out`` (number not added up), ``left_out_mw`` (announced for them),
    ``left_out_ids, source_ids`` (lists), by country from the idea to service.

    ValueError for an unknown technology, country or status, or a project with two main
    rows.
    """
    rows = _chosen(projects, technologies, countries, "projects_by_status")
    made: list[dict[str, Any]] = []
    for (country, status), group in rows.groupby(["country", "status"]):
        counted = group[group["countable"]]
        other = group[~group["countable"]]
        made.append(
            {
                "country": country,
                "status": status,
                "projects": len(counted),
                "capacity_mw": counted["capacity_mw"].sum(),
                "without_capacity": int(counted["capacity_mw"].isna().sum()),
                "left_out": len(other),
                "left_out_mw": other["capacity_mw"].sum(),
                "left_out_ids": sorted(other["project_id"]),
                "source_ids": sorted(set(group["source_id"])),
            }
        )
    columns = ["country", "status", "projects", "capacity_mw", "without_capacity"]
    columns += ["left_out", "left_out_mw", "left_out_ids", "source_ids"]
    found = pd.DataFrame(made, columns=columns)
    found["_step"] = found["status"].map(STATUSES.index)
    return sort_rows(found, ["country", "_step"]).drop(columns="_step")


def share_with_chinese_party(
    projects: pd.DataFrame,
    capacity: pd.DataFrame,
    *,
    technologies: Sequence[str] = ("solar", "wind"),
    role: str | None = None,
    bases: Sequence[str] = BASES,
) -> pd.DataFrame:
    """Part of a country's plants in service that have a Chinese party, in percent.

    Countable capacity in service over the latest capacity of the country; plants that
    went into service after that count are left out. A Chinese
    party may own a plant, lend for it, build it or deliver to it: these are not the
    same, and for many plants no source tells.

    `role`: only plants in which a Chinese party is known to have this role: ``owner``,
    ``lender``, ``contractor`` or ``supplier``; None takes all plants.
    `bases`: bodies for the country's capacity, see :func:`fleet`.

    Columns: ``country, period`` (of the country's capacity), ``projects, project_mw,
    without_capacity`` (plants whose capacity is not known: the share is then a lower
    bound), ``fleet_mw, share_pct, source_ids``, for countries with such a plant and a
    known capacity.

    ValueError for an unknown technology, role or body, or missing columns.
    """
    whole = fleet(capacity, technologies=technologies, bases=bases)
    rows = _running(projects, whole, technologies)
    if role is not None:
        known = sorted({item for items in projects["roles"] for item in items})
        codes.check_member("role", role, known)
    return _shares(rows, whole, role)


def _running(
    projects: pd.DataFrame, whole: pd.DataFrame, technologies: Sequence[str]
) -> pd.DataFrame:
    """Return countable plants that ran when their country was counted."""
    rows = _chosen(projects, technologies, None, "share_with_chinese_party")
    rows = rows[rows["countable"] & (rows["status"] == "operating")]
    counted = dict(zip(whole["country"], whole["period"], strict=True))
    return _in_service_by(rows, counted)


def _shares(rows: pd.DataFrame, whole: pd.DataFrame, role: str | None) -> pd.DataFrame:
    if role is not None:
        told = [role in items for items in rows["roles"]]
        rows = rows[pd.Series(told, index=rows.index, dtype=bool)]
    own = rows.groupby("country").agg(
        projects=("project_id", "size"),
        project_mw=("capacity_mw", "sum"),
        without_capacity=("capacity_mw", lambda cells: int(cells.isna().sum())),
        _ids=("source_id", lambda items: sorted(set(items))),
    )
    found = whole.rename(columns={"capacity_mw": "fleet_mw"}).merge(
        own.reset_index(), on="country"
    )
    found["share_pct"] = 100 * found["project_mw"] / found["fleet_mw"]
    found["source_ids"] = [
        indicators.merge_ids(pair)
        for pair in zip(found["source_ids"], found["_ids"], strict=True)
    ]
    columns = ["country", "period", "projects", "project_mw", "without_capacity"]
    columns += ["fleet_mw", "share_pct", "source_ids"]
    return sort_rows(found[columns], ["country"])


def _in_service_by(rows: pd.DataFrame, years: Mapping[str, str]) -> pd.DataFrame:
    """Leave out plants that went into service after the count of their country."""
    if "completed" not in rows:
        return rows
    kept = [
        country not in years
        or not completed
        or periods.year_of(completed) <= int(years[country])
        for country, completed in zip(rows["country"], rows["completed"], strict=True)
    ]
    return rows[pd.Series(kept, index=rows.index, dtype=bool)]


def shares_by_role(
    projects: pd.DataFrame,
    capacity: pd.DataFrame,
    *,
    technologies: Sequence[str] = ("solar", "wind"),
    roles: Sequence[str] = ROLES,
) -> pd.DataFrame:
    """Part of the plants in service by what the Chinese party is known to do.

    The rows of :func:`share_with_chinese_party` for any role and for each one. A plant
    may stand under several roles, so that they do not add up; where no source tells
    the role, it stands only under any.

    Columns: ``country, role`` (``any`` first)``, period, projects, project_mw,
    fleet_mw, share_pct, source_ids``.
    """
    fleets = fleet(capacity, technologies=technologies)
    rows = _running(projects, fleets, technologies)
    parts = [_shares(rows, fleets, None).assign(role="any")]
    there = {item for items in rows["roles"] for item in items}
    parts += [
        _shares(rows, fleets, role).assign(role=role) for role in roles if role in there
    ]
    columns = ["country", "role", "period", "projects", "project_mw", "fleet_mw"]
    whole = pd.concat(parts, ignore_index=True)[[*columns, "share_pct", "source_ids"]]
    whole["_at"] = whole["role"].map(["any", *roles].index)
    return sort_rows(whole, ["country", "_at"]).drop(columns="_at")


def put_into_service(
    projects: pd.DataFrame,
    *,
    start: int,
    end: int | None = None,
    technologies: Sequence[str] | None = ("solar", "wind"),
    countries: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Plants with a Chinese party that went into service in a span of years, in MW.

    `start`, `end`: first and last year; without an end, all since the first.

    Columns: ``project_id, name, country, technology, capacity_mw, completed,
    source_ids``, in the order in which they were completed. Plants that must not be
    added up are left out, and so are those of which no year is known.
    """
    rows = _chosen(projects, technologies, countries, "put_into_service")
    codes.check_columns(rows.columns, ["completed"], function="put_into_service")
    rows = rows[rows["countable"] & (rows["status"] == "operating")]
    rows = rows[rows["completed"] != ""]
    if rows.empty:
        end = start
    years = rows["completed"].map(periods.year_of).astype("int64")
    rows = rows[years.between(start, years.max() if end is None else end)]
    columns = ["project_id", "name", "country", "technology", "capacity_mw"]
    found = indicators.with_source_ids(rows)[[*columns, "completed", "source_ids"]]
    return sort_rows(found, ["completed", "project_id"])
