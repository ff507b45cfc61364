"""The ground of a map: land, the five countries, names, title and attribution."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from cac_data import codes
from cac_data.maps.labels import Box, name_width
from cac_data.maps.outlines import (
    ATTRIBUTION,
    Outline,
    Points,
    View,
    area,
    inside,
    outlines,
)
from cac_data.plots.axes import figure_of, lay_out, set_title
from cac_data.plots.style import MUTED, SMALL, TITLE_SIZE, WIDTH, tint, use_style
from cac_data.plots.texts import wrapped

ToPoints = Callable[[Points], Points]

VIEWS: Mapping[str, View] = {
    "region": View(46.0, 34.5, 93.0, 53.5),
    "silk_road": View(49.0, 31.5, 120.0, 48.5),
    "corridors": View(24.0, 30.5, 113.0, 55.0),
    "eurasia": View(4.0, 30.0, 118.0, 58.0),
}
"""Name of a view: its edges in degrees (west, south, east, north)."""

SEA, LAND, CHINA = "#EEF3F6", "#E3E3E3", "#D5D5D5"
_GRID = 16
_CORNERS = np.array(
    [[right, up] for right in (-1.0, -0.5, 0.0, 0.5, 1.0) for up in (-1.0, 0.0, 1.0)]
)
_MARGIN = 0.06  # inches at both sides of a map
_FOOT, _KEY_ROW = 0.24, 0.19  # inches: the attribution, one line of the key


def view_of(view: str | tuple[float, float, float, float] | View) -> View:
    """Return a view by its name or from its edges in degrees."""
    if isinstance(view, View):
        return view
    if isinstance(view, str):
        codes.check_member("view", view, VIEWS)
        return VIEWS[view]
    return View(*view)


@use_style()
def base(
    *,
    title: str,
    view: str | tuple[float, float, float, float] | View = "region",
    names: bool = True,
    ax: Axes | None = None,
) -> Axes:
    """Draw land and borders, without anything on them.

    The five countries have a tint of their own colours, China and all others are grey.
    Coordinates of the Axes are those of ``View.project``, not degrees.

    `view`: a name of ``VIEWS``, or west, south, east and north in degrees.
    `names`: whether countries are named where there is room.
    `ax`: where to draw; by default on a new figure.

    ValueError if the view is unknown, or beyond what the outlines cover.

    Examples
    --------
    >>> ax = base(title="Central Asia")
    >>> ax.get_xlabel()
    'Outlines: Natural Earth. They imply no position on any border.'
    >>> plt.close(ax.figure)
    """
    ground = view_of(view)
    ax = draw_land(ground, title=title, ax=ax)
    if names:
        page = to_points(ax)
        name_countries(ax, ground, page, taken=(), lines=np.empty((0, 2)))
    return ax


def draw_land(
    view: View, *, title: str, ax: Axes | None, key: Sequence[Line2D] = ()
) -> Axes:
    """Draw land on Axes of the right shape, with title, key and attribution."""
    left, bottom, right, top = view.edges()
    own = ax is None
    columns = _key_columns(key)
    if ax is None:
        rows = math.ceil(len(key) / columns)
        ax = _new_axes(title, (top - bottom) / (right - left), key_rows=rows)
    ax.set(xlim=(left, right), ylim=(bottom, top), aspect="equal", facecolor=SEA)
    ax.set(xticks=[], yticks=[])
    for spine in ax.spines.values():
        spine.set_visible(False)  # the ground itself ends where the map does
    if key:
        _explain(ax, key, columns)
    ax.set_xlabel(ATTRIBUTION, loc="left", color=MUTED, fontsize=SMALL)
    set_title(ax, title, own=own)
    if own:
        # No layout moves the map afterwards: names are placed by points of the page.
        figure = figure_of(ax)
        figure.texts[0].set_y(1 - 0.05 / figure.get_figheight())
    _fill(ax, outlines(view, round(points_across(ax), 1)))
    return ax


def _new_axes(title: str, shape: float, *, key_rows: int) -> Axes:
    """Return Axes of a shape on a figure that is as high as they need."""
    title_rows = 1 + wrapped(title, WIDTH * 72 - 8, TITLE_SIZE, bold=True).count("\n")
    head = 0.14 + 0.19 * title_rows + _KEY_ROW * key_rows
    across = WIDTH - 2 * _MARGIN
    height = head + across * shape + _FOOT
    figure = plt.figure(figsize=(WIDTH, height))
    return figure.add_axes(
        (_MARGIN / WIDTH, _FOOT / height, across / WIDTH, across * shape / height)
    )


def _key_columns(key: Sequence[Line2D]) -> int:
    """Return how many entries of a key fit on one line."""
    widths = [name_width(str(item.get_label())) + 46 for item in key]
    columns = max(len(key), 1)
    while columns > 1 and columns * max(widths) > (WIDTH - 2 * _MARGIN) * 72:
        columns -= 1
    return len(key) if key and sum(widths) < WIDTH * 72 - 20 else columns


def _explain(ax: Axes, key: Sequence[Line2D], columns: int) -> None:
    """Explain lines and marks between the title and the map."""
    ax.legend(
        handles=list(key),
        loc="lower left",
        bbox_to_anchor=(0, 1),
        borderaxespad=0.35,
        borderpad=0,
        ncols=columns,
        columnspacing=1.4,
        handlelength=2.6,
        handletextpad=0.5,
        labelspacing=0.35,
        labelcolor=MUTED,
    )


def points_across(ax: Axes) -> float:
    """Return the width of Axes in points of the page."""
    figure = figure_of(ax)
    lay_out(figure)
    return float(ax.get_window_extent().width * 72 / figure.dpi)


def _fill(ax: Axes, countries: Iterable[Outline]) -> None:
    """Draw each of the five with its tint, and all other land as one shape."""
    land: dict[str, list[Points]] = {}
    for country in countries:
        colour = LAND
        if country.country in codes.CA5:
            colour = tint(codes.COUNTRY_COLOURS[country.country], 0.25)
        elif country.country == "CHN":
            colour = CHINA
        land.setdefault(colour, []).extend(country.rings)
    for colour, rings in land.items():
        patch = PathPatch(
            _path(rings),
            facecolor=colour,
            edgecolor="white",
            linewidth=0.8,
            joinstyle="round",
            zorder=1,
        )
        # Land decides neither the limits nor the layout: to ask it takes long.
        patch.set_in_layout(False)
        ax.add_artist(patch)


def _path(rings: Sequence[Points]) -> Path:
    """Return rings as one path; a ring inside another is a hole."""
    corners, moves = [], []
    for ring in rings:
        corners += [ring, ring[:1]]
        moves += [Path.MOVETO, *[Path.LINETO] * (len(ring) - 1), Path.CLOSEPOLY]
    return Path(np.vstack(corners), moves)


def name_countries(
    ax: Axes, view: View, page: ToPoints, *, taken: Sequence[Box], lines: Points
) -> None:
    """Write the names of countries where nothing else stands, the five first."""
    left, bottom, right, top = view.edges()
    corners = page(np.array([[left, bottom], [right, top]]))
    bounds = Box(*(corners[0] + 3), *(corners[1] - 3))
    across = float(corners[1, 0] - corners[0, 0])
    occupied = list(taken)
    countries = sorted(
        outlines(view, round(across, 1)),
        key=lambda item: (
            codes.CA5.index(item.country) if item.country in codes.CA5 else 9
        ),
    )
    for country in countries:
        shape = [page(ring) for ring in country.rings]
        box = _room_for(country, shape, bounds, occupied, lines)
        if box is None:
            continue
        occupied.append(box)
        at = np.array(box.middle) - corners[0]
        write(ax, country.name, at, color=MUTED, fontstyle="italic", zorder=2)


def _room_for(
    country: Outline,
    shape: Sequence[Points],
    bounds: Box,
    taken: Sequence[Box],
    lines: Points,
) -> Box | None:
    """Return a box for the name, as far inside the country as can be."""
    half = np.array([name_width(country.name) / 2 + 1, SMALL * 0.65])
    if sum(map(area, shape)) < half[0] * half[1]:
        return None
    every = np.vstack(shape)
    low = np.maximum(every.min(axis=0), np.array([bounds.left, bounds.bottom]) + half)
    high = np.minimum(every.max(axis=0), np.array([bounds.right, bounds.top]) - half)
    if (low > high).any():
        return None
    steps = [np.linspace(*ends, _GRID) for ends in zip(low, high, strict=True)]
    grid = np.column_stack([part.ravel() for part in np.meshgrid(*steps)])
    grid = grid[inside(grid, shape)]
    # The five are named although a letter may stand over a border.
    share = 0.7 if country.country in codes.CA5 else 1.0
    spots = (grid[:, None, :] + _CORNERS * half).reshape(-1, 2)
    held = inside(spots, shape).reshape(-1, len(_CORNERS)).mean(axis=1)
    grid = grid[held >= share]
    if not len(grid):
        return None
    away = (every[None, :, :] - grid[:, None, :]) * (1.0, 2.0)
    free = np.hypot(away[..., 0], away[..., 1]).min(axis=1)
    for x, y in grid[np.argsort(-free, kind="stable")]:
        box = Box(x - half[0], y - half[1], x + half[0], y + half[1])
        if not any(box.meets(other, 1.5) for other in taken) and not box.count(lines):
            return box
    return None


def write(ax: Axes, text: str, at: Points, **look: Any) -> None:
    """Write a text around a spot, so many points from the lower left corner."""
    note = ax.annotate(
        text,
        (0, 0),
        xycoords="axes fraction",
        xytext=tuple(at),
        textcoords="offset points",
        ha="center",
        va="center",
        fontsize=SMALL,
        **look,
    )
    note.set_in_layout(False)  # inside the map, it moves nothing


def to_points(ax: Axes) -> ToPoints:
    """Return the function from places on the map to points of the page.

    It holds as long as nothing is written beside the map that takes room from it.
    """
    figure = figure_of(ax)
    lay_out(figure)
    scale = 72 / figure.dpi

    def page(places: Points) -> Points:
        return np.asarray(ax.transData.transform(places), dtype=float) * scale

    return page
