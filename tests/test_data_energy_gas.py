"""What holds of the tables of gas, fuels, pipelines and the energy balance."""

from __future__ import annotations

from collections import defaultdict

import pytest

from cac_data import codes
from tests.bundled import ROWS, Row, half_of_last_digit, number

GAS = ROWS["gas_flows"]
PIPES = ROWS["pipelines"]
STOPS = ROWS["pipeline_stops"]
BALANCE = ROWS["energy_balance"]


def gas(**columns: str) -> list[Row]:
    return [
        row
        for row in GAS
        if all(row[column] == value for column, value in columns.items())
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
