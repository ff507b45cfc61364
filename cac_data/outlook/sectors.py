"""Where the six sectors stand, what is expected of them and where a scenario leads."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import infrastructure
from cac_data.claims import Known
from cac_data.claims.judging import COUNTED_SINCE_TEXT
from cac_data.energy.gas.path import EarlyLineD
from cac_data.facts import Figure, Nothing, at, grew, is_known, records
from cac_data.infrastructure.projects.railway import Doubts as RailwayDoubts
from cac_data.observations import observe, union
from cac_data.outlook.basics import (
    OF_WHAT,
    Cells,
    Row,
    article_year,
    in_thousands,
    listed,
    of_indicator,
    of_what,
)
from cac_data.outlook.goals import corridor_goal, uzbek_solar_wind_goal
from cac_data.outlook.paces import goal_lights
from cac_data.outlook.verdicts import Judged, verdicts_by_claim
from cac_data.tables import load_table, select

# Means of pledges for several years that overlap: they do not grow.
OVERLAPPING = ("scholarships",)

BARS = "▁▂▃▄▅▆▇█"


class Stand(Row):
    """Where an indicator stands: a row of `standing`."""

    @property
    def indicator_id(self) -> str:
        """Which of ``outlook_indicators``."""
        return self.text("indicator_id")

    @property
    def unit(self) -> str:
        """Of its levels."""
        return self.text("unit")

    @property
    def is_count(self) -> bool:
        """Whether only what came since the article counts."""
        return bool(self.cells["is_count"])

    @property
    def last(self) -> Figure | Nothing:
        """The last level."""
        return self.figure_if_known("last", self.unit)

    @property
    def last_period(self) -> str:
        """Of the last level."""
        return self.text("last_period")

    @property
    def derived(self) -> tuple[int, int] | None:
        """The ends of the last level, if it is a year that only durations give."""
        if not is_known(self.cells["derived_low"]):
            return None
        return self.count("derived_low"), self.count("derived_high")

    @property
    def change(self) -> Figure | Nothing:
        """By how much it changed on the year before."""
        change = self.figure_if_known("change_pct", "percent")
        return change.of(base=self.base_period) if change else change

    @property
    def base_period(self) -> str:
        """The year before."""
        return self.text("base_period")

    @property
    def since_article(self) -> Figure | Nothing:
        """By how much it changed since the month of the article."""
        return self.figure_if_known("after", "percent")

    @property
    def heads(self) -> Figure | Nothing:
        """Where the scenario leads."""
        return self.figure_if_known("heads", self.unit)

    @property
    def goal(self) -> Figure | Nothing:
        """The goal that others have set."""
        goal: Figure | Nothing = self.cells["goal"]
        return goal

    @property
    def goal_pace(self) -> str:
        """Whether five years were as fast as the goal needs: the `light` of `needs`."""
        return self.text("goal_pace")

    @property
    def verdict(self) -> str:
        """On the first of its claims; empty where none is on it."""
        return self.text("verdict")

    @property
    def expected(self) -> list[Expected]:
        """What its claims expect."""
        return [Expected(verdict) for verdict in self.cells["said"]]


class Expected(Judged):
    """What a claim expects of an indicator."""

    @property
    def enough(self) -> Figure:
        """How many of a count are enough, within the tolerance of the claim."""
        return self.figure("enough", self.unit)


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
    return [Stand(row) for row in records(standing)]


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

    Beside the columns of that table: `last` in the indicator's unit, and `last_period`
    (of a year that only durations give, `last` is the most frequent and `derived_low`
    and `derived_high` are its ends); `change_pct` since `base_period`, the year before,
    for what is later than the article's; `after`, the change in percent since the month
    of the article, where a figure of it is known; `is_count`, whether only what came
    since the article counts; `spark`, ten years as bars; `said`, the verdicts on its
    claims, with how many of a count are `enough`, and `verdict`, the first of them;
    `goal`, of others, and `goal_pace`, whether five years were as fast as it needs (the
    `light` of `needs`); `heads`, where the scenario leads; `source_ids`;
    `of_what`, what the numbers are of.

    `paths` has ``trade`` (`trade.scenario_path`), ``gas`` (`gas.gas_path`) and ``sun``
    (`power.solar_wind_path`); `cku_opening` is 0 for never.
    """
    verdict_of = _verdicts_with_tolerance(verdicts)
    scenario_end_of = _scenario_ends(paths, horizon, cku_opening)
    goal_of = _goals(tables)
    goal_light_of = goal_lights(tables, years)

    rows = []
    for indicator in listed("outlook_indicators"):
        name = indicator["indicator_id"]
        verdicts_on_it = [verdict_of[claim_id] for claim_id in indicator["claim_ids"]]
        first_verdict = verdicts_on_it[0].verdict if verdicts_on_it else ""
        observed = of_indicator(years, name)
        goal = goal_of.get(name, Nothing("no goal of others"))
        figures = _latest_and_change(tables, indicator, observed, verdicts_on_it)
        cited = [figures["source_ids"], goal.source_ids if goal else ""]
        rows.append(
            {
                **indicator,
                **figures,
                "spark": _spark(observed),
                "said": [verdict.cells for verdict in verdicts_on_it],
                "goal": goal,
                "goal_pace": goal_light_of.get(name, ""),
                "heads": scenario_end_of.get(name),
                "verdict": first_verdict,
                "source_ids": union(cited),
            }
        )
    return pd.DataFrame(rows)


def _latest_and_change(
    tables: Known,
    indicator: Cells,
    observed: pd.DataFrame,
    verdicts_on_it: Sequence[Judged],
) -> Cells:
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
        OF_WHAT: of_what(last=latest, change_pct=change, after=change_since_month),
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


def _verdicts_with_tolerance(verdicts: pd.DataFrame) -> dict[str, Judged]:
    """Give verdicts by claim; `enough` is the number claimed less its tolerance."""
    claims = load_table("claims")
    tolerance_of = dict(zip(claims["claim_id"], claims["tolerance"], strict=True))
    verdict_of: dict[str, Judged] = {}
    for claim_id, verdict in verdicts_by_claim(verdicts).items():
        enough = verdict.cells["claimed"]
        if enough:
            enough -= tolerance_of[claim_id]
        verdict_of[claim_id] = Expected({**verdict.cells, "enough": enough})
    return verdict_of


def _scenario_ends(
    paths: Mapping[str, pd.DataFrame], horizon: int, cku_opening: int
) -> dict[str, float | None]:
    """Give where a scenario leads by the horizon, by indicator and in its unit."""
    ends = {
        "gas": at(paths["gas"], horizon).get("to_china"),
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
    return in_thousands(level).of(year=year, reporter=level["basis"])


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
