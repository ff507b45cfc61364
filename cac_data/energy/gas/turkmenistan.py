"""Where Turkmen gas goes, and whether there is enough of it to fill the pipe."""

from __future__ import annotations

import math

import pandas as pd

from cac_data.energy.gas.balance import balance_pace, own_past
from cac_data.energy.gas.flows import FlowSeries
from cac_data.energy.gas.path import (
    TurkmenOutput,
    early_line_d,
    needed_output_growth,
    sales_to_others,
)
from cac_data.energy.gas.pipelines import pipe_levels, pipe_use
from cac_data.energy.gas.prices import price_now_and_then, worth_of_path
from cac_data.energy.rows import OUTCOME, rows_where, with_more
from cac_data.facts import Fact, at, grew
from cac_data.observations import join, union

PRINTED_BCM = 0.05
"""What is smaller is printed as none, in bcm."""


def of_balance(
    gas: pd.DataFrame,
    series: FlowSeries,
    pipelines: pd.DataFrame,
    *,
    path: pd.DataFrame,
    gas_price_usd: float,
    line_d_year: int,
    turkmen_output: TurkmenOutput = "assumed",
    gas_to_china_bcm: float = 0.0,
) -> Fact:
    """Tell where Turkmen gas goes, now and in 2030 (or when a path ends before).

    `earned`: its value then; `over`: China takes more than is there; `later`: the end
    of a path that goes further. `steps` lead from output in the first year to what
    China takes, and to the output that would fill the pipe. In `now`, `split` says from
    which year its parts are if not its own; `price` is what gas is valued at.
    """
    levels = pipe_levels(pipelines)
    whole_worth = worth_of_path(path, series, gas_price_usd)
    worth = whole_worth[whole_worth["year"] <= OUTCOME]
    until_outcome = path[path["year"] <= OUTCOME]
    now = at(until_outcome.head(1))
    ahead = at(until_outcome, assumed=True)
    end = at(path, assumed=True)
    needed = needed_output_growth(gas, until_outcome, levels)
    price = price_now_and_then(worth, series, gas_price_usd)
    steps = _steps(now, needed)
    return {
        "use": pipe_use(series, pipelines),
        "now": with_more(
            now,
            split=_split_of_an_earlier_year(series, now),
            is_revised=_is_revised(now),
        ),
        "steps": steps.assign(source_ids=union(until_outcome["source_ids"])),
        "ahead": with_more(
            ahead,
            line_d_year=line_d_year,
            as_needed=turkmen_output == "needed",
            growth_pct=100 * ahead.get("output_growth", math.nan),
            set_bcm=gas_to_china_bcm,
        ),
        "later": end if end != ahead else {},
        "over": _takes_more_than_there_is(ahead),
        "early": early_line_d(until_outcome, line_d_year),
        "worth": worth,
        "money": [at(worth.head(1)), at(worth, assumed=True)],
        "price": price,
        "earned": _earned(worth, price),
        "needed": needed,
        "pace": balance_pace(gas),
        "past": at(own_past(gas, horizon=ahead.get("year", 0), levels=levels)),
        "levels": levels,
        "capacity": _capacity_by_name(until_outcome),
        "ledger": _ledger(gas, series),
    }


def _split_of_an_earlier_year(series: FlowSeries, now: Fact) -> Fact:
    """Say where the first year of a path has its split from: empty if of that year.

    Else sales to others are those of `period`, the Turkmen part follows from them, and
    `neighbours` is what the total leaves for Kazakhstan and Uzbekistan.
    """
    if not now:
        return {}
    sales = sales_to_others(series, now["year"])
    if not sales or sales["year"] == now["year"]:
        return {}
    return {
        "period": sales["period"],
        "neighbours": now["to_china"] - now["own"],
    }


def _is_revised(now: Fact) -> bool:
    """Say whether a year's total is of a later edition than its split, and differs."""
    if not now:
        return False
    gap = now["own"] + now["neighbours"] - now["to_china"]
    return bool(abs(gap) > PRINTED_BCM)


def _takes_more_than_there_is(ahead: Fact) -> bool:
    if not ahead:
        return False
    return bool(ahead["to_china"] > ahead["available"] + PRINTED_BCM)


def _steps(now: Fact, needed: list[Fact]) -> pd.DataFrame:
    """Give the steps of a bridge from Turkmen output to what China takes, in bcm.

    Each a ``part``, or ``whole``; last the output that would fill lines A to C.
    """
    steps = []
    if now:
        steps = [
            ("output", now["output"], "part"),
            ("use", -now["use"], "part"),
            ("to_others", -now["to_others"], "part"),
            ("neighbours", now["to_china"] - now["own"], "part"),
            ("to_china", now["to_china"], "whole"),
        ]
    if now and needed:
        steps.append(("needed", needed[0]["last"], "whole"))
    return pd.DataFrame(steps, columns=["step", "value", "part"]).assign(unit="bcm")


def _earned(worth: pd.DataFrame, price: Fact) -> Fact:
    """Give what Turkmen gas earns in 2030, in USD mn, and how that differs from now."""
    money = worth.drop(columns="value").rename(columns={"own_usd_mn": "value"})
    earned = at(money, OUTCOME, assumed=True)
    first = at(money.head(1))
    return with_more(earned, change=grew(earned, first), price=price)


def _capacity_by_name(path: pd.DataFrame) -> dict[str, float]:
    """Give the first year's capacity by how it is printed: a level of the chart."""
    return {f"{capacity:.1f}": capacity for capacity in path["capacity"].head(1)}


def _ledger(gas: pd.DataFrame, series: FlowSeries) -> pd.DataFrame:
    """Give the Turkmen balance by year with what was sent `to_china`, in bcm."""
    balance = rows_where(gas, country="TKM")
    sent = rows_where(series.sent, country="TKM")
    return join(balance, sent, ["period"], how="inner", to_china="value")
