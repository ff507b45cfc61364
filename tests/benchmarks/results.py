"""What a row of the benchmark says, on the terminal, in the file and in the README."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Target:
    """What is to be reached; what is None is no part of it.

    Attributes
    ----------
    text : str
        In words.
    ratio, ours, difference : float or None
        The most that ours over theirs, ours, and ours less theirs may be.
    """

    text: str
    ratio: float | None = None
    ours: float | None = None
    difference: float | None = None

    def is_met(self, ours: float, theirs: float) -> bool:
        """Tell whether medians keep to it."""
        return (
            (self.ratio is None or ours <= self.ratio * theirs)
            and (self.ours is None or ours <= self.ours)
            and (self.difference is None or ours - theirs <= self.difference)
        )


@dataclass(frozen=True)
class Result:
    """Measured figures of ours and of theirs.

    Attributes
    ----------
    row : str
        Name of the row.
    measure : str
        What was measured.
    ours, theirs : str
        Who.
    values : mapping of str to sequence of float
        Of each round: `ours` and `theirs`.
    unit : str
        Of the values: ``s`` or ``MB``.
    target : Target or None
        What is to be reached.
    details : mapping
        How it was measured, and what else was.
    """

    row: str
    measure: str
    ours: str
    theirs: str
    values: Mapping[str, Sequence[float]]
    unit: str = "s"
    target: Target | None = None
    details: Mapping[str, Any] = field(default_factory=dict)

    @property
    def medians(self) -> dict[str, float]:
        """Of both sides."""
        return {side: statistics.median(found) for side, found in self.values.items()}

    @property
    def met(self) -> bool | None:
        """Whether the target is reached; None where there is none."""
        return None if self.target is None else self.target.is_met(**self.medians)

    def as_json(self) -> dict[str, Any]:
        """Return the result for the file."""
        medians = self.medians
        return {
            "row": self.row,
            "measure": self.measure,
            "ours": self.ours,
            "theirs": self.theirs,
            "unit": self.unit,
            "rounds": len(self.values["ours"]),
            "values": {
                side: [round(value, 6) for value in found]
                for side, found in self.values.items()
            },
            "median": {side: round(value, 6) for side, value in medians.items()},
            "ratio": round(medians["ours"] / medians["theirs"], 3),
            "difference": round(medians["ours"] - medians["theirs"], 6),
            "target": None if self.target is None else asdict(self.target),
            "met": self.met,
            "details": dict(self.details),
        }

    def in_words(self) -> str:
        """Return the result in a line for the terminal."""
        ours, theirs = self.medians["ours"], self.medians["theirs"]
        line = (
            f"{self.measure}: {self.ours} {spelt(ours, self.unit)}, "
            f"{self.theirs} {spelt(theirs, self.unit)}, ratio {ours / theirs:.2f}"
        )
        if self.target is None:
            return line
        return f"{line}; target {self.target.text}: {'met' if self.met else 'MISSED'}"

    def as_markdown(self) -> str:
        """Return the result as a line of the README's table."""
        ours, theirs = self.medians["ours"], self.medians["theirs"]
        if self.target is not None and self.target.difference is not None:
            versus = f"{spelt(ours - theirs, self.unit)} more"
        elif ours < theirs / 2:
            versus = f"{theirs / ours:.1f} times less"
        else:
            versus = f"{ours / theirs:.2f} times"
        target = self.target.text if self.target is not None else ""
        return (
            f"| {self.measure} | {spelt(ours, self.unit)} | "
            f"{self.theirs}: {spelt(theirs, self.unit)} | {versus} | {target} |"
        )


def spelt(value: float, unit: str) -> str:
    """Write a time or a size in digits that say something."""
    if unit == "MB":
        return f"{value:.0f} MB"
    if value < 0.1:
        return f"{1000 * value:.2f} ms"
    return f"{value:.2f} s" if value < 10 else f"{value:.0f} s"
