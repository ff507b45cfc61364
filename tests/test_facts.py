"""Facts: what is said of a series, from nothing but its rows."""

import math

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from cac_data import facts
from cac_data.facts import Fact

quick = settings(max_examples=25, deadline=None)
numbers = st.one_of(st.floats(0.01, 1e6), st.floats(-1e6, -0.01))


def fact(value: float, year: int, half: float = 0.0) -> Fact:
    said = {"value": value, "half": half, "year": year, "period": str(year)}
    return {**said, "basis": "published", "source_ids": f"in_{year}"}


def test_at_and_trend_are_those_of_the_rows() -> None:
    values = {2010: 4.0, 2011: 9.0, 2014: 8.0, 2016: 2.0, 2018: 5.0}
    rows = pd.DataFrame([fact(value, year) for year, value in values.items()])
    rows.loc[1, "basis"] = "sum"
    assert facts.at(rows)["value"] == facts.at(rows, 2018)["value"] == 5.0
    assert facts.at(rows, back=2)["value"] == 2.0
    assert facts.at(rows, back=1) == facts.at(rows, 2010, basis="sum") == {}
    found = facts.summary(rows)
    ends = [found[end]["year"] for end in ("first", "last", "top", "low")]
    assert ends == [2010, 2018, 2011, 2016]
    assert found["gaps"] == [2012, 2013, 2015, 2017]
    assert found["sums"] == [2011]
    assert [change["value"] for change in found["changes"]] == [150.0, -37.5]
    assert found["source_ids"] == "in_2010;in_2011;in_2014;in_2016;in_2018"


SHARES = pd.DataFrame(
    [
        {"country": "KAZ", "flow": "exports", **fact(15.5, 2022)},
        {"country": "KAZ", "flow": "exports", **fact(18.5, 2023)},
        {"country": "UZB", "flow": "imports", **fact(21.0, 2024)},
    ]
)


@pytest.mark.parametrize("word", ["KAZ", "Kazakhstan", "kazakhstan", "kz"])
def test_at_takes_a_country_by_its_code_or_a_name(word: str) -> None:
    assert facts.at(SHARES, country=word)["value"] == 18.5


UNANSWERED = {
    "year_without_a_figure": (
        {"country": "Kazakhstan", "year": 2024},
        "nothing for Kazakhstan in 2024; last 2023",
    ),
    "years_back_without_a_figure": (
        {"country": "KAZ", "back": 5},
        "nothing for KAZ in 2018; last 2023",
    ),
    "country_without_a_figure": (
        {"country": "TKM"},
        "nothing for TKM; `country` has KAZ, UZB",
    ),
    "misspelt_word": (
        {"flow": "export"},
        "nothing for export; did you mean 'exports'?",
    ),
    "word_of_another_country": (
        {"country": "UZB", "flow": "exports"},
        "nothing for UZB, exports; `flow` has imports",
    ),
}


@pytest.mark.parametrize("case", UNANSWERED)
def test_the_value_of_no_figure_is_an_error_that_says_of_what(case: str) -> None:
    asked, said = UNANSWERED[case]
    with pytest.raises(ValueError, match=r"^nothing") as refused:
        facts.at(SHARES, **asked)["value"]
    assert str(refused.value) == said


@pytest.mark.parametrize("case", UNANSWERED)
def test_no_figure_is_an_empty_fact(case: str) -> None:
    nothing = facts.at(SHARES, **UNANSWERED[case][0])
    assert nothing == {}
    assert nothing.get("value") is None


def test_at_refuses_an_unknown_country_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"(?i)did you mean 'kazakhstan'"):
        facts.at(SHARES, country="Kazakstan")


def test_at_refuses_an_unknown_column_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'country'"):
        facts.at(SHARES, contry="KAZ")


@quick
@given(numbers, numbers, st.floats(0, 0.5), st.floats(-1, 1), st.floats(-1, 1))
def test_growth_lies_in_the_range_that_rounding_allows(
    level: float, base: float, half: float, up: float, down: float
) -> None:
    found = facts.grew(fact(level, 2024, half), fact(base, 2022, half))
    assert found["value"] == pytest.approx(100 * (level / base - 1), abs=1e-6)
    assert found["source_ids"] == "in_2022;in_2024"
    assert (found["period"], found["years"]) == ("2022/2024", 2)
    if half == 0 or half >= abs(base):
        assert found["low"] is found["high"] is None
    else:
        meant = 100 * ((level + up * half) / (base + down * half) - 1)
        assert found["low"] - 1e-6 <= meant <= found["high"] + 1e-6


@quick
@given(st.floats(1, 1e6), st.floats(-0.5, 0.5), st.integers(1, 9), st.floats(0, 0.5))
def test_a_yearly_growth_leads_from_the_first_to_the_last(
    base: float, pace: float, years: int, inflation: float
) -> None:
    start, end = fact(base, 2020), fact(base * (1 + pace) ** years, 2020 + years)
    grown = facts.grew(end, start, a_year=True)
    assert grown["value"] == pytest.approx(100 * pace, abs=1e-6)
    need = facts.needed(start, end, 2020 + years, inflation)
    assert need["value"] == pytest.approx(100 * pace, abs=1e-6)
    real = 100 * ((1 + pace) / (1 + inflation) - 1)
    assert need["real"] == pytest.approx(real, abs=1e-6)


@quick
@given(st.floats(-1e5, 1e5), st.integers(0, 3), st.floats(0, 10))
def test_a_figure_rounds_as_printed(value: float, digits: int, reach: float) -> None:
    known = fact(value, 2024) | {"low": value - reach, "high": value + reach}
    found = facts.figure("gas", known, "bcm", digits=digits, scale=1e-3, why="x")
    assert found["value"] == round(value * 1e-3, digits)
    assert str(found["value"]) != "-0.0"
    assert math.isnan(found["low"]) or found["low"] < found["high"]
    assert (found["source_ids"], found["why"]) == ("in_2024", "x")
    assert math.isnan(facts.figure("gas", {}, "bcm")["value"])
