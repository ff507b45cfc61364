"""The pages of a real run, opened in headless Chromium with the network off.

They are those that all tests share. With ``CAC_DATA_PAGES`` every page of that folder
is opened instead: ``make pages`` does so with ``reports/``.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest

from cac_data.report.facts import MOST_BYTES as MOST_OF_BLOCK
from cac_data.report.facts import PageFacts
from cac_data.report.pdf import print_pdf
from tests.golden import Built

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]

OpenPage = Callable[..., "Page"]

NOTEBOOKS = sorted(path.stem for path in (ROOT / "notebooks").glob("*.ipynb"))

FUTURE, LENS = "commodity_slump", "national_statistics"
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


def pages_in(reports: Path, group: str = "") -> list[str]:
    """The pages of a notebook, or those about all reports; none of failed runs.

    A report that says what the baseline's says has no page of its own.
    """
    found = sorted(reports.glob(f"*/{group}.html" if group else "*.html"))
    names = [path.relative_to(reports).as_posix() for path in found]
    assert names, f"no pages of {group}"
    return names


def is_report(name: str) -> bool:
    """Whether a page is a report; the others stand beside the folders of reports."""
    return "/" in name


class Kinds(HTMLParser):
    """What axe-core can tell apart on a page: elements without their words.

    Attributes
    ----------
    found : set of tuple
        Each element by its tag and attributes, in the one around it; and each heading
        by the one before it.
    """

    EMPTY = frozenset(("br", "col", "hr", "img", "input", "link", "meta", "wbr"))
    TOLD = frozenset(("class", "fill", "role", "scope", "style", "tabindex", "type"))
    HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: set[tuple[object, object]] = set()
        self._around: list[tuple[str, ...]] = [("",)]
        self._heading = ""
        self.feed(page)

    def handle_starttag(
        self, tag: str, attributes: list[tuple[str, str | None]]
    ) -> None:
        values = [f"{name}={value}" for name, value in attributes if name in self.TOLD]
        names = sorted(name if value else f"no {name}" for name, value in attributes)
        kind = (tag, *names, *values)
        self.found.add((self._around[-1], kind))
        if tag in self.HEADINGS:
            self.found.add((self._heading, tag))
            self._heading = tag
        if tag not in self.EMPTY:
            self._around.append(kind)

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self._around) - 1, 0, -1):
            if self._around[place][0] == tag:
                del self._around[place:]
                break


SEEN: set[tuple[object, object]] = set()


def shows_what_is_new(page: Path) -> bool:
    """Whether a page has parts that none before it had.

    Scenarios differ in figures and words, over which axe-core takes as long again.
    """
    found = Kinds(page.read_text("utf-8")).found
    is_new = not found <= SEEN
    SEEN.update(found)
    return is_new


# --- Every page ----------------------------------------------------------------------


@pytest.mark.parametrize("group", ["", *NOTEBOOKS])
def test_a_page_is_valid_small_and_says_what_it_is(reports: Path, group: str) -> None:
    for name in pages_in(reports, group):
        content = (reports / name).read_bytes()
        assert len(content) < MOST_BYTES.get(name, 400_000), name
        html5lib.HTMLParser(strict=True).parse(content.decode())
        assert b'<meta name="generator" content="cac-data ' in content
        if is_report(name):
            facts = PageFacts.read(content)
            assert name == f"{facts.scenario}/{facts.notebook}.html"
            assert facts.key_figures, name
            assert len(facts.block().encode()) <= MOST_OF_BLOCK, name


@pytest.mark.parametrize("group", ["", *NOTEBOOKS])
def test_a_page_keeps_what_is_promised(
    reports: Path,
    open_page: OpenPage,
    axe_findings: Callable[..., list[str]],
    group: str,
) -> None:
    """Each check on one load of the page: loading costs more than most checks.

    What has been tried key by key and by axe-core on one page is not tried on the
    others. Whether a page
    asks for anything outside, raises an error in a script or is refused something by
    its policy, the fixture tells when it closes.
    """
    found = []
    for name in pages_in(reports, group):
        page = open_page(reports / name, reduced_motion="reduce")
        is_new = shows_what_is_new(reports / name)
        faults = [
            *faults_of_structure(page, reports / name),
            *faults_of_figures_and_tables(page, name),
        ]
        if is_new:
            faults += faults_by_keyboard(page, name)
        unfold(page)
        faults += [*faults_on_a_phone(page), *faults_on_paper(page, name)]
        if is_new:
            faults += faults_for_axe(page, axe_findings)
        found += [f"{name}: {fault}" for fault in faults]
        page.close()
    assert not found, "\n".join(found)


def faults_for_axe(page: Page, axe_findings: Callable[..., list[str]]) -> Iterator[str]:
    """What axe-core finds in the light, in the dark and on a phone."""
    page.emulate_media(media="screen")
    page.set_viewport_size({"width": 1280, "height": 900})
    leave_one_of_a_kind(page)
    yield from (f"axe, light: {finding}" for finding in axe_findings(page))
    # In the dark only colours differ, on a phone only what depends on the width.
    page.emulate_media(color_scheme="dark")
    dark = axe_findings(page, rules=["color-contrast"])
    yield from (f"axe, dark: {finding}" for finding in dark)
    page.set_viewport_size({"width": 360, "height": 740})
    phone = axe_findings(page, rules=["target-size", "scrollable-region-focusable"])
    yield from (f"axe, phone: {finding}" for finding in phone)


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


def faults_of_structure(page: Page, file: Path) -> Iterator[str]:
    """Ids that stand twice, links that lead nowhere, headings."""
    found = page.evaluate(
        """() => ({
            ids: [...document.querySelectorAll("[id]")].map(item => item.id),
            links: [...document.querySelectorAll("a")].map(item =>
                item.getAttribute("href")),
            titles: document.querySelectorAll("h1").length,
            foreign: [...document.querySelectorAll("[src], link[href], object, iframe")]
                .map(item => item.src || item.href || item.tagName)
                .filter(address => !address.startsWith("data:")),
        })"""
    )
    ids = set(found["ids"])
    if len(ids) != len(found["ids"]):
        yield f"ids twice: {sorted({x for x in ids if found['ids'].count(x) > 1})}"
    if found["titles"] != 1:
        yield f"{found['titles']} first headings"
    yield from (f"loads {address[:80]}" for address in found["foreign"])
    if not found["links"]:
        yield "no links"
    for link in dict.fromkeys(found["links"]):
        if link.startswith("#"):
            if link[1:] not in ids:
                yield f"leads nowhere: {link}"
        elif not link.startswith(("data:", "https://", "http://")):
            path = re.split("[?#]", link)[0]
            if not (file.parent / path).resolve().is_file():
                yield f"no such file: {link}"


def faults_of_figures_and_tables(page: Page, name: str) -> Iterator[str]:
    """Figures without a real description, tables without caption or scope."""
    found = page.evaluate(
        """async () => {
            const images = [...document.querySelectorAll("img")];
            await Promise.all(images.map(image => image.decode()));
            return {
                images: images.map(image => ({
                    alt: image.alt, width: image.naturalWidth,
                    caption: image.closest("figure")
                        ?.querySelector("figcaption")?.textContent ?? "",
                })),
                tables: document.querySelectorAll("table").length,
                bad: [...document.querySelectorAll("table")].filter(table =>
                    !table.caption || !table.caption.textContent.trim()
                    || !table.querySelector("th")
                    || [...table.querySelectorAll("th")].some(head =>
                        !head.scope || !head.textContent.trim())
                ).map(table => table.outerHTML.slice(0, 200)),
            };
        }"""
    )
    images = found["images"]
    for image in images:
        alt = image["alt"]
        if len(alt.split()) < 6 or "no description" in alt.lower():
            yield f"no real description: {alt!r}"
        if alt and alt in image["caption"]:
            yield f"the caption again: {alt!r}"
        if image["width"] <= 300:
            yield f"not drawn: {alt!r}"
    if len({image["alt"] for image in images}) < len(images):
        yield "two figures with one description"
    yield from (f"caption or scope: {table}" for table in found["bad"])
    if is_report(name) and (len(images) < 3 or found["tables"] < 3):
        yield f"only {len(images)} figures and {found['tables']} tables"


def faults_by_keyboard(page: Page, name: str) -> Iterator[str]:
    """Links of the contents that lead nowhere, folds that do not open or close."""
    links = page.evaluate(
        """[...document.querySelectorAll(".contents-wide a")].map(a => a.hash)"""
    )
    if is_report(name) and len(links) < 8:
        yield f"only {len(links)} lines of contents"
    for place, target in enumerate(links):
        page.evaluate(
            "n => document.querySelectorAll('.contents-wide a')[n].focus()", place
        )
        page.keyboard.press("Enter")
        if not page.evaluate(
            """target => {
                const box = document.querySelector(target).getBoundingClientRect();
                return location.hash === target && box.bottom > 0
                    && box.top < innerHeight;
            }""",
            target,
        ):
            yield f"the contents do not lead to {target}"
    # Each key has the whole page laid out anew: six of a kind stand for the others.
    found, count = page.evaluate(
        """() => {
            const shut = [...document.querySelectorAll("details")]
                .filter(fold => fold.checkVisibility() && !fold.open);
            const kinds = {};
            window.folds = shut.filter(fold => {
                const kind = fold.className + fold.parentElement.className;
                kinds[kind] = (kinds[kind] ?? 0) + 1;
                return kinds[kind] <= 6;
            });
            return [shut.length, folds.length];
        }"""
    )
    if is_report(name) and found < 5:
        yield f"only {found} folds"
    for place in range(count):
        # Inner folds come after the outer one, which is open by then.
        page.evaluate("n => folds[n].querySelector('summary').focus()", place)
        page.keyboard.press("Space" if place % 2 else "Enter")
    shut = page.evaluate(
        "folds.filter(fold => !fold.open).map(fold => fold.innerText.slice(0, 60))"
    )
    yield from (f"does not open by keyboard: {fold}" for fold in shut)
    if count:
        page.keyboard.press("Space")
        if page.evaluate("folds.at(-1).open"):
            yield "a fold does not close by keyboard"


def faults_on_a_phone(page: Page) -> Iterator[str]:
    """What makes the page wider than the screen."""
    page.set_viewport_size({"width": 360, "height": 740})
    width = page.evaluate("document.documentElement.scrollWidth")
    if width != 360:
        yield f"{width} pixels wide: " + str(
            page.evaluate(
                """() => [...document.querySelectorAll("body *")]
                    .filter(item => item.getBoundingClientRect().right > 361
                        && !item.closest(".scroll, .drawing, pre, .unseen"))
                    .map(item => item.outerHTML.slice(0, 120)).slice(0, 5)"""
            )
        )


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
                    || item.tagName === "IMG" && (box.width < 300 || box.height > 980);
            }).map(item => "cut on paper: " + item.outerHTML.slice(0, 120))""",
        width,
    )


# --- One page ------------------------------------------------------------------------


@pytest.mark.parametrize("name", [f"{FUTURE}/trade.html", "index.html"])
def test_a_page_can_be_read_without_scripts(
    reports: Path, open_page: OpenPage, name: str
) -> None:
    page = open_page(reports / name, java_script_enabled=False)
    assert page.locator("h1").count() == 1
    assert page.locator("[aria-current]").count() == 0
    for link in page.locator(".contents-wide a").all():
        target = page.locator(str(link.get_attribute("href")))
        link.click()
        assert target.is_visible()


def test_the_contents_mark_the_section_that_is_read(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / FUTURE / "energy.html", reduced_motion="reduce")
    assert page.evaluate(
        "getComputedStyle(document.documentElement).scrollBehavior"
    ) == ("auto")
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
    # Asked for by its link, even a section of the last screen is marked.
    for target in targets:
        page.locator(f".contents-wide a[href='{target}']").click()
        page.locator(f"[aria-current][href='{target}']").wait_for(timeout=5000)
    widths = page.evaluate(
        """[...document.querySelectorAll(".contents-wide a")].map(link =>
            [link.ariaCurrent, getComputedStyle(link).borderLeftWidth])"""
    )
    assert {width for current, width in widths if current} == {"6px"}
    assert {width for current, width in widths if not current} == {"2px"}


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


def test_long_contents_scroll_with_the_mark(reports: Path, open_page: OpenPage) -> None:
    page = open_page(
        reports / FUTURE / "energy.html", height=300, reduced_motion="reduce"
    )
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    assert marked(page) == "#about"
    assert page.evaluate(
        """() => {
            const link = document.querySelector("[aria-current]");
            const box = link.getBoundingClientRect();
            return box.top >= 0 && box.bottom <= innerHeight;
        }"""
    )


def test_axe_finds_nothing_before_anything_is_unfolded(
    reports: Path, open_page: OpenPage, axe_findings: Callable[[Page], list[str]]
) -> None:
    page = open_page(reports / FUTURE / "trade.html")
    leave_one_of_a_kind(page)
    assert axe_findings(page) == []
    page.set_viewport_size({"width": 360, "height": 740})
    assert axe_findings(page) == []


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


def test_the_data_of_a_figure_is_saved_as_csv(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / FUTURE / "trade.html")
    unfold(page)
    with page.expect_download() as started:
        page.locator(".figure a[download]").first.click()
    saved = started.value
    assert saved.suggested_filename == f"trade-{FUTURE}-figure-1.csv"
    lines = Path(saved.path()).read_text("utf-8").splitlines()
    said = page.locator(".figure").first.locator("details p").first.inner_text()
    assert f"({len(lines) - 1} rows" in said
    shown = page.locator(".figure").first.locator("tbody tr").count()
    assert shown == min(len(lines) - 1, 120)


def test_figures_keep_their_own_ground_in_the_dark(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / FUTURE / "trade.html", color_scheme="dark")
    assert colour(page, ".drawing") == "rgb(255, 255, 255)"
    assert colour(page, "body") != "rgb(255, 255, 255)"


def test_paper_shows_figures_and_their_sources_and_no_other_folds(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / FUTURE / "trade.html", width=PAPER, height=980)
    page.emulate_media(media="print")
    assert not page.locator("details.fold:has(pre)").first.is_visible()
    assert page.locator("details.fold:has(> .cites) > .cites").first.is_visible()
    assert not page.locator(".contents-wide").is_visible()
    assert not page.locator(".contents-narrow").is_visible()


def test_a_page_is_printed_to_a4_without_the_moment(
    reports: Path, chromium_path: str
) -> None:
    assert chromium_path
    content = print_pdf(reports / FUTURE / "trade.html")
    assert len(re.findall(rb"/Type\s*/Page\b", content)) >= 10
    sizes = set(re.findall(rb"/MediaBox\s*\[([^\]]*)\]", content))
    assert [round(float(side)) for side in sizes.pop().split()] == [0, 0, 595, 842]
    assert not sizes
    assert b"CreationDate" not in content


def test_the_index_shows_a_headline_figure_for_each_report(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / "index.html")
    cards = page.locator(".report")
    assert cards.count() >= len([*reports.glob("*/*.html")])
    for card in cards.all():
        is_same = "the report is the baseline's" in card.inner_text()
        assert is_same or card.locator("tbody tr").count() >= 3


def unfold(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")


def colour(page: Page, selector: str) -> Any:
    return page.evaluate(
        "one => getComputedStyle(document.querySelector(one)).backgroundColor",
        selector,
    )
