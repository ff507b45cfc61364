"""Run one notebook under one scenario by Papermill, with this very interpreter."""

from __future__ import annotations

import copy
import logging
import math
import re
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import nbformat
import papermill
from ipykernel.kernelspec import RESOURCES, get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbformat import NotebookNode
from papermill.engines import NBClientEngine, papermill_engines
from papermill.exceptions import PapermillExecutionError
from traitlets import default

from cac_data.report import forks, kernels
from cac_data.report.failures import CellError, Limits
from cac_data.report.plan import Job

# What Papermill has to say is in the outcome; it need not be logged besides.
logging.getLogger("papermill").addHandler(logging.NullHandler())

IN_CELL = re.compile(r"\S*ipykernel_\d+\S*\.py:(\d+): ")
"""How Python names a line of a cell, with numbers that differ from run to run."""

ANSI_COLOURS = re.compile(r"\x1b\[[0-9;]*m")

NO_HISTORY = "--HistoryManager.enabled=False"

KERNEL_STARTS = 2
"""How often a kernel is asked to start before its notebook has failed."""

KERNEL_TIMEOUT = 60
"""Seconds that a kernel may take to start."""


@dataclass(frozen=True)
class Execution:
    """A notebook that ran, or as far as it came.

    Attributes
    ----------
    notebook : nbformat.NotebookNode
        The cells with their outputs.
    error : CellError or None
        Why it stopped; None if it ran to its end.
    warnings : tuple of str
        What cells wrote to standard error.
    attempts : int
        How often a kernel was asked to start.
    """

    notebook: NotebookNode
    error: CellError | None
    warnings: tuple[str, ...]
    attempts: int


class OwnKernelManager(AsyncKernelManager):
    """Starts kernels of the interpreter that runs this, whatever is installed.

    A kernel specification named ``python3`` in the user's folder may belong to another
    environment. And since ipykernel 7.3 a kernel warns when it is reached over TCP
    without encryption; here it is encrypted wherever the kernel can do it.
    """

    @default("transport_encryption")
    def _encrypt_where_possible(self) -> str:
        return "auto"

    complaints: Path | None = None
    """Where the kernel's own standard error goes; what cells write is not in it."""

    # A coroutine, as in AsyncKernelManager; its own parent declares a plain method.
    async def start_kernel(self, **options: Any) -> None:  # type: ignore[override]
        """Start the kernel, its standard error kept apart from that of the caller.

        It keeps no history and does not read the user's profile of IPython, on which
        a report would depend without anyone knowing.
        """
        options["env"] = {**(options.get("env") or forks.needed())}
        options["extra_arguments"] = [*options.get("extra_arguments", ()), NO_HISTORY]
        if self.complaints is None:
            await super().start_kernel(**options)
            return
        options["env"]["IPYTHONDIR"] = str(self.complaints.with_name("ipython"))
        # Else it lies among the temporary files of all, where a full disk leaves it.
        self.connection_file = str(self.complaints.with_name("connection.json"))
        with self.complaints.open("ab") as file:
            await super().start_kernel(stderr=file, **options)

    @property
    def kernel_spec(self) -> KernelSpec:
        """The specification of ipykernel itself, with this interpreter's path."""
        if self._kernel_spec is None:
            described = get_kernel_dict()
            described["metadata"] = {
                **described.get("metadata", {}),
                "kernel_provisioner": {"provisioner_name": kernels.PROVISIONER},
            }
            self._kernel_spec = KernelSpec(
                resource_dir=str(RESOURCES), env=forks.settings(), **described
            )
        return self._kernel_spec


# Papermill does not annotate its classes.
class KeepsNotebook(NBClientEngine):  # type: ignore[misc]
    """Papermill's engine, which hands over a notebook that could not go on.

    Papermill returns it where all went well, and otherwise at most writes it to a file,
    before and after each cell, which takes longer than most cells.
    """

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, kept: list[Any], **options: Any
    ) -> None:
        """Run the cells of what is kept."""
        kept.append(nb_man)
        super().execute_managed_notebook(nb_man, kernel_name, **options)


papermill_engines.register("cac-data", KeepsNotebook)


class _Clock:
    """How long cells may take, as nbclient asks before each of them."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._started = time.monotonic()
        self._is_cut = False

    def seconds(self, _cell: Any = None) -> float:
        """Return how long the next cell may take."""
        left = self._left()
        self._is_cut = left < self.limits.cell
        return min(self.limits.cell, left)

    def for_kernel(self) -> int:
        """Return how long a kernel may take to start."""
        return int(max(1, min(KERNEL_TIMEOUT, self._left())))

    def _left(self) -> float:
        if self.limits.left is None:
            return math.inf
        # Zero would be no limit.
        return max(0.1, self.limits.left - (time.monotonic() - self._started))

    def __str__(self) -> str:
        if self._is_cut:
            return f"the run took longer than {self.limits.run} s"
        return f"the cell took longer than {self.limits.cell} s"


def execute(job: Job, *, limits: Limits | None = None) -> Execution:
    """Run a job's notebook in a temporary folder.

    A kernel that does not start is asked once more; a cell that fails is not.

    Parameters
    ----------
    job : Job
        Notebook and parameters.
    limits : Limits, optional
        How long cells and the run may take.

    Returns
    -------
    Execution
        The notebook, also where it failed: what went wrong is a result, not an
        exception. Status comes from the exception that Papermill met, because the
        notebook's own metadata say "completed" even for a kernel that died.
    """
    source = _parse(job.content)
    clock = _Clock(limits or Limits())
    executed, failure, said = _run_cells(job, source, clock)
    starts = 1
    while failure is not None and not _has_begun(executed) and starts < KERNEL_STARTS:
        executed, failure, said = _run_cells(job, source, clock)
        starts += 1
    notebook = source if executed is None else executed
    error = None
    if failure is not None:
        error = _cell_error(failure, notebook, job.content, clock, said)
    _drop_papermill(notebook)
    return Execution(notebook, error, tuple(_warnings(notebook)), starts)


def _run_cells(
    job: Job, source: NotebookNode, clock: _Clock
) -> tuple[NotebookNode | None, Exception | None, str]:
    """Run all cells in a kernel of their own.

    Returned are the notebook as far as it came, why it stopped, and what the kernel
    itself wrote to standard error.
    """
    failure: Exception | None = None
    kept: list[Any] = []
    replies: list[dict[str, Any]] = []

    def keep_reply(*, execute_reply: dict[str, Any], **_: Any) -> None:
        replies.append(execute_reply["content"])

    with (
        TemporaryDirectory(prefix="cac-data-") as temporary,
        forks.removed_with_owner(temporary),
    ):
        folder = Path(temporary)
        complaints = folder / "stderr"
        (folder / "work").mkdir()
        manager = type(
            "KernelManagerOfThisRun", (OwnKernelManager,), {"complaints": complaints}
        )
        try:
            papermill.execute_notebook(
                copy.deepcopy(source),
                None,
                parameters=job.parameters,
                engine_name="cac-data",
                kept=kept,
                kernel_name="python3",
                language="python",  # cleaned notebooks do not say it
                progress_bar=False,
                start_timeout=clock.for_kernel(),
                timeout_func=clock.seconds,
                kernel_manager_class=manager,
                on_cell_error=keep_reply,
                shutdown_kernel="immediate",  # it has nothing to save
                resources={"metadata": {"path": str(folder / "work")}},
            )
        except PapermillExecutionError as error:
            failure = _as_replied(error, replies)
        except Exception as error:  # whatever it was, the report says so
            failure = error
        said = complaints.read_text("utf-8", "replace") if complaints.exists() else ""
    return kept[0].nb if kept else None, failure, said


def _as_replied(
    failure: PapermillExecutionError, replies: list[dict[str, Any]]
) -> PapermillExecutionError:
    """Name the exception as the kernel does where it could not show a traceback.

    Papermill looks for it among the outputs alone. A kernel without memory has none
    left for a traceback, but says in its reply what was raised.
    """
    if replies and not failure.traceback:
        failure.ename = replies[-1]["ename"]
        failure.evalue = replies[-1]["evalue"]
    return failure


def _parse(content: str) -> NotebookNode:
    """Read the text of a notebook as version 4."""
    notebook = nbformat.reads(content, as_version=4)
    assert isinstance(notebook, NotebookNode)
    return notebook


def _drop_papermill(notebook: NotebookNode) -> None:
    """Drop the cells and metadata that differ from run to run.

    The injected cell has a random id, and Papermill's metadata hold times and paths.
    """
    notebook.cells = [
        cell
        for cell in notebook.cells
        if not {"injected-parameters", "papermill-error-cell-tag"} & _tags(cell)
    ]
    notebook.metadata.pop("papermill", None)
    for cell in notebook.cells:
        cell.metadata.pop("papermill", None)
        cell.metadata.pop("execution", None)


def _tags(cell: NotebookNode) -> set[str]:
    return set(cell.metadata.get("tags", []))


def _cell_error(
    failure: Exception,
    executed: NotebookNode,
    content: str,
    clock: _Clock,
    complaints: str,
) -> CellError:
    """Say where a run stopped, by the cell's place in the notebook's own file."""
    if isinstance(failure, PapermillExecutionError):
        name, message = failure.ename, failure.evalue
        traceback = "\n".join(failure.traceback)
        failed = next(
            (cell for cell in executed.cells if _raised(cell, name, message)),
            _last_started(executed),
        )
    else:
        name, message = type(failure).__name__, str(failure)
        traceback = complaints.strip()
        failed = _last_started(executed)
    cell, code = _place(failed, content)
    timed_out = name == "CellTimeoutError"
    if timed_out:
        message = str(clock)
    return CellError(
        error=name,
        message=_one_line(message),
        cell=cell,
        code=code,
        traceback=ANSI_COLOURS.sub("", traceback),
        timed_out=timed_out,
    )


def _raised(cell: NotebookNode, name: str, message: str) -> bool:
    return any(
        output.output_type == "error"
        and (output.ename, output.evalue) == (name, message)
        for output in cell.get("outputs", [])
    )


def _last_started(executed: NotebookNode) -> NotebookNode | None:
    """Return the code cell that was running when the kernel died or time was up."""
    started = [
        cell
        for cell in executed.cells
        if cell.cell_type == "code"
        and cell.metadata.get("papermill", {}).get("start_time")
    ]
    return started[-1] if started else None


def _has_begun(executed: NotebookNode | None) -> bool:
    """Tell whether a kernel came so far as to run a cell."""
    return executed is not None and _last_started(executed) is not None


def _place(failed: NotebookNode | None, content: str) -> tuple[int | None, str]:
    """Return a cell's position in its file, from 1, and its first line of code."""
    if failed is None:
        return None, ""
    code = next(
        (line.strip() for line in failed.source.splitlines() if line.strip()), ""
    )
    if len(code) > 60:
        code = f"{code[:57]}..."
    cells = _parse(content).cells
    position = next(
        (
            place
            for place, cell in enumerate(cells, start=1)
            if cell.get("id") == failed.get("id") and cell.source == failed.source
        ),
        None,
    )
    if position is None and "injected-parameters" in _tags(failed):
        return None, "the parameters of the scenario"
    return position, code


def _one_line(message: Any) -> str:
    """Return the message of an error as one line, cut short."""
    text = " ".join(ANSI_COLOURS.sub("", str(message)).split())
    text = IN_CELL.sub(r"line \1: ", text)
    return text if len(text) <= 500 else f"{text[:497]}..."


def _warnings(notebook: NotebookNode) -> list[str]:
    """List what cells wrote to standard error, each with the cell's position."""
    return [
        f"cell {place}: {_one_line(output.text)}"
        for place, cell in enumerate(notebook.cells, start=1)
        for output in cell.get("outputs", [])
        if output.output_type == "stream" and output.name == "stderr"
    ]
