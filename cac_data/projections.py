"""Paths of an annual series to a horizon, with intervals whose calibration is shown.

Everything works on logs, on one frame with a column ``period`` (years as text) and a
column of positive values. Nothing here knows what the series measures.

The default is a *shrunk drift*: the last value grows by half of the mean log growth of
the last 15 years, inside an interval made from the method's own backtest errors. Random
walk, full drift, damped exponential smoothing and an ARIMA stay beside it as
candidates, so that a reader sees what the default is preferred to.

Gaps. A missing year is bridged by log-linear interpolation, for estimation only: it is
never scored, never an origin, never returned as data. Methods that need even spacing
take the latest run of years without a gap of two or more. Where that run has fewer than
ten observed years only the drift across the gap is offered, without an interval, and
the backtest says that it is impossible.

References
----------
Gardner (1985), "Exponential smoothing: the state of the art", J. Forecasting 4.
Hyndman & Koehler (2006), "Another look at measures of forecast accuracy", IJF 22.
Lee & Scholtes (2014), "Empirical prediction intervals revisited", IJF 30.
Office of the Director of National Intelligence (2015), Intelligence Community
Directive 203, "Analytic standards".
Williams & Goodman (1971), "A simple method for the construction of empirical confidence
limits for economic forecasts", J. American Statistical Association 66.
Wilson (1927), "Probable inference, the law of succession, and statistical inference",
J. American Statistical Association 22.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from statistics import NormalDist
from typing import Any, Final, NoReturn

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data.codes import check_columns, check_member

__all__ = [
    "INTERVALS",
    "METHODS",
    "assumed_path",
    "backtest",
    "band",
    "candidates",
    "constant_prices",
    "nearest_band",
    "probability_at_least",
    "probability_below",
    "project",
    "share_reaching",
    "spacing",
    "wilson_interval",
    "window_growth",
]

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

MINIMUM_RUN: Final = 10
"""Observed years in a row below which nothing but a drift is offered."""

LONGEST_BRIDGE: Final = 1
"""Missing years in a row that are bridged for a method that needs even spacing."""

LONGEST_HORIZON: Final = 50
"""Years ahead beyond which a horizon is taken for a mistake."""

DEGREES_OF_FREEDOM: Final = 4
"""Of the Student t that widens a backtest's root mean square error: about the number
of independent windows that two decades hold at four to five years ahead."""

INTERVALS: Final[Mapping[str, str]] = {
    "student": "root mean square times Student t with 4 degrees of freedom",
    "quantiles": "empirical quantiles",
    "conformal": "split conformal, a quantile of the absolute errors",
    "in_sample": "normal, from the in-sample residuals of the method",
}
"""Kinds of interval. The first three are made from backtest errors."""

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

# The scale of an interval must not hang on one bad year or on one long window.
_FEWEST_ERRORS: Final = 5
_FEWEST_WINDOWS: Final = 2
# A smaller difference of logs is rounding of the arithmetic, not of the forecast.
_NOISE: Final = 1e-12


# --- checks ---------------------------------------------------------------------------


def _fail(message: str) -> NoReturn:
    raise ValueError(message)


def _number(argument: str, given: object, what: str = "a number") -> float:
    if isinstance(given, int | float | np.number) and not isinstance(given, bool):
        number = float(given)
        if math.isfinite(number):
            return number
    _fail(f"`{argument}`: {given!r} is not {what}")


def _growth(argument: str, given: object) -> float:
    what = "a share above -1 (0.043 is 4.3 percent)"
    number = _number(argument, given, what)
    return number if number > -1 else _fail(f"`{argument}`: {given!r} is not {what}")


def _whole(argument: str, given: object, at_least: int = 0) -> int:
    """Check a whole number, or a year given as text."""
    is_digits = isinstance(given, str) and given.isascii() and given.isdigit()
    is_whole = isinstance(given, int | np.integer) and not isinstance(given, bool)
    if (is_digits or is_whole) and int(str(given)) >= at_least:
        return int(str(given))
    _fail(f"`{argument}`: {given!r} is not a whole number of {at_least} or more")


def _year_after(argument: str, given: object, last: int, horizon: int) -> int:
    year = _whole(argument, given)
    if not last < year <= horizon:
        _fail(
            f"`{argument}`: {year} is not one of the projected years {last + 1} to "
            f"{horizon}"
        )
    return year


def _coverage(given: object) -> float:
    what = "in the range 0.5 to below 1"
    coverage = _number("coverage", given, what)
    return (
        coverage if 0.5 <= coverage < 1 else _fail(f"`coverage`: {given!r} not {what}")
    )


# --- the series -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Annual:
    """Logs of a series on every year, interpolated where ``observed`` is False."""

    first: int
    logs: Floats
    observed: Flags

    @property
    def last(self) -> int:
        return self.first + len(self.logs) - 1

    @property
    def count(self) -> int:
        return int(self.observed.sum())

    def until(self, year: int) -> _Annual:
        """Return what was known in an observed year."""
        end = year - self.first + 1
        return replace(self, logs=self.logs[:end], observed=self.observed[:end])

    def run(self) -> _Annual:
        """Return the latest part without a gap longer than the longest bridge."""
        known = np.flatnonzero(self.observed)
        breaks = np.flatnonzero(np.diff(known) > LONGEST_BRIDGE + 1)
        start = int(known[breaks[-1] + 1]) if len(breaks) else 0
        return _Annual(self.first + start, self.logs[start:], self.observed[start:])

    def has(self, year: int) -> bool:
        return self.first <= year <= self.last and bool(
            self.observed[year - self.first]
        )

    def at(self, year: int) -> float:
        return float(self.logs[year - self.first])

    def missing(self) -> list[str]:
        return [
            f"{self.first + int(gap):04d}" for gap in np.flatnonzero(~self.observed)
        ]

    def describe(self) -> str:
        """Say which years it holds, as in ``1992-2025, 33 years, without 2019``."""
        gaps = f", without {', '.join(self.missing())}" if self.missing() else ""
        return f"{self.first}-{self.last}, {self.count} years{gaps}"

    def shortage(self) -> str:
        """Say what a run of these years is too short for; nothing if it is not."""
        if self.count < MINIMUM_RUN:
            what = f"with fewer than {MINIMUM_RUN} only the drift and no backtest"
        elif self.count == MINIMUM_RUN:
            what = "a backtest needs one more"
        else:
            return ""
        return f"the latest unbroken run is {self.describe()}; {what}"


def _annual(series: pd.DataFrame, value: str) -> _Annual:
    """Check an annual series and put its logs on an even grid of years."""
    check_columns(series.columns, ["period", value], function="a projection")
    frame = series[["period", value]]
    if not pd.api.types.is_numeric_dtype(frame[value]):
        _fail(f"`series`: column {value!r} is {frame[value].dtype}, not numeric")
    amounts = frame[value].astype("float64")
    periods = frame["period"].astype("str")
    for wrong, what in (
        (~periods.str.fullmatch("[0-9]{4}").astype(bool), "no year such as '2024'"),
        (periods.duplicated(keep=False), "several rows for one year"),
        (amounts.isna(), "no value (leave a missing year out)"),
        (amounts <= 0, "not positive, so without a logarithm"),
        (amounts == math.inf, "not finite"),
    ):
        if wrong.any():
            bad = frame.loc[wrong].head(5).to_dict("records")
            more = f" (+{wrong.sum() - 5} more)" if wrong.sum() > 5 else ""
            _fail(f"`series`: {what}: {'; '.join(map(str, bad))}{more}")
    if len(frame) < 2:
        _fail(f"`series`: {len(frame)} year(s); growth needs at least 2")

    years = periods.astype(int).to_numpy()
    order = np.argsort(years)
    years, logs = years[order], np.log(amounts.to_numpy())[order]
    grid = np.arange(years[0], years[-1] + 1)
    return _Annual(int(years[0]), np.interp(grid, years, logs), np.isin(grid, years))


def spacing(series: pd.DataFrame, *, value: str = "value") -> pd.DataFrame:
    """Years of an annual series, its gaps, and which methods they allow.

    Parameters
    ----------
    series
        Columns ``period`` (a year) and ``value``; one row per year.
    value
        Name of the column of positive values.

    Returns
    -------
    DataFrame
        One row: ``first``, ``last`` (years as text), ``observed`` (number of years),
        ``missing`` (list of years), ``bridged`` (those of them that are interpolated
        for methods that need even spacing), ``run_start``, ``run_years`` (observed
        years in the latest run without a gap of two or more), ``methods`` (list of
        those offered), ``is_backtest_possible``, ``note``.

    Raises
    ------
    ValueError
        If a column is missing, a period is no year or occurs twice, or a value is
        missing, not positive or not finite; the first five such rows are named.

    Examples
    --------
    >>> sales = pd.DataFrame({"period": ["2001", "2002", "2004"], "value": [1, 2, 4]})
    >>> spacing(sales)[["missing", "run_years", "methods"]].to_dict("records")
    [{'missing': ['2003'], 'run_years': 3, 'methods': ['drift']}]
    """
    annual = _annual(series, value)
    run = annual.run()
    row = {
        "first": f"{annual.first:04d}",
        "last": f"{annual.last:04d}",
        "observed": annual.count,
        "missing": annual.missing(),
        "bridged": run.missing(),
        "run_start": f"{run.first:04d}",
        "run_years": run.count,
        "methods": ["drift"] if run.count < MINIMUM_RUN else list(METHODS),
        "is_backtest_possible": run.count > MINIMUM_RUN,
        "note": run.shortage(),
    }
    return pd.DataFrame([row])


# --- the methods ----------------------------------------------------------------------


class _NotFittedError(ValueError):
    """A method that cannot be estimated on these years."""


def _grow(
    logs: Floats, years_ahead: int, *, window: int = 0, weight: float = 1.0
) -> tuple[Floats, Floats]:
    """Straight line on logs, with the standard errors of a random walk with drift."""
    growth = np.diff(logs)[-window:]
    ahead = np.arange(1, years_ahead + 1)
    path = logs[-1] + ahead * weight * growth.mean()
    if len(growth) < 2:
        return path, np.full(years_ahead, np.nan)
    # The second term is the error of the estimated mean, which all years share.
    spread = np.sqrt(ahead * (1 + ahead / len(growth)))
    return path, growth.std(ddof=1) * spread


def _stay(logs: Floats, years_ahead: int) -> tuple[Floats, Floats]:
    """Last value for ever; without a drift all growth counts as error."""
    step = np.sqrt(np.mean(np.diff(logs) ** 2))
    return np.full(years_ahead, logs[-1]), step * np.sqrt(np.arange(1, years_ahead + 1))


def _refuse_constant_growth(logs: Floats) -> None:
    if np.ptp(np.diff(logs)) < _NOISE:
        message = "growth is the same in every year, there is no error to estimate from"
        raise _NotFittedError(message)


def _smoothing_start(logs: Floats) -> Floats:
    """Level, trend and damping weights, first level and trend, of the best grid point.

    On short series the likelihood of damped smoothing has several maxima, and the
    optimiser's own start often ends in a poor one. Errors are linear in the first level
    and trend, so for each point of a grid of weights these two follow from least
    squares, and the whole grid is computed at once.
    """
    shares = np.linspace(0.001, 0.999, 21)
    grid = np.meshgrid(shares, shares, np.linspace(0.8, 0.98, 10))
    alpha, share, damping = (axis.ravel() for axis in grid)
    beta = alpha * share
    # Rows: what comes of the data alone, of a first level of 1, of a first trend of 1.
    level, trend = np.zeros((3, len(alpha))), np.zeros((3, len(alpha)))
    level[1], trend[2] = 1.0, 1.0
    errors = np.empty((len(logs), 3, len(alpha)))
    for year, log in enumerate(logs):
        ahead = level + damping * trend
        errors[year] = np.array([[log], [0.0], [0.0]]) - ahead
        level = ahead + alpha * errors[year]
        trend = damping * trend + beta * errors[year]
    data, by_level, by_trend = errors[:, 0], errors[:, 1], errors[:, 2]
    aa, bb, ab = (
        (by_level**2).sum(0),
        (by_trend**2).sum(0),
        (by_level * by_trend).sum(0),
    )
    ay, by = -(by_level * data).sum(0), -(by_trend * data).sum(0)
    determinant = np.maximum(aa * bb - ab**2, _NOISE)
    first_level = (bb * ay - ab * by) / determinant
    first_trend = (aa * by - ab * ay) / determinant
    squares = ((data + first_level * by_level + first_trend * by_trend) ** 2).sum(0)
    best = int(np.argmin(squares))
    start = (alpha, beta, damping, first_level, first_trend)
    return np.array([parameter[best] for parameter in start])


def _smooth(logs: Floats, years_ahead: int) -> tuple[Floats, Floats]:
    """Exponential smoothing with a damped trend, by maximum likelihood."""
    # Imported here, as scipy below: most callers never fit a model.
    from statsmodels.tools.sm_exceptions import ConvergenceWarning
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    _refuse_constant_growth(logs)
    model = ETSModel(pd.Series(logs), error="add", trend="add", damped_trend=True)
    with warnings.catch_warnings():
        # The flag says the same, and decides.
        warnings.simplefilter("ignore", ConvergenceWarning)
        fit = model.fit(start_params=_smoothing_start(logs), disp=False)
    if not fit.mle_retvals["converged"]:
        message = "damped smoothing did not converge"
        raise _NotFittedError(message)
    end = len(logs) + years_ahead - 1
    ahead = fit.get_prediction(start=len(logs), end=end)
    variance = np.asarray(ahead.forecast_variance, dtype="float64")
    return np.asarray(ahead.predicted_mean, dtype="float64"), np.sqrt(variance)


def _autoregress(logs: Floats, years_ahead: int) -> tuple[Floats, Floats]:
    """ARIMA(1,1,0) with drift, by maximum likelihood."""
    from statsmodels.tools.sm_exceptions import ConvergenceWarning
    from statsmodels.tsa.arima.model import ARIMA

    _refuse_constant_growth(logs)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ConvergenceWarning)
        # It then starts from zero instead; the flag below decides either way.
        warnings.filterwarnings("ignore", message="Non-stationary starting")
        model = ARIMA(logs, order=(1, 1, 0), trend="t")
        # Powell reaches the same likelihood as the default, L-BFGS, whose many small
        # calls of LAPACK take ten times as long where processes share the cores.
        fit = model.fit(method_kwargs={"method": "powell", "disp": False})
    if not fit.mle_retvals["converged"]:
        message = "ARIMA(1,1,0) with drift did not converge"
        raise _NotFittedError(message)
    ahead = fit.get_forecast(years_ahead)
    mean, error = ahead.predicted_mean, ahead.se_mean
    return np.asarray(mean, dtype="float64"), np.asarray(error, dtype="float64")


@dataclass(frozen=True)
class _Method:
    label: str
    rule: str
    reference: str
    forecast: Callable[[Floats, int], tuple[Floats, Floats]]
    needs_even_spacing: bool = False


METHODS: Final[Mapping[str, _Method]] = {
    "shrunk_drift": _Method(
        "Shrunk drift",
        "half of the mean log growth of the last 15 years",
        "after Theta: Hyndman & Billah (2003), IJF 19",
        partial(_grow, window=15, weight=0.5),
    ),
    "random_walk": _Method(
        "Random walk", "no growth", "Hyndman & Koehler (2006)", _stay
    ),
    "drift": _Method(
        "Drift, all years",
        "mean log growth of all years",
        "Hyndman & Koehler (2006)",
        _grow,
    ),
    "drift_10": _Method(
        "Drift, last 10 years",
        "mean log growth of the last 10 years",
        "Hyndman & Koehler (2006)",
        partial(_grow, window=10),
    ),
    "half_drift": _Method(
        "Half of the drift",
        "half of the mean log growth of all years",
        "after Theta: Hyndman & Billah (2003), IJF 19",
        partial(_grow, weight=0.5),
    ),
    "damped_ets": _Method(
        "Damped trend smoothing",
        "additive damped trend on logs, maximum likelihood",
        "Gardner (1985)",
        _smooth,
        needs_even_spacing=True,
    ),
    "arima_110": _Method(
        "ARIMA(1,1,0) with drift",
        "growth that returns to its mean, maximum likelihood",
        "Box & Jenkins (1970), Time Series Analysis",
        _autoregress,
        needs_even_spacing=True,
    ),
}
"""The methods by name, the default first; `candidates` shows them as a table."""


def candidates() -> pd.DataFrame:
    """Methods of projection: name, rule and literature.

    Returns
    -------
    DataFrame
        ``method`` (the name that `project` and `backtest` take), ``label``, ``rule``,
        ``reference``, ``needs_even_spacing``; the default first.

    Examples
    --------
    >>> candidates()["method"].head(3).to_list()
    ['shrunk_drift', 'random_walk', 'drift']
    """
    columns = ["label", "rule", "reference", "needs_even_spacing"]
    return pd.DataFrame(
        [
            {"method": name, **{column: getattr(method, column) for column in columns}}
            for name, method in METHODS.items()
        ]
    )


def _forecast(annual: _Annual, name: str, years_ahead: int) -> tuple[Floats, Floats]:
    """Log path and in-sample standard errors, one of each per year ahead."""
    method = METHODS[name]
    basis = annual.run() if method.needs_even_spacing else annual
    return method.forecast(basis.logs, years_ahead)


# --- errors at past origins -----------------------------------------------------------


@dataclass(frozen=True)
class _Errors:
    """Log errors, observed less projected, by origin and years ahead; NaN if none."""

    origins: npt.NDArray[np.int_]
    errors: Floats
    deviations: Floats
    not_fitted: tuple[int, ...]

    def since(self, year: int) -> _Errors:
        """Keep the origins from a year on."""
        kept = self.origins >= year
        return _Errors(
            self.origins[kept],
            self.errors[kept],
            self.deviations[kept],
            tuple(origin for origin in self.not_fitted if origin >= year),
        )

    def known(self, year: int) -> _Errors:
        """Keep the errors that were known in a year."""
        ahead = np.arange(1, self.errors.shape[1] + 1)
        is_later = self.origins[:, None] + ahead > year
        return replace(self, errors=np.where(is_later, np.nan, self.errors))

    def at(self, years_ahead: int) -> tuple[npt.NDArray[np.int_], Floats]:
        """Return the origins scored at this many years ahead and their errors."""
        column = self.errors[:, years_ahead - 1]
        scored = ~np.isnan(column)
        return self.origins[scored], column[scored]


def _errors(annual: _Annual, name: str, since: int, years_ahead: int) -> _Errors:
    """Project from every observed year with enough years in a row behind it."""
    origins = [
        year
        for year in range(max(since, annual.first + 1), annual.last)
        if annual.has(year) and annual.until(year).run().count >= MINIMUM_RUN
    ]
    errors = np.full((len(origins), years_ahead), np.nan)
    deviations = errors.copy()
    not_fitted = []
    for row, origin in enumerate(origins):
        try:
            path, deviations[row] = _forecast(annual.until(origin), name, years_ahead)
        except _NotFittedError:
            not_fitted.append(origin)
            continue
        for step in range(1, years_ahead + 1):
            if annual.has(origin + step):
                errors[row, step - 1] = annual.at(origin + step) - path[step - 1]
    return _Errors(np.array(origins, dtype=int), errors, deviations, tuple(not_fitted))


# --- intervals ------------------------------------------------------------------------


@dataclass(frozen=True)
class _Band:
    """Interval around a log path at one number of years ahead."""

    years_ahead: int
    basis: str
    below: float = math.nan
    above: float = math.nan
    scale: float = math.nan
    errors: tuple[float, ...] = ()
    source: int | None = None


def _fewest_errors(interval: str, coverage: float) -> int:
    """Errors without which an interval of this kind and coverage does not exist."""
    needed = 0.0
    if interval == "quantiles":
        needed = 2 / (1 - coverage) - 1
    elif interval == "conformal":
        needed = coverage / (1 - coverage)
    # Rounded first because 2 / (1 - 0.8) is a little more than 10.
    return max(_FEWEST_ERRORS, math.ceil(round(needed, 9)))


def _offsets(
    interval: str, errors: Floats, scale: float, coverage: float
) -> tuple[float, float]:
    """Distances on logs from the median down and up to the ends of an interval."""
    tail = (1 - coverage) / 2
    if interval == "quantiles":
        below, above = np.quantile(errors, [tail, 1 - tail], method="weibull")
        return float(below), float(above)
    if interval == "conformal":
        rank = math.ceil(round((len(errors) + 1) * coverage, 9))
        margin = float(np.sort(np.abs(errors))[rank - 1])
    else:
        from scipy.special import stdtrit

        margin = float(stdtrit(DEGREES_OF_FREEDOM, 1 - tail)) * scale
    return -margin, margin


def _bands(past: _Errors, interval: str, coverage: float, year: int) -> list[_Band]:
    """Interval at each number of years ahead from the errors known in a year."""
    fewest = _fewest_errors(interval, coverage)
    bands = []
    source, source_scale, scale = 0, 0.0, 0.0
    for ahead in range(1, past.errors.shape[1] + 1):
        origins, errors = past.at(ahead)
        if len(errors) >= fewest and year - origins[0] >= _FEWEST_WINDOWS * ahead:
            source = ahead
        if not source:
            basis = (
                f"no interval: it takes {fewest} backtest errors one year ahead, over "
                f"{_FEWEST_WINDOWS} years at least"
            )
            bands.append(_Band(ahead, basis))
            continue
        origins, errors = past.at(source)
        errors = np.sort(errors) * math.sqrt(ahead / source)
        if source == ahead:
            # A later year is never surer than an earlier one, whatever few errors say.
            source_scale = scale = max(scale, float(np.sqrt(np.mean(errors**2))))
        scale = source_scale * math.sqrt(ahead / source)
        basis = (
            f"{len(errors)} backtest errors {source} year{'s' * (source > 1)} ahead, "
            f"origins {origins[0]}-{origins[-1]}: {INTERVALS[interval]}"
        )
        if source < ahead:
            basis += f", widened by the square root of {ahead}/{source}"
        ends = _offsets(interval, errors, scale, coverage)
        bands.append(_Band(ahead, basis, *ends, scale, tuple(errors.tolist()), source))
    return bands


def _in_sample_bands(deviations: Floats, coverage: float) -> list[_Band]:
    normal = NormalDist().inv_cdf((1 + coverage) / 2)
    basis = f"{INTERVALS['in_sample']}; not calibrated"
    return [
        _Band(ahead, basis, -normal * deviation, normal * deviation, deviation)
        for ahead, deviation in enumerate(deviations.tolist(), start=1)
    ]


def _level(log: float) -> float:
    # The end of a wide interval on logs may be more than a float can hold.
    return math.inf if log > 700 else math.exp(log)


# --- projection -----------------------------------------------------------------------


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

    Parameters
    ----------
    series
        Columns ``period`` (a year) and ``value``; one row per year, gaps allowed.
    horizon
        Last year of the projection, at most 50 years after the last of the series.
    method
        A name from `candidates`.
    coverage
        Of the interval, 0.5 to below 1.
    interval
        ``student``, ``quantiles``, ``conformal`` or ``in_sample``.
    calibrated_from
        First origin whose errors make the interval: the year from which the series
        behaves as it is expected to go on.
    value
        Name of the column of positive values.

    Returns
    -------
    DataFrame
        One row per year after the last: ``period``, ``years_ahead``, ``median``,
        ``low``, ``high`` (the last two missing where no interval can be had),
        ``growth_pct`` (of the median, a year, since the last value), ``coverage``,
        ``method``, ``interval``, ``basis`` (of the interval, in words),
        ``estimated_on`` (the years used, in words), ``calibrated_years_ahead``,
        ``scale_log`` (RMSE or standard error), ``errors_log`` (sorted list of the
        errors behind the interval).

    Raises
    ------
    ValueError
        As `spacing`; if ``method`` or ``interval`` is unknown, ``horizon`` does not
        follow the series or ``coverage`` is out of range; if a run of fewer than ten
        years is asked for another method than ``drift``, or a method cannot be fitted.

    Source
    ------
    Williams & Goodman (1971) for intervals from past errors, Lee & Scholtes (2014) for
    their limits in small samples; for the methods see `candidates`.

    Examples
    --------
    >>> sales = pd.DataFrame({"period": ["2001", "2002", "2004"], "value": [1, 2, 8]})
    >>> path = project(sales, horizon=2005, method="drift")
    >>> path[["period", "median", "low", "growth_pct"]].round(6).to_dict("records")
    [{'period': '2005', 'median': 16.0, 'low': nan, 'growth_pct': 100.0}]
    """
    check_member("method", method, METHODS)
    check_member("interval", interval, INTERVALS)
    coverage = _coverage(coverage)
    since = _whole("calibrated_from", calibrated_from)
    annual = _annual(series, value)
    last = annual.last
    years_ahead = _year_after("horizon", horizon, last, last + LONGEST_HORIZON) - last
    run = annual.run()
    is_short = run.count < MINIMUM_RUN
    if is_short and method != "drift":
        _fail(f"`method`: {method!r} is not offered: {run.shortage()}")
    try:
        path, deviations = _forecast(annual, method, years_ahead)
    except _NotFittedError as problem:
        message = f"`method`: {method!r} on {run.describe()}: {problem}"
        raise ValueError(message) from None

    if is_short:
        basis = f"no interval: {run.shortage()}"
        bands = [_Band(ahead, basis) for ahead in range(1, years_ahead + 1)]
    elif interval == "in_sample":
        bands = _in_sample_bands(deviations, coverage)
    else:
        past = _errors(annual, method, since, years_ahead)
        bands = _bands(past, interval, coverage, last)

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


# --- probabilities --------------------------------------------------------------------


def probability_below(
    projection: pd.DataFrame, level: float, period: int | str
) -> float:
    """Probability, 0 to 1, that the series lies below a level in a year.

    It is read from the distribution behind the interval: Student's t for ``student``,
    the normal for ``in_sample``, ranks over ``n + 1`` of the errors for ``quantiles``
    and ``conformal``, which therefore never give less than ``1 / (n + 1)``.

    Parameters
    ----------
    projection
        From `project`.
    level
        Positive, in the unit of the series.
    period
        A year of the projection.

    Returns
    -------
    float
        NaN where the projection has no interval. Print it with `band`.

    Raises
    ------
    ValueError
        If the frame is no projection, the level not positive or the year not in it.

    Examples
    --------
    >>> years = [str(year) for year in range(2000, 2021)]
    >>> sales = pd.DataFrame({"period": years, "value": [1, 2] * 10 + [1]})
    >>> path = project(sales, horizon=2022, method="random_walk")
    >>> probability_below(path, 1, "2022")
    0.5
    """
    needed = ["period", "median", "interval", "scale_log", "errors_log"]
    check_columns(projection.columns, needed, function="a probability")
    if _number("level", level, "a positive number") <= 0:
        _fail(f"`level`: {level!r} is not a positive number")
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
    if scale < _NOISE:
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

    Parameters
    ----------
    projection
        From `project`.
    level
        Positive, in the unit of the series.
    period
        A year of the projection.

    Returns
    -------
    float
        NaN where the projection has no interval. Print it with `band`.

    Raises
    ------
    ValueError
        As `probability_below`.

    Examples
    --------
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

    Parameters
    ----------
    probability
        0 to 1, or NaN.

    Returns
    -------
    float
        A multiple of 0.05 from 0.05 to 0.95, or NaN.

    Raises
    ------
    ValueError
        If the probability lies outside 0 to 1.

    Examples
    --------
    >>> nearest_band(0.58), nearest_band(0.004)
    (0.6, 0.05)
    """
    if math.isnan(probability):
        return math.nan
    if not 0 <= probability <= 1:
        _fail(f"`probability`: {probability!r} is not in the range 0 to 1")
    # Half a step goes up, as a reader expects, not to the even neighbour.
    steps = math.floor(round(probability * 20, 9) + 0.5)
    return min(max(steps, 1), 19) / 20


def band(probability: float) -> str:
    """Probability as text, to the nearest 0.05, with the words of a published scale.

    The words belong to the probability before rounding. The limits of the ranges are
    themselves multiples of 0.05, so beside one of them (0.55, say) either of two words
    can stand; exactly on a limit it is the word farther from one half.

    Parameters
    ----------
    probability
        0 to 1, or NaN.

    Returns
    -------
    str
        Such as ``0.60 (likely)``; ``no estimate`` for NaN.

    Raises
    ------
    ValueError
        If the probability lies outside 0 to 1.

    Source
    ------
    Intelligence Community Directive 203 (2015). Its ranges end at 0.01 and 0.99; what
    lies beyond takes the same words.

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


# --- backtest -------------------------------------------------------------------------


def wilson_interval(
    successes: float, trials: float, *, confidence: float = 0.95
) -> tuple[float, float]:
    """Interval of a share, 0 to 1, by Wilson's score method.

    Parameters
    ----------
    successes
        From 0 to ``trials``. Both may be fractions: overlapping trials count for less.
    trials
        0 or more; of no trials the interval is missing.
    confidence
        Between 0 and 1.

    Returns
    -------
    tuple of float
        Lower and upper end.

    Raises
    ------
    ValueError
        If there are fewer than no successes or more than trials, or ``confidence`` is
        out of range.

    Source
    ------
    Wilson (1927).

    Examples
    --------
    >>> tuple(round(end, 3) for end in wilson_interval(8, 10))
    (0.49, 0.943)
    """
    if not 0 <= successes <= trials:
        _fail(f"`successes`: {successes!r} is not in the range 0 to {trials!r}")
    if not 0 < confidence < 1:
        _fail(f"`confidence`: {confidence!r} is not between 0 and 1")
    if trials == 0:
        return math.nan, math.nan
    square = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    share = successes / trials
    middle = share + square / (2 * trials)
    variance = share * (1 - share) / trials + square / (4 * trials**2)
    half = math.sqrt(square * variance)
    whole = 1 + square / trials
    return max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0)


def _hit_rate(name: str, hits: Flags, ahead: int) -> dict[str, float]:
    """Share of hits, and its Wilson interval on the number of independent windows."""
    low, high = wilson_interval(float(hits.sum()) / ahead, len(hits) / ahead)
    share = float(hits.mean()) if len(hits) else math.nan
    return {name: share, f"{name}_low": low, f"{name}_high": high}


_ACCURACY: Final = (
    "log_mase",
    "relative_to_random_walk",
    "median_ape_pct",
    "mean_log_error",
    "rmse_log",
)


def _accuracy(errors: Floats, walk: Floats, naive: Floats) -> dict[str, float]:
    """Measures of log errors, with those of the random walk at the same origins."""
    if not len(errors):
        return dict.fromkeys(_ACCURACY, math.nan)
    sizes = np.abs(errors)
    benchmark = float(np.abs(walk).mean())
    # A series that has never moved has no naive error to divide by: missing, not inf.
    scales = np.where(naive > _NOISE, naive, np.nan)
    return {
        "log_mase": float((sizes / scales).mean()),
        "relative_to_random_walk": (
            float(sizes.mean()) / benchmark if benchmark > _NOISE else math.nan
        ),
        "median_ape_pct": float(100 * np.median(np.abs(np.expm1(-errors)))),
        "mean_log_error": float(errors.mean()),
        "rmse_log": float(np.sqrt(np.mean(errors**2))),
    }


def _band_hits(
    scored: _Errors, calibrating: _Errors, interval: str, coverage: float
) -> list[Flags]:
    """Tell, by years ahead, if outcomes lay in intervals of errors known before."""
    hits: list[list[bool]] = [[] for _ in range(scored.errors.shape[1])]
    for row, origin in enumerate(scored.origins.tolist()):
        for drawn in _bands(calibrating.known(origin), interval, coverage, origin):
            error = scored.errors[row, drawn.years_ahead - 1]
            if drawn.source is not None and not np.isnan(error):
                inside = drawn.below - _NOISE <= error <= drawn.above + _NOISE
                hits[drawn.years_ahead - 1].append(bool(inside))
    return [np.array(found, dtype=bool) for found in hits]


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

    At each origin (an observed year since ``first_origin`` with at least ten observed
    years in a row up to it) a method sees only the years up to it. Years that were not
    observed are not scored.

    ``log_mase`` is the mean of ``|log error| / q`` with ``q`` the mean absolute change
    on logs from year to year up to the origin, the in-sample error of the naive method.
    It is taken on logs because a mean step in levels means nothing for a series that
    grew a hundredfold. ``q`` is that of one year at every number of years ahead.

    Two coverages are given. ``coverage`` is that of the interval which the method
    itself claims, normal, from its in-sample residuals. ``band_coverage`` is that of
    the interval which `project` would have drawn then: from errors of origins since
    ``calibrated_from`` that were known at the origin. It has fewer windows, since there
    were no errors at first.

    Windows of ``h`` years that start every year overlap: ``n`` of them count for about
    ``n / h`` independent ones, and the Wilson intervals (95 percent) are taken on that
    number. From two or three independent windows a coverage can be refuted, never
    certified.

    Parameters
    ----------
    series
        Columns ``period`` (a year) and ``value``; one row per year, gaps allowed.
    methods
        Names from `candidates`.
    horizons
        Numbers of years ahead, 1 to 50.
    first_origin
        First year from which to project.
    coverage
        Of both intervals, 0.5 to below 1.
    interval
        Kind of the calibrated interval: ``student``, ``quantiles`` or ``conformal``.
    calibrated_from
        First origin whose errors make the calibrated interval, as in `project`. A year
        chosen with sight of the data, after a break, is hindsight: the same backtest
        with ``first_origin`` here shows what the rule is worth without it.
    value
        Name of the column of positive values.

    Returns
    -------
    DataFrame
        One row per method and number of years ahead: ``method``, ``years_ahead``, ``n``
        (windows scored), ``n_independent``, ``log_mase``, ``relative_to_random_walk``
        (ratio of mean absolute log errors at the same origins), ``median_ape_pct``,
        ``mean_log_error`` (positive: projected too low), ``rmse_log``, ``coverage``,
        ``coverage_low``, ``coverage_high``, ``band_n``, ``band_coverage``,
        ``band_coverage_low``, ``band_coverage_high``, ``note``. A series too short for
        a backtest gives these rows with ``n`` 0, measures missing and the reason in
        ``note``: a result, not an error, since a scenario may ask for a short span.

    Raises
    ------
    ValueError
        As `spacing`; if a method or ``interval`` is unknown, a number of years ahead is
        not a whole number from 1 to 50, or ``coverage`` is out of range.

    Source
    ------
    Hyndman & Koehler (2006) for scaled and relative errors; Wilson (1927).

    Examples
    --------
    >>> years = [str(year) for year in range(1990, 2011)]
    >>> sales = pd.DataFrame({"period": years, "value": [1.1**n for n in range(21)]})
    >>> scores = backtest(sales, methods=["random_walk"], horizons=[1, 3])
    >>> scores[["years_ahead", "n", "log_mase"]].round(3).to_dict("split")["data"]
    [[1, 7, 1.0], [3, 5, 3.0]]
    """
    names = [methods] if isinstance(methods, str) else list(dict.fromkeys(methods))
    for name in names:
        check_member("methods", name, METHODS)
    steps = sorted({_whole("horizons", step, at_least=1) for step in horizons})
    if not names or not steps:
        _fail(f"`{'horizons' if names else 'methods'}`: none given")
    if steps[-1] > LONGEST_HORIZON:
        _fail(f"`horizons`: {steps[-1]} is more than {LONGEST_HORIZON} years ahead")
    coverage = _coverage(coverage)
    check_member(
        "interval", interval, [name for name in INTERVALS if name != "in_sample"]
    )
    first = _whole("first_origin", first_origin)
    since = _whole("calibrated_from", calibrated_from)

    annual = _annual(series, value)
    run = annual.run()
    if run.count <= MINIMUM_RUN:
        # No origin at all, even where a long run lies before a gap: what was right
        # there says nothing of a method that cannot be used after it.
        first = annual.last
    walk = _errors(annual, "random_walk", first, steps[-1])
    rows = []
    for name in names:
        past = _errors(annual, name, min(first, since), steps[-1])
        scored = past.since(first)
        hits = _band_hits(scored, past.since(since), interval, coverage)
        rows += [
            {
                "method": name,
                "years_ahead": step,
                **_score(annual, scored, walk, step, coverage),
                "band_n": len(hits[step - 1]),
                **_hit_rate("band_coverage", hits[step - 1], step),
                "note": _note(run, scored, first, step),
            }
            for step in steps
        ]
    return pd.DataFrame(rows)


def _score(
    annual: _Annual, scored: _Errors, walk: _Errors, ahead: int, coverage: float
) -> dict[str, float]:
    """Accuracy of a method and coverage of its own interval at some years ahead."""
    column = scored.errors[:, ahead - 1]
    valid = ~np.isnan(column)
    naive = [
        np.abs(np.diff(annual.until(origin).logs)).mean()
        for origin in scored.origins[valid].tolist()
    ]
    margins = scored.deviations[valid, ahead - 1] * NormalDist().inv_cdf(
        (1 + coverage) / 2
    )
    hits = np.abs(column[valid]) <= margins + _NOISE
    return {
        "n": int(valid.sum()),
        "n_independent": int(valid.sum()) / ahead,
        **_accuracy(column[valid], walk.errors[valid, ahead - 1], np.array(naive)),
        **_hit_rate("coverage", hits, ahead),
    }


def _note(run: _Annual, scored: _Errors, first: int, ahead: int) -> str:
    if run.count <= MINIMUM_RUN:
        return f"impossible: {run.shortage()}"
    if scored.not_fitted:
        return f"not fitted at {', '.join(map(str, scored.not_fitted))}"
    if not len(scored.at(ahead)[0]):
        return (
            f"no origin from {first} on has {MINIMUM_RUN} observed years in a row up "
            f"to it and an observed year {ahead} ahead"
        )
    return ""


# --- growth over windows that do not overlap ------------------------------------------


def window_growth(
    series: pd.DataFrame,
    *,
    years: int = 5,
    since: int | None = None,
    value: str = "value",
) -> pd.DataFrame:
    """Growth, in percent, over windows that do not overlap.

    ``100 * (y(end) / y(end - years) - 1)`` for the windows that end in the last year,
    ``years`` before it, and so on.

    Parameters
    ----------
    series
        Columns ``period`` (a year) and ``value``; one row per year, gaps allowed.
    years
        Length of a window.
    since
        First year in which a window may start; that of the series unless given.
    value
        Name of the column of positive values.

    Returns
    -------
    DataFrame
        ``start``, ``end`` (years as text), ``growth_pct`` (missing where an end was not
        observed), sorted by ``end``; no row where no window fits.

    Raises
    ------
    ValueError
        As `spacing`; if ``years`` is not a whole number of 1 or more.

    Examples
    --------
    >>> sales = pd.DataFrame({"period": ["2000", "2005", "2010"], "value": [1, 2, 3]})
    >>> window_growth(sales).round(6).to_dict("split")["data"]
    [['2000', '2005', 100.0], ['2005', '2010', 50.0]]
    """
    length = _whole("years", years, at_least=1)
    annual = _annual(series, value)
    earliest = annual.first if since is None else _whole("since", since)
    starts = range(annual.last - length, max(earliest, annual.first) - 1, -length)
    rows = [
        {
            "start": f"{start:04d}",
            "end": f"{start + length:04d}",
            "growth_pct": (
                100 * math.expm1(annual.at(start + length) - annual.at(start))
                if annual.has(start) and annual.has(start + length)
                else math.nan
            ),
        }
        for start in reversed(starts)
    ]
    frame = pd.DataFrame(rows, columns=["start", "end", "growth_pct"])
    return frame.astype({"start": "str", "end": "str", "growth_pct": "float64"})


def share_reaching(windows: pd.DataFrame, *, needed_pct: float) -> pd.DataFrame:
    """Share, 0 to 1, of windows that grew by what is needed, and the next one's chance.

    The chance follows the rule of succession, ``(reached + 1) / (windows + 2)``: from
    so few cases it is never 0 or 1.

    Parameters
    ----------
    windows
        From `window_growth`. Windows without a growth are not counted.
    needed_pct
        Growth over a whole window, in percent.

    Returns
    -------
    DataFrame
        One row: ``needed_pct``, ``windows``, ``reached`` (numbers of windows),
        ``share`` (missing without windows), ``succession``.

    Raises
    ------
    ValueError
        If there is no column ``growth_pct`` or ``needed_pct`` is not a number.

    Source
    ------
    Laplace's rule of succession.

    Examples
    --------
    >>> windows = pd.DataFrame({"growth_pct": [8.0, 18.0, 175.0]})
    >>> share_reaching(windows, needed_pct=13).round(2).to_dict("split")["data"]
    [[13.0, 3, 2, 0.67, 0.6]]
    """
    check_columns(windows.columns, ["growth_pct"], function="share_reaching")
    needed = _number("needed_pct", needed_pct)
    growth = windows["growth_pct"].dropna()
    count, reached = len(growth), int((growth >= needed).sum())
    row = {
        "needed_pct": needed,
        "windows": count,
        "reached": reached,
        "share": reached / count if count else math.nan,
        "succession": (reached + 1) / (count + 2),
    }
    return pd.DataFrame([row])


# --- arithmetic of assumptions --------------------------------------------------------


def constant_prices(
    frame: pd.DataFrame,
    *,
    base_period: int | str,
    inflation: float,
    columns: Sequence[str] = ("median", "low", "high"),
) -> pd.DataFrame:
    """Add columns in prices of a base year, in the currency of the frame.

    ``constant = nominal / (1 + inflation) ** (year - base year)``. The inflation is an
    assumption, the same in every year.

    Parameters
    ----------
    frame
        Column ``period`` (a year) and the nominal ``columns``.
    base_period
        Year in whose prices to count.
    inflation
        A year, as a share: 0.025 is 2.5 percent.
    columns
        Names of the nominal columns.

    Returns
    -------
    DataFrame
        The frame with ``<column>_constant`` for each column, and ``base_period``.

    Raises
    ------
    ValueError
        If a column is missing, a period is no year or the inflation is not above -1.

    Examples
    --------
    >>> levels = pd.DataFrame({"period": ["2030", "2030"], "level": [120.0, 150.0]})
    >>> real = constant_prices(
    ...     levels, base_period=2025, inflation=0.025, columns=["level"]
    ... )
    >>> real["level_constant"].round(1).to_list()
    [106.1, 132.6]
    """
    check_columns(frame.columns, ["period", *columns], function="constant_prices")
    base = _whole("base_period", base_period)
    rate = _growth("inflation", inflation)
    years = [_whole("period", period) - base for period in frame["period"]]
    deflator = (1 + rate) ** np.array(years, dtype="float64")
    real = {f"{name}_constant": frame[name] / deflator for name in columns}
    return frame.assign(**real, base_period=f"{base:04d}")


_FLOWS: Final = ("exports", "imports")


def _entry(argument: str, entry: object, keys: Sequence[str]) -> Mapping[str, Any]:
    """Check the keys and the flow of a shock or a level shift."""
    if not isinstance(entry, Mapping):
        _fail(f"`{argument}`: {entry!r} is not a mapping with {', '.join(keys)}")
    for key in entry:
        check_member(argument, key, [*keys, "country"] if "usd_bn" in keys else keys)
    absent = [key for key in keys if key not in entry]
    if absent:
        _fail(f"`{argument}`: {dict(entry)!r} lacks {', '.join(absent)}")
    check_member(f"{argument}.flow", entry["flow"], _FLOWS)
    return entry


def _shock_factors(
    shocks: Sequence[Mapping[str, Any]], last: int, horizon: int
) -> dict[tuple[str, int], float]:
    """Factor by flow and year, in the years of shocks only."""
    factors: dict[tuple[str, int], float] = {}
    for number, given in enumerate(shocks, start=1):
        name = f"shocks[{number}]"
        shock = _entry(name, given, ("flow", "start", "end", "change"))
        change = _growth(f"{name}.change", shock["change"])
        start = _year_after(f"{name}.start", shock["start"], last, horizon)
        end = _year_after(f"{name}.end", shock["end"], start - 1, horizon)
        for year in range(start, end + 1):
            if (shock["flow"], year) in factors:
                _fail(f"`{name}`: {shock['flow']} of {year} have a shock already")
            factors[shock["flow"], year] = (1 + change) ** (1 / (end - start + 1))
    return factors


def _check_shifts(
    level_shifts: Sequence[Mapping[str, Any]], last: int, horizon: int
) -> list[tuple[str, int, float, str]]:
    """Return flow, year, amount and name of each level shift."""
    checked = []
    for number, given in enumerate(level_shifts, start=1):
        name = f"level_shifts[{number}]"
        shift = _entry(name, given, ("flow", "year", "usd_bn"))
        year = _year_after(f"{name}.year", shift["year"], last, horizon)
        amount = _number(f"{name}.usd_bn", shift["usd_bn"])
        checked.append((str(shift["flow"]), year, amount, f"`{name}`: {dict(shift)!r}"))
    return checked


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
    where the factor is one plus the assumed growth or, in the years of a shock, its
    change spread evenly: ``(1 + change) ** (1 / years)``. Turnover is their sum. It is
    arithmetic on assumptions, not a forecast: it has no interval, and that of a
    projection must not be drawn around it.

    Parameters
    ----------
    start_exports, start_imports
        Levels of the last year known, USD billion.
    start_year
        That year.
    horizon
        Last year of the path, at most 50 years later.
    export_growth, import_growth
        Assumed growth a year as a share: 0.043 is 4.3 percent.
    shocks
        Mappings with ``flow`` (exports or imports), ``start`` and ``end`` (years, both
        included) and ``change`` (over all its years, a share above -1; it replaces
        growth in them).
    level_shifts
        Mappings with ``flow``, ``year``, ``usd_bn`` (negative takes away) and, if
        wanted, ``country``, which errors name.

    Returns
    -------
    DataFrame
        ``period``, ``flow`` (exports, imports, turnover), ``value``, ``unit`` (USD bn),
        ``assumed`` (True), from the year after ``start_year``, by period and flow.

    Raises
    ------
    ValueError
        If a level, growth, key, flow or year is wrong, two shocks meet in one flow and
        year, or a shift takes a flow below zero; entries are counted from 1.

    Examples
    --------
    >>> path = assumed_path(
    ...     40.0,
    ...     60.0,
    ...     start_year=2025,
    ...     horizon=2026,
    ...     export_growth=0.1,
    ...     import_growth=0.0,
    ...     level_shifts=[{"flow": "exports", "year": 2026, "usd_bn": -10.0}],
    ... )
    >>> path[["period", "flow", "value"]].round(6).to_dict("split")["data"]
    [['2026', 'exports', 33.0], ['2026', 'imports', 60.0], ['2026', 'turnover', 93.0]]
    """
    last = _whole("start_year", start_year)
    end = _year_after("horizon", horizon, last, last + LONGEST_HORIZON)
    levels = {
        "exports": _number("start_exports", start_exports),
        "imports": _number("start_imports", start_imports),
    }
    for flow, level in levels.items():
        if level < 0:
            _fail(f"`start_{flow}`: {level!r} is below zero")
    growth = {
        "exports": _growth("export_growth", export_growth),
        "imports": _growth("import_growth", import_growth),
    }
    factors = _shock_factors(shocks, last, end)
    shifts = _check_shifts(level_shifts, last, end)

    rows = []
    for year in range(last + 1, end + 1):
        for flow in _FLOWS:
            for _, _, amount, name in [s for s in shifts if s[:2] == (flow, year)]:
                levels[flow] += amount
                if levels[flow] < 0:
                    _fail(f"{name} takes {flow} of {year} to {levels[flow]:.4g} USD bn")
            levels[flow] *= factors.get((flow, year), 1 + growth[flow])
        values = {**levels, "turnover": sum(levels.values())}
        rows += [
            {"period": f"{year:04d}", "flow": flow, "value": level}
            for flow, level in values.items()
        ]
    return pd.DataFrame(rows).assign(unit="USD bn", assumed=True)
