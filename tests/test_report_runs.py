"""Runs that are killed, stopped or hindered lose no page; the next makes good."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cac_data.cli import main
from tests.namespaces import fill, mounted, read_only, small_disk
from tests.report_runs import (
    Stories,
    ended,
    environment_with,
    files,
    manifest_of,
    reports_in,
    run,
    start,
    states,
    wait_for,
    wait_for_the_end_of_all,
    wait_until,
    write_notebook,
    write_scenario,
)

pytestmark = pytest.mark.usefixtures("marked")

WAITING = """\
import os, pathlib, re, signal, subprocess
subprocess.Popen(["sleep", "600"], start_new_session=True)
pathlib.Path({flag!r}).touch()
if horizon == 2030:
    re.match("(a+)+$", "a" * 60 + "b")
os.kill(os.getpid(), signal.SIGSTOP)"""


@pytest.fixture
def under_way(changed: Path, tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """A run whose reports hang in C or have stopped themselves, each with a child."""
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    notebook = changed / "notebooks" / "trade.ipynb"
    good = notebook.read_bytes()
    flag = tmp_path / "flag"
    write_notebook(changed, WAITING.format(flag=str(flag)))
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with start(changed, "report", "--jobs", "2", env=environment) as process:
        wait_for(flag)
        yield process
        process.kill()
    wait_for_the_end_of_all()
    wait_until(lambda: not [*temporary.iterdir()], "the end of temporary files")
    notebook.write_bytes(good)


@pytest.mark.parametrize(
    ("order", "code"),
    [
        (signal.SIGKILL, -signal.SIGKILL),
        (signal.SIGTERM, 143),
        (signal.SIGINT, 130),
        (signal.SIGHUP, 129),
    ],
)
def test_whatever_ends_a_run_ends_all_that_it_has_started(
    under_way: subprocess.Popen[str],
    stories: Stories,
    changed: Path,
    order: signal.Signals,
    code: int,
) -> None:
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
    environment = environment_with(changed / "injected", code)
    done = run(changed, "report", env=environment)
    assert done.returncode == -signal.SIGKILL
    wait_for_the_end_of_all()
    stories.assert_good(changed / "reports")
    assert any(".unfinished" in name for name in files(changed / "reports"))
    done = run(changed, "report")
    assert (done.returncode, done.stdout.count("unchanged ")) == (0, 1)
    stories.assert_repaired(changed / "reports")


KILLS = """\
import os, pathlib, psutil, signal, time
flag = pathlib.Path({flag!r})
if horizon == 2040 or not flag.exists():
    flag.touch()
    worker = psutil.Process().parent()
    {killed}.kill()
    time.sleep(600)"""


@pytest.mark.parametrize("killed", ["worker", "worker.parent()"])
def test_a_report_whose_worker_is_killed_is_begun_once_more(
    changed: Path, tmp_path: Path, killed: str
) -> None:
    write_notebook(changed, KILLS.format(flag=str(tmp_path / "flag"), killed=killed))
    write_scenario(changed, "often", "horizon: 2040")
    assert run(changed, "report", "later").returncode == 0
    done = run(changed, "report", "often")
    assert done.returncode == 1
    assert "failed: often/trade: LostWorkerError: its process was" in done.stderr
    wait_for_the_end_of_all()


def test_two_runs_at_once_are_refused(
    under_way: subprocess.Popen[str], changed: Path
) -> None:
    done = run(changed, "report")
    assert done.returncode == 2
    assert "error: `--output`: another run is at work on" in done.stderr
    assert "A run is at work." in run(changed, "status").stdout
    under_way.terminate()
    assert ended(under_way).returncode == 143


# --- The disk ------------------------------------------------------------------------


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
        done = ended(mounts.start(folder / "p", "report"))
        assert done.returncode == 0, done.stderr
        stories.assert_repaired(project / "reports")


def test_a_folder_that_cannot_be_written_is_told(changed: Path) -> None:
    output = changed / "reports"
    with mounted(*read_only(output)) as mounts:
        done = ended(mounts.start(changed, "report"))
    assert done.returncode == 1
    assert "error: " in done.stderr
    assert "Read-only file system" in done.stderr
    assert "Traceback" not in done.stderr


# --- What stands in the way ----------------------------------------------------------


def make_pipe(path: Path) -> None:
    os.mkfifo(path)


def make_socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        os.chdir(path.parent)  # its path may be too long for a socket
        listener.bind(path.name)


def make_link(path: Path) -> None:
    path.with_name("elsewhere").write_text("{}", "utf-8")
    path.symlink_to("elsewhere")


KINDS: dict[str, Callable[[Path], None]] = {
    "a named pipe": make_pipe,
    "a socket": make_socket,
    "a folder": Path.mkdir,
    "a link": make_link,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "place",
    [
        "notebooks/trade.ipynb",
        "reports/baseline/trade.html",
        "reports/manifest.json",
        "reports/index.html",
    ],
)
def test_what_is_no_file_is_told_by_name(
    changed: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    place: str,
    kind: str,
) -> None:
    monkeypatch.chdir(changed)
    (changed / place).unlink()
    KINDS[kind](changed / place)
    assert main(["report", "--project", str(changed)]) == 2
    assert f"{changed / place} is {kind}; allowed: a file" in capsys.readouterr().err


@pytest.mark.parametrize("place", ["baseline", "failed", "failed/baseline"])
def test_a_folder_that_is_a_link_is_refused(
    changed: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path, place: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    link = changed / "reports" / place
    if link.exists():
        link.rename(link.with_name("moved"))
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(elsewhere)
    assert main(["report", "--project", str(changed)]) == 2
    assert f"{link.name} on the way to" in capsys.readouterr().err
    assert not [*elsewhere.iterdir()]


SWAPPED = """\
import os, pathlib
for name in ("baseline", "later"):
    folder = pathlib.Path({output!r}, name)
    if folder.is_dir() and not folder.is_symlink():
        folder.rename(folder.with_name(f"{{name}}-moved"))
        folder.symlink_to({elsewhere!r})"""


def test_a_folder_that_becomes_a_link_meanwhile_leads_nowhere(
    changed: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    output = str(changed / "reports")
    write_notebook(changed, SWAPPED.format(output=output, elsewhere=str(elsewhere)))
    done = run(changed, "report", "--jobs", "1")
    assert done.returncode == 1
    assert "baseline on the way to" in done.stderr
    assert "is a link; allowed: a folder of its own" in done.stderr
    assert "Traceback" not in done.stderr
    assert not [*elsewhere.iterdir()]


@pytest.mark.parametrize(
    ("output", "message"),
    [
        ("", "'' names no folder"),
        (".", "is a folder of the project's own"),
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
    assert files(changed) in (before, sorted([*before, "site/.lock"]))


# --- Pages that are not as they were written -----------------------------------------


def test_a_page_that_was_changed_is_built_again(
    stories: Stories, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = stories.changed(tmp_path / "p")
    write_notebook(project)  # as it was when its pages were made
    page = project / "reports" / "baseline" / "trade.html"
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
    done = run(project, "report")
    assert (done.returncode, done.stdout.count("unchanged ")) == (0, 1)
    assert page.read_bytes() == good


@pytest.mark.parametrize(
    "record", [b'{"version": 2, "run": {}, "reports": []}', b"\xff\x00", None]
)
def test_a_record_that_is_none_hinders_nobody(
    stories: Stories, tmp_path: Path, record: bytes | None
) -> None:
    project = stories.changed(tmp_path / "p")
    write_notebook(project)
    manifest = project / "reports" / "manifest.json"
    manifest.unlink()
    if record is not None:
        manifest.write_bytes(record)
    assert {row["state"] for row in states(project).values()} == {"built"}
    done = run(project, "report")
    assert (done.returncode, done.stdout.count("unchanged ")) == (0, 2)
    assert json.loads(manifest.read_bytes())


# --- Odd surroundings ----------------------------------------------------------------

FIGURE = """\
import matplotlib.pyplot as plt, pandas as pd, time
from cac_data import display
figure, axes = plt.subplots()
axes.plot([1, 2], [3, 4], label="x")
axes.set_title("Ünïcode title")
frame = pd.DataFrame({"x": [1]})
told = "A line that rises from three in the first year to four in the second."
display.show_figure(figure, data=frame, caption="C", alt=told)
print({"a", "b", "c"}, time.strftime("%Z %x", time.localtime(0)))"""


def test_odd_surroundings_change_no_byte(changed: Path, tmp_path: Path) -> None:
    write_notebook(changed, FIGURE)
    plain, odd = tmp_path / "plain", tmp_path / "odd"
    done = run(changed, "report", "baseline", "--output", str(plain))
    assert done.returncode == 0, done.stderr
    settings = tmp_path / "matplotlibrc"
    settings.write_text("axes.facecolor: red\nfont.size: 30\n", "utf-8")
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("HOME", "TERM", "PYTHONHASHSEED")
    }
    environment.update(
        PYTHONHASHSEED="5",
        TZ="Asia/Tokyo",
        LC_ALL="tr_TR.ISO-8859-9",
        MATPLOTLIBRC=str(settings),
    )
    words = f"exec '{{command}}' report baseline --output '{odd}' >&- <&-"
    command = Path(os.sys.executable).with_name("cac-data")  # type: ignore[attr-defined]
    for state in ("built", "unchanged"):
        done = subprocess.run(
            ["sh", "-c", words.format(command=command)],
            cwd=changed,
            env=environment,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        (report,) = json.loads((odd / "manifest.json").read_bytes())["reports"]
        assert report["status"] == state
        assert reports_in(odd) == reports_in(plain)
