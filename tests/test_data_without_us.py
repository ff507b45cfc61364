"""The folder of tables works without this package: in other tools, the same numbers.

Each test takes a copy of the folder, so that nothing of the package lies beside it.
"""

from __future__ import annotations

import math
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

import cac_data
from tests.bundled import DATA, FIELDS, RESOURCES, every_table, is_number


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("alone") / "data"))


def test_the_frictionless_command_finds_it_valid(folder: Path) -> None:
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json"]
    done = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, check=False, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" VALID ") == len(RESOURCES)
    assert "INVALID" not in done.stdout


@every_table
def test_duckdb_reads_the_same_cells(folder: Path, name: str) -> None:
    """Only what the descriptor calls a number is given to it, as any user would."""
    fields = FIELDS[name]
    types = {
        column: "DOUBLE" if is_number(fields[column]) else "VARCHAR"
        for column in fields
    }
    with duckdb.connect() as database:
        path = str(folder / f"{name}.csv")
        read = database.read_csv(path, header=True, dtype=types, all_varchar=False)
        theirs = dict(
            zip(read.columns, zip(*read.fetchall(), strict=True), strict=False)
        )
    ours = cac_data.load_table(name)
    assert list(ours) == list(fields)
    for column, cells in theirs.items():
        own = ours[column].tolist()
        if is_number(fields[column]):
            own = [None if math.isnan(value) else value for value in own]
        elif fields[column]["type"] == "list":
            own = [";".join(words) or None for words in own]
        elif fields[column]["type"] == "boolean":
            own = [str(value).lower() for value in own]
        else:
            own = [text or None for text in own]
        assert list(cells) == own, column
