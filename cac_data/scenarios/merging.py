"""Putting together what several files say to one notebook, and checking the outcome."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from cac_data.scenarios.files import ScenarioFile
from cac_data.scenarios.parameters import (
    COMMON,
    NOTEBOOK_PARAMETERS,
    BrokenRulesError,
    NotebookParameters,
)
from cac_data.scenarios.plain_yaml import Trap
from cac_data.scenarios.problems import KeyPath
from cac_data.scenarios.wording import explain


@dataclass(frozen=True)
class Setting:
    """A value with the file and section that set it.

    Attributes
    ----------
    value : object
        As read.
    file : ScenarioFile
        To which problems with it are told.
    section : str
        ``common`` or the name of the notebook.
    rank : int
        Place of the file in its chain, the oldest ancestor first.
    """

    value: Any
    file: ScenarioFile
    section: str
    rank: int


def merge(notebook: str, chain: Sequence[ScenarioFile]) -> dict[str, Setting]:
    """Collect what a chain of files says to one notebook; later files win.

    Parameters
    ----------
    notebook : str
        Name of the notebook.
    chain : sequence of ScenarioFile
        From the oldest ancestor to the scenario itself.

    Returns
    -------
    dict of str to Setting
        By parameter; those that no file mentions are left out.
    """
    model = NOTEBOOK_PARAMETERS[notebook]
    merged: dict[str, Setting] = {}
    for rank, file in enumerate(chain):
        parameters = file.content.get("parameters")
        if not isinstance(parameters, dict):
            continue
        for section in (COMMON, notebook):
            values = parameters.get(section)
            if not isinstance(values, dict):
                continue
            for name, value in values.items():
                if name in model.model_fields:
                    merged[name] = Setting(value, file, section, rank)
    return merged


def check_parameters(
    notebook: str, merged: Mapping[str, Setting]
) -> NotebookParameters | None:
    """Validate the merged parameters; problems go to the files that set them.

    Parameters
    ----------
    notebook : str
        Name of the notebook.
    merged : mapping of str to Setting
        What it is told.

    Returns
    -------
    NotebookParameters or None
        None where something is wrong, which the files have been told.
    """
    model = NOTEBOOK_PARAMETERS[notebook]

    def report(paths: Sequence[KeyPath], message: str) -> None:
        known = [path for path in paths if path and path[0] in merged]
        if not known:
            return
        path = max(known, key=lambda item: merged[str(item[0])].rank)
        setting = merged[str(path[0])]
        reader = notebook if setting.section == COMMON else ""
        setting.file.report(("parameters", setting.section, *path), message, reader)

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
