"""Outlook: six sectors to the horizon, what is likely, and how it will be known.

Each forecast of the article gets its indicators, a probability where one can be had,
the rule and the day that will decide, the pace it needs, what would change it and what
tells early. What is asked stands in the tables ``outlook_indicators``, ``forecasts``
and ``signals``. `tables`: by name, such as `claims.Known`; `years`: of `series`.
"""

from __future__ import annotations

import math
import operator
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any, TypeAlias

import pandas as pd

from cac_data import (
    codes,
    energy,
    facts,
    history,
    infrastructure,
    periods,
    projections,
    trade,
    words,
)
from cac_data.claims import article_date
from cac_data.facts import Fact, at, figure, grew, records
from cac_data.observations import SHAPE, gather, observe, union
from cac_data.tables import load_table, select, sort_rows

Tables: TypeAlias = Mapping[str, pd.DataFrame]
Claims: TypeAlias = Mapping[str, Fact]
Pairs: TypeAlias = Mapping[str, tuple[Fact, Fact, str]]

SCALES = {"USD bn": 1e-3, "GW": 1e-3}  # of figures that topics have in millions and MW
SINCE_ARTICLE = ("projects", "agreements")  # only counted since it appeared, by claim
COUNTED = (*SINCE_ARTICLE, "countries")  # such a count never falls
RAILWAY, RAILWAY_CLAIM = "cku-rail", "c078"
LAST_FALL = (2013, 2016)  # the last long fall of trade and of raw material prices
OUTCOME = 2030  # the year of the article's outlook, in which scenarios are compared
EVEN = 0.25  # Brier score of whoever says one half to everything
CHANCES = (
    "trade_120 trade_150 trade_inside trade_no_growth railway_claimed railway_stated "
    "gas_more"
)
NEEDED = {"trade_high": "percent a year", "solar_wind_uzb": "GW a year"}
STOCKS = ("fdi_stock", "project_stock")
FORECASTS = (
    "forecast_id claim_id indicator_id period probability exact method cases finished "
    "years_late last_year low high rail statement reason found comparison "
    "threshold_low threshold unit resolves_on source_ids"
)
RULED = ("supported", "misattributed", "contradicted")
VERDICTS = "supported qualified misattributed disputed contradicted open unverified"


def _asked(name: str) -> list[Fact]:
    """The rows of one of the three lists, in their order."""
    return records(load_table(name).sort_values("position"))


def _judged(verdicts: pd.DataFrame) -> Claims:
    """Verdicts by claim, with the year in which each is `due`."""
    found = {row["claim_id"]: row for row in records(verdicts)}
    wanted = [one for row in _asked("outlook_indicators") for one in row["claim_ids"]]
    for name in wanted:
        codes.check_member("verdicts", name, found)
    for row in found.values():
        ids = row["source_ids"]
        row["source_ids"] = ids if isinstance(ids, str) else union(ids)
        row["due"] = periods.bounds(row["period"])[1][0] if row["period"] else None
    return found


# --- What is measured ----------------------------------------------------------------


def series(tables: Tables, *, end: int) -> pd.DataFrame:
    """Every indicator that is counted by year, up to a year.

    Observations by `indicator_id`, in the units of ``outlook_indicators``.
    """
    flows = select(trade.series(tables["bilateral_trade"]), countries="CA5")
    people, oil = tables["people_links"], energy.oil(tables["fuel_flows"])
    own = oil["route"].eq("all") & oil["basis"].eq("exporter_statistics")
    cargo = infrastructure.cargo_carried(tables["corridor_volumes"])
    found = {
        **dict(list(flows.groupby("flow"))),
        "corridor": cargo[cargo["corridor"] == "middle_corridor"],
        "gas": energy.sent_to_china(tables["gas_flows"], edition=energy.NEWEST),
        "oil": oil[own],
        "solar_wind": _uzbek_fleet(tables),
        "workshops": _workshops(people),
        "scholarships": history.pledged_scholarships(people),
        "students": _longest(people, "students", "CA5", "to_china"),
        "visitors": _longest(people, "arrivals", "KAZ", "from_china"),
    }
    parts = [pd.DataFrame(columns=["indicator_id", *SHAPE])]
    for row in _asked("outlook_indicators"):
        rows = found.get(row["indicator_id"], parts[0]).reindex(columns=list(SHAPE))
        rows = rows[(rows["year"] <= end).fillna(False).astype(bool)]
        scaled = rows[["value", "half"]].astype("float64")
        rows[["value", "half"]] = scaled * SCALES.get(row["unit"], 1.0)
        rows.insert(0, "indicator_id", row["indicator_id"])
        parts.append(rows.assign(unit=row["unit"]))
    made = [part for part in parts if len(part)]
    return pd.concat(made or parts[:1], ignore_index=True)


def _uzbek_fleet(tables: Tables) -> pd.DataFrame:
    """Uzbek solar and wind; the year before the last is its level less what was added.

    Without that year the last would be compared with a fleet of long before.
    """
    fleet = energy.fleet(tables["renewable_capacity"])
    fleet = fleet[fleet["country"] == "UZB"]
    capacity, targets = tables["renewable_capacity"], tables["energy_targets"]
    for one in energy.needed_additions(capacity, targets):
        base, more = one["base"], one["added"]
        before = base["year"] - 1 if more else 0
        if one["country"] == "UZB" and more and before not in set(fleet["year"]):
            level = {"value": base["value"] - more["value"], "obs_status": "E"}
            ids = union([base["source_ids"], more["source_ids"]])
            row = {**base, **level, "period": str(before), "year": before}
            made = pd.DataFrame([{**row, "source_ids": ids}])
            fleet = pd.concat([fleet, made], ignore_index=True)
    return sort_rows(fleet, ["period"])


def _workshops(people: pd.DataFrame) -> pd.DataFrame:
    """Countries with a workshop at work at the end of each year."""
    begun = [since for since in history.running_workshops(people)["since"] if since]
    said = people.loc[people["indicator"] == "lu_ban_workshops", "period"]
    ends = int(min(begun, default="9999")[:4]), int(max(said, default="0")[:4])
    made = []
    for year in range(ends[0], ends[1] + 1):
        then = history.running_workshops(people, as_of=str(year))
        running = then[then["status"] == "running"]
        ids = union(running["source_ids"])
        made.append((str(year), year, float(len(running)), ids))
    return pd.DataFrame(made, columns=["period", "year", "value", "source_ids"])


def _longest(
    people: pd.DataFrame, indicator: str, country: str, direction: str
) -> pd.DataFrame:
    """Whole years of one count, of one source: two sources are not one series.

    That with the most years, of equals the one whose last is the latest.
    """
    rows = people[people["place"] + people["detail"] == ""]
    rows = observe(
        select(rows, countries=country, indicator=indicator, direction=direction)
    )
    rows = rows[rows["year"].notna()]
    sizes = rows.groupby("source_ids")["year"].agg(["size", "max"])
    best = sizes.sort_values(["size", "max"]).index[-1:]
    return sort_rows(rows[rows["source_ids"].isin(best)], ["period"])


def level_of(years: pd.DataFrame, indicator_id: str) -> pd.DataFrame:
    """One indicator's years. Refused: an unknown indicator."""
    known = load_table("outlook_indicators")["indicator_id"]
    codes.check_member("indicator_id", indicator_id, known)
    return years[years["indicator_id"] == indicator_id].reset_index(drop=True)


# --- Where the sectors stand ---------------------------------------------------------

BARS = "▁▂▃▄▅▆▇█"


def standing(
    tables: Tables,
    years: pd.DataFrame,
    verdicts: pd.DataFrame,
    *,
    paths: Mapping[str, pd.DataFrame],
    horizon: int,
    cku_opening: int,
    as_of: str = "",
) -> pd.DataFrame:
    """Where each indicator of the six sectors stands and what is expected of it.

    `paths`: what the scenario assumes: ``trade`` (`trade.scenario_path`), ``gas``
    (`energy.gas_path`), ``sun`` (`energy.solar_wind_path`). `cku_opening`: 0 for never.

    Rows of ``outlook_indicators`` with the `last` figure and `base`, that of the last
    year before the article or else of the one before the last, with `change_pct`;
    `since` (year from which a count begins); `spark` (ten years as bars from zero); the
    claims on it (`said`) and the `goal` of others, as facts; the level to which the
    scenario `heads`; the `verdict` on the first claim. Refused: verdicts without it.
    """
    claims, since = _judged(verdicts), int(article_date(tables)[:4]) - 1
    flows = (*trade.FLOWS, "turnover")
    ends = {flow: at(paths["trade"], horizon, flow=flow) for flow in flows}
    ends |= {"gas": at(paths["gas"], horizon), "solar_wind": at(paths["sun"], horizon)}
    goals = {"corridor": at(corridor_targets(tables))}
    goals["solar_wind"] = at(energy.goals(tables["energy_targets"]), country="UZB")
    made = []
    for row in _asked("outlook_indicators"):
        name, scale = row["indicator_id"], SCALES.get(row["unit"], 1.0)
        said = [claims[claim_id] for claim_id in row["claim_ids"]]
        known, end = level_of(years, name), ends.get(name, {})
        counted, last, earlier = row["unit"] in SINCE_ARTICLE, at(known), known[:-1]
        until = earlier[earlier["year"] <= since]
        base = at(until if len(until) else earlier)
        heads, goal = end.get("to_china", end.get("value")), goals.get(name, {})
        if name == "railway":
            last, heads = named_opening(tables, as_of), cku_opening or None
        elif counted:
            last = {"value": said[0]["found"], "source_ids": said[0]["source_ids"]}
        # What ends before the article appeared has not moved since.
        is_later = last and int(last.get("year") or 0) > since
        change = grew(last, base).get("value") if is_later else None
        if goal:
            goal = {**goal, "value": goal["value"] * scale}
        made.append(
            {
                **row,
                "base_period": base.get("period", ""),
                "base": base.get("value"),
                "last_period": last.get("period", ""),
                "last": last.get("value"),
                "change_pct": change,
                "since": since + 1 if counted else None,
                "spark": _spark(known),
                "said": said,
                "goal": goal,
                "heads": heads * scale if heads else None,
                "verdict": said[0]["verdict"] if said else "",
                "source_ids": union(
                    one["source_ids"] for one in (base, last, goal) if one
                ),
            }
        )
    numbers = ("base", "last", "change_pct", "heads")
    return pd.DataFrame(made).astype(dict.fromkeys(numbers, "float64"))


def _spark(known: pd.DataFrame, years: int = 10) -> str:
    """The last years as bars from zero to the highest; a dot where there is none."""
    known = known[known["year"] > known["year"].max() - years]
    level = dict(zip(known["year"].astype(int), known["value"], strict=True))
    if len(level) < 2:
        return ""
    step = (len(BARS) - 1) / max(level.values())
    span = range(min(level), max(level) + 1)
    return "".join(
        BARS[round(step * level[year])] if year in level else "·" for year in span
    )


def corridor_targets(tables: Tables) -> pd.DataFrame:
    """Targets for cargo on the Middle Corridor: `infrastructure.expectations`."""
    hopes = infrastructure.expectations(tables["corridor_volumes"])
    return hopes[hopes["nature"] == "target"]


def named_opening(tables: Tables, as_of: str = "") -> Fact:
    """The year that those responsible for the railway name: `named_years`."""
    said = infrastructure.railway_promises(tables["schedule_claims"], as_of)
    return infrastructure.named_years(said)


# --- How likely it is ----------------------------------------------------------------


def chance_by_reference(
    slips: pd.DataFrame, *, years_late: float, leave_out: str = RAILWAY
) -> Fact:
    """Chance that a work across borders is finished by some years after its first date.

    ``(finished + 1) / (known + 2)``, Laplace's rule of succession, of works finished by
    then and works known not to be: so no chance is 0, and with few cases none is small.
    Works given up, or whose own latest date lies later, count as not finished; what may
    still be finished by then is left out. Before the date (`years_late` negative) works
    within one country count, too: quicker as a rule, so the chance is rather too high.

    `slips`: `infrastructure.schedule_slip`; `leave_out`: the work that is judged. With
    `years_late finished known source_ids`.

    Source of the method: B. Flyvbjerg, "From Nobel Prize to project management: getting
    risks right", Project Management Journal 37 (2006); P.-S. Laplace, "Essai
    philosophique sur les probabilités" (1814).
    """
    mine = slips[slips["project_id"] != leave_out]
    if years_late >= 0:
        mine = mine[mine["cross_border"].astype(bool)]
    done = mine["state"] == "finished"
    in_time = int((done & (mine["slip_years"] <= years_late)).sum())
    late = (mine["state"] == "given up") | (mine["slip_years"] > years_late)
    known = mine[done | late]
    return {
        "years_late": years_late,
        "finished": in_time,
        "known": len(known),
        "chance": (in_time + 1) / (len(known) + 2),
        "source_ids": union(known["source_ids"]),
    }


def forecasts(
    tables: Tables, years: pd.DataFrame, verdicts: pd.DataFrame, *, as_of: str = ""
) -> pd.DataFrame:
    """What the article expects, with a probability where one can be had.

    None knows the scenario. Trade: errors of the trend-based projection. The railway:
    what became of dates promised for comparable works. Gas: past changes of the Turkmen
    balance, drawn again. A series that is too short, or a mere count, gives none.

    `claim_id` (empty for what the article does not say) `indicator_id period` (by the
    end of which it happens) `probability` (nearest 0.05) `exact method cases` (that it
    rests on); without one `statement reason found`. The rule: `comparison threshold
    unit resolves_on`; growth is asked as a level above that of the year before.
    """
    claims, made = _judged(verdicts), []
    answers = {
        **_by_projection(years, claims),
        **_by_reference(tables, claims, as_of),
        **_by_own_past(tables, years),
    }
    for row in _asked("forecasts"):
        if answer := answers.get(row["forecast_id"]):
            claim = claims[row["claim_id"]]
            when = {"period": str(claim["due"]), "resolves_on": claim["resolves_on"]}
            # A level beside the claimed one bears on the claim and is not it.
            mine = row["claim_id"] if row["threshold"] == "claimed" else ""
            chance = projections.nearest_band(answer["exact"])
            made.append(
                {**row, **when, "probability": chance, **answer, "claim_id": mine}
            )
    judged = {row["claim_id"] for row in made}
    left = {name: one for name, one in claims.items() if name not in judged}
    made += _without_estimate(years, left, int(article_date(tables)[:4]))
    found = pd.DataFrame(made, columns=FORECASTS.split())
    numbers = ("probability", "exact", "cases", "threshold", "found")
    return found.astype(dict.fromkeys(numbers, "float64"))


def _by_projection(years: pd.DataFrame, claims: Claims) -> dict[str, Fact]:
    """Chances of the levels that the article names, and of no growth at all."""
    asked = [row for row in _asked("forecasts") if row["method"] == "projection"]
    known = level_of(years, "turnover")
    year = max(claims[row["claim_id"]]["due"] for row in asked)
    named = [row for row in asked if row["threshold"] == "claimed"]
    ends = [float(claims[row["claim_id"]]["claimed"]) for row in named]
    last, found = at(known), dict[str, Fact]()
    if len(known) < projections.MINIMUM_RUN or last["year"] >= year:
        return {}
    path = trade.projection(known, year)
    for row in asked if len(path) else ():  # else too few years in a row were known
        said, end = claims[row["claim_id"]], at(path)
        level = said["claimed"] if row in named else last["value"]
        above = projections.probability_at_least(path, level, year)
        chance = 1 - above if row["comparison"] == "at_most" else above
        if row["comparison"] == "inside":
            level, low = max(ends), min(ends)
            chance = projections.probability_between(path, low, level, year)
        found[row["forecast_id"]] = {
            "exact": chance,
            "threshold_low": min(ends),
            "cases": len(end["errors_log"]),
            "last_year": last["year"],
            "threshold": level,
            "unit": "USD bn",
            "source_ids": union(
                [end["source_ids"], said["source_ids"] * (row in named)]
            ),
        }
    return found


def _by_reference(tables: Tables, claims: Claims, as_of: str) -> dict[str, Fact]:
    """Chances of the year that the article names and of the year that still stands."""
    named, found = named_opening(tables, as_of), {}
    said, projects = tables["schedule_claims"], tables["projects"]
    # What a project is may have been read later than a date promised for it.
    said = said[said["project_id"].isin(projects["project_id"])]
    slips = infrastructure.schedule_slip(said, projects, as_of=as_of)
    rails = projects.loc[projects["kind"] == "rail", "project_id"]
    asked = [row for row in _asked("forecasts") if row["method"] == "reference_class"]
    for row in asked if named else ():
        claimed = int(claims[row["claim_id"]]["claimed"])
        year = claimed if row["threshold"] == "claimed" else named["value"]
        if year == claimed and row["threshold"] != "claimed":
            continue  # one year, one forecast
        late = float(year - named["value"])
        chance, rail = (
            chance_by_reference(rows, years_late=late)
            for rows in (slips, slips[slips["project_id"].isin(rails)])
        )
        both = [projections.nearest_band(one["chance"]) for one in (chance, rail)]
        found[row["forecast_id"]] = {
            **chance,
            "exact": chance["chance"],
            "cases": chance["known"],
            "rail": rail,  # what the class decides
            "low": min(both),
            "high": max(both),
            "period": str(year),
            "resolves_on": f"{year + 1}-01",
            "threshold": float(year),
            "unit": "year",
            "source_ids": union([chance["source_ids"], named["source_ids"]]),
        }
    return found


def _by_own_past(tables: Tables, years: pd.DataFrame) -> dict[str, Fact]:
    """Chances that Turkmenistan has more gas to sell, and enough for the pipeline."""
    gas = energy.gas_balance(tables["energy_balance"], tables["gas_flows"])
    own = select(
        gas, countries="TKM", end=int(years["year"].max() if len(years) else 0)
    )
    last, full = at(own), energy.pipe_levels(tables["pipelines"]).get("lines A to C")
    levels = {"gas_more": last.get("value"), "gas_full": full}
    known = {name: level for name, level in levels.items() if level is not None}
    drawn = energy.own_past(own, horizon=OUTCOME, levels=known)
    return {
        name: {
            "exact": end[name],
            "cases": end["changes"],
            "last_year": last["year"],
            "threshold": level,
            "unit": "bcm",
            "source_ids": end["source_ids"],
        }
        for end in records(drawn.tail(1))
        for name, level in known.items()
    }


def _without_estimate(
    years: pd.DataFrame, claims: Claims, before: int
) -> Iterator[Fact]:
    """Forecasts of the article that nothing gives a chance for, and why."""
    indicators = _asked("outlook_indicators")
    measures = {one: row for row in indicators for one in row["claim_ids"]}
    for claim_id, claim in claims.items():
        if claim["verdict"] != "open":
            continue
        measure = measures.get(claim_id, {"indicator_id": "", "unit": claim["unit"]})
        name, count = measure["indicator_id"], claim["unit"] in COUNTED
        by_year = name not in {"", "railway"} and measure["unit"] not in SINCE_ARTICLE
        known = level_of(years, name) if by_year else years[:0]
        reason = "short" if by_year else "collected" if name else "no_figure"
        if count and (claim["found"] or 0) >= claim["claimed"]:
            reason = "met"
        elif name == "gas":
            reason = "pipeline"
        stood = at(known[known["year"] < before])
        yield {
            **claim,
            "probability": math.nan,
            "forecast_id": claim_id,
            "indicator_id": claim_id if count else name,
            "period": str(claim["due"]),
            "cases": len(known),
            "reason": reason,
            "comparison": "at_least" if count else "above",
            "threshold": claim["claimed"] if count else stood.get("value"),
            "unit": claim["unit"] if count else measure["unit"],
        }


# --- How forecasts are scored --------------------------------------------------------

ENDS = ("trade_low", "trade_high")  # needs that are asked of past years
COMPARED = {"at_least": operator.ge, "above": operator.gt, "at_most": operator.le}
COMPARED |= {"inside": operator.lt}


def outcomes(
    forecasts: pd.DataFrame, figures: Mapping[str, pd.DataFrame]
) -> pd.Series[float]:
    """Whether each forecast came true: 1, 0, or missing while not due.

    The figure of its indicator in its year is compared with its threshold. `figures`:
    by indicator `period value`, in the unit of the forecast. For ``railway`` one row:
    the last year that is known, and the year of the opening, missing while it is not
    open: then the forecast has missed.
    """
    found = []
    for row in records(forecasts):
        known = figures.get(row["indicator_id"], pd.DataFrame({"period": [""]}))
        is_work = row["unit"] == "year"
        is_due = known["period"].ge if is_work else known["period"].eq
        there = known[is_due(row["period"])]
        value = float(there["value"].iloc[0]) if len(there) else math.nan
        if row["threshold"] is None or not len(there) or value != value > is_work:
            found.append(math.nan)
        else:
            came = COMPARED[row["comparison"]](value, row["threshold"])
            low = row.get("threshold_low") if row["comparison"] == "inside" else None
            found.append(float(came and (low is None or value >= low)))
    return pd.Series(found, index=forecasts.index, dtype="float64")


def brier(probability: pd.Series[float], outcome: pd.Series[float]) -> Fact:
    """Score probabilities: the mean squared distance from what happened, as `value`.

    0 is perfect, 0.25 (`even`) what one half for everything earns; with `n`, `events`.
    Missing ones are left out. Refused: what is no probability, or neither 0 nor 1.

    Source of the method: G. W. Brier, "Verification of forecasts expressed in terms of
    probability", Monthly Weather Review 78 (1950), p. 1-3.

    >>> brier(pd.Series([0.5, 1.0]), pd.Series([1.0, 1.0]))["value"]
    0.125
    """
    both = pd.DataFrame({"p": probability, "o": outcome}).astype("float64").dropna()
    if not both["p"].between(0, 1).all():
        message = f"`probability`: {both['p'].max()!r} is not in the range 0 to 1"
        raise ValueError(message)
    if not both["o"].isin([0.0, 1.0]).all():
        message = "`outcome`: allowed are 1 (happened), 0 (did not) and missing"
        raise ValueError(message)
    score = float(((both["p"] - both["o"]) ** 2).mean()) if len(both) else None
    events = int(both["o"].sum())
    return {"value": score, "n": len(both), "events": events, "even": EVEN}


def hindcast(
    years: pd.DataFrame, needs: pd.DataFrame, *, years_ahead: int = 5
) -> pd.DataFrame:
    """Ask the trend-based projection of each past year what it is asked today.

    From every year whose own past allows an interval: the probability that trade grows
    at least as fast, over the same number of years, as each level of the article needs
    now (`needs`), and whether it did. Only years up to that one are used, in today's
    figures. The method was chosen with sight of all: the score flatters it.

    `origin period asked` (``trade_low``, ``trade_high``) `probability outcome
    source_ids`.
    """
    turnover = level_of(years, "turnover")
    growth = dict(zip(needs["need_id"], needs["needed"], strict=True))
    value = dict(zip(turnover["year"].map(int), turnover["value"], strict=True))
    ids, made = union(turnover["source_ids"]), []
    for origin, level in value.items():
        then, end = turnover[turnover["year"] <= origin], origin + years_ahead
        if end not in value or len(then) < projections.MINIMUM_RUN:
            continue
        path = projections.project(then[["period", "value"]], horizon=end)
        for asked in [end for end in ENDS if end in growth]:
            wanted = level * (1 + growth[asked] / 100) ** years_ahead
            chance = projections.probability_at_least(path, wanted, end)
            came = float(value[end] >= wanted)
            made.append((str(origin), str(end), asked, chance, came, ids))
    columns = ["origin", "period", "asked", "probability", "outcome", "source_ids"]
    return pd.DataFrame(made, columns=columns).dropna(ignore_index=True)


# --- What would have to be true ------------------------------------------------------


def levels_of(tables: Tables, horizon: int) -> list[Fact]:
    """Levels of trade that authors expect in a year, in USD bn, the lowest first."""
    levels = trade.levels_of(tables["trade_targets"], horizon)
    return [{**level, "value": level["value"] / 1000} for level in levels]


def needs(
    tables: Tables,
    years: pd.DataFrame,
    *,
    paths: Mapping[str, pd.DataFrame],
    horizon: int,
    cku_opening: int,
) -> pd.DataFrame:
    """The pace that each promise needs, beside the pace so far.

    `need_id level year` (what is promised, by when) `since` (year in which the past
    pace begins) `needed achieved unit times` (needed over achieved; missing where
    nothing was achieved) `light` (``enough``, ``more`` or, above twice the pace or
    where things shrink, ``far``) `source_ids`. What is not known is left out.

    `paths`: of ``gas`` the domestic consumption is taken. `cku_opening`: 0 for never.
    """
    total, bought = level_of(years, "turnover"), level_of(years, "imports")
    levels = [
        facts.needed(at(total), one, horizon) for one in levels_of(tables, horizon)
    ]
    low, high = (levels or [{}])[0], (levels or [{}])[-1]
    pace, fall = trade.recent_pace(total), at(total[:-1], LAST_FALL[0])
    # Imports that lead to the upper level if exports do not grow.
    still, alone = at(level_of(years, "exports"), at(bought).get("year")), {}
    if still and high and (rest := high["level"]["value"] - still["value"]) > 0:
        goal = {**high["level"], "value": rest, "source_ids": ""}
        alone = {**facts.needed(at(bought), goal, horizon), "level": high["level"]}
    # Of cargo the last year alone: the average since 2019 is the surge of two years.
    cargo, hope = level_of(years, "corridor"), at(corridor_targets(tables))
    mt = facts.needed(at(cargo), hope, int(hope.get("year") or 0))
    pairs: Pairs = {
        "trade_low": (low, pace, "% a year"),
        "trade_high": (high, pace, "% a year"),
        # A pace depends on the year it starts from.
        "trade_since_fall": (high, grew(at(total), fall, a_year=True), "% a year"),
        "imports_alone": (alone, trade.recent_pace(bought), "% a year"),
        **_gas_needs(tables, paths["gas"]),
        **solar_wind_needs(tables),
        "corridor": (mt, grew(at(cargo), at(cargo[:-1]), a_year=True), "% a year"),
        **_works_needs(tables, cku_opening),
    }
    made = [
        {
            "need_id": name,
            "level": needed.get("level", {}).get("value"),
            "year": needed["end"],
            "since": past.get("start"),
            "needed": needed["value"],
            "achieved": past["value"],
            "unit": unit,
            "times": needed["value"] / past["value"] if past["value"] > 0 else None,
            "source_ids": union([needed["source_ids"], past["source_ids"]]),
        }
        for name, (needed, past, unit) in pairs.items()
        if needed and past
    ]
    columns = ["need_id", "level", "year", "since", "needed", "achieved", "unit"]
    found = pd.DataFrame(made, columns=[*columns, "times", "source_ids"])
    times = found["times"].astype("float64")
    light = ["enough" if one <= 1 else "more" if one <= 2 else "far" for one in times]
    return found.assign(times=times, light=light)


def _gas_needs(tables: Tables, path: pd.DataFrame) -> Pairs:
    """Growth of Turkmen output that fills the pipeline, and that of ten years."""
    gas = energy.gas_balance(tables["energy_balance"], tables["gas_flows"])
    gas = gas[gas["year"] <= at(path[:1]).get("year", 0)]
    pace = energy.balance_pace(gas).get("output", {})
    levels = energy.pipe_levels(tables["pipelines"])
    found = {}
    for one in energy.needed_output_growth(path, levels):
        name = f"gas_{one['level_name'].replace(' ', '_').lower()}"
        found[name] = {**one, "level": {"value": one["level"]}}, pace, "% a year"
    return found


def solar_wind_needs(tables: Tables) -> Pairs:
    """Additions that goals for solar and wind need, and those of the last year, GW."""
    capacity, targets = tables["renewable_capacity"], tables["energy_targets"]
    found = {}
    for one in energy.needed_additions(capacity, targets):
        if one["value"] is not None and one["added"]:
            goal = {**one["goal"], "value": one["goal"]["value"] / 1000}
            needed = {**one, "value": one["value"] / 1000, "level": goal}
            needed |= {"end": goal["year"], "period": goal["period"]}
            pace = {**one["added"], "value": one["added"]["value"] / 1000}
            pace |= {"period": one["base"]["period"]}
            found[f"solar_wind_{one['country'].lower()}"] = needed, pace, "GW a year"
    return found


def _works_needs(tables: Tables, opening: int) -> Pairs:
    """Works to be done a month after the planned part, and those until then."""
    claims = load_table("claims").set_index("claim_id")["value"]
    claimed = int(claims[RAILWAY_CLAIM])
    found = {}
    for name, year in (("railway_claimed", claimed), ("railway_assumed", opening)):
        pace = infrastructure.works_pace(tables["schedule_claims"], opening=year)
        if pace and (name == "railway_claimed" or year != claimed):
            needed = {**pace, "value": pace["pace_after_pct"], "end": year}
            past = {"value": pace["pace_before_pct"], "source_ids": ""}
            found[name] = needed, past, "% of works a month"
    return found


# --- What would change the path ------------------------------------------------------


def conditions(
    bilateral: pd.DataFrame, *, horizon: int, assumed: Mapping[str, Any]
) -> pd.DataFrame:
    """Trade of the region at the horizon, under the scenario and one change each.

    Each row repeats the scenario's arithmetic with one thing altered, measured in the
    table and not chosen: a level returns to what it was in a year, a fall that happened
    happens again, growth is that of the last fifteen years. Effects do not add up.

    `condition_id` (the scenario first) `since` (the year it goes back to) `fall` (USD
    bn that came since) `value change` (against the scenario, USD bn) `source_ids`. What
    is not known is left out; empty where the scenario has no path. `assumed`: the other
    arguments of `trade.scenario_path`.
    """
    flows, made = trade.series(bilateral), list[Fact]()
    plain = trade.scenario_path(flows, horizon=horizon, **assumed)
    if plain["assumed"].any():
        for row in _altered(flows, assumed, int(plain["year"].min()), horizon):
            path = trade.scenario_path(flows, horizon=horizon, **row["assumed"])
            end = at(path, horizon, flow="turnover")
            level = end["value"] / 1000
            change = level - made[0]["value"] if made else 0.0
            ids = union([end["source_ids"], row.get("source_ids", "")])
            numbers = {"value": level, "change": change}
            made.append({**row, **numbers, "source_ids": ids})
    columns = ["condition_id", "since", "fall", "value", "change"]
    return pd.DataFrame(made, columns=[*columns, "source_ids"])


def _altered(
    flows: pd.DataFrame, assumed: Mapping[str, Any], year: int, horizon: int
) -> Iterator[Fact]:
    """The assumptions with one thing changed each, after the last year counted."""
    yield {"condition_id": "scenario", "assumed": assumed}
    given = list(assumed.get("level_shifts", ()))
    for name, country, flow, start in (
        ("kyrgyz_line", "KGZ", "exports", year - 2),  # as fast as it came
        ("imports_kgz", "KGZ", "imports", 2021),  # before the sanctions of 2022, or
        ("imports_kaz", "KAZ", "imports", 2021),  # the first figure after them
    ):
        own = select(flows, countries=country, flow=flow)
        own = own[own["year"].between(start, year)]
        then, now = at(own[:-1][:1]), at(own, year)
        if not now or not then or (flow == "exports" and then["year"] != start):
            continue
        fall = (now["value"] - then["value"]) / 1000
        mine = {"country": country, "flow": flow}
        taken = [
            min(one["usd_bn"], 0.0) for one in given if mine.items() <= one.items()
        ]
        left = fall + math.fsum(taken)
        if left > 0:
            shifts = [*given, {**mine, "year": year + 1, "usd_bn": -left}]
            made = {"condition_id": name, "since": then["year"], "fall": fall}
            ids = union([then["source_ids"], now["source_ids"]])
            changed = {**assumed, "level_shifts": shifts}
            yield {**made, "assumed": changed, "source_ids": ids}
    left_over = [one for one in assumed.get("shocks", ()) if one["flow"] == "imports"]
    flat = {**assumed, "export_growth": 0.0, "shocks": left_over}
    yield {"condition_id": "flat_exports", "assumed": flat}
    first, last = LAST_FALL
    five = {flow: select(flows, countries="CA5", flow=flow) for flow in trade.FLOWS}
    falls = {flow: grew(at(own, last), at(own, first)) for flow, own in five.items()}
    if all(falls.values()) and year + last - first <= horizon:
        span = {"start": year + 1, "end": year + last - first}
        rates = {flow: one["value"] / 100 for flow, one in falls.items()}
        again = [{"flow": flow, **span, "change": rate} for flow, rate in rates.items()]
        ids = union(one["source_ids"] for one in falls.values())
        changed = {**assumed, "shocks": again}
        made = {"condition_id": "replay", "since": first, "source_ids": ids}
        yield {**made, "assumed": changed}
    pace = trade.recent_pace(select(flows, countries="CA5", flow="turnover"))
    if pace:
        growth = dict.fromkeys(("export_growth", "import_growth"), pace["value"] / 100)
        changed = {**assumed, **growth, "shocks": []}
        made = {"condition_id": "past_growth", "since": pace["start"]}
        yield {**made, "assumed": changed, "source_ids": pace["source_ids"]}


# --- What to watch -------------------------------------------------------------------


def signals(
    tables: Tables, years: pd.DataFrame, *, horizon: int, as_of: str = ""
) -> pd.DataFrame:
    """Last figure of what tells early, against the threshold that will tell.

    `signal_id value level unit period`; `threshold` (where the level comes from: the
    pace that a promise needs, a year before, all five), `of` (its year), `goal`;
    `light` (``on``, ``off``, or ``neither`` good nor bad), `ratio_pct`; `next_on`
    (month in which the figure of the next year is due, by the lag of the article's
    forecast that it bears on), `source_ids`. What is not known is left out.
    """
    resolves = load_table("claims").set_index("claim_id")["resolves_on"]
    found, made = _watched(tables, years, horizon, as_of), []
    for row in _asked("signals"):
        now, then, unit = found[row["signal_id"]]
        if not now or not then:
            continue
        period = str(now.get("end") or now["period"])
        due = resolves.get(row["claim_id"], "")
        on = "on" if now["value"] >= then["value"] else "off"
        made.append(
            {
                **row,
                "value": now["value"],
                "level": then["value"],
                "unit": unit,
                "period": period,
                "of": str(then.get("end") or then.get("start") or then["period"]),
                "goal": then.get("level", {}).get("value"),
                "light": "neither" if row["wanted"] == "neither" else on,
                "ratio_pct": 100 * now["value"] / then["value"],
                "next_on": due and f"{int(period[:4]) + 2}{due[4:]}",
                "source_ids": union([now["source_ids"], then["source_ids"]]),
            }
        )
    columns = ["signal_id", "value", "level", "unit", "period", "threshold", "of"]
    columns += ["goal", "light", "ratio_pct", "next_on", "source_ids"]
    return pd.DataFrame(made, columns=columns)


def _watched(tables: Tables, years: pd.DataFrame, horizon: int, as_of: str) -> Pairs:
    """Of each signal the figure, its threshold and their unit."""
    since = int(article_date(tables)[:4]) - 1
    until = int(years["year"].max()) if len(years) else 0
    names = ("turnover", "gas", "corridor", "workshops")
    total, gas, cargo, shops = (level_of(years, name) for name in names)
    last, levels = at(total), levels_of(tables, horizon)
    top = facts.needed(last, levels[-1], horizon) if levels else {}
    flows = select(trade.series(tables["bilateral_trade"]), end=until)
    rest = trade.without(flows, "KGZ", "exports").get("rest", {})
    gaps = trade.mirror_gap(tables["bilateral_trade"], flow="imports")
    gaps = select(gaps.assign(value=gaps["ratio"]), countries="KAZ", end=until)
    sun = solar_wind_needs(tables).get("solar_wind_uzb", ({}, {}, ""))
    opening = named_opening(tables, as_of).get("value", 0)
    works = infrastructure.works_pace(tables["schedule_claims"], opening=opening)
    part = {"value": works["part_pct"], "end": works["part_by"][:4]} if works else {}
    gone = {**works, "value": works["elapsed_pct"]} if works else {}
    every = {"value": float(len(codes.CA5)), "period": "", "source_ids": ""}
    visits = history.visitor_growth(tables["people_links"])
    visits = visits[visits["end"].str.contains("/")].assign(value=visits["last"])
    visit = at(visits, indicator="arrivals", country="KAZ")
    grants = history.pledged_scholarships(tables["people_links"])
    return {
        "trade": (grew(last, at(total, back=1)), top, "% a year"),
        "without_kyrgyzstan": (rest, top, "% a year"),
        "transit": (*_apart(gaps, 2021), "times"),
        "gas": (*_apart(gas, since), "bcm"),
        "corridor": (*_apart(cargo, since), "Mt"),
        "solar_wind": (sun[1], sun[0], "GW a year"),
        "works": ({**gone, **part}, gone, "%"),
        "workshops": (at(shops), every, "countries"),
        "grants": (*_apart(grants, since), "grants"),
        "visitors": (
            visit,
            visit and {**visit, "value": visit.get("first")},
            "persons",
        ),
    }


def _apart(known: pd.DataFrame, year: int) -> tuple[Fact, Fact]:
    """The last figure after a year, and the last one up to it."""
    return at(known[known["year"] > year]), at(known[known["year"] <= year])


# --- Key claims, people and the first screen -----------------------------------------


def scoreboard(verdicts: pd.DataFrame, before: pd.DataFrame) -> pd.DataFrame:
    """Verdicts on the key claims (tier A), beside those of an earlier day.

    `claim_id statement figure referent date` (tests of now) `verdict_then verdict
    changed source_ids`. No share: a claim is not worth as much as another.
    """
    then, made = {row["claim_id"]: row for row in records(before)}, []
    for name, row in _judged(verdicts).items():
        if row["tier"] == "A" and name in then:
            was, ids = then[name]["verdict"], then[name]["source_ids"]
            ids = union([row["source_ids"], *([ids] if isinstance(ids, str) else ids)])
            more = {"verdict_then": was, "changed": was != row["verdict"]}
            made.append({**row, **more, "source_ids": ids})
    made.sort(key=lambda row: VERDICTS.find(row["verdict"]))
    columns = ["claim_id", "statement", "figure", "referent", "date", "verdict_then"]
    columns += ["verdict", "changed", "source_ids"]
    return pd.DataFrame(made, columns=columns)


def hosted(people: pd.DataFrame) -> pd.DataFrame:
    """Students in China by `country` and `period`, whole countries and years.

    `value` is the lowest figure, `low` and `high` the ends where sources differ;
    `at_least` where a source only says more than that.
    """
    rows = people[(people["place"] + people["detail"] == "")]
    rows = observe(select(rows, indicator="students", direction="to_china"))
    rows = rows[rows["country"].isin([*codes.CA5, "CA5"]) & rows["year"].notna()]
    rows = rows[rows["obs_status"] != "U"]
    return gather(
        rows.assign(at_least=rows["printed_as"] == "more_than"),
        ["country", "period"],
        value=("value", "min"),
        low=("value", "min"),
        high=("value", "max"),
        at_least=("at_least", "any"),
    )


def kyrgyz_turnover(
    flows: pd.DataFrame, *, horizon: int, assumed: Mapping[str, Any]
) -> Fact:
    """Kyrgyz trade with China in 2030 as assumed, in USD bn, and as `last` counted.

    The scenario's growth and shocks, and those of its level shifts that are Kyrgyz.
    """
    own = at(trade.balance(select(flows, countries="KGZ")))
    if not own or not own["year"] < OUTCOME <= horizon:
        return {}
    shifts = [one for one in assumed["level_shifts"] if one["country"] == "KGZ"]
    ends = own["exports"] / 1000, own["imports"] / 1000
    mine = {**assumed, "level_shifts": shifts, "horizon": horizon}
    path = projections.assumed_path(*ends, start_year=own["year"], **mine)
    end = at(path[path["period"] == str(OUTCOME)], flow="turnover")
    more = {"last": sum(ends), "start": own["year"], "period": str(OUTCOME)}
    return {**more, "value": end["value"], "source_ids": own["source_ids"]}


def chance_bands() -> dict[str, tuple[float, float]]:
    """The words for probabilities, with the range of each, for `charts.dots`.

    Those of the two ends are too narrow for a word and belong to their neighbours.
    """
    spans = pairwise((0.0, 0.2, 0.45, 0.55, 0.8, 1.0))
    return {words.say("common.likelihood", sum(span) / 2): span for span in spans}


def level_marks(tables: Tables, horizon: int) -> dict[str, float]:
    """The levels that authors expect, by what they are called, for `charts.dots`."""
    levels = levels_of(tables, horizon)
    return {words.usd_mn(1000 * one["value"], 0): one["value"] for one in levels}


def key_figures(
    tables: Tables,
    standing: pd.DataFrame,
    *,
    said: pd.DataFrame,
    tried: pd.DataFrame,
    needs: pd.DataFrame,
    board: pd.DataFrame,
    doubts: Fact,
    kyrgyz: Fact,
    horizon: int,
    as_of: str = "",
) -> list[Fact]:
    """The key figures of the outlook; their ids are the same in every scenario."""
    stands = {row["indicator_id"]: row for row in records(standing)}
    likely = {row["forecast_id"]: row for row in records(said)}
    wanted = {row["need_id"]: row for row in records(needs)}
    total = stands["turnover"]
    must = {"trade": wanted.get("trade_high"), "gas": wanted.get("gas_with_line_d")}
    total |= {"must": {**must, **doubts} if as_of else {}}
    ahead = {**total, "period": str(horizon)} if total["heads"] else total
    score = brier(tried["probability"], tried["outcome"])
    if len(tried):
        span = f"{tried['origin'].min()}/{tried['period'].max()}"
        score |= {"period": span, "source_ids": total["source_ids"]}
    stocks = infrastructure.chinese_money(tables["investment"])
    stocks = stocks[stocks["concept"].isin(STOCKS) & (stocks["unit"] == "USD mn")]
    stocks = stocks.assign(value=stocks["value"] / 1000)
    ends = {"low": stocks["value"].min(), "high": stocks["value"].max()}
    money = {**at(stocks), **ends, "source_ids": union(stocks["source_ids"])}
    mine = said[said["claim_id"] != ""]
    when = min(mine["resolves_on"], default="")
    first = mine[mine["resolves_on"] == when]
    known = {"value": int(when[:4]), "period": when} if when else {}
    known |= {"first": records(first), "source_ids": union(first["source_ids"])}
    by = {word: board[board["verdict"] == word] for word in RULED}
    ids = {word: union(rows["source_ids"]) for word, rows in by.items()}
    ruled: dict[str, Fact] = {
        word: {"value": len(rows), "of": len(board), "source_ids": ids[word]}
        for word, rows in by.items()
    }
    asked: list[tuple[str, Fact, str, str, int]] = [
        ("scenario", ahead, "USD bn", "heads", 0),
        ("kyrgyz_turnover_2030", kyrgyz, "USD bn", "value", 1),
        *(
            (
                f"probability_{name}",
                likely.get(name, {}),
                "probability",
                "probability",
                2,
            )
            for name in CHANCES.split()
        ),
        ("brier", score, "score", "value", 2),
        *(
            (f"needed_{name}", wanted.get(name, {}), unit, "needed", 1)
            for name, unit in NEEDED.items()
        ),
        ("railway", named_opening(tables, as_of), "year", "value", 0),
        *(
            (
                name,
                {**stands[name], "period": stands[name]["last_period"]},
                unit,
                "last",
                0,
            )
            for name, unit in (("workshops", "countries"), ("students", "persons"))
        ),
        ("investment", {**money, "counts": records(stocks)}, "USD bn", "value", 1),
        *(
            (f"claims_{word}", fact, "claims", "value", 0)
            for word, fact in ruled.items()
        ),
        ("next_resolution", known, "year", "value", 0),
    ]
    return [
        figure(name, fact, unit, of=of, digits=digits, about=fact)
        for name, fact, unit, of, digits in asked
    ]
