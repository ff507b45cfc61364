"""Whose figure is this: what is read in a text, what is found and told of it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from cac_data import find_figure
from cac_data.cli import main
from cac_data.find import check_text, decoded, page_of, report_of, text_of_page
from cac_data.find.mentions import periods_in
from cac_data.find.reading import Printed, figures_in
from tests.conftest import Said

# --- Reading --------------------------------------------------------------------------

READ = {
    "dollars": ("Trade of $94.8 bn", 94.8e9, "USD"),
    "dollars_behind": ("43.8 billion US dollars", 43.8e9, "USD"),
    "a_decimal_comma": ("составил 94,8 млрд долл. США", 94.8e9, "USD"),
    "blanks_for_thousands": ("12 700 студентов", 12_700, "persons"),
    "three_decimals_in_russian": ("1,234 млрд долларов", 1.234e9, "USD"),
    "commas_for_thousands": ("over 19,000 freight trains", 19_000, "trains"),
    "hundred_millions": ("贸易额达948亿美元", 94.8e9, "USD"),
    "ten_thousands": ("开行1.9万列", 19_000, "trains"),
    "yuan": ("7,000亿元人民币", 700e9, "CNY"),
    "bcm": ("35 bcm of gas", 35e9, "m3"),
    "cubic_metres": ("35 млрд куб. м газа", 35e9, "m3"),
    "cubic_metres_in_chinese": ("350亿立方米", 35e9, "m3"),
    "kilowatt_hours": ("150亿千瓦时", 15e12, "Wh"),
    "gigawatts": ("25 GW of solar", 25e9, "W"),
    "megawatts": ("3600 МВт", 3.6e9, "W"),
    "tonnes": ("127,2 тыс. тонн фруктов", 127_200, "t"),
    "kilometres": ("全长454公里", 454_000, "m"),
    "containers": ("56,500 TEU", 56_500, "TEU"),
    "percent": ("доля составила 18,5 процента", 18.5, "percent"),
    "points": ("3 процентных пункта", 3, "points"),
    "points_in_chinese": ("2个百分点", 2, "points"),
    "a_price": ("$260 per 1,000 cubic metres", 260, "USD/1000 m3"),
    "a_number_behind_its_noun": ("граждан Турции было 1411", 1411, "persons"),
    "a_number_behind_a_colon": ("поступило электромобилей: 23 985", 23_985, "vehicles"),
    "entries_in_russian": ("насчитал 655 000 въездов", 655_000, "persons"),
    "square_kilometres_in_russian": ("из 28 000 км²", 28e9, "m2"),
    "two_scales": ("$1 млрд 712 млн", 1.712e9, "USD"),
    "a_unit_said_before": ("from $31 billion to 43.8 billion", 43.8e9, "USD"),
}


def last_figure(text: str) -> Printed:
    return [*figures_in(text)][-1]


@pytest.mark.parametrize(("text", "value", "kind"), READ.values(), ids=READ)
def test_a_figure_is_read(text: str, value: float, kind: str) -> None:
    figure = last_figure(text)
    assert (figure.value, figure.kind) == (pytest.approx(value), kind)


@pytest.mark.parametrize("text", ["in 2024 trains ran", "CASA-1000", "Article 5"])
def test_a_number_without_a_unit_is_none(text: str) -> None:
    assert [*figures_in(text)] == []


INCREASES = {
    "by": "trade grew by $5.4 bn",
    "up": "up 9.2 % on the year",
    "a_noun": "a $5.4 billion increase",
    "in_russian": "товарооборот вырос на 5,4 млрд долларов",
    "a_rate_in_russian": "экспорт увеличился на 9,2 %",
    "in_chinese": "同比增长6%",
}
LEVELS = {
    "to": "trade grew to $94.8 bn",
    "to_in_russian": "вырос на 5 % до 94,8 млрд долларов",
    "to_in_chinese": "增长至948亿美元",
    "worth": "товаров на 15,2 млрд долларов",
}


@pytest.mark.parametrize("text", INCREASES.values(), ids=INCREASES)
def test_an_increase_is_told_from_a_level(text: str) -> None:
    assert last_figure(text).is_change


@pytest.mark.parametrize("text", LEVELS.values(), ids=LEVELS)
def test_a_level_is_no_increase(text: str) -> None:
    assert not last_figure(text).is_change


BOUNDS = {
    "more": [
        "more than $25 bn",
        "свыше 25 млрд долларов",
        "超过250亿美元",
        "250多亿美元",
    ],
    "nearly": ["nearly $25 bn", "почти 25 млрд долларов", "近250亿美元"],
    "about": ["about $25 bn", "около 25 млрд долларов", "约250亿美元"],
}


@pytest.mark.parametrize(
    ("bound", "text"), [(bound, text) for bound in BOUNDS for text in BOUNDS[bound]]
)
def test_what_is_said_of_a_figure_is_noted(bound: str, text: str) -> None:
    assert last_figure(text).bound == bound


@pytest.mark.parametrize(
    ("text", "is_range"),
    [
        pytest.param("10 — 12 млн т", True, id="a range"),
        pytest.param("2023 — 12 млн т", False, id="a year and its figure"),
    ],
)
def test_a_range_is_told_from_a_year_and_its_figure(text: str, is_range: bool) -> None:
    assert last_figure(text).is_range == is_range


PERIODS = {
    "months": ("from January to June 2024", "2024-01/2024-06"),
    "months_in_russian": ("в январе — сентябре 2020 года", "2020-01/2020-09"),
    "months_in_chinese": ("2022年前11个月", "2022-01/2022-11"),
    "months_counted": ("за девять месяцев 2020 года", "2020-01/2020-09"),
    "months_to_one": ("in the ten months to October 2023", "2023-01/2023-10"),
    "a_quarter": ("в I квартале 2024 г.", "2024-01/2024-03"),
    "a_half": ("2024年上半年", "2024-01/2024-06"),
    "a_day": ("on June 17, 2025", "2025-06-17"),
    "years": ("in 2013–2023", "2013/2023"),
}


@pytest.mark.parametrize(("text", "period"), PERIODS.values(), ids=PERIODS)
def test_a_period_is_read(text: str, period: str) -> None:
    assert [mention.code for mention in periods_in(text)] == [period]


# --- Found, possible, near, absent ----------------------------------------------------

CASES = {
    "english": (
        "Kazakhstan's trade with China reached $43.8 bn in 2024.",
        "found",
        "bilateral_trade KAZ 2024 turnover",
    ),
    "russian": (
        "Импорт Киргизии из Китая в 2024 году составил 19,9 млрд долларов.",
        "found",
        "bilateral_trade KGZ 2024 imports",
    ),
    "exports_of_china_are_imports_of_others": (
        "2024年中国对吉尔吉斯斯坦出口199亿美元。",
        "found",
        "bilateral_trade KGZ 2024 imports",
    ),
    "a_sentence_behind_an_abbreviation": (
        "ВВП Узбекистана — 115 млрд долл. Импорт Кыргызстана из Китая в 2024 году "
        "составил 19,9 млрд долл.",
        "found",
        "bilateral_trade KGZ 2024 imports",
    ),
    "a_country_that_does_something_behind_an_abbreviation": (
        "Импорт Кыргызстана из Китая в 2024 году составил 19,9 млрд долл. Казахстан "
        "лидирует в регионе.",
        "found",
        "bilateral_trade KGZ 2024 imports",
    ),
    "a_figure_in_brackets": (
        "Китайский экспорт в Кыргызстан в 2025 году (22,0 млрд долл.) больше ВВП.",
        "found",
        "bilateral_trade KGZ 2025 imports",
    ),
    "railways_are_no_iron": (
        "Железные дороги Казахстан — Китай: 19,4 млн т в 2013 году.",
        "found",
        "corridor_volumes  2013 ",
    ),
    "sides_that_differ_are_no_spending": (
        "Подсчёты импорта Кыргызстана из Китая расходятся: 19,9 млрд долл. в 2024 г.",
        "found",
        "bilateral_trade KGZ 2024 imports",
    ),
    "gas": (
        "Туркменистан в 2022 году поставил в Китай 35 млрд кубометров газа.",
        "found",
        "gas_flows TKM 2022 ",
    ),
    "output_of_gas_in_chinese": (
        "2025年，土库曼斯坦产气724亿立方米，消费347亿立方米。",
        "found",
        "energy_balance TKM 2025 ",
    ),
    "cut_off": (
        "Kazakhstan exported goods worth $15.8 bn to China in 2024.",
        "found",
        "bilateral_trade KAZ 2024 exports",
    ),
    "last_year_of_a_text_with_a_date": (
        "Astana, June 16, 2025\n\nLast year Kazakh trade with China was $43.8 bn.",
        "found",
        "bilateral_trade KAZ 2024 turnover",
    ),
    "last_year_of_a_text_without": (
        "Last year Kazakhstan's trade with China was $43.82 bn.",
        "possible",
        "bilateral_trade KAZ 2024 turnover",
    ),
    "another_year": (
        "Kazakhstan's trade with China reached $43.8 bn in 2022.",
        "near",
        "bilateral_trade KAZ 2024 turnover",
    ),
    "a_factor_of_a_thousand": (
        "Kazakhstan's trade with China reached $43.82 mn in 2024.",
        "near",
        "bilateral_trade KAZ 2024 turnover",
    ),
    "no_period": (
        "Kazakhstan's trade with China reached $43.82 bn.",
        "possible",
        "bilateral_trade KAZ 2024 turnover",
    ),
    "no_row": (
        "Kazakhstan's trade with China reached $47.3 bn in 2024.",
        "absent",
        "",
    ),
    "other_goods": (
        "Kazakhstan's exports of wheat to China were $15.86 bn in 2024.",
        "absent",
        "",
    ),
    "no_such_goods": (
        "Kazakhstan's exports of services to China were $15.86 bn in 2024.",
        "absent",
        "",
    ),
    "something_else_counted": (
        "Kazakhstan's budget was $43.8 bn in 2024 and its trade with China grew.",
        "absent",
        "",
    ),
    "a_plan": (
        "Trade of Kazakhstan with China will be $43.8 bn in 2024.",
        "possible",
        "bilateral_trade KAZ 2024 turnover",
    ),
    "another_partner": (
        "Kazakhstan's trade with Russia reached $43.82 bn in 2024.",
        "absent",
        "",
    ),
}


def best_of(text: str) -> tuple[str, str]:
    """Status of the last figure of a text, and what its first match is of."""
    (record,) = report_of("text", check_text(text)[-1:])["figures"]
    if not record["matches"]:
        return record["status"], ""
    match = record["matches"][0]
    flow = match["key"].get("flow", "")
    place = ";".join(match["countries"])
    return record["status"], f"{match['table']} {place} {match['period']} {flow}"


@pytest.mark.parametrize(("text", "status", "row"), CASES.values(), ids=CASES)
def test_a_figure_has_its_answer(text: str, status: str, row: str) -> None:
    assert best_of(text) == (status, row)


MEMO = """# Kazakhstan and China in 2024

Trade turnover was $43.8 bn. Exports to China came to $15.86 bn.

China's trade with the others in 2024:

- Kyrgyzstan: $22.7 bn
- Uzbekistan: $13.8 bn

| country | trade |
| --- | --- |
| Kazakhstan | $43.82 bn |

The trade was <script>alert(1)</script> up by $2.8 bn.
"""


def test_headings_leads_and_sentences_above_say_what_a_figure_is_of() -> None:
    statuses = [each.answer.status for each in check_text(MEMO) if each.answer]
    assert statuses == ["found"] * 5


def test_by_chance_hardly_a_figure_is_found() -> None:
    text = "Trade of Kazakhstan with China was ${} bn in 2024. "
    values = [f"{20 + step * 0.7:.1f}" for step in range(80)]
    checked = check_text("".join(text.format(value) for value in values))
    found = [each for each in checked if each.answer and each.answer.status == "found"]
    assert len(found) <= 0.05 * len(values)


# --- One figure -----------------------------------------------------------------------


def test_a_figure_alone_is_found_by_what_is_said_of_it() -> None:
    rows = find_figure(94.8, "USD bn", "CA5", "turnover", "2024")
    assert rows.attrs["status"] == "found"
    assert rows["other_side"].item().startswith("66,200 USD mn")


def test_of_a_figure_alone_all_rows_are_possible() -> None:
    rows = find_figure(94.8, "USD bn")
    assert set(rows["status"]) == {"possible"}


def test_a_row_tells_its_state_and_source() -> None:
    row = find_figure(5.45, "USD bn", "KGZ", "imports", "2024").iloc[0]
    assert (row["counted_by"], row["source_ids"]) == (
        "national statistics",
        "comtrade-china-partners-via-cipf",
    )


WRONG: dict[str, tuple[Callable[[], object], str]] = {
    "unit": (lambda: find_figure(1, "USD bm"), "`unit`.*did you mean 'USD mn'"),
    "country": (
        lambda: find_figure(1, "USD bn", "Kasakhstan"),
        "`country`.*Kazakhstan",
    ),
    "flow": (
        lambda: find_figure(1, "USD bn", flow="export"),  # type: ignore[arg-type]
        "`flow`.*did you mean 'exports'",
    ),
    "period": (lambda: find_figure(1, "USD bn", period="May"), "`period`.*2024-06"),
    "value": (lambda: find_figure("a lot", "USD bn"), "`value`.*no number"),
}


@pytest.mark.parametrize(("call", "words"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_what_is_allowed(
    call: Callable[[], object], words: str
) -> None:
    with pytest.raises(ValueError, match=words):
        call()


# --- The command ----------------------------------------------------------------------


@pytest.fixture(scope="module")
def memo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("texts") / "a memo.md"
    file.write_text(MEMO, "utf-8")
    return file


def test_json_has_each_figure_with_its_rows(memo: Path, capsys: Said) -> None:
    assert main(["check", str(memo), "--format", "json"]) == 0
    report: dict[str, Any] = json.loads(capsys.readouterr().out)
    first = report["figures"][0]
    assert first.keys() >= {"status", "text", "sentence", "matches", "value", "unit"}
    assert first["matches"][0].keys() >= {
        "table",
        "fact",
        "period",
        "value",
        "unit",
        "reporter",
        "source_ids",
        "citation",
        "other_side",
    }
    assert [each["text"] for each in report["increases"]] == ["$2.8 bn"]


def test_the_form_is_that_of_the_file(memo: Path, tmp_path: Path) -> None:
    page = tmp_path / "memo.html"
    assert main(["check", str(memo), "--output", str(page)]) == 0
    assert page.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_a_text_says_that_absent_is_not_wrong(tmp_path: Path, capsys: Said) -> None:
    file = tmp_path / "text.txt"
    file.write_text("Kazakhstan's trade with China was $47.3 bn in 2024.", "utf-8")
    main(["check", str(file)])
    said = capsys.readouterr().out
    assert "1 absent" in said
    assert re.search("wrong|contradict|false", said) is None


NO_TEXTS: dict[str, tuple[bytes | None, str]] = {
    "missing": (None, "is not there"),
    "binary": (b"\x00\x01", "NUL"),
    "another_encoding": ("Товарооборот".encode("cp1251"), "iconv -f WINDOWS-1251"),
    "utf_16": ("Trade".encode("utf-16"), "iconv -f UTF-16"),
    "too_large": (b"a" * 5_000_001, "more than 5,000,000 bytes"),
    "too_many_numbers": (b"1 " * 20_001, "20,001 numbers"),
}


@pytest.mark.parametrize(("content", "words"), NO_TEXTS.values(), ids=NO_TEXTS)
def test_a_file_that_is_no_text_is_told(
    content: bytes | None, words: str, tmp_path: Path, capsys: Said
) -> None:
    file = tmp_path / "text.txt"
    if content is not None:
        file.write_bytes(content)
    assert main(["check", str(file)]) == 2
    assert words in capsys.readouterr().err


def test_a_folder_is_told(tmp_path: Path, capsys: Said) -> None:
    assert main(["check", str(tmp_path)]) == 2
    assert "is a folder" in capsys.readouterr().err


HOSTILE = {
    "a_line_of_words": "trade with China " * 100_000,
    "digits": "1" * 500_000,
    "full_stops": "." * 500_000,
    "signs": "$" * 500_000,
    "line_feeds": "\n" * 500_000,
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_has_no_figures_and_is_soon_read(text: str) -> None:
    assert check_text(text) == []


HOSTILE_PAGES = {
    "deep": "<div>" * 100_000 + "$94.8 bn",
    "comments": "<!--" * 200_000,
    "declarations": "<![" * 200_000,
    "attributes": '<a b="' * 200_000,
    "scripts": "<script>" * 200_000,
}


@pytest.mark.parametrize("page", HOSTILE_PAGES.values(), ids=HOSTILE_PAGES)
def test_a_hostile_page_is_soon_read(page: str) -> None:
    assert text_of_page(page) in ("", "$94.8 bn")


# --- Pages ----------------------------------------------------------------------------


PHONE = 360


@pytest.fixture(scope="module")
def page() -> str:
    report = report_of("<b>memo</b>", check_text(MEMO))
    return page_of(report, MEMO)


def test_a_page_runs_nothing_of_the_text(page: str) -> None:
    assert "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>memo" not in page


def test_a_page_asks_for_nothing(page: str) -> None:
    assert "default-src 'none'" in page
    assert re.search(r"<(?:link|img|iframe)|@import|url\(", page) is None


def test_a_page_marks_figures_by_sign_and_word(page: str) -> None:
    assert page.count("<mark") == 5
    assert "✓ found</small></mark>" in page


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_is_accessible_on_a_phone(
    scheme: str,
    page: str,
    tmp_path: Path,
    open_page: Callable[..., Any],
    axe_findings: Callable[..., list[str]],
) -> None:
    file = tmp_path / "page.html"
    file.write_text(page, "utf-8")
    opened = open_page(file, color_scheme=scheme, width=PHONE)
    assert axe_findings(opened) == []
    assert opened.evaluate("document.documentElement.scrollWidth") == PHONE


def test_what_a_page_says_is_read_without_its_scripts() -> None:
    page = "<h1>A &amp; B</h1><script>5 bn</script><tr><td>Gas<td>35 bcm</tr>"
    assert text_of_page(page).split() == [
        "#",
        "A",
        "&",
        "B",
        "|",
        "Gas",
        "|",
        "35",
        "bcm",
    ]


def test_a_text_is_read_as_its_letters_look() -> None:
    assert decoded("\ufeff９４．８ b\u00adn".encode(), "text") == "94.8 bn"
