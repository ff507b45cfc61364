"""What a notebook shows: figures, tables, key figures, verdicts, sources, sentences.

Each function shows one output in three forms: HTML for JupyterLab, plain text for
everything else, and a versioned bundle ``application/vnd.cac-data.<kind>.v1+json`` with
the title, the alternative text, the data behind it and the ids of its sources. Reports
are made from the bundles alone, so that a page can show, cite and offer for saving
whatever a notebook showed, without knowing its topic.

The same inputs give the same bytes: figures carry no date and no random ids.
"""

from __future__ import annotations

import calendar
import html
import io
import math
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree

import numpy as np
import pandas as pd

from cac_data import codes

if TYPE_CHECKING:
    from matplotlib.figure import Figure

__all__ = [
    "NO_DATA",
    "VERDICTS",
    "Bundle",
    "column_label",
    "draw",
    "format_cell",
    "format_value",
    "mime_type",
    "show_figure",
    "show_key_figures",
    "show_sources",
    "show_table",
    "show_text",
    "show_verdicts",
    "svg_data_uri",
]

KINDS = ("figure", "table", "key-figures", "verdicts", "sources", "text")

NO_DATA = "No data for this selection."
"""What is shown in place of an empty figure or table."""

MISSING = "no data"
"""What stands in a cell without a value."""

SIGNIFICANT_DIGITS = 6
"""Of a number in the data behind a figure; a double's other ten are noise."""

KEY_FIGURE_COLUMNS = ("id", "label", "value", "unit", "period")
VERDICT_COLUMNS = ("claim_id", "statement", "verdict")
SOURCE_COLUMNS = ("source_id", "publisher", "title", "url")

VERDICTS: Mapping[str, str] = {
    "supported": "the evidence agrees",
    "qualified": "right with a reservation",
    "misattributed": "right number, wrong subject",
    "disputed": "the evidence disagrees with itself",
    "contradicted": "the evidence says otherwise",
    "open": "a forecast that is not due yet",
    "unverified": "no evidence either way",
    "opinion": "a judgement, not checkable",
}
"""Verdict on a claim: what it means."""

UNITS: Mapping[str, str] = {
    "usd_mn": "USD mn",
    "usd_bn": "USD bn",
    "usd": "USD",
    "cny_bn": "CNY bn",
    "cny_mn": "CNY mn",
    "pct": "%",
    "percent": "%",
    "km": "km",
    "twh": "TWh",
    "gw": "GW",
    "mw": "MW",
    "bcm": "bcm",
    "mt": "Mt",
}
"""Endings of column names, and how the unit is written in a heading."""

OBS_STATUS: Mapping[str, str] = {
    "A": "normal",
    "B": "break in the series",
    "E": "estimated",
    "P": "provisional",
}
"""Codes of SDMX's CL_OBS_STATUS that the tables use, in words."""

DECIMALS: Mapping[str, int] = {"probability": 2, "years": 0, "count": 0}
"""Decimals by unit, where the size of the number does not decide."""

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
REFERENCES = re.compile(r"#([\w-]+)")
FONTS = re.compile(r"font-family:[^;]*;?")

DESCRIBES_NOTHING = {"figure", "chart", "plot", "image", "graph", "picture", "diagram"}


# --- The public functions ------------------------------------------------------------


@dataclass(frozen=True)
class Bundle:
    """One thing to show, in every form.

    Attributes
    ----------
    kind : str
        ``figure``, ``table``, ``key-figures``, ``verdicts``, ``sources`` or ``text``.
    content : dict
        The versioned bundle: JSON types only.
    html, text : str
        For JupyterLab, and for a terminal.
    """

    kind: str
    content: dict[str, Any]
    html: str
    text: str

    def mime(self) -> dict[str, Any]:
        """Return the forms by MIME type, as Jupyter takes them."""
        return {
            "text/html": self.html,
            "text/plain": self.text,
            mime_type(self.kind): self.content,
        }


def mime_type(kind: str) -> str:
    """Return the MIME type of the bundles of one kind.

    Parameters
    ----------
    kind : str
        One of the kinds of output.

    Returns
    -------
    str
        Such as ``application/vnd.cac-data.table.v1+json``.

    Raises
    ------
    ValueError
        If there is no such kind.

    Examples
    --------
    >>> mime_type("key-figures")
    'application/vnd.cac-data.key-figures.v1+json'
    """
    codes.check_member("kind", kind, KINDS)
    return f"application/vnd.cac-data.{kind}.v1+json"


def draw(plot: Callable[..., Any], *frames: pd.DataFrame, **options: Any) -> Any:
    """Draw frames, unless one of them is empty: then there is nothing to draw.

    A scenario may select nothing, and a chart of nothing would say something untrue.
    `show_figure` shows a sentence in its place.

    Parameters
    ----------
    plot : callable
        A function that draws frames, such as those of ``cac_data.plots``.
    *frames : DataFrame
        What it draws.
    **options
        Its other arguments.

    Returns
    -------
    Axes, Figure or None
        What `plot` returns; None if a frame is empty.

    Examples
    --------
    >>> draw(print, pd.DataFrame({"period": []})) is None
    True
    """
    if any(frame.empty for frame in frames):
        return None
    return plot(*frames, **options)


def show_figure(
    ax: Any,
    *,
    data: pd.DataFrame,
    caption: str,
    alt: str,
    title: str | None = None,
) -> None:
    """Show a figure with its caption, a description in words and the data behind it.

    The figure is drawn as SVG on a white ground of its own, and closed.

    Parameters
    ----------
    ax : matplotlib Axes or Figure, array of Axes, or seaborn grid
        What was drawn; None, from `draw`, shows a sentence instead.
    data : DataFrame
        The rows that the figure draws; columns ``source_id`` or ``source_ids`` name
        their sources. An empty frame shows a sentence instead of the figure.
    caption : str
        What is shown, for whom and in which unit.
    alt : str
        What the figure says, for those who cannot see it.
    title : str, optional
        Heading of the figure; by default the title of the Axes.

    Raises
    ------
    ValueError
        If `caption` or `alt` is empty, `alt` only repeats the caption or says no more
        than "figure", or `ax` is nothing that was drawn.
    """
    _check_words("caption", caption)
    _check_alt(alt, caption)
    figure = None if ax is None else _figure_of(ax)
    heading = title
    if heading is None:
        heading = caption if figure is None else _title_of(figure)
    if figure is None or data.empty:
        if figure is not None:
            _close(figure)
        _publish(_text_bundle([NO_DATA], title=heading))
        return
    svg, width, height = _draw(figure)
    _close(figure)
    content = {
        "title": heading,
        "caption": caption,
        "alt": alt,
        "svg": svg,
        "width": width,
        "height": height,
        "data": _frame_content(data),
        "source_ids": _source_ids(data),
    }
    markup = (
        f'<figure><img src="{svg_data_uri(svg)}" width="{width}" height="{height}" '
        f'alt="{html.escape(alt)}"><figcaption>{html.escape(caption)}</figcaption>'
        "</figure>"
    )
    text = f"[Figure] {heading or caption}\n{alt}"
    _publish(Bundle("figure", content, markup, text))


def show_table(
    frame: pd.DataFrame,
    *,
    caption: str,
    labels: Mapping[str, str] | None = None,
    decimals: int | Mapping[str, int] | None = None,
    note: str = "",
) -> None:
    """Show a table with its caption and sources.

    Parameters
    ----------
    frame : DataFrame
        The rows, as they are to be read; the index is not shown. Columns ``source_id``
        or ``source_ids`` name the sources. An empty frame shows a sentence.
    caption : str
        What the table shows.
    labels : mapping of column to str, optional
        Headings with their units; by default made from the name of the column.
    decimals : int or mapping of column to int, optional
        Decimals of the numbers; by default as many as their size asks for.
    note : str, optional
        A sentence below the table.

    Raises
    ------
    ValueError
        If `caption` is empty, or `labels` or `decimals` name a column that is not
        there.
    """
    _check_words("caption", caption)
    for argument, given in (("labels", labels), ("decimals", decimals)):
        if isinstance(given, Mapping):
            for column in given:
                codes.check_member(argument, column, [str(c) for c in frame.columns])
    if frame.empty:
        _publish(_text_bundle([NO_DATA], title=caption))
        return
    content = {
        "caption": caption,
        "note": note,
        **_frame_content(frame, labels=labels, decimals=decimals),
        "source_ids": _source_ids(frame),
    }
    _publish(Bundle("table", content, _table_html(content), _table_text(content)))


def show_key_figures(frame: pd.DataFrame) -> None:
    """Show the figures that a reader should take away.

    Parameters
    ----------
    frame : DataFrame
        Columns ``id``, ``label``, ``value`` (missing where there is none), ``unit``,
        ``period``; optional ``low``, ``high``, ``source_ids``, ``note`` and
        ``decimals``. An empty frame shows a sentence.

    Raises
    ------
    ValueError
        If a column is missing or an id is given twice.
    """
    _check_columns(frame, KEY_FIGURE_COLUMNS)
    _check_unique(frame, "id")
    if frame.empty:
        _publish(_text_bundle([NO_DATA]))
        return
    figures = [_key_figure(row) for row in _records(frame)]
    content = {"figures": figures, "source_ids": _source_ids(frame)}
    body = "".join(
        f'<tr><th scope="row">{html.escape(item["label"])}</th>'
        f"<td>{html.escape(item['text'])}</td>"
        f"<td>{html.escape(item['period_text'])}</td>"
        f"<td>{html.escape(item['range'])}</td>"
        f"<td>{html.escape(item['note'])}</td></tr>"
        for item in figures
    )
    head = "".join(
        f'<th scope="col">{label}</th>'
        for label in ("Key figure", "Value", "Period", "Range", "Note")
    )
    markup = (
        f"<table><caption>Key figures</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )
    rows = [
        [item["label"], item["text"], item["period_text"], item["range"], item["note"]]
        for item in figures
    ]
    text = _aligned([["Key figure", "Value", "Period", "Range", "Note"], *rows])
    _publish(Bundle("key-figures", content, markup, text))


def show_verdicts(frame: pd.DataFrame) -> None:
    """Show what the evidence says on claims.

    Parameters
    ----------
    frame : DataFrame
        Columns ``claim_id``, ``statement``, ``verdict``; optional ``claimed``,
        ``found``, ``unit``, the three tests ``figure``, ``referent`` and ``date``,
        ``how``, ``tier``, ``sources`` (their number by origin), ``source_ids`` and
        ``note``. An empty frame shows a sentence.

    Raises
    ------
    ValueError
        If a column is missing, a claim is given twice or a verdict is unknown.
    """
    _check_columns(frame, VERDICT_COLUMNS)
    _check_unique(frame, "claim_id")
    for verdict in frame["verdict"]:
        codes.check_member("verdict", verdict, VERDICTS)
    if frame.empty:
        _publish(_text_bundle([NO_DATA]))
        return
    verdicts = [_verdict(row) for row in _records(frame)]
    content = {"verdicts": verdicts, "source_ids": _source_ids(frame)}
    columns = ("Claim", "Claimed", "Found", "Verdict", "How")
    rows = [
        [
            item["statement"],
            item["claimed_text"],
            item["found_text"],
            item["verdict"],
            item["how"],
        ]
        for item in verdicts
    ]
    head = "".join(f'<th scope="col">{label}</th>' for label in columns)
    body = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>"
        for row in rows
    )
    markup = (
        f"<table><caption>Verdicts</caption><thead><tr>{head}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )
    _publish(Bundle("verdicts", content, markup, _aligned([[*columns], *rows])))


def show_sources(frame: pd.DataFrame) -> None:
    """Show the bibliography of exactly the rows used.

    Parameters
    ----------
    frame : DataFrame
        What ``cac_data.sources`` returned, or any frame with ``source_id`` or
        ``source_ids``, whose sources are then looked up. An empty frame shows a
        sentence.

    Raises
    ------
    ValueError
        If the frame names no sources.
    """
    if "publisher" not in frame.columns:
        if not {"source_id", "source_ids"} & set(frame.columns):
            _check_columns(frame, SOURCE_COLUMNS)
        from cac_data.sources import sources

        frame = sources(frame)
    _check_columns(frame, SOURCE_COLUMNS)
    if frame.empty:
        _publish(_text_bundle([NO_DATA]))
        return
    entries = [
        {str(name): _json(value) for name, value in row.items()}
        for row in _records(frame)
    ]
    content = {
        "sources": entries,
        "source_ids": [item["source_id"] for item in entries],
    }
    lines = [_reference(entry) for entry in entries]
    items = "".join(
        f"<li>{html.escape(line)} "
        f'<a href="{html.escape(str(entry["url"] or ""))}">'
        f"{html.escape(str(entry['source_id']))}</a></li>"
        for entry, line in zip(entries, lines, strict=True)
    )
    text = "\n".join(
        f"[{entry['source_id']}] {line} {entry['url'] or ''}".rstrip()
        for entry, line in zip(entries, lines, strict=True)
    )
    _publish(Bundle("sources", content, f"<ol>{items}</ol>", text))


def show_text(*sentences: str) -> None:
    """Show sentences that were worked out from the data.

    Parameters
    ----------
    *sentences : str
        Each becomes a paragraph; empty ones are left out. Nothing at all is said as
        "No data for this selection."

    Examples
    --------
    >>> show_text("Imports led growth.", "Exports followed.")
    Imports led growth.
    Exports followed.
    """
    said = [sentence.strip() for sentence in sentences if sentence.strip()]
    _publish(_text_bundle(said or [NO_DATA]))


def _publish(bundle: Bundle) -> None:
    """Hand the forms to Jupyter, or print the plain one where there is none."""
    interactive = sys.modules.get("IPython.core.interactiveshell")
    if interactive is not None and interactive.InteractiveShell.initialized():
        from IPython.display import publish_display_data

        publish_display_data(bundle.mime())
    else:
        sys.stdout.write(f"{bundle.text}\n")


# --- Figures -------------------------------------------------------------------------


def _figure_of(ax: Any) -> Figure:
    """Find the figure on which something was drawn."""
    from matplotlib.figure import Figure, FigureBase

    first = ax
    while isinstance(first, list | tuple | np.ndarray) and len(first):
        first = first[0]
    found = first if isinstance(first, FigureBase) else getattr(first, "figure", None)
    if isinstance(found, FigureBase):
        root = found.get_figure(root=True)
        if isinstance(root, Figure):
            return root
    message = (
        f"`ax`: {type(ax).__name__} is not a drawing; allowed: matplotlib Axes or "
        "Figure, an array of Axes, or a seaborn grid"
    )
    raise ValueError(message)


def _title_of(figure: Figure) -> str:
    """Return the title drawn on a figure; empty where there is none."""
    titles = [figure.get_suptitle(), *(ax.get_title() for ax in figure.axes)]
    return next((" ".join(title.split()) for title in titles if title), "")


def _check_words(argument: str, text: str) -> None:
    if not text.strip():
        message = f"`{argument}`: {text!r} is empty; allowed: a sentence"
        raise ValueError(message)


def _check_alt(alt: str, caption: str) -> None:
    _check_words("alt", alt)
    words = re.findall(r"[a-z]+", alt.lower())
    if len(words) < 4 or set(words) <= DESCRIBES_NOTHING | {"a", "an", "of", "the"}:
        message = (
            f"`alt`: {alt!r} does not say what the figure shows; allowed: at least a "
            "sentence for someone who cannot see it"
        )
        raise ValueError(message)
    if alt.strip() == caption.strip():
        message = "`alt`: only repeats the caption; say what the figure shows"
        raise ValueError(message)


def _draw(figure: Figure) -> tuple[str, int, int]:
    """Return the figure as compact SVG, with its width and height in pixels."""
    import matplotlib as mpl

    buffer = io.StringIO()
    # Text stays text, and the ids inside the drawing are the same on every run.
    with mpl.rc_context({"svg.fonttype": "none", "svg.hashsalt": "cac-data"}):
        figure.savefig(
            buffer,
            format="svg",
            bbox_inches="tight",
            pad_inches=0.12,
            facecolor="white",
            edgecolor="none",
            metadata={"Date": None, "Creator": None},
        )
    svg = _compact_svg(buffer.getvalue())
    root = ElementTree.fromstring(svg)
    # 72 points and 96 pixels are an inch.
    width, height = (
        round(float(root.get(side, "0").removesuffix("pt")) * 4 / 3)
        for side in ("width", "height")
    )
    return svg, width, height


def _compact_svg(svg: str) -> str:
    """Return a drawing with half of its bytes and all of its looks.

    Matplotlib wraps every stroke in named groups, repeats ten fonts at every number and
    writes coordinates to a millionth of a point. A page with a dozen figures is sent by
    mail, so it matters.
    """
    root = ElementTree.fromstring(svg)
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

    Parameters
    ----------
    svg : str
        The SVG.

    Returns
    -------
    str
        Safe inside double quotes.

    Examples
    --------
    >>> svg_data_uri('<svg a="#1"/>')
    "data:image/svg+xml,%3Csvg%20a='%231'/%3E"
    """
    swapped = re.sub(r"<[^>]*>", lambda tag: tag[0].translate({34: "'", 39: '"'}), svg)
    return "data:image/svg+xml," + quote(swapped, safe="!$'()*+,-./:;=?@[]_~")


def _close(figure: Figure) -> None:
    """Close a figure, so that it is neither shown twice nor kept in memory."""
    import matplotlib.pyplot as plt

    plt.close(figure)


# --- Frames as JSON ------------------------------------------------------------------


def _frame_content(
    frame: pd.DataFrame,
    *,
    labels: Mapping[str, str] | None = None,
    decimals: int | Mapping[str, int] | None = None,
) -> dict[str, Any]:
    """Return the columns and rows of a frame in JSON types."""
    columns = []
    for position, name in enumerate(map(str, frame.columns)):
        values = frame.iloc[:, position]
        given = decimals.get(name) if isinstance(decimals, Mapping) else decimals
        kind = _kind(values)
        column: dict[str, Any] = {
            "name": name,
            "label": (labels or {}).get(name) or column_label(name),
            "type": kind,
        }
        if kind == "number":
            column["decimals"] = (
                given if given is not None else _column_decimals(name, values)
            )
        columns.append(column)
    rows = [
        [_json(value) for value in row]
        for row in frame.itertuples(index=False, name=None)
    ]
    return {"columns": columns, "rows": rows}


def _kind(values: pd.Series[Any]) -> str:
    if pd.api.types.is_bool_dtype(values):
        return "boolean"
    if pd.api.types.is_integer_dtype(values):
        return "integer"
    if pd.api.types.is_numeric_dtype(values):
        return "number"
    present = [value for value in values if not _is_missing(value)]
    if present and all(isinstance(value, list | tuple) for value in present):
        return "list"
    return "text"


def _json(value: Any) -> Any:
    """Return a value in JSON types: missing as None, numbers without their noise."""
    if isinstance(value, list | tuple):
        return [_json(item) for item in value]
    if _is_missing(value):
        return None
    if hasattr(value, "item"):
        value = value.item()
    if isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        rounded = float(f"{value:.{SIGNIFICANT_DIGITS}g}")
        return rounded if math.isfinite(rounded) else None
    return str(value)


def _is_missing(value: Any) -> bool:
    if isinstance(value, list | tuple | dict | str):
        return False
    return value is None or bool(pd.isna(value))


def _records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    return [
        dict(zip(map(str, frame.columns), row, strict=True))
        for row in frame.itertuples(index=False, name=None)
    ]


def _source_ids(frame: pd.DataFrame) -> list[str]:
    """List the sources of a frame, each once, in the order of its rows."""
    found: dict[str, None] = {}
    for column in ("source_id", "source_ids"):
        if column in frame.columns:
            for value in frame[column]:
                if isinstance(value, list | tuple):
                    found.update(dict.fromkeys(str(item) for item in value))
                elif not _is_missing(value) and value:
                    found[str(value)] = None
    return list(found)


def _check_columns(frame: pd.DataFrame, needed: Sequence[str]) -> None:
    missing = [name for name in needed if name not in frame.columns]
    if missing:
        there = ", ".join(map(str, frame.columns)) or "none"
        message = f"`frame`: lacks {', '.join(missing)}; it has the columns {there}"
        raise ValueError(message)


def _check_unique(frame: pd.DataFrame, column: str) -> None:
    twice = frame.loc[frame[column].duplicated(), column]
    if len(twice):
        shown = ", ".join(map(str, twice.head(5)))
        message = f"`frame`: {column} must be unique; given more than once: {shown}"
        raise ValueError(message)


def _key_figure(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return one key figure, with value and range also as they are printed."""
    unit = _short_unit(_word(row["unit"]))
    value, low, high = (_json(row.get(name)) for name in ("value", "low", "high"))
    given = _json(row.get("decimals"))
    decimals = int(given) if given is not None else _unit_decimals(unit, value)
    value, low, high = (
        None if item is None else round(item, decimals) for item in (value, low, high)
    )
    spread = ""
    if low is not None and high is not None:
        places = 0 if float(low).is_integer() and float(high).is_integer() else decimals
        spread = f"{format_value(low, places)} to {format_value(high, places)}"
    number = format_value(value, decimals)
    if unit == "year" and value is not None:
        number, unit = f"{value:.0f}", ""
    return {
        "id": str(row["id"]),
        "label": _word(row["label"]),
        "value": value,
        "unit": unit,
        "period": _word(row["period"]),
        "period_text": period_in_words(_word(row["period"])),
        "low": low,
        "high": high,
        "text": _with_unit(number, unit, value is None),
        "number": number,
        "range": spread,
        "note": _word(row.get("note")),
        "source_ids": _json(row.get("source_ids")) or [],
    }


def _verdict(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return one verdict, with claimed and found also as they are printed."""
    entry = {name: _json(value) for name, value in row.items()}
    unit = _short_unit(_word(row.get("unit")))
    for name in ("claimed", "found"):
        value = entry.get(name)
        if isinstance(value, int | float) and not isinstance(value, bool):
            # A claim of "95 bn" is not one of "95.0 bn".
            whole = float(value).is_integer()
            number = format_value(value, 0 if whole else _unit_decimals(unit, value))
            entry[f"{name}_text"] = _with_unit(number, unit, missing=False)
        else:
            entry[f"{name}_text"] = _word(value)
    for name in ("how", "note", "tier", "figure", "referent", "date"):
        entry[name] = _word(row.get(name))
    entry["unit"] = unit
    entry["source_ids"] = entry.get("source_ids") or []
    return entry


def _reference(entry: Mapping[str, Any]) -> str:
    """Write one source as a line of a bibliography."""
    parts = [str(entry[name]) for name in ("publisher", "title") if entry.get(name)]
    if entry.get("published"):
        parts.append(f"published {entry['published']}")
    if entry.get("accessed"):
        parts.append(f"accessed {entry['accessed']}")
    return ". ".join(part.rstrip(".") for part in parts) + "."


# --- Words and numbers ---------------------------------------------------------------


def _word(value: Any) -> str:
    return "" if _is_missing(value) else str(value)


def _with_unit(number: str, unit: str, missing: bool) -> str:
    if missing or not unit:
        return number
    return f"{number} %" if unit == "%" else f"{number} {unit}"


def _short_unit(unit: str) -> str:
    """Write per cent as a sign, as everywhere else on the page."""
    return re.sub(r"^percent\b", "%", unit)


def _unit_decimals(unit: str, value: Any) -> int:
    """Decimals for one number: by its unit, else three digits that count."""
    if unit in DECIMALS:
        return DECIMALS[unit]
    if value is None or not math.isfinite(value):
        return 1
    if unit.startswith("%"):
        return 1
    if unit == "year":
        return 0
    size = abs(value)
    return 0 if size >= 1000 else 1 if size >= 1 or size == 0 else 2


def _column_decimals(name: str, values: pd.Series[Any]) -> int:
    """Decimals for a column: the fewest that keep three digits of a usual value."""
    sizes = sorted(
        abs(value)
        for value in values
        if not _is_missing(value) and math.isfinite(value)
    )
    if not sizes or all(float(size).is_integer() for size in sizes):
        return 0
    usual = sizes[len(sizes) // 2]
    return 0 if usual >= 1000 else 1 if usual >= 10 else 2 if usual >= 0.1 else 3


def format_value(value: float | None, decimals: int) -> str:
    """Write a number with thousands separators and a true minus sign.

    Parameters
    ----------
    value : float or None
        The number; None where there is none.
    decimals : int
        How many decimals.

    Returns
    -------
    str
        The number in words that can be read aloud.

    Examples
    --------
    >>> format_value(-36140.2, 1)
    '−36,140.2'
    >>> format_value(None, 1)
    'no data'
    """
    if value is None or not math.isfinite(value):
        return MISSING
    text = f"{value:,.{decimals}f}"
    if text.startswith("-"):
        zero = not text.strip("-0.,")
        return text[1:] if zero else f"−{text[1:]}"
    return text


def format_cell(value: Any, column: Mapping[str, Any]) -> str:
    """Write the value of a table's cell.

    Parameters
    ----------
    value : object
        A value of the bundle's rows.
    column : mapping
        The bundle's entry for the column.

    Returns
    -------
    str
        Text for reading: countries by name, years without separators.

    Examples
    --------
    >>> format_cell(94820.4, {"name": "value_usd_mn", "type": "number", "decimals": 0})
    '94,820'
    >>> format_cell("KGZ", {"name": "country", "type": "text"})
    'Kyrgyzstan'
    >>> format_cell(None, {"name": "note", "type": "text"})
    ''
    """
    name, kind = column["name"], column["type"]
    if value is None or value == "":
        return MISSING if kind in ("number", "integer") else ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    if kind == "number":
        return format_value(float(value), int(column.get("decimals", 1)))
    if kind == "integer":
        is_year = name in ("year", "period", "start", "end", "horizon") or (
            name.endswith("_year")
        )
        return str(value) if is_year else format_value(float(value), 0)
    if name in ("country", "name"):
        return _country_names(str(value))
    if name == "period":
        return period_in_words(str(value))
    if name == "obs_status":
        return OBS_STATUS.get(str(value), str(value))
    if name == "reporter" and value in codes.REPORTERS:
        return codes.reporter_name(value)
    return str(value)


def period_in_words(period: str) -> str:
    """Write a period as a reader would.

    Parameters
    ----------
    period : str
        As in the tables: a year, a month, a day, or two of them with a slash between.

    Returns
    -------
    str
        Spans with a dash, months by name; anything else as it is.

    Examples
    --------
    >>> period_in_words("2023/2025")
    '2023–2025'
    >>> period_in_words("2024-01/2024-10")
    'January–October 2024'
    >>> period_in_words("2024-06")
    'June 2024'
    """
    months = [re.fullmatch(r"(\d{4})-(\d{2})", part) for part in period.split("/")]
    names = [
        (calendar.month_name[int(month[2])], month[1])
        for month in months
        if month is not None and 1 <= int(month[2]) <= 12
    ]
    if len(names) != len(months):
        return period.replace("/", "–")
    (first, year), (last, last_year) = names[0], names[-1]
    if len(names) == 1:
        return f"{first} {year}"
    if year == last_year:
        return f"{first}–{last} {year}"
    return f"{first} {year} – {last} {last_year}"


def _country_names(value: str) -> str:
    """Write a code as a name, several joined by + as "A and B", all else as it is."""
    parts = value.split("+")
    if set(parts) <= set(codes.country_codes()):
        return " and ".join(codes.country_name(part) for part in parts)
    return value


def column_label(name: str) -> str:
    """Make a heading of a column's name, with its unit.

    Parameters
    ----------
    name : str
        Name of the column.

    Returns
    -------
    str
        Words, and the unit in brackets.

    Examples
    --------
    >>> column_label("value_usd_mn")
    'Value (USD mn)'
    >>> column_label("source_id")
    'Source'
    """
    if name in ("source_id", "source_ids"):
        return "Source" if name == "source_id" else "Sources"
    unit = ""
    for ending, written in UNITS.items():
        if name.endswith(f"_{ending}"):
            name, unit = name.removesuffix(f"_{ending}"), f" ({written})"
            break
    words = name.replace("_", " ").strip()
    return f"{words[:1].upper()}{words[1:]}{unit}"


# --- HTML and text for JupyterLab ----------------------------------------------------


def _text_bundle(sentences: Sequence[str], title: str = "") -> Bundle:
    content: dict[str, Any] = {"title": title, "sentences": list(sentences)}
    lead = [f"{title}:"] if title else []
    markup = "".join(f"<p>{html.escape(line)}</p>" for line in [*lead, *sentences])
    return Bundle("text", content, markup, "\n".join([*lead, *sentences]))


def _table_html(content: Mapping[str, Any]) -> str:
    columns = content["columns"]
    head = "".join(
        f'<th scope="col">{html.escape(column["label"])}</th>' for column in columns
    )
    body = "".join(
        "<tr>"
        + "".join(
            f"<td>{html.escape(format_cell(value, column))}</td>"
            for value, column in zip(row, columns, strict=True)
        )
        + "</tr>"
        for row in content["rows"]
    )
    note = f"<p>{html.escape(content['note'])}</p>" if content["note"] else ""
    return (
        f"<table><caption>{html.escape(content['caption'])}</caption>"
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{note}"
    )


def _table_text(content: Mapping[str, Any]) -> str:
    columns = content["columns"]
    rows = [
        [format_cell(value, column) for value, column in zip(row, columns, strict=True)]
        for row in content["rows"]
    ]
    lines = [content["caption"], _aligned([[c["label"] for c in columns], *rows])]
    return "\n".join([*lines, *([content["note"]] if content["note"] else [])])


def _aligned(rows: Iterable[Sequence[str]]) -> str:
    """Set rows of text in columns, two blanks apart."""
    table = [list(row) for row in rows]
    widths = [max(len(row[place]) for row in table) for place in range(len(table[0]))]
    return "\n".join(
        "  ".join(
            cell.ljust(width) for cell, width in zip(row, widths, strict=True)
        ).rstrip()
        for row in table
    )
