"""The parameters cell of a notebook."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


def declared_parameters(notebook: Path) -> dict[str, Any]:
    """Read the parameters cell of a notebook, without running it.

    Parameters
    ----------
    notebook : pathlib.Path
        File of the notebook.

    Returns
    -------
    dict
        Parameter to default, in the order of the cell.

    Raises
    ------
    ValueError
        If the file is no notebook, has no cell or several cells tagged ``parameters``,
        or the cell holds anything but plain values.
    """
    try:
        cells = json.loads(notebook.read_text("utf-8"))["cells"]
    except (ValueError, KeyError, TypeError) as error:
        message = f"`notebook`: {notebook.name} is not a Jupyter notebook ({error})"
        raise ValueError(message) from error
    tagged = [cell for cell in cells if "parameters" in _tags(cell)]
    if len(tagged) != 1:
        message = (
            f"`notebook`: {notebook.name} has {len(tagged)} cells tagged 'parameters'; "
            "allowed: exactly one"
        )
        raise ValueError(message)
    source = tagged[0]["source"]
    text = source if isinstance(source, str) else "".join(source)
    try:
        return dict(_assignments(ast.parse(text)))
    except (ValueError, SyntaxError) as error:
        message = (
            f"`notebook`: the parameters cell of {notebook.name} holds more than "
            f"annotated plain values ({error})"
        )
        raise ValueError(message) from error


def _tags(cell: Mapping[str, Any]) -> list[Any]:
    tags = cell.get("metadata", {}).get("tags", [])
    return tags if isinstance(tags, list) else []


def _assignments(tree: ast.Module) -> Iterator[tuple[str, Any]]:
    for statement in tree.body:
        if (
            isinstance(statement, ast.AnnAssign)
            and isinstance(statement.target, ast.Name)
            and statement.value is not None
        ):
            yield statement.target.id, ast.literal_eval(statement.value)
        else:
            message = f"line {statement.lineno}"
            raise ValueError(message)
