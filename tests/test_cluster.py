"""Reports by a Dask cluster: real schedulers and workers, killed where it hurts."""

from __future__ import annotations

import asyncio
import os
import pickle
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import wait
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, cast

import pytest

import cac_data
from cac_data.report import cluster as clusters
from cac_data.report import remote
from cac_data.report.cluster import connect, scheduler_address
from cac_data.report.plan import Job
from cac_data.report.workers import LostWorkerError
from cac_data.scenarios import load_scenarios
from tests.cluster_processes import Cluster, parent_of, worker_of
from tests.made_vintages import lpi, stored
from tests.report_runs import (
    MARK,
    kernels,
    make_small_project,
    reports_of,
    start,
    wait_for,
    wait_until,
    without_times,
    write_notebook,
    write_scenario,
)

ROOT = Path(__file__).parents[1]
PACKAGE = Path(cac_data.__file__).parent
EPOCH = {"SOURCE_DATE_EPOCH": "1753574400"}

Run = Callable[..., "subprocess.CompletedProcess[str]"]

# What the notebook of these tests does under the scenario that looks until 2035: it
# says that it has begun, and waits. The folder is how the test talks with it; nothing
# of the project lies there.
HOLD = """\
import os, time
from pathlib import Path

signs = Path({signs!r})
if horizon == 2035 and signs.is_dir():
    (signs / "held.new").write_text(str(os.getpid()))
    (signs / "held.new").rename(signs / "held")
    until = time.monotonic() + 150
    while not (signs / "go").exists() and time.monotonic() < until:
        time.sleep(0.02)"""

# Ends the Dask worker itself, whichever takes it.
KILL = """\
import os, signal
from pathlib import Path

process = os.getpid()
while b"cac_data.report.warm" in Path(f"/proc/{process}/cmdline").read_bytes():
    stat = Path(f"/proc/{process}/stat").read_text()
    process = int(stat.rpartition(")")[2].split()[1])
if horizon == 2035:
    os.kill(process, signal.SIGKILL)"""


LAST_SCORE = """\
from cac_data import display, load_table, select

table = load_table("logistics_performance", data)
row = select(table, countries="KAZ", indicator="lpi_score").tail(1)
display.show_text(f"The last score is {row['value'].item()}.")"""


@pytest.fixture(scope="module", autouse=True)
def mark(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Mark what these tests start, so that processes of others do not count."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MARK, str(tmp_path_factory.mktemp("mark")))
        yield


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    """A scheduler and two workers."""
    with Cluster(tmp_path_factory.mktemp("cluster")) as running:
        running.add_worker("one")
        running.add_worker("two")
        yield running


@pytest.fixture
def small_project(tmp_path: Path) -> Path:
    return make_small_project(tmp_path / "small project")


@pytest.fixture
def signs(small_project: Path, tmp_path: Path) -> Path:
    """A folder in which the notebook says that it has begun, and is told to go on."""
    folder = tmp_path / "signs"
    folder.mkdir()
    write_notebook(small_project, HOLD.format(signs=str(folder)))
    return folder


def pages(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.glob("*/*.html")
    }


def forked() -> set[int]:
    """Processes that a warm server has forked for a report; the server is none."""
    warm = kernels()
    found = set()
    for process in warm:
        try:
            if parent_of(process) in warm:
                found.add(process)
        except FileNotFoundError:  # it has ended meanwhile
            continue
    return found


def no_report_is_left() -> None:
    wait_until(lambda: not forked(), "the end of all processes for reports", 20)


def test_reports_are_those_of_this_machine_byte_for_byte(
    small_project: Path, cluster: Cluster, run_command: Run, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    done = run_command("report", "--output", str(here), cwd=small_project, env=EPOCH)
    assert done.returncode == 0, done.stderr
    done = run_command(
        "report", "--executor", cluster.address, cwd=small_project, env=EPOCH
    )
    assert (done.returncode, done.stderr) == (0, "")
    there = small_project / "reports"
    assert pages(there) == pages(here)
    assert set(pages(there)) == {"baseline/trade.html", "later/trade.html"}
    # Also what it was made from is told alike: nothing is due for this machine.
    done = run_command("report", "--dry-run", cwd=small_project, env=EPOCH)
    assert done.stdout.count("unchanged") == 2
    for name in ("one", "two"):
        assert not [
            path
            for path in cluster.empty_folder_of(name).rglob("*")
            if path.suffix in (".ipynb", ".yaml", ".html")
        ]


def test_a_vintage_goes_along_to_the_workers(
    small_project: Path,
    cluster: Cluster,
    run_command: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    stored({"logistics_performance": lpi()})
    write_notebook(small_project, LAST_SCORE)
    write_scenario(small_project, "later", "data: latest")
    here = tmp_path / "here"
    run_command("report", "--output", str(here), cwd=small_project, env=EPOCH)
    done = run_command(
        "report", "--executor", cluster.address, cwd=small_project, env=EPOCH
    )
    assert (done.returncode, done.stderr) == (0, "")
    there = pages(small_project / "reports")
    assert there == pages(here)
    assert b"The last score is 2.9." in there["later/trade.html"]
    assert b"The last score is 2.9." not in there["baseline/trade.html"]


def test_the_reports_of_a_lost_worker_are_made_by_the_others(
    small_project: Path, signs: Path, cluster: Cluster
) -> None:
    run = start(small_project, "report", "--executor", cluster.address)
    wait_for(signs / "held", 120)
    held = int((signs / "held").read_text())
    lost = worker_of(held)
    (signs / "held").unlink()
    os.kill(lost, signal.SIGKILL)
    wait_for(signs / "held", 120)  # begun anew
    (signs / "go").touch()
    _, told = run.communicate(timeout=120)
    assert run.returncode == 0, told
    found = reports_of(small_project)
    assert {item["status"] for item in found.values()} == {"built"}
    # It was Dask that began it anew.
    assert found["later"]["attempts"] == 1
    wait_until(lambda: not Path(f"/proc/{held}").exists(), "the end of its kernel")


@pytest.mark.parametrize(
    ("signum", "code"),
    [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGKILL, -signal.SIGKILL)],
    ids=["terminated", "interrupted", "killed"],
)
def test_a_run_that_is_stopped_leaves_no_kernel_on_a_worker(
    small_project: Path,
    signs: Path,
    cluster: Cluster,
    run_command: Run,
    signum: signal.Signals,
    code: int,
) -> None:
    run = start(small_project, "report", "later", "--executor", cluster.address)
    wait_for(signs / "held", 120)
    assert forked()
    run.send_signal(signum)
    run.communicate(timeout=120)
    assert run.returncode == code
    no_report_is_left()
    if signum == signal.SIGTERM:
        assert reports_of(small_project)["later"]["status"] == "stopped"
        (signs / "go").touch()
        done = run_command("report", "--executor", cluster.address, cwd=small_project)
        assert done.returncode == 0, done.stderr


def test_a_worker_that_joins_with_another_package_takes_no_part(
    small_project: Path, signs: Path, cluster: Cluster, run_command: Run, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    copy_package(other)
    with (other / "cac_data" / "periods.py").open("a") as module:
        module.write("# changed\n")
    run = start(small_project, "report", "--jobs", "1", "--executor", cluster.address)
    wait_until(lambda: (signs / "held").exists(), "a report in the making", 120)
    cluster.add_worker("odd", PYTHONPATH=str(other))
    assert run.stderr is not None
    said = without_times(run.stderr.readline())
    assert said.startswith("takes no part: tcp://127.0.0.1:"), said
    assert said.endswith(": other modules of cac_data\n"), said
    (signs / "go").touch()
    _, told = run.communicate(timeout=120)
    assert (run.returncode, told) == (0, "")
    done = run_command(
        "report", "--force", "--executor", cluster.address, cwd=small_project
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "would make other pages" in done.stderr
    assert said.removeprefix("takes no part: ") in done.stderr
    cluster.kill("odd")


def copy_package(folder: Path) -> None:
    shutil.copytree(
        PACKAGE,
        folder / "cac_data",
        ignore=shutil.ignore_patterns("_project"),
    )


def test_a_package_that_changes_under_a_worker_is_noticed(
    small_project: Path, run_command: Run, tmp_path: Path
) -> None:
    other = tmp_path / "other"
    copy_package(other)
    seen = {"PYTHONPATH": str(other)}
    with Cluster(tmp_path / "cluster") as running:
        running.add_worker("one", **seen)
        command = ("report", "--force", "--executor", running.address, "baseline")
        done = run_command(*command, cwd=small_project)
        assert done.returncode == 0, done.stderr
        with (other / "cac_data" / "trade" / "counts.py").open("a") as module:
            module.write("# changed\n")
        done = run_command(*command, cwd=small_project)
        assert done.returncode == 2
        assert "cac_data changed since the worker began; other modules" in done.stderr
        # Here, too, it is the changed one; but the worker has loaded the earlier.
        done = run_command(*command, cwd=small_project, env=seen)
        assert done.returncode == 2
        assert done.stderr.endswith(": cac_data changed since the worker began\n")


def test_a_report_that_kills_every_worker_fails_alone(
    small_project: Path, run_command: Run, tmp_path: Path
) -> None:
    write_notebook(small_project, KILL)
    # One lost worker is enough for Dask here, instead of four. The run begins the
    # report once more, so that it kills two.
    setting = {"DASK_DISTRIBUTED__SCHEDULER__ALLOWED_FAILURES": "0"}
    with Cluster(tmp_path / "cluster", **setting) as running:
        running.add_worker("one")
        done = run_command(
            *("report", "--jobs", "1", "--executor", running.address),
            cwd=small_project,
        )
        assert done.returncode == 1
        killed = running.log_of("one").count("was killed by signal 9")
    found = reports_of(small_project)
    assert found["baseline"]["status"] == "built"
    assert found["later"]["status"] == "failed"
    assert found["later"]["error"]["class"] == "LostWorkerError"
    assert found["later"]["error"]["message"] == "every worker that took it was lost"
    assert found["later"]["attempts"] == killed == 2


def test_a_lost_scheduler_is_told_and_nothing_waits_for_it(
    small_project: Path, signs: Path, tmp_path: Path
) -> None:
    with Cluster(tmp_path / "cluster") as running:
        running.add_worker("one")
        run = start(small_project, "report", "later", "--executor", running.address)
        wait_for(signs / "held", 120)
        running.kill("scheduler")
        _, told = run.communicate(timeout=120)
        assert run.returncode == 1, told
        assert "the connection with the scheduler was lost" in told
        no_report_is_left()


def wait_forever(sign: str) -> None:
    """A call that says that it has begun and does not end by itself."""
    Path(sign).touch()
    signal.pause()


def test_a_call_for_which_no_worker_is_left_does_not_wait_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "PATIENCE", 0.5)
    begun = tmp_path / "begun"
    with Cluster(tmp_path / "cluster") as running:
        running.add_worker("one", PYTHONPATH=str(Path(__file__).parent))
        with connect(running.address) as executor:
            told: list[str] = []
            executor.tell = told.append
            future = executor.submit(wait_forever, str(begun))
            wait_for(begun)
            running.kill("one")
            with pytest.raises(LostWorkerError, match=r"no worker was left for 0 s"):
                future.result(timeout=60)
            assert [line.partition(":")[0] for line in told] == ["lost"]


class Scheduled:
    """What Dask's client knows of a call that never ends."""

    def add_done_callback(self, call: Callable[..., None]) -> None: ...

    def cancel(self) -> None: ...


class StubClient:
    """A client of Dask whose workers all make the same pages as this machine."""

    status = "running"

    def submit(self, *_: object, workers: list[str], **__: object) -> Scheduled:
        self.asked = workers
        return Scheduled()

    def run(self, *_: object, workers: list[str], **__: object) -> dict[str, Any]:
        return dict.fromkeys(workers, remote.standing())

    def close(self, timeout: float) -> None: ...


@pytest.fixture
def client() -> StubClient:
    return StubClient()


@pytest.fixture
def executor(
    client: StubClient, monkeypatch: pytest.MonkeyPatch
) -> Iterator[clusters.ClusterExecutor]:
    """One with eight workers, that looks who is there when the test says so."""
    monkeypatch.setattr(clusters, "WATCH", 600.0)
    eight = {f"tcp://host:{port}": 1 for port in range(1, 9)}
    made = clusters.ClusterExecutor(cast("Any", client), remote.standing(), eight)
    yield made
    made.shutdown(cancel_futures=True)


def test_a_call_waits_for_new_workers_when_all_are_lost_at_once(
    executor: clusters.ClusterExecutor, client: StubClient
) -> None:
    future = executor.submit(int, "1")
    assert len(client.asked) == 8
    executor._look(set())
    assert not future.done()
    executor._look({"tcp://host:9"})
    assert client.asked == ["tcp://host:9"]


def test_a_call_does_not_wait_for_ever_where_all_its_workers_are_lost_each_time(
    executor: clusters.ClusterExecutor,
) -> None:
    future = executor.submit(int, "1")
    for port in range(1, clusters.LOSSES + 1):
        assert not future.done()
        executor._look({f"tcp://host:9{port}"})
    with pytest.raises(LostWorkerError, match="every worker that took it was lost"):
        future.result(timeout=0)


def hang(sign: str) -> None:
    """A call that takes far too long, and says so if it is left to end."""
    time.sleep(20)
    Path(sign).touch()


def test_a_process_that_does_not_say_how_it_stands_is_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = tmp_path / "ended"
    monkeypatch.setattr(remote, "STANDING", 0.1)
    monkeypatch.setattr(remote, "standing", partial(hang, str(ended)))
    with pytest.raises(TimeoutError):
        remote._standing_apart()
    assert not ended.exists()
    no_report_is_left()


def test_a_worker_whose_server_does_not_come_up_says_so_in_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    released = threading.Event()
    monkeypatch.setattr(remote, "STANDING", 0.1)
    monkeypatch.setattr(remote, "_standing_apart", partial(released.wait, 20))

    async def ask() -> None:
        try:
            await remote.standing_of_worker()
        finally:
            released.set()  # for the thread, which is waited for

    with pytest.raises(TimeoutError, match=r"no answer in 0 s"):
        asyncio.run(ask())


def test_what_a_call_raises_comes_back_and_a_stopped_executor_takes_none(
    cluster: Cluster,
) -> None:
    with connect(cluster.address) as executor:
        assert executor.threads >= 1
        future = executor.submit(int, "no number")
        with pytest.raises(ValueError, match="invalid literal"):
            future.result(timeout=60)
        executor.shutdown(wait=False, cancel_futures=True)
        stopped = executor.submit(int, "1")
        wait([stopped], timeout=60)
        with pytest.raises(LostWorkerError, match="the run was stopped"):
            stopped.result(timeout=0)


def test_where_nobody_listens_nothing_is_run(
    small_project: Path, run_command: Run
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    done = run_command(
        "report", "--executor", f"dask://127.0.0.1:{port}", cwd=small_project
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        f"error: `--executor`: no Dask scheduler answers at dask://127.0.0.1:{port} ("
    )
    assert done.stderr.endswith("start one with `dask scheduler`\n")
    assert not (small_project / "reports").exists()


def test_a_cluster_without_workers_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clusters, "CONNECT", 2.0)
    with Cluster(tmp_path / "cluster") as running:
        place = running.address.removeprefix("dask://")
        expected = rf"has no worker; start one with `dask worker {place}`"
        with pytest.raises(ValueError, match=expected):
            connect(running.address)


def test_whoever_listens_but_is_no_scheduler_is_told(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(clusters, "CONNECT", 1.0)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        with pytest.raises(ValueError, match=rf"no Dask scheduler answers .*{port}"):
            connect(f"dask://127.0.0.1:{port}")


def test_without_dask_the_extra_is_named(
    small_project: Path, run_command: Run, tmp_path: Path
) -> None:
    (tmp_path / "sitecustomize.py").write_text(
        "import sys\nsys.modules['distributed'] = None\n", "utf-8"
    )
    done = run_command(
        *("report", "--executor", "dask://127.0.0.1:8786"),
        cwd=small_project,
        env={"PYTHONPATH": str(tmp_path)},
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "the package distributed, which is not installed" in done.stderr
    assert "pip install 'cac-data[dask]'" in done.stderr


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("dask://127.0.0.1:8786", "tcp://127.0.0.1:8786"),
        ("dask://scheduler.example:1/", "tcp://scheduler.example:1"),
        ("dask://[::1]:8786", "tcp://[::1]:8786"),
    ],
)
def test_an_address_is_read(address: str, expected: str) -> None:
    assert scheduler_address(address) == expected


@pytest.mark.parametrize(
    "address",
    [
        *("", "dask", "dask://", "dask://host", "dask://host:", "dask://:8786"),
        *("dask://host:port", "dask://host:99999", "dask://me@host:8786"),
        *("dask://host:8786/path", "dask://host:8786?a=b", "dask://[::1:8786"),
        *("tcp://host:8786", "host:8786", "ray://host:8786"),
    ],
)
def test_another_address_is_refused(address: str) -> None:
    expected = r"`--executor`: .* is unknown; allowed: dask://HOST:PORT"
    with pytest.raises(ValueError, match=expected):
        scheduler_address(address)


def test_a_worker_compares_itself_before_it_works() -> None:
    """Whatever was seen when it joined, the process that works is asked."""
    here = remote.standing()
    parts = {**here.parts, "tables": "another", "packages": "another"}
    names = ("numpy 0.1", *(name for name in here.packages if "numpy" not in name))
    wanted = replace(here, parts=parts, packages=names)
    numpy = next(name for name in here.packages if name.startswith("numpy "))
    expected = (
        f"other tables or their descriptor; packages: numpy 0.1 here, {numpy} there"
    )
    with pytest.raises(remote.OtherVersionsError) as caught:
        remote._answer(remote.order(wanted, int, ("1",), {}))
    assert str(caught.value) == expected


def test_what_cannot_even_be_read_there_is_not_read_before_the_comparison() -> None:
    here = remote.standing()
    wanted = replace(here, python="CPython 2.7", parts={**here.parts, "python": "2.7"})
    order = remote.order(wanted, Unreadable(), (), {})
    with pytest.raises(remote.OtherVersionsError, match=r" instead of CPython 2\.7"):
        remote._answer(order)


def read_home(job: Job) -> dict[str, bytes]:
    home = Path(os.environ["CAC_DATA_HOME"])
    return {
        path.relative_to(home).as_posix(): path.read_bytes()
        for path in home.rglob("*")
        if path.is_file()
    }


def test_what_a_job_reads_of_the_home_is_all_that_is_in_it_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "of the worker").touch()
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path))
    scenario = load_scenarios(ROOT / "params")["baseline"]
    files = {"vintages/2026-11-24/manifest.json": b"{}", "vintages/x/tables/a.csv": b""}
    here = remote.standing()
    for carried in (files, {}):
        job = Job(scenario, scenario, "trade", "", scenario.values("trade"), carried)
        answer = remote._answer(remote.order(here, read_home, (job,), {}))
        assert pickle.loads(answer) == carried


class Unreadable:
    """A call that only the machine that asks can read."""

    def __reduce__(self) -> tuple[Any, ...]:
        return sys.exit, ("it was read",)

    def __call__(self) -> None: ...


def test_many_packages_that_differ_are_counted() -> None:
    here = remote.standing()
    wanted = replace(here, parts={**here.parts, "packages": "another"}, packages=())
    (said,) = remote.differences(wanted, here)
    assert said.endswith(f", {len(here.packages) - remote.MOST} more")
    assert said.count(",") == remote.MOST


def test_those_with_the_same_differences_are_told_together() -> None:
    found = clusters._grouped({"a": ["x", "y"], "b": ["z"], "c": ["x", "y"]})
    assert found == ["a, c: x; y", "b: z"]
