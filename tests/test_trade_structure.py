"""What trade is made of, by hand on a few rows: members, goods, one line, promises."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd
import pytest

from cac_data import codes, trade
from tests.trade_frames import bilateral, check_pure, records

FIVE = list(codes.CA5)


def of_all(period: str, *values: float) -> list[tuple[Any, ...]]:
    """Turnover of each of the five in a year."""
    return [
        ("china_customs", country, period, "turnover", value)
        for country, value in zip(FIVE, values, strict=True)
    ]


def test_members_that_trade_alike_have_the_lowest_concentration() -> None:
    rows = bilateral(
        *of_all("2020", 10, 10, 10, 10, 10),
        *of_all("2021", 50, 0, 0, 0, 0),
        *of_all("2022", 10, 10, 10, 10, 10)[:4],  # not all five
    )
    found = trade.member_concentration(rows)
    assert records(found, "period", "members", "hhi", "normalised") == [
        ("2020", 5, 0.2, 0.0),
        ("2021", 5, 1.0, 1.0),
    ]
    check_pure(trade.member_concentration, rows)
    assert trade.member_concentration(rows.iloc[:0]).empty
    assert "was 0.20 in 2020." in trade.say_concentration(found.head(1))
    assert "; it was 0.20 in 2020." in trade.say_concentration(found)


def test_a_country_without_a_figure_is_named() -> None:
    rows = bilateral(
        ("national", "KAZ", "2020", "exports", 1.0),
        ("national", "KAZ", "2021", "imports", 1.0),
        ("national", "UZB", "2021", "imports", 1.0),
    )
    given = trade.given_years(trade.flows(rows, reporter="national"))
    assert records(given, "country", "years", "first", "last")[:2] == [
        ("KAZ", 2, "2020", "2021"),
        ("KGZ", 0, "", ""),
    ]
    assert trade.say_coverage(given, reporter="national") == (
        "By flow, national statistics give figures for Kazakhstan (2 years, the last "
        "2021) and Uzbekistan (1, 2021). Kyrgyzstan, Tajikistan and Turkmenistan have "
        "none in this span."
    )
    one = trade.given_years(trade.flows(rows.tail(1), reporter="national"))
    assert "for Uzbekistan (1 year, the last 2021)." in trade.say_coverage(
        one, reporter="national"
    )


LINE = bilateral(
    ("china_customs", "CA5", "2023", "exports", 1000.0),
    ("china_customs", "CA5", "2025", "exports", 1540.0),
    ("china_customs", "KGZ", "2023", "exports", 0.0),
    ("china_customs", "KGZ", "2025", "exports", 330.0),
    ("national", "KGZ", "2023", "exports", 5.0),
)
WITHOUT: dict[str, Any] = {"country": "KGZ", "flow": "exports", "start": 2023}


def test_one_line_is_taken_out_of_a_flow() -> None:
    row = trade.without_line(LINE, end=2025, **WITHOUT).iloc[0]
    assert (row["without_first"], row["without_last"]) == (1000.0, 1210.0)
    assert math.isclose(row["without_pct"], 10.0)  # 1.1 x 1.1
    assert math.isclose(row["growth_pct"], 100 * (math.sqrt(1.54) - 1))
    assert (row["own_period"], row["own_last"]) == ("2023", 5.0)
    assert row["source_ids"] == [
        "china-customs-ca5",
        "china-customs-kgz",
        "national-kgz",
    ]
    text = trade.say_without(trade.without_line(LINE, end=2025, **WITHOUT))
    assert "USD 1.0 bn to USD 1.2 bn, +10.0 % a year" in text
    check_pure(trade.without_line, LINE, end=2025, **WITHOUT)


def test_a_line_with_a_missing_year_is_not_taken_out() -> None:
    assert trade.without_line(LINE, end=2024, **WITHOUT).empty
    with pytest.raises(ValueError, match="`end` 2023 must be after `start` 2023"):
        trade.without_line(LINE, end=2023, **WITHOUT)
    with pytest.raises(ValueError, match="turnover"):
        trade.without_line(LINE, end=2025, **WITHOUT | {"flow": "turnover"})
    unrecorded = trade.without_line(LINE.head(4), end=2025, **WITHOUT)
    assert "itself" not in trade.say_without(unrecorded)


def test_the_deepest_fall_bridges_no_gap() -> None:
    rows = bilateral(
        *of_all("2010", 50, 10, 10, 10, 20),
        *of_all("2011", 30, 10, 10, 10, 20),  # 20 less
        *of_all("2012", 35, 10, 10, 10, 20),
        *of_all("2014", 1, 1, 1, 1, 1),  # far less, after a year without figures
    )
    found = trade.deepest_fall(rows)
    assert set(zip(found["start"], found["end"], strict=True)) == {("2010", "2011")}
    assert math.fsum(found["value_usd_mn"]) == -20.0
    assert trade.say_fall(found).startswith(
        "For comparison, the deepest fall of the series. Between 2010 and 2011 trade of"
    )
    rising = bilateral(*of_all("2010", 1, 1, 1, 1, 1), *of_all("2011", 2, 2, 2, 2, 2))
    assert trade.deepest_fall(rising).empty
    assert "no fall of the five" in trade.say_fall(trade.deepest_fall(rising))
    assert trade.deepest_fall(rows.iloc[:0]).empty
    check_pure(trade.deepest_fall, rows)


def composition(*rows: tuple[str, str, str, str, float]) -> pd.DataFrame:
    columns = ["country", "period", "flow", "product", "value_usd_mn"]
    return pd.DataFrame(rows, columns=columns).assign(
        reporter="unctad", classification="SITC", source_id="table"
    )


def test_shares_of_goods_are_of_all_five_or_none() -> None:
    rows = composition(
        *((country, "2015", "exports", "fuels", 15.0) for country in FIVE),
        ("KAZ", "2015", "exports", "food", 25.0),
        ("KAZ", "2016", "exports", "food", 25.0),
    )
    found = trade.product_shares(rows)
    assert records(found, "period", "product", "share_pct", "countries") == [
        ("2015", "fuels", 75.0, 5),
        ("2015", "food", 25.0, 1),
    ]
    check_pure(trade.product_shares, rows)
    # Other classifications are never mixed in.
    assert trade.product_shares(rows.assign(classification="HS")).empty
    assert trade.product_shares(rows.iloc[:0]).empty


def gas(*rows: tuple[str, str, float, str]) -> pd.DataFrame:
    columns = ["exporter", "period", "value", "source_id"]
    return pd.DataFrame(rows, columns=columns).assign(
        importer="CHN",
        indicator="value",
        nature="actual",
        basis="chinese_customs",
        unit="USD mn",
        obs_status="A",
    )


def test_gas_is_set_beside_what_the_same_side_counts() -> None:
    rows = gas(
        ("TKM", "2025", 80.0, "a"),
        ("TKM", "2025", 80.0, "b"),  # a second source of the same figure
        ("KAZ", "2025", 10.0, "a"),
        ("UZB", "2025", 10.0, "a"),
        ("TKM", "2024", 50.0, "a"),  # of the other two nothing is known
    )
    counts = bilateral(
        ("china_customs", "TKM", "2025", "turnover", 100.0),
        ("china_customs", "TKM", "2024", "turnover", 100.0),
        ("china_customs", "CA5", "2025", "exports", 400.0),
        ("china_customs", "CA5", "2024", "exports", 400.0),
    )
    found = trade.gas_shares(counts, rows)
    assert records(found, "country", "period", "of", "share_pct") == [
        ("CA5", "2025", "exports", 25.0),
        ("TKM", "2024", "turnover", 50.0),
        ("TKM", "2025", "turnover", 80.0),
    ]
    check_pure(trade.gas_shares, counts, rows)
    assert trade.gas_shares(counts, rows.iloc[:0]).empty


OUTCOMES = pd.DataFrame(
    {
        "agreement_id": ["long", "visit", ""],
        "indicator": "agreements_value",
        "unit": "USD mn",
        "value": [36000.0, 5000.0, 9000.0],
        "source_id": ["x", "y", "z"],
    }
)
AGREEMENTS = pd.DataFrame(
    {
        "agreement_id": ["long", "visit"],
        "period": ["2023-01/2024-06", "2024-05"],
        "countries": [["CHN", "KAZ"], ["CHN", "KAZ"]],
    }
)
INVESTMENT = pd.DataFrame(
    {
        "part": ["gross", "all", "net", "net", "gross"],
        "basis": ["national", "national", "national_bank", "national_bank", "national"],
        "period": ["2022", "2023", "2020", "2021", "2023-01/2023-06"],
        "value": [1000.0, 2000.0, -7.0, 4.0, 9.0],
        "unit": ["USD mn", "USD mn", "EUR mn", "EUR mn", "USD mn"],
        "source_id": list("abcde"),
    }
).assign(
    country="KAZ",
    concept="fdi_flow",
    direction="china_to_region",
    sector="all",
    variant="main",
)


def test_announced_money_is_set_beside_both_definitions_of_what_came() -> None:
    announced = trade.announced_money(OUTCOMES, AGREEMENTS)
    assert records(announced, "period", "months", "a_year_usd_mn") == [
        ("2023-01/2024-06", 18, 24000.0)
    ]
    came = trade.realised_money(INVESTMENT)
    assert records(came, "period", "part", "value") == [
        ("2022", "gross", 1000.0),
        ("2023", "gross", 2000.0),
        ("2020", "net", -7.0),
        ("2021", "net", 4.0),
    ]
    assert trade.say_announced(announced, came) == (
        "Kazakhstan and China announced agreements of USD 36.0 bn from 2023-01 to "
        "2024-06, 24.0 a year. Gross Chinese direct investment was USD 2.0 bn in the "
        "last year known (2023): a year of agreements is 12 years of it. Net of what "
        "went back, the inflow was negative in 1 of the 2 years from 2020 to 2021."
    )
    check_pure(trade.announced_money, OUTCOMES, AGREEMENTS)
    check_pure(trade.realised_money, INVESTMENT)
    assert trade.announced_money(OUTCOMES, AGREEMENTS, country="KGZ").empty
    assert trade.realised_money(INVESTMENT, country="KGZ").empty


def test_disputes_are_within_one_side_and_the_widest_first() -> None:
    rows = bilateral(
        ("china_customs", "KAZ", "2020", "exports", 100.0),
        ("china_customs", "KAZ", "2020", "exports", 150.0, {"source_id": "other"}),
        ("national", "KGZ", "2020", "imports", 100.0),
        ("national", "KGZ", "2020", "imports", 110.0, {"source_id": "another"}),
        ("national", "KAZ", "2020", "exports", 500.0),  # the other side: no conflict
    )
    found = trade.disputes(rows)
    assert records(found, "what", "low", "high", "side") == [
        ("Kazakhstan, exports", 100.0, 150.0, "China"),
        ("Kyrgyzstan, imports", 100.0, 110.0, "the country"),
    ]
    assert len(trade.disputes(rows, most=1)) == 1
    with pytest.raises(ValueError, match="`most`: 0 is below 1"):
        trade.disputes(rows, most=0)
    assert trade.disputes(rows.iloc[:0]).empty
    check_pure(trade.disputes, rows)
