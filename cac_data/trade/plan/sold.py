"""What is said of goods: what is sold and bought, and where two sides disagree."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import TypedDict

from cac_data import codes
from cac_data.facts import Comparison, Figure, Nothing
from cac_data.lines import FigureWords, Line, TableWords, Text, Value, line
from cac_data.trade.chapters import RESERVED
from cac_data.trade.goods import GasShare, Goods
from cac_data.trade.sold import (
    AGREE,
    CLOTHING,
    LARGE,
    OTHER,
    Basket,
    Changed,
    ElectricCars,
    Holes,
    Sides,
    Solar,
    Sold,
)

CHAPTERS = {f"{number:02}" for number in range(1, 98)} - {RESERVED} | {"99"}
"""Those of the Harmonized System, each with a message of its own."""

GROUPS: Mapping[str, str] = {
    "01-24": "farm-and-food",
    "28-38": "chemicals",
    "39-40": "plastics-and-rubber",
    "44-49": "wood-and-paper",
    "50-63": "textiles",
    "68-70": "stone-and-glass",
    "84-85": "machines",
    "26;71-76;78-83": "ores-and-metals",
    OTHER: "all-other",
}
SOLD_FIRST = 5  # goods that are named of what is sold
BOUGHT_FIRST = 3  # of what is bought
APART = 4  # goods of which China shows more that are named


class GoodRow(TypedDict):
    """What is read of a row of goods."""

    product_code: str
    product: str


def good_name(good: Figure) -> Line | str:
    """What the good of a figure is called."""
    return name_of_good(good.text("product_code"), good.text("product"))


def good_of_row(row: GoodRow) -> Line | str:
    """What the good of a row is called."""
    return name_of_good(row["product_code"], row["product"])


def name_of_good(code: str, name: str) -> Line | str:
    """What a chapter or group is called; else what its table calls it."""
    if code in CHAPTERS:
        return line(f"trade.chapter-{code}")
    if code in GROUPS:
        return line(f"trade.goods-group-{GROUPS[code]}")
    # The table says of a heading or subheading also which it is.
    _, _, behind = name.partition(f"{code}: ")
    return behind or name


# --- The section ---------------------------------------------------------------------


def goods(f: Goods, sold: Sold) -> Text:
    """Say what is sold and bought, where two sides disagree, and what is unknown."""
    yield _sold(f, sold)
    yield _bought(sold)
    yield _uzbek_sides(sold.uzbek_sides)
    yield largest_changes(sold.changes, sold.holes)
    yield _single_goods(sold.solar, sold.electric)
    yield _unknown_flows(sold)


def _sold(f: Goods, sold: Sold) -> Iterator[Line]:
    basket = sold.exports
    if basket:
        first = basket.parts[:SOLD_FIRST]
        yield line(
            "trade.kazakh-sold",
            whole=basket.whole,
            period=basket.whole.period,
            parts=[*map(_with_amount, first)],
            share=basket.together(first),
        )
    if f.turkmen_gas:
        gas = f.turkmen_gas
        yield line("trade.turkmen-gas", share=gas, period=gas.period)
    if f.gas:
        yield _gas_in_exports(f.gas[-1])


def _gas_in_exports(gas: GasShare) -> Line:
    share = gas.share
    if gas.without_kyrgyz:
        return line(
            "trade.gas-in-exports-and-without-kyrgyz",
            share=share,
            period=share.period,
            without=gas.without_kyrgyz,
        )
    return line("trade.gas-in-exports", share=share, period=share.period)


def _bought(sold: Sold) -> Iterator[Line]:
    if sold.imports:
        yield _bought_by("KAZ", sold.imports)
    if sold.uzbek:
        yield _bought_by("UZB", sold.uzbek)
    shown = sold.shown
    clothing = shown.only(CLOTHING) if shown else []
    if shown and len(clothing) == len(CLOTHING):
        yield line(
            "trade.shown-to-kazakhstan",
            whole=shown.whole,
            period=shown.whole.period,
            share=shown.together(clothing),
        )
    yield from _kazakh_sides(sold.kazakh_sides)


def _kazakh_sides(sides: Sides | Nothing) -> Iterator[Line]:
    widest = widest_good(sides)
    if not (sides and widest and sides.whole.difference.value > 0):
        return
    share = sides.of_gap([widest])
    if not share:
        return
    is_floor = widest.one.text("product_code") in sides.floors
    yield line(
        f"trade.kazakh-sides{'-at-least' if is_floor else ''}",
        china=widest.one,
        good=good_name(widest.one),
        national=widest.other,
        period=widest.one.period,
        share=share,
    )


def _bought_by(country: str, basket: Basket) -> Line:
    return line(
        "trade.bought-by",
        country=country,
        whole=basket.whole,
        period=basket.whole.period,
        parts=[*map(_with_share, basket.parts[:BOUGHT_FIRST])],
    )


def _with_amount(part: Figure) -> Line:
    return line("trade.good-with-amount", good=good_name(part), amount=part)


def _with_share(part: Figure) -> Line:
    share = part.of(value=part.number("share_pct"), unit="percent")
    return line("trade.good-with-share", good=good_name(part), share=share)


def widest_good(sides: Sides | Nothing) -> Comparison | Nothing:
    """Give the good of which China shows most more; what is left over is none."""
    for pair in sides.china_more if sides else ():
        if pair.one.text("product_code") != OTHER:
            return pair
    return Nothing("China shows no more of any good")


def _uzbek_sides(sides: Sides | Nothing) -> Iterator[Line]:
    if not sides:
        return
    yield line(
        "trade.uzbek-sides",
        period=sides.whole.one.period,
        china=sides.whole.one,
        national=sides.whole.other,
    )
    if sides.agree:
        yield line(
            "trade.sides-agree",
            goods=[_name_of_pair(pair) for pair in sides.agree],
            within=sides.whole.difference.of(value=float(AGREE), unit="percent"),
            large=sides.whole.difference.of(value=float(LARGE), unit="percent"),
        )
    more = sides.china_more[:APART]
    if more:
        yield _goods_in_gap(sides, more)


def _goods_in_gap(sides: Sides, more: Sequence[Comparison]) -> Line:
    """Say of which goods China counts more, and what part of the gap they make.

    Where goods of which it counts less offset them, they make no part of it.
    """
    pairs = [*map(_pair, more)]
    share = sides.of_gap(more)
    if share and 0 < share.value <= 100:
        return line("trade.sides-apart", pairs=pairs, share=share)
    return line("trade.sides-apart-and-offset", pairs=pairs)


def _name_of_pair(pair: Comparison) -> Line:
    return line("trade.good-alone", good=good_name(pair.one))


def _pair(pair: Comparison) -> Line:
    return line(
        "trade.good-by-both",
        good=good_name(pair.one),
        china=pair.one,
        national=pair.other,
    )


# --- Changes, and years with holes ---------------------------------------------------


def largest_changes(
    changes: Sequence[Changed], holes: Holes | Nothing
) -> Iterator[Line]:
    """Say what changed most in flows, and which reports have holes."""
    spans = groupby(changes, key=lambda change: (change.base, change.good.period))
    for (base, period), of_span in spans:
        yield _changed_most([*of_span], base, period)
    if not holes:
        return
    yield line("trade.holes", years=holes.years)
    if holes.left_out:
        yield line(
            "trade.left-out",
            period=holes.left_out.period,
            amount=holes.left_out,
            good=good_name(holes.left_out),
        )


def _changed_most(changes: Sequence[Changed], base: str, period: str) -> Line:
    """Say what changed most in flows, and whose goods are wider than of others."""
    said_of: dict[str, Value] = {
        "base": base,
        "period": period,
        "changes": [_change(change) for change in changes],
    }
    by_group = [change for change in changes if change.good.coverage == "group"]
    if not by_group or len(by_group) == len(changes):
        return line("trade.changed-most", **said_of)
    countries = dict.fromkeys(change.good.text("country") for change in by_group)
    return line("trade.changed-most-by-groups", countries=[*countries], **said_of)


def _change(change: Changed) -> Line:
    return line(
        "trade.good-changed",
        good=good_name(change.good),
        country=change.good.text("country"),
        flow=change.good.text("flow"),
        change=change.good,
    )


# --- Single goods, and what is not known ---------------------------------------------


def _single_goods(solar: Solar | Nothing, electric: ElectricCars) -> Iterator[Line]:
    if solar:
        is_highest = solar.highest.period == solar.now.period
        yield line(
            f"trade.solar{'-highest' if is_highest else ''}",
            amount=solar.now,
            period=solar.now.period,
            share=solar.share,
            country=solar.largest.text("country"),
            **({} if is_highest else _highest_year(solar)),
        )
    number = electric.number
    if number and electric.lately:
        yield line(
            "trade.electric-cars-lately",
            number=number,
            period=number.period,
            lately=electric.lately,
            last=electric.lately.period,
        )
    elif number:
        yield line("trade.electric-cars", number=number, period=number.period)
    if electric.uzbek:
        yield line(
            "trade.electric-cars-by-both",
            china=electric.uzbek.one,
            national=electric.uzbek.other,
            period=electric.uzbek.one.period,
        )
    if electric.kyrgyz:
        value = electric.kyrgyz
        yield line("trade.electric-cars-kyrgyz", amount=value, period=value.period)


def _highest_year(solar: Solar) -> dict[str, Value]:
    return {"highest": solar.highest, "peak": solar.highest.period}


def _unknown_flows(sold: Sold) -> Iterator[Line]:
    flows: dict[str, list[str]] = {}
    for country, flow in sold.unknown:
        flows.setdefault(country, []).append(flow)
    by_flows: dict[str, list[str]] = {}
    for country in codes.CA5:
        if country in flows:
            by_flows.setdefault("-and-".join(flows[country]), []).append(country)
    if by_flows:
        parts = [
            line(f"trade.unknown-{kind}", countries=countries)
            for kind, countries in by_flows.items()
        ]
        yield line("trade.unknown-by-chapter", parts=parts)


# --- Chart and tables ----------------------------------------------------------------


def both_sides_chart(f: Sold) -> FigureWords:
    """Say of which good the two sides are furthest apart."""
    title = line("trade.both-sides-title-plain")
    period = ""
    widest = widest_good(f.kazakh_sides) or widest_good(f.uzbek_sides)
    if widest and widest.ratio:
        floors = f.kazakh_sides.floors if f.kazakh_sides else ()
        is_floor = widest.one.text("product_code") in floors
        period = widest.one.period
        title = line(
            f"trade.both-sides-title{'-at-least' if is_floor else ''}",
            ratio=widest.ratio,
            good=good_name(widest.one),
            country=widest.one.text("country"),
            period=period,
        )
    return FigureWords(
        title=title,
        subtitle=line("trade.both-sides-subtitle"),
        alt=line("trade.both-sides-alt", title=title),
        caption=line("trade.both-sides-caption") if f.kazakh_sides else None,
        names={
            **_names_of_goods(f),
            "china": line("trade.end-china"),
            "national": line("trade.end-national"),
        },
        empty=(),
    )


def _names_of_goods(f: Sold) -> dict[str, Line]:
    """What the goods of the chart are called that have a name of their own."""
    drawn = f.pairs["product_code"] if len(f.pairs) else ()
    called = {code: name_of_good(code, "") for code in drawn}
    return {code: name for code, name in called.items() if isinstance(name, Line)}


def by_chapter_table() -> TableWords:
    """Say what the table of all goods by both sides is."""
    return TableWords(
        columns={
            "country": line("trade.column-country"),
            "flow": line("trade.column-flow"),
            "product_code": line("trade.column-product_code"),
            "product": line("trade.column-goods"),
            "period": line("trade.column-year"),
            "china": line("trade.column-china_usd_mn"),
            "national": line("trade.column-national_usd_mn"),
        },
        caption=line("trade.by-chapter-caption"),
        cells={"product": good_of_row},
        empty=(),
    )


def solar_table() -> TableWords:
    """Say what the table of solar goods by country is."""
    by_country = {
        country: line("trade.column-of-country", country=country)
        for country in codes.CA5
    }
    return TableWords(
        columns={"period": line("trade.column-year"), **by_country},
        caption=line("trade.solar-caption"),
        empty=(),
    )
