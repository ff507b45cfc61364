"""Years that were counted and years that are assumed, in one frame."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes
from cac_data.energy.rows import assumed_rows, rows_of


def pipe_years(region: pd.DataFrame, path: pd.DataFrame) -> pd.DataFrame:
    """Gas of the five to China by year, as counted and then as assumed, in bcm.

    Columns: ``country`` (``CA5``), ``period, value, unit, capacity`` (of assumed
    years), ``assumed, source_ids``. Empty where no year is counted.
    """
    columns = ["country", "period", "value", "unit", "capacity", "assumed"]
    columns += ["source_ids"]
    needed = ["country", "period", "value", "unit", "source_ids"]
    codes.check_columns(region.columns, needed, function="pipe_years")
    if region.empty:
        return pd.DataFrame(columns=columns)
    counted = region.assign(capacity=math.nan, assumed=False).reset_index(drop=True)
    counted = counted[columns]
    ahead: pd.DataFrame = assumed_rows(path)
    ahead = ahead[ahead["period"] > counted["period"].max()]
    if ahead.empty:
        return counted
    later: pd.DataFrame = ahead.assign(country="CA5", value=ahead["to_china"])
    found: pd.DataFrame = pd.concat([counted, later[columns]], ignore_index=True)
    return found


PARTS: Mapping[str, str] = {
    "output": "output",
    "use": "use at home",
    "left": "for China",
}
"""Column of a path -> name of the part in :func:`turkmen_years`."""


def turkmen_years(
    gas: pd.DataFrame, ledger: pd.DataFrame, path: pd.DataFrame
) -> pd.DataFrame:
    """Output, use and gas for China by year, as counted and then as assumed, in bcm.

    Counted for China is what was sent; assumed is what the balance leaves.

    Columns: ``part`` (``output``, ``use at home``, ``for China``), ``period, value,
    assumed, source_ids``. Empty without a balance of the country.
    """
    columns = ["part", "period", "value", "assumed", "source_ids"]
    country = str(path["country"].iloc[0]) if len(path) else ""
    own = gas[gas["country"] == country]
    counted = (
        ("output", own, "production"),
        ("use", own, "consumption"),
        ("left", ledger, "to_china"),
    )
    made: list[dict[str, Any]] = []
    for name, rows, column in counted:
        made += _parts(name, rows, column, assumed=False)
        made += _parts(name, assumed_rows(path), name, assumed=True)
    return pd.DataFrame(made, columns=columns)


def _parts(
    name: str, rows: pd.DataFrame, column: str, *, assumed: bool
) -> list[dict[str, Any]]:
    return [
        {
            "part": PARTS[name],
            "period": row["period"],
            "value": row[column],
            "assumed": assumed,
            "source_ids": row["source_ids"],
        }
        for row in rows_of(rows)
    ]
