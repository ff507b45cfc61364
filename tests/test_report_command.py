"""The command `cac-data report`, as a person or a scheduler runs it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from cac_data.files import write_atomically
from cac_data.report import forks, manifest
from cac_data.report.manifest import Entry
from tests.report_entries import RUN
from tests.report_runs import (
    COMMAND,
    PARAMETERS,
    kernels,
    manifest_of,
    reports_of,
    start,
    wait_for,
    wait_for_the_end_of_kernels,
    without_times,
    write_notebook,
    write_scenario,
)

Run = Callable[..., "subprocess.CompletedProcess[str]"]

pytestmark = pytest.mark.usefixtures("marked")


# --- What goes well ------------------------------------------------------------------


def test_every_scenario_becomes_a_report(small_project: Path, run_command: Run) -> None:
    done = run_command("report", cwd=small_project)
    assert (done.returncode, without_times(done.stderr)) == (0, "")
    reports = small_project / "reports"
    assert (
        without_times(done.stdout).splitlines()[-1]
        == f"2 built, 0 failed: {reports}/index.html"
    )
    assert sorted(
        path.relative_to(reports).as_posix() for path in reports.rglob("*.*")
    ) == [
        ".lock",
        "baseline/trade.html",
        "compare.html",
        "index.html",
        "key_figures.csv",
        "key_figures.json",
        "later/trade.html",
        "manifest.json",
    ]
    checked = run_command("verify", cwd=small_project)
    assert checked.returncode == 0, checked.stdout
    assert ">2035<" in (reports / "later" / "trade.html").read_text("utf-8")
    entries = reports_of(small_project)
    assert entries["later"]["status"] == "built"
    assert entries["later"]["parameters"]["horizon"] == 2035
    assert entries["later"]["differences"] == [
        {"label": "Horizon", "baseline": "2030", "value": "2035"}
    ]
    assert [item["value"] for item in entries["later"]["key_figures"]] == [2035]
    assert [item["value"] for item in entries["baseline"]["key_figures"]] == [2030]
    rows = json.loads((reports / "key_figures.json").read_text("utf-8"))
    assert [(row["scenario"], row["value"], row["difference"]) for row in rows] == [
        ("baseline", 2030, 0),
        ("later", 2035, 5),
    ]
    assert (reports / "key_figures.csv").read_text("utf-8").count("\n") == 3
    assert "5 years later" in (reports / "compare.html").read_text("utf-8")


def test_two_runs_give_the_same_pages(small_project: Path, run_command: Run) -> None:
    page = small_project / "reports" / "later" / "trade.html"
    run_command("report", "later", cwd=small_project)
    first = page.read_bytes()
    page.unlink()
    run_command("report", "later", cwd=small_project, env={"PYTHONHASHSEED": "7"})
    assert page.read_bytes() == first
    assert b"small project" not in first
    assert str(small_project).encode() not in first


def test_a_one_off_is_a_report_of_its_own_beside_that_of_its_scenario(
    small_project: Path, run_command: Run
) -> None:
    done = run_command("report", "--set", "trade.horizon=2040", cwd=small_project)
    assert (done.returncode, without_times(done.stderr)) == (0, "")
    (one_off,) = reports_of(small_project)
    assert re.fullmatch(r"baseline~[0-9a-f]{8}", one_off)
    page = small_project / "reports" / one_off / "trade.html"
    assert not (small_project / "reports" / "baseline").exists()
    before = page.read_bytes()
    assert b"The baseline story, with trade.horizon = 2040" in before
    assert b">2040<" in before
    # The next run of the scenario itself leaves it in place, and on the index.
    assert run_command("report", "baseline", cwd=small_project).returncode == 0
    entries = reports_of(small_project)
    assert list(entries) == ["baseline", one_off]
    assert entries[one_off]["parameters"]["horizon"] == 2040
    assert entries[one_off]["kind"] == "future"
    assert entries["baseline"]["parameters"]["horizon"] == 2030
    assert page.read_bytes() == before
    index = (small_project / "reports" / "index.html").read_text("utf-8")
    assert f'href="{one_off}/trade.html"' in index
    assert 'href="baseline/trade.html"' in index


def test_output_goes_where_it_is_told(
    small_project: Path, run_command: Run, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "else where"
    done = run_command(
        "report",
        "later",
        "--project",
        str(small_project),
        "--output",
        str(elsewhere),
        cwd=tmp_path,
    )
    assert done.returncode == 0
    assert (elsewhere / "later" / "trade.html").is_file()
    assert not (small_project / "reports").exists()


def test_the_project_is_the_nearest_folder_upwards(
    small_project: Path, run_command: Run
) -> None:
    deep = small_project / "a" / "b"
    deep.mkdir(parents=True)
    done = run_command("report", "later", "--dry-run", cwd=deep)
    page = small_project / "reports" / "later" / "trade.html"
    assert done.stdout == f"would build {page}: there is none yet\n"


def test_in_an_empty_folder_the_notebooks_of_the_package_are_used(
    run_command: Run, tmp_path: Path
) -> None:
    done = run_command("report", "--dry-run", cwd=tmp_path)
    assert done.returncode == 0
    assert f"would build {tmp_path}/reports/baseline/trade.html" in done.stdout


def test_a_dry_run_starts_and_writes_nothing(
    small_project: Path, run_command: Run
) -> None:
    write_notebook(small_project, "open('started', 'w')")
    done = run_command("report", "--dry-run", cwd=small_project)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 2
    assert not (small_project / "reports").exists()


def test_the_notebook_itself_is_not_changed(
    small_project: Path, run_command: Run
) -> None:
    path = small_project / "notebooks" / "trade.ipynb"
    before = path.read_bytes()
    run_command("report", "later", cwd=small_project)
    assert path.read_bytes() == before
    assert sorted(item.name for item in small_project.iterdir()) == [
        "notebooks",
        "params",
        "reports",
    ]


def test_a_kernel_of_another_environment_is_not_used(
    small_project: Path, run_command: Run, tmp_path: Path
) -> None:
    spec = tmp_path / "jupyter" / "kernels" / "python3"
    spec.mkdir(parents=True)
    content = {"argv": ["/bin/false"], "display_name": "Other", "language": "python"}
    (spec / "kernel.json").write_text(json.dumps(content), "utf-8")
    write_notebook(small_project, "import sys; print(sys.executable)")
    done = run_command(
        "report",
        "later",
        cwd=small_project,
        env={"JUPYTER_PATH": str(tmp_path / "jupyter"), "JUPYTER_PREFER_ENV_PATH": "0"},
    )
    assert done.returncode == 0, without_times(done.stderr)
    page = small_project / "reports" / "later" / "trade.html"
    assert sys.executable in page.read_text("utf-8")


def test_a_file_beside_the_notebooks_is_not_taken_for_a_library(
    small_project: Path, run_command: Run
) -> None:
    (small_project / "pandas.py").write_text("raise RuntimeError('not this one')")
    done = run_command("report", "later", cwd=small_project)
    assert done.returncode == 0, done.stderr


def test_warnings_go_to_the_log_and_not_to_the_page(
    small_project: Path, run_command: Run
) -> None:
    write_notebook(small_project, "import warnings\nwarnings.warn('mind ' + 'the gap')")
    done = run_command("report", "later", cwd=small_project)
    assert done.returncode == 0
    assert without_times(done.stderr).startswith(
        "warning: later/trade: cell 4: line 2: UserWarning: mind the gap"
    )
    page = small_project / "reports" / "later" / "trade.html"
    assert "mind the gap" not in page.read_text("utf-8")


# --- What goes wrong -----------------------------------------------------------------


def test_a_cell_that_fails_is_named_and_the_good_report_stays(
    small_project: Path, run_command: Run
) -> None:
    page = small_project / "reports" / "later" / "trade.html"
    run_command("report", "later", cwd=small_project)
    good = page.read_bytes()
    write_notebook(
        small_project,
        "print('as far as here')",
        "\nif horizon == 2035:\n    raise ValueError('`x`: no such thing')",
    )
    done = run_command("report", cwd=small_project)
    assert done.returncode == 1
    assert without_times(done.stderr).splitlines()[0] == (
        "failed: later/trade: cell 5 (if horizon == 2035:): "
        "ValueError: `x`: no such thing"
    )
    assert page.read_bytes() == good
    assert (small_project / "reports" / "baseline" / "trade.html").is_file()
    partial = small_project / "reports" / "failed" / "later" / "trade.html"
    text = partial.read_text("utf-8")
    assert "This run failed; the page is incomplete" in text
    assert "as far as here" in text
    entry = reports_of(small_project)["later"]
    assert entry["status"] == "failed"
    assert entry["page"] == "later/trade.html"
    assert entry["failed_page"] == "failed/later/trade.html"
    assert entry["error"] == {
        "class": "ValueError",
        "message": "`x`: no such thing",
        "cell": 5,
        "code": "if horizon == 2035:",
    }
    assert [item["value"] for item in entry["key_figures"]] == [2035]
    index = (small_project / "reports" / "index.html").read_text("utf-8")
    assert "Last run failed: ValueError in cell 5" in index


def test_the_next_good_run_clears_the_failure(
    small_project: Path, run_command: Run
) -> None:
    write_notebook(small_project, "1 / 0")
    assert run_command("report", "later", cwd=small_project).returncode == 1
    write_notebook(small_project)
    assert run_command("report", "later", cwd=small_project).returncode == 0
    assert reports_of(small_project)["later"]["error"] is None
    assert not (small_project / "reports" / "failed").exists()


def test_an_unchanged_report_is_left_as_it_is(
    small_project: Path, run_command: Run
) -> None:
    page = small_project / "reports" / "later" / "trade.html"
    run_command("report", "later", cwd=small_project)
    content, time_built = page.read_bytes(), page.stat().st_mtime_ns
    again = run_command("report", "later", cwd=small_project)
    assert without_times(again.stdout).splitlines()[0] == f"unchanged {page}"
    assert (
        without_times(again.stdout)
        .splitlines()[1]
        .startswith("0 built, 1 unchanged, 0 failed: ")
    )
    assert page.stat().st_mtime_ns == time_built
    assert reports_of(small_project)["later"]["status"] == "unchanged"
    assert reports_of(small_project)["later"]["key_figures"]
    old_print = page.with_suffix(".pdf")
    old_print.write_text("printed")
    run_command("report", "later", cwd=small_project)
    assert old_print.exists()
    forced = run_command("report", "later", "--force", cwd=small_project)
    assert not old_print.exists()
    assert without_times(forced.stdout).startswith(f"built {page} (")
    assert page.read_bytes() == content


def test_what_changed_is_the_reason_to_build(
    small_project: Path, run_command: Run
) -> None:
    reports = small_project / "reports"
    run_command("report", cwd=small_project)

    def planned(*arguments: str) -> list[str]:
        done = run_command("report", "--dry-run", *arguments, cwd=small_project)
        return done.stdout.replace(f"{reports}/", "").splitlines()

    first, second = "baseline/trade.html", "later/trade.html"
    assert planned() == [f"unchanged {first}", f"unchanged {second}"]
    assert planned("later", "--force") == [f"would build {second}: asked for"]
    write_scenario(small_project, "later", "horizon: 2040")
    assert planned() == [
        f"unchanged {first}",
        f"would build {second}: the values of its parameters changed",
    ]
    (reports / first).write_text("something else")
    assert planned("baseline") == [f"would build {first}: its page was changed by hand"]
    write_notebook(small_project, "1 + 1")
    assert planned("later") == [
        f"would build {second}: the notebook's file changed, "
        "the values of its parameters changed"
    ]


def test_two_runs_do_not_work_on_one_folder(
    small_project: Path, tmp_path: Path, run_command: Run
) -> None:
    flag = tmp_path / "running"
    wait = f"import time\nopen({str(flag)!r}, 'w').close()\ntime.sleep(60)"
    write_notebook(small_project, wait)
    with start(small_project, "report", "later") as process:
        try:
            wait_for(flag)
            second = run_command("report", "baseline", cwd=small_project)
        finally:
            process.kill()
    reports = small_project / "reports"
    assert (second.returncode, second.stderr) == (
        2,
        f"error: `--output`: another run is at work on {reports}; wait for its end, or "
        "name another folder\n",
    )
    assert not (reports / "baseline").exists()
    # The lock of a run that was killed is no obstacle.
    write_notebook(small_project)
    assert run_command("report", "baseline", cwd=small_project).returncode == 0
    wait_for_the_end_of_kernels()


SECRETS = (
    "SERVICE_API_KEY",
    "JUPYTER_TOKEN",
    "JUPYTER_PASSWORD",
    "JUPYTER_GATEWAY_AUTH_TOKEN",
    "JUPYTER_GATEWAY_HEADERS",
    "JUPYTER_GATEWAY_HTTP_PWD",
)


def test_a_notebook_sees_no_secret_of_the_environment(
    small_project: Path, tmp_path: Path, run_command: Run
) -> None:
    seen = tmp_path / "seen"
    # Also not in what the system keeps of the start of the process or of its parents.
    write_notebook(
        small_project,
        "import os, pathlib",
        "ids = ['self', os.getppid(), os.getpgrp()]\n"
        "said = [pathlib.Path(f'/proc/{i}/environ').read_bytes() for i in ids]\n"
        f"pathlib.Path({str(seen)!r}).write_text(repr((dict(os.environ), said)))",
    )
    wanted = {"LC_TIME": "C", "JUPYTER_PLATFORM_DIRS": "1"}
    given = {**wanted, **dict.fromkeys(SECRETS, "hush")}
    assert run_command("report", "later", cwd=small_project, env=given).returncode == 0
    assert all(name in seen.read_text() for name in wanted)
    assert "hush" not in seen.read_text()


def test_the_profile_of_the_user_has_no_say(
    small_project: Path, tmp_path: Path, run_command: Run
) -> None:
    profile = tmp_path / "profile_default"
    (profile / "startup").mkdir(parents=True)
    (profile / "startup" / "first.py").write_text("del In")
    (profile / "ipython_config.py").write_text("raise SystemExit")
    write_notebook(small_project, "assert horizon >= 2030\nassert 'In' in globals()")
    begun = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
    done = run_command("report", cwd=small_project, env={"IPYTHONDIR": str(tmp_path)})
    assert done.returncode == 0, done.stderr
    after = {path: path.stat().st_mtime_ns for path in profile.rglob("*")}
    assert after.items() <= begun.items()  # nor does it get to hold their history


def test_what_a_kernel_says_goes_over_the_wire_encrypted(
    small_project: Path, tmp_path: Path, run_command: Run
) -> None:
    seen = tmp_path / "seen"
    # Of a kernel that is not, ipykernel warns where this one says that it is.
    write_notebook(
        small_project,
        "import pathlib\nfrom ipykernel.kernelapp import IPKernelApp",
        "app = IPKernelApp.instance()\n"
        "found = app.transport, app.curve_secretkey is not None",
        f"pathlib.Path({str(seen)!r}).write_text(repr(found))",
    )
    assert run_command("report", "later", cwd=small_project).returncode == 0
    assert seen.read_text() == repr(("tcp", True))


KILLER = """\
import os, signal
flag = {flag!r}
is_first = not os.path.exists(flag)
open(flag, "a").close()
if is_first or horizon == 2035:
    os.kill(os.getppid(), signal.SIGKILL)
"""


SHARING = """\
import os
from pathlib import Path
from cac_data import load_table, shared_answers, trade
folder = Path(os.environ[shared_answers.RUN_CACHE])
before = set(folder.rglob("output.pkl"))
trade.regional(load_table("bilateral_trade"))
new = len(set(folder.rglob("output.pkl")) - before)
with open({log!r}, "a") as file:
    print(folder, oct(folder.stat().st_mode), new, sep="\\t", file=file)"""


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
def test_reports_of_a_run_share_what_they_work_out(
    small_project: Path, tmp_path: Path, run_command: Run
) -> None:
    log = tmp_path / "log"
    write_notebook(small_project, SHARING.format(log=str(log)))
    done = run_command("report", "--jobs", "1", cwd=small_project)
    assert done.returncode == 0, done.stderr
    first, second = (line.split("\t") for line in log.read_text("utf-8").splitlines())
    assert first[:2] == second[:2] == [first[0], "0o40700"]
    assert int(first[2]) > int(second[2]) == 0
    assert not Path(first[0]).exists()


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
def test_a_report_whose_worker_is_killed_is_begun_once_more(
    small_project: Path, tmp_path: Path, run_command: Run
) -> None:
    write_notebook(small_project, KILLER.format(flag=str(tmp_path / "flag")))
    done = run_command("report", "--jobs", "1", cwd=small_project)
    assert done.returncode == 1
    assert without_times(done.stdout).splitlines()[-1].startswith("1 built, 1 failed: ")
    assert (
        "failed: later/trade: LostWorkerError: the worker ended with code -9 and no "
        "answer" in without_times(done.stderr)
    )
    reports = reports_of(small_project)
    assert [reports[name]["status"] for name in reports] == ["built", "failed"]
    assert "LostWorkerError" in (
        small_project / "reports" / "failed" / "later" / "trade.html"
    ).read_text("utf-8")
    wait_for_the_end_of_kernels()


@pytest.mark.parametrize(
    ("source", "error", "options"),
    [
        (
            "import time\ntime.sleep(60)",
            "cell 4 (import time): CellTimeoutError: the cell took longer than 2 s",
            ("--timeout", "2"),
        ),
        (
            "import os; os._exit(1)",
            "cell 4 (import os; os._exit(1)): DeadKernelError",
            (),
        ),
        ("raise SystemExit(3)", "cell 4 (raise SystemExit(3)): SystemExit: 3", ()),
        ("def broken(:", "cell 4 (def broken(:): SyntaxError: ", ()),
    ],
    ids=["timeout", "dead kernel", "exit", "syntax"],
)
def test_status_comes_from_what_happened(
    small_project: Path,
    run_command: Run,
    source: str,
    error: str,
    options: tuple[str, ...],
) -> None:
    write_notebook(small_project, source, "print('never reached')")
    done = run_command("report", "later", *options, cwd=small_project)
    assert done.returncode == 1
    how = "timed out" if "Timeout" in error else "failed"
    told = without_times(done.stderr).splitlines()
    assert told[-2].startswith(f"{how}: later/trade: {error}")
    assert told[-1].startswith("  as far as it came: ")
    assert reports_of(small_project)["later"]["status"] == how
    assert reports_of(small_project)["later"]["attempts"] == 1
    assert reports_of(small_project)["later"]["page"] is None
    wait_for_the_end_of_kernels()


def test_a_run_whose_time_is_up_says_how_far_it_came(
    small_project: Path, tmp_path: Path, run_command: Run
) -> None:
    write_notebook(small_project, "import time", "time.sleep(60)")
    done = run_command("report", "--run-timeout", "8", "--jobs", "1", cwd=small_project)
    assert done.returncode == 1
    told = without_times(done.stderr).splitlines()
    assert told[0] == (
        "timed out: baseline/trade: cell 5 (time.sleep(60)): CellTimeoutError: "
        "the run took longer than 8 s"
    )
    assert without_times(done.stdout).startswith(
        "0 built, 0 failed, 1 timed out, 1 not begun: "
    )
    facts = manifest_of(small_project)["run"]
    assert (facts["state"], facts["ended"]["timed out"]) == (
        "timed out",
        ["baseline/trade"],
    )
    partial = small_project / "reports" / "failed" / "baseline" / "trade.html"
    assert "the run took longer than 8 s" in partial.read_text("utf-8")
    index = (small_project / "reports" / "index.html").read_text("utf-8")
    assert "1 of 2 not reached" in index
    wait_for_the_end_of_kernels()


HANGS = """\
import os, signal
os.kill(os.getppid(), signal.SIGSTOP)
"""


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
def test_a_worker_that_hangs_ends_with_the_time_of_the_run(
    small_project: Path,
) -> None:
    write_notebook(small_project, HANGS)
    arguments = ["report", "later", "--run-timeout", "8"]
    command = (
        "import sys; from cac_data.cli import main; from cac_data.report import build; "
        f"build.GRACE = 0.5; sys.exit(main({arguments}))"
    )
    done = subprocess.run(
        [sys.executable, "-c", command],
        cwd=small_project,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 1
    assert without_times(done.stderr).splitlines()[0] == (
        "timed out: later/trade: RunTimeoutError: the run took longer than 8 s"
    )
    assert reports_of(small_project)["later"]["status"] == "timed out"
    wait_for_the_end_of_kernels()


BREAKS_ONCE = """\
import os, pathlib
import ipykernel.kernelapp

flag = pathlib.Path({flag!r})
start = ipykernel.kernelapp.IPKernelApp.start

def starts_the_second_time(self):
    if {always} or not flag.exists():
        flag.touch()
        os._exit(3)
    start(self)

ipykernel.kernelapp.IPKernelApp.start = starts_the_second_time
"""


@pytest.mark.parametrize("always", [False, True], ids=["once", "always"])
def test_a_kernel_that_does_not_start_is_asked_once_more(
    small_project: Path, tmp_path: Path, run_command: Run, always: bool
) -> None:
    patch = tmp_path / "patch"
    patch.mkdir()
    (patch / "sitecustomize.py").write_text(
        BREAKS_ONCE.format(flag=str(tmp_path / "flag"), always=always)
    )
    env = {"PYTHONPATH": str(patch)}
    done = run_command("report", "later", cwd=small_project, env=env)
    entry = reports_of(small_project)["later"]
    assert (tmp_path / "flag").exists()
    assert entry["attempts"] == 2
    assert (done.returncode, entry["status"]) == (
        (1, "failed") if always else (0, "built")
    )
    if always:
        assert entry["error"]["class"] == "RuntimeError"
        assert "died before replying" in entry["error"]["message"]
    wait_for_the_end_of_kernels()


def test_a_program_can_read_the_log(small_project: Path, run_command: Run) -> None:
    write_notebook(small_project, "if horizon == 2035:\n    1 / 0")
    done = run_command("report", "--log-format", "json", cwd=small_project)
    assert (done.returncode, done.stderr) == (1, "")
    events = [json.loads(line) for line in done.stdout.splitlines()]
    assert {*map(len, (event.pop("time") for event in events))} == {20}
    assert events[0] == {
        "event": "run started",
        "planned": 2,
        "folder": str(small_project / "reports"),
    }
    ended = {item["report"]: item for item in events if item["event"] == "report ended"}
    assert ended["baseline/trade"]["status"] == "built"
    assert ended["later/trade"]["error"]["class"] == "ZeroDivisionError"
    assert ended["later/trade"]["failed_page"] == "failed/later/trade.html"
    assert events[-1]["event"] == "run ended"
    assert events[-1]["reports"]["built"] == events[-1]["reports"]["failed"] == 1


@pytest.mark.parametrize("form", ["text", "json"])
def test_a_quiet_run_says_only_what_went_wrong(
    small_project: Path, run_command: Run, form: str
) -> None:
    options = ("report", "--quiet", "--log-format", form)
    done = run_command(*options, "baseline", cwd=small_project)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    write_notebook(small_project, "1 / 0")
    done = run_command(*options, "later", cwd=small_project)
    assert done.returncode == 1
    assert "ZeroDivisionError" in (done.stderr if form == "text" else done.stdout)
    assert "built" not in done.stderr


def test_a_person_sees_how_long_it_will_take(small_project: Path) -> None:
    terminal, end = os.openpty()
    with subprocess.Popen(
        [str(COMMAND), "report"], cwd=small_project, stdout=end, stderr=end, stdin=end
    ) as process:
        os.close(end)
        said = b""
        with contextlib.suppress(OSError):  # how a terminal ends
            while piece := os.read(terminal, 4096):
                said += piece
        assert process.wait(60) == 0
    os.close(terminal)
    text = said.decode()
    assert re.search(r"0/2 \|.*\| 00:0\d, \? left", text)
    assert re.search(r"1/2 \|.*\| 00:\d\d, 00:\d\d left", text)
    assert "built" in text
    assert not re.search(r"\d\dZ built", text)
    assert text.rstrip().endswith("reports/index.html")


@pytest.mark.parametrize(
    ("number", "code", "word"),
    [
        (signal.SIGINT, 130, "interrupted"),
        (signal.SIGTERM, 143, "terminated"),
    ],
)
def test_a_run_that_is_stopped_leaves_no_kernel_and_says_so(
    small_project: Path, tmp_path: Path, number: int, code: int, word: str
) -> None:
    flag = tmp_path / "running"
    write_notebook(
        small_project, f"import time\nopen({str(flag)!r}, 'w').close()\ntime.sleep(60)"
    )
    with start(small_project, "report", "later") as process:
        try:
            wait_for(flag)
            assert kernels()  # or nothing would be shown by their absence
            process.send_signal(number)
            _, stderr = process.communicate(timeout=60)
        finally:
            process.kill()
    assert process.returncode == code
    assert word in stderr
    assert reports_of(small_project)["later"]["status"] == "stopped"
    assert not (small_project / "reports" / "later").exists()
    wait_for_the_end_of_kernels()


# --- Bad input: nothing is run -------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ("report", "latr"),
            "error: `scenario`: 'latr' is not one of baseline, later; "
            "did you mean 'later'?",
        ),
        (
            ("report", "--notebook", "trad"),
            "error: `notebook`: 'trad' is not one of trade; did you mean 'trade'?",
        ),
        (("report", "--timeout", "0"), "Invalid value for '--timeout'"),
        (("reprot",), "No such command 'reprot'"),
        (("report", "--project", "nowhere"), "'nowhere' does not exist"),
        (("report", "--project", "params"), "params is no project folder"),
        (
            ("report", "--set", "trade.horizn=2035"),
            "error: 1 problem with --set:\n  --set trade.horizn: unknown key; ",
        ),
    ],
)
def test_bad_arguments_run_nothing(
    small_project: Path, run_command: Run, arguments: tuple[str, ...], message: str
) -> None:
    done = run_command(*arguments, cwd=small_project)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert not (small_project / "reports").exists()


@pytest.mark.parametrize("command", [("report", "later"), ("scenarios", "check")])
def test_all_problems_of_all_scenarios_are_told_and_nothing_is_run(
    small_project: Path, run_command: Run, command: tuple[str, ...]
) -> None:
    write_scenario(small_project, "typo", "horizn: 2035")
    write_scenario(small_project, "order", "start: 2026")
    done = run_command(*command, cwd=small_project)
    assert done.returncode == 2
    assert done.stdout == ""
    lines = done.stderr.splitlines()
    assert lines[0] == "error: 2 problems in the scenario files:"
    assert lines[1].startswith("  params/order.yaml:4:22: parameters.trade.start: ")
    assert lines[2].startswith("  params/typo.yaml:4:22: parameters.trade.horizn: ")
    assert lines[2].endswith("did you mean 'horizon'?")
    assert not (small_project / "reports").exists()


def test_a_parameters_cell_that_does_not_fit_is_told(
    small_project: Path, run_command: Run
) -> None:
    write_notebook(small_project, parameters=PARAMETERS.replace("horizon", "horizn"))
    done = run_command("report", cwd=small_project)
    assert done.returncode == 2
    assert (
        "the parameters cell of trade.ipynb lacks horizon and has unknown horizn"
        in done.stderr
    )


def test_a_project_without_notebooks_is_told(
    small_project: Path, run_command: Run
) -> None:
    (small_project / "notebooks" / "trade.ipynb").unlink()
    done = run_command("report", cwd=small_project)
    assert done.returncode == 2
    assert "has none of " in done.stderr
    assert "trade.ipynb" in done.stderr


def test_a_date_that_is_none_runs_nothing(
    small_project: Path, run_command: Run
) -> None:
    done = run_command(
        "report", cwd=small_project, env={"SOURCE_DATE_EPOCH": "yesterday"}
    )
    assert done.returncode == 2
    assert "`SOURCE_DATE_EPOCH`: 'yesterday' is not a time" in done.stderr
    assert not (small_project / "reports").exists()


# --- The other commands --------------------------------------------------------------


def test_scenarios_are_listed_with_their_titles(
    small_project: Path, run_command: Run
) -> None:
    done = run_command("scenarios", "list", cwd=small_project)
    assert done.stdout == "baseline  The baseline story\nlater     The later story\n"


def test_good_scenarios_are_said_to_be_good(
    small_project: Path, run_command: Run
) -> None:
    done = run_command("scenarios", "check", cwd=small_project)
    assert (done.returncode, done.stdout) == (0, "good: 2 scenarios for 1 notebook\n")


def test_the_version_names_package_and_data(run_command: Run, tmp_path: Path) -> None:
    import cac_data

    done = run_command("--version", cwd=tmp_path)
    assert done.stdout == (
        f"cac-data {cac_data.__version__}, data version {cac_data.__data_version__}\n"
    )


def test_the_module_is_the_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "cac_data", "report", "--help"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.startswith("Usage: cac-data report")


# --- Writing files -------------------------------------------------------------------


def test_a_file_is_whole_or_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "page.html"
    write_atomically(path, "old")

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_atomically(path, "new")
    assert path.read_text("utf-8") == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_page_can_be_read_by_whoever_may_read_here(tmp_path: Path) -> None:
    path = tmp_path / "a" / "page.html"
    mask = os.umask(0o022)
    try:
        write_atomically(path, "é\n")
    finally:
        os.umask(mask)
    assert path.stat().st_mode & 0o777 == 0o644
    assert path.read_bytes() == "é\n".encode()


@pytest.mark.parametrize(
    "content", ["", "[]", "{", '{"version": 99}', '{"version": 1, "reports": [{}]}']
)
def test_a_damaged_manifest_does_not_stop_the_next_run(
    tmp_path: Path, content: str
) -> None:
    (tmp_path / "manifest.json").write_text(content, "utf-8")
    assert manifest.read_manifest(tmp_path) == {}


def test_the_manifest_forgets_pages_that_are_gone(tmp_path: Path) -> None:
    entry = Entry(
        scenario="later",
        notebook="trade",
        title="Trade",
        scenario_title="Later",
        description="x",
        kind="future",
        status="built",
        page="later/trade.html",
        failed_page=None,
        parameters={},
        differences=[],
        key_figures=[],
        error=None,
    )
    write_atomically(tmp_path / "later" / "trade.html", "page")
    manifest.write_manifest(tmp_path, [entry], RUN)
    assert manifest.read_manifest(tmp_path) == {"later/trade": entry}
    (tmp_path / "later" / "trade.html").unlink()
    assert manifest.read_manifest(tmp_path) == {}
