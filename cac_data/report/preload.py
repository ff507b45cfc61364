"""What the fork server has done before it forks workers. Importing this there does it.

It has imported what engine, page and notebooks import, has read the tables and found
the fonts: a worker begins with its own work.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import io
import os
import shutil
import sys
from contextlib import suppress

# First, as it takes down what the package is on the disk.
from cac_data.report.workers import FOLDER, TOPICS

ALWAYS = (
    *("cac_data.report.engine", "cac_data.report.page", "psutil"),
    "IPython.core.completer",
)
FOR_TOPICS = (
    *("cac_data.energy", "cac_data.history", "cac_data.infrastructure"),
    *("cac_data.outlook", "cac_data.claims", "cac_data.trade"),
    # What functions of topics import when they are called.
    *("joblib.memory", "networkx", "statsmodels.regression.linear_model"),
    "statsmodels.tsa.arima.model",
    "statsmodels.tsa.exponential_smoothing.ets",
)


def import_all() -> None:
    """Import modules, and do what takes long the first time."""
    # jsonschema compiles a grammar of addresses for as long as pandas takes to import;
    # it can do without, and no notebook has any.
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]  # "not found"
    importlib.import_module("jsonschema")
    del sys.modules["rfc3987_syntax"]
    wants_topics = bool(os.environ.pop(TOPICS))
    for name in (*ALWAYS, *(FOR_TOPICS if wants_topics else ())):
        with suppress(Exception):  # it is the notebook's to tell
            importlib.import_module(name)
    if wants_topics:
        from matplotlib.backends.backend_svg import FigureCanvasSVG
        from matplotlib.figure import Figure

        from cac_data.tables import load_table, table_names

        for table in table_names():
            load_table(table)
        # The first drawing finds and reads the fonts.
        figure = Figure()
        figure.subplots().set_title("a", weight="bold")
        FigureCanvasSVG(figure).print_svg(io.StringIO())  # type: ignore[no-untyped-call]


def remove_when_all_have_ended(folder: str, server: int) -> None:
    """Remove the run's folder, also that of a run that was killed."""
    if os.getpid() == server:
        with suppress(ChildProcessError):
            while True:
                os.wait()
        shutil.rmtree(folder, ignore_errors=True)


def settle_server() -> None:
    """Make of this process what workers are forked from."""
    if FOLDER not in os.environ:
        # It was killed, and multiprocessing starts it anew as it would start any: the
        # run has to see to it.
        os._exit(1)
    # Nothing that a process writes to its descriptors reaches the run's output.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    atexit.register(remove_when_all_have_ended, os.environ.pop(FOLDER), os.getpid())
    # Nearly all that is made here stays, and forks would copy what is looked at.
    gc.disable()
    import_all()
    gc.freeze()
    gc.enable()


# In the fork server alone, not where somebody looks at the module.
if any("multiprocessing.forkserver" in word for word in sys.orig_argv):
    settle_server()
