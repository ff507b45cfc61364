"""Medians and intervals: what a method's own past errors say of its path."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from cac_data.extras import extra
from cac_data.projections.logs import (
    MINIMUM_RUN,
    Logs,
    latest_run,
    logs_of,
    shortage,
)
from cac_data.projections.methods import METHODS, forecast
from cac_data.validate import check_member

COVERAGE = 0.8
"""What part of outcomes an interval is meant to hold."""

CALIBRATED_FROM = 2008
"""The first year whose errors make an interval.

The boom of the 2000s, in which trade grew by a quarter a year, ended then. Errors of
the boom would make every path too low for the years that followed.
"""
LONGEST_HORIZON = 50
# About as many independent windows of four to five years as two decades hold.
DEGREES_OF_FREEDOM = 4
# The scale of an interval must not depend on one bad year or on one long window.
FEWEST_ERRORS = 5
FEWEST_WINDOWS = 2


def project(
    series: pd.DataFrame, *, horizon: int, method: str | None = None
) -> pd.DataFrame:
    """Median and intervals for each year to a horizon, in the unit of the series.

    By default the median is the ``combination``: the mean, on logs, of no change, half
    the mean growth of 15 years and a fixed 5 percent a year. With fewer than ten years
    in a row only ``drift`` is offered, without an interval.

    An interval is ``median * exp(+-t * RMSE(h))``: the root mean square of the method's
    own log errors ``h`` years ahead since 2008, bias included, times a quantile of
    Student's t with four degrees of freedom, as independent windows are few; it never
    narrows. Beyond the last year ahead with five errors and two such windows those are
    widened by the square root of the ratio of the years.

    `period median low high` (80 percent) `low_50 high_50` (one half) `method basis` (in
    words) `scale_log` (the RMSE) `errors_log` (sorted). ValueError for a series not as
    above, a horizon not 1 to 50 years after it, a method that the series has not.

    >>> sales = pd.DataFrame({"period": ["2001", "2002", "2004"], "value": [1, 2, 8]})
    >>> project(sales, horizon=2005)["median"].round(6).item()
    16.0
    """
    logs = logs_of(series)
    lack = shortage(logs)
    default = "drift" if lack else next(iter(METHODS))
    method = method or default
    _check_offered(method, horizon, logs)
    last = int(logs.index[-1])
    years = horizon - last
    path = forecast(logs, method, years).logs
    if np.isnan(path).any():
        message = f"`method`: {method!r}: growth is the same in every year"
        raise ValueError(message)

    since = last if lack else CALIBRATED_FROM
    errors, _ = past_errors(logs, method, since, years)
    spreads = spreads_known_in(last, errors)
    if lack:
        spreads["basis"] = f"no interval: {lack}"
    # Half widths of the intervals on logs, by year ahead.
    wide = student_quantile((1 + COVERAGE) / 2) * spreads["scale_log"]
    half = student_quantile(0.75) * spreads["scale_log"]
    columns = {
        "period": [f"{last + ahead:04d}" for ahead in range(1, years + 1)],
        "median": np.exp(path),
        "low": np.exp(path - wide),
        "high": np.exp(path + wide),
        "low_50": np.exp(path - half),
        "high_50": np.exp(path + half),
        "method": method,
    }
    return pd.DataFrame(columns).join(spreads)


def _check_offered(method: str, horizon: int, logs: Logs) -> None:
    """Raise for a method that there is not, or that these logs are too short for.

    Also for a horizon that is not ahead of them, or too far.
    """
    check_member("method", method, METHODS)
    last = int(logs.index[-1])
    if not last < horizon <= last + LONGEST_HORIZON:
        allowed = f"{last + 1} to {last + LONGEST_HORIZON}"
        message = f"`horizon`: {horizon} is not from {allowed}"
        raise ValueError(message)
    lack = shortage(logs)
    if lack and method != "drift":
        message = f"`method`: {method!r} is not offered: {lack}"
        raise ValueError(message)


def past_errors(
    logs: Logs, method: str, since: int, years: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Log errors by origin and years ahead, and the standard errors claimed there.

    Both have a row an origin, with its year as index, and a column a year ahead: 1, 2
    and so on. An error is what was observed less what was projected. An origin is an
    observed year, in or after `since`, with enough years in a row up to it; the last
    year, which nothing follows, is none. What is claimed is what the method itself says
    of its path.
    """
    first_growth = logs.index[0] + 1
    is_candidate = logs.notna() & (logs.index >= max(since, first_growth))
    candidates = logs.index[is_candidate]
    runs = [latest_run(logs.loc[:year]) for year in candidates[:-1]]
    origins = [int(run.index[-1]) for run in runs if run.count() >= MINIMUM_RUN]

    errors = np.full((len(origins), years), np.nan)
    claimed = np.full((len(origins), years), np.nan)
    for row, origin in enumerate(origins):
        path, claimed[row] = forecast(logs.loc[:origin], method, years)
        years_ahead = range(origin + 1, origin + years + 1)
        observed = logs.reindex(years_ahead).to_numpy()
        errors[row] = observed - path
    index = pd.Index(origins, dtype="int64")
    columns = range(1, years + 1)
    return (
        pd.DataFrame(errors, index, columns),
        pd.DataFrame(claimed, index, columns),
    )


def spreads_known_in(year: int, errors: pd.DataFrame) -> pd.DataFrame:
    """The scale of the interval around a median, by years ahead, as drawn in a year.

    A row a year ahead. Only errors that were known in that `year` count. Columns:
    `basis` says in words which errors these are, `scale_log` is their root mean square
    and `errors_log` are they themselves, sorted. Years ahead with too few errors take
    those of the last year ahead that has enough, widened.
    """
    rows: list[tuple[str, float, list[float]]] = []
    source = 0  # years ahead of the errors in use
    errors_of_source = pd.Series(dtype="float64")
    scale_of_source = 0.0
    scale = 0.0
    for ahead in range(1, len(errors.columns) + 1):
        observed = errors[ahead].loc[: year - ahead].dropna()
        if _are_enough(observed, year, ahead):
            source = ahead
            errors_of_source = observed
            # A later year is never surer than an earlier one, whatever few errors say.
            scale_of_source = max(scale, _root_mean_square(observed))
        if not source:
            reason = f"it takes {FEWEST_ERRORS} backtest errors one year ahead"
            rows.append((f"no interval: {reason}", math.nan, []))
            continue
        widening = math.sqrt(ahead / source)
        scale = scale_of_source * widening
        sizes = np.sort(errors_of_source) * widening
        rows.append((_basis(errors_of_source, source, ahead), scale, sizes.tolist()))
    return pd.DataFrame(rows, columns=["basis", "scale_log", "errors_log"])


def _are_enough(errors: pd.Series, year: int, ahead: int) -> bool:
    """Whether errors known in a year are many, and reach over windows that are."""
    if len(errors) < FEWEST_ERRORS:
        return False
    span = year - errors.index[0]
    return bool(span >= FEWEST_WINDOWS * ahead)


def _root_mean_square(errors: pd.Series) -> float:
    return float(np.sqrt(np.mean(errors**2)))


def _basis(errors: pd.Series, source: int, ahead: int) -> str:
    """Say of which errors, of `source` years ahead, an interval is made."""
    origins = f"origins {errors.index[0]}-{errors.index[-1]}"
    basis = f"{len(errors)} backtest errors (years ahead: {source}; {origins})"
    if source < ahead:
        basis += f", widened by the square root of {ahead}/{source}"
    return basis


def student_quantile(part: float) -> float:
    """Quantile of Student's t with the degrees of freedom of an interval."""
    with extra("analysis", "a projection"):
        from scipy.special import stdtrit

    return float(stdtrit(DEGREES_OF_FREEDOM, part))
