"""Series over the years: split from a frame, drawn with their gaps, and explained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from cac_data.plots.frames import STATUS_WORDS, by_year, checked, status_of, years_of
from cac_data.plots.line_ends import End, end_text
from cac_data.plots.style import MARKER_SIZES, MUTED, Look, looks_of

_DOTS = (0, (1, 1.6))


def drawable(
    frame: pd.DataFrame,
    *,
    function: str,
    hue: str | None,
    x: str,
    y: str,
    scale: float,
    estimated: str | None = None,
) -> tuple[pd.DataFrame, list[tuple[Look, pd.DataFrame]], list[Line2D]]:
    """Return the checked rows, their series, and the key to their hollow marks."""
    data = checked(
        frame, [x, hue, estimated], function=function, numbers=[y], unique=[hue, x]
    )
    data = data.assign(**{x: years_of(data, x, function=function)})
    status = status_of(data, estimated)
    drawn = _series_of(data, hue=hue, x=x, y=y, scale=scale, status=status)
    return data, drawn, line_key(status[data[y].notna()])


def _series_of(
    data: pd.DataFrame,
    *,
    hue: str | None,
    x: str,
    y: str,
    scale: float,
    status: pd.Series[str],
) -> list[tuple[Look, pd.DataFrame]]:
    """Split a frame into its series, each with its look."""
    found = []
    for value, look in looks_of(data, hue).items():
        rows = data if hue is None else data[data[hue] == value]
        if rows[y].notna().any():
            here = status[rows.index]
            series = by_year(rows, x=x, y=y, status=here, scale=scale)
            found.append((look, series))
    return found


def span_of(drawn: Sequence[tuple[Look, pd.DataFrame]]) -> list[int]:
    """Return the first and last year of each series."""
    return [
        int(year) for _, series in drawn for year in (series.index[0], series.index[-1])
    ]


def draw_series(
    ax: Axes, series: pd.DataFrame, look: Look, *, marks: bool = True
) -> None:
    """Draw one series over the years: gaps open, what is not published hollow.

    Sums of published parts are thin, estimates dotted. seaborn's own lines would drop
    the missing years and join their neighbours.
    """
    years = series.index.to_numpy(dtype=int)
    values = series["value"].to_numpy(dtype=float)
    status = series["status"].to_numpy(dtype=object)
    marked = _marked(
        years, values, every=(1 if len(years) <= 15 else 5) if marks else 0
    )
    # The first figure of a new kind says where the kind changes.
    turns = np.append(False, pd.notna(status[:-1]) & (status[1:] != status[:-1]))
    for kind in ("published", "sum", "estimate"):
        mine = status == kind
        if not mine.any() and kind != "published":
            continue
        shown = mine
        if kind != "published":
            # To the next figure: the step from a sum to a published one is neither.
            beside = np.append(False, mine[:-1]) | np.append(mine[1:], False)
            stronger = status == "published"
            if kind == "estimate":
                stronger |= status == "sum"
            shown = mine | (beside & stronger)
        (line,) = ax.plot(
            years,
            np.where(shown, values, np.nan),
            label=look.name if kind == "published" else f"_{look.name}, {kind}",
            color=look.colour,
            marker=look.marker,
            markersize=MARKER_SIZES[look.marker],
            markevery=np.flatnonzero(mine & (marked | turns)).tolist(),
            clip_on=False,
            **_line_style(look, kind),
        )
        line.set_in_layout(False)  # inside the Axes: to measure it takes long


def _line_style(look: Look, kind: str) -> dict[str, Any]:
    if kind == "published":
        return {
            "linestyle": look.dash,
            "linewidth": look.width,
            "markeredgecolor": "white",
            "markeredgewidth": 0.5,
            "zorder": 3,
        }
    dotted = kind == "estimate"
    return {
        "linestyle": _DOTS if dotted else look.dash,
        "linewidth": look.width * (0.8 if dotted else 0.5),
        "markerfacecolor": "white",
        "markeredgewidth": 1.0,
        "zorder": 3.2,
    }


def _marked(years: np.ndarray, values: np.ndarray, *, every: int) -> np.ndarray:
    """Tell which points bear a mark: some along the way, and both sides of a gap."""
    there = ~np.isnan(values)
    before = np.append(False, ~there[:-1])  # nothing is missing before the first year
    after = np.append(~there[1:], True)
    marks = there & (before | after)
    if every:
        marks |= there & (years % every == 0)
    return np.asarray(marks, dtype=bool)


def ends_of(
    drawn: Sequence[tuple[Look, pd.DataFrame]], write: Callable[[float], str]
) -> list[End]:
    """Return the end of each series, with its last figure as `write` puts it."""
    last = max(span_of(drawn))
    ends = []
    for look, series in drawn:
        year, value = int(series.index[-1]), float(series["value"].iloc[-1])
        text = end_text(look.name, write(value), year, last=last)
        ends.append(End(year, value, text, look.colour))
    return ends


def line_key(status: pd.Series[str]) -> list[Line2D]:
    """Return the entries that explain hollow marks; none where all is published."""
    plain = Look("", MUTED, "o")
    return [
        Line2D(
            [],
            [],
            color=MUTED,
            marker=plain.marker,
            markersize=MARKER_SIZES[plain.marker],
            label=words,
            **_line_style(plain, kind),
        )
        for kind, words in STATUS_WORDS.items()
        if status.eq(kind).any()
    ]
