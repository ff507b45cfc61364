"""What is wrong with a scenario file, and where."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Any

MOST_TOLD = 50
"""Problems of one file that are written out; whoever has mended them sees the rest."""

KeyPath = tuple[str | int, ...]
"""Keys and positions that lead to a value: ``("trade", "shocks", 0, "end")``."""


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with one scenario file.

    Attributes
    ----------
    file : str
        Folder and name of the file.
    line, column : int
        Where, counted from 1; 0 where the file as a whole is meant.
    key : str
        Path of the key, such as ``parameters.trade.shocks[1].end``; may be empty.
    message : str
        The value, why it cannot be, what is allowed, and the nearest match.
    notebook : str
        Whose rules do not let a value of ``common`` pass; else empty.
    """

    file: str
    line: int
    column: int
    key: str
    message: str
    notebook: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        text = ": ".join(part for part in (place, self.key, self.message) if part)
        text += f" (for {self.notebook})" if self.notebook else ""
        # The name of a file may hold bytes that are no text; a terminal refuses them.
        return text.encode("utf-8", "backslashreplace").decode("utf-8")


class ScenarioError(ValueError):
    """Raised with every problem of every scenario file, or of one-off values.

    Attributes
    ----------
    problems : tuple of Problem
        In the order of file, line and column.
    """

    def __init__(
        self, problems: Iterable[Problem], *, where: str = "in the scenario files"
    ) -> None:
        self.problems = tuple(_merged(problems))
        count = len(self.problems)
        heading = f"{count} problem{'s' if count != 1 else ''} {where}:"
        super().__init__("\n".join([heading, *_told(self.problems)]))


def _merged(problems: Iterable[Problem]) -> list[Problem]:
    """Tell once what several notebooks say alike."""
    notebooks: dict[Problem, list[str]] = {}
    for problem in problems:
        found = notebooks.setdefault(replace(problem, notebook=""), [])
        if problem.notebook and problem.notebook not in found:
            found.append(problem.notebook)
    return sorted(
        replace(problem, notebook=", ".join(names))
        for problem, names in notebooks.items()
    )


def _told(problems: Sequence[Problem]) -> Iterator[str]:
    """Write the problems of each file, but not thousands of them."""
    for file, group in groupby(problems, key=lambda problem: problem.file):
        found = list(group)
        yield from (f"  {problem}" for problem in found[:MOST_TOLD])
        if len(found) > MOST_TOLD:
            yield f"  {file}: and {len(found) - MOST_TOLD:,} more"


def dotted(path: KeyPath) -> str:
    """Write a path as people do, counting from 1.

    Parameters
    ----------
    path : KeyPath
        Keys and positions.

    Returns
    -------
    str
        The path.

    Examples
    --------
    >>> dotted(("parameters", "trade", "shocks", 0, "end"))
    'parameters.trade.shocks[1].end'
    """
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step + 1}]"
        else:
            text += f".{cut(step)}" if text else cut(step)
    return text


def quoted(value: Any) -> str:
    """Write a value as it would stand in the file, cut short.

    Parameters
    ----------
    value : object
        The value.

    Returns
    -------
    str
        At most 60 characters.

    Examples
    --------
    >>> quoted("KAS"), quoted(True), quoted([1])
    ('"KAS"', 'true', '[1]')
    """
    return cut(json.dumps(value, ensure_ascii=False, default=str))


def cut(text: str) -> str:
    """Return at most 60 characters, with a mark where there are more.

    Parameters
    ----------
    text : str
        The text.

    Returns
    -------
    str
        As it is, or its beginning.
    """
    return text if len(text) <= 60 else f"{text[:57]}..."
