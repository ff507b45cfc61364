"""What is made of the tables for others: export, codebook, Croissant, how to cite."""

import functools
import math
import re
import resource
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import duckdb
import mlcroissant
import numpy as np
import openpyxl
import pandas as pd
import polars as pl
import pytest
import yaml

import cac_data
from cac_data.cli import main
from cac_data.codes import TableName
from tests import bundled
from tests.bundled import DATA, DESCRIPTOR, FIELDS, KEYS, RESOURCES, ROWS
from tests.conftest import ROOT, Patch, Run, problems


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


class Export(NamedTuple):
    """What a call of the command has written, and what it said of that."""

    folder: Path
    files: list[Path]


Exported = Callable[[str], Export]


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """Give the tables in a form, which the command has written once for all tests.

    Where no temporary folder is, as where it is full, and into a new one whose name has
    a sign at which a text ends in SQL.
    """

    @functools.cache
    def exported(form: str) -> Export:
        folder = tmp_path_factory.mktemp(form) / "it's" / "new"
        printed = StringIO()
        with Patch.context() as patch, redirect_stdout(printed):
            patch.setattr(tempfile, "tempdir", str(folder / "not there"))
            assert main(["export", "--format", form, str(folder)]) == 0
        return Export(folder, [*map(Path, printed.getvalue().splitlines())])

    return exported


@pytest.fixture(scope="module")
def database(exported: Exported) -> Iterator[duckdb.DuckDBPyConnection]:
    """The tables as a database."""
    (file,) = exported("duckdb").files
    with duckdb.connect(str(file), read_only=True) as connection:
        yield connection


NAMES_OF_FILES = {
    "duckdb": ["cac-data.duckdb"],
    "parquet": [f"{name}.parquet" for name in RESOURCES],
    "xlsx": ["cac-data.xlsx"],
}


@pytest.mark.parametrize("form", NAMES_OF_FILES)
def test_the_command_names_the_files_that_it_writes(
    form: str, exported: Exported
) -> None:
    names = [file.relative_to(exported(form).folder) for file in exported(form).files]
    assert [*map(str, names)] == NAMES_OF_FILES[form]


@pytest.mark.parametrize("form", NAMES_OF_FILES)
def test_nothing_else_lies_beside_what_is_written(
    form: str, exported: Exported
) -> None:
    folder, files = exported(form)
    assert {*folder.iterdir()} == {*files}


@pytest.mark.parametrize("form", NAMES_OF_FILES)
def test_no_temporary_folder_is_needed(form: str, exported: Exported) -> None:
    assert all(file.stat().st_size for file in exported(form).files)


@pytest.mark.parametrize("form", NAMES_OF_FILES)
def test_a_folder_may_have_an_apostrophe(form: str, exported: Exported) -> None:
    assert {file.parent.parent.name for file in exported(form).files} == {"it's"}


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


@bundled.every_table
def test_parquet_has_the_same_cells(name: TableName, exported: Exported) -> None:
    frame = pl.read_parquet(exported("parquet").folder / f"{name}.parquet")
    texts = [column for column, kind in frame.schema.items() if kind == pl.String]
    cells = frame.select(texts).fill_null("").rows()
    assert cells == [tuple(row[column] for column in texts) for row in ROWS[name]]
    numbers = cac_data.load_table(name).select_dtypes("float64")
    figures = frame.select([*numbers]).fill_null(math.nan).rows()
    np.testing.assert_array_equal(np.reshape(figures, numbers.shape), numbers)


def test_a_workbook_has_a_sheet_a_table(exported: Exported) -> None:
    (file,) = exported("xlsx").files
    book = openpyxl.load_workbook(file, read_only=True)
    assert book.sheetnames == ["columns", *RESOURCES]
    last_rows = {name: book[name].max_row for name in ROWS}
    assert last_rows == {name: len(rows) + 1 for name, rows in ROWS.items()}


@pytest.fixture
def few_tables(monkeypatch: Patch) -> None:
    """Three tables stand for all in a workbook, which is larger than 32 kB."""
    names = ["countries", "bilateral_trade", "sources"]
    monkeypatch.setattr("cac_data.tables.table_names", lambda: names)


@pytest.mark.usefixtures("few_tables")
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


@pytest.fixture
def little_room() -> Iterator[None]:
    """No file may be larger than 32 kB: some tables have room then, others have not."""
    before, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (32 * 1024, most))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, (before, most))


def assert_that_nothing_is_left(form: str, folder: Path, run: Run) -> None:
    error = run("export", "--format", form, str(folder / "new"), code=1)
    assert re.fullmatch(f"error: {folder}/new: .*", error)
    assert not [*folder.iterdir()]


@pytest.mark.usefixtures("little_room")
@pytest.mark.parametrize("form", ["parquet", "duckdb"])
def test_where_no_room_is_left_nothing_is_left(
    form: str, tmp_path: Path, run: Run
) -> None:
    assert_that_nothing_is_left(form, tmp_path, run)


@pytest.mark.usefixtures("few_tables", "little_room")
def test_where_no_room_is_left_no_workbook_is_left(tmp_path: Path, run: Run) -> None:
    assert_that_nothing_is_left("xlsx", tmp_path, run)


def test_how_to_cite_is_valid_and_says_what_the_descriptor_says() -> None:
    file = ROOT / "CITATION.cff"
    assert problems("vendor.citation-file-format", file) == ""
    citation = yaml.safe_load(file.read_text("utf-8"))
    (tables,) = citation["references"]
    author = tables["authors"][0]["name"]
    title = f"{tables['title']}, version {tables['version']}"
    assert cac_data.cite() == f"{author} ({tables['date-released']}). {title}."
