"""From a folder of files to scenarios that have passed every check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from pydantic import Field, ValidationError

from cac_data import codes
from cac_data.scenarios.files import SCENARIO_ID, ScenarioFile, Trap, read_file
from cac_data.scenarios.parameters import (
    NOTEBOOK_PARAMETERS,
    BrokenRulesError,
    NotebookParameters,
    StrictModel,
)
from cac_data.scenarios.problems import KeyPath, Problem, ScenarioError, quoted
from cac_data.scenarios.wording import explain, unknown_key

BASELINE = "baseline"
"""The scenario against which the others are described."""

Kind = Literal["future", "lens"]


@dataclass(frozen=True)
class Origin:
    """Where the value of a parameter was set.

    Attributes
    ----------
    scenario : str
        Id of the scenario whose file sets it.
    section : str
        ``common`` or the name of the notebook.
    line : int
        Line of the file, counted from 1.
    """

    scenario: str
    section: str
    line: int


@dataclass(frozen=True)
class Scenario:
    """A scenario that has passed every check.

    Attributes
    ----------
    id : str
        Name of the file without its ending.
    title, description : str
        As written in the file.
    kind : {"future", "lens"}
        A lens counts the same world differently and stands in no ranking of futures.
    extends : str or None
        Id of the scenario on which this one builds.
    parameters : mapping of notebook name to parameters
        One complete set for each notebook.
    origins : mapping of notebook name to mapping of parameter to Origin
        Which file set a value; a parameter left at its default has no entry.
    """

    id: str
    title: str
    description: str
    kind: Kind
    extends: str | None
    parameters: Mapping[str, NotebookParameters]
    origins: Mapping[str, Mapping[str, Origin]] = field(default_factory=dict)

    def values(self, notebook: str) -> dict[str, Any]:
        """Return the parameters of one notebook as numbers, text and lists.

        Parameters
        ----------
        notebook : str
            Name of the notebook.

        Returns
        -------
        dict
            Every parameter of the notebook, in the order of its model.

        Raises
        ------
        ValueError
            If there is no such notebook.
        """
        codes.check_member("notebook", notebook, self.parameters)
        return self.parameters[notebook].model_dump()

    def differences(
        self, notebook: str, other: Scenario | None = None
    ) -> dict[str, tuple[Any, Any]]:
        """Return the parameters of one notebook that differ from another scenario's.

        Parameters
        ----------
        notebook : str
            Name of the notebook.
        other : Scenario, optional
            With which to compare; the defaults of the notebook if not given.

        Returns
        -------
        dict
            Parameter to (value in `other`, value here).

        Raises
        ------
        ValueError
            If there is no such notebook.
        """
        mine = self.values(notebook)
        theirs = (
            other.values(notebook)
            if other is not None
            else NOTEBOOK_PARAMETERS[notebook]().model_dump()
        )
        return {
            name: (theirs[name], value)
            for name, value in mine.items()
            if theirs[name] != value
        }


class Header(StrictModel):
    """The keys of a scenario file beside its parameters."""

    title: str = Field(
        min_length=1, max_length=80, description="name of the scenario, as in a heading"
    )
    description: str = Field(
        min_length=1, max_length=2000, description="the story, in a few sentences"
    )
    kind: Kind = Field(
        "future",
        description="future: a path that may come; lens: another way to count the same",
    )
    extends: str | None = Field(
        None, description="id of the scenario whose parameters are taken over"
    )


def load_scenarios(folder: Path) -> dict[str, Scenario]:
    """Read and check every scenario of a folder.

    Within a file, a notebook's own section wins over ``common``; between files, the
    scenario wins over the one it extends.

    Parameters
    ----------
    folder : pathlib.Path
        Folder of ``<id>.yaml`` files.

    Returns
    -------
    dict of str to Scenario
        By id: the baseline first, then in alphabetical order.

    Raises
    ------
    ScenarioError
        With every problem of every file.
    """
    paths = sorted(folder.glob("*.yaml"))
    files = {path.stem: read_file(path) for path in paths}
    problems = _misnamed(folder)
    if not files:
        message = "no scenarios here; expected files such as baseline.yaml"
        problems.append(Problem(folder.name, 0, 0, "", message))
    headers = {file.id: _check_header(file) for file in files.values() if file.readable}
    for file in files.values():
        if file.readable:
            _check_sections(file)
    chains = {identifier: _chain(identifier, files) for identifier in headers}
    scenarios = {
        identifier: _resolve(files[identifier], headers[identifier], chain)
        for identifier, chain in chains.items()
    }
    problems += [problem for file in files.values() for problem in file.problems]
    if problems:
        raise ScenarioError(problems)
    order = sorted(
        scenarios, key=lambda identifier: (identifier != BASELINE, identifier)
    )
    return {
        identifier: scenario
        for identifier in order
        if (scenario := scenarios[identifier]) is not None
    }


def _misnamed(folder: Path) -> list[Problem]:
    """Find files that were meant as scenarios and would be passed over in silence."""
    return [
        Problem(
            f"{folder.name}/{path.name}", 0, 0, "", "rename it: scenarios end in .yaml"
        )
        for path in sorted(folder.glob("*"))
        if path.suffix.lower() in (".yml", ".yaml") and path.suffix != ".yaml"
    ]


def _check_header(file: ScenarioFile) -> Header | None:
    """Check the keys beside `parameters`; None where one of them is wrong."""
    allowed = [*Header.model_fields, "parameters"]
    for key in file.content:
        if key not in allowed:
            file.report((key,), unknown_key(key, allowed))
    known = {
        key: file.content[key] for key in Header.model_fields if key in file.content
    }
    try:
        return Header(**known)
    except ValidationError as error:
        for path, message in explain(error, Header):
            file.report(path, message)
        return None


def _check_sections(file: ScenarioFile) -> None:
    """Check that `parameters` holds known sections with known keys."""
    parameters = file.content.get("parameters")
    if parameters is None:
        if "parameters" in file.content:
            file.report(("parameters",), "is empty; leave it out or fill it")
        return
    if not isinstance(parameters, dict):
        message = f"{quoted(parameters)} is not a mapping of notebooks to parameters"
        file.report(("parameters",), message)
        return
    for section, values in parameters.items():
        path: KeyPath = ("parameters", section)
        sections = ["common", *NOTEBOOK_PARAMETERS]
        if section not in sections:
            file.report(path, unknown_key(section, sections))
        elif not isinstance(values, dict):
            message = f"{quoted(values)} is not a mapping of parameters to values"
            file.report(path, message)
        else:
            allowed = _known_parameters(section)
            for key in values:
                if key not in allowed:
                    file.report((*path, key), unknown_key(key, allowed))


def _known_parameters(section: str) -> list[str]:
    """Parameters that may stand in a section; `common` takes those of any notebook."""
    if section != "common":
        return list(NOTEBOOK_PARAMETERS[section].model_fields)
    return list(
        dict.fromkeys(
            name
            for model in NOTEBOOK_PARAMETERS.values()
            for name in model.model_fields
        )
    )


def _chain(identifier: str, files: Mapping[str, ScenarioFile]) -> list[ScenarioFile]:
    """Return a scenario's files from the oldest ancestor to itself.

    A circle or a missing parent is reported, and the chain cut there.
    """
    chain = [files[identifier]]
    while True:
        file = chain[0]
        parent = file.content.get("extends")
        if not isinstance(parent, str):
            return chain
        if parent not in files:
            others = sorted(
                name
                for name in files
                if name != file.id and SCENARIO_ID.fullmatch(name)
            )
            message = (
                f"there is no scenario {quoted(parent)}; allowed: {', '.join(others)}"
                f"{codes.closest(parent, others)}"
            )
            file.report(("extends",), message)
            return chain
        names = [item.id for item in chain]
        if parent in names:
            circle = names[: names.index(parent) + 1]
            first = min(circle)
            start = circle.index(first)
            # A circle is met from each of its members: told once, from the first.
            turned = [*circle[start:], *circle[:start]]
            way = " -> ".join([turned[0], *reversed(turned[1:]), turned[0]])
            files[first].report(("extends",), f"the chain is a circle: {way}")
            return chain
        chain.insert(0, files[parent])


@dataclass(frozen=True)
class _Set:
    """A value with the file and section that set it."""

    value: Any
    file: ScenarioFile
    section: str
    rank: int


def _resolve(
    file: ScenarioFile, header: Header | None, chain: Sequence[ScenarioFile]
) -> Scenario | None:
    """Merge a chain of files and check the outcome for each notebook."""
    parameters: dict[str, NotebookParameters] = {}
    origins: dict[str, dict[str, Origin]] = {}
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        merged = _merge(notebook, chain)
        checked = _check_parameters(model, merged)
        if checked is not None:
            parameters[notebook] = checked
        origins[notebook] = {
            name: Origin(
                item.file.id,
                item.section,
                item.file.place(("parameters", item.section, name))[0],
            )
            for name, item in merged.items()
        }
    if header is None or len(parameters) < len(NOTEBOOK_PARAMETERS):
        return None
    return Scenario(
        id=file.id,
        title=header.title.strip(),
        description=" ".join(header.description.split()),
        kind=header.kind,
        extends=header.extends,
        parameters=parameters,
        origins=origins,
    )


def _merge(notebook: str, chain: Sequence[ScenarioFile]) -> dict[str, _Set]:
    """Collect what a chain of files says to one notebook; later files win."""
    model = NOTEBOOK_PARAMETERS[notebook]
    merged: dict[str, _Set] = {}
    for rank, file in enumerate(chain):
        parameters = file.content.get("parameters")
        if not isinstance(parameters, dict):
            continue
        for section in ("common", notebook):
            values = parameters.get(section)
            if not isinstance(values, dict):
                continue
            for name, value in values.items():
                if name in model.model_fields:
                    merged[name] = _Set(value, file, section, rank)
    return merged


def _check_parameters(
    model: type[NotebookParameters], merged: Mapping[str, _Set]
) -> NotebookParameters | None:
    """Validate the merged parameters; problems go to the files that set them."""

    def report(paths: Sequence[KeyPath], message: str) -> None:
        known = [path for path in paths if path and path[0] in merged]
        if not known:
            return
        path = max(known, key=lambda item: merged[str(item[0])].rank)
        setting = merged[str(path[0])]
        setting.file.report(("parameters", setting.section, *path), message)

    traps = {name for name, item in merged.items() if _holds_trap(item.value)}
    values = {name: item.value for name, item in merged.items() if name not in traps}
    try:
        checked = model(**values)
    except ValidationError as error:
        for details in error.errors():
            reason = details.get("ctx", {}).get("error")
            # Beside a value that could not be read, a rule would judge its default.
            if isinstance(reason, BrokenRulesError) and not traps:
                for rule in reason.broken:
                    report(rule.paths, rule.message)
        for path, message in explain(error, model):
            report([path], message)
        return None
    return None if traps else checked


def _holds_trap(value: Any) -> bool:
    """Tell whether a value, or one inside it, was reported by the loader already."""
    if isinstance(value, dict):
        return any(_holds_trap(item) for item in value.values())
    if isinstance(value, list):
        return any(_holds_trap(item) for item in value)
    return isinstance(value, Trap)
