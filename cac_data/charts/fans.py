"""How far a series may go from here: history, and bands of a projection."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from matplotlib.patches import Patch

from cac_data.charts import style
from cac_data.charts.data import tidy
from cac_data.charts.figure import Chart
from cac_data.charts.lines import runs_of
from cac_data.charts.marks import draw_runs
from cac_data.charts.panel import End, Panel
from cac_data.charts.reading import Reading, names_of
from cac_data.charts.style import LEVEL, Look, Names
from cac_data.charts.texts import decimals_of, number_text, tick_text
from cac_data.colours import INK, MUTED

HISTORY = {"x": "year", "y": "value"}

Band = tuple[str, str, str]
"""The columns of its low and its high end, and its name."""

OBSERVED = "observed"
PROJECTION = "projection"
"""In the column ``series`` of all rows behind a fan, beside the names of its paths."""


@style.STYLED
def fan(
    observed: pd.DataFrame,
    ahead: pd.DataFrame,
    *,
    bands: Sequence[Band] = (("low", "high", "80 %"),),
    paths: Mapping[str, pd.DataFrame] | None = None,
    box: tuple[float, float, str] | None = None,
    clip: float | None = None,
    unit: str = "",
    scale: float = 1.0,
    names: Names = None,
) -> Chart:
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
    past = tidy(observed, HISTORY, {"by": ""}, unique=["x"])
    past = past.assign(y=past["y"] * scale).sort_values("x")
    future = _from_last_figure(past, ahead, bands, scale)
    look = next(iter(style.looks_of(past["by"], names).values()))
    figure = Chart(3.6, "y")
    (ax,) = figure.panels
    draw_runs(ax, runs_of(past, look))
    median = replace(look, name=style.name_of("median", names), width=2.2)
    ax.draw_path(future, median, 0)
    figure.add_key(Look.line, [], past["kind"], names)
    figure.key += _draw_bands(ax, future, bands, look.colour)
    for low, high, name in bands[:1]:
        _name_edge(ax, future, low, name, clip)
        _name_edge(ax, future, high, name, clip)
    looks_of_paths = style.looks_of(paths or {}, names)
    for name, path in (paths or {}).items():
        rows = tidy(path, HISTORY, {}).sort_values("x")
        rows["y"] *= scale
        ax.draw_path(rows, looks_of_paths[name], 0)
    ax.show_years(past["x"].min(), future["x"].max())
    ax.show_figures("y")
    if clip is not None:
        ax.set_ylim(top=clip)
    if box is not None:
        least, most, author = box
        span = (future["x"].iloc[0], future["x"].max())
        _draw_box(ax, span, least, most, style.name_of(author, names))
    figure.finish(unit)
    figure.reading = _reading(look, median, looks_of_paths, bands, names)
    figure.reading = replace(
        figure.reading, scale=scale, decimals=decimals_of(past["y"])
    )
    return figure


def _reading(
    observed: Look,
    median: Look,
    paths: Mapping[Any, Look],
    bands: Sequence[Band],
    names: Names,
) -> Reading:
    """Return how all rows behind a fan are read, in which `series` tells them apart."""
    named = {OBSERVED: observed.name, PROJECTION: median.name}
    return Reading(
        kind="fan",
        at="year",
        marks=[("value", ""), ("median", "")],
        by="series",
        series=[*named, *map(str, paths)],
        ends=[*bands],
        names={**named, **names_of(paths, names)},
        inks=dict.fromkeys(named, observed.colour),
    )


def _from_last_figure(
    past: pd.DataFrame, ahead: pd.DataFrame, bands: Iterable[Band], scale: float
) -> pd.DataFrame:
    """Return what lies ahead, where all begins at the last figure observed."""
    edges = [edge for low, high, _ in bands for edge in (low, high)]
    numbers = {"x": "year", "y": "median", **{edge: edge for edge in edges}}
    future = tidy(ahead, numbers, {}, unique=["x"])
    levels = ["y", *dict.fromkeys(edges)]
    future[levels] *= scale
    start = past.iloc[[-1]]
    start = start.assign(**dict.fromkeys(edges, start["y"]))
    return pd.concat([start, future])[["x", *levels]]


def _draw_bands(
    ax: Panel, future: pd.DataFrame, bands: Iterable[Band], colour: str
) -> list[Patch]:
    """Draw the bands, the narrower the darker; return them for the key."""
    patches = []
    for at, (low, high, name) in enumerate(bands):
        area: dict[str, Any] = {"color": colour, "alpha": 0.18 + 0.2 * at, "lw": 0}
        ax.fill_between(future["x"], future[low], future[high], label=name, **area)
        patches.append(Patch(label=name, **area))
    return patches


def _name_edge(
    ax: Panel, future: pd.DataFrame, edge: str, band: str, clip: float | None
) -> None:
    """Name where the edge of a band ends, with an arrow where that is not shown."""
    year, value = future[["x", edge]].iloc[-1]
    text = f"{band}: {number_text(value, 0)}"
    if clip is not None and value > clip:
        arrow = {"arrowstyle": "-|>", "color": INK, "lw": 1.2, "shrinkB": 0}
        ax.write("", (year, clip), (0, -20), arrowprops=arrow)
        text += " ↑"
    ax.ends.append(End(year, value, text, MUTED))


def _draw_box(
    ax: Panel, span: tuple[float, float], least: float, most: float, name: str
) -> None:
    """Draw a range that somebody stated, from now on."""
    ax.fill_between(span, least, most, color=LEVEL["color"], alpha=0.2, zorder=2.2)
    ax.hlines([least, most], *span, zorder=2.3, **LEVEL)
    ax.write(
        f"{name} {tick_text(least)}–{tick_text(most)}",
        (span[0], (least + most) / 2),
        (-6, 0),
        ha="right",
        color=style.readable(LEVEL["color"]),
    )
