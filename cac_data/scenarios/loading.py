"""From a folder of files to scenarios that have passed every check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from pydantic import ValidationError

from cac_data import codes
from cac_data.scenarios.files import SCENARIO_ID, ScenarioFile, read_file
from cac_data.scenarios.merging import check_parameters, merge
from cac_data.scenarios.parameters import (
    NOTEBOOK_PARAMETERS,
    SECTIONS,
    NotebookParameters,
    known_parameters,
)
from cac_data.scenarios.problems import KeyPath, Problem, ScenarioError, quoted
from cac_data.scenarios.scenario import BASELINE, Header, Origin, Scenario
from cac_data.scenarios.wording import explain, unknown_key

MOST_LISTED = 100
"""Scenarios that are named where one is missing."""


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
        if section not in SECTIONS:
            file.report(path, unknown_key(section, SECTIONS))
        elif not isinstance(values, dict):
            message = f"{quoted(values)} is not a mapping of parameters to values"
            file.report(path, message)
        else:
            allowed = known_parameters(section)
            for key in values:
                if key not in allowed:
                    file.report((*path, key), unknown_key(key, allowed))


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
            message = _no_such_parent(parent, file.id, files)
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


def _no_such_parent(parent: str, child: str, files: Mapping[str, ScenarioFile]) -> str:
    """Say that there is no such scenario, and which there are, if they are few.

    A sweep whose parent is gone has as many such problems as scenarios, and each would
    name all of them.
    """
    missing = f"there is no scenario {quoted(parent)}"
    if len(files) > MOST_LISTED:
        return f"{missing}; allowed: one of the {len(files) - 1:,} others here"
    others = sorted(
        name for name in files if name != child and SCENARIO_ID.fullmatch(name)
    )
    return f"{missing}; allowed: {', '.join(others)}{codes.closest(parent, others)}"


def _resolve(
    file: ScenarioFile, header: Header | None, chain: Sequence[ScenarioFile]
) -> Scenario | None:
    """Merge a chain of files and check the outcome for each notebook."""
    parameters: dict[str, NotebookParameters] = {}
    origins: dict[str, dict[str, Origin]] = {}
    for notebook in NOTEBOOK_PARAMETERS:
        merged = merge(notebook, chain)
        checked = check_parameters(notebook, merged)
        if checked is not None:
            parameters[notebook] = checked
        origins[notebook] = {
            name: Origin(
                item.file.id,
                item.section,
                item.file.place(("parameters", item.section, name))[0],
                item.file.name,
            )
            for name, item in merged.items()
        }
    if header is None or len(parameters) < len(NOTEBOOK_PARAMETERS):
        return None
    return Scenario(
        id=file.id,
        title=header.title,
        description=header.description,
        kind=header.kind,
        extends=header.extends,
        parameters=parameters,
        origins=origins,
    )
