"""Rows on all reports, with nothing there to keep."""

from __future__ import annotations

import json
import shlex
import statistics
import time
from collections import defaultdict
from pathlib import Path

from cac_data.scenarios import NOTEBOOK_PARAMETERS
from tests.benchmarks.contenders import MODULE, ROOT, Contender, in_turns, python, run
from tests.benchmarks.projects import (
    REPORT,
    SAMPLE,
    SECOND_SAMPLE,
    copy_of_project,
    empty,
    number_of_reports,
    plain_commands,
)
from tests.benchmarks.results import Result, Target
from tests.benchmarks.row import Bench, Row


def _seconds(commands: list[list[str]], project: Path) -> float:
    begin = time.perf_counter()
    for command in commands:
        run(command, project)
    return time.perf_counter() - begin


def _all_reports(project: Path) -> float:
    """Time all reports, with nothing there."""
    empty(project / "reports")
    return _seconds([REPORT], project)


def measure_loop(row: Row, bench: Bench) -> list[Result]:
    """Time all reports, and a sample of them with the plain tools one by one.

    The time of the plain tools is scaled topic by topic: that of a topic's sample
    counts as often as the topic has reports.
    """
    with bench.folder() as folder:
        project = copy_of_project(folder)
        commands = {item: plain_commands(project, *item) for item in SAMPLE}
        share = number_of_reports() / len(NOTEBOOK_PARAMETERS)
        parts: defaultdict[str, list[float]] = defaultdict(list)

        def theirs() -> float:
            empty(project / "plain")
            for (_, notebook), steps in commands.items():
                parts[notebook].append(_seconds(steps, project))
            return share * sum(times[-1] for times in parts.values())

        values = in_turns(bench.rounds(row), lambda: _all_reports(project), theirs)
    sampled = {name: round(statistics.median(of[1:]), 3) for name, of in parts.items()}
    return [
        Result(
            row.name,
            row.measure,
            "cac-data report",
            "papermill, then nbconvert, one by one",
            values,
            target=row.target,
            details={
                "reports": number_of_reports(),
                "sample": [f"{scenario}/{notebook}" for scenario, notebook in SAMPLE],
                "seconds of the sample": sampled,
                "scaled by": share,
            },
        )
    ]


def measure_parallel(row: Row, bench: Bench) -> list[Result]:
    """Time all reports, and a sample with the plain tools by ``xargs -P``."""
    sample = (*SAMPLE, *SECOND_SAMPLE)
    with bench.folder() as folder:
        project = copy_of_project(folder)
        lines = [
            " && ".join(map(shlex.join, plain_commands(project, *item)))
            for item in sample
        ]
        (project / "lines").write_text("\0".join(lines), encoding="utf-8")
        side_by_side = f"xargs -0 -P {bench.cores} -I '{{}}' sh -c '{{}}' < lines"
        share = number_of_reports() / len(sample)

        def theirs() -> float:
            empty(project / "plain")
            return share * _seconds([["sh", "-c", side_by_side]], project)

        values = in_turns(bench.rounds(row), lambda: _all_reports(project), theirs)
    return [
        Result(
            row.name,
            row.measure,
            "cac-data report",
            f"papermill and nbconvert, {bench.cores} at a time",
            values,
            target=row.target,
            details={
                "reports": number_of_reports(),
                "sample": [f"{scenario}/{notebook}" for scenario, notebook in sample],
                "scaled by": share,
            },
        )
    ]


def measure_floor(row: Row, bench: Bench) -> list[Result]:
    """Time all reports, and their cells and pages alone in one warm process.

    Cells begin without what the package remembers of other reports. What they take
    where they share it, as the reports of a run do, stands beside.
    """
    told: defaultdict[str, list[float]] = defaultdict(list)
    command = python("-m", MODULE, "floor", str(ROOT))

    def theirs() -> float:
        found = json.loads(run(command, ROOT).splitlines()[-1])
        for name, seconds in found.items():
            told[name].append(seconds)
        cells: float = found["cells"]
        pages: float = found["pages"]
        return (cells + pages) / bench.cores

    with bench.folder() as folder:
        project = copy_of_project(folder)
        values = in_turns(bench.rounds(row), lambda: _all_reports(project), theirs)
    return [
        Result(
            row.name,
            row.measure,
            "cac-data report",
            f"cells and pages alone, over {bench.cores} cores",
            values,
            target=row.target,
            details={
                f"seconds of {name}": round(statistics.median(seconds[1:]), 3)
                for name, seconds in told.items()
            },
        )
    ]


def measure_one(row: Row, bench: Bench) -> list[Result]:
    """Time one report, with nothing there."""
    with bench.folder() as folder:
        # Later notebooks would be work that the other side does not do.
        project = copy_of_project(folder, "trade")
        steps = plain_commands(project, "baseline", "trade")
        ours = Contender("cac-data report baseline", ([*REPORT, "baseline"],))
        theirs = Contender("papermill, then nbconvert", tuple(steps))

        def fresh(contender: Contender) -> float:
            empty(project / "reports")
            empty(project / "plain")
            return contender.seconds(project)

        values = in_turns(bench.rounds(row), lambda: fresh(ours), lambda: fresh(theirs))
    return [Result(row.name, row.measure, ours.what, theirs.what, values)]


ROWS = (
    Row(
        "all-reports",
        "all 35 reports, nothing there",
        measure_loop,
        target=Target("at least 10 times faster", ratio=1 / 10),
    ),
    Row(
        "floor",
        "the same against the cells and pages alone",
        measure_floor,
        target=Target("at most 1.5 times", ratio=1.5),
    ),
    Row(
        "parallel",
        "the same against the plain tools in parallel",
        measure_parallel,
        target=Target("at least 5 times faster", ratio=1 / 5),
    ),
    Row("one-report", "one report, nothing there", measure_one, rounds=5),
)
