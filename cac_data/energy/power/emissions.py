"""What a kilowatt-hour emits, and what solar and wind save.

Emissions avoided: generation of solar and wind times the factor of what it replaced,
less its own. The factors are the medians of the IPCC (AR5, WG III, annex III), those of
the mean kilowatt-hour Ember's; no factor of the plants at the margin is published, so
the two ends are a range by assumption.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.energy.power.generation import (
    SOLAR_WIND_TECHNOLOGIES,
    TECHNOLOGIES,
    generation,
)
from cac_data.energy.rows import rows_where
from cac_data.facts import Figure, Gap, Nothing, compare, figures, ranked
from cac_data.inputs import takes
from cac_data.observations import SHAPE, gather, join, latest, observe

# Technology of generation -> that of the factor, where they are called otherwise.
_FACTOR_OF = {
    "solar": "solar_utility",
    "wind": "wind_onshore",
    "bioenergy": "biomass_dedicated",
    "other_renewables": "geothermal",
}

BY_MEDIANS = "ipcc_medians"
"""Who counts where generation is weighed with the world's median factors."""

_NOT_KNOWN = Figure(value=math.nan, unit="ratio")

SAVES_FROM_TWH = 0.05
"""Solar and wind of less save nothing that is worth a figure, in TWh a year."""


@takes(
    power="electricity_generation",
    factors="emission_factors",
    intensity="carbon_intensity",
)
def carbon_intensity(
    power: pd.DataFrame, factors: pd.DataFrame, intensity: pd.DataFrame
) -> pd.DataFrame:
    """Give greenhouse gases of a mean kilowatt-hour by country and year, in gCO2e/kWh.

    `value` is published, by national factors; `by_factors` weighs generation with the
    world's median factors (`covered_pct` of it has one); `ratio` is the first over the
    second. Only of years with all technologies. Columns: `country`, those of
    `observations.SHAPE`, `by_factors covered_pct ratio`.
    """
    weighed = _with_factors(generation(power), factors)
    return _beside_median(_published(intensity), weighed)


@dataclass(frozen=True)
class Intensity:
    """Greenhouse gases of a mean kilowatt-hour in a country, in gCO2e/kWh.

    `published` by national factors, `by_factors` with the world's medians; `times` is
    the larger of the two over the smaller.
    """

    country: str
    published: Figure
    by_factors: Figure
    times: Figure | Nothing


@dataclass(frozen=True)
class Saving:
    """What solar and wind saved in a country, from `low` to `high`, in Mt CO2e a year.

    `in_place_of_gas`, with that range, is what it is if they replaced gas.
    """

    country: str
    in_place_of_gas: Figure
    low: Figure
    high: Figure


@dataclass(frozen=True, eq=False)
class Emissions:
    """The last intensity by country (`rows`) and what solar and wind saved.

    `last` has the highest first, `apart` is where the two sets of factors differ most:
    a `Gap` if countries are unlike, which have no order then.
    `saved` leaves out what is too little for a figure, `uzb` is Uzbekistan's.
    """

    rows: pd.DataFrame
    last: list[Intensity]
    apart: Intensity | Nothing
    saved: list[Saving]
    uzb: Saving | Nothing


@cached
def of_intensity(
    power: pd.DataFrame, factors: pd.DataFrame, intensity: pd.DataFrame
) -> Emissions:
    """Tell the last intensity by country and what solar and wind saved."""
    weighed = _with_factors(generation(power), factors)
    published = _published(intensity)
    by_country = _beside_median(published, weighed)
    last = latest(rows_where(by_country, country=codes.CA5))
    intensities = ranked(_intensities(last), lambda one: one.published)
    saved = _saved_at_last(weighed, published)
    uzbek = rows_where(saved, country="UZB")
    return Emissions(
        rows=last,
        last=intensities or [],
        apart=_furthest_apart(intensities),
        saved=_savings(saved[saved["twh"] > SAVES_FROM_TWH]),
        uzb=next(iter(_savings(uzbek)), Nothing("no saving of Uzbekistan")),
    )


def _intensities(rows: pd.DataFrame) -> list[Intensity]:
    counted = rows.assign(counted_by=rows["basis"])
    return [_intensity(published) for published in figures(counted)]


def _intensity(published: Figure) -> Intensity:
    by_factors = published.of(value=published.number("by_factors"), reporter=BY_MEDIANS)
    return Intensity(
        country=published.text("country"),
        published=published,
        by_factors=by_factors,
        times=_larger_over_smaller(published, by_factors),
    )


def _larger_over_smaller(one: Figure, other: Figure) -> Figure | Nothing:
    by_size = ranked([one, other], across=["reporter"])
    if isinstance(by_size, Gap) or len(by_size) < 2:
        return Nothing("unlike figures, or one that is not known")
    apart = compare(by_size[0], by_size[1], across=["reporter"])
    return apart.ratio if apart else Nothing("unlike figures")


def _furthest_apart(intensities: list[Intensity] | Gap) -> Intensity | Nothing:
    """Give where the two sets of factors differ most, whichever is the larger."""
    if isinstance(intensities, Gap):
        return intensities
    by_times = ranked(intensities, lambda one: one.times or _NOT_KNOWN)
    if isinstance(by_times, Gap):
        return by_times
    return by_times[0] if by_times else Nothing("no country with both figures")


def _savings(rows: pd.DataFrame) -> list[Saving]:
    return [
        Saving(
            country=figure.text("country"),
            in_place_of_gas=figure,
            low=figure.of(value=figure.number("low")),
            high=figure.of(value=figure.number("high")),
        )
        for figure in figures(rows)
    ]


def _with_factors(rows: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Give `generation` with the world's median `factor`, in grams a kilowatt-hour."""
    median = observe(factors).rename(columns={"technology": "_factor_of"})
    rows = rows.assign(_factor_of=rows["technology"].replace(_FACTOR_OF))
    weighed = join(rows, median, ["_factor_of"], factor="value")
    return weighed.drop(columns="_factor_of")


def _published(intensity: pd.DataFrame) -> pd.DataFrame:
    """Give the published intensity by country and year, of the newest edition."""
    rows = rows_where(observe(intensity), indicator="carbon_intensity")
    newest = rows_where(rows, vintage=[rows["vintage"].max()])
    return newest[["country", *SHAPE]]


def _beside_median(published: pd.DataFrame, weighed: pd.DataFrame) -> pd.DataFrame:
    """Give the published intensity with that by the world's median factors."""
    fact = ["country", "period"]
    technologies = weighed.groupby(fact)["technology"].transform("nunique")
    has_factor = weighed["factor"].notna()
    covered = weighed["value"].where(has_factor)
    weighed = weighed.assign(
        _covered=covered,
        _emitted=covered * weighed["factor"],
    )
    by_median = gather(
        weighed[technologies == len(TECHNOLOGIES)],
        fact,
        value=("value", "sum"),
        _covered=("_covered", "sum"),
        _emitted=("_emitted", "sum"),
    )
    by_median = by_median[by_median["_covered"] > 0]
    by_median["by_factors"] = by_median["_emitted"] / by_median["_covered"]
    by_median["covered_pct"] = 100 * by_median["_covered"] / by_median["value"]
    compared = join(
        published,
        by_median,
        fact,
        how="inner",
        by_factors="by_factors",
        covered_pct="covered_pct",
    )
    return compared.assign(ratio=compared["value"] / compared["by_factors"])


def _avoided_emissions(weighed: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """Give Mt CO2e a year that solar and wind saved, if they replaced gas.

    `by_mean` if they replaced the country's mean kilowatt-hour; `twh` is what they
    made. Only of years with both.
    """
    fact = ["country", "period"]
    of_gas = float(rows_where(weighed, technology="gas")["factor"].max())
    parts = rows_where(weighed, technology=SOLAR_WIND_TECHNOLOGIES)
    parts = parts.dropna(subset="value")
    technologies = parts.groupby(fact)["technology"].transform("nunique")
    parts = parts.assign(_own=parts["value"] * parts["factor"])
    avoided = gather(
        parts[technologies == len(SOLAR_WIND_TECHNOLOGIES)],
        [*fact, "year", "basis"],
        twh=("value", "sum"),
        _own=("_own", "sum"),
    )
    avoided = join(avoided, published, fact, how="inner", _mean="value")
    in_place_of_gas = avoided["twh"] * of_gas - avoided["_own"]
    in_place_of_mean = avoided["twh"] * avoided["_mean"] - avoided["_own"]
    # A terawatt-hour at one gram for a kilowatt-hour is a thousandth of a million t.
    avoided = avoided.assign(
        value=in_place_of_gas / 1000,
        by_mean=in_place_of_mean / 1000,
        half=math.nan,
        unit="Mt CO2e",
        obs_status="E",
    )
    return avoided[["country", *SHAPE, "by_mean", "twh"]]


def _saved_at_last(weighed: pd.DataFrame, published: pd.DataFrame) -> pd.DataFrame:
    """Give the last emissions avoided by each of the five, from `low` to `high`."""
    avoided = _avoided_emissions(weighed, published)
    saved = latest(rows_where(avoided, country=codes.CA5))
    ends = saved[["value", "by_mean"]]
    return saved.assign(low=ends.min(axis=1), high=ends.max(axis=1))
