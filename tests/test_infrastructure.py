"""Railways, routes, corridors and money: what their functions promise."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from cac_data import infrastructure, load_table, periods, select, sources
from cac_data.infrastructure import freight, money, network, projects
from cac_data.infrastructure.network import PAIRS, routes

LEGS = load_table("network_legs")
VOLUMES, SAID = load_table("corridor_volumes"), load_table("schedule_claims")
TIMES = network.travel_times(VOLUMES, LEGS)
NODES, PROJECTS = load_table("network_nodes"), load_table("projects")
NETWORK = network.corridor_legs(NODES, LEGS, TIMES)
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


def test_years_named_outright_and_durations_are_told_apart() -> None:
    """A duration counts from its earliest year, and none is dropped."""
    named = infrastructure.named_years(SAID)
    current = infrastructure.railway_promises(SAID)
    current = current[current["standing"] & ~current["unofficial"]]
    is_derived = current["note"].str.startswith("derived")
    assert named["outright"] + named["derived"] == named["speakers"] == len(current)
    assert named["derived"] == is_derived.sum()
    assert {*current.loc[~is_derived, "year"]} == {named["value"]}
    begin = current["claimed_period"].map(lambda text: int(text[:4]))
    assert (named["low"], named["high"]) == (begin.min(), current["year"].max())


def test_the_article_repeats_a_date_that_was_left() -> None:
    opening = projects.of_opening(SAID, opening=2031)
    origin = opening["origin"]
    assert opening["article"] == 2027
    assert (origin["said_on"], origin["claimed_period"]) == ("2022-08", "2026/2027")
    assert origin["is_left"]
    again = SAID[SAID["source_id"] == origin["source_id"]].assign(said_on="2025-12")
    said = pd.concat([SAID, again], ignore_index=True)
    assert not projects.of_opening(said, opening=2031)["origin"]["is_left"]


def test_delays_are_as_they_stand_and_what_was_given_up_is_left_out() -> None:
    slips = pd.DataFrame(
        {"state": ["finished", "running", "finished", "overdue", "given up"]}
    )
    slips = slips.assign(delay_years=[1.0, 0.0, 3.0, 4.0, np.nan], cross_border=True)
    slips = slips.assign(slip_years=[1.0, 0.0, 3.0, 4.0, np.nan], kind="rail")
    slips = slips.assign(project="a", project_id="a", source_ids="a", day="2026-01-01")
    slips = slips.assign(first_claim="2020", first_role="press")
    found = projects.of_slips(slips)
    across = found["across"]
    assert (across["known"], across["finished"], across["delays"]) == (4, 2, [1, 3])
    assert (across["unfinished"], across["unfinished_late"]) == (2, 1)
    assert across["value"] == 3
    kept = found["kept"]
    # That which runs had not met its first date either when that had passed.
    assert (kept["kept"], kept["decided"], kept["value"]) == (0, 5, 1 / 7)
    ahead = slips.assign(first_claim=["2020", "2027", "2020", "2020", "2020"])
    assert projects.of_slips(ahead)["kept"]["decided"] == 4
    assert across["by_press"] == ["a"] * 3


def test_a_delay_so_far_ends_today_and_a_promise_is_another_thing() -> None:
    slips = infrastructure.schedule_slip(SAID, PROJECTS)
    is_open = slips["censored"].astype(bool)
    day = pd.Timestamp(slips["day"].iloc[0])
    railway = slips.set_index("project_id").loc["cku-rail"]
    first = pd.Timestamp(railway["first_claim"] + "-12-31")
    assert np.isclose(railway["delay_years"], (day - first).days / 365.25)
    assert railway["promised_years"] > railway["delay_years"]
    assert (slips.loc[is_open, "delay_years"] >= 0).all()
    assert slips.loc[~is_open, "promised_years"].isna().all()


@pytest.mark.parametrize("day", ["2015-07-27", "2020-01", "2025-07-27", ""])
def test_projects_are_no_further_than_they_were(day: str) -> None:
    known = infrastructure.known_projects(PROJECTS, SAID, day)
    portfolio = projects.of_portfolio(PROJECTS, NODES, LEGS, SAID, day)
    assert portfolio["total"] == known["countable"].sum()
    assert portfolio["by_country"]["projects"].sum() >= 0
    shown = portfolio["shown"]
    last = periods.bounds(day or "2026-11-30")[1]
    for column in ("completed", "source_ids"):
        assert shown[column].notna().all()
    for text in filter(None, shown["completed"]):
        assert periods.bounds(text)[0] <= last, text
    if day:
        dates = sources(known).set_index("source_id")["published"]
        cited = {one for ids in shown["source_ids"] for one in ids.split(";")}
        late = {one for one in cited if dates.get(one, "") > day}
        assert not late


def test_the_last_date_named_is_shown_and_what_is_past_its_first_is_overdue() -> None:
    shown = projects.of_portfolio(PROJECTS, NODES, LEGS, SAID)["shown"]
    rows = shown.set_index("project_id")
    assert rows.loc["ayagoz-bakhty", "date"] == "2028"
    assert rows.loc["ashgabat-turkmenabat", "timing"] == "overdue"
    timing = rows.loc[rows["completed"] != "", "timing"]
    assert set(timing) <= {"late", "on_time", "no_date"}
    assert rows.loc["turkmenbashi-port", "timing"] == "late"


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


def test_one_creditor_is_no_series_with_all() -> None:
    owing = money.of_debt(load_table("external_debt"), load_table("investment"))
    assert not owing["alike"].groupby("country")["creditor"].nunique().gt(1).any()
    tajik = next(one for one in owing["countries"] if one["country"] == "TJK")
    assert (tajik["creditor"], tajik["last"]["value"]) == ("china", 820)
    assert (tajik["alone"]["creditor"], tajik["alone"]["value"]) == (
        "china_eximbank",
        700,
    )


def test_two_names_of_one_rail_are_a_conflict() -> None:
    found = freight.disputes(VOLUMES)
    assert found["gap_pct"].is_monotonic_decreasing
    row = found[found["corridor"] == "khorgos_and_alashankou"].iloc[0]
    assert (row["low"], row["high"], round(row["gap_pct"])) == (27.5, 32.0, 16)
    assert row["reason"]


def test_whose_cargo_the_middle_corridor_carries_is_said() -> None:
    whose = freight.of_freight(VOLUMES, VOLUMES)["whose"]
    assert (whose["exports"]["value"], whose["exports"]["period"][-7:]) == (
        74,
        "2025-10",
    )
    assert whose["from_china"]["value"] < whose["from_china"]["all"]


def test_a_plan_for_a_part_is_not_compared_with_the_whole() -> None:
    hopes = infrastructure.expectations(VOLUMES)
    is_part = hopes["note"].str.contains("narrower")
    assert hopes.loc[is_part, ["came", "reached_pct"]].isna().all(axis=None)
    assert (hopes["said_on"] != "").all()


def test_how_sure_we_are_is_a_share_of_draws() -> None:
    found = infrastructure.compare_routes(NETWORK)
    draws = found["probability"].dropna() * network.DRAWS
    assert np.allclose(draws, draws.round())
