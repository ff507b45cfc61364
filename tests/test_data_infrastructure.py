"""What holds of projects, the network, traffic and money beyond the contract."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict

import networkx as nx
import pytest

from cac_data import periods
from tests.bundled import ROWS, Row, half_of_last_digit, number

PROJECTS = {row["project_id"]: row for row in ROWS["projects"]}
NODES = {row["node_id"]: row for row in ROWS["network_nodes"]}
LEGS = {row["leg_id"]: row for row in ROWS["network_legs"]}
VOLUMES = ROWS["corridor_volumes"]

# ------------------------------------------------------------ projects and promises


def test_a_sum_over_countable_projects_counts_nothing_twice() -> None:
    for row in PROJECTS.values():
        above = row["part_of"] or row["variant_of"]
        if row["countable"] == "true":
            assert not above
        else:
            assert above or "not counted" in row["note"]
        assert not row["completed"] or row["status"] == "operating"


def test_a_project_has_one_main_figure_in_a_unit_and_ranges_have_two_ends() -> None:
    main: Counter[tuple[str, ...]] = Counter()
    ends: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    for row in ROWS["project_figures"]:
        what = (row["project_id"], row["indicator"])
        main[*what, row["unit"]] += row["variant"] == "main"
        key = (*what, row["scope"], row["unit"], row["source_id"])
        ends[key][row["variant"]] = number(row["value"])
    assert max(main.values()) == 1
    both = [pair for pair in ends.values() if {"lower", "upper"} <= set(pair)]
    assert len(both) >= 4
    assert all(pair["lower"] < pair["upper"] for pair in both)


def test_a_promise_is_about_the_time_after_it() -> None:
    for row in ROWS["schedule_claims"]:
        said, claimed = periods.bounds(row["said_on"]), row["claimed_period"]
        assert periods.bounds(claimed)[1] >= said[0], row
        assert row["obs_status"] != "E" or re.search("^derived: |read as", row["note"])


def test_an_event_agrees_with_the_dates_of_its_project() -> None:
    column = {"start_of_works": "construction_start", "opening": "completed"}
    for row in ROWS["project_events"]:
        project = PROJECTS[row["project_id"]]
        if row["kind"] in column and project["status"] != "partly_open":
            assert project[column[row["kind"]]] == row["period"], row


# ----------------------------------------------------------------------- the network

# South, north, west and east of each country, in degrees, outwards.
BOXES = {
    "AFG": (29.0, 39.0, 60.0, 75.0),
    "AZE": (38.3, 42.0, 44.7, 50.7),
    "BLR": (51.1, 56.2, 23.1, 32.8),
    "CHN": (15.7, 54.0, 73.0, 135.5),
    "DEU": (47.2, 55.1, 5.8, 15.1),
    "GEO": (41.0, 43.6, 39.9, 46.8),
    "IRN": (25.0, 40.0, 44.0, 63.5),
    "KAZ": (40.5, 55.5, 46.0, 87.5),
    "KGZ": (39.0, 43.5, 69.0, 80.5),
    "PAK": (23.6, 37.1, 60.8, 77.1),
    "POL": (48.9, 54.9, 14.1, 24.2),
    "ROU": (43.6, 48.3, 20.2, 29.8),
    "RUS": (41.1, 81.9, 27.3, 180.0),
    "TJK": (36.5, 41.5, 67.0, 75.5),
    "TKM": (35.0, 43.0, 52.0, 67.0),
    "TUR": (35.7, 42.2, 25.6, 44.9),
    "UZB": (37.0, 46.0, 55.5, 73.5),
}


@pytest.mark.parametrize("name", ["network_nodes", "places"])
def test_a_place_is_one_point_inside_its_country(name: str) -> None:
    for row in ROWS[name]:
        south, north, west, east = BOXES[row["country"]]
        assert south <= number(row["lat"]) <= north, row
        assert west <= number(row["lon"]) <= east, row
    assert len({(row["lat"], row["lon"]) for row in ROWS[name]}) == len(ROWS[name])


def test_the_network_is_one_and_joins_two_places_once() -> None:
    main = [row for row in LEGS.values() if not row["variant_of"]]
    pairs = [(*sorted([row["from_node"], row["to_node"]]), row["mode"]) for row in main]
    assert len(set(pairs)) == len(pairs)
    graph = nx.Graph((start, end) for start, end, _ in pairs)
    assert nx.is_connected(graph)
    assert set(graph) == set(NODES)


def globe(leg: Row) -> float:
    """Great circle between the ends of a leg in km, by the law of cosines."""
    a, b = NODES[leg["from_node"]], NODES[leg["to_node"]]
    lat1, lat2 = math.radians(number(a["lat"])), math.radians(number(b["lat"]))
    east = math.radians(number(a["lon"]) - number(b["lon"]))
    cosine = math.sin(lat1) * math.sin(lat2)
    cosine += math.cos(lat1) * math.cos(lat2) * math.cos(east)
    return 6371.0088 * math.acos(min(1.0, cosine))


def test_a_length_that_the_globe_does_not_explain_is_explained() -> None:
    # A mountain road round two ranges, and a dry port beside the point of its village.
    far = {"d-torugart-bishkek", "b-khorgos"}
    for leg, row in LEGS.items():
        assert bool(row["distance_km"]) == bool(row["distance_basis"])
        derived = row["distance_basis"] == "derived"
        assert derived == row["note"].startswith("Derived: "), row
        if row["distance_km"]:
            ratio = number(row["distance_km"]) / globe(row)
            assert (ratio < 1) == ("great circle" in row["note"]), row
            assert (ratio > 2) == (leg in far), row


def test_another_length_of_a_leg_is_of_the_same_leg() -> None:
    same = ("from_node", "to_node", "mode", "terrain", "corridor", "status")
    for row in LEGS.values():
        if row["variant_of"]:
            leg = LEGS[row["variant_of"]]
            assert not leg["variant_of"]
            assert row["distance_km"] not in {"", leg["distance_km"]}
            assert [row[part] for part in same] == [leg[part] for part in same]
        assert (row["mode"] == "sea") == (row["terrain"] == "sea")
        assert not (row["status"] == "operating" and row["planned_completion"]), row


def test_the_gauge_breaks_where_two_gauges_meet() -> None:
    broad = {"AZE", "BLR", "GEO", "KAZ", "KGZ", "RUS", "TKM", "UZB"}
    standard = {"CHN", "DEU", "IRN", "POL", "TUR"}
    meeting = set()
    for leg, row in LEGS.items():
        ends = {NODES[row[end]]["country"] for end in ("from_node", "to_node")}
        if row["mode"] == "rail" and ends & broad and ends & standard:
            meeting.add(leg)
    breaks = {leg for leg, row in LEGS.items() if row["gauge_break"] == "true"}
    # The Chinese gauge goes on to Makmal in Kyrgyzstan.
    cku = {"r-kashgar-torugart", "r-kashgar-torugart-2025"}
    assert breaks == meeting - cku | {"r-makmal-jalalabad"}


def test_a_check_that_can_be_compared_is_a_route_between_two_nodes() -> None:
    for row in ROWS["route_checks"]:
        if row["comparable"] == "true":
            assert row["measure"] == "route"
            assert all([row["origin_node"], row["destination_node"]]), row


# ------------------------------------------------------------------ money and traffic


def test_a_concept_of_one_counter_has_one_unit_and_price_basis() -> None:
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in ROWS["investment"]:
        units[row["concept"], row["basis"]].add(row["unit"])
        constant = row["price_basis"] == "constant_2021"
        assert constant == (row["concept"] == "commitment")
    assert {len(words) for words in units.values()} == {1}


def test_no_creditor_is_owed_more_than_all() -> None:
    debt = [r for r in ROWS["external_debt"] if r["indicator"] == "debt_stock"]
    whole = {
        (row["country"], row["period"]): number(row["value"])
        for row in debt
        if row["creditor"] == "all"
    }
    for row in debt:
        limit = whole.get((row["country"], row["period"]), math.inf)
        assert row["creditor"] == "all" or number(row["value"]) < limit, row


def test_what_is_to_come_is_no_normal_figure() -> None:
    to_come = {"expected", "forecast", "plan", "target"}
    for row in VOLUMES:
        allowed = {"E", "F", "U"} if row["nature"] in to_come else set("ABDEPU")
        assert row["obs_status"] in allowed, row


def test_one_indicator_has_one_unit() -> None:
    units: dict[str, set[str]] = defaultdict(set)
    for row in VOLUMES:
        units[row["indicator"]].add(row["unit"])
    # Days on a corridor, hours on one road.
    assert units.pop("transit_time") == {"days", "hours"}
    assert {len(words) for words in units.values()} == {1}


def test_the_middle_of_a_range_and_a_derived_figure_follow_from_their_note() -> None:
    middle = re.compile(r"([\d.]+) to ([\d.]+) .*the value is the middle")
    formula = re.compile(r"derived: (?:about )?([\d,.]+) over ([\d.]+)(?:;|$)")
    followed = 0
    for row in VOLUMES:
        value = number(row["value"])
        if told := middle.match(row["note"]):
            half = number(row["rounding_value"])
            assert [value - half, value + half] == [*map(float, told.groups())]
        elif told := formula.match(row["note"]):
            share = float(told[1].replace(",", "")) / float(told[2])
            assert share == pytest.approx(value, rel=0.002)
        followed += bool(told)
        assert not told or row["obs_status"] == "E"
        assert row["variant"] != "derived" or row["rounding_value"]
    assert followed > 20


def series(nature: str) -> dict[tuple[str, ...], list[Row]]:
    """Sound main figures of each series."""
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in VOLUMES:
        is_sound = row["variant"] != "alternative" and row["obs_status"] not in "DU"
        if row["nature"] == nature and row["period"] and is_sound:
            parts = ("corridor", "indicator", "mode", "scope")
            found[tuple(row[part] for part in parts)].append(row)
    return found


def half_of(row: Row) -> float:
    stated = row["rounding_value"]
    return number(stated) if stated else half_of_last_digit(row["value"])


def test_more_is_carried_in_more_of_a_year() -> None:
    compared = 0
    for key, rows in series("actual").items():
        if key[1] not in {"cargo", "containers", "trains", "vehicles"}:
            continue
        for row, other in itertools.permutations(rows, 2):
            part, whole = (periods.bounds(one["period"]) for one in (row, other))
            if part[0] == whole[0] and part[1] < whole[1] < (part[0][0] + 1, 1, 1):
                room = half_of(row) + half_of(other)
                assert number(row["value"]) <= number(other["value"]) + room, row
                compared += 1
    assert compared >= 25


def test_totals_since_the_beginning_only_grow() -> None:
    for rows in series("cumulative").values():
        rows.sort(key=lambda row: periods.bounds(row["period"])[1])
        values = [number(row["value"]) for row in rows]
        assert values == sorted(values), rows
