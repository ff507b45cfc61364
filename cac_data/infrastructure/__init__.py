"""Railways, roads and ports, the money behind them and what they carry.

Money is in million US dollars, lengths are in kilometres, times in hours or days, slips
in years; what a function works out carries `source_ids`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data.facts import Fact, at, figure
from cac_data.infrastructure import freight, money, projects
from cac_data.infrastructure.freight import (
    corridor_series as corridor_series,
    expectations as expectations,
)
from cac_data.infrastructure.money import chinese_money as chinese_money
from cac_data.infrastructure.network import compare_routes as compare_routes
from cac_data.infrastructure.projects import (
    completion_claims as completion_claims,
    countable_projects as countable_projects,
    finished_projects as finished_projects,
    named_years as named_years,
    opening_doubts as opening_doubts,
    railway_promises as railway_promises,
    schedule_slip as schedule_slip,
    works_pace as works_pace,
)
from cac_data.observations import union
from cac_data.projections import nearest_band

BN: Mapping[str, Any] = {"unit": "USD bn", "scale": 1e-3}
KM: Mapping[str, Any] = {"unit": "km", "digits": 0}


def key_figures(
    tables: Mapping[str, pd.DataFrame],
    *,
    routes: Fact,
    comparison: pd.DataFrame,
    accuracy: Fact,
    opening: int,
    as_of: str = "",
) -> list[Fact]:
    """The key figures; their ids are the same in every scenario.

    `tables`: what the scenario may see of `schedule_claims`, `projects`,
    `project_figures`, `corridor_volumes`, `investment` and `external_debt`; then what
    `of_routes`, `of_comparison` (`rows`) and `of_accuracy` give. Facts of
    `facts.figure`, with what the words beside a figure need.
    """
    said, volumes = tables["schedule_claims"], tables["corridor_volumes"]
    told = projects.of_opening(said, opening=opening, as_of=as_of)
    named, article = told["named"], told["article"]
    slips = projects.schedule_slip(said, tables["projects"], as_of=as_of)
    late = projects.of_slips(slips)
    slip, across = late["railway"], late["across"]
    claims = [slip[name] for name in ("first_claim", "last_claim") if slip]
    span = "/".join(dict.fromkeys(text.split("/")[-1][:4] for text in claims))
    stand: Fact = {"speakers": named.get("speakers"), "earliest": named.get("low")}
    ended: Fact = {name: across.get(name) for name in ("finished", "known")}
    debts = money.of_debt(tables["external_debt"], tables["investment"])
    costs = projects.of_costs(tables["project_figures"], debts)
    error, stocks = accuracy["errors"], money.chinese_money(tables["investment"])
    border = freight.of_shipments(volumes, routes["rail_km"])["border"]
    carried, debt = freight.of_freight(volumes, volumes), debts["rows"]
    rail, middle = (
        carried[name].get("value") for name in ("rail_change", "middle_change")
    )
    road = carried["road"]
    kgz = debt[debt["share_pct"].notna() & (debt["country"] == "KGZ")]
    share: Fact = {"of": "share_pct", "first": at(kgz.head(1))}
    return [
        figure("opening_named", named, "year", digits=0, article=article, **stand),
        figure("opening_scenario", {"value": opening or None}, "year", digits=0),
        figure("slip", slip, "years", of="slip_years", period=span),
        figure("slip_across_borders", across, "years", **ended),
        figure("railway_cost", costs["cost"], **BN),
        figure("railway_length", costs["length"], "km"),
        *_routes(comparison, routes),
        figure("distance_error", error, "percent", checks=error.get("checks")),
        figure("cargo_kazakhstan_china_rail", carried["rail"], "Mt", change=rail),
        figure("cargo_middle_corridor", carried["middle"], "Mt", change=middle),
        figure("border_hours_measured", border, "hours"),
        figure("road_share", road["last"], "percent", first=road["first"]),
        figure("stock_ministry", at(stocks, concept="fdi_stock"), **BN),
        figure("stock_bank", at(stocks, concept="project_stock"), **BN),
        figure("debt_kgz", debts["kgz"], **BN, digits=2),
        figure("debt_tjk", at(debt, country="TJK"), **BN, digits=2),
        figure("debt_share_kgz", at(kgz), "percent", **share),
    ]


def _routes(comparison: pd.DataFrame, routes: Fact) -> list[Fact]:
    """Figures of the pairs to Tashkent, and of the route that was asked for."""
    rated = comparison.dropna(subset="probability")
    chances = rated["probability"].map(nearest_band)
    chance = _to_tashkent(rated.assign(chance=chances), "xian", "chance")
    found = []
    for start in ("kashgar", "xian"):
        saved = _to_tashkent(comparison, start, "saving_km")
        lengths: Fact = {name: saved.get(name) for name in ("without_km", "with_km")}
        found.append(figure(f"saving_{start}_tashkent", saved, **KM, **lengths))
    top: Fact = {"digits": 2, "top": chance["high"]}
    found.append(figure("probability_xian_tashkent", chance, "probability", **top))
    named: Fact = {"start": routes["start"], "end": routes["end"]}
    then = str(routes["year"])
    for name, case, period in (("today", "today", ""), ("horizon", "then", then)):
        said = {**named, "route": routes[case].get("route"), "period": period}
        said |= {"of": "distance_km", **KM}
        found.append(figure(f"route_{name}", routes[case], **said))
    fast = routes["fast_then"]
    said = {**named, "stop_days": fast.get("stop_days"), "period": then}
    return [*found, figure("days_horizon", fast, "days", of="days", **said)]


def _to_tashkent(comparison: pd.DataFrame, origin: str, column: str) -> Fact:
    """A figure of a route to Tashkent, with the range of both lengths of the line."""
    ends = (comparison["origin"] == origin) & (comparison["destination"] == "tashkent")
    rows = comparison[ends]
    value = rows[column].iloc[0] if len(rows) else math.nan
    found = {"value": value, "low": rows[column].min(), "high": rows[column].max()}
    return {**at(rows.head(1)), **found, "source_ids": union(rows["source_ids"])}
