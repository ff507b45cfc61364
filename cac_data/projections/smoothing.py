"""Exponential smoothing with a damped trend, fitted to the logs of an annual series.

Gardner (1985), Journal of Forecasting 4; Hyndman et al. (2008), Forecasting with
Exponential Smoothing. What `statsmodels` calls ``ETSModel(error="add", trend="add",
damped_trend=True)``, with the first states by least squares.

Shapes: `years` are those of the series, `trials` are sets of weights that are tried at
once (one, when the optimiser asks).
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from cac_data.extras import extra
from cac_data.projections.logs import Floats, Path

GRID_SHARES = np.linspace(0.001, 0.999, 21)
GRID_DAMPING = np.linspace(0.8, 0.98, 10)
LIMITS = ((0.0001, 0.9999), (0.0001, 0.9999), (0.8, 0.98))
"""Bounds of level weight, trend share and damping."""

# What a state comes from; see `_recursion`.
DATA = 0
FIRST_LEVEL = 1
FIRST_TREND = 2


class Weights(NamedTuple):
    """Weights of the smoothing, each of shape (trials,)."""

    level: Floats  # alpha: part of an error that the level takes up
    trend_share: Floats  # beta / alpha: part of that which the trend takes up
    damping: Floats  # phi: part of the trend that remains a year later


class Smoothed(NamedTuple):
    """Errors one year ahead, (years, trials), and the last states, (trials,)."""

    errors: Floats
    level: Floats
    trend: Floats


def damped_ets(logs: Floats, years: int) -> Path:
    """Fit by maximum likelihood: the path by year ahead, and its standard errors."""
    weights = fit(logs)
    errors, level, trend = smooth(logs, weights)

    # What remains of the trend in each year, added up; shape (years ahead,).
    ahead = np.arange(1, years + 1)
    trend_remaining = np.cumsum(weights.damping**ahead)
    path = level + trend_remaining * trend

    # How much of an error the path still has each year later: Hyndman et al., 6.3.
    by_trend = weights.level * weights.trend_share * trend_remaining[:-1]
    by_level_and_trend = weights.level + by_trend
    passed_on = np.concatenate([[1.0], by_level_and_trend])
    growth_of_variance = np.cumsum(passed_on**2)

    variance = np.mean(errors**2)
    return Path(path, np.sqrt(variance * growth_of_variance))


def fit(logs: Floats) -> Weights:
    """Find the weights with the least squared errors; each of shape (1,)."""
    with extra("analysis", "a projection"):
        from scipy.optimize import minimize

    def squared_error(weights: Weights) -> Floats:
        errors = smooth(logs, weights).errors
        squares: Floats = np.sum(errors**2, axis=0)  # (trials,)
        return squares

    def objective(point: Floats) -> Any:
        weights = Weights(*point[:, np.newaxis])
        return squared_error(weights)[0]

    # On short series the likelihood has several maxima: the best point of a grid is
    # the start. All its points are tried at once.
    axes = np.meshgrid(GRID_SHARES, GRID_SHARES, GRID_DAMPING)
    grid = Weights(*(axis.ravel() for axis in axes))  # (21 * 21 * 10,) each
    best = np.argmin(squared_error(grid))
    start = [weight[best] for weight in grid]

    optimum = minimize(objective, start, bounds=LIMITS)
    return Weights(*optimum.x[:, np.newaxis])


def smooth(logs: Floats, weights: Weights) -> Smoothed:
    """Smooth with given weights, from the first level and trend that fit best."""
    errors, level, trend = _recursion(logs, weights)
    first_states = _least_squares(errors)  # (2, trials)

    # What the data alone gave counts once, what a first state adds as often as it is.
    ones = np.ones_like(first_states[:1])
    factors = np.vstack([ones, first_states])  # (3, trials)
    return Smoothed(
        errors=np.sum(errors * factors, axis=1),
        level=np.sum(level * factors, axis=0),
        trend=np.sum(trend * factors, axis=0),
    )


def _recursion(logs: Floats, weights: Weights) -> tuple[Floats, Floats, Floats]:
    """Run the smoothing once for each of its three causes: (3, trials) a state.

    Errors, level and trend are linear in the first level and the first trend, which are
    not known yet. So each is kept in three parts: `DATA` with both at zero, and what
    one unit of the `FIRST_LEVEL` or of the `FIRST_TREND` adds. The errors of all years
    are of shape (years, 3, trials).
    """
    trials = len(weights.level)
    data = np.zeros((3, trials))
    level = np.zeros((3, trials))
    trend = np.zeros((3, trials))
    data[DATA] = 1.0
    level[FIRST_LEVEL] = 1.0
    trend[FIRST_TREND] = 1.0

    errors = []
    for log in logs:
        level = level + weights.damping * trend
        trend = weights.damping * trend
        error = log * data - level
        level = level + weights.level * error
        trend = trend + weights.level * weights.trend_share * error
        errors.append(error)
    return np.array(errors), level, trend


def _least_squares(errors: Floats) -> Floats:
    """Find the first level and trend that make the errors smallest: (2, trials).

    By the normal equations, one pair of unknowns a trial: errors of the data plus
    design times unknowns are to vanish.
    """
    by_cause = errors.transpose(1, 2, 0)  # (3, trials, years)
    of_data, of_level, of_trend = by_cause  # (trials, years) each
    design = np.stack([of_level, of_trend], axis=-1)  # (trials, years, 2)
    target = -of_data[:, :, np.newaxis]  # (trials, years, 1)

    squares = design.mT @ design  # (trials, 2, 2)
    products = design.mT @ target  # (trials, 2, 1)
    unknowns: Floats = np.linalg.solve(squares, products)  # (trials, 2, 1)
    return unknowns[:, :, 0].T
