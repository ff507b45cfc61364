"""The ten figures of a country's sheet, each by who counts it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from cac_data.codes import Country, Flow
from cac_data.country.counts import TwoCounts
from cac_data.country.dependence import CountryDependence
from cac_data.country.goods import CountryGoods
from cac_data.country.standing import place_of
from cac_data.country.works import CountryMoney
from cac_data.facts import Figure, Nothing, at
from cac_data.observations import union
from cac_data.trade.own_counts import WITH_SERVICES

CHINESE = ("china_customs", "chinese_customs")
"""What China is called where it counts."""


def uncounted() -> Nothing:
    """Give what there is of a figure that one side does not count."""
    return Nothing("no count that we know")


@dataclass(frozen=True)
class Counted:
    """A figure of one period as China, the country itself and others count it.

    `with_services`: its own count has services beside goods.
    """

    id: str
    china: Figure | Nothing = field(default_factory=uncounted)
    own: Figure | Nothing = field(default_factory=uncounted)
    other: Figure | Nothing = field(default_factory=uncounted)
    with_services: bool = False

    @property
    def figures(self) -> list[Figure]:
        """Those that are known."""
        counts = (self.china, self.own, self.other)
        return [count for count in counts if isinstance(count, Figure)]


@dataclass(frozen=True, eq=False)
class CountrySheet:
    """Ten figures of a country, in the order of its page; a gap is one of them, too."""

    country: Country
    figures: Sequence[Counted]

    @property
    def rows(self) -> pd.DataFrame:
        """A row a figure: `figure period china own other unit source_ids`.

        The three in the middle are who counts it, in `unit`; missing where one does
        not.
        """
        return pd.DataFrame([row_of(counted) for counted in self.figures])


def row_of(counted: Counted) -> dict[str, object]:
    """Give a figure as a row, with its values as they are counted."""
    known = counted.figures
    return {
        "figure": counted.id,
        "period": known[0].period if known else "",
        "china": counted.china.get("value"),
        "own": counted.own.get("value"),
        "other": counted.other.get("value"),
        "unit": known[0].unit if known else "",
        "source_ids": union([figure.source_ids for figure in known]),
    }


def of_sheet(
    trade: TwoCounts, goods: CountryGoods, share: CountryDependence, money: CountryMoney
) -> CountrySheet:
    """Give the figures of a country's sheet, of what the sections of its page say."""
    owed = money.owed.last if money.owed else uncounted()
    return CountrySheet(
        country=trade.country,
        figures=[
            trade_of(trade),
            flow_of(trade, "exports"),
            flow_of(trade, "imports"),
            balance_of(trade),
            counted_as("share", share.share),
            counted_as("sold_most", goods.top),
            gas_or_solar(goods),
            counted_as("stock", money.stock),
            Counted("own_money", own=money.own),
            Counted("debt", own=owed),
        ],
    )


def trade_of(f: TwoCounts) -> Counted:
    """Give trade in the last year of both counts, else by China alone."""
    if f.own.gap and not f.is_silent:
        return Counted(
            "trade",
            china=f.own.gap.one,
            own=f.own.gap.other,
            with_services=f.own.with_services,
        )
    place = place_of("turnover", f.among, f.country)
    return Counted("trade", china=place.figure if place else uncounted())


def flow_of(f: TwoCounts, flow: Flow) -> Counted:
    """Give a flow in the last year of both counts, else by China alone."""
    for gap in f.gaps:
        if gap.counts.one.text("flow") == flow:
            return Counted(
                flow,
                china=gap.counts.one,
                own=gap.counts.other,
                with_services=gap.with_services,
            )
    rows = f.rows[(f.rows["flow"] == flow) & (f.rows["reporter"] == "china_customs")]
    return Counted(flow, china=at(rows))


def balance_of(f: TwoCounts) -> Counted:
    """Give the balance in a late year of both counts, else by China alone."""
    by_side: dict[str, Figure] = {}
    if f.other_balance:
        pair = (f.other_balance.one, f.other_balance.other)
        by_side = {figure.reporter: figure for figure in pair}
    else:
        place = place_of("balance", f.balances, f.country)
        if place:
            by_side = {"china_customs": place.figure}
    return Counted(
        "balance",
        china=by_side.get("china_customs", uncounted()),
        own=by_side.get("national", uncounted()),
        with_services=any(gap.with_services for gap in f.gaps),
    )


def gas_or_solar(goods: CountryGoods) -> Counted:
    """Give what China paid for gas, unless that is named already; else solar goods."""
    if goods.gas and goods.sold:
        return counted_as("gas_paid", goods.gas.paid)
    return counted_as("solar", goods.solar.now if goods.solar else uncounted())


def counted_as(id: str, figure: Figure | Nothing) -> Counted:
    """Give a figure that one counts, at the side of that one."""
    if not figure:
        return Counted(id)
    if figure.reporter in CHINESE:
        return Counted(id, china=figure)
    if figure.reporter == "national":
        has_services = figure.coverage == WITH_SERVICES
        return Counted(id, own=figure, with_services=has_services)
    return Counted(id, other=figure)
