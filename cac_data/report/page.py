"""What a report shows, taken from an executed notebook.

Everything comes from the bundles of `cac_data.display`, from the Markdown and from the
code of the cells.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode

from cac_data import display
from cac_data.report import vintages
from cac_data.report.citation import bibtex, citation, report_date
from cac_data.report.failures import CellError
from cac_data.report.keys import content_parts, key_of_parts
from cac_data.report.parameters import differences_in_words, parameters_in_words
from cac_data.report.plan import Job
from cac_data.report.prose import markdown_to_html, plain_text, slug
from cac_data.report.versions import made_with, versions
from cac_data.scenarios import BASELINE

__all__ = ["Page", "key_figures", "notebook_title"]

HIDDEN_TAGS = {"parameters", "injected-parameters", "remove-cell"}
"""Cells that a reader of a report does not see; the scenario box says the same."""

RESERVED_IDS = ("content", "scenario", "cite", "about", "contents", "failure")
"""Ids that the template itself uses."""

ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")

SHOWN_OF_KEY = 12
"""Digits of the content key that a page shows: enough to tell any two pages apart."""


def key_figures(notebook: NotebookNode) -> list[dict[str, Any]]:
    """Return the key figures that a notebook showed.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        The notebook as it ran.

    Returns
    -------
    list of dict
        As in the bundle; empty if it showed none.
    """
    return [
        dict(figure)
        for kind, content in _bundles(notebook)
        if kind == "key-figures"
        for figure in content["figures"]
    ]


def notebook_title(notebook: NotebookNode) -> str:
    """Return the first heading of a notebook, or an empty text.

    Parameters
    ----------
    notebook : nbformat.NotebookNode
        The notebook.

    Returns
    -------
    str
        Plain text.
    """
    for cell in notebook.cells:
        if cell.cell_type == "markdown":
            found = re.search(r"^# +(.+?) *$", cell.source, flags=re.MULTILINE)
            if found:
                return _without_marks(found[1])
    return ""


def _without_marks(markdown: str) -> str:
    """Drop the marks of emphasis and code from a line of Markdown."""
    return re.sub(r"[*_`]", "", markdown)


def _bundles(notebook: NotebookNode) -> Iterable[tuple[str, dict[str, Any]]]:
    """Yield kind and content of everything that went through `display`."""
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            found = _bundle(output)
            if found is not None:
                yield found


def _bundle(output: NotebookNode) -> tuple[str, dict[str, Any]] | None:
    data = output.get("data", {})
    for kind in display.KINDS:
        content = data.get(display.mime_type(kind))
        if content is not None:
            return kind, content
    return None


@dataclass
class Block:
    """One thing on the page, in the order of the notebook.

    Attributes
    ----------
    kind : str
        A kind of bundle, or ``markdown``, ``output`` or ``code``.
    content : object
        The bundle, or HTML or text.
    number : int
        Of a figure or table, counted from 1.
    id : str
        On the page; empty where nothing can link to it.
    code : list of str
        The cells that made it.
    """

    kind: str
    content: Any = None
    number: int = 0
    id: str = ""
    code: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Reference:
    """A source as cited: by its number, or by its id if the page does not list it.

    Attributes
    ----------
    source_id : str
        The id.
    number : int or None
        Its place in the list of sources.
    """

    source_id: str
    number: int | None

    @property
    def anchor(self) -> str:
        """Its id on the page."""
        return f"s{self.number}"


class Page:
    """Everything the template needs, taken from the notebook once.

    Parameters
    ----------
    job : Job
        Scenario and notebook.
    error : CellError or None
        Why the notebook stopped, if it did.
    key_parts : mapping of str to str, optional
        Parts of the content key, as for `render_report`.
    """

    def __init__(
        self,
        job: Job,
        error: CellError | None,
        key_parts: Mapping[str, str] | None = None,
    ) -> None:
        self.job = job
        self._key_parts = key_parts
        self.scenario = job.scenario
        self.error = error
        self.is_baseline = job.scenario.id == BASELINE
        self.differences = differences_in_words(job)
        self.parameters = parameters_in_words(job)
        self.title = job.notebook.capitalize()
        self.lead = Markup("")
        self.blocks: list[Block] = []
        self.sections: list[dict[str, str]] = []
        self.sources: list[dict[str, Any]] = []
        self.versions = versions()
        self.vintage = vintages.in_words(job.parameters)
        self.made_with = made_with()
        self.date = ""
        self._ids = Counter(RESERVED_IDS)
        self._numbers: Counter[str] = Counter()
        self._source_numbers: dict[str, int] = {}
        self._uses: dict[str, list[dict[str, str]]] = {}
        self._code: list[str] = []

    def __deepcopy__(self, memo: object) -> Page:
        """Return the same page: nbconvert would copy it whole before it writes it."""
        return self

    def read(self, notebook: NotebookNode) -> None:
        """Take a notebook apart.

        Parameters
        ----------
        notebook : nbformat.NotebookNode
            The notebook as it ran.
        """
        self._list_sources(notebook)
        self.date = report_date(self.sources)
        for cell in notebook.cells:
            if HIDDEN_TAGS & set(cell.metadata.get("tags", [])):
                continue
            if cell.cell_type == "markdown":
                self._read_markdown(cell.source)
            elif cell.cell_type == "code":
                self._read_code(cell)
        self._flush_code()

    @cached_property
    def key(self) -> str:
        """The beginning of the content key, or that it is unknown."""
        parts = self._key_parts
        if parts is None:
            parts = content_parts(self.job)
        return key_of_parts(parts)[:SHOWN_OF_KEY] or "unknown"

    @property
    def citation(self) -> str:
        """How to cite the page."""
        return citation(self.job, self.title, self.date, self.key)

    @property
    def bibtex(self) -> str:
        """The citation for BibTeX."""
        return bibtex(self.job, self.title, self.date, self.key)

    @property
    def accessed(self) -> str:
        """When the sources were accessed, if it is the same for all of them."""
        dates = {str(source.get("accessed") or "") for source in self.sources}
        return dates.pop() if len(dates) == 1 else ""

    @property
    def index(self) -> str:
        """Where the list of all reports lies, as seen from this page."""
        return "../index.html" if self.error is None else "../../index.html"

    def references(self, source_ids: Iterable[str] | str | None) -> list[Reference]:
        """Return the sources behind something, for linking.

        Parameters
        ----------
        source_ids : iterable of str, str or None
            Ids of sources.

        Returns
        -------
        list of Reference
            In the same order.
        """
        ids = [source_ids] if isinstance(source_ids, str) else list(source_ids or [])
        return [
            Reference(str(item), self._source_numbers.get(str(item))) for item in ids
        ]

    def uses(self, source_id: str) -> list[dict[str, str]]:
        """Return the figures and tables that rest on a source.

        Parameters
        ----------
        source_id : str
            Id of the source.

        Returns
        -------
        list of dict
            ``id`` and ``label``.
        """
        return self._uses.get(source_id, [])

    def _list_sources(self, notebook: NotebookNode) -> None:
        for kind, content in _bundles(notebook):
            if kind == "sources":
                for source in content["sources"]:
                    identifier = source["source_id"]
                    if identifier not in self._source_numbers:
                        self._source_numbers[identifier] = len(self.sources) + 1
                        self.sources.append(source)

    def _read_markdown(self, source: str) -> None:
        if not self.lead and not self.blocks:
            found = re.match(r"\s*# +(.+?) *(?:\n|$)", source)
            if found:
                self.title = _without_marks(found[1])
                self.lead = markdown_to_html(source[found.end() :], self._add_heading)
                return
        self._flush_code()
        self.blocks.append(
            Block("markdown", markdown_to_html(source, self._add_heading))
        )

    def _add_heading(self, text: str, level: int) -> tuple[int, str]:
        """Register a heading; return the level and id it gets on the page."""
        plain = plain_text(text)
        identifier = self._unique(slug(plain))
        # The page has one first heading, its title.
        level = max(2, level)
        if level == 2:
            self.sections.append({"id": identifier, "text": plain})
        return level, identifier

    def _unique(self, name: str) -> str:
        self._ids[name] += 1
        count = self._ids[name]
        return name if count == 1 else self._unique(f"{name}-{count}")

    def _read_code(self, cell: NotebookNode) -> None:
        shown = [block for output in cell.outputs for block in self._output(output)]
        if cell.source.strip():
            self._code.append(cell.source.strip())
        if shown:
            # Code that shows nothing itself belongs to what is shown next.
            shown[-1].code, self._code = self._code, []
            self.blocks.extend(shown)

    def _flush_code(self) -> None:
        """Fold away code that came to show nothing before the text goes on."""
        if self._code:
            self.blocks.append(Block("code", code=self._code))
            self._code = []

    def _output(self, output: NotebookNode) -> list[Block]:
        found = _bundle(output)
        if found is not None:
            return [self._block(*found)]
        if output.output_type == "stream":
            # Warnings go to the log of the run; they hold paths and line numbers.
            shown = output.text if output.name == "stdout" else ""
        elif output.output_type == "error":
            shown = ""
        else:
            shown = output.data.get("text/plain", "")
            if any(name.startswith("image/") for name in output.data):
                shown = "A figure without a description is not shown (use show_figure)."
        text = ADDRESS.sub("", shown).strip()
        return [Block("output", text)] if text else []

    def _block(self, kind: str, content: dict[str, Any]) -> Block:
        if kind in ("figure", "table"):
            self._numbers[kind] += 1
            number = self._numbers[kind]
            block = Block(kind, content, number, self._unique(f"{kind}-{number}"))
            label = f"{kind.capitalize()} {number}"
            for identifier in content["source_ids"]:
                use = {"id": block.id, "label": label}
                self._uses.setdefault(identifier, []).append(use)
            return block
        return Block(kind, content, id=self._unique(kind))
