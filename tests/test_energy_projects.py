"""Projects with a Chinese party: only what may be added up is added up."""

from __future__ import annotations

import pandas as pd
import pytest

from cac_data import energy, load_table
from cac_data.tables import allowed_values, select
from tests.power_frames import capacity, projects
from tests.trade_frames import check_pure, records

FRAME = {"countable": False}

PROJECTS = projects(
    ("uzb-a", "UZB", "solar", 500.0, "operating", {"roles": ["owner", "contractor"]}),
    ("uzb-b", "UZB", "wind", 300.0, "operating", {"roles": ["contractor"]}),
    ("uzb-c", "UZB", "wind", None, "operating"),
    ("uzb-frame", "UZB", "solar", 2000.0, "memorandum", FRAME),
    ("uzb-d", "UZB", "solar", 100.0, "agreed"),
    ("uzb-double", "UZB", "solar", 100.0, "agreed", FRAME),
    ("uzb-gas", "UZB", "gas", 1500.0, "operating"),
    ("kaz-a", "KAZ", "wind", 60.0, "operating"),
    # What a second source says of the first plant.
    (
        *("uzb-a", "UZB", "solar", 510.0, "operating"),
        {"is_main": False, "countable": False, "source_id": "other"},
    ),
)

FLEET = capacity(
    ("UZB", "2025", "solar", 1000.0),
    ("UZB", "2025", "wind", 600.0),
    ("KGZ", "2025", "solar", 1.0),
    ("KGZ", "2025", "wind", 1.0),
)


def test_only_countable_rows_are_added_up_and_the_rest_stands_beside() -> None:
    found = energy.projects_by_status(PROJECTS, countries=["UZB"])
    shown = ("status", "projects", "capacity_mw", "left_out", "left_out_mw")
    assert records(found, *shown) == [
        ("memorandum", 0, 0.0, 1, 2000.0),
        ("agreed", 1, 100.0, 1, 100.0),
        ("operating", 3, 800.0, 0, 0.0),
    ]


def test_what_was_left_out_is_named() -> None:
    found = energy.projects_by_status(PROJECTS)
    left = {item for items in found["left_out_ids"] for item in items}
    assert left == {"uzb-frame", "uzb-double"}


def test_a_plant_without_a_capacity_is_counted_and_told() -> None:
    found = select(energy.projects_by_status(PROJECTS), status="operating")
    assert records(found, "country", "projects", "without_capacity") == [
        ("KAZ", 1, 0),
        ("UZB", 3, 1),
    ]


def test_a_second_source_does_not_count_a_plant_twice() -> None:
    found = energy.projects_by_status(PROJECTS, technologies=["solar"])
    assert select(found, status="operating")["capacity_mw"].item() == 500


def test_statuses_stand_in_the_order_from_idea_to_service() -> None:
    found = energy.projects_by_status(PROJECTS, technologies=None, countries=["UZB"])
    assert found["status"].tolist() == ["memorandum", "agreed", "operating"]
    assert select(found, status="operating")["capacity_mw"].item() == 2300


def test_the_statuses_are_those_of_the_table() -> None:
    told = set(load_table("energy_projects")["status"]) - {""}
    assert told == set(energy.STATUSES)
    assert set(energy.STATUSES) <= set(allowed_values("status"))


@pytest.mark.parametrize(
    ("option", "match"),
    [
        ({"technologies": ["sollar"]}, r"`technologies`: 'sollar'.*mean 'solar'"),
        ({"countries": ["UZBK"]}, r"`countries`: 'UZBK'.*mean 'UZB'"),
    ],
)
def test_an_unknown_technology_or_country_is_named(
    option: dict[str, list[str]], match: str
) -> None:
    with pytest.raises(ValueError, match=match):
        energy.projects_by_status(PROJECTS, **option)


def test_a_country_without_a_project_gives_nothing() -> None:
    assert energy.projects_by_status(PROJECTS, countries=["TKM"]).empty


def test_an_unknown_status_is_named() -> None:
    odd = PROJECTS.assign(status="dreamt of")
    with pytest.raises(ValueError, match="`status`: 'dreamt of' is not one of planned"):
        energy.projects_by_status(odd)


def test_two_main_rows_of_a_project_are_refused() -> None:
    twice = pd.concat([PROJECTS, PROJECTS.head(1)], ignore_index=True)
    with pytest.raises(ValueError, match=r"two main rows\n(.|\n)*uzb-a"):
        energy.projects_by_status(twice)


def test_the_share_of_a_fleet_is_of_plants_in_service() -> None:
    found = energy.share_with_chinese_party(PROJECTS, FLEET)
    assert records(found, "country", "project_mw", "fleet_mw", "share_pct") == [
        ("UZB", 800.0, 1600.0, 50.0)
    ]
    assert found["without_capacity"].item() == 1
    assert found["source_ids"].item() == [
        *("irena-solar", "irena-wind"),
        *("press-uzb-a", "press-uzb-b", "press-uzb-c"),
    ]


def test_owners_and_contractors_are_told_apart() -> None:
    by_role = {
        role: energy.share_with_chinese_party(PROJECTS, FLEET, role=role)
        for role in ("owner", "contractor")
    }
    assert by_role["owner"]["share_pct"].item() == pytest.approx(31.25)
    assert by_role["contractor"]["share_pct"].item() == pytest.approx(50)
    with pytest.raises(ValueError, match=r"`role`: 'ownr'.*mean 'owner'"):
        energy.share_with_chinese_party(PROJECTS, FLEET, role="ownr")


def test_frames_stay_as_they_were_and_the_order_of_rows_says_nothing() -> None:
    check_pure(energy.projects_by_status, PROJECTS)
    check_pure(energy.share_with_chinese_party, PROJECTS, FLEET)


def test_nothing_in_nothing_out() -> None:
    none = PROJECTS.head(0)
    assert energy.projects_by_status(none, technologies=None).empty
