"""Reports by a Dask cluster: the same bytes, or a refusal that says why."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.report_runs import (
    Stories,
    environment_with,
    reports_in,
    run,
    wait_for_the_end_of_all,
    wait_until,
    write_notebook,
)

pytest.importorskip("distributed", reason="Dask is an extra")

OTHER = """\
import os
if "OTHER_PYTHON" in os.environ:
    import platform
    platform.python_version = lambda: "3.99.1"
"""


class Cluster:
    """A scheduler, and workers that are started one by one."""

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._folder, self._stack = folder, stack
        self._log = folder / "scheduler"
        self._start(self._log, "scheduler", "--port", "0", "--no-dashboard")
        wait_until(lambda: self._found("Scheduler at: +tcp://[^ ]*:(\\d+)"), "it")
        self.port = self._found("Scheduler at: +tcp://[^ ]*:(\\d+)")

    def _found(self, pattern: str) -> str:
        found = re.search(pattern, self._log.read_text("utf-8"))
        return found[1] if found else ""

    def add_worker(self, env: dict[str, str] | None = None) -> None:
        log = self._folder / "worker"
        words = (f"tcp://127.0.0.1:{self.port}", "--nthreads", "2", "--no-dashboard")
        self._start(log, "worker", *words, env=env)
        wait_until(lambda: "Registered to:" in log.read_text("utf-8"), "a worker")

    def _start(self, log: Path, *words: str, env: dict[str, str] | None = None) -> None:
        with log.open("wb") as file:
            process = subprocess.Popen(
                [str(Path(sys.executable).with_name("dask")), *words],
                stdin=subprocess.DEVNULL,
                stdout=file,
                stderr=subprocess.STDOUT,
                cwd=self._folder,
                env=env or {**os.environ},
            )
        self._stack.callback(process.wait)
        self._stack.callback(process.terminate)


@pytest.fixture
def cluster(tmp_path: Path, marked: None) -> Iterator[Cluster]:
    folder = tmp_path / "cluster"
    folder.mkdir()
    with ExitStack() as stack:
        yield Cluster(folder, stack)
    wait_for_the_end_of_all()


def test_a_cluster_makes_the_same_pages(
    cluster: Cluster, stories: Stories, tmp_path: Path
) -> None:
    cluster.add_worker()
    project = stories.changed(tmp_path / "p")
    words = ("--executor", f"dask://127.0.0.1:{cluster.port}")
    done = run(project, "report", *words)
    assert done.returncode == 0, done.stderr
    stories.assert_repaired(project / "reports")
    # What a cell does there fails its report alone, as here.
    write_notebook(project, "import os\nif horizon > 2030:\n    os._exit(3)")
    done = run(project, "report", *words)
    assert done.returncode == 1
    assert "failed: later/trade: cell 4 (import os): LostProcessError" in done.stderr
    assert "built " in done.stdout


def test_a_worker_that_would_make_other_pages_is_refused(
    cluster: Cluster, stories: Stories, tmp_path: Path
) -> None:
    project = stories.changed(tmp_path / "p")
    before = reports_in(project / "reports")
    other = environment_with(tmp_path / "injected", OTHER)
    cluster.add_worker({**other, "OTHER_PYTHON": "1"})
    done = run(project, "report", "--executor", f"dask://127.0.0.1:{cluster.port}")
    assert done.returncode == 2
    assert "would make other pages" in done.stderr
    assert "Python (3.99.1)" in done.stderr
    assert reports_in(project / "reports") == before
