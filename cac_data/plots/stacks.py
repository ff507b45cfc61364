"""Bars on top of each other, with what they add up to (`stacked_bars`)."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from cac_data import codes
from cac_data.plots.axes import add_key, axes_for, dress, set_title, upright_axis
from cac_data.plots.bar_parts import BAR_WIDTH
from cac_data.plots.frames import checked, totals_of, years_of
from cac_data.plots.line_ends import End, end_text, label_ends
from cac_data.plots.style import INK, NEUTRAL, Look, looks_of, tint, use_style
from cac_data.plots.texts import decimals_of, number_text

_PALE = 0.35


@use_style()
def stacked_bars(
    frame: pd.DataFrame,
    *,
    x: str = "period",
    y: str,
    stack: str = "country",
    unit: str,
    title: str,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw parts on top of each other over the years, negative ones below zero.

    A year in which a part is missing is pale, because its bar is not the whole. Where
    parts have both signs, a diamond marks their sum; a total among the parts (``CA5``
    beside its members) is marked so in place of it.

    `unit`: unit of the axis, after `scale`.
    `ax`: where to draw; by default on a new figure.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame(
    ...     {
    ...         "country": ["KAZ", "TKM"],
    ...         "period": "2024",
    ...         "value_usd_mn": [-12106.0, 8590.0],
    ...     }
    ... )
    >>> ax = stacked_bars(frame, y="value_usd_mn", unit="USD mn", title="Balance")
    >>> [(float(bar.get_y()), float(bar.get_height())) for bar in ax.patches]
    [(0.0, -12106.0), (0.0, 8590.0)]
    >>> plt.close(ax.figure)
    """
    data = checked(
        frame, [x, stack], function="stacked_bars", numbers=[y], unique=[x, stack]
    )
    data = data.assign(**{x: years_of(data, x, function="stacked_bars")})
    table = data.pivot_table(index=x, columns=stack, values=y, aggfunc="sum", sort=True)
    table *= scale
    totals = totals_of(table.columns)
    parts = table.drop(columns=totals).dropna(how="all")
    looks = looks_of(data[data[y].notna() & ~data[stack].isin(totals)], stack)
    whole = parts.notna().all(axis=1)
    net, name = parts[whole].sum(axis=1), "net"
    for group in totals:
        net, name = table[group].dropna(), codes.country_name(group)
    own, ax = ax is None, axes_for(ax)
    dress(ax, grid="y")
    ends = _draw_stack(ax, parts, looks, whole)
    if totals or ((parts.min(axis=1) < 0).any() and (parts.max(axis=1) > 0).any()):
        ends += _draw_net(ax, net, name, last=int(table.index[-1]))
    upright_axis(ax, list(table.index), unit)
    if not whole.all():
        pale = tint(NEUTRAL, _PALE)
        add_key(ax, [Patch(label="some figures missing", facecolor=pale)])
    set_title(ax, title, own=own)
    label_ends(ax, ends)
    return ax


def _draw_stack(
    ax: Axes, table: pd.DataFrame, looks: Mapping[Any, Look], whole: pd.Series[bool]
) -> list[End]:
    decimals = decimals_of(table.to_numpy().ravel())
    above = pd.Series(0.0, index=table.index)
    below = pd.Series(0.0, index=table.index)
    ends = []
    seams: list[tuple[float, float]] = []
    for value, look in looks.items():
        part = table[value].dropna()
        foot = above.where(table[value] >= 0, below)[part.index]
        drawn = ax.bar(part.index, part, width=BAR_WIDTH, bottom=foot, label=look.name)
        for bar, full in zip(drawn, whole[part.index], strict=True):
            bar.set(
                facecolor=look.colour if full else tint(look.colour, _PALE),
                linewidth=0,
                zorder=2,
                clip_on=False,
            )
        above = above.add(part.clip(lower=0), fill_value=0)
        below = below.add(part.clip(upper=0), fill_value=0)
        last = int(part.index[-1])
        figure = number_text(float(part.iloc[-1]), decimals)
        text = end_text(look.name, figure, last, last=int(table.index[-1]))
        middle = float(foot.iloc[-1] + part.iloc[-1] / 2)
        ends.append(End(last + BAR_WIDTH / 2, middle, text, look.colour))
        seams += [
            corner
            for year, top in (foot + part).items()
            for corner in (
                (year - BAR_WIDTH / 2, top),
                (year + BAR_WIDTH / 2, top),
                (math.nan, math.nan),
            )
        ]
    # White seams keep the parts apart in grey; as one line they cost few bytes.
    across, heights = zip(*seams, strict=True)
    ax.plot(across, heights, color="white", linewidth=0.9, label="_seams", zorder=2.2)
    return ends


def _draw_net(ax: Axes, net: pd.Series[float], name: str, *, last: int) -> list[End]:
    """Mark what the parts add up to."""
    if net.empty:
        return []
    ax.plot(
        net.index,
        net,
        linestyle="",
        marker="D",
        markersize=4.5,
        color=INK,
        markeredgecolor="white",
        markeredgewidth=0.7,
        zorder=4,
        label=name,
    )
    year, value = int(net.index[-1]), float(net.iloc[-1])
    text = end_text(name, number_text(value, decimals_of(net)), year, last=last)
    return [End(year, value, text, INK)]
