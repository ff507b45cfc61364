"""What a language calls texts of the tables, such as titles of projects and claims."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from cac_data.words.ftl import read_utf8

FILE = "texts.csv"
"""Beside the messages of a language, if it has any such texts."""

COLUMNS = ["table", "column", "english", "text"]
"""In which table and column a text stands, the text itself, and in the language."""

JOINT = re.compile(r"(?P<stop>\.) |[;:,] |(?<=[!?]) | \.\.\.$")
"""What may part texts that were joined: a full stop is of the text before, or not."""


def texts_in(folder: Path) -> Mapping[str, str]:
    """What a language calls texts of the tables, by the English text.

    Nothing where its folder has no such file. A ValueError names the first row that is
    not of its four columns, or says nothing, or has the text of a row before it, or the
    line that is not in UTF-8.
    """
    path = folder / FILE
    if not path.is_file():
        return {}
    header, *rows = [*csv.reader(io.StringIO(read_utf8(path)))] or [[]]
    _check(header == COLUMNS, path, 1, f"is not {','.join(COLUMNS)}")
    texts: dict[str, str] = {}
    for number, row in enumerate(rows, start=2):
        is_whole = len(row) == len(COLUMNS) and all(cell.strip() for cell in row)
        _check(is_whole, path, number, f"has not these four: {', '.join(COLUMNS)}")
        *_, english, text = row
        _check(english not in texts, path, number, f"says {english!r:.99} again")
        texts[english] = text
    return texts


def text_in(texts: Mapping[str, str], english: str) -> str:
    """A text as the language has it, also one that begins with the other case.

    Nothing where it is not there.

    >>> text_in({"Silk": "Шёлк"}, "silk")
    'шёлк'
    >>> text_in({"operator": "оператор"}, "Operator")
    'Оператор'
    """
    if english in texts:
        return texts[english]
    first, rest = english[:1].swapcase(), english[1:]
    text = texts.get(f"{first}{rest}", "")
    begins = text[:1].lower() if first.isupper() else text[:1].upper()
    return f"{begins}{text[1:]}"


def joined_of(english: str, texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """The texts that a text is joined of, each with what parts it from the next.

    Nothing where one of them is not there. The longest come first: a text may be of
    several sentences itself.

    >>> joined_of("One. Two; three", {"One": "1", "Two": "2", "Three": "3"})
    [('1', '. '), ('2', '; '), ('3', '')]
    >>> joined_of("One. Two", {"One": "1"})
    []
    """
    if text := text_in(texts, english):
        return [(text, "")]
    for joint in reversed([*JOINT.finditer(english)]):
        start = joint.start()
        ends = [start, start + 1] if joint["stop"] else [start]
        for end in ends:
            text = text_in(texts, english[:end])
            rest = english[joint.end() :]
            others = joined_of(rest, texts) if text and rest else [("", "")]
            if text and others:
                return [(text, english[end : joint.end()]), *others]
    return []


def _check(is_right: bool, path: Path, number: int, problem: str) -> None:
    if not is_right:
        message = f"{path.parent.name}/{path.name}, row {number}: {problem}"
        raise ValueError(message)
