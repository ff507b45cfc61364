"""Facts: what is said of a series, from nothing but its rows."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from cac_data import facts
from cac_data.facts import Fact

quick = settings(max_examples=25, deadline=None)

numbers = st.one_of(st.floats(0.01, 1e6), st.floats(-1e6, -0.01))
levels = st.dictionaries(st.integers(2000, 2012), st.floats(0.01, 1e6), min_size=1)


def rows_of(values: dict[int, float]) -> pd.DataFrame:
    years = sorted(values)
    return pd.DataFrame(
        {
            "country": "KAZ",
            "period": [str(year) for year in years],
            "year": pd.array(years, dtype="Int64"),
            "value": [values[year] for year in years],
            "half": 0.0,
            "basis": ["sum" if year % 2 else "published" for year in years],
            "source_ids": [f"in_{year}" for year in years],
        }
    )


def fact(value: float, year: int, half: float = 0.0) -> Fact:
    said = {"value": value, "half": half, "year": year, "period": str(year)}
    return {**said, "source_ids": f"in_{year}"}


@quick
@given(levels, st.integers(0, 4))
def test_at_and_trend_are_those_of_the_rows(
    values: dict[int, float], back: int
) -> None:
    rows = rows_of(values)
    first, last = min(values), max(values)
    assert facts.at(rows)["value"] == values[last]
    assert facts.at(rows, back=back).get("value") == values.get(last - back)
    assert facts.at(rows, last, country="KGZ") == {}
    found = facts.trend(rows, back=(1, 3))
    assert [found[end]["year"] for end in ("first", "last")] == [first, last]
    assert found["top"]["value"] == max(values.values())
    assert found["low"]["value"] == min(values.values())
    assert {*found["gaps"]} == {*range(first, last)} - {*values}
    assert found["sums"] == [year for year in sorted(values) if year % 2]
    known = [last - years for years in (1, 3) if last - years in values]
    assert [one["start"] for one in found["changes"]] == known
    assert found["source_ids"].split(";") == [f"in_{year}" for year in sorted(values)]


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


def test_figures_are_set_beside_each_other() -> None:
    found = facts.compare(fact(8.0, 2024), fact(2.0, 2023))
    assert (found["value"], found["ratio"], found["pct"]) == (6.0, 4.0, 75.0)
    assert found["source_ids"] == "in_2023;in_2024"
    assert facts.compare(fact(8.0, 2024), {}) == {}


@quick
@given(st.floats(-1e5, 1e5), st.integers(0, 3), st.floats(0, 10))
def test_a_key_figure_is_rounded_as_it_is_printed(
    value: float, digits: int, reach: float
) -> None:
    known = fact(value, 2024) | {"low": value - reach, "high": value + reach}
    found = facts.figure("gas", known, "bcm", digits=digits, scale=1e-3, why="x")
    assert found["value"] == round(value * 1e-3, digits)
    assert str(found["value"]) != "-0.0"
    assert math.isnan(found["low"]) or found["low"] < found["high"]
    assert (found["source_ids"], found["why"]) == ("in_2024", "x")
    nothing = facts.figure("gas", {}, "bcm")
    assert (str(nothing["value"]), nothing["source_ids"]) == ("nan", "")
