"""What corridors, crossings and ports carry, what was expected, how well it moves."""

from __future__ import annotations

import math

import pandas as pd

from cac_data.facts import Fact, at, grew, records
from cac_data.inputs import takes
from cac_data.observations import choose, join, latest, observe, union
from cac_data.sources import conflicts, printed_rounding, sources
from cac_data.tables import load_table, select

VARIANTS = ("revised", "main", "derived")
MAIN = ("kazakhstan_china_rail", "middle_corridor")
SHOWN = (
    *("kazakhstan_china_rail", "middle_corridor", "kazakhstan_transit", "khorgos"),
    *("khorgos_and_alashankou", "alashankou", "khorgos_gateway", "baku_port"),
    *("aktau_port", "turkmenbashi_port", "xian", "cku_railway"),
)


@takes(volumes="corridor_volumes")
def corridor_series(volumes: pd.DataFrame) -> pd.DataFrame:
    """Observations of what was carried in whole years: one a corridor, indicator, year.

    Of modes and scopes `all`, else the first, for the whole of a series; `low` and
    `high` are what the printed rounding leaves open.
    """
    rows = observe(volumes[volumes["nature"] == "actual"])
    rows = rows[rows["year"].notna()]
    for column in ("mode", "scope"):
        one = rows.groupby(["corridor", "indicator"])[column].transform(
            lambda words: "all" if "all" in set(words) else words.min()
        )
        rows = rows[rows[column] == one]
    rows = choose(rows, variant=VARIANTS)
    half = rows["half"].fillna(rows["value"].map(printed_rounding))
    return rows.assign(low=rows["value"] - half, high=rows["value"] + half)


def _compared(volumes: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """Cargo of the `MAIN` corridors in the last year that both have, and CKU's plan.

    The plan as its main source prints it, `main_low main_high`, the `other` source's,
    and the range of both, `low high`.
    """
    cargo = corridor_series(volumes)
    cargo = cargo[cargo["corridor"].isin(MAIN) & (cargo["indicator"] == "cargo")]
    both = cargo.groupby("year")["corridor"].transform("nunique") == len(MAIN)
    now = cargo[both & (cargo["year"] == cargo.loc[both, "year"].max())]
    plans = observe(plans[plans["corridor"] == "cku_railway"])
    plans = plans[plans["indicator"].eq("capacity") & plans["unit"].eq("Mt a year")]
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
    )[is_main]
    rows = [now.assign(planned=False), plans]
    found: pd.DataFrame = pd.concat(rows, ignore_index=True)
    whole = now.loc[now["corridor"] == MAIN[0], "value"].sum() or math.nan
    return found.assign(
        share_pct=100 * found["value"] / whole,
        low_pct=100 * found["low"] / whole,
        high_pct=100 * found["high"] / whole,
    )


def _latest(volumes: pd.DataFrame) -> pd.DataFrame:
    """Latest whole year of each corridor, crossing and port, and the year before."""
    carried = volumes["indicator"].isin(["cargo", "containers", "trains"])
    kept = carried & volumes["corridor"].isin(SHOWN) & (volumes["scope"] == "all")
    rows = corridor_series(volumes[kept & (volumes["obs_status"] != "U")])
    of_trains = rows["unit"] == "trains"  # by the thousand, to stand beside tonnes
    rows["value"] /= of_trains.map({True: 1000, False: 1})
    rows["unit"] = rows["unit"].mask(of_trains, "thousand")
    before = rows.assign(year=rows["year"] + 1)
    rows = join(latest(rows), before, ["corridor", "indicator", "year"], before="value")
    order = ["indicator", "value"]
    return rows.sort_values(order, ascending=[True, False], ignore_index=True)


@takes(volumes="corridor_volumes")
def expectations(volumes: pd.DataFrame) -> pd.DataFrame:
    """Cargo planned or expected for the Middle Corridor, and what came, in Mt.

    Observations of `corridor_volumes` with `came reached_pct needed_pct` (growth a year
    from the latest that came, for years ahead), by year and size; `said_on` is when the
    source came out. A figure whose note calls it narrower is not compared.
    """
    mine = volumes[volumes["corridor"] == "middle_corridor"]
    mine = mine[mine["indicator"] == "cargo"]
    came = corridor_series(mine)
    rows = observe(mine[~mine["nature"].isin(["actual", "cumulative"])])
    rows = rows[rows["year"].notna() & (rows["scope"] == "all")]
    rows = rows[rows["mode"].isin(list(came["mode"]) or ["all", "rail"])]
    rows = rows[rows["obs_status"] != "U"]
    published = sources(mine).set_index("source_id")["published"]
    rows["said_on"] = rows["source_ids"].map(published)
    is_known = rows["year"].isin(came["year"])
    rows["base"] = rows["year"].where(is_known, came["year"].max())
    rows = join(rows, came.assign(base=came["year"]), ["base"], level="value")
    is_alike = ~rows["note"].str.contains("narrower")
    ahead = (rows["year"] - rows["base"]).astype(float)
    came_true = rows["level"].where((ahead == 0) & is_alike)
    grown = rows["value"] / rows["level"]
    rows = rows.drop(columns=["base", "level"]).assign(
        came=came_true,
        reached_pct=100 * came_true / rows["value"],
        needed_pct=100 * (grown ** (1 / ahead.where(is_alike & (ahead > 0))) - 1),
    )
    return rows.sort_values(["year", "value"], kind="stable", ignore_index=True)


def _whose(flows: pd.DataFrame) -> Fact:
    """Whose cargo the Middle Corridor carries: Kazakh `exports`, `from_china`.

    `exports`: their share in what the Kazakh railway carried; `from_china`: containers,
    with `all` of the corridor in that year.
    """
    rows = observe(flows[flows["corridor"] == MAIN[1]])
    exports = select(rows, indicator="share_of_cargo", parts=True)
    boxes = rows[(rows["indicator"] == "containers") & (rows["nature"] == "actual")]
    chinese = at(boxes[boxes["scope"] == "from_china"])
    every = boxes[boxes["scope"] == "all"]
    every = every[every["period"] == chinese.get("period")]
    return {
        "exports": at(exports),
        "from_china": _in_boxes(chinese, at(every)) if len(every) else {},
    }


def _in_boxes(chinese: Fact, every: Fact) -> Fact:
    """Containers by the thousand as single ones (TEU), with `all` of the corridor."""
    return {**chinese, "value": 1000 * chinese["value"], "all": 1000 * every["value"]}


def _one_rail_twice(flows: pd.DataFrame) -> pd.DataFrame:
    """The railway's count beside that of its two crossings, as a row of `conflicts`."""
    rows = corridor_series(flows)
    rows = rows[rows["indicator"] == "cargo"]
    crossings = at(rows, corridor="khorgos_and_alashankou")
    railway = at(rows[rows["year"] == crossings.get("year")], corridor=MAIN[0])
    if not railway:
        return pd.DataFrame()
    low, high = sorted([railway["value"], crossings["value"]])
    known = load_table("disagreements").set_index("disagreement_id")
    why = known.loc["kazakhstan-china-crossings"]
    row = {of: crossings[of] for of in ("corridor", "indicator", "period", "unit")}
    row |= {"low": low, "high": high, "gap_pct": 100 * (high / low - 1)}
    row |= {"reason": why["reason"], "reason_source_ids": why["source_id"]}
    ids = union([railway["source_ids"], crossings["source_ids"]])
    return pd.DataFrame([{**row, "source_ids": ids}])


def disputes(flows: pd.DataFrame) -> pd.DataFrame:
    """Conflicting figures of `corridor_volumes`, the widest apart first.

    Those of one fact (`sources.conflicts`), and of one rail under two names.
    """
    found = conflicts(flows, table="corridor_volumes")
    found = select(found, kind="conflict", parts=True)
    rows = [frame for frame in (found, _one_rail_twice(flows)) if len(frame)]
    every = pd.concat(rows, ignore_index=True) if rows else found
    return every.sort_values("gap_pct", ascending=False, ignore_index=True)


def of_freight(flows: pd.DataFrame, volumes: pd.DataFrame) -> Fact:
    """What two corridors carried, beside the railway's plan, and what was expected.

    `flows`: `corridor_volumes` of the span; `volumes`: all that is known of them.
    `compared`: observations in Mt (a year), with `planned`, and as a percentage of the
    first corridor `share_pct low_pct high_pct` (of the range of rounding, or of all
    plans). `whose`: whose cargo the Middle Corridor carries. `belated`: whether all
    expectations that were compared came out in their own year or later. `latest`: the
    last year of each corridor, crossing and port.
    """
    series, hopes = corridor_series(flows), expectations(volumes)
    cargo = series[series["indicator"] == "cargo"]
    rail, middle = (cargo[cargo["corridor"] == one] for one in MAIN)
    by_road = series[series["corridor"] == "china_central_asia_trade"]
    compared = _compared(flows, volumes)
    top = at(middle.sort_values("value"))
    judged = hopes[hopes["reached_pct"].notna()]
    ahead = hopes[hopes["needed_pct"].notna()]
    return {
        "rail": at(rail),
        "rail_change": grew(at(rail), at(rail, back=1)),
        "middle": at(middle),
        "middle_change": grew(at(middle), at(middle, back=1)),
        "middle_pace": grew(at(middle), at(middle.head(1)), a_year=True),
        "surge": grew(top, at(middle, (top["year"] or 0) - 2)) if top else {},
        "compared": compared,
        "same": records(compared[~compared["planned"].astype(bool)]),
        "plan": at(compared, planned=True),
        "latest": _latest(flows),
        "hopes": hopes,
        "whose": _whose(flows),
        "over": len(judged),
        "belated": bool((judged["said_on"].str[:4] >= judged["period"]).all()),
        "missed": int((hopes["reached_pct"] < 100).sum()),
        "goal": at(ahead),
        "road": {"last": at(by_road), "first": at(by_road.head(1))},
    }


def of_shipments(volumes: pd.DataFrame) -> Fact:
    """Time at a rail `border` and `cost` of carriage in CAREC's samples.

    The last of each, and `before` (the first).
    """
    rows = observe(volumes[volumes["corridor"] == "carec"])
    found: Fact = {}
    for name, word in (("border", "border_crossing_time"), ("cost", "transport_cost")):
        mine = rows[(rows["indicator"] == word) & (rows["mode"] == "rail")]
        first = at(mine.head(1)) if len(mine) > 1 else {}
        before = {"before": first.get("value"), "before_period": first.get("period")}
        found[name] = {**at(mine), **before} if len(mine) else {}
    return found
