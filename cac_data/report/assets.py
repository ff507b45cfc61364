"""What fills the pages: templates, style sheets, scripts, and the columns of tables.

A page asks for nothing from outside, and its policy allows nothing but its own images,
style sheet and script, these by their hashes.
"""

import base64
import csv
import hashlib
import io
import re
from collections.abc import Mapping
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from cac_data import words
from cac_data.report.manifest import VERSIONS, made_with
from cac_data.sources import bibtex_entry, bibtex_text

TEMPLATES = Path(__file__).parent / "template"

BEFORE_UNIT = re.compile(r"(?<=\d) (?=(?:%|bn|mn|bcm|km|Mt|MW|GW|TWh)(?!\w))")
MOST_ROWS = 60
"""Of the data behind a figure that the page shows; what is saved always has all."""

LONG_TEXT = 45
"""Characters from which a cell needs room, or it becomes a tower of single words."""

DATE = re.compile(r"(\d{4}-\d{2}(-\d{2})?)?")  # or nothing

SOURCE_COLUMNS = ("source_id", "source_ids")

SAVED_ONLY = ("year", "half")
"""Columns of the data behind a figure that only who computes with them needs: the year
beside its period, and how far a figure is rounded."""

Table = Mapping[str, Any]


def fill_in(name: str, **context: Any) -> str:
    """Return a page: a template with the script and the style sheets it carries."""
    style, script = _style_sheet(name), _script(name)
    digests = [hashlib.sha256(text.encode()).digest() for text in (style, script)]
    for_style, for_script = (base64.b64encode(digest).decode() for digest in digests)
    policy = (
        f"default-src 'none'; img-src data:; style-src 'sha256-{for_style}'; "
        f"script-src 'sha256-{for_script}'; base-uri 'none'; form-action 'none'"
    )
    text = (
        _environment()
        .get_template(f"{name}.html.j2")
        .render(style=Markup(style), script=Markup(script), policy=policy, **context)
    )
    # A notebook may print half a surrogate pair, which no file can hold.
    return f"{text.strip()}\n".encode(errors="replace").decode()


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader([TEMPLATES, words.folder()]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    words.equip(environment, words.catalogue("common", words.folder()))
    environment.filters.update(
        cell=words.cell,
        image=_image,
        csv=_csv_uri,
        kept=partial(BEFORE_UNIT.sub, "\xa0"),  # no line ends before a unit
    )
    environment.globals.update(
        bibtex_entry=bibtex_entry,
        bibtex_text=bibtex_text,
        column_classes=_column_classes,
        columns_shown=_columns_shown,
        said_once=_said_once,
        language=words.folder().name,
        meanings=words.pairs("common.verdicts"),
        most_rows=MOST_ROWS,
        versions=VERSIONS,
        made_with=made_with,
    )
    return environment


def _image(svg: str) -> Markup:
    from cac_data.charts.svg import (
        data_uri,
    )  # with matplotlib, which an index needs not

    return Markup(data_uri(svg))


@cache
def _style_sheet(name: str) -> str:
    """Return the sheets of a page, without comments and spare room."""
    text = (TEMPLATES / "page.css").read_text("utf-8")
    if name != "report":
        text += (TEMPLATES / "overview.css").read_text("utf-8")
    text = re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)
    text = re.sub(r"\s+", " ", text).strip()
    return re.sub(r" ?([{};,]) ?", r"\1", text).replace(";}", "}")


@cache
def _script(name: str) -> str:
    """Return a script without indentation and lines of comment."""
    lines = (TEMPLATES / f"{name}.js").read_text("utf-8").splitlines()
    kept = (line.strip() for line in lines)
    return "\n".join(line for line in kept if line and not line.startswith("//"))


# --- The columns of a table ----------------------------------------------------------


def _columns_shown(table: Table, *, folded: bool = False) -> list[tuple[int, Any]]:
    """Return the columns of a table worth showing, each with its place.

    Not those that are the same in every row: of sources, and of data `folded` away.
    """
    return [
        (place, column)
        for place, column in _columns(table, folded)
        if not (folded or column["name"] in SOURCE_COLUMNS)
        or not _is_constant(table, place)
    ]


def _columns(table: Table, folded: bool) -> list[tuple[int, Any]]:
    """Return the columns with their places, without those that only a file needs."""
    names = [column["name"] for column in table["columns"]]
    left_out = SAVED_ONLY if folded and "period" in names else ()
    columns = enumerate(table["columns"])
    return [(place, one) for place, one in columns if one["name"] not in left_out]


def _column_classes(table: Table, *, folded: bool = False) -> str:
    """Return classes such as ``n2 w4``: a number, a long text or a date (d), where."""
    names = []
    shown = _columns_shown(table, folded=folded)
    for position, (place, column) in enumerate(shown, start=1):
        texts = [str(row[place] or "") for row in table["rows"]]
        if column["type"] in ("number", "integer"):
            names.append(f"n{position}")
        elif column["type"] == "text" and any(len(text) > LONG_TEXT for text in texts):
            names.append(f"w{position}")
        elif any(texts) and all(map(DATE.fullmatch, texts)):
            names.append(f"d{position}")
    return " ".join(names)


def _is_constant(table: Table, place: int) -> bool:
    rows = table["rows"]
    return len(rows) > 1 and all(row[place] == rows[0][place] for row in rows)


def _said_once(table: Table) -> str:
    """Return headings and values of what is the same in all rows, as a phrase."""
    told = [
        (column["label"], words.cell(table["rows"][0][place], column))
        for place, column in _columns(table, folded=True)
        if column["name"] not in SOURCE_COLUMNS and _is_constant(table, place)
    ]
    return "; ".join(f"{label}: {value or 'none'}" for label, value in told)


def _csv_uri(table: Table) -> Markup:
    """Return columns and rows as a data address of a CSV file."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, lineterminator="\n")
    writer.writerow([column["name"] for column in table["columns"]])
    writer.writerows(
        [";".join(map(str, cell)) if isinstance(cell, list) else cell for cell in row]
        for row in table["rows"]
    )
    text = quote(buffer.getvalue(), safe="!$()*+,-./:;=?@[]_~")
    return Markup(f"data:text/csv;charset=utf-8,{text}")
