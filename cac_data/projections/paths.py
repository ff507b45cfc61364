"""The path of a series to a horizon: its median and its interval (`project`)."""

from __future__ import annotations

import math

import pandas as pd

from cac_data.codes import check_member
from cac_data.projections.checks import (
    LONGEST_HORIZON,
    checked_coverage,
    checked_whole,
    checked_year_after,
    fail,
)
from cac_data.projections.intervals import INTERVALS, Band, bands_of, in_sample_bands
from cac_data.projections.methods import METHODS, NotFittedError, forecast
from cac_data.projections.past_errors import errors_of
from cac_data.projections.series import MINIMUM_RUN, annual_of


def project(
    series: pd.DataFrame,
    *,
    horizon: int | str,
    method: str = "shrunk_drift",
    coverage: float = 0.8,
    interval: str = "student",
    calibrated_from: int = 2008,
    value: str = "value",
) -> pd.DataFrame:
    """Median and interval for each year to a horizon, in the unit of the series.

    ``median(T + h) = y(T) * exp(h * mu)`` for a method with drift ``mu``; by default
    half of the mean log growth of the last 15 years, or of all where there are fewer.
    Mean growth over a window is that between its ends: a missing year inside does not
    matter, one at its start is interpolated on logs.

    ``student`` draws ``median * exp(+-t * RMSE(h))``. ``RMSE(h)`` is the root mean
    square, bias included, of the method's own log errors ``h`` years ahead at origins
    since ``calibrated_from``; ``t`` is the quantile of Student's t with four degrees of
    freedom (1.533 for 80 percent, where the normal has 1.282), because the scale is
    itself an estimate from few independent windows. ``quantiles`` takes the empirical
    quantiles of the same errors, ``conformal`` the conformal quantile of their absolute
    values, ``in_sample`` the textbook standard error of the method.

    A number of years ahead is calibrated by its own errors while there are at least
    five (nine for 80 percent by ``quantiles``) and two windows of that length fit one
    after the other between the first origin and the last year. Beyond, the errors of
    the longest calibrated one are widened by the square root of the ratio of the years,
    as those of a random walk grow: ``calibrated_years_ahead`` is then less than
    ``years_ahead`` and ``basis`` says so. A ``student`` interval never narrows on logs.

    `series`: columns ``period`` (a year) and ``value``; one row per year, gaps allowed.
    `horizon`: last year of the projection, at most 50 years after the last of the
    series.
    `coverage`: of the interval, 0.5 to below 1.
    `interval`: ``student``, ``quantiles``, ``conformal`` or ``in_sample``.
    `calibrated_from`: first origin whose errors make the interval: the year from which
    the series behaves as it is expected to go on.
    `value`: name of the column of positive values.

    One row per year after the last: ``period``, ``years_ahead``, ``median``, ``low``,
    ``high`` (the last two missing where no interval can be had), ``growth_pct`` (of the
    median, a year, since the last value), ``coverage``, ``method``, ``interval``,
    ``basis`` (of the interval, in words), ``estimated_on`` (the years used, in words),
    ``calibrated_years_ahead``, ``scale_log`` (RMSE or standard error), ``errors_log``
    (sorted list of the errors behind the interval).

    ValueError as `spacing`; if ``method`` or ``interval`` is unknown, ``horizon`` does
    not follow the series or ``coverage`` is out of range; if a run of fewer than ten
    years is asked for another method than ``drift``, or a method cannot be fitted.

    Examples
    --------
    >>> sales = pd.DataFrame({"period": ["2001", "2002", "2004"], "value": [1, 2, 8]})
    >>> path = project(sales, horizon=2005, method="drift")
    >>> path[["period", "median", "low", "growth_pct"]].round(6).to_dict("records")
    [{'period': '2005', 'median': 16.0, 'low': nan, 'growth_pct': 100.0}]
    """
    check_member("method", method, METHODS)
    check_member("interval", interval, INTERVALS)
    coverage = checked_coverage(coverage)
    since = checked_whole("calibrated_from", calibrated_from)
    annual = annual_of(series, value)
    last = annual.last
    years_ahead = (
        checked_year_after("horizon", horizon, last, last + LONGEST_HORIZON) - last
    )
    run = annual.run()
    is_short = run.count < MINIMUM_RUN
    if is_short and method != "drift":
        fail(f"`method`: {method!r} is not offered: {run.shortage()}")
    try:
        path, deviations = forecast(annual, method, years_ahead)
    except NotFittedError as problem:
        message = f"`method`: {method!r} on {run.describe()}: {problem}"
        raise ValueError(message) from None

    if is_short:
        basis = f"no interval: {run.shortage()}"
        bands = [Band(ahead, basis) for ahead in range(1, years_ahead + 1)]
    elif interval == "in_sample":
        bands = in_sample_bands(deviations, coverage)
    else:
        past = errors_of(annual, method, since, years_ahead)
        bands = bands_of(past, interval, coverage, last)

    used = run if METHODS[method].needs_even_spacing else annual
    frame = pd.DataFrame(
        [
            {
                "period": f"{last + drawn.years_ahead:04d}",
                "years_ahead": drawn.years_ahead,
                "median": _level(log),
                "low": _level(log + drawn.below),
                "high": _level(log + drawn.above),
                "growth_pct": 100
                * math.expm1((log - annual.at(last)) / drawn.years_ahead),
                "coverage": coverage,
                "method": method,
                "interval": interval,
                "basis": drawn.basis,
                "estimated_on": used.describe(),
                "calibrated_years_ahead": drawn.source,
                "scale_log": drawn.scale,
                "errors_log": list(drawn.errors),
            }
            for drawn, log in zip(bands, path.tolist(), strict=True)
        ]
    )
    return frame.astype({"calibrated_years_ahead": "Int64"})


def _level(log: float) -> float:
    # The end of a wide interval on logs may be more than a float can hold.
    return math.inf if log > 700 else math.exp(log)
