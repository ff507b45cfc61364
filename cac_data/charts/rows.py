"""Rows below each other: dots with ranges, pairs of dots, and spans over time."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from cac_data.charts import axes as ground, style
from cac_data.charts.style import GRID, MUTED, Look, Names


@style.STYLED
def dots(
    frame: pd.DataFrame,
    *,
    row: str,
    x: str = "value",
    by: str = "",
    group: str = "",
    low: str = "",
    high: str = "",
    hollow: str = "",
    strong: str = "",
    lanes: bool = False,
    levels: Mapping[str, float] | None = None,
    bands: Mapping[str, tuple[float, float]] | None = None,
    unit: str = "",
    scale: float = 1.0,
    decimals: int | None = None,
    sign: bool = False,
    names: Names = None,
) -> ground.Chart:
    """Draw dots in a row for each name, with ranges, or as pairs of two ends.

    `row`: names, below a heading for each value of `group`. `low`, `high`: ends of a
    bar through the dot; with ``x=""`` a pair: a hollow diamond at `low`, a dot at
    `high`. `by`: each on a line of its own with `lanes`, faint beside what is `strong`.
    `levels`: name and place of upright lines. `bands`: word, begin and end of shaded
    bands; the axis is then that of probabilities, 0 to 1.

    >>> counts = pd.DataFrame({"what": ["a"], "national": [15.3], "China": [28.0]})
    >>> figure = dots(counts, row="what", x="", low="national", high="China")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['15.3', '28.0']
    """
    is_pair = not x
    roles = {"row": row, "by": by, "group": group, "hollow": hollow}
    roles |= {} if is_pair else {"low": low, "high": high}
    numbers = {"low": low, "high": high} if is_pair else {"x": x}
    data = ground.tidy(frame, numbers, roles, unique=["group", "row", "by"])
    data["x"] = data["high" if is_pair else "x"]
    ends = ["x", "low", "high"]
    data[ends] = data[ends].replace("", np.nan).astype(float) * scale
    looks = style.looks_of(data["by"], names)
    if not by:  # the row names what the colour means
        looks = {value: replace(look, marker="o") for value, look in looks.items()}
    deep = len(looks) if lanes else 1
    data["at"], labels, heads = _rows(data, names, deep=deep)
    if lanes:
        lane = data["by"].map([*looks].index) - (len(looks) - 1) / 2
        data["at"] += lane * 0.8
    lowest = data["at"].max() + 0.7
    height = 0.54 + 0.27 * lowest + 0.4 * bool(bands)
    figure = ground.Chart(height, "x")
    (ax,) = figure.panels
    ax.set_ylim(lowest, -0.7)
    ax.set_yticks([*labels], [*labels.values()])
    for at, label in zip(labels, ax.get_yticklabels(), strict=True):
        label.set_fontweight("bold" if at in heads else "normal")
    decimals = ground.decimals_of(data["x"]) if decimals is None else decimals
    data["first"], data["last"] = data[ends].min(axis=1), data[ends].max(axis=1)
    farthest = data.groupby("at")["x"].transform("max")
    for dot, most in zip(data.to_dict("records"), farthest, strict=True):
        look, at = looks[dot["by"]], dot["at"]
        is_faint = strong not in ("", str(dot["by"]))
        look = replace(look, alpha=0.45) if is_faint else look
        ax.plot([dot["low"], dot["high"]], [at] * 2, color=look.colour, lw=3, alpha=0.5)
        if is_pair:
            ax.plot([dot["low"]], [at], **replace(look, marker="D").mark("low"))
        ax.plot([dot["x"]], [at], clip_on=False, **look.mark(dot["kind"]))
        # What stands farther on beside what is strong is faint: away from it.
        turn = -1 if strong and dot["x"] < most else 1
        written = [(dot["last"], dot["x"], turn)]
        if is_pair:
            written = [(dot["first"], dot["first"], -1), (dot["last"], dot["last"], 1)]
        for place, value, turn in () if is_faint else written:
            text = ground.number_text(value, decimals, sign=sign)
            align = {"ha": "left" if turn > 0 else "right", "va": "center_baseline"}
            ax.write(text, (place, at), (8 * turn, 0), **align)
    ax.draw_levels(levels)
    ax.show_figures("x", before=0.1 * is_pair)
    for at, (word, (left, right)) in enumerate((bands or {}).items()):
        ax.axvspan(left, right, color=GRID, alpha=0.75 if at % 2 == 0 else 0.25, lw=0)
        words = textwrap.fill(word, 9, break_long_words=False)
        ax.write_over((left + right) / 2, words, MUTED)
        ax.set_xlim(0, 1)
    shown = looks.values() if by and len(looks) > 1 else ()
    if is_pair:
        last = Look(style.name_of(high, names), MUTED).mark()
        first = Look(style.name_of(low, names), MUTED, "D").mark("low")
        figure.key = [Line2D([], [], **one) for one in (last, first)]
    else:
        figure.add_key(Look.mark, shown, data["kind"], names)
    figure.finish(unit)
    return figure


def _rows(
    data: pd.DataFrame, names: Names, *, deep: int
) -> tuple[list[float], dict[float, str], set[float]]:
    """Return where each dot stands, what is written at the left, and its headings."""
    at, places = 0.0, dict[tuple[Any, Any], float]()
    labels, heads = dict[float, str](), set[float]()
    for value, rows in data.groupby("group", sort=False):
        if value:
            heads.add(at)
            labels[at] = style.name_of(value, names)
            at += 1
        for one in dict.fromkeys(rows["row"]):
            name = ground.wrapped(style.name_of(one, names), 40)
            size = max(1 + 0.5 * name.count("\n"), 0.85 * deep)
            places[value, one] = at + (size - 1) / 2
            labels[places[value, one]] = name
            at += size
    pairs = zip(data["group"], data["row"], strict=True)
    return [places[pair] for pair in pairs], labels, heads


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
) -> ground.Chart:
    """Draw rows over time: a bar from begin to end, a mark for what has no end.

    `start`, `end`: periods such as -0138 or 2012-06, or years. `text`: what is written
    in a bar, or at a mark, where there is room. `ramp`: values of `by` rise, in one
    colour. `hollow`: true where a bar or mark is only an outline. `age`: a year after
    all others; the axis is then logarithmic in the years before it, which shows a day
    in June beside two thousand years, and each event has a row of its own.

    >>> events = pd.DataFrame({"period": ["-0138", "2025"], "what": ["a", "b"]})
    >>> figure = spans(events, row="period", text="what", age=2027)
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['a', 'b']
    """
    if end:
        edges = frame[[start, end]].map(ground.ends_of, na_action="ignore")
        first, last = edges[start].str[0], edges[end].str[1]
        frame = frame.assign(**{start: first, end: last})
    roles = {"row": row, "by": by, "text": text, "hollow": hollow, "end": end}
    data = ground.tidy(frame, {"start": start}, roles)
    data["end"] = data["end"].replace("", np.nan).astype(float)
    low, high = data["start"].min(), data[["start", "end"]].max().max()
    # A timeline has a row for each event, although two may be of one year.
    rows = data["row"].tolist() if age else style.ordered(data["row"])
    data["at"] = range(len(data)) if age else data["row"].map(rows.index)
    looks = style.looks_of(data["by"], names, ramp=ramp)
    is_mark = data["end"].isna()
    crowded = (is_mark & data.duplicated("at", keep=False)).any()
    tall = 0.25 if len(rows) == len(data) else 0.5 if crowded else 0.38
    figure = ground.Chart(0.4 + tall * len(rows), "x")
    (ax,) = figure.panels
    ax.spines["left"].set_visible(False)
    ax.set_ylim(len(rows) - 0.4, -0.6)
    labels = [ground.wrapped(style.name_of(value, names), 28) for value in rows]
    ax.set_yticks(range(len(rows)), labels)
    ax.grid(visible=bool(is_mark.any()), axis="y")
    drawn: list[Any] = []
    for span in data.to_dict("records"):
        look, at, begin = looks[span["by"]], span["at"], span["start"]
        if pd.isna(span["end"]):
            drawn += ax.plot([begin], [at], clip_on=False, **look.mark(span["kind"]))
        else:
            drawn += ax.barh(at, span["end"] - begin, 0.8, left=begin, zorder=2)
            drawn[-1].set(**look.bar(span["kind"]))
    if age:
        # The logarithm of how long ago a year is, and its inverse.
        scale = (lambda year: -np.log10(age - year), lambda place: age - 10**-place)
        ax.set_xscale("function", functions=scale)
        known = (1, 1000, 1600, 1850, 1950, 2000, 2015, 2023, 2025)
        shown = [year for year in known if low < year <= high]
        ax.set_xticks(shown, [ground.year_text(year) for year in shown])
        ax.set_xlim(low - 0.15 * (age - low), high + 0.2 * (age - high))
    else:
        ax.show_years(low, high, ticks=9)
    way = Look.mark if is_mark.all() else Look.bar
    in_key = looks.values() if len(looks) > 1 and by != text else ()
    figure.add_key(way, in_key, data["kind"], names)
    figure.finish()
    ax.keep_free(data.loc[is_mark, ["start", "at"]].to_numpy(), 3)
    shifts = [(7, 0), (-7, 0)]
    if crowded:
        shifts = [(0, 5), (0, -5), (-1, 5), (-1, -5), (0, 16), (0, -16)]
    for span, item in zip(data.to_dict("records"), drawn, strict=True):
        words, spot = str(span["text"]), (span["start"], span["at"])
        if pd.isna(span["text"]) or not words:
            continue
        if pd.isna(span["end"]):
            ax.write_beside(words, spot, shifts)
        else:
            ink = looks[span["by"]].ink(span["kind"])
            _write_inside(ax, item, words, ink)
    return figure


def _write_inside(ax: ground.Panel, bar: Rectangle, words: str, ink: str) -> None:
    """Write words into a bar, in two lines if need be; none where it is too short."""
    for broken in (words, ground.wrapped(words, len(words) // 2 + 1)):
        note = ax.write(broken, bar.get_center(), ha="center", color=ink)
        if ax.box_of(note).width < bar.get_window_extent().width:
            return
        note.remove()
