"""Projections: what they promise of paths, intervals, chances and past errors."""

import math
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cac_data import projections

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


STRAIGHT = [of for of in projections.METHODS if of not in projections.EVENLY_SPACED]


def past_errors(method: str, ahead: int, since: int) -> Any:
    """Log errors of a straight method at past origins, from the numbers alone."""
    found = []
    for origin in SALES:
        if origin >= since and origin + ahead in SALES:
            logs = logs_until(origin)
            path = logs[-1] + ahead * drift(method, logs)
            found.append(math.log(SALES[origin + ahead]) - path)
    return np.array(found)


@pytest.mark.parametrize("method", STRAIGHT)
def test_path_and_intervals_agree_with_a_computation_by_hand(method: str) -> None:
    shuffled = series(SALES).sample(frac=1, random_state=1)
    path = projections.project(shuffled, horizon=2029, method=method)
    assert [*path["period"]] == ["2025", "2026", "2027", "2028", "2029"]
    widest = 0.0
    for ahead, row in enumerate(path.to_dict("records"), start=1):
        slope = drift(method, logs_until(LAST))
        assert row["median"] == pytest.approx(SALES[LAST] * math.exp(ahead * slope))
        errors = past_errors(method, ahead, since=2008)
        assert row["errors_log"] == pytest.approx(sorted(errors))
        widest = max(widest, math.sqrt((errors**2).mean()))
        for end, point in STUDENT_TABLE.items():
            margin = pytest.approx(point * widest, rel=1e-3)
            assert math.log(row[f"high{end}"] / row["median"]) == margin
            assert math.log(row["median"] / row[f"low{end}"]) == margin


def test_beyond_two_windows_errors_grow_with_the_square_root() -> None:
    path = projections.project(series(SALES), horizon=2040)
    # From 2008 to 2024 two windows of eight years fit, of nine they do not.
    eight, sixteen = path["scale_log"].iloc[[7, 15]]
    assert sixteen == pytest.approx(eight * math.sqrt(2))
    assert path["basis"].iloc[15].endswith("widened by the square root of 16/8")
    told = "13 backtest errors (years ahead: 2; origins 2008-2022)"
    assert path["basis"].iloc[1] == told


SHORT = series({2001: 10.0, 2002: 11.0, 2004: 13.0, 2006: 20.0})


def test_under_ten_years_only_the_drift_is_offered_without_an_interval() -> None:
    path = projections.project(SHORT, horizon=2008)
    assert path["median"].to_list() == pytest.approx([20 * 2**0.2, 20 * 2**0.4])
    assert path[["low", "high_50", "scale_log"]].isna().all(axis=None)
    assert path["basis"].str.contains("4 years, without 2003, 2005").all()
    assert math.isnan(projections.probability_at_least(path, 20, 2008))
    with pytest.raises(ValueError, match=r"'shrunk_drift' is not offered.*4 years"):
        projections.project(SHORT, horizon=2008, method="shrunk_drift")


def test_wrong_rows_and_options_are_named() -> None:
    for period, value in (("2025", 0), ("2025", math.nan), ("1992", 1), ("2025-06", 1)):
        bad = pd.DataFrame({"period": period, "value": [value]})
        with pytest.raises(ValueError, match=f"`series`: .*not .*'{period}'"):
            projections.project(pd.concat([series(SALES), bad]), horizon=2030)
    with pytest.raises(ValueError, match=r"`method`: .*did you mean 'shrunk_drift'\?"):
        projections.project(series(SALES), horizon=2030, method="shrunk_drfit")
    with pytest.raises(ValueError, match=r"`horizon`: 2075 is not from 2025 to 2074"):
        projections.project(series(SALES), horizon=2075)
    even = series({year: 1.1 ** (year - 1990) for year in range(1990, 2021)})
    with pytest.raises(ValueError, match="'arima_110': growth is the same"):
        projections.project(even, horizon=2022, method="arima_110")


def test_probabilities_belong_to_their_interval() -> None:
    path = projections.project(series(SALES), horizon=2027)
    for row in path.to_dict("records"):
        year = int(row["period"])
        for end, part in (("low", 0.9), ("low_50", 0.75), ("high", 0.1)):
            chance = projections.probability_at_least(path, row[end], year)
            assert chance == pytest.approx(part)
    with pytest.raises(ValueError, match="`level`: 0 is not a positive number"):
        projections.probability_at_least(path, 0, 2025)
    with pytest.raises(ValueError, match="`year`: '2031' is not one of 2025, 2026"):
        projections.probability_at_least(path, 120, 2031)


def test_the_forecast_is_the_plain_mean_of_three_paths() -> None:
    own = projections.project(series(SALES), horizon=2030)
    assert {*own["method"]} == {"combination"}
    parts = [
        projections.project(series(SALES), horizon=2030, method=method)["median"]
        for method in ("random_walk", "shrunk_drift", "fixed_growth")
    ]
    mean = np.log(np.array(parts)).mean(axis=0)
    assert np.log(own["median"]).to_list() == pytest.approx(mean)


def test_no_range_of_a_width_is_likelier_than_the_largest() -> None:
    path = projections.project(series(SALES), horizon=2030)
    largest = projections.largest_probability_of_range(path, 500.0, 2030)
    for start in (100, 1000, 2000, 2400, 3000, 5000):
        ends = (
            projections.probability_at_least(path, start + more, 2030)
            for more in (0, 500)
        )
        assert next(ends) - next(ends) <= largest < 0.5
    whole = projections.largest_probability_of_range(path, 1e9, 2030)
    assert whole == pytest.approx(1.0, abs=0.01)


def test_a_backtest_can_begin_after_a_boom() -> None:
    [row] = projections.backtest(
        series(SALES), methods=["combination"], horizons=[5], since=2008
    ).to_dict("records")
    errors = past_errors("combination", 5, since=2008)
    assert (row["first_origin"], row["n"]) == (2008, len(errors))
    assert row["rmse_log"] == pytest.approx(np.sqrt((errors**2).mean()))


@pytest.mark.parametrize("method", STRAIGHT)
def test_accuracy_agrees_with_a_computation_by_hand(method: str) -> None:
    for row in projections.backtest(series(SALES), methods=[method]).to_dict("records"):
        ahead = row["years_ahead"]
        # The first of ten years is 1992.
        errors = past_errors(method, ahead, since=2001)
        walk = past_errors("random_walk", ahead, since=2001)
        assert row["first_origin"] == 2001
        assert (row["n"], row["n_independent"]) == (len(errors), len(errors) / ahead)
        ratio = np.abs(errors).mean() / np.abs(walk).mean()
        assert row["relative_to_random_walk"] == pytest.approx(ratio)
        assert row["mean_log_error"] == pytest.approx(errors.mean())
        rmse = np.sqrt((errors**2).mean())
        assert row["rmse_log"] == pytest.approx(rmse)
        ape = np.median(np.abs(np.exp(-errors) - 1))
        assert row["median_ape_pct"] == pytest.approx(100 * ape)


def test_a_backtest_knows_no_more_than_a_projection_made_at_the_time() -> None:
    scores = projections.backtest(series(SALES), methods=["combination"])
    inside: dict[int, list[bool]] = {}
    for origin in (year for year in SALES if 2001 <= year < LAST):
        seen = series({y: v for y, v in SALES.items() if y <= origin})
        path = projections.project(seen, horizon=origin + 5)
        for ahead, row in enumerate(path.to_dict("records"), start=1):
            actual = SALES.get(origin + ahead)
            if actual and not math.isnan(row["low"]):
                held = row["low"] <= actual <= row["high"]
                inside.setdefault(ahead, []).append(held)
    for row in scores.to_dict("records"):
        hits = inside[row["years_ahead"]]
        assert row["band_n"] == len(hits) < row["n"]
        assert row["band_coverage"] == pytest.approx(np.mean(hits))
        low, high = row["band_coverage_low"], row["band_coverage_high"]
        assert low - 1e-9 <= row["band_coverage"] <= high + 1e-9


def test_an_impossible_backtest_is_a_result_that_says_so() -> None:
    gap = series({y: v for y, v in SALES.items() if not 2012 <= y < 2019})
    asked = {"methods": ["drift", "random_walk"], "horizons": [1, 5]}
    scores = projections.backtest(gap, **asked)
    assert scores["n"].to_list() == scores["band_n"].to_list() == [0] * 4
    measures = ["median_ape_pct", "coverage", "band_coverage", "band_coverage_low"]
    assert scores[measures].isna().all(axis=None)
    assert scores["note"].str.startswith("impossible: the latest unbroken run").all()


def assumed(**options: Any) -> dict[str, list[float]]:
    given = {"export_growth": 0.1, "import_growth": 0.0, **options}
    path = projections.assumed_path(40.0, 60.0, start_year=2025, horizon=2028, **given)
    assert path["period"].unique().tolist() == ["2026", "2027", "2028"]
    return path.groupby("flow")["value"].agg(list).to_dict()


def test_growth_shocks_and_shifts() -> None:
    path = assumed()
    assert path["exports"] == pytest.approx([44, 48.4, 53.24])
    assert path["turnover"] == pytest.approx([104, 108.4, 113.24])
    # A shock replaces growth and is spread evenly on logs.
    shock = {"flow": "exports", "start": 2026, "end": 2027, "change": -0.36}
    assert assumed(shocks=[shock])["exports"] == pytest.approx([32, 25.6, 28.16])
    # A shift comes after the growth of its year, or after its shock: in its dollars.
    flows = (("exports", -4.0), ("exports", -10.0), ("imports", -10.0))
    shifts = [{"flow": flow, "year": 2027, "usd_bn": bn} for flow, bn in flows]
    shock = {"flow": "imports", "start": 2027, "end": 2027, "change": -0.5}
    path = assumed(level_shifts=shifts, shocks=[shock])
    assert path["exports"] == pytest.approx([44, 34.4, 37.84])
    assert path["imports"] == pytest.approx([60, 20, 20])


SHOCK = {"flow": "exports", "start": 2026, "end": 2027, "change": -0.4}
SHIFT = {"flow": "exports", "year": 2026, "usd_bn": -45.1}


def test_wrong_assumptions_are_named() -> None:
    for name, told, message in (
        ("level_shifts", [SHIFT], r"exports of 2026 would be -1\.1 USD bn"),
        ("level_shifts", [{**SHIFT, "flow": "export"}], "`flow`: 'export'.*did"),
        ("shocks", [{**SHOCK, "end": 2025}], "not within 2026 to 2028"),
        ("shocks", [SHOCK, {**SHOCK, "start": 2027}], "of 2027 have a shock already"),
    ):
        with pytest.raises(ValueError, match=message):
            assumed(**{name: told})
