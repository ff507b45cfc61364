"""Countries, groups, reporters, colours, and the errors that name the nearest match."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from pathlib import Path

import pytest

import cac_data
from cac_data import codes

DATA = Path(cac_data.__file__).parent / "data"


def countries() -> list[dict[str, str]]:
    """Rows of the file, read without the library."""
    with (DATA / "countries.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


ROWS = countries()
NAMES = [
    (name, row["country"])
    for row in ROWS
    for name in (row["country"], row["name"], row["iso2"], *row["aliases"].split(";"))
    if name
]


def test_the_five_countries_are_always_in_one_order() -> None:
    assert codes.CA5 == ("KAZ", "KGZ", "TJK", "TKM", "UZB")
    assert codes.CA5 == codes.group_members("CA5")


@pytest.mark.parametrize(
    ("value", "allowed", "suffix"),
    [
        ("exprots", ["exports", "imports"], "; did you mean 'exports'?"),
        ("EXPORTS", ["exports", "imports"], "; did you mean 'exports'?"),
        ("kaz", ["KAZ", "KGZ"], "; did you mean 'KAZ'?"),
        ("zinc", ["exports", "imports"], ""),
        ("", ["exports"], ""),
        (2024, ["2023", "1992"], "; did you mean '2023'?"),
        ("x", [], ""),
    ],
)
def test_the_nearest_match_is_found_in_any_case(
    value: object, allowed: list[str], suffix: str
) -> None:
    assert codes.closest(value, allowed) == suffix


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (
            "exprots",
            "`flow`: 'exprots' is not one of exports, imports; did you mean 'exports'?",
        ),
        ("zinc", "`flow`: 'zinc' is not one of exports, imports"),
        (7, "`flow`: 7 is not one of exports, imports"),
        (None, "`flow`: None is not one of exports, imports"),
    ],
)
def test_an_unknown_member_is_named_with_what_is_allowed(
    value: object, message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        codes.check_member("flow", value, ["exports", "imports"])


@pytest.mark.parametrize(
    ("given", "needed", "message"),
    [
        (
            ["period", "flwo"],
            ["flow"],
            "turnover needs the column flow; the frame has period, flwo; "
            "did you mean 'flwo'?",
        ),
        (
            ["period"],
            ["flow", "period", "country"],
            "turnover needs the columns flow, country; the frame has period",
        ),
        ([], ["flow"], "turnover needs the column flow; the frame has none"),
        ([0, 1], ["flow"], "turnover needs the column flow; the frame has 0, 1"),
    ],
)
def test_missing_columns_are_named_with_those_that_are_there(
    given: list[object], needed: list[str], message: str
) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        codes.check_columns(given, needed, function="turnover")  # type: ignore[arg-type]


def test_country_codes_hold_the_groups_unless_told_otherwise() -> None:
    assert set(codes.country_codes()) == {row["country"] for row in ROWS}
    assert set(codes.country_codes(groups=False)) == {
        row["country"] for row in ROWS if row["kind"] == "country"
    }
    assert {"CA5", "CA4", "WLD"}.isdisjoint(codes.country_codes(groups=False))


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["country"])
def test_every_country_has_its_name(row: dict[str, str]) -> None:
    assert codes.country_name(row["country"]) == row["name"]


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_every_known_name_leads_to_its_code_in_any_case(name: str, code: str) -> None:
    assert codes.country_code(name) == code
    assert codes.country_code(name.upper()) == code
    assert codes.country_code(name.lower()) == code


def test_no_name_stands_for_two_countries() -> None:
    by_name: dict[str, set[str]] = {}
    for name, code in NAMES:
        by_name.setdefault(name.lower(), set()).add(code)
    assert {name: found for name, found in by_name.items() if len(found) > 1} == {}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["country"])
def test_the_members_of_a_group_are_countries(row: dict[str, str]) -> None:
    if row["members"]:
        assert row["kind"] == "group"
        assert codes.group_members(row["country"]) == tuple(row["members"].split(";"))
        assert set(codes.group_members(row["country"])) <= set(
            codes.country_codes(groups=False)
        )


def test_the_group_of_four_lacks_turkmenistan_only() -> None:
    assert set(codes.CA5) - set(codes.group_members("CA4")) == {"TKM"}


@pytest.mark.parametrize(
    ("function", "value", "message"),
    [
        (
            codes.country_name,
            "KGS",
            r"^`country`: 'KGS' is not one of the 24 known; did you mean 'KGZ'",
        ),
        (codes.country_name, "KGS", r"did you mean 'K[A-Z]{2}'\?$"),
        (codes.country_name, "Kyrgyzstan", "`country`: 'Kyrgyzstan' is not one of"),
        (
            codes.country_code,
            "Kazakstan",
            r"^`country`: 'Kazakstan' is not one of the 24 known",
        ),
        (codes.country_code, "Kazakstan", r"or their names; did you mean '[Kk]azakh"),
        (codes.country_code, "", "`country`: '' is not one of"),
        (codes.country_code, "Atlantis", r"or their names$"),
        (codes.group_members, "CA6", r"^`group`: 'CA6' is not one of CA4, CA5; did"),
        (codes.group_members, "KAZ", r"^`group`: 'KAZ' is not one of CA4, CA5"),
        (codes.group_members, "WLD", r"^`group`: 'WLD' is not one of CA4, CA5"),
        (codes.reporter_name, "customs", "`reporter`: 'customs' is not one of china_"),
        (codes.reporter_name, "china_custom", r"; did you mean 'china_customs'\?$"),
        (codes.counter_of, "mofcom", r"^`reporter`: 'mofcom' is not one of .*national"),
        (codes.counter_of, "nationl", r"; did you mean 'national'\?$"),
    ],
)
def test_an_unknown_code_is_refused(
    function: Callable[[str], object], value: str, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        function(value)


@pytest.mark.parametrize("reporter", codes.REPORTERS)
def test_every_reporter_has_a_name_and_a_side(reporter: str) -> None:
    assert codes.reporter_name(reporter)
    assert codes.reporter_name(reporter) != reporter
    assert codes.counter_of(reporter)


def test_all_that_repeat_chinese_customs_are_one_side() -> None:
    repeats = {"china_customs", "china_mofcom", "china_press"}
    of_china = {name for name in codes.REPORTERS if codes.counter_of(name) == "china"}
    assert of_china == repeats


def test_each_bank_and_office_counts_for_itself() -> None:
    sides = {"china_customs", "national", "edb", "adb", "unctad", "author"}
    assert len({codes.counter_of(reporter) for reporter in sides}) == len(sides)
