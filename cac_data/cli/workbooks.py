"""Rows as a workbook, with their sources and what they are."""

from __future__ import annotations

import datetime
import io
from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from xlsxwriter import Workbook
from xlsxwriter.utility import xl_range

from cac_data.cli.formats import Answer, cells, text_of

__all__ = ["as_xlsx"]

# A text that begins like this becomes a formula once somebody edits its cell.
_FORMULA = ("=", "+", "-", "@")
# Of a column in a workbook, in characters.
_NARROWEST, _WIDEST = 8, 60


class _Workbook:
    """Sheets of text, numbers and nothing else; the same rows give the same bytes."""

    def __init__(self, properties: Mapping[str, object]) -> None:
        self._bytes = io.BytesIO()
        self._book = Workbook(self._bytes, {"in_memory": True})
        self._book.set_properties(dict(properties))
        self._head = self._book.add_format({"bold": True, "bottom": 1})
        self._quoted = self._book.add_format({"quote_prefix": True})

    def add(self, name: str, frame: pd.DataFrame) -> None:
        """Add a sheet with a frame, its head in sight while one scrolls."""
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(map(str, frame.columns)):
            sheet.write_string(0, place, column, self._head)
            widest = max([len(column), *map(len, map(text_of, frame[column]))])
            width = min(max(widest + 1, _NARROWEST), _WIDEST)
            sheet.set_column(place, place, width)
        for line, row in enumerate(cells(frame), start=1):
            for place, cell in enumerate(row):
                self._write(sheet, line, place, cell)
        corner = (len(frame), len(frame.columns) - 1)
        sheet.autofilter(0, 0, *corner)
        # A year in `period` is a text, and is meant to be one.
        sheet.ignore_errors({"number_stored_as_text": xl_range(0, 0, *corner)})

    def _write(self, sheet: Any, line: int, place: int, cell: object) -> None:
        if isinstance(cell, bool | np.bool_):
            sheet.write_boolean(line, place, bool(cell))
            return
        text = text_of(cell)
        if not text:
            return
        if isinstance(cell, int | float | np.number):
            sheet.write_number(line, place, float(cell))
            return
        # Never `write`, which makes formulas and links of texts that look like them.
        quoted = self._quoted if text.startswith(_FORMULA) else None
        if sheet.write_string(line, place, text, quoted):
            message = (
                f"a cell of {len(text):,} characters does not fit into a workbook, "
                "which takes 32,767: write csv or json"
            )
            raise ValueError(message)

    def content(self) -> bytes:
        self._book.close()
        return self._bytes.getvalue()


def as_xlsx(answer: Answer, rows: pd.DataFrame, *, created: str) -> bytes:
    """Make a workbook: the rows, their sources, and what they are.

    Parameters
    ----------
    answer
        What was found.
    rows
        What of it is wanted.
    created
        Day that the workbook gives as its own, in place of today.

    Raises
    ------
    ValueError
        If a text is longer than a cell of a workbook may be.
    """
    day = datetime.datetime.fromisoformat(created).replace(tzinfo=None)
    book = _Workbook({"title": answer.title, "created": day})
    book.add("data", rows)
    if answer.sources is not None:
        book.add("sources", answer.sources)
    facts = {"title": answer.title, **answer.about}
    book.add("about", pd.DataFrame(list(facts.items()), columns=["what", "is"]))
    return book.content()
