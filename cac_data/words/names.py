"""Names of countries, and words and years as a list in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from babel.lists import format_list

from cac_data import periods
from cac_data.tables import load_table
from cac_data.words.filters import template_filter
from cac_data.words.language import folder, locale, locale_of


def country_names() -> Mapping[str, str]:
    """What the language calls each country and group, by code."""
    return _country_names(folder().name)


@cache
def _country_names(language: str) -> Mapping[str, str]:
    spoken = locale_of(language)
    # In English the table's own names stand: Babel has others for some countries.
    territories = {} if spoken.language == "en" else spoken.territories
    countries = load_table("countries")[["country", "iso2", "name"]]
    return {
        code: territories.get(iso2, english)
        for code, iso2, english in countries.itertuples(index=False)
    }


@template_filter
def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: a, b and c."""
    return format_list([str(word) for word in words], locale=locale())


@template_filter
def name(code: str) -> str:
    """A country's name; of several joined by ``+`` as a list."""
    called = country_names()
    return listed(called.get(part, part) for part in code.split("+"))


@template_filter
def names(codes: Iterable[str]) -> str:
    """The names of countries as a list."""
    return listed(name(code) for code in codes)


@template_filter
def years(numbers: Iterable[int]) -> str:
    """Years as a list of runs: 2017–2018 and 2020."""
    return listed(
        str(first) if first == last else f"{first}–{last}"
        for first, last in periods.runs(numbers)
    )
