"""Trade by product: composition, concentration, partner shares, revealed advantage.

All functions take rows of ``product_trade``, which `cac-data import` fills. Reporters
and revisions of the Harmonized System are never added to or divided by each other: each
result holds them as columns and is worked out within them.
"""

from collections.abc import Mapping, Sequence

import pandas as pd

from cac_data import codes, indicators
from cac_data.tables import sort_rows
from cac_data.trade.wording import VALUE

PRODUCT_LABELS: Mapping[str, str] = {
    "product_code": "Code",
    "product": "Product",
    VALUE: "USD mn",
    "share_pct": "Of exports to China, %",
    "to_china_pct": "China's part in all exports of it, %",
    "of_china_pct": "Part in all imports of China of it, %",
    "rca": "Revealed advantage",
}
"""Columns of :func:`leading_products` that a table shows, with their headings."""

_WITNESS = ["reporter", "classification"]
_FLOW = [*_WITNESS, "country", "flow", "period"]
_DIGITS = (0, 2, 4, 6)
_NEEDED = (
    *("reporter", "country", "partner", "flow", "classification", "product_code"),
    *("period", "source_id", VALUE),
)
# CEPII's count is of both sides at once; of others the world is the sum of all reports.
_WORLD_OF = {"cepii": "cepii", "national": "comtrade", "china_customs": "comtrade"}


def product_composition(
    goods: pd.DataFrame, *, partner: str = "CHN", digits: int = 6
) -> pd.DataFrame:
    """Share of each product in the trade of each country with a partner, in percent.

    The value of the product is divided by that of all products of the same country,
    flow and year.

    `digits`: 2 for chapters, 4 for headings, 6 for subheadings.

    Columns: ``reporter, classification, country, flow, period, product_code,
    value_usd_mn, share_pct`` and ``source_ids``.

    ValueError for an unknown partner or number of digits.
    """
    rows = _summed(goods, partner=partner, digits=digits, name="product_composition")
    rows["share_pct"] = _per_cent(
        rows[VALUE], rows.groupby(_FLOW)[VALUE].transform("sum")
    )
    return _in_order(rows, goods, ["share_pct"])


def product_concentration(
    goods: pd.DataFrame, *, partner: str = "CHN", digits: int = 6
) -> pd.DataFrame:
    """How far trade is that of a few products: Herfindahl-Hirschman index, 0 to 1.

    As :func:`cac_data.indicators.concentration`, over the products of a country, flow
    and year.

    `digits`: 2 for chapters, 4 for headings, 6 for subheadings.

    Columns: ``reporter, classification, country, flow, period, members`` (products),
    ``hhi, normalised`` and ``source_ids``.

    ValueError for an unknown partner or number of digits.
    """
    rows = _summed(goods, partner=partner, digits=digits, name="product_concentration")
    rows = _in_order(rows, goods, [])
    parts = [
        indicators.concentration(part, over="product_code", within=_FLOW)
        for _, part in rows.groupby("reporter", sort=True)
    ]
    columns = [*_FLOW, "members", "hhi", "normalised", "source_ids"]
    return (
        pd.concat(parts, ignore_index=True) if parts else rows.reindex(columns=columns)
    )


def partner_shares(goods: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """China's share in all trade of each country in each product, in percent.

    What is traded with China is divided by what is traded with the world, both as one
    reporter counts them.

    `digits`: 2 for chapters, 4 for headings, 6 for subheadings, 0 for all goods
    together.

    Columns: ``reporter, classification, country, flow, period, product_code`` (empty
    for all goods), ``value_usd_mn`` (with China), ``whole_usd_mn, share_pct`` and
    ``source_ids``; what is not traded with China is left out.

    ValueError for an unknown number of digits.
    """
    name = "partner_shares"
    part = _summed(goods, partner="CHN", digits=digits, name=name)
    whole = _summed(goods, partner="WLD", digits=digits, name=name)
    return _shares(part, whole, [*_FLOW, "product_code"], goods)


def market_shares(goods: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """Share of each country in all trade of China in each product, in percent.

    Exports to China are divided by all that China imports of the product, imports from
    China by all that it exports, both as one reporter counts them.

    `digits`: 2 for chapters, 4 for headings, 6 for subheadings, 0 for all goods
    together.

    The columns of :func:`partner_shares`; ``whole_usd_mn`` is China's trade with the
    world.

    ValueError for an unknown number of digits.
    """
    name = "market_shares"
    part = _summed(goods, partner="CHN", digits=digits, name=name)
    whole = _summed(goods, partner="WLD", digits=digits, name=name)
    china = whole[whole["country"] == "CHN"].drop(columns="country")
    # What one side exports the other imports.
    china["flow"] = china["flow"].map({"exports": "imports", "imports": "exports"})
    keys = [*_WITNESS, "flow", "period", "product_code"]
    return _shares(part, china, keys, goods)


def revealed_advantage(goods: pd.DataFrame, *, digits: int = 6) -> pd.DataFrame:
    """Revealed comparative advantage of each country in each product, a ratio.

    The share of the product in all exports of the country, divided by its share in all
    exports of the world: above 1 the country sells more of it than its size would let
    expect.

    `digits`: 2 for chapters, 4 for headings, 6 for subheadings.

    Columns: ``reporter, classification, country, flow, period, product_code,
    value_usd_mn, share_pct`` (of the exports of the country), ``world_pct`` (of those
    of the world), ``rca`` and ``source_ids``. Where nothing is known of the world there
    is no row.

    ValueError for an unknown number of digits.

    Source of the method: B. Balassa, "Trade Liberalisation and 'Revealed' Comparative
    Advantage", The Manchester School 33 (1965), 99.
    """
    rows = _summed(goods, partner="WLD", digits=digits, name="revealed_advantage")
    rows = rows[rows["flow"] == "exports"]
    rows["share_pct"] = _per_cent(
        rows[VALUE], rows.groupby(_FLOW)[VALUE].transform("sum")
    )
    world = rows[rows["country"] == "WLD"]
    own = rows[rows["country"] != "WLD"]
    keys = ["classification", "period", "product_code"]
    own = own.assign(world=own["reporter"].map(_WORLD_OF))
    world = world.rename(columns={"reporter": "world", "share_pct": "world_pct"})
    both = own.merge(world[["world", *keys, "world_pct"]], on=["world", *keys])
    both["rca"] = both["share_pct"] / both["world_pct"].where(both["world_pct"] > 0)
    return _in_order(both, goods, ["share_pct", "world_pct", "rca"])


def product_witness(goods: pd.DataFrame) -> pd.DataFrame:
    """Choose the rows of one reporter and one revision, that of the latest year.

    CEPII comes before Chinese customs and these before the countries' own: its count
    has both sides and the world. Of several revisions that reach as far, the oldest has
    the longest series.

    The rows kept, in their order; those of the sum of all reporters with those of who
    reports to UN Comtrade.
    """
    codes.check_columns(goods.columns, _NEEDED, function="product_witness")
    with_china = goods[goods["partner"] == "CHN"]
    last = with_china.groupby(_WITNESS)["period"].max().reset_index()
    ranked = sorted(
        (-int(period), [*_WORLD_OF].index(reporter), _revisions().index(revision))
        for reporter, revision, period in last.itertuples(index=False)
    )
    if not ranked:
        return goods.iloc[:0].reset_index(drop=True)
    _, rank, place = ranked[0]
    reporter = [*_WORLD_OF][rank]
    wanted = goods["reporter"].isin([reporter, _WORLD_OF[reporter]])
    of_revision = goods["classification"] == _revisions()[place]
    return goods[wanted & of_revision].reset_index(drop=True)


def leading_products(
    goods: pd.DataFrame, names: pd.DataFrame, *, most: int = 10
) -> pd.DataFrame:
    """List what the five together sell China most of in the latest year.

    Columns: ``product_code, product`` (its name, where one is known), ``value_usd_mn``,
    ``share_pct`` (of the five's exports to China), ``to_china_pct`` (China's part in
    their exports of it to the world), ``of_china_pct`` (their part in all that China
    imports of it), ``rca`` (of the five as one exporter), ``period, reporter,
    classification`` and ``source_ids``, the largest first. Rows of one reporter and
    revision, as :func:`product_witness` chooses them.

    ValueError for if ``most`` is below 1.
    """
    if most < 1:
        message = f"`most`: {most!r} is below 1"
        raise ValueError(message)
    needed = ["classification", "product_code", "product", "source_id"]
    codes.check_columns(names.columns, needed, function="leading_products")
    columns = [*PRODUCT_LABELS, "period", *_WITNESS, "source_ids"]
    chosen = product_witness(goods)
    rows = _of_region(chosen)
    if rows.empty:
        return pd.DataFrame(columns=columns)
    found = product_composition(rows)
    found = found[found["country"] == "CA5"]
    keys = [*_FLOW, "product_code"]
    for made, old, new in (
        (partner_shares(rows), "share_pct", "to_china_pct"),
        (market_shares(rows), "share_pct", "of_china_pct"),
        (revealed_advantage(rows), "rca", "rca"),
    ):
        part = made[[*keys, old]].rename(columns={old: new})
        found = found.merge(part, on=keys, how="left")
    named = names[
        names["classification"].isin(rows["classification"])
        & names["product_code"].isin(found["product_code"])
    ].drop_duplicates(["classification", "product_code"])
    found = found.merge(
        named[["classification", "product_code", "product"]],
        on=["classification", "product_code"],
        how="left",
    )
    found["product"] = found["product"].fillna("")
    used = chosen[chosen["period"] == rows["period"].iloc[0]]["source_id"]
    ids = sorted({*used, *named["source_id"]})
    found["source_ids"] = pd.Series([[*ids] for _ in range(len(found))], dtype=object)
    found = found.sort_values(VALUE, ascending=False, kind="stable")
    shown: pd.DataFrame = found[columns].head(most)
    return shown.reset_index(drop=True)


def product_summary(goods: pd.DataFrame) -> pd.DataFrame:
    """Sum up what the five together sell China and buy there in the latest year.

    One row a flow: ``flow, period, reporter, classification, products`` (how many),
    ``value_usd_mn, first_pct`` (of the largest product), ``ten_pct`` (of the ten
    largest together), ``hhi`` (over products, 0 to 1), ``with_china_pct`` (China's part
    in all trade of this flow) and ``source_ids``. Rows of one reporter and revision, as
    :func:`product_witness` chooses them.
    """
    chosen = product_witness(goods)
    columns = ["flow", "period", *_WITNESS, "products", VALUE, "first_pct", "ten_pct"]
    columns += ["hhi", "with_china_pct", "source_ids"]
    made = []
    for flow in ("exports", "imports"):
        rows = _of_region(chosen, flow)
        rows = rows[rows["country"] == "CA5"]
        if rows.empty:
            continue
        shares = product_composition(rows)["share_pct"].sort_values(ascending=False)
        first = rows.iloc[0]
        of_year = chosen[chosen["period"] == first["period"]]
        made.append(
            {
                **{name: first[name] for name in ("flow", "period", *_WITNESS)},
                "products": len(shares),
                VALUE: float(rows.loc[rows["partner"] == "CHN", VALUE].sum()),
                "first_pct": float(shares.iloc[0]),
                "ten_pct": float(shares.head(10).sum()),
                "hhi": float(product_concentration(rows)["hhi"].iloc[0]),
                "with_china_pct": float(
                    partner_shares(rows, digits=0)["share_pct"].max()
                ),
                "source_ids": sorted(set(of_year["source_id"])),
            }
        )
    return pd.DataFrame(made, columns=columns)


def _of_region(goods: pd.DataFrame, flow: str = "exports") -> pd.DataFrame:
    """Return a flow in the latest year with China, the five added up.

    Beside them what China and the world trade. What one of the five did not trade is
    not listed, so a sum needs no figure of each.
    """
    with_china = goods[(goods["partner"] == "CHN") & (goods["flow"] == flow)]
    if with_china.empty:
        return goods.iloc[:0]
    rows = goods[goods["period"] == with_china["period"].max()]
    is_five = rows["country"].isin(codes.CA5)
    five = rows[is_five & (rows["flow"] == flow)].assign(country="CA5")
    keys = [*_FLOW, "partner", "product_code"]
    added = five.groupby(keys)[[VALUE]].sum().reset_index().assign(source_id="")
    both: pd.DataFrame = pd.concat([added, rows[~is_five]], ignore_index=True)
    return both


def _revisions() -> Sequence[str]:
    return ("HS92", "HS96", "HS02", "HS07", "HS12", "HS17", "HS22")


def _summed(
    goods: pd.DataFrame, *, partner: str, digits: int, name: str
) -> pd.DataFrame:
    """Return values by the first digits of the codes."""
    codes.check_columns(goods.columns, _NEEDED, function=name)
    codes.check_member("partner", partner, ["CHN", "WLD"])
    if digits not in _DIGITS or (digits == 0 and not name.endswith("shares")):
        allowed = _DIGITS if name.endswith("shares") else _DIGITS[1:]
        message = f"`digits`: {digits!r} is not one of {', '.join(map(str, allowed))}"
        raise ValueError(message)
    rows = goods[goods["partner"] == partner]
    twice = rows.duplicated([*_FLOW, "product_code"], keep=False)
    if twice.any():
        shown = rows.loc[twice, [*_FLOW, "product_code"]].head(5)
        message = f"{name}: a product stands twice\n{shown.to_string(index=False)}"
        raise ValueError(message)
    if digits < 6:
        rows = rows.assign(product_code=rows["product_code"].str[:digits])
    keys = [*_FLOW, "product_code"]
    summed: pd.DataFrame = rows.groupby(keys, sort=True)[[VALUE]].sum()
    return summed.reset_index()


def _per_cent(part: pd.Series, whole: pd.Series) -> pd.Series:
    # Nothing has no shares.
    return 100 * part / whole.where(whole > 0)


def _shares(
    part: pd.DataFrame, whole: pd.DataFrame, keys: Sequence[str], goods: pd.DataFrame
) -> pd.DataFrame:
    whole = whole[[*keys, VALUE]].rename(columns={VALUE: "whole_usd_mn"})
    both = part.merge(whole, on=list(keys))
    both["share_pct"] = _per_cent(both[VALUE], both["whole_usd_mn"])
    return _in_order(both, goods, ["whole_usd_mn", "share_pct"])


def _in_order(
    rows: pd.DataFrame, goods: pd.DataFrame, made: Sequence[str]
) -> pd.DataFrame:
    """Return the columns of a result, sorted by key, with the sources of each row.

    They are those of its country, and of China and the world where these are divided
    by.
    """
    beside = ["CHN", "WLD"] if {"whole_usd_mn", "rca"} & set(made) else []
    ids = {
        key: sorted(set(part))
        for key, part in goods.groupby([*_WITNESS, "country"])["source_id"]
    }
    found: dict[tuple[str, str, str], list[str]] = {}
    listed = []
    for reporter, revision, country in zip(
        *(rows[name].tolist() for name in (*_WITNESS, "country")), strict=True
    ):
        key = (reporter, revision, country)
        if key not in found:
            found[key] = indicators.merge_ids(
                [
                    ids.get((who, revision, one), [])
                    for who in {reporter, _WORLD_OF.get(reporter, reporter)}
                    for one in (country, *beside)
                ]
            )
        listed.append([*found[key]])
    columns = [*_FLOW, "product_code", VALUE, *made]
    ordered = rows[columns].reset_index(drop=True)
    ordered["source_ids"] = pd.Series(listed, dtype=object)
    return sort_rows(ordered, [*_FLOW, "product_code"])
