"""What holds of projects, the network, traffic and money beyond the contract."""

from __future__ import annotations

import math
import re
from collections import defaultdict

import networkx as nx

from cac_data import periods
from tests.bundled import ROWS, Row, number

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


def test_a_promise_is_about_the_time_after_it() -> None:
    for row in ROWS["schedule_claims"]:
        said, claimed = periods.bounds(row["said_on"]), row["claimed_period"]
        assert periods.bounds(claimed)[1] >= said[0], row
        assert row["obs_status"] != "E" or re.search("^derived: |read as", row["note"])


# ----------------------------------------------------------------------- the network


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
