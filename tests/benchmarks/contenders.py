"""Commands that are timed against each other."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MODULE = "tests.benchmarks.cells"


def python(*arguments: str) -> list[str]:
    """Command line of a module or a statement in this environment."""
    return [sys.executable, *arguments]


def run(
    command: Sequence[str], folder: Path, *, env: Mapping[str, str] | None = None
) -> str:
    """Run a command to its end and return what it says; end all if it fails."""
    done = subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
    return done.stdout


@dataclass(frozen=True)
class Contender:
    """A way to do the work: commands that are run one after the other.

    One that times a part of what it does prints the seconds last (`tells`): loading a
    table takes less than the start of the Python that loads it.
    """

    what: str
    commands: tuple[Sequence[str], ...]
    tells: bool = False

    def seconds(self, folder: Path) -> float:
        """Time of all commands in `folder`."""
        told = 0.0
        begin = time.perf_counter()
        for command in self.commands:
            said = run(command, folder)
            told += float(said.split()[-1]) if self.tells else 0
        return told if self.tells else time.perf_counter() - begin


def in_turns(
    rounds: int, ours: Callable[[], float], theirs: Callable[[], float]
) -> dict[str, list[float]]:
    """Measure both sides in turns; the first round warms caches and is not counted."""
    values: dict[str, list[float]] = {"ours": [], "theirs": []}
    for _ in range(1 + rounds):
        values["ours"].append(ours())
        values["theirs"].append(theirs())
    return {side: found[1:] for side, found in values.items()}
