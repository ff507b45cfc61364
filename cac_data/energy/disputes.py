"""Figures of one fact on which sources disagree, in words that a reader follows."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes
from cac_data.energy.rows import rows_of
from cac_data.sources import conflicts

DISPUTE_LABELS: Mapping[str, str] = {
    "what": "What",
    "period": "Year",
    "low": "Lowest",
    "high": "Highest",
    "unit": "Unit",
    "gap_pct": "Apart, %",
    "reason": "Why",
}
"""Columns of :func:`disputes` that a table shows, with their headings."""


def disputes(flows: pd.DataFrame, balance: pd.DataFrame) -> pd.DataFrame:
    """Conflicting figures of gas flows, output and use, the widest apart first.

    Columns: ``what`` (in words), ``period, low, high, unit, gap_pct, reason,
    source_ids``: figures of one side that differ by more than their rounding.
    """
    made: list[dict[str, Any]] = []
    for row in _conflicts(flows, "gas_flows"):
        ends = [row["exporter"], row["importer"]]
        if row["unit"] in {"bcm", "USD mn"} and set(ends) <= set(codes.country_codes()):
            pair = " to ".join(codes.country_name(code) for code in ends)
            made.append(row | {"what": f"{pair}, {row['indicator']}"})
    gas = balance[(balance["unit"] == "bcm") & balance["country"].isin(codes.CA5)]
    for row in _conflicts(gas, "energy_balance"):
        name = codes.country_name(row["country"])
        made.append(row | {"what": f"{name}: {row['indicator'].replace('_', ' ')}"})
    columns = ["what", "period", "low", "high", "unit", "gap_pct", "reason"]
    found = pd.DataFrame(made, columns=[*columns, "source_ids"])
    order = found["gap_pct"].sort_values(ascending=False, kind="stable").index
    return found.loc[order].reset_index(drop=True)


def _conflicts(frame: pd.DataFrame, table: str) -> list[dict[str, Any]]:
    found = conflicts(frame, table=table)
    return rows_of(found[found["kind"] == "conflict"])
