"""Where the gas of one country goes: output, use at home, sales, and what is left."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes, indicators
from cac_data.energy.flows import review_volumes
from cac_data.energy.gas import gas_balance
from cac_data.tables import sort_rows

_WORLD = "WLD"
# Figures of another definition or likely wrong widen no range.
_DOUBTFUL = ("D", "F", "U")

LEDGER_LABELS: Mapping[str, str] = {
    "period": "Year",
    "output": "Output, bcm",
    "output_high": "Highest count of output",
    "use": "Used at home",
    "to_china": "To China",
    "to_others": "To others",
    "remainder": "Left over",
    "remainder_high": "Left over by that count",
}
"""Columns of :func:`gas_ledger` that a table shows, with their headings."""


def newest_balance(balance: pd.DataFrame, flows: pd.DataFrame) -> pd.DataFrame:
    """Balance of gas by the newest edition that the rows hold, in bcm.

    As :func:`cac_data.energy.gas_balance`; empty where no edition is there.
    """
    needed = ["indicator", "basis", "unit", "vintage"]
    codes.check_columns(balance.columns, needed, function="newest_balance")
    rows = balance[
        balance["indicator"].isin(["gas_production", "gas_consumption"])
        & (balance["basis"] == "statistical_review")
    ]
    # An edition that gives both output and use: old ones are quoted for output alone.
    editions = rows.groupby("vintage")["indicator"].nunique()
    full = sorted(editions[editions == 2].index)
    if not full:
        return gas_balance(balance.iloc[:0], flows)
    return gas_balance(balance, flows, edition=full[-1])


def gas_ledger(
    gas: pd.DataFrame,
    flows: pd.DataFrame,
    balance: pd.DataFrame,
    *,
    country: str = "TKM",
) -> pd.DataFrame:
    """Output, use, sales by buyer and what is left over, in bcm, by year.

    ``remainder`` is output less use at home less all exports, all of the Statistical
    Review. For Turkmenistan it is close to nothing because the Review takes its use to
    be what output leaves after exports: no headroom is shown by it, and none denied.
    ``output_low`` and ``output_high`` are the lowest and the highest count of output
    by anyone; ``remainder_low`` and ``remainder_high`` are what they would leave. Gas
    burned in fields and compressors is part of the use and is not told apart.

    Columns: ``country, period, output, output_low, output_high, use, to_china,
    to_others, remainder, remainder_low, remainder_high, unit, source_ids``, for years
    with all exports and those to China.

    ValueError for an unknown country.
    """
    codes.check_member("country", country, codes.country_codes())
    whole = gas[(gas["country"] == country) & gas["exports"].notna()]
    sent = review_volumes(flows)
    sent = sent[
        (sent["exporter"] == country)
        & (sent["importer"] == "CHN")
        & (sent["route"] == "pipeline")
    ].set_index("period")
    counts = _output_counts(balance, country)
    made: list[dict[str, Any]] = []
    for row in whole.to_dict("records"):
        year = row["period"]
        if year not in sent.index:
            continue
        to_china = float(sent.loc[year, "value"])
        seen = counts[counts["period"] == year]
        values = [row["production"], *seen["value"]]
        sold = row["consumption"] + row["exports"]
        made.append(
            {
                "country": country,
                "period": year,
                "output": row["production"],
                "output_low": min(values),
                "output_high": max(values),
                "use": row["consumption"],
                "to_china": to_china,
                "to_others": row["exports"] - to_china,
                "remainder": row["production"] - sold,
                "remainder_low": min(values) - sold,
                "remainder_high": max(values) - sold,
                "unit": "bcm",
                "source_ids": indicators.merge_ids(
                    [
                        row["source_ids"],
                        sent.loc[year, "source_ids"],
                        seen["source_id"].tolist(),
                    ]
                ),
            }
        )
    columns = ["country", "period", "output", "output_low", "output_high", "use"]
    columns += ["to_china", "to_others", "remainder", "remainder_low"]
    columns += ["remainder_high", "unit", "source_ids"]
    found = pd.DataFrame(made, columns=columns)
    return sort_rows(found, ["period"]) if made else found


def _output_counts(balance: pd.DataFrame, country: str) -> pd.DataFrame:
    """All counts of a country's output for whole years, in bcm, but doubtful ones."""
    rows = balance[
        (balance["country"] == country)
        & (balance["indicator"] == "gas_production")
        & (balance["unit"] == "bcm")
        & ~balance["obs_status"].isin(_DOUBTFUL)
    ]
    return indicators.annual(rows)
