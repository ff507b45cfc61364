"""Time this package against the plain tools and write reports/benchmark.json.

Each pair is run in turns (ours, theirs, ours, ...), so that whatever else the machine
does falls on both. One round before the counted ones warms the caches of the file
system. Every run is a process of its own, as a scheduler would start it; only the cells
of a notebook are run several times in one, to know what they take without its start.
"""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import cac_data

ROOT = Path(__file__).parents[2]
RESULT = ROOT / "reports" / "benchmark.json"
MOST_CELL_SECONDS = 0.9
"""What the cells of one notebook may take on an idle machine."""

PACKAGES = ("cac-data", "pandas", "papermill", "nbconvert", "ipykernel", "matplotlib")


@dataclass(frozen=True)
class Contender:
    """A way to do the work: commands that are run one after the other.

    One that times a part of what it does prints the seconds last (`tells`): loading a
    table takes less than the start of the Python that loads it.
    """

    what: str
    commands: tuple[Sequence[str], ...]
    tells: bool = False

    def seconds(self, folder: Path, prepare: Callable[[], None]) -> float:
        """Time of all commands in `folder`, after what must not count is done."""
        prepare()
        told = 0.0
        begin = time.perf_counter()
        for command in self.commands:
            done = subprocess.run(
                command,
                cwd=folder,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                check=False,
            )
            if done.returncode:
                sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
            told += float(done.stdout.split()[-1]) if self.tells else 0
        return told if self.tells else time.perf_counter() - begin


@dataclass(frozen=True)
class Comparison:
    """The same work done by this package and by the plain tools."""

    name: str
    rounds: int
    ours: Contender
    theirs: Contender

    def measure(
        self, folder: Path, prepare: Callable[[], None] = lambda: None
    ) -> dict[str, object]:
        """Seconds of each round, in turns, with medians and their ratio."""
        seconds: dict[str, list[float]] = {"ours": [], "theirs": []}
        for _ in range(1 + self.rounds):
            seconds["ours"].append(self.ours.seconds(folder, prepare))
            seconds["theirs"].append(self.theirs.seconds(folder, prepare))
        counted = {side: values[1:] for side, values in seconds.items()}
        return compared(self.name, self.ours.what, self.theirs.what, counted)


def compared(
    name: str, ours: str, theirs: str, seconds: Mapping[str, Sequence[float]]
) -> dict[str, object]:
    """Medians of the counted rounds and their ratio, printed and to be written."""
    median = {side: statistics.median(values) for side, values in seconds.items()}
    ratio = median["ours"] / median["theirs"]
    print(
        f"{name}: {ours} {spelt(median['ours'])}, "
        f"{theirs} {spelt(median['theirs'])}, ratio {ratio:.2f}"
    )
    return {
        "name": name,
        "ours": ours,
        "theirs": theirs,
        "rounds": len(seconds["ours"]),
        "seconds": {
            side: [round(value, 6) for value in values]
            for side, values in seconds.items()
        },
        "median": {side: round(value, 6) for side, value in median.items()},
        "ratio": round(ratio, 3),
    }


def measure_cells(notebook: Path) -> list[dict[str, object]]:
    """Processor time of a notebook's cells in a warm process, beside plain figures."""
    command = python("-m", "tests.benchmarks.cells", str(notebook), "params")
    done = subprocess.run(
        command,
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    return [
        compared(
            f"cells of {notebook.stem}, {when} report of a warm process "
            f"(goal: {MOST_CELL_SECONDS} s)",
            "all cells",
            f"{told['figures']} plain seaborn figures as SVG",
            {"ours": told[when], "theirs": told["plain"]},
        )
        for when in ("first", "later")
    ]


def spelt(seconds: float) -> str:
    """Write a time in digits that say something."""
    return f"{seconds:.2f} s" if seconds >= 0.1 else f"{1000 * seconds:.2f} ms"


def python(*arguments: str) -> list[str]:
    """Command line of a module or a statement in this environment."""
    return [sys.executable, *arguments]


IMPORT = Comparison(
    name="import",
    rounds=15,
    ours=Contender("import cac_data", (python("-c", "import cac_data"),)),
    theirs=Contender("import pandas", (python("-c", "import pandas"),)),
)
LOAD = """
import statistics, time
{imports}
def seconds():
    begin = time.perf_counter()
    {load}
    return time.perf_counter() - begin
first = seconds()
print({told})
"""


def loading(name: str, told: str) -> Comparison:
    """Loading the largest table in a Python that has imported what it needs."""
    sizes = cac_data.tables().set_index("name")["rows"]
    table = str(sizes.idxmax())
    path = Path(cac_data.__file__).parent / "data" / f"{table}.csv"
    ours = LOAD.format(
        imports="import cac_data", load=f"cac_data.load_table({table!r})", told=told
    )
    theirs = LOAD.format(
        imports="import pandas", load=f"pandas.read_csv({str(path)!r})", told=told
    )
    return Comparison(
        name=f"{name} of {table} ({sizes.max():,} rows)",
        rounds=15,
        ours=Contender("load_table", (python("-c", ours),), tells=True),
        theirs=Contender("pandas.read_csv", (python("-c", theirs),), tells=True),
    )


FIRST_LOAD = loading("first load", "first")
LATER_LOAD = loading("later load", "statistics.median(seconds() for _ in range(100))")
REPORT = Comparison(
    name="one report",
    rounds=5,
    ours=Contender(
        "cac-data report baseline",
        (python("-m", "cac_data", "report", "baseline"),),
    ),
    theirs=Contender(
        "papermill, then nbconvert",
        (
            python("-m", "papermill", "notebooks/trade.ipynb", "reports/trade.ipynb"),
            python("-m", "nbconvert", "--to", "html", "reports/trade.ipynb"),
        ),
    ),
)


def main() -> None:
    """Measure everything and write the result."""
    measured = []
    load = round(os.getloadavg()[0], 2) if hasattr(os, "getloadavg") else None
    with tempfile.TemporaryDirectory() as name:
        project = Path(name)
        shutil.copytree(ROOT / "params", project / "params")
        # Later notebooks would be work that the other side does not do.
        (project / "notebooks").mkdir()
        shutil.copy(ROOT / "notebooks/trade.ipynb", project / "notebooks")

        def without_reports() -> None:
            shutil.rmtree(project / "reports", ignore_errors=True)
            (project / "reports").mkdir()

        measured += [
            comparison.measure(project)
            for comparison in (IMPORT, FIRST_LOAD, LATER_LOAD)
        ]
        measured.append(REPORT.measure(project, without_reports))
    for notebook in sorted((ROOT / "notebooks").glob("*.ipynb")):
        measured += measure_cells(notebook)

    RESULT.parent.mkdir(exist_ok=True)
    result = {
        "format": 1,
        "cores": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count(),
        "python": platform.python_version(),
        "system": platform.platform(),
        "packages": {package: version(package) for package in PACKAGES},
        "load": load,
        "comparisons": measured,
    }
    RESULT.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
    print(f"written: {RESULT.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
