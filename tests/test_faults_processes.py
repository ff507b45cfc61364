"""What a run does where a process is at fault: a kernel, a worker, the runner itself.

Whatever happens, the others go on, no process is left behind, a page is the old one or
the new one, and the next run repairs all without being told.
"""

from __future__ import annotations

import os
import re
import signal
import time
from pathlib import Path

import pytest

from cac_data.report import forks
from tests.report_runs import (
    KilledAt,
    Stories,
    ended,
    environment_with,
    files,
    make_small_project,
    run,
    start,
    states,
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


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project of four reports, told apart by their horizons."""
    folder = make_small_project(tmp_path / "a project")
    for year in (2031, 2032):
        write_scenario(folder, f"until_{year}", f"horizon: {year}")
    return folder


# --- Kernels and workers -------------------------------------------------------------

HANGING = """\
import os, re, signal, time
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
if horizon == 2030:
    time.sleep(600)
elif horizon == 2031:
    re.match("(a+)+$", "a" * 60 + "b")  # in C, for years
elif horizon == 2032:
    os.kill(os.getpid(), signal.SIGSTOP)"""


def test_a_kernel_that_hangs_is_ended_when_its_time_is_up(project: Path) -> None:
    write_notebook(project, HANGING)
    done = run(project, "report", "--timeout", "4", "--jobs", "4")
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    problems = re.findall(r": (\w+)/trade: cell 4 \(.*\): (.*)", done.stderr)
    message = "CellTimeoutError: the cell took longer than 4 s"
    assert sorted(problems) == [
        ("baseline", message),
        ("until_2031", message),
        ("until_2032", message),
    ]
    assert states(project)["later/trade"]["state"] == "built"
    wait_for_the_end_of_kernels()
    write_notebook(project)
    assert run(project, "report").returncode == 0
    assert not (project / "reports" / "failed").exists()


EXHAUSTED = """\
import os, resource, signal
held = []
if horizon == 2030:
    size = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + 2**27, resource.RLIM_INFINITY))
    while True:
        held.append(bytearray(2**20))
elif horizon == 2031:
    os.kill(os.getpid(), signal.SIGKILL)  # as the system does where memory runs out
elif horizon == 2032:
    os.kill(os.getppid(), signal.SIGKILL)"""


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
def test_where_memory_runs_out_the_others_go_on(project: Path) -> None:
    write_notebook(project, EXHAUSTED)
    done = run(project, "report", "--timeout", "60")
    assert done.returncode == 1
    found = states(project)
    assert {name: row["state"] for name, row in found.items()} == {
        "baseline/trade": "failed",
        "later/trade": "built",
        "until_2031/trade": "failed",
        "until_2032/trade": "failed",
    }
    assert {name: row["error"] for name, row in found.items() if row["error"]} == {
        "baseline/trade": "MemoryError",
        "until_2031/trade": "DeadKernelError",
        "until_2032/trade": "LostWorkerError",
    }
    assert found["baseline/trade"]["cell"] == found["until_2031/trade"]["cell"] == 4
    wait_for_the_end_of_kernels()


SERVER_KILLER = """\
import os, signal
flag = {flag!r}
if not os.path.exists(flag):
    open(flag, "w").close()
    worker = os.getppid()
    server = int(open(f"/proc/{{worker}}/stat").read().rpartition(")")[2].split()[1])
    os.kill(server, signal.SIGKILL)"""


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
def test_a_fork_server_that_is_killed_is_started_anew(
    project: Path, tmp_path: Path
) -> None:
    flag = tmp_path / "flag"
    write_notebook(project, SERVER_KILLER.format(flag=str(flag)))
    done = run(project, "report", "--jobs", "1")
    assert done.returncode == 0, done.stderr
    assert flag.exists()
    assert {row["state"] for row in states(project).values()} == {"built"}
    wait_for_the_end_of_kernels()


# --- The runner ----------------------------------------------------------------------


def test_a_runner_that_is_killed_takes_its_kernels_along(
    stories: Stories, changed: Path, tmp_path: Path
) -> None:
    flag = tmp_path / "running"
    notebook = (changed / "notebooks" / "trade.ipynb").read_bytes()
    write_notebook(
        changed, f"import time\nopen({str(flag)!r}, 'w').close()\ntime.sleep(600)"
    )
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    environment = {**os.environ, "TMPDIR": str(temporary)}
    with start(changed, "report", env=environment) as process:
        wait_for(flag)
        process.kill()
    assert process.returncode == -signal.SIGKILL
    wait_for_the_end_of_kernels()
    # All that is left is where multiprocessing had its sockets.
    assert all(name.startswith("pymp-") for name in files(temporary))
    for command in ("status", "verify"):
        told = run(changed, command)
        assert told.returncode in (0, 1)
        assert "Traceback" not in told.stderr
    stories.assert_good(changed / "reports")
    (changed / "notebooks" / "trade.ipynb").write_bytes(notebook)
    assert run(changed, "report").returncode == 0
    stories.assert_repaired(changed / "reports")


@pytest.mark.parametrize(
    "killed_at",
    [
        KilledAt("before", "trade.html"),
        KilledAt("after", "trade.html"),
        KilledAt("before", "compare.html"),
        KilledAt("before", "manifest.json", which=2),
    ],
    ids=str,
)
def test_a_runner_that_is_killed_leaves_pages_that_are_whole(
    stories: Stories, changed: Path, tmp_path: Path, killed_at: KilledAt
) -> None:
    environment = environment_with(tmp_path / "injected", killed_at.code())
    done = run(changed, "report", env=environment)
    assert done.returncode == -signal.SIGKILL
    wait_for_the_end_of_kernels()
    stories.assert_good(changed / "reports")
    assert run(changed, "report").returncode == 0
    stories.assert_repaired(changed / "reports")


def test_a_run_that_is_stopped_again_while_it_stops_loses_nothing(
    stories: Stories, changed: Path, tmp_path: Path
) -> None:
    flag = tmp_path / "running"
    notebook = (changed / "notebooks" / "trade.ipynb").read_bytes()
    write_notebook(changed, f"open({str(flag)!r}, 'w').close()", HANGING)
    with start(changed, "report", "baseline") as process:
        wait_for(flag)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGTERM):
            process.send_signal(number)
        done = ended(process)
    assert done.returncode in (130, 143)
    assert "Traceback" not in done.stderr
    wait_for_the_end_of_kernels()
    stories.assert_good(changed / "reports")
    (changed / "notebooks" / "trade.ipynb").write_bytes(notebook)
    assert run(changed, "report").returncode == 0
    stories.assert_repaired(changed / "reports")


# --- The clock -----------------------------------------------------------------------

# All that waits or measures in a run asks `time.time` or a clock that never jumps; what
# asks the system in another way (`datetime`) only writes down what time it is.
JUMPING = """\
import time

def moved(ask, unit):
    def asked():
        try:
            with open({file!r}) as file:
                return ask() + unit * int(file.read() or 0)
        except OSError:
            return ask()
    return asked

time.time, time.time_ns = moved(time.time, 1), moved(time.time_ns, 10**9)
"""


def test_a_clock_that_jumps_misleads_nobody(
    stories: Stories, changed: Path, tmp_path: Path
) -> None:
    file = tmp_path / "seconds"
    environment = environment_with(
        tmp_path / "injected", JUMPING.format(file=str(file))
    )
    write_notebook(
        changed,
        "print('another edition')",
        "import time",
        f"open({str(file)!r}, 'w').write('90000')",
        "ahead = time.time()",
        f"open({str(file)!r}, 'w').write('-90000')",
        "assert time.time() - ahead < -170000",
    )
    began = time.monotonic()
    done = run(changed, "report", "--timeout", "60", "--jobs", "1", env=environment)
    took = time.monotonic() - began
    assert done.returncode == 0, done.stderr
    for row in states(changed).values():
        assert row["state"] == "built"
        assert 0 <= row["seconds"] <= took
    # Yesterday by this clock, and tomorrow: neither is a reason to build or not to.
    for seconds in ("-90000", "90000"):
        file.write_text(seconds)
        done = run(changed, "report", env=environment)
        assert done.returncode == 0
        assert {row["state"] for row in states(changed).values()} == {"unchanged"}
    notebook = changed / "notebooks" / "trade.ipynb"
    notebook.write_bytes((stories.new / "notebooks" / "trade.ipynb").read_bytes())
    os.utime(notebook, (0, 0))
    file.write_text("-90000")
    assert run(changed, "report", env=environment).returncode == 0
    stories.assert_repaired(changed / "reports")
