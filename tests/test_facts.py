"""Facts: what is said of a series, from nothing but its rows."""

import math
import pickle
from collections.abc import Callable
from typing import Any, TypedDict

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st

from cac_data import facts, load_table, select
from cac_data.facts import Figure, Gap, Nothing
from cac_data.figure import TO_COME, figure_of
from cac_data.observations import observe

quick = settings(max_examples=25, deadline=None)
numbers = st.one_of(st.floats(0.01, 1e6), st.floats(-1e6, -0.01))


def row(value: float, year: int, half: float = 0.0) -> dict[str, Any]:
    return {
        "value": value,
        "half": half,
        "year": year,
        "period": str(year),
        "basis": "published",
        "source_ids": f"in_{year}",
    }


def fact(value: float, year: int, half: float = 0.0) -> Figure:
    return figure_of(row(value, year, half))


VALUES = {2010: 4.0, 2011: 9.0, 2014: 8.0, 2016: 2.0, 2018: 5.0}
ROWS = pd.DataFrame([row(value, year) for year, value in VALUES.items()])
ROWS.loc[1, "basis"] = "sum"


class Cited(TypedDict):
    source_ids: str
    publisher: str


def test_rows_that_lack_a_column_that_is_read_are_refused() -> None:
    with pytest.raises(ValueError, match="needs the column publisher"):
        facts.records(ROWS, Cited)


@pytest.mark.parametrize(
    ("options", "value"),
    [
        ({}, 5.0),
        ({"year": 2018}, 5.0),
        ({"back": 2}, 2.0),
        ({"year": 2010}, 4.0),
        ({"year": 2016, "back": 2}, 8.0),
    ],
    ids=[
        "last",
        "of_a_year",
        "two_years_before",
        "of_the_first_year",
        "two_years_before_a_year",
    ],
)
def test_at_gives_the_observation_of_a_year(
    options: dict[str, int], value: float
) -> None:
    assert facts.at(ROWS, **options)["value"] == value


@pytest.mark.parametrize(
    "options", [{"back": 1}, {"year": 2010, "basis": "sum"}], ids=["year", "word"]
)
def test_at_is_empty_where_there_is_none(options: dict[str, Any]) -> None:
    assert facts.at(ROWS, **options) == {}


def test_a_summary_is_of_its_rows() -> None:
    summary = facts.summary(ROWS)
    assert summary
    ends = (summary.first, summary.last, summary.top, summary.low)
    assert [figure.year for figure in ends] == [2010, 2018, 2011, 2016]
    assert summary.gaps == [2012, 2013, 2015, 2017]
    assert summary.sums == [2011]
    assert [change.value for change in summary.changes] == [150.0, -37.5]
    assert summary.source_ids == "in_2010;in_2011;in_2014;in_2016;in_2018"


def test_the_top_and_the_low_of_equals_are_the_last_and_the_first() -> None:
    rows = ROWS.assign(value=[4.0, 9.0, 9.0, 4.0, 5.0])
    summary = facts.summary(rows)
    assert summary
    assert (summary.top.year, summary.low.year) == (2014, 2010)


@pytest.mark.parametrize("trait", ["reporter", "measure", "price_basis", "creditor"])
def test_rows_of_several_things_have_no_top_and_no_low(trait: str) -> None:
    of_two = ROWS.assign(**{trait: ["a", "a", "a", "a", "b"]})
    assert isinstance(facts.summary(of_two), Gap)


def test_a_series_of_several_editions_has_a_top() -> None:
    spliced = ROWS.assign(vintage=["2024", "2024", "2024", "2024", "2025"])
    summary = facts.summary(spliced)
    assert summary
    assert summary.top.year == 2011


SHARES = pd.DataFrame(
    [
        {"country": "KAZ", "flow": "exports", **row(15.5, 2022)},
        {"country": "KAZ", "flow": "exports", **row(18.5, 2023)},
        {"country": "UZB", "flow": "imports", **row(21.0, 2024)},
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
    question, answer = UNANSWERED[case]
    with pytest.raises(ValueError, match=r"^nothing") as refused:
        facts.at(SHARES, **question)["value"]
    assert str(refused.value) == answer


@pytest.mark.parametrize("reading", ["text", "texts", "number", "count"])
def test_each_reading_of_no_figure_says_of_what_it_is(reading: str) -> None:
    nothing = facts.at(SHARES, country="TKM")
    with pytest.raises(ValueError, match=r"^nothing for TKM"):
        getattr(nothing, reading)("value")


def test_only_a_figure_of_a_whole_year_gives_one() -> None:
    share = facts.at(SHARES, country="UZB")
    assert share.whole_year == 2024
    with pytest.raises(ValueError, match="no whole year, but '2024-05'"):
        figure_of({"value": 1.0, "period": "2024-05"}).whole_year  # noqa: B018
    with pytest.raises(ValueError, match=r"^nothing for TKM"):
        facts.at(SHARES, country="TKM").whole_year  # noqa: B018


def test_a_cell_is_read_as_what_it_is_and_as_nothing_else() -> None:
    share = facts.at(SHARES, country="UZB")
    assert share.text("country") == "UZB"
    assert share.number("value") == 21.0
    assert share.count("year") == 2024
    assert math.isnan(share.number("low"))
    with pytest.raises(TypeError, match="`country` of a figure is no number: 'UZB'"):
        share.number("country")
    with pytest.raises(TypeError, match="`year` of a figure is no text: 2024"):
        share.text("year")
    with pytest.raises(TypeError, match="`low` of a figure is no whole number: None"):
        share.count("low")
    with pytest.raises(TypeError, match=r"no whole number: 2\.7"):
        share.of(value=2.7).count("value")


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
    growth = facts.grew(fact(level, 2024, half), fact(base, 2022, half))
    assert growth["value"] == pytest.approx(100 * (level / base - 1), abs=1e-6)
    assert growth["source_ids"] == "in_2022;in_2024"
    assert (growth["period"], growth["years"]) == ("2022/2024", 2)
    if half == 0 or half >= abs(base):
        assert growth["low"] is growth["high"] is None
    else:
        true = 100 * ((level + up * half) / (base + down * half) - 1)
        assert growth["low"] - 1e-6 <= true <= growth["high"] + 1e-6


def test_the_range_of_growth_is_between_the_ends_of_rounding() -> None:
    """From 8 to 10 it may have grown to 10, or to 12."""
    growth = facts.grew(fact(11.0, 2024, half=1.0), fact(9.0, 2022, half=1.0))
    assert (growth["low"], growth["high"]) == (0.0, 50.0)


def test_growth_a_year_has_no_range_where_rounding_reaches_zero() -> None:
    growth = facts.grew(
        fact(1.0, 2024, half=1.0), fact(9.0, 2022, half=1.0), a_year=True
    )
    assert growth["low"] is growth["high"] is None


@quick
@given(st.floats(1, 1e6), st.floats(-0.5, 0.5), st.integers(1, 9), st.floats(0, 0.5))
def test_a_yearly_growth_leads_from_the_first_to_the_last(
    base: float, pace: float, years: int, inflation: float
) -> None:
    start = fact(base, 2020)
    end = fact(base * (1 + pace) ** years, 2020 + years)
    growth = facts.grew(end, start, a_year=True)
    assert growth["value"] == pytest.approx(100 * pace, abs=1e-6)
    required = facts.needed(start, end, 2020 + years, inflation)
    assert required["value"] == pytest.approx(100 * pace, abs=1e-6)
    real = 100 * ((1 + pace) / (1 + inflation) - 1)
    assert required["real"] == pytest.approx(real, abs=1e-6)


@quick
@given(st.floats(-1e5, 1e5), st.integers(0, 3), st.floats(0, 10))
def test_a_figure_rounds_as_printed(value: float, digits: int, reach: float) -> None:
    about = fact(value, 2024).of(low=value - reach, high=value + reach)
    figure = facts.figure("gas", about, "bcm", digits=digits, scale=1e-3, why="x")
    assert figure["value"] == round(value * 1e-3, digits)
    assert str(figure["value"]) != "-0.0"
    assert math.isnan(figure["low"]) or figure["low"] < figure["high"]
    assert (figure["source_ids"], figure["why"]) == ("in_2024", "x")


def test_a_figure_of_nothing_has_no_value() -> None:
    assert math.isnan(facts.figure("gas", Nothing("no gas"), "bcm").value)


# --- What a figure is of -------------------------------------------------------------


def gas(value: float = 4.0, **of: Any) -> Figure:
    return Figure(value=value, unit="bcm", period="2024", source_ids="one", **of)


TRAITS = {
    "measure": ("statistical_review", "russian"),
    "reporter": ("china_customs", "national"),
    "edition": ("2025", "2026"),
    "prices": ("current", "2021"),
    "coverage": ("all_creditors", "exim_bank"),
    "base": ("2022", "2023"),
}


@pytest.mark.parametrize("trait", TRAITS)
def test_figures_of_unlike_things_are_not_compared(trait: str) -> None:
    one, other = TRAITS[trait]
    gap = facts.compare(gas(**{trait: one}), gas(2.0, **{trait: other}))
    assert isinstance(gap, Gap)
    assert not gap
    assert gap.unlike == (trait,)


def test_figures_of_unlike_units_are_not_compared() -> None:
    with pytest.raises(ValueError, match=r"differ in unit \('bcm' and 'Mt'\)"):
        facts.compare(gas(), gas().of(unit="Mt"))["value"]


@pytest.mark.parametrize("trait", TRAITS)
def test_what_is_compared_across_a_difference_is_of_both(trait: Any) -> None:
    one, other = TRAITS[trait]
    compared = facts.compare(
        gas(**{trait: one}), gas(2.0, **{trait: other}), across=[trait]
    )
    assert compared
    assert compared.difference.value == 2.0
    assert compared.ratio["value"] == 2.0
    assert compared.pct["value"] == 50.0
    assert getattr(compared.ratio, trait) == ";".join(sorted([one, other]))


@pytest.mark.parametrize("trait", TRAITS)
def test_a_part_has_no_share_in_a_whole_of_something_else(trait: str) -> None:
    part, whole = (gas(**{trait: side}) for side in TRAITS[trait])
    assert isinstance(facts.share_of(part, whole), Gap)


@pytest.mark.parametrize("trait", TRAITS)
def test_a_share_across_a_difference_is_of_both(trait: Any) -> None:
    part, whole = (gas(**{trait: side}) for side in TRAITS[trait])
    share = facts.share_of(part, whole, across=[trait])
    assert (share["value"], share["unit"]) == (100.0, "percent")
    assert share[trait] == ";".join(sorted(TRAITS[trait]))


def test_a_figure_is_above_another_by_so_many_percent_of_that() -> None:
    apart = facts.compare(gas(5.0), gas(4.0))
    assert apart
    assert apart.above_pct["value"] == 25.0
    assert apart.above_pct["unit"] == "percent"


def test_nothing_is_above_zero_by_a_percentage() -> None:
    apart = facts.compare(gas(5.0), gas(0.0))
    assert apart
    assert not apart.above_pct


def test_a_sum_is_of_what_its_parts_are_of_and_has_the_sources_of_all() -> None:
    parts = [gas(1.0), gas(2.0).of(source_ids="two", obs_status="E")]
    total = facts.sum_of(parts)
    assert (total.value, total.unit, total.period) == (3.0, "bcm", "2024")
    assert (total.obs_status, total.source_ids) == ("E", "one;two")


Pair = Callable[..., Any]
REFUSE = pytest.mark.parametrize(
    "verb",
    [
        lambda one, other, across=(): facts.sum_of([one, other], across=across),
        lambda one, other, across=(): facts.exceeds(one, other, across=across),
    ],
    ids=["sum_of", "exceeds"],
)


@REFUSE
@pytest.mark.parametrize("trait", TRAITS)
def test_unlike_figures_are_neither_added_up_nor_is_one_more(
    verb: Pair, trait: str
) -> None:
    one, other = (gas(**{trait: side}) for side in TRAITS[trait])
    with pytest.raises(ValueError, match=f"figures that differ in {trait}"):
        verb(one, other)


@REFUSE
@pytest.mark.parametrize("trait", TRAITS)
def test_what_is_named_hinders_no_sum_and_no_order(verb: Pair, trait: str) -> None:
    one, other = (gas(**{trait: side}) for side in TRAITS[trait])
    verb(one, other, across=[trait])


@pytest.mark.parametrize(("more", "is_more"), [(4.1, True), (4.0, False), (3.9, False)])
def test_a_figure_exceeds_what_is_less(more: float, is_more: bool) -> None:
    assert facts.exceeds(gas(more), gas(4.0)) == is_more


def test_a_quotient_has_a_unit_of_its_own_and_is_of_both() -> None:
    worth = gas(12.0).of(unit="USD mn", reporter="china_customs", source_ids="two")
    price = facts.quotient(worth, gas(), unit="USD for 1,000 m3")
    assert (price["value"], price["unit"]) == (3.0, "USD for 1,000 m3")
    assert (price["reporter"], price["source_ids"]) == ("china_customs", "one;two")


def test_there_is_no_quotient_by_zero() -> None:
    assert not facts.quotient(gas(), gas(0.0), unit="ratio")


def test_growth_at_constant_prices_is_less_than_inflation_away() -> None:
    growth = gas(10.0).of(unit="percent a year")
    real = facts.deflated(growth, growth.of(value=2.0))
    assert real.value == pytest.approx(100 * 1.10 / 1.02 - 100)
    assert real.prices == "constant"


@pytest.mark.parametrize(
    ("one", "other", "opposite"),
    [(1.0, -2.0, True), (-1.0, 2.0, True), (1.0, 2.0, False), (0.0, -1.0, False)],
)
def test_a_rise_and_a_fall_are_opposite(
    one: float, other: float, opposite: bool
) -> None:
    assert facts.are_opposite(gas(one), gas(other)) == opposite


ROUNDED = gas(2000.0).of(low=1000.0, high=3000.0, half=500.0)


@pytest.mark.parametrize(
    "scaled",
    [ROUNDED.divided_by(1000, "Mm3"), ROUNDED.multiplied_by(0.001, "Mm3")],
    ids=["divided", "multiplied"],
)
def test_a_figure_in_another_unit_has_its_range_and_rounding_in_it(
    scaled: Figure,
) -> None:
    assert (scaled.value, scaled.unit) == (2.0, "Mm3")
    assert (scaled.low, scaled.high, scaled.half) == (1.0, 3.0, 0.5)
    assert scaled.source_ids == ROUNDED.source_ids


def test_a_part_of_a_figure_keeps_its_unit() -> None:
    half_of_it = gas(4.0).divided_by(2)
    assert (half_of_it.value, half_of_it.unit) == (2.0, "bcm")


def test_nothing_has_a_share_in_zero() -> None:
    assert not facts.share_of(gas(), gas(0.0))


def test_what_is_compared_with_nothing_is_nothing_and_says_why() -> None:
    nothing = facts.at(SHARES, country="TKM")
    with pytest.raises(ValueError, match="nothing for TKM"):
        facts.compare(gas(), nothing)["value"]


def test_the_highest_figure_ranks_first_and_an_unknown_one_has_no_rank() -> None:
    rank = facts.ranked([gas(2.0), gas(math.nan), gas(-7.0), gas(4.0)])
    assert rank
    assert [figure.value for figure in rank] == [4.0, 2.0, -7.0]


def test_figures_of_one_size_rank_as_they_came() -> None:
    rank = facts.ranked([gas().of(source_ids="b"), gas().of(source_ids="a")])
    assert rank
    assert [figure.source_ids for figure in rank] == ["b", "a"]


def test_things_rank_by_the_figure_that_is_asked_for() -> None:
    falls = {"small": gas(-2.0), "large": gas(-9.0), "none": gas(0.0)}
    rank = facts.ranked(falls, by=lambda name: falls[name].of(value=-falls[name].value))
    assert rank == ["large", "small", "none"]


@pytest.mark.parametrize("trait", TRAITS)
def test_figures_of_unlike_things_have_no_rank(trait: str) -> None:
    """Not even where only the last of many is of something else."""
    one, other = TRAITS[trait]
    like = [gas(2.0, **{trait: one}), gas(3.0, **{trait: one})]
    gap = facts.ranked([*like, gas(9.0, **{trait: other})])
    assert isinstance(gap, Gap)
    assert gap.unlike == (trait,)


@pytest.mark.parametrize("trait", TRAITS)
def test_figures_rank_across_a_difference_that_is_named(trait: Any) -> None:
    one, other = TRAITS[trait]
    figures = [gas(2.0, **{trait: one}), gas(9.0, **{trait: other})]
    rank = facts.ranked(figures, across=[trait])
    assert rank
    assert [figure.value for figure in rank] == [9.0, 2.0]


UNLIKE_LEVELS = ["measure", "reporter", "prices", "coverage"]


@pytest.mark.parametrize("trait", UNLIKE_LEVELS)
def test_nothing_grows_from_one_thing_into_another(trait: str) -> None:
    one, other = TRAITS[trait]
    then = gas(year=2022, **{trait: one})
    now = gas(year=2024, **{trait: other})
    assert isinstance(facts.grew(now, then), Gap)
    assert isinstance(facts.rose(now, then), Gap)


def test_a_level_in_another_unit_needs_no_growth() -> None:
    last = gas(year=2024)
    assert facts.needed(last, gas(8.0), 2030)
    assert isinstance(facts.needed(last, gas(8.0).of(unit="Mt"), 2030), Gap)


@pytest.mark.parametrize("trait", ["measure", "prices", "coverage"])
def test_a_level_of_another_thing_needs_no_growth(trait: str) -> None:
    one, other = TRAITS[trait]
    last = gas(year=2024, **{trait: one})
    goal = gas(8.0)
    assert isinstance(facts.needed(last, goal.of(**{trait: other}), 2030), Gap)
    assert facts.needed(last, goal.of(**{trait: ""}), 2030), "it does not say"


def test_a_sum_is_of_the_time_from_its_first_part_to_its_last() -> None:
    later = gas(year=2025).of(period="2025")
    over_two_years = facts.sum_of([later, gas(year=2024)])
    assert (over_two_years.period, over_two_years.year) == ("2024/2025", None)
    in_one = facts.sum_of([Figure(value=0.0, unit="bcm"), later, later])
    assert (in_one.period, in_one.year) == ("2025", 2025)


def test_each_part_of_a_sum_is_as_long_as_each_other() -> None:
    months = gas().of(period="2024-01/2024-05")
    with pytest.raises(ValueError, match="length"):
        facts.sum_of([Figure(value=0.0, unit="bcm"), gas(), months])


def test_growth_at_constant_prices_lies_in_its_own_range() -> None:
    growth = Figure(value=10.0, unit="percent", low=9.0, high=11.0, source_ids="one")
    inflation = Figure(value=2.5, unit="percent", source_ids="two", obs_status="F")
    real = facts.deflated(growth, inflation)
    assert real.low is not None
    assert real.high is not None
    assert real.low < real.value < real.high
    assert (real.source_ids, real.obs_status) == ("one;two", "F")


@pytest.mark.parametrize("nature", TO_COME)
def test_what_is_to_come_is_no_count_until_it_is_taken_for_one(nature: str) -> None:
    came = gas(year=2024, coverage="pipeline")
    goal = gas(8.0, coverage=f"pipeline {nature}")
    assert isinstance(facts.compare(came, goal), Gap)
    apart = facts.compare(came, goal.as_counted)
    assert apart
    assert apart.difference.value == came.value - 8
    of_both = facts.made_of(goal, goal.of(coverage="all"), value=1.0, unit="bcm")
    assert of_both.as_counted.coverage == "all;pipeline"
    # A level that is to be reached is to come, but is of the part that is counted.
    assert facts.needed(came, goal, 2030)
    other = gas(8.0, coverage=f"all {nature}")
    assert isinstance(facts.needed(came, other, 2030), Gap)


def test_an_observation_of_what_came_says_nothing_of_it() -> None:
    flows = load_table("corridor_volumes")
    of_nature = {
        figure.coverage
        for figure in facts.figures(observe(flows[flows["nature"] == "actual"]))
    }
    assert not any("actual" in coverage for coverage in of_nature)
    targets = facts.figures(observe(flows[flows["nature"] == "target"]))
    assert all("target" in target.coverage for target in targets)


def test_growth_says_from_when_it_is_measured() -> None:
    then = gas(2.0, year=2022).of(period="2022")
    growth = facts.grew(gas(year=2024, reporter="a"), then.of(reporter="a"))
    assert growth
    assert (growth.base, growth.unit, growth.reporter) == ("2022", "percent", "a")


def test_a_rise_says_from_when_it_is_measured() -> None:
    then = gas(7.0, year=2022).of(period="2022")
    rise = facts.rose(gas(year=2024), then)
    assert (rise["value"], rise["unit"]) == (-3.0, "bcm")
    assert (rise["base"], rise["period"]) == ("2022", "2022/2024")


def test_a_figure_knows_what_its_observation_is_of() -> None:
    trade = load_table("bilateral_trade")
    flows = observe(select(trade, countries="KAZ", flow="exports"))
    figure = facts.at(flows, 2024, reporter="china_customs")
    assert figure
    assert (figure.reporter, figure.unit) == ("china_customs", "USD mn")
    assert figure["country"] == "KAZ"


def test_a_figure_survives_being_kept_by_a_run() -> None:
    kept = pickle.loads(pickle.dumps([gas(), facts.compare(gas(), gas(base="2020"))]))
    assert kept[0].value == 4.0
    assert kept[1].unlike == ("base",)


def of_months(value: float, last: int) -> Figure:
    return gas(value).of(period=f"2024-01/2024-{last:02d}")


def test_five_months_are_not_compared_with_a_year() -> None:
    gap = facts.compare(of_months(2.0, 5), gas())
    with pytest.raises(ValueError, match=r"in length \('5 months' and '12 months'\)"):
        gap["value"]


def test_nothing_grows_from_a_year_into_five_months() -> None:
    then = gas(year=2023).of(period="2023")
    assert isinstance(facts.grew(of_months(2.0, 5).of(year=2024), then), Gap)


def test_five_months_have_no_rank_among_years() -> None:
    assert isinstance(facts.ranked([gas(), of_months(2.0, 5)]), Gap)


def test_periods_of_unlike_lengths_are_compared_where_the_call_says_so() -> None:
    compared = facts.compare(of_months(2.0, 5), gas(), across=["length"])
    assert compared
    assert compared.difference.value == -2.0


def test_a_change_is_as_long_as_from_the_first_period_to_the_last() -> None:
    assert gas().of(period="2025-01/2025-05/2026-01/2026-05").length == "17 months"


def test_the_same_months_of_a_leap_year_are_as_long() -> None:
    before = gas().of(period="2023-01/2023-02")
    assert facts.compare(of_months(2.0, 2), before)
