"""What is built, what it is said to cost, and sums that count nothing twice."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.tables import sort_rows

SUMMABLE = ("length", "construction_cost")
"""Indicators that may be added up over projects.

Capacities may not: one is of a first stage, the next what a line adds to another.
"""

PROJECT_LABELS = {
    "name": "Project",
    "status": "Status",
    "length_km": "Length, km",
    "length_low_km": "Lowest",
    "length_high_km": "Highest",
    "cost_usd_mn": "Cost, USD mn",
    "cost_low_usd_mn": "Lowest",
    "cost_high_usd_mn": "Highest",
}
"""Columns of :func:`project_overview` that a table shows, with their headings."""

STATES: Mapping[str, Sequence[str]] = {
    "in service": ("operating", "partly_open"),
    "under construction": ("under_construction",),
    "planned": ("planned", "proposed", "study"),
    "stopped": ("halted", "cancelled"),
}
"""Statuses of projects, from the most to the least advanced, in four groups."""

# Figures of a part, of what is added to something else, or of what stood there before
# the works are none of the whole project.
_NOT_THE_WHOLE = ("part", "added", "before")

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


def project_totals(
    projects: pd.DataFrame,
    figures: pd.DataFrame,
    *,
    by: str = "kind",
    indicator: str = "construction_cost",
    unit: str = "USD mn",
) -> pd.DataFrame:
    """Sum of one figure over the countable projects of each group.

    Only the main figure of a project enters, and only in the unit asked for: what is
    known in tenge alone is not converted but named as missing.

    `by`: column of ``projects`` that names the group, for instance ``kind`` or
    ``status``. A project lies in several countries, so ``countries`` is refused.
    `indicator`: ``construction_cost`` or ``length``.
    `unit`: ``USD mn`` or another currency of the figures, ``km`` for lengths.

    The column ``by``, ``projects`` (how many are counted), ``with_figure`` (how many of
    them have one), ``value, unit, missing`` (list of those without), ``left_out`` (list
    of the projects that are not countable), ``source_ids``. The value is missing where
    no project of the group has a figure.

    ValueError for an indicator that does not add up, a unit that it has not, missing
    columns, or a project with two main figures.
    """
    codes.check_member("indicator", indicator, SUMMABLE)
    if by == "countries":
        message = (
            "`by`: 'countries' is refused, because a project of two countries would "
            "count twice; choose another column, such as kind"
        )
        raise ValueError(message)
    needed = ["project_id", "countable", by]
    codes.check_columns(projects.columns, needed, function="project_totals")
    codes.check_columns(
        figures.columns, [*_FIGURE_COLUMNS, "source_id"], function="project_totals"
    )
    of_it = figures[figures["indicator"] == indicator]
    codes.check_member("unit", unit, sorted(set(of_it["unit"])))
    main = of_it[(of_it["variant"] == "main") & (of_it["unit"] == unit)]
    twice = main.loc[main["project_id"].duplicated(), "project_id"]
    if len(twice):
        message = f"project_totals: {twice.iloc[0]} has two main figures in {unit}"
        raise ValueError(message)
    figure = main.set_index("project_id")
    rows = []
    for group, members in projects.groupby(by, sort=True):
        counted = [str(name) for name in countable_projects(members)["project_id"]]
        found = figure.loc[[name for name in counted if name in figure.index]]
        rows.append(
            {
                by: group,
                "projects": len(counted),
                "with_figure": len(found),
                "value": float(found["value"].sum(min_count=1)),
                "unit": unit,
                "missing": [name for name in counted if name not in figure.index],
                "left_out": sorted(set(members["project_id"]) - set(counted)),
                "source_ids": sorted(set(found["source_id"])),
            }
        )
    columns = ["projects", "with_figure", "value", "unit", "missing", "left_out"]
    return pd.DataFrame(rows, columns=[by, *columns, "source_ids"])


def project_overview(projects: pd.DataFrame, figures: pd.DataFrame) -> pd.DataFrame:
    """Each project with its main length and cost, and the range of what sources say.

    The range holds every figure for the whole or a stage, of any source and year; with
    one figure it is that figure twice.

    The columns of ``projects`` but ``source_id``, then ``length_km, length_low_km,
    length_high_km, cost_usd_mn, cost_low_usd_mn, cost_high_usd_mn`` and ``source_ids``,
    sorted by ``project_id``. Figures that no source has are missing; costs in other
    currencies are not converted.
    """
    needed = ["project_id", "source_id"]
    codes.check_columns(projects.columns, needed, function="project_overview")
    codes.check_columns(
        figures.columns, [*_FIGURE_COLUMNS, "source_id"], function="project_overview"
    )
    whole = figures[~figures["scope"].isin(_NOT_THE_WHOLE)]
    said: dict[tuple[str, str], list[Mapping[Hashable, Any]]] = {}
    kinds = {("length", "km"): "length_km", ("construction_cost", "USD mn"): "cost"}
    for row in whole.to_dict("records"):
        if (row["indicator"], row["unit"]) in kinds:
            said.setdefault((row["project_id"], row["indicator"]), []).append(row)
    known = sort_rows(projects, ["project_id"])
    rows = []
    for name, source_id in zip(known["project_id"], known["source_id"], strict=True):
        lengths = said.get((name, "length"), [])
        costs = said.get((name, "construction_cost"), [])
        cited = [str(row["source_id"]) for row in (*lengths, *costs)]
        rows.append(
            {
                **_main_and_range(lengths, "length", "km"),
                **_main_and_range(costs, "cost", "usd_mn"),
                "source_ids": indicators.merge_ids([[source_id], cited]),
            }
        )
    columns = [
        *("length_km", "length_low_km", "length_high_km"),
        *("cost_usd_mn", "cost_low_usd_mn", "cost_high_usd_mn", "source_ids"),
    ]
    known = known.drop(columns="source_id")
    return pd.concat([known, pd.DataFrame(rows, columns=columns)], axis="columns")


def _main_and_range(
    rows: Sequence[Mapping[Hashable, Any]], name: str, unit: str
) -> dict[str, float]:
    values = [float(row["value"]) for row in rows]
    main = [float(row["value"]) for row in rows if row["variant"] == "main"]
    nothing = float("nan")
    return {
        f"{name}_{unit}": main[0] if main else nothing,
        f"{name}_low_{unit}": min(values, default=nothing),
        f"{name}_high_{unit}": max(values, default=nothing),
    }


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
