"""Small charts of bars side by side, each with a scale of its own (`bar_panels`)."""

from __future__ import annotations

import math

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, MaxNLocator

from cac_data.plots.axes import dress, round_ticks, set_title, unit_above
from cac_data.plots.bar_parts import BAR_WIDTH, draw_bars, fill_of, value_text
from cac_data.plots.frames import checked, status_of, years_of
from cac_data.plots.layout import OnePassLayout
from cac_data.plots.style import INK, NEUTRAL, SMALL, WIDTH, use_style
from cac_data.plots.texts import (
    decimals_of,
    number_text,
    text_width,
    wrapped,
    year_text,
)

_COLUMNS = 3
_FEW = 6
"""Bars up to which each is labelled with its figure, where there is room."""


@use_style()
def bar_panels(
    frame: pd.DataFrame,
    *,
    panel: str,
    y: str,
    x: str = "period",
    unit: str,
    title: str,
    scale: float = 1.0,
) -> np.ndarray:
    """Draw one small chart of bars over the years for each value of a column.

    Each chart has its own scale, because what stands in them is not to be compared. A
    missing year is left open.

    `unit`: unit of the axes, after `scale`.

    ValueError if the frame is empty, lacks a column, has a period that is not a year or
    several rows for a year of a panel.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {
    ...         "concept": ["stock", "stock", "contracts"],
    ...         "period": ["2021", "2022", "2021"],
    ...         "value_usd_bn": [14.0, 15.0, 8.9],
    ...     }
    ... )
    >>> axes = bar_panels(
    ...     frame, panel="concept", y="value_usd_bn", unit="USD bn", title="Money"
    ... )
    >>> [ax.get_title(loc="left") for ax in axes]
    ['stock', 'contracts']
    >>> plt.close(axes[0].figure)
    """
    data = checked(
        frame, [panel, x], function="bar_panels", numbers=[y], unique=[panel, x]
    )
    data = data[data[y].notna()]
    data = data.assign(**{x: years_of(data, x, function="bar_panels")})
    data["_value"], data["_status"] = data[y] * scale, status_of(data)
    names = list(dict.fromkeys(data[panel]))
    columns = min(len(names), _COLUMNS)
    lines = math.ceil(len(names) / columns)
    _, grid = plt.subplots(
        lines,
        columns,
        squeeze=False,
        figsize=(WIDTH, 0.55 + 1.95 * lines),
        layout=OnePassLayout(),
    )
    axes = grid.ravel()
    for spare in axes[len(names) :]:
        spare.remove()
    axes = axes[: len(names)]
    room = WIDTH * 72 / columns - 40
    for ax, name in zip(axes, names, strict=True):
        _draw_panel(ax, data[data[panel] == name], x, unit, room)
        ax.set_title(
            wrapped(str(name), room, SMALL + 0.5, bold=True),
            loc="left",
            fontsize=SMALL + 0.5,
            fontweight="bold",
            color=INK,
            pad=18,
        )
    set_title(axes[0], title, own=True)
    return axes


def _draw_panel(ax: Axes, rows: pd.DataFrame, x: str, unit: str, room: float) -> None:
    dress(ax, grid="y")
    values = [float(value) for value in rows["_value"]]
    fills = [fill_of(NEUTRAL, 0, status) for status in rows["_status"]]
    draw_bars(ax, list(rows[x]), values, BAR_WIDTH, fills, lying=False)
    decimals = decimals_of(values)
    first, last = int(rows[x].min()), int(rows[x].max())
    each = room / (last - first + 1.6)  # points to a year
    taken: list[float] = []
    # The largest first, of equals the later; of many bars only the largest.
    order = sorted(zip(values, rows[x], strict=True), reverse=True)
    for value, year in order if len(values) <= _FEW else order[:1]:
        text = number_text(value, decimals)
        apart = (text_width(text, SMALL) + 3) / each
        if all(abs(year - other) >= apart for other in taken):
            value_text(ax, value, year, text, lying=False)
            taken.append(year)
    ax.set_xlim(first - 0.8, last + 0.8)
    ax.margins(y=0.2)
    ax.set_ylim(min(0.0, *values), None)
    ax.xaxis.set_major_locator(MaxNLocator(4, integer=True, steps=[1, 2, 5, 10]))
    ax.xaxis.set_major_formatter(FuncFormatter(year_text))
    round_ticks(ax.yaxis, 4)
    unit_above(ax, unit)
