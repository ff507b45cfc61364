"""Where gas goes and heads: ledger, paths, money, on frames small enough for a hand."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from cac_data import energy, load_table
from tests.gas_frames import balance, flows, pipelines, review
from tests.trade_frames import check_pure

WORLD = {"importer": "WLD"}

FLOWS = pd.concat(
    [
        review(
            ("TKM", "2023", "2024", 30.0),
            ("TKM", "2023", "2024", 40.0, WORLD),
            ("KAZ", "2023", "2024", 5.0),
            ("UZB", "2023", "2024", 1.0),
            ("TKM", "2025", "2026", 28.0),
            ("TKM", "2025", "2026", 36.0, WORLD),
            ("KAZ", "2025", "2026", 4.0),
            ("CA5", "2025", "2026", 32.5),
            ("CA5", "2024", "2026", 33.0),
        ),
        flows(
            ("TKM", "value", "chinese_customs", "2025", 7000.0),
            ("KAZ", "value", "chinese_customs", "2025", 800.0),
        ),
    ],
    ignore_index=True,
)
BALANCE = balance(
    ("TKM", "gas_production", "2023", 76.0),
    ("TKM", "gas_consumption", "2023", 35.0),
    ("TKM", "gas_production", "2024", 73.0),
    ("TKM", "gas_consumption", "2024", 31.0),
    ("TKM", "gas_production", "2025", 70.0),
    ("TKM", "gas_consumption", "2025", 34.0),
)
PIPES = pipelines(
    ("cagp", "", 55.0, "2009", "cnpc"),
    ("cagp", "", 60.0, "2009", "xinhua"),
    ("cagp-d", "", 30.0, "", "trend"),
)
GAS = energy.newest_balance(BALANCE, FLOWS)


def path_of(**more: Any) -> pd.DataFrame:
    given: dict[str, Any] = {
        "horizon": 2027,
        "output_growth": 0.1,
        "demand_growth": 0.0,
    }
    return energy.gas_path(GAS, FLOWS, PIPES, **(given | more))


# --- the ledger ----------------------------------------------------------------------


def test_what_is_left_over_is_output_less_use_less_all_sales() -> None:
    found = energy.gas_ledger(GAS, FLOWS, BALANCE)
    assert found["period"].tolist() == ["2023", "2025"]  # 2024 has no exports by buyer
    assert found["to_others"].tolist() == [10.0, 8.0]
    assert found["remainder"].tolist() == [1.0, 0.0]
    assert found["remainder_high"].tolist() == [1.0, 0.0]


def test_other_counts_of_output_widen_the_range_unless_they_are_doubtful() -> None:
    press = BALANCE.iloc[[0]].assign(basis="press", vintage="", value=98.0)
    doubtful = press.assign(value=200.0, obs_status="D", source_id="odd")
    rows = pd.concat([BALANCE, press.assign(source_id="press"), doubtful])
    found = energy.gas_ledger(GAS, FLOWS, rows.reset_index(drop=True)).iloc[0]
    assert (found["output_low"], found["output_high"]) == (76.0, 98.0)
    assert found["remainder_high"] == 23.0
    assert "press" in found["source_ids"]
    assert "odd" not in found["source_ids"]


def test_a_balance_needs_an_edition_with_output_and_use() -> None:
    older = BALANCE.iloc[[0]].assign(vintage="2099")
    rows = pd.concat([BALANCE, older], ignore_index=True)
    assert set(energy.newest_balance(rows, FLOWS)["vintage"]) == {"2026"}
    assert energy.newest_balance(BALANCE.iloc[[0]], FLOWS).empty


# --- the path of a scenario ----------------------------------------------------------


def test_a_path_starts_from_what_is_counted() -> None:
    first = path_of().iloc[0]
    assert not first["assumed"]
    assert (first["output"], first["use"], first["to_others"]) == (70.0, 34.0, 8.0)
    # Kazakhstan is counted in 2025, Uzbekistan last in 2023.
    assert (first["left"], first["neighbours"], first["to_china"]) == (28.0, 5.0, 32.5)


def test_output_and_use_grow_and_all_else_stays() -> None:
    last = path_of().iloc[-1]
    assert last["output"] == pytest.approx(84.7)
    assert last["use"] == pytest.approx(34.0)
    assert last["left"] == pytest.approx(42.7)
    assert last["to_china"] == pytest.approx(47.7)
    assert last["unsold"] == 0.0


def test_no_more_flows_than_the_pipeline_is_rated_for() -> None:
    found = path_of(horizon=2028)
    last = found.iloc[-1]
    assert last["available"] == pytest.approx(56.17)
    assert (last["to_china"], last["capacity"]) == (55.0, 55.0)
    assert last["unsold"] == pytest.approx(1.17)
    with_d = path_of(horizon=2028, line_d_year=2028)
    assert with_d["capacity"].tolist() == [55.0, 55.0, 55.0, 85.0]
    assert with_d["to_china"].iloc[-1] == pytest.approx(56.17)


def test_line_d_after_the_horizon_changes_nothing() -> None:
    pd.testing.assert_frame_equal(path_of(line_d_year=2040), path_of())


def test_a_fixed_volume_is_reached_in_a_straight_line() -> None:
    found = path_of(gas_to_china_bcm=22.5)
    assert found["to_china"].tolist() == [32.5, 27.5, 22.5]
    assert found["unsold"].iloc[-1] == pytest.approx(47.7 - 22.5)


def test_a_balance_below_zero_sends_nothing_and_not_less() -> None:
    found = path_of(demand_growth=0.5, output_growth=0.0)
    assert found["left"].iloc[-1] < 0
    assert found["to_china"].iloc[-1] == 0.0


def test_a_horizon_that_equals_the_last_year_leaves_that_year_alone() -> None:
    found = path_of(horizon=2025)
    assert found["assumed"].tolist() == [False]
    assert energy.needed_output_growth(found, {"full": 55.0}).empty
    assert energy.gas_money(found, FLOWS)["value_usd_mn"].tolist() == [7800.0]


def test_without_a_rating_or_a_buyer_there_is_no_path() -> None:
    assert energy.gas_path(
        GAS, FLOWS, PIPES.head(0), horizon=2027, output_growth=0.0, demand_growth=0.0
    ).empty
    alone = FLOWS[FLOWS["importer"] != "WLD"]
    assert energy.gas_path(
        GAS, alone, PIPES, horizon=2027, output_growth=0.0, demand_growth=0.0
    ).empty


def test_needed_growth_fills_the_pipeline_exactly() -> None:
    levels = energy.pipe_levels(PIPES)
    assert levels == {"lines A to C": 55.0, "with Line D": 85.0}
    found = energy.needed_output_growth(path_of(horizon=2030), levels)
    for row in found.to_dict("records"):
        path = path_of(
            horizon=2030, output_growth=row["needed_pct"] / 100, line_d_year=2026
        )
        assert path["available"].iloc[-1] == pytest.approx(row["level"])


def test_without_line_d_there_is_one_level() -> None:
    assert energy.pipe_levels(PIPES.head(2)) == {"lines A to C": 55.0}
    assert energy.pipe_levels(PIPES.head(0)) == {}


# --- money ---------------------------------------------------------------------------


def test_the_first_year_is_worth_what_customs_count() -> None:
    worth = energy.gas_money(path_of(), FLOWS)
    assert worth["value_usd_mn"].iloc[0] == 7800.0
    # 7,000 mn for 28 bcm is 250 a thousand cubic metres.
    assert worth["price_usd"].iloc[-1] == 250.0
    assert worth["value_usd_mn"].iloc[-1] == pytest.approx(47.7 * 250)


def test_an_assumed_price_counts_for_the_years_ahead_only() -> None:
    worth = energy.gas_money(path_of(), FLOWS, gas_price_usd=100.0)
    assert math.isnan(worth["price_usd"].iloc[0])
    assert worth["value_usd_mn"].iloc[0] == 7800.0
    assert worth["value_usd_mn"].iloc[-1] == pytest.approx(4770.0)


def test_a_sender_without_a_value_leaves_the_first_year_open() -> None:
    rows = FLOWS[~((FLOWS["exporter"] == "KAZ") & (FLOWS["indicator"] == "value"))]
    worth = energy.gas_money(path_of(), rows)
    assert math.isnan(worth["value_usd_mn"].iloc[0])


def test_without_a_price_there_is_no_value_ahead() -> None:
    rows = FLOWS[FLOWS["indicator"] != "value"]
    worth = energy.gas_money(path_of(), rows)
    assert worth["value_usd_mn"].isna().all()


# --- the past ------------------------------------------------------------------------


def steady(years: int, *, output: float, use: float) -> pd.DataFrame:
    """A balance in which both grow by the same factor each year."""
    rows = balance(
        *(
            row
            for at in range(years)
            for row in (
                ("TKM", "gas_production", str(2015 + at), 100.0 * output**at),
                ("TKM", "gas_consumption", str(2015 + at), 50.0 * use**at),
            )
        )
    )
    return energy.newest_balance(rows, FLOWS)


def test_equal_changes_give_a_path_without_a_band() -> None:
    gas = steady(8, output=1.1, use=1.0)
    path = energy.own_past(gas, horizon=2023)
    assert path["changes"].tolist() == [7]
    assert path["median"].item() == pytest.approx(100 * 1.1**8 - 50)
    assert path["low"].item() == pytest.approx(path["high"].item())
    sure = energy.past_chances(gas, {"low": 10.0, "high": 900.0}, period=2023)
    assert sure["words"].tolist() == [
        "above 0.95 (almost certain)",
        "below 0.05 (almost no chance)",
    ]


def test_too_few_changes_give_no_path() -> None:
    assert energy.own_past(steady(5, output=1.1, use=1.0), horizon=2030).empty
    assert not energy.own_past(steady(6, output=1.1, use=1.0), horizon=2030).empty


def test_no_change_is_taken_over_a_missing_year() -> None:
    gas = steady(8, output=1.1, use=1.0)
    gap = gas[gas["period"] != "2019"]
    assert energy.own_past(gap, horizon=2023)["changes"].tolist() == [5]


def test_a_horizon_that_is_no_year_ahead_gives_no_path() -> None:
    gas = steady(8, output=1.1, use=1.0)
    assert energy.own_past(gas, horizon=2022).empty
    assert energy.past_chances(gas, {"full": 55.0}, period=2022).empty


def test_the_path_is_the_same_at_each_call() -> None:
    gas = energy.newest_balance(load_table("energy_balance"), load_table("gas_flows"))
    first = energy.own_past(gas, horizon=2035)
    pd.testing.assert_frame_equal(first, energy.own_past(gas, horizon=2035))
    # A longer path does not change its nearer years by more than the draws can tell.
    nearer = energy.own_past(gas, horizon=2030)["median"].iloc[-1]
    assert first["median"].iloc[4] == pytest.approx(nearer, abs=1.0)


def test_the_band_holds_what_was_worked_out_for_the_plan() -> None:
    """Draws apart from each other gave 11 to 53 bcm in 2030; here years stay whole."""
    gas = energy.newest_balance(load_table("energy_balance"), load_table("gas_flows"))
    last = energy.own_past(gas, horizon=2030).iloc[-1]
    assert 33 < last["median"] < 36
    assert 19 < last["low"] < 23
    assert 50 < last["high"] < 54


def test_the_pace_is_that_of_the_last_ten_years() -> None:
    row = energy.balance_pace(steady(12, output=1.1, use=1.02)).iloc[0]
    assert (row["start"], row["end"]) == ("2016", "2026")
    assert row["output_pct"] == pytest.approx(10.0)
    assert row["use_pct"] == pytest.approx(2.0)
    assert energy.balance_pace(GAS.head(1)).empty


# --- years in one frame --------------------------------------------------------------


def test_counted_and_assumed_years_follow_each_other() -> None:
    years = energy.pipe_years(energy.regional_gas(FLOWS), path_of())
    assert years["period"].tolist() == ["2024", "2025", "2026", "2027"]
    assert years["assumed"].tolist() == [False, False, True, True]
    assert years["value"].tolist()[:2] == [33.0, 32.5]
    parts = energy.turkmen_years(GAS, energy.gas_ledger(GAS, FLOWS, BALANCE), path_of())
    china = parts[parts["part"] == "for China"]
    assert china["period"].tolist() == ["2023", "2025", "2026", "2027"]
    assert china["value"].tolist()[:2] == [30.0, 28.0]


def test_frames_are_left_alone_and_the_order_of_rows_does_not_matter() -> None:
    check_pure(energy.newest_balance, BALANCE, FLOWS)
    check_pure(energy.deliveries, FLOWS)
    check_pure(energy.regional_gas, FLOWS)
    check_pure(energy.gas_values, FLOWS)
