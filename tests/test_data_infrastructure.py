"""What holds of projects, the network, traffic and money beyond the contract."""

import networkx as nx

from cac_data import load_table, periods
from cac_data.infrastructure import network
from tests.bundled import ROWS

LEGS = load_table("network_legs")
VOLUMES = load_table("corridor_volumes")


def test_a_sum_over_countable_projects_counts_nothing_twice() -> None:
    for row in ROWS["projects"]:
        above = row["part_of"] or row["variant_of"]
        if row["countable"] == "true":
            assert not above
        else:
            assert above or "not counted" in row["note"]
        assert not row["completed"] or row["status"] == "operating"


def test_a_promise_is_about_the_time_after_it() -> None:
    for row in ROWS["schedule_claims"]:
        claimed = periods.bounds(row["claimed_period"])[1]
        assert claimed >= periods.bounds(row["said_on"])[0], row
        told = row["note"].startswith("derived: ") or "read as" in row["note"]
        assert told or row["obs_status"] != "E", row


def test_the_network_is_one_and_joins_two_places_once() -> None:
    main = LEGS[LEGS["variant_of"] == ""]
    ends = zip(main["from_node"], main["to_node"], main["mode"], strict=True)
    pairs = [(*sorted(pair), mode) for *pair, mode in ends]
    assert len(set(pairs)) == len(pairs)
    graph = nx.Graph((start, end) for start, end, _ in pairs)
    assert nx.is_connected(graph)
    assert set(graph) == {row["node_id"] for row in ROWS["network_nodes"]}


def test_a_length_that_the_globe_does_not_explain_is_explained() -> None:
    assert (LEGS["distance_km"].notna() == (LEGS["distance_basis"] != "")).all()
    derived = LEGS["distance_basis"] == "derived"
    assert (derived == LEGS["note"].str.startswith("Derived: ")).all()
    times = network.travel_times(VOLUMES, LEGS)
    legs = network.corridor_legs(load_table("network_nodes"), LEGS, times)
    ratio = legs["distance_km"] / legs["great_circle_km"]
    legs, ratio = (frame[legs["basis"] != "estimated"] for frame in (legs, ratio))
    assert ((ratio < 1) == legs["note"].str.contains("great circle")).all()
    # A mountain road round two ranges, and a dry port beside the point of its village.
    assert {*legs.loc[ratio > 2, "leg_id"]} == {"d-torugart-bishkek", "b-khorgos"}


def test_what_is_to_come_is_no_normal_figure() -> None:
    is_ahead = VOLUMES["nature"].isin(["expected", "forecast", "plan", "target"])
    assert VOLUMES.loc[is_ahead, "obs_status"].isin(["E", "F", "U"]).all()
    assert VOLUMES.loc[~is_ahead, "obs_status"].isin([*"ABDEPU"]).all()
