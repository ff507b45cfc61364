"""How targets and forecasts of trade fared, and announced money beside what came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from cac_data import facts, observations, periods
from cac_data.cache import cached
from cac_data.facts import (
    Figure,
    Growth,
    NeededGrowth,
    Nothing,
    at,
    compare,
    figures,
    grew,
)
from cac_data.inputs import takes
from cac_data.observations import observe, union
from cac_data.tables import select, sort_rows

MONEY_TO_REGION = {
    "concept": "fdi_flow",
    "direction": "china_to_region",
    "sector": "all",
}


@dataclass(frozen=True)
class AnnouncedMoney:
    """A sum of agreements over several `months`, and what it is `a_year`."""

    sum: Figure
    months: int
    a_year: Figure


@dataclass(frozen=True, eq=False)
class Targets:
    """How targets fared, and announced money beside that which came.

    `outcomes` of all, `count` by outcome of the `aims`, those with a year. `announced`:
    the last sum for more than a month of Kazakhstan and China: later ones repeat
    earlier ones. `came`: gross inflows as the government counts them, `net` those of
    the balance of payments: two definitions, never compared. `times`: how often what
    came goes into what was announced a year. `drained`: the years in which more went
    back than came. `missing`: what the Bank thinks China could sell more, of all that
    it thinks could be traded (`potential`).
    """

    outcomes: pd.DataFrame
    aims: int
    count: Mapping[str, int]
    announced: AnnouncedMoney | Nothing
    came: Figure | Nothing
    times: Figure | Nothing
    net: list[Figure]
    drained: list[int]
    potential: Figure | Nothing
    missing: Figure | Nothing


@cached
def of_targets(flows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> Targets:
    """Tell how targets fared, and announced money beside that which came.

    `flows` are those by Chinese customs.
    """
    targets = tables["trade_targets"]
    outcomes = outcomes_of_targets(targets, flows)
    is_target = outcomes["kind"] == "target"
    has_year = outcomes["target_period"] != ""
    aims = outcomes[is_target & has_year]

    announced = announced_money(tables["agreements"], tables["summit_outcomes"])
    inflows = inflows_to_kazakhstan(tables["investment"])
    is_gross = inflows["part"].isin(["gross", "all"])
    is_usd = inflows["unit"] == "USD mn"
    gross = inflows[is_gross & is_usd].assign(
        concept="", part="gross", variant="", reporter="national"
    )
    came = at(gross, basis="national")
    is_of_bank = inflows["basis"] == "national_bank"
    is_net = inflows["part"] == "net"
    net = inflows[is_of_bank & is_net]
    negative = net[net["value"] < 0]

    potential = observe(select(targets, kind="potential")).assign(reporter="edb")
    return Targets(
        outcomes=outcomes,
        aims=len(aims),
        count=facts.tally(aims["verdict"], ["reached", "missed", "open"]),
        announced=announced,
        came=came,
        times=times_what_came(announced, came),
        net=figures(net),
        drained=[int(year) for year in negative["year"]],
        potential=at(potential, flow="turnover"),
        missing=at(potential, flow="imports"),
    )


@takes(targets="trade_targets")
@cached
def levels_of(targets: pd.DataFrame, period: int) -> list[Figure]:
    """Give the levels that authors expect of the five in a year, the lowest first.

    In USD million; one figure a level, with the sources of all who name it.
    """
    forecasts = observe(select(targets, countries="CA5", kind="forecast"))
    forecasts = forecasts[forecasts["target_period"] == periods.of_year(period)]
    levels = observations.gather(forecasts, ["value"], unit=("unit", "first"))
    levels = levels.assign(period=periods.of_year(period), year=period)
    highest_first = facts.ranked(figures(levels)) or []
    return highest_first[::-1]


# --- What became of a target ---------------------------------------------------------


def outcomes_of_targets(targets: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Give what became of each target and forecast, in the order in which it was set.

    Columns: those of the observed table ``trade_targets``; `momentum_pct`, the growth
    of the three years before it was set, `needed_pct`, that which it needed, both in
    percent a year; the year in which it was `reached_in` (text, empty if never), and
    the `verdict`.
    """
    turnover = select(flows, flow="turnover")
    aims = observe(targets)
    aims = aims[aims["kind"].isin(["target", "forecast"])]
    rows = []
    for aim in figures(aims):
        country = turnover[turnover["country"] == aim.text("country")]
        outcome = outcome_of(aim, country)
        row = {
            **aim.row,
            "momentum_pct": outcome.momentum.get("value"),
            "needed_pct": outcome.needed.get("value"),
            "reached_in": str(outcome.reached.whole_year) if outcome.reached else "",
            "verdict": outcome.verdict,
            "source_ids": outcome.source_ids,
        }
        rows.append(row)
    added = ["momentum_pct", "needed_pct", "reached_in", "verdict"]
    frame = pd.DataFrame(rows, columns=[*aims, *added])
    return sort_rows(frame, ["set_on", "country", "value"])


@dataclass(frozen=True)
class Outcome:
    """What became of a target: its `verdict`, and by which figure it was `reached`.

    `momentum`: growth of the three years before it was set; `needed`: what it asked.
    """

    momentum: Growth | Nothing
    needed: NeededGrowth | Nothing
    reached: Figure | Nothing
    verdict: str
    source_ids: str


def outcome_of(aim: Figure, turnover: pd.DataFrame) -> Outcome:
    """Tell what became of a target, by turnover of its country."""
    set_in = periods.year_of(aim.text("set_on"))
    due = int(aim.text("target_period") or 0)  # no year: 0
    base = at(turnover[turnover["year"] < set_in])
    before = at(turnover, base.whole_year - 3) if base else base
    last = at(turnover)

    # A level that trade had before it was set as an aim does not count as reached.
    since = turnover[turnover["year"] >= set_in]
    reached = first_at_least(aim, since)
    used = (aim, base, at(turnover, due) or last, reached)
    return Outcome(
        momentum=grew(base, before, a_year=True),
        needed=facts.needed(base, aim, due),
        reached=reached,
        verdict=verdict_on(due, reached, last),
        source_ids=union(figure.source_ids for figure in used if figure),
    )


def first_at_least(aim: Figure, turnover: pd.DataFrame) -> Figure | Nothing:
    """Give the first figure of a series that is no less than an aim, whoever set it."""
    for figure in figures(turnover):
        beside = compare(figure, aim, across=["reporter"])
        if beside and beside.difference.value >= 0:
            return figure
    return Nothing("a level that was not reached")


def verdict_on(due: int, reached: Figure | Nothing, last: Figure | Nothing) -> str:
    """Say what became of a target: reached, missed, open, or without a year to judge.

    `due` is its year, 0 for none; `reached` the first figure at or above the level and
    `last` the last one that is known.
    """
    if reached and (not due or reached.whole_year <= due):
        return "reached"
    if not due:
        return "no year given"
    if last and due <= last.whole_year:
        return "missed"
    return "open"


# --- Money ---------------------------------------------------------------------------


def announced_money(
    agreements: pd.DataFrame, outcomes: pd.DataFrame
) -> AnnouncedMoney | Nothing:
    """Give the last sum of agreements of Kazakhstan with China over several months."""
    is_of_two = [{*parties} == {"KAZ", "CHN"} for parties in agreements["countries"]]
    signed = agreements.loc[is_of_two, ["agreement_id", "period"]]
    sums = select(outcomes, indicator="agreements_value", unit="USD mn")
    sums = observe(sums.merge(signed, on="agreement_id"))
    months = sums["period"].map(lambda text: periods.months(text) if text else 0)
    sums = sums.assign(
        country="KAZ",
        months=months,
        measure="agreements",
        price_basis="current",
        reporter="national",
    )
    last = at(sort_rows(sums[months > 1], ["period"]))
    if not last:
        return last
    in_months = last.count("months")
    return AnnouncedMoney(last, in_months, last.multiplied_by(12).divided_by(in_months))


def times_what_came(
    announced: AnnouncedMoney | Nothing, came: Figure | Nothing
) -> Figure | Nothing:
    """Give how often the money that came goes into what was announced a year."""
    if not announced:
        return Nothing("no money was announced")
    # That promises are no inflows is what this says; they are brought to a year.
    beside = compare(announced.a_year, came, across=["measure", "coverage", "length"])
    return beside.ratio if beside else Nothing("no money came")


def inflows_to_kazakhstan(investment: pd.DataFrame) -> pd.DataFrame:
    """Give direct investment of China in Kazakhstan by year, as each source has it.

    The columns of the observed table ``investment``; `value` in its `unit`, which may
    be dollars or euros.
    """
    inflows = select(investment, countries="KAZ", variant="main", where=MONEY_TO_REGION)
    inflows = sort_rows(observe(inflows), ["period"])
    return inflows[inflows["year"].notna()]
