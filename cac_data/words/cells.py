"""Values of a table, and units, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cac_data.words.messages import (
    Language,
    english,
    message_function,
    spoken,
)
from cac_data.words.names import listed, name
from cac_data.words.numbers import number, plural_in, rounded
from cac_data.words.periods import period
from cac_data.words.values import Number, Rounded

OF_ALL = "of "
"""Units begin so that say of how many something is a part: 4 of 5."""

NOT_IN_IDS = re.compile("[^A-Za-z0-9_]+")
"""What the id of a message has a hyphen for."""

OF_YEARS = re.compile(r"(.*_)?(year|start|end|horizon|period)")
"""Columns whose integers are years, which have no thousands."""

OF_AMOUNTS = "of-amounts"
POWER = "power"
"""Attributes of a unit's message: a smaller unit in which a language counts what it
prints beside a number, and by which power of ten that is smaller."""

MANY = 100
"""A number that asks for the form in which a unit stands alone: people, not person."""


def counted(value: float, unit: str, digits: int) -> str:
    """A unit in the form that its number asks for, as it is printed to digits.

    Of 1 it is "claim", of 2 and of 1.0 "claims"; beside a number of `number_of` it is
    the smaller unit in which the language counts.
    """
    return _unit_beside(spoken(), Rounded(value, digits), unit)


def number_of(value: float, unit: str, digits: int) -> str:
    """The number of an amount, in the smaller unit if the language counts in one.

    35.6 bcm are 356 in Chinese, which counts hundreds of millions of cubic metres.
    """
    return _number_in(spoken(), Rounded(value, digits), unit).format(spoken().locale)


def power_of(unit: str) -> int:
    """By which power of ten the language counts in a smaller unit: 1 for tenths."""
    return _power_in(spoken(), unit)


def power_at(id: str) -> int:
    """The power of ten that a message states of its unit, 0 where it states none."""
    return _power_at(spoken(), id)


def unit_alone(unit: str) -> str:
    """A unit whose numbers stand elsewhere: in another column, or along an axis."""
    return unit_in(spoken(), unit, MANY)


@message_function("UNIT")
def unit_in(language: Language, unit: str, value: Number | int, digits: int = 0) -> str:
    """The unit of a number, in the form that it asks for as it is printed.

    One of which there is no message is its own name.
    """
    if unit.startswith(OF_ALL):
        return language.message("common.unit-of", total=unit.removeprefix(OF_ALL))
    form = plural_in(language, value, digits)
    id = _id_of_unit(unit)
    return language.message(id, n=form) if id else unit


@message_function("AMOUNT")
def amount_in(
    language: Language, value: Number | int, unit: str, digits: int = 0
) -> str:
    """A number with its unit, the smaller one if the language counts in that."""
    printed = rounded(language, value, digits)
    return language.message(
        "common.amount",
        number=_number_in(language, printed, unit).format(language.locale),
        unit=_unit_beside(language, printed, unit),
    )


def _number_in(language: Language, printed: Rounded, unit: str) -> Rounded:
    """A number as it is counted in the unit of a language."""
    return rounded(language, printed, scale=10.0 ** _power_in(language, unit))


def _unit_beside(language: Language, printed: Rounded, unit: str) -> str:
    """The unit in which a language counts a number of a unit."""
    if _power_in(language, unit):
        return language.message(f"{_id_of_unit(unit)}.{OF_AMOUNTS}")
    return unit_in(language, unit, printed)


def _power_in(language: Language, unit: str) -> int:
    """By which power of ten a language counts in a smaller unit than this."""
    id = _id_of_unit(unit)
    return _power_at(language, id) if id else 0


def _power_at(language: Language, id: str) -> int:
    power = f"{id}.{POWER}"
    return int(language.message(power)) if language.has(power) else 0


def _id_of_unit(unit: str) -> str:
    """The id of the message that says a unit; empty where there is none."""
    code = NOT_IN_IDS.sub("-", unit.replace("%", "percent"))
    ids = (f"common.noun-{code}", f"common.unit-{code}")
    return next((id for id in ids if english().has(id)), "")


def cell(value: Any, column: Mapping[str, Any]) -> str:
    """A value of a bundle's rows as a reader sees it, by the bundle's column.

    A code is called as the `names` of the column say, if it has any.
    """
    heading = column["name"]
    kind = column["type"]
    message = spoken().message
    is_number = kind in ("number", "integer")
    if value is None or value == "":
        return message("common.no-figure") if is_number else ""
    if isinstance(value, bool):
        return message("common.yes" if value else "common.no")
    names = column.get("names") or {}
    if isinstance(value, list):
        return listed(_name_or_text(str(item), names) for item in value)
    is_year = kind == "integer" and OF_YEARS.fullmatch(heading)
    if is_number and not is_year:
        usual_decimals = 1 if kind == "number" else 0
        return number(value, column.get("decimals", usual_decimals))
    return _text_cell(str(value), heading, names)


def _name_or_text(text: str, names: Mapping[str, str]) -> str:
    """A thing of a list: a code by its name, a text as the language has it."""
    return names.get(text) or spoken().text_of(text)


def _text_cell(text: str, heading: str, names: Mapping[str, str]) -> str:
    match heading:
        case "obs_status":
            return _called("status", text)
        case "reporter":
            return _called("reporter", text)
        case "period":
            return period(text)
        case "country":
            return name(text)
    return _name_or_text(text, names)


def _called(kind: str, code: str) -> str:
    """What a code is called; itself where it has no name."""
    id = f"common.{kind}-{code}"
    return spoken().message(id) if english().has(id) else code
