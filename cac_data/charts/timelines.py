"""Spans and marks over time, in rows below each other."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.patches import Rectangle

from cac_data.charts import style
from cac_data.charts.data import ends_of, tidy
from cac_data.charts.figure import Chart
from cac_data.charts.panel import POINTS, Panel, height_of_label
from cac_data.charts.style import Look, Names
from cac_data.charts.texts import wrapped, year_text

YEARS_BY_AGE = (1, 1000, 1600, 1850, 1950, 2000, 2015, 2023, 2025)
"""The ticks of an axis that is logarithmic in the age of an event."""

USUAL, SMALLER = 9.0, 8.0
"""Points, of words in a bar, and of those for which it is too short."""

BESIDE = [(7, 0), (-7, 0)]
AROUND = [(0, 5), (0, -5), (-1, 5), (-1, -5), (0, 16), (0, -16)]
"""Points by which a text may stand off from its mark, the best first; where marks
crowd a row, above and below."""


@style.STYLED
def spans(
    frame: pd.DataFrame,
    *,
    row: str,
    start: str = "period",
    end: str = "",
    by: str = "",
    text: str = "",
    hollow: str = "",
    ramp: bool = False,
    age: int = 0,
    names: Names = None,
) -> Chart:
    """Draw rows over time: a bar from begin to end, a mark for what has no end.

    `start`, `end`: periods such as -0138 or 2012-06, or years. `text`: what is written
    in a bar, or at a mark, where there is room; `names` call a code in it by its column
    and itself, ``level.permanent``. `ramp`: values of `by` rise, in one colour.
    `hollow`: true where a bar or mark is only an outline. `age`: a year after all
    others; the axis is then logarithmic in the years before it, which shows a day in
    June beside two thousand years, and each event has a row of its own.

    >>> events = pd.DataFrame({"period": ["-0138", "2025"], "what": ["a", "b"]})
    >>> figure = spans(events, row="period", text="what", age=2027)
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['a', 'b']
    """
    if end:
        edges = frame[[start, end]].map(ends_of, na_action="ignore")
        begins = edges[start].str[0]
        ends = edges[end].str[1]
        frame = frame.assign(**{start: begins, end: ends})
    roles = {"row": row, "by": by, "text": text, "hollow": hollow, "end": end}
    data = tidy(frame, {"start": start}, roles)
    data["end"] = data["end"].replace("", np.nan).astype(float)
    data["text"] = [_words_of(code, text, names) for code in data["text"]]
    # In a timeline two events may be of one year.
    rows = data["row"].tolist() if age else style.ordered(data["row"])
    data["at"] = range(len(data)) if age else data["row"].map(rows.index)
    looks = style.looks_of(data["by"], names, ramp=ramp)
    is_mark = data["end"].isna()
    is_crowded = bool((is_mark & data.duplicated("at", keep=False)).any())

    labels = [wrapped(style.name_of(value, names), 28) for value in rows]
    height = _row_height(data, rows, is_crowded)
    places = _places_of_rows(labels, height)
    data["at"] = data["at"].map(places.__getitem__)
    figure = Chart(0.4 + (places[-1] + 1) * height, "x")
    (ax,) = figure.panels
    _label_rows(ax, places, labels, has_lines=bool(is_mark.any()))
    drawn = [_draw_span(ax, span, looks) for span in data.to_dict("records")]
    _show_time(ax, data, age)
    in_key = looks.values() if len(looks) > 1 and by != text else ()
    figure.add_key(
        Look.mark if is_mark.all() else Look.bar, in_key, data["kind"], names
    )
    figure.finish()
    ax.keep_free(data.loc[is_mark, ["start", "at"]].to_numpy(), 3)
    _write_texts(ax, data, drawn, looks, AROUND if is_crowded else BESIDE)
    return figure


def _words_of(code: Any, column: str, names: Names) -> str:
    """Return what is written of a code; one of another column may be spelled alike."""
    if pd.isna(code):
        return ""
    return (names or {}).get(f"{column}.{code}", str(code))


def _row_height(data: pd.DataFrame, rows: Sequence[Any], is_crowded: bool) -> float:
    """Return the height of a row in inches."""
    if len(rows) == len(data):
        return 0.25
    return 0.5 if is_crowded else 0.38


def _places_of_rows(labels: Sequence[str], height: float) -> list[float]:
    """Return where rows stand, downwards from 0: one apart, or as labels need.

    The last place is where they end: below the last row, if its label needs that.
    """
    halves = [height_of_label(label) / POINTS / height / 2 for label in labels]
    places = [max(0.0, halves[0] - 0.6)]
    for above, below in pairwise(halves):
        places.append(places[-1] + max(1.0, above + below))
    return [*places, places[-1] + max(0.0, halves[-1] - 0.6)]


def _label_rows(
    ax: Panel, places: Sequence[float], labels: Sequence[str], *, has_lines: bool
) -> None:
    """Name the rows at the left, the first on top."""
    ax.spines["left"].set_visible(False)
    *rows, end = places
    ax.set_ylim(end + 0.6, -0.6)
    ax.set_yticks(rows, labels)
    ax.grid(visible=has_lines, axis="y")


def _draw_span(ax: Panel, span: Mapping[Any, Any], looks: Mapping[Any, Look]) -> Any:
    """Draw a bar, or a mark for what has no end."""
    look = looks[span["by"]]
    if pd.isna(span["end"]):
        mark = look.mark(span["kind"])
        (drawn,) = ax.plot([span["start"]], [span["at"]], clip_on=False, **mark)
        return drawn
    length = span["end"] - span["start"]
    (bar,) = ax.barh(span["at"], length, 0.8, left=span["start"], zorder=2)
    bar.set(**look.bar(span["kind"]))
    return bar


def _show_time(ax: Panel, data: pd.DataFrame, age: int) -> None:
    low = data["start"].min()
    high = data[["start", "end"]].max().max()
    if age:
        _show_ages(ax, low, high, age)
    else:
        ax.show_years(low, high, ticks=9)


def _show_ages(ax: Panel, low: float, high: float, age: int) -> None:
    """Scale the axis by the logarithm of how many years before `age` an event was."""

    def place_of(year: Any) -> Any:
        return -np.log10(age - year)

    def year_at(place: Any) -> Any:
        return age - 10**-place

    ax.set_xscale("function", functions=(place_of, year_at))
    shown = [year for year in YEARS_BY_AGE if low < year <= high]
    ax.set_xticks(shown, [year_text(year) for year in shown])
    margin = 0.15 * (age - low)
    room_for_texts = 0.2 * (age - high)
    ax.set_xlim(low - margin, high + room_for_texts)


def _write_texts(
    ax: Panel,
    data: pd.DataFrame,
    drawn: Sequence[Any],
    looks: Mapping[Any, Look],
    shifts: Sequence[tuple[float, float]],
) -> None:
    """Write the text of each span in its bar, or at its mark, where there is room."""
    for span, artist in zip(data.to_dict("records"), drawn, strict=True):
        words = span["text"]
        if not words:
            continue
        if pd.isna(span["end"]):
            ax.write_beside(words, (span["start"], span["at"]), shifts)
        else:
            ink = looks[span["by"]].ink(span["kind"])
            _write_inside(ax, artist, words, ink)


def _write_inside(ax: Panel, bar: Rectangle, words: str, ink: str) -> None:
    """Write words into a bar, in two lines or smaller if need be, or not at all."""
    in_two = wrapped(words, len(words) // 2 + 1)
    for size in (USUAL, SMALLER):
        for broken in (words, in_two):
            look = {"ha": "center", "color": ink, "fontsize": size}
            note = ax.write(broken, bar.get_center(), **look)
            if ax.box_of(note).width < bar.get_window_extent().width:
                return
            note.remove()
