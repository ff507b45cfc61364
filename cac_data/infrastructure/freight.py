"""What corridors, crossings and ports carry, what was expected, how well it moves."""

from __future__ import annotations

import math

import pandas as pd

from cac_data.cache import cached
from cac_data.conflicts import conflicts, printed_rounding
from cac_data.facts import Fact, at, grew, records
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

    Of modes and scopes it takes `all`, else the first, for the whole of a series; `low`
    and `high` are what the printed rounding leaves open.
    """
    rows = observe(volumes[volumes["nature"] == "actual"])
    rows = rows[rows["year"].notna()]
    for column in ("mode", "scope"):
        widest = rows.groupby(["corridor", "indicator"])[column].transform(
            lambda words: "all" if "all" in set(words) else words.min()
        )
        rows = rows[rows[column] == widest]
    rows = choose(rows, variant=VARIANTS)
    half = rows["half"].fillna(rows["value"].map(printed_rounding))
    return rows.assign(low=rows["value"] - half, high=rows["value"] + half)


def of_freight(flows: pd.DataFrame, volumes: pd.DataFrame) -> Fact:
    """What two corridors carried, beside the railway's plan, and what was expected.

    `flows` are `corridor_volumes` of the span, `volumes` all that is known of them.
    `compared` has observations in Mt (a year), with `planned`, and as a percentage of
    the first corridor `share_pct low_pct high_pct` (of the range of rounding, or of all
    plans). `whose` tells whose cargo the Middle Corridor carries, `belated` whether all
    expectations that were compared came out in their own year or later. `latest` is the
    last year of each corridor, crossing and port.
    """
    series = corridor_series(flows)
    cargo = series[series["indicator"] == "cargo"]
    rail = cargo[cargo["corridor"] == KAZAKH_RAIL]
    middle = cargo[cargo["corridor"] == MIDDLE_CORRIDOR]
    by_road = series[series["corridor"] == "china_central_asia_trade"]
    compared = _compared(cargo, volumes)
    is_planned = compared["planned"].astype(bool)

    hopes = expectations(volumes)
    judged = hopes[hopes["reached_pct"].notna()]
    ahead = hopes[hopes["needed_pct"].notna()]
    is_belated = judged["said_on"].str[:4] >= judged["period"]
    is_missed = hopes["reached_pct"] < 100
    return {
        "rail": at(rail),
        "rail_change": grew(at(rail), at(rail, back=1)),
        "middle": at(middle),
        "middle_change": grew(at(middle), at(middle, back=1)),
        "middle_pace": grew(at(middle), at(middle.head(1)), a_year=True),
        "surge": _surge(middle),
        "compared": compared,
        "same": records(compared[~is_planned]),
        "plan": at(compared, planned=True),
        "latest": _latest(flows),
        "hopes": hopes,
        "whose": _whose(flows),
        "over": len(judged),
        "belated": bool(is_belated.all()),
        "missed": int(is_missed.sum()),
        "goal": at(ahead),
        "road": {"last": at(by_road), "first": at(by_road.head(1))},
    }


def _surge(cargo: pd.DataFrame) -> Fact:
    """Growth of cargo over the two years before its highest."""
    top = at(cargo.sort_values("value"))
    if not top:
        return {}
    return grew(top, at(cargo, top["year"] - 2))


# --- Two corridors and a plan ---------------------------------------------------------


def _compared(cargo: pd.DataFrame, volumes: pd.DataFrame) -> pd.DataFrame:
    """Cargo of `MAIN_CORRIDORS` in the last year that both have, and CKU's plan.

    The plan has the range of all sources, `low high`, that of its main one, `main_low
    main_high`, and the `other` source's figure.
    """
    carried = _last_common_year(cargo[cargo["corridor"].isin(MAIN_CORRIDORS)])
    rows = [carried.assign(planned=False), _plan(volumes)]
    compared: pd.DataFrame = pd.concat(rows, ignore_index=True)

    is_first = carried["corridor"] == MAIN_CORRIDORS[0]
    whole = carried.loc[is_first, "value"].sum() or math.nan
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
    rows = join(latest(rows), year_before, series, before="value")
    order = ["indicator", "value"]
    return rows.sort_values(order, ascending=[True, False], ignore_index=True)


# --- What was expected ----------------------------------------------------------------


@takes(volumes="corridor_volumes")
@cached
def expectations(volumes: pd.DataFrame) -> pd.DataFrame:
    """Cargo planned or expected for the Middle Corridor, and what came, in Mt.

    Observations of `corridor_volumes` with `came reached_pct needed_pct` (growth a year
    from the latest that came, for years ahead), by year and size; `said_on` is when the
    source came out. A figure whose note calls it narrower is not compared.
    """
    is_middle = volumes["corridor"] == MIDDLE_CORRIDOR
    cargo = volumes[is_middle & (volumes["indicator"] == "cargo")]
    came = corridor_series(cargo)
    rows = _expected(cargo, came)

    # Beside each what came in its year or, for years ahead, in the latest.
    has_come = rows["year"].isin(came["year"])
    rows["base"] = rows["year"].where(has_come, came["year"].max())
    rows = join(rows, came.assign(base=came["year"]), ["base"], level="value")

    is_alike = ~rows["note"].str.contains("narrower")
    years_ahead = (rows["year"] - rows["base"]).astype(float)
    outcome = rows["level"].where((years_ahead == 0) & is_alike)
    years_to_grow = years_ahead.where(is_alike & (years_ahead > 0))
    growth = (rows["value"] / rows["level"]) ** (1 / years_to_grow)
    rows = rows.drop(columns=["base", "level"]).assign(
        came=outcome,
        reached_pct=100 * outcome / rows["value"],
        needed_pct=100 * (growth - 1),
    )
    return rows.sort_values(["year", "value"], kind="stable", ignore_index=True)


def _expected(cargo: pd.DataFrame, came: pd.DataFrame) -> pd.DataFrame:
    """Whole years of cargo that were planned or expected, in the mode of what came."""
    is_to_come = ~cargo["nature"].isin(["actual", "cumulative"])
    rows = observe(cargo[is_to_come])
    # Where nothing has come yet: what came is counted by all modes, or by rail.
    modes = list(came["mode"]) or ["all", "rail"]
    is_year = rows["year"].notna()
    is_whole = rows["scope"] == "all"
    is_like_what_came = rows["mode"].isin(modes)
    is_reliable = rows["obs_status"] != "U"
    rows = rows[is_year & is_whole & is_like_what_came & is_reliable]
    published = sources(cargo).set_index("source_id")["published"]
    return rows.assign(said_on=rows["source_ids"].map(published))


# --- Whose cargo ----------------------------------------------------------------------


def _whose(flows: pd.DataFrame) -> Fact:
    """Whose cargo the Middle Corridor carries: Kazakh `exports`, `from_china`.

    `exports` is their share in what the Kazakh railway carried, `from_china` counts
    containers, with `all` of the corridor in that year.
    """
    rows = observe(flows[flows["corridor"] == MIDDLE_CORRIDOR])
    exports = select(rows, indicator="share_of_cargo", parts=True)
    is_container = rows["indicator"] == "containers"
    containers = rows[is_container & (rows["nature"] == "actual")]
    chinese = at(containers[containers["scope"] == "from_china"])
    is_all = containers["scope"] == "all"
    is_then = containers["period"] == chinese.get("period")
    all_then = containers[is_all & is_then]
    return {
        "exports": at(exports),
        "from_china": _in_single_ones(chinese, at(all_then)) if len(all_then) else {},
    }


def _in_single_ones(chinese: Fact, all_then: Fact) -> Fact:
    """Containers by the thousand as single ones (TEU), with `all` of the corridor."""
    return {
        **chinese,
        "value": 1000 * chinese["value"],
        "all": 1000 * all_then["value"],
    }


# --- Where sources disagree -----------------------------------------------------------


def disputes(flows: pd.DataFrame) -> pd.DataFrame:
    """Conflicting figures of `corridor_volumes`, the widest apart first.

    Those of one fact (`conflicts`), and of one rail under two names.
    """
    of_one_fact = conflicts(flows, table="corridor_volumes")
    of_one_fact = select(of_one_fact, kind="conflict", parts=True)
    rows = [frame for frame in (of_one_fact, _one_rail_twice(flows)) if len(frame)]
    disputed = pd.concat(rows, ignore_index=True) if rows else of_one_fact
    return disputed.sort_values("gap_pct", ascending=False, ignore_index=True)


def _one_rail_twice(flows: pd.DataFrame) -> pd.DataFrame:
    """The railway's count beside that of its two crossings, as a row of `conflicts`."""
    series = corridor_series(flows)
    cargo = series[series["indicator"] == "cargo"]
    crossings = at(cargo, corridor=CROSSINGS)
    in_that_year = cargo[cargo["year"] == crossings.get("year")]
    railway = at(in_that_year, corridor=KAZAKH_RAIL)
    if not railway:
        return pd.DataFrame()
    low, high = sorted([railway["value"], crossings["value"]])
    disagreements = load_table("disagreements").set_index("disagreement_id")
    explanation = disagreements.loc["kazakhstan-china-crossings"]
    row = {
        "corridor": crossings["corridor"],
        "indicator": crossings["indicator"],
        "period": crossings["period"],
        "unit": crossings["unit"],
        "low": low,
        "high": high,
        "gap_pct": 100 * (high / low - 1),
        "reason": explanation["reason"],
        "reason_source_ids": explanation["source_id"],
        "source_ids": union([railway["source_ids"], crossings["source_ids"]]),
    }
    return pd.DataFrame([row])


# --- How well it moves ----------------------------------------------------------------


def of_shipments(volumes: pd.DataFrame) -> Fact:
    """Time at a rail `border` and `cost` of carriage in CAREC's samples.

    The last of each, and `before` (the first).
    """
    samples = observe(volumes[volumes["corridor"] == "carec"])
    by_rail = samples[samples["mode"] == "rail"]
    return {
        "border": _last_and_first(by_rail, "border_crossing_time"),
        "cost": _last_and_first(by_rail, "transport_cost"),
    }


def _last_and_first(samples: pd.DataFrame, indicator: str) -> Fact:
    rows = samples[samples["indicator"] == indicator]
    if rows.empty:
        return {}
    first = at(rows.head(1)) if len(rows) > 1 else {}
    return {
        **at(rows),
        "before": first.get("value"),
        "before_period": first.get("period"),
    }
