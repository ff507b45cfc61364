"""The key figures of a country's page, from what its sections say."""

from __future__ import annotations

from cac_data.country.counts import TwoCounts
from cac_data.country.dependence import CountryDependence
from cac_data.country.goods import CountryGoods
from cac_data.country.people import CountryPeople
from cac_data.country.power import CountryEnergy
from cac_data.country.promised import CountryPromises
from cac_data.country.works import CountryMoney, CountryWorks
from cac_data.facts import Figure, KeyFigure, Nothing, figure
from cac_data.history.promises import Done
from cac_data.observations import union
from cac_data.trade.mirror import MirrorGap

PERCENT = "percent"
USD_BN = "USD bn"
FROM_MN = 1e-3
"""What brings figures in USD mn to billions."""

MOSTLY_GAS = 50
"""Percent of exports from which gas is what a country lives on with China."""

UNKNOWN = Nothing("nothing is known of it")


def key_figures(
    trade: TwoCounts,
    goods: CountryGoods,
    dependence: CountryDependence,
    works: CountryWorks,
    money: CountryMoney,
    energy: CountryEnergy,
    promises: CountryPromises,
    people: CountryPeople,
) -> list[KeyFigure]:
    """Give the key figures from the sections' facts; their ids are always the same.

    A figure is `about` the facts that its words ask besides it.
    """
    return [
        *_trade(trade),
        *_goods(goods),
        figure("share", dependence.share, PERCENT).of_fact(dependence),
        *_money(goods, money, energy),
        _done("pledges_done", promises.all, promises),
        _done("pledges_done_named", promises.named, promises),
        _count("projects", works.total, "projects", works),
        _students(people),
    ]


def _trade(trade: TwoCounts) -> list[KeyFigure]:
    last = trade.trade.last if trade.trade else UNKNOWN
    count = UNKNOWN if trade.is_silent else trade.own.count
    gap_of = {gap.counts.one.text("flow"): gap for gap in trade.gaps}
    return [
        figure("turnover", last, USD_BN, scale=FROM_MN).of_fact(trade),
        figure("turnover_own", count, USD_BN, scale=FROM_MN).of_fact(trade),
        figure("balance", trade.balance, USD_BN, scale=FROM_MN).of_fact(trade),
        _mirror_ratio("mirror_ratio_imports", gap_of.get("imports", UNKNOWN)),
        _mirror_ratio("mirror_ratio_exports", gap_of.get("exports", UNKNOWN)),
    ]


def _mirror_ratio(id: str, gap: MirrorGap | Nothing) -> KeyFigure:
    ratio = gap.ratio if gap else UNKNOWN
    return figure(id, ratio, "times").of_fact(gap)


def _goods(goods: CountryGoods) -> list[KeyFigure]:
    solar = goods.solar.now if goods.solar else UNKNOWN
    return [
        figure("sold_most", goods.top, USD_BN, scale=FROM_MN, digits=2).of_fact(goods),
        figure("solar_goods", solar, "USD mn").of_fact(goods),
    ]


def is_of_gas(goods: CountryGoods) -> bool:
    """Tell whether gas is at least half of what a country sells to China."""
    gas = goods.gas
    return bool(gas and gas.share and gas.share.value >= MOSTLY_GAS)


def _money(
    goods: CountryGoods, money: CountryMoney, energy: CountryEnergy
) -> list[KeyFigure]:
    sent = energy.sent.last if energy.sent else UNKNOWN
    owed = money.owed.last if money.owed else UNKNOWN
    paid = figure("gas_paid", energy.paid, USD_BN, scale=FROM_MN, digits=2)
    return [
        figure("gas_sent", sent, "bcm").of_fact(energy),
        paid.of_fact(energy),
        figure("stock", money.stock, USD_BN, scale=FROM_MN).of_fact(money),
        figure("debt", owed, USD_BN, scale=FROM_MN, digits=2).of_fact(money),
    ]


def _done(id: str, done: Done, promises: CountryPromises) -> KeyFigure:
    rows = promises.pledges
    if not done.made:
        return figure(id, UNKNOWN, "", digits=0).of_fact(promises)
    unit = f"of {done.made}"
    counted = Figure(
        value=float(done.done),
        unit=unit,
        period=promises.until,
        source_ids=union(rows["source_ids"]),
    )
    return figure(id, counted, unit, digits=0).of_fact(promises)


def _count(id: str, number: int, unit: str, works: CountryWorks) -> KeyFigure:
    counted = Figure(
        value=float(number),
        unit=unit,
        period=works.day,
        source_ids=union(works.rows["source_ids"]),
    )
    return figure(id, counted, unit, digits=0).of_fact(works)


def _students(people: CountryPeople) -> KeyFigure:
    students = people.students
    last = students.last if students else UNKNOWN
    return figure("students", last, "persons", digits=0).of_fact(students)
