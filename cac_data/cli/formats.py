"""What a command has found, written as text: frame in, text out."""

from __future__ import annotations

import csv
import io
import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

__all__ = [
    "FORMATS",
    "SUFFIXES",
    "Answer",
    "as_csv",
    "as_json",
    "as_markdown",
    "cells",
    "is_number",
    "text_of",
]

FORMATS = ("table", "csv", "json", "markdown", "xlsx")

SUFFIXES: Mapping[str, str] = {
    ".csv": "csv",
    ".json": "json",
    ".md": "markdown",
    ".txt": "table",
    ".xlsx": "xlsx",
}
"""Ending of a file's name: the format that its reader expects."""


@dataclass(frozen=True)
class Answer:
    """Rows, and what a file of them should say about where they come from.

    Attributes
    ----------
    frame : DataFrame
        The rows.
    title : str
        What they are, in a line.
    about : dict
        Facts about them in words, by name.
    sources : DataFrame or None
        The sources they rest on.
    """

    frame: pd.DataFrame
    title: str
    about: Mapping[str, str] = field(default_factory=dict)
    sources: pd.DataFrame | None = None


def text_of(cell: object, separator: str = ";") -> str:
    """Write a cell as the files of the package do: shortest number, empty if missing.

    Examples
    --------
    >>> [text_of(cell) for cell in (24700.0, 0.05, float("nan"), True, ["KAZ", "KGZ"])]
    ['24700', '0.05', '', 'true', 'KAZ;KGZ']
    """
    if isinstance(cell, str):
        return cell
    if isinstance(cell, list | tuple):
        return separator.join(text_of(item) for item in cell)
    if isinstance(cell, bool | np.bool_):
        return "true" if cell else "false"
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return ""
    if isinstance(cell, float):
        return repr(float(cell)).removesuffix(".0")
    return str(cell)


def is_number(column: pd.Series) -> bool:
    """Tell whether a column holds numbers, and not only two answers."""
    return pd.api.types.is_numeric_dtype(column) and not pd.api.types.is_bool_dtype(
        column
    )


def cells(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of a frame as they stand, without index or names."""
    return frame.itertuples(index=False, name=None)


def as_csv(frame: pd.DataFrame) -> str:
    r"""Write rows as the package's own files are: comma, LF, no needless quotes.

    Examples
    --------
    >>> as_csv(pd.DataFrame({"country": ["KAZ"], "value": [43820.0], "note": ["a,b"]}))
    'country,value,note\nKAZ,43820,"a,b"\n'
    """
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(frame.columns)
    writer.writerows([text_of(cell) for cell in row] for row in cells(frame))
    return text.getvalue()


def _plain(cell: object) -> object:
    """Return a cell as JSON knows it, a whole number without a point."""
    if isinstance(cell, list | tuple):
        return [_plain(item) for item in cell]
    if isinstance(cell, np.generic):
        cell = cell.item()
    if isinstance(cell, float):
        if math.isnan(cell):
            return None
        return int(cell) if cell.is_integer() else cell
    return cell


def as_json(frame: pd.DataFrame) -> str:
    """Write rows as a list of records, one a line.

    Lists stay lists and a missing number is null. An empty text stays empty, as in the
    library's frames.

    Examples
    --------
    >>> print(as_json(pd.DataFrame({"country": ["KAZ", "KGZ"], "value": [1.0, None]})))
    [
    {"country": "KAZ", "value": 1},
    {"country": "KGZ", "value": null}
    ]
    """
    names = list(map(str, frame.columns))
    records = (
        json.dumps(
            dict(zip(names, map(_plain, row), strict=True)),
            ensure_ascii=False,
            allow_nan=False,
        )
        for row in cells(frame)
    )
    body = ",\n".join(records)
    return f"[\n{body}\n]\n" if body else "[]\n"


# What Markdown would take for a mark of its own; the bar would end a cell.
_MARKS = re.compile(r"([\\`*_\[\]|~])")


def _markdown_cell(cell: object) -> str:
    text = text_of(cell, "; ").replace("&", "&amp;").replace("<", "&lt;")
    text = text.replace(">", "&gt;")
    return "<br>".join(_MARKS.sub(r"\\\1", line) for line in text.splitlines())


def as_markdown(frame: pd.DataFrame) -> str:
    r"""Write rows as a table of GitHub's Markdown; what is a mark there is escaped.

    Examples
    --------
    >>> print(as_markdown(pd.DataFrame({"flow": ["a|b"], "value": [43820.0]})))
    | flow | value |
    | --- | ---: |
    | a\|b | 43820 |
    """
    rules = ["---:" if is_number(frame[column]) else "---" for column in frame]
    head = [_markdown_cell(str(column)) for column in frame]
    rows = ([_markdown_cell(cell) for cell in row] for row in cells(frame))
    return "".join(f"| {' | '.join(row)} |\n" for row in (head, rules, *rows))
