"""Texts of the tables in other languages, and what stays English on their pages."""
# ruff: noqa: RUF001 - Russian

import csv
import re
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from cac_data.claims import verdicts
from cac_data.lines import line
from cac_data.report.latin import mark_english
from cac_data.show import judgements
from cac_data.show.columns import columns_and_rows, named_codes
from cac_data.tables import load_table
from cac_data.words import cell, shared_names
from cac_data.words.language import ENGLISH, LANGUAGES, languages, speaking
from cac_data.words.messages import Language, english, say, spoken
from cac_data.words.texts import FILE, texts_in

WITH_TEXTS = [code for code in languages() if (LANGUAGES / code / FILE).is_file()]

PARTED_BY = (", ", ": ", " (", ") ", " / ", " to ")
"""Before or behind which pages print a part of a name alone: Baku / Alat."""

SCRIPTS = {"ru": "[А-Яа-яЁё]", "zh": "[\u4e00-\u9fff]"}

SCALES = {
    "Mt": 6,
    "mn": 6,
    "million": 6,
    "bn": 9,
    "billion": 9,
    "bcm": 9,
    "млн": 6,
    "млрд": 9,
    "万": 4,
    "亿": 8,
}
"""Words behind a number, and the power of ten by which each multiplies it."""

SCALE = "|".join(SCALES)

PAGE = "<p>Порт Chang&#39;an, 5 km, line A и CKU.</p>"
MARKED = "<p>Порт <span lang=en>Chang&#39;an, 5 km, line A</span> и CKU.</p>"


@cache
def rows_of(code: str) -> list[dict[str, str]]:
    with (LANGUAGES / code / FILE).open(encoding="utf-8", newline="") as file:
        return [*csv.DictReader(file)]


@cache
def printable(table: Any, column: str) -> set[str]:
    """What stands in a column, whole or in parts that pages print alone."""
    cells = set(load_table(table)[column].dropna())
    parts = {part for cell in cells for by in PARTED_BY for part in cell.split(by)}
    return cells | parts


def large_numbers(text: str) -> list[str]:
    """Years and amounts: of three digits and more, or with a word of scale behind.

    Smaller ones may be ordinals, which some languages write out. Zeros at the ends do
    not count, so that 473 mn are 4.73亿: then at least two digits are left.
    """
    without_marks = re.sub(r"(?<=\d)[,.\s](?=\d)", "", text)
    large = re.findall(rf"\d{{3,}}|\d+(?=\s?(?:{SCALE}))", without_marks)
    significant = [number.strip("0") for number in large]
    return sorted(digits for digits in significant if len(digits) > 1)


def amounts(text: str) -> set[Decimal]:
    """What is said with a word of scale, in full."""
    without_marks = re.sub(r"(?<=\d)[,.\s](?=\d{3}(?!\d))", "", text)
    scaled = re.findall(rf"(\d+(?:[.,]\d+)?)\s?({SCALE})", without_marks)
    return {
        Decimal(number.replace(",", ".")).scaleb(SCALES[word])
        for number, word in scaled
    }


# --- The file ------------------------------------------------------------------------


@pytest.mark.parametrize("code", WITH_TEXTS)
def test_each_english_text_still_stands_in_its_table(code: str) -> None:
    stale = [
        row
        for row in rows_of(code)
        if row["english"] not in printable(row["table"], row["column"])
    ]
    assert stale == []


@pytest.mark.parametrize("code", WITH_TEXTS)
def test_each_text_is_in_the_letters_of_its_language(code: str) -> None:
    letters = SCRIPTS[code]
    assert [row for row in rows_of(code) if not re.search(letters, row["text"])] == []


@pytest.mark.parametrize("code", WITH_TEXTS)
def test_each_text_has_the_large_numbers_of_its_english(code: str) -> None:
    otherwise = [
        row
        for row in rows_of(code)
        if large_numbers(row["english"]) != large_numbers(row["text"])
    ]
    assert otherwise == []


@pytest.mark.parametrize("code", WITH_TEXTS)
def test_each_text_has_the_amounts_of_its_english(code: str) -> None:
    otherwise = [
        row
        for row in rows_of(code)
        if not amounts(row["english"]) <= amounts(row["text"])
    ]
    assert otherwise == []


@pytest.mark.parametrize("code", WITH_TEXTS)
def test_texts_are_sorted_by_table_and_column(code: str) -> None:
    keys = [tuple(row.values()) for row in rows_of(code)]
    assert keys == sorted(keys)


@pytest.mark.parametrize("code", WITH_TEXTS)
def test_no_text_is_a_code_by_which_a_message_chooses(code: str) -> None:
    texts = {row["english"] for row in rows_of(code)}
    chosen_by = {
        key
        for path in LANGUAGES.glob("*/*.ftl")
        for key in re.findall(r"(?m)^\s*\*?\[(.+?)\]", path.read_text("utf-8"))
    }
    ids = {id.partition("-")[2] for id in english().ids("common")}
    assert texts & (chosen_by | ids) == set()


FAULTS = {
    "a heading is wrong": ("table,english,text\n", "row 1: is not table,column"),
    "a text is missing": ("{}a,b,c,\n", "row 2: has not these four"),
    "a text is there twice": ("{0}a,b,c,d\na,b,c,e\n", "row 3: says 'c' again"),
}


@pytest.mark.parametrize(("text", "problem"), FAULTS.values(), ids=[*FAULTS])
def test_a_file_with_a_fault_is_refused_with_its_row(
    tmp_path: Path, text: str, problem: str
) -> None:
    heading = "table,column,english,text\n"
    (tmp_path / FILE).write_text(text.format(heading), "utf-8")
    with pytest.raises(ValueError, match=problem):
        texts_in(tmp_path)


# --- What is said --------------------------------------------------------------------


def test_a_message_says_a_text_of_a_table_in_russian() -> None:
    with speaking("ru"):
        said = say(line("claims.title-of-period", title="SCO founded", period="2001"))
    assert said == "Основана ШОС (2001)"


def test_a_way_is_said_by_its_stops() -> None:
    assert Language(LANGUAGES / "ru").text_of("Osh – Kashgar") == "Ош — Кашгар"


JOINED = {
    "sentences": (
        "Horses came. Who sent them? No source says.",
        "Пришли кони. Кто их послал? Источники молчат.",
    ),
    "a text without its full stop": ("Horses came. silk", "Пришли кони. шёлк"),
    "clauses": ("Horses came; silk", "Пришли кони; шёлк"),
    "what a place sent": ("Fergana: silk, horses ...", "Фергана: шёлк, кони ..."),
    "an unknown part": ("Horses came. Nobody knows", "Horses came. Nobody knows"),
    "a code": ("silk", "silk"),
}
TEXTS = """\
table,column,english,text
a,b,Fergana,Фергана
a,b,Horses came,Пришли кони
a,b,No source says.,Источники молчат.
a,b,Silk,Шёлк
a,b,Who sent them?,Кто их послал?
a,b,horses,кони
"""


@pytest.mark.parametrize(("joined", "said"), JOINED.values(), ids=JOINED)
def test_texts_that_are_joined_are_said_one_by_one(
    joined: str, said: str, tmp_path: Path
) -> None:
    folder = tmp_path / "ru"
    folder.mkdir()
    (folder / FILE).write_text(TEXTS, "utf-8")
    assert Language(folder).text_of(joined) == said


CALLED = {
    "a code of any chart": ("kind", "power_line", "линия электропередачи"),
    "a code with a blank": ("state", "given up", "прекращено"),
    "a code that the chart names": ("state", "signed", "подпись"),
    "a unit": ("unit", "USD mn", "млн долл."),
    "countries": ("countries", ["KAZ", "CHN"], "Казахстан, Китай"),
    "an id": ("project_id", "china", "china"),
    "a text": ("kind", "Silk Road of old", "Silk Road of old"),
}


@pytest.mark.parametrize(("column", "code", "said"), CALLED.values(), ids=CALLED)
def test_codes_of_the_data_behind_a_chart_are_called(
    column: str, code: Any, said: str
) -> None:
    frame = pd.DataFrame({column: [code]})
    with speaking("ru"):
        names = {**shared_names(), **named_codes(), "signed": "подпись"}
        data = columns_and_rows(frame, {}, {}, names)
        assert cell(data["rows"][0][0], data["columns"][0]) == said


def test_the_saved_data_behind_a_chart_keep_its_codes() -> None:
    frame = pd.DataFrame({"kind": ["power_line"]})
    assert columns_and_rows(frame, {}, {}, named_codes())["rows"] == [["power_line"]]


def test_a_way_with_an_unknown_stop_stays_as_it_is() -> None:
    assert Language(LANGUAGES / "ru").text_of("Osh – Nowhere") == "Osh – Nowhere"


def test_the_statement_of_a_claim_is_russian_on_its_card(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bundles = []
    monkeypatch.setattr(
        judgements, "publish_table", lambda _, content, *__: bundles.append(content)
    )
    with speaking("ru"):
        judgements.verdicts(verdicts("energy").head(1))
    [card] = bundles[0]["verdicts"]
    assert re.search(SCRIPTS["ru"], card["statement"])


def test_english_says_texts_of_tables_as_they_stand() -> None:
    assert spoken().texts == {}


# --- What stays English --------------------------------------------------------------


def test_english_on_a_russian_page_is_marked() -> None:
    assert mark_english(PAGE, "ru") == MARKED


@pytest.mark.parametrize("language", [ENGLISH, "de", "qps"])
def test_a_page_in_latin_letters_stays_as_it_is(language: str) -> None:
    assert mark_english(PAGE, language) == PAGE


KEPT = {
    "code": "<pre>some code</pre> <code>more code</code>",
    "scripts and styles": "<script>let text</script><style>body {}</style>",
    "attributes": '<img alt="Some words" lang="en"><a href="some/page.html">5</a>',
    "pictures": """<img src="data:<svg x='1'><text lang='en'>some words">5""",
    "what says its language": '<p lang="en">Some <b>text</b></p><td lang="en">Some<td>',
    "short names": "<p>Линии A и B &amp; 5 км, USD</p>",
    "comments": "<!-- some words -->",
    "content keys": "<p>Ключ содержания: b90bfade8f98.</p>",
}


@pytest.mark.parametrize("markup", KEPT.values(), ids=[*KEPT])
def test_what_is_no_english_text_is_not_marked(markup: str) -> None:
    assert mark_english(markup, "ru") == markup
