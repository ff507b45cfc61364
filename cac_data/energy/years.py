"""Years that were counted and years that are assumed, in one frame."""

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd

from cac_data import codes
from cac_data.energy.rows import assumed_rows, rows_of


def pipe_years(region: pd.DataFrame, path: pd.DataFrame) -> pd.DataFrame:
    """Gas of the five to China by year, as counted and then as assumed, in bcm.

    Parameters
    ----------
    region
        A frame of :func:`cac_data.energy.regional_gas`.
    path
        A frame of :func:`cac_data.energy.gas_path`.

    Returns
    -------
    DataFrame
        ``country`` (``CA5``), ``period, value, unit, capacity`` (of assumed years),
        ``assumed, source_ids``. Empty where no year is counted.

    Raises
    ------
    ValueError
        For missing columns.

    Examples
    --------
    >>> region = pd.DataFrame(
    ...     {"country": "CA5", "period": ["2025"], "value": [36.7], "unit": "bcm"}
    ... ).assign(source_ids=[["a"]])
    >>> path = pd.DataFrame(
    ...     {
    ...         "period": ["2025", "2026"],
    ...         "to_china": [36.7, 37.0],
    ...         "capacity": 55.0,
    ...         "unit": "bcm",
    ...         "assumed": [False, True],
    ...         "source_ids": [["a"], ["a"]],
    ...     }
    ... )
    >>> pipe_years(region, path)[["period", "value", "assumed"]]
      period  value  assumed
    0   2025   36.7    False
    1   2026   37.0     True
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

    Parameters
    ----------
    gas
        A frame of :func:`cac_data.energy.newest_balance`.
    ledger
        A frame of :func:`cac_data.energy.gas_ledger`.
    path
        A frame of :func:`cac_data.energy.gas_path`.

    Returns
    -------
    DataFrame
        ``part`` (``output``, ``use at home``, ``for China``), ``period, value,
        assumed, source_ids``. Empty without a balance of the country.

    Raises
    ------
    ValueError
        For missing columns.

    Examples
    --------
    >>> from cac_data import load_table
    >>> from cac_data.energy import gas_ledger, gas_path, newest_balance
    >>> balance, flows = load_table("energy_balance"), load_table("gas_flows")
    >>> gas = newest_balance(balance, flows)
    >>> path = gas_path(
    ...     gas,
    ...     flows,
    ...     load_table("pipelines"),
    ...     horizon=2026,
    ...     output_growth=0.0,
    ...     demand_growth=0.0,
    ... )
    >>> found = turkmen_years(gas, gas_ledger(gas, flows, balance), path)
    >>> found[["part", "period", "value", "assumed"]].tail(2)
             part period   value  assumed
    62  for China   2025  30.285    False
    63  for China   2026  30.284     True
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
