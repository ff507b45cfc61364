"""Small disks and read-only folders that only the processes of one test see."""

from __future__ import annotations

import os
import shlex
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.report_runs import COMMAND

WAYS = (
    # Root may mount at once; anybody else is root of a namespace of users first.
    (["unshare", "--mount"], ["--mount"]),
    (
        ["unshare", "--mount", "--map-root-user"],
        ["--user", "--mount", "--preserve-credentials"],
    ),
)
"""How to make a namespace of mounts, and how to enter it."""


class Mounts:
    """A namespace of mounts, as long as the process that holds it."""

    def __init__(self, holder: subprocess.Popen[str], entry: Sequence[str]) -> None:
        self._holder = holder
        self._entry = ["nsenter", f"--target={holder.pid}", *entry, "--"]

    def seen(self, path: Path) -> Path:
        """Return where this process sees what is at a path in the namespace."""
        return Path(f"/proc/{self._holder.pid}/root{path}")

    def start(
        self, folder: Path, *arguments: str, **options: Any
    ) -> subprocess.Popen[str]:
        """Start the command in the namespace; its process is the one returned."""
        # To enter the namespace leads to its root folder.
        entered = ["sh", "-c", 'cd "$0" && exec "$@"', str(folder)]
        return subprocess.Popen(
            [*self._entry, *entered, str(COMMAND), *arguments],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            **options,
        )

    def do(self, *command: str) -> None:
        """Do something in the namespace."""
        subprocess.run([*self._entry, *command], check=True, capture_output=True)


@contextmanager
def mounted(*mounts: Sequence[str]) -> Iterator[Mounts]:
    """Mount in a namespace of its own, each as the arguments of `mount` say.

    Where neither root nor a namespace of users is to be had, the test is skipped on a
    machine of a person and fails in CI.
    """
    script = "; ".join(["set -e", *(shlex.join(["mount", *one]) for one in mounts)])
    complaints = []
    for make, entry in WAYS:
        # Ends with this process, whose end of the pipe it waits for.
        with subprocess.Popen(
            [*make, "sh", "-c", f"{script}; echo mounted; exec cat"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        ) as holder:
            assert holder.stdout is not None
            if holder.stdout.readline() == "mounted\n":
                yield Mounts(holder, entry)
                return
            assert holder.stderr is not None
            complaints.append(f"{' '.join(make)}: {holder.stderr.read().strip()}")
    message = "no mounts of its own: " + "; ".join(complaints)
    if os.environ.get("CI", "").lower() not in {"", "0", "false", "no"}:
        pytest.fail(message, pytrace=False)
    pytest.skip(message)


def small_disk(folder: Path, size: str) -> list[str]:
    """Return the arguments that mount an empty disk of a size on a folder."""
    folder.mkdir(exist_ok=True)
    return ["-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)]


def read_only(folder: Path) -> list[list[str]]:
    """Return the arguments, twice, that make a folder one that can only be read."""
    path = str(folder)
    return [["--bind", path, path], ["-o", "remount,bind,ro", path]]


def fill(folder: Path, room: int) -> Path:
    """Fill a disk but for some bytes; return the file that does."""
    filler = folder / "filler"
    with filler.open("wb") as file:
        free = os.statvfs(folder)
        left = free.f_bavail * free.f_frsize - room
        file.write(bytes(max(0, left)))
    return filler
