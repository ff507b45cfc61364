"""What notebooks import, read from their text: nothing here runs or loads them."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterable, Iterator

__all__ = ["imported_modules"]


def imported_modules(contents: Iterable[str]) -> frozenset[str] | None:
    """List the modules that notebooks import by name.

    Parameters
    ----------
    contents : iterable of str
        The texts of their files.

    Returns
    -------
    frozenset of str or None
        ``from cac_data import trade`` counts as ``cac_data`` and ``cac_data.trade``.
        None where it cannot be told, as a cell is no plain Python.

    Examples
    --------
    >>> cell = {"cell_type": "code", "source": ["import numpy as np, scipy.stats"]}
    >>> sorted(imported_modules([json.dumps({"cells": [cell]})]))
    ['numpy', 'scipy', 'scipy.stats']
    """
    found: set[str] = set()
    try:
        for content in set(contents):
            for cell in json.loads(content)["cells"]:
                if cell["cell_type"] == "code":
                    found.update(_imports(ast.parse("".join(cell["source"]))))
    except (ValueError, KeyError, TypeError, SyntaxError):
        return None
    return frozenset(found)


def _imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield from _with_parents(alias.name)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from _with_parents(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _with_parents(module: str) -> Iterator[str]:
    parts = module.split(".")
    return (".".join(parts[: place + 1]) for place in range(len(parts)))
