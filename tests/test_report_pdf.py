"""Printing: what is done with a browser that is missing, fails or hangs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from cac_data.report.pdf import BROWSERS, PrintingError, find_browser, print_pdf
from tests.conftest import CHROMIUM_NAMES
from tests.test_report_command import write_notebook, write_scenario

# Prints what a browser would be asked to print; one page stands for all.
PRINTS = """\
for word; do
  target="${word#--print-to-pdf=}"
  [ "$target" = "$word" ] ||
    printf '%%PDF-1.4 /CreationDate (D:20261125) %%%%EOF' >"$target"
done"""


def put_browser(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    """Put a program in the place of the browser."""
    browser = folder / "bin" / BROWSERS[0]
    browser.parent.mkdir()
    browser.write_text(f"#!/bin/sh\n{script}\n")
    browser.chmod(0o755)
    monkeypatch.setenv("PATH", f"{browser.parent}{os.pathsep}{os.environ['PATH']}")


def report(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).with_name("cac-data")), "report", *words],
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    folder = tmp_path / "small project"
    write_notebook(folder)
    (folder / "params").mkdir()
    write_scenario(folder, "baseline")
    return folder


def test_the_tests_open_the_browser_that_prints() -> None:
    assert BROWSERS == CHROMIUM_NAMES


def test_the_command_prints_each_report_beside_its_page(
    small_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_browser(tmp_path, monkeypatch, PRINTS)
    done = report(small_project, "--pdf")
    assert done.returncode == 0, done.stderr
    assert "printed" in done.stdout
    printed = small_project / "reports" / "baseline" / "trade.pdf"
    content = printed.read_bytes()
    assert content.startswith(b"%PDF-1.4 ")
    assert b"CreationDate" not in content
    assert len(content) == len("%PDF-1.4 /CreationDate (D:20261125) %%EOF")


def test_a_report_that_cannot_be_printed_is_a_failure_and_stays(
    small_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_browser(tmp_path, monkeypatch, "echo no display >&2; exit 1")
    done = report(small_project, "--pdf")
    assert done.returncode == 1
    assert "trade.pdf: `page`: " in done.stderr
    assert "said: no display" in done.stderr
    assert "1 built, 1 failed" in done.stdout
    assert (small_project / "reports" / "baseline" / "trade.html").is_file()


def test_without_a_browser_nothing_is_run(
    small_project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = report(small_project, "--pdf")
    assert done.returncode == 2
    assert "error: `--pdf`: no browser was found; looked for chromium" in done.stderr
    assert not (small_project / "reports").exists()


def test_without_a_browser_printing_says_what_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(ValueError, match=r"`--pdf`: no browser was found; looked for"):
        find_browser()


@pytest.mark.parametrize(
    ("script", "why"),
    [
        ("echo no display >&2; exit 1", "said: no display"),
        ("exec sleep 60", r"took longer than 0\.5 s"),
    ],
)
def test_a_browser_that_gives_no_pdf_leaves_the_old_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, script: str, why: str
) -> None:
    put_browser(tmp_path, monkeypatch, script)
    page, target = tmp_path / "page.html", tmp_path / "page.pdf"
    page.write_text("<!DOCTYPE html><title>A page</title>")
    target.write_bytes(b"old")
    with pytest.raises(PrintingError, match=why):
        print_pdf(page, target, timeout=0.5 if "sleep" in script else 30)
    assert target.read_bytes() == b"old"
