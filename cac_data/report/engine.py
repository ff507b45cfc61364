"""A Papermill engine without a kernel: the cells run in this very process.

Each notebook has a shell of its own, with a fresh namespace, no history and nobody's
profile. What it publishes is what a kernel would have sent, output by output.
"""

from __future__ import annotations

import json
import os
import sys
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOBase
from pathlib import Path
from typing import Any

from IPython.core.displayhook import DisplayHook
from IPython.core.displaypub import DisplayPublisher
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.jsonutil import json_default
from nbformat import NotebookNode
from nbformat.v4 import new_output
from papermill.engines import Engine, papermill_engines
from traitlets import Type
from traitlets.config import Config

from cac_data.report.build import MOST_READ, UNSAID, in_short

__all__ = ["ENGINE", "InProcess"]

ENGINE = "in-process"

MOST_TEXT = 100_000
"""Characters that a cell may write to each of its streams; the rest is dropped."""

MOST_SHOWN = 32_000_000
"""Characters of all that a cell shows."""

SKIPPED = "skip-execution"
ALLOWED_TO_FAIL = "raises-exception"
"""Tags of cells, as nbclient has them."""


class Outputs:
    """The outputs of the cell that runs, as a kernel and nbclient would leave them."""

    def __init__(self) -> None:
        self.listed: list[NotebookNode] = []
        self._named: dict[str, list[NotebookNode]] = {}
        self._written = {"stdout": 0, "stderr": 0}
        self._shown = 0
        self._clears = False

    def begin(self) -> None:
        """Start with another cell."""
        self.listed = []
        self._written = {"stdout": 0, "stderr": 0}
        self._shown = 0
        self._clears = False

    def clear(self, *, wait: bool) -> None:
        """Drop what the cell has shown, now or when it shows more."""
        self._clears = wait
        if not wait:
            self.listed.clear()

    def write(self, name: str, text: str) -> None:
        """Add text to a stream."""
        left = MOST_TEXT - self._written[name]
        if not text or left < 0:
            return
        self._written[name] += len(text)
        if len(text) > left:
            text = f"{text[:left]}\n[cut: a cell may write {MOST_TEXT} characters]\n"
        if not self._clears:
            # As a kernel sends them: each stream as a whole, up to what else is shown.
            for output in reversed(self.listed):
                if output.output_type != "stream":
                    break
                if output.name == name:
                    output.text += text
                    return
        self.add(new_output("stream", name=name, text=text))

    def add(self, output: NotebookNode, display_id: str | None = None) -> None:
        """Add an output."""
        if self._clears:
            self.clear(wait=False)
        self.listed.append(output)
        if display_id is not None:
            self._named.setdefault(display_id, []).append(output)

    def update(self, display_id: str | None, data: Any, metadata: Any) -> None:
        """Replace what was shown under a name, in whichever cell."""
        for output in self._named.get(display_id or "", ()):
            output.update(data=data, metadata=metadata)

    def checked(self, data: dict[str, Any]) -> NotebookNode:
        """Return a bundle as it comes out of a kernel's message."""
        text = json.dumps(data, default=json_default, ensure_ascii=False)
        self._shown += len(text)
        if self._shown > MOST_SHOWN:
            message = f"a cell may show {MOST_SHOWN} characters; this one shows more"
            raise ValueError(message)
        checked: NotebookNode = json.loads(text, object_hook=NotebookNode)
        return checked


class _Publisher(DisplayPublisher):
    """Takes what a cell displays."""

    def publish(  # type: ignore[override]  # without what is deprecated
        self,
        data: dict[str, Any],
        metadata: dict[str, Any] | None = None,
        *,
        transient: dict[str, Any] | None = None,
        update: bool = False,
        **_: Any,
    ) -> None:
        assert isinstance(self.shell, Shell)
        outputs, name = self.shell.outputs, (transient or {}).get("display_id")
        shown, told = outputs.checked(data), outputs.checked(metadata or {})
        if update:
            outputs.update(name, shown, told)
        else:
            outputs.add(new_output("display_data", data=shown, metadata=told), name)

    def clear_output(self, wait: bool = False) -> None:
        assert isinstance(self.shell, Shell)
        self.shell.outputs.clear(wait=wait)


class _ResultHook(DisplayHook):
    """Takes the value of a cell's last expression."""

    def write_output_prompt(self) -> None:
        """Write none."""

    def write_format_data(
        self, format_dict: dict[str, Any], md_dict: dict[str, Any] | None = None
    ) -> None:
        assert isinstance(self.shell, Shell)
        outputs = self.shell.outputs
        result = new_output(
            "execute_result",
            data=outputs.checked(format_dict),
            metadata=outputs.checked(md_dict or {}),
            execution_count=self.prompt_count,
        )
        outputs.add(result)

    def finish_displayhook(self) -> None:
        """End no line."""
        self._is_active = False


class _Stream(TextIOBase):
    """Standard output or error of a cell."""

    encoding = "utf-8"

    def __init__(self, name: str, outputs: Outputs) -> None:
        self.name = name
        self._outputs = outputs

    def writable(self) -> bool:
        return True

    def write(self, text: str) -> int:
        self._outputs.write(self.name, text)
        return len(text)


class Shell(InteractiveShell):
    """A shell whose cells publish to a list."""

    display_pub_class = Type(_Publisher)
    displayhook_class = Type(_ResultHook)

    def __init__(self, *, outputs: Outputs, **options: Any) -> None:
        self.outputs = outputs
        super().__init__(**options)  # type: ignore[no-untyped-call]  # of IPython

    def enable_gui(self, gui: str | None = None) -> None:
        """Do nothing: figures go into the notebook."""

    def ask_exit(self) -> None:
        """End the notebook, as `exit` in a cell asks."""
        raise SystemExit(0)

    def showtraceback(self, *arguments: Any, **options: Any) -> None:
        """Show an error; one with an endless message, or with none, in a line."""
        kind, error, _ = sys.exc_info()
        text = in_short(error)
        if kind is not None and (len(text) >= MOST_READ or text == UNSAID):
            self._showtraceback(kind, text, [f"{kind.__name__}: {text}"])
        else:
            super().showtraceback(*arguments, **options)

    def _showtraceback(self, etype: Any, evalue: Any, stb: Any) -> None:
        error = new_output(
            "error", ename=etype.__name__, evalue=in_short(evalue), traceback=stb
        )
        self.outputs.add(error)


@contextmanager
def fresh_shell(outputs: Outputs, folder: Path) -> Iterator[Shell]:
    """Give a shell, and leave this process as it was before."""
    modules = {name: sys.modules.get(name) for name in ("__main__",)}
    streams = sys.stdin, sys.stdout, sys.stderr
    state = sys.path[:], sys.displayhook, sys.excepthook
    variables, earlier = dict(os.environ), InteractiveShell._instance
    place = Path.cwd()
    config = Config()
    config.HistoryManager.enabled = False
    try:
        with warnings.catch_warnings():
            os.chdir(folder)
            os.environ["MPLBACKEND"] = "module://matplotlib_inline.backend_inline"
            InteractiveShell.clear_instance()
            shell = Shell.instance(
                outputs=outputs,
                config=config,
                ipython_dir=str(folder.parent / "ipython"),
                colors="nocolor",
            )
            sys.stdout, sys.stderr = (
                _Stream("stdout", outputs),
                _Stream("stderr", outputs),
            )
            _settle_matplotlib(shell)
            yield shell
    finally:
        Shell.clear_instance()
        InteractiveShell._instance = earlier
        sys.stdin, sys.stdout, sys.stderr = streams
        sys.path[:], sys.displayhook, sys.excepthook = state
        sys.modules.update({name: it for name, it in modules.items() if it})
        os.environ.clear()
        os.environ.update(variables)
        os.chdir(place)
        if pyplot := sys.modules.get("matplotlib.pyplot"):
            pyplot.close("all")


def _settle_matplotlib(shell: Shell) -> None:
    """Let figures look as the library's defaults say, and show those of pyplot."""
    if "matplotlib" not in sys.modules:
        return
    import matplotlib as mpl

    mpl.rcdefaults()
    if "matplotlib.pyplot" in sys.modules:
        from IPython.core.pylabtools import select_figure_formats
        from matplotlib_inline.backend_inline import configure_inline_support

        configure_inline_support(shell, "inline")  # type: ignore[no-untyped-call]
        select_figure_formats(shell, {"png"})


# Papermill does not annotate its classes.
class InProcess(Engine):  # type: ignore[misc]
    """Runs cells one after the other, up to the first that fails."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: Any,
        kernel_name: str,
        *,
        folder: Path,
        kept: list[Any],
        told: Callable[[NotebookNode, bool], None],
        **_: Any,
    ) -> None:
        """Run the cells in a folder.

        The notebook is put into `kept`, and behind it the cell and the error at which
        it stopped. `told` is called with each cell before and after it ran.
        """
        kept.append(nb_man.nb)
        outputs, own = Outputs(), os.getpid()
        with fresh_shell(outputs, folder) as shell:
            for place, cell in enumerate(nb_man.nb.cells):
                if cell.cell_type != "code" or not cell.source.strip():
                    continue
                tags = cell.metadata.get("tags", ())
                if SKIPPED in tags:
                    continue
                nb_man.cell_start(cell, place)
                told(cell, False)
                outputs.begin()
                cell.outputs = outputs.listed
                cell.execution_count = shell.execution_count
                run: Any = shell.run_cell
                ran = run(cell.source, store_history=True)
                if os.getpid() != own:  # a fork that the cell has made ends with it
                    os._exit(0)
                told(cell, True)
                nb_man.cell_complete(cell, place)
                error = ran.error_before_exec or ran.error_in_exec
                if error is not None and ALLOWED_TO_FAIL not in tags:
                    kept.extend([cell, error])
                    return


papermill_engines.register(ENGINE, InProcess)
