"""How much gas flows to China, who sends it, and what it is worth."""

from __future__ import annotations

import math

import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.energy.gas.counts import other_counts
from cac_data.energy.gas.flows import FlowSeries
from cac_data.energy.gas.metres import in_review_metres, national_metres
from cac_data.energy.gas.suppliers import shares_in
from cac_data.energy.rows import (
    counted,
    largest,
    of_last_year,
    rows_where,
    with_more,
)
from cac_data.facts import Fact, at, compare, grew, records, summary
from cac_data.observations import SHAPE, gather, join, observe, union
from cac_data.tables import sort_rows

EXPORTERS = 3
"""Of the five that send gas to China: Kazakhstan, Turkmenistan and Uzbekistan."""

LEVEL_BCM = 0.5
"""Two flows that are no further apart than this are called level, in bcm a year."""


@cached
def of_deliveries(series: FlowSeries, factors: pd.DataFrame) -> Fact:
    """Tell of gas to China in all and by country, its value, and the region's share.

    `rows`, in bcm by supplying `country`: a year is split where its first edition names
    all three exporters, else it is `CA5`. `turkmen` has the range of all counts in
    the cubic metres of each, and beside it the `rate` that officials name; `national`
    is how many national ones make one.
    """
    shares = _shares_with_and_without_lng(series)
    of_region = rows_where(shares, country="CA5")
    of_russia = rows_where(shares, country="RUS")
    region = summary(series.sent_together)
    last = region["last"] if region else {}
    top = region["top"] if region else {}
    return {
        "rows": _by_supplier(series.sent, shares),
        "region": region,
        "below": compare(top, last),
        "senders": of_last_year(series.sent),
        "turkmen": _turkmen_gas(series, factors),
        "worth": _worth_by_sender(series.customs_values),
        "share": at(of_region),
        "share_then": largest(of_region),
        "hhi": summary(_concentration(series)),
        "national": national_metres(factors),
        "russia": _from_russia(series.table, factors, of_russia, last),
    }


def _shares_with_and_without_lng(series: FlowSeries) -> pd.DataFrame:
    """Give the newest `supplier_shares` by `country`, `share_of_all_pct` with LNG."""
    supplier = ["exporter", "period"]
    of_piped = shares_in(series.newest_volumes, edition="newest")
    of_all = shares_in(series.newest_volumes, edition="newest", route="all")
    shares = join(of_piped, of_all, supplier, share_of_all_pct="share_pct")
    return shares.rename(columns={"exporter": "country"})


def _by_supplier(sent: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """Give China's pipeline gas by supplier; Central Asia split where all are named."""
    exporters = sent.groupby("period")["country"].transform("nunique")
    split = sent[exporters == EXPORTERS]
    is_region = shares["country"] == "CA5"
    is_split = shares["period"].isin(split["period"])
    unsplit = shares[~(is_region & is_split)]
    rows = pd.concat([split, unsplit], ignore_index=True)
    return sort_rows(rows[["country", *SHAPE, "vintage"]], ["period", "country"])


def _worth_by_sender(values: pd.DataFrame) -> list[Fact]:
    """Give what China last paid each of the five, and its `change` on a year before."""
    paid = rows_where(values, country=codes.CA5)
    worth = []
    for last in of_last_year(paid):
        before = at(paid, last["year"] - 1, country=last["country"])
        worth.append({**last, "change": grew(last, before)})
    return worth


def _concentration(series: FlowSeries) -> pd.DataFrame:
    """Give the Herfindahl-Hirschman index of China's pipeline gas by year.

    The sum of squared shares, 1 for a single supplier, of years with all suppliers.
    """
    shares = shares_in(series.volumes)
    shares = shares[shares["all_named"]]
    sums = shares.groupby("period")["value"].transform("sum")
    squares = shares.assign(value=(shares["value"] / sums) ** 2)
    return gather(squares, ["period", "year", "basis"], value=("value", "sum"))


# --- Turkmen gas ----------------------------------------------------------------------


def _turkmen_gas(series: FlowSeries, factors: pd.DataFrame) -> Fact:
    """Tell what Turkmenistan sent, the range of all counts, and what officials say."""
    sent = at(series.sent, country="TKM")
    rate = _rate_of_officials(series.table, sent.get("year", 0))
    counts = rows_where(
        other_counts(series.table, factors),
        country="TKM",
        period=[sent.get("period")],
    )
    if len(counts):
        values = [sent["value"], *counts["value"]]
        sent = {
            **sent,
            "low": min(values),
            "high": max(values),
            "source_ids": union([sent["source_ids"], *counts["source_ids"]]),
        }
    return with_more(sent, others=records(counts), rate=rate)


def _rate_of_officials(flows: pd.DataFrame, year: int) -> Fact:
    """Give what Turkmen officials last said in a year that China takes, in bcm a year.

    A rate, such as "about 40 bcm a year": no count of any year, so it stands in no
    range of counts.
    """
    rates = rows_where(
        observe(flows),
        exporter="TKM",
        importer="CHN",
        indicator="annual_rate",
        nature="actual",
        basis="exporter_official",
    )
    is_of_year = rates["period"].str[:4] == str(year)
    return at(sort_rows(rates[is_of_year], ["period"]))


# --- Russian gas ----------------------------------------------------------------------


def _from_russia(
    flows: pd.DataFrame, factors: pd.DataFrame, by_review: pd.DataFrame, region: Fact
) -> Fact:
    """Set Russian gas to China beside that of Central Asia, in the Review's metres.

    Of the year in which `region` was last counted: `value` by the Review or, where it
    names no single exporter, by Gazprom's count converted; `company` is that count as
    `printed` and converted, `is_same_gas` whether the two agree. `rank`: ``more``,
    ``less`` or ``level``.
    """
    year = region.get("year", 0)
    company = at(_count_of_gazprom(flows, factors), year)
    russia = at(by_review, year) or company
    if not russia:
        return {}
    gap = russia["value"] - region["value"]
    gap_of_counts = math.nan
    if company:
        gap_of_counts = abs(company["value"] - russia["value"])
    cited = [fact["source_ids"] for fact in (russia, company, region) if fact]
    return {
        **russia,
        "company": company,
        "is_same_gas": gap_of_counts < LEVEL_BCM,
        "rank": _rank(gap),
        "gap": gap,
        "source_ids": union(cited),
    }


def _count_of_gazprom(flows: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    counts = counted(
        flows,
        exporter="RUS",
        importer="CHN",
        indicator="volume",
        basis="exporter_official",
    )
    return in_review_metres(counts, factors)


def _rank(gap: float) -> str:
    if abs(gap) < LEVEL_BCM:
        return "level"
    return "more" if gap > 0 else "less"
