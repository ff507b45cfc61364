"""Rows on sweeps: does a report cost more where there are many?"""

from __future__ import annotations

import time
from pathlib import Path

from tests.benchmarks.contenders import in_turns
from tests.benchmarks.processes import high_water, peak
from tests.benchmarks.projects import REPORT, empty, small_sweep
from tests.benchmarks.results import Result, Target
from tests.benchmarks.row import Bench, Row

MANY, FEW = 300, 30
MOST_MORE = 50.0
"""MB that the parent may take more of for many scenarios."""


def measure_sweep(row: Row, bench: Bench) -> list[Result]:
    """Time many small reports against few, by report, and watch the parent's memory."""
    memory: dict[int, list[float]] = {MANY: [], FEW: []}
    with bench.folder() as folder:
        projects = {
            count: small_sweep(folder / str(count), count) for count in (MANY, FEW)
        }

        def seconds_per_report(count: int) -> float:
            taken, most = _build(projects[count])
            memory[count].append(most)
            return taken / count

        values = in_turns(
            bench.rounds(row),
            lambda: seconds_per_report(MANY),
            lambda: seconds_per_report(FEW),
        )
    return [
        Result(
            row.name,
            row.measure,
            f"{MANY} scenarios",
            f"{FEW} scenarios",
            values,
            target=row.target,
        ),
        Result(
            row.name,
            row.also,
            f"{MANY} scenarios",
            f"{FEW} scenarios",
            {"ours": memory[MANY][1:], "theirs": memory[FEW][1:]},
            unit="MB",
            target=Target(f"at most {MOST_MORE:.0f} MB more", difference=MOST_MORE),
            details={"what": "VmHWM of the process that was started"},
        ),
    ]


def _build(project: Path) -> tuple[float, float]:
    """Return the seconds of all reports, and the most memory of the parent."""
    empty(project / "reports")
    begin = time.perf_counter()
    most = peak(REPORT, project, high_water)
    return time.perf_counter() - begin, most


ROWS = (
    Row(
        "sweep",
        "300 scenarios against 30: time of a report",
        measure_sweep,
        target=Target("at most 1.1 times", ratio=1.1),
        also="the same: memory of the parent",
    ),
)
