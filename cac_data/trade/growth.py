"""Who made the growth of trade: by country and flow, and without Kyrgyz exports."""

from __future__ import annotations

import itertools
import math
from collections.abc import Sequence

import pandas as pd

from cac_data import codes, observations, periods
from cac_data.cache import cached
from cac_data.codes import Side
from cac_data.facts import Fact, at, grew, records
from cac_data.inputs import takes
from cac_data.observations import add_up, join, union
from cac_data.tables import select
from cac_data.trade.flows import Counts, series, turnover_of_five


@cached
def of_growth(counts: Counts, end: int, reporter: Side = "china_customs") -> Fact:
    """Tell who made the growth of two years, and what the deepest fall was made of.

    `changes` are the contributions of the last two years, as a frame, and `split` what
    is said of them; `without` is `growth_without_kyrgyz`; `recorded` says how much of
    these exports Kyrgyz sources have; `fall` splits the deepest fall over any years
    between which none is missing.
    """
    flows = counts.flows_by(reporter)
    changes = changes_by_country(flows, end - 2, end)

    fall = changes[:0]
    fall_years = deepest_fall(turnover_of_five(flows))
    if fall_years:
        fall = changes_by_country(flows, *fall_years)

    return {
        "reporter": reporter,
        "changes": changes,
        "split": split_of(changes),
        "without": growth_without_kyrgyz(flows),
        "recorded": records(kyrgyz_records(counts.printed, flows)),
        "fall": split_of(fall),
    }


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
    """Give the `contributions` of flows that are known already."""
    changes = observations.change(flows[flows["country"] != "CA5"], start, end)

    # Exports and imports where both are known, else the turnover.
    has_both_flows = changes.groupby("country")["flow"].transform("nunique") == 3
    is_turnover = changes["flow"] == "turnover"
    changes = changes[is_turnover != has_both_flows]

    # The sum of what is shown, so that the shares add up whatever was rounded.
    is_complete = set(changes["country"]) == set(codes.CA5)
    total = math.fsum(changes["value"]) if is_complete else math.nan
    changes = changes.assign(share_pct=100 * changes["value"] / total)
    return changes.sort_values(
        "value", ascending=False, kind="stable", ignore_index=True
    )


def split_of(changes: pd.DataFrame) -> Fact:
    """Tell of `contributions` the `whole` change, its `parts` by country and the `top`.

    Parts that made most of a rise, or of a fall, come first, with `pct` of the whole;
    `two_pct` is what the first two made. Empty without changes.
    """
    if changes.empty:
        return {}
    whole = math.fsum(changes["value"])
    parts = changes.groupby("country")["value"].sum().reset_index()
    parts = parts.sort_values("value", ascending=whole < 0)
    parts["pct"] = 100 * parts["value"] / (whole or math.nan)
    by_size = changes.sort_values("value", key=abs, kind="stable")
    return {
        "whole": whole,
        "complete": set(parts["country"]) >= set(codes.CA5),
        "parts": records(parts),
        "two_pct": parts["pct"].head(2).sum(),
        "top": at(by_size),
        "period": changes["period"].iloc[0],
        "source_ids": union(changes["source_ids"]),
    }


def deepest_fall(total: pd.DataFrame) -> tuple[int, int] | None:
    """Find the two years between which a series fell most; None if it never fell.

    No year between the two may be missing. Of equal falls the earliest counts.
    """
    level = dict(zip(total["year"], total["value"], strict=True))
    changes = {}
    for begin, stop in periods.runs(level):
        years = range(begin, stop + 1)
        for first, last in itertools.combinations(years, 2):
            changes[first, last] = level[last] - level[first]

    deepest = min(changes, key=lambda years: changes[years], default=None)
    if deepest is None or changes[deepest] >= 0:
        return None
    return deepest


# --- Kyrgyz exports ------------------------------------------------------------------


def growth_without_kyrgyz(flows: pd.DataFrame) -> Fact:
    """Tell how exports of the five grew over two years with and without Kyrgyz ones.

    `whole` and `rest` are growth in percent a year, `line` the Kyrgyz exports, `rise`
    that of all exports in USD million, and `part` the share of the Kyrgyz rise in it.
    Empty where one of the two years is missing.
    """
    exports = flows[flows["flow"] == "exports"]
    other_four = exports_of_other_four(exports)
    all_exports = other_four.assign(value=other_four["region"])

    last = at(other_four)
    first = at(other_four, back=2)
    if not first:
        return {}

    rise = last["region"] - first["region"]
    kyrgyz_rise = last["kyrgyz"] - first["kyrgyz"]

    # The first year has two readings: its published total, and the sum of countries.
    rises = [rise]
    summed = at(add_up(exports, "country", codes.CA5, "CA5"), first["year"])
    if summed:
        rises.append(last["region"] - summed["value"])

    last_export = at(all_exports)
    first_export = at(all_exports, back=2)
    return {
        "whole": grew(last_export, first_export, a_year=True),
        "rest": grew(last, first, a_year=True),
        "line": {
            "first": first["kyrgyz"],
            "last": last["kyrgyz"],
            "value": kyrgyz_rise,
        },
        "rise": rise,
        "part": share_of_rise(kyrgyz_rise, rises),
        "period": f"{first['period']}/{last['period']}",
        "source_ids": union(row["source_ids"] for row in (last, first, summed) if row),
    }


def exports_of_other_four(exports: pd.DataFrame) -> pd.DataFrame:
    """Give exports of the `region` less the `kyrgyz` ones by year, in USD million."""
    region = exports[exports["country"] == "CA5"]
    kyrgyz = exports[exports["country"] == "KGZ"]
    other_four = observations.combine(region, kyrgyz, "sub", on=["period"])
    other_four = other_four.rename(columns={"one": "region", "other": "kyrgyz"})
    # The region may be a sum in one year and a published total in the other, so the
    # rounding of a difference says nothing of how exact the growth is.
    return other_four.assign(half=math.nan)


def share_of_rise(part: float, rises: Sequence[float]) -> Fact:
    """Give the share of a part in a rise, in percent, and its range over all readings.

    The first reading is the one that is told; a fall has no shares.
    """
    if rises[0] <= 0:
        return {}
    shares = [100 * part / rise for rise in rises if rise > 0]
    return {"value": shares[0], "low": min(shares), "high": max(shares)}


def kyrgyz_records(printed: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Set Kyrgyz exports to China by Kyrgyz sources beside those of `flows`.

    The last year of the main and of the alternative count, `china` for the figure of
    the flows (both in USD million), and `pct` for how much of it they have.
    """
    is_kyrgyz = (printed["country"] == "KGZ") & (printed["reporter"] == "national")
    is_count = printed["variant"].isin(["main", "alternative"])
    is_export = printed["flow"] == "exports"
    last = printed[is_kyrgyz & is_count & is_export]
    last = last.drop_duplicates("variant", keep="last")
    last = last.sort_values("year")

    exports = select(flows, countries="KGZ", flow="exports")
    last = join(last, exports, ["period"], china="value")
    share = 100 * last["value"] / last["china"]
    return last.assign(pct=share)
