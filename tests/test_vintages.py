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
FIRST, SECOND, CREATED = "2026-11-24", "2026-11-25", "2026-11-24 03:00:12 UTC"


# --- What is stored ------------------------------------------------------------------


def test_a_vintage_is_as_its_manifest_says(home: Path) -> None:
    rows = pd.concat([lpi(3.0), lpi(2.25, period="2029")])
    assert stored({NAME: rows}, raw={"lpi.json": b"[1]"}) == FIRST
    folder = home / "vintages" / FIRST
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    assert manifest["created"] == CREATED
    assert manifest["sources_of"] == {"made-up": "worldbank"}
    files = {f"tables/{name}.csv": of for name, of in manifest["tables"].items()}
    files |= {entry["file"]: entry for entry in manifest["raw"]}
    written = held(folder)
    assert written.keys() == {"manifest.json", *files}
    for name, entry in files.items():
        assert hashlib.sha256(written[name]).hexdigest() == entry["sha256"]
    assert manifest["raw"][0]["query"] == "https://data.example/lpi.json"
    # Sorted by key, numbers in their shortest form.
    assert written[f"tables/{NAME}.csv"].decode().splitlines()[1:] == [
        "KAZ,lpi_score,official,2029,made-up,2.25,score (1 to 5),A,",
        "KAZ,lpi_score,official,2030,made-up,3,score (1 to 5),A,",
    ]


def test_only_what_was_fetched_takes_the_place_of_what_was(home: Path) -> None:
    both = {NAME: lpi(2.1), "country_profile": people(7e6)}
    stored(both, raw={"both.json": b"1"})
    before = held(home)
    stored({"country_profile": people(8e6, source_id="other")}, service="owid")
    stored({NAME: lpi(2.2)}, on=NEXT_DAY)
    assert vintage.ids() == [FIRST, f"{FIRST}.2", SECOND]
    assert fetched()["value"].tolist() == [2.2]
    assert sorted(fetched("country_profile")["value"]) == [7e6, 8e6]
    found = vintage.manifest(SECOND)
    assert found["services"] == {"owid": f"{FIRST}.2", "worldbank": SECOND}
    file = vintage.folder_of(SECOND) / "raw/worldbank/both.json"
    assert file.read_bytes() == b"1"  # of the rows that stayed
    assert held(home).items() >= before.items()


def test_a_clock_that_is_behind_brings_a_later_number() -> None:
    stored(on=NEXT_DAY)
    assert stored({NAME: lpi(3.1)}) == f"{SECOND}.2"


GUESSED = pd.concat([lpi(basis="guessed", period=str(2030 + n)) for n in range(7)])


def test_what_the_descriptor_forbids_is_refused(home: Path) -> None:
    stored()
    before = held(home)
    for rows, told in (
        (lpi(country="XXX"), "field country: is none of .*'XXX'"),
        (lpi(float("inf")), "field value: is not from .*inf"),
        (lpi(source_id="none-such"), "source_id: is not described in sources"),
        (GUESSED, "is none of .*; 7 rows: (.*'guessed'){5}[^']*'"),
    ):
        with pytest.raises(ValueError, match=rf"table {NAME}.*{told}"):
            stored({NAME: rows}, named=["made-up"], service="owid", on=NEXT_DAY)
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
    words = [sys.executable, "-c", STORED_BY_ANOTHER]
    running = [subprocess.Popen([*words, of], cwd=ROOT) for of in ("owid", "comtrade")]
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


def test_a_vintage_that_is_not_there_is_told_beside_those_there_are() -> None:
    with pytest.raises(ValueError, match="of bundled, latest; `cac-data fetch` brings"):
        load_table("countries", vintage="2026-11-23")
    stored()
    for asked in ("", "2026-11-23", "../x"):
        with pytest.raises(ValueError, match=f"not one of bundled, latest, {FIRST}; "):
            load_table("countries", vintage=asked)


def test_fetched_rows_come_beside_the_bundled_ones() -> None:
    stored()
    bundled, both = load_table(NAME), load_table(NAME, vintage="latest")
    assert both.attrs["vintage"] == FIRST
    assert list(both.dtypes) == list(bundled.dtypes)
    new = both[both["source_id"] == "made-up"]
    assert new["value"].tolist() == [2.9]
    assert 0 < new.index.item() < len(both) - 1  # sorted by key
    assert_frame_equal(both.drop(new.index).reset_index(drop=True), bundled)
    described = [cac_data.describe(NAME, vintage=of) for of in ("latest", "bundled")]
    assert [facts.attrs["last"] for facts in described] == ["2030", "2023"]
    last = cac_data.coverage(NAME, vintage="latest")["last"]
    assert (last == "2030").sum() == 1
    assert "Made-up Service" in cac_data.cite(NAME, vintage="latest")
    assert "Made-up Service" not in cac_data.cite(NAME)
    # Also where a step has dropped the attributes.
    assert "https://data.example/made-up" in cac_data.cite(pd.DataFrame(new.to_dict()))


def test_the_record_of_a_source_is_that_of_the_rows_vintage() -> None:
    stored()
    stored({NAME: lpi(3.0)}, accessed="2026-11-25", on=NEXT_DAY)
    for name, accessed in ((FIRST, "2026-11-24"), (SECOND, "2026-11-25")):
        rows = load_table(NAME, vintage=name)
        rows = rows[rows["source_id"] == "made-up"]
        assert cac_data.sources(rows)["accessed"].item() == accessed


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        (lambda file: file.write_text("KAZ"), "was changed: its hash is not that"),
        (lambda file: (file.unlink(), os.mkfifo(file)), "or is none"),
    ],
)
def test_a_damaged_file_is_named(damage: Callable[[Path], object], told: str) -> None:
    stored({NAME: lpi(), "country_profile": people()})
    damage(vintage.folder_of(FIRST) / "tables" / f"{NAME}.csv")
    with pytest.raises(ValueError, match=rf"{NAME}\.csv: .*{told}"):
        load_table(NAME, vintage="latest")
    load_table(NAME)
    # None is built upon it.
    with pytest.raises(ValueError, match=rf"{NAME}\.csv: .*{told}"):
        stored({"country_profile": people(8e6)}, on=NEXT_DAY)
    assert vintage.ids() == [FIRST]


@pytest.mark.parametrize(
    ("content", "told"),
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
def test_a_damaged_manifest_is_told_and_listed(content: str, told: str) -> None:
    stored()
    file = vintage.folder_of(FIRST) / "manifest.json"
    if content.endswith(", "):
        changed = json.loads(file.read_text()) | json.loads(f"{content[:-2]}}}")
        content = json.dumps(changed)
    file.write_text(content)
    with pytest.raises(ValueError, match=rf"manifest\.json: .*{told}"):
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


@pytest.mark.parametrize("words", ["show events", "changes bundled", "report"])
def test_a_damaged_vintage_is_an_error_of_the_command(words: str, run: Run) -> None:
    stored()
    say_in_manifest(FIRST, tables=[])
    how = {"show events": ["--vintage", "latest"], "changes bundled": ["latest"]}
    given = how.get(words, ["baseline", "--set", "trade.data=latest"])
    told = run(*words.split(), *given, code=2)
    assert re.search(r"manifest\.json: .*; damaged, or of a later cac-data", told)


def test_a_vintage_of_0_5_which_names_no_sources_of_sources_is_good() -> None:
    stored()
    tables = json.loads((vintage.folder_of(FIRST) / "manifest.json").read_text())[
        "tables"
    ]
    del tables["sources"]["sources"]
    say_in_manifest(FIRST, tables=tables)
    assert not cac_data.vintages()["fault"].item()
    assert stored({NAME: lpi(3.0)}, on=NEXT_DAY) == SECOND


def test_the_list_tells_what_each_holds_the_newest_first() -> None:
    stored()
    stored({"country_profile": people()}, service="owid")
    found = cac_data.vintages()
    assert ",".join(found) == "vintage,created,services,tables,rows,fault"
    both, tables = ["owid", "worldbank"], ["country_profile", NAME]
    assert found.to_numpy().tolist() == [
        [f"{FIRST}.2", CREATED, both, tables, 2, ""],
        [FIRST, CREATED, ["worldbank"], [NAME], 1, ""],
    ]
