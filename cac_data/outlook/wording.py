"""How numbers and lists are written in sentences, tables and labels."""

from cac_data.display import format_value
from cac_data.display.phrases import pct

COUNTED = {"agreements", "countries", "projects"}
"""Units of things that are counted: a count of what happened never falls."""

_SINGULAR = {"agreements": "agreement", "countries": "country", "projects": "project"}


def with_unit(value: float, unit: str, decimals: int | None = None) -> str:
    """Write a number with its unit: a year alone, money as USD 5 bn, one thing alone.

    Without `decimals` small figures take one and large ones none.
    """
    if unit == "year":
        return f"{value:.0f}"
    if unit in COUNTED:
        return f"{value:.0f} {_SINGULAR[unit] if value == 1 else unit}"
    if decimals is None:
        decimals = 0 if abs(value) >= 1000 or unit in {"grants", "persons"} else 1
    number = format_value(round(value, decimals) + 0.0, decimals)
    if unit.startswith("USD "):
        return f"USD {number} {unit.removeprefix('USD ')}"
    return f"{number} {unit}"


def grown(change: float) -> str:
    """Write a change in percent with its sign, a large rise as a multiple."""
    if change >= 900:
        return f"{format_value(1 + change / 100, 0)} times"
    return pct(change, sign=True)


def bn(value: float) -> str:
    """Write an amount in billions of dollars without decimals."""
    return f"USD {format_value(round(value) + 0.0, 0)} bn"
