"""Templates, style sheets and scripts of the pages, and the policy that allows them.

A page asks for nothing from outside, and its policy allows nothing but its own images,
style sheet and script, these by their hashes.
"""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cac_data import display
from cac_data.display.words import format_value, short_unit, unit_decimals
from cac_data.report import columns
from cac_data.report.facts import versions
from cac_data.report.key_figures import signed
from cac_data.report.prose import highlight_code, with_units_kept

TEMPLATES = Path(__file__).parent / "template"

VERDICT_SIGNS = {
    "supported": "✓",
    "qualified": "≈",
    "misattributed": "↷",
    "disputed": "⇄",
    "contradicted": "✗",
    "open": "…",
    "unverified": "?",
    "opinion": "“",
}
"""A sign beside the word, so that a verdict can be told without its colour."""

MOST_ROWS = 120
"""Of the data behind a figure that the page shows; what is saved always has all."""


def fill_in(
    template: str, *, script: str, styles: tuple[str, ...] = (), **context: Any
) -> str:
    """Return a page: a template with the script and the style sheets it carries."""
    style, code = _style_sheet(*styles), _script(script)
    policy = (
        f"default-src 'none'; img-src data:; style-src {_source_hash(style)}; "
        f"script-src {_source_hash(code)}; base-uri 'none'; form-action 'none'"
    )
    text = (
        _environment()
        .get_template(template)
        .render(style=Markup(style), script=Markup(code), policy=policy, **context)
    )
    # A notebook may print half a surrogate pair, which no file can hold.
    return f"{text.strip()}\n".encode(errors="replace").decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.filters.update(
        cell=display.format_cell,
        image=lambda svg: Markup(display.svg_data_uri(svg)),
        csv=lambda table: Markup(columns.csv_uri(table)),
        code=highlight_code,
        kept=with_units_kept,
        unit=short_unit,
        figure=lambda value, unit: format_value(value, unit_decimals(unit, value)),
        number=format_value,
        signed=signed,
    )
    environment.globals.update(
        column_classes=columns.column_classes,
        columns_shown=columns.columns_shown,
        said_once=columns.said_once,
        signs=VERDICT_SIGNS,
        meanings=display.VERDICTS,
        most_rows=MOST_ROWS,
        versions=versions(),
    )
    return environment


@cache
def _style_sheet(*more: str) -> str:
    """Return the common sheet and further ones, without comments and spare room."""
    sheets = (TEMPLATES / f"{name}.css" for name in ("page", *more))
    text = "\n".join(sheet.read_text("utf-8") for sheet in sheets)
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r" ?([{};,]) ?", r"\1", text).replace(";}", "}")


@cache
def _script(name: str) -> str:
    """Return a script without indentation and lines of comment."""
    lines = (TEMPLATES / f"{name}.js").read_text("utf-8").splitlines()
    kept = (line.strip() for line in lines)
    return "\n".join(line for line in kept if line and not line.startswith("//"))


def _source_hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
