"""Figures as they are printed with their units, and values in JSON types."""

from __future__ import annotations

import math
import re
from typing import Any

import pandas as pd

from cac_data import words
from cac_data.lines import line
from cac_data.writing import PLACE_OF_NUMBER

SEVEN = re.compile(r"7(?:\D?0+)*")
"""7, 70, 7,000 and so on, with any mark between thousands."""


def amount(value: float, unit: str, digits: int | None = None) -> str:
    """A figure as it is printed: a claim of "95 bn" is not one of "95.0 bn"."""
    if unit == "year":
        sign = "-" if value < 0 else ""
        return words.period(f"{sign}{abs(round(value)):04d}")
    if digits is None:
        digits = _usual_digits(value, unit)
    if unit == "USD bn":
        return words.dollars(value, digits)
    number = words.number_of(value, unit, digits)
    if unit == "rank":
        return words.say(line("common.rank", number=number))
    if unit == "ratio":
        return words.say(line("common.ratio", number=number))
    if unit in ("", "score"):
        return number  # what it is a score of stands beside it
    unit_text = words.counted(value, unit, digits)
    return words.say(line("common.amount", number=number, unit=unit_text))


def _usual_digits(value: float, unit: str) -> int:
    """How many decimals a figure has that says nothing of its own."""
    if float(value).is_integer() or unit in ("years", "count"):
        return 0
    if unit == "probability":
        return 2
    if unit.startswith("%"):
        return 1
    size = abs(value)
    if size >= 1000:
        return 0
    return 1 if size >= 1 else 2


def pattern_of(unit: str, decimals: int = 0, value: float = 7.0) -> tuple[str, int]:
    """How an amount is printed, with ``#`` for its number, and by which power of ten.

    A language may print billions as tens of something smaller, 7 as 70: power 1. The
    unit is in the form that a number with so many decimals asks for, or such a value.
    """
    printed = amount(7.0, unit, 0)
    of_seven = words.counted(7.0, unit, 0)
    if of_seven and printed.endswith(of_seven):
        form = words.counted(value, unit, decimals)
        printed = f"{printed.removesuffix(of_seven)}{form}"
    number = SEVEN.search(printed)
    if number is None:
        return printed, 0
    return SEVEN.sub(PLACE_OF_NUMBER, printed, count=1), number[0].count("0")


def in_pattern(pattern: str, number: str) -> str:
    """A number in its pattern; its sign stands before a currency."""
    if "$#" in pattern and number.startswith("−"):
        return pattern.replace("$#", f"−${number[1:]}")
    return pattern.replace(PLACE_OF_NUMBER, number)


def plain(value: Any) -> Any:
    """A value in JSON types: missing as None, numbers without noise, ISO days."""
    if isinstance(value, list):
        return value
    if value is None or pd.isna(value):
        return None
    if hasattr(value, "item"):  # a scalar of numpy
        value = value.item()
    if isinstance(value, float):
        return float(f"{value:.6g}") if math.isfinite(value) else None
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return str(value)
