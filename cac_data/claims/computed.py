"""What a computation finds, in the unit of its claim, and what to say beside it."""

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from cac_data import codes, indicators
from cac_data.claims.known import Known
from cac_data.claims.rules import agrees

__all__ = [
    "Claim",
    "Computation",
    "Computed",
    "claim_of",
    "ids",
    "is_right",
    "rows_of",
]

Claim = Mapping[str, Any]


class Computed(NamedTuple):
    """What a computation found, in the claim's unit, and what to say beside it.

    ``is_split``: the tables hold rival readings, of which some agree with the claim and
    some do not; a right figure is then ``qualified``. ``referent``: whether the figure
    is about what the claim says it is about, where the tables tell.
    """

    found: float
    source_ids: list[str]
    note: str
    beside: Sequence[str] = ()  # sources that the note alone cites
    is_due: bool = True
    low: float = math.nan
    high: float = math.nan
    probability: float = math.nan
    is_split: bool = False
    referent: str = ""


Computation = Callable[[Claim, Known], Computed | None]
"""None where the tables lack the figures, then documents decide."""


def claim_of(claims: pd.DataFrame, claim_id: str) -> Claim:
    """Return one claim by its identifier."""
    codes.check_member("claim_id", claim_id, claims["claim_id"])
    rows: list[dict[Any, Any]] = claims[claims["claim_id"] == claim_id].to_dict(
        "records"
    )
    return rows[0]


def is_right(claim: Claim, found: float) -> bool:
    """Tell whether a figure agrees with the claimed one by the claim's own rule."""
    return agrees(
        found,
        value=claim["value"],
        comparison=claim["comparison"],
        tolerance=claim["tolerance"],
    )


def ids(*frames: pd.DataFrame) -> list[str]:
    """Return the sources of the rows of several frames, each once."""
    every = [
        found
        for rows in frames
        for found in indicators.with_source_ids(rows)["source_ids"]
    ]
    return indicators.merge_ids(
        [found.split(";") if isinstance(found, str) else found for found in every]
    )


def rows_of(frame: pd.DataFrame) -> Iterator[Any]:
    """Return the rows of a frame, each with its columns as attributes."""
    return frame.itertuples()
