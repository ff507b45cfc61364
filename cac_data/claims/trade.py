"""Claims on the weight of China and on trade with it."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pandas as pd

from cac_data import facts, periods, projections, trade
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    Claim,
    Computed,
    agrees,
    computes,
    ends_of,
    first_year,
    growth_between,
    last_year,
    pace_to,
)
from cac_data.codes import CA5
from cac_data.facts import Figure, Growth, Nothing
from cac_data.observations import add_up, combine, observe
from cac_data.tables import select

AREAS = ("area_total", "area_land", "area_surface")
"""The ways to measure an area: the first is what counts, the others stand beside it."""


# --- Area -----------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, eq=False)
class RatioOfAreas(Computed):
    """China over the sum of the five; `others` by other ways to measure an area."""

    others: pd.DataFrame


@computes("c033")
def area_of_china_over_region(claim: Claim, tables: Known) -> RatioOfAreas | Nothing:
    """China over the sum of the five, by each way to measure an area."""
    by_total, *others = [_ratio_of_areas(tables, indicator) for indicator in AREAS]
    ratio = facts.at(by_total)
    if not ratio:
        return ratio
    return RatioOfAreas(found=ratio, rows=by_total, others=pd.concat(others))


def _ratio_of_areas(tables: Known, indicator: str) -> pd.DataFrame:
    """China over the five in one measure: one row, or none."""
    profile = tables["country_profile"]
    areas = observe(select(profile, indicator=indicator, basis="static"))
    region = add_up(areas, "country", CA5, "CA5")
    china = areas[areas["country"] == "CHN"]
    ratios = combine(china, region, "div", on=["indicator", "period"])
    return ratios.assign(measure=ratios["indicator"]).tail(1)


# --- Trade in a year ------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, eq=False)
class CountedTurnover(Computed):
    """Trade of the five in a `year`, and the `others`: what another body counts."""

    year: int
    others: pd.DataFrame

    @property
    def by_bank(self) -> list[Figure]:
        """The counts of the Eurasian Development Bank, in USD million."""
        return [
            gap.of(value=gap.number("other"), reporter="edb")
            for gap in facts.figures(self.others)
        ]


@computes("c046")
def turnover_as_counted(claim: Claim, tables: Known) -> CountedTurnover | Nothing:
    """Trade of the five in the claim's year in USD billion, and another's count."""
    rows = tables.turnover[tables.turnover["period"] == claim.period]
    turnover = facts.at(rows)
    if not turnover:
        return turnover
    by_another = trade.other_count(tables["bilateral_trade"], period=claim.period)
    return CountedTurnover(
        found=_in_billions(turnover),
        rows=rows,
        year=first_year(claim),
        others=by_another.tail(1),
    )


def _in_billions(millions: Figure) -> Figure:
    return millions.divided_by(1000, "USD bn").of(half=None)


@dataclass(frozen=True, kw_only=True, eq=False)
class TimeToLevel(Computed):
    """Years from a summit to the `end` of the first year at a level.

    `months` is the same time. `has_reached`: else it is the time so far. `total` is
    the trade of all years from the `start`, if every one of them has a figure.
    """

    has_reached: bool
    start: int
    end: int
    months: int
    total: Figure | Nothing


@computes("c047")
def years_until_level(claim: Claim, tables: Known) -> TimeToLevel:
    """Years from the summit to the end of the first year at the level of claim c046.

    Where no year has reached it, the time so far counts once it is longer than the
    claim allows.
    """
    level_claim = facts.at(tables["claims"], claim_id="c046")
    least = level_claim.number("value") - level_claim.number("tolerance")
    level = 1000 * least  # USD million

    summit_year = first_year(claim)
    turnover = tables.turnover
    turnover = turnover[turnover["year"] >= summit_year]
    high_years = turnover[turnover["value"] >= level]
    reached = facts.at(high_years.head(1))
    last = reached or facts.at(turnover)
    end_year = last.whole_year if last else summit_year

    (_, summit_month, _), _ = periods.bounds(claim.period)
    calendar_years = end_year + 1 - summit_year
    months = 12 * calendar_years - summit_month
    years = months / 12
    is_too_late = years > claim.value + claim.tolerance

    rows = turnover[turnover["year"] <= end_year]
    has_every_year = len(rows) == calendar_years
    total: Figure | Nothing = Nothing("no level was reached, or a year has no figure")
    if reached and len(rows) > 1 and has_every_year:
        total = facts.sum_of(facts.figures(rows))
    return TimeToLevel(
        found=claim.figure(years if reached or is_too_late else math.nan),
        rows=rows,
        has_reached=bool(reached),
        start=summit_year,
        end=end_year,
        months=months,
        total=total,
    )


# --- Its growth -----------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True, eq=False)
class GrowthOfTurnover(Computed):
    """Growth from a `start` to an `end`, and over spans beside it.

    `others` are the spans that begin and end a year earlier or later, where both ends
    are known; `holds_by_all` says whether the claim would hold by them, too. `used` are
    the rows of all spans.
    """

    start: int
    end: int
    others: list[Growth]
    holds_by_all: bool
    used: pd.DataFrame


@computes("c077")
def growth_of_turnover(claim: Claim, tables: Known) -> GrowthOfTurnover | Nothing:
    """Growth of trade between two years in percent, and over spans beside it."""
    start = first_year(claim)
    end = last_year(claim)
    turnover = tables.turnover
    growth = growth_between(turnover, start, end)
    if not growth:
        return growth
    others: list[Growth] = []
    rows = [ends_of(turnover, start, end)]
    for years_later in (-1, 1):
        beside = growth_between(turnover, start + years_later, end + years_later)
        if beside:
            others.append(beside)
            rows.append(ends_of(turnover, beside.start, beside.end))
    return GrowthOfTurnover(
        found=growth,
        rows=rows[0],
        start=start,
        end=end,
        others=others,
        holds_by_all=all(agrees(claim, beside.value) for beside in others),
        used=pd.concat(rows),
    )


# --- Its forecast ---------------------------------------------------------------------


class LevelAsCounted(Computed):
    """Trade in the year of a forecast, which is over."""


@dataclass(frozen=True)
class Spread:
    """Between `low` and `high` lie `coverage` percent of the outcomes.

    `chance` is the probability that the claimed level is reached.
    """

    low: Figure
    high: Figure
    coverage: Figure
    chance: Figure


@dataclass(frozen=True, kw_only=True, eq=False)
class LevelAhead(Computed):
    """Trade in the year of a forecast, as it is projected from the `last` count.

    Its `spread` is not known of a series that is too short.
    """

    year: int
    last: Figure
    spread: Spread | None


@computes("c075")
@computes("c076")
def turnover_in_year(
    claim: Claim, tables: Known
) -> LevelAsCounted | LevelAhead | Nothing:
    """Trade in the claim's year in USD billion: as counted, else as projected."""
    turnover = tables.turnover
    year = first_year(claim)
    last = facts.at(turnover)
    is_ahead = len(turnover) > 0 and turnover["year"].max() < year
    path = trade.projection(turnover, year) if is_ahead else turnover[:0]
    if not last or path.empty:
        rows = turnover[turnover["year"] == year]
        counted = facts.at(rows)
        if not counted:
            return counted
        return LevelAsCounted(found=_in_billions(counted), rows=rows, is_final=True)

    level = last.of(value=claim.value, unit="USD bn", half=None, source_ids="")
    level = level.multiplied_by(1000, last.unit)
    end = path.iloc[-1]
    median = last.of(value=float(end["median"]) / 1000, unit="USD bn", half=None)
    median = median.of(
        period=claim.period,
        year=year,
        obs_status="F",
        source_ids=end["source_ids"],
    )
    spread = Spread(
        low=median.of(value=float(end["low"]) / 1000),
        high=median.of(value=float(end["high"]) / 1000),
        coverage=median.of(value=100 * projections.COVERAGE, unit="percent"),
        chance=median.of(
            value=projections.probability_at_least(path, level.value, year),
            unit="probability",
        ),
    )
    return LevelAhead(
        found=median,
        rows=path.tail(1),
        low=spread.low.value,
        high=spread.high.value,
        newest=last.period,
        pace=pace_to(claim, level, turnover),
        year=year,
        last=last,
        spread=spread if spread.chance.is_known else None,
    )
