"""Why sources differ: the table of reasons, and how it is joined to conflicts.

The conditions of the table are read here anew, so that a fault of the library cannot
hide a fault of the data.
"""

from __future__ import annotations

import re
from functools import cache

import pandas as pd
import pytest

from cac_data import conflicts
from cac_data.reasons import reasons
from cac_data.tables import fact_columns, table_names
from tests.bundled import FIELDS, RESOURCES, ROWS, Row

KNOWN = ROWS["disagreements"]
OF_FACTS = [row for row in KNOWN if row["concerns"] == "fact"]
OF_SERIES = [row for row in KNOWN if row["concerns"] == "series"]
WITH_FACTS = [name for name in table_names() if fact_columns(name)]


def by_id(rows: list[Row]) -> pytest.MarkDecorator:
    ids = [row["disagreement_id"] for row in rows]
    return pytest.mark.parametrize("row", rows, ids=ids)


def conditions(row: Row) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for part in row["where"].split("; "):
        column, values = part.split("=", 1)
        assert column not in found, "a column has one condition"
        found[column] = values.split("|")
    return found


def days(period: str) -> tuple[str, str]:
    """First and last day of a period of our era, as texts that sort as dates do."""
    first, _, last = period.partition("/")
    return (first + "-01-01")[:10], ((last or first) + "-12-31")[:10]


def holds(cell: str, value: str) -> bool:
    first, dots, last = value.partition("..")
    if not dots:
        return cell == value
    if not re.fullmatch(r"\d{4}(-\d\d){0,2}(/\d{4}(-\d\d){0,2})?", cell):
        return False
    start, end = days(cell)
    return days(first)[0] <= start and end <= days(last)[1]


def rows_meant(row: Row) -> list[Row]:
    wanted = conditions(row)
    return [
        other
        for other in ROWS[row["table"]]
        if all(
            any(holds(other[column], value) for value in values)
            for column, values in wanted.items()
        )
    ]


@cache
def disputed(name: str) -> pd.DataFrame:
    """Conflicts of a table; read only, as it takes a while."""
    return conflicts(name)


def facts_meant(row: Row) -> pd.DataFrame:
    """Conflicts that the conditions of a reason hold for."""
    found = disputed(row["table"])
    for column, values in conditions(row).items():
        if column == "source_id":
            fits = [bool(set(values) & set(ids)) for ids in found["source_ids"]]
        else:
            fits = [
                any(holds(cell, value) for value in values) for cell in found[column]
            ]
        found = found[fits]
    return found[found["kind"] == row["kind"]] if row["kind"] else found


# ------------------------------------------------------------------------- the table


@by_id(KNOWN)
def test_a_disagreement_is_about_columns_and_values_that_there_are(row: Row) -> None:
    assert row["table"] in RESOURCES
    assert len(rows_meant(row)) < len(ROWS[row["table"]]), "not of a whole table"
    for column, values in conditions(row).items():
        assert column in FIELDS[row["table"]]
        cells = {other[column] for other in ROWS[row["table"]]}
        for value in values:
            assert any(holds(cell, value) for cell in cells), (column, value)
        assert len(set(values)) == len(values)


@by_id(OF_FACTS)
def test_a_reason_of_a_fact_belongs_to_a_conflict(row: Row) -> None:
    """Each of its values does, so that none is left over from an earlier state."""
    found = facts_meant(row)
    assert len(found) > 0
    for column, values in conditions(row).items():
        if column == "source_id":
            assert set(values) <= {item for ids in found["source_ids"] for item in ids}
            continue
        assert column in fact_columns(row["table"])
        for value in values:
            assert any(holds(cell, value) for cell in found[column]), (column, value)


def test_a_series_is_of_figures_that_no_fact_holds_together() -> None:
    """Else the reason would be one for a conflict, and conflicts() would miss it."""
    assert all(rows_meant(row) for row in OF_SERIES)
    with_one_row = {"cars-share-2024": "compared with exports in bilateral_trade"}
    alone = {row["disagreement_id"] for row in OF_SERIES if len(rows_meant(row)) == 1}
    assert alone == set(with_one_row)


def test_a_reason_between_two_sides_is_for_nothing_else() -> None:
    """So that it is not given for a conflict which one of the sides may get later."""
    for row in OF_FACTS:
        if set(facts_meant({**row, "kind": ""})["kind"]) == {"mirror"}:
            assert row["kind"] == "mirror", row["disagreement_id"]


@by_id(KNOWN)
def test_a_reason_is_one_to_three_plain_sentences(row: Row) -> None:
    """They follow each other in conflicts(), so each has to begin and to end."""
    text = row["reason"]
    assert re.match(r"[A-Z0-9]", text)
    assert text.endswith(".")
    assert not text.endswith("..")
    assert 1 <= len(re.findall(r"[.?](?= [A-Z0-9]|$)", text)) <= 3
    assert len(text) <= 330


# --------------------------------------------------------------- joined to conflicts


@pytest.mark.parametrize("name", WITH_FACTS)
def test_a_conflict_has_the_reasons_whose_conditions_hold(name: str) -> None:
    found = disputed(name)
    expected: dict[int, list[Row]] = {place: [] for place in found.index}
    for row in OF_FACTS:
        if row["table"] == name:
            for place in facts_meant(row).index:
                expected[place].append(row)
    for place, rows in expected.items():
        assert found.loc[place, "reason"] == " ".join(row["reason"] for row in rows)
        words = dict.fromkeys(row["standing"] for row in rows)
        assert found.loc[place, "standing"] == "; ".join(words)
        sources = sorted({row["source_id"] for row in rows})
        assert found.loc[place, "reason_source_ids"] == sources
        assert rows or found.loc[place, "kind"] == "rounding", "a reason is missing"
        assert len(rows) == 1 or "unexplained" not in words


def test_reasons_are_joined_by_kind_period_and_source() -> None:
    facts = pd.DataFrame(
        {
            "country": ["KGZ", "KGZ", "KGZ", "XXX", "KGZ"],
            "period": ["2008", "2008", "2023-01/2023-06", "2008", "2008"],
            "flow": ["imports", "imports", "exports", "imports", "imports"],
            "kind": ["mirror", "conflict", "mirror", "mirror", "conflict"],
            "source_ids": [["a"], ["b", "nsc-kgz-partner-tables"], [], ["a"], ["b"]],
        },
        index=[7, 3, 5, 1, 2],
    )
    found = reasons(facts, table="bilateral_trade")
    assert found.index.tolist() == [7, 3, 5, 1, 2]
    assert found["standing"].tolist() == ["stated", "likely", "unexplained", "", ""]
    assert found["reason_source_ids"].tolist() == [
        *(["kgz-2016-gap-via-24kg"], ["nsc-kgz-partner-tables"]),
        *(["wits-bilateral-2017"], [], []),
    ]
    with pytest.raises(ValueError, match=r"^`table`: 'events' is not one of"):
        reasons(facts, table="events")
    with pytest.raises(ValueError, match=r"^reasons needs the column kind; the frame"):
        reasons(facts.drop(columns=["kind"]), table="bilateral_trade")
