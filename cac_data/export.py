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
from typing import TYPE_CHECKING, Any

from cac_data import codes
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
    rows = frame.astype(object).where(frame.notna(), None).to_dict("records")
    for row in rows:
        row.update({of: printable(x) for of, x in row.items() if isinstance(x, str)})
    lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    return f"[\n{lines}\n]\n" if rows else "[]\n"


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

    options = {
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "in_memory": True,  # not in files of a temporary folder, which may be full
    }
    content = io.BytesIO()
    kwargs = {"options": options}
    with pd.ExcelWriter(content, "xlsxwriter", engine_kwargs=kwargs) as writer:
        writer.book.set_properties({"created": datetime.fromisoformat("1980-01-01")})
        for name, frame in sheets.items():
            cells = _flat(frame)
            cells = cells.map(lambda x: printable(x) if isinstance(x, str) else x)
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
    """Lay rows out below some words, no figure broken; tell columns without room."""
    from rich import box
    from rich.cells import cell_len
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=width, file=io.StringIO(), force_terminal=False)
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, 1, 0, 0))
    table.show_edge = False
    cells = frame.astype(object).map(_seen)
    room = width + 2
    for name, kind in frame.dtypes.items():
        widest = max(map(cell_len, [str(name), *cells[name]]))
        is_figure = kind.kind in "if"
        # In fewer columns than 12 a text is a tower.
        room -= 2 + (widest if is_figure else min(widest, 12))
        # Key and value come first in the tables: what is left out stands at the end.
        if room < 0 and table.columns:
            break
        justify: Any = "right" if is_figure else "left"
        table.add_column(str(name), justify=justify, overflow="fold", no_wrap=is_figure)
    count = len(table.columns)
    for row in cells.iloc[:, :count].itertuples(index=False, name=None):
        table.add_row(*map(Text, row))
    with console.capture() as laid_out:
        if before:
            console.print(Text(f"{before}\n"))
        console.print("Nothing found." if frame.empty else table)
    text = re.sub(" +$", "", laid_out.get(), flags=re.MULTILINE)
    return text, list(frame.columns[count:])


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

    ending = output.suffix.lower() if output else ""
    form = {"": "table", ".txt": "table", ".md": "markdown"}.get(ending, ending[1:])
    form = format or form
    check_member("--output", form, ["table", *WRITERS])
    frame = pd.DataFrame(rows)
    wanted = list(dict.fromkeys(columns.replace(" ", "").split(",") if columns else []))
    for column in wanted:
        check_member("--columns", column, map(str, frame.columns))
    shown = frame[wanted or list(frame.columns)].iloc[:limit]
    if form != "table":
        return WRITERS[form](shown), []
    if usual and not wanted:
        shown = shown.filter(usual.split(","))
    is_seen = os.isatty(1) and not output
    width = shutil.get_terminal_size((100, 24)).columns if is_seen else WITHOUT_END
    text, left_out = _table(shown, width, before)
    notes = []
    if left_out:
        notes.append(f"no room for {', '.join(left_out)}; --format csv has all")
    if len(shown) < len(frame):
        notes.append(f"the first {len(shown):,} of {len(frame):,} rows")
    return text, notes


# By type in the descriptor: that of a column, and how it is read.
_SQL = {
    "string": ("varchar", "nullif({0}, '')"),
    "number": ("double", "{0}"),
    "boolean": ("boolean", "{0}"),
    "list": ("varchar[]", "if({0} = '', [], string_split({0}, ';'))"),
}


def _fill(database: Any, frames: Mapping[str, pd.DataFrame]) -> None:
    """Make tables with types, keys and comments; what is missing is null."""
    tables = {table["name"]: table for table in codes.descriptor()["resources"]}
    targets: dict[str, dict[str, Any]] = {name: {} for name in tables}
    for name, table in tables.items():
        for to in table["schema"].get("foreignKeys", ()):
            # DuckDB checks row by row: one that refers to its own table is refused.
            if to["reference"]["resource"] != name:
                targets[name][to["fields"][0]] = to["reference"]
    needs = {name: {to["resource"] for to in targets[name].values()} for name in tables}
    for name in TopologicalSorter(needs).static_order():
        schema, columns, cells = tables[name]["schema"], [], []
        told = {f"table {name}": tables[name]["description"]}
        limits = {of["name"]: of.get("constraints", {}) for of in schema["fields"]}
        filled = {of for of, limit in limits.items() if limit.get("required")}
        for field in schema["fields"]:
            of = f'"{field["name"]}"'
            kind, cell = _SQL[field["type"]]
            kind += " not null" * (field["name"] in filled)
            if to := targets[name].get(field["name"]):
                kind += f' references {to["resource"]} ("{to["fields"][0]}")'
            columns.append(f"{of} {kind}")
            cells.append(cell.format(of))
            meaning = [field.get("description", field["title"]), field.get("unit", "")]
            told[f"column {name}.{of}"] = "; unit: ".join(filter(None, meaning))
        # A part of a primary key is never null; where one may be, the key is unique.
        kind = "primary key" if filled.issuperset(schema["primaryKey"]) else "unique"
        columns.append(f"{kind} ({', '.join(schema['primaryKey'])})")
        database.register("given", _flat(frames[name]))
        database.execute(f"create table {name} ({', '.join(columns)})")
        database.execute(f"insert into {name} select {', '.join(cells)} from given")
        for what, text in told.items():
            database.execute(f"comment on {what} is {_quoted(text)}")


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

    One a table, or one of all; written are all or none. ValueError if one is there, or
    a link of that name, unless by `force`, or if DuckDB is not installed; OSError where
    there is no room.
    """
    names = [*frames] if form == "parquet" else ["cac-data"]
    files = [folder / f"{name}.{form}" for name in names]
    if there := [file for file in files if os.path.lexists(file) and not force]:
        message = f"{there[0]} is there already; allowed: another folder, or --force"
        raise ValueError(message)
    if form == "xlsx":
        with _staged(folder, files) as stage:
            content = _workbook({"columns": _columns_of_tables(), **frames})
            write_new(stage / files[0].name, content)
        return files
    try:
        import duckdb
    except ImportError:
        message = f"{form} needs duckdb: pip install 'cac-data[export]'"
        raise ValueError(message) from None
    try:
        with _staged(folder, files) as stage:
            _write_database(stage, frames, form)
    except duckdb.Error as error:  # of a full disk it raises one or another
        why = str(error).splitlines()[0]
        message = f"{folder}: cannot be written, and nothing was: {why}"
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
        for name in frames if form == "parquet" else ():
            file = _quoted(stage / f"{name}.parquet")
            options = "format parquet, compression zstd"
            database.execute(f"copy {name} to {file} ({options})")
        database.execute("use memory; detach cac")


def _quoted(text: object) -> str:
    """Return a text, such as the path of a file, as SQL writes it."""
    doubled = str(text).replace("'", "''")
    return f"'{doubled}'"
