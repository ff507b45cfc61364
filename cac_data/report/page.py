"""A report: one self-contained HTML page, made from an executed notebook.

Everything on it comes from the bundles of `cac_data.display`, from the Markdown and
from the code of the cells. The same inputs give the same text.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup
from nbformat import NotebookNode

from cac_data.report import assets
from cac_data.report.bundles import BundleError, bundle_of
from cac_data.report.manifest import CellError, PageFacts, facts_of, report_date
from cac_data.report.plan import Job
from cac_data.report.prose import markdown_to_html
from cac_data.sources import bibtex_entry, bibtex_text
from cac_data.vintage import BUNDLED, VintageError, manifest, resolve

HIDDEN_TAGS = {"parameters", "remove-cell"}
"""Cells that a reader of a report does not see; the scenario box says the same."""

RESERVED_IDS = (
    *("content", "scenario", "cite", "about", "contents", "failure", "cac-data"),
)
"""Ids that the template itself uses."""

ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")


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
    """One thing on the page, with the code of the cells that made it.

    Its kind is that of a bundle, or ``markdown``, ``output`` or ``code``.
    """

    kind: str
    content: Any = None
    number: int = 0
    id: str = ""
    code: list[str] = field(default_factory=list)


class _Page:
    """Everything that the template of a report needs, taken from the notebook once."""

    def __init__(
        self, job: Job, notebook: NotebookNode, error: CellError | None
    ) -> None:
        self.job = job
        self.parameters = job.scenario.parameters[job.notebook]
        self.meanings = type(self.parameters).model_fields
        self.error = error
        self.end = job.parameters.get("end")
        self.data = str(job.parameters.get("data", BUNDLED))
        # Enough to tell any two pages apart.
        self.key = "unknown" if error or not job.key else job.key[:12]
        self.title = job.notebook.capitalize()
        self.lead = Markup("")
        self.blocks: list[_Block] = []
        self.sections: list[dict[str, str]] = []
        self._ids = Counter(RESERVED_IDS)
        self._code: list[str] = []
        for place, cell in enumerate(notebook.cells, start=1):
            if HIDDEN_TAGS & set(cell.metadata.get("tags", [])):
                continue
            if cell.cell_type == "markdown":
                self._read_markdown(cell.source)
            elif cell.cell_type == "code":
                self._read_code(cell, place)
        self._flush_code()
        self.facts = PageFacts(
            **facts_of(job) | {"title": self.title},
            version=1,
            brief=self._all("brief", "sentences"),
            key_figures=self._all("key-figures", "figures"),
            verdicts=self._all("verdicts", "verdicts"),
        )
        sources = self._all("sources", "sources")
        names = dict.fromkeys(item["source_id"] for item in sources)
        self.source_numbers = {name: n for n, name in enumerate(names, start=1)}
        self.date = report_date(sources)
        dates = {str(item.get("accessed") or "") for item in sources}
        self.accessed = dates.pop() if len(dates) == 1 else ""  # where it is the same

    def _all(self, kind: str, name: str) -> list[Any]:
        """Return what the bundles of a kind hold under a name."""
        blocks = [block for block in self.blocks if block.kind == kind]
        return [item for block in blocks for item in block.content[name]]

    @property
    def opening(self) -> str:
        """The section that the scenario follows: that of the key figures, or the last.

        Where a page shows none, the scenario closes it.
        """
        names = [section["text"] for section in self.sections]
        return "Key figures" if "Key figures" in names else (names or [""])[-1]

    @staticmethod
    def cards(content: Any) -> list[Any]:
        """The key figures at the top: those that a notebook named, or all."""
        named = content.get("cards")
        by_id = {item["id"]: item for item in content["figures"]}
        return list(by_id.values()) if named is None else [by_id[id] for id in named]

    @property
    def folded_figures(self) -> list[Any]:
        """The key figures folded away at the end: all, where cards are named."""
        blocks = [block for block in self.blocks if block.kind == "key-figures"]
        named = any(block.content.get("cards") is not None for block in blocks)
        return self._all("key-figures", "figures") if named else []

    @property
    def versions(self) -> str:
        """Versions of package and data, for a citation."""
        vintage = "" if self.data == BUNDLED else f" with the vintage {self.data}"
        made = self.facts.made_with
        return f"cac-data {made['cac_data']}, data version {made['data']}{vintage}"

    @property
    def bibtex(self) -> str:
        """The citation for BibTeX."""
        title, scenario = self.title.rstrip("."), self.job.scenario
        return bibtex_entry(
            f"cac-data-{self.job.notebook}-{scenario.id}".replace("~", "-"),
            {
                "author": "The cac-data authors",
                "title": f"{bibtex_text(title)}: {bibtex_text(scenario.title)}",
                "year": self.date[:4],
                "type": "Report",
                "note": f"{self.versions}, scenario {bibtex_text(scenario.id)}, "
                f"content key {self.key}",
            },
        )

    @property
    def vintage(self) -> str:
        """Which rows the report is made from, in a few words."""
        if self.data == BUNDLED:
            return "bundled (the tables that come with the package)"
        try:
            services = sorted(manifest(resolve(self.data))["services"].items())
        except (ValueError, VintageError):
            return f"{self.data} (not on this machine)"
        return (
            f"{self.data} (the tables that come with the package and the rows fetched "
            f"beside them: {', '.join(f'{name} of {day}' for name, day in services)})"
        )

    def _read_markdown(self, source: str) -> None:
        if not self.lead and not self.blocks:
            found = re.match(r"\s*# +(.+?) *(?:\n|$)", source)
            if found:
                # A title has no marks of emphasis or code.
                self.title = re.sub(r"[*_`]", "", found[1])
                self.lead = markdown_to_html(source[found.end() :], self._add_heading)
                return
        if self.blocks:  # what loads the data belongs to what is shown first
            self._flush_code()
        text = markdown_to_html(source, self._add_heading)
        self.blocks.append(_Block("markdown", text))

    def _add_heading(self, text: str, level: int) -> tuple[int, str]:
        """Register a heading; return the level and id it gets on the page."""
        plain = Markup(text).striptags()
        words = re.findall("[a-z0-9]+", plain.lower())
        identifier = self._unique("-".join(words) or "section")
        if level <= 2:  # the page has one first heading, its title
            self.sections.append({"id": identifier, "text": plain})
        return max(2, level), identifier

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
            text = "A figure without a description is not shown (use show_figure)."
    return ADDRESS.sub("", text).strip()
