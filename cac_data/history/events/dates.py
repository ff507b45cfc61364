"""Dates of events and agreements: their readings, and how far apart these are."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from cac_data import periods
from cac_data.inputs import takes
from cac_data.observations import union
from cac_data.tables import sort_rows
from cac_data.validate import check_member


def years_apart(period: str, another: str) -> tuple[int, int]:
    """Fewest and most years between two periods, without a year 0."""
    start, end = _countable_years(period)
    first, last = _countable_years(another)
    one_way = abs(first - end)
    other_way = abs(last - start)
    most = max(one_way, other_way)
    if overlap(period, another):
        return 0, most
    return min(one_way, other_way), most


def _countable_years(period: str) -> tuple[int, int]:
    """First and last year, those before our era moved by one.

    No year 0 stands between 1 BC and AD 1, so a plain difference is a year too long.
    """
    start, end = periods.bounds(period)
    first = start[0]
    last = end[0]
    if first < 0:
        first += 1
    if last < 0:
        last += 1
    return first, last


def overlap(period: str, another: str) -> bool:
    """Whether two periods have a day in common."""
    start, end = periods.bounds(period)
    first, last = periods.bounds(another)
    return start <= last and first <= end


def begun_by(
    rows: pd.DataFrame, day: str | None, column: str = "period"
) -> pd.DataFrame:
    """Rows with a date that had begun by the end of another; None: all with a date.

    They keep columns and index; KeyError for an unknown column.
    """
    dated = rows[rows[column] != ""]
    if not day:
        return dated
    _, limit = periods.bounds(day)
    starts = [periods.bounds(period)[0] for period in dated[column]]
    return dated.loc[[start <= limit for start in starts]]


def names_any(rows: pd.DataFrame, countries: Iterable[str]) -> pd.Series:
    """Which rows have at least one of some countries in their list `countries`."""
    chosen = set(countries)
    is_named = rows["countries"].map(lambda named: not chosen.isdisjoint(named))
    return is_named.astype(bool)


def readings(rows: pd.DataFrame) -> pd.DataFrame:
    """All datings of events or of agreements, with how each fits the first one.

    The rows with `source_ids`, `first` (the id of the first reading), `years_off`
    (fewest years from it) and `overlaps` (whether both can be true). What has no date
    fits any.
    """
    key = rows.columns[0]
    is_variant = rows["variant_of"] != ""
    first = rows["variant_of"].where(is_variant, rows[key])
    dated = rows.assign(
        first=first,
        source_ids=rows["source_id"],
        _rank=is_variant,
    )
    dated = sort_rows(dated, ["first", "_rank", "period", key])
    dated = dated.drop(columns="_rank")

    first_periods = dated.groupby("first")["period"].transform("first")
    years_off = []
    overlaps = []
    for first_period, period in zip(first_periods, dated["period"], strict=True):
        has_dates = bool(first_period and period)
        fewest, _ = years_apart(first_period, period) if has_dates else (0, 0)
        years_off.append(fewest)
        overlaps.append(not has_dates or overlap(first_period, period))
    return dated.assign(years_off=years_off, overlaps=overlaps)


def dates_of(frame: pd.DataFrame, which: str) -> pd.DataFrame:
    """Readings of one event or agreement, the first one first; any of their ids does.

    Its id, `period years_off` (fewest years from the first) `overlaps` (whether both
    can be true) `title source_ids note`. ValueError for an unknown id.
    """
    rows = readings(frame)
    key = frame.columns[0]
    check_member(key, which, frame[key])
    first = rows.loc[rows[key] == which, "first"]
    columns = [
        key,
        "period",
        "years_off",
        "overlaps",
        "title",
        "source_ids",
        "note",
    ]
    dates = rows[rows["first"].isin(first)]
    return dates[columns].reset_index(drop=True)


def each_once(frame: pd.DataFrame) -> pd.DataFrame:
    """Each event or agreement once: its first dating, with the sources of all.

    The columns of `readings` but `first`, in its order and index.
    """
    rows = readings(frame)
    ids = rows.groupby("first")["source_ids"].transform(union)
    rows = rows.assign(source_ids=ids.astype("str"))
    return rows[~rows.duplicated("first")].drop(columns="first")


@takes(events="events")
def years_between(events: pd.DataFrame, start: str, end: str) -> pd.DataFrame:
    """Years between two events: `period period_end fewest most source_ids`.

    A row for each pair of their readings.
    """
    starts = dates_of(events, start)
    ends = dates_of(events, end)
    pairs = starts.merge(ends, how="cross", suffixes=("", "_end"))
    spans = zip(pairs["period"], pairs["period_end"], strict=True)
    years = [years_apart(*span) for span in spans]
    sources = zip(pairs["source_ids"], pairs["source_ids_end"], strict=True)

    between = pairs[["period", "period_end"]]
    between = between.join(pd.DataFrame(years, columns=["fewest", "most"]))
    return between.assign(source_ids=[union(ids) for ids in sources])
