"""Values, units, periods and columns in the words and digits that a reader sees."""

from __future__ import annotations

import calendar
import math
import re
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes

NO_DATA = "No data for this selection."
"""What is shown in place of an empty figure or table."""

MISSING = "no data"
"""What stands in a cell without a value."""

SIGNIFICANT_DIGITS = 6
"""Of a number in the data behind a figure; a double's other ten are noise."""

VERDICTS: Mapping[str, str] = {
    "supported": "the evidence agrees",
    "qualified": "right with a reservation",
    "misattributed": "right number, wrong subject",
    "disputed": "the evidence disagrees with itself",
    "contradicted": "the evidence says otherwise",
    "open": "a forecast that is not due yet",
    "unverified": "no evidence either way",
    "opinion": "a judgement, not checkable",
}
"""Verdict on a claim: what it means."""

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

OBS_STATUS: Mapping[str, str] = {
    "A": "normal",
    "B": "break in the series",
    "E": "estimated",
    "P": "provisional",
}
"""Codes of SDMX's CL_OBS_STATUS that the tables use, in words."""

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
        mark = "−" * number.startswith("−")
        return f"{mark}${number.removeprefix('−')}\N{NO-BREAK SPACE}bn"
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
        return MISSING
    text = f"{value:,.{decimals}f}"
    if text.startswith("-"):
        zero = not text.strip("-0.,")
        return text[1:] if zero else f"−{text[1:]}"
    return text


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
        return MISSING if kind in ("number", "integer") else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
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
        return _country_names(str(value))
    if name == "period":
        return period_in_words(str(value))
    if name == "obs_status":
        return OBS_STATUS.get(str(value), str(value))
    if name == "reporter" and value in codes.REPORTERS:
        return codes.reporter_name(value)
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


def _country_names(value: str) -> str:
    """Write a code as a name, several joined by + as "A and B", all else as it is."""
    parts = value.split("+")
    if set(parts) <= set(codes.country_codes()):
        return " and ".join(codes.country_name(part) for part in parts)
    return value


def column_label(name: str) -> str:
    """Make a heading of a column's name, with its unit.

    Examples
    --------
    >>> column_label("value_usd_mn")
    'Value (USD mn)'
    >>> column_label("source_id")
    'Source'
    """
    if name in ("source_id", "source_ids"):
        return "Source" if name == "source_id" else "Sources"
    unit = ""
    for ending, written in UNITS.items():
        if name.endswith(f"_{ending}"):
            name, unit = name.removesuffix(f"_{ending}"), f" ({written})"
            break
    words = name.replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}{unit}"
