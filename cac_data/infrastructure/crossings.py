"""What crosses the border with China, crossing by crossing, and who counts it."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import periods
from cac_data.facts import Figure, Growth, Nothing, at, figures, grew
from cac_data.infrastructure.freight import VARIANTS
from cac_data.infrastructure.parts import of_parts
from cac_data.observations import choose, observe
from cac_data.sources import sources
from cac_data.tables import sort_rows

PLACES = (
    "khorgos",
    "alashankou",
    "bakhty",
    "torugart",
    "irkeshtam",
    "kulma_karasu",
    "lianyungang_base",
)
"""Crossings, and the terminal of Kazakhstan in a Chinese port, in the page's order."""

COUNTED = ("trains", "cargo", "containers", "vehicles")
AS_GOODS = "vehicles_as_goods"
PARTS = ("all", AS_GOODS)

TORUGART = "torugart"
TO_TAJIKISTAN = "kulma_karasu"
CENTRE = "Horgos cooperation centre"

MOST_OF_A_YEAR = 6
"""A part of a year that has more months than these says how much crosses in one."""

OLDEST = 10
"""By how many years figures may be older than the newest of all to be in the table."""

YEARS_BACK = 2
"""By how many years such a figure may be older than the newest, and stand for it."""


@dataclass(frozen=True)
class Counters:
    """Two counts of vehicles by those who count unlike ones: no growth between them."""

    last: Figure
    before: Figure


@dataclass(frozen=True)
class Centre:
    """Entries and exits of the cooperation centre at Khorgos in its last whole year."""

    entries: Figure
    change: Growth | Nothing


@dataclass(frozen=True, eq=False)
class Border:
    """What crosses the border with China.

    `rows` have one figure of each place, indicator and scope, the newest that counts
    most of a year (else the newest): `corridor indicator mode scope period value unit`,
    `at_least` and `counted_by` (who counts, or who reports where that is not said).
    `cargo` and `vehicles` are of Torugart, `as_goods` new vehicles that leave for
    Tajikistan in the years known, the part of a year last.
    """

    rows: pd.DataFrame
    cargo: Figure | Nothing
    vehicles: Counters | Nothing
    as_goods: list[Figure]
    centre: Centre | Nothing


def of_border(flows: pd.DataFrame, people: pd.DataFrame) -> Border:
    """What crosses the border.

    `flows` are rows of `corridor_volumes`, `people` of `people_links`.
    """
    counted = _counted(flows)
    newest = _newest(_telling(counted))
    at_torugart = newest[newest["corridor"] == TORUGART]
    return Border(
        rows=newest,
        cargo=at(at_torugart[at_torugart["indicator"] == "cargo"]),
        vehicles=_counters(counted),
        as_goods=_as_goods(counted),
        centre=_centre(people),
    )


def _counted(flows: pd.DataFrame) -> pd.DataFrame:
    """Observations of what was carried at `PLACES`, with who counts."""
    is_there = flows["corridor"].isin(PLACES) & flows["indicator"].isin(COUNTED)
    is_actual = (flows["nature"] == "actual") & flows["scope"].isin(PARTS)
    # Cargo by all modes has oil and gas of the pipelines in it.
    is_piped = (flows["indicator"] == "cargo") & (flows["mode"] == "all")
    is_sure = flows["obs_status"] != "U"
    rows = observe(flows[is_there & is_actual & is_sure & ~is_piped])
    rows = choose(rows, variant=VARIANTS)
    origin = sources(rows).set_index("source_id")["origin"]
    years = [periods.year_of(period) for period in rows["period"]]
    return rows.assign(
        counted_by=rows["source_ids"].map(origin),
        ended=years,
        at_least=rows["printed_as"] == "more_than",
    )


def _telling(counted: pd.DataFrame) -> pd.DataFrame:
    """Rows that say how much crosses now: no single months, and none that are old.

    Containers of places whose cargo is known are left out, too: they are in it. So is
    cargo by road beside that of trains, which is most of it.
    """
    has_cargo = counted.loc[counted["indicator"] == "cargo", "corridor"]
    is_in_cargo = counted["corridor"].isin(has_cargo)
    is_twice = is_in_cargo & (counted["indicator"] == "containers")
    is_cargo = counted["indicator"] == "cargo"
    by_rail = counted.loc[is_cargo & (counted["mode"] == "rail"), "corridor"]
    is_beside = is_cargo & (counted["mode"] == "road")
    is_beside &= counted["corridor"].isin(by_rail)
    is_short = counted["period"].map(periods.months) == 1
    is_old = counted["ended"] < counted["ended"].max() - OLDEST
    is_telling: pd.Series = ~(is_twice | is_beside | is_short | is_old)
    return counted[is_telling]


def _newest(counted: pd.DataFrame) -> pd.DataFrame:
    """One row of each place, indicator and scope, in the order of the page."""
    is_long = [periods.months(period) > MOST_OF_A_YEAR for period in counted["period"]]
    ends = [periods.bounds(period)[1] for period in counted["period"]]
    rows = counted.assign(is_long=is_long, end=pd.Series(ends, counted.index))
    series = ["corridor", "indicator", "scope"]
    newest_year = rows.groupby(series)["ended"].transform("max")
    rows["is_long"] &= rows["ended"] >= newest_year - YEARS_BACK
    rows = rows.sort_values(["is_long", "end"], kind="stable")
    rows = rows.drop_duplicates(series, keep="last")
    rows = rows.assign(
        place=rows["corridor"].map([*PLACES].index),
        what=rows["indicator"].map([*COUNTED].index),
    )
    rows = sort_rows(rows, ["place", "what", "scope"])
    return rows.drop(columns=["is_long", "end", "ended", "place", "what"])


def _counters(counted: pd.DataFrame) -> Counters | Nothing:
    """The last two counts of vehicles at Torugart, if they are of two counters."""
    is_there = counted["corridor"] == TORUGART
    rows = counted[is_there & (counted["indicator"] == "vehicles")]
    by_year = figures(of_parts(rows).sort_values("period", kind="stable"))
    if len(by_year) < 2:
        return Nothing("no two counts of vehicles")
    before, last = by_year[-2:]
    if before.reporter == last.reporter:
        return Nothing("one counter")
    return Counters(last=last, before=before)


def _as_goods(counted: pd.DataFrame) -> list[Figure]:
    """New vehicles that leave for Tajikistan, of the counter that counted last."""
    rows = counted[counted["corridor"] == TO_TAJIKISTAN]
    rows = rows[rows["scope"] == AS_GOODS].sort_values("period", kind="stable")
    by_last_counter = rows["counted_by"].isin(rows["counted_by"].tail(1))
    return figures(of_parts(rows[by_last_counter]))


def _centre(people: pd.DataFrame) -> Centre | Nothing:
    is_there = (people["place"] == CENTRE) & (people["detail"] == "")
    rows = observe(people[is_there & (people["indicator"] == "border_crossings")])
    years = rows[rows["year"].notna()]
    entries = at(years)
    if not entries:
        return Nothing("no whole year of the centre")
    return Centre(entries=entries, change=grew(entries, at(years, back=1)))
