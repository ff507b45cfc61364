"""Build what is due: hand out the work, put pages in their places, keep the record.

Neither Papermill nor nbconvert is loaded here, which takes a second: that is for those
who do the work.
"""

from __future__ import annotations

import datetime
import hashlib
from collections import Counter, deque
from collections.abc import Callable, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, wait
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cac_data
from cac_data.files import write_atomically
from cac_data.report import forks, publish
from cac_data.report.citation import report_date
from cac_data.report.comparison import render_comparison
from cac_data.report.failures import CELL_TIMEOUT, CellError
from cac_data.report.index import render_index
from cac_data.report.key_figures import (
    key_figure_rows,
    key_figures_csv,
    key_figures_json,
)
from cac_data.report.keys import PARTS, content_parts
from cac_data.report.parameters import differences_in_words
from cac_data.report.plan import Job
from cac_data.report.publish import Entry, Status
from cac_data.report.work import Made, make_report
from cac_data.report.workers import LostWorkerError, available_cores, workers
from cac_data.scenarios import BASELINE

__all__ = ["Outcome", "build_reports", "reasons"]

RETRIES = 1
"""How often a report is begun anew when its worker was lost."""


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


def build_reports(
    jobs: Sequence[Job],
    output: Path,
    *,
    force: bool = False,
    timeout: int = CELL_TIMEOUT,
    executor: Executor | None = None,
    at_a_time: int | None = None,
    before: Callable[[Job], None] = lambda job: None,
    after: Callable[[Outcome], None] = lambda outcome: None,
) -> list[Outcome]:
    """Build reports side by side; one that fails does not stop the others.

    A report whose content key is that of the page which is there is left as it is. A
    page is put in place only when it is complete. The page of a failed run goes to
    ``failed/`` and leaves an earlier good report as it was. The manifest is written
    after every report, the pages on all reports at the end, also of a run that is
    broken off.

    Parameters
    ----------
    jobs : sequence of Job
        What is due.
    output : pathlib.Path
        The output folder.
    force : bool, optional
        Build also what is unchanged.
    timeout : int, optional
        Seconds that one cell may take.
    executor : concurrent.futures.Executor, optional
        Who makes the reports; by default processes of this machine, ended afterwards.
    at_a_time : int, optional
        Reports in the making at once; by default as many as there are processors.
    before, after : callable, optional
        Told before and after each report.

    Returns
    -------
    list of Outcome
        In the order of `jobs`.

    Raises
    ------
    OSError
        If a page cannot be written.
    ValueError
        If ``SOURCE_DATE_EPOCH`` is no time, another run is at work on the folder, or a
        folder inside it is a link.
    """
    report_date([])  # says so now if SOURCE_DATE_EPOCH cannot be read
    with publish.sole_run(output):
        publish.check_folders(output, [job.name for job in jobs])
        run = _Run(jobs, output, publish.read_manifest(output))
        count = at_a_time or available_cores()
        _do(run, force, timeout, executor, count, before, after)
    return [run.outcomes[job.name] for job in jobs]


def _do(
    run: _Run,
    force: bool,
    timeout: int,
    executor: Executor | None,
    count: int,
    before: Callable[[Job], None],
    after: Callable[[Outcome], None],
) -> None:
    """Keep what is unchanged, build the rest, and write what is said of all."""
    due = []
    for job in run.jobs:
        if force or run.reasons(job):
            due.append(job)
        else:
            after(run.keep(job))
    if due:
        if executor is None:
            forks.start_server()  # which imports while this process goes on
        with executor or workers(min(count, len(due))) as pool:
            try:
                _work_through(run, due, pool, count, timeout, before, after)
            except BaseException:
                pool.shutdown(wait=False, cancel_futures=True)
                run.stop()
                raise
    run.publish()


def reasons(job: Job, output: Path, entry: Entry | None) -> list[str]:
    """Say why a report has to be built.

    Parameters
    ----------
    job : Job
        The report.
    output : pathlib.Path
        The output folder.
    entry : Entry or None
        What the manifest says of it.

    Returns
    -------
    list of str
        Phrases; empty where the page that is there would become the same.
    """
    if entry is None or entry.page is None:
        return ["there is none yet"]
    if not entry.key_parts or not entry.sha256:
        return ["it is not known what the last one was made from"]
    now = content_parts(job)
    changed = [
        f"{meaning} changed"
        for part, meaning in PARTS.items()
        if now[part] != entry.key_parts.get(part)
    ]
    if changed:
        return changed
    try:
        page = (output / entry.page).read_bytes()
    except OSError:
        return ["its page is gone"]
    if hashlib.sha256(page).hexdigest() != entry.sha256:
        return ["its page was changed by hand"]
    return []


def _work_through(
    run: _Run,
    jobs: Sequence[Job],
    pool: Executor,
    count: int,
    timeout: int,
    before: Callable[[Job], None],
    after: Callable[[Outcome], None],
) -> None:
    """Hand out what is due, a few at a time, and take in what comes back."""
    due = deque(jobs)
    attempts: Counter[str] = Counter()
    while due or run.making:
        while due and len(run.making) < count:
            job = due.popleft()
            if not attempts[job.name]:
                before(job)
            attempts[job.name] += 1
            run.making[pool.submit(make_report, job, timeout)] = job
        done, _ = wait(run.making, return_when=FIRST_COMPLETED)
        for future in sorted(done, key=lambda item: run.jobs.index(run.making[item])):
            job = run.making.pop(future)
            try:
                made = future.result()
            except LostWorkerError as error:
                # Whoever killed it may not come back: once more, then it is a failure.
                if attempts[job.name] <= RETRIES:
                    due.appendleft(job)
                    continue
                made = _lost(job, error)
            after(run.take(job, made))


def _lost(job: Job, error: Exception) -> Made:
    """Describe a report whose worker was lost, as one that failed without a cell."""
    import nbformat

    from cac_data.report import render

    described = CellError(
        error=type(error).__name__,
        message=str(error),
        cell=None,
        code="",
        traceback="",
    )
    notebook = nbformat.v4.new_notebook()
    return Made(
        page=render.render_report(job, notebook, error=described),
        title="",
        key_figures=[],
        error=described,
        warnings=(),
        seconds=0.0,
        key_parts={},
    )


class _Run:
    """One run: what is due, what is in the making, and the record of it."""

    def __init__(
        self, jobs: Sequence[Job], output: Path, entries: dict[str, Entry]
    ) -> None:
        self.jobs = list(jobs)
        self.output = output
        self.outcomes: dict[str, Outcome] = {}
        self.making: dict[Future[Made], Job] = {}
        self._entries = entries
        self._started = _now()

    def reasons(self, job: Job) -> list[str]:
        """Say why a report has to be built."""
        return reasons(job, self.output, self._entries.get(job.name))

    def keep(self, job: Job) -> Outcome:
        """Leave a page as it is, whatever became of it in a run since it was built."""
        earlier = self._entries[job.name]
        assert earlier.page is not None  # or there would be a reason to build it
        publish.remove(self.output / "failed" / f"{job.name}.html")
        entry = replace(earlier, status="unchanged", failed_page=None, error=None)
        return self._enter(Outcome(job, entry, self.output / earlier.page))

    def take(self, job: Job, made: Made) -> Outcome:
        """Put a page in its place and enter it in the record."""
        earlier = self._entries.get(job.name)
        page = Path(f"{job.name}.html")
        partial = "failed" / page
        if made.error is None:
            write_atomically(self.output / page, made.page)
            publish.remove(self.output / partial)
            entry = replace(
                _entry(
                    job, None, status="built", page=page, key_figures=made.key_figures
                ),
                key_parts=made.key_parts,
                sha256=_digest(made.page),
            )
        else:
            write_atomically(self.output / partial, made.page)
            entry = _entry(
                job, earlier, status="failed", failed_page=partial, error=made.error
            )
            page = partial
        entry = replace(
            entry,
            title=made.title or entry.title,
            warnings=list(made.warnings),
            started=self._started,
            seconds=made.seconds,
        )
        outcome = self._enter(Outcome(job, entry, self.output / page))
        publish.write_manifest(self.output, self._listed(), self._facts())
        return outcome

    def _enter(self, outcome: Outcome) -> Outcome:
        self._entries[outcome.job.name] = outcome.entry
        self.outcomes[outcome.job.name] = outcome
        return outcome

    def stop(self) -> None:
        """Enter what was in the making when the run was broken off."""
        for job in self.making.values():
            earlier = self._entries.get(job.name)
            self._entries[job.name] = _entry(job, earlier, status="stopped")
        self.publish()

    def publish(self) -> None:
        """Write what is said of all reports of the folder, also of earlier runs."""
        listed, facts = self._listed(), self._facts()
        compared = publish.with_pages(self.output, listed)
        rows = key_figure_rows(compared)
        texts = {
            "index.html": render_index(listed, facts),
            "compare.html": render_comparison(compared),
            "key_figures.csv": key_figures_csv(rows),
            "key_figures.json": key_figures_json(rows),
        }
        for name, text in texts.items():
            write_atomically(self.output / name, text)
        facts["files"] = {name: _digest(text) for name, text in texts.items()}
        publish.write_manifest(self.output, listed, facts)

    def _listed(self) -> list[Entry]:
        return sorted(
            publish.with_versions_of_pages(self.output, self._entries.values()),
            key=lambda entry: (entry.scenario != BASELINE, entry.name),
        )

    def _facts(self) -> dict[str, Any]:
        outcomes = [
            self.outcomes[job.name] for job in self.jobs if job.name in self.outcomes
        ]
        return {
            "started": self._started,
            "finished": _now(),
            "planned": [job.name for job in self.jobs],
            **{
                status: [
                    item.job.name for item in outcomes if item.entry.status == status
                ]
                for status in ("built", "unchanged", "failed")
            },
            "cac_data": cac_data.__version__,
            "data": cac_data.__data_version__,
        }


def _entry(
    job: Job,
    earlier: Entry | None,
    *,
    status: Status,
    page: Path | None = None,
    failed_page: Path | None = None,
    key_figures: list[dict[str, Any]] | None = None,
    error: CellError | None = None,
) -> Entry:
    """Describe one report for the manifest; what an earlier run left good stays."""
    kept = earlier.page if earlier is not None else None
    return Entry(
        scenario=job.scenario.id,
        notebook=job.notebook,
        title=earlier.title if earlier is not None else job.notebook.capitalize(),
        scenario_title=job.scenario.title,
        description=job.scenario.description,
        kind=job.scenario.kind,
        status=status,
        page=page.as_posix() if page is not None else kept,
        failed_page=failed_page.as_posix() if failed_page is not None else None,
        parameters=job.parameters,
        differences=differences_in_words(job),
        key_figures=key_figures or (earlier.key_figures if earlier is not None else []),
        error=None if error is None else error.summary(),
        key_parts=earlier.key_parts if earlier is not None else {},
        sha256=earlier.sha256 if earlier is not None else "",
    )


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _now() -> str:
    return datetime.datetime.now(tz=datetime.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
