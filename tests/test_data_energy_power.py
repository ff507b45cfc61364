"""What the tables of power promise: parts that add up, editions kept apart, no doubles.

The files are read with the standard library, as in test_data.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

import pytest

from cac_data import periods
from tests.bundled import FIELDS, ROWS, Row, enum

PARTS = set(enum(FIELDS["electricity_generation"]["technology"]))
PARTS -= {"total", "solar_and_wind"}

# ------------------------------------------------------------------- generation


def by_year() -> dict[tuple[str, str, str], dict[str, Row]]:
    """Country, year and edition -> technology -> row, of Our World in Data."""
    found: dict[tuple[str, str, str], dict[str, Row]] = defaultdict(dict)
    for row in ROWS["electricity_generation"]:
        if row["basis"] == "owid":
            year = (row["country"], row["period"], row["vintage"])
            found[year][row["technology"]] = row
    return found


YEARS = by_year()


def test_every_year_of_an_edition_has_all_technologies() -> None:
    assert len(PARTS) == 9
    assert [year for year, rows in YEARS.items() if set(rows) != PARTS] == []


# ------------------------------------------------------- trade and power systems


def test_only_net_imports_are_negative() -> None:
    for row in ROWS["electricity_trade"]:
        if row["indicator"] != "electricity_net_imports":
            assert float(row["value_twh"]) > 0


@pytest.mark.parametrize("name", ["electricity_trade", "power_system"])
def test_a_figure_of_the_factbook_is_an_estimate_of_named_editions(name: str) -> None:
    for row in ROWS[name]:
        span = re.fullmatch(r"\d{4}-\d{2}/\d{4}-\d{2}", row["vintage"])
        assert bool(span) == (row["basis"] == "factbook"), row
        if span:
            assert row["obs_status"] == "E"
            assert periods.bounds(row["vintage"])[0][0] >= int(row["period"])


@pytest.mark.parametrize("name", ["electricity_trade", "power_system"])
def test_editions_of_the_factbook_follow_each_other(name: str) -> None:
    facts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in ROWS[name]:
        if row["basis"] == "factbook":
            fact = (row["country"], row["indicator"], row["period"])
            facts[fact].append(row["vintage"])
    for editions in facts.values():
        for one, other in itertools.pairwise(sorted(editions)):
            assert one.split("/")[1] <= other.split("/")[0]


# ---------------------------------------------------------------------- capacity


def capacity(**conditions: str) -> list[Row]:
    return [
        row
        for row in ROWS["renewable_capacity"]
        if all(row[column] == cell for column, cell in conditions.items())
    ]


# -------------------------------------------------------------- targets, hydropower


def targets(**conditions: str) -> list[Row]:
    return [
        row
        for row in ROWS["energy_targets"]
        if all(row[column] == cell for column, cell in conditions.items())
    ]


def test_what_is_aimed_at_is_no_observation() -> None:
    assert {row["obs_status"] for row in ROWS["energy_targets"]} == {"F"}


def test_a_goal_is_set_before_its_time_is_over() -> None:
    for row in ROWS["energy_targets"]:
        if row["target_period"]:
            said = periods.bounds(row["set_on"])[0]
            assert said <= periods.bounds(row["target_period"])[1], row


def test_a_range_has_its_lower_end_below() -> None:
    ranges = [row for row in ROWS["energy_targets"] if row["value_low"]]
    assert len(ranges) == 2
    for row in ranges:
        assert float(row["value_low"]) < float(row["value"])


# ---------------------------------------------------------------------- projects

PROJECTS = ROWS["energy_projects"]
MAIN = {row["project_id"]: row for row in PROJECTS if row["is_main"] == "true"}
NO_POWER_PLANT = {"gas_field", "manufacturing", "transmission"}


def test_every_project_has_one_main_row() -> None:
    mains = [row["project_id"] for row in PROJECTS if row["is_main"] == "true"]
    assert len(mains) == len(set(mains))
    assert set(mains) == {row["project_id"] for row in PROJECTS}
    # The 55 of the evidence, and two that hold others.
    assert len(mains) == 57


def test_rows_of_one_project_agree_on_what_it_is() -> None:
    for row in PROJECTS:
        main = MAIN[row["project_id"]]
        for column in ("name", "country", "technology", "part_of", "variant_of"):
            assert row[column] == main[column], (row["project_id"], column)


def test_a_project_bears_the_code_of_its_country() -> None:
    for row in PROJECTS:
        assert row["project_id"].split("-")[0] == row["country"].lower()


def test_only_main_rows_of_power_plants_with_an_agreement_are_countable() -> None:
    for row in PROJECTS:
        if row["countable"] == "true":
            assert row["is_main"] == "true"
            assert row["technology"] not in NO_POWER_PLANT | {"several"}
            assert row["status"] not in {"planned", "memorandum", "not_built"}
            assert not row["variant_of"]


def test_a_plant_and_what_holds_it_are_not_both_countable() -> None:
    for row in MAIN.values():
        for column in ("part_of", "variant_of"):
            if row[column]:
                assert row[column] in MAIN
                assert row[column] != row["project_id"]
        if row["part_of"]:
            assert MAIN[row["part_of"]]["countable"] == "false"


def test_what_is_in_service_is_finished_and_what_is_not_is_planned() -> None:
    for row in MAIN.values():
        if row["status"] in {"operating", "built"}:
            assert not row["planned_completion"]
        else:
            assert not row["completed"]


def test_works_that_are_no_power_plants_have_no_capacity() -> None:
    for row in PROJECTS:
        if row["technology"] in NO_POWER_PLANT:
            assert row["capacity_mw"] == ""
