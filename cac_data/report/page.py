"""A report: one self-contained HTML page, made from an executed notebook.

Everything on it comes from the bundles of `cac_data.show`, from the Markdown and from
the code of the cells. The same inputs give the same text.
"""

import html
import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import mistune
from markupsafe import Markup
from nbformat import NotebookNode

from cac_data import words
from cac_data.report import assets
from cac_data.report.bundles import BundleError, bundle_of
from cac_data.report.key_figures import difference
from cac_data.report.manifest import CellError, PageFacts, facts_of, report_date
from cac_data.report.plan import DATA, Job
from cac_data.vintage import BUNDLED, manifest, resolve

HIDDEN_TAGS = {"parameters", "remove-cell"}
"""Cells that a reader of a report does not see; the scenario box says the same."""

RESERVED_IDS = [
    "content",
    "scenario",
    "cite",
    "about",
    "contents",
    "failure",
    "cac-data",
]
"""Ids that the template itself uses."""

ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")

MOST_CHANGES = 4
"""Key figures of which the brief says how they differ from the baseline's."""


def render(job: Job, notebook: NotebookNode, *, error: CellError | None = None) -> str:
    """Return the page of a report, whole but for its closing line.

    With an `error` the page says so and carries no data block. Without one, a bundle
    that is not as it should be is a `BundleError`, and what is too long for the data
    block a ValueError.
    """
    page = _Page(job, notebook, error)
    facts = Markup("" if error else page.facts.block())
    return assets.fill_in("report", page=page, facts=facts)


@dataclass
class _Block:
    """One thing on the page, with the code of the cells that made it."""

    kind: str  # that of a bundle, or markdown, output or code
    content: Any = None
    number: int = 0
    id: str = ""
    code: list[str] = field(default_factory=list)


class _Page:
    """Everything that the template of a report needs, taken from the notebook once."""

    def __init__(
        self, job: Job, notebook: NotebookNode, error: CellError | None
    ) -> None:
        self.job, self.error = job, error
        self.parameters = job.scenario.parameters[job.notebook]
        self.meanings = type(self.parameters).model_fields
        self.end = job.parameters.get("end")
        self.data = str(job.parameters.get(DATA, BUNDLED))
        self.services: dict[str, str] = {}  # of whose rows the vintage is made
        if self.data != BUNDLED:
            self.services = manifest(resolve(self.data))["services"]
        # Enough to tell any two pages apart.
        self.key = "unknown" if error or not job.key else job.key[:12]
        self.title = job.notebook.capitalize()
        self.lead = Markup("")
        self.blocks: list[_Block] = []
        self.sections: list[dict[str, str]] = []
        self.opening = ""
        self._ids = Counter(RESERVED_IDS)
        self._code: list[str] = []
        for place, cell in enumerate(notebook.cells, start=1):
            if HIDDEN_TAGS & set(cell.metadata.get("tags", [])):
                continue
            if cell.cell_type == "markdown":
                said = words.prose(job.notebook, cell.get("id", ""), cell.source)
                self._read_markdown(said)
            elif cell.cell_type == "code":
                self._read_code(cell, place)
        self._flush_code()
        figures = self._all("key-figures", "figures")
        self.facts = PageFacts(
            **facts_of(job) | {"title": self.title},
            version=1,
            key_figures=figures,
            verdicts=self._all("verdicts", "verdicts"),
        )
        shown = [block for block in self.blocks if block.kind == "key-figures"]
        named = [block.content.get("cards") for block in shown]
        # Those at the top are named by the notebook, or all.
        has_cards = any(one is not None for one in named)
        self.cards = [item["id"] for item in figures]
        if has_cards:
            self.cards = [name for one in named for name in one or ()]
        self.folded_figures = figures if has_cards else []
        self._say_what_differs()
        self.facts.brief.extend(self._all("brief", "sentences"))
        sources = self._all("sources", "sources")
        names = dict.fromkeys(item["source_id"] for item in sources)
        self.source_numbers = {name: n for n, name in enumerate(names, start=1)}
        self.date = report_date(sources)
        dates = {str(item.get("accessed") or "") for item in sources}
        self.accessed = dates.pop() if len(dates) == 1 else ""  # where it is the same
        # The scenario follows the key figures, or else closes the page.
        ids = ["", *(section["id"] for section in self.sections)]
        self.opening = self.opening or ids[-1]

    def _all(self, kind: str, name: str) -> list[Any]:
        """Return what the bundles of a kind hold under a name."""
        blocks = [block for block in self.blocks if block.kind == kind]
        return [item for block in blocks for item in block.content[name]]

    def _say_what_differs(self) -> None:
        """End the brief with what differs from the baseline, and by how much."""
        briefs = [block for block in self.blocks if block.kind == "brief"]
        base = self.job.baseline
        if not (
            briefs and base and base.figures is not None and self.facts.differences
        ):
            return
        theirs = {item.id: item for item in base.figures}
        found = {
            item.id: {"here": item, "there": theirs[item.id], "difference": told}
            for item in self.facts.key_figures
            if (told := difference(item, theirs.get(item.id))).absolute
        }
        names = [name for name in self.cards if name in found]
        order = [found[name] for name in dict.fromkeys([*names, *found])]
        fact = {
            "parameters": self.facts.differences,
            "figures": order[:MOST_CHANGES],
            "more": len(order[MOST_CHANGES:]),
        }
        content = briefs[-1].content
        sentences = [*content["sentences"], words.say("page.differs", fact)]
        briefs[-1].content = {**content, "sentences": sentences}

    def _read_markdown(self, source: str) -> None:
        if not self.lead and not self.blocks:
            found = re.match(r"\s*# +(.+?) *(?:\n|$)", source)
            if found:
                # A title has no marks of emphasis or code.
                self.title = re.sub(r"[*_`]", "", found[1])
                self.lead = self._prose(source[found.end() :])
                return
        if self.blocks:  # what loads the data belongs to what is shown first
            self._flush_code()
        self.blocks.append(_Block("markdown", self._prose(source)))

    def _prose(self, source: str) -> Markup:
        """Return Markdown as HTML without raw HTML, outside images, scripts, styles."""
        renderer = _Renderer(escape=True, allow_harmful_protocols=False)
        renderer.page = self
        plugins = ["table", "strikethrough"]
        return Markup(
            mistune.create_markdown(renderer=renderer, plugins=plugins)(source)
        )

    def heading(self, text: str, level: int) -> str:
        """Register a heading, in HTML, and return it with its id on the page."""
        plain = Markup(text).striptags()
        parts = re.findall("[a-z0-9]+", plain.lower())
        identifier = self._unique("-".join(parts) or "section")
        if level <= 2:  # the page has one first heading, its title
            self.sections.append({"id": identifier, "text": plain})
        level = max(2, level)
        return f'<h{level} id="{identifier}">{text}</h{level}>\n'

    def _unique(self, name: str) -> str:
        self._ids[name] += 1
        count = self._ids[name]
        return name if count == 1 else self._unique(f"{name}-{count}")

    def _read_code(self, cell: NotebookNode, place: int) -> None:
        shown = [self._shown(output, place) for output in cell.outputs]
        blocks = [self._block(kind, content) for kind, content in shown if content]
        if cell.source.strip():
            self._code.append(cell.source.strip())
        if blocks:
            # Code that shows nothing itself belongs to what is shown next.
            blocks[-1].code, self._code = self._code, []

    def _flush_code(self) -> None:
        """Fold away code that came to show nothing before the text goes on."""
        if self._code:
            self.blocks.append(_Block("code", code=self._code))
            self._code = []

    def _shown(self, output: NotebookNode, place: int) -> tuple[str, Any]:
        """Return kind and content of what the page shows of an output."""
        try:
            return bundle_of(output) or ("output", _plain(output))
        except ValueError as problem:
            if self.error is None:
                raise BundleError(place, str(problem)) from None
            # On the page of a report that failed for it.
            return "output", f"An output that cannot be shown. {problem}"

    def _block(self, kind: str, content: Any) -> _Block:
        block = _Block(kind, content)
        if kind in ("figure", "table"):
            block.number = 1 + sum(other.kind == kind for other in self.blocks)
            block.id = self._unique(f"{kind}-{block.number}")
        self.blocks.append(block)
        if kind == "key-figures" and self.sections:
            self.opening = self.opening or self.sections[-1]["id"]
        return block


def _plain(output: NotebookNode) -> str:
    """Return what a reader sees of an output that is no bundle."""
    text = ""
    if output.output_type == "stream":
        # Warnings go to the log of the run; they hold paths and line numbers.
        text = output.text if output.name == "stdout" else ""
    elif output.output_type != "error":
        text = str(output.data.get("text/plain", ""))
        if any(name.startswith("image/") for name in output.data):
            text = words.say("page.undescribed")
    return ADDRESS.sub("", text).strip()


class _Renderer(mistune.HTMLRenderer):
    """Markdown as the page takes it; dollar signs are dollars, not formulas."""

    page: "_Page"

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        return self.page.heading(text, level)

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return f'<a href="{html.escape(url)}">{text or html.escape(url)}</a>'

    def block_code(self, code: str, info: str | None = None) -> str:
        return f'<pre tabindex="0"><code>{html.escape(code)}</code></pre>\n'

    def table_cell(
        self, text: str, align: str | None = None, head: bool = False
    ) -> str:
        # mistune's own has a style attribute.
        kind = ' class="n"' if align == "right" else ""
        tag = 'th scope="col"' if head else "td"
        return f"<{tag}{kind}>{text}</{tag[:2]}>"
