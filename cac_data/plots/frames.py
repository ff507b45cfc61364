"""Frames before they are drawn: the check, years, estimates, totals and gaps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from cac_data import codes, periods


def checked(
    frame: pd.DataFrame,
    columns: Iterable[str | None],
    *,
    function: str,
    numbers: Iterable[str],
    unique: Iterable[str | None] = (),
) -> pd.DataFrame:
    """Return the rows to draw, or say what is wrong with the frame."""
    needed = list(dict.fromkeys([*filter(None, columns), *numbers]))
    codes.check_columns(frame.columns, needed, function=function)
    empty = f"{function}: the frame is empty, there is nothing to draw"
    if frame.empty:
        raise ValueError(empty)
    for column in numbers:
        if not pd.api.types.is_numeric_dtype(frame[column]):
            message = (
                f"{function}: the column {column} holds {frame[column].dtype}, "
                "not numbers"
            )
            raise ValueError(message)
    frame = frame.astype(dict.fromkeys(numbers, "float64"))
    values = frame[list(numbers)].to_numpy()
    if np.isnan(values).all():
        raise ValueError(empty)
    if np.isinf(values).any():
        infinite = frame[np.isinf(values).any(axis=1)][needed].head()
        message = (
            f"{function}: infinite figures have no place on an axis:\n"
            f"{infinite.to_string(index=False)}"
        )
        raise ValueError(message)
    keys = list(filter(None, unique))
    double = frame[frame.duplicated(keys, keep=False)] if keys else frame.iloc[:0]
    if not double.empty:
        rows = double[[*keys, *numbers]].head().to_string(index=False)
        message = (
            f"{function}: several rows for one {' and '.join(keys)}; choose one of "
            f"them first:\n{rows}"
        )
        raise ValueError(message)
    return frame.reset_index(drop=True)


def years_of(data: pd.DataFrame, x: str, *, function: str) -> pd.Series[int]:
    """Return the years of a column of periods as numbers."""
    for period in data[x]:
        if not periods.is_year(str(period)):
            message = f"{function}: `{x}`: {period!r} is not a year such as '2024'"
            raise ValueError(message)
    return data[x].map(lambda period: int(str(period)))


def status_of(data: pd.DataFrame, column: str | None = None) -> pd.Series[str]:
    """Tell published figures from sums of published parts, and both from estimates."""
    status = pd.Series("published", index=data.index)
    if column is not None:
        return status.mask(data[column].fillna(value=False).astype(bool), "estimate")
    if "basis" in data:
        status = status.mask(data["basis"].eq("sum"), "sum")
    for name, value in (("obs_status", "E"), ("variant", "derived")):
        if name in data:
            status = status.mask(data[name].eq(value), "estimate")
    return status


STATUS_WORDS: Mapping[str, str] = {"sum": "sum of parts", "estimate": "estimate"}


def by_year(
    data: pd.DataFrame, *, x: str, y: str, status: pd.Series[str], scale: float
) -> pd.DataFrame:
    """Return ``value`` and ``status`` for every year of a span; a gap has neither."""
    made = pd.DataFrame(
        {"value": data[y].to_numpy(dtype=float) * scale, "status": status.to_numpy()},
        index=data[x].to_numpy(dtype=int),
    ).sort_index()
    made = made[made["value"].notna()]
    return made.reindex(range(made.index.min(), made.index.max() + 1))


def totals_of(values: Iterable[Any]) -> list[str]:
    """Return the total of five countries, if it stands beside one of them."""
    there = set(values)
    inside = there & set(codes.group_members("CA5"))
    return ["CA5"] if "CA5" in there and inside else []
