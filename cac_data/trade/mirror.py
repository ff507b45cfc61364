"""How far the counts of both sides are apart: mirror statistics of one flow."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from cac_data import observations
from cac_data.cache import cached
from cac_data.codes import Flow
from cac_data.facts import Comparison, Figure, Nothing, compare, figures, ranked
from cac_data.figure import BETWEEN
from cac_data.inputs import takes
from cac_data.observations import IN_PART, SHAPE, join, latest
from cac_data.trade.flows import FLOWS, Counts, series
from cac_data.trade.own_counts import (
    SILENT,
    WITH_SERVICES,
    BankGap,
    NationalTotal,
    OwnCount,
    bank_gaps,
    compared_with_bank,
    gap_to_bank,
    own_count,
    sum_of_states,
)
from cac_data.validate import check_member

THIS_CENTURY = 2000  # before it trade was so small that two counts of it say little
BOTH_SIDES = f"china_customs{BETWEEN}national"  # who counts what is made from both
CIF_FOB = 1.06  # what freight and insurance make of a value, by the rule of the IMF


@takes(trade="bilateral_trade")
def mirror_gap(
    trade: pd.DataFrame, *, flow: Flow, cif_fob: float = CIF_FOB
) -> pd.DataFrame:
    """Set the Chinese against the national count of one flow, by country and year.

    The gap bounds nothing that goes on to a third country, in either direction. Goods
    may never reach the country that China names (of what the European Union and the
    United Kingdom sold to Armenia, Kazakhstan and Kyrgyzstan beyond the usual in
    2022-23, about half was recorded by no buyer), and goods that are recorded as
    bought can be sold on: Chupilkin, Javorcik and Plekhanov, The Eurasian Roundabout,
    CEPR Discussion Paper 20097, 2025.

    Columns: `country flow`, those of `observations.SHAPE` and these. `value` is `china`
    less `national` (USD million), `ratio` the one over the other, `log_ratio` its
    natural logarithm; `valued_gap` and `valued_ratio` bring the Chinese figure, with
    `cif_fob`, to the national valuation: a buyer's has freight and insurance (1.06:
    IMF, Direction of Trade Statistics, Yearbook 2017). `scope`: that of the national
    figure, ``with_services`` or ``in_part`` where it counts more or less than goods.
    ValueError for a factor outside 1.0 to 1.5, and for turnover, in which gaps would
    cancel out.
    """
    check_member("flow", flow, FLOWS)
    if not 1.0 <= cif_fob <= 1.5:
        message = f"`cif_fob`: {cif_fob!r} is not between 1.0 and 1.5"
        raise ValueError(message)
    return gap_between(series(trade), series(trade, "national"), flow, cif_fob)


def gap_between(
    china: pd.DataFrame,
    national: pd.DataFrame,
    flow: Flow,
    cif_fob: float = CIF_FOB,
) -> pd.DataFrame:
    """Give the `mirror_gap` of a flow as it stands in the `series` of either side."""
    is_shown = (china["flow"] == flow) & (china["country"] != "CA5")
    fact = ["country", "flow", "period"]
    gaps = observations.combine(
        china[is_shown], national, "sub", on=fact, across=["reporter", "coverage"]
    )
    gaps = gaps.rename(columns={"other": "national"}).drop(columns="scope")
    gaps = join(gaps, china, fact, counted="obs_status")
    gaps = join(gaps, national, fact, stated="obs_status", scope="scope")
    # From the valuation of the Chinese side to that of the other: the buyer's figure
    # has freight and insurance, the seller's has not.
    factor = cif_fob if flow == "imports" else 1 / cif_fob

    by_china = gaps["one"]
    by_state = gaps["national"]
    # A side that counts nothing is no multiple of the other, nor a part of it.
    is_positive = (by_china > 0) & (by_state > 0)
    ratio = (by_china / by_state).where(is_positive)
    # What a country counts besides goods is said by `scope` alone.
    status = gaps["counted"].where(gaps["stated"] != "E", "E")
    gaps = gaps.drop(columns=["reporter", "one", "counted", "stated"])
    return gaps.assign(
        china=by_china,
        half=math.nan,
        ratio=ratio,
        log_ratio=ratio.map(math.log, na_action="ignore"),
        valued_gap=by_china * factor - by_state,
        valued_ratio=ratio * factor,
        obs_status=status,
    )


@dataclass(frozen=True)
class MirrorGap:
    """China's count of what a country imports, `counts.one`, and that country's own.

    `ratio`: how many times China's holds the other, `high` with freight and insurance.
    `with_services`: the country counts services, too; `in_part`: its report leaves
    trade out.
    """

    country: str
    counts: Comparison
    ratio: Figure
    with_services: bool = False
    in_part: bool = False


@dataclass(frozen=True, eq=False)
class Mirror:
    """How far the two counts are apart: `gaps` of imports by year, and `ranges`.

    `last`: the latest gap of each country, the largest ratio first; `in_part`: those to
    reports that leave trade out, which `gaps` and `last` have not; `highest`: the
    largest of this century of the country that comes first. `ranges`: the two counts of
    each flow in the latest year that both have. `widest`: the difference of a country
    whose sources differ most. `other`: trade of the five by customs (`one`) and by the
    Bank, `bank` what that gap is made of, `own`: trade of all by own counts. `uzb`,
    `kgz`, `tjk`: the own count of each. `tajik_in_part`: whether the Tajik flows among
    `ranges` are of a report that leaves trade out.
    """

    gaps: pd.DataFrame
    last: list[MirrorGap]
    in_part: list[MirrorGap]
    highest: MirrorGap | Nothing
    ranges: pd.DataFrame
    widest: Figure | Nothing
    other: Comparison | Nothing
    bank: list[BankGap]
    own: NationalTotal | Nothing
    uzb: OwnCount
    kgz: OwnCount
    tjk: OwnCount
    tajik_in_part: bool


@cached
def of_mirror(counts: Counts) -> Mirror:
    """Tell how far the two counts of one trade are apart."""
    bought = gap_between(counts.china, counts.national, "imports")
    sold = gap_between(counts.china, counts.national, "exports")

    # A report that leaves trade out makes any gap larger.
    is_in_part = bought["scope"] == IN_PART
    whole = bought[~is_in_part]
    recent = recent_gaps(whole)
    gaps = whole[whole["country"].isin(recent["country"])]
    rated = gaps[gaps["ratio"].notna()]
    last = by_ratio(recent)

    ranges = ranges_of_counts(sold, bought, gap_to_bank(counts))
    of_countries = ranges[ranges["country"] != "CA5"]
    by_size = ranked(figures(of_countries), by=lambda ends: ends.size)
    widest: Figure | Nothing = Nothing("no flow that both count")
    if by_size:
        widest = by_size[0].of(reporter=BOTH_SIDES)
    return Mirror(
        gaps=gaps,
        last=last,
        in_part=by_ratio(recent_gaps(bought[is_in_part])),
        highest=highest_ratio(rated, last),
        ranges=ranges,
        widest=widest,
        other=compared_with_bank(counts),
        bank=bank_gaps(counts),
        own=sum_of_states(counts),
        uzb=own_count(counts, "UZB"),
        kgz=own_count(counts, "KGZ"),
        tjk=own_count(counts, "TJK"),
        tajik_in_part=are_in_part(ranges, pd.concat([sold, bought]), "TJK"),
    )


def gap_in(row: Figure) -> MirrorGap:
    """Give the gap that stands in a row of `gap_between` which has a ratio."""
    china = row.of(value=row.number("china"), reporter="china_customs", coverage="")
    national = row.of(value=row.number("national"), reporter="national")
    # The page says of a count that it has services, or leaves trade out.
    counts = compare(china, national, across=["reporter", "coverage"])
    assert counts, "two counts of one flow"
    assert counts.ratio, "neither of them counts nothing"
    ends = sorted([row.number("ratio"), row.number("valued_ratio")])
    ratio = counts.ratio.of(unit="times", low=ends[0], high=ends[1])
    return MirrorGap(
        country=row.text("country"),
        counts=counts,
        ratio=ratio,
        with_services=row.text("scope") == WITH_SERVICES,
        in_part=row.text("scope") == IN_PART,
    )


def recent_gaps(gaps: pd.DataFrame) -> pd.DataFrame:
    """Give the latest gap of each country, if it is of the last `SILENT` years."""
    rated = gaps[gaps["ratio"].notna()]
    return latest(rated[rated["year"] > gaps["year"].max() - SILENT])


def by_ratio(rows: pd.DataFrame) -> list[MirrorGap]:
    """Give the gaps in rows of `gap_between` which have a ratio, the largest first."""
    gaps = map(gap_in, figures(rows))
    # Each is told with what its country counts.
    return ranked(gaps, by=lambda gap: gap.ratio, across=["coverage"]) or []


def ranges_of_counts(
    sold: pd.DataFrame, bought: pd.DataFrame, to_bank: pd.DataFrame
) -> pd.DataFrame:
    """Give both counts of each flow in the latest year that both have, the five first.

    Columns: `country flow`, those of `observations.SHAPE`, `china` and `other` in USD
    million. Of the last `SILENT` years only: an older pair says little of today. The
    index says nothing.
    """
    pairs = pd.concat([latest(sold), latest(bought)])
    pairs = pairs.rename(columns={"national": "other"})
    pairs = pairs[pairs["year"] > pairs["year"].max() - SILENT]
    pairs = pairs.sort_values(["flow", "china"], ascending=False)
    filled = [frame for frame in (to_bank, pairs) if len(frame)]
    ranges: pd.DataFrame = pd.concat(filled or [pairs])
    columns = ["country", "flow", *SHAPE, "china", "other"]
    return ranges[columns]


def are_in_part(ranges: pd.DataFrame, gaps: pd.DataFrame, country: str) -> bool:
    """Tell whether a country's own figures among `ranges` leave trade out."""
    fact = ["country", "flow", "period"]
    drawn = ranges[ranges["country"] == country][fact].merge(gaps, on=fact)
    return bool((drawn["scope"] == IN_PART).any())


def highest_ratio(gaps: pd.DataFrame, last: Sequence[MirrorGap]) -> MirrorGap | Nothing:
    """Give the largest ratio of this century of the country that comes first now."""
    if not last:
        return Nothing("no flow that both count")
    is_asked = (gaps["country"] == last[0].country) & (gaps["year"] >= THIS_CENTURY)
    of_century = by_ratio(gaps[is_asked])
    return of_century[0] if of_century else Nothing("no ratio of this century")
