"""Values of a table, and units, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from cac_data.words.messages import Language, english, message_function, spoken
from cac_data.words.names import name
from cac_data.words.numbers import number, plain
from cac_data.words.periods import period
from cac_data.words.values import Number

OF_YEARS = re.compile(r"(.*_)?(year|start|end|horizon|period)")
"""Columns whose integers are years, which have no thousands."""


def counted(value: float, unit: str) -> str:
    """A unit in the form that its number asks for: of 1 "claim", of 2 "claims"."""
    return unit_in(spoken(), unit, Number(value))


@message_function("UNIT")
def unit_in(language: Language, unit: str, value: Number | int) -> str:
    """The unit of a number, in the form that the number asks for if it is counted."""
    noun = f"common.noun-{unit}"
    if not unit.isidentifier() or not english().has(noun):
        return unit
    size = abs(plain(value))
    printed = Decimal(int(size) if float(size).is_integer() else str(size))
    return language.message(noun, n=language.locale.plural_form(printed))


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
        return ", ".join(map(str, value))
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
    return text


def _called(kind: str, code: str) -> str:
    """What a code is called; itself where it has no name."""
    id = f"common.{kind}-{code}"
    return spoken().message(id) if english().has(id) else code
