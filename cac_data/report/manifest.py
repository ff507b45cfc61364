"""What is said of reports, as data: in the block of a page, and in `manifest.json`.

Nothing else of a page is ever read. The manifest follows from the pages and from the
last run; no later run needs it.
"""

import datetime
import importlib.metadata
import json
import os
import platform
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, Self, get_args

from pydantic import ConfigDict, Field, ValidationError

import cac_data
from cac_data.report.bundles import KeyFigure, Strict, VerdictInShort, first_problem
from cac_data.report.plan import Job
from cac_data.scenarios import BASELINE, NOTEBOOK_PARAMETERS, ONE_OFF_MARK

MOST_BYTES = 40_000  # of the block

BLOCK = '<script type="application/json" id="cac-data">{}</script>'

VERSIONS = {"cac_data": cac_data.__version__, "data": cac_data.__data_version__}

# What was tampered with must not lead out of its folder.
SCENARIO_ID = r"[a-z][a-z0-9_]*(~[0-9a-f]+)?"
NOTEBOOK_ID = r"[a-z][a-z0-9_]*"
PAGE = rf"{SCENARIO_ID}/{NOTEBOOK_ID}\.html"
MANIFEST = "manifest.json"

Status = Literal["built", "unchanged", "same", "failed", "timed out", "stopped"]
"""`unchanged` where the page would have become the same, `same` where it would say what
the baseline's says."""

STATUSES: tuple[Status, ...] = get_args(Status)


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
    brief: list[str] = says("What the page says first.", default=[])
    key_figures: list[KeyFigure] = says("Those of the page.", default=[])
    verdicts: list[VerdictInShort] = says("Those of the page.", default=[])
    made_with: dict[str, str] = says("Versions of what the page needs.", default={})


class PageFacts(ReportFacts):
    """The data block of a page."""

    version: Literal[1]

    @classmethod
    def read(cls, page: bytes) -> Self:
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


def facts_of(job: Job) -> dict[str, Any]:
    """Return what is known of a report before it is made.

    Differences are those from the defaults where the project has no baseline.
    """
    scenario, notebook = job.scenario, job.notebook
    mine, base = scenario.parameters[notebook], NOTEBOOK_PARAMETERS[notebook]()
    if job.baseline or scenario.id == BASELINE:
        base = (job.baseline or job).scenario.parameters[notebook]
    differences = [
        ChangedParameter(
            label=mine.label(name),
            baseline=base.in_words(name),
            value=mine.in_words(name),
        )
        for name in type(mine).model_fields
        if getattr(mine, name) != getattr(base, name)
    ]
    return {
        "scenario": scenario.id,
        "scenario_title": scenario.title,
        "description": scenario.description,
        "kind": scenario.kind,
        "notebook": notebook,
        "title": notebook.capitalize(),
        "parameters": job.parameters,
        "differences": differences,
        "made_with": VERSIONS,
    }


@cache
def made_with() -> dict[str, str]:
    """Return name and version of what computes, draws and runs a report."""
    own = {"cac-data": cac_data.__version__, "Python": platform.python_version()}
    others = ("pandas", "numpy", "matplotlib", "seaborn", "papermill")
    return own | {name: importlib.metadata.version(name) for name in others}


def report_date(sources: Iterable[Mapping[str, Any]]) -> str:
    """Return when the latest of the sources was accessed, empty if that is not known.

    ``SOURCE_DATE_EPOCH`` as a day goes before; one that is no time is a ValueError.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return max((str(item.get("accessed") or "") for item in sources), default="")
    try:
        moment = datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC)
    except (ValueError, OverflowError, OSError) as error:
        allowed = "allowed: whole seconds since 1970"
        message = f"`SOURCE_DATE_EPOCH`: {epoch!r} is not a time; {allowed}"
        raise ValueError(message) from error
    return moment.date().isoformat()


@dataclass(frozen=True)
class CellError:
    """Why and where a notebook stopped.

    `cell` is the place in the notebook's file, counted from 1, and `code` its first
    line; None where no cell is to blame.
    """

    error: str
    message: str
    cell: int | None = None
    code: str = ""
    traceback: str = ""
    timed_out: bool = False

    def summary(self) -> dict[str, Any]:
        """Return what the manifest says of the failure."""
        names = {"class": self.error, "message": self.message}
        return {**names, "cell": self.cell, "code": self.code}


class Entry(ReportFacts):
    """What the manifest says of one report."""

    status: Status = says("How its last run ended; `same`: as the baseline's.")
    page: str | None = says("The last good page.", default=None, pattern=PAGE)
    failed_page: str | None = says(
        "How far it came.", default=None, pattern=f"failed/{PAGE}"
    )
    error: dict[str, Any] | None = says("Why it failed, and where.", default=None)
    warnings: list[str] = says("Standard error of cells.", default=[])
    started: str = says("When its last run began, in UTC.", default="")
    seconds: float = says("How long it took.", ge=0, default=0.0)
    content_key: str = says("Of all that decides the page's bytes.", default="")
    sha256: str = says("Of the page but for its last line.", default="")

    @property
    def name(self) -> str:
        """Scenario and notebook."""
        return f"{self.scenario}/{self.notebook}"

    @property
    def is_good(self) -> bool:
        """Whether the last run left the page that it should."""
        return self.status in ("built", "unchanged", "same")

    @property
    def is_one_off(self) -> bool:
        """Whether some parameters were set for one run, not in a scenario file."""
        return ONE_OFF_MARK in self.scenario


class RunFacts(Strict):
    """What the manifest says of the last run."""

    started: str = says("When it began, in UTC.")
    finished: str = says("When it ended, in UTC.")
    seconds: float = says("How long it took.", ge=0)
    state: Literal["finished", "stopped"] = says("How it ended.")
    planned: list[str] = says("Reports asked for, as scenario/notebook.")
    ended: dict[Status, list[str]] = says("Reports by how they ended.")
    versions: dict[str, str] = says("What it was done with.", default={})

    @property
    def not_begun(self) -> list[str]:
        """Reports that were asked for and to which the run has not come."""
        reached = {name for names in self.ended.values() for name in names}
        return [name for name in self.planned if name not in reached]


class Manifest(Strict):
    """Record of a folder of reports, written by `cac-data report`."""

    model_config = ConfigDict(
        json_schema_extra={"$schema": "https://json-schema.org/draft/2020-12/schema"}
    )

    version: Literal[3] = says("Of the form of this file.")
    run: RunFacts = says("The last run.")
    reports: list[Entry] = says("One per report of the folder, also of earlier runs.")


def utc_now() -> str:
    """Return the time as the manifest writes it."""
    return datetime.datetime.now(tz=datetime.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
