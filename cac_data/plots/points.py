"""Points and the line fitted to them (`scatter_fit`)."""

from __future__ import annotations

import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes

from cac_data.plots.axes import (
    axes_for,
    dress,
    round_ticks,
    set_title,
    unit_above,
    unit_below,
)
from cac_data.plots.frames import checked
from cac_data.plots.style import GRID, MUTED, NEUTRAL, SMALL, on_white, use_style
from cac_data.plots.texts import number_text

_FIT = "#A6761D"


@use_style()
def scatter_fit(
    frame: pd.DataFrame,
    *,
    x: str,
    y: str,
    label: str = "period",
    fit: tuple[float, float] | None = None,
    unit_x: str,
    unit_y: str,
    title: str,
    outliers: int = 4,
    ax: Axes | None = None,
) -> Axes:
    """Draw points, the line fitted to them, and the names of those far from it.

    `frame`: one row per point. Rows that lack one of the two figures are left out.
    `label`: column that names a point, such as its year.
    `fit`: intercept and slope; nothing is fitted here.
    `outliers`: how many points are named: the farthest from the line, or without one
    from the mean of `y`.
    `ax`: where to draw; by default on a new figure.

    ValueError if no row has both figures, or a column is missing.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame(
    ...     {"period": ["2015", "2016", "2017"], "oil": [-0.6, 0.0, 0.2], "trade": 0.1}
    ... )
    >>> ax = scatter_fit(
    ...     frame,
    ...     x="oil",
    ...     y="trade",
    ...     fit=(0.1, 0.5),
    ...     unit_x="change of the oil price",
    ...     unit_y="change of trade",
    ...     title="Trade and oil",
    ...     outliers=1,
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['slope 0.50', '2015']
    >>> plt.close(ax.figure)
    """
    data = checked(frame, [label], function="scatter_fit", numbers=[x, y])
    data = data.dropna(subset=[x, y])
    if data.empty:
        message = f"scatter_fit: no row has both {x} and {y}, there is nothing to draw"
        raise ValueError(message)
    own, ax = ax is None, axes_for(ax, height=3.9)
    dress(ax, grid="y")
    ax.grid(visible=True, axis="x", color=GRID, linewidth=0.6)
    for draw in (ax.axhline, ax.axvline):
        draw(0, color=MUTED, linewidth=0.8, zorder=1.5)
    sns.scatterplot(
        data=data, x=x, y=y, ax=ax, color=NEUTRAL, s=34, edgecolor="white", zorder=3
    )
    expected = pd.Series(data[y].mean(), index=data.index)
    if fit is not None:
        expected = fit[0] + fit[1] * data[x]
        _draw_fit(ax, data[x], fit)
    far = (data[y] - expected).abs().sort_values(ascending=False, kind="stable")
    middle = float(data[x].median())
    for row in far.index[:outliers]:
        right = data.loc[row, x] >= middle
        ax.annotate(
            str(data.loc[row, label]),
            (data.loc[row, x], data.loc[row, y]),
            xytext=(-6 if right else 6, 0),
            textcoords="offset points",
            ha="right" if right else "left",
            va="center",
            fontsize=SMALL,
        )
    for axis in (ax.xaxis, ax.yaxis):
        round_ticks(axis, 7)
    ax.spines["bottom"].set_visible(False)
    unit_below(ax, unit_x)
    unit_above(ax, unit_y)
    set_title(ax, title, own=own)
    return ax


def _draw_fit(ax: Axes, across: pd.Series[float], fit: tuple[float, float]) -> None:
    ends = np.array([across.min(), across.max()], dtype=float)
    heights = fit[0] + fit[1] * ends
    ax.plot(ends, heights, color=_FIT, linewidth=1.8, label="fit", zorder=2)
    ax.annotate(
        f"slope {number_text(fit[1], 2)}",
        (ends[1], heights[1]),
        xytext=(0, 7),
        textcoords="offset points",
        ha="right",
        va="bottom",
        fontsize=SMALL,
        color=on_white(_FIT),
    )
