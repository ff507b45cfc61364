"""What is left of a run that is killed, or stopped while it stops.

No process is left behind, a page is the old one or the new one, and the next run
repairs all without being told.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import traceback
from concurrent.futures import Executor, Future, wait
from pathlib import Path
from typing import Any

import pytest

from cac_data.report import forks, open_project, plan_reports
from cac_data.report.build import build_reports
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
    wait_for,
    wait_for_the_end_of_kernels,
    wait_until,
    write_notebook,
)

pytestmark = pytest.mark.usefixtures("marked")


DEAF = """\
import signal, time
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
time.sleep(600)"""


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


WITHOUT_WORKER = """\
import signal
from cac_data.report import forks, workers

forks.start_server()
pool = workers.workers(1)
{first}
print("no worker", flush=True)
signal.pause()"""


@pytest.mark.skipif(not forks.can_fork(), reason="this system has no fork server")
@pytest.mark.parametrize(
    "first",
    ["", "pool.submit(len, 'abc').result()"],
    ids=["before the first", "between two"],
)
def test_a_runner_that_is_killed_without_a_worker_leaves_no_folder(
    tmp_path: Path, first: str
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WITHOUT_WORKER.format(first=first)],
        env={**os.environ, "TMPDIR": str(tmp_path)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "no worker\n"
        assert [*tmp_path.glob("cac-data-*")]
        process.kill()
    wait_until(lambda: not [*tmp_path.glob("cac-data-*")], "the end of its folder")
    wait_for_the_end_of_kernels()


@pytest.mark.parametrize(
    "killed_at",
    [
        KilledAt("before", "trade.html"),
        KilledAt("after", "trade.html"),
        KilledAt("before", "index.html"),
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
    write_notebook(changed, f"open({str(flag)!r}, 'w').close()", DEAF)
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


def main_thread_waits() -> bool:
    """Tell whether it waits for a report, and not for a thread to start."""
    frame = sys._current_frames()[threading.main_thread().ident or 0]
    waits = frame.f_code is threading.Condition.wait.__code__
    return waits and any(
        place.f_code is wait.__code__ for place, _ in traceback.walk_stack(frame)
    )


class Deaf(Executor):
    """Makes nothing, and gets the signal that is meant for the thread that waits."""

    def __init__(self) -> None:
        self.was_told = False

    def submit(self, *_: Any, **__: Any) -> Future[Any]:
        def take_signal() -> None:
            wait_until(main_thread_waits, "the wait for the reports")
            signal.pthread_kill(threading.get_ident(), signal.SIGTERM)

        threading.Thread(target=take_signal).start()
        return Future()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        self.was_told |= cancel_futures


def test_a_signal_that_another_thread_took_stops_the_run(
    tmp_path: Path,
) -> None:
    # As the system does with one of several that come together, if it is busy.
    def stop(*_: object) -> None:
        raise SystemExit

    before, deaf = signal.signal(signal.SIGTERM, stop), Deaf()
    try:
        with open_project(make_small_project(tmp_path), start=tmp_path) as project:
            # One alone: a second signal might come when this test is over.
            jobs = plan_reports(project, scenarios=["baseline"])
        with pytest.raises(SystemExit):
            build_reports(jobs, tmp_path / "reports", executor=deaf)
    finally:
        signal.signal(signal.SIGTERM, before)
    assert deaf.was_told
    assert states(tmp_path)["baseline/trade"]["state"] == "stopped"
