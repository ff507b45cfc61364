"""The folder of tables works without this package: in other tools, the same numbers.

Each test takes a copy of the folder, so that nothing of the package lies beside it.
"""

from __future__ import annotations

import csv
import math
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import cac_data
from tests.bundled import DATA, FIELDS, KEYS, RESOURCES, is_number

every_table = pytest.mark.parametrize("name", RESOURCES)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    copied = tmp_path_factory.mktemp("alone") / "data"
    shutil.copytree(DATA, copied)
    return copied


def test_the_frictionless_command_finds_it_valid(folder: Path) -> None:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" VALID ") == len(RESOURCES)
    assert "INVALID" not in done.stdout


@every_table
def test_duckdb_reads_the_same_numbers(folder: Path, name: str) -> None:
    """Row by row, cell by cell: what DuckDB makes of a file and what the library does.

    DuckDB guesses the types of the columns; only what the descriptor calls a number is
    given to it, as any user of the folder would.
    """
    numbers = [field for field in FIELDS[name] if is_number(FIELDS[name][field])]
    types = dict.fromkeys(FIELDS[name], "VARCHAR") | dict.fromkeys(numbers, "DOUBLE")
    path = str(folder / f"{name}.csv")
    with duckdb.connect() as database:
        read = database.read_csv(path, header=True, dtype=types, all_varchar=False)
        columns, rows = read.columns, read.fetchall()
    ours = cac_data.load_table(name)
    assert columns == list(ours.columns) == list(FIELDS[name])
    assert len(rows) == len(ours)
    for number in numbers:
        place = columns.index(number)
        theirs = [row[place] for row in rows]
        both = zip(theirs, ours[number].tolist(), strict=True)
        assert all(
            own == found or (found is None and math.isnan(own)) for found, own in both
        ), number


@every_table
def test_plain_csv_reads_the_same_cells(folder: Path, name: str) -> None:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    ours = cac_data.load_table(name)
    for column, field in FIELDS[name].items():
        if field["type"] == "string":
            assert [row[column] for row in rows] == ours[column].tolist()
        elif field["type"] == "list":
            parts = [row[column].split(";") if row[column] else [] for row in rows]
            assert parts == ours[column].tolist()
    assert len({tuple(row[part] for part in KEYS[name]) for row in rows}) == len(rows)


def test_a_question_can_be_asked_in_sql(folder: Path) -> None:
    """Who says what about Kyrgyz imports from China in 2023, and who published it."""
    question = f"""
        SELECT trade.reporter, trade.value_usd_mn, sources.publisher
        FROM read_csv('{folder}/bilateral_trade.csv', all_varchar=true) AS trade
        JOIN read_csv('{folder}/sources.csv', all_varchar=true) AS sources
        USING (source_id)
        WHERE country = 'KGZ' AND flow = 'imports' AND period = '2023'
        ORDER BY trade.reporter
    """
    with duckdb.connect() as database:
        found = database.sql(question).fetchall()
    rows = cac_data.select(
        cac_data.load_table("bilateral_trade"),
        countries="KGZ",
        flow="imports",
        start=2023,
        end=2023,
    )
    assert len(found) == len(rows) >= 2
    assert {float(value) for _, value, _ in found} == set(rows["value_usd_mn"])
    assert all(publisher for _, _, publisher in found)
