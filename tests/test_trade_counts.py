"""What was traded: which figure stands in a series, what is added up, and what grew."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from cac_data import codes, indicators, load_table, trade
from cac_data.tables import select
from tests.trade_frames import bilateral, check_pure, monthly, records

SERIES: dict[str, Callable[..., pd.DataFrame]] = {
    "counted": trade.counted,
    "turnover": trade.turnover,
    "exports": trade.exports,
    "imports": trade.imports,
    "regional": trade.regional,
    "flows": trade.flows,
    "balance": trade.balance,
    "contributions": lambda rows, **more: trade.contributions(
        rows, start=2023, end=2024, **more
    ),
}

COLUMNS = [
    *("country", "period", "flow", "value_usd_mn", "rounding_usd_mn", "obs_status"),
    *("basis", "switch", "source_ids", "reporter"),
]

# Exports and imports of the five in 2023 and 2024, in million: 15 and 65, 25 and 75.
FIVE = bilateral(
    *(
        ("china_customs", country, "2023", flow, value)
        for flow, values in (
            ("exports", (9, 1, 2, 3, 0)),
            ("imports", (5, 20, 15, 20, 5)),
        )
        for country, value in zip(codes.CA5, values, strict=True)
    ),
    *(
        ("china_customs", country, "2024", flow, value)
        for flow, values in (
            ("exports", (8, 10, 2, 5, 0)),
            ("imports", (15, 25, 10, 20, 5)),
        )
        for country, value in zip(codes.CA5, values, strict=True)
    ),
)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load_table("bilateral_trade")


@pytest.fixture(scope="module")
def months() -> pd.DataFrame:
    return load_table("monthly_trade")


@pytest.fixture(scope="module")
def total(table: pd.DataFrame) -> pd.DataFrame:
    return trade.regional(table)


def level(frame: pd.DataFrame, country: str, year: int, flow: str = "") -> float:
    """The figure of a country and year, in USD billion."""
    rows = frame[(frame["country"] == country) & (frame["period"] == str(year))]
    rows = rows[rows["flow"] == flow] if flow else rows
    return float(rows["value_usd_mn"].item()) / 1000


# --- what holds for all of them -----------------------------------------------------


@pytest.mark.parametrize("name", sorted(SERIES))
def test_frames_are_left_alone_and_the_order_of_rows_does_not_matter(name: str) -> None:
    check_pure(SERIES[name], FIVE)


@pytest.mark.parametrize("reporter", trade.SIDES)
@pytest.mark.parametrize("name", sorted(SERIES))
def test_no_rows_give_no_rows_with_the_same_columns(name: str, reporter: str) -> None:
    empty = SERIES[name](FIVE.iloc[:0], reporter=reporter)
    assert len(empty) == 0
    assert list(empty.columns) == list(SERIES[name](FIVE).columns)


@pytest.mark.parametrize("name", sorted(SERIES))
def test_an_unknown_side_is_refused_with_the_nearest(name: str) -> None:
    message = (
        r"`reporter`: 'nacional' is not one of china_customs, national; "
        r"did you mean 'national'\?"
    )
    with pytest.raises(ValueError, match=message):
        SERIES[name](FIVE, reporter="nacional")
    # Known, but only its own total is: no side counts a series by it.
    with pytest.raises(ValueError, match="`reporter`: 'edb' is not one of"):
        SERIES[name](FIVE, reporter="edb")


@pytest.mark.parametrize("name", sorted(SERIES))
def test_a_missing_column_is_named(name: str) -> None:
    for column in FIVE.columns.drop("note"):
        with pytest.raises(ValueError, match=f"needs the column {column}"):
            SERIES[name](FIVE.drop(columns=column))


@pytest.mark.parametrize(
    "name", ["turnover", "exports", "imports", "regional", "flows"]
)
def test_series_have_the_same_columns_and_say_who_counts(name: str) -> None:
    found = SERIES[name](FIVE)
    assert list(found.columns) == COLUMNS
    assert set(found["reporter"]) == {"china_customs"}
    assert found["source_ids"].map(len).min() > 0


# --- one figure a fact --------------------------------------------------------------


def test_chinese_customs_come_before_the_ministry_and_the_press() -> None:
    rows = bilateral(
        ("china_press", "TKM", "2020", "turnover", 1.0),
        ("china_mofcom", "TKM", "2020", "turnover", 2.0),
        ("china_press", "TKM", "2021", "turnover", 3.0),
        ("china_mofcom", "TKM", "2021", "turnover", 4.0),
        ("china_customs", "TKM", "2021", "turnover", 5.0, {"variant": "derived"}),
        ("china_customs", "TKM", "2022", "turnover", 6.0, {"variant": "derived"}),
        ("china_customs", "TKM", "2022", "turnover", 7.0),
        ("china_customs", "TKM", "2022", "turnover", 8.0, {"variant": "alternative"}),
    )
    found = trade.counted(rows)
    assert records(found, "period", "value_usd_mn", "chosen", "switch") == [
        ("2020", 2.0, "main / china_mofcom", False),
        ("2021", 5.0, "derived / china_customs", True),
        ("2022", 7.0, "main / china_customs", True),
    ]
    assert found["source_ids"].tolist() == [
        ["china-mofcom-tkm"],
        ["china-customs-tkm"],
        ["china-customs-tkm"],
    ]


def test_a_revision_replaces_the_first_figure_of_a_national_office() -> None:
    rows = bilateral(
        ("national", "KGZ", "2020", "imports", 1.0),
        ("national", "KGZ", "2020", "imports", 2.0, {"variant": "revised"}),
        ("national", "KGZ", "2021", "imports", 3.0, {"variant": "derived"}),
        ("national", "KGZ", "2021", "imports", 4.0),
        ("national", "KGZ", "2022", "imports", 5.0, {"variant": "alternative"}),
    )
    found = trade.counted(rows, reporter="national")
    assert records(found, "period", "value_usd_mn", "chosen") == [
        ("2020", 2.0, "revised / national"),
        ("2021", 4.0, "main / national"),
    ]


def test_a_series_never_passes_to_another_side() -> None:
    rows = bilateral(
        *(
            (reporter, "KAZ", str(2000 + place), "turnover", 1.0)
            for place, reporter in enumerate(codes.REPORTERS)
        )
    )
    china = trade.counted(rows)
    assert set(china["reporter"]) == {"china_customs", "china_mofcom", "china_press"}
    national = trade.counted(rows, reporter="national")
    # What a government says stands for no statistics.
    assert set(national["reporter"]) == {"national"}


def test_parts_of_years_never_stand_in_a_series_of_years() -> None:
    rows = bilateral(
        ("china_customs", "KGZ", "2024-01/2024-09", "exports", 1.0),
        ("china_customs", "KGZ", "2024", "exports", 2.0),
        ("china_customs", "KGZ", "2025-01", "exports", 3.0),
    )
    assert records(trade.exports(rows), "period", "value_usd_mn") == [("2024", 2.0)]


def test_two_equal_figures_of_one_reporter_are_an_error_that_shows_them() -> None:
    twice = pd.concat([FIVE, FIVE.assign(source_id="another")])
    with pytest.raises(
        ValueError, match=r"prefer by variant: several rows of the same rank"
    ) as caught:
        trade.counted(twice)
    assert len(str(caught.value).splitlines()) == 2 + 5


# --- turnover -----------------------------------------------------------------------


def test_turnover_is_the_more_exact_of_what_is_published_and_what_adds_up() -> None:
    rough, fine = {"rounding_usd_mn": 50.0}, {"rounding_usd_mn": 0.05}
    rows = bilateral(
        # Only the flows, only the turnover, only one flow.
        ("china_customs", "KAZ", "2020", "exports", 1.0),
        ("china_customs", "KAZ", "2020", "imports", 2.0),
        ("china_customs", "KAZ", "2021", "turnover", 4.0),
        ("china_customs", "KAZ", "2022", "exports", 5.0),
        # A round statement beside exact flows, rounded flows beside an exact figure.
        ("china_customs", "KGZ", "2020", "exports", 1.0, fine),
        ("china_customs", "KGZ", "2020", "imports", 2.0, fine),
        ("china_customs", "KGZ", "2020", "turnover", 40.0, rough),
        ("china_customs", "KGZ", "2021", "exports", 100.0, rough),
        ("china_customs", "KGZ", "2021", "imports", 200.0, rough),
        ("china_customs", "KGZ", "2021", "turnover", 250.0),
        # Equally exact: the flows carry 0.25 each, the turnover 0.5.
        ("china_customs", "TJK", "2020", "exports", 1.0, {"rounding_usd_mn": 0.25}),
        ("china_customs", "TJK", "2020", "imports", 2.0, {"rounding_usd_mn": 0.25}),
        ("china_customs", "TJK", "2020", "turnover", 3.2),
        ("china_customs", "CA5", "2020", "turnover", 99.0),
    )
    found = trade.turnover(rows)
    shown = ("country", "period", "value_usd_mn", "rounding_usd_mn", "basis", "switch")
    assert records(found, *shown) == [
        ("KAZ", "2020", 3.0, 1.0, "sum", False),
        ("KAZ", "2021", 4.0, 0.5, "published", True),
        ("KGZ", "2020", 3.0, 0.1, "sum", False),
        ("KGZ", "2021", 250.0, 0.5, "published", True),
        ("TJK", "2020", 3.2, 0.5, "published", False),
    ]


def test_a_turnover_with_an_estimated_flow_is_an_estimate() -> None:
    rows = bilateral(
        ("china_customs", "UZB", "2023", "exports", 1.0, {"source_id": "b"}),
        ("china_customs", "UZB", "2023", "imports", 2.0, {"obs_status": "E"}),
    )
    found = trade.turnover(rows)
    assert found["obs_status"].item() == "E"
    assert found["source_ids"].item() == ["b", "china-customs-uzb"]


# --- the five together --------------------------------------------------------------


def test_a_sum_of_the_five_needs_all_five() -> None:
    assert records(trade.regional(FIVE, flow="exports"), "period", "value_usd_mn") == [
        ("2023", 15.0),
        ("2024", 25.0),
    ]
    without = FIVE[~((FIVE["country"] == "TJK") & (FIVE["period"] == "2023"))]
    found = trade.regional(without, flow="exports")
    assert records(found, "country", "period", "basis") == [("CA5", "2024", "sum")]
    # Turkmenistan is there by its turnover alone, which makes a turnover of the five.
    by_turnover = pd.concat(
        [
            FIVE[FIVE["country"] != "TKM"],
            bilateral(("china_customs", "TKM", "2023", "turnover", 23.0)),
        ]
    )
    assert trade.regional(by_turnover, flow="exports").empty
    assert records(trade.regional(by_turnover), "period", "value_usd_mn") == [
        ("2023", 80.0)
    ]


def test_the_more_exact_of_total_and_sum_stands_and_the_switch_is_marked() -> None:
    rows = pd.concat(
        [
            FIVE,  # each flow to 0.5, so the sum of the five turnovers to 5
            bilateral(
                (
                    "china_customs",
                    "CA5",
                    "2023",
                    "turnover",
                    100.0,
                    {"rounding_usd_mn": 50.0},
                ),
                (
                    "china_customs",
                    "CA5",
                    "2024",
                    "turnover",
                    101.0,
                    {"rounding_usd_mn": 5.0},
                ),
                ("china_mofcom", "CA5", "2025", "turnover", 120.0),
                ("edb", "CA5", "2026", "turnover", 66.0),
            ),
        ]
    )
    found = trade.regional(rows)
    shown = ("period", "value_usd_mn", "rounding_usd_mn", "basis", "switch")
    assert records(found, *shown) == [
        ("2023", 80.0, 5.0, "sum", False),
        ("2024", 101.0, 5.0, "published", True),
        ("2025", 120.0, 0.5, "published", False),
    ]


def test_an_unknown_flow_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match=r"`flow`: 'export' .*did you mean 'exports'"):
        trade.regional(FIVE, flow="export")


def test_national_systems_give_no_total_where_one_of_the_five_is_silent() -> None:
    rows = FIVE.assign(reporter="national")
    assert len(trade.regional(rows, reporter="national")) == 2
    silent = rows[rows["country"] != "TKM"]
    assert trade.regional(silent, reporter="national").empty
    assert set(trade.flows(silent, reporter="national")["country"]) == {
        *("KAZ", "KGZ", "TJK", "UZB")
    }


def test_flows_hold_each_country_and_the_five() -> None:
    found = trade.flows(FIVE)
    assert records(
        found[found["period"] == "2024"], "country", "flow", "value_usd_mn"
    ) == [
        ("CA5", "exports", 25.0),
        ("CA5", "imports", 75.0),
        ("KAZ", "exports", 8.0),
        ("KAZ", "imports", 15.0),
        ("KGZ", "exports", 10.0),
        ("KGZ", "imports", 25.0),
        ("TJK", "exports", 2.0),
        ("TJK", "imports", 10.0),
        ("TKM", "exports", 5.0),
        ("TKM", "imports", 20.0),
        ("UZB", "exports", 0.0),
        ("UZB", "imports", 5.0),
    ]


# --- balance ------------------------------------------------------------------------


def test_a_balance_is_exports_less_imports_of_years_with_both() -> None:
    rows = bilateral(
        ("national", "KAZ", "2023", "exports", 7.0, {"source_id": "x"}),
        ("national", "KAZ", "2023", "imports", 9.5, {"obs_status": "E"}),
        ("national", "KAZ", "2024", "imports", 9.0),
        ("china_customs", "KAZ", "2024", "exports", 9.0),
    )
    found = trade.balance(rows, reporter="national")
    expected = pd.DataFrame(
        [("KAZ", "2023", 7.0, 9.5, -2.5, "E", ["national-kaz", "x"], "national")],
        columns=[
            *("country", "period", "exports", "imports", "value_usd_mn"),
            *("obs_status", "source_ids", "reporter"),
        ],
    )
    pd.testing.assert_frame_equal(found, expected)


def test_the_balance_of_the_five_stands_beside_those_of_each() -> None:
    found = trade.balance(FIVE)
    assert records(found[found["period"] == "2024"], "country", "value_usd_mn") == [
        ("CA5", -50.0),
        ("KAZ", -7.0),
        ("KGZ", -15.0),
        ("TJK", -8.0),
        ("TKM", -15.0),
        ("UZB", -5.0),
    ]


# --- who made the growth ------------------------------------------------------------


def test_contributions_are_changes_by_flow_and_their_shares_in_the_sum() -> None:
    found = trade.contributions(FIVE, start=2023, end=2024)
    # Exports +10, imports +10: 20 in all, so a change of 1 is 5 percent.
    assert records(
        found, "country", "flow", "first", "last", "value_usd_mn", "share_pct"
    ) == [
        ("KAZ", "imports", 5.0, 15.0, 10.0, 50.0),
        ("KGZ", "exports", 1.0, 10.0, 9.0, 45.0),
        ("KGZ", "imports", 20.0, 25.0, 5.0, 25.0),
        ("TKM", "exports", 3.0, 5.0, 2.0, 10.0),
        ("TJK", "exports", 2.0, 2.0, 0.0, 0.0),
        ("TKM", "imports", 20.0, 20.0, 0.0, 0.0),
        ("UZB", "exports", 0.0, 0.0, 0.0, 0.0),
        ("UZB", "imports", 5.0, 5.0, 0.0, 0.0),
        ("KAZ", "exports", 9.0, 8.0, -1.0, -5.0),
        ("TJK", "imports", 15.0, 10.0, -5.0, -25.0),
    ]
    assert set(found["start"]) == {"2023"}
    assert set(found["end"]) == {"2024"}


def test_a_country_without_both_flows_is_shown_by_its_turnover() -> None:
    rows = pd.concat(
        [
            # Exports are known in both years, imports only in the first.
            FIVE[
                ~(
                    (FIVE["country"] == "UZB")
                    & (FIVE["period"] == "2024")
                    & (FIVE["flow"] == "imports")
                )
            ],
            bilateral(("china_customs", "UZB", "2024", "turnover", 15.0)),
        ]
    )
    found = trade.contributions(rows, start=2023, end=2024)
    uzbek = found[found["country"] == "UZB"]
    assert records(uzbek, "flow", "first", "last", "value_usd_mn") == [
        ("turnover", 5.0, 15.0, 10.0)
    ]
    assert found["share_pct"].sum() == pytest.approx(100)


def test_without_one_of_the_five_changes_have_no_shares() -> None:
    rows = FIVE[FIVE["country"] != "TJK"]
    found = trade.contributions(rows, start=2023, end=2024)
    assert set(found["country"]) == set(codes.CA5) - {"TJK"}
    assert found["share_pct"].isna().all()


def test_changes_that_cancel_out_have_no_shares() -> None:
    rows = FIVE.copy()
    mirrored = rows["period"] == "2024"
    rows.loc[mirrored, "value_usd_mn"] = rows.loc[~mirrored, "value_usd_mn"].to_numpy()
    found = trade.contributions(rows, start=2023, end=2024)
    assert set(found["value_usd_mn"]) == {0.0}
    assert found["share_pct"].isna().all()


def test_years_without_figures_give_no_contributions() -> None:
    assert trade.contributions(FIVE, start=2019, end=2024).empty


@pytest.mark.parametrize("end", [2023, 2022])
def test_contributions_need_a_later_end(end: int) -> None:
    with pytest.raises(ValueError, match=f"`end` {end} must be after `start` 2023"):
        trade.contributions(FIVE, start=2023, end=end)


# --- months -------------------------------------------------------------------------

MONTHS = monthly(
    *(("KGZ", f"2023-{month:02d}", "exports", 2.0) for month in range(1, 13)),
    *(("KGZ", f"2024-{month:02d}", "exports", 10.0) for month in range(1, 10)),
    *(("KGZ", f"2024-{month:02d}", "exports", 30.0) for month in range(10, 13)),
    *(("KGZ", f"2025-{month:02d}", "exports", 1.0) for month in range(1, 4)),
    ("KGZ", "2024", "exports", 180.0),
    ("KGZ", "2024-01/2024-03", "exports", 30.0),
    ("KAZ", "2024-01", "exports", 7.0),
)


def test_the_latest_full_year_of_months_is_taken() -> None:
    found = trade.months_of(MONTHS, country="KGZ", flow="exports")
    assert found["period"].tolist() == [f"2024-{month:02d}" for month in range(1, 13)]
    assert list(found.columns) == list(MONTHS.columns)
    of_2025 = trade.months_of(MONTHS, country="KGZ", flow="exports", year=2025)
    assert of_2025["value_cny_mn"].tolist() == [1.0, 1.0, 1.0]
    check_pure(trade.months_of, MONTHS, country="KGZ", flow="exports")


@pytest.mark.parametrize(
    ("country", "flow"), [("KAZ", "exports"), ("KGZ", "imports"), ("UZB", "exports")]
)
def test_without_a_full_year_there_are_no_months(country: str, flow: str) -> None:
    assert trade.months_of(MONTHS, country=country, flow=flow).empty
    late = trade.late_bookings(MONTHS, country=country, flow=flow)
    assert late.empty
    assert list(late.columns) == list(
        trade.late_bookings(MONTHS, country="KGZ", flow="exports").columns
    )


@pytest.mark.parametrize(
    ("last", "booked", "share", "span"),
    [
        (1, 30.0, 16.666667, "2024-12/2024-12"),
        (3, 90.0, 50.0, "2024-10/2024-12"),
        (11, 170.0, 94.444444, "2024-02/2024-12"),
    ],
)
def test_late_bookings_are_the_last_months_over_all_twelve(
    last: int, booked: float, share: float, span: str
) -> None:
    found = trade.late_bookings(MONTHS, country="kyrgyzstan", flow="exports", last=last)
    expected = pd.DataFrame(
        [("KGZ", "exports", "2024", span, booked, 180.0, share, ["customs"])],
        columns=[
            *("country", "flow", "period", "months", "value_cny_mn", "year_cny_mn"),
            *("share_pct", "source_ids"),
        ],
    )
    pd.testing.assert_frame_equal(found.round(6), expected)


def test_a_month_that_is_missing_is_not_a_month_of_nothing() -> None:
    absent = MONTHS[MONTHS["period"] != "2024-05"]
    unknown = MONTHS.assign(
        value_cny_mn=MONTHS["value_cny_mn"].where(MONTHS["period"] != "2024-12")
    )
    for rows in (absent, unknown):
        found = trade.late_bookings(rows, country="KGZ", flow="exports", year=2024)
        assert found.empty


def test_a_year_without_any_trade_has_no_share_of_it() -> None:
    nothing = MONTHS.assign(value_cny_mn=0.0)
    found = trade.late_bookings(nothing, country="KGZ", flow="exports")
    assert found["share_pct"].isna().all()


@pytest.mark.parametrize("last", [0, 12, -3])
def test_a_number_of_months_that_is_none_is_refused(last: int) -> None:
    with pytest.raises(ValueError, match=f"`last`: {last} is not a number of months"):
        trade.late_bookings(MONTHS, country="KGZ", flow="exports", last=last)


@pytest.mark.parametrize("function", [trade.months_of, trade.late_bookings])
def test_unknown_names_and_missing_columns_of_months_are_named(
    function: Callable[..., pd.DataFrame],
) -> None:
    with pytest.raises(ValueError, match=r"'Kyrgyzstn' .*did you mean 'kyrgyzstan'"):
        function(MONTHS, country="Kyrgyzstn", flow="exports")
    with pytest.raises(ValueError, match=r"`flow`: 'export' .*did you mean 'exports'"):
        function(MONTHS, country="KGZ", flow="export")
    for column in ("country", "period", "flow", "value_cny_mn", "source_id"):
        with pytest.raises(ValueError, match=f"needs the column {column}"):
            function(MONTHS.drop(columns=column), country="KGZ", flow="exports")


# --- the real tables, against figures looked up in the sources by hand ---------------


def test_2019_is_a_gap_on_the_chinese_side_and_stays_one(
    table: pd.DataFrame, total: pd.DataFrame
) -> None:
    for name, function in SERIES.items():
        if name != "contributions":
            assert "2019" not in set(function(table)["period"]), name
    for flow in ("exports", "imports", "turnover"):
        assert "2019" not in set(trade.regional(table, flow=flow)["period"])
    grown = indicators.growth(total).set_index("period")["growth_pct"]
    assert math.isnan(grown["2020"])
    assert not math.isnan(grown["2021"])
    assert trade.contributions(table, start=2019, end=2020).empty
    assert trade.contributions(table, start=2018, end=2019).empty
    # The national side has it: the gap is one of a counter, not of the year.
    assert "2019" in set(trade.turnover(table, reporter="national")["period"])


def test_an_exact_sum_is_not_replaced_by_a_round_statement(table: pd.DataFrame) -> None:
    # The ministry's "about 46 billion" of 2012 stands beside exact figures by country.
    said = select(table, countries="CA5", start=2012, end=2012, flow="turnover")
    assert 46000.0 in set(said["value_usd_mn"])
    found = trade.regional(table)
    assert level(found, "CA5", 2012) == pytest.approx(45.943592)


def test_a_changed_figure_changes_the_sum_that_rests_on_it(table: pd.DataFrame) -> None:
    changed = table.copy()
    one = (
        (changed["reporter"] == "china_customs")
        & (changed["country"] == "TJK")
        & (changed["period"] == "2013")
        & (changed["flow"] == "exports")
    )
    assert one.sum() == 1
    changed.loc[one, "value_usd_mn"] += 1000.0
    differences: dict[str, Any] = {
        name: level(function(changed), "CA5", 2013)
        - level(function(table), "CA5", 2013)
        for name, function in (("turnover", trade.regional), ("balance", trade.balance))
    }
    assert differences == pytest.approx({"turnover": 1.0, "balance": 1.0})
