"""Verdicts on claims, as the outlook asks them."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from cac_data import periods
from cac_data.facts import Figure, Nothing, records
from cac_data.outlook.basics import figure_if_known
from cac_data.tables import load_table


@dataclass(frozen=True)
class Judged:
    """A verdict on a claim, as a row of `claims.verdicts` has it."""

    claim_id: str
    verdict: str
    track: str
    """Whether a forecast is on track; empty for what is none."""
    statement: str
    """What the article says."""
    unit: str
    """Of what is claimed."""
    claimed: Figure | Nothing
    """What is claimed, if that is a number."""
    tolerance: float
    """By how much less is enough."""
    figure_found: Figure | Nothing
    """What was found, if that is a number."""
    is_at_most: bool
    """Whether there is no more than what was found, and perhaps less."""
    due: int | None
    """The year by the end of which a forecast is due."""
    resolves_on: str
    """When it will be known."""
    source_ids: str

    @property
    def level(self) -> Figure:
        """What is claimed, of a claim that is known to be on a number."""
        return Figure(value=self.claimed.number("value"), unit=self.unit)

    @property
    def enough(self) -> Figure:
        """How much is enough, of a claim that is known to be on a number."""
        claimed = self.claimed.number("value")
        return Figure(value=claimed - self.tolerance, unit=self.unit)


def verdicts_by_claim(verdicts: pd.DataFrame) -> dict[str, Judged]:
    """Give verdicts by claim, from `claims.verdicts`."""
    claims = load_table("claims")
    tolerance_of = dict(zip(claims["claim_id"], claims["tolerance"], strict=True))
    return {
        row["claim_id"]: Judged(
            claim_id=row["claim_id"],
            verdict=row["verdict"],
            track=row["track"],
            statement=row["statement"],
            unit=row["unit"],
            claimed=figure_if_known(row["claimed"], row["unit"]),
            tolerance=tolerance_of[row["claim_id"]],
            figure_found=figure_if_known(row["found"], row["unit"]),
            is_at_most=bool(row["found_limit"]),
            due=periods.year_of(row["period"]) if row["period"] else None,
            resolves_on=row["resolves_on"],
            source_ids=row["source_ids"],
        )
        for row in records(verdicts)
    }


@dataclass(frozen=True)
class KeyClaim:
    """A claim when the article appeared and now."""

    claim_id: str
    statement: str
    """What the article says."""
    is_changed: bool
    """Whether the verdict was another one when the article appeared."""
    has_turned: bool
    """Whether it is on track or off now, and was not then."""
    track_then: str
    """Whether it was on track when the article appeared."""
    track_now: str
    change_then: Figure | Nothing
    """The growth in percent by which it was judged, of a known span."""
    change_now: Figure | Nothing
    source_ids: str


def key_claims(board: pd.DataFrame) -> list[KeyClaim]:
    """Give the claims in the rows of `claims.verdicts_then_and_now`."""
    return [
        KeyClaim(
            claim_id=row["claim_id"],
            statement=row["statement"],
            is_changed=row["changed"],
            has_turned=row["turned"],
            track_then=row["track_then"],
            track_now=row["track_now"],
            change_then=_change(row["found_then"], row["found_over_then"]),
            change_now=_change(row["found_now"], row["found_over_now"]),
            source_ids=row["source_ids"],
        )
        for row in records(board)
    ]


def _change(found: float | None, period: str) -> Figure | Nothing:
    if not period:
        return Nothing("no span in which it grew")
    change = figure_if_known(found, "percent")
    return change and change.of(period=period)
