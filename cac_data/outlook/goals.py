"""What others expect or aim at: levels of trade, Uzbek solar and wind, the corridor."""

from __future__ import annotations

from dataclasses import dataclass

from cac_data import energy, infrastructure, trade
from cac_data.claims import Known
from cac_data.facts import Fact, at
from cac_data.outlook.basics import in_thousands


def trade_levels(tables: Known, horizon: int) -> list[Fact]:
    """Give levels of trade expected in a year, in USD bn, the lowest first."""
    levels = trade.levels_of(tables["trade_targets"], horizon)
    return [in_thousands(level) for level in levels]


def corridor_goal(tables: Known) -> Fact:
    """Give the last target for cargo on the Middle Corridor, in Mt."""
    expected = infrastructure.expectations(tables["corridor_volumes"])
    return at(expected, nature="target")


def uzbek_solar_wind_goal(tables: Known) -> Fact:
    """Give the last Uzbek goal for solar and wind, in GW, also one that is due."""
    needs = _uzbek_additions(tables)
    return in_thousands(needs[-1].goal) if needs else {}


@dataclass(frozen=True)
class SolarWindNeed:
    """What a goal for solar and wind needs, beside what was added last, in GW."""

    required: Fact
    """A year from the last count on; with the `level` of the goal and its year, `end`,
    and what the `last_year` added."""
    added: Fact
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
        added = in_thousands(need.added.capacity)
        required = {
            **in_thousands(need.needed),
            "level": goal,
            "end": goal["year"],
            "last_year": added["value"],
        }
        added["period"] = need.base.period
        needs.append(SolarWindNeed(required, added))
    return needs


def _uzbek_additions(tables: Known) -> list[energy.power.AdditionsNeed]:
    """Give `energy.power.needed_additions` of Uzbekistan, in MW."""
    needs = energy.power.needed_additions(
        tables["renewable_capacity"], tables["energy_targets"]
    )
    return [need for need in needs if need.country == "UZB"]
