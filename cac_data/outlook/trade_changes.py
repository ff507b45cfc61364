"""What would change the path of trade: one change each, of a measured size."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from cac_data import trade, words
from cac_data.claims import Known
from cac_data.codes import Country, Flow
from cac_data.energy.gas import OUTCOME
from cac_data.facts import Fact, at, compare, grew, records
from cac_data.observations import union
from cac_data.outlook.basics import YEAR_BEFORE_SANCTIONS, in_thousands
from cac_data.outlook.goals import trade_levels
from cac_data.tables import select

LAST_FALL = (2013, 2016)
"""The last long fall of trade, and of the prices of raw materials."""

COLUMNS = ("condition_id", "since", "fall", "value", "change", "source_ids")


class Condition(NamedTuple):
    """One change: what is said of it, and what a path assumes then."""

    fact: Fact
    assumed: Mapping[str, Any]
    """Arguments of `trade.scenario_path`, in place of those of the scenario."""


def conditions(
    tables: Known, flows: pd.DataFrame, *, horizon: int, assumed: Mapping[str, Any]
) -> Fact:
    """Give trade of the region at the horizon: by the scenario, and with one change.

    The size of a change is measured in the table: a level or a fall comes back, growth
    goes on. The `frame`, and its `rows` as facts, have `condition_id` (the scenario
    first), `since` (the year to which it goes back), `fall` (what came since, in USD
    bn), `value` and `change` against the scenario (USD bn), and `source_ids`. `levels`
    are those expected of the year of the horizon, `marks` the same by how they are
    called. `kyrgyz` is Kyrgyz trade in 2030, and as `last` counted.

    `flows` are those of `trade.series`; `assumed` are the other arguments of
    `trade.scenario_path`.
    """
    rows = _condition_rows(flows, horizon, assumed)
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    levels = trade_levels(tables, horizon)
    marks = {words.dollars(level["value"], 0): level["value"] for level in levels}
    return {
        "rows": records(frame),
        "year": horizon,
        "levels": levels,
        "kyrgyz": _kyrgyz_turnover(flows, horizon, assumed),
        "frame": frame,
        "marks": marks,
    }


def _condition_rows(
    flows: pd.DataFrame, horizon: int, assumed: Mapping[str, Any]
) -> list[Fact]:
    """Give turnover at the horizon by condition; none where no year is ahead."""
    scenario = trade.scenario_path(flows, horizon=horizon, **assumed)
    if not scenario["assumed"].any():
        return []
    last_counted = int(scenario["year"].min())
    conditions = [
        Condition({"condition_id": "scenario", "source_ids": ""}, {}),
        *_lost_levels(flows, assumed.get("level_shifts", ()), last_counted),
        *_changed_growth(flows, assumed.get("shocks", ()), last_counted, horizon),
    ]
    rows: list[Fact] = []
    for condition in conditions:
        changed = {**assumed, **condition.assumed}
        path = trade.scenario_path(flows, horizon=horizon, **changed)
        value = in_thousands(at(path, horizon, flow="turnover"))["value"]
        scenario_value = rows[0]["value"] if rows else value
        rows.append(
            {
                **condition.fact,
                "value": value,
                "change": value - scenario_value,
                "source_ids": union(
                    [*path["source_ids"], condition.fact["source_ids"]]
                ),
            }
        )
    return rows


def _kyrgyz_turnover(
    flows: pd.DataFrame, horizon: int, assumed: Mapping[str, Any]
) -> Fact:
    """Give Kyrgyz trade under the scenario, in USD bn, as a region of its own."""
    kyrgyz_flows = select(flows, countries="KGZ").assign(country="CA5")
    shifts = [
        shift for shift in assumed.get("level_shifts", ()) if shift["country"] == "KGZ"
    ]
    kyrgyz_assumed = {**assumed, "level_shifts": shifts}
    path = trade.scenario_path(kyrgyz_flows, horizon=horizon, **kyrgyz_assumed)
    turnover = path[path["flow"] == "turnover"]
    last_counted = in_thousands(at(turnover[:1]))
    ahead = in_thousands(at(turnover[1:], OUTCOME))
    return {**ahead, "last": last_counted} if ahead else {}


def _lost_levels(
    flows: pd.DataFrame, shifts: Sequence[Fact], last_counted: int
) -> Iterator[Condition]:
    """Give the flows that fall back to the level of an earlier year.

    What the scenario takes away already is not taken away twice.
    """
    levels: Sequence[tuple[str, Country, Flow, int]] = (
        ("kyrgyz_line", "KGZ", "exports", last_counted - 2),  # as fast as it came
        ("imports_kgz", "KGZ", "imports", YEAR_BEFORE_SANCTIONS),
        ("imports_kaz", "KAZ", "imports", YEAR_BEFORE_SANCTIONS),
    )
    for name, country, flow, start in levels:
        flow_rows = select(flows, countries=country, flow=flow)
        flow_rows = flow_rows[flow_rows["year"].between(start, last_counted)]
        # Of the first year since then that has a figure.
        earlier = at(flow_rows[:-1][:1])
        rise = in_thousands(compare(at(flow_rows, last_counted), earlier))
        assumed_losses = [
            min(shift["usd_bn"], 0.0)
            for shift in shifts
            if shift["country"] == country and shift["flow"] == flow
        ]
        loss = rise.get("value", 0.0) + math.fsum(assumed_losses)
        if loss <= 0:
            continue
        fact = {
            "condition_id": name,
            "since": rise["other"]["year"],
            "fall": rise["value"],
            "source_ids": rise["source_ids"],
        }
        shift = {
            "country": country,
            "flow": flow,
            "year": last_counted + 1,
            "usd_bn": -loss,
        }
        yield Condition(fact, {"level_shifts": [*shifts, shift]})


def _changed_growth(
    flows: pd.DataFrame, shocks: Sequence[Fact], last_counted: int, horizon: int
) -> Iterator[Condition]:
    """Give no growth of exports, the last long fall again, and growth as so far.

    The last two only where they have been measured, and end by the horizon.
    """
    yield _flat_exports(shocks)
    region = select(flows, countries="CA5")
    fall = _last_fall_again(region, last_counted, horizon)
    if fall:
        yield fall
    growth = _growth_as_so_far(region)
    if growth:
        yield growth


def _flat_exports(shocks: Sequence[Fact]) -> Condition:
    """Give no growth of exports at all, not even by a shock."""
    shocks_to_imports = [shock for shock in shocks if shock["flow"] == "imports"]
    return Condition(
        {"condition_id": "flat_exports", "source_ids": ""},
        {"export_growth": 0.0, "shocks": shocks_to_imports},
    )


def _last_fall_again(
    region: pd.DataFrame, last_counted: int, horizon: int
) -> Condition | None:
    """Give the last long fall of both flows, from the next year on."""
    first, last = LAST_FALL
    fall_of = {}
    for flow in trade.FLOWS:
        rows = region[region["flow"] == flow]
        fall_of[flow] = grew(at(rows, last), at(rows, first))
    end = last_counted + last - first
    if not all(fall_of.values()) or end > horizon:
        return None
    fact = {
        "condition_id": "replay",
        "since": first,
        "source_ids": union(fall["source_ids"] for fall in fall_of.values()),
    }
    falls = [
        {
            "flow": flow,
            "start": last_counted + 1,
            "end": end,
            "change": fall["value"] / 100,
        }
        for flow, fall in fall_of.items()
    ]
    return Condition(fact, {"shocks": falls})


def _growth_as_so_far(region: pd.DataFrame) -> Condition | None:
    """Give growth of both flows at the recent pace of turnover, without a shock."""
    pace = trade.recent_pace(region[region["flow"] == "turnover"])
    if not pace:
        return None
    fact = {
        "condition_id": "past_growth",
        "since": pace["start"],
        "source_ids": pace["source_ids"],
    }
    growth = pace["value"] / 100
    return Condition(
        fact, {"export_growth": growth, "import_growth": growth, "shocks": []}
    )
