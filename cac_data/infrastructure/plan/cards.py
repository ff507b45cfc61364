"""What is said of key figures of infrastructure: labels, notes, texts."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from cac_data.facts import (
    Figure,
    Growth,
    KeyFigure,
)
from cac_data.infrastructure.figures import Lengths
from cac_data.infrastructure.freight import Road
from cac_data.infrastructure.money import Owed
from cac_data.infrastructure.network.accuracy import Errors
from cac_data.infrastructure.network.routing import Route
from cac_data.infrastructure.parts import ends_of
from cac_data.infrastructure.plan.shared import (
    creditor,
    finished_and_others,
    is_rough,
    span,
    stops,
)
from cac_data.infrastructure.projects.promises import NamedYear
from cac_data.infrastructure.projects.slips import Delay, Works
from cac_data.lines import KeyFigureWords, Line, line

LEAST_ODDS = 0.01
"""The least share of draws that is printed as a number."""


def key_figure(figure: KeyFigure) -> KeyFigureWords:
    """Say what a key figure is, what its label cannot say, and what it compares."""
    id = figure.id
    return KeyFigureWords(
        label=LABELS.get(id, _label)(figure),
        note=NOTES[id](figure) if id in NOTES else None,
        text=TEXTS[id](figure) if id in TEXTS else None,
        outcome=OUTCOMES.get(id),
    )


OUTCOMES: Mapping[str, Line] = {
    "opening_scenario": line("infrastructure.outcome-opening_scenario")
}
"""By which scenarios are compared."""


def _label(figure: KeyFigure) -> Line:
    return line(f"infrastructure.label-{figure.id}")


# --- Dates ----------------------------------------------------------------------------


def _statements(figure: KeyFigure) -> Line:
    """Say how many name the year, and how many only a duration."""
    named = figure.fact_if_any(NamedYear)
    if not named:
        return line("infrastructure.note-no-statement")
    n = named.outright
    durations = named.derived
    speakers = named.speakers
    if not n:
        return line("infrastructure.note-durations", n=durations)
    if not durations:
        return line("infrastructure.note-named", n=n, speakers=speakers)
    return line(
        "infrastructure.note-named-beside-durations",
        n=n,
        speakers=speakers,
        durations=durations,
    )


def _years_of_durations(figure: KeyFigure) -> Line | None:
    """In place of one year the range that durations give."""
    named = figure.fact_if_any(NamedYear)
    if not named or named.outright:
        return None
    years = span(named.earliest, named.latest)
    return line("infrastructure.text-opening_named", years=years)


def _assumed(figure: KeyFigure) -> Line:
    if figure.is_known:
        return line("infrastructure.note-assumed")
    return line("infrastructure.note-never")


def _promised(figure: KeyFigure) -> Line | None:
    delay = figure.fact_if_any(Delay)
    if not delay or not delay.promised:
        return None
    return line("infrastructure.note-promised", years=delay.promised)


def _late_of_all(figure: KeyFigure) -> Line | None:
    works = figure.fact_if_any(Works)
    if not works or not works.known:
        return None
    return line(
        "infrastructure.text-slip_across_borders", late=works.late, works=works.known
    )


def _works(figure: KeyFigure) -> Line | None:
    works = figure.fact_if_any(Works)
    if not works or not works.known:
        return None
    return line("infrastructure.note-works", parts=finished_and_others(works))


# --- Lengths and routes ---------------------------------------------------------------


def _all_published(figure: KeyFigure) -> Line:
    return line("infrastructure.note-all-published")


def _both_lengths(figure: KeyFigure) -> Line | None:
    lengths = figure.fact(Lengths)
    without = lengths.without
    with_railway = lengths.with_railway
    if not (without and without.is_known and with_railway):
        return None
    is_range = figure.low is not None and not math.isnan(figure.low)
    ranges = "-of-two-lines" if is_range else ""
    id = f"infrastructure.note-saving{ranges}"
    return line(id, **{"without": without, "with": with_railway})


def _draws(figure: KeyFigure) -> Line | None:
    if not figure.is_known:
        return None
    return line("infrastructure.note-draws", draws=figure.count("draws"))


def _hardly_any(figure: KeyFigure) -> Line | None:
    """In place of odds that would be printed as none."""
    if not figure.is_known or figure.value >= LEAST_ODDS:
        return None
    least = Figure(value=LEAST_ODDS, unit="probability")
    return line("infrastructure.text-probability_xian_tashkent", least=least)


def _route_today(figure: KeyFigure) -> Line:
    return line(
        "infrastructure.label-route_today",
        start=figure.text("start"),
        end=figure.text("end"),
    )


def _route_of_year(figure: KeyFigure) -> Line:
    return line(
        f"infrastructure.label-{figure.id}",
        start=figure.text("start"),
        end=figure.text("end"),
        year=figure.period,
    )


def _route(figure: KeyFigure) -> Line:
    route = figure.fact_if_any(Route)
    if not route:
        return line("infrastructure.note-no-route")
    return line("infrastructure.note-route", route=route.route)


def _stops(figure: KeyFigure) -> Line | None:
    route = figure.fact_if_any(Route)
    if not route:
        return None
    return line("infrastructure.note-stops", days=route.stop_days, stops=stops(route))


def _checks(figure: KeyFigure) -> Line | None:
    errors = figure.fact_if_any(Errors)
    if not errors:
        return None
    return line("infrastructure.note-checks", checks=errors.checks)


# --- Cargo, money and debt ------------------------------------------------------------


def _year_before(figure: KeyFigure) -> Line | None:
    change = figure.fact_if_any(Growth)
    if not change:
        return None
    if is_rough(change):
        low, high = ends_of(change)
        return line("infrastructure.note-year-before-rounded", low=low, high=high)
    return line("infrastructure.note-year-before", change=change)


def _share_then(figure: KeyFigure) -> Line | None:
    first = figure.fact(Road).first
    if not first or first.period >= figure.period:
        return None
    return line(
        "infrastructure.note-share-then",
        share=first,
        year=first.period,
    )


def _another_concept(figure: KeyFigure) -> Line:
    return line("infrastructure.note-another-concept")


def _debt(figure: KeyFigure) -> Line:
    country = figure.id[-3:].upper()
    if figure.coverage == "china_eximbank":
        return line("infrastructure.label-debt-to-bank", country=country)
    return line("infrastructure.label-debt", country=country)


def _all_lenders(figure: KeyFigure) -> Line | None:
    if figure.coverage != "china":
        return None
    return line("infrastructure.note-all-lenders")


def _debt_share(figure: KeyFigure) -> Line:
    if figure.coverage == "china":
        return line("infrastructure.label-debt_share_kgz-of-china")
    return line(
        "infrastructure.label-debt_share_kgz", creditor=creditor(figure.coverage)
    )


def _debt_share_then(figure: KeyFigure) -> Line | None:
    owed = figure.fact_if_any(Owed)
    if not owed or not owed.first_share:
        return _all_lenders(figure)
    first = owed.first_share
    rose = owed.share_rose
    if not rose or rose.difference.value <= 0:
        return line("infrastructure.note-debt-share", share=first, period=first.period)
    top = rose.one
    return line(
        "infrastructure.note-debt-share-and-top",
        share=first,
        period=first.period,
        top=top,
        top_period=top.period,
    )


# --- By figure ------------------------------------------------------------------------

LABELS: Mapping[str, Callable[[KeyFigure], Line]] = {
    "route_today": _route_today,
    "route_horizon": _route_of_year,
    "days_horizon": _route_of_year,
    "debt_kgz": _debt,
    "debt_tjk": _debt,
    "debt_share_kgz": _debt_share,
}
"""Of figures whose label needs more than their id."""

NOTES: Mapping[str, Callable[[KeyFigure], Line | None]] = {
    "opening_named": _statements,
    "opening_scenario": _assumed,
    "slip": _promised,
    "slip_across_borders": _works,
    "railway_cost": _all_published,
    "railway_length": _all_published,
    "saving_kashgar_tashkent": _both_lengths,
    "saving_xian_tashkent": _both_lengths,
    "probability_xian_tashkent": _draws,
    "route_today": _route,
    "route_horizon": _route,
    "days_horizon": _stops,
    "distance_error": _checks,
    "cargo_kazakhstan_china_rail": _year_before,
    "cargo_middle_corridor": _year_before,
    "road_share": _share_then,
    "stock_bank": _another_concept,
    "debt_kgz": _all_lenders,
    "debt_tjk": _all_lenders,
    "debt_share_kgz": _debt_share_then,
}

TEXTS: Mapping[str, Callable[[KeyFigure], Line | None]] = {
    "opening_named": _years_of_durations,
    "slip_across_borders": _late_of_all,
    "probability_xian_tashkent": _hardly_any,
}
"""In place of the number."""
