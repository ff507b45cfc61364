"""What a reader could have known by a day, by when sources came out."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import pandas as pd

from cac_data import periods

LAG_MONTHS = 6
"""After the end of its period a figure counts as known, whenever its source is out."""

UNDATED = ("claims", "concepts", "countries", "network_nodes", "places", "sources")
"""What is claimed, what a word or place is, who a source is: no findings."""


def last_day(date: str, argument: str) -> periods.Date:
    """Return the last day of a date; `argument` is named if it is none."""
    return periods.bounds(str(date), argument)[1]


def is_lasting(frame: pd.DataFrame) -> pd.Series:
    """Tell which rows hold at any time, as an area; the copy read is merely younger."""
    if not {"basis", "period"} <= {*frame.columns}:
        return pd.Series(False, frame.index)
    return (frame["basis"] == "static") & (frame["period"] == "")


def out_by(sources: pd.DataFrame) -> dict[str, str]:
    """Return by their ids when sources came out; without a date, when they were read.

    That is no later than anyone could know them.
    """
    dates = sources["published"].where(sources["published"] != "", sources["accessed"])
    return dict(zip(sources["source_id"], dates, strict=True))


def known_rows(
    frame: pd.DataFrame,
    dates_out: Mapping[str, str],
    date: str,
    *,
    key: Sequence[str],
    lag_months: int = LAG_MONTHS,
) -> pd.Series:
    """Tell which rows were known by the end of a date, as `sources.known_by` says.

    `dates_out` has by ids of sources when they came out, `key` the columns of the key
    of their table, none where it is not known.
    """
    today = _day_of(last_day(date, "date"))
    # What had ended by then counts as known, whenever its source came out.
    settled = _Day(today.month - lag_months, today.day)

    no_text = pd.Series("", index=frame.index)
    stated = frame.get("set_on", frame.get("said_on", no_text))
    is_stated = stated != ""
    came_out = frame["source_id"].map(dates_out).fillna("")
    dates = stated.where(is_stated, came_out)
    in_time = dates.map(lambda period: _is_over(period, today)).astype(bool)

    span = frame.get("period", no_text)
    is_settled = span.map(lambda period: _is_over(period, settled)).astype(bool)
    later = ~in_time & is_settled & ~is_stated
    return in_time | (later & ~_has_an_earlier_edition(frame, in_time, later, key))


class _Day(NamedTuple):
    """A day as months since the year 0 and the day in its month."""

    month: int
    day: int


def _day_of(date: periods.Date) -> _Day:
    """Return a day; the last one of a month counts as its 31st.

    So months before the last day of a month is the last day, too.
    """
    year, month, day = date
    # Python knows no years before 1; of them only the leap rule matters here.
    _, month_ends = monthrange(max(year, 1), month)
    return _Day(12 * year + month, 31 if day == month_ends else day)


def _is_over(period: str, by: _Day) -> bool:
    """Tell whether a period ended by a day; without a date nobody can tell."""
    if not period:
        return False
    year, month, day = periods.bounds(period)[1]
    return _Day(12 * year + month, day) <= by


def _has_an_earlier_edition(
    frame: pd.DataFrame, in_time: pd.Series, later: pd.Series, key: Sequence[str]
) -> pd.Series:
    """Tell which rows are of a later edition for which an earlier one can stand in.

    That has all series of the later one, by the same body: editions are used whole, as
    each revises the years before, too.
    """
    replaced = pd.Series(False, index=frame.index)
    if "vintage" not in frame or not key:
        return replaced
    witness = ("period", "vintage", "source_id")
    columns = [name for name in key if name not in witness and name in frame]
    series = frame[columns].agg(tuple, axis=1)
    body = frame.get("basis", pd.Series("", index=frame.index))
    is_edition = frame["vintage"] != ""
    edition = [body, frame["vintage"]]

    earlier_by_body: dict[str, list[set[object]]] = {}
    for (publisher, _), rows in series[in_time & is_edition].groupby(edition):
        earlier_by_body.setdefault(str(publisher), []).append({*rows})
    for (publisher, _), rows in series[later & is_edition].groupby(edition):
        earlier_editions = earlier_by_body.get(str(publisher), [])
        replaced[rows.index] = any({*rows} <= earlier for earlier in earlier_editions)
    return replaced
