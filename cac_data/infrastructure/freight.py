"""What corridors, crossings and ports carry, what was expected, how well it moves."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NotRequired, TypedDict

import pandas as pd

from cac_data.cache import cached
from cac_data.conflicts import conflicts, printed_rounding
from cac_data.facts import (
    Comparison,
    Figure,
    Growth,
    NeededGrowth,
    Nothing,
    at,
    compare,
    figures,
    grew,
    in_percent,
    is_known,
    needed,
    ranked,
)
from cac_data.infrastructure.parts import of_parts
from cac_data.inputs import takes
from cac_data.observations import choose, join, latest, observe, union
from cac_data.sources import sources
from cac_data.tables import load_table, select

VARIANTS = ("revised", "main", "derived")
"""Readings of one figure, in the order in which they are believed."""

KAZAKH_RAIL = "kazakhstan_china_rail"
MIDDLE_CORRIDOR = "middle_corridor"
CROSSINGS = "khorgos_and_alashankou"
"""The two crossings of the rail between Kazakhstan and China."""

MAIN_CORRIDORS = (KAZAKH_RAIL, MIDDLE_CORRIDOR)
SHOWN_CORRIDORS = (
    KAZAKH_RAIL,
    MIDDLE_CORRIDOR,
    "kazakhstan_transit",
    "khorgos",
    CROSSINGS,
    "alashankou",
    "khorgos_gateway",
    "baku_port",
    "aktau_port",
    "turkmenbashi_port",
    "xian",
    "cku_railway",
)


@takes(volumes="corridor_volumes")
@cached
def corridor_series(volumes: pd.DataFrame) -> pd.DataFrame:
    """Observations of what was carried in whole years: one a corridor, indicator, year.

    Of modes and scopes it takes `all`, else the first, for the whole of a series. The
    columns of `observe`, with `chosen` and, in the unit of the value, `low` and `high`,
    which the printed rounding leaves open.
    """
    rows = observe(volumes[volumes["nature"] == "actual"])
    rows = rows[rows["year"].notna()]
    for column in ("mode", "scope"):
        words = rows.groupby(["corridor", "indicator"])[column]
        is_widest = rows[column] == words.transform(_widest)
        rows = rows[is_widest]
    rows = choose(rows, variant=VARIANTS)
    half = rows["half"].fillna(rows["value"].map(printed_rounding))
    return rows.assign(low=rows["value"] - half, high=rows["value"] + half)


def _widest(words: pd.Series[str]) -> str:
    """Of the modes or scopes of a series `all`, else the first by its letters."""
    return "all" if "all" in set(words) else str(words.min())


@dataclass(frozen=True)
class Surge:
    """The highest cargo of a corridor (`last`), and that of two years before.

    `since` sets the last year beside the highest.
    """

    first: Figure
    last: Figure
    since: Comparison | Nothing


@dataclass(frozen=True)
class Plan:
    """For how much cargo a year the railway of CKU is planned, by its main source.

    `other` is another source's figure. The shares are percentages of what rail between
    Kazakhstan and China carries, by the least and the most of all sources.
    """

    low: Figure
    high: Figure
    other: Figure | Nothing
    least_share: Figure
    most_share: Figure


@dataclass(frozen=True)
class Containers:
    """Containers of the Middle Corridor that came from China, and all, in TEU."""

    chinese: Figure
    all: Figure


@dataclass(frozen=True)
class Whose:
    """Whose cargo the Middle Corridor carries.

    `exports`: the Kazakh ones in what the Kazakh railway carried, in percent.
    """

    exports: Figure | Nothing
    from_china: Containers | Nothing


@dataclass(frozen=True)
class Road:
    """Road's share in trade between China and the five, in percent.

    `change` sets the last beside the first.
    """

    last: Figure | Nothing
    first: Figure | Nothing
    change: Comparison | Nothing


@dataclass(frozen=True, eq=False)
class Freight:
    """What two corridors carried, beside the railway's plan, and what was expected.

    `rail` is that between Kazakhstan and China. `surge` is that of the Middle Corridor.
    `compared` has observations in Mt (a
    year), with `planned`, and as a percentage of the first corridor `share_pct low_pct
    high_pct` (of the range of rounding, or of all plans); `same` are the corridors of
    it. `over` counts expectations of years that are over, and `missed` those that were;
    `belated` tells whether all of them came out in their own year or later. `goal` is
    the growth that the highest for years ahead needs. `latest` is the last year of each
    corridor, crossing and port.
    """

    rail: Figure | Nothing
    rail_change: Growth | Nothing
    middle: Figure | Nothing
    middle_change: Growth | Nothing
    middle_pace: Growth | Nothing
    surge: Surge | Nothing
    compared: pd.DataFrame
    same: list[Figure]
    plan: Plan | Nothing
    latest: pd.DataFrame
    hopes: pd.DataFrame
    whose: Whose
    over: int
    belated: bool
    missed: int
    goal: NeededGrowth | Nothing
    road: Road


def of_freight(flows: pd.DataFrame, volumes: pd.DataFrame) -> Freight:
    """What is carried and was expected.

    `flows` are `corridor_volumes` of the span, `volumes` all that is known of them.
    """
    series = corridor_series(flows)
    cargo = series[series["indicator"] == "cargo"]
    rail = of_parts(cargo[cargo["corridor"] == KAZAKH_RAIL])
    middle = of_parts(cargo[cargo["corridor"] == MIDDLE_CORRIDOR])
    by_road = of_parts(series[series["corridor"] == "china_central_asia_trade"])
    compared = _compared(cargo, volumes)
    is_planned = compared["planned"].astype(bool)

    hopes = expectations(volumes)
    judged = hopes[hopes["reached_pct"].notna()]
    is_belated = judged["said_on"].str[:4] >= judged["period"]
    is_missed = hopes["reached_pct"] < 100
    carried = figures(of_parts(compared[~is_planned]))
    return Freight(
        rail=at(rail),
        rail_change=grew(at(rail), at(rail, back=1)),
        middle=at(middle),
        middle_change=grew(at(middle), at(middle, back=1)),
        middle_pace=grew(at(middle), at(middle.head(1)), a_year=True),
        surge=_surge(middle),
        compared=compared,
        same=carried,
        plan=_planned(at(of_parts(compared), planned=True), carried),
        latest=_latest(flows),
        hopes=hopes,
        whose=_whose(flows),
        over=len(judged),
        belated=bool(is_belated.all()),
        missed=int(is_missed.sum()),
        goal=_goal(hopes, volumes),
        road=_road(by_road),
    )


def _road(shares: pd.DataFrame) -> Road:
    last = at(shares)
    first = at(shares.head(1))
    return Road(last=last, first=first, change=compare(last, first))


def _surge(cargo: pd.DataFrame) -> Surge | Nothing:
    by_size = ranked(reversed(figures(cargo)))  # of equal ones the last
    if not by_size:
        return Nothing("no cargo of a whole year")
    top = by_size[0]
    rise = compare(top, at(cargo, top.whole_year - 2))
    if not rise or rise.difference.value <= 0:
        return Nothing("no cargo that rose in two years")
    return Surge(first=rise.other, last=rise.one, since=compare(at(cargo), top))


def _goal(hopes: pd.DataFrame, volumes: pd.DataFrame) -> NeededGrowth | Nothing:
    """What the highest expectation for the last year ahead needs, from what came."""
    ahead = of_parts(hopes[hopes["needed_pct"].notna()])
    of_last_year = figures(ahead[ahead["year"] == ahead["year"].max()])
    # A target and a forecast are both expected.
    by_size = ranked(hope.as_counted for hope in reversed(of_last_year))
    if not by_size:
        return Nothing("no expectation for a year ahead")
    goal = by_size[0]
    came = corridor_series(_cargo_of_middle_corridor(volumes))
    return needed(at(of_parts(came)), goal, goal.whole_year)


# --- Two corridors and a plan ---------------------------------------------------------


def _compared(cargo: pd.DataFrame, volumes: pd.DataFrame) -> pd.DataFrame:
    """Cargo of `MAIN_CORRIDORS` in the last year that both have, and CKU's plan.

    The plan has the range of all sources, `low high`, that of its main one, `main_low
    main_high`, and the `other` source's figure.
    """
    carried = _last_common_year(cargo[cargo["corridor"].isin(MAIN_CORRIDORS)])
    rows = [carried.assign(planned=False), _plan(volumes)]
    compared: pd.DataFrame = pd.concat(rows, ignore_index=True)

    first = at(carried, corridor=MAIN_CORRIDORS[0])
    whole = first.value if first else math.nan
    return compared.assign(
        share_pct=100 * compared["value"] / whole,
        low_pct=100 * compared["low"] / whole,
        high_pct=100 * compared["high"] / whole,
    )


def _last_common_year(cargo: pd.DataFrame) -> pd.DataFrame:
    """Cargo of `MAIN_CORRIDORS` in the last year that has them all."""
    corridors = cargo.groupby("year")["corridor"].transform("nunique")
    common = cargo[corridors == len(MAIN_CORRIDORS)]
    is_last: pd.Series = common["year"] == common["year"].max()
    return common[is_last]


def _planned(plan: Figure | Nothing, carried: list[Figure]) -> Plan | Nothing:
    """The plan of `_compared`, beside what the first corridor carried."""
    if not plan or not carried:
        return Nothing("no plan, or no cargo to compare it with")
    # What is planned for a year stands beside the cargo of one, as the sentence says.
    of_year = plan.as_counted.of(unit=carried[0].unit)
    least = compare(of_year.of(value=plan.number("low")), carried[0])
    most = compare(of_year.of(value=plan.number("high")), carried[0])
    if not (least and least.ratio and most and most.ratio):
        return Nothing("no cargo to compare the plan with")
    other: Figure | Nothing = Nothing("no other source")
    if is_known(plan["other"]):
        other = plan.of(value=plan.number("other"))
    return Plan(
        low=plan.of(value=plan.number("main_low")),
        high=plan.of(value=plan.number("main_high")),
        other=other,
        least_share=in_percent(least.ratio),
        most_share=in_percent(most.ratio),
    )


def _plan(volumes: pd.DataFrame) -> pd.DataFrame:
    """Capacity for which the railway of CKU is planned, in Mt a year."""
    plans = observe(volumes[volumes["corridor"] == "cku_railway"])
    is_capacity = plans["indicator"] == "capacity"
    plans = plans[is_capacity & (plans["unit"] == "Mt a year")]
    printed_low = plans["value_low"].fillna(plans["value"])
    printed_high = plans["value_high"].fillna(plans["value"])
    is_main = plans["variant"] == "main"
    plans = plans.assign(
        planned=True,
        main_low=printed_low,
        main_high=printed_high,
        other=plans.loc[~is_main, "value"].max(),
        low=printed_low.min(),
        high=printed_high.max(),
        source_ids=union(plans["source_ids"]),
    )
    return plans[is_main]


def _latest(volumes: pd.DataFrame) -> pd.DataFrame:
    """Latest whole year of each corridor, crossing and port, and the year before."""
    is_carried = volumes["indicator"].isin(["cargo", "containers", "trains"])
    is_shown = volumes["corridor"].isin(SHOWN_CORRIDORS) & (volumes["scope"] == "all")
    is_reliable = volumes["obs_status"] != "U"
    rows = corridor_series(volumes[is_carried & is_shown & is_reliable])

    is_trains = rows["unit"] == "trains"  # by the thousand, to stand beside tonnes
    rows["value"] /= is_trains.map({True: 1000, False: 1})
    rows["unit"] = rows["unit"].mask(is_trains, "thousand")
    year_before = rows.assign(year=rows["year"] + 1)
    series = ["corridor", "indicator", "year"]
    rows = join(
        latest(rows),
        year_before,
        series,
        across=["coverage"],
        before="value",
        before_printed_as="printed_as",
        before_status="obs_status",
    )
    order = ["indicator", "value"]
    return rows.sort_values(order, ascending=[True, False], ignore_index=True)


# --- What was expected ----------------------------------------------------------------


@takes(volumes="corridor_volumes")
@cached
def expectations(volumes: pd.DataFrame) -> pd.DataFrame:
    """Cargo planned or expected for the Middle Corridor, and what came, in Mt.

    Observations of `corridor_volumes` with `said_on` (when the source came out), `came`
    (in Mt), `reached_pct`, and `needed_pct` (growth a year from the latest that came,
    for years ahead), by year and size. A figure whose note calls it narrower is not
    compared, nor one of another unit or part.
    """
    cargo = _cargo_of_middle_corridor(volumes)
    came = corridor_series(cargo)
    rows = _expected(cargo, came)
    hopes = figures(of_parts(rows))
    columns = ["came", "reached_pct", "needed_pct"]
    beside = pd.DataFrame(
        [_beside_what_came(hope, of_parts(came)) for hope in hopes],
        rows.index,
        [*columns, "source_ids"],
    )
    rows[columns] = beside[columns].astype("float64")
    rows["source_ids"] = beside["source_ids"].astype("str")
    return rows.sort_values(["year", "value"], kind="stable", ignore_index=True)


class CameBeside(TypedDict):
    """What stands beside a hope: what `came` (in Mt), or the growth a year it needs."""

    came: NotRequired[float]
    reached_pct: NotRequired[float]
    needed_pct: NotRequired[float]
    source_ids: str


def _beside_what_came(hope: Figure, came: pd.DataFrame) -> CameBeside:
    """What came in the year of a hope or, if that is ahead, the growth it needs.

    Neither where what came is of another unit or part than what was hoped for.
    """
    level = at(came, hope.whole_year) or at(came)
    apart = compare(level, hope.as_counted)
    if not apart:
        return {"source_ids": hope.source_ids}
    found: CameBeside = {"source_ids": apart.source_ids}
    if apart.one.year == hope.year:
        found["came"] = apart.one.value
        if apart.ratio:
            found["reached_pct"] = in_percent(apart.ratio).value
        return found
    growth = needed(level, hope, hope.whole_year)
    if growth:
        found["needed_pct"] = growth.value
    return found


def _cargo_of_middle_corridor(volumes: pd.DataFrame) -> pd.DataFrame:
    is_middle = volumes["corridor"] == MIDDLE_CORRIDOR
    return volumes[is_middle & (volumes["indicator"] == "cargo")]


def _expected(cargo: pd.DataFrame, came: pd.DataFrame) -> pd.DataFrame:
    """Whole years of cargo that were planned or expected, in the mode of what came."""
    is_to_come = ~cargo["nature"].isin(["actual", "cumulative"])
    rows = observe(cargo[is_to_come])
    # Where nothing has come yet: what came is counted by all modes, or by rail.
    modes = list(came["mode"]) or ["all", "rail"]
    is_year = rows["year"].notna()
    is_whole = rows["scope"].isin(["all", "association"])
    is_like_what_came = rows["mode"].isin(modes)
    is_reliable = rows["obs_status"] != "U"
    rows = rows[is_year & is_whole & is_like_what_came & is_reliable]
    published = sources(cargo).set_index("source_id")["published"]
    return rows.assign(said_on=rows["source_ids"].map(published))


# --- Whose cargo ----------------------------------------------------------------------


def _whose(flows: pd.DataFrame) -> Whose:
    """Whose cargo the Middle Corridor carries, and its containers of one year."""
    rows = observe(flows[flows["corridor"] == MIDDLE_CORRIDOR])
    exports = of_parts(select(rows, indicator="share_of_cargo", parts=True))
    is_container = rows["indicator"] == "containers"
    containers = rows[is_container & (rows["nature"] == "actual")]
    chinese = at(of_parts(containers[containers["scope"] == "from_china"]))
    is_all = containers["scope"] == "all"
    is_then = containers["period"] == chinese.get("period")
    all_then = of_parts(containers[is_all & is_then])
    return Whose(exports=at(exports), from_china=_in_single_ones(chinese, at(all_then)))


def _in_single_ones(
    chinese: Figure | Nothing, all_then: Figure | Nothing
) -> Containers | Nothing:
    """Containers by the thousand as single ones (TEU)."""
    if not chinese or not all_then:
        return Nothing("no containers from China")
    return Containers(
        chinese=chinese.multiplied_by(1000, "TEU"),
        all=all_then.multiplied_by(1000, "TEU"),
    )


# --- Where sources disagree -----------------------------------------------------------


@cached
def disputes(flows: pd.DataFrame) -> pd.DataFrame:
    """Conflicting figures of `corridor_volumes`, the widest apart first.

    Those of one fact, and of one rail under two names, in the columns of `conflicts`.
    """
    of_one_fact = conflicts(flows, table="corridor_volumes")
    of_one_fact = select(of_one_fact, kind="conflict", parts=True)
    rows = [frame for frame in (of_one_fact, _one_rail_twice(flows)) if len(frame)]
    disputed = pd.concat(rows, ignore_index=True) if rows else of_one_fact
    return disputed.sort_values("gap_pct", ascending=False, ignore_index=True)


def _one_rail_twice(flows: pd.DataFrame) -> pd.DataFrame:
    """The railway's count beside that of its two crossings, as a row of `conflicts`."""
    series = corridor_series(flows)
    cargo = of_parts(series[series["indicator"] == "cargo"])
    crossings = at(cargo, corridor=CROSSINGS)
    in_that_year = cargo[cargo["year"] == crossings.get("year")]
    railway = at(in_that_year, corridor=KAZAKH_RAIL)
    if not railway or not crossings:
        return pd.DataFrame()
    by_size = ranked([railway, crossings])
    if not by_size:
        return pd.DataFrame()
    high, low = by_size
    apart = compare(high, low)
    if not apart or not apart.above_pct:
        return pd.DataFrame()
    disagreements = load_table("disagreements").set_index("disagreement_id")
    explanation = disagreements.loc["kazakhstan-china-crossings"]
    row = {
        "corridor": crossings.text("corridor"),
        "indicator": crossings.text("indicator"),
        "period": crossings.period,
        "unit": crossings.unit,
        "low": low.value,
        "high": high.value,
        "gap_pct": apart.above_pct.value,
        "reason": explanation["reason"],
        "reason_source_ids": explanation["source_id"],
        "source_ids": apart.source_ids,
    }
    return pd.DataFrame([row])


# --- How well it moves ----------------------------------------------------------------


@dataclass(frozen=True)
class Sample:
    """The last of some samples, and the first if that is another."""

    last: Figure
    before: Figure | Nothing


@dataclass(frozen=True)
class Shipments:
    """Time at a rail `border` and `cost` of carriage in CAREC's samples."""

    border: Sample | Nothing
    cost: Sample | Nothing


def of_shipments(volumes: pd.DataFrame) -> Shipments:
    """How long a border takes by rail, and what carriage costs."""
    samples = of_parts(observe(volumes[volumes["corridor"] == "carec"]))
    by_rail = samples[samples["mode"] == "rail"]
    return Shipments(
        border=_last_and_first(by_rail, "border_crossing_time"),
        cost=_last_and_first(by_rail, "transport_cost"),
    )


def _last_and_first(samples: pd.DataFrame, indicator: str) -> Sample | Nothing:
    rows = samples[samples["indicator"] == indicator]
    last = at(rows)
    if not last:
        return Nothing(f"no sample of {indicator}")
    before: Figure | Nothing = Nothing("only one sample")
    if len(rows) > 1:
        before = at(rows.head(1))
    return Sample(last=last, before=before)
