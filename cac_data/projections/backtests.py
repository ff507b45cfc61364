"""Accuracy and coverage of methods at past origins, by years ahead (`backtest`)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import NormalDist
from typing import Final

import numpy as np
import pandas as pd

from cac_data.codes import check_member
from cac_data.projections.checks import (
    LONGEST_HORIZON,
    checked_coverage,
    checked_whole,
    fail,
)
from cac_data.projections.intervals import INTERVALS, bands_of
from cac_data.projections.methods import METHODS
from cac_data.projections.past_errors import Errors, errors_of
from cac_data.projections.series import (
    MINIMUM_RUN,
    NOISE,
    Annual,
    Flags,
    Floats,
    annual_of,
)
from cac_data.shared_answers import shared


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

    `series`: columns ``period`` (a year) and ``value``; one row per year, gaps allowed.
    `horizons`: numbers of years ahead, 1 to 50.
    `first_origin`: first year from which to project.
    `coverage`: of both intervals, 0.5 to below 1.
    `interval`: kind of the calibrated interval: ``student``, ``quantiles`` or
    ``conformal``.
    `calibrated_from`: first origin whose errors make the calibrated interval, as in
    `project`. A year chosen with sight of the data, after a break, is hindsight: the
    same backtest with ``first_origin`` here shows what the rule is worth without it.
    `value`: name of the column of positive values.

    One row per method and number of years ahead: ``method``, ``years_ahead``, ``n``
    (windows scored), ``n_independent``, ``log_mase``, ``relative_to_random_walk``
    (ratio of mean absolute log errors at the same origins), ``median_ape_pct``,
    ``mean_log_error`` (positive: projected too low), ``rmse_log``, ``coverage``,
    ``coverage_low``, ``coverage_high``, ``band_n``, ``band_coverage``,
    ``band_coverage_low``, ``band_coverage_high``, ``note``. A series too short for a
    backtest gives these rows with ``n`` 0, measures missing and the reason in ``note``:
    a result, not an error, since a scenario may ask for a short span.

    ValueError as `spacing`; if a method or ``interval`` is unknown, a number of years
    ahead is not a whole number from 1 to 50, or ``coverage`` is out of range.

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
    steps = sorted({checked_whole("horizons", step, at_least=1) for step in horizons})
    if not names or not steps:
        fail(f"`{'horizons' if names else 'methods'}`: none given")
    if steps[-1] > LONGEST_HORIZON:
        fail(f"`horizons`: {steps[-1]} is more than {LONGEST_HORIZON} years ahead")
    coverage = checked_coverage(coverage)
    check_member(
        "interval", interval, [name for name in INTERVALS if name != "in_sample"]
    )
    first = checked_whole("first_origin", first_origin)
    since = checked_whole("calibrated_from", calibrated_from)

    annual = annual_of(series, value)
    run = annual.run()
    if run.count <= MINIMUM_RUN:
        # No origin at all, even where a long run lies before a gap: what was right
        # there says nothing of a method that cannot be used after it.
        first = annual.last
    walk = errors_of(annual, "random_walk", first, steps[-1])
    rows = []
    for name in names:
        past = errors_of(annual, name, min(first, since), steps[-1])
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


def _band_hits(
    scored: Errors, calibrating: Errors, interval: str, coverage: float
) -> list[Flags]:
    """Tell, by years ahead, if outcomes lay in intervals of errors known before."""
    hits: list[list[bool]] = [[] for _ in range(scored.errors.shape[1])]
    for row, origin in enumerate(scored.origins.tolist()):
        for drawn in bands_of(calibrating.known(origin), interval, coverage, origin):
            error = scored.errors[row, drawn.years_ahead - 1]
            if drawn.source is not None and not np.isnan(error):
                inside = drawn.below - NOISE <= error <= drawn.above + NOISE
                hits[drawn.years_ahead - 1].append(bool(inside))
    return [np.array(found, dtype=bool) for found in hits]


def _score(
    annual: Annual, scored: Errors, walk: Errors, ahead: int, coverage: float
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
    hits = np.abs(column[valid]) <= margins + NOISE
    return {
        "n": int(valid.sum()),
        "n_independent": int(valid.sum()) / ahead,
        **_accuracy(column[valid], walk.errors[valid, ahead - 1], np.array(naive)),
        **_hit_rate("coverage", hits, ahead),
    }


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
    scales = np.where(naive > NOISE, naive, np.nan)
    return {
        "log_mase": float((sizes / scales).mean()),
        "relative_to_random_walk": (
            float(sizes.mean()) / benchmark if benchmark > NOISE else math.nan
        ),
        "median_ape_pct": float(100 * np.median(np.abs(np.expm1(-errors)))),
        "mean_log_error": float(errors.mean()),
        "rmse_log": float(np.sqrt(np.mean(errors**2))),
    }


def _hit_rate(name: str, hits: Flags, ahead: int) -> dict[str, float]:
    """Share of hits, and its Wilson interval on the number of independent windows."""
    low, high = wilson_interval(float(hits.sum()) / ahead, len(hits) / ahead)
    share = float(hits.mean()) if len(hits) else math.nan
    return {name: share, f"{name}_low": low, f"{name}_high": high}


def wilson_interval(
    successes: float, trials: float, *, confidence: float = 0.95
) -> tuple[float, float]:
    """Interval of a share, 0 to 1, by Wilson's score method.

    `successes`: from 0 to ``trials``. Both may be fractions: overlapping trials count
    for less.
    `trials`: 0 or more; of no trials the interval is missing.

    Lower and upper end.

    ValueError if there are fewer than no successes or more than trials, or
    ``confidence`` is out of range.

    Examples
    --------
    >>> tuple(round(end, 3) for end in wilson_interval(8, 10))
    (0.49, 0.943)
    """
    if not 0 <= successes <= trials:
        fail(f"`successes`: {successes!r} is not in the range 0 to {trials!r}")
    if not 0 < confidence < 1:
        fail(f"`confidence`: {confidence!r} is not between 0 and 1")
    if trials == 0:
        return math.nan, math.nan
    square = NormalDist().inv_cdf((1 + confidence) / 2) ** 2
    share = successes / trials
    middle = share + square / (2 * trials)
    variance = share * (1 - share) / trials + square / (4 * trials**2)
    half = math.sqrt(square * variance)
    whole = 1 + square / trials
    return max((middle - half) / whole, 0.0), min((middle + half) / whole, 1.0)


def _note(run: Annual, scored: Errors, first: int, ahead: int) -> str:
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
