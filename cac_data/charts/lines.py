"""Lines over the years: also filled, stacked to areas, or as steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from cac_data.charts import axes as ground
from cac_data.charts.labels import decimals_of, number_text, text_width, year_text
from cac_data.charts.style import (
    DOTS,
    INK,
    MARKER_SIZES,
    MUTED,
    NEUTRAL,
    PAPER,
    SMALL,
    Look,
    dashes_of,
    looks_of,
    name_of,
    readable,
    styled,
)

Series = tuple[Look, pd.DataFrame]
"""How a series is drawn; its ``x``, ``value`` and ``kind``, a gap as an empty row."""


@styled()
def lines(
    frame: pd.DataFrame,
    *,
    x: str = "year",
    y: str = "value",
    by: str = "",
    panel: str = "",
    dash: str = "",
    kind: Literal["line", "filled", "stacked", "steps"] = "line",
    total: str = "",
    levels: Mapping[str, float] | None = None,
    pale: bool = True,
    ratio: bool = False,
    share: bool = False,
    columns: int = 3,
    unit: str = "",
    scale: float = 1.0,
    decimals: int | None = None,
    names: Mapping[str, str] | None = None,
    title: str = "",
    subtitle: str = "",
    height: float = 0.0,
) -> ground.Chart:
    """Draw series over the years, each named at its end with its last figure.

    A missing year stays a gap. Hollow marks on a thin line are sums of parts (``basis``
    sum), on a dotted line estimates (``obs_status`` E); all else is published.

    `x`: years, or periods such as 2024-06. `by`: colour and mark. `dash`: dash.
    `panel`: a panel for each value, `columns` beside each other; `share`: on one scale.
    `kind`: ``filled`` fills down to zero; ``steps`` holds a figure until the next;
    ``stacked`` draws areas on each other, figures below zero downwards, and pale where
    a series has no figure (the stack is no whole; ``pale=False`` if that means none).
    `total`: the value of `by` that is the whole: in a stack a line. `levels`: name and
    height of dotted lines. `ratio`: the axis doubles at each step.

    ValueError if there is nothing to draw, or two rows for one place.

    >>> years = pd.DataFrame(
    ...     {"year": [2021, 2023, 2024], "country": "KAZ", "value": [25.3, 41.0, 43.8]}
    ... )
    >>> figure = lines(years, by="country", unit="USD bn")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['Kazakhstan 43.8']
    """
    roles = {"x": x, "by": by, "panel": panel, "dash": dash}
    data = ground.checked(frame, roles, {"y": y}, unique=[x, by, panel, dash])
    hue = by or panel
    if not hue and "country" in data and data["country"].nunique() == 1:
        hue = "country"
    looks = looks_of(data[hue], names) if hue else {"": Look("", NEUTRAL)}
    dashes = dashes_of(data[dash]) if dash else {}
    data = data.assign(
        x=data[x].map(ground.point_of),
        value=data[y] * scale,
        kind=ground.kinds_of(data),
    )
    places = decimals_of(data["value"]) if decimals is None else decimals
    groups = ground.panel_groups(data, panel, names)
    tall = height or (3.4 if len(groups) == 1 else 1.75 * -(-len(groups) // columns))
    figure, panels = ground.panels_of(
        len(groups), height=tall, columns=columns, share=share
    )
    key = _key(
        data, looks if panel and by != panel else {}, by, dashes, dash, kind, names
    )
    ends = []
    for ax, (value, name, rows) in zip(panels, groups, strict=True):
        series = _series(rows, hue, dash, looks, dashes, names, named=not panel)
        ground.dress(ax, "y")
        if panel:
            colour = looks[value].colour if hue == panel else INK
            look: dict[str, Any] = {"color": readable(colour), "fontweight": "bold"}
            ax.set_title(name, loc="left", fontsize=SMALL, pad=5, **look)
        stacked = [one for one in series if kind == "stacked" and one[0].name != total]
        found = _stack(ax, stacked, places, pale=pale) if stacked else []
        if panel:  # the panel's title and the key hold the names
            found = []
        for look_of, points in series:
            if kind != "stacked" or look_of.name == total:
                draw_series(ax, points, look_of, kind=kind)
                last = rows["x"].min() if panel else data["x"].max()
                shown = replace(look_of, name="") if panel else look_of
                found.append(_end(shown, points, last, places, ratio=ratio))
        ground.year_axis(ax, *_span(data["x"]), ticks=4 if panel else 8)
        found += ground.draw_levels(ax, levels)
        if ratio:
            _ratio_axis(ax)
        else:
            ground.value_axis(ax.yaxis, ticks=4 if panel else 6)
        ends.append(found)
    words = (
        f"{unit}; scales differ" if panel and not share and len(groups) > 1 else unit
    )
    ground.head(figure, title=title, subtitle=subtitle, unit=words, key=key)
    texts = [text for found in ends for *_, text, _ in found]
    ground.fit(figure, right=max(map(text_width, texts), default=0) + 12)
    for ax, found in zip(panels, ends, strict=True):
        ground.name_ends(ax, found)
    return figure


def _span(places: pd.Series[float]) -> tuple[float, float]:
    return float(places.min()), float(places.max())


def _series(
    rows: pd.DataFrame,
    hue: str,
    dash: str,
    looks: Mapping[Any, Look],
    dashes: Mapping[Any, Any],
    names: Mapping[str, str] | None,
    *,
    named: bool,
) -> list[Series]:
    """Split rows into series, each with every year of its span."""
    keys = list(dict.fromkeys(key for key in (hue, dash) if key))
    found = []
    order = list(looks)
    groups = rows.groupby(keys, sort=False) if keys else [(("",), rows)]
    for values, part in groups:
        look = looks[values[0]]
        if dash:
            word = name_of(values[-1], names)
            name = f"{look.name}, {word}" if hue and hue != dash and named else word
            look = replace(look, dash=dashes[values[-1]], name=name)
        found.append((order.index(values[0]), look, with_gaps(part)))
    return [(look, points) for _, look, points in sorted(found, key=lambda one: one[0])]


def with_gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Return ``x``, ``value``, ``kind`` in order, with an empty row in each gap."""
    points = rows[["x", "value", "kind"]].sort_values("x").reset_index(drop=True)
    # Years, or months where two figures are nearer to each other than a year.
    step = 1.0 if (points["x"] % 1 == 0).all() else 1 / 12
    holes = [
        pd.DataFrame({"x": [one + step], "value": [np.nan], "kind": [""]})
        for one, other in pairwise(points["x"])
        if other - one > step * 1.5
    ]
    return pd.concat([points, *holes]).sort_values("x").reset_index(drop=True)


def draw_series(
    ax: Axes, points: pd.DataFrame, look: Look, *, kind: str = "line", marks: int = 15
) -> None:
    """Draw one series: gaps open, sums hollow and thin, estimates hollow and dotted.

    `marks`: of longer series only every fifth year, and both sides of a gap, is marked.
    """
    places = points["x"].to_numpy(dtype=float)
    values = points["value"].to_numpy(dtype=float)
    kinds = points["kind"].to_numpy(dtype=object)
    there = np.isfinite(values)
    beside_gap = there & ~(np.append(False, there[:-1]) & np.append(there[1:], False))
    turns = np.append(False, kinds[1:] != kinds[:-1]) & there
    often = len(points) <= marks and kind != "steps"
    marked = beside_gap | turns | (there & ((places % 5 == 0) | often))
    style = "steps-post" if kind == "steps" else "default"
    if kind == "filled":
        ax.fill_between(places, values, color=look.colour, alpha=0.15, linewidth=0)
    for word in ("published", "sum", "estimate"):
        mine = kinds == word
        if not mine.any():
            continue
        # Up to the next figure: the step from a sum to a published one is neither.
        near = np.append(False, mine[:-1]) | np.append(mine[1:], False)
        weaker = {"published": (), "sum": ("published",)}.get(
            word, ("published", "sum")
        )
        shown = mine | (near & np.isin(kinds, weaker))
        (line,) = ax.plot(
            places,
            np.where(shown, values, np.nan),
            label=look.name,
            color=look.colour,
            marker=look.marker,
            markersize=MARKER_SIZES[look.marker],
            markevery=np.flatnonzero(mine & marked).tolist(),
            clip_on=False,
            drawstyle=style,
            **line_style(look, word),
        )
        line.set_in_layout(False)


def line_style(look: Look, kind: str) -> dict[str, Any]:
    """Return how a line and its marks tell published figures, sums and estimates."""
    if kind == "published":
        return {
            "linestyle": look.dash,
            "linewidth": look.width,
            "markeredgecolor": PAPER,
            "markeredgewidth": 0.5,
            "zorder": 3,
        }
    dotted = kind == "estimate"
    return {
        "linestyle": DOTS if dotted else look.dash,
        "linewidth": look.width * (0.8 if dotted else 0.5),
        "markerfacecolor": PAPER,
        "markeredgewidth": 1.0,
        "zorder": 3.2,
    }


def _end(
    look: Look, points: pd.DataFrame, last: float, decimals: int, *, ratio: bool = False
) -> tuple[float, float, str, str]:
    """Return where a series ends and what is written there."""
    place, value = points["x"].iloc[-1], points["value"].iloc[-1]
    text = f"{look.name} {'×' if ratio else ''}{number_text(value, decimals)}".strip()
    if last - place >= 1:
        text += f" ({year_text(place)})"
    return float(place), float(value), text, look.colour


def _stack(
    ax: Axes, series: Sequence[Series], decimals: int, *, pale: bool
) -> list[tuple[float, float, str, str]]:
    """Stack areas, those below zero downwards; pale where the stack is no whole."""
    places = np.unique(np.concatenate([points["x"] for _, points in series]))
    wide = np.array(
        [
            points.set_index("x")["value"].reindex(places).to_numpy(dtype=float)
            for _, points in series
        ]
    )
    below = np.array([np.nansum(row) < 0 for row in wide])
    ends = []
    for side in (False, True):
        mine = wide[below == side]
        whole = np.isfinite(mine).all(axis=0) | (not pale)
        base = np.zeros(len(places))
        chosen = [one for one, down in zip(series, below, strict=True) if down == side]
        for (look, points), row in zip(chosen, mine, strict=True):
            there = np.isfinite(row)
            top = base + np.nan_to_num(row)
            partial = ~whole
            reach = (
                partial | np.append(partial[1:], False) | np.append(False, partial[:-1])
            )
            for where, alpha in ((there & whole, 1.0), (there & reach, 0.4)):
                if where.any():
                    area = ax.fill_between(places, base, top, where=where)
                    area.set(
                        facecolor=look.colour,
                        edgecolor=PAPER,
                        linewidth=0.6,
                        alpha=alpha,
                        hatch=look.hatch,
                        label=look.name,
                    )
            alone = there & ~np.append(False, there[:-1]) & ~np.append(there[1:], False)
            ax.vlines(
                places[alone], base[alone], top[alone], color=look.colour, linewidth=2
            )
            last = int(np.flatnonzero(there)[-1])
            _, _, text, colour = _end(look, points.dropna(), places[-1], decimals)
            ends.append(
                (float(places[last]), float(base[last] + top[last]) / 2, text, colour)
            )
            base = top
    return ends


def _ratio_axis(ax: Axes) -> None:
    """Give the upright axis steps that double, and a line where both are equal."""
    ax.set_yscale("log", base=2)
    low, high = ax.dataLim.y0, ax.dataLim.y1
    powers = range(int(np.floor(np.log2(low))), int(np.ceil(np.log2(high))) + 1)
    ax.set_ylim(min(low / 1.15, 0.9), max(high * 1.1, 1.1))
    shown = [
        2.0**power for power in powers if ax.get_ylim()[0] <= 2.0**power <= high * 1.1
    ]
    ax.yaxis.set_major_locator(FixedLocator(shown))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.yaxis.set_major_formatter(
        FuncFormatter(
            lambda value, _: f"×{value:g}" if value >= 1 else f"×1/{1 / value:g}"
        )
    )
    ax.axhline(1, color=MUTED, linewidth=1, zorder=2)
    ax.spines["bottom"].set_visible(False)


def _key(
    data: pd.DataFrame,
    looks: Mapping[Any, Look],
    by: str,
    dashes: Mapping[Any, Any],
    dash: str,
    kind: str,
    names: Mapping[str, str] | None,
) -> list[ground.Handle]:
    """Return what the marks mean that no name explains."""
    found: list[ground.Handle] = []
    if by and dash != by:
        for look in looks.values():
            area = Patch(facecolor=look.colour, edgecolor=PAPER, hatch=look.hatch)
            line = Line2D([], [], color=look.colour, marker=look.marker, linestyle="-")
            line.set_markersize(MARKER_SIZES[look.marker])
            handle: ground.Handle = area if kind == "stacked" else line
            handle.set_label(look.name)
            found.append(handle)
    found += [
        Line2D([], [], color=MUTED, linestyle=style, label=name_of(value, names))
        for value, style in dashes.items()
        if kind != "stacked"
    ]
    found += [
        Line2D(
            [],
            [],
            color=MUTED,
            marker="o",
            markersize=MARKER_SIZES["o"],
            label=words,
            **line_style(Look(""), word),
        )
        for word, words in ground.KIND_WORDS.items()
        if kind != "stacked" and data["kind"].eq(word).any()
    ]
    return found
