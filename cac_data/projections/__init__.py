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

from cac_data.projections.accuracy import backtest as backtest
from cac_data.projections.assumptions import assumed_path as assumed_path
from cac_data.projections.chances import (
    largest_probability_of_range as largest_probability_of_range,
    probability_at_least as probability_at_least,
)
from cac_data.projections.intervals import (
    CALIBRATED_FROM as CALIBRATED_FROM,
    COVERAGE as COVERAGE,
    project as project,
)
from cac_data.projections.methods import (
    COMBINED as COMBINED,
    EVENLY_SPACED as EVENLY_SPACED,
    FIXED_GROWTH as FIXED_GROWTH,
    METHODS as METHODS,
)
