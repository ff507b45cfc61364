"""A new scenario file to edit from: what its parent assumes, line by line."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any, NamedTuple

from cac_data.scenarios.files import unfit_id
from cac_data.scenarios.parameters import COMMON, NOTEBOOK_PARAMETERS
from cac_data.scenarios.plain_yaml import one_line
from cac_data.scenarios.scenario import Scenario
from cac_data.scenarios.schema import MODELINE
from cac_data.scenarios.wording import allowed_values

WIDTH = 88
"""Characters in a line."""

TITLE = "A new scenario: rewrite this title"
DESCRIPTION = (
    "Rewrite this: what happens in this world, in a few sentences, and what the "
    "numbers below rest on."
)


class _Shown(NamedTuple):
    """One parameter as it is offered."""

    section: str
    name: str
    value: Any
    about: str


def check_new_id(identifier: str) -> None:
    """Check that a scenario can be called so.

    Parameters
    ----------
    identifier : str
        The id.

    Raises
    ------
    ValueError
        If it is no small letter followed by small letters, digits and ``_``.
    """
    unfit = unfit_id(identifier)
    if unfit is not None:
        raise ValueError(unfit)


def draft(parent: Scenario) -> str:
    """Write the text of a scenario that extends another and changes nothing yet.

    Every parameter of the parent stands there as a comment, with its meaning and what
    it may be. Without the first ``# `` of each line it is a file with the same values.

    Parameters
    ----------
    parent : Scenario
        The scenario to extend.

    Returns
    -------
    str
        YAML that passes every check.
    """
    head = [
        MODELINE,
        f'title: "{TITLE}"',
        "description: >-",
        *textwrap.wrap(DESCRIPTION, WIDTH, initial_indent="  ", subsequent_indent="  "),
        f"extends: {parent.id}",
        *textwrap.wrap(
            f"What {parent.id} assumes follows. To change a value, take away the first "
            "`# ` of its line, of the name of its section, and of `parameters:`. Leave "
            "the rest as it is, or remove it: what is not said is taken over. Then: "
            "cac-data scenarios check",
            WIDTH,
            initial_indent="# ",
            subsequent_indent="# ",
        ),
    ]
    lines = ["parameters:"]
    section = ""
    for shown in _by_section(parent):
        if shown.section != section:
            section = shown.section
            lines.append(f"  {section}:")
        lines += _lines(shown)
    return "\n".join([*head, *(f"# {line}" for line in lines)]) + "\n"


def _by_section(parent: Scenario) -> Iterator[_Shown]:
    """Yield what several notebooks are told alike as `common`, then the rest."""
    values = {notebook: parent.values(notebook) for notebook in NOTEBOOK_PARAMETERS}
    shared: list[str] = []
    for notebook, own in values.items():
        for name, value in own.items():
            told = [other[name] for other in values.values() if name in other]
            if len(told) > 1 and name not in shared and all(o == value for o in told):
                shared.append(name)
                yield _Shown(COMMON, name, value, _about(parent, notebook, name))
    for notebook, own in values.items():
        for name, value in own.items():
            if name not in shared:
                yield _Shown(notebook, name, value, _about(parent, notebook, name))


def _about(parent: Scenario, notebook: str, name: str) -> str:
    parameters = parent.parameters[notebook]
    info = type(parameters).model_fields[name]
    allowed = allowed_values(info)
    about = f"{parameters.label(name)}: {info.description}"
    return f"{about}; allowed: {allowed}" if allowed else about


def _lines(shown: _Shown) -> list[str]:
    """Write one parameter: its meaning as a comment, then its value."""
    about = textwrap.wrap(
        shown.about, WIDTH - 2, initial_indent="    # ", subsequent_indent="    # "
    )
    if (
        shown.value
        and isinstance(shown.value, list)
        and isinstance(shown.value[0], dict)
    ):
        entries = [f"      - {one_line(entry)}" for entry in shown.value]
        return [*about, f"    {shown.name}:", *entries]
    return [*about, f"    {shown.name}: {one_line(shown.value)}"]
