"""A project whose reports take little time, the command on it, and its processes."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import nbformat
from filelock import FileLock

COMMAND = Path(sys.executable).with_name("cac-data")
PARAMETERS = """\
start: int = 1992  # first year shown
end: int = 2025  # last year of data used
horizon: int = 2030  # last year projected
reporter: str = "china_customs"  # whose statistics are used
as_of: str = ""  # only what was published by this date
data: str = "bundled"  # which rows
export_growth: float = 0.043  # assumed growth a year
import_growth: float = 0.043  # assumed growth a year
shocks: list = []  # changes that replace growth
level_shifts: list = []  # amounts that disappear
usd_inflation: float = 0.025  # assumed"""

KEY_FIGURES = """\
from IPython.display import display

figure = {
    **{"id": "horizon", "label": "Horizon", "value": horizon, "unit": ""},
    **{"period": str(end), "period_text": str(end), "low": None, "high": None},
    **{"text": str(horizon), "number": str(horizon), "range": "", "note": ""},
    "source_ids": [],
}
said = {"title": "", "sentences": ["What comes of it."]}
figures = {"figures": [figure], "cards": ["horizon"]}
for kind, content in {"brief": said, "key-figures": figures}.items():
    display({f"application/vnd.cac-data.{kind}.v1+json": content}, raw=True)"""

TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ", re.MULTILINE)
MARK = "CAC_DATA_TEST"
"""The variable that tells what a test has started from what others have."""


def make_small_project(folder: Path) -> Path:
    """Make a project with one notebook of two cells and two scenarios."""
    write_notebook(folder)
    (folder / "params").mkdir()
    write_scenario(folder, "baseline")
    write_scenario(folder, "later", "horizon: 2035")
    return folder


def write_notebook(folder: Path, *cells: str, parameters: str = PARAMETERS) -> None:
    """Write trade.ipynb with these code cells after the key figures."""
    node = nbformat.v4.new_notebook(
        metadata={
            "kernelspec": {"name": "python3", "display_name": "Python 3"},
            "language_info": {"name": "python"},
        }
    )
    first = nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]})
    sources = (KEY_FIGURES, *cells)
    node.cells = [
        nbformat.v4.new_markdown_cell("# A small notebook\n\nDoes it run?"),
        *(first, *map(nbformat.v4.new_code_cell, sources)),
    ]
    for place, cell in enumerate(node.cells):
        cell.id = f"cell-{place}"
    (folder / "notebooks").mkdir(parents=True, exist_ok=True)
    nbformat.write(node, folder / "notebooks" / "trade.ipynb")


def write_scenario(folder: Path, identifier: str, parameters: str = "") -> None:
    extends = "extends: baseline\n" if identifier != "baseline" else ""
    text = (
        f"title: The {identifier} story\ndescription: What happens.\n{extends}"
        f"parameters: {{trade: {{{parameters}}}}}\n"
    )
    (folder / "params" / f"{identifier}.yaml").write_text(text, "utf-8")


def manifest_of(folder: Path) -> dict[str, Any]:
    content = json.loads((folder / "reports" / "manifest.json").read_text("utf-8"))
    assert isinstance(content, dict)
    return content


def reports_of(folder: Path) -> dict[str, dict[str, Any]]:
    return {item["scenario"]: item for item in manifest_of(folder)["reports"]}


def start(folder: Path, *arguments: str, **options: Any) -> subprocess.Popen[str]:
    """Start the command, without a terminal and without input."""
    return subprocess.Popen(
        [str(COMMAND), *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        **{"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, **options},
    )


def run(
    folder: Path, *arguments: str, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run the command to its end; `options` go to `start`."""
    return ended(start(folder, *arguments, **options))


def ended(process: subprocess.Popen[str]) -> subprocess.CompletedProcess[str]:
    """Wait for the end of a command that was started."""
    with process:
        try:
            said, told = process.communicate(timeout=300)
        finally:
            process.kill()
    return subprocess.CompletedProcess(process.args, process.returncode, said, told)


def wait_until(is_so: Callable[[], object], what: str, seconds: float = 60) -> None:
    """Return when something is so; no test waits for a time."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"{what} never came; runs: {processes()}"
        time.sleep(0.02)


def processes() -> dict[int, bytes]:
    """Command lines of the processes that this test has started, by their ids."""
    own = f"{MARK}={os.environ[MARK]}\0".encode()
    return {
        int(path.parent.name): line
        for path in Path("/proc").glob("[0-9]*/cmdline")
        if own in _read(path.parent / "environ") + b"\0" and (line := _read(path))
    }


def wait_for_the_end_of_all(seconds: float = 20) -> None:
    """Return when nothing runs any more that this test has started."""
    wait_until(lambda: not processes(), "the end of all", seconds)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # the process ended meanwhile
        return b""


@dataclass(frozen=True)
class Stories:
    """The same reports before and after a change, each as a run without faults has it.

    Attributes
    ----------
    old, new : pathlib.Path
        Projects with their reports. Every page of one differs from that of the other.
    """

    old: Path
    new: Path

    def changed(self, folder: Path) -> Path:
        """Make a project as of after the change with the reports from before it."""
        shutil.copytree(self.new, folder, ignore=shutil.ignore_patterns("reports"))
        shutil.copytree(self.old / "reports", folder / "reports")
        return folder

    def assert_good(self, output: Path) -> None:
        """Check that each page is one of a run without faults."""
        good = [reports_in(story / "reports") for story in (self.old, self.new)]
        for name, content in reports_in(output).items():
            assert content in [story[name] for story in good], f"{name} is broken"

    def assert_repaired(self, output: Path) -> None:
        """Check that all is as a run without faults leaves it, and nothing besides."""
        assert reports_in(output) == reports_in(self.new / "reports")
        assert files(output) == files(self.new / "reports")


def tell_stories(folder: Path) -> Stories:
    """Make two projects of the same reports and build them, or find them there."""
    folder.mkdir(exist_ok=True)
    old, new, told = (folder / name for name in ("old", "new", "told"))
    with FileLock(folder / "lock"):
        if not told.exists():
            make_small_project(old)
            make_small_project(new)
            write_notebook(new, "print('another edition')")
            for project in (old, new):
                done = run(project, "report")
                assert done.returncode == 0, done.stderr
            told.touch()
    return Stories(old, new)


def reports_in(output: Path) -> dict[str, bytes]:
    """Return the pages of reports, which are the same after every run."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes()
        for path in output.glob("*/*.html")
    }


def files(folder: Path) -> list[str]:
    """Return all files of a folder, hidden ones too."""
    found = (path for path in folder.rglob("*") if not path.is_dir())
    return sorted(path.relative_to(folder).as_posix() for path in found)
