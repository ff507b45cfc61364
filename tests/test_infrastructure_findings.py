"""What the infrastructure report says: sentences, key figures and drawings."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from cac_data import infrastructure, load_table
from cac_data import infrastructure as infra
from cac_data.sources import known_by, sources
from tests.trade_frames import records

Tables = dict[str, pd.DataFrame]
Case = Callable[[Tables], tuple[Any, ...]]

NAMES = (
    *("network_nodes", "network_legs", "route_checks", "corridor_volumes"),
    *("schedule_claims", "projects", "project_figures", "investment"),
    *("external_debt", "logistics_performance"),
)


@pytest.fixture(scope="module")
def tables() -> Tables:
    return {name: load_table(name) for name in NAMES}


@pytest.fixture(scope="module")
def worked(tables: Tables) -> Tables:
    """Every frame that the report makes, once."""
    nodes, legs = tables["network_nodes"], tables["network_legs"]
    volumes = tables["corridor_volumes"]
    times = infra.time_model(volumes, legs)
    network = infra.corridor_legs(nodes, legs, times=times)
    claims = infra.railway_claims(tables["schedule_claims"])
    slips = infra.schedule_slip(tables["schedule_claims"], tables["projects"])
    errors = infra.route_errors(network, nodes, tables["route_checks"])
    said = infra.railway_figures(tables["project_figures"])
    trip = {"origin": "xian", "destination": "tashkent"}
    compared = infra.compare_alignments(nodes, legs, times=times, draws=100)
    return {
        "times": times,
        "claims": claims,
        "named": infra.named_years(claims),
        "slips": slips,
        "classes": infra.reference_classes(slips),
        "works": infra.works_pace(tables["schedule_claims"], opening=2030),
        "errors": errors,
        "missed": infra.error_summary(errors),
        "said": said,
        "overruns": infra.overruns(said),
        "debt": infra.debt_by_year(tables["external_debt"]),
        "cargo": infra.cargo_by_corridor(volumes),
        "use": infra.capacity_use(volumes, corridor="kazakhstan_china_rail"),
        "hopes": infra.expectations(volumes),
        "scores": infra.logistics_scores(tables["logistics_performance"]),
        "overview": infra.concept_overview(tables["investment"]),
        "kinds": infra.portfolio_table(tables["projects"]),
        "options": infra.route_options(network, nodes, year=2030, **trip),
        "losses": infra.leg_losses(
            network, nodes, year=2030, openings={"cku": 2031}, **trip
        ),
        "ways": infra.way_legs(network, nodes, year=2030, **trip),
        "places": infra.project_places(tables["projects"], nodes, legs),
        "loans": infra.railway_loan(tables["investment"]),
        "carriage": infra.transit_costs(volumes),
        "crossing": infra.crossing_check(network, nodes, volumes),
        "panels": infra.investment_panels(tables["investment"]),
        "compared": compared,
        "usual": compared[compared["alignment"] == next(iter(infra.ALIGNMENTS))],
        **tables,
    }


@pytest.fixture(autouse=True)
def _close_figures() -> Iterator[None]:
    yield
    plt.close("all")


# Function: names of the frames it speaks of, and its other arguments.
SENTENCES: Mapping[str, tuple[tuple[str, ...], dict[str, Any]]] = {
    "say_portfolio": (("kinds",), {}),
    "say_places": (("places",), {}),
    "say_completion": (("claims", "named"), {"opening": 2031}),
    "say_classes": (("classes", "slips"), {}),
    "say_pace": (("works",), {"opening": 2030}),
    "say_costs": (("said",), {}),
    "say_financing": (("loans",), {}),
    "say_overruns": (("overruns", "debt"), {}),
    "say_freight": (("cargo", "use", "corridor_volumes"), {}),
    "say_expectations": (("hopes",), {}),
    "say_logistics": (("scores",), {}),
    "say_transit": (("carriage", "ways"), {}),
    "say_investment": (("overview",), {}),
    "say_debt": (("debt",), {"loan_usd_mn": 2300.0}),
    "say_options": (
        ("options",),
        {"start": "Xi'an", "end": "Tashkent", "year": 2030},
    ),
    "say_comparison": (("usual",), {}),
    "say_claimed_saving": (("route_checks", "usual", "times"), {}),
    "say_alignments": (("compared",), {"pair": "Xi'an – Tashkent"}),
    "say_errors": (("missed", "errors"), {}),
    "say_crossing": (("crossing", "times"), {}),
    "say_criticality": (("losses",), {"start": "Xi'an", "end": "Tashkent"}),
}
# These speak of what is never empty: a scope, and a model of time.
ALWAYS = {"say_scope", "say_times"}

UNSOUND = re.compile(r"\bnan\b|\binf\b|None\b(?! of)|  |\.\.|,,| ,| \.|\{|\}|_|-\d")


def test_every_sentence_has_a_case() -> None:
    ours = {name for name in infrastructure.__all__ if name.startswith("say_")}
    assert ours == SENTENCES.keys() | ALWAYS


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_is_well_formed(name: str, worked: Tables) -> None:
    frames, options = SENTENCES[name]
    text = getattr(infra, name)(*(worked[frame] for frame in frames), **options)
    assert text.endswith(".")
    without_days = re.sub(r"\d{4}-\d{2}-\d{2}|CASA-1000", "that day", text)
    assert not UNSOUND.search(without_days), text
    assert re.search(r"\d", text)


@pytest.mark.parametrize("name", SENTENCES)
def test_nothing_to_say_is_said_without_a_traceback(name: str, worked: Tables) -> None:
    frames, options = SENTENCES[name]
    empty = [
        worked[frame].iloc[:0] if frame != "times" else worked[frame]
        for frame in frames
    ]
    text = getattr(infra, name)(*empty, **options)
    assert not UNSOUND.search(text), text
    assert text.endswith(".") or name == "say_claimed_saving"


@pytest.mark.parametrize("name", SENTENCES)
def test_a_sentence_leaves_its_frames_alone(name: str, worked: Tables) -> None:
    frames, options = SENTENCES[name]
    before = [worked[frame].copy() for frame in frames]
    getattr(infra, name)(*(worked[frame] for frame in frames), **options)
    for frame, copy in zip(frames, before, strict=True):
        pd.testing.assert_frame_equal(worked[frame], copy)


# ------------------------------------------------------------- what a sentence turns on


@pytest.mark.parametrize(
    ("opening", "said"),
    [
        (0, "In the scenario the railway is never opened, against all of them."),
        (2027, "opens the railway in 2027, before the earliest of them."),
        (2030, "opens the railway in 2030, within what they name."),
        (2040, "opens the railway in 2040, after the latest of them."),
    ],
)
def test_a_scenario_is_placed_among_the_dates_that_stand(
    opening: int, said: str, worked: Tables
) -> None:
    text = infra.say_completion(worked["claims"], worked["named"], opening=opening)
    assert text.endswith(said)


def test_years_named_once_each_are_not_called_the_most_frequent(
    tables: Tables,
) -> None:
    claims = infra.railway_claims(tables["schedule_claims"], as_of="2025-07-27")
    text = infra.say_completion(claims, infra.named_years(claims), opening=2027)
    assert "Governments and operators name different years; 3 statements" in text


def test_an_article_within_the_range_is_not_called_early(worked: Tables) -> None:
    named = worked["named"].assign(low=2027)
    assert "The article's 2027 is among them." in infra.say_completion(
        worked["claims"], named, opening=2031
    )


def test_an_opening_too_soon_is_warned_of(tables: Tables) -> None:
    claims = tables["schedule_claims"]
    soon = infra.warn_opening(claims, opening=2027)
    assert soon.startswith("Warning: an opening in 2027 does not fit")
    assert "name is 2029." in soon
    assert "95 % would be left for 13 months." in soon
    for fits in (2030, 2031, 2050, 0):
        assert infra.warn_opening(claims, opening=fits) == ""
    # There is time for the works, but nobody responsible names so early a year.
    early = infra.warn_opening(claims.query("milestone != 'part'"), opening=2028)
    assert early.endswith("name is 2029.")


def test_a_plan_published_later_warns_too_and_is_called_so(tables: Tables) -> None:
    then = infra.warn_opening(
        tables["schedule_claims"], opening=2027, as_of="2025-07-27"
    )
    assert "By the plan of works, published since, 5 % are done" in then
    now = infra.warn_opening(tables["schedule_claims"], opening=2027)
    assert "published since" not in now


def test_a_plan_is_not_held_against_what_it_cannot_reach(tables: Tables) -> None:
    never = infra.works_pace(tables["schedule_claims"], opening=0)
    assert never.empty
    assert infra.say_pace(never, opening=0).startswith("Without an opening")
    # Before the date of the planned part there is nothing to hold it against.
    assert infra.works_pace(tables["schedule_claims"], opening=2025).empty


def test_a_loan_is_told_with_its_term_where_one_is_known(worked: Tables) -> None:
    text = infra.say_financing(worked["loans"])
    assert "China 51 %, Kyrgyzstan 24.5 % and Uzbekistan 24.5 %." in text
    assert text.endswith("was signed in December 2025 and runs for 35 years.")
    untold = infra.say_financing(worked["loans"].assign(note=""))
    assert untold.endswith("was signed in December 2025.")


def test_a_way_that_does_not_exist_is_said_in_a_sentence(tables: Tables) -> None:
    nodes = tables["network_nodes"]
    network = infra.corridor_legs(nodes, tables["network_legs"])
    options = infra.route_options(
        network, nodes, origin="xian", destination="bishkek", year=2030
    )
    text = infra.say_options(options, start="Xi'an", end="Bishkek", year=2030)
    assert text.startswith("No way by rail and ferry leads from Xi'an to Bishkek")
    losses = infra.leg_losses(
        network,
        nodes,
        origin="xian",
        destination="bishkek",
        year=2030,
        openings={"cku": 2030},
    )
    assert infra.say_criticality(losses, start="Xi'an", end="Bishkek").startswith(
        "No way leads from Xi'an to Bishkek"
    )


@pytest.mark.parametrize(
    ("km", "uses", "said"),
    [
        (4611.0, False, "the same length. It does not use"),
        (3000.0, True, "1,611 km shorter. It uses"),
        (5000.0, False, "389 km longer. It does not use"),
    ],
)
def test_the_way_of_a_later_year_is_compared_with_todays(
    km: float, uses: bool, said: str
) -> None:
    options = pd.DataFrame(
        {
            "network": ["today", "2030"],
            "best_by": "shortest, fastest",
            "distance_km": [4611.0, km],
            "days": 6.9,
            "stop_days": 3.4,
            "borders": 1,
            "estimated_pct": 33.0,
            "over_railway": [False, uses],
        }
    )
    text = infra.say_options(options, start="Xi'an", end="Tashkent", year=2030)
    assert said in text
    assert "over 1 border;" in text
    later = infra.say_options(
        options.iloc[1:], start="Xi'an", end="Tashkent", year=2030
    )
    assert "Today no way" in later
    gone = infra.say_options(options.iloc[:1], start="Xi'an", end="Tashkent", year=2030)
    assert gone.endswith("In 2030 no way leads there.")


def test_many_legs_of_one_loss_are_counted_and_the_most_is_told(
    tables: Tables,
) -> None:
    nodes = tables["network_nodes"]
    losses = infra.leg_losses(
        infra.corridor_legs(nodes, tables["network_legs"]),
        nodes,
        origin="xian",
        destination="tashkent",
        year=2030,
        openings={"cku": 2030},
    )
    text = infra.say_criticality(losses, start="Xi'an", end="Tashkent")
    assert "the loss of any of 8 legs costs most: 188 km." in text
    assert "Without the railway through Kyrgyzstan it would cost up to 1,804 km" in text


def test_a_railway_that_shortens_nothing_is_said_to(worked: Tables) -> None:
    same = worked["usual"].assign(saving_km=0.0)
    text = infra.say_comparison(same)
    assert text.startswith("The railway leaves ")
    assert "shortens" not in text
    only = worked["usual"].assign(state="no way")
    assert "None of these places is joined" in infra.say_comparison(only)


def test_a_claim_of_a_saving_is_held_against_speed_and_borders(
    worked: Tables,
) -> None:
    frames = worked["route_checks"], worked["usual"], worked["times"]
    text = infra.say_claimed_saving(*frames)
    assert "At 53.9 km/h that takes 17 hours" in text
    assert "3.7 borders fewer" in text
    none = worked["usual"].assign(saving_km=0.0)
    assert infra.say_claimed_saving(frames[0], none, frames[2]).endswith(
        "None of the ways above is shortened by as much."
    )
    slow = worked["times"].assign(value=0.001)
    assert "borders fewer" not in infra.say_claimed_saving(frames[0], none, slow)


def test_what_is_no_capacity_is_called_so_only_where_it_is_passed(
    worked: Tables,
) -> None:
    text = infra.say_freight(worked["cargo"], worked["use"], worked["corridor_volumes"])
    assert "In 2024 the Kazakh crossings carried 114 % of the capacity" in text
    fits = worked["use"].assign(is_capacity=True)
    assert "no limit" not in infra.say_freight(
        worked["cargo"], fits, worked["corridor_volumes"]
    )


def test_a_debt_of_nothing_and_a_loan_are_told_with_their_size(
    worked: Tables,
) -> None:
    text = infra.say_debt(worked["debt"], 2300.0)
    assert "Turkmenistan owed nothing on 2021-06-08." in text
    assert "is larger than the debt of Kyrgyzstan" in text
    small = infra.say_debt(worked["debt"], 100.0)
    assert "is smaller than the debt of Kyrgyzstan" in small
    unknown = infra.say_debt(worked["debt"])
    assert "loan" not in unknown


def test_a_scope_says_what_is_left_of_today(tables: Tables) -> None:
    text = infra.say_scope(
        tables["network_nodes"],
        origin="kashgar",
        destination="andijan",
        horizon=2030,
        opening=0,
        as_of="2025-07-27",
    )
    assert "Ways from Kashgar to Andijan, today and in 2030" in text
    assert "is never opened." in text
    assert "the list of projects are those of today." in text


def test_times_say_what_is_set_and_what_is_measured(tables: Tables) -> None:
    times = infra.time_model(
        tables["corridor_volumes"], tables["network_legs"], rail_speed_kmh=60.0
    )
    text = infra.say_times(times)
    assert "60.0 km/h by rail (set by the scenario)" in text
    assert "40.6 hours at a rail border (measured by CAREC, 2022)" in text


# ------------------------------------------------------------------------ the railway


def test_shares_and_parts_that_the_code_holds_are_those_of_the_tables(
    tables: Tables,
) -> None:
    from cac_data.infrastructure import railway

    known = tables["projects"].set_index("project_id")
    text = known.loc[railway.PROJECT, "financing"]
    assert "China 51, Kyrgyzstan and Uzbekistan 24.5 percent each" in text
    assert "Half equity" in text
    assert railway.SHARES == {"CHN": 0.51, "KGZ": 0.245, "UZB": 0.245}
    claims = tables["schedule_claims"]
    part = claims[
        (claims["project_id"] == railway.PROJECT) & (claims["milestone"] == "part")
    ]
    assert part["note"].item().startswith(f"{railway.PLANNED_PART_PCT:.0f} percent")
    assert railway.SECTION in known.index


def test_figures_come_in_the_order_they_were_said_with_who_printed_them(
    tables: Tables,
) -> None:
    found = infra.said_figures(
        tables["project_figures"], indicator="construction_cost", unit="USD mn"
    )
    assert found["said"].iloc[[0, -1]].tolist() == ["September 2013", "December 2025"]
    assert found["value"].tolist() == [4500.0, 6600.0, 8000.0, 5100.0, 4665.0, 4700.0]
    assert found["figure"].iloc[-1] == "4,700\N{NO-BREAK SPACE}USD\N{NO-BREAK SPACE}mn"
    assert set(infra.FIGURE_LABELS) <= set(
        infra.railway_figures(tables["project_figures"])
    )
    main = infra.main_figure(found)
    assert records(main, "value", "low", "high") == [(4700.0, 4500.0, 8000.0)]
    early = known_by(tables["project_figures"], "2025-07-27")
    old = infra.said_figures(early, indicator="construction_cost", unit="USD mn")
    assert infra.main_figure(old)["value"].item() == 4665.0  # the latest by then
    assert infra.main_figure(found.iloc[:0]).empty


def test_an_overrun_is_shared_as_the_shares_are(worked: Tables) -> None:
    found = infra.overruns(worked["said"])
    assert found["cost_usd_mn"].tolist() == [6600.0, 8000.0, 5100.0]
    parts = found[["CHN", "KGZ", "UZB"]].sum(axis=1)
    assert parts.tolist() == pytest.approx(found["overrun_usd_mn"].tolist())
    with pytest.raises(ValueError, match=r"add up to 0\.9"):
        infra.overruns(worked["said"], shares={"CHN": 0.9})
    lengths = worked["said"][worked["said"]["what"] == "length"]
    assert infra.overruns(lengths).empty


@pytest.mark.parametrize(
    ("opening", "after", "factor"),
    [(2027, 13, 24.8), (2030, 49, 6.6), (2031, 61, 5.3)],
)
def test_the_pace_that_is_left_depends_on_the_opening(
    opening: int, after: int, factor: float, tables: Tables
) -> None:
    found = infra.works_pace(tables["schedule_claims"], opening=opening)
    assert records(found.round(1), "months_before", "months_after", "factor") == [
        (17, after, factor)
    ]


def test_claims_of_an_unknown_railway_are_an_empty_frame(tables: Tables) -> None:
    other = tables["schedule_claims"].query("project_id != 'cku-rail'")
    found = infra.railway_claims(other)
    assert found.empty
    assert infra.named_years(found).empty
    assert list(found) == list(infra.railway_claims(tables["schedule_claims"]))


# ------------------------------------------------------------------------ performance


def test_scores_of_a_new_method_are_marked_and_not_compared(tables: Tables) -> None:
    found = infra.logistics_scores(tables["logistics_performance"])
    assert set(found.loc[found["period"] == "2023", "obs_status"]) == {"B"}
    assert set(found.loc[found["period"] == "2018", "obs_status"]) == {"A"}
    kgz = found[(found["country"] == "KGZ") & (found["period"] == "2023")]
    assert kgz["source_ids"].item() == ["24kg-2025-lpi", "asiaplus-2025-01-14-lpi"]
    wide = infra.logistics_table(found)
    assert wide["country"].is_unique
    assert wide.set_index("country").loc["KAZ", "2018"] == pytest.approx(2.81, abs=0.01)
    with pytest.raises(ValueError, match="did you mean 'lpi_score'"):
        infra.logistics_scores(tables["logistics_performance"], indicator="lpi_scores")
    assert infra.logistics_scores(tables["logistics_performance"].iloc[:0]).empty


# ------------------------------------------------------------------------- key figures


@pytest.fixture(scope="module")
def figures(tables: Tables, worked: Tables) -> pd.DataFrame:
    return infra.key_figures(
        tables,
        comparison=worked["compared"],
        options=worked["options"],
        errors=worked["errors"],
        horizon=2030,
        opening=2031,
    )


def test_the_baseline_gives_the_figures_that_were_expected(
    figures: pd.DataFrame,
) -> None:
    found = figures.set_index("id")
    expected = {
        "opening_named": (2030, 2029, 2031),
        "slip": (20.0, None, None),
        "slip_across_borders": (4.7, 3.8, 4.7),
        "railway_cost": (4.7, 4.5, 8.0),
        "railway_length": (532.5, 454.0, 532.5),
        "saving_xian_tashkent": (0, None, None),
        "cargo_kazakhstan_china_rail": (32.0, 31.0, 33.0),
        "cargo_middle_corridor": (4.1, None, None),
        "border_hours_measured": (40.6, None, None),
        "stock_ministry": (15.0, None, None),
        "stock_bank": (35.9, None, None),
        "debt_kgz": (1.59, None, None),
        "debt_tjk": (0.7, None, None),
    }
    for name, (value, low, high) in expected.items():
        row = found.loc[name]
        assert row["value"] == value, name
        for end, wanted in (("low", low), ("high", high)):
            assert pd.isna(row[end]) if wanted is None else row[end] == wanted, name
    assert found.loc["saving_kashgar_tashkent", "value"] == pytest.approx(2700, abs=15)
    assert found.loc["distance_error", "value"] < 10


def test_figures_are_unique_sourced_and_have_no_range_that_is_none(
    figures: pd.DataFrame,
) -> None:
    assert figures["id"].is_unique
    known = set(sources(*NAMES)["source_id"])
    for row in figures.to_dict("records"):
        assert set(row["source_ids"]) <= known
        if not pd.isna(row["value"]) and row["id"] != "opening_scenario":
            assert row["source_ids"], row["id"]
        assert row["low"] != row["high"]


def test_no_tables_give_the_same_figures_all_missing(
    tables: Tables, worked: Tables, figures: pd.DataFrame
) -> None:
    nothing = infra.key_figures(
        {name: frame.iloc[:0] for name, frame in tables.items()},
        comparison=worked["compared"].iloc[:0],
        options=worked["options"].iloc[:0],
        errors=worked["errors"].iloc[:0],
        horizon=2030,
        opening=0,
    )
    assert nothing["id"].tolist() == figures["id"].tolist()
    assert nothing["unit"].tolist() == figures["unit"].tolist()
    assert nothing["value"].isna().all()


def test_a_table_that_is_missing_is_named(worked: Tables) -> None:
    with pytest.raises(ValueError, match="`tables`: 'schedule_claims'"):
        infra.key_figures(
            {},
            comparison=worked["compared"],
            options=worked["options"],
            errors=worked["errors"],
            horizon=2030,
            opening=0,
        )


# ---------------------------------------------------------------------------- drawings

DRAWINGS: Mapping[str, tuple[str, dict[str, Any], str]] = {
    "draw_promises": ("claims", {"opening": 2031}, "name 2029 to 2031"),
    "draw_slips": ("slips", {}, "3.0 years across borders, 0.0 within one"),
    "draw_comparison": ("usual", {}, "would shorten 4 of 7 ways"),
    "draw_alignments": ("compared", {}, "is 65 to 188 km longer over the railway"),
    "draw_errors": ("errors", {}, "5.6 % off cited ones at the median"),
    "draw_cargo": ("cargo", {}, "Middle Corridor: 13 % of Kazakhstan–China by rail"),
    "draw_investment": ("panels", {}, "A stock of USD 15.0 or 35.9 bn"),
    "draw_debt": ("debt", {}, "below its peak in Kyrgyzstan and Tajikistan"),
}


def test_every_drawing_has_a_case() -> None:
    ours = {
        name
        for name in infrastructure.__all__
        if name.startswith("draw_")
        and inspect.isfunction(getattr(infrastructure, name))
    }
    assert ours == DRAWINGS.keys() | {"draw_ways", "draw_projects"}


def test_a_map_names_ends_hubs_and_borders_once(tables: Tables) -> None:
    nodes = tables["network_nodes"]
    network = infra.corridor_legs(nodes, tables["network_legs"])
    ways = infra.way_legs(
        network, nodes, origin="xian", destination="termez", year=2030
    )
    ends = {"start": "Xi'an", "end": "Termez", "year": 2030}
    ax = infra.draw_ways(ways, network, nodes, **ends)
    shown = [text.get_text() for text in ax.texts]
    assert {"Xi'an", "Termez", "Kashgar", "Andijan"} <= set(shown)
    assert shown.count("Khorgos") == 1
    assert "Makmal" not in shown
    assert infra.draw_ways(ways.iloc[:0], network, nodes, **ends) is None


@pytest.mark.parametrize(
    ("kinds", "said"),
    [
        (["shortest way today"], "A to B: 100 km today, no shorter in 2031"),
        (["shortest way today", "shortest way in 2031"], "100 km today, 60 km in 2031"),
        (["shortest way in 2031"], "A to B: no way today, 60 km in 2031"),
        ([], "A to B: no way by rail and ferry"),
    ],
)
def test_a_map_of_ways_has_their_lengths_in_its_title(
    kinds: list[str], said: str, tables: Tables
) -> None:
    nodes = tables["network_nodes"]
    network = infra.corridor_legs(nodes, tables["network_legs"])
    ways = pd.DataFrame(
        {
            "kind": [*kinds, "railway through Kyrgyzstan"],
            "leg_id": "none",
            "from_node": "kashgar",
            "to_node": "andijan",
            "distance_km": [
                *({"shortest way today": 100.0}.get(kind, 60.0) for kind in kinds),
                568.0,
            ],
        }
    )
    ax = infra.draw_ways(ways, network, nodes, start="A", end="B", year=2031)
    assert said in ax.figure.get_suptitle().replace("\n", " ")


def test_a_detour_of_either_sign_is_told_in_the_title(worked: Tables) -> None:
    compared = worked["compared"]
    over = compared["over_km"]
    for change, said in ((-500.0, "km shorter over"), (-100.0, "the length of one")):
        ax = infra.draw_alignments(compared.assign(over_km=over + change))
        assert said in ax.figure.get_suptitle().replace("\n", " ")


def test_a_map_of_projects_counts_each_once(worked: Tables) -> None:
    nodes = worked["network_nodes"]
    shown = worked["places"].query("on_map")
    ax = infra.draw_projects(shown, nodes)
    under = shown.query("status == 'under_construction'")["project_id"].nunique()
    assert ax.figure.get_suptitle().startswith(f"{under} of ")
    key = [text.get_text() for text in ax.get_legend().get_texts()]
    assert key == ["operating", "under construction", "planned", "suspended"]
    names = [text.get_text() for text in ax.texts]
    assert names.count("Khorgos") == 1
    assert "Moyynty" not in names, "it lies on the way of two lines"
    assert infra.draw_projects(shown.iloc[:0], nodes) is None


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_title_says_what_is_to_be_seen(name: str, worked: Tables) -> None:
    frame, options, said = DRAWINGS[name]
    before = worked[frame].copy()
    drawn = getattr(infra, name)(worked[frame], **options)
    ax = drawn[0] if hasattr(drawn, "__len__") else drawn
    assert said in ax.figure.get_suptitle().replace("\n", " ")
    pd.testing.assert_frame_equal(worked[frame], before)


@pytest.mark.parametrize("name", DRAWINGS)
def test_of_nothing_nothing_is_drawn(name: str, worked: Tables) -> None:
    frame, options, _ = DRAWINGS[name]
    assert getattr(infra, name)(worked[frame].iloc[:0], **options) is None


def test_what_is_far_off_needs_no_interval(worked: Tables) -> None:
    ax = infra.draw_alignments(worked["compared"])
    rows = [tick.get_text() for tick in ax.get_yticklabels()]
    assert "Xi'an – Tashkent" in rows
    assert "Kashgar – Tashkent" not in rows


def test_a_railway_that_never_opens_has_no_line_in_the_chart(worked: Tables) -> None:
    with_line = infra.draw_promises(worked["claims"], opening=2031)
    without = infra.draw_promises(worked["claims"], opening=0)
    assert len(with_line.get_lines()) == len(without.get_lines()) + 1


def test_slips_stand_beneath_the_heading_of_their_class(worked: Tables) -> None:
    ax = infra.draw_slips(worked["slips"])
    heads = {
        text.get_text(): text.xy[1]
        for text in ax.texts
        if text.get_text().startswith("in ")
    }
    places = dict(
        zip(
            (label.get_text().replace("\n", " ") for label in ax.get_yticklabels()),
            ax.get_yticks(),
            strict=True,
        )
    )
    assert heads["in several countries"] < places["CASA-1000 transmission project"]
    assert places["CASA-1000 transmission project"] < heads["in one country"]
    assert heads["in one country"] < places["Turkmenbashi International Seaport"]
