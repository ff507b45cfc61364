"""How much there is to carry on: sizes are held and told here, and only ever lowered.

A line is a line of a `.py` file, docstrings and blanks included.
"""

from __future__ import annotations

import ast
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

MOST_LINES = {
    "cac_data": 20_431,
    "cac_data/report": 2_980,
    "cac_data/scenarios.py cac_data/parameters.py": 600,
    "cac_data/cli": 800,
    "cac_data/fetch cac_data/vintage.py": 1_700,
    "tests": 19_005,
}
"""Of the modules of one or several places."""

MOST_NODES = 159_901
"""Of the syntax trees of the package: denser lines gain nothing."""

MOST_FUNCTIONS = 957
"""Of any kind."""


def modules(places: str) -> list[Path]:
    """The modules of some places, each a folder or a file."""
    found = [ROOT / place for place in places.split()]
    assert all(place.exists() for place in found), places
    return [
        module
        for place in found
        for module in ([place] if place.is_file() else sorted(place.rglob("*.py")))
    ]


def lines(module: Path) -> int:
    return len(module.read_text("utf-8").splitlines())


@pytest.mark.parametrize("places", MOST_LINES)
def test_lines_stay_few(
    places: str, record_property: Callable[[str, object], None]
) -> None:
    found = {module: lines(module) for module in modules(places)}
    total = sum(found.values())
    record_property("size", f"{places}: {total:,} lines in {len(found)} modules")
    largest = sorted(found.items(), key=lambda item: -item[1])[:5]
    assert total <= MOST_LINES[places], "; largest: " + ", ".join(
        f"{module.relative_to(ROOT)} {count}" for module, count in largest
    )


def test_lines_are_no_denser(
    record_property: Callable[[str, object], None],
) -> None:
    trees = [ast.parse(module.read_text("utf-8")) for module in modules("cac_data")]
    nodes = [node for tree in trees for node in ast.walk(tree)]
    functions = [
        node
        for node in nodes
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    record_property("size", f"{len(nodes):,} nodes, {len(functions):,} functions")
    assert len(nodes) <= MOST_NODES
    assert len(functions) <= MOST_FUNCTIONS
