"""The language xx: English with an accent on every letter, made from its catalogues.

What a page in it says without accents does not come from a catalogue: it is data, or
words that no translator could reach.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import nbformat
from jinja2 import Environment

import cac_data

WORDS = Path(cac_data.__file__).parent / "words" / "en"
ACCENT = "\N{COMBINING ACUTE ACCENT}"
PLAIN = re.compile(rf"[A-Za-z](?!{ACCENT})")
SPARED = re.compile(r"(<[^>]*>|&\w+;|`[^`]*`|\]\([^)]*\))")
"""Tags, entities, code and addresses, which no translator changes."""

CODES = re.compile(r"((?:^|(?<=; ))[^;]*? = )")
OF_PAIRS = (
    *("names", "columns", "headings", "cells", "units"),
    *("statuses", "verdicts", "reporters"),
)
"""Macros of ``code = Words; ...``, whose codes are no words, end so."""


def accented(text: str, spared: re.Pattern[str] = SPARED) -> str:
    parts = spared.split(text)
    return "".join(
        part if place % 2 else PLAIN.sub(rf"\g<0>{ACCENT}", part)
        for place, part in enumerate(parts)
    )


def translated(source: str) -> str:
    """A catalogue with accents in its text and in the forms given to `plural`."""
    return "".join(_tokens(Environment().lex(source)))


def _tokens(tokens: Iterable[tuple[int, str, str]]) -> Iterator[str]:
    before: list[str] = []
    macro, in_plural = "", False
    for _, kind, text in tokens:
        if kind == "data":
            yield accented(text, CODES if macro.endswith(OF_PAIRS) else SPARED)
        elif kind == "string" and in_plural:
            yield accented(text)
        else:
            yield text
        if kind == "whitespace":
            continue
        if before[-1:] == ["macro"]:
            macro = text
        in_plural = text != ")" and (in_plural or text == "plural")
        before = [*before[-1:], text]


def write(folder: Path, notebooks: Iterable[Path]) -> None:
    """Make the folder of the language, with what the notebooks say."""
    folder.mkdir()
    for file in WORDS.glob("*.j2"):
        text = translated(file.read_text("utf-8"))
        (folder / file.name).write_text(text, "utf-8")
    for notebook in notebooks:
        cells = nbformat.read(notebook, as_version=4).cells
        told = [
            f"<!-- {cell.id} -->\n{accented(cell.source)}\n\n"
            for cell in cells
            if cell.cell_type == "markdown"
        ]
        (folder / f"{notebook.stem}.md").write_text("".join(told), "utf-8")
