"""What to take away of a country's page, and what is said of its key figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from cac_data.country.counts import TwoCounts
from cac_data.country.dependence import CountryDependence
from cac_data.country.figures import is_of_gas
from cac_data.country.goods import CountryGoods
from cac_data.country.plan.counts import (
    balance,
    own_beside_china,
    place_of_balance,
    share_beside,
    who,
)
from cac_data.country.plan.promised import pledges_among
from cac_data.country.plan.shared import place_among, sender_among
from cac_data.country.plan.works import gas_paid, stock_among
from cac_data.country.power import CountryEnergy
from cac_data.country.promised import CountryPromises
from cac_data.country.standing import place_of
from cac_data.country.works import CountryMoney, CountryWorks
from cac_data.facts import KeyFigure
from cac_data.infrastructure.plan.shared import creditor
from cac_data.lines import KeyFigureWords, Line, Text, line
from cac_data.trade.mirror import MirrorGap
from cac_data.trade.plan.sold import good_name

# --- In brief ------------------------------------------------------------------------


def brief(figures: Sequence[KeyFigure], goods: CountryGoods) -> Text:
    """Say in five sentences what stands out: each beside others or the other side."""
    by_id = {figure.id: figure for figure in figures}
    trade = by_id["turnover"].fact(TwoCounts)
    dependence = by_id["share"].fact(CountryDependence)
    money = by_id["stock"].fact(CountryMoney)
    energy = by_id["gas_sent"].fact(CountryEnergy)
    promises = by_id["pledges_done"].fact(CountryPromises)
    said = [
        *_trade(trade),
        *_share(dependence),
        *balance(trade),
        *_money_or_gas(goods, money, energy),
        *pledges_among(promises),
    ]
    yield said


def _trade(f: TwoCounts) -> Iterator[Line]:
    if f.own.gap and not f.is_silent:
        yield from own_beside_china(f)
        return
    place = place_of("turnover", f.among, f.country)
    if not place:
        yield line("country.no-trade", country=f.country, reporter=f.reporter)
        return
    yield line(
        "country.only-china-counts" if f.is_silent else "country.china-counts",
        country=f.country,
        amount=place.figure,
        period=place.figure.period,
        place=place_among(place),
    )


def _share(f: CountryDependence) -> Iterator[Line]:
    if f.share:
        yield share_beside(f)


def _money_or_gas(
    goods: CountryGoods, money: CountryMoney, energy: CountryEnergy
) -> Iterator[Line]:
    if is_of_gas(goods):
        yield from gas_paid(energy)
    else:
        yield from stock_among(money)


def finding(figures: Sequence[KeyFigure]) -> Line | Text:
    """Say in a sentence what stands out, for the page of all reports."""
    by_id = {figure.id: figure for figure in figures}
    trade = by_id["turnover"].fact(TwoCounts)
    return [[*_trade(trade)]]


# --- Key figures ---------------------------------------------------------------------


def key_figure(figure: KeyFigure) -> KeyFigureWords:
    """Say what a key figure is, and what its label cannot say."""
    id = figure.id
    label = LABELS[id](figure) if id in LABELS else line(f"country.label-{id}")
    note = NOTES[id](figure) if id in NOTES else None
    # One creditor was repaid: that is no count of nothing owed.
    is_repaid = id == "debt" and figure.value == 0
    text = line("country.sheet-repaid") if is_repaid else None
    return KeyFigureWords(label=label, note=note, text=text)


def cards(figures: Sequence[KeyFigure], goods: CountryGoods) -> list[str]:
    """Give the ids of the six cards: gas where it is most of exports, else money.

    Where no good that is sold is known, what is owed stands in its place.
    """
    money = "gas_sent" if is_of_gas(goods) else "stock"
    sold = "sold_most" if goods.top else "debt"
    return ["turnover", "share", "balance", sold, money, "pledges_done"]


def _label_of_trade(figure: KeyFigure) -> Line:
    trade = figure.fact(TwoCounts)
    return line(f"country.label-turnover-{trade.reporter}")


def _label_of_balance(figure: KeyFigure) -> Line:
    trade = figure.fact(TwoCounts)
    return line(f"country.label-balance-{trade.reporter}")


def _label_of_sold(figure: KeyFigure) -> Line:
    goods = figure.fact(CountryGoods)
    if goods.sold:
        return line("country.label-sold_most-good", good=good_name(goods.sold.parts[0]))
    if goods.gas:
        return line("country.label-sold_most-gas")
    return line("country.label-sold_most")


def _note_of_trade(figure: KeyFigure) -> Line | None:
    trade = figure.fact(TwoCounts)
    if trade.is_silent:
        return line("country.note-silent")
    gap = trade.own.gap
    if not gap:
        return None
    services = "-with-services" if trade.own.with_services else ""
    return line(
        f"country.note-both{services}",
        china=gap.one,
        national=gap.other,
        apart=gap.difference.size,
        period=gap.one.period,
    )


def _note_of_share(figure: KeyFigure) -> Line | None:
    dependence = figure.fact(CountryDependence)
    if not dependence.share:
        return None
    counter = who(dependence.share)
    later = dependence.later
    if not later:
        return line("country.note-share", who=counter)
    return line(
        "country.note-share-with-later",
        who=counter,
        later=later,
        later_period=later.period,
    )


def _note_of_balance(figure: KeyFigure) -> Line | None:
    trade = figure.fact(TwoCounts)
    if not trade.other_balance:
        return place_of_balance(trade) or None
    other = trade.other_balance.other
    return line(
        f"country.note-balance-{other.reporter}", amount=other, period=other.period
    )


def _note_of_sold(figure: KeyFigure) -> Line | None:
    goods = figure.fact(CountryGoods)
    if goods.sold:
        return line("country.note-by-chapter")
    if goods.gas and goods.gas.share:
        return line(
            "country.note-gas-share",
            share=goods.gas.share,
            period=goods.gas.share.period,
        )
    return line("country.note-unknown-chapters")


def _note_of_stock(figure: KeyFigure) -> Line | None:
    money = figure.fact(CountryMoney)
    place = place_of("stock", money.among, money.country)
    return place_among(place) if place else None


def _note_of_debt(figure: KeyFigure) -> Line | None:
    money = figure.fact(CountryMoney)
    if not money.owed:
        return None
    code = money.owed.creditor
    return line("country.note-debt", code=code, creditor=creditor(code))


def _note_of_gas(figure: KeyFigure) -> Line | None:
    energy = figure.fact(CountryEnergy)
    if not energy.paid_change:
        return line("country.note-customs")
    return line("country.note-customs-change", change=energy.paid_change)


def _note_of_gas_sent(figure: KeyFigure) -> Line | None:
    energy = figure.fact(CountryEnergy)
    place = place_of("gas", energy.among, energy.country)
    if not place:
        return None
    return line("country.note-gas", place=sender_among(place))


def _note_of_pledges(figure: KeyFigure) -> Line | None:
    promises = figure.fact(CountryPromises)
    if figure.id == "pledges_done_named":
        return line("country.note-named")
    named = promises.named
    if not named.made:
        return None
    return line("country.note-pledges", done=named.done, made=named.made)


def _note_of_gap(figure: KeyFigure) -> Line | None:
    gap = figure.fact_if_any(MirrorGap)
    if gap and gap.in_part:
        return line("country.note-in-part")
    return line("country.note-services") if gap and gap.with_services else None


def _note_of_projects(figure: KeyFigure) -> Line | None:
    works = figure.fact(CountryWorks)
    return line("country.note-projects", named=works.named)


LABELS: Mapping[str, Callable[[KeyFigure], Line]] = {
    "turnover": _label_of_trade,
    "balance": _label_of_balance,
    "sold_most": _label_of_sold,
}

NOTES: Mapping[str, Callable[[KeyFigure], Line | None]] = {
    "turnover": _note_of_trade,
    "share": _note_of_share,
    "balance": _note_of_balance,
    "sold_most": _note_of_sold,
    "stock": _note_of_stock,
    "debt": _note_of_debt,
    "gas_paid": _note_of_gas,
    "gas_sent": _note_of_gas_sent,
    "pledges_done": _note_of_pledges,
    "pledges_done_named": _note_of_pledges,
    "mirror_ratio_imports": _note_of_gap,
    "mirror_ratio_exports": _note_of_gap,
    "projects": _note_of_projects,
}
