"""What is said of projects: how far they have come, and how late they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypedDict

from cac_data.facts import Nothing
from cac_data.infrastructure.plan.shared import (
    NAMES,
    all_sentences,
    delays,
    in_clauses,
    others_late,
)
from cac_data.infrastructure.projects.portfolio import Portfolio
from cac_data.infrastructure.projects.slips import Slips, Works
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, line

# --- What is being built, and where? --------------------------------------------------


def portfolio(f: Portfolio) -> Text:
    """Say how many projects there are, how far they have come, and with whom."""
    states = dict(f.states)
    if not states["partly_open"]:
        del states["partly_open"]
    partly = "-partly-open" if "partly_open" in states else ""
    yield [
        line(f"infrastructure.portfolio{partly}", total=f.total, **states),
        *_passengers(f),
        line("infrastructure.portfolio-parties", n=f.named),
        line("infrastructure.portfolio-list"),
    ]


def _passengers(f: Portfolio) -> Iterator[Line]:
    for project in f.passengers:
        yield line("infrastructure.portfolio-passengers", projects=project)


def portfolio_figure(f: Portfolio) -> FigureWords:
    """Say what the map of numbered projects shows."""
    n = f.ten
    in_service = f.flagships["in_service"]
    title = line("infrastructure.portfolio-title", in_service=in_service, total=n)
    if f.overdue:
        title = line(
            "infrastructure.portfolio-title-overdue",
            in_service=in_service,
            total=n,
            overdue=f.overdue,
        )
    return FigureWords(
        title=title,
        subtitle=line("infrastructure.portfolio-subtitle"),
        alt=line("infrastructure.portfolio-alt", n=n),
        caption=line("infrastructure.portfolio-caption"),
        names=NAMES,
    )


FLAGSHIPS: Names = {
    column: line(f"infrastructure.flagships-{column}")
    for column in ("number", "name", "state", "date", "timing", "chinese_party")
}

TIMINGS: Names = {
    timing: line(f"infrastructure.timing-{timing}")
    for timing in ("late", "overdue", "on_time", "no_date", "not_due")
}


def flagships_table() -> TableWords:
    """Say what the list of numbered projects has."""
    note = [
        line("infrastructure.flagships-note-overdue"),
        line("infrastructure.flagships-note-no-date"),
    ]
    return TableWords(
        columns=FLAGSHIPS,
        caption=line("infrastructure.flagships-caption"),
        note=[note],
        cells={"date": date_cell},
        names={**NAMES, **TIMINGS},
    )


class WorksRow(TypedDict):
    """What is read of a row of works; `date` is empty where no day is known."""

    date: str


def date_cell(project: WorksRow) -> Line:
    """Say the day of a project, or a dash where it has none."""
    if not project["date"]:
        return line("infrastructure.flagships-no-day")
    return line("infrastructure.flagships-day", date=project["date"])


def countries_table() -> TableWords:
    """Say what the table of projects by country has."""
    columns = (
        "country",
        "projects",
        "in_service",
        "partly_open",
        "under_construction",
        "planned",
        "stopped",
        "chinese_party_named",
    )
    return TableWords(
        columns={
            column: line(f"infrastructure.countries-{column}") for column in columns
        },
        caption=line("infrastructure.countries-caption"),
        note=[[line("infrastructure.countries-note")]],
        names=NAMES,
    )


# --- How late are such projects? ------------------------------------------------------


def slips(f: Slips) -> Text:
    """Say how late works across borders and within one country are."""
    yield [*_across(f.across), *_within(f.within), *_perhaps_done(f.perhaps_done)]
    if f.across or f.within:
        yield [line("infrastructure.slips-missed-dates"), _no_median(f.given_up)]


def _across(works: Works | Nothing) -> Iterator[Line]:
    if not works or not works.known:
        return
    known = works.known
    n = works.finished
    clause = line("infrastructure.slips-across", works=known, n=n)
    if n:
        clause = line(
            "infrastructure.slips-across-delays",
            works=known,
            n=n,
            delays=delays(works),
        )
    yield in_clauses([clause, *others_late(works)])
    if works.by_press:
        yield line("infrastructure.slips-by-press", projects=works.by_press)


def _within(works: Works | Nothing) -> Iterator[Line]:
    if not works or not works.known:
        return
    known = works.known
    n = works.finished
    clause = line("infrastructure.slips-within", works=known, n=n)
    if n:
        clause = line(
            "infrastructure.slips-within-delays",
            works=known,
            n=n,
            delays=delays(works),
        )
    yield in_clauses([clause, *others_late(works)])


def _perhaps_done(projects: list[str]) -> Iterator[Line]:
    if projects:
        yield line("infrastructure.slips-perhaps-done", projects=projects)


def _no_median(given_up: list[str]) -> Line:
    if not given_up:
        return line("infrastructure.slips-no-median")
    return line("infrastructure.slips-no-median-given-up", projects=given_up)


def slips_figure(f: Slips) -> FigureWords:
    """Say what the chart of delays shows."""
    across = f.across
    title = line("infrastructure.slips-title-without-works")
    if across and across.known:
        title = line("infrastructure.slips-title", late=across.late, works=across.known)
    judged = across or f.within
    subtitle = line("infrastructure.slips-subtitle-without-day")
    if judged:
        subtitle = line("infrastructure.slips-subtitle", day=judged.day)
    names = {
        code: line(f"infrastructure.name-{code}")
        for code in ("censored", "across", "within")
    }
    return FigureWords(
        title=title,
        subtitle=subtitle,
        alt=line("infrastructure.slips-alt", sentences=all_sentences(slips(f))),
        caption=[
            [
                line("infrastructure.slips-unfinished"),
                line("infrastructure.slips-promised-now"),
            ]
        ],
        names={**NAMES, **names},
    )
