"""Facts in, words out: a catalogue of macros a topic and language.

Everything that a reader reads and that depends on data stands in ``<language>/*.j2``: a
macro of one argument, the facts. Templates choose words, facts choose numbers; numbers,
dates, lists, plurals and names are written as the language writes them. A second
language is a second folder, named by ``CAC_DATA_LANGUAGE``.
"""

from __future__ import annotations

import math
import os
import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
from babel import Locale
from babel.dates import get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

from cac_data import codes, periods
from cac_data.projections import nearest_band
from cac_data.tables import load_table

FOLDER = Path(__file__).parent
MINUS = "−"
BLANK = "\N{NO-BREAK SPACE}"
SHARED = ("times", "reporter", "flow", "likelihood", "was", "is_or_are", "rose_or_fell")
"""Macros of ``common.j2`` that templates use as filters."""


def language() -> str:
    """The language of sentences, titles and labels: that of the environment, or en."""
    return os.environ.get("CAC_DATA_LANGUAGE", "en")


def say(name: str, fact: Any = None) -> str:
    """The words of a macro, ``topic.macro``, over a fact; paragraphs by empty lines.

    ValueError for an unknown macro, with the nearest.

    >>> say("common.no_data")
    'No data for this selection.'
    """
    topic, _, macro = name.partition(".")
    found = catalogue(topic, language())
    codes.check_member("words", macro, found)
    text = str(found[macro](fact))
    # A no-break blank is kept.
    parts = (re.sub(r"[ \n]+", " ", part) for part in re.split(r"\n *\n", text))
    return "\n\n".join(part.strip(" ") for part in parts if part.strip(" "))


def said(name: str, fact: Any = None) -> str:
    """As `say`, and nothing where the catalogue has no such macro."""
    topic, _, macro = name.partition(".")
    return say(name, fact) if macro in catalogue(topic, language()) else ""


def pairs(name: str, fact: Any = None) -> dict[str, str]:
    """What codes are called, from a macro of ``code = Words; ...``; {} without it.

    >>> pairs("common.names")["exports"]
    'Exports'
    """
    items = (item.split(" = ", 1) for item in said(name, fact).split("; ") if item)
    return {code.strip(): called.strip() for code, called in items}


def names_of(name: str, fact: Any = None) -> dict[str, str]:
    """What codes in a chart or table are called: countries, common words, its own."""
    return {
        **_names(language()),
        **pairs("common.names"),
        **pairs(f"{name}_names", fact),
    }


@cache
def catalogue(topic: str, spoken: str) -> Mapping[str, Callable[[Any], str]]:
    """The macros of a topic in a language."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER / spoken),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    environment.filters |= {
        function.__name__: function
        for function in (
            *(usd_bn, usd_mn, number, pct, month, period, years, listed, plural),
            *(name, names, capitalised, chance, word),
        )
    }
    environment.filters |= {macro: partial(say, f"common.{macro}") for macro in SHARED}
    environment.tests |= {"known": known, "unknown": lambda value: not known(value)}
    module = environment.get_template(f"{topic}.j2").module
    return {
        key: macro
        for key, macro in vars(module).items()
        if not key.startswith("_") and callable(macro)
    }


# --- Filters -------------------------------------------------------------------------


def number(value: float, digits: int = 0, sign: bool = False) -> str:
    """A number as the language writes it, with a true minus, and zero without any.

    >>> number(-1234.56, 1), number(0.04, 1, sign=True), number(7.0, sign=True)
    ('−1,234.6', '0.0', '+7')
    """
    rounded = round(float(value), digits) + 0.0
    form = "#,##0" + ("." + "0" * digits if digits else "")
    text = format_decimal(abs(rounded), form, locale=language())
    return f"{MINUS if rounded < 0 else '+' if sign and rounded > 0 else ''}{text}"


def pct(value: float, digits: int = 1, sign: bool = False) -> str:
    """A percentage.

    >>> pct(-2.04, 0).replace(BLANK, " ")
    '−2 %'
    """
    return f"{number(value, digits, sign)}{BLANK}%"


def usd_bn(value: float, digits: int = 1, sign: bool = False) -> str:
    """Billions of US dollars.

    >>> usd_bn(-36.14).replace(BLANK, " ")
    '−$36.1 bn'
    """
    text = number(value, digits, sign)
    mark = text[0] if text[0] in f"{MINUS}+" else ""
    return say("common.usd_bn", f"{mark}${text.removeprefix(mark)}")


def usd_mn(value: float, digits: int = 1, sign: bool = False) -> str:
    """Millions of US dollars, written as billions.

    >>> usd_mn(106300).replace(BLANK, " ")
    '$106.3 bn'
    """
    return usd_bn(value / 1000, digits, sign)


def period(text: str) -> str:
    """A period as a reader would write it.

    >>> period("2024-01/2024-10"), period("2024-06-17"), period("-0138/-0121")
    ('January–October 2024', '17 June 2024', '138–121 BC')
    """
    first, last = (_date(part) for part in (str(text).split("/") * 2)[:2])
    if first == last:
        return " ".join(filter(None, first))
    # What both ends share is written once: the year, the era.
    shared = 0
    while shared < 3 and first[2 - shared] == last[2 - shared]:
        shared += 1
    start = " ".join(filter(None, first[: 3 - shared]))
    end = " ".join(filter(None, last))
    return (
        f"{start} – {end}"
        if " " in start and shared < 1 + (not first[2])
        else f"{start}–{end}"
    )


def _date(text: str) -> tuple[str, str, str]:
    """Day and month, year, and era of one end of a period."""
    found = re.fullmatch(r"(-?)(\d{4})(?:-(\d\d))?(?:-(\d\d))?", text)
    if found is None:
        return text, "", ""
    sign, year, month_number, day = found.groups()
    called = ""
    if month_number:
        called = get_month_names("wide", locale=language())[int(month_number)]
        called = f"{int(day)} {called}" if day else called
    era = "before_our_era" if sign else "" if int(year) >= 1000 else "our_era"
    return called, str(int(year)), say(f"common.{era}") if era else ""


def month(text: str) -> str:
    """The month of a date: a day is more than a sentence needs."""
    return period(text[:7])


def years(found: Iterable[int]) -> str:
    """Years as runs.

    >>> years([2017, 2018, 2020])
    '2017–2018 and 2020'
    """
    runs = periods.runs(found)
    return listed(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence.

    >>> listed(["a", "b", "c"])
    'a, b and c'
    """
    return format_list([str(word) for word in words], locale=_lists())


def _lists() -> str:
    # British English has no comma before "and".
    return "en_GB" if language() == "en" else language()


@cache
def _names(spoken: str) -> Mapping[str, str]:
    countries = load_table("countries")
    territories = Locale.parse(spoken).territories
    return {
        code: name if spoken == "en" or not iso2 else territories[iso2]
        for code, name, iso2 in countries[["country", "name", "iso2"]].itertuples(
            index=False
        )
    }


def name(code: str) -> str:
    """A country's name; of several joined by ``+`` as a list."""
    called = _names(language())
    return listed(called.get(part, part) for part in code.split("+"))


def names(countries: Iterable[str]) -> str:
    """The names of countries as a list in a sentence."""
    return listed(name(code) for code in countries)


def plural(count: int, *forms: str) -> str:
    """A count with the form of its word: singular, plural and others, if there are.

    >>> plural(2, "year", "years").replace(BLANK, " ")
    '2 years'
    """
    categories = ["one", *sorted(Locale.parse(language()).plural_form.rules), "other"]
    wanted = Locale.parse(language()).plural_form(int(count))
    place = list(dict.fromkeys(categories)).index(wanted)
    return f"{number(count)}{BLANK}{forms[min(place, len(forms) - 1)]}"


def known(value: object) -> bool:
    """Whether there is a figure: neither None nor missing."""
    return not (value is None or (isinstance(value, float) and math.isnan(value)))


def capitalised(text: str) -> str:
    """With a capital, as at the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def word(code: str) -> str:
    """A code of a table as words: its underscores as blanks."""
    return str(code).replace("_", " ")


def chance(exact: float) -> str:
    """A probability to the nearest twentieth, with the word of a published scale.

    The word belongs to the probability before rounding.

    >>> chance(0.58)
    '0.60 (likely)'
    """
    return f"{number(nearest_band(exact), 2)} ({say('common.likelihood', exact)})"


def likelihood(exact: float) -> str:
    """The word of Intelligence Community Directive 203 for a probability.

    >>> likelihood(0.3)
    'unlikely'
    """
    return say("common.likelihood", exact)


def cell(value: Any, column: Mapping[str, Any]) -> str:
    """A value of a bundle's rows as a reader sees it, by the bundle's column.

    >>> cell(94820.4, {"name": "value", "type": "number", "decimals": 0})
    '94,820'
    """
    heading, kind = column["name"], column["type"]
    if value is None or value == "":
        is_number = kind in ("number", "integer")
        return say("common.no_figure") if is_number else ""
    if isinstance(value, bool):
        return say("common.yes_or_no", value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    is_year = re.fullmatch(r"(.*_)?(year|start|end|horizon|period)", heading)
    if kind == "number" or (kind == "integer" and not is_year):
        return number(value, int(column.get("decimals", 0 if kind == "integer" else 1)))
    text = str(value)
    if heading == "period":
        return period(text)
    if (
        heading in ("country", "name")
        and {*text.split("+")} <= _names(language()).keys()
    ):
        return name(text)
    if heading in ("obs_status", "reporter"):
        return pairs("common.cells").get(text, text)
    return text
