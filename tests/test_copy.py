"""Buttons that copy a figure or a table with its sources, in a browser.

A page of one figure and two tables; the items that only look at what was copied share
one load of it. No report is built.
"""

from __future__ import annotations

import base64
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from PIL import Image

from cac_data import load_table, words
from cac_data.bundles import mime_type
from cac_data.charts import lines
from cac_data.charts.svg import svg_of
from cac_data.lines import line
from cac_data.report.page import render
from cac_data.report.plan import Job
from cac_data.scenarios import load_scenarios
from tests.conftest import ROOT, Pages

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

MOST_LINES = 150  # of the script
MOST_BYTES = 7_500  # of the script, and of words beside it, on each page
OF_A_BLOCK = 230  # of the buttons of a figure
DONE = ".told:not(:empty)"
READ = """async () => {
    const [item] = await navigator.clipboard.read(), copied = {};
    for (const type of item.types) {
        const content = await (await item.getType(type)).arrayBuffer();
        const letters = Array.from(new Uint8Array(content), one =>
            String.fromCharCode(one));
        copied[type] = btoa(letters.join(""));
    }
    return copied;
}"""
CITED = ["article-amansaryev-2025", "gacc-2024-country-table", "wits-bilateral-2017"]


def column(name: str, label: str, type: str = "text") -> dict[str, str]:
    return {"name": name, "label": label, "type": type}


def cell(kind: str, content: dict[str, Any]) -> Any:
    output = nbformat.v4.new_output("display_data", {mime_type(kind): content})
    return nbformat.v4.new_code_cell(kind, outputs=[output])


def figure() -> dict[str, Any]:
    """Three years, the last of another source, in Mt; the chart is in colours."""
    frame = pd.DataFrame({"year": [2020, 2021, 2022], "value": [1.5, 2.0, 4.25]})
    svg, width, height = svg_of(lines(frame))
    rows = [
        ["2020", 1.5, "Mt", [CITED[2]]],
        ["2021", 2.0, "Mt", [CITED[2]]],
        ["2022", 4.25, "Mt", [CITED[1]]],
    ]
    columns = [column("period", "Period"), column("value", "Value", "number")]
    columns += [column("unit", "Unit"), column("source_ids", "Sources", "list")]
    return {
        "svg": svg,
        "width": width,
        "height": height,
        "alt": "A line.",
        "title": "Coal rose to 4.3 Mt",
        "subtitle": "Coal by rail, Mt, customs",
        "caption": "Dotted: an estimate.",
        "data": {"columns": columns, "rows": rows},
        "source_ids": CITED[1:],
    }


def table(number: int) -> dict[str, Any]:
    """Rows of words, `number` of them; what is saved has codes and plain numbers."""
    shown = [[f"Town {at}", "+1,250 (5 %)", [CITED[at % 2]]] for at in range(number)]
    saved = [[f"T{at}", 1250.4, [CITED[at % 2]]] for at in range(number)]
    sources = column("source_ids", "Sources", "list")
    return {
        "caption": f"Towns, {number}",
        "note": "Towns overlap.",
        "columns": [column("town", "Town"), column("change", "Change, Mt"), sources],
        "rows": shown,
        "saved": {
            "columns": [column("town", ""), column("value", "", "number"), sources],
            "rows": saved,
        },
        "source_ids": CITED[:2],
    }


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    rows = load_table("sources").set_index("source_id", drop=False).loc[CITED]
    sources = rows.to_dict("records")
    cells = [
        cell("figure", figure()),
        cell("table", table(3)),
        cell("table", table(20)),
    ]
    cells.append(cell("sources", {"sources": sources, "source_ids": CITED}))
    job = Job(load_scenarios(ROOT / "params")["baseline"], "trade", "")
    page = tmp_path_factory.mktemp("copy") / "page.html"
    page.write_text(render(job, nbformat.v4.new_notebook(cells=cells)).page, "utf-8")
    return page


@pytest.fixture(scope="module")
def page(browser: Browser, file: Path) -> Iterator[Page]:
    """The page on a dark screen; it may use the clipboard."""
    pages = Pages(browser)
    allowed = ["clipboard-read", "clipboard-write"]
    yield pages.open(file, permissions=allowed, color_scheme="dark")
    pages.close()
    pages.check()


Copied = Callable[[str, str], dict[str, bytes]]


@pytest.fixture(scope="module")
def copied(page: Page) -> Copied:
    """Press a button of a block; what the clipboard holds then, by type."""

    def press(block: str, value: str) -> dict[str, bytes]:
        press_button(page, block, value)
        page.locator(DONE).wait_for()
        held = page.evaluate(READ)
        return {type: base64.b64decode(content) for type, content in held.items()}

    return press


def press_button(page: Page, block: str, value: str) -> None:
    button = page.locator(f"{block} button[value={value}]")
    button.press("Enter")


@pytest.fixture(scope="module")
def text_of_figure(copied: Copied) -> str:
    return copied("#figure-1", "rows")["text/plain"].decode()


@pytest.fixture(scope="module")
def html_of_table(copied: Copied) -> BeautifulSoup:
    return BeautifulSoup(copied("#table-1", "rows")["text/html"], "html.parser")


@pytest.fixture(scope="module")
def picture(copied: Copied) -> Image.Image:
    return Image.open(io.BytesIO(copied("#figure-1", "picture")["image/png"]))


# --- Rows and sources ----------------------------------------------------------------


def test_rows_of_a_figure_are_those_that_it_saves(text_of_figure: str) -> None:
    start = text_of_figure.index("period\t")
    rows = pd.read_csv(io.StringIO(text_of_figure[start:]), sep="\t", nrows=3)
    assert rows["value"].tolist() == [1.5, 2.0, 4.25]
    assert rows["source_ids"].tolist() == [CITED[2], CITED[2], CITED[1]]


@pytest.mark.parametrize(
    "part",
    [
        "Coal rose to 4.3 Mt",
        "Coal by rail, Mt, customs",
        "Figure 1. Dotted: an estimate.\n",
        "In all rows: Unit: Mt.",
        "[3] World Bank (WITS",
        "https://github.com/pandringa/world-trade",
        "Scenario “Managed deepening”. Report made with cac-data",
        " Figure 1.\n",
    ],
    ids=["title", "measure", "caption", "unit", "source", "address", "page", "name"],
)
def test_with_rows_of_a_figure_goes(part: str, text_of_figure: str) -> None:
    assert part in text_of_figure


def test_only_sources_of_what_is_copied_are_cited(
    text_of_figure: str, html_of_table: BeautifulSoup
) -> None:
    assert "Center for Strategic Studies" not in text_of_figure
    cited = [item.get_text() for item in html_of_table.select("p:has(code)")]
    assert [text[:3] for text in cited] == ["[1]", "[2]"]
    assert "Used in" not in "".join(cited)


def test_html_of_a_table_is_what_the_page_shows(html_of_table: BeautifulSoup) -> None:
    cells = [[cell.get_text() for cell in row] for row in html_of_table.select("tr")]
    assert cells[:2] == [
        ["Town", "Change, Mt", "Sources"],
        ["Town 0", "+1,250 (5 %)", "1"],
    ]
    assert html_of_table.get_text().startswith("Table 1. Towns, 3")
    assert "Towns overlap." in html_of_table.get_text()


def test_text_of_a_table_has_the_numbers_that_it_saves(copied: Copied) -> None:
    text = copied("#table-1", "rows")["text/plain"].decode()
    assert f"\nT0\t1250.4\t{CITED[0]}\n" in text


def test_of_a_table_that_is_narrowed_the_rows_left_are_copied(
    page: Page, copied: Copied
) -> None:
    page.locator("#table-2 summary").first.click()
    page.locator("#table-2 input").fill("town 19")
    held = copied("#table-2", "rows")
    page.locator("#table-2 input").fill("")
    assert [
        row for row in held["text/plain"].decode().split("\n") if "1250.4" in row
    ] == [f"T19\t1250.4\t{CITED[1]}"]
    assert held["text/html"].count(b"<td>Town") == 1
    assert b"Center for Strategic Studies" not in held["text/html"]


# --- The picture ---------------------------------------------------------------------


def test_a_picture_is_light_on_a_dark_page(picture: Image.Image) -> None:
    flat = picture.convert("RGB")
    colours = flat.getcolors(1 << 24)
    assert colours is not None
    assert flat.getpixel((0, 0)) == (255, 255, 255)
    assert max(colours)[1] == (255, 255, 255)


def test_a_picture_is_fine_and_has_room_for_its_words(picture: Image.Image) -> None:
    drawn = figure()
    wide, high = picture.size
    assert wide == 2 * (drawn["width"] + 32)
    assert high > 2 * drawn["height"] + 200


def test_a_picture_has_title_drawing_and_sources(picture: Image.Image) -> None:
    """Something dark is in its first lines, in the drawing and at the foot."""
    flat = picture.convert("L").point(lambda grey: 255 * (grey < 160))
    wide, high = flat.size
    bands = [(0, 0, wide, 80), (0, 120, wide, high - 200), (0, high - 90, wide, high)]
    assert [flat.crop(band).getbbox() is not None for band in bands] == [True] * 3


# --- What is said, and how it looks --------------------------------------------------


@pytest.mark.parametrize(
    ("block", "value", "said"),
    [
        ("#figure-1", "rows", "Copied with its sources: Figure 1."),
        ("#figure-1", "picture", "Copied as a picture: Figure 1."),
        ("#table-1", "rows", "Copied with its sources: Table 1."),
    ],
    ids=["a figure", "a picture", "a table"],
)
def test_it_is_said_that_it_is_done(
    block: str, value: str, said: str, page: Page, copied: Copied
) -> None:
    copied(block, value)
    assert page.get_by_role("status").filter(has_text=said).count() == 1


def test_a_button_says_what_it_copies(page: Page) -> None:
    names = ["Copy with sources Figure 1", "Copy as a picture Figure 1"]
    found = [page.get_by_role("button", name=name).count() for name in names]
    assert found == [1, 1]


def test_a_button_is_large_enough_and_its_focus_is_seen(page: Page) -> None:
    button = page.locator("#figure-1 button[value=rows]")
    button.focus()
    page.keyboard.press("Tab")
    look = "one => [getComputedStyle(one).outlineStyle, one.offsetHeight >= 24]"
    assert page.locator("#figure-1 button[value=picture]").evaluate(look) == [
        "solid",
        True,
    ]


def test_axe_finds_nothing_against_it(
    page: Page, copied: Copied, axe_findings: Any
) -> None:
    copied("#figure-1", "rows")
    assert axe_findings(page, part=".folds") == []
    assert axe_findings(page, part=".told") == []


@pytest.mark.parametrize("width", [320, 360])
def test_a_telephone_has_room_for_it(width: int, page: Page, copied: Copied) -> None:
    size = page.viewport_size
    assert size is not None
    page.set_viewport_size({"width": width, "height": 740})
    copied("#figure-1", "rows")
    wide = page.evaluate("document.documentElement.scrollWidth")
    page.set_viewport_size(size)
    assert wide == width


def test_nothing_moves_when_buttons_and_words_come(page: Page, copied: Copied) -> None:
    tall = "document.documentElement.scrollHeight"
    hide = "document.querySelectorAll('.copy').forEach(one => one.hidden = {})"
    page.evaluate(hide.format("true"))
    before = page.evaluate(tall)
    page.evaluate(hide.format("false"))
    copied("#figure-1", "rows")
    assert page.evaluate(tall) == before


def test_it_is_not_printed(page: Page, copied: Copied) -> None:
    copied("#figure-1", "rows")
    page.emulate_media(media="print")
    seen = page.locator(".copy:visible, .told:visible").count()
    page.emulate_media(media="screen")
    assert seen == 0


# --- Where it cannot be done ---------------------------------------------------------


def test_without_a_script_no_button_is_there(browser: Browser, file: Path) -> None:
    pages = Pages(browser)
    page = pages.open(file, java_script_enabled=False)
    assert page.get_by_role("button").count() == 0
    assert page.locator(".copy:visible").count() == 0
    pages.close()


@pytest.mark.parametrize(
    ("value", "name", "begins"),
    [
        ("rows", "trade-baseline-figure-1.tsv", b"Coal rose to 4.3 Mt\n"),
        ("picture", "trade-baseline-figure-1.png", b"\x89PNG"),
    ],
)
def test_without_a_clipboard_it_becomes_a_file(
    value: str, name: str, begins: bytes, without_clipboard: Page
) -> None:
    page = without_clipboard
    with page.expect_download() as download:
        press_button(page, "#figure-1", value)
    page.locator(DONE).wait_for()
    assert download.value.suggested_filename == name
    assert download.value.path().read_bytes().startswith(begins)
    assert page.locator(".told").inner_text().startswith("Saved as a file")


@pytest.fixture(scope="module")
def without_clipboard(browser: Browser, file: Path) -> Iterator[Page]:
    """The page where a clipboard refuses all."""
    context = browser.new_context(offline=True)
    refuse = "() => Promise.reject(new DOMException('', 'NotAllowedError'))"
    context.add_init_script(f"Clipboard.prototype.write = {refuse}")
    page = context.new_page()
    page.goto(file.as_uri())
    yield page
    context.close()


# --- The script ----------------------------------------------------------------------


def test_the_script_is_short() -> None:
    script = ROOT / "cac_data" / "report" / "template" / "copy.js"
    assert len(script.read_text("utf-8").splitlines()) <= MOST_LINES


def test_it_takes_few_bytes_of_a_page(file: Path) -> None:
    page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    [*_, scripts] = page.select("script")
    own = scripts.text[scripts.text.index("const said = JSON") :]
    assert len(own) + len(str(page.select_one("#copying"))) <= MOST_BYTES
    assert len(str(page.select_one("#figure-1 .copy"))) <= OF_A_BLOCK


def test_what_it_says_is_said_by_messages(file: Path) -> None:
    page = BeautifulSoup(file.read_text("utf-8"), "html.parser")
    said = page.select_one("#copying")
    assert said is not None
    assert words.say(line("page.copied-as-picture", what="#")) in said.text
