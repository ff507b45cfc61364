"""What is said of solar and wind: their goals, and the plants with a Chinese party."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from cac_data.energy.plan.wording import as_id, described
from cac_data.energy.power.capacity import Added
from cac_data.energy.power.goals import (
    CapacityGoal,
    Outgrown,
    ReportedShare,
    ShareGoal,
    SinceMonth,
    SolarWind,
    YearBefore,
)
from cac_data.energy.power.plants import PartOfFleet, Projects, Stages
from cac_data.facts import (
    Figure,
    Nothing,
    exceeds,
)
from cac_data.lines import FigureWords, Line, Text, Value, line

STAGES = ("in_service", "construction", "agreed", "silent")

# --- Are solar and wind on the way to their goals? -----------------------------------


def solar_wind(f: SolarWind) -> Text:
    """Say what solar and wind there is, what the goals need, and what is not known."""
    uzbek = [line("energy.solar-none")]
    if f.last:
        uzbek = [*_capacity(f.last, f)]
    return [
        uzbek,
        *[[*_goal_for_share(share)] for share in f.shares],
        [*_elsewhere(f), line("energy.solar-cut-back")],
    ]


def _capacity(last: Figure, f: SolarWind) -> Iterator[Line]:
    yield _has(last, f.before, f.since)
    if f.roofs:
        yield line(
            "energy.solar-roofs",
            gw=f.roofs.capacity,
            month=f.roofs.capacity.period,
            with_them=f.roofs.with_them,
        )
    if f.goal and f.goal.needed.is_known:
        yield _goal(f.goal, f.added)
    due = f.reached
    if due:
        yield line("energy.solar-when-due", gw=due.capacity, reached=due.share)


def _has(
    last: Figure, before: YearBefore | Nothing, since: SinceMonth | Nothing
) -> Line:
    values: dict[str, Value] = {"gw": last, "period": last.period}
    on_year: dict[str, Value] = {}
    if before:
        on_year = {"on_year": before.growth, "year": str(before.growth.start)}
    on_month: dict[str, Value] = {}
    if since:
        on_month = {"on_month": since.growth, "month": since.month}
    if before and since:
        return line(
            "energy.solar-has-on-year-and-month", **values, **on_year, **on_month
        )
    if before:
        return line("energy.solar-has-on-year", **values, **on_year)
    if since:
        return line("energy.solar-has-on-month", **values, **on_month)
    return line("energy.solar-has", **values)


def _goal(goal: CapacityGoal, added: Added | Nothing) -> Line:
    of_goal: dict[str, Value] = {
        "goal": goal.goal,
        "due": goal.goal.period,
        "needed": goal.needed,
    }
    if not added:
        return line("energy.solar-goal", **of_goal)
    of_renewables = "-of-renewables" if added.is_of_renewables else ""
    return line(
        f"energy.solar-goal-and-added{of_renewables}",
        added=added.capacity,
        period=added.capacity.period,
        **of_goal,
    )


def _goal_for_share(share: ShareGoal) -> Iterator[Line]:
    """Say which share of power a country wants from renewables, and what it takes."""
    yield _share_goal(share)
    if share.outgrown:
        yield _outgrown(share.outgrown)
    yield _alone(share)
    if share.reported:
        yield line("energy.solar-rule")
        yield _by_ministry(share.reported)


def _outgrown(outgrown: Outgrown) -> Line:
    return line(
        "energy.solar-outgrown",
        then=outgrown.then,
        now=outgrown.now,
        period=outgrown.now.period,
    )


def _share_goal(share: ShareGoal) -> Line:
    values: dict[str, Value] = {
        "country": share.country,
        "goal": share.goal,
        "due": share.goal.period,
        "share": share.sun,
        "period": share.sun.period,
    }
    if share.outgrown:
        return line("energy.solar-share-goal-outgrown", **values)
    if share.gained:
        return line(
            "energy.solar-share-goal-gaining",
            gained=share.gained,
            since=share.gained.base,
            **values,
        )
    return line("energy.solar-share-goal", **values)


def _alone(share: ShareGoal) -> Line:
    """Say what solar and wind alone would need, or with all hydropower."""
    high = share.high
    low = share.low
    has_low = not share.reported and exceeds(high, low)
    if share.outgrown:
        period = share.sun.period
        if not has_low:
            return line("energy.solar-from-then-need", period=period, high=high)
        return line("energy.solar-from-then-need-or", period=period, high=high, low=low)
    if not has_low:
        return line("energy.solar-alone-need", high=high)
    return line("energy.solar-alone-need-or", high=high, low=low)


def _by_ministry(reported: ReportedShare) -> Line:
    share = reported.share
    if not reported.needed:
        return line("energy.solar-reported", share=share, period=share.period)
    return line(
        "energy.solar-reported-and-need",
        share=share,
        period=share.period,
        needed=reported.needed,
    )


def _elsewhere(f: SolarWind) -> Iterator[Line]:
    for goal in f.others:
        yield line(
            "energy.solar-goal-without-count",
            country=goal.text("country"),
            gw=goal,
            due=goal.period,
        )
    for added in f.batteries:
        yield line(
            "energy.solar-batteries",
            country=added.text("country"),
            mw=added,
            period=added.period,
        )


def solar_wind_figure(f: SolarWind) -> FigureWords:
    """Say what the chart of solar and wind shows."""
    title = _title(f.goal, f.added)
    return FigureWords(
        title=title,
        subtitle=line("energy.solar-subtitle"),
        alt=line("energy.solar-alt", title=title),
        caption=[[_who_counted(f.before), line("energy.solar-empty-year")]],
        names={
            "needed": line("energy.solar-needed"),
            "assumed": line("energy.solar-assumed"),
        },
    )


def _title(goal: CapacityGoal | Nothing, added: Added | Nothing) -> Line:
    if not goal or not goal.needed.is_known or not added:
        return line("energy.solar-title")
    of_renewables = "-of-renewables" if added.is_of_renewables else ""
    return line(
        f"energy.solar-title-added{of_renewables}",
        added=added.capacity,
        period=added.capacity.period,
        needed=goal.needed,
    )


def _who_counted(before: YearBefore | Nothing) -> Line:
    if not before:
        return line("energy.solar-counted-by-others")
    return line(
        "energy.solar-counted-by-others-before",
        end=str(before.growth.end),
        first=before.level,
        start=str(before.growth.start),
    )


# --- How far have Chinese projects come? ---------------------------------------------


def projects(f: Projects) -> Text:
    """Say how far plants with a Chinese party are, and their part of the fleet."""
    stages = [*_stages(f.stages, f)] if f.stages else []
    shares = [*_shares(f)] if f.shares else []
    remarks = [
        *_roles(f.roles),
        line("energy.projects-role-unknown"),
        line("energy.projects-from-news"),
    ]
    capacity = [*stages, *shares]
    # Stages that nothing is added to stand apart.
    return [capacity, remarks] if len(capacity) == 1 else [[*capacity, *remarks]]


def _stages(stages: Stages, f: Projects) -> Iterator[Line]:
    yield line(
        "energy.projects-stages",
        in_service=stages.in_service,
        construction=stages.construction,
        agreed=stages.agreed,
    )
    if stages.silent.value:
        yield line(
            "energy.projects-silent", silent=stages.silent, months=f.silent_months
        )
    if stages.other.value >= 1:
        yield line("energy.projects-other", other=stages.other)
    if f.left_out:
        yield line(
            "energy.projects-left-out", plants=f.left_out, mw=f.left_out_capacity
        )


def _shares(f: Projects) -> Iterator[Line]:
    by_period = sorted(f.shares, key=_period_of)
    for period, of_period in groupby(by_period, key=_period_of):
        parts = [*of_period]
        has_one_counter = len({part.fleet.reporter for part in parts}) == 1
        shares = [_share_of_fleet(part, says_by=not has_one_counter) for part in parts]
        yield line("energy.projects-shares", period=period, shares=shares)
    if f.owned:
        owned = [
            line("energy.projects-owned-in", share=part.share, country=part.country)
            for part in f.owned
        ]
        yield line("energy.projects-owned", shares=owned)


def _share_of_fleet(part: PartOfFleet, *, says_by: bool) -> Line:
    """Say which part of a fleet plants are, and by whose count of it if `says_by`."""
    counter = f"-by-{as_id(part.fleet.reporter)}" if says_by else ""
    return line(
        f"energy.projects-share-of-fleet{counter}",
        share=part.share,
        mw=part.capacity,
        country=part.country,
    )


def _period_of(part: PartOfFleet) -> str:
    return part.share.period


def _country_of(part: PartOfFleet) -> str:
    return part.country


def _roles(parts: Iterable[PartOfFleet]) -> Iterator[Line]:
    by_country = sorted(parts, key=_country_of)
    for country, of_country in groupby(by_country, key=_country_of):
        roles = [
            line(f"energy.projects-as-{as_id(part.role)}", mw=part.capacity)
            for part in of_country
        ]
        yield line("energy.projects-roles", country=country, roles=roles)


def projects_figure(f: Projects) -> FigureWords:
    """Say what the chart of projects shows."""
    title = line("energy.projects-title")
    if f.stages:
        title = line(
            "energy.projects-title-stages",
            in_service=f.stages.in_service,
            agreed=f.stages.agreed,
        )
    return FigureWords(
        title=title,
        subtitle=line("energy.projects-subtitle"),
        alt=described(line("energy.projects-alt"), projects(f)),
        caption=line("energy.projects-caption"),
        names={code: line(f"energy.stage-{as_id(code)}") for code in STAGES},
    )
