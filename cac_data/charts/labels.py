"""Texts of a chart: how figures and years are written, and where names find room."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.font_manager import FontProperties
from matplotlib.text import Annotation
from matplotlib.textpath import text_to_path
from matplotlib.transforms import blended_transform_factory, offset_copy

from cac_data.charts.style import INK, MUTED, SMALL, readable

Box = tuple[float, float, float, float]
"""Left, bottom, right, top in points of the figure."""

End = tuple[float, float, str, str]
"""What is named at the right edge: its x and y, the text, and its colour."""

ROW = 11.5
"""Points between the middles of two texts that stand below each other."""

_SIDES = ((1, 0), (-1, 0), (0, 1), (0, -1), (1, 1), (1, -1), (-1, 1), (-1, -1))
_FAR = (11.0, 18.0, 27.0, 38.0, 50.0)  # points, with a thin line to the mark


def number_text(value: float, decimals: int, *, sign: bool = False) -> str:
    """Write a figure for the eye: thousands apart, a real minus, no ``-0.0``."""
    if not math.isfinite(value):
        return ""
    text = f"{value:{'+' if sign else ''},.{decimals}f}"
    if value and not float(text.replace(",", "")):
        text = f"{value:{'+' if sign else ''}.1g}"
    return text.replace("-", "−")


def decimals_of(values: Iterable[float]) -> int:
    """Return how many decimals the figures of one chart are printed with."""
    top = max((abs(value) for value in values if math.isfinite(value)), default=0)
    return 0 if top >= 1000 else 1 if top >= 1 else 2


def tick_text(value: float, _: object = None) -> str:
    """Write the figure at a tick, as a formatter of matplotlib does."""
    # Ticks are sums of steps; the last digits of a double are none of them.
    return f"{round(value, 9):,.10g}".replace("-", "−")


def year_text(value: float, _: object = None) -> str:
    """Write a year, also before our era, as a formatter of matplotlib does."""
    year = math.floor(value)
    return f"{-year} BC" if year < 0 else f"{year}" if year else ""  # no year 0


@lru_cache(maxsize=4096)  # a layout asks for the same labels again and again
def text_width(text: str, size: float = SMALL, *, bold: bool = False) -> float:
    """Return the width of a text in points, of its widest line."""
    font = FontProperties(
        family="DejaVu Sans", weight="bold" if bold else "normal", size=size
    )
    # The outlines of the letters would say the same a hundred times slower. A dollar
    # sign would be read as mathematics.
    return max(
        float(
            text_to_path.get_text_width_height_descent(
                line.replace("$", "S"), font, ismath=False
            )[0]
        )
        for line in text.split("\n")
    )


def wrapped(text: str, width: float, size: float = SMALL, *, bold: bool = False) -> str:
    """Break a text into lines of about one length, none wider than `width` points."""
    count = math.ceil(text_width(text, size, bold=bold) / width)
    while 1 < count <= len(text):
        # Lines as even as they can be look set, not cut.
        parts = textwrap.wrap(text, math.ceil(len(text) / count) + 3)
        if all(text_width(part, size, bold=bold) <= width for part in parts):
            return "\n".join(parts)
        count += 1
    return text


def write(
    ax: Axes,
    words: str,
    at: tuple[float, float],
    shift: tuple[float, float] = (0, 0),
    /,
    **look: Any,
) -> Annotation:
    """Write words at a place, moved by so many points; from there on to the right."""
    look = {"va": "center", "zorder": 5, **look}
    return ax.annotate(words, at, shift, textcoords="offset points", **look)


def write_over(ax: Axes, place: float, words: str, colour: str) -> None:
    """Write above the plot, over a place of its lying axis."""
    where = {"xycoords": ("data", "axes fraction"), "ha": "center", "va": "bottom"}
    write(ax, words, (place, 1), (0, 3), color=colour, **where)


def name_ends(ax: Axes, ends: Sequence[End]) -> None:
    """Write names at the right edge, one below the other, none on another.

    A thin line leads from a name to what ended earlier, or lies higher or lower than
    the name. The layout must be settled.
    """
    figure = ax.get_figure(root=True)
    left, right = ax.get_xlim()
    wanted = [ax.transData.transform((x, y))[1] for x, y, *_ in ends]
    places = spread(wanted, ax.bbox.y0 + 3, ax.bbox.y1 - 3)
    beside = blended_transform_factory(ax.transAxes, ax.transData)
    for (x, y, text, colour), at, place in zip(ends, wanted, places, strict=True):
        early = (right - x) / (right - left)
        leader = {
            "arrowstyle": "-",
            "color": MUTED,
            "linewidth": 0.6 if early > 0.03 or abs(place - at) > 4 else 0,
            # Across the plot it would pass for a series that does not move.
            "linestyle": (0, (1, 3)) if early > 0.2 else "-",
            # From the begin of the name: from its middle it would cross the others.
            "relpos": (0, 0.5),
            "shrinkA": 1,
            "shrinkB": 4,
        }
        ax.annotate(
            text,
            (x, y),
            xytext=(1, y),
            textcoords=offset_copy(beside, figure, 9, place - at, units="points"),
            color=colour if colour == INK else readable(colour),
            va="center",
            annotation_clip=False,
            arrowprops=leader if leader["linewidth"] else None,
            zorder=5,
        )


def spread(
    wanted: Sequence[float], low: float, high: float, *, gap: float = ROW
) -> list[float]:
    """Return places at least `gap` apart, as near to the wanted ones as can be.

    Least squares under an order is isotonic regression: neighbours that would overlap
    are pooled around their mean.

    >>> spread([10, 11, 40], 0, 100, gap=10)
    [5.5, 15.5, 40.0]
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
    return placed.tolist()


def apart(one: Box, other: Box, gap: float = 1.5) -> bool:
    """Tell whether two boxes keep a distance."""
    return (
        one[2] + gap <= other[0]
        or other[2] + gap <= one[0]
        or one[3] + gap <= other[1]
        or other[3] + gap <= one[1]
    )


def place_names(
    spots: np.ndarray,
    texts: Sequence[str],
    bounds: Box,
    *,
    taken: Sequence[Box] = (),
    lines: np.ndarray | None = None,
    radius: float = 3.5,
) -> list[Box | None]:
    """Return where the name of each spot stands: on no other name and on no mark.

    `spots`: x and y in points; all that have no text are only avoided.
    `lines`: points that lie on lines, which names avoid where there is a choice.

    Those that come first choose first. A name stands close to its mark where it can,
    otherwise farther off (a thin line should lead there); one without room is None.
    """
    marks = [(x - radius, y - radius, x + radius, y + radius) for x, y in spots]
    drawn = np.empty((0, 2)) if lines is None else lines
    found: list[Box | None] = []
    for (x, y), text in zip(spots, texts, strict=True):
        closed = [*marks, *taken, *filter(None, found)]
        choices = _choices(x, y, text, bounds, drawn, radius) if text else []
        free = (box for box in choices if all(apart(box, other) for other in closed))
        found.append(next(free, None))
    return found


def write_names(
    ax: Axes, spots: np.ndarray, texts: Sequence[str], boxes: Sequence[Box | None]
) -> None:
    """Write names where `place_names` found room, with a thin line from far ones."""
    back = ax.transData.inverted()
    for spot, text, box in zip(spots, texts, boxes, strict=True):
        if box is not None:
            near = np.clip(spot, box[:2], box[2:])
            if np.hypot(*(near - spot)) > 8:
                line = back.transform([spot, near])
                ax.plot(*line.T, color=MUTED, linewidth=0.5, zorder=3.5)
            x, y = back.transform(((box[0] + box[2]) / 2, (box[1] + box[3]) / 2))
            align = {"ha": "center", "va": "center_baseline"}
            write(ax, text, (x, y), in_layout=False, **align)


def _choices(
    x: float,
    y: float,
    text: str,
    bounds: Box,
    lines: np.ndarray,
    radius: float,
) -> list[Box]:
    """Return the places that a name could have on an empty page, the best first."""
    # On a screen letters are moved to whole pixels, which takes up to a twentieth more.
    width = text_width(text) * 1.05 + 1
    height = SMALL * 1.15 * (1 + text.count("\n"))
    around = [
        ((float(side[0]), float(side[1])), 2.0, float(rank))
        for rank, side in enumerate(_SIDES)
    ]
    around += [
        ((math.cos(turn), math.sin(turn)), away, 5 + 0.35 * away)
        for away in _FAR
        for turn in np.arange(16) * math.pi / 8
    ]
    found = []
    for (right, up), away, cost in around:
        near = 0.4 if abs(right) == abs(up) == 1 else away
        left = x + right * (radius + near) - width * (1 - right) / 2
        low = y + up * (radius + near) - height * (1 - up) / 2
        box = (left, low, left + width, low + height)
        inside = (
            bounds[0] <= box[0]
            and bounds[1] <= box[1]
            and box[2] <= bounds[2]
            and box[3] <= bounds[3]
        )
        if inside:
            hit = (lines > box[:2]).all(axis=1) & (lines < box[2:]).all(axis=1)
            found.append((cost + 0.8 * float(hit.sum()), box))
    return [box for _, box in sorted(found, key=lambda item: item[0])]
