"""Values for one run: a scenario with changes that stand in no file."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from cac_data.scenarios.files import ScenarioFile
from cac_data.scenarios.merging import Setting, check_parameters
from cac_data.scenarios.parameters import (
    COMMON,
    NOTEBOOK_PARAMETERS,
    SECTIONS,
    NotebookParameters,
    known_parameters,
)
from cac_data.scenarios.plain_yaml import Trap, one_line, read_plain
from cac_data.scenarios.problems import (
    KeyPath,
    Problem,
    ScenarioError,
    cut,
    dotted,
    quoted,
)
from cac_data.scenarios.scenario import Origin, Scenario
from cac_data.scenarios.wording import unknown_key

OPTION = "--set"
"""The option of ``cac-data report`` that gives such a value."""

ONE_OFF_MARK = "~"
"""Stands in the id of a one-off run and cannot stand in that of a scenario."""

EXAMPLE = "trade.horizon=2035"


@dataclass
class _Changes(ScenarioFile):
    """Takes the place of a scenario file: problems are told at the option."""

    sections: dict[str, dict[str, Any]] = field(default_factory=dict)

    def report(self, path: KeyPath, message: str, notebook: str = "") -> None:
        """Add a problem with a value.

        Parameters
        ----------
        path : KeyPath
            ``parameters``, section, parameter and, inside a list, what is meant.
        message : str
            What is wrong.
        notebook : str, optional
            Whose rules they are, where several notebooks read the value.
        """
        _, section, name, *inside = path
        self.refuse(f"{section}.{name}", message, tuple(inside), notebook)

    def refuse(
        self, words: str, message: str, inside: KeyPath = (), notebook: str = ""
    ) -> None:
        """Add a problem with the words that follow the option."""
        place, key = f"{OPTION} {words}", dotted(inside)
        self.problems.append(Problem(place, 0, 0, key, message, notebook))


def change(base: Scenario, settings: Sequence[str]) -> Scenario:
    """Return a scenario with other values, for one run.

    Parameters
    ----------
    base : Scenario
        What is changed.
    settings : sequence of str
        Each ``SECTION.KEY=VALUE``, with the value as it would stand in a file. As
        there, a notebook's own section wins over ``common``.

    Returns
    -------
    Scenario
        With an id of its own, `changes`, and a title and description that tell them.

    Raises
    ------
    ScenarioError
        With every problem of every setting.
    """
    changes = _read(settings)
    parameters: dict[str, NotebookParameters] = {}
    origins: dict[str, dict[str, Origin]] = {}
    for notebook, model in NOTEBOOK_PARAMETERS.items():
        known = {
            name: Setting(value, changes, "", rank=0)
            for name, value in base.values(notebook).items()
        }
        changed = {
            name: Setting(value, changes, section, rank=1)
            for section in (COMMON, notebook)
            for name, value in changes.sections.get(section, {}).items()
            if name in model.model_fields
        }
        checked = check_parameters(notebook, known | changed)
        if checked is not None:
            parameters[notebook] = checked
        origins[notebook] = {**base.origins[notebook]} | {
            name: Origin("", item.section, 0, f"{OPTION} {item.section}.{name}")
            for name, item in changed.items()
        }
    if not changes.problems and all(
        parameters[notebook] == base.parameters[notebook] for notebook in parameters
    ):
        for words in _names(changes):
            changes.refuse(words, f"changes nothing: {base.id} has that value")
    if changes.problems:
        raise ScenarioError(changes.problems, where=f"with {OPTION}")
    return _described(base, changes, parameters, origins)


def _names(changes: _Changes) -> list[str]:
    return [
        f"{section}.{name}"
        for section, values in changes.sections.items()
        for name in values
    ]


def _read(settings: Sequence[str]) -> _Changes:
    """Split the settings and read their values, by section and parameter."""
    changes = _Changes(id="", name=OPTION)
    for setting in settings:
        words, equals, text = setting.partition("=")
        section, dot, name = (word.strip() for word in words.partition("."))
        if not (equals and dot and section and name):
            message = f"is not SECTION.KEY=VALUE, such as {EXAMPLE}"
            changes.refuse(quoted(setting), message)
        elif section not in SECTIONS:
            changes.refuse(f"{section}.{name}", unknown_key(section, SECTIONS))
        elif name not in (allowed := known_parameters(section)):
            changes.refuse(f"{section}.{name}", unknown_key(name, allowed))
        elif name in changes.sections.get(section, {}):
            changes.refuse(f"{section}.{name}", "given twice; keep one of them")
        else:
            values = changes.sections.setdefault(section, {})
            values[name] = _read_value(f"{section}.{name}", text, changes)
    return changes


def _read_value(words: str, text: str, changes: _Changes) -> Any:
    """Read one value as it would be read in a file."""
    reading = read_plain(text)
    found = reading.problems if reading.error is None else [reading.error]
    for _, _, inside, message in found:
        changes.refuse(words, message, inside)
    # What could not be read is not judged a second time.
    return reading.content if reading.error is None else Trap(text)


def _described(
    base: Scenario,
    changes: _Changes,
    parameters: dict[str, NotebookParameters],
    origins: dict[str, dict[str, Origin]],
) -> Scenario:
    """Give the run a name that no other has, and say what it is."""
    told = {
        f"{section}.{name}": value
        for section, values in changes.sections.items()
        for name, value in values.items()
    }
    for notebook, found in origins.items():
        for name, origin in found.items():
            if not origin.scenario:
                # As the model has it, so that 0 and 0.0 are one change.
                value = parameters[notebook].model_dump()[name]
                told[f"{origin.section}.{name}"] = value
    written = {words: one_line(value) for words, value in sorted(told.items())}
    lines = tuple(f"{words}={text}" for words, text in written.items())
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
    identifier = f"{base.id}{ONE_OFF_MARK}{digest}"
    changed = " and ".join(f"{words} = {cut(text)}" for words, text in written.items())
    return replace(
        base,
        id=identifier,
        title=f"{base.title}, with {changed}",
        description=f"A run of its own: the scenario {base.id} with {changed}, set for "
        f"this report and in no file. {base.description}",
        extends=base.id,
        parameters=parameters,
        origins={
            notebook: {
                name: origin
                if origin.scenario
                else replace(origin, scenario=identifier)
                for name, origin in found.items()
            }
            for notebook, found in origins.items()
        },
        changes=lines,
    )


def _named(
    origins: dict[str, dict[str, Origin]], identifier: str
) -> dict[str, dict[str, Origin]]:
    """Put the id of the run into the origins that have none yet."""
    return {
        notebook: {
            name: origin if origin.scenario else replace(origin, scenario=identifier)
            for name, origin in found.items()
        }
        for notebook, found in origins.items()
    }
