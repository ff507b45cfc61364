"""Whether solar and wind are on the way to their goals."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import periods
from cac_data.cache import cached
from cac_data.energy.power.capacity import (
    Added,
    added_in_year,
    counted_by,
    fleet,
    year_before,
)
from cac_data.energy.power.generation import HYDROPOWER, SOLAR_AND_WIND
from cac_data.energy.rows import OUTCOME, rows_where
from cac_data.facts import (
    Figure,
    Growth,
    Nothing,
    at,
    compare,
    figures,
    grew,
    in_percent,
    sum_of,
)
from cac_data.inputs import takes
from cac_data.observations import observe, union
from cac_data.tables import sort_rows

SHARE_PACE_YEARS = 5
"""Years over which a share is said to have gained."""

POINTS_A_YEAR = "points a year"


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


@dataclass(frozen=True)
class AdditionsNeed:
    """What a country's `goal` for solar and wind needs a year, in MW.

    `base` is the last figure of `fleet`, `added` what came in its year. ``(goal - base)
    / years between`` is `needed`, of the period between them; unknown where it is due.
    """

    country: str
    goal: Figure
    base: Figure | Nothing
    added: Added | Nothing
    needed: Figure


@takes(capacity="renewable_capacity", targets="energy_targets")
@cached
def needed_additions(
    capacity: pd.DataFrame, targets: pd.DataFrame
) -> list[AdditionsNeed]:
    """Give what each goal for solar and wind needs a year, in MW, and what was added.

    ``(goal - base) / years between``, the base of `fleet`.
    """
    counts = fleet(capacity)
    goals = _goals_of(targets, "solar_and_wind_capacity")
    needs = []
    for goal in figures(goals):
        base = at(counts, country=goal.text("country"))
        added = added_in_year(capacity, base) if base else base
        if base:
            # A goal is asked of the count that it is measured by, whoever set it.
            goal = goal.of(reporter=base.reporter, edition=base.edition)
        need = AdditionsNeed(
            country=goal.text("country"),
            goal=goal,
            base=base,
            added=added,
            needed=_needed_a_year(goal, base, added),
        )
        needs.append(need)
    return needs


def _needed_a_year(
    goal: Figure, base: Figure | Nothing, added: Added | Nothing
) -> Figure:
    """Give what leads from a figure to a goal in equal steps; unknown if it is due."""
    cited = [goal.source_ids]
    ends = [goal.period]
    pace = goal.of(value=math.nan)
    if base:
        cited.append(base.source_ids)
        ends.insert(0, base.period)
        years = goal.whole_year - base.whole_year
        lacking = compare(goal, base)
        if lacking and years > 0:
            pace = lacking.difference.divided_by(years)
    if added:
        cited.append(added.capacity.source_ids)
    return goal.of(
        value=pace.value,
        unit="MW a year",
        period="/".join(ends),
        source_ids=union(cited),
    )


# --- Goals for a share ----------------------------------------------------------------


@dataclass(frozen=True)
class ReportedShare:
    """A share that is reported by the goal's own rule, in percent.

    `needed`: points a year from there to the goal.
    """

    share: Figure
    needed: Figure | Nothing


@dataclass(frozen=True)
class Outgrown:
    """The plants behind a share have doubled since: capacity `then` and `now`, in GW.

    Then that share says nothing of today.
    """

    then: Figure
    now: Figure


@dataclass(frozen=True)
class ShareGoal:
    """A country's newest goal for a share of renewables, and what it needs.

    `sun` is the last share of solar and wind, in percent. Points a year: `gained` in
    five years; `high` is what they need to the goal, `low` if all hydropower counts,
    too.
    """

    country: str
    goal: Figure
    sun: Figure
    gained: Figure | Nothing
    low: Figure
    high: Figure
    reported: ReportedShare | Nothing
    outgrown: Outgrown | Nothing


def _share_goals(
    groups: pd.DataFrame,
    targets: pd.DataFrame,
    reported: pd.DataFrame,
    counts: pd.DataFrame,
) -> list[ShareGoal]:
    """Give each country's newest goal for a share of renewables, and what it needs."""
    goals = _goals_of(targets, "renewables_share_of_generation")
    share_goals = []
    for country, shares in groups.groupby("country"):
        last_year = int(shares["year"].max())
        goal = _next_goal(goals, str(country), last_year)
        solar_wind = at(shares, last_year, group=SOLAR_AND_WIND)
        if not goal or not solar_wind:
            continue
        hydropower = at(shares, last_year, group=HYDROPOWER)
        needed = _points_needed(goal, solar_wind)
        needed_with_hydropower = _points_needed(goal, solar_wind, hydropower)
        if not needed or not needed_with_hydropower:
            continue
        share_goal = ShareGoal(
            country=str(country),
            goal=goal,
            sun=solar_wind,
            gained=_points_gained(shares, solar_wind),
            low=needed_with_hydropower,
            high=needed,
            reported=_reported(reported, goal),
            outgrown=_outgrown(counts, solar_wind),
        )
        share_goals.append(share_goal)
    return share_goals


def _next_goal(goals: pd.DataFrame, country: str, last_year: int) -> Figure | Nothing:
    """Give the goal that was set last; of several its nearest year ahead."""
    ahead = rows_where(goals, country=country)
    ahead = ahead[ahead["year"] > last_year]
    set_last = ahead[ahead["set_on"] == ahead["set_on"].max()]
    return at(set_last.head(1))


def _points_gained(shares: pd.DataFrame, solar_wind: Figure) -> Figure | Nothing:
    """Give the points a year that solar and wind gained in five years, if known."""
    year = solar_wind.whole_year - SHARE_PACE_YEARS
    gained = compare(solar_wind, at(shares, year, group=SOLAR_AND_WIND))
    if not gained:
        return Nothing("no share of five years before")
    points = gained.difference.divided_by(SHARE_PACE_YEARS, POINTS_A_YEAR)
    return points.of(base=str(year))


def _points_needed(
    goal: Figure, share: Figure, beside: Figure | Nothing | None = None
) -> Figure | Nothing:
    """Give the points a year from a share to a goal, if another counts beside it."""
    years = goal.whole_year - share.whole_year
    both = sum_of([share, beside]) if beside else share
    lacking = compare(goal, both)
    if not lacking:
        return Nothing("a share that the goal is not of")
    points = lacking.difference.divided_by(years, POINTS_A_YEAR)
    return points.of(value=0.0) if points.value < 0 else points


def _reported(reported: pd.DataFrame, goal: Figure) -> ReportedShare | Nothing:
    """Give the share by the goal's own rule, if somebody reports it."""
    share = at(reported, country=goal.text("country"))
    if not share:
        return share
    if goal.whole_year <= share.whole_year:
        return ReportedShare(share, Nothing("the goal is due"))
    return ReportedShare(share, _points_needed(goal, share))


def _outgrown(counts: pd.DataFrame, solar_wind: Figure) -> Outgrown | Nothing:
    """Say of a share whether the plants behind it have since doubled."""
    capacity = rows_where(counts, country=solar_wind.text("country"))
    now = at(capacity)
    then = at(capacity, solar_wind.whole_year)
    # No two bodies are that far apart.
    since = compare(now, then, across=["reporter", "edition"])
    if not since:
        return Nothing("no capacity in the year of the share")
    if since.ratio and since.ratio.value < 2:
        return Nothing("the plants have not doubled")
    return Outgrown(then=_in_gw(since.other), now=_in_gw(since.one))


# --- What can be said -----------------------------------------------------------------


def _in_gw(megawatts: Figure) -> Figure:
    return megawatts.divided_by(1000, megawatts.unit.replace("MW", "GW"))


@dataclass(frozen=True)
class CapacityGoal:
    """A `goal` for capacity in GW, and what is `needed` for it, in GW a year."""

    goal: Figure
    needed: Figure


@dataclass(frozen=True)
class YearBefore:
    """Growth on the year before in percent, and that year's `level` in GW."""

    growth: Growth
    level: Figure


@dataclass(frozen=True)
class SinceMonth:
    """Growth in percent since the count of a `month`."""

    growth: Figure
    month: str


@dataclass(frozen=True)
class Roofs:
    """What stands on roofs and is counted apart, in GW; `with_them`: all in all."""

    capacity: Figure
    with_them: Figure


@dataclass(frozen=True)
class Reached:
    """What a path has when a goal is due: `capacity` in GW, its `share` in percent."""

    capacity: Figure
    share: Figure


@dataclass(frozen=True, eq=False)
class SolarWind:
    """What Uzbekistan's goal for solar and wind needs, and what leads to it, in GW.

    `last` is the last count; it grew by one count on the year `before`, and `since` a
    day that the fleet is past. `then`: in 2030 as assumed; `added`: in the last year;
    `reached`: when the goal is due; `paths` to both, in MW. `shares`: goals for a
    share; `others`: goals of countries of which there is no count.
    """

    last: Figure | Nothing
    before: YearBefore | Nothing
    since: SinceMonth | Nothing
    roofs: Roofs | Nothing
    then: Figure | Nothing
    goal: CapacityGoal | Nothing
    added: Added | Nothing
    reached: Reached | Nothing
    paths: Mapping[str, pd.DataFrame]
    shares: list[ShareGoal]
    batteries: list[Figure]
    others: list[Figure]


def of_solar_wind(
    path: pd.DataFrame,
    capacity: pd.DataFrame,
    targets: pd.DataFrame,
    groups: pd.DataFrame,
    system: pd.DataFrame,
    *,
    day: str = "",
) -> SolarWind:
    """Tell what Uzbekistan's goal for solar and wind needs, and what leads to it.

    `path` is of `solar_wind_path`, `groups` are the `rows` of `of_mix`, `system` is the
    table `power_system`; growth is told since a `day`, too.
    """
    path = path.assign(counted_by=path["basis"])
    needs = needed_additions(capacity, targets)
    no_goal = Nothing("no Uzbek goal for solar and wind")
    uzbek_needs = [need for need in needs if need.country == "UZB"]
    need = uzbek_needs[0] if uzbek_needs else no_goal
    last = at(path, assumed=False)
    then = at(path, OUTCOME, assumed=True)
    reported = rows_where(
        observe(system),
        indicator="renewables_share_of_generation",
    )
    batteries = rows_where(
        observe(capacity),
        technology="battery_storage",
        indicator="added_capacity",
    )
    return SolarWind(
        last=_known_in_gw(last),
        before=_on_year_before(last, year_before(capacity, last)),
        since=_growth_since(last, counted_by(capacity, last, day)),
        roofs=_on_roofs(capacity, last),
        then=_known_in_gw(then),
        goal=_goal_in_gw(need) if need else no_goal,
        added=_added_in_gw(need) if need else no_goal,
        reached=_reached_when_due(path, need) if need else no_goal,
        paths=_paths_to_goal(path, last, need),
        shares=_share_goals(groups, targets, reported, fleet(capacity)),
        batteries=figures(batteries),
        others=[_in_gw(need.goal) for need in needs if not need.base],
    )


def _known_in_gw(megawatts: Figure | Nothing) -> Figure | Nothing:
    return _in_gw(megawatts) if megawatts else megawatts


def _goal_in_gw(need: AdditionsNeed) -> CapacityGoal:
    return CapacityGoal(_in_gw(need.goal), _in_gw(need.needed))


def _added_in_gw(need: AdditionsNeed) -> Added | Nothing:
    if not need.added:
        return Nothing("nobody counts what was added")
    capacity = _in_gw(need.added.capacity).of(source_ids=need.needed.source_ids)
    return Added(capacity, need.added.is_of_renewables)


def _on_year_before(
    last: Figure | Nothing, before: Figure | Nothing
) -> YearBefore | Nothing:
    growth = grew(last, before)
    if not before or not growth:
        return Nothing("no year before by the same count")
    return YearBefore(growth, _in_gw(before))


def _growth_since(
    last: Figure | Nothing, base: Figure | Nothing
) -> SinceMonth | Nothing:
    """Give growth since a count of the same body."""
    # Of a fleet a month and a year's end are alike: it is what stands on a day.
    counts = compare(last, base, across=["edition", "length"])
    if not counts or not counts.above_pct:
        return Nothing("no count of the same body to grow from")
    growth = counts.above_pct.of(base=counts.other.period)
    return SinceMonth(growth, counts.other.period[:7])


def _on_roofs(capacity: pd.DataFrame, last: Figure | Nothing) -> Roofs | Nothing:
    """Give what stands on roofs, and with it all solar and wind."""
    if not last:
        return last
    distributed = rows_where(observe(capacity), technology="solar_distributed")
    distributed = distributed.assign(counted_by=distributed["basis"])
    roofs = at(distributed, country=last.text("country"))
    if not roofs:
        return roofs
    # Of a fleet a year's end and a day are alike.
    if not compare(last, roofs, across=["length"]):
        return Nothing("roofs and the fleet are counted by unlike bodies")
    with_roofs = sum_of([last, roofs], across=["length"])
    return Roofs(_in_gw(roofs), _in_gw(with_roofs))


def _reached_when_due(path: pd.DataFrame, need: AdditionsNeed) -> Reached | Nothing:
    """Give what a path has when the goal is due, and what part of it."""
    capacity = at(path, need.goal.whole_year)
    if not capacity:
        return capacity
    reached = _in_gw(capacity).of(
        source_ids=union([capacity.source_ids, need.needed.source_ids]),
    )
    # The path may be of a later edition than the count that the goal is asked of.
    part = compare(reached, _in_gw(need.goal), across=["edition"])
    if not part or not part.ratio:
        return Nothing("no goal that the path can be measured by")
    return Reached(reached, in_percent(part.ratio))


def _paths_to_goal(
    path: pd.DataFrame, last: Figure | Nothing, need: AdditionsNeed | Nothing
) -> dict[str, pd.DataFrame]:
    """Give the paths ahead of the last count, ``needed`` and ``assumed``, if any."""
    ends = [last] if last else []
    if need:
        ends.append(need.goal)
    is_ahead = path["assumed"] | (path["year"] == (last.year if last else None))
    paths = {
        "needed": _years_of(ends),
        "assumed": path.loc[is_ahead, ["year", "value"]],
    }
    return {name: years for name, years in paths.items() if len(years) > 1}


def _years_of(levels: Sequence[Figure]) -> pd.DataFrame:
    rows = [(level.year, level.value) for level in levels]
    return pd.DataFrame(rows, columns=["year", "value"])
