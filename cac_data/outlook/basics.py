"""What the questions of the outlook share: its lists, and steps on its figures."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import pandas as pd

from cac_data.claims import Known
from cac_data.codes import TableName
from cac_data.facts import Figure, Nothing, compare, is_known, records
from cac_data.facts.comparing import traits_of
from cac_data.figure import TRAITS, Difference
from cac_data.tables import load_table

YEAR_BEFORE_SANCTIONS = 2021
"""Of those on Russia, since which goods for it pass through the region: of what China
counts as sent to Kazakhstan and Kyrgyzstan not all arrives there."""


Cells: TypeAlias = Mapping[str, Any]
"""A row of a frame, by its columns."""


OF_WHAT = "of_what"
"""The column of a frame that says of what the numbers in other columns are."""


def of_what(**figures: Figure | Nothing) -> dict[str, dict[str, Any]]:
    """Give what figures are of, by the column in which a frame has their number."""
    return {
        column: {**traits_of(figure), "printed_as": figure.printed_as}
        for column, figure in figures.items()
        if figure
    }


@dataclass(frozen=True)
class Row:
    """A row of a frame, of which a class names and types the cells that are read.

    A cell is read when it is asked for: tables save what their cells are written from.
    """

    cells: Cells

    def figure(self, column: str, unit: str) -> Figure:
        """Give the number in a column, which is known; `of_what` says what it is of."""
        traits = dict(self.cells.get(OF_WHAT, {}).get(column, {}))
        printed_as = traits.pop("printed_as", "")
        if column == "value" and not printed_as:
            printed_as = self.cells.get("printed_as", "")
        value = float(self.cells[column])
        return Figure(value=value, unit=unit, row={"printed_as": printed_as}, **traits)

    def figure_if_known(self, column: str, unit: str) -> Figure | Nothing:
        """Give the number in a column, if there is one."""
        if not is_known(self.cells[column]):
            return Nothing(f"no {column} in this row")
        return self.figure(column, unit)

    def count(self, column: str) -> int:
        """Give the whole number in a column, which is known."""
        return int(self.cells[column])

    def text(self, column: str) -> str:
        """Give the text in a column."""
        return str(self.cells[column])

    @property
    def source_ids(self) -> str:
        """The sources of the row."""
        return self.text("source_ids")


@dataclass(frozen=True)
class Scope:
    """The day of the `article`, and that of knowledge, `as_of`; empty for all."""

    article: str
    as_of: str = ""


def listed(name: TableName) -> Sequence[Cells]:
    """Give the rows of one of the three lists of the outlook, in their order."""
    return records(load_table(name).sort_values("position"))


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
    set it. ValueError where it says what the figure is not, but for `across`.
    """
    unsaid = {
        trait: getattr(figure, trait) for trait in TRAITS if not getattr(level, trait)
    }
    apart = compare(figure, level.of(**unsaid), across=across)
    if isinstance(apart, Nothing):
        raise ValueError(apart.why)
    return apart.difference.value


LARGER_UNITS = {"MW": "GW", "USD mn": "USD bn"}


def in_thousands(figure: Figure) -> Figure:
    """Give a figure in a unit a thousand times as large: USD bn of mn, GW of MW."""
    return figure.divided_by(1000, LARGER_UNITS[figure.unit])
