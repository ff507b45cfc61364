"""The files that speak of all reports of a folder: index, comparison, key figures."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from cac_data.files import write_atomically
from cac_data.report.comparison import render_comparison
from cac_data.report.index import index_pages
from cac_data.report.key_figures import (
    key_figure_rows,
    key_figures_csv,
    key_figures_json,
)
from cac_data.report.manifest import Entry, RunFacts

__all__ = ["write_summaries"]

MOST_HELD = 1_000_000
"""Characters of a file that are held at a time: the figures of a sweep are many."""


def write_summaries(
    output: Path, listed: Sequence[Entry], readable: Sequence[Entry], run: RunFacts
) -> dict[str, str]:
    """Write index, comparison and key figures, each whole or not at all.

    Pages of the index that an earlier, larger sweep needed are removed.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.
    listed, readable : sequence of Entry
        All reports, and those that have a page.
    run : RunFacts
        Facts of the last run.

    Returns
    -------
    dict of str to str
        Name of each file to its SHA-256.

    Raises
    ------
    OSError
        If one cannot be written; it is as it was then.
    """
    digests = {
        name: _write(output / name, parts)
        for name, parts in _contents(listed, readable, run)
    }
    for path in output.glob("index-*.html"):
        if path.name not in digests:
            path.unlink(missing_ok=True)
    return digests


def _contents(
    listed: Sequence[Entry], readable: Sequence[Entry], run: RunFacts
) -> Iterator[tuple[str, Iterable[str]]]:
    """Yield each file when the one before is written: they are not held together."""
    yield "key_figures.csv", key_figures_csv(key_figure_rows(readable))
    yield "key_figures.json", key_figures_json(key_figure_rows(readable))
    yield "compare.html", [render_comparison(readable)]
    # The index comes last: what it leads to is there.
    for name, text in reversed(index_pages(listed, run).items()):
        yield name, [text]


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
