"""The house: imports go downwards only, and `import cac_data` stays light."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "cac_data"

# From top to bottom. A module may import what stands on a line below its own; modules
# on one line never import each other (the topics least of all), except the parts of one
# package.
LAYERS = (
    {"__main__"},
    {"cli"},
    {"report", "search"},
    {"project"},
    {"scenarios"},
    {"parameters"},
    {"outlook"},
    {"claims"},
    {"history", "trade", "energy", "infrastructure"},
    {"show"},
    {"fetch"},
    {"words", "products"},
    {"projections", "facts"},
    {"observations"},
    {"charts"},
    {"sources"},
    {"changes", "reasons"},
    {"tables"},
    {"vintage"},
    {"periods", "shared_answers"},
    {"export"},
    {"bundles"},
    {"codes", "files"},
)
RANK = {name: rank for rank, layer in enumerate(reversed(LAYERS)) for name in layer}

# `cac_data/__init__.py` gives the public names of these, nothing else.
PUBLIC = {"sources", "tables", "vintage"}

# What a report shows reaches `report` through the bundles of `display`, so that a new
# topic needs no change in it.
WHAT_REPORTS_ARE_ABOUT = {
    *("outlook", "claims", "history", "trade", "energy", "infrastructure", "show"),
    *("products", "facts", "observations", "projections"),
}


def modules() -> dict[str, Path]:
    """Dotted name below `cac_data` -> file, of every module there is."""
    found = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        parts = file.relative_to(PACKAGE).with_suffix("").parts
        if "template" in parts or "_project" in parts:
            continue
        if parts[-1] == "__init__":
            parts = parts[:-1]
        found[".".join(parts)] = file
    return found


MODULES = modules()


def imported(name: str, tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and dotted name below `cac_data` of each import of the package itself."""
    package = ["cac_data", *name.split(".")] if name else ["cac_data"]
    if MODULES[name].name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from below(node.lineno, alias.name)
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                anchor = package[: len(package) - node.level + 1]
                base = ".".join([*anchor, *([node.module] if node.module else [])])
            for alias in node.names:
                # `from cac_data import trade` names a module, `from cac_data.tables
                # import select` a function of one.
                full = f"{base}.{alias.name}"
                is_module = full.removeprefix("cac_data.") in MODULES
                yield from below(node.lineno, full if is_module else base)


def below(line: int, dotted: str) -> Iterator[tuple[int, str]]:
    if dotted == "cac_data":
        yield line, ""
    elif dotted.startswith("cac_data."):
        yield line, dotted.removeprefix("cac_data.")


def top(name: str) -> str:
    return name.split(".")[0]


def refusals(name: str, tree: ast.Module) -> list[str]:
    """Why an import of this module is not allowed, one line each."""
    found = []
    for line, target in imported(name, tree):
        here, there = top(name), top(target)
        where = f"cac_data/{name or '__init__'}:{line}"
        if name == "":
            if there not in PUBLIC:
                found.append(f"{where}: the package gives {sorted(PUBLIC)} only")
        elif target == "":
            # The package loads tables and sources: what they need cannot ask for it.
            if RANK[here] <= RANK["sources"]:
                found.append(f"{where}: below `sources`, import the module itself")
        elif here == there:
            if "." not in name and "." not in target:
                found.append(f"{where}: imports itself")
        elif here == "report" and there in WHAT_REPORTS_ARE_ABOUT:
            found.append(f"{where}: report knows no topic, but imports {there}")
        elif RANK[there] >= RANK[here]:
            found.append(
                f"{where}: {here} may not import {there}, which is not below it"
            )
    return found


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {""}))
def test_every_module_has_its_place(name: str) -> None:
    assert top(name) in RANK, (
        f"cac_data/{name} is new: give it a line in LAYERS, tests/test_imports.py"
    )


@pytest.mark.parametrize("name", sorted(MODULES), ids=lambda name: name or "__init__")
def test_imports_go_downwards_only(name: str) -> None:
    if name:
        assert top(name) in RANK
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    assert not refusals(name, tree)


def loaded_by(statement: str) -> set[str]:
    """Top names of the modules that a fresh Python has loaded after a statement."""
    code = (
        f"{statement}\nimport sys\n"
        "print(*{name.split('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_the_package_loads_pandas_and_nothing_heavier() -> None:
    # No list of heavy modules to keep: the standard library and what pandas brings.
    extra = loaded_by("import cac_data") - loaded_by("import pandas")
    assert extra - sys.stdlib_module_names == {"cac_data"}


@pytest.mark.parametrize("name", sorted(MODULES.keys() - {"", "cli", "__main__"}))
def test_the_library_prints_nothing(name: str) -> None:
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    lines = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "print"
    ]
    assert not lines, f"cac_data/{name} prints in line(s) {lines}"
