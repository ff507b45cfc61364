"""The page that lists all reports: what it says, and how it is filtered."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from cac_data.report.index import render_index
from cac_data.report.manifest import Entry, RunFacts
from tests.report_entries import (
    FINISHED,
    NASTY,
    RUN,
    entry,
    figure,
    some_of_everything,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]


def index_of(*entries: Entry, run: RunFacts | None = None) -> BeautifulSoup:
    text = render_index(entries, run or replace(RUN, planned=[], ended={}))
    html5lib.HTMLParser(strict=True).parse(text)
    return BeautifulSoup(text, "html5lib")


def one(page: Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, selector
    return found[0]


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


# --- What it says --------------------------------------------------------------------


def test_the_index_links_every_report() -> None:
    page = index_of(entry(), entry("slump"))
    assert [link["href"] for link in page.select("h3 a")] == [
        "baseline/trade.html",
        "slump/trade.html",
    ]
    assert "2 reports" in words(page.select(".byline")[0])
    assert "all good" in words(page.select(".byline")[0])


def test_the_index_leads_to_the_comparison_and_the_files() -> None:
    links = {link["href"] for link in index_of(entry()).select(".masthead a")}
    assert links == {"compare.html", "key_figures.csv", "key_figures.json"}


def test_topics_stand_in_the_order_of_the_notebooks() -> None:
    names = ("outlook", "energy", "history", "trade", "infrastructure")
    page = index_of(*(entry(notebook=name) for name in names))
    assert [tag["id"] for tag in page.select("h2")] == [
        *("history", "trade", "energy", "infrastructure", "outlook")
    ]


def headlines(report: Tag) -> list[str]:
    return [words(tag).removesuffix(" 2030") for tag in report.select("tbody th")]


def test_the_index_shows_the_first_figure_and_those_that_tell_futures_apart() -> None:
    def figures(d: float, e: float) -> list[dict[str, Any]]:
        values = {"a": 1.0, "b": 1.0, "c": 1.0, "d": d, "e": e, "f": 1.0}
        return [figure(name, value) for name, value in values.items()]

    page = index_of(
        entry(key_figures=figures(1.0, 1.0)),
        entry("slump", key_figures=figures(1.0, 2.0)),
        entry("boom", key_figures=figures(2.0, 3.0)),
    )
    for report in page.select(".report"):
        assert headlines(report) == ["A", "B", "D", "E"]


def test_the_index_does_not_offer_figures_without_a_value() -> None:
    figures = [figure(name, None) for name in "abc"]
    lens = entry("lens", kind="lens", key_figures=[*figures, figure("d", 1.0)])
    page = index_of(entry(), lens)
    assert headlines(page.select(".report")[1]) == ["D"]


def test_lenses_and_one_offs_stand_apart() -> None:
    one_off = entry("baseline~1a2b3c4d", scenario_title="Longer")
    page = index_of(entry(), one_off, entry("national", kind="lens"))
    lists = page.select("ul.reports")
    assert [words(one(item, "h3, h4")) for item in lists] == [
        "Baseline : Trade with China baseline",
        "National : Trade with China",
        "Longer : Trade with China",
    ]
    assert "counted differently" in words(page.select(".remark")[0])
    assert words(one(page, "section[aria-labelledby=one-offs] h2")) == "One-off reports"
    assert "baseline~1a2b3c4d" in words(lists[2])


def test_the_index_tells_failures_and_keeps_the_good_report() -> None:
    page = index_of(
        entry(
            status="failed",
            failed_page="failed/baseline/trade.html",
            error={"class": "ValueError", "message": NASTY, "cell": 7, "code": "x"},
        ),
        entry("slump", status="stopped", page=None, key_figures=[], started=""),
        entry("late", status="timed out", page=None, key_figures=[], started=""),
        entry("valve"),
    )
    states = [words(tag) for tag in page.select(".state")]
    assert states == [
        "✗ Last run failed: ValueError in cell 7; the incomplete page of Baseline: "
        "Trade with China ; the report above is the last good one "
        "(2026-11-24 11:59:00 UTC)",
        "■ Last run stopped",
        "✗ Last run timed out",
        "✓ Built 2026-11-24 11:59:00 UTC",
    ]
    assert [link["href"] for link in page.select("h3 a")] == [
        "baseline/trade.html",
        "valve/trade.html",
    ]
    assert words(page.select(".byline")[0]) == (
        f"4 reports · last run {FINISHED} · 1 failed · 1 timed out · 1 stopped"
    )
    # All are led to from the top.
    for link in page.select(".lastrun a"):
        assert page.find(id=str(link["href"])[1:])
    assert len(page.select(".lastrun a")) == 3


def test_reports_that_a_run_has_not_reached_are_counted() -> None:
    page = index_of(entry(), entry("slump"), run=RUN)
    assert "1 of 4 not reached" in words(page.select(".byline")[0])
    assert "all good" not in words(page.select(".byline")[0])


def test_an_empty_index_says_so() -> None:
    assert "No reports yet." in words(one(index_of(), "main"))


def test_text_is_shown_as_text() -> None:
    page = index_of(*some_of_everything())
    assert NASTY in words(page)
    assert len(page.select("script")) == 1
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name.startswith(("on", "style"))]


def test_the_policy_names_the_style_and_the_script() -> None:
    text = render_index([entry()], RUN)
    for kind in ("style", "script"):
        (content,) = re.findall(f"<{kind}>(.*?)</{kind}>", text, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in text.replace("&#39;", "'")
    assert "default-src 'none'" in text.replace("&#39;", "'")


# --- In a browser --------------------------------------------------------------------


@pytest.fixture(scope="module")
def index_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("reports") / "index.html"
    file.write_text(render_index(some_of_everything(), RUN), "utf-8")
    return file


def shown(page: Page) -> list[str]:
    return [
        str(item.get_attribute("id"))
        for item in page.locator(".report").all()
        if item.is_visible()
    ]


ALL = [f"{item.scenario}-{item.notebook}" for item in some_of_everything()]


def test_the_filter_works_by_keyboard(index_file: Path, open_page: OpenPage) -> None:
    page = open_page(index_file)
    assert sorted(shown(page)) == sorted(ALL)
    status = page.get_by_role("status")
    assert status.inner_text() == "7 of 7 reports shown"
    page.get_by_label("Search").focus()
    # Letters of any size; every word must be there, in a title or a label.
    page.keyboard.type("GAS stor")
    assert shown(page) == ["baseline-energy", "slump-energy"]
    assert status.inner_text() == "2 of 7 reports shown"
    assert not page.get_by_role("heading", name="Trade with China").first.is_visible()
    page.keyboard.press("Tab")
    page.keyboard.type("Slump")
    assert shown(page) == ["slump-energy"]
    assert page.evaluate("location.hash") == "#q=GAS+stor&scenario=slump"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert shown(page) == []
    assert status.inner_text() == "Nothing matches"
    assert page.get_by_text("No report matches.").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert sorted(shown(page)) == sorted(ALL)
    assert page.evaluate("location.hash") == ""
    assert not page.get_by_text("No report matches.").is_visible()


def test_a_link_to_a_filtered_view_opens_it(
    index_file: Path, open_page: OpenPage
) -> None:
    page = open_page(index_file)
    page.goto(f"{index_file.as_uri()}#topic=trade&scenario=baseline")
    assert shown(page) == ["baseline-trade"]
    page.goto(f"{index_file.as_uri()}#scenario=baseline~1a2b3c4d")
    assert shown(page) == ["baseline~1a2b3c4d-trade"]
    page.goto(f"{index_file.as_uri()}#scenario=gone&topic=energy")
    assert shown(page) == ["baseline-energy", "slump-energy"]
    # A jump to a topic is no filter.
    page.goto(f"{index_file.as_uri()}#trade")
    assert shown(page) == ["baseline-energy", "slump-energy"]


def test_without_a_script_everything_can_be_read(
    index_file: Path, open_page: OpenPage
) -> None:
    page = open_page(index_file, java_script_enabled=False)
    assert sorted(shown(page)) == sorted(ALL)
    assert not page.locator("form").is_visible()
    assert not page.locator("#nothing").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_index_is_accessible_and_fits_a_phone(
    index_file: Path,
    open_page: OpenPage,
    axe_findings: Callable[[Page], list[str]],
    scheme: str,
) -> None:
    page = open_page(index_file, width=360, height=740, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert axe_findings(page) == []
    page.get_by_label("Search").fill("nothing like it")
    assert axe_findings(page) == []
