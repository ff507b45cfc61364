"""Figures as small SVG without a ground, which follow the scheme of their page."""

import io
import re
from collections import Counter
from functools import partial
from html import escape
from typing import Any
from urllib.parse import quote
from xml.etree.ElementTree import Element, fromstring

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from cac_data.charts.style import DARK, FONTS, ON_COLOUR, PAPER, STYLE, readable

MARGIN = 0.08
"""Inches around what is drawn."""


def svg_of(figure: Figure) -> tuple[str, int, int]:
    """Return a figure as SVG, always the same, with width and height in pixels."""
    (width, height), dpi = figure.get_size_inches(), figure.dpi
    written = io.StringIO()
    # Fonts and ids are looked up only now, long after the style of the drawing ended.
    with mpl.rc_context(STYLE):
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(written, metadata={"Date": None, "Creator": None})
    figure.dpi = dpi  # which printing sets to 72 for good
    FigureCanvasAgg(figure)
    edge, across, high = 72 * MARGIN, width + 2 * MARGIN, height + 2 * MARGIN
    frame = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{72 * across:.2f}pt" '
        f'height="{72 * high:.2f}pt" '
        f'viewBox="{-edge:.2f} {-edge:.2f} {72 * across:.2f} {72 * high:.2f}">'
    )
    # 96 pixels are an inch.
    return _compact(written.getvalue(), frame), round(96 * across), round(96 * high)


def data_uri(svg: str) -> str:
    """Return an SVG as a data address for the ``src`` of an image."""
    # Single quotes need no encoding: they change places with the double ones in tags.
    # Nor do blanks and brackets between double quotes; that is a tenth of a drawing.
    swapped = re.sub(r"<[^>]*>", lambda tag: tag[0].translate({34: "'", 39: '"'}), svg)
    return "data:image/svg+xml," + quote(swapped, safe="!$'()*+,-./:;=?@[]_~ <>{}")


def image(svg: str, width: int, height: int, alt: str) -> str:
    """Return a drawing as an image of HTML, dark in the dark theme of JupyterLab."""
    theme = "[data-jp-theme-light=false] .cac-data-chart{color-scheme:dark}"
    size = f'width="{width}" height="{height}" alt="{escape(alt)}"'
    img = f'<img class="cac-data-chart" src="{data_uri(svg)}" {size}>'
    return f"<style>{theme}</style>{img}"


def _compact(svg: str, frame: str) -> str:
    """Return a drawing with half of its bytes, all of its looks, and a dark style."""
    linked = dict.fromkeys(re.findall(r'(?:href="|url\()#([\w-]+)', svg))
    for at, name in enumerate(linked):
        svg = re.sub(rf'(?<=[#"]){name}(?=[")])', f"i{at}", svg)
    inks: dict[tuple[str, str], str] = {}  # light and dark, and the name of both
    body = "".join(_written(part, inks) for part in fromstring(svg))
    counts = Counter(re.findall(r' style="([^"]*)"', body))
    sheet = "*{stroke-linejoin:round;stroke-linecap:butt}"
    sheet += f"text{{font-family:{','.join(FONTS)}}}"
    for at, theme in enumerate(("svg", "@media(prefers-color-scheme:dark){svg")):
        inked = "".join(f"{name}:{pair[at]};" for pair, name in inks.items())
        sheet += f"{theme}{{{inked}}}{'}' * at}"
    for at, style in enumerate(style for style, count in counts.items() if count > 2):
        body = body.replace(f' style="{style}"', f' class="s{at}"')
        sheet += f".s{at}{{{style}}}"
    return f"{frame}<style>{sheet}</style>{body}</svg>"


def _written(element: Element, inks: dict[tuple[str, str], str]) -> str:
    """Return an element as short as can be; `inks` gets the names of its inks."""
    tag = element.tag.rpartition("}")[2]
    if tag in ("metadata", "style"):
        return ""
    told = ""
    for long_name, value in element.items():
        name = long_name.rpartition("}")[2]
        value = re.sub(r"-?\d+\.\d{2,}", _short, " ".join(value.split()))
        if name == "style":
            value = re.sub(r"font-family: [^;]*; ?|(?<=[:;]) ", "", value)
            ink = partial(_ink, inks, is_text=tag == "text")
            value = re.sub(r"#[0-9a-f]{6}\b", ink, value)
        elif name == "d":
            # In an address a blank takes three bytes, a comma one.
            value = re.sub(r" ?([MLQCz]) ?", r"\1", value).replace(" ", ",")
        is_linked = name != "id" or re.fullmatch(r"i\d+", value)
        if is_linked and not value.startswith(("rotate(0 ", "rotate(-0 ")):
            told += f' {name}="{value}"'
    # What many elements are clipped by is told once, with the rest of their style.
    told = re.sub(r' clip-path="(.*?)"(.* style=".*?)"', r'\2;clip-path:\1"', told)
    inside = "".join(_written(part, inks) for part in element)
    if tag == "text":
        inside = escape(element.text or "", quote=False)
    if (not inside and tag in ("g", "defs")) or (tag == "g" and not told):
        return inside
    return f"<{tag}{told}>{inside}</{tag}>" if inside else f"<{tag}{told}/>"


def _ink(
    inks: dict[tuple[str, str], str], found: re.Match[str], *, is_text: bool
) -> str:
    """Name an ink that a dark page has in another colour."""
    light = found[0]
    dark = DARK.get(light, light)
    if is_text and light not in (*DARK, *ON_COLOUR):
        dark = readable(light, DARK[PAPER])
    if dark == light:
        return light
    return f"var({inks.setdefault((light, dark), f'--c{len(inks)}')})"


def _short(number: re.Match[str]) -> str:
    value = float(number[0])
    return f"{round(value, 1 if abs(value) >= 20 else 2):g}"
