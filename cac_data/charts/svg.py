"""Figures as small SVG without a ground, which follow the scheme of their page."""

from __future__ import annotations

import io
import re
from collections import Counter
from functools import lru_cache
from html import escape
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element, fromstring

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from cac_data.charts.style import FONTS, FONTS_OF_HAN, ON_COLOUR, STYLE, readable
from cac_data.colours import DARK, PAPER
from cac_data.writing import writing

MARGIN = 0.08
"""Inches around what is drawn."""

POINTS = 72  # in an inch
PIXELS = 96

THEME = "<style>[data-jp-theme-light=false] .cac-data-chart{color-scheme:dark}</style>"
"""Dark in the dark theme of JupyterLab."""

QUOTES_CHANGED = str.maketrans({'"': "'", "'": '"'})
UNQUOTED = "!$'()*+,-./:;=?@[]_~ <>{}"
"""What needs no encoding between the double quotes of an attribute."""

LINKED_NAME = re.compile(r'(?:href="|url\()#([\w-]+)')
STYLE_OF_ELEMENT = re.compile(r' style="([^"]*)"')
LONG_NUMBER = re.compile(r"-?\d+\.\d{2,}")
FONT_OR_BLANK = re.compile(r"font-family: [^;]*; ?|(?<=[:;]) ")
COLOUR = re.compile(r"#[0-9a-f]{6}\b")
BLANK_AT_COMMAND = re.compile(r" ?([MLQCz]) ?")
CLIP_BEFORE_STYLE = re.compile(r' clip-path="(.*?)"(.* style=".*?)"')

MOST_REPEATED_IN_PLACE = 2
"""A style that stands more often becomes a class."""

Inks = dict[tuple[str, str], str]
"""A light and a dark colour -> the name of both."""


def svg_of(figure: Figure) -> tuple[str, int, int]:
    """Return a figure as SVG, always the same, with width and height in pixels."""
    width, height = figure.get_size_inches()
    dpi = figure.dpi
    written = io.StringIO()
    # Fonts and ids are looked up only now, long after the style of the drawing ended.
    with mpl.rc_context(STYLE):
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(written, metadata={"Date": None, "Creator": None})
    figure.dpi = dpi  # which printing sets to 72 for good
    FigureCanvasAgg(figure)

    across = width + 2 * MARGIN
    high = height + 2 * MARGIN
    corner = f"{-POINTS * MARGIN:.2f}"
    size = f"{POINTS * across:.2f} {POINTS * high:.2f}"
    opening = (
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{writing().language}" '
        f'width="{POINTS * across:.2f}pt" height="{POINTS * high:.2f}pt" '
        f'viewBox="{corner} {corner} {size}">'
    )
    svg = _compact(written.getvalue(), opening)
    return svg, round(PIXELS * across), round(PIXELS * high)


@lru_cache(maxsize=32)  # a cell shows it, and then the page: it takes 10 ms
def data_uri(svg: str) -> str:
    """Return an SVG as a data address for the ``src`` of an image."""
    # Single quotes need no encoding: they change places with the double ones in tags.
    # Nor do blanks and brackets between double quotes; that is a tenth of a drawing.
    swapped = re.sub(r"<[^>]*>", lambda tag: tag[0].translate(QUOTES_CHANGED), svg)
    return "data:image/svg+xml," + quote(swapped, safe=UNQUOTED)


def image(svg: str, width: int, height: int, alt: str) -> str:
    """Return a drawing as an image of HTML, dark in the dark theme of JupyterLab."""
    size = f'width="{width}" height="{height}" alt="{escape(alt)}"'
    return f'{THEME}<img class="cac-data-chart" src="{data_uri(svg)}" {size}>'


def _compact(svg: str, opening: str) -> str:
    """Return a drawing with half of its bytes, all of its looks, and a dark style."""
    linked = dict.fromkeys(LINKED_NAME.findall(svg))
    for at, name in enumerate(linked):
        svg = re.sub(rf'(?<=[#"]){name}(?=[")])', f"i{at}", svg)
    inks: Inks = {}
    body = "".join(_written(part, inks) for part in fromstring(svg))
    sheet = _sheet(inks)
    counts = Counter(STYLE_OF_ELEMENT.findall(body))
    repeated = [style for style in counts if counts[style] > MOST_REPEATED_IN_PLACE]
    for at, style in enumerate(repeated):
        body = body.replace(f' style="{style}"', f' class="s{at}"')
        sheet += f".s{at}{{{style}}}"
    return f"{opening}<style>{sheet}</style>{body}</svg>"


def _sheet(inks: Inks) -> str:
    """Return the styles of all elements, and what inks are on light and dark pages."""
    on_light = ""
    on_dark = ""
    for (light, dark), name in inks.items():
        on_light += f"{name}:{light};"
        on_dark += f"{name}:{dark};"
    *known, any_font = FONTS
    of_han = FONTS_OF_HAN if writing().is_in_han else []
    families = ",".join([*known, *of_han, any_font])
    return (
        "*{stroke-linejoin:round;stroke-linecap:butt}"
        f"text{{font-family:{families}}}"
        f"svg{{{on_light}}}"
        f"@media(prefers-color-scheme:dark){{svg{{{on_dark}}}}}"
    )


def _written(element: Element, inks: Inks) -> str:
    """Return an element as short as can be; `inks` gets the names of its inks."""
    tag = element.tag.rpartition("}")[2]
    if tag in ("metadata", "style"):
        return ""
    attributes = _attributes(element, tag, inks)
    inside = "".join(_written(part, inks) for part in element)
    if tag == "text":
        inside = escape(element.text or "", quote=False)
    has_no_meaning = tag == "g" and not attributes
    is_empty_group = tag in ("g", "defs") and not inside
    if has_no_meaning or is_empty_group:
        return inside
    if not inside:
        return f"<{tag}{attributes}/>"
    return f"<{tag}{attributes}>{inside}</{tag}>"


def _attributes(element: Element, tag: str, inks: Inks) -> str:
    """Return what is written of an element's attributes, each after a blank."""
    written = ""
    for long_name, long_value in element.items():
        name = long_name.rpartition("}")[2]
        value = " ".join(long_value.split())
        value = LONG_NUMBER.sub(_rounded, value)
        if name == "style":
            value = _style(value, tag, inks)
        elif name == "d":
            # In an address a blank takes three bytes, a comma one.
            value = BLANK_AT_COMMAND.sub(r"\1", value).replace(" ", ",")
        is_unlinked = name == "id" and not re.fullmatch(r"i\d+", value)
        is_no_turn = value.startswith(("rotate(0 ", "rotate(-0 "))
        if not is_unlinked and not is_no_turn:
            written += f' {name}="{value}"'
    # What many elements are clipped by is told once, with the rest of their style.
    return CLIP_BEFORE_STYLE.sub(r'\2;clip-path:\1"', written)


def _style(style: str, tag: str, inks: Inks) -> str:
    """Return a style without fonts and blanks, its inks by their names."""

    def named(colour: re.Match[str]) -> str:
        return _ink(colour[0], inks, is_text=tag == "text")

    return COLOUR.sub(named, FONT_OR_BLANK.sub("", style))


def _ink(light: str, inks: Inks, *, is_text: bool) -> str:
    """Name an ink that a dark page has in another colour."""
    dark = DARK.get(light, light)
    if is_text and light not in (*DARK, *ON_COLOUR):
        dark = readable(light, DARK[PAPER])
    if dark == light:
        return light
    name = inks.setdefault((light, dark), f"--c{len(inks)}")
    return f"var({name})"


def _rounded(number: re.Match[str]) -> str:
    """Return a number of points with two digits, or one where it is large."""
    value = float(number[0])
    return f"{round(value, 1 if abs(value) >= 20 else 2):g}"
