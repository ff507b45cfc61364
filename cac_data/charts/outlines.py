"""Where countries lie on a map: outlines of Natural Earth, laid flat and turned.

``outlines.json`` holds rings of Natural Earth's countries (1:50m), laid flat by Albers'
equal-area projection: a map with another middle only turns them about the origin.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from cac_data.charts import style

Points = npt.NDArray[np.float64]
"""A row of x and y for each point."""

VIEWS: Mapping[str, tuple[float, float, float, float]] = {
    "region": (46.0, 34.5, 93.0, 53.5),
    "silk_road": (49.0, 31.5, 120.0, 48.5),
}
"""Parts of the earth: west, south, east and north in degrees."""

UNIT = 10_000
"""What the file's whole numbers count in: parts of the radius of the earth."""

# Albers' projection from the sphere, with two parallels as long as they are on it.
_MERIDIAN = 70.0
_SOUTH = math.radians(36)
_NORTH = math.radians(50)
_CONE = (math.sin(_SOUTH) + math.sin(_NORTH)) / 2
_CONSTANT = math.cos(_SOUTH) ** 2 + 2 * _CONE * math.sin(_SOUTH)


class Outline(NamedTuple):
    """A country's land, and where its name may stand: rows of x, y and room."""

    name: str
    code: str
    land: list[Path]
    spots: Points


def project(view: str, lon: npt.ArrayLike, lat: npt.ArrayLike) -> Points:
    """Return places on the map, one row of x and y each."""
    meridian = np.radians(np.asarray(lon, float) - _MERIDIAN)
    parallel = np.radians(np.asarray(lat, float))
    squared = _CONSTANT - 2 * _CONE * np.sin(parallel)
    radius = np.sqrt(squared) / _CONE
    angle = _CONE * meridian + _turn(view)
    x = radius * np.sin(angle)
    y = -radius * np.cos(angle)
    return np.column_stack([x, y])


def _turn(view: str) -> float:
    """Return the angle by which the middle meridian is turned."""
    west, _, east, _ = VIEWS[view]
    middle = (west + east) / 2
    return _CONE * math.radians(_MERIDIAN - middle)


def edges_of(view: str) -> Bbox:
    """Return the corners of a map."""
    west, south, east, north = VIEWS[view]
    meridians = np.linspace(west, east, 41)
    low = project(view, meridians, np.full_like(meridians, south))
    high = project(view, meridians, np.full_like(meridians, north))
    # The corners of a cone's cut hang; the map ends where the middle does.
    x0, y0 = low.min(axis=0)
    x1 = low[:, 0].max()
    y1 = high[:, 1].max()
    return Bbox.from_extents(x0, y0, x1, y1)


@cache
def outlines(view: str) -> Sequence[Outline]:
    """Return the outline of each country that has land on a map."""
    file = files("cac_data") / "charts" / "outlines.json"
    countries = json.loads(file.read_text(encoding="utf-8"))["countries"]
    turned = _rotation(_turn(view))
    edges = edges_of(view).padded(0.01)
    # What the eye can tell apart: 0.7 points.
    points = style.width() * 72
    grain = edges.width / points * 0.7
    every = [_outline(country, turned, edges, grain) for country in countries]
    return [outline for outline in every if outline.land]


def _outline(country: Any, turned: Points, edges: Bbox, grain: float) -> Outline:
    """Return what of a country is on a map, turned as the map is."""
    land = []
    for flat in country["rings"]:
        ring = np.reshape(flat, (-1, 2)) / UNIT
        ring = _simplified(ring @ turned, edges, grain)
        if _is_seen(ring, grain):
            land.append(_closed(ring, grain))
    spots = np.reshape(country["spots"], (-1, 3)) / UNIT
    x_and_y = spots[:, :2]
    room = spots[:, 2]
    spots = np.column_stack([x_and_y @ turned, room])
    return Outline(country["name"], country["country"], land, spots)


def _rotation(angle: float) -> Points:
    cos = math.cos(angle)
    sin = math.sin(angle)
    return np.array([[cos, sin], [-sin, cos]])


def _simplified(ring: Points, edges: Bbox, grain: float) -> Points:
    """Return a ring without points that are beyond the edge or finer than the eye."""
    ring = np.clip(ring, edges.min, edges.max)
    ring = np.round(ring / grain) * grain
    steps = np.diff(ring, axis=0)
    is_new = steps.any(axis=1)
    simplified: Points = ring[np.append(True, is_new)]
    return simplified


def _is_seen(ring: Points, grain: float) -> bool:
    """Whether a ring is larger than a speck."""
    if len(ring) <= 3:
        return False
    width, height = np.ptp(ring, axis=0)
    return bool(min(width, height) > 4 * grain)


def _closed(ring: Points, grain: float) -> Path:
    """Return a ring as a path, without the middles of upright and level strokes."""
    steps = np.diff(ring, axis=0) / grain
    steps = np.sign(np.round(steps))
    step_to = steps[:-1]
    step_from = steps[1:]
    goes_on = (step_from == step_to).all(axis=1)
    is_straight = (step_from == 0).any(axis=1)
    is_corner = np.full(len(ring), fill_value=True)
    is_corner[1:-1] = ~(goes_on & is_straight)
    corners = ring[is_corner]
    first = corners[:1]
    return Path(np.vstack([corners, first]), closed=True)
