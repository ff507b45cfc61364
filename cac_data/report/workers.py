"""Processes of this machine that make reports, one each, and end with the run.

They are forks of a server that has imported what reports need, and their time is
limited. Whatever a cell does, nothing that it has started is left running.
"""

import ctypes
import os
import re
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import replace
from functools import cache, partial
from multiprocessing import Pipe, active_children, forkserver, get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from types import ModuleType
from typing import Any, Self

import psutil  # type: ignore[import-untyped]  # publishes no types

from cac_data.report.build import Made, described, page_so_far, take_notes
from cac_data.report.manifest import CellError, utc_now
from cac_data.report.plan import Job
from cac_data.shared_answers import RUN_CACHE

GRACE = 20.0  # seconds for the page of a report that was ended

NEEDED = re.compile(
    r"PATH|HOME|USER|LOGNAME|LD_LIBRARY_PATH|VIRTUAL_ENV|MPLCONFIGDIR|XDG_CACHE_HOME"
    r"|PYTHON(PATH|HOME|NOUSERSITE|DONTWRITEBYTECODE|PYCACHEPREFIX)"
    r"|SOURCE_DATE_EPOCH|CAC_DATA_(HOME|LANGUAGE|TEST)|SYSTEMROOT|COMSPEC|APPDATA"
)
"""The caller's variables that reports get: passwords for other services are not among
them, nor what would make pages differ from one caller to the next."""

SETTLED = {
    # A file beside the notebooks is not the library of the same name.
    "PYTHONSAFEPATH": "1",
    # Sets and dicts of text in the same order on every run.
    "PYTHONHASHSEED": "0",
    "PYTHONUTF8": "1",
    "LC_ALL": "C.UTF-8",
    "TZ": "UTC",
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    # Fits of twenty years gain nothing from threads, and reports wait in turns.
    **dict.fromkeys(
        ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"
    ),
}

FOLDER, TOPICS = "CAC_DATA_RUN_FOLDER", "CAC_DATA_RUN_TOPICS"
"""Variables that tell the server where it may write, and whether topics are wanted."""

TOPIC = re.compile(r"from cac_data import .*\b(claims|energy|history|infra|out|trade)")
"""What a notebook says for which the topics are imported beforehand."""

PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36  # as in <linux/prctl.h>

_lock = Lock()  # on the server


class Workers:
    """Makes reports side by side, as many at once as `count`, in a `with` block."""

    def __init__(self, jobs: Sequence[Job], count: int) -> None:
        self._topics = "wanted" * any(TOPIC.search(job.content) for job in jobs)
        self._threads = ThreadPoolExecutor(count)
        self._mine: set[int] = set()
        self._is_over = False

    def __enter__(self) -> Self:
        needed = {k: v for k, v in os.environ.items() if NEEDED.fullmatch(k)}
        self._folder = TemporaryDirectory(dir=_own_folder(), ignore_cleanup_errors=True)
        shared = tempfile.mkdtemp(dir=self._folder.name)
        self._environment = {**needed, **SETTLED, RUN_CACHE: shared}
        with _lock:
            self._start_server()
        return self

    def __exit__(self, *_: object) -> None:
        with _lock:
            self._is_over = True
            _end(self._mine)
        self._threads.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def submit(
        self, job: Job, make: Callable[[Job], Made], seconds: float
    ) -> Future[Made]:
        """Have a report made, in a process that is ended when its time is up.

        What became of a report is no exception; a page shows how far it came.
        """
        return self._threads.submit(self._made, job, make, seconds)

    def _made(self, job: Job, make: Callable[[Job], Made], seconds: float) -> Made:
        begin, started = time.monotonic(), utc_now()
        with TemporaryDirectory(dir=self._folder.name) as folder:
            notes = Path(folder, "notes")
            made = self._answer(partial(make, job), notes, seconds)
            if isinstance(made, CellError):
                so_far = partial(page_so_far, job, notes, made)
                page = self._answer(so_far, Path(folder, "more"), GRACE)
                made = Made(b"", made) if isinstance(page, CellError) else page
        took = round(time.monotonic() - begin, 2)
        return replace(made, started=started, seconds=took)

    def _answer(
        self, call: Callable[[], Made], notes: Path, seconds: float
    ) -> Made | CellError:
        """Return what a call returns in a process, or why it returns nothing."""
        notes.touch()
        receiver, sender = Pipe(duplex=False)
        with _lock:
            if self._is_over:
                return CellError("StoppedError", "the run was stopped")
            self._start_server()
            process: Any = get_context("forkserver").Process(
                target=answer, args=(sender, call, notes, self._environment)
            )
            with _hidden_main():
                process.start()
            self._mine.add(process.pid)
        sender.close()
        until = time.monotonic() + seconds
        wait([receiver, process.sentinel], seconds)
        told: Made | CellError | None = None
        with receiver, suppress(Exception):  # what half a message raises, none can tell
            if receiver.poll():
                told = receiver.recv()
        if told is None:  # it may have closed its end and go on
            wait([process.sentinel], max(0, until - time.monotonic()))
        with _lock:
            code = process.exitcode
            _end({process.pid})
        if told is None and code is None:
            message = f"the report took longer than {seconds:g} s"
            return CellError("TimeoutError", message, timed_out=True)
        return told or CellError("LostProcessError", f"its process {_how(code)}")

    def _start_server(self) -> None:
        """Start the fork server with the variables that it needs, unless it runs."""
        # Where a standard stream is closed, its socket must not get the number.
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            continue
        os.close(number)
        before, place, own = dict(os.environ), tempfile.tempdir, _own_folder()
        try:
            _set_environment(self._environment)
            os.environ.update({FOLDER: own, "TMPDIR": own, TOPICS: self._topics})
            tempfile.tempdir = own
            context = get_context("forkserver")
            context.set_forkserver_preload(["cac_data.report.preload"])
            forkserver.ensure_running()
        finally:
            _set_environment(before)
            tempfile.tempdir = place


def _end(mine: set[int]) -> None:
    """End processes, and what has lost its parent, but none that others have begun."""
    others = {child.pid for child in active_children()} - mine
    # There is no public way to ask for the server.
    server = forkserver._forkserver._forkserver_pid  # type: ignore[attr-defined]
    end_children(server, spare=others)


def _how(code: int) -> str:
    if code < 0:
        return f"was ended by {signal.Signals(-code).name}"
    return f"ended with exit code {code}, in the midst of the work"


def answer(
    sender: Connection,
    call: Callable[[], Made],
    notes: Path,
    environment: Mapping[str, str],
) -> None:
    """Make a call in this process, a new one, say what it returns, and end."""
    os.setsid()
    ask_system(PR_SET_PDEATHSIG, signal.SIGKILL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    with suppress(OSError):  # where memory ends, this ends first
        Path("/proc/self/oom_score_adj").write_text("1000", "ascii")
    _set_environment(environment)
    tempfile.tempdir = os.environ["TMPDIR"] = str(notes.parent)
    take_notes(notes)
    try:
        told: object = call()
    except BaseException as error:  # also what a cell makes of the machinery
        told = described(error)
    with suppress(OSError):
        sender.send(told)
    os._exit(0)


def end_children(parent: int, spare: Collection[int | None] = ()) -> None:
    """Kill what a process has started, but for some, and what that has started.

    What has lost its parent becomes a child of the server, which has asked for it.
    """
    with suppress(psutil.NoSuchProcess):  # it has ended itself
        while found := [
            child
            for child in psutil.Process(parent).children()
            if child.pid not in spare and _lives(child)
        ]:
            for child in found:
                with suppress(psutil.NoSuchProcess):
                    child.kill()
            psutil.wait_procs(found, 0.2)


def _lives(process: Any) -> bool:
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def ask_system(option: int, value: int) -> None:
    """Ask Linux for what Python has no name for; other systems do without."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(option, value, 0, 0, 0)


@contextmanager
def _hidden_main() -> Iterator[None]:
    """Hide the main module, which each process would import anew.

    That of JupyterLab takes longer than all the rest; a script would run twice.
    """
    main, sys.modules["__main__"] = sys.modules["__main__"], ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _set_environment(variables: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(variables)


@cache
def _own_folder() -> str:
    """Return a folder that only this user may look into, removed at the end."""
    above = tempfile.gettempdir()
    if len(above) > 50:  # the path of a socket may have about 100 characters
        above = "/tmp"
    own = tempfile.mkdtemp(prefix="cac-data-pool-", dir=above)
    # After multiprocessing has removed what it has in there.
    Finalize(None, shutil.rmtree, (own,), {"ignore_errors": True}, exitpriority=-200)
    return own
