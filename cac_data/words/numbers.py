"""Numbers as a language writes them, and the form of a word beside its count."""

from __future__ import annotations

import math

from babel.numbers import get_decimal_symbol, get_group_symbol

from cac_data.likelihood import likelihood_of
from cac_data.words.language import fewest_grouped_digits, locale
from cac_data.words.messages import Language, message_function, spoken
from cac_data.words.values import Number, Rounded
from cac_data.writing import ENGLISH, PLACE_OF_NUMBER, Writing

SMALLEST_ODDS = 0.05
LARGEST_ODDS = 0.95


def number(value: float, digits: int = 0, sign: bool = False) -> str:
    """A number as the language writes it, with a true minus, and zero without any."""
    return Rounded(float(value), digits, with_plus=sign).format(locale())


def decimal_symbol() -> str:
    """What the language writes between a number and its decimals."""
    return get_decimal_symbol(locale())


def writing() -> Writing:
    """How the language writes in drawings."""
    # British English has "Sept", which the narrow bars of a chart have no room for.
    is_english = locale().language == "en"
    # As they stand alone: май, which beside a day is мая.
    short_months = tuple(locale().months["stand-alone"]["abbreviated"].values())
    return Writing(
        spoken().code,
        get_group_symbol(locale()),
        get_decimal_symbol(locale()),
        spoken().message("common.year-bc", first=PLACE_OF_NUMBER),
        ENGLISH.months if is_english else short_months,
        fewest_grouped_digits(locale()),
    )


def dollars(billions: float, digits: int = 1, sign: bool = False) -> str:
    """An amount of dollars, given in billions."""
    return billions_in(spoken(), Number(billions), digits, sign)


def odds(probability: float) -> str:
    """A probability as it is printed, of at least 0.05 and at most 0.95."""
    return odds_in(spoken(), Number(probability))


def chance(probability: float) -> str:
    """A probability with its word."""
    return chance_in(spoken(), Number(probability))


# --- What messages call --------------------------------------------------------------


@message_function("NUM")
def rounded(
    language: Language,
    value: Number | int,
    digits: int = 0,
    sign: int = 0,
    scale: float = 1,
) -> Rounded:
    """A number with as many decimals; one that is rounded keeps those that it has.

    Of the tenth of a unit (`scale` 10) one decimal less is known.
    """
    power = round(math.log10(scale))
    if isinstance(value, Rounded):
        known = value.digits - power
        return Rounded(value.value * scale, known, with_plus=value.with_plus)
    scaled = plain(value) * scale
    return Rounded(scaled, int(digits) - power, with_plus=bool(sign))


def _printed(value: Number | int, digits: int, sign: int) -> Rounded:
    """A number that is rounded as it is, another rounded to digits."""
    if isinstance(value, Rounded):
        return value
    return Rounded(plain(value), int(digits), with_plus=bool(sign))


@message_function("BN")
def billions_in(
    language: Language, value: Number | int, digits: int = 1, sign: int = 0
) -> str:
    """An amount of dollars, given in billions."""
    amount = _printed(value, digits, sign)
    return language.message("common.usd-bn", sign=amount.sign, size=amount.size)


@message_function("MN")
def millions_in(
    language: Language, value: Number | int, digits: int = 1, sign: int = 0
) -> str:
    """An amount of dollars, given in millions, in billions."""
    return billions_in(language, Number(plain(value) / 1000), digits, sign)


@message_function("PCT")
def per_cent_in(
    language: Language, value: Number | int, digits: int = 1, sign: int = 0
) -> str:
    """A number of per cent."""
    printed = _printed(value, digits, sign)
    return language.message("common.percent", number=printed)


@message_function("TIMES")
def times_in(language: Language, value: Number | int, digits: int = 1) -> str:
    """How many times as much."""
    return language.message("common.times", number=_printed(value, digits, 0))


@message_function("COUNT")
def count_in(language: Language, value: int, noun: str, case: str = "") -> str:
    """A count with its noun, of which `common.ftl` has the forms, also in a case."""
    form = language.in_case(f"common.noun-{noun}", case, n=value)
    return language.message("common.counted", n=value, noun=form)


@message_function("PLURAL")
def plural_in(language: Language, value: Number | int, digits: int = 0) -> str:
    """The form, such as one or few, that a number asks for as it is printed."""
    return _printed(value, digits, 0).plural_in(language.locale)


@message_function("PRINTED")
def as_printed_in(language: Language, value: Number | int, said: str | Rounded) -> str:
    """What is said of a number, with ``about`` before it where its source has that."""
    words = said.format(language.locale) if isinstance(said, Rounded) else said
    match value.printed_as if isinstance(value, Number) else "":
        case "about":
            return language.message("common.printed-about", number=words)
        case "more_than":
            return language.message("common.printed-more-than", number=words)
        case "nearly":
            return language.message("common.printed-nearly", number=words)
        case "up_to":
            return language.message("common.printed-up-to", number=words)
    return words


@message_function("ODDS")
def odds_in(language: Language, value: Number | int) -> str:
    """A probability as it is printed, of at least 0.05 and at most 0.95."""
    printed = Rounded(plain(value), 2)
    if printed.value < SMALLEST_ODDS:
        return language.message("common.odds-below", odds=Rounded(SMALLEST_ODDS, 2))
    if printed.value > LARGEST_ODDS:
        return language.message("common.odds-above", odds=Rounded(LARGEST_ODDS, 2))
    return printed.format(language.locale)


@message_function("LIKELIHOOD")
def likelihood_in(language: Language, value: Number | int) -> str:
    """The word of a probability."""
    return language.message(f"common.likelihood-{likelihood_of(plain(value))}")


@message_function("CHANCE")
def chance_in(language: Language, value: Number | int) -> str:
    """A probability with its word."""
    return language.message(
        "common.chance",
        odds=odds_in(language, value),
        likelihood=likelihood_in(language, value),
    )


def plain(value: Number | int) -> float:
    """A number as Python has it."""
    return value.value if isinstance(value, Number) else value
