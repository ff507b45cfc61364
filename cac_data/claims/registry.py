"""Which function computes which claim, and what several of them need.

Such a function takes a claim and the tables as they were known on a date, and gives
what it found as a kind of `Computed`, or `Nothing` where the tables say nothing.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields
from functools import partial
from itertools import pairwise
from typing import Literal, Self, TypeAlias, TypeVar

import pandas as pd

from cac_data import facts, periods, tracks
from cac_data.claims.knowledge import Known
from cac_data.facts import Figure, Growth, NeededGrowth, Nothing
from cac_data.facts.growth import SPLICED
from cac_data.observations import union


@dataclass(frozen=True, kw_only=True)
class Claim:
    """A claim of the article: a row of the table `claims`.

    `value` is what is claimed, in its `unit`; NaN where the text gives no number and no
    test was set (`our_test`). By `comparison` and `tolerance` a figure agrees with it.
    """

    claim_id: str
    topic: str
    kind: str
    statement: str
    period: str
    value: float
    unit: str
    comparison: str
    tolerance: float
    our_test: bool
    tier: str
    computed_by: list[str]
    resolves_on: str
    source_id: str
    note: str

    @classmethod
    def of_row(cls, row: Figure) -> Self:
        """The claim of a row."""
        return cls(
            claim_id=row.text("claim_id"),
            topic=row.text("topic"),
            kind=row.text("kind"),
            statement=row.text("statement"),
            period=row.period,
            value=row.value,
            unit=row.unit,
            comparison=row.text("comparison"),
            tolerance=row.number("tolerance"),
            our_test=bool(row["our_test"]),
            tier=row.text("tier"),
            computed_by=row.texts("computed_by"),
            resolves_on=row.text("resolves_on"),
            source_id=row.text("source_id"),
            note=row.text("note"),
        )

    def figure(self, value: float) -> Figure:
        """What is found for the claim, in its unit."""
        return Figure(value=float(value), unit=self.unit, period=self.period)


@dataclass(frozen=True, kw_only=True, eq=False)
class Pace:
    """What it takes to be back at a level by the last year of a claim.

    `needed` a year from the last figure on, and the `best` of the `spans` of five years
    that are known: all of them, or those since the `peak`.
    """

    needed: NeededGrowth | Nothing
    best: Growth | Nothing
    spans: list[Growth]
    peak: Figure | None = None


NO_PACE = Pace(
    needed=Nothing("no level to be back at"),
    best=Nothing("no series of five years"),
    spans=[],
)


@dataclass(frozen=True, kw_only=True, eq=False)
class Computed:
    """What the tables say on a claim; each kind of claim has a kind of its own.

    `found` is in the unit of the claim: of rival `readings` the nearest. It rests on
    the `rows`, and on whatever lies between `low` and `high` where that is known. All
    frames among the parts are cited.

    `referent` is the verdict on whose figure it is, empty where the tables do not tell.
    `is_final`: a forecast whose year is over. `is_split`: it has turned meanwhile, so
    that not all readings agree. `is_told_in_full`: what is said of it says what the
    documents do. Of forecasts also `surely`, what is found without that which may be
    older than the text, `newest`, the period of the last figure, and the `pace`.
    """

    found: Figure
    rows: pd.DataFrame
    readings: Sequence[int] = ()
    low: float = math.nan
    high: float = math.nan
    referent: Literal["", "supported", "contradicted"] = ""
    is_final: bool = False
    is_split: bool = False
    is_told_in_full: bool = False
    surely: int | None = None
    newest: str = ""
    pace: Pace = NO_PACE

    @property
    def cites(self) -> str:
        """The sources of all frames."""
        parts = [getattr(self, part.name) for part in fields(self)]
        frames = [part for part in parts if isinstance(part, pd.DataFrame)]
        return union(ids for frame in frames for ids in frame["source_ids"])


Computation: TypeAlias = Callable[..., Computed | Nothing]
_C = TypeVar("_C", bound=Computation)

COMPUTATIONS: dict[str, Computation] = {}
"""The function of each claim, by its id."""


def computes(claim_id: str, **options: object) -> Callable[[_C], _C]:
    """Register a function as that of a claim; `options` are passed on to it.

    One function may serve several claims. ValueError where a claim has one already.
    """

    def register(function: _C) -> _C:
        if claim_id in COMPUTATIONS:
            message = f"two functions compute {claim_id}"
            raise ValueError(message)
        COMPUTATIONS[claim_id] = partial(function, **options) if options else function
        return function

    return register


# --- The figure of a claim ------------------------------------------------------------


def agrees(claim: Claim, value: float) -> bool:
    """Whether a figure agrees with the claimed one by the claim's own rule."""
    difference = value - claim.value
    # Binary fractions: 95.5 - 95.0 must not miss a tolerance of 0.5 by 1e-14.
    margin = claim.tolerance + 1e-9 * max(1.0, abs(claim.value))
    if difference < -margin:
        return bool(claim.comparison == "at_most")
    if difference > margin:
        return bool(claim.comparison == "at_least")
    return True


def disagree(claim: Claim, readings: Iterable[float]) -> bool:
    """Whether some readings agree with the claimed figure and others do not."""
    return len({agrees(claim, reading) for reading in readings}) > 1


def nearest(claim: Claim, readings: Iterable[float]) -> float:
    """Of several readings that which is nearest to the claimed figure; NaN of none."""

    def distance(reading: float) -> float:
        return abs(float(reading - claim.value))

    return min(readings, key=distance, default=math.nan)


# --- Its time -------------------------------------------------------------------------


def first_year(claim: Claim) -> int:
    """The year in which the claim's period begins."""
    (year, _, _), _ = periods.bounds(claim.period)
    return year


def last_year(claim: Claim) -> int:
    """The year in which the claim's period ends."""
    return periods.year_of(claim.period)


def after_text(
    tables: Known, rows: pd.DataFrame, column: str = "period"
) -> pd.DataFrame:
    """The rows whose `column` is after the text, or may be if no day is known."""
    may_follow = rows[column].map(tables.may_follow_text)
    return rows[may_follow.astype(bool)]


def number_surely_after_text(tables: Known, dates: Iterable[str]) -> int:
    """How many dates are known to be after the text: a bare year is not."""
    return sum(tables.surely_follows_text(date) for date in dates)


# --- Growth ---------------------------------------------------------------------------


def ends_of(rows: pd.DataFrame, start: int, end: int) -> pd.DataFrame:
    """The rows of two years of a series; none where the second is not the later."""
    return rows[rows["year"].isin([start, end])] if end > start else rows[:0]


def growth_between(rows: pd.DataFrame, start: int, end: int) -> Growth | Nothing:
    """Growth of a series between two years in percent."""
    ends = ends_of(rows, start, end)
    return facts.grew(facts.at(ends, end), facts.at(ends, start))


@dataclass(frozen=True)
class Falls:
    """In how many (`n`) of its last `changes`, four at most, a series fell."""

    n: int
    changes: int


def recent_falls(rows: pd.DataFrame) -> Falls:
    """In how many of its last four changes a series fell."""
    levels = facts.figures(rows.sort_values("year"))
    pairs = [
        facts.compare(later, earlier, across=SPLICED)
        for earlier, later in pairwise(levels)
    ]
    changes = [pair.difference for pair in pairs if pair and pair.difference.is_known]
    recent = changes[-4:]
    falls = [change for change in recent if change.value < 0]
    return Falls(n=len(falls), changes=len(recent))


def pace_to(
    claim: Claim,
    level: Figure | Nothing,
    *series: pd.DataFrame,
    peak: Figure | None = None,
) -> Pace:
    """What it takes to be at a level by the last year of the claim.

    From the last figure of the first series, beside the paces of all of them.
    """
    return Pace(
        needed=facts.needed(facts.at(series[0]), level, last_year(claim)),
        best=tracks.best_pace(*series),
        spans=[pace for rows in series for pace in tracks.five_year_paces(rows)],
        peak=peak,
    )
