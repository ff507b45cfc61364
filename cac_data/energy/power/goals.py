"""Whether solar and wind are on the way to their goals."""

from __future__ import annotations

import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.energy.power.capacity import (
    added_in_year,
    counted_by,
    fleet,
    year_before,
)
from cac_data.energy.power.generation import HYDROPOWER, SOLAR_AND_WIND
from cac_data.energy.rows import OUTCOME, rows_where, with_more
from cac_data.facts import Fact, at, compare, grew, records
from cac_data.inputs import takes
from cac_data.observations import observe, union
from cac_data.tables import sort_rows

SHARE_PACE_YEARS = 5
"""Years over which a share is said to have gained."""


def _goals_of(targets: pd.DataFrame, indicator: str) -> pd.DataFrame:
    """Give goals of one kind that name a year, by country, time and day of decision."""
    goals = rows_where(targets, indicator=indicator)
    is_dated = goals["target_period"].map(periods.is_year).astype(bool)
    goals = goals[is_dated]
    goals = goals.assign(year=goals["target_period"].astype("int64"))
    goals = goals.rename(
        columns={"target_period": "period", "source_id": "source_ids"},
    )
    columns = ["country", "period", "year", "value", "unit", "source_ids", "set_on"]
    return sort_rows(goals[columns], ["country", "period", "set_on"])


# --- Goals for capacity ---------------------------------------------------------------


@takes(capacity="renewable_capacity", targets="energy_targets")
@cached
def needed_additions(capacity: pd.DataFrame, targets: pd.DataFrame) -> list[Fact]:
    """Give what each goal for solar and wind needs a year, in MW, and what was `added`.

    ``(goal - base) / years between``, `base` of `fleet`; None where it is due.
    """
    counts = fleet(capacity)
    goals = _goals_of(targets, "solar_and_wind_capacity")
    needs = []
    for goal in records(goals):
        base = at(counts, country=goal["country"])
        added = added_in_year(capacity, base) if base else {}
        ends = [fact["period"] for fact in (base, goal) if fact]
        cited = [fact["source_ids"] for fact in (goal, base, added) if fact]
        need = {
            "country": goal["country"],
            "goal": goal,
            "base": base,
            "added": added,
            "period": "/".join(ends),
            "value": _needed_a_year(goal, base),
            "source_ids": union(cited),
        }
        needs.append(need)
    return needs


def _needed_a_year(goal: Fact, base: Fact) -> float | None:
    """Give what leads from a figure to a goal in equal steps; None if it is due."""
    if not base or goal["year"] <= base["year"]:
        return None
    pace: float = (goal["value"] - base["value"]) / (goal["year"] - base["year"])
    return pace


# --- Goals for a share ----------------------------------------------------------------


def _share_goals(
    groups: pd.DataFrame,
    targets: pd.DataFrame,
    reported: pd.DataFrame,
    counts: pd.DataFrame,
) -> list[Fact]:
    """Give each country's newest goal for a share of renewables, and what it needs.

    `sun` is the last share of solar and wind, in percent; `gained`, `low` and `high`
    are points a year. `reported` and `outgrown` as the functions of these names.
    """
    goals = _goals_of(targets, "renewables_share_of_generation")
    facts = []
    for country, shares in groups.groupby("country"):
        last_year = int(shares["year"].max())
        goal = _next_goal(goals, str(country), last_year)
        solar_wind = at(shares, last_year, group=SOLAR_AND_WIND)
        if not goal or not solar_wind:
            continue
        facts.append(
            {
                "country": country,
                "goal": goal,
                "sun": solar_wind,
                "gained": _points_gained(shares, solar_wind),
                **_points_needed(shares, solar_wind, goal),
                "reported": _reported(reported, goal),
                "outgrown": _outgrown(counts, solar_wind),
            }
        )
    return facts


def _next_goal(goals: pd.DataFrame, country: str, last_year: int) -> Fact:
    """Give the goal that was set last; of several its nearest year ahead."""
    ahead = rows_where(goals, country=country)
    ahead = ahead[ahead["year"] > last_year]
    set_last = ahead[ahead["set_on"] == ahead["set_on"].max()]
    return at(set_last.head(1))


def _points_gained(shares: pd.DataFrame, solar_wind: Fact) -> float | None:
    """Give the points a year that solar and wind gained in five years, if known."""
    year = solar_wind["year"] - SHARE_PACE_YEARS
    before = at(shares, year, group=SOLAR_AND_WIND)
    if not before:
        return None
    points: float = (solar_wind["value"] - before["value"]) / SHARE_PACE_YEARS
    return points


def _points_needed(shares: pd.DataFrame, solar_wind: Fact, goal: Fact) -> Fact:
    """Give the points a year to a goal: `high`, and `low` if hydropower counts, too."""
    years = goal["year"] - solar_wind["year"]
    hydropower = at(shares, solar_wind["year"], group=HYDROPOWER)
    lacking = goal["value"] - solar_wind["value"]
    lacking_beside_hydropower = lacking - hydropower.get("value", 0.0)
    return {
        "low": max(lacking_beside_hydropower, 0) / years,
        "high": max(lacking, 0) / years,
    }


def _reported(reported: pd.DataFrame, goal: Fact) -> Fact:
    """Give the share by the goal's own rule, if somebody reports it.

    `needed`: points a year from there to the goal.
    """
    share = at(reported, country=goal["country"])
    if not share:
        return {}
    years = goal["year"] - share["year"]
    needed = None
    if years > 0:
        needed = max(goal["value"] - share["value"], 0) / years
    return with_more(share, needed=needed)


def _outgrown(counts: pd.DataFrame, solar_wind: Fact) -> Fact:
    """Say of a share whether the plants behind it have since doubled; else empty.

    Then that share says nothing of today: `then_gw` is the capacity of its year,
    `now_gw` the last, of `period`.
    """
    capacity = rows_where(counts, country=solar_wind["country"])
    then = at(capacity, solar_wind["year"])
    now = at(capacity)
    has_doubled = bool(then) and now["value"] >= 2 * then["value"]
    if not has_doubled:
        return {}
    return {
        "then_gw": _in_gw(then)["gw"],
        "now_gw": _in_gw(now)["gw"],
        "period": now["period"],
    }


# --- What can be said -----------------------------------------------------------------


def _in_gw(fact: Fact) -> Fact:
    """Give a fact in MW with its figure in GW as `gw`, None where it has no figure."""
    capacity = fact.get("value")
    return with_more(fact, gw=None if capacity is None else capacity / 1000)


def of_solar_wind(
    path: pd.DataFrame,
    capacity: pd.DataFrame,
    targets: pd.DataFrame,
    groups: pd.DataFrame,
    system: pd.DataFrame,
    *,
    day: str = "",
) -> Fact:
    """Tell what Uzbekistan's goal for solar and wind needs, and what leads to it.

    `path` is of `solar_wind_path`, `groups` are the `rows` of `of_mix`, `system` is the
    table `power_system`. `added`: in the last year; `then`: in 2030 as assumed;
    `there`: when the goal is due, `pct` of it; `paths` to both. `growth`: on the year
    before, and since a `day` that the fleet is past. `shares`: goals for a share;
    `others`: goals of countries of which there is no count. Capacity is in GW (`gw`).
    """
    needs = needed_additions(capacity, targets)
    need = next((need for need in needs if need["country"] == "UZB"), {})
    goal = _in_gw(need.get("goal", {}))
    added = _in_gw(need.get("added") or {})
    last = _in_gw(at(path, assumed=False))
    reported = rows_where(
        observe(system),
        indicator="renewables_share_of_generation",
    )
    batteries = rows_where(
        observe(capacity),
        technology="battery_storage",
        indicator="added_capacity",
    )
    return {
        "last": last,
        "growth": _growth_of_fleet(capacity, last, day),
        "then": _in_gw(at(path, OUTCOME, assumed=True)),
        "goal": with_more(_in_gw(need), goal=goal),
        "added": with_more(added, source_ids=need.get("source_ids")),
        "there": _reached_when_due(path, need, goal),
        "paths": _paths_to_goal(path, last, goal),
        "shares": _share_goals(groups, targets, reported, fleet(capacity)),
        "batteries": records(batteries),
        "others": [_in_gw(need["goal"]) for need in needs if not need["base"]],
    }


def _growth_of_fleet(capacity: pd.DataFrame, last: Fact, day: str) -> Fact:
    """Tell how solar and wind grew by one count: on the year `before`, `since` a day.

    `roofs`: what stands on roofs and is counted apart.
    """
    before = year_before(capacity, last)
    return {
        "before": with_more(grew(last, before), first_gw=_in_gw(before).get("gw")),
        "since": _growth_since(last, counted_by(capacity, last, day)),
        "roofs": _on_roofs(capacity, last),
    }


def _growth_since(last: Fact, base: Fact) -> Fact:
    """Give growth since a count, in percent, and the `month` of the count."""
    if not base:
        return {}
    counts = compare(last, base)
    return {
        **counts,
        "value": 100 * (counts["ratio"] - 1),
        "month": base["period"][:7],
    }


def _on_roofs(capacity: pd.DataFrame, last: Fact) -> Fact:
    """Give what stands on roofs, and `with_them_gw`, the plants included."""
    if not last:
        return {}
    distributed = rows_where(observe(capacity), technology="solar_distributed")
    roofs = _in_gw(at(distributed, country=last["country"]))
    if not roofs:
        return {}
    with_roofs = last["value"] + roofs["value"]
    return {**roofs, "with_them_gw": with_roofs / 1000}


def _reached_when_due(path: pd.DataFrame, need: Fact, goal: Fact) -> Fact:
    """Give what a path has when the goal is due, and what part of it, `pct`."""
    if not need:
        return {}
    reached = _in_gw(at(path, goal["year"]))
    if not reached:
        return {}
    return {
        **reached,
        "pct": 100 * reached["gw"] / goal["gw"],
        "source_ids": union([reached["source_ids"], need["source_ids"]]),
    }


def _paths_to_goal(
    path: pd.DataFrame, last: Fact, goal: Fact
) -> dict[str, pd.DataFrame]:
    """Give the paths ahead of the last count, ``needed`` and ``assumed``, if any."""
    ends = [fact for fact in (last, goal) if fact]
    is_ahead = path["assumed"] | (path["year"] == last.get("year"))
    paths = {
        "needed": pd.DataFrame(ends, columns=["year", "value"]),
        "assumed": path.loc[is_ahead, ["year", "value"]],
    }
    return {name: years for name, years in paths.items() if len(years) > 1}
