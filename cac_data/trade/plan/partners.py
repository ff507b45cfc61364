"""What is said of partners in trade: shares, goods, two counts of one flow, transit."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.facts import Fact, direction, is_known
from cac_data.lines import FigureWords, Line, TableWords, Text, line
from cac_data.trade.goods import GOODS_SINCE

LARGE_GAP = 100  # USD million by which two counts of a country differ

# --- Who depends on whom? ------------------------------------------------------------


def dependence(f: Fact) -> Text:
    """Say China's share in the trade of each country, and that of all in China's."""
    yield _shares(f)


def _shares(f: Fact) -> Iterator[Line]:
    if f["own"]:
        shares = [_share_of_country(row, f["later"]) for row in f["own"]]
        yield line("trade.shares-of-china", shares=shares)
    for row in f["others"]:
        yield line(
            "trade.share-by-bank",
            country=row["country"],
            share=float(row["value"]),
            period=row["period"],
        )
    if f["china"]:
        yield _share_of_region(f["china"], f["grown_since"])
    bank = f["edb"]
    if len(bank) > 1:
        yield line(
            "trade.shares-by-bank",
            first=float(bank[0]["value"]),
            start=bank[0]["period"],
            last=float(bank[-1]["value"]),
            end=bank[-1]["period"],
        )


def _share_of_country(row: Fact, later: Fact) -> Line:
    country = row["country"]
    share = float(row["value"])
    period = row["period"]
    if country not in later:
        return line(
            "trade.share-in-country", share=share, country=country, period=period
        )
    return line(
        "trade.share-in-country-and-later",
        share=share,
        country=country,
        period=period,
        later=float(later[country]["value"]),
        later_period=later[country]["period"],
    )


def _share_of_region(china: Fact, grown_since: Fact) -> Line:
    share = float(china["value"])
    period = china["period"]
    if grown_since:
        return line(
            "trade.share-of-region-then",
            share=share,
            period=period,
            source=china["basis"],
            end=str(grown_since["end"]),
            moved=direction(grown_since["value"]),
            change=abs(float(grown_since["value"])),
        )
    by_customs = "-by-customs" if china["basis"] == "customs" else ""
    return line(f"trade.share-of-region{by_customs}", share=share, period=period)


def dependence_chart() -> FigureWords:
    """Say of the shares of both sides who needs whom."""
    title = line("trade.dependence-title")
    return FigureWords(
        title=title,
        subtitle=line("trade.dependence-subtitle"),
        alt=line("trade.dependence-alt", title=title),
        caption=line("trade.dependence-caption"),
    )


# --- What is sold and bought? --------------------------------------------------------


def goods(f: Fact) -> Text:
    """Say what is sold and bought, what gas makes of it, and cars."""
    yield _sold_and_bought(f)
    yield _cars(f)


def _sold_and_bought(f: Fact) -> Iterator[Line]:
    if f["sold"]:
        sold = f["sold"][0]
        bought = f["bought"][0]
        yield line("trade.sells-and-buys")
        yield line(
            "trade.largest-sections",
            period=sold["period"],
            sold=sold["product"],
            share_sold=float(sold["value"]),
            bought=bought["product"],
            share_bought=float(bought["value"]),
        )
    if f["gas"]:
        yield _gas_in_exports(f["gas"])
    if f["turkmen_gas"]:
        yield line(
            "trade.turkmen-gas",
            share=float(f["turkmen_gas"]["value"]),
            period=f["turkmen_gas"]["period"],
        )


def _gas_in_exports(gas: list[Fact]) -> Line:
    shares = [
        line(
            f"trade.gas-share{'' if place else '-first'}",
            share=float(row["value"]),
            period=row["period"],
        )
        for place, row in enumerate(gas)
    ]
    without = gas[-1]["without_kyrgyz"]
    if is_known(without):
        return line(
            "trade.gas-in-exports-so-far", shares=shares, without=float(without)
        )
    return line("trade.gas-in-exports-without-unknown", shares=shares)


def _cars(f: Fact) -> Iterator[Line]:
    cars = f["cars"]
    if not cars:
        return
    amount = float(cars["value"])
    period = cars["period"]
    said = cars["said"]["share_pct"]
    if is_known(said):
        yield line(
            "trade.cars-with-share", amount=amount, period=period, said=float(said)
        )
    else:
        yield line("trade.cars", amount=amount, period=period)
    imports = float(cars["whole"]["value"])
    yield line("trade.cars-in-imports", imports=imports, share=float(f["cars_pct"]))


def partners(f: Fact) -> Text:
    """Say what part of Chinese trade with Central Asia is that of Xinjiang."""
    xinjiang = f["xinjiang"]
    if not xinjiang:
        yield [line("trade.xinjiang-unknown")]
        return
    share = float(xinjiang["value"])
    yield [line("trade.xinjiang", share=share, period=xinjiang["period"])]


def goods_table() -> TableWords:
    """Say what the table of single goods is."""
    return TableWords(
        columns={
            "country": line("trade.column-country"),
            "flow": line("trade.column-flow"),
            "product": line("trade.column-goods"),
            "period": line("trade.column-year"),
            "value": line("trade.column-usd_mn"),
        },
        caption=line("trade.goods-caption", since=str(GOODS_SINCE)),
        note=[[line("trade.goods-note")]],
    )


def products_table() -> TableWords:
    """Say what the table of products in full is, or how to get it."""
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
        empty=[[line("trade.products-empty")]],
    )


# --- Who reports what? ---------------------------------------------------------------


def mirror(f: Fact) -> Text:
    """Say how often China's count of a country's imports holds its own."""
    if not f["last"]:
        yield [line("trade.no-mirror")]
        return
    gaps = [
        line(
            f"trade.mirror-gap{'-with-services' if row['defined'] == 'D' else ''}",
            ratio=float(row["ratio"]),
            country=row["country"],
            period=row["period"],
        )
        for row in f["last"]
    ]
    yield [line("trade.mirror-gaps", gaps=gaps)]


def own_counts(f: Fact) -> Text:
    """Say where the Bank's count differs, and what own counts add up to."""
    yield _own_counts(f)


def _own_counts(f: Fact) -> Iterator[Line]:
    gaps = [
        line(
            "trade.gap-of-countries",
            gap=float(row["value"]),
            countries=row["country"].split("+"),
        )
        for row in f["bank"]
        if abs(row["value"]) >= LARGE_GAP
    ]
    if gaps:
        yield line("trade.bank-differs", gaps=gaps, period=f["other"]["period"])
    own = f["own"]
    if own:
        yield line(
            "trade.own-counts",
            amount=float(own["value"]),
            period=own["period"],
            parts=[_own_count(part, own["unsaid"]) for part in own["parts"]],
        )


def _own_count(part: Fact, unsaid: list[Fact]) -> Line:
    country = part["country"]
    amount = float(part["value"])
    if part["chosen"] == "edb":
        return line("trade.amount-of-country-by-bank", country=country, amount=amount)
    if part["chosen"] == "china_customs":
        return line(
            "trade.amount-of-country-by-customs", country=country, amount=amount
        )
    if country in [other["country"] for other in unsaid]:
        return line("trade.amount-of-country-unsaid", country=country, amount=amount)
    return line("trade.amount-of-country", country=country, amount=amount)


def mirror_chart(f: Fact) -> FigureWords:
    """Say of the ratios of two counts which is the largest, and was."""
    title = line("trade.mirror-title-plain")
    if f["last"]:
        title = _largest_ratio(f["last"][0], f["highest"])
    return FigureWords(
        title=title,
        subtitle=line("trade.mirror-subtitle"),
        alt=line("trade.mirror-alt", title=title),
        caption=line("trade.mirror-caption"),
    )


def _largest_ratio(last: Fact, highest: Fact) -> Line:
    ratio = float(last["ratio"])
    country = last["country"]
    period = last["period"]
    if not highest or highest["year"] == last["year"]:
        return line("trade.mirror-title", ratio=ratio, country=country, period=period)
    return line(
        "trade.mirror-title-with-highest",
        ratio=ratio,
        country=country,
        period=period,
        year=highest["period"],
        highest=float(highest["ratio"]),
    )


def ranges_chart(f: Fact) -> FigureWords:
    """Say of pairs of counts how far they are apart at most."""
    title = _widest(f)
    return FigureWords(
        title=title,
        subtitle=line("trade.ranges-subtitle"),
        alt=line("trade.ranges-alt", title=title),
        caption=line("trade.ranges-caption"),
        names={"china": line("trade.end-china"), "other": line("trade.end-other")},
    )


def _widest(f: Fact) -> Line:
    if f["widest"] and f["other"]:
        return line(
            "trade.ranges-title-of-flows-and-region",
            widest=abs(float(f["widest"]["value"])),
            region=abs(float(f["other"]["value"])),
        )
    if f["widest"]:
        widest = abs(float(f["widest"]["value"]))
        return line("trade.ranges-title-of-flows", widest=widest)
    if f["other"]:
        region = abs(float(f["other"]["value"]))
        return line("trade.ranges-title-of-region", region=region)
    return line("trade.ranges-title-plain")


# --- How much could be for Russia? ---------------------------------------------------


def transit(f: Fact) -> Text:
    """Say what the neighbours' imports do not show, and that it bounds nothing."""
    economy = _beyond_the_economy(f["economy"])
    if not f["unseen"]:
        yield [line("trade.never-seen-unknown")]
        yield economy
        return
    yield _never_seen(f)
    # What neighbours bought stands beside their part in the rise, if that is known.
    if is_known(f["share_pct"]):
        yield [*_bounds(f), _share_of_rise(f), *economy]
    else:
        yield _bounds(f)
        yield economy


def _never_seen(f: Fact) -> Iterator[Line]:
    parts = [
        line(
            "trade.part-never-seen",
            amount=float(row["value"]),
            country=row["country"],
            period=row["period"],
        )
        for row in f["unseen"]
    ]
    yield line("trade.never-seen", amount=float(f["never_seen"]), parts=parts)
    yield line("trade.valued", amount=float(f["valued"]))


def _bounds(f: Fact) -> Iterator[Line]:
    yield line("trade.bounds-nothing")
    yield line("trade.ceiling", amount=float(f["sold"]))


def _share_of_rise(f: Fact) -> Line:
    unseen = f["unseen"]
    return line(
        "trade.neighbours-share",
        countries=[row["country"] for row in unseen],
        share=float(f["share_pct"]),
        period=unseen[0]["span"],
    )


def _beyond_the_economy(economy: Fact) -> Iterator[Line]:
    if economy:
        yield line(
            "trade.beyond-the-economy",
            period=economy["period"],
            amount=float(economy["value"]),
            gdp_period=economy["gdp"]["period"],
            gdp=float(economy["gdp"]["value"]),
        )
