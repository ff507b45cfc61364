"""What holds of claims and findings beyond the contract that every table keeps."""

import re
from collections import Counter

from cac_data import periods
from tests.bundled import ROWS, Row, number

CLAIMS = ROWS["claims"]
EVIDENCE = ROWS["evidence"]
CLAIM_BY_ID = {row["claim_id"]: row for row in CLAIMS}


def ids(rows: list[Row]) -> list[str]:
    return [row["claim_id"] for row in rows]


def findings_on(claim: Row) -> set[str]:
    return {row["finding"] for row in EVIDENCE if row["claim_id"] == claim["claim_id"]}


def test_a_claimed_figure_has_a_unit_a_comparison_and_a_tolerance() -> None:
    parts = ("value", "unit", "comparison", "tolerance")
    incomplete = [row for row in CLAIMS if len({bool(row[name]) for name in parts}) > 1]
    assert ids(incomplete) == []


def test_quantities_and_dates_have_a_figure_and_opinions_have_none() -> None:
    without = [row for row in CLAIMS if not row["value"]]
    opinions = [row for row in CLAIMS if row["kind"] == "opinion"]
    assert not {row["kind"] for row in without} & {"quantitative", "date"}
    assert {row["value"] for row in opinions} == {""}


def test_a_test_of_ours_has_a_figure_and_a_note() -> None:
    tests = [row for row in CLAIMS if row["our_test"] == "true"]
    assert ids([row for row in tests if not (row["value"] and row["note"])]) == []


def test_a_forecast_alone_is_resolved_on_a_day_after_its_period() -> None:
    forecasts = [row for row in CLAIMS if row["kind"] == "forecast"]
    assert ids([row for row in CLAIMS if row["resolves_on"]]) == ids(forecasts)
    early = [
        row
        for row in forecasts
        if periods.bounds(row["resolves_on"])[0] <= periods.bounds(row["period"])[1]
    ]
    assert ids(early) == []


def test_a_claimed_year_is_that_of_its_period() -> None:
    dates = [row for row in CLAIMS if row["unit"] == "year"]
    elsewhere = [
        row
        for row in dates
        if number(row["value"]) not in {day[0] for day in periods.bounds(row["period"])}
    ]
    assert ids(elsewhere) == []


def test_no_opinion_is_tested_and_each_has_a_note() -> None:
    opinions = [row for row in CLAIMS if row["kind"] == "opinion"]
    assert ids([row for row in opinions if findings_on(row) - {"context"}]) == []
    assert ids([row for row in opinions if not row["note"]]) == []


def test_a_claim_without_evidence_says_that_none_was_found() -> None:
    bare = [
        row
        for row in CLAIMS
        if row["kind"] != "opinion" and not findings_on(row) and not row["computed_by"]
    ]
    admission = re.compile(r"No (other )?source .*was found")
    assert ids([row for row in bare if not admission.search(row["note"])]) == []


def test_a_source_says_a_thing_once() -> None:
    parts = ("claim_id", "test", "source_id", "period", "finding", "unit")
    counts = Counter(tuple(row[name] for name in parts) for row in EVIDENCE)
    assert [key for key, count in counts.items() if count > 1] == []


def test_a_figure_of_evidence_has_a_unit() -> None:
    halves = [row for row in EVIDENCE if bool(row["value"]) != bool(row["unit"])]
    assert ids(halves) == []


def test_a_figure_of_evidence_is_in_the_unit_of_its_claim() -> None:
    in_billions = [
        row for row in EVIDENCE if CLAIM_BY_ID[row["claim_id"]]["unit"] == "USD bn"
    ]
    assert ids([row for row in in_billions if row["unit"] == "USD mn"]) == []
