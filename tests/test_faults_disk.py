"""What a run does where a disk is full or can only be read, and what others see of it.

Each fault befalls a run that has every page to build anew. Whatever happens, a page is
the old one or the new one, and the next run repairs all without being told.
"""

from __future__ import annotations

import json
import os
import stat
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.namespaces import Mounts, fill, mounted, read_only, small_disk
from tests.report_runs import (
    Stories,
    ended,
    files,
    kernels,
    make_small_project,
    reports_in,
    run,
    start,
    wait_for,
    wait_for_the_end_of_kernels,
    write_notebook,
    write_scenario,
)

pytestmark = pytest.mark.usefixtures("marked")


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


@pytest.fixture
def disk(tmp_path: Path) -> Path:
    """A folder to mount a small disk on."""
    return tmp_path / "disk"


@pytest.fixture
def mounts(disk: Path) -> Iterator[Mounts]:
    with mounted(small_disk(disk, "1m")) as mounts:
        yield mounts


@pytest.mark.parametrize("room", [0, 24576], ids=["none", "one page"])
def test_a_full_disk_loses_nothing_and_is_told(
    stories: Stories, changed: Path, disk: Path, mounts: Mounts, room: int
) -> None:
    mounts.do("cp", "-r", f"{changed}/reports", f"{disk}/")
    seen = mounts.seen(disk) / "reports"
    options = ("report", "--output", f"{disk}/reports")
    before = files(seen)
    filler = fill(mounts.seen(disk), room)
    done = ended(mounts.start(changed, *options))
    assert done.returncode == 1, done.stdout
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert {*files(seen)} - {*before} <= {".manifest.jsonl"}
    filler.unlink()
    stories.assert_good(seen)
    assert ended(mounts.start(changed, *options)).returncode == 0
    stories.assert_repaired(seen)
    wait_for_the_end_of_kernels()


def test_a_full_folder_for_temporary_files_loses_nothing_and_is_told(
    stories: Stories, changed: Path, disk: Path, mounts: Mounts
) -> None:
    # Enough for Python to take it as the folder for temporary files, and for no more.
    filler = fill(mounts.seen(disk), 4096)
    environment = {**os.environ, "TMPDIR": str(disk)}
    done = ended(mounts.start(changed, "report", env=environment))
    assert done.returncode == 1
    assert "No space left on device" in done.stderr
    assert "Traceback" not in done.stderr
    assert files(mounts.seen(disk)) == ["filler"]
    stories.assert_good(changed / "reports")
    filler.unlink()
    assert ended(mounts.start(changed, "report", env=environment)).returncode == 0
    stories.assert_repaired(changed / "reports")
    assert files(mounts.seen(disk)) == []


def test_a_folder_that_can_only_be_read_loses_nothing_and_is_told(
    stories: Stories, changed: Path
) -> None:
    reports = changed / "reports"
    before = contents(reports)
    with mounted(*read_only(reports)) as mounts:
        done = ended(mounts.start(changed, "report"))
    assert done.returncode == 1
    (line,) = done.stderr.splitlines()
    assert "Read-only file system" in line
    assert str(reports) in line
    assert done.stdout == ""
    assert contents(reports) == before
    assert run(changed, "report").returncode == 0
    stories.assert_repaired(reports)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full")
@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_log_that_cannot_be_written_stops_no_report(
    stories: Stories, changed: Path, stream: str
) -> None:
    write_scenario(changed, "wrong", "horizon: 2031")
    write_notebook(changed, "print('another edition')", "assert horizon != 2031")
    with Path("/dev/full").open("wb") as full:
        done = run(changed, "report", **{stream: full})
    assert stream == "stderr" or "No space left on device" in done.stderr
    assert done.returncode == 1
    assert "Traceback" not in f"{done.stdout}{done.stderr}"
    (changed / "params" / "wrong.yaml").unlink()
    found = reports_in(changed / "reports")
    assert len(found) == 2
    assert found != reports_in(stories.old / "reports")


# --- What others may see -------------------------------------------------------------


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A folder in whose path a socket fits."""
    with tempfile.TemporaryDirectory(dir="/tmp", ignore_cleanup_errors=True) as name:
        yield Path(name)


def test_temporary_files_are_private_to_the_user(short_path: Path) -> None:
    tmp_path = short_path
    project = make_small_project(tmp_path / "open to all")
    temporary, runtime, home = (tmp_path / name for name in ("tmp", "run", "home"))
    for folder in (temporary, runtime, home):
        folder.mkdir(mode=0o777)
    flag, ready = tmp_path / "flag", tmp_path / "ready"
    os.mkfifo(flag)
    write_notebook(
        project, f"open({str(ready)!r}, 'w').close()\nopen({str(flag)!r}).read()"
    )
    environment = {
        **os.environ,
        "HOME": str(home),
        "JUPYTER_RUNTIME_DIR": str(runtime),
        "TMPDIR": str(temporary),
    }
    process = start(
        project, "report", "later", "--jobs=1", env=environment, umask=0o000
    )
    wait_for(ready)
    assert kernels()
    found = {
        path.relative_to(tmp_path): path.lstat().st_mode
        for folder in (temporary, runtime)
        for path in folder.rglob("*")
    }
    flag.write_text("go on")
    assert ended(process).returncode == 0
    kinds = {stat.S_IFMT(mode) for mode in found.values()}
    assert {stat.S_IFSOCK, stat.S_IFREG, stat.S_IFDIR} <= kinds
    opened = {}
    for path, mode in found.items():
        # A folder that nobody else may enter hides what is in it.
        above = [tmp_path / parent for parent in path.parents[:-2]]
        is_hidden = any(found[p.relative_to(tmp_path)] & 0o077 == 0 for p in above)
        if mode & 0o077 and not is_hidden:
            opened[str(path)] = oct(mode)
    assert opened == {}
    assert json.loads((project / "reports" / "key_figures.json").read_text("utf-8"))
    assert files(temporary) == []
