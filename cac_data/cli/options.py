"""What commands share: options, what completes them, and the ways of a result out."""

import contextlib
import dataclasses
import inspect
import os
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any, Literal

import typer

from cac_data import codes
from cac_data.export import written
from cac_data.files import write_file
from cac_data.printable import harmless, printable

# Help and completion answer while a person types: what reads tables, models or pages is
# imported by the command that runs.


def option(help: str, *names: str, complete: Any = None, **settings: Any) -> Any:
    """Return an option, named as its parameter; one that is said or not has `names`."""
    return typer.Option(*names, help=help, autocompletion=complete, **settings)


def argument(complete: Any = None, **settings: Any) -> Any:
    """Return an argument of a command that may be missing, or is completed."""
    return typer.Argument(autocompletion=complete, show_default=False, **settings)


def _columns_of() -> dict[str, list[str]]:
    """Return the columns of each table."""
    return {
        table["name"]: [field["name"] for field in table["schema"]["fields"]]
        for table in codes.descriptor()["resources"]
    }


def complete_columns(ctx: typer.Context, incomplete: str) -> list[str]:
    """Return lists of columns of the table that stands before."""
    before, comma, _ = incomplete.rpartition(",")
    given = [columns for table, columns in _columns_of().items() if table in ctx.args]
    return [f"{before}{comma}{name}" for columns in given for name in columns]


Words = list[str] | None
Formats = Literal["table", "csv", "json", "markdown", "xlsx"]
Output = Annotated[Path | None, option("A file to write to instead.")]
Table = Annotated[str, argument(_columns_of)]


def say(text: str, *, is_error: bool = True) -> None:
    """Tell a person something that is no part of a result, if anybody listens."""
    with contextlib.suppress(OSError):  # the exit code tells it
        _send(printable(f"{text}\n"), is_error=is_error)


def write(content: str | bytes, output: Path | None = None) -> None:
    """Write a result to a file, whole or not at all, or to standard output."""
    if isinstance(content, str):
        content = harmless(content)
    if output and output.is_dir():
        message = f"`--output`: {output} is a folder; allowed: a file to write to"
        raise ValueError(message)
    if output is None or str(output) == "-":
        with contextlib.suppress(BrokenPipeError):  # its reader has seen enough
            _send(content)
        return
    if not output.parent.is_dir():
        # Of a typing error one would not notice that it has made folders.
        message = f"{output}: there is no folder {output.parent}; make it first"
        raise ValueError(message)
    write_file(output, content.encode() if isinstance(content, str) else content)


def _send(content: str | bytes, *, is_error: bool = False) -> None:
    try:
        typer.echo(content, nl=False, err=is_error)
    except OSError as error:
        # What is still buffered goes nowhere: Python would try again when it ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2 if is_error else 1)
        error.filename = "standard output"
        raise


@dataclasses.dataclass
class Form:
    """The options that say which columns and rows are given, how and where."""

    columns: Annotated[str, option("Only these: A,B.", complete=complete_columns)] = ""
    limit: Annotated[int | None, option("First rows.", min=0)] = None
    format: Annotated[Formats | None, option("Default: by the file's ending.")] = None
    output: Output = None

    def print(self, rows: Any, before: str = "", usual: str = "") -> None:
        """Write rows so; for people the `usual` columns, with words before them."""
        content, notes = written(rows, before, usual, **vars(self))
        write(content, self.output)
        for note in notes:
            say(f"note: {note}")


def spread(command: Callable[..., None]) -> Callable[..., None]:
    """Return a command that takes the fields of its dataclasses one by one."""
    groups: dict[str, Any] = {}
    words: dict[str, inspect.Parameter] = {}
    for name, parameter in inspect.signature(command).parameters.items():
        if dataclasses.is_dataclass(parameter.annotation):
            groups[name] = parameter.annotation
            words |= inspect.signature(groups[name]).parameters
        else:
            words[name] = parameter

    def run(**given: Any) -> None:
        for name, group in groups.items():
            taken = {of.name: given.pop(of.name) for of in dataclasses.fields(group)}
            given[name] = group(**taken)
        command(**given)

    run.__doc__ = command.__doc__
    signature = inspect.Signature([*words.values()])
    run.__signature__ = signature  # type: ignore[attr-defined]  # only typer reads it
    return run
