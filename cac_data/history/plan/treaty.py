"""What is said of what binds the six: the treaty, and what the summits set up."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Fact
from cac_data.history.plan.shared import (
    capitalised,
    clauses,
    is_known,
    spelled,
    spelled_first,
    uncapitalised,
    year_of,
)
from cac_data.lines import Line, TableWords, Text, line


def treaty_and_institutions(f: Fact) -> Text:
    """Say what the texts bind the six to, and what their summits set up."""
    texts = [*_treaty(f), *_declaration(f)]
    institutions = [*_secretariat(f), *_centres(f), *_years(f["years"])]
    if f["seat"]:
        return [texts, institutions]
    return [[*texts, *institutions]]


def _treaty(f: Fact) -> Iterator[Line]:
    if not f["treaty"]:
        yield line("history.no-treaty")
        return
    yield from _force(f)
    if is_known(f["articles"]):
        yield line(
            "history.articles-unseen",
            n=int(f["articles"]),
            unseen=list(f["unseen"]),
        )
    if f["alliances"]:
        yield _alliances(f["alliances"], f["third_states"])
        yield line("history.other-duties-unknown")
    if f["steps"]:
        first, *others = [row["content"] for row in f["steps"]]
        steps = [capitalised(first), *others]
        yield line("common.in-clauses", clauses=steps)


def _force(f: Fact) -> Iterator[Line]:
    """Say whether the treaty is in force, and else who ratified it."""
    treaty = f["treaty"]
    signed = treaty["period"]
    purpose = _purpose(f["terms"])
    if treaty["in_force"]:
        if purpose:
            yield line("history.treaty-binds-to", signed=signed, purpose=purpose)
        else:
            yield line("history.treaty-binds", signed=signed)
        yield line("history.treaty-in-force", day=treaty["in_force"])
        return
    would_bind = line("history.treaty-would-bind", signed=signed)
    if purpose:
        would_bind = line(
            "history.treaty-would-bind-to",
            signed=signed,
            purpose=purpose,
        )
    yield clauses(would_bind, _ratified(f["ratified"]))


def _purpose(terms: Fact) -> str:
    """What the treaty binds to, by the definition of its title."""
    if "eternal" not in terms:
        return ""
    _, _, purpose = terms["eternal"]["definition"].partition(" to ")
    return str(purpose)


def _ratified(countries: Sequence[str]) -> Line:
    if not countries:
        return line("history.not-ratified")
    return line(
        "history.ratified-by",
        n=len(countries),
        spelled=spelled(len(countries)),
        countries=list(countries),
    )


def _alliances(alliances: Fact, third_states: Fact) -> Line:
    """Say what the treaty says of alliances, and of states outside it."""
    on_third_states = None
    if third_states:
        on_third_states = line(
            "history.article-on-third-states",
            article=str(third_states["article"]),
            content=third_states["content"],
        )
    on_alliances = line(
        "history.article-on-alliances",
        article=str(alliances["article"]),
        content=alliances["content"],
    )
    return clauses(on_alliances, on_third_states)


def _declaration(f: Fact) -> Iterator[Line]:
    """Say what the priorities of the declaration are."""
    declaration = f["declaration"]
    treaty = f["treaty"]
    if not declaration or "six" not in f["terms"]:
        return
    title = declaration["title"]
    period = declaration["period"]
    areas = uncapitalised(f["terms"]["six"]["definition"])
    if treaty and treaty["period"] == period:
        yield line(
            "history.priority-areas-with-treaty",
            title=title,
            period=period,
            areas=areas,
        )
    else:
        yield line("history.priority-areas", title=title, period=period, areas=areas)


def _secretariat(f: Fact) -> Iterator[Line]:
    """Say when the secretariat began, and who heads it."""
    seat = f["seat"]
    if not seat:
        return
    yield line("history.secretariat", fact=seat["fact"], period=seat["period"])
    heads = [
        line(
            "history.head-since",
            person=row["person"],
            fact=row["fact"],
            year=year_of(row["period"]),
        )
        for row in f["heads"]
    ]
    yield line("history.secretariat-heads", heads=heads)
    platforms = f["platforms"]
    if platforms:
        yield line(
            "history.platforms",
            n=int(platforms["value"]),
            period=platforms["period"],
        )


def _centres(f: Fact) -> Iterator[Line]:
    """Say which joint centres opened, of those that the summit unveiled."""
    opened = f["centres"]
    if not opened:
        return
    centres = [
        line(
            "history.centre-in",
            subject=row["subject"],
            place=row["fact"].rpartition(" of ")[2],
            period=row["period"],
        )
        for row in opened
    ]
    unveiled = f["unveiled"]
    if not unveiled:
        yield line("history.centres-open", centres=centres)
    elif len(opened) == unveiled["value"]:
        yield line(
            "history.centres-all-open",
            spelled=spelled_first(unveiled["value"]),
            centres=centres,
        )
    else:
        yield line(
            "history.centres-open-by",
            spelled=spelled_first(unveiled["value"]),
            period=opened[-1]["period"],
            centres=centres,
        )
    work = f["work"]
    if work:
        yield line(
            "history.centre-at-work",
            subject=work["subject"],
            n=int(work["value"]),
            note=uncapitalised(work["note"]),
        )


def _years(named: Fact) -> Iterator[Line]:
    """Say which years were named after a subject."""
    if named:
        yield line(
            "history.years-named",
            years=named["fact"],
            subject=named["subject"],
            note=uncapitalised(named["note"]),
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
