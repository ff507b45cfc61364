"""Countries, sides and periods, and the errors that name the nearest match."""

import re

import pytest

from cac_data import codes, load_table, periods
from cac_data.validate import check_member


def test_every_name_leads_to_one_code_in_any_case() -> None:
    for row in load_table("countries").itertuples():
        for name in {row.country, row.name, row.iso2, *row.aliases} - {""}:
            found = {codes.country_code(x) for x in (name, name.upper(), name.lower())}
            assert found == {row.country}, name
        if row.members:
            assert [*codes.group_members(row.country)] == row.members
    assert codes.CA5 == codes.group_members("CA5")


def test_an_unknown_member_is_named_with_what_is_allowed_and_nearest() -> None:
    for value, allowed, told in (
        ("EXPROTS", ["exports", "x"], "exports, x; did you mean 'exports'?"),
        ("zinc", ["exports", ""], 'exports, ""'),
        ("ab", ["abc", *"abcdefghijklm"], "the 14 known; did you mean 'abc'?"),
    ):
        message = re.escape(f"`flow`: {value!r} is not one of {told}")
        with pytest.raises(ValueError, match=f"^{message}$"):
            check_member("flow", value, allowed)


def test_a_period_runs_from_its_first_to_its_last_day() -> None:
    for period, first, last, months in (
        ("2024", (2024, 1, 1), (2024, 12, 31), 12),
        ("2023-11/2024-02", (2023, 11, 1), (2024, 2, 29), 4),
        ("-0138", (-138, 1, 1), (-138, 12, 31), 12),
        ("-0001/0001", (-1, 1, 1), (1, 12, 31), 24),
    ):
        assert periods.bounds(period) == (first, last)
        assert periods.months(period) == months
        assert periods.is_year(period) == (period in ("2024", "-0138"))


def test_what_is_no_period_is_named_and_refused() -> None:
    for text, message in {
        "": "is not a date or period such as 2024, .* -0138 before our era",
        "\uff12\uff10\uff12\uff14": "is not a date or period",
        "-0138/0000": "'0000' is not a date or period .*; there is no year 0",
        "2023-02-29": "'2023-02-29' is no date: there",
        "0089/-0060": "'0089/-0060' ends before it starts",
    }.items():
        with pytest.raises(ValueError, match=f"^`end`: .*{message}"):
            periods.bounds(text, "end")
