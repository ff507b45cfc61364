"""Small charts side by side, one per country (`country_panels`)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D

from cac_data.plots.axes import dress, figure_of, set_title, value_axis, year_axis
from cac_data.plots.frames import by_year, checked, status_of, years_of
from cac_data.plots.layout import OnePassLayout
from cac_data.plots.series import draw_series, line_key
from cac_data.plots.style import (
    MUTED,
    SMALL,
    TITLE_SIZE,
    WIDTH,
    Look,
    looks_of,
    on_white,
    use_style,
)

_PANEL_DASHES: Sequence[Any] = ("-", (0, (4, 1.6)), (0, (7, 2, 1.5, 2)), (0, (2, 1.2)))


@use_style()
def country_panels(
    frame: pd.DataFrame,
    *,
    y: str,
    hue: str = "flow",
    x: str = "period",
    unit: str,
    title: str,
    estimated: str | None = None,
    scale: float = 1.0,
    share_y: bool = True,
) -> np.ndarray:
    """Draw one small chart per country, exports solid and imports dashed.

    `frame`: one row per ``country``, year and series.
    `hue`: column of the series within a country, at most four.
    `unit`: unit of the axes, after `scale`.
    `estimated`: column of booleans that tells estimates; by default as in
    :func:`lines`.
    `share_y`: whether all charts have one scale; otherwise each has its own and the key
    says so.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {
    ...         "country": ["KGZ", "KGZ", "KAZ", "KAZ"],
    ...         "flow": ["exports", "imports"] * 2,
    ...         "period": "2025",
    ...         "value_usd_mn": [5200.0, 22000.0, 19000.0, 29700.0],
    ...     }
    ... )
    >>> axes = country_panels(frame, y="value_usd_mn", unit="USD mn", title="Trade")
    >>> [ax.get_title(loc="left") for ax in axes]
    ['Kazakhstan', 'Kyrgyzstan']
    >>> plt.close(axes[0].figure)
    """
    data = checked(
        frame,
        ["country", hue, x, estimated],
        function="country_panels",
        numbers=[y],
        unique=["country", hue, x],
    )
    data = data.assign(**{x: years_of(data, x, function="country_panels")})
    inner = looks_of(data, hue)
    if len(inner) > len(_PANEL_DASHES):
        message = (
            f"country_panels: `hue`: {hue} has {len(inner)} values; at most "
            f"{len(_PANEL_DASHES)} can be told apart"
        )
        raise ValueError(message)
    inner = {
        value: Look(look.name, "", "", _PANEL_DASHES[at], (1.8, 1.5, 1.5, 1.5)[at])
        for at, (value, look) in enumerate(inner.items())
    }
    outer = looks_of(data[data[y].notna()], "country")
    status = status_of(data, estimated)
    axes = _grid_of(len(outer), share_y=share_y)
    for ax, (country, look) in zip(axes, outer.items(), strict=True):
        dress(ax, grid="y")
        rows = data[data["country"] == country]
        for value, part in inner.items():
            one = rows[rows[hue] == value]
            if one[y].notna().any():
                here = status[one.index]
                series = by_year(one, x=x, y=y, status=here, scale=scale)
                mixed = replace(look, name=part.name, dash=part.dash, width=part.width)
                draw_series(ax, series, mixed, marks=False)
        ax.set_title(
            look.name,
            loc="left",
            fontsize=SMALL + 0.5,
            fontweight="bold",
            color=on_white(look.colour),
        )
        year_axis(ax, data.loc[data[y].notna(), x], ticks=4)
    for ax in axes:
        value_axis(ax, ticks=4)
        if ax.get_subplotspec().is_first_col():
            ax.set_ylabel(unit, color=MUTED, fontsize=SMALL)
    set_title(axes[0], title, own=True)
    key = line_key(status[data[y].notna()])
    _panel_key(axes, list(inner.values()), key, share_y=share_y)
    return axes


def _grid_of(count: int, *, share_y: bool) -> np.ndarray:
    """Return Axes in rows of three, the places that stay empty removed."""
    columns = count if count <= 3 else 2 if count == 4 else 3
    rows = math.ceil(count / columns)
    _, grid = plt.subplots(
        rows,
        columns,
        sharex=True,
        sharey=share_y,
        squeeze=False,
        figsize=(WIDTH, 0.7 + 1.85 * rows),
        layout=OnePassLayout(),
    )
    axes = grid.ravel()
    for spare in axes[count:]:
        spare.remove()
    for ax in axes[max(count - columns, 0) : count]:
        # What stands above an empty place is the lowest of its column.
        ax.tick_params(labelbottom=True)
    return axes[:count]


def _panel_key(
    axes: np.ndarray, looks: Sequence[Look], key: Sequence[Line2D], *, share_y: bool
) -> None:
    """Explain the lines of all panels between the title and the first row."""
    handles = [
        Line2D([], [], color=MUTED, linestyle=look.dash, linewidth=1.6, label=look.name)
        for look in looks
    ]
    handles += key
    if not share_y and len(axes) > 1:
        handles.append(Line2D([], [], linestyle="", label="scales differ"))
    figure = figure_of(axes[0])
    row = 18 / 72 / figure.get_figheight()
    lines = figure.get_suptitle().count("\n") + 1
    under = lines * TITLE_SIZE * 1.3 / 72 / figure.get_figheight()
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine):
        engine.set(rect=(0, 0, 1, 1 - row))
    legend = figure.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0.002, 0.985 - under),
        ncols=len(handles),
        labelcolor=MUTED,
        handlelength=2.6,
        columnspacing=1.6,
        borderpad=0,
        borderaxespad=0.4,
    )
    legend.set_in_layout(False)
