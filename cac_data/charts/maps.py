"""Maps of the region: land, places with their names, and lines between places.

``outlines.json`` holds rings that are ready to draw, made once from Natural Earth's
countries (1:50m): laid flat by Albers' equal-area projection with the apex of the cone
at the origin, so that a map with another middle only turns them; each shared border was
simplified once, so that neighbours fit together.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from itertools import groupby
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from cac_data import codes
from cac_data.charts import axes as ground
from cac_data.charts.labels import (
    Box,
    apart,
    place_names,
    text_width,
    write,
    write_names,
)
from cac_data.charts.style import (
    COUNTRIES,
    GRID,
    INK,
    MUTED,
    PAPER,
    SMALL,
    WIDTH,
    Look,
    line_of,
    looks_of,
    mark_of,
    name_of,
    styled,
)

Points = npt.NDArray[np.float64]

_MERIDIAN = 70.0
_N = (math.sin(math.radians(36)) + math.sin(math.radians(50))) / 2  # two parallels
_C = math.cos(math.radians(36)) ** 2 + 2 * _N * math.sin(math.radians(36))


@dataclass(frozen=True)
class View:
    """A part of the earth: its edges in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def turn(self) -> float:
        """Return the angle, in radians, by which the middle meridian is turned."""
        return _N * math.radians(_MERIDIAN - (self.west + self.east) / 2)

    def project(self, lon: npt.ArrayLike, lat: npt.ArrayLike) -> Points:
        """Return places on the map, one row of x and y each."""
        radius = np.sqrt(_C - 2 * _N * np.sin(np.radians(np.asarray(lat, float)))) / _N
        angle = _N * np.radians(np.asarray(lon, float) - _MERIDIAN) + self.turn
        return np.column_stack([radius * np.sin(angle), -radius * np.cos(angle)])

    def edges(self) -> Box:
        """Return left, bottom, right and top of the map."""
        along = np.linspace(self.west, self.east, 41)
        low = self.project(along, np.full(41, self.south))
        high = self.project(along, np.full(41, self.north))
        # The corners of a cone's cut hang; the map ends where the middle does.
        return low[:, 0].min(), low[:, 1].min(), low[:, 0].max(), high[:, 1].max()


VIEWS: Mapping[str, View] = {
    "region": View(46.0, 34.5, 93.0, 53.5),
    "silk_road": View(49.0, 31.5, 120.0, 48.5),
    "corridors": View(24.0, 30.5, 113.0, 55.0),
    "eurasia": View(4.0, 30.0, 118.0, 58.0),
}


@styled()
def map_of(
    places: pd.DataFrame,
    routes: pd.DataFrame | None = None,
    *,
    view: str = "region",
    label: str = "name",
    by: str = "",
    number: str = "",
    key: str = "node_id",
    ends: tuple[str, str] = ("from_node", "to_node"),
    status: str = "status",
    named: Collection[Any] | None = None,
    behind: pd.DataFrame | None = None,
    names: Mapping[str, str] | None = None,
    title: str = "",
    subtitle: str = "",
) -> ground.Chart:
    """Draw places on a map of the region, and lines between them, with their names.

    The five countries have a tint of their own colours. Lines are straight and show
    what is joined, not the lie of the track; each `status` has a colour and a dash.

    `places`: ``lat`` and ``lon`` in degrees, `label`, and `key` where there are routes;
    those that come first choose first where their names stand. `by`: colour and mark.
    `number`: what is written into a disc in place of a mark. `routes`: two columns
    `ends` with keys of places, and `status`; if both are one place, a mark stands
    there. `named`: labels that are written (by default all). `behind`: other routes,
    thin and grey. `view`: one of `VIEWS`.

    ValueError if the view is unknown, no place lies in it, or a route has no place.

    >>> osh = pd.DataFrame({"name": ["Osh"], "lat": [40.53], "lon": [72.8]})
    >>> "Osh" in [text.get_text() for text in map_of(osh).axes[0].texts]
    True
    """
    codes.check_member("view", view, VIEWS)
    data = ground.checked(places, {"label": label, "by": by}, {"y": "lat", "x": "lon"})
    data[["x", "y"]] = VIEWS[view].project(data["lon"], data["lat"])
    left, bottom, right, top = VIEWS[view].edges()
    shown = data[data["x"].between(left, right) & data["y"].between(bottom, top)]
    if shown.empty:
        message = f"nothing to draw: no place lies in the view {view}"
        raise ValueError(message)
    figure, (ax,) = ground.panels_of(1, WIDTH * (top - bottom) / (right - left) + 0.3)
    ground.dress(ax, "")
    ax.set(xlim=(left, right), ylim=(bottom, top), xticks=[], yticks=[])
    ax.set_aspect("equal", anchor="NW")
    ax.set_xlabel(name_of("outlines", names), loc="left", color=MUTED)
    _draw_land(ax, view)
    looks = looks_of(shown[by], names) if by else {"": Look("")}
    handles = ground.key_of(mark_of, looks.values() if by else ())
    lines = np.empty((0, 2))
    if routes is not None:
        where = dict(zip(data[key], data[["x", "y"]].to_numpy(), strict=True))
        ways = _ways(routes, ends, routes[status])
        kinds = looks_of([kind for *_, kind in ways], names)
        # Ink for the first, which would be lost on the tints.
        first = next(iter(kinds))
        kinds[first] = replace(kinds[first], colour=INK, width=2.2)
        lines = _draw_routes(ax, ways, where, kinds)
        handles = [*ground.key_of(_route_of, kinds.values()), *handles]
        if behind is not None:
            other = Look(name_of("other", names), "#7f7f7f", width=0.9)
            grey = _ways(behind, ends, pd.Series("", index=behind.index))
            _draw_routes(ax, grey, where, {"": other})
            handles += ground.key_of(_route_of, [other])
        shown = shown[shown[key].isin(routes[[*ends]].to_numpy().ravel())]
    for value, look in looks.items():
        mine = shown[shown[by].eq(value)] if by else shown
        size = 13.0 if number else 3.4 if routes is not None else 6.0
        ax.plot(mine["x"], mine["y"], **{**mark_of(look), "markersize": size})
    if number:
        disc = {"color": "#fefefe", "ha": "center", "va": "center_baseline"}
        for x, y, text in zip(shown["x"], shown["y"], shown[number], strict=True):
            write(ax, str(text), (x, y), fontsize=8, **disc)
    ground.head(figure, title=title, subtitle=subtitle, key=handles)
    ground.fit(figure)
    wanted = (
        shown[label].isin(list(named)) if named is not None else shown[label].notna()
    )
    texts = shown[label].astype("str").where(wanted, "").tolist()
    spots = ax.transData.transform(shown[["x", "y"]].to_numpy())
    radius, along = 7.0 if number else 3.5, ax.transData.transform(lines)
    box = ax.bbox.extents
    boxes = place_names(spots, texts, box, lines=along, radius=radius)
    write_names(ax, spots, texts, boxes)
    marks = [(x - radius, y - radius, x + radius, y + radius) for x, y in spots]
    _name_countries(ax, view, [*marks, *filter(None, boxes)], names)
    return figure


@cache
def _outlines(view: str) -> list[tuple[str, str, list[Points], Points]]:
    """Return name, code, rings and places of the name of each country, turned."""
    path = files("cac_data") / "charts" / "outlines.json"
    cos, sin = math.cos(VIEWS[view].turn), math.sin(VIEWS[view].turn)
    turn = np.array([[cos, sin], [-sin, cos]])
    left, bottom, right, top = VIEWS[view].edges()
    point = (right - left) / (WIDTH * 72)
    found = []
    for country in json.loads(path.read_text(encoding="utf-8"))["countries"]:
        rings = []
        for flat in country["rings"]:
            ring = np.reshape(flat, (-1, 2)) / 10000 @ turn
            # Beyond the edge, and finer than the eye, points only take room.
            ring = np.clip(
                ring, (left - 0.01, bottom - 0.01), (right + 0.01, top + 0.01)
            )
            ring = np.round(ring / point / 0.7) * point * 0.7
            ring = ring[np.append(True, np.diff(ring, axis=0).any(axis=1))]
            if len(ring) > 3 and np.ptp(ring, axis=0).min() > 3 * point:
                rings.append(np.vstack([ring, ring[:1]]))
        spots = np.reshape(country["spots"], (-1, 3)) / 10000
        spots[:, :2] = spots[:, :2] @ turn
        if rings:
            found.append((country["name"], country["country"], rings, spots))
    return found


def _draw_land(ax: Axes, view: str) -> None:
    """Tint the five countries, and fill China and all other land in grey."""
    land: dict[tuple[str, float], list[Path]] = {}
    for _, code, rings, _ in _outlines(view):
        fill = (COUNTRIES[code][0], 0.3) if code in codes.CA5 else (GRID, 0.5)
        fill = (GRID, 0.9) if code == "CHN" else fill
        land.setdefault(fill, []).extend(Path(ring, closed=True) for ring in rings)
    for (colour, alpha), paths in land.items():
        patch = PathPatch(
            Path.make_compound_path(*paths), facecolor=colour, alpha=alpha
        )
        patch.set(edgecolor=PAPER, linewidth=0.8, zorder=1, in_layout=False)
        ax.add_patch(patch)


def _route_of(look: Look, kind: str = "published") -> dict[str, Any]:
    """Return how a route is drawn: a line without marks."""
    return {**line_of(look, kind), "marker": "", "zorder": 2 + look.width / 2}


def _ways(
    routes: pd.DataFrame, ends: tuple[str, str], kinds: pd.Series[Any]
) -> list[tuple[Any, Any, Any]]:
    """Return both ends, in one order, and the kind of each route."""
    pairs = zip(routes[ends[0]], routes[ends[1]], kinds, strict=True)
    return [(*sorted((one, other), key=str), kind) for one, other, kind in pairs]


def _draw_routes(
    ax: Axes,
    ways: Sequence[tuple[Any, Any, Any]],
    where: Mapping[Any, Points],
    looks: Mapping[Any, Look],
) -> Points:
    """Draw lines, those between the same places side by side; return where they run."""
    lost = [str(name) for way in ways for name in way[:2] if name not in where]
    if lost:
        message = (
            f"no place is called {lost[0]}{codes.closest(lost[0], map(str, where))}"
        )
        raise ValueError(message)
    point = np.ptp(ax.get_xlim()) / (WIDTH * 72)
    along = [np.empty((0, 2))]
    ways = sorted(
        set(ways), key=lambda way: (*map(str, way[:2]), [*looks].index(way[2]))
    )
    for (one, other), group in groupby(ways, key=lambda way: way[:2]):
        leg, there = np.vstack([where[one], where[other]]), list(group)
        side = (leg[1] - leg[0])[::-1] * (-1, 1)
        side = side / np.hypot(*side) * 2.6 if one != other else np.array([7.0, 0])
        for at, (_, _, kind) in enumerate(there):
            moved = leg + side * point * (at - (len(there) - 1) / 2)
            if one == other:
                ax.plot(*moved[:1].T, **mark_of(looks[kind]))
            else:
                ax.plot(*moved.T, **_route_of(looks[kind]))
            steps = max(int(np.hypot(*(leg[1] - leg[0])) / point / 3), 2)
            along.append(np.linspace(moved[0], moved[1], steps))
    return np.concatenate(along)


def _name_countries(
    ax: Axes, view: str, taken: Sequence[Box], names: Mapping[str, str] | None
) -> None:
    """Write the names of countries where nothing else stands, the five first."""
    left, bottom, right, top = ax.bbox.extents
    point = np.ptp(ax.get_xlim()) / (right - left)
    occupied = list(taken)
    for name, code, _, spots in sorted(
        _outlines(view), key=lambda one: one[1] not in codes.CA5
    ):
        text = name_of(code, names) if code else name
        wide, high = text_width(text) / 2 + 1, SMALL * 0.65
        # The five are named although a letter may stand over a border.
        fits = spots[spots[:, 2] >= wide * point * (0.5 if code in codes.CA5 else 0.9)]
        for at, (x, y) in zip(fits, ax.transData.transform(fits[:, :2]), strict=True):
            box = (x - wide, y - high, x + wide, y + high)
            inside = (
                left < box[0] and box[2] < right and bottom < box[1] and box[3] < top
            )
            if inside and all(apart(box, other) for other in occupied):
                look = {"color": MUTED, "style": "italic", "ha": "center"}
                write(ax, text, (at[0], at[1]), in_layout=False, **look)
                occupied.append(box)
                break
