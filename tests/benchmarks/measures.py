"""What a benchmark tells: figures of two sides, and what the one may be at most."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Measure"]


@dataclass(frozen=True)
class Measure:
    """Seconds of both sides, round by round; they are judged by their medians.

    `most_ratio` is what ours may be at most of theirs, `most_more` how many seconds it
    may take more. Without either nothing is promised, and it is told as it is.
    """

    what: str
    ours: Sequence[float]
    beside: str
    theirs: Sequence[float]
    most_ratio: float | None = None
    most_more: float | None = None

    @property
    def ratio(self) -> float:
        """Ours over theirs."""
        return statistics.median(self.ours) / statistics.median(self.theirs)

    @property
    def more(self) -> float:
        """Ours less theirs."""
        return statistics.median(self.ours) - statistics.median(self.theirs)

    @property
    def is_missed(self) -> bool:
        """Whether a promise is not kept."""
        return (self.most_ratio is not None and self.ratio > self.most_ratio) or (
            self.most_more is not None and self.more > self.most_more
        )

    def in_words(self) -> str:
        """Return it in a line or two."""
        ours, theirs = statistics.median(self.ours), statistics.median(self.theirs)
        if self.most_more is not None:
            found = f"{self.more:.2f} s more"
            wanted = f"at most {self.most_more:g} s more"
        else:
            found = _times(self.ratio)
            wanted = "told as it is"
            if self.most_ratio is not None:
                at = "at least" if self.most_ratio < 1 else "at most"
                wanted = f"{at} {_times(self.most_ratio)}"
        verdict = "MISSED: " if self.is_missed else ""
        return (
            f"{self.what}: {ours:.3g} s; {self.beside}: {theirs:.3g} s\n"
            f"    {found} ({verdict}{wanted})"
        )


def _times(ratio: float) -> str:
    return f"{1 / ratio:.1f} times faster" if ratio < 1 else f"{ratio:.2f} times"
