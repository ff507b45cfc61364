"""Values of a table, and units, as a reader sees them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from cac_data.words.filters import template_filter
from cac_data.words.macros import pairs, say
from cac_data.words.names import name
from cac_data.words.numbers import number, plural_form
from cac_data.words.periods import period

OF_YEARS = re.compile(r"(.*_)?(year|start|end|horizon|period)")
"""Columns whose integers are years, which have no thousands."""


@template_filter
def counted(value: float, unit: str) -> str:
    """A unit in the form that its number asks for: of 1 "claim", of 2 "claims"."""
    forms = pairs("common.counted").get(unit)
    if not forms or not float(value).is_integer():
        return unit
    return plural_form(abs(int(value)), forms.split(" | "))


def cell(value: Any, column: Mapping[str, Any]) -> str:
    """A value of a bundle's rows as a reader sees it, by the bundle's column."""
    heading = column["name"]
    kind = column["type"]
    is_number = kind in ("number", "integer")
    if value is None or value == "":
        return say("common.no_figure") if is_number else ""
    if isinstance(value, bool):
        return say("common.yes_or_no", value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    is_year = kind == "integer" and OF_YEARS.fullmatch(heading)
    if is_number and not is_year:
        usual_decimals = 1 if kind == "number" else 0
        return number(value, column.get("decimals", usual_decimals))
    return _text_cell(str(value), heading)


def _text_cell(text: str, heading: str) -> str:
    match heading:
        case "obs_status" | "reporter":
            return pairs("common.cells").get(text, text)
        case "period":
            return period(text)
        case "country":
            return name(text)
    return text
