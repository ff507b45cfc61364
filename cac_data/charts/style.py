"""The look of every chart: sizes, and the colour, mark and dash of each series.

Inks turn light on a dark page; the colours of data stay, and have a contrast of 3:1 or
more with both grounds. No series is told by its colour alone.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import matplotlib.style
import numpy as np
import seaborn as sns
from matplotlib.colors import to_hex, to_rgb

from cac_data import codes
from cac_data.colours import ACCENT, COUNTRIES, GRID, INK, MUTED, NEUTRAL, PAPER, SERIES

# Inches: with its margin a figure fills a column of 720 pixels, unscaled.
USUAL_WIDTH = 7.2
FLATTER = 0.75  # how high a narrower one is, as a part of the usual height
_width: ContextVar[float] = ContextVar("width", default=USUAL_WIDTH)
# Inks of texts that stand on a coloured ground of their own, on any page.
ON_COLOUR = ("#111111", "#fefefe")
# The dash of estimates, which no series has.
DOTS = (0, (1, 1.6))
# Lines at levels that somebody stated.
LEVEL: Mapping[str, Any] = {"color": ACCENT, "lw": 1.2, "ls": (0, (2, 1.2))}
# The first travels with matplotlib, so that every machine measures the same text. A
# reader who does not have it gets one of the narrower ones, and no label collides.
FONTS = ["DejaVu Sans", "Verdana", "Arial", "sans-serif"]
FONTS_OF_HAN = ["PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC"]
"""Of macOS, Windows and Linux. None of them is asked how wide a text is, so that every
machine draws alike: a character that DejaVu lacks is measured a little too wide."""
# That it is lacking is known, and the reader's own fonts have it.
warnings.filterwarnings("ignore", message=r"Glyph \d+ .* missing from font")

STYLE: Any = {
    **sns.axes_style("ticks"),
    "font.family": ["sans-serif"],
    "font.sans-serif": FONTS,
    "font.size": 9.0,
    "axes.edgecolor": MUTED,
    "axes.facecolor": "none",
    "axes.spines.right": False,
    "axes.spines.top": False,
    "axes.titlelocation": "left",
    "axes.titlesize": 9.0,
    "axes.titleweight": "bold",
    "figure.dpi": 72,
    "figure.facecolor": "none",
    "grid.color": GRID,
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.6,
    "legend.borderaxespad": 0,
    "legend.borderpad": 0,
    "legend.columnspacing": 1.5,
    "legend.frameon": False,
    "legend.labelcolor": MUTED,
    "svg.fonttype": "none",
    "svg.hashsalt": "cac-data",
    "text.color": INK,
    "text.parse_math": False,  # dollars
    "xtick.color": MUTED,
    "xtick.major.size": 0,
    "ytick.color": MUTED,
    "ytick.major.size": 0,
}

# Makes matplotlib draw in this look, whatever a reader has set.
STYLED = matplotlib.style.context(["default", STYLE])


def width() -> float:
    """Return how wide a figure is drawn now, in inches."""
    return _width.get()


def as_high(usual: float) -> float:
    """Return how high, in inches, is drawn what has this height in the usual width."""
    return usual if width() >= USUAL_WIDTH else FLATTER * usual


def fitting(most: int) -> int:
    """Return how many letters or steps fit of so many in the usual width, two or more.

    >>> fitting(8)
    8
    """
    return max(2, round(most * width() / USUAL_WIDTH))


@contextmanager
def as_wide_as(inches: float) -> Iterator[None]:
    """Let figures be drawn in another width for a while, their letters as large."""
    before = _width.set(inches)
    try:
        yield
    finally:
        _width.reset(before)


@dataclass(frozen=True)
class Look:
    """How a series is called and drawn; all but what is published is hollow."""

    name: str
    colour: str = NEUTRAL
    marker: str = "o"
    dash: Any = "-"
    hatch: str = ""
    width: float = 1.8
    alpha: float = 1.0

    def line(self, kind: str = "published") -> dict[str, Any]:
        """Return the properties of a line: thinner of sums, dotted of estimates."""
        is_plain = kind == "published"
        is_estimate = kind == "estimate"
        width = self.width
        if is_estimate:
            width *= 0.8
        elif not is_plain:
            width *= 0.5
        return {
            "label": self.name,
            "color": self.colour,
            "marker": self.marker,
            # Squares and diamonds look larger than they are.
            "markersize": {"D": 3.8, "s": 4}.get(self.marker, 4.8),
            "markerfacecolor": self.colour if is_plain else PAPER,
            "markeredgecolor": PAPER if is_plain else self.colour,
            "markeredgewidth": 0.5 if is_plain else 1.0,
            "linestyle": DOTS if is_estimate else self.dash,
            "linewidth": width,
            "zorder": 3 if is_plain else 3.2,
        }

    def mark(self, kind: str = "published") -> dict[str, Any]:
        """Return the properties of a mark: as on a line, but larger and alone."""
        line = self.line(kind)
        return {
            **line,
            "linestyle": "none",
            "markersize": line["markersize"] + 2,
            "markeredgewidth": 0.6 if kind == "published" else 1.4,
            "alpha": self.alpha,
            "zorder": 4,
        }

    def bar(self, kind: str = "published") -> dict[str, Any]:
        """Return the properties of a bar, filled if it is published.

        Estimates and parts of no whole (``partial``) are pale, plans are dashed.
        """
        if kind in ("published", "partial"):
            return {
                "label": self.name,
                "facecolor": self.colour,
                "edgecolor": PAPER,
                "linewidth": 0.6,
                "hatch": self.hatch,
                "alpha": self.alpha if kind == "published" else 0.4,
            }
        outline = {"label": self.name, "edgecolor": self.colour, "linewidth": 1.2}
        match kind:
            case "estimate":
                pale = (*to_rgb(self.colour), 0.35)
                return {**outline, "facecolor": pale, "linestyle": DOTS}
            case "sum":
                return {**outline, "facecolor": "none", "linestyle": "-"}
        return {**outline, "facecolor": "none", "linestyle": (0, (3, 2))}

    def ink(self, kind: str = "published") -> str:
        """Return the colour of a text on a bar, which a dark page leaves as it is."""
        if kind != "published" or self.alpha < 0.7:
            return INK
        return max(ON_COLOUR, key=lambda ink: _contrast(ink, self.colour))


Names = Mapping[str, str] | None  # what codes are called, also those of charts: "sum"


def name_of(value: object, names: Names = None) -> str:
    """Return the printed name of a code: as given, a country's, or itself."""
    text = str(value)
    if names and text in names:
        return names[text]
    if text in codes.country_codes():
        return codes.country_name(text)
    return text.replace("_", " ")


def ordered(values: Iterable[Any]) -> list[Any]:
    """Return unique values as they come; countries in their order, totals last."""
    unique = list(dict.fromkeys(values))
    if all(value in COUNTRIES for value in unique):
        unique.sort(key=list(COUNTRIES).index)
    return unique


def looks_of(
    values: Iterable[object], names: Names = None, *, ramp: bool = False
) -> dict[Any, Look]:
    """Return the look of each value, in the order in which they come.

    A country has its own. ``ramp``: values that rise, in one colour from pale to full.
    ValueError if more than six that are not countries would have to be told apart.
    """
    unique = ordered(values)
    series = [value for value in unique if str(value) not in COUNTRIES]
    if len(series) > len(SERIES) and not ramp:
        message = (
            f"{len(series)} series, of which at most {len(SERIES)} can be told apart: "
            f"{', '.join(map(str, series))}"
        )
        raise ValueError(message)
    looks: dict[Any, Look] = {}
    for at, value in enumerate(unique):
        name = name_of(value, names)
        if ramp:
            risen = at / max(len(unique) - 1, 1)
            looks[value] = Look(name, alpha=round(0.3 + 0.7 * risen, 3))
        elif value in series:
            looks[value] = Look(name, *SERIES[series.index(value)])
        else:
            # A total is the heavier line, not merely one more colour.
            width = 2.4 if value == "CA5" else 1.8
            looks[value] = Look(name, *COUNTRIES[str(value)], width=width)
    return looks


def _luminance(colour: str) -> float:
    """Return the relative luminance of a colour, as WCAG defines it."""
    parts = np.array(to_rgb(colour))
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    return float(linear @ (0.2126, 0.7152, 0.0722))


def _contrast(*two: str) -> float:
    """Return the contrast of two colours, 1 to 21, as WCAG defines it."""
    low, high = sorted(_luminance(colour) for colour in two)
    return (high + 0.05) / (low + 0.05)


def readable(colour: str, ground: str = PAPER) -> str:
    """Return a colour moved away from a ground until text in it is read (4.5:1)."""
    towards = 0.0 if _luminance(ground) > 0.5 else 1.0
    while _contrast(colour, ground) < 4.5:
        parts = 0.95 * np.array(to_rgb(colour)) + 0.05 * towards
        colour = to_hex((float(parts[0]), float(parts[1]), float(parts[2])))
    return colour
