"""Other counts of the gas that China gets, beside those of the Statistical Review."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import pandas as pd

from cac_data import codes
from cac_data.cache import cached
from cac_data.conflicts import conflicts, printed_rounding
from cac_data.energy.gas.flows import REVIEW
from cac_data.energy.gas.metres import national_metres
from cac_data.energy.rows import by_country, counted, one_each, rows_where
from cac_data.observations import SHAPE, gather, join, union

Numbers: TypeAlias = "pd.Series[float]"

CLOSE_PCT = 1.0
"""Counts in one cubic metre that are no further apart than this agree, in percent."""

RATIO_ROUNDING = 5e-5
"""Half of the last decimal of the conversion factor, which is known to four."""

REVIEW_ROUNDING = 0.05
"""The Review prints at least one decimal, which a round figure does not show."""

BY_FACTOR = ("cubic metres", "in part")
"""Gaps that the conversion factor explains, so that its source is cited."""


def other_counts(flows: pd.DataFrame, factors: pd.DataFrame) -> pd.DataFrame:
    """Give pipeline gas to China as others count it, in bcm, beside the Review's count.

    Columns: `country`, those of `observations.SHAPE`, `measure review gap gap_pct`.
    `review` is the Review's figure in its newest edition (bcm), `gap_pct` how far the
    other count lies above it, in percent, and `gap` what explains that. ``none``: equal
    within rounding. ``cubic metres``: after conversion from national cubic metres they
    agree within rounding or `CLOSE_PCT`. ``in part``: conversion closes half of the gap
    or more. ``too round``: the count is too round to tell these apart. ``open``:
    nothing of this explains it. The widest gap comes first.
    """
    # The Review standardises gas to 40 MJ a cubic metre, others count it as it is.
    national = national_metres(factors)
    counts = _counts_beside_review(flows)
    half = counts["value"].map(printed_rounding).astype("float64")
    gap = _explanation(counts["value"], counts["review"], half, national.value)
    ratio = counts["value"] / counts["review"]
    is_by_factor = gap.isin(BY_FACTOR)
    source_of_factor = is_by_factor.map({True: national.source_ids, False: ""})
    cited = zip(counts["source_ids"], source_of_factor, strict=True)
    counts = counts.assign(
        half=half,
        gap=gap,
        gap_pct=100 * (ratio - 1),
        source_ids=[union(ids) for ids in cited],
    )
    counts = counts.sort_values("gap_pct", key=abs, ascending=False, kind="stable")
    columns = ["country", *SHAPE, "measure", "review", "gap", "gap_pct"]
    return counts[columns].reset_index(drop=True)


def _counts_beside_review(flows: pd.DataFrame) -> pd.DataFrame:
    """Give each count by country and year, and the Review's as `review`, in bcm."""
    counts = counted(
        flows,
        exporter=[*codes.CA5, "CA5"],
        importer="CHN",
        indicator="volume",
        route="pipeline",
        unit="bcm",
    )
    counts = by_country(counts)

    fact = ["country", "period"]
    is_review = counts["basis"] == REVIEW
    editions = one_each(counts[is_review], [*fact, "vintage"])
    editions = editions.sort_values("vintage")
    newest = editions.drop_duplicates(fact, keep="last")

    # In what they differ is what `other_counts` explains.
    compared = join(
        counts[~is_review],
        newest,
        fact,
        how="inner",
        across=["measure", "edition"],
        review="value",
    )
    # Texts that quote one count are one row.
    count = [*fact, "year", "basis", "value", "unit", "measure", "review"]
    return gather(compared, count)


def _explanation(
    value: Numbers, review: Numbers, half: Numbers, ratio: float
) -> pd.Series[str]:
    """Say for each count what explains its gap to the Review's figure.

    `half` is what rounding allows of `value`, `ratio` the national cubic metres in one
    of the Review's. Equal within rounding comes before explained by the ratio.
    """
    review_half = review.map(printed_rounding).astype("float64")
    review_half = review_half.clip(upper=REVIEW_ROUNDING)
    gap = (value - review).abs()
    gap_in_one_metre = (value - ratio * review).abs()

    is_equal = gap <= half + review_half
    # Rounding of the Review's figure grows with the ratio, that of the ratio itself
    # with the figure.
    tolerance = half + ratio * review_half + RATIO_ROUNDING * review
    is_within_rounding = gap_in_one_metre <= tolerance
    is_close = gap_in_one_metre <= CLOSE_PCT / 100 * value
    is_converted = is_within_rounding | is_close
    # Rounding this coarse cannot tell the two kinds of cubic metres apart.
    is_too_round = half > (ratio - 1) / 2 * value

    cases = {
        "too round": (is_equal | is_converted) & is_too_round,
        "none": is_equal,
        "cubic metres": is_converted,
        "in part": gap_in_one_metre <= gap / 2,
    }
    names = np.select(list(cases.values()), list(cases), "open")
    return pd.Series(names, value.index)


@dataclass(frozen=True, eq=False)
class Disputes:
    """Where counts of gas differ: between bodies, and within one source.

    `counts` are those of others in bcm, beside the `review`, and `n` is how many there
    are. So many lie `above` it by more than a percent; rounding or cubic metres explain
    the gap of those `explained`, and half of it or more of those `in_part`. `disputed`
    are rows of `conflicts`, the widest first.
    """

    counts: pd.DataFrame
    n: int
    above: int
    explained: int
    in_part: int
    disputed: pd.DataFrame


@cached
def of_disputes(
    flows: pd.DataFrame, factors: pd.DataFrame, balance: pd.DataFrame
) -> Disputes:
    """Tell where counts of gas differ."""
    counts = other_counts(flows, factors)
    is_above = counts["gap_pct"] > CLOSE_PCT
    is_explained = counts["gap"].isin(["none", "cubic metres"])
    is_in_part = counts["gap"] == "in part"
    return Disputes(
        counts=counts,
        n=len(counts),
        above=int(is_above.sum()),
        explained=int(is_explained.sum()),
        in_part=int(is_in_part.sum()),
        disputed=_disputed(flows, balance),
    )


def _disputed(flows: pd.DataFrame, balance: pd.DataFrame) -> pd.DataFrame:
    """Give facts of which one source prints several figures, the widest gap first."""
    countries = codes.country_codes()
    sent = rows_where(
        flows,
        unit=["bcm", "USD mn"],
        exporter=countries,
        importer=countries,
    )
    of_flows = conflicts(sent, table="gas_flows")
    of_flows = of_flows.rename(columns={"exporter": "country"})
    of_balances = conflicts(
        rows_where(balance, unit="bcm", country=codes.CA5),
        table="energy_balance",
    )
    of_balances = of_balances.assign(importer="")
    differing = pd.concat([of_flows, of_balances], ignore_index=True)
    disputed = rows_where(differing, kind="conflict")
    return disputed.sort_values("gap_pct", ascending=False, kind="stable")
