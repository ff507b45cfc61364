"""The tables of a page of one country, as far as they reach and were known."""

from __future__ import annotations

from collections.abc import Sequence

from cac_data.claims import Known
from cac_data.codes import TableName
from cac_data.tables import load_table, select
from cac_data.vintage import BUNDLED

BY_PERIOD: Sequence[TableName] = (
    "agreements",
    "bilateral_trade",
    "corridor_volumes",
    "country_profile",
    "external_debt",
    "foreign_workers",
    "gas_flows",
    "investment",
    "people_links",
    "product_flows",
    "renewable_capacity",
    "summits",
    "trade_composition",
)
"""Tables of which rows of later years than the last one are left out."""

WHOLE: Sequence[TableName] = (
    "conversion_factors",
    "network_legs",
    "network_nodes",
    "pipeline_stops",
    "pipelines",
    "projects",
    "schedule_claims",
)
"""Tables that hold at any time, or of which `of_works` asks what was known."""


def tables_until(end: int, as_of: str = "", data: str = BUNDLED) -> Known:
    """Give the tables as they were known on a date, up to a last year.

    Figures for parts of that year are in them.
    """
    tables = Known(as_of=as_of, vintage=data)
    for name in BY_PERIOD:
        tables[name] = select(tables[name], end=end, parts=True)
    for name in WHOLE:
        tables[name] = load_table(name, tables.vintage)
    return tables
