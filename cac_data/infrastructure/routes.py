"""Ways through the transport network: which legs are open, and the shortest way."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from copy import copy
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.infrastructure.network import leg_lengths
from cac_data.infrastructure.times import leg_hours

if TYPE_CHECKING:
    import networkx as nx

RAILWAY = "cku"
"""Corridor of the China-Kyrgyzstan-Uzbekistan railway among the legs."""

NEW_RAILWAY = "railway through Kyrgyzstan"
"""How the unfinished legs of that corridor are called on a map."""

MODES = ("rail", "road", "sea")
"""Modes of the legs."""

RAIL_AND_SEA = ("rail", "sea")
"""Modes that a train can use, ferries included."""

CRITERIA = ("distance", "time", "borders", "gauge_breaks")
"""What a way can be shortest by."""

# A border or a break outweighs any distance; of equal ways the shorter one is taken.
_HEAVY = 1e6
# Enough to keep a way from changing modes for nothing; too little to be seen.
_LITTLE_KM = 1e-3


class NoRouteError(ValueError):
    """Raised where the legs given do not lead from one place to another."""


def corridor_legs(
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    *,
    times: pd.DataFrame | None = None,
    alternatives: Sequence[str] = (),
) -> pd.DataFrame:
    """Every leg, open or not, with its length in km and the hours it takes.

    `alternatives`: other lengths of legs, as for :func:`leg_lengths`.

    Columns: ``leg_id, from_node, to_node, mode, terrain, corridor, status,
    planned_completion, distance_km, basis`` (``cited``, ``derived`` or ``estimated``),
    ``borders, gauge_break, hours, stop_hours`` (of these, at borders, in ports and at
    changes of gauge), ``transfer_hours`` (to change to this mode between rail and
    road), ``great_circle_km, source_ids``; sorted by ``leg_id``.

    ValueError for an unknown alternative, or missing columns.
    """
    facts = ["corridor", "status", "planned_completion", "gauge_break"]
    codes.check_columns(legs.columns, facts, function="corridor_legs")
    lengths = leg_lengths(nodes, legs, alternatives=alternatives)
    more = legs[["leg_id", *facts]]
    found = lengths.merge(more, on="leg_id", validate="one_to_one")
    found["gauge_break"] = found["gauge_break"].astype(bool)
    nothing = {"hours": math.nan, "stop_hours": math.nan}
    found = found.assign(**(nothing if times is None else leg_hours(found, times)))
    found["transfer_hours"] = _transfers(found["mode"], times)
    return found[[*_LEG_COLUMNS, "great_circle_km", "source_ids"]]


_LEG_COLUMNS = (
    *("leg_id", "from_node", "to_node", "mode", "terrain", "corridor", "status"),
    *("planned_completion", "distance_km", "basis", "borders", "gauge_break"),
    *("hours", "stop_hours", "transfer_hours"),
)


def _transfers(modes: pd.Series, times: pd.DataFrame | None) -> pd.Series:
    if times is None:
        return pd.Series(float("nan"), index=modes.index, dtype="float64")
    handling = times[times["part"] == "handling"].set_index("mode")["value"]
    # What loading a ship takes is part of its crossing.
    return modes.map({**handling.to_dict(), "sea": 0.0}).astype("float64")


def usable_legs(
    network: pd.DataFrame,
    *,
    year: int | None = None,
    openings: Mapping[str, int] | None = None,
    modes: Sequence[str] | None = None,
) -> pd.DataFrame:
    """Legs that can be used today, or are said to be open by a year.

    `year`: planned legs that are to be finished by this year are open too; without it
    only those in operation. A promised date is taken at its word.
    `openings`: by corridor, the year in which its unfinished legs open, in place of the
    date promised for each; 0 for never.
    `modes`: ``rail``, ``road`` or ``sea``; all unless told otherwise.

    The rows kept, in their order, with a fresh index.

    ValueError for an unknown mode or corridor, or missing columns.
    """
    codes.check_columns(network.columns, _LEG_COLUMNS, function="usable_legs")
    for mode in modes or ():
        codes.check_member("modes", mode, MODES)
    for corridor in openings or ():
        codes.check_member("openings", corridor, sorted(set(network["corridor"])))
    is_open = [
        _is_open(*row, year, openings or {})
        for row in zip(
            network["status"],
            network["corridor"],
            network["planned_completion"],
            strict=True,
        )
    ]
    kept = pd.Series(is_open, index=network.index, dtype=bool)
    if modes:
        kept &= network["mode"].isin(modes)
    return network[kept].reset_index(drop=True)


def _is_open(
    status: str,
    corridor: str,
    due: str,
    year: int | None,
    openings: Mapping[str, int],
) -> bool:
    if status == "operating":
        return True
    if year is None:
        return False
    if corridor in openings:
        return 0 < openings[corridor] <= year
    return bool(due) and periods.year_of(due) <= year


def corridor_graph(legs: pd.DataFrame) -> nx.MultiGraph[Any]:
    """Legs as a graph: a vertex for each place and mode, an edge for each leg.

    A place that several modes serve is several vertices, joined by edges for changing
    between them, so that a change can cost time.

    Vertices are pairs of a node and a mode. Edges have ``leg_id`` as their key (empty
    for a change of mode) and the weights of :data:`CRITERIA`: kilometres, hours, and a
    border or gauge break as a million kilometres.
    """
    import networkx as nx

    codes.check_columns(legs.columns, _LEG_COLUMNS, function="corridor_graph")
    graph: nx.MultiGraph[Any] = nx.MultiGraph()
    served: dict[str, dict[str, float]] = {}
    for row in legs.to_dict("records"):
        mode, km = row["mode"], float(row["distance_km"])
        # Of two ways of one length the one that is known is taken.
        km += _LITTLE_KM * (row["basis"] == "estimated")
        for node in (row["from_node"], row["to_node"]):
            served.setdefault(node, {})[mode] = float(row["transfer_hours"])
        graph.add_edge(
            (row["from_node"], mode),
            (row["to_node"], mode),
            key=row["leg_id"],
            distance=km,
            time=float(row["hours"]),
            borders=_HEAVY * row["borders"] + km,
            gauge_breaks=_HEAVY * row["gauge_break"] + km,
        )
    for node, modes in served.items():
        names = sorted(modes)
        for place, mode in enumerate(names):
            for other in names[place + 1 :]:
                graph.add_edge(
                    (node, mode),
                    (node, other),
                    key="",
                    distance=_LITTLE_KM,
                    time=min(modes[mode], modes[other]),
                    borders=_LITTLE_KM,
                    gauge_breaks=_LITTLE_KM,
                )
    return graph


def check_ends(known: Sequence[str], origin: str, destination: str) -> None:
    """Raise unless both ends are known and two places."""
    codes.check_member("origin", origin, known)
    codes.check_member("destination", destination, known)
    if origin == destination:
        message = f"`destination`: {destination!r} is the origin as well"
        raise ValueError(message)


def shortest_route(
    legs: pd.DataFrame,
    *,
    origin: str,
    destination: str,
    by: str = "distance",
    graph: nx.MultiGraph[Any] | None = None,
) -> pd.DataFrame:
    """Legs of the shortest way between two places, in their order.

    Shortest by kilometres, by hours, by borders or by gauge breaks (of ways with as
    few of these, the one with the fewest kilometres); by Dijkstra's algorithm.

    `graph`: the graph of these legs, if :func:`corridor_graph` has made it already.

    Columns: ``step, leg_id, from_node, to_node`` (in the direction of travel), ``mode,
    distance_km, basis, borders, gauge_break, hours, transfer_hours`` (to change to the
    mode of the leg; 0 where it stays), ``source_ids``.

    NoRouteError if these legs do not lead from one to the other.
    ValueError for an unknown node or criterion, with the nearest match; if both ends
    are one place; by ``time``, if the hours are missing.
    """
    codes.check_member("by", by, CRITERIA)
    ends = sorted({*legs["from_node"], *legs["to_node"]})
    check_ends(ends, origin, destination)
    if by == "time" and legs["hours"].isna().any():
        message = "`by`: these legs have no hours; give `times` to corridor_legs"
        raise ValueError(message)
    ways = Ways(legs, corridor_graph(legs) if graph is None else graph)
    found = ways.between(origin, destination, by=by)
    columns = ["step", "leg_id", "from_node", "to_node", *_LEG_FACTS]
    return pd.DataFrame(found, columns=[*columns, "transfer_hours", "source_ids"])


_LEG_FACTS = (
    *("mode", "distance_km", "basis", "borders", "gauge_break", "hours", "stop_hours"),
)

Rows = list[dict[str, Any]]


class Ways:
    """Shortest ways over some legs; what was searched from a place is kept."""

    def __init__(self, legs: pd.DataFrame, graph: nx.MultiGraph[Any]) -> None:
        self.graph = graph
        self.legs = {row["leg_id"]: row for row in legs.to_dict("records")}
        self.modes = " and ".join(sorted(set(legs["mode"])))
        self._searched: dict[tuple[str, str], Any] = {}

    def over(self, graph: nx.MultiGraph[Any]) -> Ways:
        """Return the ways over the same legs in another graph, some of them closed."""
        if graph is self.graph:
            return self
        other = copy(self)
        other.graph, other._searched = graph, {}
        return other

    def between(self, origin: str, destination: str, *, by: str) -> Rows:
        """Return the legs of the shortest way, or raise NoRouteError."""
        import networkx as nx

        if (origin, by) not in self._searched:
            starts = sorted(vertex for vertex in self.graph if vertex[0] == origin)
            self._searched[origin, by] = (
                nx.multi_source_dijkstra(self.graph, starts, weight=by)
                if starts
                else ({}, {})
            )
        far, ways = self._searched[origin, by]
        reached = [vertex for vertex in far if vertex[0] == destination]
        if not reached:
            message = (
                f"no way by {self.modes} leads from {origin!r} to {destination!r} over "
                f"the {len(self.legs)} legs given"
            )
            raise NoRouteError(message)
        return self._rows(ways[min(reached, key=lambda at: (far[at], at))], by)

    def _rows(self, way: Sequence[Any], by: str) -> Rows:
        rows: Rows = []
        transfer = 0.0
        for start, end in pairwise(way):
            edges = self.graph[start][end]
            key = min(edges, key=lambda name: (edges[name][by], name))
            if not key:
                transfer = edges[key]["time"]
                continue
            leg = self.legs[key]
            rows.append(
                {
                    "step": len(rows) + 1,
                    "leg_id": key,
                    "from_node": start[0],
                    "to_node": end[0],
                    **{name: leg[name] for name in _LEG_FACTS},
                    "transfer_hours": transfer,
                    "source_ids": leg["source_ids"],
                }
            )
            transfer = 0.0
        return rows


def total_of(rows: Sequence[Mapping[Any, Any]]) -> dict[str, Any]:
    """Return what the legs of a way add up to.

    Keys: ``distance_km, estimated_pct`` (share of the length that is estimated),
    ``days`` (missing without hours), ``stop_days`` (of these, standing), ``borders,
    gauge_breaks, transfers, legs, source_ids``.
    """
    km = math.fsum(row["distance_km"] for row in rows)
    guessed = math.fsum(
        row["distance_km"] for row in rows if row["basis"] == "estimated"
    )
    hours = math.fsum(row["hours"] for row in rows)
    stops = math.fsum(row["stop_hours"] for row in rows)
    changes = math.fsum(row["transfer_hours"] for row in rows)
    return {
        "distance_km": km,
        "estimated_pct": 100 * guessed / km if km else math.nan,
        # Legs without hours have no hours for changing either.
        "days": (hours + changes) / 24,
        "stop_days": (stops + changes) / 24,
        "borders": sum(int(row["borders"]) for row in rows),
        "gauge_breaks": sum(bool(row["gauge_break"]) for row in rows),
        "transfers": sum(a["mode"] != b["mode"] for a, b in pairwise(rows)),
        "legs": len(rows),
        "source_ids": indicators.merge_ids([row["source_ids"] for row in rows]),
    }


def short_name(name: str) -> str:
    """Return the first of the names of a place, without what stands in brackets."""
    for sign in (" (", " / ", ","):
        name = name.split(sign)[0]
    return name
