"""Checks of numbers, years and shares that a caller gives."""

from __future__ import annotations

import math
from typing import Final, NoReturn

import numpy as np

LONGEST_HORIZON: Final = 50
"""Years ahead beyond which a horizon is taken for a mistake."""


def fail(message: str) -> NoReturn:
    """Raise the error of this package: a ValueError."""
    raise ValueError(message)


def checked_number(argument: str, given: object, what: str = "a number") -> float:
    """Check a finite number."""
    if isinstance(given, int | float | np.number) and not isinstance(given, bool):
        number = float(given)
        if math.isfinite(number):
            return number
    fail(f"`{argument}`: {given!r} is not {what}")


def checked_growth(argument: str, given: object) -> float:
    """Check a growth, as a share above -1."""
    what = "a share above -1 (0.043 is 4.3 percent)"
    number = checked_number(argument, given, what)
    return number if number > -1 else fail(f"`{argument}`: {given!r} is not {what}")


def checked_whole(argument: str, given: object, at_least: int = 0) -> int:
    """Check a whole number, or a year given as text."""
    is_digits = isinstance(given, str) and given.isascii() and given.isdigit()
    is_whole = isinstance(given, int | np.integer) and not isinstance(given, bool)
    if (is_digits or is_whole) and int(str(given)) >= at_least:
        return int(str(given))
    fail(f"`{argument}`: {given!r} is not a whole number of {at_least} or more")


def checked_year_after(argument: str, given: object, last: int, horizon: int) -> int:
    """Check a year after the last of a series, up to a horizon."""
    year = checked_whole(argument, given)
    if not last < year <= horizon:
        fail(
            f"`{argument}`: {year} is not one of the projected years {last + 1} to "
            f"{horizon}"
        )
    return year


def checked_coverage(given: object) -> float:
    """Check the coverage of an interval."""
    what = "in the range 0.5 to below 1"
    coverage = checked_number("coverage", given, what)
    return (
        coverage if 0.5 <= coverage < 1 else fail(f"`coverage`: {given!r} not {what}")
    )
