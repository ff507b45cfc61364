"""What holds of the history tables beyond the contract that every table keeps."""

import re
from collections import defaultdict

import pytest

from cac_data import periods
from tests.bundled import KEYS, ROWS, Row, number, tables_with

# Last year of each era, as its description says.
ERAS = {"ancient": 400, "medieval": 1450, "modern": 1990, "contemporary": 2100}


def listed(cell: str) -> set[str]:
    return set(cell.split(";")) - {""}


def by_id(name: str) -> dict[str, Row]:
    return {row[KEYS[name][0]]: row for row in ROWS[name]}


def overlap(period: str, another: str) -> bool:
    start, end = periods.bounds(period)
    first, last = periods.bounds(another)
    return start <= last and first <= end


# --- Events ---------------------------------------------------------------------------


def eras_of(period: str) -> set[str]:
    """The eras in which a period begins and ends."""
    years = [day[0] for day in periods.bounds(period)]
    return {next(era for era in ERAS if year <= ERAS[era]) for year in years}


def test_an_event_lies_in_its_era() -> None:
    events = ROWS["events"]
    assert [row for row in events if eras_of(row["period"]) != {row["era"]}] == []


def test_an_event_lies_in_one_of_its_countries() -> None:
    country_of = {row["place_id"]: row["country"] for row in ROWS["places"]}
    placed = [row for row in ROWS["events"] if row["place_id"]]
    abroad = [
        row
        for row in placed
        if country_of[row["place_id"]] not in listed(row["countries"])
    ]
    assert abroad == []


# --- Variants -------------------------------------------------------------------------

# What a variant has from the first reading.
KEPT = {
    "events": ["kind"],
    "agreements": ["kind"],
    "format_meetings": ["format_id", "level"],
}


def variants(name: str) -> list[tuple[Row, Row]]:
    """Each variant of a table, with the first reading of the same."""
    rows = by_id(name)
    return [(row, rows[row["variant_of"]]) for row in ROWS[name] if row["variant_of"]]


@pytest.mark.parametrize("name", KEPT)
def test_a_variant_is_one_of_a_first_reading(name: str) -> None:
    assert [first for _, first in variants(name) if first["variant_of"]] == []


@pytest.mark.parametrize("name", KEPT)
def test_a_variant_is_of_the_kind_of_its_first_reading(name: str) -> None:
    unlike = [
        variant
        for variant, first in variants(name)
        if any(variant[column] != first[column] for column in KEPT[name])
    ]
    assert unlike == []


@pytest.mark.parametrize("name", ["events", "agreements"])
def test_a_variant_shares_a_country_with_its_first_reading(name: str) -> None:
    apart = [
        variant
        for variant, first in variants(name)
        if not listed(variant["countries"]) & listed(first["countries"])
    ]
    assert apart == []


# --- Agreements and meetings ----------------------------------------------------------


def is_dated_by(row: Row, act: Row) -> bool:
    """Whether a row has a date of an agreement or a meeting.

    `ratified` is the day of the Central Asian side: China ratifies on another.
    """
    if row.get("title", "").startswith("China ratifies "):
        return act["period"] < row["period"]
    dates = [act.get(part) for part in ("period", "ratified", "in_force")]
    return any(overlap(row["period"], date) for date in dates if date)


@pytest.mark.parametrize("table", ["agreements", "summits"])
def test_what_belongs_to_an_agreement_or_a_meeting_has_its_date(table: str) -> None:
    acts = by_id(table)
    key = KEYS[table][0]
    rows = [row for name in tables_with(key, "period") for row in ROWS[name]]
    dated = [row for row in rows if row[key] and row["period"]]
    assert [row for row in dated if not is_dated_by(row, acts[row[key]])] == []


def test_an_agreement_is_of_an_organisation_or_of_china_and_others() -> None:
    bilateral = [row for row in ROWS["agreements"] if not row["organisation"]]
    assert [row for row in bilateral if not {"CHN"} < listed(row["countries"])] == []


def test_a_partnership_has_a_level_and_nothing_else_has() -> None:
    agreements = ROWS["agreements"]
    wrong = [
        row
        for row in agreements
        if bool(row["level"]) != (row["kind"] == "partnership")
    ]
    assert wrong == []


def test_a_partnership_is_of_two() -> None:
    partnerships = [row for row in ROWS["agreements"] if row["level"]]
    assert {len(listed(row["countries"])) for row in partnerships} == {2}


def test_an_agreement_has_a_date() -> None:
    parts = ("period", "ratified", "in_force")
    agreements = ROWS["agreements"]
    assert [row for row in agreements if not any(row[part] for part in parts)] == []


# --- Outcomes and pledges -------------------------------------------------------------

OUTCOMES = ROWS["summit_outcomes"]
MONEY = {"USD mn", "CNY mn"}


def is_money(row: Row) -> bool:
    return bool(re.search(r"_value$|_pledged$", row["indicator"]))


def test_an_outcome_is_of_one_meeting_or_one_package() -> None:
    wrong = [
        row for row in OUTCOMES if bool(row["summit_id"]) == bool(row["agreement_id"])
    ]
    assert wrong == []


def test_an_outcome_in_money_and_no_other_has_a_currency() -> None:
    assert [row for row in OUTCOMES if is_money(row) != (row["unit"] in MONEY)] == []


def test_a_count_of_outcomes_is_a_whole_number() -> None:
    counts = [row for row in OUTCOMES if not is_money(row)]
    assert [row for row in counts if not number(row["value"]).is_integer()] == []


def test_an_exact_count_of_outcomes_and_nothing_else_is_not_rounded() -> None:
    rounding = [row["rounding_value"] for row in OUTCOMES]
    expected = [
        "0" if row["printed_as"] == "exact" and not is_money(row) else ""
        for row in OUTCOMES
    ]
    assert rounding == expected


def test_outcomes_of_an_indicator_have_one_unit_unless_they_are_money() -> None:
    units = defaultdict(set)
    for row in OUTCOMES:
        units[row["indicator"]].add(row["unit"])
    mixed = [name for name, distinct in units.items() if len(distinct) > 1]
    assert [name for name in mixed if "USD mn" not in units[name]] == []


@pytest.mark.parametrize("part", ["status_period", "status_note", "status_source_id"])
def test_a_pledge_with_a_report_and_no_other_has_what_belongs_to_it(part: str) -> None:
    wrong = [
        row
        for row in ROWS["pledges"]
        if bool(row[part]) != (row["status"] not in {"not_seen", "open"})
    ]
    assert wrong == []
