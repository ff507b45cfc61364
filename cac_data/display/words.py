"""Values, units, periods and columns in the words and digits that a reader sees."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import words

SIGNIFICANT_DIGITS = 6
"""Of a number in the data behind a figure; a double's other ten are noise."""

VERDICTS = (
    *("supported", "qualified", "misattributed", "disputed", "contradicted", "open"),
    *("unverified", "opinion"),
)
"""On a claim, in their order; the catalogue says what each means."""

UNITS: Mapping[str, str] = {
    "usd_mn": "USD mn",
    "usd_bn": "USD bn",
    "usd": "USD",
    "cny_bn": "CNY bn",
    "cny_mn": "CNY mn",
    "pct": "%",
    "percent": "%",
    "km": "km",
    "twh": "TWh",
    "gw": "GW",
    "mw": "MW",
    "bcm": "bcm",
    "mt": "Mt",
}
"""Endings of column names, and how the unit is written in a heading."""

DECIMALS: Mapping[str, int] = {"probability": 2, "years": 0, "count": 0}
"""Decimals by unit, where the size of the number does not decide."""


def is_missing(value: Any) -> bool:
    """Tell whether a cell holds nothing; text and lists always hold something."""
    if isinstance(value, list | tuple | dict | str):
        return False
    return value is None or bool(pd.isna(value))


def as_word(value: Any) -> str:
    """Return a value as text, nothing as empty text."""
    return "" if is_missing(value) else str(value)


def with_unit(number: str, unit: str, missing: bool) -> str:
    """Write a number and its unit, unless either is missing."""
    if missing or not unit:
        return number
    if unit == "USD bn":
        return words.say("common.dollars_bn", number)
    return f"{number} {unit}"


def short_unit(unit: str) -> str:
    """Write per cent as a sign, as everywhere else on the page."""
    return re.sub(r"^percent\b", "%", unit)


def unit_decimals(unit: str, value: Any) -> int:
    """Decimals for one number: by its unit, else three digits that count."""
    if unit in DECIMALS:
        return DECIMALS[unit]
    if value is None or not math.isfinite(value):
        return 1
    if unit.startswith("%"):
        return 1
    if unit == "year":
        return 0
    size = abs(value)
    return 0 if size >= 1000 else 1 if size >= 1 or size == 0 else 2


def column_decimals(name: str, values: pd.Series[Any]) -> int:
    """Decimals for a column: the fewest that keep three digits of a usual value."""
    sizes = sorted(
        abs(value) for value in values if not is_missing(value) and math.isfinite(value)
    )
    if not sizes or all(float(size).is_integer() for size in sizes):
        return 0
    usual = sizes[len(sizes) // 2]
    return 0 if usual >= 1000 else 1 if usual >= 10 else 2 if usual >= 0.1 else 3


def format_value(value: float | None, decimals: int) -> str:
    """Write a number with thousands separators and a true minus sign.

    `value`: the number; None where there is none.

    Examples
    --------
    >>> format_value(-36140.2, 1)
    '−36,140.2'
    >>> format_value(None, 1)
    'no data'
    """
    if value is None or not math.isfinite(value):
        return words.say("common.missing")
    return words.number(value, decimals)


def format_cell(value: Any, column: Mapping[str, Any]) -> str:
    """Write the value of a table's cell.

    `value`: a value of the bundle's rows.
    `column`: the bundle's entry for the column.

    Examples
    --------
    >>> format_cell(94820.4, {"name": "value_usd_mn", "type": "number", "decimals": 0})
    '94,820'
    >>> format_cell("KGZ", {"name": "country", "type": "text"})
    'Kyrgyzstan'
    >>> format_cell(None, {"name": "note", "type": "text"})
    ''
    """
    name, kind = column["name"], column["type"]
    if value is None or value == "":
        is_number = kind in ("number", "integer")
        return words.say("common.missing") if is_number else ""
    if isinstance(value, bool):
        return words.say("common.yes_or_no", value)
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if kind == "number":
        return format_value(float(value), int(column.get("decimals", 1)))
    if kind == "integer":
        is_year = name in ("year", "period", "start", "end", "horizon") or (
            name.endswith("_year")
        )
        return str(value) if is_year else format_value(float(value), 0)
    if name in ("country", "name"):
        return words.name(str(value))
    if name == "period":
        return words.period(str(value))
    if name == "obs_status":
        return words.pairs("common.statuses").get(str(value), str(value))
    if name == "reporter":
        return words.pairs("common.reporters").get(str(value), str(value))
    return str(value)


def period_in_words(period: str) -> str:
    """Write a period as a reader would.

    Examples
    --------
    >>> period_in_words("2023/2025")
    '2023–2025'
    >>> period_in_words("2024-01/2024-10")
    'January–October 2024'
    >>> period_in_words("2024-06")
    'June 2024'
    >>> period_in_words("-0138/-0121"), period_in_words("-0206/0220")
    ('138–121 BC', '206 BC – AD 220')
    """
    months = [re.fullmatch(r"(\d{4})-(\d{2})", part) for part in period.split("/")]
    names = [
        (calendar.month_name[int(month[2])], month[1])
        for month in months
        if month is not None and 1 <= int(month[2]) <= 12
    ]
    if len(names) != len(months):
        return _years_in_words(period)
    (first, year), (last, last_year) = names[0], names[-1]
    if len(names) == 1:
        return f"{first} {year}"
    if year == last_year:
        return f"{first}–{last} {year}"
    return f"{first} {year} – {last} {last_year}"


def _years_in_words(period: str) -> str:
    """Write years before 1000 with their era; leave later years and days."""
    parts = [re.fullmatch(r"(-?)(\d{4})", part) for part in period.split("/")]
    years = [(match[1] == "-", int(match[2])) for match in parts if match]
    if len(years) != len(parts) or (years[0][1] >= 1000 and not years[0][0]):
        return period.replace("/", "–")
    eras = {is_before for is_before, _ in years}
    if eras == {True}:
        return "–".join(str(year) for _, year in years) + " BC"
    if eras == {False}:
        return "AD " + "–".join(str(year) for _, year in years)
    return f"{years[0][1]} BC – AD {years[1][1]}"


def column_label(name: str) -> str:
    """Make a heading of a column's name, with its unit.

    Examples
    --------
    >>> column_label("value_usd_mn")
    'Value (USD mn)'
    >>> column_label("source_id")
    'Source'
    """
    if known := words.pairs("common.columns").get(name):
        return known
    unit = ""
    for ending, written in UNITS.items():
        if name.endswith(f"_{ending}"):
            name, unit = name.removesuffix(f"_{ending}"), f" ({written})"
            break
    return f"{words.say('common.capitalised', words.say('common.word', name))}{unit}"
