"""Measure the package against the plain tools, in one run: ``make bench``.

Both sides of a measure are run in turns; what it says is of medians. The exit code is 1
where a promise is not kept.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections import Counter
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
    told: dict[str, Any] = yaml.safe_load(run([*command, "--format", "yaml"], project))
    return told


def cells(project: Path, reports: Sequence[tuple[str, str]]) -> list[float]:
    """Return how long the cells of each report take by themselves."""
    asked = [
        (str(project / f"notebooks/{name}.ipynb"), parameters(project, scenario, name))
        for scenario, name in reports
    ]
    command = [sys.executable, "-m", "tests.benchmarks.cells"]
    told: list[float] = json.loads(run(command, project, json.dumps(asked)))
    return told


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


def measure_reports(project: Path) -> None:
    """All reports with nothing there, nothing changed, and one value changed."""
    ours, plain, alone, unchanged, pandas, anew, one = ([] for _ in range(7))
    file = project / "params" / f"{CHANGED[0]}.yaml"
    text = file.read_text("utf-8")
    for number in range(2):
        shutil.rmtree(project / "reports", ignore_errors=True)
        took = seconds(project, REPORT)
        reports = built(project)
        ours.append(took / len(reports))
        counts = Counter(notebook for _, notebook in reports)
        sample = {name: plainly(project, scenario, name) for scenario, name in SAMPLE}
        plain.append(sum(counts[name] * sample[name] for name in counts) / len(reports))
        alone.append(sum(cells(project, reports)) / len(reports) / CORES)
        unchanged.append(seconds(project, REPORT))
        pandas.append(seconds(project, [sys.executable, "-c", "import pandas"]))
        value = f"parameters:\n  {CHANGED[1]}: {{usd_inflation: 0.0{21 + number}}}\n"
        file.write_text(text.replace("parameters:\n", value), "utf-8")
        asked = [*REPORT, CHANGED[0], "--notebook", CHANGED[1]]
        anew.append(seconds(project, asked))
        assert built(project).count(CHANGED) == 1
        one += cells(project, [CHANGED])
        file.write_text(text, "utf-8")
    told = f"a report, of {len(reports)} built"
    tell(told, ours, "papermill, then nbconvert", plain, most=1 / 12)
    tell(told, ours, f"cells alone over {CORES} cores", alone, most=1)
    tell("nothing changed", unchanged, "import pandas", pandas, most=3)
    tell("one value changed", anew, "3 s + cells", [3 + of for of in one], most=1)


MISSED: list[str] = []


def tell(
    what: str, ours: Sequence[float], beside: str, theirs: Sequence[float], most: float
) -> None:
    """Say how the medians of both compare; `most` is what ours may be of theirs."""
    mine, other = median(ours), median(theirs)
    promise = f"at most {most:.3g}"
    if mine > most * other:
        MISSED.append(f"{what} against {beside}")
        promise = f"MISSED: {promise}"
    print(f"{what}: {mine:.3g} s; {beside}: {other:.3g} s")
    print(f"    {mine / other:.3g} of it ({promise})", flush=True)


def main() -> int:
    """Measure all, and tell it."""
    with TemporaryDirectory(prefix="cac-data-bench-") as name:
        project = Path(name) / "project"
        for part in ("notebooks", "params"):
            shutil.copytree(ROOT / part, project / part)
        seconds(project, [sys.executable, "-c", "import cac_data"])  # into the cache
        measure_reports(project)
        # Import the package, each time in a Python of its own.
        names = ("cac_data", "pandas")
        loads = [[sys.executable, "-c", f"import {of}"] for of in names]
        times = [[seconds(project, one) for one in loads] for _ in range(14)]
        ours, pandas = zip(*times, strict=True)
        tell("import cac_data", ours, "import pandas", pandas, most=1.1)
    print(f"missed: {'; '.join(MISSED)}" if MISSED else "nothing missed")
    return bool(MISSED)


if __name__ == "__main__":
    sys.exit(main())
