"""Figures, years and names as they are written in a drawing."""

from __future__ import annotations

import math
import re
import textwrap
from collections.abc import Iterable

from cac_data.writing import writing

LETTERS_OF_HAN = 2
"""How many letters are as wide as a Chinese character."""

BEHIND_MARK = re.compile(r"(?<=[—：，、；）])(?<!\d—)(?<![A-Z]、)|(?<= )")
"""Where a Chinese label may break: not in a range of years or a list of letters."""


def number_text(value: float, decimals: int, *, sign: bool = False) -> str:
    """Write a figure for the eye: thousands apart, a real minus, no ``-0.0``."""
    plus = "+" if sign else ""
    power = writing().power
    counted = value * 10**power
    rounded = round(counted, decimals - power) if power else counted
    text = f"{rounded:{plus},.{max(decimals - power, 0)}f}"
    is_rounded_away = value != 0 and float(text.replace(",", "")) == 0
    if is_rounded_away:
        text = f"{counted:{plus}.1g}"
    return writing().number(text)


def decimals_of(values: Iterable[float]) -> int:
    """Return how many decimals the figures of one chart are printed with."""
    largest = max(abs(value) for value in values)
    if largest >= 1000:
        return 0
    return 1 if largest >= 1 else 2


def year_text(value: float, _: object = None) -> str:
    """Write a year, also before our era, as a formatter of matplotlib does."""
    year = math.floor(value)
    if year < 0:
        return writing().year_before_our_era(-year)
    return str(year) if year else ""  # no year 0


def tick_text(value: float, _: object = None) -> str:
    """Write a step of an axis, as a formatter of matplotlib does."""
    # Ticks are sums of steps; the last digits of a double are none of them.
    shown = value * 10 ** writing().power
    return writing().number(f"{round(shown, 9):,.10g}")


def times_text(value: float, _: object = None) -> str:
    """Write a ratio as a multiple, or as one of its reciprocal."""
    text = f"×{value:g}" if value >= 1 else f"×1/{1 / value:g}"
    return writing().number(text)


def wrapped(text: str, most: int) -> str:
    """Break a text into lines of about one length, of some `most` letters."""
    if writing().is_in_han:
        return _wrapped_at_marks(text, most // LETTERS_OF_HAN)
    lines = math.ceil(len(text) / most)
    if lines <= 1:
        return text
    # A part of a word says nothing: one that is longer has a line of its own.
    width = len(text) // lines + 5
    return textwrap.fill(text, width, break_long_words=False)


def _wrapped_at_marks(text: str, most: int) -> str:
    """Break a text that has no blanks behind its marks, into lines of some `most`."""
    lines = [""]
    for part in filter(None, BEHIND_MARK.split(text)):
        if lines[-1] and len(lines[-1] + part) > most:
            lines.append("")
        lines[-1] += part
    return "\n".join(line.rstrip() for line in lines)
