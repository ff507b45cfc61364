"""What is said of what binds the six: the treaty, and what the summits set up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Figure, Nothing
from cac_data.history.institutions import Institution
from cac_data.history.plan.shared import (
    capitalised,
    clauses,
    spelled,
    spelled_first,
    uncapitalised,
    year_of,
)
from cac_data.history.treaty import (
    Agreed,
    Articles,
    Binding,
    Centre,
    CentreAtWork,
    Passage,
    SetUp,
)
from cac_data.lines import Line, TableWords, Text, line


def treaty_and_institutions(f: Binding) -> Text:
    """Say what the texts bind the six to, and what their summits set up."""
    texts = [*_treaty(f), *_declaration(f)]
    set_up = f.institutions
    institutions = [*_secretariat(set_up), *_centres(set_up), *_years(set_up.years)]
    if set_up.seat:
        return [texts, institutions]
    return [[*texts, *institutions]]


def _treaty(f: Binding) -> Iterator[Line]:
    if not f.treaty:
        yield line("history.no-treaty")
        return
    if f.treaty.in_force:
        yield from _in_force(f.treaty, f.purpose)
    else:
        yield _not_in_force(f.treaty, f.purpose, f.ratified)
    yield from _articles(f.articles)
    if f.steps:
        first, *others = [step.content for step in f.steps]
        steps = [capitalised(first), *others]
        yield line("common.in-clauses", clauses=steps)


def _in_force(treaty: Agreed, purpose: str) -> Iterator[Line]:
    """Say that the treaty binds, and to what."""
    signed = treaty.period
    if purpose:
        yield line("history.treaty-binds-to", signed=signed, purpose=purpose)
    else:
        yield line("history.treaty-binds", signed=signed)
    yield line("history.treaty-in-force", day=treaty.in_force)


def _not_in_force(treaty: Agreed, purpose: str, ratified: Sequence[str]) -> Line:
    """Say to what the treaty would bind, and who ratified it."""
    signed = treaty.period
    would_bind = line("history.treaty-would-bind", signed=signed)
    if purpose:
        would_bind = line(
            "history.treaty-would-bind-to",
            signed=signed,
            purpose=purpose,
        )
    return clauses(would_bind, _ratified(ratified))


def _ratified(countries: Sequence[str]) -> Line:
    if not countries:
        return line("history.not-ratified")
    return line(
        "history.ratified-by",
        n=len(countries),
        spelled=spelled(len(countries)),
        countries=list(countries),
    )


def _articles(articles: Articles) -> Iterator[Line]:
    """Say which articles were not seen, and what those say that were."""
    if articles.count:
        yield line(
            "history.articles-unseen",
            n=articles.count,
            unseen=articles.unseen,
        )
    if articles.alliances:
        yield _alliances(articles.alliances, articles.third_states)
        yield line("history.other-duties-unknown")


def _alliances(alliances: Passage, third_states: Passage | None) -> Line:
    """Say what the treaty says of alliances, and of states outside it."""
    on_third_states = None
    if third_states:
        on_third_states = line(
            "history.article-on-third-states",
            article=third_states.article,
            content=third_states.content,
        )
    on_alliances = line(
        "history.article-on-alliances",
        article=alliances.article,
        content=alliances.content,
    )
    return clauses(on_alliances, on_third_states)


def _declaration(f: Binding) -> Iterator[Line]:
    """Say what the priorities of the declaration are."""
    if not f.declaration or not f.priorities:
        return
    said = {
        "title": f.declaration.title,
        "period": f.declaration.period,
        "areas": uncapitalised(f.priorities),
    }
    if f.treaty and f.treaty.period == f.declaration.period:
        yield line("history.priority-areas-with-treaty", **said)
    else:
        yield line("history.priority-areas", **said)


def _secretariat(f: SetUp) -> Iterator[Line]:
    """Say when the secretariat began, and who heads it."""
    if not f.seat:
        return
    yield line("history.secretariat", fact=f.seat.fact, period=f.seat.period)
    heads = [
        line(
            "history.head-since",
            person=head.person,
            fact=head.fact,
            year=year_of(head.period),
        )
        for head in f.heads
    ]
    yield line("history.secretariat-heads", heads=heads)
    if f.platforms:
        yield line(
            "history.platforms",
            n=int(f.platforms.value),
            period=f.platforms.period,
        )


def _centres(f: SetUp) -> Iterator[Line]:
    """Say which joint centres opened, and which one is at work."""
    if not f.centres:
        return
    yield _opened(f.centres, f.unveiled)
    if f.work:
        yield _at_work(f.work)


def _opened(opened: Sequence[Centre], unveiled: Figure | Nothing) -> Line:
    """Say which centres opened, of those that the summit unveiled."""
    centres = [
        line(
            "history.centre-in",
            subject=centre.subject,
            place=centre.place,
            period=centre.period,
        )
        for centre in opened
    ]
    if not unveiled:
        return line("history.centres-open", centres=centres)
    count = int(unveiled.value)
    if len(opened) == count:
        return line(
            "history.centres-all-open",
            spelled=spelled_first(count),
            centres=centres,
        )
    return line(
        "history.centres-open-by",
        spelled=spelled_first(count),
        period=opened[-1].period,
        centres=centres,
    )


def _at_work(centre: CentreAtWork) -> Line:
    return line(
        "history.centre-at-work",
        subject=centre.subject,
        n=centre.countries,
        note=uncapitalised(centre.note),
    )


def _years(named: Institution | None) -> Iterator[Line]:
    """Say which years were named after a subject."""
    if named:
        yield line(
            "history.years-named",
            years=named.fact,
            subject=named.subject,
            note=uncapitalised(named.note),
        )


def articles() -> TableWords:
    """What is said of the table of the treaty's articles."""
    return TableWords(
        columns={
            "article": line("history.column-article"),
            "content": line("history.column-content"),
        },
        caption=line("history.articles-caption"),
        note=[[line("history.articles-note")]],
    )
