"""Figures and rows of a frame, as words, cards and charts take them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from inspect import get_annotations
from typing import Any, TypeVar, overload

import pandas as pd

from cac_data import codes
from cac_data.figure import Figure, Nothing, figure_of
from cac_data.validate import check_columns, closest

Row = TypeVar("Row")

_CODED_COLUMNS = ("country", "exporter", "importer", "partner")
"""Columns whose words are codes of countries, for which their names do, too."""


@overload
def records(rows: pd.DataFrame) -> list[dict[str, Any]]: ...


@overload
def records(rows: pd.DataFrame, kind: type[Row]) -> list[Row]: ...


def records(rows: pd.DataFrame, kind: type[object] = dict) -> list[Any]:
    """Each row as a dict, a missing cell as None.

    `kind`: a `TypedDict` that names columns which are read; ValueError where the rows
    lack one.
    """
    check_columns(rows.columns, [*get_annotations(kind)], function="facts.records")
    names = [str(name) for name in rows.columns]
    missing: Any = None  # the stubs of pandas know no None here
    # This takes a tenth of the time of `to_dict`, and reports do little else as often.
    plain = rows.to_numpy(object, na_value=missing).tolist()
    return [dict(zip(names, row, strict=True)) for row in plain]


def figures(rows: pd.DataFrame) -> list[Figure]:
    """Each observation as a figure."""
    return [figure_of(row) for row in records(rows)]


def at(
    rows: pd.DataFrame, year: int | None = None, back: int = 0, **where: Any
) -> Figure | Nothing:
    """The last observation of a series or that of `year`, or one `back` years before.

    `where`: ``column=word``; a country by its code or name. Where there is none there
    is `Nothing` (false, ``.get("value")`` is None), and ``["value"]`` of it, or
    ``.number("value")``, whose type is known, is a ValueError that says for what there
    is nothing, and what the last year is. ValueError for an unknown column or country,
    with the nearest.
    """
    is_dated = year is not None or back != 0
    columns = [*where, "year"] if is_dated else [*where]
    check_columns(rows.columns, columns, function="facts.at")
    series = rows
    for column, word in where.items():
        if column in _CODED_COLUMNS:
            word = _country_in(series[column], word)
        matching = series[series[column] == word]
        if matching.empty:
            return _nothing(where, _unmatched(rows, series, column, word))
        series = matching
    observations = series
    if is_dated:
        dated = series[series["year"].notna()]
        if year is None:
            year = dated["year"].max()
        year -= back
        observations = dated[dated["year"] == year]
        where = {**where, "year": year}
    if observations.empty:
        return _nothing(where, _last_year(series))
    return figures(observations.tail(1))[0]


def _country_in(column: pd.Series, word: Any) -> Any:
    """The code of a country that is called by its name, unless the column has that."""
    if not word or word in codes.country_codes() or (column == word).any():
        return word
    return codes.country_code(str(word))


def _nothing(where: Mapping[str, Any], instead: str) -> Nothing:
    """The empty fact of a question, which says what there is instead."""
    words = [str(word) for column, word in where.items() if column != "year"]
    subject = f" for {', '.join(words)}" if words else ""
    year = where.get("year")
    moment = "" if pd.isna(year) else f" in {year}"
    return Nothing(f"nothing{subject}{moment}{instead}")


def _last_year(series: pd.DataFrame) -> str:
    """Say of which year the last figure of a series is, if there is one."""
    if "year" not in series or series["year"].isna().all():
        return ""
    return f"; last {series['year'].max()}"


def _unmatched(rows: pd.DataFrame, series: pd.DataFrame, column: str, word: Any) -> str:
    """Say of a word that a column does not hold which is nearest, or what it holds."""
    held = sorted(map(str, series[column].unique()))
    shown = ", ".join(held[:12]) or "nothing"
    instead = f"; `{column}` has {shown}"
    is_a_country = column in _CODED_COLUMNS and word in codes.country_codes()
    if is_a_country or (rows[column] == word).any():
        return instead  # it is spelt right
    return closest(word, map(str, rows[column].unique())) or instead


def is_known(value: Any) -> bool:
    """Whether there is a figure: neither None nor NaN, which is not equal to itself."""
    return value is not None and bool(value == value)


def direction(change: float) -> str:
    """Where a change goes, as messages ask for it: ``up``, ``down`` or ``not``."""
    if change > 0:
        return "up"
    return "down" if change < 0 else "not"


def are_opposite(one: Figure, other: Figure) -> bool:
    """Whether one change is a rise and the other a fall."""
    return {direction(one.value), direction(other.value)} == {"up", "down"}


def tally(words: Iterable[str], order: Sequence[str] = ()) -> dict[str, int]:
    """How often each word stands, those of `order` first, even where none does."""
    counts = dict.fromkeys(order, 0)
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts
