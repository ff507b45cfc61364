"""What charts of bars are made of: fills, the bars, their figures and the key."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from cac_data.plots.frames import STATUS_WORDS
from cac_data.plots.style import INK, NEUTRAL, SMALL, tint

SHADES = (1.0, 0.48, 0.22)
BAR_WIDTH = 0.78


def fill_of(colour: str, shade: int, status: str = "published") -> dict[str, Any]:
    """Return how a bar is filled: a sum almost white, an estimate hatched besides."""
    part = SHADES[shade % len(SHADES)]
    if status == "published":
        return {"facecolor": tint(colour, part), "edgecolor": colour, "linewidth": 0.6}
    return {
        "facecolor": tint(colour, 0.3 * part),
        "edgecolor": colour,
        "hatch": "////" if status == "estimate" else "",
        "linewidth": 0.9,
    }


def draw_bars(
    ax: Axes,
    at: Sequence[float],
    values: Sequence[float],
    thick: float,
    fills: Sequence[Mapping[str, Any]],
    *,
    lying: bool,
) -> Any:
    """Draw bars from zero, each with a fill of its own."""
    drawn = (
        ax.barh(at, values, height=thick, left=0)
        if lying
        else ax.bar(at, values, width=thick, bottom=0)
    )
    for bar, fill in zip(drawn, fills, strict=True):
        bar.set(**fill)
        # Each clip is a reference in the file; to measure what is inside takes long.
        bar.set(zorder=2, clip_on=False, in_layout=False)
    return drawn


def value_text(
    ax: Axes, value: float, at: float, text: str, *, lying: bool, size: float = SMALL
) -> None:
    """Write a figure at the end of its bar, outside."""
    away = 3 if value >= 0 else -3
    ax.annotate(
        text,
        (value, at) if lying else (at, value),
        xytext=(away, 0) if lying else (0, away),
        textcoords="offset points",
        ha=("left" if value >= 0 else "right") if lying else "center",
        va="center" if lying else ("bottom" if value >= 0 else "top"),
        fontsize=size,
        color=INK,
        annotation_clip=False,
    )


def patch_key(status: pd.Series[str]) -> list[Line2D | Patch]:
    """Return the entries that explain fills; none where all is published."""
    return [
        Patch(label=words, **fill_of(NEUTRAL, 0, kind))
        for kind, words in STATUS_WORDS.items()
        if status.eq(kind).any()
    ]
