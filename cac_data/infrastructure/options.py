"""The best ways by each criterion, today and in a year, in a table and on a map."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data.infrastructure.routes import (
    CRITERIA,
    NEW_RAILWAY,
    RAIL_AND_SEA,
    RAILWAY,
    NoRouteError,
    Rows,
    Ways,
    check_ends,
    corridor_graph,
    short_name,
    total_of,
    usable_legs,
)

CRITERION_WORDS: Mapping[str, str] = {
    "distance": "shortest",
    "time": "fastest",
    "borders": "fewest borders",
    "gauge_breaks": "fewest gauge breaks",
}
"""How the best way by each criterion is called."""

EVERY_CRITERION = "every criterion"
"""How a way is called that is best by all of them."""

ROUTE_LABELS = {
    "network": "Network",
    "way": "Way",
    "best_by": "Best by",
    "distance_km": "km",
    "estimated_pct": "Estimated, %",
    "days": "Days",
    "stop_days": "Standing",
    "borders": "Borders",
    "gauge_breaks": "Gauge breaks",
}
"""Columns of :func:`route_options` that a table shows, with their headings."""


def route_options(
    network: pd.DataFrame,
    nodes: pd.DataFrame,
    *,
    origin: str,
    destination: str,
    year: int | None = None,
    openings: Mapping[str, int] | None = None,
    modes: Sequence[str] = RAIL_AND_SEA,
) -> pd.DataFrame:
    """Best ways between two places by each criterion, today and in a year.

    Columns: ``network`` (``today`` or the year), ``best_by`` (words; several, or
    ``every criterion``, where one way is best by several), ``distance_km,
    estimated_pct, days, stop_days`` (of these, at borders, in ports and at changes of
    gauge), ``borders, gauge_breaks, way`` (ends, ports, hubs and borders),
    ``over_railway`` (whether it uses the China-Kyrgyzstan-Uzbekistan railway),
    ``source_ids``. No rows where no way leads there.

    ValueError for an unknown node, or if both ends are one place.
    """
    check_ends(list(nodes["node_id"]), origin, destination)
    rows: list[dict[str, Any]] = []
    for when in (None,) if year is None else (None, year):
        usable = usable_legs(network, year=when, openings=openings, modes=modes)
        name = "today" if when is None else str(when)
        rows += _best_ways(nodes, usable, name, origin, destination)
    columns = ["network", "best_by", *_TOTALS, "way", "over_railway", "source_ids"]
    return pd.DataFrame(rows, columns=columns)


def way_table(options: pd.DataFrame) -> pd.DataFrame:
    """Return ways as a table shows them, with the decimals that their model bears.

    The columns of :data:`ROUTE_LABELS` and ``source_ids``; kilometres and the estimated
    part are whole, days have one decimal.
    """
    shown = options[[*ROUTE_LABELS, "source_ids"]].reset_index(drop=True)
    shown = shown.round({"days": 1, "stop_days": 1, "distance_km": 0})
    return shown.round({"estimated_pct": 0}).astype(
        {"distance_km": "int64", "estimated_pct": "int64"}
    )


_TOTALS = (
    *("distance_km", "estimated_pct", "days", "stop_days", "borders", "gauge_breaks"),
)


def _best_ways(
    nodes: pd.DataFrame, legs: pd.DataFrame, name: str, origin: str, destination: str
) -> list[dict[str, Any]]:
    """Best ways of one network; a way that is best by several criteria is one row."""
    ways = Ways(legs, corridor_graph(legs))
    places = nodes.set_index("node_id")
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for by in CRITERIA:
        try:
            route = ways.between(origin, destination, by=by)
        except NoRouteError:
            return []
        row = found.setdefault(
            tuple(leg["leg_id"] for leg in route),
            {
                "network": name,
                "best_by": [],
                **total_of(route),
                "way": _in_words(route, places),
                "over_railway": any(
                    ways.legs[leg["leg_id"]]["corridor"] == RAILWAY
                    and ways.legs[leg["leg_id"]]["status"] != "operating"
                    for leg in route
                ),
            },
        )
        row["best_by"].append(CRITERION_WORDS[by])
    return [{**row, "best_by": _criteria(row["best_by"])} for row in found.values()]


def _criteria(words: Sequence[str]) -> str:
    return EVERY_CRITERION if len(words) == len(CRITERIA) else ", ".join(words)


def way_legs(
    network: pd.DataFrame,
    nodes: pd.DataFrame,
    *,
    origin: str,
    destination: str,
    year: int,
    openings: Mapping[str, int] | None = None,
    modes: Sequence[str] = RAIL_AND_SEA,
) -> pd.DataFrame:
    """Legs of the shortest way today and in a year, and of the new railway, for a map.

    Columns: ``kind`` (``shortest way today``, ``shortest way in`` the year where that
    is another one, ``railway through Kyrgyzstan`` for its unfinished legs that are on
    neither), ``leg_id, from_node, to_node, mode, distance_km, basis, source_ids``.
    """
    check_ends(list(nodes["node_id"]), origin, destination)
    drawn: dict[str, list[str]] = {}
    for when, kind in (
        (None, "shortest way today"),
        (year, f"shortest way in {year}"),
    ):
        legs = usable_legs(network, year=when, openings=openings, modes=modes)
        try:
            route = Ways(legs, corridor_graph(legs)).between(
                origin, destination, by="distance"
            )
        except NoRouteError:
            continue
        used = [leg["leg_id"] for leg in route]
        if used not in drawn.values():
            drawn[kind] = used
    new = network[
        (network["corridor"] == RAILWAY)
        & (network["status"] != "operating")
        & ~network["leg_id"].isin([leg for used in drawn.values() for leg in used])
    ]
    drawn[NEW_RAILWAY] = list(new["leg_id"])
    facts = network.set_index("leg_id", drop=False)
    columns = ["leg_id", "from_node", "to_node", "mode", "distance_km", "basis"]
    frames = [
        facts.loc[used, [*columns, "source_ids"]].assign(kind=kind)
        for kind, used in drawn.items()
        if used
    ]
    if not frames:
        return pd.DataFrame(columns=["kind", *columns, "source_ids"])
    found = pd.concat(frames, ignore_index=True)
    return found[["kind", *columns, "source_ids"]]


def _in_words(route: Rows, places: pd.DataFrame) -> str:
    """Return the ends of a way and the hubs, ports and borders between them."""
    inner = [leg["to_node"] for leg in route[:-1]]
    stops = [
        route[0]["from_node"],
        *(node for node in inner if places.loc[node, "kind"] != "city"),
        route[-1]["to_node"],
    ]
    # The two sides of a border often have one name.
    names = dict.fromkeys(short_name(str(places.loc[node, "name"])) for node in stops)
    return " – ".join(names)


def is_best_by(words: str, criterion: str) -> bool:
    """Tell whether a way that is best by these words is best by a criterion."""
    return words == EVERY_CRITERION or criterion in words.split(", ")
