"""Numbers as the language writes them, and the form of a word beside its count."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from babel.numbers import format_decimal

from cac_data.words.filters import template_filter
from cac_data.words.language import folder, locale, locale_of

PLURALS = ("one", "few", "many")
"""Unicode's names of plural forms, in the order in which they are given; then other."""


@template_filter
def number(value: float, digits: int = 0, sign: bool = False) -> str:
    """A number as the language writes it, with a true minus, and zero without any."""
    rounded = round(float(value), digits)
    text = _unsigned(abs(rounded), digits, folder().name)
    if rounded < 0:
        return f"−{text}"
    if rounded > 0 and sign:
        return f"+{text}"
    return text


@cache
def _unsigned(value: float, digits: int, language: str) -> str:
    decimals = f".{'0' * digits}" if digits > 0 else ""
    return format_decimal(value, f"#,##0{decimals}", locale=locale_of(language))


@template_filter
def plural(count: int, *forms: str) -> str:
    """A count with the form of its word: one, few, many, other, as the language has."""
    return f"{number(count)}\N{NO-BREAK SPACE}{plural_form(count, forms)}"


def plural_form(count: int, forms: Sequence[str]) -> str:
    """The form of a word that its count asks for; the last where it has no more."""
    rule = locale().plural_form
    category = rule(count)
    distinct = [form for form in PLURALS if form in rule.tags]
    # What is none of these is "other", whose form comes last.
    place = [*distinct, category].index(category)
    return forms[min(place, len(forms) - 1)]
