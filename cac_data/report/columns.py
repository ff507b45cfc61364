"""Which columns of a table a page shows, and how they are set."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cac_data import display

__all__ = [
    "column_classes",
    "column_rules",
    "columns_shown",
    "constant_columns",
    "said_once",
]

MOST_COLUMNS = 20
"""Of a table, for which the style sheet has rules."""

LONG_TEXT = 45
"""Characters from which a cell needs room, or it becomes a tower of single words."""

DATE = re.compile(r"(\d{4}-\d{2}(-\d{2})?)?")  # or nothing

SOURCE_COLUMNS = ("source_id", "source_ids")


def columns_shown(
    table: Mapping[str, Any], *, folded: bool = False
) -> list[tuple[int, Any]]:
    """Return the columns of a table worth showing, each with its place.

    Sources that are the same in every row would repeat the line of sources below
    the figure or table. Of the data folded away behind a figure, every column that
    is the same in all rows is told once, above the table.

    Parameters
    ----------
    table : mapping
        ``columns`` and ``rows``, as in the bundle.
    folded : bool, optional
        Whether it is the data behind a figure.

    Returns
    -------
    list of tuple of int and mapping
        Place and column.
    """
    constant = constant_columns(table)
    return [
        (place, column)
        for place, column in enumerate(table["columns"])
        if place not in constant or not (folded or column["name"] in SOURCE_COLUMNS)
    ]


def column_classes(table: Mapping[str, Any], *, folded: bool = False) -> str:
    """Return the classes of columns: numbers (n), long texts (w) and dates (d).

    Parameters
    ----------
    table : mapping
        ``columns`` and ``rows``, as in the bundle.
    folded : bool, optional
        Whether it is the data behind a figure.

    Returns
    -------
    str
        Such as ``n2 w4``: letter and position, for the attribute of the table.
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


def constant_columns(table: Mapping[str, Any]) -> dict[int, str]:
    """Return the columns with one value in all rows: place to heading and value.

    Parameters
    ----------
    table : mapping
        ``columns`` and ``rows``, as in the bundle.

    Returns
    -------
    dict of int to str
        Empty for a table of one row.
    """
    rows = table["rows"]
    if len(rows) < 2:
        return {}
    found = {}
    for place, column in enumerate(table["columns"]):
        if all(row[place] == rows[0][place] for row in rows):
            shown = display.format_cell(rows[0][place], column) or "none"
            found[place] = f"{column['label']}: {shown}"
    return found


def said_once(table: Mapping[str, Any]) -> str:
    """Return what is the same in all rows, as a phrase.

    Parameters
    ----------
    table : mapping
        ``columns`` and ``rows``, as in the bundle.

    Returns
    -------
    str
        Headings and values; empty if every column varies.
    """
    return "; ".join(
        text
        for place, text in constant_columns(table).items()
        if table["columns"][place]["name"] not in SOURCE_COLUMNS
    )


def column_rules() -> str:
    """Return the style rules for columns of numbers, of long texts and of dates.

    A class at every number would be a tenth of a page; a class at the table that names
    the columns is nothing.

    Returns
    -------
    str
        Rules for the classes that `column_classes` gives.
    """
    places = range(1, MOST_COLUMNS + 1)
    numbers = ",\n".join(f".n{place} tr > :nth-child({place})" for place in places)
    texts = ",\n".join(
        f".w{place} tbody > tr > :nth-child({place})" for place in places
    )
    dates = ",\n".join(f".d{place} tr > :nth-child({place})" for place in places)
    return (
        f"{numbers} {{ text-align: right; font-variant-numeric: tabular-nums; }}\n"
        f"{texts} {{ min-width: var(--text); white-space: normal; }}\n"
        f"{dates} {{ white-space: nowrap; }}"
    )
