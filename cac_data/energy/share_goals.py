"""Goals for renewables as a share of generation, and what stands beside them."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.display.phrases import number, pct
from cac_data.energy.capacity import TARGETS, fleet_by_year
from cac_data.energy.rows import rows_of
from cac_data.energy.wording import known, mw

_SHARE_GOAL = "renewables_share_of_generation"
_MW_GOAL = next(
    name for name, parts in TARGETS.items() if set(parts) == {"solar", "wind"}
)
_COLUMNS = (
    *("country", "target_period", "set_on", "goal_pct", "period", "solar_wind_pct"),
    *("with_hydro_pct", "since", "gained_points", "needed_low", "needed_high"),
    "source_ids",
)


def share_goals(
    groups: pd.DataFrame, targets: pd.DataFrame, *, years: int = 5
) -> pd.DataFrame:
    """Newest share goal of each country beside its share, and the pace it needs.

    Which renewables a goal counts is not the same everywhere and seldom told: some
    count all hydropower, some none of the large. So the pace that a goal needs is a
    range: ``needed_low`` if all hydropower counts and stays, ``needed_high`` if none
    does.

    `years`: over how many years the pace of the past is taken.

    Columns: ``country, target_period, set_on, goal_pct, period`` (of the shares)``,
    solar_wind_pct, with_hydro_pct, since, gained_points`` (of solar and wind, a year
    since then)``, needed_low, needed_high`` (points a year; 0 where the goal is
    reached)``, source_ids``, for goals of a year that is still ahead.
    """
    needed = ["country", "indicator", "target_period", "set_on", "value", "source_id"]
    codes.check_columns(targets.columns, needed, function="share_goals")
    needed = ["country", "period", "group", "share_pct", "source_ids"]
    codes.check_columns(groups.columns, needed, function="share_goals")
    goals = targets[
        (targets["indicator"] == _SHARE_GOAL)
        & targets["target_period"].map(periods.is_year).astype(bool)
    ].sort_values(["country", "set_on", "target_period"], kind="stable")
    made = []
    for country, rows in groups.groupby("country"):
        last = rows["period"].max()
        ahead = goals[(goals["country"] == country) & (goals["target_period"] > last)]
        if len(ahead):
            # The nearest year of what was set last.
            newest = ahead[ahead["set_on"] == ahead["set_on"].max()].iloc[0]
            made.append(_beside(rows, newest.to_dict(), str(last), years))
    return pd.DataFrame(made, columns=list(_COLUMNS))


def _beside(
    rows: pd.DataFrame, goal: Mapping[Any, Any], last: str, years: int
) -> dict[str, Any]:
    def share(period: str, *names: str) -> float:
        there = rows[(rows["period"] == period) & rows["group"].isin(names)]
        return float(there["share_pct"].sum()) if len(there) else float("nan")

    sun = share(last, "solar and wind")
    both = share(last, "solar and wind", "hydropower")
    since = str(int(last) - years)
    left = int(goal["target_period"]) - int(last)
    used = rows[rows["period"].isin([last, since])]["source_ids"].tolist()
    return {
        "country": goal["country"],
        "target_period": goal["target_period"],
        "set_on": goal["set_on"],
        "goal_pct": float(goal["value"]),
        "period": last,
        "solar_wind_pct": sun,
        "with_hydro_pct": both,
        "since": since,
        "gained_points": (sun - share(since, "solar and wind")) / years,
        "needed_low": max(float(goal["value"]) - both, 0) / left,
        "needed_high": max(float(goal["value"]) - sun, 0) / left,
        "source_ids": indicators.merge_ids([[goal["source_id"]], *used]),
    }


def say_share_goals(
    shares: pd.DataFrame, capacity: pd.DataFrame, targets: pd.DataFrame
) -> str:
    """Say how far shares are from their goals, and what runs where no MW are a goal.

    What each goal needs, what runs in countries with such a goal and none in megawatts,
    and which goals in megawatts have no count beside them.
    """
    counted = fleet_by_year(capacity)
    in_mw = targets[targets["indicator"] == _MW_GOAL]
    parts = [_goal_and_share(row) for row in rows_of(shares)]
    if parts:
        parts.append("The less hydropower a goal counts, the more it needs.")
    for country in shares["country"]:
        if country not in set(in_mw["country"]):
            parts += _last_added(counted[counted["country"] == country], country)
    parts += [
        f"{codes.country_name(row['country'])} has a goal of {mw(row['value'])} of "
        f"solar and wind for {row['target_period']} and no count of what runs."
        for row in rows_of(in_mw)
        if row["country"] not in set(counted["country"])
    ]
    return " ".join(parts) or "No goal for a share of renewables lies ahead."


def _goal_and_share(row: Mapping[str, Any]) -> str:
    goal = pct(row["goal_pct"], digits=0)
    text = (
        f"{codes.country_name(row['country'])} is to make {goal} of its power from "
        f"renewables in {row['target_period']}; in {row['period']} solar and wind made "
        f"{pct(row['solar_wind_pct'])}, with hydropower {pct(row['with_hydro_pct'])}."
    )
    if known(row["gained_points"]):
        text += (
            f" Solar and wind gained {number(row['gained_points'], 1)} points a year "
            f"since {row['since']}."
        )
    return (
        f"{text} The goal needs {number(row['needed_low'], 1)} to "
        f"{number(row['needed_high'], 1)} points a year."
    )


def _last_added(counted: pd.DataFrame, country: str) -> Sequence[str]:
    if counted.empty:
        return []
    last = counted.iloc[-1]
    name = codes.country_name(country)
    text = (
        f"{name} had {mw(last['capacity_mw'])} of solar and wind at the end of "
        f"{last['period']}"
    )
    before = counted[
        (counted["period"] == str(int(last["period"]) - 1))
        & (counted["basis"] == last["basis"])
        & (counted["vintage"] == last["vintage"])
    ]
    if before.empty:
        return [f"{text}."]
    more = last["capacity_mw"] - float(before["capacity_mw"].iloc[0])
    return [f"{text}, {mw(more)} more than a year before."]
