"""Periods: what they cover, how they sort, and what is no period."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from cac_data import periods


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-06", (2024, 6, 1), (2024, 6, 30)),
        ("2024-12", (2024, 12, 1), (2024, 12, 31)),
        ("2024-06-17", (2024, 6, 17), (2024, 6, 17)),
        ("2024-01/2024-10", (2024, 1, 1), (2024, 10, 31)),
        ("2023-05/2025-06", (2023, 5, 1), (2025, 6, 30)),
        ("2022/2024", (2022, 1, 1), (2024, 12, 31)),
        ("2024-06-17/2024-06-18", (2024, 6, 17), (2024, 6, 18)),
        ("2024/2024", (2024, 1, 1), (2024, 12, 31)),
        ("2024-02", (2024, 2, 1), (2024, 2, 29)),
        ("2023-02", (2023, 2, 1), (2023, 2, 28)),
        ("1900-02", (1900, 2, 1), (1900, 2, 28)),
        ("2000-02", (2000, 2, 1), (2000, 2, 29)),
        ("-0138", (-138, 1, 1), (-138, 12, 31)),
        ("-0138/-0115", (-138, 1, 1), (-115, 12, 31)),
        ("-0060/0089", (-60, 1, 1), (89, 12, 31)),
        ("-0138-03", (-138, 3, 1), (-138, 3, 31)),
        ("0001", (1, 1, 1), (1, 12, 31)),
    ],
)
def test_a_period_runs_from_its_first_to_its_last_day(
    period: str, first: periods.Date, last: periods.Date
) -> None:
    assert periods.bounds(period) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "20245",
        "2024-6",
        "2024-06-1",
        "2024/",
        "/2024",
        "/",
        "2024-01/2024-03/2024-06",
        "2024-01-01T00:00",
        "2024 ",
        " 2024",
        "2024Q1",
        "June 2024",
        "138 BC",
        "-138",
        "+2024",
        "\uff12\uff10\uff12\uff14",  # digits, but not these ten
        "nan",
    ],
)
def test_what_is_no_period_is_refused_with_examples(text: str) -> None:
    shapes = (
        r"is not a year \(2024\), a month \(2024-06\), a day \(2024-06-17\), "
        r"an interval of two of them \(2024-01/2024-10\) or a year before our era "
        r"\(-0138\)$"
    )
    with pytest.raises(ValueError, match=shapes):
        periods.bounds(text)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2024-13", "`period`: '2024-13' has no month 13"),
        ("2024-00", "`period`: '2024-00' has no month 00"),
        ("2023-02-29", "`period`: '2023-02-29' has no day 29"),
        ("2024-06-31", "`period`: '2024-06-31' has no day 31"),
        ("2024-06-00", "`period`: '2024-06-00' has no day 00"),
        ("0000", "`period`: there is no year 0; -0001 is 1 BC"),
        ("-0000", "`period`: there is no year 0; -0001 is 1 BC"),
        ("-0138/0000", "`period`: there is no year 0; -0001 is 1 BC"),
        ("2024/2023", "`period`: '2024/2023' ends before it starts"),
        ("2024-10/2024-01", "`period`: '2024-10/2024-01' ends before it starts"),
        ("-0115/-0138", "`period`: '-0115/-0138' ends before it starts"),
        ("0089/-0060", "`period`: '0089/-0060' ends before it starts"),
    ],
)
def test_an_impossible_date_is_named(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        periods.bounds(text)


def test_periods_sort_by_start_then_end_also_before_our_era() -> None:
    in_time = [
        "",
        "-0138",
        "-0138-03",
        "-0115",
        "-0001",
        "0001",
        "2023-05/2025-06",
        "2024-01",
        "2024-01/2024-03",
        "2024-01/2024-10",
        "2024",
        "2024-02",
        "2024-10",
        "2025",
    ]
    for shuffled in (sorted(in_time), in_time[::-1]):
        assert sorted(shuffled, key=periods.sort_key) == in_time


def test_sorting_by_text_would_be_wrong_before_our_era() -> None:
    assert sorted(["-0115", "-0138"]) == ["-0115", "-0138"]
    assert sorted(["-0115", "-0138"], key=periods.sort_key) == ["-0138", "-0115"]


def test_no_period_comes_before_every_period() -> None:
    assert periods.sort_key("") < periods.sort_key("-9999")


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2024", True),
        ("-0138", True),
        ("2024-01/2024-12", False),
        ("2024-01/2024-10", False),
        ("2024-06", False),
        ("2024-06-17", False),
        ("2022/2024", False),
        ("", False),
    ],
)
def test_only_one_calendar_year_is_a_year(period: str, expected: bool) -> None:
    assert periods.is_year(period) is expected


@pytest.mark.parametrize(
    ("period", "year"),
    [
        ("2024", 2024),
        ("2024-06-17", 2024),
        ("2023-11/2024-02", 2024),
        ("-0138", -138),
        ("-0060/0089", 89),
    ],
)
def test_the_year_of_a_period_is_that_of_its_end(period: str, year: int) -> None:
    assert periods.year_of(period) == year


@pytest.mark.parametrize(
    ("period", "number"),
    [
        ("2024", 12),
        ("2024-06", 1),
        ("2024-06-17", 1),
        ("2024-01/2024-10", 10),
        ("2023-11/2024-02", 4),
        ("2024-06-30/2024-07-01", 2),
        ("2022/2024", 36),
        ("-0138", 12),
        ("-0002/-0001", 24),
        ("-0001/0001", 24),
    ],
)
def test_months_are_counted_across_years_and_eras(period: str, number: int) -> None:
    assert periods.months(period) == number


@pytest.mark.parametrize("function", [periods.year_of, periods.months])
@pytest.mark.parametrize("text", ["", "soon", "2024-13"])
def test_no_number_without_a_period(function: Callable[[str], int], text: str) -> None:
    with pytest.raises(ValueError, match="`period`"):
        function(text)


@pytest.mark.parametrize(
    ("date", "count", "expected"),
    [
        ((2025, 7, 27), 6, (2025, 1, 27)),
        ((2025, 7, 27), 0, (2025, 7, 27)),
        ((2025, 3, 15), 6, (2024, 9, 15)),
        ((2025, 1, 15), 1, (2024, 12, 15)),
        ((2025, 1, 15), 25, (2022, 12, 15)),
        # The last day of a month stays a last day.
        ((2025, 6, 30), 6, (2024, 12, 31)),
        ((2025, 2, 28), 2, (2024, 12, 31)),
        ((2024, 2, 29), 12, (2023, 2, 28)),
        ((2025, 12, 31), 10, (2025, 2, 28)),
        # A day that the earlier month lacks becomes its last.
        ((2025, 3, 30), 1, (2025, 2, 28)),
        ((2024, 3, 30), 1, (2024, 2, 29)),
    ],
)
def test_a_day_some_months_earlier(
    date: periods.Date, count: int, expected: periods.Date
) -> None:
    assert periods.months_before(date, count) == expected
