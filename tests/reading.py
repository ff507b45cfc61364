"""What a reader sees of a built page."""

import csv
import json
import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from bs4 import BeautifulSoup, Tag
from bs4.builder import HTMLTreeBuilder

from cac_data.scenarios import units_of

ROOT = Path(__file__).parents[1]
TOUR = ROOT / "notebooks" / "tour.ipynb"  # to explore: no report is made of it
NOTEBOOKS = sorted({*(ROOT / "notebooks").glob("*.ipynb")} - {TOUR})
UNITS = units_of(*(path.stem for path in NOTEBOOKS))
"""By the name of each page of a scenario what it is of, as ``country-kaz``."""

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
        yield from drawn_in(str(image["src"]))


def drawn_in(address: str) -> Iterator[str]:
    """The texts of a drawing that stands in its address."""
    svg = ElementTree.fromstring(unquote(address.partition(",")[2]))
    for text in svg.iter("{http://www.w3.org/2000/svg}text"):
        yield " ".join("".join(text.itertext()).split())


# --- A whole page in one pass --------------------------------------------------------

NEVER_CLOSED = HTMLTreeBuilder.DEFAULT_EMPTY_ELEMENT_TAGS

Marks = frozenset[str]
"""What selects an element: its tag, ``.class`` each, ``#id``, ``[attribute]`` each."""


class Part:
    """What is left of a page without some elements: its texts, and those of blocks."""

    def __init__(self, without: str) -> None:
        self.texts: list[str] = []
        self.blocks: set[str] = set()
        self._without = [_steps(selector) for selector in without.split(",")]
        self._hidden_by: int | None = None
        self._open: list[list[str] | None] = []

    def begin(self, around: Sequence[Marks], marks: Marks, tag: str) -> None:
        if self._hidden_by is not None:
            return
        if any(_selects(steps, around, marks) for steps in self._without):
            self._hidden_by = len(around)
        elif tag in BLOCKS:
            # What holds another block is none.
            self._open = [None] * len(self._open) + [[]]

    def end(self, depth: int, tag: str) -> None:
        if self._hidden_by is None:
            if tag in BLOCKS and (block := self._open.pop()) is not None:
                self.blocks.add(" ".join("".join(block).split()))
        elif depth <= self._hidden_by:
            self._hidden_by = None

    def say(self, text: str) -> None:
        if self._hidden_by is None:
            self.texts.append(text)
            if self._open and self._open[-1] is not None:
                self._open[-1].append(text)


class Whole(HTMLParser):
    """A page, read once: what describes its images, what they draw, and parts of it.

    A tree of the page, as `visible` makes it, takes ten times as long.
    """

    def __init__(self, page: Path, *without: str) -> None:
        super().__init__()
        self.descriptions: set[str] = set()
        self.drawn: set[str] = set()
        self.parts = [Part(selectors) for selectors in without]
        self._tags: list[str] = []
        self._marks: list[Marks] = []
        self.feed(page.read_text("utf-8"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "img":
            self.descriptions.add(found["alt"])
            if found["src"].startswith("data:image/svg"):
                self.drawn |= {*drawn_in(found["src"])}
        if tag in NEVER_CLOSED:
            return
        classes = (f".{name}" for name in found.get("class", "").split())
        names = (f"[{name}]" for name in found)
        marks = frozenset({tag, f"#{found.get('id', '')}", *classes, *names})
        for part in self.parts:
            part.begin(self._marks, marks, tag)
        self._tags.append(tag)
        self._marks.append(marks)

    def handle_endtag(self, tag: str) -> None:
        while tag in self._tags:
            ended = self._tags.pop()
            self._marks.pop()
            for part in self.parts:
                part.end(len(self._tags), ended)
            if ended == tag:
                return

    def handle_data(self, data: str) -> None:
        for part in self.parts:
            part.say(data)


def _steps(selector: str) -> list[Marks]:
    """Of ``table.rows tbody``: what is selected, and what is around it, in any case."""
    steps = (re.findall(r"[.#]?[\w-]+|\[[\w-]+\]", one) for one in selector.split())
    return [frozenset(step) for step in steps]


def _selects(steps: Sequence[Marks], around: Sequence[Marks], marks: Marks) -> bool:
    *outer, inner = steps
    return inner <= marks and all(any(one <= x for x in around) for one in outer)
