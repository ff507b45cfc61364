"""The methods of projection, and which of them the years of a series allow."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from types import SimpleNamespace
from typing import Any, Final

import numpy as np
import pandas as pd

from cac_data.projections.series import MINIMUM_RUN, NOISE, Annual, Floats, annual_of


class NotFittedError(ValueError):
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
    if np.ptp(np.diff(logs)) < NOISE:
        message = "growth is the same in every year, there is no error to estimate from"
        raise NotFittedError(message)


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
    determinant = np.maximum(aa * bb - ab**2, NOISE)
    first_level = (bb * ay - ab * by) / determinant
    first_trend = (aa * by - ab * ay) / determinant
    squares = ((data + first_level * by_level + first_trend * by_trend) ** 2).sum(0)
    best = int(np.argmin(squares))
    start = (alpha, beta, damping, first_level, first_trend)
    return np.array([parameter[best] for parameter in start])


@cache
def _damped_model() -> Any:
    """Return statsmodels' model, without what it works out after the fit.

    Covariances of the parameters and residuals by name take half of its time, and a
    backtest fits it at twenty origins only to look a few years ahead.
    """
    # Imported here, as scipy is elsewhere: most callers never fit a model.
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    # statsmodels does not annotate its classes.
    class DampedModel(ETSModel):  # type: ignore[misc]
        def smooth(self, params: Floats, return_raw: bool = False) -> SimpleNamespace:
            """Return the parameters alone."""
            return SimpleNamespace(params=params)

    return DampedModel


def _smooth(logs: Floats, years_ahead: int) -> tuple[Floats, Floats]:
    """Exponential smoothing with a damped trend, by maximum likelihood."""
    from statsmodels.tools.sm_exceptions import ConvergenceWarning

    _refuse_constant_growth(logs)
    model = _damped_model()(logs, error="add", trend="add", damped_trend=True)
    with warnings.catch_warnings():
        # The flag says the same, and decides.
        warnings.simplefilter("ignore", ConvergenceWarning)
        fit = model.fit(start_params=_smoothing_start(logs), disp=False)
    if not fit.mle_retvals["converged"]:
        message = "damped smoothing did not converge"
        raise NotFittedError(message)
    return _ahead_of_damped(logs, years_ahead, *map(float, fit.params))


def _ahead_of_damped(
    logs: Floats,
    years_ahead: int,
    alpha: float,
    beta: float,
    damping: float,
    level: float,
    trend: float,
) -> tuple[Floats, Floats]:
    """Go on from the last level and trend; errors after Hyndman et al. (2008), 6.3."""
    squares = 0.0
    for log in logs.tolist():
        expected = level + damping * trend
        error = log - expected
        squares += error**2
        level, trend = expected + alpha * error, damping * trend + beta * error
    # What is left of a trend, added up, after 1, 2, ... years.
    left = np.cumsum(damping ** np.arange(1, years_ahead + 1))
    passed_on = np.concatenate([[1.0], alpha + beta * left[:-1]])
    variance = squares / len(logs) * np.cumsum(passed_on**2)
    return level + left * trend, np.sqrt(variance)


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
        raise NotFittedError(message)
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

    Columns: ``method`` (the name that `project` and `backtest` take), ``label``,
    ``rule``, ``reference``, ``needs_even_spacing``; the default first.

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


def spacing(series: pd.DataFrame, *, value: str = "value") -> pd.DataFrame:
    """Years of an annual series, its gaps, and which methods they allow.

    `series`: columns ``period`` (a year) and ``value``; one row per year.
    `value`: name of the column of positive values.

    One row: ``first``, ``last`` (years as text), ``observed`` (number of years),
    ``missing`` (list of years), ``bridged`` (those of them that are interpolated for
    methods that need even spacing), ``run_start``, ``run_years`` (observed years in the
    latest run without a gap of two or more), ``methods`` (list of those offered),
    ``is_backtest_possible``, ``note``.

    ValueError if a period is no year or occurs twice, or a value is missing, not
    positive or not finite; the first five such rows are named.

    Examples
    --------
    >>> sales = pd.DataFrame({"period": ["2001", "2002", "2004"], "value": [1, 2, 4]})
    >>> spacing(sales)[["missing", "run_years", "methods"]].to_dict("records")
    [{'missing': ['2003'], 'run_years': 3, 'methods': ['drift']}]
    """
    annual = annual_of(series, value)
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


def forecast(annual: Annual, name: str, years_ahead: int) -> tuple[Floats, Floats]:
    """Log path and in-sample standard errors, one of each per year ahead."""
    method = METHODS[name]
    basis = annual.run() if method.needs_even_spacing else annual
    return method.forecast(basis.logs, years_ahead)
