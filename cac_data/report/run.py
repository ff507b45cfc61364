"""One run over a folder of reports: what is due, who makes it, and what is said of all.

Neither Papermill nor the page is loaded here, which takes a second: that is for those
who do the work.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import FIRST_COMPLETED, CancelledError, Executor, Future, wait
from dataclasses import dataclass, replace
from functools import cache
from multiprocessing import forkserver, get_context
from multiprocessing.util import Finalize
from pathlib import Path
from types import ModuleType
from typing import Any, Literal, TypeVar

import cac_data
from cac_data.report import build, manifest
from cac_data.report.build import Made, make_in_time
from cac_data.report.facts import PageFacts, made_with, report_date
from cac_data.report.manifest import (
    MANIFEST,
    STATUSES,
    CellError,
    DataStep,
    Entry,
    Manifest,
    RunFacts,
    Status,
    utc_now,
)
from cac_data.report.plan import DATA, Job, content_key
from cac_data.report.publish import (
    FAILED,
    INDEX,
    Folder,
    Proof,
    closed,
    is_locked,
    open_folder,
    proof,
)
from cac_data.scenarios import BASELINE
from cac_data.vintage import BUNDLED

__all__ = ["TIMEOUT", "Outcome", "build_reports", "workers"]

_T = TypeVar("_T")

TIMEOUT = 600.0
"""Seconds that one report may take, unless the caller says otherwise."""

GRACE = 20.0
"""Seconds after that in which a worker ends its report by itself."""

HEARING = 0.5
"""Seconds after which a run that waits looks whether it was told to stop: of signals
that come together the system may give all to another thread, which wakes nobody."""

PRELOAD, PRELOADED = "cac_data.report.preload", "CAC_DATA_PRELOAD"
"""The module that imports, in the fork server, what workers need, and the variable that
tells it what that is."""

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What the libraries for linear algebra ask how many threads to use."""

COMPARISON, CSV, JSON = "compare.html", "key_figures.csv", "key_figures.json"


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
    executor: Executor | None = None,
    make: Callable[[Job], Made] = build.make_report,
    before: Callable[[Job], None] = lambda job: None,
    after: Callable[[Outcome], None] = lambda outcome: None,
    at_the_end: Callable[[Folder, Sequence[Outcome]], None] = lambda *_: None,
) -> list[Outcome]:
    """Build reports side by side; one that fails does not stop the others.

    A page that proves to be what it would become is left as it is, unless `force` says
    otherwise. One that fails leaves the last good page; how far it came goes to
    ``failed/``. Where a scenario changes nothing that a notebook is told, and the
    baseline's page is there, that page stands for it. Reports are made by `make` in
    processes of this machine, ended afterwards, or by an `executor`. Index, comparison,
    key figures and the manifest are written at the end, also of a run that is stopped.

    The outcomes come in the order of `jobs`. A folder that is not fit, another run at
    work on it, or a ``SOURCE_DATE_EPOCH`` that is no time are a ValueError; what cannot
    be written is an OSError.
    """
    report_date([])  # says so now if SOURCE_DATE_EPOCH cannot be read
    with open_folder(output) as folder, folder.lock():
        folder.remove_unfinished()
        folder.check([job.name for job in jobs])
        run = _Run(jobs, folder)
        same = [job for job in jobs if is_stood_for(job, jobs, run.pages)]
        rest = [job for job in jobs if job not in same]
        due = [job for job in rest if force or why_due(job, run.pages.get(job.name))]
        try:
            with contextlib.ExitStack() as stack:
                if due:
                    count = min(at_a_time or available_cores(), len(due))
                    pool = executor or stack.enter_context(workers(due, count))
                for job in rest:
                    if job not in due:
                        after(run.keep(job))
                if due:
                    run.work_through(due, pool, count, make, timeout, before, after)
            for job in same:
                after(run.let_baseline_stand(job))
            run.publish("finished")
        except BaseException as reason:  # an error, or an order to stop
            try:
                run.publish("stopped")
            except OSError as error:
                if isinstance(reason, Exception):
                    raise
                reason.add_note(f"cannot write {error.filename}: {error.strerror}")
            raise
        outcomes = [run.outcomes[job.name] for job in jobs if job.name in run.outcomes]
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
    if page.proof.key == content_key(job):
        return ""
    if page.facts.parameters != job.parameters:
        return "the values of its parameters changed"
    if not page.proof.key:
        return "the package changed while its page was made"
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
    content = folder.read(MANIFEST)
    try:
        return None if content is None else manifest.read(content)
    except ValueError:
        return None


def entries_of(folder: Folder, pages: Mapping[str, Page]) -> list[Entry]:
    """Return what is known of all reports of a folder.

    Of a page it is what the page says; how its last run ended, and what has none, is in
    the record, as far as no page contradicts it.
    """
    record = record_of(folder)
    known = {entry.name: entry for entry in record.reports} if record else {}
    partial = {
        name.removeprefix(f"{FAILED}/").removesuffix(".html")
        for name in folder.failed_pages()
    }
    found = {}
    for name, page in pages.items():
        if page.facts is not None:
            found[name] = _entry_of_page(page.facts, page.proof, known.get(name))
    for name, entry in known.items():
        if name in found:
            continue
        if entry.status == "same":
            if whole := found.get(f"{BASELINE}/{entry.notebook}"):
                found[name] = _same(entry, whole)
        elif not entry.is_good:
            found[name] = replace(entry, page=None, key_figures=[], verdicts=[])
    for name in partial:
        scenario, _, notebook = name.partition("/")
        entry = found.get(name) or Entry(
            scenario=scenario,
            notebook=notebook,
            scenario_title=scenario,
            title=notebook.capitalize(),
            description="",
            kind="future",
            status="failed",
        )
        if entry.is_good:
            entry = replace(entry, status="failed")
        found[name] = replace(entry, failed_page=f"{FAILED}/{name}.html")
    return sorted(
        (
            entry if name in partial else replace(entry, failed_page=None)
            for name, entry in found.items()
        ),
        key=lambda entry: (entry.scenario != BASELINE, entry.name),
    )


def _entry_of_page(facts: PageFacts, told: Proof, known: Entry | None) -> Entry:
    """Return what a page says of its report, and how its last run ended."""
    said = facts.model_dump(exclude={"version"})
    ended: dict[str, Any] = {"status": "built"}
    if known is not None and known.status != "same":
        names = ("status", "error", "warnings", "started", "seconds")
        ended = {name: getattr(known, name) for name in names}
    name = f"{facts.scenario}/{facts.notebook}"
    return Entry(
        **said,
        **ended,
        page=f"{name}.html",
        content_key=told.key,
        sha256=told.sha256,
    )


def _same(entry: Entry, whole: Entry) -> Entry:
    """Let the baseline's page stand for a report."""
    names = ("title", "page", "key_figures", "verdicts", "made_with")
    told = {name: getattr(whole, name) for name in (*names, "content_key", "sha256")}
    return replace(entry, **told, status="same", failed_page=None, differences=[])


# --- The run -------------------------------------------------------------------------


class _Run:
    """What became of the reports of a run, and of those that lie beside them."""

    def __init__(self, jobs: Sequence[Job], folder: Folder) -> None:
        self.jobs = list(jobs)
        self.outcomes: dict[str, Outcome] = {}
        self._folder = folder
        self.pages = pages_of(folder)
        self._entries = {entry.name: entry for entry in entries_of(folder, self.pages)}
        self._started, self._begin = utc_now(), time.monotonic()
        self._making: dict[Future[Made], Job] = {}
        self._data = self._steps()

    def keep(self, job: Job) -> Outcome:
        """Leave a page as it is, whatever became of its report since."""
        self._folder.remove(f"{FAILED}/{job.name}.html")
        entry = replace(
            self._entries[job.name], status="unchanged", failed_page=None, error=None
        )
        return self._enter(job, entry)

    def let_baseline_stand(self, job: Job) -> Outcome:
        """Let the baseline's page stand for a report, in place of its own."""
        entry = self._plain_entry(job)
        whole = self._entries.get(f"{BASELINE}/{job.notebook}")
        if whole is None or whole.page is None:
            error = CellError("NoPageError", "the baseline's report has no good page")
            return self._enter(
                job, replace(entry, status="failed", error=error.summary())
            )
        self._folder.remove(f"{job.name}.html")
        self._folder.remove(f"{job.name}.pdf")
        self._folder.remove(f"{FAILED}/{job.name}.html")
        return self._enter(job, _same(entry, whole))

    def work_through(
        self,
        jobs: Sequence[Job],
        pool: Executor,
        count: int,
        make: Callable[[Job], Made],
        timeout: float,
        before: Callable[[Job], None],
        after: Callable[[Outcome], None],
    ) -> None:
        """Hand out what is due, a few at a time, and take in what comes back."""
        due = deque(jobs)
        while due or self._making:
            # One more than there are workers, so that none waits for this process.
            while due and len(self._making) <= count:
                job = due.popleft()
                before(job)
                future = pool.submit(make_in_time, job, make, timeout)
                self._making[future] = job
            done, _ = wait(self._making, timeout=HEARING, return_when=FIRST_COMPLETED)
            for future in [future for future in self._making if future in done]:
                job = self._making.pop(future)
                after(self.take(job, _made(future)))

    def take(self, job: Job, made: Made | CellError) -> Outcome:
        """Put a page in its place, and enter how its report ended."""
        entry = self._plain_entry(job)
        good, partial = f"{job.name}.html", f"{FAILED}/{job.name}.html"
        if isinstance(made, CellError):
            return self._fail(job, entry, made)
        entry = replace(
            entry,
            started=made.started,
            seconds=made.seconds,
            warnings=list(made.warnings),
        )
        try:
            if made.error is not None:
                self._folder.write(partial, made.page)
                entry = replace(entry, failed_page=partial)
                return self._fail(job, entry, made.error)
            facts = PageFacts.read(made.page)
            # The page is replaced next: a run that is killed then leaves no PDF of the
            # page before.
            self._folder.remove(f"{job.name}.pdf")
            self._folder.write(good, made.page)
            self._folder.remove(partial)
        except (OSError, ValueError) as error:
            # The page could not be written; where it failed before, that counts.
            return self._fail(job, entry, made.error or build.described(error))
        self.pages[job.name] = page = Page(proof(made.page), facts)
        return self._enter(job, _entry_of_page(facts, page.proof, entry))

    def _fail(self, job: Job, entry: Entry, error: CellError) -> Outcome:
        status: Status = "timed out" if error.timed_out else "failed"
        return self._enter(job, replace(entry, status=status, error=error.summary()))

    def _plain_entry(self, job: Job) -> Entry:
        """Describe a report that was begun; what is known of its last page stays."""
        scenario, earlier = job.scenario, self._entries.get(job.name)
        told: dict[str, Any] = {
            "scenario_title": scenario.title,
            "description": scenario.description,
            "kind": scenario.kind,
            "status": "built",
            "failed_page": None,
            "parameters": job.parameters,
            "error": None,
            "warnings": [],
            "seconds": 0.0,
        }
        if earlier is None or earlier.status == "same":
            title = job.notebook.capitalize()
            return Entry(
                scenario=scenario.id, notebook=job.notebook, title=title, **told
            )
        return replace(earlier, **told)

    def _enter(self, job: Job, entry: Entry) -> Outcome:
        self._entries[job.name] = entry
        place = entry.page if entry.is_good else entry.failed_page
        path = self._folder.path / (place or f"{job.name}.html")
        self.outcomes[job.name] = outcome = Outcome(job, entry, path)
        return outcome

    def publish(self, state: Literal["finished", "stopped"]) -> None:
        """Write what is said of all reports of the folder, also of earlier runs."""
        from cac_data.report.compare import compare_html
        from cac_data.report.index import index_html
        from cac_data.report.key_figures import key_figures_csv, key_figures_json

        for job in self._making.values():
            self._enter(job, replace(self._plain_entry(job), status="stopped"))
        listed = sorted(
            self._entries.values(),
            key=lambda entry: (entry.scenario != BASELINE, entry.name),
        )
        readable = [entry for entry in listed if entry.page is not None]
        facts = self._facts(state)
        for name, content in {
            CSV: key_figures_csv(readable).encode(),
            JSON: key_figures_json(readable).encode(),
            COMPARISON: closed(compare_html(readable), ""),
            # Last: what they lead to is there.
            INDEX: closed(index_html(listed, facts), ""),
            MANIFEST: Manifest(3, facts, listed).to_json().encode(),
        }.items():
            if self._folder.read(name) != content:
                self._folder.write(name, content)

    def _facts(self, state: Literal["finished", "stopped"]) -> RunFacts:
        ended: dict[Status, list[str]] = {status: [] for status in STATUSES}
        for job in self.jobs:
            if job.name in self.outcomes:
                ended[self.outcomes[job.name].entry.status].append(job.name)
        return RunFacts(
            started=self._started,
            finished=utc_now(),
            seconds=round(time.monotonic() - self._begin, 2),
            state=state,
            planned=[job.name for job in self.jobs],
            ended=ended,
            versions={"data": cac_data.__data_version__, **made_with()},
            data=self._data,
        )

    def _steps(self) -> list[DataStep]:
        """Tell where reports are made from another vintage than before."""
        found: dict[tuple[str, str], list[str]] = {}
        for job in self.jobs:
            if earlier := self._entries.get(job.name):
                was, now = (
                    str(told.get(DATA, BUNDLED))
                    for told in (earlier.parameters, job.parameters)
                )
                if was != now:
                    found.setdefault((was, now), []).append(job.name)
        return [DataStep(*step, sorted(names)) for step, names in sorted(found.items())]


def _made(future: Future[Made]) -> Made | CellError:
    """Return what became of a report, or why nothing did."""
    from pebble import ProcessExpired

    try:
        return future.result()
    except (ProcessExpired, CancelledError) as error:
        return CellError(
            "LostWorkerError", f"the worker ended without an answer: {error}"
        )
    except TimeoutError:
        message = "the worker that made it did not end it in time"
        return CellError("TimeoutError", message, timed_out=True)
    except build.EndedError as error:
        return CellError(error.name, error.message)
    except Exception as error:  # such as a full disk: this report has failed
        return build.described(error)


# --- Workers -------------------------------------------------------------------------

IMPORTS = re.compile(r"^(?:from ([\w.]+) )?import ([\w., ]+)", re.MULTILINE)
"""How a line of a notebook says what it imports."""

LATE = {
    "cac_data.infrastructure": ("networkx",),
    "cac_data.trade": (
        "scipy.optimize",
        "scipy.stats",
        "statsmodels.tsa.arima.model",
        "statsmodels.tsa.exponential_smoothing.ets",
    ),
}
"""What functions of a topic import when they are called."""

NEEDED = re.compile(
    r"PATH|HOME|USER|LOGNAME|LD_LIBRARY_PATH|VIRTUAL_ENV|MPLCONFIGDIR|XDG_CACHE_HOME"
    r"|PYTHON(PATH|HOME|NOUSERSITE|DONTWRITEBYTECODE|PYCACHEPREFIX)"
    r"|SOURCE_DATE_EPOCH|CAC_DATA_(HOME|TEST)|SYSTEMROOT|COMSPEC|APPDATA"
)
"""The caller's variables that workers get: passwords for other services are not among
them, nor what would make pages differ from one caller to the next."""

LONGEST_FOLDER = 50
"""Characters of the folder for temporary files; a socket's path may have about 100."""

PREFIX = "cac-data-run-"

_MAIN = sys.modules["__main__"]

_STARTING = threading.Lock()


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main module, which each worker would import anew.

    That of JupyterLab takes longer than all of a worker; a script without a guard would
    run twice.
    """
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = _MAIN


class _Pool(Executor):
    """Processes of this machine, each report with its time."""

    def __init__(self, count: int, folder: Path) -> None:
        from pebble import ProcessPool

        for name in ("tmp", "cache"):
            (folder / name).mkdir()
        self._pool = ProcessPool(
            count,
            context=get_context("forkserver"),
            initializer=build.settle_worker,
            initargs=(str(folder / "tmp"), str(folder / "cache")),
        )

    def submit(self, fn: Callable[..., _T], /, *args: Any, **kwargs: Any) -> Future[_T]:
        """Make a call; its last argument is the seconds that it may take."""
        return self._pool.schedule(fn, args, kwargs, timeout=args[-1] + GRACE)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """End the processes, whatever they do."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # of pebble
        self._pool.join()


@contextlib.contextmanager
def workers(jobs: Sequence[Job], count: int) -> Iterator[Executor]:
    """Give processes of this machine that have imported what the jobs need.

    They end afterwards, and with this process, however it ends.
    """
    own = _own_folder()
    folder = Path(tempfile.mkdtemp(dir=own))
    with _without_main():
        with _STARTING:
            _start_server(jobs, own)
        pool = _Pool(count, folder)
        try:
            yield pool
        finally:
            pool.shutdown()
            shutil.rmtree(folder, ignore_errors=True)


def _start_server(jobs: Sequence[Job], own: Path) -> None:
    """Start the fork server with the variables that it needs, unless it runs."""
    package = str(Path(__file__).parents[2])
    paths = [package, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    before, place = dict(os.environ), tempfile.tempdir
    needed = {name: value for name, value in before.items() if NEEDED.fullmatch(name)}
    try:
        os.environ.clear()
        os.environ.update(needed)
        os.environ.update(
            PYTHONPATH=os.pathsep.join(dict.fromkeys(filter(None, paths))),
            # A file beside the notebooks is not the library of the same name.
            PYTHONSAFEPATH="1",
            # Sets and dicts of text in the same order on every run.
            PYTHONHASHSEED="0",
            PYTHONUTF8="1",
            LC_ALL="C.UTF-8",
            TZ="UTC",
            TMPDIR=str(own),
            MPLBACKEND="module://matplotlib_inline.backend_inline",
            # Fits of twenty years gain nothing from threads, and those of reports that
            # are made beside each other wait in turns.
            **dict.fromkeys(THREADS, "1"),
            **{PRELOADED: " ".join(sorted(imported(jobs)))},
        )
        tempfile.tempdir = str(own)
        get_context("forkserver").set_forkserver_preload([PRELOAD])
        forkserver.ensure_running()
    finally:
        os.environ.clear()
        os.environ.update(before)
        tempfile.tempdir = place


def imported(jobs: Iterable[Job]) -> set[str]:
    """Name the modules of this package that notebooks import, and what those need."""
    found: set[str] = set()
    for content in {job.content for job in jobs}:
        for cell in json.loads(content)["cells"]:
            for source, names in IMPORTS.findall("".join(cell["source"])):
                listed = [name.split()[0] for name in names.split(",") if name.strip()]
                found.update(f"{source}.{name}" if source else name for name in listed)
                found.update([source] if source else [])
    ours = {name for name in found if name.startswith("cac_data")}
    if ours - {"cac_data", "cac_data.display"}:
        ours |= {"cac_data.tables", "matplotlib"}
    late = {name for topic in ours for name in LATE.get(topic, ())}
    return ours | late | (found & {"matplotlib", "matplotlib.pyplot", "seaborn"})


@cache
def _own_folder() -> Path:
    """Return a folder that only this user may look into, removed at the end.

    What killed processes have left is removed, too: they hold its lock no more.
    """
    above = Path(tempfile.gettempdir())
    if len(str(above)) > LONGEST_FOLDER:
        above = Path("/tmp")
    for left in above.glob(f"{PREFIX}*"):
        with contextlib.suppress(OSError):
            if left.lstat().st_uid == os.getuid() and _lock(left) is not None:
                shutil.rmtree(left, ignore_errors=True)
    own = Path(tempfile.mkdtemp(prefix=PREFIX, dir=above))
    _lock(own)
    # After multiprocessing has removed what it has in there.
    Finalize(None, shutil.rmtree, (own,), {"ignore_errors": True}, exitpriority=-200)
    return own


def _lock(folder: Path) -> int | None:
    """Lock a folder as long as this process lives; None where another one has."""
    held = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    if is_locked(held):
        return held
    os.close(held)
    return None
