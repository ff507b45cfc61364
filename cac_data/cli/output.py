"""Rows and words on their way out: to a terminal, a pipe or a file, in any format."""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
import textwrap
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, TextIO

import typer

from cac_data import codes
from cac_data.files import write_atomically

if TYPE_CHECKING:
    import pandas as pd
    from rich.console import Console
    from rich.table import Table

# pandas and rich are imported by what needs them: help and completion do not.

Format = Literal["table", "csv", "json", "markdown", "xlsx"]
FORMATS: dict[Format, str] = {
    "table": ".txt",
    "csv": ".csv",
    "json": ".json",
    "markdown": ".md",
    "xlsx": ".xlsx",
}
"""Format, and the ending of the files that are written in it unless told otherwise."""

WITHOUT_END = 100_000  # Columns of what is no terminal: there nothing is broken or cut.
NARROWEST_TEXT = 10


def one_of(words: Sequence[str]) -> dict[str, Any]:
    """Return the settings of a typer option that takes one of these words.

    They complete it and refuse another word with the nearest.
    """

    def check(param: typer.CallbackParam, value: str | None) -> str | None:
        if value is not None:
            codes.check_member(param.opts[0], value, words)
        return value

    def complete(incomplete: str) -> list[str]:
        return [word for word in words if word.startswith(incomplete)]

    return {"callback": check, "autocompletion": complete, "metavar": "|".join(words)}


def _check_target(value: Path | None) -> Path | None:
    """Refuse before any work what could not be written after it."""
    if value is None or str(value) == "-":
        return None
    if value.is_dir() or not value.parent.is_dir():
        is_folder = f"{value} is a folder"
        no_folder = f"there is no folder {value.parent}"
        message = f"`--output`: {is_folder if value.is_dir() else no_folder}"
        raise ValueError(message)
    return value


FormatOption = Annotated[
    str | None,
    typer.Option(
        "--format",
        help="Default: by the ending of FILE, else a table laid out for people.",
        **one_of(list(FORMATS)),
    ),
]
OutputOption = Annotated[
    Path | None,
    typer.Option(
        "--output",
        metavar="FILE",
        callback=_check_target,
        help="Write to this file, whole or not at all.",
    ),
]
LimitOption = Annotated[
    int | None, typer.Option("--limit", min=0, metavar="N", help="First rows only.")
]


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
    if output is not None and output.exists() and not output.is_file():
        output.write_bytes(data)  # a device or a named pipe
    elif output is not None:
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
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)


def print_frame(
    frame: pd.DataFrame,
    *,
    format: str | None = None,
    output: Path | None = None,
    columns: str = "",
    limit: int | None = None,
    usual: Sequence[str] = (),
    before: str = "",
    after: str = "",
    empty: str = "No rows.",
) -> None:
    """Write rows in the format asked for, else the one that the file's name promises.

    `columns` and `limit` are what the options of these names were given. The rest is
    for people: the `usual` columns of several rows, texts `before` and `after` them,
    and what is said of no rows. One row alone is a list of its columns. What is not
    seen of the rows is said on standard error.
    """
    chosen = format or _promised(output)
    names = [name.strip() for name in columns.split(",") if name.strip()]
    codes.check_columns(frame.columns, names, function="--columns")
    if chosen == "table" and len(frame) != 1:
        names = names or list(usual)
    shown = frame[list(dict.fromkeys(names)) or list(frame.columns)]
    shown = shown if limit is None else shown.head(limit)
    if chosen == "csv":
        texts = shown.astype(object).map(_for_a_spreadsheet)
        write(texts.to_csv(index=False, lineterminator="\n"), output)
    elif chosen == "json":
        write(_json(shown), output)
    elif chosen == "markdown":
        write(_markdown(shown), output)
    elif chosen == "xlsx":
        write(_workbook(shown, output), output)
    else:
        width = None if output is not None else terminal_width()
        table, count = _lay_out(shown, width or WITHOUT_END)
        body = empty if frame.empty else table
        told = (_wrapped(before, width), body, _wrapped(after, width))
        write("\n\n".join(filter(None, told)) + "\n", output)
        if len(shown) < len(frame):
            say(f"note: the first {len(shown):,} of {len(frame):,} rows")
        if left_out := ", ".join(shown.columns[count:]):
            say(
                f"note: no room for {left_out}; --columns chooses, --format csv has all"
            )


def _promised(output: Path | None) -> str:
    """Return the format that the name of a file promises."""
    if output is None or not output.suffix:
        return "table"
    for format_, ending in FORMATS.items():
        if output.suffix.lower() == ending:
            return format_
    message = (
        f"`--output`: {output.name} could be anything; name a --format, or end the "
        f"name in one of {', '.join(FORMATS.values())}"
    )
    raise ValueError(message)


def _text(cell: object, separator: str = ";") -> str:
    """Write a cell as the package's files do: shortest number, empty if missing."""
    if isinstance(cell, list | tuple):
        return separator.join(map(_text, cell))
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if cell is None or cell != cell:
        return ""
    return str(cell).removesuffix(".0") if isinstance(cell, float) else str(cell)


def _for_a_spreadsheet(cell: object) -> str:
    """Put an apostrophe before a text that would be taken for a formula."""
    text = _text(cell)
    is_formula = re.match(r"[=+@\t\r]|-(?!\d+(\.\d+)?$)", text) is not None
    return f"'{text}" if is_formula and not isinstance(cell, float) else text


def _json(frame: pd.DataFrame) -> str:
    """Write rows as a list of records, one a line; a missing number is null."""
    lines = frame.to_json(
        orient="records", lines=True, force_ascii=False, double_precision=15
    )
    records = lines.rstrip("\n").replace("\\/", "/").replace("\n", ",\n")
    return f"[\n{records}\n]\n" if records else "[]\n"


def _for_people(cell: object) -> str:
    """Write a cell without digits that nobody reads or what a terminal would obey."""
    if isinstance(cell, float) and len(_text(cell).strip("-").replace(".", "")) > 8:
        cell = float(f"{cell:.{max(6, len(str(int(abs(cell)))))}g}")
    return re.sub(r"[\x00-\x1f\x7f-\x9f]+", " ", _text(cell, "; "))


def _markdown(frame: pd.DataFrame) -> str:
    """Write rows as a table of GitHub's Markdown; what is a mark there is escaped."""

    def escaped(cell: object) -> str:
        text = _text(cell, "; ").replace("&", "&amp;").replace("<", "&lt;")
        text = re.sub(r"([\\`*_\[\]|~])", r"\\\1", text.replace(">", "&gt;"))
        return "<br>".join(text.splitlines())

    rule = ["---:" if _are_figures(frame[name]) else "---" for name in frame]
    rows = frame.astype(object).map(escaped).itertuples(index=False, name=None)
    lines = (list(map(escaped, frame.columns)), rule, *rows)
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _workbook(frame: pd.DataFrame, output: Path | None) -> bytes:
    """Write rows as a workbook of one sheet, in which a text is never a formula."""
    from datetime import datetime

    import pandas as pd

    if output is None and terminal_width() is not None:
        message = "a workbook is nothing for a terminal: name a file with --output"
        raise ValueError(message)
    cells = frame.map(lambda cell: _text(cell) if isinstance(cell, list) else cell)
    plain = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    content = io.BytesIO()
    with pd.ExcelWriter(content, "xlsxwriter", engine_kwargs=plain) as writer:
        # No day of today: the same rows are the same bytes.
        writer.book.set_properties({"created": datetime.fromisoformat("1980-01-01")})
        cells.to_excel(writer, sheet_name="data", index=False, freeze_panes=(1, 0))
    return content.getvalue()


def _wrapped(text: str, width: int | None) -> str:
    lines = text.splitlines()
    return "\n".join(textwrap.fill(line, width) if width else line for line in lines)


def _are_figures(column: pd.Series) -> bool:
    return column.dtype.kind in "if"


def _lay_out(frame: pd.DataFrame, width: int) -> tuple[str, int]:
    """Lay out rows within a width; tell how many columns, from the left, are in it.

    Key and value come first in the tables. Figures are never cut or broken, texts
    between words, ids only where not all columns fit otherwise.
    """
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table

    is_plain = os.environ.get("NO_COLOR") or os.environ.get("TERM", "dumb") == "dumb"
    console = Console(
        file=io.StringIO(),
        width=width,
        force_terminal=True,
        color_system=None if is_plain or width == WITHOUT_END else "standard",
        markup=False,
        emoji=False,
        highlight=False,
    )
    texts = frame.astype(object).map(_for_people)
    if len(frame) == 1:
        table = Table.grid(padding=(0, 2, 0, 0))
        table.add_column(style="bold", no_wrap=True)
        table.add_column(overflow="fold")
        for name, text in texts.iloc[0].items():
            if text:
                table.add_row(str(name), text)
        return _printed(console, table), len(frame.columns)
    least, without_breaks = [], []
    for name in texts:
        widest = max(map(cell_len, (name, *texts[name])))
        narrow = min(widest, NARROWEST_TEXT)
        least.append(widest if _are_figures(frame[name]) else narrow)
        has_words = texts[name].str.contains(" ").any()
        without_breaks.append(least[-1] if has_words else widest)
    gaps = 2 * (len(least) - 1)
    all_fit = sum(without_breaks) + gaps <= width
    while len(least) > 1 and not all_fit and sum(least) + 2 * (len(least) - 1) > width:
        least.pop()
    table = Table(
        box=box.SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0)
    )
    for place, name in enumerate(texts.columns[: len(least)]):
        is_whole = all_fit and without_breaks[place] > least[place]
        figures = _are_figures(frame[name])
        table.add_column(
            str(name),
            justify="right" if figures else "left",
            no_wrap=figures or is_whole or width == WITHOUT_END,
            overflow="fold",
        )
    for row in texts.iloc[:, : len(least)].itertuples(index=False, name=None):
        table.add_row(*row)
    return _printed(console, table), len(least)


def _printed(console: Console, table: Table) -> str:
    with console.capture() as captured:
        console.print(table)
    return "\n".join(line.rstrip() for line in captured.get().splitlines())
