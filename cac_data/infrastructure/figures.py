"""The key figures of infrastructure, in the order in which they are listed."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data.facts import Figure, KeyFigure, Nothing, at, figure
from cac_data.infrastructure.freight import Freight, Shipments
from cac_data.infrastructure.money import Debt, counted
from cac_data.infrastructure.network import DRAWS
from cac_data.infrastructure.network.accuracy import Accuracy, Errors
from cac_data.infrastructure.network.routing import Route, Routes
from cac_data.infrastructure.network.savings import Gains
from cac_data.infrastructure.parts import ends_of
from cac_data.infrastructure.projects.railway import Costs, Opening
from cac_data.infrastructure.projects.slips import Delay, Slips
from cac_data.observations import union

BN_PER_MN = 1e-3


def key_figures(
    *,
    opening: Opening,
    slips: Slips,
    costs: Costs,
    comparison: Gains,
    routes: Routes,
    accuracy: Accuracy,
    freight: Freight,
    shipments: Shipments,
    money: pd.DataFrame,
    debt: Debt,
) -> list[KeyFigure]:
    """The key figures; their ids are the same in every scenario.

    The facts are what the functions of the page give, and `money` of `chinese_money`.
    """
    return [
        *_dates(opening, slips),
        *_sizes(costs),
        *_savings(comparison.rows),
        *_trip(routes),
        _distance_error(accuracy.errors),
        *_cargo(freight, shipments),
        *_stocks(money),
        *_debts(debt),
    ]


def _dates(opening: Opening, slips: Slips) -> list[KeyFigure]:
    """When the railway opens, and how late it and works across borders are."""
    named = opening.named
    across = slips.across
    works = f"of {across.known}" if across and across.known else "projects"
    slip = slips.railway
    assumed: Figure | Nothing = Nothing("never")
    if opening.opening:
        assumed = Figure(value=opening.opening, unit="year")
    return [
        figure(
            "opening_named",
            named.to_compare if named else named,
            "year",
            digits=0,
            article=opening.article,
            earliest=named.earliest if named else None,
        ),
        figure("opening_scenario", assumed, "year", digits=0, today="opening_named"),
        figure("slip", slip, "years", period=_years_of_slip(slip)),
        figure("slip_across_borders", across, works, digits=0),
    ]


def _years_of_slip(slip: Delay | Nothing) -> str:
    """From the year of the first date named to the day of judgement."""
    if not slip:
        return ""
    last_named = slip.first_claim.split("/")[-1]
    is_same_year = last_named[:4] == slip.day[:4]
    return slip.day if is_same_year else f"{last_named[:4]}/{slip.day}"


def _sizes(costs: Costs) -> list[KeyFigure]:
    return [
        figure("railway_cost", costs.cost, "USD bn", scale=BN_PER_MN),
        figure("railway_length", costs.length, "km"),
    ]


# --- What the railway saves -----------------------------------------------------------


@dataclass(frozen=True)
class Lengths:
    """How long a way is without the railway and with it, in km."""

    without: Figure | Nothing
    with_railway: Figure | Nothing


@dataclass(frozen=True)
class Confidence:
    """In which share of draws the railway is shorter, in percent, by either line."""

    least: Figure
    most: Figure


def _savings(comparison: pd.DataFrame) -> list[KeyFigure]:
    """What the railway saves on the way to Tashkent, and how sure that is."""
    saved = [_saving(comparison, origin) for origin in ("kashgar", "xian")]
    probability = _to_tashkent(comparison, "xian", "probability", "probability")
    percent = _to_tashkent(comparison, "xian", "probability_pct", "percent")
    confidence: Confidence | Nothing = Nothing("no way over the railway")
    if percent and percent.is_known:
        confidence = Confidence(*ends_of(percent))
    sure = figure(
        "probability_xian_tashkent",
        probability,
        "",
        digits=2,
        draws=DRAWS,
    ).of_fact(confidence)
    return [*saved, sure]


def _saving(comparison: pd.DataFrame, origin: str) -> KeyFigure:
    saving = _to_tashkent(comparison, origin, "saving_km", "km")
    lengths = Lengths(
        without=_to_tashkent(comparison, origin, "without_km", "km"),
        with_railway=_to_tashkent(comparison, origin, "with_km", "km"),
    )
    return figure(f"saving_{origin}_tashkent", saving, "km", digits=0).of_fact(lengths)


def _to_tashkent(
    comparison: pd.DataFrame, origin: str, column: str, unit: str
) -> Figure | Nothing:
    """A column of the route to Tashkent, with the range of both lines Turpan-Korla."""
    is_from_there = comparison["origin"] == origin
    is_to_tashkent = comparison["destination"] == "tashkent"
    rows = comparison[is_from_there & is_to_tashkent]
    by_first_line = at(rows.head(1))
    if not by_first_line:
        return by_first_line
    return by_first_line.of(
        value=by_first_line.number(column),
        unit=unit,
        low=rows[column].min(),
        high=rows[column].max(),
        source_ids=union(rows["source_ids"]),
    )


# --- Routes, cargo, money -------------------------------------------------------------


def _trip(routes: Routes) -> list[KeyFigure]:
    """The shortest route between the places of the page, and the fastest to come."""
    year = str(routes.year)
    fastest = routes.fast_then
    return [
        # The network is today's in every scenario, whatever its data end with.
        _shortest("route_today", routes, routes.today, period=""),
        _shortest("route_horizon", routes, routes.then, period=year),
        figure(
            "days_horizon",
            fastest.days if fastest else Nothing("no route"),
            "days",
            start=routes.start,
            end=routes.end,
            period=year,
            coverage=_ends_of_trip(routes),
        ).of_fact(fastest),
    ]


def _ends_of_trip(routes: Routes) -> str:
    """From where to where a way leads: another way is no other length of it."""
    return " ".join(routes.trip)


def _shortest(
    name: str, routes: Routes, shortest: Route | Nothing, *, period: str
) -> KeyFigure:
    return figure(
        name,
        shortest.distance if shortest else Nothing("no route"),
        "km",
        digits=0,
        start=routes.start,
        end=routes.end,
        period=period,
        coverage=_ends_of_trip(routes),
    ).of_fact(shortest)


def _distance_error(errors: Errors | Nothing) -> KeyFigure:
    if not errors:
        return figure("distance_error", errors, "percent")
    checked = f"{errors.checks} distances"
    return figure("distance_error", errors, "percent", coverage=checked)


def _cargo(freight: Freight, shipments: Shipments) -> list[KeyFigure]:
    """What two corridors carried, and what carriage by rail and road is like."""
    rail = figure("cargo_kazakhstan_china_rail", freight.rail, "Mt")
    middle = figure("cargo_middle_corridor", freight.middle, "Mt")
    road = freight.road
    border: Figure | Nothing = Nothing("no sample")
    if shipments.border:
        border = shipments.border.last
    return [
        rail.of_fact(freight.rail_change),
        middle.of_fact(freight.middle_change),
        figure("border_hours_measured", border, "hours"),
        figure("road_share", road.last, "percent").of_fact(road),
    ]


def _stocks(money: pd.DataFrame) -> list[KeyFigure]:
    """Chinese investment as two sources count it."""
    return [
        figure("stock_ministry", _stock(money, "fdi_stock"), "USD bn", scale=BN_PER_MN),
        figure("stock_bank", _stock(money, "project_stock"), "USD bn", scale=BN_PER_MN),
    ]


def _stock(money: pd.DataFrame, concept: str) -> Figure | Nothing:
    stock = at(money, concept=concept)
    return counted(stock) if stock else stock


def _debts(debt: Debt) -> list[KeyFigure]:
    """What Kyrgyzstan and Tajikistan owe, and the Chinese share in Kyrgyz debt."""
    none = Nothing("no debt to China")
    kyrgyz = debt.countries.get("KGZ")
    share = kyrgyz.last_share if kyrgyz else none
    tajik = debt.countries.get("TJK")
    return [
        figure("debt_kgz", debt.kgz, "USD bn", digits=2, scale=BN_PER_MN),
        figure(
            "debt_tjk",
            tajik.last if tajik else none,
            "USD bn",
            digits=2,
            scale=BN_PER_MN,
        ),
        figure("debt_share_kgz", share, "percent").of_fact(kyrgyz),
    ]
