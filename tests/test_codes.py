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
NAMES = [
    (name, row["country"])
    for row in ROWS
    for name in (row["country"], row["name"], row["iso2"], *row["aliases"].split(";"))
    if name
]


def test_every_name_leads_to_one_code_in_any_case() -> None:
    for name, code in NAMES:
        for text in (name, name.upper(), name.lower()):
            assert codes.country_code(text) == code
    assert len({name.lower() for name, _ in NAMES}) == len(
        {(name.lower(), code) for name, code in NAMES}
    )


def test_countries_groups_and_their_members_are_those_of_the_file() -> None:
    assert set(codes.country_codes()) == {row["country"] for row in ROWS}
    countries = {row["country"] for row in ROWS if row["kind"] == "country"}
    assert set(codes.country_codes(groups=False)) == countries
    for row in ROWS:
        assert codes.country_name(row["country"]) == row["name"]
        if row["members"]:
            members = codes.group_members(row["country"])
            assert list(members) == row["members"].split(";")
            assert set(members) <= countries
    assert codes.CA5 == codes.group_members("CA5")
    assert set(codes.CA5) - set(codes.group_members("CA4")) == {"TKM"}


def test_all_that_repeat_chinese_customs_are_one_side() -> None:
    of_china = {name for name in codes.REPORTERS if codes.counter_of(name) == "china"}
    assert of_china == {"china_customs", "china_mofcom", "china_press"}
    sides = {"china_customs", "national", "edb", "adb", "unctad", "author"}
    assert len({codes.counter_of(reporter) for reporter in sides}) == len(sides)
    assert not {codes.reporter_name(name) for name in codes.REPORTERS} & {
        *codes.REPORTERS
    }


@pytest.mark.parametrize(
    ("value", "allowed", "suffix"),
    [
        ("exprots", ["exports", "imports"], "; did you mean 'exports'?"),
        ("EXPORTS", ["exports", "imports"], "; did you mean 'exports'?"),
        (2024, ["2023", "1992"], "; did you mean '2023'?"),
        ("zinc", ["exports", "imports"], ""),
        ("x", [], ""),
    ],
)
def test_an_unknown_member_is_named_with_what_is_allowed_and_nearest(
    value: object, allowed: list[str], suffix: str
) -> None:
    message = f"`flow`: {value!r} is not one of {', '.join(allowed)}{suffix}"
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        codes.check_member("flow", value, allowed)


@pytest.mark.parametrize(
    ("given", "needed", "message"),
    [
        (["flwo"], ["flow"], "column flow; the frame has flwo; did you mean 'flwo'?"),
        (["a"], ["flow", "period"], "columns flow, period; the frame has a"),
        ([], ["flow"], "column flow; the frame has none"),
        ([0, 1], ["flow"], "column flow; the frame has 0, 1"),
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
        (codes.country_name, "Kyrgyzstan", "`country`: 'Kyrgyzstan' is not one of"),
        (codes.country_code, "Kazakstan", r"or their names; did you mean '[Kk]azakh"),
        (codes.country_code, "", "`country`: '' is not one of"),
        (codes.country_code, "Atlantis", r"or their names$"),
        (codes.group_members, "CA6", r"^`group`: 'CA6' is not one of CA4, CA5; did"),
        (codes.group_members, "KAZ", r"^`group`: 'KAZ' is not one of CA4, CA5"),
        (codes.reporter_name, "china_custom", r"; did you mean 'china_customs'\?$"),
        (codes.counter_of, "nationl", r"; did you mean 'national'\?$"),
    ],
)
def test_an_unknown_code_is_refused(
    function: Callable[[str], object], value: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        function(value)
