"""Paths of an annual series to a horizon, with intervals whose calibration is shown.

All on logs, of a frame with a column ``period`` (years as text) and one of positive
values. A missing year is bridged by log-linear interpolation for estimation only: it is
never scored, never an origin, never returned. Models that need even spacing take the
latest run of years without a gap of two or more. Where that has fewer than ten observed
years, only the drift across the gaps is offered, without an interval or a backtest.

After Williams & Goodman (1971), "A simple method for the construction of empirical
confidence limits for economic forecasts", JASA 66, and Lee & Scholtes (2014),
"Empirical prediction intervals revisited", IJF 30.
"""

from __future__ import annotations

import contextlib
import math
import warnings
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data.codes import check_columns, check_member
from cac_data.shared_answers import shared

__all__ = [
    *("INTERVALS", "LIKELIHOOD_WORDS", "METHODS", "MINIMUM_RUN", "assumed_path"),
    *("backtest", "band", "nearest_band", "probability_at_least", "probability_below"),
    *("probability_between", "project", "spacing"),
]

Floats = npt.NDArray[Any]
Logs = pd.Series  # by year, missing where none was observed
Path = tuple[Floats, Floats]  # on logs by year ahead, and its in-sample standard errors

METHODS: Final[Mapping[str, str]] = {
    "shrunk_drift": "half of the mean log growth of the last 15 years (after Theta: "
    "Hyndman & Billah 2003, IJF 19)",
    "random_walk": "no growth (Hyndman & Koehler 2006, IJF 22)",
    "drift": "mean log growth of all years (Hyndman & Koehler 2006)",
    "drift_10": "mean log growth of the last 10 years (Hyndman & Koehler 2006)",
    "half_drift": "half of the mean log growth of all years (Hyndman & Billah 2003)",
    "damped_ets": "exponential smoothing with a damped trend (Gardner 1985)",
    "arima_110": "ARIMA(1,1,0) with drift (Box & Jenkins 1970)",
}
"""The methods and their rules: the default first, then what it is preferred to."""

INTERVALS: Final[Mapping[str, str]] = {
    "student": "root mean square times Student t with 4 degrees of freedom",
    "quantiles": "empirical quantiles",
    "conformal": "split conformal, a quantile of the absolute errors",
    "in_sample": "normal, from the in-sample residuals of the method",
}
"""Kinds of interval; all but the last are made from backtest errors."""

LIKELIHOOD_WORDS: Final = (
    (0.05, "almost no chance"),
    (0.20, "very unlikely"),
    (0.45, "unlikely"),
    (0.55, "roughly even chance"),
    (0.80, "likely"),
    (0.95, "very likely"),
    (1.00, "almost certain"),
)
"""Upper ends and words of the ranges of Intelligence Community Directive 203 (2015)."""

MINIMUM_RUN: Final = 10
"""Observed years in a row below which nothing but a drift is offered."""

# About as many independent windows of four to five years as two decades hold.
_DEGREES_OF_FREEDOM = 4
# The scale of an interval must not depend on one bad year or on one long window.
_FEWEST_ERRORS, _FEWEST_WINDOWS, _LONGEST_HORIZON = 5, 2, 50
_ABOVE_ALL = (math.nextafter(-1, 0), math.inf, "a share above -1")

# A smaller difference of logs is rounding of the arithmetic, not of the forecast.
_NOISE = 1e-12


def _number(
    argument: str, given: Any, low: float, high: float, what: str = ""
) -> float:
    """Check a number of a caller, from `low` to below `high`."""
    numbers = int | float | np.number
    is_number = isinstance(given, numbers) and not isinstance(given, bool)
    if is_number and low <= given < high:
        return float(given)
    message = f"`{argument}`: {given!r} is not {what or f'from {low:g} to {high:g}'}"
    raise ValueError(message)


def _whole(argument: str, given: object, first: int = 0, last: int = 9999) -> int:
    """Check a whole number of a caller, or a year given as text."""
    text = "" if isinstance(given, bool) else str(given)
    if text.isascii() and text.isdigit() and first <= int(text) <= last:
        return int(text)
    message = f"`{argument}`: {given!r} is not a whole number from {first} to {last}"
    raise ValueError(message)


def _logs_of(series: pd.DataFrame, value: str) -> Logs:
    """Check a series: its logs by year, missing where a year between was missing."""
    check_columns(series.columns, ["period", value], function="a projection")
    frame = series[["period", value]]
    years, amounts = frame["period"].astype("str"), frame[value].astype("float64")
    is_good = years.str.fullmatch("[0-9]{4}") & ~years.duplicated(keep=False)
    is_good &= amounts.between(0, math.inf, inclusive="neither")
    if len(frame) < 2 or not is_good.all():
        message = "`series`: takes two years or more, each once, with a positive value"
        wrong = frame[~is_good].head(5).to_dict("records")
        raise ValueError("; not ".join([message, *map(str, wrong)]))
    logs = pd.Series(np.log(amounts.to_numpy()), index=years.astype(int)).sort_index()
    return logs.reindex(range(logs.index[0], logs.index[-1] + 1))


def _latest_run(logs: Logs) -> Logs:
    """Return the latest years without a gap of two or more, which is not bridged."""
    known = logs.index[logs.notna()].to_numpy()
    after = known[1:][np.diff(known) > 2]
    return logs.loc[after[-1] :] if len(after) else logs


def _in_words(logs: Logs) -> str:
    """Say which years there are, as in ``1992-2025, 33 years, without 2019``."""
    gaps = ", ".join(map(str, logs.index[logs.isna()]))
    told = f"{logs.index[0]}-{logs.index[-1]}, {logs.count()} years"
    return f"{told}, without {gaps}" if gaps else told


def _shortage(logs: Logs) -> str:
    """Say what the latest run is too short for; nothing if it is not."""
    run = _latest_run(logs)
    if run.count() > MINIMUM_RUN:
        return ""
    what = f"with fewer than {MINIMUM_RUN} only the drift and no backtest"
    if run.count() == MINIMUM_RUN:
        what = "a backtest needs one more"
    return f"the latest unbroken run is {_in_words(run)}; {what}"


def spacing(series: pd.DataFrame, *, value: str = "value") -> pd.DataFrame:
    """Years of an annual series, and which methods they allow.

    One row: ``first, last, missing`` (list), ``run_years`` (observed ones in the latest
    run without a gap of two or more), ``methods`` (list), ``note`` (on a short run).

    ValueError if a period is no year or occurs twice, or a value is missing, not
    positive or not finite; the first five such rows are named.

    >>> sales = pd.DataFrame({"period": ["2001", "2002", "2004"], "value": [1, 2, 4]})
    >>> spacing(sales)[["missing", "run_years", "methods"]].to_dict("records")
    [{'missing': ['2003'], 'run_years': 3, 'methods': ['drift']}]
    """
    logs = _logs_of(series, value)
    run, years = _latest_run(logs), logs.index.astype(str).str.zfill(4)
    row = {
        "first": years[0],
        "last": years[-1],
        "missing": years[logs.isna()].to_list(),
        "run_years": run.count(),
        "methods": ["drift"] if run.count() < MINIMUM_RUN else list(METHODS),
        "note": _shortage(logs),
    }
    return pd.DataFrame([row])


def _grow(logs: Floats, years: int, window: int, weight: float) -> Path:
    """Straight line on logs, with the errors of a random walk with drift."""
    growth, ahead = np.diff(logs)[-window:], np.arange(1, years + 1)
    if not weight:  # without a drift all growth counts as error
        return np.full(years, logs[-1]), np.sqrt(np.mean(growth**2) * ahead)
    path = logs[-1] + ahead * weight * growth.mean()
    if len(growth) < 2:
        return path, np.full(years, np.nan)
    # The second term is the error of the estimated mean, which all years share.
    return path, growth.std(ddof=1) * np.sqrt(ahead * (1 + ahead / len(growth)))


def _damp(logs: Floats, weights: Any, level: Any, trend: Any) -> tuple[Any, Any, Any]:
    """Errors one year ahead of damped smoothing, and its last level and trend."""
    alpha, beta, damping = weights
    errors = []
    for log in logs:
        level, trend = level + damping * trend, damping * trend
        errors.append(log - level)
        level, trend = level + alpha * errors[-1], trend + beta * errors[-1]
    return np.array(errors), level, trend


def _damped_ets(logs: Floats, years: int) -> Path:
    """Exponential smoothing with a damped trend, by maximum likelihood.

    On short series the likelihood has several maxima, and the optimiser's own start
    often ends in a poor one. It starts from the best point of a grid of weights, at
    each of which first level and trend, linear in the errors, follow by least squares.
    """
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    shares = np.linspace(0.001, 0.999, 21)
    grid = np.meshgrid(shares, shares, np.linspace(0.8, 0.98, 10))
    alpha, share, damping = (axis.ravel() for axis in grid)
    weights, none = (alpha, alpha * share, damping), np.zeros_like(alpha)
    left = -_damp(logs, weights, none, none)[0].T[:, :, None]
    design = np.stack(
        [_damp(0 * logs, weights, none + by, none + 1 - by)[0].T for by in (1, 0)], -1
    )
    first = np.linalg.solve(design.mT @ design, design.mT @ left)
    best = int(np.argmin(((left - design @ first) ** 2).sum(axis=(1, 2))))
    start = [axis[best] for axis in (*weights, first[:, 0, 0], first[:, 1, 0])]
    model = ETSModel(logs, error="add", trend="add", damped_trend=True)
    # Parameters alone: what it works out after the fit takes half of its time.
    fit = model.fit(start_params=start, disp=False, return_params=True)
    errors, level, trend = _damp(logs, fit[:3], fit[3], fit[4])
    # What is left of a trend, added up; errors: Hyndman et al. (2008), Forecasting with
    # Exponential Smoothing, 6.3.
    left = np.cumsum(fit[2] ** np.arange(1, years + 1))
    passed_on = np.concatenate([[1.0], fit[0] + fit[1] * left[:-1]])
    return level + left * trend, np.sqrt(np.mean(errors**2) * np.cumsum(passed_on**2))


def _arima_110(logs: Floats, years: int) -> Path:
    """ARIMA(1,1,0) with drift, by maximum likelihood."""
    from statsmodels.tsa.arima.model import ARIMA

    # Where a start is not stationary it starts from zero instead.
    warnings.filterwarnings("ignore", message="Non-stationary starting")
    # Powell reaches the same likelihood as the default, L-BFGS, whose many small calls
    # of LAPACK take ten times as long where processes share the cores.
    quickly = {"method": "powell", "disp": False}
    fit = ARIMA(logs, order=(1, 1, 0), trend="t").fit(method_kwargs=quickly)
    ahead = fit.get_forecast(years)
    return np.asarray(ahead.predicted_mean), np.asarray(ahead.se_mean)


_LINES = {  # last years of growth (0: all) and what is taken of it
    "shrunk_drift": (15, 0.5),
    "random_walk": (0, 0.0),
    "drift": (0, 1.0),
    "drift_10": (10, 1.0),
    "half_drift": (0, 0.5),
}
_MODELS = {"damped_ets": _damped_ets, "arima_110": _arima_110}


class _NotFittedError(ValueError):
    """A method that cannot be estimated on these years."""


def _forecast(logs: Logs, method: str, years: int) -> Path:
    """Return what a method makes of all years, or a model of their latest run."""
    if method in _LINES:
        return _grow(logs.interpolate().to_numpy(), years, *_LINES[method])
    from statsmodels.tools.sm_exceptions import ConvergenceWarning

    bridged = _latest_run(logs).interpolate().to_numpy()
    if np.ptp(np.diff(bridged)) < _NOISE:
        message = "growth is the same in every year, there is no error to estimate from"
        raise _NotFittedError(message)
    with warnings.catch_warnings():
        warnings.simplefilter("error", ConvergenceWarning)
        try:
            return _MODELS[method](bridged, years)
        except ConvergenceWarning:
            message = "the search for the highest likelihood does not end"
            raise _NotFittedError(message) from None


def _past_errors(
    logs: Logs, method: str, since: int, years: int
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Log errors, observed less projected, and the standard errors claimed beside them.

    By origin (an observed year with enough years in a row behind it) and years ahead;
    missing where the method could not be fitted.
    """
    known = logs.index[logs.notna() & (logs.index >= max(since, logs.index[0] + 1))]
    runs = (_latest_run(logs.loc[:year]) for year in known[:-1])
    origins = [int(run.index[-1]) for run in runs if run.count() >= MINIMUM_RUN]
    errors = np.full((len(origins), years), np.nan)
    deviations = errors.copy()
    for row, origin in enumerate(origins):
        with contextlib.suppress(_NotFittedError):
            path, deviations[row] = _forecast(logs.loc[:origin], method, years)
            actual = logs.reindex(range(origin + 1, origin + years + 1))
            errors[row] = actual.to_numpy() - path
    axes = (pd.Index(origins, dtype="int64"), range(1, years + 1))
    return pd.DataFrame(errors, *axes), pd.DataFrame(deviations, *axes)


class _Spread(NamedTuple):
    """Errors around the median at some years ahead: what they are and come from."""

    basis: str
    scale: float = math.nan
    errors: Sequence[float] = ()
    calibrated: int | None = None

    def ends(self, interval: str, coverage: float) -> tuple[float, float]:
        """Return the distances on logs from the median to the ends of an interval."""
        from scipy.special import ndtri, stdtrit

        tail = (1 - coverage) / 2
        if math.isnan(self.scale):
            return math.nan, math.nan
        if interval == "quantiles":
            low, high = np.quantile(self.errors, [tail, 1 - tail], method="weibull")
            return float(low), float(high)
        if interval == "conformal":
            rank = math.ceil(round((len(self.errors) + 1) * coverage, 9))
            margin = sorted(map(abs, self.errors))[rank - 1]
        elif interval == "student":
            margin = float(stdtrit(_DEGREES_OF_FREEDOM, 1 - tail)) * self.scale
        else:
            margin = float(ndtri(1 - tail)) * self.scale
        return -margin, margin


def _spreads(
    errors: pd.DataFrame, interval: str, coverage: float, year: int
) -> list[_Spread]:
    """Spread at each number of years ahead, from the errors known in a year."""
    # Fewer errors have no such quantile; rounded, as 2 / (1 - 0.8) is more than 10.
    needed = {"quantiles": 2 / (1 - coverage) - 1, "conformal": 1 / (1 - coverage) - 1}
    fewest = max(_FEWEST_ERRORS, math.ceil(round(needed.get(interval, 0), 9)))
    basis = f"no interval: it takes {fewest} backtest errors one year ahead, over "
    spreads = [_Spread(f"{basis}{_FEWEST_WINDOWS} years at least")] * len(
        errors.columns
    )
    source, base, scale = 0, 0.0, 0.0
    for ahead in range(1, len(errors.columns) + 1):
        known = errors[ahead].loc[: year - ahead].dropna()
        if len(known) >= fewest and year - known.index[0] >= _FEWEST_WINDOWS * ahead:
            source, made_from = ahead, known
            # A later year is never surer than an earlier one, whatever few errors say.
            base = scale = max(scale, float(np.sqrt(np.mean(known**2))))
        if source:
            basis = (
                f"{len(made_from)} backtest errors {source} year{'s'[: source - 1]} "
            )
            basis += f"ahead, origins {made_from.index[0]}-{made_from.index[-1]}: "
            basis += INTERVALS[interval]
            if source < ahead:
                basis += f", widened by the square root of {ahead}/{source}"
            wider = math.sqrt(ahead / source)
            scale, spread = base * wider, (np.sort(made_from) * wider).tolist()
            spreads[ahead - 1] = _Spread(basis, scale, spread, source)
    return spreads


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
    """Median and intervals for each year to a horizon, in the unit of the series.

    ``student`` draws ``median * exp(+-t * RMSE(h))``: the root mean square, bias
    included, of the method's own log errors ``h`` years ahead at origins since
    ``calibrated_from`` (from when the series behaves as it is expected to go on), times
    a quantile of Student's t with four degrees of freedom, as that scale comes from few
    independent windows; it never narrows. ``quantiles`` takes those of the errors,
    ``conformal`` that of their absolute values, ``in_sample`` the textbook error.

    Years ahead have their own errors while there are five (nine for 80 percent by
    ``quantiles``) and two such windows fit between first origin and last year. Beyond,
    the last such errors are widened by the square root of the ratio of the years.

    Columns: ``period, years_ahead, median, low, high`` (of ``coverage``, 0.5 to below
    1), ``low_50, high_50`` (of one half; all four missing where no interval can be
    had), ``growth_pct`` (of the median, a year, since the last value), ``coverage,
    method, interval, basis, estimated_on`` (in words), ``calibrated_years_ahead,
    scale_log`` (RMSE or standard error), ``errors_log`` (sorted, behind the interval).

    ValueError as `spacing`; for a ``horizon`` not 1 to 50 years after the series; for
    any method but ``drift`` on a short run, or one that cannot be fitted.

    >>> sales = pd.DataFrame({"period": ["2001", "2002", "2004"], "value": [1, 2, 8]})
    >>> project(sales, horizon=2005, method="drift")["median"].round(6).item()
    16.0
    """
    check_member("method", method, METHODS)
    check_member("interval", interval, INTERVALS)
    coverage = _number("coverage", coverage, 0.5, 1, "in the range 0.5 to below 1")
    since = _whole("calibrated_from", calibrated_from)
    logs = _logs_of(series, value)
    last, run = int(logs.index[-1]), _latest_run(logs)
    years = _whole("horizon", horizon, last + 1, last + _LONGEST_HORIZON) - last
    is_short = run.count() < MINIMUM_RUN
    if is_short and method != "drift":
        message = f"`method`: {method!r} is not offered: {_shortage(logs)}"
        raise ValueError(message)
    try:
        path, deviations = _forecast(logs, method, years)
    except _NotFittedError as problem:
        message = f"`method`: {method!r} on {_in_words(run)}: {problem}"
        raise ValueError(message) from None
    if is_short:
        spreads = [_Spread(f"no interval: {_shortage(logs)}")] * years
    elif interval == "in_sample":
        basis = f"{INTERVALS[interval]}; not calibrated"
        spreads = [_Spread(basis, scale) for scale in deviations.tolist()]
    else:
        errors, _ = _past_errors(logs, method, since, years)
        spreads = _spreads(errors, interval, coverage, last)
    ends = [
        (0, *spread.ends(interval, coverage), *spread.ends(interval, 0.5))
        for spread in spreads
    ]
    # The end of a wide interval on logs may be more than a float can hold.
    with np.errstate(over="ignore"):
        median, low, high, low_50, high_50 = np.exp(path[:, None] + ends).T
    ahead = np.arange(1, years + 1)
    columns = {
        "period": [f"{last + year:04d}" for year in ahead],
        "years_ahead": ahead,
        "median": median,
        "low": low,
        "high": high,
        "low_50": low_50,
        "high_50": high_50,
        "growth_pct": 100 * np.expm1((path - logs.loc[last]) / ahead),
        "coverage": coverage,
        "method": method,
        "interval": interval,
        "basis": [spread.basis for spread in spreads],
        "estimated_on": _in_words(run if method in _MODELS else logs),
        "calibrated_years_ahead": pd.array([s.calibrated for s in spreads], "Int64"),
        "scale_log": [spread.scale for spread in spreads],
        "errors_log": [list(spread.errors) for spread in spreads],
    }
    return pd.DataFrame(columns)


def probability_below(path: pd.DataFrame, level: float, period: int | str) -> float:
    """Probability, 0 to 1, that the series lies below a level in a year of `project`.

    By the distribution behind the interval: Student's t, the normal of ``in_sample``,
    or ranks over ``n + 1`` of the errors. NaN without an interval. `band` prints it.
    """
    from scipy.special import ndtr, stdtr

    needed = ["period", "median", "interval", "scale_log", "errors_log"]
    check_columns(path.columns, needed, function="a probability")
    level = _number("level", level, 5e-324, math.inf, "a positive number")
    check_member("period", str(period), path["period"])
    row: Any = path.set_index("period").loc[str(period)]
    interval, scale, errors = row["interval"], row["scale_log"], row["errors_log"]
    distance = math.log(level) - math.log(row["median"])
    if math.isnan(scale) or scale < _NOISE:
        return math.nan if math.isnan(scale) else float(distance > 0)
    if interval == "student":
        return float(stdtr(_DEGREES_OF_FREEDOM, distance / scale))
    if interval == "in_sample":
        return float(ndtr(distance / scale))
    ranks = np.arange(len(errors) + 1) / (len(errors) + 1)
    if interval == "quantiles":
        return float(np.interp(distance, errors, ranks[1:]))
    within = np.interp(abs(distance), [0.0, *np.sort(np.abs(errors))], ranks)
    return (1 + math.copysign(float(within), distance)) / 2


def probability_at_least(path: pd.DataFrame, level: float, period: int | str) -> float:
    """Probability that the series reaches a level: one less `probability_below`."""
    return 1 - probability_below(path, level, period)


def probability_between(
    path: pd.DataFrame, low: float, high: float, period: int | str
) -> float:
    """Probability that the series lands in a range, from `low` to below `high`.

    >>> years = [str(year) for year in range(2000, 2021)]
    >>> sales = pd.DataFrame({"period": years, "value": [1, 2] * 10 + [1]})
    >>> path = project(sales, horizon=2022, method="random_walk")
    >>> band(probability_between(path, 1, 2, "2022"))
    '0.30 (unlikely)'
    """
    above, below = (probability_below(path, end, period) for end in (low, high))
    if below < above:
        message = f"`low`: {low!r} is above `high`, {high!r}"
        raise ValueError(message)
    return below - above


def nearest_band(probability: float) -> float:
    """Probability to the nearest 0.05, from 0.05 to 0.95; a missing one stays missing.

    >>> nearest_band(0.58), nearest_band(0.004)
    (0.6, 0.05)
    """
    if math.isnan(probability):
        return math.nan
    _number("probability", probability, 0, math.nextafter(1, 2), "in the range 0 to 1")
    # Half a step goes up, as a reader expects, not to the even neighbour.
    return min(max(math.floor(round(probability * 20, 9) + 0.5), 1), 19) / 20


def band(probability: float) -> str:
    """Probability as text, to the nearest 0.05, with the words of a published scale.

    The words belong to the probability before rounding; exactly on a limit of two
    ranges it is the word farther from one half.

    >>> band(0.58), band(0.004)
    ('0.60 (likely)', 'below 0.05 (almost no chance)')
    """
    if math.isnan(probability):
        return "no estimate"
    number = f"{nearest_band(probability):.2f}"
    if not 0.025 <= probability < 0.975:
        number = f"{'below' if probability < 0.5 else 'above'} {number}"
    limits = [limit for limit, _ in LIKELIHOOD_WORDS[:-1]]
    search = bisect_left if probability < 0.5 else bisect_right
    return f"{number} ({LIKELIHOOD_WORDS[search(limits, probability)][1]})"


@shared
def backtest(
    series: pd.DataFrame,
    *,
    methods: Sequence[str] = tuple(METHODS),
    horizons: Sequence[int] = (1, 2, 3, 4, 5),
    first_origin: int = 2003,
    coverage: float = 0.8,
    interval: str = "student",
    calibrated_from: int = 2008,
    value: str = "value",
) -> pd.DataFrame:
    """Accuracy and coverage of methods at past origins, by years ahead, on logs.

    At each origin (an observed year since ``first_origin`` with ten observed years in a
    row up to it) a method sees only the years up to it. Columns, by ``method`` and
    ``years_ahead``: ``n`` windows scored; ``n_independent``, n over the years ahead, as
    they overlap; ``log_mase``, mean of ``|log error| / q``, ``q`` the mean absolute
    change on logs a year up to the origin; ``relative_to_random_walk``, ratio of mean
    absolute log errors; ``median_ape_pct, mean_log_error`` (positive: projected too
    low), ``rmse_log``; ``coverage`` of the normal interval that the method itself
    claims; ``band_coverage``, of ``band_n``, of that which `project` would have drawn
    from what was known then; both with ``_low, _high``, Wilson's interval (95 percent)
    on the independent windows; ``note``, why there is none: a series that is too short
    is a result, since a scenario may ask for a short span.

    >>> years = [str(year) for year in range(1990, 2011)]
    >>> sales = pd.DataFrame({"period": years, "value": [1.1**n for n in range(21)]})
    >>> scores = backtest(sales, methods=["random_walk"], horizons=[1, 3])
    >>> scores[["years_ahead", "n", "log_mase"]].round(3).to_dict("split")["data"]
    [[1, 7, 1.0], [3, 5, 3.0]]
    """
    names = [methods] if isinstance(methods, str) else list(dict.fromkeys(methods))
    for name in names:
        check_member("methods", name, METHODS)
    steps = sorted({_whole("horizons", step, 1, _LONGEST_HORIZON) for step in horizons})
    if not names or not steps:
        message = f"`{'horizons' if names else 'methods'}`: none given"
        raise ValueError(message)
    coverage = _number("coverage", coverage, 0.5, 1, "in the range 0.5 to below 1")
    check_member(
        "interval", interval, [kind for kind in INTERVALS if kind != "in_sample"]
    )
    first = _whole("first_origin", first_origin)
    since = _whole("calibrated_from", calibrated_from)
    logs = _logs_of(series, value)
    if shortage := _shortage(logs):
        # No origin at all, even where a long run lies before a gap: what was right
        # there says nothing of a method that cannot be used after it.
        first, shortage = int(logs.index[-1]), f"impossible: {shortage}"
    walk, _ = _past_errors(logs, "random_walk", first, steps[-1])
    step_of_naive = logs.interpolate().diff().abs().expanding().mean()
    # A series that has never moved has no naive error to divide by.
    naive = step_of_naive.where(step_of_naive > _NOISE).loc[walk.index]
    rows = []
    for name in names:
        past, deviations = _past_errors(logs, name, min(first, since), steps[-1])
        errors, claimed = past.loc[first:], deviations.loc[first:]
        drawn = errors * np.nan
        for origin, error in errors.iterrows():
            spreads = _spreads(past.loc[since:], interval, coverage, int(str(origin)))
            low, high = np.transpose([of.ends(interval, coverage) for of in spreads])
            inside = error.between(low - _NOISE, high + _NOISE).astype(float)
            drawn.loc[origin] = inside.where(error.notna() & ~np.isnan(low))
        margins = claimed * _Spread("", 1.0).ends("in_sample", coverage)[1] + _NOISE
        not_fitted = ", ".join(map(str, claimed.index[claimed[1].isna()]))
        for step in steps:
            scored = errors[step].notna()
            error, size = errors.loc[scored, step], errors.loc[scored, step].abs()
            of_walk = walk.loc[scored, step].abs().mean()
            note = shortage or (f"not fitted at {not_fitted}" if not_fitted else "")
            if error.empty and not note:
                note = f"no origin from {first} on is observed {step} years later"
            rows.append(
                {
                    "method": name,
                    "years_ahead": step,
                    "n": len(error),
                    "n_independent": len(error) / step,
                    "log_mase": (size / naive[scored]).mean(skipna=False),
                    "relative_to_random_walk": size.mean()
                    / (of_walk if of_walk > _NOISE else math.nan),
                    "median_ape_pct": 100 * np.expm1(-error).abs().median(),
                    "mean_log_error": error.mean(),
                    "rmse_log": math.sqrt((error**2).mean()),
                    "coverage": (size <= margins.loc[scored, step]).mean(),
                    "band_n": drawn[step].count(),
                    "band_coverage": drawn[step].mean(),
                    "note": note,
                }
            )
    from statsmodels.stats.proportion import proportion_confint

    frame = pd.DataFrame(rows)
    for name, count in (("coverage", "n"), ("band_coverage", "band_n")):
        windows = (frame[count] / frame["years_ahead"]).where(frame[count] > 0)
        ends = proportion_confint(frame[name] * windows, windows, method="wilson")
        place = list(frame).index(name)
        for number, end in enumerate(("low", "high")):
            found = ends[number].clip(0, 1)
            frame.insert(place + 1 + number, f"{name}_{end}", found)
    return frame


def assumed_path(
    start_exports: float,
    start_imports: float,
    *,
    start_year: int | str,
    horizon: int | str,
    export_growth: float,
    import_growth: float,
    shocks: Sequence[Mapping[str, Any]] = (),
    level_shifts: Sequence[Mapping[str, Any]] = (),
) -> pd.DataFrame:
    """Exports, imports and turnover under assumed growth, in USD billion.

    ``level = (level of the year before + level shifts of the year) * factor``, by flow,
    where the factor is one plus the assumed growth (a share) or, in the years of a
    shock, ``(1 + change) ** (1 / years)``. Arithmetic on assumptions, not a forecast:
    it has no interval, and that of a projection must not be drawn around it.

    `shocks` have ``flow, start, end`` (years, included), ``change`` (over them all, a
    share); `level_shifts` ``flow, year, usd_bn``. Columns: ``period, flow`` (exports,
    imports, turnover), ``value, unit, assumed`` (True), after ``start_year``.

    ValueError for another flow, a year outside the path, a level below zero, a fall by
    all or more, two shocks of one flow and year.

    >>> growth = {"export_growth": 0.1, "import_growth": 0.0}
    >>> path = assumed_path(40.0, 60.0, start_year=2025, horizon=2026, **growth)
    >>> path["value"].round(6).tolist()
    [44.0, 60.0, 104.0]
    """
    first = _whole("start_year", start_year) + 1
    end = _whole("horizon", horizon, first, first + _LONGEST_HORIZON - 1)
    levels = {"exports": start_exports, "imports": start_imports}
    growth = {"exports": export_growth, "imports": import_growth}
    for flow in levels:
        _number(f"start_{flow}", levels[flow], 0, math.inf)
        _number(f"{flow[:-1]}_growth", growth[flow], *_ABOVE_ALL)
    factors = _factors(shocks, first, end)
    shifts = defaultdict(list)
    for shift in _entries(level_shifts, "flow", "year", "usd_bn"):
        shifts[_whole("level_shifts: year", shift["year"], first, end)].append(shift)
    rows = []
    for year in range(first, end + 1):
        for shift in shifts[year]:
            flow, amount = shift["flow"], shift["usd_bn"]
            levels[flow] += _number("usd_bn", amount, -math.inf, math.inf)
            if levels[flow] < 0:
                told = (
                    f"{dict(shift)} takes {flow} of {year} to {levels[flow]:.4g} USD bn"
                )
                raise ValueError(told)
        for flow in levels:
            levels[flow] *= factors.get((flow, year), 1 + growth[flow])
        values = {**levels, "turnover": sum(levels.values())}
        rows += [(f"{year:04d}", flow, value) for flow, value in values.items()]
    frame = pd.DataFrame(rows, columns=["period", "flow", "value"])
    return frame.assign(unit="USD bn", assumed=True)


def _factors(
    shocks: Sequence[Mapping[str, Any]], first: int, end: int
) -> dict[tuple[str, int], float]:
    """Factor by flow and year, in the years of shocks only."""
    factors: dict[tuple[str, int], float] = {}
    for shock in _entries(shocks, "flow", "start", "end", "change"):
        start = _whole("shocks: start", shock["start"], first, end)
        years = range(start, _whole("shocks: end", shock["end"], start, end) + 1)
        change = _number("change", shock["change"], *_ABOVE_ALL)
        for year in years:
            if (shock["flow"], year) in factors:
                message = f"`shocks`: {shock['flow']} of {year} have a shock already"
                raise ValueError(message)
            factors[shock["flow"], year] = (1 + change) ** (1 / len(years))
    return factors


def _entries(
    entries: Sequence[Mapping[str, Any]], *keys: str
) -> Iterator[Mapping[str, Any]]:
    for entry in entries:
        if absent := [key for key in keys if key not in entry]:
            message = f"{dict(entry)} lacks {', '.join(absent)}"
            raise ValueError(message)
        check_member("flow", entry["flow"], ("exports", "imports"))
        yield entry
