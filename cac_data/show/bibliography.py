"""The sources of what a notebook has shown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from html import escape
from typing import Any

import pandas as pd

from cac_data import words
from cac_data.facts import records
from cac_data.lines import Line, line
from cac_data.show.publication import publish_cited, shown_sources
from cac_data.sources import sources as sources_of


def sources(vintage: str = "bundled") -> None:
    """The bibliography of exactly what this notebook has shown."""
    list_sources(shown_sources(), vintage)


def list_sources(ids: Iterable[str], vintage: str) -> None:
    """The bibliography of some sources."""
    cited = pd.DataFrame({"source_ids": [sorted(ids)]})
    entries = records(sources_of(cited, vintage=vintage))
    listed = []
    lines = []
    for entry in entries:
        reference = words.say([_reference(entry)])
        url = str(entry["url"] or "")
        listed.append(_markup_of_source(entry["source_id"], reference, url))
        lines.append(f"[{entry['source_id']}] {reference} {url}".rstrip())
    markup = f"<ol>{''.join(listed)}</ol>"
    publish_cited("sources", {"sources": entries}, cited, markup, "\n".join(lines))


def _reference(entry: Mapping[str, Any]) -> Iterator[Line]:
    """What is said of a source: who published what, and when it was read."""
    publisher = entry["publisher"].rstrip(".")
    title = entry["title"].rstrip(".")
    yield line("common.reference", publisher=publisher, title=title)
    if entry["published"]:
        yield line("common.reference-published", published=entry["published"])
    if entry["accessed"]:
        yield line("common.reference-accessed", accessed=entry["accessed"])


def _markup_of_source(source_id: str, reference: str, url: str) -> str:
    """A source as an item of a list; its id leads to where it lies."""
    link = f'<a href="{escape(url)}">{escape(source_id)}</a>'
    return f"<li>{escape(reference)} {link}</li>"
