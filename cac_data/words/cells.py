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
from cac_data.words.names import name
from cac_data.words.numbers import number, plural_in
from cac_data.words.periods import period
from cac_data.words.values import Number

OF_ALL = "of "
"""Units begin so that say of how many something is a part: 4 of 5."""

NOT_IN_IDS = re.compile("[^A-Za-z0-9_]+")
"""What the id of a message has a hyphen for."""

OF_YEARS = re.compile(r"(.*_)?(year|start|end|horizon|period)")
"""Columns whose integers are years, which have no thousands."""

MANY = 100
"""A number that asks for the form in which a unit stands alone: people, not person."""


def counted(value: float, unit: str, digits: int) -> str:
    """A unit in the form that its number asks for, as it is printed to digits.

    Of 1 it is "claim", of 2 and of 1.0 "claims".
    """
    return unit_in(spoken(), unit, Number(value), digits)


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
    code = NOT_IN_IDS.sub("-", unit.replace("%", "percent"))
    form = plural_in(language, value, digits)
    for id in (f"common.noun-{code}", f"common.unit-{code}"):
        if english().has(id):
            return language.message(id, n=form)
    return unit


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
        return ", ".join(_item(str(item), names) for item in value)
    is_year = kind == "integer" and OF_YEARS.fullmatch(heading)
    if is_number and not is_year:
        usual_decimals = 1 if kind == "number" else 0
        return number(value, column.get("decimals", usual_decimals))
    return _text_cell(str(value), heading, names)


def _item(text: str, names: Mapping[str, str]) -> str:
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
    return _item(text, names)


def _called(kind: str, code: str) -> str:
    """What a code is called; itself where it has no name."""
    id = f"common.{kind}-{code}"
    return spoken().message(id) if english().has(id) else code
