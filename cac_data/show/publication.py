"""How anything is handed to Jupyter, and which sources were shown with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import fields, is_dataclass
from html import escape
from types import NoneType
from typing import Any, NamedTuple

import pandas as pd

from cac_data.bundles import publish, running_shell
from cac_data.validate import check_member

CITING_COLUMNS = ("source_id", "source_ids")

WITHOUT_PARTS = (str, int, float, NoneType)

CARD = """<div style="flex:0 1 14em;padding:0.5em 0.8em;border:1px solid #8888">
<div>{}</div><div style="font-size:1.7em;font-weight:600">{}</div>
<div style="font-size:0.9em;opacity:0.8">{} {}<br>{}</div></div>"""

CELL = '<{tag} style="text-align:left">{text}</{tag}>'
"""JupyterLab sets cells to the right, where words cannot be read."""

_OUTSIDE: dict[str, dict[str, None]] = {}
"""The sources shown where no shell runs."""

ON_A_SHEET = ("text", "table", "figure", "sources")
"""What may stand on a sheet of one printed page."""


class Part(NamedTuple):
    """A thing that stands on a sheet: what is handed to Jupyter of any other."""

    kind: str
    content: dict[str, Any]
    markup: str
    text: str


_parts: ContextVar[list[Part] | None] = ContextVar("parts", default=None)


@contextmanager
def collecting() -> Iterator[list[Part]]:
    """Give the list into which goes what is shown meanwhile, in place of Jupyter."""
    parts: list[Part] = []
    before = _parts.set(parts)
    try:
        yield parts
    finally:
        _parts.reset(before)


def publish_cited(
    kind: str, content: dict[str, Any], cited: Any, markup: str, text: str
) -> None:
    """Hand a bundle to Jupyter with the sources of `cited`, which count as shown."""
    ids = dict.fromkeys(cited_ids(cited))
    content = {**content, "source_ids": list(ids)}
    parts = _parts.get()
    if parts is None:
        shown_sources().update(ids)
        publish(kind, content, markup, text)
    else:
        check_member("what stands on a sheet", kind, ON_A_SHEET)
        parts.append(Part(kind, content, markup, text))


def publish_paragraphs(
    kind: str, sentences: str, cited: Any = None, **more: Any
) -> None:
    """Hand sentences to Jupyter, of which empty lines part paragraphs."""
    paragraphs = sentences.split("\n\n")
    markup = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in paragraphs)
    content = {"sentences": paragraphs, **more}
    publish_cited(kind, content, cited, markup, "\n".join(paragraphs))


def publish_table(
    kind: str, content: dict[str, Any], cited: Any, cells: Sequence[Sequence[str]]
) -> None:
    """Hand a table to Jupyter; the first row of `cells` is the headings."""
    caption = content.get("caption", "")
    note = content.get("note", "")
    rows = [
        _row_markup(row, "td" if place else "th") for place, row in enumerate(cells)
    ]
    markup = (
        f"<table><caption>{escape(caption)}</caption>{''.join(rows)}</table>"
        f"<p>{escape(note)}</p>"
    )
    text = _plain_table(caption, cells, note)
    publish_cited(kind, content, cited, markup, text)


def publish_cards(
    kind: str, content: dict[str, Any], cited: Any, cells: Sequence[Sequence[str]]
) -> None:
    """Hand cards to Jupyter: of five `cells` each, below a row of their headings."""
    cards = [CARD.format(*map(escape, row)) for row in cells[1:]]
    markup = (
        f'<div style="display:flex;flex-wrap:wrap;gap:0.8em">{"".join(cards)}</div>'
    )
    publish_cited(kind, content, cited, markup, _plain_table("", cells, ""))


def _row_markup(row: Sequence[str], tag: str) -> str:
    cells = [CELL.format(tag=tag, text=escape(text)) for text in row]
    return f"<tr>{''.join(cells)}</tr>"


def _plain_table(caption: str, cells: Sequence[Sequence[str]], note: str) -> str:
    """A table for a terminal: each column as wide as its widest cell."""
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    rows = ["  ".join(map(str.ljust, row, widths)) for row in cells]
    return "\n".join(line.rstrip() for line in (caption, *rows, note) if line)


def cited_ids(fact: Any) -> Iterator[str]:
    """Source ids of a frame, or anywhere in a fact (but in no frame within)."""
    if isinstance(fact, pd.DataFrame):
        for column in CITING_COLUMNS:
            for cell in fact.get(column, ()):
                yield from ids_in(cell)
        return
    if is_dataclass(fact):
        fact = {part.name: getattr(fact, part.name) for part in fields(fact)}
    parts: Iterable[Any] = ()
    if isinstance(fact, Mapping):
        yield from ids_in(fact.get("source_ids"))
        parts = [
            part
            for name, part in fact.items()
            if name != "source_ids" and not isinstance(part, pd.DataFrame)
        ]
    elif isinstance(fact, Sequence) and not isinstance(fact, str):
        parts = fact
    for part in parts:
        if not isinstance(part, WITHOUT_PARTS):  # what most of them are
            yield from cited_ids(part)


def ids_in(cell: Any) -> list[str]:
    """Source ids of a cell: a list, or text in which ``;`` joins them."""
    ids = cell if isinstance(cell, list) else str(cell or "").split(";")
    return [source_id for source_id in ids if source_id]


def shown_sources() -> dict[str, None]:
    """The sources shown in this notebook so far; they live as long as its names."""
    names: dict[str, dict[str, None]] = getattr(running_shell(), "user_ns", _OUTSIDE)
    return names.setdefault("_cac_data_sources_shown", {})
