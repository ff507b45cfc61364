"""What the brief of infrastructure says, over its key figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cac_data.facts import (
    Growth,
    KeyFigure,
    exceeds,
)
from cac_data.infrastructure.figures import Confidence
from cac_data.infrastructure.plan.shared import (
    creditor,
    finished_and_others,
    in_clauses,
    span,
)
from cac_data.infrastructure.projects.promises import NamedYear
from cac_data.infrastructure.projects.slips import Works
from cac_data.likelihood import likelihood_of
from cac_data.lines import Line, Text, line

GAINS = {"almost-no-chance": "no", "very-unlikely": "unlikely"}
"""What is said of a gain that at most so many draws have, by the word for that."""


def finding(figures: Sequence[KeyFigure]) -> Text:
    """Say which opening of the railway officials name, and whether the article's is."""
    return [[_finding(_by_id(figures))]]


def brief(figures: Sequence[KeyFigure]) -> Text:
    """Say what to take away: dates, lengths, cargo, money, and what is assumed."""
    f = _by_id(figures)
    yield [_finding(f), *_late_works(f["slip_across_borders"])]
    yield [*_savings(f), *_cargo(f)]
    yield _money(f)
    opening = f["opening_scenario"]
    if opening.is_known:
        yield [line("infrastructure.brief-opening", year=str(int(opening.value)))]
    else:
        yield [line("infrastructure.never-opens")]


def _by_id(figures: Sequence[KeyFigure]) -> dict[str, KeyFigure]:
    return {figure.id: figure for figure in figures}


def _finding(f: Mapping[str, KeyFigure]) -> Line:
    opening = f["opening_named"]
    named = opening.fact_if_any(NamedYear)
    if not named:
        return line("infrastructure.finding-no-date")
    if named.outright:
        clause = line(
            "infrastructure.finding-named",
            n=named.outright,
            year=str(named.most_named),
        )
    else:
        years = span(named.earliest, named.latest)
        clause = line("infrastructure.finding-durations", years=years)
    if opening["article"] is None or opening.count("article") >= named.earliest:
        return in_clauses([clause])
    year = str(opening.count("article"))
    against = line("infrastructure.finding-against-article", year=year)
    return in_clauses([clause, against])


def _late_works(figure: KeyFigure) -> Iterator[Line]:
    works = figure.fact_if_any(Works)
    if not works or not works.known:
        return
    late = works.late
    known = works.known
    parts = finished_and_others(works)
    if not works.by_press:
        yield line("infrastructure.brief-late", late=late, works=known, parts=parts)
        return
    yield line(
        "infrastructure.brief-late-by-press",
        late=late,
        works=known,
        press=len(works.by_press),
        parts=parts,
    )


def _savings(f: Mapping[str, KeyFigure]) -> Iterator[Line]:
    """Say what the railway saves, and how sure it is that it does not save more."""
    saving = f["saving_kashgar_tashkent"]
    gain = f["probability_xian_tashkent"]
    confidence = gain.fact_if_any(Confidence)
    if not saving.is_known or not confidence:
        return
    yield line("infrastructure.brief-saving", saving=saving)
    low = confidence.least
    high = confidence.most
    share = line("infrastructure.share-of-draws", share=low)
    if exceeds(high, low):
        share = line("infrastructure.shares-of-draws", low=low, high=high)
    draws = gain.count("draws")
    chance = likelihood_of(high.value / 100)
    gain_is = GAINS.get(chance, "open")
    yield line(f"infrastructure.brief-{gain_is}-gain", share=share, draws=draws)


def _cargo(f: Mapping[str, KeyFigure]) -> Iterator[Line]:
    rail = f["cargo_kazakhstan_china_rail"]
    middle = f["cargo_middle_corridor"]
    if not rail.is_known or not middle.is_known:
        return
    change = middle.fact_if_any(Growth)
    if change:
        yield line(
            "infrastructure.brief-cargo-changed",
            rail=rail,
            rail_year=rail.period,
            middle=middle,
            middle_year=middle.period,
            change=change,
        )
        return
    yield line(
        "infrastructure.brief-cargo",
        rail=rail,
        rail_year=rail.period,
        middle=middle,
        middle_year=middle.period,
    )


def _money(f: Mapping[str, KeyFigure]) -> Iterator[Line]:
    ministry = f["stock_ministry"]
    bank = f["stock_bank"]
    share = f["debt_share_kgz"]
    if ministry.is_known and bank.is_known and share.is_known:
        yield line(
            "infrastructure.brief-money",
            ministry=ministry,
            counted=ministry.period,
            bank=bank,
            listed=bank.period,
            creditor=creditor(share.coverage),
            share=share,
            period=share.period,
        )
