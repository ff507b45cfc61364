"""The folder of tables works without this package: in other tools, the same numbers.

Each test takes a copy of the folder, so that nothing of the package lies beside it.
"""

import os
import re
import shutil
import sys
from pathlib import Path

import duckdb
import pytest
from pandas.testing import assert_frame_equal

import cac_data
from tests.bundled import DATA, FIELDS, RESOURCES, every_table
from tests.conftest import in_ci
from tests.report_runs import quick_variables, run

README = (DATA / "README.md").read_text("utf-8")
RECIPES = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
RUN_BY = {"r": "Rscript", "python": sys.executable, "sh": "sh"}
NEEDS = {"r": "Rscript", "sh": "pandoc"}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(DATA, tmp_path_factory.mktemp("alone") / "data"))


def test_the_frictionless_command_finds_it_valid(folder: Path) -> None:
    words = ("-m", "frictionless", "validate", "datapackage.json")
    done = run(folder, *words, command=sys.executable, env=quick_variables())
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count(" VALID ") == len(RESOURCES)
    assert "INVALID" not in done.stdout


@every_table
def test_duckdb_reads_the_same_cells(folder: Path, name: str) -> None:
    """Only what the descriptor calls a number is given to it, as any user would."""
    table = cac_data.load_table(name)
    numbers = table.select_dtypes("float64")
    texts = table.select_dtypes("str")
    types = {
        **dict.fromkeys(FIELDS[name], "VARCHAR"),
        **dict.fromkeys(numbers, "DOUBLE"),
    }
    with duckdb.connect() as database:
        file = str(folder / f"{name}.csv")
        frame = database.read_csv(file, header=True, dtype=types).df()
    assert [*frame] == [*table]
    assert_frame_equal(frame[[*numbers]], numbers)
    cells = frame[[*texts]].fillna("")
    assert cells.to_numpy().tolist() == texts.to_numpy().tolist()


@pytest.mark.parametrize(("kind", "text"), RECIPES)
def test_a_readme_recipe_finds_the_figures(folder: Path, kind: str, text: str) -> None:
    if not shutil.which(NEEDS.get(kind, "sh")) and not in_ci():
        pytest.skip(f"{NEEDS[kind]} is not on this machine")
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    (folder / "recipe").write_text(f"set -e\n{text}" if kind == "sh" else text, "utf-8")
    env = {**os.environ, "PATH": path}
    done = run(folder, "recipe", command=RUN_BY[kind], env=env)
    assert done.returncode == 0, done.stderr
    if kind == "sh":
        written = [folder / name for name in ("text.html", "text.tex")]
        words = [" ".join(file.read_text("utf-8").split()) for file in written]
        cited = "Committee of the Kyrgyz Republic 2024)"
        assert [cited in text for text in words] == [True, True]
    else:
        assert "china_customs" in done.stdout
        assert "5353.257" in done.stdout
