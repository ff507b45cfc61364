"""A project: a folder with notebooks and scenarios, the user's own or the package's."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cac_data import codes
from cac_data.files import write_new

if TYPE_CHECKING:
    from cac_data.scenarios import Scenario

PARTS = {"notebooks": "*.ipynb", "params": "*.yaml"}

CARRIED = Path(__file__).parent / "_project"
"""Those of a wheel; a checkout has them beside the package."""

README = """\
# An analysis on cac-data

`cac-data scenarios new my_story --from baseline` begins a scenario in `params/`,
`cac-data report` makes `reports/index.html` of all, and `cac-data open my_story trade`
copies a notebook to go on with in JupyterLab.
"""


@dataclass(frozen=True)
class Project:
    """The folders of a project; `is_own` tells the user's from that of the package."""

    notebooks: Path
    params: Path
    output: Path
    is_own: bool = True

    def names(self, part: str) -> list[str]:
        """Return the names of ``notebooks``, or the scenarios of ``params``."""
        return sorted(file.stem for file in getattr(self, part).glob(PARTS[part]))

    def scenarios(self, *names: str) -> list[Scenario]:
        """Return its scenarios, the baseline first, or those that are named."""
        from cac_data.scenarios import load_scenarios

        known = load_scenarios(self.params)
        for name in names:
            codes.check_member("scenario", name, known)
        return [known[name] for name in names or known]

    def begin_scenario(self, new_id: str, parent: str) -> Path:
        """Write the file of a scenario that extends another, and return its path.

        What cannot be an id, or is one already, is refused, and the package's project.
        """
        from cac_data.scenarios import check_new_id, draft

        check_new_id(new_id)
        [base] = self.scenarios(parent)
        if not self.is_own:
            message = "`--project`: there is no folder with notebooks/ and params/ here"
            message += " or above to write to; name one"
            raise ValueError(message)
        path = self.params / f"{new_id}.yaml"
        write_new(path, draft(base).encode())
        return path


def find_project(folder: Path | None = None, *, start: Path | None = None) -> Project:
    """Return the project in a folder, or else the nearest one from `start` upwards.

    By default that is the working directory. Where there is none it is that of the
    package, whose reports go to ``reports/`` in `start`. A `folder` that is no project
    is a ValueError.
    """
    start = start or Path.cwd()
    own = (folder,) if folder else (start, *start.parents)
    for place in (*own, *(() if folder else (CARRIED, CARRIED.parents[1]))):
        if all((place / part).is_dir() for part in PARTS):
            above = place if place in own else start
            notebooks, params = (place / part for part in PARTS)
            return Project(notebooks, params, above / "reports", is_own=place in own)
    message = (
        f"`--project`: {folder or 'nothing here or above'} is no project folder; "
        "allowed: a folder with notebooks/ and params/"
    )
    raise ValueError(message)


def begin_project(folder: Path) -> None:
    """Fill a new or empty folder with the package's notebooks and scenarios."""
    if folder.exists() and any(folder.iterdir()):
        message = f"`folder`: {folder} is not empty; allowed: a new or an empty one"
        raise ValueError(message)
    carried = find_project(start=CARRIED)
    for source in (carried.notebooks, carried.params):
        (folder / source.name).mkdir(parents=True)
        for file in source.glob("[!.]*.*"):
            shutil.copyfile(file, folder / source.name / file.name)
    (folder / "README.md").write_text(README, encoding="utf-8")


def values_of(
    scenario: Scenario, other: Scenario | None = None, *, notebooks: Sequence[str] = ()
) -> list[dict[str, Any]]:
    """Return `notebook, parameter, scenario, value, in_words` of each parameter.

    Beside an `other` scenario only those in which they differ, with a row for each.
    """
    shown = [other, scenario] if other else [scenario]
    rows: list[dict[str, Any]] = []
    for notebook in notebooks or scenario.parameters:
        names = scenario.values(notebook)
        if other:
            names = scenario.differences(notebook, other)
        rows += [
            {
                "notebook": notebook,
                "parameter": name,
                "scenario": of.id,
                "value": of.values(notebook)[name],
                "in_words": of.parameters[notebook].in_words(name),
            }
            for name in names
            for of in shown
        ]
    return rows


def with_parameters(notebook: str, parameters: Mapping[str, object]) -> str:
    """Return the text of a notebook that is told parameters, as Papermill tells it.

    It has no outputs, which were found with others.
    """
    import nbformat
    from papermill import execute_notebook

    source = nbformat.reads(notebook, as_version=4)
    told = {"prepare_only": True, "progress_bar": False}
    copy = execute_notebook(source, None, parameters, **told)
    for part in (copy, *copy.cells):
        part.metadata.pop("papermill", None)
        if part.get("outputs"):
            part.outputs = []
    return f"{nbformat.writes(copy)}\n"
