"""What changed between two vintages: told row by row, counted, and shown by size."""

from __future__ import annotations

import csv
import io
import json
import math
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest
from typer.testing import CliRunner

from cac_data.changes import changes, largest, summary
from cac_data.cli import app
from cac_data.tables import load_table
from tests.made_vintages import (
    DAY,
    as_services_send,
    fetched_as_usual,
    lpi,
    stored,
)

NAME = "logistics_performance"
FIRST, SECOND = "2026-11-24", "2026-11-25"


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def ratings(**values: float) -> pd.DataFrame:
    """One score for each country; the period is that of none of the bundled ones."""
    return pd.concat(
        [lpi(value).assign(country=country) for country, value in values.items()],
        ignore_index=True,
    )


def two_vintages() -> None:
    stored({NAME: ratings(KAZ=2.5, KGZ=2.0, TJK=2.0, UZB=2.4)})
    later = ratings(KAZ=2.75, KGZ=2.0, TKM=2.2, UZB=1.8)
    stored({NAME: later}, on=DAY + timedelta(days=1))


def test_each_row_that_differs_is_told_with_its_size() -> None:
    two_vintages()
    found = changes(FIRST, SECOND)
    told = found.set_index("what")[["change", "old", "new", "difference", "percent"]]
    key = "{}, lpi_score, official, 2030"
    assert told.index.tolist() == [
        key.format(country) for country in ("UZB", "KAZ", "TKM", "TJK")
    ]
    assert told.loc[key.format("UZB")].tolist() == ["revised", 2.4, 1.8, -0.6, -25.0]
    assert told.loc[key.format("KAZ")].tolist() == ["revised", 2.5, 2.75, 0.25, 10.0]
    added, dropped = (told.loc[key.format(country)] for country in ("TKM", "TJK"))
    assert (added["change"], added["new"]) == ("added", 2.2)
    assert (dropped["change"], dropped["old"]) == ("dropped", 2.0)
    assert math.isnan(added["old"])
    assert math.isnan(added["percent"])
    assert math.isnan(dropped["new"])
    assert set(found["unit"]) == {"score (1 to 5)"}
    assert found["source_ids"].tolist() == [["made-up"]] * 4
    assert found.loc[found["change"] == "revised", "changed"].tolist() == [
        ["value"],
        ["value"],
    ]


def test_what_was_fetched_first_is_added_to_the_bundled_rows() -> None:
    two_vintages()
    found = changes("bundled", FIRST)
    assert found["change"].tolist() == ["added"] * 4
    assert changes("bundled", "latest").equals(changes("bundled", SECOND))


@pytest.mark.parametrize("word", ["bundled", "latest", FIRST])
def test_nothing_changes_between_a_vintage_and_itself(word: str) -> None:
    two_vintages()
    found = changes(word, word)
    assert found.empty
    assert list(found.columns) == list(changes(FIRST, SECOND).columns)
    assert summary(found).empty
    assert largest(found).empty


def test_another_status_is_a_change_but_not_another_note() -> None:
    stored({NAME: ratings(KAZ=0.0, UZB=2.0)})
    rows = ratings(KAZ=0.0, UZB=2.0).assign(note="checked again")
    rows.loc[0, "obs_status"] = "E"
    stored({NAME: rows}, on=DAY + timedelta(days=1))
    (row,) = changes(FIRST, SECOND).to_dict("records")
    assert (row["what"][:3], row["changed"]) == ("KAZ", ["obs_status"])
    assert row["difference"] == 0
    assert math.isnan(row["percent"])  # of nothing


def test_a_new_edition_takes_the_place_of_the_last() -> None:
    power = as_services_send()["owid"]["electricity_generation"]
    stored({"electricity_generation": power}, service="owid")
    revised = power.assign(vintage="2026-12")
    place = revised.index[revised["generation_twh"] > 1][0]
    revised.loc[place, "generation_twh"] *= 2
    later = revised.drop(index=revised.index[-1])
    stored(
        {"electricity_generation": later}, service="owid", on=DAY + timedelta(days=1)
    )
    found = changes(FIRST, SECOND)
    assert found["change"].tolist() == ["revised", "dropped"]
    assert found["percent"].tolist()[0] == 100
    assert found["unit"].tolist() == ["TWh", "TWh"]
    row = revised.loc[place]
    told = found["what"].tolist()[0]
    assert told == f"{row['country']}, {row['technology']}, {row['period']}, owid"


def test_the_largest_are_the_largest_of_all_tables() -> None:
    two_vintages()
    found = changes(FIRST, SECOND)
    assert summary(found).to_dict("records") == [
        {"table": NAME, "revised": 2, "added": 1, "dropped": 1, "largest_pct": 25.0}
    ]
    assert largest(found)["percent"].tolist() == [-25.0, 10.0]
    assert largest(found, most=1)["percent"].tolist() == [-25.0]
    with pytest.raises(ValueError, match="`most`: -1 is less than 0"):
        largest(found, most=-1)


def test_applied_to_the_old_rows_the_changes_give_the_new_ones() -> None:
    """An independent count: what is there, by the words of the key alone."""
    fetched_as_usual(1.0)
    frame = as_services_send(1.03)["worldbank"]["country_profile"].iloc[5:]
    new = stored({"country_profile": frame}, on=DAY + timedelta(days=1))
    found = changes("2026-11-24.3", new, table="country_profile")
    counts = found["change"].value_counts()
    assert counts["dropped"] == 5
    assert "added" not in counts
    zero = int((frame["value"] == 0).sum())
    assert counts["revised"] == len(frame) - zero
    old_rows, new_rows = (
        load_table("country_profile", vintage=name) for name in ("2026-11-24.3", new)
    )
    assert len(new_rows) == len(old_rows) - counts["dropped"]
    gap = new_rows["value"].sum() - old_rows["value"].sum()
    by_row = found["difference"].fillna(-found["old"]).sum()
    assert by_row == pytest.approx(gap, rel=1e-6)


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ((FIRST, "newest"), "`new`: 'newest' is not one of bundled, latest"),
        (("2020-01-01", SECOND), "`old`: '2020-01-01' is not one of bundled"),
    ],
)
def test_a_vintage_that_is_not_there_is_told(
    asked: tuple[str, str], message: str
) -> None:
    two_vintages()
    with pytest.raises(ValueError, match=message):
        changes(*asked)
    with pytest.raises(ValueError, match="did you mean 'logistics_performance'"):
        changes(FIRST, SECOND, table="logistic_performance")


# ------------------------------------------------------------------------ the command


def said(*arguments: str) -> str:
    done = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
    return done.stdout


def test_the_command_gives_what_the_library_gives() -> None:
    two_vintages()
    found = changes(FIRST, SECOND)
    lines = csv.DictReader(
        io.StringIO(said("changes", FIRST, "latest", "--format", "csv"))
    )
    rows = list(lines)
    assert [row["what"] for row in rows] == found["what"].tolist()
    assert rows[0]["percent"] == "-25"
    told = json.loads(said("changes", FIRST, SECOND, NAME, "--format", "json"))
    assert json.dumps(told).count('"revised"') == 2
    assert said("changes", SECOND, "latest") == "Nothing found.\n"
    assert "largest_pct" in said("changes", FIRST, SECOND, "--by-table")


def test_each_command_on_tables_takes_a_vintage() -> None:
    two_vintages()
    where = ("--where", "period=2030")
    for command in ("show", "cite", "sources", "coverage"):
        assert "2030" in said(command, NAME, *where, "--vintage", "latest") or (
            "made-up" in said(command, NAME, *where, "--vintage", "latest")
        )
    assert "2030" in said("describe", NAME, "--vintage", SECOND)
    listed = said("tables", "--vintage", FIRST, "--format", "csv")
    rows = {row["name"]: row for row in csv.DictReader(io.StringIO(listed))}
    assert rows[NAME]["last"] == "2030"
    assert int(rows[NAME]["rows"]) == len(load_table(NAME)) + 4
    assert "c046" in said("claims", "trade", "--vintage", "latest", "--format", "csv")
    assert said("conflicts", NAME, "--vintage", "latest") == said("conflicts", NAME)
