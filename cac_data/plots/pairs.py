"""Two figures per row and the distance between them (`dumbbell`)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from cac_data.plots.axes import add_key, axes_for, dress, lying_axis, set_title
from cac_data.plots.frames import checked
from cac_data.plots.style import MUTED, SMALL, colour_of, row_names, tint, use_style
from cac_data.plots.texts import decimals_of, number_text, text_width


@use_style()
def dumbbell(
    frame: pd.DataFrame,
    *,
    left: str,
    right: str,
    label: str | Sequence[str],
    unit: str,
    title: str,
    names: tuple[str, str] | None = None,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw two figures per row and the distance between them.

    `frame`: one row per pair, in the order in which they are read. Where one figure is
    missing, the other stands alone.
    `label`: column or columns that name a row. Codes of countries become names, also
    joined as in ``KGZ+TJK``, and give the colour.
    `unit`: unit of the axis, after `scale`.
    `names`: what the two figures are, for the key; by default the names of the columns.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty or lacks a column.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame(
    ...     {"member": ["KGZ+TJK"], "china": [26570.0], "other": [7500.0]}
    ... )
    >>> ax = dumbbell(
    ...     frame,
    ...     left="china",
    ...     right="other",
    ...     label="member",
    ...     unit="USD mn",
    ...     title="Turnover by counter",
    ... )
    >>> ax.get_yticklabels()[0].get_text()
    'Kyrgyzstan and Tajikistan'
    >>> plt.close(ax.figure)
    """
    columns = [label] if isinstance(label, str) else list(label)
    data = checked(frame, columns, function="dumbbell", numbers=[left, right])
    data = data.dropna(subset=[left, right], how="all")
    rows = row_names(data, columns)
    colours = [colour_of(columns[0], value) for value in data[columns[0]]]
    pairs = data[[left, right]].to_numpy(dtype=float) * scale
    own, ax = ax is None, axes_for(ax, height=1.1 + 0.34 * len(data))
    dress(ax, grid="x")
    decimals = decimals_of(pairs.ravel())
    written = []
    for at, (pair, colour) in enumerate(zip(pairs, colours, strict=True)):
        ax.plot(pair, [at, at], color=tint(colour, 0.45), linewidth=3, zorder=2)
        written += _pair_texts(ax, at, pair, decimals)
        # The open mark is the larger one and lies below: equal figures show both.
        for value, kind, filled in zip(pair, ("o", "D"), (True, False), strict=True):
            ax.plot(
                [value],
                [at],
                marker=kind,
                markersize=6.5 if filled else 8.0,
                markerfacecolor=colour if filled else "white",
                markeredgecolor=colour,
                markeredgewidth=0 if filled else 1.6,
                linestyle="",
                zorder=4 if filled else 3,
                clip_on=False,
            )
    places = {at: float(at) for at in range(len(data))}
    lying_axis(ax, dict(enumerate(rows)), places, unit, written)
    words = names or (left.replace("_", " "), right.replace("_", " "))
    add_key(ax, [_mark("o", words[0], filled=True), _mark("D", words[1], filled=False)])
    set_title(ax, title, own=own)
    return ax


def _pair_texts(
    ax: Axes, at: int, pair: np.ndarray, decimals: int
) -> list[tuple[float, float]]:
    """Write the smaller figure on its left and the larger on its right."""
    # Away from the middle of the mark, of which the open one is the larger.
    there = sorted(
        (float(value), away)
        for value, away in zip(pair, (7, 9), strict=True)
        if math.isfinite(value)
    )
    sides = [-1, 1] if len(there) == 2 else [1]
    written = []
    for (value, away), side in zip(there, sides, strict=True):
        text = number_text(value, decimals)
        ax.annotate(
            text,
            (value, at),
            xytext=(away * side, 0),
            textcoords="offset points",
            ha="left" if side > 0 else "right",
            va="center",
            fontsize=SMALL,
            # Near zero the axis passes behind the words.
            bbox={"facecolor": "white", "edgecolor": "none", "pad": 0.5},
            annotation_clip=False,
        )
        written.append((value, side * (text_width(text, SMALL) + away + 3)))
    return written


def _mark(marker: str, label: str, *, filled: bool) -> Line2D:
    return Line2D(
        [],
        [],
        linestyle="",
        marker=marker,
        markersize=6.5,
        markerfacecolor=MUTED if filled else "white",
        markeredgecolor=MUTED,
        markeredgewidth=1.5,
        label=label,
    )
