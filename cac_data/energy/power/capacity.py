"""How much solar and wind there is, what was added, and where a pace leads."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.energy.power.generation import SOLAR_WIND_TECHNOLOGIES
from cac_data.energy.rows import rows_where
from cac_data.facts import Figure, Nothing, at, compare
from cac_data.inputs import takes
from cac_data.observations import SHAPE, gather, observe
from cac_data.tables import sort_rows

# A country's own ministry knows its plants first; the Review repeats IRENA.
_BODIES = ("national", "irena", "statistical_review")


@takes(capacity="renewable_capacity")
@cached
def fleet(capacity: pd.DataFrame) -> pd.DataFrame:
    """Give solar and wind capacity of a `country` at the end of each year, in MW.

    Of the first body that has both in one edition, the newest: `basis` shows which, and
    `counted_by`, since bodies count unlike things: growth is of one. Columns:
    `country`, those of `observations.SHAPE`, `vintage counted_by`, by country and year.
    """
    stocks = _stocks(capacity)
    rank = stocks["basis"].map(_BODIES.index).astype(int)
    # The first body comes last, and its newest edition at the very end: that is kept.
    stocks = stocks.assign(_rank=-rank)
    stocks = sort_rows(stocks, ["country", "period", "_rank", "vintage"])
    chosen = stocks.drop_duplicates(["country", "period"], keep="last")
    return chosen.drop(columns="_rank").reset_index(drop=True)


def _stocks(capacity: pd.DataFrame) -> pd.DataFrame:
    """Give solar and wind together at the end of a year, by each body and edition."""
    rows = observe(capacity)
    rows = rows_where(rows[rows["year"].notna()], indicator="installed_capacity")
    sums = gather(
        rows_where(rows, technology=SOLAR_WIND_TECHNOLOGIES),
        ["country", "period", "year", "basis", "vintage", "unit"],
        value=("value", "sum"),
        _parts=("technology", "nunique"),
    )
    has_both = sums["_parts"] == len(SOLAR_WIND_TECHNOLOGIES)
    sums = sums[has_both].drop(columns="_parts")
    together = rows_where(rows, technology="solar_and_wind")[list(sums)]
    stocks = pd.concat([sums, together], ignore_index=True).assign(half=math.nan)
    stocks = rows_where(stocks, basis=_BODIES)[["country", *SHAPE, "vintage"]]
    return stocks.assign(counted_by=stocks["basis"])


# --- Additions ------------------------------------------------------------------------


@dataclass(frozen=True)
class Added:
    """What was put into service in a year: `capacity` of solar and wind.

    At worst of all renewables, as `is_of_renewables` then says.
    """

    capacity: Figure
    is_of_renewables: bool = False


def added_in_year(capacity: pd.DataFrame, base: Figure) -> Added | Nothing:
    """Give solar and wind put into service in the year of a figure of `fleet`, in MW.

    By the body of that figure. Where it names no addition, what there is more than a
    year before; at worst of all renewables.
    """
    body = {name: base.text(name) for name in ("country", "basis", "vintage")}
    rows = rows_where(observe(capacity), **body)
    added = rows_where(
        rows,
        indicator="added_capacity",
        technology=SOLAR_WIND_TECHNOLOGIES,
        period=base.period,
    )
    if added["technology"].nunique() == len(SOLAR_WIND_TECHNOLOGIES):
        by_body = ["country", "period", "year", "unit", "basis", "vintage"]
        both = at(gather(added, by_body, value=("value", "sum")))
        return Added(both.of(reporter=base.reporter)) if both else both

    before = at(rows_where(_stocks(capacity), **body), base.whole_year - 1)
    if before:
        more = compare(base, before)
        return Added(more.difference) if more else Nothing("two unlike counts")

    renewables = rows_where(
        rows,
        indicator="installed_capacity",
        technology="all_renewables",
    )
    now = at(renewables, base.whole_year)
    then = at(renewables, base.whole_year - 1)
    more = compare(now, then)
    if not more:
        return Nothing("no count of all renewables a year before")
    of_renewables = more.difference.of(
        coverage="all_renewables", reporter=base.reporter
    )
    return Added(of_renewables, is_of_renewables=True)


def year_before(capacity: pd.DataFrame, base: Figure | Nothing) -> Figure | Nothing:
    """Give the year before a figure of `fleet`: its level less what its body added.

    So that growth is of one count; empty where that body names no addition of solar
    and wind alone.
    """
    if not base:
        return base
    added = added_in_year(capacity, base)
    if not added or added.is_of_renewables:
        return Nothing("solar and wind that were added are not counted alone")
    before = compare(base, added.capacity)
    if not before:
        return Nothing("a level and an addition that are unlike")
    year = base.whole_year - 1
    return base.of(
        year=year,
        period=periods.of_year(year),
        value=before.difference.value,
        obs_status="E",
        source_ids=before.source_ids,
    )


def counted_by(
    capacity: pd.DataFrame, base: Figure | Nothing, day: str
) -> Figure | Nothing:
    """Give the last count of solar and wind by one body, up to the month of a day.

    The body is that of `base`, a figure of `fleet`. Unlike there, counts of months and
    days are looked at, too; none is later than `base` itself.
    """
    if not base:
        return base
    if not day:
        return Nothing("no day to count from")
    counts = rows_where(
        observe(capacity),
        country=base.text("country"),
        basis=base.text("basis"),
        indicator="installed_capacity",
        technology="solar_and_wind",
    )
    end_of_month = _last_day(day[:7])
    latest_end = min(end_of_month, _last_day(base.period))
    is_before = [_last_day(period) <= latest_end for period in counts["period"]]
    counts = counts[pd.Series(is_before, counts.index, dtype="bool")]
    counts = counts.assign(counted_by=counts["basis"])
    return at(sort_rows(counts, ["period"]))


def _last_day(period: str) -> tuple[int, int, int]:
    return periods.bounds(period)[1]


# --- A path ---------------------------------------------------------------------------


@takes(capacity="renewable_capacity")
def solar_wind_path(
    capacity: pd.DataFrame, *, horizon: int, additions: float
) -> pd.DataFrame:
    """Give solar and wind capacity of Uzbekistan as counted and as `assumed`, in MW.

    Each year after the last count adds `additions` MW: arithmetic, not a forecast. Of 0
    nothing is assumed, and no year is ahead. Columns: those of `fleet` but
    `counted_by`, and `assumed` (False of a count).
    """
    counts = rows_where(fleet(capacity), country="UZB").assign(assumed=False)
    counts = counts.drop(columns="counted_by")
    path = [counts]
    if len(counts) and additions:
        last = counts.tail(1).assign(assumed=True, obs_status="F")
        last_year = int(counts["year"].max())
        for year in range(last_year + 1, horizon + 1):
            years = year - last_year
            ahead = last.assign(
                year=year,
                period=periods.of_year(year),
                value=last["value"] + additions * years,
            )
            path.append(ahead)
    return pd.concat(path, ignore_index=True)
