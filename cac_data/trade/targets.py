"""How targets and forecasts of trade fared, and announced money beside what came."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from cac_data import facts, observations, periods
from cac_data.cache import cached
from cac_data.facts import Fact, at, grew, records
from cac_data.inputs import takes
from cac_data.observations import observe, union
from cac_data.tables import select, sort_rows

MONEY_TO_REGION = {
    "concept": "fdi_flow",
    "direction": "china_to_region",
    "sector": "all",
}


@cached
def of_targets(flows: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> Fact:
    """Tell how targets fared (`outcomes`), and announced money beside that which came.

    `flows` are those by Chinese customs. `announced` is the last sum for more than a
    month of Kazakhstan and China: later ones repeat earlier ones. `came` are gross
    inflows as the government counts them, `net` those of the balance of payments: two
    definitions, never compared. `drained`: the years in which more went back than came.
    `missing`: what the Bank thinks China could sell more, of all that it thinks could
    be traded (`potential`).
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
    came = at(inflows[is_gross & is_usd], basis="national")
    is_of_bank = inflows["basis"] == "national_bank"
    is_net = inflows["part"] == "net"
    net = inflows[is_of_bank & is_net]
    negative = net[net["value"] < 0]

    potential = observe(select(targets, kind="potential"))
    return {
        "outcomes": outcomes,
        "aims": len(aims),
        "count": facts.tally(aims["verdict"], ["reached", "missed", "open"]),
        "announced": announced,
        "came": came,
        "years": announced["a_year"] / came["value"] if announced and came else None,
        "net": records(net),
        "drained": [int(year) for year in negative["year"]],
        "potential": at(potential, flow="turnover"),
        "missing": at(potential, flow="imports"),
    }


@takes(targets="trade_targets")
@cached
def levels_of(targets: pd.DataFrame, period: int) -> list[Fact]:
    """Give the levels that authors expect of the five in a year, the lowest first.

    In USD million; one fact a level, with the sources of all who name it.
    """
    forecasts = observe(select(targets, countries="CA5", kind="forecast"))
    forecasts = forecasts[forecasts["target_period"] == periods.of_year(period)]
    levels = observations.gather(forecasts, ["value"])
    return records(levels.sort_values("value"))


# --- What became of a target ---------------------------------------------------------


def outcomes_of_targets(targets: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Give what became of each target and forecast, in the order in which it was set.

    Beside the columns of the table `momentum_pct`, the growth of the three years before
    it was set, `needed_pct`, that which it needed, both in percent a year, the year in
    which it was `reached_in` (text, empty if never), and the `verdict`.
    """
    turnover = select(flows, flow="turnover")
    aims = observe(targets)
    aims = aims[aims["kind"].isin(["target", "forecast"])]
    outcomes = []
    for aim in records(aims):
        country = turnover[turnover["country"] == aim["country"]]
        outcomes.append(outcome_of(aim, country))
    added = ["momentum_pct", "needed_pct", "reached_in", "verdict"]
    frame = pd.DataFrame(outcomes, columns=[*aims, *added])
    return sort_rows(frame, ["set_on", "country", "value"])


def outcome_of(aim: Fact, turnover: pd.DataFrame) -> Fact:
    """Give a target with what became of it, by the turnover of its country."""
    set_in = periods.year_of(aim["set_on"])
    due = int(aim["target_period"] or 0)  # no year: 0
    base = at(turnover[turnover["year"] < set_in])
    before = at(turnover, base.get("year", 0) - 3)
    last = at(turnover)

    # A level that trade had before it was set as an aim does not count as reached.
    since = turnover[turnover["year"] >= set_in]
    reached = at(since[since["value"] >= aim["value"]].head(1))
    used = (aim, base, at(turnover, due) or last, reached)
    return {
        **aim,
        "momentum_pct": grew(base, before, a_year=True).get("value"),
        "needed_pct": facts.needed(base, aim, due).get("value"),
        "reached_in": str(reached.get("year", "")),
        "verdict": verdict_on(due, reached, last),
        "source_ids": union(fact["source_ids"] for fact in used if fact),
    }


def verdict_on(due: int, reached: Fact, last: Fact) -> str:
    """Say what became of a target: reached, missed, open, or without a year to judge.

    `due` is its year, 0 for none; `reached` the first figure at or above the level and
    `last` the last one that is known.
    """
    if reached and (not due or reached["year"] <= due):
        return "reached"
    if not due:
        return "no year given"
    if last and due <= last["year"]:
        return "missed"
    return "open"


# --- Money ---------------------------------------------------------------------------


def announced_money(agreements: pd.DataFrame, outcomes: pd.DataFrame) -> Fact:
    """Give the last sum of agreements of Kazakhstan with China over several months.

    In USD million, with the `months` that it covers and what it is `a_year`.
    """
    is_of_two = [{*parties} == {"KAZ", "CHN"} for parties in agreements["countries"]]
    signed = agreements.loc[is_of_two, ["agreement_id", "period"]]
    sums = select(outcomes, indicator="agreements_value", unit="USD mn")
    sums = observe(sums.merge(signed, on="agreement_id"))
    months = sums["period"].map(lambda text: periods.months(text) if text else 0)
    sums = sums.assign(country="KAZ", months=months, a_year=12 * sums["value"] / months)
    return at(sort_rows(sums[months > 1], ["period"]))


def inflows_to_kazakhstan(investment: pd.DataFrame) -> pd.DataFrame:
    """Give direct investment of China in Kazakhstan by year, as each source has it."""
    inflows = select(investment, countries="KAZ", variant="main", where=MONEY_TO_REGION)
    inflows = sort_rows(observe(inflows), ["period"])
    return inflows[inflows["year"].notna()]
