"""Projections: what they promise of paths, intervals, chances and past errors."""

from __future__ import annotations

import math
import subprocess
import sys
from itertools import product
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from cac_data.projections import (
    INTERVALS,
    METHODS,
    assumed_path,
    backtest,
    band,
    nearest_band,
    probability_at_least,
    probability_below,
    probability_between,
    project,
    spacing,
)

# One-sided 90, 95 and 97.5 percent points of Student's t with 4 degrees of freedom, as
# printed in tables; 75 percent for one half.
STUDENT_TABLE = {0.5: 0.741, 0.8: 1.533, 0.9: 2.132, 0.95: 2.776}

# Invented, from 1992: a boom, a break, a slump, a recovery, and no 2011.
VALUES = """
46 61 55 78 80 99 95 133 182 151 239 407 584 873 1206 1400 1282 1005 1301 - 1594 1727
1501 1262 1300 1595 1669 1486 1950 2302 2394 2482 2630
"""
SALES = {
    year: float(value)
    for year, value in enumerate(VALUES.split(), start=1992)
    if value != "-"
}
FIRST, LAST = min(SALES), max(SALES)


def series(values: dict[int, float]) -> pd.DataFrame:
    return pd.DataFrame({"period": [*map(str, values)], "value": [*values.values()]})


def without(*years: int) -> pd.DataFrame:
    return series({year: v for year, v in SALES.items() if year not in years})


def growing(rate: float, first: int = 1990, last: int = 2020) -> pd.DataFrame:
    years = range(first, last + 1)
    return series({year: 100 * (1 + rate) ** (year - first) for year in years})


def bridged_logs(year: int) -> Any:
    """Logs up to a year with 2011 half-way between its neighbours, done by hand."""
    logs = {y: math.log(v) for y, v in SALES.items()}
    logs[2011] = (logs[2010] + logs[2012]) / 2
    return np.array([logs[y] for y in range(FIRST, year + 1)])


def drifts(logs: Any) -> dict[str, float]:
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


# --- the series ----------------------------------------------------------------------


def test_one_missing_year_is_bridged_two_break_the_run() -> None:
    found = spacing(series(SALES)).iloc[0]
    assert found[["first", "last", "run_years"]].to_list() == ["1992", "2024", 32]
    assert found["missing"] == ["2011"]
    assert found["methods"] == list(METHODS)
    assert found["note"] == ""
    found = spacing(without(2012)).iloc[0]
    assert found["missing"] == ["2011", "2012"]
    assert found["run_years"] == 12


def test_rows_in_any_order_of_any_column_give_one_path() -> None:
    frame = series(SALES)
    shuffled = frame.sample(frac=1, random_state=1).rename(columns={"value": "usd"})
    before = shuffled.copy()
    found = project(shuffled, horizon="2030", value="usd")
    pd.testing.assert_frame_equal(found, project(frame, horizon=2030))
    pd.testing.assert_frame_equal(shuffled, before)


@pytest.mark.parametrize("wrong", [math.nan, 0.0, -1.0, math.inf])
@pytest.mark.parametrize("period", ["2000", "2000-06", ""])
def test_wrong_rows_are_named(wrong: float, period: str) -> None:
    bad = pd.DataFrame({"period": period, "value": [wrong]})
    for call in (spacing, backtest, lambda frame: project(frame, horizon=2030)):
        with pytest.raises(ValueError, match=f"`series`: .*not .*'{period}'"):
            call(pd.concat([without(2000), bad]))
    with pytest.raises(ValueError, match=r"takes two years .*'period': '1992'"):
        spacing(pd.concat([series(SALES), series({1992: 46.0})]))


# --- the methods ---------------------------------------------------------------------


@pytest.mark.parametrize("method", STRAIGHT)
def test_straight_methods_agree_with_a_computation_by_hand(method: str) -> None:
    path = project(series(SALES), horizon=2029, method=method)
    slope = drifts(bridged_logs(LAST))[method]
    expected = [SALES[LAST] * math.exp(ahead * slope) for ahead in range(1, 6)]
    assert path["period"].to_list() == ["2025", "2026", "2027", "2028", "2029"]
    assert path["median"].to_list() == pytest.approx(expected)
    assert path["growth_pct"].to_list() == pytest.approx([100 * math.expm1(slope)] * 5)


@settings(deadline=None, max_examples=25)
@given(
    st.lists(st.floats(0.01, 1e6), min_size=11, max_size=40),
    st.sampled_from(STRAIGHT),
    st.floats(1e-3, 1e3),
)
def test_a_path_follows_the_unit_and_its_intervals_are_nested(
    values: list[float], method: str, unit: float
) -> None:
    years = range(2025 - len(values), 2025)
    frame = series(dict(zip(years, values, strict=True)))
    path = project(frame, horizon=2030, method=method)
    scaled = frame.assign(value=frame["value"] * unit)
    other = project(scaled, horizon=2030, method=method)
    ends = ["low", "low_50", "median", "high_50", "high"]
    pd.testing.assert_frame_equal(other[ends], path[ends] * unit)
    drawn = path[ends].dropna().to_numpy()
    assert (np.diff(drawn, axis=1) >= 0).all()
    assert np.diff(path["scale_log"].dropna()).min(initial=0) >= 0


@pytest.mark.parametrize("origin", [2008, LAST])
def test_damped_smoothing_is_the_most_likely_of_many_starts(origin: int) -> None:
    from statsmodels.tsa.exponential_smoothing.ets import ETSModel

    logs = pd.Series(bridged_logs(origin))
    model = ETSModel(logs, error="add", trend="add", damped_trend=True)
    starts = product((0.3, 0.95), (0.02, 0.25), (0.85, 0.97))
    states = model.start_params[3:]
    fits = [model.fit(start_params=[*start, *states], disp=False) for start in starts]
    ahead = max(fits, key=lambda fit: float(fit.llf)).get_prediction(
        start=len(logs), end=len(logs) + 4
    )
    known = series({y: v for y, v in SALES.items() if y <= origin})
    options: Any = {"method": "damped_ets", "interval": "in_sample"}
    path = project(known, horizon=origin + 5, **options)
    assert np.log(path["median"]).to_list() == pytest.approx(
        ahead.predicted_mean.to_list(), abs=2e-2
    )
    deviations = list(np.sqrt(ahead.forecast_variance))
    assert path["scale_log"].to_list() == pytest.approx(deviations, rel=2e-2)


def test_methods_that_need_even_spacing_use_the_latest_run_and_say_so() -> None:
    latest = series({y: v for y, v in SALES.items() if y >= 1998})
    for method in ("damped_ets", "arima_110"):
        path = project(without(1996, 1997), horizon=2026, method=method)
        alone = project(latest, horizon=2026, method=method)
        assert path["median"].to_list() == pytest.approx(alone["median"].to_list())
        assert path["estimated_on"].iloc[0] == "1998-2024, 26 years, without 2011"
        with pytest.raises(ValueError, match=f"`method`: '{method}'.*same in every"):
            project(growing(0.10), horizon=2022, method=method)


# --- short series --------------------------------------------------------------------

SHORT = series({2001: 10.0, 2002: 11.0, 2004: 13.0, 2006: 20.0})


def test_under_ten_years_only_the_drift_is_offered_without_an_interval() -> None:
    assert spacing(SHORT)["methods"].item() == ["drift"]
    path = project(SHORT, horizon=2008, method="drift")
    assert path["median"].to_list() == pytest.approx([20 * 2**0.2, 20 * 2**0.4])
    assert path[["low", "high_50", "scale_log"]].isna().all(axis=None)
    assert path["basis"].str.contains("4 years, without 2003, 2005").all()
    assert math.isnan(probability_at_least(path, 20, 2008))
    with pytest.raises(ValueError, match=r"'shrunk_drift' is not offered.*4 years"):
        project(SHORT, horizon=2008)


@pytest.mark.parametrize("frame", [SHORT, without(*range(2012, 2019))])
def test_an_impossible_backtest_is_a_result_that_says_so(frame: pd.DataFrame) -> None:
    scores = backtest(frame, methods=["drift", "random_walk"], horizons=[1, 5])
    assert scores["n"].to_list() == scores["band_n"].to_list() == [0] * 4
    measures = ["log_mase", "rmse_log", "coverage", "coverage_low", "band_coverage"]
    assert scores[measures].isna().all(axis=None)
    assert scores["note"].str.startswith("impossible: the latest unbroken run").all()


def test_ten_years_allow_every_method_and_eleven_a_backtest() -> None:
    ten, eleven = growing(0.1, 2003, 2012), growing(0.1, 2002, 2012)
    assert spacing(ten)["methods"].item() == list(METHODS)
    assert "one more" in spacing(ten)["note"].item()
    assert backtest(ten, methods=["drift"])["n"].to_list() == [0] * 5
    assert backtest(eleven, methods=["drift"])["n"].to_list() == [1, 0, 0, 0, 0]


# --- intervals -----------------------------------------------------------------------


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
        assert row["errors_log"] == pytest.approx(sorted(errors))
        for end, share in (("", coverage), ("_50", 0.5)):
            margin = pytest.approx(STUDENT_TABLE[share] * widest, rel=1e-3)
            assert math.log(row[f"high{end}"] / row["median"]) == margin
            assert math.log(row["median"] / row[f"low{end}"]) == margin


def test_beyond_two_windows_errors_grow_with_the_square_root() -> None:
    path = project(series(SALES), horizon=2040).set_index("years_ahead")
    # From 2008 to 2024 two windows of eight years fit, of nine they do not.
    assert path["calibrated_years_ahead"].to_list() == [*range(1, 9), *[8] * 8]
    eight = path.loc[8, "scale_log"]
    assert path.loc[16, "scale_log"] == pytest.approx(eight * math.sqrt(2))
    assert path.loc[16, "basis"].endswith("widened by the square root of 16/8")
    assert path.loc[2, "basis"].startswith(
        "13 backtest errors 2 years ahead, origins 2008-2022"
    )


def test_without_enough_errors_there_is_no_interval() -> None:
    path = project(series(SALES), horizon=2026, calibrated_from=2020)
    assert path[["low", "high", "low_50", "scale_log"]].isna().all(axis=None)
    assert path["median"].notna().all()
    assert path["basis"].str.startswith("no interval: it takes 5 backtest errors").all()


def test_quantiles_and_conformal_ends_are_those_of_the_errors() -> None:
    options: Any = {"horizon": 2025, "calibrated_from": 2015}
    errors = sorted(past_errors("shrunk_drift", 1, since=2015))
    assert len(errors) == 9  # the tails of 80 percent are the first and the last
    path = project(series(SALES), interval="quantiles", **options).iloc[0]
    assert math.log(path["low"] / path["median"]) == pytest.approx(errors[0])
    assert math.log(path["high"] / path["median"]) == pytest.approx(errors[-1])
    # Rank ceil(10 * 0.8) = 8 of the absolute values.
    path = project(series(SALES), interval="conformal", **options).iloc[0]
    margin = pytest.approx(sorted(map(abs, errors))[7])
    assert math.log(path["high"] / path["median"]) == margin
    assert math.log(path["median"] / path["low"]) == margin


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"method": "shrunk_drfit"}, r"`method`: .*did you mean 'shrunk_drift'\?"),
        ({"interval": "studnt"}, r"`interval`: 'studnt'.*did you mean 'student'\?"),
        ({"coverage": 80}, r"`coverage`: 80 is not in the range 0\.5 to below 1"),
        ({"coverage": "most"}, r"`coverage`: 'most' is not in the range"),
        ({"horizon": 2024}, r"`horizon`: 2024 is not .* from 2025 to 2074"),
        ({"horizon": 2075}, r"`horizon`: 2075 is not .* from 2025 to 2074"),
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


# --- probabilities -------------------------------------------------------------------


@pytest.mark.parametrize("interval", INTERVALS)
@pytest.mark.parametrize("coverage", [0.6, 0.8])
def test_probabilities_belong_to_their_interval(interval: str, coverage: float) -> None:
    path = project(series(SALES), horizon=2027, interval=interval, coverage=coverage)
    for row in path.to_dict("records"):
        below = probability_below(path, row["low"], row["period"])
        above = probability_at_least(path, row["high"], row["period"])
        inside = probability_between(path, row["low"], row["high"], row["period"])
        assert inside == pytest.approx(1 - below - above)
        tail = (1 - coverage) / 2
        # The rank of conformal is rounded up: it covers at least what is meant.
        slack = 1 / len(row["errors_log"]) if interval == "conformal" else 1e-9
        assert tail - slack < below <= tail + 1e-9
        assert above == pytest.approx(below)
        chances = [
            probability_at_least(path, level, row["period"])
            for level in np.geomspace(1, 1e6, 40)
        ]
        assert chances == sorted(chances, reverse=True)
        if interval in ("quantiles", "conformal"):  # ranks never say impossible
            assert 0 < min(chances) < max(chances) < 1


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
    with pytest.raises(ValueError, match="`low`: 150 is above `high`, 120"):
        probability_between(path, 150, 120, 2025)
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


@pytest.mark.parametrize("probability", [-0.01, 1.01, math.inf])
def test_what_is_no_probability_is_refused(probability: float) -> None:
    for function in (band, nearest_band):
        with pytest.raises(ValueError, match=r"`probability`: .* not in the range 0"):
            function(probability)


# --- backtest ------------------------------------------------------------------------


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
                series({y: v for y, v in SALES.items() if y <= origin}),
                horizon=origin + 5,
                method=method,
                interval=interval,
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
        assert found["band_coverage_low"] <= found["band_coverage"]
        assert found["band_coverage_high"] >= found["band_coverage"] - 1e-9


def test_coverage_has_the_wilson_interval_of_independent_windows() -> None:
    found = backtest(growing(0.1), methods="drift", horizons=[1, 2]).iloc[1]
    # 16 of 16 overlapping windows of two years count for 8 of 8.
    assert (found["n"], found["coverage"]) == (16, 1.0)
    square = 1.96**2
    assert found["coverage_low"] == pytest.approx(8 / (8 + square), abs=1e-4)
    assert found["coverage_high"] == 1.0


def test_origins_a_model_cannot_be_fitted_at_are_named_not_scored() -> None:
    # Growth is the same to 2010 and differs afterwards.
    values = {year: 1.1 ** (year - 1990) for year in range(1990, 2011)}
    values |= {2011: 6.0, 2012: 9.0, 2013: 8.0, 2014: 9.5}
    scores = backtest(series(values), methods=["arima_110"], horizons=[1])
    assert scores["note"].item() == (
        "not fitted at 2003, 2004, 2005, 2006, 2007, 2008, 2009, 2010"
    )
    assert scores["n"].item() == 3


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"methods": ["drfit"]}, r"`methods`: 'drfit'.*did you mean 'drift'\?"),
        ({"methods": []}, r"`methods`: none given"),
        ({"horizons": []}, r"`horizons`: none given"),
        ({"horizons": [0]}, r"`horizons`: 0 is not a whole number from 1 to 50"),
        ({"horizons": [51]}, r"`horizons`: 51 is not .* from 1 to 50"),
        ({"coverage": 1}, r"`coverage`: 1 is not in the range"),
        ({"interval": "in_sample"}, r"`interval`: 'in_sample' is not one of student"),
        ({"first_origin": 2003.5}, r"`first_origin`: 2003\.5 is not a whole number"),
    ],
)
def test_wrong_options_of_a_backtest_are_named(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        backtest(series(SALES), **options)


# --- arithmetic of assumptions -------------------------------------------------------


def assumed(**options: Any) -> dict[str, list[float]]:
    given = {"export_growth": 0.1, "import_growth": 0.0, **options}
    path = assumed_path(40.0, 60.0, start_year=2025, horizon=2028, **given)
    assert path["assumed"].all()
    assert set(path["unit"]) == {"USD bn"}
    assert path["period"].to_list() == [
        y for y in ("2026", "2027", "2028") for _ in "abc"
    ]
    return path.groupby("flow")["value"].agg(list).to_dict()


def test_growth_shocks_and_shifts() -> None:
    path = assumed()
    assert path["exports"] == pytest.approx([44, 48.4, 53.24])
    assert path["imports"] == pytest.approx([60, 60, 60])
    assert path["turnover"] == pytest.approx([104, 108.4, 113.24])
    # A shock replaces growth and is spread evenly on logs.
    shock = {"flow": "exports", "start": 2026, "end": 2027, "change": -0.36}
    path = assumed(shocks=[shock])
    assert path["exports"] == pytest.approx([40 * 0.8, 40 * 0.64, 40 * 0.704])
    # A shift comes before the growth of its year, or before its shock.
    shifts = [
        {"country": "KGZ", "flow": "exports", "year": 2027, "usd_bn": -4.0},
        {"country": "KAZ", "flow": "imports", "year": 2027, "usd_bn": -10.0},
        {"flow": "exports", "year": 2027, "usd_bn": -10.0},
    ]
    shock = {"flow": "imports", "start": 2027, "end": 2027, "change": -0.5}
    path = assumed(level_shifts=shifts, shocks=[shock])
    assert path["exports"] == pytest.approx([44, 33, 36.3])
    assert path["imports"] == pytest.approx([60, 25, 25])


SHOCK = {"flow": "exports", "start": 2026, "end": 2027, "change": -0.4}
SHIFT = {"country": "KGZ", "flow": "exports", "year": 2026, "usd_bn": -4.0}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"level_shifts": [SHIFT, {**SHIFT, "usd_bn": -37.0}]},
            "KGZ.*of 2026 to -1 USD",
        ),
        ({"level_shifts": [{**SHIFT, "flow": "export"}]}, "`flow`: 'export'.*did"),
        ({"level_shifts": [{**SHIFT, "flow": "turnover"}]}, "'turnover' is not one of"),
        ({"level_shifts": [{**SHIFT, "usd_bn": "4"}]}, "usd_bn`: '4' is not from"),
        ({"level_shifts": [{**SHIFT, "year": 2025}]}, "year`: 2025 .*2026 to 2028"),
        ({"shocks": [{**SHOCK, "change": -1}]}, "change`: -1 is not a share above -1"),
        ({"shocks": [{**SHOCK, "end": 2025}]}, "end`: 2025 .*2026 to 2028"),
        ({"shocks": [SHOCK, {**SHOCK, "start": 2027}]}, "of 2027 have a shock already"),
        ({"shocks": [{"flow": "exports"}]}, "lacks start, end, change"),
        ({"export_growth": -1.0}, r"`export_growth`: -1\.0 is not a share above -1"),
        ({"import_growth": "4 %"}, "`import_growth`: '4 %' is not a share"),
    ],
)
def test_wrong_assumptions_are_named(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        assumed(**options)


def test_importing_the_module_loads_no_statistics() -> None:
    code = (
        "import sys; import cac_data.projections; "
        "print(sorted({'statsmodels', 'scipy', 'matplotlib'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
