"""What is said of gas to China: who sends it, its price, its way, and of Uzbekistan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import TypedDict

import pandas as pd

from cac_data.conflicts import printed_rounding
from cac_data.energy.gas.balance import Deficit, Importer, Purchase
from cac_data.energy.gas.deliveries import (
    Deliveries,
    RegionShare,
    RussianGas,
    Worth,
)
from cac_data.energy.gas.metres import REVIEW_METRE
from cac_data.energy.gas.months import FLOWS, GasTrade
from cac_data.energy.gas.prices import Prices, RefusedPrice
from cac_data.energy.gas.transit import TRANSIT_STATE, Transit
from cac_data.energy.plan.wording import as_id, counter, described, none_or_refused
from cac_data.facts import Comparison, Figure, Nothing, Summary
from cac_data.lines import (
    FigureWords,
    Line,
    RoundedTo,
    TableWords,
    Text,
    Value,
    line,
)


class Leg(TypedDict):
    """What is read of a row of `gas.pipe_courses`."""

    pipeline_id: str
    line: str
    from_place: str
    to_place: str
    commodity: str
    status: str


# --- How much gas flows to China, and who sends it? ----------------------------------


def deliveries(f: Deliveries) -> Text:
    """Say how much gas the region and Russia send, and what customs pay for it."""
    region = f.region
    sent = [
        none_or_refused(
            region, none="energy.deliveries-none", refused="energy.deliveries-refused"
        )
    ]
    if region:
        sent = [*_sent(region, f)]
    if f.senders:
        sent.append(_senders(f.senders))
    worth = [*_worth(f.worth)] if f.worth else []
    if region and region.last.measure == REVIEW_METRE:
        sent.append(line("energy.deliveries-metres"))
        sent.append(line("energy.deliveries-national-metres", ratio=f.national))
        return [[*sent, *worth]]
    return [sent, worth]


def _sent(region: Summary, f: Deliveries) -> Iterator[Line]:
    last = region.last
    if f.below and f.below.difference.value > 0:
        yield line(
            "energy.deliveries-region-below-peak",
            period=last.period,
            value=last,
            most=region.top,
            peak=region.top.period,
        )
    else:
        yield line("energy.deliveries-region", period=last.period, value=last)
    if f.share and f.share_then:
        yield _share(f.share, f.share_then)
    if f.russia:
        yield from _russia(f.russia)


def _share(share: RegionShare, then: RegionShare) -> Line:
    is_at_peak = then.year == share.year
    if not share.of_all:
        if is_at_peak:
            return line("energy.deliveries-share", share=share.piped)
        return line(
            "energy.deliveries-share-after-peak",
            share=share.piped,
            most=then.piped,
            peak=then.piped.period,
        )
    if is_at_peak:
        return line(
            "energy.deliveries-share-and-of-all",
            share=share.piped,
            of_all=share.of_all,
        )
    return line(
        "energy.deliveries-share-after-peak-and-of-all",
        share=share.piped,
        most=then.piped,
        peak=then.piped.period,
        of_all=share.of_all,
    )


def _russia(russia: RussianGas) -> Iterator[Line]:
    yield line(f"energy.deliveries-russia-{russia.rank}", value=russia.sent)
    company = russia.company
    if company and russia.is_same_gas:
        yield line("energy.deliveries-gazprom-same", printed=company.printed)
    elif company:
        yield line(
            "energy.deliveries-gazprom",
            printed=company.printed,
            value=company.in_review_metres,
        )


def _senders(sent: Sequence[Figure]) -> Line:
    senders = [
        line("energy.deliveries-sender", country=gas.text("country"), value=gas)
        for gas in sent
    ]
    return line("energy.deliveries-senders", period=sent[0].period, senders=senders)


def _worth(worth: Sequence[Worth]) -> Iterator[Line]:
    most = worth[0]
    values = [_worth_of(of_country) for of_country in worth]
    yield line("energy.deliveries-worth", period=most.paid.period, values=values)
    if most.change:
        yield line("energy.deliveries-brackets", start=str(most.change.start))
    yield line("energy.deliveries-no-volumes")


def _worth_of(worth: Worth) -> Line:
    if not worth.change:
        return line(
            "energy.deliveries-worth-of", value=worth.paid, country=worth.country
        )
    return line(
        "energy.deliveries-worth-of-changed",
        value=worth.paid,
        country=worth.country,
        change=worth.change,
    )


def deliveries_figure(f: Deliveries) -> FigureWords:
    """Say what the chart of suppliers shows."""
    title = _title_of_suppliers(f.share_change)
    return FigureWords(
        title=title,
        subtitle=line("energy.deliveries-subtitle"),
        alt=line("energy.deliveries-alt", title=title),
        caption=[
            [
                line("energy.deliveries-split-where-named"),
                line("energy.deliveries-not-standardised"),
                line("energy.deliveries-may-be-turkmen"),
            ]
        ],
        names={"CA5": line("energy.deliveries-not-split")},
    )


def _title_of_suppliers(change: Comparison | Nothing) -> Line:
    if not change or not change.difference.value:
        return line("energy.deliveries-title")
    direction = "fell" if change.difference.value < 0 else "rose"
    return line(
        f"energy.deliveries-title-{direction}",
        most=change.other,
        share=change.one,
    )


# --- What does China pay for it? -----------------------------------------------------


def prices(f: Prices) -> Text:
    """Say which prices value and volume imply, and of whom they imply none."""
    implied = [
        none_or_refused(
            f.priced, none="energy.prices-none", refused="energy.prices-refused"
        )
    ]
    if f.priced:
        implied = [_implied(f.priced)]
    if f.refused:
        implied.extend(_refused(f.refused))
    remarks = [
        line("energy.prices-not-published"),
        line("energy.prices-at-border"),
    ]
    return [implied, remarks]


def _implied(priced: Sequence[Figure]) -> Line:
    of_suppliers = [
        line("energy.prices-of-supplier", country=price.text("country"), price=price)
        for price in priced
    ]
    return line("energy.prices-implied", period=priced[0].period, prices=of_suppliers)


def _refused(refused: RefusedPrice) -> Iterator[Line]:
    reason = "not-of-same-gas" if refused.is_other_gas else "of-low-reliability"
    yield line(
        f"energy.prices-{reason}",
        country=refused.country,
        years=refused.years,
    )
    if refused.would:
        yield line(
            "energy.prices-would-be",
            worth=refused.worth,
            period=refused.worth.period,
            would=refused.would,
            volume=refused.volume,
        )


def prices_figure(f: Prices) -> FigureWords:
    """Say what the chart of prices shows."""
    title = line("energy.prices-title")
    if f.priced and len(f.priced) > 1:
        title = line(
            "energy.prices-title-most-and-least",
            most=f.priced[0].text("country"),
            least=f.priced[-1].text("country"),
        )
    return FigureWords(
        title=title,
        subtitle=line("energy.prices-subtitle"),
        alt=line("energy.prices-alt", title=title),
        caption=line("energy.prices-caption"),
    )


# --- Which pipelines lead to China? --------------------------------------------------


def courses(legs: Sequence[Leg]) -> Text:
    """Say where each pipeline runs, or would run, from its legs."""
    by_pipeline = sorted(legs, key=_pipeline_of)
    pipelines = [[*rows] for _, rows in groupby(by_pipeline, key=_pipeline_of)]
    each_course = [_course(rows) for rows in pipelines]
    remarks = [
        line("energy.courses-no-supply"),
        line("energy.courses-winter"),
    ]
    return [[*each_course, *remarks]]


def _pipeline_of(leg: Leg) -> str:
    return leg["pipeline_id"]


def _course(legs: Sequence[Leg]) -> Line:
    """Say where a pipeline runs, or would run."""
    first = legs[0]
    stops = [leg["to_place"] for leg in legs]
    values: dict[str, Value] = {
        "line": first["line"],
        "start": first["from_place"],
        "end": stops[-1],
    }
    if first["status"] == "operating":
        manner = "flows"
        values["commodity"] = first["commodity"]
    else:
        manner = "would-run"
        values["status"] = line(f"energy.courses-is-{as_id(first['status'])}")
    if len(stops) == 1:
        return line(f"energy.courses-{manner}", **values)
    return line(f"energy.courses-{manner}-via", via=stops[:-1], **values)


def courses_figure(legs: Sequence[Leg]) -> FigureWords:
    """Say what the map of pipelines shows."""
    return FigureWords(
        title=line("energy.courses-title"),
        subtitle=line("energy.courses-subtitle"),
        alt=described(line("energy.courses-alt"), courses(legs)),
        caption=[
            [
                line("energy.courses-schematic"),
                line("energy.courses-russian-gas-elsewhere"),
            ]
        ],
        names={
            "gas operating": line("energy.courses-gas-operating"),
            "gas stalled": line("energy.courses-gas-stalled"),
            "oil operating": line("energy.courses-oil-operating"),
        },
    )


# --- Has Uzbekistan become an importer? ----------------------------------------------


def importer(f: Importer) -> Text:
    """Say whether Uzbekistan uses more gas than it makes, and who fills the gap."""
    if not f.last:
        return [[line("energy.importer-none")]]
    return [_uzbek_gas(f.last, f)]


def _uzbek_gas(last: Deficit, f: Importer) -> Iterable[Line]:
    is_importer = last.balance.value < 0
    yield line(
        f"energy.importer-{'yes' if is_importer else 'no'}",
        period=last.balance.period,
        production=last.production,
        consumption=last.consumption,
        balance=last.balance,
    )
    if is_importer and f.surplus:
        yield line("energy.importer-last-surplus", period=f.surplus.period)
    fall = f.fall
    if fall:
        direction = "fell" if fall.growth.value < 0 else "rose"
        yield line(
            f"energy.importer-output-{direction}",
            pace=fall.size,
            start=str(fall.growth.start),
        )
    # What a country of transit carried is said with its plans.
    if f.brought and f.brought.counted_by != TRANSIT_STATE:
        yield _brought(f.brought)
    if f.paid:
        yield line("energy.importer-paid", value=f.paid, period=f.paid.period)


def _brought(purchase: Purchase) -> Line:
    bought = purchase.bought
    more = "-more" if purchase.is_more else ""
    unnamed = "" if bought.measure else "-in-unnamed-metres"
    volume = RoundedTo(bought, purchase.digits)
    return line(
        "energy.importer-took",
        period=bought.period,
        volume=line(f"energy.importer-volume{more}{unnamed}", volume=volume),
        exporter=purchase.exporter,
        counter=counter(purchase.counted_by),
    )


def importer_figure(f: Importer) -> FigureWords:
    """Say what the chart of output and consumption shows."""
    title = line("energy.importer-title")
    if f.last and f.last.balance.value < 0 and f.since:
        title = line("energy.importer-title-since", period=f.since.period)
    return FigureWords(
        title=title,
        subtitle=line("energy.importer-subtitle"),
        alt=described(line("energy.importer-alt"), importer(f)),
        caption=line("energy.importer-caption"),
        names={
            "production": line("energy.importer-production"),
            "consumption": line("energy.importer-consumption"),
        },
    )


# --- What Uzbekistan sells and buys by month -----------------------------------------


def gas_trade(f: GasTrade, transit: Transit | Nothing) -> Text:
    """Say what Uzbekistan sells and buys, who else counts it, and what is carried."""
    lines = [line("energy.traded-none")]
    if f.sold and f.bought and f.times:
        lines = [*_traded(f.sold, f.bought, f.times, f)]
    carried = [*_carried(transit)] if transit else []
    return [[*lines, *carried]]


def _traded(sold: Figure, bought: Figure, times: Figure, f: GasTrade) -> Iterator[Line]:
    yield line(
        "energy.traded",
        period=sold.period,
        sold=sold,
        bought=bought,
        sellers=f.sellers,
        times=times,
    )
    if f.customs and f.customs.pct:
        more = "more" if f.customs.difference.value < 0 else "less"
        yield line(
            f"energy.traded-customs-{more}",
            pct=f.customs.pct.size,
            customs=f.customs.other,
        )
    if f.furthest:
        yield _month_of_both(f.furthest, f.compared)


def _month_of_both(month: Comparison, compared: int) -> Line:
    """Say in which month two counts are furthest apart, and of how many months."""
    customs = month.other
    how = "-worked-out" if customs.obs_status == "E" else ""
    values: dict[str, Value] = {
        "month": month.one.period,
        "uzbek": month.one,
        "customs": line(f"energy.traded-by-customs{how}", value=customs),
    }
    if compared == 1:
        return line("energy.traded-month-alone", **values)
    return line("energy.traded-month", compared=compared, **values)


def _carried(transit: Transit) -> Iterator[Line]:
    carried = transit.carried
    if not transit.planned:
        yield line("energy.transit", carried=carried, period=carried.period)
        return
    yield line(
        "energy.transit-and-plans",
        carried=carried,
        period=carried.period,
        plans=[_plan_of_transit(plan) for plan in transit.planned],
    )


def _plan_of_transit(plan: Figure) -> Line:
    limit = "-up-to" if plan.printed_as == "up_to" else ""
    is_whole = printed_rounding(plan.value) >= 0.5
    return line(
        f"energy.transit-plan{limit}",
        volume=RoundedTo(plan, 0 if is_whole else 1),
        period=plan.period,
    )


def gas_trade_figure(f: GasTrade) -> FigureWords:
    """Say what the chart of gas sold and bought by month shows."""
    title = line("energy.traded-title")
    if f.times:
        title = line("energy.traded-title-times", times=f.times)
    return FigureWords(
        title=title,
        subtitle=line("energy.traded-subtitle"),
        alt=line("energy.traded-alt", title=title),
        names={
            **{flow: line(f"energy.traded-{flow}") for flow in FLOWS},
            **{
                month: line("energy.traded-in", month=month)
                for month in f.rows["period"]
            },
        },
        empty=[],  # its section has said so
    )


# --- What Chinese customs say of a part of a year ------------------------------------


COLUMNS_OF_CUSTOMS = ("country", "period", "value", "whole")


def customs_table(rows: pd.DataFrame) -> TableWords:
    """Say what the table of customs' values of a part of a year holds."""
    is_doubtful = (rows["obs_status"] == "U").any()
    return TableWords(
        columns={
            code: line(f"energy.customs-{as_id(code)}") for code in COLUMNS_OF_CUSTOMS
        },
        caption=line("energy.customs-caption"),
        note=[[line("energy.customs-doubtful")]] if is_doubtful else [],
        empty=[],  # it only adds to the whole years above it
    )
