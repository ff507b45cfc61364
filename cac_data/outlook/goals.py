"""What others expect or aim at: levels of trade, Uzbek solar and wind, the corridor."""

from __future__ import annotations

from dataclasses import dataclass

from cac_data import energy, infrastructure, trade
from cac_data.claims import Known
from cac_data.facts import Figure, Nothing, at
from cac_data.figure import figure_of
from cac_data.outlook.basics import in_thousands


def trade_levels(tables: Known, horizon: int) -> list[Figure]:
    """Give levels of trade expected in a year, in USD bn, the lowest first."""
    levels = trade.levels_of(tables["trade_targets"], horizon)
    in_millions = [figure_of(level).of(unit="USD mn") for level in levels]
    return [in_thousands(level) for level in in_millions]


def corridor_goal(tables: Known) -> Figure | Nothing:
    """Give the last target for cargo on the Middle Corridor, in Mt."""
    expected = infrastructure.expectations(tables["corridor_volumes"])
    return at(expected, nature="target")


def uzbek_solar_wind_goal(tables: Known) -> Figure | Nothing:
    """Give the last Uzbek goal for solar and wind, in GW, also one that is due."""
    needs = _uzbek_additions(tables)
    if not needs:
        return Nothing("no Uzbek goal for solar and wind")
    return in_thousands(needs[-1].goal)


@dataclass(frozen=True)
class SolarWindNeed:
    """What a goal for solar and wind needs, beside what was added last, in GW."""

    needed: Figure
    """A year from the last count on, to the `period` of the goal."""
    goal: Figure
    added: Figure
    """In the last year that is counted."""


def uzbek_solar_wind_needs(tables: Known) -> list[SolarWindNeed]:
    """Give what each Uzbek goal ahead needs, the nearest first.

    Only where a goal is not yet due and is known what the last year added.
    """
    needs = []
    for need in _uzbek_additions(tables):
        if not need.needed.is_known or not need.added or not need.base:
            continue
        goal = in_thousands(need.goal)
        needed = need.needed.divided_by(1000, "GW a year").of(period=goal.period)
        added = need.added.capacity.divided_by(1000, "GW a year")
        added = added.of(period=need.base.period)
        needs.append(SolarWindNeed(needed, goal, added))
    return needs


def _uzbek_additions(tables: Known) -> list[energy.power.AdditionsNeed]:
    """Give `energy.power.needed_additions` of Uzbekistan, in MW."""
    needs = energy.power.needed_additions(
        tables["renewable_capacity"], tables["energy_targets"]
    )
    return [need for need in needs if need.country == "UZB"]
