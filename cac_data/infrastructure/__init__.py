"""Railways, roads and ports, the money behind them and what they carry.

Money is in million US dollars, lengths are in kilometres, times in hours or days, slips
in years; what a function works out carries `source_ids`. Here: what the page says.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes
from cac_data.facts import Fact, at, counted, figure, grew, records
from cac_data.infrastructure.freight import (
    MAIN,
    cargo_carried as cargo_carried,
    corridor_series as corridor_series,
    corridors_compared as corridors_compared,
    expectations as expectations,
    freight_overview as freight_overview,
    shipments as shipments,
)
from cac_data.infrastructure.money import (
    chinese_money as chinese_money,
    debt_to_china as debt_to_china,
    railway_loan as railway_loan,
)
from cac_data.infrastructure.network import (
    compare_alignments as compare_alignments,
    compare_routes as compare_routes,
    corridor_legs as corridor_legs,
    crossing_check as crossing_check,
    drawn_routes as drawn_routes,
    error_summary,
    leg_losses as leg_losses,
    open_legs as open_legs,
    place_names as place_names,
    route_errors as route_errors,
    route_options as route_options,
    routes_now_and_then as routes_now_and_then,
    travel_times as travel_times,
)
from cac_data.infrastructure.projects import (
    FLAGSHIPS,
    LOAN_PCT,
    RAILWAY,
    SHARES,
    STATES,
    completion_claims as completion_claims,
    countable_projects as countable_projects,
    finished_projects as finished_projects,
    flagships as flagships,
    main_figure,
    named_years as named_years,
    opening_doubts as opening_doubts,
    portfolio as portfolio,
    railway_figures as railway_figures,
    railway_promises as railway_promises,
    reference_classes as reference_classes,
    schedule_slip as schedule_slip,
    works_pace as works_pace,
)
from cac_data.observations import union
from cac_data.projections import nearest_band
from cac_data.sources import known_by

BN: Mapping[str, Any] = {"unit": "USD bn", "scale": 1e-3}
KM: Mapping[str, Any] = {"unit": "km", "digits": 0}


def of_portfolio(table: pd.DataFrame) -> Fact:
    """How many projects are countable, how far they have come, and with whom."""
    rows = countable_projects(table)
    states = list(dict.fromkeys(STATES.values()))
    is_flagship = rows["project_id"].isin(FLAGSHIPS)
    return {
        "total": len(rows),
        "states": counted(rows["state"], states),
        "named": int((rows["chinese_party"] != "").sum()),
        "flagships": counted(rows.loc[is_flagship, "state"], states),
        "ten": int(is_flagship.sum()),
    }


def of_opening(said: pd.DataFrame, *, opening: int, as_of: str = "") -> Fact:
    """First date named, the years that stand, the article's own, and the works' plan.

    `said`: all of `schedule_claims`; the plan is held against the year that stands.
    """
    dates = railway_promises(said, as_of)
    named = named_years(dates)
    plan = known_by(said, as_of)
    author = at(dates[dates["source_id"].str.contains("amansaryev")])
    return {
        "first": at(dates.head(1)),
        "named": named,
        "article": author.get("year"),
        "opening": opening,
        "works": works_pace(plan, opening=named.get("value", 0)),
        "doubts": opening_doubts(said, opening=opening, as_of=as_of),
    }


def of_slips(slips: pd.DataFrame) -> Fact:
    """What became of dates promised across borders and within one country."""
    classes = reference_classes(slips)
    classes["known"] = classes["finished"] + classes["running"]
    return {
        "across": at(classes, cross_border=True),
        "within": at(classes, cross_border=False),
        "given_up": slips.loc[slips["state"] == "given up", "project"].tolist(),
        "railway": at(slips, project_id=RAILWAY),
    }


def of_costs(said: pd.DataFrame, loans: pd.DataFrame, debt: pd.DataFrame) -> Fact:
    """The railway's cost and length, its loan, and the Kyrgyz share in an overrun.

    It assumes that owners pay by their shares; no source says who bears it.
    """
    cost, length, part = (
        main_figure(said, what) for what in ("cost", "length", "length in Kyrgyzstan")
    )
    owed = at(debt, country="KGZ")
    more = cost["high"] - cost["value"] if cost else 0
    overrun = SHARES["KGZ"] * more if more > 0 else None
    return {
        "cost": cost,
        "length": length,
        "part": part,
        "a_km": cost["value"] / length["value"] if cost and length else None,
        "a_km_of_part": cost["value"] / part["value"] if cost and part else None,
        "loan": at(loans),
        "loan_pct": LOAN_PCT,
        "owners": [{"country": who, "pct": 100 * SHARES[who]} for who in SHARES],
        "overrun": overrun,
        "owed": owed,
        "part_pct": 100 * overrun / owed["value"] if overrun and owed else None,
    }


def of_routes(
    options: pd.DataFrame, losses: pd.DataFrame, nodes: pd.DataFrame, **asked: Any
) -> Fact:
    """Best routes today and at the horizon, and what the loss of one leg would cost.

    `asked`: `origin destination year opening`. `only`: legs without another route;
    `worst`: those whose loss costs most, `km`, and `other_km` if the railway were open
    although it is not, or not although it is.
    """
    name, year = place_names(nodes), asked["year"]
    shortest = options[options["best_by"].str.contains("distance")]
    fastest = options[options["best_by"].str.contains("time")]
    today, then = at(shortest, network="today"), at(shortest, network=str(year))
    change = then["distance_km"] - today["distance_km"] if today and then else None
    legs = losses.assign(
        start=losses["from_node"].map(name), end=losses["to_node"].map(name)
    )
    is_open = 0 < asked["opening"] <= year
    mine, other = legs[legs["railway"] == is_open], legs[legs["railway"] != is_open]
    worst = mine[mine["detour_km"] >= mine["detour_km"].max() - 0.5]
    eased = worst["leg_id"].map(other.set_index("leg_id")["detour_km"]).max()
    worst_km = worst["detour_km"].max()
    return {
        "start": name[asked["origin"]],
        "end": name[asked["destination"]],
        "year": year,
        "is_open": is_open,
        "today": today,
        "fast": at(fastest, network="today"),
        "then": then,
        "change": change,
        "only": records(mine[mine["detour_km"].isna()]),
        "worst": records(worst),
        "km": worst_km,
        "other_km": eased if len(worst) and abs(eased - worst_km) >= 1 else None,
    }


def of_comparison(
    compared: pd.DataFrame, checks: pd.DataFrame, times: pd.DataFrame
) -> Fact:
    """Which pairs the railway shortens, with both lengths of the line to Kashgar.

    `claim`: the saving announced without saying from where to where, with the hours
    that it takes and the borders that the rest of its days would be.
    """
    usual = compared[compared["alignment"] == "original"]
    both = usual[usual["saving_km"].notna()]
    shorter = both[both["saving_km"] >= 1].sort_values("saving_km", ascending=False)
    claimed = checks[(checks["measure"] == "saving") & checks["distance_km"].notna()]
    claimed = claimed[claimed["check_id"].str.startswith("cku")]
    claim = at(claimed.dropna(subset="days_low").head(1))
    if claim:
        speed = at(times, mode="rail", part="speed")["value"]
        border = at(times, mode="rail", part="border")["value"]
        hours = claim["distance_km"] / speed
        rest = 24 * claim["days_low"] - hours
        enough = shorter[shorter["saving_km"] >= claim["distance_km"]]
        claim |= {"speed": speed, "hours": hours, "border": border}
        claim |= {"fewer": rest / border if border > 0 and rest > 0 else None}
        claim |= {"enough": records(enough)}
    is_new = usual["without_km"].isna() & usual["with_km"].notna()
    ends = (compared["origin"] == "xian") & (compared["destination"] == "tashkent")
    return {
        "pairs": len(usual),
        "shorter": records(shorter),
        "same": records(both[both["saving_km"] < 1]),
        "new": records(usual[is_new]),
        "over": records(compared[ends].dropna(subset="over_km")),
        "claim": claim,
    }


def of_accuracy(
    errors: pd.DataFrame, times: pd.DataFrame, crossing: pd.DataFrame
) -> Fact:
    """How good distances and times of the network are, and what the times rest on."""
    return {
        "errors": error_summary(errors),
        "speed": at(times, mode="rail", part="speed"),
        "border": at(times, mode="rail", part="border"),
        "port": at(times, mode="sea", part="handling"),
        "crossing": records(crossing),
    }


def of_freight(flows: pd.DataFrame, volumes: pd.DataFrame) -> Fact:
    """What two corridors carried, beside the railway's plan, and what was expected.

    `flows`: `corridor_volumes` of the span; `volumes`: all that is known of them.
    """
    cargo, hopes = cargo_carried(flows), expectations(volumes)
    rail, middle = (cargo[cargo["corridor"] == one] for one in MAIN)
    compared = corridors_compared(flows, volumes)
    top = at(middle.sort_values("value"))
    ahead = hopes[hopes["needed_pct"].notna()]
    by_road = _by_road(flows)
    return {
        "rail": at(rail),
        "rail_change": grew(at(rail), at(rail, back=1)),
        "middle": at(middle),
        "middle_change": grew(at(middle), at(middle, back=1)),
        "middle_pace": grew(at(middle), at(middle.head(1)), a_year=True),
        "surge": grew(top, at(middle, (top["year"] or 0) - 2)) if top else {},
        "same": records(compared[~compared["planned"].astype(bool)]),
        "plan": at(compared, planned=True),
        "over": int(hopes["reached_pct"].notna().sum()),
        "missed": int((hopes["reached_pct"] < 100).sum()),
        "goal": at(ahead),
        "road": {"last": at(by_road), "first": at(by_road.head(1))},
    }


def of_shipments(sampled: pd.DataFrame, found: pd.DataFrame) -> Fact:
    """Time at a rail border, cost of carriage, and that of today's shortest route.

    `found`: `routes_now_and_then`; the cost is that of its rails alone.
    """
    today = found[(found["network"] == "today") & (found["by"] == "distance")]
    km = today.loc[today["mode"] == "rail", "distance_km"].sum()
    cost = at(sampled, indicator="transport_cost", mode="rail")
    return {
        "border": at(sampled, indicator="border_crossing_time", mode="rail"),
        "cost": cost,
        "km": km,
        "usd": round(cost["value"] * km / 500, -2) if cost and km else None,
    }


def of_money(counts: pd.DataFrame) -> Fact:
    """The counts of `chinese_money`, and the last year of those made of amounts."""
    sums = counts[counts["how"] == "sum"]
    return {"rows": records(counts), "ended": at(sums).get("last_year")}


def of_debt(debt: pd.DataFrame, loans: pd.DataFrame) -> Fact:
    """What states owe China, its share in their external debt, the railway's loan."""
    told = []
    for country in dict.fromkeys(debt["country"]):
        mine = debt[debt["country"] == country]
        shares = mine[mine["share_pct"].notna()]
        top = at(mine.sort_values("value", kind="stable"))
        told.append(
            {
                "country": country,
                "last": at(mine),
                "top": top,
                "first_share": at(shares.head(1)),
                "last_share": at(shares),
            }
        )
    return {
        "countries": told,
        "missing": [code for code in codes.CA5 if code not in set(debt["country"])],
        "loan": at(loans),
        "kgz": at(debt, country="KGZ"),
    }


def key_figures(
    tables: Mapping[str, pd.DataFrame],
    *,
    comparison: pd.DataFrame,
    options: pd.DataFrame,
    errors: pd.DataFrame,
    horizon: int,
    opening: int,
    ends: tuple[str, str],
    as_of: str = "",
) -> list[Fact]:
    """The key figures; their ids are the same in every scenario.

    `tables`: what the scenario may see of `schedule_claims`, `projects`,
    `project_figures`, `corridor_volumes`, `investment` and `external_debt`; then frames
    of `compare_alignments`, `route_options` and `route_errors`; `ends`: names of both
    places. Facts of `facts.figure`, with what the words beside a figure need.
    """
    said, volumes = tables["schedule_claims"], tables["corridor_volumes"]
    told = of_opening(said, opening=opening, as_of=as_of)
    named, article = told["named"], told["article"]
    slips = of_slips(schedule_slip(said, tables["projects"], as_of=as_of))
    slip, across = slips["railway"], slips["across"]
    claims = [slip[name] for name in ("first_claim", "last_claim") if slip]
    span = "/".join(dict.fromkeys(text.split("/")[-1][:4] for text in claims))
    stand: Fact = {"speakers": named.get("speakers"), "earliest": named.get("low")}
    ended: Fact = {name: across.get(name) for name in ("finished", "known")}
    sizes = railway_figures(tables["project_figures"])
    error, stocks = error_summary(errors), chinese_money(tables["investment"])
    border = at(shipments(volumes), indicator="border_crossing_time", mode="rail")
    road = _by_road(volumes)
    debt = debt_to_china(tables["external_debt"])
    kgz = debt[debt["share_pct"].notna() & (debt["country"] == "KGZ")]
    share: Fact = {"of": "share_pct", "first": at(kgz.head(1))}
    return [
        figure("opening_named", named, "year", digits=0, article=article, **stand),
        figure("opening_scenario", {"value": opening or None}, "year", digits=0),
        figure("slip", slip, "years", of="slip_years", period=span),
        figure("slip_across_borders", across, "years", **ended),
        figure("railway_cost", main_figure(sizes, "cost"), **BN),
        figure("railway_length", main_figure(sizes, "length"), "km"),
        *_routes(comparison, options, str(horizon), ends),
        figure("distance_error", error, "percent", checks=error.get("checks")),
        *(_cargo(cargo_carried(volumes), corridor) for corridor in MAIN),
        figure("border_hours_measured", border, "hours"),
        figure("road_share", at(road), "percent", first=at(road.head(1))),
        figure("stock_ministry", at(stocks, concept="fdi_stock"), **BN),
        figure("stock_bank", at(stocks, concept="project_stock"), **BN),
        figure("debt_kgz", at(debt, country="KGZ"), **BN, digits=2),
        figure("debt_tjk", at(debt, country="TJK"), **BN, digits=2),
        figure("debt_share_kgz", at(kgz), "percent", **share),
    ]


def _routes(
    comparison: pd.DataFrame, options: pd.DataFrame, then: str, ends: tuple[str, str]
) -> list[Fact]:
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
    best = options["best_by"].str.contains
    shortest, named = options[best("distance")], {"start": ends[0], "end": ends[1]}
    today, ahead = at(shortest, network="today"), at(shortest, network=then)
    fast = at(options[best("time")], network=then)
    of: Fact = {**named, "of": "distance_km", "route": today.get("route")}
    found.append(figure("route_today", today, **KM, **of))
    of = {**of, "route": ahead.get("route"), "period": then}
    found.append(figure("route_horizon", ahead, **KM, **of))
    of = {**named, "of": "days", "stop_days": fast.get("stop_days"), "period": then}
    return [*found, figure("days_horizon", fast, "days", **of)]


def _to_tashkent(comparison: pd.DataFrame, origin: str, column: str) -> Fact:
    """A figure of a route to Tashkent, with the range of both lengths of the line."""
    ends = (comparison["origin"] == origin) & (comparison["destination"] == "tashkent")
    rows = comparison[ends]
    value = rows[column].iloc[0] if len(rows) else math.nan
    found = {"value": value, "low": rows[column].min(), "high": rows[column].max()}
    return {**at(rows.head(1)), **found, "source_ids": union(rows["source_ids"])}


def _cargo(cargo: pd.DataFrame, corridor: str) -> Fact:
    now, before = (at(cargo, corridor=corridor, back=back) for back in (0, 1))
    change = grew(now, before).get("value")
    return figure(f"cargo_{corridor}", now, "Mt", change=change)


def _by_road(volumes: pd.DataFrame) -> pd.DataFrame:
    """The share of roads in the trade between China and Central Asia."""
    rows = corridor_series(volumes)
    return rows[rows["corridor"] == "china_central_asia_trade"]
