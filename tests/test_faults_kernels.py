"""What a run does where a kernel, a worker or the clock is at fault.

Whatever happens, the others go on, no process is left behind, and the next run repairs
all without being told.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterator
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from tempfile import mkdtemp

import pytest

from cac_data.report import forks, workers
from tests.report_runs import (
    Stories,
    environment_with,
    make_small_project,
    run,
    states,
    wait_for,
    wait_for_the_end_of_kernels,
    wait_until,
    write_notebook,
    write_scenario,
)

pytestmark = pytest.mark.usefixtures("marked")


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
    while True:  # the third of 48 MB in 128; what is left is enough to say so
        held.append(bytearray(48 * 2**20))
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


SPEECHLESS = """\
get_ipython().showtraceback = lambda *_, **__: None
raise MemoryError("no room for a traceback")"""


def test_an_exception_without_a_traceback_is_named_all_the_same(project: Path) -> None:
    write_notebook(project, SPEECHLESS)
    done = run(project, "report", "baseline")
    assert done.returncode == 1
    found = states(project)["baseline/trade"]
    assert (found["error"], found["message"], found["cell"]) == (
        "MemoryError",
        "no room for a traceback",
        4,
    )


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


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
def test_a_worker_is_asked_again_while_its_server_is_dying(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    start, failures = forks.start, [EOFError(), ConnectionRefusedError()]

    def start_late(process: BaseProcess) -> None:
        if failures:
            raise failures.pop()
        start(process)

    monkeypatch.setattr(workers, "PAUSE", 0)
    monkeypatch.setattr(forks, "start", start_late)
    with workers.workers(1) as pool:
        assert pool.submit(len, "abc").result() == 3
        assert not failures
        failures += [EOFError()] * workers.STARTS
        with pytest.raises(workers.LostWorkerError, match="fork server ended before"):
            pool.submit(len, "abc").result()


def end_in_the_midst_of_the_answer() -> None:
    """Be killed when half of what is sent is in the pipe."""

    def send_half(connection: Connection, message: bytes) -> None:
        os.write(connection.fileno(), message[: len(message) // 2])
        os.kill(os.getpid(), signal.SIGKILL)

    Connection._send = send_half  # type: ignore[attr-defined]  # ends with it


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
def test_a_worker_that_is_killed_while_it_answers_is_lost() -> None:
    with (
        workers.workers(1) as pool,
        pytest.raises(workers.LostWorkerError, match="ended with code -9"),
    ):
        pool.submit(end_in_the_midst_of_the_answer).result()


def test_what_a_call_raises_is_no_lost_worker() -> None:
    with workers.workers(1) as pool, pytest.raises(FileNotFoundError):
        pool.submit(os.rmdir, "no such folder").result()


def outlive_server() -> int:
    """Kill the server that forked this worker, and never end of itself."""
    send, server = Connection.send, os.getppid()

    def send_and_stay(connection: Connection, answer: object) -> None:
        send(connection, answer)
        signal.pause()

    Connection.send = send_and_stay  # type: ignore[method-assign]  # ends with it
    os.kill(server, signal.SIGKILL)
    while os.getppid() == server:
        os.sched_yield()
    return os.getpid()


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
def test_a_worker_that_outlives_its_server_leaves_the_folder_of_the_others() -> None:
    # Its owner, who has the answer, takes it for ended as the server has.
    with workers.workers(1) as pool:
        worker = pool.submit(outlive_server).result()
        wait_until(lambda: not Path(f"/proc/{worker}").exists(), "its end")
        assert Path(pool.submit(mkdtemp).result()).parent.is_dir()


def test_without_a_fork_a_worker_that_is_killed_is_lost_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(forks, "can_fork", lambda: False)
    with workers.workers(2) as pool:
        lost, other = pool.submit(os._exit, 1), pool.submit(len, "abc")
        with pytest.raises(workers.LostWorkerError, match="ended without an answer"):
            lost.result()
        assert other.result() == 3
        # Nor do the calls to come find anything broken.
        assert list(pool.map(len, ["a", "ab", "abc"])) == [1, 2, 3]


@pytest.fixture
def server() -> Iterator[int]:
    """The id of the running server, which may be stopped: it is killed afterwards."""
    with workers.workers(1) as pool:
        number = pool.submit(os.getppid).result()
    yield number
    os.kill(number, signal.SIGKILL)


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
def test_a_call_that_a_stopped_server_cannot_begin_can_be_broken_off(
    server: int,
) -> None:
    os.kill(server, signal.SIGSTOP)
    with workers.workers(1) as pool:
        future = pool.submit(len, "abc")
        wait_until(forks._STARTING.locked, "the start of a worker")
        pool.shutdown(wait=False, cancel_futures=True)
        with pytest.raises(workers.LostWorkerError, match="stopped before this began"):
            future.result(60)


def begin_and_stay(flag: Path) -> None:
    flag.touch()
    signal.pause()


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
def test_a_call_whose_end_a_stopped_server_does_not_tell_can_be_broken_off(
    server: int, tmp_path: Path
) -> None:
    with workers.workers(1) as pool:
        future = pool.submit(begin_and_stay, tmp_path / "flag")
        wait_for(tmp_path / "flag")
        os.kill(server, signal.SIGSTOP)
        pool.shutdown(wait=False, cancel_futures=True)
        with pytest.raises(workers.LostWorkerError, match="and no answer"):
            future.result(60)


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
