"""What is said of what a country sells to China and buys there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cac_data.country.goods import DRAWN, CountryGoods
from cac_data.country.plan.shared import place_among
from cac_data.country.standing import place_of
from cac_data.facts import Figure, Nothing
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, Value, line
from cac_data.trade.plan.sold import good_name, good_of_row, widest_good
from cac_data.trade.sold import OTHER, Basket

NAMED = 4
"""Goods of a flow that a sentence names."""


def goods(f: CountryGoods) -> Text:
    """Say what is sold and bought, and of what no chapters are known."""
    yield [*_basket(f, f.sold, "sold"), *_gas(f), *_basket(f, f.bought, "bought")]
    yield [*_unknown_flows(f), *_sides(f), *_solar(f)]


def _basket(f: CountryGoods, basket: Basket | Nothing, verb: str) -> Iterator[Line]:
    if not basket:
        return
    # What is left over is no good.
    goods = [part for part in basket.parts if part.text("product_code") != OTHER]
    first = goods[:NAMED]
    yield line(
        f"country.goods-{verb}",
        country=f.country,
        period=basket.whole.period,
        whole=basket.whole,
        parts=[*map(_with_amount, first)],
        share=basket.together(first),
    )


def _with_amount(good: Figure) -> Line:
    return line("trade.good-with-amount", good=good_name(good), amount=good)


def _gas(f: CountryGoods) -> Iterator[Line]:
    gas = f.gas
    if not gas:
        return
    yield line(
        "country.gas-paid", country=f.country, paid=gas.paid, period=gas.paid.period
    )
    if gas.share:
        yield line("country.gas-share", share=gas.share, period=gas.share.period)


def _unknown_flows(f: CountryGoods) -> Iterator[Line]:
    if not f.unknown:
        return
    flows = "both" if len(f.unknown) > 1 else f.unknown[0]
    yield line("country.unknown-by-chapter", country=f.country, flows=flows)


def _sides(f: CountryGoods) -> Iterator[Line]:
    sides = f.sides
    widest = widest_good(sides)
    if not (sides and widest):
        return
    is_floor = widest.one.text("product_code") in sides.floors
    yield line(
        f"country.widest-good{'-at-least' if is_floor else ''}",
        good=good_name(widest.one),
        period=widest.one.period,
        china=widest.one,
        national=widest.other,
        country=f.country,
    )


def _solar(f: CountryGoods) -> Iterator[Line]:
    solar = f.solar
    if not solar:
        yield line("country.no-solar", country=f.country)
        return
    place = place_of("solar", solar.among, f.country)
    said_of: dict[str, Value] = {
        "amount": solar.now,
        "period": solar.now.period,
        "country": f.country,
    }
    if place:
        yield line("country.solar-among", **said_of, place=place_among(place))
    if solar.change:
        yield line(
            "country.solar-before",
            before=solar.change.other,
            start=solar.change.other.period,
        )


def sold_figure(f: CountryGoods) -> FigureWords:
    """Say which of the goods that a country sells is the largest."""
    title = line("country.sold-title-none", country=f.country)
    if f.sold:
        top = f.sold.parts[0]
        title = line(
            "country.sold-title",
            country=f.country,
            good=good_name(top),
            amount=top,
            period=top.period,
        )
    return FigureWords(
        title=title,
        subtitle=line("country.sold-subtitle", n=DRAWN),
        alt=line("country.sold-alt", title=title),
        names=_names_of_goods(f),
        empty=(),
    )


def bought_figure(f: CountryGoods) -> FigureWords:
    """Say of goods that a country buys where both sides are furthest apart."""
    title = line("country.bought-title-none", country=f.country)
    widest = widest_good(f.sides)
    if widest:
        title = line(
            "country.bought-title",
            country=f.country,
            good=good_name(widest.one),
            period=widest.one.period,
        )
    return FigureWords(
        title=title,
        subtitle=line("country.bought-subtitle"),
        alt=line("country.bought-alt", title=title),
        names={
            "china": line("common.name-china_customs"),
            "national": line("common.name-national"),
            **_names_of_sides(f),
        },
        caption=line("country.bought-caption") if f.sides and f.sides.floors else None,
        empty=(),
    )


def _names_of_sides(f: CountryGoods) -> Names:
    pairs = f.sides.goods if f.sides else []
    return _names_with_message(
        {pair.one.text("product_code"): pair.one for pair in pairs}
    )


def _names_of_goods(f: CountryGoods) -> Names:
    parts = f.sold.parts if f.sold else []
    return _names_with_message({part.text("product"): part for part in parts})


def _names_with_message(goods: Mapping[str, Figure]) -> Names:
    """What goods are called that have a message; others by their table."""
    names = {code: good_name(good) for code, good in goods.items()}
    return {code: name for code, name in names.items() if isinstance(name, Line)}


def goods_table(f: CountryGoods) -> TableWords:
    """Say what the table of all goods has."""
    return TableWords(
        columns={
            "flow": line("trade.column-flow"),
            "period": line("common.column-period"),
            "product": line("country.column-good"),
            "value": line("country.column-usd-mn"),
            "share_pct": line("country.column-share"),
        },
        caption=line("country.goods-caption", country=f.country),
        cells={"product": good_of_row},
        empty=(),
    )
