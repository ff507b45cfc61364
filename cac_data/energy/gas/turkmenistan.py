"""Where Turkmen gas goes, and whether there is enough of it to fill the pipe."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data.energy.gas.balance import Pace, balance_pace, own_past
from cac_data.energy.gas.flows import FlowSeries
from cac_data.energy.gas.metres import REVIEW_METRE
from cac_data.energy.gas.path import (
    EarlyLineD,
    GasYear,
    OutputNeed,
    TurkmenOutput,
    early_line_d,
    gas_year,
    needed_output_growth,
    sales_to_others,
)
from cac_data.energy.gas.pipelines import PipeUse, pipe_levels, pipe_use, rated_levels
from cac_data.energy.gas.prices import (
    GasWorth,
    TurkmenPrice,
    price_now_and_then,
    valued_at,
    worth_in,
    worth_of_path,
)
from cac_data.energy.rows import OUTCOME, Change, change_of, rows_where
from cac_data.facts import Figure, Nothing, at, compare, grew
from cac_data.observations import join, union

PRINTED_BCM = 0.05
"""What is smaller is printed as none, in bcm."""


@dataclass(frozen=True)
class EarlierSplit:
    """The year, `period`, of which a first year of a path has its split by buyer.

    Sales to others are of that year, the Turkmen part follows from them, and
    `neighbours` is what the total leaves for Kazakhstan and Uzbekistan, in bcm.
    """

    period: str
    neighbours: Figure


@dataclass(frozen=True)
class FirstYear:
    """The first year of a path, as counted.

    `split`: from which year its parts are if not its own. `is_revised`: its total is of
    a later edition than its split, and differs.
    """

    gas: GasYear
    split: EarlierSplit | Nothing
    is_revised: bool


@dataclass(frozen=True)
class YearAhead:
    """The last year of a path up to 2030, and what the scenario assumes for it.

    `line_d_year` is 0 for never; `as_needed`: output grows as fast as it has to;
    `is_set`: the scenario sets the volume that China takes. `is_over`: that is more
    than is there.
    """

    gas: GasYear
    line_d_year: int
    as_needed: bool
    is_set: bool
    is_over: bool


@dataclass(frozen=True)
class Earned:
    """What Turkmen gas earns in 2030, in USD mn, its change from now, and the price.

    It changes from the worth of the `first` year. Each of the two has in its `prices`
    the period of the price at which it is valued, or `ASSUMED_PRICE`.
    """

    worth: Figure
    first: Figure | Nothing
    change: Change | Nothing
    price: TurkmenPrice | Nothing


@dataclass(frozen=True)
class OwnPast:
    """What the past of the Turkmen balance alone leads to, in bcm, in 2030 at last.

    The `median` has the range from `low` to `high`, the middle 80 percent. `chances` to
    reach each level of `pipe_levels` rest on so many yearly `changes`.
    """

    median: Figure
    low: Figure
    high: Figure
    chances: Mapping[str, Figure]
    changes: int


@dataclass(frozen=True, eq=False)
class Balance:
    """Where Turkmen gas goes, now and in 2030 (or when a path ends before).

    `steps` lead from output in the first year to what China takes, and to the output
    that would fill the pipe. `later`: the end of a path that goes further. `worth` is
    that of the path, `worth_now` and `worth_ahead` of its first year and of 2030;
    `price` is what gas is valued at. `levels` of the pipe in bcm, `capacity` that of
    the first year by how it is printed: a level of the chart. `ledger` is the Turkmen
    balance by year.
    """

    use: PipeUse | Nothing
    now: FirstYear | Nothing
    steps: pd.DataFrame
    ahead: YearAhead | Nothing
    later: GasYear | Nothing
    early: EarlyLineD | Nothing
    worth: pd.DataFrame
    worth_now: GasWorth | Nothing
    worth_ahead: GasWorth | Nothing
    price: TurkmenPrice | Nothing
    earned: Earned | Nothing
    needed: list[OutputNeed]
    pace: Pace | Nothing
    past: OwnPast | Nothing
    levels: Mapping[str, Figure]
    capacity: Mapping[str, float]
    ledger: pd.DataFrame


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
) -> Balance:
    """Tell where Turkmen gas goes, now and in 2030, and whether it fills the pipe."""
    levels = pipe_levels(pipelines)
    whole_worth = worth_of_path(path, series, gas_price_usd)
    worth = whole_worth[whole_worth["year"] <= OUTCOME]
    until_outcome = path[path["year"] <= OUTCOME]
    now = gas_year(at(until_outcome.head(1)))
    ahead = gas_year(at(until_outcome, assumed=True))
    end = gas_year(at(path, assumed=True))
    is_later = end and ahead and end.year > ahead.year
    needed = needed_output_growth(gas, until_outcome, levels)
    price = price_now_and_then(worth, series, gas_price_usd)
    steps = _steps(now, needed)
    use = pipe_use(series, pipelines)
    past = _own_past(gas, ahead, levels)
    return Balance(
        use=use,
        now=_first_year(now, series),
        steps=steps.assign(source_ids=union(until_outcome["source_ids"])),
        ahead=_year_ahead(
            ahead,
            line_d_year=line_d_year,
            as_needed=turkmen_output == "needed",
            is_set=bool(gas_to_china_bcm),
        ),
        later=end if is_later else Nothing("the path goes no further"),
        early=early_line_d(until_outcome, line_d_year),
        worth=worth,
        worth_now=worth_in(at(worth.head(1)), price.implied.period if price else ""),
        worth_ahead=worth_in(at(worth, assumed=True), valued_at(price)),
        price=price,
        earned=_earned(worth, price),
        needed=needed,
        pace=balance_pace(gas),
        past=past,
        # What nothing is held against is not said, and not cited.
        levels=rated_levels(pipelines) if use or past else {},
        capacity=_capacity_by_name(until_outcome),
        ledger=_ledger(gas, series),
    )


def _first_year(now: GasYear | Nothing, series: FlowSeries) -> FirstYear | Nothing:
    if not now:
        return Nothing("no Turkmen balance of gas")
    revised = compare(_from_neighbours(now), now.neighbours)
    return FirstYear(
        gas=now,
        split=_split_of_an_earlier_year(series, now),
        is_revised=bool(revised and revised.difference.size.value > PRINTED_BCM),
    )


def _from_neighbours(now: GasYear) -> Figure | Nothing:
    """Give what China takes of others than Turkmenistan, by the total, in bcm."""
    apart = compare(now.to_china, now.own)
    return apart.difference if apart else Nothing("a total and a part that are unlike")


def _split_of_an_earlier_year(
    series: FlowSeries, now: GasYear
) -> EarlierSplit | Nothing:
    """Say where the first year of a path has its split from, if not of that year."""
    sales = sales_to_others(series, now.year)
    if not sales:
        return sales
    if sales.year == now.year:
        return Nothing("the first year has its own split")
    left = _from_neighbours(now)
    return EarlierSplit(sales.period, left) if left else left


def _year_ahead(
    ahead: GasYear | Nothing, *, line_d_year: int, as_needed: bool, is_set: bool
) -> YearAhead | Nothing:
    if not ahead:
        return Nothing("no year ahead")
    excess = compare(ahead.to_china, ahead.available)
    return YearAhead(
        gas=ahead,
        line_d_year=line_d_year,
        as_needed=as_needed,
        is_set=is_set,
        is_over=bool(excess and excess.difference.value > PRINTED_BCM),
    )


def _steps(now: GasYear | Nothing, needed: Sequence[OutputNeed]) -> pd.DataFrame:
    """Give the steps of a bridge from Turkmen output to what China takes, in bcm.

    Each a ``part``, or ``whole``; last the output that would fill lines A to C.
    """
    steps: list[tuple[str, float, str]] = []
    from_neighbours = _from_neighbours(now) if now else Nothing("no year to start from")
    if now and from_neighbours:
        steps = [
            ("output", now.output.value, "part"),
            ("use", -now.use.value, "part"),
            ("to_others", -now.to_others.value, "part"),
            ("neighbours", from_neighbours.value, "part"),
            ("to_china", now.to_china.value, "whole"),
        ]
    growth = needed[0].growth if needed else Nothing("no path to fill the pipe")
    if now and growth:
        steps.append(("needed", growth.last, "whole"))
    return pd.DataFrame(steps, columns=["step", "value", "part"]).assign(unit="bcm")


def _earned(worth: pd.DataFrame, price: TurkmenPrice | Nothing) -> Earned | Nothing:
    """Give what Turkmen gas earns in 2030, in USD mn, and how that differs from now."""
    money = worth.drop(columns="value").rename(columns={"own_usd_mn": "value"})
    earned = at(money, OUTCOME, assumed=True)
    if not earned:
        return earned
    first = at(money.head(1))
    if first:
        first = first.of(prices=first.period)
    worth_then = earned.of(prices=valued_at(price))
    # A change at another price is told with the price.
    growth = grew(worth_then, first, across=["prices"])
    return Earned(worth_then, first, change_of(growth), price)


def _own_past(
    gas: pd.DataFrame, ahead: GasYear | Nothing, levels: Mapping[str, float]
) -> OwnPast | Nothing:
    horizon = ahead.year if ahead else 0
    past = at(own_past(gas, horizon=horizon, levels=levels))
    if not past:
        return past
    median = past.of(value=past.number("median"), unit="bcm", measure=REVIEW_METRE)
    return OwnPast(
        median=median,
        low=median.of(value=past.number("low")),
        high=median.of(value=past.number("high")),
        chances={
            name: past.of(value=past.number(name), unit="probability")
            for name in levels
        },
        changes=past.count("changes"),
    )


def _capacity_by_name(path: pd.DataFrame) -> dict[str, float]:
    """Give the first year's capacity by how it is printed: a level of the chart."""
    return {f"{capacity:.1f}": capacity for capacity in path["capacity"].head(1)}


def _ledger(gas: pd.DataFrame, series: FlowSeries) -> pd.DataFrame:
    """Give the Turkmen balance by year with what was sent `to_china`, in bcm."""
    balance = rows_where(gas, country="TKM")
    sent = rows_where(series.sent, country="TKM")
    # The balance is of the newest edition, what was sent of the first that has a year.
    return join(
        balance,
        sent,
        ["period"],
        how="inner",
        across=["measure", "edition", "reporter"],
        to_china="value",
    )
