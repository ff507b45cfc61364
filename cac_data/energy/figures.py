"""The key figures of the energy page, from what its sections say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TypeVar

from cac_data.energy.fuels import Fuels
from cac_data.energy.gas.balance import Importer
from cac_data.energy.gas.deliveries import Deliveries, Worth
from cac_data.energy.gas.path import OutputNeed
from cac_data.energy.gas.pipelines import LINES_A_TO_C, WITH_LINE_D
from cac_data.energy.gas.prices import Prices
from cac_data.energy.gas.turkmenistan import Balance
from cac_data.energy.power.emissions import Emissions
from cac_data.energy.power.generation import SOLAR_AND_WIND, Mix
from cac_data.energy.power.goals import ShareGoal, SolarWind
from cac_data.energy.power.plants import PartOfFleet, Projects
from cac_data.energy.rows import rows_where
from cac_data.facts import Figure, KeyFigure, Nothing, at, figure

PERCENT = "percent"
PERCENT_A_YEAR = "percent a year"
GW_A_YEAR = "GW a year"
USD_BN = "USD bn"
FROM_MN = 1e-3
"""What brings figures in USD mn to billions."""

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
    uzbek = importer.last
    return [
        *_gas_to_china(deliveries, balance),
        *_worth_of_gas(deliveries, prices, balance),
        *_turkmen_balance(balance),
        figure("uzbek_balance", uzbek.balance if uzbek else UNKNOWN, "bcm").of(
            about=uzbek
        ),
        _kazakh_oil(fuels),
        *_solar_and_wind(solar_wind),
        *_shares_of_power(mix, solar_wind),
        *_chinese_plants(projects),
        _avoided(intensity),
    ]


def _gas_to_china(deliveries: Deliveries, balance: Balance) -> list[KeyFigure]:
    region = deliveries.region
    ahead = balance.ahead
    russia = deliveries.russia
    share = deliveries.share
    index = deliveries.hhi
    use = balance.use
    turkmen = deliveries.turkmen
    return [
        figure("gas_to_china", region.last if region else UNKNOWN, "bcm").of(
            about=region.top if region else UNKNOWN
        ),
        figure(
            "gas_to_china_assumed", ahead.gas.to_china if ahead else UNKNOWN, "bcm"
        ).of(about=ahead),
        figure("russian_gas_to_china", russia.sent if russia else UNKNOWN, "bcm").of(
            about=russia
        ),
        figure("share_of_pipeline_gas", share.piped if share else UNKNOWN, PERCENT).of(
            about=deliveries.share_then
        ),
        figure("share_of_all_gas", share.of_all if share else UNKNOWN, PERCENT),
        figure(
            "supplier_concentration", index.last if index else UNKNOWN, "", digits=2
        ).of(about=index.first if index else UNKNOWN),
        figure("pipe_use", use.last if use else UNKNOWN, PERCENT, digits=0),
        figure("turkmen_gas", turkmen.sent if turkmen else UNKNOWN, "bcm").of(
            about=turkmen
        ),
    ]


def _worth_of_gas(
    deliveries: Deliveries, prices: Prices, balance: Balance
) -> list[KeyFigure]:
    value_now = "turkmen_gas_value"
    turkmen = _of_country(deliveries.worth, "TKM")
    earned = balance.earned
    ahead = balance.worth_ahead
    return [
        figure(
            value_now,
            turkmen.paid if turkmen else UNKNOWN,
            USD_BN,
            digits=2,
            scale=FROM_MN,
        ).of(about=turkmen),
        figure(
            "turkmen_gas_value_2030",
            earned.worth if earned else UNKNOWN,
            USD_BN,
            digits=2,
            scale=FROM_MN,
            today=value_now,
        ).of(about=earned),
        figure(
            "gas_value_assumed",
            ahead.to_china if ahead else UNKNOWN,
            USD_BN,
            scale=FROM_MN,
        ).of(about=balance.worth_now),
        figure("implied_price", prices.turkmen, "USD for 1,000 m3", digits=0),
    ]


def _turkmen_balance(balance: Balance) -> list[KeyFigure]:
    past = balance.past
    ahead = balance.ahead
    need_of = {need.name: need for need in balance.needed}
    return [
        figure(
            "turkmen_own_past", past.median if past else UNKNOWN, "bcm", digits=0
        ).of(about=past),
        figure("turkmen_left", ahead.gas.left if ahead else UNKNOWN, "bcm"),
        _needed_growth(
            "needed_growth_lines_a_to_c", need_of.get(LINES_A_TO_C, UNKNOWN)
        ),
        _needed_growth("needed_growth_with_line_d", need_of.get(WITH_LINE_D, UNKNOWN)),
    ]


def _needed_growth(id: str, need: OutputNeed | Nothing) -> KeyFigure:
    growth = need.growth if need else UNKNOWN
    return figure(id, growth, PERCENT_A_YEAR).of(about=need)


def _kazakh_oil(fuels: Fuels) -> KeyFigure:
    pipe = fuels.pipe
    return figure("kazakh_oil", pipe.kazakh if pipe else UNKNOWN, "Mt").of(about=pipe)


def _solar_and_wind(solar_wind: SolarWind) -> list[KeyFigure]:
    capacity_now = "uzbek_solar_wind"
    goal = solar_wind.goal
    added = solar_wind.added
    return [
        figure(capacity_now, solar_wind.last, "GW").of(about=goal),
        figure("uzbek_solar_wind_2030", solar_wind.then, "GW", today=capacity_now),
        figure(
            "uzbek_solar_wind_needed", goal.needed if goal else UNKNOWN, GW_A_YEAR
        ).of(about=goal),
        figure(
            "uzbek_solar_wind_added", added.capacity if added else UNKNOWN, GW_A_YEAR
        ).of(about=added),
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
    return [
        figure(
            f"solar_wind_share_{country.lower()}", at(shares, country=country), PERCENT
        ).of(about=_of_country(solar_wind.shares, country))
        for country in ("UZB", "KAZ")
    ]


def _chinese_plants(projects: Projects) -> list[KeyFigure]:
    return [
        _part_of_fleet("chinese_party_share_uzb", projects.shares),
        _part_of_fleet("chinese_owned_share_uzb", projects.owned),
    ]


def _part_of_fleet(id: str, parts: Sequence[PartOfFleet]) -> KeyFigure:
    uzbek = _of_country(parts, "UZB")
    return figure(id, uzbek.share if uzbek else UNKNOWN, PERCENT, digits=0).of(
        about=uzbek
    )


def _avoided(intensity: Emissions) -> KeyFigure:
    saving = intensity.uzb
    saved = saving.in_place_of_gas if saving else UNKNOWN
    return figure("avoided_uzb", saved, "Mt CO2e")


_OfCountry = TypeVar("_OfCountry", Worth, ShareGoal, PartOfFleet)


def _of_country(facts: Sequence[_OfCountry], country: str) -> _OfCountry | Nothing:
    return next((fact for fact in facts if fact.country == country), UNKNOWN)
