"""A Dask cluster of real processes, which share nothing with a project."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.report_runs import MARK, wait_until

DASK = Path(sys.executable).with_name("dask")


class Cluster:
    """A scheduler and its workers, each in an empty folder, with an empty home.

    They see nothing of the environment but the path of programs and the mark of the
    test.
    """

    def __init__(self, folder: Path, **settings: str) -> None:
        self._folder = folder
        self._home = folder / "home"
        self._home.mkdir(parents=True)
        self._settings = settings
        self._logs: dict[str, Path] = {}
        self._programs: dict[str, subprocess.Popen[bytes]] = {}
        place = folder / "scheduler.json"
        self._start("scheduler", "--port", "0", "--scheduler-file", str(place))
        wait_until(lambda: _holds_json(place), "a scheduler")
        self.tcp = json.loads(place.read_text("utf-8"))["address"]
        self.address = self.tcp.replace("tcp://", "dask://")

    def add_worker(self, name: str, *options: str, **settings: str) -> None:
        """Start a worker with one thread; return when it has joined."""
        known = ("--nthreads", "1", "--name", name)
        self._start(name, *known, *options, program="worker", **settings)
        wait_until(lambda: "Registered to" in self.log_of(name), f"worker {name}", 120)

    def log_of(self, name: str) -> str:
        return self._logs[name].read_text("utf-8")

    def empty_folder_of(self, name: str) -> Path:
        """Where a worker works."""
        return self._folder / name

    def kill(self, name: str) -> None:
        """Kill a program and all that it has started, as if its machine was lost."""
        program = self._programs.pop(name)
        os.killpg(program.pid, signal.SIGKILL)
        program.wait()

    def __enter__(self) -> Cluster:
        return self

    def __exit__(self, *_: object) -> None:
        for name in list(self._programs):
            self.kill(name)

    def _start(
        self, name: str, *options: str, program: str = "scheduler", **settings: str
    ) -> None:
        folder = self._folder / name
        folder.mkdir()
        where = [self.tcp] if program == "worker" else []
        self._logs[name] = self._folder / f"{name}.log"
        with self._logs[name].open("wb") as log:
            self._programs[name] = subprocess.Popen(
                [
                    *(str(DASK), program, *where, "--host", "127.0.0.1"),
                    *("--no-dashboard", *options),
                ],
                cwd=folder,
                env={
                    "PATH": os.environ["PATH"],
                    "HOME": str(self._home),
                    MARK: os.environ[MARK],
                    **self._settings,
                    **settings,
                },
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )


def _holds_json(path: Path) -> bool:
    try:
        json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return True


def parent_of(process: int) -> int:
    """The process that started a process."""
    text = Path(f"/proc/{process}/stat").read_text("utf-8")
    return int(text.rpartition(")")[2].split()[1])


def worker_of(kernel: int) -> int:
    """The Dask worker in whose care a kernel runs."""
    process = kernel
    while b"cac_data.report.warm" in Path(f"/proc/{process}/cmdline").read_bytes():
        process = parent_of(process)
    return process
