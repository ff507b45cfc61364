"""Why sources differ: the table of reasons, and how it is joined to conflicts."""

from __future__ import annotations

from typing import Any

import pytest

from cac_data import conflicts
from cac_data.tables import resource_of, table_names
from tests.bundled import ROWS, Row

OF_FACTS = [row for row in ROWS["disagreements"] if row["concerns"] == "fact"]


def conditions(row: Row) -> dict[str, list[str]]:
    parts = [part.partition("=") for part in row["where"].split("; ")]
    assert len({column for column, _, _ in parts}) == len(parts)
    return {column: values.split("|") for column, _, values in parts}


def days(period: str) -> tuple[str, str]:
    """First and last day of a period of our era, as texts that sort as dates do."""
    first, _, last = period.partition("/")
    return (first + "-01-01")[:10], ((last or first) + "-12-31")[:10]


def holds(cell: str, value: str) -> bool:
    first, dots, last = value.partition("..")
    if not dots or not cell:
        return cell == value
    return days(first)[0] <= days(cell)[0] and days(cell)[1] <= days(last)[1]


def is_meant(fact: dict[Any, Any], row: Row) -> bool:
    """Whether a reason is for a conflict: its conditions, read here anew."""
    wanted = conditions(row)
    ids = wanted.pop("source_id", fact["source_ids"])
    return (
        row["kind"] in {"", fact["kind"]}
        and not set(ids).isdisjoint(fact["source_ids"])
        and all(
            any(holds(fact[column], value) for value in values)
            for column, values in wanted.items()
        )
    )


@pytest.mark.parametrize(
    "name", [name for name in table_names() if "fact" in resource_of(name)]
)
def test_a_conflict_has_the_reasons_whose_conditions_hold(name: str) -> None:
    own, used = [row for row in OF_FACTS if row["table"] == name], []
    for fact in conflicts(name).to_dict("records"):
        meant = [row for row in own if is_meant(fact, row)]
        used += meant
        assert fact["reason"] == " ".join(row["reason"] for row in meant)
        sources = sorted({row["source_id"] for row in meant})
        assert fact["reason_source_ids"] == sources
        assert meant or fact["kind"] == "rounding", "a reason is missing"
    assert [row for row in own if row not in used] == [], "left over"
