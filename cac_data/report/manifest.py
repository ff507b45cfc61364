"""The record of a folder of reports, `manifest.json`: how each one ended.

It follows from the pages and from the last run, is written once at the run's end, and
is read to tell people of it. No later run needs it.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass, field
from functools import cache
from typing import Annotated, Any, Literal, get_args

from pydantic import ConfigDict, Field, TypeAdapter

from cac_data.scenarios import ONE_OFF_MARK

MANIFEST = "manifest.json"

Status = Literal["built", "unchanged", "same", "failed", "timed out", "stopped"]
"""`unchanged` where the page would have become the same, `same` where it would say what
the baseline's says."""

STATUSES: tuple[Status, ...] = get_args(Status)

Facts = dict[str, Any]

# A record that was tampered with must not lead out of its folder.
SCENARIO_ID = r"[a-z][a-z0-9_]*(~[0-9a-f]+)?"
NOTEBOOK_ID = r"[a-z][a-z0-9_]*"
_PAGE = rf"{SCENARIO_ID}/{NOTEBOOK_ID}\.html"


def _says(text: str, pattern: str | None = None) -> Any:
    return Field(description=text, pattern=f"^{pattern}$" if pattern else None)


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
        return {
            "class": self.error,
            "message": self.message,
            "cell": self.cell,
            "code": self.code,
        }


@dataclass(frozen=True)
class Entry:
    """What the manifest says of one report; each field is described in its schema."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    scenario: Annotated[str, _says("Id of the scenario.", SCENARIO_ID)]
    notebook: Annotated[str, _says("Name of the notebook.", NOTEBOOK_ID)]
    scenario_title: Annotated[str, _says("Title of the scenario.")]
    title: Annotated[str, _says("First heading of the notebook.")]
    description: Annotated[str, _says("What the scenario tells.")]
    kind: Annotated[str, _says("`future`, or `lens` for another way to count.")]
    status: Annotated[Status, _says("How the last run of it ended; see `Status`.")]
    page: Annotated[
        Annotated[str, _says("Below the folder.", _PAGE)] | None,
        _says("The last good page, the baseline's where it says the same; or null."),
    ] = None
    failed_page: Annotated[
        Annotated[str, _says("Below the folder.", f"failed/{_PAGE}")] | None,
        _says("The partial page, where the last run failed."),
    ] = None
    parameters: Annotated[Facts, _says("What the notebook was told.")] = field(
        default_factory=dict
    )
    differences: Annotated[
        list[dict[str, str]],
        _says("What differs from the baseline: `label`, `baseline`, `value`."),
    ] = field(default_factory=list)
    key_figures: Annotated[list[Facts], _says("Those of the page.")] = field(
        default_factory=list
    )
    verdicts: Annotated[list[Facts], _says("Those of the page.")] = field(
        default_factory=list
    )
    error: Annotated[
        Facts | None,
        _says("Why it failed: `class`, `message`, `cell` (or null), its `code`."),
    ] = None
    warnings: Annotated[
        list[str], _says("What cells wrote to standard error in the last run.")
    ] = field(default_factory=list)
    started: Annotated[str, _says("When its last run began, in UTC.")] = ""
    seconds: Annotated[float, _says("How long it took."), Field(ge=0)] = 0.0
    made_with: Annotated[
        dict[str, str], _says("Versions that the page was made with.")
    ] = field(default_factory=dict)
    content_key: Annotated[str, _says("Of all that decides the page's bytes.")] = ""
    sha256: Annotated[str, _says("Of the page but for its last line.")] = ""

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


@dataclass(frozen=True)
class DataStep:
    """From one vintage of the data to another."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    before: Annotated[str, _says("Of the pages before: an id, or `bundled`.")]
    now: Annotated[str, _says("Of this run.")]
    reports: Annotated[list[str], _says("Reports for which that is so.")]


@dataclass(frozen=True)
class RunFacts:
    """What the manifest says of the last run; each field is described in its schema."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    started: Annotated[str, _says("When it began, in UTC.")]
    finished: Annotated[str, _says("When it ended, in UTC.")]
    seconds: Annotated[float, _says("How long it took."), Field(ge=0)]
    state: Annotated[Literal["finished", "stopped"], _says("How it ended.")]
    planned: Annotated[list[str], _says("Reports asked for, as scenario/notebook.")]
    ended: Annotated[
        dict[Status, list[str]],
        _says("Reports by how they ended; those in none were not begun."),
    ] = field(default_factory=dict)
    versions: Annotated[dict[str, str], _says("What it was done with.")] = field(
        default_factory=dict
    )
    data: Annotated[
        list[DataStep],
        _says("Where reports are made from another vintage than before."),
    ] = field(default_factory=list)

    def count(self, status: Status) -> int:
        """Return how many reports ended in a way."""
        return len(self.ended.get(status, ()))

    @property
    def not_begun(self) -> list[str]:
        """Reports that were asked for and to which the run has not come."""
        reached = {name for names in self.ended.values() for name in names}
        return [name for name in self.planned if name not in reached]


@dataclass(frozen=True)
class Manifest:
    """Record of a folder of reports, written by `cac-data report`."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    version: Annotated[Literal[3], _says("Of the form of this file.")]
    run: Annotated[RunFacts, _says("The last run.")]
    reports: Annotated[
        list[Entry], _says("One entry per report of the folder, also of earlier runs.")
    ]

    def to_json(self) -> str:
        """Return the text of the file, a report a line."""
        run, *reports = (
            json.dumps(part, ensure_ascii=False)
            for part in (asdict(self.run), *map(asdict, self.reports))
        )
        head = f'{{"version": {self.version},\n"run": {run},\n"reports": [\n'
        return head + ",\n".join(reports) + "\n]}\n"


@cache
def _adapter() -> TypeAdapter[Manifest]:
    return TypeAdapter(Manifest)


def read(content: bytes) -> Manifest:
    """Return the record that a file holds; ValueError if it is none of this version."""
    return _adapter().validate_json(content)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of the manifest.

    Examples
    --------
    >>> schema()["properties"]["version"]["const"]
    3
    """
    made = _adapter().json_schema()
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}


def utc_now() -> str:
    """Return the time as the manifest writes it."""
    return datetime.datetime.now(tz=datetime.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
