"""How a page sets the columns of a table, and which of them it shows."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from cac_data import display

LONG_TEXT = 45
"""Characters from which a cell needs room, or it becomes a tower of single words."""

DATE = re.compile(r"(\d{4}-\d{2}(-\d{2})?)?")  # or nothing

SOURCE_COLUMNS = ("source_id", "source_ids")

Table = Mapping[str, Any]
"""``columns`` and ``rows``, as in a bundle."""


def columns_shown(table: Table, *, folded: bool = False) -> list[tuple[int, Any]]:
    """Return the columns of a table worth showing, each with its place.

    Sources that are the same in every row stand below the figure or table. Of the data
    `folded` away behind a figure, all that is the same in every row is told above it.
    """
    return [
        (place, column)
        for place, column in enumerate(table["columns"])
        if not (folded or column["name"] in SOURCE_COLUMNS)
        or not _is_constant(table, place)
    ]


def column_classes(table: Table, *, folded: bool = False) -> str:
    """Return the classes of columns: numbers (n), long texts (w) and dates (d).

    Such as ``n2 w4``: letter and position, up to 20, as the style sheet has them.
    """
    names = []
    shown = columns_shown(table, folded=folded)
    for position, (place, column) in enumerate(shown, start=1):
        longest = max((len(str(row[place] or "")) for row in table["rows"]), default=0)
        if column["type"] in ("number", "integer"):
            names.append(f"n{position}")
        elif column["type"] == "text" and longest > LONG_TEXT:
            names.append(f"w{position}")
        elif longest and all(
            DATE.fullmatch(str(row[place] or "")) for row in table["rows"]
        ):
            names.append(f"d{position}")
    return " ".join(names)


def _is_constant(table: Table, place: int) -> bool:
    rows = table["rows"]
    return len(rows) > 1 and all(row[place] == rows[0][place] for row in rows)


def said_once(table: Table) -> str:
    """Return headings and values of what is the same in all rows, as a phrase."""
    told = [
        (column["label"], display.format_cell(table["rows"][0][place], column))
        for place, column in enumerate(table["columns"])
        if column["name"] not in SOURCE_COLUMNS and _is_constant(table, place)
    ]
    return "; ".join(f"{label}: {value or 'none'}" for label, value in told)


def csv_uri(table: Table) -> str:
    """Return columns and rows as a data address of a CSV file."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column["name"] for column in table["columns"]])
    writer.writerows(
        [";".join(map(str, cell)) if isinstance(cell, list) else cell for cell in row]
        for row in table["rows"]
    )
    return "data:text/csv;charset=utf-8," + quote(
        buffer.getvalue(), safe="!$()*+,-./:;=?@[]_~"
    )
