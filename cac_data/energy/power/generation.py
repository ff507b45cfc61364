"""From what power is made.

Editions of one publication differ by a third for single figures: the newest counts.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import codes, observations
from cac_data.cache import cached
from cac_data.energy.rows import rows_where
from cac_data.facts import Figure, Nothing, at, figures, ranked
from cac_data.observations import SHAPE, gather, observe, share
from cac_data.tables import sort_rows

SOLAR_WIND_TECHNOLOGIES = ("solar", "wind")

# Names of groups of technologies.
SOLAR_AND_WIND = "solar and wind"
HYDROPOWER = "hydropower"

# Technology -> group that a chart tells apart; all others are close to nothing.
_GROUPS = {
    "coal": "coal",
    "gas": "gas and oil",
    "oil": "gas and oil",
    "hydro": HYDROPOWER,
    "solar": SOLAR_AND_WIND,
    "wind": SOLAR_AND_WIND,
}

TECHNOLOGIES = (*_GROUPS, "nuclear", "bioenergy", "other_renewables")

SMALL_PCT = 1.0
"""Shares below it are only counted, in percent."""

REVISED_TWH = 0.05
"""What a new edition moves by more is said to be revised, in TWh."""


def generation(power: pd.DataFrame, editions_back: int = 0) -> pd.DataFrame:
    """Give power by country and technology in TWh, of the newest edition.

    Or of one so many editions before; no rows where there is none. Columns: `country
    technology`, those of `observations.SHAPE`, `vintage`; the index is that of
    `observe`.
    """
    rows = observe(power)
    rows = rows_where(rows[rows["year"].notna()], basis="owid")
    editions = sorted(set(rows["vintage"]), reverse=True)
    rows = rows_where(rows, vintage=editions[editions_back : editions_back + 1])
    return rows[["country", "technology", *SHAPE, "vintage"]]


@dataclass(frozen=True)
class LastYear:
    """A year, `period`, and the `countries` that have their last shares in it."""

    period: str
    countries: list[str]


@dataclass(frozen=True)
class Revision:
    """What the newest edition changed in a figure of the one `before`, in TWh."""

    country: str
    technology: str
    before: Figure
    now: Figure


@dataclass(frozen=True, eq=False)
class Mix:
    """The main source of each country, its solar and wind, and what was revised.

    `rows`: the share of each `group` in a country's generation, in percent, `one` in
    TWh; of all technologies together, for years that have them all. `years`: the year
    of most countries first. `sun`: where solar and wind make one percent or more;
    elsewhere, in `rest` countries, it is less. Of the `figures` that two editions have,
    `moved` changed by more than 0.05 TWh, the `widest` of all most.
    """

    rows: pd.DataFrame
    main: list[Figure]
    years: list[LastYear]
    sun: list[Figure]
    rest: int
    figures: int
    moved: int
    widest: Revision | Nothing


@cached
def of_mix(power: pd.DataFrame) -> Mix:
    """Tell from what power is made, and what was revised."""
    newest = generation(power)
    shares = _shares_of_groups(newest)
    last = _last_shares(shares)
    solar_wind = rows_where(last, group=SOLAR_AND_WIND)
    is_small = solar_wind["value"] < SMALL_PCT
    before = generation(power, editions_back=1)
    changed = _revisions(newest, before)
    is_revised = changed["value"].abs() > REVISED_TWH
    return Mix(
        rows=shares,
        main=_main_sources(last),
        years=_years_by_how_many(last),
        sun=figures(solar_wind[~is_small]),
        rest=int(is_small.sum()),
        figures=len(changed),
        moved=int(is_revised.sum()),
        widest=_widest(changed, newest, before),
    )


def _shares_of_groups(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the share of each `group` in a country's `generation`, in percent."""
    whole = observations.add_up(rows, "technology", TECHNOLOGIES, "all")
    whole = whole[whole["value"] > 0]
    shares = share(rows, whole, on=["country", "period"])
    shares = shares.assign(group=shares["technology"].map(_GROUPS))
    shares = gather(
        shares.dropna(subset="group"),
        ["country", "group", "period", "year", "unit", "basis"],
        value=("value", "sum"),
        half=("half", "sum"),
        one=("one", "sum"),
    )
    columns = ["country", "group", *SHAPE, "one"]
    return sort_rows(shares[columns], ["country", "period", "group"])


def _last_shares(shares: pd.DataFrame) -> pd.DataFrame:
    """Give the shares of each country's last year, the largest first."""
    five = rows_where(shares, country=codes.CA5)
    last_year = five.groupby("country")["year"].transform("max")
    last = five[five["year"] == last_year]
    return last.sort_values("value", kind="stable", ascending=False)


def _main_sources(last: pd.DataFrame) -> list[Figure]:
    """Give the largest of the last shares of each country, by country."""
    by_size = [ranked(figures(shares)) for _, shares in last.groupby("country")]
    return [shares[0] for shares in by_size if shares]


def _years_by_how_many(last: pd.DataFrame) -> list[LastYear]:
    """Give the last years and their `countries`, the year of most countries first."""
    countries = last.drop_duplicates("country")
    years = [
        LastYear(str(period), sorted(rows["country"]))
        for period, rows in countries.groupby("period")
    ]
    years.sort(key=lambda year: year.period, reverse=True)
    years.sort(key=lambda year: len(year.countries), reverse=True)
    return years


def _revisions(newest: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Give what the newest edition changed in the one before."""
    changed = observations.combine(newest, before, "sub", across=["edition"])
    return rows_where(changed, country=codes.CA5)


def _widest(
    changed: pd.DataFrame, newest: pd.DataFrame, before: pd.DataFrame
) -> Revision | Nothing:
    """Give the widest of the `_revisions` of an edition `before`."""
    by_size = ranked(figures(changed), by=lambda change: change.size)
    if not by_size:
        return Nothing("no revisions, or unlike ones")
    change = by_size[0]
    edition = at(newest).text("vintage")
    edition_before = at(before).text("vintage")
    return Revision(
        country=change.text("country"),
        technology=change.text("technology"),
        before=change.of(value=change.number("other"), edition=edition_before),
        now=change.of(value=change.number("one"), edition=edition),
    )
