"""Series against levels that have a name: what a pipe can carry, what a goal asks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from cac_data import codes
from cac_data.plots.axes import (
    add_key,
    axes_for,
    dress,
    set_title,
    unit_above,
    value_axis,
    year_axis,
)
from cac_data.plots.frames import checked, years_of
from cac_data.plots.line_ends import End, label_ends
from cac_data.plots.series import draw_series, drawable, span_of
from cac_data.plots.style import INK, MUTED, Look, tint, use_style
from cac_data.plots.texts import decimals_of, number_text, tick_text

_LEVEL = "#8A5A00"


@use_style()
def lines_to_levels(
    history: pd.DataFrame,
    path: pd.DataFrame | None = None,
    *,
    y: str,
    hue: str | None = None,
    x: str = "period",
    levels: Mapping[str, float],
    since: Mapping[str, int] | None = None,
    unit: str,
    title: str,
    estimated: str | None = None,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw series, dashed what a scenario assumes, and levels they are held against.

    `history`: one row per observed year and series.
    `path`: one row per later year and series; each series starts from its own history.
    `y`: column of the figures, in both frames.
    `hue`: column of the series, in both frames; None for a single one.
    `x`: column of years as text, in both frames.
    `levels`: name and level, in the unit of the axis.
    `since`: year from which a level holds; by default it holds throughout.
    `unit`: unit of the axis, after `scale`.
    `estimated`: column of booleans that tells estimates in the history.
    `scale`: factor for the figures of both frames.
    `ax`: where to draw; by default on a new figure.

    Per series a line labelled with its name and, with a path, one labelled ``<name>,
    assumed``; the levels are labelled with theirs.

    ValueError as ``lines``, for either frame; if a path starts in a year that was
    observed or has no history to start from; for a year in `since` without a level.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> history = pd.DataFrame({"period": ["2024", "2025"], "value": [38.3, 36.7]})
    >>> ax = lines_to_levels(
    ...     history, y="value", levels={"full": 55.0}, unit="bcm", title="Gas"
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['36.7', 'full 55']
    >>> plt.close(ax.figure)
    """
    for name in since or {}:
        codes.check_member("since", name, list(levels))
    _, drawn, key = drawable(
        history,
        function="lines_to_levels",
        hue=hue,
        x=x,
        y=y,
        scale=scale,
        estimated=estimated,
    )
    assumed: list[tuple[Look, pd.DataFrame]] = []
    if path is not None and len(path):
        _, assumed, _ = drawable(
            path, function="lines_to_levels", hue=hue, x=x, y=y, scale=scale
        )
    observed = {look.name: (look, series) for look, series in drawn}
    own, ax = ax is None, axes_for(ax, height=3.9)
    dress(ax, grid="y")
    for look, series in drawn:
        draw_series(ax, series, replace(look, dash="-") if assumed else look)
    values = [value for _, s in [*drawn, *assumed] for value in s["value"]]
    decimals = decimals_of(values)
    ends = {look.name: _end(look, series["value"], decimals) for look, series in drawn}
    for look, ahead in assumed:
        codes.check_member("hue", look.name, observed)
        look, series = observed[look.name]
        line = _joined(series["value"], ahead["value"])
        _draw_assumed(ax, line, look)
        ends[look.name] = _end(look, line, decimals, ", assumed")
    years = [*span_of(drawn), *span_of(assumed)] if assumed else span_of(drawn)
    year_axis(ax, years)
    if assumed:
        start = max(int(series.index[-1]) for _, series in drawn)
        ax.axvline(start, color=MUTED, linewidth=0.7, linestyle=(0, (1, 2)), zorder=1)
    level_ends = _draw_levels(ax, levels, since or {}, years)
    tops = [float(series["value"].max()) for _, series in [*drawn, *assumed]]
    low = min(float(series["value"].min()) for _, series in [*drawn, *assumed])
    _heights(ax, [*tops, *levels.values()], low)
    unit_above(ax, unit)
    add_key(ax, key)
    set_title(ax, title, own=own)
    label_ends(ax, [*ends.values(), *level_ends])
    return ax


@use_style()
def fan_to_levels(
    history: pd.DataFrame,
    projection: pd.DataFrame,
    *,
    y: str,
    median: str = "median",
    low: str = "low",
    high: str = "high",
    x: str = "period",
    levels: Mapping[str, float],
    unit: str,
    title: str,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw what was observed, the band of a projection, and levels it is held against.

    `history`: one row per observed year; one ``country`` gives the colour.
    `projection`: one row per later year. A column ``coverage`` says how much the band
    holds.
    `y`: column of the observed figures.
    `x`: column of years as text, in both frames.
    `levels`: name and level, in the unit of the axis.
    `unit`: unit of the axis, after `scale`.
    `scale`: factor for the figures of both frames.
    `ax`: where to draw; by default on a new figure.

    Lines labelled ``observed`` and ``median``, the band as a collection, the levels
    labelled with their names.

    ValueError as ``lines``, for either frame; if the projection starts in a year that
    was observed.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> history = pd.DataFrame({"period": ["2024", "2025"], "value": [42.8, 37.8]})
    >>> ahead = pd.DataFrame(
    ...     {"period": ["2026"], "median": [37.0], "low": [30.0], "high": [45.0]}
    ... )
    >>> ax = fan_to_levels(
    ...     history, ahead, y="value", levels={"full": 55.0}, unit="bcm", title="Gas"
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['median 37', 'low 30', 'high 45', 'full 55']
    >>> plt.close(ax.figure)
    """
    _, drawn, key = drawable(
        history, function="fan_to_levels", hue=None, x=x, y=y, scale=scale
    )
    (look, series), *_ = drawn
    look = Look("observed", look.colour if look.name else INK, look.marker, "-", 2.0)
    columns = [median, low, high]
    rows = checked(
        projection, [x], function="fan_to_levels", numbers=columns, unique=[x]
    )
    years = years_of(rows, x, function="fan_to_levels")
    ahead = rows[columns].mul(scale).set_axis(years.to_numpy()).sort_index()
    ahead = pd.concat(
        [_joined(series["value"], ahead[name]).rename(name) for name in columns], axis=1
    )
    own, ax = ax is None, axes_for(ax, height=3.9)
    dress(ax, grid="y")
    draw_series(ax, series, look)
    band = tint(look.colour, 0.2)
    ax.fill_between(ahead.index, ahead[low], ahead[high], color=band, linewidth=0)
    ax.plot(
        ahead.index,
        ahead[median],
        color=look.colour,
        linestyle=(0, (5, 2)),
        linewidth=1.8,
        label="median",
        zorder=3,
        clip_on=False,
    )
    span = [int(series.index[0]), int(ahead.index[-1])]
    year_axis(ax, span)
    level_ends = _draw_levels(ax, levels, {}, span)
    tops = [float(series["value"].max()), float(ahead.max().max()), *levels.values()]
    _heights(ax, tops, min(float(series["value"].min()), float(ahead.min().min())))
    unit_above(ax, unit)
    add_key(ax, [*key, Patch(color=band, label=_band_name(projection))])
    set_title(ax, title, own=own)
    decimals = 0 if max(tops) >= 20 else 1
    ends = [
        End(
            float(ahead.index[-1]),
            float(ahead[column].iloc[-1]),
            f"{word} {number_text(float(ahead[column].iloc[-1]), decimals)}",
            look.colour if word == "median" else MUTED,
        )
        for column, word in zip(columns, ("median", "low", "high"), strict=True)
    ]
    label_ends(ax, [*ends, *level_ends])
    return ax


def _band_name(projection: pd.DataFrame) -> str:
    if "coverage" in projection and projection["coverage"].notna().any():
        return f"{projection['coverage'].dropna().iloc[0] * 100:.0f} % band"
    return "band"


def _end(look: Look, line: pd.Series[float], decimals: int, more: str = "") -> End:
    value = float(line.iloc[-1])
    text = f"{look.name} {number_text(value, decimals)}{more}".strip()
    return End(float(line.index[-1]), value, text, look.colour)


def _joined(series: pd.Series[float], ahead: pd.Series[float]) -> pd.Series[float]:
    """Let what lies ahead begin at the last observation."""
    last = int(series.index[-1])
    if int(ahead.index[0]) <= last:
        message = (
            f"the years ahead begin in {ahead.index[0]}, but figures are observed "
            f"until {last}"
        )
        raise ValueError(message)
    now = pd.Series([float(series.iloc[-1])], index=[last])
    return pd.concat([now, ahead]).reindex(range(last, int(ahead.index[-1]) + 1))


def _draw_assumed(ax: Axes, line: pd.Series[float], look: Look) -> None:
    ax.plot(
        line.index,
        line,
        color=look.colour,
        linestyle=(0, (5, 2.2)),
        linewidth=1.6,
        label=f"{look.name}, assumed".lstrip(", "),
        zorder=3,
        clip_on=False,
    )


def _draw_levels(
    ax: Axes,
    levels: Mapping[str, float],
    since: Mapping[str, int],
    years: Sequence[int],
) -> list[End]:
    """Draw each level over the years for which it holds; return what names it."""
    left, right = ax.get_xlim()
    ends = []
    for name, level in levels.items():
        start = float(since.get(name, left))
        if start > right:
            continue
        ax.plot(
            [start, right],
            [level, level],
            color=_LEVEL,
            linewidth=1.1,
            linestyle=(0, (2, 1)),
            label=name,
            zorder=2.5,
        )
        ends.append(End(float(max(years)), level, f"{name} {tick_text(level)}", _LEVEL))
    return ends


def _heights(ax: Axes, tops: Sequence[float], low: float) -> None:
    """Give room above the highest and, where figures are negative, below the lowest."""
    finite = [top for top in tops if np.isfinite(top)]
    ax.set_ylim(top=1.06 * max(finite))
    value_axis(ax)
    if low < 0:
        # The axis knows the lines, not the band.
        ax.set_ylim(bottom=min(1.06 * low, ax.get_ylim()[0]))
        ax.axhline(0, color=MUTED, linewidth=0.8, zorder=1.5)
        ax.spines["bottom"].set_visible(False)
