"""Small frames in the shape of the tables of power, one tuple a row."""

from __future__ import annotations

from typing import Any

import pandas as pd

from tests.trade_frames import Row, table


def generation(*rows: Row, **same: str) -> pd.DataFrame:
    """Rows of ``electricity_generation``: country, period, technology, TWh.

    A fifth item is a mapping of what differs; ``same`` holds for all rows.
    """
    columns = {
        **dict.fromkeys(("country", "technology", "period", "basis"), "str"),
        **dict.fromkeys(("vintage", "source_id"), "str"),
        "generation_twh": "float64",
        **dict.fromkeys(("obs_status", "note"), "str"),
    }
    return table(
        columns,
        (
            {
                "country": country,
                "technology": technology,
                "period": period,
                "basis": "owid",
                "vintage": "2026",
                "source_id": f"owid-{technology}",
                "generation_twh": value,
                "obs_status": "A",
                "note": "",
                **same,
                **(more[0] if more else {}),
            }
            for country, period, technology, value, *more in rows
        ),
    )


def factors(**values: float) -> pd.DataFrame:
    """Rows of ``emission_factors`` in grams of CO2e for a kilowatt-hour."""
    columns = {"technology": "str", "basis": "str", "source_id": "str"}
    columns |= {"value": "float64", "unit": "str", "obs_status": "str", "note": "str"}
    return table(
        columns,
        (
            {
                "technology": technology,
                "basis": "ipcc_ar5_life_cycle",
                "source_id": "ipcc",
                "value": value,
                "unit": "gCO2e/kWh",
                "obs_status": "A",
                "note": "",
            }
            for technology, value in values.items()
        ),
    )


def intensity(*rows: Row) -> pd.DataFrame:
    """Rows of ``carbon_intensity``: country, period, indicator, value, unit."""
    columns = {"country": "str", "indicator": "str", "basis": "str", "period": "str"}
    columns |= {"vintage": "str", "source_id": "str", "value": "float64", "unit": "str"}
    return table(
        columns,
        (
            {
                "country": country,
                "indicator": indicator,
                "basis": "ember_life_cycle",
                "period": period,
                "vintage": "2026",
                "source_id": "ember",
                "value": value,
                "unit": unit,
            }
            for country, period, indicator, value, unit in rows
        ),
    )


def capacity(*rows: Row, **same: str) -> pd.DataFrame:
    """Rows of ``renewable_capacity``: country, period, technology, MW.

    A fifth item is a mapping of what differs; ``same`` holds for all rows.
    """
    columns = {
        **dict.fromkeys(("country", "technology", "indicator", "period"), "str"),
        **dict.fromkeys(("basis", "vintage", "source_id"), "str"),
        "capacity_mw": "float64",
        **dict.fromkeys(("obs_status", "note"), "str"),
    }
    made: list[dict[str, Any]] = []
    for country, period, technology, value, *more in rows:
        row = {
            "country": country,
            "technology": technology,
            "indicator": "installed_capacity",
            "period": period,
            "basis": "irena",
            "vintage": "2024",
            "capacity_mw": value,
            "obs_status": "A",
            "note": "",
            **same,
            **(more[0] if more else {}),
        }
        made.append({"source_id": f"{row['basis']}-{technology}", **row})
    return table(columns, made)


def goals(*rows: Row) -> pd.DataFrame:
    """Rows of ``energy_targets``: country, indicator, set on, year aimed at, MW."""
    columns = {
        **dict.fromkeys(("country", "indicator", "kind", "target_period"), "str"),
        **dict.fromkeys(("set_on", "set_by", "source_id"), "str"),
        "value": "float64",
        "unit": "str",
    }
    return table(
        columns,
        (
            {
                "country": country,
                "indicator": indicator,
                "kind": "target",
                "target_period": period,
                "set_on": set_on,
                "set_by": "",
                "source_id": f"goal-{country.lower()}",
                "value": value,
                "unit": "MW",
                **(more[0] if more else {}),
            }
            for country, indicator, set_on, period, value, *more in rows
        ),
    )


def projects(*rows: Row) -> pd.DataFrame:
    """Rows of ``energy_projects``: id, country, technology, MW, status.

    A sixth item is a mapping of what differs from a countable main row.
    """
    columns = {
        **dict.fromkeys(("project_id", "source_id"), "str"),
        "is_main": "bool",
        **dict.fromkeys(("country", "technology"), "str"),
        "capacity_mw": "float64",
        "status": "str",
        "roles": "object",
        "countable": "bool",
    }
    return table(
        columns,
        (
            {
                "project_id": project,
                "source_id": f"press-{project}",
                "is_main": True,
                "country": country,
                "technology": technology,
                "capacity_mw": value,
                "status": status,
                "roles": [],
                "countable": True,
                **(more[0] if more else {}),
            }
            for project, country, technology, value, status, *more in rows
        ),
    )
