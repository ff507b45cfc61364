"""Time cells in a process that is warm, and print it as JSON.

Warm: the libraries are imported, the tables are read, and one round that does not count
came before. ``plain PROJECT NOTEBOOK`` times the cells of a notebook under each
scenario, one after the other, as a worker does it: before each `first` run what the
package remembers is forgotten, so that no other scenario helps; before each `later` run
it is not. Beside each stands the time of as many plain figures as the notebook shows,
drawn by seaborn and written as SVG. These seconds are those of the processor, so that
what else the machine does counts little.

``floor PROJECT`` times the cells of all reports and then their pages, by the clock, and
``one PROJECT SCENARIO NOTEBOOK`` the cells of one.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import nbformat
import seaborn as sns
from IPython.core.interactiveshell import InteractiveShell
from IPython.utils.capture import capture_output

from cac_data import display, memory
from cac_data.report import Job, plan_reports
from cac_data.report.plan import Project


def plan(folder: Path) -> list[Job]:
    """List the reports of a project."""
    project = Project(folder / "notebooks", folder / "params", folder / "reports")
    return plan_reports(project)


def notebook_of(job: Job) -> nbformat.NotebookNode:
    """Read a notebook and tell it the values of its scenario."""
    # The ignored call: nbformat does not annotate it.
    notebook = nbformat.reads(job.content, as_version=4)  # type: ignore[no-untyped-call]
    assert isinstance(notebook, nbformat.NotebookNode)
    for cell in notebook.cells:
        if "parameters" in cell.metadata.get("tags", []):
            told = [f"{name} = {value!r}" for name, value in job.parameters.items()]
            cell.source = "\n".join([cell.source, *told])
    return notebook


def run_cells(shell: InteractiveShell, notebook: nbformat.NotebookNode) -> None:
    """Run the cells of a notebook; what they show becomes their outputs."""
    for cell in notebook.cells:
        if cell.cell_type != "code":
            continue
        with capture_output() as captured:
            shell.run_cell(cell.source).raise_error()
        cell.outputs = [
            nbformat.v4.new_output(  # type: ignore[no-untyped-call]  # of nbformat
                "display_data", data=shown.data, metadata=shown.metadata
            )
            for shown in captured.outputs
        ]


def figures_of(notebook: nbformat.NotebookNode) -> int:
    """Count the figures that a notebook shows."""
    kind = display.mime_type("figure")
    return sum(
        kind in output["data"]
        for cell in notebook.cells
        for output in cell.get("outputs", [])
        if output["output_type"] == "display_data"
    )


def draw_plain(count: int) -> None:
    """Draw figures that say nothing, as seaborn and matplotlib do by default."""
    for _ in range(count):
        figure, ax = plt.subplots(figsize=(7.2, 3.7))
        sns.lineplot(x=[2000, 2020], y=[1, 2], ax=ax)
        figure.savefig(io.StringIO(), format="svg")
        plt.close(figure)


def seconds_of(
    work: Callable[[], object], clock: Callable[[], float] = time.perf_counter
) -> float:
    """Time of some work."""
    begin = clock()
    work()
    return clock() - begin


def seconds_of_cells(
    shell: InteractiveShell,
    notebook: nbformat.NotebookNode,
    clock: Callable[[], float] = time.perf_counter,
) -> float:
    """Time of a notebook's cells, with no names of others."""
    shell.reset(new_session=False)
    return seconds_of(lambda: run_cells(shell, notebook), clock)


def tell_plain(folder: Path, name: str) -> dict[str, object]:
    """Measure one notebook under each scenario, twice."""
    shell = InteractiveShell.instance()
    jobs = [job for job in plan(folder) if job.notebook == name]
    os.chdir(folder / "notebooks")
    warm = notebook_of(jobs[0])
    run_cells(shell, warm)
    figures = figures_of(warm)
    draw_plain(figures)
    clock = time.process_time
    told: dict[str, list[float]] = {"first": [], "later": [], "plain": []}
    for when in ("first", "later"):
        for job in jobs:
            if when == "first":
                memory.forget()
            told[when].append(seconds_of_cells(shell, notebook_of(job), clock))
            told["plain"].append(seconds_of(lambda: draw_plain(figures), clock))
    return {"figures": figures, **told}


def tell_floor(folder: Path) -> dict[str, float]:
    """Measure the cells of all reports and their pages."""
    from cac_data.report.render import render_report

    shell = InteractiveShell.instance()
    jobs = plan(folder)
    os.chdir(folder / "notebooks")
    for job in jobs[:5]:  # one of each notebook
        warm = notebook_of(job)
        run_cells(shell, warm)
        render_report(job, warm)
    told = {"cells": 0.0, "cells that share": 0.0, "pages": 0.0}
    with TemporaryDirectory() as shared:
        os.environ[memory.SHARED] = shared
        for job in jobs:
            memory.forget()
            told["cells that share"] += seconds_of_cells(shell, notebook_of(job))
        del os.environ[memory.SHARED]
    for job in jobs:
        memory.forget()
        notebook = notebook_of(job)
        told["cells"] += seconds_of_cells(shell, notebook)
        told["pages"] += seconds_of(partial(render_report, job, notebook))
    return told


def tell_one(folder: Path, scenario: str, name: str) -> dict[str, float]:
    """Measure the cells of one report."""
    shell = InteractiveShell.instance()
    (job,) = [job for job in plan(folder) if job.name == f"{scenario}/{name}"]
    os.chdir(folder / "notebooks")
    run_cells(shell, notebook_of(job))
    memory.forget()
    return {"cells": seconds_of_cells(shell, notebook_of(job))}


def main(arguments: Sequence[str]) -> None:
    """Measure what is asked for, and print it last."""
    what, folder, *names = arguments
    tell: dict[str, Callable[..., object]] = {
        "plain": tell_plain,
        "floor": tell_floor,
        "one": tell_one,
    }
    with contextlib.redirect_stdout(io.StringIO()):
        told = tell[what](Path(folder).resolve(), *names)
    print(json.dumps(told))


if __name__ == "__main__":
    main(sys.argv[1:])
