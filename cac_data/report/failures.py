"""Why a report could not be built, and how long it may take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

__all__ = ["CELL_TIMEOUT", "CellError", "Limits"]

CELL_TIMEOUT = 600
"""Seconds that one cell may take, unless the caller says otherwise."""


@dataclass(frozen=True)
class Limits:
    """How long things may take, in seconds.

    Attributes
    ----------
    cell : int
        One cell of a notebook.
    run : int or None
        All reports together; None for as long as they need.
    left : float or None
        What is left of that when a report is begun.
    """

    cell: int = CELL_TIMEOUT
    run: int | None = None
    left: float | None = None


@dataclass(frozen=True)
class CellError:
    """Why and where a notebook stopped.

    Attributes
    ----------
    error : str
        Class of the exception, such as ``ValueError``.
    message : str
        What it says.
    cell : int or None
        Position in the notebook's file, counted from 1; None where no cell is to
        blame, for instance when the kernel did not start.
    code : str
        First line of that cell.
    traceback : str
        The traceback, without colours; empty if there is none.
    timed_out : bool
        Whether it was stopped because its time was up.
    """

    error: str
    message: str
    cell: int | None = None
    code: str = ""
    traceback: str = ""
    timed_out: bool = False

    def summary(self) -> dict[str, Any]:
        """Return what the manifest says of the failure."""
        return {
            "class": self.error,
            "message": self.message,
            "cell": self.cell,
            "code": self.code,
        }

    def __str__(self) -> str:
        place = f"cell {self.cell} ({self.code}): " if self.cell else ""
        return f"{place}{self.error}: {self.message}"
