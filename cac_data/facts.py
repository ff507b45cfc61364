"""What can be said of a series: plain dicts that words, cards and charts take.

A fact has what a sentence needs, in the units of its rows, with `source_ids` as text;
where nothing is known it is empty, so that a sentence can ask ``if fact``. An empty one
of `at` that is asked for its value all the same says what there is none of.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NoReturn, TypeAlias

import pandas as pd

from cac_data import codes
from cac_data.observations import union
from cac_data.validate import check_columns, closest

Fact: TypeAlias = dict[str, Any]

_CODED_COLUMNS = ("country", "exporter", "importer", "partner")
"""Columns whose words are codes of countries, for which their names do, too."""


class NoFigureError(ValueError, KeyError):
    """Raised where a fact is asked for what it does not have.

    A ``KeyError``, since a fact is a dict, whose message is a sentence.
    """

    def __str__(self) -> str:
        return str(self.args[0])


class Nothing(dict[str, Any]):
    """An empty fact that knows why: asked for a part of it, it says so.

    Like any empty dict it is false, and ``get`` gives None.
    """

    def __init__(self, why: str) -> None:
        super().__init__()
        self._why = why

    def __missing__(self, part: str) -> NoReturn:
        raise NoFigureError(self._why)


def records(rows: pd.DataFrame) -> list[Fact]:
    """Each row as a fact, a missing cell as None."""
    names = [str(name) for name in rows.columns]
    missing: Any = None  # the stubs of pandas know no None here
    # This takes a tenth of the time of `to_dict`, and reports do little else as often.
    plain = rows.to_numpy(object, na_value=missing).tolist()
    return [dict(zip(names, row, strict=True)) for row in plain]


def at(
    rows: pd.DataFrame, year: int | None = None, back: int = 0, **where: Any
) -> Fact:
    """The last observation of a series or that of `year`, or one `back` years before.

    `where`: ``column=word``; a country by its code or name. Where there is none the
    fact is empty (false, ``.get("value")`` is None), and ``["value"]`` of it is a
    ValueError that says for what there is nothing, and what the last year is.
    ValueError for an unknown column or country, with the nearest.
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
    return records(observations.tail(1))[0]


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


def grew(now: Fact, then: Fact, *, a_year: bool = False) -> Fact:
    """Growth in percent (compound, `a_year`), and the range that rounding allows.

    `first` and `last` are the two figures, `period` and `years` the span between them.
    Empty for compound growth over no year, or of levels that are not positive.
    """
    if not now or not then or not then["value"]:
        return {}
    level = now["value"]
    base = then["value"]
    years = int(now["year"]) - int(then["year"])
    if a_year and (years < 1 or level <= 0 or base <= 0):
        return {}

    power = 1 / years if a_year else 1.0
    low, high = _growth_range(now, then, power, is_root=a_year)
    return {
        "value": _growth(level, base, power),
        "low": low,
        "high": high,
        "first": base,
        "last": level,
        "years": years,
        "start": int(then["year"]),
        "end": int(now["year"]),
        "period": f"{then['period']}/{now['period']}",
        "source_ids": union([now["source_ids"], then["source_ids"]]),
    }


def _growth(level: float, base: float, power: float) -> float:
    """Growth from a base to a level in percent; `power`: one over the years."""
    factor: float = (level / base) ** power
    return round(100 * (factor - 1), 9)


def _growth_range(
    now: Fact, then: Fact, power: float, *, is_root: bool
) -> tuple[float, float] | tuple[None, None]:
    """Least and most growth between two rounded figures; None where neither is rounded.

    Rounding that reaches zero leaves no range: nothing grows from a base of zero, and a
    level of zero has no growth a year (`is_root`).
    """
    levels = _rounded_from(now)
    bases = _rounded_from(then)
    is_rounded = len(levels) > 1 or len(bases) > 1
    base_reaches_zero = min(bases) <= 0 <= max(bases)
    has_no_root = is_root and min(levels) <= 0
    if not is_rounded or base_reaches_zero or has_no_root:
        return None, None
    growths = [_growth(level, base, power) for level in levels for base in bases]
    return min(growths), max(growths)


def _rounded_from(fact: Fact) -> list[float]:
    """A figure and the ends of what was rounded to it, `half` a step away."""
    value = fact["value"]
    half = fact.get("half")
    return [value, value - half, value + half] if half else [value]


def needed(last: Fact, level: Fact, year: int, inflation: float = 0.0) -> Fact:
    """Growth a year from the last figure to a level, in percent.

    `value` at current prices, ``(level / last) ** (1 / years) - 1``, and `real`, with
    the level first brought to the prices of the last year by `inflation` a year.
    """
    if not last or not level or last["year"] >= year:
        return {}
    goal = {**level, "year": year, "period": str(year)}
    base = {**last, "half": None}
    growth = grew(goal, base, a_year=True)
    if not growth:
        return {}
    rise_of_prices = (1 + inflation) ** (year - last["year"])
    goal_in_old_prices = {**goal, "value": level["value"] / rise_of_prices}
    real = grew(goal_in_old_prices, base, a_year=True)
    return {**growth, "level": level, "real": real["value"]}


def summary(rows: pd.DataFrame) -> Fact:
    """What one series did over whole years: its ends, its extremes and its gaps.

    `first`, `last`, `top` and `low` are observations. `changes` are growths since two
    and four years before the last, where there is a figure; `gaps` the years without
    one, `sums` those in which a sum stands in.
    """
    rows = rows[rows["value"].notna() & rows["year"].notna()].sort_values("year")
    if rows.empty:
        return {}
    years = [int(year) for year in rows["year"]]
    by_value = rows.sort_values("value", kind="stable")
    last = at(rows)
    changes = [grew(last, at(rows, back=span)) for span in (2, 4)]
    is_sum = rows["basis"] == "sum"
    return {
        "first": at(rows.head(1)),
        "last": last,
        "top": at(by_value),
        "low": at(by_value.head(1)),
        "changes": [change for change in changes if change],
        "gaps": sorted(set(range(years[0], years[-1])) - set(years)),
        "sums": [int(year) for year in rows.loc[is_sum, "year"]],
        "source_ids": union(rows["source_ids"]),
    }


def tally(words: Iterable[str], order: Sequence[str] = ()) -> dict[str, int]:
    """How often each word stands, those of `order` first, even where none does."""
    counts = dict.fromkeys(order, 0)
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def compare(one: Fact, other: Fact) -> Fact:
    """Two figures of one thing: how far they are apart, in their unit.

    `value` is `one` less `other`, `ratio` the one over the other (None for a zero) and
    `pct` the gap in percent of `one`; `period` is that of `one`. Empty where either is.
    """
    if not one or not other:
        return {}
    gap = one["value"] - other["value"]
    return {
        "one": one,
        "other": other,
        "value": gap,
        "ratio": one["value"] / other["value"] if other["value"] else None,
        "pct": 100 * gap / one["value"] if one["value"] else None,
        "period": one["period"],
        "source_ids": union([one["source_ids"], other["source_ids"]]),
    }


def figure(
    id: str,
    fact: Mapping[str, Any],
    unit: str,
    of: str = "value",
    digits: int = 1,
    *,
    scale: float = 1.0,
    **said: Any,
) -> Fact:
    """A key figure: a fact rounded as it is printed; its label and note are words.

    `id value unit period low high source_ids decimals`, and the `exact` value, of which
    differences are taken; for the words the fact itself, `about`, and what else `said`
    holds. `of` is the part of the fact that is its value, `scale` brings it to the
    `unit`. A range whose ends are printed alike is left out.
    """
    exact = fact.get(of)
    low = _as_printed(fact.get("low"), scale, digits)
    high = _as_printed(fact.get("high"), scale, digits)
    if low == high:
        low = math.nan
        high = math.nan
    return {
        "id": id,
        "value": _as_printed(exact, scale, digits),
        "exact": math.nan if exact is None else float(exact) * scale,
        "unit": unit,
        "period": str(fact.get("period") or ""),
        "low": low,
        "high": high,
        "source_ids": str(fact.get("source_ids") or ""),
        "decimals": digits,
        "about": fact,
        **said,
    }


def _as_printed(number: float | None, scale: float, digits: int) -> float:
    """A number in the unit and with the decimals of its card; NaN for none."""
    if number is None:
        return math.nan
    # Adding zero turns the -0.0 of rounding into 0.0.
    return round(float(number) * scale, digits) + 0.0
