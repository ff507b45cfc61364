"""How numbers, years and countries are written in sentences and labels."""

import math
from collections.abc import Sequence

import pandas as pd

from cac_data import codes, periods

VALUE = "value_usd_mn"


def number(value: float, digits: int, *, sign: bool = False) -> str:
    """Write a number with a true minus sign, and zero without any."""
    text = f"{value:+,.{digits}f}" if sign else f"{value:,.{digits}f}"
    # Rounding can leave "-0.0", which says less than zero and means zero.
    if float(text.replace(",", "")) == 0:
        text = f"{0:.{digits}f}"
    return text.replace("-", "−")


def bn(value: float, *, sign: bool = False) -> str:
    """Write millions as billions with one decimal."""
    return f"USD {number(value / 1000, 1, sign=sign)} bn"


def pct(value: float, *, digits: int = 1, sign: bool = False) -> str:
    """Write a percentage."""
    return f"{number(value, digits, sign=sign)} %"


def were(count: int) -> str:
    """Return the verb for a number of things."""
    return "was" if count == 1 else "were"


def names(countries: Sequence[str]) -> str:
    """Write the names of countries as a list in words."""
    named = [codes.country_name(code) for code in countries]
    if len(named) < 2:
        return "".join(named)
    return f"{', '.join(named[:-1])} and {named[-1]}"


def years_in_words(years: Sequence[int]) -> str:
    """Write years as runs: ``1992 to 2018, 2020``."""
    return ", ".join(
        str(first) if first == last else f"{first} to {last}"
        for first, last in periods.runs(years)
    )


def moved(value: float) -> str:
    """Return the verb for a change."""
    return "rose by" if value > 0 else "fell by" if value < 0 else "changed by"


def level_in(frame: pd.DataFrame, period: object) -> float:
    """Return the figure of a year; missing if there is none."""
    found = frame.loc[frame["period"] == str(period), VALUE]
    return float(found.iloc[0]) if len(found) else math.nan
