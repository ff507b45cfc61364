"""What a language calls texts of the tables, such as titles of projects and claims."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

FILE = "texts.csv"
"""Beside the messages of a language, if it has any such texts."""

COLUMNS = ["table", "column", "english", "text"]
"""In which table and column a text stands, the text itself, and in the language."""


def texts_in(folder: Path) -> Mapping[str, str]:
    """What a language calls texts of the tables, by the English text.

    Nothing where its folder has no such file. A ValueError names the first row that is
    not of its four columns, or says nothing, or has the text of a row before it.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = [*csv.reader(file)] or [[]]
    _check(header == COLUMNS, path, 1, f"is not {','.join(COLUMNS)}")
    texts: dict[str, str] = {}
    for number, row in enumerate(rows, start=2):
        is_whole = len(row) == len(COLUMNS) and all(cell.strip() for cell in row)
        _check(is_whole, path, number, f"has not these four: {', '.join(COLUMNS)}")
        *_, english, text = row
        _check(english not in texts, path, number, f"says {english!r:.99} again")
        texts[english] = text
    return texts


def _check(is_right: bool, path: Path, number: int, problem: str) -> None:
    if not is_right:
        message = f"{path.parent.name}/{path.name}, row {number}: {problem}"
        raise ValueError(message)
