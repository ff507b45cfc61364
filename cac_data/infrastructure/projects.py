"""What is built, what it is said to cost, and sums that count nothing twice."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.tables import sort_rows

STATES: Mapping[str, Sequence[str]] = {
    "in service": ("operating", "partly_open"),
    "under construction": ("under_construction",),
    "planned": ("planned", "proposed", "study"),
    "stopped": ("halted", "cancelled"),
}
"""Statuses of projects, from the most to the least advanced, in four groups."""


_FIGURE_COLUMNS = ("project_id", "indicator", "scope", "variant", "unit", "value")


def countable_projects(projects: pd.DataFrame) -> pd.DataFrame:
    """Return the projects that may enter a sum.

    Left out are parts and variants of other projects, and programmes made of projects
    that are listed on their own.

    The rows kept, in their order, with a fresh index.

    ValueError if there is no ``countable``.
    """
    codes.check_columns(projects.columns, ["countable"], function="countable_projects")
    return projects[projects["countable"].astype(bool)].reset_index(drop=True)


def finished_projects(
    projects: pd.DataFrame,
    *,
    kinds: Sequence[str],
    countries: Sequence[str],
    start: int,
    end: int | None = None,
) -> pd.DataFrame:
    """Projects of some kinds and countries that were finished in a span of years.

    `kinds`: kinds to take, such as ``logistics_hub``.
    `countries`: countries in which a project has to lie; one that also lies in another
    is left out.
    `start`, `end`: first and last year; without an end, all since the first.

    Columns: ``project_id, name, kind, countries, completed, source_ids``, in the order
    in which they were finished. Parts and variants of other projects are left out, and
    so are projects whose year of completion is not known.

    ValueError for an unknown kind, or missing columns.
    """
    needed = ["project_id", "name", "kind", "countries", "completed", "source_id"]
    codes.check_columns(projects.columns, needed, function="finished_projects")
    for kind in kinds:
        codes.check_member("kinds", kind, sorted(set(projects["kind"])))
    wanted = set(countries)
    rows = countable_projects(projects)
    inside = rows["countries"].map(lambda named: set(named) <= wanted)
    rows = rows[rows["kind"].isin(kinds) & inside.astype(bool)]
    rows = rows[rows["completed"] != ""]
    years = rows["completed"].map(periods.year_of).astype("int64")
    rows = rows[years.between(start, years.max() if end is None else end)]
    found = indicators.with_source_ids(rows)[[*needed[:-1], "source_ids"]]
    return sort_rows(found, ["completed", "project_id"])


def portfolio(projects: pd.DataFrame, *, by: str = "kind") -> pd.DataFrame:
    """How many projects there are of each kind, by how far they have come.

    Parts and variants of other projects are not counted.

    `by`: ``kind``, or ``country``: then a project counts once for each of its
    countries, and the counts do not add up to the number of projects.

    Columns: ``by``, ``state`` (of :data:`STATES`), ``projects`` (how many),
    ``chinese_party_named`` (for how many of them one is named), ``names`` (list),
    ``source_ids``; the largest group first, states in their order. A group and state
    without projects has no row.

    ValueError for an unknown ``by`` or status, or missing columns.
    """
    codes.check_member("by", by, ["kind", "country"])
    needed = ["name", "kind", "countries", "status", "chinese_party", "source_id"]
    codes.check_columns(projects.columns, needed, function="portfolio")
    state_of = {status: state for state, group in STATES.items() for status in group}
    groups: dict[tuple[str, str], list[Mapping[Hashable, Any]]] = {}
    for row in countable_projects(projects).to_dict("records"):
        codes.check_member("status", row["status"], state_of)
        words = row["countries"] if by == "country" else [row["kind"].replace("_", " ")]
        for word in words:
            groups.setdefault((word, state_of[row["status"]]), []).append(row)
    size: dict[str, int] = {}
    for (word, _), rows in groups.items():
        size[word] = size.get(word, 0) + len(rows)
    order = list(STATES)
    found = [
        {
            by: word,
            "state": state,
            "projects": len(groups[word, state]),
            "chinese_party_named": sum(
                bool(row["chinese_party"]) for row in groups[word, state]
            ),
            "names": sorted(row["name"] for row in groups[word, state]),
            "source_ids": indicators.merge_ids(
                [[row["source_id"]] for row in groups[word, state]]
            ),
        }
        for word, state in sorted(
            groups, key=lambda key: (-size[key[0]], key[0], order.index(key[1]))
        )
    ]
    columns = [by, "state", "projects", "chinese_party_named", "names", "source_ids"]
    return pd.DataFrame(found, columns=columns)


def portfolio_table(
    projects: pd.DataFrame, *, by: str = "kind", groups: Sequence[str] | None = None
) -> pd.DataFrame:
    """How many projects each group has, with how far they have come side by side.

    `by`: ``kind`` or ``country``, as for :func:`portfolio`.
    `groups`: groups to show, in this order; one without projects has zeros. By default
    the five countries, or all kinds that have any, the largest first.

    Columns: ``by``, ``projects, in_service, under_construction, planned, stopped,
    chinese_party_named, source_ids``.
    """
    counts = portfolio(projects, by=by)
    rows = []
    if groups is None:
        groups = codes.CA5 if by == "country" else list(dict.fromkeys(counts[by]))
    for group in groups:
        own = counts[counts[by] == group]
        by_state = dict(zip(own["state"], own["projects"], strict=True))
        rows.append(
            {
                by: group,
                "projects": int(own["projects"].sum()),
                **{name.replace(" ", "_"): by_state.get(name, 0) for name in STATES},
                "chinese_party_named": int(own["chinese_party_named"].sum()),
                "source_ids": indicators.merge_ids(list(own["source_ids"])),
            }
        )
    columns = [by, "projects", *(name.replace(" ", "_") for name in STATES)]
    return pd.DataFrame(rows, columns=[*columns, "chinese_party_named", "source_ids"])
