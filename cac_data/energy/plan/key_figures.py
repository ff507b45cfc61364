"""What the key figures of the energy page are called, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from cac_data.energy.fuels import OilInThePipe
from cac_data.energy.gas.deliveries import RegionShare, RussianGas, TurkmenGas, Worth
from cac_data.energy.gas.path import OutputNeed
from cac_data.energy.gas.prices import GasWorth
from cac_data.energy.gas.turkmenistan import Earned, OwnPast, YearAhead
from cac_data.energy.plan.wording import as_id, counter
from cac_data.energy.power.capacity import Added
from cac_data.energy.power.goals import CapacityGoal, ShareGoal
from cac_data.energy.power.plants import PartOfFleet
from cac_data.facts import Comparison, Figure, Growth, KeyFigure, Nothing
from cac_data.lines import KeyFigureWords, Line, line

NOTED = (
    "share_of_all_gas",
    "turkmen_left",
    "uzbek_balance",
    "uzbek_goal_reached",
    "chinese_party_share_uzb",
)
"""Figures whose note is the same whether they are known or not."""

NOTED_IF_KNOWN = (
    "pipe_use",
    "implied_price",
    "avoided_uzb",
)
"""Figures whose note holds no number."""

COMPARED = ("turkmen_gas_value_2030", "uzbek_solar_wind_2030")
"""Figures by which scenarios are compared."""

UNCHANGED_PCT = 0.5
"""A smaller change rounds to zero, in percent."""


def key_figure(figure: KeyFigure) -> KeyFigureWords:
    """Say what a key figure is, and what its label cannot say."""
    message = f"energy.key-{as_id(figure.id)}"
    outcome = line(f"{message}.outcome") if figure.id in COMPARED else None
    return KeyFigureWords(
        label=line(message),
        note=_note(figure, message),
        outcome=outcome,
    )


def _note(figure: KeyFigure, message: str) -> Line | None:
    """What stands beside a figure, `message` being that of its label."""
    id = figure.id
    known = figure.is_known
    if id in NOTED or (known and id in NOTED_IF_KNOWN):
        return line(f"{message}.note")
    if id in ALWAYS_NOTED and not known:
        return line(f"{message}.{ALWAYS_NOTED[id]}")
    say = NOTES.get(id)
    return say(figure.about, message) if known and say else None


ALWAYS_NOTED: Mapping[str, str] = {
    "gas_to_china_assumed": "note",
    "turkmen_gas_value": "note",
    "turkmen_gas_value_2030": "note",
    "gas_value_assumed": "note",
    "uzbek_solar_wind_2030": "note-unknown",
}
"""What is said beside figures that are not known, though more of those that are."""


# --- Notes of figures that are known -------------------------------------------------


def _gas_to_china(below: Comparison | Nothing, message: str) -> Line | None:
    if not below:
        return None
    top = below.one
    return line(f"{message}.note", most=top, peak=top.period)


def _gas_assumed(ahead: YearAhead, message: str) -> Line:
    return line(f"{message}.note-with-use", use=ahead.gas.utilisation)


def _share_of_pipeline_gas(most: RegionShare, message: str) -> Line:
    return line(f"{message}.note", most=most.piped, peak=most.piped.period)


def _concentration(first: Figure, message: str) -> Line:
    return line(f"{message}.note", first=first, start=first.period)


def _russian_gas(russia: RussianGas, message: str) -> Line | None:
    if not russia.company:
        return None
    return line(f"{message}.note", printed=russia.company.printed)


def _turkmen_gas(turkmen: TurkmenGas, message: str) -> Line | None:
    if not turkmen.others:
        return None
    return line(f"{message}.note", counter=counter(turkmen.others[0].reporter))


def _value(worth: Worth, message: str) -> Line:
    return _value_changed(worth.change, message)


def _value_ahead(earned: Earned, message: str) -> Line:
    change = earned.change
    growth = change.growth if change else Nothing("no value to change from")
    return _value_changed(growth, message)


def _value_changed(change: Growth | Nothing, message: str) -> Line:
    """Say how a value changed, which is not at all where that rounds to zero."""
    if not change:
        return line(f"{message}.note")
    start = str(change.start)
    if abs(change.value) < UNCHANGED_PCT:
        return line(f"{message}.note-unchanged", start=start)
    return line(f"{message}.note-changed", change=change, start=start)


def _value_of_all(first: GasWorth, message: str) -> Line:
    worth = first.at_one_price
    if not worth.is_known:
        return line(f"{message}.note")
    return line(f"{message}.note-with-first", worth=worth, start=worth.period)


def _own_past(past: OwnPast, message: str) -> Line:
    return line(f"{message}.note", n=past.changes)


def _needed_growth(need: OutputNeed, message: str) -> Line | None:
    pace = need.pace
    if not pace:
        return None
    return line(f"{message}.note", pace=pace, span=pace.period)


def _kazakh_oil(pipe: OilInThePipe, message: str) -> Line:
    return line(f"{message}.note", russian=pipe.russian)


def _solar_wind(goal: CapacityGoal | Nothing, message: str) -> Line | None:
    if not goal:
        return None
    return line(f"{message}.note", due=goal.goal.period, goal=goal.goal)


def _solar_wind_ahead(then: Figure, message: str) -> Line:
    return line(f"{message}.note")


def _solar_wind_added(added: Added, message: str) -> Line | None:
    return line(f"{message}.note") if added.is_of_renewables else None


def _share_of_power(share: ShareGoal | Nothing, message: str) -> Line | None:
    if not share:
        return None
    return line(f"{message}.note", due=share.goal.period, goal=share.goal)


def _chinese_owned(owned: PartOfFleet, message: str) -> Line:
    return line(f"{message}.note", plants=owned.plants)


NOTES: Mapping[str, Callable[[Any, str], Line | None]] = {
    "gas_to_china": _gas_to_china,
    "gas_to_china_assumed": _gas_assumed,
    "share_of_pipeline_gas": _share_of_pipeline_gas,
    "supplier_concentration": _concentration,
    "russian_gas_to_china": _russian_gas,
    "turkmen_gas": _turkmen_gas,
    "turkmen_gas_value": _value,
    "turkmen_gas_value_2030": _value_ahead,
    "gas_value_assumed": _value_of_all,
    "turkmen_own_past": _own_past,
    "needed_growth_lines_a_to_c": _needed_growth,
    "needed_growth_with_line_d": _needed_growth,
    "kazakh_oil": _kazakh_oil,
    "uzbek_solar_wind": _solar_wind,
    "uzbek_solar_wind_2030": _solar_wind_ahead,
    "uzbek_solar_wind_added": _solar_wind_added,
    "solar_wind_share_uzb": _share_of_power,
    "solar_wind_share_kaz": _share_of_power,
    "chinese_owned_share_uzb": _chinese_owned,
}
"""What stands beside a figure that is known, by its facts and the id of its label."""
