"""What one series did over its years."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import pandas as pd

from cac_data.facts.comparing import ranked
from cac_data.facts.growth import SPLICED, Growth, grew
from cac_data.facts.reading import at, figures
from cac_data.figure import Figure, Gap, Nothing, Trait
from cac_data.observations import union


@dataclass(frozen=True)
class Summary:
    """What one series did over whole years: its ends, its extremes and its gaps.

    `changes` are growths since two and four years before the last, where there is a
    figure; `gaps` the years without one, `sums` those in which a sum stands in.
    """

    first: Figure
    last: Figure
    top: Figure
    low: Figure
    changes: list[Growth]
    gaps: list[int]
    sums: list[int]
    source_ids: str


def summary(rows: pd.DataFrame, *, across: Collection[Trait] = ()) -> Summary | Nothing:
    """What one series did over whole years; `Nothing` for one without figures.

    A `Gap` for rows of several things, of which none is the largest, unless they differ
    just in what is named by `across`; growth is only of years that are alike.
    """
    rows = rows[rows["value"].notna() & rows["year"].notna()].sort_values("year")
    known = figures(rows)
    if not known:
        return Nothing("a series without figures of whole years")
    # Of equal ones the last is the top, and the first the low.
    by_value = ranked(reversed(known), across=[*SPLICED, *across])
    if isinstance(by_value, Gap):
        return by_value
    last = known[-1]
    years = [int(year) for year in rows["year"]]
    changes = [grew(last, at(rows, back=span)) for span in (2, 4)]
    is_sum = rows["basis"] == "sum"
    return Summary(
        first=known[0],
        last=last,
        top=by_value[0],
        low=by_value[-1],
        changes=[change for change in changes if change],
        gaps=sorted(set(range(years[0], years[-1])) - set(years)),
        sums=[int(year) for year in rows.loc[is_sum, "year"]],
        source_ids=union(rows["source_ids"]),
    )
