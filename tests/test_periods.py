"""Periods: what they cover, how they sort, and what is no period."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from cac_data import periods

YEARS = st.integers(-9999, 9999).filter(bool)


@pytest.mark.parametrize(
    ("period", "first", "last", "months"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31), 12),
        ("2024-06", (2024, 6, 1), (2024, 6, 30), 1),
        ("2024-06-17", (2024, 6, 17), (2024, 6, 17), 1),
        ("2024-01/2024-10", (2024, 1, 1), (2024, 10, 31), 10),
        ("2023-11/2024-02", (2023, 11, 1), (2024, 2, 29), 4),
        ("2022/2024", (2022, 1, 1), (2024, 12, 31), 36),
        ("2024-06-30/2024-07-01", (2024, 6, 30), (2024, 7, 1), 2),
        ("1900-02", (1900, 2, 1), (1900, 2, 28), 1),
        ("-0138", (-138, 1, 1), (-138, 12, 31), 12),
        ("-0138-03", (-138, 3, 1), (-138, 3, 31), 1),
        ("-0001/0001", (-1, 1, 1), (1, 12, 31), 24),
    ],
)
def test_a_period_runs_from_its_first_to_its_last_day(
    period: str, first: periods.Date, last: periods.Date, months: int
) -> None:
    assert periods.bounds(period) == (first, last)
    assert periods.year_of(period) == last[0]
    assert periods.months(period) == months
    assert periods.is_year(period) == (period in ("2024", "-0138"))


@given(YEARS)
def test_a_year_is_written_and_read_back(year: int) -> None:
    text = periods.of_year(year)
    assert periods.is_year(text)
    assert periods.year_of(text) == year


@given(st.lists(YEARS, min_size=2))
def test_years_sort_by_time_and_no_period_comes_first(years: list[int]) -> None:
    texts = ["", *map(periods.of_year, years)]
    found = sorted(texts, key=periods.sort_key)
    assert found == ["", *map(periods.of_year, sorted(years))]


def test_of_one_start_the_shorter_period_comes_first() -> None:
    in_time = ["-0138-03", "-0138", "2024-01", "2024-01/2024-03", "2024", "2024-02"]
    in_time.insert(0, in_time.pop(1))  # a year begins before its March
    for shuffled in (sorted(in_time), in_time[::-1]):
        assert sorted(shuffled, key=periods.sort_key) == in_time


@pytest.mark.parametrize(
    "text",
    [
        *("", "24", "20245", "2024-6", "2024/", "/2024", "2024 ", "2024Q1", "138 BC"),
        *("-138", "2024-01/2024-03/2024-06", "2024-01-01T00:00", "nan"),
        "\uff12\uff10\uff12\uff14",  # digits, but not these ten
    ],
)
def test_what_is_no_period_is_refused_with_examples(text: str) -> None:
    shapes = r"is not a year \(2024\), a month \(2024-06\).* before our era \(-0138\)$"
    with pytest.raises(ValueError, match=shapes):
        periods.bounds(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-13", "'2024-13' has no month 13"),
        ("2024-00", "'2024-00' has no month 00"),
        ("2023-02-29", "'2023-02-29' has no day 29"),
        ("2024-06-00", "'2024-06-00' has no day 00"),
        ("0000", "there is no year 0; -0001 is 1 BC"),
        ("-0138/0000", "there is no year 0; -0001 is 1 BC"),
        ("2024-10/2024-01", "'2024-10/2024-01' ends before it starts"),
        ("0089/-0060", "'0089/-0060' ends before it starts"),
    ],
)
def test_an_impossible_date_is_named(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^`period`: {re.escape(message)}$"):
        periods.bounds(text)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), st.integers(0, 60))
def test_a_day_some_months_earlier_keeps_its_number_or_is_a_last_day(
    day: date, count: int
) -> None:
    given_day = (day.year, day.month, day.day)
    year, month, found = periods.months_before(given_day, count)
    assert (day.year - year) * 12 + day.month - month == count
    length = calendar.monthrange(year, month)[1]
    is_last = (day + timedelta(1)).day == 1
    assert found == (length if is_last else min(day.day, length))


@given(st.sets(st.integers(-50, 50)))
def test_runs_are_the_years_and_no_two_touch(years: set[int]) -> None:
    found = periods.runs(years)
    assert {y for first, last in found for y in range(first, last + 1)} == years
    assert all(b[0] - a[1] > 1 for a, b in pairwise(found))
