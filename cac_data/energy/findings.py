"""What the energy page says: its key figures, and the facts of each section."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from cac_data import codes, facts
from cac_data.energy import gas as of, power as made_of
from cac_data.energy.gas import NEWEST, pick
from cac_data.facts import Fact, at, grew, records, trend
from cac_data.observations import latest, observe, union


def _top(rows: pd.DataFrame) -> Fact:
    return at(rows.sort_values("value", kind="stable"))


def _last_year(rows: pd.DataFrame) -> list[Fact]:
    """The rows of the latest year, the largest first."""
    last = rows[rows["year"] == rows["year"].max()]
    return records(last.sort_values("value", ascending=False, kind="stable"))


def _gw(fact: Fact) -> Fact:
    """A fact in MW with its figure in GW as `gw`."""
    known = fact and fact["value"] is not None
    return _with(fact, gw=fact["value"] / 1000 if known else None)


def _with(fact: Fact, **more: Any) -> Fact:
    """A fact with more to it, where there is one."""
    return {**fact, **more} if fact else {}


OUTCOME = 2030
"""The year in which scenarios are compared."""


def _key(name: str, fact: Fact, unit: str, of: str = "value", digits: int = 1) -> Fact:
    """A key figure, `about` its fact for the words; USD bn from millions."""
    scale = 1e-3 if unit == "USD bn" else 1.0
    more = {"of": of, "scale": scale, "digits": digits, "about": fact}
    return facts.figure(name, fact, unit, **more)


def gas_figures(
    flows: pd.DataFrame,
    gas: pd.DataFrame,
    pipelines: pd.DataFrame,
    factors: pd.DataFrame,
    *,
    path: pd.DataFrame,
    worth: pd.DataFrame,
    horizon: int,
) -> list[Fact]:
    """The key figures of gas; their ids are the same in every scenario."""
    region, shares = of.to_china(flows, edition=NEWEST), of.suppliers(flows)
    five, values = pick(shares, country="CA5"), pick(of.values(flows), country="TKM")
    single = of.supplier_concentration(of.supplier_shares(flows))
    prices = of.implied_price(flows).dropna(subset="value")
    price, value = at(prices, country="TKM"), at(values)
    same = prices.loc[prices["period"] == price.get("period"), "value"]
    ahead, money = at(path, assumed=True), at(worth, assumed=True)
    pace = of.balance_pace(gas).get("output")
    needed = of.needed_output_growth(path, of.pipe_levels(pipelines))
    fill = {fact["level_name"]: _with(fact, pace=pace) for fact in needed}
    now, then = (fill.get(name, {}) for name in ("lines A to C", "with Line D"))
    last, share = _with(at(region), top=_top(region)), _with(at(five), top=_top(five))
    value = _with(value, change=grew(value, at(values, back=1)))
    money = _with(money, first=at(worth.head(1)))
    price = _with(price, low=same.min(), high=same.max())
    hhi = _with(at(single), first=at(single.head(1)))
    past = at(of.own_past(gas, horizon=horizon))
    paid = at(worth.head(1)) if len(worth) else {}
    own, before = (
        at(worth, OUTCOME, assumed=True),
        {**paid, "value": paid.get("own_usd_mn")},
    )
    earned = {**own, "value": own.get("own_usd_mn"), "half": None}
    earned = _with(own, change=grew(earned if own else {}, before))
    percent, a_year = "percent", "percent a year"
    return [
        _key("gas_to_china", last, "bcm"),
        _key("gas_to_china_assumed", ahead, "bcm", "to_china"),
        _key("share_of_pipeline_gas", share, percent, "share_pct"),
        _key("share_of_all_gas", share, percent, "share_of_all_pct"),
        _key("supplier_concentration", hhi, "", digits=2),
        _key("pipe_use", pipe_use(region, pipelines), percent, digits=0),
        _key("turkmen_gas", _turkmen(flows, factors), "bcm"),
        _key("turkmen_gas_value", value, "USD bn", digits=2),
        _key("turkmen_gas_value_2030", earned, "USD bn", "own_usd_mn", digits=2),
        _key("gas_value_assumed", money, "USD bn"),
        _key("implied_price", price, "USD for 1,000 m3", digits=0),
        _key("turkmen_own_past", past, "bcm", "median", digits=0),
        _key("turkmen_left", ahead, "bcm", "left"),
        _key("needed_growth_lines_a_to_c", now, a_year),
        _key("needed_growth_with_line_d", then, a_year),
        _key("uzbek_balance", at(gas, country="UZB"), "bcm"),
    ]


def pipe_use(region: pd.DataFrame, pipelines: pd.DataFrame) -> Fact:
    """How full lines A to C were, in percent of the lowest design capacity.

    `low` is by the highest, `top` the fullest year; empty before all parts worked.
    """
    rated = pick(pipelines, pipeline_id="cagp", unit="bcm a year")
    sizes = sorted(rated["capacity"].dropna())
    ended = pick(pipelines, part_of="cagp")["completed"].max()
    rows = region[region["year"] > int(str(ended)[:4])]
    if rows.empty or not sizes:
        return {}
    rows = rows.assign(bcm=rows["value"], value=100 * rows["value"] / sizes[0])
    last, ids = at(rows), union([rows["source_ids"].iloc[-1], *rated["source_id"]])
    ends = {"low": 100 * last["bcm"] / sizes[-1], "high": last["value"]}
    return {**last, **ends, "sizes": sizes, "top": _top(rows), "source_ids": ids}


def _turkmen(flows: pd.DataFrame, factors: pd.DataFrame) -> Fact:
    """Turkmen gas to China; the range holds what others count for the year."""
    own = at(of.to_china(flows), country="TKM")
    said = of.other_counts(flows, factors)
    said = pick(said, country="TKM", period=[own.get("period")])
    if said.empty:
        return own
    seen = [own["value"], *said["value"]]
    ids = union([own["source_ids"], *said["source_ids"]])
    ends = {"low": min(seen), "high": max(seen), "source_ids": ids}
    return {**own, **ends, "others": records(said)}


def power_figures(
    fuels: pd.DataFrame,
    power: pd.DataFrame,
    capacity: pd.DataFrame,
    targets: pd.DataFrame,
    projects: pd.DataFrame,
    system: pd.DataFrame,
    *,
    sun: pd.DataFrame,
    saved: pd.DataFrame,
) -> list[Fact]:
    """The key figures of oil, power, solar and wind."""
    groups = made_of.mix(power)
    plan = of_solar_wind(sun, capacity, targets, groups, system)
    goal, more, there = plan["goal"], plan["added"], plan["there"]
    due = {"period": goal["goal"]["period"]} if goal else {}
    then = _gw(at(sun, OUTCOME, assumed=True))
    shares = pick(groups, group="solar and wind")
    asked = {fact["country"]: fact for fact in plan["shares"]}
    uzb, kaz = (
        _with(at(shares, country=code), goal=asked.get(code)) for code in ("UZB", "KAZ")
    )
    party = at(made_of.shares_by_role(projects, capacity), country="UZB", role="any")
    emitted = at(saved, country="UZB")
    ends = sorted([emitted["value"], emitted["by_mean"]]) if emitted else [0, 0]
    emitted = _with(emitted, low=ends[0], high=ends[1])
    return [
        _key("kazakh_oil", at(of.oil_in_pipe(fuels).dropna(subset="russian")), "Mt"),
        _key("uzbek_solar_wind", _with(plan["last"], goal=goal), "GW", "gw"),
        _key("uzbek_solar_wind_2030", then, "GW", "gw"),
        _key("uzbek_solar_wind_needed", goal, "GW a year", "gw"),
        _key("uzbek_solar_wind_added", more, "GW a year", "gw"),
        _key("uzbek_goal_reached", {**due, **there}, "percent", "pct", digits=0),
        _key("solar_wind_share_uzb", uzb, "percent"),
        _key("solar_wind_share_kaz", kaz, "percent"),
        _key("chinese_party_share_uzb", party, "percent", digits=0),
        _key("avoided_uzb", emitted, "Mt CO2e"),
    ]


# --- The sections ---------------------------------------------------------------------


def of_deliveries(flows: pd.DataFrame) -> Fact:
    """Gas to China in all and by country, its value, and the share of the region."""
    shares, sent = of.suppliers(flows), of.to_china(flows)
    values = pick(of.values(flows), country=codes.CA5)
    region = trend(of.to_china(flows, edition=NEWEST))
    last, top = (region[name] if region else {} for name in ("last", "top"))
    russian = of.counted(flows, exporter="RUS", importer="CHN", indicator="volume")
    year, best = (fact.get("year", 0) for fact in (last, top))
    worth = [
        {
            **now,
            "change": grew(now, at(values, now["year"] - 1, country=now["country"])),
        }
        for now in _last_year(values)
    ]
    return {
        "region": region,
        "below": facts.compare(top, last),
        "senders": _last_year(sent),
        "worth": worth,
        "share": at(shares, year, country="CA5"),
        "share_then": at(shares, best, country="CA5"),
        "russia": at(shares, year, country="RUS"),
        "company": at(pick(russian, basis="exporter_official"), year),
    }


def of_prices(prices: pd.DataFrame) -> Fact:
    """The last price of each supplier, and where none is given.

    `would`: bcm that the last refused value would be at the Turkmen price.
    """
    refused = prices[prices["refused"] != ""]
    last = at(refused.sort_values("year", kind="stable"))
    main = at(prices, last.get("year", 0), country="TKM").get("value")
    return {
        "priced": _last_year(prices.dropna(subset="value")),
        "refused": last,
        "years": sorted(pick(refused, country=[last.get("country")])["year"]),
        "would": last["value_usd_mn"] / main if last and main else None,
    }


def bridge(path: pd.DataFrame, years: Iterable[int]) -> pd.DataFrame:
    """Years of a path as steps from output to what China takes, in bcm.

    `period step value unit part source_ids`: what is taken from output is below zero,
    `part` is ``whole`` for what China takes.
    """
    rows = path[path["year"].isin(list(years))]
    steps = {
        "output": rows["output"],
        "use": -rows["use"],
        "to_others": -rows["to_others"],
        "unsent": rows["own"] - rows["left"],
        "neighbours": rows["to_china"] - rows["own"],
        "to_china": rows["to_china"],
    }
    known = rows[["period", "unit", "source_ids"]]
    made = [known.assign(step=step, value=value) for step, value in steps.items()]
    found = pd.concat(made).sort_values("period", kind="stable", ignore_index=True)
    # Nothing stays behind where China takes all that is left.
    found = found[(found["step"] != "unsent") | (found["value"].abs() > 0.05)]
    whole = found["step"].eq("to_china").map({True: "whole", False: "part"})
    return found.assign(part=whole)


def of_courses(courses: pd.DataFrame) -> list[Fact]:
    """Each pipeline with its `stops` in order, and those between its ends as `via`."""
    found = []
    for _, legs in courses.groupby("pipeline_id", sort=False):
        first = at(legs.head(1))
        stops = [first["from_place"], *legs["to_place"]]
        found.append({**first, "stops": stops, "via": stops[1:-1]})
    return found


EARLIEST_LINE_D, ENOUGH_GROWTH = 2031, 0.05
"""Line D cannot be had before this year: no section of it is under construction. Below
this growth of output a year an early one has no gas of its own."""


def of_balance(
    gas: pd.DataFrame,
    region: pd.DataFrame,
    pipelines: pd.DataFrame,
    *,
    path: pd.DataFrame,
    worth: pd.DataFrame,
    line_d_year: int,
    output_growth: float,
) -> Fact:
    """Where Turkmen gas goes now and at the end of a path, and what would fill a pipe.

    `over`: China takes more than is there; `early`: a Line D without gas of its own.
    """
    levels, ahead = of.pipe_levels(pipelines), at(path, assumed=True)
    horizon = int(path["year"].max()) if len(path) else 0
    early = {"year": line_d_year, "growth_pct": 100 * output_growth}
    early |= {"earliest": EARLIEST_LINE_D, "enough_pct": 100 * ENOUGH_GROWTH}
    is_early = 0 < line_d_year < EARLIEST_LINE_D and output_growth < ENOUGH_GROWTH
    return {
        "use": pipe_use(region, pipelines),
        "now": at(path.head(1)),
        "ahead": ahead,
        "over": bool(ahead) and ahead["to_china"] > ahead["available"] + 0.05,
        "early": _with(early, **at(path, line_d_year)) if is_early else {},
        "money": [at(worth.head(1)), at(worth, assumed=True)],
        "needed": of.needed_output_growth(path, levels),
        "pace": of.balance_pace(gas),
        "past": at(of.own_past(gas, horizon=horizon)),
        "chances": of.past_chances(gas, levels, year=horizon),
        "levels": levels,
        "capacity": {"design": max(path["capacity"])} if horizon else {},
        "years": [path["year"].min(), min(horizon, OUTCOME)] if horizon else [],
    }


def of_importer(gas: pd.DataFrame, flows: pd.DataFrame, country: str = "UZB") -> Fact:
    """Since when a country consumes more gas than it makes, and who fills the gap."""
    own = pick(gas, country=country)
    last = at(own)
    recent = own[own["year"] >= last.get("year", 0) - 10].assign(half=0.0)
    recent = recent.assign(value=recent["production"])
    brought = of.counted(flows, importer=country, indicator="volume")
    brought = pick(brought, exporter=codes.country_codes())
    return {
        "last": last,
        "surplus": at(own[own["value"] > 0]),
        "fall": grew(at(recent), _top(recent), a_year=True)
        if last and _top(recent)["year"] < last["year"] - 1
        else {},
        "brought": at(brought.sort_values("year", kind="stable")),
        "paid": at(of.values(flows), country=country),
    }


def of_fuels(fuels: pd.DataFrame, balance: pd.DataFrame) -> Fact:
    """Whose oil is in the pipe and what comes by all routes; who mines uranium."""
    pipe, routes = of.oil_in_pipe(fuels), pick(of.oil(fuels), route="all")
    ores = of.uranium(balance, fuels)
    ores = ores[ores["year"] == ores.groupby("what")["year"].transform("max")]
    return {
        "pipe": at(pipe.dropna(subset="russian")),
        "top": _top(pipe),
        "routes": trend(pick(routes, basis="exporter_statistics")),
        "ores": ores,
        "mined": _last_year(pick(ores, what="mined", country=codes.CA5)),
        "bought": _last_year(pick(ores, what="bought")),
    }


def of_mix(power: pd.DataFrame) -> Fact:
    """The main source of each country, its solar and wind, and what was revised."""
    own = pick(made_of.mix(power), country=codes.CA5)
    last = own[own["year"] == own.groupby("country")["year"].transform("max")]
    last = last.sort_values("value", kind="stable", ascending=False)
    sun = pick(last, group="solar and wind")
    changed = pick(made_of.revised(power), country=codes.CA5)
    changed = changed.sort_values("value", key=abs, ascending=False, kind="stable")
    return {
        "main": records(last.drop_duplicates("country").sort_values("country")),
        "sun": records(sun[sun["value"] >= 1]),
        "rest": int((sun["value"] < 1).sum()),
        "figures": len(changed),
        "moved": int((changed["value"].abs() > 0.05).sum()),
        "widest": records(changed.head(3)),
    }


def of_intensity(carbon: pd.DataFrame, saved: pd.DataFrame) -> Fact:
    """The last intensity of each country, where the two sets of factors are furthest
    apart, and what solar and wind saved."""
    last = latest(pick(carbon, country=codes.CA5)).sort_values("value", ascending=False)
    apart = last.assign(
        ratio=last["ratio"].where(last["ratio"] >= 1, 1 / last["ratio"])
    )
    mine = latest(pick(saved, country=codes.CA5))
    ends = mine[["value", "by_mean"]]
    mine = mine.assign(low=ends.min(axis=1), high=ends.max(axis=1))
    return {
        "last": records(last),
        "apart": at(apart.sort_values("ratio", kind="stable")),
        "saved": records(mine[mine["twh"] > 0.05]),
    }


def paths_to_goal(sun: pd.DataFrame, plan: Fact) -> dict[str, pd.DataFrame]:
    """What `charts.bars` draws beside the bars: the way to the goal and the assumed."""
    ends = [plan["last"], plan["goal"].get("goal")]
    needed = pd.DataFrame([end for end in ends if end], columns=["year", "value"])
    ahead = sun[sun["assumed"] | (sun["year"] == plan["last"].get("year"))]
    paths = {"needed": needed, "assumed": ahead[["year", "value"]]}
    return {name: rows for name, rows in paths.items() if len(rows) > 1}


def of_solar_wind(
    sun: pd.DataFrame,
    capacity: pd.DataFrame,
    targets: pd.DataFrame,
    groups: pd.DataFrame,
    system: pd.DataFrame,
) -> Fact:
    """What Uzbekistan's goal for solar and wind needs, was added, and would be there.

    `pct`: of the goal, at the assumed pace; `batteries` counted, and `others` with a
    goal and no count; `shares`: goals for a share, with what ministries report.
    """
    asked = made_of.needed_additions(capacity, targets)
    goal = next((fact for fact in asked if fact["country"] == "UZB"), {})
    last, more = _gw(at(sun, assumed=False)), _gw(goal.get("added") or {})
    there = _gw(at(sun, goal["goal"]["year"])) if goal else {}
    goal = _with(_gw(goal), goal=_gw(goal.get("goal", {})))
    reported = pick(observe(system), indicator="renewables_share_of_generation")
    shares = [
        {**fact, "reported": at(reported, country=fact["country"])}
        for fact in made_of.share_goals(groups, targets)
    ]
    if there:
        ids = union([there["source_ids"], goal["source_ids"]])
        pct = 100 * there["value"] / goal["goal"]["value"]
        there = {**there, "pct": pct, "source_ids": ids}
    batteries = pick(observe(capacity), technology="battery_storage")
    return {
        "last": last,
        "goal": goal,
        "added": _with(more, source_ids=goal.get("source_ids")),
        "there": there,
        "shares": shares,
        "batteries": records(pick(batteries, indicator="added_capacity")),
        "others": [_gw(fact["goal"]) for fact in asked if not fact["base"]],
    }


def of_projects(projects: pd.DataFrame, capacity: pd.DataFrame) -> Fact:
    """How far plants with a Chinese party have come, and their part of the fleet."""
    rows = made_of.projects_by_stage(projects)
    parts = made_of.shares_by_role(projects, capacity)
    roles = parts[(parts["role"] != "any") & (parts["one"] > 0)]
    sums = rows.groupby("stage")["value"].sum().to_dict()
    return {
        "stages": {**dict.fromkeys(made_of.STAGES, 0.0), **sums} if len(rows) else {},
        "left_out": int(rows["left_out"].sum()),
        "left_out_mw": float(rows["left_out_mw"].sum()),
        "shares": records(pick(parts, role="any")),
        "roles": records(roles),
    }


def of_counts(counts: pd.DataFrame) -> Fact:
    """How many other counts are above the Review's, and how many gaps are explained."""
    main = pick(counts, country="TKM").sort_values("year", kind="stable")
    return {
        "n": len(counts),
        "above": int((counts["gap_pct"] > 1).sum()),
        "explained": int(counts["gap"].isin(["none", "cubic metres"]).sum()),
        "main": at(main.drop_duplicates("year").tail(1)),
    }
