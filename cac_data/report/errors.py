"""What can go wrong in a report, how it is told, and the notes of cells that ran."""

import pickle
import re
from contextvars import ContextVar
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from cac_data.printable import on_one_line

NotebookNode = Any  # of nbformat, which is not loaded here

IN_CELL = re.compile(r"<ipython-input-\d+-[0-9a-f]+>:(\d+): ")
MOST_READ = 10_000  # characters of a message that are looked at
MOST_SAID = 500  # characters of a message that are told
MOST_OF_CODE = 60  # characters of the code of a cell that are told
MOST_PLACED = 1_000_000  # characters of a traceback in which places are looked for

PLACE = "cac_data_place"  # in a cell's metadata: its place in the file, from 1
TABLES_READ = "cac_data_tables"  # in the metadata of a notebook that ran: their names
notes: ContextVar[Path | None] = ContextVar("notes", default=None)
"""The file that tells of each cell before and after it runs."""


class StoppedError(Exception):
    """A cell failed: the cell, and its error."""


class BundleError(ValueError):
    """A bundle is not as it should be: the cell, from 1, and what is wrong."""


@dataclass(frozen=True)
class CellError:
    """Why a notebook stopped, and in which cell of its file, from 1, if it was one."""

    error: str
    message: str
    cell: int | None = None
    code: str = ""
    traceback: str = ""
    status: Literal["failed", "timed out"] = "failed"


def described(failure: BaseException) -> CellError:
    """Describe a failure for which no cell is to blame."""
    return CellError(type(failure).__name__, beginning_of(str(failure)))


def beginning_of(text: str, most: int = MOST_SAID) -> str:
    """Return the beginning of a text, on one line and the same from run to run."""
    text = IN_CELL.sub(r"line \1: ", on_one_line(text[:MOST_READ]))
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 3]}..."


def note(cell: NotebookNode, *, has_run: bool) -> None:
    """Tell of a cell, before and after it runs, where somebody wants to know."""
    if file := notes.get():
        with file.open("ab") as written:
            pickle.dump((cell, has_run), written)
