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
    ("national_statistics", "country-uzb"),
)
CHANGED = ("deep_integration", "trade")  # the report of which one value is changed


def run(command: Sequence[str], folder: Path, text: str = "") -> str:
    """Run a command to its end and return what it says; end all if it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        input=text,
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


def notebook_of(unit: str) -> str:
    """Return the notebook of a unit: of ``country-kaz`` it is ``country``."""
    return unit.partition("-")[0]


def built(project: Path) -> list[tuple[str, str]]:
    """Return scenario and unit of the reports that the last run built."""
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
    questions = []
    for scenario, unit in reports:
        file = project / "notebooks" / f"{notebook_of(unit)}.ipynb"
        questions.append((str(file), parameters(project, scenario, unit)))
    command = [sys.executable, "-m", "tests.benchmarks.cells"]
    return list(json.loads(run(command, project, json.dumps(questions))))


def plainly(project: Path, scenario: str, unit: str) -> float:
    """Return how long Papermill and nbconvert take for a report."""
    values = project / f"{scenario}-{unit}.yaml"
    values.write_text(json.dumps(parameters(project, scenario, unit)), "utf-8")
    executed = project / f"{scenario}-{unit}.ipynb"
    papermill = [sys.executable, "-m", "papermill", "--log-level", "ERROR"]
    notebook = f"notebooks/{notebook_of(unit)}.ipynb"
    convert = [sys.executable, "-m", "jupyter", "nbconvert", "--log-level=ERROR"]
    return seconds(
        project,
        [*papermill, notebook, str(executed), "-f", str(values)],
        [*convert, "--to", "html", str(executed)],
    )


KEPT: defaultdict[str, list[float]] = defaultdict(list)


def keep(measure: str, took: float) -> None:
    """Keep what a measure gave in this round, and tell it at once."""
    KEPT[measure].append(took)
    print(f"{took:9.3f} s  {measure}", flush=True)


REPORT_BUILT = "a report, of all that are built"
PLAIN = "a report by papermill, then nbconvert"
CELLS = f"the cells of a report over {CORES} cores"
PANDAS = "import pandas"
PACKAGE = "import cac_data"
ONE = "a run after one value changed"
ONE_PLAIN = "3 s and its cells"
UNCHANGED = "a run after nothing changed"
FIRST = "the baseline in English"
FURTHER = "the baseline in Russian in the same run"

PROMISES = (
    (REPORT_BUILT, PLAIN, 1 / 12),
    (REPORT_BUILT, CELLS, 1),
    (UNCHANGED, PANDAS, 3),
    (ONE, ONE_PLAIN, 1),
    (PACKAGE, PANDAS, 1.1),
    (FURTHER, FIRST, 1 / 2),
)
"""What is measured, beside what, and the most that it may be of that."""

TURNS = {
    PANDAS: [sys.executable, "-c", "import pandas"],
    PACKAGE: [sys.executable, "-c", "import cac_data"],
    UNCHANGED: REPORT,
}
"""Short commands, measured in turns so that the machine is as busy for each."""


def measure(project: Path, number: int) -> None:
    """One round: all reports with nothing there, nothing changed, one value changed."""
    shutil.rmtree(project / "reports", ignore_errors=True)
    took = seconds(project, REPORT)
    reports = built(project)
    keep(REPORT_BUILT, took / len(reports))
    rounds = [
        {name: seconds(project, command) for name, command in TURNS.items()}
        for _ in range(5)
    ]
    for name in TURNS:
        keep(name, median(times[name] for times in rounds))
    measure_one_changed(project, number)
    keep(CELLS, sum(cells(project, reports)) / len(reports) / CORES)
    counts = Counter(notebook_of(unit) for _, unit in reports)
    plain = [
        counts[notebook_of(unit)] * plainly(project, scenario, unit)
        for scenario, unit in SAMPLE
    ]
    keep(PLAIN, sum(plain) / len(reports))


def measure_languages(project: Path) -> None:
    """Measure what a further language adds to a run in one, in turns.

    That its words can be said is looked at before, as once after each installation.
    """
    seconds(project, [*REPORT, "baseline", "--dry-run", "--language", "ru"])
    turns = [(in_one(project, "en"), in_one(project, "en", "ru")) for _ in range(3)]
    first = median(one for one, _ in turns)
    keep(FIRST, first)
    keep(FURTHER, median(both for _, both in turns) - first)


def in_one(project: Path, *languages: str) -> float:
    """Return how long one run of the baseline takes in some languages."""
    spoken = [word for language in languages for word in ("--language", language)]
    with TemporaryDirectory() as folder:
        return seconds(project, [*REPORT, "baseline", *spoken, "--output", folder])


def measure_one_changed(project: Path, number: int) -> None:
    """Measure a run in which one report is told another value in each round."""
    scenario, notebook = CHANGED
    file = project / "params" / f"{scenario}.yaml"
    text = file.read_text("utf-8")
    value = f"parameters:\n  {notebook}: {{usd_inflation: 0.0{21 + number % 9}}}\n"
    file.write_text(text.replace("parameters:\n", value), "utf-8")
    keep(ONE, seconds(project, [*REPORT, scenario, "--notebook", notebook]))
    assert built(project).count(CHANGED) == 1
    keep(ONE_PLAIN, 3 + cells(project, [CHANGED])[0])
    file.write_text(text, "utf-8")


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
            measure_languages(project)
    missed = 0
    for measured, beside, most in PROMISES:
        ratio = median(KEPT[measured]) / median(KEPT[beside])
        word = "kept" if ratio <= most else "MISSED"
        missed += ratio > most
        print(f"{word}: {measured}: {ratio:.3g} of {beside} (at most {most:.3g})")
    return bool(missed)


if __name__ == "__main__":
    sys.exit(main())
