"""Vintages are found, read beside the bundled rows, and never read when damaged."""

from __future__ import annotations

import hashlib
import importlib
import json
import os
from datetime import timedelta
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import cac_data
from cac_data import vintage
from cac_data.tables import key_columns, load_table
from tests.made_vintages import DAY, lpi, rows_of, source, stored

# The package gives a function of this name.
tables = importlib.import_module("cac_data.tables")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


# ------------------------------------------------------------------- where they lie


def test_ids_are_folders_in_order_of_time_and_not_of_letters(home: Path) -> None:
    for name in (".new-x", "2026-11-24.", "2026-11", "notes", "\u0662026-11-24"):
        (home / "vintages" / name).mkdir(parents=True)
    for name in ("2026-11-24.10", "2026-11-24.2", "2026-11-24", "2025-01-31"):
        (home / "vintages" / name).mkdir(parents=True)
    assert vintage.ids() == [
        *("2025-01-31", "2026-11-24", "2026-11-24.2", "2026-11-24.10")
    ]
    assert vintage.resolve("latest") == "2026-11-24.10"


# ------------------------------------------------------------------- which is meant


@pytest.mark.parametrize("asked", ["latest", "2026-11-24"])
def test_where_there_is_none_the_message_says_how_to_get_one(asked: str) -> None:
    told = r"`vintage`: '.*' is not one of bundled; `cac-data fetch` brings one"
    with pytest.raises(ValueError, match=told):
        load_table("countries", vintage=asked)


def test_an_unknown_id_is_told_beside_those_there_are() -> None:
    stored()
    with pytest.raises(
        ValueError,
        match=r"'2026-11-25' is not one of bundled, latest, 2026-11-24; "
        r"`cac-data fetch`.*; did you mean '2026-11-24'\?",
    ):
        load_table("countries", vintage="2026-11-25")


@pytest.mark.parametrize(
    "asked", ["", "newest", "..", "../x", "2026-11-24/..", "2026-11-24\n", "/etc"]
)
def test_what_is_no_id_never_becomes_a_path(asked: str) -> None:
    stored()
    with pytest.raises(ValueError, match=r"`vintage`: .* is not one of"):
        load_table("countries", vintage=asked)
    with pytest.raises(ValueError, match=r"`vintage`"):
        vintage.folder_of(asked)


# ------------------------------------------------------------------------- its rows


def test_fetched_rows_come_beside_the_bundled_ones_sorted_by_key() -> None:
    stored()
    bundled = load_table("logistics_performance")
    both = load_table("logistics_performance", vintage="latest")
    assert len(both) == len(bundled) + 1
    assert both.attrs["vintage"] == "2026-11-24"
    assert list(both.dtypes) == list(bundled.dtypes)
    new = both[both["source_id"] == "made-up"]
    assert new["value"].tolist() == [2.9]
    assert 0 < new.index.item() < len(both) - 1
    assert_frame_equal(both.drop(new.index).reset_index(drop=True), bundled)


def test_what_is_asked_by_name_is_asked_of_the_vintage() -> None:
    stored()
    name = "logistics_performance"
    facts = cac_data.describe(name, vintage="latest").attrs
    assert (facts["last"], cac_data.describe(name).attrs["last"]) == ("2030", "2023")
    series = {"country": "KAZ", "indicator": "lpi_score", "basis": "official"}
    last = [
        cac_data.select(found, where=series)["last"].item()
        for found in (
            cac_data.coverage(name),
            cac_data.coverage(name, vintage="latest"),
        )
    ]
    assert last == ["2023", "2030"]
    rows = cac_data.tables(vintage="latest").set_index("name")["rows"]
    bundled = cac_data.tables().set_index("name")["rows"]
    assert (rows - bundled).loc[lambda more: more > 0].to_dict() == {
        "logistics_performance": 1,
        "sources": 1,
    }
    assert "Made-up Service" in cac_data.cite(name, vintage="latest")
    assert "Made-up Service" not in cac_data.cite(name)


# ---------------------------------------------------------------------- its sources


def made_up_rows() -> pd.DataFrame:
    frame = load_table("logistics_performance", vintage="latest")
    return frame[frame["period"] == "2030"]


def test_it_is_found_where_a_step_has_dropped_the_attributes() -> None:
    stored()
    for bare in ({"source_id": ["made-up"]}, {"source_ids": ["made-up", ""]}):
        found = cac_data.sources(pd.DataFrame(bare))
        assert found["publisher"].item() == "Made-up Service"
    assert "https://data.example/made-up" in cac_data.cite(made_up_rows())


def population(value: float = 7.1e6, source_id: str = "made-people") -> pd.DataFrame:
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


def test_the_record_is_that_of_the_rows_vintage() -> None:
    """A source has one id in all vintages, but was read on a day of its own."""
    stored()
    old = made_up_rows()
    stored(
        {"logistics_performance": lpi(3.0)},
        sources=[source(accessed="2026-11-25")],
        on=DAY + timedelta(days=1),
    )
    new = made_up_rows()
    for rows, accessed in ((old, "2026-11-24"), (new, "2026-11-25")):
        assert cac_data.sources(rows)["accessed"].item() == accessed


# --------------------------------------------------------------------------- damage


@pytest.mark.parametrize("damage", ["changed", "missing", "a pipe"])
def test_a_damaged_file_is_told_by_name(damage: str) -> None:
    stored()
    file = vintage.folder_of("2026-11-24") / "tables" / "logistics_performance.csv"
    text = file.read_text()
    file.unlink()
    if damage == "changed":
        file.write_text(text.replace("2.9", "4.9"))
    elif damage == "a pipe":
        os.mkfifo(file)  # which is not waited for
    told = r"logistics_performance\.csv: (was changed|the file is missing).*fetch"
    with pytest.raises(vintage.VintageError, match=told):
        load_table("logistics_performance", vintage="latest")
    load_table("logistics_performance")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "the file is missing"),
        ("", "Invalid JSON"),
        ("{", "Invalid JSON"),
        ("[]", "is not that of a vintage"),
        ('{"format": 1}', "`vintage` is not that"),
        ('{"format": 2}', "`format` is not that of a vintage: Input should be 1"),
    ],
)
def test_a_damaged_manifest_is_told_and_listed(
    content: str | None, reason: str
) -> None:
    stored()
    file = vintage.folder_of("2026-11-24") / "manifest.json"
    if content is None:
        file.unlink()
    else:
        file.write_text(content)
    with pytest.raises(ValueError, match=rf"manifest\.json: .*{reason}"):
        load_table("logistics_performance", vintage="latest")
    assert reason in cac_data.vintages()["fault"].item()


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (
            {"tables": {"../../x": {"rows": 1, "sha256": "0" * 64}}},
            "'../../x' is no table, answer or id",
        ),
        ({"tables": {"sources": {"rows": "1", "sha256": "0" * 64}}}, "`tables.sources"),
        ({"tables": {"sources": {"rows": 1}}}, r"`tables\.sources\.sha256`"),
        (
            {
                "raw": [
                    {
                        "file": "raw/owid/../../../x",
                        "sha256": "0" * 64,
                        "service": "owid",
                        "query": "",
                    }
                ]
            },
            "is no table, answer or id of it",
        ),
    ],
)
def test_a_manifest_of_another_shape_is_told_by_its_field(
    change: dict[str, object], reason: str
) -> None:
    stored()
    file = vintage.folder_of("2026-11-24") / "manifest.json"
    file.write_text(json.dumps(json.loads(file.read_text()) | change))
    with pytest.raises(vintage.VintageError, match=rf"manifest\.json: .*{reason}"):
        load_table("logistics_performance", vintage="latest")


# --------------------------------------------------------------------------- listed


def test_the_list_tells_what_each_holds_the_newest_first() -> None:
    columns = ["vintage", "created", "services", "tables", "rows", "fault"]
    assert cac_data.vintages().columns.tolist() == columns
    stored()
    stored({"country_profile": population()}, service="owid")
    assert cac_data.vintages().to_dict("records") == [
        {
            "vintage": "2026-11-24.2",
            "created": "2026-11-24 03:00:12 UTC",
            "services": ["owid", "worldbank"],
            "tables": ["country_profile", "logistics_performance"],
            "rows": 2,
            "fault": "",
        },
        {
            "vintage": "2026-11-24",
            "created": "2026-11-24 03:00:12 UTC",
            "services": ["worldbank"],
            "tables": ["logistics_performance"],
            "rows": 1,
            "fault": "",
        },
    ]


def test_keys_stay_unique_when_the_package_catches_up(home: Path) -> None:
    """A row that a later release bundles is there once, as it was fetched."""
    bundled = load_table("logistics_performance").iloc[[0]]
    name = stored()
    folder = home / "vintages" / name
    file = folder / "tables" / "logistics_performance.csv"
    header = file.read_text().splitlines()[0]
    same = bundled.assign(value=4.75)
    cells = ",".join("4.75" if c == 4.75 else str(c) for c in same.iloc[0])
    file.write_text(f"{header}\n{cells}\n")
    manifest = json.loads((folder / "manifest.json").read_text())
    entry = manifest["tables"]["logistics_performance"]
    entry["sha256"] = hashlib.sha256(file.read_bytes()).hexdigest()
    (folder / "manifest.json").write_text(json.dumps(manifest))
    both = load_table("logistics_performance", vintage=name)
    key = key_columns("logistics_performance")
    assert not both.duplicated(key).any()
    assert both.merge(same[key], on=key)["value"].tolist() == [4.75]
