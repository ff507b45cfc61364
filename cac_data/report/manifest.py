"""The record of a folder of reports, `manifest.json`: how each one ended.

It follows from the pages and from the last run, is written once at the run's end, and
is read to tell people of it. No later run needs it.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Any, Literal, get_args

from pydantic import ConfigDict

from cac_data.report.bundles import Strict
from cac_data.report.facts import NOTEBOOK_ID, SCENARIO_ID, ReportFacts, says
from cac_data.scenarios import ONE_OFF_MARK

MANIFEST = "manifest.json"

Status = Literal["built", "unchanged", "same", "failed", "timed out", "stopped"]
"""`unchanged` where the page would have become the same, `same` where it would say what
the baseline's says."""

STATUSES: tuple[Status, ...] = get_args(Status)

PAGE = rf"{SCENARIO_ID}/{NOTEBOOK_ID}\.html"


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


class DataStep(Strict):
    """From one vintage of the data to another."""

    before: str = says("Of the pages before: an id, or `bundled`.")
    now: str = says("Of this run.")
    reports: list[str] = says("Reports for which that is so.")


class RunFacts(Strict):
    """What the manifest says of the last run."""

    started: str = says("When it began, in UTC.")
    finished: str = says("When it ended, in UTC.")
    seconds: float = says("How long it took.", ge=0)
    state: Literal["finished", "stopped"] = says("How it ended.")
    planned: list[str] = says("Reports asked for, as scenario/notebook.")
    ended: dict[Status, list[str]] = says("Reports by how they ended.")
    versions: dict[str, str] = says("What it was done with.", default={})
    data: list[DataStep] = says("Where rows are others now.", default=[])

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
