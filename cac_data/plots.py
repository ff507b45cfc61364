"""Charts in the project's look: a tidy frame in, Axes out.

Every function takes a frame first and the names of its columns as keywords, draws on
`ax` or on a figure of its own, and returns what it drew on. The same rules hold
everywhere: a country has one colour, bars start at zero, a missing year is a gap,
estimates are dotted and hollow, the unit stands on the axis, and the text of an SVG
stays text. An empty frame is an error, since a chart of nothing says something untrue.
"""

from __future__ import annotations

import calendar
import math
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Literal

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import seaborn as sns
from matplotlib.axes import Axes
from matplotlib.colors import to_hex, to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.layout_engine import ConstrainedLayoutEngine
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.textpath import TextPath
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from matplotlib.transforms import ScaledTranslation, blended_transform_factory

from cac_data import codes, periods

if TYPE_CHECKING:
    from contextlib import ContextDecorator

    from matplotlib.figure import Figure

__all__ = [
    "backtest_panels",
    "bars",
    "contributions",
    "country_panels",
    "coverage_by_horizon",
    "dumbbell",
    "errors_by_horizon",
    "fan",
    "lines",
    "months",
    "paths",
    "ratios",
    "scatter_fit",
    "stacked_bars",
    "use_style",
]

WIDTH = 7.2
"""Inches: with its margin a figure fills a column of 720 pixels, unscaled."""

SMALL = 9.0
"""Points. The smallest text of a figure."""

_INK, _MUTED, _GRID = "#222222", "#595959", "#D9D9D9"
_TITLE_SIZE = 11.5
_KEY_ROW = 14  # points
_LABEL_GAP = 11.5  # points between the middles of two labels at line ends

_STYLE: Mapping[str, Any] = {
    **sns.axes_style("whitegrid"),
    "font.family": ["sans-serif"],
    # DejaVu travels with matplotlib, so that every machine measures the same text. A
    # reader who does not have it gets one of the narrower ones, and no label collides.
    "font.sans-serif": ["DejaVu Sans", "Verdana", "Arial", "sans-serif"],
    "font.size": SMALL,
    "axes.labelsize": SMALL,
    "axes.titlesize": SMALL,
    "axes.edgecolor": _MUTED,
    "axes.labelcolor": _MUTED,
    "axes.linewidth": 0.8,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "figure.facecolor": "white",
    "grid.color": _GRID,
    "grid.linewidth": 0.6,
    "hatch.linewidth": 0.7,
    "legend.fontsize": SMALL,
    "legend.frameon": False,
    "savefig.facecolor": "white",
    "svg.fonttype": "none",
    "svg.hashsalt": "cac-data",
    "text.color": _INK,
}

_DOTS = (0, (1, 1.6))
_MARKER_SIZES: Mapping[str, float] = {  # which look equally large
    "o": 4.4,
    "s": 4.0,
    "^": 5.2,
    "v": 5.2,
    "D": 3.8,
    "h": 4.8,
    "p": 5.0,
    "X": 5.6,
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
}
_DASHES: Mapping[str, Any] = {
    "exports": "-",
    "imports": (0, (4.5, 1.8)),
    "turnover": "-",
}
# For series that are not countries; each differs from the others in grey, too, and none
# is a country's colour. Dots are left to estimates.
_SERIES: Sequence[tuple[str, str, Any]] = (
    ("#22313F", "o", "-"),
    ("#8E6BAA", "s", (0, (5, 2))),
    ("#3F8F98", "^", (0, (7, 2, 1.5, 2))),
    ("#A6761D", "D", (0, (3, 1.5))),
    ("#7A8794", "v", (0, (9, 2))),
    ("#B0526E", "p", (0, (5, 1.5, 1, 1.5, 1, 1.5))),
)


# --- The look -------------------------------------------------------------------------


def use_style() -> ContextDecorator:
    """Return a context in which matplotlib draws and saves in the project's look.

    Every function of this module enters it by itself; it changes nothing outside. Use
    it for a drawing of your own, or to save one.

    Returns
    -------
    context manager
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
class _Look:
    """How one series is drawn and called."""

    name: str
    colour: str
    marker: str
    dash: Any = "-"
    width: float = 1.8


def _look(column: str | None, value: object, position: int = 0) -> _Look:
    """Return the look of a value of a column: a country always has its own."""
    text = "" if value is None else str(value)
    if column == "country":
        name = codes.country_name(text)
        colour = codes.COUNTRY_COLOURS.get(text, _MUTED)
        # A total is the heavier line, not merely one more colour.
        width = 2.2 if text == "CA5" else 1.8
        return _Look(name, colour, _MARKERS.get(text, "o"), "-", width)
    if text in _DASHES:
        colour, marker, _ = _SERIES[list(_DASHES).index(text)]
        return _Look(text, colour, marker, _DASHES[text])
    colour, marker, dash = _SERIES[position % len(_SERIES)]
    if column == "reporter":
        if codes.counter_of(text) == "china":
            colour, marker, dash = codes.COUNTRY_COLOURS["CHN"], _MARKERS["CHN"], "-"
        return _Look(codes.reporter_name(text), colour, marker, dash)
    return _Look(text.replace("_", " "), colour, marker, dash)


def _looks(data: pd.DataFrame, column: str | None) -> dict[Any, _Look]:
    """Return the look of each value of a column, in the order in which they show."""
    if column is None:
        if "country" in data and data["country"].nunique() == 1:
            return {None: _look("country", data["country"].iloc[0])}
        return {None: _look(None, None)}
    values = list(dict.fromkeys(data[column]))
    order = {"country": [*codes.CA5, "CA5"], "flow": list(_DASHES)}.get(column, [])
    values.sort(key=lambda value: order.index(value) if value in order else len(order))
    return {value: _look(column, value, at) for at, value in enumerate(values)}


def _on_white(colour: str) -> str:
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


def _tint(colour: str, part: float = 0.3) -> str:
    """Return a colour mixed into white, so that what lies below does not show."""
    red, green, blue = (1 - (1 - value) * part for value in to_rgb(colour))
    return to_hex((red, green, blue))


# --- Frames ---------------------------------------------------------------------------


def _checked(
    frame: pd.DataFrame,
    columns: Iterable[str | None],
    *,
    function: str,
    numbers: Iterable[str],
    unique: Iterable[str | None] = (),
) -> pd.DataFrame:
    """Return the rows to draw, or say what is wrong with the frame."""
    needed = list(dict.fromkeys([*filter(None, columns), *numbers]))
    codes.check_columns(frame.columns, needed, function=function)
    empty = f"{function}: the frame is empty, there is nothing to draw"
    if frame.empty:
        raise ValueError(empty)
    for column in numbers:
        if not pd.api.types.is_numeric_dtype(frame[column]):
            message = (
                f"{function}: the column {column} holds {frame[column].dtype}, "
                "not numbers"
            )
            raise ValueError(message)
    frame = frame.astype(dict.fromkeys(numbers, "float64"))
    values = frame[list(numbers)].to_numpy()
    if np.isnan(values).all():
        raise ValueError(empty)
    if np.isinf(values).any():
        rows = frame[np.isinf(values).any(axis=1)][needed].head()
        message = (
            f"{function}: infinite figures have no place on an axis:\n"
            f"{rows.to_string(index=False)}"
        )
        raise ValueError(message)
    keys = list(filter(None, unique))
    double = frame[frame.duplicated(keys, keep=False)] if keys else frame.iloc[:0]
    if not double.empty:
        rows = double[[*keys, *numbers]].head().to_string(index=False)
        message = (
            f"{function}: several rows for one {' and '.join(keys)}; choose one of "
            f"them first:\n{rows}"
        )
        raise ValueError(message)
    return frame.reset_index(drop=True)


def _years(data: pd.DataFrame, x: str, *, function: str) -> pd.Series[int]:
    """Return the years of a column of periods as numbers."""
    for period in data[x]:
        if not periods.is_year(str(period)):
            message = f"{function}: `{x}`: {period!r} is not a year such as '2024'"
            raise ValueError(message)
    return data[x].map(lambda period: int(str(period)))


def _status(data: pd.DataFrame, column: str | None = None) -> pd.Series[str]:
    """Tell published figures from sums of published parts, and both from estimates."""
    status = pd.Series("published", index=data.index)
    if column is not None:
        return status.mask(data[column].fillna(value=False).astype(bool), "estimate")
    if "basis" in data:
        status = status.mask(data["basis"].eq("sum"), "sum")
    for name, value in (("obs_status", "E"), ("variant", "derived")):
        if name in data:
            status = status.mask(data[name].eq(value), "estimate")
    return status


_STATUS_WORDS: Mapping[str, str] = {"sum": "sum of parts", "estimate": "estimate"}


def _by_year(
    data: pd.DataFrame, *, x: str, y: str, status: pd.Series[str], scale: float
) -> pd.DataFrame:
    """Return ``value`` and ``status`` for every year of a span; a gap has neither."""
    made = pd.DataFrame(
        {"value": data[y].to_numpy(dtype=float) * scale, "status": status.to_numpy()},
        index=data[x].to_numpy(dtype=int),
    ).sort_index()
    made = made[made["value"].notna()]
    return made.reindex(range(made.index.min(), made.index.max() + 1))


# --- Numbers and words ----------------------------------------------------------------


def _decimals(values: Iterable[float]) -> int:
    """Return how many decimals the figures of one chart are printed with."""
    top = max((abs(value) for value in values if math.isfinite(value)), default=0)
    return 0 if top >= 1000 else 1 if top >= 1 else 2


def _number(value: float, decimals: int, *, sign: bool = False) -> str:
    """Write a figure for the eye: thousands apart, a real minus, no ``-0.0``."""
    if not math.isfinite(value):
        return ""
    text = f"{value:+,.{decimals}f}" if sign else f"{value:,.{decimals}f}"
    if value and not float(text.replace(",", "")):
        text = f"{value:+.1g}" if sign else f"{value:.1g}"
    return text.replace("-", "−")


def _tick(value: float, _: object = None) -> str:
    # Ticks are sums of steps; the last digits of a double are none of them.
    return f"{round(value, 9):,.10g}".replace("-", "−")


def _text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text in points."""
    if not text:
        return 0.0
    path = TextPath(
        (0, 0),
        text.replace("$", "S"),  # a dollar sign would be read as mathematics
        size=size,
        prop=FontProperties(family="DejaVu Sans", weight="bold" if bold else "normal"),
    )
    return float(path.get_extents().width)


def _wrapped(text: str, width: float, size: float, *, bold: bool = False) -> str:
    """Break a text into lines of about one length, none wider than `width` points."""
    total = _text_width(text, size, bold=bold)
    if total <= width:
        return text
    count = math.ceil(total / width)
    while True:
        # Lines as even as they can be look set, not cut.
        parts = textwrap.wrap(text, math.ceil(len(text) / count) + 3)
        if all(_text_width(part, size, bold=bold) <= width for part in parts):
            return "\n".join(parts)
        if count > len(text):
            return text
        count += 1


# --- Axes -----------------------------------------------------------------------------


def _axes(ax: Axes | None, *, height: float = 3.7) -> Axes:
    if ax is not None:
        return ax
    _, made = plt.subplots(figsize=(WIDTH, height), layout="constrained")
    return made


def _figure(ax: Axes) -> Figure:
    figure = ax.get_figure(root=True)
    if figure is None:
        message = "`ax`: these Axes were removed from their figure"
        raise ValueError(message)
    return figure


def _set_title(ax: Axes, title: str, *, own: bool) -> None:
    """Set the title on the left: of the figure, or of Axes that someone else placed."""
    words: dict[str, Any] = {
        "fontsize": _TITLE_SIZE,
        "fontweight": "bold",
        "color": _INK,
    }
    if own:
        text = _wrapped(title, WIDTH * 72 - 8, _TITLE_SIZE, bold=True)
        _figure(ax).suptitle(text, x=0.008, ha="left", linespacing=1.2, **words)
    else:
        # Above the line of the unit, and the key if that has a line of its own.
        words["fontsize"] = SMALL + 0.5
        legend = ax.get_legend()
        high = legend is not None and legend.get_bbox_to_anchor().y0 > ax.bbox.y1 + 1
        ax.set_title(title, loc="left", pad=20 + _KEY_ROW * high, **words)


def _dress(ax: Axes, *, grid: Literal["x", "y"]) -> None:
    """Set what matplotlib would otherwise look up when the figure is drawn."""
    ax.set_axisbelow(True)
    ax.grid(visible=False)
    ax.grid(visible=True, axis=grid, color=_GRID, linewidth=0.6, clip_on=False)
    for side, spine in ax.spines.items():
        # The line along the categories or the years stays; the grid does the rest.
        spine.set_visible(side == ("bottom" if grid == "y" else "left"))
        spine.set_color(_MUTED)
    ax.tick_params(
        labelsize=SMALL,
        labelcolor=_MUTED,
        labelfontfamily="sans-serif",
        color=_MUTED,
        width=0.8,
        length=0,
        pad=4,
    )
    if grid == "y":
        ax.tick_params(axis="x", bottom=True, length=3)


def _unit_above(ax: Axes, unit: str) -> None:
    """Write the unit of the upright axis above it, to be read without a turned head."""
    ax.set_ylabel(
        unit, rotation=0, ha="left", va="bottom", color=_MUTED, fontsize=SMALL
    )
    # Over the tick labels, five points above the top of the axis.
    ax.yaxis.set_label_coords(
        0, 1, transform=ax.transAxes + ScaledTranslation(0, 5 / 72, _dpi_scale(ax))
    )


def _dpi_scale(ax: Axes) -> Any:
    return _figure(ax).dpi_scale_trans


def _key(ax: Axes, handles: Sequence[Line2D | Patch]) -> None:
    """Explain marks above the plot on the right: on the line of the unit, if it fits.

    Otherwise the key stands a line higher. Call it after the unit is written.
    """
    if not handles:
        return
    figure = _figure(ax)
    figure.draw_without_rendering()
    room = ax.get_window_extent().width * 72 / figure.dpi
    unit = ax.get_ylabel()
    words = [unit, *(str(handle.get_label()) for handle in handles)]
    fits = sum(_text_width(word, SMALL) + 36 for word in words) < room
    up = 0 if fits or not unit else _KEY_ROW
    ax.legend(
        handles=list(handles),
        loc="lower right" if fits else "lower left",
        bbox_to_anchor=(1 if fits else 0, 1),
        bbox_transform=ax.transAxes + ScaledTranslation(0, up / 72, _dpi_scale(ax)),
        borderaxespad=0.25,
        borderpad=0,
        ncols=len(handles),
        columnspacing=1.4,
        handlelength=2.4,
        handletextpad=0.5,
        labelcolor=_MUTED,
    )


def _year_axis(ax: Axes, years: Iterable[int], *, ticks: int = 9) -> None:
    first, last = min(years), max(years)
    margin = max((last - first) * 0.012, 0.15)
    ax.set_xlim(first - margin, last + margin)
    if last - first < ticks:
        ax.xaxis.set_major_locator(FixedLocator(list(range(first, last + 1))))
    else:
        ax.xaxis.set_major_locator(MaxNLocator(ticks, integer=True, steps=[1, 2, 5]))
    ax.xaxis.set_major_formatter(FuncFormatter(_year_text))


def _year_text(value: float, _: object = None) -> str:
    # No year 0: the line passes it between 1 BC and 1 AD.
    return f"{-value:.0f} BC" if value < 0 else f"{value:.0f}" if value else ""


def _value_axis(ax: Axes, *, ticks: int = 7) -> None:
    """Give the upright axis round steps, and zero as its foot where nothing is less."""
    low, _ = ax.get_ylim()
    drawn = [
        number
        for line in ax.get_lines()
        for number in np.asarray(line.get_ydata(), dtype=float)
        if math.isfinite(number)
    ]
    if min(drawn, default=0) >= 0:
        ax.set_ylim(bottom=0)
    elif low < 0:
        ax.axhline(0, color=_MUTED, linewidth=0.8, zorder=1.5)
        ax.spines["bottom"].set_visible(False)
    ax.yaxis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10]))
    ax.yaxis.set_major_formatter(FuncFormatter(_tick))


# --- Series and their labels ----------------------------------------------------------


def _draw_series(
    ax: Axes, series: pd.DataFrame, look: _Look, *, marks: bool = True
) -> None:
    """Draw one series over the years: gaps open, what is not published hollow.

    Sums of published parts are thin, estimates dotted. seaborn's own lines would drop
    the missing years and join their neighbours.
    """
    years = series.index.to_numpy(dtype=int)
    values, status = series["value"], series["status"]
    marked = _marked(series, every=(1 if len(years) <= 15 else 5) if marks else 0)
    for kind in ("published", "sum", "estimate"):
        mine = status.eq(kind)
        if not mine.any() and kind != "published":
            continue
        shown = mine
        if kind != "published":
            # To the next figure: the step from a sum to a published one is neither.
            beside = mine.shift(1, fill_value=False) | mine.shift(-1, fill_value=False)
            stronger = ["published"] if kind == "sum" else ["published", "sum"]
            shown = mine | (beside & status.isin(stronger))
        # The first figure of a new kind says where the kind changes.
        turn = mine & status.ne(status.shift(1)) & status.shift(1).notna()
        ax.plot(
            years,
            values.where(shown),
            label=look.name if kind == "published" else f"_{look.name}, {kind}",
            color=look.colour,
            marker=look.marker,
            markersize=_MARKER_SIZES[look.marker],
            markevery=np.flatnonzero(mine & (marked | turn)).tolist(),
            clip_on=False,
            **_line_style(look, kind),
        )


def _line_style(look: _Look, kind: str) -> dict[str, Any]:
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


def _marked(series: pd.DataFrame, *, every: int) -> pd.Series[bool]:
    """Tell which points bear a mark: some along the way, and both sides of a gap."""
    there = series["value"].notna()
    before = series["value"].shift(1).isna()
    after = series["value"].shift(-1).isna()
    before.iloc[0] = False  # nothing is missing before the first year
    marks = there & (before | after)
    if every:
        marks |= there & (series.index.to_numpy(dtype=int) % every == 0)
    return marks


@dataclass(frozen=True)
class _End:
    """The end of a line, and what is written there."""

    x: float
    y: float
    text: str
    colour: str


def _spread(wanted: Sequence[float], gap: float, low: float, high: float) -> np.ndarray:
    """Return places at least `gap` apart, as near to the wanted ones as can be.

    Least squares under an order is isotonic regression; neighbours that would overlap
    are pooled around their mean.
    """
    order = np.argsort(wanted, kind="stable")
    shifted = np.asarray(wanted, dtype=float)[order] - gap * np.arange(len(order))
    pools: list[list[float]] = []
    for value in shifted:
        pools.append([value])
        while len(pools) > 1 and np.mean(pools[-2]) > np.mean(pools[-1]):
            last = pools.pop()
            pools[-1] += last
    level = [float(np.mean(pool)) for pool in pools for _ in pool]
    room = max(high - gap * (len(order) - 1), low)
    placed = np.empty(len(order))
    placed[order] = np.clip(level, low, room) + gap * np.arange(len(order))
    return placed


def _label_ends(ax: Axes, ends: Sequence[_End]) -> None:
    """Write what each line is: at the right edge, without overlap.

    A line that ended long ago is named where it ended, if there is an empty place.
    """
    figure = _figure(ax)
    figure.draw_without_rendering()  # the layout decides how much room there is
    to_points = 72 / figure.dpi
    box = ax.get_window_extent()
    left, right = ax.get_xlim()
    drawn = _drawn_points(ax)
    edge = []
    for end in ends:
        long_ago = (right - end.x) > (right - left) * 0.2
        spot = _empty_spot(ax, end, drawn) if long_ago else None
        if spot is None:
            edge.append(end)
        else:
            _write_end(ax, end, {"xytext": spot, "textcoords": "offset points"})
    wanted = [
        float(ax.transData.transform((end.x, end.y))[1]) * to_points for end in edge
    ]
    low, high = box.y0 * to_points + 3, box.y1 * to_points - 3
    beside = blended_transform_factory(ax.transAxes, ax.transData)
    for end, at, place in zip(
        edge, wanted, _spread(wanted, _LABEL_GAP, low, high), strict=True
    ):
        early = (right - end.x) > (right - left) * 0.03
        far = (right - end.x) > (right - left) * 0.2
        shift = ScaledTranslation(9 / 72, (place - at) / 72, _dpi_scale(ax))
        where: dict[str, Any] = {"xytext": (1, end.y), "textcoords": beside + shift}
        if early or abs(place - at) > 4:
            where["arrowprops"] = {
                "arrowstyle": "-",
                "color": "#A6A6A6",  # no series has it: this line is no data
                "linewidth": 0.6,
                # Across the plot it would pass for a series that does not move.
                "linestyle": (0, (1, 3)) if far else "-",
                "shrinkA": 1,
                "shrinkB": 4,
            }
        _write_end(ax, end, where)


def _write_end(ax: Axes, end: _End, where: Mapping[str, Any]) -> None:
    ax.annotate(
        end.text,
        xy=(end.x, end.y),
        color=_on_white(end.colour),
        fontsize=SMALL,
        va="center",
        ha="left",
        annotation_clip=False,
        zorder=5,
        **where,
    )


def _drawn_points(ax: Axes) -> np.ndarray:
    """Return where lines run, in points of the page, no two far from each other."""
    scale = 72 / _figure(ax).dpi
    found = [np.empty((0, 2))]
    for line in ax.get_lines():
        if line.get_transform() != ax.transData:
            continue  # a line across the whole plot: a text may stand on it
        corners = ax.transData.transform(np.asarray(line.get_xydata(), dtype=float))
        corners *= scale
        for start, stop in pairwise(corners):
            if np.isfinite([start, stop]).all():
                count = max(int(np.hypot(*(stop - start)) / 3), 1)
                found.append(np.linspace(start, stop, count + 1))
        found.append(corners[np.isfinite(corners).all(axis=1)])
    return np.concatenate(found)


def _empty_spot(ax: Axes, end: _End, drawn: np.ndarray) -> tuple[float, float] | None:
    """Return a place for a label near a point where no line runs, relative to it."""
    scale = 72 / _figure(ax).dpi
    x, y = np.asarray(ax.transData.transform((end.x, end.y)), dtype=float) * scale
    box = ax.get_window_extent()
    width, half = _text_width(end.text, SMALL), SMALL * 0.7
    for right, up in ((7, 0), (5, 9), (5, -9), (-width / 2, 12), (-width / 2, -12)):
        left, middle = x + right, y + up
        inside = (
            left > box.x0 * scale
            and left + width < box.x1 * scale
            and box.y0 * scale < middle - half
            and middle + half < box.y1 * scale
        )
        hit = (
            (drawn[:, 0] > left - 2)
            & (drawn[:, 0] < left + width + 2)
            & (np.abs(drawn[:, 1] - middle) < half)
        )
        if inside and not hit.any():
            return float(right), float(up)
    return None


def _end_of(
    series: pd.DataFrame, look: _Look, last_year: int, write: Callable[[float], str]
) -> _End:
    """Return the name, last figure and, where it ends early, last year of a series."""
    last = int(series.index[-1])
    value = float(series["value"].iloc[-1])
    text = f"{look.name} {write(value)}".strip()
    if last != last_year:
        text += f" ({_year_text(last)})"
    return _End(last, value, text, look.colour)


def _series_of(
    data: pd.DataFrame,
    *,
    hue: str | None,
    x: str,
    y: str,
    scale: float,
    status: pd.Series[str],
) -> list[tuple[_Look, pd.DataFrame]]:
    """Split a frame into its series, each with its look."""
    found = []
    for value, look in _looks(data, hue).items():
        rows = data if hue is None else data[data[hue] == value]
        if rows[y].notna().any():
            here = status[rows.index]
            series = _by_year(rows, x=x, y=y, status=here, scale=scale)
            found.append((look, series))
    return found


def _drawable(
    frame: pd.DataFrame,
    *,
    function: str,
    hue: str | None,
    x: str,
    y: str,
    scale: float,
    estimated: str | None = None,
) -> tuple[pd.DataFrame, list[tuple[_Look, pd.DataFrame]], list[Line2D]]:
    """Return the checked rows, their series, and the key to their hollow marks."""
    data = _checked(
        frame, [x, hue, estimated], function=function, numbers=[y], unique=[hue, x]
    )
    data = data.assign(**{x: _years(data, x, function=function)})
    status = _status(data, estimated)
    drawn = _series_of(data, hue=hue, x=x, y=y, scale=scale, status=status)
    return data, drawn, _line_key(status[data[y].notna()])


def _span_of(drawn: Sequence[tuple[_Look, pd.DataFrame]]) -> list[int]:
    return [
        int(year) for _, series in drawn for year in (series.index[0], series.index[-1])
    ]


def _label_series(
    ax: Axes,
    drawn: Sequence[tuple[_Look, pd.DataFrame]],
    write: Callable[[float], str],
) -> None:
    last = max(_span_of(drawn))
    _label_ends(ax, [_end_of(series, look, last, write) for look, series in drawn])


def _line_key(status: pd.Series[str]) -> list[Line2D]:
    """Return the entries that explain hollow marks; none where all is published."""
    plain = _Look("", _MUTED, "o", "-", 1.8)
    return [
        Line2D(
            [],
            [],
            color=_MUTED,
            marker=plain.marker,
            markersize=4.4,
            label=words,
            **_line_style(plain, kind),
        )
        for kind, words in _STATUS_WORDS.items()
        if status.eq(kind).any()
    ]


@use_style()
def lines(
    frame: pd.DataFrame,
    *,
    y: str,
    hue: str | None = "country",
    x: str = "period",
    unit: str,
    title: str,
    estimated: str | None = None,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw series over the years, each named at its end.

    A missing year breaks the line. Estimates are hollow and dotted. The axis starts at
    zero unless a figure is negative.

    Parameters
    ----------
    frame : DataFrame
        One row per year and series. ``obs_status`` E, ``variant`` derived and ``basis``
        sum tell estimates, where the frame has these columns.
    y : str
        Column of the figures.
    hue : str, optional
        Column of the series; None for a single one.
    x : str
        Column of years as text, such as ``2024``.
    unit : str
        Unit of the axis, after `scale`.
    title : str
        What is shown and for whom.
    estimated : str, optional
        Column of booleans that tells estimates instead.
    scale : float
        Factor for the figures: 0.001 draws USD mn as USD bn.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        One line per series, labelled with its name.

    Raises
    ------
    ValueError
        If the frame is empty, lacks a column, has a period that is not a year or
        several rows for a year of a series.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {
    ...         "country": ["KAZ"] * 3,
    ...         "period": ["2018", "2020", "2021"],
    ...         "value_usd_mn": [19880.0, 21471.0, 25250.0],
    ...     }
    ... )
    >>> ax = lines(frame, y="value_usd_mn", unit="USD bn", title="Trade", scale=1e-3)
    >>> ax.get_lines()[0].get_ydata().tolist()  # 2019 is missing
    [19.88, nan, 21.471, 25.25]
    >>> plt.close(ax.figure)
    """
    data, drawn, key = _drawable(
        frame, function="lines", hue=hue, x=x, y=y, scale=scale, estimated=estimated
    )
    own, ax = ax is None, _axes(ax)
    _dress(ax, grid="y")
    for look, series in drawn:
        _draw_series(ax, series, look)
    _year_axis(ax, _span_of(drawn))
    _value_axis(ax)
    _unit_above(ax, unit)
    _key(ax, key)
    _set_title(ax, title, own=own)
    decimals = _decimals(data[y] * scale)
    _label_series(ax, drawn, lambda value: _number(value, decimals))
    return ax


@use_style()
def ratios(
    frame: pd.DataFrame,
    *,
    y: str = "log_ratio",
    hue: str | None = "country",
    x: str = "period",
    unit: str,
    title: str,
    estimated: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw log ratios over the years, with the plain ratio written beside each.

    Twice as much and half as much are equally far from the line of agreement.

    Parameters
    ----------
    frame : DataFrame
        One row per year and series.
    y : str
        Column of natural logarithms of a ratio.
    hue : str, optional
        Column of the series; None for a single one.
    x : str
        Column of years as text.
    unit : str
        What is divided by what.
    title : str
        What is shown and for whom.
    estimated : str, optional
        Column of booleans that tells estimates; by default as in :func:`lines`.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        Its upright axis holds logarithms.

    Raises
    ------
    ValueError
        As :func:`lines`.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {"country": "KGZ", "period": ["2008", "2013"], "log_ratio": [2.54, 1.25]}
    ... )
    >>> ax = ratios(frame, unit="Chinese over Kyrgyz figure", title="Imports")
    >>> [tick.get_text() for tick in ax.get_yticklabels()][:3]
    ['0.0  ×1', '0.7  ×2', '1.4  ×4']
    >>> plt.close(ax.figure)
    """
    _, drawn, key = _drawable(
        frame, function="ratios", hue=hue, x=x, y=y, scale=1.0, estimated=estimated
    )
    own, ax = ax is None, _axes(ax)
    _dress(ax, grid="y")
    for look, series in drawn:
        _draw_series(ax, series, look)
    years = _span_of(drawn)
    _year_axis(ax, years)
    _ratio_axis(ax, [series["value"] for _, series in drawn])
    _unit_above(ax, f"{unit}: logarithm, ratio")
    _key(ax, key)
    _set_title(ax, title, own=own)
    last = max(years)
    ends = [_end_of(series, look, last, _ratio_text) for look, series in drawn]
    _label_ends(ax, [*ends, _End(last, 0.0, "both sides agree", _MUTED)])
    return ax


def _ratio_text(log_ratio: float) -> str:
    ratio = math.exp(log_ratio)
    return f"×{ratio:.0f}" if ratio >= 99.5 else f"×{ratio:.2g}"


def _ratio_axis(ax: Axes, logs: Sequence[pd.Series[float]]) -> None:
    """Put ticks at doublings, with the logarithm and the plain ratio of each."""
    doubling = math.log(2)
    low = min(float(series.min()) for series in logs)
    high = max(float(series.max()) for series in logs)
    steps = range(
        min(math.floor(low / doubling), 0), max(math.ceil(high / doubling), 1) + 1
    )
    at = [step * doubling for step in steps]
    ax.set_ylim(at[0] - 0.12, at[-1] + 0.12)
    ax.set_yticks(at, [f"{_number(value, 1)}  {_ratio_text(value)}" for value in at])
    ax.spines["bottom"].set_visible(False)
    ax.axhline(0, color=_INK, linewidth=1.0, zorder=2)


# --- Panels ---------------------------------------------------------------------------


@use_style()
def country_panels(
    frame: pd.DataFrame,
    *,
    y: str,
    hue: str = "flow",
    x: str = "period",
    unit: str,
    title: str,
    estimated: str | None = None,
    scale: float = 1.0,
    share_y: bool = True,
) -> np.ndarray:
    """Draw one small chart per country, exports solid and imports dashed.

    Parameters
    ----------
    frame : DataFrame
        One row per ``country``, year and series.
    y : str
        Column of the figures.
    hue : str
        Column of the series within a country, at most four.
    x : str
        Column of years as text.
    unit : str
        Unit of the axes, after `scale`.
    title : str
        What is shown and for whom.
    estimated : str, optional
        Column of booleans that tells estimates; by default as in :func:`lines`.
    scale : float
        Factor for the figures.
    share_y : bool
        Whether all charts have one scale; otherwise each has its own and the key says
        so.

    Returns
    -------
    array of Axes
        One per country, in the order in which countries are always shown.

    Raises
    ------
    ValueError
        As :func:`lines`; if there are more than four series to a country.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {
    ...         "country": ["KGZ", "KGZ", "KAZ", "KAZ"],
    ...         "flow": ["exports", "imports"] * 2,
    ...         "period": "2025",
    ...         "value_usd_mn": [5200.0, 22000.0, 19000.0, 29700.0],
    ...     }
    ... )
    >>> axes = country_panels(frame, y="value_usd_mn", unit="USD mn", title="Trade")
    >>> [ax.get_title(loc="left") for ax in axes]
    ['Kazakhstan', 'Kyrgyzstan']
    >>> plt.close(axes[0].figure)
    """
    data = _checked(
        frame,
        ["country", hue, x, estimated],
        function="country_panels",
        numbers=[y],
        unique=["country", hue, x],
    )
    data = data.assign(**{x: _years(data, x, function="country_panels")})
    inner = _looks(data, hue)
    if len(inner) > len(_PANEL_DASHES):
        message = (
            f"country_panels: `hue`: {hue} has {len(inner)} values; at most "
            f"{len(_PANEL_DASHES)} can be told apart"
        )
        raise ValueError(message)
    inner = {
        value: _Look(look.name, "", "", _PANEL_DASHES[at], (1.8, 1.5, 1.5, 1.5)[at])
        for at, (value, look) in enumerate(inner.items())
    }
    outer = _looks(data[data[y].notna()], "country")
    status = _status(data, estimated)
    axes = _grid_of(len(outer), share_y=share_y)
    for ax, (country, look) in zip(axes, outer.items(), strict=True):
        _dress(ax, grid="y")
        rows = data[data["country"] == country]
        for value, part in inner.items():
            one = rows[rows[hue] == value]
            if one[y].notna().any():
                here = status[one.index]
                series = _by_year(one, x=x, y=y, status=here, scale=scale)
                mixed = _Look(
                    part.name, look.colour, look.marker, part.dash, part.width
                )
                _draw_series(ax, series, mixed, marks=False)
        ax.set_title(
            look.name,
            loc="left",
            fontsize=SMALL + 0.5,
            fontweight="bold",
            color=_on_white(look.colour),
        )
        _year_axis(ax, data.loc[data[y].notna(), x], ticks=4)
    for ax in axes:
        _value_axis(ax, ticks=4)
        if ax.get_subplotspec().is_first_col():
            ax.set_ylabel(unit, color=_MUTED, fontsize=SMALL)
    _set_title(axes[0], title, own=True)
    key = _line_key(status[data[y].notna()])
    _panel_key(axes, list(inner.values()), key, share_y=share_y)
    return axes


_PANEL_DASHES: Sequence[Any] = ("-", (0, (4, 1.6)), (0, (7, 2, 1.5, 2)), (0, (2, 1.2)))


def _grid_of(count: int, *, share_y: bool) -> np.ndarray:
    """Return Axes in rows of three, the places that stay empty removed."""
    columns = count if count <= 3 else 2 if count == 4 else 3
    rows = math.ceil(count / columns)
    _, grid = plt.subplots(
        rows,
        columns,
        sharex=True,
        sharey=share_y,
        squeeze=False,
        figsize=(WIDTH, 0.7 + 1.85 * rows),
        layout="constrained",
    )
    axes = grid.ravel()
    for spare in axes[count:]:
        spare.remove()
    for ax in axes[max(count - columns, 0) : count]:
        # What stands above an empty place is the lowest of its column.
        ax.tick_params(labelbottom=True)
    return axes[:count]


def _panel_key(
    axes: np.ndarray, looks: Sequence[_Look], key: Sequence[Line2D], *, share_y: bool
) -> None:
    """Explain the lines of all panels between the title and the first row."""
    handles = [
        Line2D(
            [], [], color=_MUTED, linestyle=look.dash, linewidth=1.6, label=look.name
        )
        for look in looks
    ]
    handles += key
    if not share_y and len(axes) > 1:
        handles.append(Line2D([], [], linestyle="", label="scales differ"))
    figure = _figure(axes[0])
    row = 18 / 72 / figure.get_figheight()
    lines = figure.get_suptitle().count("\n") + 1
    under = lines * _TITLE_SIZE * 1.3 / 72 / figure.get_figheight()
    engine = figure.get_layout_engine()
    if isinstance(engine, ConstrainedLayoutEngine):
        engine.set(rect=(0, 0, 1, 1 - row))
    legend = figure.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0.002, 0.985 - under),
        ncols=len(handles),
        labelcolor=_MUTED,
        handlelength=2.6,
        columnspacing=1.6,
        borderpad=0,
        borderaxespad=0.4,
    )
    legend.set_in_layout(False)


# --- Bars -----------------------------------------------------------------------------

_NEUTRAL = "#33475B"
_SHADES = (1.0, 0.48, 0.22)
_BAR_WIDTH = 0.78
_PALE = 0.35


def _fill(colour: str, shade: int, status: str = "published") -> dict[str, Any]:
    """Return how a bar is filled: a sum almost white, an estimate hatched besides."""
    part = _SHADES[shade % len(_SHADES)]
    if status == "published":
        return {"facecolor": _tint(colour, part), "edgecolor": colour, "linewidth": 0.6}
    return {
        "facecolor": _tint(colour, 0.3 * part),
        "edgecolor": colour,
        "hatch": "////" if status == "estimate" else "",
        "linewidth": 0.9,
    }


def _value_text(
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
        color=_INK,
        annotation_clip=False,
    )


def _names(data: pd.DataFrame, columns: Sequence[str]) -> list[str]:
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
    return _look(column, value).name if column in {"country", "reporter"} else value


def _colour_of(column: str, value: object) -> str:
    return codes.COUNTRY_COLOURS.get(str(value), _NEUTRAL)


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

    Parameters
    ----------
    frame : DataFrame
        One row per bar.
    x : str
        Column of what the bars stand for. Years stand upright in their order, with
        missing years left open; anything else lies.
    y : str
        Column of the figures.
    hue : str, optional
        Column of up to three series, drawn beside each other from dark to pale.
    unit : str
        Unit of the axis, after `scale`.
    title : str
        What is shown and for whom.
    estimated : str, optional
        Column of booleans that tells estimates, which are hatched; by default as in
        :func:`lines`.
    sort : bool
        Whether lying bars are sorted by size; otherwise they keep the frame's order.
    scale : float
        Factor for the figures.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        One container of bars per series.

    Raises
    ------
    ValueError
        If the frame is empty, lacks a column or has several rows for one bar; for more
        than three series.

    Examples
    --------
    >>> frame = pd.DataFrame({"country": ["TJK", "KAZ"], "value_usd_mn": [4300, 48700]})
    >>> ax = bars(
    ...     frame, x="country", y="value_usd_mn", unit="USD mn", title="Trade in 2025"
    ... )
    >>> [(float(bar.get_x()), float(bar.get_width())) for bar in ax.patches]
    [(0.0, 48700.0), (0.0, 4300.0)]
    >>> plt.close(ax.figure)
    """
    data = _checked(
        frame, [x, hue, estimated], function="bars", numbers=[y], unique=[x, hue]
    )
    looks = _looks(data, hue)
    if len(looks) > len(_SHADES):
        message = (
            f"bars: `hue`: {hue} has {len(looks)} values; at most {len(_SHADES)} stand "
            "beside each other"
        )
        raise ValueError(message)
    data = data.assign(_value=data[y] * scale, _status=_status(data, estimated))
    lying = not data[x].map(lambda value: periods.is_year(str(value))).all()
    places = _places(data, x, lying=lying, sort=sort)
    data = data.sort_values(x, key=lambda column: column.map(places), kind="stable")
    own = ax is None
    ax = _axes(ax, height=1.0 + 0.3 * len(places) * len(looks) if lying else 3.5)
    _dress(ax, grid="x" if lying else "y")
    decimals = _decimals(data["_value"])
    thick = _BAR_WIDTH / len(looks)
    written = []
    for shade, value in enumerate(looks):
        rows = data if hue is None else data[data[hue] == value]
        rows = rows[rows["_value"].notna()]
        shift = (shade - (len(looks) - 1) / 2) * thick
        at = [places[label] + shift for label in rows[x]]
        fills = [
            _fill(
                _colour_of(x, label if hue != "country" else value),
                0 if hue == "country" else shade,
                status,
            )
            for label, status in zip(rows[x], rows["_status"], strict=True)
        ]
        drawn = _draw_bars(ax, at, list(rows["_value"]), thick, fills, lying=lying)
        drawn.set_label(looks[value].name)
        for place, number in zip(at, rows["_value"], strict=True):
            text = _number(number, decimals)
            written.append(_room(number, text))
            _value_text(ax, number, place, text, lying=lying)
    if lying:
        names = dict(zip(data[x], _names(data, [x]), strict=True))
        _lying_axis(ax, names, places, unit, written)
    else:
        _upright_axis(ax, list(places), unit)
    _key(ax, _bar_key(looks, hue, data))
    _set_title(ax, title, own=own)
    return ax


def _places(data: pd.DataFrame, x: str, *, lying: bool, sort: bool) -> dict[Any, float]:
    """Return where each bar stands: a row of its own, or its year."""
    if not lying:
        return {value: int(str(value)) for value in sorted(set(data[x]), key=int)}
    size = data.groupby(x, sort=False)["_value"].max()
    if sort:
        size = size.sort_values(ascending=False, kind="stable")
    return {value: float(at) for at, value in enumerate(size.index)}


def _draw_bars(
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
        bar.set(zorder=2, clip_on=False)  # each clip is a reference in the file
    return drawn


def _lying_axis(
    ax: Axes,
    names: Mapping[Any, str],
    places: Mapping[Any, float],
    unit: str,
    written: Sequence[tuple[float, float]],
) -> None:
    """Name the rows at the left edge, and make room for what is written at the ends.

    `written` holds, per text, the value at which it begins and its width in points;
    a negative width is that of a text to the left of its value.
    """
    ax.set_yticks(list(places.values()), [names[value] for value in places])
    ax.set_ylim(len(places) - 0.4, -0.6)  # the first on top
    ax.tick_params(axis="y", labelcolor=_INK)
    ax.set_xlabel(unit, loc="left", color=_MUTED, fontsize=SMALL)
    ax.xaxis.set_major_locator(MaxNLocator(8, steps=[1, 2, 2.5, 5, 10]))
    ax.xaxis.set_major_formatter(FuncFormatter(_tick))
    figure = _figure(ax)
    low = min(0.0, *(value for value, _ in written))
    high = max(0.0, *(value for value, _ in written))
    ax.set_xlim(low, high if high > low else low + 1)
    figure.draw_without_rendering()
    width = ax.get_window_extent().width * 72 / figure.dpi
    left, right = low, high
    for _ in range(8):  # a wider span makes each point worth more: settles quickly
        each = (right - left) / width
        left = min(
            low, *(value + size * each for value, size in written if size < 0), 0
        )
        right = max(high, *(value + size * each for value, size in written), 0)
    ax.set_xlim(left, right)
    if left < 0:
        ax.axvline(0, color=_MUTED, linewidth=0.8, zorder=2.5)
        ax.spines["left"].set_visible(False)


def _room(value: float, text: str) -> tuple[float, float]:
    """Return where a figure beside its bar begins, and its width away from zero."""
    width = _text_width(text, SMALL) + 6
    return value, width if value >= 0 else -width


def _upright_axis(ax: Axes, years: Sequence[Any], unit: str) -> None:
    numbers = [int(str(year)) for year in years]
    _year_axis(ax, numbers, ticks=12)
    ax.set_xlim(min(numbers) - 0.6, max(numbers) + 0.6)
    ax.margins(y=0.11)
    low, high = ax.get_ylim()
    ax.set_ylim(low if low < 0 else 0, high if high > 0 else 0)
    if low < 0:
        ax.axhline(0, color=_MUTED, linewidth=0.8, zorder=3)
        ax.spines["bottom"].set_visible(False)
    ax.yaxis.set_major_locator(MaxNLocator(7, steps=[1, 2, 2.5, 5, 10]))
    ax.yaxis.set_major_formatter(FuncFormatter(_tick))
    _unit_above(ax, unit)


def _bar_key(
    looks: Mapping[Any, _Look], hue: str | None, data: pd.DataFrame
) -> list[Line2D | Patch]:
    handles: list[Line2D | Patch] = []
    if hue is not None:
        for shade, (value, look) in enumerate(looks.items()):
            colour = _colour_of("country", value) if hue == "country" else _NEUTRAL
            fill = _fill(colour, 0 if hue == "country" else shade)
            handles.append(Patch(label=look.name, **fill))
    return handles + _patch_key(data.loc[data["_value"].notna(), "_status"])


def _patch_key(status: pd.Series[str]) -> list[Line2D | Patch]:
    return [
        Patch(label=words, **_fill(_NEUTRAL, 0, kind))
        for kind, words in _STATUS_WORDS.items()
        if status.eq(kind).any()
    ]


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

    Parameters
    ----------
    frame : DataFrame
        One row per year and part.
    x : str
        Column of years as text.
    y : str
        Column of the figures.
    stack : str
        Column of the parts.
    unit : str
        Unit of the axis, after `scale`.
    title : str
        What is shown and for whom.
    scale : float
        Factor for the figures.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        One container of bars per part.

    Raises
    ------
    ValueError
        As :func:`lines`.

    Examples
    --------
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
    data = _checked(
        frame, [x, stack], function="stacked_bars", numbers=[y], unique=[x, stack]
    )
    data = data.assign(**{x: _years(data, x, function="stacked_bars")})
    table = data.pivot_table(index=x, columns=stack, values=y, aggfunc="sum", sort=True)
    table *= scale
    totals = _totals(table.columns)
    parts = table.drop(columns=totals).dropna(how="all")
    looks = _looks(data[data[y].notna() & ~data[stack].isin(totals)], stack)
    whole = parts.notna().all(axis=1)
    net, name = parts[whole].sum(axis=1), "net"
    for group in totals:
        net, name = table[group].dropna(), codes.country_name(group)
    own, ax = ax is None, _axes(ax)
    _dress(ax, grid="y")
    ends = _draw_stack(ax, parts, looks, whole)
    if totals or ((parts.min(axis=1) < 0).any() and (parts.max(axis=1) > 0).any()):
        ends += _draw_net(ax, net, name, last=int(table.index[-1]))
    _upright_axis(ax, list(table.index), unit)
    if not whole.all():
        pale = _tint(_NEUTRAL, _PALE)
        _key(ax, [Patch(label="some figures missing", facecolor=pale)])
    _set_title(ax, title, own=own)
    _label_ends(ax, ends)
    return ax


def _totals(values: Iterable[Any]) -> list[str]:
    """Return the total of five countries, if it stands beside one of them."""
    there = set(values)
    inside = there & set(codes.group_members("CA5"))
    return ["CA5"] if "CA5" in there and inside else []


def _draw_stack(
    ax: Axes, table: pd.DataFrame, looks: Mapping[Any, _Look], whole: pd.Series[bool]
) -> list[_End]:
    decimals = _decimals(table.to_numpy().ravel())
    above = pd.Series(0.0, index=table.index)
    below = pd.Series(0.0, index=table.index)
    ends = []
    seams: list[tuple[float, float]] = []
    for value, look in looks.items():
        part = table[value].dropna()
        foot = above.where(table[value] >= 0, below)[part.index]
        drawn = ax.bar(part.index, part, width=_BAR_WIDTH, bottom=foot, label=look.name)
        for bar, full in zip(drawn, whole[part.index], strict=True):
            bar.set(
                facecolor=look.colour if full else _tint(look.colour, _PALE),
                linewidth=0,
                zorder=2,
                clip_on=False,
            )
        above = above.add(part.clip(lower=0), fill_value=0)
        below = below.add(part.clip(upper=0), fill_value=0)
        last = int(part.index[-1])
        text = f"{look.name} {_number(float(part.iloc[-1]), decimals)}"
        if last != table.index[-1]:
            text += f" ({_year_text(last)})"
        middle = float(foot.iloc[-1] + part.iloc[-1] / 2)
        ends.append(_End(last + _BAR_WIDTH / 2, middle, text, look.colour))
        seams += [
            corner
            for year, top in (foot + part).items()
            for corner in (
                (year - _BAR_WIDTH / 2, top),
                (year + _BAR_WIDTH / 2, top),
                (math.nan, math.nan),
            )
        ]
    # White seams keep the parts apart in grey; as one line they cost few bytes.
    across, heights = zip(*seams, strict=True)
    ax.plot(across, heights, color="white", linewidth=0.9, label="_seams", zorder=2.2)
    return ends


def _draw_net(ax: Axes, net: pd.Series[float], name: str, *, last: int) -> list[_End]:
    """Mark what the parts add up to."""
    if net.empty:
        return []
    ax.plot(
        net.index,
        net,
        linestyle="",
        marker="D",
        markersize=4.5,
        color=_INK,
        markeredgecolor="white",
        markeredgewidth=0.7,
        zorder=4,
        label=name,
    )
    year, value = int(net.index[-1]), float(net.iloc[-1])
    text = f"{name} {_number(value, _decimals(net))}"
    if year != last:
        text += f" ({_year_text(year)})"
    return [_End(year, value, text, _INK)]


@use_style()
def contributions(
    frame: pd.DataFrame,
    *,
    y: str = "value_usd_mn",
    share: str = "share_pct",
    unit: str,
    title: str,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw what each country and flow added to a change, or took from it.

    Parameters
    ----------
    frame : DataFrame
        One row per ``country`` and ``flow``. A total beside its members is left out.
    y : str
        Column of the changes.
    share : str
        Column of their parts of the whole change, in per cent; printed where there is
        one.
    unit : str
        Unit of the axis, after `scale`.
    title : str
        What is shown, for whom and between which years.
    scale : float
        Factor for the figures.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        One bar per row, the largest rise on top.

    Raises
    ------
    ValueError
        If the frame is empty, lacks a column or has several rows for a country and
        flow.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {
    ...         "country": ["TKM", "KGZ"],
    ...         "flow": "exports",
    ...         "value_usd_mn": [-600.0, 5120.0],
    ...         "share_pct": [-4.0, 30.0],
    ...     }
    ... )
    >>> ax = contributions(frame, unit="USD bn", title="Growth", scale=1e-3)
    >>> [text.get_text() for text in ax.texts]
    ['+5.1 (30 %)', '−0.6 (−4 %)']
    >>> plt.close(ax.figure)
    """
    data = _checked(
        frame,
        ["country", "flow", share],
        function="contributions",
        numbers=[y],
        unique=["country", "flow"],
    )
    totals = _totals(data["country"])
    data = data[data[y].notna() & ~data["country"].isin(totals)].sort_values(
        y, ascending=False, kind="stable"
    )
    own, ax = ax is None, _axes(ax, height=1.0 + 0.3 * len(data))
    _dress(ax, grid="x")
    values = [float(value) * scale for value in data[y]]
    fills = [
        _fill(_colour_of("country", country), 1 if flow == "imports" else 0)
        for country, flow in zip(data["country"], data["flow"], strict=True)
    ]
    places = {at: float(at) for at in range(len(data))}
    _draw_bars(ax, list(places.values()), values, _BAR_WIDTH, fills, lying=True)
    decimals = _decimals(values)
    written = []
    for at, (value, part) in enumerate(zip(values, data[share], strict=True)):
        text = _number(value, decimals, sign=True)
        if not pd.isna(part):
            text += f" ({_number(float(part), 0)} %)"
        written.append(_room(value, text))
        _value_text(ax, value, at, text, lying=True)
    names = dict(enumerate(_names(data, ["country", "flow"])))
    _lying_axis(ax, names, places, unit, written)
    _set_title(ax, title, own=own)
    return ax


@use_style()
def months(
    frame: pd.DataFrame,
    *,
    x: str = "period",
    y: str,
    unit: str,
    title: str,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    r"""Draw one bar per month; a missing month is left open.

    Parameters
    ----------
    frame : DataFrame
        One row per month, of a single series. With one ``country`` the bars have its
        colour.
    x : str
        Column of months as text, such as ``2024-06``.
    y : str
        Column of the figures.
    unit : str
        Unit of the axis, after `scale`.
    title : str
        What is shown and for whom.
    scale : float
        Factor for the figures.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        One bar per month.

    Raises
    ------
    ValueError
        If the frame is empty, lacks a column, has a period that is not a month or
        several rows for a month.

    Examples
    --------
    >>> frame = pd.DataFrame({"period": ["2024-11", "2025-01"], "value": [3.0, 5.0]})
    >>> ax = months(frame, y="value", unit="CNY mn", title="Exports")
    >>> [tick.get_text() for tick in ax.get_xticklabels()]
    ['Nov\n2024', 'Dec', 'Jan\n2025']
    >>> plt.close(ax.figure)
    """
    data = _checked(frame, [x], function="months", numbers=[y], unique=[x])
    places = [_month_number(str(period)) for period in data[x]]
    look = _looks(data, None)[None]
    colour = look.colour if look.name else _NEUTRAL
    values = [float(value) * scale for value in data[y]]
    status = _status(data)
    own, ax = ax is None, _axes(ax, height=3.2)
    _dress(ax, grid="y")
    known = [at for at, value in enumerate(values) if math.isfinite(value)]
    fills = [_fill(colour, 0, status.iloc[at]) for at in known]
    at_known = [places[at] for at in known]
    numbers = [values[at] for at in known]
    _draw_bars(ax, at_known, numbers, _BAR_WIDTH, fills, lying=False)
    if len(known) <= 14:
        for place, number in zip(at_known, numbers, strict=True):
            text = _number(number, _decimals(numbers))
            _value_text(ax, number, place, text, lying=False)
    _upright_axis(ax, places, unit)
    _month_axis(ax, min(places), max(places))
    _key(ax, _patch_key(status.iloc[known]))
    _set_title(ax, title, own=own)
    return ax


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


@use_style()
def dumbbell(
    frame: pd.DataFrame,
    *,
    left: str,
    right: str,
    label: str | Sequence[str],
    unit: str,
    title: str,
    names: tuple[str, str] | None = None,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw two figures per row and the distance between them.

    Parameters
    ----------
    frame : DataFrame
        One row per pair, in the order in which they are read. Where one figure is
        missing, the other stands alone.
    left, right : str
        Columns of the two figures: the filled and the open mark.
    label : str or sequence of str
        Column or columns that name a row. Codes of countries become names, also joined
        as in ``KGZ+TJK``, and give the colour.
    unit : str
        Unit of the axis, after `scale`.
    title : str
        What is shown and for whom.
    names : tuple of str, optional
        What the two figures are, for the key; by default the names of the columns.
    scale : float
        Factor for the figures.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        Its lines are, per row, the distance; then the filled and the open marks.

    Raises
    ------
    ValueError
        If the frame is empty or lacks a column.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {"member": ["KGZ+TJK"], "china": [26570.0], "other": [7500.0]}
    ... )
    >>> ax = dumbbell(
    ...     frame,
    ...     left="china",
    ...     right="other",
    ...     label="member",
    ...     unit="USD mn",
    ...     title="Turnover by counter",
    ... )
    >>> ax.get_yticklabels()[0].get_text()
    'Kyrgyzstan and Tajikistan'
    >>> plt.close(ax.figure)
    """
    columns = [label] if isinstance(label, str) else list(label)
    data = _checked(frame, columns, function="dumbbell", numbers=[left, right])
    data = data.dropna(subset=[left, right], how="all")
    rows = _names(data, columns)
    colours = [_colour_of(columns[0], value) for value in data[columns[0]]]
    pairs = data[[left, right]].to_numpy(dtype=float) * scale
    own, ax = ax is None, _axes(ax, height=1.1 + 0.34 * len(data))
    _dress(ax, grid="x")
    decimals = _decimals(pairs.ravel())
    written = []
    for at, (pair, colour) in enumerate(zip(pairs, colours, strict=True)):
        ax.plot(pair, [at, at], color=_tint(colour, 0.45), linewidth=3, zorder=2)
        written += _pair_texts(ax, at, pair, decimals)
        # The open mark is the larger one and lies below: equal figures show both.
        for value, kind, filled in zip(pair, ("o", "D"), (True, False), strict=True):
            ax.plot(
                [value],
                [at],
                marker=kind,
                markersize=6.5 if filled else 8.0,
                markerfacecolor=colour if filled else "white",
                markeredgecolor=colour,
                markeredgewidth=0 if filled else 1.6,
                linestyle="",
                zorder=4 if filled else 3,
                clip_on=False,
            )
    places = {at: float(at) for at in range(len(data))}
    _lying_axis(ax, dict(enumerate(rows)), places, unit, written)
    words = names or (left.replace("_", " "), right.replace("_", " "))
    _key(ax, [_mark("o", words[0], filled=True), _mark("D", words[1], filled=False)])
    _set_title(ax, title, own=own)
    return ax


def _pair_texts(
    ax: Axes, at: int, pair: np.ndarray, decimals: int
) -> list[tuple[float, float]]:
    """Write the smaller figure on its left and the larger on its right."""
    # Away from the middle of the mark, of which the open one is the larger.
    there = sorted(
        (float(value), away)
        for value, away in zip(pair, (7, 9), strict=True)
        if math.isfinite(value)
    )
    sides = [-1, 1] if len(there) == 2 else [1]
    written = []
    for (value, away), side in zip(there, sides, strict=True):
        text = _number(value, decimals)
        ax.annotate(
            text,
            (value, at),
            xytext=(away * side, 0),
            textcoords="offset points",
            ha="left" if side > 0 else "right",
            va="center",
            fontsize=SMALL,
            annotation_clip=False,
        )
        written.append((value, side * (_text_width(text, SMALL) + away + 3)))
    return written


def _mark(marker: str, label: str, *, filled: bool) -> Line2D:
    return Line2D(
        [],
        [],
        linestyle="",
        marker=marker,
        markersize=6.5,
        markerfacecolor=_MUTED if filled else "white",
        markeredgecolor=_MUTED,
        markeredgewidth=1.5,
        label=label,
    )


# --- To the horizon -------------------------------------------------------------------


@use_style()
def fan(
    history: pd.DataFrame,
    projection: pd.DataFrame,
    *,
    y: str,
    median: str = "median",
    low: str = "low",
    high: str = "high",
    x: str = "period",
    levels: tuple[float, float] | None = None,
    levels_label: str = "claimed",
    unit: str,
    title: str,
    estimated: str | None = None,
    scale: float = 1.0,
    ax: Axes | None = None,
) -> Axes:
    """Draw what was observed, and the median and band of a projection from there on.

    Parameters
    ----------
    history : DataFrame
        One row per observed year. ``basis`` sum and the like are hollow and dotted, as
        in :func:`lines`; one ``country`` gives the colour.
    projection : DataFrame
        One row per later year. A column ``coverage`` says how much the band holds.
    y : str
        Column of the observed figures.
    median, low, high : str
        Columns of the projection.
    x : str
        Column of years as text, in both frames.
    levels : tuple of float, optional
        A range that someone named, in the unit of the axis, to be drawn in.
    levels_label : str
        Who named it, in a word or two.
    unit : str
        Unit of the axis, after `scale`.
    title : str
        What is shown and for whom.
    estimated : str, optional
        Column of booleans that tells estimates.
    scale : float
        Factor for the figures of both frames.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        Lines labelled ``observed`` and ``median``, the band as a collection.

    Raises
    ------
    ValueError
        As :func:`lines`, for either frame; if the projection starts in a year that
        was observed, or `levels` do not rise.

    Examples
    --------
    >>> history = pd.DataFrame({"period": ["2024", "2025"], "value": [94.8, 106.3]})
    >>> projection = pd.DataFrame(
    ...     {"period": ["2026"], "median": [110.9], "low": [95.0], "high": [130.0]}
    ... )
    >>> ax = fan(history, projection, y="value", unit="USD bn", title="Trade")
    >>> line = next(line for line in ax.get_lines() if line.get_label() == "median")
    >>> line.get_ydata().tolist()
    [106.3, 110.9]
    >>> plt.close(ax.figure)
    """
    if levels is not None and not levels[0] < levels[1]:
        message = f"fan: `levels`: {levels!r} do not rise; allowed: (lower, upper)"
        raise ValueError(message)
    _, drawn, key = _drawable(
        history, function="fan", hue=None, x=x, y=y, scale=scale, estimated=estimated
    )
    ahead = _ahead(projection, [median, low, high], x=x, scale=scale, function="fan")
    (look, series), *_ = drawn
    look = _Look("observed", look.colour if look.name else _INK, "h", "-", 2.0)
    ahead = _joined(series, ahead, function="fan")
    own, ax = ax is None, _axes(ax, height=3.9)
    _dress(ax, grid="y")
    _draw_series(ax, series, look)
    ax.fill_between(
        ahead.index, ahead[low], ahead[high], color=_tint(look.colour, 0.2), linewidth=0
    )
    ax.plot(
        ahead.index,
        ahead[median],
        color=look.colour,
        linestyle=(0, (5, 2)),
        linewidth=1.8,
        label="median",
        zorder=3,
        clip_on=False,
    )
    _year_axis(ax, [int(series.index[0]), int(ahead.index[-1])])
    ax.set_ylim(top=_top(series["value"], ahead[high].fillna(ahead[median]), levels))
    _value_axis(ax)
    _draw_levels(ax, levels, levels_label, int(series.index[-1]))
    _unit_above(ax, unit)
    _key(ax, [*key, *_band_key(projection, low, look.colour)])
    _set_title(ax, title, own=own)
    _label_ends(ax, _fan_ends(ahead, [median, low, high], look.colour))
    return ax


def _ahead(
    frame: pd.DataFrame, columns: Sequence[str], *, x: str, scale: float, function: str
) -> pd.DataFrame:
    data = _checked(frame, [x], function=function, numbers=columns, unique=[x])
    years = _years(data, x, function=function)
    return data[list(columns)].mul(scale).set_axis(years.to_numpy()).sort_index()


def _joined(
    series: pd.DataFrame, ahead: pd.DataFrame, *, function: str
) -> pd.DataFrame:
    """Let what lies ahead begin at the last observation."""
    last = int(series.index[-1])
    if ahead.index[0] <= last:
        message = (
            f"{function}: the years ahead begin in {ahead.index[0]}, but figures are "
            f"observed until {last}"
        )
        raise ValueError(message)
    now = pd.DataFrame(
        dict.fromkeys(ahead.columns, series["value"].iloc[-1]), index=[last]
    )
    every = range(last, int(ahead.index[-1]) + 1)  # a missing year is a gap here, too
    return pd.concat([now, ahead]).reindex(every)


def _top(*parts: Any) -> float:
    return 1.05 * max(
        float(np.nanmax(np.asarray(part, dtype=float)))
        for part in parts
        if part is not None
    )


def _band_key(projection: pd.DataFrame, low: str, colour: str) -> list[Patch]:
    """Return the entry that says how much the band holds; none where there is none."""
    if projection[low].isna().all():
        return []
    name = "band"
    if "coverage" in projection and projection["coverage"].notna().any():
        name = f"{projection['coverage'].dropna().iloc[0] * 100:.0f} % band"
    return [Patch(color=_tint(colour, 0.2), label=name)]


def _draw_levels(
    ax: Axes, levels: tuple[float, float] | None, label: str, start: int
) -> None:
    """Draw a range that someone named, over the years that it is about."""
    if levels is None:
        return
    end = ax.get_xlim()[1]
    colour = "#8A5A00"
    ax.fill_between(
        [start, end], *levels, facecolor=colour, alpha=0.16, linewidth=0, zorder=1.6
    )
    for level in levels:
        ax.plot(
            [start, end],
            [level, level],
            color=colour,
            linewidth=1.0,
            linestyle=(0, (2, 1)),
            label=f"_level {level:g}",
            zorder=2.5,
        )
    ax.annotate(
        f"{label}\n{_tick(levels[0])}–{_tick(levels[1])}",
        (start, sum(levels) / 2),
        xytext=(-6, 0),
        textcoords="offset points",
        ha="right",
        va="center",
        fontsize=SMALL,
        color=_on_white(colour),
    )


def _fan_ends(ahead: pd.DataFrame, columns: Sequence[str], colour: str) -> list[_End]:
    last = ahead.iloc[-1]
    decimals = 0 if ahead.to_numpy()[np.isfinite(ahead.to_numpy())].max() >= 20 else 1
    return [
        _End(
            float(ahead.index[-1]),
            float(last[column]),
            f"{word} {_number(float(last[column]), decimals)}",
            colour if word == "median" else _MUTED,
        )
        for column, word in zip(columns, ("median", "low", "high"), strict=True)
        if not pd.isna(last[column])
    ]


@use_style()
def paths(
    history: pd.DataFrame,
    path: pd.DataFrame,
    *,
    y: str,
    path_y: str | None = None,
    hue: str | None = None,
    x: str = "period",
    levels: tuple[float, float] | None = None,
    levels_label: str = "claimed",
    unit: str,
    title: str,
    estimated: str | None = None,
    scale: float = 1.0,
    path_scale: float | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw what was observed, and dashed what a scenario assumes from there on.

    An assumption has no band: nothing measures how far it may be off.

    Parameters
    ----------
    history : DataFrame
        One row per observed year and series.
    path : DataFrame
        One row per later year and series.
    y : str
        Column of the observed figures.
    path_y : str, optional
        Column of the assumed ones; by default the same.
    hue : str, optional
        Column of the series, in both frames; None for a single one.
    x : str
        Column of years as text, in both frames.
    levels : tuple of float, optional
        A range that someone named, in the unit of the axis.
    levels_label : str
        Who named it, in a word or two.
    unit : str
        Unit of the axis, after `scale`.
    title : str
        What is shown and for whom.
    estimated : str, optional
        Column of booleans that tells estimates in the history.
    scale : float
        Factor for the observed figures.
    path_scale : float, optional
        Factor for the assumed ones; by default the same.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        Per series a line labelled with its name, and one labelled ``<name>, assumed``.

    Raises
    ------
    ValueError
        As :func:`lines`, for either frame; if a path starts in a year that was
        observed, or has no history to start from.

    Examples
    --------
    >>> history = pd.DataFrame({"period": ["2024", "2025"], "value": [94.8, 106.3]})
    >>> path = pd.DataFrame({"period": ["2026", "2027"], "value": [110.9, 115.6]})
    >>> ax = paths(history, path, y="value", unit="USD bn", title="Trade")
    >>> [text.get_text() for text in ax.texts]
    ['116, assumed']
    >>> plt.close(ax.figure)
    """
    path_y = path_y or y
    _, drawn, key = _drawable(
        history, function="paths", hue=hue, x=x, y=y, scale=scale, estimated=estimated
    )
    factor = scale if path_scale is None else path_scale
    _, assumed, _ = _drawable(
        path, function="paths", hue=hue, x=x, y=path_y, scale=factor
    )
    observed = {look.name: (look, series) for look, series in drawn}
    own, ax = ax is None, _axes(ax, height=3.9)
    _dress(ax, grid="y")
    for look, series in drawn:
        solid = _Look(look.name, look.colour, look.marker, "-", look.width)
        _draw_series(ax, series, solid)
    ends = []
    for look, ahead in assumed:
        codes.check_member("hue", look.name, observed)
        look, series = observed[look.name]
        line = _joined(series, ahead[["value"]], function="paths")["value"]
        _draw_assumed(ax, line, look)
        text = f"{look.name} {_number(float(line.iloc[-1]), 0)}, assumed".strip()
        ends.append(
            _End(float(line.index[-1]), float(line.iloc[-1]), text, look.colour)
        )
    start = max(int(series.index[-1]) for _, series in drawn)
    _year_axis(ax, [*_span_of(drawn), *_span_of(assumed)])
    ax.set_ylim(
        top=_top(*(series["value"] for _, series in [*drawn, *assumed]), levels)
    )
    _value_axis(ax)
    _mark_start(ax, start)
    _draw_levels(ax, levels, levels_label, start)
    _unit_above(ax, unit)
    _key(ax, key)
    _set_title(ax, title, own=own)
    _label_ends(ax, ends)
    return ax


def _draw_assumed(ax: Axes, line: pd.Series[float], look: _Look) -> None:
    ax.plot(
        line.index,
        line,
        color=look.colour,
        linestyle=(0, (5, 2.2)),
        linewidth=1.6,
        label=f"{look.name}, assumed".lstrip(", "),
        zorder=3,
        clip_on=False,
    )


def _mark_start(ax: Axes, year: int) -> None:
    """Mark where observation ends and assumption begins."""
    ax.axvline(year, color=_MUTED, linewidth=0.7, linestyle=(0, (1, 2)), zorder=1)


# --- Fits and backtests ---------------------------------------------------------------


@use_style()
def scatter_fit(
    frame: pd.DataFrame,
    *,
    x: str,
    y: str,
    label: str = "period",
    fit: tuple[float, float] | None = None,
    unit_x: str,
    unit_y: str,
    title: str,
    outliers: int = 4,
    ax: Axes | None = None,
) -> Axes:
    """Draw points, the line fitted to them, and the names of those far from it.

    Parameters
    ----------
    frame : DataFrame
        One row per point. Rows that lack one of the two figures are left out.
    x, y : str
        Columns of the two figures.
    label : str
        Column that names a point, such as its year.
    fit : tuple of float, optional
        Intercept and slope; nothing is fitted here.
    unit_x, unit_y : str
        What the axes measure.
    title : str
        What is shown and for whom.
    outliers : int
        How many points are named: the farthest from the line, or without one from the
        mean of `y`.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        The points as a collection, the line labelled ``fit``.

    Raises
    ------
    ValueError
        If no row has both figures, or a column is missing.

    Examples
    --------
    >>> frame = pd.DataFrame(
    ...     {"period": ["2015", "2016", "2017"], "oil": [-0.6, 0.0, 0.2], "trade": 0.1}
    ... )
    >>> ax = scatter_fit(
    ...     frame,
    ...     x="oil",
    ...     y="trade",
    ...     fit=(0.1, 0.5),
    ...     unit_x="change of the oil price",
    ...     unit_y="change of trade",
    ...     title="Trade and oil",
    ...     outliers=1,
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['slope 0.50', '2015']
    >>> plt.close(ax.figure)
    """
    data = _checked(frame, [label], function="scatter_fit", numbers=[x, y])
    data = data.dropna(subset=[x, y])
    if data.empty:
        message = f"scatter_fit: no row has both {x} and {y}, there is nothing to draw"
        raise ValueError(message)
    own, ax = ax is None, _axes(ax, height=3.9)
    _dress(ax, grid="y")
    ax.grid(visible=True, axis="x", color=_GRID, linewidth=0.6)
    for draw in (ax.axhline, ax.axvline):
        draw(0, color=_MUTED, linewidth=0.8, zorder=1.5)
    sns.scatterplot(
        data=data, x=x, y=y, ax=ax, color=_NEUTRAL, s=34, edgecolor="white", zorder=3
    )
    expected = pd.Series(data[y].mean(), index=data.index)
    if fit is not None:
        expected = fit[0] + fit[1] * data[x]
        _draw_fit(ax, data[x], fit)
    far = (data[y] - expected).abs().sort_values(ascending=False, kind="stable")
    middle = float(data[x].median())
    for row in far.index[:outliers]:
        right = data.loc[row, x] >= middle
        ax.annotate(
            str(data.loc[row, label]),
            (data.loc[row, x], data.loc[row, y]),
            xytext=(-6 if right else 6, 0),
            textcoords="offset points",
            ha="right" if right else "left",
            va="center",
            fontsize=SMALL,
        )
    _number_axes(ax)
    ax.spines["bottom"].set_visible(False)
    ax.set_xlabel(unit_x, loc="left", color=_MUTED, fontsize=SMALL)
    _unit_above(ax, unit_y)
    _set_title(ax, title, own=own)
    return ax


def _draw_fit(ax: Axes, across: pd.Series[float], fit: tuple[float, float]) -> None:
    ends = np.array([across.min(), across.max()], dtype=float)
    heights = fit[0] + fit[1] * ends
    ax.plot(ends, heights, color="#A6761D", linewidth=1.8, label="fit", zorder=2)
    ax.annotate(
        f"slope {_number(fit[1], 2)}",
        (ends[1], heights[1]),
        xytext=(0, 7),
        textcoords="offset points",
        ha="right",
        va="bottom",
        fontsize=SMALL,
        color=_on_white("#A6761D"),
    )


def _number_axes(ax: Axes) -> None:
    for axis in (ax.xaxis, ax.yaxis):
        axis.set_major_locator(MaxNLocator(7, steps=[1, 2, 2.5, 5, 10]))
        axis.set_major_formatter(FuncFormatter(_tick))


def _methods(
    backtest: pd.DataFrame,
    methods: Sequence[str] | Mapping[str, str],
    numbers: Sequence[str],
    *,
    function: str,
) -> list[tuple[_Look, pd.DataFrame]]:
    """Return the rows of each method with its look; the first is drawn heavier."""
    needed = ["method", "years_ahead"]
    data = _checked(backtest, needed, function=function, numbers=numbers, unique=needed)
    if len(methods) > len(_SERIES):
        message = (
            f"{function}: `methods`: {len(methods)} are given; at most {len(_SERIES)} "
            "can be told apart"
        )
        raise ValueError(message)
    found = []
    for at, method in enumerate(methods):
        codes.check_member(
            "methods", method, [str(name) for name in data["method"].unique()]
        )
        rows = data[data["method"] == method].dropna(subset=list(numbers))
        name = methods[method] if isinstance(methods, Mapping) else method
        colour, marker, dash = _SERIES[at % len(_SERIES)]
        look = _Look(
            name.replace("_", " "), colour, marker, dash, 2.2 if at == 0 else 1.3
        )
        if not rows.empty:
            found.append((look, rows.sort_values("years_ahead")))
    if not found:
        message = f"{function}: the methods have no figures, there is nothing to draw"
        raise ValueError(message)
    return found


@use_style()
def coverage_by_horizon(
    backtest: pd.DataFrame,
    *,
    methods: Sequence[str] | Mapping[str, str],
    y: str = "coverage",
    low: str = "coverage_low",
    high: str = "coverage_high",
    level: float = 0.8,
    named: bool = True,
    unit: str = "% of outcomes inside the interval",
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw how often the intervals of methods held, against how often they should have.

    Parameters
    ----------
    backtest : DataFrame
        One row per ``method`` and ``years_ahead``.
    methods : sequence of str or mapping of str to str
        Methods to draw, with names for them; the first is drawn heavier.
    y, low, high : str
        Columns of the share that held, from 0 to 1, and of its Wilson interval.
    level : float
        The share that was promised.
    named : bool
        Whether methods are named at the right edge, or beside another chart that does.
    unit : str
        What the axis measures.
    title : str
        What is shown and for whom.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        One line per method, one collection of intervals per method.

    Raises
    ------
    ValueError
        If the frame is empty, lacks a column or a method, or has no figures for them.

    Examples
    --------
    >>> backtest = pd.DataFrame(
    ...     {
    ...         "method": "drift",
    ...         "years_ahead": [1, 5],
    ...         "coverage": [0.85, 0.62],
    ...         "coverage_low": [0.64, 0.39],
    ...         "coverage_high": [0.95, 0.82],
    ...     }
    ... )
    >>> ax = coverage_by_horizon(backtest, methods=["drift"], title="Backtest")
    >>> ax.get_lines()[-1].get_ydata().tolist()
    [85.0, 62.0]
    >>> plt.close(ax.figure)
    """
    drawn = _methods(backtest, methods, [y, low, high], function="coverage_by_horizon")
    own, ax = ax is None, _axes(ax)
    _dress(ax, grid="y")
    ax.axhline(level * 100, color=_INK, linewidth=1.0, zorder=1.8, label="promised")
    ends = []
    step = min(0.13, 0.66 / len(drawn))
    for at, (look, rows) in enumerate(drawn):
        # Beside each other, so that no interval hides another, and not joined: the
        # slope between two of them would be that of nothing.
        across = rows["years_ahead"] + (at - (len(drawn) - 1) / 2) * step
        ax.vlines(
            across,
            rows[low] * 100,
            rows[high] * 100,
            color=_tint(look.colour, 0.6),
            linewidth=look.width,
        )
        alone = _Look(look.name, look.colour, look.marker, "", look.width)
        _draw_method(ax, across, rows[y] * 100, alone)
        last = rows.iloc[-1]
        ends.append(
            _End(float(across.iloc[-1]), float(last[y]) * 100, look.name, look.colour)
        )
    _ahead_axis(ax, drawn)
    ax.set_ylim(0, 100)
    ax.yaxis.set_major_locator(FixedLocator([0, 20, 40, 60, 80, 100]))
    ax.yaxis.set_major_formatter(FuncFormatter(_tick))
    _unit_above(ax, unit)
    _set_title(ax, title, own=own)
    promised = _End(
        ax.get_xlim()[1], level * 100, f"promised {level * 100:.0f} %", _INK
    )
    _label_ends(ax, [promised, *(ends if named else [])])
    return ax


def _draw_method(
    ax: Axes, across: pd.Series[float], values: pd.Series[float], look: _Look
) -> None:
    ax.plot(
        across.to_numpy(dtype=float),
        values.to_numpy(dtype=float),
        color=look.colour,
        marker=look.marker,
        markersize=_MARKER_SIZES[look.marker] * 1.3,
        markeredgecolor="white",
        markeredgewidth=0.6,
        linestyle=look.dash,
        linewidth=look.width,
        label=look.name,
        zorder=3,
        clip_on=False,
    )


def _ahead_axis(ax: Axes, drawn: Sequence[tuple[_Look, pd.DataFrame]]) -> None:
    years = sorted({int(year) for _, rows in drawn for year in rows["years_ahead"]})
    ax.set_xlim(years[0] - 0.45, years[-1] + 0.45)
    ax.xaxis.set_major_locator(FixedLocator(years))
    ax.xaxis.set_major_formatter(FuncFormatter(_tick))
    ax.set_xlabel("years ahead", loc="left", color=_MUTED, fontsize=SMALL)


@use_style()
def errors_by_horizon(
    backtest: pd.DataFrame,
    *,
    methods: Sequence[str] | Mapping[str, str],
    y: str = "relative_to_random_walk",
    benchmark: float | None = 1.0,
    unit: str = "error, that of no change = 1",
    title: str,
    ax: Axes | None = None,
) -> Axes:
    """Draw how far methods were off, by the number of years ahead.

    Parameters
    ----------
    backtest : DataFrame
        One row per ``method`` and ``years_ahead``.
    methods : sequence of str or mapping of str to str
        Methods to draw, with names for them; the first is drawn heavier.
    y : str
        Column of the errors.
    benchmark : float, optional
        Where the line of the benchmark lies; None for an error that has none.
    unit : str
        What the axis measures.
    title : str
        What is shown and for whom.
    ax : Axes, optional
        Where to draw; by default on a new figure.

    Returns
    -------
    Axes
        One line per method.

    Raises
    ------
    ValueError
        As :func:`coverage_by_horizon`.

    Examples
    --------
    >>> backtest = pd.DataFrame(
    ...     {
    ...         "method": ["drift", "drift"],
    ...         "years_ahead": [1, 5],
    ...         "relative_to_random_walk": [0.69, 0.82],
    ...     }
    ... )
    >>> ax = errors_by_horizon(
    ...     backtest, methods={"drift": "full drift"}, title="Backtest"
    ... )
    >>> [text.get_text() for text in ax.texts]
    ['full drift 0.82']
    >>> plt.close(ax.figure)
    """
    drawn = _methods(backtest, methods, [y], function="errors_by_horizon")
    own, ax = ax is None, _axes(ax)
    _dress(ax, grid="y")
    decimals = _decimals(value for _, rows in drawn for value in rows[y])
    decimals = 2 if benchmark is not None else decimals
    ends = []
    for look, rows in drawn:
        _draw_method(ax, rows["years_ahead"], rows[y], look)
        text = f"{look.name} {_number(float(rows[y].iloc[-1]), decimals)}"
        last = float(rows["years_ahead"].iloc[-1])
        ends.append(_End(last, float(rows[y].iloc[-1]), text, look.colour))
    _ahead_axis(ax, drawn)
    _value_axis(ax)
    if benchmark is not None:
        ax.axhline(benchmark, color=_INK, linewidth=1.0, zorder=1.8, label="benchmark")
    _unit_above(ax, unit)
    _set_title(ax, title, own=own)
    _label_ends(ax, ends)
    return ax


@use_style()
def backtest_panels(
    backtest: pd.DataFrame,
    *,
    methods: Sequence[str] | Mapping[str, str],
    level: float = 0.8,
    title: str,
) -> np.ndarray:
    """Draw :func:`coverage_by_horizon` and :func:`errors_by_horizon` side by side.

    Methods have the same marks in both and are named once, on the right.

    Parameters
    ----------
    backtest : DataFrame
        The columns that the two need: ``method, years_ahead, coverage, coverage_low,
        coverage_high, relative_to_random_walk``.
    methods : sequence of str or mapping of str to str
        Methods to draw, with names for them; the first is drawn heavier.
    level : float
        The share that the intervals promised to hold.
    title : str
        What is shown and for whom.

    Returns
    -------
    array of Axes
        Coverage, then errors.

    Raises
    ------
    ValueError
        As :func:`coverage_by_horizon`.

    Examples
    --------
    >>> backtest = pd.DataFrame(
    ...     {
    ...         "method": ["drift"],
    ...         "years_ahead": [1],
    ...         "coverage": [0.85],
    ...         "coverage_low": [0.64],
    ...         "coverage_high": [0.95],
    ...         "relative_to_random_walk": [0.69],
    ...     }
    ... )
    >>> axes = backtest_panels(backtest, methods=["drift"], title="Backtest")
    >>> [ax.get_xlabel() for ax in axes]
    ['years ahead', 'years ahead']
    >>> plt.close(axes[0].figure)
    """
    for numbers in (
        ["coverage", "coverage_low", "coverage_high"],
        ["relative_to_random_walk"],
    ):
        _methods(backtest, methods, numbers, function="backtest_panels")
    axes: np.ndarray
    _, axes = plt.subplots(
        1, 2, figsize=(WIDTH, 3.9), layout="constrained", width_ratios=(1.15, 1)
    )
    _set_title(axes[0], title, own=True)
    coverage_by_horizon(
        backtest,
        methods=methods,
        level=level,
        named=False,
        title="Did the intervals hold?",
        ax=axes[0],
    )
    errors_by_horizon(backtest, methods=methods, title="How far off?", ax=axes[1])
    return axes
