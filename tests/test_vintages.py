"""Vintages are stored whole or not at all, and read beside the bundled rows."""

import errno
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import cac_data
from cac_data import load_table, vintage
from cac_data.fetch import prune
from tests.conftest import ROOT, Patch, Run
from tests.made_vintages import DAY, NAME, fetched, held, lpi, people, stored

pytestmark = pytest.mark.usefixtures("home")
NEXT_DAY = DAY + timedelta(days=1)
FIRST = "2026-11-24"
SECOND = "2026-11-25"
CREATED = "2026-11-24 03:00:12 UTC"

# --- What is stored ------------------------------------------------------------------


@pytest.fixture
def manifest(home: Path) -> dict[str, Any]:
    """The manifest of a vintage of two rows and an answer."""
    rows = pd.concat([lpi(3.0), lpi(2.25, period="2029")])
    assert stored({NAME: rows}, raw={"lpi.json": b"[1]"}) == FIRST
    file = home / "vintages" / FIRST / "manifest.json"
    content: dict[str, Any] = json.loads(file.read_text("utf-8"))
    return content


def test_a_manifest_says_when_from_whom_and_what_was_asked(
    manifest: dict[str, Any],
) -> None:
    assert manifest["created"] == CREATED
    assert manifest["sources_of"] == {"made-up": "worldbank"}
    assert [entry["query"] for entry in manifest["raw"]] == [
        "https://data.example/lpi.json"
    ]


def test_a_manifest_names_each_file_with_its_hash(
    manifest: dict[str, Any], home: Path
) -> None:
    stated = {
        **{f"tables/{name}.csv": entry for name, entry in manifest["tables"].items()},
        **{entry["file"]: entry for entry in manifest["raw"]},
    }
    written = held(home / "vintages" / FIRST)
    del written["manifest.json"]
    assert {name: entry["sha256"] for name, entry in stated.items()} == {
        name: hashlib.sha256(content).hexdigest() for name, content in written.items()
    }


@pytest.mark.usefixtures("manifest")
def test_rows_are_sorted_by_key_with_numbers_in_their_shortest_form(home: Path) -> None:
    content = held(home / "vintages" / FIRST)[f"tables/{NAME}.csv"]
    assert content.decode().splitlines()[1:] == [
        "KAZ,lpi_score,official,2029,made-up,2.25,score (1 to 5),A,",
        "KAZ,lpi_score,official,2030,made-up,3,score (1 to 5),A,",
    ]


def test_only_what_was_fetched_takes_the_place_of_what_was(home: Path) -> None:
    merged = {NAME: lpi(2.1), "country_profile": people(7e6)}
    stored(merged, raw={"both.json": b"1"})
    before = held(home)
    stored({"country_profile": people(8e6, source_id="other")}, service="owid")
    stored({NAME: lpi(2.2)}, on=NEXT_DAY)
    assert vintage.ids() == [FIRST, f"{FIRST}.2", SECOND]
    assert fetched()["value"].tolist() == [2.2]
    assert sorted(fetched("country_profile")["value"]) == [7e6, 8e6]
    services = vintage.manifest(SECOND)["services"]
    assert services == {"owid": f"{FIRST}.2", "worldbank": SECOND}
    file = vintage.folder_of(SECOND) / "raw/worldbank/both.json"
    assert file.read_bytes() == b"1"  # of the rows that stayed
    assert held(home).items() >= before.items()


def test_a_clock_that_is_behind_brings_a_later_number() -> None:
    stored(on=NEXT_DAY)
    assert stored({NAME: lpi(3.1)}) == f"{SECOND}.2"


GUESSED = pd.concat([lpi(basis="guessed", period=str(2030 + n)) for n in range(7)])


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param(
            lpi(country="XXX"), "field country: is none of .*'XXX'", id="a country"
        ),
        pytest.param(
            lpi(float("inf")), "field value: is not from .*inf", id="a number"
        ),
        pytest.param(
            lpi(source_id="none-such"),
            "source_id: is not described in sources",
            id="a source",
        ),
        pytest.param(
            GUESSED, "is none of .*; 7 rows: (.*'guessed'){5}[^']*'", id="many rows"
        ),
    ],
)
def test_what_the_descriptor_forbids_is_refused(
    rows: pd.DataFrame, message: str, home: Path
) -> None:
    stored()
    before = held(home)
    with pytest.raises(ValueError, match=rf"table {NAME}.*{message}"):
        stored({NAME: rows}, named=["made-up"], service="owid", on=NEXT_DAY)
    assert held(home) == before


def test_a_record_of_a_source_that_the_descriptor_forbids_is_refused(
    home: Path,
) -> None:
    stored()
    before = held(home)
    with pytest.raises(ValueError, match="table sources, field url: does not match"):
        stored({NAME: lpi(3.1)}, url="ftp://x")
    assert held(home) == before


@pytest.mark.parametrize("at", ["os.fsync", "pathlib.Path.rename"])
def test_a_full_disk_leaves_all_as_is(at: str, home: Path, monkeypatch: Patch) -> None:
    stored()
    before = held(home)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(at, full)
    with pytest.raises(OSError, match="No space left"):
        stored({NAME: lpi(3.9)}, on=NEXT_DAY)
    assert held(home) == before
    assert vintage.ids() == [FIRST]


STORED_BY_ANOTHER = """
import sys
from tests.made_vintages import NAME, lpi, stored
stored({NAME: lpi(source_id=sys.argv[1])}, service=sys.argv[1])
"""


def test_of_two_at_once_the_second_builds_on_the_first() -> None:
    command = [sys.executable, "-c", STORED_BY_ANOTHER]
    running = [
        subprocess.Popen([*command, service], cwd=ROOT)
        for service in ("owid", "comtrade")
    ]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    assert len(fetched(name=f"{FIRST}.2")) == 2


def test_the_newest_stay_when_others_are_pruned() -> None:
    for number in range(3):
        stored({NAME: lpi(2 + number / 4)}, on=DAY + timedelta(days=number))
    old = load_table(NAME, vintage=FIRST)
    assert prune(2) == [FIRST]
    assert fetched(name=SECOND)["value"].item() == 2.25
    assert prune(0) == [SECOND]
    # Whoever holds rows can cite them.
    assert "made-up" in set(cac_data.sources(old)["source_id"])


# --- How it is read ------------------------------------------------------------------


def test_ids_are_in_order_of_time_and_not_of_letters(home: Path) -> None:
    names = ["2025-01-31", FIRST, f"{FIRST}.2", f"{FIRST}.10"]
    for name in (".new-x", "2026-11", "notes", "\u0662026-11-24", *reversed(names)):
        (home / "vintages" / name).mkdir(parents=True)
    assert vintage.ids() == names
    assert vintage.resolve("latest") == f"{FIRST}.10"


def test_without_a_vintage_one_that_is_asked_for_is_refused() -> None:
    with pytest.raises(ValueError, match="of bundled, latest; `cac-data fetch` brings"):
        load_table("countries", vintage="2026-11-23")


@pytest.mark.parametrize("name", ["", "2026-11-23", "../x"])
def test_a_vintage_that_is_not_there_is_refused_beside_those_there_are(
    name: str,
) -> None:
    stored()
    with pytest.raises(ValueError, match=f"not one of bundled, latest, {FIRST}; "):
        load_table("countries", vintage=name)


def test_fetched_rows_come_beside_the_bundled_ones() -> None:
    stored()
    bundled = load_table(NAME)
    merged = load_table(NAME, vintage="latest")
    assert merged.attrs["vintage"] == FIRST
    assert list(merged.dtypes) == list(bundled.dtypes)
    new = merged[merged["source_id"] == "made-up"]
    assert new["value"].tolist() == [2.9]
    assert 0 < new.index.item() < len(merged) - 1  # sorted by key
    assert_frame_equal(merged.drop(new.index).reset_index(drop=True), bundled)


@pytest.mark.parametrize(("name", "last"), [("latest", "2030"), ("bundled", "2023")])
def test_a_table_is_described_with_what_was_fetched(name: str, last: str) -> None:
    stored()
    assert cac_data.describe(NAME, vintage=name).attrs["last"] == last


def test_what_was_fetched_is_covered() -> None:
    stored()
    last = cac_data.coverage(NAME, vintage="latest")["last"]
    assert (last == "2030").sum() == 1


@pytest.mark.parametrize(("name", "is_cited"), [("latest", True), ("bundled", False)])
def test_the_source_of_what_was_fetched_is_cited(name: str, is_cited: bool) -> None:
    stored()
    assert ("Made-up Service" in cac_data.cite(NAME, vintage=name)) == is_cited


def test_fetched_rows_are_cited_where_a_step_has_dropped_the_attributes() -> None:
    stored()
    rows = pd.DataFrame(fetched().to_dict())
    assert "https://data.example/made-up" in cac_data.cite(rows)


@pytest.mark.parametrize(
    ("name", "accessed"), [(FIRST, "2026-11-24"), (SECOND, "2026-11-25")]
)
def test_the_record_of_a_source_is_that_of_the_rows_vintage(
    name: str, accessed: str
) -> None:
    stored()
    stored({NAME: lpi(3.0)}, accessed="2026-11-25", on=NEXT_DAY)
    rows = load_table(NAME, vintage=name)
    rows = rows[rows["source_id"] == "made-up"]
    assert cac_data.sources(rows)["accessed"].item() == accessed


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        pytest.param(
            lambda file: file.write_text("KAZ"),
            "was changed: its hash is not that",
            id="another text",
        ),
        pytest.param(
            lambda file: (file.unlink(), os.mkfifo(file)), "or is none", id="a pipe"
        ),
    ],
)
def test_a_damaged_file_is_named(
    damage: Callable[[Path], object], message: str
) -> None:
    stored({NAME: lpi(), "country_profile": people()})
    damage(vintage.folder_of(FIRST) / "tables" / f"{NAME}.csv")
    with pytest.raises(ValueError, match=rf"{NAME}\.csv: .*{message}"):
        load_table(NAME, vintage="latest")
    load_table(NAME)
    # None is built upon it.
    with pytest.raises(ValueError, match=rf"{NAME}\.csv: .*{message}"):
        stored({"country_profile": people(8e6)}, on=NEXT_DAY)
    assert vintage.ids() == [FIRST]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("{", "is no manifest"),
        pytest.param("[" * 100_000, "is no manifest", id="deep"),
        ('{"format": 2, ', "has the format 2"),
        ('{"tables": [], ', "`tables` is none"),
        ('{"tables": {"events": []}, ', "'events' has no rows"),
        ('{"tables": {"events": {"rows": "7"}}, ', "'events' has no rows"),
        ('{"tables": {"../x": {"rows": 1, "sources": []}}, ', "names 'tables/../x"),
        (
            '{"tables": {"events": {"rows": 1, "sources": [], "sha256": ""}}, ',
            "has no hash of 'tables/events.csv'",
        ),
        ('{"services": [], ', "`services` is none"),
        ('{"sources_of": {"made-up": []}, ', "`sources_of` holds what is no text"),
        ('{"raw": [[]], ', "names no file"),
        ('{"raw": [{"file": "raw/owid/../x", "sha256": ""}], ', "names 'raw/owid/../x"),
    ],
)
def test_a_damaged_manifest_is_named_and_listed(content: str, message: str) -> None:
    stored()
    file = vintage.folder_of(FIRST) / "manifest.json"
    if content.endswith(", "):
        changed = json.loads(file.read_text()) | json.loads(f"{content[:-2]}}}")
        content = json.dumps(changed)
    file.write_text(content)
    with pytest.raises(ValueError, match=rf"manifest\.json: .*{message}"):
        load_table(NAME, vintage="latest")
    assert "manifest.json" in cac_data.vintages()["fault"].item()


def say_in_manifest(name: str, **parts: object) -> None:
    """Have the manifest of a vintage say something else."""
    file = vintage.folder_of(name) / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | parts), "utf-8")


def test_beside_a_damaged_vintage_the_good_ones_stay_usable() -> None:
    stored()
    stored({NAME: lpi(3.0)}, on=NEXT_DAY)
    say_in_manifest(SECOND, tables=[])
    listed = cac_data.vintages().set_index("vintage")
    assert listed["fault"].astype(bool).to_dict() == {SECOND: True, FIRST: False}
    assert fetched(name=FIRST)["value"].tolist() == [2.9]


ROW = "\nadded,Somebody,A title,https://data.example/added,,,,,,false\n"


def test_a_line_added_to_the_sources_is_noticed_by_the_next_fetch() -> None:
    stored()
    file = vintage.folder_of(FIRST) / "tables" / "sources.csv"
    file.write_text(file.read_text("utf-8").rstrip("\n") + ROW, "utf-8")
    with pytest.raises(ValueError, match=r"sources\.csv: was changed: its hash is not"):
        stored(on=NEXT_DAY)  # the same rows, so that nothing would be written
    assert vintage.ids() == [FIRST]


@pytest.mark.parametrize(
    "command",
    [
        "show events --vintage latest",
        "changes bundled latest",
        "report baseline --set trade.data=latest",
    ],
)
def test_a_damaged_vintage_is_an_error_of_the_command(command: str, run: Run) -> None:
    stored()
    say_in_manifest(FIRST, tables=[])
    error = run(*command.split(), code=2)
    assert re.search(r"manifest\.json: .*; damaged, or of a later cac-data", error)


def test_a_vintage_of_0_5_which_names_no_sources_of_sources_is_good() -> None:
    stored()
    file = vintage.folder_of(FIRST) / "manifest.json"
    tables = json.loads(file.read_text("utf-8"))["tables"]
    del tables["sources"]["sources"]
    say_in_manifest(FIRST, tables=tables)
    assert not cac_data.vintages()["fault"].item()
    assert stored({NAME: lpi(3.0)}, on=NEXT_DAY) == SECOND


def test_the_list_tells_what_each_holds_the_newest_first() -> None:
    stored()
    stored({"country_profile": people()}, service="owid")
    assert cac_data.vintages().to_dict("records") == [
        {
            "vintage": f"{FIRST}.2",
            "created": CREATED,
            "services": ["owid", "worldbank"],
            "tables": ["country_profile", NAME],
            "rows": 2,
            "fault": "",
        },
        {
            "vintage": FIRST,
            "created": CREATED,
            "services": ["worldbank"],
            "tables": [NAME],
            "rows": 1,
            "fault": "",
        },
    ]
