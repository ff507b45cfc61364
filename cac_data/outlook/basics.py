"""What the questions of the outlook share: its lists, and steps on its figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias, TypedDict, TypeVar

import pandas as pd

from cac_data.claims import Known
from cac_data.codes import TableName
from cac_data.facts import Figure, Nothing, compare, records
from cac_data.facts.comparing import traits_of
from cac_data.figure import TRAITS, Difference
from cac_data.tables import load_table

YEAR_BEFORE_SANCTIONS = 2021
"""Of those on Russia, since which goods for it pass through the region: of what China
counts as sent to Kazakhstan and Kyrgyzstan not all arrives there."""


OfWhat: TypeAlias = Mapping[str, Figure]
"""What the numbers of a row are of, by their columns: a column of its frame."""


def of_what(**figures: Figure | Nothing) -> OfWhat:
    """Give what figures are of, by the column in which a frame has their number."""
    return {
        column: Figure(
            value=figure.value,
            unit=figure.unit,
            row={"printed_as": figure.printed_as},
            **traits_of(figure),
        )
        for column, figure in figures.items()
        if figure
    }


def figure_if_known(
    number: float | None, unit: str, alike: Figure | None = None
) -> Figure | Nothing:
    """Give the number in a cell, if there is one; it is of the same as one `alike`."""
    if number is None:
        return Nothing("no number in this cell")
    figure = alike or Figure(value=number, unit=unit)
    return figure.of(value=float(number), unit=unit)


@dataclass(frozen=True)
class Scope:
    """The day of the `article`, and that of knowledge, `as_of`; empty for all."""

    article: str
    as_of: str = ""


class Indicator(TypedDict):
    """What is measured of a sector: a row of ``outlook_indicators``."""

    indicator_id: str
    sector: str
    unit: str
    claim_ids: Sequence[str]


class AskedForecast(TypedDict):
    """What is asked of a claim: a row of ``forecasts``.

    `threshold` says by a code what decides.
    """

    forecast_id: str
    claim_id: str
    indicator_id: str
    comparison: str
    threshold: str
    method: str


class AskedSignal(TypedDict):
    """What tells early, or `announces` an outcome of a scenario: a row of ``signals``.

    `threshold` says by a code from where comes what its figure is held against; `warns`
    on which side, of `low` and `high` where these are our own.
    """

    signal_id: str
    threshold: str
    wanted: str
    claim_id: str
    announces: str
    warns: str
    low: float | None
    high: float | None


Listed = TypeVar("Listed")


def listed(name: TableName, kind: type[Listed]) -> Sequence[Listed]:
    """Give the rows of one of the three lists of the outlook, in their order."""
    return records(load_table(name).sort_values("position"), kind)


def article_year(tables: Known) -> int:
    """Give the year in which the article appeared."""
    return int(tables.article_date[:4])


def of_indicator(years: pd.DataFrame, indicator_id: str) -> pd.DataFrame:
    """Give the rows of one indicator of `series`, in its columns."""
    return years[years["indicator_id"] == indicator_id]


def last_year(years: pd.DataFrame) -> int:
    """Give the last year of which any indicator has a figure; 0 where none has."""
    return int(max(years["year"], default=0))


def distance(
    figure: Figure, level: Figure, *, across: Collection[Difference] = ()
) -> float:
    """Give how far a figure is above a level of its unit; below zero if it is below.

    What a level does not say of itself is asked of the series of the figure, whoever
    set it, and of whatever edition it was worked out. ValueError where it says what the
    figure is not, but for `across`.
    """
    unsaid = {
        trait: getattr(figure, trait) for trait in TRAITS if not getattr(level, trait)
    }
    apart = compare(figure, level.of(**unsaid), across=[*across, "edition"])
    if isinstance(apart, Nothing):
        raise ValueError(apart.why)
    return apart.difference.value


LARGER_UNITS = {"MW": "GW", "USD mn": "USD bn"}


def in_thousands(figure: Figure) -> Figure:
    """Give a figure in a unit a thousand times as large: USD bn of mn, GW of MW."""
    return figure.divided_by(1000, LARGER_UNITS[figure.unit])
