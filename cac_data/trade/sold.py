"""What is sold and bought now, by group and chapter, where a report of it is whole."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.codes import Flow
from cac_data.facts import (
    Comparison,
    Figure,
    Nothing,
    at,
    compare,
    figures,
    ranked,
    share_of,
    sum_of,
)
from cac_data.observations import add_up, observe, union
from cac_data.trade.chapters import (
    FLOW,
    HOLE,
    Counter,
    Level,
    counted_goods,
    goods_of_flow,
    in_groups,
    sides_of_flow,
    sums_of_levels,
    whole_years,
)
from cac_data.trade.goods import piped_gas

YEARS_OF_CHANGE = 5
AGREE = 5  # percent by which two sides of a good may differ and be said to agree
LARGE = 5  # percent of the whole from which a good is large
SOLAR = "solar panels, cells and wafers"
ELECTRIC_CARS = "870380"
CLOTHING = ("61", "62", "64")  # knitted, not knitted, and footwear
OTHER = "25;41-43;64-67;86;88-99"  # what is left, and no good of its own
WIDE = ("group", "chapter")
KNOWN = 80  # percent of a flow that groups or chapters must make for it to be known
LARGEST = 3  # goods that are drawn for their size
WIDEST = 5  # goods that are drawn for their gap
SIDES_BY: Mapping[str, Level] = {"UZB": "chapter", "KAZ": "group"}
"""By what level both sides of a country's imports can be set beside each other."""


class FlowKey(NamedTuple):
    """A flow of a country, who counts it, and by what level of goods."""

    country: str
    flow: Flow
    reporter: Counter = "national"
    level: Level = "chapter"


@dataclass(frozen=True)
class Basket:
    """What a flow was made of in the last year of which the report has no holes.

    `parts`: its goods, the largest first, each with `share_pct` of the `whole`.
    """

    whole: Figure
    parts: list[Figure]

    def together(self, parts: Sequence[Figure]) -> Figure:
        """Give what some of its parts make of the whole, in percent."""
        value = sum(part.number("share_pct") for part in parts)
        return sum_of(parts).of(value=value, unit="percent")

    def only(self, chapters: Collection[str]) -> list[Figure]:
        """Give its parts of some chapters."""
        return [part for part in self.parts if part.text("product_code") in chapters]


@dataclass(frozen=True)
class Changed:
    """Which good of a flow changed most since five years before.

    `good`: its change, whose `coverage` is the level; `whole`: that of the flow;
    `base`: from which year.
    """

    good: Figure
    whole: Figure
    base: str


@dataclass(frozen=True)
class Sides:
    """What both sides show of a flow, and of each good of it, the largest gap first.

    Each `one` is China's figure. `floors`: goods of which China's is that or more.
    `agree`: large goods of which both have much the same.
    """

    whole: Comparison
    goods: list[Comparison]
    floors: frozenset[str]
    agree: list[Comparison]

    @property
    def china_more(self) -> list[Comparison]:
        """Goods of which China shows more than the country records, the most first."""
        more = [pair for pair in self.goods if pair.difference.value > 0]
        return ranked(more, by=lambda pair: pair.difference) or []

    def of_gap(self, pairs: Sequence[Comparison]) -> Figure | Nothing:
        """Give what the gaps of some goods make of that of the flow, in percent."""
        gaps = sum_of([pair.difference for pair in pairs])
        return share_of(gaps, self.whole.difference)


@dataclass(frozen=True)
class Holes:
    """Years in which a country's report leaves goods out.

    `left_out`: the largest good that both sides' reports, reconciled, have of one of
    these years, and it has not.
    """

    years: list[int]
    left_out: Figure | Nothing


@dataclass(frozen=True)
class Solar:
    """What China sold of solar goods to all five, to one of them, and at most."""

    now: Figure
    largest: Figure
    share: Figure
    highest: Figure


@dataclass(frozen=True)
class ElectricCars:
    """Electric cars from China: by number as Uzbekistan counts, and by value."""

    number: Figure | Nothing
    lately: Figure | Nothing
    uzbek: Comparison | Nothing
    kyrgyz: Figure | Nothing


@dataclass(frozen=True, eq=False)
class Sold:
    """What is sold and bought: each flow by whoever gives all of it, or most.

    `exports` by chapter, `imports` by group: of Kazakhstan by its own count; `shown`:
    what China shows as sold there. `uzbek`: imports of Uzbekistan by its own count.
    `unknown`: countries and flows of which no chapter is known. `pairs`: large goods by
    both sides. `table`: each flow by both sides, good by good. `solar_by_year`: solar
    goods, a column a country.
    """

    exports: Basket | Nothing
    imports: Basket | Nothing
    shown: Basket | Nothing
    uzbek: Basket | Nothing
    changes: list[Changed]
    kazakh_sides: Sides | Nothing
    uzbek_sides: Sides | Nothing
    holes: Holes | Nothing
    solar: Solar | Nothing
    electric: ElectricCars
    unknown: list[tuple[str, Flow]]
    pairs: pd.DataFrame
    table: pd.DataFrame
    solar_by_year: pd.DataFrame


@cached
def of_sold(trade: pd.DataFrame, tables: Mapping[str, pd.DataFrame]) -> Sold:
    """Tell what is sold and bought by group and chapter, and where two sides disagree.

    `tables`: ``trade_composition``, ``product_flows`` and ``gas_flows``.
    """
    composition = tables["trade_composition"]
    single = tables["product_flows"]
    goods = counted_goods(composition, trade, single)
    solar = composition[composition["product"] == SOLAR]
    uzbek_sides = latest_sides(goods, "UZB", SIDES_BY["UZB"])
    kazakh_sides = latest_sides(goods, "KAZ", SIDES_BY["KAZ"])
    return Sold(
        exports=latest_basket(goods, "KAZ", "exports"),
        imports=latest_basket(goods, "KAZ", "imports", level="group"),
        shown=latest_basket(goods, "KAZ", "imports", "china_customs"),
        uzbek=latest_basket(goods, "UZB", "imports"),
        changes=largest_changes(goods),
        kazakh_sides=kazakh_sides,
        uzbek_sides=uzbek_sides,
        holes=holes_of(goods, "KAZ"),
        pairs=pairs_drawn(kazakh_sides, uzbek_sides),
        solar=solar_goods(observe(solar)),
        electric=electric_cars(composition, single),
        unknown=unknown_flows(goods, tables["gas_flows"]),
        table=latest_goods(goods),
        solar_by_year=solar_by_year(observe(solar)),
    )


# --- What a flow is made of ----------------------------------------------------------


def latest_basket(
    goods: pd.DataFrame,
    country: str,
    flow: Flow,
    reporter: Counter = "national",
    level: Level = "chapter",
) -> Basket | Nothing:
    """Give what a flow was made of in its last year without holes."""
    key = FlowKey(country, flow, reporter, level)
    years = whole_years(goods, **key._asdict())
    if not years:
        return Nothing(f"no goods of {country} {flow} by {reporter} without holes")
    return basket_in(goods, key, years[-1])


def basket_in(goods: pd.DataFrame, key: FlowKey, year: int) -> Basket | Nothing:
    """Give what a flow was made of in a year that has no holes."""
    parts = ranked(figures(goods_of_flow(goods, year=year, **key._asdict())))
    if not parts or parts[0]["whole"] is None:
        return Nothing("no figure of the whole flow")
    whole = sum_of(parts[:1]).of(value=parts[0].number("whole"))
    return Basket(whole=whole, parts=parts)


def largest_changes(goods: pd.DataFrame) -> list[Changed]:
    """Give what changed most in Kazakh exports and imports and Uzbek imports."""
    flows = [
        FlowKey("KAZ", "exports", level="group"),
        FlowKey("KAZ", "imports", level="group"),
        FlowKey("UZB", "imports"),
    ]
    changes = [change_of(goods, key) for key in flows]
    return [change for change in changes if change]


def change_of(goods: pd.DataFrame, key: FlowKey) -> Changed | Nothing:
    """Give the good of a flow that changed most in `YEARS_OF_CHANGE` years."""
    years = whole_years(goods, **key._asdict())
    if not years or years[-1] - YEARS_OF_CHANGE not in years:
        return Nothing("no year without holes that long before")
    now = basket_in(goods, key, years[-1])
    before = basket_in(goods, key, years[-1] - YEARS_OF_CHANGE)
    if not (now and before):
        return Nothing("no figure of the whole flow")
    earlier = {part.text("product_code"): part for part in before.parts}
    rises = []
    for part in now.parts:
        apart = compare(part, earlier.get(part.text("product_code"), Nothing("new")))
        if apart:
            # A group of chapters is more than one of its chapters.
            rises.append(part.of(value=apart.difference.value, coverage=key.level))
    by_size = ranked(rises, by=lambda rise: rise.size)
    whole = compare(now.whole, before.whole)
    if not (by_size and whole):
        return Nothing("no good of both years")
    return Changed(by_size[0], whole.difference, base=before.whole.period)


# --- Both sides ----------------------------------------------------------------------


def latest_sides(goods: pd.DataFrame, country: str, level: Level) -> Sides | Nothing:
    """Give what both sides show of a country's imports, in the last year of both."""
    own = whole_years(goods, country=country, flow="imports", level=level)
    theirs = whole_years(
        goods, country=country, flow="imports", reporter="china_customs"
    )
    years = sorted({*own} & {*theirs})
    if not years:
        return Nothing("no year by both sides")
    year = years[-1]
    key = FlowKey(country, "imports", level=level)
    national = basket_in(goods, key, year)
    china = basket_in(goods, FlowKey(country, "imports", "china_customs"), year)
    if not (national and china):
        return Nothing("no figure of the whole flow")
    whole = compare(china.whole, national.whole, across=["reporter"])
    rows = sides_of_flow(goods, country=country, flow="imports", year=year, level=level)
    pairs = [pair_of(figure) for figure in figures(rows)]
    if not (whole and pairs):
        return Nothing("no good by both sides")
    large = [pair for pair in pairs if _is_large(pair.other, national.whole)]
    agree = [pair for pair in large if is_agreed(pair)]
    floors = frozenset(rows[rows["is_floor"]]["product_code"])
    return Sides(whole, pairs, floors, agree)


def _is_large(good: Figure, flow: Figure) -> bool:
    part = share_of(good, flow)
    return bool(part and part.value >= LARGE)


def is_agreed(pair: Comparison) -> bool:
    """Tell whether both sides have much the same of a good (`AGREE`)."""
    above = pair.above_pct
    return bool(above and above.size.value <= AGREE)


def pair_of(gap: Figure) -> Comparison:
    """Give both figures of a row of `both_sides`."""
    china = gap.of(value=gap.number("china"), reporter="china_customs")
    national = gap.of(value=gap.number("national"), reporter="national")
    pair = compare(china, national, across=["reporter"])
    assert pair, "both are of one unit"
    return pair


# --- Holes, and what is not known ----------------------------------------------------


def holes_of(goods: pd.DataFrame, country: str) -> Holes | Nothing:
    """Give the years in which a country's own report of exports leaves goods out."""
    is_exports = (goods["country"] == country) & (goods["flow"] == "exports")
    exports = goods[is_exports & (goods["reporter"] == "national")]
    years = sorted({*exports[exports["obs_status"] == HOLE]["year"].astype(int)})
    if not years:
        return Nothing("no holes")
    reconciled = goods[is_exports & (goods["reporter"] == "cepii")]
    reconciled = reconciled[reconciled["year"].isin(years)]
    of_year = exports[exports["year"] == reconciled["year"].max()]
    missing = chapters_of(exports) - chapters_of(of_year)
    is_missing = reconciled["product_code"].str[:2].isin(missing)
    by_size = ranked(figures(reconciled[is_missing]))
    left_out = by_size[0] if by_size else Nothing("no reconciled report")
    return Holes(years, left_out)


def chapters_of(goods: pd.DataFrame) -> set[str]:
    """Give the chapters that are among goods."""
    return {*goods[goods["level"] == "chapter"]["product_code"]}


def known_flows(goods: pd.DataFrame) -> pd.DataFrame:
    """Give flows of a year of which groups or chapters make most, `KNOWN` percent.

    Columns: `reporter country flow period year`; none with holes. The index says
    nothing.
    """
    sums = sums_of_levels(goods)
    sums = sums[sums["level"].isin(WIDE)]
    wholes = goods[goods["obs_status"] != HOLE]
    sums = sums.merge(wholes[[*FLOW, "year", "whole"]].drop_duplicates(), on=FLOW)
    is_most = sums["value"] >= KNOWN / 100 * sums["whole"]
    return sums[is_most][[*FLOW, "year"]].drop_duplicates()


def unknown_flows(goods: pd.DataFrame, gas: pd.DataFrame) -> list[tuple[str, Flow]]:
    """Give countries and flows of which nobody gives most chapters of any year.

    Turkmen exports are known where the gas in them is.
    """
    known = known_flows(goods)
    found = {*zip(known["country"], known["flow"], strict=True)}
    if "TKM" in {*piped_gas(gas)["country"]}:
        found.add(("TKM", "exports"))
    every: list[tuple[str, Flow]] = []
    for country in codes.CA5:
        every += [(country, "exports"), (country, "imports")]
    return [flow for flow in every if flow not in found]


# --- Single goods --------------------------------------------------------------------


def solar_goods(solar: pd.DataFrame) -> Solar | Nothing:
    """Give what China sold of solar goods to all five in the last whole year."""
    years = solar[solar["year"].notna()]
    region = add_up(years, "country", codes.CA5, "CA5")
    by_size = ranked(figures(region))
    now = at(region)
    if not (now and by_size):
        return Nothing("no year of which all five are known")
    of_year = years[years["year"] == now.year]
    largest = ranked(figures(of_year))
    assert largest, "all five are known"
    share = share_of(largest[0], now)
    assert share, "both are of one source"
    return Solar(now, largest[0], share, highest=by_size[0])


def solar_by_year(solar: pd.DataFrame) -> pd.DataFrame:
    """Give solar goods: `period`, USD mn in a column a country, `source_ids unit`."""
    wide = solar.pivot_table(index="period", columns="country", values="value")
    wide = wide.reindex(columns=[*codes.CA5]).reset_index()
    return wide.assign(source_ids=union(solar["source_ids"]), unit="USD mn")


def electric_cars(composition: pd.DataFrame, single: pd.DataFrame) -> ElectricCars:
    """Give electric cars from China: numbers in Uzbekistan, values by both sides."""
    values = observe(composition[composition["product_code"] == ELECTRIC_CARS])
    national = values[values["reporter"] == "national"]
    uzbek = at(national[national["country"] == "UZB"])
    by_china = values[values["reporter"] == "china_customs"]
    sold_there = by_china[by_china["country"] == "UZB"]
    by_china_then: Figure | Nothing = Nothing("no year of its own")
    if uzbek:
        by_china_then = at(sold_there, uzbek.year)

    numbers = numbers_of_electric_cars(single)
    is_year = numbers["year"].notna()
    number = at(numbers[is_year])
    parts = numbers[~is_year]
    if number:
        year_of_part = parts["period"].str[:4].astype(int)
        parts = parts[year_of_part > (number.year or 0)]
    return ElectricCars(
        number=number,
        lately=at(parts),
        uzbek=compare(by_china_then, uzbek, across=["reporter"]),
        kyrgyz=at(national[national["country"] == "KGZ"]),
    )


def numbers_of_electric_cars(single: pd.DataFrame) -> pd.DataFrame:
    """Give how many electric cars Uzbekistan counts from China, of each period.

    The columns of `observations.observe`. Of two figures of one period that without a
    reservation stands last.
    """
    is_car = single["product_code"] == ELECTRIC_CARS
    is_number = single["unit"] == "vehicles"
    is_from_china = (single["country"] == "UZB") & (single["partner"] == "CHN")
    numbers = observe(single[is_car & is_number & is_from_china])
    return numbers.sort_values(
        ["period", "obs_status"], ascending=[True, False], kind="stable"
    )


# --- Tables --------------------------------------------------------------------------


def pairs_drawn(*sides: Sides | Nothing) -> pd.DataFrame:
    """Give the largest goods and the largest gaps of each country, by both sides.

    Columns: `country product_code product period`, `china` and `national` (`unit` USD
    mn), `source_ids`; of each country the largest good comes first.
    """
    rows = []
    for of_country in sides:
        pairs = of_country.goods if of_country else []
        named = [pair for pair in pairs if pair.one.text("product_code") != OTHER]
        by_size = ranked(named, by=lambda pair: pair.one) or []
        largest = {pair.one.text("product_code") for pair in by_size[:LARGEST]}
        widest = {pair.one.text("product_code") for pair in named[:WIDEST]}
        drawn = largest | widest
        rows += [
            row_of(pair) for pair in by_size if pair.one.text("product_code") in drawn
        ]
    return pd.DataFrame(rows)


def row_of(pair: Comparison) -> dict[str, object]:
    """Give a good by both sides as a row of `pairs_drawn`."""
    return {
        "country": pair.one.text("country"),
        "product_code": pair.one.text("product_code"),
        "product": pair.one.text("product"),
        "period": pair.one.period,
        "china": pair.one.value,
        "national": pair.other.value,
        "unit": pair.one.unit,
        "source_ids": pair.source_ids,
    }


def latest_goods(goods: pd.DataFrame) -> pd.DataFrame:
    """Give each flow in its last year that is known, good by good, by both sides.

    Columns: `country flow period level product_code`, `china` and `national` (`unit`
    USD mn), `product source_ids`, and `size`, the larger of the two; the largest of
    each flow comes first.
    """
    counted = counted_in_last_year(goods)
    good = ["country", "flow", "period", "level", "product_code"]

    # A row a good, a column a side; a side that has not the good is NaN.
    by_side = counted.pivot_table(index=good, columns="reporter", values="value")
    by_side = by_side.reindex(columns=["china_customs", "national"]).reset_index()
    by_side = by_side.rename(columns={"china_customs": "china"})

    # Where both sides name a good, the country's own name for it stands.
    own_first = counted.sort_values("reporter", ascending=False)
    names = own_first.drop_duplicates(good)[[*good, "product"]]
    ids = counted.groupby(good)["source_ids"].agg(union).reset_index()
    table = by_side.merge(names, on=good).merge(ids, on=good)

    table = table.assign(size=table[["china", "national"]].max(axis=1), unit="USD mn")
    order = ["country", "flow", "size"]
    return table.sort_values(order, ascending=[True, True, False], ignore_index=True)


def counted_in_last_year(goods: pd.DataFrame) -> pd.DataFrame:
    """Give groups and chapters of each flow in its last known year, by either side.

    The columns of `counted_goods`. China's are also given by the groups of the other
    side, where it shows every chapter of them. None with holes.
    """
    flow = ["country", "flow"]
    last_years = known_flows(goods).groupby(flow, as_index=False)["year"].max()
    is_side = goods["reporter"].isin(["national", "china_customs"])
    is_wide = goods["level"].isin(WIDE)
    counted = goods[is_wide & is_side].merge(last_years, on=[*flow, "year"])
    counted = counted[counted["obs_status"] != HOLE]
    return pd.concat([counted, groups_of_china(counted)])


def groups_of_china(goods: pd.DataFrame) -> pd.DataFrame:
    """Give what China shows of each group of the other side, from chapters.

    The columns of `counted_goods`. Of groups alone of which it shows every chapter.
    """
    is_china = goods["reporter"] == "china_customs"
    chapters = goods[is_china & (goods["level"] == "chapter")]
    groups = goods[~is_china & (goods["level"] == "group")]
    fact = ["country", "flow", "period"]
    frames = [goods[:0]]
    for flow, groups_of_flow in groups.groupby(fact):
        is_of_flow = (chapters[fact] == [*flow]).all(axis=1)
        by_group = in_groups(chapters[is_of_flow], groups_of_flow)
        whole_groups = by_group[~by_group["is_floor"]]
        frames.append(whole_groups.assign(level="group"))
    return pd.concat(frames)
