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


def overlap(one: str, other: str) -> bool:
    (start, end), (first, last) = periods.bounds(one), periods.bounds(other)
    return start <= last and first <= end


def test_an_event_lies_in_its_era_and_in_one_of_its_countries() -> None:
    places = by_id("places")
    for row in ROWS["events"]:
        for day in periods.bounds(row["period"]):
            assert row["era"] == next(era for era in ERAS if day[0] <= ERAS[era]), row
        if row["place_id"]:
            assert places[row["place_id"]]["country"] in listed(row["countries"]), row


KEPT = {"events": "kind", "agreements": "kind", "format_meetings": "format_id level"}


@pytest.mark.parametrize("name", KEPT)
def test_a_variant_is_another_reading_of_the_same_thing(name: str) -> None:
    rows = by_id(name)
    for row in (row for row in rows.values() if row["variant_of"]):
        first = rows[row["variant_of"]]
        assert not first["variant_of"]
        assert all(row[column] == first[column] for column in KEPT[name].split())
        mine, others = (listed(one.get("countries", "x")) for one in (row, first))
        assert mine & others


@pytest.mark.parametrize("of", ["agreements", "summits"])
def test_what_belongs_to_an_agreement_or_a_meeting_has_its_date(of: str) -> None:
    others, key = by_id(of), KEYS[of][0]
    rows = [row for name in tables_with(key, "period") for row in ROWS[name]]
    for row in (row for row in rows if row[key] and row["period"]):
        other = others[row[key]]
        dates = [other.get(part) for part in ("period", "ratified", "in_force")]
        assert any(overlap(row["period"], date) for date in dates if date), row


def test_an_agreement_with_china_has_parties_and_a_partnership_a_level() -> None:
    for row in ROWS["agreements"]:
        parties = listed(row["countries"])
        assert row["organisation"] or {"CHN"} < parties
        assert bool(row["level"]) == (row["kind"] == "partnership")
        assert not row["level"] or len(parties) == 2
        assert row["period"] or row["ratified"] or row["in_force"]


def test_an_outcome_is_of_one_meeting_or_package_and_money_or_a_count() -> None:
    units: dict[str, set[str]] = defaultdict(set)
    for row in ROWS["summit_outcomes"]:
        assert bool(row["summit_id"]) != bool(row["agreement_id"])
        is_money = bool(re.search(r"_value$|_pledged$", row["indicator"]))
        assert is_money == (row["unit"] in {"USD mn", "CNY mn"})
        assert is_money or number(row["value"]).is_integer()
        exact = row["printed_as"] == "exact" and not is_money
        assert row["rounding_value"] == ("0" if exact else "")
        units[row["indicator"]].add(row["unit"])
    assert all(len(found) == 1 or "USD mn" in found for found in units.values())


def test_a_pledge_with_a_report_has_its_time_its_words_and_its_source() -> None:
    for row in ROWS["pledges"]:
        is_seen = row["status"] not in {"not_seen", "open"}
        for part in ("status_period", "status_note", "status_source_id"):
            assert bool(row[part]) == is_seen, row
