"""What the brief of infrastructure says, over its key figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from cac_data.facts import Fact, is_known
from cac_data.infrastructure.plan.shared import (
    creditor,
    finished_and_others,
    in_clauses,
    span,
)
from cac_data.lines import Line, Text, line

HARDLY_PCT = 10
"""In less of the draws than this a gain is almost certainly none."""


def finding(figures: Sequence[Fact]) -> Text:
    """Say which opening of the railway officials name, and whether the article's is."""
    return [[_finding(_by_id(figures))]]


def brief(figures: Sequence[Fact]) -> Text:
    """Say what to take away: dates, lengths, cargo, money, and what is assumed."""
    f = _by_id(figures)
    yield [_finding(f), *_late_works(f["slip_across_borders"])]
    yield [*_savings(f), *_cargo(f)]
    yield _money(f)
    opening = f["opening_scenario"]["value"]
    if is_known(opening):
        yield [line("infrastructure.brief-opening", year=str(int(opening)))]
    else:
        yield [line("infrastructure.never-opens")]


def _by_id(figures: Sequence[Fact]) -> dict[str, Fact]:
    return {figure["id"]: figure for figure in figures}


def _finding(f: Mapping[str, Fact]) -> Line:
    opening = f["opening_named"]
    if not is_known(opening["value"]):
        return line("infrastructure.finding-no-date")
    named = opening["about"]
    if named["outright"]:
        clause = line(
            "infrastructure.finding-named",
            n=int(named["outright"]),
            year=str(named["value"]),
        )
    else:
        years = span(named["low"], named["high"])
        clause = line("infrastructure.finding-durations", years=years)
    article = opening["article"]
    if not is_known(article) or article >= opening["earliest"]:
        return in_clauses([clause])
    against = line("infrastructure.finding-against-article", year=str(article))
    return in_clauses([clause, against])


def _late_works(figure: Fact) -> Iterator[Line]:
    works = figure["about"]
    if not is_known(figure["value"]) or not works["known"]:
        return
    late = int(figure["value"])
    known = int(works["known"])
    parts = finished_and_others(works)
    if not works["by_press"]:
        yield line("infrastructure.brief-late", late=late, works=known, parts=parts)
        return
    yield line(
        "infrastructure.brief-late-by-press",
        late=late,
        works=known,
        press=len(works["by_press"]),
        parts=parts,
    )


def _savings(f: Mapping[str, Fact]) -> Iterator[Line]:
    """Say what the railway saves, and how sure it is that it does not save more."""
    saving = f["saving_kashgar_tashkent"]["value"]
    gain = f["probability_xian_tashkent"]
    if not is_known(saving) or not is_known(gain["value"]):
        return
    yield line("infrastructure.brief-saving", saving=float(saving))
    low = float(gain["about"]["low_pct"])
    high = gain["about"]["high_pct"]
    high = float(high) if is_known(high) else low
    share = line("infrastructure.share-of-draws", share=low)
    if high > low:
        share = line("infrastructure.shares-of-draws", low=low, high=high)
    draws = int(gain["draws"])
    if high < HARDLY_PCT:
        yield line("infrastructure.brief-no-gain", share=share, draws=draws)
    else:
        yield line("infrastructure.brief-open-gain", share=share, draws=draws)


def _cargo(f: Mapping[str, Fact]) -> Iterator[Line]:
    rail = f["cargo_kazakhstan_china_rail"]
    middle = f["cargo_middle_corridor"]
    if not is_known(rail["value"]) or not is_known(middle["value"]):
        return
    if is_known(middle["change"]):
        yield line(
            "infrastructure.brief-cargo-changed",
            rail=float(rail["value"]),
            rail_year=rail["period"],
            middle=float(middle["value"]),
            middle_year=middle["period"],
            change=float(middle["change"]),
        )
        return
    yield line(
        "infrastructure.brief-cargo",
        rail=float(rail["value"]),
        rail_year=rail["period"],
        middle=float(middle["value"]),
        middle_year=middle["period"],
    )


def _money(f: Mapping[str, Fact]) -> Iterator[Line]:
    ministry = f["stock_ministry"]["value"]
    bank = f["stock_bank"]["value"]
    share = f["debt_share_kgz"]
    if all(is_known(value) for value in (ministry, bank, share["value"])):
        yield line(
            "infrastructure.brief-money",
            ministry=float(ministry),
            bank=float(bank),
            creditor=creditor(share["about"]["creditor"]),
            share=float(share["value"]),
            period=share["period"],
        )
