"""The folder that readers look into: one run at a time, no page that does not hold."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from filelock import FileLock, Timeout

from cac_data.files import remove_unfinished
from cac_data.report.manifest import Entry

LOCK = ".lock"
"""The file in the output folder that a run holds."""


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


def is_at_work(output: Path) -> bool:
    """Tell whether a run is at work on an output folder just now.

    Parameters
    ----------
    output : pathlib.Path
        The output folder.

    Returns
    -------
    bool
        False also where it cannot be known, because the folder cannot be written.
    """
    try:
        with FileLock(output / LOCK, timeout=0):
            return False
    except Timeout:
        return True
    except OSError:
        return False


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
