"""Processes that start warm: forks of one that has imported what they need.

It is the fork server of Python's own `multiprocessing`, which has imported `PRELOADED`.
It lives as long as the process that started it, or one of those forked from it.
"""

from __future__ import annotations

import atexit
import contextlib
import multiprocessing
import os
import re
import secrets
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Collection, Iterator
from multiprocessing import forkserver
from multiprocessing.connection import wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from multiprocessing.context import ForkServerContext

PRELOADED = "cac_data.report.warm"
"""The module that imports, in the server, what workers and kernels need."""

MODULES = "CAC_DATA_WARM"
"""The variable that tells the server what notebooks import; without it, anything."""

FOLDERS = "CAC_DATA_FOLDERS"
"""The variable that tells the server its owner's number, and how the paths of its
owner's folders begin."""

THREADS = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS")
"""What the libraries for linear algebra ask how many threads to use."""

NEEDED = re.compile(
    r"PATH|HOME|USER|LOGNAME|SHELL|TERM|LANG|LANGUAGE|LC_\w+|TZ|TMPDIR|TEMP|TMP"
    r"|LD_LIBRARY_PATH|PYTHON\w+|VIRTUAL_ENV|IPYTHONDIR|MPL\w+|XDG_\w+"
    # One by one: those of a gateway and of the server hold passwords.
    r"|JUPYTER_(PATH|CONFIG_DIR|CONFIG_PATH|DATA_DIR|RUNTIME_DIR|NO_CONFIG|PLATFORM_DIRS"
    r"|PREFER_ENV_PATH|USE_PROGRAMDATA|ALLOW_INSECURE_WRITES|DEFAULT_PROVISIONER_NAME)"
    r"|SOURCE_DATE_EPOCH|CAC_DATA_(HOME|RUN_CACHE|TEST)|SYSTEMROOT|COMSPEC|APPDATA"
)
"""Names of the variables that interpreter, libraries and package read."""

LONGEST_FOLDER = 60
"""Characters of the folder for temporary files; a socket's path may have about 100."""

ASK_FOR_END = os.WEXITED | os.WNOHANG | os.WNOWAIT if hasattr(os, "waitid") else 0
"""How the system is asked whether a child has ended."""

ENDING = 10.0
"""Seconds that a process may take to end once it has closed what it had open."""

_STARTING = threading.Lock()

_TOKEN = secrets.token_hex(4)
"""Sets the folders of this process apart from those of one with the same number."""

_LEFT_BEHIND: set[str] = set()
"""Folders of this process that nobody removes where it is ended with its owner."""


def can_fork() -> bool:
    """Tell whether this system has fork servers.

    Returns
    -------
    bool
        True on Linux and other Unix systems, but macOS, whose own libraries do not
        survive a fork.
    """
    is_offered = "forkserver" in multiprocessing.get_all_start_methods()
    return is_offered and sys.platform != "darwin"


def settings() -> dict[str, str]:
    """Return the variables that a kernel needs beside those of the caller.

    Returns
    -------
    dict of str to str
        The same for a forked kernel and for one that is started cold.
    """
    package = str(Path(__file__).parents[2])
    paths = [package, *os.environ.get("PYTHONPATH", "").split(os.pathsep)]
    return {
        # The kernel works in a temporary folder; it must find the package that runs it.
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(path for path in paths if path)),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        # As in ipykernel's own specification; debugpy complains to the terminal else.
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        # Sets and dicts of text in the same order on every run.
        "PYTHONHASHSEED": "0",
        # Fits of twenty years gain nothing from threads, and those of kernels that run
        # beside each other wait in turns: a backtest takes half as long without.
        **{name: os.environ.get(name, "1") for name in THREADS},
    }


def warm_context() -> ForkServerContext:
    """Return the context whose processes are forks of the warm server.

    The server starts with the first process and sees the variables of `settings`.

    Returns
    -------
    multiprocessing.context.ForkServerContext
        For `start` and for a pool of workers.

    Raises
    ------
    ValueError
        Where there are no fork servers (see `can_fork`).
    """
    if not can_fork():
        message = f"`kernels`: {sys.platform} has no fork server; start kernels cold"
        raise ValueError(message)
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([PRELOADED])
    return context


def needed() -> dict[str, str]:
    """Return the caller's variables that a report may depend on.

    Passwords and keys for other services are not among them: a notebook, whoever wrote
    it, does not get to see what it has no use for.

    Returns
    -------
    dict of str to str
        Those of `NEEDED` that are set.
    """
    return {name: value for name, value in os.environ.items() if NEEDED.fullmatch(name)}


def start(process: BaseProcess) -> None:
    """Start a process of the warm context.

    Parameters
    ----------
    process
        Not yet started.
    """
    with _STARTING:
        _ensure_server()
        with _without_main():
            process.start()


def start_server(modules: Collection[str] | None = None) -> None:
    """Start the warm server now, without waiting for what it imports.

    Does nothing where there is none to start, or where it runs already.

    Parameters
    ----------
    modules
        What the notebooks to come import (see `imports`). It decides how much the
        server imports before it forks; what it does not, kernels do by themselves. By
        default all that any notebook may need.
    """
    if can_fork():
        warm_context()
        with _STARTING:
            _ensure_server(modules)


def kill_server() -> None:
    """Kill the warm server of this process, if it has one that runs.

    For one that does not answer. Whoever waits for it is told that it has ended; the
    next process that is started brings a new one.
    """
    number = _running_server()
    if number is not None:
        os.kill(number, signal.SIGKILL)


def _running_server() -> int | None:
    """Return the id of this process's server, if it has one that runs.

    If it has ended, that is left for multiprocessing to find out.
    """
    # There is no public way to tell which process it is.
    number: int | None = getattr(forkserver._forkserver, "_forkserver_pid", None)
    if number is None:
        return None
    try:
        has_ended = os.waitid(os.P_PID, number, ASK_FOR_END) is not None
    except ChildProcessError:
        return None
    return None if has_ended else number


def _ensure_server(modules: Collection[str] | None = None) -> None:
    """Start the server with the variables that it needs, unless it runs."""
    # Other threads may copy the variables for a process of theirs at any time. There is
    # no other way to give the server its own; but that is done once, not at each start.
    if _running_server() is not None:
        return
    before = dict(os.environ)
    # A file beside the notebooks, or an older checkout there, is not the library of the
    # same name, though Python would begin to look in the folder where it is started.
    wanted = {**needed(), **settings(), "PYTHONSAFEPATH": "1"}
    beginning = Path(tempfile.gettempdir(), own_prefix())
    wanted[FOLDERS] = f"{os.getpid()}:{beginning}"
    if modules is not None:
        wanted[MODULES] = " ".join(modules)
    try:
        os.environ.clear()
        os.environ.update(wanted)
        with _without_main(), _short_paths():
            forkserver.ensure_running()
    finally:
        os.environ.clear()
        os.environ.update(before)


@contextlib.contextmanager
def _short_paths() -> Iterator[None]:
    """Put the server's socket where its path is not too long for the system.

    Python does so by itself since 3.14. The folder is the user's own in any case.
    """
    before = tempfile.tempdir
    if len(tempfile.gettempdir()) > LONGEST_FOLDER:
        tempfile.tempdir = "/tmp"
    try:
        yield
    finally:
        tempfile.tempdir = before


@contextlib.contextmanager
def _without_main() -> Iterator[None]:
    """Hide the main module, which multiprocessing would import anew in each process.

    No target lives in it, and that of JupyterLab takes longer to import than all of a
    kernel; a script without a guard would even run twice.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def allow_children() -> None:
    """Let this process start others, also where it is a daemon of multiprocessing.

    There is no public way to say so: workers start kernels, notebooks what they like,
    and the workers of a Dask cluster are daemons of their nannies.
    """
    multiprocessing.current_process()._config["daemon"] = False  # type: ignore[attr-defined]


def stand_alone(*, before_threads: Callable[[], None] = lambda: None) -> None:
    """Make a forked process one that stands for itself, as long as its owner lives.

    It gets a group of its own: an interrupt at the terminal is not meant for it, and
    what it starts ends with it. It may start processes, and it ends when the process
    that asked for it does, however that ends.

    Parameters
    ----------
    before_threads
        Done while it has a single thread, so that it may fork.
    """
    os.setsid()
    allow_children()
    before_threads()
    owner = multiprocessing.parent_process()
    if owner is None:
        return

    def watch() -> None:
        wait([owner.sentinel])
        for folder in _LEFT_BEHIND.copy():
            shutil.rmtree(folder, ignore_errors=True)
        os.killpg(0, signal.SIGKILL)

    threading.Thread(target=watch, daemon=True, name="end with owner").start()


@contextlib.contextmanager
def removed_with_owner(folder: str) -> Iterator[None]:
    """Have a temporary folder removed also if this process ends with its owner.

    Parameters
    ----------
    folder
        Its path. Otherwise the caller removes it.
    """
    _LEFT_BEHIND.add(folder)
    try:
        yield
    finally:
        _LEFT_BEHIND.discard(folder)


def own_prefix() -> str:
    """Return how the names of this process's temporary folders begin.

    Returns
    -------
    str
        The prefix for folders that its server removes if it was killed.
    """
    return f"cac-data-{os.getpid()}-{_TOKEN}-"


def _has_ended(parent: int) -> bool:
    """Tell whether the process that started this one has ended, if need be soon.

    The system closes what a process had open, by which its children know, before it
    gives them to another.
    """
    until = time.monotonic() + ENDING
    while os.getppid() == parent:
        if time.monotonic() > until:
            return False
        time.sleep(0.01)
    return True


def remove_folders_with_owner() -> None:
    """Have the owner's temporary folders removed when its server ends after it.

    To be called in the server, which ends with the last process that may use them.
    """
    owner, _, path = os.environ.pop(FOLDERS, "").partition(":")
    server, beginning = os.getpid(), Path(path)

    def remove() -> None:
        # Not by a fork, and not while the owner lives, which removes them by itself.
        if os.getpid() == server and _has_ended(int(owner)):
            for folder in beginning.parent.glob(f"{beginning.name}*"):
                shutil.rmtree(folder, ignore_errors=True)

    if owner:
        atexit.register(remove)
