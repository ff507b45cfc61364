"""Rows on what is not done again: nothing changed, or one value did."""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import IO, Any

from tests.benchmarks.contenders import MODULE, Contender, in_turns, python, run
from tests.benchmarks.projects import REPORT, copy_of_project
from tests.benchmarks.results import Result, Target
from tests.benchmarks.row import Bench, Row

WATCH = python("-m", "cac_data", "watch")

CHANGED = ("deep_integration", "infrastructure", "border_hours")
"""Scenario, the one notebook that its changed value is for, and the value."""


def measure_unchanged(row: Row, bench: Bench) -> list[Result]:
    """Time a run in which nothing has changed."""
    ours = Contender("cac-data report", (REPORT,))
    theirs = Contender("import pandas", (python("-c", "import pandas"),))
    with bench.folder() as folder:
        project = copy_of_project(folder)
        run(REPORT, project)
        values = in_turns(
            bench.rounds(row),
            lambda: ours.seconds(project),
            lambda: theirs.seconds(project),
        )
    return [
        Result(row.name, row.measure, ours.what, theirs.what, values, target=row.target)
    ]


def measure_change(row: Row, bench: Bench) -> list[Result]:
    """Time from a changed value to the new page, and its cells in a warm process."""
    scenario, notebook, name = CHANGED
    with bench.folder() as folder:
        project = copy_of_project(folder)
        run([*REPORT, scenario], project)
        file = project / "params" / f"{scenario}.yaml"
        cells = python("-m", MODULE, "one", str(project), scenario, notebook)
        whole: list[float] = []

        def ours() -> float:
            _raise_value(file, name)
            seconds, ended = _until_changed(
                [*REPORT, scenario], project, f"{scenario}/{notebook}.html"
            )
            whole.append(ended)
            return seconds

        def theirs() -> float:
            return float(json.loads(run(cells, project).splitlines()[-1])["cells"])

        values = in_turns(bench.rounds(row), ours, theirs)
    return [
        Result(
            row.name,
            row.measure,
            "cac-data report, to the new page",
            "its cells in a warm process",
            values,
            target=row.target,
            details={
                "report": f"{scenario}/{notebook}",
                "seconds of the whole command": round(statistics.median(whole[1:]), 3),
            },
        )
    ]


def measure_watched(row: Row, bench: Bench) -> list[Result]:
    """Time the same while ``cac-data watch`` is at work."""
    scenario, notebook, name = CHANGED
    with bench.folder() as folder:
        project = copy_of_project(folder)
        run([*REPORT, scenario], project)
        file = project / "params" / f"{scenario}.yaml"
        page = project / "reports" / scenario / f"{notebook}.html"
        cells = python("-m", MODULE, "one", str(project), scenario, notebook)
        with subprocess.Popen(
            [*WATCH, scenario],
            cwd=project,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            text=True,
        ) as process:
            assert process.stdout is not None

            def ours() -> float:
                assert process.stdout is not None
                before, begin = page.stat().st_ino, time.perf_counter()
                _raise_value(file, name)
                _until_replaced(page, before, process)
                seconds = time.perf_counter() - begin
                _read_until_it_waits(process.stdout)
                return seconds

            def theirs() -> float:
                return float(json.loads(run(cells, project).splitlines()[-1])["cells"])

            try:
                _read_until_it_waits(process.stdout)
                values = in_turns(bench.rounds(row), ours, theirs)
            finally:
                process.terminate()
    return [
        Result(
            row.name,
            row.measure,
            "cac-data watch, to the new page",
            "its cells in a warm process",
            values,
            target=row.target,
            details={"report": f"{scenario}/{notebook}"},
        )
    ]


def _read_until_it_waits(lines: IO[str]) -> None:
    for line in lines:
        if line.startswith("waiting for changes"):
            return
    sys.exit("`cac-data watch` ended")


def _raise_value(file: Path, name: str) -> None:
    """Add a half to a value, as somebody does who tries another one."""
    text = file.read_text("utf-8")
    changed = re.sub(
        rf"({name}: )([0-9.]+)", lambda m: f"{m[1]}{float(m[2]) + 0.5}", text
    )
    assert changed != text, f"{file.name} does not set {name}"
    file.write_text(changed, encoding="utf-8")


def _until_changed(command: list[str], project: Path, page: str) -> tuple[float, float]:
    """Return seconds until a page is replaced, and until the command has ended."""
    path = project / "reports" / page
    before, begin = path.stat().st_ino, time.perf_counter()
    process = subprocess.Popen(
        command, cwd=project, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL
    )
    _until_replaced(path, before, process)
    there = time.perf_counter() - begin
    process.wait()
    return there, time.perf_counter() - begin


def _until_replaced(page: Path, before: int, process: subprocess.Popen[Any]) -> None:
    while page.stat().st_ino == before:
        if process.poll() is not None:
            sys.exit(f"the command ended without a new {page}")
        time.sleep(0.002)


ROWS = (
    Row(
        "unchanged",
        "nothing changed",
        measure_unchanged,
        rounds=9,
        target=Target("at most 1 s and 3 times", ratio=3, ours=1),
    ),
    Row(
        "one-value",
        "one scenario value changed: to the new page",
        measure_change,
        rounds=5,
        target=Target("at most 2 s more than its cells", difference=2),
    ),
    Row(
        "watched",
        "the same while `cac-data watch` runs",
        measure_watched,
        rounds=5,
        target=Target("at most 2 s more than its cells", difference=2),
    ),
)
