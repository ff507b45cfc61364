"""The verdict on a claim, by its three tests."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import pandas as pd

from cac_data import periods, tracks, words
from cac_data.claims import plan
from cac_data.claims.computed import compute
from cac_data.claims.knowledge import Known
from cac_data.claims.registry import agrees, nearest
from cac_data.facts import Fact, records
from cac_data.lines import Line
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


def judge(claim: Fact, tables: Known) -> Fact:
    """The row of `verdicts` for a claim: its columns, and those of the verdict."""
    return Case(claim, tables).row()


@dataclass(frozen=True)
class Case:
    """A claim with what the documents and the tables say on it."""

    claim: Fact
    tables: Known

    # --- What is known ----------------------------------------------------------------

    @cached_property
    def bearing(self) -> pd.DataFrame:
        """Findings of documents that bear on a test of the claim."""
        findings = self.tables.bearing
        is_on_claim: pd.Series = findings["claim_id"] == self.claim["claim_id"]
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
    def projected_or_counted(self) -> Fact:
        """What the tables say, also of a year that is over."""
        return compute(self.claim, self.tables)

    @cached_property
    def computed(self) -> Fact:
        """What the tables say; a projection says nothing of a year that is over."""
        computed = self.projected_or_counted
        if computed and (computed["due"] or self.is_open):
            return computed
        return {}

    @cached_property
    def is_open(self) -> bool:
        """Whether a forecast still waits for its figure or its day of resolution."""
        if self.claim["kind"] != "forecast" or self.projected_or_counted.get("due"):
            return False
        today = self.tables.as_of
        day = self.claim["resolves_on"]
        if not today or not day:
            return True
        return periods.bounds(today)[1] < periods.bounds(day)[1]

    # --- What follows -----------------------------------------------------------------

    @cached_property
    def outcomes(self) -> Outcomes:
        """The three tests; a computed figure decides its own."""
        outcomes = self.by_documents
        if self.computed.get("due"):
            referent = self.computed.get("referent", outcomes.referent)
            return Outcomes(self._by_figure(), referent, outcomes.date)
        if not outcomes.figure and self.has_figure:
            # However right the others may be.
            return replace(outcomes, figure="unverified")
        return outcomes

    def _by_figure(self) -> str:
        """Verdict of the computed figure, `qualified` if another reading disagrees."""
        if not agrees(self.claim, self.computed["found"]):
            return "contradicted"
        return "qualified" if self.computed["split"] else "supported"

    @property
    def has_figure(self) -> bool:
        """Whether the text gives a number, or a test was set for it."""
        return not math.isnan(self.claim["value"])

    @cached_property
    def verdict(self) -> str:
        """One of `VERDICTS`."""
        if self.claim["kind"] == "opinion":
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
        value = computed["found"]
        if self.claim["unit"] in COUNTED_SINCE_TEXT:
            return self._track_of_count(value)
        if self.claim["unit"] == "year":
            return tracks.ON if agrees(self.claim, value) else tracks.LATER_DATE
        required = computed.get("needed", {})
        best = computed.get("best", {})
        if not math.isnan(computed["probability"]):
            chance = computed["probability"]
            return tracks.of_a_chance(chance, needed=required, best=best)
        return tracks.of_a_level(
            agrees=agrees(self.claim, value),
            is_news=self.tables.is_news(computed["newest"]),
            needed=required,
            best=best,
        )

    def _track_of_count(self, at_most: float) -> tracks.Track:
        """Whether as many were counted after the text as the time gone asks for."""
        return tracks.of_a_count(
            self.computed["surely"],
            at_most,
            self.claim["value"],
            text=self.tables.article_date,
            today=self.tables.today,
            due=self.claim["period"].split("/")[-1],
        )

    # --- What is told -----------------------------------------------------------------

    def row(self) -> Fact:
        """The claim, its verdict and the grounds of it."""
        computed = self.computed
        chance = computed.get("probability", math.nan)
        surely = computed.get("surely", self.figure)
        return {
            **self.claim,
            "claimed": self.claim["value"],
            "found": self.figure,
            **self.shown_outcomes(),
            "verdict": self.verdict,
            "documents": self.by_documents.combined(),
            "how": words.say(self._how()),
            "low": computed.get("low", math.nan),
            "high": computed.get("high", math.nan),
            "probability": chance,
            "likelihood": "" if math.isnan(chance) else words.chance(chance),
            "track": self.track.state if self.track else "",
            "found_limit": "at_most" if surely < self.figure else "",
            "found_over": _span(computed.get("grown", {})),
            "found_years": self._rival_years(),
            "sources": self.tables.bodies.reindex(self._deciding.split(";")).nunique(),
            "source_ids": union([self._deciding, computed.get("cites", "")]),
            "note": self._note(),
        }

    @cached_property
    def figure(self) -> float:
        """What is computed, else what most bodies have, in the unit of the claim."""
        if self.computed:
            return float(self.computed["found"])
        findings = self.bearing
        is_figure = findings["test"] == "figure"
        is_in_unit = findings["unit"] == self.claim["unit"]
        by_value = findings[is_figure & is_in_unit].groupby("value")
        number_of_bodies = by_value["body"].nunique()
        is_most_said = number_of_bodies == number_of_bodies.max()
        most_said = number_of_bodies.index[is_most_said]
        return nearest(self.claim, most_said)

    @cached_property
    def _deciding(self) -> str:
        """The sources that decide: of documents, and of the rows computed with."""
        of_rows = self.computed.get("rests_on", "")
        return union([*self.bearing["source_id"], of_rows])

    def _how(self) -> Line:
        """On what the verdict rests."""
        return plan.how(
            self.claim,
            is_computed=bool(self.computed),
            documents=self.by_documents.combined(),
            bodies=self.bodies,
        )

    def _rival_years(self) -> str:
        """Years that sources give for one date, the earliest first, if several."""
        if self.claim["unit"] != "year" or not self.computed:
            return ""
        years = sorted({int(year) for year in self.computed["readings"]})
        return ";".join(map(periods.of_year, years)) if len(years) > 1 else ""

    def _note(self) -> str:
        """All sentences on the verdict, each once."""
        sentences = [
            self._reason(),
            self._sentence(),
            self._weakness(),
            *self._reservations(),
            self.claim["note"],
        ]
        trimmed = [sentence.strip().rstrip(".") for sentence in sentences]
        different = filter(None, dict.fromkeys(trimmed))
        return " ".join(f"{sentence}." for sentence in different)

    def _reason(self) -> str:
        """Why an open forecast is off track, or why no call can be made."""
        if self.track is None:
            return ""
        reason = plan.reason(self.track.reason, self.computed)
        return words.say(reason) if reason else ""

    def _sentence(self) -> str:
        """What was computed, in words."""
        if not self.computed:
            return ""
        return words.say([plan.sentences(self.claim["claim_id"], self.computed)])

    def _weakness(self) -> str:
        """The sentence on weak bodies, if any speaks through the documents."""
        weak = sorted(WEAK_BODIES.intersection(self.bodies))
        return words.say(plan.weakness(weak, self.bodies)) if weak else ""

    def _reservations(self) -> list[str]:
        """What each document says that does not support the claim."""
        if self.computed.get("told_in_full"):
            return []  # the sentence on what was computed says the same
        findings = self.bearing[self.bearing["finding"] != "supports"]
        return [words.say(plan.reservation(finding)) for finding in records(findings)]


def _span(growth: Fact) -> str:
    """The year of a change on the year before it, else its first and last period."""
    if not growth:
        return ""
    return str(growth["end"]) if growth["years"] == 1 else str(growth["period"])
