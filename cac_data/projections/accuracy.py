"""How good the methods were: their errors at past origins, and what intervals held."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from cac_data.cache import cached
from cac_data.extras import extra
from cac_data.projections.intervals import (
    CALIBRATED_FROM,
    COVERAGE,
    past_errors,
    spreads_known_in,
    student_quantile,
)
from cac_data.projections.logs import NOISE, Logs, logs_of, shortage
from cac_data.projections.methods import METHODS
from cac_data.validate import check_member

COLUMNS = [
    "method",
    "years_ahead",
    "first_origin",
    "n",
    "n_independent",
    "relative_to_random_walk",
    "median_ape_pct",
    "rmse_log",
    "mean_log_error",
    "coverage",
    "band_n",
    "band_coverage",
    "note",
]


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
    with extra("analysis", "a backtest"):
        from statsmodels.stats.proportion import proportion_confint

    for method in methods:
        check_member("methods", method, METHODS)
    logs = logs_of(series)
    rows = []
    for method in methods:
        rows += _scores(logs, method, horizons, since)
    scores = pd.DataFrame(rows, columns=COLUMNS)

    # Windows of some years overlap: so many are independent of each other.
    windows = scores["band_n"] / scores["years_ahead"]
    windows = windows.where(scores["band_n"] > 0)
    hits = scores["band_coverage"] * windows
    low, high = proportion_confint(hits, windows, method="wilson")
    return scores.assign(band_coverage_low=low, band_coverage_high=high)


def _scores(
    logs: Logs, method: str, horizons: Sequence[int], since: int
) -> list[dict[str, object]]:
    """Give a row of `backtest` for each of the years ahead of one method."""
    # What was right before a gap says nothing of a method that cannot be used after it.
    lack = shortage(logs)
    first_year = int(logs.index[-1]) if lack else since
    every_error, claimed = past_errors(logs, method, first_year, max(horizons))
    scales = _scales_by_origin(every_error)

    unfitted = claimed.index[claimed[1].isna()]
    note = ""
    if lack:
        note = f"impossible: {lack}"
    elif len(unfitted):
        note = f"not fitted at {', '.join(map(str, unfitted))}"

    rows = []
    for ahead in horizons:
        errors = every_error[ahead].dropna()
        walk = logs.shift(-ahead) - logs
        row = {
            "method": method,
            "years_ahead": ahead,
            "first_origin": errors.index.min(),
            "n": len(errors),
            "n_independent": len(errors) / ahead,
            **_sizes(errors, walk[errors.index]),
            **_parts_held(errors, claimed[ahead], scales[ahead]),
            "note": note,
        }
        rows.append(row)
    return rows


def _scales_by_origin(errors: pd.DataFrame) -> pd.DataFrame:
    """Scale of the interval that `project` would have drawn, by origin and years ahead.

    Missing before intervals are made, and where too few errors were known.
    """
    drawn_from = errors.loc[CALIBRATED_FROM:]
    scales = [
        spreads_known_in(int(year), drawn_from)["scale_log"].to_numpy()
        for year in errors.index
    ]
    return pd.DataFrame(scales, errors.index, errors.columns, dtype="float64")


def _sizes(errors: pd.Series, walk: pd.Series) -> dict[str, float]:
    """How large errors were, also beside those of no change (`walk`, on logs)."""
    error_of_walk = walk.abs().mean()
    if not error_of_walk > NOISE:
        error_of_walk = math.nan
    relative_errors = np.expm1(-errors).abs()
    return {
        "relative_to_random_walk": errors.abs().mean() / error_of_walk,
        "median_ape_pct": 100 * relative_errors.median(),
        "rmse_log": float(np.sqrt((errors**2).mean())),
        "mean_log_error": errors.mean(),
    }


def _parts_held(
    errors: pd.Series, claimed: pd.Series, scales: pd.Series
) -> dict[str, float]:
    """What part of errors the claimed interval held, and that of `project`."""
    with extra("analysis", "a backtest"):
        from scipy.special import ndtri

    part = (1 + COVERAGE) / 2
    sizes = errors.abs()
    claimed_margins = float(ndtri(part)) * claimed[errors.index]
    margins = student_quantile(part) * scales[errors.index].dropna()
    return {
        "coverage": (sizes <= claimed_margins + NOISE).mean(),
        "band_n": len(margins),
        "band_coverage": (sizes[margins.index] <= margins + NOISE).mean(),
    }
