"""What holds of claims and findings beyond the contract that every table keeps."""

from __future__ import annotations

import re
from collections import Counter, defaultdict

import pytest

from cac_data import periods
from tests.bundled import FIELDS, ROWS, Row, enum, number

CLAIMS = {row["claim_id"]: row for row in ROWS["claims"]}
FOUND: dict[str, list[Row]] = defaultdict(list)
for _row in ROWS["evidence"]:
    FOUND[_row["claim_id"]].append(_row)


def of_kind(*kinds: str) -> dict[str, Row]:
    return {key: row for key, row in CLAIMS.items() if row["kind"] in kinds}


# ---------------------------------------------------------------------------- claims


def test_a_figure_comes_with_all_that_it_takes_to_judge_it() -> None:
    for row in CLAIMS.values():
        parts = [row[name] for name in ("value", "unit", "comparison", "tolerance")]
        assert all(parts) or not any(parts), row
        if row["tolerance"]:
            assert number(row["tolerance"]) >= 0


def test_figures_and_dates_have_a_figure_and_opinions_have_none() -> None:
    assert all(row["value"] for row in of_kind("quantitative", "date").values())
    assert not any(row["value"] for row in of_kind("opinion").values())


def test_a_forecast_says_when_it_will_be_known_or_why_not() -> None:
    for row in of_kind("forecast").values():
        assert row["resolves_on"] or row["note"], row
        if row["resolves_on"]:
            known = periods.bounds(row["resolves_on"])[0]
            assert known > periods.bounds(row["period"])[1], row
    assert not any(
        row["resolves_on"]
        for key, row in CLAIMS.items()
        if key not in of_kind("forecast")
    )


def test_a_year_is_the_year_of_its_claim() -> None:
    """The figure and the period of a date cannot drift apart."""
    years = {key: row for key, row in CLAIMS.items() if row["unit"] == "year"}
    assert {"c005", "c009", "c029", "c036", "c050", "c051", "c078"} <= set(years)
    for row in years.values():
        start, end = periods.bounds(row["period"])
        assert number(row["value"]) in {start[0], end[0]}, row
        assert row["tolerance"] == "0"


def test_a_statement_is_a_sentence_of_its_own() -> None:
    """To be read without the article: no pointing back, no closing stop."""
    statements = [row["statement"] for row in CLAIMS.values()]
    assert len(set(statements)) == len(statements)
    for text in statements:
        assert re.match(r"[A-Z0-9]", text), text
        assert not text.endswith((".", ";", ":")), text
        assert not re.search(
            r"\b(these|this article|the author|above|below)\b", text
        ), text


def test_a_claim_named_in_a_note_exists() -> None:
    named = {
        key for row in CLAIMS.values() for key in re.findall(r"c\d{3}", row["note"])
    }
    assert named <= set(CLAIMS)


# -------------------------------------------------------------------------- findings


@pytest.mark.parametrize("claim_id", sorted(FOUND))
def test_findings_are_numbered_from_one_without_a_gap(claim_id: str) -> None:
    numbers = [row["evidence_id"] for row in FOUND[claim_id]]
    count = range(1, len(numbers) + 1)
    assert numbers == [f"{claim_id}-{number:02d}" for number in count]


def test_every_claim_is_looked_into_or_says_that_nobody_has_it() -> None:
    without = {
        key: row
        for key, row in CLAIMS.items()
        if row["kind"] != "opinion" and not FOUND.get(key) and not row["computed_by"]
    }
    assert set(without) == {"c013"}
    for row in without.values():
        assert re.search(r"No (other )?source .*was found", row["note"]), row


def test_an_opinion_is_not_tested() -> None:
    for key in of_kind("opinion"):
        assert {row["finding"] for row in FOUND.get(key, [])} <= {"context"}
        assert CLAIMS[key]["note"]


def test_a_source_says_a_thing_once() -> None:
    """Two rows of one source on one test of a claim are two things it says."""
    parts = ("claim_id", "test", "source_id", "period", "finding", "unit")
    said = Counter(tuple(row[name] for name in parts) for row in ROWS["evidence"])
    assert [key for key, count in said.items() if count > 1] == []


def test_a_figure_in_a_finding_has_a_unit() -> None:
    for row in ROWS["evidence"]:
        assert bool(row["value"]) == bool(row["unit"]), row


def test_money_is_in_the_unit_of_the_claim() -> None:
    """A claim in billions has no finding in millions."""
    for row in ROWS["evidence"]:
        if CLAIMS[row["claim_id"]]["unit"] == "USD bn":
            assert row["unit"] != "USD mn", row


def test_both_tables_have_one_list_of_units() -> None:
    assert enum(FIELDS["claims"]["unit"]) == enum(FIELDS["evidence"]["unit"])
