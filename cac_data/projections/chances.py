"""Chances of levels in a year of a path, by the distribution behind its intervals."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd

from cac_data.extras import extra
from cac_data.projections.intervals import DEGREES_OF_FREEDOM
from cac_data.projections.logs import NOISE, Floats
from cac_data.validate import check_member


def probability_at_least(path: pd.DataFrame, level: float, year: int) -> float:
    """Probability, 0 to 1, that the series reaches a level in a year of `project`.

    By the distribution behind the interval; NaN without one. ValueError for a level
    that is not positive and a year that is not on the path.
    """
    if not 0 < level < math.inf:
        message = f"`level`: {level!r} is not a positive number"
        raise ValueError(message)
    chances = _chances_at_least(path, np.array([level]), year)
    return float(chances[0])


def largest_probability_of_range(path: pd.DataFrame, width: float, year: int) -> float:
    """The largest probability that any range of a width has in a year of `project`.

    A range much narrower than the interval is never likely, wherever it lies: its
    probability is told beside this one. NaN without an interval.
    """
    row: Any = path.set_index("period").loc[str(year)]
    starts = np.linspace(row["median"] / 1000, 2 * row["median"], 4000)
    above_start = _chances_at_least(path, starts, year)
    above_end = _chances_at_least(path, starts + width, year)
    return float(np.max(above_start - above_end))


def _chances_at_least(path: pd.DataFrame, levels: Floats, year: int) -> Floats:
    """Probability of each of some levels, or more, in a year."""
    with extra("analysis", "a projection"):
        from scipy.special import stdtr

    check_member("year", str(year), path["period"])
    row: Any = path.set_index("period").loc[str(year)]
    distances = math.log(row["median"]) - np.log(levels)
    scale = row["scale_log"]
    if scale < NOISE:
        return (distances >= 0).astype("float64")
    return np.asarray(stdtr(DEGREES_OF_FREEDOM, distances / scale))
