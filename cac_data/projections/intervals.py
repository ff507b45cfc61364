"""Kinds of interval, and their ends at each number of years ahead."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np

from cac_data.projections.past_errors import Errors
from cac_data.projections.series import Floats

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

# The scale of an interval must not hang on one bad year or on one long window.
_FEWEST_ERRORS: Final = 5

_FEWEST_WINDOWS: Final = 2


@dataclass(frozen=True)
class Band:
    """Interval around a log path at one number of years ahead."""

    years_ahead: int
    basis: str
    below: float = math.nan
    above: float = math.nan
    scale: float = math.nan
    errors: tuple[float, ...] = ()
    source: int | None = None


def bands_of(past: Errors, interval: str, coverage: float, year: int) -> list[Band]:
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
            bands.append(Band(ahead, basis))
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
        bands.append(Band(ahead, basis, *ends, scale, tuple(errors.tolist()), source))
    return bands


def in_sample_bands(deviations: Floats, coverage: float) -> list[Band]:
    """Interval at each number of years ahead from a method's own standard errors."""
    normal = NormalDist().inv_cdf((1 + coverage) / 2)
    basis = f"{INTERVALS['in_sample']}; not calibrated"
    return [
        Band(ahead, basis, -normal * deviation, normal * deviation, deviation)
        for ahead, deviation in enumerate(deviations.tolist(), start=1)
    ]


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
