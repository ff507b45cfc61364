"""Runs that are killed, stopped or hindered lose no page; the next makes good."""

import json
import os
import signal
from pathlib import Path

import pytest

from cac_data.cli import main
from tests import report_runs as runs
from tests.conftest import Patch, Run, Said


@pytest.mark.usefixtures("marked")
@pytest.mark.parametrize(
    ("order", "code"),
    [(signal.SIGKILL, -signal.SIGKILL), (signal.SIGTERM, 143), (signal.SIGINT, 130)],
)
def test_what_ends_a_run_ends_all_that_it_has_started(
    changed: Path, tmp_path: Path, order: signal.Signals, code: int
) -> None:
    reports = changed / "reports"
    before = runs.reports_in(reports)
    files = runs.files(reports)
    flag = tmp_path / "flag"
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    # Whose reports are deaf to what asks them to end, as a loop in C is.
    runs.write_notebook(
        changed,
        "import signal, subprocess, time\n"
        "subprocess.Popen(['sleep', '600'], start_new_session=True)\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})\n"
        f"open({str(flag)!r}, 'w')\ntime.sleep(600)",
    )
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with runs.start(changed, "report", "--jobs", "2", env=environment) as process:
        runs.wait_until(flag.exists, "the report")
        if order == signal.SIGTERM:
            done = runs.run_here(changed, "report")
            assert done.returncode == 2
            assert "error: `--output`: another run is at work on" in done.stderr
        process.send_signal(order)
        assert runs.ended(process).returncode == code
    runs.wait_for_the_end_of_all()
    runs.wait_until(lambda: not [*temporary.iterdir()], "the end of temporary files")
    assert runs.reports_in(reports) == before
    if order != signal.SIGKILL:
        assert runs.manifest_of(changed)["run"]["state"] == "stopped"
        return
    # The next run makes good, and removes what was half written.
    (reports / ".index.html.unfinished").touch()
    runs.write_notebook(changed, "print('another edition')")
    assert runs.run_here(changed, "report").returncode == 0
    assert not runs.reports_in(reports).items() & before.items()
    assert runs.files(reports) == files


NO_OUTPUTS = {
    "no name": ("", "'' names no folder"),
    "the notebooks": ("reports/../notebooks", "is a folder of the project's own"),
    "a site": ("site", "site holds an index.html that cac-data has not made"),
}


@pytest.mark.parametrize(("output", "message"), NO_OUTPUTS.values(), ids=NO_OUTPUTS)
def test_a_folder_that_is_for_something_else_is_refused(
    output: str, message: str, changed: Path, monkeypatch: Patch, run: Run
) -> None:
    (changed / "site").mkdir()
    (changed / "site" / "index.html").write_text("<h1>My site</h1>", "utf-8")
    monkeypatch.chdir(changed)
    before = runs.files(changed)
    assert message in run("report", "--output", output, code=2)
    assert runs.files(changed) == before


SPOILT = {
    "cut off": lambda page: page[:-100],
    "edited": lambda page: page.replace(b"2030", b"2031"),
    "added to": lambda page: page + b"<p>More.</p>",
}


@pytest.fixture(params=SPOILT.values(), ids=SPOILT)
def spoilt(request: pytest.FixtureRequest, small: Path) -> Path:
    """A project of which a page is not as it was written."""
    page = small / "reports" / "baseline" / "trade.html"
    page.write_bytes(request.param(page.read_bytes()))
    return small


def test_status_tells_of_a_page_that_was_changed(spoilt: Path, capsys: Said) -> None:
    assert main(["status", "--project", str(spoilt)]) == 1
    assert "not as written" in capsys.readouterr().out


def test_a_page_that_was_changed_is_due(spoilt: Path, capsys: Said) -> None:
    assert main(["report", "--project", str(spoilt), "--dry-run"]) == 0
    changed, unchanged = capsys.readouterr().out.splitlines()
    assert changed.endswith("trade.html: its page is not as it was written")
    assert unchanged.startswith("unchanged ")


def test_a_page_that_was_changed_is_built_again(small: Path) -> None:
    page = small / "reports" / "baseline" / "trade.html"
    record = small / "reports" / "manifest.json"
    good = page.read_bytes()
    page.write_bytes(good + b"<p>More.</p>")
    # Nor does a record that is none hinder anybody.
    record.write_bytes(b"\xff\x00")
    assert runs.run_here(small, "report").returncode == 0
    assert page.read_bytes() == good
    assert json.loads(record.read_bytes())["version"] == 3


def test_odd_surroundings_change_no_byte(small: Path, tmp_path: Path) -> None:
    settings = tmp_path / "matplotlibrc"
    settings.write_text("axes.facecolor: red\nfont.size: 30\n", "utf-8")
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "5",
        "TZ": "Asia/Tokyo",
        "LC_ALL": "tr_TR.ISO-8859-9",
        "MATPLOTLIBRC": str(settings),
    }
    for name in ("HOME", "TERM"):
        environment.pop(name, None)
    runs.write_notebook(
        small,
        "import time, matplotlib.pyplot as plt\n"
        "print({'a', 'b', 'c'}, time.strftime('%Z %x', time.localtime(0)))\n"
        "print(plt.rcParams['font.size'])",
    )
    done = runs.run(small, "report", "baseline", env=environment)
    assert (done.returncode, done.stderr) == (0, "")
    page = (small / "reports" / "baseline" / "trade.html").read_text("utf-8")
    assert "UTC 01/01/70\n10.0" in page
