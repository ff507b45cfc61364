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
from cac_data.words.numbers import number, plural_in
from cac_data.words.periods import period
from cac_data.words.values import Number

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
    smaller = f"{_id_of_unit(unit)}.{OF_AMOUNTS}"
    if power_of(unit):
        return spoken().message(smaller)
    return unit_in(spoken(), unit, Number(value), digits)


def number_of(value: float, unit: str, digits: int) -> str:
    """The number of an amount, in the smaller unit if the language counts in one.

    35.6 bcm are 356 in Chinese, which counts hundreds of millions of cubic metres.
    """
    power = power_of(unit)
    return number(value * 10.0**power, digits - power)


def power_of(unit: str) -> int:
    """By which power of ten the language counts in a smaller unit: 1 for tenths."""
    id = _id_of_unit(unit)
    return power_at(id) if id else 0


def power_at(id: str) -> int:
    """The power of ten that a message states of its unit, 0 where it states none."""
    power = f"{id}.{POWER}"
    return int(spoken().message(power)) if spoken().has(power) else 0


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


def _id_of_unit(unit: str) -> str:
    """The id of the message that says a unit; empty where there is none."""
    code = NOT_IN_IDS.sub("-", unit.replace("%", "percent"))
    ids = (f"common.noun-{code}", f"common.unit-{code}")
    return next((id for id in ids if english().has(id)), "")


def cell(value: Any, column: Mapping[str, Any]) -> str:
    """A value of a bundle's rows as a reader sees it, by the bundle's column."""
    heading = column["name"]
    kind = column["type"]
    message = spoken().message
    is_number = kind in ("number", "integer")
    if value is None or value == "":
        return message("common.no-figure") if is_number else ""
    if isinstance(value, bool):
        return message("common.yes" if value else "common.no")
    if isinstance(value, list):
        return listed(spoken().text_of(str(item)) for item in value)
    is_year = kind == "integer" and OF_YEARS.fullmatch(heading)
    if is_number and not is_year:
        usual_decimals = 1 if kind == "number" else 0
        return number(value, column.get("decimals", usual_decimals))
    return _text_cell(str(value), heading)


def _text_cell(text: str, heading: str) -> str:
    match heading:
        case "obs_status":
            return _called("status", text)
        case "reporter":
            return _called("reporter", text)
        case "period":
            return period(text)
        case "country":
            return name(text)
    return spoken().text_of(text)


def _called(kind: str, code: str) -> str:
    """What a code is called; itself where it has no name."""
    id = f"common.{kind}-{code}"
    return spoken().message(id) if english().has(id) else code
