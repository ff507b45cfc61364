"""Where the six sectors stand, what is expected of them and where a scenario leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from cac_data import infrastructure
from cac_data.claims import Known
from cac_data.claims.judging import COUNTED_SINCE_TEXT
from cac_data.facts import Fact, at, grew
from cac_data.observations import observe, union
from cac_data.outlook.basics import (
    article_year,
    in_thousands,
    listed,
    of_indicator,
    verdicts_by_claim,
)
from cac_data.outlook.goals import corridor_goal, uzbek_solar_wind_goal
from cac_data.outlook.paces import goal_lights
from cac_data.tables import load_table, select

# Means of pledges for several years that overlap: they do not grow.
OVERLAPPING = ("scholarships",)

BARS = "▁▂▃▄▅▆▇█"


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
    `light` of `needs`); `heads`, where the scenario leads; `source_ids`.

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
        observed = of_indicator(years, name)
        goal = goal_of.get(name, {})
        figures = _latest_and_change(tables, indicator, observed, verdicts_on_it)
        cited = [figures["source_ids"], goal.get("source_ids", "")]
        rows.append(
            {
                **indicator,
                **figures,
                "spark": _spark(observed),
                "said": verdicts_on_it,
                "goal": goal,
                "goal_pace": goal_light_of.get(name, ""),
                "heads": scenario_end_of.get(name),
                "verdict": verdicts_on_it[0]["verdict"] if verdicts_on_it else "",
                "source_ids": union(cited),
            }
        )
    return pd.DataFrame(rows)


def _latest_and_change(
    tables: Known,
    indicator: Fact,
    observed: pd.DataFrame,
    verdicts_on_it: Sequence[Fact],
) -> Fact:
    """Give the last figure of an indicator and how it has changed, with its sources."""
    name = indicator["indicator_id"]
    is_count = indicator["unit"] in COUNTED_SINCE_TEXT
    base = at(observed[:-1])
    if name == "railway":
        latest: Fact = infrastructure.named_years(
            tables["schedule_claims"], tables.as_of
        )
    elif is_count:
        latest = _count_of_claim(verdicts_on_it[0])
    else:
        latest = at(observed)
    month = _in_month_of_article(tables) if name == "solar_wind" else {}

    # What ends before the article appeared has not moved since.
    change_pct = None
    change_since_month = None
    if latest and int(latest.get("year") or 0) >= article_year(tables):
        if name not in OVERLAPPING:
            change_pct = grew(latest, base).get("value")
        change_since_month = grew(latest, month).get("value")

    is_derived = name == "railway" and latest and not latest["outright"]
    cited = [fact["source_ids"] for fact in (base, latest, month) if fact]
    return {
        "base_period": base.get("period", ""),
        "last_period": latest.get("period", ""),
        "last": latest.get("value"),
        "derived_low": latest["low"] if is_derived else None,
        "derived_high": latest["high"] if is_derived else None,
        "change_pct": change_pct,
        "after": change_since_month,
        "is_count": is_count,
        "source_ids": union(cited),
    }


def _count_of_claim(verdict: Fact) -> Fact:
    """Give what was counted for a claim as the figure of an indicator."""
    return {"value": verdict["found"], "source_ids": verdict["source_ids"]}


def _verdicts_with_tolerance(verdicts: pd.DataFrame) -> dict[str, Fact]:
    """Give verdicts by claim; `enough` is the number claimed less its tolerance."""
    claims = load_table("claims")
    tolerance_of = dict(zip(claims["claim_id"], claims["tolerance"], strict=True))
    verdict_of = verdicts_by_claim(verdicts)
    for claim_id, verdict in verdict_of.items():
        enough = verdict["claimed"]
        if enough:
            enough -= tolerance_of[claim_id]
        verdict["enough"] = enough
    return verdict_of


def _scenario_ends(
    paths: Mapping[str, pd.DataFrame], horizon: int, cku_opening: int
) -> dict[str, float | None]:
    """Give where a scenario leads by the horizon, by indicator and in its unit."""
    solar_wind = at(paths["sun"], horizon)
    ends = {
        "gas": at(paths["gas"], horizon).get("to_china"),
        "solar_wind": in_thousands(solar_wind).get("value"),
        "railway": cku_opening or None,
    }
    for flow, path in paths["trade"].groupby("flow"):
        ends[str(flow)] = in_thousands(at(path, horizon)).get("value")
    return ends


def _goals(tables: Known) -> dict[str, Fact]:
    """Give the goals that others have set, by indicator."""
    return {
        "solar_wind": uzbek_solar_wind_goal(tables),
        "corridor": corridor_goal(tables),
    }


def _in_month_of_article(tables: Known) -> Fact:
    """Give Uzbek solar and wind in the month in which the article appeared, in GW."""
    capacity = observe(tables["renewable_capacity"])
    levels = select(
        capacity, countries="UZB", indicator="installed_capacity", parts=True
    )
    levels = levels[levels["technology"] == "solar_and_wind"]
    level = at(levels, period=tables.article_date[:7])
    return {**in_thousands(level), "year": article_year(tables)} if level else {}


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
