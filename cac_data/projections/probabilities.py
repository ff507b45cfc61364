"""Probabilities read from a projection, and the words for them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Final

import numpy as np
import pandas as pd

from cac_data.codes import check_columns, check_member
from cac_data.projections.checks import checked_number, fail
from cac_data.projections.intervals import DEGREES_OF_FREEDOM
from cac_data.projections.series import NOISE

LIKELIHOOD_WORDS: Final = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""Upper ends and words of the ranges of Intelligence Community Directive 203."""


def probability_below(
    projection: pd.DataFrame, level: float, period: int | str
) -> float:
    """Probability, 0 to 1, that the series lies below a level in a year.

    It is read from the distribution behind the interval: Student's t for ``student``,
    the normal for ``in_sample``, ranks over ``n + 1`` of the errors for ``quantiles``
    and ``conformal``, which therefore never give less than ``1 / (n + 1)``.

    `level`: positive, in the unit of the series.

    NaN where the projection has no interval. Print it with `band`.

    ValueError if the frame is no projection, the level not positive or the year not in
    it.

    Examples
    --------
    >>> from cac_data.projections import project
    >>> years = [str(year) for year in range(2000, 2021)]
    >>> sales = pd.DataFrame({"period": years, "value": [1, 2] * 10 + [1]})
    >>> path = project(sales, horizon=2022, method="random_walk")
    >>> probability_below(path, 1, "2022")
    0.5
    """
    needed = ["period", "median", "interval", "scale_log", "errors_log"]
    check_columns(projection.columns, needed, function="a probability")
    if checked_number("level", level, "a positive number") <= 0:
        fail(f"`level`: {level!r} is not a positive number")
    check_member("period", str(period), projection["period"])
    row = projection.loc[projection["period"] == str(period)].iloc[0]
    distance = math.log(level) - math.log(row["median"])
    return _distribution(row["interval"], row["scale_log"], row["errors_log"], distance)


def _distribution(
    interval: str, scale: float, errors: Sequence[float], distance: float
) -> float:
    """Probability of a log error below a distance from the median."""
    if math.isnan(scale):
        return math.nan
    if scale < NOISE:
        return float(distance > 0)
    if interval == "in_sample":
        return NormalDist(0.0, scale).cdf(distance)
    if interval == "student":
        from scipy.special import stdtr

        return float(stdtr(DEGREES_OF_FREEDOM, distance / scale))
    ranks = np.arange(1, len(errors) + 1) / (len(errors) + 1)
    if interval == "quantiles":
        return float(np.interp(distance, errors, ranks))
    sizes = np.sort(np.abs(errors))
    within = float(np.interp(abs(distance), [0.0, *sizes], [0.0, *ranks]))
    return (1 + math.copysign(within, distance)) / 2


def probability_at_least(
    projection: pd.DataFrame, level: float, period: int | str
) -> float:
    """Probability, 0 to 1, that the series reaches a level in a year.

    One less `probability_below`.

    `level`: positive, in the unit of the series.

    NaN where the projection has no interval. Print it with `band`.

    ValueError as `probability_below`.

    Examples
    --------
    >>> from cac_data.projections import project
    >>> years = [str(year) for year in range(2000, 2021)]
    >>> sales = pd.DataFrame({"period": years, "value": [1, 2] * 10 + [1]})
    >>> path = project(sales, horizon=2022, method="random_walk")
    >>> band(probability_at_least(path, 2, "2022"))
    '0.20 (very unlikely)'
    """
    return 1 - probability_below(projection, level, period)


def nearest_band(probability: float) -> float:
    """Probability to the nearest 0.05, for a table or a card.

    Never 0 or 1: the scale ends at 0.05 and 0.95, where `band` says "below" and
    "above". A missing probability stays missing.

    A multiple of 0.05 from 0.05 to 0.95, or NaN.

    ValueError if the probability lies outside 0 to 1.

    Examples
    --------
    >>> nearest_band(0.58), nearest_band(0.004)
    (0.6, 0.05)
    """
    if math.isnan(probability):
        return math.nan
    if not 0 <= probability <= 1:
        fail(f"`probability`: {probability!r} is not in the range 0 to 1")
    # Half a step goes up, as a reader expects, not to the even neighbour.
    steps = math.floor(round(probability * 20, 9) + 0.5)
    return min(max(steps, 1), 19) / 20


def band(probability: float) -> str:
    """Probability as text, to the nearest 0.05, with the words of a published scale.

    The words belong to the probability before rounding. The limits of the ranges are
    themselves multiples of 0.05, so beside one of them (0.55, say) either of two words
    can stand; exactly on a limit it is the word farther from one half.

    ValueError if the probability lies outside 0 to 1.

    Examples
    --------
    >>> band(0.58)
    '0.60 (likely)'
    >>> band(0.004)
    'below 0.05 (almost no chance)'
    """
    if math.isnan(probability):
        return "no estimate"
    number = f"{nearest_band(probability):.2f}"
    if probability < 0.025:
        number = f"below {number}"
    elif probability >= 0.975:
        number = f"above {number}"
    words = next(
        words
        for upper, words in LIKELIHOOD_WORDS
        if probability < upper or (probability == upper and (upper < 0.5 or upper == 1))
    )
    return f"{number} ({words})"
