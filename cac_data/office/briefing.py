"""The notebooks of a scenario, run as for reports: what they show, in memory."""

import re
from base64 import b64decode
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import as_completed
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from markupsafe import Markup

from cac_data.bundles import with_pictures
from cac_data.report.blocks import Block
from cac_data.report.build import (
    FinishedReport,
    beside_baseline,
    execute,
    page_of,
)
from cac_data.report.errors import BundleError, CellError, described
from cac_data.report.page import contents_of
from cac_data.report.plan import VINTAGE_PARAMETER, Job
from cac_data.report.publish import KeyFigure, PageFacts
from cac_data.report.run import cores
from cac_data.report.workers import Workers

HEADING = re.compile(r"(?s)<h2[^>]*>(.*?)</h2>")

Source = Mapping[str, Any]
"""A source as a page lists it."""


@dataclass(frozen=True)
class Shown:
    """A figure of a notebook: its bundle, its number there, the question it answers."""

    unit: str
    number: int
    question: str
    content: Mapping[str, Any]

    @property
    def name(self) -> str:
        """The last part of its name: ``level`` of ``trade.level``."""
        return str(self.content.get("name", "")).rpartition(".")[2]

    @property
    def title(self) -> str:
        """Its finding; the description of one that somebody made by hand."""
        return str(self.content.get("title") or self.content["alt"])

    @property
    def subtitle(self) -> str:
        """What its numbers are of."""
        return str(self.content.get("subtitle", ""))

    @property
    def picture(self) -> bytes:
        """The picture of what has no chart; none of what somebody made by hand."""
        return b64decode(self.content.get("png", ""))

    @property
    def shape(self) -> float:
        """The height of its drawing, in its width."""
        usual = {"width": 707, "height": 375, **self.content}
        return float(usual["height"] / usual["width"])


@dataclass(frozen=True)
class Chapter:
    """What a notebook shows under a scenario."""

    unit: str
    vintage: str
    facts: PageFacts
    figures: tuple[Shown, ...]
    sources: tuple[Source, ...]

    @property
    def cards(self) -> list[KeyFigure]:
        """The key figures with which its page begins."""
        by_id = {figure.id: figure for figure in self.facts.key_figures}
        return [by_id[id] for id in self.facts.cards if id in by_id]


@dataclass(frozen=True)
class Outcome(FinishedReport):
    """What became of a notebook: its chapter, or as a report what went wrong."""

    chapter: Chapter | None = None


OnOutcome = Callable[[Job, FinishedReport], None]


@dataclass(frozen=True)
class Briefing:
    """The chapters of a scenario, in the order in which notebooks are listed."""

    chapters: tuple[Chapter, ...]

    @property
    def about(self) -> PageFacts:
        """What any chapter says of the scenario."""
        return self.chapters[0].facts

    @property
    def figures(self) -> Iterator[Shown]:
        """The figures of all chapters."""
        for chapter in self.chapters:
            yield from chapter.figures

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources of all chapters by their ids, sorted."""
        every = {
            source["source_id"]: source
            for chapter in self.chapters
            for source in chapter.sources
        }
        return dict(sorted(every.items()))

    def cited(self, ids: Sequence[str]) -> list[Source]:
        """Return the sources of these ids that a chapter lists."""
        return [self.sources[id] for id in ids if id in self.sources]


# --- In a process of its own ---------------------------------------------------------


def run_notebook(job: Job) -> FinishedReport:
    """Run a notebook under its scenario and return what it shows, beside the baseline.

    Where something is wrong that is told as of a report.
    """
    with with_pictures():
        notebook, error = execute(job)
    if error:
        return page_of(job, notebook, error)
    try:
        blocks, facts = contents_of(beside_baseline(job), notebook)
    except BundleError:
        return page_of(job, notebook, None)
    chapter = Chapter(
        unit=job.unit,
        vintage=str(job.parameters[VINTAGE_PARAMETER]),
        facts=facts,
        figures=tuple(_figures(job.unit, blocks.blocks)),
        sources=tuple(blocks.contents("sources", "sources")),
    )
    return Outcome(b"", chapter=chapter)


def _figures(unit: str, blocks: Sequence[Block]) -> Iterator[Shown]:
    """Yield the figures of a notebook below the questions that they answer."""
    question = ""
    for block in blocks:
        if block.kind == "markdown":
            headings = HEADING.findall(block.content)
            question = Markup(headings[-1]).striptags() if headings else question
        elif block.kind == "figure":
            # What is drawn is not needed: a chart or a picture stands in its place.
            content = {**block.content, "svg": ""}
            yield Shown(unit, block.number, question, content)


# --- All of them ---------------------------------------------------------------------


def run_notebooks(
    jobs: Sequence[Job], *, timeout: float, on_outcome: OnOutcome
) -> Briefing | None:
    """Run notebooks side by side, each in a process; None where one failed.

    `on_outcome` is told of each as it ends.
    """
    outcomes: dict[str, FinishedReport] = {}
    with Workers(jobs, run_notebook, timeout, cores()) as workers:
        futures = {workers.submit(job): job for job in jobs}
        for future in as_completed(futures):
            job = futures[future]
            try:
                outcome = future.result()
            except Exception as failure:  # as of a full disk
                outcome = FinishedReport(b"", described(failure))
            outcomes[job.unit] = outcome
            on_outcome(job, outcome)
    in_order = [outcomes[job.unit] for job in jobs]
    chapters = [
        outcome.chapter
        for outcome in in_order
        if isinstance(outcome, Outcome) and outcome.chapter and not outcome.error
    ]
    return Briefing(tuple(chapters)) if len(chapters) == len(jobs) else None


def why_failed(error: CellError) -> str:
    """Return an error with the cell in which it was raised."""
    cell = f"cell {error.cell} ({error.code}): " if error.cell else ""
    return f"{cell}{error.error}: {error.message}"
