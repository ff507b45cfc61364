"""Power: from what it is made, what it emits, and who builds the solar and wind.

Editions of one publication differ by a third for single figures: the newest counts.

Emissions avoided: generation of solar and wind times the factor of what it replaced,
less its own. The factors are the medians of the IPCC (AR5, WG III, annex III), those of
the mean kilowatt-hour Ember's; no factor of the plants at the margin is published, so
the two ends are a range by assumption.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

import pandas as pd

from cac_data import codes, observations, periods
from cac_data.energy.gas import OUTCOME, pick, with_more
from cac_data.facts import Fact, at, compare, figure, grew, records
from cac_data.inputs import takes
from cac_data.observations import SHAPE, gather, join, latest, observe, share, union
from cac_data.tables import load_table, sort_rows

SUN = ("solar", "wind")

# Technology -> group that a chart tells apart; what else there is, is close to nothing.
_GROUPS = {"coal": "coal", "gas": "gas and oil", "oil": "gas and oil"}
_GROUPS |= {"hydro": "hydropower", **dict.fromkeys(SUN, "solar and wind")}
_TECHNOLOGIES = (*_GROUPS, "nuclear", "bioenergy", "other_renewables")


def _generation(power: pd.DataFrame, back: int = 0) -> pd.DataFrame:
    """Power by country and technology in TWh, of the newest edition or one `back`."""
    rows = observe(power)
    rows = pick(rows[rows["year"].notna()], basis="owid")
    editions = sorted(set(rows["vintage"]), reverse=True)
    rows = pick(rows, vintage=editions[back : back + 1])
    return rows[["country", "technology", *SHAPE]]


# --- Emissions ------------------------------------------------------------------------


def _weighed(power: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Generation with the world's median `factor`, in grams for a kilowatt-hour."""
    rows = _generation(power)
    median = observe(factors).rename(columns={"technology": "_of"})
    named = {"solar": "solar_utility", "wind": "wind_onshore"}
    named |= {"bioenergy": "biomass_dedicated", "other_renewables": "geothermal"}
    rows = rows.assign(_of=rows["technology"].replace(named))
    return join(rows, median, ["_of"], factor="value").drop(columns="_of")


def _published(intensity: pd.DataFrame) -> pd.DataFrame:
    rows = pick(observe(intensity), indicator="carbon_intensity")
    return pick(rows, vintage=[rows["vintage"].max()])[["country", *SHAPE]]


@takes(
    power="electricity_generation",
    factors="emission_factors",
    intensity="carbon_intensity",
)
def carbon_intensity(
    power: pd.DataFrame, factors: pd.DataFrame, intensity: pd.DataFrame
) -> pd.DataFrame:
    """Greenhouse gases of a mean kilowatt-hour by country and year, in gCO2e/kWh.

    `value` is published, by national factors; `by_factors` weighs generation with the
    world's median factors (`covered_pct` of it has one); `ratio` is the first over the
    second. Only of years with all technologies.
    """
    rows, on = _weighed(power, factors), ["country", "period"]
    full = rows.groupby(on)["technology"].transform("nunique") == len(_TECHNOLOGIES)
    known = rows["value"].where(rows["factor"].notna())
    rows = rows.assign(_known=known, _grams=known * rows["factor"])[full]
    names = ("value", "_known", "_grams")
    made = gather(rows, on, **{name: (name, "sum") for name in names})
    made = made[made["_known"] > 0]
    made["by_factors"] = made["_grams"] / made["_known"]
    made["covered_pct"] = 100 * made["_known"] / made["value"]
    columns = {name: name for name in ("by_factors", "covered_pct")}
    found = join(_published(intensity), made, on, how="inner", **columns)
    return found.assign(ratio=found["value"] / found["by_factors"])


def _avoided_emissions(rows: pd.DataFrame, intensity: pd.DataFrame) -> pd.DataFrame:
    """Mt CO2e a year that solar and wind saved, if they replaced gas or the mean."""
    on = ["country", "period"]
    gas = float(pick(rows, technology="gas")["factor"].max())
    parts = pick(rows, technology=SUN).dropna(subset="value")
    both = parts.groupby(on)["technology"].transform("nunique") == len(SUN)
    parts = parts[both].assign(_own=parts["value"] * parts["factor"])
    named = {"twh": ("value", "sum"), "_own": ("_own", "sum")}
    made = gather(parts, [*on, "year", "basis"], **named)
    made = join(made, _published(intensity), on, how="inner", _mean="value")
    # A terawatt-hour at one gram for a kilowatt-hour is a thousandth of a million t.
    made["value"] = (made["twh"] * gas - made["_own"]) / 1000
    made["by_mean"] = (made["twh"] * made["_mean"] - made["_own"]) / 1000
    made = made.assign(half=math.nan, unit="Mt CO2e", obs_status="E")
    return made[["country", *SHAPE, "by_mean", "twh"]]


# --- Solar and wind -------------------------------------------------------------------

# A country's own ministry knows its plants first; the Review repeats IRENA.
_BODIES = ("national", "irena", "statistical_review")


def _stocks(capacity: pd.DataFrame) -> pd.DataFrame:
    """Solar and wind together at the end of a year, by each body and edition."""
    rows = observe(capacity)
    rows = pick(rows[rows["year"].notna()], indicator="installed_capacity")
    by = ["country", "period", "year", "basis", "vintage", "unit"]
    named = {"value": ("value", "sum"), "_parts": ("technology", "nunique")}
    made = gather(pick(rows, technology=SUN), by, **named)
    made = made[made["_parts"] == len(SUN)].drop(columns="_parts")
    known = [made, pick(rows, technology="solar_and_wind")[list(made)]]
    made = pd.concat(known, ignore_index=True).assign(half=math.nan)
    return pick(made, basis=_BODIES)[["country", *SHAPE, "vintage"]]


@takes(capacity="renewable_capacity")
def fleet(capacity: pd.DataFrame) -> pd.DataFrame:
    """Solar and wind capacity of a `country` at the end of each year, in MW.

    Of the first body that has both in one edition, the newest: `basis` shows which.
    """
    made = _stocks(capacity)
    made = made.assign(_rank=-made["basis"].map(_BODIES.index).astype(int))
    made = sort_rows(made, ["country", "period", "_rank", "vintage"])
    made = made.drop_duplicates(["country", "period"], keep="last")
    return made.drop(columns="_rank").reset_index(drop=True)


def _added(capacity: pd.DataFrame, base: Fact) -> Fact:
    """Solar and wind put into service in the year of a figure of `fleet`, in MW."""
    same = {name: base[name] for name in ("country", "basis", "vintage")}
    rows = pick(observe(capacity), **same)
    put = pick(rows, indicator="added_capacity", technology=SUN, period=base["period"])
    if put["technology"].nunique() == len(SUN):
        return at(gather(put, ["country", "period"], value=("value", "sum")))
    # Nobody said so: what there is more than a year before, at worst of all renewables.
    if before := at(pick(_stocks(capacity), **same), base["year"] - 1):
        return compare(base, before)
    rows = pick(rows, indicator="installed_capacity", technology="all_renewables")
    more = compare(*(at(rows, year) for year in (base["year"], base["year"] - 1)))
    return with_more(more, of="all_renewables")


def year_before(capacity: pd.DataFrame, base: Fact) -> Fact:
    """The year before a figure of `fleet`: its level less what its own body added.

    So that growth is of one count; empty where that body names no addition of solar
    and wind alone.
    """
    more = _added(capacity, base) if base else {}
    if not more or "of" in more:
        return {}
    year, value = base["year"] - 1, base["value"] - more["value"]
    ids = union([base["source_ids"], more["source_ids"]])
    level = {"year": year, "period": periods.of_year(year), "value": value}
    return {**base, **level, "obs_status": "E", "source_ids": ids}


def counted_by(capacity: pd.DataFrame, base: Fact, day: str) -> Fact:
    """The last count of solar and wind by the body of `base` up to the month of a day.

    Of months and days as of years, which `fleet` alone has.
    """
    if not base or not day:
        return {}
    same = {"country": base["country"], "basis": base["basis"]}
    where = {"indicator": "installed_capacity", "technology": "solar_and_wind"}
    rows = pick(observe(capacity), **same, **where)
    last = min(periods.bounds(day[:7])[1], periods.bounds(base["period"])[1])
    is_before = rows["period"].map(lambda said: periods.bounds(said)[1] <= last)
    rows = rows[is_before.astype(bool)]
    return at(sort_rows(rows, ["period"]))


@takes(capacity="renewable_capacity")
def solar_wind_path(
    capacity: pd.DataFrame, *, horizon: int, additions: float
) -> pd.DataFrame:
    """Solar and wind capacity of Uzbekistan as counted and as `assumed`, in MW.

    Each year after the last count adds `additions` MW: arithmetic, not a forecast. Of 0
    nothing is assumed, and no year is ahead.
    """
    known = pick(fleet(capacity), country="UZB").assign(assumed=False)
    last = known.tail(1).assign(assumed=True, obs_status="F")
    made, first = [known], int(known["year"].max()) + 1 if len(known) else horizon
    for year in range(first, horizon + 1) if additions else ():
        value = last["value"] + additions * (year - last["year"])
        made.append(last.assign(year=year, period=periods.of_year(year), value=value))
    return pd.concat(made, ignore_index=True)


def _goals(
    targets: pd.DataFrame, indicator: str = "solar_and_wind_capacity"
) -> pd.DataFrame:
    """Goals of one kind that name a year, by country, time and day on which set."""
    rows = pick(targets, indicator=indicator)
    rows = rows[rows["target_period"].map(periods.is_year).astype(bool)]
    names = {"target_period": "period", "source_id": "source_ids"}
    rows = rows.assign(year=rows["target_period"].astype("int64")).rename(columns=names)
    columns = ["country", "period", "year", "value", "unit", "source_ids", "set_on"]
    return sort_rows(rows[columns], ["country", "period", "set_on"])


@takes(capacity="renewable_capacity", targets="energy_targets")
def needed_additions(capacity: pd.DataFrame, targets: pd.DataFrame) -> list[Fact]:
    """What each goal for solar and wind needs a year, in MW, beside what was `added`.

    ``(goal - base) / years between``, `base` of `fleet`; None where it is due.
    """
    counted, found = fleet(capacity), []
    for goal in records(_goals(targets)):
        base = at(counted, country=goal["country"])
        more = _added(capacity, base) if base else {}
        years = goal["year"] - base["year"] if base else 0
        pace = (goal["value"] - base["value"]) / years if years > 0 else None
        fact = {"country": goal["country"], "goal": goal, "base": base, "added": more}
        fact["period"] = "/".join(one["period"] for one in (base, goal) if one)
        used = union(one["source_ids"] for one in (goal, base, more) if one)
        found.append({**fact, "value": pace, "source_ids": used})
    return found


def _share_goals(groups: pd.DataFrame, targets: pd.DataFrame) -> list[Fact]:
    """Newest goal of each country for a share of renewables, and the points a year."""
    wanted, found = _goals(targets, "renewables_share_of_generation"), []
    for country, rows in groups.groupby("country"):
        last = int(rows["year"].max())
        ahead = pick(wanted, country=str(country))
        ahead = ahead[ahead["year"] > last]
        # The nearest year of what was set last.
        goal = at(ahead[ahead["set_on"] == ahead["set_on"].max()].head(1))
        sun, then = (at(rows, one, group="solar and wind") for one in (last, last - 5))
        if not goal or not sun:
            continue
        hydro = at(rows, last, group="hydropower").get("value", 0.0)
        years, short = goal["year"] - last, goal["value"] - sun["value"]
        fact: Fact = {"country": country, "goal": goal, "sun": sun}
        fact["gained"] = (sun["value"] - then["value"]) / 5 if then else None
        # Lower if hydropower counts.
        fact |= {"low": max(short - hydro, 0) / years, "high": max(short, 0) / years}
        found.append(fact)
    return found


# --- Plants with a Chinese party ------------------------------------------------------

# Status -> how far a plant has come; one that is built is not yet said to run.
_STAGES = {"operating": "in_service", "construction": "construction"}
_STAGES |= dict.fromkeys(("agreed", "approved", "contracted"), "agreed")
_STAGES |= dict.fromkeys(("planned", "memorandum", "built", "not_built"), "other")

SILENT_MONTHS = 24
"""A plan of which nobody wrote for longer than this is shown apart from the others.

After the trackers of Global Energy Monitor, which infer that a solar or wind project is
shelved if no progress was observed for two years.
"""

_IN_ORDER = ("in_service", "construction", "agreed", "silent", "other")


def _last_reports(projects: pd.DataFrame) -> pd.DataFrame:
    """By project: when the last text on it came out, and the last `status` given.

    `reported` is empty where no text has a date.
    """
    published = load_table("sources").set_index("source_id")["published"]
    rows = projects.assign(reported=projects["source_id"].map(published).fillna(""))
    rows = rows.iloc[rows["reported"].map(periods.sort_key).argsort(kind="stable")]
    by_project = ["project_id"]
    reported = rows.groupby(by_project)["reported"].last()
    status = rows[rows["status"] != ""].groupby(by_project)["status"].last()
    return pd.DataFrame({"reported": reported, "status": status}).reset_index()


def _is_silent(reported: str, today: str) -> bool:
    """Whether no report is dated, or the last one is too old on a day."""
    if not reported:
        return True
    (year, month, _), (year_now, month_now, _) = (
        periods.bounds(date)[1] for date in (reported, today)
    )
    return 12 * (year_now - year) + month_now - month > SILENT_MONTHS


def _plants(projects: pd.DataFrame, as_of: str = "") -> pd.DataFrame:
    """Solar and wind plants with a Chinese party; `done`: year of completion or 0.

    `stage`: by the last report that has a status; ``silent`` where works or an
    agreement were reported and then, up to `as_of`, nothing for `SILENT_MONTHS`.
    """
    rows = pick(projects[projects["is_main"]], technology=SUN).drop(columns="status")
    rows = rows.merge(_last_reports(projects), on="project_id", how="left")
    today = as_of or load_table("sources")["accessed"].max()
    stage = rows["status"].map(_STAGES)
    silent = rows["reported"].map(lambda date: _is_silent(date, today)).astype(bool)
    is_ahead = stage.isin(["construction", "agreed"])
    rows = rows.assign(stage=stage.mask(is_ahead & silent, "silent"))
    rows["runs"] = rows["countable"] & (rows["stage"] == "in_service")
    rows["done"] = rows["completed"].str[:4].replace("", "0").astype("int64")
    return rows.rename(columns={"source_id": "source_ids"})


@takes(projects="energy_projects")
def projects_by_stage(projects: pd.DataFrame, *, as_of: str = "") -> pd.DataFrame:
    """Capacity of plants with a Chinese party by `country` and `stage`, in MW.

    ``silent``: agreed or under construction by a report of more than two years before
    `as_of` (empty: the day to which sources were read), and none since. `left_out` must
    not be added up: frames, memoranda, parts and possible doubles.
    """
    rows = _plants(projects, as_of)
    yes, size = rows["countable"].astype(bool), rows["capacity_mw"]
    rows = rows.assign(_in=size.where(yes), _out=size.where(~yes), _no=~yes, unit="MW")
    named = {"value": ("_in", "sum"), "left_out": ("_no", "sum")}
    named["left_out_mw"] = ("_out", "sum")
    made = gather(rows, ["country", "stage", "unit"], **named)
    order = made["stage"].map(_IN_ORDER.index)
    return sort_rows(made.assign(_at=order), ["country", "_at"]).drop(columns="_at")


def _running(projects: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Plants that ran when the fleet of their country was last counted."""
    rows = _plants(projects).merge(whole[["country", "year", "period"]], on="country")
    rows = rows[rows["runs"] & (rows["done"] <= rows["year"])]
    return rows.assign(unit="MW", half=math.nan, basis="sum")


def _chinese_ownership(projects: pd.DataFrame, capacity: pd.DataFrame) -> pd.DataFrame:
    """Solar and wind that is Chinese by ownership, in percent of the latest of `fleet`.

    Capacity times the share that a source names; a plant without one adds nothing, so
    it is the least there can be. `one` in MW, of so many `plants`.
    """
    whole = latest(fleet(capacity).drop(columns="vintage"))
    rows = _running(projects, whole).dropna(subset="chinese_share_pct")
    rows["_owned"] = rows["capacity_mw"] * rows["chinese_share_pct"] / 100
    by = ["country", "period", "year", "unit", "half", "basis"]
    named = {"value": ("_owned", "sum"), "plants": ("project_id", "size")}
    owned = gather(rows, by, **named).assign(obs_status="A")
    owned = owned[["country", *SHAPE, "plants"]]
    return share(owned, whole, on=["country", "period"])


def _shares_by_role(projects: pd.DataFrame, capacity: pd.DataFrame) -> pd.DataFrame:
    """Plants with a Chinese party in the latest of `fleet`, in percent, by role.

    Each plant counts whole, however little of it is Chinese.
    """
    whole = latest(fleet(capacity).drop(columns="vintage"))
    rows = _running(projects, whole)
    rows["role"] = [["any", *roles] for roles in rows["roles"].tolist()]
    order = ["any", "owner", "lender", "contractor", "supplier"]
    rows = rows.explode("role")
    by = ["country", "role", "period", "year", "unit", "half", "basis"]
    named = {"value": ("capacity_mw", "sum"), "projects": ("project_id", "size")}
    own = gather(pick(rows, role=order), by, **named).assign(obs_status="A")
    own = own[["country", "role", *SHAPE, "projects"]]
    made = share(own, whole, on=["country", "period"])
    made = made.assign(_at=made["role"].map(order.index))
    return sort_rows(made, ["country", "_at"]).drop(columns="_at")


@takes(projects="energy_projects")
def put_into_service(projects: pd.DataFrame, *, after: str, until: str) -> pd.DataFrame:
    """Countable plants that went into service between two dates, in order of time.

    `after` and `until`: a day, a month or a year. `surely` is False where only a longer
    period is known, such as the year, that begins before: then it is one at most.
    """
    rows = _plants(projects)
    rows = rows[rows["runs"] & (rows["completed"] != "")]
    spans = [periods.bounds(date) for date in rows["completed"]]
    first, last = periods.bounds(after)[1], periods.bounds(until)[1]
    possible = [end > first and start <= last for start, end in spans]
    surely = [start > first and end <= last for start, end in spans]
    rows = rows.assign(
        possible=pd.Series(possible, rows.index, dtype="bool"),
        surely=pd.Series(surely, rows.index, dtype="bool"),
    )
    rows = rows[rows["possible"]].drop(columns="possible")
    return sort_rows(rows, ["completed", "project_id"])


# --- What can be said -----------------------------------------------------------------


def _gw(fact: Fact) -> Fact:
    """A fact in MW with its figure in GW as `gw`."""
    size = fact.get("value")
    return with_more(fact, gw=None if size is None else size / 1000)


def _years_by_how_many(last: pd.DataFrame) -> list[Fact]:
    """The last year of each country: the one that most have first, then the others."""
    rows = last.drop_duplicates("country")
    years = [
        {"period": period, "countries": sorted(same["country"])}
        for period, same in rows.groupby("period")
    ]
    newest_first = sorted(years, key=lambda year: str(year["period"]), reverse=True)
    return sorted(newest_first, key=lambda year: len(year["countries"]), reverse=True)


def of_mix(power: pd.DataFrame) -> Fact:
    """The main source of each country, its solar and wind, and what was revised.

    `years`: of which year each country has its last shares.

    `rows`: the share of each `group` in a country's generation, in percent, `one` in
    TWh; of all technologies together, for years that have them all.
    """
    rows = _generation(power)
    whole = observations.add_up(rows, "technology", _TECHNOLOGIES, "all")
    rows = share(rows, whole[whole["value"] > 0], on=["country", "period"])
    rows = rows.assign(group=rows["technology"].map(_GROUPS)).dropna(subset="group")
    by = ["country", "group", "period", "year", "unit", "basis"]
    sums = {name: (name, "sum") for name in ("value", "half", "one")}
    rows = gather(rows, by, **sums)[["country", "group", *SHAPE, "one"]]
    rows = sort_rows(rows, ["country", "period", "group"])
    own = pick(rows, country=codes.CA5)
    last = own[own["year"] == own.groupby("country")["year"].transform("max")]
    last = last.sort_values("value", kind="stable", ascending=False)
    sun = pick(last, group="solar and wind")
    changed = observations.combine(
        _generation(power), _generation(power, back=1), "sub"
    )
    changed = pick(changed, country=codes.CA5)
    changed = changed.sort_values("value", key=abs, ascending=False, kind="stable")
    return {
        "rows": rows,
        "main": records(last.drop_duplicates("country").sort_values("country")),
        "years": _years_by_how_many(last),
        "sun": records(sun[sun["value"] >= 1]),
        "rest": int((sun["value"] < 1).sum()),
        "figures": len(changed),
        "moved": int((changed["value"].abs() > 0.05).sum()),
        "widest": records(changed.head(1)),
    }


def of_intensity(
    power: pd.DataFrame, factors: pd.DataFrame, intensity: pd.DataFrame
) -> Fact:
    """`rows`, the last intensity by country; what solar and wind saved, as ranges."""
    rows = latest(pick(carbon_intensity(power, factors, intensity), country=codes.CA5))
    saved = _avoided_emissions(_weighed(power, factors), intensity)
    saved = latest(pick(saved, country=codes.CA5))
    ends = saved[["value", "by_mean"]]
    saved = saved.assign(low=ends.min(axis=1), high=ends.max(axis=1))
    last = rows.sort_values("value", ascending=False)
    return {
        "rows": rows,
        "last": records(last),
        "apart": at(last.sort_values("ratio", kind="stable")),
        "saved": records(saved[saved["twh"] > 0.05]),
        "uzb": at(saved, country="UZB"),
    }


def _with_reported(fact: Fact, reported: pd.DataFrame) -> Fact:
    """A goal of `_share_goals` with the share by the goal's own rule, if one is told.

    `needed`: points a year from there to the goal.
    """
    said, goal = at(reported, country=fact["country"]), fact["goal"]
    years = goal["year"] - said["year"] if said else 0
    needed = max(goal["value"] - said["value"], 0) / years if years > 0 else None
    return {**fact, "reported": with_more(said, needed=needed)}


def _outgrown(fact: Fact, counts: pd.DataFrame) -> Fact:
    """A goal of `_share_goals` whose last share is of a fleet that has since doubled.

    Then that share says nothing of today: `outgrown` has the fleet of its year and the
    last, `then_gw` and `now_gw` (of `period`); else it is empty.
    """
    own = pick(counts, country=[fact["country"]])
    then, now = at(own, fact["sun"]["year"]), at(own)
    has_doubled = bool(then) and now["value"] >= 2 * then["value"]
    sizes = {"then_gw": _gw(then).get("gw"), "now_gw": _gw(now).get("gw")}
    outgrown = {**sizes, "period": now.get("period")} if has_doubled else {}
    return {**fact, "outgrown": outgrown}


def _growth_of_fleet(capacity: pd.DataFrame, last: Fact, day: str) -> Fact:
    """How solar and wind grew by one count: on the year `before`, and `since` a day.

    `roofs`: what stands on roofs and is counted apart.
    """
    before, base = year_before(capacity, last), counted_by(capacity, last, day)
    since: Fact = {}
    if base:
        pair = compare(last, base)
        growth = 100 * (pair["ratio"] - 1)
        since = {**pair, "value": growth, "month": base["period"][:7]}
    distributed = pick(observe(capacity), technology="solar_distributed")
    roofs = _gw(at(distributed, country=last["country"])) if last else {}
    if roofs:
        roofs |= {"with_them_gw": (last["value"] + roofs["value"]) / 1000}
    grown = with_more(grew(last, before), first_gw=_gw(before).get("gw"))
    return {"before": grown, "since": since, "roofs": roofs}


def of_solar_wind(
    sun: pd.DataFrame,
    capacity: pd.DataFrame,
    targets: pd.DataFrame,
    groups: pd.DataFrame,
    system: pd.DataFrame,
    *,
    day: str = "",
) -> Fact:
    """What Uzbekistan's goal for solar and wind needs, was added, and would be there.

    `then`: in 2030 as assumed; `there`: when the goal is due, `pct` of it; `paths` to
    both. `growth`: on the year before, and since a `day` that the fleet is past.
    `shares`: goals for a share; `others` have no count.
    """
    asked, counts = needed_additions(capacity, targets), fleet(capacity)
    goal = _gw(next((fact for fact in asked if fact["country"] == "UZB"), {}))
    last, end = _gw(at(sun, assumed=False)), _gw(goal.get("goal", {}))
    more, there = _gw(goal.get("added") or {}), {}
    if goal and (there := _gw(at(sun, end["year"]))):
        ids = union([there["source_ids"], goal["source_ids"]])
        there |= {"pct": 100 * there["gw"] / end["gw"], "source_ids": ids}
    reported = pick(observe(system), indicator="renewables_share_of_generation")
    batteries = pick(observe(capacity), technology="battery_storage")
    ends = [one for one in (last, end) if one]
    needed = pd.DataFrame(ends, columns=["year", "value"])
    ahead = sun[sun["assumed"] | (sun["year"] == last.get("year"))]
    paths = {"needed": needed, "assumed": ahead[["year", "value"]]}
    return {
        "last": last,
        "growth": _growth_of_fleet(capacity, last, day),
        "then": _gw(at(sun, OUTCOME, assumed=True)),
        "goal": with_more(goal, goal=end),
        "added": with_more(more, source_ids=goal.get("source_ids")),
        "there": there,
        "paths": {name: rows for name, rows in paths.items() if len(rows) > 1},
        "shares": [
            _outgrown(_with_reported(fact, reported), counts)
            for fact in _share_goals(groups, targets)
        ],
        "batteries": records(pick(batteries, indicator="added_capacity")),
        "others": [_gw(fact["goal"]) for fact in asked if not fact["base"]],
    }


def of_projects(
    projects: pd.DataFrame, capacity: pd.DataFrame, *, as_of: str = ""
) -> Fact:
    """How far plants with a Chinese party have come, and their part of the fleet.

    `shares` count each plant whole, `owned` by the Chinese share in its ownership.
    """
    rows = projects_by_stage(projects, as_of=as_of)
    parts = _shares_by_role(projects, capacity)
    sums = rows.groupby("stage")["value"].sum().to_dict()
    return {
        "rows": rows,
        "stages": {**dict.fromkeys(_IN_ORDER, 0.0), **sums} if sums else {},
        "silent_months": SILENT_MONTHS,
        "left_out": int(rows["left_out"].sum()),
        "left_out_mw": float(rows["left_out_mw"].sum()),
        "shares": records(pick(parts, role="any")),
        "owned": records(_chinese_ownership(projects, capacity)),
        "roles": records(parts[(parts["role"] != "any") & (parts["one"] > 0)]),
    }


def _of(rows: list[Fact], country: str) -> Fact:
    return next((row for row in rows if row["country"] == country), {})


def key_figures(said: Mapping[str, Fact]) -> list[Fact]:
    """The key figures from the sections' facts, with the same ids in any scenario."""
    sent, left, plan = said["sent"], said["left"], said["plan"]
    region, share, hhi = sent["region"], sent["share"], sent["hhi"]
    last = with_more(region and region["last"], top=region and region["top"])
    share = with_more(share, top=sent["share_then"])
    index = with_more(hhi and hhi["last"], first=hhi and hhi["first"])
    first, money = left["money"]
    fill = {one["level_name"]: one for one in left["needed"]}
    abc, with_d = (fill.get(name, {}) for name in ("lines A to C", "with Line D"))
    goal, ahead = plan["goal"], left["ahead"]
    there = {"period": goal["goal"]["period"], **plan["there"]} if goal else {}
    suns = pick(said["made"]["rows"], group="solar and wind")
    uzb, kaz = (
        with_more(at(suns, country=code), goal=_of(plan["shares"], code))
        for code in ("UZB", "KAZ")
    )
    saved, far = said["emissions"]["uzb"], said["far"]
    party, owned = (_of(far[name], "UZB") for name in ("shares", "owned"))
    percent, a_year, year = "percent", "percent a year", "GW a year"
    now, fleet = "turkmen_gas_value", "uzbek_solar_wind"
    usd: Fact = {"unit": "USD bn", "scale": 1e-3}
    return [
        figure("gas_to_china", last, "bcm"),
        figure("gas_to_china_assumed", ahead, "bcm", "to_china"),
        figure("russian_gas_to_china", sent["russia"], "bcm"),
        figure("share_of_pipeline_gas", share, percent, "share_pct"),
        figure("share_of_all_gas", share, percent, "share_of_all_pct"),
        figure("supplier_concentration", index, "", digits=2),
        figure("pipe_use", left["use"], percent, digits=0),
        figure("turkmen_gas", sent["turkmen"], "bcm"),
        figure(now, _of(sent["worth"], "TKM"), **usd, digits=2),
        figure("turkmen_gas_value_2030", left["earned"], **usd, digits=2, today=now),
        figure("gas_value_assumed", with_more(money, first=first), **usd),
        figure("implied_price", said["paid"]["turkmen"], "USD for 1,000 m3", digits=0),
        figure("turkmen_own_past", left["past"], "bcm", "median", digits=0),
        figure("turkmen_left", ahead, "bcm", "left"),
        figure("needed_growth_lines_a_to_c", abc, a_year),
        figure("needed_growth_with_line_d", with_d, a_year),
        figure("uzbek_balance", said["bought"]["last"], "bcm"),
        figure("kazakh_oil", said["fuel"]["pipe"], "Mt"),
        figure(fleet, with_more(plan["last"], goal=goal), "GW", "gw"),
        figure("uzbek_solar_wind_2030", plan["then"], "GW", "gw", today=fleet),
        figure("uzbek_solar_wind_needed", goal, year, "gw"),
        figure("uzbek_solar_wind_added", plan["added"], year, "gw"),
        figure("uzbek_goal_reached", there, percent, "pct", digits=0),
        figure("solar_wind_share_uzb", uzb, percent),
        figure("solar_wind_share_kaz", kaz, percent),
        figure("chinese_party_share_uzb", party, percent, digits=0),
        figure("chinese_owned_share_uzb", owned, percent, digits=0),
        figure("avoided_uzb", saved, "Mt CO2e"),
    ]
