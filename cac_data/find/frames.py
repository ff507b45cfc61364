"""What was found, as tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data.tables import Whole

COLUMNS = (
    "status",
    "table",
    "fact",
    "countries",
    "period",
    "value",
    "unit",
    "reporter",
    "counted_by",
    "state",
    "fits_by",
    "unsaid",
    "other_side",
    "source_ids",
    "citation",
)
"""Columns of `find_figure`."""

LISTS = ("countries", "state", "unsaid", "source_ids")


def other_side(match: Mapping[str, Any]) -> str:
    """Return what others say of a fact, on one line."""
    side = match["other_side"]
    if not side:
        return ""
    figures = [
        f"{each['value']:,.6g} {each['unit']} "
        f"({', '.join(filter(None, [each['counted_by'], each['source_id']]))})"
        for each in side["figures"]
    ]
    return "; ".join(figures)


def _row(status: str, match: Mapping[str, Any]) -> dict[str, Any]:
    """Return a match as a row: lists as text, which can be sorted and grouped."""
    row = {name: match.get(name, "") for name in COLUMNS}
    for name in LISTS:
        row[name] = ";".join(match[name])
    row["status"] = status
    row["other_side"] = other_side(match)
    return row


def frame_of(record: Mapping[str, Any]) -> pd.DataFrame:
    """Return the matches of one figure as rows; `attrs` has its status and why.

    Columns: `COLUMNS`, lists joined by semicolons.
    """
    rows = [_row(record["status"], match) for match in record["matches"]]
    frame = Whole(rows, columns=list(COLUMNS))
    frame.attrs = {name: record[name] for name in ("status", "why", "count")}
    return frame


def figures_of(report: Mapping[str, Any]) -> pd.DataFrame:
    """Return the figures of a text as rows, each with the best of its matches.

    Columns: ``text, status, sentence``, those of `find_figure`, and ``count``.
    """
    rows = []
    for record in report["figures"]:
        matches = record["matches"]
        best = _row(record["status"], matches[0]) if matches else {}
        first = {name: record[name] for name in ("text", "status", "sentence")}
        rows.append(
            {**dict.fromkeys(COLUMNS, ""), **best, **first, "count": record["count"]}
        )
    columns = ["text", "status", "sentence", *COLUMNS[1:], "count"]
    frame = Whole(rows, columns=columns)
    frame.attrs = {"counts": dict(report["counts"])}
    return frame
