"""A project whose reports take little time, the command on it, and its processes."""

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import chdir, redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import nbformat
from bs4 import Tag

from cac_data.cli import main
from cac_data.report import server
from cac_data.report.publish import CLOSING, LINKS, NAMES, OF_SHEET, proved
from cac_data.words.language import languages

COMMAND = Path(sys.executable).with_name("cac-data")
ALL_TOPICS = ("country", "energy", "history", "infrastructure", "outlook", "trade")
TRADE = Path(__file__).parents[1] / "notebooks" / "trade.ipynb"
QUICK = Path(__file__).parent / "quick"
KEY_FIGURES = """\
from IPython.display import display

figure = {
    "id": "horizon",
    "label": "Horizon",
    "value": horizon,
    "unit": "",
    "period": str(end),
    "period_text": str(end),
    "low": None,
    "high": None,
    "text": str(horizon),
    "number": str(horizon),
    "range": "",
    "note": "",
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
    (folder / "notebooks").mkdir(parents=True)
    (folder / "params").mkdir()
    write_notebook(folder)
    write_scenario(folder, "baseline")
    write_scenario(folder, "later", "horizon: 2035")
    return folder


def write_notebook(folder: Path, *cells: str, parameters: str = "") -> None:
    node = nbformat.read(TRADE, as_version=4)
    [first] = [c for c in node.cells if "parameters" in c.metadata.get("tags", ())]
    first.source = parameters or first.source
    title = nbformat.v4.new_markdown_cell("# A small notebook\n\nDoes it run?")
    code = map(nbformat.v4.new_code_cell, (KEY_FIGURES, *cells))
    node.cells = [title, first, *code]
    for place, cell in enumerate(node.cells):
        cell.id = f"cell-{place}"
    nbformat.write(node, folder / "notebooks" / "trade.ipynb")


def write_scenario(folder: Path, identifier: str, parameters: str = "") -> None:
    extends = "extends: baseline\n" if identifier != "baseline" else ""
    text = (
        f"title: The {identifier} story\ndescription: What happens.\n{extends}"
        f"parameters: {{trade: {{{parameters}}}}}\n"
    )
    (folder / "params" / f"{identifier}.yaml").write_text(text, "utf-8")


def manifest_of(folder: Path) -> dict[str, Any]:
    return dict(json.loads((folder / "reports" / "manifest.json").read_bytes()))


def reports_of(folder: Path) -> dict[str, dict[str, Any]]:
    return {report["scenario"]: report for report in manifest_of(folder)["reports"]}


def quick_variables() -> dict[str, str]:
    """The environment for a process that reads notebooks; see `tests.quick_start`."""
    paths = [str(QUICK), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}


def start(
    folder: Path, *arguments: str, command: Path | str = COMMAND, **options: Any
) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [str(command), *arguments],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        **options,
    )


def run(
    folder: Path, *words: str, seconds: float = 300, **options: Any
) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder, in this process unless a test is about processes.

    Those that give options for one, or count what was started, get one of their own.
    """
    if options or MARK in os.environ:
        return ended(start(folder, *words, **options), seconds)
    return run_here(folder, *words)


def run_here(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command in a folder and in this process, also where a test counts others.

    Reports are forked from one server, which has imported what any of them needs.
    """
    variables = server.variables_of_reports()
    variables.pop(MARK, None)  # it outlives the test
    server.start(variables, ALL_TOPICS, languages())
    stdout = StringIO()
    stderr = StringIO()
    with chdir(folder), redirect_stdout(stdout), redirect_stderr(stderr):
        code = main(words)
    return subprocess.CompletedProcess(
        words, code, stdout.getvalue(), stderr.getvalue()
    )


def ended(
    process: subprocess.Popen[str], seconds: float = 300
) -> subprocess.CompletedProcess[str]:
    with process:
        try:
            stdout, stderr = process.communicate(timeout=seconds)
        finally:
            process.kill()
    return subprocess.CompletedProcess(process.args, process.returncode, stdout, stderr)


def wait_until(is_so: Callable[[], object], event: str, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, f"{event} never came; runs: {processes()}"
        time.sleep(0.02)


def processes() -> list[bytes]:
    mark = f"{MARK}={os.environ[MARK]}\0".encode()
    lines = []
    for folder in Path("/proc").glob("[0-9]*"):
        if mark in _read(folder / "environ") + b"\0":
            lines.append(_read(folder / "cmdline"))
    return [line for line in lines if line]


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:  # the process ended meanwhile
        return b""


def wait_for_the_end_of_all() -> None:
    wait_until(lambda: not processes(), "the end of all", 20)


def reports_in(output: Path) -> dict[str, bytes]:
    """Return the pages of reports, each of which proves itself, without sheets."""
    pages = {}
    for path in output.glob("*/*.html"):
        if path.name != "index.html" and not path.stem.endswith(OF_SHEET):
            pages[f"{path.parent.name}/{path.stem}"] = path.read_bytes()
    assert all(proved(content, name) for name, content in pages.items())
    return pages


def without_links(page: bytes) -> bytes:
    """Return a page without what is written to it when all pages are there."""
    without_line = LINKS.sub(b"", CLOSING.sub(b"", page))
    return NAMES.sub(rb"\3", without_line)


def files(folder: Path) -> list[str]:
    return sorted(str(path) for path in folder.rglob("*") if not path.is_dir())


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def one(page: Tag, selector: str) -> Tag:
    tags = page.select(selector)
    assert len(tags) == 1, selector
    return tags[0]
