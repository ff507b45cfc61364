"""A table of a section, with what its cells are written from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import is_dataclass
from itertools import chain
from typing import Any, TypeAlias

import pandas as pd

from cac_data import words
from cac_data.facts import Figure, records
from cac_data.lines import TableWords, line
from cac_data.show.amounts import amount, plain
from cac_data.show.columns import columns_and_rows
from cac_data.show.publication import publish_table
from cac_data.show.sentences import say_why_empty

COLUMNS_OF_SOURCES = ("source_ids", "source_id")
"""A table shows the first of them that it has."""

Row: TypeAlias = dict[str, Any]
"""A row as cells are written from it."""

EXPECTED = ("all", "actual")
"""Codes that a reader expects: nothing is said of them."""


def table(
    name: str,
    said: TableWords,
    frame: pd.DataFrame,
    decimals: dict[str, int] | None = None,
    most: int = 10_000,
    folded: bool = False,
) -> None:
    """A table of the columns that its words name, of the first `most` rows.

    `said`: its words, of the topic's plan; no rows show a sentence instead.

    `folded`: behind its caption, as long tables are.

    What changes between two runs is also told of rows not shown: those of `conflicts`,
    and those with a date in ``resolves_on`` or ``falls_due`` (empty once it is over).
    The page saves the numbers and codes that its cells are written from.
    """
    if frame.empty:
        say_why_empty(said.empty)
        return
    if said.by_name:
        frame = _in_order_of_names(said, frame)
    names = words.all_names(said.names)
    every_row = records(frame)
    rows = every_row[:most]
    codes = frame.head(most)
    # Writing a cell enters the columns that its words take.
    read: set[str] = set()
    watched_rows = [_WatchedRow(row, read) for row in rows]
    texts = _printed_columns(said, codes, watched_rows, names)
    printed = codes.assign(**texts)
    citing = [column for column in COLUMNS_OF_SOURCES if column in codes][:1]
    data = printed[[*said.columns, *citing]]

    content = {
        "name": name,
        "caption": words.say(said.caption),
        "note": words.say(said.note),
        **columns_and_rows(data, said.columns, decimals or {}),
        "saved": columns_and_rows(_saved(codes, data, read), {}, {}),
    }
    content.update(words.parts_in_english(caption=said.caption, note=said.note))
    if cells := _cells_in_english(said, codes, rows):
        content["cells_in_english"] = cells
    if folded:
        content["folded"] = True
    if "announces" in printed:
        content["announces"] = list(printed["announces"])
    content["due"] = _dates_of_decision(rows, data.iloc[:, 0])
    if "witnesses" in printed:
        conflicts = [row for row in every_row if row["kind"] == "conflict"]
        content["conflicts"] = [_conflict(name, row, said, names) for row in conflicts]
    publish_table("table", content, data, _written_cells(content))


def _in_order_of_names(said: TableWords, frame: pd.DataFrame) -> pd.DataFrame:
    """Sort rows that share a value by the names in the first column."""
    column = next(iter(said.columns))
    groups, _ = pd.factorize(frame[said.by_name])
    called = frame[column].map(words.spoken().text_of)
    keys = [*zip(groups, map(words.name_order, called), strict=True)]
    order = sorted(range(len(frame)), key=keys.__getitem__)
    return frame.iloc[order].reset_index(drop=True)


def _cell_texts(said: TableWords, column: str, rows: Sequence[Row]) -> list[str]:
    """What a column says of each row, nothing where it has no words of its own."""
    cell = said.cells.get(column)
    texts = [cell(row) for row in rows] if cell else []
    return [
        words.spoken().text_of(text) if isinstance(text, str) else words.say(text)
        for text in texts
    ]


def _printed_columns(
    said: TableWords,
    codes: pd.DataFrame,
    rows: Sequence[Row],
    names: Mapping[str, str],
) -> dict[str, list[str]]:
    """The columns that are printed otherwise than they are: in words, or by names."""
    printed = {}
    for column in said.columns:
        texts = _cell_texts(said, column, rows)
        if not any(texts) and column == "unit":
            texts = [
                names.get(unit) or words.unit_alone(unit) for unit in codes[column]
            ]
        if not any(texts) and pd.api.types.is_string_dtype(codes[column]):
            said_of = codes[column].map(words.spoken().text_of, na_action="ignore")
            pairs = zip(codes[column], said_of, strict=True)
            texts = [names.get(code, said_of_code) for code, said_of_code in pairs]
        if any(texts):
            printed[column] = texts
    return printed


def _cells_in_english(
    said: TableWords, codes: pd.DataFrame, rows: Sequence[Row]
) -> dict[str, list[int]]:
    """The rows, from 0, whose cells of a column are English on another's page."""
    if words.spoken() is words.english():
        return {}
    english = words.codes_in_english(said.names)
    found = {}
    for column in said.columns:
        cell = said.cells.get(column)
        if cell:
            is_english = [words.falls_back(cell(row)) for row in rows]
        else:
            is_english = [code in english for code in map(str, codes[column])]
        if any(is_english):
            found[column] = [row for row, is_so in enumerate(is_english) if is_so]
    return found


class _WatchedRow(dict[str, Any]):
    """A row that notes in `read` which of its columns cells are written from."""

    def __init__(self, row: Row, read: set[str]) -> None:
        super().__init__(row)
        self.read = read

    def __getitem__(self, column: str) -> Any:
        self.read.add(column)
        return super().__getitem__(column)

    def get(self, column: str, default: Any = None) -> Any:
        self.read.add(column)
        return super().get(column, default)


def _saved(codes: pd.DataFrame, printed: pd.DataFrame, read: set[str]) -> pd.DataFrame:
    """What a table saves: its columns as numbers and codes, not as they are printed.

    Beside them stand what else the cells are written from, and the unit of numbers; a
    column that exists only in words keeps them.
    """
    simple = [column for column in codes if _is_simple(codes[column])]
    saved: dict[Any, pd.Series[Any]] = {}
    for column in printed:
        saved[column] = codes[column] if column in simple else printed[column]

    numbers = codes.filter(printed.columns).select_dtypes("number")
    needed = read if numbers.empty else read | {"unit"}
    for column in simple:
        if column in needed and column not in printed:
            saved[column] = codes[column]

    # Sources that are printed come last, as they are read.
    for column in COLUMNS_OF_SOURCES:
        if column in printed:
            saved[column] = saved.pop(column)
    return pd.DataFrame(saved)


def _is_simple(values: pd.Series[Any]) -> bool:
    """Whether each value fits a cell of a CSV file: no rows or facts within rows."""
    parts = [value if isinstance(value, list) else [value] for value in values]
    return not any(
        isinstance(part, Mapping) or is_dataclass(part)
        for part in chain.from_iterable(parts)
    )


def _dates_of_decision(
    rows: Sequence[Row], texts: pd.Series[Any]
) -> list[dict[str, Any]]:
    """What is decided on a day: the date of each row that has one, and its text."""
    dates = [row.get("falls_due", row.get("resolves_on")) for row in rows]
    pairs = zip(dates, texts, strict=True)
    return [{"on": date, "text": text} for date, text in pairs if date]


def _conflict(
    name: str, row: Row, said: TableWords, names: Mapping[str, str]
) -> dict[str, Any]:
    """A row of `conflicts`: by the codes of its fact, how far apart, and in words."""
    columns = list(row)
    # The columns of the fact are those before its kind.
    before_kind = columns[: columns.index("kind")]
    of_fact = [column for column in [*before_kind, "counter"] if row.get(column)]
    unit = row.get("unit", "")
    codes = {column: row[column] for column in of_fact if column != "unit"}
    fact = []
    for column, code in codes.items():
        if code not in EXPECTED:
            by_cell = _cell_texts(said, column, [row])
            fact += by_cell or [words.period(names.get(code, code))]
    ends = {"low": amount(row["low"], ""), "high": amount(row["high"], "")}
    told = line(
        "common.conflict",
        fact=fact,
        between=line("common.range", **ends),
        unit=unit,
        high=Figure(value=row["high"], unit=unit),
    )
    return {
        "id": "|".join([name, *codes.values(), unit]),
        "low": plain(row["low"]),
        "high": plain(row["high"]),
        "text": words.say(told),
    }


def _written_cells(content: Mapping[str, Any]) -> list[list[str]]:
    """The cells of a bundle as they are read, below their headings."""
    columns = content["columns"]
    cells = [[column["label"] for column in columns]]
    for row in content["rows"]:
        pairs = zip(row, columns, strict=True)
        cells.append([words.cell(value, column) for value, column in pairs])
    return cells
