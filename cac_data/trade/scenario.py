"""Trade under a scenario's assumptions, and the gas in its exports."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Unpack

import pandas as pd

from cac_data import observations, projections
from cac_data.codes import Side
from cac_data.facts import (
    Figure,
    Growth,
    Nothing,
    are_opposite,
    at,
    compare,
    figures,
    grew,
    rose,
)
from cac_data.inputs import takes
from cac_data.observations import SHAPE
from cac_data.projections.assumptions import AssumedTrade
from cac_data.tables import select
from cac_data.trade.flows import FLOW_ROWS, FLOWS, balance

STILL = 50.0  # USD mn: a change below it is printed as none


@takes(flows=FLOW_ROWS)
def scenario_path(
    flows: pd.DataFrame, *, horizon: int, **assumed: Unpack[AssumedTrade]
) -> pd.DataFrame:
    """Give flows of the five under a scenario's assumptions.

    `assumed` is for `projections.assumed_path`: ``export_growth import_growth shocks
    level_shifts``. Columns: `country flow`, those of `observations.SHAPE` (`value` in
    USD million), and `assumed`, which is False in the last year with both flows, from
    which the path begins. ValueError for a horizon before it, or assumptions that
    cannot be.
    """
    region = select(flows, countries="CA5")
    start = at(balance(region))
    if not start or start.whole_year == horizon:
        return region.iloc[:0].assign(assumed=False)

    # In USD bn, as the shifts of level are.
    exports = start.number("exports") / 1000
    imports = start.number("imports") / 1000
    path = projections.assumed_path(
        exports, imports, start_year=start.whole_year, horizon=horizon, **assumed
    )
    base = pd.DataFrame(
        {
            "flow": [*FLOWS, "turnover"],
            "period": start.period,
            "value": [exports, imports, math.fsum([exports, imports])],
            "assumed": False,
        }
    )
    path = pd.concat([base, path], ignore_index=True)
    path = path.assign(
        country="CA5",
        year=path["period"].astype("Int64"),
        value=1000 * path["value"],
        unit="USD mn",
        half=math.nan,
        obs_status=path["assumed"].map({True: "F", False: "A"}),
        basis="assumed",
        source_ids=start.source_ids,
    )
    return path[["country", "flow", *SHAPE, "assumed"]]


@dataclass(frozen=True)
class ChangeOfExports:
    """How much exports change over a path, the gas in them, and all others."""

    exports: Figure
    gas: Figure
    others: Figure


@dataclass(frozen=True)
class GasInExports:
    """What gas makes of the exports of a path, and the pace of all else.

    `before` and `after` are all other exports at its ends. `is_within`: both change in
    one direction, exports by no less. `is_still`: the gas does not change by what would
    be printed. `pace`: the growth of all other exports a year.
    """

    change: ChangeOfExports
    before: Figure
    after: Figure
    is_within: bool
    is_still: bool
    pace: Growth | Nothing


def of_gas_in_exports(
    path: pd.DataFrame, gas: pd.DataFrame, reporter: Side = "china_customs"
) -> GasInExports | Nothing:
    """Tell what gas makes of the exports of a path, and the pace of all else.

    `path`: of `scenario_path`. `gas`: the value of Central Asian gas to China by year,
    USD mn, of `energy.gas.worth_of`. Exports are assumed apart from the gas in them:
    this holds the two against each other, ``others = exports - gas``. Nothing where an
    end has no value, or where exports are counted by others than Chinese customs, who
    value the gas.
    """
    exports = path[path["flow"] == "exports"]
    # With all exports as `one` and the gas in them as `other`.
    other_exports = observations.combine(
        exports, _gas_as_exported(gas), "sub", on=["period"]
    )
    if reporter != "china_customs" or len(other_exports) < 2:
        return Nothing("no value of gas in exports as Chinese customs count them")
    ends = other_exports.iloc[[0, -1]].assign(reporter=reporter)
    if ends["value"].isna().any():
        return Nothing("no value of gas at an end of the path")

    first, last = figures(ends)
    at_end = at(gas[gas["period"] == last.period])
    change = change_of_exports(first, last, prices=at_end.prices if at_end else "")
    is_same_direction = not are_opposite(change.exports, change.gas)
    # The page says at which price the gas is valued.
    beyond_gas = compare(change.exports.size, change.gas.size, across=["prices"])
    is_no_less = beyond_gas.difference.value >= 0 if beyond_gas else False
    return GasInExports(
        change=change,
        before=first,
        after=last,
        is_within=is_same_direction and is_no_less,
        is_still=change.gas.size.value < STILL,
        pace=grew(last, first, a_year=True),
    )


def _gas_as_exported(gas: pd.DataFrame) -> pd.DataFrame:
    """Give the gas that exports hold: what customs count in the first year of a path.

    From there it moves as it does at one price, so that neither the price of another
    supplier nor whoever counts the volume makes a change: of no year's prices alone.
    """
    gas = gas.drop(columns="price_basis")
    if gas.empty:
        return gas.assign(half=math.nan, obs_status="E")
    first = gas.iloc[0]
    moved = gas["one_price_usd_mn"] - float(first["one_price_usd_mn"])
    value = float(first["value"]) + moved
    return gas.assign(value=value, half=math.nan, obs_status="E")


def change_of_exports(first: Figure, last: Figure, *, prices: str) -> ChangeOfExports:
    """Give the changes between two years of all exports, the gas in them, and others.

    Each year is one of the others, whose row has all exports as `one` and the gas as
    `other`. `prices`: of which period the price of gas is at the end, or assumed.
    """
    exports = rose(
        last.of(value=last.number("one")), first.of(value=first.number("one"))
    )
    gas = rose(
        last.of(value=last.number("other")), first.of(value=first.number("other"))
    )
    others = rose(last, first)
    assert exports, "two years of one path"
    assert gas, "two years of the value of gas"
    assert others, "two years of what is left"
    return ChangeOfExports(exports, gas.of(prices=prices), others)
