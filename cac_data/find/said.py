"""The figures of a text and their rows, for a terminal."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Mapping
from typing import Any

from cac_data.find.frames import other_side

SIGNS = {"found": "✓", "possible": "?", "near": "≈", "absent": "–"}
MEANINGS = {
    "found": "a row prints it, and all that is said fits",
    "possible": "a row prints it, but something is unsaid, or several facts fit",
    "near": "all fits but the period, a factor of a thousand, or percent for points",
    "absent": "no row prints it: we have no such figure, which says nothing against it",
}
WIDTH = 78


def text_of(report: Mapping[str, Any]) -> str:
    """Return a block for each figure of a text, and a line that counts them."""
    blocks = ["\n".join(_block(record)) for record in report["figures"]]
    return "\n\n".join([*blocks, summary_of(report)]) + "\n"


def summary_of(report: Mapping[str, Any]) -> str:
    """Return how many figures a text has, and what became of them."""
    total = len(report["figures"])
    if not total:
        return "no figures with a unit that the tables have"
    counts = [f"{number} {status}" for status, number in report["counts"].items()]
    noun = "figure" if total == 1 else "figures"
    summary = f"{total} {noun}: {', '.join(counts)}"
    increases = len(report["increases"])
    if increases:
        summary += f"; not looked up: {increases} by how much something grew or fell"
    return summary


def _block(record: Mapping[str, Any]) -> Iterator[str]:
    yield f"{SIGNS[record['status']]} {record['text']}  {record['status']}"
    yield from _indented(record["sentence"], 2)
    for match in record["matches"]:
        yield from _indented("; ".join(lines_of(match)[:1]), 4)
        for line in lines_of(match)[1:]:
            yield from _indented(line, 6)
    if record["count"] > len(record["matches"]):
        yield f"    and {record['count'] - len(record['matches'])} more"
    if record["why"]:
        yield f"    {record['why']}"


def lines_of(match: Mapping[str, Any]) -> list[str]:
    """Return what is told of a row: fact and figure, state, other side, source."""
    counted_by = match["counted_by"] or match["reporter"]
    first = f"{match['value']:,.10g} {match['unit']}, {match['fact']}"
    if counted_by:
        first += f", by {counted_by}"
    if match["fits_by"] != "value":
        first += f" [{match['fits_by']}]"
    lines = [first]
    if match["state"]:
        lines.append("; ".join(match["state"]))
    if match["unsaid"]:
        lines.append(f"unsaid: {', '.join(match['unsaid'])}")
    others = other_side(match)
    if others:
        lines.append(f"the other side: {others}")
    lines.append(f"{match['table']}: {match['citation']}")
    return lines


def _indented(text: str, blanks: int) -> list[str]:
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=" " * blanks,
        subsequent_indent=" " * blanks,
        break_long_words=False,
        break_on_hyphens=False,
    )
