"""Figures as small SVG: what matplotlib writes, without what it repeats."""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree

if TYPE_CHECKING:
    from matplotlib.figure import Figure


SVG = "http://www.w3.org/2000/svg"

XLINK = "http://www.w3.org/1999/xlink"

FAMILIES = ("DejaVu Sans", "Verdana", "Arial", "sans-serif")
"""Fonts, in the order in which a reader's are tried; as in the style of `plots`."""

MARGIN = 0.12
"""Inches around what is drawn."""

REFERENCES = re.compile(r"#([\w-]+)")

MOVED = re.compile(r"translate\(([-\d.]+)[ ,]([-\d.]+)\)")

FONTS = re.compile(r"font-family:[^;]*;?")


def svg_of(figure: Figure) -> tuple[str, int, int]:
    """Return the figure as compact SVG, with its width and height in pixels."""
    import matplotlib as mpl
    from matplotlib.backends.backend_svg import FigureCanvasSVG

    left, bottom, width, height = _room_of(figure)
    # The drawing's own ground covers what is shown, which may be more than the figure.
    across, high = figure.get_size_inches()
    figure.patch.set(facecolor="white", edgecolor="none")
    figure.patch.set_bounds(left / across, bottom / high, width / across, height / high)
    buffer = io.StringIO()
    # Text stays text, and the ids inside the drawing are the same on every run.
    settings: Any = {"svg.fonttype": "none", "svg.hashsalt": "cac-data"}
    # The fonts are looked up only now, long after the style of the drawing has ended;
    # matplotlib's own list names Computer Modern before anything that readers have.
    if mpl.rcParams["font.sans-serif"] == mpl.rcParamsDefault["font.sans-serif"]:
        settings["font.sans-serif"] = FAMILIES
    with mpl.rc_context(settings):
        canvas: Any = FigureCanvasSVG(figure)
        canvas.print_svg(buffer, metadata={"Date": None, "Creator": None})
    svg = _compact_svg(
        buffer.getvalue(),
        [72 * side for side in (left, high - bottom - height, width, height)],
    )
    # 96 pixels are an inch.
    return svg, round(96 * width), round(96 * height)


def _room_of(figure: Figure) -> tuple[float, float, float, float]:
    """Lay a figure out and return what it covers in inches, with a margin.

    One layout, and no drawing: ``savefig`` with a tight box lays out twice and draws
    twice, which takes most of the time of a report.
    """
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    canvas: Any = figure.canvas
    if not isinstance(canvas, FigureCanvasAgg):
        canvas = FigureCanvasAgg(figure)
    engine = figure.get_layout_engine()
    if engine is not None:
        engine.execute(figure)
        figure.set_layout_engine("none")
    box = figure.get_tightbbox(canvas.get_renderer()).padded(MARGIN)
    return box.x0, box.y0, box.width, box.height


def _compact_svg(svg: str, shown: Sequence[float]) -> str:
    """Return a drawing with half of its bytes and all of its looks.

    Matplotlib wraps every stroke in named groups, repeats ten fonts at every number and
    writes coordinates to a millionth of a point. A page with a dozen figures is sent by
    mail, so it matters.
    """
    root = ElementTree.fromstring(svg)
    left, top, width, height = shown
    root.set("viewBox", f"{left:.2f} {top:.2f} {width:.2f} {height:.2f}")
    root.set("width", f"{width:.2f}pt")
    root.set("height", f"{height:.2f}pt")
    for parent in list(root.iter()):
        for child in list(parent):
            if child.tag == f"{{{SVG}}}metadata":
                parent.remove(child)
    for element in root.iter():
        _compact_attributes(element)
    _state_fonts_once(root)
    _shorten_ids(root)
    _unwrap_groups(root)
    _name_styles(root)
    ElementTree.register_namespace("", SVG)
    text = ElementTree.tostring(root, encoding="unicode")
    return re.sub(r">\s+<", "><", text).replace(" />", "/>").strip()


def _compact_attributes(element: ElementTree.Element) -> None:
    """Round coordinates and drop what changes nothing."""
    attributes = element.attrib
    link = attributes.pop(f"{{{XLINK}}}href", None)
    if link is not None:
        attributes["href"] = link
    for name in ("x", "y", "x1", "x2", "y1", "y2", "points", "transform"):
        if name in attributes:
            attributes[name] = _two_decimals(attributes[name])
    if "d" in attributes:
        path = _two_decimals(" ".join(attributes["d"].split()))
        attributes["d"] = _short_path(path)
    if "style" in attributes:
        attributes["style"] = re.sub(r"([:;]) +", r"\1", attributes["style"])
    if attributes.get("transform", "").startswith(("rotate(-0 ", "rotate(0 ")):
        del attributes["transform"]
    moved = MOVED.fullmatch(attributes.get("transform", ""))
    if moved and element.tag == f"{{{SVG}}}text" and not {"x", "y"} & set(attributes):
        del attributes["transform"]
        attributes["x"], attributes["y"] = moved.groups()


def _short_path(path: str) -> str:
    """Write a path with commas, and lines along an axis by the one changed number."""
    parts = []
    x, y = "", ""
    for command, numbers in re.findall(r"([A-Za-z])([^A-Za-z]*)", path):
        points = numbers.split()
        if command == "L" and points[1] == y:
            parts.append(f"H{points[0]}")
        elif command == "L" and points[0] == x:
            parts.append(f"V{points[1]}")
        else:
            parts.append(command + ",".join(points))
        x, y = points[-2:] if len(points) > 1 else ("", "")
    return "".join(parts)


def _state_fonts_once(root: ElementTree.Element) -> None:
    """Move the fonts from the texts to the whole, where all texts share them."""
    texts = [item for item in root.iter(f"{{{SVG}}}text") if "style" in item.attrib]
    fonts = {
        found[0] for item in texts for found in FONTS.finditer(item.get("style", ""))
    }
    if len(fonts) != 1:
        return
    for item in texts:
        item.set("style", FONTS.sub("", item.get("style", "")))
    root.set("style", fonts.pop())


def _shorten_ids(root: ElementTree.Element) -> None:
    """Number the ids that something in the drawing refers to, and drop the others."""
    names: dict[str, str] = {}
    for item in root.iter():
        for value in item.attrib.values():
            for name in REFERENCES.findall(value):
                names.setdefault(name, f"i{len(names)}")
    for item in root.iter():
        if item.get("id") in names:
            item.set("id", names[item.attrib["id"]])
        else:
            item.attrib.pop("id", None)
        for key, value in item.attrib.items():
            if key == "href" or "url(#" in value:
                item.set(
                    key, REFERENCES.sub(lambda found: f"#{names[found[1]]}", value)
                )


def _name_styles(root: ElementTree.Element) -> None:
    """Move styles that several shapes share into the drawing's own style sheet."""
    counts = Counter(item.get("style") for item in root.iter() if item is not root)
    shared = [style for style, count in counts.items() if style and count > 2]
    sheet = next(root.iter(f"{{{SVG}}}style"), None)
    if sheet is None or not shared:
        return
    names = {style: f"s{place}" for place, style in enumerate(shared)}
    rules = [f".{name}{{{style}}}" for style, name in names.items()]
    sheet.text = "".join([sheet.text or "", *rules])
    for item in root.iter():
        name = names.get(item.get("style", ""))
        if name is not None and item is not root:
            del item.attrib["style"]
            item.set("class", name)


def _unwrap_groups(parent: ElementTree.Element) -> None:
    """Replace groups that say nothing by what they hold."""
    children: list[ElementTree.Element] = []
    for child in parent:
        _unwrap_groups(child)
        if child.tag == f"{{{SVG}}}g" and not child.attrib:
            children.extend(child)
        else:
            children.append(child)
    parent[:] = children


def _two_decimals(coordinates: str) -> str:
    """Round coordinates to a hundredth of a point, far below what an eye can see."""
    return re.sub(
        r"-?\d+\.\d{3,}",
        lambda found: f"{float(found[0]):.2f}".rstrip("0").rstrip("."),
        coordinates,
    )


def svg_data_uri(svg: str) -> str:
    """Return an SVG as a data address for the ``src`` of an image.

    Percent-encoding keeps text readable and is smaller than base64. Single quotes need
    no encoding, so they change places with the double ones inside tags.

    Examples
    --------
    >>> svg_data_uri('<svg a="#1"/>')
    "data:image/svg+xml,%3Csvg%20a='%231'/%3E"
    """
    swapped = re.sub(r"<[^>]*>", lambda tag: tag[0].translate({34: "'", 39: '"'}), svg)
    return "data:image/svg+xml," + quote(swapped, safe="!$'()*+,-./:;=?@[]_~")
