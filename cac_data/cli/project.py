"""The commands that begin work of one's own: a project, or a copy of a notebook."""

import shlex
from importlib import import_module
from pathlib import Path

from cac_data.cli.app import app
from cac_data.cli.options import Notebook, Project, Scenario
from cac_data.cli.output import write
from cac_data.extras import MissingExtraError
from cac_data.project import CARRIED, find_project


@app.command(rich_help_panel="Project", epilog="Example: cac-data init my-analysis")
def init(folder: Path) -> None:
    """Begin a project: a new folder with notebooks, scenarios and a README."""
    find_project(start=CARRIED).copy_to(folder)
    start = f"cd {shlex.quote(str(folder))} && cac-data report"
    try:
        # The core begins a project, but builds no report of it.
        import_module("cac_data.report")
    except MissingExtraError as error:
        start += f" ({error})"
    write(f"{folder} is ready: {start}\n")


@app.command(
    "open",
    rich_help_panel="Project",
    epilog="Example: cac-data open gas_squeeze energy",
)
def open_(scenario: Scenario, notebook: Notebook, project: Project = None) -> None:
    """Copy a notebook with a scenario's parameters, to go on by hand in JupyterLab."""
    copy = find_project(project).begin_notebook(notebook, scenario)
    write(f"{copy}\nOpen it with: jupyter lab {shlex.quote(str(copy))}\n")
