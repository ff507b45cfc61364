"""Verdicts on claims, as the outlook asks them."""

from __future__ import annotations

import pandas as pd

from cac_data import periods
from cac_data.facts import Figure, Nothing, records
from cac_data.outlook.basics import Row


class Judged(Row):
    """A verdict on a claim: a row of `claims.verdicts`."""

    @property
    def verdict(self) -> str:
        """The verdict, as a code."""
        return self.text("verdict")

    @property
    def track(self) -> str:
        """Whether a forecast is on track; empty for what is none."""
        return self.text("track")

    @property
    def statement(self) -> str:
        """What the article says."""
        return self.text("statement")

    @property
    def unit(self) -> str:
        """The unit of what is claimed."""
        return self.text("unit")

    @property
    def claimed(self) -> Figure | Nothing:
        """What is claimed, if that is a number."""
        return self.figure_if_known("claimed", self.unit)

    @property
    def level(self) -> Figure:
        """What is claimed, of a claim that is known to be on a number."""
        return self.figure("claimed", self.unit)

    @property
    def figure_found(self) -> Figure | Nothing:
        """What was found, if that is a number."""
        return self.figure_if_known("found", self.unit)

    @property
    def is_at_most(self) -> bool:
        """Whether there is no more than what was found, and perhaps less."""
        return bool(self.cells["found_limit"])

    @property
    def due(self) -> int | None:
        """The year by the end of which a forecast is due."""
        period = self.text("period")
        return periods.year_of(period) if period else None

    @property
    def resolves_on(self) -> str:
        """When it will be known."""
        return self.text("resolves_on")


class KeyClaim(Row):
    """A claim then and now: a row of `claims.verdicts_then_and_now`."""

    @property
    def claim_id(self) -> str:
        """Which claim."""
        return self.text("claim_id")

    @property
    def statement(self) -> str:
        """What the article says."""
        return self.text("statement")

    @property
    def verdict_now(self) -> str:
        """Its verdict now."""
        return self.text("verdict_now")

    @property
    def is_changed(self) -> bool:
        """Whether the verdict was another one when the article appeared."""
        return bool(self.cells["changed"])

    @property
    def has_turned(self) -> bool:
        """Whether it is on track or off now, and was not then."""
        return bool(self.cells["turned"])

    @property
    def track_then(self) -> str:
        """Whether it was on track when the article appeared."""
        return self.text("track_then")

    @property
    def track_now(self) -> str:
        """Whether it is on track."""
        return self.text("track_now")

    @property
    def change_then(self) -> Figure | Nothing:
        """The growth in percent by which it was judged, of a known span."""
        return self._change("then")

    @property
    def change_now(self) -> Figure | Nothing:
        """The growth in percent by which it is judged, of a known span."""
        return self._change("now")

    def _change(self, day: str) -> Figure | Nothing:
        period = self.text(f"found_over_{day}")
        if not period:
            return Nothing("no span in which it grew")
        return self.figure(f"found_{day}", "percent").of(period=period)


def key_claims(board: pd.DataFrame) -> list[KeyClaim]:
    """Give the rows of `claims.verdicts_then_and_now`."""
    return [KeyClaim(row) for row in records(board)]


def verdicts_by_claim(verdicts: pd.DataFrame) -> dict[str, Judged]:
    """Give verdicts by claim."""
    return {verdict["claim_id"]: Judged(verdict) for verdict in records(verdicts)}
