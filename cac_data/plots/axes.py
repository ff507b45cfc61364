"""Axes: a new figure, title, key, units and ticks, and room for what is written."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Literal

import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from matplotlib.transforms import ScaledTranslation

from cac_data.plots.layout import OnePassLayout
from cac_data.plots.style import GRID, INK, MUTED, SMALL, TITLE_SIZE, WIDTH
from cac_data.plots.texts import text_width, tick_text, wrapped, year_text

if TYPE_CHECKING:
    from matplotlib.figure import Figure

_KEY_ROW = 14  # points


def axes_for(ax: Axes | None, *, height: float = 3.7) -> Axes:
    """Return the Axes that were given, or those of a new figure."""
    if ax is not None:
        return ax
    _, made = plt.subplots(figsize=(WIDTH, height), layout=OnePassLayout())
    return made


def figure_of(ax: Axes) -> Figure:
    """Return the figure that Axes belong to, also where they are part of a part."""
    figure = ax.get_figure(root=True)
    if figure is None:
        message = "`ax`: these Axes were removed from their figure"
        raise ValueError(message)
    return figure


def lay_out(figure: Figure) -> None:
    """Place Axes where the layout will have them, so that their room can be measured.

    Nothing is drawn for it: that takes as long as the drawing that is shown.
    """
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
    for ax in figure.axes:
        ax.apply_aspect()


def set_title(ax: Axes, title: str, *, own: bool) -> None:
    """Set the title on the left: of the figure, or of Axes that someone else placed."""
    words: dict[str, Any] = {
        "fontsize": TITLE_SIZE,
        "fontweight": "bold",
        "color": INK,
    }
    if own:
        text = wrapped(title, WIDTH * 72 - 8, TITLE_SIZE, bold=True)
        figure_of(ax).suptitle(text, x=0.008, ha="left", linespacing=1.2, **words)
    else:
        # Above the line of the unit, and the key if that has a line of its own.
        words["fontsize"] = SMALL + 0.5
        legend = ax.get_legend()
        high = legend is not None and legend.get_bbox_to_anchor().y0 > ax.bbox.y1 + 1
        ax.set_title(title, loc="left", pad=20 + _KEY_ROW * high, **words)


def dress(ax: Axes, *, grid: Literal["x", "y"]) -> None:
    """Set what matplotlib would otherwise look up when the figure is drawn."""
    ax.set_axisbelow(True)
    ax.grid(visible=False)
    ax.grid(visible=True, axis=grid, color=GRID, linewidth=0.6, clip_on=False)
    for side, spine in ax.spines.items():
        # The line along the categories or the years stays; the grid does the rest.
        spine.set_visible(side == ("bottom" if grid == "y" else "left"))
        spine.set_color(MUTED)
    ax.tick_params(
        labelsize=SMALL,
        labelcolor=MUTED,
        labelfontfamily="sans-serif",
        color=MUTED,
        width=0.8,
        length=0,
        pad=4,
    )
    if grid == "y":
        ax.tick_params(axis="x", bottom=True, length=3)


def unit_above(ax: Axes, unit: str) -> None:
    """Write the unit of the upright axis above it, to be read without a turned head."""
    ax.set_ylabel(unit, rotation=0, ha="left", va="bottom", color=MUTED, fontsize=SMALL)
    # Over the tick labels, five points above the top of the axis.
    ax.yaxis.set_label_coords(
        0, 1, transform=ax.transAxes + ScaledTranslation(0, 5 / 72, dpi_scale(ax))
    )


def unit_below(ax: Axes, unit: str) -> None:
    """Write the unit of the lying axis below its left end."""
    ax.set_xlabel(unit, loc="left", color=MUTED, fontsize=SMALL)


def dpi_scale(ax: Axes) -> Any:
    """Return the transform from inches to pixels, for offsets that keep their size."""
    return figure_of(ax).dpi_scale_trans


def add_key(ax: Axes, handles: Sequence[Line2D | Patch]) -> None:
    """Explain marks above the plot on the right: on the line of the unit, if it fits.

    Otherwise the key stands a line higher. Call it after the unit is written.
    """
    if not handles:
        return
    figure = figure_of(ax)
    lay_out(figure)
    room = ax.get_window_extent().width * 72 / figure.dpi
    unit = ax.get_ylabel()
    words = [unit, *(str(handle.get_label()) for handle in handles)]
    fits = sum(text_width(word, SMALL) + 36 for word in words) < room
    up = 0 if fits or not unit else _KEY_ROW
    ax.legend(
        handles=list(handles),
        loc="lower right" if fits else "lower left",
        bbox_to_anchor=(1 if fits else 0, 1),
        bbox_transform=ax.transAxes + ScaledTranslation(0, up / 72, dpi_scale(ax)),
        borderaxespad=0.25,
        borderpad=0,
        ncols=len(handles),
        columnspacing=1.4,
        handlelength=2.4,
        handletextpad=0.5,
        labelcolor=MUTED,
    )


def round_ticks(axis: Axis, ticks: int) -> None:
    """Give an axis of figures round steps, and figures written for the eye."""
    axis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(FuncFormatter(tick_text))


def year_axis(ax: Axes, years: Iterable[int], *, ticks: int = 9) -> None:
    """Give the lying axis whole years: all of them where there are few."""
    first, last = min(years), max(years)
    margin = max((last - first) * 0.012, 0.15)
    ax.set_xlim(first - margin, last + margin)
    if last - first < ticks:
        ax.xaxis.set_major_locator(FixedLocator(list(range(first, last + 1))))
    else:
        ax.xaxis.set_major_locator(MaxNLocator(ticks, integer=True, steps=[1, 2, 5]))
    ax.xaxis.set_major_formatter(FuncFormatter(year_text))


def value_axis(ax: Axes, *, ticks: int = 7) -> None:
    """Give the upright axis round steps, and zero as its foot where nothing is less."""
    low, _ = ax.get_ylim()
    drawn = [
        number
        for line in ax.get_lines()
        for number in np.asarray(line.get_ydata(), dtype=float)
        if math.isfinite(number)
    ]
    if min(drawn, default=0) >= 0:
        ax.set_ylim(bottom=0)
    elif low < 0:
        ax.axhline(0, color=MUTED, linewidth=0.8, zorder=1.5)
        ax.spines["bottom"].set_visible(False)
    round_ticks(ax.yaxis, ticks)


def upright_axis(ax: Axes, years: Sequence[Any], unit: str) -> None:
    """Stand bars over their years, with room for the figures at their ends."""
    numbers = [int(str(year)) for year in years]
    year_axis(ax, numbers, ticks=12)
    ax.set_xlim(min(numbers) - 0.6, max(numbers) + 0.6)
    ax.margins(y=0.11)
    low, high = ax.get_ylim()
    ax.set_ylim(low if low < 0 else 0, high if high > 0 else 0)
    if low < 0:
        ax.axhline(0, color=MUTED, linewidth=0.8, zorder=3)
        ax.spines["bottom"].set_visible(False)
    round_ticks(ax.yaxis, 7)
    unit_above(ax, unit)


def lying_axis(
    ax: Axes,
    names: Mapping[Any, str],
    places: Mapping[Any, float],
    unit: str,
    written: Sequence[tuple[float, float]],
) -> None:
    """Name the rows at the left edge, and make room for what is written at the ends.

    `written` holds, per text, the value at which it begins and its width in points;
    a negative width is that of a text to the left of its value.
    """
    ax.set_yticks(list(places.values()), [names[value] for value in places])
    ax.set_ylim(len(places) - 0.4, -0.6)  # the first on top
    ax.tick_params(axis="y", labelcolor=INK)
    unit_below(ax, unit)
    round_ticks(ax.xaxis, 8)
    figure = figure_of(ax)
    low = min(0.0, *(value for value, _ in written))
    high = max(0.0, *(value for value, _ in written))
    ax.set_xlim(low, high if high > low else low + 1)
    lay_out(figure)
    width = ax.get_window_extent().width * 72 / figure.dpi
    left, right = low, high
    for _ in range(8):  # a wider span makes each point worth more: settles quickly
        each = (right - left) / width
        left = min(
            low, *(value + size * each for value, size in written if size < 0), 0
        )
        right = max(high, *(value + size * each for value, size in written), 0)
    ax.set_xlim(left, right)
    if left < 0:
        ax.axvline(0, color=MUTED, linewidth=0.8, zorder=2.5)
        ax.spines["left"].set_visible(False)


def room(value: float, text: str) -> tuple[float, float]:
    """Return where a figure beside its bar begins, and its width away from zero."""
    width = text_width(text, SMALL) + 6
    return value, width if value >= 0 else -width
