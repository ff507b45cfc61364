"""What a reader sees of a built page."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup, Tag

ROOT = Path(__file__).parents[1]
TOUR = ROOT / "notebooks" / "tour.ipynb"  # to explore: no report is made of it
NOTEBOOKS = sorted({*(ROOT / "notebooks").glob("*.ipynb")} - {TOUR})

UNSEEN = "details, script, style, nav, head, .unseen, [hidden], .no-what-if"
BLOCKS = [
    "p",
    "li",
    "td",
    "th",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "figcaption",
    "caption",
    "title",
]


def rows(name: str) -> list[dict[str, str]]:
    """Those of a table that lies beside the tests."""
    with (ROOT / "tests" / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def code_of(notebook: Path) -> str:
    cells = json.loads(notebook.read_text("utf-8"))["cells"]
    return "\n".join(
        "".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"
    )


def visible(page: Path, *, without: str = "") -> Tag:
    """The body of a page without what is folded away, hidden or machinery."""
    body = BeautifulSoup(page.read_text("utf-8"), "html.parser").body
    assert body is not None
    for element in body.select(f"{UNSEEN}, {without}" if without else UNSEEN):
        element.decompose()
    return body


def blocks(body: Tag) -> Iterator[str]:
    """The text of each paragraph, cell or heading, with single blanks."""
    elements = body.find_all(BLOCKS)
    outer: set[int] = set()
    for element in elements:
        for parent in element.parents:
            if id(parent) in outer:
                break  # and so are those around it
            outer.add(id(parent))
    for element in elements:
        if id(element) not in outer:
            yield " ".join(element.get_text().split())


def drawn(body: Tag) -> Iterator[str]:
    """The texts in the drawings of a page."""
    for image in body.select("img[src^='data:image/svg']"):
        svg = unquote(str(image["src"]).partition(",")[2])
        for text in BeautifulSoup(svg, "html.parser").select("text"):
            yield " ".join(text.get_text().split())
