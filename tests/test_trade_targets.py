"""What was aimed at, what was said to come, and what became of it."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from cac_data import trade
from tests.trade_frames import bilateral, check_pure, records, shuffled, targets

# Kazakh trade doubles in three years, falls, and rises again; 2019 is missing.
TRADE = bilateral(
    *(
        ("china_customs", "KAZ", str(year), "turnover", value)
        for year, value in {
            2015: 10.0,
            2016: 12.0,
            2017: 15.0,
            2018: 20.0,
            2020: 14.0,
            2021: 30.0,
        }.items()
    ),
    ("national", "KAZ", "2021", "turnover", 24.0),
)


def outcome(kind: str, set_on: str, due: str, level: float, **options: Any) -> Any:
    """The one row that a target of Kazakhstan gives."""
    aims = targets(("KAZ", kind, set_on, due, level))
    return trade.target_outcomes(aims, TRADE, **options).iloc[0]


# --- levels that authors expect -----------------------------------------------------

SAID = targets(
    ("CA5", "forecast", "2025-07", "2030", 150000.0),
    ("CA5", "forecast", "2025-07", "2030", 120000.0),
    ("CA5", "forecast", "2025-08", "2030", 120000.0),  # another author, the same level
    ("CA5", "forecast", "2025-07", "2035", 200000.0),
    ("CA5", "target", "2023-05", "2030", 100000.0),
    ("KAZ", "forecast", "2025-07", "2030", 60000.0),
)


def test_levels_are_the_forecasts_for_the_five_and_the_year() -> None:
    levels = trade.claimed_levels(SAID, period=2030)
    assert list(levels.values()) == [120000.0, 150000.0]
    assert [name[-6:] for name in levels] == ["120 bn", "150 bn"]
    assert trade.claimed_range(SAID, period=2030) == (120.0, 150.0)
    assert trade.claimed_range(SAID, period=2035) == (200.0, 200.0)
    check_pure(trade.claimed_levels, SAID, period=2030)
    check_pure(trade.claimed_range, SAID, period=2030)


def test_without_a_forecast_there_is_no_level() -> None:
    assert trade.claimed_levels(SAID, period=2031) == {}
    assert trade.claimed_range(SAID, period=2031) is None
    assert trade.claimed_levels(SAID.iloc[:0], period=2030) == {}


@pytest.mark.parametrize("column", ["country", "kind", "target_period", "value_usd_mn"])
def test_levels_need_their_columns(column: str) -> None:
    for function in (trade.claimed_levels, trade.claimed_range):
        with pytest.raises(ValueError, match=f"needs the column {column}"):
            function(SAID.drop(columns=column), period=2030)


# --- outcomes -----------------------------------------------------------------------


def test_frames_are_left_alone_and_the_order_of_rows_does_not_matter() -> None:
    aims = targets(
        ("KAZ", "target", "2018-06", "2020", 18.0),
        ("KAZ", "target", "2017", "2021", 40.0),
        ("KAZ", "target", "2017", "2021", 30.0),
    )
    check_pure(lambda given: trade.target_outcomes(aims, given), TRADE)
    # The list is given in another order, but `source_id` belongs to its row.
    check_pure(lambda given: trade.target_outcomes(given, TRADE), aims)
    found = trade.target_outcomes(shuffled(aims), TRADE)
    assert records(found, "set_on", "value_usd_mn") == [
        ("2017", 30.0),
        ("2017", 40.0),
        ("2018-06", 18.0),
    ]


def test_the_level_before_a_target_tells_boom_from_slump() -> None:
    row = outcome("target", "2018-06", "2021", 27.0)
    assert (row["base_period"], row["base_usd_mn"]) == ("2017", 15.0)
    # 2014 is not known, so there is no growth over the three years to the base.
    assert pd.isna(row["momentum_pct"])
    # From 15 to 27 in four years: 1.8 ** 0.25 = 1.1583
    assert round(row["needed_pct"], 2) == 15.83
    later = outcome("target", "2019-01", "2021", 27.0)
    assert (later["base_period"], later["base_usd_mn"]) == ("2018", 20.0)
    # From 10 to 20 in three years, and from 20 to 27 in three.
    assert round(later["momentum_pct"], 2) == 25.99
    assert round(later["needed_pct"], 2) == 10.52


@pytest.mark.parametrize(
    ("set_on", "due", "level", "verdict", "reached_in", "shown"),
    [
        ("2018", "2021", 30.0, "reached", "2021", "2021"),
        ("2018", "2020", 30.0, "missed", "2021", "2020"),  # reached, but too late
        ("2018", "2020", 18.0, "reached", "2018", "2020"),  # and lost again since
        ("2020", "2021", 99.0, "missed", "", "2021"),
        ("2020", "2030", 99.0, "open", "", "2021"),
        ("2020", "2030", 30.0, "reached", "2021", "2021"),
        ("2018", "2019", 99.0, "missed", "", "2021"),  # the year itself is a gap
        ("2020", "", 99.0, "no year given", "", "2021"),
        ("2020", "", 30.0, "reached", "2021", "2021"),
        ("2020", "2021", 19.0, "reached", "2021", "2021"),  # 2018 had it before
        ("2022", "2030", 25.0, "open", "", "2021"),  # nothing is known since it was set
    ],
)
def test_a_target_is_judged_by_what_came_after_it_was_set(
    set_on: str, due: str, level: float, verdict: str, reached_in: str, shown: str
) -> None:
    row = outcome("target", set_on, due, level)
    assert (row["verdict"], row["reached_in"]) == (verdict, reached_in)
    assert row["outcome_period"] == shown


def test_an_outcome_cites_the_target_and_the_years_it_is_judged_by() -> None:
    row = outcome("forecast", "2018", "2021", 30.0)
    assert row["kind"] == "forecast"
    assert row["source_ids"] == ["china-customs-kaz", "said-0"]


def test_the_same_target_by_the_count_of_the_other_side() -> None:
    row = outcome("target", "2020", "2021", 30.0, reporter="national")
    assert (row["outcome_usd_mn"], row["verdict"]) == (24.0, "missed")
    with pytest.raises(ValueError, match=r"`reporter`: 'nation' .*'national'"):
        outcome("target", "2020", "2021", 30.0, reporter="nation")


def test_estimates_of_a_potential_are_no_aims() -> None:
    aims = targets(("CA5", "potential", "2025-08", "", 39300.0))
    assert trade.target_outcomes(aims, TRADE).empty


def test_without_trade_a_target_is_open_and_says_nothing_of_its_times() -> None:
    aims = targets(
        ("CA5", "target", "2020", "2021", 5.0), ("CA5", "target", "2020", "", 5.0)
    )
    found = trade.target_outcomes(aims, TRADE)
    assert found["verdict"].tolist() == ["open", "no year given"]
    assert found["base_period"].tolist() == ["", ""]
    assert found[["base_usd_mn", "momentum_pct", "needed_pct"]].isna().all(axis=None)
    pd.testing.assert_frame_equal(
        trade.target_outcomes(aims, TRADE.iloc[:0]), found, check_dtype=False
    )


def test_no_targets_have_no_outcomes() -> None:
    none = trade.target_outcomes(SAID.iloc[:0], TRADE)
    assert len(none) == 0
    some = trade.target_outcomes(SAID, TRADE)
    assert list(none.columns) == list(some.columns)


@pytest.mark.parametrize(
    "column",
    [
        *("country", "kind", "set_on", "target_period", "set_by"),
        *("source_id", "value_usd_mn"),
    ],
)
def test_outcomes_need_their_columns(column: str) -> None:
    with pytest.raises(ValueError, match=f"target_outcomes needs the column {column}"):
        trade.target_outcomes(SAID.drop(columns=column), TRADE)
