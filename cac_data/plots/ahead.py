"""What was observed and what lies ahead: a band (`fan`) or a scenario (`paths`)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

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
from cac_data.plots.series import draw_series, drawable
from cac_data.plots.style import INK, MUTED, SMALL, Look, on_white, tint, use_style
from cac_data.plots.texts import number_text, tick_text


@use_style()
def fan(
    history: pd.DataFrame,
    projection: pd.DataFrame,
    *,
    y: str,
    median: str = "median",
    low: str = "low",
    high: str = "high",
    x: str = "period",
    levels: tuple[float, float] | None = None,
    levels_label: str = "claimed",
    unit: str,
    title: str,
    estimated: str | None = None,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw what was observed, and the median and band of a projection from there on.

    `history`: one row per observed year. ``basis`` sum and the like are hollow and
    dotted, as in :func:`lines`; one ``country`` gives the colour.
    `projection`: one row per later year. A column ``coverage`` says how much the band
    holds.
    `y`: column of the observed figures.
    `x`: column of years as text, in both frames.
    `levels`: a range that someone named, in the unit of the axis, to be drawn in.
    `levels_label`: who named it, in a word or two.
    `unit`: unit of the axis, after `scale`.
    `estimated`: column of booleans that tells estimates.
    `scale`: factor for the figures of both frames.
    `ax`: where to draw; by default on a new figure.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> history = pd.DataFrame({"period": ["2024", "2025"], "value": [94.8, 106.3]})
    >>> projection = pd.DataFrame(
    ...     {"period": ["2026"], "median": [110.9], "low": [95.0], "high": [130.0]}
    ... )
    >>> ax = fan(history, projection, y="value", unit="USD bn", title="Trade")
    >>> line = next(line for line in ax.get_lines() if line.get_label() == "median")
    >>> line.get_ydata().tolist()
    [106.3, 110.9]
    >>> plt.close(ax.figure)
    """
    if levels is not None and not levels[0] < levels[1]:
        message = f"fan: `levels`: {levels!r} do not rise; allowed: (lower, upper)"
        raise ValueError(message)
    _, drawn, key = drawable(
        history, function="fan", hue=None, x=x, y=y, scale=scale, estimated=estimated
    )
    ahead = _ahead(projection, [median, low, high], x=x, scale=scale, function="fan")
    (look, series), *_ = drawn
    look = Look("observed", look.colour if look.name else INK, "h", "-", 2.0)
    ahead = _joined(series, ahead, function="fan")
    own, ax = ax is None, axes_for(ax, height=3.9)
    dress(ax, grid="y")
    draw_series(ax, series, look)
    ax.fill_between(
        ahead.index, ahead[low], ahead[high], color=tint(look.colour, 0.2), linewidth=0
    )
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
    year_axis(ax, [int(series.index[0]), int(ahead.index[-1])])
    ax.set_ylim(top=_top(series["value"], ahead[high].fillna(ahead[median]), levels))
    value_axis(ax)
    _draw_levels(ax, levels, levels_label, int(series.index[-1]))
    unit_above(ax, unit)
    add_key(ax, [*key, *_band_key(projection, low, look.colour)])
    set_title(ax, title, own=own)
    label_ends(ax, _fan_ends(ahead, [median, low, high], look.colour))
    return ax


def _band_key(projection: pd.DataFrame, low: str, colour: str) -> list[Patch]:
    """Return the entry that says how much the band holds; none where there is none."""
    if projection[low].isna().all():
        return []
    name = "band"
    if "coverage" in projection and projection["coverage"].notna().any():
        name = f"{projection['coverage'].dropna().iloc[0] * 100:.0f} % band"
    return [Patch(color=tint(colour, 0.2), label=name)]


def _fan_ends(ahead: pd.DataFrame, columns: Sequence[str], colour: str) -> list[End]:
    last = ahead.iloc[-1]
    decimals = 0 if ahead.to_numpy()[np.isfinite(ahead.to_numpy())].max() >= 20 else 1
    return [
        End(
            float(ahead.index[-1]),
            float(last[column]),
            f"{word} {number_text(float(last[column]), decimals)}",
            colour if word == "median" else MUTED,
        )
        for column, word in zip(columns, ("median", "low", "high"), strict=True)
        if not pd.isna(last[column])
    ]


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


def _mark_start(ax: Axes, year: int) -> None:
    """Mark where observation ends and assumption begins."""
    ax.axvline(year, color=MUTED, linewidth=0.7, linestyle=(0, (1, 2)), zorder=1)


def _ahead(
    frame: pd.DataFrame, columns: Sequence[str], *, x: str, scale: float, function: str
) -> pd.DataFrame:
    data = checked(frame, [x], function=function, numbers=columns, unique=[x])
    years = years_of(data, x, function=function)
    return data[list(columns)].mul(scale).set_axis(years.to_numpy()).sort_index()


def _joined(
    series: pd.DataFrame, ahead: pd.DataFrame, *, function: str
) -> pd.DataFrame:
    """Let what lies ahead begin at the last observation."""
    last = int(series.index[-1])
    if ahead.index[0] <= last:
        message = (
            f"{function}: the years ahead begin in {ahead.index[0]}, but figures are "
            f"observed until {last}"
        )
        raise ValueError(message)
    now = pd.DataFrame(
        dict.fromkeys(ahead.columns, series["value"].iloc[-1]), index=[last]
    )
    every = range(last, int(ahead.index[-1]) + 1)  # a missing year is a gap here, too
    return pd.concat([now, ahead]).reindex(every)


def _top(*parts: Any) -> float:
    return 1.05 * max(
        float(np.nanmax(np.asarray(part, dtype=float)))
        for part in parts
        if part is not None
    )


def _draw_levels(
    ax: Axes, levels: tuple[float, float] | None, label: str, start: int
) -> None:
    """Draw a range that someone named, over the years that it is about."""
    if levels is None:
        return
    end = ax.get_xlim()[1]
    colour = "#8A5A00"
    ax.fill_between(
        [start, end], *levels, facecolor=colour, alpha=0.16, linewidth=0, zorder=1.6
    )
    for level in levels:
        ax.plot(
            [start, end],
            [level, level],
            color=colour,
            linewidth=1.0,
            linestyle=(0, (2, 1)),
            label=f"_level {level:g}",
            zorder=2.5,
        )
    ax.annotate(
        f"{label}\n{tick_text(levels[0])}–{tick_text(levels[1])}",
        (start, sum(levels) / 2),
        xytext=(-6, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        fontsize=SMALL,
        color=on_white(colour),
    )
