"""What the fork server has done before it forks workers. Importing this does it.

It has imported what the engine, the page and the notebooks to come import, has read the
tables and found the fonts: a worker begins with its own work.
"""

from __future__ import annotations

import gc
import importlib
import io
import os
import sys
from collections.abc import Iterable

SLOW = "rfc3987_syntax"
"""jsonschema compiles its grammar of addresses for as long as pandas takes to import;
no notebook has any."""

MODULES = "CAC_DATA_PRELOAD"
"""The variable that names what notebooks import."""

JUPYTER = (
    "IPython.core.completer",
    "IPython.core.magics",
    "IPython.core.pylabtools",
    "cac_data.report.engine",
    "cac_data.report.page",
    "psutil",
)

DRAWING = (
    "matplotlib.backends.backend_agg",
    "matplotlib.backends.backend_svg",
    "matplotlib.pyplot",
    "matplotlib_inline.backend_inline",
)
"""Imported by matplotlib when something is drawn."""


def close_streams() -> None:
    """Let nothing that a process writes to its descriptors reach the run's output."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def without_slow() -> None:
    """Import jsonschema, which can do without it, in the way it has for that case."""
    sys.modules[SLOW] = None  # type: ignore[assignment]  # "not to be found"
    try:
        importlib.import_module("jsonschema")
    finally:
        del sys.modules[SLOW]


def import_all(names: Iterable[str]) -> None:
    """Import modules; one that cannot be imported is the notebook's to tell."""
    for name in names:
        try:
            importlib.import_module(name)
        except Exception:  # whatever a module of a notebook does
            continue


def draw_once() -> None:
    """Draw a figure: the first one finds and reads the fonts."""
    from matplotlib.backends.backend_svg import FigureCanvasSVG
    from matplotlib.figure import Figure

    figure = Figure()
    figure.subplots().set_title("a", weight="bold")
    FigureCanvasSVG(figure).print_svg(io.StringIO())  # type: ignore[no-untyped-call]  # of matplotlib


def prepare() -> None:
    """Do what takes long the first time."""
    # First, as it takes down what the package is on the disk.
    importlib.import_module("cac_data.report.build")
    names = os.environ.pop(MODULES, "").split()
    without_slow()
    import_all(JUPYTER)
    import_all(names)
    if "matplotlib" in names:
        import_all(DRAWING)
        draw_once()
    if "cac_data.tables" in names:
        from cac_data.tables import load_table, table_names

        for table in table_names():
            load_table(table)


close_streams()
# Nearly all that is made from here on stays: to look for garbage takes a tenth of the
# time and finds a hundredth of the memory; forks would copy what is looked at.
gc.disable()
prepare()
gc.freeze()
gc.enable()
