"""One run over a folder of reports: what is due, who makes it, and what is said of all.

Neither Papermill nor the page is loaded here: that is for those who do the work.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Future, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import cac_data
from cac_data.report import build, manifest, publish
from cac_data.report.build import Made, make_in_time
from cac_data.report.facts import PageFacts, made_with, report_date
from cac_data.report.manifest import CellError, Entry, Manifest, RunFacts, Status
from cac_data.report.plan import DATA, Job
from cac_data.report.publish import FAILED, Folder, Proof, closed, open_folder, proof
from cac_data.report.workers import GRACE, workers
from cac_data.scenarios import BASELINE
from cac_data.vintage import BUNDLED

if TYPE_CHECKING:
    from pebble import ProcessPool

    from cac_data.report.cluster import Cluster

TIMEOUT = 600.0
"""Seconds that one report may take, unless the caller says otherwise."""

HEARING = 0.5
"""Seconds after which a run that waits looks whether it was told to stop: of signals
that come together the system may give all to another thread, which wakes nobody."""

ENDING = (
    *("scenario_title", "title", "description", "kind", "parameters"),
    *("status", "error", "warnings", "started", "seconds"),
)
"""What the record tells of a report of which no page tells it."""

OF_BASELINE = ("title", "key_figures", "verdicts", "made_with")
"""What the baseline's page tells of a report for which it stands."""


@dataclass(frozen=True)
class Outcome:
    """How one report ended: what the manifest says of it, and the page to look at."""

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
    timeout: float = TIMEOUT,
    at_a_time: int | None = None,
    executor: Cluster | None = None,
    make: Callable[[Job], Made] = build.make_report,
    after: Callable[[Outcome], None] = lambda outcome: None,
    at_the_end: Callable[[Folder, Sequence[Outcome]], None] = lambda *_: None,
) -> list[Outcome]:
    """Build reports side by side; one that fails does not stop the others.

    A page that would become the same is left as it is, but for `force`. A report that
    fails leaves the last good page; how far it came goes to ``failed/``. Reports are
    made by `make` in processes of this machine, or on a cluster. What is said of
    all of them is written at the end, also of a run that is stopped.

    The outcomes come in the order of `jobs`. A folder that is not fit, another run at
    work on it, or a ``SOURCE_DATE_EPOCH`` that is no time are a ValueError; what cannot
    be written is an OSError.
    """
    report_date([])  # says so now if SOURCE_DATE_EPOCH cannot be read
    with open_folder(output) as folder, folder.lock():
        folder.remove_unfinished()
        folder.check([job.name for job in jobs])
        run = _Run(jobs, folder, after)
        try:
            run.leave_good_pages(force=force)
            # Those whose worker was killed from outside are begun once more.
            for _ in range(2):
                count = min(at_a_time or available_cores(), len(run.due))
                if not run.due:
                    break
                if executor:
                    run.work(executor, count, make, timeout)
                else:
                    with workers(run.due, count) as pool:
                        run.work(pool, count, make, timeout)
            run.let_baseline_stand()
            run.publish("finished")
        except BaseException as reason:  # an error, or an order to stop
            try:
                run.publish("stopped")
            except OSError as error:
                if isinstance(reason, Exception):
                    raise
                reason.add_note(f"cannot write {error.filename}: {error.strerror}")
            raise
        outcomes = [run.outcomes[job.name] for job in jobs]
        at_the_end(folder, outcomes)
    return outcomes


def available_cores() -> int:
    """Return how many processors this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


# --- What is there, and what is due --------------------------------------------------


@dataclass(frozen=True)
class Page:
    """A page that is there: what its last line proves, and what it says of itself.

    `facts` is None where the page is not as it was written, or is none of ours.
    """

    proof: Proof
    facts: PageFacts | None


def pages_of(folder: Folder) -> dict[str, Page]:
    """Return the pages of a folder, by scenario and notebook."""
    found = {}
    for name in folder.pages():
        content = folder.read(name) or b""
        told, facts = proof(content), None
        if told.holds:
            with contextlib.suppress(ValueError):
                facts = PageFacts.read(content)
        report = name.removesuffix(".html")
        if facts and f"{facts.scenario}/{facts.notebook}" != report:
            facts = None  # the page of another report
        found[report] = Page(told, facts)
    return found


def why_due(job: Job, page: Page | None) -> str:
    """Say why a report has to be built; nothing where its page would be the same."""
    if page is None:
        return "there is none yet"
    if page.facts is None:
        return "its page is not as it was written"
    if page.proof.key == job.key:
        return ""
    if page.facts.parameters != job.parameters:
        return "the values of its parameters changed"
    return "the notebook, the package, its tables or its surroundings changed"


def is_stood_for(job: Job, jobs: Collection[Job], pages: Mapping[str, Page]) -> bool:
    """Tell whether the baseline's page says what this report would.

    It is there, or is asked for in the same run.
    """
    if not job.says_the_same:
        return False
    name = f"{BASELINE}/{job.notebook}"
    if any(other.name == name for other in jobs):
        return True
    facts = pages[name].facts if name in pages else None
    return facts is not None and facts.parameters == job.parameters


def record_of(folder: Folder) -> Manifest | None:
    """Return the record of a folder; None where there is none of this form."""
    content = folder.read(manifest.MANIFEST)
    try:
        return None if content is None else Manifest.model_validate_json(content)
    except ValueError:
        return None


def entries_of(
    folder: Folder, pages: Mapping[str, Page], ended: Iterable[Entry] = ()
) -> list[Entry]:
    """Return what is known of all reports of a folder.

    Of a page it is what the page says. How its last run ended, and what has no page, is
    in `ended`, of this run, or else in the record of the last.
    """
    record = record_of(folder)
    known = [*(record.reports if record else ()), *ended]
    endings = {entry.name: entry for entry in known}
    partial = [name.removesuffix(".html") for name in folder.failed_pages()]
    partial = [name.removeprefix(f"{FAILED}/") for name in partial]
    found = [
        _entry(name, pages, endings.get(name), has_failed=name in partial)
        for name in {*endings, *partial, *pages}
    ]
    return sorted(
        (entry for entry in found if entry.page or not entry.is_good),
        key=lambda entry: (entry.scenario != BASELINE, entry.name),
    )


def _entry(
    name: str, pages: Mapping[str, Page], ending: Entry | None, *, has_failed: bool
) -> Entry:
    """Return what a report's page says, or the baseline's for it, and how it ended."""
    scenario, _, notebook = name.partition("/")
    known: dict[str, Any] = {
        "scenario_title": scenario,
        "title": notebook.capitalize(),
        "description": "",
        "kind": "future",
        "status": "built",
    }
    if ending is not None:
        known = {field: getattr(ending, field) for field in ENDING}
    place, page = name, pages.get(name)
    stands_for_it = known["status"] == "same" and not (page and page.facts)
    if stands_for_it:
        place = f"{BASELINE}/{notebook}"
        page = pages.get(place)
    elif known["status"] == "same":
        known["status"] = "built"
    if page and page.facts:
        said = page.facts.model_dump(exclude={"version", "scenario", "notebook"})
        names = OF_BASELINE if stands_for_it else said
        known |= {field: said[field] for field in names}
        known |= {"content_key": page.proof.key, "sha256": page.proof.sha256}
        known["page"] = f"{place}.html"
    if has_failed:
        known["failed_page"] = f"{FAILED}/{name}.html"
        if known["status"] in ("built", "unchanged", "same"):
            known["status"] = "failed"
    return Entry(scenario=scenario, notebook=notebook, **known)


# --- The run -------------------------------------------------------------------------


class _Run:
    """What became of the reports of a run."""

    def __init__(
        self, jobs: Sequence[Job], folder: Folder, after: Callable[[Outcome], None]
    ) -> None:
        self._jobs, self._folder, self._after = jobs, folder, after
        self._started, self._begin = manifest.utc_now(), time.monotonic()
        self._making: dict[Future[Made], Job] = {}
        self._pages = pages_of(folder)
        self._earlier = {entry.name: entry for entry in entries_of(folder, self._pages)}
        self._same = [job for job in jobs if is_stood_for(job, jobs, self._pages)]
        self.due: list[Job] = []
        self._lost: list[Job] = []
        self.outcomes: dict[str, Outcome] = {}

    def leave_good_pages(self, *, force: bool) -> None:
        """Find what is due; what is not stays, whatever became of its report since."""
        for job in self._jobs:
            if job in self._same:
                continue
            if force or why_due(job, self._pages.get(job.name)):
                self.due.append(job)
                continue
            self._folder.remove(f"{FAILED}/{job.name}.html")
            known = self._earlier[job.name]
            how = {"started": known.started, "warnings": known.warnings}
            self._end(job, "unchanged", seconds=known.seconds, **how)

    def work(
        self,
        pool: ProcessPool | Cluster,
        count: int,
        make: Callable[[Job], Made],
        timeout: float,
    ) -> None:
        """Hand out what is due, a few at a time; what is lost is due again, once."""
        due, self.due = deque(self.due), []
        while due or self._making:
            # One more than there are workers, so that none waits for this process.
            while due and len(self._making) <= count:
                job = due.popleft()
                call = make_in_time, (job, make, timeout)
                try:
                    future = pool.schedule(*call, timeout=timeout + GRACE)
                    self._making[future] = job
                except RuntimeError:  # its server was killed
                    self._take(job, None)
            done, _ = wait(self._making, timeout=HEARING, return_when=FIRST_COMPLETED)
            for future, job in list(self._making.items()):
                if future in done or not pool.active:
                    del self._making[future]
                    self._take(job, _made(future))

    def _take(self, job: Job, made: Made | None) -> None:
        """Put a page in its place, and enter how its report ended."""
        if made is None and job not in self._lost:
            self._lost.append(job)
            self.due.append(job)
            return
        if made is None:
            told = "its process was killed, two times"
            made = Made(b"", CellError("LostWorkerError", told))
        good, partial = f"{job.name}.html", f"{FAILED}/{job.name}.html"
        error = made.error
        try:
            if error is None:
                page = Page(proof(made.page), PageFacts.read(made.page))
                # The page is replaced next: a run that is killed then leaves no PDF of
                # the page before.
                self._folder.remove(f"{job.name}.pdf")
                self._folder.write(good, made.page)
                self._pages[job.name] = page
            if made.error is not None and made.page:
                self._folder.write(partial, made.page)
            else:
                self._folder.remove(partial)
        except (OSError, ValueError) as failure:
            error = error or build.described(failure)
        status: Status = "built"
        if error is not None:
            status = "timed out" if error.timed_out else "failed"
        self._end(
            job,
            status,
            error=error.summary() if error else None,
            warnings=list(made.warnings),
            started=made.started,
            seconds=made.seconds,
        )

    def let_baseline_stand(self) -> None:
        """Let the baseline's pages stand for reports, in place of their own."""
        for job in self._same:
            page = self._pages.get(f"{BASELINE}/{job.notebook}")
            if page is None or page.facts is None:
                message = "the baseline's report has no good page"
                self._take(job, Made(b"", CellError("NoPageError", message)))
                continue
            for name in (job.name, f"{FAILED}/{job.name}"):
                self._folder.remove(f"{name}.html")
                self._folder.remove(f"{name}.pdf")
            self._pages.pop(job.name, None)
            self._end(job, "same")

    def _end(self, job: Job, status: Status, **how: Any) -> None:
        """Enter how a report ended, and tell it."""
        scenario = job.scenario
        ending = Entry(
            scenario=scenario.id,
            notebook=job.notebook,
            scenario_title=scenario.title,
            title=job.notebook.capitalize(),
            description=scenario.description,
            kind=scenario.kind,
            status=status,
            parameters=job.parameters,
            **how,
        )
        has_failed = f"{FAILED}/{job.name}.html" in self._folder.failed_pages()
        entry = _entry(job.name, self._pages, ending, has_failed=has_failed)
        place = entry.page if entry.is_good else entry.failed_page
        path = self._folder.path / (place or f"{job.name}.html")
        self.outcomes[job.name] = Outcome(job, entry, path)
        if status != "stopped":
            self._after(self.outcomes[job.name])

    def publish(self, state: Literal["finished", "stopped"]) -> None:
        """Write what is said of all reports of the folder, also of earlier runs."""
        from cac_data.report.compare import compare_html
        from cac_data.report.index import index_html
        from cac_data.report.key_figures import key_figures_csv, key_figures_json

        for job in self._making.values():
            self._end(job, "stopped")
        ended = [outcome.entry for outcome in self.outcomes.values()]
        listed = entries_of(self._folder, self._pages, ended)
        readable = [entry for entry in listed if entry.page is not None]
        facts = self._facts(state)
        record = Manifest(version=3, run=facts, reports=listed)
        for name, content in {
            "key_figures.csv": key_figures_csv(readable).encode(),
            "key_figures.json": key_figures_json(readable).encode(),
            "compare.html": closed(compare_html(readable), ""),
            # Last: what they lead to is there.
            publish.INDEX: closed(index_html(listed, facts), ""),
            manifest.MANIFEST: record.model_dump_json(indent=1).encode(),
        }.items():
            if self._folder.read(name) != content:
                self._folder.write(name, content)

    def _facts(self, state: Literal["finished", "stopped"]) -> RunFacts:
        ended: dict[Status, list[str]] = {status: [] for status in manifest.STATUSES}
        steps: dict[tuple[str, str], list[str]] = {}
        for job in self._jobs:
            if job.name in self.outcomes:
                ended[self.outcomes[job.name].entry.status].append(job.name)
            if job.name in self._earlier:
                was = str(self._earlier[job.name].parameters.get(DATA, BUNDLED))
                now = str(job.parameters[DATA])
                if was != now:
                    steps.setdefault((was, now), []).append(job.name)
        return RunFacts(
            started=self._started,
            finished=manifest.utc_now(),
            seconds=round(time.monotonic() - self._begin, 2),
            state=state,
            planned=[job.name for job in self._jobs],
            ended=ended,
            versions={"data": cac_data.__data_version__, **made_with()},
            data=[
                manifest.DataStep(before=before, now=now, reports=sorted(names))
                for (before, now), names in steps.items()
            ],
        )


def _made(future: Future[Made]) -> Made | None:
    """Return what became of a report, or why nothing did; None if that is lost."""
    from pebble import ProcessExpired

    try:
        return future.result() if future.done() else None
    except (ProcessExpired, BrokenProcessPool, CancelledError):
        return None
    except TimeoutError:
        return Made(b"", build.late("the worker that made it did not end it in time"))
    except build.EndedError as end:
        return Made(b"", *end.args)
    except Exception as error:  # such as a full disk: this report has failed
        return Made(b"", build.described(error))
