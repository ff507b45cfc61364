"""Dots: in rows, with ranges or as pairs, and as a cloud of two measures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter

from cac_data.charts import axes as ground
from cac_data.charts.labels import (
    decimals_of,
    number_text,
    place_names,
    text_width,
    wrapped,
    write,
    write_names,
    write_over,
    year_text,
)
from cac_data.charts.style import (
    ACCENT,
    GRID,
    INK,
    MUTED,
    Look,
    looks_of,
    mark_of,
    name_of,
    readable,
    styled,
)


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
    text: str = "",
    hollow: str = "",
    strong: str = "",
    lanes: bool = False,
    levels: Mapping[str, float] | None = None,
    bands: Mapping[str, tuple[float, float]] | None = None,
    unit: str = "",
    scale: float = 1.0,
    decimals: int | None = None,
    sign: bool = False,
    names: Mapping[str, str] | None = None,
    title: str = "",
    subtitle: str = "",
    height: float = 0.0,
) -> ground.Chart:
    """Draw dots in a row for each name, with ranges, or as pairs of two ends.

    Sums of parts (``basis`` sum), estimates (``obs_status`` E) and what is true in
    `hollow` are hollow. Figures may be periods: then the axis is one of years.

    `row`: names, in their order, below a heading for each value of `group`. `low`,
    `high`: ends of a bar through the dot; without `x` (``x=""``) a pair: a hollow
    diamond at `low`, a dot at `high`, in the key by the names of the columns. `by`:
    colour and mark; each on a line of its own with `lanes`; beside what is `strong` the
    others are faint. `text`: what is written instead of the figure. `levels`: name and
    place of upright lines. `bands`: word, begin and end of shaded bands; the axis is
    then that of probabilities, 0 to 1.

    ValueError if there is nothing to draw.

    >>> counts = pd.DataFrame({"what": ["a"], "national": [15.3], "China": [28.0]})
    >>> figure = dots(counts, row="what", x="", low="national", high="China")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['15.3', '28.0']
    """
    main = x or high
    roles = {"row": row, "by": by, "group": group, "text": text, "hollow": hollow}
    numbers = {"x": x} if x else {"low": low, "high": high}
    frame, years = ground.in_years(frame, [name for name in (x, low, high) if name])
    data = ground.checked(frame, roles, numbers, unique=[group, row, by])
    hue = by or ("country" if "country" in data else "")
    looks = looks_of(data[hue], names) if hue else {"": Look("")}
    if not by:  # the row names what the colour means
        looks = {value: replace(look, marker="o") for value, look in looks.items()}
    data = data.assign(
        hue=data[hue] if hue else "",
        group=data[group] if group else "",
        main=data[main] * scale,
        low=data[low] * scale if low else np.nan,
        high=data[high] * scale if high else np.nan,
        kind=ground.kinds_of(data, hollow),
    )
    data, labels, heads = _rows(data, row, names, deep=len(looks) if lanes else 1)
    if lanes:
        lane = data["hue"].map(list(looks).index) - (len(looks) - 1) / 2
        data["at"] += lane * 0.8
    lowest = data["at"].max() + 0.7
    figure, (ax,) = ground.panels_of(1, height or 0.35 + 0.27 * (lowest + 0.7))
    ground.dress(ax, "x")
    ax.set_ylim(lowest, -0.7)
    ax.set_yticks(list(labels), list(labels.values()))
    ax.tick_params(axis="y", labelcolor=INK)
    faint = data["hue"].astype("str").ne(strong) & bool(strong)
    for record, pale in zip(data.to_dict("records"), faint, strict=True):
        look, at = looks[record["hue"]], record["at"]
        look = replace(look, alpha=0.45) if pale else look
        ends = [record["low"], record["high"]]
        ax.plot(ends, [at, at], color=look.colour, lw=3, alpha=0.5)
        if not x:
            ax.plot([record["low"]], [at], **mark_of(replace(look, marker="D"), "low"))
        ax.plot([record["main"]], [at], clip_on=False, **mark_of(look, record["kind"]))
    values = data[["main", "low", "high"]]
    if years:
        ground.year_axis(ax, values.min().min(), values.max().max())
    else:
        ground.value_axis(ax.xaxis)
    for at, (word, (left, right)) in enumerate((bands or {}).items()):
        ax.axvspan(left, right, color=GRID, alpha=0.75 if at % 2 == 0 else 0.25, lw=0)
        write_over(ax, (left + right) / 2, wrapped(word, 50), MUTED)
        ax.set_xlim(0, 1)
    ground.mark_levels(ax, levels)
    key = _dot_key(looks if by else {}, data["kind"], "" if x else low, high, names)
    ground.head(figure, title=title, subtitle=subtitle, unit=unit, key=key)
    ground.fit(figure)
    places = decimals_of(data["main"]) if decimals is None else decimals
    data["text"] = data[text].astype("str") if text else ""
    # Away from faint marks that stand farther on.
    most = data.groupby("at")["main"].transform("max")
    data["turn"] = np.where(data["main"].lt(most) & bool(strong), -1, 1)
    written = _figures(data[~faint], places, pair=not (x or text), sign=sign)
    if not bands:
        room = [(place, turn * (text_width(t) + 12)) for place, _, t, turn in written]
        ground.make_room(ax.xaxis, room)
    for place, at, words, turn in written:
        align = {"ha": "left" if turn > 0 else "right", "va": "center_baseline"}
        write(ax, words, (place, at), (8 * turn, 0), **align)
    for at, words in heads.items():
        edge = {"xycoords": ("axes fraction", "data"), "fontweight": "bold"}
        write(ax, words, (0, at), (4, 0), **edge)
    return figure


def _dot_key(
    looks: Mapping[Any, Look],
    kinds: pd.Series[str],
    low: str,
    high: str,
    names: Mapping[str, str] | None,
) -> list[ground.Handle]:
    """Return what colours and hollow marks mean; of pairs, what both ends are."""
    if not low:
        shown = looks.values() if len(looks) > 1 else ()
        return ground.key_of(mark_of, shown, kinds, names)
    dot = mark_of(Look(name_of(high, names), MUTED))
    diamond = mark_of(Look(name_of(low, names), MUTED, "D"), "low")
    return [Line2D([], [], **style) for style in (dot, diamond)]


def _rows(
    data: pd.DataFrame, row: str, names: Mapping[str, str] | None, *, deep: int
) -> tuple[pd.DataFrame, dict[float, str], dict[float, str]]:
    """Add where each row stands; return names of rows and headings of groups, too."""
    at, places = 0.0, dict[tuple[Any, Any], float]()
    labels, heads = dict[float, str](), dict[float, str]()
    for value in dict.fromkeys(data["group"]):
        if value:
            heads[at] = name_of(value, names)
            at += 1
        for one in dict.fromkeys(data.loc[data["group"].eq(value), row]):
            name = wrapped(name_of(one, names), 190)
            size = max(1 + 0.5 * name.count("\n"), 0.85 * deep)
            places[value, one] = at + (size - 1) / 2
            labels[places[value, one]] = name
            at += size
    pairs = zip(data["group"], data[row], strict=True)
    return data.assign(at=[places[pair] for pair in pairs]), labels, heads


def _figures(
    data: pd.DataFrame, places: int, *, pair: bool, sign: bool
) -> list[tuple[float, float, str, int]]:
    """Return place, row, text and side of what is written beside dots."""
    found = []
    for record in data.to_dict("records"):
        ends = [record["main"], record["low"], record["high"]]
        words = record["text"] or number_text(record["main"], places, sign=sign)
        if pair:
            least = min(record["low"], record["high"])
            found.append((least, record["at"], number_text(least, places), -1))
            words = number_text(np.nanmax(ends), places)
        place = float(np.nanmax(ends))
        found.append((place, record["at"], words, record["turn"]))
    return found


@styled()
def scatter(
    frame: pd.DataFrame,
    *,
    x: str,
    y: str,
    label: str = "",
    by: str = "",
    hollow: str = "",
    line: tuple[float, float, str] | Literal["equal", ""] = "",
    x_unit: str = "",
    unit: str = "",
    names: Mapping[str, str] | None = None,
    title: str = "",
    subtitle: str = "",
    height: float = 3.8,
) -> ground.Chart:
    """Draw a dot for each row at two measures, with its name where there is room.

    Sums of parts (``basis`` sum), estimates (``obs_status`` E) and what is true in
    `hollow` are hollow. Measures may be periods: then their axis is one of years.

    `label`: names of dots. `by`: colour and mark. `line`: intercept, slope and name of
    a line, or ``equal`` where both measures are the same. `unit`: of `y`.

    ValueError if there is nothing to draw.

    >>> data = pd.DataFrame({"oil": [-0.2, 0.3], "trade": [0.2, 0.3], "at": ["a", "b"]})
    >>> figure = scatter(data, x="oil", y="trade", label="at", line=(0.1, 0.5, "fit"))
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['fit', 'a', 'b']
    """
    roles = {"label": label, "by": by, "hollow": hollow}
    frame, across_years = ground.in_years(frame, [x])
    frame, up_years = ground.in_years(frame, [y])
    data = ground.checked(frame, roles, {"x": x, "y": y})
    looks = looks_of(data[by], names) if by else {"": Look("")}
    kinds = ground.kinds_of(data, hollow)
    hues = data[by] if by else [""] * len(data)
    figure, (ax,) = ground.panels_of(1, height)
    ground.dress(ax, "y")
    ax.grid(visible=True, axis="x", color=GRID, linewidth=0.6)
    for place, level, hue, kind in zip(data[x], data[y], hues, kinds, strict=True):
        ax.plot([place], [level], **mark_of(looks[hue], kind))
    for axis, years in ((ax.xaxis, across_years), (ax.yaxis, up_years)):
        low, high = axis.get_data_interval()
        room = 0.06 * (high - low) or 1
        axis.set_view_interval(low - room, high + room, ignore=True)
        ground.few_ticks(axis)
        if years:
            axis.set_major_formatter(FuncFormatter(year_text))
        elif low < 0 < high:
            (ax.axvline if axis is ax.xaxis else ax.axhline)(0, color=MUTED, lw=0.8)
    if line:
        _draw_line(ax, (0.0, 1.0, "") if line == "equal" else line)
    ax.set_xlabel(x_unit, loc="right", color=MUTED)
    key = ground.key_of(mark_of, looks.values() if by else (), kinds, names)
    ground.head(figure, title=title, subtitle=subtitle, unit=unit, key=key)
    ground.fit(figure)
    if label:
        spots = ax.transData.transform(data[[x, y]].to_numpy())
        texts = data[label].fillna("").astype("str").tolist()
        write_names(ax, spots, texts, place_names(spots, texts, ax.bbox.extents))
    return figure


def _draw_line(ax: Axes, line: tuple[float, float, str]) -> None:
    """Draw a line across the plot and name it at its right end."""
    intercept, slope, name = line
    bottom, top = ax.get_ylim()
    places = np.linspace(*ax.get_xlim(), 200)
    values = intercept + slope * places
    inside = (values >= bottom) & (values <= top)
    ax.plot(places[inside], values[inside], color=ACCENT, lw=1.6, zorder=2.2)
    if name and inside.any():
        end = (float(places[inside][-1]), float(values[inside][-1]))
        look = {"ha": "right", "va": "bottom", "color": readable(ACCENT)}
        write(ax, name, end, (-2, 3), **look)
