"""Figures of one fact on which sources of one side disagree, as a reader follows."""

from collections.abc import Mapping

import pandas as pd

from cac_data import codes
from cac_data.sources import conflicts

DISPUTE_LABELS: Mapping[str, str] = {
    "what": "What",
    "period": "Period",
    "low": "Lowest, USD mn",
    "high": "Highest, USD mn",
    "gap_pct": "Apart, %",
    "side": "Counted by",
    "reason": "Why",
}
"""Columns of :func:`disputes` that a table shows, with their headings."""

_SIDES = {"china": "China", "national": "the country", "edb": "development bank"}


def disputes(trade: pd.DataFrame, *, most: int = 10) -> pd.DataFrame:
    """Conflicting figures within one side, the widest apart in USD million first.

    Figures that differ by more than their rounding. Differences between the sides are
    no conflict but a mirror gap: see :func:`cac_data.trade.mirror_gap`.

    Columns: ``what`` (country and flow, in words), ``period, low, high`` (USD million),
    ``gap_pct, side`` (who counts), ``reason`` (where a source or the figures give one)
    and ``source_ids``.

    ValueError for if ``most`` is below 1.
    """
    if most < 1:
        message = f"`most`: {most!r} is below 1"
        raise ValueError(message)
    found = conflicts(trade, table="bilateral_trade")
    found = found[found["kind"] == "conflict"].sort_values(
        "gap", ascending=False, kind="stable"
    )
    shown = found.head(most).reset_index(drop=True)
    shown["what"] = [
        f"{codes.country_name(country)}, {flow}"
        for country, flow in zip(shown["country"], shown["flow"], strict=True)
    ]
    shown["side"] = [_SIDES.get(side, side) for side in shown["counter"]]
    return shown[[*DISPUTE_LABELS, "source_ids"]]
