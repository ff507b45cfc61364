"""Projections: the series check, the methods, the intervals and what they are worth."""

from __future__ import annotations

import inspect
import math
import subprocess
import sys
from itertools import product
from statistics import NormalDist
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cac_data.projections import (
    INTERVALS,
    METHODS,
    assumed_path,
    backtest,
    band,
    candidates,
    methods,
    nearest_band,
    probability_at_least,
    probability_below,
    project,
    spacing,
    wilson_interval,
)

# One-sided 90, 95 and 97.5 percent points of Student's t with 4 degrees of freedom, as
# printed in tables.
STUDENT_TABLE = {0.8: 1.533, 0.9: 2.132, 0.95: 2.776}


def series(values: dict[int, float]) -> pd.DataFrame:
    return pd.DataFrame(
        {"period": [str(year) for year in values], "value": list(values.values())}
    )


def growing(rate: float, first: int = 1990, last: int = 2020) -> pd.DataFrame:
    years = range(first, last + 1)
    return series({year: 100 * (1 + rate) ** (year - first) for year in years})


# Invented: a boom, a break, a slump, a recovery, and no 2011.
SALES = {
    1992: 46,
    1993: 61,
    1994: 55,
    1995: 78,
    1996: 80,
    1997: 99,
    1998: 95,
    1999: 133,
    2000: 182,
    2001: 151,
    2002: 239,
    2003: 407,
    2004: 584,
    2005: 873,
    2006: 1206,
    2007: 1400,
    2008: 1282,
    2009: 1005,
    2010: 1301,
    2012: 1594,
    2013: 1727,
    2014: 1501,
    2015: 1262,
    2016: 1300,
    2017: 1595,
    2018: 1669,
    2019: 1486,
    2020: 1950,
    2021: 2302,
    2022: 2394,
    2023: 2482,
    2024: 2630,
}
FIRST, LAST = min(SALES), max(SALES)


def until(year: int) -> pd.DataFrame:
    return series({y: v for y, v in SALES.items() if y <= year})


def bridged_logs(year: int) -> np.ndarray[Any, np.dtype[np.float64]]:
    """Logs up to a year with 2011 half-way between its neighbours, done by hand."""
    logs = {y: math.log(v) for y, v in SALES.items()}
    logs[2011] = (logs[2010] + logs[2012]) / 2
    return np.array([logs[y] for y in range(FIRST, year + 1)])


def drifts(logs: np.ndarray[Any, Any]) -> dict[str, float]:
    """Mean log growth a year of each straight method, from the ends of its window."""
    whole = (logs[-1] - logs[0]) / (len(logs) - 1)
    last_15 = logs[-min(16, len(logs)) :]
    last_10 = logs[-min(11, len(logs)) :]
    return {
        "random_walk": 0.0,
        "drift": whole,
        "half_drift": whole / 2,
        "drift_10": (last_10[-1] - last_10[0]) / (len(last_10) - 1),
        "shrunk_drift": (last_15[-1] - last_15[0]) / (len(last_15) - 1) / 2,
    }


STRAIGHT = tuple(drifts(bridged_logs(2010)))


def past_errors(method: str, ahead: int, since: int, known: int = LAST) -> list[float]:
    """Log errors of a straight method at past origins, from the numbers alone."""
    found = []
    for origin in range(max(since, 2001), known - ahead + 1):
        if origin in SALES and origin + ahead in SALES:
            logs = bridged_logs(origin)
            path = logs[-1] + ahead * drifts(logs)[method]
            found.append(math.log(SALES[origin + ahead]) - path)
    return found


def rms(errors: list[float]) -> float:
    return math.sqrt(sum(error**2 for error in errors) / len(errors))


# --- the series --------------------------------------------------------------------


def test_only_the_first_five_wrong_rows_are_named() -> None:
    frame = series(dict.fromkeys(range(2000, 2008), -1.0))
    with pytest.raises(ValueError, match=r"'2004'.*\(\+3 more\)") as caught:
        spacing(frame)
    assert "2005" not in str(caught.value)


def test_one_missing_year_is_bridged_and_does_not_break_the_run() -> None:
    found = spacing(series(SALES)).iloc[0]
    assert (found["first"], found["last"], found["observed"]) == ("1992", "2024", 32)
    assert found["missing"] == ["2011"]
    assert found["bridged"] == ["2011"]
    assert (found["run_start"], found["run_years"]) == ("1992", 32)
    assert found["methods"] == list(METHODS)
    assert found["is_backtest_possible"]
    assert found["note"] == ""


def test_two_missing_years_break_the_run() -> None:
    values = {y: v for y, v in SALES.items() if y != 2012}
    found = spacing(series(values)).iloc[0]
    assert found["missing"] == ["2011", "2012"]
    assert found["bridged"] == []
    assert (found["run_start"], found["run_years"]) == ("2013", 12)


def test_the_order_of_rows_does_not_matter_and_the_frame_is_left_alone() -> None:
    frame = series(SALES)
    shuffled = frame.sample(frac=1, random_state=1)
    before = shuffled.copy()
    pd.testing.assert_frame_equal(
        project(shuffled, horizon=2030), project(frame, horizon=2030)
    )
    pd.testing.assert_frame_equal(shuffled, before)


def test_the_value_column_goes_by_its_name() -> None:
    frame = series(SALES)
    renamed = frame.rename(columns={"value": "usd_mn"})
    pd.testing.assert_frame_equal(
        project(renamed, horizon=2026, value="usd_mn"), project(frame, horizon=2026)
    )


# --- the methods -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("method", "growth_pct"),
    [
        ("drift", 10.0),
        ("drift_10", 10.0),
        ("shrunk_drift", 4.8809),  # the square root of 1.1, half of the growth on logs
        ("half_drift", 4.8809),
        ("random_walk", 0.0),
    ],
)
def test_ten_percent_a_year_is_continued_by_each_rule(
    method: str, growth_pct: float
) -> None:
    path = project(growing(0.10), horizon=2022, method=method)
    last = 100 * 1.1**30
    assert path["period"].to_list() == ["2021", "2022"]
    assert path["growth_pct"].to_list() == pytest.approx([growth_pct] * 2, abs=1e-4)
    expected = [last * (1 + growth_pct / 100) ** ahead for ahead in (1, 2)]
    assert path["median"].to_list() == pytest.approx(expected, rel=1e-6)


@pytest.mark.parametrize("method", STRAIGHT)
def test_straight_methods_agree_with_a_computation_by_hand(method: str) -> None:
    path = project(series(SALES), horizon=2029, method=method)
    slope = drifts(bridged_logs(LAST))[method]
    expected = [SALES[LAST] * math.exp(ahead * slope) for ahead in range(1, 6)]
    assert path["median"].to_list() == pytest.approx(expected)


def test_the_default_window_starts_in_a_year_that_may_be_bridged() -> None:
    # Fifteen years before 2026 lies 2011, which is missing.
    values = {**SALES, 2025: 2700.0, 2026: 2800.0}
    start = math.sqrt(SALES[2010] * SALES[2012])
    expected = 2800 * (2800 / start) ** (1 / 15 / 2)
    path = project(series(values), horizon=2027)
    assert path["median"].item() == pytest.approx(expected)


def test_shorter_series_use_the_years_they_have() -> None:
    path = project(growing(0.10, first=2010, last=2020), horizon=2021)
    assert path["growth_pct"].item() == pytest.approx(4.8809, abs=1e-4)


def test_in_sample_errors_follow_the_textbook() -> None:
    growth = np.diff(bridged_logs(LAST))
    count = len(growth)
    normal = NormalDist().inv_cdf(0.9)
    expected = {
        "random_walk": np.sqrt(np.mean(growth**2)) * math.sqrt(3),
        "drift": np.std(growth, ddof=1) * math.sqrt(3 * (1 + 3 / count)),
        "drift_10": np.std(growth[-10:], ddof=1) * math.sqrt(3 * (1 + 3 / 10)),
    }
    for method, error in expected.items():
        path = project(
            series(SALES), horizon=2027, method=method, interval="in_sample"
        ).iloc[-1]
        assert path["scale_log"] == pytest.approx(error)
        assert math.log(path["high"] / path["median"]) == pytest.approx(normal * error)
        assert math.log(path["median"] / path["low"]) == pytest.approx(normal * error)


def smoothing_errors(
    logs: np.ndarray[Any, Any], parameters: np.ndarray[Any, Any]
) -> tuple[float, float, float]:
    """Sum of squares, last level and last trend of damped smoothing, year by year."""
    alpha, beta, damping, level, trend = parameters
    squares = 0.0
    for log in logs:
        error = log - level - damping * trend
        squares += error**2
        level, trend = (
            level + damping * trend + alpha * error,
            damping * trend + beta * error,
        )
    return squares, level, trend


@pytest.mark.parametrize("origin", [2008, 2016, LAST])
def test_damped_smoothing_is_the_most_likely_of_many_starts(origin: int) -> None:
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    logs = bridged_logs(origin)
    model = ETSModel(pd.Series(logs), error="add", trend="add", damped_trend=True)
    default = np.asarray(model.start_params)
    fit = model.fit(start_params=methods._smoothing_start(logs), disp=False)
    for weights in product((0.3, 0.95), (0.02, 0.25), (0.85, 0.97)):
        start = np.array([*weights, *default[3:]])
        other = model.fit(start_params=start, disp=False)
        assert fit.llf >= other.llf - 1e-3

    path, deviation = methods._smooth(logs, 2)
    alpha, beta, damping = fit.params.iloc[:3]
    squares, level, trend = smoothing_errors(logs, np.asarray(fit.params))
    assert path[0] == pytest.approx(level + damping * trend)
    assert path[1] == pytest.approx(level + (damping + damping**2) * trend)
    error = math.sqrt(squares / len(logs))
    assert deviation[0] == pytest.approx(error)
    second = error * math.sqrt(1 + (alpha + beta * damping) ** 2)
    assert deviation[1] == pytest.approx(second)


def test_the_start_of_damped_smoothing_has_the_errors_it_promises() -> None:
    logs = bridged_logs(LAST)
    start = methods._smoothing_start(logs)
    here, _, _ = smoothing_errors(logs, start)
    for shift in np.eye(5) * 0.01:
        if shift[3] or shift[4]:
            # First level and trend come from least squares: any other is worse.
            assert here < smoothing_errors(logs, start + shift)[0]
            assert here < smoothing_errors(logs, start - shift)[0]


def test_arima_agrees_with_another_optimiser_and_tends_to_its_drift() -> None:
    from statsmodels.tsa.arima.model import ARIMA

    logs = bridged_logs(LAST)
    path, deviation = methods._autoregress(logs, 30)
    fit = ARIMA(logs, order=(1, 1, 0), trend="t").fit()
    expected = fit.get_forecast(30)
    assert path == pytest.approx(np.asarray(expected.predicted_mean), abs=2e-3)
    assert deviation == pytest.approx(np.asarray(expected.se_mean), rel=2e-3)
    assert path[-1] - path[-2] == pytest.approx(float(fit.params[0]), abs=1e-3)


def test_methods_that_need_even_spacing_use_the_latest_run_and_say_so() -> None:
    values = {y: v for y, v in SALES.items() if y not in (1996, 1997)}
    latest = {y: v for y, v in values.items() if y >= 1998}
    for method in ("damped_ets", "arima_110"):
        path = project(series(values), horizon=2026, method=method)
        alone = project(series(latest), horizon=2026, method=method)
        assert path["median"].to_list() == pytest.approx(alone["median"].to_list())
        assert path["estimated_on"].iloc[0] == "1998-2024, 26 years, without 2011"
    whole = project(series(values), horizon=2026, method="drift")
    assert whole["estimated_on"].iloc[0] == (
        "1992-2024, 30 years, without 1996, 1997, 2011"
    )
    slope = math.log(SALES[LAST] / SALES[FIRST]) / (LAST - FIRST)
    assert whole["growth_pct"].iloc[0] == pytest.approx(100 * math.expm1(slope))


@pytest.mark.parametrize("year", [2002, 2013, LAST])
def test_damped_smoothing_goes_on_as_the_model_it_was_fitted_with(year: int) -> None:
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    logs = bridged_logs(year)
    model = ETSModel(pd.Series(logs), error="add", trend="add", damped_trend=True)
    fit = model.fit(start_params=methods._smoothing_start(logs), disp=False)
    ahead = fit.get_prediction(start=len(logs), end=len(logs) + 6)
    path, deviations = methods._smooth(logs, 7)
    np.testing.assert_allclose(path, ahead.predicted_mean, rtol=1e-10)
    np.testing.assert_allclose(deviations**2, ahead.forecast_variance, rtol=1e-10)


@pytest.mark.parametrize("method", ["damped_ets", "arima_110"])
def test_a_model_without_errors_to_learn_from_is_refused(method: str) -> None:
    with pytest.raises(ValueError, match=f"`method`: '{method}'.*same in every year"):
        project(growing(0.10), horizon=2022, method=method)


def test_candidates_list_every_method_with_rule_and_reference() -> None:
    table = candidates()
    assert table["method"].to_list() == list(METHODS)
    assert table["method"].iloc[0] == "shrunk_drift"
    default = inspect.signature(project).parameters["method"].default
    assert table["method"].iloc[0] == default
    assert (table[["label", "rule", "reference"]] != "").all(axis=None)
    even = table.loc[table["needs_even_spacing"], "method"].to_list()
    assert even == ["damped_ets", "arima_110"]


# --- short series ------------------------------------------------------------------


SHORT = series({2001: 10.0, 2002: 11.0, 2004: 13.0, 2006: 20.0})


def test_under_ten_years_only_the_drift_is_offered_without_an_interval() -> None:
    assert spacing(SHORT)["methods"].item() == ["drift"]
    path = project(SHORT, horizon=2008, method="drift")
    assert path["median"].to_list() == pytest.approx([20 * 2**0.2, 20 * 2**0.4])
    assert path[["low", "high", "scale_log"]].isna().all(axis=None)
    assert path["basis"].str.contains("4 years, without 2003, 2005").all()
    assert math.isnan(probability_at_least(path, 20, 2008))
    for method in METHODS:
        if method != "drift":
            with pytest.raises(ValueError, match=f"'{method}' is not offered.*4 years"):
                project(SHORT, horizon=2008, method=method)


def test_an_impossible_backtest_is_a_result_that_says_so() -> None:
    scores = backtest(SHORT, methods=["drift", "random_walk"], horizons=[1, 5])
    assert len(scores) == 4
    assert (scores["n"] == 0).all()
    assert (scores["band_n"] == 0).all()
    measures = ["log_mase", "rmse_log", "coverage", "coverage_low", "band_coverage"]
    assert scores[measures].isna().all(axis=None)
    assert scores["note"].str.startswith("impossible: the latest unbroken run").all()


def test_ten_years_allow_every_method_and_eleven_a_backtest() -> None:
    ten, eleven = growing(0.1, 2003, 2012), growing(0.1, 2002, 2012)
    assert spacing(ten)["methods"].item() == list(METHODS)
    assert not spacing(ten)["is_backtest_possible"].item()
    assert "one more" in spacing(ten)["note"].item()
    assert backtest(ten, methods=["drift"])["n"].to_list() == [0] * 5
    assert spacing(eleven)["is_backtest_possible"].item()
    assert backtest(eleven, methods=["drift"])["n"].to_list() == [1, 0, 0, 0, 0]


def test_a_long_run_before_a_gap_makes_no_backtest_possible() -> None:
    values = {y: v for y, v in SALES.items() if y < 2012 or y > 2018}
    scores = backtest(series(values), methods=["drift"])
    assert (scores["n"] == 0).all()
    assert scores["note"].str.contains("2019-2024, 6 years").all()


# --- intervals ---------------------------------------------------------------------


@pytest.mark.parametrize("coverage", STUDENT_TABLE)
@pytest.mark.parametrize("method", STRAIGHT)
def test_the_default_interval_is_rmse_times_student_t(
    method: str, coverage: float
) -> None:
    path = project(series(SALES), horizon=2029, method=method, coverage=coverage)
    widest = 0.0
    for row in path.to_dict("records"):
        errors = past_errors(method, row["years_ahead"], since=2008)
        widest = max(widest, rms(errors))
        margin = STUDENT_TABLE[coverage] * widest
        assert row["errors_log"] == pytest.approx(sorted(errors))
        assert math.log(row["high"] / row["median"]) == pytest.approx(margin, rel=1e-3)
        assert math.log(row["median"] / row["low"]) == pytest.approx(margin, rel=1e-3)
        assert row["calibrated_years_ahead"] == row["years_ahead"]


def test_the_missing_year_is_neither_origin_nor_target() -> None:
    path = project(series(SALES), horizon=2026)
    # Origins 2008-2023 less 2011, less the one whose target is 2011.
    assert [len(errors) for errors in path["errors_log"]] == [14, 13]
    assert (
        path["basis"]
        .iloc[1]
        .startswith("13 backtest errors 2 years ahead, origins 2008-2022")
    )


def test_beyond_two_windows_errors_grow_with_the_square_root() -> None:
    path = project(series(SALES), horizon=2040).set_index("years_ahead")
    # From 2008 to 2024 two windows of eight years fit, of nine they do not.
    assert path["calibrated_years_ahead"].to_list() == [*range(1, 9), *[8] * 8]
    eight = path.loc[8, "scale_log"]
    assert path.loc[16, "scale_log"] == pytest.approx(eight * math.sqrt(2))
    assert path.loc[16, "basis"].endswith("widened by the square root of 16/8")
    assert "widened" not in path.loc[8, "basis"]


def test_a_default_interval_never_narrows() -> None:
    # Up and down every other year: two years ahead there is no error at all.
    frame = series({year: 1.0 + year % 2 for year in range(1990, 2021)})
    path = project(frame, horizon=2023, method="random_walk")
    assert path["scale_log"].to_list() == pytest.approx([math.log(2)] * 3)


def test_later_calibration_takes_fewer_origins() -> None:
    early = project(series(SALES), horizon=2025, calibrated_from=2003)
    late = project(series(SALES), horizon=2025, calibrated_from=2015)
    assert early["errors_log"].item() == pytest.approx(
        sorted(past_errors("shrunk_drift", 1, since=2003))
    )
    assert len(late["errors_log"].item()) == 9


def test_without_enough_errors_there_is_no_interval() -> None:
    path = project(series(SALES), horizon=2026, calibrated_from=2020)
    assert path[["low", "high", "scale_log"]].isna().all(axis=None)
    assert path["median"].notna().all()
    assert path["basis"].str.startswith("no interval: it takes 5 backtest errors").all()
    assert path["calibrated_years_ahead"].isna().all()


def test_quantiles_are_those_of_the_errors() -> None:
    # Nine errors: the tails of 80 percent are the first and the last of them.
    path = project(
        series(SALES), horizon=2025, interval="quantiles", calibrated_from=2015
    ).iloc[0]
    errors = sorted(past_errors("shrunk_drift", 1, since=2015))
    assert len(errors) == 9
    assert math.log(path["low"] / path["median"]) == pytest.approx(errors[0])
    assert math.log(path["high"] / path["median"]) == pytest.approx(errors[-1])
    eight = project(
        series(SALES), horizon=2025, interval="quantiles", calibrated_from=2016
    )
    assert eight["low"].isna().all()


def test_conformal_takes_the_ranked_absolute_error() -> None:
    # Nine errors: rank ceil(10 * 0.8) = 8 of their absolute values.
    path = project(
        series(SALES), horizon=2025, interval="conformal", calibrated_from=2015
    ).iloc[0]
    errors = [abs(error) for error in past_errors("shrunk_drift", 1, since=2015)]
    margin = sorted(errors)[7]
    assert math.log(path["high"] / path["median"]) == pytest.approx(margin)
    assert math.log(path["median"] / path["low"]) == pytest.approx(margin)


def test_an_interval_too_wide_for_a_number_is_infinite_not_an_error() -> None:
    values = {1990 + n: 10.0 ** (n % 2 * 150) for n in range(31)}
    path = project(series(values), horizon=2022, method="random_walk", coverage=0.99)
    assert path["high"].to_list() == [math.inf, math.inf]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"method": "shrunk_drfit"},
            r"`method`: 'shrunk_drfit' is not one of shrunk_drift, random_walk.*"
            r"did you mean 'shrunk_drift'\?",
        ),
        ({"interval": "studnt"}, r"`interval`: 'studnt'.*did you mean 'student'\?"),
        ({"coverage": 80}, r"`coverage`: 80 not in the range 0\.5 to below 1"),
        ({"coverage": "most"}, r"`coverage`: 'most' is not in the range"),
        ({"horizon": 2024}, r"`horizon`: 2024 .*years 2025 to 2074"),
        ({"horizon": 5}, r"`horizon`: 5 is not one of the projected years"),
        ({"horizon": 2075}, r"`horizon`: 2075 .*years 2025 to 2074"),
        ({"horizon": 2030.5}, r"`horizon`: 2030\.5 is not a whole number"),
        ({"horizon": True}, r"`horizon`: True is not a whole number"),
        ({"calibrated_from": "early"}, r"`calibrated_from`: 'early' is not a whole"),
    ],
)
def test_wrong_options_of_a_projection_are_named(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        project(series(SALES), **{"horizon": 2030, **options})


def test_a_horizon_may_be_a_period() -> None:
    assert project(series(SALES), horizon="2026")["period"].to_list() == [
        "2025",
        "2026",
    ]


# --- probabilities -----------------------------------------------------------------


@pytest.mark.parametrize("interval", INTERVALS)
@pytest.mark.parametrize("coverage", [0.6, 0.8])
def test_probabilities_belong_to_their_interval(interval: str, coverage: float) -> None:
    path = project(series(SALES), horizon=2027, interval=interval, coverage=coverage)
    for row in path.to_dict("records"):
        below = probability_below(path, row["low"], row["period"])
        above = probability_at_least(path, row["high"], row["period"])
        tail = (1 - coverage) / 2
        if interval == "conformal":
            # Its rank is rounded up, so that it covers at least what is meant.
            assert tail - 1 / len(row["errors_log"]) < below <= tail + 1e-12
            assert above == pytest.approx(below)
        else:
            assert below == pytest.approx(tail)
            assert above == pytest.approx(tail)
        if interval != "quantiles":
            half = probability_at_least(path, row["median"], row["period"])
            assert half == pytest.approx(0.5)


def test_probability_falls_as_the_level_rises() -> None:
    path = project(series(SALES), horizon=2027)
    found = [probability_at_least(path, level, 2027) for level in range(500, 9000, 250)]
    assert all(0 < chance < 1 for chance in found)
    assert found == sorted(found, reverse=True)


def test_student_probability_agrees_with_the_closed_form() -> None:
    path = project(series(SALES), horizon=2025).iloc[[0]]
    row = path.iloc[0]
    t = math.log(3000 / row["median"]) / row["scale_log"]
    # The distribution of Student's t with 4 degrees of freedom, in closed form.
    inner = t / math.sqrt(4 + t**2)
    expected = 0.5 + 0.75 * (inner - inner**3 / 3)
    assert probability_below(path, 3000, "2025") == pytest.approx(expected)


def test_ranks_never_say_impossible() -> None:
    path = project(series(SALES), horizon=2025, interval="quantiles")
    count = len(path["errors_log"].item())
    assert probability_at_least(path, 1e9, 2025) == pytest.approx(1 / (count + 1))
    assert probability_below(path, 1e-9, 2025) == pytest.approx(1 / (count + 1))


@pytest.mark.parametrize(
    ("level", "period", "message"),
    [
        (0, 2025, r"`level`: 0 is not a positive number"),
        (math.nan, 2025, r"`level`: nan is not a positive number"),
        ("120", 2025, r"`level`: '120' is not a positive number"),
        (120, 2031, r"`period`: '2031' is not one of 2025, 2026"),
    ],
)
def test_wrong_levels_and_years_are_named(
    level: Any, period: int, message: str
) -> None:
    path = project(series(SALES), horizon=2026)
    for probability in (probability_below, probability_at_least):
        with pytest.raises(ValueError, match=message):
            probability(path, level, period)


def test_a_frame_that_is_no_projection_is_refused() -> None:
    with pytest.raises(ValueError, match="needs the columns median, interval"):
        probability_at_least(series(SALES), 100, 2024)


@pytest.mark.parametrize(
    ("probability", "text"),
    [
        (0.58, "0.60 (likely)"),
        (0.55, "0.55 (likely)"),
        (0.5499, "0.55 (roughly even chance)"),
        (0.5, "0.50 (roughly even chance)"),
        (0.45, "0.45 (unlikely)"),
        (0.35, "0.35 (unlikely)"),
        (0.2001, "0.20 (unlikely)"),
        (0.20, "0.20 (very unlikely)"),
        (0.05, "0.05 (almost no chance)"),
        (0.025, "0.05 (almost no chance)"),
        (0.0249, "below 0.05 (almost no chance)"),
        (0.0, "below 0.05 (almost no chance)"),
        (0.80, "0.80 (very likely)"),
        (0.7999, "0.80 (likely)"),
        (0.95, "0.95 (almost certain)"),
        (0.975, "above 0.95 (almost certain)"),
        (1.0, "above 0.95 (almost certain)"),
        (math.nan, "no estimate"),
    ],
)
def test_bands_and_their_words(probability: float, text: str) -> None:
    assert band(probability) == text


def test_bands_mirror_each_other() -> None:
    for step in range(1, 500):
        chance = step / 1000
        if step % 50 == 25:
            continue  # exactly between two bands, where both go up
        low, high = nearest_band(chance), nearest_band(1 - chance)
        assert low + high == pytest.approx(1)


@pytest.mark.parametrize("probability", [-0.01, 1.01, math.inf])
def test_what_is_no_probability_is_refused(probability: float) -> None:
    for function in (band, nearest_band):
        with pytest.raises(ValueError, match=r"`probability`: .* not in the range 0"):
            function(probability)


# --- backtest ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("successes", "trials", "low", "high"),
    [
        (8, 10, 0.490, 0.943),
        (0, 10, 0.0, 0.278),
        (10, 10, 0.722, 1.0),
        (81, 263, 0.255, 0.366),  # the example of Newcombe (1998), table I
        (1, 29, 0.0061, 0.1718),  # and of its table II
    ],
)
def test_wilson_intervals_as_published(
    successes: int, trials: int, low: float, high: float
) -> None:
    found = wilson_interval(successes, trials)
    assert found == pytest.approx((low, high), abs=6e-4)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((11, 10, 0.95), r"`successes`: 11 is not in the range 0 to 10"),
        ((-1, 10, 0.95), r"`successes`: -1"),
        ((1, 10, 95), r"`confidence`: 95"),
    ],
)
def test_wrong_counts_are_refused(
    arguments: tuple[float, float, float], message: str
) -> None:
    successes, trials, confidence = arguments
    with pytest.raises(ValueError, match=message):
        wilson_interval(successes, trials, confidence=confidence)


def test_no_trials_have_no_interval() -> None:
    assert all(math.isnan(end) for end in wilson_interval(0, 0))


@pytest.mark.parametrize("method", STRAIGHT)
def test_accuracy_agrees_with_a_computation_by_hand(method: str) -> None:
    scores = backtest(series(SALES), methods=[method]).set_index("years_ahead")
    for ahead in range(1, 6):
        origins = [
            origin
            for origin in range(2003, LAST)
            if origin in SALES and origin + ahead in SALES
        ]
        errors = np.array(past_errors(method, ahead, since=2003))
        walk = np.array(past_errors("random_walk", ahead, since=2003))
        naive = [np.abs(np.diff(bridged_logs(origin))).mean() for origin in origins]
        ape = [
            abs(1 - math.exp(math.log(SALES[origin + ahead]) - error) / actual)
            for origin, error in zip(origins, errors, strict=True)
            for actual in [SALES[origin + ahead]]
        ]
        found = scores.loc[ahead]
        assert found["n"] == len(origins) == len(errors)
        assert found["n_independent"] == pytest.approx(len(errors) / ahead)
        assert found["log_mase"] == pytest.approx((np.abs(errors) / naive).mean())
        assert found["relative_to_random_walk"] == pytest.approx(
            np.abs(errors).mean() / np.abs(walk).mean()
        )
        assert found["median_ape_pct"] == pytest.approx(100 * np.median(ape))
        assert found["mean_log_error"] == pytest.approx(errors.mean())
        assert found["rmse_log"] == pytest.approx(rms(list(errors)))


def test_the_random_walk_misses_steady_growth_by_one_step_a_year() -> None:
    scores = backtest(growing(0.10), methods=["random_walk", "drift"])
    walk = scores[scores["method"] == "random_walk"]
    assert walk["log_mase"].to_list() == pytest.approx([1, 2, 3, 4, 5])
    assert walk["relative_to_random_walk"].to_list() == pytest.approx([1.0] * 5)
    assert walk["mean_log_error"].iloc[2] == pytest.approx(3 * math.log(1.1))
    drift = scores[scores["method"] == "drift"]
    assert drift["log_mase"].to_list() == pytest.approx([0] * 5, abs=1e-9)
    # No error and no width: the outcome lies on the interval, not outside it.
    assert drift["coverage"].to_list() == [1.0] * 5


@pytest.mark.parametrize("method", METHODS)
def test_a_backtest_knows_no_more_than_a_projection_made_at_the_time(
    method: str,
) -> None:
    """Both coverages, and the errors, recomputed by projecting from each origin."""
    # The two models take their time, so they start later.
    first = 2003 if method in STRAIGHT else 2017
    scores = backtest(series(SALES), methods=[method], first_origin=first)
    scores = scores.set_index("years_ahead")
    inside: dict[tuple[str, int], list[bool]] = {}
    errors: dict[int, list[float]] = {}
    for origin in range(first, LAST):
        if origin not in SALES:
            continue
        for interval in ("in_sample", "student"):
            path = project(
                until(origin), horizon=origin + 5, method=method, interval=interval
            )
            for row in path.to_dict("records"):
                actual = SALES.get(int(row["period"]))
                if actual is None or math.isnan(row["low"]):
                    continue
                key = (interval, row["years_ahead"])
                inside.setdefault(key, []).append(row["low"] <= actual <= row["high"])
                if interval == "in_sample":
                    error = math.log(actual / row["median"])
                    errors.setdefault(row["years_ahead"], []).append(error)
    for ahead in range(1, 6):
        found = scores.loc[ahead]
        assert found["n"] == len(errors[ahead])
        assert found["rmse_log"] == pytest.approx(rms(errors[ahead]))
        hits = inside["in_sample", ahead]
        assert found["coverage"] == pytest.approx(np.mean(hits))
        hits = inside["student", ahead]
        assert 0 < found["band_n"] == len(hits)
        # In 2003 no errors were known to calibrate by, in 2017 there were.
        assert (found["band_n"] < found["n"]) == (first == 2003)
        assert found["band_coverage"] == pytest.approx(np.mean(hits))
        low, high = wilson_interval(sum(hits) / ahead, len(hits) / ahead)
        assert found["band_coverage_low"] == pytest.approx(low)
        assert found["band_coverage_high"] == pytest.approx(high)


def test_an_earlier_calibration_scores_more_origins() -> None:
    default = backtest(series(SALES), methods=["drift"], horizons=[1])
    early = backtest(
        series(SALES), methods=["drift"], horizons=[1], calibrated_from=2003
    )
    # 2011 is neither origin nor target. Counted from 2008, five errors are known in
    # 2015, so 2015-2023 are scored; from 2003 in 2008, which adds five origins.
    assert default["band_n"].item() == 9
    assert early["band_n"].item() == 14


def test_a_last_year_adds_its_own_errors_and_changes_no_others() -> None:
    changed = series({**SALES, LAST: 10 * SALES[LAST]})
    before = backtest(until(LAST - 1), methods=["shrunk_drift"])
    after = backtest(changed, methods=["shrunk_drift"])
    assert (after["n"] == before["n"] + 1).all()
    for ahead in range(1, 6):
        old, new = before.iloc[ahead - 1], after.iloc[ahead - 1]
        logs = bridged_logs(LAST - ahead)
        path = logs[-1] + ahead * drifts(logs)["shrunk_drift"]
        added = (math.log(10 * SALES[LAST]) - path) ** 2
        assert new["n"] * new["rmse_log"] ** 2 == pytest.approx(
            old["n"] * old["rmse_log"] ** 2 + added
        )


def test_the_order_of_methods_is_kept_and_one_name_is_enough() -> None:
    scores = backtest(series(SALES), methods=["drift", "random_walk"], horizons=[2, 1])
    assert scores["method"].to_list() == [
        "drift",
        "drift",
        "random_walk",
        "random_walk",
    ]
    assert scores["years_ahead"].to_list() == [1, 2, 1, 2]
    assert backtest(series(SALES), methods="drift", horizons=[1])["n"].item() == 19


def test_origins_a_model_cannot_be_fitted_at_are_named_not_scored() -> None:
    # Growth is the same to 2010 and differs afterwards.
    values = {year: 1.1 ** (year - 1990) for year in range(1990, 2011)}
    values |= {2011: 6.0, 2012: 9.0, 2013: 8.0, 2014: 9.5}
    scores = backtest(series(values), methods=["arima_110"], horizons=[1])
    assert scores["note"].item() == (
        "not fitted at 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010"
    )
    assert scores["n"].item() == 3


def test_horizons_without_a_window_say_why() -> None:
    scores = backtest(
        series(SALES), methods=["drift"], horizons=[1, 5], first_origin=2021
    )
    assert scores["n"].to_list() == [3, 0]
    assert scores["note"].to_list()[0] == ""
    assert "no origin from 2021 on" in scores["note"].to_list()[1]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"methods": ["drfit"]}, r"`methods`: 'drfit'.*did you mean 'drift'\?"),
        ({"methods": []}, r"`methods`: none given"),
        ({"horizons": []}, r"`horizons`: none given"),
        ({"horizons": [0]}, r"`horizons`: 0 is not a whole number of 1 or more"),
        ({"horizons": [51]}, r"`horizons`: 51 is more than 50 years ahead"),
        ({"coverage": 1}, r"`coverage`: 1 not in the range"),
        ({"interval": "in_sample"}, r"`interval`: 'in_sample' is not one of student"),
        ({"first_origin": 2003.5}, r"`first_origin`: 2003\.5 is not a whole number"),
    ],
)
def test_wrong_options_of_a_backtest_are_named(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        backtest(series(SALES), **options)


# --- arithmetic of assumptions -----------------------------------------------------


def assumed(**options: Any) -> pd.DataFrame:
    given = {
        "start_year": 2025,
        "horizon": 2028,
        "export_growth": 0.1,
        "import_growth": 0.0,
        **options,
    }
    return assumed_path(40.0, 60.0, **given)


def levels(path: pd.DataFrame, flow: str) -> list[float]:
    return path.loc[path["flow"] == flow, "value"].to_list()


def test_growth_alone() -> None:
    path = assumed()
    assert levels(path, "exports") == pytest.approx([44, 48.4, 53.24])
    assert levels(path, "imports") == pytest.approx([60, 60, 60])
    assert levels(path, "turnover") == pytest.approx([104, 108.4, 113.24])
    assert path["assumed"].all()
    assert set(path["unit"]) == {"USD bn"}
    assert path["period"].to_list() == [
        y for y in ("2026", "2027", "2028") for _ in "abc"
    ]
    assert "low" not in path.columns


def test_a_shock_replaces_growth_and_is_spread_evenly_on_logs() -> None:
    shock = {"flow": "exports", "start": 2026, "end": 2027, "change": -0.36}
    path = assumed(shocks=[shock])
    assert levels(path, "exports") == pytest.approx([40 * 0.8, 40 * 0.64, 40 * 0.704])
    assert levels(path, "imports") == pytest.approx([60, 60, 60])


def test_a_level_shift_comes_before_the_growth_of_its_year() -> None:
    shifts = [
        {"country": "KGZ", "flow": "exports", "year": 2027, "usd_bn": -4.0},
        {"country": "KAZ", "flow": "imports", "year": 2027, "usd_bn": -10.0},
        {"flow": "exports", "year": 2027, "usd_bn": -10.0},
    ]
    path = assumed(level_shifts=shifts)
    assert levels(path, "exports") == pytest.approx([44, 33, 36.3])
    assert levels(path, "imports") == pytest.approx([60, 50, 50])


def test_a_shift_and_a_shock_of_one_year_work_together() -> None:
    path = assumed(
        shocks=[{"flow": "imports", "start": 2026, "end": 2026, "change": -0.5}],
        level_shifts=[{"flow": "imports", "year": 2026, "usd_bn": 20.0}],
    )
    assert levels(path, "imports") == pytest.approx([40, 40, 40])


def test_the_entries_given_are_left_alone() -> None:
    shifts = [{"flow": "exports", "year": 2027, "usd_bn": -4.0}]
    assumed(level_shifts=shifts)
    assert shifts == [{"flow": "exports", "year": 2027, "usd_bn": -4.0}]


SHOCK = {"flow": "exports", "start": 2026, "end": 2027, "change": -0.4}
SHIFT = {"country": "KGZ", "flow": "exports", "year": 2026, "usd_bn": -4.0}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"level_shifts": [SHIFT, {**SHIFT, "usd_bn": -37.0}]},
            r"`level_shifts\[2\]`: .*'KGZ'.*takes exports of 2026 to -1 USD bn",
        ),
        (
            {"level_shifts": [{**SHIFT, "flow": "export"}]},
            r"\[1\].flow`: 'export'.*did",
        ),
        (
            {"level_shifts": [{**SHIFT, "flow": "turnover"}]},
            r"'turnover' is not one of",
        ),
        ({"level_shifts": [{**SHIFT, "usdbn": 1}]}, r"'usdbn'.*did you mean 'usd_bn'"),
        ({"level_shifts": [{**SHIFT, "usd_bn": "4"}]}, r"usd_bn`: '4' is not a number"),
        ({"level_shifts": [{**SHIFT, "year": 2025}]}, r"year`: 2025 .*2026 to 2028"),
        ({"level_shifts": [{**SHIFT, "year": 2029}]}, r"year`: 2029 .*2026 to 2028"),
        ({"level_shifts": ["exports"]}, r"`level_shifts\[1\]`: 'exports' is not a map"),
        (
            {"shocks": [{"flow": "exports"}]},
            r"`shocks\[1\]`: .*lacks start, end, change",
        ),
        ({"shocks": [{**SHOCK, "change": -1}]}, r"change`: -1 is not a share above -1"),
        ({"shocks": [{**SHOCK, "end": 2025}]}, r"end`: 2025 .*2026 to 2028"),
        ({"shocks": [{**SHOCK, "end": 2029}]}, r"end`: 2029 .*2026 to 2028"),
        (
            {"shocks": [SHOCK, {**SHOCK, "start": 2027}]},
            r"`shocks\[2\]`: exports of 2027 have a shock already",
        ),
        ({"export_growth": -1.0}, r"`export_growth`: -1\.0 is not a share above -1"),
        ({"import_growth": "4 %"}, r"`import_growth`: '4 %' is not a share"),
        ({"horizon": 2025}, r"`horizon`: 2025 is not one of the projected years"),
    ],
)
def test_wrong_assumptions_are_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        assumed(**options)


@pytest.mark.parametrize("level", [-1.0, math.nan, "40"])
def test_wrong_levels_to_start_from_are_named(level: Any) -> None:
    with pytest.raises(ValueError, match="`start_imports`: "):
        assumed_path(
            40.0,
            level,
            start_year=2025,
            horizon=2026,
            export_growth=0.0,
            import_growth=0.0,
        )


# --- the module --------------------------------------------------------------------


def test_importing_the_module_loads_no_statistics() -> None:
    code = (
        "import sys; import cac_data.projections; "
        "print(sorted({'statsmodels', 'scipy', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
