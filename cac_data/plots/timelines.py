"""Things in time: `timeline` of what happened, `lifetimes` of what lasted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import ScaledTranslation

from cac_data import codes
from cac_data.plots.axes import (
    add_key,
    axes_for,
    dpi_scale,
    dress,
    figure_of,
    lay_out,
    set_title,
    unit_below,
)
from cac_data.plots.bar_parts import SHADES
from cac_data.plots.eras import TimeAxis, ends_of, moment, time_axis
from cac_data.plots.style import (
    GRID,
    INK,
    MARKER_SIZES,
    MUTED,
    NEUTRAL,
    SERIES,
    SMALL,
    Look,
    looks_of,
    on_white,
    row_names,
    tint,
    use_style,
)
from cac_data.plots.texts import text_width

_MANY = 40  # from so many on things are strokes, as on a bar code
_QUIET = "#F0F0F0"
Sections = Mapping[str, tuple[int, int]]


def _checked(
    frame: pd.DataFrame, columns: Sequence[str | None], *, function: str
) -> pd.DataFrame:
    """Return the rows with a date, or say what is wrong with the frame."""
    needed = [column for column in columns if column]
    codes.check_columns(frame.columns, needed, function=function)
    if frame.empty:
        message = f"{function}: the frame is empty, there is nothing to draw"
        raise ValueError(message)
    return frame.reset_index(drop=True)


@use_style()
def timeline(
    frame: pd.DataFrame,
    *,
    lane: str,
    period: str = "period",
    hue: str | None = None,
    label: str | None = None,
    sections: Sections | None = None,
    quiet: pd.DataFrame | None = None,
    marked: Mapping[int, str] | None = None,
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw what happened when, in lanes; many things become strokes.

    `frame`: one row per thing. What took or is dated to a span is a line over it.
    `lane`: column of the lanes, in the order of the frame.
    `period`: column of the dates as the tables write them, before our era too.
    `hue`: column of up to six kinds, told apart by colour and mark.
    `label`: column of short texts beside the marks; what finds no room is left out.
    `sections`: parts of history with their first and last year, which get the same
    width each. By default one axis holds all dates.
    `quiet`: spans to shade: ``start`` and ``end`` (years), ``words`` (written where
    there is room).
    `marked`: years with a line across all lanes, such as a claim.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty or lacks a column, a date is none, sections
    overlap, or there are more than six kinds.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame({"lane": ["war", "trade"], "period": ["-0104", "1992-06"]})
    >>> ax = timeline(frame, lane="lane", title="Two things")
    >>> [text.get_text() for text in ax.get_yticklabels()]
    ['war', 'trade']
    >>> plt.close(ax.figure)
    """
    data = _checked(frame, [lane, period, hue, label], function="timeline")
    moments = [ends_of(text) for text in data[period]]
    looks = _kinds(data, hue, function="timeline")
    axis = time_axis(sections, moments)
    lanes = list(dict.fromkeys(data[lane]))
    own = ax is None
    ax = axes_for(ax, height=1.25 + 0.42 * len(lanes))
    dress(ax, grid="x")
    ax.grid(visible=False)
    _name_rows(ax, data, lane, lanes)
    unit_below(ax, "year; each part has its own scale" if sections else "year")
    set_title(ax, title, own=own)
    handles = _mark_key(looks, data) if hue else []
    if len(axis.sections) > 1 or axis.sections[0].name:
        # The names of the parts stand where the key would.
        _key_above_names(ax, handles)
    else:
        add_key(ax, handles)
    axis.lay_on(ax)
    for at in np.arange(len(lanes) - 1) + 0.5:
        ax.axhline(at, color=GRID, linewidth=0.6, zorder=1.4)
    _shade(ax, axis, quiet)
    _mark_years(ax, axis, marked or {})
    many = len(data) > _MANY
    for value, look in looks.items():
        for row, name in enumerate(lanes):
            chosen = data[lane].eq(name)
            if hue is not None:
                chosen &= data[hue].eq(value)
            drawn = [axis_span(axis, moments[at]) for at in np.flatnonzero(chosen)]
            _draw_marks(ax, row, drawn, look, many=many)
    if label is not None:
        _write_labels(ax, axis, data, moments, lanes, lane=lane, label=label)
    return ax


def axis_span(axis: TimeAxis, moments: tuple[float, float]) -> tuple[float, float]:
    """Return where a span lies on the axis."""
    return axis.place(moments[0]), axis.place(moments[1])


def _kinds(data: pd.DataFrame, hue: str | None, *, function: str) -> dict[Any, Look]:
    looks = looks_of(data, hue)
    if len(looks) > len(SERIES):
        message = (
            f"{function}: `hue`: {hue} has {len(looks)} values; at most {len(SERIES)} "
            "can be told apart"
        )
        raise ValueError(message)
    if hue is None:
        return {None: Look("", NEUTRAL, "o")}
    return looks


def _name_rows(ax: Axes, data: pd.DataFrame, column: str, rows: Sequence[Any]) -> None:
    first = data.drop_duplicates(column)
    names = dict(zip(first[column], row_names(first, [column]), strict=True))
    ax.set_yticks(range(len(rows)), [str(names[row]).replace("_", " ") for row in rows])
    ax.set_ylim(len(rows) - 0.5, -0.5)
    for text in ax.get_yticklabels():
        text.set_color(INK)
    ax.spines["left"].set_visible(False)
    ax.spines["bottom"].set_visible(True)
    ax.tick_params(axis="x", bottom=True, length=3)


def _draw_marks(
    ax: Axes,
    row: int,
    spans: Sequence[tuple[float, float]],
    look: Look,
    *,
    many: bool,
) -> None:
    if not spans:
        return
    wide = 0.012 * (ax.get_xlim()[1] - ax.get_xlim()[0])
    points = [(start + end) / 2 for start, end in spans]
    lasting = [(start, end) for start, end in spans if end - start > wide]
    for start, end in lasting:
        ax.plot([start, end], [row, row], color=look.colour, linewidth=1.4, zorder=2.4)
    ax.plot(
        points,
        [row] * len(points),
        linestyle="none",
        marker="|" if many else look.marker,
        markersize=15 if many else MARKER_SIZES[look.marker] + 2.4,
        markeredgewidth=1.1 if many else 0.8,
        markeredgecolor=look.colour if many else "white",
        color=look.colour,
        label=look.name,
        zorder=3,
    )


def _shade(ax: Axes, axis: TimeAxis, quiet: pd.DataFrame | None) -> None:
    """Shade spans without an entry, and say how long they are where it fits."""
    if quiet is None or quiet.empty:
        return
    figure = figure_of(ax)
    scale = ax.get_window_extent().width * 72 / figure.dpi / np.ptp(ax.get_xlim())
    for start, end, words in zip(
        quiet["start"], quiet["end"], quiet["words"], strict=True
    ):
        left = axis.place(ends_of(str(start))[1])
        right = axis.place(ends_of(str(end))[0])
        ax.axvspan(left, right, color=_QUIET, linewidth=0, zorder=1.2)
        if text_width(str(words), SMALL) + 4 < (right - left) * scale:
            ax.annotate(
                str(words),
                ((left + right) / 2, 0),
                xycoords=("data", "axes fraction"),
                xytext=(0, 3),
                textcoords="offset points",
                ha="center",
                va="bottom",
                fontsize=SMALL,
                color=MUTED,
            )


def _mark_years(ax: Axes, axis: TimeAxis, marked: Mapping[int, str]) -> None:
    for year, words in marked.items():
        at = axis.place(moment((year, 7, 1)))
        ax.axvline(at, color="#8A5A00", linewidth=1.2, linestyle=(0, (4, 2)), zorder=2)
        ax.annotate(
            words,
            (at, 1),
            xycoords=("data", "axes fraction"),
            xytext=(0, 4),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=SMALL,
            color="#8A5A00",
            annotation_clip=False,
        )


def _write_labels(
    ax: Axes,
    axis: TimeAxis,
    data: pd.DataFrame,
    moments: Sequence[tuple[float, float]],
    lanes: Sequence[Any],
    *,
    lane: str,
    label: str,
) -> None:
    """Write texts above or below their marks, none on another."""
    figure = figure_of(ax)
    scale = ax.get_window_extent().width * 72 / figure.dpi / np.ptp(ax.get_xlim())
    taken: dict[tuple[int, int], float] = {}
    places = [sum(axis_span(axis, span)) / 2 for span in moments]
    for at in np.argsort(places, kind="stable"):
        text = str(data[label].iloc[at])
        row = lanes.index(data[lane].iloc[at])
        half = text_width(text, SMALL) / 2
        middle = places[at] * scale
        middle = min(max(middle, half), np.ptp(ax.get_xlim()) * scale - half)
        side = next(
            (up for up in (1, -1) if middle - half > taken.get((row, up), -1e9) + 4),
            None,
        )
        if side is None or not text:
            continue
        taken[row, side] = middle + half
        ax.annotate(
            text,
            (middle / scale, row),
            xytext=(0, 6 * side),
            textcoords="offset points",
            ha="center",
            va="bottom" if side > 0 else "top",
            fontsize=SMALL,
            color=INK,
            zorder=4,
        )


def _mark_key(looks: Mapping[Any, Look], data: pd.DataFrame) -> list[Line2D | Patch]:
    many = len(data) > _MANY
    return [
        Line2D(
            [],
            [],
            linestyle="none",
            marker="|" if many else look.marker,
            markersize=11 if many else MARKER_SIZES[look.marker] + 2.4,
            markeredgewidth=1.4 if many else 0.8,
            markeredgecolor=look.colour if many else "white",
            color=look.colour,
            label=look.name,
        )
        for look in looks.values()
    ]


def _key_above_names(ax: Axes, handles: Sequence[Line2D | Patch]) -> None:
    """Put the key a line higher than the names of the parts."""
    add_key(ax, handles)
    legend = ax.get_legend()
    if legend is not None:
        up = ScaledTranslation(0, 17 / 72, dpi_scale(ax))
        legend.set_bbox_to_anchor((0, 1), transform=ax.transAxes + up)
        legend.set_loc("lower left")


@use_style()
def lifetimes(
    frame: pd.DataFrame,
    *,
    row: str,
    start: str = "start",
    end: str = "end",
    hue: str | None = None,
    shades: Sequence[Any] | None = None,
    label: str | None = None,
    sections: Sections | None = None,
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw what lasted from when to when, as bars in rows.

    `frame`: one row per bar; several bars may share a row.
    `row`: column of the rows, in the order of the frame. Rows of a country have its
    colour.
    `shades`: up to three values of `hue`, from the darkest to the palest, where they
    are steps of one thing. By default each kind has its colour.
    `label`: column of texts inside the bars, written where they fit.
    `sections`: parts of history with their first and last year, which get the same
    width each.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty or lacks a column, a date is none, or there are
    more kinds than can be told apart.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame({"country": ["KAZ"], "start": ["2005"], "end": ["2011"]})
    >>> ax = lifetimes(frame, row="country", title="A partnership")
    >>> float(ax.patches[0].get_x())
    2005.0
    >>> plt.close(ax.figure)
    """
    data = _checked(frame, [row, start, end, hue, label], function="lifetimes")
    moments = [
        (ends_of(first)[0], ends_of(last)[1])
        for first, last in zip(data[start], data[end], strict=True)
    ]
    fills = _fills(data, row, hue, shades)
    axis = time_axis(sections, moments) if sections else None
    rows = list(dict.fromkeys(data[row]))
    own = ax is None
    ax = axes_for(ax, height=1.1 + (0.235 if len(rows) > 12 else 0.36) * len(rows))
    dress(ax, grid="x")
    _name_rows(ax, data, row, rows)
    unit_below(ax, "year; each part has its own scale" if sections else "year")
    set_title(ax, title, own=own)
    key = _fill_key(data, row, hue, shades)
    if axis is None:
        low, high = min(m[0] for m in moments), max(m[1] for m in moments)
        ax.set_xlim(low - 0.01 * (high - low), high + 0.01 * (high - low))
        ax.xaxis.set_major_locator(MaxNLocator(9, integer=True, steps=[1, 2, 5, 10]))
        add_key(ax, key)
        lay_out(figure_of(ax))
    else:
        _key_above_names(ax, key)
        axis.lay_on(ax)
    width = ax.get_window_extent().width * 72 / figure_of(ax).dpi
    point = np.ptp(ax.get_xlim()) / width
    placed = moments if axis is None else [axis_span(axis, span) for span in moments]
    left = np.array([start for start, _ in placed])
    # What lasted a day is seen too.
    wide = np.maximum([end - start for start, end in placed], 2.5 * point)
    at = [rows.index(value) for value in data[row]]
    ax.barh(
        at,
        wide,
        left=left,
        height=0.62 if len(rows) > 12 else 0.68,
        color=[face for face, _ in fills],
        edgecolor="white",
        # Steps follow each other; other bars of a row may lie on one another.
        linewidth=0.6 if shades is not None else 0,
        zorder=2,
    )
    texts = [""] * len(data) if label is None else [str(text) for text in data[label]]
    for text, place, middle, room, (_, ink) in zip(
        texts, at, left + wide / 2, wide / point, fills, strict=True
    ):
        if text and text_width(text, SMALL) + 6 < room:
            ax.annotate(
                text,
                (middle, place),
                ha="center",
                va="center",
                fontsize=SMALL,
                color=ink,
                zorder=3,
            )
    return ax


def _fills(
    data: pd.DataFrame, row: str, hue: str | None, shades: Sequence[Any] | None
) -> list[tuple[str, str]]:
    """Return the fill of each bar, and the colour of a text on it."""
    found = []
    looks = {} if hue is None else _kinds(data, hue, function="lifetimes")
    for at in range(len(data)):
        colour = codes.COUNTRY_COLOURS.get(str(data[row].iloc[at]), NEUTRAL)
        part = 1.0
        if hue is not None and shades is None:
            colour = looks[data[hue].iloc[at]].colour
        elif hue is not None and shades is not None:
            part = _shade_of(data[hue].iloc[at], shades)
        face = tint(colour, part)
        found.append((face, "white" if _is_dark(face) else INK))
    return found


def _shade_of(value: Any, shades: Sequence[Any]) -> float:
    if len(shades) > len(SHADES):
        message = f"lifetimes: `shades`: {len(shades)} steps; at most {len(SHADES)}"
        raise ValueError(message)
    codes.check_member("shades", value, list(shades))
    return SHADES[list(shades).index(value)]


def _is_dark(colour: str) -> bool:
    return on_white(colour) == colour


def _fill_key(
    data: pd.DataFrame, row: str, hue: str | None, shades: Sequence[Any] | None
) -> list[Line2D | Patch]:
    if hue is None:
        return []
    if shades is not None:
        there = [value for value in shades if value in set(data[hue])]
        return [
            Patch(
                facecolor=tint(NEUTRAL, _shade_of(value, shades)),
                label=str(value).replace("_", " "),
            )
            for value in there
        ]
    looks = _kinds(data, hue, function="lifetimes")
    return [Patch(facecolor=look.colour, label=look.name) for look in looks.values()]
