"""What holds of projects, the network, traffic and money beyond the contract."""

import networkx as nx
import pandas as pd

from cac_data import load_table, periods
from cac_data.infrastructure import network
from tests.bundled import ROWS, Row

LEGS = load_table("network_legs")
VOLUMES = load_table("corridor_volumes")


def whole_of(project: Row) -> str:
    """The project of which one is a part or a variant, if it is either."""
    return project["part_of"] or project["variant_of"]


def test_a_sum_over_countable_projects_counts_nothing_twice() -> None:
    countable = [row for row in ROWS["projects"] if row["countable"] == "true"]
    assert [row["project_id"] for row in countable if whole_of(row)] == []


def test_a_project_that_is_not_counted_has_a_reason() -> None:
    unexplained = [
        row["project_id"]
        for row in ROWS["projects"]
        if row["countable"] != "true"
        if not whole_of(row) and "not counted" not in row["note"]
    ]
    assert unexplained == []


def test_only_what_operates_is_completed() -> None:
    completed = [row for row in ROWS["projects"] if row["completed"]]
    assert {row["status"] for row in completed} == {"operating"}


def test_a_promise_is_about_the_time_after_it() -> None:
    backwards = [
        row
        for row in ROWS["schedule_claims"]
        if periods.bounds(row["claimed_period"])[1] < periods.bounds(row["said_on"])[0]
    ]
    assert backwards == []


def test_a_promise_that_is_worked_out_says_from_what() -> None:
    unexplained = [
        row
        for row in ROWS["schedule_claims"]
        if row["obs_status"] == "E"
        if not row["note"].startswith("derived: ") and "read as" not in row["note"]
    ]
    assert unexplained == []


def joined_places() -> list[tuple[str, str, str]]:
    """The two places, by name, and the mode of each leg that is no variant."""
    main = LEGS[LEGS["variant_of"] == ""]
    ends = main[["from_node", "to_node"]].to_numpy()
    pairs = [sorted(pair) for pair in ends]
    return [
        (start, end, mode)
        for (start, end), mode in zip(pairs, main["mode"], strict=True)
    ]


def test_the_network_joins_two_places_once() -> None:
    places = joined_places()
    assert len(set(places)) == len(places)


def test_the_network_is_one_and_has_all_places() -> None:
    graph = nx.Graph((start, end) for start, end, _ in joined_places())
    assert nx.is_connected(graph)
    assert set(graph) == {row["node_id"] for row in ROWS["network_nodes"]}


def test_a_length_says_what_it_rests_on() -> None:
    basis = LEGS["distance_basis"]
    assert (LEGS["distance_km"].notna() == (basis != "")).all()
    is_explained = LEGS["note"].str.startswith("Derived: ")
    assert ((basis == "derived") == is_explained).all()


def published_legs() -> pd.DataFrame:
    """Legs of published length, with the `ratio` of it to the great circle."""
    times = network.travel_times(VOLUMES, LEGS)
    legs = network.corridor_legs(load_table("network_nodes"), LEGS, times)
    legs = legs[legs["basis"] != "estimated"]
    return legs.assign(ratio=legs["distance_km"] / legs["great_circle_km"])


def test_a_length_below_the_great_circle_is_explained() -> None:
    legs = published_legs()
    is_explained = legs["note"].str.contains("great circle")
    assert ((legs["ratio"] < 1) == is_explained).all()


def test_few_legs_are_twice_as_long_as_the_great_circle() -> None:
    legs = published_legs()
    # A mountain road round two ranges, and a dry port beside the point of its village.
    twice = legs.loc[legs["ratio"] > 2, "leg_id"]
    assert {*twice} == {"d-torugart-bishkek", "b-khorgos"}


def test_what_is_to_come_is_no_normal_figure() -> None:
    is_ahead = VOLUMES["nature"].isin(["expected", "forecast", "plan", "target"])
    assert VOLUMES.loc[is_ahead, "obs_status"].isin(["E", "F", "U"]).all()


def test_what_has_come_is_no_forecast() -> None:
    is_ahead = VOLUMES["nature"].isin(["expected", "forecast", "plan", "target"])
    assert VOLUMES.loc[~is_ahead, "obs_status"].isin([*"ABDEPU"]).all()
