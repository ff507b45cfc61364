"""What the fork server has done before it forks. Importing this there does it.

It has imported what engine, page and notebooks import, has read the tables and found
the fonts: a report begins with its own work.
"""

import atexit
import gc
import importlib
import io
import os
import shutil
import signal
import sys
from contextlib import suppress

# First, as it takes down what the package is on the disk.
from cac_data.report import workers

ALWAYS = (
    *("cac_data.report.engine", "cac_data.report.page", "IPython.core.completer"),
)
FOR_TOPICS = (
    *("cac_data.energy", "cac_data.history", "cac_data.infrastructure"),
    *("cac_data.outlook", "cac_data.claims", "cac_data.trade", "cac_data.show"),
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
    wants_topics = bool(os.environ.pop(workers.TOPICS))
    for name in (*ALWAYS, *(FOR_TOPICS if wants_topics else ())):
        with suppress(Exception):  # it is the notebook's to tell
            importlib.import_module(name)
    if not wants_topics:
        return
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    from cac_data.tables import load_table, table_names

    for table in table_names():
        load_table(table)
    # The first drawing finds and reads the fonts.
    figure = Figure()
    figure.subplots().set_title("a", weight="bold")
    FigureCanvasSVG(figure).print_svg(io.StringIO())  # type: ignore[no-untyped-call]


def settle_server() -> None:
    """Make of this process what reports are forked from."""
    own, caller = os.getpid(), os.getppid()
    folder = os.environ.pop(workers.FOLDER, None)
    if folder is None:  # multiprocessing starts it as it would start any
        os._exit(1)

    def end(*_: object) -> None:
        """End all reports, also those of a run that was killed."""
        if os.getpid() == own:
            workers.end_children(own)
            if os.getppid() != caller:  # which would have removed it
                shutil.rmtree(folder, ignore_errors=True)
            os._exit(0)

    atexit.register(end)
    signal.signal(signal.SIGTERM, end)
    os.setsid()
    workers.ask_system(workers.PR_SET_PDEATHSIG, signal.SIGTERM)
    workers.ask_system(workers.PR_SET_CHILD_SUBREAPER, 1)
    # Nothing that a process writes to its descriptors reaches the run's output.
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)
    # Nearly all that is made here stays, and forks would copy what is looked at.
    gc.disable()
    import_all()
    gc.freeze()
    gc.enable()


# In the fork server alone, not where somebody looks at the module.
if any("multiprocessing.forkserver" in word for word in sys.orig_argv):
    settle_server()
