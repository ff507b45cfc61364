"""What is made of the tables for others: export, codebook, Croissant, how to cite."""

import math
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
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
from cac_data.codes import TableName
from cac_data.export import export
from cac_data.tables import table_names
from tests import bundled
from tests.bundled import DATA, DESCRIPTOR, FIELDS, KEYS, RESOURCES, ROWS
from tests.conftest import ROOT, Patch, Run


def test_the_codebook_says_what_the_descriptor_says() -> None:
    readme = (DATA / "README.md").read_text("utf-8")
    assert bundled.codebook(DESCRIPTOR, readme) == readme, "make tables"


def test_croissant_says_what_the_descriptor_says() -> None:
    written = (DATA / "croissant.json").read_text("utf-8")
    assert bundled.croissant(DESCRIPTOR) == written, "make tables"


@pytest.mark.filterwarnings("ignore::DeprecationWarning")  # of rdflib, below it
def test_croissant_is_valid_and_reads_the_figures() -> None:
    dataset = mlcroissant.Dataset(DATA / "croissant.json")
    assert not dataset.metadata.ctx.issues.errors
    assert not dataset.metadata.ctx.issues.warnings
    values = [row["gas_flows/value"] for row in dataset.records("gas_flows")]
    assert values == [float(row["value"]) for row in ROWS["gas_flows"]]


# --- Written by the command ----------------------------------------------------------


@pytest.fixture(scope="module")
def database(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables as a database."""
    folder = tmp_path_factory.mktemp("duckdb") / "new"
    frames = {name: cac_data.load_table(name) for name in table_names()}
    (file,) = export(frames, "duckdb", folder)
    with duckdb.connect(str(file), read_only=True) as connection:
        yield connection


@pytest.fixture(scope="module")
def constraints(database: duckdb.DuckDBPyConnection) -> pd.DataFrame:
    return database.sql("from duckdb_constraints()").df()


def test_duckdb_has_all_rows(database: duckdb.DuckDBPyConnection) -> None:
    counts = {
        name: database.execute(f"select count(*) from {name}").fetchall()[0][0]
        for name in ROWS
    }
    assert counts == {name: len(rows) for name, rows in ROWS.items()}


def test_duckdb_knows_the_keys(constraints: pd.DataFrame) -> None:
    is_key = constraints["constraint_type"].isin(["PRIMARY KEY", "UNIQUE"])
    columns = constraints[is_key].set_index("table_name")["constraint_column_names"]
    assert columns.map(list).to_dict() == KEYS


def test_duckdb_knows_which_tables_refer_to_others(constraints: pd.DataFrame) -> None:
    is_reference = constraints["constraint_type"] == "FOREIGN KEY"
    assert {*constraints[is_reference]["table_name"]} == {*RESOURCES} - {"sources"}


def test_duckdb_says_of_each_column_what_it_is(
    database: duckdb.DuckDBPyConnection,
) -> None:
    columns = database.sql("from duckdb_columns() where not internal").df()
    assert columns["comment"].notna().all()
    assert len(columns) == sum(map(len, FIELDS.values()))


def test_duckdb_has_lists(database: duckdb.DuckDBPyConnection) -> None:
    groups = database.sql("from countries where len(members) > 0").df()
    assert {*groups["members"].str[0]} == {"KAZ"}


def test_the_command_writes_a_database(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "new" / "cac-data.duckdb"
    assert run("export", "--format", "duckdb", str(file.parent)).split() == [str(file)]


@pytest.fixture(scope="module")
def parquet(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of tables as Parquet files."""
    folder = tmp_path_factory.mktemp("parquet")
    frames = {name: cac_data.load_table(name) for name in table_names()}
    files = export(frames, "parquet", folder)
    assert files == [folder / f"{name}.parquet" for name in RESOURCES]
    return folder


@bundled.every_table
def test_parquet_has_the_same_cells(name: TableName, parquet: Path) -> None:
    frame = pl.read_parquet(parquet / f"{name}.parquet")
    texts = [column for column, kind in frame.schema.items() if kind == pl.String]
    cells = frame.select(texts).fill_null("").rows()
    assert cells == [tuple(row[column] for column in texts) for row in ROWS[name]]
    numbers = cac_data.load_table(name).select_dtypes("float64")
    figures = frame.select([*numbers]).fill_null(math.nan).rows()
    np.testing.assert_array_equal(np.reshape(figures, numbers.shape), numbers)


def test_a_workbook_has_a_sheet_a_table(tmp_path: Path, run: Run) -> None:
    run("export", "--format", "xlsx", str(tmp_path))
    book = openpyxl.load_workbook(tmp_path / "cac-data.xlsx", read_only=True)
    assert book.sheetnames == ["columns", *RESOURCES]
    last_rows = {name: book[name].max_row for name in ROWS}
    assert last_rows == {name: len(rows) + 1 for name, rows in ROWS.items()}


def test_no_file_is_lost_unasked(tmp_path: Path, run: Run) -> None:
    command = ("export", "--format", "xlsx", str(tmp_path))
    existing = tmp_path / "cac-data.xlsx"
    existing.write_bytes(b"mine")
    assert f"{existing} is there already; allowed: another" in run(*command, code=2)
    assert existing.read_bytes() == b"mine"
    run(*command, "--force")
    assert existing.read_bytes() != b"mine"


@pytest.mark.parametrize("form", ["duckdb", "parquet"])
def test_without_duckdb_the_extra_is_named(
    form: str, tmp_path: Path, run: Run, monkeypatch: Patch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    error = run("export", "--format", form, str(tmp_path), code=2)
    assert error == f"error: {form} needs duckdb: pip install 'cac-data[export]'"
    assert not [*tmp_path.iterdir()]


def test_a_link_that_leads_nowhere_is_not_written_through(
    tmp_path: Path, run: Run
) -> None:
    elsewhere = tmp_path / "elsewhere.xlsx"
    link = tmp_path / "cac-data.xlsx"
    link.symlink_to(elsewhere)
    error = run("export", "--format", "xlsx", str(tmp_path), code=2)
    assert f"{link} is there already; allowed: another folder, or --force" in error
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
    author = tables["authors"][0]["name"]
    title = f"{tables['title']}, version {tables['version']}"
    assert cac_data.cite() == f"{author} ({tables['date-released']}). {title}."
