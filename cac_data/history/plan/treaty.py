"""What is said of what binds the six: the treaty, and what the summits set up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypedDict

from cac_data.facts import (
    Figure,
    Nothing,
    compare,
)
from cac_data.history.institutions import Institution
from cac_data.history.plan.shared import (
    clauses,
    spelled,
    spelled_first,
    uncapitalised,
    year_of,
)
from cac_data.history.treaty import (
    Agreed,
    Binding,
    Centre,
    CentreAtWork,
    OtherTies,
    Passage,
    Ratification,
    SetUp,
    SignedAtSummit,
)
from cac_data.lines import Line, TableWords, Text, line


def treaty_and_institutions(f: Binding) -> Text:
    """Say what the texts bind the six to, and what their summits set up."""
    texts = [*_treaty(f), *_declaration(f)]
    set_up = f.institutions
    institutions = [*_secretariat(set_up), *_centres(set_up), *_years(set_up.years)]
    return [texts, [*_terms(f)], institutions]


def _treaty(f: Binding) -> Iterator[Line]:
    if not f.treaty:
        yield line("history.no-treaty")
        return
    if f.treaty.in_force:
        yield from _in_force(f.treaty, f.purpose)
    else:
        yield _not_in_force(f.treaty, f.purpose, f.ratified)
        yield from _ratified(f)
    if f.of_two:
        treaties = [
            line("history.of-day", country=treaty.country, period=treaty.period)
            for treaty in f.of_two
        ]
        yield line("history.treaties-of-two", n=len(treaties), treaties=treaties)


def _in_force(treaty: Agreed, purpose: str) -> Iterator[Line]:
    """Say that the treaty binds, and to what."""
    signed = treaty.period
    if purpose:
        yield line("history.treaty-binds-to", signed=signed, purpose=purpose)
    else:
        yield line("history.treaty-binds", signed=signed)
    yield line("history.treaty-in-force", day=treaty.in_force)


def _not_in_force(
    treaty: Agreed, purpose: str, ratified: Sequence[Ratification]
) -> Line:
    """Say to what the treaty would bind, and that it is not seen in force."""
    signed = treaty.period
    would_bind = line("history.treaty-would-bind", signed=signed)
    if purpose:
        would_bind = line(
            "history.treaty-would-bind-to",
            signed=signed,
            purpose=purpose,
        )
    force = line("history.not-in-force" if ratified else "history.not-ratified")
    return clauses(would_bind, force)


def _ratified(f: Binding) -> Iterator[Line]:
    """Say whose legislature approved the treaty, and of whom that was not seen."""
    if not f.ratified:
        return
    approved = line(
        "history.ratified-by",
        n=len(f.ratified),
        spelled=spelled_first(len(f.ratified)),
        acts=[
            line("history.of-day", country=act.country, period=act.period)
            for act in f.ratified
        ],
    )
    unseen = None
    if f.not_seen:
        unseen = line("history.ratification-unseen", countries=f.not_seen)
    yield clauses(approved, unseen)


def _terms(f: Binding) -> Iterator[Line]:
    """Say which articles were not seen, and how article 3 reads beside other ties."""
    articles = f.articles
    if not f.treaty:
        return
    if articles.count:
        yield line(
            "history.articles-unseen",
            n=articles.count,
            unseen=articles.unseen,
        )
    if not articles.alliances:
        return
    yield _article("on-alliances", articles.alliances)
    if articles.third_states:
        yield _article("on-third-states", articles.third_states)
    yield line("history.alliances-read", article=articles.alliances.article)
    yield line("history.question-of-law")
    yield from _other_ties(f.other_ties)


def _article(subject: str, passage: Passage) -> Line:
    """Say what an article says of a subject, and how far it was read."""
    noted = "-noted" if passage.note else ""
    return line(
        f"history.article-{subject}{noted}",
        article=passage.article,
        content=passage.content,
        note=uncapitalised(passage.note),
    )


def _other_ties(ties: OtherTies | None) -> Iterator[Line]:
    """Say what else our tables have of that kind."""
    if not ties:
        return
    if ties.in_sco:
        yield line("history.members-of-sco", members=ties.in_sco)
    yield line(
        "history.treaty-of-five",
        year=ties.year,
        spelled=spelled(len(ties.signed)),
        content=ties.on_soil,
    )


def _signed(f: SignedAtSummit) -> Iterator[Line]:
    """Say how many documents of all six were signed, and whether two counts agree."""
    if not f.fewer:
        return
    counted = line("history.six-signed", n=f.fewer, by=f.fewer_by)
    if not f.more:
        yield clauses(counted)
        return
    apart = compare(f.more, f.fewer, across=["reporter"])
    is_of_texts = bool(apart and apart.difference.value == f.texts)
    agree = "-as-well" if is_of_texts else ""
    other = line(f"history.six-signed-by-another{agree}", n=f.more, by=f.more_by)
    yield clauses(counted, other)


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
        yield from _signed(f.signed)
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


class ArticleRow(TypedDict):
    """What is read of a row of articles, of which some texts have no number."""

    article: str


def articles() -> TableWords:
    """What is said of the table of the treaty's articles."""
    return TableWords(
        columns={
            "article": line("history.column-article"),
            "content": line("history.column-content"),
        },
        caption=line("history.articles-caption"),
        note=[[line("history.articles-note")]],
        cells={"article": _number_of},
    )


def _number_of(row: ArticleRow) -> Line | str:
    return row["article"] or line("history.article-unnumbered")
