"""Rows over time: periods as bars, points in time as marks."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle

from cac_data.charts import axes as ground
from cac_data.charts.style import (
    Names,
    bar_of,
    looks_of,
    mark_of,
    name_of,
    ordered,
    styled,
    text_on,
)

BESIDE = ((7, 0), (-7, 0))
ABOVE_OR_BELOW = ((0, 5), (0, -5), (-1, 5), (-1, -5), (0, 16), (0, -16))
"""Points by which a text stands off its mark, the best place first."""

_OLD = (-500, -300, -200, -100, 1, 250, 500, 750, 1000, 1250, 1500, 1600, 1700, 1800)
_TICKS = (*_OLD, 1850, 1900, 1950, 1980, 1990, 2000, 2010, 2015, 2020, 2023, 2025)


@styled()
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
    title: str = "",
) -> ground.Chart:
    """Draw rows over time: a bar from begin to end, a mark for what has no end.

    `start`, `end`: periods such as -0138 or 2012-06, or years; without `end`, or where
    it is missing, `start` is a point in time. `row`: what stands below each other, in
    the order of the rows. `text`: what is written in a bar, or at a mark, where there
    is room. `by`: colour and mark; `ramp`: its values rise, in one colour. `hollow`:
    true where a bar or mark is only an outline. `age`: a year after all others; the
    axis is then logarithmic in the years before it, which shows a day in June beside
    two thousand years, and each event has a row of its own.

    ValueError if there is nothing to draw.

    >>> events = pd.DataFrame({"period": ["-0138", "2025"], "what": ["a", "b"]})
    >>> figure = spans(events, row="period", text="what", age=2027)
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['a', 'b']
    """
    if end:
        frame = frame.assign(
            **{
                column: frame[column].map(
                    lambda period, side=side: ground.ends_of(period)[side],
                    na_action="ignore",
                )
                for side, column in enumerate((start, end))
            }
        )
    roles = {"row": row, "by": by, "text": text, "hollow": hollow, "end": end}
    data = ground.tidy(frame, {"start": start}, roles)
    data["end"] = data["end"].replace("", np.nan).astype(float)
    low, high = data["start"].min(), data[["start", "end"]].max().max()
    if age:
        data[["start", "end"]] = -np.log10(age - data[["start", "end"]])
    # A timeline has a row for each event, although two may be of one year.
    rows = data["row"].tolist() if age else ordered(data["row"])
    data["at"] = range(len(data)) if age else data["row"].map(rows.index)
    looks = looks_of(data["by"], names, ramp=ramp)
    is_mark = data["end"].isna()
    crowded = (is_mark & data.duplicated("at", keep=False)).any()
    tall = 0.25 if len(rows) == len(data) else 0.5 if crowded else 0.38
    figure, (ax,) = ground.panels_of(0.4 + tall * len(rows), "x")
    ax.spines["left"].set_visible(False)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    labels = [ground.wrapped(name_of(value, names), 28) for value in rows]
    ax.set_yticks(range(len(rows)), labels)
    ax.grid(visible=bool(is_mark.any()), axis="y")
    drawn: list[Any] = []
    for span in data.to_dict("records"):
        look, at, begin = looks[span["by"]], span["at"], span["start"]
        if pd.isna(span["end"]):
            drawn += ax.plot(
                [begin], [at], clip_on=False, **mark_of(look, span["kind"])
            )
        else:
            drawn += ax.barh(at, span["end"] - begin, 0.8, left=begin, zorder=2)
            drawn[-1].set(**bar_of(look, span["kind"]))
    if age:
        _age_axis(ax, data["start"], low, high, age)
    else:
        ground.year_axis(ax, low, high, ticks=9)
    style = mark_of if is_mark.all() else bar_of
    shown = looks.values() if len(looks) > 1 and by != text else ()
    key = ground.key_of(style, shown, data["kind"], names)
    ground.finish(figure, title=title, key=key)
    taken = ground.around(ax, data.loc[is_mark, ["start", "at"]].to_numpy(), 3)
    shifts = ABOVE_OR_BELOW if crowded else BESIDE
    for span, item in zip(data.to_dict("records"), drawn, strict=True):
        words, spot = str(span["text"]), (span["start"], span["at"])
        if pd.isna(span["text"]) or not words:
            continue
        if pd.isna(span["end"]):
            ground.place(ax, words, spot, shifts, taken)
        else:
            ink = text_on(looks[span["by"]], span["kind"])
            _write_inside(ax, item, words, ink)
    return figure


def _write_inside(ax: Axes, bar: Rectangle, words: str, ink: str) -> None:
    """Write words into a bar, in two lines if need be; none where it is too short."""
    for broken in (words, ground.wrapped(words, len(words) // 2 + 1)):
        note = ground.write(ax, broken, bar.get_center(), ha="center", color=ink)
        if ground.box_of(note).width < bar.get_window_extent().width:
            return
        note.remove()


def _age_axis(
    ax: Axes, places: pd.Series[float], low: float, high: float, age: int
) -> None:
    """Give the axis the years that fit, by the logarithm of how long ago they are."""
    left, right = float(places.min()), float(places.max())
    room = 0.02 * (right - left) or 0.1
    ax.set_xlim(left - room, right + room)
    shown: list[int] = []
    for year in reversed([year for year in _TICKS if low - 60 <= year <= high]):
        place = -np.log10(age - year)
        near = min((abs(place + np.log10(age - other)) for other in shown), default=9)
        if near > 0.085 * (right - left) and place >= left - room:
            shown.insert(0, year)
    labels = [ground.year_text(year) for year in shown]
    ax.set_xticks([-np.log10(age - year) for year in shown], labels)
