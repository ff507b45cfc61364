"""Power: from what it is made, what it emits, and who builds the solar and wind.

Editions of one publication differ by a third for single figures: each function takes
the newest, or compares two.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import numpy as np
import pandas as pd

from cac_data import codes, facts, periods
from cac_data.energy.gas import pick
from cac_data.facts import Fact
from cac_data.observations import (
    SHAPE,
    add_up,
    combine,
    gather,
    join,
    latest,
    observe,
    share,
    union,
)
from cac_data.tables import sort_rows

TECHNOLOGIES = (
    *("coal", "gas", "oil", "nuclear", "hydro"),
    *("solar", "wind", "bioenergy", "other_renewables"),
)
"""What all generation consists of, fossil first."""

GROUPS: Mapping[str, tuple[str, ...]] = {
    "coal": ("coal",),
    "gas and oil": ("gas", "oil"),
    "hydropower": ("hydro",),
    "solar and wind": ("solar", "wind"),
}
"""Groups that a chart tells apart -> technologies; the rest is close to nothing."""


def generation(power: pd.DataFrame, back: int = 0) -> pd.DataFrame:
    """Power by `country` and `technology` in TWh, of the newest edition of OWID.

    `back`: of so many editions before it; empty if there is none.
    """
    rows = observe(power)
    rows = pick(rows[rows["year"].notna()], basis="owid")
    editions = sorted(set(rows["vintage"]), reverse=True)
    rows = pick(rows, vintage=editions[back : back + 1])
    return rows[["country", "technology", *SHAPE]]


def mix(power: pd.DataFrame) -> pd.DataFrame:
    """Share of `GROUPS` in a country's generation, in percent, newest edition.

    ``100 * generation / sum of all technologies``, for years that have them all.

    `country group`, the columns of an observation, `one` (TWh).
    """
    rows = generation(power)
    whole = add_up(rows, "technology", TECHNOLOGIES, "all")
    whole = whole[whole["value"] > 0]
    group_of = {part: name for name, parts in GROUPS.items() for part in parts}
    parts = share(rows, whole, on=["country", "period"])
    parts = parts.assign(group=parts["technology"].map(group_of))
    by = ["country", "group", "period", "year", "unit", "basis"]
    made = gather(
        parts[parts["group"].notna()],
        by,
        value=("value", "sum"),
        half=("half", "sum"),
        one=("one", "sum"),
    )
    made = made[["country", "group", *SHAPE, "one"]]
    return sort_rows(made, ["country", "period", "group"])


def revised(power: pd.DataFrame) -> pd.DataFrame:
    """What the newest edition changed of the one before, in TWh.

    `value` is `one` (newer) less `other` (older), for facts that stand in both.
    """
    return combine(generation(power), generation(power, back=1), "sub")


# --- Emissions ------------------------------------------------------------------------

FACTOR_OF: Mapping[str, str] = {
    "coal": "coal",
    "gas": "gas",
    "nuclear": "nuclear",
    "hydro": "hydro",
    "solar": "solar_utility",
    "wind": "wind_onshore",
    "bioenergy": "biomass_dedicated",
    "other_renewables": "geothermal",
}
"""Technology of generation -> technology of its factor. For oil there is none."""


def _weighed(power: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Generation with the world's median factor, in grams for a kilowatt-hour."""
    rows = generation(power)
    median = observe(factors).assign(_of=lambda known: known["technology"])
    rows = rows.assign(_of=rows["technology"].map(FACTOR_OF))
    return join(rows, median, ["_of"], factor="value").drop(columns="_of")


def _published(intensity: pd.DataFrame) -> pd.DataFrame:
    """Intensity published for each country and year, of the newest edition."""
    rows = pick(observe(intensity), indicator="carbon_intensity")
    return pick(rows, vintage=[rows["vintage"].max()])[["country", *SHAPE]]


def carbon_intensity(
    power: pd.DataFrame, factors: pd.DataFrame, intensity: pd.DataFrame
) -> pd.DataFrame:
    """Greenhouse gases of a mean kilowatt-hour by country and year, in gCO2e/kWh.

    `value` is published, by national factors; `by_factors` the sum of generation times
    the world's median factors over the generation that has one (`covered_pct`; oil has
    none); `ratio` the first over the second. Never take one set for a part and the
    other for the whole. For years with all technologies and a published figure.
    """
    rows = _weighed(power, factors)
    full = rows.groupby(["country", "period"])["technology"].transform("nunique")
    rows = rows[full == len(TECHNOLOGIES)]
    covered = rows["value"].where(rows["factor"].notna())
    made = gather(
        rows.assign(_covered=covered, _grams=covered * rows["factor"]),
        ["country", "period"],
        _all=("value", "sum"),
        _covered=("_covered", "sum"),
        _grams=("_grams", "sum"),
    )
    made = made[made["_covered"] > 0]
    made = made.assign(
        by_factors=made["_grams"] / made["_covered"],
        covered_pct=100 * made["_covered"] / made["_all"],
    )
    names = ("by_factors", "covered_pct")
    on = ["country", "period"]
    found = join(
        _published(intensity), made, on, how="inner", **{name: name for name in names}
    )
    return found.assign(ratio=found["value"] / found["by_factors"])


def avoided_emissions(
    power: pd.DataFrame, factors: pd.DataFrame, intensity: pd.DataFrame
) -> pd.DataFrame:
    """Greenhouse gases that solar and wind saved, in Mt CO2e a year: two figures.

    Each kilowatt-hour replaces one from gas (`value`, by the world's medians) or one of
    the country's mean (`by_mean`, by the published intensity), less what solar and wind
    themselves emit: a range by assumption, no measurement. `twh` is their generation.
    """
    rows = _weighed(power, factors)
    gas = float(pick(rows, technology="gas")["factor"].max())
    parts = pick(rows, technology=["solar", "wind"]).dropna(subset="value")
    both = parts.groupby(["country", "period"])["technology"].transform("nunique") == 2
    parts = parts[both].assign(_own=parts["value"] * parts["factor"])
    by = ["country", "period", "year", "basis"]
    named = {"twh": ("value", "sum"), "_own": ("_own", "sum")}
    made = gather(parts, by, **named).assign(half=math.nan, unit="Mt CO2e")
    made = join(
        made, _published(intensity), ["country", "period"], how="inner", _mean="value"
    )
    # A terawatt-hour at one gram for a kilowatt-hour is a thousandth of a million t.
    value, mean = (
        (made["twh"] * grams - made["_own"]) / 1000 for grams in (gas, made["_mean"])
    )
    made = made.assign(value=value, by_mean=mean, obs_status="E")
    return made[["country", *SHAPE, "by_mean", "twh"]]


# --- Solar and wind -------------------------------------------------------------------

SUN = ("solar", "wind")
_MW_GOAL = "solar_and_wind_capacity"
# Where several bodies count a year, the country's own ministry knows its plants first;
# the Statistical Review repeats IRENA.
_BODIES = ("national", "irena", "statistical_review")


def _stocks(capacity: pd.DataFrame) -> pd.DataFrame:
    """Solar and wind together at the end of a year, by each body and edition."""
    rows = observe(capacity)
    rows = pick(rows[rows["year"].notna()], indicator="installed_capacity")
    by = ["country", "period", "year", "basis", "vintage", "unit"]
    made = gather(
        pick(rows, technology=SUN),
        by,
        value=("value", "sum"),
        _parts=("technology", "nunique"),
    )
    made = made[made["_parts"] == len(SUN)].drop(columns="_parts")
    known = [made, pick(rows, technology="solar_and_wind")[list(made)]]
    made = pd.concat(known, ignore_index=True).assign(half=math.nan)
    return pick(made, basis=_BODIES)[["country", *SHAPE, "vintage"]]


def fleet(capacity: pd.DataFrame) -> pd.DataFrame:
    """Solar and wind capacity of a `country` at the end of each year, in MW.

    Of the first body that has both in one edition, of it the newest edition: so a
    series may pass from one body to another, which `basis` shows.
    """
    made = _stocks(capacity)
    made = made.assign(_rank=-made["basis"].map(_BODIES.index))
    made = sort_rows(made, ["country", "period", "_rank", "vintage"])
    made = made.drop_duplicates(["country", "period"], keep="last")
    return made.drop(columns="_rank").reset_index(drop=True)


def added(capacity: pd.DataFrame, base: Fact) -> Fact:
    """Solar and wind put into service in the year of a figure of `fleet`, in MW.

    What the same body and edition published, else the level less that of the year
    before; empty where neither is known.
    """
    if not base:
        return {}
    same = {name: base[name] for name in ("country", "basis", "vintage")}
    rows = pick(observe(capacity), indicator="added_capacity", **same)
    rows = pick(rows, technology=SUN, period=base["period"])
    if rows["technology"].nunique() == len(SUN):
        return facts.at(gather(rows, ["country", "period"], value=("value", "sum")))
    return facts.compare(
        base, facts.at(pick(_stocks(capacity), **same), base["year"] - 1)
    )


def solar_wind_path(
    capacity: pd.DataFrame, *, horizon: int, additions: float, country: str = "UZB"
) -> pd.DataFrame:
    """Solar and wind capacity of a country as counted, and as assumed, in MW.

    Each year after the last count adds `additions` MW: arithmetic, not a forecast.

    The columns of `fleet` and `assumed`; empty where no year is counted.
    """
    known = pick(fleet(capacity), country=country).assign(assumed=False)
    if known.empty:
        return known
    last = known.iloc[-1]
    ahead = pd.concat([known.tail(1)] * max(horizon - last["year"], 0))
    step = np.arange(1, len(ahead) + 1)
    ahead = ahead.assign(
        year=last["year"] + step,
        period=[periods.of_year(last["year"] + at) for at in step],
        value=last["value"] + additions * step,
        assumed=True,
        obs_status="F",
    )
    return pd.concat([known, ahead], ignore_index=True)


def goals(targets: pd.DataFrame, indicator: str = _MW_GOAL) -> pd.DataFrame:
    """Goals of one kind that name a year, by country, time and day on which set.

    `country period year value unit source_ids set_on`.
    """
    rows = pick(targets, indicator=indicator)
    rows = rows[rows["target_period"].map(periods.is_year).astype(bool)]
    names = {"target_period": "period", "source_id": "source_ids"}
    rows = rows.assign(year=rows["target_period"].astype("int64")).rename(columns=names)
    columns = ["country", "period", "year", "value", "unit", "source_ids", "set_on"]
    return sort_rows(rows[columns], ["country", "period", "set_on"])


def needed_additions(capacity: pd.DataFrame, targets: pd.DataFrame) -> list[Fact]:
    """What each goal for solar and wind needs a year, in MW, beside what was added.

    Facts: the `goal`, the `base` of `fleet`, what was `added`, and as `value` ``(goal -
    base) / years between``, None where the goal is due or nothing is counted.
    """
    counted, found = fleet(capacity), []
    for goal in facts.records(goals(targets)):
        base = facts.at(counted, country=goal["country"])
        more, years = (
            added(capacity, base),
            goal["year"] - base.get("year", goal["year"]),
        )
        used = [fact["source_ids"] for fact in (goal, base, more) if fact]
        found.append(
            {
                **{
                    "country": goal["country"],
                    "goal": goal,
                    "base": base,
                    "added": more,
                },
                "value": (goal["value"] - base["value"]) / years if years > 0 else None,
                "period": "/".join(one["period"] for one in (base, goal) if one),
                "source_ids": union(used),
            }
        )
    return found


def share_goals(
    groups: pd.DataFrame, targets: pd.DataFrame, *, years: int = 5
) -> list[Fact]:
    """Newest goal of each country for a share of renewables, beside what it has.

    Facts: the `goal`, the shares of `sun` (solar and wind) and `hydro` in the last
    year, `gained` points of the sun a year over the last years, and `low` and `high`,
    the points a year that the goal needs if hydropower counts, and if it does not.
    """
    wanted, found = goals(targets, "renewables_share_of_generation"), []
    for country, rows in groups.groupby("country"):
        last = int(rows["year"].max())
        ahead = pick(wanted, country=str(country))
        ahead = ahead[ahead["year"] > last]
        # The nearest year of what was set last.
        goal = facts.at(ahead[ahead["set_on"] == ahead["set_on"].max()].head(1))
        sun, then = (
            facts.at(rows, year, group="solar and wind")
            for year in (last, last - years)
        )
        if not goal or not sun:
            continue
        hydro = facts.at(rows, last, group="hydropower")
        both = sun["value"] + hydro.get("value", 0.0)
        left = goal["year"] - last
        found.append(
            {
                **{"country": country, "goal": goal, "sun": sun, "hydro": hydro},
                "gained": (sun["value"] - then["value"]) / years if then else None,
                "low": max(goal["value"] - both, 0.0) / left,
                "high": max(goal["value"] - sun["value"], 0.0) / left,
            }
        )
    return found


# --- Plants with a Chinese party ------------------------------------------------------

STAGES: Mapping[str, Sequence[str]] = {
    "in_service": ["operating"],
    "construction": ["construction"],
    "agreed": ["agreed", "approved", "contracted"],
    "other": ["planned", "memorandum", "built", "not_built"],
}
"""How far a plant has come -> its status; built plants are not yet said to run."""

ROLES = ("owner", "lender", "contractor", "supplier")
"""What a Chinese party may do for a plant."""


def plants(projects: pd.DataFrame) -> pd.DataFrame:
    """Solar and wind plants with a Chinese party, each once, with `stage source_ids`.

    Only those that are `countable` may be added up: frames, memoranda, parts and
    possible doubles announce what others may hold.

    ValueError for an unknown status.
    """
    stage_of = {word: stage for stage, words in STAGES.items() for word in words}
    rows = pick(projects[projects["is_main"]], technology=SUN)
    for status in rows["status"].unique():
        codes.check_member("status", status, stage_of)
    rows = rows.assign(stage=rows["status"].map(stage_of))
    return rows.rename(columns={"source_id": "source_ids"})


def projects_by_stage(projects: pd.DataFrame) -> pd.DataFrame:
    """Capacity of plants with a Chinese party by country and stage, in MW.

    `country stage value unit left_out left_out_mw source_ids`: `value` is a lower bound
    where a plant has none, `left_out` are those that must not be added up.
    """
    rows = plants(projects)
    yes, size = rows["countable"].astype(bool), rows["capacity_mw"]
    rows = rows.assign(_in=size.where(yes), _out=size.where(~yes), _no=~yes, unit="MW")
    named = {"value": ("_in", "sum"), "left_out": ("_no", "sum")}
    made = gather(
        rows, ["country", "stage", "unit"], **named, left_out_mw=("_out", "sum")
    )
    order = made["stage"].map(list(STAGES).index)
    return sort_rows(made.assign(_at=order), ["country", "_at"]).drop(columns="_at")


def shares_by_role(projects: pd.DataFrame, capacity: pd.DataFrame) -> pd.DataFrame:
    """Plants with a Chinese party in a country's solar and wind in service, in percent.

    Countable capacity in service over the latest of `fleet`, without plants that came
    later. By `role` (``any`` first): a plant may stand under several, and where no
    source tells the role only under any, so that roles do not add up.

    `country role`, the columns of an observation, `one` (MW) `other` (all, MW)
    `projects`.
    """
    whole = latest(fleet(capacity).drop(columns="vintage"))
    rows = _running(projects).merge(whole[["country", "year", "period"]], on="country")
    rows = rows[_completed(rows) <= rows["year"]]
    rows["role"] = [["any", *roles] for roles in rows["roles"].tolist()]
    rows = rows.explode("role").assign(unit="MW", half=math.nan, basis="sum")
    by = ["country", "role", "period", "year", "unit", "half", "basis"]
    named = {"value": ("capacity_mw", "sum"), "projects": ("project_id", "size")}
    own = gather(pick(rows, role=["any", *ROLES]), by, **named).assign(obs_status="A")
    own = own[["country", "role", *SHAPE, "projects"]]
    made = share(own, whole, on=["country", "period"])
    made = made.assign(_at=made["role"].map(["any", *ROLES].index))
    return sort_rows(made, ["country", "_at"]).drop(columns="_at")


def put_into_service(projects: pd.DataFrame, *, start: int, end: int) -> pd.DataFrame:
    """Countable plants that went into service in a span of years, in order of time."""
    rows = _running(projects)
    rows = rows[_completed(rows).between(start, end)]
    return sort_rows(rows, ["completed", "project_id"])


def _running(projects: pd.DataFrame) -> pd.DataFrame:
    rows = plants(projects)
    return rows[rows["countable"] & (rows["stage"] == "in_service")]


def _completed(rows: pd.DataFrame) -> pd.Series:
    """The year of completion, 0 where none is known."""
    return rows["completed"].str[:4].replace("", "0").astype("int64")
