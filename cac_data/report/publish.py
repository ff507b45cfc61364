"""Put pages where readers find them, all or nothing, and keep the record of runs."""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Literal

MANIFEST = "manifest.json"
MANIFEST_VERSION = 1

Status = Literal["built", "failed", "stopped"]


@dataclass(frozen=True)
class Entry:
    """What the manifest says of one report.

    Attributes
    ----------
    scenario, notebook : str
        Which report.
    title, scenario_title, description, kind : str
        As shown on the index.
    status : {"built", "failed", "stopped"}
        How the last run of this report ended.
    page : str or None
        Path of the last good page in the output folder; None if there is none yet.
    failed_page : str or None
        Path of the partial page, where the last run failed.
    parameters : dict
        What the notebook was told.
    differences : list of dict
        Parameters that differ from the baseline, in words: ``label``, ``value``.
    key_figures : list of dict
        Those of the last good page.
    error : dict or None
        ``class``, ``message``, ``cell``, ``code`` of the failure.
    warnings : list of str
        What cells wrote to standard error.
    started : str
        When, in UTC.
    seconds : float
        How long the notebook ran.
    """

    scenario: str
    notebook: str
    title: str
    scenario_title: str
    description: str
    kind: str
    status: Status
    page: str | None
    failed_page: str | None
    parameters: dict[str, Any]
    differences: list[dict[str, str]]
    key_figures: list[dict[str, Any]]
    error: dict[str, Any] | None
    warnings: list[str] = field(default_factory=list)
    started: str = ""
    seconds: float = 0.0

    @property
    def name(self) -> str:
        """Scenario and notebook."""
        return f"{self.scenario}/{self.notebook}"


def write_atomically(path: Path, content: str) -> None:
    """Write a file so that readers see the old one or the new one, never a part.

    Parameters
    ----------
    path : pathlib.Path
        The file; its folder is made if need be.
    content : str
        Written as UTF-8.

    Raises
    ------
    OSError
        If the disk is full or the folder cannot be written; `path` is untouched then.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="\n") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files for the owner alone; a page is for whoever may read here.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    _sync_folder(path.parent)


def remove(path: Path) -> None:
    """Remove a page that no longer holds, and its folder if nothing else is in it.

    Parameters
    ----------
    path : pathlib.Path
        The file; nothing happens if it is not there.
    """
    path.unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        path.parent.rmdir()
        path.parent.parent.rmdir()


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def _sync_folder(folder: Path) -> None:
    """Make the new name survive a power cut, where the system can do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def read_manifest(output: Path) -> dict[str, Entry]:
    """Read what earlier runs left behind.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    dict of str to Entry
        By scenario and notebook; empty where there is no manifest or it cannot be
        read, because a damaged record must not stop the next run from making a new one.
    """
    try:
        content = json.loads((output / MANIFEST).read_text("utf-8"))
        if content["version"] != MANIFEST_VERSION:
            return {}
        entries = [Entry(**item) for item in content["reports"]]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {
        entry.name: entry
        for entry in entries
        if entry.page is None or (output / entry.page).is_file()
    }


def write_manifest(
    output: Path, entries: Iterable[Entry], run: Mapping[str, Any]
) -> None:
    """Write the record of all reports.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.
    entries : iterable of Entry
        All reports of the folder.
    run : mapping
        Facts of this run: when, how long, which versions.
    """
    content = {
        "version": MANIFEST_VERSION,
        "run": dict(run),
        "reports": [asdict(entry) for entry in entries],
    }
    text = json.dumps(content, ensure_ascii=False, indent=1)
    write_atomically(output / MANIFEST, f"{text}\n")
