"""The pages of a real run: all of them read, some opened in headless Chromium.

They are those that all tests share; the network is off. With ``CAC_DATA_PAGES`` every
page of that folder is opened instead: ``make pages`` does so with ``reports/``.
"""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

import html5lib
import pytest

from cac_data.report.manifest import MOST_BYTES as MOST_OF_BLOCK, PageFacts
from cac_data.report.pdf import print_pdf
from tests.golden import Built

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]

OpenPage = Callable[..., "Page"]
Axe = Callable[..., list[str]]

NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))

TRADE = "commodity_slump/trade.html"
MOST_BYTES = {"index.html": 450_000, "compare.html": 300_000}
PAPER = 673  # pixels between the margins of A4
ON_ITS_SIDE = {"compare.html": 1031}  # pages that ask for A4 landscape

GIVEN = os.environ.get("CAC_DATA_PAGES", "")

if GIVEN and not (Path(GIVEN) / "index.html").is_file():
    complaint = f"CAC_DATA_PAGES: {GIVEN} holds no reports; run `make report` first"
    raise pytest.UsageError(complaint)


@pytest.fixture(scope="module")
def reports(request: pytest.FixtureRequest) -> Path:
    """The given pages, or those that all tests share."""
    if GIVEN:
        return Path(GIVEN).resolve()
    built: Built = request.getfixturevalue("built")
    return built.output


def pages_in(reports: Path, group: str) -> list[str]:
    """The pages of a notebook, the baseline's first, or those about all reports.

    A report that says what the baseline's says has no page of its own.
    """
    found = sorted(reports.glob(f"*/{group}.html" if group else "*.html"))
    names = [path.relative_to(reports).as_posix() for path in found]
    assert names, f"no pages of {group}"
    return sorted(names, key=lambda name: not name.startswith("baseline/"))


def is_report(name: str) -> bool:
    """Whether a page is a report; the others stand beside the folders of reports."""
    return "/" in name


# --- Every page, without a browser ---------------------------------------------------


@pytest.mark.parametrize("group", ["", *NOTEBOOKS])
def test_a_page_is_valid_small_and_says_what_it_is(reports: Path, group: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    for name in pages_in(reports, group):
        content = (reports / name).read_bytes()
        assert len(content) < MOST_BYTES.get(name, 400_000), name
        assert b'<meta name="generator" content="cac-data ' in content
        page = parser.parse(content.decode())
        faults = [*faults_of_links(page, reports / name), *faults_of_parts(page, name)]
        assert faults == [], name
        if is_report(name):
            facts = PageFacts.read(content)
            assert name == f"{facts.scenario}/{facts.notebook}.html"
            assert facts.key_figures, name
            assert len(facts.block().encode()) <= MOST_OF_BLOCK, name


def faults_of_links(page: Element, file: Path) -> Iterator[str]:
    """Ids that stand twice, links that lead nowhere, what a page would load."""
    ids = Counter(item.attrib["id"] for item in page.iter() if "id" in item.attrib)
    yield from (f"id twice: {name}" for name, count in ids.items() if count > 1)
    links = {item.attrib["href"] for item in page.iter("a")}
    if not links:
        yield "no links"
    for link in links:
        if link.startswith("#"):
            if link[1:] not in ids:
                yield f"leads nowhere: {link}"
        elif not link.startswith(("data:", "https://", "http://")):
            path = re.split("[?#]", link)[0]
            if not (file.parent / path).resolve().is_file():
                yield f"no such file: {link}"
    for tag, name in (("img", "src"), ("link", "href")):
        addresses = {item.get(name, "") for item in page.iter(tag)}
        yield from (f"loads {x}" for x in addresses if not x.startswith("data:"))
    if [*page.iter("iframe"), *page.iter("object")]:
        yield "holds another page"


def faults_of_parts(page: Element, name: str) -> Iterator[str]:
    """Figures without a real description, tables without caption or scope."""
    if len([*page.iter("h1")]) != 1:
        yield "not one first heading"
    tables = [*page.iter("table")]
    for table in tables:
        heads = [*table.iter("th")]
        scopes = {head.get("scope") for head in heads}
        if not words(table.find("caption")) or not scopes <= {"col", "row"}:
            yield f"caption or scope: {words(table)[:200]}"
        if not heads or not all(map(words, heads)):
            yield f"no heading: {words(table)[:200]}"
    figures = [*page.iter("figure")]
    alts = [image.get("alt", "") for image in page.iter("img")]
    for figure in figures:
        alt = next(figure.iter("img")).get("alt", "")
        if len(alt.split()) < 6 or alt in words(figure.find("figcaption")):
            yield f"no real description: {alt!r}"
    if len({*alts}) < len(alts) or len(alts) != len(figures):
        yield "two figures with one description, or one without a caption"
    if is_report(name) and (len(figures) < 3 or len(tables) < 3):
        yield f"only {len(figures)} figures and {len(tables)} tables"


def words(item: Element | None) -> str:
    return "" if item is None else " ".join("".join(item.itertext()).split())


# --- Some pages, in a browser --------------------------------------------------------


@pytest.mark.parametrize("group", ["", *NOTEBOOKS])
def test_a_page_keeps_what_is_promised(
    reports: Path, open_page: OpenPage, axe_findings: Axe, group: str
) -> None:
    """Each check on one load of the page: loading costs more than most checks.

    The pages of the baseline and one of another scenario stand for all, which differ
    in figures and words; their colours in the dark are those of one style sheet.
    Whether a page asks for anything outside, raises an error in a script or is refused
    something by its policy, the fixture tells when it closes.
    """
    found = []
    names = pages_in(reports, group)
    is_whole = bool(GIVEN) or group in ("", "trade")
    for place, name in enumerate(names if GIVEN else names[: 1 + is_whole]):
        page = open_page(reports / name, reduced_motion="reduce")
        faults = [*faults_by_keyboard(page, name)] if place == 0 or not group else []
        unfold(page)
        faults += [
            *faults_on_a_phone(page),
            *faults_on_paper(page, name),
            *faults_for_axe(page, axe_findings, in_the_dark=is_whole),
        ]
        found += [f"{name}: {fault}" for fault in faults]
        page.close()
    assert not found, "\n".join(found)


def faults_for_axe(
    page: Page, axe_findings: Axe, *, in_the_dark: bool
) -> Iterator[str]:
    """What axe-core finds in the light and, where only colours differ, in the dark."""
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    leave_one_of_a_kind(page)
    yield from (f"axe, light: {finding}" for finding in axe_findings(page))
    if in_the_dark:
        page.emulate_media(color_scheme="dark")
        dark = axe_findings(page, rules=["color-contrast"])
        yield from (f"axe, dark: {finding}" for finding in dark)


def leave_one_of_a_kind(page: Page) -> None:
    """Thin out rows, sources and verdicts that differ from others only in their words.

    They are three quarters of a page, and axe-core would take ten seconds over them.
    """
    page.evaluate(
        """() => {
            const lists = document.querySelectorAll("tbody, .sources, .verdicts");
            for (const list of lists) {
                const kinds = new Set();
                [...list.children].forEach((item, place) => {
                    const inside = [...item.querySelectorAll("details, pre, img")];
                    const kind = item.className + inside.map(one => one.tagName);
                    if (place >= 4 && kinds.has(kind)) item.remove();
                    kinds.add(kind);
                });
            }
            for (const list of document.querySelectorAll(".cites"))
                [...list.children].slice(6).forEach(link => link.remove());
        }"""
    )


def faults_by_keyboard(page: Page, name: str) -> Iterator[str]:
    """Links of the contents that lead nowhere, folds that do not open or close."""
    links = page.locator(".contents-wide a")
    for link in links.all():
        link.press("Enter")
        target = link.get_attribute("href")
        if not page.evaluate(
            """target => {
                const box = document.querySelector(target).getBoundingClientRect();
                return location.hash === target && box.bottom > 0
                    && box.top < innerHeight;
            }""",
            target,
        ):
            yield f"the contents do not lead to {target}"
    # Each key has the whole page laid out anew: three of a kind stand for the others.
    count = page.evaluate(
        """() => {
            const kinds = {};
            window.folds = [...document.querySelectorAll("details")].filter(fold => {
                const kind = fold.className + fold.parentElement.className;
                kinds[kind] = (kinds[kind] ?? 0) + 1;
                return fold.checkVisibility() && !fold.open && kinds[kind] <= 3;
            });
            return folds.length;
        }"""
    )
    if is_report(name) and (links.count() < 8 or count < 5):
        yield f"only {links.count()} lines of contents and {count} folds"
    for place in range(count):
        # Inner folds come after the outer one, which is open by then.
        page.evaluate("n => folds[n].querySelector('summary').focus()", place)
        page.keyboard.press("Space" if place % 2 else "Enter")
    shut = page.evaluate("folds.filter(fold => !fold.open).map(fold => fold.innerText)")
    yield from (f"does not open by keyboard: {fold[:60]}" for fold in shut)
    page.keyboard.press("Space")
    if count and page.evaluate("folds.at(-1).open"):
        yield "a fold does not close by keyboard"


def faults_on_a_phone(page: Page) -> Iterator[str]:
    """What makes the page wider than the screen."""
    page.set_viewport_size({"width": 360, "height": 740})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width != 360:
        yield f"{width} pixels wide on a phone of 360"


def faults_on_paper(page: Page, name: str) -> Iterator[str]:
    """Figures and tables that A4 would cut, or that print too small."""
    width = ON_ITS_SIDE.get(name, PAPER)
    page.set_viewport_size({"width": width, "height": 980})
    page.emulate_media(media="print")
    yield from page.evaluate(
        """wide => [...document.querySelectorAll("img, table, .cards, .verdict")]
            .filter(item => item.checkVisibility() && !item.closest(".unseen"))
            .filter(item => {
                const box = item.getBoundingClientRect();
                return box.left < -1 || box.right > wide + 1
                    || item.tagName === "IMG" && (box.width < 300 || box.height > 980
                        || item.naturalWidth <= 300);
            }).map(item => "cut on paper: " + item.outerHTML.slice(0, 120))""",
        width,
    )


# --- One page ------------------------------------------------------------------------


def test_a_page_can_be_read_without_scripts(reports: Path, open_page: OpenPage) -> None:
    page = open_page(reports / TRADE, java_script_enabled=False)
    assert page.locator("[aria-current]").count() == 0
    for link in page.locator(".contents-wide a").all():
        link.click()
        assert page.locator(str(link.get_attribute("href"))).is_visible()


def test_the_contents_mark_the_section_that_is_read(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / "baseline/energy.html", reduced_motion="reduce")
    assert marked(page) == "#scenario"
    targets = page.evaluate(
        "[...document.querySelectorAll('.contents-wide a')].map(link => link.hash)"
    )
    seen = []
    for target in targets:
        page.evaluate(
            """target => {
                const head = document.querySelector(target);
                scrollTo(0, head.getBoundingClientRect().top + scrollY - 20);
            }""",
            target,
        )
        seen.append(marked(page))
    # The last sections share the last screen, whose foot belongs to the last of them.
    assert seen[:-3] == targets[:-3]
    assert seen[-1] == targets[-1]
    # Long contents scroll with the mark.
    page.set_viewport_size({"width": 1280, "height": 300})
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert marked(page) == "#about"
    assert page.evaluate(
        """() => {
            const link = document.querySelector("[aria-current]");
            const box = link.getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight;
        }"""
    )


def marked(page: Page) -> str:
    """Where the one marked line of the contents leads, when the page has settled."""
    page.evaluate(
        "() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
    )
    found: list[str] = page.evaluate(
        """[...document.querySelectorAll("[aria-current=location]")].map(a => a.hash)"""
    )
    assert len(found) == 1
    return found[0]


def test_on_a_phone_the_contents_fold_and_axe_finds_nothing(
    reports: Path, open_page: OpenPage, axe_findings: Axe
) -> None:
    page = open_page(reports / TRADE, width=360, height=740)
    page.keyboard.press("Tab")
    assert page.locator(":focus").get_attribute("class") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#content"
    leave_one_of_a_kind(page)
    assert axe_findings(page) == []
    assert not page.locator(".contents-wide").is_visible()
    fold = page.locator(".contents-narrow")
    assert not fold.locator("nav").is_visible()
    fold.locator("summary").focus()
    page.keyboard.press("Enter")
    assert fold.locator("nav").is_visible()
    assert fold.locator("nav a").count() >= 8


def test_the_data_of_a_figure_is_saved_as_csv(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / TRADE)
    unfold(page)
    with page.expect_download() as started:
        page.locator(".figure a[download]").first.click()
    saved = started.value
    assert saved.suggested_filename == "trade-commodity_slump-figure-1.csv"
    lines = Path(saved.path()).read_text("utf-8").splitlines()
    said = page.locator(".figure").first.locator("details p").first.inner_text()
    assert f"({len(lines) - 1} rows" in said
    shown = page.locator(".figure").first.locator("tbody tr").count()
    assert shown == min(len(lines) - 1, 120)


def test_figures_keep_their_ground_in_the_dark_and_their_sources_on_paper(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / TRADE, color_scheme="dark", width=PAPER, height=980)
    ground = "one => getComputedStyle(document.querySelector(one)).backgroundColor"
    assert page.evaluate(ground, ".drawing") == "rgb(255, 255, 255)"
    assert page.evaluate(ground, "body") != "rgb(255, 255, 255)"
    page.emulate_media(media="print")
    assert not page.locator("details.fold:has(pre)").first.is_visible()
    assert page.locator("details.fold:has(> .cites) > .cites").first.is_visible()
    assert not page.locator(".contents-wide").is_visible()
    assert not page.locator(".contents-narrow").is_visible()


def test_a_page_is_printed_to_a4(reports: Path, chromium_path: str) -> None:
    assert chromium_path
    content = print_pdf(reports / TRADE)
    assert len(re.findall(rb"/Type\s*/Page\b", content)) >= 10
    sizes = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", content))
    assert [round(float(side)) for side in sizes.pop().split()] == [0, 0, 595, 842]
    assert not sizes


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
