"""Who made the growth of trade: by country and flow, and without Kyrgyz exports."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence
from dataclasses import dataclass, field

import pandas as pd

from cac_data import codes, observations, periods
from cac_data.cache import cached
from cac_data.codes import Side
from cac_data.facts import (
    Figure,
    Growth,
    Nothing,
    at,
    figures,
    grew,
    ranked,
    rose,
    share_of,
    sum_of,
)
from cac_data.figure import Difference
from cac_data.inputs import takes
from cac_data.observations import add_up, join, union
from cac_data.tables import select
from cac_data.trade.flows import Counts, series, turnover_of_five

ADDED_UP = "added_up"
"""The coverage of a change that countries add up to, and not the region's totals."""

OF_ANY_COUNT: list[Difference] = ["coverage"]
"""That a country may count services, too, is said where its counts are."""

NO_TOTAL = Nothing("no totals of the region")


@dataclass(frozen=True)
class Contribution:
    """What one country made of a change: `share` in percent, unless it was none."""

    country: str
    change: Figure
    share: Figure | Nothing


@dataclass(frozen=True)
class Split:
    """The `whole` change over a period, and who made it.

    `parts` that made most of a rise, or of a fall, come first; `of_two`: the percentage
    that the first two made. `top`: the largest change of one country's flow.
    `complete`: all five have a part. `whole` is the sum of the changes that are shown,
    `total` that of the totals that are told of the region, which may be another.
    """

    whole: Figure
    parts: list[Contribution]
    of_two: Figure
    top: Figure
    complete: bool
    total: Figure | Nothing = field(default_factory=lambda: NO_TOTAL)

    @property
    def total_if_apart(self) -> Figure | Nothing:
        """The change of the totals, where it is printed otherwise than the sum."""
        if not self.total or _as_printed(self.total) == _as_printed(self.whole):
            return Nothing("the totals change as much, or are not known")
        return self.total


def _as_printed(change: Figure) -> float:
    """A change in USD mn as it is printed in USD bn."""
    return round(change.divided_by(1000, "USD bn").value, 1)


@dataclass(frozen=True)
class WithoutKyrgyz:
    """How exports of the five grew over two years with and without Kyrgyz ones.

    `whole` and `rest` are growth in percent a year, `first` and `last` the Kyrgyz
    exports, `jump` their rise, `rise` that of all exports, and `part` the share of the
    one in the other, in percent, unless all exports fell.
    """

    source_ids: str
    whole: Growth | Nothing
    rest: Growth | Nothing
    first: Figure
    last: Figure
    jump: Figure
    rise: Figure
    part: Figure | Nothing


@dataclass(frozen=True)
class KyrgyzRecord:
    """Kyrgyz exports as a Kyrgyz source counts them, and as China does.

    `share`: the percentage that the one has of the other in that year.
    """

    count: Figure
    china: Figure | Nothing
    share: Figure | Nothing


@dataclass(frozen=True, eq=False)
class GrowthByCountry:
    """Who made the growth of two years, and what the deepest fall was made of.

    `changes`: the contributions of the last two years, `split` what is said of them.
    `without`: exports without those of Kyrgyzstan; `recorded`: what Kyrgyz sources have
    of these. `fall`: the deepest fall of the totals over any years between which none
    is missing, as the countries made it.
    """

    reporter: Side
    changes: pd.DataFrame
    split: Split | Nothing
    without: WithoutKyrgyz | Nothing
    recorded: list[KyrgyzRecord]
    fall: Split | Nothing


@cached
def of_growth(
    counts: Counts, end: int, reporter: Side = "china_customs"
) -> GrowthByCountry:
    """Tell who made the growth of two years, and what the deepest fall was made of."""
    flows = counts.flows_by(reporter)
    changes = changes_by_country(flows, end - 2, end)

    totals = turnover_of_five(flows)
    fall: Split | Nothing = Nothing("the totals never fell")
    fall_years = deepest_fall(totals)
    if fall_years:
        top, low = fall_years
        fall_of_totals = rose(at(totals, low), at(totals, top))
        fall = split_of(changes_by_country(flows, top, low), fall_of_totals)

    return GrowthByCountry(
        reporter=reporter,
        changes=changes,
        split=split_of(changes, rose(at(totals, end), at(totals, end - 2))),
        without=growth_without_kyrgyz(flows),
        recorded=kyrgyz_records(counts.printed, flows),
        fall=fall,
    )


# --- By country and flow -------------------------------------------------------------


@takes(trade="bilateral_trade")
def contributions(
    trade: pd.DataFrame, *, start: int, end: int, reporter: Side = "china_customs"
) -> pd.DataFrame:
    """Give what each country and flow added to the region's trade between two years.

    The columns of `observations.change`, the largest change first, and `share_pct` of
    the sum where all five have a figure. A country of which not both flows are known
    shows its turnover. ValueError for an unknown side, or an `end` before the `start`.
    """
    return changes_by_country(series(trade, reporter), start, end)


def changes_by_country(flows: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    """Give the `contributions` of flows; ValueError for an `end` before the `start`."""
    of_states = flows[flows["country"] != "CA5"]
    changes = observations.change(of_states, start, end, across=OF_ANY_COUNT)

    # Exports and imports where both are known, else the turnover.
    has_both_flows = changes.groupby("country")["flow"].transform("nunique") == 3
    is_turnover = changes["flow"] == "turnover"
    changes = changes[is_turnover != has_both_flows]

    # The sum of what is shown, so that the shares add up whatever was rounded.
    is_complete = set(changes["country"]) == set(codes.CA5)
    total = _sum_of_changes(changes).value if is_complete else math.nan
    changes = changes.assign(share_pct=100 * changes["value"] / total)
    return changes.sort_values(
        "value", ascending=False, kind="stable", ignore_index=True
    )


def split_of(
    changes: pd.DataFrame, total: Figure | Nothing = NO_TOTAL
) -> Split | Nothing:
    """Tell of `contributions` the whole change, and who made it.

    `total`: the change of the region's totals over the same years.
    """
    by_size = ranked(
        figures(changes), by=lambda change: change.size, across=OF_ANY_COUNT
    )
    if not by_size:
        return Nothing("no changes that could be ranked")
    top = by_size[0]
    whole = _sum_of_changes(changes).of(
        base=top.period.partition("/")[0],
        coverage=ADDED_UP,
        obs_status="A",
    )
    if not whole.value:
        return Nothing("the changes cancel each other")
    contributions = [
        contribution_to(whole, str(country), _sum_of_changes(of_country).value)
        for country, of_country in changes.groupby("country")
    ]
    parts = ranked(contributions, by=lambda part: part.change) or []
    if whole.value < 0:
        parts.reverse()
    of_two = sum_of([part.share for part in parts[:2] if part.share])
    return Split(
        whole=whole,
        parts=parts,
        of_two=of_two,
        top=top.of(base=whole.base),
        complete={part.country for part in parts} >= set(codes.CA5),
        total=total,
    )


def _sum_of_changes(changes: pd.DataFrame) -> Figure:
    return sum_of(figures(changes), across=OF_ANY_COUNT)


def contribution_to(whole: Figure, country: str, change: float) -> Contribution:
    """Give what a country made of a change; no share of one that was none."""
    part = whole.of(value=change)
    return Contribution(country, part, share_of(part, whole))


def deepest_fall(total: pd.DataFrame) -> tuple[int, int] | None:
    """Find the two years between which a series fell most; None if it never fell.

    No year between the two may be missing. Of equal falls the earliest counts.
    """
    level = {figure.whole_year: figure for figure in figures(total)}
    falls = {}
    for begin, stop in periods.runs(level):
        years = range(begin, stop + 1)
        for first, last in itertools.combinations(years, 2):
            change = rose(level[last], level[first])
            if change and change.value < 0:
                falls[first, last] = change

    # From whatever year it is measured, and over how many: just that is asked.
    anywhere: list[Difference] = ["base", "length"]
    by_size = ranked(falls, by=lambda years: falls[years].size, across=anywhere)
    return by_size[0] if by_size else None


# --- Kyrgyz exports ------------------------------------------------------------------


def growth_without_kyrgyz(flows: pd.DataFrame) -> WithoutKyrgyz | Nothing:
    """Tell how exports of the five grew over two years with and without Kyrgyz ones.

    Nothing where one of the two years is missing.
    """
    exports = flows[flows["flow"] == "exports"]
    other_four = exports_of_other_four(exports)
    last = at(other_four)
    first = at(other_four, back=2)
    if not (last and first):
        return Nothing("exports of the five two years apart are not known")

    last_export = last.of(value=last.number("region"))
    first_export = first.of(value=first.number("region"))
    last_kyrgyz = last.of(value=last.number("kyrgyz"))
    first_kyrgyz = first.of(value=first.number("kyrgyz"))
    rise = rose(last_export, first_export)
    jump = rose(last_kyrgyz, first_kyrgyz)
    if not (rise and jump):
        return Nothing("exports of two years that cannot be compared")

    # The first year has two readings: its published total, and the sum of countries.
    summed = at(add_up(exports, "country", codes.CA5, "CA5"), first.whole_year)
    rise_from_sum = rose(last_export, summed)
    readings = [reading for reading in (rise, rise_from_sum) if reading]
    source_ids = union(reading.source_ids for reading in readings)
    return WithoutKyrgyz(
        source_ids=source_ids,
        whole=grew(last_export, first_export, a_year=True),
        rest=grew(last, first, a_year=True),
        first=first_kyrgyz,
        last=last_kyrgyz,
        jump=jump,
        rise=rise.of(source_ids=source_ids),
        part=part_of_rise(jump, readings),
    )


def exports_of_other_four(exports: pd.DataFrame) -> pd.DataFrame:
    """Give exports of the five less Kyrgyz ones by year, in USD million.

    The columns of `exports`, with those of the `region` and the `kyrgyz` ones.
    """
    region = exports[exports["country"] == "CA5"]
    kyrgyz = exports[exports["country"] == "KGZ"]
    other_four = observations.combine(region, kyrgyz, "sub", on=["period"])
    other_four = other_four.rename(columns={"one": "region", "other": "kyrgyz"})
    # The region may be a sum in one year and a published total in the other, so the
    # rounding of a difference says nothing of how exact the growth is.
    return other_four.assign(half=math.nan)


def part_of_rise(part: Figure, readings: Sequence[Figure]) -> Figure | Nothing:
    """Give the share of a part in a rise, in percent, and its range over all readings.

    The first reading is the one that is told; a fall has no shares.
    """
    told = share_of(part, readings[0])
    if not told or readings[0].value <= 0:
        return Nothing("no share of a fall")
    shares = [share_of(part, reading) for reading in readings if reading.value > 0]
    values = [share.value for share in shares if share]
    return told.of(
        low=min(values),
        high=max(values),
        source_ids=union(share.source_ids for share in shares if share),
    )


def kyrgyz_records(printed: pd.DataFrame, flows: pd.DataFrame) -> list[KyrgyzRecord]:
    """Set Kyrgyz exports to China by Kyrgyz sources beside those of `flows`.

    The last year of the main count, which is that of the statistics, and of the
    alternative one, which is that of a ministry.
    """
    is_kyrgyz = (printed["country"] == "KGZ") & (printed["reporter"] == "national")
    is_count = printed["variant"].isin(["main", "alternative"])
    is_export = printed["flow"] == "exports"
    last = printed[is_kyrgyz & is_count & is_export]
    last = last.drop_duplicates("variant", keep="last")
    last = last.sort_values(["year", "variant"], ascending=[True, False])

    exports = select(flows, countries="KGZ", flow="exports")
    last = join(
        last,
        exports,
        ["period"],
        across=["reporter", "coverage"],
        china="value",
        china_by="reporter",
    )
    return [kyrgyz_record(count) for count in figures(last)]


def kyrgyz_record(count: Figure) -> KyrgyzRecord:
    """Set a count beside the figure of `china` in its row, if there is one."""
    china: Figure | Nothing = Nothing(f"no exports in {count.period} by China")
    if count.get("china") is not None:
        china = count.of(
            value=count.number("china"), reporter=count.text("china_by"), coverage=""
        )
    return KyrgyzRecord(
        count, china, share_of(count, china, across=["reporter", "coverage"])
    )
