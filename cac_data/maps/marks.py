"""What stands on a map: places with their names, and lines between places."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from cac_data import codes
from cac_data.maps.labels import Box, Mark, name_width, place_names
from cac_data.maps.land import (
    ToPoints,
    draw_land,
    name_countries,
    to_points,
    view_of,
    write,
)
from cac_data.maps.outlines import Points, View
from cac_data.plots.axes import figure_of
from cac_data.plots.frames import checked
from cac_data.plots.style import (
    INK,
    MARKER_SIZES,
    MUTED,
    NEUTRAL,
    SERIES,
    SMALL,
    Look,
    looks_of,
    use_style,
)

STATUS_LOOKS: Mapping[str, Look] = {
    "operating": Look("operating", "#22313F", "o", "-", 2.0),
    "under_construction": Look("under construction", "#A6761D", "s", (0, (4, 1.6)), 2),
    "agreed": Look("agreed", "#8E6BAA", "^", (0, (3, 2)), 1.8),
    "planned": Look("planned", "#8E6BAA", "^", (0, (1.2, 1.6)), 1.8),
    "memorandum": Look("memorandum", "#3F8F98", "v", (0, (5, 1.5, 1, 1.5)), 1.6),
    "proposed": Look("proposed", "#3F8F98", "v", (0, (1, 2.4)), 1.6),
    "stalled": Look("stalled", "#B0526E", "X", (0, (6, 4)), 1.6),
    "suspended": Look("suspended", "#B0526E", "X", (0, (3, 4)), 1.6),
    "cancelled": Look("cancelled", "#7A8794", "P", (0, (1, 4)), 1.6),
}
"""How a line or a place is drawn that exists, is being built, or is only spoken of."""

_APART = 2.6  # points between lines that run along each other
_MARK_STEP = 7.0  # points between the marks of one place
# The ground that a mark covers, as points around its middle, so that names avoid it.
_MARK_GROUND = np.array([[x, y] for x in (-3.5, 0, 3.5) for y in (-3.5, 0, 3.5)])
_LEFT_BEHIND = "#8C8C8C"


@use_style()
def places(
    frame: pd.DataFrame,
    *,
    title: str,
    label: str = "name",
    kind: str | None = None,
    named: Collection[Any] | None = None,
    view: str | tuple[float, float, float, float] | View = "region",
    ax: Axes | None = None,
) -> Axes:
    """Draw places on a map, with their names where these fit.

    `frame`: columns ``lat`` and ``lon`` in degrees; one row per place. The first rows
    choose first where their names stand.
    `kind`: column that decides mark and colour, such as ``country``; each of its values
    stands in the key.
    `named`: the names that are written; by default all. Empty names never are.
    `view`: a name of ``VIEWS``, or west, south, east and north in degrees.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty, lacks a column, has more than six kinds, or no
    place lies in the view.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame({"name": ["Osh"], "lat": [40.53], "lon": [72.8]})
    >>> ax = places(frame, title="One place")
    >>> "Osh" in [text.get_text() for text in ax.texts]
    True
    >>> plt.close(ax.figure)
    """
    ground = view_of(view)
    data = _in_view(frame, ground, [label, kind], function="places")
    looks = _looks(data, kind, function="places")
    key = _mark_key(looks) if kind else []
    ax = draw_land(ground, title=title, ax=ax, key=key)
    draw_marks(ax, data, kind=kind, looks=looks)
    page, none = to_points(ax), np.empty((0, 2))
    write_names(ax, ground, page, data, label=label, named=named, lines=none)
    return ax


@use_style()
def routes(
    frame: pd.DataFrame,
    points: pd.DataFrame,
    *,
    title: str,
    kind: str = "status",
    start: str = "from_node",
    end: str = "to_node",
    key: str = "node_id",
    label: str = "name",
    named: Collection[Any] | None = None,
    behind: pd.DataFrame | None = None,
    looks: Mapping[Any, Look] | None = None,
    view: str | tuple[float, float, float, float] | View = "region",
    ax: Axes | None = None,
) -> Axes:
    """Draw lines between places: legs of a network, routes, pipelines by status.

    Lines are straight on the map and show what is joined, not the lie of the track.
    Where lines of several kinds join the same two places they run side by side. A line
    whose two ends are one place is a mark there, in the look of its kind; several of
    one place stand in a row.

    `frame`: one row per line between two places.
    `points`: the places: columns `key`, `label`, ``lat`` and ``lon``. Those that no
    line touches are not drawn.
    `kind`: column that decides colour and dashes: a status of ``STATUS_LOOKS``, or up
    to six other words. Each stands in the key, in the order of the frame.
    `start`, `end`: columns that name the two places.
    `named`: keys of the places whose names are written; by default all that lines
    touch.
    `behind`: lines drawn thin and grey below the others, as one, with the same columns.
    `looks`: how each value of `kind` is drawn and called, in the order of the key; by
    default as said there.
    `view`: a name of ``VIEWS``, or west, south, east and north in degrees.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty, lacks a column, refers to a place that is not
    there, or has more than six kinds without a look of their own.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> points = pd.DataFrame(
    ...     {
    ...         "node_id": ["kashgar", "osh"],
    ...         "name": ["Kashgar", "Osh"],
    ...         "lat": [39.47, 40.53],
    ...         "lon": [75.99, 72.8],
    ...     }
    ... )
    >>> legs = pd.DataFrame(
    ...     {"from_node": ["kashgar"], "to_node": ["osh"], "status": ["planned"]}
    ... )
    >>> ax = routes(legs, points, title="A railway that is planned")
    >>> [line.get_label() for line in ax.get_lines()][0]
    'planned'
    >>> plt.close(ax.figure)
    """
    ground = view_of(view)
    codes.check_columns(frame.columns, [start, end, kind], function="routes")
    if frame.empty:
        message = "routes: the frame is empty, there is nothing to draw"
        raise ValueError(message)
    looks = _looks(frame, kind, function="routes") if looks is None else looks
    where = _positions(points, ground, [key, label], key)
    legs = _joined(frame, where, start=start, end=end)
    others = None
    if behind is not None and not behind.empty:
        codes.check_columns(behind.columns, [start, end], function="routes")
        others = _joined(behind, where, start=start, end=end)
    marked = frame[start].eq(frame[end])
    entries = _line_key(looks, frame.loc[marked, kind], others=others is not None)
    ax = draw_land(ground, title=title, ax=ax, key=entries)
    page = to_points(ax)
    drawn = _draw_lines(ax, page, legs, frame[kind], looks)
    if others is not None:
        # One path with gaps is a third of the size of as many paths as there are lines.
        gap = np.full((1, 2), np.nan)
        path = np.vstack([part for line in others for part in (line, gap)])
        ax.plot(*path.T, color=_LEFT_BEHIND, linewidth=1.1, zorder=2.5, label="other")
    touched = set(frame[start]) | set(frame[end])
    data = points[points[key].isin(touched)]
    data = _in_view(data, ground, [label], function="routes")
    joined = data[data[key].isin(frame.loc[~marked, [start, end]].to_numpy().ravel())]
    draw_marks(ax, joined, kind=None, looks=looks_of(data[[label]], None), small=True)
    shown = None if named is None else set(data.loc[data[key].isin(named), label])
    write_names(ax, ground, page, data, label=label, named=shown, lines=drawn)
    return ax


def _in_view(
    frame: pd.DataFrame, view: View, columns: Iterable[str | None], *, function: str
) -> pd.DataFrame:
    """Return the places within a view, with their x and y on the map."""
    data = checked(frame, columns, function=function, numbers=["lat", "lon"])
    data[["x", "y"]] = view.project(data["lon"], data["lat"])
    left, bottom, right, top = view.edges()
    data = data[data["x"].between(left, right) & data["y"].between(bottom, top)]
    if data.empty:
        message = f"{function}: no place of the frame lies in the view"
        raise ValueError(message)
    return data.reset_index(drop=True)


def _looks(data: pd.DataFrame, kind: str | None, *, function: str) -> dict[Any, Look]:
    """Return the look of each kind; a status always has its own."""
    values = [] if kind is None else list(dict.fromkeys(data[kind]))
    if values and all(value in STATUS_LOOKS for value in values):
        return {key: look for key, look in STATUS_LOOKS.items() if key in values}
    if kind != "country" and len(values) > len(SERIES):
        message = (
            f"{function}: {kind} has {len(values)} kinds; at most {len(SERIES)} can "
            "be told apart"
        )
        raise ValueError(message)
    return looks_of(data, kind)


def _positions(
    points: pd.DataFrame, view: View, columns: Sequence[str], key: str
) -> dict[Any, Points]:
    """Return where each place is on the map."""
    data = checked(points, columns, function="routes", numbers=["lat", "lon"])
    return dict(zip(data[key], view.project(data["lon"], data["lat"]), strict=True))


def _joined(
    frame: pd.DataFrame, where: Mapping[Any, Points], *, start: str, end: str
) -> list[Points]:
    """Return each line as its two ends."""
    unknown = sorted(
        {str(name) for name in [*frame[start], *frame[end]] if name not in where}
    )
    if unknown:
        message = (
            f"routes: no place is called {', '.join(unknown[:5])}"
            f"{codes.closest(unknown[0], map(str, where))}"
        )
        raise ValueError(message)
    pairs = zip(frame[start], frame[end], strict=True)
    # Always from the one end, so that lines side by side agree which side is which.
    return [
        np.vstack([where[name] for name in sorted(pair, key=str)]) for pair in pairs
    ]


def _draw_lines(
    ax: Axes,
    page: ToPoints,
    legs: Sequence[Points],
    kinds: pd.Series[Any],
    looks: Mapping[Any, Look],
) -> Points:
    """Draw lines, those between the same places side by side; return where they run."""
    unit = float(np.diff(page(np.array([[0.0, 0], [1, 0]])), axis=0)[0, 0])
    beside: dict[bytes, list[Any]] = {}
    for leg, kind in zip(legs, kinds, strict=True):
        there = beside.setdefault(leg.tobytes(), [])
        if kind not in there:
            there.append(kind)
    along = [np.empty((0, 2))]
    along += _draw_spots(ax, page, legs, kinds, looks)
    for leg, kind in zip(legs, kinds, strict=True):
        if not np.ptp(leg, axis=0).any():
            continue
        there = beside[leg.tobytes()]
        ordered = [value for value in looks if value in there]
        step = ordered.index(kind) - (len(ordered) - 1) / 2
        forward = leg[1] - leg[0]
        across = np.array([-forward[1], forward[0]])
        length = float(np.hypot(*across))
        shifted = leg + (across / length * step * _APART / unit if length else 0)
        look = looks[kind]
        ax.plot(
            *shifted.T,
            color=look.colour,
            linewidth=look.width,
            linestyle=look.dash,
            solid_capstyle="round",
            label=str(kind),
            zorder=3,
        )
        ends = page(shifted)
        count = max(int(np.hypot(*(ends[1] - ends[0])) / 3), 1)
        along.append(np.linspace(ends[0], ends[1], count + 1))
    return np.concatenate(along)


def _draw_spots(
    ax: Axes,
    page: ToPoints,
    legs: Sequence[Points],
    kinds: pd.Series[Any],
    looks: Mapping[Any, Look],
) -> list[Points]:
    """Draw lines whose ends are one place as marks there; return where they stand."""
    unit = float(np.diff(page(np.array([[0.0, 0], [1, 0]])), axis=0)[0, 0])
    at: dict[bytes, list[tuple[Points, Any]]] = {}
    for leg, kind in zip(legs, kinds, strict=True):
        if not np.ptp(leg, axis=0).any():
            at.setdefault(leg.tobytes(), []).append((leg[0], kind))
    found = []
    order = list(looks)
    for marks in at.values():
        marks.sort(key=lambda mark: order.index(mark[1]))
        for place, (spot, kind) in enumerate(marks):
            step = (place - (len(marks) - 1) / 2) * _MARK_STEP / unit
            look = looks[kind]
            ax.plot(
                [spot[0] + step],
                [spot[1]],
                linestyle="none",
                marker=look.marker,
                markersize=MARKER_SIZES[look.marker] + 1.6,
                color=look.colour,
                markeredgecolor="white",
                markeredgewidth=0.6,
                label=str(kind),
                zorder=4.2,
            )
            found.append(page(np.array([[spot[0] + step, spot[1]]])) + _MARK_GROUND)
    return found


def draw_marks(
    ax: Axes,
    data: pd.DataFrame,
    *,
    kind: str | None,
    looks: Mapping[Any, Look],
    small: bool = False,
) -> None:
    """Draw the marks of places, one line of marks per kind."""
    for value, look in looks.items():
        rows = data if kind is None else data[data[kind].eq(value)]
        ax.plot(
            rows["x"],
            rows["y"],
            linestyle="none",
            marker=look.marker,
            markersize=3.6 if small else MARKER_SIZES[look.marker] + 1.2,
            color=look.colour if kind else NEUTRAL,
            markeredgecolor="white",
            markeredgewidth=0.6,
            label=str(value),
            zorder=4,
        )


def write_names(
    ax: Axes,
    view: View,
    page: ToPoints,
    data: pd.DataFrame,
    *,
    label: str,
    named: Collection[Any] | None,
    lines: Points,
) -> None:
    """Write the names of places and, where room is left, those of countries."""
    left, bottom, right, top = view.edges()
    corner, opposite = page(np.array([[left, bottom], [right, top]]))
    bounds = Box(*(corner + 2), *(opposite - 2))
    wanted = data[label].astype("str").str.strip().ne("") & data[label].notna()
    if named is not None:
        wanted &= data[label].isin(list(named))
    spots = page(data[["x", "y"]].to_numpy(dtype=float))
    others = [Mark(x, y, 0, 0).box for x, y in spots[~wanted.to_numpy()]]
    texts = [str(text).strip() for text in data.loc[wanted, label]]
    marks = [
        Mark(x, y, name_width(text) + 1, SMALL * 1.15)
        for (x, y), text in zip(spots[wanted.to_numpy()], texts, strict=True)
    ]
    found = place_names(marks, bounds=bounds, taken=others, lines=lines)
    taken = [*others, *(mark.box for mark in marks)]
    for text, place in zip(texts, found, strict=True):
        if place is None:
            continue
        taken.append(place.box)
        write(ax, text, np.array(place.box.middle) - corner, color=INK, zorder=6)
        if place.line is not None:
            _leader(ax, place.line)
    name_countries(ax, view, page, taken=taken, lines=lines)


def _leader(ax: Axes, line: tuple[float, float, float, float]) -> None:
    """Draw the thin line from a mark to its name."""
    scale = 72 / figure_of(ax).dpi
    ends = np.array(line).reshape(2, 2) / scale
    on_map = ax.transData.inverted().transform(ends)
    ax.plot(*on_map.T, color=MUTED, linewidth=0.5, zorder=3.5, label="_leader")


def _mark_key(looks: Mapping[Any, Look]) -> list[Line2D]:
    return [
        Line2D(
            [],
            [],
            linestyle="none",
            marker=look.marker,
            markersize=MARKER_SIZES[look.marker] + 1.2,
            color=look.colour,
            markeredgecolor="white",
            markeredgewidth=0.6,
            label=look.name,
        )
        for look in looks.values()
    ]


def _line_key(
    looks: Mapping[Any, Look], marked: pd.Series[Any], *, others: bool
) -> list[Line2D]:
    found: list[Line2D] = [
        Line2D(
            [],
            [],
            color=look.colour,
            linewidth=look.width,
            linestyle=look.dash,
            marker=look.marker if kind in set(marked) else "",
            markersize=MARKER_SIZES[look.marker] + 1.6,
            markeredgecolor="white",
            markeredgewidth=0.6,
            label=look.name,
        )
        for kind, look in looks.items()
    ]
    if others:
        found.append(Line2D([], [], color=_LEFT_BEHIND, linewidth=1.1, label="other"))
    return found
