"""What the energy page says: its key figures, and the facts of each section."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pandas as pd

from cac_data import codes, facts
from cac_data.energy import gas as of, power as made_of
from cac_data.energy.gas import NEWEST, pick
from cac_data.facts import Fact, at, grew, records, trend
from cac_data.observations import gather, latest, observe, union


def _top(rows: pd.DataFrame) -> Fact:
    return at(rows.sort_values("value", kind="stable"))


def _last_year(rows: pd.DataFrame) -> list[Fact]:
    """The rows of the latest year, the largest first."""
    last = rows[rows["year"] == rows["year"].max()]
    return records(last.sort_values("value", ascending=False, kind="stable"))


def _with(fact: Fact, **more: Any) -> Fact:
    """A fact with more to it, where there is one."""
    return {**fact, **more} if fact else {}


def _key(name: str, fact: Fact, unit: str, of: str = "value", digits: int = 1) -> Fact:
    """A key figure, `about` its fact for the words; GW and USD bn from thousands."""
    scale = 1e-3 if unit[:2] == "GW" or unit == "USD bn" else 1.0
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
    *,
    sun: pd.DataFrame,
    saved: pd.DataFrame,
) -> list[Fact]:
    """The key figures of oil, power, solar and wind."""
    groups, plan = made_of.mix(power), of_solar_wind(sun, capacity, targets)
    goal, more, there = plan["goal"], plan["added"], plan["there"]
    due = {"period": goal["goal"]["period"]} if goal else {}
    shares = pick(groups, group="solar and wind")
    asked = {fact["country"]: fact for fact in made_of.share_goals(groups, targets)}
    uzb, kaz = (
        _with(at(shares, country=code), goal=asked.get(code)) for code in ("UZB", "KAZ")
    )
    party = at(made_of.shares_by_role(projects, capacity), country="UZB", role="any")
    emitted = at(saved, country="UZB")
    ends = sorted([emitted["value"], emitted["by_mean"]]) if emitted else [0, 0]
    emitted = _with(emitted, low=ends[0], high=ends[1])
    return [
        _key("kazakh_oil", at(of.oil_in_pipe(fuels).dropna(subset="russian")), "Mt"),
        _key("uzbek_solar_wind", _with(plan["last"], goal=goal), "GW"),
        _key("uzbek_solar_wind_needed", goal, "GW a year"),
        _key("uzbek_solar_wind_added", more, "GW a year"),
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


def of_balance(
    gas: pd.DataFrame,
    region: pd.DataFrame,
    pipelines: pd.DataFrame,
    *,
    path: pd.DataFrame,
    worth: pd.DataFrame,
) -> Fact:
    """Where Turkmen gas goes now and at the end of a path, and what would fill a pipe."""
    levels = of.pipe_levels(pipelines)
    horizon = int(path["year"].max()) if len(path) else 0
    return {
        "use": pipe_use(region, pipelines),
        "now": at(path.head(1)),
        "ahead": at(path, assumed=True),
        "money": [at(worth.head(1)), at(worth, assumed=True)],
        "needed": of.needed_output_growth(path, levels),
        "pace": of.balance_pace(gas),
        "past": at(of.own_past(gas, horizon=horizon)),
        "chances": of.past_chances(gas, levels, year=horizon),
        "levels": levels,
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
    return {
        "pipe": at(pipe.dropna(subset="russian")),
        "top": _top(pipe),
        "routes": trend(pick(routes, basis="exporter_statistics")),
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


def of_solar_wind(
    sun: pd.DataFrame, capacity: pd.DataFrame, targets: pd.DataFrame
) -> Fact:
    """What Uzbekistan's goal for solar and wind needs, was added, and would be there.

    `pct`: of the goal, at the assumed pace; `batteries` counted, and `others` with a
    goal and no count.
    """
    asked = made_of.needed_additions(capacity, targets)
    goal = next((fact for fact in asked if fact["country"] == "UZB"), {})
    last, there = at(sun, assumed=False), at(sun, goal["goal"]["year"]) if goal else {}
    more = goal.get("added") or {}
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
        "batteries": records(pick(batteries, indicator="added_capacity")),
        "others": [fact["goal"] for fact in asked if not fact["base"]],
    }


def of_projects(projects: pd.DataFrame, capacity: pd.DataFrame) -> Fact:
    """How far plants with a Chinese party have come, and their part of the fleet."""
    rows = made_of.projects_by_stage(projects)
    parts = made_of.shares_by_role(projects, capacity)
    roles = parts[(parts["role"] != "any") & (parts["one"] > 0)]
    return {
        "stages": rows.groupby("stage")["value"].sum().to_dict(),
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
