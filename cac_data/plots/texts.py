"""Figures, years and words as a chart writes them, and the room that they take."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable
from functools import lru_cache

from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path


def decimals_of(values: Iterable[float]) -> int:
    """Return how many decimals the figures of one chart are printed with."""
    top = max((abs(value) for value in values if math.isfinite(value)), default=0)
    return 0 if top >= 1000 else 1 if top >= 1 else 2


def number_text(value: float, decimals: int, *, sign: bool = False) -> str:
    """Write a figure for the eye: thousands apart, a real minus, no ``-0.0``."""
    if not math.isfinite(value):
        return ""
    text = f"{value:+,.{decimals}f}" if sign else f"{value:,.{decimals}f}"
    if value and not float(text.replace(",", "")):
        text = f"{value:+.1g}" if sign else f"{value:.1g}"
    return text.replace("-", "−")


def tick_text(value: float, _: object = None) -> str:
    """Write the figure at a tick, as a formatter of matplotlib does."""
    # Ticks are sums of steps; the last digits of a double are none of them.
    return f"{round(value, 9):,.10g}".replace("-", "−")


def year_text(value: float, _: object = None) -> str:
    """Write a year, also before our era, as a formatter of matplotlib does."""
    # No year 0: the line passes it between 1 BC and 1 AD.
    return f"{-value:.0f} BC" if value < 0 else f"{value:.0f}" if value else ""


@lru_cache(maxsize=4096)  # a layout asks for the same labels again and again
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text in points."""
    if not text:
        return 0.0
    weight = "bold" if bold else "normal"
    font = FontProperties(family="DejaVu Sans", weight=weight, size=size)
    # The outlines of the letters would say the same a hundred times slower.
    width, _, _ = text_to_path.get_text_width_height_descent(text, font, ismath=False)
    return float(width)


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Break a text into lines of about one length, none wider than `width` points."""
    total = text_width(text, size, bold=bold)
    if total <= width:
        return text
    count = math.ceil(total / width)
    while True:
        # Lines as even as they can be look set, not cut.
        parts = textwrap.wrap(text, math.ceil(len(text) / count) + 3)
        if all(text_width(part, size, bold=bold) <= width for part in parts):
            return "\n".join(parts)
        if count > len(text):
            return text
        count += 1
