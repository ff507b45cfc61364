"""The key figures of the energy page, from what its sections say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

from cac_data.energy.fuels import Fuels
from cac_data.energy.gas.balance import Deficit, Importer
from cac_data.energy.gas.deliveries import (
    Deliveries,
    RussianGas,
    TurkmenGas,
    Worth,
)
from cac_data.energy.gas.path import OutputNeed
from cac_data.energy.gas.pipelines import LINES_A_TO_C, WITH_LINE_D
from cac_data.energy.gas.prices import Prices, valued_at
from cac_data.energy.gas.turkmenistan import Balance
from cac_data.energy.power.emissions import Emissions
from cac_data.energy.power.generation import SOLAR_AND_WIND, Mix
from cac_data.energy.power.goals import ShareGoal, SolarWind
from cac_data.energy.power.plants import PartOfFleet, Projects
from cac_data.energy.rows import rows_where
from cac_data.facts import Figure, KeyFigure, Nothing, Summary, at, figure

PERCENT = "percent"
PERCENT_A_YEAR = "percent a year"
GW_A_YEAR = "GW a year"
BN_PER_MN = 1e-3

UNKNOWN = Nothing("the selection has no such figure")


def key_figures(
    *,
    deliveries: Deliveries,
    prices: Prices,
    balance: Balance,
    importer: Importer,
    fuels: Fuels,
    mix: Mix,
    intensity: Emissions,
    solar_wind: SolarWind,
    projects: Projects,
) -> list[KeyFigure]:
    """Give the key figures from the sections' facts; their ids are always the same.

    Each argument is what the function `of_` this name gives. A figure is `about` what
    its words ask besides it.
    """
    return [
        *_gas_to_china(deliveries, balance),
        *_worth_of_gas(deliveries, prices, balance),
        *_turkmen_balance(balance),
        _uzbek_balance(importer.last),
        _kazakh_oil(fuels),
        *_solar_and_wind(solar_wind),
        *_shares_of_power(mix, solar_wind),
        *_chinese_plants(projects),
        _avoided(intensity),
    ]


def _gas_to_china(deliveries: Deliveries, balance: Balance) -> list[KeyFigure]:
    use = balance.use
    ahead = balance.ahead
    assumed = ahead.gas.to_china if ahead else UNKNOWN
    return [
        _gas_sent(deliveries),
        figure("gas_to_china_assumed", assumed, "bcm").of_fact(ahead),
        _russian_gas(deliveries.russia),
        *_shares_of_region(deliveries),
        _concentration(deliveries.hhi),
        figure("pipe_use", use.last if use else UNKNOWN, PERCENT, digits=0),
        _turkmen_gas(deliveries.turkmen),
    ]


def _gas_sent(deliveries: Deliveries) -> KeyFigure:
    region = deliveries.region
    last = region.last if region else UNKNOWN
    return figure("gas_to_china", last, "bcm").of_fact(deliveries.below)


def _russian_gas(russia: RussianGas | Nothing) -> KeyFigure:
    sent = russia.sent if russia else UNKNOWN
    return figure("russian_gas_to_china", sent, "bcm").of_fact(russia)


def _shares_of_region(deliveries: Deliveries) -> list[KeyFigure]:
    share = deliveries.share
    piped = share.piped if share else UNKNOWN
    of_all = share.of_all if share else UNKNOWN
    return [
        figure("share_of_pipeline_gas", piped, PERCENT).of_fact(deliveries.share_then),
        figure("share_of_all_gas", of_all, PERCENT),
    ]


def _concentration(index: Summary | Nothing) -> KeyFigure:
    last = index.last if index else UNKNOWN
    first = index.first if index else UNKNOWN
    return figure("supplier_concentration", last, "", digits=2).of_fact(first)


def _turkmen_gas(turkmen: TurkmenGas | Nothing) -> KeyFigure:
    sent = turkmen.sent if turkmen else UNKNOWN
    return figure("turkmen_gas", sent, "bcm").of_fact(turkmen)


def _worth_of_gas(
    deliveries: Deliveries, prices: Prices, balance: Balance
) -> list[KeyFigure]:
    value_now = "turkmen_gas_value"
    turkmen = _of_country(deliveries.worth, "TKM")
    paid = turkmen.paid if turkmen else UNKNOWN
    earned = balance.earned
    worth = earned.worth if earned else UNKNOWN
    ahead = balance.worth_ahead
    of_all = ahead.to_china if ahead else UNKNOWN
    # Scenarios are compared by them, which may value gas at prices of other years.
    if paid:
        paid = paid.of(prices=paid.period)
    if of_all:
        of_all = of_all.of(prices=valued_at(balance.price))
    worth_ahead = figure("gas_value_assumed", of_all, "USD bn", scale=BN_PER_MN)
    return [
        figure(value_now, paid, "USD bn", scale=BN_PER_MN, digits=2).of_fact(turkmen),
        figure(
            "turkmen_gas_value_2030",
            worth,
            "USD bn",
            scale=BN_PER_MN,
            digits=2,
            today=value_now,
        ).of_fact(earned),
        worth_ahead.of_fact(balance.worth_now),
        figure("implied_price", prices.turkmen, "USD for 1,000 m3", digits=0),
    ]


def _turkmen_balance(balance: Balance) -> list[KeyFigure]:
    past = balance.past
    median = past.median if past else UNKNOWN
    ahead = balance.ahead
    left = ahead.gas.left if ahead else UNKNOWN
    need_of = {need.name: need for need in balance.needed}
    lines_a_to_c = need_of.get(LINES_A_TO_C, UNKNOWN)
    with_line_d = need_of.get(WITH_LINE_D, UNKNOWN)
    return [
        figure("turkmen_own_past", median, "bcm", digits=0).of_fact(past),
        figure("turkmen_left", left, "bcm"),
        _needed_growth("needed_growth_lines_a_to_c", lines_a_to_c),
        _needed_growth("needed_growth_with_line_d", with_line_d),
    ]


def _needed_growth(id: str, need: OutputNeed | Nothing) -> KeyFigure:
    growth = need.growth if need else UNKNOWN
    return figure(id, growth, PERCENT_A_YEAR).of_fact(need)


def _uzbek_balance(deficit: Deficit | Nothing) -> KeyFigure:
    balance = deficit.balance if deficit else UNKNOWN
    return figure("uzbek_balance", balance, "bcm").of_fact(deficit)


def _kazakh_oil(fuels: Fuels) -> KeyFigure:
    pipe = fuels.pipe
    return figure("kazakh_oil", pipe.kazakh if pipe else UNKNOWN, "Mt").of_fact(pipe)


def _solar_and_wind(solar_wind: SolarWind) -> list[KeyFigure]:
    capacity_now = "uzbek_solar_wind"
    goal = solar_wind.goal
    needed = goal.needed if goal else UNKNOWN
    added = solar_wind.added
    capacity = added.capacity if added else UNKNOWN
    return [
        figure(capacity_now, solar_wind.last, "GW").of_fact(goal),
        figure("uzbek_solar_wind_2030", solar_wind.then, "GW", today=capacity_now),
        figure("uzbek_solar_wind_needed", needed, GW_A_YEAR).of_fact(goal),
        figure("uzbek_solar_wind_added", capacity, GW_A_YEAR).of_fact(added),
        figure("uzbek_goal_reached", _share_of_goal(solar_wind), PERCENT, digits=0),
    ]


def _share_of_goal(solar_wind: SolarWind) -> Figure | Nothing:
    """Give what is reached of the goal, unknown where no path leads to its year."""
    if solar_wind.reached:
        return solar_wind.reached.share
    if not solar_wind.goal:
        return UNKNOWN
    return Figure(value=math.nan, unit=PERCENT, period=solar_wind.goal.goal.period)


def _shares_of_power(mix: Mix, solar_wind: SolarWind) -> list[KeyFigure]:
    shares = rows_where(mix.rows, group=SOLAR_AND_WIND)
    figures = []
    for country in ("UZB", "KAZ"):
        share = at(shares, country=country)
        goal = _of_country(solar_wind.shares, country)
        id = f"solar_wind_share_{country.lower()}"
        figures.append(figure(id, share, PERCENT).of_fact(goal))
    return figures


def _chinese_plants(projects: Projects) -> list[KeyFigure]:
    return [
        _part_of_fleet("chinese_party_share_uzb", projects.shares),
        _part_of_fleet("chinese_owned_share_uzb", projects.owned),
    ]


def _part_of_fleet(id: str, parts: Sequence[PartOfFleet]) -> KeyFigure:
    uzbek = _of_country(parts, "UZB")
    share = uzbek.share if uzbek else UNKNOWN
    return figure(id, share, PERCENT, digits=0).of_fact(uzbek)


def _avoided(intensity: Emissions) -> KeyFigure:
    saving = intensity.uzb
    saved = saving.in_place_of_gas if saving else UNKNOWN
    return figure("avoided_uzb", saved, "Mt CO2e")


_OfCountry = TypeVar("_OfCountry", Worth, ShareGoal, PartOfFleet)


def _of_country(facts: Sequence[_OfCountry], country: str) -> _OfCountry | Nothing:
    return next((fact for fact in facts if fact.country == country), UNKNOWN)
