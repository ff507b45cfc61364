"""Which function computes which claim, and what several of them need.

Such a function takes a claim and the tables as they were known on a date. It gives
``found`` in the unit of the claim, or ``readings`` (of which the nearest counts), the
``rows`` it rests on, ``low high probability referent due`` where they apply, ``newest``
(the period of the last figure) of forecasts, and what the words need; ``sentence``
names these if several claims share them. All frames among it are cited. Empty where the
tables say nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from functools import partial
from typing import TypeAlias

import pandas as pd

from cac_data import facts, periods, tracks
from cac_data.claims.knowledge import Known
from cac_data.facts import Fact

Computation: TypeAlias = Callable[..., Fact]

COMPUTATIONS: dict[str, Computation] = {}
"""The function of each claim, by its id."""


def computes(claim_id: str, **options: object) -> Callable[[Computation], Computation]:
    """Register a function as that of a claim; `options` are passed on to it.

    One function may serve several claims. ValueError where a claim has one already.
    """

    def register(function: Computation) -> Computation:
        if claim_id in COMPUTATIONS:
            message = f"two functions compute {claim_id}"
            raise ValueError(message)
        COMPUTATIONS[claim_id] = partial(function, **options) if options else function
        return function

    return register


# --- The figure of a claim ------------------------------------------------------------


def agrees(claim: Fact, value: float) -> bool:
    """Whether a figure agrees with the claimed one by the claim's own rule."""
    difference = value - claim["value"]
    # Binary fractions: 95.5 - 95.0 must not miss a tolerance of 0.5 by 1e-14.
    margin = claim["tolerance"] + 1e-9 * max(1.0, abs(claim["value"]))
    if difference < -margin:
        return bool(claim["comparison"] == "at_most")
    if difference > margin:
        return bool(claim["comparison"] == "at_least")
    return True


def nearest(claim: Fact, readings: Iterable[float]) -> float:
    """Of several readings that which is nearest to the claimed figure; NaN of none."""

    def distance(reading: float) -> float:
        return abs(float(reading - claim["value"]))

    return min(readings, key=distance, default=math.nan)


# --- Its time -------------------------------------------------------------------------


def first_year(claim: Fact) -> int:
    """The year in which the claim's period begins."""
    (year, _, _), _ = periods.bounds(claim["period"])
    return year


def last_year(claim: Fact) -> int:
    """The year in which the claim's period ends."""
    return periods.year_of(claim["period"])


def after_text(
    tables: Known, rows: pd.DataFrame, column: str = "period"
) -> pd.DataFrame:
    """Rows that date from after the text, or may if no day is known."""
    may_follow = rows[column].map(tables.may_follow_text)
    return rows[may_follow.astype(bool)]


def number_surely_after_text(tables: Known, dates: Iterable[str]) -> int:
    """How many dates are known to be after the text: a bare year is not."""
    return sum(tables.surely_follows_text(date) for date in dates)


# --- Growth ---------------------------------------------------------------------------


def growth_between(rows: pd.DataFrame, start: int, end: int) -> Fact:
    """Growth of a series between two years in percent, and the rows it rests on."""
    ends = rows[:0]
    if end > start:
        ends = rows[rows["year"].isin([start, end])]
    growth = facts.grew(facts.at(ends, end), facts.at(ends, start))
    return {"found": growth.get("value", math.nan), "rows": ends, "grown": growth}


def recent_falls(rows: pd.DataFrame) -> Fact:
    """In how many of its last four changes a series fell."""
    changes = rows.sort_values("year")["value"].diff().dropna()
    recent = changes.tail(4)
    return {"falls": int((recent < 0).sum()), "changes": len(recent)}


def paces(claim: Fact, base: Fact, *series: pd.DataFrame) -> Fact:
    """What it takes to be back at a base by the last year of the claim.

    `needed` a year from the last figure of the first series, and the `best` of the
    `spans` of five years of all; `newest`: the period of that last figure.
    """
    last = facts.at(series[0])
    return {
        "needed": facts.needed(last, base, last_year(claim)),
        "best": tracks.best_pace(*series),
        "spans": [pace for rows in series for pace in tracks.five_year_paces(rows)],
        "newest": last.get("period", ""),
    }
