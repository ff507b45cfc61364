"""One report, from what it needs to what it gives: no paths of the caller, no state.

`make_report` is what a worker does, in another process or on another machine. What a
cell may do to the process that runs it is met by `make_in_time`: the report is made in
a fork that is ended with all that it has started.
"""

from __future__ import annotations

import ctypes
import os
import re
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import partial
from multiprocessing import Pipe, parent_process
from multiprocessing.connection import Connection
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn

from cac_data.report.manifest import CellError, PageFacts, utc_now
from cac_data.report.plan import Job
from cac_data.report.publish import closed

if TYPE_CHECKING:
    from nbformat import NotebookNode

__all__ = ["Executed", "Made", "execute", "make_in_time", "make_report", "page_of"]

IN_CELL = re.compile(r"<ipython-input-\d+-[0-9a-f]+>:(\d+): ")
"""How Python names a line of a cell."""

ANSI_COLOURS = re.compile(r"\x1b\[[0-9;]*m")

MOST_READ, MOST_SAID, MOST_OF_CODE, MOST_TRACEBACK = 10_000, 500, 60, 20_000
"""Characters looked at and told of a message, and told of code and of a traceback."""

LOOK = 0.2
"""Seconds between two looks at whether a process has ended without a word."""

MEMORY_SHARE = 0.8
"""Of the machine's memory that one report may take."""

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
"""As in <linux/prctl.h>."""

_PLACE = "cac_data_place"
"""Key of a cell's metadata: its place in the notebook's file, from 1."""

_told: ContextVar[Callable[..., None]] = ContextVar("told", default=lambda *_: None)
"""Who is told of each cell before and after it runs."""


@dataclass(frozen=True)
class Executed:
    """A notebook that ran, or as far as it came."""

    notebook: NotebookNode
    error: CellError | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What cells wrote to standard error, each with the cell's place."""
        return tuple(
            f"cell {cell.metadata.get(_PLACE)}: {one_line(output.text)}"
            for cell in self.notebook.cells
            for output in cell.get("outputs", ())
            if output.output_type == "stream" and output.name == "stderr"
        )


@dataclass(frozen=True)
class Made:
    """What became of one report: the page, whole, also where the notebook failed."""

    page: bytes
    error: CellError | None = None
    warnings: tuple[str, ...] = ()
    started: str = field(default_factory=utc_now)
    seconds: float = 0.0


# --- The notebook --------------------------------------------------------------------


class StoppedError(Exception):
    """A cell failed: the notebook as far as it came, the cell, and its error."""


def execute(job: Job) -> Executed:
    """Run a job's notebook in this process, in a temporary folder.

    What goes wrong in a cell is a result and no exception.
    """
    import papermill

    from cac_data.report.engine import ENGINE

    notebook, error = _read(job), None
    with TemporaryDirectory(prefix="cac-data-", ignore_cleanup_errors=True) as name:
        work = Path(name, "work")
        work.mkdir()
        try:
            notebook = papermill.execute_notebook(
                notebook,
                None,
                parameters=job.parameters,
                engine_name=ENGINE,
                kernel_name="python3",
                language="python",  # cleaned notebooks do not say it
                progress_bar=False,
                folder=work,
                told=_told.get(),
            )
        except StoppedError as stop:
            notebook, cell, failure = stop.args
            error = _blamed(cell, described(failure))
        except Exception as failure:  # of the notebook's form
            error = described(failure)
    # The cell that Papermill adds is none of the notebook's file.
    notebook.cells = [cell for cell in notebook.cells if _PLACE in cell.metadata]
    return Executed(notebook, error)


def _read(job: Job) -> NotebookNode:
    """Return the notebook; its cells know their places."""
    import nbformat

    notebook: NotebookNode = nbformat.reads(job.content, as_version=4)
    for place, cell in enumerate(notebook.cells, start=1):
        cell.metadata[_PLACE] = place
    return notebook


def _blamed(cell: NotebookNode, error: CellError) -> CellError:
    """Say of an error in which cell it was, and how it came to it."""
    place = cell.metadata.get(_PLACE)
    lines = cell.source[:MOST_READ].splitlines()
    code = next((line.strip() for line in lines if line.strip()), "")
    if place is None:
        code = "the parameters of the scenario"
    shown = [item for item in cell.outputs if item.output_type == "error"]
    traceback = "\n".join(shown[-1].traceback) if shown else ""
    return replace(
        error,
        cell=place,
        code=_cut(code, MOST_OF_CODE),
        traceback=ANSI_COLOURS.sub("", traceback[:MOST_TRACEBACK]),
    )


def described(failure: BaseException) -> CellError:
    """Describe a failure for which no cell is to blame."""
    try:
        message = str(failure)
    except Exception:  # of its own method
        message = "(it does not say what it is)"
    return CellError(type(failure).__name__, one_line(message))


def late(message: str) -> CellError:
    """Describe what took too long."""
    return CellError("TimeoutError", message, timed_out=True)


def one_line(text: str) -> str:
    """Return the beginning of a message as one line, the same from run to run."""
    text = IN_CELL.sub(r"line \1: ", ANSI_COLOURS.sub("", text[:MOST_READ]))
    return _cut(" ".join(text.split()), MOST_SAID)


def _cut(text: str, most: int) -> str:
    text = text if len(text) <= most else f"{text[: most - 3]}..."
    # Half of a surrogate pair, as a cell may print it, is nothing that a file can hold.
    return text.encode(errors="replace").decode()


# --- The page ------------------------------------------------------------------------


def page_of(job: Job, executed: Executed) -> Made:
    """Render the page of an executed notebook.

    A bundle that is not as it should be, or a page that cannot be made, is an error of
    the report; the page then shows how far it came.
    """
    from cac_data.report.bundles import BundleError
    from cac_data.report.page import render

    notebook, error, warnings = executed.notebook, executed.error, executed.warnings
    if error is None:
        try:
            page = render(job, notebook, key=job.key)
            PageFacts.read(page.encode())
            return Made(closed(page, job.key), warnings=warnings)
        except BundleError as failure:
            error = CellError("BundleError", one_line(failure.message))
            error = _blamed(notebook.cells[failure.cell - 1], error)
        except Exception as failure:
            error = described(failure)
    return Made(closed(render(job, notebook, error=error), ""), error, warnings)


def make_report(job: Job) -> Made:
    """Run a notebook under its scenario and render its page."""
    return page_of(job, execute(job))


# --- In a process that can be ended --------------------------------------------------


def make_in_time(job: Job, make: Callable[[Job], Made], seconds: float) -> Made:
    """Make a report, in a process of its own that is ended when its time is up.

    What became of a report is no exception. Whatever a cell does, nothing that it has
    started is left running, and the page shows what was there before.
    """
    begin, started = time.monotonic(), utc_now()
    heard: list[tuple[NotebookNode, bool]] = []
    made = in_fork(partial(make, job), seconds, heard)
    if isinstance(made, CellError):
        made = page_of(job, _as_far_as(job, heard, made))
    return replace(made, started=started, seconds=round(time.monotonic() - begin, 2))


def _as_far_as(
    job: Job, heard: Sequence[tuple[NotebookNode, bool]], error: CellError
) -> Executed:
    """Return the notebook as far as it came, from what was heard of its cells."""
    notebook = _read(job)
    ran = {cell.metadata.get(_PLACE): cell for cell, has_run in heard if has_run}
    notebook.cells = [ran.get(cell.metadata[_PLACE], cell) for cell in notebook.cells]
    if heard and not heard[-1][1]:
        error = _blamed(heard[-1][0], error)
    return Executed(notebook, error)


def in_fork(
    call: Callable[[], Made], seconds: float, heard: list[Any]
) -> Made | CellError:
    """Return what a call returns in a fork of this process, or why it returns nothing.

    The fork is killed when its time is up, or when the one who asked for all this has
    ended; with it all that it has started, also what has left its session. What it
    tells meanwhile is `heard`.
    """
    until, owner, ended = time.monotonic() + seconds, parent_process(), 0
    receiver, sender = Pipe(duplex=False)
    number = os.fork()
    if number == 0:
        _answer(sender, call)
    sender.close()
    try:
        while time.monotonic() < until:
            if owner and not owner.is_alive():
                end_at_once()
            if not ended:
                ended, status = os.waitpid(number, os.WNOHANG)
            said = _received(receiver)
            if isinstance(said, Made | CellError):
                return said
            if said is not None:
                heard.append(said)
            elif ended:
                return CellError("LostProcessError", _how_it_ended(status))
        return late(f"the report took longer than {seconds:g} s")
    finally:
        receiver.close()
        end_children()


def _received(receiver: Connection) -> Any:
    """Return what a fork says; None where it does not, or cannot any more."""
    try:
        if receiver.poll(LOOK):
            return receiver.recv()
    except Exception:  # what half a message raises, nobody can tell
        time.sleep(LOOK)
    return None


def _how_it_ended(status: int) -> str:
    code = os.waitstatus_to_exitcode(status)
    if code < 0:
        return f"its process was ended by {signal.Signals(-code).name}"
    return f"its process ended with exit code {code}, in the midst of the work"


def _answer(sender: Connection, call: Callable[[], Made]) -> NoReturn:
    """Make the call in this fork, say what it returns, and end."""
    try:
        os.setsid()
        _ask_system(PR_SET_PDEATHSIG, signal.SIGKILL)
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.default_int_handler)
        _keep_memory_for_others()
        _told.set(lambda *told: sender.send(told))
        try:
            sender.send(call())
        except BaseException as error:  # also what a cell makes of the machinery
            sender.send(described(error))
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
    import psutil  # type: ignore[import-untyped]  # publishes no types

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
