"""Trains, crossings and who counts them: what their functions promise, and say."""

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
import pytest

from cac_data import load_table, select, words
from cac_data.facts import Nothing
from cac_data.infrastructure import crossings, plan, projects, trains
from cac_data.lines import Text

VOLUMES = load_table("corridor_volumes")
PEOPLE = load_table("people_links")
EVENTS = load_table("project_events")
PROMISES = load_table("schedule_claims")
NO_PEOPLE = PEOPLE.head(0)

CUSTOMS = "livedoor-2025-11-28-khorgos"
BORDER_CONTROL = "brnn-2025-01-08-torugart"
TRANSPORT_OFFICE = "xjjt-2025-12-08-torugart"


def said(text: Text) -> str:
    return words.say(text).replace("\xa0", " ")


def flows(*rows: tuple[str, str, float], **columns: Any) -> pd.DataFrame:
    """Rows of `corridor_volumes`: corridor, period, value; trains unless told."""
    table = pd.DataFrame(rows, columns=["corridor", "period", "value"])
    table = table.assign(indicator="trains", mode="rail", scope="all", unit="trains")
    table = table.assign(nature="actual", variant="main", obs_status="A", note="")
    table = table.assign(printed_as="exact")
    table = table.assign(rounding_value=0.0, value_low=np.nan, value_high=np.nan)
    return table.assign(period_text="", source_id=CUSTOMS).assign(**columns)


# --- Trains ---------------------------------------------------------------------------

CHINA_EUROPE = [
    ("china_europe_trains", "2024", 100.0),
    ("china_europe_trains", "2025", 110.0),
    ("china_europe_trains", "2025-01/2025-03", 20.0),
    ("china_europe_trains", "2025-01/2025-06", 50.0),
    ("china_europe_trains", "2026-01/2026-03", 26.0),
    ("china_europe_trains", "2026-01/2026-06", 60.0),
]


def test_months_grow_on_the_same_months_of_the_year_before() -> None:
    service = trains.of_trains(flows(*CHINA_EUROPE)).service
    growths = [(part.trains.period, part.change.value) for part in service.parts]
    assert growths == [("2026-01/2026-03", 30.0), ("2026-01/2026-06", 20.0)]
    assert service.slower
    assert service.slower.difference.value == -10


def test_slower_growth_is_said_with_its_months() -> None:
    text = said(plan.trains(trains.of_trains(flows(*CHINA_EUROPE))))
    assert text == (
        "China’s state railway counts 110 China–Europe trains in 2025 (+10.0 %). In "
        "2026, by the railway and television, growth slowed: 26 in January–March "
        "(+30.0 %) and 60 in January–June (+20.0 %)."
    )


def test_months_of_a_year_that_is_known_whole_are_not_said() -> None:
    whole = flows(*CHINA_EUROPE, ("china_europe_trains", "2026", 130.0))
    assert trains.of_trains(whole).service.parts == []


def test_months_without_a_year_before_have_no_growth() -> None:
    only = flows(("china_europe_trains", "2026-01/2026-03", 26.0))
    assert trains.of_trains(only).service.parts == []


def test_of_no_rows_nothing_is_said_of_trains() -> None:
    nothing = trains.of_trains(VOLUMES.head(0))
    assert said(plan.trains(nothing)).strip() == ""


def test_printed_growth_of_the_first_half_is_met() -> None:
    by_months = {
        part.trains.period: round(part.change.value, 1)
        for part in trains.of_trains(VOLUMES).service.parts
    }
    assert by_months == {
        "2026-01/2026-03": 29.0,
        "2026-01/2026-06": 20.0,
        "2026-01/2026-07": 17.6,
    }


def test_the_passage_through_kazakhstan_grew_least() -> None:
    passages = trains.of_trains(VOLUMES).passages
    assert passages
    assert passages.least.coverage == trains.THROUGH_KAZAKHSTAN
    assert (passages.least.value, passages.most.value) == (19.0, 49.0)


def test_of_another_passage_it_is_not_said_that_kazakhstan_grew_least() -> None:
    known = trains.of_trains(VOLUMES)
    assert known.passages
    turned = trains.Passages(least=known.passages.most, most=known.passages.least)
    assert "grew least" not in said(plan.trains(replace(known, passages=turned)))


def test_a_round_number_is_set_beside_that_of_the_year_before() -> None:
    both = flows(
        ("khorgos_and_alashankou", "2025-01-01/2025-07-27", 10000.0),
        ("khorgos_and_alashankou", "2026-01-01/2026-07-17", 10000.0),
        ("khorgos_and_alashankou", "2026-01-01/2026-08-01", 11000.0),
    )
    mark = trains.of_trains(both).mark
    assert mark
    # In the year before it was the 27th of July.
    assert (mark.day, mark.sooner) == ("2026-07-17", 10)


def test_rail_and_all_modes_of_transit_are_no_series() -> None:
    transit = trains.of_trains(VOLUMES).transit
    assert transit
    assert (transit.rail.period, transit.rail.value) == ("2025", 33)
    assert (transit.all_modes.period, transit.all_modes.value) == ("2024", 34.6)


# --- Rail between Kazakhstan and China ------------------------------------------------


def rail(*rows: tuple[str, float], **columns: Any) -> pd.DataFrame:
    of_rail = [("kazakhstan_china_rail", *row) for row in rows]
    return flows(*of_rail, indicator="cargo", unit="Mt", **columns)


def test_a_fall_by_more_than_half_and_a_missed_plan_are_found() -> None:
    carried = rail(("2013", 20.0), ("2016", 8.0), ("2020", 22.0))
    planned = rail(("2020", 38.0), ("2020", 30.0), ("2025", 50.0), nature="target")
    planned["source_id"] = [CUSTOMS, BORDER_CONTROL, CUSTOMS]
    years = trains.of_rail_years(pd.concat([carried, planned], ignore_index=True))
    assert years.fall
    assert (years.fall.other.value, years.fall.one.value) == (20, 8)
    assert years.missed
    assert (years.missed.other.value, years.missed.one.value) == (38, 22)
    assert len(years.rows) == 5  # of two plans for a year the highest


def test_a_plan_that_was_met_is_not_called_missed() -> None:
    carried = rail(("2020", 40.0))
    planned = rail(("2020", 38.0), nature="target")
    years = trains.of_rail_years(pd.concat([carried, planned], ignore_index=True))
    assert not years.missed
    assert not years.fall


def test_the_figure_of_2016_is_said_with_its_doubt() -> None:
    text = said(plan.rail_years(trains.of_rail_years(VOLUMES)))
    assert text == (
        "Kazakhstan–China rail carried 19.4 Mt in 2013; 8.3 Mt are printed for 2016, "
        "when the railway may have counted otherwise. The target of 2014 for 2020 was "
        "up to 38 Mt; 21.6 Mt came (worked out from a later figure). In January–August "
        "2025 rail carried 23.2 Mt."
    )


def test_no_title_rests_on_the_figure_of_2016() -> None:
    title = plan.rail_years_figure(trains.of_rail_years(VOLUMES)).title
    assert said([[title]]) == (
        "Kazakhstan–China rail carried 19.4 Mt in 2013 and more than 32.0 Mt in 2024"
    )


def test_the_newest_months_are_of_a_later_year_and_the_most_of_them() -> None:
    year = ("2024", 32.0)
    months = [("2025-01/2025-04", 11.0), ("2025-01/2025-08", 23.0)]
    newest = trains.of_rail_years(rail(year, *months)).newest
    assert newest
    assert newest.value == 23


def test_months_of_a_year_that_is_whole_are_not_the_newest() -> None:
    assert not trains.of_rail_years(
        rail(("2025-01/2025-08", 23.0), ("2025", 35.0))
    ).newest


@pytest.mark.parametrize("end", [2008, 2013])
def test_an_early_end_leaves_no_fall_of_rail(end: int) -> None:
    early = select(VOLUMES, start=2000, end=end, parts=True)
    years = trains.of_rail_years(early)
    assert not years.fall
    assert said(plan.rail_years(years)).strip() == ""


# --- Crossings ------------------------------------------------------------------------


def test_two_who_count_vehicles_are_no_series() -> None:
    at_torugart = flows(
        ("torugart", "2024", 100.0),
        ("torugart", "2025-01/2025-11", 140.0),
        indicator="vehicles",
        unit="vehicles",
        mode="road",
        source_id=[BORDER_CONTROL, TRANSPORT_OFFICE],
    )
    vehicles = crossings.of_border(at_torugart, NO_PEOPLE).vehicles
    assert vehicles
    assert vehicles.last.reporter != vehicles.before.reporter


def test_one_who_counts_twice_is_not_said_to_be_two() -> None:
    at_torugart = flows(
        ("torugart", "2024", 100.0),
        ("torugart", "2025-01/2025-11", 140.0),
        indicator="vehicles",
        unit="vehicles",
        mode="road",
        source_id=BORDER_CONTROL,
    )
    assert not crossings.of_border(at_torugart, NO_PEOPLE).vehicles


def test_most_of_a_year_goes_before_a_few_newer_weeks() -> None:
    at_khorgos = flows(
        ("khorgos", "2025-01-01/2025-12-02", 9000.0),
        ("khorgos", "2026-01-01/2026-03-17", 2000.0),
    )
    rows = crossings.of_border(at_khorgos, NO_PEOPLE).rows
    assert rows["value"].tolist() == [9000.0]


def test_a_few_weeks_go_before_a_year_that_is_long_past() -> None:
    at_khorgos = flows(
        ("khorgos", "2020", 5000.0), ("khorgos", "2026-01-01/2026-03-17", 2000.0)
    )
    rows = crossings.of_border(at_khorgos, NO_PEOPLE).rows
    assert rows["value"].tolist() == [2000.0]


def test_cargo_of_pipelines_is_not_in_the_table_of_crossings() -> None:
    rows = crossings.of_border(VOLUMES, PEOPLE).rows
    cargo = rows[rows["indicator"] == "cargo"]
    assert "all" not in set(cargo["mode"])


@pytest.mark.parametrize("end", [2024, 2026])
def test_cargo_by_road_does_not_stand_for_that_of_trains(end: int) -> None:
    until = select(VOLUMES, start=2000, end=end, parts=True)
    rows = crossings.of_border(until, NO_PEOPLE).rows
    is_cargo = (rows["corridor"] == "alashankou") & (rows["indicator"] == "cargo")
    assert rows.loc[is_cargo, "mode"].tolist() == ["rail"]


def test_each_figure_of_a_crossing_says_who_counts() -> None:
    rows = crossings.of_border(VOLUMES, PEOPLE).rows
    assert (rows["counted_by"] != "").all()
    assert not rows.duplicated(["corridor", "indicator", "scope"]).any()


def test_a_row_is_only_more_than_a_number_where_the_text_says_so() -> None:
    rows = crossings.of_border(VOLUMES, PEOPLE).rows
    says_so = rows["note"].str.startswith("more than")
    assert rows["at_least"].tolist() == says_so.tolist()


def test_vehicles_for_tajikistan_are_said_year_by_year() -> None:
    text = said(plan.border(crossings.of_border(VOLUMES, NO_PEOPLE)))
    assert (
        "more than 5,100 in 2023, more than 18,000 in 2024 and more than 20,000 by "
        "12 December 2025"
    ) in text
    assert "24,000" not in text  # doubtful, of a year that was not over


def test_the_centre_is_of_whole_years_and_no_arrivals() -> None:
    border = crossings.of_border(VOLUMES, PEOPLE)
    assert border.centre
    assert border.centre.entries.period == "2025"
    assert border.centre.change
    assert round(border.centre.change.value) == 33
    assert "not arrivals in Kazakhstan" in said(plan.border(border))


def test_of_no_rows_nothing_is_said_of_crossings() -> None:
    nothing = crossings.of_border(VOLUMES.head(0), NO_PEOPLE)
    assert nothing.rows.empty
    assert said(plan.border(nothing)).strip() == ""


# --- Works ----------------------------------------------------------------------------


def test_a_headline_is_said_to_be_one() -> None:
    opening = projects.of_opening(PROMISES, opening=2031, events=EVENTS)
    assert opening.progress
    assert opening.progress.headline_only
    text = said(plan.opening(opening, Nothing("not asked")))
    assert "of which we saw a headline only: a tunnel is broken through." in text


def test_without_events_no_progress_is_said() -> None:
    opening = projects.of_opening(PROMISES, opening=2031)
    assert opening.progress is None
    assert "progress" not in said(plan.opening(opening, Nothing("not asked")))


def test_what_a_list_of_works_leaves_out_may_be_done() -> None:
    slips = projects.schedule_slip(PROMISES, load_table("projects"))
    text = said(plan.slips(projects.of_slips(slips)))
    assert "Almaty bypass railway Zhetygen-Kazybek Bek may be done" in text


def test_before_that_list_it_is_only_late_or_running() -> None:
    slips = projects.schedule_slip(PROMISES, load_table("projects"), as_of="2025-12-31")
    assert projects.of_slips(slips).perhaps_done == []


def test_a_line_for_passengers_is_named_apart() -> None:
    nodes = load_table("network_nodes")
    legs = load_table("network_legs")
    built = projects.of_portfolio(load_table("projects"), nodes, legs, PROMISES)
    assert built.passengers == ["Astana light rail"]
    sentence = "Astana light rail carries passengers and no freight."
    assert sentence in said(plan.portfolio(built))


def test_before_it_opened_no_line_for_passengers_is_named() -> None:
    nodes = load_table("network_nodes")
    legs = load_table("network_legs")
    built = projects.of_portfolio(
        load_table("projects"), nodes, legs, PROMISES, "2020-01-01"
    )
    assert built.passengers == []
