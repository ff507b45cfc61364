"""Which messages code and templates ask for by name, and with which values.

An id that is put together, such as ``f"energy.mix-{code}"``, is not among them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).parents[1]

SAYING = "line"
"""The function by which code asks for a message."""

BY_CODE = re.compile(rf"\b{SAYING}\(\s*\"")
"""Where code asks for a message by its whole id."""

BY_TEMPLATES = re.compile(r'\b(?:say|markup)\("([\w.-]+)"(?! *~)')
"""A message that a template asks for by its whole id."""


WORD = re.compile(r"[A-Za-z_]\w*")


@dataclass(frozen=True)
class Asked:
    """A message that somebody asks for: its id, and the values that it is given."""

    id: str
    place: str
    """The file, and its line."""

    given: frozenset[str] | None
    """The names of its values; None where not all of them are known there."""


def asked_for() -> Iterator[Asked]:
    """Each message that code or a template asks for by its whole id."""
    for path in files_that_ask():
        text = path.read_text("utf-8")
        if path.suffix == ".py":
            yield from _asked_by_code(path, text)
        else:
            yield from _asked_by_template(path, text)


def words_of_code() -> set[str]:
    """Each word of code and templates: what is none of them is the name of no value."""
    texts = (path.read_text("utf-8") for path in files_that_ask())
    return {word for text in texts for word in WORD.findall(text)}


def files_that_ask() -> list[Path]:
    """The files of the package that may ask for a message."""
    return sorted([*PACKAGE.rglob("*.py"), *PACKAGE.rglob("template/*.j2")])


def _asked_by_code(path: Path, text: str) -> Iterator[Asked]:
    if not BY_CODE.search(text):  # to parse all files takes three times as long
        return
    for node in ast.walk(ast.parse(text)):
        match node:
            case ast.Call(
                func=ast.Name(id=name), args=[ast.Constant(value=str(id)), *_]
            ) if name == SAYING:
                names = {keyword.arg for keyword in node.keywords}
                are_written = None not in names
                given = frozenset(map(str, names)) if are_written else None
                yield Asked(id, _place(path, node.lineno), given)


def _asked_by_template(path: Path, text: str) -> Iterator[Asked]:
    for call in BY_TEMPLATES.finditer(text):
        row = text.count("\n", 0, call.start()) + 1
        yield Asked(call[1], _place(path, row), None)


def _place(path: Path, row: int) -> str:
    return f"{path.relative_to(PACKAGE.parent).as_posix()}, line {row}"
