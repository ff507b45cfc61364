"""Lines over the years: figures (`lines`) and ratios of two (`ratios`)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes

from cac_data.plots.axes import (
    add_key,
    axes_for,
    dress,
    set_title,
    unit_above,
    value_axis,
    year_axis,
)
from cac_data.plots.line_ends import label_ends
from cac_data.plots.series import draw_series, drawable, ends_of, span_of
from cac_data.plots.style import INK, use_style
from cac_data.plots.texts import decimals_of, number_text


@use_style()
def lines(
    frame: pd.DataFrame,
    *,
    y: str,
    hue: str | None = "country",
    x: str = "period",
    unit: str,
    title: str,
    estimated: str | None = None,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw series over the years, each named at its end.

    A missing year breaks the line. Estimates are hollow and dotted. The axis starts at
    zero unless a figure is negative.

    `frame`: one row per year and series. ``obs_status`` E, ``variant`` derived and
    ``basis`` sum tell estimates, where the frame has these columns.
    `hue`: column of the series; None for a single one.
    `x`: column of years as text, such as ``2024``.
    `unit`: unit of the axis, after `scale`.
    `estimated`: column of booleans that tells estimates instead.
    `scale`: factor for the figures: 0.001 draws USD mn as USD bn.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty, lacks a column, has a period that is not a year or
    several rows for a year of a series.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame(
    ...     {
    ...         "country": ["KAZ"] * 3,
    ...         "period": ["2018", "2020", "2021"],
    ...         "value_usd_mn": [19880.0, 21471.0, 25250.0],
    ...     }
    ... )
    >>> ax = lines(frame, y="value_usd_mn", unit="USD bn", title="Trade", scale=1e-3)
    >>> ax.get_lines()[0].get_ydata().tolist()  # 2019 is missing
    [19.88, nan, 21.471, 25.25]
    >>> plt.close(ax.figure)
    """
    data, drawn, key = drawable(
        frame, function="lines", hue=hue, x=x, y=y, scale=scale, estimated=estimated
    )
    own, ax = ax is None, axes_for(ax)
    dress(ax, grid="y")
    for look, series in drawn:
        draw_series(ax, series, look)
    year_axis(ax, span_of(drawn))
    value_axis(ax)
    unit_above(ax, unit)
    add_key(ax, key)
    set_title(ax, title, own=own)
    decimals = decimals_of(data[y] * scale)
    label_ends(ax, ends_of(drawn, lambda value: number_text(value, decimals)))
    return ax


def _ratio_text(log_ratio: float) -> str:
    ratio = math.exp(log_ratio)
    return f"×{ratio:.0f}" if ratio >= 99.5 else f"×{ratio:.2g}"


def _ratio_axis(ax: Axes, logs: Sequence[pd.Series[float]]) -> None:
    """Put ticks at doublings, with the logarithm and the plain ratio of each."""
    doubling = math.log(2)
    low = min(float(series.min()) for series in logs)
    high = max(float(series.max()) for series in logs)
    steps = range(
        min(math.floor(low / doubling), 0), max(math.ceil(high / doubling), 1) + 1
    )
    at = [step * doubling for step in steps]
    ax.set_ylim(at[0] - 0.12, at[-1] + 0.12)
    ax.set_yticks(
        at, [f"{number_text(value, 1)}  {_ratio_text(value)}" for value in at]
    )
    ax.spines["bottom"].set_visible(False)
    ax.axhline(0, color=INK, linewidth=1.0, zorder=2)
