"""The first screen, the sentences and the drawings of energy, whatever the figures."""

from __future__ import annotations

from collections.abc import Iterator

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from cac_data import energy, load_table
from tests.gas_frames import flows as gas_flows, review
from tests.power_frames import capacity, goals, projects


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


# --- what stands behind them ---------------------------------------------------------


def test_only_whole_years_of_the_five_are_deliveries() -> None:
    rows = pd.concat(
        [
            review(("TKM", "2025", "2026", 30.0), ("RUS", "2025", "2026", 36.0)),
            gas_flows(("TKM", "volume", "statistical_review", "2025-01", 3.0)),
        ]
    )
    found = energy.deliveries(rows)
    assert found[["country", "value"]].to_numpy().tolist() == [["TKM", 30.0]]
    assert energy.regional_gas(rows).empty
    assert energy.suppliers(rows).empty


def test_other_counts_leave_out_the_review_itself_and_parts_of_years() -> None:
    rows = pd.concat(
        [
            review(("TKM", "2025", "2026", 30.0)),
            gas_flows(
                ("TKM", "volume", "exporter_official", "2025", 40.0),
                ("TKM", "volume", "exporter_official", "2025-01", 4.0),
            ),
        ]
    )
    found = energy.other_counts(rows, load_table("conversion_factors"))
    assert found["counter"].tolist() == ["officials of the exporter"]
    assert found["gap_pct"].round(1).tolist() == [33.3]


def test_oil_needs_both_origins_of_a_year() -> None:
    fuels = load_table("fuel_flows")
    found = energy.oil_in_pipe(fuels)
    assert set(found.groupby("period")["country"].agg(tuple)) == {("KAZ", "RUS")}
    assert found.groupby("period")["share_pct"].sum().round(9).eq(100).all()
    assert energy.oil_in_pipe(fuels[fuels["exporter"] != "RUS"]).empty


def test_uranium_is_taken_in_tonnes_of_uranium_alone() -> None:
    found = energy.uranium_to_china(load_table("fuel_flows"))
    assert set(found["unit"]) == {"tU"}
    assert found["period"].max() == "2013"
    assert found.groupby("period")["share_pct"].sum().le(100).all()


def test_each_year_of_sun_and_wind_comes_from_one_body() -> None:
    rows = capacity(
        ("UZB", "2023", "solar", 250.0),
        ("UZB", "2023", "wind", 1.0),
        ("UZB", "2024", "solar", 900.0),
        ("UZB", "2025", "solar", 3900.0, {"basis": "national", "vintage": ""}),
        ("UZB", "2025", "wind", 1600.0, {"basis": "national", "vintage": ""}),
    )
    found = energy.fleet_by_year(rows)
    assert found["period"].tolist() == ["2023", "2025"]  # 2024 has no wind
    path = energy.solar_wind_path(rows, horizon=2027, additions=1000.0)
    assert path["capacity_mw"].tolist() == [251.0, 5500.0, 6500.0, 7500.0]
    assert path["assumed"].tolist() == [False, False, True, True]
    still = energy.solar_wind_path(rows, horizon=2025, additions=1000.0)
    assert still["assumed"].tolist() == [False, False]
    assert energy.solar_wind_path(
        rows, horizon=2027, additions=1.0, country="TJK"
    ).empty


def test_a_goal_without_a_year_is_no_level() -> None:
    rows = goals(
        ("UZB", "solar_and_wind_capacity", "2024", "2030", 25000.0),
        ("UZB", "solar_and_wind_capacity", "2024", "", 30000.0),
        ("KAZ", "solar_and_wind_capacity", "2024", "2030", 9000.0),
    )
    found = energy.solar_wind_goals(rows)
    assert found["value"].tolist() == [25000.0]


def test_a_plant_that_came_after_the_count_is_no_part_of_it() -> None:
    counted = capacity(("UZB", "2023", "solar", 200.0), ("UZB", "2023", "wind", 50.0))
    plants = projects(
        ("old", "UZB", "solar", 100.0, "operating"),
        ("new", "UZB", "solar", 500.0, "operating"),
        ("undated", "UZB", "wind", 25.0, "operating"),
    ).assign(completed=["2022-05", "2024", ""])
    found = energy.share_with_chinese_party(plants, counted)
    assert found["project_mw"].tolist() == [125.0]
    assert found["share_pct"].tolist() == [50.0]
