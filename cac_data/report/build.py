"""One report, from what it needs to what it gives: no paths of the caller, no state.

`make_report` is what a worker does, in another process or on another machine. What a
cell may do to the process that runs it is met by `make_in_time`: the report is made in
a fork that is ended with all that it has started.
"""

from __future__ import annotations

import copy
import ctypes
import logging
import os
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import Pipe, parent_process
from multiprocessing.connection import Connection, wait
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from cac_data.report.facts import PageFacts
from cac_data.report.manifest import CellError, utc_now
from cac_data.report.plan import Job, content_key, machine_key
from cac_data.report.publish import closed

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["Executed", "Made", "execute", "make_in_time", "make_report", "page_of"]

_T = TypeVar("_T")

LOADED = machine_key()
"""What is on the disk when this process begins to load it. Where that changes later,
old and new may mix in a page, which then gets no key and is built again."""

IN_CELL = re.compile(r"<ipython-input-\d+-[0-9a-f]+>:(\d+): ")
"""How Python names a line of a cell."""

ANSI_COLOURS = re.compile(r"\x1b\[[0-9;]*m")

MOST_READ = 10_000
"""Characters of a message that are looked at."""

UNSAID = "(it does not say what it is)"

MOST_SAID = 500
"""Characters of a message that are told."""

MOST_TRACEBACK = 20_000

PAGE_SECONDS = 60.0
"""Seconds that the page of a report may take that was broken off."""

LOOK = 0.2
"""Seconds between two looks at whether a process has ended without a word."""

MOST_OF_CODE = 60
"""Characters of a cell's first line that are told."""

MEMORY_SHARE = 0.8
"""Of the machine's memory that one report may take."""

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
"""As in <linux/prctl.h>."""

LATE, LOST = "TimeoutError", "LostProcessError"
"""Names of errors that are no exceptions of a cell."""

_PLACE = "cac_data_place"
"""Key of a cell's metadata: its place in the notebook's file, from 1."""


@dataclass(frozen=True)
class Executed:
    """A notebook that ran, or as far as it came."""

    notebook: NotebookNode
    error: CellError | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Made:
    """What became of one report: the page, whole, also where the notebook failed."""

    page: bytes
    error: CellError | None = None
    warnings: tuple[str, ...] = ()
    started: str = field(default_factory=utc_now)
    seconds: float = 0.0
    timings: dict[str, float] = field(default_factory=dict)


# --- The notebook --------------------------------------------------------------------

_told: ContextVar[Callable[..., None]] = ContextVar("told", default=lambda *_: None)
"""Who is told of each cell before and after it runs."""


def execute(job: Job) -> Executed:
    """Run a job's notebook in this process, in a temporary folder.

    What goes wrong in a cell is a result and no exception.
    """
    import nbformat
    import papermill

    from cac_data.report.engine import ENGINE

    logging.getLogger("papermill").addHandler(logging.NullHandler())
    source = nbformat.reads(job.content, as_version=4)
    for place, cell in enumerate(source.cells, start=1):
        cell.metadata[_PLACE] = place
    kept: list[Any] = []
    error: CellError | None = None
    with TemporaryDirectory(prefix="cac-data-", ignore_cleanup_errors=True) as name:
        work = Path(name, "work")
        work.mkdir()
        try:
            papermill.execute_notebook(
                copy.deepcopy(source),
                None,
                parameters=job.parameters,
                engine_name=ENGINE,
                kernel_name="python3",
                language="python",  # cleaned notebooks do not say it
                progress_bar=False,
                folder=work,
                kept=kept,
                told=_told.get(),
            )
        except Exception as failure:  # of the notebook's form, or of a cell: see below
            error = described(failure)
    notebook = kept[0] if kept else source
    if len(kept) == 3:
        error = _cell_error(*kept[1:])
    return _executed(notebook, error)


def _executed(notebook: NotebookNode, error: CellError | None) -> Executed:
    """Take out what differs from run to run: ids of cells, times and paths."""
    warnings = tuple(_warnings(notebook))
    added = {"injected-parameters", "papermill-error-cell-tag"}
    notebook.cells = [
        cell
        for cell in notebook.cells
        if not added & set(cell.metadata.get("tags", ()))
    ]
    notebook.metadata.pop("papermill", None)
    for cell in notebook.cells:
        for name in ("papermill", "execution", _PLACE):
            cell.metadata.pop(name, None)
    return Executed(notebook, error, warnings)


def _cell_error(cell: NotebookNode, failure: BaseException) -> CellError:
    """Say where a notebook stopped, and why."""
    shown = [item for item in cell.outputs if item.output_type == "error"]
    traceback = "\n".join(shown[-1].traceback) if shown else ""
    return replace(
        _blamed(cell, cell.metadata.get(_PLACE), described(failure)),
        traceback=ANSI_COLOURS.sub("", traceback[:MOST_TRACEBACK]),
    )


def described(failure: BaseException) -> CellError:
    """Describe a failure for which no cell is to blame."""
    return CellError(type(failure).__name__, one_line(in_short(failure)))


def _blamed(cell: NotebookNode, place: int | None, error: CellError) -> CellError:
    """Say of an error in which cell it was."""
    lines = (line.strip() for line in cell.source[:MOST_READ].splitlines())
    code = next(filter(None, lines), "")
    if place is None:
        code = "the parameters of the scenario"
    elif len(code) > MOST_OF_CODE:
        code = f"{code[: MOST_OF_CODE - 3]}..."
    return replace(error, cell=place, code=code)


def in_short(error: object) -> str:
    """Return the beginning of what an error says, whatever its own method does."""
    try:
        return str(error)[:MOST_READ]
    except Exception:
        return UNSAID


def one_line(text: str) -> str:
    """Return the beginning of a message as one line, the same from run to run."""
    text = IN_CELL.sub(r"line \1: ", ANSI_COLOURS.sub("", text[:MOST_READ]))
    text = " ".join(text.split())
    return text if len(text) <= MOST_SAID else f"{text[: MOST_SAID - 3]}..."


def _warnings(notebook: NotebookNode) -> Iterator[str]:
    """Yield what cells wrote to standard error, each with the cell's place."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "stream" and output.name == "stderr":
                yield f"cell {cell.metadata.get(_PLACE)}: {one_line(output.text)}"


# --- The page ------------------------------------------------------------------------


def page_of(job: Job, executed: Executed) -> Made:
    """Render the page of an executed notebook.

    A bundle that is not as it should be, or a page that cannot be made, is an error of
    the report; the page then shows how far it came.
    """
    from cac_data.report.bundles import BundleError
    from cac_data.report.page import render

    begin, key = time.monotonic(), _key(job)
    notebook, error = executed.notebook, executed.error
    page = ""
    if error is None:
        try:
            page = render(job, notebook, key=key)
            PageFacts.read(page.encode())
            if key and _key(job) != key:  # the package has changed meanwhile
                key = ""
                page = render(job, notebook, key=key)
        except BundleError as failure:
            error = CellError("BundleError", one_line(failure.message))
            error = _blamed(notebook.cells[failure.cell - 1], failure.cell, error)
        except Exception as failure:
            error = described(failure)
    if error is not None:
        key, page = "", render(job, _without_wrong_bundles(notebook), error=error)
    return Made(
        page=closed(page, key),
        error=error,
        warnings=executed.warnings,
        timings={"page": round(time.monotonic() - begin, 2)},
    )


def _key(job: Job) -> str:
    """Return the content key; empty where the package is not as it was loaded."""
    try:
        return content_key(job) if machine_key() == LOADED else ""
    except OSError:  # a file that is just being replaced
        return ""


def _without_wrong_bundles(notebook: NotebookNode) -> NotebookNode:
    """Leave out what cells show whose bundles are not as they should be."""
    from cac_data.report.bundles import BundleError, check_bundles

    notebook = copy.deepcopy(notebook)
    while True:
        try:
            check_bundles(notebook)
        except BundleError as error:
            notebook.cells[error.cell - 1].outputs = []
        else:
            return notebook


def make_report(job: Job) -> Made:
    """Run a notebook under its scenario and render its page."""
    begin, started = time.monotonic(), utc_now()
    executed = execute(job)
    took = time.monotonic() - begin
    made = page_of(job, executed)
    return replace(
        made,
        started=started,
        seconds=round(time.monotonic() - begin, 2),
        timings={"notebook": round(took, 2), **made.timings},
    )


# --- In a process that can be ended --------------------------------------------------


class EndedError(Exception):
    """A process that was ended, or ended itself, before it had an answer."""

    def __init__(self, name: str, message: str) -> None:
        super().__init__(name, message)
        self.name, self.message = name, message


def make_in_time(job: Job, make: Callable[[Job], Made], seconds: float) -> Made:
    """Make a report, in a process of its own that is ended when its time is up.

    What became of a report is no exception. Whatever a cell does, nothing that it has
    started is left running, and the page shows what was there before.
    """
    if not hasattr(os, "fork"):
        return make(job)
    begin, started = time.monotonic(), utc_now()
    heard = _Heard(job)
    try:
        return in_fork(partial(make, job), seconds, heard.hear)
    except EndedError as end:
        executed = heard.executed(end)
    made = in_fork(partial(page_of, job, executed), PAGE_SECONDS)
    return replace(made, started=started, seconds=round(time.monotonic() - begin, 2))


class _Heard:
    """What was heard of a notebook from the process that ran it."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._ran: dict[int | None, Any] = {}
        self._running: Any = None

    def hear(self, cell: Any, has_run: bool) -> None:
        """Take down a cell before and after it runs."""
        self._running = None if has_run else cell
        if has_run:
            self._ran[cell.metadata.get(_PLACE)] = cell

    def executed(self, end: EndedError) -> Executed:
        """Return the notebook as far as it came."""
        import nbformat

        notebook = nbformat.reads(self._job.content, as_version=4)
        notebook.cells = [
            self._ran.get(place, cell)
            for place, cell in enumerate(notebook.cells, start=1)
        ]
        is_late = end.name == LATE
        error = CellError(end.name, end.message, timed_out=is_late)
        if self._running is not None:
            place = self._running.metadata.get(_PLACE)
            error = _blamed(self._running, place, error)
        return _executed(notebook, error)


def in_fork(
    call: Callable[[], _T],
    seconds: float,
    hear: Callable[..., None] = lambda *_: None,
) -> _T:
    """Return what a call returns in a fork of this process.

    The fork is killed when its time is up, or when the one who asked for all this has
    ended; with it all that it has started, also what has left its session. That, and a
    fork that ends without an answer or raises, is an `EndedError`.
    """
    until = time.monotonic() + seconds
    receiver, sender = Pipe(duplex=False)
    number = os.fork()
    if number == 0:
        _answer(sender, call)
    sender.close()
    owner = parent_process()
    watched: list[Any] = [receiver, *([owner.sentinel] if owner else [])]
    try:
        while True:
            if (left := until - time.monotonic()) <= 0:
                message = f"the report took longer than {seconds:g} s"
                raise EndedError(LATE, message)
            ready = wait(watched, min(left, LOOK))
            if owner and owner.sentinel in ready:
                end_at_once()
            if receiver in ready:
                what, *said = _received(receiver)
                if what == "answer":
                    return said[0]  # type: ignore[no-any-return]  # of the call
                if what == "error":
                    raise EndedError(*said)
                if what == "cell":
                    hear(*said)
                    continue
                watched.remove(receiver)  # closed: it ends, or cannot answer any more
            ended, status = os.waitpid(number, os.WNOHANG)
            if ended:
                raise EndedError(LOST, _how_it_ended(status))
    finally:
        receiver.close()
        end_children()


def _received(receiver: Connection) -> Any:
    """Return what a fork says; "nothing" where it has stopped in the midst of it."""
    try:
        return receiver.recv()
    except Exception:  # what half a message raises, nobody can tell
        return ("nothing",)


def _how_it_ended(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        return f"its process was ended by {signal.Signals(-code).name}"
    return f"its process ended with exit code {code}, in the midst of the work"


def _answer(sender: Connection, call: Callable[[], Any]) -> NoReturn:
    """Make the call in this fork, say what it returns, and end."""
    try:
        os.setsid()
        _ask_system(PR_SET_PDEATHSIG, signal.SIGKILL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _keep_memory_for_others()
        _told.set(lambda cell, has_run: sender.send(("cell", cell, has_run)))
        try:
            answer: Any = "answer", call()
        except BaseException as error:  # also what a cell makes of the machinery
            answer = "error", type(error).__name__, one_line(in_short(error))
        sender.send(answer)
    finally:
        os._exit(0)


def _keep_memory_for_others() -> None:
    """Let a cell that fills memory meet an error, or be what the system ends first."""
    import resource

    with suppress(ValueError, OSError):
        most = MEMORY_SHARE * os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        resource.setrlimit(resource.RLIMIT_DATA, (int(most), hard))
    with suppress(OSError):
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")


def settle_worker(temporary: str, shared: str) -> None:
    """Make this process a worker of a run: with its folders, and ending with it."""
    os.setsid()
    tempfile.tempdir = os.environ["TMPDIR"] = temporary
    os.environ["CAC_DATA_RUN_CACHE"] = shared
    # What has left its session becomes a child of this process where it ends.
    _ask_system(PR_SET_CHILD_SUBREAPER, 1)
    signal.signal(signal.SIGTERM, end_at_once)


def end_at_once(*_: object) -> NoReturn:
    """End this worker and all that its report has started."""
    end_children()
    os._exit(1)


def end_children() -> None:
    """Kill all that this process has started, and what that has started."""
    import psutil  # type: ignore[import-untyped]  # has no stubs of its own

    while True:
        for child in psutil.Process().children(recursive=True):
            with suppress(psutil.Error):
                child.kill()
        try:
            os.waitpid(-1, 0)
        except ChildProcessError:
            return


def _ask_system(option: int, value: int) -> None:
    """Ask Linux for what Python has no name for; other systems do without."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)
