"""An executed notebook, read as the blocks of a page: prose, bundles, other outputs."""

import copy
import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any, Self

import mistune
from markupsafe import Markup

from cac_data import words
from cac_data.lines import line
from cac_data.printable import printable
from cac_data.report.bundle_models import bundle_of
from cac_data.report.errors import BundleError, NotebookNode
from cac_data.report.publish import TITLE, plain_title

SHOWN_ELSEWHERE = {"parameters", "remove-cell"}
"""Tags of cells that are left out: the scenario box says the same."""

IDS_OF_TEMPLATE = (
    "content",
    "scenario",
    "cite",
    "about",
    "failure",
    "cac-data",
    "what-if",
    "readings",
    "readings-how",
    "copying",
)


@dataclass
class Block:
    """One thing on the page, with the code of the cells that made it."""

    kind: str  # that of a bundle, or markdown, output or code
    content: Any = None
    number: int = 0
    id: str = ""
    code: list[str] = field(default_factory=list)
    language: str = ""  # of prose that is not in that of the page


class Blocks:
    """The blocks of a notebook, its title and lead, and the sections they are in.

    `opening` is the section that the scenario follows: that of the first key figures,
    else the last. `sheet` has what stands on a sheet beside the page, if there is one.
    A wrong bundle is a `BundleError`; where the report `failed`, an output that says
    so.
    """

    def __init__(self, name: str, notebook: NotebookNode, *, failed: bool) -> None:
        """Read the cells of the notebook of that name one after the other."""
        self.title = name.capitalize()
        self.lead = Markup("")
        self.language_of_title = ""
        self.blocks: list[Block] = []
        self.sheet: list[Block] = []
        self.sections: list[dict[str, str]] = []
        self.opening = ""
        self._failed = failed
        self._language = ""  # of the prose that is read
        # Without raw HTML, outside images, scripts and styles.
        self._html: Any = mistune.create_markdown(
            renderer=_Renderer(self), plugins=["table", "strikethrough"]
        )
        self._ids = Counter(IDS_OF_TEMPLATE)
        self._code: list[str] = []
        for place, cell in enumerate(notebook.cells, start=1):
            if SHOWN_ELSEWHERE.intersection(cell.metadata.get("tags", ())):
                continue
            if cell.cell_type == "markdown":
                id = cell.get("id", "")
                text = words.prose(name, id, cell.source)
                is_in_english = words.is_in_english(f"{name}.cell-{id}", text)
                self._language = words.english().code if is_in_english else ""
                self._read_markdown(text)
            elif cell.cell_type == "code":
                self._read_code(cell, place)
        self._flush_code()
        self._open_scenario()

    def of_kind(self, kind: str) -> list[Block]:
        """Return the blocks of a kind."""
        return [block for block in self.blocks if block.kind == kind]

    def contents(self, kind: str, name: str) -> list[Any]:
        """Return what the bundles of a kind hold under a name."""
        contents: list[Any] = []
        for block in self.of_kind(kind):
            contents.extend(block.content.get(name, ()))
        return contents

    def on_sheet(self) -> Self:
        """Return the same with what stands on the sheet in place of the page."""
        sheet = copy.copy(self)
        sheet.blocks = self.sheet
        return sheet

    def unique(self, name: str) -> str:
        """Return an id that nothing else on the page has."""
        self._ids[name] += 1
        count = self._ids[name]
        return name if count == 1 else self.unique(f"{name}-{count}")

    def add_section(self, id: str, text: str) -> None:
        """Have a section begin, with its heading in the language that is read."""
        section = {"id": id, "text": text, "language": self._language}
        self.sections.append(section)

    def _read_markdown(self, source: str) -> None:
        heading = TITLE.match(source)
        if heading and not self.lead and not self.blocks:
            self.title = plain_title(heading[1])
            self.lead = Markup(self._html(source[heading.end() :]))
            self.language_of_title = self._language
            return
        if self.blocks:  # what loads the data belongs to what is shown first
            self._flush_code()
        content = Markup(self._html(source))
        self.blocks.append(Block("markdown", content, language=self._language))

    def _read_code(self, cell: NotebookNode, place: int) -> None:
        last = None
        for output in cell.outputs:
            block = self._read_output(output, place)
            if block:
                self.blocks.append(block)
                last = block
        if cell.source.strip():
            self._code.append(cell.source.strip())
        if last:
            # Code that shows nothing itself belongs to what is shown next.
            last.code = self._code
            self._code = []

    def _read_output(self, output: NotebookNode, place: int) -> Block | None:
        """Return the block of an output, None where it shows nothing."""
        try:
            kind, content = bundle_of(output) or ("output", _plain(output))
        except ValueError as problem:
            if not self._failed:
                raise BundleError(place, str(problem)) from None
            # On the page of a report that failed for it.
            kind = "output"
            told = line("page.problem", problem=str(problem))
            content = words.say([[line("page.not-shown"), told]])
        if kind == "sheet":
            sheet: Any = content
            # A notebook that shows another has the last.
            self.sheet = [Block(**part) for part in sheet["parts"]]
            return None
        if not content:
            return None
        block = Block(kind, content)
        if kind in ("figure", "table"):
            block.number = 1 + len(self.of_kind(kind))
            block.id = self.unique(f"{kind}-{block.number}")
        if kind == "key-figures":
            self._open_scenario()
        return block

    def _open_scenario(self) -> None:
        """Let the scenario follow the section of now, if it follows none before."""
        if self.sections and not self.opening:
            self.opening = self.sections[-1]["id"]

    def _flush_code(self) -> None:
        """Fold away code that came to show nothing before the text goes on."""
        if self._code:
            self.blocks.append(Block("code", code=self._code))
            self._code = []


def _plain(output: NotebookNode) -> str:
    """Return what a reader sees of an output that is no bundle."""
    text = ""
    if output.output_type == "stream":
        # Warnings go to the log of the run; they hold paths and line numbers.
        text = output.text if output.name == "stdout" else ""
    elif output.output_type != "error":
        text = str(output.data.get("text/plain", ""))
        if any(name.startswith("image/") for name in output.data):
            text = words.say(line("page.undescribed"))
    return re.sub(" at 0x[0-9a-fA-F]+", "", printable(text)).strip()


class _Renderer(mistune.HTMLRenderer):
    """Markdown as the page takes it; dollar signs are dollars, not formulas."""

    def __init__(self, blocks: Blocks) -> None:
        super().__init__(escape=True, allow_harmful_protocols=False)
        self.blocks = blocks

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        plain = Markup(text).striptags()
        parts = re.findall("[a-z0-9]+", plain.lower())
        identifier = self.blocks.unique("-".join(parts) or "section")
        if level <= 2:  # the page has one first heading, its title
            self.blocks.add_section(identifier, plain)
        level = max(2, level)
        return f'<h{level} id="{identifier}">{text}</h{level}>\n'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return f'<a href="{html.escape(url)}">{text or html.escape(url)}</a>'

    def table_cell(self, text: str, *, align: str | None, head: bool) -> str:
        # mistune's own has a style attribute, which the policy of the page forbids.
        kind = ' class="n"' if align == "right" else ""
        if head:
            return f'<th scope="col"{kind}>{text}</th>'
        return f"<td{kind}>{text}</td>"
