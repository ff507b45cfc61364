"""Companies with Chinese capital, and what was borrowed in yuan."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.claims import Known
from cac_data.facts import Comparison, Figure, Nothing, compare, figures
from cac_data.observations import observe
from cac_data.tables import select, sort_rows


@dataclass(frozen=True)
class Companies:
    """Companies with Chinese capital: Uzbek ones as a series, Kazakh ones as counts.

    `uzbek`: all that the statistics office counts as at work, the latest last.
    `on_year_before` compares the last with the count of the same month a year before.
    `low_point`: the last count that is below the one before it, with that one.
    `kazakh`: counts that differ in what they count, so that they show no growth.
    """

    uzbek: list[Figure]
    on_year_before: Comparison | Nothing
    low_point: Comparison | Nothing
    kazakh: list[Figure]
    bonds: list[Figure]
    """Bonds in yuan, each with its issuer and stage; stages are never added."""

    @property
    def frame(self) -> pd.DataFrame:
        """The Uzbek series, as a chart draws it: its rows of the observed table.

        Columns: `country indicator`, those of `observations.SHAPE`, `note`.
        """
        return pd.DataFrame([count.row for count in self.uzbek])

    def of_stage(self, stage: str) -> list[Figure]:
        """Bonds at one stage."""
        return [bond for bond in self.bonds if bond["stage"] == stage]


@cached
def companies(tables: Known, *, end: int) -> Companies:
    """Give companies with Chinese capital and bonds in yuan; counts of the year `end`.

    A count of the first days of the year after `end` is of its end, so it is taken too.
    """
    counts = observe(tables["chinese_companies"])
    counts = select(counts[counts["obs_status"] != "U"], end=end + 1, parts=True)
    at_work = select(counts, countries="UZB", indicator="operating", basis="national")
    uzbek = figures(sort_rows(at_work, ["period"]))
    registered = select(counts, countries="KAZ", indicator="registered")

    yuan = select(observe(tables["yuan_finance"]), end=end + 1, parts=True)
    bonds = yuan[yuan["instrument"] != "currency_swap"]
    return Companies(
        uzbek=uzbek,
        on_year_before=_on_year_before(uzbek),
        low_point=_low_point(uzbek),
        kazakh=figures(sort_rows(registered, ["period"])),
        bonds=figures(sort_rows(bonds, ["period", "issuer"])),
    )


def _on_year_before(counts: list[Figure]) -> Comparison | Nothing:
    """Compare the last count with that of the same month a year before."""
    if not counts:
        return Nothing("no count of companies")
    last = counts[-1]
    year, month, _ = periods.bounds(last.period)[0]
    month_before = (year - 1, month)
    for count in counts:
        if periods.bounds(count.period)[0][:2] == month_before:
            return compare(last, count)
    return Nothing("no count of the same month a year before")


def _low_point(counts: list[Figure]) -> Comparison | Nothing:
    """Give the last count below the one before it, and by how much."""
    for before, count in zip(reversed(counts[:-1]), reversed(counts[1:]), strict=True):
        apart = compare(count, before)
        if apart and apart.difference.value < 0:
            return apart
    return Nothing("no count is below the one before it")
