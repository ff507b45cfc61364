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

from cac_data.projections.assumptions import assumed_path
from cac_data.projections.backtests import backtest, wilson_interval
from cac_data.projections.checks import LONGEST_HORIZON
from cac_data.projections.intervals import DEGREES_OF_FREEDOM, INTERVALS
from cac_data.projections.methods import METHODS, candidates, spacing
from cac_data.projections.paths import project
from cac_data.projections.probabilities import (
    LIKELIHOOD_WORDS,
    band,
    nearest_band,
    probability_at_least,
    probability_below,
)
from cac_data.projections.series import LONGEST_BRIDGE, MINIMUM_RUN

__all__ = [
    "DEGREES_OF_FREEDOM",
    "INTERVALS",
    "LIKELIHOOD_WORDS",
    "LONGEST_BRIDGE",
    "LONGEST_HORIZON",
    "METHODS",
    "MINIMUM_RUN",
    "assumed_path",
    "backtest",
    "band",
    "candidates",
    "nearest_band",
    "probability_at_least",
    "probability_below",
    "project",
    "spacing",
    "wilson_interval",
]
