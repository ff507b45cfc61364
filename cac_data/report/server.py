"""The server that reports are forked from: a process that has imported all they need.

What is heavy is imported by functions, for only the server itself needs it, not the
process that starts it.
"""

import atexit
import ctypes
import gc
import os
import re
import shutil
import signal
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from multiprocessing import forkserver, get_context
from multiprocessing.util import get_temp_dir
from types import ModuleType
from typing import Any

NEEDED = re.compile(
    r"PATH|HOME|USER|LOGNAME|LD_LIBRARY_PATH|VIRTUAL_ENV|MPLCONFIGDIR|XDG_CACHE_HOME"
    r"|PYTHON(PATH|HOME|NOUSERSITE|DONTWRITEBYTECODE|PYCACHEPREFIX)"
    r"|SOURCE_DATE_EPOCH|CAC_DATA_(HOME|LANGUAGE|TEST)|COVERAGE_PROCESS_CONFIG"
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

LONGEST_PLACE = 50  # characters of a folder for sockets: a path may have about 100

TOPICS = "CAC_DATA_RUN_TOPICS"
"""The variable by which the server knows itself, and which topics are wanted."""

SPOKEN = "CAC_DATA_RUN_LANGUAGES"
"""The variable that tells the server which languages reports will be in."""

IMPORTED_ALWAYS = (
    "cac_data.report.workers",
    "cac_data.report.engine",
    "cac_data.report.page",
    "papermill.parameterize",
    "IPython.core.completer",
)
IMPORTED_FOR_TOPICS = (
    # These bring the other topics.
    "cac_data.outlook",
    "cac_data.claims",
    "cac_data.show",
    # Which functions of topics import when they are called.
    "networkx",
    "scipy.optimize",
    "statsmodels.regression.linear_model",
    "statsmodels.stats.proportion",
    "statsmodels.tsa.arima.model",
)
WORDS_OF_EACH_REPORT = ("page", "columns", "parameters", "scenarios", "claims")
"""Topics whose messages a report may print, whatever its own."""


# --- For who starts it ---------------------------------------------------------------


def variables_of_reports() -> dict[str, str]:
    """Return the variables of the environment that reports get."""
    needed = {
        name: value for name, value in os.environ.items() if NEEDED.fullmatch(name)
    }
    return {**needed, **SETTLED}


def start(
    variables: Mapping[str, str], topics: Sequence[str], languages: Sequence[str]
) -> None:
    """Start the server with the variables that it needs, unless it runs.

    It ends with the thread that starts it. Languages are told as `words.spoken_as`
    tells them; one that is not among them is read by each report that is in it.
    """
    _keep_standard_streams()
    before = dict(os.environ)
    temporary = tempfile.tempdir
    try:
        if len(tempfile.gettempdir()) > LONGEST_PLACE:
            tempfile.tempdir = "/tmp"
        wanted = {TOPICS: " ".join(topics), SPOKEN: os.pathsep.join(languages)}
        set_variables({**variables, "TMPDIR": get_temp_dir(), **wanted})
        forkserver.set_forkserver_preload([__name__])
        forkserver.ensure_running()
    finally:
        set_variables(before)
        tempfile.tempdir = temporary


def _keep_standard_streams() -> None:
    """Where a standard stream is closed, open one: no socket may get its number."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        continue
    os.close(number)


def fork(target: Callable[..., None], *arguments: Any) -> Any:
    """Start a process that calls a function, as a fork of the server."""
    process = get_context("forkserver").Process(target=target, args=arguments)
    # Each process would import the main module anew: that of JupyterLab takes longer
    # than all the rest, and a script would run twice.
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        process.start()
    finally:
        sys.modules["__main__"] = main
    return process


def set_variables(variables: Mapping[str, str]) -> None:
    """Replace the environment of this process."""
    os.environ.clear()
    os.environ.update(variables)


def end_with_parent(order: signal.Signals) -> None:
    """Ask Linux to send this process a signal when its parent ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, order, 0, 0, 0)  # PR_SET_PDEATHSIG


def end_all_in(folder: str) -> None:
    """Kill what works in a folder, or was started with it for temporary files."""
    import psutil

    for process in psutil.process_iter(["cwd", "environ"]):
        variables = process.info["environ"] or {}
        for place in (process.info["cwd"], variables.get("TMPDIR")):
            if place and place.startswith(folder):
                with suppress(psutil.Error):
                    process.kill()


# --- In the server -------------------------------------------------------------------


def _settle() -> None:
    """Make of this process what reports are forked from, with all that they import."""
    _end_with_the_run()
    _write_nowhere()
    # Nearly all that is made here stays, and forks would copy what is looked at.
    gc.disable()
    topics = os.environ.pop(TOPICS).split()
    languages = os.environ.pop(SPOKEN).split(os.pathsep)
    _import_all(for_topics=bool(topics))
    if topics:
        _warm_up()
        for language in languages:
            _read_words(language, topics)
    gc.freeze()
    # A report lives for a second or two: what it leaves may lie about that long.
    gc.set_threshold(50_000)
    gc.enable()


def _end_with_the_run() -> None:
    """Clear away with this process all that it has started, and its folder."""
    temporary = os.environ["TMPDIR"]
    # Also where the run was killed, which would have removed it.
    atexit.register(shutil.rmtree, temporary, ignore_errors=True)
    atexit.register(end_all_in, f"{temporary}/")
    # That the run is gone is heard twice.
    atexit.register(signal.signal, signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit())
    os.setsid()
    end_with_parent(signal.SIGTERM)


def _write_nowhere() -> None:
    """Let nothing that a process writes to its descriptors reach the run's output."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _import_all(*, for_topics: bool) -> None:
    # jsonschema compiles a grammar of addresses for as long as pandas takes to import;
    # it can do without, and no notebook has any.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # "not found"
    import_module("jsonschema")
    del sys.modules["rfc3987_syntax"]
    names = [*IMPORTED_ALWAYS]
    if for_topics:
        names += IMPORTED_FOR_TOPICS
    for name in names:
        with suppress(Exception):  # it is the notebook's to tell
            import_module(name)


def _warm_up() -> None:
    """Load tables, templates, maps and fonts, which each report would load anew."""
    import nbformat
    import pandas as pd

    from cac_data import charts
    from cac_data.charts.outlines import VIEWS, outlines
    from cac_data.charts.svg import svg_of
    from cac_data.report.publish import made_with
    from cac_data.report.templates import fill_in
    from cac_data.tables import load_table, table_names

    for table in table_names():
        load_table(table)
    with suppress(Exception):  # without a page it is only compiled
        fill_in("report")
    # The first notebook that is looked at compiles the schema of all.
    nbformat.validate(nbformat.v4.new_notebook())
    made_with()
    for view in VIEWS:
        outlines(view)
    # The first drawing finds and reads the fonts, and makes what all others look up.
    frame = pd.DataFrame({"year": [2000, 2001], "value": [1.0, 2.0], "of": "a"})
    svg_of(charts.lines(frame, by="of", panel="of", unit="a"))


def _read_words(language: str, topics: Sequence[str]) -> None:
    """Read the messages and texts of a language, which each report would read anew."""
    from cac_data import words

    with suppress(Exception), words.speaking(language):  # a run tells what is wrong
        words.spoken().read((*WORDS_OF_EACH_REPORT, *topics))
        words.shared_names()


if TOPICS in os.environ:
    _settle()
