"""What is said of the railway through Kyrgyzstan: when it opens, what it costs."""

from __future__ import annotations

from collections.abc import Iterator

from cac_data.facts import (
    Figure,
    Nothing,
    exceeds,
)
from cac_data.infrastructure.parts import ends_of
from cac_data.infrastructure.plan.shared import (
    NAMES,
    UNITS,
    all_sentences,
    in_clauses,
    span,
)
from cac_data.infrastructure.projects.promises import NamedYear
from cac_data.infrastructure.projects.railway import (
    Costs,
    Doubts,
    Opening,
    Origin,
    PlannedPart,
    Progress,
    Size,
    Statement,
)
from cac_data.infrastructure.projects.slips import FirstDatesKept
from cac_data.lines import FigureWords, Line, Names, TableWords, Text, line

# --- When will it open? ---------------------------------------------------------------


def opening(f: Opening, kept: FirstDatesKept | Nothing) -> Text:
    """Say which dates are named, which were, and what this scenario assumes.

    Its chance is by the first dates that other works `kept`.
    """
    yield [
        *_named(f),
        *_origin(f.origin),
        *_first(f.first),
        *_works(f.works),
        *_progress(f.progress),
    ]
    yield [_assumed(f), *_chance(f.named, kept)]
    yield _doubts(f.doubts)


def _named(f: Opening) -> Iterator[Line]:
    """Say which years officials name now, and how the article's compares."""
    named = f.named
    if not named:
        if f.first:
            yield line("infrastructure.opening-no-date")
        return
    clauses = [line("infrastructure.opening-no-year")]
    if named.outright:
        clauses = [
            line(
                "infrastructure.opening-named",
                n=named.outright,
                year=str(named.most_named),
            )
        ]
    if named.derived:
        durations = line(
            "infrastructure.opening-durations",
            n=named.derived,
            years=span(named.derived_low, named.derived_high),
        )
        clauses.append(durations)
    yield in_clauses(clauses)
    if f.article is not None:
        place = _place(f.article, named)
        yield line(f"infrastructure.opening-article-{place}", year=str(f.article))


def _place(year: int, named: NamedYear) -> str:
    """Where the article's year stands beside those that are named."""
    if year < named.earliest:
        return "earlier"
    return "later" if year > named.latest else "among"


def _origin(origin: Origin | Nothing) -> Iterator[Line]:
    if not origin or not origin.is_left:
        return
    statement = origin.statement
    yield line(
        "infrastructure.opening-old-date",
        said_by=statement.said_by,
        date=statement.date,
        said_on=statement.said_on,
        note=statement.note,
    )
    yield line("infrastructure.opening-left-date")


def _first(first: Statement | Nothing) -> Iterator[Line]:
    if first:
        yield line(
            "infrastructure.opening-first-date",
            said_on=first.said_on,
            date=first.date,
        )


def _works(works: PlannedPart | Nothing) -> Iterator[Line]:
    if works:
        yield line("infrastructure.opening-works", part=works.pct, by=works.by)
        yield line("infrastructure.opening-tunnels")


def _progress(progress: Progress | None) -> Iterator[Line]:
    if progress:
        headline = "-headline" if progress.headline_only else ""
        yield line(
            f"infrastructure.opening-progress{headline}",
            period=progress.period,
            event=progress.event,
        )


def _assumed(f: Opening) -> Line:
    """Say when the railway opens here, beside what officials name."""
    if not f.opening:
        return line("infrastructure.never-opens")
    year = str(f.opening)
    named = f.named
    if named and f.opening == named.most_named:
        return line("infrastructure.opening-scenario-as-named", year=year)
    if named and named.outright:
        return line(
            "infrastructure.opening-scenario-unlike-named",
            year=year,
            named=str(named.most_named),
        )
    return line("infrastructure.opening-scenario", year=year)


def _chance(
    named: NamedYear | Nothing, kept: FirstDatesKept | Nothing
) -> Iterator[Line]:
    """Say how likely the year named is, by what became of other first dates."""
    if not named or not named.outright or not kept:
        return
    year = str(named.most_named)
    yield line(
        "infrastructure.opening-chance",
        year=year,
        chance=kept,
        kept=kept.kept,
        decided=kept.decided,
    )
    low, high = ends_of(kept)
    yield line("infrastructure.opening-limits", low=low, high=high)
    yield line(
        "infrastructure.opening-rough",
        year=year,
        others=kept.others_decided,
        decided=kept.decided,
    )


def _doubts(f: Doubts) -> Iterator[Line]:
    pace = f.pace
    if f.earliest is None and not pace:
        return
    yield line("infrastructure.doubts", year=str(f.opening))
    if f.earliest is not None:
        yield line("infrastructure.doubts-earliest", year=str(f.earliest))
    if pace:
        yield line(
            "infrastructure.doubts-pace",
            part=pace.rest_pct,
            months=pace.months_after,
            by=pace.part_by,
        )


def opening_figure(f: Opening, kept: FirstDatesKept | Nothing) -> FigureWords:
    """Say what the chart of dates named shows."""
    named = f.named
    title = line("infrastructure.opening-title-without-dates")
    if named and f.first:
        last = named.most_named if named.outright else named.latest
        title = line("infrastructure.opening-title", first=f.first.date, last=str(last))
    caption = [line("infrastructure.opening-durations-worked-out")]
    if named:
        current = line("infrastructure.opening-dates-current", n=named.speakers)
        caption = [current, *caption]
    sentences = all_sentences(opening(f, kept))
    return FigureWords(
        title=title,
        subtitle=line("infrastructure.opening-subtitle"),
        alt=line("infrastructure.opening-alt", sentences=sentences),
        caption=[caption],
        names={**NAMES, "unofficial": line("infrastructure.name-unofficial")},
    )


# --- What does it cost, and who pays? -------------------------------------------------


def costs(f: Costs) -> Text:
    """Say what the railway costs, who lends and owns, and who may bear an overrun."""
    if not f.cost:
        yield _part(f.part)
        return
    yield [*_cost(f.cost), *_loan(f)]
    yield [*_part(f.part), *_overrun(f, f.cost)]


def _cost(cost: Size) -> Iterator[Line]:
    if exceeds(cost.highest, cost.lowest):
        yield line(
            "infrastructure.costs-between",
            cost=cost,
            low=cost.lowest,
            high=cost.highest,
        )
    else:
        yield line("infrastructure.costs", cost=cost)


def _loan(f: Costs) -> Iterator[Line]:
    loan = f.loan
    if not loan:
        return
    if loan.term:
        yield line(
            "infrastructure.costs-loan-of-years",
            part=f.loan_pct,
            loan=loan.amount,
            signed=loan.amount.period,
            years=loan.term,
        )
    else:
        yield line(
            "infrastructure.costs-loan",
            part=f.loan_pct,
            loan=loan.amount,
            signed=loan.amount.period,
        )
    owners = [
        line("infrastructure.owner", country=owner.country, share=owner.pct)
        for owner in f.owners
    ]
    yield line("infrastructure.costs-owners", owners=owners)


def _part(part: Figure | Nothing) -> Iterator[Line]:
    if part:
        yield line("infrastructure.costs-part", length=part)


def _overrun(f: Costs, cost: Size) -> Iterator[Line]:
    if not f.overrun:
        return
    yield line("infrastructure.costs-no-source")
    highest = _highest_cost(cost, f.older_line)
    if not f.owed or not f.part_pct:
        yield line("infrastructure.costs-overrun", cost=highest, overrun=f.overrun)
        return
    yield line(
        "infrastructure.costs-overrun-of-debt",
        cost=highest,
        overrun=f.overrun,
        part=f.part_pct,
        period=f.owed.period,
    )


def _highest_cost(cost: Size, older_line: Figure | Nothing) -> Line:
    """The highest cost, with the length of its line if that is an older one."""
    if not older_line:
        return line(
            "infrastructure.cost-named", cost=cost.highest, said_on=cost.high_said_on
        )
    return line(
        "infrastructure.cost-named-for-older-line",
        cost=cost.highest,
        said_on=cost.high_said_on,
        length=older_line,
    )


COSTS: Names = {
    "what": line("infrastructure.costs-what"),
    "said_on": line("infrastructure.costs-said_on"),
    "value": line("infrastructure.costs-value"),
    "unit": line("infrastructure.costs-unit"),
    "note": line("infrastructure.costs-remark"),
}

SIZES: Names = {
    "cost": line("infrastructure.size-cost"),
    "length": line("infrastructure.size-length"),
    "length in Kyrgyzstan": line("infrastructure.size-length-in-kyrgyzstan"),
}
"""Of what a figure is."""


def costs_table() -> TableWords:
    """Say what the table of costs and lengths has."""
    return TableWords(
        columns=COSTS,
        caption=line("infrastructure.costs-caption"),
        note=[[line("infrastructure.costs-note")]],
        names={**NAMES, **SIZES, **UNITS},
    )
