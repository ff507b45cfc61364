"""What macros of a language's templates say over facts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any

import jinja2

from cac_data.validate import check_member
from cac_data.words.compiled import kept_templates
from cac_data.words.filters import FILTERS, template_filter
from cac_data.words.language import folder
from cac_data.words.names import country_names

CELL = re.compile(r"^<!-- ([\w-]+) -->\n(.*?)(?=^<!-- [\w-]+ -->\n|\Z)", re.M | re.S)
"""A cell of a notebook in ``<notebook>.md``: its id, and what it says."""

EMPTY_LINE = re.compile(r"\n *\n")
BLANKS = re.compile(r"[ \n]+")  # a no-break blank is kept


def say(name: str, fact: Any = None, *more: Any, **options: Any) -> str:
    """The words of a macro, ``topic.macro``, over a fact; ValueError without one.

    An empty line ends a paragraph; other blanks are single.
    """
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
        **country_names(),
        **pairs("common.names"),
        **pairs(f"{topic}.names", fact),
        **pairs(f"{name}_names", fact),
    }


def prose(notebook: str, cell: str, text: str) -> str:
    """What a cell of a notebook says: as translated under its id, else its own text."""
    file = folder() / f"{notebook}.md"
    if not file.exists():
        return text
    translated = dict(CELL.findall(file.read_text("utf-8")))
    return str(translated.get(cell, text))


@cache
def catalogue(topic: str, words: Path) -> Mapping[str, Callable[..., str]]:
    """The macros of a topic in a language; those of ``common`` are filters, too."""
    shared = {} if topic == "common" else catalogue("common", words)
    template = environment(words, macros=shared).get_template(f"{topic}.j2")
    exported = vars(template.module)
    return {name: macro for name, macro in exported.items() if callable(macro)}


def environment(
    *places: Path, macros: Iterable[str], **options: Any
) -> jinja2.Environment:
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
    for macro in macros:
        environment.filters[macro] = partial(say, f"common.{macro}")
    environment.filters.update(FILTERS)
    environment.tests["known"] = _is_known
    return environment


@template_filter
def usd_mn(millions: float, *options: Any, **more: Any) -> str:
    """An amount given in USD million, in billions."""
    return say("common.usd_bn", millions / 1000, *options, **more)


def _is_known(value: Any) -> bool:
    """Whether there is a figure: NaN is not equal to itself."""
    return value is not None and bool(value == value)
