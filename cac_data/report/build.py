"""One report, from what it needs to what it gives: no paths of the caller, no state."""

import pickle
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from cac_data.cache import noting_tables
from cac_data.printable import printable
from cac_data.report.errors import (
    MOST_OF_CODE,
    MOST_PLACED,
    PLACE,
    TABLES_READ,
    BundleError,
    CellError,
    NotebookNode,
    StoppedError,
    described,
    one_line,
)
from cac_data.report.places import PROJECT, without_places
from cac_data.report.plan import Job
from cac_data.report.publish import PageFacts, closed, utc_now


@dataclass(frozen=True)
class Made:
    """What became of one report: the page, whole, also where the notebook failed."""

    page: bytes
    error: CellError | None = None
    warnings: tuple[str, ...] = ()
    started: str = field(default_factory=utc_now)
    seconds: float = 0.0


Make = Callable[[Job], Made]


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
    notebook.cells = [cell for cell in notebook.cells if PLACE in cell.metadata]
    return notebook, error


def _read(job: Job) -> NotebookNode:
    """Return the notebook; its cells know their places."""
    import nbformat

    notebook: NotebookNode = nbformat.reads(job.content, as_version=4)
    for place, cell in enumerate(notebook.cells, start=1):
        cell.metadata[PLACE] = place
    return notebook


def page_of(job: Job, notebook: NotebookNode, error: CellError | None) -> Made:
    """Render the page of a notebook that ran, or of how far it came."""
    from cac_data.report.page import render

    warnings = tuple(
        f"cell {cell.metadata.get(PLACE)}: {one_line(_placeless(output.text, job))}"
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
            error = CellError("BundleError", one_line(message))
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
    place = cell.metadata.get(PLACE)
    code = cell.source.strip() if place else "the parameters of the scenario"
    code = one_line(code.partition("\n")[0], MOST_OF_CODE)
    shown = [item.traceback for item in cell.outputs if item.output_type == "error"]
    traceback = printable("\n".join(shown[-1] if shown else ()))
    return replace(error, cell=place, code=code, traceback=traceback)


def page_so_far(job: Job, file: Path, error: CellError) -> Made:
    """Render the page of a notebook as far as it came, from the notes of its cells."""
    notebook, begun = _read(job), None
    with suppress(Exception), file.open("rb") as written:  # until half a note, or none
        while True:
            cell, has_run = pickle.load(written)
            begun = None if has_run else cell
            if has_run and PLACE in cell.metadata:
                notebook.cells[cell.metadata[PLACE] - 1] = cell
    return page_of(job, notebook, _blamed(begun, error) if begun else error)
