"""Folders to measure in: the project's own reports, or many small ones."""

from __future__ import annotations

import shutil
from pathlib import Path

from cac_data.scenarios import NOTEBOOK_PARAMETERS, load_scenarios
from tests.benchmarks.contenders import ROOT, python, run
from tests.report_runs import write_notebook, write_scenario

REPORT = python("-m", "cac_data", "report")

# One report of each topic, of different scenarios, and a second one where an even
# number is shared among cores.
SAMPLE = (
    ("baseline", "history"),
    ("deep_integration", "trade"),
    ("gas_squeeze", "energy"),
    ("russia_valve", "infrastructure"),
    ("commodity_slump", "outlook"),
)
SECOND_SAMPLE = (
    ("article_as_written", "history"),
    ("national_statistics", "trade"),
    ("baseline", "energy"),
    ("gas_squeeze", "infrastructure"),
    ("deep_integration", "outlook"),
)


def copy_of_project(folder: Path, *notebooks: str) -> Path:
    """Copy the notebooks (all if none is named) and the scenarios of the checkout."""
    shutil.copytree(ROOT / "params", folder / "params")
    (folder / "notebooks").mkdir()
    for path in (ROOT / "notebooks").glob("*.ipynb"):
        if not notebooks or path.stem in notebooks:
            shutil.copy(path, folder / "notebooks")
    return folder


def number_of_reports() -> int:
    """Count the reports of the checkout."""
    return len(load_scenarios(ROOT / "params")) * len(NOTEBOOK_PARAMETERS)


def empty(folder: Path) -> None:
    """Remove what was built, so that nothing is there to keep."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


def write_parameters(project: Path, scenario: str, notebook: str) -> str:
    """Write what a scenario tells a notebook, for Papermill; return the file's name."""
    command = python("-m", "cac_data", "scenarios", "show", scenario)
    said = run([*command, "--notebook", notebook, "--format", "yaml"], project)
    name = f"{scenario}-{notebook}.yaml"
    (project / name).write_text(said, encoding="utf-8")
    return name


def plain_commands(project: Path, scenario: str, notebook: str) -> list[list[str]]:
    """Return the commands that make a report with the plain tools."""
    parameters = write_parameters(project, scenario, notebook)
    executed = f"plain/{scenario}-{notebook}.ipynb"
    papermill = python("-m", "papermill", "--log-level", "ERROR", "--no-progress-bar")
    convert = python("-m", "jupyter", "nbconvert", "--log-level=ERROR", "--to", "html")
    return [
        [*papermill, f"notebooks/{notebook}.ipynb", executed, "-f", parameters],
        [*convert, executed],
    ]


def small_sweep(folder: Path, count: int) -> Path:
    """Make a project with one notebook of two cells and `count` scenarios."""
    write_notebook(folder)
    (folder / "params").mkdir()
    write_scenario(folder, "baseline")
    for number in range(1, count):
        growth = f"export_growth: {number / 10_000:.4f}"
        write_scenario(folder, f"sweep_{number:05d}", growth)
    return folder
