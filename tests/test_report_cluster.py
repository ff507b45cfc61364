"""Reports by a Dask cluster: the same bytes, or a refusal that says why."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import report_runs as runs

pytest.importorskip("distributed", reason="Dask is an extra")

PORT = re.compile(r"Scheduler at: +tcp://[^ ]*:(\d+)")


@pytest.fixture
def address(tmp_path: Path, marked: None) -> Iterator[str]:
    dask = str(Path(sys.executable).with_name("dask"))
    log = tmp_path / "log"

    def begin(kind: str, *words: str) -> None:
        with log.open("ab") as output:
            command = [dask, kind, *words, "--no-dashboard"]
            process = subprocess.Popen(command, stdout=output, stderr=output)
        stack.callback(process.wait)
        stack.callback(process.terminate)

    with ExitStack() as stack:
        begin("scheduler", "--port", "0")
        runs.wait_until(lambda: PORT.search(log.read_text()), "a scheduler")
        [port] = {*PORT.findall(log.read_text())}
        begin("worker", f"tcp://127.0.0.1:{port}", "--nthreads", "2")
        runs.wait_until(lambda: "Registered" in log.read_text(), "a worker")
        yield f"dask://127.0.0.1:{port}"
    runs.wait_for_the_end_of_all()


def test_a_cluster_makes_the_same_pages_or_says_why(address: str, small: Path) -> None:
    before = runs.reports_in(small / "reports")
    done = runs.run_here(small, "report", "--force", "--executor", address)
    assert done.returncode == 0, done.stderr
    assert runs.reports_in(small / "reports") == before
    # What a cell does there fails its report alone, as here.
    runs.write_notebook(small, "import os\nif horizon > 2030:\n    os._exit(3)")
    done = runs.run_here(small, "report", "--executor", address)
    assert done.returncode == 1
    assert "failed: later/trade: cell 4 (import os): LostProcessError" in done.stderr
    assert "built " in done.stdout
    # Here another Python: the worker's pages would be other ones.
    another = "import platform\nplatform.python_version = lambda: '3.99.1'\n"
    (small / "sitecustomize.py").write_text(another, "utf-8")
    environment = {**os.environ, "PYTHONPATH": str(small)}
    done = runs.run(small, "report", "--executor", address, env=environment)
    assert done.returncode == 2
    assert "would make other pages" in done.stderr
