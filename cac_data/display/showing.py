"""What a notebook calls: figure, table, key figures, verdicts, sources, text."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

import numpy as np
import pandas as pd

from cac_data import codes, words
from cac_data.bundles import Bundle, publish
from cac_data.display.content import (
    KEY_FIGURE_COLUMNS,
    SOURCE_COLUMNS,
    VERDICT_COLUMNS,
    check_columns,
    check_unique,
    cited_ids,
    frame_content,
    json_value,
    key_figure_content,
    records_of,
    reference_text,
    verdict_content,
)
from cac_data.display.jupyter import aligned_text, table_html, table_text, text_bundle
from cac_data.display.svg import svg_data_uri, svg_of
from cac_data.display.words import VERDICTS
from cac_data.shared_answers import shared

if TYPE_CHECKING:
    from matplotlib.figure import Figure


Drawing: TypeAlias = "partial[Any]"
"""What is still to be drawn, from `later`."""

DESCRIBES_NOTHING = {"figure", "chart", "plot", "image", "graph", "picture", "diagram"}


def draw(plot: Callable[..., Any], *frames: pd.DataFrame, **options: Any) -> Any:
    """Draw frames, unless one of them is empty: then there is nothing to draw.

    A scenario may select nothing, and a chart of nothing would say something untrue.
    `show_figure` shows a sentence in its place.

    `plot`: a function that draws frames, such as those of ``cac_data.plots``.

    Examples
    --------
    >>> draw(print, pd.DataFrame({"period": []})) is None
    True
    """
    if any(frame.empty for frame in frames):
        return None
    return plot(*frames, **options)


def later(plot: Callable[..., Any], *frames: pd.DataFrame, **options: Any) -> Drawing:
    """Put off a drawing until `show_figure` shows it.

    Scenarios have most of their figures in common: what has been drawn from the same
    frames before, here or in another report of the same run, need not be drawn again.

    `plot`: a function of a module that draws frames, such as
    ``cac_data.trade.draw_total``.

    For `show_figure`; called, it draws and returns what `plot` returns.

    Examples
    --------
    >>> plot = later(dict, unit="bcm")
    >>> plot()
    {'unit': 'bcm'}
    """
    return partial(plot, *frames, **options)


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

    `ax`: what was drawn; None, from `draw`, shows a sentence instead. Or, from `later`,
    what is still to be drawn.
    `data`: the rows that the figure draws; columns ``source_id`` or ``source_ids`` name
    their sources. An empty frame shows a sentence instead of the figure.
    `caption`: what is shown, for whom and in which unit.
    `alt`: what the figure says, for those who cannot see it.
    `title`: heading of the figure; by default the title of the Axes.

    ValueError if `caption` or `alt` is empty, `alt` only repeats the caption or says no
    more than "figure", or `ax` is nothing that was drawn.
    """
    _check_words("caption", caption)
    _check_alt(alt, caption)
    if isinstance(ax, partial):
        drawn = _drawn_by(ax.func, ax.args, ax.keywords, _settings())
    else:
        drawn = _drawn(ax)
    heading = title
    if heading is None:
        heading = caption if drawn is None else drawn.title
    if drawn is None or data.empty:
        publish(text_bundle([words.say("common.no_data")], title=heading))
        return
    svg, width, height = drawn.svg, drawn.width, drawn.height
    content = {
        "title": heading,
        "caption": caption,
        "alt": alt,
        "svg": svg,
        "width": width,
        "height": height,
        "data": frame_content(data),
        "source_ids": cited_ids(data),
    }
    markup = (
        f'<figure><img src="{svg_data_uri(svg)}" width="{width}" height="{height}" '
        f'alt="{html.escape(alt)}"><figcaption>{html.escape(caption)}</figcaption>'
        "</figure>"
    )
    text = f"[Figure] {heading or caption}\n{alt}"
    publish(Bundle("figure", content, markup, text))


def show_table(
    frame: pd.DataFrame,
    *,
    caption: str,
    labels: Mapping[str, str] | None = None,
    decimals: int | Mapping[str, int] | None = None,
    note: str = "",
) -> None:
    """Show a table with its caption and sources.

    `frame`: the rows, as they are to be read; the index is not shown. Columns
    ``source_id`` or ``source_ids`` name the sources. An empty frame shows a sentence.
    `labels`: headings with their units; by default made from the name of the column.
    `decimals`: decimals of the numbers; by default as many as their size asks for.

    ValueError if `caption` is empty, or `labels` or `decimals` name a column that is
    not there.
    """
    _check_words("caption", caption)
    for argument, given in (("labels", labels), ("decimals", decimals)):
        if isinstance(given, Mapping):
            for column in given:
                codes.check_member(argument, column, [str(c) for c in frame.columns])
    if frame.empty:
        publish(text_bundle([words.say("common.no_data")], title=caption))
        return
    content = {
        "caption": caption,
        "note": note,
        **frame_content(frame, labels=labels, decimals=decimals),
        "source_ids": cited_ids(frame),
    }
    publish(Bundle("table", content, table_html(content), table_text(content)))


def show_key_figures(frame: pd.DataFrame) -> None:
    """Show the figures that a reader should take away.

    `frame`: columns ``id``, ``label``, ``value`` (missing where there is none),
    ``unit``, ``period``; optional ``low``, ``high``, ``source_ids``, ``note`` and
    ``decimals``. An empty frame shows a sentence.

    ValueError if an id is given twice.
    """
    check_columns(frame, KEY_FIGURE_COLUMNS)
    check_unique(frame, "id")
    if frame.empty:
        publish(text_bundle([words.say("common.no_data")]))
        return
    figures = [key_figure_content(row) for row in records_of(frame)]
    content = {"figures": figures, "source_ids": cited_ids(frame)}
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
    text = aligned_text([["Key figure", "Value", "Period", "Range", "Note"], *rows])
    publish(Bundle("key-figures", content, markup, text))


def show_verdicts(frame: pd.DataFrame) -> None:
    """Show what the evidence says on claims.

    `frame`: columns ``claim_id``, ``statement``, ``verdict``; optional ``claimed``,
    ``comparison``, ``found``, ``unit``, the three tests ``figure``, ``referent`` and
    ``date``, ``how``, ``tier``, ``sources`` (their number by origin), ``source_ids``
    and ``note``. An empty frame shows a sentence.

    ValueError if a claim is given twice or a verdict is unknown.
    """
    check_columns(frame, VERDICT_COLUMNS)
    check_unique(frame, "claim_id")
    for verdict in frame["verdict"]:
        codes.check_member("verdict", verdict, VERDICTS)
    if frame.empty:
        publish(text_bundle([words.say("common.no_data")]))
        return
    verdicts = [verdict_content(row) for row in records_of(frame)]
    content = {"verdicts": verdicts, "source_ids": cited_ids(frame)}
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
    publish(Bundle("verdicts", content, markup, aligned_text([[*columns], *rows])))


def show_sources(frame: pd.DataFrame) -> None:
    """Show the bibliography of exactly the rows used.

    `frame`: what ``cac_data.sources`` returned, or any frame with ``source_id`` or
    ``source_ids``, whose sources are then looked up. An empty frame shows a sentence.

    ValueError if the frame names no sources.
    """
    if "publisher" not in frame.columns:
        if not {"source_id", "source_ids"} & set(frame.columns):
            check_columns(frame, SOURCE_COLUMNS)
        from cac_data.sources import sources

        frame = sources(frame)
    check_columns(frame, SOURCE_COLUMNS)
    if frame.empty:
        publish(text_bundle([words.say("common.no_data")]))
        return
    entries = [
        {str(name): json_value(value) for name, value in row.items()}
        for row in records_of(frame)
    ]
    content = {
        "sources": entries,
        "source_ids": [item["source_id"] for item in entries],
    }
    lines = [reference_text(entry) for entry in entries]
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
    publish(Bundle("sources", content, f"<ol>{items}</ol>", text))


def show_text(*sentences: str) -> None:
    """Show sentences that were worked out from the data.

    `sentences`: each becomes a paragraph; empty ones are left out. Nothing at all is
    said as "No data for this selection."

    Examples
    --------
    >>> show_text("Imports led growth.", "Exports followed.")
    Imports led growth.
    Exports followed.
    """
    said = [sentence.strip() for sentence in sentences if sentence.strip()]
    publish(text_bundle(said or [words.say("common.no_data")]))


class _Drawn(NamedTuple):
    """A figure as it is shown."""

    svg: str
    width: int
    height: int
    title: str


@shared
def _drawn_by(
    plot: Callable[..., Any],
    frames: tuple[Any, ...],
    options: dict[str, Any],
    _style: str,
) -> _Drawn | None:
    """Return what a call draws; it follows from its arguments and from the style."""
    return _drawn(plot(*frames, **options))


def _drawn(ax: Any) -> _Drawn | None:
    """Return a figure as it is shown, and close it; None where nothing was drawn."""
    if ax is None:
        return None
    figure = _figure_of(ax)
    title = _title_of(figure)
    svg, width, height = svg_of(figure)
    _close(figure)
    return _Drawn(svg, width, height, title)


def _settings() -> str:
    """Name the settings of matplotlib that are not its own."""
    import matplotlib as mpl

    usual = mpl.rcParamsDefault
    # Asked for by its name, the backend would be chosen now.
    return str(
        {
            key: value
            for key, value in dict.items(mpl.rcParams)
            if value != dict.get(usual, key)
        }
    )


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


def _close(figure: Figure) -> None:
    """Close a figure, so that it is neither shown twice nor kept in memory."""
    import matplotlib.pyplot as plt

    plt.close(figure)
