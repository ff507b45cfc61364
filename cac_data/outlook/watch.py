"""What to watch next: signals that tell early, with the threshold that will tell."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TypedDict

import pandas as pd

from cac_data import history, periods, trade
from cac_data.cache import cached
from cac_data.claims import Known
from cac_data.facts import Figure, Growth, Nothing, at, grew, needed, records
from cac_data.figure import Difference
from cac_data.observations import union
from cac_data.outlook.basics import (
    YEAR_BEFORE_SANCTIONS,
    AskedSignal,
    OfWhat,
    article_year,
    distance,
    last_year,
    listed,
    of_indicator,
    of_what,
)
from cac_data.outlook.goals import trade_levels, uzbek_solar_wind_needs
from cac_data.tables import load_table, select

WORKSHOPS_CLAIM = "c086"

FROM_OTHER_YEARS: tuple[Difference, ...] = ("base", "length")
"""In what growth may differ from that which is needed, which begins where it ends and
goes over more years: each is a year's."""


def _no_goal() -> Nothing:
    return Nothing("no level at the horizon asks for this threshold")


@dataclass(frozen=True)
class Signal:
    """The last figure of what tells early, and the threshold that it has to reach.

    `goal` is the level at the horizon that asks for the threshold.
    """

    latest: Figure | Nothing
    threshold: Figure | Nothing
    unit: str
    goal: Figure | Nothing = field(default_factory=_no_goal)


class Sign(TypedDict):
    """How a signal stands against its threshold: a row of `signals`."""

    signal_id: str
    threshold: str
    value: float
    level: float
    unit: str
    period: str
    of: str
    goal: float | None
    light: str
    next_on: str
    source_ids: str
    of_what: OfWhat


def last_figure(sign: Sign) -> Figure:
    """Give the last figure of a signal."""
    return sign["of_what"]["value"].of(value=sign["value"], unit=sign["unit"])


def level_of(sign: Sign) -> Figure:
    """Give the threshold of a signal."""
    return sign["of_what"]["level"].of(value=sign["level"], unit=sign["unit"])


def above(sign: Sign) -> float:
    """Give how far the figure of a signal is above its threshold."""
    return distance(last_figure(sign), level_of(sign), across=FROM_OTHER_YEARS)


def signs(signals: pd.DataFrame) -> list[Sign]:
    """Give the rows of `signals`."""
    return records(signals, Sign)


@cached
def signals(tables: Known, years: pd.DataFrame, *, horizon: int) -> pd.DataFrame:
    """Give the last figure of each signal, against the threshold that will tell.

    `signal_id` and `threshold`, from where that comes, are those of the table
    ``signals``: `value` and its threshold, `level`, in `unit`; the `period` of the one
    and the year `of` the other; `goal`, the level at the horizon that asks for it;
    `light`, ``on`` at or above the threshold, ``off``, ``neither`` where no side is
    good or bad, ``before`` where the figure is older than the article; `next_on`, when
    the next figure is due; `source_ids`; `of_what`, what the numbers are of. A signal
    without a figure or a threshold is left out, and so are those that `warnings` has.
    """
    signal_of = _signals_by_id(tables, years, horizon)
    article_day = periods.bounds(tables.article_date)[1]
    rows: list[Sign] = []
    for asked in listed("signals", AskedSignal):
        if asked["announces"]:
            continue
        signal = signal_of[asked["signal_id"]]
        latest = signal.latest
        threshold = signal.threshold
        if not latest or not threshold:
            continue

        above = distance(latest, threshold, across=FROM_OTHER_YEARS)
        light = "on" if above >= 0 else "off"
        period = period_of(latest)
        is_older = periods.bounds(period)[1] <= article_day
        if asked["wanted"] == "neither":
            light = "neither"
        elif is_older and asked["wanted"] == "more" and not tables.as_of:
            light = "before"

        rows.append(
            {
                "signal_id": asked["signal_id"],
                "threshold": asked["threshold"],
                "value": latest.value,
                "level": threshold.value,
                "unit": signal.unit,
                "period": period,
                "of": period_of(threshold),
                "goal": signal.goal.value if signal.goal else None,
                "light": light,
                "next_on": next_figure_on(asked["claim_id"], period),
                "source_ids": union([latest.source_ids, threshold.source_ids]),
                "of_what": of_what(value=latest, level=threshold, goal=signal.goal),
            }
        )
    return pd.DataFrame(rows, columns=[*Sign.__annotations__])


def period_of(figure: Figure) -> str:
    """Give the period of a figure as text; of growth the year in which it ends."""
    return str(figure.end) if isinstance(figure, Growth) else figure.period


def next_figure_on(claim_id: str, period: str) -> str:
    """Give when the figure after that of a period is due; empty if no claim tells."""
    claim = at(load_table("claims"), claim_id=claim_id)
    if not claim or not claim["resolves_on"]:
        return ""
    # A claim on 2030 that is decided in January 2031 tells how long figures take.
    return f"{int(period[:4]) + 2}{claim.text('resolves_on')[4:]}"


def before_and_after(
    observed: pd.DataFrame, year: int
) -> tuple[Figure | Nothing, Figure | Nothing]:
    """Give the last figure up to a year, and the last one after it."""
    is_after = observed["year"] > year
    return at(observed[~is_after]), at(observed[is_after])


def growth_of_last_year(observed: pd.DataFrame) -> Growth | Nothing:
    """Give growth of the last year of a series on the year before, in percent."""
    return grew(at(observed), at(observed, back=1), a_year=True)


# --- The signals ----------------------------------------------------------------------


def _signals_by_id(
    tables: Known, years: pd.DataFrame, horizon: int
) -> dict[str, Signal]:
    """Give each signal by its id: most stand against their own past before the article.

    Those of trade and of solar and wind stand against what a goal needs.
    """
    year_before = article_year(tables) - 1
    pledged = history.pledged_scholarships(tables["people_links"])
    return {
        **_trade_signals(tables, years, horizon),
        "gas": _since(of_indicator(years, "gas"), year_before, "bcm"),
        "corridor": _since(of_indicator(years, "corridor"), year_before, "Mt"),
        "solar_wind": _solar_wind_signal(tables),
        "workshops": _workshops_signal(years),
        "grants": _since(pledged, year_before, "grants"),
        "visitors": _visitors_signal(tables["people_links"]),
    }


def _since(observed: pd.DataFrame, year: int, unit: str) -> Signal:
    """Give the last figure after a year against the last one up to it."""
    before, latest = before_and_after(observed, year)
    return Signal(latest, before, unit)


def _trade_signals(
    tables: Known, years: pd.DataFrame, horizon: int
) -> dict[str, Signal]:
    """Give the signals of trade: two growths, and the gap that transit leaves."""
    bilateral = tables["bilateral_trade"]
    turnover = of_indicator(years, "turnover")
    until = last_year(years)

    # Both growths are held against what the highest expected level needs.
    levels = trade_levels(tables, horizon)
    goal = levels[-1] if levels else Nothing("no level is expected of this year")
    required = needed(at(turnover), goal, horizon)

    without_kyrgyz: Growth | Nothing = Nothing("no year with a figure")
    if until:
        flows = trade.series(select(bilateral, end=until))
        exports = trade.exports_of_other_four(flows[flows["flow"] == "exports"])
        without_kyrgyz = growth_of_last_year(exports)

    gaps = trade.mirror_gap(bilateral, flow="imports")
    is_asked = (gaps["country"] == "KAZ") & (gaps["year"] <= until)
    gaps = gaps[is_asked]
    ratios = gaps.assign(value=gaps["ratio"], unit="times")
    return {
        "trade": Signal(growth_of_last_year(turnover), required, "% a year", goal),
        "without_kyrgyzstan": Signal(without_kyrgyz, required, "% a year", goal),
        "transit": _since(ratios, YEAR_BEFORE_SANCTIONS, "times"),
    }


def _solar_wind_signal(tables: Known) -> Signal:
    """Give what Uzbekistan added last against what its nearest goal needs."""
    needs = uzbek_solar_wind_needs(tables)
    if not needs:
        return _no_signal("GW a year")
    nearest = needs[0]
    return Signal(nearest.added, nearest.needed, "GW a year", nearest.goal)


def _workshops_signal(years: pd.DataFrame) -> Signal:
    """Give in how many countries workshops run, against how many the claim needs."""
    claim = at(load_table("claims"), claim_id=WORKSHOPS_CLAIM)
    claimed = claim.number("value")
    enough = Figure(value=claimed - claim.number("tolerance"), unit="countries")
    return Signal(at(of_indicator(years, "workshops")), enough, "countries")


def _visitors_signal(people: pd.DataFrame) -> Signal:
    """Give Chinese arrivals in Kazakhstan in part of a year, against a year before."""
    visits = history.visitor_growth(people)
    of_part_years = visits[visits["end"].str.contains("/")]
    growth = at(of_part_years, indicator="arrivals", country="KAZ")
    if not growth:
        return _no_signal("persons")
    latest = growth.of(
        value=growth.number("last"), unit="persons", period=growth.text("end")
    )
    year_earlier = replace(latest, value=growth.number("first"), row={})
    return Signal(latest, year_earlier, "persons")


def _no_signal(unit: str) -> Signal:
    """Give a signal of which no figure is known."""
    unknown = Nothing("no figure of this signal is known")
    return Signal(unknown, unknown, unit)
