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
from cac_data.infrastructure.freight import (
    corridor_series as corridor_series,
    expectations as expectations,
)
from cac_data.infrastructure.money import chinese_money as chinese_money
from cac_data.infrastructure.network import DRAWS, compare_routes as compare_routes
from cac_data.infrastructure.projects import (
    completion_claims as completion_claims,
    countable_projects as countable_projects,
    finished_projects as finished_projects,
    first_dates_kept as first_dates_kept,
    known_projects as known_projects,
    named_late as named_late,
    named_years as named_years,
    railway_promises as railway_promises,
    schedule_slip as schedule_slip,
    works_pace as works_pace,
)
from cac_data.observations import union

BN: Mapping[str, Any] = {"unit": "USD bn", "scale": 1e-3}
KM: Mapping[str, Any] = {"unit": "km", "digits": 0}


def key_figures(facts: Mapping[str, Any]) -> list[Fact]:
    """The key figures; their ids are the same in every scenario.

    `facts`: what the functions of the page give, as `opening slips costs debt freight
    shipments routes comparison accuracy`, and `money` of `chinese_money`. Facts of
    `facts.figure`, with what the words beside a figure need.
    """
    opening, late, costs = facts["opening"], facts["slips"], facts["costs"]
    named, article = opening["named"], opening["article"]
    slip, across = late["railway"], late["across"]
    ends = [slip["first_claim"].split("/")[-1][:4], slip["day"][:4]] if slip else []
    span = "/".join(dict.fromkeys(ends))
    assumed = {"value": opening["opening"] or None}
    of_works = f"of {across['known']}" if across.get("known") else "projects"
    stand: Fact = {"earliest": named.get("low")}
    error, stocks = facts["accuracy"]["errors"], facts["money"]
    carried, owed = facts["freight"], facts["debt"]
    debt, border, road = owed["alike"], facts["shipments"]["border"], carried["road"]
    rail, middle = (
        carried[name].get("value") for name in ("rail_change", "middle_change")
    )
    moved: Fact = {"change": middle, "exports": carried["whose"]["exports"]}
    kgz = debt[debt["share_pct"].notna() & (debt["country"] == "KGZ")]
    share: Fact = {"of": "share_pct", "first": at(kgz.head(1))}
    share["top"] = at(kgz.sort_values("share_pct", kind="stable"))
    return [
        figure("opening_named", named, "year", digits=0, article=article, **stand),
        figure("opening_scenario", assumed, "year", digits=0, today="opening_named"),
        figure("slip", slip, "years", of="delay_years", period=span),
        figure("slip_across_borders", across, of_works, digits=0),
        figure("railway_cost", costs["cost"], **BN),
        figure("railway_length", costs["length"], "km"),
        *_routes(facts["comparison"]["rows"], facts["routes"]),
        figure("distance_error", error, "percent", checks=error.get("checks")),
        figure("cargo_kazakhstan_china_rail", carried["rail"], "Mt", change=rail),
        figure("cargo_middle_corridor", carried["middle"], "Mt", **moved),
        figure("border_hours_measured", border, "hours"),
        figure("road_share", road["last"], "percent", first=road["first"]),
        figure("stock_ministry", at(stocks, concept="fdi_stock"), **BN),
        figure("stock_bank", at(stocks, concept="project_stock"), **BN),
        figure("debt_kgz", owed["kgz"], **BN, digits=2),
        figure("debt_tjk", owed["last"].get("TJK", {}), **BN, digits=2),
        figure("debt_share_kgz", at(kgz), "percent", **share),
    ]


def _routes(comparison: pd.DataFrame, routes: Fact) -> list[Fact]:
    """Figures of the pairs to Tashkent, and of the route that was asked for."""
    found = []
    for start in ("kashgar", "xian"):
        saved = _to_tashkent(comparison, start, "saving_km")
        lengths: Fact = {name: saved.get(name) for name in ("without_km", "with_km")}
        found.append(figure(f"saving_{start}_tashkent", saved, **KM, **lengths))
    confidence = _to_tashkent(comparison, "xian", "probability")
    confidence |= {"low_pct": 100 * confidence["low"]}
    confidence |= {"high_pct": 100 * confidence["high"]}
    sure: Fact = {"digits": 2, "draws": DRAWS}
    found.append(figure("probability_xian_tashkent", confidence, "", **sure))
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
    """A figure of a route to Tashkent, with the range of both lines Turpan-Korla."""
    ends = (comparison["origin"] == origin) & (comparison["destination"] == "tashkent")
    rows = comparison[ends]
    value = rows[column].iloc[0] if len(rows) else math.nan
    found = {"value": value, "low": rows[column].min(), "high": rows[column].max()}
    return {**at(rows.head(1)), **found, "source_ids": union(rows["source_ids"])}
