"""Numbers, percentages and lists as a sentence writes them."""

from __future__ import annotations

from collections.abc import Iterable

from cac_data import codes
from cac_data.display.words import format_value

__all__ = ["country_names", "listed", "number", "pct"]


def number(value: float, digits: int = 1, *, sign: bool = False) -> str:
    """Write a number with a true minus sign, and zero without any.

    `sign`: whether a number above zero gets a plus sign.

    Examples
    --------
    >>> number(-1234.56), number(0.04, sign=True), number(7.0, 0, sign=True)
    ('−1,234.6', '0.0', '+7')
    """
    text = format_value(value, digits)
    is_zero = not text.strip("0.,")
    return f"+{text}" if sign and value > 0 and not is_zero else text


def pct(value: float, *, digits: int = 1, sign: bool = False) -> str:
    """Write a percentage.

    Examples
    --------
    >>> pct(3.14159), pct(-2.0, digits=0)
    ('3.1 %', '−2 %')
    """
    return f"{number(value, digits, sign=sign)} %"


def listed(words: Iterable[str]) -> str:
    """Write words as a list in a sentence.

    Examples
    --------
    >>> listed(["a", "b", "c"]), listed(["a"]), listed([])
    ('a, b and c', 'a', '')
    """
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} and {items[-1]}"


def country_names(countries: Iterable[str]) -> str:
    """Write the names of countries as a list in a sentence.

    ValueError if a code is unknown.

    Examples
    --------
    >>> country_names(["KAZ", "KGZ"])
    'Kazakhstan and Kyrgyzstan'
    """
    return listed(codes.country_name(code) for code in countries)
