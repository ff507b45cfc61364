"""What is said of texts: principles, the speeches at Astana, what sources dispute."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cac_data.facts import Figure, Nothing, tally
from cac_data.history.events.rivals import Rival
from cac_data.history.events.turkmen_claims import Statement
from cac_data.history.institutions import NotCovered
from cac_data.history.plan.shared import clauses, period, spelled
from cac_data.history.shared_terms import (
    LISTED,
    ListOfPrinciples,
    Principle,
    SharedPrinciples,
)
from cac_data.lines import Line, TableWords, Text, line

VERDICTS = ("supported", "qualified", "contradicted", "misattributed", "unverified")
"""What speeches may be found to be."""

# --- Whose principles are they? ------------------------------------------------------


def principles(f: SharedPrinciples) -> Text:
    """Say how many principles of the article are in the texts of the six."""
    if f.article and f.declaration:
        return [[_shared(f.article, f.declaration, f.principles)]]
    if f.principles:
        return [[line("history.no-list-of-both")]]
    return [[line("history.no-list")]]


def _shared(
    article: ListOfPrinciples,
    declaration: ListOfPrinciples,
    principles: Sequence[Principle],
) -> Line:
    ours = [principle for principle in principles if principle.article == LISTED]
    there = sum(principle.declaration == LISTED for principle in ours)
    said: dict[str, Line | int] = {
        "ours": spelled(len(ours)),
        "n": there,
        "there": spelled(there),
        "declared": spelled(declaration.count),
        "shared": spelled(article.shared),
    }
    declared = line("history.principles-by-name", **said)
    if there > article.shared:
        declared = line("history.principles-by-name-and-substance", **said)
    return clauses(declared, _of_ministers(ours))


def _of_ministers(ours: Sequence[Principle]) -> Line:
    """Say how many of the article's principles the formula of the ministers has."""
    count = sum(principle.formula_2022 == LISTED for principle in ours)
    if count == len(ours):
        return line(
            "history.principles-of-ministers-all",
            n=count,
            spelled=spelled(count),
        )
    return line("history.principles-of-ministers", n=count, spelled=spelled(count))


def principles_table() -> TableWords:
    """What is said of the table of principles by text."""
    return TableWords(
        columns={
            "principle": line("history.column-principle"),
            "formula_2022": line("history.column-formula_2022"),
            "declaration": line("history.column-declaration"),
            "article": line("history.column-of-article"),
        },
        caption=line("history.principles-caption"),
        note=[[line("history.principles-note")]],
        names={LISTED: line("history.listed")},
    )


# --- What did Turkmenistan propose? --------------------------------------------------


def initiatives(f: Sequence[Statement]) -> Text:
    """Say how statements on the speeches at Astana were judged."""
    return [[_judged(f), line("history.copies-break-off")]]


def _judged(f: Sequence[Statement]) -> Line:
    own = sum(statement.is_turkmen for statement in f)
    guest = len(f) - own
    counts = tally(sorted(statement.verdict for statement in f))
    verdicts = [
        line("history.statements-of-verdict", n=count, verdict=verdict)
        for verdict, count in counts.items()
    ]
    if not guest:
        return line("history.statements", n=len(f), verdicts=verdicts)
    return line(
        "history.statements-of-both",
        n=len(f),
        own=own,
        guest=guest,
        verdicts=verdicts,
    )


def initiatives_table() -> TableWords:
    """What is said of the table of statements on the speeches."""
    return TableWords(
        columns={
            "statement": line("history.column-statement"),
            "verdict": line("common.column-verdict"),
            "note": line("history.column-seen"),
        },
        caption=line("history.initiatives-caption"),
        names={verdict: line(f"common.verdict-{verdict}") for verdict in VERDICTS},
    )


# --- What can these data not answer? -------------------------------------------------


def not_covered(f: NotCovered) -> Text:
    """Say on what nothing was gathered, or little."""
    return [_not_covered(f.share)]


def _not_covered(share: Figure | Nothing) -> Iterator[Line]:
    yield line("history.not-covered")
    if share:
        yield line("history.xinjiang-trade", share=share, period=share.period)
    yield line("history.recorded-in-part")


# --- Where do sources disagree? ------------------------------------------------------


def rivals(f: Sequence[Rival]) -> Text:
    """Say how much is dated differently, and where only one date can be right."""
    if not f:
        return []
    different = line("history.dated-differently", n=len(f))
    clash = sum(rival.contradict for rival in f)
    if not clash:
        return [[clauses(different, line("history.can-be-read-together"))]]
    one_is_right = line(
        "history.only-one-can-be-right",
        n=clash,
        spelled=spelled(clash),
    )
    return [[clauses(different, one_is_right)]]


def rivals_table(f: Sequence[Rival]) -> TableWords:
    """What is said of the table of datings that exclude each other."""
    return TableWords(
        columns={
            "what": line("history.column-what"),
            "datings": line("history.column-datings"),
            "reason": line("history.column-reason"),
        },
        caption=line("history.rivals-caption"),
        names={
            **{rival.datings: _datings(rival.datings) for rival in f},
            **{rival.what: _of_country(rival) for rival in f if rival.country},
        },
    )


def _of_country(rival: Rival) -> Line:
    """An agreement of one of the five states."""
    said_of = {"title": rival.title, "country": rival.country}
    return line("history.agreement-of-country", **said_of)


def _datings(datings: str) -> Line:
    """Datings of one thing, as alternatives."""
    periods = [period(text) for text in datings.split(" / ")]
    return line("history.datings", periods=periods)
