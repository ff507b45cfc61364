"""Which rows a report is made from: one vintage for a whole run, and its name in words.

A scenario may ask for ``latest``. What that is, is settled when the reports are
planned: a vintage that appears while a run is at work is for the next one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from cac_data.report.manifest import DataStep
from cac_data.scenarios import Scenario
from cac_data.vintage import (
    BUNDLED,
    LATEST,
    VintageError,
    checked_bytes,
    digest,
    folder_of,
    manifest,
    resolve,
)

__all__ = ["content", "files", "in_words", "settled", "steps"]

PARAMETER = "data"
"""Of every notebook: ``bundled``, ``latest`` or an id."""


def settled(
    scenario: Scenario, notebooks: Iterable[str], *, must_be_there: bool = True
) -> Scenario:
    """Return a scenario that names the vintage it means.

    Parameters
    ----------
    scenario : Scenario
        As its file has it.
    notebooks : iterable of str
        Those for which it is asked.
    must_be_there : bool, optional
        Whether a vintage that is not on this machine is an error; else it is left as
        the scenario names it.

    Returns
    -------
    Scenario
        With an id in place of ``latest``.

    Raises
    ------
    ValueError
        If a vintage is missing or damaged: names the scenario and where it is set.
    """
    found = dict(scenario.parameters)
    for name in notebooks:
        wanted = str(scenario.values(name)[PARAMETER])
        try:
            vintage = resolve(wanted, argument=PARAMETER)
            _check(vintage)
        except ValueError as error:
            if must_be_there:
                where = scenario.origin(name, PARAMETER)
                message = f"scenario {scenario.id}, {where}: {error}"
                raise ValueError(message) from None
            continue
        if wanted == LATEST:
            found[name] = found[name].model_copy(update={PARAMETER: vintage})
    return replace(scenario, parameters=found)


def _check(vintage: str) -> None:
    """Raise now, and not in each kernel, if a file of a vintage is damaged."""
    if vintage != BUNDLED:
        for table in manifest(vintage)["tables"]:
            checked_bytes(vintage, table)


def content(parameters: Mapping[str, Any]) -> str:
    """Return the digest of all that a job's vintage holds; empty for the bundled rows.

    Parameters
    ----------
    parameters : mapping
        Of the job.

    Returns
    -------
    str
        As `cac_data.vintage.digest`.

    Raises
    ------
    ValueError
        If the vintage is missing or damaged.
    """
    return digest(resolve(str(parameters.get(PARAMETER, BUNDLED)), argument=PARAMETER))


def files(parameters: Mapping[str, Any]) -> Mapping[str, bytes]:
    """Return the files of a job's vintage, for a machine that has none.

    Parameters
    ----------
    parameters : mapping
        Of the job.

    Returns
    -------
    mapping of str to bytes
        By path below ``CAC_DATA_HOME``; empty for the bundled rows. Answers as they
        came are not among them: no report reads them.

    Raises
    ------
    ValueError
        If the vintage is missing or damaged.
    """
    return _files(resolve(str(parameters.get(PARAMETER, BUNDLED)), argument=PARAMETER))


@lru_cache(maxsize=2)
def _files(vintage: str) -> Mapping[str, bytes]:
    if vintage == BUNDLED:
        return {}
    folder = f"vintages/{vintage}"
    found = {
        f"{folder}/tables/{table}.csv": checked_bytes(vintage, table)
        for table in manifest(vintage)["tables"]
    }
    path = folder_of(vintage) / "manifest.json"
    return {f"{folder}/{path.name}": path.read_bytes(), **found}


def in_words(parameters: Mapping[str, Any]) -> str:
    """Say which rows a report is made from.

    Parameters
    ----------
    parameters : mapping
        Of the job.

    Returns
    -------
    str
        A few words.
    """
    vintage = str(parameters.get(PARAMETER, BUNDLED))
    if vintage == BUNDLED:
        return "bundled (the tables that come with the package)"
    try:
        found = manifest(resolve(vintage))
    except (ValueError, VintageError):
        return f"{vintage} (not on this machine)"
    services = ", ".join(
        f"{service} of {day}" for service, day in sorted(found["services"].items())
    )
    return (
        f"{vintage} (the tables that come with the package and the rows fetched "
        f"beside them: {services})"
    )


def steps(
    before: Mapping[str, Mapping[str, Any]], now: Mapping[str, Mapping[str, Any]]
) -> list[DataStep]:
    """Tell where reports are made from another vintage than in the run before.

    Parameters
    ----------
    before, now : mapping of str to mapping
        Name of a report: its parameters.

    Returns
    -------
    list of DataStep
        The reports that both runs know, by step; empty where all stay with theirs.
    """
    found: dict[tuple[str, str], list[str]] = {}
    for name in now.keys() & before.keys():
        was, new = (
            str(parameters.get(PARAMETER, BUNDLED))
            for parameters in (before[name], now[name])
        )
        if was != new:
            found.setdefault((was, new), []).append(name)
    return [DataStep(*pair, sorted(names)) for pair, names in sorted(found.items())]
