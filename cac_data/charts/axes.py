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
from matplotlib.ticker import FixedLocator, FuncFormatter, MaxNLocator
from matplotlib.transforms import offset_copy
from pandas.api.types import is_numeric_dtype

from cac_data import codes, periods
from cac_data.charts.labels import (
    End,
    text_width,
    tick_text,
    wrapped,
    write,
    write_over,
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
    """Return the rows that can be drawn: those with a place and all of `numbers`.

    The place is the role ``x``: parts of years, which have no `year`, are left out.

    ValueError if a role names no column of the frame, if nothing is left to draw, if a
    figure is infinite, or if two rows claim one place (one value of all of `unique`).
    """
    for role, column in {**roles, **numbers}.items():
        if column:
            codes.check_member(role, column, [str(name) for name in frame.columns])
    columns = [column for column in numbers.values() if column]
    needed = [*columns, *filter(None, [roles.get("x")])]
    data = frame.dropna(subset=needed).reset_index(drop=True)
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
    first, last = periods.bounds(period)
    day = 31 if last[2] >= 28 else last[2]
    begin = first[0] + (first[1] - 1 + (first[2] - 1) / 31) / 12
    return begin, last[0] + (last[1] - 1 + day / 31) / 12


def in_years(frame: pd.DataFrame, columns: Sequence[str]) -> tuple[pd.DataFrame, bool]:
    """Turn columns of periods into years and their parts; tell whether any was one."""
    there = [name for name in columns if name in frame]
    text = [name for name in there if not is_numeric_dtype(frame[name])]
    places = {name: frame[name].map(point_of, na_action="ignore") for name in text}
    return frame.assign(**places).astype(dict.fromkeys(text, float)), bool(text)


def panels_of(
    count: int, height: float, *, columns: int = 3, share: bool = False
) -> tuple[Chart, list[Axes]]:
    """Return a new figure with so many panels; pyplot never hears of it."""
    columns = min(columns, count)
    figure = Chart(figsize=(WIDTH, height), dpi=72, layout="constrained")
    FigureCanvasAgg(figure)
    rows = -(-count // columns)
    grid = figure.subplots(rows, columns, squeeze=False, sharex=share, sharey=share)
    every: list[Axes] = grid.ravel().tolist()
    for ax in every[count:]:
        ax.remove()
    for at, ax in enumerate(every[:count]):
        ax.tick_params(labelbottom=at + columns >= count)
    return figure, every[:count]


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
    ends = (low - room if low < 0 else 0, high + room if high > 0 else 0)
    ax.set(**{"ylim" if upright else "xlim": ends})
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
    title_look = {"fontsize": SMALL + 2.5, "fontweight": "bold", "color": INK}
    for words in filter(None, (title, subtitle, unit)):
        look: dict[str, Any] = title_look if words is title else {"color": MUTED}
        size = look.get("fontsize", SMALL)
        lines = wrapped(words, across, size, bold=words is title)
        place = offset_copy(figure.transFigure, figure, 3, -down, units="points")
        figure.text(0, 1, lines, va="top", transform=place, in_layout=False, **look)
        down += (1 + lines.count("\n")) * size * 1.3 + 3
    if key:
        widths = [text_width(str(item.get_label())) + 46 for item in key]
        beside = text_width(unit) + 20 if unit else 0.0
        columns = len(key)
        if beside + sum(widths) < across:
            down -= (SMALL * 1.3 + 3) * bool(unit)  # on the line of the unit
        else:
            beside, columns = 0.0, max(int(across / max(widths)), 1)
        legend = figure.legend(
            # Matplotlib fills columns first; a reader reads along rows.
            handles=[item for at in range(columns) for item in key[at::columns]],
            loc="upper left",
            bbox_to_anchor=(0, 1),
            bbox_transform=offset_copy(
                figure.transFigure, figure, beside + 3, -down, units="points"
            ),
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
    others = sorted(
        {*kinds} - {"published"}, key=lambda kind: (kind not in WORDS, kind)
    )
    entries += [(Look(name_of(kind, names), MUTED), kind) for kind in others]
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


def make_room(axis: Axis, written: Iterable[tuple[float, float]]) -> None:
    """Widen an axis of figures until texts at the ends of bars lie inside.

    `written`: the value at which each text begins, and its points (less than zero: it
    stands before its value). Call it after `fit`.
    """
    ends, box = list(written), axis.axes.bbox
    upright = axis is axis.axes.yaxis
    points = box.height if upright else box.width
    low, high = left, right = axis.get_view_interval()
    for _ in range(8):  # a wider span makes each point worth more: settles quickly
        each = (right - left) / points
        left = min([low, *(value + size * each for value, size in ends if size < 0)])
        right = max([high, *(value + size * each for value, size in ends)])
    axis.axes.set(**{"ylim" if upright else "xlim": (left, right)})
