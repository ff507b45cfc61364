"""Runs the cells of a notebook in this process; they publish as in a kernel."""

import json
import os
import sys
import warnings
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from io import TextIOBase
from pathlib import Path
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from IPython.core.pylabtools import select_figure_formats
from jupyter_client.jsonutil import json_default
from matplotlib_inline.backend_inline import configure_inline_support
from nbformat import NotebookNode
from nbformat.v4 import new_output
from traitlets import Type
from traitlets.config import Config

from cac_data.report.errors import MOST_READ, StoppedError, described, note
from cac_data.report.parting import is_fork_of_cell

MOST_TEXT = 100_000  # characters that a cell may write to each stream


class _Stream(TextIOBase):
    """Standard output or error of the cell that runs."""

    encoding = "utf-8"

    def __init__(self, name: str, shell: "Shell") -> None:
        self.name = name
        self._shell = shell

    def write(self, text: str) -> int:
        self._shell.write(self.name, text)
        return len(text)


class _Publisher(DisplayPublisher):
    """Takes what a cell displays."""

    shell: "Shell"

    def publish(  # type: ignore[override]  # without what is deprecated
        self, data: Any, metadata: Any = None, **options: Any
    ) -> None:
        output = _as_sent("display_data", data=data, metadata=metadata or {})
        display_id = (options.get("transient") or {}).get("display_id")
        displayed_before = self.shell.displayed.setdefault(display_id, [])
        if options.get("update"):
            for earlier in displayed_before:
                earlier.update(output)
        else:
            displayed_before.append(output)
            self.shell.outputs.append(output)

    def clear_output(self, wait: bool = False) -> None:
        self.shell.outputs.clear()


class _ResultHook(DisplayHook):
    """Takes the value of a cell's last expression."""

    shell: "Shell"

    def __call__(self, result: Any = None) -> None:
        hook: Any = self  # IPython has no types
        hook.check_for_underscore()
        if result is None or hook.quiet():
            return
        data, metadata = hook.compute_format_data(result)
        hook.update_user_ns(result)
        if data:  # none of what displays itself
            output = _as_sent(
                "execute_result",
                data=data,
                metadata=metadata,
                execution_count=hook.prompt_count,
            )
            self.shell.outputs.append(output)


def _as_sent(kind: str, **content: Any) -> NotebookNode:
    """Return an output as it comes out of a kernel's message."""
    text = json.dumps(content, default=json_default, ensure_ascii=False)
    # As nodes from the start: to make them of dicts takes as long as all the rest.
    parts = json.loads(text, object_hook=NotebookNode)
    output: NotebookNode = new_output(kind, **parts)
    return output


class Shell(InteractiveShell):
    """A shell that puts outputs into cells, as a kernel and nbclient would."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_ResultHook)

    def __init__(self, **options: Any) -> None:
        self.displayed: dict[str | None, list[NotebookNode]] = {}
        self.begin(NotebookNode())
        super().__init__(**options)  # type: ignore[no-untyped-call]  # IPython has no types

    def begin(self, cell: NotebookNode) -> None:
        """Start with another cell."""
        cell.outputs = []
        self.outputs = cell.outputs
        self._room = {"stdout": MOST_TEXT, "stderr": MOST_TEXT}

    def write(self, name: str, text: str) -> None:
        """Add text to a stream."""
        room = self._room[name]
        if not text or room < 0:
            return
        self._room[name] -= len(text)
        if len(text) > room:
            text = f"{text[:room]}\n[cut: a cell may write {MOST_TEXT} characters]\n"
        # As a kernel sends them: each stream as a whole, up to what else is shown.
        for output in reversed(self.outputs):
            if output.output_type != "stream":
                break
            if output.name == name:
                output.text += text
                return
        self.outputs.append(new_output("stream", name=name, text=text))

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: figures go into the notebook."""

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        error = described(evalue)
        output = new_output(
            "error",
            ename=error.error,
            evalue=error.message,
            traceback=[line[:MOST_READ] for line in stb],
        )
        self.outputs.append(output)


@contextmanager
def _fresh_shell(folder: Path) -> Iterator[Shell]:
    """Give a shell of its own to a notebook, and leave this process as it was."""
    paths = sys.path[:]
    variables = dict(os.environ)
    earlier = InteractiveShell._instance
    InteractiveShell.clear_instance()
    with chdir(folder), warnings.catch_warnings():
        shell = Shell.instance(
            config=Config({"HistoryManager": {"enabled": False}}),
            ipython_dir=str(folder.parent / "ipython"),
            colors="nocolor",
        )
        # Figures look as the library's defaults say, and those of pyplot are shown.
        mpl.rcdefaults()
        configure_inline_support(shell, "inline")  # type: ignore[no-untyped-call]  # IPython has no types
        select_figure_formats(shell, {"png"})
        stdout = _Stream("stdout", shell)
        stderr = _Stream("stderr", shell)
        try:
            with redirect_stdout(stdout), redirect_stderr(stderr):
                yield shell
        finally:
            plt.close("all")
            shell.restore_sys_module_state()  # type: ignore[no-untyped-call]  # IPython has no types
            Shell.clear_instance()
            InteractiveShell._instance = earlier
            sys.path[:] = paths
            os.environ.clear()
            os.environ.update(variables)


def run_cells(notebook: NotebookNode, folder: Path) -> None:
    """Run a notebook's cells one after the other, in a folder.

    Each is noted before and after it ran. One that fails is a `StoppedError`; the cells
    then hold what was shown so far.
    """
    process = os.getpid()
    with _fresh_shell(folder) as shell:
        for cell in notebook.cells:
            if cell.cell_type != "code" or not cell.source.strip():
                continue
            shell.begin(cell)
            cell.execution_count = shell.execution_count
            note(cell, has_run=False)
            run_cell: Any = shell.run_cell  # IPython has no types
            result = run_cell(cell.source, store_history=True)
            if is_fork_of_cell(process):  # one ends with its cell
                os._exit(0)
            note(cell, has_run=True)
            failure = result.error_before_exec or result.error_in_exec
            if failure is not None:
                raise StoppedError(cell, failure)
