"""Trade by product, from rows of ``product_trade`` (`goods`), by `digits` of the code.

Reporters and revisions of the Harmonized System never mix: results hold both.
"""

from __future__ import annotations

import itertools
from typing import NamedTuple

import pandas as pd

from cac_data import codes
from cac_data.inputs import takes
from cac_data.observations import gather, union
from cac_data.validate import check_member

WITNESS = ["reporter", "classification"]
FLOW = [*WITNESS, "country", "flow", "period"]
PRODUCT = [*FLOW, "product_code"]
# CEPII's count is of both sides at once; of others the world is the sum of all reports.
WORLD_OF = {"cepii": "cepii", "national": "comtrade", "china_customs": "comtrade"}
REVISIONS = ("HS92", "HS96", "HS02", "HS07", "HS12", "HS17", "HS22")
PREFERRED_REPORTERS = ("cepii", "china_customs", "national")
"""Who is asked for the leading products, whom we prefer first."""
LEADING = 10


# --- Shares --------------------------------------------------------------------------


@takes(goods="product_trade")
def product_composition(
    goods: pd.DataFrame, *, partner: str = "CHN", digits: int = 6
) -> pd.DataFrame:
    """Give the share of each product in a country's trade with a partner, `share_pct`.

    By `reporter classification country flow period product_code`, with `value` in USD
    million and `source_ids`. ValueError for an unknown partner, or `digits` other than
    2, 4 and 6.
    """
    products = _by_code(goods, partner, digits)
    return _with_sources(_with_shares(products), goods)


@takes(goods="product_trade")
def product_concentration(
    goods: pd.DataFrame, *, partner: str = "CHN", digits: int = 6
) -> pd.DataFrame:
    """Give the Herfindahl-Hirschman index over products: the sum of squared shares.

    Between 0 and 1, a row for each flow of `product_composition`. Columns: `reporter
    classification country flow period value members source_ids year unit equal`;
    `members` is how many products there are, `equal` the index if all were alike.
    ValueError as there. After A. O. Hirschman, "The Paternity of an Index", American
    Economic Review 54 (1964).
    """
    products = product_composition(goods, partner=partner, digits=digits)
    squares = (products["share_pct"] / 100) ** 2
    index = gather(
        products.assign(value=squares),
        FLOW,
        value=("value", "sum"),
        members=("product_code", "nunique"),
    )
    year = pd.to_numeric(index["period"], errors="coerce")
    return index.assign(
        year=year.astype("Int64"),
        unit="index",
        equal=1 / index["members"].astype(int),
    )


@takes(goods="product_trade")
def partner_shares(goods: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """Give China's share in all trade of each country in each product, `share_pct`.

    `value` is traded with China, `whole` with the world (USD million), both as one
    reporter counts them; `digits` 0 for all goods together. The columns of
    `product_composition`, with `whole` added. ValueError for an unknown number.
    """
    world = _by_code(goods, "WLD", digits, can_be_all=True)
    return _shares_of_china(goods, world, digits)


@takes(goods="product_trade")
def market_shares(goods: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """Give each country's share in all trade of China in each product, `share_pct`.

    Exports to China over all that China imports of the product, imports from China over
    all that it exports (`whole`); `digits` 0 for all goods. Columns as of
    `partner_shares`. ValueError for an unknown number.
    """
    world = _by_code(goods, "WLD", digits, can_be_all=True)
    china = world[world["country"] == "CHN"].drop(columns="country")
    # What one side exports the other imports.
    seen_from_partner = {"exports": "imports", "imports": "exports"}
    china = china.assign(flow=china["flow"].map(seen_from_partner))
    return _shares_of_china(goods, china, digits)


@takes(goods="product_trade")
def revealed_advantage(goods: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """Give the revealed comparative advantage of each country in each product, `rca`.

    The product's share in all exports of the country (`share_pct`) over its share in
    those of the world (`world_pct`), where these are known; a ratio. The columns of
    `product_composition`, with these two added. ValueError for an unknown number of
    digits. After B. Balassa, "Trade Liberalisation and 'Revealed' Comparative
    Advantage", The Manchester School 33 (1965), 99.
    """
    products = _by_code(goods, "WLD", digits)
    exports = _with_shares(products[products["flow"] == "exports"])
    is_world = exports["country"] == "WLD"

    # The share in the exports of the world, under the reporter who counts these.
    world = exports[is_world].rename(
        columns={"reporter": "world_reporter", "share_pct": "world_pct"}
    )
    fact = ["world_reporter", "classification", "period", "product_code"]
    states = exports[~is_world]
    states = states.assign(world_reporter=states["reporter"].map(WORLD_OF))
    states = states.merge(world[[*fact, "world_pct"]])
    states = states.drop(columns="world_reporter")

    is_traded = states["world_pct"] > 0
    ratio = states["share_pct"] / states["world_pct"].where(is_traded)
    return _with_sources(states.assign(rca=ratio), goods, "CHN", "WLD")


# --- The leading products ------------------------------------------------------------


@takes(goods="product_trade", names="products")
def leading_products(goods: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """Give what the five together sell China most of in the latest year: ten products.

    `value` in USD million, `share_pct` of exports to China, `to_china_pct` of all
    exports of it, `of_china_pct` of China's imports of it, `rca`. By CEPII, else China,
    else the countries, in the oldest revision that reaches as far. The columns of
    `product_composition`, with these and the name of the `product`; the index is not
    reset. Without any sale there are only the first.
    """
    is_sold = (goods["partner"] == "CHN") & (goods["flow"] == "exports")
    sold = goods[is_sold]
    if sold.empty:
        return pd.DataFrame(columns=[*PRODUCT, "value", "share_pct", "source_ids"])
    rows = _with_five(goods, _latest_edition(sold))

    products = product_composition(rows)
    is_export = products["flow"] == "exports"
    products = products[is_export & (products["country"] == "CA5")]
    to_china = partner_shares(rows).rename(columns={"share_pct": "to_china_pct"})
    of_china = market_shares(rows).rename(columns={"share_pct": "of_china_pct"})
    products = products.merge(to_china[[*PRODUCT, "to_china_pct"]], how="left")
    products = products.merge(of_china[[*PRODUCT, "of_china_pct"]], how="left")
    advantage = revealed_advantage(rows)
    products = products.merge(advantage[[*PRODUCT, "rca"]], how="left")

    code = ["classification", "product_code"]
    named = names.drop_duplicates(code)
    products = products.merge(named[[*code, "product"]], how="left")
    products = products.fillna({"product": ""})
    ids = union([*rows["source_id"].unique(), *names["source_id"].unique()])
    return products.assign(source_ids=ids).nlargest(LEADING, "value")


class Edition(NamedTuple):
    """A count of one reporter in one revision and year."""

    reporter: str
    revision: str
    year: str


def _latest_edition(sold: pd.DataFrame) -> Edition:
    """Give the latest year, of its reporters the preferred, in the oldest revision."""
    ranked = sold.assign(
        lateness=-sold["period"].astype(int),
        preference=sold["reporter"].map(PREFERRED_REPORTERS.index),
        age=sold["classification"].map(REVISIONS.index),
    )
    first = ranked.nsmallest(1, ["lateness", "preference", "age"])
    reporter, revision, year = first[[*WITNESS, "period"]].iloc[0]
    return Edition(reporter, revision, year)


def _with_five(goods: pd.DataFrame, edition: Edition) -> pd.DataFrame:
    """Give the rows of an edition, with the five states added up to one country, CA5.

    Those of the reporter who counts the world for it stay beside them.
    """
    witnesses = [edition.reporter, WORLD_OF[edition.reporter]]
    is_reported = goods["reporter"].isin(witnesses)
    is_revision = goods["classification"] == edition.revision
    is_year = goods["period"] == edition.year
    rows = goods[is_reported & is_revision & is_year]

    # What one of the five did not trade is not listed: a sum needs no figure of each.
    is_state = rows["country"].isin(codes.CA5)
    states = rows[is_state].assign(country="CA5")
    five = states.groupby([*PRODUCT, "partner"]).agg(
        {"value_usd_mn": "sum", "source_id": union}
    )
    return pd.concat([five.reset_index(), rows[~is_state]])


# --- Steps ---------------------------------------------------------------------------


def _by_code(
    goods: pd.DataFrame, partner: str, digits: int, *, can_be_all: bool = False
) -> pd.DataFrame:
    """Give `value` by the first digits of the codes, in USD million.

    `can_be_all`: 0 digits, all goods together, will do.
    """
    check_member("partner", partner, ["CHN", "WLD"])
    lengths = ["2", "4", "6"]
    check_member("digits", str(digits), ["0", *lengths] if can_be_all else lengths)
    rows = goods[goods["partner"] == partner]
    # Two releases of one file would be added up.
    twice = rows.loc[rows.duplicated(PRODUCT), PRODUCT]
    if len(twice):
        message = f"a product stands twice\n{twice.head(5).to_string(index=False)}"
        raise ValueError(message)
    rows = rows.assign(product_code=rows["product_code"].str[:digits])
    values = rows.groupby(PRODUCT)["value_usd_mn"].sum()
    return values.reset_index(name="value")


def _with_shares(products: pd.DataFrame) -> pd.DataFrame:
    """Give the share of each product in its flow, where there is any, `share_pct`."""
    whole = products.groupby(FLOW)["value"].transform("sum")
    share = 100 * products["value"] / whole.where(whole > 0)
    return products.assign(share_pct=share)


def _shares_of_china(
    goods: pd.DataFrame, whole: pd.DataFrame, digits: int
) -> pd.DataFrame:
    """Give trade with China, and its share in a `whole` that has columns in common."""
    china = _by_code(goods, "CHN", digits, can_be_all=True)
    shares = china.merge(whole.rename(columns={"value": "whole"}))
    share = 100 * shares["value"] / shares["whole"].where(shares["whole"] > 0)
    return _with_sources(shares.assign(share_pct=share), goods, "CHN", "WLD")


def _with_sources(
    rows: pd.DataFrame, goods: pd.DataFrame, *beside: str
) -> pd.DataFrame:
    """Give each row the sources of its country, and of those it is divided by.

    `beside` are the codes of these, which the reporter or that of the world counts.
    """
    place = [*WITNESS, "country"]
    ids = goods.groupby(place)["source_id"].agg(union)
    cited = rows[place].drop_duplicates()
    united = []
    for reporter, revision, country in cited.itertuples(index=False):
        witnesses = (reporter, WORLD_OF.get(reporter, reporter))
        counted = itertools.product(witnesses, [revision], (country, *beside))
        united.append(union(ids.get(count, "") for count in counted))
    cited["source_ids"] = united
    return rows.merge(cited, on=place, how="left")
