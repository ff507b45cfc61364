"""How good the network is, against distances and times that sources print."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.infrastructure.losses import close
from cac_data.infrastructure.routes import (
    RAIL_AND_SEA,
    NoRouteError,
    Ways,
    corridor_graph,
    short_name,
    total_of,
    usable_legs,
)
from cac_data.sources import printed_rounding
from cac_data.tables import sort_rows

CHECK_MODES: Mapping[str, Sequence[str]] = {
    "rail": ("rail",),
    "rail_and_road": ("rail", "road"),
    "rail_and_sea": ("rail", "sea"),
    # Between Osh and Tashkent the network has no road in operation, only the railway.
    "road": ("rail", "road"),
}
"""Modes of the network that stand for the mode of a cited distance."""


_PASSENGERS = "Passenger train"

_CHECK_COLUMNS = (
    *("check_id", "origin", "destination", "origin_node", "destination_node", "via"),
    *("mode", "measure", "derived_leg", "comparable", "source_id", "distance_km"),
    *("days_low", "days_high", "note"),
)


def route_errors(
    network: pd.DataFrame, nodes: pd.DataFrame, route_checks: pd.DataFrame
) -> pd.DataFrame:
    """How far the network's distances are from cited ones, in percent of these.

    The way is the shortest one of today over the places that the source names. A check
    is ``circular`` where the way uses a leg that was worked out from a distance between
    the same ends, and ``repeated`` where a more exact print of the same text stands
    beside it; neither says anything on the network.

    Columns: ``check_id, pair, via, mode, cited_km, model_km, error_pct`` (positive
    where the network's way is longer), ``days_low, days_high, model_days,
    estimated_pct, own_pct`` (share of the way in legs from the source of the check),
    ``use`` (``independent``, ``circular``, ``repeated``, ``time only`` or ``no way``),
    ``note, source_ids``; sorted by ``check_id``. A passenger train has no cited days
    here: it is no measure of goods.

    ValueError for an unknown node or an unknown mode.
    """
    codes.check_columns(route_checks.columns, _CHECK_COLUMNS, function="route_errors")
    comparable = route_checks["comparable"].astype(bool)
    chosen = sort_rows(route_checks[comparable], ["check_id"])
    chosen = chosen[(chosen["origin_node"] != "") & (chosen["destination_node"] != "")]
    checks = chosen[chosen["measure"] == "route"].to_dict("records")
    places = {short_name(str(row["name"])): row["node_id"] for row in _rows(nodes)}
    known = {row["node_id"] for row in _rows(nodes)}
    derived: dict[frozenset[str], set[str]] = {}
    for row in checks:
        if row["derived_leg"]:
            derived.setdefault(_ends(row), set()).add(row["derived_leg"])
    ways: dict[Sequence[str], Ways] = {}
    found = []
    for row in checks:
        codes.check_member("mode", row["mode"], CHECK_MODES)
        for end in ("origin_node", "destination_node"):
            codes.check_member(end, row[end], known)
        modes = CHECK_MODES[row["mode"]]
        if modes not in ways:
            legs = usable_legs(network, modes=modes)
            ways[modes] = Ways(legs, corridor_graph(legs))
        found.append(_checked(row, ways[modes], places, derived, checks))
    return pd.DataFrame(found, columns=list(_ERROR_COLUMNS))


_ERROR_COLUMNS = (
    *("check_id", "pair", "via", "mode", "cited_km", "model_km", "error_pct"),
    *("days_low", "days_high", "model_days", "estimated_pct", "own_pct", "use"),
    *("note", "source_ids"),
)


def _rows(frame: pd.DataFrame) -> list[dict[Any, Any]]:
    return frame.to_dict("records")


def _ends(row: Mapping[Any, Any]) -> frozenset[str]:
    return frozenset((row["origin_node"], row["destination_node"]))


def _checked(
    row: Mapping[Any, Any],
    ways: Ways,
    places: Mapping[str, str],
    derived: Mapping[frozenset[str], set[str]],
    checks: Sequence[Mapping[Any, Any]],
) -> dict[str, Any]:
    route = _through(row, ways, places)
    cited = row["distance_km"]
    of_people = row["note"].startswith(_PASSENGERS)
    total: dict[str, Any] = total_of(route) if route else {"distance_km": math.nan}
    model = total["distance_km"]
    own = math.fsum(
        leg["distance_km"] for leg in route if row["source_id"] in leg["source_ids"]
    )
    return {
        "check_id": row["check_id"],
        "pair": f"{row['origin']} – {row['destination']}",
        "via": row["via"],
        "mode": row["mode"].replace("_", " "),
        "cited_km": cited,
        "model_km": model,
        "error_pct": 100 * (model / cited - 1),
        "days_low": math.nan if of_people else row["days_low"],
        "days_high": math.nan if of_people else row["days_high"],
        "model_days": total.get("days", math.nan),
        "estimated_pct": total.get("estimated_pct", math.nan),
        "own_pct": 100 * own / model,
        "use": _use(row, route, derived, checks),
        "note": row["note"],
        "source_ids": indicators.merge_ids(
            [[row["source_id"]], total.get("source_ids", [])]
        ),
    }


def _through(
    row: Mapping[Any, Any], ways: Ways, places: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the shortest way over the places that a source names, if there is one."""
    named = [places[word] for word in row["via"].split(", ") if word in places]
    inner = [node for node in named if node not in _ends(row)]
    stops = [row["origin_node"], *inner, row["destination_node"]]
    route: list[dict[str, Any]] = []
    # No leg is used twice: a way over a place does not turn back there.
    left = ways.graph.copy() if inner else ways.graph
    try:
        for start, end in pairwise(stops):
            part = ways.over(left).between(start, end, by="distance")
            route += part
            if inner:
                close(left, part)
    except NoRouteError:
        return []
    return route


def _use(
    row: Mapping[Any, Any],
    route: Sequence[Mapping[Any, Any]],
    derived: Mapping[frozenset[str], set[str]],
    checks: Sequence[Mapping[Any, Any]],
) -> str:
    if not route:
        return "no way"
    if math.isnan(row["distance_km"]):
        return "time only"
    if {leg["leg_id"] for leg in route} & derived.get(_ends(row), set()):
        return "circular"
    same = [
        other
        for other in checks
        if _ends(other) == _ends(row)
        and (other["source_id"], other["mode"]) == (row["source_id"], row["mode"])
        and not math.isnan(other["distance_km"])
    ]
    # The figure with the finest print is the text's own; the others are rounded.
    finest = min(same, key=lambda other: printed_rounding(other["distance_km"]))
    return "independent" if finest["check_id"] == row["check_id"] else "repeated"


def error_summary(errors: pd.DataFrame) -> pd.DataFrame:
    """Median and range of the independent errors, in percent.

    One row: ``checks`` (how many are independent), ``median_abs_pct, mean_pct``
    (signed), ``low_pct, high_pct, left_out`` (circular or repeated), ``source_ids``; no
    row where none is independent.
    """
    needed = ["error_pct", "use", "source_ids"]
    codes.check_columns(errors.columns, needed, function="error_summary")
    used = errors[errors["use"] == "independent"]
    columns = ["checks", "median_abs_pct", "mean_pct", "low_pct", "high_pct"]
    if used.empty:
        return pd.DataFrame(columns=[*columns, "left_out", "source_ids"])
    error = used["error_pct"]
    row = {
        "checks": len(used),
        "median_abs_pct": float(error.abs().median()),
        "mean_pct": float(error.mean()),
        "low_pct": float(error.min()),
        "high_pct": float(error.max()),
        "left_out": int(errors["use"].isin(["circular", "repeated"]).sum()),
        "source_ids": indicators.merge_ids(list(used["source_ids"])),
    }
    return pd.DataFrame([row])


def crossing_check(
    network: pd.DataFrame, nodes: pd.DataFrame, corridor_volumes: pd.DataFrame
) -> pd.DataFrame:
    """Days from Xi'an to Baku over the Caspian, against those that sources give.

    It is the only check of the hours assumed in ports, for which no table has a figure.

    Columns: ``cited`` (of what the source speaks), ``period, low, high`` (days),
    ``model_days`` (of the fastest way today), ``source_ids``; no rows where no source
    is known.
    """
    needed = ["corridor", "indicator", "scope", "period", "value", "rounding_value"]
    codes.check_columns(corridor_volumes.columns, needed, function="crossing_check")
    rows = corridor_volumes[
        (corridor_volumes["corridor"] == "middle_corridor")
        & (corridor_volumes["indicator"] == "transit_time")
        & corridor_volumes["scope"].isin(list(_CROSSINGS))
    ]
    legs = usable_legs(network, modes=RAIL_AND_SEA)
    route = Ways(legs, corridor_graph(legs)).between("xian", "baku", by="time")
    total = total_of(route)
    found = [
        {
            "cited": _CROSSINGS[row["scope"]],
            "period": row["period"],
            "low": row["value"] - _half(row["rounding_value"]),
            "high": row["value"] + _half(row["rounding_value"]),
            "model_days": total["days"],
            "source_ids": indicators.merge_ids(
                [[row["source_id"]], total["source_ids"]]
            ),
        }
        for row in rows.to_dict("records")
    ]
    columns = ["cited", "period", "low", "high", "model_days", "source_ids"]
    return pd.DataFrame(found, columns=columns)


_CROSSINGS = {
    "china_to_azerbaijan": "China to Azerbaijan",
    "first_train_xian_to_azerbaijan": "the first train from Xi'an",
}
"""Scopes of the corridor's times that end at the Caspian's far shore, in words."""


def _half(rounding: float) -> float:
    """Return the half-width of a printed span; none where one figure was printed."""
    return 0.0 if math.isnan(rounding) else float(rounding)
