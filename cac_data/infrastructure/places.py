"""Where projects lie: on their legs of the network, or where their names say."""

import re
from collections.abc import Hashable, Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.infrastructure.projects import STATES, countable_projects
from cac_data.tables import sort_rows

MAP_VIEW = (40.0, 33.5, 96.0, 54.0)
"""West, south, east and north of the map of projects, in degrees."""

_LINES = ("rail", "road", "power_line", "fibre")
"""Kinds of projects that join places; a port may have a leg that only leads to it."""

_LOOKS = {
    "in service": "operating",
    "under construction": "under_construction",
    "planned": "planned",
    "stopped": "suspended",
}


def project_places(
    projects: pd.DataFrame, nodes: pd.DataFrame, legs: pd.DataFrame
) -> pd.DataFrame:
    """Find where each project lies that stands for itself, as far as the tables tell.

    A line lies on the legs of the network that are its own or those of its parts. What
    has none, and what is no line, lies at the places of the network that its name
    tells, as long as these are in one of its countries; several are joined in the order
    of the name.

    Columns: ``project_id, name, kind, status`` (the state of the project, by a word of
    ``maps.STATUS_LOOKS``), ``from_node, to_node`` (one place twice for what is no line;
    missing where nothing tells the place), ``how`` (``leg``, ``name`` or empty),
    ``on_map`` (whether an end is within :data:`MAP_VIEW`), ``source_ids``; a row for
    each leg or place, sorted by project.
    """
    needed = ["project_id", "name", "kind", "countries", "status", "part_of"]
    codes.check_columns(projects.columns, needed, function="project_places")
    codes.check_columns(legs.columns, ["project_id"], function="project_places")
    state_of = {status: state for state, group in STATES.items() for status in group}
    whole = dict(zip(projects["project_id"], projects["part_of"], strict=True))
    own: dict[str, list[Mapping[Hashable, Any]]] = {}
    for leg in legs[legs["variant_of"] == ""].to_dict("records"):
        project = leg["project_id"]
        while whole.get(project):
            project = whole[project]
        own.setdefault(project, []).append(leg)
    seen = _inside(nodes)
    rows: list[dict[str, Any]] = []
    for row in _ordered(projects):
        facts = {name: row[name] for name in ("project_id", "name", "kind")}
        facts["status"] = _LOOKS[state_of[row["status"]]]
        mine = own.get(row["project_id"], []) if row["kind"] in _LINES else []
        ends = [(leg["from_node"], leg["to_node"]) for leg in mine]
        how = "leg" if ends else "name"
        if not ends:
            told = _told(row, nodes)
            ends = list(pairwise(told)) if len(told) > 1 else [(n, n) for n in told]
        cited = [[row["source_id"]], *([leg["source_id"]] for leg in mine)]
        for start, end in ends or [("", "")]:
            rows.append(
                {
                    **facts,
                    "from_node": start,
                    "to_node": end,
                    "how": how if start else "",
                    "on_map": start in seen or end in seen,
                    "source_ids": indicators.merge_ids(cited),
                }
            )
    columns = ["project_id", "name", "kind", "status", "from_node", "to_node", "how"]
    return pd.DataFrame(rows, columns=[*columns, "on_map", "source_ids"])


def _ordered(projects: pd.DataFrame) -> list[dict[Hashable, Any]]:
    kept = countable_projects(projects)
    return sort_rows(kept, ["project_id"]).to_dict("records")


def _inside(nodes: pd.DataFrame) -> set[str]:
    west, south, east, north = MAP_VIEW
    within = nodes["lon"].between(west, east) & nodes["lat"].between(south, north)
    return set(nodes.loc[within, "node_id"])


def _told(project: Mapping[Hashable, Any], nodes: pd.DataFrame) -> list[str]:
    """List the places that a project's name tells, in the order of the name."""
    found: dict[str, int] = {}
    for node in nodes.to_dict("records"):
        if node["country"] not in project["countries"]:
            continue
        spots = [
            match.start()
            for name in _names(str(node["name"]))
            if (match := re.search(rf"\b{re.escape(name)}\b", str(project["name"])))
        ]
        if spots:
            found[str(node["node_id"])] = min(spots)
    return sorted(found, key=found.__getitem__)


def _names(name: str) -> list[str]:
    """List the names of a place: those divided by strokes, and those in brackets."""
    words = re.split(r" / |, | \(|\)", name)
    return [word for word in words if word and word not in _COUNTRIES]


# They tell two sides of one border apart, and would find every project of a country.
_COUNTRIES = ("China", "Kazakhstan")
