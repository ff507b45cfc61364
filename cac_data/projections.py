"""Paths of an annual series to a horizon, with intervals whose calibration is shown.

All on logs, of a frame with `period` (years as text) and `value` (positive). A missing
year is bridged for estimation only: never scored, never an origin, never returned.
Models that need even spacing take the latest run of years without a gap of two or more.

What is printed is the plain mean of three simple paths. A combination rarely does worse
than its parts, and weights estimated from few years do worse than equal ones: Clemen
(1989), International Journal of Forecasting 5, p. 559-583; Claeskens, Magnus, Vasnev &
Wang (2016), the same journal. Intervals from past errors: Williams & Goodman (1971),
JASA 66, and Lee & Scholtes (2014), IJF 30.
"""

from __future__ import annotations

import math
import warnings
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data.cache import cached
from cac_data.validate import check_columns, check_member

Floats = npt.NDArray[Any]
Logs = pd.Series  # by year, missing where none was observed
Path = tuple[Floats, Floats]  # on logs by year ahead, and its in-sample standard errors

COVERAGE = 0.8
"""What part of outcomes an interval is meant to hold."""

CALIBRATED_FROM = 2008
"""The first year whose errors make an interval.

The boom of the 2000s, in which trade grew by a quarter a year, ended then. Errors of
the boom would make every path too low for the years that followed.
"""
FIXED_GROWTH = 0.05
"""The growth a year of the fixed path: a round number, estimated from nothing."""
MINIMUM_RUN, LONGEST_HORIZON = 10, 50
# About as many independent windows of four to five years as two decades hold.
DEGREES_OF_FREEDOM = 4
# The scale of an interval must not depend on one bad year or on one long window.
FEWEST_ERRORS, FEWEST_WINDOWS = 5, 2
# A smaller difference of logs is rounding of the arithmetic, not of the forecast.
NOISE = 1e-12


def _logs_of(series: pd.DataFrame) -> Logs:
    """Check a series: its logs by year, missing where a year between was missing."""
    check_columns(series.columns, ["period", "value"], function="a projection")
    frame = series[["period", "value"]]
    years, amounts = frame["period"].astype("str"), frame["value"].astype("float64")
    is_good = years.str.fullmatch("[0-9]{4}") & ~years.duplicated(keep=False)
    is_good &= amounts.between(0, math.inf, inclusive="neither")
    if len(frame) < 2 or not is_good.all():
        message = "`series`: takes two years or more, each once, with a positive value"
        wrong = frame[~is_good].head(5).to_dict("records")
        raise ValueError("; not ".join([message, *map(str, wrong)]))
    logs = pd.Series(np.log(amounts.to_numpy()), index=years.astype(int)).sort_index()
    return logs.reindex(range(logs.index[0], logs.index[-1] + 1))


def _latest_run(logs: Logs) -> Logs:
    """The latest years without a gap of two or more, which is not bridged."""
    known = logs.index[logs.notna()].to_numpy()
    after = known[1:][np.diff(known) > 2]
    return logs.loc[after[-1] :] if len(after) else logs


def _shortage(logs: Logs) -> str:
    """What the latest run is too short for; nothing if it is not."""
    run = _latest_run(logs)
    if run.count() >= MINIMUM_RUN:
        return ""
    gaps = ", ".join(map(str, run.index[run.isna()]))
    told = f"{run.index[0]}-{run.index[-1]}, {run.count()} years"
    return (
        f"the latest unbroken run is {told}{', without ' if gaps else ''}{gaps}; with "
        f"fewer than {MINIMUM_RUN} only the drift and no backtest"
    )


def _straight(logs: Floats, years: int, *, growth: float) -> Path:
    """A path of one log growth a year; where growth differed from it was an error."""
    ahead = np.arange(1, years + 1)
    missed = np.diff(logs) - growth
    return logs[-1] + ahead * growth, np.sqrt(np.mean(missed**2) * ahead)


def _grow(logs: Floats, years: int, *, weight: float, window: int = 0) -> Path:
    """Part of the mean log growth of the last years, or of all; errors of a drift."""
    growth, ahead = np.diff(logs)[-window:], np.arange(1, years + 1)
    path = logs[-1] + ahead * weight * growth.mean()
    spread = growth.std(ddof=min(1, len(growth) - 1))
    # The second term is the error of the estimated mean, which all years share.
    return path, spread * np.sqrt(ahead * (1 + ahead / len(growth)))


def _smooth(logs: Floats, alpha: Any, share: Any, damping: Any) -> list[Floats]:
    """Errors one year ahead of damped smoothing, its last level and trend."""
    # All are linear in the first level and trend, which follow by least squares: what
    # comes from the data, from the first level and from the first trend.
    data, level, trend = np.eye(3)[:, :, None] + 0 * alpha
    errors = []
    for log in logs:
        level, trend = level + damping * trend, damping * trend
        errors.append(log * data - level)
        level, trend = level + alpha * errors[-1], trend + alpha * share * errors[-1]
    known, *free = np.array(errors).transpose(1, 2, 0)
    design = np.stack(free, axis=-1)
    squares, products = design.mT @ design, design.mT @ -known[:, :, None]
    first = np.linalg.solve(squares, products)[:, :, 0].T
    weights = np.vstack([np.ones_like(first[:1]), first])
    return [np.sum(found * weights, axis=-2) for found in (errors, level, trend)]


def _damped_ets(logs: Floats, years: int) -> Path:
    """Exponential smoothing with a damped trend, by maximum likelihood."""
    from scipy.optimize import minimize

    def squares(weights: Floats) -> Any:
        return np.sum(_smooth(logs, *weights.reshape(3, -1))[0] ** 2, axis=0)

    # On short series the likelihood has several maxima: start from the best of a grid.
    shares = np.linspace(0.001, 0.999, 21)
    grid = np.meshgrid(shares, shares, np.linspace(0.8, 0.98, 10))
    points = np.reshape(grid, (3, -1))
    best = points[:, np.argmin(squares(points))]
    limits = [(0.0001, 0.9999), (0.0001, 0.9999), (0.8, 0.98)]
    weights = minimize(lambda one: squares(one)[0], best, bounds=limits).x[:, None]
    errors, level, trend = _smooth(logs, *weights)
    alpha, share, damping = weights
    # What is left of a trend, added up; errors: Hyndman et al. (2008), Forecasting with
    # Exponential Smoothing, 6.3.
    left = np.cumsum(damping ** np.arange(1, years + 1))
    passed_on = np.concatenate([[1.0], alpha + alpha * share * left[:-1]])
    return level + left * trend, np.sqrt(np.mean(errors**2) * np.cumsum(passed_on**2))


def _arima_110(logs: Floats, years: int) -> Path:
    """ARIMA(1,1,0) with drift, by maximum likelihood."""
    from statsmodels.tsa.arima.model import ARIMA

    # Powell reaches the same likelihood as the default, L-BFGS, whose many small calls
    # of LAPACK take ten times as long where processes share the cores.
    quickly = {"method": "powell", "disp": False}
    with warnings.catch_warnings():
        # Where a start is not stationary it starts from zero instead.
        warnings.filterwarnings("ignore", message="Non-stationary starting")
        fit = ARIMA(logs, order=(1, 1, 0), trend="t").fit(method_kwargs=quickly)
    ahead = fit.get_forecast(years)
    return np.asarray(ahead.predicted_mean), np.asarray(ahead.se_mean)


def _combination(logs: Floats, years: int) -> Path:
    """The mean, on logs, of the paths that are combined, each of them straight."""
    paths = [METHODS[name](logs, 1)[0] for name in COMBINED]
    return _straight(logs, years, growth=float(np.mean(paths)) - logs[-1])


COMBINED = ("random_walk", "shrunk_drift", "fixed_growth")
"""What the combination is the mean of."""
METHODS: Mapping[str, Callable[[Floats, int], Path]] = {
    "combination": _combination,
    "random_walk": partial(_straight, growth=0.0),  # Hyndman & Koehler 2006, IJF 22
    # Half of the mean log growth of 15 years, after Theta: Hyndman & Billah 2003.
    "shrunk_drift": partial(_grow, window=15, weight=0.5),
    "fixed_growth": partial(_straight, growth=math.log1p(FIXED_GROWTH)),
    "half_drift": partial(_grow, weight=0.5),
    "drift": partial(_grow, weight=1.0),
    "drift_10": partial(_grow, window=10, weight=1.0),
    "damped_ets": _damped_ets,  # Gardner 1985, Journal of Forecasting 4
    "arima_110": _arima_110,  # Box & Jenkins 1970, Time Series Analysis
}
"""The methods: the default first, then its parts, then the others."""
EVENLY_SPACED = ("damped_ets", "arima_110")
"""The methods that need years in a row; they say nothing of even growth."""


@cached
def _forecast(logs: Logs, method: str, years: int) -> Path:
    """A line through all years, or a model of their latest run; missing where even."""
    is_model = method in EVENLY_SPACED
    bridged = (_latest_run(logs) if is_model else logs).interpolate().to_numpy()
    if is_model and np.ptp(np.diff(bridged)) < NOISE:
        return np.full(years, np.nan), np.full(years, np.nan)
    return METHODS[method](bridged, years)


def _past_errors(
    logs: Logs, method: str, since: int, years: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Log errors, observed less projected, by origin and years ahead; those claimed."""
    known = logs.index[logs.notna() & (logs.index >= max(since, logs.index[0] + 1))]
    runs = (_latest_run(logs.loc[:year]) for year in known[:-1])
    origins = [int(run.index[-1]) for run in runs if run.count() >= MINIMUM_RUN]
    errors = np.full((len(origins), years), np.nan)
    deviations = errors.copy()
    for row, origin in enumerate(origins):
        path, deviations[row] = _forecast(logs.loc[:origin], method, years)
        actual = logs.reindex(range(origin + 1, origin + years + 1))
        errors[row] = actual.to_numpy() - path
    axes = (pd.Index(origins, dtype="int64"), range(1, years + 1))
    return pd.DataFrame(errors, *axes), pd.DataFrame(deviations, *axes)


def _spreads(errors: pd.DataFrame, year: int) -> pd.DataFrame:
    """What lies around the median by years ahead, from the errors known in a year."""
    none = f"no interval: it takes {FEWEST_ERRORS} backtest errors one year ahead"
    rows: list[tuple[str, float, list[float]]] = []
    source, base, scale = 0, 0.0, 0.0
    for ahead in range(1, len(errors.columns) + 1):
        known = errors[ahead].loc[: year - ahead].dropna()
        span = year - known.index[0] if len(known) >= FEWEST_ERRORS else 0
        if span >= FEWEST_WINDOWS * ahead:
            source, made_from = ahead, known
            # A later year is never surer than an earlier one, whatever few errors say.
            base = max(scale, float(np.sqrt(np.mean(known**2))))
        if not source:
            rows.append((none, math.nan, []))
            continue
        origins = f"origins {made_from.index[0]}-{made_from.index[-1]}"
        basis = f"{len(made_from)} backtest errors (years ahead: {source}; {origins})"
        if source < ahead:
            basis += f", widened by the square root of {ahead}/{source}"
        wider = math.sqrt(ahead / source)
        scale = base * wider
        rows.append((basis, scale, (np.sort(made_from) * wider).tolist()))
    return pd.DataFrame(rows, columns=["basis", "scale_log", "errors_log"])


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
    logs = _logs_of(series)
    last, shortage = int(logs.index[-1]), _shortage(logs)
    method = method or ("drift" if shortage else next(iter(METHODS)))
    check_member("method", method, METHODS)
    years = horizon - last
    if not 1 <= years <= LONGEST_HORIZON:
        ends = f"{last + 1} to {last + LONGEST_HORIZON}"
        message = f"`horizon`: {horizon} is not from {ends}"
        raise ValueError(message)
    if shortage and method != "drift":
        message = f"`method`: {method!r} is not offered: {shortage}"
        raise ValueError(message)
    path, _ = _forecast(logs, method, years)
    if np.isnan(path).any():
        message = f"`method`: {method!r}: growth is the same in every year"
        raise ValueError(message)
    since = last if shortage else CALIBRATED_FROM
    spreads = _spreads(_past_errors(logs, method, since, years)[0], last)
    if shortage:
        spreads["basis"] = f"no interval: {shortage}"
    wide, half = (
        _student((1 + part) / 2) * spreads["scale_log"] for part in (COVERAGE, 0.5)
    )
    found = {
        "period": [f"{last + ahead:04d}" for ahead in range(1, years + 1)],
        "median": np.exp(path),
        "low": np.exp(path - wide),
        "high": np.exp(path + wide),
        "low_50": np.exp(path - half),
        "high_50": np.exp(path + half),
        "method": method,
    }
    return pd.DataFrame(found).join(spreads)


def _student(part: float) -> float:
    from scipy.special import stdtrit

    return float(stdtrit(DEGREES_OF_FREEDOM, part))


def _chances_at_least(path: pd.DataFrame, levels: Floats, year: int) -> Floats:
    """Probabilities of levels in a year, by the distribution behind the interval."""
    from scipy.special import stdtr

    check_member("year", str(year), path["period"])
    row: Any = path.set_index("period").loc[str(year)]
    distances, scale = math.log(row["median"]) - np.log(levels), row["scale_log"]
    if scale < NOISE:
        return (distances >= 0).astype("float64")
    return np.asarray(stdtr(DEGREES_OF_FREEDOM, distances / scale))


def probability_at_least(path: pd.DataFrame, level: float, year: int) -> float:
    """Probability, 0 to 1, that the series reaches a level in a year of `project`.

    By the distribution behind the interval; NaN without one.
    """
    if not 0 < level < math.inf:
        message = f"`level`: {level!r} is not a positive number"
        raise ValueError(message)
    return float(_chances_at_least(path, np.array([level]), year)[0])


def largest_probability_of_range(path: pd.DataFrame, width: float, year: int) -> float:
    """The largest probability that any range of a width has in a year of `project`.

    A range much narrower than the interval is never likely, wherever it lies: its
    probability is told beside this one. NaN without an interval.
    """
    row: Any = path.set_index("period").loc[str(year)]
    starts = np.linspace(row["median"] / 1000, 2 * row["median"], 4000)
    from_start, from_end = (
        _chances_at_least(path, levels, year) for levels in (starts, starts + width)
    )
    return float(np.max(from_start - from_end))


@cached
def backtest(
    series: pd.DataFrame,
    *,
    methods: Sequence[str] = tuple(METHODS),
    horizons: Sequence[int] = (1, 2, 3, 4, 5),
    since: int = 0,
) -> pd.DataFrame:
    """Accuracy and coverage of methods at past origins, by years ahead, on logs.

    At each origin (an observed year, in or after `since`, with ten observed years in a
    row up to it) a method sees only the years up to it. By `method years_ahead`: `n`
    windows scored, from the `first_origin` on; `n_independent`, n over the years ahead,
    as they overlap; `relative_to_random_walk`, ratio of mean absolute log errors;
    `median_ape_pct rmse_log mean_log_error` (positive: too low); `coverage` of the
    normal interval that the method claims; `band_coverage`, of `band_n`, of that which
    `project` would have drawn then, with ``_low _high``, 95 % by Wilson on the
    independent windows; `note`, why there is none.

    >>> years = [str(year) for year in range(1990, 2011)]
    >>> sales = pd.DataFrame({"period": years, "value": [1.1**n for n in range(21)]})
    >>> scores = backtest(sales, methods=["random_walk"], horizons=[1, 3])
    >>> scores[["years_ahead", "n", "mean_log_error"]].round(3).to_dict("split")["data"]
    [[1, 11, 0.095], [3, 9, 0.286]]
    """
    from scipy.special import ndtri
    from statsmodels.stats.proportion import proportion_confint

    for method in methods:
        check_member("methods", method, METHODS)
    logs = _logs_of(series)
    # What was right before a gap says nothing of a method that cannot be used after it.
    shortage = _shortage(logs)
    first = int(logs.index[-1]) if shortage else since
    normal, student = float(ndtri((1 + COVERAGE) / 2)), _student((1 + COVERAGE) / 2)
    rows = []
    for method in methods:
        past, claimed = _past_errors(logs, method, first, max(horizons))
        calibrating = past.loc[CALIBRATED_FROM:]
        spreads = {year: _spreads(calibrating, int(year)) for year in past.index}
        unfitted = ", ".join(map(str, claimed.index[claimed[1].isna()]))
        not_fitted = unfitted and f"not fitted at {unfitted}"
        for step in horizons:
            errors = past[step].dropna()
            sizes, margins = errors.abs(), normal * claimed[step][errors.index]
            walk = (logs.shift(-step) - logs)[errors.index].abs().mean()
            drawn = [spreads[year]["scale_log"][step - 1] for year in errors.index]
            bands = student * pd.Series(drawn, errors.index, dtype="float64").dropna()
            ratio = sizes.mean() / (walk if walk > NOISE else math.nan)
            ape = 100 * np.expm1(-errors).abs().median()
            rmse = float(np.sqrt((errors**2).mean()))
            claimed_held = (sizes <= margins + NOISE).mean()
            scores = (ratio, ape, rmse, errors.mean(), claimed_held)
            held = (sizes[bands.index] <= bands + NOISE).mean()
            note = f"impossible: {shortage}" if shortage else not_fitted
            first_origin = errors.index.min()
            counts = (method, step, first_origin, len(errors), len(errors) / step)
            rows.append((*counts, *scores, len(bands), held, note))
    columns = (
        "method years_ahead first_origin n n_independent relative_to_random_walk "
        "median_ape_pct rmse_log mean_log_error coverage band_n band_coverage note"
    )
    found = pd.DataFrame(rows, columns=columns.split())
    windows = (found["band_n"] / found["years_ahead"]).where(found["band_n"] > 0)
    hits = found["band_coverage"] * windows
    low, high = proportion_confint(hits, windows, method="wilson")
    return found.assign(band_coverage_low=low, band_coverage_high=high)


def assumed_path(
    start_exports: float,
    start_imports: float,
    *,
    start_year: int,
    horizon: int,
    export_growth: float,
    import_growth: float,
    shocks: Sequence[Mapping[str, Any]] = (),
    level_shifts: Sequence[Mapping[str, Any]] = (),
) -> pd.DataFrame:
    """Exports, imports and turnover under assumed growth: arithmetic, no interval.

    ``level = level of the year before * factor + level shifts of the year``, by flow,
    where the factor is one plus the assumed growth (a share) or, in the years of a
    shock, ``(1 + change) ** (1 / years)``. A shift is thus in dollars of its own year,
    and grows from the next one on. `shocks` have ``flow start end change`` (a share,
    over all years), `level_shifts` ``flow year usd_bn``. `period flow value unit
    assumed`. ValueError for another flow, a year outside the path, a level below zero,
    two shocks of one flow and year.

    >>> growth = {"export_growth": 0.1, "import_growth": 0.0}
    >>> path = assumed_path(40.0, 60.0, start_year=2025, horizon=2026, **growth)
    >>> path["value"].round(6).tolist()
    [44.0, 60.0, 104.0]
    """
    levels = {"exports": start_exports, "imports": start_imports}
    growth = {"exports": export_growth, "imports": import_growth}
    years = range(start_year + 1, horizon + 1)
    if not years:
        message = f"`horizon`: {horizon} is not after {start_year}"
        raise ValueError(message)
    factors: dict[tuple[str, int], float] = {}
    for shock in shocks:
        span = _span(shock, shock["start"], shock["end"], years)
        for year in span:
            if (shock["flow"], year) in factors:
                message = f"`shocks`: {shock['flow']} of {year} have a shock already"
                raise ValueError(message)
            factors[shock["flow"], year] = (1 + shock["change"]) ** (1 / len(span))
    shifts = Counter[tuple[str, int]]()
    for shift in level_shifts:
        for year in _span(shift, shift["year"], shift["year"], years):
            shifts[shift["flow"], year] += shift["usd_bn"]
    rows = []
    for year in years:
        for flow in levels:
            factor = factors.get((flow, year), 1 + growth[flow])
            levels[flow] = levels[flow] * factor + shifts[flow, year]
            if levels[flow] < 0:
                message = f"{flow} of {year} would be {levels[flow]:.4g} USD bn"
                raise ValueError(message)
        values = {**levels, "turnover": sum(levels.values())}
        rows += [(f"{year:04d}", flow, value) for flow, value in values.items()]
    frame = pd.DataFrame(rows, columns=["period", "flow", "value"])
    return frame.assign(unit="USD bn", assumed=True)


def _span(entry: Mapping[str, Any], start: int, end: int, years: range) -> range:
    """The years of a shock or shift, which has a flow and lies on the path."""
    check_member("flow", entry["flow"], ("exports", "imports"))
    if not years[0] <= start <= end <= years[-1]:
        message = f"{dict(entry)} is not within {years[0]} to {years[-1]}"
        raise ValueError(message)
    return range(start, end + 1)
