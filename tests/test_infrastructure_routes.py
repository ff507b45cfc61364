"""Ways through a small network: open legs, times, shortest ways, comparisons."""

from __future__ import annotations

import math
from typing import Any

import networkx as nx
import numpy as np
import pandas as pd
import pytest

from cac_data import load_table
from cac_data.infrastructure import (
    NoRouteError,
    cited_ratios,
    compare_alignments,
    compare_routes,
    corridor_graph,
    corridor_legs,
    criticality,
    crossing_check,
    drawn_lengths,
    error_summary,
    leg_hours,
    leg_losses,
    route_errors,
    route_options,
    shortest_route,
    time_model,
    usable_legs,
    way_legs,
)
from cac_data.infrastructure.routes import total_of
from tests.corridor_frames import LEGS, NEW, NODES, VOLUMES, legs
from tests.trade_frames import check_pure, records, shuffled

TIMES = time_model(VOLUMES, LEGS, sea_hours=30.0, handling_hours=6.0)
NETWORK = corridor_legs(NODES, LEGS, times=TIMES)
TODAY = usable_legs(NETWORK)
TRACKS = usable_legs(NETWORK, modes=["rail"])

# Estimated: a degree times the median of 150, 140 and 130 km over their degrees.
CD = 140.0


# ------------------------------------------------------------------------------ times


def test_times_are_the_latest_that_were_measured_unless_they_are_set() -> None:
    found = TIMES.set_index(["mode", "part"])
    assert found.loc[("rail", "speed"), ["value", "how", "period"]].tolist() == [
        *(50.0, "measured", "2022")
    ]
    assert found.loc[("rail", "border"), "source_ids"] == ["carec-2022"]
    assert found.loc[("sea", "speed"), "value"] == 24.0  # 480 km in 20 hours
    assert found.loc[("sea", "speed"), "source_ids"] == ["s-cp"]
    own = time_model(VOLUMES, LEGS, border_hours=20.0, rail_speed_kmh=60.0)
    own = own.set_index(["mode", "part"])
    assert own.loc[("rail", "border"), ["value", "how"]].tolist() == [20.0, "set"]
    assert own.loc[("rail", "speed"), "value"] == 60.0
    assert own.loc[("road", "border"), "value"] == 10.0  # set by rail alone
    check_pure(time_model, VOLUMES, LEGS)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"border_hours": -1.0}, "`border_hours`: -1.0 hours"),
        ({"rail_speed_kmh": 0.0}, "`rail_speed_kmh`: 0.0 is no speed"),
        ({"sea_hours": math.nan}, "`sea_hours`: nan hours"),
    ],
)
def test_a_time_that_cannot_be_is_refused(options: dict[str, float], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        time_model(VOLUMES, LEGS, **options)


def test_times_need_what_they_are_made_of() -> None:
    with pytest.raises(ValueError, match="no border_crossing_time of road"):
        time_model(VOLUMES[VOLUMES["value"] != 10.0], LEGS)
    with pytest.raises(ValueError, match="no leg over sea"):
        time_model(VOLUMES, LEGS[LEGS["mode"] != "sea"])


def test_a_border_holds_the_change_of_gauge_and_ports_hold_the_border() -> None:
    found = NETWORK.set_index("leg_id")
    # Three hours of travel and the border; its gauge break costs nothing more.
    assert found.loc["ab", "hours"] == 150 / 50 + 40
    assert found.loc["bc", "hours"] == 140 / 50
    assert found.loc["cp", ["hours", "stop_hours"]].tolist() == [20.0 + 30.0, 30.0]
    inside = leg_hours(
        pd.DataFrame(
            {"mode": "rail", "distance_km": [50.0], "borders": 0, "gauge_break": True}
        ),
        TIMES,
    )
    assert inside.iloc[0].tolist() == [7.0, 6.0]
    with pytest.raises(ValueError, match="'air'"):
        leg_hours(NETWORK.assign(mode="air"), TIMES)


# -------------------------------------------------------------------------- open legs


def test_today_only_what_operates_is_open() -> None:
    assert TODAY["leg_id"].tolist() == ["ab", "bc", "cd", "cp", "de", "pq"]
    assert records(TODAY.iloc[[2]], "basis", "borders") == [("estimated", 1)]
    assert TODAY.loc[2, "distance_km"] == pytest.approx(CD)


@pytest.mark.parametrize(
    ("options", "is_open"),
    [
        ({"year": 2029}, False),
        ({"year": 2030}, True),  # the promised year
        ({"year": 2030, "openings": {"new": 2031}}, False),
        ({"year": 2031, "openings": {"new": 2031}}, True),
        ({"year": 2060, "openings": {"new": 0}}, False),  # never
        ({"openings": {"new": 2020}}, False),  # today counts what operates
    ],
)
def test_a_planned_leg_opens_in_its_year(
    options: dict[str, Any], is_open: bool
) -> None:
    found = usable_legs(NETWORK, **options)
    assert ({"ax", "xd"} <= set(found["leg_id"])) is is_open


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"modes": ["rial"]}, "did you mean 'rail'"),
        ({"openings": {"nwe": 2030}}, "did you mean 'new'"),
    ],
)
def test_an_unknown_word_is_told_with_the_nearest(
    options: dict[str, Any], said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        usable_legs(NETWORK, **options)


def test_another_length_can_be_taken() -> None:
    found = corridor_legs(NODES, LEGS, alternatives=["ab-2"]).set_index("leg_id")
    assert found.loc["ab", "distance_km"] == 180.0
    assert found["hours"].isna().all()  # without times


# ------------------------------------------------------------------------------ graph


def test_a_place_is_a_vertex_for_each_mode_that_serves_it() -> None:
    graph = corridor_graph(TODAY)
    assert {vertex for vertex in graph if vertex[0] == "c"} == {
        ("c", "rail"),
        ("c", "sea"),
    }
    assert graph[("c", "rail")][("c", "sea")][""]["time"] == 0.0
    assert graph[("d", "rail")][("d", "road")][""]["time"] == 6.0
    assert graph.number_of_edges() == len(TODAY) + 3


# --------------------------------------------------------------------- shortest ways


def way(frame: pd.DataFrame) -> list[str]:
    return frame["leg_id"].tolist()


def test_the_shortest_way_today_and_with_a_planned_railway() -> None:
    found = shortest_route(TODAY, origin="a", destination="d")
    assert way(found) == ["ab", "bc", "cd"]
    assert records(found, "step", "from_node", "to_node")[1] == (2, "b", "c")
    later = usable_legs(NETWORK, year=2030)
    assert way(shortest_route(later, origin="a", destination="d")) == ["ax", "xd"]
    back = shortest_route(later, origin="d", destination="a")
    assert records(back, "from_node", "to_node") == [("d", "x"), ("x", "a")]
    check_pure(shortest_route, TODAY, origin="a", destination="d")


def test_the_order_of_the_legs_does_not_matter() -> None:
    mixed = shortest_route(shuffled(TODAY), origin="a", destination="d")
    assert way(mixed) == ["ab", "bc", "cd"]


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("distance", ["short"]),
        ("time", ["long-1", "long-2"]),  # one border less
        ("borders", ["long-1", "long-2"]),
        ("gauge_breaks", ["long-1", "long-2"]),
    ],
)
def test_each_criterion_has_its_own_best_way(by: str, expected: list[str]) -> None:
    rows = legs(
        ("short", "ba", 130.0, {"gauge_break": True}),
        ("short-2", "bc", 900.0),
        ("long-1", "cd", 130.0),
        ("long-2", "de", 130.0),
    )
    # From c (KAZ): over the border at a, or inside; ends renamed to one goal.
    rows.loc[rows["leg_id"] == "short", ["from_node", "to_node"]] = ["d", "x"]
    rows.loc[rows["leg_id"] == "long-1", ["from_node", "to_node"]] = ["d", "e"]
    rows.loc[rows["leg_id"] == "long-2", ["from_node", "to_node"]] = ["e", "x"]
    nodes = NODES.copy()
    nodes.loc[nodes["node_id"] == "x", "country"] = "UZB"
    network = corridor_legs(nodes, rows, times=TIMES)
    network.loc[network["leg_id"] == "short", ["borders", "hours"]] = [2, 90.0]
    found = shortest_route(network, origin="d", destination="x", by=by)
    assert way(found) == expected


def test_a_change_between_rail_and_road_takes_time_and_a_ship_holds_its_own() -> None:
    onto_road = shortest_route(TODAY, origin="c", destination="e", by="time")
    assert onto_road["transfer_hours"].tolist() == [0.0, 6.0]
    total = total_of(onto_road.to_dict("records"))
    assert total["transfers"] == 1
    assert total["days"] == pytest.approx((CD / 50 + 40 + 6 + 168 / 42) / 24)
    assert total["stop_days"] == pytest.approx((40 + 6) / 24)
    by_ship = shortest_route(TODAY, origin="b", destination="q", by="time")
    assert by_ship["mode"].tolist() == ["rail", "sea", "rail"]
    assert by_ship["transfer_hours"].tolist() == [0.0, 0.0, 0.0]


def test_a_total_tells_how_much_of_the_way_is_estimated() -> None:
    found = shortest_route(TODAY, origin="a", destination="d")
    total = total_of(found.to_dict("records"))
    assert total["distance_km"] == pytest.approx(150 + 140 + CD)
    assert total["estimated_pct"] == pytest.approx(100 * CD / (290 + CD))
    assert (total["borders"], total["gauge_breaks"], total["legs"]) == (2, 1, 3)
    untimed = usable_legs(corridor_legs(NODES, LEGS))
    found = shortest_route(untimed, origin="a", destination="d")
    total = total_of(found.to_dict("records"))
    assert math.isnan(total["days"])


def test_a_way_that_does_not_exist_is_an_error_that_says_so() -> None:
    assert issubclass(NoRouteError, ValueError)
    message = "no way by rail leads from 'a' to 'q' over the 4 legs given"
    with pytest.raises(NoRouteError, match=message):
        shortest_route(TRACKS, origin="a", destination="q")


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"origin": "aa"}, "`origin`: 'aa' is not one of"),
        ({"destination": "lost"}, "`destination`: 'lost' is not one of"),
        ({"destination": "a"}, "`destination`: 'a' is the origin as well"),
        ({"by": "cost"}, "`by`: 'cost' is not one of"),
    ],
)
def test_a_wrong_end_or_criterion_is_named(options: dict[str, str], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        shortest_route(TODAY, **{"origin": "a", "destination": "d", **options})


def test_a_way_by_time_needs_hours() -> None:
    untimed = usable_legs(corridor_legs(NODES, LEGS))
    with pytest.raises(ValueError, match="these legs have no hours"):
        shortest_route(untimed, origin="a", destination="d", by="time")


# ---------------------------------------------------------------------------- options


def test_options_stand_for_today_and_for_a_year_and_one_way_is_one_row() -> None:
    found = route_options(
        NETWORK,
        NODES,
        origin="a",
        destination="d",
        year=2030,
        openings={"new": 2030},
    )
    assert records(found, "network", "way", "distance_km") == [
        ("today", "A – B – C – D", pytest.approx(290 + CD)),
        ("2030", "A – D", 250.0),
    ]
    assert found["best_by"].tolist() == ["every criterion"] * 2
    check_pure(route_options, NETWORK, NODES, origin="a", destination="d")


def test_the_railway_of_the_project_is_told_apart() -> None:
    network = NETWORK.assign(corridor=NETWORK["corridor"].replace({"new": "cku"}))
    found = route_options(network, NODES, origin="a", destination="d", year=2030)
    assert found["over_railway"].tolist() == [False, True]


def test_places_without_a_way_between_them_have_no_option() -> None:
    found = route_options(NETWORK, NODES, origin="a", destination="lost", year=2030)
    assert found.empty
    tracks = route_options(
        NETWORK, NODES, origin="a", destination="q", modes=["rail"], year=2030
    )
    assert tracks.empty
    with pytest.raises(ValueError, match="did you mean"):
        route_options(NETWORK, NODES, origin="losst", destination="a")


def test_a_map_shows_the_way_of_today_that_of_the_year_and_the_railway() -> None:
    network = NETWORK.assign(corridor=NETWORK["corridor"].replace({"new": "cku"}))
    trip = {"origin": "a", "destination": "d", "year": 2030}
    found = way_legs(network, NODES, **trip)
    assert records(found, "kind", "leg_id") == [
        ("shortest way today", "ab"),
        ("shortest way today", "bc"),
        ("shortest way today", "cd"),
        ("shortest way in 2030", "ax"),
        ("shortest way in 2030", "xd"),
    ]
    never = way_legs(network, NODES, **trip, openings={"cku": 0})
    assert never["kind"].tolist()[3:] == ["railway through Kyrgyzstan"] * 2
    lost = way_legs(network, NODES, origin="a", destination="lost", year=2030)
    assert set(lost["kind"]) == {"railway through Kyrgyzstan"}
    assert way_legs(NETWORK, NODES, origin="a", destination="lost", year=2030).empty
    check_pure(way_legs, network, NODES, **trip)


# ------------------------------------------------------------------------ comparisons


def test_a_railway_is_held_against_the_way_without_it() -> None:
    found = compare_routes(
        NODES, LEGS, pairs=[("a", "d"), ("b", "d")], railway="new", times=TIMES
    )
    first, second = found.to_dict("records")
    assert first["without_km"] == pytest.approx(290 + CD)
    assert first["with_km"] == 250.0
    assert first["saving_km"] == pytest.approx(40 + CD)
    assert first["over_km"] == pytest.approx(-40 - CD)
    assert first["probability"] == 1.0
    # From b the railway is a detour, over its whole length.
    assert second["saving_km"] == 0.0
    assert second["over_km"] == pytest.approx(150 + 250 - 140 - CD)
    assert second["with_days"] == second["without_days"]
    assert found["pair"].tolist() == ["A – D", "B – D"]
    check_pure(compare_routes, NODES, LEGS, pairs=[("a", "d")], railway="new")


def test_only_uncited_legs_are_drawn_and_a_seed_repeats_them() -> None:
    pairs = [("b", "d")]
    one = compare_routes(NODES, LEGS, pairs=pairs, railway="new", draws=200)
    again = compare_routes(NODES, LEGS, pairs=pairs, railway="new", draws=200)
    other = compare_routes(NODES, LEGS, pairs=pairs, railway="new", draws=200, seed=1)
    assert records(one, "low_km", "high_km") == records(again, "low_km", "high_km")
    assert other["probability"].item() == 0.0
    # c-d takes the detours of ab, bc and pq: from 130 to 150 km.
    assert one["low_km"].item() == pytest.approx(260 - 150)
    assert one["high_km"].item() == pytest.approx(260 - 130)
    cited = LEGS.assign(distance_km=LEGS["distance_km"].fillna(140.0))
    sure = compare_routes(NODES, cited, pairs=pairs, railway="new", draws=200)
    assert sure["low_km"].item() == sure["high_km"].item() == 120.0


def test_a_chance_is_the_share_of_draws_in_which_the_railway_is_shorter() -> None:
    # The railway takes 140 km, just as the estimate of c-d does.
    near = legs(
        ("ab", "ab", 150.0),
        ("bc", "bc", 140.0),
        ("cd", "cd", None),
        ("cx", "cx", 70.0, NEW),
        ("xd", "xd", 70.0, NEW),
        ("pq", "pq", 130.0),
    )
    found = compare_routes(NODES, near, pairs=[("c", "d")], railway="new", draws=3000)
    assert found["over_km"].item() == pytest.approx(0.0)
    # Of 150, 140 and 130 km only the first is longer.
    assert found["probability"].item() == pytest.approx(1 / 3, abs=0.03)


def test_a_place_that_only_the_railway_reaches_has_nothing_to_compare() -> None:
    found = compare_routes(
        NODES, LEGS, pairs=[("a", "x"), ("a", "lost")], railway="new"
    )
    assert found["state"].tolist() == ["only with the railway", "no way"]
    assert found["with_km"].iloc[0] == 120.0
    assert found[["saving_km", "over_km", "probability"]].isna().all(axis=None)


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"railway": "nwe"}, "did you mean 'new'"),
        ({"railway": "old"}, "has no unfinished leg"),
        ({"draws": 0}, "`draws`: 0 is below 1"),
        ({"pairs": [("a", "zz")]}, "`destination`: 'zz'"),
        ({"pairs": [("a", "a")]}, "is the origin as well"),
        ({"alternatives": ["ab-3"]}, "did you mean 'ab-2'"),
    ],
)
def test_what_cannot_be_compared_is_named(options: dict[str, Any], said: str) -> None:
    wanted = {"pairs": [("a", "d")], "railway": "new", **options}
    with pytest.raises(ValueError, match=said):
        compare_routes(NODES, LEGS, **wanted)


def test_a_railway_with_branches_has_no_two_ends() -> None:
    rows = pd.concat([LEGS, legs(("xe", "xe", 90.0, NEW))])
    with pytest.raises(ValueError, match="3 ends, not two"):
        compare_routes(NODES, rows, pairs=[("a", "d")], railway="new")


def test_each_alignment_has_its_rows() -> None:
    found = compare_alignments(
        NODES,
        LEGS,
        pairs=[("a", "d")],
        alignments={"as it is": (), "longer": ("ab-2",)},
        railway="new",
    )
    assert records(found, "alignment", "without_km") == [
        ("as it is", pytest.approx(290 + CD)),
        # The estimate of c-d rises too: the median detour is that of the main legs.
        ("longer", pytest.approx(320 + CD)),
    ]


def test_draws_give_the_shortest_ways_that_a_search_gives() -> None:
    """The draws at once against Dijkstra's algorithm, draw by draw."""
    from cac_data.infrastructure.comparisons import _distances

    nodes, rows = load_table("network_nodes"), load_table("network_legs")
    usable = usable_legs(corridor_legs(nodes, rows), modes=["rail", "sea"])
    lengths = drawn_lengths(
        usable,
        cited_ratios(nodes, rows),
        draws=4,
        rng=np.random.default_rng(3),
    )
    found = _distances(usable, lengths, "xian")
    for draw in range(5):
        graph: nx.Graph[Any] = nx.Graph()
        for start, end, km in zip(
            usable["from_node"], usable["to_node"], lengths[:, draw], strict=True
        ):
            if km < graph.get_edge_data(start, end, {"km": math.inf})["km"]:
                graph.add_edge(start, end, km=km)
        far = nx.single_source_dijkstra_path_length(graph, "xian", weight="km")
        assert found.keys() == far.keys()
        for node, km in far.items():
            assert found[node][draw] == pytest.approx(km)


def test_drawn_parts_of_a_known_leg_add_up_to_it_in_every_draw() -> None:
    nodes, rows = load_table("network_nodes"), load_table("network_legs")
    usable = usable_legs(corridor_legs(nodes, rows), modes=["rail"])
    lengths = drawn_lengths(
        usable, cited_ratios(nodes, rows), draws=50, rng=np.random.default_rng(1)
    )
    place = {leg: at for at, leg in enumerate(usable["leg_id"])}
    parts = lengths[place["r-lanzhou-turpan"]] + lengths[place["r-turpan-urumqi"]]
    assert parts == pytest.approx(1904.0)
    assert np.ptp(lengths[place["r-lanzhou-turpan"]]) > 1
    assert np.ptp(lengths[place["r-lanzhou-urumqi"]]) == 0


# ------------------------------------------------------------------- the real network


# ----------------------------------------------------------------------------- checks


def checks(*rows: tuple[Any, ...]) -> pd.DataFrame:
    """Checks: id, ends, km; then what differs."""
    return pd.DataFrame(
        [
            {
                "check_id": name,
                "origin": ends[0].upper(),
                "destination": ends[1].upper(),
                "origin_node": ends[0],
                "destination_node": ends[1],
                "via": "",
                "mode": "rail",
                "measure": "route",
                "derived_leg": "",
                "comparable": True,
                "source_id": f"check-{name}",
                "distance_km": km,
                "days_low": math.nan,
                "days_high": math.nan,
                "note": "",
                **(more[0] if more else {}),
            }
            for name, ends, km, *more in rows
        ]
    )


def test_an_error_is_the_networks_way_over_the_cited_one() -> None:
    found = route_errors(NETWORK, NODES, checks(("one", "ac", 250.0)))
    assert records(found, "pair", "model_km", "error_pct", "use") == [
        ("A – C", 290.0, pytest.approx(16.0), "independent")
    ]
    assert found["model_days"].item() == pytest.approx((290 / 50 + 40) / 24)
    assert found["source_ids"].item() == ["check-one", "points", "s-ab", "s-bc"]
    check_pure(route_errors, NETWORK, NODES, checks(("one", "ac", 250.0)))


def test_a_check_from_which_a_leg_was_worked_out_says_nothing() -> None:
    rows = checks(
        ("own", "ac", 290.0, {"derived_leg": "bc"}),
        ("same ends", "ca", 300.0),
        ("others", "ad", 400.0),
        ("not on the way", "bd", 300.0, {"derived_leg": "pq"}),
    )
    found = route_errors(NETWORK, NODES, rows).set_index("check_id")["use"]
    assert found.to_dict() == {
        "own": "circular",
        "same ends": "circular",
        "others": "independent",
        "not on the way": "independent",
    }


def test_of_two_prints_of_one_text_the_more_exact_one_counts() -> None:
    text = {"source_id": "one text"}
    rows = checks(("a", "ad", 400.0, text), ("b", "ad", 438.0, text))
    found = route_errors(NETWORK, NODES, rows)
    assert found["use"].tolist() == ["repeated", "independent"]


def test_a_way_goes_over_the_places_that_the_source_names() -> None:
    rows = checks(
        ("direct", "ab", 150.0, {"mode": "rail_and_sea"}),
        ("there and back", "ab", 150.0, {"mode": "rail_and_sea", "via": "Q"}),
        ("over c", "ad", 400.0, {"via": "C, the steppe"}),
    )
    found = route_errors(NETWORK, NODES, rows).set_index("check_id")
    assert found.loc["direct", "model_km"] == 150.0
    # No leg is used twice, so no way leads to q and back.
    assert found.loc["there and back", "use"] == "no way"
    assert found.loc["over c", "use"] == "independent"


def test_what_cannot_be_compared_is_left_out() -> None:
    rows = checks(
        ("saving", "ac", 900.0, {"measure": "saving"}),
        ("elsewhere", "ac", 9000.0, {"comparable": False}),
        ("nowhere", "ac", 300.0, {"destination_node": ""}),
        ("days", "ac", math.nan, {"days_low": 2.0, "days_high": 3.0}),
        (
            "people",
            "ad",
            430.0,
            {"days_low": 1.0, "days_high": 1.0, "note": "Passenger train, 24 hours"},
        ),
    )
    found = route_errors(NETWORK, NODES, rows).set_index("check_id")
    assert found["use"].to_dict() == {"days": "time only", "people": "independent"}
    assert found.loc["days", "days_high"] == 3.0
    assert math.isnan(found.loc["people", "days_high"])


def test_a_summary_takes_independent_checks_alone() -> None:
    rows = checks(
        ("own", "ac", 290.0, {"derived_leg": "bc"}),
        ("b", "bd", 140.0),  # the way is twice as long
    )
    found = error_summary(route_errors(NETWORK, NODES, rows))
    assert records(found, "checks", "left_out") == [(1, 1)]
    assert found["median_abs_pct"].item() == pytest.approx(100.0)
    assert error_summary(route_errors(NETWORK, NODES, rows.iloc[:1])).empty
    check_pure(error_summary, route_errors(NETWORK, NODES, rows))


def test_the_real_network_is_within_ten_percent_at_the_median() -> None:
    nodes, rows = load_table("network_nodes"), load_table("network_legs")
    errors = route_errors(corridor_legs(nodes, rows), nodes, load_table("route_checks"))
    found = error_summary(errors)
    assert found["median_abs_pct"].item() < 10
    assert found["checks"].item() >= 8
    circular = set(errors.loc[errors["use"] == "circular", "check_id"])
    derived = load_table("route_checks").query("derived_leg != ''")["check_id"]
    assert set(derived) <= circular


# ------------------------------------------------------------------------ criticality

LOOP = corridor_legs(
    NODES,
    legs(
        ("ab", "ab", 150.0),
        ("bc", "bc", 140.0),
        ("cd", "cd", 130.0),
        ("ax", "ax", 160.0),
        ("xd", "xd", 400.0),
        ("de", "de", 130.0),
        ("cp", "cp", 480.0, {"mode": "sea", "typical_hours": 20.0}),
    ),
    times=TIMES,
)


def test_the_loss_of_a_leg_costs_the_way_around_it() -> None:
    found = criticality(LOOP, NODES, origin="a", destination="e")
    assert records(found, "leg", "detour", "only_way")[:3] == [
        ("A – B", 140.0, False),
        ("B – C", 140.0, False),
        ("C – D", 140.0, False),
    ]
    last = found.iloc[-1]
    assert (last["leg"], last["only_way"]) == ("D – E", True)
    assert math.isnan(last["detour"])
    check_pure(criticality, LOOP, NODES, origin="a", destination="e")


def test_a_loss_can_be_told_in_hours() -> None:
    found = criticality(LOOP, NODES, origin="b", destination="c", by="time")
    assert found["unit"].tolist() == ["hours"]
    around = 150 / 50 + 40 + 160 / 50 + 40 + 400 / 50 + 40 + 130 / 50 + 40
    assert found["detour"].item() == pytest.approx(around - 140 / 50)


def test_a_leg_is_lost_with_the_legs_it_is_made_of() -> None:
    rows = legs(
        ("ac", "ac", 300.0),
        ("ab", "ab", None),
        ("bc", "bc", None),
        ("pq", "pq", 130.0),
    )
    found = criticality(corridor_legs(NODES, rows), NODES, origin="a", destination="c")
    assert records(found, "leg_id", "only_way") == [("ac", True)]


def test_where_there_is_no_way_no_leg_can_be_lost() -> None:
    assert criticality(LOOP, NODES, origin="a", destination="lost").empty
    with pytest.raises(ValueError, match="`by`: 'borders' is not one of"):
        criticality(LOOP, NODES, origin="a", destination="e", by="borders")
    untimed = LOOP.assign(hours=math.nan)
    with pytest.raises(ValueError, match="these legs have no hours"):
        criticality(untimed, NODES, origin="a", destination="e", by="time")


# --- what the railway changes, and the check of the ports -----------------------------

REAL = load_table("network_nodes")
REAL_NETWORK = corridor_legs(
    REAL,
    load_table("network_legs"),
    times=time_model(load_table("corridor_volumes"), load_table("network_legs")),
)


@pytest.mark.parametrize(
    ("opening", "is_open", "worst", "other"),
    [(2031, False, 1804, 188), (0, False, 1804, 188), (2030, True, 188, 1804)],
)
def test_a_loss_stands_beside_that_with_the_railway_in_its_other_state(
    opening: int, is_open: bool, worst: int, other: int
) -> None:
    found = leg_losses(
        REAL_NETWORK,
        REAL,
        origin="xian",
        destination="tashkent",
        year=2030,
        openings={"cku": opening},
    ).set_index("leg")
    row = found.loc["Shu – Taraz"]
    assert row["railway_open"] == is_open
    assert (round(row["detour"]), round(row["other_km"])) == (worst, other)
    # The columns in words do not depend on the scenario.
    assert row["without_railway"].split() == ["1,804", "km", "more"]
    assert row["with_railway"].split() == ["188", "km", "more"]
    assert found.loc["Xi'an – Lanzhou", "with_railway"] == "no other way"


def test_a_leg_that_is_on_the_way_in_one_case_only_is_told_so() -> None:
    found = leg_losses(
        REAL_NETWORK,
        REAL,
        origin="kashgar",
        destination="tashkent",
        year=2030,
        openings={"cku": 2030},
    )
    assert set(found["without_railway"]) == {"not on the way"}
    assert found["other_km"].isna().all()


def test_hours_in_ports_are_held_against_trains_to_the_far_shore() -> None:
    volumes = load_table("corridor_volumes")
    found = crossing_check(REAL_NETWORK, REAL, volumes)
    assert records(found, "cited", "low", "high") == [
        ("China to Azerbaijan", 8.0, 10.0),
        ("the first train from Xi'an", 11.0, 11.0),
    ]
    slow = corridor_legs(
        REAL,
        load_table("network_legs"),
        times=time_model(volumes, load_table("network_legs"), sea_hours=72.0),
    )
    later = crossing_check(slow, REAL, volumes)["model_days"] - found["model_days"]
    assert later.tolist() == pytest.approx([1.0, 1.0])
    assert crossing_check(REAL_NETWORK, REAL, volumes.iloc[:0]).empty
