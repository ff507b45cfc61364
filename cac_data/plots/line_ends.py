"""Names at the ends of lines, moved apart so that none lies on another."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from cac_data.plots.axes import dpi_scale, figure_of, lay_out
from cac_data.plots.style import SMALL, on_white
from cac_data.plots.texts import text_width, year_text

_LABEL_GAP = 11.5  # points between the middles of two labels at line ends


@dataclass(frozen=True)
class End:
    """The end of a line, and what is written there."""

    x: float
    y: float
    text: str
    colour: str


def end_text(name: str, figure: str, year: int, *, last: int) -> str:
    """Return a name, its last figure and, where it ends early, its last year."""
    text = f"{name} {figure}".strip()
    return text if year == last else f"{text} ({year_text(year)})"


def label_ends(ax: Axes, ends: Sequence[End]) -> None:
    """Write what each line is: at the right edge, without overlap.

    A line that ended long ago is named where it ended, if there is an empty place.
    """
    figure = figure_of(ax)
    lay_out(figure)  # the layout decides how much room there is
    to_points = 72 / figure.dpi
    box = ax.get_window_extent()
    left, right = ax.get_xlim()
    drawn = _drawn_points(ax)
    edge = []
    for end in ends:
        long_ago = (right - end.x) > (right - left) * 0.2
        spot = _empty_spot(ax, end, drawn) if long_ago else None
        if spot is None:
            edge.append(end)
        else:
            _write_end(ax, end, {"xytext": spot, "textcoords": "offset points"})
    wanted = [
        float(ax.transData.transform((end.x, end.y))[1]) * to_points for end in edge
    ]
    low, high = box.y0 * to_points + 3, box.y1 * to_points - 3
    beside = blended_transform_factory(ax.transAxes, ax.transData)
    for end, at, place in zip(
        edge, wanted, _spread(wanted, _LABEL_GAP, low, high), strict=True
    ):
        early = (right - end.x) > (right - left) * 0.03
        far = (right - end.x) > (right - left) * 0.2
        shift = ScaledTranslation(9 / 72, (place - at) / 72, dpi_scale(ax))
        where: dict[str, Any] = {"xytext": (1, end.y), "textcoords": beside + shift}
        if early or abs(place - at) > 4:
            where["arrowprops"] = {
                "arrowstyle": "-",
                "color": "#A6A6A6",  # no series has it: this line is no data
                "linewidth": 0.6,
                # Across the plot it would pass for a series that does not move.
                "linestyle": (0, (1, 3)) if far else "-",
                # From the begin of the name: from its middle it would cross the others.
                "relpos": (0, 0.5),
                "shrinkA": 1,
                "shrinkB": 4,
            }
        _write_end(ax, end, where)


def _write_end(ax: Axes, end: End, where: Mapping[str, Any]) -> None:
    ax.annotate(
        end.text,
        xy=(end.x, end.y),
        color=on_white(end.colour),
        fontsize=SMALL,
        va="center",
        ha="left",
        annotation_clip=False,
        zorder=5,
        **where,
    )


def _spread(wanted: Sequence[float], gap: float, low: float, high: float) -> np.ndarray:
    """Return places at least `gap` apart, as near to the wanted ones as can be.

    Least squares under an order is isotonic regression; neighbours that would overlap
    are pooled around their mean.
    """
    order = np.argsort(wanted, kind="stable")
    shifted = np.asarray(wanted, dtype=float)[order] - gap * np.arange(len(order))
    pools: list[list[float]] = []
    for value in shifted:
        pools.append([value])
        while len(pools) > 1 and np.mean(pools[-2]) > np.mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    level = [float(np.mean(pool)) for pool in pools for _ in pool]
    room = max(high - gap * (len(order) - 1), low)
    placed = np.empty(len(order))
    placed[order] = np.clip(level, low, room) + gap * np.arange(len(order))
    return placed


def _drawn_points(ax: Axes) -> np.ndarray:
    """Return where lines run, in points of the page, no two far from each other."""
    scale = 72 / figure_of(ax).dpi
    found = [np.empty((0, 2))]
    for line in ax.get_lines():
        if line.get_transform() != ax.transData:
            continue  # a line across the whole plot: a text may stand on it
        corners = ax.transData.transform(np.asarray(line.get_xydata(), dtype=float))
        corners *= scale
        for start, stop in pairwise(corners):
            if np.isfinite([start, stop]).all():
                count = max(int(np.hypot(*(stop - start)) / 3), 1)
                found.append(np.linspace(start, stop, count + 1))
        found.append(corners[np.isfinite(corners).all(axis=1)])
    return np.concatenate(found)


def _empty_spot(ax: Axes, end: End, drawn: np.ndarray) -> tuple[float, float] | None:
    """Return a place for a label near a point where no line runs, relative to it."""
    scale = 72 / figure_of(ax).dpi
    x, y = np.asarray(ax.transData.transform((end.x, end.y)), dtype=float) * scale
    box = ax.get_window_extent()
    width, half = text_width(end.text, SMALL), SMALL * 0.7
    for right, up in ((7, 0), (5, 9), (5, -9), (-width / 2, 12), (-width / 2, -12)):
        left, middle = x + right, y + up
        inside = (
            left > box.x0 * scale
            and left + width < box.x1 * scale
            and box.y0 * scale < middle - half
            and middle + half < box.y1 * scale
        )
        hit = (
            (drawn[:, 0] > left - 2)
            & (drawn[:, 0] < left + width + 2)
            & (np.abs(drawn[:, 1] - middle) < half)
        )
        if inside and not hit.any():
            return float(right), float(up)
    return None
