"""Measure the package against the plain tools, in one run: ``make bench``.

Each round tells what it measures as soon as it is known; promises are of medians of the
rounds. The exit code is 1 where one is not kept.
"""

import json
import os
import shutil
import subprocess
import sys
import time
from argparse import ArgumentParser
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
COMMAND = [sys.executable, "-m", "cac_data"]
REPORT = [*COMMAND, "report"]
CORES = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1

# Made with the plain tools: one report of each topic, of different scenarios.
SAMPLE = (
    ("baseline", "history"),
    ("deep_integration", "trade"),
    ("gas_squeeze", "energy"),
    ("russia_valve", "infrastructure"),
    ("commodity_slump", "outlook"),
)
CHANGED = ("deep_integration", "trade")  # the report of which one value is changed


def run(command: Sequence[str], folder: Path, given: str = "") -> str:
    """Run a command to its end and return what it says; end all if it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        # Fetched vintages of this machine's user play no part, imports leave no trace.
        env={**os.environ, "PYTHONPATH": str(ROOT), "CAC_DATA_HOME": str(folder / "h")},
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


def seconds(folder: Path, *commands: Sequence[str]) -> float:
    """Return how long commands take, one after the other."""
    begin = time.perf_counter()
    for command in commands:
        run(command, folder)
    return time.perf_counter() - begin


def built(project: Path) -> list[tuple[str, str]]:
    """Return scenario and notebook of the reports that the last run built."""
    manifest = json.loads((project / "reports/manifest.json").read_text("utf-8"))
    return [
        (entry["scenario"], entry["notebook"])
        for entry in manifest["reports"]
        if entry["status"] == "built"
    ]


def parameters(project: Path, scenario: str, notebook: str) -> dict[str, Any]:
    """Return what a scenario tells a notebook."""
    command = [*COMMAND, "scenarios", "show", scenario, "--notebook", notebook]
    return dict(yaml.safe_load(run([*command, "--format", "yaml"], project)))


def cells(project: Path, reports: Sequence[tuple[str, str]]) -> list[float]:
    """Return how long the cells of each report take by themselves."""
    asked = [
        (str(project / f"notebooks/{name}.ipynb"), parameters(project, scenario, name))
        for scenario, name in reports
    ]
    command = [sys.executable, "-m", "tests.benchmarks.cells"]
    return list(json.loads(run(command, project, json.dumps(asked))))


def plainly(project: Path, scenario: str, notebook: str) -> float:
    """Return how long Papermill and nbconvert take for a report."""
    values = project / f"{scenario}-{notebook}.yaml"
    values.write_text(json.dumps(parameters(project, scenario, notebook)), "utf-8")
    made = project / f"{scenario}-{notebook}.ipynb"
    papermill = [sys.executable, "-m", "papermill", "--log-level", "ERROR"]
    convert = [sys.executable, "-m", "jupyter", "nbconvert", "--log-level=ERROR"]
    return seconds(
        project,
        [*papermill, f"notebooks/{notebook}.ipynb", str(made), "-f", str(values)],
        [*convert, "--to", "html", str(made)],
    )


KEPT: defaultdict[str, list[float]] = defaultdict(list)


def keep(what: str, took: float) -> None:
    """Keep what a measure gave in this round, and tell it at once."""
    KEPT[what].append(took)
    print(f"{took:9.3f} s  {what}", flush=True)


REPORT_BUILT = "a report, of all that are built"
PLAIN = "a report by papermill, then nbconvert"
CELLS = f"the cells of a report over {CORES} cores"
PANDAS = "import pandas"
ONE = "a run after one value changed"
UNCHANGED = "a run after nothing changed"

PROMISES = (
    (REPORT_BUILT, PLAIN, 1 / 12),
    (REPORT_BUILT, CELLS, 1),
    (UNCHANGED, PANDAS, 3),
    (ONE, "3 s and its cells", 1),
    ("import cac_data", PANDAS, 1.1),
)
"""What is measured, beside what, and the most that it may be of that."""


def measure(project: Path, number: int) -> None:
    """One round: all reports with nothing there, nothing changed, one value changed."""
    shutil.rmtree(project / "reports", ignore_errors=True)
    took = seconds(project, REPORT)
    reports = built(project)
    keep(REPORT_BUILT, took / len(reports))
    turns = {of: [sys.executable, "-c", of] for of in (PANDAS, "import cac_data")}
    turns[UNCHANGED] = REPORT
    times = [[seconds(project, one) for one in turns.values()] for _ in range(5)]
    for what, took_each in zip(turns, zip(*times, strict=True), strict=True):
        keep(what, median(took_each))
    file = project / "params" / f"{CHANGED[0]}.yaml"
    text = file.read_text("utf-8")
    value = f"parameters:\n  {CHANGED[1]}: {{usd_inflation: 0.0{21 + number % 9}}}\n"
    file.write_text(text.replace("parameters:\n", value), "utf-8")
    keep(ONE, seconds(project, [*REPORT, CHANGED[0], "--notebook", CHANGED[1]]))
    assert built(project).count(CHANGED) == 1
    keep("3 s and its cells", 3 + cells(project, [CHANGED])[0])
    file.write_text(text, "utf-8")
    keep(CELLS, sum(cells(project, reports)) / len(reports) / CORES)
    counts = Counter(notebook for _, notebook in reports)
    took = sum(counts[name] * plainly(project, of, name) for of, name in SAMPLE)
    keep(PLAIN, took / len(reports))


def main() -> int:
    """Measure all in some rounds, and tell what medians make of the promises."""
    parser = ArgumentParser(prog="make bench ARGS=...", description=__doc__)
    parser.add_argument("--rounds", type=int, default=2, choices=range(1, 10))
    rounds = parser.parse_args().rounds
    with TemporaryDirectory(prefix="cac-data-bench-") as name:
        project = Path(name) / "project"
        for part in ("notebooks", "params"):
            shutil.copytree(ROOT / part, project / part)
        seconds(project, [sys.executable, "-c", "import cac_data"])  # into the cache
        for number in range(rounds):
            measure(project, number)
    missed = 0
    for ours, theirs, most in PROMISES:
        ratio = median(KEPT[ours]) / median(KEPT[theirs])
        word = "kept" if ratio <= most else "MISSED"
        missed += ratio > most
        print(f"{word}: {ours}: {ratio:.3g} of {theirs} (at most {most:.3g})")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
