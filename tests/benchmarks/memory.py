"""The row on the memory of one report in the making."""

from __future__ import annotations

import psutil

from tests.benchmarks.contenders import in_turns
from tests.benchmarks.processes import peak, shared_out
from tests.benchmarks.projects import REPORT, copy_of_project, empty, plain_commands
from tests.benchmarks.results import Result, Target
from tests.benchmarks.row import Bench, Row


def all_of(process: psutil.Process) -> float:
    """Memory of a process and all that it has started."""
    return shared_out([process, *process.children(recursive=True)])


def all_but_the_parent(process: psutil.Process) -> float:
    """Memory of a worker with its kernel and the whole warm server behind them."""
    return shared_out(process.children(recursive=True))


def measure_memory(row: Row, bench: Bench) -> list[Result]:
    """Watch one report in the making.

    Ours are worker, kernel and warm server, theirs Papermill and kernel. Counted is the
    proportional set size: forks share most pages, which resident sizes count again for
    each and unique sizes for none. The server's counts in full, though with more
    workers it would be shared.
    """
    with bench.folder() as folder:
        project = copy_of_project(folder, "trade")
        papermill, _ = plain_commands(project, "baseline", "trade")

        def ours() -> float:
            empty(project / "reports")
            command = [*REPORT, "baseline", "--jobs", "1"]
            return peak(command, project, all_but_the_parent)

        def theirs() -> float:
            empty(project / "plain")
            return peak(papermill, project, all_of)

        values = in_turns(bench.rounds(row), ours, theirs)
    return [
        Result(
            row.name,
            row.measure,
            "worker, kernel and warm server",
            "papermill and kernel",
            values,
            unit="MB",
            target=row.target,
            details={"what": "sum of proportional set sizes, at its peak"},
        )
    ]


ROWS = (
    Row(
        "memory",
        "most memory of a worker with its kernel",
        measure_memory,
        target=Target("at most 1.3 times", ratio=1.3),
    ),
)
