"""A row of the benchmark, and what it is measured with."""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.results import Result, Target


@dataclass(frozen=True)
class Bench:
    """How to measure.

    Attributes
    ----------
    most_rounds : int or None
        Rounds of each row at most; None for as many as a row asks for.
    """

    most_rounds: int | None = None

    @property
    def cores(self) -> int:
        """How many processors this process may use."""
        if hasattr(os, "sched_getaffinity"):
            return len(os.sched_getaffinity(0))
        return os.cpu_count() or 1

    def rounds(self, row: Row) -> int:
        """Return how many rounds are counted."""
        return min(row.rounds, self.most_rounds or row.rounds)

    @contextlib.contextmanager
    def folder(self) -> Iterator[Path]:
        """Make a folder to measure in, and remove it."""
        with tempfile.TemporaryDirectory(prefix="cac-data-bench-") as name:
            yield Path(name)


@dataclass(frozen=True)
class Row:
    """One line of the table.

    Attributes
    ----------
    name : str
        To ask for it alone.
    measure : str
        What is measured, as in the README's table.
    run : callable
        Measures it.
    rounds : int
        How often each side is run.
    target : Target or None
        What is to be reached.
    in_readme : bool
        Whether the README quotes it.
    also : str
        What is measured on the way, as a line of its own; empty if nothing is.
    """

    name: str
    measure: str
    run: Callable[[Row, Bench], list[Result]]
    rounds: int = 3
    target: Target | None = None
    in_readme: bool = True
    also: str = ""
