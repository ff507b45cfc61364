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

    Parameters
    ----------
    profile
        Rows of ``country_profile``.
    reporter
        ``national``: the totals of the Central Asian countries; ``china_customs``:
        those of China.

    Returns
    -------
    DataFrame
        ``country, period, value_usd_mn, basis, source_ids, reporter``. By the last
        column :func:`cac_data.indicators.share` refuses a part that the other side
        counted.

    Raises
    ------
    ValueError
        For an unknown side or missing columns.

    Examples
    --------
    >>> from cac_data import load_table
    >>> found = total_trade(load_table("country_profile"))
    >>> select(found, countries="KGZ", start=2023, end=2023)["value_usd_mn"].item()
    15903.0
    """
    codes.check_member("reporter", reporter, _TOTALS)
    needed = ["country", "indicator", "basis", "period", "value", "source_id"]
    codes.check_columns(profile.columns, needed, function="total_trade")
    basis, owners = _TOTALS[reporter]
    flow_of = {"merchandise_exports": "exports", "merchandise_imports": "imports"}
    rows = select(profile, countries=owners, basis=basis, indicator=list(flow_of))
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

    Parameters
    ----------
    trade
        Rows of ``bilateral_trade``.
    profile
        Rows of ``country_profile``.
    reporter
        ``national`` or ``china_customs``.

    Returns
    -------
    DataFrame
        ``country`` (whose trade is the whole), ``period, share_pct, source_ids``.

    Raises
    ------
    ValueError
        For an unknown side or missing columns.

    Examples
    --------
    >>> from cac_data import load_table
    >>> found = dependence(load_table("bilateral_trade"), load_table("country_profile"))
    >>> select(found, start=2023, end=2023)[["country", "share_pct"]].round(1)
      country  share_pct
    0     KAZ       21.5
    1     KGZ       34.5
    2     UZB       21.8
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
        shares = indicators.share(part, total_trade(profile, reporter=reporter))
    return sort_rows(shares[columns], ["country", "period"])
