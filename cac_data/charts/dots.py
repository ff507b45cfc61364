"""Dots: in rows, with ranges or as pairs, and as a cloud of two measures."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.lines import Line2D
from pandas.api.types import is_numeric_dtype

from cac_data.charts import axes as ground
from cac_data.charts.style import (
    GRID,
    MUTED,
    Look,
    Names,
    looks_of,
    mark_of,
    name_of,
    styled,
)

PAIR = (("first", -1), ("last", 1))
"""The ends of a pair, and the side on which each is written."""


@styled()
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
    title: str = "",
) -> ground.Chart:
    """Draw dots in a row for each name, with ranges, or as pairs of two ends.

    Sums of parts (``basis`` sum), estimates (``obs_status`` E) and what is true in
    `hollow` are hollow.

    `row`: names, in their order, below a heading for each value of `group`. `low`,
    `high`: ends of a bar through the dot; without `x` (``x=""``) a pair: a hollow
    diamond at `low`, a dot at `high`, in the key by the names of the columns. `by`:
    colour and mark; each on a line of its own with `lanes`; beside what is `strong` the
    others are faint. `sign`: figures with a plus. `levels`: name and place of upright
    lines. `bands`: word, begin and end of shaded bands; the axis is then that of
    probabilities, 0 to 1.

    ValueError if there is nothing to draw, or two dots of one look in a row.

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
    looks = looks_of(data["by"], names)
    if not by:  # the row names what the colour means
        looks = {value: replace(look, marker="o") for value, look in looks.items()}
    deep = len(looks) if lanes else 1
    data["at"], labels, heads = _rows(data, names, deep=deep)
    if lanes:
        lane = data["by"].map([*looks].index) - (len(looks) - 1) / 2
        data["at"] += lane * 0.8
    lowest = data["at"].max() + 0.7
    height = 0.54 + 0.27 * lowest + 0.4 * bool(bands)
    figure, (ax,) = ground.panels_of(height, "x")
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
            ax.plot([dot["low"]], [at], **mark_of(replace(look, marker="D"), "low"))
        ax.plot([dot["x"]], [at], clip_on=False, **mark_of(look, dot["kind"]))
        # What stands farther on beside what is strong is faint: away from it.
        turn = -1 if strong and dot["x"] < most else 1
        written = [(dot["last"], dot["x"], turn)]
        if is_pair:
            written = [(dot[end], dot[end], turn) for end, turn in PAIR]
        for place, value, turn in () if is_faint else written:
            text = ground.number_text(value, decimals, sign=sign)
            align = {"ha": "left" if turn > 0 else "right", "va": "center_baseline"}
            ground.write(ax, text, (place, at), (8 * turn, 0), **align)
    ground.mark_levels(ax, levels)
    ground.value_axis(ax.xaxis, before=0.1 * is_pair)
    for at, (word, (left, right)) in enumerate((bands or {}).items()):
        ax.axvspan(left, right, color=GRID, alpha=0.75 if at % 2 == 0 else 0.25, lw=0)
        words = textwrap.fill(word, 9, break_long_words=False)
        ground.write_over(ax, (left + right) / 2, words, MUTED)
        ax.set_xlim(0, 1)
    shown = looks.values() if by and len(looks) > 1 else ()
    key = ground.key_of(mark_of, shown, data["kind"], names)
    if is_pair:
        last = mark_of(Look(name_of(high, names), MUTED))
        first = mark_of(Look(name_of(low, names), MUTED, "D"), "low")
        key = [Line2D([], [], **style) for style in (last, first)]
    ground.finish(figure, title=title, unit=unit, key=key)
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
            labels[at] = name_of(value, names)
            at += 1
        for one in dict.fromkeys(rows["row"]):
            name = ground.wrapped(name_of(one, names), 40)
            size = max(1 + 0.5 * name.count("\n"), 0.85 * deep)
            places[value, one] = at + (size - 1) / 2
            labels[places[value, one]] = name
            at += size
    pairs = zip(data["group"], data["row"], strict=True)
    return [places[pair] for pair in pairs], labels, heads


@styled()
def scatter(
    frame: pd.DataFrame,
    *,
    x: str,
    y: str,
    label: str = "",
    by: str = "",
    hollow: str = "",
    unit: str = "",
    names: Names = None,
    title: str = "",
) -> ground.Chart:
    """Draw a dot for each row at two measures, with its name where there is room.

    Sums of parts (``basis`` sum), estimates (``obs_status`` E) and what is true in
    `hollow` are hollow. Measures may be periods: then their axis is one of years.

    `label`: names of dots. `by`: colour and mark. `unit`: of `y`.

    ValueError if there is nothing to draw.

    >>> data = pd.DataFrame({"oil": [-0.2, 0.3], "trade": [0.2, 0.3], "at": ["a", "b"]})
    >>> figure = scatter(data, x="oil", y="trade", label="at")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['a', 'b']
    """
    roles = {"label": label, "by": by, "hollow": hollow}
    data = ground.tidy(frame, {"x": x, "y": y}, roles)
    looks = looks_of(data["by"], names)
    figure, (ax,) = ground.panels_of(3.8, "y")
    ax.grid(visible=True)
    for dot in data.to_dict("records"):
        ax.plot([dot["x"]], [dot["y"]], **mark_of(looks[dot["by"]], dot["kind"]))
    for axis, column in ((ax.xaxis, x), (ax.yaxis, y)):
        low, high = axis.get_data_interval()
        room = 0.06 * (high - low) or 1
        axis.set_view_interval(low - room, high + room, ignore=True)
        ground.few_ticks(axis)
        if not is_numeric_dtype(frame[column]):
            axis.set_major_formatter(ground.year_text)
        elif low < 0 < high:
            (ax.axvline if axis is ax.xaxis else ax.axhline)(0, color=MUTED, lw=0.8)
    key = ground.key_of(mark_of, looks.values() if by else (), data["kind"], names)
    ground.finish(figure, title=title, unit=unit, key=key)
    spots = data[["x", "y"]].to_numpy()
    taken = ground.around(ax, spots, 3.5)
    for words, spot in zip(data["label"].fillna(""), spots, strict=True):
        if words:
            ground.place(ax, str(words), spot, ground.NEAR, taken)
    return figure
