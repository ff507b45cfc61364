"""Files that are whole or as they were."""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
from collections.abc import Iterable
from pathlib import Path

__all__ = [
    "for_spreadsheets",
    "remove_unfinished",
    "sync_folder",
    "write_atomically",
    "write_new",
]

UNFINISHED = ".unfinished"
"""Ending of a file that is being written, or that a killed process left behind."""

FORMULA = re.compile(r"[=+@\t\r-]")
FIGURE = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?|(-?\d{4}(-\d\d){0,2}/?){1,2}")
"""A number or a period, such as ``-0138`` or ``-0200/1600``."""


def for_spreadsheets(text: str) -> str:
    """Return a text with an apostrophe before what would become a formula in a CSV."""
    return f"'{text}" if FORMULA.match(text) and not FIGURE.fullmatch(text) else text


def write_atomically(path: Path, content: str | bytes | Iterable[bytes]) -> None:
    """Write a file so that readers see the old one or the new one, never a part.

    `path`: the file; its folder is made if need be.
    `content`: text is written as UTF-8 and as it stands, with no other ends of lines.
    Of an iterable only one part is held at a time.

    OSError if the disk is full or the folder cannot be written; `path` is untouched
    then, and the error names it.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _replace(path, _parts(content))
    except OSError as error:
        # A write that fails names no file, and a rename the temporary one.
        error.filename, error.filename2 = str(path), None
        raise
    sync_folder(path.parent)


def remove_unfinished(folder: Path) -> None:
    """Remove what a killed process was writing in a folder.

    `folder`: where nobody else writes now; nothing happens if it is not there.
    """
    for path in folder.glob(f".*{UNFINISHED}"):
        path.unlink(missing_ok=True)


def _replace(path: Path, parts: Iterable[bytes]) -> None:
    descriptor, name = tempfile.mkstemp(
        dir=path.parent, prefix=f".{path.name}.", suffix=UNFINISHED
    )
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as file:
            for part in parts:
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files for the owner alone; a page is for whoever may read here.
        temporary.chmod(0o666 & ~_umask())
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _parts(content: str | bytes | Iterable[bytes]) -> Iterable[bytes]:
    if isinstance(content, str):
        return [content.encode("utf-8")]
    return [content] if isinstance(content, bytes) else content


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def write_new(path: Path, content: bytes | Path) -> None:
    """Write a file that is not there yet, and bring it to the disk.

    For the files of a folder that is renamed as a whole, once all are written.

    `path`: the file; its folder is made if need be.
    `content`: what it holds, or a file of the same disk that is never changed: it gets
    a second name where the system can do that, and is copied elsewhere.

    OSError if the disk is full, the folder cannot be written or the file is there; the
    error names it.
    """
    try:
        _write_new(path, content)
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def _write_new(path: Path, content: bytes | Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    if isinstance(content, Path):
        with contextlib.suppress(OSError):
            os.link(content, path)
            return
        content = content.read_bytes()
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut, where the system can do that."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
