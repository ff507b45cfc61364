"""A frame, or all tables, as others take them: text, a workbook, Parquet, DuckDB."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from graphlib import TopologicalSorter
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from cac_data import codes
from cac_data.extras import extra
from cac_data.files import (
    UNFINISHED,
    for_spreadsheets,
    sync_file,
    sync_folder,
    write_new,
)
from cac_data.printable import on_one_line, printable
from cac_data.validate import check_member

if TYPE_CHECKING:
    import pandas as pd

# pandas and rich are imported by what needs them: help and completion do not.

WITHOUT_END = 100_000  # columns of what is no terminal, where nothing is broken

# --- A frame -------------------------------------------------------------------------


def _text(cell: object, separator: str = ";") -> str:
    """Write a cell as the package's files do: shortest number, empty if missing."""
    if isinstance(cell, list | tuple):
        return printable(separator.join(map(str, cell)))
    if isinstance(cell, bool):
        return str(cell).lower()
    if cell is None or cell != cell:
        return ""
    if isinstance(cell, float):
        return str(cell).removesuffix(".0")
    return printable(str(cell))


def _csv(frame: pd.DataFrame) -> str:
    texts = frame.astype(object).map(lambda cell: for_spreadsheets(_text(cell)))
    return texts.to_csv(index=False, lineterminator="\n")


def _json(frame: pd.DataFrame) -> str:
    lines = []
    for row in frame.astype(object).where(frame.notna(), None).to_dict("records"):
        cells = {name: _printable(cell) for name, cell in row.items()}
        lines.append(json.dumps(cells, ensure_ascii=False))
    if not lines:
        return "[]\n"
    rows = ",\n".join(lines)
    return f"[\n{rows}\n]\n"


def _printable(cell: object) -> object:
    return printable(cell) if isinstance(cell, str) else cell


def _markdown(frame: pd.DataFrame) -> str:
    texts = frame.astype(object).map(lambda cell: _text(cell, "; "))
    texts = texts.replace(r"([\\`*_\[\]|~<>&])", r"\\\1", regex=True)
    texts = texts.replace(r"\r?\n", "<br>", regex=True)
    rows = [list(texts.columns), ["---"] * len(texts.columns), *texts.to_numpy()]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _flat(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.map(lambda cell: _text(cell) if isinstance(cell, list) else cell)


def _workbook(sheets: Mapping[str, pd.DataFrame]) -> bytes:
    """Write the same bytes for the same rows, with no text as a formula."""
    import pandas as pd

    with extra("export", "a workbook"):
        import xlsxwriter as xlsxwriter  # pandas takes it by its name

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "in_memory": True,  # not in files of a temporary folder, which may be full
    }
    content = io.BytesIO()
    with pd.ExcelWriter(
        content, "xlsxwriter", engine_kwargs={"options": options}
    ) as writer:
        writer.book.set_properties({"created": datetime.fromisoformat("1980-01-01")})
        for name, frame in sheets.items():
            cells = _flat(frame).map(_printable)
            cells.to_excel(writer, sheet_name=name, index=False, freeze_panes=(1, 0))
    return content.getvalue()


WRITERS: dict[str, Callable[[pd.DataFrame], str | bytes]] = {
    "csv": _csv,
    "json": _json,
    "markdown": _markdown,
    "xlsx": lambda frame: _workbook({"data": frame}),
}


def _seen(cell: object) -> str:
    """Write a cell without digits that nobody reads or what a terminal would obey."""
    if isinstance(cell, float):
        cell = round(cell, 4) if abs(cell) >= 1 else float(f"{cell:.4g}")
    return on_one_line(_text(cell, "; "))


def _table(frame: pd.DataFrame, width: int, before: str) -> tuple[str, list[str]]:
    """Lay rows out below some words, no figure broken.

    Returns the text, and the names of the columns for which there is no room.
    """
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=width, file=io.StringIO(), force_terminal=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.show_edge = False
    cells = frame.astype(object).map(_seen)
    # Two letters lie between columns, and none behind the last.
    room = width + 2
    for name, dtype in frame.dtypes.items():
        is_figure = dtype.kind in "if"
        column_width = max(map(cell_len, [str(name), *cells[name]]))
        if not is_figure:
            # In fewer columns than 12 a text is a tower.
            column_width = min(column_width, 12)
        room -= 2 + column_width
        # Key and value come first in the tables: what is left out stands at the end.
        if room < 0 and table.columns:
            break
        if is_figure:
            table.add_column(str(name), justify="right", overflow="fold", no_wrap=True)
        else:
            table.add_column(str(name), justify="left", overflow="fold")
    count = len(table.columns)
    for row in cells.iloc[:, :count].itertuples(index=False, name=None):
        table.add_row(*map(Text, row))
    with console.capture() as laid_out:
        if before:
            console.print(Text(f"{before}\n"))
        console.print("Nothing found." if frame.empty else table)
    text = re.sub(" +$", "", laid_out.get(), flags=re.MULTILINE)
    return text, list(frame.columns[count:])


def _form_of(output: Path | None) -> str:
    """Return the format that the ending of a file stands for; a table without one."""
    ending = output.suffix.lower() if output else ""
    match ending:
        case "" | ".txt":
            return "table"
        case ".md":
            return "markdown"
        case _:
            return ending[1:]


def written(
    rows: Any,
    before: str = "",
    usual: str = "",
    *,
    columns: str = "",
    limit: int | None = None,
    format: str | None = None,
    output: Path | None = None,
) -> tuple[str | bytes, list[str]]:
    """Return rows in a format, by default that of an ending, and what is not shown.

    Of the `columns`, separated by commas, and the first `limit` rows. A table for
    people has the `usual` columns, as wide as the terminal, and words `before` them.
    """
    import pandas as pd

    form = format or _form_of(output)
    check_member("--output", form, ["table", *WRITERS])
    frame = pd.DataFrame(rows)
    names = columns.replace(" ", "").split(",") if columns else []
    for name in names:
        check_member("--columns", name, map(str, frame.columns))
    shown = frame[list(dict.fromkeys(names)) or list(frame.columns)].iloc[:limit]
    if form != "table":
        return WRITERS[form](shown), []

    if usual and not names:
        shown = shown.filter(usual.split(","))
    width = WITHOUT_END
    if os.isatty(1) and not output:
        width = shutil.get_terminal_size((100, 24)).columns
    text, left_out = _table(shown, width, before)
    notes = []
    if left_out:
        notes.append(f"no room for {', '.join(left_out)}; --format csv has all")
    if len(shown) < len(frame):
        notes.append(f"the first {len(shown):,} of {len(frame):,} rows")
    return text, notes


# --- A database ----------------------------------------------------------------------


class _SqlType(NamedTuple):
    """The type of a column in SQL, and how a cell of a file is read as one."""

    name: str
    cell: str


# By type in the descriptor; `{0}` is the column.
_SQL_TYPES = {
    "string": _SqlType("varchar", "nullif({0}, '')"),
    "number": _SqlType("double", "{0}"),
    "boolean": _SqlType("boolean", "{0}"),
    "list": _SqlType("varchar[]", "if({0} = '', [], string_split({0}, ';'))"),
}


def _fill(database: Any, frames: Mapping[str, pd.DataFrame]) -> None:
    """Make tables with types, keys and comments; what is missing is null."""
    tables = {table["name"]: table for table in codes.descriptor()["resources"]}
    references = {
        name: references_held(table, frames) for name, table in tables.items()
    }
    needs = {
        name: {reference["resource"] for reference in referring.values()}
        for name, referring in references.items()
    }
    for name in TopologicalSorter(needs).static_order():
        table = tables[name]
        typed = ", ".join(_sql_columns(table, references[name]))
        columns = [
            _SQL_TYPES[field["type"]].cell.format(f'"{field["name"]}"')
            for field in table["schema"]["fields"]
        ]
        database.register("cells", _flat(frames[name]))
        database.execute(f"create table {name} ({typed})")
        database.execute(f"insert into {name} select {', '.join(columns)} from cells")
        for place, text in _comments(table).items():
            database.execute(f"comment on {place} is {_quoted(text)}")


def references_held(
    table: Mapping[str, Any], frames: Mapping[str, pd.DataFrame]
) -> dict[str, Mapping[str, Any]]:
    """Return for each column that holds the key of another table which one.

    Of rows known by a day one may name what another source tells later: such a column
    is left out.
    """
    references = {}
    for key in table["schema"].get("foreignKeys", ()):
        reference = key["reference"]
        # DuckDB checks row by row: one that refers to its own table is refused.
        if reference["resource"] == table["name"]:
            continue
        column = key["fields"][0]
        known = frames[reference["resource"]][reference["fields"][0]]
        if {*frames[table["name"]][column]} - {""} <= {*known}:
            references[column] = reference
    return references


def _sql_columns(
    table: Mapping[str, Any], references: Mapping[str, Mapping[str, Any]]
) -> list[str]:
    """Return the columns of a table in SQL, with types and constraints, and its key."""
    required = set()
    columns = []
    for field in table["schema"]["fields"]:
        name = field["name"]
        column = f'"{name}" {_SQL_TYPES[field["type"]].name}'
        if field.get("constraints", {}).get("required"):
            required.add(name)
            column += " not null"
        if name in references:
            target = references[name]
            column += f' references {target["resource"]} ("{target["fields"][0]}")'
        columns.append(column)
    # A part of a primary key is never null; where one may be, the key is unique.
    key = table["schema"]["primaryKey"]
    kind = "primary key" if required.issuperset(key) else "unique"
    return [*columns, f"{kind} ({', '.join(key)})"]


def _comments(table: Mapping[str, Any]) -> dict[str, str]:
    """Return what the descriptor says of a table and its columns, by place in SQL."""
    comments = {f"table {table['name']}": table["description"]}
    for field in table["schema"]["fields"]:
        text = field.get("description", field["title"])
        if field.get("unit"):
            text += f"; unit: {field['unit']}"
        comments[f'column {table["name"]}."{field["name"]}"'] = text
    return comments


# --- Files ---------------------------------------------------------------------------


@contextmanager
def _staged(folder: Path, files: Sequence[Path]) -> Iterator[Path]:
    """Give a folder to write files in; they get their places when all are written.

    It lies where they are to lie: a place that has room for the files has it then, and
    to rename them needs no more. Without the files nothing is left behind.
    """
    is_new = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    try:
        stage = TemporaryDirectory(dir=folder, prefix=".export-", suffix=UNFINISHED)
        with stage as name:
            yield Path(name)
            for file in files:
                sync_file(Path(name, file.name))
            for file in files:
                Path(name, file.name).replace(file)
        sync_folder(folder)
    except OSError as error:
        # Not by the name of a file that is gone.
        error.filename = str(folder)
        error.filename2 = None
        raise
    finally:
        if is_new:
            with suppress(OSError):  # it holds files
                folder.rmdir()


def export(
    frames: Mapping[str, pd.DataFrame], form: str, folder: Path, *, force: bool = False
) -> list[Path]:
    """Write all tables as ``parquet``, ``duckdb`` or ``xlsx``; return the files.

    There is one a table, or one of all; written are all or none. A file that is there
    already, or a link of that name, is a ValueError unless by `force`; a library that
    is not installed a MissingExtraError; a lack of room an OSError.
    """
    names = [*frames] if form == "parquet" else ["cac-data"]
    files = [folder / f"{name}.{form}" for name in names]
    existing = [file for file in files if os.path.lexists(file)]
    if existing and not force:
        message = f"{existing[0]} is there already; allowed: another folder, or --force"
        raise ValueError(message)
    if form == "xlsx":
        with _staged(folder, files) as stage:
            content = _workbook({"columns": _columns_of_tables(), **frames})
            write_new(stage / files[0].name, content)
        return files
    with extra("export", form):
        import duckdb
    try:
        with _staged(folder, files) as stage:
            _write_database(stage, frames, form)
    except duckdb.Error as error:  # of a full disk it raises one or another
        reason = str(error).splitlines()[0]
        message = f"{folder}: cannot be written, and nothing was: {reason}"
        raise OSError(message) from None
    return files


def _columns_of_tables() -> pd.DataFrame:
    """Return what the descriptor says of each column, for people."""
    import pandas as pd

    fields = [
        {"table": table["name"], **field}
        for table in codes.descriptor()["resources"]
        for field in table["schema"]["fields"]
    ]
    return pd.DataFrame(fields)[["table", "name", "type", "unit", "description"]]


def _write_database(stage: Path, frames: Mapping[str, pd.DataFrame], form: str) -> None:
    """Write a database of all tables or, from it, a Parquet file of each."""
    import duckdb

    database_file = _quoted(stage / "cac-data.duckdb")
    with duckdb.connect() as database:
        # Its usual blocks would make 68 MB of 6.
        database.execute(f"attach {database_file} as cac (block_size 16384)")
        database.execute("use cac")
        _fill(database, frames)
        if form == "parquet":
            for name in frames:
                file = _quoted(stage / f"{name}.parquet")
                options = "format parquet, compression zstd"
                database.execute(f"copy {name} to {file} ({options})")
        database.execute("use memory; detach cac")


def _quoted(text: object) -> str:
    """Return a text, such as the path of a file, as SQL writes it."""
    doubled = str(text).replace("'", "''")
    return f"'{doubled}'"
