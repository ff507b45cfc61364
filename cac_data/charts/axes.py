"""What all charts share: the frame's check, panels, axes, key, titles and room."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.axis import Axis
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from matplotlib.transforms import (
    ScaledTranslation,
    Transform,
    blended_transform_factory,
)

from cac_data import codes, periods
from cac_data.charts.labels import (
    Box,
    spread,
    text_width,
    tick_text,
    wrapped,
    year_text,
)
from cac_data.charts.style import (
    ACCENT,
    GRID,
    INK,
    MUTED,
    SMALL,
    WIDTH,
    WORDS,
    Look,
    bar_of,
    name_of,
    ordered,
    readable,
)
from cac_data.charts.svg import data_uri, svg_of

Handle = Line2D | Patch
End = tuple[float, float, str, str]
"""What is named at the right edge: its x and y, the text, and its colour."""


class Chart(Figure):
    """A figure of matplotlib that JupyterLab shows as the page does: as SVG."""

    def _repr_html_(self) -> str:
        svg, width, height = svg_of(self)
        alt = html.escape(str(self.get_label()) or "chart")
        return (
            f'<img src="{data_uri(svg)}" width="{width}" height="{height}" alt="{alt}">'
        )


def checked(
    frame: pd.DataFrame,
    roles: Mapping[str, str],
    numbers: Mapping[str, str],
    *,
    unique: Iterable[str] = (),
) -> pd.DataFrame:
    """Return the rows that can be drawn: those with a figure in each of `numbers`.

    ValueError if a role names no column of the frame, if nothing is left to draw, if a
    figure is infinite, or if two rows claim one place (one value of all of `unique`).
    """
    for role, column in {**roles, **numbers}.items():
        if column:
            codes.check_member(role, column, [str(name) for name in frame.columns])
    columns = [column for column in numbers.values() if column]
    data = frame.dropna(subset=columns).reset_index(drop=True)
    if data.empty:
        message = "nothing to draw: no row has a figure"
        raise ValueError(message)
    data = data.astype(dict.fromkeys(columns, "float64"))
    if np.isinf(data[columns].to_numpy()).any():
        message = "infinite figures have no place on an axis"
        raise ValueError(message)
    keys = [column for column in unique if column]
    twice = data[data.duplicated(keys, keep=False)] if keys else data.iloc[:0]
    if not twice.empty:
        rows = twice[[*keys, *columns]].head().to_string(index=False)
        message = f"several rows for one {' and '.join(keys)}; choose one:\n{rows}"
        raise ValueError(message)
    return data


def kinds_of(data: pd.DataFrame, hollow: str = "") -> pd.Series[str]:
    """Tell published figures from sums of parts, estimates, and what is `hollow`."""
    kinds = pd.Series("published", index=data.index)
    for column, value, kind in (
        ("basis", "sum", "sum"),
        ("obs_status", "E", "estimate"),
        (hollow, True, hollow),
    ):
        if column in data:
            kinds = kinds.mask(data[column].eq(value).fillna(value=False), kind)
    return kinds


def point_of(period: object) -> float:
    """Return where a period stands on an axis of years: a year at its whole number.

    >>> point_of(2024), point_of("2024"), round(point_of("2024-01"), 3)
    (2024.0, 2024.0, 2024.042)
    """
    text = str(period)
    if periods.is_year(text):
        return float(text)
    if isinstance(period, (int, float, np.number)):
        return float(period)
    start, end = ends_of(text)
    return (start + end) / 2


def ends_of(period: str) -> tuple[float, float]:
    """Return begin and end of a period in years and their parts.

    >>> ends_of("2024-07/2024-12")
    (2024.5, 2025.0)
    """
    (year, month, day), (to_year, to_month, to_day) = periods.bounds(period)
    last = 1.0 if to_day >= 28 else to_day / 31
    return year + (month - 1 + (day - 1) / 31) / 12, to_year + (
        to_month - 1 + last
    ) / 12


def in_years(frame: pd.DataFrame, columns: Sequence[str]) -> tuple[pd.DataFrame, bool]:
    """Turn columns of periods into years and their parts; tell whether any was one."""
    text = [
        name
        for name in columns
        if name in frame and not pd.api.types.is_numeric_dtype(frame[name])
    ]
    places = {
        name: frame[name].map(point_of, na_action="ignore").astype(float)
        for name in text
    }
    return frame.assign(**places), bool(text)


def panels_of(
    count: int, height: float, *, columns: int = 3, share: bool = False
) -> tuple[Chart, list[Axes]]:
    """Return a new figure with so many panels; pyplot never hears of it."""
    columns = min(columns, count)
    figure = Chart(figsize=(WIDTH, height), layout="constrained")
    FigureCanvasAgg(figure)
    rows = -(-count // columns)
    grid = figure.subplots(rows, columns, squeeze=False, sharex=share, sharey=share)
    every: list[Axes] = grid.ravel().tolist()
    for ax in every[count:]:
        ax.remove()
    for at, ax in enumerate(every[:count]):
        ax.tick_params(labelbottom=at + columns >= count)
    return figure, every[:count]


def root_of(ax: Axes) -> Chart:
    """Return the chart that Axes belong to."""
    figure = ax.get_figure(root=True)
    assert isinstance(figure, Chart)
    return figure


def dress(ax: Axes, grid: Literal["x", "y", ""]) -> None:
    """Leave a line along the categories or years, and a faint grid along figures."""
    ax.set_axisbelow(True)
    for side, spine in ax.spines.items():
        spine.set_visible(bool(grid) and side == ("bottom" if grid == "y" else "left"))
    ax.tick_params(length=0, pad=4, labelcolor=MUTED)
    if grid:
        ax.grid(visible=True, axis=grid, color=GRID, linewidth=0.6)
    if grid == "y":
        ax.tick_params(axis="x", length=3, color=MUTED)


def year_axis(ax: Axes, low: float, high: float, *, ticks: int = 8) -> None:
    """Give the lying axis whole years: all of them where there are few."""
    margin = max((high - low) * 0.015, 0.15)
    ax.set_xlim(low - margin, high + margin)
    first, last = int(np.ceil(low)), int(np.floor(high))
    if last - first < ticks:
        ax.xaxis.set_major_locator(FixedLocator(list(range(first, last + 1))))
    else:
        ax.xaxis.set_major_locator(
            MaxNLocator(ticks, integer=True, steps=[1, 2, 5, 10])
        )
    ax.xaxis.set_major_formatter(FuncFormatter(year_text))


def value_axis(axis: Axis, *, ticks: int = 6) -> None:
    """Give an axis of figures few round steps; zero is its foot, or a line of its own.

    Call it when all is drawn.
    """
    ax = axis.axes
    upright = axis is ax.yaxis
    low, high = sorted(axis.get_data_interval())
    room = 0.04 * (max(high, 0) - min(low, 0))
    ends = (min(low - room, 0) if low < 0 else 0, high + room if high > 0 else 0)
    if upright:
        ax.set_ylim(*ends)
    else:
        ax.set_xlim(*ends)
    if low < 0:
        draw = ax.axhline if upright else ax.axvline
        draw(0, color=MUTED, linewidth=0.8, zorder=2.5)
        ax.spines["bottom" if upright else "left"].set_visible(False)
    few_ticks(axis, ticks)


def few_ticks(axis: Axis, ticks: int = 6) -> None:
    """Give an axis few round steps."""
    axis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(FuncFormatter(tick_text))


def head(
    figure: Chart,
    *,
    title: str,
    subtitle: str,
    unit: str = "",
    key: Sequence[Handle] = (),
) -> None:
    """Write title, subtitle, unit and key at the top; the figure grows by them."""
    across, down = WIDTH * 72 - 6, 0.0
    heading = {"fontsize": SMALL + 2.5, "fontweight": "bold", "color": INK}

    def place(right: float = 0.0) -> Transform:
        move = ScaledTranslation((right + 3) / 72, -down / 72, figure.dpi_scale_trans)
        return figure.transFigure + move

    for words in filter(None, (title, subtitle, unit)):
        look: dict[str, Any] = heading if words is title else {"color": MUTED}
        size = look.get("fontsize", SMALL)
        words = wrapped(words, across, size, bold=words is title)
        figure.text(0, 1, words, va="top", transform=place(), in_layout=False, **look)
        down += (1 + words.count("\n")) * size * 1.3 + 3
    if key:
        widths = [text_width(str(item.get_label())) + 46 for item in key]
        beside = text_width(unit) + 20 if unit else 0.0
        if beside + sum(widths) < across and unit:
            down -= SMALL * 1.3 + 3  # on the line of the unit
            columns = len(key)
        else:
            beside, columns = 0.0, max(min(int(across / max(widths)), len(key)), 1)
        legend = figure.legend(
            # Matplotlib fills columns first; a reader reads along rows.
            handles=[item for at in range(columns) for item in key[at::columns]],
            loc="upper left",
            bbox_to_anchor=(0, 1),
            bbox_transform=place(beside),
            ncols=columns,
            borderaxespad=0,
            borderpad=0,
            columnspacing=1.5,
            labelcolor=MUTED,
        )
        legend.set_in_layout(False)
        down += -(-len(key) // columns) * (SMALL + 4.5)
    high = figure.get_figheight() + down / 72
    figure.set_figheight(high)
    engine: Any = figure.get_layout_engine()
    engine.set(rect=(0, 0, 1, 1 - down / 72 / high))


def fit(figure: Chart, names: Iterable[str] = ()) -> None:
    """Lay the figure out, once, with room for names at the right of each panel."""
    widest = max(names, key=text_width, default="")
    held = [
        write(ax, widest, (1, 0.5), (9, 0), xycoords="axes fraction", alpha=0)
        for ax in figure.axes
        if widest
    ]
    engine: Any = figure.get_layout_engine()
    engine.execute(figure)
    figure.set_layout_engine("none")
    for ax in figure.axes:
        ax.apply_aspect()
    for note in held:
        note.remove()


def name_ends(ax: Axes, ends: Sequence[End]) -> None:
    """Write names at the right edge, one below the other, none on another.

    A thin line leads from a name to what ended earlier, or lies higher or lower than
    the name. Call it after `fit`.
    """
    figure = root_of(ax)
    points = 72 / figure.dpi
    _, bottom, _, top = box_of(ax)
    left, right = ax.get_xlim()
    wanted = [ax.transData.transform((x, y))[1] * points for x, y, *_ in ends]
    beside = blended_transform_factory(ax.transAxes, ax.transData)
    places = spread(wanted, bottom + 3, top - 3)
    for (x, y, text, colour), at, place in zip(ends, wanted, places, strict=True):
        leader: dict[str, Any] | None = None
        if right - x > (right - left) * 0.03 or abs(place - at) > 4:
            leader = {
                "arrowstyle": "-",
                "color": MUTED,
                "linewidth": 0.6,
                # Across the plot it would pass for a series that does not move.
                "linestyle": (0, (1, 3)) if right - x > (right - left) * 0.2 else "-",
                # From the begin of the name: from its middle it would cross the others.
                "relpos": (0, 0.5),
                "shrinkA": 1,
                "shrinkB": 4,
            }
        shift = ScaledTranslation(9 / 72, (place - at) / 72, figure.dpi_scale_trans)
        ax.annotate(
            text,
            (x, y),
            xytext=(1, y),
            textcoords=beside + shift,
            color=colour if colour == INK else readable(colour),
            va="center",
            annotation_clip=False,
            arrowprops=leader,
            zorder=5,
        )


def draw_levels(ax: Axes, levels: Mapping[str, float] | None) -> list[End]:
    """Draw a dotted line at each level; return what is to be written at its end."""
    for level in (levels or {}).values():
        ax.axhline(level, color=ACCENT, lw=1.2, ls=(0, (2, 1.2)), zorder=2.4)
    return [
        (ax.get_xlim()[1], level, f"{name} {tick_text(level)}".strip(), ACCENT)
        for name, level in (levels or {}).items()
    ]


def mark_levels(ax: Axes, levels: Mapping[str, float] | None) -> None:
    """Draw an upright dotted line at each level, and its name above."""
    for name, level in (levels or {}).items():
        ax.axvline(level, color=ACCENT, lw=1.2, ls=(0, (2, 1.2)), zorder=1.5)
        write_over(ax, level, name, readable(ACCENT))


def write_over(ax: Axes, place: float, words: str, colour: str) -> None:
    """Write above the plot, over a place of its lying axis."""
    where = {"xycoords": ("data", "axes fraction"), "va": "bottom"}
    write(ax, words, (place, 1), (0, 3), ha="center", color=colour, **where)


def write(
    ax: Axes,
    words: str,
    at: tuple[float, float],
    shift: tuple[float, float] = (0, 0),
    **look: Any,
) -> Annotation:
    """Write words at a place, moved by so many points; from there on to the right."""
    look = {"va": "center", "zorder": 5, **look}
    return ax.annotate(words, at, shift, textcoords="offset points", **look)


def key_of(
    style: Callable[[Look, str], dict[str, Any]],
    looks: Iterable[Look],
    kinds: Iterable[str] = (),
    names: Mapping[str, str] | None = None,
) -> list[Handle]:
    """Return entries of a key: each look, and each kind that is not plain.

    `style`: one of `line_of`, `mark_of`, `bar_of`.
    """
    entries = [(look, "published") for look in looks]
    for kind in sorted(
        {*kinds} - {"published"}, key=lambda kind: (kind not in WORDS, kind)
    ):
        entries.append((Look(name_of(kind, names), MUTED), kind))
    make = Patch if style is bar_of else partial(Line2D, [], [])
    return [make(**style(look, kind)) for look, kind in entries]


def only_country(data: pd.DataFrame) -> str:
    """Return ``country`` if the rows are all of one, whose colour they then have."""
    return "country" if "country" in data and data["country"].nunique() == 1 else ""


def panel_groups(
    data: pd.DataFrame, panel: str, names: Mapping[str, str] | None
) -> list[tuple[Any, str, pd.DataFrame]]:
    """Return value, printed name and rows of each panel; one of all without a role."""
    if not panel:
        return [("", "", data)]
    return [
        (value, name_of(value, names), data[data[panel].eq(value)])
        for value in ordered(data[panel])
    ]


def make_room(
    ax: Axes, written: Sequence[tuple[float, float]], *, upright: bool = False
) -> None:
    """Widen the axis of figures until texts at the ends of bars lie inside.

    `written`: the value at which each text begins, and its points (less than zero: it
    stands before its value). Call it after `fit`.
    """
    box = ax.get_window_extent()
    points = (box.height if upright else box.width) * 72 / root_of(ax).dpi
    low, high = left, right = ax.get_ylim() if upright else ax.get_xlim()
    for _ in range(8):  # a wider span makes each point worth more: settles quickly
        each = (right - left) / points
        left = min([low, *(value + size * each for value, size in written if size < 0)])
        right = max([high, *(value + size * each for value, size in written)])
    if upright:
        ax.set_ylim(left, right)
    else:
        ax.set_xlim(left, right)


def box_of(ax: Axes) -> Box:
    """Return the edges of Axes in points."""
    x0, y0, x1, y1 = ax.get_window_extent().extents * 72 / root_of(ax).dpi
    return x0, y0, x1, y1


def to_points(ax: Axes, spots: np.ndarray) -> np.ndarray:
    """Return where places lie, in points of the figure."""
    pixels = np.asarray(ax.transData.transform(spots), dtype=float)
    return pixels * 72 / root_of(ax).dpi


def write_names(
    ax: Axes,
    spots: np.ndarray,
    texts: Sequence[str],
    boxes: Sequence[Box | None],
    **look: Any,
) -> None:
    """Write names where `place_names` found room, with a thin line from far ones."""
    points = root_of(ax).dpi / 72
    for spot, text, box in zip(spots, texts, boxes, strict=True):
        if box is None:
            continue
        near = np.clip(spot, box[:2], box[2:])
        if np.hypot(*(near - spot)) > 8:
            ends = ax.transData.inverted().transform(np.array([spot, near]) * points)
            ax.plot(*ends.T, color=MUTED, linewidth=0.5, zorder=3.5)
        middle = np.array([box[0] + box[2], box[1] + box[3]]) / 2 * points
        x, y = ax.transData.inverted().transform(middle)
        note = write(ax, text, (x, y), ha="center", va="center_baseline", **look)
        note.set_in_layout(False)
