"""Notice that what reports are made from has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from pathlib import Path

import cac_data
from cac_data.report.plan import Project

__all__ = ["Watch"]

EVERY = 0.1
"""Seconds between two looks."""

State = dict[str, tuple[int, int]]
"""Files by path, with the time of the last change and the size."""

PACKAGE = Path(cac_data.__file__).parent


class Watch:
    """Looks at a project and at the package as they are when it is made.

    It asks the system for times and sizes; a library that is told of changes would not
    be, on a shared disk or in a container.

    Parameters
    ----------
    project : Project
        The project.
    """

    def __init__(self, project: Project) -> None:
        self._folders = (project.params, project.notebooks)
        self._package = _state(PACKAGE)
        self._seen = self._look()

    def wait(self) -> None:
        """Return when a scenario, a notebook or the package has changed.

        Whoever is still writing is waited for.
        """
        now = self._look()
        while True:
            # Never trust a single look: a file that an editor has emptied and not yet
            # filled again is a change, too, and would be told as a mistake.
            time.sleep(EVERY)
            before, now = now, self._look()
            if now == before != self._seen:
                break
        self._seen = now

    def is_outdated(self) -> bool:
        """Tell whether this process has imported what has changed since.

        Returns
        -------
        bool
            True where a process of its own must go on.
        """
        return _state(PACKAGE) != self._package

    def _look(self) -> State:
        found = _state(PACKAGE)
        for folder in self._folders:
            found.update(_state(folder))
        return found


def _state(folder: Path) -> State:
    return {path: (at, size) for path, at, size in _files(str(folder))}


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Yield the files below a folder that decide a report: no bytecode, none hidden."""
    try:
        entries = list(os.scandir(folder))
    except OSError:  # the folder is being replaced
        return
    for entry in entries:
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        try:
            if entry.is_dir():
                yield from _files(entry.path)
            else:
                state = entry.stat()
                yield entry.path, state.st_mtime_ns, state.st_size
        except OSError:  # gone meanwhile
            continue
