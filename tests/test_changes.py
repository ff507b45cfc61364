"""What changed between two vintages, row by row and counted."""

import csv
import io
import json
import math
import re
from datetime import timedelta

import pandas as pd
import pytest

from cac_data.changes import changes_between, count_changes
from cac_data.tables import load_table
from tests.conftest import Run
from tests.made_vintages import DAY, NAME, lpi, stored

FIRST = "2026-11-24"
SECOND = "2026-11-25"
NEXT_DAY = DAY + timedelta(days=1)

pytestmark = pytest.mark.usefixtures("home")


def ratings(**values: float) -> pd.DataFrame:
    """One score for each country, of a period that no bundled row has."""
    return pd.concat([lpi(value, country=name) for name, value in values.items()])


def two_vintages() -> None:
    stored({NAME: ratings(KAZ=2.5, KGZ=2.0, TJK=2.0, UZB=2.4)})
    stored({NAME: ratings(KAZ=2.75, KGZ=2.0, TKM=2.2, UZB=1.8)}, on=NEXT_DAY)


def test_each_row_that_differs_is_told_with_its_size() -> None:
    two_vintages()
    listed = changes_between(FIRST, SECOND)
    nan = math.nan
    expected = pd.DataFrame(
        [
            ("UZB", "revised", 2.4, 1.8, -0.6, -25.0, ["value"]),
            ("KAZ", "revised", 2.5, 2.75, 0.25, 10.0, ["value"]),
            ("TKM", "added", nan, 2.2, nan, nan, []),
            ("TJK", "dropped", 2.0, nan, nan, nan, []),
        ],
        columns=["what", "change", "old", "new", "difference", "percent", "changed"],
    )
    expected["what"] += ", lpi_score, official, 2030"
    pd.testing.assert_frame_equal(listed[[*expected]], expected)
    assert set(listed["unit"]) == {"score (1 to 5)"}
    assert listed["source_ids"].tolist() == [["made-up"]] * 4


def test_changes_are_counted_by_table() -> None:
    two_vintages()
    assert count_changes(changes_between(FIRST, SECOND)).to_dict("records") == [
        {"table": NAME, "revised": 2, "added": 1, "dropped": 1, "largest_pct": 25.0}
    ]


def test_beside_the_bundled_tables_all_that_was_fetched_is_new() -> None:
    two_vintages()
    assert changes_between("bundled", "latest")["change"].tolist() == ["added"] * 4


def test_another_status_is_a_change_but_not_another_note() -> None:
    stored({NAME: ratings(KAZ=0.0, UZB=2.0)})
    rows = ratings(KAZ=0.0, UZB=2.0).assign(note="checked again", obs_status=["E", "A"])
    stored({NAME: rows}, on=NEXT_DAY)
    (change,) = changes_between(FIRST, SECOND).to_dict("records")
    assert change["what"] == "KAZ, lpi_score, official, 2030"
    assert change["changed"] == ["obs_status"]
    assert change["difference"] == 0
    assert math.isnan(change["percent"])  # of nothing


def test_a_new_edition_takes_the_place_of_the_last() -> None:
    power = load_table("electricity_generation").query("basis == 'owid'").head(2)
    power = power.assign(source_id="made-up", note="", generation_twh=7.0)
    stored({"electricity_generation": power})
    later = power.head(1).assign(vintage="2099-12", generation_twh=14.0)
    stored({"electricity_generation": later}, on=NEXT_DAY)
    listed = changes_between(FIRST, SECOND)
    assert listed["change"].tolist() == ["revised", "dropped"]
    assert listed["percent"].tolist()[0] == 100
    assert listed["unit"].tolist() == ["TWh", "TWh"]
    row = later.iloc[0]
    words = f"{row['country']}, {row['technology']}, {row['period']}, owid"
    assert listed["what"].tolist()[0] == words


def test_a_vintage_that_is_not_there_is_named() -> None:
    two_vintages()
    with pytest.raises(ValueError, match="`new`: 'newest' is not one of bundled, late"):
        changes_between(FIRST, "newest")


def test_a_table_that_is_not_there_is_named() -> None:
    two_vintages()
    with pytest.raises(ValueError, match="did you mean 'logistics_performance'"):
        changes_between(FIRST, SECOND, table="logistic_performance")


# --- The command ---------------------------------------------------------------------


def test_the_command_gives_what_the_library_gives(run: Run) -> None:
    two_vintages()
    output = io.StringIO(run("changes", FIRST, "latest", "--format", "csv"))
    rows = [*csv.DictReader(output)]
    expected = changes_between(FIRST, SECOND)["what"].tolist()
    assert [row["what"] for row in rows] == expected
    assert rows[0]["percent"] == "-25"


def test_the_command_takes_a_table(run: Run) -> None:
    two_vintages()
    rows = json.loads(run("changes", FIRST, SECOND, NAME, "--format", "json"))
    kinds = [row["change"] for row in rows]
    assert kinds == ["revised", "revised", "added", "dropped"]


def test_the_command_counts_by_table(run: Run) -> None:
    two_vintages()
    assert "largest_pct" in run("changes", FIRST, SECOND, "--by-table")


def test_the_command_says_that_nothing_changed(run: Run) -> None:
    two_vintages()
    assert run("changes", SECOND, "latest") == "Nothing found.\n"


@pytest.mark.parametrize("command", ["show", "cite", "sources", "coverage"])
def test_a_command_on_rows_takes_a_vintage(command: str, run: Run) -> None:
    two_vintages()
    condition = ("--where", "period=2030", "--vintage", "latest")
    assert re.search("2030|made-up", run(command, NAME, *condition))


def test_the_command_describe_takes_a_vintage(run: Run) -> None:
    two_vintages()
    assert "2030" in run("describe", NAME, "--vintage", SECOND)


def test_the_command_tables_takes_a_vintage(run: Run) -> None:
    two_vintages()
    output = io.StringIO(run("tables", "--vintage", FIRST, "--format", "csv"))
    rows = {row["name"]: int(row["rows"]) for row in csv.DictReader(output)}
    assert rows[NAME] == len(load_table(NAME)) + 4
