"""What trade is made of: its members, its goods, its years, and one line of it."""

import math
from typing import Any

import pandas as pd

from cac_data import codes, indicators, periods
from cac_data.tables import select, sort_rows
from cac_data.trade.counts import (
    change,
    contributions,
    flow_of,
    regional,
    turnover,
)
from cac_data.trade.wording import VALUE


def given_years(flows: pd.DataFrame) -> pd.DataFrame:
    """Years for which one side gives exports or imports, for each of the five.

    Columns: ``country, years`` (how many), ``first, last`` (empty without any) and
    ``source_ids``; one row for each of the five, also for one without a figure.
    """
    needed = ["country", "period", "source_ids"]
    codes.check_columns(flows.columns, needed, function="given_years")
    rows = []
    for country in codes.CA5:
        own = flows[flows["country"] == country]
        known = sorted(set(own["period"]))
        rows.append(
            {
                "country": country,
                "years": len(known),
                "first": known[0] if known else "",
                "last": known[-1] if known else "",
                "source_ids": indicators.merge_ids(own["source_ids"].tolist()),
            }
        )
    return pd.DataFrame(rows)


def member_concentration(
    trade: pd.DataFrame, *, reporter: str = "china_customs"
) -> pd.DataFrame:
    """How far the five countries' trade is that of a few of them, by year.

    The Herfindahl-Hirschman index of their turnover: 0.2 if all five trade alike, 1 if
    one of them trades alone. Years in which all five have a figure.

    `reporter`: ``china_customs`` or ``national``.

    Columns: ``period, members, hhi, normalised`` (0 to 1, whatever the number of
    members) and ``source_ids``.

    ValueError for an unknown side.
    """
    members = turnover(trade, reporter=reporter)
    count = members.groupby("period")["country"].nunique()
    whole = sorted(count.index[count == len(codes.CA5)])
    return indicators.concentration(
        members[members["period"].isin(whole)], over="country", value=VALUE
    )


def product_shares(composition: pd.DataFrame) -> pd.DataFrame:
    """Share of each section of goods in the five countries' exports and imports.

    Sections of the Standard International Trade Classification at one digit, in the
    years of the table; sums over the countries, in percent of what is classified.

    Columns: ``period, flow, product, value_usd_mn, share_pct, countries`` (how many
    have the section) and ``source_ids``, the largest of each year and flow first. Years
    in which one of the five has no goods at all are left out.
    """
    needed = ["reporter", "country", "period", "flow", "classification", "product"]
    needed += ["source_id", VALUE]
    codes.check_columns(composition.columns, needed, function="product_shares")
    rows = select(composition, classification="SITC", reporter="unctad")
    rows = rows[rows["country"].isin(codes.CA5) & rows[VALUE].notna()]
    made: list[dict[str, Any]] = []
    for (period, flow), group in rows.groupby(["period", "flow"], sort=True):
        if set(group["country"]) != set(codes.CA5):
            continue
        whole = math.fsum(group[VALUE])
        of_year = [
            {
                "period": period,
                "flow": flow,
                "product": product,
                VALUE: math.fsum(part[VALUE]),
                "share_pct": 100 * math.fsum(part[VALUE]) / whole,
                "countries": part["country"].nunique(),
                "source_ids": sorted(set(part["source_id"])),
            }
            for product, part in group.groupby("product", sort=True)
        ]
        made += sorted(of_year, key=lambda row: -float(row[VALUE]))
    columns = ["period", "flow", "product", VALUE, "share_pct", "countries"]
    return pd.DataFrame(made, columns=[*columns, "source_ids"])


def gas_shares(trade: pd.DataFrame, gas: pd.DataFrame) -> pd.DataFrame:
    """Pipeline gas in the trade of its exporters, as Chinese customs value it.

    Of Turkmenistan its part of all trade with China, which no one publishes by flow
    every year; of the five together its part of their exports.

    Columns: ``country`` (``TKM`` or ``CA5``), ``period, of`` (``turnover`` or
    ``exports``), ``value_usd_mn`` (of the gas), ``share_pct, source_ids``. The five
    need a value for each of the three exporters.
    """
    needed = ["exporter", "importer", "indicator", "nature", "basis", "period"]
    codes.check_columns(
        gas.columns, [*needed, "source_id", "value", "unit"], function="gas_shares"
    )
    rows = select(gas, importer="CHN", indicator="value", unit="USD mn")
    rows = select(rows, nature="actual", basis="chinese_customs")
    exporters = ["KAZ", "TKM", "UZB"]
    one_each = indicators.prefer(
        indicators.annual(rows[rows["exporter"].isin(exporters)]),
        order=sorted(set(rows["source_id"])) or [""],
        by="source_id",
        within=["exporter"],
    )
    values = indicators.with_source_ids(one_each).rename(
        columns={"exporter": "country", "value": VALUE}
    )[["country", "period", VALUE, "source_ids"]]
    of_five = indicators.total(values, over="country", members=exporters, value=VALUE)
    parts = [
        _part_of(values[values["country"] == "TKM"], _of(turnover(trade), "TKM")),
        _part_of(of_five.assign(country="CA5"), regional(trade, flow="exports")),
    ]
    joined = pd.concat(
        [parts[0].assign(of="turnover"), parts[1].assign(of="exports")],
        ignore_index=True,
    )
    columns = ["country", "period", "of", VALUE, "share_pct", "source_ids"]
    return sort_rows(joined[columns], ["country", "period"])


def _of(frame: pd.DataFrame, country: str) -> pd.DataFrame:
    return frame[frame["country"] == country]


def _part_of(part: pd.DataFrame, whole: pd.DataFrame) -> pd.DataFrame:
    """Return a part of a whole in percent; years that both have."""
    both = part.merge(
        whole[["period", VALUE, "source_ids"]], on="period", suffixes=("", "_whole")
    )
    both["share_pct"] = 100 * both[VALUE] / both[f"{VALUE}_whole"]
    both["source_ids"] = [
        indicators.merge_ids(pair)
        for pair in zip(both["source_ids"], both["source_ids_whole"], strict=True)
    ]
    return both


def without_line(
    trade: pd.DataFrame,
    *,
    country: str,
    flow: str,
    start: int,
    end: int,
    reporter: str = "china_customs",
) -> pd.DataFrame:
    """Growth of one flow of the five with and without the line of one country.

    The five together are as :func:`cac_data.trade.regional` gives them.

    `country`, `flow`: the line that is taken away.

    One row: ``country, flow, start, end, first, last`` (of the five), ``line_first,
    line_last, without_first, without_last`` (USD million), ``growth_pct, without_pct``
    (a year), ``own_period, own_last`` (what the country itself last recorded of the
    flow) and ``source_ids``; empty where a year is missing.

    ValueError for an unknown country or flow, or if ``end`` is not after ``start``.
    """
    if end <= start:
        message = f"`end` {end} must be after `start` {start}"
        raise ValueError(message)
    codes.check_member("flow", flow, ["exports", "imports"])
    code = codes.country_code(country)
    of_five = regional(trade, flow=flow, reporter=reporter)
    whole = change(of_five, "CA5", flow, start, end)
    line = change(flow_of(trade, flow, reporter), code, flow, start, end)
    columns = ["country", "flow", "start", "end", "first", "last"]
    columns += ["line_first", "line_last", "without_first", "without_last"]
    columns += ["growth_pct", "without_pct", "own_period", "own_last", "source_ids"]
    if whole is None or line is None:
        return pd.DataFrame(columns=columns)
    first, last = (whole[name] - line[name] for name in ("first", "last"))
    own = _of(flow_of(trade, flow, "national"), code).tail(1)
    row = {
        **{name: whole[name] for name in ("start", "end", "first", "last")},
        "country": code,
        "flow": flow,
        "line_first": line["first"],
        "line_last": line["last"],
        "without_first": first,
        "without_last": last,
        "growth_pct": _a_year(whole["first"], whole["last"], end - start),
        "without_pct": _a_year(first, last, end - start),
        "own_period": own["period"].item() if len(own) else "",
        "own_last": own[VALUE].item() if len(own) else math.nan,
        "source_ids": indicators.merge_ids(
            [whole["source_ids"], line["source_ids"], *own["source_ids"]]
        ),
    }
    return pd.DataFrame([row], columns=columns)


def _a_year(first: float, last: float, years: int) -> float:
    """Return the growth a year in percent; missing where a level is not positive."""
    if first <= 0 or last <= 0:
        return math.nan
    return float(100 * ((last / first) ** (1 / years) - 1))


def deepest_fall(
    trade: pd.DataFrame, *, reporter: str = "china_customs"
) -> pd.DataFrame:
    """Who made the largest fall of the five countries' trade.

    From a year to a later one, the largest fall in USD; no year is bridged that has no
    figure for the five.

    The columns of :func:`cac_data.trade.contributions`; empty if trade never fell.

    ValueError for an unknown side.
    """
    total = sort_rows(regional(trade, reporter=reporter), ["period"])
    years = [int(period) for period in total["period"]]
    level = dict(zip(years, total[VALUE].tolist(), strict=True))
    falls = [
        (level[last] - level[first], first, last)
        for begin, stop in periods.runs(years)
        for first in range(begin, stop)
        for last in range(first + 1, stop + 1)
    ]
    size, first, last = min(falls, default=(0.0, 0, 1))
    rows = contributions(trade, start=first, end=last, reporter=reporter)
    return rows if size < 0 else rows.iloc[:0]
