"""What is said in brief, and of the key figures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from cac_data.facts import KeyFigure
from cac_data.infrastructure.projects.promises import NamedYear
from cac_data.lines import KeyFigureWords, Line, Text, Value, line
from cac_data.outlook.cards import (
    Chance,
    InvestmentStocks,
    MustBeTrue,
    NeededPace,
    NextResolution,
    ScenarioTrade,
)
from cac_data.outlook.deeds import Kept
from cac_data.outlook.paces import added_last_year, pace_in, promised_level
from cac_data.outlook.plan.chances import state_of_skill
from cac_data.outlook.plan.shared import (
    basis,
    derived_years,
    event,
    expected_amount,
    officials_year,
    percent,
    years_of_gas,
)
from cac_data.outlook.scores import Hindcast

Figures = Mapping[str, KeyFigure]
"""Key figures by their ids."""


def by_id(figures: Sequence[KeyFigure]) -> Figures:
    """Key figures by their ids."""
    return {figure.id: figure for figure in figures}


def finding(figures: Sequence[KeyFigure]) -> Text:
    """Say how likely the article's levels of trade are."""
    return [list(_finding(by_id(figures)))]


def brief(figures: Sequence[KeyFigure]) -> Text:
    """Say what to take away of the page."""
    f = by_id(figures)
    skill = list(_skill(f))
    scenario = f["scenario"].fact(ScenarioTrade)
    must = list(_must_be_true(scenario.must)) if scenario.must else []
    of_trade = [*must, *_finding(f), *skill]
    of_others = [*_railway(f), *_solar_wind(f["needed_solar_wind_uzb"])]
    past_and_next = [
        *_promises(f["promises_kept"]),
        *_scenario(f["scenario"]),
        *_next_decided(f["next_resolution"]),
    ]
    # A chance of trade whose skill is known is followed by the other chances.
    if _has_chances_of_trade(f) and skill:
        return [[*of_trade, *of_others], past_and_next]
    return [of_trade, of_others, past_and_next]


def _must_be_true(must: MustBeTrue) -> Iterator[Line]:
    """Say what the article's levels take, on the day on which it appeared."""
    if not must.trade:
        return
    trade: dict[str, Value] = {
        "needed": pace_in(must.trade, "needed"),
        "year": str(must.trade["year"]),
    }
    low = must.low
    if low:
        yield line(
            "outlook.must-trade-with-lower",
            low=promised_level(low),
            low_needed=pace_in(low, "needed"),
            **trade,
        )
    else:
        yield line("outlook.must-trade", **trade)
    if must.gas:
        yield line("outlook.must-gas", needed=pace_in(must.gas, "needed"))
    pace = must.doubts.late.pace
    if pace:
        yield line(
            "outlook.must-railway",
            share=pace.rest_pct,
            months=pace.months_after,
        )


def _has_chances_of_trade(f: Figures) -> bool:
    ids = ("probability_trade_120", "probability_trade_150")
    return all(f[id].is_known for id in ids)


def _finding(f: Figures) -> Iterator[Line]:
    if not _has_chances_of_trade(f):
        return
    lower = f["probability_trade_120"]
    upper = f["probability_trade_150"]
    yield line(
        "outlook.finding",
        low=expected_amount(lower.fact(Chance).forecast),
        year=lower.period,
        low_chance=lower,
        high=expected_amount(upper.fact(Chance).forecast),
        high_chance=upper,
    )


def _skill(f: Figures) -> Iterator[Line]:
    """Say whether such probabilities had skill, or that there are none."""
    if not _has_chances_of_trade(f):
        yield line("outlook.no-chance-of-trade")
        return
    brier = f["brier"]
    past = brier.fact(Hindcast)
    if not brier.is_known or not past.skill or not past.base:
        return
    score: dict[str, Value] = {"skill": past.skill, "score": brier, "base": past.base}
    match state_of_skill(past.skill, past.skill_after):
        case "worse":
            yield line("outlook.no-skill", **score)
        case "better":
            yield line("outlook.some-skill", n=past.n, **score)
        case "unclear":
            yield line("outlook.no-clear-skill", n=past.n, **score)


def _railway(f: Figures) -> Iterator[Line]:
    stated = f["probability_railway_stated"]
    if not stated.is_known:
        return
    chance = stated.fact(Chance).forecast
    yield line(
        "outlook.railway-chance",
        year=stated.period,
        named=officials_year(chance),
        probability=stated,
        n=int(chance["cases"]),
    )
    about = f["probability_railway_claimed"].fact_if_any(Chance)
    if not about:
        return
    claimed = about.forecast
    years = claimed["years_before"]
    if years is not None and years > 0:
        yield line(
            "outlook.railway-no-rate",
            year=claimed["period"],
            late=int(claimed["named_late"]),
            works=int(claimed["works"]),
            years=int(years),
        )


def _solar_wind(needed: KeyFigure) -> Iterator[Line]:
    if not needed.is_known:
        return
    pace = needed.fact(NeededPace).pace
    added = added_last_year(pace)
    if added:
        yield line(
            "outlook.solar-wind-needs",
            needed=pace_in(pace, "needed"),
            added=added,
            best=pace_in(pace, "best"),
        )


def _promises(share: KeyFigure) -> Iterator[Line]:
    if share.is_known:
        kept = share.fact(Kept)
        yield line(
            "outlook.promises-kept",
            n=kept.promises,
            in_time=kept.in_time,
            share=share,
            low=percent(kept.low),
            high=percent(kept.high),
        )


def _scenario(end: KeyFigure) -> Iterator[Line]:
    if end.is_known:
        yield line("outlook.scenario-leads-brief", amount=end, year=end.period)


def _next_decided(next_year: KeyFigure) -> Iterator[Line]:
    if next_year.is_known:
        yield line("outlook.next-decided", period=next_year.period)


# --- Key figures ---------------------------------------------------------------------


def key_figure(figure: KeyFigure) -> KeyFigureWords:
    """Say what a key figure is, and what its label cannot say."""
    id = figure.id
    values: dict[str, Value] = {}
    if id == "probability_railway_stated":
        about = figure.fact_if_any(Chance)
        values["named"] = officials_year(about.forecast if about else None)
    outcome = None
    if id == "kyrgyz_turnover_2030":
        outcome = line("outlook.figure-kyrgyz_turnover_2030.outcome")
    return KeyFigureWords(
        label=line(f"outlook.figure-{id}", **values),
        note=_note(figure),
        text=_years_of_railway(figure),
        outcome=outcome,
    )


def _note(figure: KeyFigure) -> Line | None:
    """Say what stands beside a key figure; nothing of most that have no value."""
    id = figure.id
    if id == "scenario":
        return line("outlook.figure-scenario.note")
    if id.startswith("claims_"):
        return line("outlook.note-of-claims", n=figure.count("all_claims"))
    if id == "next_resolution":
        return _first_decided(figure)
    if not figure.is_known:
        return None
    if id.startswith("probability_"):
        return _note_of_probability(figure)
    if id.startswith("needed_"):
        return _note_of_pace(figure)
    note = NOTES.get(id)
    return note(figure) if note else None


def _first_decided(figure: KeyFigure) -> Line | None:
    about = figure.fact(NextResolution)
    events = [event(forecast) for forecast in about.first]
    if not events:
        return None
    return line("outlook.joined-clauses", clauses=events)


def _note_of_probability(figure: KeyFigure) -> Line:
    forecast = figure.fact(Chance).forecast
    said: dict[str, Value] = {"probability": figure, "basis": basis(forecast)}
    if figure.id == "probability_gas_more":
        years = years_of_gas(forecast)
        return line("outlook.figure-probability_gas_more.note", **years, **said)
    return line("outlook.note-of-probability", **said)


def _note_of_pace(figure: KeyFigure) -> Line:
    pace = figure.fact(NeededPace).pace
    said_of = "pace" if pace["unit"] == "% a year" else "additions"
    achieved = pace_in(pace, "achieved")
    last = added_last_year(pace)
    if not last:
        return line(f"outlook.note-of-{said_of}", achieved=achieved)
    return line(f"outlook.note-of-{said_of}-and-last", achieved=achieved, last=last)


def _brier_note(figure: KeyFigure) -> Line | None:
    past = figure.fact(Hindcast)
    if not past.base:
        return None
    if not past.skill:
        return line("outlook.figure-brier.note", base=past.base, n=past.n)
    return line(
        "outlook.figure-brier.note-with-skill",
        base=past.base,
        skill=past.skill,
        n=past.n,
    )


def _railway_note(figure: KeyFigure) -> Line:
    named = figure.fact(NamedYear)
    derived = "" if named.outright else "-derived"
    return line(f"outlook.figure-railway.note{derived}", n=named.speakers)


def _years_of_railway(figure: KeyFigure) -> Line | None:
    """Say the range that durations give, in place of the one year."""
    if figure.id != "railway" or not figure.is_known:
        return None
    named = figure.fact(NamedYear)
    return None if named.outright else derived_years(named.earliest, named.latest)


def _investment_note(figure: KeyFigure) -> Line:
    about = figure.fact(InvestmentStocks)
    stocks = [
        line(
            "outlook.stock-by-source",
            source=line(f"outlook.stock-of-{stock.reporter}"),
            amount=stock,
            period=stock.period,
        )
        for stock in about.counts
    ]
    return line("outlook.figure-investment.note", stocks=stocks)


def _promises_note(figure: KeyFigure) -> Line:
    kept = figure.fact(Kept)
    return line(
        "outlook.figure-promises_kept.note", in_time=kept.in_time, n=kept.promises
    )


def _slip_note(figure: KeyFigure) -> Line:
    kept = figure.fact(Kept)
    return line(
        "outlook.figure-promises_slip.note", late=kept.late, not_kept=kept.not_kept
    )


NOTES: Mapping[str, Callable[[KeyFigure], Line | None]] = {
    "brier": _brier_note,
    "railway": _railway_note,
    "workshops": lambda figure: line("outlook.figure-workshops.note"),
    "students": lambda figure: line("outlook.figure-students.note"),
    "investment": _investment_note,
    "promises_kept": _promises_note,
    "promises_slip": _slip_note,
}
"""What is said beside key figures with a value, by their ids."""
