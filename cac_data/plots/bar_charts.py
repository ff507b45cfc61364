"""Bars side by side: `bars`, `contributions` to a change, and `months`."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from cac_data import periods
from cac_data.plots.axes import (
    add_key,
    axes_for,
    dress,
    lying_axis,
    room,
    set_title,
    upright_axis,
)
from cac_data.plots.bar_parts import (
    BAR_WIDTH,
    SHADES,
    draw_bars,
    fill_of,
    patch_key,
    value_text,
)
from cac_data.plots.frames import checked, status_of
from cac_data.plots.style import (
    NEUTRAL,
    Look,
    colour_of,
    looks_of,
    row_names,
    use_style,
)
from cac_data.plots.texts import decimals_of, number_text


@use_style()
def bars(
    frame: pd.DataFrame,
    *,
    x: str,
    y: str,
    hue: str | None = None,
    unit: str,
    title: str,
    estimated: str | None = None,
    sort: bool = True,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw bars with their figures: lying, the largest on top, or upright over years.

    `x`: column of what the bars stand for. Years stand upright in their order, with
    missing years left open; anything else lies.
    `hue`: column of up to three series, drawn beside each other from dark to pale.
    `unit`: unit of the axis, after `scale`.
    `estimated`: column of booleans that tells estimates, which are hatched; by default
    as in :func:`lines`.
    `sort`: whether lying bars are sorted by size; otherwise they keep the frame's
    order.
    `ax`: where to draw; by default on a new figure.

    ValueError if the frame is empty, lacks a column or has several rows for one bar;
    for more than three series.

    Examples
    --------
    >>> import matplotlib.pyplot as plt
    >>> frame = pd.DataFrame({"country": ["TJK", "KAZ"], "value_usd_mn": [4300, 48700]})
    >>> ax = bars(
    ...     frame, x="country", y="value_usd_mn", unit="USD mn", title="Trade in 2025"
    ... )
    >>> [(float(bar.get_x()), float(bar.get_width())) for bar in ax.patches]
    [(0.0, 48700.0), (0.0, 4300.0)]
    >>> plt.close(ax.figure)
    """
    data = checked(
        frame, [x, hue, estimated], function="bars", numbers=[y], unique=[x, hue]
    )
    looks = looks_of(data, hue)
    if len(looks) > len(SHADES):
        message = (
            f"bars: `hue`: {hue} has {len(looks)} values; at most {len(SHADES)} stand "
            "beside each other"
        )
        raise ValueError(message)
    data = data.assign(_value=data[y] * scale, _status=status_of(data, estimated))
    lying = not data[x].map(lambda value: periods.is_year(str(value))).all()
    places = _places(data, x, lying=lying, sort=sort)
    data = data.sort_values(x, key=lambda column: column.map(places), kind="stable")
    own = ax is None
    ax = axes_for(ax, height=1.0 + 0.3 * len(places) * len(looks) if lying else 3.5)
    dress(ax, grid="x" if lying else "y")
    decimals = decimals_of(data["_value"])
    thick = BAR_WIDTH / len(looks)
    written = []
    for shade, value in enumerate(looks):
        rows = data if hue is None else data[data[hue] == value]
        rows = rows[rows["_value"].notna()]
        shift = (shade - (len(looks) - 1) / 2) * thick
        at = [places[label] + shift for label in rows[x]]
        fills = [
            fill_of(
                colour_of(x, label if hue != "country" else value),
                0 if hue == "country" else shade,
                status,
            )
            for label, status in zip(rows[x], rows["_status"], strict=True)
        ]
        drawn = draw_bars(ax, at, list(rows["_value"]), thick, fills, lying=lying)
        drawn.set_label(looks[value].name)
        for place, number in zip(at, rows["_value"], strict=True):
            text = number_text(number, decimals)
            written.append(room(number, text))
            value_text(ax, number, place, text, lying=lying)
    if lying:
        names = dict(zip(data[x], row_names(data, [x]), strict=True))
        lying_axis(ax, names, places, unit, written)
    else:
        upright_axis(ax, list(places), unit)
    add_key(ax, _bar_key(looks, hue, data))
    set_title(ax, title, own=own)
    return ax


def _places(data: pd.DataFrame, x: str, *, lying: bool, sort: bool) -> dict[Any, float]:
    """Return where each bar stands: a row of its own, or its year."""
    if not lying:
        return {value: int(str(value)) for value in sorted(set(data[x]), key=int)}
    size = data.groupby(x, sort=False)["_value"].max()
    if sort:
        size = size.sort_values(ascending=False, kind="stable")
    return {value: float(at) for at, value in enumerate(size.index)}


def _bar_key(
    looks: Mapping[Any, Look], hue: str | None, data: pd.DataFrame
) -> list[Line2D | Patch]:
    handles: list[Line2D | Patch] = []
    if hue is not None:
        for shade, (value, look) in enumerate(looks.items()):
            colour = colour_of("country", value) if hue == "country" else NEUTRAL
            fill = fill_of(colour, 0 if hue == "country" else shade)
            handles.append(Patch(label=look.name, **fill))
    return handles + patch_key(data.loc[data["_value"].notna(), "_status"])


def _month_number(period: str) -> int:
    year, _, month = period.partition("-")
    if not (year.isdigit() and len(year) == 4 and month.isdigit() and len(month) == 2):
        message = f"months: `x`: {period!r} is not a month such as '2024-06'"
        raise ValueError(message)
    periods.bounds(period)  # says so if there is no such month
    return int(year) * 12 + int(month) - 1


def _month_axis(ax: Axes, first: int, last: int) -> None:
    """Name the months, and the year below the first and below each January."""
    step = 1 if last - first < 14 else 3 if last - first < 40 else 12
    shown = [at for at in range(first, last + 1) if at == first or at % step == 0]
    if step > 1 and len(shown) > 1 and shown[1] - first < step / 2:
        shown = shown[1:]
    labels = [
        calendar.month_abbr[at % 12 + 1]
        + (f"\n{at // 12}" if at % 12 == 0 or at == shown[0] else "")
        for at in shown
    ]
    ax.set_xticks(shown, labels)
