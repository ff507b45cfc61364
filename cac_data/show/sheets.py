"""A sheet of one printed page beside that of a report."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cac_data.charts.style import as_wide_as
from cac_data.show.bibliography import list_sources
from cac_data.show.publication import collecting, publish_cited

WIDTH_OF_FIGURE = 3.4
"""Inches: with its margin it fills a column of the sheet, unscaled."""


@contextmanager
def sheet(vintage: str = "bundled") -> Iterator[None]:
    """A sheet of one printed page: sentences, tables and charts shown meanwhile.

    It stands beside the notebook's page, not on it, and ends with the sources of its
    sentences and tables; those of charts, which are many, stand on the page.
    """
    with collecting() as parts:
        with as_wide_as(WIDTH_OF_FIGURE):
            yield
        cited = [part.content["source_ids"] for part in parts if part.kind != "figure"]
        list_sources({id for ids in cited for id in ids}, vintage)
    content = {
        "parts": [{"kind": part.kind, "content": part.content} for part in parts]
    }
    markup = "".join(part.markup for part in parts)
    text = "\n\n".join(part.text for part in parts)
    publish_cited("sheet", content, None, markup, text)
