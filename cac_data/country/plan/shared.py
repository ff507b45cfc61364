"""Parts of sentences that several sections share, and what codes are called."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence

from cac_data.country.standing import Place
from cac_data.facts import Figure, Nothing
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
    return line(f"country.place-{_end_of(place)}", rank=place.rank, known=place.known)


def sender_among(place: Place) -> Line:
    """Say which place a country has among those that send something, as gas."""
    if place.known == 1:
        return line("country.place-only")
    return line(f"country.sender-{_end_of(place)}", rank=place.rank, known=place.known)


def _end_of(place: Place) -> str:
    if place.rank == 1:
        return "highest"
    return "lowest" if place.rank == place.known else "between"


def balance_among(balances: Sequence[Figure], country: str) -> Line | Nothing:
    """Say which place the balance of a country has: of a deficit among deficits.

    `balances` come with the largest surplus first, and the largest deficit last.
    """
    if country not in [balance.text("country") for balance in balances]:
        return Nothing(f"no balance of {country}")
    surpluses = [one.text("country") for one in balances if one.value >= 0]
    deficits = [one.text("country") for one in reversed(balances) if one.value < 0]
    if country in surpluses:
        if len(surpluses) == 1:
            return line("country.surplus-only")
        kind = "largest" if surpluses[0] == country else "between"
        return line(f"country.surplus-{kind}", surpluses=len(surpluses))
    rank = deficits.index(country) + 1
    if len(deficits) == 1:
        return line("country.deficit-only")
    if rank == 1:
        return line("country.deficit-largest")
    if rank == len(deficits):
        return line("country.deficit-smallest", deficits=len(deficits))
    return line("country.deficit-between", rank=rank, deficits=len(deficits))


COMMON_COLUMNS = ("period", "value")
"""Columns that are headed alike on all pages."""


def headed(*columns: str) -> Names:
    """Give the columns of a table with their headings, in their order."""
    return {column: _heading_of(column) for column in columns}


def _heading_of(column: str) -> Line:
    if column in COMMON_COLUMNS:
        return line(f"common.column-{column}")
    return line(f"country.column-{column}")


def named_by(
    column: str, codes: Collection[str], name: Callable[[str], Line]
) -> Callable[[Mapping[str, object]], Line | str]:
    """Give what says the code of a cell: its message, or the code if it has none."""

    def say(row: Mapping[str, object]) -> Line | str:
        code = str(row[column])
        return name(code) if code in codes else code.replace("_", " ")

    return say
