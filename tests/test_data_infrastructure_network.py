"""What holds of projects, promises and the transport network beyond the contract."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict

import pytest

from cac_data import periods
from tests.bundled import ROWS, Row, number

PROJECTS = {row["project_id"]: row for row in ROWS["projects"]}
NODES = {row["node_id"]: row for row in ROWS["network_nodes"]}
LEGS = {row["leg_id"]: row for row in ROWS["network_legs"]}
CHECKS = {row["check_id"]: row for row in ROWS["route_checks"]}

# -------------------------------------------------------------------------- projects


def test_a_sum_over_countable_projects_counts_nothing_twice() -> None:
    counted = [row for row in ROWS["projects"] if row["countable"] == "true"]
    assert len(counted) > 50
    assert [row for row in counted if row["part_of"] or row["variant_of"]] == []


def test_what_is_not_counted_says_of_what_it_is_a_part_or_why() -> None:
    for row in ROWS["projects"]:
        if row["countable"] == "false":
            assert row["part_of"] or row["variant_of"] or "not counted" in row["note"]
            assert not (row["part_of"] and row["variant_of"])


@pytest.mark.parametrize("column", ["part_of", "variant_of"])
def test_a_chain_of_parts_or_variants_ends_at_a_project_that_counts(
    column: str,
) -> None:
    for row in ROWS["projects"]:
        seen = [row["project_id"]]
        while PROJECTS[seen[-1]][column]:
            seen.append(PROJECTS[seen[-1]][column])
            assert len(seen) == len(set(seen)), "a circle"
        if len(seen) > 1:
            assert PROJECTS[seen[-1]]["countable"] == "true"


def test_only_what_is_in_use_has_been_completed() -> None:
    done = {row["status"] for row in ROWS["projects"] if row["completed"]}
    assert done == {"operating"}


def test_what_is_not_begun_has_no_start_in_the_past() -> None:
    not_begun = {"proposed", "study", "planned"}
    odd = {
        row["project_id"]
        for row in ROWS["projects"]
        if row["status"] in not_begun
        and row["construction_start"]
        and periods.bounds(row["construction_start"])[1] < (2025, 1, 1)
    }
    # A programme of March 2024, for the years from 2024 on.
    assert odd == {"kz-rail-programme-2030"}


# --------------------------------------------------------------------------- figures


def figures(project: str, indicator: str) -> list[Row]:
    return [
        row
        for row in ROWS["project_figures"]
        if (row["project_id"], row["indicator"]) == (project, indicator)
    ]


def test_a_project_has_one_main_figure_in_a_unit() -> None:
    count = Counter(
        (row["project_id"], row["indicator"], row["unit"])
        for row in ROWS["project_figures"]
        if row["variant"] == "main"
    )
    assert [key for key, times in count.items() if times > 1] == []


def test_every_rival_figure_has_a_main_one_beside_it() -> None:
    rivals, mains = (
        {
            (row["project_id"], row["indicator"])
            for row in ROWS["project_figures"]
            if (row["variant"] == "main") is main
        }
        for main in (False, True)
    )
    # Only a range of traffic is known here.
    assert rivals - mains == {("darbaza-maktaaral", "expected_traffic")}


def test_the_lower_end_of_a_range_is_the_lower_one() -> None:
    ends: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    fact = ("project_id", "indicator", "scope", "unit", "source_id")
    for row in ROWS["project_figures"]:
        if row["variant"] in {"lower", "upper"}:
            key = tuple(row[part] for part in fact)
            ends[key][row["variant"]] = number(row["value"])
    both = [pair for pair in ends.values() if len(pair) == 2]
    assert len(both) >= 4
    assert all(pair["lower"] < pair["upper"] for pair in both)


def test_each_indicator_has_units_of_its_own() -> None:
    units: dict[str, set[str]] = defaultdict(set)
    for row in ROWS["project_figures"]:
        units[row["indicator"]].add(row["unit"])
    assert units["length"] == {"km"}
    currencies = {"USD mn", "EUR mn", "CNY bn", "KZT bn", "TJS mn"}
    assert units["construction_cost"] == currencies
    assert not units["project_capacity"] & (currencies | {"km"})


# ------------------------------------------------------------------------- schedules


def test_a_promise_is_about_the_time_after_it() -> None:
    late = [
        row
        for row in ROWS["schedule_claims"]
        if periods.bounds(row["claimed_period"])[1] < periods.bounds(row["said_on"])[0]
    ]
    assert late == []


def test_a_date_that_was_worked_out_says_how() -> None:
    worked_out = [row for row in ROWS["schedule_claims"] if row["obs_status"] == "E"]
    assert len(worked_out) == 9
    for row in worked_out:
        assert re.search(r"^derived: |read as", row["note"]), row


def test_an_event_agrees_with_the_dates_of_its_project() -> None:
    column = {"start_of_works": "construction_start", "opening": "completed"}
    checked = 0
    for row in ROWS["project_events"]:
        project = PROJECTS[row["project_id"]]
        if row["kind"] in column and project["status"] != "partly_open":
            assert project[column[row["kind"]]] == row["period"]
            checked += 1
    assert checked == 5


# ----------------------------------------------------------------------------- nodes

# South, north, west and east of each country, to a tenth of a degree outwards: from
# Natural Earth, countries 1:10 million.
BOXES = {
    "AFG": (29.3, 38.5, 60.4, 74.9),
    "AZE": (38.3, 42.0, 44.7, 50.7),
    "BLR": (51.1, 56.2, 23.1, 32.8),
    "CHN": (15.7, 53.6, 73.5, 134.8),
    "DEU": (47.2, 55.1, 5.8, 15.1),
    "GEO": (41.0, 43.6, 39.9, 46.8),
    "IRN": (25.0, 39.8, 44.0, 63.4),
    "KAZ": (40.5, 55.5, 46.4, 87.4),
    "KGZ": (39.1, 43.3, 69.2, 80.3),
    "PAK": (23.6, 37.1, 60.8, 77.1),
    "POL": (48.9, 54.9, 14.1, 24.2),
    "ROU": (43.6, 48.3, 20.2, 29.8),
    "RUS": (41.1, 81.9, 27.3, 180.0),
    "TKM": (35.1, 42.8, 52.3, 66.7),
    "TUR": (35.7, 42.2, 25.6, 44.9),
    "UZB": (37.1, 45.6, 55.9, 73.2),
}


@pytest.mark.parametrize("node", ROWS["network_nodes"], ids=lambda row: row["node_id"])
def test_a_node_lies_inside_its_country(node: Row) -> None:
    south, north, west, east = BOXES[node["country"]]
    assert south <= number(node["lat"]) <= north
    assert west <= number(node["lon"]) <= east


def test_no_two_nodes_are_the_same_point() -> None:
    points = Counter((row["lat"], row["lon"]) for row in ROWS["network_nodes"])
    assert max(points.values()) == 1


def test_every_node_is_the_end_of_a_leg() -> None:
    ends = {row[end] for row in LEGS.values() for end in ("from_node", "to_node")}
    assert ends == set(NODES)


# ------------------------------------------------------------------------------ legs


def globe(leg: Row) -> float:
    """Great circle between the ends of a leg in km, by the law of cosines."""
    a, b = NODES[leg["from_node"]], NODES[leg["to_node"]]
    lat1, lat2 = math.radians(number(a["lat"])), math.radians(number(b["lat"]))
    east = math.radians(number(a["lon"]) - number(b["lon"]))
    cosine = math.sin(lat1) * math.sin(lat2)
    cosine += math.cos(lat1) * math.cos(lat2) * math.cos(east)
    return 6371.0088 * math.acos(min(1.0, cosine))


def test_a_length_below_the_great_circle_is_explained() -> None:
    short = {
        leg
        for leg, row in LEGS.items()
        if row["distance_km"] and number(row["distance_km"]) < globe(row)
    }
    explained = {leg for leg, row in LEGS.items() if "great circle" in row["note"]}
    assert short == explained
    assert short == {
        *("d-kyzylorda-uchquduq", "r-balqash-moyynty", "r-jalalabad-andijan"),
        *("r-mary-tejen", "r-navoiy-bukhara", "r-urumqi-jinghe"),
    }


def test_no_length_is_more_than_twice_the_great_circle_without_a_reason() -> None:
    far = {
        leg: round(number(row["distance_km"]) / globe(row), 2)
        for leg, row in LEGS.items()
        if row["distance_km"] and number(row["distance_km"]) > 2 * globe(row)
    }
    # A mountain road round two ranges, and a dry port beside the point of its village.
    assert set(far) == {"d-torugart-bishkek", "b-khorgos"}, far


def test_the_basis_says_where_a_length_comes_from() -> None:
    for row in LEGS.values():
        assert bool(row["distance_km"]) == bool(row["distance_basis"])
        derived = row["distance_basis"] == "derived"
        assert derived == row["note"].startswith("Derived: "), row


def test_a_leg_joins_two_places_once() -> None:
    main = [row for row in LEGS.values() if not row["variant_of"]]
    pairs = [(*sorted([row["from_node"], row["to_node"]]), row["mode"]) for row in main]
    assert len(main) == 109
    assert len(set(pairs)) == len(pairs)
    assert all(row["from_node"] != row["to_node"] for row in main)


def test_another_length_of_a_leg_is_of_the_same_leg() -> None:
    same = (
        *("from_node", "to_node", "mode", "terrain", "corridor", "gauge_break"),
        *("status", "planned_completion", "project_id"),
    )
    others = [row for row in LEGS.values() if row["variant_of"]]
    assert len(others) == 8
    for row in others:
        leg = LEGS[row["variant_of"]]
        assert leg["variant_of"] == ""
        assert row["distance_km"] not in {"", leg["distance_km"]}
        assert [row[part] for part in same] == [leg[part] for part in same]


def test_only_ships_cross_the_sea() -> None:
    for row in LEGS.values():
        assert (row["mode"] == "sea") == (row["terrain"] == "sea")
        assert row["leg_id"][0] == {"rail": "r", "road": "d", "sea": "s"}[
            row["mode"]
        ] or (row["leg_id"][0] == "b" and row["mode"] == "rail")


def test_what_is_in_use_has_no_planned_opening() -> None:
    for row in LEGS.values():
        assert not (row["status"] == "operating" and row["planned_completion"]), row


def test_the_gauge_breaks_where_two_gauges_meet() -> None:
    broad = {"AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TKM", "UZB"}
    standard = {"CHN", "DEU", "IRN", "POL", "TUR"}
    breaks = {leg for leg, row in LEGS.items() if row["gauge_break"] == "true"}
    borders = {
        leg
        for leg, row in LEGS.items()
        if row["mode"] == "rail"
        and len(
            {NODES[row[end]]["country"] for end in ("from_node", "to_node")} & broad
        )
        and {NODES[row[end]]["country"] for end in ("from_node", "to_node")} & standard
    }
    # The Chinese gauge goes on to Makmal in Kyrgyzstan.
    cku = {"r-kashgar-torugart", "r-kashgar-torugart-2025"}
    assert breaks == borders - cku | {"r-makmal-jalalabad"}


def reached(start: str, *, modes: set[str], statuses: set[str]) -> set[str]:
    near = defaultdict(set)
    for row in LEGS.values():
        if row["mode"] in modes and row["status"] in statuses:
            near[row["from_node"]].add(row["to_node"])
            near[row["to_node"]].add(row["from_node"])
    found, wave = {start}, {start}
    while wave:
        wave = {node for place in wave for node in near[place]} - found
        found |= wave
    return found


def test_the_network_is_one() -> None:
    every = {row["status"] for row in LEGS.values()}
    found = reached("xian", modes={"rail", "road", "sea"}, statuses=every)
    assert found == set(NODES)


# ---------------------------------------------------------------------------- checks


def test_a_check_that_can_be_compared_has_two_nodes_and_a_route() -> None:
    for row in CHECKS.values():
        if row["comparable"] == "true":
            assert row["origin_node"]
            assert row["destination_node"]
            assert row["measure"] == "route"
        if row["measure"] == "saving":
            assert not row["origin_node"]


def test_a_check_has_a_distance_or_a_time() -> None:
    for row in CHECKS.values():
        assert row["distance_km"] or row["days_low"]
        assert bool(row["days_low"]) == bool(row["days_high"])
        if row["days_low"]:
            assert number(row["days_low"]) <= number(row["days_high"])
