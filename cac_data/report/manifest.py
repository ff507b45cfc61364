"""The record of a folder of reports, `manifest.json`: how each one ended.

It follows from the pages and from the last run, is written once at the run's end, and
is read to tell people of it. No later run needs it.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict
from typing import Any, Literal, get_args

from pydantic import ConfigDict, Field, TypeAdapter
from pydantic.dataclasses import dataclass

from cac_data.scenarios import ONE_OFF_MARK

MANIFEST = "manifest.json"

Status = Literal["built", "unchanged", "same", "failed", "timed out", "stopped"]
"""`unchanged` where the page would have become the same, `same` where it would say what
the baseline's says."""

STATUSES: tuple[Status, ...] = get_args(Status)

# A record that was tampered with must not lead out of its folder.
SCENARIO_ID = r"[a-z][a-z0-9_]*(~[0-9a-f]+)?"
NOTEBOOK_ID = r"[a-z][a-z0-9_]*"
PAGE = rf"{SCENARIO_ID}/{NOTEBOOK_ID}\.html"
PARTIAL = f"failed/{PAGE}"

Facts = dict[str, Any]

STRICT = ConfigDict(extra="forbid")


def says(text: str, *, pattern: str | None = None, **options: Any) -> Any:
    """Describe a field in the schema; without a default it has to be given."""
    full = None if pattern is None else f"^{pattern}$"
    return Field(description=text, pattern=full, **options)


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


@dataclass(frozen=True, config=STRICT)
class Entry:
    """What the manifest says of one report."""

    scenario: str = says("Id of the scenario.", pattern=SCENARIO_ID)
    notebook: str = says("Name of the notebook.", pattern=NOTEBOOK_ID)
    scenario_title: str = says("Title of the scenario.")
    title: str = says("First heading of the notebook.")
    description: str = says("What the scenario tells.")
    kind: str = says("`future`, or `lens` for another way to count.")
    status: Status = says("How its last run ended; `same`: as the baseline's.")
    page: str | None = says("The last good page.", default=None, pattern=PAGE)
    failed_page: str | None = says("How far it came.", default=None, pattern=PARTIAL)
    parameters: Facts = says("What the notebook was told.", default_factory=dict)
    differences: list[Facts] = says("From the baseline.", default_factory=list)
    key_figures: list[Facts] = says("Those of the page.", default_factory=list)
    verdicts: list[Facts] = says("Those of the page.", default_factory=list)
    error: Facts | None = says("Why it failed, and in which cell.", default=None)
    warnings: list[str] = says("Standard error of cells.", default_factory=list)
    started: str = says("When its last run began, in UTC.", default="")
    seconds: float = says("How long it took.", ge=0, default=0.0)
    made_with: Facts = says("Versions of what the page needs.", default_factory=dict)
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


@dataclass(frozen=True, config=STRICT)
class DataStep:
    """From one vintage of the data to another."""

    before: str = says("Of the pages before: an id, or `bundled`.")
    now: str = says("Of this run.")
    reports: list[str] = says("Reports for which that is so.")


@dataclass(frozen=True, config=STRICT)
class RunFacts:
    """What the manifest says of the last run."""

    started: str = says("When it began, in UTC.")
    finished: str = says("When it ended, in UTC.")
    seconds: float = says("How long it took.", ge=0)
    state: Literal["finished", "stopped"] = says("How it ended.")
    planned: list[str] = says("Reports asked for, as scenario/notebook.")
    ended: dict[Status, list[str]] = says("Reports by how they ended.")
    versions: Facts = says("What it was done with.", default_factory=dict)
    data: list[DataStep] = says("Where rows are others now.", default_factory=list)

    @property
    def not_begun(self) -> list[str]:
        """Reports that were asked for and to which the run has not come."""
        reached = {name for names in self.ended.values() for name in names}
        return [name for name in self.planned if name not in reached]


@dataclass(frozen=True, config=STRICT)
class Manifest:
    """Record of a folder of reports, written by `cac-data report`."""

    version: Literal[3] = says("Of the form of this file.")
    run: RunFacts = says("The last run.")
    reports: list[Entry] = says("One per report of the folder, also of earlier runs.")

    def to_json(self) -> str:
        """Return the text of the file, a report a line."""
        parts = [asdict(self.run), *map(asdict, self.reports)]
        run, *reports = (json.dumps(part, ensure_ascii=False) for part in parts)
        head = f'{{"version": {self.version},\n"run": {run},\n"reports": [\n'
        return head + ",\n".join(reports) + "\n]}\n"


_RECORD = TypeAdapter(Manifest)


def read(content: bytes) -> Manifest:
    """Return the record that a file holds; ValueError if it is none of this version."""
    return _RECORD.validate_json(content)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the manifest."""
    made = _RECORD.json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def utc_now() -> str:
    """Return the time as the manifest writes it."""
    return datetime.datetime.now(tz=datetime.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
