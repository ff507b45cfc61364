"""What the warm server imports before it forks: what the notebooks do, and no more."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from cac_data.report import forks
from cac_data.report.imports import imported_modules
from tests.bundled import RESOURCES

ROOT = Path(__file__).parents[1]
NOTEBOOKS = {
    path.stem: path.read_text("utf-8") for path in (ROOT / "notebooks").glob("*.ipynb")
}

LIBRARIES = {"matplotlib", "networkx", "scipy", "seaborn", "statsmodels"}

WARM = """\
import json, sys
from cac_data.tables import _loaded
from cac_data.report import warm
loaded = {name.partition(".")[0] for name in warm.LIBRARIES if name in sys.modules}
print(json.dumps([sorted(loaded), _loaded.cache_info().currsize]))
"""


def notebook(*cells: str, kind: str = "code") -> str:
    return json.dumps(
        {"cells": [{"cell_type": kind, "source": cell} for cell in cells]}
    )


def warmed(*modules: str, known: bool = True) -> tuple[set[str], int]:
    """Libraries that a new server loads, and how many tables it reads."""
    told = {forks.MODULES: " ".join(modules)} if known else {}
    done = subprocess.run(
        [sys.executable, "-c", WARM],
        env={**os.environ, **forks.settings(), **told},
        capture_output=True,
        text=True,
        check=True,
    )
    loaded, tables = json.loads(done.stdout)
    return set(loaded), tables


# --- What notebooks import -----------------------------------------------------------


@pytest.mark.parametrize(
    ("cell", "modules"),
    [
        ("import numpy as np", {"numpy"}),
        ("import scipy.stats, json", {"scipy", "scipy.stats", "json"}),
        ("from cac_data import (\n    trade,\n)", {"cac_data", "cac_data.trade"}),
        ("def later():\n    import networkx", {"networkx"}),
        ("from . import beside", set()),
        ("'import numpy'", set()),
    ],
)
def test_an_import_of_any_form_is_found(cell: str, modules: set[str]) -> None:
    assert imported_modules([notebook("year = 2030", cell)]) == modules


def test_the_imports_of_several_notebooks_come_together() -> None:
    texts = [notebook("import json"), notebook("import csv"), notebook("import json")]
    assert imported_modules(texts) == {"json", "csv"}
    assert imported_modules([]) == set()


def test_prose_imports_nothing() -> None:
    assert imported_modules([notebook("import numpy", kind="markdown")]) == set()


@pytest.mark.parametrize(
    "text",
    [
        notebook("import json", "%matplotlib inline"),
        notebook("-" * 100_000 + "1"),
        *("no notebook", "{}", "[]"),
    ],
    ids=["magic", "deep", "text", "no cells", "a list"],
)
def test_what_cannot_be_read_may_import_anything(text: str) -> None:
    assert imported_modules([text]) is None


@pytest.mark.filterwarnings("error")
def test_what_python_complains_of_in_a_cell_is_not_told_here() -> None:
    assert imported_modules([notebook(r"import json; '\d'")]) == {"json"}


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_the_imports_of_a_notebook_can_be_told(name: str) -> None:
    found = imported_modules([NOTEBOOKS[name]])
    assert found is not None
    assert {"cac_data.display", f"cac_data.{name}"} <= found


# --- What the server imports for them ------------------------------------------------


def test_where_notebooks_are_not_known_all_is_imported() -> None:
    assert warmed(known=False) == (LIBRARIES, len(RESOURCES))


def test_for_a_notebook_that_only_shows_nothing_else_is_imported() -> None:
    assert warmed("cac_data", "cac_data.display", "pandas") == (set(), 0)


def test_a_library_that_is_named_is_imported() -> None:
    loaded, tables = warmed("cac_data", "networkx", "no_such_module")
    assert loaded == {"networkx"}
    assert tables == len(RESOURCES)  # a bare `import cac_data` may read any of them


def test_a_part_brings_what_its_functions_import_later() -> None:
    loaded, _ = warmed("cac_data", "cac_data.infrastructure")
    assert "networkx" in loaded
    assert "seaborn" in loaded  # which its drawings import at once


def test_what_functions_import_later_is_known_to_the_server() -> None:
    """Or each kernel would import it anew."""
    package = ROOT / "cac_data"
    found = {
        library: path.relative_to(package).as_posix()
        for path in package.rglob("*.py")
        if path.relative_to(package).parts[0] not in ("cli", "fetch", "report")
        for function in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(function, ast.FunctionDef)
        for library in imported_by(function)
    }
    assert {"networkx", "statsmodels"} <= set(found)
    # Jupyter brings IPython and platformdirs in any case, pandas brings numpy.
    there = {"IPython", "cac_data", "numpy", "platformdirs", *sys.stdlib_module_names}
    assert set(found) - there <= LIBRARIES


def imported_by(function: ast.FunctionDef) -> set[str]:
    """First parts of the names of what a function imports."""
    found = imported_modules([notebook(ast.unparse(function))])
    assert found is not None
    return {name.partition(".")[0] for name in found}
