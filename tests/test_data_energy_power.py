"""What the tables of power promise: parts that add up, editions kept apart, no doubles.

The files are read with the standard library, as in test_data.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from decimal import Decimal

import pytest

from cac_data import codes, periods
from tests.bundled import FIELDS, ROWS, Row, enum, half_of_last_digit
from tests.table_exceptions import energy as allowed

PARTS = set(enum(FIELDS["electricity_generation"]["technology"]))
PARTS -= {"total", "solar_and_wind"}

# ------------------------------------------------------------------- generation


def by_year() -> dict[tuple[str, str, str], dict[str, Row]]:
    """Country, year and edition -> technology -> row, of Our World in Data."""
    found: dict[tuple[str, str, str], dict[str, Row]] = defaultdict(dict)
    for row in ROWS["electricity_generation"]:
        if row["basis"] == "owid":
            year = (row["country"], row["period"], row["vintage"])
            found[year][row["technology"]] = row
    return found


YEARS = by_year()


def generated(year: tuple[str, str, str]) -> float:
    return sum(float(row["generation_twh"]) for row in YEARS[year].values())


def test_every_year_of_an_edition_has_all_technologies() -> None:
    assert len(PARTS) == 9
    assert [year for year, rows in YEARS.items() if set(rows) != PARTS] == []


@pytest.mark.parametrize("country", [*codes.CA5, "CHN"])
def test_generation_is_known_from_2000_without_a_gap(country: str) -> None:
    last = 2024 if country == "TKM" else 2025
    known = {int(period) for place, period, _ in YEARS if place == country}
    assert known == set(range(2000, last + 1))


@pytest.mark.parametrize(
    ("country", "first"),
    [
        *(("KAZ", 2009), ("KGZ", 2019), ("TJK", 2004)),
        *(("TKM", 2008), ("UZB", 2005), ("CHN", 2014)),
    ],
)
def test_the_later_edition_has_one_run_up_to_the_last_year(
    country: str, first: int
) -> None:
    """Before its first year only the older edition is there: the series is spliced."""
    newer = sorted(
        int(y) for place, y, edition in YEARS if (place, edition) == (country, "2026")
    )
    older = {
        int(y)
        for place, y, edition in YEARS
        if (place, edition) == (country, "2024-12")
    }
    assert newer == list(range(first, newer[-1] + 1))
    assert set(range(2000, first)) <= older


def intensities() -> dict[tuple[str, str], dict[str, Row]]:
    found: dict[tuple[str, str], dict[str, Row]] = defaultdict(dict)
    for row in ROWS["carbon_intensity"]:
        found[(row["country"], row["period"])][row["indicator"]] = row
    return found


def test_technologies_add_up_to_the_total_behind_the_published_emissions() -> None:
    """Emissions over intensity is the total of the edition, within what is printed."""
    checked = 0
    for (country, period), rows in intensities().items():
        if len(rows) < 2:
            continue
        intensity = float(rows["carbon_intensity"]["value"])
        emitted = float(rows["power_sector_emissions"]["value"])
        total = generated((country, period, "2026"))
        # Nine figures in hundredths of a TWh, two more in hundredths of their unit.
        error = (intensity * 9 * 0.005 + 0.005 * total) / 1000 + 0.005
        assert abs(intensity * total / 1000 - emitted) <= error, (country, period)
        checked += 1
    assert checked == 41


def published_totals(basis: str) -> dict[tuple[str, str], Row]:
    return {
        (row["country"], row["period"]): row
        for row in ROWS["electricity_generation"]
        if row["technology"] == "total" and row["basis"] == basis
    }


def test_technologies_add_up_to_the_total_of_the_statistical_review() -> None:
    """Two publishers of partly the same data: within two percent, or a reason."""
    apart = set()
    totals = published_totals("statistical_review")
    for year in YEARS:
        total = totals.get(year[:2])
        if total:
            level = float(total["generation_twh"])
            if abs(generated(year) - level) > 0.02 * level:
                apart.add(year)
    assert len(totals) == 104
    assert apart == set(allowed.TOTALS_APART)


def test_the_ministry_and_the_newest_edition_agree_on_uzbekistan() -> None:
    for (country, period), row in published_totals("national").items():
        if country == "UZB":
            level = float(row["generation_twh"])
            assert generated((country, period, "2026")) == pytest.approx(level)


def repeated() -> set[tuple[str, str, str, str]]:
    """Figures of 1 TWh or more that stand unchanged for two years or more."""
    series: dict[tuple[str, str, str], dict[int, Decimal]] = defaultdict(dict)
    for row in ROWS["electricity_generation"]:
        name = (row["country"], row["technology"], row["vintage"])
        if row["basis"] == "owid":
            series[name][int(row["period"])] = Decimal(row["generation_twh"])
    return {
        (*name, str(year))
        for name, level in series.items()
        for year, value in level.items()
        if value >= 1 and value in {level.get(year - 1), level.get(year + 1)}
    }


def test_a_figure_that_is_carried_over_is_an_estimate() -> None:
    marked = {
        (row["country"], row["technology"], row["vintage"], row["period"])
        for row in ROWS["electricity_generation"]
        if row["obs_status"] == "E"
    }
    assert marked == repeated()
    assert {
        ("UZB", "coal", "2026", year) for year in ("2023", "2024", "2025")
    } <= marked
    assert {("UZB", "oil", "2026", year) for year in ("2023", "2024", "2025")} <= marked
    assert {("TKM", "gas", "2026", year) for year in ("2022", "2023")} <= marked


def test_what_rests_on_a_repeated_figure_is_an_estimate() -> None:
    marked = {
        (row["country"], row["period"])
        for row in ROWS["carbon_intensity"]
        if row["obs_status"] == "E"
    }
    uzbek = {("UZB", year) for year in ("2023", "2024", "2025")}
    assert marked == uzbek | {("TKM", "2022"), ("TKM", "2023")}


def test_as_many_revised_figures_as_in_the_evidence() -> None:
    editions = [
        row["vintage"]
        for row in ROWS["electricity_generation"]
        if row["basis"] == "owid"
    ]
    both = [
        year for year in YEARS if year[2] == "2026" and (*year[:2], "2024-12") in YEARS
    ]
    assert len(editions) == 1395 + 729
    assert len(both) * len(PARTS) == 729


def test_no_plant_works_more_than_all_hours() -> None:
    capacity: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for row in ROWS["renewable_capacity"]:
        if row["indicator"] == "installed_capacity":
            fact = (row["country"], row["technology"], row["period"])
            capacity[fact].append(float(row["capacity_mw"]))
    beyond = set()
    for row in ROWS["electricity_generation"]:
        fact = (row["country"], row["technology"], row["period"])
        hours = 8784 * max(capacity.get(fact, [float("inf")])) / 1e6
        # Plants that open at the end of a year may have worked before the count.
        if float(row["generation_twh"]) > hours + 0.005:
            beyond.add(fact)
            assert row["obs_status"] == "U"
    assert beyond == set(allowed.MORE_THAN_CAPACITY)


# ------------------------------------------------------- trade and power systems


def test_net_imports_that_repeat_are_estimates() -> None:
    level = {
        (row["country"], int(row["period"])): row["value_twh"]
        for row in ROWS["electricity_trade"]
        if row["indicator"] == "electricity_net_imports"
    }
    same = {
        (country, str(year))
        for (country, year), value in level.items()
        if value in {level.get((country, year - 1)), level.get((country, year + 1))}
    }
    marked = {
        (row["country"], row["period"])
        for row in ROWS["electricity_trade"]
        if row["indicator"] == "electricity_net_imports" and row["obs_status"] == "E"
    }
    assert marked == same
    assert {("TKM", year) for year in ("2022", "2023", "2024")} <= marked
    assert {("UZB", year) for year in ("2023", "2024", "2025")} <= marked


def test_only_net_imports_are_negative() -> None:
    for row in ROWS["electricity_trade"]:
        if row["indicator"] != "electricity_net_imports":
            assert float(row["value_twh"]) > 0


@pytest.mark.parametrize("name", ["electricity_trade", "power_system"])
def test_a_figure_of_the_factbook_is_an_estimate_of_named_editions(name: str) -> None:
    for row in ROWS[name]:
        span = re.fullmatch(r"\d{4}-\d{2}/\d{4}-\d{2}", row["vintage"])
        assert bool(span) == (row["basis"] == "factbook"), row
        if span:
            assert row["obs_status"] == "E"
            assert periods.bounds(row["vintage"])[0][0] >= int(row["period"])


@pytest.mark.parametrize("name", ["electricity_trade", "power_system"])
def test_editions_of_the_factbook_follow_each_other(name: str) -> None:
    facts: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for row in ROWS[name]:
        if row["basis"] == "factbook":
            fact = (row["country"], row["indicator"], row["period"])
            facts[fact].append(row["vintage"])
    for editions in facts.values():
        for one, other in itertools.pairwise(sorted(editions)):
            assert one.split("/")[1] <= other.split("/")[0]


def test_a_system_has_power_stations_for_what_it_generates() -> None:
    """Capacity times all hours is more than generation, and less than six times it."""
    totals = {
        (country, period): generated((country, period, edition))
        for country, period, edition in YEARS
        if edition == "2026"
    }
    checked = 0
    for row in ROWS["power_system"]:
        total = totals.get((row["country"], row["period"]))
        if row["indicator"] == "installed_capacity" and total:
            used = total * 1e6 / (float(row["value"]) * 8760)
            assert 0.3 < used < 0.75
            checked += 1
    assert checked == 34


def test_thermal_capacity_is_a_part_of_all_capacity() -> None:
    level = {
        row["indicator"]: float(row["value"])
        for row in ROWS["power_system"]
        if (row["country"], row["period"], row["basis"]) == ("UZB", "2025", "national")
    }
    assert level["installed_capacity_thermal"] == 17551
    # Thermal, solar, wind and hydropower are nearly all of it.
    others = level["installed_capacity"] - level["installed_capacity_thermal"]
    renewable = sum(
        float(row["capacity_mw"])
        for row in ROWS["renewable_capacity"]
        if (row["country"], row["period"], row["basis"]) == ("UZB", "2025", "national")
        and row["indicator"] == "installed_capacity"
    )
    assert renewable == 3930 + 1652 + 2441
    assert 0 <= others - renewable < 250


# ---------------------------------------------------------------------- capacity


def capacity(**conditions: str) -> list[Row]:
    return [
        row
        for row in ROWS["renewable_capacity"]
        if all(row[column] == cell for column, cell in conditions.items())
    ]


def test_both_editions_of_kyrgyz_capacity_in_2023_are_kept() -> None:
    rows = capacity(country="KGZ", technology="all_renewables", period="2023")
    assert {(row["vintage"], row["capacity_mw"]) for row in rows} == {
        ("2024", "3210"),
        ("2025", "3143"),
    }


def test_the_break_in_kyrgyz_capacity_is_marked() -> None:
    (row,) = capacity(country="KGZ", technology="all_renewables", period="2021")
    assert row["obs_status"] == "B"


def test_the_uzbek_fleet_of_december_2025_is_told_day_by_day() -> None:
    rows = capacity(country="UZB", technology="solar_and_wind")
    told = {row["period"]: row["capacity_mw"] for row in rows}
    assert told["2025-12-05"] == "4782"
    assert told["2025-12-08"] == "5500"
    (later,) = [row for row in rows if row["period"] == "2025-12-08"]
    assert "above" in later["note"]
    # In the course of the year the fleet only grew.
    levels = [float(row["capacity_mw"]) for row in rows]
    assert [row["period"] for row in rows] == sorted(told, key=periods.sort_key)
    assert levels == sorted(levels)


def test_irena_and_the_statistical_review_agree_until_2022() -> None:
    """The Review repeats IRENA, but an edition of two years later."""
    for row in capacity(basis="statistical_review", indicator="installed_capacity"):
        others = capacity(
            basis="irena",
            vintage="2024",
            country=row["country"],
            technology=row["technology"],
            period=row["period"],
        )
        for other in others:
            level = float(other["capacity_mw"])
            near = abs(level - float(row["capacity_mw"])) <= max(0.1, 1e-4 * level)
            assert near or (row["country"], row["period"]) == ("KAZ", "2023")


def test_a_figure_of_irena_is_of_a_named_edition_unless_the_note_says_so() -> None:
    for row in capacity(basis="irena"):
        assert row["vintage"] or "edition not named" in row["note"]


@pytest.mark.parametrize("technology", ["solar", "wind"])
def test_solar_and_wind_capacity_never_falls_in_one_edition(technology: str) -> None:
    series: dict[tuple[str, str, str], list[float]] = defaultdict(list)
    for row in capacity(technology=technology, indicator="installed_capacity"):
        if row["basis"] in {"irena", "statistical_review"}:
            name = (row["country"], row["basis"], row["vintage"])
            series[name].append(float(row["capacity_mw"]))
    assert len(series) >= 5
    for levels in series.values():
        assert levels == sorted(levels)


def test_what_was_added_over_nine_years_leads_to_the_level_of_2024() -> None:
    """The three technologies make up the rise of all renewables, nearly."""
    for country, slack in (("UZB", 2), ("KAZ", 5)):
        added = sum(
            float(row["capacity_mw"])
            for row in capacity(country=country, period="2016/2024")
        )
        ends = {
            row["period"]: float(row["capacity_mw"])
            for row in capacity(
                country=country, technology="all_renewables", vintage="2025"
            )
        }
        assert abs(ends["2024"] - ends["2015"] - added) <= slack


# -------------------------------------------------------------- targets, hydropower


def targets(**conditions: str) -> list[Row]:
    return [
        row
        for row in ROWS["energy_targets"]
        if all(row[column] == cell for column, cell in conditions.items())
    ]


def test_what_is_aimed_at_is_no_observation() -> None:
    assert {row["obs_status"] for row in ROWS["energy_targets"]} == {"F"}


def test_a_goal_is_set_before_its_time_is_over() -> None:
    for row in ROWS["energy_targets"]:
        if row["target_period"]:
            said = periods.bounds(row["set_on"])[0]
            assert said <= periods.bounds(row["target_period"])[1], row


def test_the_start_of_line_d_was_promised_four_times() -> None:
    rows = targets(indicator="line_d_capacity")
    said = {row["target_period"]: row["value"] for row in rows}
    assert said == {"2016": "30", "2022": "30", "2028": "30", "2029": "25"}
    # Each time later, and each time said later.
    by_target = sorted(rows, key=lambda row: row["target_period"])
    on = [periods.sort_key(row["set_on"]) for row in by_target]
    assert on == sorted(on)


def test_a_range_has_its_lower_end_below() -> None:
    ranges = [row for row in ROWS["energy_targets"] if row["value_low"]]
    assert len(ranges) == 2
    for row in ranges:
        assert float(row["value_low"]) < float(row["value"])


def test_uzbek_aims_for_2030_stand_side_by_side() -> None:
    rows = targets(country="UZB", indicator="renewables_share_of_generation")
    assert sorted({row["value"] for row in rows}) == ["25", "40", "50", "54"]


def test_a_goal_without_a_figure_is_told_as_what_it_means() -> None:
    (row,) = targets(indicator="net_emissions")
    assert (row["country"], row["target_period"]) == ("KAZ", "2060")
    assert (row["value"], row["unit"]) == ("0", "Mt CO2e")
    assert "neutrality" in row["note"]
    assert "flag" not in {row["unit"] for row in ROWS["energy_targets"]}


def test_both_capacities_of_rogun_are_kept() -> None:
    rows = [row for row in ROWS["hydropower_plants"] if row["plant"] == "Rogun"]
    capacities = [row for row in rows if row["indicator"] == "design_capacity"]
    outputs = [row for row in rows if row["indicator"] == "design_generation"]
    assert sorted(row["value"] for row in capacities) == ["3600", "3780"]
    assert sorted(row["value"] for row in outputs) == ["13.1", "13.8"]


# ---------------------------------------------------------------------- projects

PROJECTS = ROWS["energy_projects"]
MAIN = {row["project_id"]: row for row in PROJECTS if row["is_main"] == "true"}
NO_POWER_PLANT = {"gas_field", "manufacturing", "transmission"}


def test_every_project_has_one_main_row() -> None:
    mains = [row["project_id"] for row in PROJECTS if row["is_main"] == "true"]
    assert len(mains) == len(set(mains))
    assert set(mains) == {row["project_id"] for row in PROJECTS}
    # The 55 of the evidence, and two that hold others.
    assert len(mains) == 57


def test_rows_of_one_project_agree_on_what_it_is() -> None:
    for row in PROJECTS:
        main = MAIN[row["project_id"]]
        for column in ("name", "country", "technology", "part_of", "variant_of"):
            assert row[column] == main[column], (row["project_id"], column)


def test_a_project_bears_the_code_of_its_country() -> None:
    for row in PROJECTS:
        assert row["project_id"].split("-")[0] == row["country"].lower()


def test_a_main_row_tells_status_and_party() -> None:
    for row in MAIN.values():
        assert row["status"], row["project_id"]
        if row["project_id"] != "uzb-bukhara-wind":
            assert row["chinese_party"], row["project_id"]


def test_only_main_rows_of_power_plants_with_an_agreement_are_countable() -> None:
    for row in PROJECTS:
        if row["countable"] == "true":
            assert row["is_main"] == "true"
            assert row["technology"] not in NO_POWER_PLANT | {"several"}
            assert row["status"] not in {"planned", "memorandum", "not_built"}
            assert not row["variant_of"]


def test_a_plant_and_what_holds_it_are_not_both_countable() -> None:
    for row in MAIN.values():
        for column in ("part_of", "variant_of"):
            if row[column]:
                assert row[column] in MAIN
                assert row[column] != row["project_id"]
        if row["part_of"]:
            assert MAIN[row["part_of"]]["countable"] == "false"


def test_the_capacity_of_a_frame_is_not_countable() -> None:
    frames = {
        *("uzb-ceec-2gw-mou", "uzb-huaneng-poly-solar", "uzb-tashkent-2gw"),
        *("uzb-huadian-jizzakh-wind", "kaz-zhambyl-spic-wind", "uzb-bukhara-wind"),
        *("tjk-eging-panj-programme", "uzb-liquip-jizzakh-solar"),
    }
    for project in frames:
        assert MAIN[project]["countable"] == "false"


def test_what_is_in_service_is_finished_and_what_is_not_is_planned() -> None:
    for row in MAIN.values():
        if row["status"] in {"operating", "built"}:
            assert not row["planned_completion"]
        else:
            assert not row["completed"]


def test_works_that_are_no_power_plants_have_no_capacity() -> None:
    for row in PROJECTS:
        if row["technology"] in NO_POWER_PLANT:
            assert row["capacity_mw"] == ""


@pytest.mark.parametrize(("country", "capacity"), [("UZB", 2483), ("KAZ", 160)])
def test_solar_and_wind_with_a_chinese_party_in_service(
    country: str, capacity: float
) -> None:
    counted = [
        row
        for row in PROJECTS
        if row["country"] == country
        and row["technology"] in {"solar", "wind"}
        and row["status"] == "operating"
        and row["countable"] == "true"
    ]
    known = [float(row["capacity_mw"]) for row in counted if row["capacity_mw"]]
    assert sum(known) == capacity
    # At least so much in Kazakhstan: two plants lack a capacity.
    assert len(counted) - len(known) == {"UZB": 0, "KAZ": 2}[country]


def test_no_such_plant_is_in_service_in_the_other_three() -> None:
    assert not [
        row
        for row in MAIN.values()
        if row["country"] in {"KGZ", "TJK", "TKM"}
        and row["technology"] in {"solar", "wind"}
        and row["status"] == "operating"
    ]


def test_a_second_report_confirms_or_differs_within_its_rounding() -> None:
    """No second report of a capacity contradicts the first, so far."""
    for row in PROJECTS:
        main = MAIN[row["project_id"]]
        if row["capacity_mw"] and main["capacity_mw"]:
            gap = abs(float(row["capacity_mw"]) - float(main["capacity_mw"]))
            assert gap <= half_of_last_digit(row["capacity_mw"])


def test_parts_of_the_wind_farms_of_bukhara_make_up_the_whole() -> None:
    whole = MAIN["uzb-bukhara-wind"]
    parts = [row for row in MAIN.values() if row["part_of"] == whole["project_id"]]
    total = sum(float(row["capacity_mw"]) for row in parts)
    assert total == 1000
    # 79 turbines of 6.5 MW are 513.5 MW, twice that 1,027; each farm is called 500.
    assert abs(float(whole["capacity_mw"]) - total) <= 0.03 * total


# ----------------------------------------------------------------------- factors


def test_factors_are_those_of_one_table_and_one_unit() -> None:
    rows = ROWS["emission_factors"]
    assert len(rows) == 12
    assert {(row["basis"], row["unit"], row["source_id"]) for row in rows} == {
        ("ipcc_ar5_life_cycle", "gCO2e/kWh", "ipcc-ar5-via-wikicarbon")
    }
    assert "oil" not in {row["technology"] for row in rows}


def test_the_two_sets_of_factors_never_share_a_basis() -> None:
    bases = {row["basis"] for row in ROWS["carbon_intensity"]}
    assert not bases & {row["basis"] for row in ROWS["emission_factors"]}
