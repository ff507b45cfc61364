"""Railways, routes, corridors and money: what their functions promise."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from cac_data import infrastructure, load_table, select
from cac_data.infrastructure import money, network, projects
from cac_data.infrastructure.network import PAIRS, routes

LEGS = load_table("network_legs")
VOLUMES, SAID = load_table("corridor_volumes"), load_table("schedule_claims")
TIMES = network.travel_times(VOLUMES, LEGS)
NETWORK = network.corridor_legs(load_table("network_nodes"), LEGS, TIMES)
PLACES = sorted({*NETWORK["from_node"], *NETWORK["to_node"]})


@settings(max_examples=25, deadline=None)
@given(pair=st.lists(st.sampled_from(PLACES), min_size=2, max_size=2, unique=True))
def test_the_shortest_route_is_as_long_both_ways(pair: list[str]) -> None:
    legs = network.open_legs(NETWORK)
    there = routes(legs, [(pair[0], pair[1])])
    back = routes(legs, [(pair[1], pair[0])], ["distance"])
    assert there.empty == back.empty
    km = there.groupby("by")["distance_km"].sum().reindex(["distance", "time"])
    assert np.isclose(km["distance"], back["distance_km"].sum()) or there.empty
    assert not km["distance"] > km["time"] + 0.5
    shortest = there[there["by"] == "distance"]
    assert shortest["from_node"].tolist()[1:] == shortest["to_node"].tolist()[:-1]


def test_a_railway_saves_where_it_is_shorter() -> None:
    found = infrastructure.compare_routes(NETWORK)
    assert [*zip(found["origin"], found["destination"], strict=True)] == [*PAIRS]
    assert np.allclose(found["saving_km"], (-found["over_km"]).clip(lower=0), atol=0.01)


def test_a_railway_that_never_opens_is_on_no_route() -> None:
    legs = network.open_legs(NETWORK, year=2060, opening=0)
    assert not ((legs["corridor"] == "cku") & (legs["status"] != "operating")).any()


def test_places_and_hours_that_are_none_are_refused() -> None:
    with pytest.raises(ValueError, match="did you mean 'xian'"):
        infrastructure.compare_routes(NETWORK, [("xi_an", "tashkent")])
    with pytest.raises(ValueError, match="is the origin as well"):
        infrastructure.compare_routes(NETWORK, [("xian", "xian")])
    with pytest.raises(ValueError, match="hours must be 0 or more"):
        network.travel_times(VOLUMES, LEGS, border_hours=-1)


def test_a_date_is_current_until_it_passes_or_its_speaker_names_another() -> None:
    said = infrastructure.completion_claims(SAID, project_id="cku-rail")
    assert said["claimed_period"].iloc[[0, -1]].tolist() == ["2010", "2030"]
    current = said[said["standing"]]
    assert (current["end"] >= current["day"]).all()
    assert current["said_by"].is_unique
    before = infrastructure.completion_claims(
        SAID, project_id="cku-rail", as_of="2022-12", roles=["government"]
    )
    assert before["said_on"].tolist() == ["2022-08"]
    with pytest.raises(ValueError, match="did you mean 'cku-rail'"):
        infrastructure.completion_claims(SAID, project_id="cku-rial")


def test_unfinished_projects_are_at_risk_and_what_was_given_up_is_not() -> None:
    slips = pd.DataFrame(
        {"state": ["finished", "running", "finished", "running", "given up"]}
    )
    slips = slips.assign(slip_years=[1.0, 2.0, 3.0, 4.0, np.nan], cross_border=True)
    slips = slips.assign(project="a", project_id="a", source_ids="a")
    across = projects.of_slips(slips)["across"]
    # 1 of 4 ends after one year, 1 of the 2 still at risk after three.
    assert [across[name] for name in ("value", "finished", "running")] == [3, 2, 2]


def test_concepts_of_money_are_kept_apart() -> None:
    counts = money.chinese_money(load_table("investment"))
    assert not counts.duplicated(["concept", "part", "unit", "price_basis"]).any()
    sums = counts.loc[counts["how"] == "sum", "concept"]
    assert {*sums} == {"contract", "commitment"}


def test_a_printed_share_of_debt_goes_before_one_worked_out() -> None:
    owing = money.of_debt(load_table("external_debt"), load_table("investment"))
    assert (owing["service"]["value"], owing["service"]["pct"]) == (127, 35.5)
    debt = select(owing["rows"], country="KGZ", parts=True)
    share = debt.set_index("period")["share_pct"]
    assert share["2018-01"] == 41.3  # as printed; 1,711 of 4,139 would be 41.35
    assert share["2024-01"] == 36.9


def test_no_railway_to_xinjiang_is_the_only_one() -> None:
    """Beside Lanzhou-Urumqi the network has Linhe-Hami and Golmud-Korla."""
    legs = network.open_legs(NETWORK, modes=["rail"])
    to_urumqi, to_kashgar = ("xian", "urumqi"), ("xian", "kashgar")
    for lost in ("r-xian-lanzhou", "r-lanzhou-hami", "r-hami-turpan"):
        rest = legs[legs["leg_id"] != lost]
        found = routes(rest, [to_urumqi, to_kashgar], ["distance"])
        assert {*found["destination"]} == {"urumqi", "kashgar"}, lost


def test_parts_of_a_line_add_up_to_its_length() -> None:
    whole = LEGS.set_index("leg_id")["distance_km"]["r-lanzhou-turpan"]
    parts = NETWORK[NETWORK["whole"] == "r-lanzhou-turpan"]
    assert {*parts["leg_id"]} == {"r-lanzhou-hami", "r-hami-turpan"}
    assert np.isclose(parts["distance_km"].sum(), whole)
    assert "r-lanzhou-turpan" not in {*NETWORK["leg_id"]}  # once, as its parts
    draws = network._drawn(NETWORK)[parts.index]
    assert np.allclose(draws.sum(axis=0), whole)
