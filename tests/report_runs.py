"""A project whose reports take little time, the command on it, and its processes."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat

COMMAND = Path(sys.executable).with_name("cac-data")

PARAMETERS = """\
start: int = 1992  # first year shown
end: int = 2025  # last year of data used
horizon: int = 2030  # last year projected
reporter: str = "china_customs"  # whose statistics are used
as_of: str = ""  # only what was published by this date
export_growth: float = 0.043  # assumed growth a year
import_growth: float = 0.043  # assumed growth a year
shocks: list = []  # changes that replace growth
level_shifts: list = []  # amounts that disappear
usd_inflation: float = 0.025  # assumed"""

KEY_FIGURES = """\
import pandas as pd

from cac_data import display

display.show_key_figures(
    pd.DataFrame(
        {
            "id": ["horizon"],
            "label": ["Horizon"],
            "value": [horizon],
            "unit": ["year"],
            "period": [str(end)],
        }
    )
)"""

TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ ")

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
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}}
    )
    first = nbformat.v4.new_code_cell(parameters, metadata={"tags": ["parameters"]})
    node.cells = [
        nbformat.v4.new_markdown_cell("# A small notebook\n\nDoes it run?"),
        first,
        nbformat.v4.new_code_cell(KEY_FIGURES),
        *(nbformat.v4.new_code_cell(source) for source in cells),
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


def without_times(text: str) -> str:
    """What a log says, without the time in UTC with which each line begins."""
    lines = text.splitlines(keepends=True)
    for line in lines:
        assert TIME.match(line), f"no time in {line!r}"
    return "".join(TIME.sub("", line) for line in lines)


def start(folder: Path, *arguments: str, **options: Any) -> subprocess.Popen[str]:
    """Start the command, without a terminal and without input."""
    return subprocess.Popen(
        [str(COMMAND), *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,
    )


def wait_until(is_so: Callable[[], object], what: str, seconds: float = 60) -> None:
    """Return when something is so; no test waits for a time."""
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"{what} never came"
        time.sleep(0.02)


def wait_for(path: Path, seconds: float = 60) -> None:
    wait_until(path.exists, str(path), seconds)


def processes() -> dict[int, bytes]:
    """Command lines of the processes that this test has started, by their ids."""
    own = f"{MARK}={os.environ[MARK]}\0".encode()
    return {
        int(path.parent.name): line
        for path in Path("/proc").glob("[0-9]*/cmdline")
        if own in _read(path.parent / "environ") + b"\0" and (line := _read(path))
    }


def kernels() -> set[int]:
    """Ids of the processes that this test has started for kernels, warm or cold."""
    wanted = re.compile(rb"ipykernel_launcher|cac_data\.report\.warm")
    return {number for number, line in processes().items() if wanted.search(line)}


def wait_for_the_end_of_kernels(seconds: float = 10) -> None:
    """Return when none is left; they end on their own when the command has."""
    deadline = time.monotonic() + seconds
    while kernels():
        assert time.monotonic() < deadline, f"still running: {kernels()}"
        time.sleep(0.02)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # the process ended meanwhile
        return b""
