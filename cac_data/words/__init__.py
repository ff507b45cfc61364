"""Facts in, words out: a catalogue of macros a topic and language.

Everything that a reader reads stands in ``<language>/*.j2``: macros, mostly of one
argument, the facts. Templates choose words, facts choose numbers. A second language is
a second folder beside ``en``, with ``<notebook>.md`` for what notebooks say, and
nothing else: ``CAC_DATA_LANGUAGE`` is its name, or the path of one elsewhere.
"""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2
from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.numbers import format_decimal

from cac_data import codes, periods
from cac_data.projections import nearest_band
from cac_data.tables import load_table

MINUS = "−"
BLANK = "\N{NO-BREAK SPACE}"
CELL = re.compile(r"^<!-- (\w+) -->\n(.*?)(?=^<!-- \w+ -->\n|\Z)", re.M | re.S)


def folder() -> Path:
    """Where the words of the language of the environment lie, by default ``en``."""
    return Path(__file__).parent / os.environ.get("CAC_DATA_LANGUAGE", "en")


@cache
def locale(spoken: str) -> Locale:
    """How a language writes; British English (no comma before "and") if unknown."""
    try:
        return Locale.parse("en_GB" if spoken == "en" else spoken)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def say(name: str, fact: Any = None, *more: Any, **given: Any) -> str:
    """The words of a macro, ``topic.macro``, over a fact; paragraphs by empty lines.

    ValueError for an unknown macro, with the nearest.

    >>> say("common.no_data")
    'No data for this selection.'
    """
    topic, _, macro = name.partition(".")
    found = catalogue(topic, folder())
    codes.check_member("words", macro, found)
    text = str(found[macro](fact, *more, **given))
    # A no-break blank is kept.
    parts = (re.sub(r"[ \n]+", " ", part) for part in re.split(r"\n *\n", text))
    return "\n\n".join(part.strip(" ") for part in parts if part.strip(" "))


def said(name: str, fact: Any = None) -> str:
    """As `say`, and nothing where the catalogue has no such macro."""
    topic, _, macro = name.partition(".")
    return say(name, fact) if macro in catalogue(topic, folder()) else ""


def pairs(name: str, fact: Any = None) -> dict[str, str]:
    """What codes are called, from a macro of ``code = Words; ...``; {} without it.

    >>> pairs("common.names")["exports"]
    'Exports'
    """
    items = (item.split(" = ", 1) for item in said(name, fact).split("; ") if item)
    return {code.strip(): called.strip() for code, called in items}


def names_of(name: str, fact: Any = None) -> dict[str, str]:
    """What codes in a chart or table are called: countries, common words, its own."""
    known = {**_names(folder().name), **pairs("common.names")}
    return {**known, **pairs(f"{name}_names", fact)}


def prose(notebook: str, cell: str, text: str) -> str:
    """What a cell of a notebook says: as translated under its id, else its own text."""
    file = folder() / f"{notebook}.md"
    return (
        dict(CELL.findall(file.read_text("utf-8"))).get(cell, text)
        if file.exists()
        else text
    )


@cache
def catalogue(topic: str, words: Path) -> Mapping[str, Callable[..., str]]:
    """The macros of a topic in a language; those of ``common`` are filters, too."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(words),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        extensions=["jinja2.ext.do"],
    )
    equip(environment, {} if topic == "common" else catalogue("common", words))
    module = environment.get_template(f"{topic}.j2").module
    return {
        key: macro
        for key, macro in vars(module).items()
        if not key.startswith("_") and callable(macro)
    }


def equip(environment: jinja2.Environment, shared: Iterable[str]) -> None:
    """Give templates the filters and tests with which words are written."""
    environment.filters |= {macro: partial(say, f"common.{macro}") for macro in shared}
    for function in (number, usd_mn, period, years, listed, plural, name, names):
        environment.filters[function.__name__] = function
    environment.filters["nearest_band"] = nearest_band
    environment.tests["unknown"] = lambda value: value is None or value != value
    environment.tests["known"] = lambda value: value is not None and value == value


def number(value: float, digits: int = 0, sign: bool = False) -> str:
    """A number as the language writes it, with a true minus, and zero without any.

    >>> number(-1234.56, 1), number(0.04, 1, sign=True), number(7.0, sign=True)
    ('−1,234.6', '0.0', '+7')
    """
    rounded = round(float(value), digits) + 0.0
    form = f"#,##0.{'0' * digits}".rstrip(".")
    text = format_decimal(abs(rounded), form, locale=locale(folder().name))
    return f"{MINUS if rounded < 0 else '+' if sign and rounded > 0 else ''}{text}"


def usd_mn(value: float, digits: int = 1, sign: bool = False) -> str:
    """Millions of US dollars, written as billions.

    >>> usd_mn(-36140).replace(BLANK, " ")
    '−$36.1 bn'
    """
    return say("common.usd_bn", value / 1000, digits, sign)


def period(text: str) -> str:
    """A period as a reader would write it.

    >>> period("2024-01/2024-10"), period("2024-06-17"), period("-0138/-0121")
    ('January–October 2024', '17 June 2024', '138–121 BC')
    """
    ends = str(text).split("/")
    if not all(re.fullmatch(r"-?\d{4}(-\d\d){0,2}", end) for end in ends):
        return str(text)
    if any(end < "1000" for end in ends):
        years = [int(end[:5] if end[0] == "-" else end[:4]) for end in ends]
        return say("common.eras", {"first": years[0], "last": years[-1]})
    spoken, exact = locale(folder().name), min(map(len, ends))
    first, *rest = (date.fromisoformat(f"{end[:exact]}-01-01"[:10]) for end in ends)
    if exact == 10 and not rest:
        return format_date(first, "long", locale=spoken)
    skeleton = {4: "y", 7: "yMMMM", 10: "yMMMMd"}[exact]
    last = rest[0] if rest else first
    told = format_interval(first, last, skeleton, locale=spoken)
    # As close as English sets what has no blank of its own.
    start, dash, end = told.partition("\u2009–\u2009")
    return (
        f"{start} – {end}" if dash and " " in start else f"{start}{dash.strip()}{end}"
    )


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
    return format_list([str(word) for word in words], locale=locale(folder().name))


@cache
def _names(spoken: str) -> Mapping[str, str]:
    countries = load_table("countries")[["country", "name", "iso2"]]
    known = locale(spoken).territories if spoken != "en" else {}
    return {
        code: known.get(iso2, own)
        for code, own, iso2 in countries.itertuples(index=False)
    }


def name(code: str) -> str:
    """A country's name; of several joined by ``+`` as a list."""
    called = _names(folder().name)
    return listed(called.get(part, part) for part in code.split("+"))


def names(countries: Iterable[str]) -> str:
    """The names of countries as a list in a sentence."""
    return listed(map(name, countries))


def plural(count: int, *forms: str) -> str:
    """A count with the form of its word: singular, plural and others, if there are.

    >>> plural(2, "year", "years").replace(BLANK, " ")
    '2 years'
    """
    rule = locale(folder().name).plural_form
    categories = [
        name
        for name in ("one", "few", "many", "other")
        if name in {*rule.tags, "other"}
    ]
    place = categories.index(rule(int(count)))
    return f"{number(count)}{BLANK}{forms[min(place, len(forms) - 1)]}"
