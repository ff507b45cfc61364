"""Sweeps: folders with more scenarios than anybody reads one by one.

The pages on all reports show up to :data:`MOST_NAMED` scenarios in full. Where a folder
has more, those that somebody is likely to have written by hand are shown so, and of the
others index and comparison say only what can be taken in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cac_data.report.manifest import Entry
from cac_data.scenarios import BASELINE

__all__ = ["MOST_NAMED", "Split", "split"]

MOST_NAMED = 24
"""Scenarios that are shown one by one."""

NUMBERED = re.compile(r".*[0-9]")
"""Ids that programs give: ``sweep_0001``, ``run7``."""


@dataclass(frozen=True)
class Split:
    """Reports of scenarios that are shown one by one, and of all others.

    Attributes
    ----------
    named, others : list of Entry
        In the order in which they were given.
    """

    named: list[Entry]
    others: list[Entry]

    @property
    def other_scenarios(self) -> dict[str, list[Entry]]:
        """The reports of each of the others, by the id of the scenario."""
        found: dict[str, list[Entry]] = {}
        for entry in self.others:
            found.setdefault(entry.scenario, []).append(entry)
        return found


def split(entries: Sequence[Entry]) -> Split:
    """Choose the scenarios that are shown one by one.

    They are all, up to :data:`MOST_NAMED`. Of more, the baseline comes first, then
    lenses, then scenarios whose id does not end with a digit, then one-offs.

    Parameters
    ----------
    entries : sequence of Entry
        Reports.

    Returns
    -------
    Split
        The same reports.
    """
    scenarios = {entry.scenario: entry for entry in entries}
    if len(scenarios) <= MOST_NAMED:
        return Split(list(entries), [])
    ranked = sorted(_ranks(scenarios.values()))
    named = {name for _, name in ranked[:MOST_NAMED]}
    return Split(
        [entry for entry in entries if entry.scenario in named],
        [entry for entry in entries if entry.scenario not in named],
    )


def _ranks(scenarios: Iterable[Entry]) -> Iterable[tuple[int, str]]:
    """Yield the rank and the id of each scenario that may be named."""
    for entry in scenarios:
        if entry.scenario == BASELINE:
            yield 0, entry.scenario
        elif entry.is_one_off:
            yield 3, entry.scenario
        elif entry.kind != "future":
            yield 1, entry.scenario
        elif not NUMBERED.fullmatch(entry.scenario):
            yield 2, entry.scenario
