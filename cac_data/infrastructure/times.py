"""How long goods are under way: speeds, hours at borders, hours of handling."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods

SEA_HOURS = 48.0
"""Hours in the two ports of a crossing, assumed: loading, waiting, papers, unloading.

No table holds a measured figure. It makes the Middle Corridor take about as long as its
ministry says.
"""

HANDLING_HOURS = 5.0
"""Hours to move a train's load to another gauge, or to lorries, away from a border.

What Khorgos needed before it was rebuilt, as the note to its leg tells.
"""

_NEEDED = ("corridor", "indicator", "mode", "period", "value", "unit", "source_id")

_CAREC = {"speed": "speed_without_delay", "border": "border_crossing_time"}
_UNITS = {"speed": "km/h", "border": "hours", "handling": "hours"}


def time_model(
    corridor_volumes: pd.DataFrame,
    legs: pd.DataFrame,
    *,
    border_hours: float | None = None,
    rail_speed_kmh: float | None = None,
    sea_hours: float = SEA_HOURS,
    handling_hours: float = HANDLING_HOURS,
) -> pd.DataFrame:
    """What a way takes: km/h of each mode, hours at a border and hours of handling.

    Speeds and borders are the latest of CAREC's samples of shipments. Its border time
    covers both sides with waiting, loading and the change of gauge there, so a gauge
    break at a border costs nothing more; one inside a country costs ``handling_hours``,
    and so does a change between rail and road. A ship sails at the median speed of the
    crossings whose hours are known; its border is in ``sea_hours``. What goods wait on
    the way, outside borders and ports, is in none of these: times are lower bounds.

    `border_hours`: hours at one border by rail; CAREC's unless given.
    `rail_speed_kmh`: speed of goods trains between stops, in km/h; CAREC's unless
    given.
    `sea_hours`: hours in the two ports of a crossing.
    `handling_hours`: hours at a gauge break inside a country, or to change between rail
    and road.

    Columns: ``mode, part`` (``speed``, ``border``, ``handling``), ``value, unit, how``
    (``measured``, ``set`` by the caller, ``assumed`` or ``worked out``), ``period,
    source_ids``; one row for each mode and part.

    ValueError if hours are negative or a speed is not positive, if CAREC's figures are
    missing, or columns are.

    Source of the definition of the border time: CAREC, Corridor Performance
    Measurement and Monitoring, annual report 2023, introduction (trade facilitation
    indicator 1). Its associations report no shipments from Azerbaijan and Turkmenistan.
    """
    codes.check_columns(corridor_volumes.columns, _NEEDED, function="time_model")
    needed = ["mode", "distance_km", "typical_hours", "source_id"]
    codes.check_columns(legs.columns, needed, function="time_model")
    given = {
        "border_hours": border_hours,
        "rail_speed_kmh": rail_speed_kmh,
        "sea_hours": sea_hours,
        "handling_hours": handling_hours,
    }
    _check_given(given)
    set_by_caller = {
        ("rail", "border"): border_hours,
        ("rail", "speed"): rail_speed_kmh,
    }
    rows: list[Mapping[Hashable, Any]] = []
    for mode in ("rail", "road"):
        for part in ("speed", "border"):
            value = set_by_caller.get((mode, part))
            rows.append(
                _measured(corridor_volumes, mode, part)
                if value is None
                else _row(mode, part, value, "set")
            )
        rows.append(_row(mode, "handling", handling_hours, "assumed"))
    rows.append(_sailing(legs))
    rows.append(_row("sea", "border", 0.0, "assumed"))
    rows.append(_row("sea", "handling", sea_hours, "assumed"))
    return pd.DataFrame(rows)


def _check_given(given: Mapping[str, float | None]) -> None:
    for name, value in given.items():
        if value is None:
            continue
        if name == "rail_speed_kmh" and not value > 0:
            message = f"`{name}`: {value} is no speed; allowed: more than 0"
            raise ValueError(message)
        if not value >= 0:
            message = f"`{name}`: {value} hours; allowed: 0 or more"
            raise ValueError(message)


def _row(
    mode: str,
    part: str,
    value: float,
    how: str,
    *,
    period: str = "",
    source_ids: list[str] | None = None,
) -> dict[Hashable, Any]:
    return {
        "mode": mode,
        "part": part,
        "value": float(value),
        "unit": _UNITS[part],
        "how": how,
        "period": period,
        "source_ids": source_ids or [],
    }


def _measured(
    corridor_volumes: pd.DataFrame, mode: str, part: str
) -> dict[Hashable, Any]:
    """Return the latest figure of CAREC for a mode."""
    table = corridor_volumes
    rows = table[
        (table["corridor"] == "carec")
        & (table["indicator"] == _CAREC[part])
        & (table["mode"] == mode)
    ]
    if rows.empty:
        message = (
            f"time_model: `corridor_volumes` has no {_CAREC[part]} of {mode} by CAREC"
        )
        raise ValueError(message)
    latest = max(
        rows.to_dict("records"), key=lambda row: periods.sort_key(row["period"])
    )
    return _row(
        mode,
        part,
        latest["value"],
        "measured",
        period=latest["period"],
        source_ids=[latest["source_id"]],
    )


def _sailing(legs: pd.DataFrame) -> dict[Hashable, Any]:
    known = legs[
        (legs["mode"] == "sea")
        & legs["distance_km"].notna()
        & legs["typical_hours"].notna()
    ]
    if known.empty:
        message = "time_model: no leg over sea has both a length and hours"
        raise ValueError(message)
    speed = (known["distance_km"] / known["typical_hours"]).median()
    ids = indicators.merge_ids([[item] for item in known["source_id"]])
    return _row("sea", "speed", float(speed), "worked out", source_ids=ids)


def leg_hours(legs: pd.DataFrame, times: pd.DataFrame) -> pd.DataFrame:
    """Hours that each leg takes, and how many of them goods stand on it.

    `legs`: ``mode, distance_km, borders, gauge_break``.

    Columns: ``hours``, and of these ``stop_hours`` (at borders, in ports and at changes
    of gauge), in the order of the legs.

    ValueError if a mode has no times.
    """
    codes.check_columns(times.columns, ["mode", "part", "value"], function="leg_hours")
    of = {(row["mode"], row["part"]): row["value"] for row in times.to_dict("records")}
    hours = []
    for mode, km, borders, gauge in zip(
        legs["mode"],
        legs["distance_km"],
        legs["borders"],
        legs["gauge_break"],
        strict=True,
    ):
        if (mode, "speed") not in of:
            message = f"`times`: nothing is known of the mode {mode!r}"
            raise ValueError(message)
        stop = borders * of[mode, "border"]
        inland_break = bool(gauge) and not borders
        if mode == "sea" or inland_break:
            stop += of[mode, "handling"]
        hours.append((km / of[mode, "speed"] + stop, stop))
    columns = ["hours", "stop_hours"]
    return pd.DataFrame(hours, index=legs.index, columns=columns, dtype="float64")
