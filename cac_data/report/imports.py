"""What notebooks import, read from their text: nothing here runs or loads them."""

from __future__ import annotations

import ast
import json
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

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
        with warnings.catch_warnings():
            # Of an odd escape, say, Python complains: that is for the kernel to do.
            warnings.simplefilter("ignore")
            for content in set(contents):
                found.update(_imports_of_cells(json.loads(content)["cells"]))
    except (ValueError, KeyError, TypeError, SyntaxError):
        return None
    except (RecursionError, MemoryError):  # nested too deep for the parser
        return None
    return frozenset(found)


def _imports_of_cells(cells: Iterable[Any]) -> Iterator[str]:
    for cell in cells:
        if cell["cell_type"] == "code":
            yield from _imports(ast.parse("".join(cell["source"])))


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
