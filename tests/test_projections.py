"""Projections: what they promise of paths, intervals, chances and past errors."""

import math
import subprocess
import sys
import warnings
from functools import cache
from typing import Any

import numpy as np
import pandas as pd
import pytest
from statsmodels.tsa.exponential_smoothing.ets import ETSModel

from cac_data import projections
from cac_data.projections import smoothing

# One-sided 75 and 90 percent points of Student's t with 4 degrees of freedom, as
# printed in tables.
STUDENT_TABLE = {"_50": 0.741, "": 1.533}

# Invented, from 1992: a boom, a break, a slump, a recovery, and no 2011.
VALUES = """
46 61 55 78 80 99 95 133 182 151 239 407 584 873 1206 1400 1282 1005 1301 0 1594 1727
1501 1262 1300 1595 1669 1486 1950 2302 2394 2482 2630
"""
SALES = dict(enumerate(map(float, VALUES.split()), start=1992))
del SALES[2011]
LAST = max(SALES)


def series(values: dict[int, float]) -> pd.DataFrame:
    return pd.DataFrame({"period": [*map(str, values)], "value": [*values.values()]})


def logs_until(year: int) -> Any:
    """Logs up to a year with 2011 half-way between its neighbours, done by hand."""
    logs = {y: math.log(v) for y, v in SALES.items()}
    logs[2011] = (logs[2010] + logs[2012]) / 2
    return np.array([logs[y] for y in range(1992, year + 1)])


def drift(method: str, logs: Any) -> float:
    """Log growth a year of a straight method, from the ends of its window."""
    if method == "combination":
        parts = ("random_walk", "shrunk_drift", "fixed_growth")
        return sum(drift(part, logs) for part in parts) / 3
    if method == "fixed_growth":
        return math.log(1.05)
    window = {"shrunk_drift": 15, "drift_10": 10}.get(method, len(logs))
    ends = logs[-min(window + 1, len(logs)) :]
    part = {"random_walk": 0, "shrunk_drift": 0.5, "half_drift": 0.5}.get(method, 1)
    return float(part * (ends[-1] - ends[0]) / (len(ends) - 1))


STRAIGHT = [
    name for name in projections.METHODS if name not in projections.EVENLY_SPACED
]
each_straight_method = pytest.mark.parametrize("method", STRAIGHT)
each_year_ahead = pytest.mark.parametrize("ahead", [1, 2, 3, 4, 5])


def past_errors(method: str, ahead: int, since: int) -> Any:
    """Log errors of a straight method at past origins, from the numbers alone."""
    errors = []
    for origin in SALES:
        if origin >= since and origin + ahead in SALES:
            logs = logs_until(origin)
            path = logs[-1] + ahead * drift(method, logs)
            errors.append(math.log(SALES[origin + ahead]) - path)
    return np.array(errors)


def root_mean_square(errors: Any) -> float:
    return math.sqrt((errors**2).mean())


# --- Paths and intervals -------------------------------------------------------------


@cache
def shuffled_path(method: str) -> pd.DataFrame:
    """A projection of years that come in no order."""
    shuffled = series(SALES).sample(frac=1, random_state=1)
    return projections.project(shuffled, horizon=2029, method=method)


def test_a_path_has_each_year_to_the_horizon() -> None:
    path = shuffled_path("combination")
    assert [*path["period"]] == ["2025", "2026", "2027", "2028", "2029"]


@each_straight_method
def test_a_median_agrees_with_a_computation_by_hand(method: str) -> None:
    slope = drift(method, logs_until(LAST))
    by_hand = [SALES[LAST] * math.exp(ahead * slope) for ahead in range(1, 6)]
    assert shuffled_path(method)["median"].tolist() == pytest.approx(by_hand)


@each_straight_method
@each_year_ahead
def test_errors_behind_an_interval_are_those_since_2008(
    method: str, ahead: int
) -> None:
    errors = shuffled_path(method)["errors_log"].iloc[ahead - 1]
    assert errors == pytest.approx(sorted(past_errors(method, ahead, since=2008)))


@each_straight_method
@each_year_ahead
@pytest.mark.parametrize("end", STUDENT_TABLE, ids=["80_percent", "50_percent"])
def test_an_interval_agrees_with_a_computation_by_hand(
    method: str, ahead: int, end: str
) -> None:
    row = shuffled_path(method).iloc[ahead - 1]
    # A later year is never surer than an earlier one.
    widest = max(
        root_mean_square(past_errors(method, years, since=2008))
        for years in range(1, ahead + 1)
    )
    margin = STUDENT_TABLE[end] * widest
    up = math.log(row[f"high{end}"] / row["median"])
    down = math.log(row["median"] / row[f"low{end}"])
    assert [up, down] == pytest.approx([margin, margin], rel=1e-3)


def test_beyond_two_windows_errors_grow_with_the_square_root() -> None:
    path = projections.project(series(SALES), horizon=2040)
    # From 2008 to 2024 two windows of eight years fit, of nine they do not.
    eight, sixteen = path["scale_log"].iloc[[7, 15]]
    assert sixteen == pytest.approx(eight * math.sqrt(2))
    assert path["basis"].iloc[15].endswith("widened by the square root of 16/8")


def test_an_interval_says_of_which_errors_it_is_made() -> None:
    path = projections.project(series(SALES), horizon=2026)
    basis = "13 backtest errors (years ahead: 2; origins 2008-2022)"
    assert path["basis"].iloc[1] == basis


SHORT = series({2001: 10.0, 2002: 11.0, 2004: 13.0, 2006: 20.0})


def test_under_ten_years_the_drift_is_offered_without_an_interval() -> None:
    path = projections.project(SHORT, horizon=2008)
    assert path["median"].to_list() == pytest.approx([20 * 2**0.2, 20 * 2**0.4])
    assert path[["low", "high_50", "scale_log"]].isna().all(axis=None)
    assert path["basis"].str.contains("4 years, without 2003, 2005").all()
    assert math.isnan(projections.probability_at_least(path, 20, 2008))


def test_under_ten_years_no_other_method_is_offered() -> None:
    with pytest.raises(ValueError, match=r"'shrunk_drift' is not offered.*4 years"):
        projections.project(SHORT, horizon=2008, method="shrunk_drift")


@pytest.mark.parametrize(
    ("period", "value"),
    [("2025", 0), ("2025", math.nan), ("1992", 1), ("2025-06", 1)],
    ids=["zero", "missing", "year_twice", "month"],
)
def test_a_wrong_row_is_named(period: str, value: float) -> None:
    bad = pd.DataFrame({"period": period, "value": [value]})
    with pytest.raises(ValueError, match=f"`series`: .*not .*'{period}'"):
        projections.project(pd.concat([series(SALES), bad]), horizon=2030)


def test_an_unknown_method_is_named_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"`method`: .*did you mean 'shrunk_drift'\?"):
        projections.project(series(SALES), horizon=2030, method="shrunk_drfit")


def test_a_horizon_too_far_is_named_with_what_is_allowed() -> None:
    with pytest.raises(ValueError, match=r"`horizon`: 2075 is not from 2025 to 2074"):
        projections.project(series(SALES), horizon=2075)


@pytest.mark.parametrize("method", projections.EVENLY_SPACED)
def test_a_model_says_nothing_of_even_growth(method: str) -> None:
    even = series({year: 1.1 ** (year - 1990) for year in range(1990, 2021)})
    with pytest.raises(ValueError, match=f"'{method}': growth is the same"):
        projections.project(even, horizon=2022, method=method)


def test_the_forecast_is_the_plain_mean_of_three_paths() -> None:
    path = projections.project(series(SALES), horizon=2030)
    assert {*path["method"]} == {"combination"}
    parts = [
        projections.project(series(SALES), horizon=2030, method=method)["median"]
        for method in ("random_walk", "shrunk_drift", "fixed_growth")
    ]
    mean = np.log(np.array(parts)).mean(axis=0)
    assert np.log(path["median"]).to_list() == pytest.approx(mean)


# --- Chances -------------------------------------------------------------------------


@pytest.mark.parametrize("year", [2025, 2026, 2027])
@pytest.mark.parametrize(
    ("end", "chance"), [("low", 0.9), ("low_50", 0.75), ("high", 0.1)]
)
def test_a_probability_belongs_to_its_interval(
    year: int, end: str, chance: float
) -> None:
    path = projections.project(series(SALES), horizon=2027)
    level = path.set_index("period").loc[str(year), end]
    probability = projections.probability_at_least(path, level, year)
    assert probability == pytest.approx(chance)


def test_a_level_that_is_not_positive_is_named() -> None:
    path = projections.project(series(SALES), horizon=2027)
    with pytest.raises(ValueError, match="`level`: 0 is not a positive number"):
        projections.probability_at_least(path, 0, 2025)


def test_a_year_that_is_not_on_the_path_is_named() -> None:
    path = projections.project(series(SALES), horizon=2027)
    with pytest.raises(ValueError, match="`year`: '2031' is not one of 2025, 2026"):
        projections.probability_at_least(path, 120, 2031)


@pytest.mark.parametrize("start", [100, 1000, 2000, 2400, 3000, 5000])
def test_no_range_of_a_width_is_likelier_than_the_largest(start: int) -> None:
    path = projections.project(series(SALES), horizon=2030)
    largest = projections.largest_probability_of_range(path, 500.0, 2030)
    above_start = projections.probability_at_least(path, start, 2030)
    above_end = projections.probability_at_least(path, start + 500, 2030)
    assert above_start - above_end <= largest < 0.5


def test_a_range_that_holds_all_is_certain() -> None:
    path = projections.project(series(SALES), horizon=2030)
    whole = projections.largest_probability_of_range(path, 1e9, 2030)
    assert whole == pytest.approx(1.0, abs=0.01)


# --- Past errors ---------------------------------------------------------------------


@cache
def scores(method: str) -> pd.DataFrame:
    tested = projections.backtest(series(SALES), methods=[method])
    return tested.set_index("years_ahead")


@each_straight_method
@each_year_ahead
def test_accuracy_agrees_with_a_computation_by_hand(method: str, ahead: int) -> None:
    # The first of ten years is 1992.
    errors = past_errors(method, ahead, since=2001)
    errors_of_walk = past_errors("random_walk", ahead, since=2001)
    percentages = 100 * np.abs(np.exp(-errors) - 1)
    by_hand = {
        "first_origin": 2001,
        "n": len(errors),
        "n_independent": len(errors) / ahead,
        "relative_to_random_walk": np.abs(errors).mean()
        / np.abs(errors_of_walk).mean(),
        "median_ape_pct": np.median(percentages),
        "rmse_log": root_mean_square(errors),
        "mean_log_error": errors.mean(),
    }
    row = scores(method).loc[ahead, [*by_hand]]
    assert row.to_dict() == pytest.approx(by_hand)


def test_a_backtest_can_begin_after_a_boom() -> None:
    [row] = projections.backtest(
        series(SALES), methods=["combination"], horizons=[5], since=2008
    ).to_dict("records")
    errors = past_errors("combination", 5, since=2008)
    assert (row["first_origin"], row["n"]) == (2008, len(errors))
    assert row["rmse_log"] == pytest.approx(root_mean_square(errors))


@cache
def held_at_the_time() -> dict[int, list[bool]]:
    """By years ahead, whether intervals drawn at past origins held what came."""
    held: dict[int, list[bool]] = {ahead: [] for ahead in range(1, 6)}
    for origin in (year for year in SALES if 2001 <= year < LAST):
        seen = series({y: v for y, v in SALES.items() if y <= origin})
        path = projections.project(seen, horizon=origin + 5)
        for ahead, row in enumerate(path.to_dict("records"), start=1):
            actual = SALES.get(origin + ahead)
            if actual and not math.isnan(row["low"]):
                held[ahead].append(row["low"] <= actual <= row["high"])
    return held


@each_year_ahead
def test_a_backtest_knows_no_more_than_a_projection_made_at_the_time(
    ahead: int,
) -> None:
    row = scores("combination").loc[ahead]
    hits = held_at_the_time()[ahead]
    assert row["band_n"] == len(hits) < row["n"]
    assert row["band_coverage"] == pytest.approx(np.mean(hits))
    low = row["band_coverage_low"]
    high = row["band_coverage_high"]
    assert low - 1e-9 <= row["band_coverage"] <= high + 1e-9


def test_an_impossible_backtest_is_a_result_that_says_so() -> None:
    gap = series({y: v for y, v in SALES.items() if not 2012 <= y < 2019})
    tested = projections.backtest(
        gap, methods=["drift", "random_walk"], horizons=[1, 5]
    )
    assert tested["n"].to_list() == tested["band_n"].to_list() == [0] * 4
    measures = ["median_ape_pct", "coverage", "band_coverage", "band_coverage_low"]
    assert tested[measures].isna().all(axis=None)
    assert tested["note"].str.startswith("impossible: the latest unbroken run").all()


# --- Damped smoothing beside that of statsmodels -------------------------------------

WALK = np.random.default_rng(4).normal(0.05, 0.15, (5, 25)).cumsum(axis=1)
SMOOTHED = {
    "boom_and_slump": logs_until(LAST),
    "nothing_taken_up": 3 + WALK[0],
    "errors_taken_up": 3 + WALK[1],
    "errors_taken_up_by_the_trend": 3 + WALK[3],
}
each_smoothed = pytest.mark.parametrize("name", SMOOTHED)


def first_states(logs: Any, weights: smoothing.Weights) -> dict[str, float]:
    """First level and trend, from the errors of the first two years."""
    first, second = smoothing.smooth(logs, weights).errors[:2, 0]
    alpha, share, damping = (float(weight[0]) for weight in weights)
    after_a_year = logs[0] - first + alpha * first
    step = logs[1] - second - after_a_year
    trend = (step / damping - alpha * share * first) / damping
    return {"initial_level": logs[0] - first - damping * trend, "initial_trend": trend}


def same_model(logs: Any) -> Any:
    """The model of `statsmodels`, smoothed with our weights and first states."""
    weights = smoothing.fit(logs)
    alpha, share, damping = (float(weight[0]) for weight in weights)
    model = ETSModel(
        pd.Series(logs),
        error="add",
        trend="add",
        damped_trend=True,
        initialization_method="known",
        **first_states(logs, weights),
    )
    return model.smooth([alpha, alpha * share, damping])


@each_smoothed
def test_a_damped_path_is_that_of_the_same_model_in_statsmodels(name: str) -> None:
    logs = SMOOTHED[name]
    path = smoothing.damped_ets(logs, 5)
    assert path.logs == pytest.approx(same_model(logs).forecast(5), abs=1e-9)


@each_smoothed
def test_errors_of_a_damped_path_are_those_of_statsmodels(name: str) -> None:
    logs = SMOOTHED[name]
    years = len(logs)
    prediction = same_model(logs).get_prediction(start=years, end=years + 4)
    claimed = smoothing.damped_ets(logs, 5).errors
    assert claimed**2 == pytest.approx(prediction.forecast_variance, rel=1e-9)


@each_smoothed
def test_no_likelier_weights_are_found_by_statsmodels(name: str) -> None:
    logs = SMOOTHED[name]
    model = ETSModel(
        pd.Series(logs),
        error="add",
        trend="add",
        damped_trend=True,
        bounds={"smoothing_level": (0.0001, 0.9999), "damping_trend": (0.8, 0.98)},
    )
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # that it stops at a bound
        fitted = model.fit(disp=False)
    assert same_model(logs).llf >= fitted.llf - 1e-6


# --- Assumed growth ------------------------------------------------------------------


def assumed(**options: Any) -> dict[str, list[float]]:
    """Exports from 40 by ten percent a year, imports of 60 that do not grow."""
    growth = {"export_growth": 0.1, "import_growth": 0.0, **options}
    path = projections.assumed_path(40.0, 60.0, start_year=2025, horizon=2028, **growth)
    assert path["period"].unique().tolist() == ["2026", "2027", "2028"]
    return path.groupby("flow")["value"].agg(list).to_dict()


def test_growth_is_compound_and_turnover_the_sum() -> None:
    path = assumed()
    assert path["exports"] == pytest.approx([44, 48.4, 53.24])
    assert path["turnover"] == pytest.approx([104, 108.4, 113.24])


def test_a_shock_replaces_growth_and_is_spread_evenly_on_logs() -> None:
    shock = {"flow": "exports", "start": 2026, "end": 2027, "change": -0.36}
    assert assumed(shocks=[shock])["exports"] == pytest.approx([32, 25.6, 28.16])


def test_a_shift_comes_after_growth_or_shock_of_its_year_in_its_dollars() -> None:
    shifts = [
        {"flow": "exports", "year": 2027, "usd_bn": -4.0},
        {"flow": "exports", "year": 2027, "usd_bn": -10.0},
        {"flow": "imports", "year": 2027, "usd_bn": -10.0},
    ]
    shock = {"flow": "imports", "start": 2027, "end": 2027, "change": -0.5}
    path = assumed(level_shifts=shifts, shocks=[shock])
    assert path["exports"] == pytest.approx([44, 34.4, 37.84])
    assert path["imports"] == pytest.approx([60, 20, 20])


SHOCK = {"flow": "exports", "start": 2026, "end": 2027, "change": -0.4}
SHIFT = {"flow": "exports", "year": 2026, "usd_bn": -45.1}
WRONG = {
    "level_below_zero": (
        {"level_shifts": [SHIFT]},
        r"exports of 2026 would be -1\.1 USD bn",
    ),
    "misspelt_flow": (
        {"level_shifts": [{**SHIFT, "flow": "export"}]},
        "`flow`: 'export'.*did",
    ),
    "year_outside_the_path": (
        {"shocks": [{**SHOCK, "end": 2025}]},
        "not within 2026 to 2028",
    ),
    "two_shocks_of_a_year": (
        {"shocks": [SHOCK, {**SHOCK, "start": 2027}]},
        "of 2027 have a shock already",
    ),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_assumption_is_named(case: str) -> None:
    options, message = WRONG[case]
    with pytest.raises(ValueError, match=message):
        assumed(**options)


# --- What it takes -------------------------------------------------------------------


def test_it_is_imported_where_scipy_and_statsmodels_are_not() -> None:
    code = (
        "import sys\n"
        "sys.modules['scipy'] = sys.modules['statsmodels'] = None\n"
        "import cac_data.projections, cac_data.trade, cac_data.claims"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
