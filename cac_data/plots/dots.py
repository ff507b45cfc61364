"""One mark per row on a common scale, held against levels (`dots`)."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import (
    FixedLocator,
    FuncFormatter,
    MaxNLocator,
    NullFormatter,
    NullLocator,
)

from cac_data.plots.axes import axes_for, dress, set_title, unit_below
from cac_data.plots.frames import checked
from cac_data.plots.style import INK, MUTED, NEUTRAL, SMALL, WIDTH, tint, use_style
from cac_data.plots.texts import text_width, tick_text, wrapped

_LABEL_WIDTH = 215  # points; a longer name of a row takes a second line
_ROW = 0.3  # inches
_LINE = 0.155  # inches, of each further line of a name
_LEVEL_ROW = 12  # points
_TICKS = (0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100)


@use_style()
def dots(
    frame: pd.DataFrame,
    *,
    label: str,
    value: str,
    text: str,
    levels: Mapping[str, float],
    unit: str,
    title: str,
    span: tuple[float, float] | None = None,
    scale: float = 1.0,
    logarithmic: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw a mark per row on one scale, with what it says beside it, against levels.

    A line joins each mark with the first level. A row without a figure keeps its place
    and its words, so that what is not known is seen not to be known.

    `frame`: one row per mark, in the order in which they are read.
    `label`: column that names a row; long names are wrapped.
    `value`: column of the figures, missing where there is none.
    `text`: column of what is written beside the mark.
    `levels`: name and place of the lines to compare with, after `scale`; at least one.
    `unit`: unit of the axis, after `scale`.
    `span`: first and last value of the axis; by default all marks, levels and words
    fit.
    `logarithmic`: whether equal distances stand for equal ratios; figures are then
    positive.
    `ax`: where to draw; by default on a new figure.

    Its lines are the levels, then per row with a figure the distance and the mark.

    ValueError if the frame is empty, lacks a column or names a row twice; if there is
    no level; for figures of zero and less on a logarithmic scale.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame(
    ...     {"event": ["a", "b"], "chance": [0.6, None], "words": ["0.60", "none"]}
    ... )
    >>> ax = dots(
    ...     frame,
    ...     label="event",
    ...     value="chance",
    ...     text="words",
    ...     levels={"even": 0.5},
    ...     unit="probability",
    ...     title="Chances",
    ... )
    >>> [item.get_text() for item in ax.texts]
    ['even', '0.60', 'none']
    >>> plt.close(ax.figure)
    """
    data = checked(
        frame, [label, text], function="dots", numbers=[value], unique=[label]
    )
    values = (data[value] * scale).tolist()
    if not levels:
        message = "dots: `levels`: there is none; name at least one to compare with"
        raise ValueError(message)
    known = [number for number in values if math.isfinite(number)]
    if logarithmic and min([*known, *levels.values()]) <= 0:
        message = "dots: `logarithmic`: figures of zero and less have no place on it"
        raise ValueError(message)
    names = [wrapped(str(name), _LABEL_WIDTH, SMALL) for name in data[label]]
    further = sum(name.count("\n") for name in names)
    own = ax is None
    ax = axes_for(ax, height=1.05 + _ROW * len(data) + _LINE * further)
    dress(ax, grid="x")
    if logarithmic:
        ax.set_xscale("log")
    ax.set_yticks(range(len(names)), names)
    ax.tick_params(axis="y", labelcolor=INK)
    ax.set_ylim(len(names) - 0.4, -0.6)
    unit_below(ax, unit)
    words = [str(item) for item in data[text]]
    width = WIDTH * 72 - 40 - max(_width(name) for name in names)
    _fit(ax, values, [*levels.values()], words, width=width, span=span)
    _draw_levels(ax, levels, width)
    start = next(iter(levels.values()))
    for place, (number, said) in enumerate(zip(values, words, strict=True)):
        _draw_row(ax, place, number, said, start)
    set_title(ax, title, own=own)
    return ax


def _width(name: str) -> float:
    return max(text_width(line, SMALL) for line in name.split("\n"))


def _fit(
    ax: Axes,
    values: Sequence[float],
    levels: Sequence[float],
    words: Sequence[str],
    *,
    width: float,
    span: tuple[float, float] | None,
) -> None:
    """Set the limits of the axis, so that all words beside the marks have room."""
    logarithmic = ax.get_xscale() == "log"
    place = math.log10 if logarithmic else float
    known = [number for number in values if math.isfinite(number)]
    ends = [place(number) for number in span or (*known, *levels)]
    low, high = min(ends), max(ends)
    margin = 0.0 if span else 0.04 * (high - low or 1.0)
    low -= margin
    right = high = high + margin
    first = levels[0]
    starts = [place(max(n, first)) if math.isfinite(n) else low for n in values]
    sizes = [text_width(said, SMALL) + 14 for said in words]
    for _ in range(8):  # a wider span makes each point worth more: settles quickly
        each = (right - low) / width
        right = max(
            high, *(at + size * each for at, size in zip(starts, sizes, strict=True))
        )
    if logarithmic:
        ax.set_xlim(10**low, 10**right)
        ticks = [tick for tick in _TICKS if low <= math.log10(tick) <= high]
        ax.xaxis.set_major_locator(FixedLocator(ticks))
        ax.xaxis.set_minor_locator(NullLocator())
        ax.xaxis.set_minor_formatter(NullFormatter())
    else:
        ax.set_xlim(low, right)
        found = MaxNLocator(6, steps=[1, 2, 2.5, 5, 10]).tick_values(low, high)
        ticks = [tick for tick in found if low <= tick <= high]
        ax.xaxis.set_major_locator(FixedLocator(ticks))
    ax.xaxis.set_major_formatter(FuncFormatter(tick_text))


def _draw_levels(ax: Axes, levels: Mapping[str, float], width: float) -> None:
    """Draw the lines to compare with, their names above: in rows where they meet."""
    across = ax.transScale.transform
    (left, _), (right, _) = (across((end, 0)) for end in ax.get_xlim())
    taken: list[float] = []  # right end of the last name in each row, in points
    for name, level in sorted(levels.items(), key=lambda item: item[1]):
        is_first = name == next(iter(levels))
        ax.axvline(
            level,
            color=MUTED,
            linewidth=1.2,
            linestyle="-" if is_first else (0, (4, 2)),
            zorder=1.5,
        )
        at = (across((level, 0))[0] - left) / (right - left) * width
        begin = at - text_width(name, SMALL) / 2
        row = next((row for row, end in enumerate(taken) if end < begin), len(taken))
        taken[row : row + 1] = [begin + text_width(name, SMALL) + 8]
        ax.annotate(
            name,
            (level, 1),
            xycoords=("data", "axes fraction"),
            xytext=(0, 3 + _LEVEL_ROW * row),
            textcoords="offset points",
            ha="center",
            va="bottom",
            fontsize=SMALL,
            color=MUTED,
            annotation_clip=False,
        )


def _draw_row(ax: Axes, place: int, number: float, said: str, start: float) -> None:
    is_known = math.isfinite(number)
    if is_known:
        ax.plot(
            [start, number],
            [place, place],
            color=tint(NEUTRAL, 0.4),
            linewidth=2.6,
            solid_capstyle="butt",
            zorder=2,
        )
        ax.plot(
            [number],
            [place],
            marker="o",
            markersize=7,
            color=NEUTRAL,
            markeredgecolor="white",
            markeredgewidth=0.8,
            linestyle="",
            zorder=4,
            clip_on=False,
        )
    ax.annotate(
        said,
        # Beyond the level, so that the words never lie on the line.
        (max(number, start) if is_known else ax.get_xlim()[0], place),
        xytext=(8, 0),
        textcoords="offset points",
        ha="left",
        va="center",
        fontsize=SMALL,
        color=INK if is_known else MUTED,
        # Lines to compare with pass behind the words.
        bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.8},
        annotation_clip=False,
        zorder=3,
    )
