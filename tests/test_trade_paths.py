"""Where trade heads: by its own past, by assumption, and by what a level needs."""

from __future__ import annotations

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


def test_the_gap_of_2019_is_neither_an_origin_nor_an_outcome(
    total: pd.DataFrame,
) -> None:
    path = trade.projection(total, horizon=2030)
    assert "2019" not in set(path["period"])
    # Of 2008 to 2024 sixteen are origins, and one of them would be judged by 2019.
    assert len(path["errors_log"].iloc[0]) == 17 - 2
    scores = projections.backtest(total, methods=["shrunk_drift"], value="value_usd_mn")
    assert scores["n"].tolist() == [*(20, 19, 18, 17, 16)]


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
