"""Templates filled in: a page with its style and script, and a policy of just these."""

import base64
import hashlib
import json
import re
from functools import cache, partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from cac_data import words
from cac_data.bibtex import bibtex_entry
from cac_data.lines import Line, Text, Value, line
from cac_data.printable import harmless
from cac_data.report import publish, sentences
from cac_data.report.compiled import kept_templates
from cac_data.report.difference import decimals_in
from cac_data.report.latin import mark_english
from cac_data.report.setting import set_text

TEMPLATES = Path(__file__).parent / "template"
MINUS_OF_DOLLARS = re.compile(r"−\$[\d.,]+")
BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|bn|mn|bcm|km|Mt|MW|GW|TWh)(?!\w))")
COMMENTS_AND_INDENTS = re.compile(r"(?s)(/\*.*?\*/|\s)+")
BLANKS_OF_STYLE = re.compile(r" ?([{};,>]) ?|(?<=\w:) ")
SAID_BY_STYLE = re.compile(r'"(page\.[a-z-]+) "')
ASIDES = re.compile(r" *\([^()]*\)|;.*")
INDENTS_OF_SCRIPT = re.compile(r"(?m)^\s*(//.*\n)?")


def fill_in(name: str, *panels: str, **context: Any) -> str:
    """Return a page: a template, its style and script, and a policy of just these.

    `panels` have a style and a script of their own. A sheet needs no script.
    """
    styles = {"report": panels, "sheet": ("sheet",)}
    style = _style(*styles.get(name, ("overview",)))
    script = "" if name == "sheet" else _script(name, *panels)
    text = rendered(
        f"{name}.html.j2",
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        **context,
    )
    language = words.spoken().code
    text = mark_english(set_text(text, language), language)
    # Notebooks and tables may hold anything, also what no file can hold.
    return harmless(f"{text.strip()}\n")


def rendered(template: str, **context: Any) -> str:
    """Return what a template makes of its context."""
    return (
        _environment()
        .get_template(template)
        .render(language=words.spoken().code, is_draft=words.is_draft(), **context)
    )


def _style(*sheets: str) -> str:
    """Return the style of all pages and these sheets, with the texts that it says."""
    return SAID_BY_STYLE.sub(_in_style, _style_before_texts(*sheets))


@cache
def _style_before_texts(*sheets: str) -> str:
    """Return a style without what only people need."""
    files = [TEMPLATES / f"{sheet}.css" for sheet in ("page", *sheets)]
    style = "".join(file.read_text("utf-8") for file in files)
    style = COMMENTS_AND_INDENTS.sub(" ", style)
    return BLANKS_OF_STYLE.sub(r"\1", style)


def _in_style(id: re.Match[str]) -> str:
    """Say a message of which a style has the id, as a text of CSS."""
    text = words.say(line(id[1]))
    return json.dumps(f"{text} ", ensure_ascii=False)


def _script(*names: str) -> str:
    """Return the scripts of a page, without comments and indents."""
    files = [TEMPLATES / f"{name}.js" for name in names]
    scripts = [file.read_text("utf-8") for file in files]
    return INDENTS_OF_SCRIPT.sub("", "\n".join(scripts))


def _policy(style: str, script: str) -> str:
    """Return what a page may load and run: its own style and script, nothing else."""
    scripts = f"'sha256-{_digest(script)}'" if script else "'none'"
    return (
        f"default-src 'none'; img-src data:; style-src 'sha256-{_digest(style)}'; "
        f"script-src {scripts}; base-uri 'none'; form-action 'none'"
    )


def _digest(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return base64.b64encode(digest).decode()


def _say(said: str | Line | Text, **values: Value) -> str:
    """Say a message by its id, or lines."""
    return words.say(line(said, **values) if isinstance(said, str) else said)


def _markup(id: str, **values: str) -> Markup:
    """Say a message that has tags of HTML; its values are escaped."""
    escaped = {name: str(escape(value)) for name, value in values.items()}
    return Markup(words.say(line(id, **escaped)))


def _with_unit(number: str, unit: str, value: float) -> Markup:
    """Write a number as it is printed with its unit, which is smaller."""
    form = words.counted(value, unit, decimals_in(number))
    small = Markup('<span class="unit">{}</span>').format(form)
    return _markup("common.amount", number=number, unit=small)


def _kept(text: str) -> Markup:
    """Write a text of which no line ends before a unit, or behind a minus."""
    with_units = str(escape(BEFORE_UNIT.sub("\xa0", text)))
    whole = r'<span class="whole">\g<0></span>'
    return Markup(MINUS_OF_DOLLARS.sub(whole, with_units))


def _capitalised(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"


def _without_asides(text: str) -> str:
    """Return a text without what it adds in brackets or behind a semicolon."""
    return ASIDES.sub("", text) or text


def _month(day: str) -> str:
    return words.period(day[:7])


@cache
def _environment() -> Environment:
    """Return the environment of all templates, which compiles each once."""
    environment = Environment(
        extensions=["jinja2.ext.do"],
        loader=FileSystemLoader(TEMPLATES),
        bytecode_cache=kept_templates(TEMPLATES),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        capitalised=_capitalised,
        month=_month,
        without_asides=_without_asides,
        cell=words.cell,
        kept=_kept,
        with_unit=_with_unit,
        json=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
    )
    environment.globals.update(
        bibtex_entry=bibtex_entry,
        say=_say,
        listed=words.listed,
        markup=_markup,
        sentences=sentences,
        versions=publish.VERSIONS,
        made_with=publish.made_with,
    )
    return environment
