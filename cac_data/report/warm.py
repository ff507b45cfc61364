"""What a warm process has done before it is forked. Importing this does it.

It has imported what Jupyter, the notebooks and the package's functions import when they
begin, has read the tables and found the fonts: a kernel or a worker that is forked from
here begins with its own work. `forks.MODULES` says what the notebooks import; where it
is not set, that may be anything.
"""

from __future__ import annotations

import gc
import importlib
import io
import os
import pkgutil
import sys
from collections.abc import Collection, Iterable

import cac_data
from cac_data.report import forks
from cac_data.tables import table_names

JUPYTER = (
    "IPython.core.completer",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.magics",
    "IPython.extensions.storemagic",
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.kernelapp",
    "ipykernel.zmqshell",
    "psutil",
    "tornado.platform.asyncio",
)
"""Imported by functions of Jupyter when they are first called."""

LIBRARIES = (
    "matplotlib.pyplot",
    "networkx",
    "scipy.optimize",
    "scipy.stats",
    "seaborn",
    "statsmodels.tsa.arima.model",
    "statsmodels.tsa.exponential_smoothing.ets",
)
"""What takes long to import of the libraries that notebooks use."""

LATE = {
    "cac_data.infrastructure": ("networkx",),
    "cac_data.trade": ("scipy", "statsmodels"),
}
"""Libraries that functions of a part of the package import when they are called."""

DRAWING = (
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib_inline.backend_inline",
)
"""Imported by matplotlib when something is drawn."""

COLD = ("cli", "data", "fetch", "report", "__main__", "_project")
"""Parts of the package that no notebook uses."""


SLOW = "rfc3987_syntax"
"""jsonschema compiles its grammar of addresses for 1.2 s; no notebook has any."""


def warm_up(modules: Collection[str] | None) -> None:
    """Do what takes long the first time.

    Parameters
    ----------
    modules
        What notebooks import; None where that may be anything.
    """
    without_slow()
    import_all(JUPYTER)
    # Every kernel asks for the addresses of this machine.
    importlib.import_module("jupyter_client.localinterfaces").localhost()
    importlib.import_module("cac_data.report.execute")
    importlib.import_module("cac_data.report.render").exporter()
    parts = parts_of_package()
    libraries: Iterable[str] = LIBRARIES
    if modules is not None:
        parts = [name for name in parts if name in modules]
        used = {*modules, *(name for part in parts for name in LATE.get(part, ()))}
        libraries = [name for name in LIBRARIES if name.partition(".")[0] in used]
    import_all(parts)
    import_all(libraries)
    if "matplotlib.pyplot" in sys.modules:
        import_all(DRAWING)
        draw_once()
    # Whose only part of the package is the display shows figures of his own.
    if parts != ["cac_data.display"]:
        read_tables()


def import_all(names: Iterable[str]) -> None:
    """Import modules by their names."""
    for name in names:
        importlib.import_module(name)


def parts_of_package() -> list[str]:
    """List the parts of the package that notebooks may use."""
    return [
        f"cac_data.{part.name}"
        for part in pkgutil.iter_modules(cac_data.__path__)
        if part.name not in COLD
    ]


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
    for name in table_names():
        cac_data.load_table(name)


def draw_once() -> None:
    """Draw a figure: the first one finds and reads the fonts."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure()
    figure.subplots().set_title("a", weight="bold")
    FigureCanvasSVG(figure).print_svg(io.StringIO())  # type: ignore[no-untyped-call]  # of matplotlib


def modules_of_notebooks() -> list[str] | None:
    """Return what notebooks import, as the owner of this process has said."""
    said = os.environ.pop(forks.MODULES, None)
    return None if said is None else said.split()


forks.remove_folders_with_owner()
# Nearly all that is made from here on stays: to look for garbage takes a tenth of the
# time and finds a hundredth of the memory.
gc.disable()
PARTS = importlib.import_module("cac_data.report.keys").machine_parts()
"""What content keys take of the machine, as it was before the rest was loaded: what
changes while it is loaded has changed since."""
warm_up(modules_of_notebooks())
# The collector of a fork need not look at what is here, which would copy it.
gc.freeze()
gc.enable()
