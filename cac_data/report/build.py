"""One report, from what it needs to what it gives: no paths of the caller, no state.

IPython, Papermill and the page are imported where they are called, for they take longer
than all the rest: the process that plans a run of reports builds none of them itself.
"""

import pickle
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

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
    beginning_of,
    described,
)
from cac_data.report.parting import in_language_of_process, work_folder
from cac_data.report.places import PROJECT, without_places
from cac_data.report.plan import Job
from cac_data.report.publish import PageFacts, closed, utc_now


@dataclass(frozen=True)
class FinishedReport:
    """What became of one report: the page, whole, also where the notebook failed.

    `sheet` is empty where the notebook publishes none. `in_others` has the reports that
    were made with it, by language.
    """

    page: bytes
    error: CellError | None = None
    sheet: bytes = b""
    warnings: tuple[str, ...] = ()
    started: str = field(default_factory=utc_now)
    seconds: float = 0.0
    in_others: Mapping[str, "FinishedReport"] = field(default_factory=dict)


ReportMaker = Callable[[Job], FinishedReport]


def make_report(job: Job) -> FinishedReport:
    """Run a notebook under its scenario and render its page."""
    notebook, error = execute(job)
    return page_of(in_language_of_process(job), notebook, error)


def execute(job: Job) -> tuple[NotebookNode, CellError | None]:
    """Run a notebook in this process; return how far it came and what went wrong."""
    from papermill.execute import raise_for_execution_errors

    from cac_data.report.engine import run_cells

    notebook = _read(job)
    error = None
    with noting_tables() as tables, work_folder() as place:
        folder = place / "work"
        folder.mkdir()
        try:
            notebook = _with_parameters(notebook, job)
            run_cells(notebook, folder)
            # Of cells that show an error and go on, as `%run` does.
            raise_for_execution_errors(notebook, None)
        except StoppedError as stop:
            cell, failure = stop.args
            error = _with_cell(described(failure), cell)
        except Exception as failure:  # of the notebook's form
            error = described(failure)
    notebook.metadata[TABLES_READ] = sorted(tables)
    # The cell that Papermill adds is none of the notebook's file.
    notebook.cells = [cell for cell in notebook.cells if PLACE in cell.metadata]
    return notebook, error


def _read(job: Job) -> NotebookNode:
    """Return the notebook without outputs; its cells know their places."""
    import nbformat

    notebook: NotebookNode = nbformat.reads(job.content, as_version=4)
    for place, cell in enumerate(notebook.cells, start=1):
        cell.metadata[PLACE] = place
        if cell.cell_type == "code":
            cell.outputs = []
            cell.execution_count = None
    return notebook


def _with_parameters(notebook: NotebookNode, job: Job) -> NotebookNode:
    """Return a notebook with the scenario's values behind its parameters cell."""
    from papermill.parameterize import parameterize_notebook

    # What Papermill expects, which reads its notebooks from files itself.
    notebook.metadata.setdefault("papermill", {})
    for cell in notebook.cells:
        cell.metadata.setdefault("tags", [])
    # Cleaned notebooks do not say their language.
    return parameterize_notebook(
        notebook, job.parameters, kernel_name="python3", language="python"
    )


def page_of(
    job: Job, notebook: NotebookNode, error: CellError | None
) -> FinishedReport:
    """Render the page of a notebook that ran, or of how far it came."""
    from cac_data.report.page import render

    warnings = _warnings(notebook, job)
    if error is None:
        try:
            job = beside_baseline(job)
            page, sheet = render(job, notebook)
            return FinishedReport(
                closed(page, job.key),
                sheet=closed(sheet, job.key) if sheet else b"",
                warnings=warnings,
            )
        except BundleError as failure:
            place, message = failure.args
            error = CellError("BundleError", beginning_of(message))
            error = _with_cell(error, notebook.cells[place - 1])
        except Exception as failure:
            error = described(failure)
    error = replace(
        error,
        message=_placeless(error.message, job),
        traceback=_placeless(error.traceback, job),
    )
    page, _ = render(job, notebook, error=error)
    return FinishedReport(closed(page, ""), error, warnings=warnings)


def _warnings(notebook: NotebookNode, job: Job) -> tuple[str, ...]:
    """Return what cells wrote to standard error, a line each, with the cell's place."""
    lines = []
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if output.output_type == "stream" and output.name == "stderr":
                text = beginning_of(_placeless(output.text, job))
                lines.append(f"cell {cell.metadata.get(PLACE)}: {text}")
    return tuple(lines)


def beside_baseline(job: Job) -> Job:
    """Return a job with what its baseline's page says, which is made where unknown."""
    base = job.baseline
    if base is None or base.figures is not None or job.says_the_same:
        return job
    report = make_report(base)
    if report.error:
        return job.beside(None)
    facts = PageFacts.read(report.page)
    return job.beside(facts.key_figures, facts.tables)


def _placeless(text: str, job: Job) -> str:
    """Return the beginning of a text without the places of this machine."""
    folders = {job.project: PROJECT} if job.project else {}
    return without_places(text[:MOST_PLACED], folders)


# --- What went wrong -----------------------------------------------------------------


def _with_cell(error: CellError, cell: NotebookNode) -> CellError:
    """Say of an error in which cell it was, and how it came to it."""
    place = cell.metadata.get(PLACE)
    source = cell.source if place else "the parameters of the scenario"
    first_line = source.strip().partition("\n")[0]
    tracebacks = [
        output.traceback for output in cell.outputs if output.output_type == "error"
    ]
    lines = tracebacks[-1] if tracebacks else ()
    return replace(
        error,
        cell=place,
        code=beginning_of(first_line, MOST_OF_CODE),
        traceback=printable("\n".join(lines)),
    )


def page_so_far(job: Job, file: Path, error: CellError) -> FinishedReport:
    """Render the page of a notebook as far as it came, from the notes of its cells."""
    notebook = _read(job)
    running = None
    with suppress(Exception), file.open("rb") as notes:  # until half a note, or none
        while True:
            cell, has_run = pickle.load(notes)
            running = None if has_run else cell
            if has_run and PLACE in cell.metadata:
                notebook.cells[cell.metadata[PLACE] - 1] = cell
    if running:
        error = _with_cell(error, running)
    return page_of(job, notebook, error)
