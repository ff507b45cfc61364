"""The content key of a report: one number for everything that decides its bytes.

Two reports with the same key are the same, so that one which is there already need not
be built again. The key is made of parts, each with a digest of its own, so that what
has changed can be told. It rather takes too much than too little: a change in a module
that this report does not use gives it another key too.
"""

from __future__ import annotations

import hashlib
import json
import os
import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import cac_data
from cac_data.display.svg import FAMILIES
from cac_data.report import vintages
from cac_data.report.plan import Job

__all__ = [
    "PARTS",
    "code_parts",
    "content_key",
    "content_parts",
    "installed",
    "interpreter",
    "key_of_parts",
    "loaded_parts",
    "machine_parts",
    "own_parts",
    "shared_parts",
]

PARTS = {
    "notebook": "the notebook's file",
    "parameters": "the values of its parameters",
    "scenario": "the scenario's id, title, description or kind",
    "baseline": "the values with which the page compares",
    "code": "the modules of cac_data",
    "template": "the template of the page",
    "tables": "the tables or their descriptor",
    "vintage": "the vintage of the data",
    "python": "Python or the kind of machine",
    "packages": "the versions of the installed packages",
    "drawing": "the fonts or the settings of matplotlib",
    "date": "SOURCE_DATE_EPOCH",
}
"""Part of the key: what it stands for."""

PACKAGE = Path(cac_data.__file__).parent

ELSEWHERE = ("report/template", "data")
"""Folders of the package that are parts of their own."""

APART = ("cli", "fetch", "_project", *ELSEWHERE)
"""Folders of the package on which no report rests as on code."""

_digests: dict[tuple[str, int, int], str] = {}
"""Of files, by path, size and time of the last change."""


def content_key(job: Job) -> str:
    """Return the content key of a report.

    Parameters
    ----------
    job : Job
        Scenario and notebook.

    Returns
    -------
    str
        64 hexadecimal digits.

    Raises
    ------
    OSError
        If a file of the package cannot be read.
    """
    return key_of_parts(content_parts(job))


def key_of_parts(parts: Mapping[str, str]) -> str:
    """Return the content key that follows from its parts.

    Parameters
    ----------
    parts : mapping of str to str
        As from `content_parts`; empty where they are not known.

    Returns
    -------
    str
        64 hexadecimal digits; empty where there are no parts.
    """
    return _digest_of("cac-data content key 1", sorted(parts.items())) if parts else ""


def content_parts(job: Job) -> dict[str, str]:
    """Return the parts of the content key of a report.

    Compared with those of an earlier time they say what has changed.

    Parameters
    ----------
    job : Job
        Scenario and notebook.

    Returns
    -------
    dict of str to str
        For each of `PARTS` its SHA-256.

    Raises
    ------
    OSError
        If a file of the package cannot be read.
    ValueError
        If the vintage of the data is missing or damaged.
    """
    return {**own_parts(job), **shared_parts()}


def own_parts(job: Job) -> dict[str, str]:
    """Return the parts of the content key that other reports need not have.

    Parameters
    ----------
    job : Job
        Scenario and notebook.

    Returns
    -------
    dict of str to str
        For some of `PARTS` its SHA-256.

    Raises
    ------
    ValueError
        If the vintage of the data is missing or damaged.
    """
    scenario, baseline = job.scenario, job.baseline
    return {
        "notebook": _digest_of(job.notebook, job.content),
        "parameters": _digest_of(job.parameters),
        "scenario": _digest_of(
            scenario.id, scenario.title, scenario.description, scenario.kind
        ),
        "baseline": _digest_of(
            None if baseline is None else baseline.values(job.notebook)
        ),
        "vintage": _digest_of(vintages.content(job.parameters)),
    }


def shared_parts() -> dict[str, str]:
    """Return the parts of the content key that all reports have, as things stand now.

    Returns
    -------
    dict of str to str
        For the others of `PARTS` its SHA-256.

    Raises
    ------
    OSError
        If a file of the package cannot be read.
    """
    return {
        **machine_parts(),
        "date": _digest_of(os.environ.get("SOURCE_DATE_EPOCH", "")),
    }


def machine_parts() -> dict[str, str]:
    """Return the parts of the content key that the machine decides.

    Two machines on which they agree make the same pages.

    Returns
    -------
    dict of str to str
        Part to SHA-256.

    Raises
    ------
    OSError
        If a file of the package cannot be read.
    """
    return {
        **code_parts(),
        "tables": _folder_digest(PACKAGE / "data"),
        "drawing": _drawing(),
    }


@cache
def loaded_parts() -> dict[str, str]:
    """Return `machine_parts` as they were when this process loaded what it runs.

    A process that starts cold asks before it imports more.

    Returns
    -------
    dict of str to str
        Part to SHA-256: those of the warm server for its forks, else those of the
        first time that this is asked.

    Raises
    ------
    OSError
        If a file of the package cannot be read.
    """
    warm = sys.modules.get("cac_data.report.warm")
    parts: dict[str, str] = machine_parts() if warm is None else warm.PARTS
    return parts


def code_parts() -> dict[str, str]:
    """Return the parts of the content key that stand for programs, as things are now.

    Returns
    -------
    dict of str to str
        For some of `PARTS` its SHA-256; quickly, without matplotlib.

    Raises
    ------
    OSError
        If a file of the package cannot be read.
    """
    return {
        "code": _folder_digest(PACKAGE, without=APART),
        "template": _folder_digest(PACKAGE / "report" / "template"),
        "python": _digest_of(*interpreter()),
        "packages": _digest_of(installed()),
    }


def _digest_of(*values: Any) -> str:
    """Digest values of JSON types; what is none of them counts by how it prints."""
    text = json.dumps(values, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()


def _file_digest(path: Path) -> str:
    """Digest a file, anew only if its size or the time of its last change differ."""
    state = path.stat()
    known = (str(path), state.st_size, state.st_mtime_ns)
    if known not in _digests:
        _digests[known] = hashlib.sha256(path.read_bytes()).hexdigest()
    return _digests[known]


def _folder_digest(folder: Path, *, without: Iterable[str] = ()) -> str:
    """Digest names and contents of all files below a folder."""
    left_out = {folder / name for name in without}
    return _digest_of(
        sorted(
            (path.relative_to(folder).as_posix(), _file_digest(path))
            for path in _files_below(folder, left_out)
        )
    )


def _files_below(folder: Path, left_out: set[Path]) -> Iterator[Path]:
    for parent, folders, names in os.walk(folder):
        here = Path(parent)
        # Bytecode follows from the modules, and hidden files are those of editors.
        folders[:] = [
            name
            for name in folders
            if name != "__pycache__"
            and not name.startswith(".")
            and here / name not in left_out
        ]
        yield from (here / name for name in names if not name.startswith("."))


def interpreter() -> tuple[str, ...]:
    """Name interpreter and machine: the last digit of a logarithm may hang on them.

    Returns
    -------
    tuple of str
        Implementation and version of Python, system and kind of machine.
    """
    return (
        platform.python_implementation(),
        platform.python_version(),
        platform.system(),
        platform.machine(),
    )


@cache
def installed() -> list[str]:
    """Name the folders in which installed packages are recorded.

    They hold name and version, by the specification of installed projects; to read the
    records themselves takes a quarter of a second.

    Returns
    -------
    list of str
        Such as ``numpy-2.3.1.dist-info``, in order.
    """
    names = {
        path.name
        for folder in sys.path
        if Path(folder).name in ("site-packages", "dist-packages")
        for kind in ("*.dist-info", "*.egg-info")
        for path in Path(folder).glob(kind)
    }
    return sorted(names)


@cache
def _drawing() -> str:
    """Digest the fonts that texts are measured with, and matplotlib's settings."""
    import matplotlib as mpl
    from matplotlib.font_manager import FontProperties, findfont

    found = {}
    for family in FAMILIES[:-1]:  # the last is no family
        for weight in ("normal", "bold"):
            for style in ("normal", "italic"):
                wanted = FontProperties(family=[family], weight=weight, style=style)
                try:
                    file = findfont(wanted, fallback_to_default=False)
                except ValueError:  # this machine does not have the family
                    continue
                found[f"{family} {weight} {style}"] = _file_digest(Path(file))
    return _digest_of(found, _file_digest(Path(mpl.matplotlib_fname())))
