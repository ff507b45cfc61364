"""Words of the tables that several functions take, and the order of variants."""

from functools import cache

import pandas as pd

from cac_data import codes
from cac_data.tables import describe

VARIANTS = ("revised", "main", "derived")
"""Order in which one figure is taken where a fact has several."""


def check_word(rows: pd.DataFrame, column: str, word: str, *, table: str) -> None:
    """Raise unless the table may hold the word in the column, or the frame does."""
    held = (str(item) for item in rows[column].unique())
    codes.check_member(column, word, dict.fromkeys([*_allowed(table, column), *held]))


@cache
def _allowed(table: str, column: str) -> tuple[str, ...]:
    described = describe(table)
    return tuple(described.loc[described["field"] == column, "allowed"].item())
