"""Small frames in the shape of the gas tables, one tuple a row."""

from __future__ import annotations

import pandas as pd

from tests.trade_frames import Row, table

FLOWS = {
    "exporter": "str",
    "importer": "str",
    "indicator": "str",
    "route": "str",
    "nature": "str",
    "basis": "str",
    "period": "str",
    "vintage": "str",
    "source_id": "str",
    "value": "float64",
    "unit": "str",
    "obs_status": "str",
    "note": "str",
}
UNITS = {"volume": "bcm", "value": "USD mn", "mass": "Mt"}


def review(*rows: Row) -> pd.DataFrame:
    """Volumes of the Statistical Review to China: exporter, year, edition, value.

    A fifth item is a mapping of what differs.
    """
    return flows(
        *(
            (
                exporter,
                "volume",
                "statistical_review",
                period,
                value,
                {"vintage": edition, "source_id": f"ed-{edition}"}
                | (more[0] if more else {}),
            )
            for exporter, period, edition, value, *more in rows
        )
    )


def flows(*rows: Row) -> pd.DataFrame:
    """Rows of ``gas_flows`` to China: exporter, indicator, basis, period, value.

    A sixth item is a mapping of what differs from a plain count of pipeline gas. The
    source is named after the basis.
    """
    return table(
        FLOWS,
        (
            {
                "exporter": exporter,
                "importer": "CHN",
                "indicator": indicator,
                "route": "pipeline",
                "nature": "actual",
                "basis": basis,
                "period": period,
                "vintage": "",
                "source_id": basis.replace("_", "-"),
                "value": value,
                "unit": UNITS[indicator],
                "obs_status": "A",
                "note": "",
                **(more[0] if more else {}),
            }
            for exporter, indicator, basis, period, value, *more in rows
        ),
    )


def pipelines(*rows: Row) -> pd.DataFrame:
    """Rows of ``pipelines``: id, what it is part of, rating, since when, source."""
    columns = {
        "pipeline_id": "str",
        "part_of": "str",
        "capacity": "float64",
        "unit": "str",
        "completed": "str",
        "source_id": "str",
    }
    return table(
        columns,
        (
            {
                "pipeline_id": pipeline_id,
                "part_of": part_of,
                "capacity": capacity,
                "unit": more[0] if more else "bcm a year",
                "completed": completed,
                "source_id": source_id,
            }
            for pipeline_id, part_of, capacity, completed, source_id, *more in rows
        ),
    )


def factors(*rows: Row) -> pd.DataFrame:
    """Rows of ``conversion_factors``: quantity, from, to, factor, source."""
    columns = {
        "quantity": "str",
        "from_unit": "str",
        "to_unit": "str",
        "factor": "float64",
        "source_id": "str",
    }
    return table(columns, (dict(zip(columns, row, strict=True)) for row in rows))


def balance(*rows: Row) -> pd.DataFrame:
    """Rows of ``energy_balance`` of 2026: country, indicator, year, value (bcm)."""
    columns = {
        "country": "str",
        "indicator": "str",
        "unit": "str",
        "basis": "str",
        "period": "str",
        "vintage": "str",
        "source_id": "str",
        "value": "float64",
        "obs_status": "str",
        "note": "str",
    }
    return table(
        columns,
        (
            {
                "country": country,
                "indicator": indicator,
                "unit": "bcm",
                "basis": "statistical_review",
                "period": period,
                "vintage": "2026",
                "source_id": "ed-2026",
                "value": value,
                "obs_status": "A",
                "note": "",
                **(more[0] if more else {}),
            }
            for country, indicator, period, value, *more in rows
        ),
    )
