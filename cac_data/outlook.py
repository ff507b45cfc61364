"""Outlook: six sectors to the horizon, what is likely, and how it will be known.

What is asked stands in the tables ``outlook_indicators``, ``forecasts`` and
``signals``. `years`: of `series`; `verdicts`: as known on the date of the `tables`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from statistics import NormalDist
from typing import Any, TypeAlias

import pandas as pd

from cac_data import (
    energy,
    history,
    infrastructure,
    periods,
    projections,
    tracks,
    trade,
    words,
)
from cac_data.claims import Known
from cac_data.codes import CA5, Country, Flow, TableName
from cac_data.energy.gas import OUTCOME
from cac_data.facts import Fact, at, compare, figure, grew, needed, records, tally
from cac_data.observations import SHAPE, gather, observe, union
from cac_data.sources import known_by
from cac_data.tables import load_table, select, sort_rows

Pairs: TypeAlias = Mapping[str, tuple[Fact, Fact, str]]
Needs: TypeAlias = dict[str, tuple[Fact, list[Fact], str]]
"""By promise what it needs, the paces of all spans of five years, and their unit."""

SINCE_ARTICLE = ("projects", "agreements")  # only counted since it appeared, by claim
RECENT_YEARS = 3  # whose mean says how much gas there is to sell
RAILWAY_CLAIM = "c078"
WORKSHOPS_CLAIM = "c086"
NEED_OF_WARNING = {
    "turkmen_output": "gas_with_line_d",
    "solar_wind_added": "solar_wind_uzb",
}
WARNING_COLUMNS = (
    *("of", "value", "unit", "period"),
    *("next_on", "outcome", "side", "source_ids"),
)
FEW_SPANS = 3  # that overlap: fewer tell nothing of what is usual
OVERLAPPING = ("scholarships",)  # means of pledges that overlap: they do not grow
LAST_FALL = (2013, 2016)  # the last long fall of trade and of raw material prices
CHANCES = {
    words.say("common.likelihood", sum(span) / 2): span
    for span in pairwise((0.0, 0.2, 0.45, 0.55, 0.8, 1.0))
}
"""The words for probabilities and their ranges, for `charts.dots`.

By Intelligence Community Directive 203 (2015), its narrow ends left out."""
DECIDED = {"early": "early", "kept": "on_time", "late": "late"}
DECIDED |= dict.fromkeys(("missed", "not_done"), "not_kept")
"""What can become of a promise that is decided, as the tables say it and as we do."""


def _asked(name: TableName) -> list[Fact]:
    """The rows of one of the three lists, in their order."""
    return records(load_table(name).sort_values("position"))


def _judged(verdicts: pd.DataFrame) -> dict[str, Fact]:
    """Verdicts by claim, with the year in which each is `due`."""
    found = {row["claim_id"]: row for row in records(verdicts)}
    for row in found.values():
        row["due"] = periods.year_of(row["period"]) if row["period"] else None
    return found


def _of(years: pd.DataFrame, indicator_id: str) -> pd.DataFrame:
    return years[years["indicator_id"] == indicator_id]


def _in_thousands(fact: Fact) -> Fact:
    return {**fact, "value": fact["value"] / 1000} if fact else {}


# --- What is measured ----------------------------------------------------------------


def series(tables: Known, *, end: int) -> pd.DataFrame:
    """Observations by `indicator_id`, up to a year, for what is counted by year."""
    flows = select(trade.series(tables["bilateral_trade"]), countries="CA5")
    people, oil = tables["people_links"], {"commodity": "crude_oil", "route": "all"}
    oil |= {"exporter": "KAZ", "importer": "CHN", "basis": "exporter_statistics"}
    cargo = infrastructure.corridor_series(tables["corridor_volumes"])
    found = {
        **dict(list(flows.groupby("flow"))),
        "corridor": select(cargo, corridor="middle_corridor", indicator="cargo"),
        "gas": energy.sent_to_china(tables["gas_flows"], edition="newest"),
        "oil": energy.counted(tables["fuel_flows"], indicator="mass", **oil),
        "solar_wind": _uzbek_fleet(tables),
        "workshops": _workshops(people),
        "scholarships": history.pledged_scholarships(people),
        "students": _longest(_counts(people, "students", "to_china"), "CA5"),
        "visitors": _longest(_counts(people, "arrivals", "from_china"), "KAZ"),
    }
    units = load_table("outlook_indicators").set_index("indicator_id")["unit"]
    made = pd.concat(found, names=["indicator_id"]).reset_index("indicator_id")
    made = made[made["year"] <= end].reset_index(drop=True)
    made["unit"] = made["indicator_id"].map(units)
    scale = made["unit"].isin(["USD bn", "GW"]).map({True: 1000, False: 1})
    made[["value", "half"]] = made[["value", "half"]].div(scale, axis=0)
    return made[["indicator_id", *SHAPE]]


def _uzbek_fleet(tables: Known) -> pd.DataFrame:
    """Uzbek solar and wind; the year before the last by the body of the last.

    Another body's count of that year, or one of long before, would be no growth.
    """
    capacity = tables["renewable_capacity"]
    fleet = select(energy.power.fleet(capacity), countries="UZB")
    if before := energy.power.year_before(capacity, at(fleet)):
        fleet = fleet[fleet["year"] != before["year"]]
        fleet = pd.concat([fleet, pd.DataFrame([before])], ignore_index=True)
    return sort_rows(fleet, ["period"])


def _workshops(people: pd.DataFrame) -> pd.DataFrame:
    """Countries with a workshop at work at the end of each year."""
    said = people.loc[people["indicator"] == "lu_ban_workshops", "period"].str[:4]
    made = []
    for year in range(int(said.min()), int(said.max()) + 1) if len(said) else ():
        shops = history.running_workshops(people, as_of=str(year))
        ids = shops.loc[shops["status"] == "running", "source_ids"]
        if len(ids):
            made.append((str(year), year, len(ids), union(ids)))
    return pd.DataFrame(made, columns=["period", "year", "value", "source_ids"])


def _counts(people: pd.DataFrame, indicator: str, direction: str) -> pd.DataFrame:
    rows = people[people["place"] + people["detail"] == ""]
    rows = observe(select(rows, indicator=indicator, direction=direction))
    return rows[rows["year"].notna()]


def _longest(counts: pd.DataFrame, country: str) -> pd.DataFrame:
    """Of one source, as two are no series: the most years, of equals the latest."""
    rows = counts[counts["country"] == country]
    sizes = rows.groupby("source_ids")["year"].agg(["size", "max"])
    best = sizes.sort_values(["size", "max"]).index[-1:]
    return sort_rows(rows[rows["source_ids"].isin(best)], ["period"])


# --- Where the sectors stand ---------------------------------------------------------


def standing(
    tables: Known,
    years: pd.DataFrame,
    verdicts: pd.DataFrame,
    *,
    paths: Mapping[str, pd.DataFrame],
    horizon: int,
    cku_opening: int,
) -> pd.DataFrame:
    """Rows of ``outlook_indicators``: where each stands and what is expected of it.

    `last` (of a year that durations give from `derived_low` to `derived_high`, the most
    frequent), `change_pct` (on the year before, of figures later than the article's),
    `after`
    (change in percent since the month of the article, where a figure of it is known),
    `is_count` (of what came since the article) `spark` (ten years) `said` (claims, with
    how many of a count are `enough`) `goal` (of others) `heads` (of the scenario)
    `goal_pace` (whether five years were as fast as the goal needs: `light` of `needs`)
    `verdict`. `paths`: ``trade`` (`trade.scenario_path`), ``gas`` (`gas.gas_path`),
    ``sun`` (`power.solar_wind_path`). `cku_opening`: 0 for never.
    """
    claims = _with_tolerance(_judged(verdicts))
    before_article = int(tables.article_date[:4]) - 1
    railway = infrastructure.named_years(tables["schedule_claims"], tables.as_of)
    heads, goals = _heads(paths, horizon, cku_opening), _goals(tables)
    goal_paces = _goal_paces(tables, years)
    rows = []
    for row in _asked("outlook_indicators"):
        name, said = row["indicator_id"], [claims[claim] for claim in row["claim_ids"]]
        known, goal = _of(years, name), goals.get(name, {})
        is_count = row["unit"] in SINCE_ARTICLE
        last, base = at(known), at(known[:-1])
        if name == "railway":
            last = railway
        elif is_count:
            last = {"value": said[0]["found"], "source_ids": said[0]["source_ids"]}
        # What ends before the article appeared has not moved since.
        is_later = last and int(last.get("year") or 0) > before_article
        month = _in_month_of_article(tables) if name == "solar_wind" else {}
        change = grew(last, base).get("value") if is_later else None
        is_derived = name == "railway" and last and not last["outright"]
        cited = [fact for fact in (base, last, goal, month) if fact]
        more = {
            "base_period": base.get("period", ""),
            "last_period": last.get("period", ""),
            "last": last.get("value"),
            "derived_low": last["low"] if is_derived else None,
            "derived_high": last["high"] if is_derived else None,
            "change_pct": change if name not in OVERLAPPING else None,
            "after": grew(last, month).get("value") if is_later and month else None,
            "is_count": is_count,
            "spark": _spark(known),
            "said": said,
            "goal": goal,
            "goal_pace": goal_paces.get(name, ""),
            "heads": heads.get(name),
            "verdict": said[0]["verdict"] if said else "",
            "source_ids": union(fact["source_ids"] for fact in cited),
        }
        rows.append({**row, **more})
    return pd.DataFrame(rows)


def _heads(
    paths: Mapping[str, pd.DataFrame], horizon: int, cku_opening: int
) -> dict[str, float | None]:
    """Where a scenario leads by the horizon, by indicator."""
    by_flow = paths["trade"].groupby("flow")
    ends = {str(flow): at(rows, horizon) for flow, rows in by_flow}
    ends["solar_wind"] = at(paths["sun"], horizon)
    return {
        **{name: _in_thousands(end).get("value") for name, end in ends.items()},
        "gas": at(paths["gas"], horizon).get("to_china"),
        "railway": cku_opening or None,
    }


def _goals(tables: Known) -> dict[str, Fact]:
    """Goals of others for an indicator: the newest of each."""
    names = ("renewable_capacity", "energy_targets")
    needs = energy.power.needed_additions(*(tables[name] for name in names))
    goals = [need["goal"] for need in needs if need["country"] == "UZB"]
    hopes = infrastructure.expectations(tables["corridor_volumes"])
    return {
        "solar_wind": _in_thousands(goals[-1] if goals else {}),
        "corridor": at(hopes, nature="target"),
    }


def _goal_paces(tables: Known, years: pd.DataFrame) -> dict[str, str]:
    """Whether the pace that a goal of others needs was ever seen, by indicator."""
    pairs = {
        "solar_wind": _solar_wind_needs(tables, years).get("solar_wind_uzb"),
        "corridor": _corridor_needs(tables, years).get("corridor"),
    }
    return {
        name: _beside_the_past(pair[0], pair[1])["light"]
        for name, pair in pairs.items()
        if pair and pair[0] and pair[1]
    }


def _with_tolerance(claims: Mapping[str, Fact]) -> dict[str, Fact]:
    """Claims with how many are `enough`: the number claimed less its tolerance."""
    texts = {row["claim_id"]: row for row in records(load_table("claims"))}
    found = {}
    for name, claim in claims.items():
        claimed = claim["claimed"]
        enough = claimed and claimed - texts[name]["tolerance"]
        track = words.say("claims.track", claim["track"])
        found[name] = {**claim, "enough": enough, "track": track}
    return found


def _in_month_of_article(tables: Known) -> Fact:
    """Uzbek solar and wind in the month in which the article appeared, in GW."""
    rows = observe(tables["renewable_capacity"])
    rows = select(rows, countries="UZB", indicator="installed_capacity", parts=True)
    rows = rows[rows["technology"] == "solar_and_wind"]
    month = tables.article_date[:7]
    level = at(rows, period=month)
    return {**_in_thousands(level), "year": int(month[:4])} if level else {}


def _spark(known: pd.DataFrame, years: int = 10) -> str:
    """The last years as bars from zero to the highest; a dot where there is none."""
    known = known[known["year"] > known["year"].max() - years]
    level = dict(zip(known["year"].astype(int), known["value"], strict=True))
    if len(level) < 2:
        return ""
    bars, top = "▁▂▃▄▅▆▇█", max(level.values())
    return "".join(
        bars[round(7 * level[year] / top)] if year in level else "·"
        for year in range(min(level), max(level) + 1)
    )


# --- How likely it is ----------------------------------------------------------------


def forecasts(
    tables: Known, years: pd.DataFrame, verdicts: pd.DataFrame
) -> pd.DataFrame:
    """What the article expects, with a probability (no scenario's) where there is one.

    By errors of the projection of trade, past changes of the Turkmen gas balance, drawn
    again, and works like the railway (`infrastructure.projects.first_dates_kept`).
    `claim_id` (or empty) `indicator_id period` (it happens by its end) `probability
    method cases` or `statement reason found`; the rule:
    `comparison threshold unit resolves_on`.
    """
    claims, made = _judged(verdicts), []
    answers = {
        **_by_projection(_of(years, "turnover"), claims),
        **_by_reference(tables, claims),
        **_by_own_past(tables, years),
    }
    for row in _asked("forecasts"):
        if answer := answers.get(row["forecast_id"]):
            claim = claims[row["claim_id"]]
            when = {"period": str(claim["due"]), "resolves_on": claim["resolves_on"]}
            # A level beside the claimed one bears on the claim and is not it.
            when["claim_id"] = row["claim_id"] if row["threshold"] == "claimed" else ""
            made.append({**row, **when, **answer})
    given = {row["claim_id"] for row in made}
    for name, claim in claims.items():
        if claim["verdict"] == "open" and name not in given:
            made.append(_without_estimate(years, claim, int(tables.article_date[:4])))
    columns = (
        "forecast_id claim_id indicator_id period probability method cases "
        "finished first_year last_year low high rail_finished rail_known "
        "rail_probability outright is_latest years_before named_late works statement "
        "reason found comparison threshold_low threshold unit resolves_on source_ids"
    )
    found = pd.DataFrame(made, columns=columns.split())
    numbers = ("probability", "cases", "threshold", "found")
    return found.astype(dict.fromkeys(numbers, "float64"))


def _by_projection(total: pd.DataFrame, claims: Mapping[str, Fact]) -> dict[str, Fact]:
    """Chances of the levels that the article names, and of no growth at all."""
    low, high = claims["c075"], claims["c076"]
    last, year = at(total), low["due"]
    path = trade.projection(total, year) if last and last["year"] < year else total[:0]
    end, ends = at(path), (low["claimed"], high["claimed"])
    if not end or end["scale_log"] is None:
        return {}
    levels = (*ends, last["value"])
    odds = [projections.probability_at_least(path, one, year) for one in levels]
    common = {"threshold_low": ends[0], "unit": "USD bn", "last_year": last["year"]}
    common["cases"] = len(end["errors_log"])
    found = {}
    for name, chance, level, ids in (
        ("trade_120", odds[0], ends[0], low["source_ids"]),
        ("trade_150", odds[1], ends[1], high["source_ids"]),
        ("trade_inside", odds[0] - odds[1], ends[1], ""),
        ("trade_no_growth", 1 - odds[2], last["value"], ""),
    ):
        rests_on = {"source_ids": union([end["source_ids"], ids])}
        found[name] = {**common, "probability": chance, "threshold": level, **rests_on}
    return found


def _by_reference(tables: Known, claims: Mapping[str, Fact]) -> dict[str, Fact]:
    """Chance of the year that officials name; the article's has one if it is the same.

    By first dates of all works across borders; what railways alone would say stands
    beside it. For another year than officials name no work gives a rate.
    """
    said = tables["schedule_claims"]
    every = load_table("projects", tables.vintage)
    known = infrastructure.known_projects(every, said, tables.as_of)
    slips = infrastructure.schedule_slip(said, known, as_of=tables.as_of)
    named = infrastructure.named_years(said, tables.as_of)
    kept = infrastructure.first_dates_kept(slips)
    claim = claims[RAILWAY_CLAIM]
    claimed, stated = int(claim["claimed"]), named.get("value")
    found = {}
    if stated != claimed:
        years_before = stated - claimed if stated else 0
        late = infrastructure.named_late(slips, years=years_before)
        found["railway_claimed"] = {
            **_railway_rule(claimed),
            "probability": math.nan,
            "statement": claim["statement"],
            "reason": "no_rate",
            "years_before": years_before,
            "named_late": late["late"],
            "works": late["many"],
            "source_ids": union([claim["source_ids"], named.get("source_ids", "")]),
        }
    if stated and kept:
        name = "railway_claimed" if stated == claimed else "railway_stated"
        found[name] = {
            **_railway_rule(stated),
            "probability": kept["value"],
            "cases": kept["decided"],
            "finished": kept["kept"],
            "low": kept["low"],
            "high": kept["high"],
            "rail_finished": kept["rail_kept"],
            "rail_known": kept["rail_decided"],
            "rail_probability": kept["rail_value"],
            "outright": named["outright"],
            "is_latest": stated == named["high"],
            "source_ids": union([kept["source_ids"], named["source_ids"]]),
        }
    return found


def _railway_rule(year: int) -> Fact:
    """What decides whether the railway is open by the end of a year, and when."""
    return {
        "period": str(year),
        "resolves_on": f"{year + 1}-01",
        "threshold": float(year),
        "unit": "year",
    }


def _by_own_past(tables: Known, years: pd.DataFrame) -> dict[str, Fact]:
    """Chances that Turkmenistan has more gas to sell, and enough for the pipeline.

    More than on average in the last three years, as one year may be low by chance.
    """
    gas = energy.gas.gas_balance(tables["energy_balance"], tables["gas_flows"])
    own = gas[(gas["country"] == "TKM") & (gas["year"] <= years["year"].max())]
    last, pipe = at(own), energy.gas.pipe_levels(tables["pipelines"])
    first_year = last.get("year", 0) - RECENT_YEARS + 1
    recent = own.loc[own["year"] >= first_year, "value"]
    usual = recent.mean() if len(recent) == RECENT_YEARS else None
    levels = {"gas_more": usual, "gas_full": pipe.get("lines A to C")}
    known = {name: level for name, level in levels.items() if level is not None}
    end = at(energy.gas.own_past(own, horizon=OUTCOME, levels=known))
    if not end:
        return {}
    common = {"cases": end["changes"], "unit": "bcm"}
    common |= {"first_year": first_year, "last_year": last["year"]}
    common["source_ids"] = end["source_ids"]
    return {
        name: {**common, "probability": end[name], "threshold": level}
        for name, level in known.items()
    }


def _without_estimate(years: pd.DataFrame, claim: Fact, before: int) -> Fact:
    """A forecast of the article that nothing gives a chance for, and why."""
    name, unit = "", claim["unit"]
    count = unit in (*SINCE_ARTICLE, "countries")  # such a count never falls
    for row in _asked("outlook_indicators"):
        if claim["claim_id"] in row["claim_ids"]:
            name, unit = row["indicator_id"], row["unit"]
    known = _of(years, name)
    reason = "short" if name else "no_figure"
    if count and (claim["found"] or 0) >= claim["claimed"]:
        reason = "met"
    elif name == "gas":
        reason = "pipeline"
    elif name == "railway" or unit in SINCE_ARTICLE:
        reason = "collected"
    stood = at(known[known["year"] < before]).get("value")
    return {
        **claim,
        "forecast_id": claim["claim_id"],
        "indicator_id": claim["claim_id"] if count else name,
        "period": str(claim["due"]),
        "probability": math.nan,
        "cases": len(known),
        "reason": reason,
        "comparison": "at_least" if count else "above",
        "threshold": claim["claimed"] if count else stood,
        "unit": claim["unit"] if count else unit,
    }


def hindcast(years: pd.DataFrame, needs: pd.DataFrame) -> Fact:
    """Ask the forecast of trade of each past year what it is asked today.

    How likely it was that trade grows as fast as each level of the article `needs` now,
    and whether it did, of `n` questions with `events`. `value`, Brier's score, is the
    mean squared distance of the two: 0 is perfect (Monthly Weather Review 78, 1950, p.
    1-3).

    `skill` sets it against the `base` rate known at the time, the part of earlier spans
    of five years, over by then, in which trade grew as fast: 1 less the ratio of both
    scores, 0 for no better (Murphy 1973, Journal of Applied Meteorology 12, p. 215).
    `skill_after` is against the part that came true in the end, `base_after`, which
    nobody knew. A score so judged falls below 0 easily (Mason 2004, Monthly Weather
    Review 132, p. 1891-1895). The method was chosen with sight of all years, which
    flatters it.
    """
    total = _of(years, "turnover")
    asked = needs.loc[needs["need_id"].isin(["trade_low", "trade_high"]), "needed"]
    value = dict(zip(total["year"].map(int), total["value"], strict=True))
    starts = [year for year in value if year + 5 in value]
    grew_by = {year: value[year + 5] / value[year] for year in starts}
    made = []
    for origin in starts[1:]:
        end = origin + 5
        path = projections.project(total[total["year"] <= origin], horizon=end)
        over = [grew_by[year] for year in starts if year + 5 <= origin]
        for pct in asked:
            factor = (1 + pct / 100) ** 5
            wanted = value[origin] * factor
            chance = projections.probability_at_least(path, wanted, end)
            base = sum(grown >= factor for grown in over) / len(over) if over else None
            came = float(grew_by[origin] >= factor)
            made.append((origin, end, chance, base, came))
    columns = ["origin", "end", "chance", "base", "came"]
    tried = pd.DataFrame(made, columns=columns).dropna()
    found = {"n": len(tried), "events": int(tried["came"].sum())}
    if tried.empty:
        return {"value": None, **found, "period": ""}
    part_that_came = tried["came"].mean()
    score = _brier(tried["chance"], tried["came"])
    base = _brier(tried["base"], tried["came"])
    after = float(part_that_came * (1 - part_that_came))
    return {
        "value": score,
        **found,
        "period": f"{tried['origin'].min()}/{tried['end'].max()}",
        "base": base,
        "skill": 1 - score / base if base else None,
        "base_after": after,
        "skill_after": 1 - score / after if after else None,
    }


def _brier(chances: pd.Series, outcomes: pd.Series) -> float:
    """The mean squared distance of probabilities from what came, 1 or 0."""
    return float(((chances - outcomes) ** 2).mean())


# --- What would have to be true ------------------------------------------------------


def _levels_of(tables: Known, horizon: int) -> list[Fact]:
    """Levels of trade that authors expect in a year, in USD bn, the lowest first."""
    return [*map(_in_thousands, trade.levels_of(tables["trade_targets"], horizon))]


def needs(
    tables: Known,
    years: pd.DataFrame,
    *,
    paths: Mapping[str, pd.DataFrame],
    horizon: int,
) -> pd.DataFrame:
    """The pace that each promise needs, beside those of all five years known.

    One rule for all: growth a year over each span of five years (`tracks`, which names
    the source); of solar and wind what was added a year, since they began from nothing.

    `need_id level year` (what is promised, by when) `needed unit`; `achieved` in the
    last five years, `worst best` (and `best_period`) in all `spans`, of which
    `fast_enough` had the needed pace; `last_year` (what the last year alone added);
    `light`: ``enough`` in the last five years, ``seen`` in others, ``never``; ``few``
    where too few spans were as fast to be told from a boom.
    """
    pairs: dict[str, tuple[Fact, list[Fact], str]] = {
        **_trade_needs(tables, years, horizon),
        **_gas_needs(tables, paths["gas"]),
        **_solar_wind_needs(tables, years),
        **_corridor_needs(tables, years),
    }
    columns = (
        "need_id level year needed unit achieved worst best best_period spans "
        "fast_enough last_year light source_ids"
    )
    rows = [
        {"need_id": name, "unit": unit, **_beside_the_past(wanted, paces)}
        for name, (wanted, paces, unit) in pairs.items()
        if wanted and paces
    ]
    return pd.DataFrame(rows, columns=columns.split())


def _beside_the_past(wanted: Fact, paces: Sequence[Fact]) -> Fact:
    """A needed pace beside the paces of all spans of five years, the last one last."""
    by_size = sorted(paces, key=lambda pace: float(pace["value"]))
    best, last = by_size[-1], paces[-1]
    fast_enough = sum(pace["value"] >= wanted["value"] for pace in paces)
    light = "seen" if fast_enough else "never"
    if last["value"] >= wanted["value"]:
        light = "enough"
    if fast_enough and len(paces) < FEW_SPANS:
        light = "few"
    return {
        "level": wanted["level"]["value"],
        "year": wanted["end"],
        "needed": wanted["value"],
        "achieved": last["value"],
        "worst": by_size[0]["value"],
        "best": best["value"],
        "best_period": best["period"],
        "spans": len(paces),
        "fast_enough": fast_enough,
        "last_year": wanted.get("last_year", math.nan),
        "light": light,
        "source_ids": union([wanted["source_ids"], last["source_ids"]]),
    }


def _trade_needs(tables: Known, years: pd.DataFrame, horizon: int) -> Needs:
    """Growth of trade that leads to the lowest and the highest level expected of it."""
    total = _of(years, "turnover")
    paces = tracks.five_year_paces(total)
    levels = _levels_of(tables, horizon)
    ends = {"trade_low": levels[0], "trade_high": levels[-1]} if levels else {}
    return {
        name: (needed(at(total), level, horizon), paces, "% a year")
        for name, level in ends.items()
    }


def _gas_needs(tables: Known, path: pd.DataFrame) -> Needs:
    """Growth of Turkmen output that fills the pipeline at the end of a path."""
    gas = energy.gas.gas_balance(tables["energy_balance"], tables["gas_flows"])
    gas = gas[gas["year"] <= at(path[:1]).get("year", 0)]
    output = gas[gas["country"] == "TKM"]
    paces = tracks.five_year_paces(output.assign(value=output["production"], half=0.0))
    levels = energy.gas.pipe_levels(tables["pipelines"])
    found = {}
    for growth in energy.gas.needed_output_growth(gas, path, levels):
        name = f"gas_{growth['level_name'].replace(' ', '_').lower()}"
        wanted = {**growth, "level": {"value": growth["level"]}}
        found[name] = wanted if growth.get("end") else {}, paces, "% a year"
    return found


def _solar_wind_needs(tables: Known, years: pd.DataFrame) -> Needs:
    """Additions that the Uzbek goal for solar and wind needs, in GW a year."""
    capacity, targets = tables["renewable_capacity"], tables["energy_targets"]
    paces = _five_year_additions(_of(years, "solar_wind"))
    found = {}
    for need in energy.power.needed_additions(capacity, targets):
        if need["country"] == "UZB" and need["value"] is not None and need["added"]:
            goal = _in_thousands(need["goal"])
            wanted = {**_in_thousands(need), "level": goal, "end": goal["year"]}
            wanted["last_year"] = need["added"]["value"] / 1000
            found["solar_wind_uzb"] = wanted, paces, "GW a year"
    return found


def _five_year_additions(fleet: pd.DataFrame) -> list[Fact]:
    """What was added a year on average in each span of five years of a fleet."""
    level = dict(zip(fleet["year"], records(fleet), strict=True))
    span = tracks.YEARS_OF_A_PACE
    return [
        {
            "value": (end["value"] - level[year - span]["value"]) / span,
            "period": f"{year - span}/{year}",
            "source_ids": union([end["source_ids"], level[year - span]["source_ids"]]),
        }
        for year, end in level.items()
        if year - span in level
    ]


def _corridor_needs(tables: Known, years: pd.DataFrame) -> Needs:
    """Growth of cargo on the Middle Corridor that its target needs."""
    hopes = infrastructure.expectations(tables["corridor_volumes"])
    cargo, hope = _of(years, "corridor"), at(hopes, nature="target")
    wanted = needed(at(cargo), hope, int(hope.get("year") or 0))
    return {"corridor": (wanted, tracks.five_year_paces(cargo), "% a year")}


def conditions(
    tables: Known, flows: pd.DataFrame, *, horizon: int, assumed: Mapping[str, Any]
) -> Fact:
    """Trade of the region at the horizon, under the scenario and one change each.

    A change is measured in the table: a level or a fall comes back, growth goes on.
    The `frame`, its `rows`, the expected `levels` and how they are called (`marks`):
    `condition_id` (the scenario first) `since` (the year it goes back to) `fall` (USD
    bn that came since) `value change` (against the scenario, USD bn) `source_ids`.
    `kyrgyz`: the Kyrgyz part in 2030, and as `last` counted. `flows`: of
    `trade.series`; `assumed`: the other arguments of `trade.scenario_path`.
    """
    made = list[Fact]()
    plain = trade.scenario_path(flows, horizon=horizon, **assumed)
    if plain["assumed"].any():
        year = int(plain["year"].min())
        for row, other in (
            ({"condition_id": "scenario", "source_ids": ""}, {}),
            *_level_lost(flows, assumed.get("level_shifts", ()), year),
            *_other_growth(flows, assumed.get("shocks", ()), year, horizon),
        ):
            changed = {**assumed, **other}
            path = trade.scenario_path(flows, horizon=horizon, **changed)
            end = _in_thousands(at(path, horizon, flow="turnover"))["value"]
            more = end - made[0]["value"] if made else 0.0
            ids = union([*path["source_ids"], row["source_ids"]])
            made.append({**row, "value": end, "change": more, "source_ids": ids})
    columns = ["condition_id", "since", "fall", "value", "change", "source_ids"]
    frame, levels = pd.DataFrame(made, columns=columns), _levels_of(tables, horizon)
    marks = {
        words.say("common.usd_bn", one["value"], 0): one["value"] for one in levels
    }
    shifts = [one for one in assumed.get("level_shifts", ()) if one["country"] == "KGZ"]
    own = select(flows, countries="KGZ").assign(country="CA5")  # a region of its own
    mine = {**assumed, "level_shifts": shifts}
    path = trade.scenario_path(own, horizon=horizon, **mine)
    path = path[path["flow"] == "turnover"]
    last, end = (_in_thousands(one) for one in (at(path[:1]), at(path[1:], OUTCOME)))
    kyrgyz = {**end, "last": last} if end else {}
    told = {"rows": records(frame), "year": horizon, "levels": levels}
    return {**told, "kyrgyz": kyrgyz, "frame": frame, "marks": marks}


def _level_lost(
    flows: pd.DataFrame, shifts: Sequence[Fact], year: int
) -> Iterator[tuple[Fact, Fact]]:
    """A flow falls back to an earlier level: what is said of it, what it assumes."""
    levels: Sequence[tuple[str, Country, Flow, int]] = (
        ("kyrgyz_line", "KGZ", "exports", year - 2),  # as fast as it came
        ("imports_kgz", "KGZ", "imports", 2021),  # before the sanctions of 2022, or
        ("imports_kaz", "KAZ", "imports", 2021),  # the first figure after them
    )
    for name, country, flow, start in levels:
        own = select(flows, countries=country, flow=flow)
        own = own[own["year"].between(start, year)]
        risen = _in_thousands(compare(at(own, year), at(own[:-1][:1])))
        mine = {"country": country, "flow": flow}
        taken = [one["usd_bn"] for one in shifts if mine.items() <= one.items()]
        left = risen.get("value", 0.0) + math.fsum(min(one, 0.0) for one in taken)
        if left > 0:
            gone = {**mine, "year": year + 1, "usd_bn": -left}
            row = {"condition_id": name, "since": risen["other"]["year"]}
            row |= {"fall": risen["value"], "source_ids": risen["source_ids"]}
            yield row, {"level_shifts": [*shifts, gone]}


def _other_growth(
    flows: pd.DataFrame, shocks: Sequence[Fact], year: int, horizon: int
) -> Iterator[tuple[Fact, Fact]]:
    """No growth of exports, the last long fall again, and growth as so far."""
    others = [one for one in shocks if one["flow"] == "imports"]
    flat = {"export_growth": 0.0, "shocks": others}
    yield {"condition_id": "flat_exports", "source_ids": ""}, flat
    first, last = LAST_FALL
    five = dict(list(select(flows, countries="CA5").groupby("flow")))
    falls = {
        flow: grew(at(five[flow], last), at(five[flow], first)) for flow in trade.FLOWS
    }
    if all(falls.values()) and year + last - first <= horizon:
        span = {"start": year + 1, "end": year + last - first}
        again = [
            {"flow": flow, **span, "change": fall["value"] / 100}
            for flow, fall in falls.items()
        ]
        ids = union(fall["source_ids"] for fall in falls.values())
        row = {"condition_id": "replay", "since": first, "source_ids": ids}
        yield row, {"shocks": again}
    if pace := trade.recent_pace(five["turnover"]):
        growth = dict.fromkeys(("export_growth", "import_growth"), pace["value"] / 100)
        row = {"since": pace["start"], "source_ids": pace["source_ids"]}
        yield {"condition_id": "past_growth", **row}, {**growth, "shocks": []}


def signals(tables: Known, years: pd.DataFrame, *, horizon: int) -> pd.DataFrame:
    """Last figure of what tells early, against the threshold that will tell.

    `signal_id value level unit period threshold` (whence the level) `of` (its year)
    `goal` `light` (``on`` or above its threshold, ``off``, ``neither`` good nor bad, or
    ``before`` the article) `next_on` (when the next figure is due, by the lag of the
    forecast that it bears on) `source_ids`.
    """
    watched = _watched(tables, years, horizon)
    asked = [row for row in _asked("signals") if not row["announces"]]
    rows = [
        {**row, **_against_threshold(row, *watched[row["signal_id"]])}
        for row in asked
        if all(watched[row["signal_id"]][:2])
    ]
    article = periods.bounds(tables.article_date)[1]
    for row in rows:
        is_older = periods.bounds(row["period"])[1] <= article
        if is_older and row["wanted"] == "more" and not tables.as_of:
            row["light"] = "before"
    of_warnings = ["announces", "warns", "low", "high"]
    return pd.DataFrame(rows).drop(columns=of_warnings, errors="ignore")


def _against_threshold(row: Fact, now: Fact, then: Fact, unit: str) -> Fact:
    """A figure of now against the level that is its threshold."""
    period = str(now.get("end") or now["period"])
    light = "on" if now["value"] >= then["value"] else "off"
    return {
        "value": now["value"],
        "level": then["value"],
        "unit": unit,
        "period": period,
        "of": str(then.get("end") or then.get("start") or then["period"]),
        "goal": then.get("level", {}).get("value"),
        "light": "neither" if row["wanted"] == "neither" else light,
        "next_on": _next_on(row["claim_id"], period),
        "source_ids": union([now["source_ids"], then["source_ids"]]),
    }


def _next_on(claim_id: str, period: str) -> str:
    """When the figure after that of a period is due; empty where no claim tells."""
    due = at(load_table("claims"), claim_id=claim_id).get("resolves_on", "")
    # A claim on 2030 that is decided in January 2031 tells how long figures take.
    return due and f"{int(period[:4]) + 2}{due[4:]}"


def _watched(tables: Known, years: pd.DataFrame, horizon: int) -> Pairs:
    """Of each signal the figure, its threshold and their unit."""
    since = int(tables.article_date[:4]) - 1
    total, until = _of(years, "turnover"), max(years["year"], default=0)
    levels = _levels_of(tables, horizon)
    top = needed(at(total), levels[-1], horizon) if levels else {}
    known = select(tables["bilateral_trade"], end=until)
    without = trade.growth_without_kyrgyz(trade.series(known)) if until else {}
    rest = without.get("rest", {})
    gaps = trade.mirror_gap(tables["bilateral_trade"], flow="imports")
    gaps = select(gaps.assign(value=gaps["ratio"]), countries="KAZ", end=until)
    visits = history.visitor_growth(tables["people_links"])
    visits = visits[visits["end"].str.contains("/")].assign(value=visits["last"])
    visit = at(visits, indicator="arrivals", country="KAZ")
    before = {**visit, "value": visit["first"]} if visit else {}
    grants = history.pledged_scholarships(tables["people_links"])
    return {
        "trade": (grew(at(total), at(total, back=1)), top, "% a year"),
        "without_kyrgyzstan": (rest, top, "% a year"),
        "transit": (*_apart(gaps, 2021), "times"),
        "gas": (*_apart(_of(years, "gas"), since), "bcm"),
        "corridor": (*_apart(_of(years, "corridor"), since), "Mt"),
        "solar_wind": (*_solar_wind_added(tables), "GW a year"),
        "workshops": (at(_of(years, "workshops")), _enough_workshops(), "countries"),
        "grants": (*_apart(grants, since), "grants"),
        "visitors": (visit, before, "persons"),
    }


def _solar_wind_added(tables: Known) -> tuple[Fact, Fact]:
    """Solar and wind that Uzbekistan added last, and what its goal needs, in GW."""
    capacity, targets = tables["renewable_capacity"], tables["energy_targets"]
    for need in energy.power.needed_additions(capacity, targets):
        if need["country"] == "UZB" and need["value"] is not None and need["added"]:
            added = {**_in_thousands(need["added"]), "period": need["base"]["period"]}
            goal = _in_thousands(need["goal"])
            return added, {**_in_thousands(need), "level": goal, "end": goal["year"]}
    return {}, {}


def _enough_workshops() -> Fact:
    """In how many countries workshops must run for the claim on them to hold."""
    claim = at(load_table("claims"), claim_id=WORKSHOPS_CLAIM)
    enough = claim["value"] - claim["tolerance"]
    return {"value": enough, "period": "", "source_ids": ""}


def warnings(
    tables: Known, years: pd.DataFrame, needs: pd.DataFrame, *, flows: pd.DataFrame
) -> pd.DataFrame:
    """What would announce an outcome of a scenario; only what is false today.

    A level that is met already warns of nothing and is left out. As of `signals`, with
    `announces` (key figure, side) `outcome` (the key figure) `side` (``above``,
    ``below`` or ``between``: where the figure would have to be) and `low high`, the
    levels. `flows`: of `trade.series`; `needs`: of the function of this name.
    """
    wanted = {row["need_id"]: row for row in records(needs)}
    now = _watched_for_warnings(tables, years, flows)
    rows = []
    for row in _asked("signals"):
        if not row["announces"] or not now[row["signal_id"]]:
            continue
        figure_now = now[row["signal_id"]]
        row |= _levels_of_warning(row, figure_now, wanted)
        if _is_false(figure_now["value"], row):
            period = str(figure_now.get("end") or figure_now["period"])
            row |= {"value": figure_now["value"], "unit": figure_now["unit"]}
            row["period"] = period
            row["next_on"] = _next_on(row["claim_id"], period)
            row["outcome"], row["side"] = row["announces"], row["warns"]
            row["announces"] = f"{row['outcome']}:{row['side']}"
            row["source_ids"] = union([figure_now["source_ids"], row["source_ids"]])
            rows.append(row)
    columns = [*load_table("signals").columns, *WARNING_COLUMNS]
    return pd.DataFrame(rows, columns=columns)


def _watched_for_warnings(
    tables: Known, years: pd.DataFrame, flows: pd.DataFrame
) -> dict[str, Fact]:
    """Of each warning the last figure, with its `unit`."""
    until = max(years["year"], default=0)
    total, exports = _of(years, "turnover"), _of(years, "exports")
    kyrgyz = select(flows, countries="KGZ", flow="imports", end=until)
    gas = energy.gas.gas_balance(tables["energy_balance"], tables["gas_flows"])
    output = gas[(gas["country"] == "TKM") & (gas["year"] <= until)]
    output = output.assign(value=output["production"], half=0.0)
    sold = {"exporter": "TKM", "importer": "CHN", "indicator": "value"}
    value = energy.counted(tables["gas_flows"], **sold, unit="USD mn")
    value = energy.one_each(value[value["year"] <= until], ["period"])
    since = int(tables.article_date[:4]) - 1
    export, level = _apart(exports, since)
    growths = {
        "trade_pace": _last_growth(total),
        "turkmen_output": _last_growth(output),
        "turkmen_gas_value": _last_growth(value),
        "kyrgyz_imports": _last_growth(kyrgyz),
    }
    return {
        **{
            name: {**growth, "unit": "% a year"} if growth else {}
            for name, growth in growths.items()
        },
        "exports": {**_with_unit(export, "USD bn"), "then": level} if export else {},
        "solar_wind_added": _with_unit(_solar_wind_added(tables)[0], "GW a year"),
    }


def _with_unit(fact: Fact, unit: str) -> Fact:
    return {**fact, "unit": unit} if fact else {}


def _last_growth(series: pd.DataFrame) -> Fact:
    """Growth of the last year of a series on the year before, in percent."""
    return grew(at(series), at(series, back=1))


def _levels_of_warning(row: Fact, now: Fact, wanted: Mapping[str, Fact]) -> Fact:
    """The `low` and `high` level of a warning, of which year `of`, and their sources.

    Ours stand in the table; else what a promise needs, or the level before the article.
    """
    low, high = row["low"], row["high"]
    of: Any = ""
    ids = ""
    if row["threshold"] == "needed":
        need = wanted.get(NEED_OF_WARNING[row["signal_id"]], {})
        low, of = need.get("needed"), need.get("year", "")
        ids = need.get("source_ids", "")
    elif row["threshold"] == "before_article":
        then = now["then"]
        high, of, ids = then["value"], then["period"], then["source_ids"]
    return {"low": low, "high": high, "of": of, "source_ids": ids}


def _is_false(value: float, warning: Fact) -> bool:
    """Whether a figure is not where a warning says that it would have to be."""
    low, high = warning["low"], warning["high"]
    match warning["warns"]:
        case "above":
            return low is not None and value <= low
        case "below":
            return high is not None and value >= high
        case _:
            return not low <= value <= high


def _apart(known: pd.DataFrame, year: int) -> tuple[Fact, Fact]:
    """The last figure after a year, and the last one up to it."""
    return at(known[known["year"] > year]), at(known[known["year"] <= year])


def beside(tables: Known) -> pd.DataFrame:
    """What has no threshold: its last `value period`, `first since`, `number total`.

    Of Chinese with a work permit also the `share_pct` of all foreigners with one, whose
    number is `of_all`, and at first `first_pct`; of protests those in `neighbour`.
    """
    names = ("foreign_workers", "minerals", "public_opinion")
    permits, minerals, polls = (observe(tables[name]) for name in names)
    struck = tables["security_incidents"].rename(columns={"source_id": "source_ids"})
    struck = sort_rows(struck[struck["kind"].str.startswith("attack")], ["period"])
    drafts = select(promises(tables), topic="water", outcome="open")
    part = "share_of_world_output"
    protests = polls[polls["indicator"] == "protests"]
    found = {
        "workers": _chinese_permits(permits),
        "antimony": select(minerals, commodity="antimony", indicator=part),
        "water": drafts.assign(
            period=drafts["said_on"], draft=drafts["outcome_period"]
        ),
        "attacks": gather(struck, ["period", "place"], value=("killed", "max")),
        "protests": _with_neighbour(protests),
    }
    rows = pd.concat(found, names=["what"]).reset_index("what")
    extra = ["draft", "of_all", "share_pct", "neighbour"]
    rows = rows.reindex(columns=["what", "period", "value", *extra, "source_ids"])
    ends = {"value": ("value", "last"), "period": ("period", "last")}
    ends |= {"first": ("value", "first"), "since": ("period", "first")}
    ends |= {"number": ("value", "size"), "total": ("value", "sum")}
    ends |= {name: (name, "last") for name in extra}
    return gather(rows, ["what"], **ends, first_pct=("share_pct", "first"))


def _chinese_permits(permits: pd.DataFrame) -> pd.DataFrame:
    """Chinese with a work permit in Kazakhstan, and their share of all foreigners."""
    rows = permits[(permits["sector"] == "") & (permits["period"] != "")]
    rows = select(rows, countries="KAZ", indicator="work_permit_holders", parts=True)
    every = rows[rows["citizens_of"] == "WLD"].set_index("period")["value"]
    chinese = rows[rows["citizens_of"] == "CHN"]
    of_all = chinese["period"].map(every)
    share_pct = 100 * chinese["value"] / of_all
    return sort_rows(chinese.assign(of_all=of_all, share_pct=share_pct), ["period"])


def _with_neighbour(protests: pd.DataFrame) -> pd.DataFrame:
    """Protests in Kazakhstan, and in Kyrgyzstan in the same time, as `neighbour`."""
    kyrgyz = select(protests, countries="KGZ").set_index("period")["value"]
    kazakh = select(protests, countries="KAZ")
    return kazakh.assign(neighbour=kazakh["period"].map(kyrgyz))


# --- Words and deeds -----------------------------------------------------------------


def promises(tables: Known) -> pd.DataFrame:
    """Dated promises; whether each `counts`: ``yes``, or why not; those first.

    A promise counts if it is decided: its date is past and its outcome known, or it was
    reached before its date. Third parties promise nothing. Of several promises on one
    `subject` the first counts, whatever date was named later (the others: ``again``),
    as in studies of overruns (Flyvbjerg, Holm & Buhl 2002, Journal of the American
    Planning Association 68, measure from the date of the decision).

    What a later report than the date of the `tables` says was not seen then. Without
    an outcome, the date also stands in `falls_due`.
    """
    rows = tables["promises"]
    today = periods.bounds(tables.as_of or tables["sources"]["accessed"].max())[1]
    reports = rows[rows["outcome_source_id"] != ""].drop(columns="said_on")
    reports = reports.assign(source_id=reports["outcome_source_id"])
    seen = rows["promise_id"].isin(known_by(reports, tables.as_of)["promise_id"])
    hidden = {"outcome_source_id": "", "outcome_period": "", "slip_years": math.nan}
    for name, none in hidden.items():
        rows = rows.assign(**{name: rows[name].where(seen, none)})
    ahead = rows["due"].map(lambda due: not due or periods.bounds(due)[1] > today)
    outcome = rows["outcome"].where(seen, ahead.map({True: "open", False: "not_seen"}))
    # What was reached before its date is decided, too.
    counts = outcome.where(~outcome.isin(DECIDED), "yes")
    counts = counts.mask(ahead & (outcome != "early"), "ahead")
    others = (rows["speaker"] == "third_party") | (rows["kind"] == "forecast")
    counts = counts.mask(others, "third_party")
    rows = rows.assign(outcome=outcome, ahead=ahead, counts=counts)
    rows["counts"] = counts.mask(_is_repeated(rows), "again")
    rows["falls_due"] = rows["due"].where(outcome.isin(["open", "not_seen"]), "")
    pairs = zip(rows["source_id"], rows["outcome_source_id"], strict=True)
    rows = rows.assign(source_ids=[union(pair) for pair in pairs])
    order = rows["counts"].map({"yes": 0, "again": 1}).fillna(2)
    rows = rows.assign(_order=order).sort_values(["_order", "counts", "due"])
    return rows.drop(columns="_order")


def _is_repeated(rows: pd.DataFrame) -> pd.Series:
    """Whether each decided promise repeats an earlier one on its subject."""
    decided = rows[rows["counts"] == "yes"]
    decided = decided.sort_values(["subject", "said_on", "due"], kind="stable")
    repeated = decided[decided.duplicated("subject")]
    return pd.Series(rows.index.isin(repeated.index), rows.index)


def kept(said: pd.DataFrame) -> pd.DataFrame:
    """What became of `promises` that count: of all, by `kind`, `speaker` and `topic`.

    `by group promises early on_time late not_kept in_time` (the first two), its `value`
    in percent with Wilson's 95 % limits `low high`, and `source_ids`. `ahead`: how many
    of them are not due yet, which can only be kept, never missed; `at_once`: how many
    of these were reached in the year in which they were set; `due_in_time` of
    `due_promises` (`due_pct`) were kept of those that are due. `slip`: by how many
    years the late ones missed their date, at the median, `slip_low slip_high` at the
    ends.
    """
    count = said[said["counts"] == "yes"].assign(all="all")
    groups = [
        (by, str(group), rows)
        for by in ("all", "kind", "speaker", "topic")
        for group, rows in count.groupby(by)
    ]
    made = [
        {"by": by, "group": group, **_outcomes_of(rows)} for by, group, rows in groups
    ]
    return pd.DataFrame(made or {"by": []})


def _outcomes_of(rows: pd.DataFrame) -> Fact:
    """How many promises had each outcome, and which part was kept."""
    outcome = rows["outcome"].map(DECIDED)
    counts = tally(outcome, [*dict.fromkeys(DECIDED.values())])
    in_time = counts["early"] + counts["on_time"]
    low, high = wilson_limits(in_time, len(rows))
    late = rows.loc[outcome == "late", "slip_years"]
    ahead = rows[rows["ahead"]]
    at_once = ahead["outcome_period"].str[:4] == ahead["said_on"].str[:4]
    due_promises, due_in_time = len(rows) - len(ahead), in_time - len(ahead)
    return {
        "promises": len(rows),
        **counts,
        "in_time": in_time,
        "value": 100 * in_time / len(rows),
        "low": 100 * low,
        "high": 100 * high,
        "ahead": len(ahead),
        "at_once": int(at_once.sum()),
        "due_promises": due_promises,
        "due_in_time": due_in_time,
        "due_pct": 100 * due_in_time / due_promises if due_promises else None,
        "slip": late.median(),
        "slip_low": late.min(),
        "slip_high": late.max(),
        "source_ids": union(rows["source_ids"]),
    }


def wilson_limits(successes: int, trials: int) -> tuple[float, float]:
    """Limits that hold the true share in 95 of 100 cases, for few trials as for many.

    Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical
    inference", Journal of the American Statistical Association 22, p. 209-212.
    """
    normal = NormalDist().inv_cdf(0.975)
    share, weight = successes / trials, normal**2 / trials
    middle = share + weight / 2
    spread = normal * math.sqrt(share * (1 - share) / trials + weight / (4 * trials))
    return (middle - spread) / (1 + weight), (middle + spread) / (1 + weight)


def record(tables: Known) -> Fact:
    """Our probabilities as stored with each of the `versions` of the tables.

    A forecast counts once, however many versions asked it: `n` are decided, of Brier's
    `value`; `ahead` are not, the first of them `due`.
    """
    rows = tables["forecast_record"]
    over = rows[rows["outcome"].notna()]
    ahead = rows.drop(over.index)
    versions = set(rows["data_version"])
    return {
        "value": _brier(over["probability"], over["outcome"]),
        "n": over["forecast_id"].nunique(),
        "ahead": ahead["forecast_id"].nunique(),
        "due": min(ahead["due"], default=""),
        "versions": sorted(versions, key=lambda one: [*map(int, one.split("."))]),
        "source_ids": union(rows["source_id"]),
    }


# --- People and the first screen -----------------------------------------------------


def hosted(
    people: pd.DataFrame, indicator: str = "students", direction: str = "to_china"
) -> pd.DataFrame:
    """Students in China, or others, by `country` and `period`, of whole years.

    `value low high`, the lowest and the highest figure; `at_least`: it is more.
    """
    rows = _counts(people, indicator, direction)
    ours = rows["country"].isin([*CA5, "CA5"])
    rows = rows[ours & (rows["obs_status"] != "U")]
    rows = rows.assign(at_least=rows["printed_as"] == "more_than")
    low, more = ("value", "min"), ("at_least", "any")
    ends = {"value": low, "low": low, "high": ("value", "max"), "at_least": more}
    return gather(rows, ["country", "period"], **ends)


def grants(tables: Known) -> Fact:
    """Grants for study in China: those `pledged` to the five, and those of Kazakhstan.

    Pledges are for several years, spread evenly, from the year before the article on;
    `kazakh`: the first and the last year in which China's own grants were counted.
    """
    people = tables["people_links"]
    pledged = history.pledged_scholarships(people)
    before_article = int(tables.article_date[:4]) - 1
    rows = select(observe(people), countries="KAZ", indicator="scholarships")
    rows = rows[(rows["detail"] == "Chinese government") & (rows["place"] == "")]
    rows = sort_rows(rows, ["period"])
    ends = records(rows.iloc[[0, -1]]) if len(rows) > 1 else []
    return {
        "pledged": records(pledged[pledged["year"] >= before_article]),
        "kazakh": ends,
    }


def key_figures(tables: Known, found: Mapping[str, Any], *, horizon: int) -> list[Fact]:
    """The key figures of the outlook; their ids are the same in every scenario.

    `found`: what the functions of the page give, as `standing said tried needs deeds
    board` (`claims.verdicts_then_and_now`) `kyrgyz doubts` (`late`, `line_d`).
    """
    said, tried, board = (found[name] for name in ("said", "tried", "board"))
    standing = found["standing"].assign(period=found["standing"]["last_period"])
    stands = {row["indicator_id"]: row for row in records(standing)}
    likely = {row["forecast_id"]: row for row in records(said)}
    wanted = {row["need_id"]: row for row in records(found["needs"])}
    high, sun = (wanted.get(name, {}) for name in ("trade_high", "solar_wind_uzb"))
    total = stands["turnover"]
    must = {"trade": high, "low": wanted.get("trade_low")}
    must |= {"gas": wanted.get("gas_with_line_d")}
    total["must"] = {**must, **found["doubts"]} if tables.as_of else {}
    total["period"] = str(horizon) if total["heads"] else ""
    railway = infrastructure.named_years(tables["schedule_claims"], tables.as_of)
    stocks = infrastructure.chinese_money(tables["investment"])
    stocks = stocks[stocks["concept"].isin(["fdi_stock", "project_stock"])]
    stocks = stocks[stocks["unit"] == "USD mn"]
    stocks = stocks.assign(value=stocks["value"] / 1000)
    money = at(stocks) | {"counts": records(stocks)}
    money |= {"low": stocks["value"].min(), "high": stocks["value"].max()}
    money["source_ids"] = union(stocks["source_ids"])
    due = said[said["claim_id"] != ""]
    when = due["resolves_on"].min()
    due = due[due["resolves_on"] == when]
    first: Fact = {"first": records(due), "source_ids": union(due["source_ids"])}
    if len(due):
        first |= {"value": int(when[:4]), "period": when}
    if tried["n"]:
        tried = {**tried, "source_ids": total["source_ids"]}
    ruled = []
    for word in ("supported", "misattributed", "contradicted"):
        rows = board[board["verdict_now"] == word]
        ids = union(rows["source_ids"])
        fact = {"value": len(rows), "of": len(board), "source_ids": ids}
        ruled.append((f"claims_{word}", fact, "claims", "value", 0))
    decided = at(found["deeds"], by="all")
    ends = {"low": decided.get("slip_low"), "high": decided.get("slip_high")}
    lateness = {**decided, **ends} if decided else {}
    # Whether Turkmenistan alone could fill the pipeline is no key figure.
    asked = [row["forecast_id"] for row in _asked("forecasts")][:-1]
    odds = "probability"
    cards = [
        ("scenario", total, "USD bn", "heads", 0),
        ("kyrgyz_turnover", found["kyrgyz"].get("last", {}), "USD bn", "value", 1),
        ("kyrgyz_turnover_2030", found["kyrgyz"], "USD bn", "value", 1),
        *((f"probability_{one}", likely.get(one, {}), odds, odds, 2) for one in asked),
        ("brier", tried, "score", "value", 3),
        ("needed_trade_high", high, "percent a year", "needed", 1),
        ("needed_solar_wind_uzb", sun, "GW a year", "needed", 1),
        ("railway", railway, "year", "value", 0),
        ("workshops", stands["workshops"], "countries", "last", 0),
        ("students", stands["students"], "persons", "last", 0),
        ("investment", money, "USD bn", "value", 1),
        *ruled,
        ("promises_kept", decided, "percent", "value", 0),
        ("promises_slip", lateness, "years", "slip", 1),
        ("next_resolution", first, "year", "value", 0),
    ]
    today = {"kyrgyz_turnover_2030": "kyrgyz_turnover"}
    return [
        figure(name, fact, unit, of, digits, today=today.get(name, ""))
        for name, fact, unit, of, digits in cards
    ]
