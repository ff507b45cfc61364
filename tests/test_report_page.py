"""The pages of a real run, opened in headless Chromium with the network off."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]

OpenPage = Callable[..., "Page"]

NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))

# Every notebook under a future, and the one that the lens empties: between them every
# part of a page is on show.
FUTURE, LENS = "commodity_slump", "national_statistics"
REPORTS = (*(f"{FUTURE}/{name}.html" for name in NOTEBOOKS), f"{LENS}/trade.html")
PAGES = (*REPORTS, "index.html")
RUNS = ([FUTURE], [LENS, "--notebook", "trade"])
MOST_BYTES = 400_000


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the project's own notebooks, by the command itself."""
    folder = tmp_path_factory.mktemp("a project")
    for part in ("notebooks", "params"):
        shutil.copytree(
            ROOT / part,
            folder / part,
            ignore=shutil.ignore_patterns(".ipynb_checkpoints"),
        )
    command = str(Path(sys.executable).with_name("cac-data"))
    for words in RUNS:
        done = subprocess.run(
            [command, "report", *words],
            cwd=folder,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=500,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert done.stderr == ""
    return folder / "reports"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_valid_and_small(reports: Path, name: str) -> None:
    content = (reports / name).read_bytes()
    assert len(content) < MOST_BYTES
    html5lib.HTMLParser(strict=True).parse(content.decode())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing(
    reports: Path,
    open_page: OpenPage,
    axe_findings: Callable[[Page], list[str]],
    name: str,
    scheme: str,
) -> None:
    page = open_page(reports / name, color_scheme=scheme)
    unfold(page)
    assert axe_findings(page) == []


def test_axe_finds_nothing_before_anything_is_unfolded(
    reports: Path, open_page: OpenPage, axe_findings: Callable[[Page], list[str]]
) -> None:
    assert axe_findings(open_page(reports / FUTURE / "trade.html")) == []


@pytest.mark.parametrize("name", PAGES)
def test_axe_finds_nothing_on_a_phone(
    reports: Path,
    open_page: OpenPage,
    axe_findings: Callable[[Page], list[str]],
    name: str,
) -> None:
    page = open_page(reports / name, width=360, height=740)
    assert axe_findings(page) == []


@pytest.mark.parametrize("name", PAGES)
def test_a_phone_needs_no_scrolling_sideways(
    reports: Path, open_page: OpenPage, name: str
) -> None:
    page = open_page(reports / name, width=360, height=740)
    unfold(page)
    width = page.evaluate("document.documentElement.scrollWidth")
    assert width == 360, page.evaluate(
        """() => [...document.querySelectorAll("body *")]
            .filter(item => item.getBoundingClientRect().right > 361
                && !item.closest(".scroll, .drawing, pre, .unseen"))
            .map(item => item.outerHTML.slice(0, 120))"""
    )


@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_without_scripts(
    reports: Path, open_page: OpenPage, name: str
) -> None:
    page = open_page(reports / name, java_script_enabled=False)
    assert page.locator("h1").count() == 1
    assert page.locator("script").count() == 0


@pytest.mark.parametrize("name", PAGES)
def test_ids_are_unique_and_links_lead_somewhere(
    reports: Path, open_page: OpenPage, name: str
) -> None:
    page = open_page(reports / name)
    ids = page.evaluate("[...document.querySelectorAll('[id]')].map(item => item.id)")
    assert len(ids) == len(set(ids))
    links = page.evaluate(
        "[...document.querySelectorAll('a')].map(item => item.getAttribute('href'))"
    )
    assert links
    inside = {link[1:] for link in links if link.startswith("#")}
    assert inside <= set(ids)
    files = {
        link
        for link in links
        if not link.startswith(("#", "data:", "https://", "http://"))
    }
    for link in files:
        assert ((reports / name).parent / link).resolve().is_file(), link


@pytest.mark.parametrize("name", REPORTS)
def test_every_figure_is_drawn_and_described(
    reports: Path, open_page: OpenPage, name: str
) -> None:
    page = open_page(reports / name)
    images = page.evaluate(
        """async () => {
            const images = [...document.querySelectorAll("img")];
            await Promise.all(images.map(image => image.decode()));
            return images.map(image => ({
                alt: image.alt, width: image.naturalWidth,
                caption: image.closest("figure").querySelector("figcaption").innerText,
            }));
        }"""
    )
    assert len(images) >= 3
    for image in images:
        assert image["width"] > 300
        assert len(image["alt"].split()) >= 6
        assert "no description" not in image["alt"].lower()
        assert image["alt"] not in image["caption"]
    assert len({image["alt"] for image in images}) == len(images)


@pytest.mark.parametrize("name", REPORTS)
def test_every_table_has_a_caption_and_scopes(
    reports: Path, open_page: OpenPage, name: str
) -> None:
    page = open_page(reports / name)
    unfold(page)  # what is folded has no inner text
    faults = page.evaluate(
        """() => [...document.querySelectorAll("table")].filter(table =>
            !table.caption || !table.caption.innerText.trim()
            || [...table.querySelectorAll("th")].some(head =>
                !head.scope || !head.innerText.trim())
        ).map(table => table.outerHTML.slice(0, 200))"""
    )
    assert faults == []
    assert page.locator("table").count() >= 3


@pytest.mark.parametrize("name", REPORTS)
def test_the_contents_reach_each_section_by_keyboard(
    reports: Path, open_page: OpenPage, name: str
) -> None:
    page = open_page(reports / name)
    page.emulate_media(reduced_motion="reduce")
    links = page.locator(".contents-wide a")
    assert links.count() >= 8
    for place in range(links.count()):
        links.nth(place).focus()
        page.keyboard.press("Enter")
        target = str(links.nth(place).get_attribute("href"))
        assert page.evaluate("location.hash") == target
        assert page.evaluate(
            """target => {
                const box = document.querySelector(target).getBoundingClientRect();
                return box.bottom > 0 && box.top < innerHeight;
            }""",
            target,
        )


def test_the_skip_link_comes_first_and_shows_when_focused(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / FUTURE / "trade.html")
    page.keyboard.press("Tab")
    focused = "document.activeElement"
    assert page.evaluate(f"{focused}.className") == "skip"
    assert page.evaluate(f"{focused}.getBoundingClientRect().top") >= 0
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"


def test_the_contents_fold_on_a_phone_by_keyboard(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / FUTURE / "trade.html", width=360, height=740)
    assert not page.locator(".contents-wide").is_visible()
    fold = page.locator(".contents-narrow")
    assert not fold.locator("nav").is_visible()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.locator("nav").is_visible()
    assert fold.locator("nav a").count() >= 8


@pytest.mark.parametrize("scenario", [FUTURE, LENS])
def test_every_fold_opens_and_closes_by_keyboard(
    reports: Path, open_page: OpenPage, scenario: str
) -> None:
    page = open_page(reports / scenario / "trade.html")
    folds = page.locator("details.fold")
    assert folds.count() >= 5
    for place in range(folds.count()):
        fold = folds.nth(place)
        assert fold.get_attribute("open") is None
        fold.locator("summary").focus()
        page.keyboard.press("Space")
        assert fold.get_attribute("open") is not None
        page.keyboard.press("Space")
        assert fold.get_attribute("open") is None


def test_the_data_of_a_figure_is_saved_as_csv(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / FUTURE / "trade.html")
    unfold(page)
    with page.expect_download() as started:
        page.locator("figure a[download]").first.click()
    saved = started.value
    assert saved.suggested_filename == f"trade-{FUTURE}-figure-1.csv"
    lines = Path(saved.path()).read_text("utf-8").splitlines()
    said = page.locator("figure").first.locator("details p").first.inner_text()
    assert f"({len(lines) - 1} rows" in said
    shown = page.locator("figure").first.locator("tbody tr").count()
    assert shown == min(len(lines) - 1, 120)


def test_figures_keep_their_own_ground_in_the_dark(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / FUTURE / "trade.html", color_scheme="dark")
    assert colour(page, ".drawing") == "rgb(255, 255, 255)"
    assert colour(page, "body") != "rgb(255, 255, 255)"


def test_paper_shows_every_figure_whole_and_no_folds(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / FUTURE / "trade.html", width=720, height=1000)
    page.emulate_media(media="print")
    assert not page.locator("details.fold").first.is_visible()
    assert not page.locator(".contents-wide").is_visible()
    clipped = page.evaluate(
        """() => [...document.querySelectorAll("img")].filter(image => {
            const box = image.getBoundingClientRect();
            const frame = image.parentElement.getBoundingClientRect();
            return box.right > frame.right + 1 || box.left < frame.left - 1
                || box.width < 300;
        }).length"""
    )
    assert clipped == 0
    assert len(page.pdf(format="A4")) > 20_000


def test_the_index_shows_a_headline_figure_for_each_report(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / "index.html")
    cards = page.locator(".report")
    assert cards.count() == len(REPORTS)
    for place in range(cards.count()):
        assert cards.nth(place).locator("tbody tr").count() >= 3


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def colour(page: Page, selector: str) -> Any:
    return page.evaluate(
        "one => getComputedStyle(document.querySelector(one)).backgroundColor",
        selector,
    )
