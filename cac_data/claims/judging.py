"""The verdict on a claim, by its three tests."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from cac_data import periods, tracks
from cac_data.claims import plan
from cac_data.claims.computed import compute
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import (
    Claim,
    Computed,
    agrees,
    disagree,
    nearest,
)
from cac_data.claims.trade import LevelAhead
from cac_data.facts import Growth, Nothing, figures
from cac_data.lines import Line, Text
from cac_data.observations import union

WORST_FIRST = ("contradicted", "disputed", "unverified", "qualified", "supported")
COUNTED_SINCE_TEXT = ("agreements", "projects")
"""Units of what is counted for a claim alone, from the day of the text on."""
WEAK_BODIES = frozenset({"Pravda Germany", "Wikipedia"})
"""An aggregator of state media, and copies of an encyclopaedia that anyone may edit."""


@dataclass(frozen=True)
class Outcomes:
    """Verdicts of the three tests, empty where one does not apply or nothing bears."""

    figure: str
    referent: str
    date: str

    def combined(self) -> str:
        """The verdict: a right figure counts, else the worst of the tests."""
        if self.figure in ("supported", "qualified"):
            if self.referent == "contradicted":
                return "misattributed"
            if self.date == "contradicted":
                return "disputed" if self.referent == "disputed" else "qualified"
        tests = (self.figure, self.referent, self.date)
        words = [word for word in WORST_FIRST if word in tests]
        return words[0] if words else "unverified"


@dataclass(frozen=True)
class Case:
    """A claim with what the documents and the tables say on it."""

    claim: Claim
    tables: Known

    # --- What is known ----------------------------------------------------------------

    @cached_property
    def bearing(self) -> pd.DataFrame:
        """Findings that bear on a test of the claim: rows of `Known.bearing`."""
        findings = self.tables.bearing
        is_on_claim: pd.Series = findings["claim_id"] == self.claim.claim_id
        return findings[is_on_claim]

    @cached_property
    def bodies(self) -> list[str]:
        """Who speaks through these documents."""
        return list(self.bearing["body"].unique())

    @cached_property
    def by_documents(self) -> Outcomes:
        """The three tests by the documents alone."""
        return Outcomes(
            figure=self._by_documents_on("figure"),
            referent=self._by_documents_on("referent"),
            date=self._by_documents_on("date"),
        )

    def _by_documents_on(self, test: str) -> str:
        """Verdict of the documents on one test; empty where none bears on it."""
        findings = self.bearing.loc[self.bearing["test"] == test, "finding"]
        kinds = {*findings}
        if "qualifies" in kinds:
            return "qualified"
        if "supports" in kinds:
            return "disputed" if "contradicts" in kinds else "supported"
        return "contradicted" if kinds else ""

    @cached_property
    def projected_or_counted(self) -> Computed | Nothing:
        """What the tables say, also of a year that is over."""
        return compute(self.claim, self.tables)

    @cached_property
    def computed(self) -> Computed | Nothing:
        """What the tables say; a projection says nothing of a year that is over."""
        if self._is_due or self.is_open:
            return self.projected_or_counted
        return Nothing("the time of the forecast is over, and its figure is not out")

    @cached_property
    def _is_due(self) -> bool:
        """Whether what was computed decides the claim, and is no forecast itself."""
        computed = self.projected_or_counted
        is_final = computed.is_final if computed else False
        return is_final or self.claim.kind != "forecast"

    @cached_property
    def is_open(self) -> bool:
        """Whether a forecast still waits for its figure or its day of resolution."""
        if self._is_due:
            return False
        today = self.tables.as_of
        day = self.claim.resolves_on
        if not today or not day:
            return True
        return periods.bounds(today)[1] < periods.bounds(day)[1]

    # --- What follows -----------------------------------------------------------------

    @cached_property
    def outcomes(self) -> Outcomes:
        """The three tests; a computed figure decides its own."""
        outcomes = self.by_documents
        computed = self.computed
        if computed and self._is_due:
            referent = computed.referent or outcomes.referent
            return Outcomes(self._by(computed), referent, outcomes.date)
        if not outcomes.figure and self.has_figure:
            # However right the others may be.
            return replace(outcomes, figure="unverified")
        return outcomes

    def _by(self, computed: Computed) -> str:
        """Verdict of the computed figure, `qualified` if another reading disagrees."""
        if not agrees(self.claim, computed.found.value):
            return "contradicted"
        is_split = computed.is_split or disagree(self.claim, computed.readings)
        return "qualified" if is_split else "supported"

    @property
    def has_figure(self) -> bool:
        """Whether the text gives a number, or a test was set for it."""
        return not math.isnan(self.claim.value)

    @cached_property
    def verdict(self) -> str:
        """One of `VERDICTS`."""
        if self.claim.kind == "opinion":
            return "opinion"
        return "open" if self.is_open else self.outcomes.combined()

    def shown_outcomes(self) -> dict[str, str]:
        """The three tests as they are told: of an open claim the date alone."""
        if self.verdict == "opinion":
            return {"figure": "", "referent": "", "date": ""}
        outcomes = self.outcomes
        if self.verdict == "open":
            # A schedule can be checked at once.
            return {"figure": "", "referent": "", "date": outcomes.date}
        return {
            # Without a number the verdict says it all.
            "figure": outcomes.figure if self.has_figure else "",
            "referent": outcomes.referent,
            "date": outcomes.date,
        }

    @cached_property
    def track(self) -> tracks.Track | None:
        """Whether an open forecast is on track, by what was computed of it."""
        if not self.is_open:
            return None
        computed = self.computed
        if not computed:
            return tracks.NO_MEASURE
        value = computed.found.value
        if self.claim.unit in COUNTED_SINCE_TEXT:
            return self._track_of_count(value)
        if self.claim.unit == "year":
            return tracks.ON if agrees(self.claim, value) else tracks.LATER_DATE
        pace = computed.pace
        if not math.isnan(self.chance):
            return tracks.of_a_chance(self.chance, needed=pace.needed, best=pace.best)
        return tracks.of_a_level(
            agrees=agrees(self.claim, value),
            is_news=self.tables.is_news(computed.newest),
            needed=pace.needed,
            best=pace.best,
        )

    def _track_of_count(self, at_most: float) -> tracks.Track:
        """Whether as many were counted after the text as the time gone asks for."""
        return tracks.of_a_count(
            self.surely,
            at_most,
            self.claim.value,
            text=self.tables.article_date,
            today=self.tables.today,
            due=self.claim.period.split("/")[-1],
        )

    # --- What is told -----------------------------------------------------------------

    @cached_property
    def figure(self) -> float:
        """What is computed, else what most bodies have, in the unit of the claim."""
        if self.computed:
            return self.computed.found.value
        findings = self.bearing
        is_figure = findings["test"] == "figure"
        is_in_unit = findings["unit"] == self.claim.unit
        by_value = findings[is_figure & is_in_unit].groupby("value")
        number_of_bodies = by_value["body"].nunique()
        is_most_said = number_of_bodies == number_of_bodies.max()
        most_said = number_of_bodies.index[is_most_said]
        return nearest(self.claim, most_said)

    @cached_property
    def chance(self) -> float:
        """The probability of a level ahead, NaN where none is known."""
        computed = self.computed
        if isinstance(computed, LevelAhead) and computed.spread:
            return computed.spread.chance.value
        return math.nan

    @property
    def surely(self) -> float:
        """What is found without that which may be older than the text."""
        if self.computed and self.computed.surely is not None:
            return self.computed.surely
        return self.figure

    @property
    def span(self) -> str:
        """Of growth its year, if it is on the year before it; else both periods."""
        growth = self.computed.found if self.computed else None
        if not isinstance(growth, Growth):
            return ""
        return str(growth.end) if growth.years == 1 else growth.period

    @cached_property
    def deciding(self) -> str:
        """The sources that decide: of documents, and of the rows computed with."""
        ids = [*self.bearing["source_id"]]
        if self.computed:
            ids.extend(self.computed.rows["source_ids"])
        return union(ids)

    @property
    def number_of_bodies(self) -> int:
        """How many bodies speak through the sources that decide."""
        return self.tables.bodies.reindex(self.deciding.split(";")).nunique()

    def grounds(self) -> Line:
        """On what the verdict rests."""
        return plan.grounds(
            self.claim,
            is_computed=bool(self.computed),
            documents=self.by_documents.combined(),
            bodies=self.bodies,
        )

    def rival_years(self) -> str:
        """Years that sources give for one date, the earliest first, if several."""
        if self.claim.unit != "year" or not self.computed:
            return ""
        years = sorted({*self.computed.readings})
        return ";".join(map(periods.of_year, years)) if len(years) > 1 else ""

    def sentences(self) -> list[Text]:
        """What is said on the verdict, beside the note of the claim."""
        return [
            [self._reason()],
            [self._sentence()],
            [self._weakness()],
            *([[reservation]] for reservation in self._reservations()),
        ]

    def _reason(self) -> list[Line]:
        """Why an open forecast is off track, or why no call can be made."""
        if self.track is None:
            return []
        reason = plan.reason(self.track.reason, self.computed)
        return [reason] if reason else []

    def _sentence(self) -> list[Line]:
        """What was computed, in words."""
        return [*plan.sentences(self.computed)] if self.computed else []

    def _weakness(self) -> list[Line]:
        """The sentence on weak bodies, if any speaks through the documents."""
        weak = sorted(WEAK_BODIES.intersection(self.bodies))
        return [plan.weakness(weak, self.bodies)] if weak else []

    def _reservations(self) -> list[Line]:
        """What each document says that does not support the claim."""
        if self.computed and self.computed.is_told_in_full:
            return []
        findings = self.bearing[self.bearing["finding"] != "supports"]
        return [
            plan.reservation(finding.text("note"), body=finding.text("body"))
            for finding in figures(findings)
        ]
