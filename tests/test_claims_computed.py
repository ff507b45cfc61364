"""What the tables say of claims on history, energy and infrastructure.

Each test changes a figure of a table and sees the verdict turn; the expected verdicts
were worked out from the evidence by hand.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pandas as pd
import pytest

from cac_data import claims
from cac_data.tables import load_table

Change = Callable[[pd.DataFrame], pd.DataFrame]


@cache
def judged(as_of: str = "") -> pd.DataFrame:
    return claims.verdicts(as_of=as_of).set_index("claim_id")


def judged_with(claim_id: str, table: str, change: Change) -> pd.Series:
    """Verdict on one claim with one table changed."""
    kept = load_table("claims")
    tables = {
        "claims": kept[kept["claim_id"] == claim_id].reset_index(drop=True),
        table: change(load_table(table)),
    }
    return claims.verdicts(tables=tables).set_index("claim_id").loc[claim_id]


# --- a changed figure changes the verdict --------------------------------------------


def put(column: str, new: object, /, **where: object) -> Change:
    """Set a column where others have these values; at least one row must have them."""

    def change(frame: pd.DataFrame) -> pd.DataFrame:
        rows = pd.Series(True, index=frame.index)
        for name, wanted in where.items():
            rows &= frame[name] == wanted
        assert rows.any(), where
        frame.loc[rows, column] = new
        return frame

    return change


CHANGES: dict[str, tuple[str, str, Change, str]] = {
    "one dating of the first embassy": (
        "c005",
        "events",
        put("period", "-0138", event_id="e001"),
        "supported",
    ),
    "a mission of 121 BC": (
        "c009",
        "events",
        put("period", "-0121", event_id="e007"),
        "qualified",
    ),
    "missions fifteen years apart": (
        "c010",
        "events",
        put("period", "-0124", event_id="e007"),
        "qualified",
    ),
    "five at a summit": (
        "c038",
        "summits",
        lambda frame: frame.assign(
            participants=[
                named[:5] if summit == "s2-2025" else named
                for summit, named in zip(
                    frame["summit_id"], frame["participants"], strict=True
                )
            ]
        ),
        "contradicted",
    ),
    "the second summit a year later": (
        "c036",
        "summits",
        put("period", "2026-06-17", summit_id="s2-2025"),
        "contradicted",
    ),
    "a treaty of another year": (
        "c051",
        "agreements",
        put("period", "2024-06-17", agreement_id="treaty-2025"),
        "contradicted",
    ),
    "documents signed by all six": (
        "c048",
        "summit_outcomes",
        put("attribution", "six_party", value=58.0, indicator="agreements"),
        "supported",
    ),
    "a Lu Ban workshop less": (
        "c086",
        "people_links",
        lambda frame: frame[
            ~((frame["country"] == "UZB") & frame["indicator"].str.startswith("lu_ban"))
        ].reset_index(drop=True),
        "contradicted",
    ),
    "no growth on the corridor": (
        "c096",
        "corridor_volumes",
        put("value", 1.0, corridor="middle_corridor", indicator="cargo", period="2024"),
        "contradicted",
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_changed_figure_changes_what_is_found(name: str) -> None:
    claim_id, table, change, verdict = CHANGES[name]
    row = judged_with(claim_id, table, change)
    before = judged().loc[claim_id]
    assert row["verdict"] == verdict
    now = (row["found"], row["figure"], row["referent"], row["verdict"], row["note"])
    was = tuple(before[["found", "figure", "referent", "verdict", "note"]])
    assert now != was


def test_rival_datings_qualify_and_one_dating_decides() -> None:
    both = judged().loc["c005", "figure"]
    same = put("period", "-0138", event_id="e001")
    one = judged_with("c005", "events", same)["figure"]
    another = put("period", "-0139", event_id="e002")
    other = judged_with("c005", "events", another)["figure"]
    assert (both, one, other) == ("qualified", "supported", "contradicted")


def test_the_table_says_whose_a_count_is() -> None:
    row = judged_with(
        "c048",
        "summit_outcomes",
        put("attribution", "six_party", value=58.0, indicator="agreements"),
    )
    assert judged().loc["c048", "referent"] == "contradicted"
    assert row["referent"] == "supported"


@pytest.mark.parametrize(
    "names",
    [
        "events summits agreements summit_outcomes concepts",
        "people_links security_technology",
        "gas_flows fuel_flows energy_projects",
        "projects schedule_claims corridor_volumes",
    ],
)
def test_empty_tables_leave_the_documents_to_decide(names: str) -> None:
    empty = {name: load_table(name).iloc[:0] for name in names.split()}
    found = claims.verdicts(tables=empty)
    assert len(found) == len(judged())
    assert found["verdict"].ne("").all()


@pytest.mark.parametrize(
    "as_of",
    ["1990", "2008", "2021-06", "2023-06-01", "2026-11"],
)
def test_claims_can_be_judged_on_what_was_known_at_any_time(as_of: str) -> None:
    found = claims.verdicts(as_of=as_of)
    assert len(found) == 97
    assert found["verdict"].ne("").all()
