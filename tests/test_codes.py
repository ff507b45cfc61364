"""Countries, groups and sides, and the errors that name the nearest match."""

from __future__ import annotations

import re

import pytest

from cac_data import codes, load_table


def test_every_name_leads_to_one_code_in_any_case() -> None:
    for row in load_table("countries").itertuples():
        for name in {row.country, row.name, row.iso2, *row.aliases} - {""}:
            found = {codes.country_code(x) for x in (name, name.upper(), name.lower())}
            assert found == {row.country}, name
        if row.members:
            assert [*codes.group_members(row.country)] == row.members
    assert codes.CA5 == codes.group_members("CA5")
    assert {*codes.country_codes()} - {*codes.country_codes(groups=False)} >= {"CA5"}


def test_all_that_repeat_chinese_customs_are_one_side() -> None:
    of_china = {name for name in codes.REPORTERS if codes.counter_of(name) == "china"}
    assert of_china == {"china_customs", "china_mofcom", "china_press"}
    sides = {"china_customs", "national", "edb", "adb", "unctad", "author"}
    assert len({codes.counter_of(reporter) for reporter in sides}) == len(sides)


@pytest.mark.parametrize(
    ("value", "allowed", "told"),
    [
        (
            "EXPROTS",
            ["exports", "imports"],
            "exports, imports; did you mean 'exports'?",
        ),
        (2024, ["2023", "1992"], "2023, 1992; did you mean '2023'?"),
        ("zinc", ["exports", ""], 'exports, ""'),
        ("ab", ["abc", *"abcdefghijklm"], "the 14 known; did you mean 'abc'?"),
        ("x", [str(number) for number in range(61)], "the 61 known"),
    ],
)
def test_an_unknown_member_is_named_with_what_is_allowed_and_nearest(
    value: object, allowed: list[str], told: str
) -> None:
    message = re.escape(f"`flow`: {value!r} is not one of {told}")
    with pytest.raises(ValueError, match=f"^{message}$"):
        codes.check_member("flow", value, allowed)


def test_missing_columns_are_named_with_those_that_are_there() -> None:
    message = r"^turnover needs the columns flow, period; the frame has flwo; .* 'flwo'"
    with pytest.raises(ValueError, match=message):
        codes.check_columns(["flwo"], ["flow", "period"], function="turnover")


def test_an_unknown_country_is_refused() -> None:
    with pytest.raises(ValueError, match=r"or their names; did you mean '[Kk]azakh"):
        codes.country_code("Kazakstan")
    with pytest.raises(ValueError, match=r"^`country`: '' is not one of"):
        codes.country_code("")
