"""Goals for a share of renewables: the newest one, and a pace as a range."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from cac_data import energy, load_table


def groups(*rows: tuple[str, str, str, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["country", "period", "group", "share_pct"])
    return frame.assign(source_ids=[["mix"]] * len(frame))


def targets(*rows: tuple[str, str, str, str, float]) -> pd.DataFrame:
    columns = ["country", "indicator", "target_period", "set_on", "value"]
    return pd.DataFrame(rows, columns=columns).assign(source_id="goal")


SHARE, MW = "renewables_share_of_generation", "solar_and_wind_capacity"
MIX = groups(
    ("KAZ", "2020", "solar and wind", 2.0),
    ("KAZ", "2025", "hydropower", 8.0),
    ("KAZ", "2025", "solar and wind", 6.0),
    ("TJK", "2025", "hydropower", 95.0),
)
GOALS = targets(
    ("KAZ", SHARE, "2025", "2021", 6.0),
    ("KAZ", SHARE, "2030", "2023", 10.0),
    ("KAZ", SHARE, "2030", "2024", 15.0),
    ("KAZ", SHARE, "2050", "2024", 50.0),
    ("TJK", MW, "2030", "2025", 3000.0),
)


def test_the_newest_goal_that_lies_ahead_is_taken() -> None:
    found = energy.share_goals(MIX, GOALS)
    [row] = found[["country", "goal_pct", "target_period", "set_on"]].to_dict("records")
    assert list(row.values()) == ["KAZ", 15.0, "2030", "2024"]


def test_the_pace_is_a_range_by_what_the_goal_counts() -> None:
    [row] = energy.share_goals(MIX, GOALS).to_dict("records")
    assert row["gained_points"] == pytest.approx((6 - 2) / 5)
    assert row["needed_low"] == pytest.approx((15 - 14) / 5)
    assert row["needed_high"] == pytest.approx((15 - 6) / 5)
    assert row["source_ids"] == ["goal", "mix"]


def test_a_goal_that_is_reached_needs_nothing_more() -> None:
    [row] = energy.share_goals(MIX, GOALS.assign(value=5.0)).to_dict("records")
    assert (row["needed_low"], row["needed_high"]) == (0, 0)


def test_without_an_earlier_year_no_pace_of_the_past_is_told() -> None:
    mix = MIX[MIX["period"] == "2025"]
    shares = energy.share_goals(mix, GOALS)
    assert math.isnan(shares["gained_points"].iloc[0])
    text = energy.say_share_goals(
        shares, load_table("renewable_capacity").iloc[:0], GOALS
    )
    assert "gained" not in text
    assert "The goal needs 0.2 to 1.8 points a year." in text
    assert "Tajikistan has a goal of 3,000 MW" in text


def test_what_was_added_is_told_of_one_count_only() -> None:
    capacity = load_table("renewable_capacity")
    capacity = capacity[capacity["country"] == "KAZ"]
    shares = energy.share_goals(MIX, GOALS)
    text = energy.say_share_goals(shares, capacity, GOALS)
    assert "MW more than a year before" in text
    old = capacity[
        capacity["period"].isin(["2023"]) & (capacity["basis"] == "irena")
        | (capacity["period"] == "2025")
    ]
    text = energy.say_share_goals(shares, old, GOALS)
    assert "Kazakhstan had 3,234 MW of solar and wind at the end of 2025." in text


def test_no_goal_ahead_is_said() -> None:
    shares = energy.share_goals(MIX, GOALS.iloc[:0])
    assert shares.empty
    text = energy.say_share_goals(
        shares, load_table("renewable_capacity"), GOALS.iloc[:0]
    )
    assert text == "No goal for a share of renewables lies ahead."
