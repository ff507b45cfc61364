"""A report: a self-contained HTML page, and maybe a sheet, of an executed notebook."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from markupsafe import Markup

from cac_data import words
from cac_data.colours import COLOURS, COUNTRIES, INK
from cac_data.lines import line
from cac_data.report import publish, sentences
from cac_data.report.blocks import Block, Blocks
from cac_data.report.bundle_models import fan_of, signals_of
from cac_data.report.difference import difference
from cac_data.report.errors import TABLES_READ, CellError, NotebookNode
from cac_data.report.names import Names, names_of_countries
from cac_data.report.page_tables import csv_uri, laid_out
from cac_data.report.plan import VINTAGE_PARAMETER, Job
from cac_data.report.publish import Fan, PageFacts, Signal
from cac_data.report.templates import fill_in
from cac_data.sources import revised_since
from cac_data.vintage import BUNDLED, manifest

MOST_CHANGES = 4  # key figures of which the brief says how they differ
MOST_ROWS = 30  # of the data behind a figure; what is saved has all
LENGTH_OF_KEY = 12  # enough to tell any two pages apart


class Rendered(NamedTuple):
    """A page, and the sheet beside it if there is one, but for their closing lines."""

    page: str
    sheet: str


def render(
    job: Job, notebook: NotebookNode, *, error: CellError | None = None
) -> Rendered:
    """Return the page of a notebook, and its sheet; with an `error` no data block.

    Else a wrong bundle is a `BundleError`, what is too long for the block a ValueError.
    """
    blocks, facts = contents_of(job, notebook, failed=error is not None)
    page = _Page(job, error, blocks, facts)
    panels = ["copy"]
    if blocks.of_kind("what-if"):
        panels.append("what-if")
    if page.readings:
        panels.append("reading")
    functions = {
        "image": _image,
        "laid_out": laid_out,
        "most_rows": MOST_ROWS,
    }
    whole_page = fill_in(
        "report",
        *panels,
        page=page,
        facts=Markup("" if error else facts.block()),
        csv=csv_uri,
        **functions,
    )
    if error or not blocks.sheet:
        return Rendered(whole_page, "")
    sheet = _Page(job, None, blocks.on_sheet(), facts)
    return Rendered(whole_page, fill_in("sheet", page=sheet, **functions))


def _image(svg: str) -> Markup:
    """Return the address of a drawing; a page without any needs no matplotlib."""
    from cac_data.charts.svg import data_uri

    return Markup(data_uri(svg))


# --- What the page says of itself ----------------------------------------------------


def contents_of(
    job: Job, notebook: NotebookNode, *, failed: bool = False
) -> tuple[Blocks, PageFacts]:
    """Return the blocks of a notebook that ran, and what its page says of itself."""
    blocks = Blocks(job.notebook, notebook, failed=failed)
    blocks.title = publish.titled(job, blocks.title)
    facts = _facts(job, notebook, blocks)
    _end_brief(job, facts, blocks)
    return blocks, facts


def _facts(job: Job, notebook: NotebookNode, blocks: Blocks) -> PageFacts:
    """Return the data block of a page, but for its brief."""
    return PageFacts(
        **publish.facts_of(job),
        title=blocks.title,
        version=1,
        finding="".join(blocks.contents("brief", "finding")),
        in_english=_in_english(blocks),
        cards=blocks.contents("key-figures", "cards"),
        key_figures=blocks.contents("key-figures", "figures"),
        verdicts=blocks.contents("verdicts", "verdicts"),
        signals=_signals(blocks),
        fan=_last_fan(blocks),
        conflicts=blocks.contents("table", "conflicts"),
        due=blocks.contents("table", "due"),
        tables=job.hashes(notebook.metadata.get(TABLES_READ, ())),
        has_sheet=bool(blocks.sheet),
    )


def _in_english(blocks: Blocks) -> list[str]:
    """Return what the overview shows of the page that is in no other language."""
    briefs = blocks.of_kind("brief")
    parts = {
        "title": bool(blocks.language_of_title),
        "finding": any(brief.content.get("finding_in_english") for brief in briefs),
    }
    return [name for name, is_english in parts.items() if is_english]


def _signals(blocks: Blocks) -> dict[str, Signal]:
    """Return what announces outcomes, of tables that tell it."""
    signals: dict[str, Signal] = {}
    for block in blocks.of_kind("table"):
        if block.content.get("announces"):
            signals.update(signals_of(block.content))
    return signals


def _last_fan(blocks: Blocks) -> Fan | None:
    """Return the last fan of the page, for the overview to draw."""
    fans = [
        fan_of(block.content)
        for block in blocks.of_kind("figure")
        if block.content.get("fan")
    ]
    return fans[-1] if fans else None


def _end_brief(job: Job, facts: PageFacts, blocks: Blocks) -> None:
    """End the brief with what differs from the baseline, and put it into the facts."""
    briefs = blocks.of_kind("brief")
    sentence = _what_differs(job, facts) if briefs else ""
    if sentence:
        last = briefs[-1]
        sentences = [*last.content["sentences"], sentence]
        last.content = {**last.content, "sentences": sentences}
    facts.brief.extend(blocks.contents("brief", "sentences"))


def _what_differs(job: Job, facts: PageFacts) -> str:
    """Say what differs from the baseline, and by how much; nothing where it is not."""
    baseline = job.baseline
    if not baseline or baseline.figures is None or job.says_the_same:
        return ""
    base_figures = {figure.id: figure for figure in baseline.figures}
    differing = {}
    for figure in facts.key_figures:
        base = base_figures.get(figure.id)
        apart = difference(figure, base)
        # That it is at other prices is said in place of the difference.
        if base and (apart.absolute or apart.unlike == ("prices",)):
            differing[figure.id] = (figure, base, apart)
    cards = [id for id in facts.cards if id in differing]
    cards_first = dict.fromkeys([*cards, *differing])
    most_telling = [differing[id] for id in cards_first][:MOST_CHANGES]
    ends = (job.parameters.get("end"), baseline.parameters.get("end"))
    return words.say([sentences.differs(facts, ends, most_telling)])


# --- What the template asks for ------------------------------------------------------


@dataclass(frozen=True)
class _Page:
    """Everything that the template of a report needs."""

    job: Job
    error: CellError | None
    notebook: Blocks
    facts: PageFacts

    @property
    def title(self) -> str:
        return self.notebook.title

    @property
    def language_of_title(self) -> str:
        return self.notebook.language_of_title

    @property
    def lead(self) -> Markup:
        return self.notebook.lead

    @property
    def blocks(self) -> list[Block]:
        return self.notebook.blocks

    @property
    def sections(self) -> list[dict[str, str]]:
        return self.notebook.sections

    @property
    def opening(self) -> str:
        return self.notebook.opening

    @property
    def parameters(self) -> Any:
        """What the notebook is told, as a model that can say it in words."""
        return self.job.scenario.parameters[self.job.notebook]

    @property
    def end(self) -> Any:
        """The last year of the data, if the notebook asks for one."""
        return self.job.parameters.get("end")

    @property
    def as_of(self) -> str:
        """The day whose knowledge the scenario keeps to; empty if to all."""
        return str(self.job.parameters.get("as_of") or "")

    @property
    def data(self) -> str:
        """The vintage that it was made of."""
        return str(self.job.parameters.get(VINTAGE_PARAMETER, BUNDLED))

    @cached_property
    def names(self) -> Names:
        """The names that lead from its prose; none from a page that has one itself."""
        return Names({} if self.job.value else names_of_countries())

    @cached_property
    def services(self) -> Any:
        """The services of whose rows the vintage is made."""
        return manifest(self.data)["services"]

    @property
    def key(self) -> str:
        """The beginning of the content key, by which the page is cited."""
        if self.error or not self.job.key:
            return words.say(line("page.unknown-key"))
        return self.job.key[:LENGTH_OF_KEY]

    @cached_property
    def readings(self) -> dict[str, Any]:
        """How its charts are read, by the ids of their figures."""
        return {
            block.id: block.content["reading"]
            for block in self.notebook.of_kind("figure")
            if block.content.get("reading")
        }

    @property
    def colours(self) -> Mapping[str, str]:
        """The colour of each country, and by the place of a series that is none.

        It is empty where it is that of text, which is another on a dark page.
        """
        return {of: "" if ink == INK else ink for of, ink in COLOURS.items()}

    @property
    def locale(self) -> str:
        """How a browser calls that by which numbers are written."""
        return str(words.spoken().locale).replace("_", "-")

    @property
    def countries(self) -> dict[str, str]:
        """What countries that have a colour are called."""
        names = words.shared_names()
        return {code: names[code] for code in COUNTRIES}

    @cached_property
    def sources(self) -> list[dict[str, Any]]:
        """The sources that it lists."""
        return self.notebook.contents("sources", "sources")

    @cached_property
    def source_numbers(self) -> dict[str, int]:
        """The numbers of sources, in the order in which they are first listed."""
        ids = dict.fromkeys(source["source_id"] for source in self.sources)
        return {id: number for number, id in enumerate(ids, start=1)}

    @cached_property
    def revised(self) -> set[str]:
        """Sources that came out after the scenario's day."""
        return set(revised_since(self.sources, self.as_of))

    @cached_property
    def known(self) -> Mapping[str, Any]:
        """What was known on the scenario's day, by counts of dated sources."""
        later = [
            source for source in self.sources if source["source_id"] in self.revised
        ]
        dated = [source for source in self.sources if source.get("published")]
        return {
            "as_of": self.as_of,
            "end": self.end,
            "dated": len(dated),
            "in_time": len(dated) - len(self.revised),
            "revised": len(self.revised),
            "by": max((source["published"][:4] for source in later), default=""),
        }

    @cached_property
    def date(self) -> str:
        """The day on which the page's sources were last accessed."""
        return publish.report_date(self.sources)

    @cached_property
    def accessed(self) -> str:
        """When its sources were accessed, where it is the same day for all."""
        days = {str(source.get("accessed") or "") for source in self.sources}
        return days.pop() if len(days) == 1 else ""
