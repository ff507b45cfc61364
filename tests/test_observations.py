"""Verbs on observations: what a figure is never loses its unit, rounding or source."""

import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest
from hypothesis import given, settings, strategies as st
from pandas.testing import assert_frame_equal

from cac_data import codes, load_table, observations as obs
from cac_data.codes import TableName
from cac_data.figure import BETWEEN, Trait
from cac_data.observations import SHAPE, observe, union
from cac_data.tables import resource_of, table_names

quick = settings(max_examples=15, deadline=None)
WORST = "EFPUDBA".index


def frame(rows: list[dict[str, Any]], *key: str) -> pd.DataFrame:
    """Observations; what a row does not say is as in most tables."""
    defaults = {
        "unit": "USD mn",
        "half": 0.5,
        "obs_status": "A",
        "basis": "published",
        "source_ids": "alpha",
    }
    made_up = pd.DataFrame([{**defaults, **row} for row in rows])
    made_up["period"] = made_up["year"].astype(str)
    made_up["year"] = made_up["year"].astype("Int64")
    describing = [name for name in made_up if name not in {*key, *SHAPE}]
    return made_up[[*key, *SHAPE, *describing]]


numbers = st.floats(0.01, 1e6)
halves = st.sampled_from([0.0, 0.05, 0.5, math.nan])
ids = st.sets(st.sampled_from(["alpha", "beta"]), min_size=1).map(union)


YEARS = (2020, 2021, 2022)


def series(
    values: st.SearchStrategy[float] = numbers, whole: bool = False
) -> st.SearchStrategy[pd.DataFrame]:
    """Figures of some countries in some of three years, at least one of them."""
    figure = st.fixed_dictionaries(
        {
            "value": values,
            "half": halves,
            "obs_status": st.sampled_from("ABDEFPU"),
            "source_ids": ids,
        }
    )
    cells = [(country, year) for country in codes.CA5 for year in YEARS]
    some = st.dictionaries(st.sampled_from(cells), figure, min_size=1)
    figures = st.fixed_dictionaries(dict.fromkeys(cells, figure)) if whole else some
    rows = figures.map(
        lambda by_cell: [
            {"country": country, "year": year, **by_cell[country, year]}
            for country, year in sorted(by_cell)
        ]
    )
    return rows.map(lambda rows: frame(rows, "country"))


def check_shape(rows: pd.DataFrame, units: set[str]) -> None:
    """What every frame with periods promises."""
    assert {*SHAPE} <= {*rows.columns}
    assert rows["year"].dtype == "Int64"
    assert {*rows["unit"]} <= units
    assert all(ids and ids == union([ids]) for ids in rows["source_ids"])
    assert not (rows["half"] < 0).any()


# --- From a table --------------------------------------------------------------------

WITH_FIGURES = [name for name in table_names() if resource_of(name).get("value")]


@pytest.mark.parametrize("name", WITH_FIGURES)
def test_any_table_with_figures_gets_the_one_shape(name: TableName) -> None:
    rows = load_table(name)
    observed = observe(rows)
    names = list(observed.columns)
    assert names[names.index("period") :][: len(SHAPE)] == list(SHAPE)
    assert math.isclose(observed["value"].sum(), rows[resource_of(name)["value"]].sum())
    assert {*observed["source_ids"]} == {*rows["source_id"]}
    is_year = observed["period"].str.fullmatch(r"-?\d{4}")
    assert (observed["year"].notna() == is_year).all()
    years = observed.loc[is_year, "period"].astype(int)
    assert (observed.loc[is_year, "year"] == years).all()


def test_a_row_of_a_table_becomes_an_observation() -> None:
    rows = pd.DataFrame(
        [
            {
                "country": "KAZ",
                "indicator": "gdp",
                "basis": "world_bank",
                "period": "2023",
                "vintage": "",
                "source_id": "wb",
                "value": 250_000.0,
                "unit": "USD mn",
                "obs_status": "P",
                "note": "first estimate",
            }
        ]
    )
    (row,) = observe(rows).to_dict("records")
    assert list(row.items())[:2] == [("country", "KAZ"), ("indicator", "gdp")]
    assert math.isnan(row.pop("half"))
    assert row == {
        "country": "KAZ",
        "indicator": "gdp",
        "period": "2023",
        "year": 2023,
        "value": 250_000.0,
        "unit": "USD mn",
        "obs_status": "P",
        "basis": "world_bank",
        "source_ids": "wb",
        "vintage": "",
        "note": "first estimate",
    }


def test_a_fetched_row_stands_in_for_the_bundled_one() -> None:
    rows = load_table("country_profile").head(3)
    fresh = rows.head(1).assign(source_id="wb_fetched_today", value=1.0)
    observed = observe(pd.concat([rows, fresh], ignore_index=True))
    assert len(observed) == 3
    is_fresh = observed["source_ids"] == "wb_fetched_today"
    assert observed.loc[is_fresh, "value"].tolist() == [1.0]


def test_rows_of_no_table_with_figures_are_refused() -> None:
    with pytest.raises(ValueError, match=r"no table with figures .*: country$"):
        observe(load_table("country_profile")[["country"]])


# --- Verbs ---------------------------------------------------------------------------

REPORTED = [
    {"who": "edb", "year": 2020, "value": 1.0},
    {"who": "edb", "year": 2021, "value": 2.0},
    {"who": "national", "year": 2021, "value": 3.0},
    {"who": "china_press", "year": 2022, "value": 4.0},
]


def test_choose_takes_by_order_and_says_what_was_taken() -> None:
    chosen = obs.choose(frame(REPORTED, "who"), who=["national", "edb"])
    assert chosen[["year", "value", "chosen"]].to_numpy().tolist() == [
        [2020, 1.0, "edb"],
        [2021, 3.0, "national"],
    ]


def test_choose_refuses_two_figures_of_one_rank() -> None:
    rows = frame(REPORTED, "who")
    with pytest.raises(ValueError, match=r"several figures of one rank[\s\S]*2020"):
        obs.choose(pd.concat([rows, rows]), who=["edb"])


def test_a_sum_stands_beside_a_rounder_total_and_behind_an_exact_one() -> None:
    members = frame(
        [
            {"country": "KAZ", "year": 2020, "value": 10.0, "half": 0.5},
            {"country": "KGZ", "year": 2020, "value": 2.0, "half": 0.5},
            {"country": "KAZ", "year": 2021, "value": 11.0, "half": 0.5},
            {"country": "KGZ", "year": 2021, "value": 3.0, "half": 0.5},
            {"country": "KAZ", "year": 2022, "value": 12.0, "half": 0.5},
        ],
        "country",
    )
    published = frame(
        [
            {"country": "both", "year": 2020, "value": 20.0, "half": 5.0},
            {"country": "both", "year": 2021, "value": 14.2, "half": 0.05},
        ],
        "country",
    )
    totals = obs.add_up(members, "country", ["KAZ", "KGZ"], "both", beside=published)
    assert totals[["year", "value", "half", "basis"]].to_numpy().tolist() == [
        [2020, 12.0, 1.0, "sum"],
        [2021, 14.2, 0.05, "published"],
    ]


@quick
@given(series(values=numbers | st.just(math.nan), whole=True))
def test_a_sum_needs_all_members_and_keeps_what_they_are(rows: pd.DataFrame) -> None:
    sums = obs.add_up(rows, "country", codes.CA5, "CA5")
    check_shape(sums, {"USD mn"})
    expected = [
        {
            "year": year,
            "value": math.fsum(group["value"]),
            "source_ids": union(group["source_ids"]),
            "half": group["half"].sum(skipna=False),
            "obs_status": min(group["obs_status"], key=WORST),
        }
        for year, group in rows.groupby("year")
        if group["value"].notna().all()
    ]
    columns = ["year", "value", "source_ids", "half", "obs_status"]
    assert_frame_equal(
        sums[columns], pd.DataFrame(expected, columns=columns), check_dtype=False
    )


KAZ_KGZ = [
    {"country": "KAZ", "year": 2020, "value": 1.0},
    {"country": "KGZ", "year": 2020, "value": 2.0},
]


def difference(part: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    return obs.combine(part, whole, "sub", on=["period"])


def share(part: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    return obs.share(part, whole, on=["period"])


def total(part: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    return obs.add_up(pd.concat([part, whole]), "country", ["KAZ", "KGZ"], "both")


PAIRS = pytest.mark.parametrize("verb", [total, share, difference])
Pair = Callable[[pd.DataFrame, pd.DataFrame], pd.DataFrame]


@PAIRS
@pytest.mark.parametrize(
    ("column", "words"), [("unit", ["CNY", "USD"]), ("reporter", ["edb", "fao"])]
)
def test_unlike_figures_are_refused_by_name(
    verb: Pair, column: str, words: list[str]
) -> None:
    rows = frame(KAZ_KGZ, "country").assign(**{column: words})
    with pytest.raises(ValueError, match=f"mixed {column}s: {' and '.join(words)}"):
        verb(rows[:1], rows[1:])


UNLIKE = pytest.mark.parametrize(
    ("column", "words", "trait"),
    [
        ("measure", ["gost", "sr"], "measure"),
        ("measure", ["", "sr"], "measure"),
        ("counted_by", ["irena", "national"], "reporter"),
        ("vintage", ["2024", "2026"], "edition"),
        ("price_basis", ["2015", "current"], "prices"),
        ("creditor", ["all", "china"], "coverage"),
        ("scope", ["in_part", "with_services"], "coverage"),
        ("nature", ["expected", "target"], "coverage"),
        ("base", ["2000", "2010"], "base"),
    ],
    ids=lambda part: part if isinstance(part, str) else "-".join(part),
)


@PAIRS
@UNLIKE
def test_what_figures_are_of_is_alike_or_refused(
    verb: Pair, column: str, words: list[str], trait: str
) -> None:
    rows = frame(KAZ_KGZ, "country").assign(**{column: words})
    message = f"figures of 2020 that differ in {trait}: {words[0]!r} and {words[1]!r}"
    with pytest.raises(ValueError, match=message):
        verb(rows[:1], rows[1:])


@UNLIKE
def test_what_is_made_of_unlike_figures_on_purpose_is_of_both(
    column: str, words: list[str], trait: Trait
) -> None:
    rows = frame(KAZ_KGZ, "country").assign(**{column: words})
    both = BETWEEN.join(filter(None, words))
    gap = obs.combine(rows[:1], rows[1:], "sub", on=["year"], across=[trait])
    assert gap[column].tolist() == [both]
    total = obs.add_up(rows, "country", ["KAZ", "KGZ"], "both", across=[trait])
    assert total[column].tolist() == [both]


@UNLIKE
def test_values_that_stand_side_by_side_are_alike_or_refused(
    column: str, words: list[str], trait: Trait
) -> None:
    rows = frame(KAZ_KGZ, "country").assign(**{column: words})
    message = f"figures of 2020 that differ in {trait}"
    with pytest.raises(ValueError, match=message):
        obs.join(rows[:1], rows[1:], ["period"], theirs="value")
    joined = obs.join(rows[:1], rows[1:], ["period"], across=[trait], theirs="value")
    assert joined["theirs"].tolist() == [2.0]


def test_a_value_of_another_unit_may_stand_beside_any() -> None:
    rows = frame(KAZ_KGZ, "country").assign(reporter=["edb", "fao"])
    prices = rows[1:].assign(unit="USD/t")
    joined = obs.join(rows[:1], prices, ["period"], price="value")
    assert joined["price"].tolist() == [2.0]


@UNLIKE
def test_groups_add_up_like_values_or_refuse(
    column: str, words: list[str], trait: Trait
) -> None:
    rows = frame(KAZ_KGZ, "country").assign(**{column: words})
    with pytest.raises(ValueError, match=f"that differ in {trait}"):
        obs.gather(rows, ["period"], value=("value", "sum"))
    apart = obs.gather(rows, ["period", column], value=("value", "sum"))
    assert sorted(apart["value"]) == [1.0, 2.0]


@pytest.mark.parametrize("verb", ["combine", "join"])
def test_each_row_is_set_beside_one_of_as_many_years_before(verb: str) -> None:
    now = frame(KAZ_KGZ, "country")
    then = now.assign(period=["2019", "2017"], year=[2019, 2017])
    with pytest.raises(ValueError, match="2020 and 2019, but 2020 and 2017"):
        PAIRED[verb](now, then)
    assert len(PAIRED[verb](now, then.assign(period="2019", year=2019))) == 2


PAIRED: dict[str, Pair] = {
    "combine": lambda now, then: obs.combine(now, then, "sub", on=["country"]),
    "join": lambda now, then: obs.join(now, then, ["country"], before="value"),
}


def test_groups_add_up_no_unlike_units() -> None:
    rows = frame(KAZ_KGZ, "country").assign(unit=["USD mn", "USD bn"])
    with pytest.raises(ValueError, match="mixed units: USD bn and USD mn"):
        obs.gather(rows, ["period"], value=("value", "sum"))


def test_what_figures_are_matched_by_is_alike_in_both() -> None:
    rows = frame(KAZ_KGZ, "country").assign(variant="revised", scope="in_part")
    apart = obs.combine(rows[:1], rows[1:], "sub", on=["year", "variant"])
    assert apart[["variant", "scope"]].to_numpy().tolist() == [["revised", "in_part"]]


def test_a_part_of_a_year_is_not_set_against_a_year() -> None:
    rows = frame(KAZ_KGZ, "country")
    months = rows[1:].assign(period="2020-01/2020-05")
    message = "figures of 2020 that differ in length: '12 months' and '5 months'"
    with pytest.raises(ValueError, match=message):
        obs.combine(rows[:1], months, "sub", on=["year"])
    stocks = obs.combine(rows[:1], months, "sub", on=["year"], across=["length"])
    assert stocks["value"].tolist() == [-1.0]


def test_the_ministry_that_quotes_chinese_customs_is_on_their_side() -> None:
    sides = ["china_customs", "china_mofcom"]
    rows = frame(KAZ_KGZ, "country").assign(reporter=sides)
    assert difference(rows[:1], rows[1:])["reporter"].tolist() == [";".join(sides)]


COUNTED_TWICE = "CA5 and its member KAZ would be counted twice"


def test_a_group_and_its_member_are_not_added_up() -> None:
    rows = frame(KAZ_KGZ, "country").replace({"country": {"KGZ": "CA5"}})
    with pytest.raises(ValueError, match=COUNTED_TWICE):
        obs.add_up(rows, "country", ["KAZ", "CA5"], "both")


def test_a_group_and_its_member_are_no_parts_of_one_whole() -> None:
    rows = frame(KAZ_KGZ, "country").replace({"country": {"KGZ": "CA5"}})
    with pytest.raises(ValueError, match=COUNTED_TWICE):
        obs.share(rows, rows.tail(1), on=["period"])


def test_a_member_that_stands_twice_is_not_added_up() -> None:
    rows = frame(KAZ_KGZ, "country")
    with pytest.raises(ValueError, match=r"a member of both stands twice[\s\S]*KAZ"):
        obs.add_up(pd.concat([rows, rows]), "country", ["KAZ", "UZB"], "both")


signed = numbers | numbers.map(lambda number: -number) | st.just(0.0)
any_sign = series(values=signed)
turn = st.floats(-1, 1)
KEY = ["country", "period"]


@quick
@given(any_sign, any_sign, st.sampled_from(["sub", "div"]))
def test_combining_keeps_status_and_sources(
    first: pd.DataFrame, second: pd.DataFrame, verb: Any
) -> None:
    combined = obs.combine(first, second, verb)
    check_shape(combined, {"USD mn" if verb == "sub" else "ratio"})
    pairs = first.merge(second, on=KEY, suffixes=("_1", "_2"))
    expected = pd.DataFrame(
        {
            "country": pairs["country"],
            "period": pairs["period"],
            "one": pairs["value_1"],
            "other": pairs["value_2"],
            "source_ids": map(
                union, zip(pairs["source_ids_1"], pairs["source_ids_2"], strict=True)
            ),
            "obs_status": [
                min(statuses, key=WORST)
                for statuses in zip(
                    pairs["obs_status_1"], pairs["obs_status_2"], strict=True
                )
            ],
        }
    )
    assert_frame_equal(combined[[*expected]], expected, check_dtype=False)


@quick
@given(any_sign, any_sign, st.sampled_from(["sub", "div"]), turn, turn)
def test_a_result_covers_what_its_terms_may_be_before_rounding(
    first: pd.DataFrame, second: pd.DataFrame, verb: Any, up: float, down: float
) -> None:
    combined = obs.combine(first, second, verb)
    pairs = first.merge(second, on=KEY, suffixes=("_1", "_2"))
    least = pairs["value_2"].abs() - pairs["half_2"]
    # Wherever the two lie before rounding.
    term = pairs["value_1"] + up * pairs["half_1"]
    divisor = pairs["value_2"] + down * pairs["half_2"]
    if verb == "sub":
        exact = term - divisor
        reach = combined["half"]
    else:
        exact = term / divisor
        reach = combined["half"] * pairs["value_2"].abs() / least
    is_unknown = (pairs["half_1"] + pairs["half_2"]).isna()
    may_be_zero = (verb == "div") & (least <= 0)
    error = (exact - combined["value"]).abs()
    is_covered = error <= reach + 1e-9 * (1 + exact.abs())
    assert (is_covered | is_unknown | may_be_zero).all()


def test_two_reporters_are_combined_where_just_that_is_asked() -> None:
    by_one = frame(KAZ_KGZ[:1], "country").assign(reporter="china_customs")
    by_other = by_one.assign(reporter="national", value=4.0)
    gap = obs.combine(by_one, by_other, "sub", across=["reporter"])
    assert gap[["one", "other"]].to_numpy().tolist() == [[1.0, 4.0]]


def test_a_quotient_of_unlike_units_has_the_name_that_it_is_given() -> None:
    money = frame(KAZ_KGZ[:1], "country")
    people = money.assign(unit="mn people", value=4.0)
    quotient = obs.combine(money, people, "div", unit="USD a head")
    assert quotient[["value", "unit"]].to_numpy().tolist() == [[0.25, "USD a head"]]


def test_a_quotient_of_unlike_units_needs_a_name() -> None:
    money = frame(KAZ_KGZ[:1], "country")
    with pytest.raises(ValueError, match="mixed units: USD mn and mn people"):
        obs.combine(money, money.assign(unit="mn people"), "div")


def test_a_figure_has_one_partner() -> None:
    rows = frame(KAZ_KGZ[:1], "country")
    with pytest.raises(ValueError, match="two figures to set one against"):
        obs.combine(rows, pd.concat([rows, rows]), "sub")


@quick
@given(series(whole=True))
def test_shares_make_a_hundred(rows: pd.DataFrame) -> None:
    whole = obs.add_up(rows, "country", codes.CA5, "CA5")
    shares = obs.share(rows, whole, on=["period"])
    check_shape(shares, {"percent"})
    sums = shares.groupby("period")["value"].sum()
    assert sums.tolist() == pytest.approx([100.0] * 3)


@quick
@given(series(whole=True))
def test_a_change_is_of_one_series(rows: pd.DataFrame) -> None:
    changes = obs.change(rows, 2020, 2022)
    check_shape(changes, {"USD mn"})
    assert changes["period"].tolist() == ["2020/2022"] * 5
    assert changes["value"].tolist() == (changes["last"] - changes["first"]).tolist()


def test_a_change_says_by_how_much_of_the_first_figure() -> None:
    rows = frame(
        [
            {"country": "KAZ", "year": 2020, "value": 40.0},
            {"country": "KAZ", "year": 2022, "value": 50.0},
            {"country": "KGZ", "year": 2020, "value": 0.0},
            {"country": "KGZ", "year": 2022, "value": 5.0},
        ],
        "country",
    )
    changes = obs.change(rows, 2020, 2022)
    assert changes[["value", "first", "last"]].to_numpy().tolist() == [
        [10.0, 40.0, 50.0],
        [5.0, 0.0, 5.0],
    ]
    assert changes["growth_pct"].fillna(-1).tolist() == [25.0, -1]  # of nothing: none


def test_a_change_needs_a_later_year() -> None:
    with pytest.raises(ValueError, match="`end` 2020 must be after `start` 2020"):
        obs.change(frame(KAZ_KGZ, "country"), 2020, 2020)


def test_the_latest_figure_of_a_series_is_the_last_that_is_known() -> None:
    rows = frame(
        [
            {"country": "KAZ", "year": 2020, "value": 1.0},
            {"country": "KAZ", "year": 2021, "value": 2.0},
            {"country": "KAZ", "year": 2022, "value": math.nan},
            {"country": "KGZ", "year": 2020, "value": 3.0},
        ],
        "country",
    )
    last = obs.latest(rows)
    assert last[["country", "value"]].to_numpy().tolist() == [
        ["KAZ", 2.0],
        ["KGZ", 3.0],
    ]


def test_joining_carries_sources() -> None:
    rows = frame(KAZ_KGZ, "country")
    partner = rows.head(1).assign(source_ids="beta", value=7.0)
    joined = obs.join(rows, partner, KEY, partner="value")
    check_shape(joined, {"USD mn"})
    assert joined["partner"].fillna(0).tolist() == [7.0, 0.0]
    assert joined["source_ids"].tolist() == ["alpha;beta", "alpha"]


def test_gathering_carries_sources_and_status() -> None:
    rows = frame(KAZ_KGZ, "country").assign(
        source_ids=["alpha", "beta"], obs_status=["A", "E"]
    )
    gathered = obs.gather(rows, ["period"], value=("value", "sum"))
    assert gathered.to_dict("records") == [
        {
            "period": "2020",
            "obs_status": "E",
            "value": 3.0,
            "source_ids": "alpha;beta",
        }
    ]
