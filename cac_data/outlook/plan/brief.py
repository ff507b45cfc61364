"""What is said in brief, and of the key figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cac_data.facts import Fact
from cac_data.lines import KeyFigureWords, Line, Text, Value, line
from cac_data.outlook.plan.shared import (
    basis,
    derived_years,
    event,
    expected_amount,
    is_known,
    officials_year,
    years_of_gas,
)

Figures = Mapping[str, Fact]
"""Key figures by their ids."""


def by_id(figures: Sequence[Fact]) -> Figures:
    """Key figures by their ids."""
    return {figure["id"]: figure for figure in figures}


def finding(figures: Sequence[Fact]) -> Text:
    """Say how likely the article's levels of trade are."""
    return [list(_finding(by_id(figures)))]


def brief(figures: Sequence[Fact]) -> Text:
    """Say what to take away of the page."""
    f = by_id(figures)
    skill = list(_skill(f))
    of_trade = [
        *_must_be_true(f["scenario"]["about"]["must"]),
        *_finding(f),
        *skill,
    ]
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


def _must_be_true(f: Fact) -> Iterator[Line]:
    """Say what the article's levels take, on the day on which it appeared."""
    if not f or not f["trade"]:
        return
    trade: dict[str, Value] = {
        "needed": float(f["trade"]["needed"]),
        "year": str(f["trade"]["year"]),
    }
    low = f["low"]
    if low:
        yield line(
            "outlook.must-trade-with-lower",
            low=float(low["level"]),
            low_needed=float(low["needed"]),
            **trade,
        )
    else:
        yield line("outlook.must-trade", **trade)
    if f["gas"]:
        yield line("outlook.must-gas", needed=float(f["gas"]["needed"]))
    pace = f["late"]["pace"]
    if pace:
        yield line(
            "outlook.must-railway",
            share=float(pace["rest_pct"]),
            months=int(pace["months_after"]),
        )


def _has_chances_of_trade(f: Figures) -> bool:
    ids = ("probability_trade_120", "probability_trade_150")
    return all(is_known(f[id]["value"]) for id in ids)


def _finding(f: Figures) -> Iterator[Line]:
    if not _has_chances_of_trade(f):
        return
    lower = f["probability_trade_120"]
    upper = f["probability_trade_150"]
    yield line(
        "outlook.finding",
        low=expected_amount(lower["about"]),
        year=lower["period"],
        low_chance=float(lower["value"]),
        high=expected_amount(upper["about"]),
        high_chance=float(upper["value"]),
    )


def _skill(f: Figures) -> Iterator[Line]:
    """Say whether such probabilities had skill, or that there are none."""
    if not _has_chances_of_trade(f):
        yield line("outlook.no-chance-of-trade")
        return
    brier = f["brier"]
    about = brier["about"]
    if not is_known(brier["value"]) or not is_known(about["skill"]):
        return
    score: dict[str, Value] = {
        "skill": float(about["skill"]),
        "score": float(brier["value"]),
        "base": float(about["base"]),
    }
    if about["skill"] <= 0:
        yield line("outlook.no-skill", **score)
    elif is_known(about["skill_after"]) and about["skill_after"] > 0:
        yield line("outlook.some-skill", n=int(about["n"]), **score)
    else:
        yield line("outlook.no-clear-skill", n=int(about["n"]), **score)


def _railway(f: Figures) -> Iterator[Line]:
    stated = f["probability_railway_stated"]
    if not is_known(stated["value"]):
        return
    yield line(
        "outlook.railway-chance",
        year=stated["period"],
        named=officials_year(stated["about"]),
        probability=float(stated["value"]),
        n=int(stated["about"]["cases"]),
    )
    claimed = f["probability_railway_claimed"]["about"]
    years_before = claimed.get("years_before")
    if is_known(years_before) and years_before > 0:
        yield line(
            "outlook.railway-no-rate",
            year=claimed["period"],
            late=int(claimed["named_late"]),
            works=int(claimed["works"]),
            years=int(years_before),
        )


def _solar_wind(figure: Fact) -> Iterator[Line]:
    if is_known(figure["value"]):
        yield line(
            "outlook.solar-wind-needs",
            needed=float(figure["value"]),
            added=float(figure["about"]["last_year"]),
            best=float(figure["about"]["best"]),
        )


def _promises(figure: Fact) -> Iterator[Line]:
    if is_known(figure["value"]):
        yield line(
            "outlook.promises-kept",
            n=int(figure["about"]["promises"]),
            in_time=int(figure["about"]["in_time"]),
            share=float(figure["value"]),
            low=float(figure["low"]),
            high=float(figure["high"]),
        )


def _scenario(figure: Fact) -> Iterator[Line]:
    if is_known(figure["value"]):
        yield line(
            "outlook.scenario-leads-brief",
            amount=float(figure["value"]),
            year=figure["period"],
        )


def _next_decided(figure: Fact) -> Iterator[Line]:
    if is_known(figure["value"]):
        yield line("outlook.next-decided", period=figure["period"])


# --- Key figures ---------------------------------------------------------------------


def key_figure(figure: Fact) -> KeyFigureWords:
    """Say what a key figure is, and what its label cannot say."""
    id = figure["id"]
    values: dict[str, Value] = {}
    if id == "probability_railway_stated":
        values["named"] = officials_year(figure["about"])
    outcome = None
    if id == "kyrgyz_turnover_2030":
        outcome = line("outlook.figure-kyrgyz_turnover_2030.outcome")
    return KeyFigureWords(
        label=line(f"outlook.figure-{id}", **values),
        note=_note(figure),
        text=_years_of_railway(figure),
        outcome=outcome,
    )


def _note(figure: Fact) -> Line | None:
    """Say what stands beside a key figure; nothing of most that have no value."""
    id = figure["id"]
    about = figure["about"]
    if id == "scenario":
        return line("outlook.figure-scenario.note")
    if id.startswith("claims_"):
        return line("outlook.note-of-claims", n=int(about["of"]))
    if id == "next_resolution":
        return _first_decided(about)
    if not is_known(figure["value"]):
        return None
    if id.startswith("probability_"):
        return _note_of_probability(figure)
    if id.startswith("needed_"):
        return _note_of_pace(about)
    note = NOTES.get(id)
    return note(about) if note else None


def _first_decided(about: Fact) -> Line | None:
    events = [event(forecast) for forecast in about["first"]]
    if not events:
        return None
    return line("outlook.joined-clauses", clauses=events)


def _note_of_probability(figure: Fact) -> Line:
    about = figure["about"]
    said: dict[str, Value] = {
        "probability": float(figure["value"]),
        "basis": basis(about),
    }
    if figure["id"] == "probability_gas_more":
        years = years_of_gas(about)
        return line("outlook.figure-probability_gas_more.note", **years, **said)
    return line("outlook.note-of-probability", **said)


def _note_of_pace(about: Fact) -> Line:
    achieved = float(about["achieved"])
    last = about["last_year"]
    if not is_known(last):
        return line("outlook.note-of-pace", achieved=achieved)
    return line("outlook.note-of-pace-and-last", achieved=achieved, last=float(last))


def _brier_note(about: Fact) -> Line:
    base = float(about["base"])
    questions = int(about["n"])
    if not is_known(about["skill"]):
        return line("outlook.figure-brier.note", base=base, n=questions)
    return line(
        "outlook.figure-brier.note-with-skill",
        base=base,
        skill=float(about["skill"]),
        n=questions,
    )


def _railway_note(about: Fact) -> Line:
    derived = "" if about["outright"] else "-derived"
    return line(f"outlook.figure-railway.note{derived}", n=int(about["speakers"]))


def _years_of_railway(figure: Fact) -> Line | None:
    """Say the range that durations give, in place of the one year."""
    about = figure["about"]
    if figure["id"] != "railway" or not is_known(figure["value"]) or about["outright"]:
        return None
    return derived_years(about["low"], about["high"])


def _investment_note(about: Fact) -> Line:
    stocks = [
        line(
            "outlook.stock-by-source",
            source=stock["basis"].upper(),
            amount=float(stock["value"]),
            period=stock["period"],
        )
        for stock in about["counts"]
    ]
    return line("outlook.figure-investment.note", stocks=stocks)


def _promises_note(about: Fact) -> Line:
    return line(
        "outlook.figure-promises_kept.note",
        in_time=int(about["in_time"]),
        n=int(about["promises"]),
    )


def _slip_note(about: Fact) -> Line:
    return line(
        "outlook.figure-promises_slip.note",
        late=int(about["late"]),
        not_kept=int(about["not_kept"]),
    )


NOTES: Mapping[str, Any] = {
    "brier": _brier_note,
    "railway": _railway_note,
    "workshops": lambda about: line("outlook.figure-workshops.note"),
    "students": lambda about: line("outlook.figure-students.note"),
    "investment": _investment_note,
    "promises_kept": _promises_note,
    "promises_slip": _slip_note,
}
"""What is said beside key figures with a value, by their ids."""
