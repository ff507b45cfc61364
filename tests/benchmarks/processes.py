"""How much memory a command takes, watched from outside while it runs."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import psutil

MB = 1024 * 1024
EVERY = 0.02
"""Seconds between two looks."""


def peak(
    command: Sequence[str], folder: Path, measure: Callable[[psutil.Process], float]
) -> float:
    """Run a command and return the most that `measure` gave meanwhile."""
    most = 0.0
    process = psutil.Popen(
        command,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None:
        with contextlib.suppress(psutil.Error):
            most = max(most, measure(process))
        time.sleep(EVERY)
    if process.returncode:
        sys.exit(f"{' '.join(command)} failed with code {process.returncode}")
    return most


def high_water(process: psutil.Process) -> float:
    """Return the most memory that a process itself has had so far, in MB."""
    status = Path(f"/proc/{process.pid}/status")
    try:
        lines = status.read_text("ascii", "replace").splitlines()
    except OSError:
        return 0.0
    found = [line.split()[1] for line in lines if line.startswith("VmHWM")]
    return int(found[0]) / 1024 if found else 0.0


def shared_out(processes: Iterable[psutil.Process]) -> float:
    """Return the memory of processes, in MB: what several share counts in parts."""
    total = 0.0
    for process in processes:
        with contextlib.suppress(psutil.Error):
            total += process.memory_full_info().pss / MB
    return total
