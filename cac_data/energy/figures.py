"""The key figures of the energy page, from what its sections say."""

from __future__ import annotations

from collections.abc import Sequence

from cac_data.energy.gas.pipelines import LINES_A_TO_C, WITH_LINE_D
from cac_data.energy.power.generation import SOLAR_AND_WIND
from cac_data.energy.rows import rows_where, with_more
from cac_data.facts import Fact, at, figure

PERCENT = "percent"
PERCENT_A_YEAR = "percent a year"
GW_A_YEAR = "GW a year"
USD_BN: Fact = {"unit": "USD bn", "scale": 1e-3}
"""Of facts in USD mn."""


def key_figures(
    *,
    deliveries: Fact,
    prices: Fact,
    balance: Fact,
    importer: Fact,
    fuels: Fact,
    mix: Fact,
    intensity: Fact,
    solar_wind: Fact,
    projects: Fact,
) -> list[Fact]:
    """Give the key figures from the sections' facts; their ids are always the same.

    Each argument is what the function `of_` this name gives.
    """
    return [
        *_gas_to_china(deliveries, balance),
        *_worth_of_gas(deliveries, prices, balance),
        *_turkmen_balance(balance),
        figure("uzbek_balance", importer["last"], "bcm"),
        figure("kazakh_oil", fuels["pipe"], "Mt"),
        *_solar_and_wind(solar_wind),
        *_shares_of_power(mix, solar_wind),
        *_chinese_plants(projects),
        figure("avoided_uzb", intensity["uzb"], "Mt CO2e"),
    ]


def _gas_to_china(deliveries: Fact, balance: Fact) -> list[Fact]:
    region = deliveries["region"]
    last = {**region["last"], "top": region["top"]} if region else {}
    share = with_more(deliveries["share"], top=deliveries["share_then"])
    index = deliveries["hhi"]
    concentration = {**index["last"], "first": index["first"]} if index else {}
    return [
        figure("gas_to_china", last, "bcm"),
        figure("gas_to_china_assumed", balance["ahead"], "bcm", "to_china"),
        figure("russian_gas_to_china", deliveries["russia"], "bcm"),
        figure("share_of_pipeline_gas", share, PERCENT, "share_pct"),
        figure("share_of_all_gas", share, PERCENT, "share_of_all_pct"),
        figure("supplier_concentration", concentration, "", digits=2),
        figure("pipe_use", balance["use"], PERCENT, digits=0),
        figure("turkmen_gas", deliveries["turkmen"], "bcm"),
    ]


def _worth_of_gas(deliveries: Fact, prices: Fact, balance: Fact) -> list[Fact]:
    value_now = "turkmen_gas_value"
    paid = _of_country(deliveries["worth"], "TKM")
    first, ahead = balance["money"]
    ahead = with_more(ahead, first=first)
    price = prices["turkmen"]
    return [
        figure(value_now, paid, **USD_BN, digits=2),
        figure(
            "turkmen_gas_value_2030",
            balance["earned"],
            **USD_BN,
            digits=2,
            today=value_now,
        ),
        figure("gas_value_assumed", ahead, **USD_BN),
        figure("implied_price", price, "USD for 1,000 m3", digits=0),
    ]


def _turkmen_balance(balance: Fact) -> list[Fact]:
    need_of = {need["level_name"]: need for need in balance["needed"]}
    lines_a_to_c = need_of.get(LINES_A_TO_C, {})
    with_line_d = need_of.get(WITH_LINE_D, {})
    return [
        figure("turkmen_own_past", balance["past"], "bcm", "median", digits=0),
        figure("turkmen_left", balance["ahead"], "bcm", "left"),
        figure("needed_growth_lines_a_to_c", lines_a_to_c, PERCENT_A_YEAR),
        figure("needed_growth_with_line_d", with_line_d, PERCENT_A_YEAR),
    ]


def _solar_and_wind(solar_wind: Fact) -> list[Fact]:
    capacity_now = "uzbek_solar_wind"
    goal = solar_wind["goal"]
    last = with_more(solar_wind["last"], goal=goal)
    reached = {}
    if goal:
        reached = {"period": goal["goal"]["period"], **solar_wind["there"]}
    return [
        figure(capacity_now, last, "GW", "gw"),
        figure(
            "uzbek_solar_wind_2030",
            solar_wind["then"],
            "GW",
            "gw",
            today=capacity_now,
        ),
        figure("uzbek_solar_wind_needed", goal, GW_A_YEAR, "gw"),
        figure("uzbek_solar_wind_added", solar_wind["added"], GW_A_YEAR, "gw"),
        figure("uzbek_goal_reached", reached, PERCENT, "pct", digits=0),
    ]


def _shares_of_power(mix: Fact, solar_wind: Fact) -> list[Fact]:
    shares = rows_where(mix["rows"], group=SOLAR_AND_WIND)
    figures = []
    for country in ("UZB", "KAZ"):
        goal = _of_country(solar_wind["shares"], country)
        share = with_more(at(shares, country=country), goal=goal)
        figures.append(figure(f"solar_wind_share_{country.lower()}", share, PERCENT))
    return figures


def _chinese_plants(projects: Fact) -> list[Fact]:
    with_party = _of_country(projects["shares"], "UZB")
    owned = _of_country(projects["owned"], "UZB")
    return [
        figure("chinese_party_share_uzb", with_party, PERCENT, digits=0),
        figure("chinese_owned_share_uzb", owned, PERCENT, digits=0),
    ]


def _of_country(facts: Sequence[Fact], country: str) -> Fact:
    return next((fact for fact in facts if fact["country"] == country), {})
