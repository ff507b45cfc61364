"""A figure and its interval per row, several to a row (`intervals`)."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from cac_data.plots.axes import add_key, axes_for, dress, lying_axis, set_title
from cac_data.plots.frames import checked
from cac_data.plots.style import SERIES, SMALL, on_white, use_style
from cac_data.plots.texts import decimals_of, number_text, text_width

_MOST = 3


@use_style()
def intervals(
    frame: pd.DataFrame,
    *,
    label: str,
    value: str,
    low: str,
    high: str,
    hue: str,
    unit: str,
    title: str,
    scale: float = 1.0,
    decimals: int | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw a mark and the interval around it for each row, against zero.

    `frame`: one row per mark, in the order in which rows are read.
    `hue`: column of what stands below each other in a row, at most three.
    `unit`: unit of the axis, after `scale`.
    `decimals`: with how many decimals the figures are written; by default by their
    size.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty, lacks a column, has two rows for one mark, or more
    than three to a row.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame(
    ...     {
    ...         "pair": "Xi'an – Tashkent",
    ...         "line": ["old", "new"],
    ...         "km": [188.0, 65.0],
    ...         "low": [62.0, -60.0],
    ...         "high": [239.0, 116.0],
    ...     }
    ... )
    >>> ax = intervals(
    ...     frame,
    ...     label="pair",
    ...     value="km",
    ...     low="low",
    ...     high="high",
    ...     hue="line",
    ...     unit="km",
    ...     title="Longer over the railway",
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['+188.0', '+65.0']
    >>> plt.close(ax.figure)
    """
    data = checked(
        frame,
        [label, hue],
        function="intervals",
        numbers=[value, low, high],
        unique=[label, hue],
    ).dropna(subset=[value])
    kinds = list(dict.fromkeys(data[hue]))
    if len(kinds) > _MOST:
        message = (
            f"intervals: `hue`: {hue} has {len(kinds)} values; at most {_MOST} stand "
            "below each other"
        )
        raise ValueError(message)
    rows = list(dict.fromkeys(data[label]))
    own = ax is None
    ax = axes_for(ax, height=1.1 + (0.14 + 0.2 * len(kinds)) * len(rows))
    dress(ax, grid="x")
    if decimals is None:
        decimals = decimals_of(data[value] * scale)
    step = 0.66 / len(kinds)
    written = []
    for record in data.to_dict("records"):
        at = kinds.index(record[hue])
        place = rows.index(record[label]) + (at - (len(kinds) - 1) / 2) * step
        colour, marker, _ = SERIES[at]
        ends = [float(record[low]) * scale, float(record[high]) * scale]
        number = float(record[value]) * scale
        if not all(math.isfinite(end) for end in ends):
            ends = [number, number]
        ax.plot(ends, [place, place], color=colour, linewidth=2.2, alpha=0.55)
        ax.plot(
            [number],
            [place],
            color=colour,
            marker=marker,
            markersize=5.5,
            markeredgecolor="white",
            markeredgewidth=0.6,
            linestyle="",
            clip_on=False,
        )
        text = number_text(number, decimals, sign=True)
        edge = max(*ends, number)
        ax.annotate(
            text,
            (edge, place),
            xytext=(6, 0),
            textcoords="offset points",
            ha="left",
            va="center",
            fontsize=SMALL,
            color=on_white(colour),
            annotation_clip=False,
        )
        written += [(edge, text_width(text, SMALL) + 10), (min(*ends, number), -6.0)]
    names = {row: str(row) for row in rows}
    lying_axis(
        ax, names, {row: float(at) for at, row in enumerate(rows)}, unit, written
    )
    add_key(ax, [_mark(at, str(kind)) for at, kind in enumerate(kinds)])
    set_title(ax, title, own=own)
    return ax


def _mark(at: int, label: str) -> Line2D:
    colour, marker, _ = SERIES[at]
    return Line2D(
        [], [], color=colour, marker=marker, markersize=5.5, linewidth=2.2, label=label
    )
