"""What is said above all sections: the brief, and what the page covers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cac_data import codes, periods
from cac_data.facts import KeyFigure
from cac_data.history.events.chronicle import THEMES, Scope
from cac_data.history.figures import (
    DatedMission,
    FormatsWithTreaty,
    MeetingsHeld,
    VerdictsCounted,
)
from cac_data.history.plan.shared import (
    done,
    fits,
    period,
    spelled,
    spelled_first,
    year_of,
    years_bc,
)
from cac_data.history.promises import PledgesDone
from cac_data.lines import Line, Text, line

CHINA = "china"
"""The format of the five with China."""


def finding(figures: Sequence[KeyFigure]) -> Text:
    """Say how many pledges of the summits are reported done, by key figures."""
    by_id = {figure.id: figure for figure in figures}
    return [_pledges(by_id["pledges_done"].fact(PledgesDone))]


def brief(figures: Sequence[KeyFigure]) -> Text:
    """Say what to take away, by key figures."""
    by_id = {figure.id: figure for figure in figures}
    pledges = by_id["pledges_done"].fact(PledgesDone)
    first_mission = by_id["first_mission"].fact(DatedMission)
    second_mission = by_id["second_mission"].fact(DatedMission)
    formats = by_id["formats_with_treaty"].fact(FormatsWithTreaty)
    verdicts = by_id["tier_a_supported"].fact(VerdictsCounted)
    return [
        _pledges(pledges),
        [
            *_missions(first_mission, second_mission),
            *_meetings(by_id),
            *_documents(by_id["astana_documents"]),
        ],
        [*_treaty(formats), *_claims(verdicts)],
    ]


def _pledges(pledges: PledgesDone) -> Iterator[Line]:
    if pledges.all.made:
        yield done(pledges)


def _missions(first: DatedMission, second: DatedMission) -> Iterator[Line]:
    """Say when the first mission left, and whether the second date has a source."""
    if not first.datings:
        return
    left = years_bc(first.datings)
    if not second.datings:
        yield line("history.first-mission-left", left=left)
        return
    datings = second.datings
    claimed = datings[0].claimed
    if fits(datings):
        yield line(
            "history.first-mission-left-and-second-has-source",
            left=left,
            claimed=claimed,
        )
    else:
        yield line(
            "history.first-mission-left-and-second-has-none",
            left=left,
            claimed=claimed,
            second=years_bc(datings),
        )


def _meetings(by_id: Mapping[str, KeyFigure]) -> Iterator[Line]:
    """Say how often the six have met, if they have."""
    leaders = by_id["leaders_meetings"].fact(MeetingsHeld)
    ministers = by_id["foreign_ministers_meetings"].fact(MeetingsHeld)
    if leaders.count and leaders.met:
        yield line(
            "history.all-six-have-met-in-person",
            leaders=leaders.count,
            since=year_of(leaders.met),
            ministers=ministers.count,
        )
    elif leaders.count:
        yield line(
            "history.all-six-have-met",
            leaders=leaders.count,
            ministers=ministers.count,
        )
    elif not by_id["format_begins"].is_known:
        yield line("history.all-six-had-not-met")


def _documents(figure: KeyFigure) -> Iterator[Line]:
    if figure.is_known:
        yield line("history.documents-of-two", n=figure)


def _treaty(treaties: FormatsWithTreaty) -> Iterator[Line]:
    """Say that China's format has a treaty, if it has, and whether it alone has one."""
    bound = [format.format_id for format in treaties.bound]
    if CHINA not in bound:
        return
    if len(bound) == 1:
        yield line("history.only-treaty-of-china", n=treaties.formats)
    else:
        yield line("history.treaty-of-china-and-others", n=treaties.formats)


def _claims(verdicts: VerdictsCounted) -> Iterator[Line]:
    if not verdicts.counts:
        return
    supported = verdicts.counts.get("supported", 0)
    yield line(
        "history.claims-that-hold",
        n=supported,
        spelled=spelled_first(supported),
        all=spelled(sum(verdicts.counts.values())),
    )


def scope(f: Scope) -> Text:
    """Say which years, countries and themes the page covers, and what was known."""
    return [_covered(f)]


def _covered(f: Scope) -> Iterator[Line]:
    start = period(periods.of_year(f.start))
    end = period(periods.of_year(f.end))
    if f.start == f.end:
        yield line("history.covers-year", year=end)
    else:
        yield line("history.covers", start=start, end=end)
    if f.as_of:
        yield line("history.known-on", day=f.as_of)
    if len(f.countries) < len(codes.CA5):
        yield line("history.of-countries-alone", countries=list(f.countries))
    if not f.themes:
        yield line("history.on-no-theme")
    elif len(f.themes) < len(THEMES):
        themes = [line(f"history.theme-{theme}.within") for theme in f.themes]
        yield line("history.on-themes", themes=themes)
