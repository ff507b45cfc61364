"""The folders of a project: what is found in them, and what is begun there."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cac_data.files import write_new
from cac_data.project import notebooks as notebook_texts
from cac_data.validate import check_member

if TYPE_CHECKING:
    from cac_data.scenarios import Scenario, Unit

# What is slow to import is so where it is needed: completion finds projects, too.

CARRIED = Path(__file__).parents[1] / "_project"
"""Notebooks and scenarios as a wheel carries them; a checkout has them beside it."""

DRAFT = """\
# yaml-language-server: $schema=scenario.schema.json
title: "A new scenario: rewrite this title"
description: "Rewrite this: what happens in this world, and what its numbers rest on."
extends: {parent}
# parameters: what differs; to see them: cac-data scenarios show {parent}
"""
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
    is_own: bool

    # --- Scenarios --------------------------------------------------------------------

    def scenarios(self, *names: str) -> list[Scenario]:
        """Return its scenarios, the baseline first, or those that are named."""
        from cac_data.scenarios import load_scenarios

        by_name = load_scenarios(self.params)
        for name in names:
            check_member("scenario", name, by_name)
        return [by_name[name] for name in names or by_name]

    def values(self, *names: str, notebooks: Sequence[str] = ()) -> list[Any]:
        """Return `notebook, parameter, scenario, value, in_words` of each parameter.

        Of two scenarios only of those that differ, a row for each scenario. The name of
        a unit in place of a notebook's has them told its value. The words are English.
        """
        from cac_data.scenarios import unit_of
        from cac_data.words import english

        told = self.scenarios(*names)
        rows = []
        for name in notebooks or told[0].parameters:
            unit = unit_of(name)
            notebook = unit.notebook
            scenarios = [scenario.told_of(unit) for scenario in told]
            first, *compared = scenarios
            parameters = first.values(notebook)
            for scenario in compared:
                parameters = scenario.differences(notebook, first)
            rows += [
                {
                    "notebook": name,
                    "parameter": parameter,
                    "scenario": scenario.id,
                    "value": scenario.values(notebook)[parameter],
                    "in_words": english().say(
                        scenario.parameters[notebook].in_words(parameter)
                    ),
                }
                for parameter in parameters
                for scenario in scenarios
            ]
        return rows

    def begin_scenario(self, new_id: str, parent: str) -> Path:
        """Write the file of a scenario that extends another, and return its path."""
        self.scenarios(parent)
        return self.write_scenario(new_id, DRAFT.format(parent=parent))

    def write_scenario(self, new_id: str, text: str) -> Path:
        """Write the file of a new scenario, and return its path."""
        from cac_data.scenarios import check_new_id

        check_new_id(new_id)
        if not self.is_own:
            message = "`--project`: nothing here or above is a project; name one"
            raise ValueError(message)
        path = self.params / f"{new_id}.yaml"
        write_new(path, text.encode())
        return path

    # --- Notebooks --------------------------------------------------------------------

    def texts(self, *names: str) -> dict[str, str]:
        """Return the texts of its notebooks, or of those named, in order of the models.

        ValueError for one that does not declare the parameters of its model.
        """
        from cac_data.scenarios import NOTEBOOK_PARAMETERS

        present = self._paths()
        for name in names:
            check_member("notebook", name, present)
        chosen = [name for name in present if not names or name in names]
        for name in chosen:
            model = NOTEBOOK_PARAMETERS[name]
            notebook_texts.check_parameters(present[name], model.model_fields)
        return {name: present[name].read_text("utf-8") for name in chosen}

    def units(self, *names: str) -> dict[Unit, str]:
        """Return what there is a report of, and the text of its notebook.

        By default these are all. A name is that of a notebook, for all of its values,
        or of a unit, such as ``country-kaz``.
        """
        from cac_data.scenarios import units_of

        present = self._paths()
        by_name = units_of(*present)
        for name in names:
            check_member("notebook", name, dict.fromkeys([*present, *by_name]))
        chosen = [
            unit
            for unit in by_name.values()
            if not names or unit.name in names or unit.notebook in names
        ]
        texts = self.texts(*{unit.notebook for unit in chosen})
        return {unit: texts[unit.notebook] for unit in chosen}

    def _paths(self) -> dict[str, Path]:
        """Return the paths of its notebooks that have reports; ValueError for none."""
        from cac_data.scenarios import NOTEBOOK_PARAMETERS

        paths = {name: self.notebooks / f"{name}.ipynb" for name in NOTEBOOK_PARAMETERS}
        present = {name: path for name, path in paths.items() if os.path.lexists(path)}
        if not present:
            files = ", ".join(path.name for path in paths.values())
            message = f"`notebook`: {self.notebooks} has none of {files}"
            raise ValueError(message)
        return present

    def begin_notebook(self, notebook: str, scenario: str) -> Path:
        """Write a copy that is told a scenario, without outputs, and return its path.

        It lies beside the notebook if that is the user's own, else here. The name of a
        unit has it told that value.
        """
        from cac_data.vintage import resolve

        [story] = self.scenarios(scenario)
        unit, text = next(iter(self.units(notebook).items()))
        if unit.name == notebook:
            story = story.told_of(unit)
        values = story.values(unit.notebook)
        values["data"] = resolve(values["data"], argument="data")
        copy = notebook_texts.with_parameters(text, values)
        folder = self.notebooks if self.is_own else Path.cwd()
        path = folder / f"{scenario}-{notebook}.ipynb"
        write_new(path, copy.encode())
        return path

    def sections(self, notebook: str) -> dict[str, str]:
        """Return heading -> code of a notebook but parameters; "" is before all."""
        return notebook_texts.sections_of(self.notebooks / f"{notebook}.ipynb")

    def headings(self, notebook: str) -> dict[str, str]:
        """Return the headings of a notebook as the language has them, by themselves."""
        return notebook_texts.headings_of(self.notebooks / f"{notebook}.ipynb")

    def run_section(self, notebook: str, last: str, names: dict[str, Any]) -> None:
        """Run it with these names as far as a section; show this and key figures."""
        notebook_texts.run_sections(self.sections(notebook), last, names)

    # --- All of it --------------------------------------------------------------------

    def copy_to(self, folder: Path) -> None:
        """Fill a new or empty folder with the notebooks and scenarios."""
        if folder.exists() and any(folder.iterdir()):
            message = f"`folder`: {folder} is not empty; allowed: a new or an empty one"
            raise ValueError(message)
        for source in (self.notebooks, self.params):
            for file in source.glob("[!.]*.*"):
                write_new(folder / source.name / file.name, file.read_bytes())
        write_new(folder / "README.md", README.encode())


def find_project(folder: Path | None = None, *, start: Path | None = None) -> Project:
    """Return the project in a folder, or the nearest from `start` (here) upwards.

    Where there is none, it is the package's, with reports in `start`. ValueError for a
    `folder` that is no project.
    """
    start = start or Path.cwd()
    own_places = [folder] if folder else [start, *start.parents]
    packaged = [] if folder else [CARRIED, CARRIED.parents[1]]
    for place in [*own_places, *packaged]:
        notebooks = place / "notebooks"
        params = place / "params"
        if notebooks.is_dir() and params.is_dir():
            is_own = place in own_places
            output = (place if is_own else start) / "reports"
            return Project(notebooks, params, output, is_own)
    lacking = (folder or start).resolve()
    message = (
        f"`--project`: {lacking} is not a folder with notebooks/ and params/; "
        "`cac-data init FOLDER` makes one"
    )
    raise ValueError(message)
