"""What figures are parts of, and between which ends they lie."""

from __future__ import annotations

import pandas as pd

from cac_data.figure import Figure

WHOLE = ("all", "whole")
"""Scopes of figures that count no part."""


def of_parts(rows: pd.DataFrame) -> pd.DataFrame:
    """Observations whose figures know which part they count, if it is not the whole.

    Without `variant`: which reading of a figure was chosen tells no part of it. The
    other columns stay; `scope` is empty for the whole. KeyError without one of the two.
    """
    scope = rows["scope"].mask(rows["scope"].isin(WHOLE), "")
    return rows.drop(columns="variant").assign(scope=scope)


def ends_of(figure: Figure) -> tuple[Figure, Figure]:
    """The least and the most that a figure may be: itself twice without a range."""
    low = figure.value if figure.low is None else figure.low
    high = figure.value if figure.high is None else figure.high
    return figure.of(value=low), figure.of(value=high)
