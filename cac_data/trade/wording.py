"""How numbers, years and countries are written in sentences and labels."""

import math
from collections.abc import Sequence

import pandas as pd

from cac_data import periods
from cac_data.display.phrases import number

VALUE = "value_usd_mn"


def bn(value: float, *, sign: bool = False) -> str:
    """Write millions as billions with one decimal."""
    return f"USD {number(value / 1000, 1, sign=sign)} bn"


def were(count: int) -> str:
    """Return the verb for a number of things."""
    return "was" if count == 1 else "were"


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
