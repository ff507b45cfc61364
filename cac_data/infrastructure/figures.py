"""The key figures of infrastructure, in the order in which they are listed."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data.facts import Fact, at, figure
from cac_data.infrastructure.network import DRAWS
from cac_data.observations import union

BN_PER_MN = 1e-3


def key_figures(facts: Mapping[str, Any]) -> list[Fact]:
    """The key figures; their ids are the same in every scenario.

    `facts` has what the functions of the page give, as `opening slips costs debt
    freight shipments routes comparison accuracy`, and `money` of `chinese_money`. Each
    is a fact of `facts.figure`, with what the words beside a figure need.
    """
    return [
        *_dates(facts["opening"], facts["slips"]),
        *_sizes(facts["costs"]),
        *_savings(facts["comparison"]["rows"]),
        *_trip(facts["routes"]),
        _distance_error(facts["accuracy"]["errors"]),
        *_cargo(facts["freight"], facts["shipments"]),
        *_stocks(facts["money"]),
        *_debts(facts["debt"]),
    ]


def _dates(opening: Fact, slips: Fact) -> list[Fact]:
    """When the railway opens, and how late it and works across borders are."""
    named = opening["named"]
    across = slips["across"]
    works = f"of {across['known']}" if across.get("known") else "projects"
    slip = slips["railway"]
    return [
        figure(
            "opening_named",
            named,
            "year",
            digits=0,
            article=opening["article"],
            earliest=named.get("low"),
        ),
        figure(
            "opening_scenario",
            {"value": opening["opening"] or None},
            "year",
            digits=0,
            today="opening_named",
        ),
        figure("slip", slip, "years", of="delay_years", period=_years_of_slip(slip)),
        figure("slip_across_borders", across, works, digits=0),
    ]


def _years_of_slip(slip: Fact) -> str:
    """The years from the first date named to the day of judgement."""
    if not slip:
        return ""
    last_named = slip["first_claim"].split("/")[-1]
    years = [last_named[:4], slip["day"][:4]]
    return "/".join(dict.fromkeys(years))


def _sizes(costs: Fact) -> list[Fact]:
    return [
        figure("railway_cost", costs["cost"], "USD bn", scale=BN_PER_MN),
        figure("railway_length", costs["length"], "km"),
    ]


def _savings(comparison: pd.DataFrame) -> list[Fact]:
    """What the railway saves on the way to Tashkent, and how sure that is."""
    saved = [_saving(comparison, origin) for origin in ("kashgar", "xian")]
    confidence = _to_tashkent(comparison, "xian", "probability")
    confidence["low_pct"] = 100 * confidence["low"]
    confidence["high_pct"] = 100 * confidence["high"]
    sure = figure("probability_xian_tashkent", confidence, "", digits=2, draws=DRAWS)
    return [*saved, sure]


def _saving(comparison: pd.DataFrame, origin: str) -> Fact:
    saving = _to_tashkent(comparison, origin, "saving_km")
    return figure(
        f"saving_{origin}_tashkent",
        saving,
        "km",
        digits=0,
        without_km=saving.get("without_km"),
        with_km=saving.get("with_km"),
    )


def _to_tashkent(comparison: pd.DataFrame, origin: str, column: str) -> Fact:
    """A column of the route to Tashkent, with the range of both lines Turpan-Korla."""
    is_from_there = comparison["origin"] == origin
    is_to_tashkent = comparison["destination"] == "tashkent"
    rows = comparison[is_from_there & is_to_tashkent]
    return {
        **at(rows.head(1)),
        "value": rows[column].iloc[0] if len(rows) else math.nan,
        "low": rows[column].min(),
        "high": rows[column].max(),
        "source_ids": union(rows["source_ids"]),
    }


def _trip(routes: Fact) -> list[Fact]:
    """The shortest route between the places of the page, and the fastest to come."""
    year = str(routes["year"])
    fastest = routes["fast_then"]
    return [
        _shortest("route_today", routes, routes["today"], period=""),
        _shortest("route_horizon", routes, routes["then"], period=year),
        figure(
            "days_horizon",
            fastest,
            "days",
            of="days",
            start=routes["start"],
            end=routes["end"],
            stop_days=fastest.get("stop_days"),
            period=year,
        ),
    ]


def _shortest(name: str, routes: Fact, shortest: Fact, *, period: str) -> Fact:
    return figure(
        name,
        shortest,
        "km",
        of="distance_km",
        digits=0,
        start=routes["start"],
        end=routes["end"],
        route=shortest.get("route"),
        period=period,
    )


def _distance_error(errors: Fact) -> Fact:
    return figure("distance_error", errors, "percent", checks=errors.get("checks"))


def _cargo(freight: Fact, shipments: Fact) -> list[Fact]:
    """What two corridors carried, and what carriage by rail and road is like."""
    road = freight["road"]
    return [
        figure(
            "cargo_kazakhstan_china_rail",
            freight["rail"],
            "Mt",
            change=freight["rail_change"].get("value"),
        ),
        figure(
            "cargo_middle_corridor",
            freight["middle"],
            "Mt",
            change=freight["middle_change"].get("value"),
            exports=freight["whose"]["exports"],
        ),
        figure("border_hours_measured", shipments["border"], "hours"),
        figure("road_share", road["last"], "percent", first=road["first"]),
    ]


def _stocks(money: pd.DataFrame) -> list[Fact]:
    """Chinese investment as two sources count it."""
    ministry = at(money, concept="fdi_stock")
    bank = at(money, concept="project_stock")
    return [
        figure("stock_ministry", ministry, "USD bn", scale=BN_PER_MN),
        figure("stock_bank", bank, "USD bn", scale=BN_PER_MN),
    ]


def _debts(debt: Fact) -> list[Fact]:
    """What Kyrgyzstan and Tajikistan owe, and the Chinese share in Kyrgyz debt."""
    tajik = debt["last"].get("TJK", {})
    alike = debt["alike"]
    is_kyrgyz = alike["country"] == "KGZ"
    shares = alike[is_kyrgyz & alike["share_pct"].notna()]
    return [
        figure("debt_kgz", debt["kgz"], "USD bn", digits=2, scale=BN_PER_MN),
        figure("debt_tjk", tajik, "USD bn", digits=2, scale=BN_PER_MN),
        figure(
            "debt_share_kgz",
            at(shares),
            "percent",
            of="share_pct",
            first=at(shares.head(1)),
            top=at(shares.sort_values("share_pct", kind="stable")),
        ),
    ]
