"""What holds of the energy tables beyond the contract that every table keeps."""

from collections import defaultdict

import pytest

from tests.bundled import ROWS, Row, half_of_last_digit, number, tables_with

PIPES = ROWS["pipelines"]
PROJECTS = ROWS["energy_projects"]
COUNTRIES = {row["country"] for row in ROWS["countries"] if row["kind"] == "country"}


# --- Flows and balances ---------------------------------------------------------------


@pytest.mark.parametrize("side", ["exporter", "importer"])
def test_figures_of_several_countries_are_under_none_of_them(side: str) -> None:
    joint = f"joint_{side}s"
    rows = [row for name in tables_with(joint) for row in ROWS[name]]
    assert [row for row in rows if bool(row[side]) == bool(row[joint])] == []


@pytest.mark.parametrize("side", ["exporter", "importer"])
def test_several_countries_are_two_or_more_that_are_known(side: str) -> None:
    joint = f"joint_{side}s"
    rows = [row for name in tables_with(joint) for row in ROWS[name] if row[joint]]
    groups = [members(row[joint]) for row in rows]
    assert [group for group in groups if len(group) < 2] == []
    assert {country for group in groups for country in group} <= COUNTRIES


def members(text: str) -> list[str]:
    return text.split(";")


@pytest.mark.parametrize("table", tables_with("nature", "importer"))
def test_a_plan_is_a_forecast_and_only_a_plan(table: str) -> None:
    wrong = [
        row
        for row in ROWS[table]
        if (row["nature"] == "plan") != (row["obs_status"] == "F")
    ]
    assert wrong == []


def test_a_series_has_one_figure_a_period_within_rounding() -> None:
    """So that nobody can chain two editions or two concepts by accident."""
    fact = ("country", "indicator", "unit", "basis", "vintage", "period")
    printed = defaultdict(set)
    for row in ROWS["energy_balance"]:
        # The press is no series, as its description says; a floor no second figure.
        if row["basis"] != "press" and not row["note"].startswith("more than"):
            printed[tuple(row[name] for name in fact)].add(row["value"])
    assert {key: values for key, values in printed.items() if differ(values)} == {}


def differ(values: set[str]) -> bool:
    """Whether printed figures are further apart than their rounding allows."""
    numbers = [float(value) for value in values]
    return max(numbers) - min(numbers) > sum(map(half_of_last_digit, values))


def test_the_cubic_metre_of_a_figure_is_that_of_who_counts() -> None:
    # People are counted otherwise.
    tables = {*tables_with("measure", "unit")} - {"people_links"}
    rows = [row for name in sorted(tables) for row in ROWS[name]]
    assert [row for row in rows if row["measure"] not in measures_of(row)] == []


def measures_of(row: Row) -> set[str]:
    """The cubic metres in which a figure of this unit and basis may be."""
    if not row["unit"].startswith("bcm"):
        return {""}
    if row.get("basis") == "statistical_review" and row["unit"] == "bcm":
        # Editions before did not bring gas to one calorific value.
        return {"sr"} if row["vintage"] >= "2018" else {""}
    return {"", "gost"}


def gas_by_year(measure: str) -> dict[str, float]:
    """Gas from Russia to China by whole year, in one kind of cubic metre."""
    return {
        row["period"]: number(row["value"])
        for row in ROWS["gas_flows"]
        if (row["exporter"], row["importer"]) == ("RUS", "CHN")
        and (row["nature"], row["route"]) == ("actual", "pipeline")
        and row["measure"] == measure
        and len(row["period"]) == 4
    }


def test_gazprom_and_the_review_count_the_same_gas() -> None:
    """By the factor of the tables, in each year from 2022 on."""
    national = {row["to_unit"]: row for row in ROWS["conversion_factors"]}
    factor = number(national["bcm (national)"]["factor"])
    by_review = gas_by_year("sr")
    by_company = gas_by_year("gost")
    years = [year for year in by_company if year >= "2022" and year in by_review]
    converted = [by_company[year] / factor for year in years]
    assert len(years) >= 3
    assert converted == pytest.approx([by_review[year] for year in years], rel=0.015)


# --- Pipelines ------------------------------------------------------------------------

COUNTED = [row for row in PIPES if row["counted"] == "true"]


def test_every_pipe_is_counted_once() -> None:
    assert len({row["pipeline_id"] for row in COUNTED}) == len(COUNTED)


@pytest.mark.parametrize(
    ("column", "whole"), [("length_km", 5496), ("capacity", 55)], ids=["km", "bcm"]
)
def test_the_counted_lines_make_the_whole_pipeline(column: str, whole: float) -> None:
    lines = [row for row in COUNTED if row["part_of"] == "cagp"]
    assert sum(number(row[column]) for row in lines if row[column]) == whole


@pytest.fixture(scope="module")
def stops() -> dict[str, list[Row]]:
    """The stops of each pipeline, in the order of the table."""
    stops_of = defaultdict(list)
    for row in ROWS["pipeline_stops"]:
        stops_of[row["pipeline_id"]].append(row)
    return stops_of


def test_stops_are_numbered_from_one(stops: dict[str, list[Row]]) -> None:
    numbers = {pipe: [row["stop"] for row in rows] for pipe, rows in stops.items()}
    ordered = {
        pipe: [str(place) for place in range(1, len(rows) + 1)]
        for pipe, rows in stops.items()
    }
    assert numbers == ordered


def test_a_pipeline_passes_the_countries_that_its_row_names(
    stops: dict[str, list[Row]],
) -> None:
    with_stops = [row for row in PIPES if row["pipeline_id"] in stops]
    passed = [
        list(dict.fromkeys(stop["country"] for stop in stops[row["pipeline_id"]]))
        for row in with_stops
    ]
    assert passed == [countries_of(row) for row in with_stops]


def countries_of(pipe: Row) -> list[str]:
    transit = members(pipe["transit"]) if pipe["transit"] else []
    return [pipe["from_country"], *transit, pipe["to_country"]]


# --- Projects -------------------------------------------------------------------------

MAIN = [row for row in PROJECTS if row["is_main"] == "true"]
COUNTABLE = [row for row in PROJECTS if row["countable"] == "true"]
NO_PLANT = {"gas_field", "manufacturing", "transmission", "several"}
NO_AGREEMENT = {"planned", "memorandum", "not_built"}


def test_every_project_has_one_main_row() -> None:
    projects = {row["project_id"] for row in PROJECTS}
    assert sorted(row["project_id"] for row in MAIN) == sorted(projects)


@pytest.mark.parametrize(
    "column", ["name", "country", "technology", "part_of", "variant_of"]
)
def test_the_rows_of_a_project_agree_on_what_it_is(column: str) -> None:
    main = {row["project_id"]: row[column] for row in MAIN}
    assert [row for row in PROJECTS if row[column] != main[row["project_id"]]] == []


def test_only_main_rows_are_countable() -> None:
    assert [row for row in COUNTABLE if row["is_main"] != "true"] == []


def test_only_power_plants_are_countable() -> None:
    assert [row for row in COUNTABLE if row["technology"] in NO_PLANT] == []


def test_only_plants_with_an_agreement_are_countable() -> None:
    assert [row for row in COUNTABLE if row["status"] in NO_AGREEMENT] == []


def test_no_variant_of_a_plant_is_countable() -> None:
    assert [row for row in COUNTABLE if row["variant_of"]] == []


def test_a_plant_and_its_parts_are_not_both_countable() -> None:
    """They would be added up twice."""
    wholes = {row["part_of"] for row in PROJECTS}
    assert [row for row in COUNTABLE if row["project_id"] in wholes] == []
