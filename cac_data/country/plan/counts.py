"""What is said of who counts a country's trade, and of how much depends on it."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.country.counts import OTHER_SIDE, TwoCounts
from cac_data.country.dependence import CountryDependence
from cac_data.country.plan.shared import balance_among
from cac_data.facts import Comparison, Figure, Nothing, direction
from cac_data.lines import FigureWords, Line, Text, Value, line
from cac_data.trade.mirror import MirrorGap
from cac_data.trade.own_counts import WITH_SERVICES
from cac_data.trade.plan.past import kyrgyz_records

SMALL = 1000
"""USD mn below which a billion with one decimal says too little."""

# --- Who counts what? ----------------------------------------------------------------


def counts(f: TwoCounts) -> Text:
    """Say what each side counts of a country's trade, and what the balance is."""
    yield [*_trade(f), *_own_count(f)]
    yield [*map(_gap, f.gaps), *kyrgyz_records(f.recorded)]
    yield [*balance(f), *_balances_until(f)]


def _trade(f: TwoCounts) -> Iterator[Line]:
    if not f.trade:
        yield line("country.no-trade", country=f.country, reporter=f.reporter)
        return
    last = f.trade.last
    changes = [
        line("trade.change-since", change=change, start=str(change.start))
        for change in f.trade.changes
    ]
    said_of: dict[str, Value] = {
        "country": f.country,
        "reporter": f.reporter,
        "amount": last,
        "period": last.period,
    }
    if changes:
        yield line("country.trade-with-changes", **said_of, changes=changes)
    else:
        yield line("country.trade", **said_of)


def _own_count(f: TwoCounts) -> Iterator[Line]:
    if f.is_silent:
        if f.own.count:
            yield line(
                "country.publishes-none-since",
                country=f.country,
                year=f.own.count.period,
            )
        else:
            yield line("country.publishes-none", country=f.country)
        return
    yield from own_beside_china(f)
    if f.own.unsaid:
        yield line("country.unsaid-count", country=f.country)
    elif f.own.with_services:
        yield line("country.wider-count", country=f.country)
    if f.goods_alone:
        yield line(
            "country.goods-alone",
            country=f.country,
            period=f.goods_alone.one.period,
            china=f.goods_alone.one,
            national=f.goods_alone.other,
        )


def own_beside_china(f: TwoCounts) -> Iterator[Line]:
    """Say what a country counts beside what China does, of one year."""
    gap = f.own.gap
    if not gap or f.is_silent:
        return
    said_of: dict[str, Value] = {
        "country": f.country,
        "period": gap.one.period,
        "china": gap.one,
        "national": gap.other,
        "apart": gap.difference.size,
    }
    if not gap.difference.value:
        yield line("country.own-equal", **said_of)
        return
    more = "less" if gap.difference.value > 0 else "more"
    wider = "-wider" if f.own.with_services else ""
    yield line(f"country.own-{more}{wider}", **said_of)


def _gap(gap: MirrorGap) -> Line:
    scope = ""
    if gap.with_services:
        scope = "-with-services"
    elif gap.in_part:
        scope = "-in-part"
    one, other = gap.counts.one, gap.counts.other
    is_small = any(count.value < SMALL for count in (one, other))
    amount = "country.both-small" if is_small else "country.both-large"
    return line(
        f"country.gap-of-{one.text('flow')}{scope}",
        country=gap.country,
        period=gap.ratio.period,
        china=line(amount, amount=one),
        national=line(amount, amount=other),
        ratio=gap.ratio,
    )


def balance(f: TwoCounts) -> Iterator[Line]:
    """Say what the balance with China is by both sides, or beside that of others."""
    if not f.balance:
        yield line("country.no-balance", country=f.country, reporter=f.reporter)
        return
    pair = f.other_balance
    if pair:
        yield _balance_of_both(f, pair)
        return
    kind = "surplus" if f.balance.value >= 0 else "deficit"
    said_of: dict[str, Value] = {
        "country": f.country,
        "amount": f.balance.size,
        "reporter": f.reporter,
        "period": f.balance.period,
    }
    place = place_of_balance(f)
    if place:
        yield line(f"country.balance-{kind}-among", **said_of, place=place)
    else:
        yield line(f"country.balance-{kind}", **said_of)


def place_of_balance(f: TwoCounts) -> Line | Nothing:
    """Say which place the balance has, if balances of its year and side are ranked."""
    is_of_year = f.balances and f.balances[0].period == f.balance.get("period")
    if not (is_of_year and f.reporter == "china_customs"):
        return Nothing("no balances of that year and side")
    return balance_among(f.balances, f.country)


def _balance_of_both(f: TwoCounts, pair: Comparison) -> Line:
    is_deficit = pair.one.value < 0 and pair.other.value < 0
    return line(
        "country.deficit-of-both" if is_deficit else "country.balance-of-both",
        country=f.country,
        amount=pair.one.size if is_deficit else pair.one,
        reporter=f.reporter,
        period=pair.one.period,
        other=pair.other.size if is_deficit else pair.other,
        other_reporter=OTHER_SIDE[f.reporter],
    )


def _balances_until(f: TwoCounts) -> Iterator[Line]:
    if f.balances and f.later_balances:
        yield line(
            "country.balances-until",
            period=f.balances[0].period,
            later=f.later_balances,
        )


def counts_figure(f: TwoCounts) -> FigureWords:
    """Say of both counts by year how far they are apart."""
    gap = f.own.gap
    if f.is_silent or not gap:
        title = line("country.counts-title-one", country=f.country)
    else:
        services = "-with-services" if f.own.with_services else ""
        title = line(
            f"country.counts-title{services}",
            country=f.country,
            china=gap.one,
            national=gap.other,
            period=gap.one.period,
        )
    return FigureWords(
        title=title,
        subtitle=line("country.counts-subtitle"),
        alt=line("country.counts-alt", title=title),
    )


# --- Who depends on whom? ------------------------------------------------------------


def dependence(f: CountryDependence) -> Text:
    """Say what China's share is, how it changed, and how it compares."""
    yield [*_share(f), *_part(f)]


def _share(f: CountryDependence) -> Iterator[Line]:
    share = f.share
    if not share:
        yield line("country.no-share", country=f.country)
        return
    yield share_beside(f)
    if f.change:
        yield line(
            "country.share-change",
            country=f.country,
            then=f.change.other,
            start=f.change.other.period,
            moved=direction(f.change.difference.value),
            change=f.change.difference.size,
        )


def share_beside(f: CountryDependence) -> Line:
    """Say which share China has in a country's trade, beside the highest or next one.

    Shares of many years stand side by side, so each is told with its year and who
    counts it, and no place among the five.
    """
    share = f.share
    assert share, "a share is known"
    said_of: dict[str, Value] = {
        "country": f.country,
        "share": share,
        "period": share.period,
        "who": who(share),
    }
    others = [other for other in f.among if other.text("country") != f.country]
    if not others:
        return line("country.share", **said_of)
    # Beside the highest stands the next, beside any other the highest.
    other = others[0]
    said_of |= {
        "order": "highest" if f.among[0] is other else "next",
        "other": other.text("country"),
        "other_share": other,
        "other_period": other.period,
        "other_who": who(other),
    }
    if f.later:
        return line(
            "country.share-beside-with-later",
            **said_of,
            later=f.later,
            later_period=f.later.period,
        )
    return line("country.share-beside", **said_of)


def who(figure: Figure) -> Line:
    """Say who counts a figure, as it stands behind a "by"."""
    if figure.coverage == WITH_SERVICES:
        return line("country.who-with-services", reporter=figure.reporter)
    return line("country.who", reporter=figure.reporter)


def _part(f: CountryDependence) -> Iterator[Line]:
    if f.part:
        last = f.part.last
        yield line(
            "country.part-of-five", country=f.country, part=last, period=last.period
        )


def dependence_title(f: CountryDependence, *, says_scope: bool = True) -> Line:
    """Say what part of a country's trade is with China, if that is known.

    `says_scope`: and where this is trade with services, unless that stands nearby.
    """
    if not f.share:
        return line("country.dependence-title-none")
    has_services = f.share.coverage == WITH_SERVICES
    services = "-with-services" if has_services and says_scope else ""
    return line(
        f"country.dependence-title{services}",
        country=f.country,
        share=f.share,
        period=f.share.period,
    )


def dependence_figure(f: CountryDependence) -> FigureWords:
    """Say of the five panels what stands in that of the country."""
    title = dependence_title(f)
    return FigureWords(
        title=title,
        subtitle=line("country.dependence-subtitle"),
        alt=line("country.dependence-alt", title=title),
        caption=line("country.dependence-caption"),
    )
