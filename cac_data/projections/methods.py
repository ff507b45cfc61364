"""The methods of projection: straight lines, two models, and the mean that is printed.

Each takes the logs of years in a row and a number of years ahead, and gives the path on
logs by year ahead with the standard errors that it claims for it.
"""

from __future__ import annotations

import math
import warnings
from collections.abc import Callable, Mapping
from functools import partial

import numpy as np

from cac_data.cache import cached
from cac_data.extras import extra
from cac_data.projections.logs import NOISE, Floats, Logs, Path, bridged, latest_run
from cac_data.projections.smoothing import damped_ets

FIXED_GROWTH = 0.05
"""The growth a year of the fixed path: a round number, estimated from nothing."""


def _straight(logs: Floats, years: int, *, growth: float) -> Path:
    """Grow by one log growth a year; where growth differed from it was an error."""
    ahead = np.arange(1, years + 1)
    path = logs[-1] + ahead * growth
    errors = np.diff(logs) - growth
    variance = np.mean(errors**2)
    return Path(path, np.sqrt(variance * ahead))


def _drift(logs: Floats, years: int, *, weight: float, window: int = 0) -> Path:
    """Grow by part of the mean log growth of the last years, or of all (`window` 0)."""
    growth = np.diff(logs)[-window:]
    ahead = np.arange(1, years + 1)
    path = logs[-1] + ahead * weight * growth.mean()

    number = len(growth)
    deviation = growth.std(ddof=min(1, number - 1))
    # The second term is the error of the estimated mean, which all years share.
    growth_of_variance = ahead * (1 + ahead / number)
    return Path(path, deviation * np.sqrt(growth_of_variance))


def _arima_110(logs: Floats, years: int) -> Path:
    """ARIMA(1,1,0) with drift, by maximum likelihood."""
    with extra("analysis", "a projection"):
        from statsmodels.tsa.arima.model import ARIMA

    # Powell reaches the same likelihood as the default, L-BFGS, whose many small calls
    # of LAPACK take ten times as long where processes share the cores.
    quickly = {"method": "powell", "disp": False}
    with warnings.catch_warnings():
        # Where a start is not stationary it starts from zero instead.
        warnings.filterwarnings("ignore", message="Non-stationary starting")
        model = ARIMA(logs, order=(1, 1, 0), trend="t").fit(method_kwargs=quickly)
    ahead = model.get_forecast(years)
    path = np.asarray(ahead.predicted_mean)
    return Path(path, np.asarray(ahead.se_mean))


def _combination(logs: Floats, years: int) -> Path:
    """The mean, on logs, of the paths that are combined, each of them straight."""
    next_logs = [METHODS[name](logs, 1).logs for name in COMBINED]
    mean = float(np.mean(next_logs))
    growth = mean - logs[-1]
    return _straight(logs, years, growth=growth)


COMBINED = ("random_walk", "shrunk_drift", "fixed_growth")
"""What the combination is the mean of."""
METHODS: Mapping[str, Callable[[Floats, int], Path]] = {
    "combination": _combination,
    "random_walk": partial(_straight, growth=0.0),  # Hyndman & Koehler 2006, IJF 22
    # Half of the mean log growth of 15 years, after Theta: Hyndman & Billah 2003.
    "shrunk_drift": partial(_drift, window=15, weight=0.5),
    "fixed_growth": partial(_straight, growth=math.log1p(FIXED_GROWTH)),
    "half_drift": partial(_drift, weight=0.5),
    "drift": partial(_drift, weight=1.0),
    "drift_10": partial(_drift, window=10, weight=1.0),
    "damped_ets": damped_ets,  # Gardner 1985, Journal of Forecasting 4
    "arima_110": _arima_110,  # Box & Jenkins 1970, Time Series Analysis
}
"""The methods: the default first, then its parts, then the others."""
EVENLY_SPACED = ("damped_ets", "arima_110")
"""The methods that need years in a row; they say nothing of even growth."""


@cached
def forecast(logs: Logs, method: str, years: int) -> Path:
    """A line through all years, or a model of their latest run.

    All missing where a model would be fitted to growth that is the same in every year.
    """
    if method not in EVENLY_SPACED:
        return METHODS[method](bridged(logs), years)
    run = bridged(latest_run(logs))
    if np.ptp(np.diff(run)) < NOISE:
        missing = np.full(years, np.nan)
        return Path(missing, missing)
    return METHODS[method](run, years)
