"""Quantities of tidy frames: by hand on a few rows; unlike things are refused."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from cac_data.indicators import (
    annual,
    cagr,
    check_one_side,
    check_one_unit,
    concentration,
    growth,
    index,
    prefer,
    required_growth,
    share,
    size_ratio,
    total,
    value_of,
    with_source_ids,
)
from tests.trade_frames import check_pure, records


def frame(columns: str, *rows: tuple[Any, ...]) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=columns.split())


# Two series, the second without 2021; sources a to e.
SALES = frame(
    "country period value_usd_mn source_id",
    ("KAZ", "2020", 100.0, "a"),
    ("KAZ", "2021", 110.0, "b"),
    ("KAZ", "2022", 99.0, "c"),
    ("KGZ", "2020", 8.0, "d"),
    ("KGZ", "2022", 2.0, "e"),
)

# The functions that give growth, all of which need one figure a year.
BY_YEAR: dict[str, Callable[..., pd.DataFrame]] = {
    "growth": growth,
    "cagr": lambda given, **more: cagr(given, start=2020, end=2022, **more),
    "index": lambda given, **more: index(given, base=2020, **more),
}


def profile_of(**values: float) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "country": list(values),
            "indicator": "area_total",
            "basis": "static",
            "period": "",
            "value": list(values.values()),
            "unit": "km2",
            "source_id": [f"source-{code.lower()}" for code in values],
        }
    )


# One call for each function of frames; the test below finds those that have none.
CALLS: dict[str, tuple[Callable[..., pd.DataFrame], tuple[pd.DataFrame, ...]]] = {
    "annual": (annual, (SALES.head(1),)),  # keeps the order of its rows, as it says
    "cagr": (BY_YEAR["cagr"], (SALES,)),
    "concentration": (lambda given: concentration(given, over="country"), (SALES,)),
    "growth": (growth, (SALES,)),
    "index": (BY_YEAR["index"], (SALES,)),
    "prefer": (
        lambda given: prefer(given, order=["revised", "main"], by="variant"),
        (
            pd.concat(
                [SALES.assign(variant="main"), SALES.head(2).assign(variant="revised")]
            ),
        ),
    ),
    "size_ratio": (
        lambda given: size_ratio(given, indicator="area_total", basis="static"),
        (profile_of(CHN=45.0, KAZ=1.0, KGZ=2.0, TJK=3.0, TKM=4.0, UZB=5.0),),
    ),
    "share": (
        share,
        (SALES, SALES.assign(value_usd_mn=200.0, source_id="w")),
    ),
    "total": (
        lambda given: total(given, over="country", members=["KAZ", "KGZ"]),
        (SALES,),
    ),
}


@pytest.mark.parametrize("name", sorted(CALLS))
def test_frames_are_left_alone_and_the_order_of_rows_does_not_matter(name: str) -> None:
    function, frames = CALLS[name]
    check_pure(function, *frames)


@pytest.mark.parametrize("name", sorted(CALLS))
def test_no_rows_give_no_rows_with_the_same_columns(name: str) -> None:
    function, frames = CALLS[name]
    empty = function(*(given.iloc[:0] for given in frames))
    assert len(empty) == 0
    assert list(empty.columns) == list(function(*frames).columns)


# --- which column, which unit, which side ------------------------------------------


def test_the_one_column_of_figures_is_found() -> None:
    assert value_of(SALES) == "value_usd_mn"
    assert value_of(SALES.assign(value_cny_mn=7.0), "value_cny_mn") == "value_cny_mn"


@pytest.mark.parametrize(
    ("columns", "wanted", "message"),
    [
        (
            "period value_usd_mn value_cny_mn",
            None,
            "holds figures in value_usd_mn and value_cny_mn: name one as `value`",
        ),
        ("period note", None, "no column of figures; it has period, note"),
        ("period value_usd_mn", "value_usd_m", "did you mean 'value_usd_mn'"),
    ],
)
def test_a_column_of_figures_that_is_not_clear_is_an_error(
    columns: str, wanted: str | None, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        value_of(frame(columns), wanted)


@pytest.mark.parametrize(
    "function",
    [
        *BY_YEAR.values(),
        lambda given: total(given, over="country", members=["KAZ", "KGZ"]),
        lambda given: concentration(given, over="country"),
        lambda given: share(given, SALES),
    ],
)
def test_two_currencies_in_one_frame_are_refused(
    function: Callable[[pd.DataFrame], pd.DataFrame],
) -> None:
    with pytest.raises(ValueError, match="value_usd_mn and value_cny_mn"):
        function(SALES.assign(value_cny_mn=1.0))


@pytest.mark.parametrize(
    "function",
    [
        *BY_YEAR.values(),
        lambda given: total(given, over="country", members=["KAZ", "KGZ"]),
        lambda given: concentration(given, over="country"),
        lambda given: share(given, SALES),
    ],
)
def test_mixed_units_and_mixed_sides_are_refused_by_name(
    function: Callable[[pd.DataFrame], pd.DataFrame],
) -> None:
    units = SALES.assign(unit=["TWh", "TWh", "bcm", "TWh", "TWh"])
    with pytest.raises(ValueError, match=r"mixed units: TWh and bcm.*unit"):
        function(units)
    sides = SALES.assign(reporter=["national", *["china_customs"] * 4])
    with pytest.raises(ValueError, match="mixed reporters: china_customs and national"):
        function(sides)


def test_one_unit_is_asked_of_all_frames_together() -> None:
    check_one_unit(frame("unit", ("TWh",)), frame("unit", ("TWh",)), SALES)
    with pytest.raises(ValueError, match="mixed units: TWh and bcm"):
        check_one_unit(frame("unit", ("bcm",)), frame("unit", ("TWh",)))


def test_those_who_pass_on_one_count_are_one_side() -> None:
    check_one_side(
        frame("reporter", ("china_customs",), ("china_mofcom",), ("china_press",)),
        SALES,
    )
    check_one_side(frame("reporter", ("national",), ("kaz_government",)))


@pytest.mark.parametrize(
    ("first", "second"),
    [("china_customs", "national"), ("china_press", "edb"), ("edb", "national")],
)
def test_two_sides_are_refused_by_name(first: str, second: str) -> None:
    with pytest.raises(ValueError, match=f"mixed reporters: {first} and {second}"):
        check_one_side(frame("reporter", (second,)), frame("reporter", (first,)))


def test_an_unknown_reporter_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="did you mean 'china_customs'"):
        check_one_side(frame("reporter", ("china_custom",)))


# --- sources of computed rows -------------------------------------------------------


def test_a_source_becomes_a_list_of_its_own() -> None:
    before = SALES.copy()
    listed = with_source_ids(SALES)
    pd.testing.assert_frame_equal(SALES, before)
    assert "source_id" not in listed
    assert listed["source_ids"].tolist() == [["a"], ["b"], ["c"], ["d"], ["e"]]
    pd.testing.assert_frame_equal(with_source_ids(listed), listed)
    with pytest.raises(ValueError, match="with_source_ids needs the column source_id"):
        with_source_ids(SALES.drop(columns="source_id"))


# --- whole years --------------------------------------------------------------------


def test_only_whole_years_are_kept_in_their_order() -> None:
    rows = frame(
        "period value",
        ("2024", 1.0),
        ("2024-06", 2.0),
        ("2023-01/2023-12", 3.0),
        ("-0138", 4.0),
        ("2024-06-17", 5.0),
        ("", 6.0),
    )
    expected = frame("period value", ("2024", 1.0), ("-0138", 4.0))
    pd.testing.assert_frame_equal(annual(rows), expected)
    with pytest.raises(ValueError, match="annual needs the column period"):
        annual(rows.rename(columns={"period": "year"}))


# --- one series of several ----------------------------------------------------------

VARIANTS = frame(
    "country period variant value",
    ("KAZ", "2021", "main", 1.0),
    ("KAZ", "2022", "main", 2.0),
    ("KAZ", "2022", "revised", 3.0),
    ("KAZ", "2023", "alternative", 4.0),
    ("KGZ", "2022", "revised", 5.0),
    ("KGZ", "2023", "main", 6.0),
)


def test_the_most_wanted_is_taken_and_every_switch_is_marked() -> None:
    expected = frame(
        "country period variant value chosen switch",
        ("KAZ", "2021", "main", 1.0, "main", False),
        ("KAZ", "2022", "revised", 3.0, "revised", True),
        ("KGZ", "2022", "revised", 5.0, "revised", False),
        ("KGZ", "2023", "main", 6.0, "main", True),
    )
    found = prefer(VARIANTS, order=["revised", "main"], by="variant")
    pd.testing.assert_frame_equal(found, expected)


def test_what_is_not_in_the_order_is_left_out() -> None:
    found = prefer(VARIANTS, order=["alternative"], by="variant")
    assert records(found, "period", "value", "chosen") == [("2023", 4.0, "alternative")]


def test_a_second_choice_remembers_the_first() -> None:
    rows = VARIANTS.assign(reporter=["china_customs"] * 4 + ["china_mofcom"] * 2)
    first = prefer(rows, order=["revised", "main"], by="variant")
    second = prefer(first, order=["china_mofcom", "china_customs"])
    assert second["chosen"].tolist() == [
        "main / china_customs",
        "revised / china_customs",
        "revised / china_mofcom",
        "main / china_mofcom",
    ]
    assert second["switch"].tolist() == [False, True, False, True]


def test_the_columns_that_name_a_series_may_be_given() -> None:
    rows = frame(
        "seller period basis value",
        ("x", "2020", "sum", 1.0),
        ("y", "2020", "sum", 2.0),
        ("x", "2021", "published", 3.0),
    )
    found = prefer(rows, order=["published", "sum"], by="basis", within=["seller"])
    assert records(found, "seller", "value", "switch") == [
        ("x", 1.0, False),
        ("x", 3.0, True),
        ("y", 2.0, False),
    ]
    alone = prefer(rows.iloc[[2, 0]], order=["published", "sum"], by="basis", within=[])
    assert alone["switch"].tolist() == [False, True]


def test_two_figures_of_one_rank_are_an_error_that_prints_five_rows() -> None:
    rows = frame(
        "country period variant value",
        *(("KAZ", str(year), "main", 1.0) for year in range(2001, 2005)),
        *(("KAZ", str(year), "main", 2.0) for year in range(2001, 2005)),
    )
    with pytest.raises(
        ValueError, match=r"prefer by variant: several rows of the same rank"
    ) as caught:
        prefer(rows, order=["main"], by="variant")
    printed = str(caught.value).splitlines()[2:]
    assert [line.split() for line in printed] == [
        ["KAZ", year, "main"] for year in ("2001", "2002", "2003", "2004", "2001")
    ]


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"order": [], "by": "variant"}, "`order`: name at least one value"),
        (
            {"order": ["revised", "mian"], "by": "variant"},
            r"`order`: 'mian' is not one of .*main.*did you mean 'main'",
        ),
        (
            {"order": ["main"], "by": "variants"},
            "prefer needs the column variants; .*did you mean 'variant'",
        ),
        (
            {"order": ["main"], "by": "variant", "within": ["contry"]},
            "prefer needs the column contry; .*did you mean 'country'",
        ),
    ],
)
def test_a_choice_that_cannot_be_made_is_an_error(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        prefer(VARIANTS, **options)


# --- sums ---------------------------------------------------------------------------


def test_a_sum_is_made_only_where_every_member_has_a_figure() -> None:
    rows = frame(
        "country period value_usd_mn source_id",
        ("KAZ", "2021", 1.0, "b"),
        ("KGZ", "2021", 2.0, "a"),
        ("TJK", "2021", 99.0, "z"),  # no member
        ("KAZ", "2022", 4.0, "a"),  # Kyrgyzstan has no row
        ("KAZ", "2020", 5.0, "a"),
        ("KGZ", "2020", math.nan, "a"),  # and here no figure
    )
    expected = frame(
        "period value_usd_mn basis source_ids", ("2021", 3.0, "sum", ["a", "b"])
    )
    found = total(rows, over="country", members=["KAZ", "KGZ"])
    pd.testing.assert_frame_equal(found, expected)


def test_a_sum_adds_up_rounding_and_keeps_estimates_estimates() -> None:
    rows = frame(
        "flow period value_usd_mn rounding_usd_mn obs_status source_id",
        ("exports", "2020", 1.0, 0.5, "A", "a"),
        ("imports", "2020", 2.0, 50.0, "E", "a"),
        ("exports", "2021", 3.0, 0.5, "A", "a"),
        ("imports", "2021", 4.0, math.nan, "P", "a"),
    )
    found = total(rows, over="flow", members=["exports", "imports"])
    assert records(found, "period", "value_usd_mn", "obs_status") == [
        ("2020", 3.0, "E"),
        ("2021", 7.0, "A"),
    ]
    assert found["rounding_usd_mn"].iloc[0] == 50.5
    assert math.isnan(found["rounding_usd_mn"].iloc[1])


def test_sums_are_made_for_each_series_apart() -> None:
    rows = frame(
        "country flow period value source_id",
        ("KGZ", "imports", "2021", 1.0, "a"),
        ("KAZ", "imports", "2021", 2.0, "a"),
        ("KAZ", "exports", "2021", 3.0, "a"),
        ("KGZ", "exports", "2021", 4.0, "a"),
        ("KAZ", "exports", "2020", 5.0, "a"),
        ("KGZ", "exports", "2020", 6.0, "a"),
    )
    found = total(rows, over="country", members=["KAZ", "KGZ"])
    assert records(found, "flow", "period", "value") == [
        ("exports", "2020", 11.0),
        ("exports", "2021", 7.0),
        ("imports", "2021", 3.0),
    ]


def test_a_member_that_stands_twice_is_an_error_that_prints_five_rows() -> None:
    rows = pd.concat([SALES, SALES])
    with pytest.raises(
        ValueError, match="total over country: a member stands twice; use prefer"
    ) as caught:
        total(rows, over="country", members=["KAZ", "KGZ"])
    assert len(str(caught.value).splitlines()) == 2 + 5


# --- shares -------------------------------------------------------------------------

WHOLE = frame(
    "country period value_usd_mn source_id",
    ("KAZ", "2020", 400.0, "w"),
    ("KAZ", "2021", 440.0, "b"),
    ("UZB", "2020", 1.0, "w"),
)


def test_a_share_is_a_hundred_times_the_part_over_the_whole() -> None:
    expected = frame(
        "country period value_usd_mn source_ids share_pct",
        ("KAZ", "2020", 100.0, ["a", "w"], 25.0),
        ("KAZ", "2021", 110.0, ["b"], 25.0),
    )
    pd.testing.assert_frame_equal(share(SALES, WHOLE), expected)


def test_a_part_may_find_its_whole_by_other_columns() -> None:
    whole = frame("period value_usd_mn source_id", ("2022", 202.0, "w"))
    found = share(SALES, whole, on=["period"])
    assert records(found, "country", "share_pct") == [
        ("KAZ", 49.009901),
        ("KGZ", 0.990099),
    ]


def test_nothing_has_no_share_of_nothing() -> None:
    found = share(SALES, WHOLE.assign(value_usd_mn=0.0))
    assert found["share_pct"].isna().all()


@pytest.mark.parametrize(
    ("whole", "message"),
    [
        (
            WHOLE.rename(columns={"value_usd_mn": "value_cny_mn"}),
            "unlike currencies or units: USD mn and CNY mn",
        ),
        (WHOLE.rename(columns={"value_usd_mn": "value_eur_mn"}), "value_eur_mn"),
        (
            WHOLE.rename(columns={"value_usd_mn": "value"}).assign(unit="percent"),
            "percent",
        ),
        (WHOLE.drop(columns="period"), "share needs the column period"),
        (pd.concat([WHOLE, WHOLE]), r"a whole stands twice\n.*country.*period\n"),
    ],
)
def test_a_whole_of_another_kind_is_refused(whole: pd.DataFrame, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        share(SALES, whole)


def test_a_table_with_a_column_of_units_may_be_the_whole() -> None:
    whole = WHOLE.rename(columns={"value_usd_mn": "value"}).assign(unit="USD mn")
    assert share(SALES, whole)["share_pct"].tolist() == [25.0, 25.0]


def test_a_part_of_one_side_and_a_whole_of_another_are_refused() -> None:
    with pytest.raises(ValueError, match="mixed reporters: china_customs and national"):
        share(SALES.assign(reporter="china_customs"), WHOLE.assign(reporter="national"))


def test_a_repeated_whole_prints_five_rows() -> None:
    many = pd.concat([WHOLE, WHOLE, WHOLE])
    with pytest.raises(ValueError, match="stands twice") as caught:
        share(SALES, many)
    assert len(str(caught.value).splitlines()) == 2 + 5


# --- growth -------------------------------------------------------------------------


def test_growth_is_given_for_each_series_and_never_across_a_gap() -> None:
    found = growth(SALES)
    assert found["country"].tolist() == ["KAZ", "KAZ", "KAZ", "KGZ", "KGZ"]
    assert found["growth_pct"].round(9).fillna(0).tolist() == [0, 10, -10, 0, 0]
    assert found["growth_pct"].isna().tolist() == [True, False, False, True, True]


def test_growth_rests_on_both_years() -> None:
    found = growth(SALES.head(3))
    assert found["source_ids"].tolist() == [["a"], ["a", "b"], ["b", "c"]]


def test_growth_within_the_rounding_is_uncertain() -> None:
    rows = frame(
        "period value rounding_usd_mn",
        ("2020", 100.0, 5.0),
        ("2021", 109.0, 5.0),  # 105 to 104: it may have fallen
        ("2022", 119.0, 5.0),  # 114 to 114: it may have stood still
        ("2023", 125.0, 0.5),  # 124 to 124.5: it rose
        ("2024", 125.5, math.nan),
        ("2026", 125.5, 0.5),
    )
    found = growth(rows)
    assert found["uncertain"].tolist() == [False, True, True, False, False, False]


def test_growth_marks_where_the_series_passes_to_another_place() -> None:
    rows = frame(
        "period value switch",
        ("2020", 1.0, False),
        ("2021", 2.0, True),
        ("2023", 3.0, True),  # no growth here, so none to mark
    )
    assert growth(rows)["spans_switch"].tolist() == [False, True, False]


def test_a_single_year_has_no_growth() -> None:
    found = growth(SALES.head(1))
    assert records(found, "period", "value_usd_mn", "spans_switch") == [
        ("2020", 100.0, False)
    ]
    assert math.isnan(found["growth_pct"].item())


def test_from_nothing_there_is_no_rate_of_growth() -> None:
    rows = frame("period value", ("2020", 0.0), ("2021", 5.0), ("2022", 10.0))
    assert growth(rows)["growth_pct"].isna().tolist() == [True, True, False]


@pytest.mark.parametrize("name", sorted(BY_YEAR))
def test_parts_of_years_are_refused(name: str) -> None:
    rows = pd.concat([SALES, SALES.head(1).assign(period="2021-01/2021-06")])
    with pytest.raises(
        ValueError, match=rf"{name} needs whole years.*2021-01/2021-06.*annual\(\)"
    ):
        BY_YEAR[name](rows)


@pytest.mark.parametrize("name", sorted(BY_YEAR))
def test_a_year_that_stands_twice_is_refused_and_five_rows_are_printed(
    name: str,
) -> None:
    rows = pd.concat([SALES, SALES, SALES])
    with pytest.raises(
        ValueError, match=rf"{name}: a year stands twice; use prefer first"
    ) as caught:
        BY_YEAR[name](rows)
    assert len(str(caught.value).splitlines()) == 2 + 5


@pytest.mark.parametrize("name", sorted(BY_YEAR))
def test_growth_needs_the_columns_that_name_a_series(name: str) -> None:
    with pytest.raises(ValueError, match=rf"{name} needs the column contry"):
        BY_YEAR[name](SALES, within=["contry"])
    with pytest.raises(ValueError, match=rf"{name} needs the column period"):
        BY_YEAR[name](SALES.drop(columns="period"))


def test_compound_growth_between_two_years() -> None:
    expected = frame(
        "country start end first last growth_pct cagr_pct source_ids",
        ("KAZ", "2020", "2022", 100.0, 99.0, -1.0, -0.501256, ["a", "c"]),
        ("KGZ", "2020", "2022", 8.0, 2.0, -75.0, -50.0, ["d", "e"]),
    )
    pd.testing.assert_frame_equal(cagr(SALES, start=2020, end=2022).round(6), expected)


def test_a_series_without_one_of_the_years_is_left_out() -> None:
    found = cagr(SALES, start=2020, end=2021)
    assert records(found, "country", "cagr_pct") == [("KAZ", 10.0)]
    assert "source_ids" not in cagr(
        SALES.drop(columns="source_id"), start=2020, end=2021
    )


@pytest.mark.parametrize(("start", "end"), [(2022, 2022), (2022, 2020)])
def test_compound_growth_needs_a_later_end(start: int, end: int) -> None:
    with pytest.raises(ValueError, match=f"`end` {end} must be after `start` {start}"):
        cagr(SALES, start=start, end=end)


@pytest.mark.parametrize("first", [0.0, -3.0])
def test_compound_growth_needs_positive_levels_and_names_them(first: float) -> None:
    balances = frame("period value", ("2013", first), ("2025", 36.0))
    with pytest.raises(ValueError, match=rf"cagr .*positive[\s\S]*{first}"):
        cagr(balances, start=2013, end=2025)
    with pytest.raises(ValueError, match="positive"):
        cagr(balances.assign(value=[3.8, -36.1]), start=2013, end=2025)


def test_growth_that_a_level_needs() -> None:
    found = required_growth(
        {"twice": 200.0, "same": 100.0},
        start_value=100.0,
        start=2020,
        end=2030,
        inflation=0.02,
    )
    assert list(found.columns) == [
        *("level_name", "level", "start", "end", "years"),
        *("nominal_pct", "real_level", "real_pct"),
    ]
    # 2 ** 0.1 = 1.0717735, 1.02 ** 10 = 1.2189944, 1 / 1.02 = 0.9803922
    assert records(found.round(4), *found.columns) == [
        ("twice", 200.0, "2020", "2030", 10, 7.1773, 164.0697, 5.0758),
        ("same", 100.0, "2020", "2030", 10, 0.0, 82.0348, -1.9608),
    ]


def test_without_inflation_nominal_and_real_are_one() -> None:
    found = required_growth({"x": 150.0}, start_value=100.0, start=2020, end=2025)
    assert found["nominal_pct"].item() == found["real_pct"].item()


@pytest.mark.parametrize(
    ("levels", "options", "message"),
    [
        ({"x": 1.0}, {"end": 2020}, "`end` 2020 must be after `start` 2020"),
        ({"x": 1.0}, {"end": 2019}, "`end` 2019 must be after `start` 2020"),
        ({"x": 0.0}, {}, "`x`: 0.0 is not a positive level"),
        ({"x": math.nan}, {}, "`x`: nan is not a positive level"),
        ({"x": 1.0}, {"start_value": -1.0}, "`start_value`: -1.0 is not a positive"),
        ({"x": 1.0}, {"inflation": -1.0}, "`inflation`: -1.0 is not above -1"),
    ],
)
def test_levels_that_cannot_be_are_refused_by_name(
    levels: dict[str, float], options: dict[str, Any], message: str
) -> None:
    usual: dict[str, Any] = {"start_value": 1.0, "start": 2020, "end": 2030}
    with pytest.raises(ValueError, match=message):
        required_growth(levels, **(usual | options))


def test_an_index_is_a_hundred_in_the_base_year() -> None:
    found = index(SALES, base=2021)
    assert records(found, "country", "period", "index") == [
        ("KAZ", "2020", 90.909091),
        ("KAZ", "2021", 100.0),
        ("KAZ", "2022", 90.0),
    ]
    assert found["source_ids"].tolist() == [["a", "b"], ["b"], ["b", "c"]]


def test_an_index_without_its_base_year_is_empty() -> None:
    assert index(SALES, base=1999).empty
    nothing = frame("period value", ("2020", 0.0), ("2021", 5.0))
    assert index(nothing, base=2020).empty


# --- concentration ------------------------------------------------------------------


def test_concentration_is_the_sum_of_squared_shares() -> None:
    found = concentration(SALES, over="country")
    expected = frame(
        "period members hhi normalised source_ids",
        # shares of 2020 are 100/108 and 8/108, of 2022 99/101 and 2/101
        ("2020", 2, 0.862826, 0.725652, ["a", "d"]),
        ("2021", 1, 1.0, math.nan, ["b"]),
        ("2022", 2, 0.961180, 0.922360, ["c", "e"]),
    )
    pd.testing.assert_frame_equal(found.round(6), expected)


def test_equal_shares_are_not_concentrated_however_many() -> None:
    for count in (2, 5):
        rows = frame(
            "period member value", *(("2020", str(n), 7.0) for n in range(count))
        )
        found = concentration(rows, over="member")
        assert found["hhi"].item() == pytest.approx(1 / count)
        assert found["normalised"].item() == pytest.approx(0)


def test_a_group_without_trade_has_no_concentration() -> None:
    rows = frame("period country value", ("2020", "KAZ", 0.0), ("2020", "KGZ", 0.0))
    found = concentration(rows, over="country")
    assert found[["hhi", "normalised"]].isna().all(axis=None)


def test_groups_may_be_named_by_several_columns() -> None:
    rows = frame(
        "flow period country value",
        ("imports", "2020", "KAZ", 1.0),
        ("imports", "2020", "KGZ", 3.0),
        ("exports", "2020", "KAZ", 4.0),
    )
    found = concentration(rows, over="country", within=["flow", "period"])
    assert records(found, "flow", "period", "members", "hhi") == [
        ("exports", "2020", 1, 1.0),
        ("imports", "2020", 2, 0.625),
    ]


def test_negative_and_repeated_members_are_refused_and_five_rows_printed() -> None:
    six = frame("period country value", *(("2020", f"C{n}", -1.0) for n in range(6)))
    with pytest.raises(ValueError, match="not negative") as caught:
        concentration(six, over="country")
    assert "C4" in str(caught.value)
    assert "C5" not in str(caught.value)
    twice = frame("period country value", *(("2020", "KAZ", 1.0) for _ in range(6)))
    with pytest.raises(
        ValueError, match="concentration: a country stands twice; use prefer first"
    ) as caught:
        concentration(twice, over="country")
    assert str(caught.value).count("KAZ") == 5


# ----------------------------------------------------------------------- size_ratio


def test_a_size_ratio_adds_up_the_five() -> None:
    profile = profile_of(CHN=45.0, KAZ=1.0, KGZ=2.0, TJK=3.0, TKM=4.0, UZB=5.0)
    found = size_ratio(profile, indicator="area_total", basis="static")
    assert found["ratio"].tolist() == [3.0]
    assert found["region"].tolist() == [15.0]
    assert len(found["source_ids"].item()) == 6


def test_a_size_ratio_without_one_of_the_six_is_not_given() -> None:
    profile = profile_of(CHN=45.0, KAZ=1.0, KGZ=2.0, TJK=3.0, TKM=4.0)
    found = size_ratio(profile, indicator="area_total", basis="static")
    assert found.empty
    assert "ratio" in found


# ------------------------------------------------ editions and concepts stay apart

EDITIONS = pd.DataFrame(
    {
        "country": "KAZ",
        "indicator": "gas_production",
        "period": ["2020", "2021", "2022", "2023"],
        "unit": "bcm",
        "value": [10.0, 11.0, 20.0, 22.0],
    }
)


@pytest.mark.parametrize("joint", ["vintage", "basis"])
def test_no_growth_runs_across_a_change_of_edition_or_concept(joint: str) -> None:
    frame = EDITIONS.assign(**{joint: ["old", "old", "new", "new"]})
    found = growth(frame).set_index("period")["growth_pct"]
    assert found["2021"] == pytest.approx(10)
    assert pd.isna(found["2022"])
    assert found["2023"] == pytest.approx(10)
    assert cagr(frame, start=2020, end=2023).empty
    based = index(frame, base=2020).set_index("period")
    assert based.filter(like="index").loc["2022":].isna().all(axis=None)


def test_a_deliberate_joint_is_marked_and_not_refused() -> None:
    frame = EDITIONS.assign(vintage=["old", "old", "new", "new"])
    joined = prefer(frame, order=["new", "old"], by="vintage")
    found = growth(joined).set_index("period")
    assert found.loc["2022", "growth_pct"] == pytest.approx(100 * (20 / 11 - 1))
    assert found.loc["2022", "spans_switch"]


def test_a_total_has_members_of_one_basis() -> None:
    frame = pd.DataFrame(
        {
            "country": ["KAZ", "KGZ"],
            "period": "2020",
            "basis": ["stock", "flow"],
            "value": [1.0, 2.0],
            "source_id": "a",
        }
    )
    with pytest.raises(ValueError, match="several bases, flow, stock: pick one"):
        total(frame, over="country", members=["KAZ", "KGZ"])


def test_years_before_our_era_are_found() -> None:
    frame = pd.DataFrame({"period": ["-0138", "-0128"], "value": [1.0, 2.0]})
    found = cagr(frame, start=-138, end=-128)
    assert found["cagr_pct"].item() == pytest.approx(100 * (2 ** (1 / 10) - 1))
