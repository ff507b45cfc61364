"""Time the cells of one notebook in a process that is warm, and print it as JSON.

Warm: the libraries are imported, the tables are read, and one round that does not count
came before. The scenarios are run one after the other, as a worker does it. Before each
`first` run what the package remembers is forgotten, so that no other scenario helps;
before each `later` run it is not. Beside each stands the time of as many plain figures
as the notebook shows, drawn by seaborn and written as SVG. The seconds are those of the
processor, so that what else the machine does counts little.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import nbformat
import seaborn as sns
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from cac_data import display, memory
from cac_data.scenarios import load_scenarios


def cells_of(notebook: Path, parameters: dict[str, object]) -> list[str]:
    """Code of a notebook under a scenario, as Papermill would put it together."""
    cells = nbformat.read(notebook, as_version=4).cells  # type: ignore[no-untyped-call]
    sources = []
    for cell in (cell for cell in cells if cell.cell_type == "code"):
        sources.append(cell.source)
        if "parameters" in cell.metadata.get("tags", []):
            injected = [f"{name} = {value!r}" for name, value in parameters.items()]
            sources.append("\n".join(injected))
    return sources


def run_cells(shell: InteractiveShell, sources: Sequence[str]) -> int:
    """Run cells and return how many figures they showed."""
    publisher = CapturingDisplayPublisher()
    shell.display_pub = publisher
    with contextlib.redirect_stdout(io.StringIO()):
        for source in sources:
            shell.run_cell(source).raise_error()
    kind = display.mime_type("figure")
    return sum(kind in output["data"] for output in publisher.outputs)


def draw_plain(count: int) -> None:
    """Draw figures that say nothing, as seaborn and matplotlib do by default."""
    for _ in range(count):
        figure, ax = plt.subplots(figsize=(7.2, 3.7))
        sns.lineplot(x=[2000, 2020], y=[1, 2], ax=ax)
        figure.savefig(io.StringIO(), format="svg")
        plt.close(figure)


def seconds_of(work: Callable[[], object]) -> float:
    """Processor time of some work."""
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main(path: Path, params: Path) -> None:
    """Measure one notebook under each scenario, twice."""
    scenarios = [
        cells_of(path, scenario.values(path.stem))
        for scenario in load_scenarios(params).values()
    ]
    shell = InteractiveShell.instance()
    os.chdir(path.parent)
    figures = run_cells(shell, scenarios[0])
    draw_plain(figures)
    told: dict[str, list[float]] = {"first": [], "later": [], "plain": []}
    for when in ("first", "later"):
        for sources in scenarios:
            if when == "first":
                memory.forget()
            shell.reset(new_session=False)
            told[when].append(seconds_of(lambda cells=sources: run_cells(shell, cells)))
            told["plain"].append(seconds_of(lambda: draw_plain(figures)))
    print(json.dumps({"figures": figures, **told}))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
