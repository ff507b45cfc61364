"""Tables of a page: which of their columns are shown, and how they are saved."""

import csv
import io
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from cac_data import words
from cac_data.lines import Line, line
from cac_data.report.key_figures import csv_cell

LONG_TEXT = 45  # characters from which a cell needs room, or it becomes a tower
DATE = re.compile(r"(\d{4}-\d{2}(-\d{2})?)?")  # or nothing
SOURCES = ("source_id", "source_ids")
FOR_COMPUTING = ("year", "half")
"""Columns that only who computes with the data needs."""

Table = Mapping[str, Any]
"""With `columns`, each with a name, label and type, and `rows`, lists of cells."""


def cells_by_name(columns: Any, rows: Any) -> list[dict[str, Any]]:
    """Return rows as dicts by the names of their columns."""
    names = [column["name"] for column in columns]
    return [dict(zip(names, row, strict=True)) for row in rows]


def laid_out(table: Table, *, folded: bool = False) -> dict[str, Any]:
    """Return which columns of a table are shown, and classes such as ``n2 w4``.

    These are the places of numbers, long texts (w) and dates (d). A source, or anything
    in data `folded` away, that is the same in every row is not shown, but said once, if
    it is anything.
    """
    has_periods = any(column["name"] == "period" for column in table["columns"])
    shown: list[tuple[int, Mapping[str, Any]]] = []
    classes: list[str] = []
    once: list[Line] = []
    for place, column in enumerate(table["columns"]):
        if folded and has_periods and column["name"] in FOR_COMPUTING:
            continue
        cells = [row[place] for row in table["rows"]]
        is_constant = len(cells) > 1 and all(cell == cells[0] for cell in cells)
        is_source = column["name"] in SOURCES
        if is_constant and is_source:
            continue
        if is_constant and folded:
            value = words.cell(cells[0], column)
            if value:
                said = {"column": column["label"], "value": value}
                once.append(line("page.column-and-value", **said))
            continue
        shown.append((place, column))
        letter = _class_of(column, cells)
        if letter:
            classes.append(f"{letter}{len(shown)}")
    return {"shown": shown, "classes": " ".join(classes), "once": once}


def _class_of(column: Mapping[str, Any], cells: list[Any]) -> str:
    """Return `n` for a column of numbers, `w` of long texts, `d` of dates, or none."""
    if column["type"] in ("number", "integer"):
        return "n"
    texts = [str(cell or "") for cell in cells]
    if column["type"] == "text" and any(len(text) > LONG_TEXT for text in texts):
        return "w"
    if any(texts) and all(DATE.fullmatch(text) for text in texts):
        return "d"
    return ""


def csv_uri(table: Table) -> Markup:
    """Return columns and rows as a data address of a CSV file."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column["name"] for column in table["columns"]])
    for row in table["rows"]:
        writer.writerow([csv_cell(value) for value in row])
    text = quote(buffer.getvalue(), safe="!$'()*+,-./:;=?@[]_~ ")
    return Markup(f"data:text/csv;charset=utf-8,{text}")
