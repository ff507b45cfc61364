"""How much of a country's trade is with China, and of the five's with it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import observations
from cac_data.codes import Country
from cac_data.facts import (
    Comparison,
    Figure,
    Nothing,
    Summary,
    at,
    compare,
    ranked,
    summary,
)
from cac_data.facts.growth import SPLICED
from cac_data.tables import select
from cac_data.trade.dependence import Dependence
from cac_data.trade.flows import Counts

YEARS_BACK = 5
"""Over how many years a share is set beside an older one."""

RECENT = 3
"""Years by which a share may be older than the newest and be ranked beside it."""


@dataclass(frozen=True, eq=False)
class CountryDependence:
    """China's share in a country's trade, in percent, and its part of the five.

    `share` is the last by its own office, or by the Eurasian Development Bank where it
    prints none; `later` one of a part of a year. `change` sets it beside the nearest
    figure `YEARS_BACK` years or more before. `among`: the last of each of the five that
    is at most `RECENT` years older than the newest, the largest first; `older`: the
    last of the others. `part`: the percentage of the five's trade with China that is
    this country's, by Chinese customs. `rows`: shares of all five. `last`: `country
    value unit period is_older source_ids`, a row for each of `among`, then of `older`.
    """

    country: Country
    share: Figure | Nothing
    later: Figure | Nothing
    change: Comparison | Nothing
    among: list[Figure]
    older: list[Figure]
    part: Summary | Nothing
    rows: pd.DataFrame

    @property
    def last(self) -> pd.DataFrame:
        """The last share of each country, those that are ranked first.

        Columns: `country value` (in `unit`, percent), `period`, `is_older` for those
        that are not ranked, `source_ids`.
        """
        rows = [
            {
                "country": share.text("country"),
                "value": share.value,
                "unit": share.unit,
                "period": share.period,
                "is_older": share in self.older,
                "source_ids": share.source_ids,
            }
            for share in [*self.among, *self.older]
        ]
        columns = ["country", "value", "unit", "period", "is_older", "source_ids"]
        return pd.DataFrame(rows, columns=columns)


def of_dependence(
    dependence: Dependence, counts: Counts, country: Country
) -> CountryDependence:
    """Tell how much a country depends on China, of what is told of all five."""
    states = dependence.shares[dependence.shares["country"] != "CHN"]
    last = [*dependence.own, *dependence.others]
    share = next(
        (share for share in last if share.text("country") == country),
        Nothing(f"no share of China in the trade of {country}"),
    )
    newest = recent(last)
    turnover = select(counts.china, flow="turnover")
    part = observations.share(
        turnover[turnover["country"] == country],
        turnover[turnover["country"] == "CA5"],
        on=["flow", "period"],
    )
    return CountryDependence(
        country=country,
        share=share,
        later=dependence.later.get(country, Nothing("no later part of a year")),
        change=compare(share, long_before(states, share), across=SPLICED),
        # Each is told with who counts it, and whether with services.
        among=ranked(newest, across=["reporter", "coverage"]) or [],
        older=[share for share in last if share not in newest],
        part=summary(part),
        rows=states,
    )


def recent(shares: Sequence[Figure]) -> list[Figure]:
    """Give the shares that are not much older than the newest of them."""
    years = [share.year for share in shares if share.year is not None]
    oldest = max(years, default=0) - RECENT
    return [share for share in shares if share.year and share.year >= oldest]


def long_before(shares: pd.DataFrame, share: Figure | Nothing) -> Figure | Nothing:
    """Give the newest share of the same count that is `YEARS_BACK` years older."""
    if not share or share.year is None:
        return Nothing("no share of a whole year")
    is_same = (shares["country"] == share.text("country")) & (
        shares["reporter"] == share.reporter
    )
    years = shares[is_same & shares["year"].notna()]
    return at(years[years["year"] <= share.year - YEARS_BACK])
