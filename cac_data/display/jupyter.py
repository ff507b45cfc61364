"""HTML and text for JupyterLab, where no report template is at work."""

from __future__ import annotations

import html
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from cac_data.bundles import Bundle
from cac_data.display.words import format_cell


def text_bundle(sentences: Sequence[str], title: str = "") -> Bundle:
    """Return the bundle of a few sentences."""
    content: dict[str, Any] = {"title": title, "sentences": list(sentences)}
    lead = [f"{title}:"] if title else []
    markup = "".join(f"<p>{html.escape(line)}</p>" for line in [*lead, *sentences])
    return Bundle("text", content, markup, "\n".join([*lead, *sentences]))


def table_html(content: Mapping[str, Any]) -> str:
    """Return the HTML of a table."""
    columns = content["columns"]
    head = "".join(
        f'<th scope="col">{html.escape(column["label"])}</th>' for column in columns
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<td>{html.escape(format_cell(value, column))}</td>"
            for value, column in zip(row, columns, strict=True)
        )
        + "</tr>"
        for row in content["rows"]
    )
    note = f"<p>{html.escape(content['note'])}</p>" if content["note"] else ""
    return (
        f"<table><caption>{html.escape(content['caption'])}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"
    )


def table_text(content: Mapping[str, Any]) -> str:
    """Return a table as aligned text."""
    columns = content["columns"]
    rows = [
        [format_cell(value, column) for value, column in zip(row, columns, strict=True)]
        for row in content["rows"]
    ]
    lines = [content["caption"], aligned_text([[c["label"] for c in columns], *rows])]
    return "\n".join([*lines, *([content["note"]] if content["note"] else [])])


def aligned_text(rows: Iterable[Sequence[str]]) -> str:
    """Set rows of text in columns, two blanks apart."""
    table = [list(row) for row in rows]
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in table
    )
