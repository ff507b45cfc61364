"""A small transport network that can be worked out by hand.

Places lie on one meridian, a degree apart. A degree is 111.195 km.

    a (CHN) --- b (KAZ) --- c (KAZ) --- d (UZB) --- e (UZB)

Rail joins a-b-c-d; a planned railway of the corridor ``new`` runs a-x-d beside it; d-e
is a road; c and p are joined by a ferry, and p and q by rail behind it.
"""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from tests.trade_frames import table

DEGREE = 111.19507973463158
"""A degree of a meridian in kilometres."""

NODE = {
    **dict.fromkeys(("node_id", "name", "country", "kind"), "str"),
    **dict.fromkeys(("lat", "lon"), "float64"),
    "source_id": "str",
}
LEG = {
    **dict.fromkeys(("leg_id", "from_node", "to_node", "mode", "terrain"), "str"),
    "corridor": "str",
    "distance_km": "float64",
    "distance_basis": "str",
    "typical_hours": "float64",
    "gauge_break": "bool",
    **dict.fromkeys(("status", "planned_completion", "variant_of"), "str"),
    "source_id": "str",
}

NODES = table(
    NODE,
    (
        {
            "node_id": name,
            "name": f"{name.upper()} / alias",
            "country": country,
            "kind": kind,
            "lat": lat,
            "lon": lon,
            "source_id": "points",
        }
        for name, country, kind, lat, lon in [
            ("a", "CHN", "hub", 40.0, 70.0),
            ("b", "KAZ", "border", 41.0, 70.0),
            ("c", "KAZ", "port", 42.0, 70.0),
            ("d", "UZB", "hub", 43.0, 70.0),
            ("e", "UZB", "city", 44.0, 70.0),
            ("p", "AZE", "port", 42.0, 65.0),
            ("q", "AZE", "city", 43.0, 65.0),
            ("x", "KGZ", "city", 41.5, 71.0),
            ("lost", "TJK", "city", 38.0, 75.0),
        ]
    ),
)


def legs(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Legs: name, ends, km (None: not known); then what differs."""
    return table(
        LEG,
        (
            {
                "leg_id": name,
                "from_node": ends[0],
                "to_node": ends[1],
                "mode": "rail",
                "terrain": "plain",
                "corridor": "old",
                "distance_km": math.nan if km is None else km,
                "distance_basis": "" if km is None else "cited",
                "typical_hours": math.nan,
                "gauge_break": False,
                "status": "operating",
                "planned_completion": "",
                "variant_of": "",
                "source_id": f"s-{name}",
                **(more[0] if more else {}),
            }
            for name, ends, km, *more in rows
        ),
    )


NEW = {"corridor": "new", "status": "planned", "planned_completion": "2030"}

LEGS = legs(
    ("ab", "ab", 150.0, {"gauge_break": True}),
    ("bc", "bc", 140.0),
    ("cd", "cd", None),
    ("ax", "ax", 120.0, NEW),
    ("xd", "xd", 130.0, {**NEW, "gauge_break": True}),
    ("de", "de", 168.0, {"mode": "road"}),
    ("cp", "cp", 480.0, {"mode": "sea", "terrain": "sea", "typical_hours": 20.0}),
    ("pq", "pq", 130.0),
    ("ab-2", "ab", 180.0, {"variant_of": "ab"}),
)

VOLUMES = pd.DataFrame(
    [
        ("carec", indicator, mode, period, value, unit, f"carec-{period}")
        for indicator, mode, period, value, unit in [
            ("speed_without_delay", "rail", "2021", 40.0, "km/h"),
            ("speed_without_delay", "rail", "2022", 50.0, "km/h"),
            ("border_crossing_time", "rail", "2022", 40.0, "hours"),
            ("speed_without_delay", "road", "2022", 42.0, "km/h"),
            ("border_crossing_time", "road", "2022", 10.0, "hours"),
        ]
    ],
    columns=["corridor", "indicator", "mode", "period", "value", "unit", "source_id"],
)
