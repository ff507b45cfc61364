"""What is said of key figures of infrastructure: labels, notes, texts."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cac_data.facts import Fact, is_known
from cac_data.infrastructure.plan.shared import (
    creditor,
    finished_and_others,
    span,
    stops,
)
from cac_data.lines import KeyFigureWords, Line, line

LEAST_ODDS = 0.01
"""The least share of draws that is printed as a number."""


def key_figure(figure: Fact) -> KeyFigureWords:
    """Say what a key figure is, what its label cannot say, and what it compares."""
    id = figure["id"]
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


def _label(figure: Fact) -> Line:
    return line(f"infrastructure.label-{figure['id']}")


# --- Dates ----------------------------------------------------------------------------


def _statements(figure: Fact) -> Line:
    """Say how many name the year, and how many only a duration."""
    named = figure["about"]
    if not named:
        return line("infrastructure.note-no-statement")
    n = int(named["outright"])
    durations = int(named["derived"])
    speakers = int(named["speakers"])
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


def _years_of_durations(figure: Fact) -> Line | None:
    """In place of one year the range that durations give."""
    named = figure["about"]
    if not named or named["outright"]:
        return None
    years = span(named["low"], named["high"])
    return line("infrastructure.text-opening_named", years=years)


def _assumed(figure: Fact) -> Line:
    if is_known(figure["value"]):
        return line("infrastructure.note-assumed")
    return line("infrastructure.note-never")


def _promised(figure: Fact) -> Line | None:
    years = figure["about"].get("promised_years")
    if not is_known(years):
        return None
    return line("infrastructure.note-promised", years=float(years))


def _works(figure: Fact) -> Line | None:
    works = figure["about"]
    if not works.get("known"):
        return None
    return line("infrastructure.note-works", parts=finished_and_others(works))


# --- Lengths and routes ---------------------------------------------------------------


def _all_published(figure: Fact) -> Line:
    return line("infrastructure.note-all-published")


def _both_lengths(figure: Fact) -> Line | None:
    if not is_known(figure["without_km"]):
        return None
    without = float(figure["without_km"])
    with_it = float(figure["with_km"])
    ranges = "-of-two-lines" if is_known(figure["low"]) else ""
    id = f"infrastructure.note-saving{ranges}"
    return line(id, **{"without": without, "with": with_it})


def _draws(figure: Fact) -> Line | None:
    if not is_known(figure["value"]):
        return None
    return line("infrastructure.note-draws", draws=int(figure["draws"]))


def _hardly_any(figure: Fact) -> Line | None:
    """In place of odds that would be printed as none."""
    if not is_known(figure["value"]) or figure["value"] >= LEAST_ODDS:
        return None
    return line("infrastructure.text-probability_xian_tashkent", least=LEAST_ODDS)


def _route_today(figure: Fact) -> Line:
    return line(
        "infrastructure.label-route_today", start=figure["start"], end=figure["end"]
    )


def _route_of_year(figure: Fact) -> Line:
    return line(
        f"infrastructure.label-{figure['id']}",
        start=figure["start"],
        end=figure["end"],
        year=figure["period"],
    )


def _route(figure: Fact) -> Line:
    if not figure["route"]:
        return line("infrastructure.note-no-route")
    return line("infrastructure.note-route", route=figure["route"])


def _stops(figure: Fact) -> Line | None:
    if not is_known(figure["stop_days"]):
        return None
    days = float(figure["stop_days"])
    return line("infrastructure.note-stops", days=days, stops=stops(figure["about"]))


def _checks(figure: Fact) -> Line | None:
    if not figure["checks"]:
        return None
    return line("infrastructure.note-checks", checks=int(figure["checks"]))


# --- Cargo, money and debt ------------------------------------------------------------


def _year_before(figure: Fact) -> Line | None:
    if not is_known(figure["change"]):
        return None
    return line("infrastructure.note-year-before", change=float(figure["change"]))


def _share_then(figure: Fact) -> Line | None:
    first = figure["first"]
    if not first or first["period"] >= figure["period"]:
        return None
    return line(
        "infrastructure.note-share-then",
        share=float(first["value"]),
        year=first["period"],
    )


def _another_concept(figure: Fact) -> Line:
    return line("infrastructure.note-another-concept")


def _debt(figure: Fact) -> Line:
    country = str(figure["id"])[-3:].upper()
    if figure["about"].get("creditor") == "china_eximbank":
        return line("infrastructure.label-debt-to-bank", country=country)
    return line("infrastructure.label-debt", country=country)


def _all_lenders(figure: Fact) -> Line | None:
    if figure["about"].get("creditor") != "china":
        return None
    return line("infrastructure.note-all-lenders")


def _debt_share(figure: Fact) -> Line:
    code = figure["about"].get("creditor")
    if code == "china":
        return line("infrastructure.label-debt_share_kgz-of-china")
    return line("infrastructure.label-debt_share_kgz", creditor=creditor(code))


def _debt_share_then(figure: Fact) -> Line | None:
    first = figure["first"]
    top = figure["top"]
    if not first:
        return _all_lenders(figure)
    share = float(first["share_pct"])
    period = first["period"]
    if top["share_pct"] <= share:
        return line("infrastructure.note-debt-share", share=share, period=period)
    return line(
        "infrastructure.note-debt-share-and-top",
        share=share,
        period=period,
        top=float(top["share_pct"]),
        top_period=top["period"],
    )


# --- By figure ------------------------------------------------------------------------

LABELS: Mapping[str, Callable[[Fact], Line]] = {
    "route_today": _route_today,
    "route_horizon": _route_of_year,
    "days_horizon": _route_of_year,
    "debt_kgz": _debt,
    "debt_tjk": _debt,
    "debt_share_kgz": _debt_share,
}
"""Of figures whose label needs more than their id."""

NOTES: Mapping[str, Callable[[Fact], Line | None]] = {
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

TEXTS: Mapping[str, Callable[[Fact], Line | None]] = {
    "opening_named": _years_of_durations,
    "probability_xian_tashkent": _hardly_any,
}
"""In place of the number."""
