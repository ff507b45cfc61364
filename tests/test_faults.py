"""What a run does to its folder where the disk, the folder or the record is at fault.

Each fault befalls a run that has every page to build anew. Whatever happens, a page is
the old one or the new one, and the next run repairs all without being told.
"""

from __future__ import annotations

import json
import os
import stat
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
    tell_stories,
    wait_for,
    wait_for_the_end_of_kernels,
    write_notebook,
    write_scenario,
)

pytestmark = pytest.mark.usefixtures("marked")


@pytest.fixture(scope="module")
def stories(tmp_path_factory: pytest.TempPathFactory) -> Stories:
    return tell_stories(tmp_path_factory.mktemp("stories"))


@pytest.fixture
def changed(stories: Stories, tmp_path: Path) -> Path:
    """A project whose notebook has changed since its reports were built."""
    return stories.changed(tmp_path / "a project")


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in files(folder)}


# --- The disk ------------------------------------------------------------------------


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
    assert reports_in(changed / "reports") == reports_in(stories.old / "reports")
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


# --- What leads elsewhere ------------------------------------------------------------


@pytest.mark.parametrize("name", ["later", "failed", "failed/later"])
def test_a_folder_that_is_a_link_is_refused(
    changed: Path, tmp_path: Path, name: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    for victim in (elsewhere / "trade.html", elsewhere / "later" / "trade.html"):
        victim.parent.mkdir(exist_ok=True, parents=True)
        victim.write_text("mine")
    link = changed / "reports" / name
    if name == "later":
        (link / "trade.html").unlink()
        link.rmdir()
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere)
    before = contents(elsewhere), contents(changed / "reports")
    done = run(changed, "report")
    assert done.returncode == 2
    assert done.stderr.startswith(
        f"error: `--output`: {link} is a link to {elsewhere}; allowed: a folder of its "
    )
    assert (contents(elsewhere), contents(changed / "reports")) == before


def test_a_file_that_is_a_link_is_replaced_and_not_followed(
    stories: Stories, changed: Path, tmp_path: Path
) -> None:
    reports, elsewhere = changed / "reports", tmp_path / "elsewhere"
    elsewhere.mkdir()
    links = [*files(reports), ".manifest.jsonl"]
    links.remove(".lock")
    for place, name in enumerate(links):
        victim = elsewhere / f"{place}"
        victim.write_text("mine")
        (reports / name).unlink(missing_ok=True)
        (reports / name).symlink_to(victim)
    # What is only read may lie where it likes.
    (changed / "notebooks" / "trade.ipynb").rename(elsewhere / "trade.ipynb")
    (changed / "notebooks" / "trade.ipynb").symlink_to(elsewhere / "trade.ipynb")
    before = contents(elsewhere)
    done = run(changed, "report")
    assert done.returncode == 0, done.stderr
    assert contents(elsewhere) == before
    assert not [path for path in reports.rglob("*") if path.is_symlink()]
    stories.assert_repaired(reports)


def test_a_lock_that_is_a_link_is_not_followed(changed: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("mine")
    lock = changed / "reports" / ".lock"
    lock.unlink(missing_ok=True)
    lock.symlink_to(victim)
    done = run(changed, "report")
    assert done.returncode in (1, 2)
    assert str(lock) in done.stderr
    assert "Traceback" not in done.stderr
    assert victim.read_text() == "mine"


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "../later"),
        ("report", "--notebook", "../notebooks/trade"),
        ("report", "--set", "../trade.horizon=2031"),
    ],
)
def test_no_name_of_a_report_leads_out(
    changed: Path, arguments: tuple[str, ...]
) -> None:
    before = contents(changed)
    done = run(changed, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert contents(changed) == before


@pytest.mark.parametrize("name", ["..", "Later", "a.b", "failed\nx", "a b"])
def test_no_name_of_a_scenario_leads_out(changed: Path, name: str) -> None:
    write_scenario(changed, name, "horizon: 2031")
    before = contents(changed)
    done = run(changed, "report")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert contents(changed) == before


def test_a_record_that_was_tampered_with_does_not_lead_out(
    stories: Stories, changed: Path, tmp_path: Path
) -> None:
    victim = tmp_path / "victim" / "trade.html"
    for path in (victim, changed / "reports" / "failed" / "victim" / "trade.html"):
        path.parent.mkdir(parents=True)
        path.write_bytes((stories.new / "reports/later/trade.html").read_bytes())
    # As if the victim were the page that the changed notebook gives.
    record = (stories.new / "reports" / "manifest.json").read_text("utf-8")
    tampered = record.replace('"later/trade.html"', '"../../victim/trade.html"')
    assert tampered != record
    (changed / "reports" / "manifest.json").write_text(tampered, "utf-8")
    assert run(changed, "report").returncode == 0
    assert victim.exists()
    found = reports_in(changed / "reports")
    assert found["later/trade.html"] == victim.read_bytes()


# --- The record and the pages --------------------------------------------------------

BROKEN_RECORDS = {
    "truncated": lambda content: content[: len(content) // 2],
    "garbage": lambda content: bytes(range(256)) * 20,
    "wrong shape": lambda content: b'{"version": 2, "run": [], "reports": {"a": 1}}',
    "deep": lambda content: b"[" * 200_000,
    "huge number": lambda content: content.replace(b'"seconds": ', b'"seconds": 1e999'),
}


@pytest.mark.parametrize("how", BROKEN_RECORDS)
def test_a_broken_record_is_made_anew(
    stories: Stories, changed: Path, how: str
) -> None:
    reports = changed / "reports"
    record = reports / "manifest.json"
    record.write_bytes(BROKEN_RECORDS[how](record.read_bytes()))
    for command in ("status", "verify"):
        told = run(changed, command)
        assert told.returncode == 2
        assert told.stderr.startswith(f"error: `folder`: {record} cannot be read")
        assert "Traceback" not in told.stderr
    done = run(changed, "report")
    assert (done.returncode, done.stderr) == (0, "")
    stories.assert_repaired(reports)


def test_what_is_broken_or_left_over_is_repaired(
    stories: Stories, changed: Path
) -> None:
    assert run(changed, "report").returncode == 0
    reports = changed / "reports"
    page = reports / "baseline" / "trade.html"
    page.write_bytes(page.read_bytes()[:-100])
    (reports / "later" / "trade.html").write_bytes(b"")
    for name in ("compare.html", "key_figures.json", "index.html"):
        (reports / name).write_bytes(b"\xff")
    (reports / "key_figures.csv").unlink()
    (reports / ".lock").write_text("12345\n")
    # Of a run that was killed while it wrote, or that failed.
    (reports / ".manifest.jsonl").write_text('{"scenario": "later", "noteb')
    (reports / ".index.html.x1.unfinished").write_text("<p>")
    (reports / "later" / ".trade.html.x1.unfinished").write_text("<p>")
    for name in ("baseline", "later"):
        (reports / "failed" / name).mkdir(parents=True)
        (reports / "failed" / name / "trade.html").write_text("<p>as far as it came")
    assert run(changed, "report").returncode == 0
    stories.assert_repaired(reports)


def test_a_change_is_seen_whatever_the_time_of_the_file_says(
    stories: Stories, changed: Path
) -> None:
    assert run(changed, "report").returncode == 0
    path = changed / "notebooks" / "trade.ipynb"
    content, times = path.read_bytes(), path.stat()
    # Of the same length, and of the same moment.
    path.write_bytes(content.replace(b"another edition", b"another mistake"))
    os.utime(path, ns=(times.st_atime_ns, times.st_mtime_ns))
    done = run(changed, "report", "--dry-run")
    assert done.stdout.count(": the notebook's file changed\n") == 2
    # The same content is the same, though it be from the future or the past.
    path.write_bytes(content)
    for year in (2_000_000_000, 0):
        os.utime(path, (year, year))
        for page in (changed / "reports").rglob("*.*"):
            os.utime(page, (4_000_000_000 - year, 4_000_000_000 - year))
        done = run(changed, "report", "--dry-run")
        assert [line.split()[0] for line in done.stdout.splitlines()] == [
            "unchanged",
            "unchanged",
        ]
    stories.assert_repaired(changed / "reports")


# --- What others may see -------------------------------------------------------------


def test_temporary_files_are_private_to_the_user(tmp_path: Path) -> None:
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
