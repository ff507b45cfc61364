"""Claims on the weight of China and on trade with it."""

from __future__ import annotations

import math

import pandas as pd

from cac_data import facts, periods, projections, tracks, trade
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    agrees,
    computes,
    first_year,
    growth_between,
    last_year,
)
from cac_data.codes import CA5
from cac_data.facts import Fact
from cac_data.observations import add_up, combine, observe
from cac_data.tables import select

AREAS = ("area_total", "area_land", "area_surface")
"""The ways to measure an area: the first is what counts, the others stand beside it."""


@computes("c033")
def area_of_china_over_region(claim: Fact, tables: Known) -> Fact:
    """China over the sum of the five, by each way to measure an area."""
    ratios = [_ratio_of_areas(tables, indicator) for indicator in AREAS]
    total = ratios[0]
    return {
        "found": facts.at(total).get("value", math.nan),
        "rows": total,
        "others": pd.concat(ratios[1:]),
    }


def _ratio_of_areas(tables: Known, indicator: str) -> pd.DataFrame:
    """China over the five in one measure: one row, or none."""
    profile = tables["country_profile"]
    areas = observe(select(profile, indicator=indicator, basis="static"))
    region = add_up(areas, "country", CA5, "CA5")
    china = areas[areas["country"] == "CHN"]
    ratios = combine(china, region, "div", on=["indicator", "period"])
    return ratios.tail(1)


@computes("c046")
def turnover_as_counted(claim: Fact, tables: Known) -> Fact:
    """Trade of the five in the claim's year in USD billion, and another's count."""
    period = claim["period"]
    rows = tables.turnover[tables.turnover["period"] == period]
    turnover = rows["value"].sum(min_count=1)
    by_another = trade.other_count(tables["bilateral_trade"], period=period)
    return {"found": turnover / 1000, "rows": rows, "others": by_another.tail(1)}


@computes("c047")
def years_until_level(claim: Fact, tables: Known) -> Fact:
    """Years from the summit to the end of the first year at the level of claim c046.

    Where no year has reached it, the time so far counts once it is longer than the
    claim allows. `months` is the same time; `total` the trade of all these years in
    USD million, if every one of them has a figure.
    """
    level_claim = facts.at(tables["claims"], claim_id="c046")
    level = 1000 * (level_claim["value"] - level_claim["tolerance"])  # USD million

    summit_year = first_year(claim)
    turnover = tables.turnover
    turnover = turnover[turnover["year"] >= summit_year]
    high_years = turnover[turnover["value"] >= level]
    reached = facts.at(high_years.head(1))
    last = reached or facts.at(turnover)
    end_year = int(last["year"]) if last else summit_year

    (_, summit_month, _), _ = periods.bounds(claim["period"])
    calendar_years = end_year + 1 - summit_year
    months = 12 * calendar_years - summit_month
    years = months / 12
    is_too_late = years > claim["value"] + claim["tolerance"]

    rows = turnover[turnover["year"] <= end_year]
    has_every_year = len(rows) == calendar_years
    total = None
    if reached and len(rows) > 1 and has_every_year:
        total = math.fsum(rows["value"])
    return {
        "found": years if reached or is_too_late else math.nan,
        "rows": rows,
        "reached": bool(reached),
        "months": months,
        "end": end_year,
        "total": total,
    }


@computes("c077")
def growth_of_turnover(claim: Fact, tables: Known) -> Fact:
    """Growth of trade between two years in percent, and over spans beside it.

    `others` are the spans that begin and end a year earlier or later, where both ends
    are known; `same` says whether the claim would hold by them, too.
    """
    start = first_year(claim)
    end = last_year(claim)
    turnover = tables.turnover
    growth = growth_between(turnover, start, end)
    a_year_earlier = growth_between(turnover, start - 1, end - 1)
    a_year_later = growth_between(turnover, start + 1, end + 1)

    beside = [span for span in (a_year_earlier, a_year_later) if span["grown"]]
    rows = [span["rows"] for span in (growth, *beside)]
    return {
        **growth,
        "others": [span["grown"] for span in beside],
        "same": all(agrees(claim, span["found"]) for span in beside),
        "used": pd.concat(rows),
    }


@computes("c075")
@computes("c076")
def turnover_in_year(claim: Fact, tables: Known) -> Fact:
    """Trade in the claim's year in USD billion: as counted, else as projected.

    Of a projection also `low` and `high` (they hold `coverage` percent of outcomes),
    the `probability` that it reaches the claimed level, and the growth that it needs.
    """
    turnover = tables.turnover
    year = first_year(claim)
    is_ahead = len(turnover) > 0 and turnover["year"].max() < year
    path = trade.projection(turnover, year) if is_ahead else turnover[:0]
    if path.empty:
        rows = turnover[turnover["year"] == year]
        counted = rows["value"].sum(min_count=1)
        return {"found": counted / 1000, "rows": rows, "due": True, "sentence": "level"}

    level = 1000 * claim["value"]  # USD million
    last = facts.at(turnover)
    end = path.iloc[-1]
    return {
        "found": end["median"] / 1000,
        "low": end["low"] / 1000,
        "high": end["high"] / 1000,
        "probability": projections.probability_at_least(path, level, year),
        "coverage": 100 * projections.COVERAGE,
        "needed": facts.needed(last, {"value": level, "source_ids": ""}, year),
        "best": tracks.best_pace(turnover),
        "newest": last["period"],
        "rows": path.tail(1),
        "sentence": "level",
    }
