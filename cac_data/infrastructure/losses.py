"""Where the network hangs on one leg, and what the new railway changes in that."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

import pandas as pd

from cac_data import codes
from cac_data.display import format_value
from cac_data.infrastructure.network import through_legs
from cac_data.infrastructure.routes import (
    CRITERIA,
    RAIL_AND_SEA,
    RAILWAY,
    NoRouteError,
    Ways,
    check_ends,
    corridor_graph,
    short_name,
    total_of,
    usable_legs,
)

if TYPE_CHECKING:
    import networkx as nx

LOSS_LABELS = {
    "leg": "Leg that is lost",
    "without_railway": "Without the railway",
    "with_railway": "With it",
}
"""Columns of :func:`leg_losses` that a table shows, with their headings."""


def criticality(
    legs: pd.DataFrame,
    nodes: pd.DataFrame,
    *,
    origin: str,
    destination: str,
    by: str = "distance",
) -> pd.DataFrame:
    """What the loss of each leg of the best way would cost, in km or hours.

    Each leg is closed in turn, and the best way without it is sought; a leg that is
    made of others is closed with them. The network knows no capacity: a detour that
    exists on the map may be full, so the cost is a lower bound.

    `by`: ``distance`` (the cost is in km) or ``time`` (in hours).

    Columns: ``step, leg_id, leg`` (its ends, in words), ``mode, detour`` (km or hours;
    missing where there is no other way), ``unit, only_way`` (whether there is no
    other), ``source_ids``, in the order of the way; no rows where no way leads there.

    ValueError for an unknown node or criterion, if both ends are one place, or by time
    without hours.
    """
    codes.check_member("by", by, CRITERIA[:2])
    check_ends(list(nodes["node_id"]), origin, destination)
    if by == "time" and legs["hours"].isna().any():
        message = "`by`: these legs have no hours; give `times` to corridor_legs"
        raise ValueError(message)
    names = {
        row["node_id"]: short_name(str(row["name"])) for row in nodes.to_dict("records")
    }
    measure = {"distance": "distance_km", "time": "days"}[by]
    scale = {"distance": 1.0, "time": 24.0}[by]
    graph = corridor_graph(legs)
    ways = Ways(legs, graph)
    try:
        route = ways.between(origin, destination, by=by)
    except NoRouteError:
        route = []
    best = total_of(route)[measure]
    rows = []
    together = _together(legs)
    for leg in route:
        rest = graph.copy()
        close(rest, [ways.legs[name] for name in together.get(leg["leg_id"], ())])
        close(rest, [leg])
        try:
            other = ways.over(rest).between(origin, destination, by=by)
            detour = scale * (total_of(other)[measure] - best)
        except NoRouteError:
            detour = math.nan
        rows.append(
            {
                "step": leg["step"],
                "leg_id": leg["leg_id"],
                "leg": _leg_name(names[leg["from_node"]], names[leg["to_node"]]),
                "mode": leg["mode"],
                "detour": detour,
                "unit": {"distance": "km", "time": "hours"}[by],
                "only_way": math.isnan(detour),
                "source_ids": leg["source_ids"],
            }
        )
    columns = ["step", "leg_id", "leg", "mode", "detour", "unit", "only_way"]
    return pd.DataFrame(rows, columns=[*columns, "source_ids"])


def leg_losses(
    network: pd.DataFrame,
    nodes: pd.DataFrame,
    *,
    origin: str,
    destination: str,
    year: int,
    openings: Mapping[str, int],
) -> pd.DataFrame:
    """What the loss of each leg of a way costs in a year, and what the railway changes.

    The shortest way by rail and ferry on legs that are to be open by then. Beside it
    stands what the loss would cost if the China-Kyrgyzstan-Uzbekistan railway were open
    although it is not, or not although it is.

    The columns of :func:`criticality` but ``source_ids``, then ``railway_open`` (in
    that year), ``other_km`` (the loss in the other case; missing where the leg is then
    on no shortest way, or has no other way), ``without_railway, with_railway`` (both
    cases in words), ``source_ids``.
    """
    opening = openings[RAILWAY]
    is_open = 0 < opening <= year
    cases = []
    for opened in (opening, 0 if is_open else year):
        legs = usable_legs(
            network,
            year=year,
            openings={**openings, RAILWAY: opened},
            modes=RAIL_AND_SEA,
        )
        cases.append(criticality(legs, nodes, origin=origin, destination=destination))
    now, other = cases
    found = now.assign(
        railway_open=is_open,
        other_km=now["leg_id"].map(dict(zip(other.leg_id, other.detour, strict=True))),
    )
    told = {row["leg_id"]: _loss_in_words(row) for row in other.to_dict("records")}
    words = {
        is_open: [_loss_in_words(row) for row in now.to_dict("records")],
        not is_open: [told.get(leg, "not on the way") for leg in now["leg_id"]],
    }
    found = found.assign(without_railway=words[False], with_railway=words[True])
    columns = [name for name in found if name != "source_ids"]
    return found[[*columns, "source_ids"]]


def _loss_in_words(row: Mapping[Any, Any]) -> str:
    if row["only_way"]:
        return "no other way"
    text = f"{format_value(row['detour'], 0)} {row['unit']} more"
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _leg_name(start: str, end: str) -> str:
    """Name a leg by its ends; the two sides of a border often have one name."""
    return f"{start}, border" if start == end else f"{start} – {end}"


def close(graph: nx.MultiGraph[Any], legs: Sequence[Mapping[Any, Any]]) -> None:
    """Take legs out of a graph."""
    for leg in legs:
        ends = (leg["from_node"], leg["mode"]), (leg["to_node"], leg["mode"])
        if graph.has_edge(*ends, key=leg["leg_id"]):
            graph.remove_edge(*ends, key=leg["leg_id"])


def _together(legs: pd.DataFrame) -> dict[str, set[str]]:
    """Return, by leg, the legs that lie on the same tracks."""
    found: dict[str, set[str]] = {}
    for whole, *parts in through_legs(legs):
        found.setdefault(whole, set()).update(parts)
        for part in parts:
            found.setdefault(part, set()).add(whole)
    return found
