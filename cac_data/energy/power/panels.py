"""Solar panels, cells and wafers from China: value, weight, watts, and what was built.

Customs count value and weight. The watts are an estimate that Ember makes from the
value and the world price of the month, so a value over such watts would only give back
that price; dollars a kilogram are of two counts. What comes is not what is built.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import codes, observations, periods
from cac_data.cache import cached
from cac_data.energy.rows import rows_where
from cac_data.facts import (
    Comparison,
    Figure,
    Growth,
    Nothing,
    at,
    compare,
    figures,
    grew,
    ranked,
)
from cac_data.inputs import takes
from cac_data.observations import SHAPE, add_up, join, observe, share, union
from cac_data.tables import sort_rows

PANELS = "solar panels, cells and wafers"
"""What the rows are called in `trade_composition` and `product_flows`."""

CUSTOMS = "china_customs"

EMBER = "ember"
"""Who estimates watts."""

BODIES = ("irena", "statistical_review")
"""Who counts solar plants year after year; the Review repeats IRENA, with a lag."""

CLOSE = 0.05
"""A kilogram has a price where rounding of the weight moves it by less than this."""


@dataclass(frozen=True)
class KilogramPrice:
    """Dollars a kilogram in two years, and how value and weight grew between them."""

    now: Figure
    before: Figure
    value: Growth
    weight: Growth


@dataclass(frozen=True)
class PartOfYear:
    """What came in a part of a year: value, weight, and dollars a kilogram."""

    value: Figure
    weight: Figure
    price: Figure


@dataclass(frozen=True)
class ImportedAndBuilt:
    """What came of panels, cells and wafers and what was `built` of solar plants, MW.

    Both are of whole years from one to another. `imported` is an estimate of Ember's;
    `built` is what plants in service grew by, as `counted_by` one body.
    """

    country: str
    imported: Figure
    built: Figure
    counted_by: str


@dataclass(frozen=True, eq=False)
class Panels:
    """Solar goods from China by value, weight and watts, and what was built.

    `rows` are `solar_goods`. `region` is the value for all five in the last whole year
    in USD mn, `most` the share in it of the country with the largest, in percent;
    `watts` is Ember's estimate of it, in MW, and `price` what that country paid a
    kilogram. `newest`: what came there in a part of a later year. `by_year` are
    estimated MW of whole years, of a megawatt or more. `built`: each country of which
    plants were counted over whole years of imports.
    """

    rows: pd.DataFrame
    by_year: pd.DataFrame
    region: Figure | Nothing
    most: Figure | Nothing
    watts: Figure | Nothing
    price: KilogramPrice | Nothing
    newest: PartOfYear | Nothing
    built: list[ImportedAndBuilt]


@cached
def of_panels(
    goods: pd.DataFrame, amounts: pd.DataFrame, capacity: pd.DataFrame
) -> Panels:
    """Tell what solar goods came from China, by value, weight and watts."""
    rows = solar_goods(goods, amounts)
    region = at(_sum_of_region(rows))
    most = _largest_share(rows, region)
    country = most.text("country") if most else ""
    of_most = rows_where(rows, country=country)
    return Panels(
        rows=rows,
        by_year=_watts_by_year(rows),
        region=region,
        most=most,
        watts=_watts(of_most, region),
        price=_kilogram_price(of_most),
        newest=_part_of_later_year(of_most, region),
        built=_imported_and_built(rows, capacity),
    )


@takes(goods="trade_composition", amounts="product_flows")
def solar_goods(goods: pd.DataFrame, amounts: pd.DataFrame) -> pd.DataFrame:
    """Give solar goods from China by `country` and period, in USD mn.

    Columns: `country reporter`, those of `observations.SHAPE`, `t usd_a_kg mw`. `t` is
    their weight in tonnes by Chinese customs, `usd_a_kg` dollars a kilogram (missing
    where the weight is too small to tell), `mw` what Ember estimates them to give in
    full sun, in MW.
    """
    value = rows_where(
        observe(goods).rename(columns={"product": "good"}),
        reporter=CUSTOMS,
        flow="imports",
        good=PANELS,
    )
    value = value[["country", "reporter", *SHAPE]]
    of_goods = rows_where(observe(amounts), partner="CHN", flow="imports", good=PANELS)
    weight = rows_where(of_goods, reporter=CUSTOMS, indicator="mass", unit="t")
    watts = rows_where(
        of_goods, reporter=EMBER, indicator="generating_capacity", unit="MW"
    )
    fact = ["country", "period"]
    price = dollars_a_kilogram(value, weight)
    rows = join(value, weight, fact, t="value")
    rows = join(rows, price, fact, usd_a_kg="value")
    rows = join(rows, watts, fact, mw="value")
    return sort_rows(rows, fact)


def dollars_a_kilogram(value: pd.DataFrame, weight: pd.DataFrame) -> pd.DataFrame:
    """Give value over weight of the same goods by one reporter and source, in USD/kg.

    Missing where half a tonne more or less would move it by `CLOSE` or more. Columns:
    `country reporter`, those of `observations.SHAPE`, and the two terms, `one` (USD mn)
    and `other` (tonnes). ValueError for two reporters, as for watts in place of a
    weight.
    """
    value = value.assign(half=0.0)
    weight = weight[["country", "reporter", *SHAPE]].assign(half=0.5)
    fact = ["country", "period"]
    price = observations.combine(value, weight, "div", on=fact, unit="USD/kg")
    is_of_one_source = [";" not in ids for ids in price["source_ids"]]
    price = price[pd.Series(is_of_one_source, price.index, dtype="bool")]
    # USD mn over tonnes are thousand dollars a kilogram.
    is_exact = price["half"] < CLOSE * price["value"]
    amount = (1e3 * price["value"]).where(is_exact)
    return price.assign(value=amount, half=1e3 * price["half"])


def _sum_of_region(rows: pd.DataFrame) -> pd.DataFrame:
    """Give the value for all five of each whole year that has all, in USD mn."""
    whole = rows[rows["year"].notna()]
    return add_up(whole[["country", "reporter", *SHAPE]], "country", codes.CA5, "CA5")


def _largest_share(rows: pd.DataFrame, region: Figure | Nothing) -> Figure | Nothing:
    """Give the largest share of a country in the value for all five, in percent."""
    if not region:
        return region
    parts = rows_where(rows, period=region.period)
    of_region = _sum_of_region(rows)
    shares = share(parts, of_region, on=["period"])
    by_size = ranked(figures(shares))
    return by_size[0] if by_size else Nothing("no shares, or unlike ones")


def _watts(of_country: pd.DataFrame, region: Figure | Nothing) -> Figure | Nothing:
    """Give what Ember makes of a country's goods of the year of a sum, in MW."""
    if not region:
        return region
    return at(_in_watts(of_country), period=region.period)


def _in_watts(rows: pd.DataFrame) -> pd.DataFrame:
    """Give Ember's estimates of solar goods, in MW."""
    estimates = rows[["country", *SHAPE]]
    estimates = estimates.assign(value=rows["mw"], unit="MW", counted_by=EMBER)
    return estimates.dropna(subset="value")


def _watts_by_year(rows: pd.DataFrame) -> pd.DataFrame:
    watts = _in_watts(rows)
    is_whole_year = watts["year"].notna()
    return watts[is_whole_year & watts["value"].ge(1)]


def _kilogram_price(of_country: pd.DataFrame) -> KilogramPrice | Nothing:
    """Give dollars a kilogram in the last two whole years, and what moved them."""
    priced = of_country.dropna(subset=["usd_a_kg", "year"])
    now = at(priced)
    before = at(priced, back=1) if now else now
    if not now or not before:
        return Nothing("no two years with value and weight")
    value = grew(now, before)
    weight = grew(_tonnes(now), _tonnes(before))
    if not value or not weight:
        return Nothing("two years that cannot be compared")
    return KilogramPrice(_a_kilogram(now), _a_kilogram(before), value, weight)


def _part_of_later_year(
    of_country: pd.DataFrame, region: Figure | Nothing
) -> PartOfYear | Nothing:
    """Give the last part of a year after that of the sum, with value and weight."""
    if not region:
        return region
    parts = of_country[of_country["year"].isna()].dropna(subset="usd_a_kg")
    years = [periods.year_of(period) for period in parts["period"]]
    later = parts[pd.Series(years, parts.index, dtype="Int64") > region.whole_year]
    last = max(later["period"], key=periods.sort_key, default="")
    part = at(later, period=last) if last else Nothing("no part of a later year")
    if not part:
        return part
    return PartOfYear(value=part, weight=_tonnes(part), price=_a_kilogram(part))


def _tonnes(goods: Figure) -> Figure:
    return goods.of(value=goods.number("t"), unit="t")


def _a_kilogram(goods: Figure) -> Figure:
    return goods.of(value=goods.number("usd_a_kg"), unit="USD/kg")


# --- What came, and what was built ----------------------------------------------------


def _imported_and_built(
    rows: pd.DataFrame, capacity: pd.DataFrame
) -> list[ImportedAndBuilt]:
    """Give what came and what was built, by country, the largest import first."""
    plants = solar_plants(capacity)
    whole = rows[rows["year"].notna()].dropna(subset="mw")
    pairs = []
    for country in codes.CA5:
        came = rows_where(whole, country=country)
        pair = _pair(country, came, rows_where(plants, country=country))
        if pair:
            pairs.append(pair)
    by_size = ranked(pairs, by=lambda pair: pair.imported)
    return by_size or []


@takes(capacity="renewable_capacity")
def solar_plants(capacity: pd.DataFrame) -> pd.DataFrame:
    """Give solar plants in service at the end of a year, in MW, by each of `BODIES`.

    Of a year of several editions the newest. Columns: `country`, those of
    `observations.SHAPE`, `counted_by` (the body).
    """
    rows = observe(capacity)
    rows = rows_where(
        rows[rows["year"].notna()],
        indicator="installed_capacity",
        technology="solar",
        basis=BODIES,
    )
    rows = rows[rows["vintage"] != ""]
    rows = sort_rows(rows, ["country", "basis", "period", "vintage"])
    newest = rows.drop_duplicates(["country", "basis", "period"], keep="last")
    return newest[["country", *SHAPE]].assign(counted_by=newest["basis"])


def _pair(
    country: str, came: pd.DataFrame, plants: pd.DataFrame
) -> ImportedAndBuilt | Nothing:
    """Give what came from the first to the last year of imports with a count of plants.

    By the body that counts to the latest year; of two IRENA.
    """
    by_body = [_built(came, rows_where(plants, basis=[body])) for body in BODIES]
    growths = [growth for growth in by_body if growth]
    if not growths:
        return Nothing("no body counts plants over these years")
    growth = max(growths, key=_last_year)  # the first of equals
    first = growth.other.whole_year + 1
    last = _last_year(growth)
    imports = came[came["year"].between(first, last)]
    if len(imports) != last - first + 1:
        return Nothing("a year of imports is missing")
    imported = Figure(
        value=float(imports["mw"].sum()),
        unit="MW",
        period=f"{first}/{last}",
        reporter=EMBER,
        obs_status="E",
        source_ids=union(imports["source_ids"]),
    )
    built = growth.difference.of(period=imported.period)
    return ImportedAndBuilt(
        country=country,
        imported=imported,
        built=built,
        counted_by=growth.one.reporter,
    )


def _last_year(growth: Comparison) -> int:
    return growth.one.whole_year


def _built(came: pd.DataFrame, counts: pd.DataFrame) -> Comparison | Nothing:
    """Compare plants at the end of the last year of imports and before the first."""
    if came.empty:
        return Nothing("no imports")
    last = at(counts[counts["year"] <= came["year"].max()])
    before = at(counts[counts["year"] == came["year"].min() - 1])
    if not last or not before or last.whole_year <= before.whole_year:
        return Nothing("no count before the first import")
    return compare(last, before)
