"""The look: sizes, colours and marks, and the name and look of each series."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import matplotlib.pyplot as plt
import pandas as pd
import seaborn as sns
from matplotlib.colors import to_hex, to_rgb

from cac_data import codes

if TYPE_CHECKING:
    from contextlib import ContextDecorator

WIDTH = 7.2
"""Inches: with its margin a figure fills a column of 720 pixels, unscaled."""

SMALL = 9.0
"""Points. The smallest text of a figure."""

TITLE_SIZE = 11.5
INK, MUTED, GRID = "#222222", "#595959", "#D9D9D9"
NEUTRAL = "#33475B"

_STYLE: Mapping[str, Any] = {
    **sns.axes_style("whitegrid"),
    "font.family": ["sans-serif"],
    # DejaVu travels with matplotlib, so that every machine measures the same text. A
    # reader who does not have it gets one of the narrower ones, and no label collides.
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial", "sans-serif"],
    "font.size": SMALL,
    "axes.labelsize": SMALL,
    "axes.titlesize": SMALL,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": MUTED,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": "white",
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.7,
    "legend.fontsize": SMALL,
    "legend.frameon": False,
    "savefig.facecolor": "white",
    "svg.fonttype": "none",
    "svg.hashsalt": "cac-data",
    "text.color": INK,
}

MARKER_SIZES: Mapping[str, float] = {  # which look equally large
    "o": 4.4,
    "s": 4.0,
    "^": 5.2,
    "v": 5.2,
    "D": 3.8,
    "h": 4.8,
    "p": 5.0,
    "X": 5.6,
    "P": 5.4,
}

_MARKERS: Mapping[str, str] = {
    "KAZ": "o",
    "KGZ": "s",
    "TJK": "^",
    "TKM": "D",
    "UZB": "v",
    "CA5": "h",
    "CHN": "p",
    "RUS": "X",
    "MMR": "P",
}

_DASHES: Mapping[str, Any] = {
    "exports": "-",
    "imports": (0, (4.5, 1.8)),
    "turnover": "-",
}

# For series that are not countries; each differs from the others in grey, too, and none
# is a country's colour. Dots are left to estimates.
SERIES: Sequence[tuple[str, str, Any]] = (
    ("#22313F", "o", "-"),
    ("#8E6BAA", "s", (0, (5, 2))),
    ("#3F8F98", "^", (0, (7, 2, 1.5, 2))),
    ("#A6761D", "D", (0, (3, 1.5))),
    ("#7A8794", "v", (0, (9, 2))),
    ("#B0526E", "p", (0, (5, 1.5, 1, 1.5, 1, 1.5))),
)


def use_style() -> ContextDecorator:
    """Return a context in which matplotlib draws and saves in the project's look.

    Every function of this module enters it by itself; it changes nothing outside. Use
    it for a drawing of your own, or to save one.

    It also decorates functions.

    Examples
    --------
    >>> with use_style():
    ...     plt.rcParams["svg.fonttype"], plt.rcParams["axes.spines.top"]
    ('none', False)
    """
    # From the defaults, so that no setting of the reader's own shows through.
    context: ContextDecorator = plt.style.context(["default", dict(_STYLE)])
    return context


@dataclass(frozen=True)
class Look:
    """How one series is drawn and called."""

    name: str
    colour: str
    marker: str
    dash: Any = "-"
    width: float = 1.8


def look_of(column: str | None, value: object, position: int = 0) -> Look:
    """Return the look of a value of a column: a country always has its own."""
    text = "" if value is None else str(value)
    if column == "country":
        name = codes.country_name(text)
        colour = codes.COUNTRY_COLOURS.get(text, MUTED)
        # A total is the heavier line, not merely one more colour.
        width = 2.2 if text == "CA5" else 1.8
        return Look(name, colour, _MARKERS.get(text, "o"), "-", width)
    if text in _DASHES:
        colour, marker, _ = SERIES[list(_DASHES).index(text)]
        return Look(text, colour, marker, _DASHES[text])
    colour, marker, dash = SERIES[position % len(SERIES)]
    if column == "reporter":
        if codes.counter_of(text) == "china":
            colour, marker, dash = codes.COUNTRY_COLOURS["CHN"], _MARKERS["CHN"], "-"
        return Look(codes.reporter_name(text), colour, marker, dash)
    return Look(text.replace("_", " "), colour, marker, dash)


def looks_of(data: pd.DataFrame, column: str | None) -> dict[Any, Look]:
    """Return the look of each value of a column, in the order in which they show."""
    if column is None:
        if "country" in data and data["country"].nunique() == 1:
            return {None: look_of("country", data["country"].iloc[0])}
        return {None: look_of(None, None)}
    values = list(dict.fromkeys(data[column]))
    order = {"country": [*codes.CA5, "CA5"], "flow": list(_DASHES)}.get(column, [])
    values.sort(key=lambda value: order.index(value) if value in order else len(order))
    return {value: look_of(column, value, at) for at, value in enumerate(values)}


def colour_of(column: str, value: object) -> str:
    """Return the colour of what a bar stands for: a country's own, or a neutral one."""
    return codes.COUNTRY_COLOURS.get(str(value), NEUTRAL)


def row_names(data: pd.DataFrame, columns: Sequence[str]) -> list[str]:
    """Return the labels of rows: names for codes, several columns joined by commas."""
    parts = []
    for column in columns:
        coded = {value: _name_of(column, str(value)) for value in data[column].unique()}
        parts.append(data[column].map(coded))
    return [", ".join(part for part in row if part) for row in zip(*parts, strict=True)]


def _name_of(column: str, value: str) -> str:
    members = value.split("+")
    if all(member in codes.country_codes() for member in members):
        names = [codes.country_name(member) for member in members]
        return " and ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)
    return look_of(column, value).name if column in {"country", "reporter"} else value


def on_white(colour: str) -> str:
    """Return a colour dark enough for text on white (contrast 4.5:1)."""
    red, green, blue = to_rgb(colour)
    while _contrast(red, green, blue) < 4.5:
        red, green, blue = red * 0.96, green * 0.96, blue * 0.96
    return to_hex((red, green, blue))


def _contrast(*rgb: float) -> float:
    """Return the contrast of a colour with white, as WCAG defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in rgb
    ]
    weights = (0.2126, 0.7152, 0.0722)
    light = sum(weight * part for weight, part in zip(weights, linear, strict=True))
    return 1.05 / (light + 0.05)


def tint(colour: str, part: float = 0.3) -> str:
    """Return a colour mixed into white, so that what lies below does not show."""
    red, green, blue = (1 - (1 - value) * part for value in to_rgb(colour))
    return to_hex((red, green, blue))
