"""What the key figures of the energy page are called, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

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
from cac_data.figure import ASSUMED_PRICE, BETWEEN
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
    "uzbek_solar_wind_2030",
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
    return say(figure, message) if known and say else None


ALWAYS_NOTED: Mapping[str, str] = {
    "gas_to_china_assumed": "note",
    "turkmen_gas_value": "note",
    "turkmen_gas_value_2030": "note",
    "gas_value_assumed": "note",
    "uzbek_solar_wind_2030": "note-unknown",
}
"""What is said beside figures that are not known, though more of those that are."""


# --- Notes of figures that are known -------------------------------------------------


def _gas_to_china(figure: KeyFigure, message: str) -> Line | None:
    below = figure.fact_if_any(Comparison)
    if not below:
        return None
    top = below.one
    return line(f"{message}.note", most=top, peak=top.period)


def _gas_assumed(figure: KeyFigure, message: str) -> Line:
    ahead = figure.fact(YearAhead)
    return line(f"{message}.note-with-use", use=ahead.gas.utilisation)


def _share_of_pipeline_gas(figure: KeyFigure, message: str) -> Line:
    most = figure.fact(RegionShare)
    return line(f"{message}.note", most=most.piped, peak=most.piped.period)


def _concentration(figure: KeyFigure, message: str) -> Line:
    first = figure.fact(Figure)
    return line(f"{message}.note", first=first, start=first.period)


def _russian_gas(figure: KeyFigure, message: str) -> Line | None:
    russia = figure.fact(RussianGas)
    if not russia.company:
        return None
    edition = russia.sent.edition
    printed = russia.company.printed
    if not edition:  # the company's count, converted
        return line(f"{message}.note", printed=printed)
    return line(f"{message}.by-review", edition=edition, printed=printed)


def _turkmen_gas(figure: KeyFigure, message: str) -> Line | None:
    turkmen = figure.fact(TurkmenGas)
    if not turkmen.others:
        return None
    measures = {count.measure for count in turkmen.others}
    metres = "" if measures == {turkmen.sent.measure} else "-in-other-metres"
    widest = turkmen.others[0]
    return line(f"{message}.note{metres}", counter=counter(widest.reporter))


def _value(figure: KeyFigure, message: str) -> Line:
    worth = figure.fact(Worth)
    return _value_changed(worth.change, message)


def _value_ahead(figure: KeyFigure, message: str) -> Line:
    earned = figure.fact(Earned)
    change = earned.change
    growth = change.growth if change else Nothing("no value to change from")
    if not growth or not earned.first:
        return _value_changed(growth, message)
    if BETWEEN not in growth.prices or _is_unchanged(growth):
        return _value_changed(growth, message)
    # It is of another price, too.
    start = str(growth.start)
    if earned.worth.prices == ASSUMED_PRICE:
        message = f"{message}.note-changed-at-assumed-price"
        return line(message, change=growth, start=start)
    message = f"{message}.note-changed-at-price"
    return line(message, first=earned.first, start=start, price=earned.worth.prices)


def _is_unchanged(change: Growth) -> bool:
    return abs(change.value) < UNCHANGED_PCT


def _value_changed(change: Growth | Nothing, message: str) -> Line:
    """Say how a value changed, which is not at all where that rounds to zero."""
    if not change:
        return line(f"{message}.note")
    start = str(change.start)
    if _is_unchanged(change):
        return line(f"{message}.note-unchanged", start=start)
    return line(f"{message}.note-changed", change=change, start=start)


def _value_of_all(figure: KeyFigure, message: str) -> Line:
    first = figure.fact(GasWorth)
    worth = first.at_one_price
    if figure.prices == ASSUMED_PRICE:
        return line(f"{message}.note-at-assumed-price")
    if not worth.is_known:
        return line(f"{message}.note")
    return line(f"{message}.note-with-first", worth=worth, start=worth.period)


def _own_past(figure: KeyFigure, message: str) -> Line:
    past = figure.fact(OwnPast)
    return line(f"{message}.note", n=past.changes)


def _needed_growth(figure: KeyFigure, message: str) -> Line | None:
    need = figure.fact(OutputNeed)
    pace = need.pace
    if not pace:
        return None
    return line(f"{message}.note", pace=pace, span=pace.period)


def _kazakh_oil(figure: KeyFigure, message: str) -> Line:
    pipe = figure.fact(OilInThePipe)
    return line(f"{message}.note", russian=pipe.russian)


def _solar_wind(figure: KeyFigure, message: str) -> Line | None:
    goal = figure.fact_if_any(CapacityGoal)
    if not goal:
        return None
    return line(f"{message}.note", due=goal.goal.period, goal=goal.goal)


def _solar_wind_added(figure: KeyFigure, message: str) -> Line | None:
    added = figure.fact(Added)
    return line(f"{message}.note") if added.is_of_renewables else None


def _share_of_power(figure: KeyFigure, message: str) -> Line | None:
    share = figure.fact_if_any(ShareGoal)
    if not share:
        return None
    return line(f"{message}.note", due=share.goal.period, goal=share.goal)


def _chinese_owned(figure: KeyFigure, message: str) -> Line:
    owned = figure.fact(PartOfFleet)
    return line(f"{message}.note", plants=owned.plants)


NOTES: Mapping[str, Callable[[KeyFigure, str], Line | None]] = {
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
    "uzbek_solar_wind_added": _solar_wind_added,
    "solar_wind_share_uzb": _share_of_power,
    "solar_wind_share_kaz": _share_of_power,
    "chinese_owned_share_uzb": _chinese_owned,
}
"""What stands beside a figure that is known, by its facts and the id of its label."""
