"""What a page says of itself, as data: nothing else of a page is ever read."""

from __future__ import annotations

import datetime
import importlib.metadata
import os
import platform
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Literal

from pydantic import Field, ValidationError

import cac_data
from cac_data.report import bundles
from cac_data.report.bundles import KeyFigure, Strict, VerdictInShort
from cac_data.report.manifest import NOTEBOOK_ID, SCENARIO_ID
from cac_data.report.plan import Job
from cac_data.scenarios import NOTEBOOK_PARAMETERS

MOST_BYTES = 40_000
"""Of the block."""

DECISIVE = ("pandas", "numpy", "matplotlib", "seaborn", "papermill")
"""Packages without whose versions a report could not be made once more."""

OPENING = '<script type="application/json" id="cac-data">'
CLOSING = "</script>"


class ChangedParameter(Strict):
    """A parameter that differs from the baseline, in words."""

    label: str
    baseline: str
    value: str


class PageFacts(Strict):
    """The data block of a page."""

    version: Literal[1]
    scenario: Annotated[str, Field(pattern=f"^{SCENARIO_ID}$")]
    scenario_title: str
    description: str
    kind: Literal["future", "lens"]
    notebook: Annotated[str, Field(pattern=f"^{NOTEBOOK_ID}$")]
    title: str
    parameters: dict[str, Any]
    differences: list[ChangedParameter]
    key_figures: list[KeyFigure]
    verdicts: list[VerdictInShort]
    made_with: dict[str, str]

    @classmethod
    def read(cls, page: bytes) -> PageFacts:
        """Return what a page says of itself.

        A page without one whole block that is as it should be is a ValueError.
        """
        opening, closing = OPENING.encode(), CLOSING.encode()
        found = page.count(opening)
        if found != 1:
            message = f"the page holds {found} data blocks of cac-data; expected: one"
            raise ValueError(message)
        content, end, _ = page.partition(opening)[2].partition(closing)
        if not end or len(content) > MOST_BYTES:
            message = f"the data block of the page has no end in {MOST_BYTES:,} bytes"
            raise ValueError(message)
        try:
            return cls.model_validate_json(content)
        except ValidationError as error:
            message = f"the data block of the page: {bundles.first_problem(error)}"
            raise ValueError(message) from None

    def block(self) -> str:
        """Return the element for the page; more than `MOST_BYTES` is a ValueError."""
        # Text in a script element ends at the first "</script", wherever that stands.
        text = self.model_dump_json().replace("<", "\\u003c")
        size = len(text.encode())
        if size > MOST_BYTES:
            message = (
                f"key figures and verdicts take {size:,} bytes of the page's data "
                f"block; allowed: {MOST_BYTES:,}"
            )
            raise ValueError(message)
        return f"{OPENING}{text}{CLOSING}"


def facts_of(
    job: Job, title: str, key_figures: Sequence[Any], verdicts: Sequence[Any]
) -> PageFacts:
    """Return what a page says of itself, with what it shows as in its bundles."""
    return PageFacts.model_validate(
        {
            "version": 1,
            "scenario": job.scenario.id,
            "scenario_title": job.scenario.title,
            "description": job.scenario.description,
            "kind": job.scenario.kind,
            "notebook": job.notebook,
            "title": title,
            "parameters": job.parameters,
            "differences": differences_in_words(job),
            "key_figures": key_figures,
            "verdicts": verdicts,
            "made_with": versions(),
        }
    )


def differences_in_words(job: Job) -> list[dict[str, str]]:
    """Return ``label``, ``baseline`` and ``value`` of what differs from the baseline.

    Where the project has no baseline, the defaults of the parameters stand for it.
    """
    mine = job.scenario.parameters[job.notebook]
    base = NOTEBOOK_PARAMETERS[job.notebook]()
    if job.baseline is not None:
        base = job.baseline.parameters[job.notebook]
    return [
        {
            "label": mine.label(name),
            "baseline": base.in_words(name),
            "value": mine.in_words(name),
        }
        for name in job.scenario.differences(job.notebook, job.baseline)
    ]


def versions() -> dict[str, str]:
    """Return the versions of package and tables: ``cac_data`` and ``data``."""
    return {"cac_data": cac_data.__version__, "data": cac_data.__data_version__}


@cache
def made_with() -> dict[str, str]:
    """Return name and version of what computes, draws and runs a report."""
    return {
        "cac-data": cac_data.__version__,
        "Python": platform.python_version(),
        **{name: importlib.metadata.version(name) for name in DECISIVE},
    }


def report_date(sources: Iterable[Mapping[str, Any]]) -> str:
    """Return when the latest of the sources was accessed, empty if that is not known.

    ``SOURCE_DATE_EPOCH`` as a day goes before; one that is no time is a ValueError.
    """
    if epoch := os.environ.get("SOURCE_DATE_EPOCH"):
        try:
            moment = datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC)
        except (ValueError, OverflowError, OSError) as error:
            message = (
                f"`SOURCE_DATE_EPOCH`: {epoch!r} is not a time; allowed: whole seconds "
                "since 1970"
            )
            raise ValueError(message) from error
        return moment.date().isoformat()
    return max((str(source.get("accessed") or "") for source in sources), default="")
