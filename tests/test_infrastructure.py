"""Railways, routes, corridors and money: what their functions promise."""

import dataclasses
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from cac_data import codes, infrastructure, load_table, periods, select, sources, words
from cac_data.facts import Gap, grew
from cac_data.infrastructure import freight, money, network, plan, projects
from cac_data.infrastructure.network import PAIRS, routes
from cac_data.infrastructure.network.savings import drawn_lengths
from cac_data.infrastructure.projects.promises import NamedYear
from cac_data.infrastructure.projects.slips import FirstDatesKept, Works

LEGS = load_table("network_legs")
NODES = load_table("network_nodes")
VOLUMES = load_table("corridor_volumes")
PROJECTS = load_table("projects")
PROMISES = load_table("schedule_claims")
TIMES = network.travel_times(VOLUMES, LEGS)
NETWORK = network.corridor_legs(NODES, LEGS, TIMES)
PLACES = sorted({*NETWORK["from_node"], *NETWORK["to_node"]})


@pytest.fixture(scope="module")
def compared() -> pd.DataFrame:
    return infrastructure.compare_routes(NETWORK)


@pytest.fixture(scope="module")
def debts() -> money.Debt:
    return money.of_debt(load_table("external_debt"), load_table("investment"))


# --- Lengths of legs ------------------------------------------------------------------

DEGREE_KM = 2 * np.pi * 6371.0088 / 360  # of a great circle


def small_network(**columns: list[Any]) -> pd.DataFrame:
    """Legs along the equator, a degree each, one of them of twice that length."""
    nodes = pd.DataFrame({"node_id": ["a", "b", "c"], "lon": [0.0, 1.0, 2.0]})
    nodes = nodes.assign(name="", country="KAZ", kind="city", lat=0.0, source_id="")
    legs = pd.DataFrame(
        {
            "leg_id": ["ab", "bc"],
            "from_node": ["a", "b"],
            "to_node": ["b", "c"],
            "distance_km": [2 * DEGREE_KM, np.nan],
            "distance_basis": ["published", ""],
        }
    )
    legs = legs.assign(mode="rail", terrain="plain", corridor="x", gauge_break=False)
    legs = legs.assign(status="operating", planned_completion="", variant_of="")
    legs = legs.assign(source_id=["s1", "s2"], note="", typical_hours=np.nan)
    return network.corridor_legs(nodes, legs.assign(**columns), TIMES)


def test_a_length_that_is_not_published_has_the_detour_of_cited_legs() -> None:
    expected = pd.DataFrame(
        {
            "leg_id": ["ab", "bc"],
            "basis": ["published", "estimated"],
            "great_circle_km": [DEGREE_KM, DEGREE_KM],
            "distance_km": [2 * DEGREE_KM, 2 * DEGREE_KM],
        }
    )
    legs = small_network()[[*expected]]
    pd.testing.assert_frame_equal(legs, expected)


def test_a_leg_without_border_or_break_takes_its_length_over_speed() -> None:
    speed = TIMES.set_index(["mode", "part"])["value"]["rail", "speed"]
    legs = small_network()
    assert np.allclose(legs["hours"], 2 * DEGREE_KM / speed)


def test_a_break_of_gauge_within_a_country_costs_the_handling() -> None:
    legs = small_network(gauge_break=[True, False])
    handling = TIMES.set_index(["mode", "part"])["value"]["rail", "handling"]
    assert legs["stop_hours"].tolist() == [handling, 0.0]


def test_a_mode_without_any_published_length_is_refused() -> None:
    with pytest.raises(
        ValueError, match="`legs`: no leg by rail has a published length"
    ):
        small_network(distance_km=[np.nan, np.nan])


def test_without_checks_the_errors_of_distances_are_not_told() -> None:
    checks = load_table("route_checks").head(0)
    accuracy = network.of_accuracy(NETWORK, NODES, checks, TIMES, VOLUMES)
    assert not accuracy.errors


def test_an_unknown_variant_of_a_leg_is_refused() -> None:
    with pytest.raises(ValueError, match="did you mean 'r-turpan-korla-2014'"):
        network.corridor_legs(NODES, LEGS, TIMES, variant="r-turpan-korla-2104")


def test_hours_below_zero_are_refused() -> None:
    with pytest.raises(ValueError, match="`border_hours`: hours must be 0 or more"):
        network.travel_times(VOLUMES, LEGS, border_hours=-1)


def test_a_speed_of_zero_is_refused() -> None:
    with pytest.raises(ValueError, match=r"`rail_speed_kmh`: .* more than 0, not 0"):
        network.travel_times(VOLUMES, LEGS, rail_speed_kmh=0)


def test_what_the_caller_sets_goes_before_what_is_measured() -> None:
    times = network.travel_times(VOLUMES, LEGS, border_hours=7)
    border = times[(times["mode"] == "rail") & (times["part"] == "border")]
    assert border[["value", "how"]].to_numpy().tolist() == [[7.0, "set"]]


def test_two_parts_stand_in_for_a_line_of_known_length() -> None:
    parts = NETWORK[NETWORK["whole"] == "r-lanzhou-turpan"]
    assert {*parts["leg_id"]} == {"r-lanzhou-hami", "r-hami-turpan"}
    assert "r-lanzhou-turpan" not in {*NETWORK["leg_id"]}


def test_parts_of_a_line_add_up_to_its_length_in_every_draw() -> None:
    whole = LEGS.set_index("leg_id")["distance_km"]["r-lanzhou-turpan"]
    parts = NETWORK[NETWORK["whole"] == "r-lanzhou-turpan"]
    draws = drawn_lengths(NETWORK)[parts.index]
    assert np.isclose(parts["distance_km"].sum(), whole)
    assert np.allclose(draws.sum(axis=0), whole)


# --- Routes ---------------------------------------------------------------------------

# A short way over b, and a direct one that is longer and faster; a ferry goes on.
TRIANGLE = pd.DataFrame(
    [
        ("ab", "a", "b", "rail", 10.0, 3.0, 1.0),
        ("bc", "b", "c", "rail", 10.0, 3.0, 1.0),
        ("ac", "a", "c", "rail", 25.0, 5.0, 1.0),
        ("cd", "c", "d", "sea", 40.0, 4.0, 0.0),
    ],
    columns=[
        "leg_id",
        "from_node",
        "to_node",
        "mode",
        "distance_km",
        "hours",
        "transfer_hours",
    ],
).assign(basis="published", stop_hours=0.0)


def test_the_shortest_route_need_not_be_the_fastest() -> None:
    travelled = routes(TRIANGLE, [("a", "c")])
    columns = ["by", "step", "leg_id", "from_node", "to_node"]
    expected = pd.DataFrame(
        [
            ("distance", 1, "ab", "a", "b"),
            ("distance", 2, "bc", "b", "c"),
            ("time", 1, "ac", "a", "c"),
        ],
        columns=columns,
    )
    pd.testing.assert_frame_equal(travelled[columns], expected)


def test_a_change_of_mode_is_in_the_hours_of_the_leg_after_it() -> None:
    travelled = routes(TRIANGLE, [("c", "d"), ("a", "d")], ["time"])
    assert travelled["leg_id"].tolist() == ["cd", "ac", "cd"]
    assert travelled["hours"].tolist() == [4.0, 5.0, 4.0]
    assert travelled["stop_hours"].tolist() == [0.0, 0.0, 0.0]


def test_a_leg_may_be_travelled_against_its_direction() -> None:
    back = routes(TRIANGLE, [("c", "a")], ["distance"])
    assert back["leg_id"].tolist() == ["bc", "ab"]
    assert back["to_node"].tolist() == ["b", "a"]


def test_a_pair_without_a_route_has_no_rows() -> None:
    legs = TRIANGLE[TRIANGLE["mode"] == "rail"]
    assert routes(legs, [("a", "d")]).empty


@settings(max_examples=25, deadline=None)
@given(pair=st.lists(st.sampled_from(PLACES), min_size=2, max_size=2, unique=True))
def test_the_shortest_route_is_as_long_both_ways(pair: list[str]) -> None:
    legs = network.open_legs(NETWORK)
    origin, destination = pair
    forth = routes(legs, [(origin, destination)])
    back = routes(legs, [(destination, origin)], ["distance"])
    assert forth.empty == back.empty
    km = forth.groupby("by")["distance_km"].sum().reindex(["distance", "time"])
    assert np.isclose(km["distance"], back["distance_km"].sum()) or forth.empty
    assert not km["distance"] > km["time"] + 0.5
    shortest = forth[forth["by"] == "distance"]
    assert shortest["from_node"].tolist()[1:] == shortest["to_node"].tolist()[:-1]


@pytest.mark.parametrize("lost", ["r-xian-lanzhou", "r-lanzhou-hami", "r-hami-turpan"])
def test_no_railway_to_xinjiang_is_the_only_one(lost: str) -> None:
    """Beside Lanzhou-Urumqi the network has Linhe-Hami and Golmud-Korla."""
    legs = network.open_legs(NETWORK, modes=["rail"])
    remaining = legs[legs["leg_id"] != lost]
    pairs = [("xian", "urumqi"), ("xian", "kashgar")]
    travelled = routes(remaining, pairs, ["distance"])
    assert {*travelled["destination"]} == {"urumqi", "kashgar"}


def test_a_railway_that_never_opens_is_on_no_route() -> None:
    legs = network.open_legs(NETWORK, year=2060, opening=0)
    assert not ((legs["corridor"] == "cku") & (legs["status"] != "operating")).any()


def test_without_a_comparable_check_there_is_no_error_of_distances() -> None:
    checks = load_table("route_checks")[:0]
    accuracy = network.of_accuracy(NETWORK, NODES, checks, TIMES, VOLUMES)
    assert not accuracy.errors


# --- What the railway saves -----------------------------------------------------------


def test_the_pairs_are_compared_in_their_order(compared: pd.DataFrame) -> None:
    pairs = zip(compared["origin"], compared["destination"], strict=True)
    assert [*pairs] == [*PAIRS]


def test_a_railway_saves_where_it_is_shorter(compared: pd.DataFrame) -> None:
    gain = (-compared["over_km"]).clip(lower=0)
    assert np.allclose(compared["saving_km"], gain, atol=0.01)


def test_how_sure_we_are_is_a_share_of_draws(compared: pd.DataFrame) -> None:
    draws = compared["probability"].dropna() * network.DRAWS
    assert np.allclose(draws, draws.round())


def test_an_unknown_place_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'xian'"):
        infrastructure.compare_routes(NETWORK, [("xi_an", "tashkent")])


def test_a_route_to_its_own_origin_is_refused() -> None:
    with pytest.raises(ValueError, match="is the origin as well"):
        infrastructure.compare_routes(NETWORK, [("xian", "xian")])


# --- Dates that were named ------------------------------------------------------------


def promises_of(*rows: tuple[str, str, str, str]) -> pd.DataFrame:
    """Promises of the railway: said on, by whom, in which role, which period."""
    columns = ["said_on", "said_by", "role", "claimed_period"]
    promises = pd.DataFrame(rows, columns=columns)
    promises = promises.assign(project_id="cku-rail", milestone="completion")
    promises = promises.assign(obs_status="A", note="", countries="")
    return promises.assign(source_id=[f"s{row}" for row in range(len(rows))])


FOUR_PROMISES = promises_of(
    ("2010", "minister", "government", "2015"),
    ("2020", "minister", "government", "2027"),
    ("2021", "newspaper", "press", "2026"),
    ("2022", "railway", "operator", "2028/2030"),
)


def test_a_date_stands_until_it_passes_or_its_speaker_names_another() -> None:
    promises = infrastructure.completion_claims(FOUR_PROMISES, project_id="cku-rail")
    expected = pd.DataFrame(
        {
            "said_by": ["minister", "minister", "newspaper", "railway"],
            "year": pd.array([2015, 2027, 2026, 2030], dtype="Int64"),
            "standing": [False, True, True, True],
            "unofficial": [False, False, True, False],
        }
    )
    pd.testing.assert_frame_equal(promises[[*expected]], expected)
    slips = promises["slip_years"].round(1).tolist()
    assert slips == [0.0, 12.0, 11.0, 15.0]


def test_the_later_of_two_years_named_equally_often_is_given() -> None:
    named = infrastructure.named_years(FOUR_PROMISES)
    assert isinstance(named, NamedYear)
    assert (named.most_named, named.times, named.speakers) == (2030, 1, 2)
    assert (named.outright, named.derived) == (2, 0)
    assert (named.derived_low, named.derived_high) == (None, None)
    assert (named.earliest, named.latest) == (2027, 2030)
    assert (named.value, named.low, named.high) == (2030, 2027, 2030)
    assert named.source_ids == "s1;s3"


def test_a_year_named_outright_goes_before_a_duration() -> None:
    is_of_railway = FOUR_PROMISES["said_by"] == "railway"
    derived = FOUR_PROMISES["obs_status"].mask(is_of_railway, "E")
    named = infrastructure.named_years(FOUR_PROMISES.assign(obs_status=derived))
    assert isinstance(named, NamedYear)
    assert (named.most_named, named.outright, named.derived) == (2027, 1, 1)
    # A duration counts from its earliest year.
    assert (named.derived_low, named.derived_high) == (2028, 2030)


def test_no_year_is_named_where_no_promise_stands() -> None:
    by_press = FOUR_PROMISES.head(1).assign(role="press")
    assert not infrastructure.named_years(by_press)


def test_only_what_was_said_by_the_day_is_given() -> None:
    before = infrastructure.completion_claims(
        PROMISES, project_id="cku-rail", as_of="2022-12", roles=["government"]
    )
    assert before["said_on"].tolist() == ["2022-08"]


def test_the_railway_was_promised_for_2010_and_now_for_2030() -> None:
    promises = infrastructure.completion_claims(PROMISES, project_id="cku-rail")
    assert promises["claimed_period"].iloc[[0, -1]].tolist() == ["2010", "2030"]


def test_an_unknown_project_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'cku-rail'"):
        infrastructure.completion_claims(PROMISES, project_id="cku-rial")


def test_derived_dates_are_those_whose_note_says_so() -> None:
    named = infrastructure.named_years(PROMISES)
    promises = infrastructure.railway_promises(PROMISES)
    official = promises[promises["standing"] & ~promises["unofficial"]]
    is_derived = official["note"].str.startswith("derived")
    assert isinstance(named, NamedYear)
    assert named.derived == is_derived.sum()
    assert named.outright == (~is_derived).sum()
    assert {*official.loc[~is_derived, "year"]} == {named.most_named}


def test_the_article_repeats_a_date_that_was_left() -> None:
    opening = projects.of_opening(PROMISES, opening=2031)
    assert opening.article == 2027
    assert opening.origin
    statement = opening.origin.statement
    assert (statement.said_on, statement.date) == ("2022-08", "2026/2027")
    assert opening.origin.is_left


def test_a_date_that_was_named_again_was_not_left() -> None:
    origin = projects.of_opening(PROMISES, opening=2031).origin
    assert origin
    is_origin = PROMISES["source_id"] == origin.statement.source_ids
    again = PROMISES[is_origin].assign(said_on="2025-12")
    promises = pd.concat([PROMISES, again], ignore_index=True)
    named_again = projects.of_opening(promises, opening=2031).origin
    assert named_again
    assert not named_again.is_left


# --- Slips ----------------------------------------------------------------------------

# Two finished late, one running, one overdue, one given up, as the press foresaw.
SLIPS = pd.DataFrame(
    {
        "state": ["finished", "running", "finished", "overdue", "given up"],
        "delay_years": [1.0, 0.0, 3.0, 4.0, np.nan],
        "slip_years": [1.0, 0.0, 3.0, 4.0, np.nan],
    }
).assign(
    cross_border=True,
    kind="rail",
    project="a",
    project_id="a",
    source_ids="a",
    day="2026-01-01",
    first_claim="2020",
    first_role="press",
)


def test_delays_are_as_they_stand_and_what_was_given_up_is_left_out() -> None:
    across = projects.of_slips(SLIPS).across
    assert isinstance(across, Works)
    assert (across.late, across.value, across.known) == (3, 3, 4)
    assert across.by_press == ["a", "a", "a"]
    assert across.finished == 2
    assert [delay.value for delay in across.delays] == [1.0, 3.0]
    assert (across.unfinished, across.unfinished_late) == (2, 1)
    assert (across.day, across.source_ids) == ("2026-01-01", "a")


def test_what_runs_past_its_first_date_has_not_kept_it() -> None:
    kept = projects.first_dates_kept(SLIPS)
    assert isinstance(kept, FirstDatesKept)
    assert (kept.kept, kept.decided, kept.value) == (0, 5, 1 / 7)


def test_what_is_due_later_has_missed_nothing_yet() -> None:
    ahead = SLIPS.assign(first_claim=["2020", "2027", "2020", "2020", "2020"])
    kept = projects.of_slips(ahead).kept
    assert isinstance(kept, FirstDatesKept)
    assert kept.decided == 4


def test_a_delay_so_far_ends_today_and_a_promise_is_another() -> None:
    slips = infrastructure.schedule_slip(PROMISES, PROJECTS)
    railway = slips.set_index("project_id").loc["cku-rail"]
    first = pd.Timestamp(railway["first_claim"] + "-12-31")
    today = pd.Timestamp(railway["day"])
    assert np.isclose(railway["delay_years"], (today - first).days / 365.25)
    assert railway["promised_years"] > railway["delay_years"]


def test_only_what_is_unfinished_has_a_promise_ahead_and_no_delay_below_zero() -> None:
    slips = infrastructure.schedule_slip(PROMISES, PROJECTS)
    is_open = slips["censored"].astype(bool)
    assert (slips.loc[is_open, "delay_years"] >= 0).all()
    assert slips.loc[~is_open, "promised_years"].isna().all()


# --- The portfolio --------------------------------------------------------------------

DAYS = ["2015-07-27", "2020-01", "2025-07-27", ""]


@pytest.mark.parametrize("day", DAYS)
def test_a_portfolio_counts_what_was_known_and_countable(day: str) -> None:
    then = infrastructure.known_projects(PROJECTS, PROMISES, day)
    portfolio = projects.of_portfolio(PROJECTS, NODES, LEGS, PROMISES, day)
    assert portfolio.total == then["countable"].sum()
    assert portfolio.shown[["completed", "source_ids"]].notna().all(axis=None)


@pytest.mark.parametrize("day", DAYS)
def test_no_flagship_is_completed_after_the_day(day: str) -> None:
    shown = projects.of_portfolio(PROJECTS, NODES, LEGS, PROMISES, day).shown
    last_day = periods.bounds(day or "2026-11-30")[1]
    completed = [text for text in shown["completed"] if text]
    assert [text for text in completed if periods.bounds(text)[0] > last_day] == []


@pytest.mark.parametrize("day", [day for day in DAYS if day])
def test_no_flagship_cites_what_came_out_after_the_day(day: str) -> None:
    then = infrastructure.known_projects(PROJECTS, PROMISES, day)
    shown = projects.of_portfolio(PROJECTS, NODES, LEGS, PROMISES, day).shown
    dates = sources(then).set_index("source_id")["published"]
    cited = {source for ids in shown["source_ids"] for source in ids.split(";")}
    assert [source for source in cited if dates.get(source, "") > day] == []


def test_the_last_date_named_is_shown_and_what_is_past_its_first_is_overdue() -> None:
    shown = projects.of_portfolio(PROJECTS, NODES, LEGS, PROMISES).shown
    rows = shown.set_index("project_id")
    assert rows.loc["ayagoz-bakhty", "date"] == "2028"
    assert rows.loc["ashgabat-turkmenabat", "timing"] == "overdue"
    assert rows.loc["turkmenbashi-port", "timing"] == "late"


def test_what_is_completed_was_late_or_on_time_if_it_had_a_date() -> None:
    shown = projects.of_portfolio(PROJECTS, NODES, LEGS, PROMISES).shown
    timing = shown.loc[shown["completed"] != "", "timing"]
    assert set(timing) <= {"late", "on_time", "no_date"}


@pytest.mark.parametrize("day", DAYS)
def test_what_is_in_service_is_never_overdue(day: str) -> None:
    of_countries = [
        projects.works_in(country, PROJECTS, NODES, LEGS, PROMISES, day)
        for country in codes.CA5
    ]
    works = pd.concat(of_countries)
    timing = works.loc[works["state"] == "in_service", "timing"]
    assert not timing.empty
    assert {*timing} <= {"late", "on_time", "no_date"}


def test_a_portfolio_of_a_day_without_projects_counts_none_for_each_country() -> None:
    day = "1990-01-01"
    by_country = projects.of_portfolio(PROJECTS, NODES, LEGS, PROMISES, day).by_country
    assert by_country["country"].tolist() == list(codes.CA5)
    assert by_country["projects"].tolist() == [0] * 5
    assert by_country["source_ids"].tolist() == [""] * 5


def test_a_portfolio_of_no_projects_has_no_flagships() -> None:
    none = PROJECTS.head(0)
    portfolio = projects.of_portfolio(none, NODES, LEGS, PROMISES)
    assert (portfolio.total, portfolio.ten) == (0, 0)


# --- Money ----------------------------------------------------------------------------


def test_concepts_of_money_are_kept_apart() -> None:
    counts = money.chinese_money(load_table("investment"))
    assert not counts.duplicated(["concept", "part", "unit", "price_basis"]).any()
    sums = counts.loc[counts["how"] == "sum", "concept"]
    assert {*sums} == {"contract", "commitment"}


def test_a_printed_share_of_debt_goes_before_one_worked_out(
    debts: money.Debt,
) -> None:
    rows = select(debts.rows, country="KGZ", parts=True)
    share = rows.set_index("period")["share_pct"]
    assert share["2018-01"] == 41.3  # as printed; 1,711 of 4,139 would be 41.35
    assert share["2024-01"] == 36.9


def test_debt_service_has_its_share_of_all(debts: money.Debt) -> None:
    assert debts.service
    assert (debts.service.paid.value, debts.service.share.value) == (127, 35.5)


def test_one_creditor_is_no_series_with_all(debts: money.Debt) -> None:
    creditors = debts.alike.groupby("country")["creditor"].nunique()
    assert not creditors.gt(1).any()


def test_a_later_figure_of_a_narrower_creditor_stands_alone(
    debts: money.Debt,
) -> None:
    tajik = debts.countries["TJK"]
    assert (tajik.creditor, tajik.last.value) == ("china", 820)
    assert tajik.alone
    assert (tajik.alone["creditor"], tajik.alone.value) == ("china_eximbank", 700)


@pytest.fixture(scope="module")
def as_one_series(debts: money.Debt) -> money.Owed:
    """Tajik debt as it stood: that to one bank as the last figure of that to all."""
    return money.owed_by("TJK", debts.rows.assign(alike=True))


def test_debt_to_one_bank_is_not_set_beside_that_to_all(
    as_one_series: money.Owed,
) -> None:
    last = as_one_series.last
    assert (last.value, last.coverage) == (700, "china_eximbank")
    refused = as_one_series.top
    assert isinstance(refused, Gap)
    assert refused.unlike == ("coverage",)
    assert as_one_series.below_top is refused


def test_debt_to_one_bank_is_no_growth_of_that_to_all(
    debts: money.Debt, as_one_series: money.Owed
) -> None:
    highest = debts.countries["TJK"].top
    assert highest
    assert (highest.debt.value, highest.debt.coverage) == (1200, "china")
    grown = grew(as_one_series.last, highest.debt)
    assert isinstance(grown, Gap)
    assert grown.unlike == ("coverage",)


def test_no_debt_to_one_bank_is_said_to_be_down_from_that_to_all(
    debts: money.Debt, as_one_series: money.Owed
) -> None:
    planted = dataclasses.replace(debts, countries={"TJK": as_one_series})
    sentences = words.say(plan.debt(planted))
    assert "Export-Import Bank nearly $0.70" in sentences.replace("\xa0", " ")
    assert "down from" not in sentences


def test_debt_to_all_is_down_from_the_highest_to_all(debts: money.Debt) -> None:
    below_top = debts.countries["TJK"].below_top
    assert below_top
    assert below_top.difference.value == 820 - 1200


# --- Freight --------------------------------------------------------------------------


def cargo(*rows: tuple[str, str, float, str]) -> pd.DataFrame:
    """Cargo of the Middle Corridor: period, nature, Mt and scope."""
    volumes = pd.DataFrame(rows, columns=["period", "nature", "value", "scope"])
    volumes = volumes.assign(corridor="middle_corridor", indicator="cargo", unit="Mt")
    volumes = volumes.assign(mode="all", variant="main", obs_status="A", note="")
    volumes = volumes.assign(rounding_value=0.05, value_low=np.nan, value_high=np.nan)
    return volumes.assign(source_id=VOLUMES["source_id"].iloc[0])


def test_an_expectation_stands_beside_what_came_or_the_growth_it_needs() -> None:
    hopes = infrastructure.expectations(
        cargo(
            ("2022", "actual", 4.0, "all"),
            ("2024", "actual", 5.0, "all"),
            ("2024", "expected", 10.0, "all"),
            ("2026", "plan", 20.0, "all"),
            ("2027", "plan", 20.0, "association"),
        )
    )
    columns = ["period", "came", "reached_pct", "needed_pct"]
    expected = pd.DataFrame(
        [
            ("2024", 5.0, 50.0, np.nan),
            ("2026", np.nan, np.nan, 100.0),  # from 5 to 20 in two years
            ("2027", np.nan, np.nan, np.nan),
        ],
        columns=columns,
    )
    pd.testing.assert_frame_equal(hopes[columns], expected)


def test_a_plan_for_a_part_is_not_compared_with_the_whole() -> None:
    hopes = infrastructure.expectations(VOLUMES)
    is_part = hopes["scope"] == "association"
    assert is_part.any()
    assert hopes.loc[is_part, ["came", "reached_pct"]].isna().all(axis=None)


def test_a_plan_for_containers_is_not_compared_with_tonnes() -> None:
    volumes = cargo(("2024", "actual", 5.0, "all"), ("2026", "plan", 20.0, "all"))
    is_plan = volumes["nature"] == "plan"
    in_containers = volumes["unit"].mask(is_plan, "kTEU")
    hopes = infrastructure.expectations(volumes.assign(unit=in_containers))
    assert hopes[["came", "reached_pct", "needed_pct"]].isna().all(axis=None)


def test_each_expectation_has_the_day_on_which_it_came_out() -> None:
    assert (infrastructure.expectations(VOLUMES)["said_on"] != "").all()


def test_two_names_of_one_rail_are_a_conflict() -> None:
    disputed = freight.disputes(VOLUMES)
    row = disputed[disputed["corridor"] == "khorgos_and_alashankou"].iloc[0]
    assert (row["low"], row["high"], round(row["gap_pct"])) == (27.5, 32.0, 16)
    assert row["reason"]


def test_the_widest_conflict_comes_first() -> None:
    assert freight.disputes(VOLUMES)["gap_pct"].is_monotonic_decreasing


@pytest.mark.parametrize("change", ["rail_change", "middle_change"])
def test_a_change_behind_an_amount_of_cargo_is_on_the_year_before(change: str) -> None:
    """The sentence prints no base: `EXCEPTIONS` of `test_unlike` rest on this."""
    assert getattr(freight.of_freight(VOLUMES, VOLUMES), change).years == 1


def test_whose_cargo_the_middle_corridor_carries_is_said() -> None:
    whose = freight.of_freight(VOLUMES, VOLUMES).whose
    assert whose.exports
    assert whose.exports.value == 74
    assert whose.exports.period.endswith("2025-10")
    assert whose.from_china
    assert whose.from_china.chinese.value < whose.from_china.all.value
