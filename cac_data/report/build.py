"""One report, from what it needs to what it gives: no paths of the caller, no state."""

import pickle
import re
from collections.abc import Iterator
from contextvars import ContextVar
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from cac_data.report.manifest import CellError, PageFacts, utc_now
from cac_data.report.plan import Job
from cac_data.report.publish import closed

NotebookNode = Any  # of nbformat, which is not loaded here

__all__ = ["Executed", "Made", "execute", "make_report", "page_of"]

IN_CELL = re.compile(r"<ipython-input-\d+-[0-9a-f]+>:(\d+): ")
"""How Python names a line of a cell."""

ANSI_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
MOST_READ, MOST_SAID, MOST_OF_CODE, MOST_TRACEBACK = 10_000, 500, 60, 20_000
"""Characters looked at and told of a message, and told of code and of a traceback."""

_PLACE = "cac_data_place"
"""Key of a cell's metadata: its place in the notebook's file, from 1."""

_notes: ContextVar[Path | None] = ContextVar("notes", default=None)
"""The file that tells of each cell before and after it runs."""


@dataclass(frozen=True)
class Executed:
    """A notebook that ran, or as far as it came."""

    notebook: NotebookNode
    error: CellError | None = None

    @property
    def warnings(self) -> tuple[str, ...]:
        """What cells wrote to standard error, each with the cell's place."""
        return tuple(
            f"cell {cell.metadata.get(_PLACE)}: {one_line(output.text)}"
            for cell in self.notebook.cells
            for output in cell.get("outputs", ())
            if output.output_type == "stream" and output.name == "stderr"
        )


@dataclass(frozen=True)
class Made:
    """What became of one report: the page, whole, also where the notebook failed."""

    page: bytes
    error: CellError | None = None
    warnings: tuple[str, ...] = ()
    started: str = field(default_factory=utc_now)
    seconds: float = 0.0


class StoppedError(Exception):
    """A cell failed: the notebook as far as it came, the cell, and its error."""


def make_report(job: Job) -> Made:
    """Run a notebook under its scenario and render its page."""
    return page_of(job, execute(job))


# --- The notebook --------------------------------------------------------------------


def execute(job: Job) -> Executed:
    """Run a job's notebook in this process, in a temporary folder.

    What goes wrong in a cell is a result and no exception.
    """
    import papermill

    from cac_data.report.engine import ENGINE

    notebook, error, notes = _read(job), None, _notes.get()
    with TemporaryDirectory(prefix="cac-data-", ignore_cleanup_errors=True) as name:
        work = Path(name, "work")
        work.mkdir()
        try:
            notebook = papermill.execute_notebook(
                notebook,
                None,
                parameters=job.parameters,
                engine_name=ENGINE,
                kernel_name="python3",
                language="python",  # cleaned notebooks do not say it
                progress_bar=False,
                folder=work,
                told=partial(_note, notes) if notes else lambda *_: None,
            )
        except StoppedError as stop:
            notebook, cell, failure = stop.args
            error = _blamed(cell, described(failure))
        except Exception as failure:  # of the notebook's form
            error = described(failure)
    # The cell that Papermill adds is none of the notebook's file.
    notebook.cells = [cell for cell in notebook.cells if _PLACE in cell.metadata]
    return Executed(notebook, error)


def _read(job: Job) -> NotebookNode:
    """Return the notebook; its cells know their places."""
    import nbformat

    notebook: NotebookNode = nbformat.reads(job.content, as_version=4)
    for place, cell in enumerate(notebook.cells, start=1):
        cell.metadata[_PLACE] = place
    return notebook


def _blamed(cell: NotebookNode, error: CellError) -> CellError:
    """Say of an error in which cell it was, and how it came to it."""
    place = cell.metadata.get(_PLACE)
    code = cell.source[:MOST_READ].strip().partition("\n")[0].strip()
    if place is None:
        code = "the parameters of the scenario"
    shown = [item for item in cell.outputs if item.output_type == "error"]
    traceback = "\n".join(shown[-1].traceback)[:MOST_TRACEBACK] if shown else ""
    traceback = ANSI_COLOURS.sub("", traceback)
    return replace(
        error, cell=place, code=_cut(code, MOST_OF_CODE), traceback=traceback
    )


def described(failure: BaseException) -> CellError:
    """Describe a failure for which no cell is to blame."""
    try:
        message = one_line(str(failure))
    except Exception:  # of its own method
        message = "(it does not say what it is)"
    return CellError(type(failure).__name__, message)


def one_line(text: str) -> str:
    """Return the beginning of a message as one line, the same from run to run."""
    text = IN_CELL.sub(r"line \1: ", ANSI_COLOURS.sub("", text[:MOST_READ]))
    return _cut(" ".join(text.split()), MOST_SAID)


def _cut(text: str, most: int) -> str:
    text = text if len(text) <= most else f"{text[: most - 3]}..."
    # Half of a surrogate pair, as a cell may print it, is nothing that a file can hold.
    return text.encode(errors="replace").decode()


# --- The page ------------------------------------------------------------------------


def page_of(job: Job, executed: Executed) -> Made:
    """Render the page of an executed notebook.

    A bundle that is not as it should be, or a page that cannot be made, is an error of
    the report; the page then shows how far it came.
    """
    from cac_data.report.bundles import BundleError
    from cac_data.report.page import render

    notebook, error, warnings = executed.notebook, executed.error, executed.warnings
    if error is None:
        try:
            page = render(_compared(job), notebook)
            PageFacts.read(page.encode())
            return Made(closed(page, job.key), warnings=warnings)
        except BundleError as failure:
            error = CellError("BundleError", one_line(failure.message))
            error = _blamed(notebook.cells[failure.cell - 1], error)
        except Exception as failure:
            error = described(failure)
    return Made(closed(render(job, notebook, error=error), ""), error, warnings)


def _compared(job: Job) -> Job:
    """Return the job with the key figures of the baseline, as its page has them.

    Where that page is not there, its notebook is run; where that fails there are none.
    """
    from cac_data.report.bundles import key_figures_of

    base = job.baseline
    if base is None or base.figures is not None or job.says_the_same:
        return job
    ran = execute(base)
    figures = () if ran.error else tuple(key_figures_of(ran.notebook))
    return replace(job, baseline=replace(base, figures=figures))


# --- A report that did not come to its end -------------------------------------------


def take_notes(file: Path) -> None:
    """Let a file tell of each cell of the reports that this process makes."""
    _notes.set(file)


def _note(file: Path, cell: NotebookNode, has_run: bool) -> None:
    with file.open("ab") as notes:
        pickle.dump((cell, has_run), notes)


def page_so_far(job: Job, notes: Path, error: CellError) -> Made:
    """Render the page of a notebook as far as it came, from the notes of its cells."""
    notebook, heard = _read(job), [*_heard(notes)]
    ran = {cell.metadata.get(_PLACE): cell for cell, has_run in heard if has_run}
    notebook.cells = [ran.get(cell.metadata[_PLACE], cell) for cell in notebook.cells]
    if heard and not heard[-1][1]:
        error = _blamed(heard[-1][0], error)
    return page_of(job, Executed(notebook, error))


def _heard(file: Path) -> Iterator[tuple[Any, bool]]:
    """Yield the notes; one that is not whole is the last."""
    with file.open("rb") as notes:
        while True:
            try:
                yield pickle.load(notes)
            except Exception:  # what half a note raises, nobody can tell
                return
