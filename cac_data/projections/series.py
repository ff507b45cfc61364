"""An annual series on logs: its check, its gaps, and the runs of years it holds."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data.codes import check_columns
from cac_data.projections.checks import fail

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

MINIMUM_RUN: Final = 10
"""Observed years in a row below which nothing but a drift is offered."""

LONGEST_BRIDGE: Final = 1
"""Missing years in a row that are bridged for a method that needs even spacing."""

# A smaller difference of logs is rounding of the arithmetic, not of the forecast.
NOISE: Final = 1e-12


@dataclass(frozen=True)
class Annual:
    """Logs of a series on every year, interpolated where ``observed`` is False."""

    first: int
    logs: Floats
    observed: Flags

    @property
    def last(self) -> int:
        """The last year, which is always an observed one."""
        return self.first + len(self.logs) - 1

    @property
    def count(self) -> int:
        """The number of observed years."""
        return int(self.observed.sum())

    def until(self, year: int) -> Annual:
        """Return what was known in an observed year."""
        end = year - self.first + 1
        return replace(self, logs=self.logs[:end], observed=self.observed[:end])

    def run(self) -> Annual:
        """Return the latest part without a gap longer than the longest bridge."""
        known = np.flatnonzero(self.observed)
        breaks = np.flatnonzero(np.diff(known) > LONGEST_BRIDGE + 1)
        start = int(known[breaks[-1] + 1]) if len(breaks) else 0
        return Annual(self.first + start, self.logs[start:], self.observed[start:])

    def has(self, year: int) -> bool:
        """Tell whether a year was observed."""
        return self.first <= year <= self.last and bool(
            self.observed[year - self.first]
        )

    def at(self, year: int) -> float:
        """Return the log of a year, observed or interpolated."""
        return float(self.logs[year - self.first])

    def missing(self) -> list[str]:
        """Return the years that were not observed, as text."""
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


def annual_of(series: pd.DataFrame, value: str) -> Annual:
    """Check an annual series and put its logs on an even grid of years."""
    check_columns(series.columns, ["period", value], function="a projection")
    frame = series[["period", value]]
    if not pd.api.types.is_numeric_dtype(frame[value]):
        fail(f"`series`: column {value!r} is {frame[value].dtype}, not numeric")
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
            fail(f"`series`: {what}: {'; '.join(map(str, bad))}{more}")
    if len(frame) < 2:
        fail(f"`series`: {len(frame)} year(s); growth needs at least 2")

    years = periods.astype(int).to_numpy()
    order = np.argsort(years)
    years, logs = years[order], np.log(amounts.to_numpy())[order]
    grid = np.arange(years[0], years[-1] + 1)
    return Annual(int(years[0]), np.interp(grid, years, logs), np.isin(grid, years))
