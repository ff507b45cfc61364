"""What was observed, and how far it may go from there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch, Rectangle

from cac_data.charts import axes as ground
from cac_data.charts.labels import End, name_ends, number_text, write
from cac_data.charts.lines import draw_path, draw_series, with_gaps
from cac_data.charts.style import (
    ACCENT,
    INK,
    MUTED,
    line_of,
    looks_of,
    name_of,
    readable,
    styled,
)


@styled()
def fan(
    observed: pd.DataFrame,
    ahead: pd.DataFrame,
    *,
    x: str = "year",
    y: str = "value",
    median: str = "median",
    bands: Sequence[tuple[str, str, str]] = (("low", "high", "80 %"),),
    paths: Mapping[str, pd.DataFrame] | None = None,
    box: tuple[float, float, str] | None = None,
    levels: Mapping[str, float] | None = None,
    clip: float | None = None,
    unit: str = "",
    scale: float = 1.0,
    decimals: int = 0,
    names: Mapping[str, str] | None = None,
    title: str = "",
    subtitle: str = "",
    height: float = 3.6,
) -> ground.Chart:
    """Draw history, and the median and bands of a projection from its last figure on.

    History is drawn as by `lines`: gaps open, sums hollow and thin, estimates dotted.
    What lies ahead is dashed.

    `observed`: `x`, `y`. `ahead`: `x`, `median`, and for each of `bands`, the widest
    first, the columns of its low and high end and its name. `paths`: name and frame
    (`x`, `y`) of other lines, such as scenarios. `box`: low end, high end and name of a
    range that somebody stated, over the years ahead. `clip`: where the axis ends; an
    arrow says how far a band goes beyond. `levels`: name and height of dotted lines.

    ValueError if there is nothing to draw, or nothing ahead.

    >>> history = pd.DataFrame({"year": [2024, 2025], "value": [94.8, 106.3]})
    >>> ahead = pd.DataFrame({"year": [2030], "median": 131, "low": 55, "high": 315})
    >>> figure = fan(history, ahead, clip=220, box=(120, 150, "the article"))
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['', 'the article 120–150', 'median 131', '80 %: 55', '80 %: 315 ↑']
    """
    past = ground.checked(observed, {"x": x}, {"y": y}, unique=[x])
    columns = [name for low, high, _ in bands for name in (low, high)]
    edges = dict(zip(columns, columns, strict=True))
    future = ground.checked(ahead, {"x": x}, {"median": median, **edges}, unique=[x])
    past = past.assign(
        x=past[x].map(ground.point_of),
        value=past[y] * scale,
        kind=ground.kinds_of(past),
    ).sort_values("x")
    hue = ground.only_country(past)
    look = next(iter(looks_of(past[hue] if hue else ["observed"], names).values()))
    figure, (ax,) = ground.panels_of(1, height)
    ground.dress(ax, "y")
    draw_series(ax, with_gaps(past), look)
    last = past.iloc[-1:]
    # Everything that lies ahead begins at the last figure observed.
    data = future[[*edges, median]] * scale
    data["x"] = future[x].map(ground.point_of)
    start = pd.DataFrame(dict.fromkeys((*edges, median), last["value"]))
    data = pd.concat([start.assign(x=last["x"]), data])
    ends: list[End] = []
    key = ground.key_of(line_of, [], past["kind"], names)
    for at, (low, high, name) in enumerate(bands):
        alpha = 0.18 + 0.2 * at
        area: dict[str, Any] = {"color": look.colour, "alpha": alpha, "linewidth": 0}
        ax.fill_between(data["x"], data[low], data[high], label=name, **area)
        key.append(Patch(label=name, **area))
        for edge in (low, high) if at == 0 else ():
            ends.append(_band_end(ax, data[["x", edge]], name, clip, decimals))
    middle = data[["x", median]].set_axis(["x", "value"], axis=1)
    own = replace(look, name=name_of("median", names), width=2.2)
    ends.insert(0, draw_path(ax, middle, own, decimals))
    others = looks_of(paths or {}, names)
    for name, path in (paths or {}).items():
        path = path.dropna(subset=[y]).assign(x=path[x].map(ground.point_of))
        path = path.assign(value=path[y] * scale).sort_values("x")
        ends.append(draw_path(ax, path, others[name], decimals))
    ground.year_axis(ax, float(past["x"].min()), float(data["x"].max()))
    ends += ground.draw_levels(ax, levels)
    ground.value_axis(ax.yaxis)
    if clip is not None:
        ax.set_ylim(top=clip)
    if box is not None:
        _draw_box(ax, box, float(data["x"].min()), float(data["x"].max()))
    ground.head(figure, title=title, subtitle=subtitle, unit=unit, key=key)
    ground.fit(figure, [text for *_, text, _ in ends])
    name_ends(ax, ends)
    return figure


def _band_end(
    ax: Axes, edge: pd.DataFrame, name: str, clip: float | None, decimals: int
) -> End:
    """Return what is written at the end of a band; an arrow if the axis ends first."""
    place, value = (float(number) for number in edge.iloc[-1])
    text = f"{name}: {number_text(value, decimals)}"
    if clip is None or value <= clip:
        return place, value, text, MUTED
    style: Any = {"arrowstyle": "-|>", "color": INK, "linewidth": 1.2, "shrinkB": 0}
    write(ax, "", (place, clip), (0, -20), arrowprops=style)
    return place, clip, f"{text} ↑", MUTED


def _draw_box(
    ax: Axes, box: tuple[float, float, str], start: float, end: float
) -> None:
    """Shade a range that was stated, over the years ahead, and name it beside."""
    low, high, name = box
    shade = Rectangle((start, low), end - start, high - low, alpha=0.2, color=ACCENT)
    shade.set(label=name, zorder=2.2)
    ax.add_patch(shade)
    ax.hlines(
        [low, high], start, end, color=ACCENT, lw=1.2, ls=(0, (2, 1.2)), zorder=2.3
    )
    words = f"{name} {low:g}–{high:g}".strip()
    look = {"ha": "right", "color": readable(ACCENT)}
    write(ax, words, (start, (low + high) / 2), (-6, 0), **look)
