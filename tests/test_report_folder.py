"""What others have put into a folder of reports is not followed or waited for."""

import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import report_runs as runs
from tests.conftest import Run

OUTSIDE = "what is not ours"

FILES = (
    "changes.json",
    "compare.html",
    "feed.xml",
    "key_figures.csv",
    "key_figures.json",
    "manifest.json",
    "baseline/index.html",
    "baseline/trade.html",
    "later/trade.html",
)
"""What a run writes, but for the `index.html` by which it knows a folder as its own."""

# --- In place of files ---------------------------------------------------------------


def put_pipe(path: Path, outside: Path) -> None:
    os.mkfifo(path)


def put_link(path: Path, outside: Path) -> None:
    path.symlink_to(outside)


def put_dangling_link(path: Path, outside: Path) -> None:
    path.symlink_to(outside.with_name("nothing.txt"))


KINDS = {"pipe": put_pipe, "link": put_link, "dangling link": put_dangling_link}


@dataclass(frozen=True)
class Pestered:
    """A folder of reports with odd things in place of all files, after another run."""

    reports: Path
    outside: Path
    run: subprocess.CompletedProcess[str]
    status: subprocess.CompletedProcess[str]


@pytest.fixture(scope="module", params=KINDS.values(), ids=KINDS)
def pestered(
    request: pytest.FixtureRequest,
    small_original: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Pestered:
    folder = tmp_path_factory.mktemp("pestered")
    outside = folder / "outside.txt"
    outside.write_text(OUTSIDE, "utf-8")
    project = shutil.copytree(small_original, folder / "a project")
    for name in FILES:
        path = project / "reports" / name
        path.unlink()
        request.param(path, outside)
    # A page of a failed report that is none.
    partial = project / "reports" / "failed" / "baseline" / "trade.html"
    partial.parent.mkdir(parents=True)
    request.param(partial, outside)
    status = runs.run(project, "status", seconds=60)
    run = runs.run(project, "report", seconds=120)
    return Pestered(project / "reports", outside, run, status)


def test_a_run_does_not_wait_for_what_is_no_file(pestered: Pestered) -> None:
    assert (pestered.run.returncode, pestered.run.stderr) == (0, "")


@pytest.mark.parametrize("name", FILES)
def test_what_is_no_file_makes_way(pestered: Pestered, name: str) -> None:
    assert stat.S_ISREG((pestered.reports / name).lstat().st_mode)


def test_what_is_no_failed_page_is_taken_away(pestered: Pestered) -> None:
    assert not os.path.lexists(pestered.reports / "failed")


def test_what_a_link_leads_to_stays(pestered: Pestered) -> None:
    files = [path.name for path in pestered.outside.parent.glob("*.txt")]
    assert (pestered.outside.read_text("utf-8"), files) == (OUTSIDE, ["outside.txt"])


def test_a_page_that_is_no_file_is_not_as_it_was_written(pestered: Pestered) -> None:
    lines = pestered.status.stdout.splitlines()
    assert pestered.status.returncode == 1
    assert [line.split()[0] for line in lines if "not as written" in line] == [
        "baseline/trade",
        "later/trade",
    ]


# --- In place of folders -------------------------------------------------------------


def link_folder(name: str) -> Callable[[Path], Path]:
    """Put a link in place of a folder of the reports, to a copy of it elsewhere."""

    def replace(reports: Path) -> Path:
        folder = reports / name
        elsewhere = reports.parent / "elsewhere"
        folder.mkdir(exist_ok=True)
        shutil.move(folder, elsewhere)
        folder.symlink_to(elsewhere)
        return folder

    return replace


def file_for_folder(reports: Path) -> Path:
    shutil.rmtree(reports / "later")
    (reports / "later").write_text(OUTSIDE, "utf-8")
    return reports / "later"


def folder_for_file(reports: Path) -> Path:
    (reports / "manifest.json").unlink()
    (reports / "manifest.json").mkdir()
    return reports / "manifest.json"


def pipe_for_lock(reports: Path) -> Path:
    (reports / ".lock").unlink()
    os.mkfifo(reports / ".lock")
    return reports / ".lock"


def link_for_index(reports: Path) -> Path:
    shutil.move(reports / "index.html", reports.parent / "index.html")
    (reports / "index.html").symlink_to(reports.parent / "index.html")
    return reports


def pipe_for_index(reports: Path) -> Path:
    (reports / "index.html").unlink()
    os.mkfifo(reports / "index.html")
    return reports


LINK = "is a link, which is not followed; allowed in its place: a folder"
IN_THE_WAY = {
    "a page folder that is a link": (link_folder("later"), LINK),
    "a folder of another scenario that is a link": (link_folder("other"), LINK),
    "failed/ that is a link": (link_folder("failed"), LINK),
    "a file for a page folder": (
        file_for_folder,
        "is a file; allowed in its place: a folder",
    ),
    "a folder for a file": (
        folder_for_file,
        "is a folder; allowed in its place: a file, or nothing",
    ),
    "a pipe for the lock": (
        pipe_for_lock,
        "is a pipe, a socket or a device; allowed in its place: a file, or nothing",
    ),
    "a link for the index": (
        link_for_index,
        "holds an index.html that cac-data has not made",
    ),
    "a pipe for the index": (
        pipe_for_index,
        "holds an index.html that cac-data has not made",
    ),
}


@pytest.mark.parametrize("dry_run", [True, False], ids=["dry run", "run"])
@pytest.mark.parametrize("case", IN_THE_WAY.values(), ids=IN_THE_WAY)
def test_what_cannot_make_way_is_refused_before_anything_runs(
    changed: Path, run: Run, case: tuple[Callable[[Path], Path], str], dry_run: bool
) -> None:
    put, message = case
    where = put(changed / "reports")
    before = {path: path.lstat().st_mtime_ns for path in changed.rglob("*")}
    arguments = ["report", "--project", str(changed)]
    if dry_run:
        arguments.append("--dry-run")
    if "index.html" in message:
        message += "; allowed: a folder for reports alone"
    assert run(*arguments, code=2) == f"error: `--output`: {where} {message}"
    assert {path: path.lstat().st_mtime_ns for path in changed.rglob("*")} == before


# --- What the user names -------------------------------------------------------------


def test_the_folder_of_reports_may_be_a_link(small: Path, run: Run) -> None:
    (small / "linked").symlink_to(small / "reports")
    runs.write_notebook(small, "print('another edition')")
    run("report", "--project", str(small), "--output", str(small / "linked"))
    assert (small / "linked").is_symlink()
    assert b"another edition" in (small / "reports/later/trade.html").read_bytes()


def test_a_mail_goes_to_a_device_that_the_user_names(small: Path) -> None:
    runs.write_notebook(small, "1 / (horizon - 2035)")
    reading, writing = os.pipe()
    device = f"/dev/fd/{writing}"  # as is /dev/stdout
    done = runs.run(small, "report", "--quiet", "--mail-text", device)
    os.close(writing)
    assert done.returncode == 1
    mail = os.read(reading, 10_000).decode()
    os.close(reading)
    assert "The later story, trade: the report failed" in mail
