"""Two counts of one flow: gaps between the sides, and what they could hide."""

import math
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.tables import select, sort_rows
from cac_data.trade.counts import change, flow_of, regional, turnover

FREIGHT = (1.03, 1.10)
"""Value with freight and insurance over the value without: the range tried."""

_OUTDATED = 5  # years by which a pair of counts may be older than the newest pair


def mirror_gap(
    trade: pd.DataFrame, *, flow: str, cif_fob: float = 1.06
) -> pd.DataFrame:
    """Chinese against national count of one flow, by country and year.

    ``gap`` is the Chinese less the national figure, ``ratio`` the Chinese over the
    national one, ``log_ratio`` its natural logarithm, which is as far above zero when
    China counts twice as much as it is below when it counts half. A seller counts
    goods free on board, a buyer with freight and insurance; the ``adjusted`` columns
    bring the Chinese figure to the national valuation with ``cif_fob``.

    `flow`: ``exports`` or ``imports``. Turnover is refused: the errors of the two flows
    cancel out.
    `cif_fob`: value with freight and insurance over the value without; landlocked
    countries lie above the world mean.

    Columns: ``country, period, flow, china_usd_mn, national_usd_mn, gap_usd_mn, ratio,
    log_ratio, adjusted_gap_usd_mn, adjusted_ratio, obs_status, source_ids``.

    ValueError for turnover or an unknown flow, or a factor outside 1.0 to 1.5.

    Source of the factor: International Monetary Fund, Direction of Trade Statistics,
    Yearbook 2017, introduction (1.06 in place of the earlier 1.10).
    """
    if flow == "turnover":
        message = (
            "`flow`: 'turnover' is not compared, because gaps of exports and imports "
            "cancel out; use exports or imports"
        )
        raise ValueError(message)
    codes.check_member("flow", flow, ["exports", "imports"])
    if not 1.0 <= cif_fob <= 1.5:
        message = f"`cif_fob`: {cif_fob!r} is not between 1.0 and 1.5"
        raise ValueError(message)
    keys = ["country", "period"]
    columns = [*keys, "value_usd_mn", "obs_status", "source_ids"]
    both = flow_of(trade, flow, "china_customs")[columns].merge(
        flow_of(trade, flow, "national")[columns], on=keys, suffixes=("_c", "_n")
    )
    china, national = both["value_usd_mn_c"], both["value_usd_mn_n"]
    # Chinese exports are FOB and national imports CIF; for exports it is the reverse.
    valued = china * cif_fob if flow == "imports" else china / cif_fob
    # A side that counts nothing is no multiple of the other, nor a part of it.
    ratio = (china / national).where((china > 0) & (national > 0))
    found = both[keys].assign(
        flow=flow,
        china_usd_mn=china,
        national_usd_mn=national,
        gap_usd_mn=china - national,
        ratio=ratio,
        log_ratio=ratio.map(math.log, na_action="ignore"),
        adjusted_gap_usd_mn=valued - national,
        adjusted_ratio=ratio * valued / china,
    )
    estimated = (both["obs_status_c"] == "E") | (both["obs_status_n"] == "E")
    found["obs_status"] = estimated.map({True: "E", False: "A"})
    found["source_ids"] = [
        indicators.merge_ids(pair)
        for pair in zip(both["source_ids_c"], both["source_ids_n"], strict=True)
    ]
    return sort_rows(found, keys)


def counter_gap(
    trade: pd.DataFrame, *, period: str | None = None, against: str = "edb"
) -> pd.DataFrame:
    """Chinese customs against another counter of the five together, in USD million.

    Countries that both name are compared one by one; the rest of the two totals is
    one remainder, because the other counter does not say how it splits.

    `period`: the year; by default the latest for which the other counter has a total.
    `against`: a reporter with a total for the five, for instance ``edb``.

    Columns: ``member`` (a country, or the rest joined by ``+``), ``name`` (in words),
    ``period, china_usd_mn, other_usd_mn, gap_usd_mn, source_ids``; the last row is
    ``CA5``. Empty if one of the two has no total for the year.

    ValueError for an unknown reporter.
    """
    codes.check_member("against", against, codes.REPORTERS)
    theirs = select(trade, reporter=against, flow="turnover", variant="main")
    totals = theirs.loc[theirs["country"] == "CA5", "period"]
    period = max(totals, default="") if period is None else period
    theirs = indicators.with_source_ids(theirs[theirs["period"] == period])
    ours = pd.concat([turnover(trade), regional(trade)], ignore_index=True).loc[
        lambda rows: rows["period"] == period
    ]
    columns = ["member", "name", "period", "china_usd_mn", "other_usd_mn", "gap_usd_mn"]
    columns.append("source_ids")
    both = ours.merge(theirs, on="country", suffixes=("", "_other"))
    if "CA5" not in set(both["country"]):
        return pd.DataFrame(columns=columns)
    both = both.set_index("country")
    named = [country for country in codes.CA5 if country in both.index]
    rest = [country for country in codes.CA5 if country not in named]
    rows = [_compared(country, both.loc[country]) for country in named]
    whole = _compared("CA5", both.loc["CA5"])
    if rest:
        remainder: dict[str, Any] = {"member": "+".join(rest)}
        for column in ("china_usd_mn", "other_usd_mn", "gap_usd_mn"):
            remainder[column] = whole[column] - math.fsum(row[column] for row in rows)
        remainder["source_ids"] = indicators.merge_ids(
            [whole["source_ids"], *(row["source_ids"] for row in rows)]
        )
        rows.append(remainder)
    found = pd.DataFrame([*rows, whole]).assign(period=period)
    found["name"] = [
        " and ".join(codes.country_name(code) for code in member.split("+"))
        for member in found["member"]
    ]
    return found[columns]


def _compared(member: str, row: Any) -> dict[str, Any]:
    china, other = float(row["value_usd_mn"]), float(row["value_usd_mn_other"])
    return {
        "member": member,
        "china_usd_mn": china,
        "other_usd_mn": other,
        "gap_usd_mn": china - other,
        "source_ids": indicators.merge_ids(
            [row["source_ids"], row["source_ids_other"]]
        ),
    }


def reexport_bounds(
    trade: pd.DataFrame, *, start: int = 2021, end: int
) -> pd.DataFrame:
    """How much of a country's trade could be in transit to others, in USD million.

    No table says what goes on to Russia, so only bounds are given. The lower bound is
    zero. The upper bound is the latest gap between Chinese exports and recorded
    imports, valuation left out: goods that never entered the country's own books.

    `start`, `end`: years between which the rise is measured, as Chinese customs counts
    it.

    Columns: ``country`` (KAZ, KGZ), ``start, end, rise_usd_mn`` (of turnover),
    ``share_of_rise_pct`` (of the five countries' rise; missing where one of them fell),
    ``gap_period, low_usd_mn, high_usd_mn, source_ids``. Countries without the figures
    are left out.

    ValueError if ``end`` is not after ``start``.
    """
    if end <= start:
        message = f"`end` {end} must be after `start` {start}"
        raise ValueError(message)
    whole = change(regional(trade), "CA5", "turnover", start, end)
    by_country = turnover(trade)
    gaps = select(mirror_gap(trade, flow="imports"), end=end)
    rows = []
    for country in ("KAZ", "KGZ"):
        rise = change(by_country, country, "turnover", start, end)
        gap = gaps[gaps["country"] == country].tail(1)
        if rise is None or gap.empty:
            continue
        ids = [rise["source_ids"], gap["source_ids"].item()]
        of_all = float("nan")
        if whole is not None:
            ids.append(whole["source_ids"])
            # A part of a rise can be told only where there was one.
            if whole["value_usd_mn"] > 0 and rise["value_usd_mn"] > 0:
                of_all = 100 * rise["value_usd_mn"] / whole["value_usd_mn"]
        rows.append(
            {
                "country": country,
                "start": str(start),
                "end": str(end),
                "rise_usd_mn": rise["value_usd_mn"],
                "share_of_rise_pct": of_all,
                "gap_period": gap["period"].item(),
                "low_usd_mn": 0.0,
                "high_usd_mn": max(0.0, float(gap["gap_usd_mn"].item())),
                "source_ids": indicators.merge_ids(ids),
            }
        )
    columns = [
        *("country", "start", "end", "rise_usd_mn", "share_of_rise_pct"),
        *("gap_period", "low_usd_mn", "high_usd_mn", "source_ids"),
    ]
    return pd.DataFrame(rows, columns=columns)


def count_ranges(
    bought: pd.DataFrame, sold: pd.DataFrame, counters: pd.DataFrame
) -> pd.DataFrame:
    """Between which figures a flow lies, by who counts, in USD million.

    For each country and flow the latest year that both sides count, unless another
    country has one more than five years later; for the five the turnover that another
    counter gives. Neither side is the truth and nothing here gives a weight to either,
    so there is a range and no midpoint. Its ends allow for freight and insurance in the
    Chinese figure, from 3 to 10 percent.

    Columns: ``country, what`` (flow and year, in words), ``flow, period, china_usd_mn,
    other_usd_mn`` (the national figure, or that of the other counter), ``low_usd_mn,
    high_usd_mn`` (of both, valuation included), ``source_ids``; the five first, then
    imports and exports with the largest first.
    """
    needed = ["country", "period", "flow", "china_usd_mn", "national_usd_mn"]
    rows: list[dict[Any, Any]] = []
    for gaps in (bought, sold):
        codes.check_columns(
            gaps.columns, [*needed, "source_ids"], function="count_ranges"
        )
        last = sort_rows(gaps, ["country", "period"]).groupby("country").tail(1)
        rows += last.sort_values(
            "china_usd_mn", ascending=False, kind="stable"
        ).to_dict("records")
    newest = max((int(row["period"]) for row in rows), default=0)
    rows = [row for row in rows if int(row["period"]) >= newest - _OUTDATED]
    for row in rows:
        china, other = row["china_usd_mn"], row["national_usd_mn"]
        # The Chinese figure as it stands, and as the other side would value it.
        valued = [
            china * factor if row["flow"] == "imports" else china / factor
            for factor in FREIGHT
        ]
        row |= {"other_usd_mn": other, "what": f"{row['flow']}, {row['period']}"}
        row |= {"low_usd_mn": min(china, other, *valued)}
        row |= {"high_usd_mn": max(china, other, *valued)}
    for row in counters.tail(1).to_dict("records"):
        pair = (row["china_usd_mn"], row["other_usd_mn"])
        row |= {"country": "CA5", "flow": "turnover"}
        row |= {"low_usd_mn": min(pair), "high_usd_mn": max(pair)}
        rows.insert(0, row | {"what": f"turnover, {row['period']}"})
    columns = ["country", "what", "flow", "period", "china_usd_mn", "other_usd_mn"]
    return pd.DataFrame(
        rows, columns=[*columns, "low_usd_mn", "high_usd_mn", "source_ids"]
    )
