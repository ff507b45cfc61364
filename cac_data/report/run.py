"""One run over a folder of reports: what is due, who makes it, and what is said of all.

Neither Papermill nor the page is loaded here: that is for those who do the work.
"""

import os
import re
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any, Literal

from cac_data.files import (
    UNFINISHED,
    is_folder,
    is_inside,
    read_inside,
    remove_inside,
    write_inside,
)
from cac_data.records import PAGE
from cac_data.report import compare, news, publish
from cac_data.report.build import Made, Make, make_report
from cac_data.report.errors import CellError, described
from cac_data.report.places import PROJECT, REPORTS, without_places
from cac_data.report.plan import Job
from cac_data.report.publish import FAILED, Entry, Manifest, Page, RunFacts, Status
from cac_data.report.workers import Workers, make_there
from cac_data.scenarios import BASELINE

FOR_OVERVIEWS = {"finding", "cards", "signals", "fan", "conflicts", "due", "tables"}
IN_PAGES = {"brief", "differences", "key_figures", "verdicts", *FOR_OVERVIEWS}
"""What pages say themselves, and the record does not repeat."""

OF_PAGE = {"page", "failed_page", "content_key", "sha256", *IN_PAGES}
"""What is known of a report as long as its page is there."""

Heard = Callable[[news.State, list[str]], None]


def build_reports(
    jobs: Sequence[Job],
    output: Path,
    *,
    force: bool = False,
    timeout: float = 600.0,
    at_a_time: int | None = None,
    executor: Any = None,
    make: Make = make_report,
    after: Callable[[Entry], None] = lambda entry: None,
    heard: Heard = lambda record, faults: None,
) -> list[Entry]:
    """Build reports side by side, and say how each ended, in the order of `jobs`.

    A page that would become the same, or whose report fails, is left as it is. A folder
    at which another run is at work is a ValueError. `heard` is told the record of
    `news`, and what was wrong with the last one or its feed. Where it raises an error,
    as where a mail cannot be written, the next run has the same news again.
    """
    import fcntl  # Windows has none

    publish.report_date([])  # says so now if SOURCE_DATE_EPOCH cannot be read
    output.mkdir(parents=True, exist_ok=True)
    with (output / publish.LOCK).open("a") as held:  # as long as this process lives
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"`--output`: another run is at work on {output}; allowed: this "
            message += "one after its end, or another"
            raise ValueError(message) from None
        for path in output.rglob(f".*{UNFINISHED}"):  # of killed runs
            remove_inside(output, path.relative_to(output).as_posix())
        run = _Run(output, jobs, after)
        try:
            due = run.leave_good_pages(force=force)
            if due and executor:
                there = partial(make_there, make=make, seconds=timeout)
                run.work(due, partial(executor.submit, there))
            elif due:
                cores = os.cpu_count() or 1
                if hasattr(os, "sched_getaffinity"):  # not on macOS
                    cores = len(os.sched_getaffinity(0))
                with Workers(due, make, timeout, at_a_time or cores) as submit:
                    run.work(due, submit)
            run.let_baseline_stand()
        except BaseException:  # an error, or an order to stop
            with suppress(OSError):
                run.publish("stopped", heard)
            raise
        # Not within `try`: to publish again after an error would tell nobody of news.
        run.publish("finished", heard)
    return [run.ended[job.name] for job in jobs]


class Reports:
    """What is known of the reports of a folder, by scenario and notebook.

    Of `pages` one is None that is not as it was written; `record` is the last run's,
    `faults` what is wrong with it.
    """

    def __init__(self, output: Path) -> None:
        self.output = output
        self.pages: dict[str, Page | None] = dict.fromkeys(_pages(output))
        self.faults: list[str] = []
        self.record = self._last_record()
        for name in self.pages:
            with suppress(ValueError):
                self.pages[name] = publish.proved(self.read(f"{name}.html"), name)
        entries = self.record.reports if self.record else ()
        self.told = {entry.name: entry.model_dump(exclude=OF_PAGE) for entry in entries}

    def _last_record(self) -> Manifest | None:
        """Return the record of the last run, if any; what is wrong is a fault."""
        content = self.read(publish.MANIFEST)
        try:
            return Manifest.read(content) if content else None
        except ValueError as fault:
            self.faults.append(f"{fault}; a run of `cac-data report` writes a new one")
            return None

    def read(self, name: str) -> bytes:
        """Return a file of the folder, or nothing where there is none."""
        return read_inside(self.output, name)

    def why_due(self, job: Job) -> str:
        """Say why a report has to be built; nothing if its page would be the same."""
        if job.name not in self.pages:
            return "there is none yet"
        page = self.pages[job.name]
        if page is None:
            return "its page is not as it was written"
        if not page.key:
            return "its baseline had failed when it was built"
        if page.facts.parameters != job.parameters:
            return "the values of its parameters changed"
        if page.key != job.key:
            return "the notebook, the package or its surroundings changed"
        changed = [f"{name}.csv" for name in job.changed_tables(page.facts.tables)]
        if changed:
            word = "table" if len(changed) == 1 else "tables"
            return f"its {word} changed: {', '.join(changed)}"
        return ""

    def is_stood_for(self, job: Job, jobs: Sequence[Job]) -> bool:
        """Tell whether the baseline's page, there or to come, says what this would."""
        name = f"{BASELINE}/{job.notebook}"
        page = self.pages.get(name)
        is_there = page is not None and page.facts.parameters == job.parameters
        return job.says_the_same and (is_there or name in [job.name for job in jobs])

    def entries(self) -> list[Entry]:
        """Return what is known of each, the baseline's first."""
        failed = _pages(self.output, f"{FAILED}/")
        found = map(self.entry, sorted({*self.told, *self.pages, *failed}))
        listed = [entry for entry in found if entry.page or not entry.is_good]
        return sorted(listed, key=lambda entry: entry.scenario != BASELINE)

    def rows(self) -> list[dict[str, Any]]:
        """Return for each how it ended, or that its page is not as it was written."""
        rows, of_run = [], {"started", "seconds", "page", "failed_page"}
        for entry in self.entries():
            why: dict[str, Any] = {**(entry.error or {})}
            row: dict[str, Any] = {"report": entry.name, "state": entry.status}
            row["error"] = why.pop("class", None)
            rows.append(row | why | entry.model_dump(include=of_run))
        broken = [name for name, page in self.pages.items() if page is None]
        return rows + [{"report": name, "state": "not as written"} for name in broken]

    def entry(self, name: str) -> Entry:
        """Say what its page says, or the baseline's for it, and how it ended."""
        scenario, _, notebook = name.partition("/")
        known: dict[str, Any] = {"scenario_title": scenario, "kind": "future"}
        known |= {"title": notebook.capitalize(), "description": "", "status": "built"}
        known |= self.told.get(name, {})
        shown, fields = name, None
        if known["status"] == "same":
            fields = {"title", "key_figures", "verdicts", "made_with", *FOR_OVERVIEWS}
            shown = f"{BASELINE}/{notebook}"
        if page := self.pages.get(shown):
            known |= page.facts.model_dump(include=fields, exclude={"version"})
            known |= {"content_key": page.key, "sha256": page.sha256}
            known["page"] = f"{shown}.html"
        partial = f"{FAILED}/{name}.html"
        if is_inside(self.output, partial):
            known["failed_page"] = partial
            if known["status"] in ("built", "unchanged", "same"):
                known["status"] = "failed"
        return Entry(**known | {"scenario": scenario, "notebook": notebook})


def _remove(output: Path, name: str) -> None:
    """Remove a page or what lies beside it, and its folder if nothing else is there."""
    remove_inside(output, name)
    folder = (output / name).parent
    with suppress(OSError):
        folder.rmdir()
        folder.parent.rmdir()


def _pages(output: Path, under: str = "") -> list[str]:
    """Return scenarios and notebooks with a page, in folders that are no links."""
    outer = output / under
    if under and not is_folder(outer):
        return []
    paths = [path for path in outer.glob("*/*.html") if is_folder(path.parent)]
    paths = [path for path in paths if path.name != publish.INDEX]
    names = [path.relative_to(outer).as_posix() for path in paths]
    named = (name for name in names if re.fullmatch(PAGE, name))
    return sorted(name.removesuffix(".html") for name in named)


class _Run(Reports):
    """The reports of a folder, and what becomes of some in a run."""

    def __init__(
        self, output: Path, jobs: Sequence[Job], after: Callable[[Entry], None]
    ) -> None:
        super().__init__(output)
        self._jobs, self._after = jobs, after
        self._started, self._begin = publish.utc_now(), time.monotonic()
        self._making: dict[Future[Made], Job] = {}
        self._same = [job for job in jobs if self.is_stood_for(job, jobs)]
        self.ended: dict[str, Entry] = {}

    def leave_good_pages(self, *, force: bool) -> list[Job]:
        """Find what is due; what is not stays, whatever became of its report since."""
        own = [job for job in self._jobs if job not in self._same]
        due = [job for job in own if force or self.why_due(job)]
        for job in own:
            if job not in due:
                _remove(self.output, f"{FAILED}/{job.name}.html")
                of_run = {"started", "seconds", "warnings"}
                how = self.entry(job.name).model_dump(include=of_run)
                self._end(job, "unchanged", **how)
        return due

    def work(self, due: Sequence[Job], submit: Callable[[Job], Future[Made]]) -> None:
        """Have made what is due; what is compared with the baseline comes after it."""
        waiting = list(due)
        while waiting or self._making:
            to_come = {job.name for job in (*waiting, *self._making.values())}
            for job in waiting[:]:
                if job.baseline is None or job.baseline.name not in to_come:
                    waiting.remove(job)
                    self._making[submit(self._compared(job))] = job
            # Now and then it looks for signals that another thread has got.
            done, _ = wait(self._making, timeout=0.5, return_when=FIRST_COMPLETED)
            for future in done:
                job = self._making.pop(future)
                try:
                    made = future.result()
                except Exception as error:  # as of a full disk, or of a cluster
                    made = Made(b"", described(error))
                self._take(job, made)

    def _compared(self, job: Job) -> Job:
        """Return a job beside the baseline's page; if that is not good, due again."""
        base = job.baseline
        page = self.pages.get(base.name) if base else None
        if base and page and not self.why_due(base):
            return job.beside(page.facts.key_figures, page.facts.tables)
        return job.beside(None) if base and base.name in self.ended else job

    def _take(self, job: Job, made: Made) -> None:
        """Put a page in its place, and enter how its report ended."""
        good, partial = f"{job.name}.html", f"{FAILED}/{job.name}.html"
        error = made.error
        try:
            if error is None:
                page = publish.proved(made.page, job.name)
                # First, so that none of the page before stays.
                remove_inside(self.output, f"{job.name}.pdf")
                write_inside(self.output, good, made.page)
                self.pages[job.name] = page
            if error is not None and made.page:
                write_inside(self.output, partial, made.page)
            else:
                _remove(self.output, partial)
        except (OSError, ValueError) as failure:
            error = error or described(failure)
        how: dict[str, Any] = {"started": made.started, "seconds": made.seconds}
        if error is not None:
            folders = {str(self.output.resolve()): REPORTS, job.project: PROJECT}
            message = without_places(error.message, folders)
            told = {"class": error.error, "message": message}
            how["error"] = {**told, "cell": error.cell, "code": error.code}
        status = error.status if error else "built"
        self._end(job, status, warnings=list(made.warnings), **how)

    def let_baseline_stand(self) -> None:
        """Let the baseline's pages stand for reports, in place of their own."""
        for job in self._same:
            if self.pages.get(f"{BASELINE}/{job.notebook}") is None:
                message = "the baseline's report has no good page"
                self._take(job, Made(b"", CellError("NoPageError", message)))
                continue
            for name in (f"{job.name}.pdf", f"{job.name}.html"):
                _remove(self.output, name)
            _remove(self.output, f"{FAILED}/{job.name}.html")
            self.pages.pop(job.name, None)
            self._end(job, "same")

    def _end(self, job: Job, status: Status, **how: Any) -> None:
        """Enter how a report ended, and tell it."""
        self.told[job.name] = publish.facts_of(job) | {"status": status} | how
        self.ended[job.name] = self.entry(job.name)
        if status != "stopped":
            self._after(self.ended[job.name])

    def _link_pages(self) -> None:
        """Write the links under the title of each page that has others than now.

        They are outside the content key: a page is not due for what lies beside it.
        """
        entries = self.entries()
        for entry in entries:
            page = self.pages.get(entry.name)
            if page is None or page.links is None:
                continue
            links = compare.links_of(entry, entries)
            if links != page.links:
                name = f"{entry.name}.html"
                content = publish.with_links(self.read(name), page.key, links)
                write_inside(self.output, name, content)
                self.pages[entry.name] = publish.proved(content, entry.name)

    def publish(self, state: Literal["finished", "stopped"], heard: Heard) -> None:
        """Write what is said of all reports of the folder, also of earlier runs.

        The record of the news comes last: what it holds counts as told, and before it
        the index, the manifest or a mail may fail.
        """
        for job in self._making.values():
            self._end(job, "stopped")
        self._link_pages()
        facts, listed = self._facts(state), self.entries()
        faults = [*self.faults]
        record = self._news(listed, faults)
        machine = self._jobs[0].machine if self._jobs else ""
        what = listed, facts, record, self.read, machine
        content = compare.files_where_nothing_moved(*what) or compare.files(*what)
        if news.OURS not in (self.read(news.FEED) or news.OURS):
            del content[news.FEED]
            faults.append(f"{news.FEED} is none of cac-data and is left as it is")
        # Behind what it leads to.
        content[publish.MANIFEST] = publish.recorded(facts, listed, IN_PAGES)
        self._remove_briefs_but(content)
        for name, said in content.items():
            self._write(name, said)
        heard(record, faults)
        self._write(news.RECORD, news.written(record))

    def _facts(self, state: Literal["finished", "stopped"]) -> RunFacts:
        """Say of this run when it was and how it ended."""
        ended: dict[Status, list[str]] = {status: [] for status in publish.STATUSES}
        for job in self._jobs:
            if entry := self.ended.get(job.name):
                ended[entry.status].append(job.name)
        return RunFacts(
            started=self._started,
            finished=publish.utc_now(),
            seconds=round(time.monotonic() - self._begin, 2),
            state=state,
            planned=[job.name for job in self._jobs],
            ended=ended,
            versions={"data": publish.VERSIONS["data"], **publish.made_with()},
        )

    def _news(self, listed: Sequence[Entry], faults: list[str]) -> news.State:
        """Return the next record of the news; add to `faults` what the last one has."""
        last: news.State = {}
        try:
            last = news.read(self.read(news.RECORD))
        except ValueError as fault:
            faults.append(str(fault))
        moment = publish.run_time()
        told = [entry.model_dump() for entry in listed if not entry.is_one_off]
        lost = [name for name, page in self.pages.items() if page is None]
        now = news.state(last.get("state", {}), told, moment[:10], lost)
        return news.record(last, now, moment)

    def _remove_briefs_but(self, content: Mapping[str, bytes]) -> None:
        """Remove the briefs of scenarios that have no report any more."""
        for brief in self.output.glob(f"*/{publish.INDEX}"):
            name = brief.relative_to(self.output).as_posix()
            if name not in content and publish.GENERATOR in self.read(name):
                _remove(self.output, name)

    def _write(self, name: str, content: bytes) -> None:
        """Write a file of the folder, unless it is so already."""
        if self.read(name) != content:
            write_inside(self.output, name, content)
