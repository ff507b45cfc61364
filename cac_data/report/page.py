"""A report: one self-contained HTML page, made from an executed notebook."""

import csv
import html
import io
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Self
from urllib.parse import quote

import mistune
from markupsafe import Markup
from pydantic import Field, create_model, model_validator

from cac_data import words
from cac_data.bundles import mime_type
from cac_data.charts.svg import data_uri
from cac_data.printable import printable
from cac_data.records import Conflict, Due, Name, Strict
from cac_data.report import publish
from cac_data.report.difference import difference
from cac_data.report.errors import TABLES_READ, BundleError, CellError, NotebookNode
from cac_data.report.key_figures import csv_cell
from cac_data.report.plan import DATA, Job
from cac_data.report.publish import (
    Fan,
    FanRoles,
    FanRow,
    KeyFigure,
    Signal,
    VerdictInShort,
)
from cac_data.report.templates import fill_in
from cac_data.sources import revised_since
from cac_data.validate import check_member
from cac_data.vintage import BUNDLED, manifest

MOST_CHANGES = 4  # key figures of which the brief says how they differ
MOST_ROWS = 30  # of the data behind a figure; what is saved has all
DRAWN = ("series", "year", "value", "median", "low", "high", "low_50", "high_50")
LONG_TEXT = 45  # characters from which a cell needs room, or it becomes a tower
DATE = re.compile(r"(\d{4}-\d{2}(-\d{2})?)?")  # or nothing


# --- The bundles ---------------------------------------------------------------------


class _Bundle(Strict, extra="ignore"):
    """What is asked of a bundle, or of a part of it; the template asks for the rest."""


class _Source(_Bundle):
    source_id: Name
    url: Annotated[str, Field(pattern="^($|https?://)")] | None


class _Rows(_Bundle):
    columns: list[dict[str, str | int | None]]
    rows: list[list[bool | int | float | str | list[Any] | None]]

    @model_validator(mode="after")
    def _rows_fit_their_columns(self) -> Self:
        for place, column in enumerate(self.columns, start=1):
            lacking = [name for name in ("name", "label", "type") if name not in column]
            if lacking:
                message = f"column {place} has no {lacking[0]}"
                raise ValueError(message)
        for place, row in enumerate(self.rows, start=1):
            if len(row) != len(self.columns):
                counts = f"{len(row)} cells; there are {len(self.columns)} columns"
                message = f"row {place} has {counts}"
                raise ValueError(message)
        return self


class _Slider(_Bundle):
    name: Annotated[str, Field(pattern="^[a-z0-9_]+$")]
    label: Name
    told: str


class _Moved(_Bundle):
    id: Name
    label: Name
    text: Name
    period_text: str


class _Figure(_Bundle):
    svg: Annotated[str, Field(pattern="^<svg")]
    data: _Rows
    fan: FanRoles | None = None

    @model_validator(mode="after")
    def _rows_make_a_fan(self) -> Self:
        rows = _drawn(self.data.columns, self.data.rows) if self.fan else []
        for place, row in enumerate(rows, start=1):
            FanRow.checked(f"row {place} of the fan", row)
        return self


class _Table(_Rows):
    folded: bool = False
    announces: list[str | None] | None = None
    conflicts: list[Conflict] = Field(default=[])
    due: list[Due] = Field(default=[])

    @model_validator(mode="after")
    def _rows_tell_what_they_announce(self) -> Self:
        if self.announces is None:
            return self
        if len(self.announces) != len(self.rows):
            counts = f"{len(self.announces)} outcomes; there are {len(self.rows)} rows"
            message = f"announces has {counts}"
            raise ValueError(message)
        _signals(self.model_dump())
        return self


def _signals(table: Mapping[str, Any]) -> dict[str, Signal]:
    """Return what announces outcomes: the cells of its row."""
    rows = _cells_by_name(table["columns"], table["rows"])
    return {
        outcome: Signal.checked(f"what announces {outcome}", cells)
        for outcome, cells in zip(table["announces"], rows, strict=True)
        if outcome
    }


_CITED: dict[str, Any] = {"source_ids": list[str]}
_PARTS: dict[str, dict[str, Any]] = {
    "brief": {"sentences": list[str], "finding": (str, "")},
    "figure": {"alt": Name, **_CITED},
    "table": {"caption": Name, **_CITED},
    "key-figures": {"figures": list[KeyFigure], "cards": list[str]},
    "verdicts": {"verdicts": list[VerdictInShort]},
    "sources": {"sources": list[_Source]},
    "text": {"sentences": list[str]},
    "what-if": {
        "caption": Name,
        "still": Name,
        "sliders": list[_Slider],
        "figures": list[_Moved],
    },
}
_BASES: dict[str, type[_Bundle]] = {"figure": _Figure, "table": _Table}
MODELS: dict[str, type[_Bundle]] = {
    kind: create_model(kind, __base__=_BASES.get(kind, _Bundle), **parts)
    for kind, parts in _PARTS.items()
}


def _bundle_of(output: Mapping[str, Any]) -> tuple[str, Any] | None:
    """Return kind and content of a bundle, None of others; a ValueError if wrong."""
    for name, content in output.get("data", {}).items():
        if name.startswith("application/vnd.cac-data."):
            kinds = {mime_type(kind): kind for kind in MODELS}
            check_member("MIME type", name, kinds)
            MODELS[kinds[name]].checked(f"bundle `{kinds[name]}`", content)
            return kinds[name], content
    return None


# --- The page ------------------------------------------------------------------------


def render(job: Job, notebook: NotebookNode, *, error: CellError | None = None) -> str:
    """Return a page but for its closing line; with an `error`, without data block.

    Else a wrong bundle is a `BundleError`, what is too long for the block a ValueError.
    """
    page = _Page(job, notebook, error)
    return fill_in(
        "report",
        *sorted({"what-if"} & {block.kind for block in page.blocks}),
        page=page,
        facts=Markup("" if error else page.facts.block()),
        csv=_csv_uri,
        image=lambda svg: Markup(data_uri(svg)),
        laid_out=_laid_out,
        most_rows=MOST_ROWS,
    )


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
        self.services = manifest(self.data)["services"]  # of whose rows it is made
        # Enough to tell any two pages apart.
        self.key = "unknown" if error or not job.key else job.key[:12]
        self.title, self.lead = job.notebook.capitalize(), Markup("")
        self.blocks: list[_Block] = []
        self.sections: list[dict[str, str]] = []
        self.opening = ""  # the section that the scenario follows
        # Without raw HTML, outside images, scripts and styles.
        self._html: Any = mistune.create_markdown(
            renderer=_Renderer(self), plugins=["table", "strikethrough"]
        )
        # With those of the template.
        own = ("content", "scenario", "cite", "about", "failure", "cac-data", "what-if")
        self._ids = Counter(own)
        self._code: list[str] = []
        for place, cell in enumerate(notebook.cells, start=1):
            if {"parameters", "remove-cell"} & {*cell.metadata.get("tags", ())}:
                continue  # the scenario box says the same
            if cell.cell_type == "markdown":
                said = words.prose(job.notebook, cell.get("id", ""), cell.source)
                self._read_markdown(said)
            elif cell.cell_type == "code":
                self._read_code(cell, place)
        self._flush_code()
        self.facts = publish.PageFacts(
            **publish.facts_of(job) | {"title": self.title},
            version=1,
            finding="".join(self._all("brief", "finding")),
            cards=self._all("key-figures", "cards"),
            key_figures=self._all("key-figures", "figures"),
            verdicts=self._all("verdicts", "verdicts"),
            signals=self._signals(),
            fan=self._fan(),
            conflicts=self._all("table", "conflicts"),
            due=self._all("table", "due"),
            tables=job.hashes(notebook.metadata.get(TABLES_READ, ())),
        )
        self._say_what_differs()
        self.facts.brief.extend(self._all("brief", "sentences"))
        sources = self._all("sources", "sources")
        names = dict.fromkeys(item["source_id"] for item in sources)
        self.source_numbers = {name: n for n, name in enumerate(names, start=1)}
        self.as_of = str(job.parameters.get("as_of") or "")
        self.revised = {*revised_since(sources, self.as_of)}
        later = [item for item in sources if item["source_id"] in self.revised]
        dated = sum(bool(item.get("published")) for item in sources)
        self.known: Mapping[str, Any] = {
            "as_of": self.as_of,
            "end": self.end,
            "dated": dated,
            "in_time": dated - len(self.revised),
            "revised": len(self.revised),
            "by": max((item["published"][:4] for item in later), default=""),
        }
        self.date = publish.report_date(sources)
        dates = {str(item.get("accessed") or "") for item in sources}
        self.accessed = dates.pop() if len(dates) == 1 else ""  # where it is the same
        if self.sections:
            self.opening = self.opening or self.sections[-1]["id"]

    def _all(self, kind: str, name: str) -> list[Any]:
        """Return what the bundles of a kind hold under a name."""
        blocks = [block for block in self.blocks if block.kind == kind]
        return [item for block in blocks for item in block.content.get(name, ())]

    def _signals(self) -> dict[str, Signal]:
        """Return what announces outcomes, of tables that tell it."""
        tables = [block.content for block in self.blocks if block.kind == "table"]
        found = {}
        for table in tables:
            if table.get("announces"):
                found.update(_signals(table))
        return found

    def _fan(self) -> Fan | None:
        """Return the last fan of the page, for the overview to draw."""
        fan = None
        for block in self.blocks:
            if block.kind == "figure" and block.content.get("fan"):
                data = block.content["data"]
                rows = _drawn(data["columns"], data["rows"])
                fan = Fan(rows=rows, **block.content["fan"])
        return fan

    def _say_what_differs(self) -> None:
        """End the brief with what differs from the baseline, and by how much."""
        briefs = [block for block in self.blocks if block.kind == "brief"]
        job, base = self.job, self.job.baseline
        if not briefs or not base or base.figures is None or job.says_the_same:
            return
        theirs = {item.id: item for item in base.figures}
        found = {
            item.id: {"here": item, "there": theirs[item.id], "difference": told}
            for item in self.facts.key_figures
            if (told := difference(item, theirs.get(item.id))).absolute
        }
        names = [name for name in self.facts.cards if name in found]
        order = [found[name] for name in dict.fromkeys([*names, *found])]
        fact = {"parameters": self.facts.differences, "figures": order[:MOST_CHANGES]}
        fact["is_lens"] = self.facts.kind == "lens"
        fact["ends"] = self.end, base.parameters.get("end")
        sentences = [*briefs[-1].content["sentences"], words.say("page.differs", fact)]
        briefs[-1].content = {**briefs[-1].content, "sentences": sentences}

    def _read_markdown(self, source: str) -> None:
        found = re.match(r"\s*# +(.+?) *(?:\n|$)", source)
        if found and not self.lead and not self.blocks:
            # A title has no marks of emphasis or code.
            self.title = re.sub(r"[*_`]", "", found[1])
            self.lead = Markup(self._html(source[found.end() :]))
            return
        if self.blocks:  # what loads the data belongs to what is shown first
            self._flush_code()
        self.blocks.append(_Block("markdown", Markup(self._html(source))))

    def unique(self, name: str) -> str:
        """Return an id that nothing else on the page has."""
        self._ids[name] += 1
        count = self._ids[name]
        return name if count == 1 else self.unique(f"{name}-{count}")

    def _read_code(self, cell: NotebookNode, place: int) -> None:
        block = None
        for output in cell.outputs:
            try:
                kind, content = _bundle_of(output) or ("output", _plain(output))
            except ValueError as problem:
                if self.error is None:
                    raise BundleError(place, str(problem)) from None
                # On the page of a report that failed for it.
                kind, content = "output", f"An output that cannot be shown. {problem}"
            if not content:
                continue
            block = _Block(kind, content)
            if kind in ("figure", "table"):
                block.number = 1 + sum(other.kind == kind for other in self.blocks)
                block.id = self.unique(f"{kind}-{block.number}")
            if kind == "key-figures" and self.sections:
                self.opening = self.opening or self.sections[-1]["id"]
            self.blocks.append(block)
        if cell.source.strip():
            self._code.append(cell.source.strip())
        if block:
            # Code that shows nothing itself belongs to what is shown next.
            block.code, self._code = self._code, []

    def _flush_code(self) -> None:
        """Fold away code that came to show nothing before the text goes on."""
        if self._code:
            self.blocks.append(_Block("code", code=self._code))
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
            text = words.say("page.undescribed")
    return re.sub(" at 0x[0-9a-fA-F]+", "", printable(text)).strip()


class _Renderer(mistune.HTMLRenderer):
    """Markdown as the page takes it; dollar signs are dollars, not formulas."""

    def __init__(self, page: _Page) -> None:
        super().__init__(escape=True, allow_harmful_protocols=False)
        self.page = page

    def heading(self, text: str, level: int, **attributes: Any) -> str:
        plain = Markup(text).striptags()
        parts = re.findall("[a-z0-9]+", plain.lower())
        identifier = self.page.unique("-".join(parts) or "section")
        if level <= 2:  # the page has one first heading, its title
            self.page.sections.append({"id": identifier, "text": plain})
        level = max(2, level)
        return f'<h{level} id="{identifier}">{text}</h{level}>\n'

    def image(self, text: str, url: str, title: str | None = None) -> str:
        return f'<a href="{html.escape(url)}">{text or html.escape(url)}</a>'

    def table_cell(self, text: str, *, align: str | None, head: bool) -> str:
        # mistune's own has a style attribute, which the policy of the page forbids.
        kind = ' class="n"' if align == "right" else ""
        tag = 'th scope="col"' if head else "td"
        return f"<{tag}{kind}>{text}</{tag[:2]}>"


# --- Tables --------------------------------------------------------------------------


def _cells_by_name(columns: Any, rows: Any) -> list[dict[str, Any]]:
    names = [column["name"] for column in columns]
    return [dict(zip(names, row, strict=True)) for row in rows]


def _drawn(columns: Any, rows: Any) -> list[Any]:
    """Return of the data behind a fan what the overview draws."""
    cells = _cells_by_name(columns, rows)
    return [{name: row.get(name) for name in DRAWN} for row in cells]


def _laid_out(table: Mapping[str, Any], *, folded: bool = False) -> dict[str, Any]:
    """Return which columns of a table are shown, and classes such as ``n2 w4``.

    These are the places of numbers, long texts (w) and dates (d). A source, or anything
    in data `folded` away, that is the same in every row is not shown, but said once.
    """
    shown, classes, once = [], [], []
    has_periods = any(column["name"] == "period" for column in table["columns"])
    for place, column in enumerate(table["columns"]):
        if folded and has_periods and column["name"] in ("year", "half"):
            continue  # only who computes with the data needs them
        cells = [row[place] for row in table["rows"]]
        is_source = column["name"] in ("source_id", "source_ids")
        is_constant = len(cells) > 1 and all(cell == cells[0] for cell in cells)
        if is_constant and (folded or is_source):
            if not is_source:
                value = words.cell(cells[0], column) or "none"
                once.append(f"{column['label']}: {value}")
            continue
        shown.append((place, column))
        texts = [str(cell or "") for cell in cells]
        if column["type"] in ("number", "integer"):
            classes.append(f"n{len(shown)}")
        elif column["type"] == "text" and any(len(text) > LONG_TEXT for text in texts):
            classes.append(f"w{len(shown)}")
        elif any(texts) and all(map(DATE.fullmatch, texts)):
            classes.append(f"d{len(shown)}")
    return {"shown": shown, "classes": " ".join(classes), "once": "; ".join(once)}


def _csv_uri(table: Mapping[str, Any]) -> Markup:
    """Return columns and rows as a data address of a CSV file."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column["name"] for column in table["columns"]])
    writer.writerows(map(csv_cell, row) for row in table["rows"])
    text = quote(buffer.getvalue(), safe="!$'()*+,-./:;=?@[]_~ ")
    return Markup(f"data:text/csv;charset=utf-8,{text}")
