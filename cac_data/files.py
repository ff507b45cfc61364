"""Files that are whole or as they were."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

UNFINISHED = ".unfinished"
"""Ending of a file that is being written, or that a killed process left behind."""

FORMULA = re.compile(r"[=+@\t\r-]")
FIGURE = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?|(-?\d{4}(-\d\d){0,2}/?){1,2}")
"""A number or a period, such as ``-0138`` or ``-0200/1600``."""


def for_spreadsheets(text: str) -> str:
    """Return a text with an apostrophe before what would become a formula in a CSV."""
    return f"'{text}" if FORMULA.match(text) and not FIGURE.fullmatch(text) else text


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, never a part.

    A link stays one; a device or a named pipe is written to as it is. An OSError names
    the file, which is untouched then.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    path = path.resolve()
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, content)
    sync_folder(path.parent)


def replace_file(path: Path, content: bytes, *, at: int | None = None) -> None:
    """Put a file in its place, whole or not at all, also in an open folder `at`."""
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    made = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666, dir_fd=at)
    try:
        with os.fdopen(made, "wb") as file:
            _write_through(file, content)
        os.replace(unfinished, path, src_dir_fd=at, dst_dir_fd=at)
    except BaseException:
        with suppress(OSError):
            os.unlink(unfinished, dir_fd=at)
        raise


def write_new(path: Path, content: bytes | Path) -> None:
    """Write a file that is not there yet, and bring it to the disk.

    `content` is what it holds, or a file that is never changed: it gets a second name
    where the system can do that, else is copied. An OSError names the file.
    """
    with naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            with suppress(OSError):
                os.link(content, path)
                return
            content = content.read_bytes()
        with path.open("xb") as file:
            _write_through(file, content)


def _write_through(file: IO[bytes], content: bytes) -> None:
    file.write(content)
    file.flush()
    os.fsync(file.fileno())


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """Have an OSError name a file: a write names none, a rename the unfinished one."""
    try:
        yield
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


def sync_folder(folder: Path) -> None:
    """Make new names in a folder survive a power cut, where the system can do that."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
