"""The search of the front page, in languages that are not written as English is."""
# ruff: noqa: RUF001 - Russian and Chinese

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cac_data.report.search import said_on
from tests.made_entries import entry, overview

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]

REPORT = entry(finding="Trade fell.")
SENTENCES = (
    "Таможня Китая считает вдвое больше экспорта Кыргызстана.",
    "Объём перевозок учтён по договорам.",
    "Центральная Азия закупает технику.",
    "2024年中国与中亚五国贸易额达948亿美元。",
    "中国海关统计的天然气进口。",
)
SAID = '<h2 id="who">Who?</h2>' + "".join(f"<p>{text}</p>" for text in SENTENCES)
CUSTOMS, VOLUME, _, TRADE, GAS = SENTENCES


@pytest.fixture(scope="module")
def front(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A front page that finds the sentences of one report."""
    path = tmp_path_factory.mktemp("front") / "index.html"
    path.write_text(overview("index.html", REPORT, read=lambda _: SAID.encode()))
    return path


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param("таможни", [CUSTOMS], id="another case"),
        pytest.param("таможня кыргызстан", [CUSTOMS], id="a word that begins so"),
        pytest.param("экспорт китай", [CUSTOMS], id="a case of each word"),
        pytest.param("объем учтен", [VOLUME], id="е for ё"),
        pytest.param("договоры", [VOLUME], id="the case by which it is looked up"),
        pytest.param("цены", [], id="no word that merely begins so"),
        pytest.param("中国海关", [GAS], id="Chinese words together"),
        pytest.param("中亚贸易额", [TRADE], id="Chinese words that stand apart"),
        pytest.param("中国　天然气", [GAS], id="a Chinese blank"),
    ],
)
def test_the_search_finds(
    front: Path, kept_page: OpenPage, asked: str, found: list[str]
) -> None:
    page = kept_page(front, reduced_motion="reduce")
    page.get_by_label("Search all reports").fill(asked)
    assert page.locator("#found a").all_inner_texts() == found


@pytest.mark.parametrize(
    ("paragraph", "sentences"),
    [
        pytest.param("Рост был. Китай рос. «Нить» цела.", 3, id="Russian"),
        pytest.param("Это 5 млрд долл. США в 2024 г. Китая.", 1, id="abbreviations"),
        pytest.param("贸易额增长。逆差扩大！“为何？”无人知。", 3, id="Chinese"),
    ],
)
def test_a_paragraph_is_searched_by_its_sentences(
    paragraph: str, sentences: int
) -> None:
    assert len([*said_on(f"<p>{paragraph}</p>")]) == sentences


@pytest.mark.parametrize(
    "title", ['<a href="a">Торговля</a>', "<cite>Торговля</cite>"], ids=["link", "none"]
)
def test_of_a_source_publisher_and_title_are_searched(title: str) -> None:
    item = f'<li id="s1">ЕАБР. {title}. Опубликовано: 2025. <code>edb-2025</code>'
    assert [said.text for said in said_on(item)] == ["ЕАБР. Торговля (edb-2025)"]
