"""How numbers, places and lists are written in sentences."""

import math

from cac_data.display import format_value


def km(value: float) -> str:
    """Write a distance in whole kilometres."""
    return f"{format_value(round(value) + 0.0, 0)} km"


def days(value: float) -> str:
    """Write a time in days with one decimal."""
    return f"{format_value(value, 1)} days"


def years(value: float) -> str:
    """Write a time in years with one decimal."""
    return f"{format_value(round(value, 1) + 0.0, 1)} years"


def bn(value: float) -> str:
    """Write millions of dollars as billions with two digits or one decimal."""
    return f"USD {format_value(value / 1000, 1 if abs(value) >= 2000 else 2)} bn"


def counted(count: int, thing: str) -> str:
    """Write a number of things: ``1 leg``, ``3 legs``."""
    return f"{count} {thing}{'' if count == 1 else 's'}"


def is_known(value: float) -> bool:
    """Tell whether there is a number."""
    return not math.isnan(value)
