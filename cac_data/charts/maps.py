"""Maps of the region: land, places with their names, and lines between places.

``outlines.json`` holds rings of Natural Earth's countries (1:50m), laid flat by Albers'
equal-area projection: a map with another middle only turns them about the origin.
"""

from __future__ import annotations

import json
import math
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.transforms import Bbox

from cac_data import codes
from cac_data.charts import axes as ground, style
from cac_data.charts.style import GRID, INK, MUTED, Look, Names
from cac_data.validate import check_member

Points = npt.NDArray[np.float64]

# Parts of the earth: west, south, east and north in degrees.
VIEWS: Mapping[str, tuple[float, float, float, float]] = {
    "region": (46.0, 34.5, 93.0, 53.5),
    "silk_road": (49.0, 31.5, 120.0, 48.5),
}
OUTLINES = "Outlines: Natural Earth. They imply no position on any border."
# Points by which the name of a place may stand off, the best first.
NEAR = [
    *((5, 0), (-5, 0), (0, 5), (0, -5), (4, 4), (4, -4), (-4, 4), (-4, -4)),
    *(
        (away * math.cos(turn), away * math.sin(turn))
        for away in (14, 22, 31, 42, 54)
        for turn in np.arange(16) * math.pi / 8
    ),
]
_MERIDIAN = 70.0
_N = (math.sin(math.radians(36)) + math.sin(math.radians(50))) / 2  # two parallels
_C = math.cos(math.radians(36)) ** 2 + 2 * _N * math.sin(math.radians(36))


@style.STYLED
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
    rings: Collection[Any] = (),
    behind: pd.DataFrame | None = None,
    names: Names = None,
) -> ground.Chart:
    """Draw places on a map of the region, and lines between them, with their names.

    `places`: ``lat`` and ``lon`` in degrees, `label`, and `key` where there are routes;
    those that come first choose first where their names stand. `number`: what a disc
    holds. `routes`: two columns `ends` with keys of places, and `status`, the colour
    and dash; lines show what is joined, not the lie of the track. `named`: labels that
    are written (by default all). `rings`: values of `by` that are drawn as a ring, so
    that another mark at the same place is seen. `behind`: other routes, thin and grey.
    ValueError if the `view` is unknown, no place lies in it, or a route has no place.

    >>> osh = pd.DataFrame({"name": ["Osh"], "lat": [40.53], "lon": [72.8]})
    >>> "Osh" in [text.get_text() for text in map_of(osh).axes[0].texts]
    True
    """
    check_member("view", view, VIEWS)
    names = {"outlines": OUTLINES, **(names or {})}
    roles = {"label": label, "hue": by, "number": number}
    roles |= {"key": key} if routes is not None else {}
    data = ground.tidy(places, {"x": "lon", "y": "lat"}, roles)
    data[["x", "y"]] = _project(view, data["x"], data["y"])
    (left, bottom), (right, top) = _edges(view).get_points()
    inside = data["x"].between(left, right) & data["y"].between(bottom, top)
    shown = data[inside]
    if shown.empty:
        message = f"nothing to draw: no place lies in the view {view}"
        raise ValueError(message)
    height = style.WIDTH * (top - bottom) / (right - left) + 0.3
    figure = ground.Chart(height, "x")
    (ax,) = figure.panels
    ax.spines[:].set_visible(False)
    ax.set(xlim=(left, right), ylim=(bottom, top), xticks=[], yticks=[])
    ax.set_aspect("equal", anchor="NW")
    ax.set_xlabel(style.name_of("outlines", names), loc="left", color=MUTED)
    _draw_land(ax, view)
    looks = style.looks_of(shown["hue"], names)
    along: list[Points] = []
    if routes is not None:
        kinds = style.looks_of(routes[status], names)
        # Ink for the first, which would be lost on the tints.
        first = next(iter(kinds))
        kinds[first] = replace(kinds[first], colour=INK, width=2.2)
        where = dict(zip(data["key"], data[["x", "y"]].to_numpy(), strict=True))
        for kind, look in kinds.items():
            rows = routes.loc[routes[status] == kind, [*ends]]
            along += _draw_routes(ax, rows, where, look)
        if behind is not None:
            kinds[None] = Look(style.name_of("other", names), "#7f7f7f", width=0.9)
            _draw_routes(ax, behind[[*ends]], where, kinds[None])
        figure.add_key(_route_of, kinds.values())
        shown = shown[shown["key"].isin(routes[[*ends]].to_numpy().ravel())]
    size = 13.0 if number else 3.4 if routes is not None else 6.0
    for value, look in looks.items():
        mine = shown[shown["hue"] == value]
        mark = _ring(look) if value in rings else {**look.mark(), "markersize": size}
        ax.plot(mine["x"], mine["y"], **mark)
    for x, y, text in shown[["x", "y", "number"]].itertuples(index=False):
        disc = {"color": "#fefefe", "ha": "center", "va": "center_baseline"}
        ax.write(str(text), (x, y), fontsize=8, **disc)
    for value, look in looks.items() if by else ():
        figure.add_key(_ring if value in rings else Look.mark, [look])
    figure.finish()
    spots = shown[["x", "y"]].to_numpy()
    ax.keep_free(spots, 7.0 if number else 3.5)
    ax.keep_free(np.reshape(along, (-1, 2)), 1.0)
    for words, spot in zip(shown["label"], spots, strict=True):
        if pd.notna(words) and (named is None or words in named):
            ax.write_beside(words, spot, NEAR)
    _name_countries(ax, view, names)
    return figure


def _ring(look: Look, _kind: str = "published") -> dict[str, Any]:
    """A mark that is hollow, and wider than those that are filled."""
    hollow = {"markerfacecolor": "none", "marker": "o", "markersize": 10.0}
    return {**look.mark("estimate"), **hollow}


def _turn(view: str) -> float:
    """Return the angle by which the middle meridian is turned."""
    west, _, east, _ = VIEWS[view]
    return _N * math.radians(_MERIDIAN - (west + east) / 2)


def _project(view: str, lon: npt.ArrayLike, lat: npt.ArrayLike) -> Points:
    """Return places on the map, one row of x and y each."""
    radius = np.sqrt(_C - 2 * _N * np.sin(np.radians(np.asarray(lat, float)))) / _N
    angle = _N * np.radians(np.asarray(lon, float) - _MERIDIAN) + _turn(view)
    return np.column_stack([radius * np.sin(angle), -radius * np.cos(angle)])


def _edges(view: str) -> Bbox:
    west, south, east, north = VIEWS[view]
    along = np.linspace(west, east, 41)
    low, high = (_project(view, along, np.full(41, lat)) for lat in (south, north))
    # The corners of a cone's cut hang; the map ends where the middle does.
    return Bbox(np.vstack([low.min(axis=0), [low[:, 0].max(), high[:, 1].max()]]))


@cache
def _outlines(view: str) -> list[tuple[str, str, list[Path], Points]]:
    """Return name, code, land and places of the name of each country, turned."""
    path = files("cac_data") / "charts" / "outlines.json"
    cos, sin = math.cos(_turn(view)), math.sin(_turn(view))
    turn = np.array([[cos, sin], [-sin, cos]])
    edges = _edges(view).padded(0.01)
    grain = edges.width / (style.WIDTH * 72) * 0.7
    found = []
    for country in json.loads(path.read_text(encoding="utf-8"))["countries"]:
        land = []
        for flat in country["rings"]:
            # Beyond the edge, and finer than the eye, points only take room.
            ring = np.reshape(flat, (-1, 2)) / 10000 @ turn
            ring = np.clip(ring, edges.min, edges.max)
            ring = np.round(ring / grain) * grain
            ring = ring[np.append(True, np.diff(ring, axis=0).any(axis=1))]
            if len(ring) > 3 and np.ptp(ring, axis=0).min() > 4 * grain:
                # So do those in the middle of an upright or level stroke.
                way = np.sign(np.round(np.diff(ring, axis=0) / grain))
                bare = (way[1:] == way[:-1]).all(axis=1) & (way[1:] == 0).any(axis=1)
                ring = ring[np.concatenate([[True], ~bare, [True]])]
                land.append(Path(np.vstack([ring, ring[:1]]), closed=True))
        spots = np.reshape(country["spots"], (-1, 3)) / 10000
        spots[:, :2] = spots[:, :2] @ turn
        if land:
            found.append((country["name"], country["country"], land, spots))
    return found


def _draw_land(ax: Axes, view: str) -> None:
    """Tint the five countries, and fill China and all other land in grey."""
    land: dict[tuple[str, float], list[Path]] = {}
    for _, code, rings, _ in _outlines(view):
        fill = (style.COUNTRIES[code][0], 0.3) if code in codes.CA5 else (GRID, 0.5)
        fill = (GRID, 0.9) if code == "CHN" else fill
        land.setdefault(fill, []).extend(rings)
    for (colour, alpha), rings in land.items():
        patch = PathPatch(Path.make_compound_path(*rings), fc=colour, alpha=alpha)
        patch.set(edgecolor=style.PAPER, linewidth=0.8, zorder=1, in_layout=False)
        ax.add_patch(patch)


def _route_of(look: Look, kind: str = "published") -> dict[str, Any]:
    return {**look.line(kind), "marker": "", "zorder": 2 + look.width / 2}


def _draw_routes(
    ax: Axes, routes: pd.DataFrame, where: Mapping[Any, Points], look: Look
) -> list[Points]:
    """Draw lines between places; return points that lie on them."""
    along = []
    for one, other in routes.itertuples(index=False):
        for name in (one, other):
            check_member("place", name, where)
        along.append(np.linspace(where[one], where[other], 25))
        ax.plot(*along[-1][[0, -1]].T, **_route_of(look))
    return along


def _name_countries(ax: ground.Panel, view: str, names: Names) -> None:
    """Write the names of countries where nothing else stands, the five first."""
    points = 72 * style.WIDTH / np.ptp(ax.get_xlim())
    outlines = sorted(_outlines(view), key=lambda one: one[1] not in codes.CA5)
    for name, code, _, spots in outlines:
        text = style.name_of(code, names) if code else name
        # The five are named although a letter may stand over a border.
        needed = len(text) * (1.3 if code in codes.CA5 else 2.3)
        look: dict[str, Any] = {"color": MUTED, "style": "italic", "in_layout": False}
        for x, y, room in spots:
            fits = room * points > needed
            if fits and ax.write_beside(text, (x, y), [(0, 0)], **look):
                break
