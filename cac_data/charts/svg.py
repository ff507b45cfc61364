"""Figures as small SVG: what matplotlib writes, without what it repeats.

A drawing has no ground and carries its own style: shown as an image, it follows the
scheme, light or dark, of the page that it stands on.
"""

import io
import re
from collections import Counter
from typing import Any
from urllib.parse import quote

import matplotlib as mpl
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from cac_data.charts.style import DARK, ON_COLOUR, PAPER, STYLE, readable

MARGIN = 0.08
"""Inches around what is drawn."""


def svg_of(figure: Figure) -> tuple[str, int, int]:
    """Return a figure as compact SVG, with its width and height in pixels.

    The same figure gives the same bytes. Text stays text.
    """
    (width, height), dpi = figure.get_size_inches(), figure.dpi
    written = io.StringIO()
    # Fonts and ids are looked up only now, long after the style of the drawing ended.
    names = ("svg.fonttype", "svg.hashsalt", "font.sans-serif", "hatch.linewidth")
    settings: Any = {name: STYLE[name] for name in names}
    with mpl.rc_context(settings):
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
    """Return an SVG as a data address for the ``src`` of an image.

    Percent-encoding keeps text readable and is smaller than base64. Single quotes need
    no encoding, so they change places with the double ones inside tags.
    """
    swapped = re.sub(r"<[^>]*>", lambda tag: tag[0].translate({34: "'", 39: '"'}), svg)
    return "data:image/svg+xml," + quote(swapped, safe="!$'()*+,-./:;=?@[]_~")


def _compact(svg: str, frame: str) -> str:
    """Return a drawing with half of its bytes, all of its looks, and a dark style.

    Matplotlib names every stroke, repeats fonts at every number and writes coordinates
    to a millionth of a point; a page with a dozen figures is sent by mail.
    """
    body = svg[svg.index("<defs>") : svg.rindex("</svg>")]
    body = re.sub(
        r"<!--.*?-->|<defs>\s*<style.*?</style>\s*</defs>", "", body, flags=re.S
    )
    linked = dict.fromkeys(re.findall(r'(?:href="|url\()#([\w-]+)', body))
    ids = {name: f"i{at}" for at, name in enumerate(linked)}
    body = re.sub(
        r' id="([^"]*)"',
        lambda found: f' id="{ids[found[1]]}"' if found[1] in ids else "",
        body,
    )
    body = re.sub(
        r'(?:xlink:)?(href="|url\()#([\w-]+)', lambda m: f"{m[1]}#{ids[m[2]]}", body
    )
    inks: dict[tuple[str, str], str] = {}  # light and dark, and the name of both
    body = re.sub(r"<[^>]+>", lambda tag: _short_tag(tag[0], inks), body)
    body = re.sub(r">\s+<", "><", body)
    fonts = sorted(set(re.findall(r"font-family:[^;\"]*", body)))
    if len(fonts) == 1:
        body = body.replace(f";{fonts[0]}", "")
    bare = 1
    while bare:  # groups that say nothing, from within
        body, bare = re.subn(r"<g>((?:(?!</?g\b).)*)</g>|<g/>", r"\1", body)
    counts = Counter(re.findall(r' style="([^"]*)"', body))
    styles = [style for style, count in counts.items() if count > 2]
    for at, style in enumerate(styles):
        body = body.replace(f' style="{style}"', f' class="s{at}"')
    light, dark = (
        "".join(f"{name}:{pair[at]};" for pair, name in inks.items()) for at in (0, 1)
    )
    sheet = "*{stroke-linejoin:round;stroke-linecap:butt}"
    sheet += f"text{{{fonts[0]}}}" if len(fonts) == 1 else ""
    sheet += f"svg{{{light}}}@media(prefers-color-scheme:dark){{svg{{{dark}}}}}"
    sheet += "".join(f".s{at}{{{style}}}" for at, style in enumerate(styles))
    return f"{frame}<style>{sheet}</style>{body.strip()}</svg>"


def _short_tag(tag: str, inks: dict[tuple[str, str], str]) -> str:
    """Shorten numbers, and name inks by what they are."""
    tag = re.sub(r"-?\d+\.\d{2,}", _short_number, " ".join(tag.split()))
    tag = re.sub(r"(?<=\d) (?=[-\d])", ",", tag)
    tag = re.sub(r"(?<=[:;]) (?=[-\w#'])", "", tag)
    tag = re.sub(
        r"(?<=[\d\"]) ?(?=[LQCzM]\b) ?|(?<=[MLQC]) |(?<=[\dz]) (?=\")", "", tag
    )
    tag = re.sub(r' transform="rotate\(-?0[ ,][^"]*"', "", tag).replace(" />", "/>")

    def ink(found: re.Match[str]) -> str:
        light = found[0]
        dark = DARK.get(light, light)
        if tag.startswith("<text") and light not in (*DARK, *ON_COLOUR):
            dark = readable(light, DARK[PAPER])
        if dark == light:
            return light
        return f"var({inks.setdefault((light, dark), f'--c{len(inks)}')})"

    return re.sub(r"(?<=:)#[0-9a-f]{6}\b", ink, tag)


def _short_number(found: re.Match[str]) -> str:
    """Round small lengths to a hundredth of a point, places on the page to a tenth."""
    number = float(found[0])
    text = f"{number:.{1 if abs(number) >= 20 else 2}f}"
    return text.rstrip("0").rstrip(".")
