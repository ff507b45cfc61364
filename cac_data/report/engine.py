"""A Papermill engine whose cells run in this process, and publish as in a kernel."""

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
from papermill.engines import Engine, papermill_engines
from traitlets import Type
from traitlets.config import Config

from cac_data.report.errors import MOST_READ, StoppedError, described, note

ENGINE = "in-process"
MOST_TEXT = 100_000  # characters that a cell may write to each stream


class _Stream(TextIOBase):
    """Standard output or error of the cell that runs."""

    encoding = "utf-8"

    def __init__(self, name: str, shell: "Shell") -> None:
        self.name, self._shell = name, shell

    def write(self, text: str) -> int:
        self._shell.write(self.name, text)
        return len(text)


class _Publisher(DisplayPublisher):
    """Takes what a cell displays."""

    shell: "Shell"

    def publish(self, data: Any, metadata: Any = None, **how: Any) -> None:  # type: ignore[override]  # without what is deprecated
        shown = _as_sent("display_data", data=data, metadata=metadata or {})
        name = (how.get("transient") or {}).get("display_id")
        alike = self.shell.named.setdefault(name, [])
        if how.get("update"):
            for output in alike:
                output.update(shown)
        else:
            alike.append(shown)
            self.shell.outputs.append(shown)

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
            told = {"data": data, "metadata": metadata}
            told["execution_count"] = hook.prompt_count
            self.shell.outputs.append(_as_sent("execute_result", **told))


def _as_sent(kind: str, **content: Any) -> NotebookNode:
    """Return an output as it comes out of a kernel's message."""
    text = json.dumps(content, default=json_default, ensure_ascii=False)
    output: NotebookNode = new_output(kind, **json.loads(text))
    return output


class Shell(InteractiveShell):
    """A shell that puts outputs into cells, as a kernel and nbclient would."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_ResultHook)

    def __init__(self, **options: Any) -> None:
        self.named: dict[str | None, list[NotebookNode]] = {}
        self.begin(NotebookNode())
        super().__init__(**options)  # type: ignore[no-untyped-call]  # IPython has no types

    def begin(self, cell: NotebookNode) -> None:
        """Start with another cell."""
        self.outputs = cell.outputs = []
        self._left = {"stdout": MOST_TEXT, "stderr": MOST_TEXT}

    def write(self, name: str, text: str) -> None:
        """Add text to a stream."""
        left = self._left[name]
        if not text or left < 0:
            return
        self._left[name] -= len(text)
        if len(text) > left:
            text = f"{text[:left]}\n[cut: a cell may write {MOST_TEXT} characters]\n"
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
        told, lines = described(evalue), [line[:MOST_READ] for line in stb]
        error = {"ename": told.error, "evalue": told.message, "traceback": lines}
        self.outputs.append(new_output("error", **error))


@contextmanager
def _fresh_shell(folder: Path) -> Iterator[Shell]:
    """Give a shell of its own to a notebook, and leave this process as it was."""
    paths, variables = sys.path[:], dict(os.environ)
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
        out, err = _Stream("stdout", shell), _Stream("stderr", shell)
        try:
            with redirect_stdout(out), redirect_stderr(err):
                yield shell
        finally:
            plt.close("all")
            shell.restore_sys_module_state()  # type: ignore[no-untyped-call]  # IPython has no types
            Shell.clear_instance()
            InteractiveShell._instance = earlier
            sys.path[:] = paths
            os.environ.clear()
            os.environ.update(variables)


class InProcess(Engine):  # type: ignore[misc]  # Papermill annotates no class
    """Runs cells one after the other; one that fails is a `StoppedError`."""

    @classmethod
    def execute_managed_notebook(
        cls, nb_man: Any, kernel_name: str, *, folder: Path, **_: Any
    ) -> None:
        """Run in a folder, and note each cell before and after it ran."""
        own = os.getpid()
        with _fresh_shell(folder) as shell:
            for cell in nb_man.nb.cells:
                if cell.cell_type != "code" or not cell.source.strip():
                    continue
                shell.begin(cell)
                cell.execution_count = shell.execution_count
                note(cell, has_run=False)
                run: Any = shell.run_cell
                ran = run(cell.source, store_history=True)
                if os.getpid() != own:  # a fork that the cell has made ends with it
                    os._exit(0)
                note(cell, has_run=True)
                error = ran.error_before_exec or ran.error_in_exec
                if error is not None:
                    raise StoppedError(nb_man.nb, cell, error)


papermill_engines.register(ENGINE, InProcess)
