"""Time the cells of reports, each by itself: ``python -m tests.benchmarks.cells``.

Gets a JSON list of reports, each ``[notebook's file, parameters]``, on standard input,
and prints the seconds of each as a JSON list. Each runs in a fork of a process that has
imported what the notebooks import: plain IPython, no pages, nothing shared.
"""

import importlib
import json
import os
import sys
import time
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path
from typing import Any

import matplotlib as mpl

mpl.use("agg")

import nbformat
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

for _module in ("show", "outlook", "claims"):  # which bring all that notebooks use
    importlib.import_module(f"cac_data.{_module}")


def seconds_of(report: tuple[str, Mapping[str, Any]]) -> float:
    """Run the cells of one report, and return how long it took."""
    notebook, parameters = report
    # The ignored call: nbformat does not annotate it.
    read = nbformat.read(notebook, as_version=4)  # type: ignore[no-untyped-call]
    sources = []
    for cell in read.cells:
        if cell.cell_type == "code":
            sources.append(cell.source)
            if "parameters" in cell.metadata.get("tags", []):
                sources += [f"{name} = {value!r}" for name, value in parameters.items()]
    shell = InteractiveShell.instance()
    begin = time.perf_counter()
    for source in sources:
        with capture_output():
            shell.run_cell(source).raise_error()
    return time.perf_counter() - begin


if __name__ == "__main__":
    reports = json.load(sys.stdin)
    os.chdir(Path(reports[0][0]).parent)
    with get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        print(json.dumps(pool.map(seconds_of, reports, chunksize=1)))
