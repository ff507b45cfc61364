"""Where the six sectors stand, what is expected of them and where a scenario leads."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypedDict

import pandas as pd

from cac_data import infrastructure
from cac_data.claims import Known
from cac_data.claims.judging import COUNTED_SINCE_TEXT
from cac_data.energy.gas.path import EarlyLineD
from cac_data.facts import Figure, Nothing, at, grew, records
from cac_data.infrastructure.projects.railway import Doubts as RailwayDoubts
from cac_data.observations import observe, union
from cac_data.outlook.basics import (
    Indicator,
    OfWhat,
    article_year,
    figure_if_known,
    in_thousands,
    listed,
    of_indicator,
    of_what,
)
from cac_data.outlook.goals import corridor_goal, uzbek_solar_wind_goal
from cac_data.outlook.paces import goal_lights
from cac_data.outlook.verdicts import Judged, verdicts_by_claim
from cac_data.tables import select

# Means of pledges for several years that overlap: they do not grow.
OVERLAPPING = ("scholarships",)

BARS = "▁▂▃▄▅▆▇█"


class LastFigure(TypedDict):
    """The last figure of an indicator, and how it has changed: cells of `standing`."""

    base_period: str
    last_period: str
    last: float | None
    derived_low: float | None
    derived_high: float | None
    change_pct: float | None
    after: float | None
    is_count: bool
    source_ids: str
    of_what: OfWhat


class Stand(LastFigure):
    """Where an indicator stands: a row of `standing`."""

    indicator_id: str
    sector: str
    unit: str
    spark: str
    said: Sequence[Judged]
    goal: Figure | Nothing
    goal_pace: str
    heads: float | None
    verdict: str


def last_level(stand: Stand) -> Figure | Nothing:
    """Give the last level of an indicator."""
    return figure_if_known(stand["last"], stand["unit"], stand["of_what"].get("last"))


def change_on_year_before(stand: Stand) -> Figure | Nothing:
    """Give by how much an indicator changed on the year before."""
    of_change = stand["of_what"].get("change_pct")
    change = figure_if_known(stand["change_pct"], "percent", of_change)
    return change and change.of(base=stand["base_period"])


def change_since_article(stand: Stand) -> Figure | Nothing:
    """Give by how much an indicator changed since the month of the article."""
    return figure_if_known(stand["after"], "percent", stand["of_what"].get("after"))


def end_of_path(stand: Stand) -> Figure | Nothing:
    """Give where the scenario leads."""
    return figure_if_known(stand["heads"], stand["unit"])


@dataclass(frozen=True)
class Doubts:
    """What speaks against a scenario, where anything does.

    `late` is what `infrastructure.projects.of_opening` has as ``doubts``, `line_d` what
    `energy.gas.early_line_d` gives.
    """

    late: RailwayDoubts
    line_d: EarlyLineD | Nothing


def stands(standing: pd.DataFrame) -> list[Stand]:
    """Give the rows of `standing`."""
    return records(standing, Stand)


def standing(
    tables: Known,
    years: pd.DataFrame,
    verdicts: pd.DataFrame,
    *,
    paths: Mapping[str, pd.DataFrame],
    horizon: int,
    cku_opening: int,
) -> pd.DataFrame:
    """Give where each of ``outlook_indicators`` stands and what is expected of it.

    `indicator_id sector unit`; `last` in that unit, and `last_period` (of a year that
    only durations give, `last` is the most frequent and `derived_low` and
    `derived_high` are its ends); `change_pct` since `base_period`, the year before, for
    what is later than the article's; `after`, the change in percent since the month of
    the article, where a figure of it is known; `is_count`, whether only what came since
    the article counts; `spark`, ten years as bars; `said`, the verdicts on its claims,
    and `verdict`, the first of them; `goal`, of others, and `goal_pace`, whether five
    years were as fast as it needs (the `light` of `needs`); `heads`, where the scenario
    leads; `source_ids`; `of_what`, what the numbers are of.

    `paths` has ``trade`` (`trade.scenario_path`), ``gas`` (`gas.gas_path`) and ``sun``
    (`power.solar_wind_path`); `cku_opening` is 0 for never.
    """
    verdict_of = verdicts_by_claim(verdicts)
    scenario_end_of = _scenario_ends(paths, horizon, cku_opening)
    goal_of = _goals(tables)
    goal_light_of = goal_lights(tables, years)

    rows: list[Stand] = []
    for indicator in listed("outlook_indicators", Indicator):
        name = indicator["indicator_id"]
        verdicts_on_it = [verdict_of[claim_id] for claim_id in indicator["claim_ids"]]
        observed = of_indicator(years, name)
        goal = goal_of.get(name, Nothing("no goal of others"))
        figures = _latest_and_change(tables, indicator, observed, verdicts_on_it)
        cited = [figures["source_ids"], goal.source_ids if goal else ""]
        rows.append(
            {
                "indicator_id": name,
                "sector": indicator["sector"],
                "unit": indicator["unit"],
                **figures,
                "spark": _spark(observed),
                "said": verdicts_on_it,
                "goal": goal,
                "goal_pace": goal_light_of.get(name, ""),
                "heads": scenario_end_of.get(name),
                "verdict": verdicts_on_it[0].verdict if verdicts_on_it else "",
                "source_ids": union(cited),
            }
        )
    return pd.DataFrame(rows)


def _latest_and_change(
    tables: Known,
    indicator: Indicator,
    observed: pd.DataFrame,
    verdicts_on_it: Sequence[Judged],
) -> LastFigure:
    """Give the last figure of an indicator and how it has changed, with its sources."""
    name = indicator["indicator_id"]
    is_count = indicator["unit"] in COUNTED_SINCE_TEXT
    base = at(observed[:-1])
    ends: tuple[int | None, int | None] = (None, None)
    latest: Figure | Nothing
    if name == "railway":
        latest, ends = _named_year(tables)
    elif is_count:
        latest = _count_of_claim(verdicts_on_it[0])
    else:
        latest = at(observed)
    month: Figure | Nothing = Nothing("not counted by month")
    if name == "solar_wind":
        month = _in_month_of_article(tables)

    # What ends before the article appeared has not moved since.
    change: Figure | Nothing = Nothing("it has not moved since the article")
    change_since_month = change
    if latest and (latest.year or 0) >= article_year(tables):
        if name not in OVERLAPPING:
            change = grew(latest, base)
        # A fleet is that of a day, whether it is printed for a month or a year.
        change_since_month = grew(latest, month, across=["length"])

    derived_low, derived_high = ends
    cited = [figure.source_ids for figure in (base, latest, month) if figure]
    return {
        "base_period": base.period if base else "",
        "last_period": latest.period if latest else "",
        "last": latest.value if latest else None,
        "derived_low": derived_low,
        "derived_high": derived_high,
        "change_pct": change.value if change else None,
        "after": change_since_month.value if change_since_month else None,
        "is_count": is_count,
        "source_ids": union(cited),
        "of_what": of_what(last=latest, change_pct=change, after=change_since_month),
    }


def _named_year(
    tables: Known,
) -> tuple[Figure | Nothing, tuple[int | None, int | None]]:
    """Give the year that officials name for the railway, and the ends of durations."""
    named = infrastructure.named_years(tables["schedule_claims"], tables.as_of)
    if not named:
        return Nothing("no year is named for the railway"), (None, None)
    year = Figure(value=named.value, unit="year", source_ids=named.source_ids)
    if named.outright:
        return year, (None, None)
    return year, (named.earliest, named.latest)


def _count_of_claim(verdict: Judged) -> Figure:
    """Give what was counted for a claim, if anything, as the figure of an indicator."""
    value = verdict.figure_found.value if verdict.figure_found else math.nan
    return Figure(value=value, unit=verdict.unit, source_ids=verdict.source_ids)


def _scenario_ends(
    paths: Mapping[str, pd.DataFrame], horizon: int, cku_opening: int
) -> dict[str, float | None]:
    """Give where a scenario leads by the horizon, by indicator and in its unit."""
    gas = at(paths["gas"], horizon)
    ends = {
        "gas": gas.number("to_china") if gas else None,
        "solar_wind": _end_in_thousands(paths["sun"], horizon),
        "railway": cku_opening or None,
    }
    for flow, path in paths["trade"].groupby("flow"):
        ends[str(flow)] = _end_in_thousands(path, horizon)
    return ends


def _end_in_thousands(path: pd.DataFrame, horizon: int) -> float | None:
    end = at(path, horizon)
    return in_thousands(end).value if end else None


def _goals(tables: Known) -> dict[str, Figure | Nothing]:
    """Give the goals that others have set, by indicator."""
    return {
        "solar_wind": uzbek_solar_wind_goal(tables),
        "corridor": corridor_goal(tables),
    }


def _in_month_of_article(tables: Known) -> Figure | Nothing:
    """Give Uzbek solar and wind in the month in which the article appeared, in GW."""
    capacity = observe(tables["renewable_capacity"])
    levels = select(
        capacity, countries="UZB", indicator="installed_capacity", parts=True
    )
    levels = levels[levels["technology"] == "solar_and_wind"]
    level = at(levels, period=tables.article_date[:7])
    if not level:
        return level
    year = article_year(tables)
    return in_thousands(level).of(year=year, reporter=level.text("basis"))


def _spark(observed: pd.DataFrame, years: int = 10) -> str:
    """Draw the last years as bars from zero to the highest; a dot is a year without."""
    observed = observed[observed["year"] > observed["year"].max() - years]
    level_in = dict(zip(observed["year"].astype(int), observed["value"], strict=True))
    if len(level_in) < 2:
        return ""
    highest = max(level_in.values())
    bars = []
    for year in range(min(level_in), max(level_in) + 1):
        if year in level_in:
            share = level_in[year] / highest
            bars.append(BARS[round((len(BARS) - 1) * share)])
        else:
            bars.append("·")
    return "".join(bars)
