"""Processes that make reports, one each, as forks of a server that has it all ready."""

import atexit
import ctypes
import errno
import gc
import importlib
import os
import pickle
import re
import shutil
import signal
import socket
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from dataclasses import replace
from functools import partial
from multiprocessing import current_process, forkserver, get_context
from multiprocessing.util import get_temp_dir
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock
from types import ModuleType
from typing import Any

from cac_data import words
from cac_data.cache import RUN_CACHE
from cac_data.report import compare, errors
from cac_data.report.build import Made, Make, page_so_far
from cac_data.report.errors import CellError, described
from cac_data.report.plan import Job, key_of, machine, table_hashes
from cac_data.report.publish import utc_now

NO_ROOM = "the page did not fit into the folder for temporary files: make room there, "
NO_ROOM += "or name another by TMPDIR"

GRACE = 20.0  # seconds for the page of a report that was ended

NEEDED = re.compile(
    r"PATH|HOME|USER|LOGNAME|LD_LIBRARY_PATH|VIRTUAL_ENV|MPLCONFIGDIR|XDG_CACHE_HOME"
    r"|PYTHON(PATH|HOME|NOUSERSITE|DONTWRITEBYTECODE|PYCACHEPREFIX)"
    r"|SOURCE_DATE_EPOCH|CAC_DATA_(HOME|LANGUAGE|TEST)"
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
    "OMP_NUM_THREADS": "1",
}

_lock = Lock()  # on the server


class Workers:
    """Makes reports side by side, at most `count` at once; `with` gives how to ask."""

    def __init__(
        self, jobs: Sequence[Job], make: Make, seconds: float, count: int
    ) -> None:
        using = (job for job in jobs if "from cac_data import" in job.content)
        self._topics = " ".join(sorted({job.notebook for job in using}))
        self._make, self._seconds = make, seconds
        self._threads = ThreadPoolExecutor(min(count, len(jobs)))
        self._mine: set[Any] = set()
        self._is_over = False

    def __enter__(self) -> Callable[[Job], Future[Made]]:
        needed = {k: v for k, v in os.environ.items() if NEEDED.fullmatch(k)}
        self._environment = {**needed, **SETTLED}
        with _lock:  # by this thread: the server ends with the one that starts it
            self._start_server()
        own = get_temp_dir()  # into which only this user may look
        self._folder = TemporaryDirectory(dir=own, ignore_cleanup_errors=True)
        self._environment[RUN_CACHE] = tempfile.mkdtemp(dir=self._folder.name)
        return self._submit

    def __exit__(self, *_: object) -> None:
        with _lock:
            self._is_over = True
            for process in self._mine:
                _end(process, self._folder.name)
        self._threads.shutdown(cancel_futures=True)
        self._folder.cleanup()

    def _submit(self, job: Job) -> Future[Made]:
        """Have a thread wait for a report; an OSError where none can be started."""
        try:
            return self._threads.submit(self._made, job)
        except RuntimeError as error:
            raise OSError(errno.EAGAIN, f"a report was not begun, {error}") from error

    def _made(self, job: Job) -> Made:
        """Have a report made, in a process that is ended when its time is up."""
        begin, started = time.monotonic(), utc_now()
        folder = Path(tempfile.mkdtemp(dir=self._folder.name))
        made = self._answer(partial(self._make, job), folder, self._seconds)
        if isinstance(made, CellError):
            so_far = partial(page_so_far, job, folder / "notes", made)
            page = self._answer(so_far, folder, GRACE)
            made = Made(b"", made) if isinstance(page, CellError) else page
        shutil.rmtree(folder, ignore_errors=True)
        took = round(time.monotonic() - begin, 2)
        return replace(made, started=started, seconds=took)

    def _answer(
        self, call: Callable[[], Made], folder: Path, seconds: float
    ) -> Made | CellError:
        """Return what a call returns in a process, or why it returns nothing."""
        with _lock:
            if self._is_over:
                return CellError("StoppedError", "the run was stopped")
            self._start_server()
            process: Any = get_context("forkserver").Process(
                target=_answer_in_process, args=(call, folder, self._environment)
            )
            # Each process would import the main module anew: that of JupyterLab takes
            # longer than all the rest, and a script would run twice.
            main = sys.modules["__main__"]
            sys.modules["__main__"] = ModuleType("__main__")
            try:
                process.start()
            finally:
                sys.modules["__main__"] = main
            self._mine.add(process)
        process.join(seconds)
        code = process.exitcode
        with _lock:
            self._mine.remove(process)
        _end(process, str(folder))
        with suppress(Exception):  # what half an answer raises, nobody can tell
            told: Made | CellError = pickle.loads((folder / "answer").read_bytes())
            return told
        if code is None:
            message = f"the report took longer than {seconds:g} s"
            return CellError("TimeoutError", message, status="timed out")
        if code == os.EX_IOERR:
            return CellError("OSError", NO_ROOM)
        how = f"ended with exit code {code}, in the midst of the work"
        if code < 0:
            how = f"was ended by {signal.Signals(-code).name}"
        return CellError("LostProcessError", f"its process {how}")

    def _start_server(self) -> None:
        """Start the fork server with the variables that it needs, unless it runs."""
        # Where a standard stream is closed, its socket must not get the number.
        while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
            continue
        os.close(number)
        before, place = dict(os.environ), tempfile.tempdir
        try:
            if len(tempfile.gettempdir()) > 50:  # a socket's path may have about 100
                tempfile.tempdir = "/tmp"
            told = {"TMPDIR": get_temp_dir(), TOPICS: self._topics}
            _set_environment({**self._environment, **told})
            forkserver.set_forkserver_preload([__name__])
            forkserver.ensure_running()
        finally:
            _set_environment(before)
            tempfile.tempdir = place


def _end(process: Any, folder: str) -> None:
    """Kill a process and what it has started, also in sessions of their own."""
    process.kill()
    with suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)
    _end_all_in(folder)


def _end_all_in(folder: str) -> None:
    """Kill what works in a folder, or was started with it for temporary files."""
    import psutil

    for process in psutil.process_iter(["cwd", "environ"]):
        told = process.info
        places = told["cwd"], (told["environ"] or {}).get("TMPDIR")
        if any(place and place.startswith(folder) for place in places):
            with suppress(psutil.Error):
                process.kill()


def _answer_in_process(
    call: Callable[[], Made], folder: Path, environment: Mapping[str, str]
) -> None:
    """Make a call in this new process, leave what it returns, and end."""
    os.setsid()
    _ask_to_end(signal.SIGKILL)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    _set_environment(environment)
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    errors.notes.set(folder / "notes")
    try:
        told: object = call()
    except BaseException as error:  # also what a cell makes of the machinery
        told = described(error)
    try:
        (folder / "answer").write_bytes(pickle.dumps(told))
    except OSError:
        os._exit(os.EX_IOERR)
    os._exit(0)


def _ask_to_end(order: signal.Signals) -> None:
    """Ask Linux to send this process a signal when its parent ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, order, 0, 0, 0)  # PR_SET_PDEATHSIG


def _set_environment(variables: Mapping[str, str]) -> None:
    os.environ.clear()
    os.environ.update(variables)


# --- A Dask cluster ------------------------------------------------------------------

PATIENCE = 10.0  # seconds in which a scheduler must answer
OTHER_PAGES = "`--executor`: a worker would make other pages; allowed: those with"


@contextmanager
def connect(address: str) -> Iterator[Any]:
    """Give the executor of the cluster at ``dask://HOST:PORT``, without a shared disk.

    One with a worker on which a page would not be the same is a ValueError.
    """
    place = re.fullmatch(r"dask://\[?([^/@]+?)\]?:(\d+)", address)
    if place is None:
        message = f"`--executor`: {address!r} is unknown; allowed: dask://HOST:PORT"
        raise ValueError(message)
    try:
        import distributed

        # Dask would ask again and again where nobody listens.
        socket.create_connection((place[1], int(place[2])), PATIENCE).close()
        tcp = address.replace("dask", "tcp", 1)
        client = distributed.Client(tcp, timeout=PATIENCE, set_as_default=False)
    except (ImportError, OSError, OverflowError, ValueError) as error:
        message = f"`--executor`: no Dask scheduler answers at {address} ({error}); "
        message += "start one with `dask scheduler`, of pip install 'cac-data[dask]'"
        raise ValueError(message) from error
    with closing(client):
        here = machine()
        for there in client.run(machine).values():
            if found := [part for part in here if there[part] != here[part]]:
                message = f"{OTHER_PAGES} the same {', '.join(found)}"
                raise ValueError(message)
        yield client.get_executor(pure=False)


def make_there(job: Job, make: Make, seconds: float) -> Made:
    """Make a report on this worker of a cluster, which may have come since."""
    is_same = job.key == key_of(job, machine()) and job.tables == table_hashes()
    if job.key and not is_same:
        message = f"{OTHER_PAGES} the same vintage and tables"
        raise ValueError(message)
    # There is no public way to say so: workers of Dask are daemons of their nannies.
    current_process()._config["daemon"] = False  # type: ignore[attr-defined]  # not public
    with Workers([job], make, seconds, 1) as submit:
        return submit(job).result()


# --- The fork server -----------------------------------------------------------------

TOPICS = "CAC_DATA_RUN_TOPICS"
"""The variable by which the server knows itself, and which topics are wanted."""

ALWAYS = ("cac_data.report.engine", "cac_data.report.page", "IPython.core.completer")
FOR_TOPICS = (
    # These bring the other topics.
    *("cac_data.outlook", "cac_data.claims", "cac_data.show", "networkx"),
    "statsmodels.api",  # which functions of topics import when they are called
)


def _settle_server() -> None:
    """Make of this process what reports are forked from, with all that they import."""
    # Also where the run was killed, which would have removed it.
    atexit.register(shutil.rmtree, os.environ["TMPDIR"], ignore_errors=True)
    atexit.register(_end_all_in, f"{os.environ['TMPDIR']}/")
    # That the run is gone is heard twice.
    atexit.register(signal.signal, signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    os.setsid()
    _ask_to_end(signal.SIGTERM)
    # Nothing that a process writes to its descriptors reaches the run's output.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    # Nearly all that is made here stays, and forks would copy what is looked at.
    gc.disable()
    topics = os.environ.pop(TOPICS).split()
    # jsonschema compiles a grammar of addresses for as long as pandas takes to import;
    # it can do without, and no notebook has any.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # "not found"
    importlib.import_module("jsonschema")
    del sys.modules["rfc3987_syntax"]
    for name in (*ALWAYS, *(FOR_TOPICS if topics else ())):
        with suppress(Exception):  # it is the notebook's to tell
            importlib.import_module(name)
    with suppress(Exception):  # without a page it is only compiled
        compare.fill_in("report")
    if topics:
        from matplotlib.figure import Figure

        from cac_data.tables import load_table, table_names

        for table in table_names():
            load_table(table)
        for topic in ("common", "claims", "page", *topics):
            with suppress(Exception):
                words.catalogue(topic, words.folder())
        # The first drawing finds and reads the fonts.
        figure = Figure()
        figure.suptitle("a", weight="bold")
        figure.savefig(os.devnull, format="svg")
    gc.freeze()
    gc.enable()


if TOPICS in os.environ:
    _settle_server()
