"""Columns and rows of a frame in JSON types, with headings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import Any

import pandas as pd

from cac_data import words
from cac_data.lines import Line, line
from cac_data.show.amounts import plain
from cac_data.show.publication import CITING_COLUMNS, ids_in
from cac_data.words.messages import Language

UNITS = (
    "usd_mn",
    "usd_bn",
    "usd",
    "cny_bn",
    "cny_mn",
    "pct",
    "percent",
    "km",
    "twh",
    "gw",
    "mw",
    "bcm",
    "mt",
)
"""In which the names of columns end."""

OF_IDS = ("_id", "_code", "source")
"""In which the names of columns end whose codes stand for themselves."""

TYPES = {"b": "boolean", "i": "integer", "f": "number"}
"""Type in a bundle by the kind of a column; all else is text, or a list."""


def columns_and_rows(
    frame: pd.DataFrame,
    headings: Mapping[str, Line],
    decimals: Mapping[str, int],
    names: Mapping[str, str] | None = None,
) -> dict[str, Any]:
    """Columns and rows of a frame in JSON types.

    A column without one of `headings` is called as ``columns.ftl`` says, a number
    without `decimals` is printed with about three digits of a usual value. A heading
    has a `language` where it is not in that of the page. Of `names`, if there are any,
    each column has those of its own codes, by which a page prints them; one of ids,
    which are called by none, `is_code`.
    """
    if "source_ids" in frame:
        frame = frame.assign(source_ids=frame["source_ids"].map(ids_in))
    columns = []
    cells_of_columns = []
    for name, values in frame.items():
        cells = [plain(value) for value in values]
        present = [
            value for value, cell in zip(values, cells, strict=True) if cell is not None
        ]
        heading = headings.get(str(name)) or heading_of(str(name))
        column: dict[str, Any] = {
            "name": str(name),
            "label": heading if isinstance(heading, str) else words.say(heading),
            "type": _type_of(values, present),
        }
        if words.falls_back(heading):
            column["language"] = words.english().code
        if column["type"] == "number":
            column["decimals"] = decimals.get(str(name), _usual_decimals(present))
        if names is not None and str(name).endswith(OF_IDS):
            column["is_code"] = 1
        elif names and (called := _names_in(str(name), cells, names)):
            column["names"] = called
        columns.append(column)
        cells_of_columns.append(cells)
    rows = [list(row) for row in zip(*cells_of_columns, strict=True)]
    return {"columns": columns, "rows": rows}


def named_codes() -> Mapping[str, str]:
    """What codes in the data behind charts are called, beside what charts call them.

    By the code, as ``columns.ftl`` has it: ``code-no_date``.
    """
    return _named_codes_in(words.spoken())


@cache
def _named_codes_in(language: Language) -> Mapping[str, str]:
    called = {}
    for id in words.english().ids("columns"):
        prefix, _, code = id.partition("-")
        if prefix == "code":
            text = language.say(line(f"columns.code-{code}"))
            called[code] = called[code.replace("-", " ")] = text
    return called


def _names_in(
    column: str, cells: Sequence[Any], names: Mapping[str, str]
) -> dict[str, str]:
    """What the codes in the cells of a column are called, alone or in lists."""
    lists = (cell if isinstance(cell, list) else [cell] for cell in cells)
    codes = [code for code in chain.from_iterable(lists) if isinstance(code, str)]
    units = dict.fromkeys(codes) if column == "unit" else {}
    return {
        **{unit: words.unit_alone(unit) for unit in units},
        **{code: names[code] for code in codes if code in names},
    }


def _type_of(values: pd.Series[Any], present: Sequence[Any]) -> str:
    if present and isinstance(present[0], list):
        return "list"
    return TYPES.get(values.dtype.kind, "text")


def heading_of(name: str) -> Line | str:
    """A column's name as a heading, with the unit in which it ends."""
    for ending in UNITS:
        if name.endswith(f"_{ending}"):
            heading = heading_of(name.removesuffix(f"_{ending}"))
            unit = line(f"common.unit-{ending}")
            return line("columns.with-unit", heading=heading, unit=unit)
    if name in CITING_COLUMNS:
        return line(f"common.column-{name}")
    id = f"columns.of-{name}"
    if words.english().has(id):
        return line(id)
    # A frame of one's own may have columns of any name.
    words_of_name = name.replace("_", " ")
    return f"{words_of_name[:1].upper()}{words_of_name[1:]}"


def _usual_decimals(values: Sequence[float]) -> int:
    """How many decimals show about three digits of a usual value."""
    sizes = sorted(abs(value) for value in values)
    if all(float(size).is_integer() for size in sizes):
        return 0
    median = sizes[len(sizes) // 2]
    if median >= 1000:
        return 0
    if median >= 10:
        return 1
    return 2 if median >= 0.1 else 3
