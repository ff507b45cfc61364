"""Countries, groups, reporters, and the errors that name the nearest match."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

import cac_data
from cac_data import codes

FILE = Path(cac_data.__file__).parent / "data" / "countries.csv"
ROWS = list(csv.DictReader(FILE.read_text(encoding="utf-8").splitlines()))


def test_every_name_leads_to_one_code_in_any_case() -> None:
    for row in ROWS:
        names = {row["country"], row["name"], row["iso2"], *row["aliases"].split(";")}
        for name in names - {""}:
            found = {
                codes.country_code(of) for of in (name, name.upper(), name.lower())
            }
            assert found == {row["country"]}, name


def test_countries_groups_and_their_members_are_those_of_the_file() -> None:
    countries = {row["country"] for row in ROWS if row["kind"] == "country"}
    assert set(codes.country_codes(groups=False)) == countries
    assert set(codes.country_codes()) == {row["country"] for row in ROWS}
    assert codes.country_name("KGZ") == "Kyrgyzstan"
    assert codes.CA5 == codes.group_members("CA5")
    assert set(codes.CA5) - set(codes.group_members("CA4")) == {"TKM"}


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
        ("zinc", ["exports", "imports"], "exports, imports"),
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


@pytest.mark.parametrize(
    ("given", "needed", "message"),
    [
        (["flwo"], ["flow"], "column flow; the frame has flwo; did you mean 'flwo'?"),
        ([0, 1], ["flow", "period"], "columns flow, period; the frame has 0, 1"),
        ([], ["flow"], "column flow; the frame has none"),
    ],
)
def test_missing_columns_are_named_with_those_that_are_there(
    given: Any, needed: list[str], message: str
) -> None:
    with pytest.raises(ValueError, match=f"^turnover needs the {re.escape(message)}$"):
        codes.check_columns(given, needed, function="turnover")


@pytest.mark.parametrize(
    ("function", "value", "message"),
    [
        (codes.country_name, "KGS", "'KGS' is not one of the 24 known; did.* 'KGZ'"),
        (codes.country_code, "Kazakstan", r"or their names; did you mean '[Kk]azakh"),
        (codes.country_code, "", "`country`: '' is not one of"),
        (codes.group_members, "KAZ", r"^`group`: 'KAZ' is not one of CA4, CA5"),
        (codes.counter_of, "nationl", r"; did you mean 'national'\?$"),
    ],
)
def test_an_unknown_code_is_refused(
    function: Callable[[str], object], value: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        function(value)
