"""Periods: years, months, days and intervals between them, also before our era.

A period is text: ``2024``, ``2024-06``, ``2024-06-17``, ``2024-01/2024-10``,
``-0138`` for 138 BC. Python's dates begin with the year 1, so a date is held here
as the tuple ``(year, month, day)``, which sorts as it should.
"""

import calendar
import re
from collections.abc import Iterable
from functools import cache

__all__ = [
    "Date",
    "bounds",
    "is_year",
    "months",
    "months_before",
    "of_year",
    "runs",
    "sort_key",
    "year_of",
]

Date = tuple[int, int, int]

_DATE = re.compile(r"(-?[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _parse(text: str, *, last: bool) -> Date:
    match = _DATE.fullmatch(text)
    if not match:
        message = (
            f"`period`: {text!r} is not a year (2024), a month (2024-06), a day "
            "(2024-06-17), an interval of two of them (2024-01/2024-10) or a year "
            "before our era (-0138)"
        )
        raise ValueError(message)
    year = int(match[1])
    if year == 0:
        message = "`period`: there is no year 0; -0001 is 1 BC"
        raise ValueError(message)
    month = int(match[2] or (12 if last else 1))
    if not 1 <= month <= 12:
        message = f"`period`: {text!r} has no month {month:02d}"
        raise ValueError(message)
    # The calendar module knows no years before 1; only the leap rule matters here.
    length = calendar.monthrange(year if year > 0 else 1, month)[1]
    day = int(match[3] or (length if last else 1))
    if not 1 <= day <= length:
        message = f"`period`: {text!r} has no day {day:02d}"
        raise ValueError(message)
    return year, month, day


@cache
def bounds(period: str) -> tuple[Date, Date]:
    """Return the first and the last day of a period.

    `period`: a year, month, day or an interval of two of them.

    Two dates as ``(year, month, day)``.

    ValueError if the text is not a period, or an interval ends before it starts.

    Examples
    --------
    >>> bounds("2024-01/2024-10")
    ((2024, 1, 1), (2024, 10, 31))
    >>> bounds("-0138")
    ((-138, 1, 1), (-138, 12, 31))
    """
    first, slash, second = str(period).partition("/")
    start = _parse(first, last=False)
    end = _parse(second if slash else first, last=True)
    if end < start:
        message = f"`period`: {period!r} ends before it starts"
        raise ValueError(message)
    return start, end


def sort_key(period: str) -> tuple[Date, Date]:
    """Return the key by which periods sort: start, then end; no period comes first.

    Examples
    --------
    >>> sorted(["2024", "-0138", "2024-01/2024-03"], key=sort_key)
    ['-0138', '2024-01/2024-03', '2024']
    """
    return bounds(period) if period else ((-(10**6), 1, 1), (-(10**6), 1, 1))


@cache
def is_year(period: str) -> bool:
    """Tell whether a period is exactly one calendar year.

    Examples
    --------
    >>> is_year("2024"), is_year("2024-01/2024-10")
    (True, False)
    """
    return bool(re.fullmatch(r"-?[0-9]{4}", str(period)))


def of_year(year: int) -> str:
    """Return the period of a year, before our era a negative historians' year.

    ValueError for the year 0, which there is not.

    Examples
    --------
    >>> of_year(2024), of_year(-138)
    ('2024', '-0138')
    """
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    bounds(text)
    return text


def year_of(period: str) -> int:
    """Return the year in which a period ends.

    ValueError if the text is not a period.

    Examples
    --------
    >>> year_of("2023-11/2024-02")
    2024
    """
    return bounds(period)[1][0]


def months(period: str) -> int:
    """Return the number of calendar months that a period touches.

    Examples
    --------
    >>> months("2024-01/2024-10")
    10
    """
    (y1, m1, _), (y2, m2, _) = bounds(period)
    # No year 0: an interval that crosses it is a year shorter than the difference.
    crossed = 1 if y1 < 0 < y2 else 0
    return (y2 - y1 - crossed) * 12 + m2 - m1 + 1


def months_before(date: Date, count: int) -> Date:
    """Return the day a number of months earlier; a month's last day stays a last day.

    Examples
    --------
    >>> months_before((2025, 6, 30), 6), months_before((2025, 7, 27), 6)
    ((2024, 12, 31), (2025, 1, 27))
    """
    year, month = divmod(date[0] * 12 + date[1] - 1 - count, 12)
    length = calendar.monthrange(max(year, 1), month + 1)[1]
    is_last = date[2] == calendar.monthrange(max(date[0], 1), date[1])[1]
    return year, month + 1, length if is_last else min(date[2], length)


def runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return years as runs of consecutive ones: first and last of each.

    Examples
    --------
    >>> runs([1995, 1996, 1997, 2000])
    [(1995, 1997), (2000, 2000)]
    """
    found: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if found and year == found[-1][1] + 1:
            found[-1] = (found[-1][0], year)
        else:
            found.append((year, year))
    return found
