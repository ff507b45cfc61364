"""Lines over the years, how far they may go from here, and dots at two measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from pandas.api.types import is_numeric_dtype

from cac_data.charts import axes as ground, style
from cac_data.charts.style import INK, LEVEL, MUTED, Look, Names

HISTORY = {"x": "year", "y": "value"}


@style.STYLED
def lines(
    frame: pd.DataFrame,
    *,
    x: str = "year",
    y: str = "value",
    by: str = "",
    panel: str = "",
    kind: Literal["line", "stacked"] = "line",
    ratio: bool = False,
    unit: str = "",
    scale: float = 1.0,
    names: Names = None,
) -> ground.Chart:
    """Draw series over the years, each named at its end with its last figure.

    A missing year stays a gap. Lines of sums are thin, those of estimates dotted.
    `x`: years, or periods such as 2024-06. `panel`: a panel for each value. `kind`:
    ``stacked`` draws areas on each other, pale where a series has no figure (the stack
    is no whole). `ratio`: the axis doubles at each step.

    >>> rows = {"year": [2023, 2024], "country": "KAZ", "value": [41.0, 43.8]}
    >>> figure = lines(pd.DataFrame(rows), by="country", unit="USD bn")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['Kazakhstan 43.8']
    """
    roles = {"by": by or panel, "panel": panel}
    data = ground.tidy(frame, {"x": x, "y": y}, roles, unique=("x", "by", "panel"))
    data["y"] *= scale
    looks = style.looks_of(data["by"], names)
    decimals = ground.decimals_of(data["y"])
    groups = style.ordered(data["panel"])
    called = [style.name_of(value, names) for value in groups]
    height = 1.75 if panel else 3.4
    figure = ground.Chart(height, "y", called)
    for ax, value in zip(figure.panels, groups, strict=True):
        rows = data[data["panel"] == value]
        if kind == "stacked":
            _draw_stack(ax, rows, looks)
        for hue, look in looks.items() if kind == "line" else ():
            points = rows[rows["by"] == hue].sort_values("x")
            if points.empty:
                continue
            _draw_series(ax, points, look)
            place, level = points[["x", "y"]].iloc[-1]
            text = "×" * ratio + ground.number_text(level, decimals)
            if not panel:  # its title and the key hold the names
                text = f"{look.name} {text}".strip()
            if data["x"].max() - place >= 1:
                text += f" ({ground.year_text(place)})"
            ax.ends.append((place, level, text, look.colour))
        ax.show_years(data["x"].min(), data["x"].max(), ticks=4 if panel else 8)
        if not ratio:
            ax.show_figures("y", ticks=4 if panel else 6)
        else:  # steps that double, and a line where both are equal
            ax.set_yscale("log", base=2)
            ax.set_ylim(min(ax.dataLim.y0 / 1.15, 0.9), max(ax.dataLim.y1 * 1.1, 1.1))
            ax.minorticks_off()
            ax.yaxis.set_major_formatter(
                lambda y, _: f"×{y:g}" if y >= 1 else f"×1/{1 / y:g}"
            )
            ax.axhline(1, color=MUTED, linewidth=1, zorder=2)
            ax.spines["bottom"].set_visible(False)
    drawn, kinds = (Look.line, data["kind"]) if kind == "line" else (Look.bar, ())
    in_key = looks.values() if panel and by not in ("", panel) else ()
    figure.add_key(drawn, in_key, kinds, names)
    figure.finish(unit)
    return figure


def _draw_series(ax: Axes, points: pd.DataFrame, look: Look) -> None:
    """Draw one series; of a long one mark every fifth year, and both sides of a gap."""
    # Years, or months where figures are nearer to each other than a year.
    step = 1.0 if (points["x"] % 1 == 0).all() else 1 / 12
    ends = pairwise(points["x"])
    holes = [one + step for one, other in ends if other - one > step * 1.5]
    gaps = pd.DataFrame({"x": holes, "y": np.nan, "kind": ""})
    points = pd.concat([points, gaps] if holes else [points]).sort_values("x")
    places, values, kinds = (points[name].to_numpy() for name in ("x", "y", "kind"))
    turns = np.append(True, kinds[1:] != kinds[:-1])
    marked = turns | np.append(turns[1:], True) | (places % 5 == 0)
    marked |= len(points) <= 15
    order = ["published", "sum", "estimate"]
    for at, word in enumerate(order):
        mine = kinds == word
        # Up to the next figure: the step from a sum to a published one is neither.
        near = np.append(False, mine[:-1]) | np.append(mine[1:], False)
        shown = mine | (near & np.isin(kinds, order[:at]))
        if mine.any():
            ax.plot(
                places,
                np.where(shown, values, np.nan),
                markevery=np.flatnonzero(mine & marked).tolist(),
                clip_on=False,
                in_layout=False,
                **look.line(word),
            )


def _draw_stack(ax: Axes, rows: pd.DataFrame, looks: Mapping[Any, Look]) -> None:
    """Stack areas; where one of them has no figure the stack is no whole, and pale."""
    wide = rows.pivot_table("y", "x", "by")
    wide = wide.reindex(np.arange(wide.index.min(), wide.index.max() + 1))
    whole = wide.notna().all(axis=1)
    # Up to the next whole stack: the step there is as pale.
    before, after = (whole.shift(step, fill_value=True) for step in (1, -1))
    pale = ~(whole & before & after)
    base = pd.Series(0.0, index=wide.index)
    for value, look in looks.items():
        if value not in wide:
            continue
        top, there = base + wide[value].fillna(0), wide[value].notna()
        for where, kind in ((there & whole, "published"), (there & pale, "partial")):
            area = ax.fill_between(wide.index, base, top, where=where.to_numpy())
            area.set(**look.bar(kind))
        edges = there.shift(1, fill_value=False) | there.shift(-1, fill_value=False)
        lone = there & ~edges
        ax.vlines(wide.index[lone], base[lone], top[lone], color=look.colour)
        base = top


@style.STYLED
def fan(
    observed: pd.DataFrame,
    ahead: pd.DataFrame,
    *,
    bands: Sequence[tuple[str, str, str]] = (("low", "high", "80 %"),),
    paths: Mapping[str, pd.DataFrame] | None = None,
    box: tuple[float, float, str] | None = None,
    clip: float | None = None,
    unit: str = "",
    scale: float = 1.0,
    names: Names = None,
) -> ground.Chart:
    """Draw history, and the median and bands of a projection from its last figure on.

    `observed`: ``year``, ``value``. `ahead`: ``year``, ``median``, and for each of
    `bands`, the widest first, the columns of its low and high end and its name.
    `paths`: name and frame (``year``, ``value``) of other lines, such as scenarios.
    `box`: low end, high end and name of a range that somebody stated. `clip`: where the
    axis ends; an arrow says how far a band goes beyond.

    >>> history = pd.DataFrame({"year": [2024, 2025], "value": [94.8, 106.3]})
    >>> ahead = pd.DataFrame({"year": [2030], "median": 131, "low": 55, "high": 315})
    >>> figure = fan(history, ahead, clip=220, box=(120, 150, "the article"))
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['', 'the article 120–150', 'median 131', '80 %: 55', '80 %: 315 ↑']
    """
    past = ground.tidy(observed, HISTORY, {"by": ""}, unique=["x"])
    past = past.assign(y=past["y"] * scale).sort_values("x")
    edges = {column: column for low, high, _ in bands for column in (low, high)}
    future = ground.tidy(ahead, {"x": "year", "y": "median", **edges}, {}, unique=["x"])
    look = next(iter(style.looks_of(past["by"], names).values()))
    figure = ground.Chart(3.6, "y")
    (ax,) = figure.panels
    _draw_series(ax, past, look)
    # Everything that lies ahead begins at the last figure observed.
    start = past.iloc[[-1]]
    start = start.assign(**dict.fromkeys(edges, start["y"]))
    levels = ["y", *edges]
    future[levels] *= scale
    future = pd.concat([start, future])[["x", *levels]]
    middle = replace(look, name=style.name_of("median", names), width=2.2)
    ax.draw_path(future, middle, 0)
    figure.add_key(Look.line, [], past["kind"], names)
    for at, (low, high, name) in enumerate(bands):
        area: dict[str, Any] = {"color": look.colour, "alpha": 0.18 + 0.2 * at, "lw": 0}
        ax.fill_between(future["x"], future[low], future[high], label=name, **area)
        figure.key.append(Patch(label=name, **area))
        for edge in (low, high) if at == 0 else ():
            place, value = future[["x", edge]].iloc[-1]
            text = f"{name}: {ground.number_text(value, 0)}"
            if clip is not None and value > clip:
                arrow = {"arrowstyle": "-|>", "color": INK, "lw": 1.2, "shrinkB": 0}
                ax.write("", (place, clip), (0, -20), arrowprops=arrow)
                text += " ↑"
            ax.ends.append((place, value, text, MUTED))
    others = style.looks_of(paths or {}, names)
    for name, path in (paths or {}).items():
        rows = ground.tidy(path, HISTORY, {}).sort_values("x")
        rows["y"] *= scale
        ax.draw_path(rows, others[name], 0)
    ax.show_years(past["x"].min(), future["x"].max())
    ax.show_figures("y")
    if clip is not None:
        ax.set_ylim(top=clip)
    if box is not None:
        least, most, name = box
        span = [start["x"].iloc[0], future["x"].max()]
        ax.fill_between(span, least, most, color=LEVEL["color"], alpha=0.2, zorder=2.2)
        ax.hlines([least, most], *span, zorder=2.3, **LEVEL)
        ink = {"ha": "right", "color": style.readable(LEVEL["color"])}
        words = f"{style.name_of(name, names)} {least:g}–{most:g}"
        ax.write(words, (span[0], (least + most) / 2), (-6, 0), **ink)
    figure.finish(unit)
    return figure


@style.STYLED
def scatter(
    frame: pd.DataFrame,
    *,
    x: str,
    y: str,
    by: str = "",
    hollow: str = "",
    unit: str = "",
    names: Names = None,
) -> ground.Chart:
    """Draw a dot for each row at two measures, or periods; `unit`: of `y`.

    >>> data = pd.DataFrame({"oil": [-0.2, 0.3], "trade": [0.2, 0.4]})
    >>> len(scatter(data, x="oil", y="trade").axes[0].get_lines())
    3
    """
    roles = {"by": by, "hollow": hollow}
    data = ground.tidy(frame, {"x": x, "y": y}, roles)
    looks = style.looks_of(data["by"], names)
    figure = ground.Chart(3.8, "y")
    (ax,) = figure.panels
    ax.grid(visible=True)
    for dot in data.to_dict("records"):
        ax.plot([dot["x"]], [dot["y"]], **looks[dot["by"]].mark(dot["kind"]))
    ax.show_few("x")
    ax.show_few("y")
    for axis, column in ((ax.xaxis, x), (ax.yaxis, y)):
        low, high = axis.get_data_interval()
        room = 0.06 * (high - low) or 1
        axis.set_view_interval(low - room, high + room, ignore=True)
        if not is_numeric_dtype(frame[column]):
            axis.set_major_formatter(ground.year_text)
        elif low < 0 < high:
            (ax.axvline if axis is ax.xaxis else ax.axhline)(0, color=MUTED, lw=0.8)
    figure.add_key(Look.mark, looks.values() if by else (), data["kind"], names)
    figure.finish(unit)
    return figure
