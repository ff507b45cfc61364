"""One report, from what it needs to what it gives: no paths of the caller, no state."""

import pickle
import re
from collections.abc import Callable
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Literal

from cac_data.printable import on_one_line, printable
from cac_data.report.places import PROJECT, without_places
from cac_data.report.plan import Job
from cac_data.report.publish import PageFacts, closed, utc_now
from cac_data.shared_answers import noting_tables

NotebookNode = Any  # of nbformat, which is not loaded here

IN_CELL = re.compile(r"<ipython-input-\d+-[0-9a-f]+>:(\d+): ")
MOST_READ, MOST_SAID, MOST_OF_CODE = 10_000, 500, 60
"""Characters looked at and told of a message, and told of the code of a cell."""
MOST_PLACED = 1_000_000  # characters of a traceback in which places are looked for

_PLACE = "cac_data_place"  # in a cell's metadata: its place in the file, from 1
TABLES_READ = "cac_data_tables"  # in the metadata of a notebook that ran: their names
notes: ContextVar[Path | None] = ContextVar("notes", default=None)
"""The file that tells of each cell before and after it runs."""


@dataclass(frozen=True)
class CellError:
    """Why a notebook stopped, and in which cell of its file, from 1, if it was one."""

    error: str
    message: str
    cell: int | None = None
    code: str = ""
    traceback: str = ""
    status: Literal["failed", "timed out"] = "failed"


@dataclass(frozen=True)
class Made:
    """What became of one report: the page, whole, also where the notebook failed."""

    page: bytes
    error: CellError | None = None
    warnings: tuple[str, ...] = ()
    started: str = field(default_factory=utc_now)
    seconds: float = 0.0


Make = Callable[[Job], Made]


class StoppedError(Exception):
    """A cell failed: the notebook as far as it came, the cell, and its error."""


class BundleError(ValueError):
    """A bundle is not as it should be: the cell, from 1, and what is wrong."""


def make_report(job: Job) -> Made:
    """Run a notebook under its scenario and render its page."""
    return page_of(job, *execute(job))


def execute(job: Job) -> tuple[NotebookNode, CellError | None]:
    """Run a notebook in this process; return how far it came and what went wrong."""
    import papermill

    from cac_data.report.engine import ENGINE

    notebook, error = _read(job), None
    with (
        noting_tables() as tables,
        TemporaryDirectory(prefix="cac-data-", ignore_cleanup_errors=True) as name,
    ):
        work = Path(name, "work")
        work.mkdir()
        # Cleaned notebooks do not say their language.
        how = {"engine_name": ENGINE, "kernel_name": "python3", "language": "python"}
        try:
            notebook = papermill.execute_notebook(
                notebook, None, job.parameters, progress_bar=False, folder=work, **how
            )
        except StoppedError as stop:
            notebook, cell, failure = stop.args
            error = _blamed(cell, described(failure))
        except Exception as failure:  # of the notebook's form
            error = described(failure)
    notebook.metadata[TABLES_READ] = sorted(tables)
    # The cell that Papermill adds is none of the notebook's file.
    notebook.cells = [cell for cell in notebook.cells if _PLACE in cell.metadata]
    return notebook, error


def _read(job: Job) -> NotebookNode:
    """Return the notebook; its cells know their places."""
    import nbformat

    notebook: NotebookNode = nbformat.reads(job.content, as_version=4)
    for place, cell in enumerate(notebook.cells, start=1):
        cell.metadata[_PLACE] = place
    return notebook


def page_of(job: Job, notebook: NotebookNode, error: CellError | None) -> Made:
    """Render the page of a notebook that ran, or of how far it came."""
    from cac_data.report.page import render

    warnings = tuple(
        f"cell {cell.metadata.get(_PLACE)}: {_one_line(_placeless(output.text, job))}"
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if output.output_type == "stream" and output.name == "stderr"
    )
    if error is None:
        try:
            base = job.baseline
            if base and base.figures is None and not job.says_the_same:
                made = make_report(base)
                facts = None if made.error else PageFacts.read(made.page)
                job = job.beside(
                    facts.key_figures if facts else None,
                    facts.tables if facts else (),
                )
            return Made(closed(render(job, notebook), job.key), warnings=warnings)
        except BundleError as failure:
            place, message = failure.args
            error = CellError("BundleError", _one_line(message))
            error = _blamed(notebook.cells[place - 1], error)
        except Exception as failure:
            error = described(failure)
    error = replace(
        error,
        message=_placeless(error.message, job),
        traceback=_placeless(error.traceback, job),
    )
    return Made(closed(render(job, notebook, error=error), ""), error, warnings)


def _placeless(text: str, job: Job) -> str:
    """Return the beginning of a text without the places of this machine."""
    folders = {job.project: PROJECT} if job.project else {}
    return without_places(text[:MOST_PLACED], folders)


# --- What went wrong -----------------------------------------------------------------


def _blamed(cell: NotebookNode, error: CellError) -> CellError:
    """Say of an error in which cell it was, and how it came to it."""
    place = cell.metadata.get(_PLACE)
    code = cell.source.strip() if place else "the parameters of the scenario"
    code = _one_line(code.partition("\n")[0], MOST_OF_CODE)
    shown = [item.traceback for item in cell.outputs if item.output_type == "error"]
    traceback = printable("\n".join(shown[-1] if shown else ()))
    return replace(error, cell=place, code=code, traceback=traceback)


def described(failure: BaseException) -> CellError:
    """Describe a failure for which no cell is to blame."""
    return CellError(type(failure).__name__, _one_line(str(failure)))


def _one_line(text: str, most: int = MOST_SAID) -> str:
    """Return the beginning of a text as one line, the same from run to run."""
    text = IN_CELL.sub(r"line \1: ", on_one_line(text[:MOST_READ]))
    text = " ".join(text.split())
    return text if len(text) <= most else f"{text[: most - 3]}..."


def note(cell: NotebookNode, *, has_run: bool) -> None:
    """Tell of a cell, before and after it runs, where somebody wants to know."""
    if file := notes.get():
        with file.open("ab") as written:
            pickle.dump((cell, has_run), written)


def page_so_far(job: Job, file: Path, error: CellError) -> Made:
    """Render the page of a notebook as far as it came, from the notes of its cells."""
    notebook, begun = _read(job), None
    with suppress(Exception), file.open("rb") as written:  # until half a note, or none
        while True:
            cell, has_run = pickle.load(written)
            begun = None if has_run else cell
            if has_run and _PLACE in cell.metadata:
                notebook.cells[cell.metadata[_PLACE] - 1] = cell
    return page_of(job, notebook, _blamed(begun, error) if begun else error)
