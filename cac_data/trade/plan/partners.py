"""What is said of partners in trade: shares, goods, two counts of one flow, transit."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.facts import Figure, Growth, Nothing, compare, direction
from cac_data.figure import Difference
from cac_data.lines import FigureWords, Line, TableWords, Text, line
from cac_data.trade.dependence import Dependence
from cac_data.trade.mirror import Mirror, MirrorGap
from cac_data.trade.moves import Moves
from cac_data.trade.own_counts import UNSAID, WITH_SERVICES
from cac_data.trade.transit import BeyondTheEconomy, Transit

LARGE_GAP = 100  # USD million by which two counts of a country differ

# --- Who depends on whom? ------------------------------------------------------------


def dependence(f: Dependence) -> Text:
    """Say China's share in the trade of each country, and that of all in China's."""
    yield _shares(f)


def _shares(f: Dependence) -> Iterator[Line]:
    if f.own:
        shares = [
            _share_of_country(share, f.later.get(share.text("country")))
            for share in f.own
        ]
        yield line("trade.shares-of-china", shares=shares)
    for share in f.others:
        yield line(
            "trade.share-by-bank",
            country=share.text("country"),
            share=share,
            period=share.period,
        )
    if f.china:
        yield _share_of_region(f.china, f.grown_since)
    bank = f.edb
    if len(bank) > 1:
        yield line(
            "trade.shares-by-bank",
            first=bank[0],
            start=bank[0].period,
            last=bank[-1],
            end=bank[-1].period,
        )


def _share_of_country(share: Figure, later: Figure | None) -> Line:
    country = share.text("country")
    period = share.period
    if not later:
        message = "trade.share-in-country"
        if share.coverage == WITH_SERVICES:
            message = "trade.share-in-country-with-services"
        return line(message, share=share, country=country, period=period)
    return line(
        "trade.share-in-country-and-later",
        share=share,
        country=country,
        period=period,
        later=later,
        later_period=later.period,
    )


def _share_of_region(share: Figure, grown_since: Growth | Nothing) -> Line:
    period = share.period
    source = share.text("basis")
    if grown_since:
        return line(
            "trade.share-of-region-then",
            share=share,
            period=period,
            source=source,
            end=str(grown_since.end),
            moved=direction(grown_since.value),
            change=grown_since.size,
        )
    by_customs = "-by-customs" if source == "customs" else ""
    return line(f"trade.share-of-region{by_customs}", share=share, period=period)


def dependence_chart(f: Dependence) -> FigureWords:
    """Say of the shares of both sides who needs whom."""
    title = line("trade.dependence-title-plain")
    if _each_needs_china_more(f):
        title = line("trade.dependence-title")
    return FigureWords(
        title=title,
        subtitle=line("trade.dependence-subtitle"),
        alt=line("trade.dependence-alt", title=title),
        caption=[
            [line("trade.dependence-one-side"), line("trade.dependence-line-of-china")]
        ],
    )


def _each_needs_china_more(f: Dependence) -> bool:
    """Whether China's share in the trade of each is above that of all in China's."""
    # Each side is asked for the share of the other; the text says whose have services.
    across: list[Difference] = ["reporter", "coverage"]
    apart = [compare(share, f.china, across=across) for share in f.own + f.others]
    larger = [pair for pair in apart if pair and pair.difference.value > 0]
    return bool(larger) and len(larger) == len(apart)


# --- What is sold and bought? --------------------------------------------------------


def partners(f: Moves) -> Text:
    """Say what part of Chinese trade with Central Asia is that of Xinjiang."""
    xinjiang = f.xinjiang
    if not xinjiang:
        yield [line("trade.xinjiang-unknown")]
        return
    yield [line("trade.xinjiang", share=xinjiang, period=xinjiang.period)]


def products_table() -> TableWords:
    """Say what the table of products in full is; nothing where none was imported."""
    return TableWords(
        columns={
            "product_code": line("trade.column-product_code"),
            "product": line("trade.column-product"),
            "value": line("trade.column-usd_mn"),
            "share_pct": line("trade.column-share_pct"),
            "to_china_pct": line("trade.column-to_china_pct"),
            "of_china_pct": line("trade.column-of_china_pct"),
            "rca": line("trade.column-rca"),
        },
        caption=line("trade.products-caption"),
        empty=(),
    )


# --- Who reports what? ---------------------------------------------------------------


def mirror(f: Mirror) -> Text:
    """Say how often China's count of a country's imports holds its own."""
    if not f.last:
        yield [line("trade.no-mirror")]
        return
    gaps = [_mirror_gap(gap) for gap in [*f.last, *f.in_part]]
    yield [line("trade.mirror-gaps", gaps=gaps)]


def _mirror_gap(gap: MirrorGap) -> Line:
    message = "trade.mirror-gap"
    if gap.with_services:
        message = "trade.mirror-gap-with-services"
    elif gap.in_part:
        message = "trade.mirror-gap-in-part"
    return line(message, ratio=gap.ratio, country=gap.country, period=gap.ratio.period)


def own_counts(f: Mirror) -> Text:
    """Say where the Bank's count differs, and what own counts add up to."""
    yield _own_counts(f)


def _own_counts(f: Mirror) -> Iterator[Line]:
    gaps = [
        line(
            "trade.gap-of-countries",
            gap=gap.counts.difference,
            countries=gap.countries,
        )
        for gap in f.bank
        if abs(gap.counts.difference.value) >= LARGE_GAP
    ]
    if gaps and f.other:
        yield line("trade.bank-differs", gaps=gaps, period=f.other.one.period)
    own = f.own
    if own:
        total = own.gap.other
        yield line(
            "trade.own-counts",
            amount=total,
            period=total.period,
            parts=[_own_count(part) for part in own.parts],
        )


def _own_count(part: Figure) -> Line:
    country = part.text("country")
    if part.reporter == "edb":
        return line("trade.amount-of-country-by-bank", country=country, amount=part)
    if part.reporter == "china_customs":
        return line("trade.amount-of-country-by-customs", country=country, amount=part)
    if part.obs_status == UNSAID:
        return line("trade.amount-of-country-unsaid", country=country, amount=part)
    return line("trade.amount-of-country", country=country, amount=part)


def mirror_chart(f: Mirror) -> FigureWords:
    """Say of the ratios of two counts which is the largest, and was."""
    title = line("trade.mirror-title-plain")
    if f.last:
        title = _largest_ratio(f.last[0], f.highest)
    return FigureWords(
        title=title,
        subtitle=line("trade.mirror-subtitle"),
        alt=line("trade.mirror-alt", title=title),
        caption=[
            [line("trade.mirror-both-agree"), line("trade.mirror-freight-would-move")]
        ],
    )


def _largest_ratio(last: MirrorGap, highest: MirrorGap | Nothing) -> Line:
    ratio = last.ratio
    if not highest or highest.ratio.year == ratio.year:
        return line(
            "trade.mirror-title",
            ratio=ratio,
            country=last.country,
            period=ratio.period,
        )
    return line(
        "trade.mirror-title-with-highest",
        ratio=ratio,
        country=last.country,
        period=ratio.period,
        year=highest.ratio.period,
        highest=highest.ratio,
    )


def ranges_chart(f: Mirror) -> FigureWords:
    """Say of pairs of counts how far they are apart at most."""
    title = _widest(f)
    of_countries = line("trade.ranges-of-countries")
    if f.tajik_in_part:
        of_countries = line("trade.ranges-of-countries-tajik-in-part")
    return FigureWords(
        title=title,
        subtitle=line("trade.ranges-subtitle"),
        alt=line("trade.ranges-alt", title=title),
        caption=[
            [
                line("trade.ranges-of-region"),
                of_countries,
                line("trade.ranges-with-freight"),
            ]
        ],
        names={"china": line("trade.end-china"), "other": line("trade.end-other")},
    )


def _widest(f: Mirror) -> Line:
    if f.widest and f.other:
        return line(
            "trade.ranges-title-of-flows-and-region",
            widest=f.widest.size,
            region=f.other.difference.size,
        )
    if f.widest:
        return line("trade.ranges-title-of-flows", widest=f.widest.size)
    if f.other:
        region = f.other.difference.size
        return line("trade.ranges-title-of-region", region=region)
    return line("trade.ranges-title-plain")


# --- How much could be for Russia? ---------------------------------------------------


def transit(f: Transit) -> Text:
    """Say what the neighbours' imports do not show, and that it bounds nothing."""
    economy = _beyond_the_economy(f.economy)
    if not f.unseen:
        yield [line("trade.never-seen-unknown")]
        yield economy
        return
    yield _never_seen(f)
    # What neighbours bought stands beside their part in the rise, if that is known.
    if f.share:
        yield [*_bounds(f), _share_of_rise(f.unseen, f.share), *economy]
    else:
        yield _bounds(f)
        yield economy


def _never_seen(f: Transit) -> Iterator[Line]:
    parts = [
        line(
            "trade.part-never-seen",
            amount=gap,
            country=gap.text("country"),
        )
        for gap in f.unseen
    ]
    yield line(
        "trade.never-seen",
        amount=f.never_seen,
        period=f.unseen[0].period,
        parts=parts,
    )
    yield line("trade.valued", amount=f.valued)


def _bounds(f: Transit) -> Iterator[Line]:
    yield line("trade.bounds-nothing")
    yield line("trade.ceiling", amount=f.sold)


def _share_of_rise(unseen: list[Figure], share: Figure) -> Line:
    return line(
        "trade.neighbours-share",
        countries=[gap.text("country") for gap in unseen],
        share=share,
        period=share.period,
    )


def _beyond_the_economy(economy: BeyondTheEconomy | Nothing) -> Iterator[Line]:
    if economy:
        yield line(
            "trade.beyond-the-economy",
            period=economy.sold.period,
            amount=economy.sold,
            gdp=economy.gdp,
        )
