"""Where trade heads: by its own past, by assumption, and by what a level needs."""

from __future__ import annotations

import inspect
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data import load_table, projections, trade
from cac_data.scenarios import Scenario, load_scenarios
from cac_data.sources import known_by
from cac_data.tables import select
from tests.trade_frames import (
    bilateral,
    check_pure,
    monthly,
    records,
    shuffled,
    targets,
    totals,
)

PARAMS = Path(__file__).parents[1] / "params"

# Turnover of the five in million USD on Chinese data, looked up in the sources by hand:
# sums of five to 2018, published totals after; none for 2019.
SERIES = {
    1992: 463.443,
    1993: 608.420,
    1994: 547.409,
    1995: 781.972,
    1996: 778.210,
    1997: 872.393,
    1998: 954.636,
    1999: 1331.478,
    2000: 1819.364,
    2001: 1508.994,
    2002: 2388.294,
    2003: 4074.960,
    2004: 5843.246,
    2005: 8726.765,
    2006: 12057.908,
    2007: 19662.030,
    2008: 30822.714,
    2009: 23546.452,
    2010: 30112.565,
    2011: 39605.901,
    2012: 45943.592,
    2013: 50274.121,
    2014: 45012.115,
    2015: 32615.505,
    2016: 30046.684,
    2017: 35949.333,
    2018: 41690.0,
    2020: 38600.0,
    2021: 49500.0,
    2022: 70200.0,
    2023: 89400.0,
    2024: 94820.0,
    2025: 106300.0,
}

# Twelve years of growth by a tenth and by a fifth in turn.
GROWING = totals(
    {2000 + n: 100 * 1.1 ** (n - n // 2) * 1.2 ** (n // 2) for n in range(12)}
)
LEVELS = targets(
    ("CA5", "forecast", "2012", "2015", 150.0),
    ("CA5", "forecast", "2012", "2015", 300.0),
    ("KAZ", "forecast", "2012", "2015", 150.0),
    ("CA5", "forecast", "2012", "2016", 150.0),
)
FLOWS = bilateral(
    ("china_customs", "CA5", "2024", "exports", 30000.0),
    ("china_customs", "CA5", "2025", "exports", 40000.0),
    ("china_customs", "CA5", "2025", "imports", 60000.0, {"source_id": "b"}),
    ("china_customs", "CA5", "2026", "imports", 99000.0),  # exports are not known yet
)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load_table("bilateral_trade")


@pytest.fixture(scope="module")
def total(table: pd.DataFrame) -> pd.DataFrame:
    return trade.regional(table)


@pytest.fixture(scope="module")
def scenarios() -> dict[str, Scenario]:
    return load_scenarios(PARAMS)


def no_growth(**options: Any) -> pd.DataFrame:
    usual: dict[str, Any] = {
        "horizon": 2028,
        "export_growth": 0.0,
        "import_growth": 0.0,
    }
    return trade.scenario_path(FLOWS, **(usual | options))


def assumed(path: pd.DataFrame, flow: str) -> list[float]:
    rows = path[(path["flow"] == flow) & path["assumed"].astype(bool)]
    return rows["value_usd_mn"].tolist()


def test_every_function_of_this_module_is_exercised_here() -> None:
    ours = {
        name
        for name in trade.__all__
        if inspect.isfunction(function := getattr(trade, name))
        and function.__module__.endswith(".paths")
    }
    assert ours == {
        *("projection", "level_probabilities", "scenario_path", "backtest"),
        *("needed_growth", "recent_pace", "currency_pace"),
    }


@pytest.mark.parametrize(
    ("function", "frames", "options"),
    [
        (trade.projection, (GROWING,), {"horizon": 2015}),
        (trade.backtest, (GROWING,), {}),
        (trade.needed_growth, (GROWING, LEVELS), {"horizon": 2015, "inflation": 0.02}),
        (trade.recent_pace, (GROWING,), {}),
        (
            trade.scenario_path,
            (FLOWS,),
            {"horizon": 2030, "export_growth": 0.1, "import_growth": 0.2},
        ),
        (
            trade.currency_pace,
            (FLOWS, monthly(("CA5", "2024", "turnover", 1.0))),
            {},
        ),
    ],
)
def test_frames_are_left_alone_and_the_order_of_rows_does_not_matter(
    function: Callable[..., Any],
    frames: tuple[pd.DataFrame, ...],
    options: dict[str, Any],
) -> None:
    check_pure(function, *frames, **options)


@pytest.mark.parametrize(
    ("function", "options"),
    [
        (trade.projection, {"horizon": 2015}),
        (trade.backtest, {}),
        (
            lambda given, **more: trade.needed_growth(given, LEVELS, **more),
            {"horizon": 2015, "inflation": 0.0},
        ),
        (trade.recent_pace, {}),
    ],
)
@pytest.mark.parametrize("column", ["period", "value_usd_mn", "source_ids"])
def test_a_series_needs_its_columns(
    function: Callable[..., Any], options: dict[str, Any], column: str
) -> None:
    with pytest.raises(ValueError, match=f"needs the column {column}"):
        function(GROWING.drop(columns=column), **options)


# --- by its own past ----------------------------------------------------------------


def test_a_projection_is_that_of_the_method_with_sources() -> None:
    found = trade.projection(GROWING, horizon=2015)
    expected = projections.project(GROWING, horizon=2015, value="value_usd_mn")
    pd.testing.assert_frame_equal(found[expected.columns], expected)
    assert found["period"].tolist() == ["2012", "2013", "2014", "2015"]
    assert set(found["country"]) == {"CA5"}
    every_year = sorted(f"s{year}" for year in range(2000, 2012))
    assert found["source_ids"].tolist() == [every_year] * 4


def test_a_failed_candidate_may_be_asked_for() -> None:
    found = trade.projection(GROWING, horizon=2015, method="random_walk")
    assert found["median"].tolist() == pytest.approx(
        [GROWING["value_usd_mn"].iloc[-1]] * 4
    )
    with pytest.raises(ValueError, match=r"`method`: 'drft' .*did you mean 'drift'"):
        trade.projection(GROWING, horizon=2015, method="drft")


def test_a_short_series_gets_its_plain_drift_and_no_interval() -> None:
    found = trade.projection(totals({2020: 100.0, 2022: 121.0}), horizon=2024)
    assert found["method"].tolist() == ["drift", "drift"]
    assert found["median"].tolist() == pytest.approx([133.1, 146.41])
    assert found[["low", "high"]].isna().all(axis=None)
    chances = trade.level_probabilities(found, {"x": 1.0}, period=2024)
    assert chances["probability"].isna().all()
    assert chances["words"].item() == "no estimate"


@pytest.mark.parametrize("years", [0, 1])
def test_fewer_than_two_years_have_no_projection(years: int) -> None:
    path = trade.projection(GROWING.head(years), horizon=2015)
    assert path.empty
    assert {"country", "period", "median", "low", "high", "source_ids"} <= set(path)
    assert trade.level_probabilities(path, {"x": 1.0}, period=2015).empty
    scores = trade.backtest(GROWING.head(years))
    assert scores.empty
    assert {"method", "years_ahead", "n", "note", "source_ids"} <= set(scores)
    assert trade.recent_pace(GROWING.head(years)).empty


def test_a_horizon_that_equals_the_last_year_has_nothing_ahead() -> None:
    assert trade.projection(GROWING, horizon=2011).empty
    levels = LEVELS.assign(target_period="2011")
    assert trade.needed_growth(GROWING, levels, horizon=2011, inflation=0.0).empty
    path = no_growth(horizon=2025)
    assert path.empty
    assert list(path.columns) == list(no_growth().columns)


def test_a_series_is_not_projected_over_more_time_than_it_spans() -> None:
    short = GROWING.tail(3)  # two years apart
    assert not trade.projection(short, horizon=2013).empty
    assert trade.projection(short, horizon=2014).empty


@pytest.mark.parametrize("horizon", [2010, 2005])
def test_a_horizon_that_is_no_future_is_refused_by_name(horizon: int) -> None:
    for function, options in (
        (trade.projection, {}),
        (
            lambda given, **more: trade.needed_growth(
                given, LEVELS.assign(target_period=str(horizon)), **more
            ),
            {"inflation": 0.0},
        ),
    ):
        with pytest.raises(ValueError, match=f"`horizon`.* {horizon}"):
            function(GROWING, horizon=horizon, **options)


def test_probabilities_are_bands_with_words() -> None:
    long = totals({1990 + n: 100 * 1.1 ** (n + n % 2) for n in range(26)})
    path = trade.projection(long, horizon=2017)
    last = path.iloc[-1]
    found = trade.level_probabilities(
        path, {"even": last["median"], "top": last["high"]}, period=2017
    )
    shown = ("level_name", "level", "period", "probability", "words")
    # Above the upper end of an 80 percent interval lies a tenth.
    assert records(found, *shown) == [
        ("even", round(last["median"], 6), "2017", 0.5, "0.50 (roughly even chance)"),
        ("top", round(last["high"], 6), "2017", 0.1, "0.10 (very unlikely)"),
    ]
    assert found["source_ids"].iloc[0] == path["source_ids"].iloc[0]
    assert trade.level_probabilities(path, {"x": 1.0}, period=2018).empty
    assert trade.level_probabilities(path, {}, period=2017).empty
    with pytest.raises(ValueError, match=r"`level`: -1.0 is not a positive number"):
        trade.level_probabilities(path, {"x": -1.0}, period=2017)


def test_a_backtest_is_that_of_the_methods_with_sources() -> None:
    found = trade.backtest(GROWING)
    expected = projections.backtest(GROWING, value="value_usd_mn")
    pd.testing.assert_frame_equal(found[expected.columns], expected)
    assert set(found["method"]) == set(projections.METHODS)
    with pytest.raises(ValueError, match="several rows for one year"):
        trade.backtest(pd.concat([GROWING, GROWING]))


# --- by assumption ------------------------------------------------------------------


def test_a_path_starts_at_the_last_year_with_both_flows() -> None:
    path = no_growth(export_growth=0.1, import_growth=-0.5, horizon=2027)
    shown = ("country", "period", "flow", "value_usd_mn", "assumed")
    assert records(path, *shown) == [
        ("CA5", "2025", "exports", 40000.0, False),
        ("CA5", "2025", "imports", 60000.0, False),
        ("CA5", "2025", "turnover", 100000.0, False),
        ("CA5", "2026", "exports", 44000.0, True),
        ("CA5", "2026", "imports", 30000.0, True),
        ("CA5", "2026", "turnover", 74000.0, True),
        ("CA5", "2027", "exports", 48400.0, True),
        ("CA5", "2027", "imports", 15000.0, True),
        ("CA5", "2027", "turnover", 63400.0, True),
    ]
    assert path["source_ids"].tolist() == [["b", "china-customs-ca5"]] * 9


def test_a_shock_is_spread_evenly_on_logs_and_replaces_growth() -> None:
    shock = {"flow": "exports", "start": 2026, "end": 2027, "change": -0.36}
    path = no_growth(export_growth=0.5, shocks=[shock])
    assert assumed(path, "exports") == pytest.approx([32000.0, 25600.0, 38400.0])
    assert assumed(path, "imports") == [60000.0] * 3


def test_a_level_shift_is_taken_off_before_the_growth_of_its_year() -> None:
    shift = {"country": "KGZ", "flow": "imports", "year": 2027, "usd_bn": -10.0}
    path = no_growth(import_growth=0.1, level_shifts=[shift])
    # 60 x 1.1, then (66 - 10) x 1.1, then x 1.1.
    assert assumed(path, "imports") == pytest.approx([66000.0, 61600.0, 67760.0])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"horizon": 2020}, "`horizon`: 2020"),
        ({"export_growth": -1.0}, "`export_growth`: -1.0"),
        ({"shocks": [{"flow": "exports"}]}, "lacks start, end, change"),
        (
            {"level_shifts": [{"flow": "import", "year": 2026, "usd_bn": 1.0}]},
            "did you mean 'imports'",
        ),
        (
            {
                "level_shifts": [
                    {"country": "KGZ", "flow": "exports", "year": 2026, "usd_bn": -41.0}
                ]
            },
            "KGZ.*takes exports of 2026 to -1 USD bn",
        ),
        ({"reporter": "nation"}, "`reporter`: 'nation' .*'national'"),
    ],
)
def test_assumptions_that_cannot_be_are_refused(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        no_growth(**options)


def test_a_side_without_flows_of_the_five_has_no_path() -> None:
    path = no_growth(reporter="national")
    assert len(path) == 0
    assert list(path.columns) == list(no_growth().columns)
    only_exports = FLOWS[FLOWS["flow"] == "exports"]
    assert trade.scenario_path(
        only_exports, horizon=2030, export_growth=0.0, import_growth=0.0
    ).empty


# --- by what a level needs ----------------------------------------------------------


def test_growth_that_the_claimed_levels_need() -> None:
    series = totals({2010: 90.0, 2011: 100.0})
    found = trade.needed_growth(series, LEVELS, horizon=2015, inflation=0.02)
    # 1.5 ** 0.25 = 1.106682, 3 ** 0.25 = 1.316074; less 2 percent inflation a year
    shown = ("level", "start", "end", "years", "nominal_pct", "real_level", "real_pct")
    assert records(found.round(4), *shown) == [
        (150.0, "2011", "2015", 4, 10.6682, 138.5768, 8.4982),
        (300.0, "2011", "2015", 4, 31.6074, 277.1536, 29.0269),
    ]
    # The last figure and those who said the two levels, nobody else.
    assert found["source_ids"].tolist() == [["s2011", "said-0", "said-1"]] * 2


def test_without_a_figure_or_a_level_nothing_is_needed() -> None:
    for series, horizon in ((GROWING.iloc[:0], 2015), (GROWING, 2020)):
        found = trade.needed_growth(series, LEVELS, horizon=horizon, inflation=0.0)
        assert found.empty
        assert {"level_name", "nominal_pct", "source_ids"} <= set(found.columns)


def test_needed_growth_needs_the_columns_of_targets() -> None:
    for column in ("country", "kind", "target_period", "value_usd_mn", "source_id"):
        with pytest.raises(ValueError, match=f"needs the column {column}"):
            trade.needed_growth(
                GROWING, LEVELS.drop(columns=column), horizon=2015, inflation=0.0
            )


@pytest.mark.parametrize(
    ("levels", "start", "end", "rate"),
    [
        # The first year within fifteen of the last, though 2006 is missing.
        ({2000: 1.0, 2006: 100.0, 2007: 50.0, 2021: 800.0}, "2006", "2021", 14.8698),
        ({2019: 100.0, 2021: 121.0}, "2019", "2021", 10.0),
        # No year within fifteen: the span there is.
        ({1992: 100.0, 2012: 400.0}, "1992", "2012", 7.1773),
    ],
)
def test_the_recent_pace_spans_fifteen_years_or_what_there_is(
    levels: dict[int, float], start: str, end: str, rate: float
) -> None:
    found = trade.recent_pace(shuffled(totals(levels)))
    assert records(found.round(4), "start", "end", "cagr_pct") == [(start, end, rate)]
    assert found["source_ids"].item() == [f"s{start}", f"s{end}"]


def test_the_two_currencies_are_measured_over_the_same_years() -> None:
    dollars = bilateral(
        *(
            ("china_customs", "CA5", str(year), "turnover", value)
            for year, value in {2012: 1.0, 2013: 100.0, 2015: 121.0, 2016: 9.0}.items()
        )
    )
    yuan = monthly(
        ("CA5", "2013", "turnover", 600.0),
        ("CA5", "2015", "turnover", 864.0),
        ("CA5", "2016-01/2016-05", "turnover", 999.0),
        ("KAZ", "2012", "turnover", 5.0),
        ("CA5", "2012", "exports", 5.0),
    )
    usd, cny = trade.currency_pace(dollars, yuan)
    assert records(usd, "start", "end", "cagr_pct") == [("2013", "2015", 10.0)]
    assert records(cny, "start", "end", "cagr_pct") == [("2013", "2015", 20.0)]
    assert usd["source_ids"].item() == ["china-customs-ca5"]
    assert cny["source_ids"].item() == ["customs"]
    check_pure(trade.currency_pace, dollars, yuan)
    for given in (yuan.iloc[:0], yuan.head(1)):
        assert all(part.empty for part in trade.currency_pace(dollars, given))
    assert trade.currency_pace(dollars.iloc[:0], yuan)[0].empty


# --- the real tables ----------------------------------------------------------------


def half_of_the_drift(logs: dict[int, float], origin: int) -> float:
    """Half of the mean log growth of the fifteen years before, or of all there are."""
    first = max(1992, origin - 15)
    return (logs[origin] - logs[first]) / (origin - first) / 2


def by_hand(years_ahead: int) -> tuple[float, float]:
    """Median of the projection and root mean square error of past ones, from SERIES."""
    logs = {year: math.log(value) for year, value in SERIES.items()}
    # Bridged for estimation only: neither an origin nor an outcome.
    logs[2019] = (logs[2018] + logs[2020]) / 2
    errors = [
        logs[origin + years_ahead]
        - logs[origin]
        - years_ahead * half_of_the_drift(logs, origin)
        for origin in range(2008, 2026 - years_ahead)
        if origin in SERIES and origin + years_ahead in SERIES
    ]
    median = SERIES[2025] * math.exp(years_ahead * half_of_the_drift(logs, 2025))
    return median, math.sqrt(sum(error**2 for error in errors) / len(errors))


def test_the_default_projection_of_the_five_to_2030(total: pd.DataFrame) -> None:
    path = trade.projection(total, horizon=2030)
    final = path.iloc[-1]
    median, error = by_hand(5)
    assert final["median"] == pytest.approx(median, rel=1e-4)
    assert round(median / 1000) == 131
    assert final["scale_log"] == pytest.approx(error, rel=1e-3)
    # 1.533: the 90th percentile of Student's t with four degrees of freedom.
    assert final["low"] == pytest.approx(median * math.exp(-1.533 * error), rel=2e-3)
    assert final["high"] == pytest.approx(median * math.exp(1.533 * error), rel=2e-3)
    assert (final["coverage"], final["method"]) == (0.8, "shrunk_drift")
    assert "without 2019" in final["estimated_on"]


def test_the_lower_end_of_the_range_is_likelier_than_not_and_the_upper_is_not(
    total: pd.DataFrame,
) -> None:
    path = trade.projection(total, horizon=2030)
    levels = trade.claimed_levels(load_table("trade_targets"), period=2030)
    found = trade.level_probabilities(path, levels, period=2030)
    median, error = by_hand(5)
    for row, level in zip(found.to_dict("records"), (120000, 150000), strict=True):
        score = math.log(level / median) / error
        # Student's t with four degrees of freedom has a closed form.
        angle = score / math.sqrt(4 + score**2)
        below = 0.5 + 0.75 * (angle - angle**3 / 3)
        assert row["probability"] == pytest.approx(round((1 - below) * 20) / 20)
        assert row["level"] == level
    assert found["probability"].tolist() == [0.55, 0.4]
    assert found["words"].tolist() == ["0.55 (likely)", "0.40 (unlikely)"]


def test_the_gap_of_2019_is_neither_an_origin_nor_an_outcome(
    total: pd.DataFrame,
) -> None:
    path = trade.projection(total, horizon=2030)
    assert "2019" not in set(path["period"])
    # Of 2008 to 2024 sixteen are origins, and one of them would be judged by 2019.
    assert len(path["errors_log"].iloc[0]) == 17 - 2
    scores = projections.backtest(total, methods=["shrunk_drift"], value="value_usd_mn")
    assert scores["n"].tolist() == [*(20, 19, 18, 17, 16)]


@pytest.mark.parametrize(
    ("level", "nominal", "real"), [(120000.0, 2.5, 0.0), (150000.0, 7.1, 4.5)]
)
def test_growth_needed_for_the_article(
    total: pd.DataFrame, level: float, nominal: float, real: float
) -> None:
    found = trade.needed_growth(
        total, load_table("trade_targets"), horizon=2030, inflation=0.025
    )
    row = found[found["level"] == level]
    rate = (level / 106300) ** (1 / 5)
    assert row["nominal_pct"].item() == pytest.approx(100 * (rate - 1))
    assert row["real_pct"].item() == pytest.approx(100 * (rate / 1.025 - 1))
    assert round(row["nominal_pct"].item(), 1) == nominal
    assert round(row["real_pct"].item(), 1) + 0.0 == real
    assert row["source_ids"].item() == [
        "article-amansaryev-2025",
        "mofcom-2025-via-globaltimes",
    ]


def test_yuan_and_dollars_grew_at_two_rates(table: pd.DataFrame) -> None:
    usd, cny = trade.currency_pace(table, load_table("monthly_trade"))
    in_dollars = 100 * ((94820 / 50274.121) ** (1 / 11) - 1)
    in_yuan = 100 * ((674150 / 312040) ** (1 / 11) - 1)
    assert usd["cagr_pct"].item() == pytest.approx(in_dollars, rel=1e-6)
    assert cny["cagr_pct"].item() == pytest.approx(in_yuan)
    assert (round(in_dollars, 1), round(in_yuan, 1)) == (5.9, 7.3)
    for rates in (usd, cny):
        assert records(rates, "start", "end") == [("2013", "2024")]


def test_the_recent_pace_starts_in_2010(total: pd.DataFrame) -> None:
    found = trade.recent_pace(total)
    assert records(found, "start", "end") == [("2010", "2025")]
    expected = 100 * ((106300 / 30112.565) ** (1 / 15) - 1)
    assert found["cagr_pct"].item() == pytest.approx(expected, rel=1e-6)


# What the scenarios' own assumptions give for 2030, from 35.1 and 71.2 billion in 2025.
ENDS = {
    "baseline": (35.1 + 71.2) * 1.043**5,
    "deep_integration": (35.1 + 71.2) * 1.075**5,
    "commodity_slump": (35.1 * 0.60 + 71.2 * 0.85) * 1.05**3,
    "russia_valve": (35.1 - 4.2 + 71.2 - 7.3 - 3.9) * 1.043**5,
    # From the flows of 2024, which is all that was known.
    "article_as_written": (30.642810 + 64.177191) * 1.0795**6,
    "national_statistics": None,
}
PRINTED = {
    "baseline": 131,
    "deep_integration": 153,
    "commodity_slump": 94,
    "russia_valve": 112,
    "article_as_written": 150,
}


def path_of(given: dict[str, Any], table: pd.DataFrame) -> pd.DataFrame:
    """The path that a scenario's file gives, on the rows it uses."""
    rows = select(table, start=given["start"], end=given["end"], parts=True)
    assumed = (
        *("horizon", "export_growth", "import_growth"),
        *("shocks", "level_shifts", "reporter"),
    )
    return trade.scenario_path(
        known_by(rows, given["as_of"]), **{key: given[key] for key in assumed}
    )


@pytest.mark.parametrize("name", ENDS)
def test_a_scenario_is_arithmetic_on_its_assumptions(
    scenarios: dict[str, Scenario], table: pd.DataFrame, name: str
) -> None:
    path = path_of(scenarios[name].values("trade"), table)
    expected = ENDS[name]
    if expected is None:
        assert path.empty
        return
    final = path[(path["period"] == "2030") & (path["flow"] == "turnover")]
    assert final["value_usd_mn"].item() / 1000 == pytest.approx(expected, rel=1e-6)
    assert round(expected) == PRINTED[name]


def test_a_slump_has_its_trough_at_the_end_of_the_bad_years(
    scenarios: dict[str, Scenario], table: pd.DataFrame
) -> None:
    path = path_of(scenarios["commodity_slump"].values("trade"), table)
    lowest = path[path["flow"] == "turnover"].sort_values("value_usd_mn").iloc[0]
    assert lowest["period"] == "2028"
    trough = (35.1 * 0.60 + 71.2 * 0.85) * 1.05
    assert lowest["value_usd_mn"] / 1000 == pytest.approx(trough)


@pytest.mark.parametrize("name", sorted(path.stem for path in PARAMS.glob("*.yaml")))
def test_every_scenario_in_the_folder_follows_its_own_assumptions(
    scenarios: dict[str, Scenario], table: pd.DataFrame, name: str
) -> None:
    given = scenarios[name].values("trade")
    path = path_of(given, table)
    if path.empty:
        assert given["reporter"] == "national"
        return
    start = int(path["period"].iloc[0])
    for flow in ("exports", "imports"):
        line = path[path["flow"] == flow].set_index("period")["value_usd_mn"]
        level = line[str(start)]
        for year in range(start + 1, given["horizon"] + 1):
            level += 1000 * sum(
                shift["usd_bn"]
                for shift in given["level_shifts"]
                if (shift["flow"], shift["year"]) == (flow, year)
            )
            shocked = [
                (1 + shock["change"]) ** (1 / (shock["end"] - shock["start"] + 1))
                for shock in given["shocks"]
                if shock["flow"] == flow and shock["start"] <= year <= shock["end"]
            ]
            level *= shocked[0] if shocked else 1 + given[f"{flow[:-1]}_growth"]
            assert line[str(year)] == pytest.approx(level), (flow, year)
