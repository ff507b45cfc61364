"""What macros of a language's templates say over facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import jinja2

from cac_data.lines import Line, Names, Text
from cac_data.validate import check_member
from cac_data.words import messages
from cac_data.words.compiled import kept_templates
from cac_data.words.filters import FILTERS
from cac_data.words.language import folder
from cac_data.words.messages import english, spoken
from cac_data.words.names import country_names

EMPTY_LINE = re.compile(r"\n *\n")
BLANKS = re.compile(r"[ \n]+")  # a no-break blank is kept


def say(name: str | Line | Text, fact: Any = None, *more: Any, **options: Any) -> str:
    """The words of lines, or of a macro, ``topic.macro``, over a fact.

    An empty line ends a paragraph; other blanks are single. ValueError for a message or
    macro that does not exist.
    """
    if not isinstance(name, str):
        return messages.say(name)
    topic, _, macro = name.partition(".")
    macros = catalogue(topic, folder())
    check_member("words", macro, macros)
    text = str(macros[macro](fact, *more, **options))
    paragraphs = [BLANKS.sub(" ", part).strip(" ") for part in EMPTY_LINE.split(text)]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def has(name: str) -> bool:
    """Whether the catalogue has a macro, ``topic.macro``."""
    topic, _, macro = name.partition(".")
    return macro in catalogue(topic, folder())


def said(name: str, fact: Any = None) -> str:
    """As `say`, and nothing where the catalogue has no such macro."""
    return say(name, fact) if has(name) else ""


def pairs(name: str, fact: Any = None) -> dict[str, str]:
    """What codes are called, from a macro of ``code = Words; ...``, if there is one."""
    called = {}
    for pair in said(name, fact).split("; "):
        code, _, text = pair.partition(" = ")
        if pair:
            called[code.strip()] = text.strip()
    return called


def names_of(name: str, fact: Any = None) -> dict[str, str]:
    """What codes are called: countries, words of all topics, of the topic, its own."""
    topic = name.partition(".")[0]
    return {
        **shared_names(),
        **pairs(f"{topic}.names", fact),
        **pairs(f"{name}_names", fact),
    }


def all_names(own: Names) -> dict[str, str]:
    """What codes are called: by names of their own, beside those that all share."""
    return {
        **shared_names(),
        **{code: messages.say(called) for code, called in own.items()},
    }


def shared_names() -> dict[str, str]:
    """What codes are called in all topics, countries among them."""
    called = {**country_names()}
    for id in english().ids("common"):
        prefix, _, code = id.partition("-")
        if prefix == "name":
            text = spoken().message(f"common.{id}")
            called[code] = called[code.replace("-", " ")] = text
    return {**called, "$ bn": called["usd-bn"]}


@cache
def catalogue(topic: str, words: Path) -> Mapping[str, Callable[..., str]]:
    """The macros of a topic in a language."""
    template = environment(words).get_template(f"{topic}.j2")
    exported = vars(template.module)
    return {name: macro for name, macro in exported.items() if callable(macro)}


def environment(*places: Path, **options: Any) -> jinja2.Environment:
    """Templates of folders, with the filters and tests with which words are written."""
    environment = jinja2.Environment(
        extensions=["jinja2.ext.do"],
        loader=jinja2.FileSystemLoader(places),
        bytecode_cache=kept_templates(places, folder(), options),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        **options,
    )
    environment.filters.update(FILTERS)
    environment.tests["known"] = _is_known
    return environment


def _is_known(value: Any) -> bool:
    """Whether there is a figure: NaN is not equal to itself."""
    return value is not None and bool(value == value)
