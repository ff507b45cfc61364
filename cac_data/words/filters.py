"""Filters of the templates of topics, over the messages that all topics share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from cac_data.lines import line
from cac_data.words import numbers
from cac_data.words.cells import counted
from cac_data.words.messages import say, spoken
from cac_data.words.names import listed, name, names, years
from cac_data.words.numbers import chance, dollars, number, odds, plural_form
from cac_data.words.periods import period
from cac_data.words.values import Number


def usd_mn(millions: float, digits: int = 1, sign: bool = False) -> str:
    """An amount given in USD million, in billions."""
    return dollars(millions / 1000, digits, sign)


def pct(value: float, digits: int = 1, sign: bool = False) -> str:
    """A number of per cent."""
    return numbers.per_cent_in(spoken(), Number(value), digits, sign)


def times(value: float) -> str:
    """How many times as much."""
    return numbers.times_in(spoken(), Number(value))


def likelihood(probability: float) -> str:
    """The word of a probability."""
    return numbers.likelihood_in(spoken(), Number(probability))


def plural(count: int, *forms: str) -> str:
    """A count with the form of its word: one, few, many, other, as the language has."""
    return f"{number(count)}\N{NO-BREAK SPACE}{plural_form(count, forms)}"


def month(text: str) -> str:
    """The month of a day."""
    return period(text[:7])


def word(code: str) -> str:
    """A code of a table as words."""
    return code.replace("_", " ")


def capitalised(text: str) -> str:
    """Text with a capital at its beginning."""
    return f"{text[:1].upper()}{text[1:]}"


def reporter(code: str) -> str:
    """Who reports."""
    if code not in ("china_customs", "national"):
        return word(code)
    return say(line(f"common.reporter-{code}"))


def flow(code: str) -> str:
    """What a flow is called."""
    known = code if code in ("exports", "imports") else "turnover"
    return say(line(f"common.flow-{known}"))


def verdict(code: str) -> str:
    """What a verdict is called."""
    return say(line(f"common.verdict-{code}"))


def was(count: int) -> str:
    """The verb of a count, in the past."""
    return say(line("common.was", n=count))


def is_or_are(count: int) -> str:
    """The verb of a count."""
    return say(line("common.is-or-are", n=count))


def rose_or_fell(change: float) -> str:
    """The verb of a change."""
    if change > 0:
        return say(line("common.rose"))
    return say(line("common.fell" if change < 0 else "common.changed-by"))


FILTERS: dict[str, Callable[..., Any]] = {
    "usd_bn": dollars,
    **{
        function.__name__: function
        for function in (
            capitalised,
            chance,
            counted,
            flow,
            is_or_are,
            likelihood,
            listed,
            month,
            name,
            names,
            number,
            odds,
            pct,
            period,
            plural,
            reporter,
            rose_or_fell,
            times,
            usd_mn,
            verdict,
            was,
            word,
            years,
        )
    },
}
"""Name in a template -> function."""
