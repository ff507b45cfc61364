"""What holds of the energy tables beyond the contract that every table keeps."""

from collections import defaultdict

import pytest

from tests.bundled import ROWS, half_of_last_digit, number, tables_with

PIPES = ROWS["pipelines"]
PROJECTS = ROWS["energy_projects"]


@pytest.mark.parametrize("side", ["exporter", "importer"])
def test_figures_of_several_countries_are_under_none_of_them(side: str) -> None:
    known = {of["country"] for of in ROWS["countries"] if of["kind"] == "country"}
    for row in (row for name in tables_with(f"joint_{side}s") for row in ROWS[name]):
        members = row[f"joint_{side}s"].split(";")
        assert bool(row[side]) == (members == [""]), row
        assert members == [""] or len(members) > 1
        assert set(members) <= {"", *known}


@pytest.mark.parametrize("table", tables_with("nature", "importer"))
def test_a_plan_is_a_forecast_and_only_a_plan(table: str) -> None:
    for row in ROWS[table]:
        assert (row["nature"] == "plan") == (row["obs_status"] == "F"), row


def test_a_series_has_one_figure_a_period_within_rounding() -> None:
    """So that nobody can chain two editions or two concepts by accident."""
    found = defaultdict(set)
    for row in ROWS["energy_balance"]:
        key = ("country", "indicator", "unit", "basis", "vintage", "period")
        # The press is no series, as its description says; a floor no second figure.
        if row["basis"] != "press" and not row["note"].startswith("more than"):
            found[tuple(row[part] for part in key)].add(row["value"])
    for key, values in found.items():
        spread = max(map(float, values)) - min(map(float, values))
        assert spread <= sum(map(half_of_last_digit, values)), (key, values)


def test_every_pipe_and_every_rating_is_counted_once() -> None:
    counted = [row for row in PIPES if row["counted"] == "true"]
    assert len({row["pipeline_id"] for row in counted}) == len(counted)
    lines = [row for row in counted if row["part_of"] == "cagp"]
    for column, whole in (("length_km", 5496), ("capacity", 55)):
        assert sum(number(row[column]) for row in lines if row[column]) == whole


def test_a_pipeline_passes_the_countries_that_its_row_names() -> None:
    stops = defaultdict(list)
    for row in ROWS["pipeline_stops"]:
        stops[row["pipeline_id"]].append(row)
    for pipe in PIPES:
        passed = stops[pipe["pipeline_id"]]
        order = [str(place) for place in range(1, len(passed) + 1)]
        assert [row["stop"] for row in passed] == order
        between = pipe["transit"].split(";") if pipe["transit"] else []
        named = [pipe["from_country"], *between, pipe["to_country"]]
        assert not passed or [*dict.fromkeys(r["country"] for r in passed)] == named


def test_every_project_has_one_main_row_and_its_rows_agree_on_what_it_is() -> None:
    mains = [row for row in PROJECTS if row["is_main"] == "true"]
    main_of = {row["project_id"]: row for row in mains}
    assert len(mains) == len(main_of)
    for row in PROJECTS:
        main = main_of[row["project_id"]]
        for column in ("name", "country", "technology", "part_of", "variant_of"):
            assert row[column] == main[column], (row["project_id"], column)


def test_only_main_rows_of_power_plants_with_an_agreement_are_countable() -> None:
    no_plant = {"gas_field", "manufacturing", "transmission", "several"}
    for row in PROJECTS:
        if row["countable"] == "true":
            assert row["is_main"] == "true"
            assert row["technology"] not in no_plant
            assert row["status"] not in {"planned", "memorandum", "not_built"}
            assert not row["variant_of"]
            # A plant and what holds it would be added up twice.
            assert row["project_id"] not in {other["part_of"] for other in PROJECTS}


def test_the_cubic_metre_of_a_figure_is_that_of_who_counts() -> None:
    for row in (row for name in tables_with("measure", "unit") for row in ROWS[name]):
        by_review = row.get("basis") == "statistical_review"
        if not row["unit"].startswith("bcm"):
            assert row["measure"] == ""
        elif by_review and row["unit"] == "bcm":
            # Editions before did not bring gas to one calorific value.
            assert row["measure"] == ("sr" if row["vintage"] >= "2018" else "")
        else:
            assert row["measure"] in {"", "gost"}


def test_gazprom_and_the_review_count_the_same_gas() -> None:
    """By the factor of the tables, in each year from 2022 on."""
    national = {row["to_unit"]: row for row in ROWS["conversion_factors"]}
    factor = number(national["bcm (national)"]["factor"])
    sent = [
        row
        for row in ROWS["gas_flows"]
        if (row["exporter"], row["importer"]) == ("RUS", "CHN")
        and row["nature"] == "actual"
        and row["route"] == "pipeline"
        and len(row["period"]) == 4
    ]
    by_review = {
        row["period"]: number(row["value"]) for row in sent if row["measure"] == "sr"
    }
    by_company = {
        row["period"]: number(row["value"]) for row in sent if row["measure"] == "gost"
    }
    years = [year for year in by_company if year >= "2022" and year in by_review]
    assert len(years) >= 3
    for year in years:
        assert by_company[year] / factor == pytest.approx(by_review[year], rel=0.015)
