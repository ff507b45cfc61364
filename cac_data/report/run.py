"""One run over a folder of reports: what is due, who makes it, and what is said of all.

Neither Papermill nor the page is loaded here: that is for those who do the work.
"""

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import AbstractContextManager, ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import partial, wraps
from pathlib import Path
from typing import Any, Concatenate, Literal, ParamSpec, TypeVar

from markupsafe import Markup

from cac_data import words
from cac_data.files import UNFINISHED, remove_inside, write_inside
from cac_data.report import news, overviews, publish
from cac_data.report.build import FinishedReport, ReportMaker, make_report
from cac_data.report.cluster import make_there
from cac_data.report.errors import CellError, described
from cac_data.report.folder import (
    FILES_OF_REPORT,
    IN_PAGES,
    Reports,
    remove_page,
)
from cac_data.report.languages import OtherLanguages, Translation
from cac_data.report.links import addresses, links_of, links_of_languages
from cac_data.report.picture import last_picture, paths_ahead
from cac_data.report.places import PROJECT, REPORTS, without_places
from cac_data.report.plan import Job
from cac_data.report.publish import FAILED, OF_SHEET, Entry, RunFacts, Status
from cac_data.report.stories import futures_of
from cac_data.report.workers import Workers
from cac_data.scenarios import BASELINE

OnReport = Callable[[Entry], None]
OnNews = Callable[[news.Json, list[str]], None]
State = Literal["finished", "stopped"]

_P = ParamSpec("_P")
_R = TypeVar("_R")

PAUSE = 0.5  # seconds after which a run looks for signals that another thread has got


@dataclass(frozen=True)
class Edition:
    """Reports in the language that is spoken, their folder, and who hears of them.

    `on_news` gets the record of `news`, and what was wrong with the last one or its
    feed. Where it raises an error, as where a mail cannot be written, the next run has
    the same news again.
    """

    jobs: Sequence[Job]
    output: Path
    on_report: OnReport = lambda entry: None
    on_news: OnNews = lambda record, faults: None
    language: str = field(default_factory=words.spoken_as)

    def speaking(self) -> AbstractContextManager[None]:
        """Speak the language of these reports for a while."""
        return words.speaking(self.language)


def build_reports(
    jobs: Sequence[Job],
    output: Path,
    *,
    on_report: OnReport = lambda entry: None,
    on_news: OnNews = lambda record, faults: None,
    **options: Any,
) -> list[Entry]:
    """Build reports in the language that is spoken; `options` of `build_editions`."""
    edition = Edition(jobs, output, on_report, on_news)
    return build_editions([edition], **options)


def build_editions(
    editions: Sequence[Edition],
    *,
    force: bool = False,
    timeout: float = 600.0,
    at_a_time: int | None = None,
    executor: Any = None,
    make: ReportMaker = make_report,
) -> list[Entry]:
    """Build reports side by side, and say how each ended, in the order of the jobs.

    A page that would become the same, or whose report fails, is left as it is. A folder
    at which another run is at work is a ValueError. What is the same in each language
    is worked out once, but for reports that an `executor` has made.
    """
    publish.report_date([])  # says so now if SOURCE_DATE_EPOCH cannot be read
    with ExitStack() as held:
        for edition in editions:
            edition.output.mkdir(parents=True, exist_ok=True)
            held.enter_context(_alone_in(edition.output))
        runs = [_Run(edition) for edition in editions]
        try:
            for run in runs:
                run.leave_good_pages(force=force)
            if executor:
                make_on_worker = partial(make_there, make=make, seconds=timeout)
                for run in runs:
                    run.work(partial(executor.submit, make_on_worker))
            else:
                _work_here(runs, make, timeout, at_a_time or cores())
            for run in runs:
                run.let_baseline_stand()
        except BaseException:  # an error, or an order to stop
            for run in runs:
                with suppress(OSError):
                    run.publish("stopped")
            raise
        # Not within `try`: to publish again after an error would tell nobody of news.
        for run in runs:
            run.publish("finished")
        for run in runs[:-1]:
            run.link_overviews()
    return [
        run.ended[job.name]
        for run, edition in zip(runs, editions, strict=True)
        for job in edition.jobs
    ]


def _work_here(
    runs: Sequence["_Run"], make: ReportMaker, timeout: float, at_a_time: int
) -> None:
    """Have made what is due, if anything, by processes of this machine."""
    due = [job for run in runs for job in run.due.values()]
    if not due:
        return
    with Workers(due, make, timeout, at_a_time) as workers:
        for number, run in enumerate(runs, start=1):
            run.work(workers.submit, workers.call, others=runs[number:])


@contextmanager
def _alone_in(output: Path) -> Iterator[None]:
    """Hold a folder as long as this process lives; a ValueError where another does."""
    import fcntl  # Windows has none

    with (output / publish.LOCK).open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            message = f"`--output`: another run is at work on {output}; allowed: this "
            message += "one after its end, or another"
            raise ValueError(message) from None
        yield


def _remove_unfinished(output: Path) -> None:
    """Remove what killed runs have left half written."""
    for path in output.rglob(f".*{UNFINISHED}"):
        name = path.relative_to(output)
        # In another language a run may be at work.
        if not publish.is_output(output / name.parts[0]):
            remove_inside(output, name.as_posix())


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):  # not on macOS
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _spoken(
    method: Callable[Concatenate[Any, _P], _R],
) -> Callable[Concatenate[Any, _P], _R]:
    """Let a method of a run speak the language of its reports."""

    @wraps(method)
    def speak(run: Any, /, *args: _P.args, **kwargs: _P.kwargs) -> _R:
        with run.edition.speaking():
            return method(run, *args, **kwargs)

    return speak


class _Run(Reports):
    """The reports of a folder, and what becomes of some in a run.

    `due` are those that are still to be made, by their names.
    """

    def __init__(self, edition: Edition) -> None:
        output = edition.output
        jobs = edition.jobs
        _remove_unfinished(output)
        super().__init__(output)
        self.edition = edition
        self.due: dict[str, Job] = {}
        self._jobs = jobs
        self._on_report = edition.on_report
        self._started = publish.utc_now()
        self._begin = time.monotonic()
        self._making: dict[Future[FinishedReport], Job] = {}
        self._same = [job for job in jobs if self.is_stood_for(job, jobs)]
        self._drawn: dict[str, Markup] = {}
        with edition.speaking():
            self._translations = OtherLanguages(output).translations
        self.ended: dict[str, Entry] = {}

    # --- Reports ---

    @_spoken
    def leave_good_pages(self, *, force: bool) -> None:
        """Find what is due; what is not stays, whatever became of its report since."""
        for job in self._jobs:
            if job in self._same:
                continue
            if force or self.why_due(job):
                self.due[job.name] = job
                continue
            remove_page(self.output, f"{FAILED}/{job.name}.html")
            last = self.entry(job.name)
            self._end(
                job,
                "unchanged",
                started=last.started,
                seconds=last.seconds,
                warnings=last.warnings,
            )

    @_spoken
    def work(
        self,
        submit: Callable[[Job], Future[FinishedReport]],
        call: Callable[[Callable[[], Any]], Future[Any]] | None = None,
        others: Sequence["_Run"] = (),
    ) -> None:
        """Have made what is due; what is compared with the baseline comes after it.

        `call` has a function called in a process of its own: it draws the picture of
        the comparison as soon as no report is to come that it shows. What is due in the
        `others` as well is made with it.
        """
        waiting = list(self.due.values())
        picture: dict[str, Future[Any]] | None = None
        while waiting or self._making:
            to_come = [*waiting, *self._making.values()]
            names = {job.name for job in to_come}
            for job in waiting[:]:
                if job.baseline is None or job.baseline.name not in names:
                    waiting.remove(job)
                    beside = [other.compared(job.name) for other in others]
                    found = tuple(other for other in beside if other)
                    asked = replace(self._compared(job), others=found)
                    self._making[submit(asked)] = job
            if call and picture is None and not self._is_drawn_of(to_come):
                picture = self._begun_picture(call)
            done, _ = wait(self._making, timeout=PAUSE, return_when=FIRST_COMPLETED)
            for future in done:
                job = self._making.pop(future)
                report = _report_of(future)
                self._take(job, report)
                for other in others:
                    other.take_made_with(job.name, report)
        if call and picture is None:  # all were made with those of another language
            picture = self._begun_picture(call)
        for key, future in (picture or {}).items():
            with suppress(Exception):  # the overviews will draw it themselves
                image = future.result()
                if isinstance(image, Markup):  # and not why there is none
                    self._drawn[key] = image

    def compared(self, name: str) -> Job | None:
        """Return the job of a report that is due and may be made now, if it is one."""
        job = self.due.get(name)
        if job is None or (job.baseline and job.baseline.name in self.due):
            return None
        return self._compared(job)

    @_spoken
    def take_made_with(self, name: str, report: FinishedReport) -> None:
        """Put a page in its place that was made with that of another language."""
        made = report.in_others.get(self.edition.language)
        if made and name in self.due:
            self._take(self.due[name], replace(made, started=report.started))

    def _compared(self, job: Job) -> Job:
        """Return a job beside the baseline's page; if that is not good, due again."""
        base = job.baseline
        page = self.pages.get(base.name) if base else None
        if base and page and not self.why_due(base):
            return job.beside(page.facts.key_figures, page.facts.tables)
        return job.beside(None) if base and base.name in self.ended else job

    def _take(self, job: Job, report: FinishedReport) -> None:
        """Put a page in its place, and enter how its report ended."""
        self.due.pop(job.name, None)
        error = report.error
        try:
            if error is None:
                self._replace_page(job.name, report)
            if error is not None and report.page:
                write_inside(self.output, f"{FAILED}/{job.name}.html", report.page)
            else:
                remove_page(self.output, f"{FAILED}/{job.name}.html")
        except (OSError, ValueError) as failure:
            error = error or described(failure)
        facts: dict[str, Any] = {
            "warnings": list(report.warnings),
            "started": report.started,
            "seconds": report.seconds,
        }
        if error is not None:
            facts["error"] = self._as_told(error, job)
        self._end(job, error.status if error else "built", **facts)

    def _replace_page(self, name: str, report: FinishedReport) -> None:
        """Put a good page in its place, and the sheet that goes with it."""
        page = publish.proved(report.page, name)
        has_sheet = page.facts.has_sheet
        if has_sheet and publish.links_of_sheet(page, report.sheet) is None:
            message = f"the sheet of {name} is not as it was written"
            raise ValueError(message)
        # First, so that nothing that belongs to the page before stays.
        self.sheets.pop(name, None)
        for ending in FILES_OF_REPORT[1:]:
            remove_inside(self.output, f"{name}{ending}")
        write_inside(self.output, f"{name}.html", report.page)
        self.pages[name] = page
        if has_sheet:
            write_inside(self.output, f"{name}{OF_SHEET}.html", report.sheet)
            self._take_sheet(name, report.sheet)

    def _as_told(self, error: CellError, job: Job) -> dict[str, Any]:
        """Return an error as the manifest has it, without places of this machine."""
        folders = {str(self.output.resolve()): REPORTS, job.project: PROJECT}
        return {
            "class": error.error,
            "message": without_places(error.message, folders),
            "cell": error.cell,
            "code": error.code,
        }

    @_spoken
    def let_baseline_stand(self) -> None:
        """Let the baseline's pages stand for reports, in place of their own."""
        for job in self._same:
            if self.pages.get(f"{BASELINE}/{job.unit}") is None:
                error = CellError(
                    "NoPageError", "the baseline's report has no good page"
                )
                self._take(job, FinishedReport(b"", error))
                continue
            for ending in FILES_OF_REPORT:
                remove_page(self.output, f"{job.name}{ending}")
            remove_page(self.output, f"{FAILED}/{job.name}.html")
            self.pages.pop(job.name, None)
            self.sheets.pop(job.name, None)
            self._end(job, "same")

    def _end(self, job: Job, status: Status, **facts: Any) -> None:
        """Enter how a report ended, and tell it."""
        known: dict[str, Any] = {}
        # Of a report that has a page this says all that.
        if status not in ("built", "unchanged"):
            known = publish.facts_of(job)
            if status != "same":
                known["title"] = publish.title_of(job)
        self.recorded[job.name] = {**known, "status": status, **facts}
        self.ended[job.name] = self.entry(job.name)
        if status != "stopped":
            self._on_report(self.ended[job.name])

    # --- The picture of the comparison ---

    def _is_drawn_of(self, jobs: Sequence[Job]) -> bool:
        """Tell whether the picture of the comparison waits for some reports.

        It draws the fans of pages. As long as no page has one, any report may.
        """
        drawn = {
            page.facts.notebook
            for page in self.pages.values()
            if page and page.facts.fan
        }
        return not drawn or any(job.unit in drawn for job in jobs)

    def _begun_picture(
        self, call: Callable[[Callable[[], Any]], Future[Any]]
    ) -> dict[str, Future[Any]]:
        """Have the picture drawn that the comparison will need, by its key."""
        alike = {
            job.name: {**publish.facts_of(job), "status": "same"} for job in self._same
        }
        recorded = self.recorded
        self.recorded = {**recorded, **alike}
        try:
            entries = self.entries()
        finally:
            self.recorded = recorded
        paths = paths_ahead(futures_of(entries))
        if paths is None or last_picture(paths, self.read(publish.COMPARISON)):
            return {}
        return {paths.key: call(paths.drawn)}

    # --- What is said of all ---

    @_spoken
    def publish(self, state: State) -> None:
        """Write what is said of all reports of the folder, also of earlier runs.

        The record of the news comes last: what it holds counts as told, and before it
        the index, the manifest or a mail may fail.
        """
        for job in self._making.values():
            self._end(job, "stopped")
        self._link_pages()
        self._link_sheets()
        facts = self._facts(state)
        listed = self.entries()
        faults = [*self.faults]
        record = self._news(listed, faults)
        self._overviews_of = partial(self._overviews, listed, facts, record)
        content = self._overviews_of()
        self._linked = self._translations_of(content)
        if news.OURS not in (self.read(news.FEED) or news.OURS):
            del content[news.FEED]
            faults.append(f"{news.FEED} is none of cac-data and is left as it is")
        # Behind what it leads to.
        content[publish.MANIFEST] = publish.manifest_content(facts, listed, IN_PAGES)
        self._remove_briefs_but(content)
        for name, text in content.items():
            self._write(name, text)
        self.edition.on_news(record, faults)
        self._write(news.RECORD, news.written(record))

    @_spoken
    def link_overviews(self) -> None:
        """Write files about all reports anew that another language has got by now."""
        translations = self._translations_of(self._linked)
        if translations == self._linked:
            return
        content = self._overviews_of()
        for name in translations:
            self._write(name, content[name])

    def _translations_of(self, names: Iterable[str]) -> dict[str, list[Translation]]:
        """Return in which other languages there are which pages of these files."""
        pages = (name for name in names if name.endswith(".html"))
        return {page: [*self._translations(page)] for page in pages}

    def _link_pages(self) -> None:
        """Write the links of each page that has others than now.

        They stand under its title and on names in its prose, outside the content key:
        a page is not due for what lies beside it.
        """
        entries = self.entries()
        for entry in entries:
            page = self.pages.get(entry.name)
            if page is None or page.links is None:
                continue
            translations = self._translations(f"{entry.name}.html")
            links = links_of(entry, entries, translations)
            named = addresses(page.named, entry, entries)
            if links != page.links or named != page.named:
                name = f"{entry.name}.html"
                last = self.read(name)
                content = publish.with_links(last, page.key, links, named)
                write_inside(self.output, name, content)
                self.pages[entry.name] = publish.proved(content, entry.name)

    def _link_sheets(self) -> None:
        """Write the links of each sheet whose languages are others than now."""
        for name, last in self.sheets.items():
            file = f"{name}{OF_SHEET}.html"
            links = links_of_languages(self._translations(file))
            page = self.pages[name]
            if page and links != last:
                content = publish.with_links(self.read(file), page.key, links)
                write_inside(self.output, file, content)
                self._take_sheet(name, content)

    def _overviews(
        self, listed: Sequence[Entry], facts: RunFacts, record: news.Json
    ) -> dict[str, bytes]:
        """Return the files about all reports; where nothing moved, those there are."""
        machine = self._jobs[0].machine if self._jobs else ""
        content = overviews.files_where_nothing_moved(
            listed, facts, record, self.read, machine, self._translations
        )
        return content or overviews.files(
            listed,
            facts,
            record,
            self.read,
            machine,
            self._drawn,
            self._translations,
        )

    def _facts(self, state: State) -> RunFacts:
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

    def _news(self, listed: Sequence[Entry], faults: list[str]) -> news.Json:
        """Return the next record of the news; add to `faults` what the last one has."""
        last: news.Json = {}
        try:
            last = news.read(self.read(news.RECORD))
        except ValueError as fault:
            faults.append(str(fault))
        moment = publish.run_time()
        reports = [entry.model_dump() for entry in listed if not entry.is_one_off]
        lost = [name for name, page in self.pages.items() if page is None]
        now = news.state(last.get("state", {}), reports, moment[:10], lost)
        return news.record(last, now, moment)

    def _remove_briefs_but(self, content: Mapping[str, bytes]) -> None:
        """Remove the briefs of scenarios that have no report any more."""
        for brief in self.output.glob(f"*/{publish.INDEX}"):
            name = brief.relative_to(self.output).as_posix()
            is_ours = not publish.is_output(brief.parent)
            if is_ours and name not in content and publish.GENERATOR in self.read(name):
                remove_page(self.output, name)

    def _write(self, name: str, content: bytes) -> None:
        """Write a file of the folder, unless it is so already."""
        if self.read(name) != content:
            write_inside(self.output, name, content)


def _report_of(future: Future[FinishedReport]) -> FinishedReport:
    """Return what a process has made, or why there is nothing."""
    try:
        return future.result()
    except Exception as error:  # as of a full disk, or of a cluster
        return FinishedReport(b"", described(error))
