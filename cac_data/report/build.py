"""Build what is due: run each notebook, render its page, keep the record.

Papermill and nbconvert take a second to import; whoever only checks or plans goes to
`cac_data.report.plan`.
"""

from __future__ import annotations

import datetime
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import cac_data
from cac_data.files import write_atomically
from cac_data.report import publish, render
from cac_data.report.comparison import render_comparison
from cac_data.report.execute import CELL_TIMEOUT, CellError, execute
from cac_data.report.index import render_index
from cac_data.report.key_figures import (
    key_figure_rows,
    key_figures_csv,
    key_figures_json,
)
from cac_data.report.plan import Job
from cac_data.report.publish import Entry, Status
from cac_data.scenarios import BASELINE

__all__ = ["Outcome", "build_reports"]


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
        """Whether the report was built."""
        return self.entry.status == "built"


def build_reports(
    jobs: Sequence[Job],
    output: Path,
    *,
    timeout: int = CELL_TIMEOUT,
    before: Callable[[Job], None] = lambda job: None,
    after: Callable[[Outcome], None] = lambda outcome: None,
) -> list[Outcome]:
    """Build reports one after the other; one that fails does not stop the others.

    A page is put in place only when it is complete. The page of a failed run goes to
    ``failed/`` and leaves an earlier good report as it was. The index and the manifest
    are written after every report, so that they are true also if the run is broken off.

    Parameters
    ----------
    jobs : sequence of Job
        What is due.
    output : pathlib.Path
        The output folder.
    timeout : int, optional
        Seconds that one cell may take.
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
        If ``SOURCE_DATE_EPOCH`` is no time.
    """
    render.report_date([])  # says so now if SOURCE_DATE_EPOCH cannot be read
    entries = publish.read_manifest(output)
    started = _now()
    outcomes: list[Outcome] = []
    for job in jobs:
        before(job)
        earlier = entries.get(job.name)
        try:
            outcome = _build(job, output, timeout, earlier)
        except (KeyboardInterrupt, SystemExit):
            entries[job.name] = _entry(job, earlier, status="stopped")
            _publish_record(output, entries, jobs, outcomes, started)
            raise
        entries[job.name] = outcome.entry
        outcomes.append(outcome)
        _publish_record(output, entries, jobs, outcomes, started)
        after(outcome)
    return outcomes


def _build(job: Job, output: Path, timeout: int, earlier: Entry | None) -> Outcome:
    """Run, render and publish one report."""
    began, clock = _now(), time.monotonic()
    execution = execute(job, timeout=timeout)
    error = execution.error
    text = render.render_report(job, execution.notebook, error=error)
    page = Path(f"{job.name}.html")
    partial = "failed" / page
    if error is None:
        write_atomically(output / page, text)
        publish.remove(output / partial)
        figures = render.key_figures(execution.notebook)
        entry = _entry(job, None, status="built", page=page, key_figures=figures)
    else:
        write_atomically(output / partial, text)
        entry = _entry(job, earlier, status="failed", failed_page=partial, error=error)
        page = partial
    entry = replace(
        entry,
        title=render.notebook_title(execution.notebook) or entry.title,
        warnings=list(execution.warnings),
        started=began,
        seconds=round(time.monotonic() - clock, 2),
    )
    return Outcome(job, entry, output / page)


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
        differences=render.differences_in_words(job),
        key_figures=key_figures or (earlier.key_figures if earlier is not None else []),
        error=None if error is None else error.summary(),
    )


def _publish_record(
    output: Path,
    entries: dict[str, Entry],
    jobs: Sequence[Job],
    outcomes: Sequence[Outcome],
    started: str,
) -> None:
    """Write what is said of all reports of the folder, also those of earlier runs."""
    run: dict[str, Any] = {
        "started": started,
        "finished": _now(),
        "planned": [job.name for job in jobs],
        "built": [item.job.name for item in outcomes if item.ok],
        "failed": [item.job.name for item in outcomes if not item.ok],
        "cac_data": cac_data.__version__,
        "data": cac_data.__data_version__,
    }
    listed = sorted(
        publish.with_versions_of_pages(output, entries.values()),
        key=lambda entry: (entry.scenario != BASELINE, entry.name),
    )
    publish.write_manifest(output, listed, run)
    write_atomically(output / "index.html", render_index(listed, run))
    compared = publish.with_pages(output, listed)
    write_atomically(output / "compare.html", render_comparison(compared))
    rows = key_figure_rows(compared)
    write_atomically(output / "key_figures.csv", key_figures_csv(rows))
    write_atomically(output / "key_figures.json", key_figures_json(rows))


def _now() -> str:
    return datetime.datetime.now(tz=datetime.UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
