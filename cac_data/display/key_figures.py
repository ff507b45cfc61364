"""One key figure as a row, the same for every topic (`key_figure`)."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

__all__ = ["FIGURE_COLUMNS", "key_figure"]

FIGURE_COLUMNS = (
    *("id", "label", "value", "unit", "period", "low", "high", "source_ids", "note"),
    "decimals",
)
"""Columns of a frame of key figures."""


def key_figure(
    name: str,
    label: str,
    value: float,
    unit: str,
    period: str = "",
    source_ids: Sequence[str] = (),
    *,
    digits: int = 1,
    low: float = math.nan,
    high: float = math.nan,
    note: str = "",
) -> dict[str, Any]:
    """Return a key figure, rounded to what is printed.

    `name`: its id, unique in a notebook and the same in every scenario.
    `value`: the figure; NaN where there is none.
    `low`, `high`: ends of its range. A range that is none, as printed, is left out.

    By :data:`FIGURE_COLUMNS`.

    Examples
    --------
    >>> row = key_figure("gas", "Gas", 36.668, "bcm", "2025", ["ei"], low=36.66)
    >>> row["value"], row["low"], row["decimals"]
    (36.7, 36.7, 1)
    """
    # Adding zero turns the -0.0 of rounding into 0.0.
    value, low, high = (round(number, digits) + 0.0 for number in (value, low, high))
    if low == high:
        low = high = math.nan
    return {
        "id": name,
        "label": label,
        "value": value,
        "unit": unit,
        "period": period,
        "low": low,
        "high": high,
        "source_ids": list(source_ids),
        "note": note,
        "decimals": digits,
    }
