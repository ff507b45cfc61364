"""Files that are whole or as they were."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

UNFINISHED = ".unfinished"  # a file that is being written, or was by a killed process

_FORMULA = re.compile(r"[=+@\t\r-]")
# A number or a period, such as -0138 or -0200/1600.
_FIGURE = re.compile(r"[+-]?\d+(\.\d+)?(e[+-]?\d+)?|(-?\d{4}(-\d\d){0,2}/?){1,2}")


def for_spreadsheets(text: str) -> str:
    """Return a text with an apostrophe before what would become a formula in a CSV."""
    is_formula = _FORMULA.match(text) and not _FIGURE.fullmatch(text)
    return f"'{text}" if is_formula else text


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that readers see the old one or the new one, never a part.

    A link stays one, a device is written to. An OSError names the untouched file.
    """
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    path = path.resolve()
    unfinished = path.with_name(f".{path.name}.{secrets.token_hex(4)}{UNFINISHED}")
    with _naming(path):
        try:
            write_new(unfinished, content)
            unfinished.replace(path)
        finally:
            with suppress(OSError):
                unfinished.unlink()
    sync_folder(path.parent)


def write_new(path: Path, content: bytes | Path) -> None:
    """Write a file that is not there yet to the disk; an OSError names it.

    A file as `content`, never changed, gets a second name, or else is copied.
    """
    with _naming(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Path):
            with suppress(OSError):
                os.link(content, path)
                return
            content = content.read_bytes()
        with path.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())


@contextmanager
def _naming(path: Path) -> Iterator[None]:
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
