"""What is left of a run that is killed, or stopped while it stops.

No process is left behind, a page is the old one or the new one, and the next run
repairs all without being told.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from tests.report_runs import (
    KilledAt,
    Stories,
    ended,
    environment_with,
    files,
    run,
    start,
    wait_for,
    wait_for_the_end_of_kernels,
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
