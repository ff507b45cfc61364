"""One run over a folder of reports: what is in the making, and the record of it.

Neither Papermill nor nbconvert is loaded here, which takes a second: that is for those
who do the work.
"""

from __future__ import annotations

import contextlib
import datetime
import time
from collections import Counter
from collections.abc import Collection, Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import cac_data
from cac_data.files import remove_unfinished, write_atomically
from cac_data.report import due, manifest, publish, vintages
from cac_data.report.failures import CellError, Limits
from cac_data.report.keys import key_of_parts
from cac_data.report.manifest import STATUSES, Entry, RunFacts, Status, digest
from cac_data.report.parameters import differences_in_words
from cac_data.report.plan import Job
from cac_data.report.summaries import write_summaries
from cac_data.report.versions import made_with
from cac_data.report.work import Made, make_report
from cac_data.scenarios import BASELINE

__all__ = ["Outcome", "Run", "described", "not_made"]


@dataclass(frozen=True)
class Outcome:
    """How one report ended.

    Attributes
    ----------
    job : Job
        What was to be done.
    entry : Entry
        What the manifest says of it.
    page : pathlib.Path
        The page that was written: the report, or the partial one if it failed.
    """

    job: Job
    entry: Entry
    page: Path

    @property
    def ok(self) -> bool:
        """Whether the report is there as it should be."""
        return self.entry.is_good


def described(error: Exception) -> CellError:
    """Describe a failure for which no cell is to blame.

    Parameters
    ----------
    error : Exception
        What was raised.

    Returns
    -------
    CellError
        With its class and message.
    """
    return CellError(error=type(error).__name__, message=str(error))


def not_made(job: Job, error: CellError) -> Made:
    """Return what is left of a report of which no worker gave anything.

    Parameters
    ----------
    job : Job
        Scenario and notebook.
    error : CellError
        Why.

    Returns
    -------
    Made
        A page that says so.
    """
    import nbformat

    from cac_data.report import render

    notebook = nbformat.v4.new_notebook()
    return Made(page=render.render_report(job, notebook, error=error), error=error)


class Run:
    """One run: what is due, what is in the making, and the record of it.

    Parameters
    ----------
    jobs : sequence of Job
        What is due.
    output : pathlib.Path
        The output folder.
    limits : Limits
        How long cells and the run may take.

    Attributes
    ----------
    outcomes : dict of str to Outcome
        How reports ended, by name.
    making : dict of concurrent.futures.Future to Job
        What is in the making.
    attempts : collections.Counter
        How often each report was begun.
    """

    def __init__(self, jobs: Sequence[Job], output: Path, limits: Limits) -> None:
        self.jobs = list(jobs)
        self.output = output
        self.outcomes: dict[str, Outcome] = {}
        self.making: dict[Future[Made], Job] = {}
        self.attempts: Counter[str] = Counter()
        self._limits = limits
        self._entries, self._files = manifest.read_record(output)
        self._look = due.Look(output, self._entries)
        self._data = vintages.steps(
            {name: entry.parameters for name, entry in self._entries.items()},
            {job.name: job.parameters for job in jobs},
        )
        self._started = _now()
        self._begin = time.monotonic()
        self._begun: dict[str, tuple[str, float]] = {}
        self._state: Literal["finished", "timed out", "stopped"] = "finished"
        self._stopped: list[str] = []

    def begin(self) -> None:
        """Record that the run goes on, for whoever looks, or if it is killed."""
        facts = replace(self._facts("running"), files=self._files)
        manifest.write_manifest(self.output, self._listed(), facts)

    def reasons(self, job: Job) -> list[str]:
        """Say why a report has to be built."""
        return self._look.reasons(job)

    def is_plainly_due(self, job: Job) -> bool:
        """Tell whether a report is due for a reason that is found at once."""
        return self._look.is_plainly_due(job)

    def hand_out(self, job: Job, pool: Executor) -> None:
        """Give a report to the workers."""
        self.attempts[job.name] += 1
        self._begun[job.name] = _now(), time.monotonic()
        limits = replace(self._limits, left=self.seconds_left())
        self.making[pool.submit(make_report, job, limits)] = job

    def seconds_left(self, grace: float = 0.0) -> float | None:
        """Return how much of the run's time is left; None if it has no end."""
        if self._limits.run is None:
            return None
        return max(0.0, self._begin + self._limits.run + grace - time.monotonic())

    def is_overdue(self) -> bool:
        """Tell whether the run's time is up."""
        return self.seconds_left() == 0.0

    def in_order(self, done: Collection[Future[Made]]) -> list[Future[Made]]:
        """Sort what came back together as its reports are listed."""
        return [future for future in self.making if future in done]

    def give_up(self, jobs: Collection[Job]) -> list[Outcome]:
        """Expect nothing more of these, as time is up; return those that were begun."""
        if jobs:
            self._state = "timed out"
        message = f"the run took longer than {self._limits.run} s"
        error = CellError("RunTimeoutError", message, timed_out=True)
        begun = [job for job in jobs if self.attempts[job.name]]
        return [self.take(job, not_made(job, error)) for job in begun]

    def keep(self, job: Job) -> Outcome:
        """Leave a page as it is, whatever became of it in a run since it was built."""
        earlier = self._entries[job.name]
        assert earlier.page is not None  # or there would be a reason to build it
        self._remove_unfinished(job)
        publish.remove(self.output / "failed" / earlier.page)
        entry = replace(
            earlier, status="unchanged", failed_page=None, failed_sha256="", error=None
        )
        return self._enter(Outcome(job, entry, self.output / earlier.page))

    def take(self, job: Job, made: Made) -> Outcome:
        """Put a page in its place and enter it in the record."""
        try:
            return self._enter(self._put(job, made))
        except OSError as error:
            # The page could not be written; where it failed before, that counts.
            told = made.error or described(error)
            entry = replace(self._ended(job, not_made(job, told)), failed_page=None)
            with contextlib.suppress(OSError):
                manifest.note(self.output, entry)
            return self._enter(Outcome(job, entry, self.output / f"{job.name}.html"))

    def _put(self, job: Job, made: Made) -> Outcome:
        """Write a page, after it was noted that it is written."""
        page = self.output / f"{job.name}.html"
        partial = self.output / "failed" / f"{job.name}.html"
        entry = self._ended(job, made)
        manifest.note(self.output, entry)
        if made.error is None:
            # The page is replaced next: a run that is killed then leaves no PDF of
            # the page before.
            publish.remove(page.with_suffix(".pdf"))
        place = page if made.error is None else partial
        self._remove_unfinished(job)
        write_atomically(place, made.page)
        if made.error is not None:
            return Outcome(job, entry, partial)
        publish.remove(partial)
        return Outcome(job, entry, page)

    def _remove_unfinished(self, job: Job) -> None:
        """Remove what killed runs were writing where its good and partial pages go."""
        for page in (self.output / job.name, self.output / "failed" / job.name):
            remove_unfinished(page.parent)

    def _ended(self, job: Job, made: Made) -> Entry:
        """Describe how a report ended; what an earlier run left good stays."""
        entry = replace(
            self._entry(job),
            warnings=list(made.warnings),
            timings=made.timings,
            attempts=self.attempts[job.name] - 1 + made.attempts,
        )
        if made.error is not None:
            return replace(
                entry,
                title=made.title or entry.title,
                status="timed out" if made.error.timed_out else "failed",
                failed_page=f"failed/{job.name}.html",
                failed_sha256=digest(made.page),
                error=made.error.summary(),
            )
        return replace(
            entry,
            title=made.title or job.notebook.capitalize(),
            page=f"{job.name}.html",
            key_figures=made.key_figures,
            made_with=manifest.versions_now(),
            content_key=key_of_parts(made.key_parts),
            key_parts=made.key_parts,
            sha256=digest(made.page),
        )

    def _entry(self, job: Job, status: Status = "built") -> Entry:
        """Describe a report that was begun; what is known of its last page stays."""
        started, begin = self._begun[job.name]
        scenario = job.scenario
        earlier = self._entries.get(job.name)
        if earlier is None:
            earlier = Entry(
                scenario=scenario.id,
                notebook=job.notebook,
                title=job.notebook.capitalize(),
                scenario_title=scenario.title,
                description=scenario.description,
                kind=scenario.kind,
                status=status,
                page=None,
                failed_page=None,
                parameters={},
                differences=[],
                key_figures=[],
                error=None,
                made_with={},
            )
        return replace(
            earlier,
            scenario_title=scenario.title,
            description=scenario.description,
            kind=scenario.kind,
            status=status,
            failed_page=None,
            failed_sha256="",
            parameters=job.parameters,
            differences=differences_in_words(job),
            error=None,
            warnings=[],
            started=started,
            seconds=round(time.monotonic() - begin, 2),
            timings={},
            attempts=self.attempts[job.name],
        )

    def _enter(self, outcome: Outcome) -> Outcome:
        if outcome.entry.status == "timed out" and self.is_overdue():
            self._state = "timed out"  # it had what was left of the run's time
        self._entries[outcome.job.name] = outcome.entry
        self.outcomes[outcome.job.name] = outcome
        return outcome

    def stop(self) -> None:
        """Enter what was in the making when the run was broken off, and publish."""
        begun = [job for job in self.jobs if job.name in self._begun]
        in_place = manifest.noted(self.output)
        for job in begun:
            if job.name in self.outcomes:
                continue
            if job.name in in_place:
                self._take_note(job, in_place[job.name])
            else:
                # Of a failure before this run; the entry says nothing of it any more.
                publish.remove(self.output / "failed" / f"{job.name}.html")
                self._entries[job.name] = self._entry(job, "stopped")
                self._stopped.append(job.name)
        self._state = "stopped"
        self.publish()

    def _take_note(self, job: Job, entry: Entry) -> None:
        """Enter a report that was put in place just before the run was broken off."""
        if entry.is_good:
            publish.remove(self.output / "failed" / f"{job.name}.html")
        place = entry.failed_page or f"{job.name}.html"
        self._enter(Outcome(job, entry, self.output / place))

    def publish(self) -> None:
        """Write what is said of all reports of the folder, also of earlier runs."""
        listed, facts = self._listed(), self._facts(self._state)
        readable = publish.with_pages(self.output, listed)
        files = write_summaries(self.output, listed, readable, facts, self._files)
        facts = replace(facts, files=files)
        manifest.write_manifest(self.output, listed, facts)

    def _listed(self) -> list[Entry]:
        return sorted(
            self._entries.values(),
            key=lambda entry: (entry.scenario != BASELINE, entry.name),
        )

    def _facts(
        self, state: Literal["running", "finished", "timed out", "stopped"]
    ) -> RunFacts:
        ended: dict[Status, list[str]] = {status: [] for status in STATUSES}
        for job in self.jobs:
            if job.name in self.outcomes:
                ended[self.outcomes[job.name].entry.status].append(job.name)
        ended["stopped"] += self._stopped
        return RunFacts(
            started=self._started,
            finished=None if state == "running" else _now(),
            seconds=round(time.monotonic() - self._begin, 2),
            state=state,
            planned=[job.name for job in self.jobs],
            ended=ended,
            versions={"data": cac_data.__data_version__, **made_with()},
            data=self._data,
        )


def _now() -> str:
    return datetime.datetime.now(tz=datetime.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
