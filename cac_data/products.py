"""Trade by product, from rows of ``product_trade`` (`goods`), by `digits` of the code.

Reporters and revisions of the Harmonized System never mix: results hold both.
"""

from __future__ import annotations

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


@takes(goods="product_trade")
def product_composition(
    goods: pd.DataFrame, *, partner: str = "CHN", digits: int = 6
) -> pd.DataFrame:
    """Share of each product in a country's trade with a partner, `share_pct`.

    By `reporter classification country flow period product_code`, with `value` in USD
    million. ValueError for an unknown partner, or `digits` other than 2, 4 and 6.
    """
    return _cited(_of_flow(_summed(goods, partner, digits)), goods)


@takes(goods="product_trade")
def product_concentration(
    goods: pd.DataFrame, *, partner: str = "CHN", digits: int = 6
) -> pd.DataFrame:
    """Herfindahl-Hirschman index over products: the sum of squared shares, 0 to 1.

    A row for each `product_composition`, with `members` (how many products) and
    ``1 / members`` as `equal`, the index if all were alike. ValueError as there. After
    A. O. Hirschman, "The Paternity of an Index", American Economic Review 54 (1964).
    """
    rows = product_composition(goods, partner=partner, digits=digits)
    rows["value"] = (rows["share_pct"] / 100) ** 2
    index = {"value": ("value", "sum"), "members": ("product_code", "nunique")}
    made = gather(rows, FLOW, **index)
    year = pd.to_numeric(made["period"], errors="coerce").astype("Int64")
    return made.assign(year=year, unit="index", equal=1 / made["members"].astype(int))


@takes(goods="product_trade")
def partner_shares(goods: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """China's share in all trade of each country in each product, `share_pct`.

    `value` is traded with China, `whole` with the world, both as one reporter counts
    them; `digits` 0 for all goods together. ValueError for an unknown number.
    """
    return _shares(goods, _summed(goods, "WLD", digits, "0"), digits)


@takes(goods="product_trade")
def market_shares(goods: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """Share of each country in all trade of China in each product, `share_pct`.

    Exports to China over all that China imports of the product, imports from China over
    all that it exports (`whole`); `digits` 0 for all goods. ValueError for an unknown
    number.
    """
    whole = _summed(goods, "WLD", digits, "0")
    china = whole[whole["country"] == "CHN"].drop(columns="country")
    # What one side exports the other imports.
    china["flow"] = china["flow"].map({"exports": "imports", "imports": "exports"})
    return _shares(goods, china, digits)


@takes(goods="product_trade")
def revealed_advantage(goods: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """Revealed comparative advantage of each country in each product, `rca`, a ratio.

    The product's share in all exports of the country (`share_pct`) over its share in
    those of the world (`world_pct`), where these are known. ValueError for an unknown
    number of digits. After B. Balassa, "Trade Liberalisation and 'Revealed' Comparative
    Advantage", The Manchester School 33 (1965), 99.
    """
    rows = _summed(goods, "WLD", digits)
    rows = _of_flow(rows[rows["flow"] == "exports"])
    is_world = rows["country"] == "WLD"
    world = rows[is_world].rename(columns={"reporter": "by", "share_pct": "world_pct"})
    world = world[["by", "classification", "period", "product_code", "world_pct"]]
    own = rows[~is_world].assign(by=rows["reporter"].map(WORLD_OF))
    both = own.merge(world).drop(columns="by")
    ratio = both["share_pct"] / both["world_pct"].where(both["world_pct"] > 0)
    return _cited(both.assign(rca=ratio), goods, "CHN", "WLD")


@takes(goods="product_trade", names="products")
def leading_products(goods: pd.DataFrame, names: pd.DataFrame) -> pd.DataFrame:
    """What the five together sell China most of in the latest year: ten products.

    `value` in USD million, `share_pct` of exports to China, `to_china_pct` of all
    exports of it, `of_china_pct` of China's imports of it, `rca`. By CEPII, else China,
    else the countries, in the oldest revision that reaches as far.
    """
    sold = goods[(goods["partner"] == "CHN") & (goods["flow"] == "exports")]
    if sold.empty:
        return pd.DataFrame(columns=[*PRODUCT, "value", "share_pct", "source_ids"])
    first = sold.assign(
        late=-sold["period"].astype(int),
        who=sold["reporter"].map(["cepii", "china_customs", "national"].index),
        old=sold["classification"].map(REVISIONS.index),
    ).nsmallest(1, ["late", "who", "old"])
    who, revision, year = first[[*WITNESS, "period"]].iloc[0]
    rows = goods[goods["reporter"].isin([who, WORLD_OF[who]])]
    rows = rows[(rows["classification"] == revision) & (rows["period"] == year)]
    # What one of the five did not trade is not listed: a sum needs no figure of each.
    is_five = rows["country"].isin(codes.CA5)
    five = rows[is_five].assign(country="CA5").groupby([*PRODUCT, "partner"])
    added = five.agg({"value_usd_mn": "sum", "source_id": union}).reset_index()
    rows = pd.concat([added, rows[~is_five]])
    found = product_composition(rows)
    found = found[(found["country"] == "CA5") & (found["flow"] == "exports")]
    beside = {
        "to_china_pct": (partner_shares(rows), "share_pct"),
        "of_china_pct": (market_shares(rows), "share_pct"),
        "rca": (revealed_advantage(rows), "rca"),
    }
    for name, (made, column) in beside.items():
        made = made.rename(columns={column: name})[[*PRODUCT, name]]
        found = found.merge(made, how="left")
    named = names.drop_duplicates(["classification", "product_code"])
    named = named[["classification", "product_code", "product"]]
    found = found.merge(named, how="left").fillna({"product": ""})
    ids = union([*rows["source_id"].unique(), *names["source_id"].unique()])
    return found.assign(source_ids=ids).nlargest(10, "value")


def _summed(goods: pd.DataFrame, partner: str, digits: int, *more: str) -> pd.DataFrame:
    """Values by the first digits of the codes, in USD million."""
    check_member("partner", partner, ["CHN", "WLD"])
    check_member("digits", str(digits), [*more, "2", "4", "6"])
    rows = goods[goods["partner"] == partner]
    twice = rows.loc[rows.duplicated(PRODUCT), PRODUCT]  # of two releases
    if len(twice):
        message = f"a product stands twice\n{twice.head(5).to_string(index=False)}"
        raise ValueError(message)
    rows = rows.assign(product_code=rows["product_code"].str[:digits])
    return rows.groupby(PRODUCT)["value_usd_mn"].sum().reset_index(name="value")


def _of_flow(rows: pd.DataFrame) -> pd.DataFrame:
    """With the share of each product in its flow; nothing has no shares."""
    whole = rows.groupby(FLOW)["value"].transform("sum")
    return rows.assign(share_pct=100 * rows["value"] / whole.where(whole > 0))


def _shares(goods: pd.DataFrame, whole: pd.DataFrame, digits: int) -> pd.DataFrame:
    part = _summed(goods, "CHN", digits, "0")
    both = part.merge(whole.rename(columns={"value": "whole"}))
    share = 100 * both["value"] / both["whole"].where(both["whole"] > 0)
    return _cited(both.assign(share_pct=share), goods, "CHN", "WLD")


def _cited(rows: pd.DataFrame, goods: pd.DataFrame, *beside: str) -> pd.DataFrame:
    """Each row with the sources of its country, and of those it is divided by."""
    held = goods.groupby([*WITNESS, "country"])["source_id"].agg(union)
    places = [*WITNESS, "country"]
    known = rows[places].drop_duplicates()
    known["source_ids"] = [
        union(
            held.get((witness, revision, place), "")
            for witness in (who, WORLD_OF.get(who, who))
            for place in (country, *beside)
        )
        for who, revision, country in known.itertuples(index=False)
    ]
    return rows.merge(known, on=places, how="left")
