"""The logs of an annual series, its gaps, and what it is too short for."""

from __future__ import annotations

import math
from typing import Any, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt
import pandas as pd

from cac_data.validate import check_columns

Floats: TypeAlias = npt.NDArray[Any]
Logs: TypeAlias = pd.Series  # by year, missing where none was observed


class Path(NamedTuple):
    """A path on logs by year ahead, and the standard errors claimed for it."""

    logs: Floats
    errors: Floats


MINIMUM_RUN = 10
"""Years in a row that every method but the drift needs."""

# A smaller difference of logs is rounding of the arithmetic, not of the forecast.
NOISE = 1e-12


def logs_of(series: pd.DataFrame) -> Logs:
    """Give the logs of a series by year, missing where a year between was missing.

    ValueError for a series of one year or none, a period that is no year or stands
    twice, a value that is not positive.
    """
    check_columns(series.columns, ["period", "value"], function="a projection")
    frame = series[["period", "value"]]
    years = frame["period"].astype("str")
    values = frame["value"].astype("float64")

    is_year = years.str.fullmatch("[0-9]{4}")
    is_unique = ~years.duplicated(keep=False)
    is_positive = values.between(0, math.inf, inclusive="neither")
    is_good = is_year & is_unique & is_positive
    if len(frame) < 2 or not is_good.all():
        message = "`series`: takes two years or more, each once, with a positive value"
        wrong = frame[~is_good].head(5).to_dict("records")
        raise ValueError("; not ".join([message, *map(str, wrong)]))

    logs = pd.Series(np.log(values.to_numpy()), index=years.astype(int))
    logs = logs.sort_index()
    every_year = range(logs.index[0], logs.index[-1] + 1)
    return logs.reindex(every_year)


def latest_run(logs: Logs) -> Logs:
    """Give the latest years without a gap of two or more, which is not bridged."""
    observed = logs.index[logs.notna()].to_numpy()
    follows_a_gap = np.diff(observed) > 2
    starts = observed[1:][follows_a_gap]
    return logs.loc[starts[-1] :] if len(starts) else logs


def bridged(logs: Logs) -> Floats:
    """Fill each gap along a straight line of the logs."""
    return logs.interpolate().to_numpy()


def shortage(logs: Logs) -> str:
    """Say what the latest run is too short for; nothing if it is not."""
    run = latest_run(logs)
    if run.count() >= MINIMUM_RUN:
        return ""
    gaps = ", ".join(map(str, run.index[run.isna()]))
    without = f", without {gaps}" if gaps else ""
    extent = f"{run.index[0]}-{run.index[-1]}, {run.count()} years{without}"
    return (
        f"the latest unbroken run is {extent}; with "
        f"fewer than {MINIMUM_RUN} only the drift and no backtest"
    )
