"""Goods by the Harmonized System: what their functions promise, and what is said."""

from typing import Any

import pandas as pd
import pytest

from cac_data import load_table, select, trade, words
from cac_data.facts import Nothing
from cac_data.trade.chapters import chapters_in, counted_goods, levels_of, whole_years
from cac_data.trade.goods import Goods
from cac_data.trade.plan.sold import CHAPTERS, GROUPS, good_of_row
from cac_data.trade.sold import FlowKey, Sold, change_of
from tests.test_trade_sections import table

COMPOSITION = load_table("trade_composition")
TRADE = load_table("bilateral_trade")
FLOWS = load_table("product_flows")
GAS = load_table("gas_flows")
BUNDLED = {
    "trade_composition": COMPOSITION,
    "product_flows": FLOWS,
    "gas_flows": GAS,
}
NO_GOODS = Goods([], [], [], Nothing("none"))

# Group 26;72 is 70, of which 40 are of chapter 26; chapter 27 lies in no group.
REPORTED = """
    national KAZ 2019 exports 26;72 E 50
    national KAZ 2019 exports 27 A 50
    national KAZ 2021 exports 26;72 D 5
    national KAZ 2021 exports 27 A 60
    national KAZ 2024 exports 26;72 E 70
    national KAZ 2024 exports 26 A 40
    national KAZ 2024 exports 2603 A 35
    national KAZ 2024 exports 27 A 30
    national KAZ 2024 imports 50-52 E 20
    national KAZ 2024 imports 87 A 60
    china_customs KAZ 2024 imports 50 A 30
    china_customs KAZ 2024 imports 52 A 10
    china_customs KAZ 2024 imports 87 A 50
    cepii KAZ 2021 exports 720241 A 44
    cepii KAZ 2021 exports 270900 A 55
    national UZB 2024 imports 87 A 60
    national UZB 2024 imports 72 A 10
    national UZB 2024 imports 84 A 30
    china_customs UZB 2024 imports 87 A 90
    china_customs UZB 2024 imports 72 A 5
    china_customs UZB 2024 imports 84 A 31
"""
WHOLES = """
    national KAZ 2019 exports main A 100
    national KAZ 2021 exports main A 130
    national KAZ 2021 exports alternative D 65
    national KAZ 2024 exports main A 100
    national KAZ 2024 imports main A 80
    china_customs KAZ 2024 imports main A 100
    national UZB 2024 imports main D 200
    national UZB 2024 imports alternative A 100
    china_customs UZB 2024 imports main A 126
"""


def composition() -> pd.DataFrame:
    fact = ["reporter", "country", "period", "flow", "product_code"]
    columns = [*fact, "obs_status", "value_usd_mn"]
    rows = table("trade_composition", columns, REPORTED, classification="HS")
    statuses = [line.split()[5] for line in REPORTED.strip().splitlines()]
    return rows.assign(obs_status=statuses, product=rows["product_code"] + ": a good")


def totals() -> pd.DataFrame:
    fact = ["reporter", "country", "period", "flow", "variant"]
    rows = table("bilateral_trade", [*fact, "obs_status", "value_usd_mn"], WHOLES)
    statuses = [line.split()[5] for line in WHOLES.strip().splitlines()]
    return rows.assign(obs_status=statuses)


def made(**asked: Any) -> pd.DataFrame:
    exports = {"country": "KAZ", "flow": "exports", "year": 2024}
    return trade.by_chapter(composition(), totals(), **{**exports, **asked})


def sold(**tables: pd.DataFrame) -> Sold:
    usual = {
        "trade_composition": composition(),
        "product_flows": FLOWS.head(0),
        "gas_flows": GAS.head(0),
    }
    return trade.of_sold(totals(), {**usual, **tables})


def said(facts: Sold) -> str:
    return words.say(trade.plan.goods(NO_GOODS, facts)).replace("\xa0", " ")


# --- Levels --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("87", "chapter"),
        ("8703", "heading"),
        ("870380", "subheading"),
        ("01-24", "group"),
        ("25;41-43;64-67;86;88-99", "group"),
        ("3818;854142-854143", ""),
        ("", ""),
    ],
)
def test_a_code_is_of_one_level(code: str, level: str) -> None:
    assert [*levels_of(pd.Series([code], dtype="str"))] == [level]


def test_a_group_leaves_out_the_chapter_that_is_kept_empty() -> None:
    assert chapters_in("76-78;84") == {"76", "78", "84"}


@pytest.mark.parametrize(
    ("level", "parts"),
    [
        pytest.param("group", [("26;72", 70.0), ("27", 30.0)], id="groups_make_all"),
        pytest.param("chapter", [("26", 40.0), ("27", 30.0)], id="chapters_of_some"),
        pytest.param("heading", [("2603", 35.0)], id="headings"),
        pytest.param("subheading", [], id="none"),
    ],
)
def test_goods_of_a_level_are_never_beside_those_of_another(
    level: str, parts: list[tuple[str, float]]
) -> None:
    goods = made(level=level)
    assert [*zip(goods["product_code"], goods["share_pct"], strict=True)] == parts


def test_the_whole_is_that_to_which_the_goods_add_up() -> None:
    goods = made(country="UZB", flow="imports")
    assert {*goods["whole"]} == {100.0}
    assert goods["share_pct"].sum() == 100.0


def test_what_nobody_counts_is_empty() -> None:
    assert made(country="KGZ").empty


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"level": "section"}, "`level`: 'section' is not one of"),
        ({"reporter": "author"}, "`reporter`: 'author' is not one of"),
    ],
)
def test_an_unknown_word_is_refused(asked: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        made(**asked)


# --- Holes ---------------------------------------------------------------------------


@pytest.mark.parametrize("level", trade.LEVELS)
def test_a_year_with_holes_is_refused_at_each_level(level: str) -> None:
    with pytest.raises(trade.HolesError, match="national report of KAZ exports 2021"):
        made(year=2021, level=level)


def test_a_whole_with_holes_refuses_goods_that_are_whole() -> None:
    whole_goods = composition().assign(obs_status="A")
    with pytest.raises(trade.HolesError):
        trade.by_chapter(
            whole_goods, totals(), country="KAZ", flow="exports", year=2021
        )


def test_a_hole_is_never_a_fall() -> None:
    goods = counted_goods(composition(), totals())
    key = FlowKey("KAZ", "exports", level="group")
    assert whole_years(goods, **key._asdict()) == [2019, 2024]
    change = change_of(goods, key)
    assert change
    assert (change.base, change.good.value, change.whole.value) == ("2019", 20.0, 0.0)
    # From a year with holes there is none.
    later = goods[goods["year"] != 2019]
    assert not change_of(later, key)


@pytest.mark.parametrize("flow", ["exports", "imports"])
@pytest.mark.parametrize("year", [2020, 2021, 2022])
def test_kazakh_reports_with_holes_are_refused(flow: Any, year: int) -> None:
    with pytest.raises(trade.HolesError):
        trade.by_chapter(COMPOSITION, TRADE, country="KAZ", flow=flow, year=year)


def test_the_largest_good_that_a_report_lacks_is_said() -> None:
    text = said(sold())
    assert "Kazakhstan’s reports of 2021 to UN Comtrade leave goods out" in text
    facts = sold(trade_composition=COMPOSITION)
    assert facts.holes
    assert facts.holes.left_out
    assert facts.holes.left_out["product_code"] == "740311"
    assert round(facts.holes.left_out.value) == 2435


# --- Both sides ----------------------------------------------------------------------


def test_both_sides_stand_beside_each_other_the_largest_gap_first() -> None:
    sides = trade.both_sides(
        composition(), totals(), country="UZB", flow="imports", year=2024
    )
    columns = ["product_code", "china", "national", "value", "ratio", "more"]
    assert sides[columns].to_numpy().tolist() == [
        ["87", 90.0, 60.0, 30.0, 1.5, "china_customs"],
        ["72", 5.0, 10.0, -5.0, 0.5, "national"],
        ["84", 31.0, 30.0, 1.0, 31 / 30, "china_customs"],
    ]


def test_chapters_of_china_make_the_groups_of_the_other_side() -> None:
    sides = trade.both_sides(
        composition(), totals(), country="KAZ", flow="imports", year=2024, level="group"
    )
    # Of chapters 50 to 52 one is not known.
    columns = ["product_code", "china", "national", "is_floor"]
    assert sides[columns].to_numpy().tolist() == [
        ["50-52", 40.0, 20.0, True],
        ["87", 50.0, 60.0, False],
    ]


def test_where_two_sides_agree_and_where_not_is_said() -> None:
    text = said(sold())
    assert (
        "Of Uzbek imports China counts $0.1 bn, Uzbekistan records $0.1 bn (2024)."
        in text
    )
    assert "own figures agree to within 5 % on machinery." in text
    assert "exceed Uzbekistan’s own most in motor vehicles ($0.09 bn against" in text
    assert "China counts at least $0.0 bn of a good, Kazakhstan records $0.0 bn" in text


def test_the_table_has_a_group_of_china_where_each_of_its_chapters_is_known() -> None:
    groups = composition()
    groups["product_code"] = groups["product_code"].replace({"50-52": "50;52"})
    table = sold(trade_composition=groups).table
    shown = table[table["country"] == "KAZ"].set_index("product_code")["china"]
    assert shown["50;52"] == 40.0
    # Of 50-52 one chapter is missing.
    table = sold().table
    shown = table[table["country"] == "KAZ"].set_index("product_code")["china"]
    assert pd.isna(shown["50-52"])


# --- The bundled rows ----------------------------------------------------------------


@pytest.mark.parametrize("flow", ["exports", "imports"])
@pytest.mark.parametrize("year", [2015, 2016, 2017, 2018, 2019, 2023, 2024])
def test_kazakh_groups_make_the_reported_whole(flow: Any, year: int) -> None:
    goods = trade.by_chapter(
        COMPOSITION, TRADE, country="KAZ", flow=flow, year=year, level="group"
    )
    assert goods["share_pct"].sum() == pytest.approx(100, abs=0.2)


@pytest.mark.parametrize("reporter", ["national", "china_customs"])
@pytest.mark.parametrize("year", range(2017, 2025))
def test_uzbek_chapters_make_the_reported_whole(reporter: Any, year: int) -> None:
    goods = trade.by_chapter(
        COMPOSITION, TRADE, country="UZB", flow="imports", year=year, reporter=reporter
    )
    assert goods["share_pct"].sum() == pytest.approx(100, abs=0.5)


def test_chinese_chapters_come_from_single_goods_too() -> None:
    goods = trade.by_chapter(
        COMPOSITION,
        TRADE,
        FLOWS,
        country="KAZ",
        flow="imports",
        year=2024,
        reporter="china_customs",
    )
    clothing = goods[goods["product_code"].isin(["61", "62", "64"])]
    assert len(goods) == 20
    assert round(clothing["share_pct"].sum()) == 27


# --- Names, and where little is known ------------------------------------------------


def test_a_chapter_and_a_group_have_a_name_that_can_be_translated() -> None:
    names = {
        code: good_of_row({"product_code": code, "product": "no name"})
        for code in sorted(CHAPTERS | GROUPS.keys())
    }
    assert {code: name for code, name in names.items() if isinstance(name, str)} == {}
    assert [code for code, name in names.items() if not words.say(name)] == []


def test_other_goods_have_the_name_of_the_table() -> None:
    copper = {"product_code": "740311", "product": "subheading 740311: refined copper"}
    assert good_of_row(copper) == "refined copper"
    solar = {"product_code": "", "product": "solar panels"}
    assert good_of_row(solar) == "solar panels"


def test_without_rows_all_is_said_to_be_unknown() -> None:
    text = said(sold(trade_composition=COMPOSITION.head(0)))
    assert text == (
        "Not known by chapter: trade of Kazakhstan, Kyrgyzstan, "
        "Tajikistan, Turkmenistan and Uzbekistan."
    )


def test_what_is_not_known_is_said_by_country() -> None:
    assert (
        "Not known by chapter: trade of Kyrgyzstan and Tajikistan; "
        "imports of Turkmenistan; exports of Uzbekistan."
    ) in said(trade.of_sold(TRADE, BUNDLED))


def test_an_early_end_says_what_was_known_then() -> None:
    until = select(COMPOSITION, end=2021)
    facts = trade.of_sold(
        select(TRADE, end=2021), {**BUNDLED, "trade_composition": until}
    )
    assert facts.exports
    assert facts.exports.whole.period == "2019"
    assert not facts.kazakh_sides
    assert "exports to China in 2019, by its own count" in said(facts)


@pytest.mark.parametrize("end", [1995, 2005, 2015, 2016, 2018, 2020, 2022, 2023, 2025])
def test_each_end_has_its_sentences(end: int) -> None:
    until = {name: select(rows, end=end) for name, rows in BUNDLED.items()}
    facts = trade.of_sold(select(TRADE, end=end), until)
    assert said(facts)
    assert words.say(trade.plan.both_sides_chart(facts).title)


@pytest.mark.parametrize("table_name", [*BUNDLED, "bilateral_trade"])
def test_a_table_without_rows_leaves_a_gap(table_name: str) -> None:
    tables = {**BUNDLED, "bilateral_trade": TRADE}
    tables[table_name] = tables[table_name].head(0)
    facts = trade.of_sold(tables.pop("bilateral_trade"), tables)
    assert "Not known by chapter" in said(facts)


def test_no_part_of_a_gap_is_said_where_there_is_none() -> None:
    equal = totals().assign(value_usd_mn=100.0)
    facts = trade.of_sold(equal, {**BUNDLED, "trade_composition": composition()})
    assert "of the gap" not in said(facts)


def test_electric_cars_are_those_of_both_sides_and_of_numbers() -> None:
    cars = trade.of_sold(TRADE, BUNDLED).electric
    assert cars.number
    assert cars.uzbek
    assert cars.kyrgyz
    assert cars.number.value == 23_985
    assert cars.uzbek.one.value == pytest.approx(522, abs=0.5)
    assert cars.uzbek.other.value == pytest.approx(219, abs=0.5)
    assert cars.kyrgyz.value == pytest.approx(404, abs=0.5)
