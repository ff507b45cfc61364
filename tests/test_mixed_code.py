"""A package that changes while reports are made: no page passes for one of the new."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import cac_data
from cac_data.report import keys, work
from tests.report_runs import make_small_project, reports_of, write_notebook

CHANGE = """\
from pathlib import Path

import cac_data

file = Path(cac_data.__file__).with_name("periods.py")
text = file.read_text("utf-8")
if "# Changed." not in text:
    file.write_text(text + "# Changed.\\n", "utf-8")"""


@pytest.fixture
def package(tmp_path: Path) -> Path:
    """A copy of the package that a test may change."""
    folder = tmp_path / "elsewhere" / "cac_data"
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(Path(cac_data.__file__).parent, folder, ignore=ignored)
    return folder


def report(project: Path, package: Path) -> dict[str, bytes]:
    """Build reports, one after the other; return page of a scenario, or comparison."""
    done = subprocess.run(
        [sys.executable, "-m", "cac_data", "report", "--jobs", "1"],
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(package.parent)},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return {
        path.relative_to(project / "reports").parts[0]: path.read_bytes()
        for path in (project / "reports").rglob("*.html")
        if path.name != "index.html"
    }


def test_what_old_code_made_is_made_again(package: Path, tmp_path: Path) -> None:
    project = make_small_project(tmp_path / "project")
    write_notebook(project, CHANGE)
    # The first notebook changes the package; the second begins under the old server.
    mixed = report(project, package)
    for scenario, entry in reports_of(project).items():
        assert (entry["key_parts"], entry["content_key"]) == ({}, "")
        assert b"<code>unknown</code>" in mixed[scenario]
    again = report(project, package)
    for scenario, entry in reports_of(project).items():
        assert entry["status"] == "built"
        assert entry["key_parts"].keys() == keys.PARTS.keys()
        assert f"<code>{entry['content_key'][:12]}</code>".encode() in again[scenario]
    assert mixed["compare.html"] != again["compare.html"]
    assert report(project, package) == again
    assert {entry["status"] for entry in reports_of(project).values()} == {"unchanged"}


def test_a_file_that_is_being_replaced_is_a_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def gone() -> dict[str, str]:
        raise FileNotFoundError

    assert work._is_as_loaded()
    monkeypatch.setattr(work, "machine_parts", gone)
    assert not work._is_as_loaded()
