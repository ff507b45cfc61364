"""Maps of the region: land, places with their names, and lines between places."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from cac_data import codes
from cac_data.charts import style
from cac_data.charts.data import tidy
from cac_data.charts.figure import Chart
from cac_data.charts.outlines import VIEWS, Points, edges_of, outlines, project
from cac_data.charts.panel import Panel
from cac_data.charts.style import Look, Names
from cac_data.colours import COUNTRIES, GRID, INK, MUTED, PAPER
from cac_data.validate import check_member
from cac_data.writing import writing

OUTLINES = "Outlines: Natural Earth. They imply no position on any border."

NEAR = [(5, 0), (-5, 0), (0, 5), (0, -5), (4, 4), (4, -4), (-4, 4), (-4, -4)]
"""Points by which the name of a place may stand off, the best first."""

FAR = [
    (distance * math.cos(turn), distance * math.sin(turn))
    for distance in (14, 22, 31, 42, 54)
    for turn in np.arange(16) * math.pi / 8
]
"""The same, where there is no room near the place: a line leads there."""

SIZE_OF_DISC = 13.0  # with a number in it
SIZE_OF_TRIANGLE = 17.0  # which has less room for one
APART = 15.0
"""Points between the middles of two marks with numbers."""

LOWER = {"^": -1.8, "v": 1.8}
"""Points by which a number stands off the middle of a mark that is wide at one end."""

ROUNDS = 200
"""How often marks that cover each other are moved; a few do for twenty."""

SIZE_ON_ROUTE = 3.4
SIZE_OF_PLACE = 6.0


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
) -> Chart:
    """Draw places on a map of the region, and lines between them, with their names.

    `places`: ``lat`` and ``lon`` in degrees, `label`, and `key` where there are routes;
    those that come first choose first where their names stand. `number`: what a disc
    holds; discs that would cover each other stand side by side. `routes`: two columns
    `ends` with keys of places, and `status`, the colour and dash; lines show what is
    joined, not the lie of the track. `named`: labels that are written (by default all).
    `rings`: values of `by` that are drawn as a ring, so that another mark at the same
    place is seen. `behind`: other routes, thin and grey.
    ValueError if the `view` is unknown, no place lies in it, or a route has no place.

    >>> osh = pd.DataFrame({"name": ["Osh"], "lat": [40.53], "lon": [72.8]})
    >>> "Osh" in [text.get_text() for text in map_of(osh).axes[0].texts]
    True
    """
    check_member("view", view, VIEWS)
    roles = {"label": label, "hue": by, "number": number}
    if routes is not None:
        roles["key"] = key
    data = tidy(places, {"x": "lon", "y": "lat"}, roles)
    data[["x", "y"]] = project(view, data["x"], data["y"])
    shown = _within(data, view)
    looks = style.looks_of(shown["hue"], names)

    figure, ax = _land_of(view, names)
    joined: list[Points] = []
    size = SIZE_OF_PLACE
    if routes is not None:
        size = SIZE_ON_ROUTE
        network = _Network(data, ends, names)
        joined = network.draw(figure, ax, routes, status, behind)
        is_joined = shown["key"].isin(routes[[*ends]].to_numpy().ravel())
        shown = shown[is_joined]
    if number:
        size = SIZE_OF_DISC
        shown[["x", "y"]] = _spread(shown[["x", "y"]].to_numpy(), APART / _points(ax))
    marks = _Marks(looks, rings, size)
    marks.draw(ax, shown)
    if by:
        marks.enter(figure)
    figure.finish()
    _write_names(ax, shown, joined, named, names, radius=7.0 if number else 3.5)
    _name_countries(ax, view, names)
    return figure


def _within(data: pd.DataFrame, view: str) -> pd.DataFrame:
    """Return the places that lie on a map."""
    edges = edges_of(view)
    is_within = data["x"].between(edges.x0, edges.x1)
    is_within &= data["y"].between(edges.y0, edges.y1)
    if not is_within.any():
        message = f"nothing to draw: no place lies in the view {view}"
        raise ValueError(message)
    return data[is_within]


def _land_of(view: str, names: Names) -> tuple[Chart, Panel]:
    """Return a figure with the land of a map, and whose outlines these are."""
    edges = edges_of(view)
    figure = Chart(style.width() * edges.height / edges.width + 0.3, "x")
    (ax,) = figure.panels
    ax.spines[:].set_visible(False)
    ax.set(xlim=edges.intervalx, ylim=edges.intervaly, xticks=[], yticks=[])
    ax.set_aspect("equal", anchor="NW")
    credit = style.name_of("outlines", {"outlines": OUTLINES, **(names or {})})
    ax.set_xlabel(credit, loc="left", color=MUTED, visible=True)
    _draw_land(ax, view)
    return figure, ax


def _draw_land(ax: Axes, view: str) -> None:
    """Tint the five countries, and fill China and all other land in grey."""
    land_of_fill: dict[tuple[str, float], list[Path]] = {}
    for outline in outlines(view):
        if outline.code in codes.CA5:
            fill = (COUNTRIES[outline.code][0], 0.3)
        else:
            fill = (GRID, 0.9 if outline.code == "CHN" else 0.5)
        land_of_fill.setdefault(fill, []).extend(outline.land)
    for (colour, alpha), land in land_of_fill.items():
        patch = PathPatch(Path.make_compound_path(*land), fc=colour, alpha=alpha)
        patch.set(edgecolor=PAPER, linewidth=0.8, zorder=1, in_layout=False)
        ax.add_artist(patch)  # by which the limits, which are set, need not be found


# --- Routes --------------------------------------------------------------------------


@dataclass(frozen=True)
class _Network:
    """Places with the keys by which the `ends` of routes name them."""

    places: pd.DataFrame
    ends: tuple[str, str]
    names: Names

    def draw(
        self,
        figure: Chart,
        ax: Axes,
        routes: pd.DataFrame,
        status: str,
        behind: pd.DataFrame | None,
    ) -> list[Points]:
        """Draw routes, and others `behind`; return points on the lines of the first."""
        looks = style.looks_of(routes[status], self.names)
        # Ink for the first, which would be lost on the tints.
        first = next(iter(looks))
        looks[first] = replace(looks[first], colour=INK, width=2.2)
        joined = []
        for value, look in looks.items():
            joined += self._draw_lines(ax, routes[routes[status] == value], look)
        if behind is not None:
            grey = Look(style.name_of("other", self.names), "#7f7f7f", width=0.9)
            looks[None] = grey
            self._draw_lines(ax, behind, grey)
        figure.add_key(_route, looks.values())
        return joined

    def _draw_lines(self, ax: Axes, routes: pd.DataFrame, look: Look) -> list[Points]:
        """Draw a line for each route; return 25 points on each."""
        spots = self.places[["x", "y"]].to_numpy()
        spot_of = dict(zip(self.places["key"], spots, strict=True))
        lines = []
        for begin, end in routes[[*self.ends]].itertuples(index=False):
            check_member("place", begin, spot_of)
            check_member("place", end, spot_of)
            line = np.linspace(spot_of[begin], spot_of[end], 25)
            x, y = line[[0, -1]].T
            ax.plot(x, y, **_route(look))
            lines.append(line)
        return lines


def _route(look: Look, kind: str = "published") -> dict[str, Any]:
    return {**look.line(kind), "marker": "", "zorder": 2 + look.width / 2}


# --- Places --------------------------------------------------------------------------


@dataclass(frozen=True)
class _Marks:
    """How places are marked: those in `rings` by a ring, others by a dot."""

    looks: Mapping[Any, Look]
    rings: Collection[Any]
    size: float

    def draw(self, ax: Panel, places: pd.DataFrame) -> None:
        """Draw a mark at each place, and its number."""
        for value, look in self.looks.items():
            of_look = places[places["hue"] == value]
            mark = _ring(look) if value in self.rings else self._filled(look)
            ax.plot(of_look["x"], of_look["y"], **mark)
            lower = LOWER.get(mark["marker"], 0.0) / _points(ax)
            numbers = of_look[["x", "y", "number"]]
            for x, y, number in numbers.itertuples(index=False):
                ax.write(
                    str(number),
                    (x, y + lower),
                    fontsize=8,
                    color="#fefefe",
                    ha="center",
                    va="center_baseline",
                )

    def _filled(self, look: Look) -> dict[str, Any]:
        mark = look.mark()
        is_wider = self.size == SIZE_OF_DISC and mark["marker"] in LOWER
        return {**mark, "markersize": SIZE_OF_TRIANGLE if is_wider else self.size}

    def enter(self, figure: Chart) -> None:
        """Enter what marks mean into the key."""
        for value, look in self.looks.items():
            figure.add_key(_ring if value in self.rings else Look.mark, [look])


def _points(ax: Axes) -> float:
    """Return how many points a unit of a map's axes is long."""
    return float(72 * style.width() / np.ptp(ax.get_xlim()))


def _spread(spots: Points, least: float) -> Points:
    """Return places moved until no two are nearer than `least`, in as small steps."""
    # Those at one spot would be pushed nowhere: each begins a hair off it, its own way.
    turns = np.arange(len(spots))
    hairs = np.column_stack([np.cos(turns), np.sin(turns)])  # (places, x and y)
    moved = spots + least / 100 * hairs
    for _ in range(ROUNDS):
        away = moved[:, np.newaxis] - moved  # (places, places, x and y)
        distance = np.hypot(away[..., 0], away[..., 1])  # (places, places)
        np.fill_diagonal(distance, np.inf)
        if (distance > least * 0.999).all():
            break
        # Each of two makes half of what they lack.
        lacking = np.maximum(least - distance, 0)
        push = lacking / (2 * distance)
        pushes = away * push[..., np.newaxis]  # (places, places, x and y)
        moved = moved + pushes.sum(axis=1)
    x_moved, y_moved = (moved - spots).T
    is_moved = np.hypot(x_moved, y_moved) > least / 50
    return np.where(is_moved[:, np.newaxis], moved, spots)


def _ring(look: Look, _kind: str = "published") -> dict[str, Any]:
    """A mark that is hollow, and wider than those that are filled."""
    return {
        **look.mark("estimate"),
        "markerfacecolor": "none",
        "marker": "o",
        "markersize": 10.0,
    }


def _write_names(
    ax: Panel,
    places: pd.DataFrame,
    joined: Sequence[Points],
    named: Collection[Any] | None,
    names: Names,
    *,
    radius: float,
) -> None:
    """Write the names of places where they hit no mark, no line and no other name."""
    spots = places[["x", "y"]].to_numpy()
    ax.keep_free(spots, radius)
    ax.keep_free(np.reshape(joined, (-1, 2)), 1.0)
    for name, spot in zip(places["label"], spots, strict=True):
        is_named = named is None or name in named
        if pd.notna(name) and is_named:
            ax.write_beside((names or {}).get(name, name), spot, [*NEAR, *FAR])


def _name_countries(ax: Panel, view: str, names: Names) -> None:
    """Write the names of countries where nothing else stands, the five first."""
    points = _points(ax)
    five_first = sorted(
        outlines(view), key=lambda outline: outline.code not in codes.CA5
    )
    for outline in five_first:
        is_of_five = outline.code in codes.CA5
        name = style.name_of(outline.code, names) if outline.code else outline.name
        # The five are named although a letter may stand over a border.
        needed = len(name) * (1.3 if is_of_five else 2.3)
        for x, y, room in outline.spots:
            fits = room * points > needed
            if fits and _write_country(ax, name, (x, y)):
                break


def _write_country(ax: Panel, name: str, spot: tuple[float, float]) -> bool:
    style_of_name = "normal" if writing().is_in_han else "italic"
    look: Any = {"color": MUTED, "style": style_of_name, "in_layout": False}
    return ax.write_beside(name, spot, [(0, 0)], **look)
