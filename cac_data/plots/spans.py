"""One span of time per row, from one date to another (`spans`)."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from cac_data.plots.axes import (
    add_key,
    axes_for,
    dress,
    figure_of,
    lay_out,
    set_title,
    unit_below,
)
from cac_data.plots.frames import checked
from cac_data.plots.style import INK, MUTED, NEUTRAL, SMALL, tint, use_style
from cac_data.plots.texts import text_width, wrapped, year_text

_MARKS = {True: ("o", NEUTRAL), False: ("D", "white")}
_LABEL_POINTS = 190


@use_style()
def spans(
    frame: pd.DataFrame,
    *,
    start: str,
    end: str,
    label: str,
    settled: str,
    text: str,
    unit: str,
    title: str,
    names: tuple[str, str, str],
    group: str | None = None,
    mark_at: float | None = None,
    mark_label: str = "",
    ax: Axes | None = None,
) -> Axes:
    """Draw a line per row from one date to another, such as a promise and its slip.

    `frame`: one row per line, in the order in which they are read.
    `settled`: column of booleans: whether the end is final, which fills its mark.
    `text`: column of what is written beside the end.
    `unit`: what the lying axis measures.
    `names`: what the start, a final end and an open end are, for the key.
    `group`: column of headings: each stands above the first of its rows, which have to
    follow each other.
    `mark_at`: year of an upright line through all rows.
    `ax`: where to draw; by default on a new figure.

    Its lines are, per row, the span, its start and its end; then the upright line. Its
    texts begin with the headings.

    ValueError if the frame is empty or lacks a column.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame(
    ...     {
    ...         "project": ["A railway"],
    ...         "first": [2014.0],
    ...         "last": [2018.8],
    ...         "is_final": [True],
    ...         "slip": ["4.8 years"],
    ...     }
    ... )
    >>> ax = spans(
    ...     frame,
    ...     start="first",
    ...     end="last",
    ...     label="project",
    ...     settled="is_final",
    ...     text="slip",
    ...     unit="year",
    ...     title="Promised and built",
    ...     names=("promised", "finished", "latest date"),
    ... )
    >>> ax.get_yticklabels()[0].get_text(), ax.texts[0].get_text()
    ('A railway', '4.8 years')
    >>> plt.close(ax.figure)
    """
    columns = [label, settled, text, group]
    data = checked(frame, columns, function="spans", numbers=[start, end])
    data = data.dropna(subset=[start, end])
    rows = [wrapped(str(name), _LABEL_POINTS, SMALL) for name in data[label]]
    headings = _headings(data, group)
    heights = [
        1 + 0.75 * row.count("\n") + bool(heading)
        for row, heading in zip(rows, headings, strict=True)
    ]
    places = [
        sum(heights[:at]) + (height + bool(headings[at])) / 2
        for at, height in enumerate(heights)
    ]
    own, ax = ax is None, axes_for(ax, height=1.15 + 0.24 * sum(heights))
    dress(ax, grid="x")
    for at, heading in enumerate(headings):
        if heading:
            _head(ax, heading, sum(heights[:at]) + 0.55)
    final = data[settled].astype(bool)
    for place, first, last, is_final in zip(
        places, data[start], data[end], final, strict=True
    ):
        ax.plot([first, last], [place, place], color=tint(NEUTRAL, 0.4), linewidth=2.6)
        ax.plot([first], [place], color=MUTED, marker="|", markersize=9, linestyle="")
        shape, fill = _MARKS[bool(is_final)]
        ax.plot(
            [last],
            [place],
            color=NEUTRAL,
            marker=shape,
            markersize=6.5,
            markerfacecolor=fill,
            markeredgecolor=NEUTRAL,
            markeredgewidth=1.4,
            linestyle="",
            clip_on=False,
        )
    ax.set_yticks(places, rows)
    ax.tick_params(axis="y", labelcolor=INK)
    ax.set_ylim(sum(heights) + 0.15, -0.15 - 0.7 * (mark_at is not None))
    ax.xaxis.set_major_locator(MaxNLocator(8, integer=True, steps=[1, 2, 5, 10]))
    ax.xaxis.set_major_formatter(FuncFormatter(year_text))
    unit_below(ax, unit)
    later = data[[start, end]].max(axis=1)
    _make_room(ax, data[[start, end]].min().min(), later, data[text], mark_at)
    for place, at, words in zip(places, later, data[text], strict=True):
        _beside(ax, float(at), place, str(words))
    if mark_at is not None:
        _upright(ax, mark_at, mark_label)
    add_key(ax, _key(final, names))
    set_title(ax, title, own=own)
    return ax


def _headings(data: pd.DataFrame, group: str | None) -> list[str]:
    """Return, by row, the heading that stands above it; empty for all but the first."""
    if group is None:
        return [""] * len(data)
    named = data[group].astype("str")
    return list(named.where(named.ne(named.shift()), ""))


def _head(ax: Axes, heading: str, place: float) -> None:
    ax.annotate(
        heading,
        (0, place),
        xycoords=ax.get_yaxis_transform(),
        xytext=(6, 0),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        fontweight="bold",
        color=INK,
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
    )


def _beside(ax: Axes, at: float, place: float, words: str) -> None:
    ax.annotate(
        words,
        (at, place),
        xytext=(7, 0),
        textcoords="offset points",
        ha="left",
        va="center",
        fontsize=SMALL,
        color=INK,
        annotation_clip=False,
        # The upright line and the grid do not run through it.
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.6},
    )


def _upright(ax: Axes, at: float, words: str) -> None:
    ax.axvline(at, color="#B0526E", linewidth=1.2, linestyle=(0, (4, 2)), zorder=1.6)
    ax.annotate(
        words,
        (at, 1),
        xycoords=ax.get_xaxis_transform(),
        xytext=(-4, -3),
        textcoords="offset points",
        ha="right",
        va="top",
        fontsize=SMALL,
        color="#8F3F57",
    )


def _make_room(
    ax: Axes,
    first: float,
    ends: pd.Series[float],
    texts: pd.Series[str],
    mark_at: float | None,
) -> None:
    """Widen the axis until what stands beside the ends is inside it."""
    figure = figure_of(ax)
    low = min(first, first if mark_at is None else mark_at)
    high = max(float(ends.max()), low + 1, low if mark_at is None else mark_at)
    ax.set_xlim(low - 0.3, high)
    lay_out(figure)
    width = ax.get_window_extent().width * 72 / figure.dpi
    right = high
    for _ in range(8):  # a wider span makes each point worth more: settles quickly
        each = (right - low + 0.3) / width
        right = max(
            high + 0.3,
            *(
                float(at) + (text_width(str(words), SMALL) + 12) * each
                for at, words in zip(ends, texts, strict=True)
            ),
        )
    ax.set_xlim(low - 0.3, right)


def _key(final: pd.Series[bool], names: tuple[str, str, str]) -> list[Line2D]:
    shown = [("|", MUTED, names[0])]
    shown += [
        (*_MARKS[kind], name)
        for kind, name in ((True, names[1]), (False, names[2]))
        if final.eq(kind).any()
    ]
    return [
        Line2D(
            [],
            [],
            linestyle="",
            marker=shape,
            markersize=6.5,
            markerfacecolor=fill,
            markeredgecolor=NEUTRAL if shape != "|" else MUTED,
            markeredgewidth=1.4,
            label=name,
        )
        for shape, fill, name in shown
    ]
