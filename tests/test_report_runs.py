"""Runs that are killed, stopped or hindered lose no page; the next makes good."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from cac_data.cli import main
from tests.namespaces import fill, mounted, small_disk
from tests.report_runs import (
    Stories,
    ended,
    files,
    manifest_of,
    reports_in,
    run,
    start,
    wait_for_the_end_of_all,
    wait_until,
    write_notebook,
)

pytestmark = pytest.mark.usefixtures("marked")

WAITING = """\
import pathlib, re
pathlib.Path({flag!r}).touch()
re.match("(a+)+$", "a" * 60 + "b")"""


@pytest.fixture
def under_way(changed: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A run of which a report hangs in C."""
    temporary, flag = tmp_path / "temporary", tmp_path / "flag"
    temporary.mkdir()
    write_notebook(changed, WAITING.format(flag=str(flag)))
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with start(changed, "report", "--jobs", "2", env=environment) as process:
        wait_until(flag.exists, "the report")
        yield process
        process.kill()
    wait_for_the_end_of_all()
    wait_until(lambda: not [*temporary.iterdir()], "the end of temporary files")


@pytest.mark.parametrize(
    ("order", "code"),
    [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGTERM, 143), (signal.SIGINT, 130)],
)
def test_whatever_ends_a_run_ends_all_that_it_has_started(
    under_way: subprocess.Popen[str],
    stories: Stories,
    changed: Path,
    order: signal.Signals,
    code: int,
) -> None:
    done = run(changed, "report")
    assert done.returncode == 2
    assert "error: `--output`: another run is at work on" in done.stderr
    assert "A run is at work." in run(changed, "status").stdout
    under_way.send_signal(order)
    assert ended(under_way).returncode == code
    wait_for_the_end_of_all()
    assert reports_in(changed / "reports") == reports_in(stories.old / "reports")
    if order != signal.SIGKILL:
        assert manifest_of(changed)["run"]["state"] == "stopped"


def test_the_run_after_one_that_was_killed_makes_good(
    stories: Stories, changed: Path
) -> None:
    # The moment at which the second page is whole but not yet in its place.
    code = """\
import os, signal, sys
replace, met = os.replace, []
def watched(old, new, **places):
    met.append(new)
    if len(met) == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    replace(old, new, **places)
if any(word.endswith("cac-data") for word in sys.orig_argv):
    os.replace = watched
"""
    (changed / "sitecustomize.py").write_text(code, "utf-8")
    done = run(changed, "report", env={**os.environ, "PYTHONPATH": str(changed)})
    assert done.returncode == -signal.SIGKILL
    wait_for_the_end_of_all()
    stories.assert_good(changed / "reports")
    assert any(".unfinished" in name for name in files(changed / "reports"))
    done = run(changed, "report")
    assert (done.returncode, done.stdout.count("unchanged ")) == (0, 1)
    stories.assert_repaired(changed / "reports")


def test_on_a_full_disk_the_good_pages_stay(stories: Stories, tmp_path: Path) -> None:
    folder = tmp_path / "disk"
    with mounted(small_disk(folder, "1m")) as mounts:
        project = stories.changed(mounts.seen(folder) / "p")
        filler = fill(mounts.seen(folder), 4096)
        done = ended(mounts.start(folder / "p", "report"))
        assert done.returncode == 1, done.stderr
        assert "No space left on device" in done.stderr
        assert "Traceback" not in done.stderr
        stories.assert_good(project / "reports")
        filler.unlink()
        assert ended(mounts.start(folder / "p", "report")).returncode == 0
        stories.assert_repaired(project / "reports")


# --- What stands in the way ----------------------------------------------------------


@pytest.mark.parametrize(
    "place",
    [
        *("notebooks/trade.ipynb", "reports/baseline/trade.html"),
        *("reports/manifest.json", "reports/index.html"),
    ],
)
def test_what_is_no_plain_file_is_told_by_name(
    changed: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    path, kept = changed / place, changed / "kept"
    path.rename(kept)
    for make in (os.mkfifo, Path.mkdir, lambda path: path.symlink_to(kept)):
        make(path)
        assert main(["report", "--project", str(changed)]) == 2
        assert f"{path} is no plain file" in capsys.readouterr().err
        path.rmdir() if path.is_dir() else path.unlink()


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("", "'' names no folder"),
        ("params", "is a folder of the project's own"),
        ("reports/../notebooks", "is a folder of the project's own"),
        ("site", r"site holds an index.html that cac-data has not made"),
    ],
)
def test_a_folder_that_is_for_something_else_is_refused(
    changed: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    output: str,
    message: str,
) -> None:
    (changed / "site").mkdir()
    (changed / "site" / "index.html").write_text("<h1>My site</h1>", "utf-8")
    monkeypatch.chdir(changed)
    before = files(changed)
    assert main(["report", "--output", output]) == 2
    told = capsys.readouterr().err
    assert told.startswith("error: `--output`: ")
    assert message in told
    assert files(changed) == before


# --- Pages and records that are not as they were written -----------------------------


def test_a_page_that_was_changed_is_built_again(
    stories: Stories, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = stories.changed(tmp_path / "p")
    write_notebook(project)  # as it was when its pages were made
    page, record = (
        project / "reports" / name for name in ("baseline/trade.html", "manifest.json")
    )
    good = page.read_bytes()
    cut, edited = good[: len(good) // 2], good.replace(b"2030", b"2031")
    for spoilt in (cut, edited, good + b"<p>One more line.</p>\n"):
        page.write_bytes(spoilt)
        assert main(["status", "--project", str(project)]) == 1
        assert "not as written" in capsys.readouterr().out
        assert main(["report", "--project", str(project), "--dry-run"]) == 0
        planned = capsys.readouterr().out.splitlines()
        assert planned[0].endswith("trade.html: its page is not as it was written")
        assert planned[1].startswith("unchanged ")
    # Nor does a record that is none hinder anybody.
    record.write_bytes(b"\xff\x00")
    done = run(project, "report")
    assert (done.returncode, done.stdout.count("unchanged ")) == (0, 1)
    assert page.read_bytes() == good
    assert json.loads(record.read_bytes())["version"] == 3


def test_odd_surroundings_change_no_byte(changed: Path, tmp_path: Path) -> None:
    plain, odd = tmp_path / "plain", tmp_path / "odd"
    write_notebook(
        changed,
        "import time, matplotlib.pyplot as plt\n"
        "print({'a', 'b', 'c'}, time.strftime('%Z %x', time.localtime(0)))\n"
        "print(plt.rcParams['font.size'])",
    )
    done = run(changed, "report", "baseline", "--output", str(plain))
    assert done.returncode == 0, done.stderr
    settings = tmp_path / "matplotlibrc"
    settings.write_text("axes.facecolor: red\nfont.size: 30\n", "utf-8")
    environment = {k: v for k, v in os.environ.items() if k not in ("HOME", "TERM")}
    environment |= {"PYTHONHASHSEED": "5", "TZ": "Asia/Tokyo"}
    environment |= {"LC_ALL": "tr_TR.ISO-8859-9", "MATPLOTLIBRC": str(settings)}
    words = ("report", "baseline", "--output", str(odd))
    done = run(changed, *words, env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    assert reports_in(odd) == reports_in(plain)
