"""Countries, sides and periods, and the errors that name the nearest match."""

import re
from collections.abc import Callable

import pytest

from cac_data import codes, load_table, periods
from cac_data.validate import check_member
from tests import bundled
from tests.bundled import RESOURCES, ROWS

# --- Names ---------------------------------------------------------------------------


def names_of(row: bundled.Row) -> set[str]:
    return {row["country"], row["name"], row["iso2"], *row["aliases"].split(";")} - {""}


NAMES = [
    (name, row["country"])
    for row in ROWS["countries"]
    for name in sorted(names_of(row))
]
GROUPS = [row for row in ROWS["countries"] if row["members"]]


@pytest.mark.parametrize("spelled", [str, str.upper, str.lower])
def test_every_name_leads_to_one_code_in_any_case(spelled: Callable[..., str]) -> None:
    found = [(name, codes.country_code(spelled(name))) for name, _ in NAMES]
    assert found == NAMES


@pytest.mark.parametrize("row", GROUPS, ids=lambda row: row["country"])
def test_a_group_has_the_members_of_the_table(row: bundled.Row) -> None:
    assert ";".join(codes.group_members(row["country"])) == row["members"]


def test_the_five_are_the_members_of_their_group() -> None:
    assert codes.group_members("CA5") == codes.CA5


def test_a_row_gives_the_members_as_a_list() -> None:
    countries = load_table("countries").set_index("country")
    assert countries.loc["CA5", "members"] == [*codes.CA5]


def test_type_checkers_know_the_names_in_the_tables() -> None:
    written = bundled.NAMES.read_text("utf-8")
    assert written == bundled.names_module(RESOURCES, ROWS["countries"]), "make tables"


# --- Errors --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "allowed", "options"),
    [
        pytest.param(
            "EXPROTS",
            ["exports", "x"],
            "exports, x; did you mean 'exports'?",
            id="a typo in capitals",
        ),
        pytest.param("zinc", ["exports", ""], 'exports, ""', id="nothing is near"),
        pytest.param(
            "ab",
            ["abc", *"abcdefghijklm"],
            "the 14 known; did you mean 'abc'?",
            id="too many to list",
        ),
    ],
)
def test_an_unknown_member_is_named_with_what_is_allowed_and_nearest(
    value: str, allowed: list[str], options: str
) -> None:
    message = re.escape(f"`flow`: {value!r} is not one of {options}")
    with pytest.raises(ValueError, match=f"^{message}$"):
        check_member("flow", value, allowed)


# --- Periods -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("period", "first", "last", "months", "is_year"),
    [
        ("2024", (2024, 1, 1), (2024, 12, 31), 12, True),
        ("2023-11/2024-02", (2023, 11, 1), (2024, 2, 29), 4, False),
        ("-0138", (-138, 1, 1), (-138, 12, 31), 12, True),
        ("-0001/0001", (-1, 1, 1), (1, 12, 31), 24, False),
    ],
    ids=["a year", "an interval of months", "before our era", "across the year 0"],
)
def test_a_period_runs_from_its_first_to_its_last_day(
    period: str,
    first: periods.Date,
    last: periods.Date,
    months: int,
    is_year: bool,
) -> None:
    assert periods.bounds(period) == (first, last)
    assert periods.months(period) == months
    assert periods.is_year(period) == is_year


@pytest.mark.parametrize(
    ("text", "message"),
    [
        pytest.param(
            "",
            "is not a date or period such as 2024, .* -0138 before our era",
            id="nothing",
        ),
        pytest.param(
            "\uff12\uff10\uff12\uff14", "is not a date or period", id="wide digits"
        ),
        pytest.param(
            "-0138/0000",
            "'0000' is not a date or period .*; there is no year 0",
            id="the year 0",
        ),
        pytest.param(
            "2023-02-29", "'2023-02-29' is no date: there", id="a day that was not"
        ),
        pytest.param(
            "0089/-0060", "'0089/-0060' ends before it starts", id="the wrong way"
        ),
    ],
)
def test_what_is_no_period_is_named_and_refused(text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^`end`: .*{message}"):
        periods.bounds(text, "end")
