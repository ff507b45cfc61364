"""How much gas flows to China, who sends it, and what it is worth."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.energy.gas.counts import other_counts
from cac_data.energy.gas.flows import REVIEW, FlowSeries
from cac_data.energy.gas.metres import in_review_metres, national_metres
from cac_data.energy.gas.suppliers import shares_in
from cac_data.energy.rows import counted, largest, of_last_year, rows_where
from cac_data.facts import (
    Comparison,
    Figure,
    Growth,
    Nothing,
    Summary,
    at,
    compare,
    figures,
    grew,
    ranked,
    summary,
)
from cac_data.observations import SHAPE, gather, join, observe, share, union
from cac_data.tables import sort_rows

EXPORTERS = 3
"""Of the five that send gas to China: Kazakhstan, Turkmenistan and Uzbekistan."""

LEVEL_BCM = 0.5
"""Two flows that are no further apart than this are called level, in bcm a year."""

Rank: TypeAlias = Literal["more", "less", "level"]


@dataclass(frozen=True)
class RegionShare:
    """The share of Central Asia in a year's gas imports of China, in percent.

    `piped` of those by pipeline, `of_all` with liquefied gas.
    """

    year: int
    piped: Figure
    of_all: Figure | Nothing


@dataclass(frozen=True)
class TurkmenGas:
    """What Turkmenistan sent in bcm, with the range of all counts.

    Each count is in its own cubic metres; `others` are those beside the Review's, the
    widest apart first. `rate` is what Turkmen officials said in that year that China
    takes, in bcm a year: no count of any year, so it stands in no range.
    """

    sent: Figure
    others: list[Figure]
    rate: Figure | Nothing


@dataclass(frozen=True)
class Worth:
    """What China last `paid` a country for gas, in USD mn, and how that changed."""

    country: str
    paid: Figure
    change: Growth | Nothing


@dataclass(frozen=True)
class CompanyCount:
    """What Gazprom counts, as `printed`, and in the Review's cubic metres."""

    printed: Figure
    in_review_metres: Figure


@dataclass(frozen=True)
class RussianGas:
    """Russian gas to China beside that of Central Asia, in the Review's metres.

    `sent`, in bcm, by the Review or, where it names no single exporter, by the count of
    the `company` converted; `is_same_gas`: whether the two agree. `rank`: whether that
    is more than the region's.
    """

    sent: Figure
    company: CompanyCount | Nothing
    is_same_gas: bool
    rank: Rank


@dataclass(frozen=True, eq=False)
class Deliveries:
    """Gas to China in all and by country, its value, and the region's share.

    `rows`, in bcm by supplying `country`: a year is split where its first edition names
    all three exporters, else it is `CA5`. `region` is all that the five send, a `Gap`
    if years are unlike; `below`: how far its last year lies below its top. `share` is
    the last, `share_then` that of the year in which the region sent most, and
    `share_change` sets the one beside the other. `hhi` is the index of concentration.
    `national`: how many national cubic metres make one of the Review.
    """

    rows: pd.DataFrame
    region: Summary | Nothing
    below: Comparison | Nothing
    senders: list[Figure]
    turkmen: TurkmenGas | Nothing
    worth: list[Worth]
    share: RegionShare | Nothing
    share_then: RegionShare | Nothing
    share_change: Comparison | Nothing
    hhi: Summary | Nothing
    national: Figure
    russia: RussianGas | Nothing


@cached
def of_deliveries(series: FlowSeries, factors: pd.DataFrame) -> Deliveries:
    """Tell of gas to China in all and by country, its value, and the region's share."""
    shares = _shares_with_and_without_lng(series)
    of_region = rows_where(shares, country="CA5")
    of_russia = rows_where(shares, country="RUS")
    region = summary(series.sent_together)
    # What refuses a summary refuses what would be made of it.
    below: Comparison | Nothing
    last: Figure | Nothing
    if isinstance(region, Nothing):
        below = last = region
    else:
        below = compare(region.top, region.last)
        last = region.last
    share = _region_share(at(of_region))
    share_then = _region_share(largest(of_region))
    return Deliveries(
        rows=_by_supplier(series.sent, shares),
        region=region,
        below=below,
        senders=of_last_year(series.sent) or [],
        turkmen=_turkmen_gas(series, factors),
        worth=_worth_by_sender(series.customs_values),
        share=share,
        share_then=share_then,
        share_change=_change_of_share(share, share_then),
        hhi=summary(_concentration(series)),
        national=national_metres(factors),
        russia=_from_russia(series.table, factors, of_russia, last),
    )


def _shares_with_and_without_lng(series: FlowSeries) -> pd.DataFrame:
    """Give the newest `supplier_shares` by `country`, `share_of_all_pct` with LNG."""
    supplier = ["exporter", "period"]
    of_piped = shares_in(series.newest_volumes, edition="newest")
    of_all = shares_in(series.newest_volumes, edition="newest", route="all")
    shares = join(of_piped, of_all, supplier, share_of_all_pct="share_pct")
    shares = shares.rename(columns={"exporter": "country"})
    return shares.assign(counted_by=REVIEW)


def _region_share(supplied: Figure | Nothing) -> RegionShare | Nothing:
    if not supplied:
        return supplied
    of_all: Figure | Nothing = Nothing("no count of liquefied gas")
    if supplied["share_of_all_pct"] is not None:
        of_all = supplied.of(
            value=supplied.number("share_of_all_pct"),
            unit="percent",
            coverage="with_lng",
        )
    return RegionShare(
        year=supplied.whole_year,
        piped=supplied.of(value=supplied.number("share_pct"), unit="percent"),
        of_all=of_all,
    )


def _change_of_share(
    share: RegionShare | Nothing, then: RegionShare | Nothing
) -> Comparison | Nothing:
    if not (share and then):
        return Nothing("no share of the five in China's gas")
    return compare(share.piped, then.piped)


def _by_supplier(sent: pd.DataFrame, shares: pd.DataFrame) -> pd.DataFrame:
    """Give China's pipeline gas by supplier; Central Asia split where all are named."""
    exporters = sent.groupby("period")["country"].transform("nunique")
    split = sent[exporters == EXPORTERS]
    is_region = shares["country"] == "CA5"
    is_split = shares["period"].isin(split["period"])
    unsplit = shares[~(is_region & is_split)]
    rows = pd.concat([split, unsplit], ignore_index=True)
    return sort_rows(rows[["country", *SHAPE, "vintage"]], ["period", "country"])


def _worth_by_sender(values: pd.DataFrame) -> list[Worth]:
    """Give what China last paid each of the five, and its change on a year before."""
    paid = rows_where(values, country=codes.CA5)
    worth = []
    for last in of_last_year(paid) or []:
        country = last.text("country")
        before = at(paid, last.whole_year - 1, country=country)
        worth.append(Worth(country, last, grew(last, before)))
    return worth


def _concentration(series: FlowSeries) -> pd.DataFrame:
    """Give the Herfindahl-Hirschman index of China's pipeline gas by year.

    The sum of squared shares, 1 for a single supplier, of years with all suppliers.
    """
    shares = shares_in(series.volumes)
    shares = shares[shares["all_named"]]
    of_year = ["period", "unit", "measure", "vintage"]
    sums = gather(shares, of_year, value=("value", "sum"), half=("half", "sum"))
    parts = share(shares, sums, on=["period"])
    squares = parts.assign(value=(parts["value"] / 100) ** 2, unit="")
    return gather(squares, ["period", "year", "basis"], value=("value", "sum"))


# --- Turkmen gas ----------------------------------------------------------------------


def _turkmen_gas(series: FlowSeries, factors: pd.DataFrame) -> TurkmenGas | Nothing:
    """Tell what Turkmenistan sent, the range of all counts, and what officials say."""
    sent = at(series.sent, country="TKM")
    if not sent:
        return sent
    counts = rows_where(
        other_counts(series.table, factors), country="TKM", period=sent.period
    )
    others = figures(counts.assign(counted_by=counts["basis"]))
    # Others count in their own cubic metres: the range is of all counts.
    by_size = ranked([sent, *others], across=["reporter", "measure", "edition"])
    if others and by_size:
        sent = sent.of(
            low=by_size[-1].value,
            high=by_size[0].value,
            source_ids=union([sent.source_ids, *counts["source_ids"]]),
        )
    return TurkmenGas(sent, others, _rate_of_officials(series.table, sent.whole_year))


def _rate_of_officials(flows: pd.DataFrame, year: int) -> Figure | Nothing:
    """Give what Turkmen officials last said in a year that China takes, in bcm a year.

    Such as "about 40 bcm a year".
    """
    rates = rows_where(
        observe(flows),
        exporter="TKM",
        importer="CHN",
        indicator="annual_rate",
        nature="actual",
        basis="exporter_official",
    )
    rates = rates.assign(counted_by=rates["basis"])
    is_of_year = rates["period"].str[:4] == str(year)
    return at(sort_rows(rates[is_of_year], ["period"]))


# --- Russian gas ----------------------------------------------------------------------


def _from_russia(
    flows: pd.DataFrame,
    factors: pd.DataFrame,
    by_review: pd.DataFrame,
    region: Figure | Nothing,
) -> RussianGas | Nothing:
    """Set Russian gas to China beside that of Central Asia.

    Of the year in which `region` was last counted.
    """
    if not region:
        return region
    company = _count_of_gazprom(flows, factors, region.whole_year)
    russia = at(by_review, region.whole_year)
    if not russia and company:
        russia = company.in_review_metres
    # Gazprom stands in where the Review names nobody: in one cubic metre it may.
    gap = compare(russia, region, across=["reporter", "edition"])
    if not russia or not gap:
        return Nothing("no Russian gas in the metres of the Review")
    cited = [russia.source_ids, region.source_ids]
    if company:
        cited.append(company.in_review_metres.source_ids)
    return RussianGas(
        sent=russia.of(source_ids=union(cited)),
        company=company,
        is_same_gas=_is_same_gas(company, russia),
        rank=_rank(gap.difference.value),
    )


def _is_same_gas(company: CompanyCount | Nothing, russia: Figure) -> bool:
    if not company:
        return False
    counts = compare(company.in_review_metres, russia, across=["reporter", "edition"])
    return abs(counts.difference.value) < LEVEL_BCM if counts else False


def _count_of_gazprom(
    flows: pd.DataFrame, factors: pd.DataFrame, year: int
) -> CompanyCount | Nothing:
    counts = counted(
        flows,
        exporter="RUS",
        importer="CHN",
        indicator="volume",
        basis="exporter_official",
    )
    counts = counts.assign(counted_by=counts["basis"])
    converted = at(in_review_metres(counts, factors), year)
    if not converted:
        return converted
    printed = converted.of(
        value=converted.number("printed"), measure=converted.text("printed_measure")
    )
    return CompanyCount(printed, converted)


def _rank(gap: float) -> Rank:
    if abs(gap) < LEVEL_BCM:
        return "level"
    return "more" if gap > 0 else "less"
