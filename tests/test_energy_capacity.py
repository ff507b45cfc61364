"""What was added in a year, and what a goal still needs: never across a break."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from cac_data import energy
from cac_data.tables import select
from tests.power_frames import capacity, goals
from tests.trade_frames import check_pure, records

ADDED = {"indicator": "added_capacity"}

STOCKS = capacity(
    ("UZB", "2022", "solar", 100.0),
    ("UZB", "2023", "solar", 250.0),
    ("UZB", "2025", "solar", 900.0),
    ("KAZ", "2022", "wind", 50.0),
    ("KAZ", "2023", "wind", 40.0),
)


def joined(*frames: pd.DataFrame) -> pd.DataFrame:
    return pd.concat(frames, ignore_index=True)


# ------------------------------------------------------------------------ added


def test_capacity_added_is_the_rise_over_a_year() -> None:
    found = energy.capacity_added(STOCKS)
    assert records(found, "country", "technology", "period", "added_mw", "how") == [
        ("KAZ", "wind", "2023", -10.0, "difference"),
        ("UZB", "solar", "2023", 150.0, "difference"),
    ]


def test_nothing_is_added_over_a_missing_year() -> None:
    assert "2025" not in set(energy.capacity_added(STOCKS)["period"])


def test_nothing_is_added_over_a_break() -> None:
    broken = capacity(
        ("KGZ", "2020", "all_renewables", 3674.0),
        ("KGZ", "2021", "all_renewables", 2780.0, {"obs_status": "B"}),
        ("KGZ", "2022", "all_renewables", 2790.0),
    )
    found = energy.capacity_added(broken)
    assert records(found, "period", "added_mw") == [("2022", 10.0)]


def test_what_a_source_says_was_added_comes_before_a_difference() -> None:
    told = capacity(("UZB", "2023", "solar", 149.0, ADDED))
    found = energy.capacity_added(joined(STOCKS, told))
    uzbek = found[found["country"] == "UZB"]
    assert records(uzbek, "period", "added_mw", "how") == [("2023", 149.0, "published")]


def test_what_was_added_over_years_is_of_no_year() -> None:
    told = capacity(("UZB", "2016/2024", "solar", 2275.0, ADDED))
    pd.testing.assert_frame_equal(
        energy.capacity_added(joined(STOCKS, told)), energy.capacity_added(STOCKS)
    )


def test_a_level_in_the_course_of_a_year_is_no_end_of_year() -> None:
    months = capacity(("UZB", "2024-10", "solar", 500.0))
    pd.testing.assert_frame_equal(
        energy.capacity_added(joined(STOCKS, months)), energy.capacity_added(STOCKS)
    )


def test_a_difference_of_an_estimate_is_an_estimate_with_both_sources() -> None:
    rows = capacity(
        ("TJK", "2023", "hydro", 10.0, {"obs_status": "E", "source_id": "a"}),
        ("TJK", "2024", "hydro", 11.0, {"source_id": "b"}),
    )
    found = energy.capacity_added(rows)
    assert found["obs_status"].item() == "E"
    assert found["source_ids"].item() == ["a", "b"]


def test_editions_and_bodies_are_never_mixed() -> None:
    newer = capacity(("UZB", "2024", "solar", 500.0), vintage="2025")
    with pytest.raises(
        ValueError, match="capacity_added: mixed vintage: 2024 and 2025"
    ):
        energy.capacity_added(joined(STOCKS, newer))
    other = capacity(("UZB", "2024", "solar", 500.0), basis="national")
    with pytest.raises(ValueError, match="mixed basis: irena and national"):
        energy.capacity_added(joined(STOCKS, other))


def test_a_level_that_stands_twice_is_shown() -> None:
    twice = joined(STOCKS, STOCKS.head(1))
    with pytest.raises(ValueError, match="capacity_added: a figure stands twice"):
        energy.capacity_added(twice)


# ------------------------------------------------------------------------ fleet

NATIONAL = {"basis": "national", "vintage": ""}
FLEET = capacity(
    ("UZB", "2023", "solar", 250.0),
    ("UZB", "2023", "wind", 1.0),
    ("UZB", "2025", "solar", 3900.0, NATIONAL),
    ("UZB", "2025", "wind", 1600.0, NATIONAL),
    ("KAZ", "2024", "solar", 1200.0),
    ("KAZ", "2024", "wind", 1500.0),
    ("KAZ", "2025", "solar", 1300.0),
    ("TJK", "2023", "solar", 0.2),
)


def test_a_fleet_is_the_latest_year_that_has_all_technologies() -> None:
    found = energy.fleet(FLEET)
    assert records(found, "country", "period", "capacity_mw", "basis") == [
        ("KAZ", "2024", 2700.0, "irena"),
        ("UZB", "2025", 5500.0, "national"),
    ]


def test_technologies_of_two_bodies_make_no_fleet() -> None:
    split = capacity(
        ("KAZ", "2025", "solar", 1.0), ("KAZ", "2025", "wind", 2.0, NATIONAL)
    )
    assert energy.fleet(split).empty


def test_two_together_are_a_fleet_where_only_this_was_published() -> None:
    told = capacity(("UZB", "2026", "solar_and_wind", 7000.0, NATIONAL))
    found = energy.fleet(joined(FLEET, told))
    uzbek = found[found["country"] == "UZB"]
    assert records(uzbek, "period", "capacity_mw") == [("2026", 7000.0)]


def test_of_several_bodies_the_first_named_is_taken_and_of_it_the_newest() -> None:
    rows = capacity(
        ("KGZ", "2023", "hydro", 3.0, {"basis": "national", "vintage": ""}),
        ("KGZ", "2023", "hydro", 1.0, {"vintage": "2024"}),
        ("KGZ", "2023", "hydro", 2.0, {"vintage": "2025"}),
    )
    assert energy.fleet(rows, technologies=["hydro"])["capacity_mw"].item() == 3
    only = energy.fleet(rows, technologies=["hydro"], bases=["irena", "national"])
    assert records(only, "capacity_mw", "vintage") == [(2.0, "2025")]


def test_a_body_or_technology_that_is_not_there_is_named() -> None:
    with pytest.raises(ValueError, match=r"`bases`: 'irina'.*mean 'irena'"):
        energy.fleet(FLEET, bases=["irina"])
    with pytest.raises(ValueError, match=r"`technologies`: 'wnd'.*mean 'wind'"):
        energy.fleet(FLEET, technologies=["wnd"])


# ----------------------------------------------------------------------- needed

GOALS = goals(
    ("UZB", "solar_and_wind_capacity", "2024-05-15", "2030", 25500.0),
    ("KAZ", "solar_and_wind_capacity", "2020", "2022", 3000.0),
    ("TJK", "solar_and_wind_capacity", "2025", "2030", 3000.0),
    ("UZB", "solar_and_wind_capacity", "2024", "", 9999.0),
    ("KAZ", "nuclear_capacity", "2025", "2035", 2400.0),
)


def test_needed_is_what_is_left_over_the_years_that_are_left() -> None:
    found = select(energy.needed_additions(FLEET, GOALS), countries="UZB")
    assert records(found, "base_period", "base_mw", "years", "needed_mw") == [
        ("2025", 5500.0, 5, 4000.0)
    ]
    assert found["source_ids"].item() == ["goal-uzb", "national-solar", "national-wind"]


def test_beside_it_stands_what_was_added_that_year() -> None:
    told = capacity(
        ("UZB", "2025", "solar", 1400.0, {**ADDED, **NATIONAL}),
        ("UZB", "2025", "wind", 700.0, {**ADDED, **NATIONAL}),
    )
    found = energy.needed_additions(joined(FLEET, told), GOALS)
    added = dict(zip(found["country"], found["added_mw"], strict=True))
    assert added["UZB"] == 2100
    # For one technology alone it is not known.
    alone = energy.needed_additions(joined(FLEET, told.head(1)), GOALS)
    assert alone["added_mw"].isna().all()


def test_a_goal_whose_year_is_over_needs_nothing_more() -> None:
    found = select(energy.needed_additions(FLEET, GOALS), countries="KAZ")
    assert found["years"].item() == -2
    assert math.isnan(found["needed_mw"].item())


def test_a_goal_without_a_known_capacity_is_shown_with_a_gap() -> None:
    found = select(energy.needed_additions(FLEET, GOALS), countries="TJK")
    assert records(found, "base_period", "basis") == [("", "")]
    assert found[["base_mw", "needed_mw"]].isna().all(axis=None)
    assert found["years"].isna().all()


def test_goals_without_a_year_or_of_another_kind_are_left_out() -> None:
    found = energy.needed_additions(FLEET, GOALS)
    assert found["country"].tolist() == ["KAZ", "TJK", "UZB"]


def test_goals_in_another_unit_are_refused() -> None:
    other = GOALS.assign(unit=["MW", "GW", "MW", "MW", "MW"])
    with pytest.raises(ValueError, match="mixed units: GW and MW"):
        energy.needed_additions(FLEET, other)


# --------------------------------------------------------------------- contract


def test_frames_stay_as_they_were_and_the_order_of_rows_says_nothing() -> None:
    check_pure(energy.capacity_added, STOCKS)
    check_pure(energy.fleet, FLEET)
    check_pure(energy.needed_additions, FLEET, GOALS)


def test_nothing_in_nothing_out() -> None:
    assert energy.capacity_added(STOCKS.head(0)).empty
    assert energy.fleet(FLEET.head(0), technologies=[]).empty
    assert energy.needed_additions(FLEET, GOALS.head(0)).empty
    assert energy.needed_additions(FLEET.head(0), GOALS)["base_mw"].isna().all()


# ------------------------------------------------------------------- the tables
