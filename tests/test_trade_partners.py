"""How much of all trade is with one partner: both terms from one side, or an error."""

from __future__ import annotations

import pandas as pd
import pytest

from cac_data import codes, indicators, load_table, trade
from cac_data.tables import select
from tests.trade_frames import bilateral, check_pure, profile, records

# Two countries by their own totals, China by its own; figures of other bases beside.
PROFILE = profile(
    ("KGZ", "merchandise_exports", "wto", "2023", 30.0, "wto-a"),
    ("KGZ", "merchandise_imports", "wto", "2023", 120.0, "wto-b"),
    ("KAZ", "merchandise_exports", "wto", "2023", 80.0, "wto-a"),
    ("KAZ", "merchandise_imports", "wto", "2022", 60.0, "wto-a"),
    ("KGZ", "merchandise_exports", "fob", "2023", 99.0, "book"),
    ("CHN", "merchandise_exports", "customs", "2023", 600.0, "customs-a"),
    ("CHN", "merchandise_imports", "customs", "2023", 400.0, "customs-a"),
    (
        "KAZ",
        "china_share_of_turnover",
        "national",
        "2023",
        21.5,
        "bns-kaz-partner-tables",
    ),
    (
        "KAZ",
        "china_share_of_turnover",
        "national",
        "2023",
        22.5,
        "wits-trade-summary-2015",
    ),
    (
        "KAZ",
        "china_share_of_turnover",
        "national",
        "2015",
        16.0,
        "wits-trade-summary-2015",
    ),
    (
        "KGZ",
        "china_share_of_turnover",
        "national",
        "2023",
        34.5,
        "nsc-kgz-partner-tables",
    ),
    (
        "KGZ",
        "china_share_of_imports",
        "national",
        "2023",
        43.0,
        "nsc-kgz-partner-tables",
    ),
)

FIVE = bilateral(
    *(("china_customs", country, "2023", "turnover", 3.0) for country in codes.CA5),
    *(("national", country, "2023", "turnover", 1.0) for country in codes.CA5),
)


@pytest.fixture(scope="module")
def table() -> pd.DataFrame:
    return load_table("bilateral_trade")


@pytest.fixture(scope="module")
def country_profile() -> pd.DataFrame:
    return load_table("country_profile")


@pytest.mark.parametrize("reporter", ["national", "china_customs"])
def test_frames_are_left_alone_and_the_order_of_rows_does_not_matter(
    reporter: str,
) -> None:
    check_pure(trade.total_trade, PROFILE, reporter=reporter)
    check_pure(trade.dependence, FIVE, PROFILE, reporter=reporter)


@pytest.mark.parametrize("reporter", ["national", "china_customs"])
def test_no_rows_give_no_rows_with_the_same_columns(reporter: str) -> None:
    none = PROFILE.iloc[:0]
    whole = trade.total_trade(none, reporter=reporter)
    assert len(whole) == 0
    assert list(whole.columns) == list(trade.total_trade(PROFILE).columns)
    for given in (FIVE, FIVE.iloc[:0]):
        shares = trade.dependence(given, none, reporter=reporter)
        assert len(shares) == 0
        assert list(shares.columns) == ["country", "period", "share_pct", "source_ids"]


def test_total_trade_is_exports_plus_imports_of_years_with_both() -> None:
    expected = pd.DataFrame(
        [("KGZ", "2023", 150.0, "sum", ["wto-a", "wto-b"], "national")],
        columns=[
            "country",
            "period",
            "value_usd_mn",
            "basis",
            "source_ids",
            "reporter",
        ],
    )
    pd.testing.assert_frame_equal(trade.total_trade(PROFILE), expected)
    china = trade.total_trade(PROFILE, reporter="china_customs")
    assert records(china, "country", "period", "value_usd_mn", "reporter") == [
        ("CHN", "2023", 1000.0, "china_customs")
    ]


def test_the_office_comes_before_a_copy_of_its_table() -> None:
    found = trade.dependence(FIVE, PROFILE)
    expected = pd.DataFrame(
        [
            ("KAZ", "2015", 16.0, ["wits-trade-summary-2015"]),
            ("KAZ", "2023", 21.5, ["bns-kaz-partner-tables"]),
            ("KGZ", "2023", 34.5, ["nsc-kgz-partner-tables"]),
        ],
        columns=["country", "period", "share_pct", "source_ids"],
    )
    pd.testing.assert_frame_equal(found, expected)


def test_the_five_in_the_trade_of_china_by_chinese_reports() -> None:
    found = trade.dependence(FIVE, PROFILE, reporter="china_customs")
    # 15 of 1,000, and nothing of what the five count themselves.
    assert records(found, "country", "period", "share_pct") == [("CHN", "2023", 1.5)]
    sources = found["source_ids"].item()
    assert "customs-a" in sources
    assert not [item for item in sources if item.startswith("national")]


def test_an_unknown_side_and_missing_columns_are_named() -> None:
    for function in (
        lambda given, **more: trade.total_trade(given, **more),
        lambda given, **more: trade.dependence(FIVE, given, **more),
    ):
        with pytest.raises(ValueError, match=r"`reporter`: 'nation' .*'national'"):
            function(PROFILE, reporter="nation")
        for column in ("country", "indicator", "basis", "period", "value", "source_id"):
            with pytest.raises(ValueError, match=f"needs the column {column}"):
                function(PROFILE.drop(columns=column))


def test_a_figure_that_stands_twice_is_refused() -> None:
    twice = pd.concat([PROFILE, PROFILE.assign(vintage="old")])
    with pytest.raises(ValueError, match="a member stands twice"):
        trade.total_trade(twice)


# --- the rule: one side in numerator and denominator ---------------------------------


def test_a_part_counted_by_china_has_no_share_of_a_national_total(
    table: pd.DataFrame, country_profile: pd.DataFrame
) -> None:
    whole = trade.total_trade(country_profile)
    for part in (trade.imports(table), trade.turnover(table)):
        with pytest.raises(
            ValueError, match="mixed reporters: china_customs and national"
        ):
            indicators.share(part, whole)
        # Nor when the column is set by hand.
        with pytest.raises(
            ValueError, match="mixed reporters: china_mofcom and national"
        ):
            indicators.share(part.assign(reporter="china_mofcom"), whole)
    china = trade.total_trade(country_profile, reporter="china_customs")
    national = trade.turnover(table, reporter="national")
    with pytest.raises(ValueError, match="mixed reporters: china_customs and national"):
        indicators.share(national.assign(country="CHN"), china)


def test_what_mixing_would_give_is_refused_because_it_cannot_be(
    table: pd.DataFrame, country_profile: pd.DataFrame
) -> None:
    # China counts more exports to Kyrgyzstan than Kyrgyzstan imports from the world.
    bought = select(trade.imports(table), countries="KGZ", start=2023, end=2023)
    all_imports = select(
        country_profile,
        countries="KGZ",
        indicator="merchandise_imports",
        basis="wto",
        start=2023,
        end=2023,
    )
    assert bought["value_usd_mn"].item() == 19700
    assert all_imports["value"].item() == 12518
    assert round(100 * 19700 / 12518) == 157
    with pytest.raises(ValueError, match="mixed reporters: china_customs and national"):
        indicators.share(bought, all_imports.assign(reporter="national"))
    # The country's own count of both gives a share that can be: 5,353 of 12,518.
    own = select(
        trade.imports(table, reporter="national"), countries="KGZ", start=2023, end=2023
    )
    found = indicators.share(own, all_imports.assign(reporter="national"))
    assert found["share_pct"].item() == pytest.approx(100 * 5353.257 / 12518)


# --- the real tables ----------------------------------------------------------------


def test_both_sides_of_dependence_stand_in_one_frame(
    table: pd.DataFrame, country_profile: pd.DataFrame
) -> None:
    found = trade.both_dependences(table, country_profile)
    assert set(found["country"]) == {"CHN", "KAZ", "KGZ", "TJK", "UZB"}
    assert not found.duplicated(["country", "period"]).any()
    check_pure(trade.both_dependences, table, country_profile)
    none = trade.both_dependences(table.iloc[:0], country_profile.iloc[:0])
    assert none.empty
    assert list(none.columns) == list(found.columns)


def test_others_speak_for_a_country_that_prints_no_share_itself() -> None:
    said = profile(
        ("TKM", "china_share_of_turnover", "edb", "2023", 50.0, "bank"),
        ("TKM", "china_share_of_turnover", "edb", "2024", 55.0, "bank"),
        ("TKM", "china_share_of_turnover", "edb", "2024", 55.0, "copy of it"),
        ("KGZ", "china_share_of_turnover", "edb", "2024", 35.0, "bank"),
        ("KGZ", "china_share_of_turnover", "national", "2023", 34.5, "office"),
        ("CA5", "china_share_of_turnover", "edb", "2024", 24.1, "bank"),
    )
    found = trade.shares_by_others(said)
    assert records(found, "country", "period", "share_pct", "reporter") == [
        ("TKM", "2024", 55.0, "edb")
    ]
    assert found["source_ids"].tolist() == [["bank"]]
    check_pure(trade.shares_by_others, said)
    assert trade.shares_by_others(said.iloc[:0]).empty
