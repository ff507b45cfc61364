"""Country outlines: read once, projected, and cut and thinned for the map at hand.

The file ``outlines.json`` is TopoJSON: a border that two countries share is one line in
it, so that both stay fitted together however much it is thinned.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt

from cac_data import codes

Points = npt.NDArray[np.float64]

ATTRIBUTION = "Outlines: Natural Earth. They imply no position on any border."
"""What every map says below its edge."""


@dataclass(frozen=True)
class View:
    """A part of the earth: its edges in degrees, and how it is laid flat.

    The projection is Albers' equal-area conic on a sphere of radius one, with standard
    parallels a sixth of the height inside the edges, so that countries keep their
    relative size.
    """

    west: float
    south: float
    east: float
    north: float

    def __post_init__(self) -> None:
        """Refuse what is no part of the earth, or none that the outlines cover."""
        if not (
            -2 <= self.west < self.east <= 140 and 8 <= self.south < self.north <= 75
        ):
            message = (
                f"`view`: {(self.west, self.south, self.east, self.north)} is not "
                "west, south, east, north within longitude -2 to 140 and latitude 8 "
                "to 75, which the outlines cover"
            )
            raise ValueError(message)

    def project(self, lon: npt.ArrayLike, lat: npt.ArrayLike) -> Points:
        """Return places on the map, one row of x and y each."""
        inside = (self.north - self.south) / 6
        first, second = (
            math.radians(edge) for edge in (self.south + inside, self.north - inside)
        )
        n = (math.sin(first) + math.sin(second)) / 2
        c = math.cos(first) ** 2 + 2 * n * math.sin(first)
        middle = (self.west + self.east) / 2
        radius = np.sqrt(c - 2 * n * np.sin(np.radians(lat))) / n
        angle = n * np.radians(np.asarray(lon, dtype=float) - middle)
        return np.column_stack([radius * np.sin(angle), -radius * np.cos(angle)])

    def edges(self) -> tuple[float, float, float, float]:
        """Return the map's own edges: left, bottom, right, top."""
        along = np.linspace(0, 1, 41)
        lons = self.west + along * (self.east - self.west)
        sides = [
            self.project(lons, np.full_like(lons, self.south)),
            self.project(lons, np.full_like(lons, self.north)),
        ]
        # The corners of a cone's cut hang; the map ends where the middle does.
        bottom, top = sides[0][:, 1].min(), sides[1][:, 1].max()
        left, right = sides[0][:, 0].min(), sides[0][:, 0].max()
        return float(left), float(bottom), float(right), float(top)


@dataclass(frozen=True)
class Outline:
    """One country on one map: its name, its code if the tables know it, its rings."""

    name: str
    country: str
    rings: tuple[Points, ...]


@cache
def _topology() -> dict[str, Any]:
    path = files("cac_data") / "maps" / "outlines.json"
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


@cache
def _arcs() -> tuple[Points, ...]:
    """Return the shared lines in degrees."""
    topology = _topology()
    scale, shift = (np.array(topology["transform"][key]) for key in _TRANSFORM)
    return tuple(np.cumsum(arc, axis=0) * scale + shift for arc in topology["arcs"])


_TRANSFORM = ("scale", "translate")


@cache
def outlines(view: View, points_across: float) -> tuple[Outline, ...]:
    """Return the countries of a map that is so many points (1/72 inch) across.

    Lines are cut at the edge of the map and thinned by a point at most, and
    islands below twelve square points are left out: less than an eye can see.
    """
    left, bottom, right, top = view.edges()
    point = (right - left) / points_across
    margin = 3 * point
    box = (left - margin, bottom - margin, right + margin, top + margin)
    arcs = [
        _thinned(_clamped(view.project(arc[:, 0], arc[:, 1]), box), point)
        for arc in _arcs()
    ]
    found = []
    for item in _topology()["objects"]["countries"]["geometries"]:
        rings = tuple(
            ring
            for polygon in item["arcs"]
            for ring in (_ring(arcs, parts) for parts in polygon)
            if area(ring) > 12 * point**2
        )
        if rings:
            code = item["properties"].get("country", "")
            name = codes.country_name(code) if code else item["properties"]["name"]
            found.append(Outline(name, code, rings))
    return tuple(found)


def area(ring: Points) -> float:
    """Return the area inside a ring."""
    x, y = ring[:, 0], ring[:, 1]
    return abs(float(x @ np.roll(y, -1) - y @ np.roll(x, -1))) / 2


def inside(points: Points, rings: Sequence[Points]) -> npt.NDArray[np.bool_]:
    """Tell which points lie inside rings, by how often a line to the right meets them.

    Examples
    --------
    >>> square = np.array([[0.0, 0], [2, 0], [2, 2], [0, 2]])
    >>> inside(np.array([[1.0, 1], [3, 1]]), [square])
    array([ True, False])
    """
    odd = np.zeros(len(points), dtype=bool)
    x, y = points[:, :1], points[:, 1:]
    for ring in rings:
        x1, y1 = ring[:, 0], ring[:, 1]
        x2, y2 = np.roll(x1, -1), np.roll(y1, -1)
        between = (y1 > y) != (y2 > y)
        with np.errstate(divide="ignore", invalid="ignore"):
            meets = between & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
        odd ^= meets.sum(axis=1) % 2 == 1
    return odd


def _ring(arcs: Sequence[Points], parts: Sequence[int]) -> Points:
    """Return a ring from its lines; a line that runs backwards is marked ``~i``."""
    lines = [arcs[part] if part >= 0 else arcs[~part][::-1] for part in parts]
    return np.vstack([line[:-1] for line in lines])


def _clamped(points: Points, box: tuple[float, float, float, float]) -> Points:
    """Move points beyond the edge onto it, each on its own, so that borders match."""
    moved = np.clip(points, box[:2], box[2:])
    changed = np.ones(len(moved), dtype=bool)
    changed[1:] = (np.diff(moved, axis=0) != 0).any(axis=1)
    changed[-1] = True
    return np.asarray(moved[changed], dtype=float)


def _thinned(line: Points, tolerance: float) -> Points:
    """Return a line without the points that it hardly bends at (Douglas-Peucker)."""
    keep = np.zeros(len(line), dtype=bool)
    keep[[0, -1]] = True
    stack = [(0, len(line) - 1)]
    while stack:
        start, stop = stack.pop()
        if stop - start < 2:
            continue
        away = _distances(line[start + 1 : stop], line[start], line[stop])
        far = int(away.argmax())
        if away[far] > tolerance:
            middle = start + 1 + far
            keep[middle] = True
            stack += [(start, middle), (middle, stop)]
    return line[keep]


def _distances(points: Points, start: Points, stop: Points) -> Points:
    """Return the distance of each point from the straight line between two others."""
    along, away = stop - start, points - start
    length = float(np.hypot(*along))
    if not length:  # the line of an island closes where it began
        return np.asarray(np.hypot(away[:, 0], away[:, 1]), dtype=float)
    return np.asarray(
        np.abs(along[0] * away[:, 1] - along[1] * away[:, 0]) / length, dtype=float
    )
