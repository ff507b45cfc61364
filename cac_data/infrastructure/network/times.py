"""How fast goods move: speeds, and hours at borders and of handling, by mode."""

from __future__ import annotations

import pandas as pd

from cac_data.inputs import takes
from cac_data.observations import latest, observe, union

# Hours in the two ports of a crossing, assumed: no table has a measured figure. It
# makes the Middle Corridor take about as long as its ministry says.
SEA_HOURS = 48.0
HANDLING_HOURS = 5.0  # to move a train's load: Khorgos before it was rebuilt

CAREC_PARTS = {"speed_without_delay": "speed", "border_crossing_time": "border"}
"""Indicators of CAREC's samples, and the part of a journey that each is for."""


@takes(volumes="corridor_volumes", legs="network_legs")
def travel_times(
    volumes: pd.DataFrame,
    legs: pd.DataFrame,
    *,
    border_hours: float | None = None,
    rail_speed_kmh: float | None = None,
    sea_hours: float = SEA_HOURS,
) -> pd.DataFrame:
    """Speed in km/h and hours at a border and of handling, a row a mode and part.

    Columns `mode part value how source_ids`. Time on the way and at stops is added up
    as in the time/cost-distance method of the United Nations' commission for Asia
    (UNESCAP, 2004), with which CAREC samples shipments. `how` is measured (CAREC's
    latest samples: both sides of a border, with waiting and change of gauge, which
    every border is charged with), set (by the caller), assumed, or worked out (a ship's
    speed is the median of crossings). Waiting in yards is in none of them. Negative
    hours and a speed of zero or less are refused.
    """
    _refuse_negative("border_hours", border_hours)
    _refuse_negative("sea_hours", sea_hours)
    _refuse_standstill(rail_speed_kmh)

    is_sea = legs["mode"] == "sea"
    ship_speed = (legs["distance_km"] / legs["typical_hours"]).where(is_sea)
    crossings = union(legs.loc[ship_speed.notna(), "source_id"])

    columns = ["mode", "part", "value", "how", "source_ids"]
    stated = pd.DataFrame(
        [
            ("rail", "border", border_hours, "set", ""),
            ("rail", "speed", rail_speed_kmh, "set", ""),
            ("rail", "handling", HANDLING_HOURS, "assumed", ""),
            ("road", "handling", HANDLING_HOURS, "assumed", ""),
            ("sea", "speed", ship_speed.median(), "worked out", crossings),
            ("sea", "border", 0.0, "assumed", ""),
            ("sea", "handling", sea_hours, "assumed", ""),
        ],
        columns=columns,
    )
    stated = stated.dropna(subset="value")
    measured = carec_samples(volumes).assign(how="measured")

    # What the caller sets goes before what is measured.
    times = pd.concat([stated, measured[columns]])
    return times.drop_duplicates(["mode", "part"], ignore_index=True)


def _refuse_negative(argument: str, hours: float | None) -> None:
    if hours is not None and hours < 0:
        message = f"`{argument}`: hours must be 0 or more, not {hours}"
        raise ValueError(message)


def _refuse_standstill(speed_kmh: float | None) -> None:
    if speed_kmh is not None and speed_kmh <= 0:
        message = f"`rail_speed_kmh`: a speed must be more than 0, not {speed_kmh}"
        raise ValueError(message)


def carec_samples(volumes: pd.DataFrame) -> pd.DataFrame:
    """Speed (km/h) and hours at a border in CAREC's latest samples.

    The columns of `observe` of `corridor_volumes`, and `part` (``speed``, ``border``).
    """
    is_carec = volumes["corridor"] == "carec"
    is_about_time = volumes["indicator"].isin(CAREC_PARTS)
    samples = latest(observe(volumes[is_carec & is_about_time]))
    return samples.assign(part=samples["indicator"].map(CAREC_PARTS))
