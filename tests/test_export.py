"""What is made of the tables for others: export, codebook, Croissant, how to cite."""

import math
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import duckdb
import mlcroissant
import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pytest
import yaml

import cac_data
from tests import bundled
from tests.bundled import DATA, DESCRIPTOR, FIELDS, KEYS, RESOURCES, ROWS
from tests.conftest import ROOT, Patch, Run


def test_what_is_made_of_the_descriptor_says_what_it_says() -> None:
    readme = (DATA / "README.md").read_text("utf-8")
    assert bundled.codebook(DESCRIPTOR, readme) == readme, "make tables"
    stored = (DATA / "croissant.json").read_text("utf-8")
    assert bundled.croissant(DESCRIPTOR) == stored, "make tables"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, below it
def test_croissant_is_valid_and_reads_the_figures() -> None:
    read = mlcroissant.Dataset(DATA / "croissant.json")
    assert not read.metadata.ctx.issues.errors
    assert not read.metadata.ctx.issues.warnings
    found = [row["gas_flows/value"] for row in read.records("gas_flows")]
    assert found == [float(row["value"]) for row in ROWS["gas_flows"]]


def test_duckdb_has_types_keys_and_comments(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "new" / "cac-data.duckdb"
    assert run("export", "--format", "duckdb", str(file.parent)).split() == [str(file)]
    with duckdb.connect(str(file), read_only=True) as database:
        for name, rows in ROWS.items():
            counted = database.execute(f"select count(*) from {name}").fetchall()
            assert counted == [(len(rows),)]
        found = database.sql("from duckdb_constraints()").df()
        found = found.groupby("constraint_type")
        keys = pd.concat([found.get_group("PRIMARY KEY"), found.get_group("UNIQUE")])
        named = keys.set_index("table_name")["constraint_column_names"]
        assert named.map(list).to_dict() == KEYS
        refer = found.get_group("FOREIGN KEY")["table_name"]
        assert {*refer} == {*RESOURCES} - {"sources"}
        columns = database.sql("from duckdb_columns() where not internal").df()
        assert columns["comment"].notna().all()
        assert len(columns) == sum(map(len, FIELDS.values()))
        groups = database.sql("from countries where len(members) > 0").df()
        assert {*groups["members"].str[0]} == {"KAZ"}


def test_parquet_has_the_same_cells(tmp_path: Path, run: Run) -> None:
    files = run("export", "--format", "parquet", str(tmp_path)).split()
    assert files == [str(tmp_path / f"{name}.parquet") for name in RESOURCES]
    for name, rows in ROWS.items():
        read = pl.read_parquet(tmp_path / f"{name}.parquet")
        texts = [of for of, kind in read.schema.items() if kind == pl.String]
        theirs = read.select(texts).fill_null("").rows()
        assert theirs == [tuple(row[of] for of in texts) for row in rows]
        numbers = cac_data.load_table(name).select_dtypes("float64")
        figures = read.select([*numbers]).fill_null(math.nan).rows()
        np.testing.assert_array_equal(np.reshape(figures, numbers.shape), numbers)


def test_a_workbook_has_a_sheet_a_table(tmp_path: Path, run: Run) -> None:
    run("export", "--format", "xlsx", str(tmp_path))
    book = openpyxl.load_workbook(tmp_path / "cac-data.xlsx", read_only=True)
    assert book.sheetnames == ["columns", *RESOURCES]
    for name, rows in ROWS.items():
        assert book[name].max_row == len(rows) + 1


def test_no_file_is_lost_unasked(tmp_path: Path, run: Run, monkeypatch: Patch) -> None:
    asked = ("export", "--format", "xlsx", str(tmp_path))
    mine = tmp_path / "cac-data.xlsx"
    mine.write_bytes(b"mine")
    assert f"{mine} is there already; allowed: another" in run(*asked, code=2)
    assert mine.read_bytes() == b"mine"
    run(*asked, "--force")
    assert mine.read_bytes() != b"mine"
    monkeypatch.setitem(sys.modules, "duckdb", None)
    for form in ("duckdb", "parquet"):
        told = run("export", "--format", form, str(tmp_path), code=2)
        assert told == f"error: {form} needs duckdb: pip install 'cac-data[export]'"
    assert [*tmp_path.iterdir()] == [mine]


def test_a_link_that_leads_nowhere_is_not_written_through(
    tmp_path: Path, run: Run
) -> None:
    elsewhere = tmp_path / "elsewhere.xlsx"
    link = tmp_path / "cac-data.xlsx"
    link.symlink_to(elsewhere)
    told = run("export", "--format", "xlsx", str(tmp_path), code=2)
    assert f"{link} is there already; allowed: another folder, or --force" in told
    assert not elsewhere.exists()


@pytest.mark.parametrize("form", ["parquet", "duckdb", "xlsx"])
def test_no_temporary_folder_is_needed(
    form: str, tmp_path: Path, run: Run, monkeypatch: Patch
) -> None:
    # As where it is full: nothing can be written there.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "not there"))
    files = run("export", "--format", form, str(tmp_path / "new")).split()
    assert all(Path(file).stat().st_size for file in files)


@pytest.mark.parametrize("form", ["parquet", "duckdb"])
def test_a_folder_may_have_an_apostrophe(
    form: str, tmp_path: Path, run: Run, monkeypatch: Patch
) -> None:
    folder = tmp_path / "it's"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    files = run("export", "--format", form, str(folder)).splitlines()
    assert {*map(Path, files)} == {*folder.iterdir()}


@pytest.mark.parametrize("form", ["parquet", "duckdb", "xlsx"])
def test_where_no_room_is_left_nothing_is_left(form: str, tmp_path: Path) -> None:
    # No file may be larger than 32 kB, so that some tables have room and others not.
    limit = f"ulimit -f 32; exec {sys.executable} -m cac_data export --format {form}"
    command = ["bash", "-c", f'{limit} "$0"', str(tmp_path / "new")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT)
    assert done.returncode == 1
    assert re.fullmatch(rf"error: {tmp_path}/new: .*\n", done.stderr)
    assert not [*tmp_path.iterdir()]


def test_how_to_cite_is_valid_and_says_what_the_descriptor_says() -> None:
    command = ["check_jsonschema", "--builtin-schema", "vendor.citation-file-format"]
    subprocess.run([sys.executable, "-m", *command, ROOT / "CITATION.cff"], check=True)
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text("utf-8"))
    (tables,) = citation["references"]
    told = f"{tables['authors'][0]['name']} ({tables['date-released']}). "
    told += f"{tables['title']}, version {tables['version']}."
    assert cac_data.cite() == told
