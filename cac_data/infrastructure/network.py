"""Legs of the transport network: great circles, detours and lengths."""

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.tables import sort_rows

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of the earth, in kilometres."""

MIN_LEGS = 3
"""Legs that a mode and terrain need for a detour of their own."""

# Between two points this near, where each of them was put decides the ratio.
_MIN_KM = 20

# A place lies between two others if the way over it is hardly longer.
_BETWEEN = 1.05

_NODE_COLUMNS = ("node_id", "country", "lat", "lon", "source_id")
_LEG_COLUMNS = (
    *("leg_id", "from_node", "to_node", "mode", "terrain", "distance_km"),
    *("distance_basis", "variant_of", "source_id"),
)


def _haversine(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    north1, north2 = math.radians(lat1), math.radians(lat2)
    up, along = (north2 - north1) / 2, math.radians(lon2 - lon1) / 2
    chord = (
        math.sin(up) ** 2 + math.cos(north1) * math.cos(north2) * math.sin(along) ** 2
    )
    # Rounding may carry the chord of opposite points beyond 1.
    return 2 * EARTH_RADIUS_KM * math.asin(min(1.0, math.sqrt(chord)))


def great_circle(nodes: pd.DataFrame, legs: pd.DataFrame) -> pd.DataFrame:
    """Shortest distance over the globe between the two ends of each leg, in km.

    The haversine formula on a sphere of the mean radius of the earth; on the ellipsoid
    the distance differs by up to half a percent.

    Columns: ``leg_id, from_node, to_node, mode, great_circle_km, borders`` (1 between
    two countries, else 0) and ``source_ids`` (of the two points), sorted by ``leg_id``.

    ValueError if a leg ends at a node that ``nodes`` does not have, or columns are
    missing.

    Source of the method: R. W. Sinnott, "Virtues of the haversine", Sky and Telescope
    68 (2), 1984, p. 159. Source of the radius: H. Moritz, "Geodetic Reference System
    1980", Journal of Geodesy 74, 2000, p. 128-133 (mean radius R1).
    """
    function = "great_circle"
    codes.check_columns(nodes.columns, _NODE_COLUMNS, function=function)
    needed = ["leg_id", "from_node", "to_node", "mode"]
    codes.check_columns(legs.columns, needed, function=function)
    known = sort_rows(legs[needed], ["leg_id"])
    point = {row["node_id"]: row for row in nodes.to_dict("records")}
    rows = []
    for leg, start, end in zip(
        known["leg_id"], known["from_node"], known["to_node"], strict=True
    ):
        for node in (start, end):
            if node not in point:
                message = f"leg {leg}: {node!r} is no node"
                raise ValueError(message + codes.closest(node, point))
        a, b = point[start], point[end]
        rows.append(
            {
                "great_circle_km": _haversine(a["lat"], a["lon"], b["lat"], b["lon"]),
                "borders": int(a["country"] != b["country"]),
                "source_ids": indicators.merge_ids([[a["source_id"], b["source_id"]]]),
            }
        )
    columns = ["great_circle_km", "borders", "source_ids"]
    return pd.concat([known, pd.DataFrame(rows, columns=columns)], axis="columns")


def cited_ratios(nodes: pd.DataFrame, legs: pd.DataFrame) -> pd.DataFrame:
    """How much longer than its great circle each leg is, as a ratio.

    Only of legs with a length from a source. Left out are legs shorter than their great
    circle, which end elsewhere than at their nodes, legs of under 20 km, and other
    lengths of a leg.

    Columns: ``leg_id, mode, terrain, ratio, source_ids``, sorted by ``leg_id``.
    """
    codes.check_columns(legs.columns, _LEG_COLUMNS, function="cited_ratios")
    main = sort_rows(legs[legs["variant_of"] == ""], ["leg_id"])
    globe = great_circle(nodes, main)
    known = main.assign(ratio=main["distance_km"] / globe["great_circle_km"])
    known["source_ids"] = [
        indicators.merge_ids([[own], ends])
        for own, ends in zip(known["source_id"], globe["source_ids"], strict=True)
    ]
    used = (known["ratio"] >= 1) & (globe["great_circle_km"] >= _MIN_KM)
    columns = ["leg_id", "mode", "terrain", "ratio", "source_ids"]
    return known.loc[used, columns].reset_index(drop=True)


def ratios_for(
    known: pd.DataFrame, *, min_legs: int = MIN_LEGS
) -> Callable[[str, str], tuple[pd.DataFrame, str]]:
    """Return a function that gives the ratios for a mode and terrain, and their basis.

    They are those of the terrain, or of the whole mode where the terrain has too few.
    """
    by_mode = dict(iter(known.groupby("mode")))
    by_terrain = dict(iter(known.groupby(["mode", "terrain"])))

    def ratios(mode: str, terrain: str) -> tuple[pd.DataFrame, str]:
        if mode not in by_mode:
            message = f"detour_factors: no leg of mode {mode!r} has a length"
            raise ValueError(message)
        own = by_terrain.get((mode, terrain), known.iloc[:0])
        return (own, "terrain") if len(own) >= min_legs else (by_mode[mode], "mode")

    return ratios


def detour_factors(
    nodes: pd.DataFrame, legs: pd.DataFrame, *, min_legs: int = MIN_LEGS
) -> pd.DataFrame:
    """How much longer ways are than great circles, by mode and terrain, as a ratio.

    The factor is the median over the legs of :func:`cited_ratios`; it does not mind
    single legs with an odd length. A mode and terrain with fewer than ``min_legs`` such
    legs takes the median of the mode.

    `min_legs`: legs that a mode and terrain need for a factor of their own.

    Columns: ``mode, terrain, factor, low, high`` (least and largest of the legs used),
    ``legs`` (how many they are), ``basis`` (``terrain``, or ``mode`` where the terrain
    has too few), ``source_ids``; one row for each mode and terrain of ``legs``, sorted.

    ValueError if a mode has no length at all, ``min_legs`` is below 1, or columns are
    missing.
    """
    if min_legs < 1:
        message = f"`min_legs`: {min_legs} is below 1"
        raise ValueError(message)
    ratios = ratios_for(cited_ratios(nodes, legs), min_legs=min_legs)
    main = legs[legs["variant_of"] == ""]
    rows = []
    for mode, terrain in sorted(set(zip(main["mode"], main["terrain"], strict=True))):
        used, basis = ratios(mode, terrain)
        rows.append(
            {
                "mode": mode,
                "terrain": terrain,
                "factor": float(used["ratio"].median()),
                "low": float(used["ratio"].min()),
                "high": float(used["ratio"].max()),
                "legs": len(used),
                "basis": basis,
                "source_ids": indicators.merge_ids(list(used["source_ids"])),
            }
        )
    columns = ["mode", "terrain", "factor", "low", "high", "legs", "basis"]
    return pd.DataFrame(rows, columns=[*columns, "source_ids"])


def leg_lengths(
    nodes: pd.DataFrame,
    legs: pd.DataFrame,
    factors: pd.DataFrame | None = None,
    *,
    alternatives: Sequence[str] = (),
) -> pd.DataFrame:
    """Length of every leg in km, from a source where there is one, else estimated.

    An estimate is the great circle times the detour factor of the mode and terrain.
    Where a leg with a known length runs beside two estimated ones, these are its parts
    and add up to it.

    `factors`: ``mode, terrain, factor``; those of :func:`detour_factors` unless given.
    `alternatives`: other lengths (``leg_id`` of rows with ``variant_of``) to use in
    place of the legs that they belong to.

    One row a leg, under the name of the leg also where an alternative is used:
    ``leg_id, from_node, to_node, mode, terrain, great_circle_km, borders, distance_km,
    basis`` (``cited``, ``derived`` or ``estimated``), ``factor`` (missing where the
    length is not estimated), ``source_ids``; sorted by ``leg_id``.

    ValueError for an unknown alternative, two of one leg, a leg without a factor, or
    missing columns.
    """
    function = "leg_lengths"
    codes.check_columns(legs.columns, [*_LEG_COLUMNS, "corridor"], function=function)
    if factors is None:
        factors = detour_factors(nodes, legs)
    codes.check_columns(
        factors.columns, ["mode", "terrain", "factor"], function=function
    )
    chosen = _with_alternatives(legs, alternatives)
    globe = great_circle(nodes, chosen)
    columns = ["mode", "terrain", "factor"]
    found = chosen.merge(factors[columns], on=["mode", "terrain"], how="left")
    missing = found["distance_km"].isna()
    without = found[missing & found["factor"].isna()]
    if len(without):
        leg = without.iloc[0]
        message = (
            f"leg_lengths: {leg['leg_id']} has neither a length nor a factor for "
            f"{leg['mode']} and {leg['terrain']}"
        )
        raise ValueError(message)
    found["great_circle_km"] = globe["great_circle_km"]
    found["borders"] = globe["borders"]
    estimate = found["great_circle_km"] * found["factor"]
    found["distance_km"] = found["distance_km"].fillna(estimate)
    found["basis"] = found["distance_basis"].where(~missing, "estimated")
    for whole, *parts in through_legs(found):
        km = found.set_index("leg_id")["distance_km"]
        scale = km[whole] / km[parts].sum()
        mine = found["leg_id"].isin(parts)
        found.loc[mine, ["distance_km", "factor"]] *= scale
    found["factor"] = found["factor"].where(missing)
    found["source_ids"] = [
        indicators.merge_ids([[own], ends])
        for own, ends in zip(found["source_id"], globe["source_ids"], strict=True)
    ]
    shown = ["leg_id", "from_node", "to_node", "mode", "terrain", "great_circle_km"]
    return found[[*shown, "borders", "distance_km", "basis", "factor", "source_ids"]]


def through_legs(found: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Return the legs with a known length that two estimated legs run beside.

    Each is named with its two parts: they join its ends on the same corridor and mode,
    at a place between them.

    `found`: ``leg_id, from_node, to_node, mode, corridor, basis, great_circle_km``.

    Ids of the leg and of its parts.
    """
    guessed: dict[tuple[str, str, str], dict[str, Mapping[Hashable, Any]]] = {}
    rows = found.to_dict("records")
    for row in rows:
        if row["basis"] == "estimated":
            start, end = row["from_node"], row["to_node"]
            for here, there in ((start, end), (end, start)):
                near = guessed.setdefault((row["mode"], row["corridor"], here), {})
                near[there] = row
    wholes = []
    for row in rows:
        if row["basis"] == "estimated":
            continue
        first = guessed.get((row["mode"], row["corridor"], row["from_node"]), {})
        last = guessed.get((row["mode"], row["corridor"], row["to_node"]), {})
        for node in sorted(first.keys() & last.keys()):
            over = first[node]["great_circle_km"] + last[node]["great_circle_km"]
            if over <= _BETWEEN * row["great_circle_km"]:
                parts = first[node]["leg_id"], last[node]["leg_id"]
                wholes.append((row["leg_id"], *parts))
    return wholes


def _with_alternatives(legs: pd.DataFrame, alternatives: Sequence[str]) -> pd.DataFrame:
    """Legs of the network, some of them with another length than their main one."""
    others = legs[legs["variant_of"] != ""].set_index("leg_id")
    for name in alternatives:
        codes.check_member("alternatives", name, others.index)
    taken = others.loc[list(alternatives)].reset_index(drop=True)
    twice = taken.loc[taken["variant_of"].duplicated(), "variant_of"]
    if len(twice):
        message = f"`alternatives`: two of them are of the leg {twice.iloc[0]}"
        raise ValueError(message)
    taken["leg_id"], taken["variant_of"] = taken["variant_of"], ""
    main = legs[(legs["variant_of"] == "") & ~legs["leg_id"].isin(taken["leg_id"])]
    return sort_rows(pd.concat([main, taken[main.columns]]), ["leg_id"])
