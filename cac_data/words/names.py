"""Names of countries and of codes, and lists in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel import Locale
from babel.lists import format_list

from cac_data import periods
from cac_data.lines import Names
from cac_data.tables import load_table
from cac_data.words.language import locale
from cac_data.words.messages import (
    Language,
    english,
    message_function,
    say,
    spoken,
)
from cac_data.words.values import Items


def country_names() -> Mapping[str, str]:
    """What the language calls each country and group, by code."""
    return names_in(locale())


@cache
def names_in(written: Locale) -> Mapping[str, str]:
    """What countries and groups are called, by code, as a language writes."""
    # In English the table's own names stand: Babel has others for some countries.
    territories = {} if written.language == "en" else written.territories
    countries = load_table("countries")[["country", "iso2", "name"]]
    return {
        code: territories.get(iso2, english)
        for code, iso2, english in countries.itertuples(index=False)
    }


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: a, b and c."""
    return format_list([str(word) for word in words], locale=locale())


def name(code: str) -> str:
    """A country's name; of several joined by ``+`` as a list."""
    called = country_names()
    return listed(called.get(part, part) for part in code.split("+"))


def names(codes: Iterable[str]) -> str:
    """The names of countries as a list."""
    return listed(name(code) for code in codes)


def years(numbers: Iterable[int]) -> str:
    """Years as a list of runs: 2017–2018 and 2020."""
    return listed(_runs(numbers))


def _runs(numbers: Iterable[int]) -> Iterator[str]:
    for first, last in periods.runs(numbers):
        yield str(first) if first == last else f"{first}–{last}"


def all_names(own: Names) -> dict[str, str]:
    """What codes are called: by names of their own, beside those that all share."""
    return {**shared_names(), **{code: say(called) for code, called in own.items()}}


def shared_names() -> dict[str, str]:
    """What codes are called in all topics, countries among them."""
    called = {**country_names()}
    for id in english().ids("common"):
        prefix, _, code = id.partition("-")
        if prefix == "name":
            text = spoken().message(f"common.{id}")
            called[code] = called[code.replace("-", " ")] = text
    return {**called, "$ bn": called["usd-bn"]}


# --- What messages call --------------------------------------------------------------


@message_function("LIST")
def list_in(language: Language, items: Items, form: str) -> str:
    """A list otherwise than in a sentence.

    As `form` says: ``items`` are parted by commas, ``clauses`` by semicolons.
    """
    texts = [str(item) for item in items.items]
    listed = texts[0] if texts else ""
    for text in texts[1:]:
        listed = language.message(f"common.{form}", before=listed, next=text)
    return listed


@message_function("COUNTRY")
def country_in(language: Language, code: str, case: str = "") -> str:
    """A country's name, in a grammatical case of which a message has the form."""
    form = f"common.country-{code}.{case}"
    if case and language.has(form):
        return language.message(form)
    return names_in(language.locale).get(code, code)


@message_function("COUNTRIES")
def countries_in(language: Language, codes: Items, case: str = "") -> Items:
    """The names of countries as a list."""
    return Items(country_in(language, code, case) for code in codes.items)


@message_function("YEARS")
def years_in(language: Language, numbers: Items) -> Items:
    """Years as a list of runs: 2017–2018 and 2020."""
    return Items(_runs(map(int, numbers.items)))


@message_function("REPORTER")
def reporter_in(language: Language, code: str, case: str = "") -> str:
    """Who reports: what a reporter's code is called."""
    return _called(language, "reporter", code, case)


@message_function("FLOW")
def flow_in(language: Language, code: str, case: str = "") -> str:
    """What a flow is called: exports, imports, or trade."""
    return _called(language, "flow", code, case)


@message_function("VERDICT")
def verdict_in(language: Language, code: str) -> str:
    """What a verdict is called."""
    return _called(language, "verdict", code, "")


def _called(language: Language, kind: str, code: str, case: str) -> str:
    """What a code is called, in a grammatical case where its message has one."""
    id = f"common.{kind}-{code}"
    in_case = f"{id}.{case}"
    return language.message(in_case if case and language.has(in_case) else id)
