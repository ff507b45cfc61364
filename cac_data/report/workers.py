"""Processes of this machine that make reports, and end with the run, however it ends.

They are forks of a server that has imported what reports need; the pool of pebble ends
one that does not end its report in time.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator, Sequence
from functools import cache
from multiprocessing import forkserver, get_context
from multiprocessing.util import Finalize
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import TYPE_CHECKING

from cac_data.report.build import settle_worker
from cac_data.report.plan import Job

if TYPE_CHECKING:
    from pebble import ProcessPool

GRACE = 20.0
"""Seconds after its limit in which a worker ends a report by itself."""

NEEDED = re.compile(
    r"PATH|HOME|USER|LOGNAME|LD_LIBRARY_PATH|VIRTUAL_ENV|MPLCONFIGDIR|XDG_CACHE_HOME"
    r"|PYTHON(PATH|HOME|NOUSERSITE|DONTWRITEBYTECODE|PYCACHEPREFIX)"
    r"|SOURCE_DATE_EPOCH|CAC_DATA_(HOME|TEST)|SYSTEMROOT|COMSPEC|APPDATA"
)
"""The caller's variables that workers get: passwords for other services are not among
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
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MKL_NUM_THREADS": "1",
}

FOLDER, TOPICS = "CAC_DATA_RUN_FOLDER", "CAC_DATA_RUN_TOPICS"
"""Variables that tell the server where it may write, and whether topics are wanted."""

TOPIC = re.compile(
    r"from cac_data import .*\b(claims|energy|history|infrastructure|outlook|trade)\b"
)
"""What a notebook says for which the topics are imported beforehand."""

LONGEST_FOLDER = 50
"""Characters of the folder for temporary files; a socket's path may have about 100."""

_MAIN = sys.modules["__main__"]

_STARTING = threading.Lock()


@contextlib.contextmanager
def workers(jobs: Sequence[Job], count: int) -> Iterator[ProcessPool]:
    """Give a pool whose processes have imported what the jobs need.

    The main module is hidden meanwhile, which each of them would import anew: that of
    JupyterLab takes longer than all the rest; a script without a guard would run twice.
    """
    from pebble import ProcessPool

    own = _own_folder()
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        with _STARTING:
            _start_server(jobs, own)
        with TemporaryDirectory(dir=own, ignore_cleanup_errors=True) as folder:
            places = [f"{folder}/tmp", f"{folder}/cache"]
            for place in places:
                Path(place).mkdir()
            context = get_context("forkserver")
            pool = ProcessPool(count, 0, settle_worker, places, context)
            try:
                yield pool
            finally:
                pool.stop()  # type: ignore[no-untyped-call]  # of pebble
                pool.join()
    finally:
        sys.modules["__main__"] = _MAIN


def _start_server(jobs: Sequence[Job], own: str) -> None:
    """Start the fork server with the variables that it needs, unless it runs."""
    # Where a standard stream is closed, the server's socket must not get its number.
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        continue
    os.close(number)
    before, place = dict(os.environ), tempfile.tempdir
    needed = {name: value for name, value in before.items() if NEEDED.fullmatch(name)}
    needed[FOLDER] = needed["TMPDIR"] = own
    needed[TOPICS] = "wanted" if any(TOPIC.search(job.content) for job in jobs) else ""
    try:
        os.environ.clear()
        os.environ.update(needed | SETTLED)
        tempfile.tempdir = own
        get_context("forkserver").set_forkserver_preload(["cac_data.report.preload"])
        forkserver.ensure_running()
    finally:
        os.environ.clear()
        os.environ.update(before)
        tempfile.tempdir = place


@cache
def _own_folder() -> str:
    """Return a folder that only this user may look into, removed at the end."""
    above = tempfile.gettempdir()
    if len(above) > LONGEST_FOLDER:
        above = "/tmp"
    own = tempfile.mkdtemp(prefix="cac-data-pool-", dir=above)
    # After multiprocessing has removed what it has in there.
    Finalize(None, shutil.rmtree, (own,), {"ignore_errors": True}, exitpriority=-200)
    return own
