"""Put pages where readers find them, all or nothing, and keep the record of runs."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from filelock import FileLock, Timeout

import cac_data
from cac_data.files import remove_unfinished, write_atomically
from cac_data.scenarios import ONE_OFF_MARK

MANIFEST = "manifest.json"
MANIFEST_VERSION = 1

LOCK = ".lock"
"""The file in the output folder that a run holds."""

Status = Literal["built", "unchanged", "failed", "stopped"]


def versions_now() -> dict[str, str]:
    """Return the versions of code and tables that a page is made with.

    Returns
    -------
    dict of str to str
        ``cac_data`` and ``data``.
    """
    return {"cac_data": cac_data.__version__, "data": cac_data.__data_version__}


@dataclass(frozen=True)
class Entry:
    """What the manifest says of one report.

    Attributes
    ----------
    scenario, notebook : str
        Which report.
    title, scenario_title, description, kind : str
        As shown on the index.
    status : {"built", "unchanged", "failed", "stopped"}
        How the last run of this report ended; unchanged where the page would have
        become the same.
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
    made_with : dict of str to str
        Versions that the last good page was made with (``cac_data``, ``data``); empty
        where they were not recorded.
    key_parts : dict of str to str
        Parts of the content key of the last good page; empty where not recorded.
    sha256 : str
        Digest of the last good page; empty where not recorded.
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
    made_with: dict[str, str] = field(default_factory=versions_now)
    key_parts: dict[str, str] = field(default_factory=dict)
    sha256: str = ""

    @property
    def name(self) -> str:
        """Scenario and notebook."""
        return f"{self.scenario}/{self.notebook}"

    @property
    def is_good(self) -> bool:
        """Whether the last run left the page that it should."""
        return self.status in ("built", "unchanged")

    @property
    def is_one_off(self) -> bool:
        """Whether some parameters were set for one run, not in a scenario file."""
        return ONE_OFF_MARK in self.scenario


@contextlib.contextmanager
def sole_run(output: Path) -> Iterator[None]:
    """Keep other runs away from an output folder.

    The lock is the system's own: it goes with the process that holds it, however that
    ends.

    Parameters
    ----------
    output : pathlib.Path
        The output folder; it is made if need be.

    Raises
    ------
    ValueError
        If another run is at work on it.
    OSError
        If the folder cannot be written.
    """
    output.mkdir(parents=True, exist_ok=True)
    lock = FileLock(output / LOCK, timeout=0)
    try:
        lock.acquire()
    except Timeout:
        message = (
            f"`--output`: another run is at work on {output}; wait for its end, or "
            "name another folder"
        )
        raise ValueError(message) from None
    try:
        remove_unfinished(output)
        yield
    finally:
        lock.release()


def check_folders(output: Path, names: Iterable[str]) -> None:
    """Refuse an output folder in which a page would lead elsewhere.

    The output folder itself may be a link, which is a choice of its owner. So may a
    page, which is replaced and not followed.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.
    names : iterable of str
        Reports that are due, as scenario and notebook.

    Raises
    ------
    ValueError
        If a folder that a run writes in, or removes pages from, is a link.
    """
    scenarios = dict.fromkeys(name.partition("/")[0] for name in names)
    folders = ["failed", *scenarios, *(f"failed/{name}" for name in scenarios)]
    for folder in folders:
        if (output / folder).is_symlink():
            message = (
                f"`--output`: {output / folder} is a link to "
                f"{(output / folder).resolve()}; allowed: a folder of its own, so that "
                "no page is written elsewhere; remove the link"
            )
            raise ValueError(message)


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
        # Records of before 0.4 do not say what their pages were made with.
        entries = [Entry(**{"made_with": {}, **item}) for item in content["reports"]]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return {
        entry.name: entry
        for entry in entries
        if entry.page is None or (output / entry.page).is_file()
    }


def with_pages(output: Path, entries: Iterable[Entry]) -> list[Entry]:
    """Leave out the reports that have no good page, or whose page is gone.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.
    entries : iterable of Entry
        Reports of the folder.

    Returns
    -------
    list of Entry
        Those that can be read, in the same order.
    """
    return [
        entry
        for entry in entries
        if entry.page is not None and (output / entry.page).is_file()
    ]


def with_versions_of_pages(output: Path, entries: Iterable[Entry]) -> list[Entry]:
    """Let reports whose last run gave no page keep the versions of their good page.

    Parameters
    ----------
    output : pathlib.Path
        The output folder, with the manifest as it was last written.
    entries : iterable of Entry
        Reports of the folder.

    Returns
    -------
    list of Entry
        In the same order.
    """
    earlier = read_manifest(output)
    return [
        replace(entry, made_with=earlier[entry.name].made_with)
        if not entry.is_good and entry.name in earlier
        else entry
        for entry in entries
    ]


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
