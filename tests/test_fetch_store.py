"""A vintage is stored whole or not at all, and holds what the descriptor allows."""

from __future__ import annotations

import errno
import hashlib
import importlib
import json
import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pandas as pd
import pytest
from frictionless import Package

from cac_data import vintage
from cac_data.fetch.store import prune, store
from cac_data.tables import TableError, load_table
from tests.bundled import DATA, DESCRIPTOR, every_table, state_sums
from tests.made_vintages import DAY, answer, lpi, rows_of, source, stored

# The package gives a function of this name.
storing = importlib.import_module("cac_data.fetch.store")

NAME = "logistics_performance"
NEXT_DAY = DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def held(home: Path) -> dict[str, bytes]:
    """All there is below a home, but for the lock."""
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in sorted(home.rglob("*"))
        if path.is_file() and path.name != ".lock"
    }


def folders(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "vintages").iterdir() if path.is_dir())


def fetched(table: str = NAME, name: str = "latest") -> pd.DataFrame:
    frame = load_table(table, vintage=name)
    key = "source_id"
    return frame[~frame[key].isin(load_table("sources")[key])].reset_index(drop=True)


def people(value: float = 7e6, *, source_id: str = "made-people") -> pd.DataFrame:
    return rows_of(
        "country_profile",
        {
            "country": "KGZ",
            "indicator": "population",
            "basis": "world_bank",
            "period": "2025",
            "source_id": source_id,
            "value": value,
            "unit": "persons",
        },
    )


# -------------------------------------------------------------------- what is stored


def test_a_vintage_is_as_its_manifest_says(home: Path) -> None:
    raw = [answer("lpi", b'[{"page": 1}]')]
    assert stored(raw=raw) == "2026-11-24"
    folder = home / "vintages" / "2026-11-24"
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["created"] == "2026-11-24 03:00:12 UTC"
    assert manifest["data"] == DESCRIPTOR["version"]
    assert manifest["services"] == {"worldbank": "2026-11-24"}
    assert manifest["sources_of"] == {"made-up": "worldbank"}
    files = {f"tables/{name}.csv": of for name, of in manifest["tables"].items()}
    files |= {entry["file"]: entry for entry in manifest["raw"]}
    written = held(folder)
    assert written.keys() == {"manifest.json", *files}
    for name, entry in files.items():
        assert hashlib.sha256(written[name]).hexdigest() == entry["sha256"]
    assert manifest["raw"][0]["query"] == "https://data.example/lpi"
    assert manifest["tables"][NAME]["rows"] == 1


def test_a_vintage_is_a_part_of_a_valid_data_package(
    home: Path, tmp_path: Path
) -> None:
    """Judged by another program: the bundled tables with the new rows in them."""
    stored({NAME: lpi(), "country_profile": people()})
    folder = tmp_path / "package"
    folder.mkdir()
    for file in DATA.iterdir():
        (folder / file.name).write_bytes(file.read_bytes())
    for file in (home / "vintages" / "2026-11-24" / "tables").iterdir():
        rows = file.read_bytes().partition(b"\n")[2]
        with (folder / file.name).open("ab") as bundled:
            bundled.write(rows)
    state_sums(folder)
    report = Package(str(folder / "datapackage.json")).validate()
    assert report.flatten(["name", "rowNumber", "fieldName", "message"]) == []


def test_cells_are_written_in_their_shortest_form_in_order_of_the_key(
    home: Path,
) -> None:
    rows = pd.concat([lpi(3.0), lpi(2.25).assign(period="2029")])
    stored({NAME: rows})
    file = home / "vintages" / "2026-11-24" / "tables" / f"{NAME}.csv"
    assert file.read_bytes().decode().splitlines()[1:] == [
        "KAZ,lpi_score,official,2029,made-up,2.25,score (1 to 5),A,",
        "KAZ,lpi_score,official,2030,made-up,3,score (1 to 5),A,",
    ]


@every_table
def test_each_cell_survives_the_way_into_memory_and_back(name: str) -> None:
    text = (DATA / f"{name}.csv").read_text(encoding="utf-8")
    assert storing._csv(load_table(name), name).decode() == text


def test_a_record_that_no_row_names_is_left_out() -> None:
    stored(sources=[source(), source("made-idle")])
    assert fetched("sources")["source_id"].tolist() == ["made-up"]


def test_the_day_is_that_of_utc() -> None:
    tashkent = timezone(timedelta(hours=5))
    assert stored(on=datetime(2026, 11, 25, 3, 0, tzinfo=tashkent)) == "2026-11-24"


# ------------------------------------------------------------- one vintage on another


def test_a_second_one_of_a_day_has_a_number() -> None:
    names = [stored({NAME: lpi(value)}) for value in (2.1, 2.2, 2.3)]
    assert names == ["2026-11-24", "2026-11-24.2", "2026-11-24.3"]
    assert [fetched(name=name)["value"].item() for name in names] == [2.1, 2.2, 2.3]


def test_the_rows_of_other_services_stay() -> None:
    stored({NAME: lpi(2.1)}, raw=[answer("a", b"a")])
    stored(
        {"country_profile": people()},
        raw=[answer("b", b"b", "owid")],
        service="owid",
        on=NEXT_DAY,
    )
    assert len(fetched()) == len(fetched("country_profile")) == 1
    found = vintage.manifest("2026-11-25")
    assert found["services"] == {"owid": "2026-11-25", "worldbank": "2026-11-24"}
    assert [entry["file"] for entry in found["raw"]] == [
        *("raw/owid/b.json", "raw/worldbank/a.json")
    ]
    assert (
        vintage.folder_of("2026-11-25") / "raw/worldbank/a.json"
    ).read_bytes() == b"a"


def test_rows_of_two_services_share_a_table() -> None:
    stored({"country_profile": people(7e6)})
    stored({"country_profile": people(8e6, source_id="made-owid")}, service="owid")
    stored({"country_profile": people(9e6)}, on=NEXT_DAY)
    assert fetched("country_profile").set_index("source_id")["value"].to_dict() == {
        "made-owid": 8e6,
        "made-people": 9e6,
    }


def test_of_the_service_only_the_tables_that_were_fetched_change() -> None:
    raw = answer("both", b"1")
    stored({NAME: lpi(2.1), "country_profile": people(7e6)}, raw=[raw])
    stored({NAME: lpi(2.2)}, raw=[answer("lpi", b"2")])
    assert fetched()["value"].tolist() == [2.2]
    assert fetched("country_profile")["value"].tolist() == [7e6]
    # Of the rows that stayed the answer stays, too.
    assert (vintage.folder_of("2026-11-24.2") / "raw/worldbank/both.json").exists()


def test_a_table_that_came_empty_loses_its_rows() -> None:
    stored({NAME: lpi(), "country_profile": people()})
    stored({NAME: lpi().head(0), "country_profile": people(8e6)})
    assert fetched().empty
    assert NAME not in vintage.manifest("2026-11-24.2")["tables"]
    assert fetched("sources")["source_id"].tolist() == ["made-people"]


def test_an_unchanged_answer_makes_no_vintage(home: Path) -> None:
    stored()
    before = held(home)
    again = stored(
        sources=[source(accessed="2026-11-30")],
        raw=[answer("x", b"x")],
        on=DAY + timedelta(days=6),
    )
    assert again == "2026-11-24"
    assert held(home) == before


def test_a_record_that_says_something_else_makes_one() -> None:
    stored()
    assert stored(sources=[source(title="Renamed")], on=NEXT_DAY) == "2026-11-25"


def test_an_older_vintage_never_changes(home: Path) -> None:
    stored()
    before = held(home)
    stored({NAME: lpi(3.9)}, on=NEXT_DAY)
    assert held(home).items() >= before.items()


def test_a_clock_that_is_behind_brings_a_later_number() -> None:
    stored(on=NEXT_DAY)
    assert stored({NAME: lpi(3.1)}) == "2026-11-25.2"


def test_upon_a_damaged_vintage_none_is_built(home: Path) -> None:
    stored(raw=[answer("lpi", b"[]")])
    file = home / "vintages/2026-11-24/raw/worldbank/lpi.json"
    file.write_bytes(b"[1]")
    with pytest.raises(vintage.VintageError, match=r"lpi\.json: was changed"):
        stored({"country_profile": people()}, service="owid", on=NEXT_DAY)
    assert folders(home) == ["2026-11-24"]


# --------------------------------------------------------------------- what is refused


def several(count: int, **cells: object) -> pd.DataFrame:
    rows = [lpi().assign(period=str(2030 + number)) for number in range(count)]
    return pd.concat(rows, ignore_index=True).assign(**cells)


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (
            several(1, indicator="lpi_skore"),
            "indicator: is none of.*: {.*'lpi_skore'",
        ),
        (several(1, country="XXX"), "field country: is none of .*'XXX'"),
        (several(1, country=""), "field country: is empty, but must not be"),
        (several(1, value=float("nan")), "field value: is empty, but must not be"),
        (several(1, value=float("inf")), "field value: is no number; .*inf"),
        (
            several(1, source_id="none-such"),
            "source_id: is bundled, or not desc",
        ),
        (
            several(1, source_id="Not An Id"),
            r"source_id: does not match \^.*'Not An Id'",
        ),
        (several(2, period="2030"), "period, source_id: is the key of another row"),
    ],
)
def test_what_the_descriptor_forbids_is_refused(
    rows: pd.DataFrame, message: str, home: Path
) -> None:
    stored()
    before = held(home)
    with pytest.raises(TableError, match=rf"table {NAME}.*{message}"):
        store({NAME: rows}, sources=source(), raw=[], service="owid", on=NEXT_DAY)
    assert held(home) == before


def test_a_limit_of_the_descriptor_holds() -> None:
    rows = rows_of(
        "trade_composition",
        {
            "reporter": "china_customs",
            "country": "KAZ",
            "period": "2024",
            "flow": "exports",
            "classification": "HS",
            "product": "x",
            "value_usd_mn": -1.0,
        },
    )
    with pytest.raises(TableError, match="value_usd_mn: is less than 0"):
        stored({"trade_composition": rows})
    high = rows.assign(value_usd_mn=1.0, share_pct=100.5)
    with pytest.raises(TableError, match="share_pct: is more than 100"):
        stored({"trade_composition": high})
    stored({"trade_composition": rows.assign(value_usd_mn=0.0)})


def test_the_first_five_bad_rows_are_shown() -> None:
    with pytest.raises(TableError) as caught:
        stored({NAME: several(7, basis="guessed")})
    message = str(caught.value)
    assert message.count("'basis': 'guessed'") == 5
    assert "'period': '2034'" in message
    assert "'period': '2035'" not in message
    assert "; 7 rows: " in message


@pytest.mark.parametrize(
    ("record", "message"),
    [
        (source(url="ftp://x"), "table sources, field url: does not match"),
        (source(kind="third"), "field kind: is none of .'primary', 'secondary'.;"),
        (source(accessed=""), "field accessed: is empty"),
        (pd.concat([source(), source()]), "field source_id: is the key of another row"),
    ],
)
def test_a_source_record_is_checked_too(record: pd.DataFrame, message: str) -> None:
    with pytest.raises(TableError, match=message):
        stored(sources=[record])
    assert vintage.ids() == []


def test_a_source_of_the_package_is_not_taken_over() -> None:
    bundled = load_table("sources").head(1)
    name = bundled["source_id"].item()
    with pytest.raises(TableError, match=f"source_id: is bundled, .*'{name}'"):
        stored({NAME: lpi(source_id=name)}, sources=[bundled])
    assert vintage.ids() == []


# --------------------------------------------------------------------- all or nothing


@pytest.mark.parametrize("at", ["write", "fsync", "rename"])
def test_a_full_disk_leaves_all_as_it_was(
    at: str, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stored()
    before, calls = held(home), []

    def full(*_: object) -> None:
        calls.append(at)
        raise OSError(errno.ENOSPC, "No space left on device")

    if at == "write":
        monkeypatch.setattr(storing, "write_new", full)
    elif at == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(Path, "rename", full)
    with pytest.raises(OSError, match="No space left"):
        stored({NAME: lpi(3.9)}, on=NEXT_DAY)
    assert calls
    assert held(home) == before
    assert folders(home) == ["2026-11-24"]


KILLED_BEFORE_THE_RENAME = """
import os, signal
from pathlib import Path
from tests.made_vintages import stored
Path.rename = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
stored()
"""


def test_what_a_killed_process_left_is_swept_away(home: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILLED_BEFORE_THE_RENAME],
        cwd=Path(__file__).parents[1],
        check=False,
    )
    assert done.returncode == -9
    assert [name[:5] for name in folders(home)] == [".new-"]
    assert vintage.ids() == []
    stored()
    assert folders(home) == ["2026-11-24"]


STORED_BY_ANOTHER = """
import sys
from tests.made_vintages import lpi, stored
service = sys.argv[1]
stored({"logistics_performance": lpi(source_id=f"made-{service}")}, service=service)
"""


def test_of_several_at_once_each_builds_on_the_one_before() -> None:
    services = ["worldbank", "owid", "comtrade"]
    running = [
        subprocess.Popen(
            [sys.executable, "-c", STORED_BY_ANOTHER, service],
            cwd=Path(__file__).parents[1],
        )
        for service in services
    ]
    assert [process.wait(timeout=60) for process in running] == [0, 0, 0]
    assert vintage.ids() == ["2026-11-24", "2026-11-24.2", "2026-11-24.3"]
    assert sorted(vintage.manifest("2026-11-24.3")["services"]) == sorted(services)
    assert len(fetched()) == 3


# ------------------------------------------------------------------------------ pruned


def test_the_newest_stay(home: Path) -> None:
    for number in range(4):
        stored({NAME: lpi(2 + number / 4)}, on=DAY + timedelta(days=number))
    assert prune(9) == []
    assert prune(2) == ["2026-11-24", "2026-11-25"]
    assert folders(home) == ["2026-11-26", "2026-11-27"]
    assert fetched(name="2026-11-26")["value"].item() == 2.5


def test_answers_that_two_vintages_share_stay_with_the_newer(home: Path) -> None:
    stored(raw=[answer("a", b"a")])
    stored({"country_profile": people()}, service="owid", on=NEXT_DAY)
    prune(1)
    file = home / "vintages/2026-11-25/raw/worldbank/a.json"
    assert file.read_bytes() == b"a"


def test_without_vintages_there_is_nothing_to_prune(home: Path) -> None:
    assert prune(1) == []
    assert not home.exists()


@pytest.mark.parametrize("keep", [0, -1])
def test_the_newest_always_stays(keep: int) -> None:
    stored()
    assert prune(keep) == []
    assert vintage.ids() == ["2026-11-24"]
