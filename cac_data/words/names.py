"""Names of countries and of codes, and lists in a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from babel.lists import format_list

from cac_data import periods
from cac_data.codes import TERRITORIES, countries
from cac_data.lines import Names
from cac_data.words.messages import (
    Language,
    english,
    message_function,
    say,
    spoken,
)
from cac_data.words.values import Items

FORMS_OF_LISTS = (
    "items",
    "clauses",
    "alternatives",
    "sentences",
    "named",
    "along-a-way",
)
"""Messages of ``common`` that join what stands `before` with the `next`."""

ON_OUTLINES = ("common.name-outlines", "common.outlines-imply-no-position")
"""What stands below a map: whose its outlines are, and what they imply."""


def country_names() -> Mapping[str, str]:
    """What the language calls each country and group, by code."""
    return names_in(spoken())


@cache
def names_in(language: Language) -> Mapping[str, str]:
    """What a language calls countries and groups, by code.

    As its message ``country-<code>`` says, or else Babel.
    """
    # In English the table's own names stand: Babel has others for some countries.
    is_english = language.locale.language == "en"
    territories = {} if is_english else language.locale.territories
    names = {}
    for code, row in countries().items():
        id = f"common.country-{code}"
        by_babel = territories.get(TERRITORIES.get(code, row["iso2"]), row["name"])
        names[code] = language.message(id) if language.has(id) else by_babel
    return names


def name(code: str) -> str:
    """A country's name; of several joined by ``+`` as a list."""
    called = country_names()
    parts = [called.get(part, part) for part in code.split("+")]
    return format_list(parts, locale=spoken().locale)


def _runs(language: Language, numbers: Iterable[int]) -> Iterator[str]:
    for first, last in periods.runs(numbers):
        # As text: years have no thousands.
        ends = {"first": str(first), "last": str(last)}
        if first != last:
            yield language.message("common.years-run", **ends)
        elif language.has("common.year-listed"):
            yield language.message("common.year-listed", first=str(first))
        else:
            yield str(first)


def all_names(own: Names) -> dict[str, str]:
    """What codes are called: by names of their own, beside those that all share."""
    return {**shared_names(), **{code: say(called) for code, called in own.items()}}


def shared_names() -> Mapping[str, str]:
    """What codes are called in all topics, countries among them."""
    return shared_names_in(spoken())


@cache
def shared_names_in(language: Language) -> Mapping[str, str]:
    """What a language calls codes in all topics."""
    called = {**names_in(language)}
    for id in english().ids("common"):
        prefix, _, code = id.partition("-")
        if prefix == "name":
            text = language.message(f"common.{id}")
            called[code] = called[code.replace("-", " ")] = text
    on_outlines = Items(map(language.message, ON_OUTLINES))
    called["outlines"] = list_in(language, on_outlines, "sentences")
    dollars = {"$ bn": "usd-bn", "$ mn": "usd-mn", "$": "usd"}
    return {**called, **{code: called[name] for code, name in dollars.items()}}


def listed(texts: Iterable[str]) -> str:
    """A list as the language sets one that is no part of a sentence: a, b, c."""
    return list_in(spoken(), Items(texts), "items")


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


@message_function("CAPITAL")
def capital_in(language: Language, text: str) -> str:
    """A text that begins a sentence: with a capital."""
    return text[:1].upper() + text[1:]


@message_function("SMALL")
def small_in(language: Language, text: str) -> str:
    """A text within a sentence: without its capital."""
    return text[:1].lower() + text[1:]


@message_function("COUNTRY")
def country_in(language: Language, code: str, case: str = "") -> str:
    """A country's name, in a grammatical case of which a message has the form."""
    form = f"common.country-{code}.{case}"
    if case and language.has(form):
        return language.message(form)
    return names_in(language).get(code, code)


def country_forms(code: str) -> list[str]:
    """What the language that is spoken calls a country, in each grammatical case.

    The names are those of the function COUNTRY; of a code that is none there are none.
    """
    language = spoken()
    if code not in names_in(language):
        return []
    cases = language.attributes(f"common.country-{code}")
    forms = [country_in(language, code, case) for case in ["", *cases]]
    return list(dict.fromkeys(forms))


@message_function("COUNTRIES")
def countries_in(language: Language, codes: Items, case: str = "") -> Items:
    """The names of countries as a list."""
    return Items(country_in(language, code, case) for code in codes.items)


@message_function("YEARS")
def years_in(language: Language, numbers: Items, case: str = "") -> Items | str:
    """Years as a list of runs: 2017–2018 and 2020; in a case with their noun."""
    runs = Items(_runs(language, map(int, numbers.items)))
    id = f"common.years-listed.{case}"
    if case and language.has(id):
        return language.message(id, n=len(numbers.items), years=runs)
    return runs


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
    return language.in_case(f"common.{kind}-{code}", case)
