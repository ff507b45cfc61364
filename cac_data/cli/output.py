"""The ways of a result out of a command: to a file, a pipe or a person."""

import contextlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import typer

from cac_data.cli.options import FormatName
from cac_data.export import written
from cac_data.files import write_file
from cac_data.printable import harmless, printable


@dataclass(frozen=True)
class Form:
    """Which columns and rows of a result are given, in which format and where."""

    columns: str = ""
    limit: int | None = None
    format: FormatName | None = None
    output: Path | None = None


def print_rows(
    rows: Any, form: Form | None = None, *, before: str = "", usual: str = ""
) -> None:
    """Write rows in a form; for people the `usual` columns, with words before them."""
    form = form or Form()
    content, notes = written(
        rows,
        before,
        usual,
        columns=form.columns,
        limit=form.limit,
        format=form.format,
        output=form.output,
    )
    write(content, form.output)
    for note in notes:
        say(f"note: {note}")


def say(text: str, *, is_error: bool = True) -> None:
    """Tell a person something that is no part of a result, if anybody listens."""
    with contextlib.suppress(OSError):  # the exit code tells it
        _send(printable(f"{text}\n"), is_error=is_error)


def check_file(output: Path | None) -> None:
    """Refuse what cannot be a file to write to: a folder, or one in no folder."""
    if output and output.is_dir():
        message = f"`--output`: {output} is a folder; allowed: a file to write to"
        raise ValueError(message)
    if output and not output.parent.is_dir():
        # Of a typing error one would not notice that it has made folders.
        message = f"{output}: there is no folder {output.parent}; make it first"
        raise ValueError(message)


def write(content: str | bytes, output: Path | None = None) -> None:
    """Write a result to a file, whole or not at all, or to standard output."""
    if isinstance(content, str):
        content = harmless(content)
    check_file(output)
    if output is None or str(output) == "-":
        with contextlib.suppress(BrokenPipeError):  # its reader has seen enough
            _send(content)
        return
    write_file(output, content.encode() if isinstance(content, str) else content)


def _send(content: str | bytes, *, is_error: bool = False) -> None:
    try:
        typer.echo(content, nl=False, err=is_error)
    except OSError as error:
        # What is still buffered goes nowhere: Python would try again when it ends.
        stream = 2 if is_error else 1
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream)
        error.filename = "standard output"
        raise
