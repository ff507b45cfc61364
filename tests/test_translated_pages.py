"""The pages of the baseline in each language that there is beside English.

What a reader sees of them: that it is in the language, how much is not, and that it
fits. English has the same promises in `test_report_page`.
"""
# ruff: noqa: RUF001 - Russian and Chinese

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from lxml import html

from cac_data.words.language import WITHOUT_BLANKS
from tests import translated_pages as pages
from tests.drawings import clipped, faults_of_drawings, pages_printed
from tests.test_report_page import COLOURS, faults_on_a_phone, leave_one_of_a_kind

if TYPE_CHECKING:
    from lxml.html import HtmlElement
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]
Axe = Callable[..., list[str]]
Translated = Callable[[str], Path]

MOST_BYTES = 650_000
PHONE = 360
ON_A_PHONE = [page for page in pages.PAGES if "-tjk" not in page and "-uzb" not in page]
"""Three countries stand for all five."""

BY_AXE = ["index.html", "baseline/history.html", "baseline/country-kgz-sheet.html"]
"""An overview, a report with every kind of text, and what is printed."""

each_language = pytest.mark.parametrize("language", pages.TRANSLATIONS)
each_page = pytest.mark.parametrize("name", pages.PAGES)
NAMES = pages.latin_names()


@cache
def read(page: Path) -> HtmlElement:
    return pages.tree_of(page)


@cache
def lines_of(page: Path) -> list[str]:
    return pages.lines_of(read(page))


# --- What they say -------------------------------------------------------------------


@each_language
@each_page
def test_a_page_says_its_language(
    language: str, name: str, translated: Translated
) -> None:
    assert read(translated(language) / name).get("lang") == language


@each_language
@each_page
def test_no_english_is_unmarked(
    language: str, name: str, translated: Translated
) -> None:
    """A name that is the same in each language goes into `latin_names.csv`."""
    lines = lines_of(translated(language) / name)
    assert pages.lines_in_latin(lines, NAMES) == []


@each_language
@each_page
def test_no_more_is_english_than_was(
    language: str, name: str, translated: Translated
) -> None:
    """A sentence is to be translated: a message, or a row of `texts.csv`.

    A name that is the same in each language goes into `latin_names.csv`. What has to
    stay English, as a word that is typed, `python -m tests.translated_pages` records.
    """
    found = pages.english_on(read(translated(language) / name), NAMES)
    new = [text for text in found if text not in pages.recorded(language)]
    assert new == [], f"in English on {language}/{name}: translate it"


@pytest.mark.parametrize("language", [*{*WITHOUT_BLANKS} & {*pages.TRANSLATIONS}])
@each_page
def test_no_ascii_mark_or_blank_stands_between_han(
    language: str, name: str, translated: Translated
) -> None:
    assert pages.lines_with_marks(lines_of(translated(language) / name)) == []


# --- How they are found ---------------------------------------------------------------


@each_language
@each_page
def test_no_link_leads_to_a_language_that_is_not_built(
    language: str, name: str, translated: Translated
) -> None:
    page = read(translated(language) / name)
    assert [link.get("href") for link in page.iter("a") if link.get("hreflang")] == []


# --- How they fit ---------------------------------------------------------------------


@each_language
@each_page
def test_a_page_is_small(language: str, name: str, translated: Translated) -> None:
    assert (translated(language) / name).stat().st_size <= MOST_BYTES


@each_language
@pytest.mark.parametrize("name", ON_A_PHONE)
def test_nothing_is_cut_on_a_phone(
    language: str,
    name: str,
    translated: Translated,
    open_page: OpenPage,
    blank_page: Page,
) -> None:
    file = translated(language) / name
    page = open_page(file, width=PHONE, reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = 1)")
    faults = [*faults_on_a_phone(page, [PHONE]), *clipped(page)]
    assert [*faults, *faults_of_drawings(page, blank_page)] == []


@each_language
@pytest.mark.parametrize("name", [name for name in pages.PAGES if "-sheet" in name])
def test_a_sheet_is_printed_on_one_page(
    language: str, name: str, translated: Translated, open_page: OpenPage
) -> None:
    assert pages_printed(open_page(translated(language) / name)) == 1


@each_language
@pytest.mark.parametrize("name", BY_AXE)
def test_axe_finds_nothing(
    language: str,
    name: str,
    translated: Translated,
    open_page: OpenPage,
    axe_findings: Axe,
) -> None:
    """Colours are those of the English pages."""
    page = open_page(translated(language) / name, reduced_motion="reduce")
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = 1)")
    leave_one_of_a_kind(page)
    assert axe_findings(page, but=COLOURS) == []


# --- How that is found out ------------------------------------------------------------


def lines_in(body: str, language: str = "ru") -> list[str]:
    """The lines of a page with this body."""
    page = f"<!doctype html><html lang={language}><body>{body}</body></html>"
    return pages.lines_of(html.fromstring(page))


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param("<p>Рост trade на 5", ["Рост trade на 5"], id="a word"),
        pytest.param("<p>Рост на 5 TWh", [], id="a unit"),
        pytest.param("<p>Данные UN Comtrade", [], id="a name"),
        pytest.param("<p>Рост <span lang=en>trade</span>", [], id="a marked word"),
        pytest.param("<td lang=en>trade<td>рост", [], id="a marked cell"),
        pytest.param("<td lang=en>рост<td>trade", ["trade"], id="a cell behind it"),
        pytest.param("<p><code>cac-data fetch</code>", [], id="code"),
        pytest.param("<ul class=sources><li>Trade</ul>", [], id="a source"),
        pytest.param("<img alt='Trade'>", ["Trade"], id="a description"),
        pytest.param("<button aria-label=Copy>К", ["Copy"], id="a label"),
        pytest.param("<details><p>Trade</details>", ["Trade"], id="a folded part"),
        pytest.param(
            "<img alt=а src=\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/"
            "svg'><text>Trade</text></svg>\">",
            ["Trade"],
            id="a word in a drawing",
        ),
    ],
)
def test_english_that_is_not_marked_is_found(body: str, found: list[str]) -> None:
    assert pages.lines_in_latin(lines_in(body), ["UN Comtrade"]) == found


@pytest.mark.parametrize(
    ("body", "is_found"),
    [
        pytest.param("<p>对华出口,自华进口", True, id="a comma"),
        pytest.param("<p>对华出口.自华进口", True, id="a full stop"),
        pytest.param("<p>出口:进口", True, id="a colon"),
        pytest.param("<p>出口;进口", True, id="a semicolon"),
        pytest.param("<p>出口(中国)", True, id="a bracket"),
        pytest.param("<p>对华 出口", True, id="a blank"),
        pytest.param("<p>对华\n<b>出口</b>", True, id="a line break between words"),
        pytest.param("<p>对华出口，自华进口（中国）。", False, id="its own marks"),
        pytest.param("<p>2024年增长8.2%，达948亿美元", False, id="a number"),
        pytest.param("<p>对华<p>出口", False, id="two paragraphs"),
        pytest.param("<td>对华<td>出口", False, id="two cells"),
        pytest.param("<p>对华 <span lang=en>a</span> 出口", False, id="English"),
        pytest.param("<p>运行 <code>a</code> 命令", False, id="code"),
    ],
)
def test_marks_between_han_are_found(body: str, is_found: bool) -> None:
    assert bool(pages.lines_with_marks(lines_in(body, "zh"))) == is_found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        pytest.param("<p>рост и спад", [], id="none"),
        pytest.param("<p>рост и <span lang=en>growth</span>", ["growth"], id="a word"),
        pytest.param("<p>рост <span lang=en>UN Comtrade</span>", [], id="a name"),
        pytest.param("<p>рост <code lang=en>growth</code>", [], id="code"),
        pytest.param("<p lang=en>in 2024, by 5", ["in 0, by 0"], id="other numbers"),
        pytest.param("<p lang=en>trade.grew, trade.fell_by", [], id="functions"),
        pytest.param("<p lang=en>oana-2012-04-25-btk;nca-1", [], id="sources"),
    ],
)
def test_texts_that_are_english_are_found(body: str, found: list[str]) -> None:
    page = html.fromstring(f"<!doctype html><html lang=ru><body>{body}</body></html>")
    assert pages.english_on(page, ["UN Comtrade"]) == found
