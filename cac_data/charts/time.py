"""Rows over time: periods as bars, points in time as marks."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from cac_data.charts import axes as ground
from cac_data.charts.labels import text_width, wrapped, write, year_text
from cac_data.charts.style import (
    GRID,
    INK,
    Look,
    bar_of,
    looks_of,
    mark_of,
    name_of,
    ordered,
    styled,
    text_on,
)

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
    names: Mapping[str, str] | None = None,
    title: str = "",
    subtitle: str = "",
    height: float = 0.0,
) -> ground.Chart:
    """Draw rows over time: a bar from begin to end, a mark for what has no end.

    `start`, `end`: periods such as -0138 or 2012-06, or years; without `end`, or where
    it is missing, `start` is a point in time. `row`: what stands below each other, in
    the order of the rows. `text`: what is written in a bar, or beside a mark; texts of
    a row never overlap. `by`: colour and mark; `ramp`: its values rise, in one colour.
    `hollow`: true where a bar or mark is only an outline. `age`: a year after all
    others; the axis is then logarithmic in the years before it, which shows a day in
    June beside two thousand years, and each event has a row of its own.

    ValueError if there is nothing to draw.

    >>> events = pd.DataFrame({"period": ["-0138", "2025"], "what": ["a", "b"]})
    >>> figure = spans(events, row="period", text="what", age=2027)
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['a', 'b']
    """
    roles = {"row": row, "by": by, "text": text, "hollow": hollow, "end": end}
    data = frame.dropna(subset=[start]).copy()
    data["from"] = [_edge(value, 0, bool(end)) for value in data[start]]
    data["to"] = [_edge(value, 1, True) for value in data[end]] if end else np.nan
    data = ground.checked(data, roles, {"start": "from"})
    data["text"] = data[text].fillna("").astype("str") if text else ""
    data["hue"] = data[by] if by else ""
    looks = looks_of(data["hue"], names, ramp=ramp) if by else {"": Look("")}
    data["kind"] = ground.kinds_of(data, hollow)
    low = float(data["from"].min())
    high = float(data[["from", "to"]].max().max())
    if age:
        data[["from", "to"]] = -np.log10(age - data[["from", "to"]])
    # A timeline has a row for each event, although two may be of one year.
    rows = data[row].tolist() if age else ordered(data[row])
    data["at"] = range(len(data)) if age else data[row].map(rows.index)
    many = data["to"].isna() & data.duplicated("at", keep=False)
    tall = 0.25 if len(rows) == len(data) else 0.5 if many.any() else 0.38
    figure, (ax,) = ground.panels_of(1, height or 0.4 + tall * len(rows))
    ground.dress(ax, "x")
    ax.spines["left"].set_visible(False)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    labels = [wrapped(name_of(value, names), 150) for value in rows]
    ax.set_yticks(range(len(rows)), labels)
    ax.tick_params(axis="y", labelcolor=INK)
    if data["to"].isna().any():
        ax.grid(visible=True, axis="y", color=GRID, linewidth=0.6)
    for record in data.to_dict("records"):
        look = looks[record["hue"]]
        begin, at, kind = record["from"], record["at"], record["kind"]
        if pd.isna(record["to"]):
            ax.plot([begin], [at], clip_on=False, **mark_of(look, kind))
        else:
            (bar,) = ax.barh(at, record["to"] - begin, 0.8, left=begin)
            bar.set(zorder=2, **bar_of(look, kind))
    if age:
        _age_axis(ax, data["from"], low, high, age)
    else:
        ground.year_axis(ax, low, high, ticks=9)
    shown = looks.values() if len(looks) > 1 and by != text else ()
    style = mark_of if data["to"].isna().all() else bar_of
    key = ground.key_of(style, shown, data["kind"], names)
    ground.head(figure, title=title, subtitle=subtitle, key=key)
    ground.fit(figure)
    ground.make_room(ax.xaxis, _outside(data, beside=not many.any()))
    _write(ax, data, looks, beside=not many.any())
    return figure


def _edge(value: Any, side: int, whole: bool) -> float:
    """Return the begin (0) or end (1) of a period, or its middle."""
    if not isinstance(value, str):
        return float(value)
    return ground.ends_of(value)[side] if whole else ground.point_of(value)


def _age_axis(
    ax: Axes, places: "pd.Series[float]", low: float, high: float, age: int
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
    ax.set_xticks([-np.log10(age - year) for year in shown], map(year_text, shown))


def _outside(data: pd.DataFrame, *, beside: bool) -> list[tuple[float, float]]:
    """Return what room is needed at the right for texts beside the last of each row."""
    if not beside:
        return []
    middle = (data["from"].min() + data["from"].max()) / 2
    early = data[data["to"].isna() & data["from"].le(middle)]
    widths = [text_width(words) + 10 for words in early["text"]]
    return list(zip(early["from"], widths, strict=True))


def _write(
    ax: Axes, data: pd.DataFrame, looks: Mapping[Any, Look], *, beside: bool
) -> None:
    """Write texts into bars that are wide enough, and beside or around marks."""
    box = ax.bbox.extents
    each = (box[2] - box[0]) / np.ptp(ax.get_xlim())
    left = ax.get_xlim()[0]
    taken: dict[tuple[int, int], float] = {}  # row and level: where its last text ends
    last = data.groupby("at")["from"].transform("max")
    for record, final in zip(
        data.to_dict("records"), data["from"].eq(last), strict=True
    ):
        words = record["text"]
        if not words:
            continue
        width = text_width(words)
        place, shift, side, ink = record["from"], (0.0, 0.0), "center", INK
        if pd.notna(record["to"]):
            room = (record["to"] - record["from"]) * each - 6
            words = wrapped(words, max(room, 1))
            place = (record["from"] + record["to"]) / 2
            ink = text_on(looks[record["hue"]], record["kind"])
            if text_width(words) > room or words.count("\n") > 1:
                if not final:
                    continue
                words, place, shift, side = record["text"], record["to"], (4, 0), "left"
                ink = INK
        elif beside:
            at = (place - left) * each
            turn = 1 if at + width + 8 < box[2] - box[0] else -1
            shift, side = (7.0 * turn, 0.0), "left" if turn > 0 else "right"
        else:
            at = (place - left) * each
            levels = [(record["at"], level) for level in (1, -1, 2, -2)]
            spot = next(
                (one for one in levels if taken.get(one, -1e9) + 3 < at - width / 2),
                levels[0],
            )
            taken[spot] = at + width / 2
            shift = (0.0, 11.0 * spot[1])
        align = {"ha": side, "va": "center_baseline" if beside else "center"}
        write(ax, words, (place, record["at"]), shift, color=ink, **align)
