"""What holds of the tables of gas, fuels, pipelines and the energy balance."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

import pytest

from cac_data import codes, periods
from tests.bundled import ROWS, Row, half_of_last_digit, number

GAS = ROWS["gas_flows"]
FUEL = ROWS["fuel_flows"]
PIPES = ROWS["pipelines"]
STOPS = ROWS["pipeline_stops"]
BALANCE = ROWS["energy_balance"]

# Half of the last digit of the Statistical Review, which prints three decimals.
HALF = 0.0005


def gas(**columns: str) -> list[Row]:
    return [
        row
        for row in GAS
        if all(row[column] == value for column, value in columns.items())
    ]


def review_volumes(**columns: str) -> list[Row]:
    """Volumes of the workbooks of the Statistical Review, not of texts on them."""
    return [
        row
        for row in gas(indicator="volume", basis="statistical_review", **columns)
        if row["source_id"].endswith("workbook")
    ]


# ---------------------------------------------------------------------------- shape


def test_each_indicator_of_gas_has_one_unit() -> None:
    units = defaultdict(set)
    for row in GAS:
        units[row["indicator"]].add(row["unit"])
    assert {
        indicator: len(found) for indicator, found in units.items()
    } == dict.fromkeys(units, 1)


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("gas_flows", "exporter"),
        ("fuel_flows", "exporter"),
        ("fuel_flows", "importer"),
    ],
)
def test_figures_of_several_countries_are_under_none_of_them(
    table: str, column: str
) -> None:
    joint = [row for row in ROWS[table] if row[f"joint_{column}s"]]
    assert joint
    for row in ROWS[table]:
        members = row[f"joint_{column}s"].split(";") if row[f"joint_{column}s"] else []
        assert bool(row[column]) != bool(members), row
        assert not members or (len(members) > 1 and members == sorted(members))
        assert set(members) <= set(codes.country_codes(groups=False))


@pytest.mark.parametrize("table", ["gas_flows", "fuel_flows"])
def test_a_plan_is_a_forecast_and_only_a_plan(table: str) -> None:
    for row in ROWS[table]:
        assert (row["nature"] == "plan") == (row["obs_status"] == "F"), row


def test_no_contract_or_plan_stands_as_what_passed() -> None:
    natures = {row["nature"] for row in GAS if row["basis"] == "contract_parties"}
    assert natures == {"contract"}
    rates = {row["nature"] for row in GAS if row["indicator"] == "annual_rate"}
    assert rates == {"contract", "plan", "actual"}
    for row in gas(indicator="annual_rate", nature="actual"):
        assert row["obs_status"] == "D", "a rate is no count"


def test_only_the_statistical_review_has_editions() -> None:
    for row in GAS:
        if row["vintage"]:
            assert row["basis"] == "statistical_review", row
    for row in review_volumes():
        first = int(row["vintage"]) == int(row["period"]) + 1
        assert first or row["vintage"] == "2026", row
        # The edition is that of the source.
        assert (
            row["source_id"]
            == {True: "bp", False: "ei"}[row["vintage"] < "2023"]
            + f"-{row['vintage']}-workbook"
        )


# -------------------------------------------------------------------------- additions


def volumes_by_edition() -> dict[tuple[str, str, str], dict[str, float]]:
    """(importer, year, edition) -> exporter -> pipeline volume."""
    found: dict[tuple[str, str, str], dict[str, float]] = defaultdict(dict)
    for row in review_volumes(route="pipeline"):
        key = (row["importer"], row["period"], row["vintage"])
        assert row["exporter"] not in found[key]
        found[key][row["exporter"]] = number(row["value"])
    return found


def test_the_suppliers_of_china_add_up_in_every_year_and_edition() -> None:
    checked = set()
    for (importer, year, edition), volumes in volumes_by_edition().items():
        if importer != "CHN" or "WLD" not in volumes:
            continue
        single = {e: v for e, v in volumes.items() if e not in {"WLD", "CA5"}}
        if edition == "2026":
            # As a group, and in the last year as its members too.
            as_group = {e: v for e, v in volumes.items() if e in {"CA5", "RUS", "MMR"}}
            allowed = HALF * (len(as_group) + 1) + 1e-9
            assert abs(volumes["WLD"] - sum(as_group.values())) <= allowed, year
        if edition != "2026" or "TKM" in single:
            allowed = HALF * (len(single) + 1) + 1e-9
            assert abs(volumes["WLD"] - sum(single.values())) <= allowed, year
        checked.add((year, edition))
    years = {(str(year), str(year + 1)) for year in (*range(2016, 2024), 2025)}
    assert checked == years | {(str(year), "2026") for year in range(2010, 2026)}


def test_pipeline_gas_and_lng_make_all_gas() -> None:
    routes: dict[str, dict[str, float]] = defaultdict(dict)
    for row in review_volumes(exporter="WLD", importer="CHN", vintage="2026"):
        routes[row["period"]][row["route"]] = number(row["value"])
    assert len(routes) == 20
    for year, found in routes.items():
        parts = found.get("pipeline", 0) + found["lng"]
        assert abs(found["all"] - parts) <= 3 * HALF + 1e-9, year


def test_sales_to_single_buyers_do_not_exceed_all_exports() -> None:
    sold: dict[tuple[str, str, str], float] = defaultdict(float)
    everything: dict[tuple[str, str, str], float] = {}
    for row in review_volumes(route="pipeline"):
        key = (row["exporter"], row["period"], row["vintage"])
        if row["importer"] == "WLD":
            everything[key] = number(row["value"])
        else:
            sold[key] += number(row["value"])
    assert len(everything) == 27
    for key, whole in everything.items():
        assert sold[key] <= whole + 5 * HALF, key


def test_no_country_exports_more_than_it_produces() -> None:
    """Which the nine figures of 2014 did that were left out."""
    output = {
        (row["country"], row["period"]): number(row["value"])
        for row in BALANCE
        if (row["indicator"], row["unit"]) == ("gas_production", "bcm")
        and (row["basis"], row["vintage"]) == ("statistical_review", "2026")
    }
    checked = 0
    for row in gas(importer="WLD", indicator="volume", nature="actual"):
        produced = output.get((row["exporter"], row["period"]))
        if produced is not None:
            assert number(row["value"]) < produced, row
            checked += 1
    assert checked >= 30


def test_the_suppliers_of_a_month_add_up() -> None:
    rows = gas(importer="CHN", indicator="volume", period="2021-01")
    values = {row["exporter"]: number(row["value"]) for row in rows}
    whole = values.pop("WLD")
    assert len(values) == 5
    assert sum(values.values()) == pytest.approx(whole, abs=1e-9)


def test_a_longer_part_of_a_year_holds_no_less_than_a_shorter() -> None:
    """Customs count from January on; a figure marked as doubtful is passed over."""
    growing: dict[tuple[str, ...], dict[periods.Date, float]] = defaultdict(dict)
    for row in gas(basis="chinese_customs", nature="actual"):
        start, end = periods.bounds(row["period"])
        if start[1:] == (1, 1) and row["obs_status"] != "U":
            kind = (row["exporter"], row["indicator"], row["route"], str(start[0]))
            growing[kind][end] = number(row["value"])
    assert sum(len(found) for found in growing.values()) > 80
    for kind, found in growing.items():
        values = [found[end] for end in sorted(found)]
        assert values == sorted(values), kind


def test_september_and_october_make_the_ten_months_but_for_one_slip() -> None:
    slips = set()
    for nine in gas(indicator="value", period="2023-01/2023-09"):
        exporter = nine["exporter"]
        (october,) = gas(exporter=exporter, indicator="value", period="2023-10")
        (ten,) = gas(exporter=exporter, indicator="value", period="2023-01/2023-10")
        gap = number(nine["value"]) + number(october["value"]) - number(ten["value"])
        parts = (nine, october, ten)
        if abs(gap) > sum(half_of_last_digit(row["value"]) for row in parts):
            slips.add((exporter, nine["obs_status"]))
    assert slips == {("MMR", "U")}


@pytest.mark.parametrize(
    ("table", "exporter"),
    [("gas_flows", "CA5"), ("gas_flows", "TKM"), ("fuel_flows", "")],
)
def test_what_passed_in_all_grows_with_time(table: str, exporter: str) -> None:
    rows = [
        row
        for row in ROWS[table]
        if row["nature"] == "cumulative" and row["exporter"] == exporter
    ]
    ends = {row["period"]: periods.bounds(row["period"])[1] for row in rows}
    ordered = sorted(rows, key=lambda row: ends[row["period"]])
    assert len(ordered) >= 4
    for before, after in itertools.pairwise(ordered):
        assert number(before["value"]) <= number(after["value"]), after


# ---------------------------------------------------------------------------- hazards


def test_the_exporters_of_2014_stay_a_gap() -> None:
    """The labels of that edition had slipped by one column."""
    named = [
        row
        for row in gas(period="2014", basis="statistical_review")
        if row["exporter"] in codes.CA5
    ]
    assert named == []
    assert "bp-2015-workbook" not in {row["source_id"] for row in GAS}


def test_value_and_volume_of_uzbek_gas_are_both_marked() -> None:
    rows = gas(exporter="UZB", importer="CHN", period="2025")
    assert {row["indicator"] for row in rows} == {"value", "volume"}
    for row in rows:
        assert row["obs_status"] == "D"
        assert "do not describe the same gas" in row["note"]


def test_editions_that_do_not_standardise_say_so() -> None:
    for row in gas(indicator="volume", basis="statistical_review"):
        if row["vintage"] and row["vintage"] < "2018":
            assert row["obs_status"] == "D"
            assert "not yet standardised" in row["note"]


def test_turkmen_gas_of_2021_and_2025_has_its_witnesses() -> None:
    def said(year: str) -> dict[str, str]:
        rows = gas(exporter="TKM", importer="CHN", indicator="volume", period=year)
        return {row["basis"]: row["value"] for row in rows}

    assert said("2021") == {
        "exporter_official": "34",
        "research_firm": "31",
        "statistical_review": "31.547",
    }
    assert said("2025") == {"exporter_official": "40", "statistical_review": "30.285"}


def test_gazprom_and_the_review_stand_in_one_ratio_except_in_2021() -> None:
    """The same gas in other cubic metres: the factor of conversion_factors."""
    (factor,) = (
        number(row["factor"])
        for row in ROWS["conversion_factors"]
        if row["to_unit"] == "bcm (national)"
    )
    newest = {
        row["period"]: number(row["value"])
        for row in review_volumes(exporter="RUS", importer="CHN", vintage="2026")
    }
    apart = set()
    rows = gas(exporter="RUS", importer="CHN", basis="exporter_official")
    for row in rows:
        half = half_of_last_digit(row["value"]) / newest[row["period"]]
        ratio = number(row["value"]) / newest[row["period"]]
        if abs(ratio - factor) > half + 5e-5:
            apart.add(row["period"])
    assert len(rows) == 6
    assert apart == {"2021"}


# ------------------------------------------------------------------------------ fuels


def fuel(**columns: str) -> list[Row]:
    return [
        row
        for row in FUEL
        if all(row[column] == value for column, value in columns.items())
    ]


def test_kazakh_oil_by_pipe_is_never_russian_oil() -> None:
    for row in fuel(commodity="crude_oil", route="transit_kazakhstan"):
        assert row["exporter"] == "RUS"
    for year in ("2022", "2023", "2024"):
        (ours,) = fuel(
            exporter="KAZ",
            importer="CHN",
            route="pipeline",
            basis="pipeline_operator",
            period=year,
        )
        (transit,) = fuel(
            exporter="RUS", importer="CHN", basis="pipeline_operator", period=year
        )
        assert number(ours["value"]) < 2 < 9 < number(transit["value"])


def test_one_route_carries_no_more_than_all_routes() -> None:
    whole = {
        (row["exporter"], row["importer"], row["period"]): number(row["value"])
        for row in fuel(commodity="crude_oil", route="all", indicator="mass")
    }
    checked = 0
    for row in fuel(commodity="crude_oil", indicator="mass", nature="actual"):
        key = (row["exporter"], row["importer"], row["period"])
        if row["route"] in {"pipeline", "cpc"} and key in whole:
            # Chinese inspectors counted more in 2013 than Kazakh customs.
            slack = 0.7 if row["period"] == "2013" else 0
            assert number(row["value"]) <= whole[key] + slack, row
            checked += 1
    assert checked >= 5


def test_suppliers_of_uranium_do_not_exceed_all_imports() -> None:
    for year in ("2012", "2013"):
        rows = fuel(commodity="natural_uranium", unit="tU", period=year)
        mass = {row["exporter"]: number(row["value"]) for row in rows}
        assert mass["KAZ"] + mass["UZB"] <= mass["WLD"]
    assert 100 * mass["KAZ"] / mass["WLD"] == pytest.approx(79, abs=0.5)


def test_tonnes_of_uranium_and_of_who_knows_what_have_two_units() -> None:
    for row in fuel(commodity="natural_uranium", indicator="mass"):
        unclear = "not told whether uranium or U3O8" in row["note"]
        assert (row["unit"] == "t") == unclear == (row["obs_status"] == "D"), row


# -------------------------------------------------------------------------- pipelines


def test_every_pipe_and_every_rating_is_counted_once() -> None:
    counted = [row for row in PIPES if row["counted"] == "true"]
    names = [row["pipeline_id"] for row in counted]
    assert len(set(names)) == len(names)
    lines = {"cagp-a", "cagp-b", "cagp-c"}
    by_id = {row["pipeline_id"]: row for row in counted}
    assert sum(number(by_id[line]["length_km"]) for line in lines) == 5496
    rated = [row for row in counted if row["part_of"] == "cagp" and row["capacity"]]
    assert sum(number(row["capacity"]) for row in rated) == 55


def test_a_part_names_the_pipeline_that_it_is_part_of() -> None:
    known = {row["pipeline_id"] for row in PIPES}
    for row in PIPES:
        if row["part_of"]:
            assert row["part_of"] in known
            assert row["part_of"] != row["pipeline_id"]


def test_rival_lengths_and_ratings_are_both_there() -> None:
    def values(pipeline: str, column: str) -> set[str]:
        rows = [row for row in PIPES if row["pipeline_id"] == pipeline]
        return {row[column] for row in rows if row[column]}

    assert values("cagp-d", "length_km") == {"966", "1000"}
    assert values("cagp", "capacity") == {"55", "60"}
    assert values("tapi", "length_km") == {"1814", "1821"}


def test_the_parts_of_line_d_make_its_length() -> None:
    (row,) = (row for row in PIPES if row["length_km"] == "966")
    parts = re.findall(r"(?:UZB|TJK|KGZ|CHN) (\d+)", row["note"])
    assert sum(map(int, parts)) == 966


def test_a_pipeline_in_use_says_since_when_and_others_do_not() -> None:
    for row in PIPES:
        station = row["pipeline_id"] == "cagp-khorgos"
        assert bool(row["completed"]) == (row["status"] == "operating") or station


def test_a_rating_has_a_unit_and_only_a_rating() -> None:
    for row in PIPES:
        assert bool(row["capacity"]) == bool(row["unit"]), row


# ---------------------------------------------------------------------------- balance


def series() -> dict[tuple[str, ...], dict[str, set[str]]]:
    """Country, indicator, unit, basis and edition -> period -> figures."""
    found: dict[tuple[str, ...], dict[str, set[str]]] = defaultdict(
        lambda: defaultdict(set)
    )
    parts = ("country", "indicator", "unit", "basis", "vintage")
    for row in BALANCE:
        if row["note"].startswith("more than"):  # a floor, not a second figure
            continue
        key = tuple(row[part] for part in parts)
        found[key][row["period"]].add(row["value"])
    return found


def test_a_series_has_one_figure_a_period_within_rounding() -> None:
    """So that nobody can chain two editions or two concepts by accident."""
    for key, figures in series().items():
        if key[3] == "press":  # which is no series, as its description says
            continue
        for period, values in figures.items():
            spread = max(map(float, values)) - min(map(float, values))
            allowed = sum(map(half_of_last_digit, values)) if len(values) > 1 else 0
            assert spread <= allowed, (key, period, values)


def test_gas_in_bcm_and_gas_in_twh_are_never_one_series() -> None:
    units = defaultdict(set)
    for country, indicator, unit, basis, vintage in series():
        units[(country, indicator, basis, vintage)].add(unit)
    assert {key: found for key, found in units.items() if len(found) > 1} == {}
    assert {basis for _, _, unit, basis, _ in series() if unit == "TWh"} == {"owid"}


def test_twh_are_ten_times_bcm_unless_an_edition_was_revised() -> None:
    values = {
        (row["country"], row["indicator"], row["period"], row["basis"]): float(
            row["value"]
        )
        for row in BALANCE
        if row["vintage"] == "2026" and row["indicator"].startswith("gas_")
    }
    pairs = [
        values[(*key[:3], "owid")] / value
        for key, value in values.items()
        if key[3] == "statistical_review" and (*key[:3], "owid") in values
    ]
    same = [ratio for ratio in pairs if ratio == pytest.approx(10, rel=1e-3)]
    assert (len(same), len(pairs)) == (105, 128)
    (row,) = (
        row
        for row in ROWS["conversion_factors"]
        if (row["quantity"], row["to_unit"]) == ("natural_gas", "TWh")
    )
    assert "105 of 128" in row["note"]


def test_what_only_subtracts_other_rows_is_not_stored() -> None:
    assert {row["indicator"] for row in BALANCE if "minus" in row["indicator"]} == set()


def test_no_country_mines_more_uranium_than_the_world() -> None:
    world = {
        (row["vintage"], row["period"]): number(row["value"])
        for row in BALANCE
        if row["country"] == "WLD"
    }
    mined: dict[tuple[str, str], float] = defaultdict(float)
    for row in BALANCE:
        if row["basis"] == "wna" and row["country"] != "WLD":
            assert row["indicator"] == "uranium_production"
            mined[(row["vintage"], row["period"])] += number(row["value"])
    assert set(mined) == set(world)
    assert len(world) == 40
    assert all(mined[key] < world[key] for key in world)


def test_both_figures_of_kazakh_uranium_are_there() -> None:
    found = {
        row["basis"]: row["value"]
        for row in BALANCE
        if (row["country"], row["indicator"], row["period"])
        == ("KAZ", "uranium_production", "2023")
    }
    assert found == {"national": "20900", "producer": "21112", "wna": "21109"}


def test_reserves_of_turkmen_gas_by_edition_and_publisher() -> None:
    found = {
        (row["basis"], row["vintage"], row["value"])
        for row in BALANCE
        if (row["country"], row["indicator"]) == ("TKM", "gas_reserves_proved")
    }
    assert found == {
        ("statistical_review", "2011", "13.4"),
        ("statistical_review", "2012", "24.3"),
        ("statistical_review", "2013", "17.5"),
        ("statistical_review", "", "13.6"),
        ("eia", "", "11.33"),
    }


# ------------------------------------------------------------------------- conversions


def test_a_pair_of_units_has_one_factor() -> None:
    pairs = [
        (row["quantity"], *sorted((row["from_unit"], row["to_unit"])))
        for row in ROWS["conversion_factors"]
    ]
    assert len(set(pairs)) == len(pairs)
    assert "coal" not in {quantity for quantity, *_ in pairs}


# ---------------------------------------------------------------- stops of pipelines


def test_stops_are_counted_from_one_and_belong_to_a_pipeline() -> None:
    stops = defaultdict(list)
    for row in STOPS:
        stops[row["pipeline_id"]].append(row["stop"])
    assert set(stops) <= {row["pipeline_id"] for row in PIPES}
    for found in stops.values():
        assert found == [str(at) for at in range(1, len(found) + 1)]
        assert len(found) > 1


def test_a_pipeline_passes_the_countries_that_its_row_names() -> None:
    for pipe in PIPES:
        passed = [
            row["country"] for row in STOPS if row["pipeline_id"] == pipe["pipeline_id"]
        ]
        between = pipe["transit"].split(";") if pipe["transit"] else []
        named = [pipe["from_country"], *between, pipe["to_country"]]
        assert not passed or list(dict.fromkeys(passed)) == named


def test_a_place_that_stands_for_another_says_so() -> None:
    for row in STOPS:
        if row["position"] == "proxy":
            assert "stands for it" in row["note"], row
