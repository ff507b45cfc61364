"""The frame of a chart: columns by their roles, checked before anything is drawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd
from pandas.api.types import is_numeric_dtype

from cac_data import periods
from cac_data.validate import check_member


def tidy(
    frame: pd.DataFrame,
    numbers: Mapping[str, str],
    roles: Mapping[str, str],
    *,
    unique: Sequence[str] = (),
) -> pd.DataFrame:
    """Return the rows that can be drawn, in columns called as their roles.

    `numbers` are figures or periods, which become years, `roles` all else; a role
    without a column is empty, but `by` is the country where there is one. `kind` tells
    sums of parts, estimates and what is true in `hollow` from what is published.
    ValueError for an unknown column, for no row with a figure, for an infinite one, and
    for several rows of the same `unique` roles.
    """
    column_of = {**numbers, **roles}
    if roles.get("by") == "" and "country" in frame:
        column_of["by"] = "country"
    columns = frame.columns.tolist()
    for role, column in column_of.items():
        if column:
            check_member(role, column, columns)

    # Without these a row has no place on an axis.
    placing = [column_of[role] for role in (*numbers, "x") if column_of.get(role)]
    frame = frame.dropna(subset=placing).reset_index(drop=True)
    if frame.empty:
        message = "nothing to draw: no row has a figure"
        raise ValueError(message)
    data = pd.DataFrame(
        {role: frame.get(column, "") for role, column in column_of.items()}
    )
    for role, column in numbers.items():
        if not is_numeric_dtype(frame[column]):
            data[role] = frame[column].map(_place_in_years)
    data = data.astype(dict.fromkeys(numbers, float))
    if np.isinf(data[list(numbers)].to_numpy()).any():
        message = "infinite figures have no place on an axis"
        raise ValueError(message)

    if unique:
        keys = [column_of[role] for role in unique if column_of.get(role)]
        is_repeated = data.duplicated(list(unique), keep=False)
        _refuse_repeated(frame.loc[is_repeated], keys, placing)
    data["kind"] = _kinds(frame, roles.get("hollow", ""))
    return data


def _refuse_repeated(
    rows: pd.DataFrame, keys: Sequence[str], placing: Sequence[str]
) -> None:
    if rows.empty:
        return
    shown = rows[[*keys, *placing]].head().to_string(index=False)
    message = f"several rows for one {' and '.join(keys)}; choose one:\n{shown}"
    raise ValueError(message)


def _kinds(frame: pd.DataFrame, hollow: str) -> pd.Series[str]:
    """Return of what kind each figure is: a later kind beats an earlier one."""
    kinds = pd.Series("published", frame.index)
    for column, value, kind in (
        ("basis", "sum", "sum"),
        ("obs_status", "E", "estimate"),
        (hollow, True, hollow),
    ):
        if column in frame:
            is_of_kind = frame[column].eq(value).fillna(value=False)
            kinds = kinds.mask(is_of_kind, kind)
    return kinds


def _place_in_years(period: object) -> float:
    """Return where a period stands on an axis of years: a year at its whole number."""
    text = str(period)
    if periods.is_year(text):
        return float(text)
    begin, end = ends_of(text)
    return (begin + end) / 2


def ends_of(period: str) -> tuple[float, float]:
    """Return begin and end of a period in years and their parts."""
    first, last = periods.bounds(period)
    year, month, day = first
    begin = year + (month - 1 + (day - 1) / 31) / 12
    year, month, day = last
    # All months are as long as the longest, and end with their last day.
    days = 31 if day >= 28 else day
    end = year + (month - 1 + days / 31) / 12
    return begin, end
