"""Parts of sentences that several sections share, and what codes are called."""

from __future__ import annotations

from cac_data.country.standing import Place
from cac_data.lines import Line, Names, line

STATES: Names = {
    code: line(f"infrastructure.name-{code}")
    for code in (
        "in_service",
        "partly_open",
        "under_construction",
        "planned",
        "stopped",
    )
}
"""How far works have come, as the page on infrastructure calls it."""

ON_MAP: Names = {
    **STATES,
    "crossing": line("country.name-crossing"),
    "pipeline": line("country.name-pipeline"),
    "pipeline_not_built": line("country.name-pipeline_not_built"),
}

MEASURES: Names = {
    code: line(f"country.measure-{code}")
    for code in (
        "turnover",
        "exports",
        "imports",
        "balance",
        "china_share",
        "gas",
        "solar",
        "plants",
        "stock",
    )
}
"""In what the five are ranked."""


def place_among(place: Place) -> Line:
    """Say which place a country has: the highest, the lowest, or its number."""
    if place.known == 1:
        return line("country.place-only")
    if place.rank == 1:
        return line("country.place-highest", known=place.known)
    if place.rank == place.known:
        return line("country.place-lowest", known=place.known)
    return line("country.place-between", rank=place.rank, known=place.known)


COMMON_COLUMNS = ("period", "value")
"""Columns that are headed alike on all pages."""


def headed(*columns: str) -> Names:
    """Give the columns of a table with their headings, in their order."""
    return {
        column: line(f"common.column-{column}")
        if column in COMMON_COLUMNS
        else line(f"country.column-{column}")
        for column in columns
    }
