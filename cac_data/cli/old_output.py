"""Where a result goes: to standard output or into a file, whole or not at all."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import sys
from pathlib import Path
from typing import TextIO

import click

from cac_data.files import write_atomically

__all__ = [
    "abandon",
    "emphasis",
    "is_terminal",
    "note",
    "speak_utf8",
    "terminal_width",
    "write",
]


def speak_utf8() -> None:
    """Write UTF-8 whatever the locale: names in the tables know no borders."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")


def is_terminal() -> bool:
    """Tell whether a person reads along."""
    return sys.stdout is not None and sys.stdout.isatty()


def terminal_width() -> int | None:
    """Return the width to keep to; None in a pipe, where nothing is to be cut.

    Not even to `COLUMNS`: a shell of Python hands it down to whatever it starts.
    """
    return shutil.get_terminal_size((100, 24)).columns if is_terminal() else None


def emphasis() -> tuple[str, str]:
    """Return what makes a line bold, and what ends it: nothing unless it is wanted."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb"
    return ("", "") if plain or not is_terminal() else ("\x1b[1m", "\x1b[0m")


def note(text: str) -> None:
    """Tell a person something that is no part of the result."""
    with contextlib.suppress(OSError):  # nobody listens any more
        click.echo(f"note: {text}", err=True)


def write(content: str | bytes, output: Path | None) -> None:
    """Write a result.

    Parameters
    ----------
    content
        Text is written as UTF-8, with the ends of lines that it has.
    output
        The file; None for standard output.

    Raises
    ------
    click.ClickException
        If it cannot be written. A reader that has closed its end of a pipe has seen
        enough, which is no failure.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    try:
        if output is None:
            _write_out(data)
        elif output.exists() and not output.is_file():
            output.write_bytes(data)  # a device or a named pipe
        else:
            # Through a link to the file that it names.
            write_atomically(output.resolve(), data)
    except OSError as error:
        message = f"cannot write {output or 'to standard output'}: {error.strerror}"
        raise click.ClickException(message) from None


def _write_out(data: bytes) -> None:
    if sys.stdout is None:
        message = "standard output is closed; --output writes to a file"
        raise ValueError(message)
    try:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        abandon(sys.stdout)
    except OSError:
        abandon(sys.stdout)
        raise


def abandon(stream: TextIO) -> None:
    """Let what is still buffered go nowhere: Python flushes it when it ends.

    Parameters
    ----------
    stream
        Standard output or standard error, which cannot be written any more.
    """
    with contextlib.suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
