"""Turn an executed notebook into one self-contained HTML page.

A page is made from the bundles of `cac_data.display`, the Markdown and the code of a
notebook, by one nbconvert exporter with the template beside this module. It asks for
nothing from outside, needs no script, and carries a Content-Security-Policy that allows
nothing but its own style sheet and its own images.
"""

from __future__ import annotations

import base64
import csv
import datetime
import hashlib
import html
import io
import os
import platform
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

import mistune
import nbformat
from jinja2 import Environment
from markupsafe import Markup
from nbconvert.exporters import HTMLExporter
from nbconvert.exporters.templateexporter import TemplateExporter
from nbformat import NotebookNode
from pygments.lexers.python import PythonLexer
from pygments.token import (
    Comment,
    Keyword,
    Number,
    String,
)

import cac_data
from cac_data import display
from cac_data.report.execute import CellError
from cac_data.report.plan import Job
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS

TEMPLATES = Path(__file__).parent / "template"

HIDDEN_TAGS = {"parameters", "injected-parameters", "remove-cell"}
"""Cells that a reader of a report does not see; the scenario box says the same."""

VERDICT_SIGNS = {
    "supported": "✓",
    "qualified": "≈",
    "misattributed": "↷",
    "disputed": "⇄",
    "contradicted": "✗",
    "open": "…",
    "unverified": "?",
    "opinion": "“",
}
"""A sign beside the word, so that a verdict can be told without its colour."""

DATE = re.compile(r"(\d{4}-\d{2}(-\d{2})?)?")  # or nothing
ADDRESS = re.compile(r" at 0x[0-9a-fA-F]+")

MOST_COLUMNS = 20
"""Of a table, for which the style sheet has rules."""

MOST_ROWS = 120
"""Of the data behind a figure that the page shows; what is saved always has all."""

LONG_TEXT = 45
"""Characters from which a cell needs room, or it becomes a tower of single words."""


# --- The exporter --------------------------------------------------------------------


class ReportExporter(HTMLExporter):
    """An nbconvert exporter that writes our page instead of JupyterLab's."""

    def __init__(self, **options: Any) -> None:
        # The ignored calls of this class: nbconvert does not annotate these methods.
        super().__init__(  # type: ignore[no-untyped-call]
            template_name=TEMPLATES.name,
            template_file="report.html.j2",
            extra_template_basedirs=[str(TEMPLATES.parent)],
            **options,
        )

    # The cells are taken apart by `_Page`; nbconvert's preprocessors would only copy
    # the notebook once more. It stands for a trait
    # of the instance, not for a shared list (RUF012).
    default_preprocessors: list[Any] = []  # noqa: RUF012

    def _create_environment(self) -> Environment:
        environment = super()._create_environment()  # type: ignore[no-untyped-call]
        environment.autoescape = True
        environment.trim_blocks = True
        environment.lstrip_blocks = True
        environment.filters["cell"] = display.format_cell
        environment.filters["image"] = lambda svg: Markup(display.svg_data_uri(svg))
        environment.filters["csv"] = lambda table: Markup(_csv_uri(table))
        environment.filters["code"] = highlight_code
        environment.globals["signs"] = VERDICT_SIGNS
        environment.globals["most_rows"] = MOST_ROWS
        environment.globals["meanings"] = display.VERDICTS
        environment.globals["style"] = Markup(style_sheet())
        environment.globals["policy"] = content_security_policy()
        assert isinstance(environment, Environment)
        return environment

    # Text, as from HTMLExporter; only the base of all exporters promises a notebook.
    def from_notebook_node(  # type: ignore[override]
        self, nb: NotebookNode, resources: Any = None, **options: Any
    ) -> tuple[str, Any]:
        """Convert a notebook.

        Parameters
        ----------
        nb : nbformat.NotebookNode
            The notebook.
        resources : dict
            Holds the `_Page` under ``page``.
        **options
            As nbconvert passes them.

        Returns
        -------
        tuple of str and dict
            The page and the resources.
        """
        # HTMLExporter would parse the page once more only to add filler alt texts.
        page, resources = TemplateExporter.from_notebook_node(
            self, nb, resources, **options
        )
        return str(page), resources


@cache
def exporter() -> ReportExporter:
    """Return the exporter; making one costs more than rendering a page with it."""
    return ReportExporter()


@cache
def style_sheet() -> str:
    """Return the style sheet of the pages, without comments and indentation."""
    text = (TEMPLATES / "page.css").read_text("utf-8")
    text = text.replace("/* COLUMNS */", _column_rules())
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    return "\n".join(line.strip() for line in text.splitlines() if line.strip())


def _column_rules() -> str:
    """Return the rules for columns of numbers, of long texts and of dates.

    A class at every number would be a tenth of a page; a class at the table that names
    the columns is nothing.
    """
    places = range(1, MOST_COLUMNS + 1)
    numbers = ",\n".join(f".n{place} tr > :nth-child({place})" for place in places)
    texts = ",\n".join(
        f".w{place} tbody > tr > :nth-child({place})" for place in places
    )
    dates = ",\n".join(f".d{place} tr > :nth-child({place})" for place in places)
    return (
        f"{numbers} {{ text-align: right; font-variant-numeric: tabular-nums; }}\n"
        f"{texts} {{ min-width: 17rem; white-space: normal; }}\n"
        f"{dates} {{ white-space: nowrap; }}"
    )


@cache
def content_security_policy() -> str:
    """Return the policy that a page declares: its own style and images, no more."""
    digest = hashlib.sha256(style_sheet().encode()).digest()
    return (
        "default-src 'none'; img-src data:; "
        f"style-src 'sha256-{base64.b64encode(digest).decode()}'; "
        "base-uri 'none'; form-action 'none'"
    )


# --- Public functions ----------------------------------------------------------------


def render_report(
    job: Job, notebook: NotebookNode, *, error: CellError | None = None
) -> str:
    """Render a report.

    Parameters
    ----------
    job : Job
        Scenario and notebook.
    notebook : nbformat.NotebookNode
        The notebook as it ran.
    error : CellError, optional
        Why it stopped; the page then says so under a banner.

    Returns
    -------
    str
        The page. The same inputs give the same text.

    Raises
    ------
    ValueError
        If ``SOURCE_DATE_EPOCH`` is no number.
    """
    page = _Page(job, error)
    page.read(notebook)
    empty = nbformat.v4.new_notebook()
    text, _ = exporter().from_notebook_node(empty, {"page": page})
    return f"{text.strip()}\n"


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
                return re.sub(r"[*_`]", "", found[1])
    return ""


def differences_in_words(job: Job) -> list[dict[str, str]]:
    """Return the parameters in which a job differs from the baseline, in words.

    Parameters
    ----------
    job : Job
        Scenario and notebook.

    Returns
    -------
    list of dict
        ``label``, ``baseline`` and ``value``; empty for the baseline itself.
    """
    mine = job.scenario.parameters[job.notebook]
    base = (
        job.baseline.parameters[job.notebook]
        if job.baseline is not None
        else NOTEBOOK_PARAMETERS[job.notebook]()
    )
    return [
        {
            "label": mine.label(name),
            "baseline": base.in_words(name),
            "value": mine.in_words(name),
        }
        for name in job.scenario.differences(job.notebook, job.baseline)
    ]


# --- Reading a notebook --------------------------------------------------------------


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
class _Block:
    """One thing on the page, in the order of the notebook."""

    kind: str
    content: Any = None
    number: int = 0
    id: str = ""
    code: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class _Reference:
    """A source as cited: by its number, or by its id if the page does not list it."""

    source_id: str
    number: int | None

    @property
    def anchor(self) -> str:
        return f"s{self.number}"


class _Page:
    """Everything the template needs, taken from the notebook once."""

    def __init__(self, job: Job, error: CellError | None) -> None:
        self.job = job
        self.scenario = job.scenario
        self.error = error
        self.is_baseline = job.scenario.id == BASELINE
        self.differences = differences_in_words(job)
        self.parameters = _parameters_in_words(job)
        self.title = job.notebook.capitalize()
        self.lead = Markup("")
        self.blocks: list[_Block] = []
        self.sections: list[dict[str, str]] = []
        self.sources: list[dict[str, Any]] = []
        self.versions = _versions()
        self.date = ""
        self._ids = Counter(RESERVED_IDS)
        self._numbers: Counter[str] = Counter()
        self._source_numbers: dict[str, int] = {}
        self._uses: dict[str, list[dict[str, str]]] = {}
        self._code: list[str] = []

    def read(self, notebook: NotebookNode) -> None:
        """Take a notebook apart."""
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

    @property
    def citation(self) -> str:
        """How to cite the page."""
        year = f" ({self.date[:4]})" if self.date else ""
        return (
            f"The cac-data authors{year}. {self.title.rstrip('.')}. Scenario "
            f"“{self.scenario.title}”. Report made with cac-data "
            f"{self.versions['package']}, data version {self.versions['data']}."
        )

    @property
    def bibtex(self) -> str:
        """The citation for BibTeX."""
        fields = {
            "author": "{The cac-data authors}",
            "title": f"{{{self.title.rstrip('.')}: {self.scenario.title}}}",
            **({"year": f"{{{self.date[:4]}}}"} if self.date else {}),
            "type": "{Report}",
            "note": f"{{cac-data {self.versions['package']}, data version "
            f"{self.versions['data']}, scenario {self.scenario.id}}}",
        }
        lines = [f"  {name} = {value}," for name, value in fields.items()]
        key = f"cac-data-{self.job.notebook}-{self.scenario.id}"
        return "\n".join([f"@misc{{{key},", *lines, "}"])

    def references(self, source_ids: Iterable[str] | str | None) -> list[_Reference]:
        """Return the sources behind something, for linking."""
        ids = [source_ids] if isinstance(source_ids, str) else list(source_ids or [])
        return [
            _Reference(str(item), self._source_numbers.get(str(item))) for item in ids
        ]

    def columns_shown(
        self, table: Mapping[str, Any], *, folded: bool = False
    ) -> list[tuple[int, Any]]:
        """Return the columns of a table worth showing, each with its place.

        Sources that are the same in every row would repeat the line of sources below
        the figure or table. Of the data folded away behind a figure, every column that
        is the same in all rows is told once, above the table.
        """
        constant = self.constant_columns(table)
        return [
            (place, column)
            for place, column in enumerate(table["columns"])
            if place not in constant
            or not (folded or column["name"] in ("source_id", "source_ids"))
        ]

    def column_classes(self, table: Mapping[str, Any], *, folded: bool = False) -> str:
        """Return the classes of columns: numbers (n), long texts (w) and dates (d)."""
        names = []
        shown = self.columns_shown(table, folded=folded)
        for position, (place, column) in enumerate(shown, start=1):
            longest = max(
                (len(str(row[place] or "")) for row in table["rows"]), default=0
            )
            if column["type"] in ("number", "integer"):
                names.append(f"n{position}")
            elif column["type"] == "text" and longest > LONG_TEXT:
                names.append(f"w{position}")
            elif longest and all(
                DATE.fullmatch(str(row[place] or "")) for row in table["rows"]
            ):
                names.append(f"d{position}")
        return " ".join(names)

    def constant_columns(self, table: Mapping[str, Any]) -> dict[int, str]:
        """Return the columns with one value in all rows: place to heading and value."""
        rows = table["rows"]
        if len(rows) < 2:
            return {}
        found = {}
        for place, column in enumerate(table["columns"]):
            if all(row[place] == rows[0][place] for row in rows):
                shown = display.format_cell(rows[0][place], column) or "none"
                found[place] = f"{column['label']}: {shown}"
        return found

    def said_once(self, table: Mapping[str, Any]) -> str:
        """Return what is the same in all rows, as a phrase."""
        names = ("source_id", "source_ids")
        return "; ".join(
            text
            for place, text in self.constant_columns(table).items()
            if table["columns"][place]["name"] not in names
        )

    def uses(self, source_id: str) -> list[dict[str, str]]:
        """Return the figures and tables that rest on a source."""
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
                self.title = re.sub(r"[*_`]", "", found[1])
                self.lead = self._markdown(source[found.end() :])
                return
        self._flush_code()
        self.blocks.append(_Block("markdown", self._markdown(source)))

    def _markdown(self, source: str) -> Markup:
        renderer = _Markdown(self)
        convert = mistune.create_markdown(
            renderer=renderer, plugins=["table", "strikethrough"]
        )
        renderer.register("table_cell", _table_cell)
        return Markup(convert(source))

    def add_heading(self, text: str, level: int) -> tuple[int, str]:
        """Register a heading; return the level and id it gets on the page."""
        plain = html.unescape(re.sub(r"<[^>]+>", "", text))
        identifier = self._unique(_slug(plain))
        # The page has one first heading, its title.
        level = max(2, level)
        if level == 2:
            self.sections.append({"id": identifier, "text": plain})
        return level, identifier

    def _unique(self, slug: str) -> str:
        self._ids[slug] += 1
        count = self._ids[slug]
        return slug if count == 1 else self._unique(f"{slug}-{count}")

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
            self.blocks.append(_Block("code", code=self._code))
            self._code = []

    def _output(self, output: NotebookNode) -> list[_Block]:
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
        return [_Block("output", text)] if text else []

    def _block(self, kind: str, content: dict[str, Any]) -> _Block:
        if kind in ("figure", "table"):
            self._numbers[kind] += 1
            number = self._numbers[kind]
            block = _Block(kind, content, number, self._unique(f"{kind}-{number}"))
            label = f"{kind.capitalize()} {number}"
            for identifier in content["source_ids"]:
                use = {"id": block.id, "label": label}
                self._uses.setdefault(identifier, []).append(use)
            return block
        return _Block(kind, content, id=self._unique(kind))


RESERVED_IDS = ("content", "scenario", "cite", "about", "contents", "failure")
"""Ids that the template itself uses."""


def _parameters_in_words(job: Job) -> list[dict[str, str]]:
    parameters = job.scenario.parameters[job.notebook]
    return [
        {
            "name": name,
            "label": parameters.label(name),
            "value": parameters.in_words(name),
            "description": info.description or "",
        }
        for name, info in type(parameters).model_fields.items()
    ]


def report_date(sources: Iterable[Mapping[str, Any]]) -> str:
    """Return the date of a report that does not depend on the clock.

    Parameters
    ----------
    sources : iterable of mapping
        The sources of the page.

    Returns
    -------
    str
        ``SOURCE_DATE_EPOCH`` as a day if it is set, else when the latest of the sources
        was accessed; empty if neither is known.

    Raises
    ------
    ValueError
        If ``SOURCE_DATE_EPOCH`` is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        try:
            moment = datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC)
        except (ValueError, OverflowError, OSError) as error:
            message = (
                f"`SOURCE_DATE_EPOCH`: {epoch!r} is not a time; allowed: whole seconds "
                "since 1970"
            )
            raise ValueError(message) from error
        return moment.date().isoformat()
    dates = [str(source["accessed"]) for source in sources if source.get("accessed")]
    return max(dates, default="")


def _versions() -> dict[str, str]:
    return {
        "package": cac_data.__version__,
        "data": cac_data.__data_version__,
        "python": ".".join(platform.python_version_tuple()[:2]),
    }


# --- Text to HTML --------------------------------------------------------------------


class _Markdown(mistune.HTMLRenderer):
    """Markdown as the page takes it: no raw HTML, no outside images, headings known.

    Dollar signs are dollars: nbconvert's own renderer takes what stands between two of
    them for a formula.
    """

    def __init__(self, page: _Page) -> None:
        super().__init__(escape=True, allow_harmful_protocols=False)
        self._page = page

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        level, identifier = self._page.add_heading(text, level)
        return f'<h{level} id="{identifier}">{text}</h{level}>\n'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return f'<a href="{html.escape(url)}">{text or html.escape(url)}</a>'

    def block_code(self, code: str, info: str | None = None) -> str:
        shown = (
            highlight_code(code) if (info or "").startswith("py") else html.escape(code)
        )
        return f'<pre tabindex="0"><code>{shown}</code></pre>\n'


def _table_cell(
    renderer: Any, text: str, align: str | None = None, head: bool = False
) -> str:
    """Write a cell of a Markdown table; mistune's own has a style attribute."""
    kind = ' class="n"' if align == "right" else ""
    return f'<th scope="col"{kind}>{text}</th>' if head else f"<td{kind}>{text}</td>"


CODE_CLASSES = (
    (Comment, "c"),
    (String, "s"),
    (Keyword, "k"),
    (Number, "n"),
)


def highlight_code(code: str) -> Markup:
    """Return Python code as HTML, with the few colours that help reading.

    Parameters
    ----------
    code : str
        The code.

    Returns
    -------
    markupsafe.Markup
        Escaped text with ``<span class="...">`` around comments, text, keywords and
        numbers. Pygments' own formatter wraps every name and doubles the size.

    Examples
    --------
    >>> str(highlight_code("x = 1  # <one>"))
    'x = <span class="n">1</span>  <span class="c"># &lt;one&gt;</span>'
    """
    parts = []
    for token, text in PythonLexer(stripnl=True).get_tokens(code):
        name = next((name for kind, name in CODE_CLASSES if token in kind), "")
        shown = html.escape(text, quote=False)
        parts.append(f'<span class="{name}">{shown}</span>' if name else shown)
    return Markup("".join(parts).rstrip("\n"))


def _slug(text: str) -> str:
    """Make an id of a heading: small letters, digits and hyphens."""
    words = re.findall(r"[a-z0-9]+", text.lower())
    return "-".join(words) or "section"


def _csv_uri(table: Mapping[str, Any]) -> str:
    """Return columns and rows as a data address of a CSV file."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column["name"] for column in table["columns"]])
    writer.writerows([_csv_value(value) for value in row] for row in table["rows"])
    return "data:text/csv;charset=utf-8," + quote(
        buffer.getvalue(), safe="!$()*+,-./:;=?@[]_~"
    )


def _csv_value(value: Any) -> Any:
    return ";".join(map(str, value)) if isinstance(value, list) else value
