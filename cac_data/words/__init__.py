"""Facts in, words out: macros over facts, a folder a language, a file a topic."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from functools import cache, partial
from pathlib import Path
from typing import Any

import babel
import jinja2
import platformdirs
from babel import Locale
from babel.dates import format_date, format_interval
from babel.lists import format_list
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal
from jinja2.bccache import Bucket

from cac_data import periods
from cac_data.tables import load_table
from cac_data.validate import check_member, closest

CELL = re.compile(r"^<!-- ([\w-]+) -->\n(.*?)(?=^<!-- [\w-]+ -->\n|\Z)", re.M | re.S)


def folder() -> Path:
    """Where the words lie: ``CAC_DATA_LANGUAGE``, a folder here or a path, or ``en``.

    There, ``<topic>.j2`` has macros, ``<notebook>.md`` what notebooks say themselves.
    """
    return _folder_of(os.environ.get("CAC_DATA_LANGUAGE") or "en")


@cache
def _folder_of(language: str) -> Path:
    """Where the words of a language lie; a ValueError where there are none."""
    languages = Path(__file__).parent
    found = languages / language
    if not (found / "common.j2").is_file():
        known = sorted(file.parent.name for file in languages.glob("*/common.j2"))
        message = f"`CAC_DATA_LANGUAGE`: {language!r} is no language; allowed: "
        message += f"{', '.join(known)}, or a folder with words"
        raise ValueError(message + closest(language, known))
    return found


@cache
def _locale(spoken: str) -> Locale:
    """How a language writes; British English (no comma before "and") if unknown."""
    known = None if spoken == "en" else Locale.negotiate([spoken], locale_identifiers())
    return known or Locale("en", "GB")


def say(name: str, fact: Any = None, *more: Any, **given: Any) -> str:
    """The words of a macro, ``topic.macro``, over a fact; ValueError without one."""
    topic, _, macro = name.partition(".")
    found = catalogue(topic, folder())
    check_member("words", macro, found)
    text = str(found[macro](fact, *more, **given))
    # An empty line ends a paragraph; a no-break blank is kept.
    parts = (re.sub(r"[ \n]+", " ", part) for part in re.split(r"\n *\n", text))
    return "\n\n".join(filter(None, (part.strip(" ") for part in parts)))


def has(name: str) -> bool:
    """Whether the catalogue has a macro, ``topic.macro``."""
    topic, _, macro = name.partition(".")
    return macro in catalogue(topic, folder())


def said(name: str, fact: Any = None) -> str:
    """As `say`, and nothing where the catalogue has no such macro."""
    return say(name, fact) if has(name) else ""


def pairs(name: str, fact: Any = None) -> dict[str, str]:
    """What codes are called, from a macro of ``code = Words; ...``, if there is one."""
    items = (item.partition(" = ") for item in said(name, fact).split("; ") if item)
    return {code.strip(): called.strip() for code, _, called in items}


def names_of(name: str, fact: Any = None) -> dict[str, str]:
    """What codes are called: countries, words of all topics, of the topic, its own."""
    known = {**_names(folder().name), **pairs("common.names")}
    shared = pairs(f"{name.partition('.')[0]}.names", fact)
    return {**known, **shared, **pairs(f"{name}_names", fact)}


def prose(notebook: str, cell: str, text: str) -> str:
    """What a cell of a notebook says: as translated under its id, else its own text."""
    file = folder() / f"{notebook}.md"
    translated = CELL.findall(file.read_text("utf-8")) if file.exists() else []
    return str(dict(translated).get(cell, text))


@cache
def catalogue(topic: str, words: Path) -> Mapping[str, Callable[..., str]]:
    """The macros of a topic in a language; those of ``common`` are filters, too."""
    shared = {} if topic == "common" else catalogue("common", words)
    module = vars(environment(words, macros=shared).get_template(f"{topic}.j2").module)
    return {key: macro for key, macro in module.items() if callable(macro)}


class _KeptTemplates(jinja2.FileSystemBytecodeCache):
    """Compiled templates in the user's cache, which a third of a second makes anew.

    Where that folder cannot be written, or holds something else, nothing is kept.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            super().load_bytecode(bucket)
        except Exception:  # cut off, no file, of another Python: whatever pickle says
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        folder = Path(self.directory)
        with suppress(OSError):
            if not folder.exists():
                folder.mkdir(mode=0o700, parents=True)
                _forget_templates(folder.parent)
            super().dump_bytecode(bucket)


MOST_KEPT = 8  # of the folders of compiled templates: those of earlier states go


def _forget_templates(kept: Path) -> None:
    newest_first = sorted(kept.iterdir(), key=lambda of: of.stat().st_mtime)[::-1]
    for folder in newest_first[MOST_KEPT:]:
        shutil.rmtree(folder, ignore_errors=True)


@cache
def _state_of(language: Path) -> str:
    """Return a digest of what decides to what templates are compiled.

    That is more than their text: Jinja works out at once what is constant, also by
    filters, which are code of ours, words of ``common`` and formats of Babel.
    """
    package = Path(__file__).parents[1]
    state = hashlib.sha256(f"{babel.__version__} {language}".encode())
    files = [*package.rglob("*.py"), *package.rglob("*.j2"), *language.glob("*.j2")]
    for file in sorted(files):
        state.update(file.read_bytes())
    return state.hexdigest()


def _kept_templates(places: Iterable[Path], how: Mapping[str, Any]) -> _KeptTemplates:
    """Return the cache of an environment: no other may take what it compiles."""
    question = [*map(str, places), sorted(how.items()), _state_of(folder())]
    name = hashlib.sha256(repr(question).encode()).hexdigest()[:20]
    kept = platformdirs.user_cache_path("cac-data", False) / "templates"
    return _KeptTemplates(str(kept / name))


def environment(*places: Path, macros: Iterable[str], **how: Any) -> jinja2.Environment:
    """Templates of folders, with the filters and tests with which words are written."""
    environment = jinja2.Environment(extensions=["jinja2.ext.do"], **how)
    environment.loader = jinja2.FileSystemLoader(places)
    environment.bytecode_cache = _kept_templates(places, how)
    environment.undefined = jinja2.StrictUndefined
    environment.trim_blocks = environment.lstrip_blocks = True
    environment.filters |= {macro: partial(say, f"common.{macro}") for macro in macros}
    for own in (number, counted, period, _listed, _plural, _name):
        environment.filters[own.__name__.lstrip("_")] = own
    environment.filters["names"] = lambda codes: _listed(map(_name, codes))
    environment.filters["years"] = lambda years: _listed(  # as runs: 2017–2018 and 2020
        str(a) if a == b else f"{a}–{b}" for a, b in periods.runs(years)
    )
    environment.filters["usd_mn"] = lambda mn, *how, **more: say(
        "common.usd_bn", mn / 1000, *how, **more
    )
    environment.tests["known"] = lambda value: value is not None and value == value
    return environment


def number(value: float, digits: int = 0, sign: bool = False) -> str:
    """A number as the language writes it, with a true minus, and zero without any."""
    rounded = round(float(value), digits) + 0.0
    form = f"#,##0.{'0' * digits}".rstrip(".")
    text = format_decimal(abs(rounded), form, locale=_locale(folder().name))
    return f"{'−' if rounded < 0 else '+' if sign and rounded > 0 else ''}{text}"


def period(text: str) -> str:
    """A period as a reader would write it: January–October 2024, 138–121 BC."""
    ends = str(text).split("/")
    if not all(re.fullmatch(r"-?\d{4}(-\d\d){0,2}", end) for end in ends):
        return str(text)
    if min(ends) < "1000":
        first, last = (periods.bounds(end)[0][0] for end in (ends[0], ends[-1]))
        return say("common.eras", {"first": first, "last": last})
    spoken, exact = _locale(folder().name), min(map(len, ends))
    days = [date.fromisoformat(f"{end[:exact]}-01-01"[:10]) for end in ends]
    if exact == 10 and len(days) == 1:
        return format_date(days[0], "long", locale=spoken)
    form = {4: "y", 7: "yMMMM", 10: "yMMMMd"}[exact]
    told = format_interval(days[0], days[-1], form, locale=spoken)
    # As close as English sets what has no blank of its own.
    is_tight = " " not in told.partition("\u2009–")[0]
    return told.replace("\u2009–\u2009", "–" if is_tight else " – ")


def _listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: a, b and c."""
    return format_list([str(word) for word in words], locale=_locale(folder().name))


def _name(code: str) -> str:
    """A country's name; of several joined by ``+`` as a list."""
    called = _names(folder().name)
    return _listed(called.get(part, part) for part in code.split("+"))


@cache
def _names(spoken: str) -> Mapping[str, str]:
    known = {} if _locale(spoken).language == "en" else _locale(spoken).territories
    rows = load_table("countries")[["country", "iso2", "name"]].itertuples(index=False)
    return {code: known.get(iso2, called) for code, iso2, called in rows}


def _plural(count: int, *forms: str) -> str:
    """A count with the form of its word: one, few, many, other, as the language has."""
    return f"{number(count)}\N{NO-BREAK SPACE}{_form(count, forms)}"


def _form(count: int, forms: Sequence[str]) -> str:
    rule = _locale(folder().name).plural_form
    order: list[str] = [tag for tag in ("one", "few", "many") if tag in rule.tags]
    place = [*order, rule(count)].index(rule(count))
    return forms[min(place, len(forms) - 1)]


def counted(value: float, unit: str) -> str:
    """A unit in the form that its number asks for: of 1 "claim", of 2 "claims"."""
    forms = pairs("common.counted").get(unit)
    is_count = forms is not None and float(value).is_integer()
    return _form(abs(int(value)), forms.split(" | ")) if forms and is_count else unit


def cell(value: Any, column: Mapping[str, Any]) -> str:
    """A value of a bundle's rows as a reader sees it, by the bundle's column."""
    heading, kind = column["name"], column["type"]
    is_number = kind in ("number", "integer")
    if value is None or value == "":
        return say("common.no_figure") if is_number else ""
    if isinstance(value, bool):
        return say("common.yes_or_no", value)
    if isinstance(value, list):
        return ", ".join(map(str, value))
    is_year = re.fullmatch(r"(.*_)?(year|start|end|horizon|period)", heading)
    if is_number and not (kind == "integer" and is_year):
        return number(value, column.get("decimals", int(kind == "number")))
    text = str(value)
    if heading in ("obs_status", "reporter"):
        return pairs("common.cells").get(text, text)
    return {"period": period, "country": _name}.get(heading, str)(text)
