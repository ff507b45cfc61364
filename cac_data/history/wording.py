"""How counts, names and dates are written in sentences and labels."""

from __future__ import annotations

from collections.abc import Iterable

from cac_data import periods
from cac_data.display.words import period_in_words

_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def number(count: int) -> str:
    """Write a count, up to nine in words."""
    return _WORDS[count] if count < len(_WORDS) else f"{count:,}"


def counted(count: int, one: str, many: str = "") -> str:
    """Write a count and what is counted; up to nine in words."""
    return f"{number(count)} {one if count == 1 else many or one + 's'}"


def money_in_words(amount: float, unit: str) -> str:
    """Write an amount in millions of a currency, from a thousand on in billions."""
    currency = unit.partition(" ")[0]
    if amount >= 1000:
        return f"{currency} {amount / 1000:,.3g} bn"
    return f"{currency} {amount:,.0f} mn"


def day_in_words(period: str) -> str:
    """Write a day with the name of its month; of several days the last."""
    last = period.rpartition("/")[2]
    if len(last) == 10:
        return f"{int(last[8:])} {period_in_words(last[:7])}"
    return period_in_words(last)


def were(count: int) -> str:
    """Return the verb for a number of things."""
    return "was" if count == 1 else "were"


def sentence(text: str) -> str:
    """Give a text the capital and the stop of a sentence."""
    return f"{text[:1].upper()}{text[1:]}{'' if text.endswith('.') else '.'}"


def year_in_words(year: int) -> str:
    """Write a year, before our era too."""
    return period_in_words(periods.of_year(year))


def dates_in_words(texts: Iterable[str]) -> str:
    """Write dates as alternatives: ``139 BC or 138 BC``."""
    return " or ".join(dict.fromkeys(period_in_words(text) for text in texts))


def until(end: int, as_of: str = "") -> str:
    """Return the last day of what a report tells: of its last year, or of knowledge.

    `as_of`: a day to which knowledge is limited; empty for none.
    """
    last = periods.of_year(end)
    if as_of and periods.bounds(as_of)[1] < periods.bounds(last)[1]:
        return as_of
    return last
