"""Rows and words on their way out: to a terminal, a pipe or a file, in any format."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import typer

from cac_data import codes
from cac_data.files import for_spreadsheets, write_atomically

if TYPE_CHECKING:
    import pandas as pd

# pandas and rich are imported by what needs them: help and completion do not.

WITHOUT_END = 100_000  # Columns of what is no terminal: there nothing is broken or cut.
NARROWEST_TEXT = 12


def one_of(words: Sequence[str]) -> dict[str, Any]:
    """Return the settings of a typer option that takes one of these words.

    They complete it and refuse another word with the nearest.
    """

    def check(param: typer.CallbackParam, value: str | None) -> str | None:
        if value is not None:
            codes.check_member(param.opts[0], value, words)
        return value

    metavar = "|".join(words)
    return {"callback": check, "autocompletion": lambda: words, "metavar": metavar}


def terminal_width() -> int | None:
    """Return the width to keep to; None in a pipe, where nothing is to be cut."""
    if sys.stdout is None or not sys.stdout.isatty():
        return None
    return shutil.get_terminal_size((100, 24)).columns


def say(text: str) -> None:
    """Tell a person, on standard error, something that is no part of the result."""
    try:
        typer.echo(text, err=True)
    except OSError:  # a full disk, or nobody listens: the exit code tells it
        _abandon(sys.stderr)


def write(content: str | bytes, output: Path | None = None) -> None:
    """Write a result to a file, whole or not at all, or to standard output.

    A reader that has closed its end of a pipe has seen enough, which is no failure. An
    `OSError` names what could not be written.
    """
    data = content.encode("utf-8") if isinstance(content, str) else content
    if output is not None and str(output) != "-":
        if output.is_dir() or not output.parent.is_dir():
            message = f"`--output`: {output} is a folder, or lies in none"
            raise ValueError(message)
        if output.exists() and not output.is_file():
            output.write_bytes(data)  # a device or a named pipe
        else:
            write_atomically(output.resolve(), data)  # a link stays one
    elif sys.stdout is None:
        message = "standard output is closed; --output writes to a file"
        raise ValueError(message)
    else:
        try:
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        except OSError as error:
            _abandon(sys.stdout)
            if not isinstance(error, BrokenPipeError):
                error.filename = "standard output"
                raise


def _abandon(stream: TextIO) -> None:
    """Let what is still buffered go nowhere: Python flushes it when it ends."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def print_frame(
    frame: pd.DataFrame,
    *,
    columns: str = "",
    limit: int | None = None,
    format: str | None = None,
    output: Path | None = None,
    usual: str = "",
    before: str = "",
    after: str = "",
    empty: str = "No rows.",
) -> None:
    """Write rows in the format asked for, else the one that the file's name promises.

    The first four are what the options of these names were given. The rest is for
    people: the `usual` columns, texts `before` and `after` the rows, and what is said
    of none. What is not seen of the rows is said on standard error.
    """
    if format is None:
        endings = {ending: name for name, (ending, _) in FORMATS.items()}
        ending = (output.suffix.lower() if output else "") or ".txt"
        codes.check_member("--output", ending, endings)
        format = endings[ending]
    write_as = FORMATS[format][1]
    names = columns or ("" if write_as else usual)
    wanted = list(dict.fromkeys(filter(None, map(str.strip, names.split(",")))))
    codes.check_columns(frame.columns, wanted, function="--columns")
    shown = frame[wanted or list(frame.columns)].iloc[:limit]
    width = None if output is not None else terminal_width()
    if write_as is not None:
        write(write_as(shown), output)
        return
    write(_table(shown, width, before, after, "" if len(frame) else empty), output)
    if len(shown) < len(frame):
        say(f"note: the first {len(shown):,} of {len(frame):,} rows")


def _text(cell: object, separator: str = ";") -> str:
    """Write a cell as the package's files do: shortest number, empty if missing."""
    if isinstance(cell, list | tuple):
        return separator.join(map(str, cell))
    if isinstance(cell, bool):
        return str(cell).lower()
    if cell is None or cell != cell:
        return ""
    return str(cell).removesuffix(".0") if isinstance(cell, float) else str(cell)


def _csv(frame: pd.DataFrame) -> str:
    texts = frame.astype(object).map(lambda cell: for_spreadsheets(_text(cell)))
    return texts.to_csv(index=False, lineterminator="\n")


def _json(frame: pd.DataFrame) -> str:
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n" if rows else "[]\n"


def _markdown(frame: pd.DataFrame) -> str:
    """Write a table of GitHub's Markdown; what would be a mark there is escaped."""
    texts = frame.astype(object).map(lambda cell: _text(cell, "; "))
    texts = texts.replace(r"([\\`*_\[\]|~<>&])", r"\\\1", regex=True)
    texts = texts.replace(r"\r?\n", "<br>", regex=True)
    rows = [list(texts.columns), ["---"] * len(texts.columns), *texts.to_numpy()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _xlsx(frame: pd.DataFrame) -> bytes:
    """Write a workbook, the same bytes for the same rows, with no text as a formula."""
    import pandas as pd

    cells = frame.map(lambda cell: _text(cell) if isinstance(cell, list) else cell)
    plain = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    content = io.BytesIO()
    with pd.ExcelWriter(content, "xlsxwriter", engine_kwargs=plain) as writer:
        writer.book.set_properties({"created": datetime.fromisoformat("1980-01-01")})
        cells.to_excel(writer, sheet_name="data", index=False, freeze_panes=(1, 0))
    return content.getvalue()


FORMATS: dict[str, tuple[str, Callable[[pd.DataFrame], str | bytes] | None]] = {
    "table": (".txt", None),  # laid out for people, with words around it
    "csv": (".csv", _csv),
    "json": (".json", _json),
    "markdown": (".md", _markdown),
    "xlsx": (".xlsx", _xlsx),
}
"""Formats with the ending of a file's name that promises them, and what writes them."""


def _for_people(cell: object) -> str:
    """Write a cell without digits that nobody reads or what a terminal would obey."""
    if isinstance(cell, float):
        cell = round(cell, 4) if abs(cell) >= 1 else float(f"{cell:.4g}")
    return re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", _text(cell, "; "))


def _table(
    frame: pd.DataFrame, width: int | None, before: str, after: str, empty: str
) -> str:
    """Lay rows out, figures whole and texts between words.

    Key and value come first in the tables: columns without room at the end are left
    out, which is said.
    """
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    in_colours = width is not None and not os.environ.get("NO_COLOR")
    console = Console(
        width=width or WITHOUT_END,
        height=24,
        force_terminal=in_colours,
        file=io.StringIO(),  # stdout may be closed, or speak ASCII alone
    )
    texts = frame.astype(object).map(_for_people)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.show_edge = False
    room = console.width + 2
    for name, kind in frame.dtypes.items():
        is_figure = kind.kind in "if"
        widest = max(map(cell_len, [str(name), *texts[name]]))
        room -= 2 + (widest if is_figure else min(widest, NARROWEST_TEXT))
        if room < 0 and table.columns:
            break
        table.add_column(
            str(name),
            justify="right" if is_figure else "left",
            no_wrap=is_figure,
            overflow="fold",
        )
    count = len(table.columns)
    for row in texts.iloc[:, :count].itertuples(index=False, name=None):
        table.add_row(*map(Text, row))
    with console.capture() as laid_out:
        for part in (before, empty or table, after):
            if part:
                console.print(part, markup=False, emoji=False, highlight=False)
                console.print()
    if left_out := ", ".join(frame.columns[count:]):
        say(f"note: no room for {left_out}; --columns chooses, --format csv has all")
    lines = laid_out.get().rstrip("\n") + "\n"
    return re.sub(" +$", "", lines, flags=re.MULTILINE)
