"""Time the cells of one notebook in a process that is warm, and print it as JSON.

Warm: the libraries are imported, the tables are read, and one round that does not count
came before. What the package remembers of a round is forgotten before the next, as a
report starts without it. Beside each round stands the time of as many plain figures as
the notebook shows, drawn by seaborn and written as SVG. The seconds are those of the
processor, so that what else the machine does counts little.
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import nbformat
import seaborn as sns
from IPython.core.displaypub import CapturingDisplayPublisher
from IPython.core.interactiveshell import InteractiveShell

from cac_data import display, memory


def run_cells(shell: InteractiveShell, sources: list[str]) -> int:
    """Run the cells from a clean slate and return how many figures they showed."""
    memory.forget()
    shell.reset(new_session=False)
    publisher = CapturingDisplayPublisher()
    shell.display_pub = publisher
    with contextlib.redirect_stdout(io.StringIO()):
        for source in sources:
            result = shell.run_cell(source)
            result.raise_error()
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


def main(path: str, rounds: int) -> None:
    """Measure one notebook, round by round in turns."""
    notebook = nbformat.read(path, as_version=4)  # type: ignore[no-untyped-call]
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    shell = InteractiveShell.instance()
    os.chdir(Path(path).parent)
    figures = run_cells(shell, sources)
    draw_plain(figures)
    ours, theirs = [], []
    for _ in range(rounds):
        ours.append(seconds_of(lambda: run_cells(shell, sources)))
        theirs.append(seconds_of(lambda: draw_plain(figures)))
    print(json.dumps({"figures": figures, "ours": ours, "theirs": theirs}))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
