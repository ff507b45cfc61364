"""What the key figures of the energy page are called, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from cac_data.energy.plan.wording import as_id, counter, is_known
from cac_data.facts import Fact
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


def key_figure(figure: Fact) -> KeyFigureWords:
    """Say what a key figure is, and what its label cannot say."""
    id = figure["id"]
    message = f"energy.key-{as_id(id)}"
    outcome = line(f"{message}.outcome") if id in COMPARED else None
    return KeyFigureWords(
        label=line(message),
        note=_note(figure, message),
        outcome=outcome,
    )


def _note(figure: Fact, message: str) -> Line | None:
    """What stands beside a figure, `message` being that of its label."""
    id = figure["id"]
    known = is_known(figure["value"])
    if id in NOTED or (known and id in NOTED_IF_KNOWN):
        return line(f"{message}.note")
    if id in ALWAYS_NOTED and not known:
        return line(f"{message}.{ALWAYS_NOTED[id]}")
    say = NOTES.get(id)
    return say(figure["about"], message) if known and say else None


ALWAYS_NOTED: Mapping[str, str] = {
    "gas_to_china_assumed": "note",
    "turkmen_gas_value": "note",
    "turkmen_gas_value_2030": "note",
    "gas_value_assumed": "note",
    "uzbek_solar_wind_2030": "note-unknown",
}
"""What is said beside figures that are not known, though more of those that are."""


# --- Notes of figures that are known -------------------------------------------------


def _gas_to_china(about: Fact, message: str) -> Line:
    top = about["top"]
    return line(f"{message}.note", most=float(top["value"]), peak=top["period"])


def _gas_assumed(about: Fact, message: str) -> Line:
    return line(f"{message}.note-with-use", use=float(about["utilisation_pct"]))


def _share_of_pipeline_gas(about: Fact, message: str) -> Line:
    top = about["top"]
    return line(f"{message}.note", most=float(top["share_pct"]), peak=top["period"])


def _concentration(about: Fact, message: str) -> Line:
    first = about["first"]
    return line(f"{message}.note", first=float(first["value"]), start=first["period"])


def _russian_gas(about: Fact, message: str) -> Line | None:
    company = about["company"]
    if not company:
        return None
    return line(f"{message}.note", printed=float(company["printed"]))


def _turkmen_gas(about: Fact, message: str) -> Line | None:
    others = about["others"]
    if not others:
        return None
    return line(f"{message}.note", counter=counter(others[0]["basis"]))


def _value(about: Fact, message: str) -> Line:
    """Say how a value changed, which is not at all where that rounds to zero."""
    change = about.get("change")
    if not change:
        return line(f"{message}.note")
    start = str(change["start"])
    if abs(change["value"]) < UNCHANGED_PCT:
        return line(f"{message}.note-unchanged", start=start)
    return line(f"{message}.note-changed", change=float(change["value"]), start=start)


def _value_of_all(about: Fact, message: str) -> Line:
    first = about["first"]
    worth = first["one_price_usd_mn"]
    if not is_known(worth):
        return line(f"{message}.note")
    return line(
        f"{message}.note-with-first",
        worth=float(worth),
        start=first["period"],
    )


def _own_past(about: Fact, message: str) -> Line:
    return line(f"{message}.note", n=int(about["changes"]))


def _needed_growth(about: Fact, message: str) -> Line | None:
    pace = about["pace"]
    if not pace:
        return None
    return line(f"{message}.note", pace=float(pace["value"]), span=pace["period"])


def _kazakh_oil(about: Fact, message: str) -> Line:
    return line(f"{message}.note", russian=float(about["russian"]))


def _solar_wind(about: Fact, message: str) -> Line | None:
    if not about["goal"]:
        return None
    goal = about["goal"]["goal"]
    return line(f"{message}.note", due=goal["period"], goal=float(goal["gw"]))


def _solar_wind_ahead(about: Fact, message: str) -> Line:
    return line(f"{message}.note")


def _solar_wind_added(about: Fact, message: str) -> Line | None:
    return line(f"{message}.note") if "of" in about else None


def _share_of_power(about: Fact, message: str) -> Line | None:
    if not about["goal"]:
        return None
    goal = about["goal"]["goal"]
    return line(f"{message}.note", due=goal["period"], goal=float(goal["value"]))


def _chinese_owned(about: Fact, message: str) -> Line:
    return line(f"{message}.note", plants=int(about["plants"]))


NOTES: Mapping[str, Callable[[Fact, str], Line | None]] = {
    "gas_to_china": _gas_to_china,
    "gas_to_china_assumed": _gas_assumed,
    "share_of_pipeline_gas": _share_of_pipeline_gas,
    "supplier_concentration": _concentration,
    "russian_gas_to_china": _russian_gas,
    "turkmen_gas": _turkmen_gas,
    "turkmen_gas_value": _value,
    "turkmen_gas_value_2030": _value,
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
