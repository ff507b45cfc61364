"""Lines over the years: also filled, stacked to areas, or as steps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, FuncFormatter, NullLocator

from cac_data.charts import axes as ground
from cac_data.charts.labels import End, decimals_of, name_ends, number_text, year_text
from cac_data.charts.style import (
    INK,
    MUTED,
    SMALL,
    Look,
    bar_of,
    line_of,
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
    `kind`: ``filled`` fills down to zero; ``steps`` holds a figure until the next, so
    that there are no gaps; ``stacked`` draws areas on each other, figures below zero
    downwards, and pale where a series has no figure (the stack is no whole;
    ``pale=False`` if that means none).
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
    hue = by or panel or ground.only_country(data)
    looks = looks_of(data[hue], names) if hue else {"": Look("")}
    dashes = {v: one.dash for v, one in looks_of(data[dash]).items()} if dash else {}
    data = data.assign(
        x=data[x].map(ground.point_of),
        value=data[y] * scale,
        kind=ground.kinds_of(data),
        hue=data[hue] if hue else "",
        dash=data[dash] if dash else "",
    )
    places = decimals_of(data["value"]) if decimals is None else decimals
    groups = ground.panel_groups(data, panel, names)
    tall = height or (1.75 * -(-len(groups) // columns) if panel else 3.4)
    figure, panels = ground.panels_of(len(groups), tall, columns=columns, share=share)
    since, until = float(data["x"].min()), float(data["x"].max())
    ends: list[list[End]] = []
    for ax, (value, name, rows) in zip(panels, groups, strict=True):
        ground.dress(ax, "y")
        if panel:
            ink = readable(looks[value].colour) if hue == panel else INK
            ax.set_title(name, loc="left", color=ink, fontsize=SMALL, weight="bold")
        series = _series(
            rows,
            looks,
            dashes,
            names,
            both=bool(hue and dash != hue),
            steps=kind == "steps",
        )
        stacked = [one for one in series if kind == "stacked" and one[0].name != total]
        last = _stack(ax, stacked, pale=pale)
        alone = [one for one in series if kind != "stacked" or one[0].name == total]
        for look, points in alone:
            draw_series(ax, points, look, kind=kind)
            last.append((look, points.iloc[-1], points["value"].iloc[-1]))
        if panel:  # its title and the key hold the names
            last = [(replace(one, name=""), at, y) for one, at, y in last if alone]
        shown = [_end(*one, until, places, ratio=ratio) for one in last]
        ground.year_axis(ax, since, until, ticks=4 if panel else 8)
        ends.append([*shown, *ground.draw_levels(ax, levels)])
        if ratio:
            _ratio_axis(ax)
        else:
            ground.value_axis(ax.yaxis, ticks=4 if panel else 6)
    in_key = [*looks.values()] if panel and by not in ("", panel, dash) else []
    key = ground.key_of(bar_of if kind == "stacked" else line_of, in_key)
    if kind != "stacked":
        plain = [Look(name_of(v, names), MUTED, "", d) for v, d in dashes.items()]
        key += ground.key_of(line_of, plain, data["kind"], names)
    if panel and not share:
        unit = f"{unit}; {name_of('scales differ', names)}".removeprefix("; ")
    ground.head(figure, title=title, subtitle=subtitle, unit=unit, key=key)
    ground.fit(figure, [text for found in ends for *_, text, _ in found])
    for ax, found in zip(panels, ends, strict=True):
        name_ends(ax, found)
    return figure


def _series(
    rows: pd.DataFrame,
    looks: Mapping[Any, Look],
    dashes: Mapping[Any, Any],
    names: Mapping[str, str] | None,
    *,
    both: bool,
    steps: bool,
) -> list[Series]:
    """Split rows into series, in the order of their looks."""
    found = []
    for value, look in looks.items():
        for word, part in rows[rows["hue"].eq(value)].groupby("dash", sort=False):
            own = look
            if dashes:
                name = name_of(word, names)
                name = f"{look.name}, {name}" if both else name
                own = replace(look, dash=dashes[word], name=name)
            found.append((own, part.sort_values("x") if steps else with_gaps(part)))
    return found


def with_gaps(rows: pd.DataFrame) -> pd.DataFrame:
    """Return ``x``, ``value``, ``kind`` in order, with an empty row in each gap."""
    points = rows[["x", "value", "kind"]].sort_values("x")
    # Years, or months where figures are nearer to each other than a year.
    step = 1.0 if (points["x"] % 1 == 0).all() else 1 / 12
    holes = [
        one + step for one, other in pairwise(points["x"]) if other - one > step * 1.5
    ]
    gaps = pd.DataFrame({"x": holes, "value": np.nan, "kind": ""})
    return pd.concat([points, gaps] if holes else [points]).sort_values("x")


def draw_series(ax: Axes, points: pd.DataFrame, look: Look, *, kind: str = "") -> None:
    """Draw one series: gaps open, sums hollow and thin, estimates hollow and dotted.

    Of a long series every fifth year is marked, and both sides of a gap.
    """
    places, values, kinds = (points[name].to_numpy() for name in ("x", "value", "kind"))
    there = np.isfinite(values)
    turns = np.append(True, kinds[1:] != kinds[:-1])
    marked = turns | np.append(turns[1:], True) | (places % 5 == 0)
    if len(points) <= 15 and kind != "steps":
        marked[:] = True
    if kind == "filled":
        ax.fill_between(places, values, color=look.colour, alpha=0.15, linewidth=0)
    order = ["published", "sum", "estimate"]
    for at, word in enumerate(order):
        mine = kinds == word
        # Up to the next figure: the step from a sum to a published one is neither.
        near = np.append(False, mine[:-1]) | np.append(mine[1:], False)
        shown = mine | (near & np.isin(kinds, order[:at]))
        if mine.any():
            ax.plot(
                places,
                np.where(shown & there, values, np.nan),
                markevery=np.flatnonzero(mine & marked).tolist(),
                drawstyle="steps-post" if kind == "steps" else "default",
                clip_on=False,
                in_layout=False,
                **line_of(look, word),
            )


def draw_path(ax: Axes, path: pd.DataFrame, look: Look, decimals: int) -> End:
    """Draw ``x`` and ``value`` of what is assumed as a dashed line; return its end."""
    ax.plot(
        path["x"],
        path["value"],
        color=look.colour,
        linewidth=look.width,
        linestyle=(0, (4.5, 2)),
        label=look.name,
        zorder=3.5,
    )
    place, value = path["x"].iloc[-1], path["value"].iloc[-1]
    text = f"{look.name} {number_text(value, decimals)}".strip()
    return float(place), float(value), text, look.colour


def _end(
    look: Look, last: pd.Series[Any], y: float, end: float, places: int, *, ratio: bool
) -> End:
    """Return where a series ends; its name and its last figure."""
    text = number_text(last["value"], places)
    text = f"{look.name} {'×' * ratio}{text}".strip()
    if end - last["x"] >= 1:
        text += f" ({year_text(last['x'])})"
    return float(last["x"]), float(y), text, look.colour


def _stack(
    ax: Axes, series: Sequence[Series], *, pale: bool
) -> list[tuple[Look, pd.Series[Any], float]]:
    """Stack areas, those below zero downwards; return the last figure of each.

    Where one of them has no figure the stack is no whole, and pale.
    """
    ends = []
    wide = pd.DataFrame(
        {at: points.set_index("x")["value"] for at, (_, points) in enumerate(series)}
    )
    for down in (False, True):
        mine = wide.loc[:, wide.sum().lt(0).eq(down)]
        whole = mine.notna().all(axis=1) | (not pale)
        # Up to the next whole stack: the step there is as pale.
        partial = (
            ~whole
            | ~whole.shift(1, fill_value=True)
            | ~whole.shift(-1, fill_value=True)
        )
        base = pd.Series(0.0, index=wide.index)
        for at, values in mine.items():
            look, points = series[int(str(at))]
            top, there = base + values.fillna(0), values.notna()
            for where, kind in (
                (there & whole, "published"),
                (there & partial, "partial"),
            ):
                area = ax.fill_between(wide.index, base, top, where=where.to_numpy())
                area.set(**bar_of(look, kind))
            lonely = (
                there
                & ~there.shift(1, fill_value=False)
                & ~there.shift(-1, fill_value=False)
            )
            ax.vlines(wide.index[lonely], base[lonely], top[lonely], color=look.colour)
            final = points.dropna().iloc[-1]
            ends.append((look, final, (base + top)[final["x"]] / 2))
            base = top
    return ends


def _ratio_axis(ax: Axes) -> None:
    """Give the upright axis steps that double, and a line where both are equal."""
    low, high = min(ax.dataLim.y0 / 1.15, 0.9), max(ax.dataLim.y1 * 1.1, 1.1)
    ax.set_yscale("log", base=2)
    ax.set_ylim(low, high)
    powers = range(int(np.ceil(np.log2(low))), int(np.log2(high)) + 1)
    ax.yaxis.set_major_locator(FixedLocator([2.0**power for power in powers]))
    ax.yaxis.set_minor_locator(NullLocator())
    ax.yaxis.set_major_formatter(
        FuncFormatter(lambda y, _: f"×{y:g}" if y >= 1 else f"×1/{1 / y:g}")
    )
    ax.axhline(1, color=MUTED, linewidth=1, zorder=2)
    ax.spines["bottom"].set_visible(False)
