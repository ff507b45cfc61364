"""Backtests by years ahead: how often intervals held, and how far methods were off."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter

from cac_data import codes
from cac_data.plots.axes import (
    axes_for,
    dress,
    set_title,
    unit_above,
    unit_below,
    value_axis,
)
from cac_data.plots.frames import checked
from cac_data.plots.layout import OnePassLayout
from cac_data.plots.line_ends import End, label_ends
from cac_data.plots.style import INK, MARKER_SIZES, SERIES, WIDTH, Look, tint, use_style
from cac_data.plots.texts import decimals_of, number_text, tick_text


@use_style()
def coverage_by_horizon(
    backtest: pd.DataFrame,
    *,
    methods: Sequence[str] | Mapping[str, str],
    y: str = "coverage",
    low: str = "coverage_low",
    high: str = "coverage_high",
    level: float = 0.8,
    named: bool = True,
    unit: str = "% of outcomes inside the interval",
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw how often the intervals of methods held, against how often they should have.

    `backtest`: one row per ``method`` and ``years_ahead``.
    `methods`: methods to draw, with names for them; the first is drawn heavier.
    `level`: the share that was promised.
    `named`: whether methods are named at the right edge, or beside another chart that
    does.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty, lacks a column or a method, or has no figures for
    them.

    Examples
    --------
    >>> backtest = pd.DataFrame(
    ...     {
    ...         "method": "drift",
    ...         "years_ahead": [1, 5],
    ...         "coverage": [0.85, 0.62],
    ...         "coverage_low": [0.64, 0.39],
    ...         "coverage_high": [0.95, 0.82],
    ...     }
    ... )
    >>> ax = coverage_by_horizon(backtest, methods=["drift"], title="Backtest")
    >>> ax.get_lines()[-1].get_ydata().tolist()
    [85.0, 62.0]
    >>> plt.close(ax.figure)
    """
    drawn = _methods(backtest, methods, [y, low, high], function="coverage_by_horizon")
    own, ax = ax is None, axes_for(ax)
    dress(ax, grid="y")
    ax.axhline(level * 100, color=INK, linewidth=1.0, zorder=1.8, label="promised")
    ends = []
    step = min(0.13, 0.66 / len(drawn))
    for at, (look, rows) in enumerate(drawn):
        # Beside each other, so that no interval hides another, and not joined: the
        # slope between two of them would be that of nothing.
        across = rows["years_ahead"] + (at - (len(drawn) - 1) / 2) * step
        ax.vlines(
            across,
            rows[low] * 100,
            rows[high] * 100,
            color=tint(look.colour, 0.6),
            linewidth=look.width,
        )
        _draw_method(ax, across, rows[y] * 100, replace(look, dash=""))
        last = rows.iloc[-1]
        ends.append(
            End(float(across.iloc[-1]), float(last[y]) * 100, look.name, look.colour)
        )
    _ahead_axis(ax, drawn)
    ax.set_ylim(0, 100)
    ax.yaxis.set_major_locator(FixedLocator([0, 20, 40, 60, 80, 100]))
    ax.yaxis.set_major_formatter(FuncFormatter(tick_text))
    unit_above(ax, unit)
    set_title(ax, title, own=own)
    promised = End(ax.get_xlim()[1], level * 100, f"promised {level * 100:.0f} %", INK)
    label_ends(ax, [promised, *(ends if named else [])])
    return ax


@use_style()
def errors_by_horizon(
    backtest: pd.DataFrame,
    *,
    methods: Sequence[str] | Mapping[str, str],
    y: str = "relative_to_random_walk",
    benchmark: float | None = 1.0,
    unit: str = "error, that of no change = 1",
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw how far methods were off, by the number of years ahead.

    `backtest`: one row per ``method`` and ``years_ahead``.
    `methods`: methods to draw, with names for them; the first is drawn heavier.
    `benchmark`: where the line of the benchmark lies; None for an error that has none.
    `ax`: where to draw; by default on a new figure.

    Examples
    --------
    >>> backtest = pd.DataFrame(
    ...     {
    ...         "method": ["drift", "drift"],
    ...         "years_ahead": [1, 5],
    ...         "relative_to_random_walk": [0.69, 0.82],
    ...     }
    ... )
    >>> ax = errors_by_horizon(
    ...     backtest, methods={"drift": "full drift"}, title="Backtest"
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['full drift 0.82']
    >>> plt.close(ax.figure)
    """
    drawn = _methods(backtest, methods, [y], function="errors_by_horizon")
    own, ax = ax is None, axes_for(ax)
    dress(ax, grid="y")
    decimals = decimals_of(value for _, rows in drawn for value in rows[y])
    decimals = 2 if benchmark is not None else decimals
    ends = []
    for look, rows in drawn:
        _draw_method(ax, rows["years_ahead"], rows[y], look)
        text = f"{look.name} {number_text(float(rows[y].iloc[-1]), decimals)}"
        last = float(rows["years_ahead"].iloc[-1])
        ends.append(End(last, float(rows[y].iloc[-1]), text, look.colour))
    _ahead_axis(ax, drawn)
    value_axis(ax)
    if benchmark is not None:
        ax.axhline(benchmark, color=INK, linewidth=1.0, zorder=1.8, label="benchmark")
    unit_above(ax, unit)
    set_title(ax, title, own=own)
    label_ends(ax, ends)
    return ax


@use_style()
def backtest_panels(
    backtest: pd.DataFrame,
    *,
    methods: Sequence[str] | Mapping[str, str],
    level: float = 0.8,
    title: str,
) -> np.ndarray:
    """Draw :func:`coverage_by_horizon` and :func:`errors_by_horizon` side by side.

    Methods have the same marks in both and are named once, on the right.

    `backtest`: the columns that the two need: ``method, years_ahead, coverage,
    coverage_low, coverage_high, relative_to_random_walk``.
    `methods`: methods to draw, with names for them; the first is drawn heavier.
    `level`: the share that the intervals promised to hold.

    Examples
    --------
    >>> backtest = pd.DataFrame(
    ...     {
    ...         "method": ["drift"],
    ...         "years_ahead": [1],
    ...         "coverage": [0.85],
    ...         "coverage_low": [0.64],
    ...         "coverage_high": [0.95],
    ...         "relative_to_random_walk": [0.69],
    ...     }
    ... )
    >>> axes = backtest_panels(backtest, methods=["drift"], title="Backtest")
    >>> [ax.get_xlabel() for ax in axes]
    ['years ahead', 'years ahead']
    >>> plt.close(axes[0].figure)
    """
    for numbers in (
        ["coverage", "coverage_low", "coverage_high"],
        ["relative_to_random_walk"],
    ):
        _methods(backtest, methods, numbers, function="backtest_panels")
    axes: np.ndarray
    _, axes = plt.subplots(
        1, 2, figsize=(WIDTH, 3.9), layout=OnePassLayout(), width_ratios=(1.15, 1)
    )
    set_title(axes[0], title, own=True)
    coverage_by_horizon(
        backtest,
        methods=methods,
        level=level,
        named=False,
        title="Did the intervals hold?",
        ax=axes[0],
    )
    errors_by_horizon(backtest, methods=methods, title="How far off?", ax=axes[1])
    return axes


def _methods(
    backtest: pd.DataFrame,
    methods: Sequence[str] | Mapping[str, str],
    numbers: Sequence[str],
    *,
    function: str,
) -> list[tuple[Look, pd.DataFrame]]:
    """Return the rows of each method with its look; the first is drawn heavier."""
    needed = ["method", "years_ahead"]
    data = checked(backtest, needed, function=function, numbers=numbers, unique=needed)
    if len(methods) > len(SERIES):
        message = (
            f"{function}: `methods`: {len(methods)} are given; at most {len(SERIES)} "
            "can be told apart"
        )
        raise ValueError(message)
    found = []
    for at, method in enumerate(methods):
        codes.check_member(
            "methods", method, [str(name) for name in data["method"].unique()]
        )
        rows = data[data["method"] == method].dropna(subset=list(numbers))
        name = methods[method] if isinstance(methods, Mapping) else method
        colour, marker, dash = SERIES[at % len(SERIES)]
        look = Look(
            name.replace("_", " "), colour, marker, dash, 2.2 if at == 0 else 1.3
        )
        if not rows.empty:
            found.append((look, rows.sort_values("years_ahead")))
    if not found:
        message = f"{function}: the methods have no figures, there is nothing to draw"
        raise ValueError(message)
    return found


def _draw_method(
    ax: Axes, across: pd.Series[float], values: pd.Series[float], look: Look
) -> None:
    ax.plot(
        across.to_numpy(dtype=float),
        values.to_numpy(dtype=float),
        color=look.colour,
        marker=look.marker,
        markersize=MARKER_SIZES[look.marker] * 1.3,
        markeredgecolor="white",
        markeredgewidth=0.6,
        linestyle=look.dash,
        linewidth=look.width,
        label=look.name,
        zorder=3,
        clip_on=False,
    )


def _ahead_axis(ax: Axes, drawn: Sequence[tuple[Look, pd.DataFrame]]) -> None:
    years = sorted({int(year) for _, rows in drawn for year in rows["years_ahead"]})
    ax.set_xlim(years[0] - 0.45, years[-1] + 0.45)
    ax.xaxis.set_major_locator(FixedLocator(years))
    ax.xaxis.set_major_formatter(FuncFormatter(tick_text))
    unit_below(ax, "years ahead")
