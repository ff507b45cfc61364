"""What a warm process has done before it is forked. Importing this does it.

All of the package but the commands, the tables, and whatever else takes long the first
time: a kernel or a worker that is forked from here begins with its own work.
"""

from __future__ import annotations

import gc
import importlib
import io
import pkgutil
import sys

import cac_data

# Imported by functions of the package and of Jupyter when they are first called.
LATE = (
    "IPython.core.completer",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.magics",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib_inline.backend_inline",
    "networkx",
    "psutil",
    "scipy.optimize",
    "scipy.stats",
    "seaborn",
    "statsmodels.tsa.arima.model",
    "statsmodels.tsa.exponential_smoothing.ets",
    "tornado.platform.asyncio",
)

COLD = ("cli", "data", "fetch", "report", "__main__", "_project")
"""Parts of the package that no notebook uses."""


SLOW = "rfc3987_syntax"
"""jsonschema compiles its grammar of addresses for 1.2 s; no notebook has any."""


def import_all() -> None:
    """Import the package and what it imports later."""
    without_slow()
    for part in pkgutil.iter_modules(cac_data.__path__):
        if part.name not in COLD:
            importlib.import_module(f"cac_data.{part.name}")
    for name in LATE:
        importlib.import_module(name)
    # Every kernel asks for the addresses of this machine.
    importlib.import_module("jupyter_client.localinterfaces").localhost()
    importlib.import_module("cac_data.report.execute")
    importlib.import_module("cac_data.report.render").exporter()


def without_slow() -> None:
    """Import jsonschema, which can do without it, in the way it has for that case."""
    if SLOW in sys.modules or "jsonschema" in sys.modules:
        return
    sys.modules[SLOW] = None  # type: ignore[assignment]  # "not to be found"
    try:
        importlib.import_module("jsonschema")
    finally:
        del sys.modules[SLOW]


def read_tables() -> None:
    """Read every table, so that each process finds it read."""
    for name in cac_data.tables()["name"]:
        cac_data.load_table(name)


def draw_once() -> None:
    """Draw a figure: the first one finds and reads the fonts."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure()
    figure.subplots().set_title("a", weight="bold")
    FigureCanvasSVG(figure).print_svg(io.StringIO())  # type: ignore[no-untyped-call]  # of matplotlib


# Nearly all that is made from here on stays: to look for garbage takes a tenth of the
# time and finds a hundredth of the memory.
gc.disable()
import_all()
read_tables()
draw_once()
PARTS = importlib.import_module("cac_data.report.keys").machine_parts()
"""What content keys take of the machine, as it was when this was loaded."""
# The collector of a fork need not look at what is here, which would copy it.
gc.freeze()
gc.enable()
