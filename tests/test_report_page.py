"""The pages of a real run: all of them read, some opened in headless Chromium.

They are those that all tests share; the network is off. With ``CAC_DATA_PAGES`` every
page of that folder is opened instead: ``make pages`` does so with ``reports/``.
"""

from __future__ import annotations

import os
import re
import shutil
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal
from xml.etree.ElementTree import Element

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from cac_data.report.pdf import print_pages
from cac_data.report.publish import PageFacts
from tests import reading
from tests.drawings import clipped, faults_of_drawings, pages_printed
from tests.golden import Built
from tests.translated_pages import tree_of

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).parents[1]
OpenPage = Callable[..., "Page"]
Axe = Callable[..., list[str]]

UNITS = [*reading.UNITS]
TRADE = "commodity_slump/trade.html"
MOST_BYTES = {"index.html": 450_000, "compare.html": 300_000}
MOST_OF = {"index": 150_000}  # a brief; of a report:
MOST_OF_A_REPORT = 500_000
PHONES = (320, 360, 390)  # pixels
PAPER = 673  # pixels between the margins of A4
ON_ITS_SIDE = {"compare.html": 1031}  # pages that ask for A4 landscape
CONTRAST = ("", "index", "trade", "history")
"""Pages whose colours are looked at: of one sheet, and of every kind of element."""
COLOURS = ["color-contrast"]  # more than half of the time of axe-core
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
ELSEWHERE = {"p.past"}  # in the panel of sliders, at which `test_what_if` looks
WIDTHS = re.compile(r"[ndw]\d+")  # classes of the columns of a table
GIVEN = os.environ.get("CAC_DATA_PAGES", "")
ALIKE = {"country-tjk", "country-tkm", "country-uzb"}
IN_BROWSER = [unit for unit in UNITS if GIVEN or unit not in ALIKE]
"""Two countries stand for all five, unless pages are given."""


@pytest.fixture(scope="module")
def reports(request: pytest.FixtureRequest) -> Path:
    if GIVEN:
        return Path(GIVEN).resolve()
    built: Built = request.getfixturevalue("built")
    return built.output


def pages_in(reports: Path, group: str) -> list[str]:
    found = sorted(reports.glob(f"*/{group}.html" if group else "*.html"))
    names = [path.relative_to(reports).as_posix() for path in found]
    assert names, f"no pages of {group}: run `make report` first"
    return sorted(names, key=lambda name: not name.startswith("baseline/"))


# --- Every page, without a browser ---------------------------------------------------


@pytest.mark.parametrize("group", ["", "index", *UNITS])
def test_a_page_is_valid_small_and_says_what_it_is(reports: Path, group: str) -> None:
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    faults = []
    for name in pages_in(reports, group):
        content = (reports / name).read_bytes()
        if len(content) > MOST_BYTES.get(name, MOST_OF.get(group, MOST_OF_A_REPORT)):
            faults.append(f"{name}: {len(content):,} bytes")
        page = parser.parse(content.decode())
        wrong = [*faults_of_links(page, reports / name), *faults_of_parts(page)]
        faults += [f"{name}: {fault}" for fault in wrong]
        if group in UNITS:
            facts = PageFacts.read(content)
            if name != f"{facts.scenario}/{facts.notebook}.html":
                faults.append(f"{name}: says to be {facts.scenario}/{facts.notebook}")
            if not facts.key_figures:
                faults.append(f"{name}: no key figures")
    assert not faults, "\n".join(faults)


def faults_of_links(page: Element, file: Path) -> Iterator[str]:
    """Ids that stand twice, links that lead nowhere, what a page would load."""
    ids = Counter(item.attrib["id"] for item in page.iter() if "id" in item.attrib)
    yield from (f"id twice: {name}" for name, count in ids.items() if count > 1)
    policies = [item.get("content", "") for item in page.iter("meta")]
    if not any(
        text.startswith("default-src 'none'; ") and "unsafe" not in text
        for text in policies
    ):
        yield "no policy"
    for link in {item.attrib["href"] for item in page.iter("a")}:
        if link.startswith("#"):
            if link[1:] not in ids:
                yield f"leads nowhere: {link}"
        elif not link.startswith(("data:", "https://", "http://")):
            path = re.split("[?#]", link)[0]
            if not (file.parent / path).resolve().is_file():
                yield f"no such file: {link}"
    for tag, name in (("img", "src"), ("link", "href"), ("iframe", "src")):
        addresses = {item.get(name, "") for item in page.iter(tag)}
        yield from (f"loads {x}" for x in addresses if not x.startswith("data:"))


def faults_of_parts(page: Element) -> Iterator[str]:
    """Figures without a real description, captions that say only a number."""
    figures = [*page.iter("figure")]
    alts = [image.get("alt", "") for image in page.iter("img")]
    for figure in figures:
        alt = next(figure.iter("img")).get("alt", "")
        if len(alt.split()) < 6 or alt in words(figure.find("figcaption")):
            yield f"no real description: {alt!r}"
        if re.fullmatch(r"(\w+ \d+\.)?", words(figure.find("figcaption"))):
            yield f"a caption that says nothing, of: {alt!r}"
    if len({*alts}) < len(alts) or len(alts) != len(figures):
        yield "two figures with one description, or one without a caption"


def words(item: Element | None) -> str:
    return "" if item is None else " ".join("".join(item.itertext()).split())


# --- Some pages, in a browser --------------------------------------------------------


@pytest.mark.parametrize("group", ["", "index", *IN_BROWSER])
def test_a_page_keeps_what_is_promised(
    reports: Path, open_page: OpenPage, axe_findings: Axe, group: str
) -> None:
    """Those of the baseline and one other scenario stand for all.

    Whether a page asks for anything outside, raises an error in a script or is refused
    something by its policy, the fixture tells when it closes.
    """
    found = []
    names = pages_in(reports, group)
    some = names[: 2 if group in ("", "trade") else 1]
    page = None
    for place, name in enumerate(names if GIVEN else some):
        page = open_page(reports / name, instead_of=page, reduced_motion="reduce")
        faults = [*faults_by_keyboard(page)] if place == 0 and group in UNITS else []
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = 1)")
        faults += [*faults_on_a_phone(page), *faults_on_paper(page, name)]
        page.emulate_media(media="screen")
        page.set_viewport_size({"width": 1280, "height": 900})
        leave_one_of_a_kind(page)
        looks = group in CONTRAST and (place == 0 or group == "")
        faults += [f"axe: {finding}" for finding in axe_findings(page, but=COLOURS)]
        leave_two_of_a_look(page)
        for scheme in SCHEMES if looks else SCHEMES[:1] if GIVEN else ():
            page.emulate_media(color_scheme=scheme)
            seen = axe_findings(page, rules=COLOURS)
            faults += [f"axe, {scheme}: {finding}" for finding in seen]
        found += [f"{name}: {fault}" for fault in faults]
    assert not found, "\n".join(found)


def kinds_of(page: Path) -> set[str]:
    """Each tag with its classes, as ``li.verdict.missed``."""
    return {
        ".".join([str(item.tag), *sorted(c for c in names if not WIDTHS.fullmatch(c))])
        for item in tree_of(page).iter()
        if (names := (item.get("class") or "").split())
    }


def test_colours_are_looked_at_of_every_kind_of_element(reports: Path) -> None:
    kinds = {
        group: {
            kind
            for name in pages_in(reports, group)[: None if group == "" else 1]
            for kind in kinds_of(reports / name)
        }
        for group in ("", "index", *UNITS)
    }
    looked_at = {kind for group in CONTRAST for kind in kinds[group]}
    others = {kind for group in UNITS for kind in kinds[group]}
    assert others - looked_at <= ELSEWHERE


def leave_one_of_a_kind(page: Page) -> None:
    """Thin out what axe-core would take ten seconds over: three quarters of a page."""
    page.evaluate(
        """() => {
            const lists = document.querySelectorAll("tbody, .sources, .verdicts");
            for (const list of lists) {
                const kinds = new Set();
                [...list.children].forEach((item, place) => {
                    const inside = [...item.querySelectorAll("details, pre, img")];
                    const kind = item.className + inside.map(one => one.tagName);
                    if (place >= 2 && kinds.has(kind)) item.remove();
                    kinds.add(kind);
                });
            }
            for (const list of document.querySelectorAll(".cites"))
                [...list.children].slice(3).forEach(link => link.remove());
        }"""
    )


def leave_two_of_a_look(page: Page) -> None:
    """Thin out what has the colours of two others: where all around it is of a kind.

    Of rows with stripes some of each stripe are left.
    """
    page.evaluate(
        """() => {
            const seen = new Map();
            const kindOf = item => item.tagName + "." + item.className
                + item.getAttributeNames() + item.getAttribute("style")
                + (item.tagName === "TR" && item.sectionRowIndex % 2);
            const thinOut = (item, around) => {
                const look = around + " " + kindOf(item);
                for (const inner of [...item.children]) thinOut(inner, look);
                const count = seen.get(look) ?? 0;
                seen.set(look, count + 1);
                if (count >= 2 && !item.children.length) item.remove();
            };
            thinOut(document.body, "");
        }"""
    )


LEADING_NOWHERE = """() => {
    const wrong = [];
    for (const link of document.querySelectorAll(".contents-wide a")) {
        link.focus();
        const isFocused = document.activeElement === link;
        link.click();
        const box = document.querySelector(link.hash)?.getBoundingClientRect();
        const isInSight = box && box.bottom > 0 && box.top < innerHeight;
        const isThere = location.hash === link.hash && isInSight;
        if (!isFocused || !isThere) wrong.push(link.hash);
    }
    return wrong;
}"""


def faults_by_keyboard(page: Page) -> Iterator[str]:
    """Links of the contents that lead nowhere, folds that do not open or close."""
    # Enter is pressed at one; at each it does what a click does, given the focus.
    for target in page.evaluate(LEADING_NOWHERE):
        yield f"the contents do not lead to {target}"
    link = page.locator(".contents-wide a").first
    link.press("Enter")
    page.wait_for_function(
        "target => location.hash === target", arg=link.get_attribute("href")
    )
    fold = page.locator("main details.fold > summary:visible").first
    for key in ("Enter", "Space"):
        was = fold.evaluate("one => one.parentElement.open")
        fold.press(key)
        if fold.evaluate("one => one.parentElement.open") == was:
            yield f"a fold does not move by {key}"
    # A link to a source opens the fold in which it stands.
    page.locator(".cites a:visible").first.press("Enter")
    page.wait_for_function("document.querySelector(':target').checkVisibility()")


def faults_on_a_phone(page: Page, widths: Sequence[int] = PHONES) -> Iterator[str]:
    """What makes the page too wide, charts that hide their newest, signs left alone."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": 740})
        wide = page.evaluate("document.documentElement.scrollWidth")
        if wide != width:
            yield f"{wide} pixels wide on a phone of {width}"
    yield from page.evaluate(
        """() => [...document.querySelectorAll(".drawing.newest")].filter(box =>
            box.querySelector("img").getBoundingClientRect().right
                > box.getBoundingClientRect().right + 1
        ).map(box => "the newest value is out of view: " + box.ariaLabel)"""
    )
    yield from page.evaluate(
        """() => [...document.querySelectorAll(".drawing ~ figcaption")].filter(
            caption => {
                const box = caption.parentElement.querySelector(".drawing");
                const hint = getComputedStyle(caption, "::before").content;
                return box.scrollWidth > box.clientWidth && hint == "none";
        }).map(caption => "nothing says that there is more: " + caption.textContent)"""
    )
    yield from page.evaluate(
        """() => [...document.querySelectorAll(".whole")].filter(whole =>
            new Set([...whole.getClientRects()].map(box => box.top)).size > 1
        ).map(whole => "on two lines: " + whole.textContent)"""
    )
    yield from page.evaluate(
        """() => [...document.querySelectorAll(".plot")].flatMap(plot =>
            [...plot.querySelectorAll("text")].filter(text =>
                text.getBoundingClientRect().right
                    > plot.getBoundingClientRect().right + 1
            )).map(text => "beyond the plot: " + text.textContent)"""
    )
    # The sign and its two words are one line.
    yield from page.evaluate(
        """() => [...document.querySelectorAll(".fold summary")].filter(summary =>
            /^\\d+\\ssources/.test(summary.textContent) && summary.checkVisibility()
                && summary.getBoundingClientRect().height > 40
        ).map(summary => "on two lines: + " + summary.textContent)"""
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
                    || item.tagName === "IMG" && (box.width < 300 || box.height > 980
                        || item.naturalWidth <= 300);
            }).map(item => "cut on paper: " + item.outerHTML.slice(0, 120))""",
        width,
    )


def test_a_sheet_is_whole_on_a_phone_and_on_one_page_of_paper(
    reports: Path, open_page: OpenPage, blank_page: Page
) -> None:
    page = None
    faults = []
    for file in sorted((reports / "baseline").glob("*-sheet.html")):
        page = open_page(file, instead_of=page, width=360, height=740)
        faults += [*faults_on_a_phone(page), *clipped(page)]
        faults += faults_of_drawings(page, blank_page)
        faults += [file.name] if pages_printed(page) > 1 else []
    assert page is not None
    assert not faults, "\n".join(faults)


# --- What is printed -----------------------------------------------------------------

PRINTED = {
    "the title of each source": ".sources > li > a",
    "the id of each source": ".sources > li > code",
    "each claim": ".verdict .statement",
    "the reason of each verdict": ".verdict-note",
    "the first cell of each row of a long table": ".table details tbody th",
    "each key figure": "details > .scroll > table.plain tbody th",
}


@pytest.fixture(scope="module")
def printed(
    reports: Path, chromium_path: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Tag]:
    """The text of a page on paper, without blanks, and the page.

    Of a short one: to read a sheet takes longer than to print it.
    """
    page = tmp_path_factory.mktemp("paper") / "country-uzb.html"
    shutil.copy(reports / "baseline" / page.name, page)
    assert print_pages([page], chromium_path) == []
    sheets = PdfReader(page.with_suffix(".pdf")).pages
    text = "".join(sheet.extract_text() for sheet in sheets)
    return bare(text), BeautifulSoup(page.read_text("utf-8"), "lxml")


def bare(text: str) -> str:
    """A text as a PDF surely has it: a line may end anywhere, letters may be joined."""
    return re.sub(r"[\s\xad-]", "", unicodedata.normalize("NFKC", text))


@pytest.mark.browser
@pytest.mark.parametrize("selector", PRINTED.values(), ids=PRINTED)
def test_a_printed_page_has(printed: tuple[str, Tag], selector: str) -> None:
    paper, page = printed
    said = [item.get_text() for item in page.select(selector)]
    assert said
    assert [text for text in said if bare(text) not in paper] == []


@pytest.mark.browser
def test_code_and_the_data_behind_figures_stay_off_paper(
    printed: tuple[str, Tag],
) -> None:
    paper, page = printed
    assert page.select_one("details.unprinted pre")
    assert bare("from cac_data import") not in paper
    assert bare("Save the data of Figure 1") not in paper


# --- What one can do -----------------------------------------------------------------


def test_a_page_can_be_read_without_scripts(reports: Path, open_page: OpenPage) -> None:
    page = open_page(reports / TRADE, java_script_enabled=False)
    links = page.locator(".contents-wide a")
    links.last.click()
    assert page.url.endswith(str(links.last.get_attribute("href")))
    hidden = links.evaluate_all(
        """links => links.map(link => link.hash)
            .filter(section => !document.querySelector(section).checkVisibility())"""
    )
    assert hidden == []


def test_the_front_page_has_a_finding_of_each_topic(
    reports: Path, kept_page: OpenPage
) -> None:
    page = kept_page(reports / "index.html")
    topics = [name for name, unit in reading.UNITS.items() if not unit.value]
    assert page.locator(".findings li").count() == len(topics) == 5


@pytest.mark.parametrize(
    ("width", "most"), [(1280, 1400), (390, 2650)], ids=["screen", "telephone"]
)
@pytest.mark.parametrize(
    "part",
    [".findings li:last-child", "figure img", ".board ul"],
    ids=["findings", "picture", "claims"],
)
def test_what_matters_is_read_in_the_first_minute(
    reports: Path, kept_page: OpenPage, part: str, width: int, most: int
) -> None:
    page = kept_page(reports / "index.html", width=width)
    box = page.locator(part).bounding_box()
    assert box
    assert box["y"] + box["height"] <= most


@pytest.mark.parametrize("notebook", UNITS)
def test_a_finding_is_one_sentence_and_holds_a_key_figure(
    reports: Path, notebook: str
) -> None:
    content = (reports / "baseline" / f"{notebook}.html").read_bytes()
    facts = PageFacts.read(content)
    printed = {
        figure.number for figure in facts.key_figures if figure.value is not None
    }
    numbers = re.findall(r"[\d.,]*\d", facts.finding)
    assert printed & {*numbers}, facts.finding
    assert facts.finding.count(". ") == 0


def test_each_scenario_says_what_announces_it(reports: Path) -> None:
    outlook = PageFacts.read((reports / "baseline" / "outlook.html").read_bytes())
    pages = reports.glob("baseline/*.html")
    found = [PageFacts.read(p.read_bytes()) for p in pages if p.stem in UNITS]
    outcomes = [item for one in found for item in one.key_figures if item.outcome]
    assert len(outcomes) == 6
    announced = {key.partition(":")[0] for key in outlook.signals}
    assert announced < {item.id for item in outcomes}


@pytest.mark.parametrize(
    ("asked", "place"),
    {
        "a sentence": ("GOLD price", "#could-the-kyrgyz-exports-be-gold"),
        "the title of a figure": ("mirror gap", "#figure-"),
        "the title of a table": ("treaty text seen", "#table-"),
        "a claim, also one that is folded away": ("margiana", "#claim-c003"),
        "a source by its publisher": ("Gapminder", "#s"),
        "a source by its id": ("mofcom-2018-05-31", "#s"),
    }.values(),
    ids=["sentence", "figure", "table", "claim", "publisher", "source id"],
)
def test_what_is_searched_is_found_and_leads_there(
    reports: Path, open_page: OpenPage, asked: str, place: str
) -> None:
    page = open_page(reports / "index.html", reduced_motion="reduce")
    page.get_by_label("Search all reports").focus()
    page.keyboard.type(asked)
    hit = page.locator("#found li").first
    said = hit.locator("a").inner_text().lower()
    assert all(word in said for word in asked.lower().split())
    assert hit.locator(".when").inner_text()
    hit.locator("a").click()
    page.wait_for_url(lambda url: place in url)
    page.locator(":target").wait_for()  # a fold in which it stands opens


def test_a_long_table_is_narrowed_to_the_words_looked_for(
    reports: Path, open_page: OpenPage
) -> None:
    page = open_page(reports / TRADE)
    table = page.locator(".table", has_text="Goods by both sides")
    table.locator("summary").first.click()
    table.get_by_label("Only rows with").fill("uzbek VEHICLES")
    rows = table.locator("tbody tr:visible")
    found = [text.lower() for text in rows.all_inner_texts()]
    assert 0 < len(found) < table.locator("tbody tr").count()
    assert all("uzbek" in text and "vehicles" in text for text in found)
    assert table.locator("output").inner_text().startswith(f"{len(found)}/")
    table.get_by_label("Only rows with").fill("")
    assert rows.count() == table.locator("tbody tr").count()


@pytest.mark.parametrize("width", [1280, 390], ids=["screen", "telephone"])
def test_the_search_stands_under_the_title(
    reports: Path, kept_page: OpenPage, width: int
) -> None:
    page = kept_page(reports / "index.html", width=width)
    box = page.get_by_label("Search all reports").bounding_box()
    first = page.locator(".findings li").first.bounding_box()
    assert box
    assert first
    assert box["y"] + box["height"] < first["y"] < 400


@pytest.mark.parametrize("address", ["#q=%", "#q=%E0%A4", "#q=a+b", "#q=", "#x=1"])
def test_the_search_takes_any_address(
    reports: Path, kept_page: OpenPage, address: str
) -> None:
    """That no script throws, the fixture tells."""
    page = kept_page(reports / "index.html", reduced_motion="reduce")
    page.goto(page.url.partition("#")[0] + address)
    assert page.get_by_label("Search all reports").is_visible()


def test_beside_the_claims_no_third_of_a_screen_is_empty(
    reports: Path, kept_page: OpenPage
) -> None:
    page = kept_page(reports / "index.html")
    feet = page.evaluate(
        """[".board", "[aria-labelledby=changes]"].map(part =>
            document.querySelector(part).lastElementChild.getBoundingClientRect().bottom)"""
    )
    assert abs(feet[0] - feet[1]) < 200, feet


def test_findings_go_from_what_is_counted_to_what_is_likely(reports: Path) -> None:
    content = (reports / "index.html").read_text("utf-8")
    links = BeautifulSoup(content, "lxml").select(".findings a")
    order = [str(link["href"]).partition("/")[2] for link in links]
    assert order == [
        *("trade.html", "energy.html", "infrastructure.html"),
        *("history.html", "outlook.html"),
    ]
