"""Parts of sentences that several sections share, and what codes are called."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cac_data.facts import Growth, compare
from cac_data.infrastructure.money import CREDITORS
from cac_data.infrastructure.network.routing import Route
from cac_data.infrastructure.parts import ends_of
from cac_data.infrastructure.projects.slips import Works
from cac_data.lines import Line, Names, Text, line

NAMES: Names = {
    code: line(f"infrastructure.name-{code}")
    for code in (
        "partly_open",
        "in_service",
        "under_construction",
        "planned",
        "stopped",
        "without_km",
        "with_km",
        "original",
        "shorter",
        "kazakhstan_china_rail",
        "middle_corridor",
        "cku_railway",
        "kazakhstan_transit",
        "khorgos_and_alashankou",
        "khorgos",
        "alashankou",
        "khorgos_gateway",
        "baku_port",
        "aktau_port",
        "turkmenbashi_port",
        "xian",
        "northern_route",
        "china_europe_trains",
        "carec",
    )
}
"""What codes are called in all tables and charts of the page."""

INDICATORS: Names = {
    code: line(f"infrastructure.indicator-{code}")
    for code in ("capacity", "cargo", "containers", "trains")
}
"""What is counted of a corridor."""

UNITS: Names = {
    "USD mn": line("common.unit-usd_mn"),
    "Mt": line("common.unit-mt"),
    "Mt a year": line("infrastructure.unit-mt-a-year"),
    "kTEU": line("infrastructure.unit-kteu"),
    "km": line("common.unit-km"),
    "thousand": line("infrastructure.unit-thousand"),
}
"""What units are called that have a column of their own."""

ROUGH_PCT = 2.0
"""What rounding leaves open of a growth that may be printed as one number."""


def in_clauses(clauses: Iterable[Line]) -> Line:
    """One sentence of clauses."""
    return line("common.in-clauses", clauses=[*clauses])


def is_rough(change: Growth) -> bool:
    """Whether rounding leaves growth so open that both of its ends must be said."""
    low, high = ends_of(change)
    spread = compare(high, low)
    return bool(spread and spread.difference.value > ROUGH_PCT and low.value >= 0)


def all_sentences(text: Text) -> list[Line]:
    """The sentences of a section, without its paragraphs, as a description has them."""
    return [sentence for paragraph in text for sentence in paragraph]


def span(first: object, last: object) -> str:
    """The period from a year to another, or to the same."""
    return str(first) if first == last else f"{first}/{last}"


def creditor(code: str | None) -> Line:
    """Who lends; China where nobody is named."""
    return line(
        f"infrastructure.creditor-{code if code in CREDITORS else CREDITORS[0]}"
    )


def delays(works: Works) -> Line:
    """Say how late finished works are against the first date: each, or the ends."""
    early = works.delays[0]
    late = works.delays[-1]
    n = len(works.delays)
    if early.value < 0:
        if n > 1:
            id = "infrastructure.delay-early-to-late"
            return line(id, early=early.size, late=late)
        return line("infrastructure.delay-early", years=early.size)
    if n == 1:
        return line("infrastructure.delay-late", years=early)
    if n == 2:
        return line("infrastructure.delays-of-two", early=early, late=late)
    return line("infrastructure.delays-of-many", early=early, late=late)


def others_late(works: Works) -> Iterator[Line]:
    """Say how many of the works that are not finished are late, if there are any."""
    late = works.unfinished_late
    others = works.unfinished
    if others and works.finished:
        yield line("infrastructure.others-late", late=late, others=others)
    elif others:
        yield line("infrastructure.of-them-late", late=late)


def finished_and_others(works: Works) -> list[Line]:
    """Say how late the finished works are, and how many others."""
    finished = []
    if works.finished:
        n = works.finished
        finished = [line("infrastructure.finished-works", n=n, delays=delays(works))]
    return [*finished, *others_late(works)]


def stops(route: Route) -> Line:
    """Say where a route stands still."""
    if route.over_sea:
        return line("infrastructure.stops-over-sea")
    return line("infrastructure.stops", borders=route.borders)
