"""What a page says of itself, as data: nothing else of a page is ever read."""

from __future__ import annotations

import datetime
import importlib.metadata
import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal

from pydantic import Field, ValidationError

import cac_data
from cac_data.report.bundles import KeyFigure, Strict, VerdictInShort, first_problem
from cac_data.report.plan import Job
from cac_data.scenarios import NOTEBOOK_PARAMETERS

MOST_BYTES = 40_000
"""Of the block."""

BLOCK = '<script type="application/json" id="cac-data">{}</script>'

DECISIVE = ("pandas", "numpy", "matplotlib", "seaborn", "papermill")
"""Packages without whose versions a report could not be made once more."""

VERSIONS = {"cac_data": cac_data.__version__, "data": cac_data.__data_version__}

# What was tampered with must not lead out of its folder.
SCENARIO_ID = r"[a-z][a-z0-9_]*(~[0-9a-f]+)?"
NOTEBOOK_ID = r"[a-z][a-z0-9_]*"


def says(text: str, *, pattern: str | None = None, **options: Any) -> Any:
    """Describe a field in the schema; without a default it has to be given."""
    full = None if pattern is None else f"^{pattern}$"
    return Field(description=text, pattern=full, **options)


class ChangedParameter(Strict):
    """A parameter that differs from the baseline, in words."""

    label: str
    baseline: str
    value: str


class ReportFacts(Strict):
    """What its page and the manifest say of a report."""

    scenario: str = says("Id of the scenario.", pattern=SCENARIO_ID)
    scenario_title: str = says("Title of the scenario.")
    description: str = says("What the scenario tells.")
    kind: Literal["future", "lens"] = says("`lens`: another way to count.")
    notebook: str = says("Name of the notebook.", pattern=NOTEBOOK_ID)
    title: str = says("First heading of the notebook.")
    parameters: dict[str, Any] = says("What the notebook was told.", default={})
    differences: list[ChangedParameter] = says("From the baseline.", default=[])
    key_figures: list[KeyFigure] = says("Those of the page.", default=[])
    verdicts: list[VerdictInShort] = says("Those of the page.", default=[])
    made_with: dict[str, str] = says("Versions of what the page needs.", default={})


class PageFacts(ReportFacts):
    """The data block of a page."""

    version: Literal[1]

    @classmethod
    def read(cls, page: bytes) -> PageFacts:
        """Return what a page says of itself.

        A page without one whole block that is as it should be is a ValueError.
        """
        found = re.findall(BLOCK.format("(.*?)").encode(), page)
        if len(found) != 1:
            message = f"the page holds {len(found)} data blocks of cac-data, not one"
            raise ValueError(message)
        try:
            return cls.model_validate_json(found[0])
        except ValidationError as error:
            message = f"the data block of the page: {first_problem(error)}"
            raise ValueError(message) from None

    def block(self) -> str:
        """Return the element for the page; more than `MOST_BYTES` is a ValueError."""
        told = {"version": self.version, **self.model_dump()}
        text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
        # Text in a script element ends at the first "</script", wherever that stands.
        text = text.replace("<", "\\u003c")
        size = len(text.encode())
        if size > MOST_BYTES:
            message = f"the data block takes {size:,} bytes; allowed: {MOST_BYTES:,}"
            raise ValueError(message)
        return BLOCK.format(text)


def facts_of(job: Job, **shown: Any) -> PageFacts:
    """Return what a page says of itself, with what it shows as in its bundles.

    Differences are those from the defaults where the project has no baseline.
    """
    scenario, notebook, baseline = job.scenario, job.notebook, job.baseline
    mine = scenario.parameters[notebook]
    base = NOTEBOOK_PARAMETERS[notebook]()
    if baseline is not None:
        base = baseline.parameters[notebook]
    differences = [
        ChangedParameter(
            label=mine.label(name),
            baseline=base.in_words(name),
            value=mine.in_words(name),
        )
        for name in scenario.differences(notebook, baseline)
    ]
    return PageFacts(
        version=1,
        scenario=scenario.id,
        scenario_title=scenario.title,
        description=scenario.description,
        kind=scenario.kind,
        notebook=notebook,
        parameters=job.parameters,
        differences=differences,
        made_with=VERSIONS,
        **shown,
    )


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
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        dates = (str(source.get("accessed") or "") for source in sources)
        return max(dates, default="")
    try:
        moment = datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        allowed = "allowed: whole seconds since 1970"
        message = f"`SOURCE_DATE_EPOCH`: {epoch!r} is not a time; {allowed}"
        raise ValueError(message) from error
    return moment.date().isoformat()
