"""Bulk files far larger than memory, read by DuckDB: what all of them share.

DuckDB reads in parallel and within a limit of memory; how what is packed reaches it
tells `cac_data.fetch.bulk_streams`.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np
import pandas as pd
from filelock import FileLock, Timeout

from cac_data.fetch.store import RawAnswer
from cac_data.tables import resource_of
from cac_data.vintage import home

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

__all__ = [
    "CODES",
    "COUNTRIES",
    "REVISIONS",
    "Bulk",
    "BulkError",
    "Progress",
    "check_since",
    "columns_of",
    "csv_of",
    "database",
    "executed",
    "explained",
    "frame_of_columns",
    "need_extra",
    "pattern_of",
    "quoted",
    "unpacking_errors",
    "workplace",
]

Progress = Callable[[str, int, int], None]
"""Called with what is read, the bytes of it read so far, and how many there are."""

CODES: Mapping[str, int] = {
    "CHN": 156,
    "KAZ": 398,
    "KGZ": 417,
    "TJK": 762,
    "TKM": 795,
    "UZB": 860,
}
"""The countries whose rows are kept, by their number in the files (that of the UN)."""

COUNTRIES = ("", *CODES)
"""By the digit that stands for each while rows are added up; 0 is any other."""

REVISIONS: Mapping[str, str] = {
    "H0": "HS92",
    "H1": "HS96",
    "H2": "HS02",
    "H3": "HS07",
    "H4": "HS12",
    "H5": "HS17",
    "H6": "HS22",
}
"""Revision of the Harmonized System: as UN Comtrade calls it, and as our tables do."""

_MEMORY = "1500MB"

_CLOSINGS = 500
"""How often a busy connection is asked to close, a hundredth of a second apart."""


class BulkError(ValueError):
    """A file is not what it should be: names file, member and field."""


@dataclass(frozen=True)
class Bulk:
    """What was read from bulk files, ready for `cac_data.fetch.store.store`.

    Attributes
    ----------
    frames
        Rows of ``product_trade`` and ``products``.
    sources
        The records of their sources.
    raw
        In place of the files, which are too large to be kept: what they were.
    service
        Under which name they are stored.
    notes
        What was left out, in words.
    """

    frames: dict[str, pd.DataFrame]
    sources: pd.DataFrame
    raw: tuple[RawAnswer, ...]
    service: str
    notes: tuple[str, ...] = ()


def need_extra() -> None:
    """Raise unless what reads bulk files is installed.

    Raises
    ------
    ValueError
        Naming what is missing and how to install it.
    """
    for name in ("duckdb", "isal"):
        try:
            __import__(name)
        except ImportError:
            message = (
                f"bulk files need {name}, which is not installed: "
                "pip install 'cac-data[bulk]'"
            )
            raise ValueError(message) from None


def unpacking_errors() -> tuple[type[Exception], ...]:
    """Return what is raised where packed bytes are damaged or cut off.

    Returns
    -------
    tuple of type
        For an ``except``; those of gzip and zip files, and of ISA-L.
    """
    from isal import igzip, isal_zlib

    # ISA-L declares an exception where it has the class of one.
    of_isal: type[Exception] = isal_zlib.error  # type: ignore[assignment]  # see above
    return EOFError, zipfile.BadZipFile, igzip.BadGzipFile, of_isal


def check_since(since: int | None) -> int:
    """Return the first year that is wanted; 0 for all.

    Raises
    ------
    ValueError
        If it is no year of which there are files.
    """
    if since is None:
        return 0
    if not 1962 <= since <= 2100:
        message = f"`since`: {since!r} is no year from 1962 to 2100"
        raise ValueError(message)
    return since


@contextlib.contextmanager
def workplace() -> Iterator[Path]:
    """Give a private folder on the disk of the vintages, gone when all is done.

    Raises
    ------
    ValueError
        If another import is at work: two would share the memory that one may use.
    OSError
        If the disk cannot be written.
    """
    base = home()
    base.mkdir(parents=True, exist_ok=True)
    lock = FileLock(base / ".import.lock")
    try:
        held = lock.acquire(timeout=0)
    except Timeout:
        message = f"another import is at work in {base}; try again when it has ended"
        raise ValueError(message) from None
    with held:
        for leftover in base.glob(".import-*"):
            # Of a process that was killed: nobody else is here.
            shutil.rmtree(leftover, ignore_errors=True)
        with tempfile.TemporaryDirectory(dir=base, prefix=".import-") as folder:
            yield Path(folder)


@contextlib.contextmanager
def database(folder: Path) -> Iterator[DuckDBPyConnection]:
    """Connect to a database in memory that takes no more of it than it may.

    Parameters
    ----------
    folder
        Where it puts what does not fit into memory.

    Yields
    ------
    DuckDBPyConnection

    Raises
    ------
    ValueError, OSError
        In place of what DuckDB raises within; see `explained`.
    """
    import duckdb

    settings: dict[str, str | bool | int | float | list[str]] = {
        "memory_limit": _MEMORY,
        "threads": len(os.sched_getaffinity(0))
        if hasattr(os, "sched_getaffinity")
        else os.cpu_count() or 1,
        "temp_directory": str(folder / "spilled"),
        # Rows are added up, in whatever order they come.
        "preserve_insertion_order": False,
        # Nothing is ever fetched: what DuckDB cannot read is an error.
        "autoinstall_known_extensions": False,
    }
    connection = duckdb.connect(config=settings)
    try:
        yield connection
    except duckdb.Error as error:
        raise explained(error, "what was read of the files") from None
    finally:
        _close(connection)


def _close(connection: DuckDBPyConnection) -> None:
    """Close a connection, also where a signal came while a query was handed out.

    Nobody waits for such a query any more, and it may begin only now.
    """
    import duckdb

    for _ in range(_CLOSINGS):
        connection.interrupt()
        try:
            connection.close()
        except duckdb.Error:  # it is busy
            time.sleep(0.01)
        else:
            return


def executed(connection: DuckDBPyConnection, query: str) -> list[tuple[Any, ...]]:
    """Run a query so that a signal ends it, however long it is, and return its rows."""
    return _heard(connection, lambda: connection.execute(query).fetchall())


T = TypeVar("T")


def _heard(connection: DuckDBPyConnection, ask: Callable[[], T]) -> T:
    """Ask a database so that a signal ends it.

    In a thread of its own: in that of the signals DuckDB turns whatever a handler
    raises into an error without a name.
    """
    running: Future[T] = Future()

    def answer() -> None:
        try:
            running.set_result(ask())
        except BaseException as error:  # it is raised where the answer is waited for
            running.set_exception(error)

    thread = threading.Thread(target=answer, daemon=True)
    try:
        thread.start()
        return running.result()
    except BaseException:  # of a signal; one of the query finds the thread ended
        # What has not begun cannot be interrupted: it is told until it has ended.
        while thread.is_alive():
            connection.interrupt()
            thread.join(0.01)
        raise


def quoted(text: str) -> str:
    """Return a text as SQL writes it.

    Examples
    --------
    >>> quoted("Côte d'Ivoire")
    "'Côte d''Ivoire'"
    """
    return "'" + text.replace("'", "''") + "'"


def pattern_of(path: Path) -> str:
    """Return a path as DuckDB takes it: as a pattern, with every sign as itself.

    Examples
    --------
    >>> pattern_of(Path("what[1]?.csv"))
    'what[[]1][?].csv'
    """
    return re.sub(r"[\[*?]", lambda sign: f"[{sign[0]}]", str(path))


def csv_of(path: Path, columns: Mapping[str, str], *, delimiter: str = ",") -> str:
    """Return the SQL that reads a CSV file as it is, guessing nothing.

    Parameters
    ----------
    path
        The file or pipe.
    columns
        All columns in their order, with their types.
    delimiter
        Between two cells.
    """
    types = ", ".join(f"{quoted(name)}: {quoted(of)}" for name, of in columns.items())
    return (
        f"read_csv({quoted(pattern_of(path))}, auto_detect=false, header=true, "
        f"delim={quoted(delimiter)}, quote='\"', escape='\"', columns={{{types}}})"
    )


def columns_of(
    connection: DuckDBPyConnection, query: str
) -> dict[str, np.ndarray[Any, np.dtype[Any]]]:
    """Return the result of a query by column; a missing number is NaN."""
    found: Mapping[str, Any] = _heard(
        connection, lambda: connection.execute(query).fetchnumpy()
    )
    return {
        name: np.ma.filled(cells, np.nan)
        if np.ma.getdata(cells).dtype.kind == "f"
        else np.ma.getdata(cells)
        for name, cells in found.items()
    }


_TELLING = (
    re.compile(r'when converting column "(?P<field>[^"]+)"\. (?P<fault>.*?) to \''),
    re.compile(r"(?P<fault>Expected Number of Columns: .*)"),
    re.compile(r"(?P<fault>Invalid unicode)"),
    re.compile(r"(?P<fault>.*(?:quote|Maximum line size).*)"),
)


def explained(error: Exception, where: str) -> BulkError | OSError:
    """Return an error of DuckDB in our words: where, which line, which field.

    A disk or a memory that is full is an `OSError`: no fault of the file.

    Parameters
    ----------
    error
        What DuckDB raised.
    where
        The file, and the member if it is in one.
    """
    import duckdb

    text = str(error)
    if isinstance(error, duckdb.OutOfMemoryException | duckdb.IOException):
        return OSError(f"{where}: {text.splitlines()[0]}")
    line = re.search(r"CSV Error on Line: (\d+)", text)
    shown = re.search(r"Original Line: (.*)", text)
    at = f"{where}: line {line[1]}" if line else where
    found = next((f for pattern in _TELLING if (f := pattern.search(text))), None)
    if found is None:
        return BulkError(f"{at}: {text.splitlines()[0]}")
    field = found.groupdict().get("field")
    told = f", field {field}" if field else ""
    whole = f" in {shown[1][:200]!r}" if shown else ""
    return BulkError(f"{at}{told}: {found['fault'].strip()}{whole}")


def frame_of_columns(
    table: str, columns: Mapping[str, Any], *, rows: int
) -> pd.DataFrame:
    """Put together rows of a table in the form `cac_data.load_table` gives.

    Parameters
    ----------
    table
        Its name.
    columns
        Column: one text for all rows; numbers; texts; or a pair of a list of texts and
        the place of each row's text in it, so that equal texts are held once.
    rows
        How many.
    """
    made = {}
    for field in resource_of(table)["schema"]["fields"]:
        name = str(field["name"])
        cells = columns[name]
        if field["type"] == "number":
            made[name] = pd.Series(np.asarray(cells, dtype="float64"))
            continue
        if isinstance(cells, str):
            cells = ([cells], np.zeros(rows, dtype=np.intp))
        if isinstance(cells, tuple):
            words, places = cells
            cells = np.array([*words], dtype=object)[places]
        made[name] = pd.Series(np.asarray(cells, dtype=object), dtype="str")
    return pd.DataFrame(made)
