"""Rows of frames as mappings, for sentences and headlines."""

from typing import Any

import pandas as pd


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows in their order."""
    return [
        {str(name): cell for name, cell in row.items()}
        for row in frame.to_dict("records")
    ]


def top_row(frame: pd.DataFrame, column: str) -> dict[str, Any]:
    """Return the row with the highest figure of a column, the first of equals."""
    return max(rows_of(frame), key=lambda row: float(row[column]))


def of_year(frame: pd.DataFrame, period: object) -> pd.DataFrame:
    """Return the rows of a period."""
    return frame[frame["period"] == str(period)]


def assumed_rows(frame: pd.DataFrame, *, assumed: bool = True) -> pd.DataFrame:
    """Return the rows that a scenario assumes, or those that are counted."""
    if frame.empty:
        # Without rows a column holds objects, which select columns and no rows.
        return frame
    told = frame["assumed"].astype(bool)
    return frame[told if assumed else ~told]
