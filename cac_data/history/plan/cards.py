"""What is said of each key figure: its label, and a note beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cac_data.facts import KeyFigure
from cac_data.history.figures import (
    BelowTheHighest,
    DatedMission,
    FormatsWithTreaty,
    MeetingsHeld,
    OutcomesListed,
    PledgesAnswered,
    ScoMembers,
    SourcesOfDocuments,
    ThinYears,
    VerdictsCounted,
)
from cac_data.history.plan.shared import waived, year_of, years_bc
from cac_data.history.promises import PledgesDone
from cac_data.history.summits import Meeting
from cac_data.history.ties import BorderArea, WaiversInForce
from cac_data.lines import KeyFigureWords, Line, line


def key_figure(figure: KeyFigure) -> KeyFigureWords:
    """What is said of a key figure."""
    id = figure.id
    label = line(f"history.figure-{id}")
    if id == "entries_thin":
        label = _thin(figure)
    note = NOTES.get(id)
    return KeyFigureWords(label, note=note(figure) if note else None)


def _thin(figure: KeyFigure) -> Line:
    years = figure.fact(ThinYears)
    return line(
        "history.figure-entries_thin",
        first=str(years.first),
        last=str(years.last),
    )


def _mission(figure: KeyFigure) -> Line:
    mission = figure.fact(DatedMission)
    if not mission.datings:
        return line("history.note-no-mission")
    return line(
        "history.note-mission",
        datings=years_bc(mission.datings),
        claimed=mission.datings[0].claimed,
        verdict=mission.verdict,
    )


def _begun(figure: KeyFigure) -> Line | None:
    first = figure.fact_if_any(Meeting)
    if not first:
        return None
    level = line(f"history.level-{first.level}")
    if first.online:
        return line("history.note-begun-by-video", level=level)
    return line("history.note-begun", level=level, city=first.city)


def _met(figure: KeyFigure) -> Line | None:
    meetings = figure.fact(MeetingsHeld)
    if not meetings.online:
        return None
    if not meetings.met:
        return line("history.note-met-by-video", n=meetings.online)
    return line(
        "history.note-met-by-video-and-in-person",
        n=meetings.online,
        year=year_of(meetings.met),
    )


def _below(figure: KeyFigure) -> Line | None:
    below = figure.fact(BelowTheHighest)
    if not below.countries:
        return None
    return line("history.note-below", countries=below.countries)


def _waivers(figure: KeyFigure) -> Line | None:
    waivers = figure.fact(WaiversInForce).exemptions
    return waived(waivers) if waivers else None


def _border(figure: KeyFigure) -> Line:
    border = figure.fact_if_any(BorderArea)
    if not border or not border.area:
        return line("history.note-no-border")
    if border.claim == "claimed":
        return line("history.note-border-claimed", area=border.area)
    return line("history.note-border-in-dispute", area=border.area)


def _documents(figure: KeyFigure) -> Line | None:
    sources = figure.fact(SourcesOfDocuments)
    if not sources.count:
        return None
    return line("history.note-documents", n=sources.count)


def _outcomes(figure: KeyFigure) -> Line | None:
    outcomes = figure.fact(OutcomesListed)
    return line("history.note-outcomes") if outcomes.lists else None


def _answered(figure: KeyFigure) -> Line | None:
    answers = figure.fact(PledgesAnswered)
    if not answers.made:
        return None
    counts = answers.counts
    return line(
        "history.note-pledges-answered",
        done=counts["done"],
        partly=counts["partly"],
        in_progress=counts["in_progress"],
        not_done=counts["not_done"],
    )


def _done(figure: KeyFigure) -> Line | None:
    pledges = figure.fact(PledgesDone)
    if not pledges.all.made:
        return None
    return line(
        "history.note-pledges-done",
        institutions_done=pledges.institutions.done,
        institutions_made=pledges.institutions.made,
        economy_done=pledges.economy.done,
        economy_made=pledges.economy.made,
    )


def _formats(figure: KeyFigure) -> Line | None:
    treaties = figure.fact(FormatsWithTreaty)
    names = [format.name for format in treaties.bound]
    return line("history.note-formats", names=names) if names else None


def _central_asian(figure: KeyFigure) -> Line:
    members = figure.fact(ScoMembers)
    return line("history.note-central-asian", n=members.central_asian)


def _verdicts(figure: KeyFigure) -> Line | None:
    counted = figure.fact(VerdictsCounted)
    verdicts = [
        line("history.note-of-verdict", n=count, verdict=verdict)
        for verdict, count in counted.counts.items()
    ]
    return line("history.note-verdicts", verdicts=verdicts) if verdicts else None


def _collection(figure: KeyFigure) -> Line:
    return line("history.note-collection")


NOTES: Mapping[str, Callable[[KeyFigure], Line | None]] = {
    "first_mission": _mission,
    "second_mission": _mission,
    "format_begins": _begun,
    "leaders_meetings": _met,
    "foreign_ministers_meetings": _met,
    "highest_partnership": _below,
    "visa_free": _waivers,
    "border_kept_kaz": _border,
    "border_kept_tjk": _border,
    "astana_documents": _documents,
    "astana_outcomes": _outcomes,
    "pledges_answered": _answered,
    "pledges_done": _done,
    "formats_with_treaty": _formats,
    "sco_members": _central_asian,
    "tier_a_supported": _verdicts,
    "entries": _collection,
}
"""What stands beside a key figure, by its id: a line of what the figure is about."""
