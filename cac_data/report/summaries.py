"""The files that speak of all reports of a folder: index, comparison, key figures."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from cac_data.files import write_atomically
from cac_data.report.comparison import render_comparison
from cac_data.report.index import index_pages
from cac_data.report.key_figures import (
    key_figure_rows,
    key_figures_csv,
    key_figures_json,
)
from cac_data.report.keys import code_parts
from cac_data.report.manifest import Entry, RunFacts, versions_now

__all__ = ["write_summaries"]

COMPARISON, CSV, JSON = "compare.html", "key_figures.csv", "key_figures.json"

LOADED = code_parts()
"""The programs as they were when this process loaded them, not as a later change has
left them on the disk."""

MOST_HELD = 1_000_000
"""Characters of a file that are held at a time: the figures of a sweep are many."""


def write_summaries(
    output: Path,
    listed: Sequence[Entry],
    readable: Sequence[Entry],
    run: RunFacts,
    earlier: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Write index, comparison and key figures, each whole or not at all.

    Comparison and key figures stay as they are where they would become the same. Pages
    of the index that an earlier, larger sweep needed are removed.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.
    listed, readable : sequence of Entry
        All reports, and those that have a page.
    run : RunFacts
        Facts of the last run.
    earlier : mapping of str to str, optional
        What the manifest says of the files that are there.

    Returns
    -------
    dict of str to str
        Name of each file to its SHA-256.

    Raises
    ------
    OSError
        If one cannot be written; it is as it was then.
    """
    made_from = _made_from(readable)
    digests = _kept(output, made_from, earlier or {})
    if not digests:
        for name, parts in _compared(readable, made_from):
            digests[name] = _write(output / name, parts)
    # The index comes last: what it leads to is there.
    for name, text in reversed(index_pages(listed, run).items()):
        digests[name] = _write(output / name, [text])
    for path in output.glob("index-*.html"):
        if path.name not in digests:
            path.unlink(missing_ok=True)
    return digests


def _compared(
    readable: Sequence[Entry], made_from: str
) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield each file when the one before is written: they are not held together."""
    yield CSV, key_figures_csv(key_figure_rows(readable))
    yield JSON, key_figures_json(key_figure_rows(readable))
    yield COMPARISON, [render_comparison(readable, made_from=made_from)]


def _made_from(readable: Iterable[Entry]) -> str:
    """Digest all that decides the comparison and the key figures."""
    found = hashlib.sha256()
    found.update(json.dumps([versions_now(), LOADED]).encode())
    for entry in readable:
        facts = (
            *(entry.scenario, entry.notebook, entry.title, entry.scenario_title),
            *(entry.description, entry.kind, entry.page, entry.differences),
            *(entry.key_figures, entry.made_with),
            "" if entry.is_good else entry.status,
        )
        found.update(json.dumps(facts).encode())
    return found.hexdigest()


def _kept(output: Path, made_from: str, earlier: Mapping[str, str]) -> dict[str, str]:
    """Return the digests of the files that were made from the same; else nothing.

    The comparison says what all three were made from; the manifest, whether somebody
    has changed them since.
    """
    known = {name: earlier.get(name, "") for name in (COMPARISON, CSV, JSON)}
    try:
        page = (output / COMPARISON).read_bytes()
        if made_from.encode() not in page:
            return {}
        for name, digest in known.items():
            with (output / name).open("rb") as file:
                if hashlib.file_digest(file, "sha256").hexdigest() != digest:
                    return {}
    except OSError:
        return {}
    return known


def _write(path: Path, parts: Iterable[str]) -> str:
    """Write a file and return its digest."""
    digest = hashlib.sha256()

    def data() -> Iterator[bytes]:
        for block in _blocks(parts):
            digest.update(block)
            yield block

    write_atomically(path, data())
    return digest.hexdigest()


def _blocks(parts: Iterable[str]) -> Iterator[bytes]:
    """Join parts to blocks of some size."""
    held: list[str] = []
    size = 0
    for part in parts:
        held.append(part)
        size += len(part)
        if size >= MOST_HELD:
            yield "".join(held).encode()
            held, size = [], 0
    yield "".join(held).encode()
