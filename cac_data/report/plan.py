"""Which reports are due: the project folder, its scenarios and its notebooks."""

from __future__ import annotations

import importlib.resources
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import cac_data
from cac_data import codes
from cac_data.report.vintages import settled
from cac_data.scenarios import (
    BASELINE,
    NOTEBOOK_PARAMETERS,
    Scenario,
    change,
    declared_parameters,
    load_scenarios,
)


@dataclass(frozen=True)
class Project:
    """A folder with notebooks and scenarios.

    Attributes
    ----------
    notebooks, params : pathlib.Path
        Where they lie.
    output : pathlib.Path
        Where reports go unless the caller says otherwise.
    is_own : bool
        Whether it is the user's folder; else notebooks and scenarios came with the
        package, and nothing is written beside them.
    """

    notebooks: Path
    params: Path
    output: Path
    is_own: bool = True


@dataclass(frozen=True)
class Job:
    """One report to be built: a notebook under a scenario, with all that it needs.

    It can be sent to a machine that knows nothing of the project's folder.

    Attributes
    ----------
    scenario : Scenario
        The scenario.
    baseline : Scenario or None
        With which the page compares it; None where the project has no baseline.
    notebook : str
        Name of the notebook.
    content : str
        The text of its file, as it was when the report was planned.
    parameters : dict
        Every parameter of the notebook.
    files : mapping of str to bytes, optional
        What it reads below ``CAC_DATA_HOME``, such as the vintage of its data: for a
        worker on another machine, which has only these.
    """

    scenario: Scenario
    baseline: Scenario | None
    notebook: str
    content: str
    parameters: dict[str, Any]
    files: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The report's path in the output folder, without its ending."""
        return f"{self.scenario.id}/{self.notebook}"


@contextmanager
def open_project(folder: Path | None, *, start: Path) -> Iterator[Project]:
    """Find the project to report on.

    Parameters
    ----------
    folder : pathlib.Path or None
        The project folder; None to search.
    start : pathlib.Path
        Where to search: the nearest folder from here upwards that has ``notebooks/``
        and ``params/``. Where there is none, the copies inside the package are used,
        and reports go to ``reports/`` in `start`.

    Yields
    ------
    Project
        The project; the copies inside the package may vanish afterwards.

    Raises
    ------
    ValueError
        If `folder` is no project, or none is found.
    """
    if folder is not None:
        if not _is_project(folder):
            message = (
                f"`--project`: {folder} is no project folder; allowed: a folder with "
                "notebooks/ and params/"
            )
            raise ValueError(message)
        yield _project(folder)
        return
    for parent in (start, *start.parents):
        if _is_project(parent):
            yield _project(parent)
            return
    with ExitStack() as stack:
        yield _packaged(stack, output=start / "reports")


def _is_project(folder: Path) -> bool:
    return (folder / "notebooks").is_dir() and (folder / "params").is_dir()


def _project(folder: Path) -> Project:
    return Project(folder / "notebooks", folder / "params", folder / "reports")


def _packaged(stack: ExitStack, *, output: Path) -> Project:
    """Return the notebooks and scenarios that came with the package."""
    carried = importlib.resources.files(cac_data) / "_project"
    if carried.is_dir():
        folder = stack.enter_context(importlib.resources.as_file(carried))
        return Project(folder / "notebooks", folder / "params", output, is_own=False)
    # Installed from a checkout for editing: nothing was copied, the originals are near.
    checkout = Path(cac_data.__file__).parents[1]
    if _is_project(checkout):
        return Project(
            checkout / "notebooks", checkout / "params", output, is_own=False
        )
    message = (
        "`--project`: found no folder with notebooks/ and params/ here or above, and "
        "this installation carries none; name one"
    )
    raise ValueError(message)


def plan_reports(
    project: Project,
    *,
    scenarios: Sequence[str] = (),
    notebooks: Sequence[str] = (),
    settings: Sequence[str] = (),
) -> list[Job]:
    """List the reports that are due, after every check that needs no kernel.

    Parameters
    ----------
    project : Project
        The project.
    scenarios : sequence of str, optional
        Ids of scenarios; all if empty.
    notebooks : sequence of str, optional
        Names of notebooks; all that can be told parameters if empty.
    settings : sequence of str, optional
        ``SECTION.KEY=VALUE`` each: values for this run alone, of one scenario (the
        baseline if none is named). Where no notebook is named, those are due whose
        values change.

    Returns
    -------
    list of Job
        In the order of scenarios and notebooks.

    Raises
    ------
    ScenarioError
        With every problem of every scenario file, also of those not asked for: they
        may extend each other; or with every problem of the settings.
    ValueError
        If a scenario or notebook is unknown, a notebook's parameters cell does not
        fit its model, there are settings for several scenarios, or a vintage of the
        data is missing or damaged.
    """
    known = load_scenarios(project.params)
    for name in scenarios:
        codes.check_member("scenario", name, known)
    sources = find_notebooks(project, notebooks)
    for name, source in sources.items():
        check_parameters_cell(name, source)
    chosen = [known[name] for name in dict.fromkeys(scenarios)] or list(known.values())
    if settings:
        base = _one_scenario(known, scenarios)
        one_off = change(base, settings)
        chosen = [one_off]
        sources = sources if notebooks else _touched(sources, one_off, base)
    chosen = [settled(scenario, sources) for scenario in chosen]
    baseline = known.get(BASELINE)
    if baseline is not None:
        baseline = settled(baseline, sources, must_be_there=False)
    contents = {name: source.read_text("utf-8") for name, source in sources.items()}
    return [
        Job(scenario, baseline, name, content, scenario.values(name))
        for scenario in chosen
        for name, content in contents.items()
    ]


def _one_scenario(known: Mapping[str, Scenario], names: Sequence[str]) -> Scenario:
    """Return the scenario that one-off values are for."""
    wanted = list(dict.fromkeys(names)) or [BASELINE]
    if len(wanted) > 1:
        message = f"`--set`: given for {', '.join(wanted)}; allowed: one scenario"
        raise ValueError(message)
    codes.check_member("scenario", wanted[0], known)
    return known[wanted[0]]


def _touched(
    sources: Mapping[str, Path], one_off: Scenario, base: Scenario
) -> dict[str, Path]:
    """Return the notebooks that one-off values make a difference to."""
    touched = [name for name in NOTEBOOK_PARAMETERS if one_off.differences(name, base)]
    found = {name: path for name, path in sources.items() if name in touched}
    if not found:
        message = (
            f"`--set`: changes {', '.join(touched)} only, and the project has none of "
            "these notebooks"
        )
        raise ValueError(message)
    return found


def find_notebooks(project: Project, names: Sequence[str] = ()) -> dict[str, Path]:
    """Find the notebooks that reports are made from.

    Parameters
    ----------
    project : Project
        The project.
    names : sequence of str, optional
        Names of notebooks; all if empty.

    Returns
    -------
    dict of str to pathlib.Path
        Name to file, in the order of the models.

    Raises
    ------
    ValueError
        If a name is unknown, or there is no notebook at all.
    """
    found = {
        name: path
        for name in NOTEBOOK_PARAMETERS
        if (path := project.notebooks / f"{name}.ipynb").is_file()
    }
    if not found:
        wanted = ", ".join(f"{name}.ipynb" for name in NOTEBOOK_PARAMETERS)
        message = f"`notebook`: {project.notebooks} has none of {wanted}"
        raise ValueError(message)
    for name in names:
        codes.check_member("notebook", name, found)
    return {name: path for name, path in found.items() if not names or name in names}


def check_parameters_cell(name: str, source: Path) -> None:
    """Check that a notebook takes exactly the parameters that its model has.

    Papermill passes over a parameter that the notebook does not know, and the reader
    would see a baseline under another name.

    Parameters
    ----------
    name : str
        Name of the notebook.
    source : pathlib.Path
        Its file.

    Raises
    ------
    ValueError
        Naming the parameters that are missing and those that no scenario can set.
    """
    declared = set(declared_parameters(source))
    expected = set(NOTEBOOK_PARAMETERS[name].model_fields)
    if declared != expected:
        parts = [
            f"{word} {', '.join(sorted(names))}"
            for word, names in (
                ("lacks", expected - declared),
                ("has unknown", declared - expected),
            )
            if names
        ]
        message = (
            f"`notebook`: the parameters cell of {source.name} {' and '.join(parts)}; "
            f"allowed: {', '.join(NOTEBOOK_PARAMETERS[name].model_fields)}"
        )
        raise ValueError(message)
