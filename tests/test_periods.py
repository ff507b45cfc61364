"""Periods: what they cover, how they sort, and what is no period."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, strategies as st

from cac_data import periods


@pytest.mark.parametrize(
    ("period", "first", "last", "months"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31), 12),
        ("2024-06-17", (2024, 6, 17), (2024, 6, 17), 1),
        ("2023-11/2024-02", (2023, 11, 1), (2024, 2, 29), 4),
        ("2024-06-30/2024-07-01", (2024, 6, 30), (2024, 7, 1), 2),
        ("1900-02", (1900, 2, 1), (1900, 2, 28), 1),
        ("-0138", (-138, 1, 1), (-138, 12, 31), 12),
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


def test_periods_sort_by_start_then_end_and_none_comes_first() -> None:
    in_time = ["", "-0138", "-0138-03", "2024-01", "2024-01/2024-03", "2024", "2024-02"]
    assert sorted(sorted(in_time), key=periods.sort_key) == in_time


@given(st.integers(-9999, 9999).filter(bool))
def test_a_year_is_written_and_read_back(year: int) -> None:
    text = periods.of_year(year)
    assert periods.is_year(text)
    assert periods.year_of(text) == year


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is not a date or period such as 2024, .* -0138 before our era"),
        ("24", "is not a date or period"),
        ("2024-6", "is not a date or period"),
        ("2024/", "is not a date or period"),
        ("\uff12\uff10\uff12\uff14", "is not a date or period"),
        ("-0138/0000", "'0000' is not a date or period .*; there is no year 0"),
        ("2024-13", "'2024-13' is no date: .*month"),
        ("2023-02-29", "'2023-02-29' is no date: day"),
        ("0089/-0060", "'0089/-0060' ends before it starts"),
    ],
)
def test_what_is_no_period_is_named_and_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^`end`: .*{message}"):
        periods.bounds(text, "end")


@pytest.mark.parametrize(
    ("day", "count", "earlier"),
    [
        ((2025, 7, 27), 6, (2025, 1, 27)),
        ((2025, 6, 30), 6, (2024, 12, 31)),  # a last day stays one
        ((2024, 3, 30), 1, (2024, 2, 29)),
    ],
)
def test_a_day_some_months_earlier(
    day: periods.Date, count: int, earlier: periods.Date
) -> None:
    assert periods.months_before(day, count) == earlier


@given(st.sets(st.integers(-50, 50)))
def test_runs_are_the_years_and_no_two_touch(years: set[int]) -> None:
    found = periods.runs(years)
    assert {y for first, last in found for y in range(first, last + 1)} == years
    assert all(b[0] - a[1] > 1 for a, b in pairwise(found))
