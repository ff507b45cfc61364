"""Maps of the region: land, places with their names, and lines between places.

``outlines.json`` holds rings that are ready to draw. They were made once from Natural
Earth's countries (1:50m): laid flat by Albers' equal-area projection with the apex of the
cone at the origin, so that to turn a ring is to move the middle meridian of a map; each
shared border was simplified once, so that neighbours fit together.
"""

import json
import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from cac_data import codes
from cac_data.charts import axes as ground
from cac_data.charts.labels import Box, apart, place_names, text_width
from cac_data.charts.style import (
    ACCENT,
    COUNTRIES,
    GRID,
    INK,
    MARKER_SIZES,
    MUTED,
    NEUTRAL,
    PAPER,
    SMALL,
    WIDTH,
    Look,
    looks_of,
    name_of,
    styled,
)

Points = npt.NDArray[np.float64]

VIEWS: Mapping[str, tuple[float, float, float, float]] = {
    "region": (46.0, 34.5, 93.0, 53.5),
    "silk_road": (49.0, 31.5, 120.0, 48.5),
    "corridors": (24.0, 30.5, 113.0, 55.0),
    "eurasia": (4.0, 30.0, 118.0, 58.0),
}
"""Name of a view: its edges in degrees (west, south, east, north)."""

_MERIDIAN = 70.0
_SOUTH, _NORTH = math.radians(36), math.radians(50)
_N = (math.sin(_SOUTH) + math.sin(_NORTH)) / 2
_C = math.cos(_SOUTH) ** 2 + 2 * _N * math.sin(_SOUTH)

_STATUS: Mapping[str, Look] = {
    "operating": Look("", INK, "o", "-"),
    "construction": Look("", ACCENT, "s", (0, (4, 1.6))),
    "under_construction": Look("", ACCENT, "s", (0, (4, 1.6))),
    "agreed": Look("", "#8e6baa", "^", (0, (3, 2))),
    "planned": Look("", "#8e6baa", "^", (0, (1.2, 1.6))),
    "memorandum": Look("", "#3f8f98", "v", (0, (5, 1.5, 1, 1.5))),
    "proposed": Look("", "#3f8f98", "v", (0, (1, 2.4))),
    "stalled": Look("", "#b0526e", "X", (0, (6, 4))),
    "suspended": Look("", "#b0526e", "X", (0, (3, 4))),
    "cancelled": Look("", "#7a8794", "P", (0, (1, 4))),
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
    start: str = "from_node",
    end: str = "to_node",
    status: str = "status",
    named: Collection[Any] | None = None,
    behind: pd.DataFrame | None = None,
    names: Mapping[str, str] | None = None,
    title: str = "",
    subtitle: str = "",
) -> ground.Chart:
    """Draw places on a map of the region, and lines between them, with their names.

    The five countries have a tint of their own colours. Lines are straight and show
    what is joined, not the lie of the track; a dash tells each `status` from the others.

    `places`: ``lat`` and ``lon`` in degrees, `label`, and `key` where there are routes;
    those that come first choose first where their names stand. `by`: colour and mark.
    `number`: what is written into a disc in place of a mark. `routes`: `start` and `end`
    (keys of places) and `status`; if both ends are one place, a mark stands there.
    `named`: labels that are written (by default all). `behind`: other routes, in grey.
    `view`: one of `VIEWS`.

    ValueError if the view is unknown, no place lies in it, or a route has no place.

    >>> osh = pd.DataFrame({"name": ["Osh"], "lat": [40.53], "lon": [72.8]})
    >>> "Osh" in [text.get_text() for text in map_of(osh).axes[0].texts]
    True
    """
    codes.check_member("view", view, VIEWS)
    data = ground.checked(places, {"label": label, "by": by}, {"y": "lat", "x": "lon"})
    spots = project(data["lon"], data["lat"], view)
    left, bottom, right, top = _edges(view)
    seen = (spots >= (left, bottom)).all(axis=1) & (spots <= (right, top)).all(axis=1)
    if not seen.any():
        message = f"nothing to draw: no place lies in the view {view}"
        raise ValueError(message)
    figure, (ax,) = ground.panels_of(1, WIDTH * (top - bottom) / (right - left) + 0.3)
    ground.dress(ax, "")
    ax.set(xlim=(left, right), ylim=(bottom, top), xticks=[], yticks=[])
    ax.set_aspect("equal", anchor="NW")
    ax.set_xlabel(name_of("outlines", names), loc="left", color=MUTED)
    _draw_land(ax, view)
    looks = looks_of(data[by], names) if by else {"": Look("", NEUTRAL)}
    hues = data[by] if by else pd.Series("", index=data.index)
    handles = [_handle(look, lines=False) for look in looks.values() if by]
    lines = np.empty((0, 2))
    if routes is not None:
        where = dict(zip(data[key], spots, strict=True))
        kinds = _kinds(routes[status], names)
        if behind is not None:
            _draw_routes(
                ax, behind, where, (start, end, ""), {"": Look("", MUTED)}, 1.0
            )
            handles.append(
                Line2D([], [], color=MUTED, lw=1, label=name_of("other", names))
            )
        lines = _draw_routes(ax, routes, where, (start, end, status), kinds, 2.0)
        handles = [_handle(look, lines=True) for look in kinds.values()] + handles
        touched = data[key].isin(routes[[start, end]].to_numpy().ravel())
        seen &= touched.to_numpy()
    for value, look in looks.items():
        mine = spots[seen & hues.eq(value).to_numpy()]
        small = MARKER_SIZES[look.marker] + (1.4 if routes is None else -0.6)
        size = 13.0 if number else small
        mark = {"marker": look.marker, "markersize": size, "color": look.colour}
        ax.plot(*mine.T, ls="none", markeredgecolor=PAPER, zorder=4, **_any(mark))
    if number:
        look_of = {"color": "#fefefe", "ha": "center", "va": "center_baseline"}
        for spot, text in zip(
            spots[seen], data.loc[seen, number].astype(str), strict=True
        ):
            ax.annotate(text, tuple(spot), zorder=5, fontsize=8, **_any(look_of))
    ground.head(figure, title=title, subtitle=subtitle, key=handles)
    ground.fit(figure)
    ax.apply_aspect()
    texts = data.loc[seen, label].fillna("").astype("str")
    shown = texts if named is None else texts.where(texts.isin(list(named)), "")
    page = _to_points(ax, spots[seen])
    bounds = ground.box_of(ax)
    radius = 7.0 if number else 3.5
    boxes = place_names(
        page, shown.tolist(), bounds, lines=_to_points(ax, lines), radius=radius
    )
    ground.write_names(ax, page, shown.tolist(), boxes)
    marks = [(x - radius, y - radius, x + radius, y + radius) for x, y in page]
    _name_countries(ax, view, [*marks, *filter(None, boxes)], names)
    return figure


def _any(look: Mapping[str, Any]) -> Mapping[str, Any]:
    return look


def project(lon: npt.ArrayLike, lat: npt.ArrayLike, view: str) -> Points:
    """Return places in degrees on the map of a view, one row of x and y each."""
    radius = (
        np.sqrt(_C - 2 * _N * np.sin(np.radians(np.asarray(lat, dtype=float)))) / _N
    )
    angle = _N * np.radians(np.asarray(lon, dtype=float) - _middle(view))
    return np.column_stack([radius * np.sin(angle), -radius * np.cos(angle)])


def _middle(view: str) -> float:
    return (VIEWS[view][0] + VIEWS[view][2]) / 2


def _edges(view: str) -> tuple[float, float, float, float]:
    """Return left, bottom, right, top of a view on its map."""
    west, south, east, north = VIEWS[view]
    along = np.linspace(west, east, 41)
    low, high = (project(along, np.full(41, edge), view) for edge in (south, north))
    # The corners of a cone's cut hang; the map ends where the middle does.
    return low[:, 0].min(), low[:, 1].min(), low[:, 0].max(), high[:, 1].max()


@cache
def _outlines(view: str) -> list[tuple[str, str, list[Points]]]:
    """Return name, code and rings of each country, turned and cut for a view."""
    path = files("cac_data") / "charts" / "outlines.json"
    turn = _N * math.radians(_MERIDIAN - _middle(view))
    cos, sin = math.cos(turn), math.sin(turn)
    left, bottom, right, top = _edges(view)
    found = []
    for country in json.loads(path.read_text(encoding="utf-8"))["countries"]:
        rings = []
        for flat in country["rings"]:
            ring = np.array(flat, dtype=float).reshape(-1, 2) / 10000
            ring = ring @ np.array([[cos, sin], [-sin, cos]])
            # Points beyond the edge are moved onto it: the drawing is smaller.
            ring = np.clip(
                ring, (left - 0.01, bottom - 0.01), (right + 0.01, top + 0.01)
            )
            ring = ring[np.append(True, np.abs(np.diff(ring, axis=0)).sum(axis=1) > 0)]
            if len(ring) > 3 and np.ptp(ring, axis=0).min() > 0.004:
                rings.append(ring)
        if rings:
            found.append((country["name"], country["country"], rings))
    return found


def _path(rings: Sequence[Points]) -> Path:
    """Return rings as one path; a ring inside another is a hole."""
    paths = [Path(np.vstack([ring, ring[:1]]), closed=True) for ring in rings]
    return Path.make_compound_path(*paths)


def _draw_land(ax: Axes, view: str) -> None:
    """Tint the five countries, and fill China and all other land in grey."""
    land: dict[tuple[str, float], list[Points]] = {}
    for _, code, rings in _outlines(view):
        own = (COUNTRIES[code][0], 0.3) if code in codes.CA5 else (GRID, 0.5)
        land.setdefault((GRID, 0.9) if code == "CHN" else own, []).extend(rings)
    for (colour, alpha), rings in land.items():
        patch = PathPatch(_path(rings), facecolor=colour, edgecolor=PAPER, alpha=alpha)
        patch.set(linewidth=0.8, zorder=1, in_layout=False)
        ax.add_patch(patch)


def _to_points(ax: Axes, spots: Points) -> Points:
    points = np.asarray(ax.transData.transform(spots), dtype=float)
    return points * 72 / ground.root_of(ax).dpi


def _kinds(
    values: "pd.Series[Any]", names: Mapping[str, str] | None
) -> dict[Any, Look]:
    """Return the look of each status; of other words as they come."""
    known = [value for value in _STATUS if value in set(values)]
    if set(values) <= _STATUS.keys():
        return {
            value: replace(_STATUS[value], name=name_of(value, names))
            for value in known
        }
    return looks_of(values, names)


def _draw_routes(
    ax: Axes,
    routes: pd.DataFrame,
    where: Mapping[Any, Points],
    columns: tuple[str, str, str],
    looks: Mapping[Any, Look],
    width: float,
) -> Points:
    """Draw lines, those between the same places side by side; return where they run."""
    start, end, status = columns
    lost = [
        name for name in pd.concat([routes[start], routes[end]]) if name not in where
    ]
    if lost:
        message = (
            f"no place is called {lost[0]}{codes.closest(lost[0], map(str, where))}"
        )
        raise ValueError(message)
    kinds = routes[status] if status else pd.Series("", index=routes.index)
    groups: dict[tuple[Any, ...], list[Any]] = {}
    for one, other, kind in zip(routes[start], routes[end], kinds, strict=True):
        there = groups.setdefault(tuple(sorted((one, other), key=str)), [])
        if kind not in there or one == other:
            there.append(kind)
    step = np.ptp(ax.get_xlim()) / (WIDTH * 72)
    along = [np.empty((0, 2))]
    for (one, other), there in groups.items():
        leg = np.vstack([where[one], where[other]])
        side = (leg[1] - leg[0])[::-1] * (-1, 1)
        length = float(np.hypot(*side))
        for at, kind in enumerate(sorted(there, key=list(looks).index)):
            look, off = looks[kind], at - (len(there) - 1) / 2
            if length:
                shifted = leg + side / length * off * 2.6 * step
                style = {"ls": look.dash, "lw": width}
                along.append(np.linspace(*shifted, max(int(length / step / 3), 2)))
            else:
                shifted = leg[:1] + (off * 7 * step, 0)
                size = MARKER_SIZES[look.marker] + 1.6
                style = {"ls": "none", "marker": look.marker, "markersize": size}
                along.append(shifted)
            ax.plot(
                *shifted.T, color=look.colour, label=look.name, zorder=3, **_any(style)
            )
    return np.concatenate(along)


def _handle(look: Look, *, lines: bool) -> Line2D:
    dash = look.dash if lines else "none"
    marker = "" if lines else look.marker
    size = MARKER_SIZES[look.marker] + 1.4
    handle = Line2D([], [], color=look.colour, ls=dash, marker=marker, markersize=size)
    handle.set_label(look.name)
    return handle


def _name_countries(
    ax: Axes, view: str, taken: Sequence[Box], names: Mapping[str, str] | None
) -> None:
    """Write the names of countries where nothing else stands, the five first."""
    bounds, occupied = ground.box_of(ax), list(taken)
    countries = sorted(_outlines(view), key=lambda one: one[1] not in codes.CA5)
    for name, code, rings in countries:
        shape = [_to_points(ax, ring) for ring in rings]
        text = name_of(code, names) if code else name
        wide, high = text_width(text) / 2 + 2, SMALL * 0.7
        every = np.vstack(shape)
        low = np.maximum(every.min(axis=0), (bounds[0] + wide, bounds[1] + high))
        top = np.minimum(every.max(axis=0), (bounds[2] - wide, bounds[3] - high))
        grid = np.stack(np.meshgrid(*np.linspace(low, top, 16).T), -1).reshape(-1, 2)
        corners = np.array([(x, y) for x in (-wide, 0, wide) for y in (-high, 0, high)])
        inside = _path(shape).contains_points((grid[:, None] + corners).reshape(-1, 2))
        # The five are named although a letter may stand over a border.
        share = 0.7 if code in codes.CA5 else 1.0
        grid = grid[inside.reshape(-1, len(corners)).mean(axis=1) >= share]
        away = np.hypot(*np.moveaxis((grid[:, None] - every) * (1, 2), -1, 0)).min(
            axis=1
        )
        for x, y in grid[np.argsort(-away, kind="stable")]:
            box = (x - wide, y - high, x + wide, y + high)
            if all(apart(box, other) for other in occupied):
                occupied.append(box)
                spot = np.array([(box[0] + box[2], box[1] + box[3])]) / 2
                place = ax.transData.inverted().transform(
                    spot * ground.root_of(ax).dpi / 72
                )
                look = {"color": MUTED, "style": "italic", "zorder": 2}
                where = {"ha": "center", "va": "center"}
                ax.annotate(text, tuple(place[0]), **_any(look), **_any(where))
                break
