"""Two counts of one flow: by how much they differ, and what the gap could hide."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from cac_data import codes, load_table, trade
from tests.trade_frames import bilateral, check_pure, records

PAIRS = bilateral(
    ("china_customs", "KGZ", "2022", "imports", 300.0, {"obs_status": "E"}),
    ("national", "KGZ", "2022", "imports", 100.0),
    ("china_customs", "KGZ", "2021", "imports", 50.0),
    ("national", "KGZ", "2021", "imports", 100.0),
    ("china_customs", "KAZ", "2022", "exports", 106.0),
    ("national", "KAZ", "2022", "exports", 100.0),
    ("china_customs", "KAZ", "2023", "exports", 7.0),  # counted by one side only
    ("national", "KAZ", "2024", "exports", 7.0),
)

# The Chinese side names all five, the bank three of them and a total.
COUNTERS = bilateral(
    ("china_customs", "KAZ", "2024", "turnover", 40.0),
    ("china_customs", "KGZ", "2024", "turnover", 20.0),
    ("china_customs", "TJK", "2024", "turnover", 4.0),
    ("china_customs", "TKM", "2024", "turnover", 10.0),
    ("china_customs", "UZB", "2024", "turnover", 14.0),
    ("edb", "KAZ", "2024", "turnover", 30.0),
    ("edb", "TKM", "2024", "turnover", 10.5),
    ("edb", "UZB", "2024", "turnover", 18.0),
    ("edb", "CA5", "2024", "turnover", 65.0),
    ("edb", "CA5", "2020", "turnover", 24.0),
)

# Chinese turnover of the five rises from 50 to 90, that of Kazakhstan by 10, that of
# Kyrgyzstan by 20; Kyrgyzstan records 5 of 30 imports, Kazakhstan more than China.
TRANSIT = bilateral(
    ("china_customs", "CA5", "2021", "turnover", 50.0),
    ("china_customs", "CA5", "2025", "turnover", 90.0),
    ("china_customs", "KAZ", "2021", "turnover", 20.0),
    ("china_customs", "KAZ", "2025", "turnover", 30.0),
    ("china_customs", "KGZ", "2021", "turnover", 10.0),
    ("china_customs", "KGZ", "2025", "turnover", 30.0),
    ("china_customs", "KGZ", "2024", "imports", 30.0),
    ("national", "KGZ", "2024", "imports", 5.0),
    ("china_customs", "KAZ", "2023", "imports", 8.0),
    ("national", "KAZ", "2023", "imports", 9.0),
)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load_table("bilateral_trade")


@pytest.fixture(scope="module")
def bought(table: pd.DataFrame) -> pd.DataFrame:
    return trade.mirror_gap(table, flow="imports").set_index(["country", "period"])


@pytest.fixture(scope="module")
def sold(table: pd.DataFrame) -> pd.DataFrame:
    return trade.mirror_gap(table, flow="exports").set_index(["country", "period"])


def test_no_rows_give_no_rows_with_the_same_columns() -> None:
    for function, frame, options in (
        (trade.mirror_gap, PAIRS, {"flow": "imports"}),
        (trade.counter_gap, COUNTERS, {}),
        (trade.reexport_bounds, TRANSIT, {"end": 2025}),
    ):
        empty = function(frame.iloc[:0], **options)
        assert len(empty) == 0
        assert list(empty.columns) == list(function(frame, **options).columns)


# --- two sides of one flow ----------------------------------------------------------


def test_gap_and_ratio_are_of_the_years_that_both_sides_count() -> None:
    found = trade.mirror_gap(PAIRS, flow="imports")
    expected = pd.DataFrame(
        [
            ("KGZ", "2021", "imports", 50.0, 100.0, -50.0, 0.5, math.log(0.5), "A"),
            ("KGZ", "2022", "imports", 300.0, 100.0, 200.0, 3.0, math.log(3.0), "E"),
        ],
        columns=[
            *("country", "period", "flow", "china_usd_mn", "national_usd_mn"),
            *("gap_usd_mn", "ratio", "log_ratio", "obs_status"),
        ],
    )
    pd.testing.assert_frame_equal(found[expected.columns], expected)
    assert found["source_ids"].tolist() == [["china-customs-kgz", "national-kgz"]] * 2
    exports = trade.mirror_gap(PAIRS, flow="exports")
    assert records(exports, "country", "period") == [("KAZ", "2022")]


def test_a_log_ratio_is_as_far_from_zero_either_way() -> None:
    swapped = PAIRS.assign(
        reporter=PAIRS["reporter"].map(
            {"china_customs": "national", "national": "china_customs"}
        )
    )
    ahead = trade.mirror_gap(PAIRS, flow="imports")["log_ratio"]
    behind = trade.mirror_gap(swapped, flow="imports")["log_ratio"]
    assert ahead.tolist() == pytest.approx((-behind).tolist())


def test_freight_is_added_to_chinese_exports_and_taken_off_chinese_imports() -> None:
    bought = trade.mirror_gap(PAIRS, flow="imports", cif_fob=1.1)
    assert records(bought, "adjusted_gap_usd_mn", "adjusted_ratio") == [
        (-45.0, 0.55),
        (230.0, 3.3),
    ]
    sold = trade.mirror_gap(PAIRS, flow="exports")  # 106 CIF at 1.06 is 100 FOB
    assert records(sold, "ratio", "adjusted_gap_usd_mn", "adjusted_ratio") == [
        (1.06, 0.0, 1.0)
    ]
    plain = trade.mirror_gap(PAIRS, flow="imports", cif_fob=1.0)
    assert plain["adjusted_ratio"].tolist() == plain["ratio"].tolist()


@pytest.mark.parametrize("reporter", ["china_customs", "national"])
def test_a_side_that_counts_nothing_has_a_gap_and_no_ratio(reporter: str) -> None:
    rows = PAIRS.copy()
    nothing = (rows["reporter"] == reporter) & (rows["period"] == "2021")
    rows.loc[nothing, "value_usd_mn"] = 0.0
    found = trade.mirror_gap(rows, flow="imports").iloc[0]
    other = {"china_customs": -100.0, "national": 50.0}[reporter]
    assert found["gap_usd_mn"] == other
    assert all(
        math.isnan(found[column]) for column in ("ratio", "log_ratio", "adjusted_ratio")
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (
            {"flow": "turnover"},
            "`flow`: 'turnover' is not compared, because gaps .* cancel out; use",
        ),
        ({"flow": "import"}, "`flow`: 'import' is not one of .*did you mean 'imports'"),
        ({"flow": "imports", "cif_fob": 0.9}, "`cif_fob`: 0.9 is not between 1.0 and"),
        ({"flow": "imports", "cif_fob": 1.6}, "`cif_fob`: 1.6 is not between 1.0 and"),
    ],
)
def test_a_comparison_that_says_nothing_is_refused(
    options: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        trade.mirror_gap(PAIRS, **options)


# --- two counters of the five -------------------------------------------------------


def test_what_both_counters_name_is_compared_and_the_rest_is_one_remainder() -> None:
    found = trade.counter_gap(COUNTERS)
    shown = ("member", "period", "china_usd_mn", "other_usd_mn", "gap_usd_mn")
    assert records(found, *shown) == [
        ("KAZ", "2024", 40.0, 30.0, 10.0),
        ("TKM", "2024", 10.0, 10.5, -0.5),
        ("UZB", "2024", 14.0, 18.0, -4.0),
        ("KGZ+TJK", "2024", 24.0, 6.5, 17.5),
        ("CA5", "2024", 88.0, 65.0, 23.0),
    ]
    assert found["gap_usd_mn"].iloc[:-1].sum() == found["gap_usd_mn"].iloc[-1]
    assert found["source_ids"].iloc[0] == ["china-customs-kaz", "edb-kaz"]


def test_a_remainder_rests_on_all_the_figures_it_is_left_from() -> None:
    found = trade.counter_gap(COUNTERS).set_index("member")
    named = {f"edb-{code}" for code in ("kaz", "tkm", "uzb", "ca5")}
    ours = {f"china-customs-{country}".lower() for country in codes.CA5}
    assert set(found.loc["KGZ+TJK", "source_ids"]) == named | ours


def test_a_counter_that_names_no_country_leaves_one_remainder() -> None:
    rows = COUNTERS[(COUNTERS["reporter"] != "edb") | (COUNTERS["country"] == "CA5")]
    assert trade.counter_gap(rows)["member"].tolist() == ["KAZ+KGZ+TJK+TKM+UZB", "CA5"]


def test_a_counter_that_names_all_leaves_none() -> None:
    rows = pd.concat(
        [
            COUNTERS,
            bilateral(
                ("edb", "KGZ", "2024", "turnover", 5.0),
                ("edb", "TJK", "2024", "turnover", 1.5),
            ),
        ]
    )
    assert trade.counter_gap(rows)["member"].tolist() == [*codes.CA5, "CA5"]


def test_without_both_totals_there_is_no_gap() -> None:
    # In 2020 the Chinese side has none, in 2023 neither, by national data never.
    assert trade.counter_gap(COUNTERS, period="2020").empty
    assert trade.counter_gap(COUNTERS, period="2023").empty
    assert trade.counter_gap(COUNTERS, against="national").empty
    part = COUNTERS[COUNTERS["country"] != "TJK"]
    assert trade.counter_gap(part).empty


def test_an_unknown_counter_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"`against`: 'ebd' .*did you mean 'edb'"):
        trade.counter_gap(COUNTERS, against="ebd")


# --- bounds of what is only passing through ------------------------------------------


def test_transit_lies_between_nothing_and_the_latest_gap() -> None:
    found = trade.reexport_bounds(TRANSIT, end=2025)
    shown = (
        *("country", "start", "end", "rise_usd_mn", "share_of_rise_pct"),
        *("gap_period", "low_usd_mn", "high_usd_mn"),
    )
    assert records(found, *shown) == [
        ("KAZ", "2021", "2025", 10.0, 25.0, "2023", 0.0, 0.0),
        ("KGZ", "2021", "2025", 20.0, 50.0, "2024", 0.0, 25.0),
    ]
    assert set(found["source_ids"].iloc[1]) == {
        *("china-customs-ca5", "china-customs-kgz", "national-kgz")
    }


def test_a_gap_after_the_last_year_is_not_used() -> None:
    rows = pd.concat(
        [
            TRANSIT,
            bilateral(
                ("china_customs", "KGZ", "2026", "imports", 99.0),
                ("national", "KGZ", "2026", "imports", 1.0),
            ),
        ]
    )
    found = trade.reexport_bounds(rows, end=2025)
    assert records(found, "country", "gap_period") == [("KAZ", "2023"), ("KGZ", "2024")]


def test_a_country_without_a_gap_or_a_rise_is_left_out() -> None:
    no_gap = TRANSIT[TRANSIT["flow"] == "turnover"]
    assert trade.reexport_bounds(no_gap, end=2025).empty
    no_rise = TRANSIT[(TRANSIT["country"] != "KAZ") | (TRANSIT["period"] != "2021")]
    assert trade.reexport_bounds(no_rise, end=2025)["country"].tolist() == ["KGZ"]


def test_where_trade_did_not_rise_there_is_no_part_of_a_rise() -> None:
    fallen = TRANSIT.assign(
        period=TRANSIT["period"].replace({"2021": "2025", "2025": "2021"})
    )
    found = trade.reexport_bounds(fallen, end=2025)
    assert found["rise_usd_mn"].tolist() == [-10.0, -20.0]
    assert found["share_of_rise_pct"].isna().all()
    one_fell = TRANSIT.copy()
    kazakh = (one_fell["country"] == "KAZ") & (one_fell["period"] == "2025")
    one_fell.loc[kazakh, "value_usd_mn"] = 15.0
    shares = trade.reexport_bounds(one_fell, end=2025)["share_of_rise_pct"]
    assert shares.fillna(-1).tolist() == [-1, 50.0]
    flat = TRANSIT.assign(value_usd_mn=10.0)
    assert trade.reexport_bounds(flat, end=2025)["share_of_rise_pct"].isna().all()


def test_bounds_need_a_later_end() -> None:
    with pytest.raises(ValueError, match="`end` 2021 must be after `start` 2021"):
        trade.reexport_bounds(TRANSIT, end=2021)


# --- ranges ---------------------------------------------------------------------------


def gap_rows(flow: str, *values: tuple[str, str, float, float]) -> pd.DataFrame:
    return pd.DataFrame(
        [
            {
                "country": country,
                "period": period,
                "flow": flow,
                "china_usd_mn": china,
                "national_usd_mn": national,
                "source_ids": [f"{country}-{period}"],
            }
            for country, period, china, national in values
        ],
        columns=[
            *("country", "period", "flow", "china_usd_mn", "national_usd_mn"),
            "source_ids",
        ],
    )


BOUGHT = gap_rows(
    "imports",
    ("KAZ", "2023", 200.0, 100.0),
    ("KAZ", "2024", 300.0, 150.0),
    ("TKM", "2000", 16.0, 8.0),
)
SOLD = gap_rows("exports", ("UZB", "2023", 110.0, 220.0))


def test_a_range_has_both_counts_and_freight_in_it_and_no_midpoint() -> None:
    found = trade.count_ranges(BOUGHT, SOLD, trade.counter_gap(COUNTERS).iloc[:0])
    assert records(found, "country", "what", "low_usd_mn", "high_usd_mn") == [
        # Chinese exports with freight of ten percent: 300 x 1.1; the latest year only,
        # and no pair of a quarter of a century ago.
        ("KAZ", "imports, 2024", 150.0, 330.0),
        # Chinese imports without it: 110 / 1.1.
        ("UZB", "exports, 2023", 100.0, 220.0),
    ]
    assert found["source_ids"].tolist() == [["KAZ-2024"], ["UZB-2023"]]


def test_the_five_come_first_with_the_other_counter() -> None:
    counters = trade.counter_gap(COUNTERS)
    found = trade.count_ranges(BOUGHT, SOLD, counters)
    assert found["country"].tolist() == ["CA5", "KAZ", "UZB"]
    first, whole = found.iloc[0], counters.iloc[-1]
    pair = sorted([whole["china_usd_mn"], whole["other_usd_mn"]])
    assert [first["low_usd_mn"], first["high_usd_mn"]] == pair
    none = trade.count_ranges(BOUGHT.iloc[:0], SOLD.iloc[:0], counters.iloc[:0])
    assert none.empty
    assert list(none.columns) == list(found.columns)
    check_pure(trade.count_ranges, BOUGHT, SOLD, counters.tail(1))
    with pytest.raises(ValueError, match="count_ranges needs the column flow"):
        trade.count_ranges(BOUGHT.drop(columns="flow"), SOLD, counters)
