"""Tables as they were known by a day: what each function and command keeps of them."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

import cac_data
from cac_data import conflicts, coverage, load_table, periods, select, sources
from cac_data.cli import main
from cac_data.export import references_held
from cac_data.known import UNDATED
from cac_data.sources import known_by
from cac_data.tables import key_columns, resource_of, table_names
from tests.conftest import Said

DAYS = ("2000", "2023", "2025-07-27", "2026-06-30")
DAY = "2025-07-27"

# By period, by what was said when, by source alone, with editions, with lasting rows.
TABLES: tuple[Any, ...] = (
    "bilateral_trade",
    "schedule_claims",
    "chinese_companies",
    "electricity_generation",
    "gas_flows",
    "country_profile",
)


def facts_of(frame: pd.DataFrame, name: Any) -> set[tuple[str, ...]]:
    """What rows are about, whoever says it and in which edition."""
    columns = [
        name for name in key_columns(name) if name not in ("source_id", "vintage")
    ]
    return {*frame[columns].astype(str).itertuples(index=False, name=None)}


def test_by_a_late_day_every_table_is_whole() -> None:
    shorter = [
        name
        for name in table_names()
        if not load_table(name, as_of="2100").equals(load_table(name))
    ]
    assert shorter == []


@pytest.mark.parametrize("name", TABLES)
def test_what_was_known_by_a_day_is_known_by_each_later_one(name: Any) -> None:
    known = [facts_of(load_table(name, as_of=day), name) for day in DAYS]
    known.append(facts_of(load_table(name), name))
    forgotten = [earlier - later for earlier, later in pairwise(known)]
    assert forgotten == [set()] * len(DAYS)


@pytest.mark.parametrize("name", TABLES)
def test_a_row_known_is_of_a_source_that_was_out_or_of_an_ended_period(
    name: Any,
) -> None:
    rows = load_table(name, as_of=DAY)
    out = sources(rows).set_index("source_id")["published"]
    late = []
    for row in rows.assign(out=rows["source_id"].map(out)).to_dict("records"):
        said_on = row.get("said_on", row.get("set_on", ""))
        dates = [said_on] if said_on else [row["out"], row.get("period", "")]
        in_time = any(
            date and periods.bounds(date)[1] <= (2025, 7, 27) for date in dates
        )
        if not in_time and row.get("basis") != "static":
            late.append(row)
    assert late == []


@pytest.mark.parametrize("name", ["gas_flows", "projects", "bilateral_trade"])
def test_a_table_of_a_day_is_what_known_by_keeps(name: Any) -> None:
    pd.testing.assert_frame_equal(
        load_table(name, as_of=DAY), known_by(load_table(name), DAY)
    )


@pytest.mark.parametrize("name", UNDATED)
def test_what_says_what_a_word_or_place_is_stays_whole(name: Any) -> None:
    assert len(load_table(name, as_of="1999")) == len(load_table(name)) > 0


def test_a_table_known_in_part_is_said_to_be_one() -> None:
    assert load_table("gas_flows", as_of=DAY).attrs["as_of"] == DAY
    assert "as_of" not in load_table("gas_flows").attrs


def test_counts_and_conflicts_are_of_the_rows_known_by_then() -> None:
    known = load_table("gas_flows", as_of=DAY)
    listed = cac_data.tables(as_of=DAY).set_index("name")["rows"]
    assert (
        listed["gas_flows"] == cac_data.describe("gas_flows", as_of=DAY).attrs["rows"]
    )
    assert listed["gas_flows"] == len(known) < len(load_table("gas_flows"))
    pd.testing.assert_frame_equal(conflicts("gas_flows", as_of=DAY), conflicts(known))
    pd.testing.assert_frame_equal(coverage("gas_flows", as_of=DAY), coverage(known))
    assert sources("gas_flows", as_of=DAY).equals(sources(known))


def test_of_a_reason_only_what_was_said_by_then_is_told() -> None:
    found = conflicts("corridor_volumes", as_of="2023")
    told = sorted({id for ids in found["reason_source_ids"] for id in ids})
    records = load_table("sources").set_index("source_id").loc[told]
    assert len(told) > 0
    assert (records["published"].str[:4] <= "2023").all()


@pytest.mark.parametrize(
    ("day", "problem"),
    [
        ("July 2025", "`as_of`: 'July 2025' is not a date or period such as 2024"),
        ("2025-02-30", "`as_of`: '2025-02-30' is no date"),
        (["2025"], "is not a date"),
    ],
    ids=["words", "no such day", "a list"],
)
def test_a_wrong_day_is_told_with_what_is_allowed(day: Any, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        load_table("gas_flows", as_of=day)


def test_rows_are_not_said_to_be_of_a_day_that_they_are_not_of() -> None:
    rows = select("gas_flows", countries="UZB")
    with pytest.raises(ValueError, match="for a table named; of rows, `known_by`"):
        conflicts(rows, as_of=DAY)


# --- The command ---------------------------------------------------------------------

COMMANDS = (
    "tables",
    "describe gas_flows",
    "show gas_flows",
    "cite gas_flows",
    "sources gas_flows",
    "conflicts gas_flows",
    "coverage gas_flows",
    "changes bundled bundled",
    "export {folder} --format xlsx",
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_refuses_a_wrong_day(
    command: str, tmp_path: Path, capsys: Said
) -> None:
    folder = tmp_path / "made"
    words = command.format(folder=folder).split()
    assert main([*words, "--as-of", "27.7.2025"]) == 2
    assert "error: `as_of`: '27.7.2025' is not a date" in capsys.readouterr().err
    assert not folder.exists()


def test_the_command_shows_what_was_known_and_says_what_came_later(
    capsys: Said,
) -> None:
    command = "show gas_flows --columns source_id --format csv --as-of 2012"
    assert main(command.split()) == 0
    said = capsys.readouterr()
    assert (
        said.out.split()[1:]
        == load_table("gas_flows", as_of="2012")["source_id"].tolist()
    )
    assert said.err == "note: of sources that came out after 2012: 17 rows\n"


def test_a_database_of_a_day_may_name_what_was_told_later() -> None:
    names: tuple[Any, ...] = ("sources", "projects", "project_events", "countries")
    of_a_day = {name: load_table(name, as_of=DAY) for name in names}
    of_today = {name: load_table(name) for name in names}
    events = resource_of("project_events")
    assert {*references_held(events, of_a_day)} == {"source_id"}
    assert {*references_held(events, of_today)} == {"source_id", "project_id"}
