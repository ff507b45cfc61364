"""How much of all trade is trade with the partner, from the reports of one side."""

import pandas as pd

from cac_data import codes, indicators
from cac_data.tables import select, sort_rows
from cac_data.trade.counts import regional

# Total trade comes from the side that counts the part: the national totals reported
# to the WTO for a country's own count, China's own totals for the Chinese one.
_TOTALS = {"national": ("wto", codes.CA5), "china_customs": ("customs", ("CHN",))}

# Where two extracts of one national table give the share, the office's own comes first.
_SHARE_SOURCES = (
    "bns-kaz-partner-tables",
    "nsc-kgz-partner-tables",
    "stat-uzb-partner-tables",
    "uzb-2025-via-1prime",
    "tjk-2016-via-asiaplus",
    "tjk-2021-via-asiaplus",
    "wits-trade-summary-2015",
)


def total_trade(profile: pd.DataFrame, *, reporter: str = "national") -> pd.DataFrame:
    """Goods trade of each country with all partners by year, in USD million.

    `reporter`: ``national``: the totals of the Central Asian countries;
    ``china_customs``: those of China.

    Columns: ``country, period, value_usd_mn, basis, source_ids, reporter``. By the last
    column :func:`cac_data.indicators.share` refuses a part that the other side counted.

    ValueError for an unknown side or missing columns.
    """
    codes.check_member("reporter", reporter, _TOTALS)
    needed = ["country", "indicator", "basis", "period", "value", "source_id"]
    codes.check_columns(profile.columns, needed, function="total_trade")
    basis, owners = _TOTALS[reporter]
    flow_of = {"merchandise_exports": "exports", "merchandise_imports": "imports"}
    rows = select(profile, countries=owners, basis=basis, indicator=list(flow_of))
    rows = indicators.freshest(rows, table="country_profile")
    parts = rows.assign(flow=rows["indicator"].map(flow_of), value_usd_mn=rows["value"])
    joined = indicators.total(
        parts[["country", "flow", "period", "value_usd_mn", "source_id"]],
        over="flow",
        members=["exports", "imports"],
    ).assign(reporter=reporter)
    columns = ["country", "period", "value_usd_mn", "basis", "source_ids", "reporter"]
    return joined[columns]


def dependence(
    trade: pd.DataFrame, profile: pd.DataFrame, *, reporter: str = "national"
) -> pd.DataFrame:
    """Share of one partner in the other's goods trade, in percent.

    ``national``: China's share in the turnover of each Central Asian country, as the
    country's own partner table gives it. ``china_customs``: the five countries' share
    in China's turnover, from Chinese reports. Both terms always come from one side:
    mixed, Chinese exports to Kyrgyzstan would exceed all Kyrgyz imports.

    `reporter`: ``national`` or ``china_customs``.

    Columns: ``country`` (whose trade is the whole), ``period, share_pct, source_ids``.

    ValueError for an unknown side or missing columns.
    """
    codes.check_member("reporter", reporter, _TOTALS)
    needed = ["country", "indicator", "basis", "period", "value", "source_id"]
    codes.check_columns(profile.columns, needed, function="dependence")
    columns = ["country", "period", "share_pct", "source_ids"]
    if reporter == "national":
        printed = indicators.annual(
            select(profile, indicator="china_share_of_turnover", basis="national")
        )
        one_each = indicators.prefer(printed, order=_SHARE_SOURCES, by="source_id")
        shares = indicators.with_source_ids(
            one_each.assign(share_pct=one_each["value"])
        )
    else:
        part = regional(trade, reporter=reporter).assign(country="CHN")
        made = indicators.share(part, total_trade(profile, reporter=reporter))
        # Of later years the tables hold no total of China; customs print the share.
        said = indicators.annual(
            select(profile, indicator="ca5_share_of_turnover", basis="customs")
        )
        said = indicators.with_source_ids(said.assign(share_pct=said["value"]))
        said = said[~said["period"].isin(made["period"])]
        filled = [part[columns] for part in (made, said) if len(part)]
        shares = pd.concat(filled, ignore_index=True) if filled else made
    return sort_rows(shares[columns], ["country", "period"])


def both_dependences(trade: pd.DataFrame, profile: pd.DataFrame) -> pd.DataFrame:
    """China's share in the trade of each, and the share of the five in China's.

    In percent of all goods trade. Each share takes both of its terms from one side, and
    the sides differ: compare their size, not their digits.

    The columns of :func:`dependence`; ``country`` is ``CHN`` for the share of the five
    in China's trade.
    """
    parts = [
        dependence(trade, profile, reporter=reporter)
        for reporter in ("china_customs", "national")
    ]
    filled = [part for part in parts if len(part)]
    joined = pd.concat(filled, ignore_index=True) if filled else parts[0]
    return sort_rows(joined, ["country", "period"])


def shares_by_others(profile: pd.DataFrame) -> pd.DataFrame:
    """China's share in all trade of countries that print none themselves, in percent.

    Columns: ``country, period, share_pct, reporter`` and ``source_ids``: the latest
    figure of the Eurasian Development Bank for each country without a national one.
    """
    needed = ["country", "indicator", "basis", "period", "value", "source_id"]
    codes.check_columns(profile.columns, needed, function="shares_by_others")
    printed = indicators.annual(select(profile, indicator="china_share_of_turnover"))
    own = set(printed.loc[printed["basis"] == "national", "country"])
    rows = printed[
        (printed["basis"] == "edb")
        & printed["country"].isin(set(codes.CA5) - own)
        # "about 35 percent" stands for no more than the figure that it rounds.
        & (printed["obs_status"] != "E")
    ]
    one_each = indicators.prefer(
        rows,
        order=sorted(set(rows["source_id"])) or [""],
        by="source_id",
        within=["country"],
    )
    found = indicators.with_source_ids(one_each.assign(share_pct=one_each["value"]))
    last = sort_rows(found, ["country", "period"]).groupby("country").tail(1)
    columns = ["country", "period", "share_pct", "source_ids"]
    return last[columns].assign(reporter="edb").reset_index(drop=True)
