"""Periods: years, months, days and intervals between them, also before our era.

A period is text: ``2024-06``, ``2024-01/2024-10``, ``-0138`` for 138 BC. A date is the
tuple ``(year, month, day)``: Python's own begin with the year 1.
"""

import calendar
import datetime
import re
from collections.abc import Iterable
from functools import cache

Date = tuple[int, int, int]

_BEFORE_ALL: Date = (-(10**6), 1, 1)
_DATE = re.compile(r"(-?(?!0000)[0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def _days(text: str, argument: str) -> tuple[Date, Date]:
    """Return the first and the last day of a year, a month or a day."""
    match = _DATE.fullmatch(text)
    if not match:
        message = (
            f"`{argument}`: {text!r} is not a date or period such as 2024, 2024-06, "
            "2024-06-17, 2024-01/2024-10, or -0138 before our era; there is no year 0"
        )
        raise ValueError(message)
    year_text, month_text, day_text = match.groups()
    year = int(year_text)
    last_month = int(month_text or 12)
    # Python knows no years before 1: each is taken for a common year.
    calendar_year = max(year, 1)
    try:
        _, days_in_month = calendar.monthrange(calendar_year, last_month)
        last_day = int(day_text or days_in_month)
        datetime.date(calendar_year, last_month, last_day)
    except ValueError:
        message = f"`{argument}`: {text!r} is no date: there is no such day or month"
        raise ValueError(message) from None
    first = (year, int(month_text or 1), int(day_text or 1))
    last = (year, last_month, last_day)
    return first, last


@cache
def bounds(period: str, argument: str = "period") -> tuple[Date, Date]:
    """Return the first and last day of a period; `argument` is named if it is none."""
    first, slash, second = period.partition("/")
    start, _ = _days(first, argument)
    _, end = _days(second if slash else first, argument)
    if end < start:
        message = f"`{argument}`: {period!r} ends before it starts"
        raise ValueError(message)
    return start, end


def sort_key(period: str) -> tuple[Date, Date]:
    """Return the key by which periods sort: start, then end; no period comes first."""
    return bounds(period) if period else (_BEFORE_ALL, _BEFORE_ALL)


@cache
def is_year(period: str) -> bool:
    """Tell whether a period is exactly one calendar year."""
    return bool(re.fullmatch(r"-?[0-9]{4}", period))


def shortest(period: str) -> str:
    """Return a period in its shortest form: a whole year as the year, a day as one.

    >>> shortest("2024-01/2024-12")
    '2024'
    """
    span = bounds(period)
    first, slash, _ = period.partition("/")
    if not slash:
        return period
    match = _DATE.fullmatch(first)
    year = match[1] if match else first
    for shorter in (year, first[: len(year) + len("-01")], first):
        if bounds(shorter) == span:
            return shorter
    return period


def of_year(year: int) -> str:
    """Return the period of a year: before our era negative, and there is no year 0."""
    text = f"-{-year:04d}" if year < 0 else f"{year:04d}"
    bounds(text)
    return text


def year_of(period: str) -> int:
    """Return the year in which a period ends."""
    _, (year, _, _) = bounds(period)
    return year


def months(period: str) -> int:
    """Return the number of calendar months that a period touches."""
    (first_year, first_month, _), (last_year, last_month, _) = bounds(period)
    years = last_year - first_year
    # No year 0: an interval that crosses it is a year shorter than the difference.
    if first_year < 0 < last_year:
        years -= 1
    return 12 * years + last_month - first_month + 1


@cache
def length(period: str) -> str:
    """Say how long a period is, in whole months where it begins and ends with one.

    >>> length("2024"), length("2024-01/2024-05"), length("2024-06-17")
    ('12 months', '5 months', '1 day')
    """
    first, last = bounds(period)
    year, month, last_day = last
    # Python knows no years before 1: each is taken for a common year.
    _, days_in_month = calendar.monthrange(max(year, 1), month)
    if first[2] == 1 and last_day == days_in_month:
        count = months(period)
        return f"{count} month{'s' if count > 1 else ''}"
    if first[0] < 1:
        return ""
    count = (datetime.date(*last) - datetime.date(*first)).days + 1
    return f"{count} day{'s' if count > 1 else ''}"


def runs(years: Iterable[int]) -> list[tuple[int, int]]:
    """Return years as runs of consecutive ones: first and last of each."""
    spans: list[tuple[int, int]] = []
    for year in sorted(set(years)):
        if spans and year == spans[-1][1] + 1:
            first, _ = spans.pop()
            spans.append((first, year))
        else:
            spans.append((year, year))
    return spans
