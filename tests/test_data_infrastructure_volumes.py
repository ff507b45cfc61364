"""What holds of traffic, investment, debt and logistics beyond the common contract."""

from __future__ import annotations

import itertools
import re
from collections import defaultdict

import pytest

from cac_data import periods
from tests.bundled import FIELDS, KEYS, ROWS, Row, half_of_last_digit, number

OURS = ("corridor_volumes", "investment", "external_debt", "logistics_performance")
INVESTMENT = ROWS["investment"]
VOLUMES = ROWS["corridor_volumes"]


def chosen(rows: list[Row], **words: str) -> list[Row]:
    return [row for row in rows if all(row[key] == words[key] for key in words)]


def total(rows: list[Row]) -> float:
    return sum(number(row["value"]) for row in rows)


def half(row: Row) -> float:
    return (
        number(row.get("rounding_value", ""))
        if row.get("rounding_value")
        else (half_of_last_digit(row["value"]))
    )


# ------------------------------------------------------------------ concepts apart

# Who counts by which concept; a published total may stand beside the own concept.
COUNTERS = {
    "announced": {"fdi_markets", "national"},
    "commitment": {"aiddata"},
    "contract": {"aei"},
    "fdi_flow": {"mofcom", "national", "national_bank"},
    "fdi_stock": {"mofcom", "national_bank"},
    "investment_and_loans": {"national"},
    "investment_position": {"national"},
    "loan": {"aiddata", "press"},
    "project_stock": {"edb"},
}


def test_each_counter_keeps_to_its_concept() -> None:
    found: dict[str, set[str]] = defaultdict(set)
    for row in INVESTMENT:
        found[row["concept"]].add(row["basis"])
    assert found.pop("cumulative")
    assert found == COUNTERS
    assert "concept" in KEYS["investment"]


def test_a_concept_is_explained_in_a_sentence() -> None:
    field = FIELDS["investment"]["concept"]
    for word in field["constraints"]["enum"]:
        told = re.search(rf"\b{word}: (.+?)(?:; \w+: |\.$)", field["description"])
        assert told, word
        assert len(told[1].split()) >= 5, word


def test_only_commitments_are_at_constant_prices() -> None:
    for row in INVESTMENT:
        constant = row["price_basis"] == "constant_2021"
        assert constant == (row["concept"] == "commitment")


def test_one_concept_of_one_counter_has_one_unit() -> None:
    units: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in INVESTMENT:
        units[(row["concept"], row["basis"])].add(row["unit"])
    assert {key for key, words in units.items() if len(words) > 1} == set()
    euros = {key for key, words in units.items() if words == {"EUR mn"}}
    assert {basis for _, basis in euros} == {"national_bank"}


def test_a_deal_has_its_month_and_a_positive_price() -> None:
    deals = chosen(INVESTMENT, concept="contract")
    assert len(deals) == 94
    for row in deals:
        assert re.fullmatch(r"20(0[5-9]|1\d|2[01])-\d\d", row["period"])
        assert number(row["value"]) > 0
        assert row["part"] in {"construction", "investment"}
        assert row["sector"] != "all"
    assert sum(1 for row in deals if row["share_pct"]) == 26


def test_branch_and_share_are_those_of_deals() -> None:
    for row in INVESTMENT:
        if row["subsector"] or row["share_pct"]:
            assert row["concept"] == "contract"


def test_a_year_without_commitments_is_left_out_and_not_zero() -> None:
    rows = chosen(INVESTMENT, concept="commitment")
    assert len(rows) == 179
    assert {row["part"] for row in rows} == {"oda_like", "oof_like", "vague"}
    for row in rows:
        assert number(row["value"]) > 0
        assert 2000 <= int(row["period"]) <= 2021


# -------------------------------------------------------------------- the same money


def test_a_second_text_with_the_same_figure_is_a_witness_not_an_amount() -> None:
    """One `main` figure a fact: else two texts would look like two amounts."""
    for name in OURS:
        if "variant" not in FIELDS[name]:
            continue
        parts = [part for part in KEYS[name] if part != "source_id"]
        facts = [
            tuple(row[part] for part in parts)
            for row in ROWS[name]
            if row["variant"] != "alternative"
        ]
        assert len(facts) == len(set(facts)), name


# --------------------------------------------------------------------------- debt


def test_no_creditor_is_owed_more_than_all() -> None:
    debt = chosen(ROWS["external_debt"], indicator="debt_stock")
    whole = {
        (row["country"], row["period"]): number(row["value"])
        for row in chosen(debt, creditor="all")
    }
    compared = [
        (row, whole[(row["country"], row["period"])])
        for row in debt
        if row["creditor"] != "all" and (row["country"], row["period"]) in whole
    ]
    assert len(compared) == 8
    for row, limit in compared:
        assert number(row["value"]) < limit


# ---------------------------------------------------------------------- logistics

LPI = ROWS["logistics_performance"]


def test_scores_lie_between_one_and_five_and_ranks_are_places() -> None:
    for row in LPI:
        if row["unit"] == "rank":
            assert re.fullmatch(r"[1-9]\d*", row["value"])
            assert row["indicator"] == "lpi_rank"
        else:
            assert row["unit"] == "score (1 to 5)"
            assert 1 <= number(row["value"]) <= 5


def test_an_edition_has_all_parts_of_a_country_or_none() -> None:
    editions: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in LPI:
        if row["source_id"] == "worldbank-lpi-2007-2018":
            editions[(row["country"], row["period"])].add(row["indicator"])
    words = set(FIELDS["logistics_performance"]["indicator"]["constraints"]["enum"])
    assert {frozenset(found) for found in editions.values()} == {frozenset(words)}
    assert {year for _, year in editions} == {
        *("2007", "2010", "2012", "2014", "2016", "2018")
    }


# ------------------------------------------------------------------------ corridors


def test_what_is_to_come_is_no_normal_figure() -> None:
    to_come = {"expected", "forecast", "plan", "target"}
    for row in VOLUMES:
        if row["nature"] in to_come:
            assert row["obs_status"] in {"E", "F", "U"}, row
        else:
            assert row["obs_status"] != "F", row


def test_time_is_told_once() -> None:
    for row in VOLUMES:
        assert bool(row["period"]) != bool(row["period_text"])


def test_one_series_has_one_unit() -> None:
    units: dict[str, set[str]] = defaultdict(set)
    for row in VOLUMES:
        units[row["indicator"]].add(row["unit"])
    # Days on a corridor, hours on one road.
    assert units.pop("transit_time") == {"days", "hours"}
    assert {name for name, words in units.items() if len(words) > 1} == set()


def test_a_printed_range_lies_around_its_middle() -> None:
    ranges = [row for row in VOLUMES if "the value is the middle" in row["note"]]
    assert len(ranges) == 12
    for row in ranges:
        told = re.match(r"([\d.]+) to ([\d.]+) ", row["note"])
        assert told
        low, high = float(told[1]), float(told[2])
        assert row["obs_status"] == "E"
        assert number(row["value"]) - number(row["rounding_value"]) == low
        assert number(row["value"]) + number(row["rounding_value"]) == high


def test_a_derived_figure_follows_from_its_formula() -> None:
    derived = chosen(VOLUMES, variant="derived")
    worked_out = 0
    for row in derived:
        assert row["obs_status"] == "E"
        formula = re.match(
            r"derived: (?:about )?([\d,.]+) over ([\d.]+)(?:;|$)", row["note"]
        )
        if formula:
            found = float(formula[1].replace(",", "")) / float(formula[2])
            assert found == pytest.approx(number(row["value"]), rel=0.002), row
            worked_out += 1
        assert row["rounding_value"]
    assert worked_out == len(derived) - 1


SERIES = ("corridor", "indicator", "mode", "scope", "nature")
Periods = list[tuple[periods.Date, periods.Date, Row]]


def series(nature: str) -> dict[tuple[str, ...], Periods]:
    """Sound main figures of each series, with first and last day."""
    found: dict[tuple[str, ...], Periods] = defaultdict(list)
    for row in chosen(VOLUMES, nature=nature):
        if row["period"] and row["variant"] != "alternative":
            if row["obs_status"] in {"D", "U"}:
                continue
            first, last = periods.bounds(row["period"])
            key = tuple(row[part] for part in SERIES)
            found[key].append((first, last, row))
    return found


def test_more_is_carried_in_more_of_a_year() -> None:
    compared = 0
    counts = {"cargo", "containers", "trains", "vehicles"}
    for key, rows in series("actual").items():
        if key[1] not in counts:
            continue
        for (first, last, row), (begin, end, other) in itertools.permutations(rows, 2):
            if first == begin and first[0] == last[0] == end[0] and last < end:
                room = half(row) + half(other)
                assert number(row["value"]) <= number(other["value"]) + room, (
                    row,
                    other,
                )
                compared += 1
    assert compared >= 25


def test_totals_since_the_beginning_only_grow() -> None:
    compared = 0
    for rows in series("cumulative").values():
        ordered = sorted(rows, key=lambda item: item[1])
        for (_, _, row), (_, _, later) in itertools.pairwise(ordered):
            assert number(row["value"]) <= number(later["value"])
            compared += 1
    assert compared >= 7


# ------------------------------------------------------------------------- hazards


def test_a_copy_of_an_encyclopaedia_is_never_the_main_figure() -> None:
    (row,) = chosen(VOLUMES, source_id="wiki-middle-corridor-2022")
    assert row["variant"] == "alternative"
