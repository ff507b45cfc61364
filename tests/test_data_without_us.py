"""The folder of tables works without this package: in other tools, the same numbers.

Each test takes a copy of the folder, so that nothing of the package lies beside it.
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest
from pandas.testing import assert_frame_equal

import cac_data
from tests.bundled import DATA, FIELDS, RESOURCES, every_table
from tests.conftest import in_ci

README = (DATA / "README.md").read_text("utf-8")
RECIPES = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
RUN_BY = {"r": ["Rscript", "-"], "python": [sys.executable, "-"], "sh": ["sh", "-e"]}
NEEDS = {"r": "Rscript", "sh": "pandoc"}


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
    ours = cac_data.load_table(name)
    numbers, texts = ours.select_dtypes("float64"), ours.select_dtypes("str")
    types = dict.fromkeys(FIELDS[name], "VARCHAR") | dict.fromkeys(numbers, "DOUBLE")
    with duckdb.connect() as database:
        file = str(folder / f"{name}.csv")
        theirs = database.read_csv(file, header=True, dtype=types).df()
    assert [*theirs] == [*ours]
    assert_frame_equal(theirs[[*numbers]], numbers)
    assert theirs[[*texts]].fillna("").to_numpy().tolist() == texts.to_numpy().tolist()


@pytest.mark.parametrize(("kind", "text"), RECIPES)
def test_a_recipe_of_the_readme_finds_the_figures(
    folder: Path, kind: str, text: str
) -> None:
    if not shutil.which(NEEDS.get(kind, "sh")) and not in_ci():
        pytest.skip(f"{NEEDS[kind]} is not on this machine")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        RUN_BY[kind],
        cwd=folder,
        env={**os.environ, "PATH": path},
        input=text,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    if kind == "sh":
        for name in ("text.html", "text.tex"):
            words = (folder / name).read_text("utf-8").split()
            assert "Committee of the Kyrgyz Republic 2024)" in " ".join(words)
    else:
        assert all(who in done.stdout for who in ("china_customs", "5353.257"))
