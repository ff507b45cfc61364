"""What holds of claims and findings beyond the contract that every table keeps."""

import re
from collections import Counter, defaultdict

from cac_data import periods
from tests.bundled import ROWS, Row, number

CLAIMS = {row["claim_id"]: row for row in ROWS["claims"]}
FOUND: dict[str, list[Row]] = defaultdict(list)
for _row in ROWS["evidence"]:
    FOUND[_row["claim_id"]].append(_row)


def test_a_claim_has_all_that_it_takes_to_judge_it() -> None:
    for row in CLAIMS.values():
        parts = [row[name] for name in ("value", "unit", "comparison", "tolerance")]
        assert all(parts) or not any(parts), row
        assert row["value"] or row["kind"] not in ("quantitative", "date"), row
        assert not row["value"] or row["kind"] != "opinion", row
        assert row["our_test"] != "true" or (row["value"] and row["note"]), row
        assert bool(row["resolves_on"]) == (row["kind"] == "forecast"), row
        if row["resolves_on"]:
            known = periods.bounds(row["resolves_on"])[0]
            assert known > periods.bounds(row["period"])[1], row
        if row["unit"] == "year":
            years = {day[0] for day in periods.bounds(row["period"])}
            assert number(row["value"]) in years, row


def test_every_claim_is_looked_into_and_no_opinion_is_tested() -> None:
    for claim_id, row in CLAIMS.items():
        if row["kind"] == "opinion":
            assert {one["finding"] for one in FOUND[claim_id]} <= {"context"}
            assert row["note"], row
        elif not FOUND[claim_id] and not row["computed_by"]:
            assert re.search(r"No (other )?source .*was found", row["note"]), row


def test_a_source_says_a_thing_once_and_a_figure_in_the_unit_of_the_claim() -> None:
    parts = ("claim_id", "test", "source_id", "period", "finding", "unit")
    said = Counter(tuple(row[name] for name in parts) for row in ROWS["evidence"])
    assert [key for key, count in said.items() if count > 1] == []
    for row in ROWS["evidence"]:
        assert bool(row["value"]) == bool(row["unit"]), row
        if CLAIMS[row["claim_id"]]["unit"] == "USD bn":
            assert row["unit"] != "USD mn", row
