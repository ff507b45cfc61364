"""What all charts share: the frame's check, panels, axes, texts, key and layout."""

from __future__ import annotations

import html
import math
import textwrap
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
from matplotlib.text import Annotation, Text
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Bbox
from pandas.api.types import is_numeric_dtype

from cac_data import codes, periods
from cac_data.charts.style import (
    INK,
    LEVEL,
    MUTED,
    WIDTH,
    Look,
    Names,
    bar_of,
    name_of,
    readable,
)
from cac_data.charts.svg import data_uri, svg_of

Handle = Line2D | Patch
End = tuple[Axes, float, float, str, str]
"""What is named at the right edge: its axes, x, y, text and colour."""

NEAR = [
    *((5, 0), (-5, 0), (0, 5), (0, -5), (4, 4), (4, -4), (-4, 4), (-4, -4)),
    *(
        (away * math.cos(turn), away * math.sin(turn))
        for away in (14, 22, 31, 42, 54)
        for turn in np.arange(16) * math.pi / 8
    ),
]
"""Points by which the name of a mark may stand off, the best place first."""


class Chart(Figure):
    """A figure of matplotlib that JupyterLab shows as the page does: as SVG."""

    def _repr_html_(self) -> str:
        svg, width, height = svg_of(self)
        alt = html.escape(str(self.get_label()) or "chart")
        return (
            f'<img src="{data_uri(svg)}" width="{width}" height="{height}" alt="{alt}">'
        )


def tidy(
    frame: pd.DataFrame,
    numbers: Mapping[str, str],
    roles: Mapping[str, str],
    *,
    unique: Sequence[str] = (),
) -> pd.DataFrame:
    """Return the rows that can be drawn, in columns called as their roles.

    `numbers` are figures or periods, which become years, `roles` all else; a role
    without a column is empty, but `by` is the country where there is one. `kind` tells
    sums of parts, estimates and what is true in `hollow` from what is published.

    ValueError if a role names no column of the frame, if nothing is left to draw, if a
    figure is infinite, or if two rows are the same in all of `unique`.
    """
    columns = frame.columns.tolist()
    asked = {**numbers, **roles}
    if roles.get("by") == "" and "country" in columns:
        asked["by"] = "country"
    given = {role: column for role, column in asked.items() if column}
    for role, column in given.items():
        codes.check_member(role, column, columns)
    needed = [given[role] for role in (*numbers, "x") if role in given]
    frame = frame.dropna(subset=needed).reset_index(drop=True)
    if frame.empty:
        message = "nothing to draw: no row has a figure"
        raise ValueError(message)
    data = pd.DataFrame({role: frame.get(column, "") for role, column in asked.items()})
    for role, column in numbers.items():
        if not is_numeric_dtype(frame[column]):
            data[role] = frame[column].map(point_of)
    data = data.astype(dict.fromkeys(numbers, float))
    if np.isinf(data[[*numbers]].to_numpy()).any():
        message = "infinite figures have no place on an axis"
        raise ValueError(message)
    if unique and (twice := data.duplicated(list(unique), keep=False)).any():
        keys = [given[role] for role in unique if role in given]
        rows = frame.loc[twice, [*keys, *needed]].head().to_string(index=False)
        message = f"several rows for one {' and '.join(keys)}; choose one:\n{rows}"
        raise ValueError(message)
    data["kind"] = "published"
    hollow = roles.get("hollow", "")
    for column, value, kind in (
        ("basis", "sum", "sum"),
        ("obs_status", "E", "estimate"),
        (hollow, True, hollow),
    ):
        if column in frame:
            is_so = frame[column].eq(value).fillna(value=False)
            data["kind"] = data["kind"].mask(is_so, kind)
    return data


def point_of(period: object) -> float:
    """Return where a period stands on an axis of years: a year at its whole number."""
    text = str(period)
    return float(text) if periods.is_year(text) else sum(ends_of(text)) / 2


def ends_of(period: str) -> tuple[float, float]:
    """Return begin and end of a period in years and their parts."""
    first, last = periods.bounds(period)
    day = 31 if last[2] >= 28 else last[2]
    begin = first[0] + (first[1] - 1 + (first[2] - 1) / 31) / 12
    return begin, last[0] + (last[1] - 1 + day / 31) / 12


def panels_of(
    height: float,
    along: Literal["x", "y"],
    panels: Sequence[str] = ("",),
) -> tuple[Chart, list[Axes]]:
    """Return a new figure with titled panels on one scale; pyplot never hears of it.

    A line stands along the categories or years, a faint grid `along` the figures.
    """
    columns = min(len(panels), 3)
    rows = -(-len(panels) // columns)
    figure = Chart(figsize=(WIDTH, height * rows), layout="constrained")
    FigureCanvasAgg(figure)
    grid = figure.subplots(rows, columns, squeeze=False, sharex=True, sharey=True)
    axes: list[Axes] = grid.ravel().tolist()
    for ax in axes[len(panels) :]:
        ax.remove()
    for at, (ax, name) in enumerate(zip(axes, panels, strict=False)):
        ax.set_title(name)
        ax.grid(visible=True, axis=along)
        ax.spines["left" if along == "y" else "bottom"].set_visible(False)
        ax.tick_params(axis="y", labelcolor=MUTED if along == "y" else INK)
        ax.tick_params(axis="x", length=3 * (along == "y"))
        ax.tick_params(labelbottom=at + columns >= len(panels))
    return figure, axes[: len(panels)]


def year_axis(ax: Axes, low: float, high: float, *, ticks: int = 8) -> None:
    """Give the lying axis whole years: all of them where there are few."""
    margin = max((high - low) * 0.015, 0.15)
    ax.set_xlim(low - margin, high + margin)
    steps = [1, 2, 5, 10]
    locator = MaxNLocator(ticks, integer=True, min_n_ticks=1, steps=steps)
    ax.xaxis.set_major_locator(locator)
    ax.xaxis.set_major_formatter(year_text)


def value_axis(axis: Axis, *, ticks: int = 6, before: float = 0.0) -> None:
    """Give an axis of figures few round steps; zero is its foot, or a line of its own.

    `before`: share of it that is room for texts. Call it when all is drawn.
    """
    ax = axis.axes
    upright = axis is ax.yaxis
    low, high = sorted(axis.get_data_interval())
    span = max(high, 0) - min(low, 0)
    room = 0.04 * span
    ends = (low - room if low < 0 else 0, high + room if high > 0 else 0)
    ends = (ends[0] - before * span, ends[1])
    ax.set(**{"ylim" if upright else "xlim": ends})
    if low < 0:
        draw = ax.axhline if upright else ax.axvline
        draw(0, color=MUTED, linewidth=0.8, zorder=2.5)
        ax.spines["bottom" if upright else "left"].set_visible(False)
    few_ticks(axis, ticks)


def few_ticks(axis: Axis, ticks: int = 6) -> None:
    """Give an axis few round steps."""
    axis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10]))
    axis.set_major_formatter(tick_text)


def number_text(value: float, decimals: int, *, sign: bool = False) -> str:
    """Write a figure for the eye: thousands apart, a real minus, no ``-0.0``."""
    text = f"{value:{'+' if sign else ''},.{decimals}f}"
    if value and not float(text.replace(",", "")):
        text = f"{value:{'+' if sign else ''}.1g}"
    return text.replace("-", "−")


def decimals_of(values: Iterable[float]) -> int:
    """Return how many decimals the figures of one chart are printed with."""
    top = max(abs(value) for value in values)
    return 0 if top >= 1000 else 1 if top >= 1 else 2


def tick_text(value: float, _: object = None) -> str:
    """Write the figure at a tick, as a formatter of matplotlib does."""
    # Ticks are sums of steps; the last digits of a double are none of them.
    return f"{round(value, 9):,.10g}".replace("-", "−")


def year_text(value: float, _: object = None) -> str:
    """Write a year, also before our era, as a formatter of matplotlib does."""
    year = math.floor(value)
    return f"{-year} BC" if year < 0 else f"{year}" if year else ""  # no year 0


def wrapped(text: str, most: int) -> str:
    """Break a text into lines of about one length, of some `most` letters."""
    lines = -(-len(text) // most)
    return textwrap.fill(text, len(text) // max(lines, 1) + 5) if lines > 1 else text


def write(
    ax: Axes,
    words: str,
    at: Any,
    shift: tuple[float, float] = (0, 0),
    /,
    **look: Any,
) -> Annotation:
    """Write words at a place, moved by so many points; from there on to the right."""
    look = {"va": "center", "zorder": 5, "annotation_clip": False, **look}
    return ax.annotate(words, at, shift, textcoords="offset points", **look)


def write_over(ax: Axes, place: float, words: str, colour: str) -> None:
    """Write above the plot, over a place of its lying axis."""
    where = ax.get_xaxis_transform()
    look: dict[str, Any] = {"ha": "center", "va": "bottom", "color": colour}
    ax.text(place, 1.01, words, transform=where, **look)


def mark_levels(ax: Axes, levels: Mapping[str, float] | None) -> None:
    """Draw an upright dotted line at each level, and its name above."""
    for name, level in (levels or {}).items():
        ax.axvline(level, zorder=1.5, **LEVEL)
        write_over(ax, level, name, readable(LEVEL["color"]))


def around(ax: Axes, spots: np.ndarray, radius: float) -> list[Bbox]:
    """Return the boxes of marks, on which nothing is written."""
    points = ax.transData.transform(spots)
    return [Bbox([spot, spot]).padded(radius) for spot in points]


def box_of(text: Text) -> Bbox:
    """Return where a text stands, without a line that leads to it."""
    if isinstance(text, Annotation):
        text.get_window_extent()  # which moves it to its place
    return Text.get_window_extent(text).padded(0.5)


def place(
    ax: Axes,
    words: str,
    at: Any,
    shifts: Iterable[tuple[float, float]],
    taken: list[Bbox],
    **look: Any,
) -> bool:
    """Write words at the first of `shifts` where they hit nothing taken.

    A thin line leads from words that stand far from their mark. The layout must be
    settled. False if there is no room.
    """
    leader = {"arrowstyle": "-", "color": MUTED, "lw": 0.5, "shrinkA": 0, "shrinkB": 3}
    note: Any = write(ax, words, at, arrowprops=leader, **look)
    for right, up in shifts:
        note.xyann = (right, up)
        note.set(
            ha="left" if right > 0 else "right" if right else "center",
            va="bottom" if up > 0 else "top" if up else "center_baseline",
        )
        box = box_of(note)
        inside = ax.bbox.x0 <= box.x0 and box.x1 <= ax.bbox.x1
        inside = inside and ax.bbox.y0 <= box.y0 and box.y1 <= ax.bbox.y1
        if inside and not box.count_overlaps(taken):
            note.arrow_patch.set_visible(math.hypot(right, up) > 15)
            taken.append(box)
            return True
    note.remove()
    return False


def key_of(
    style: Callable[[Look, str], dict[str, Any]],
    looks: Iterable[Look],
    kinds: Iterable[str] = (),
    names: Names = None,
) -> list[Handle]:
    """Return entries of a key: each look, and each kind that is not plain.

    `style`: one of `line_of`, `mark_of`, `bar_of`.
    """
    others = sorted({*kinds} - {"published"})
    entries = [(look, "published") for look in looks]
    entries += [(Look(name_of(kind, names), MUTED), kind) for kind in others]
    make = Patch if style is bar_of else partial(Line2D, [], [])
    return [make(**style(look, kind)) for look, kind in entries]


def finish(
    figure: Chart,
    *,
    title: str = "",
    unit: str = "",
    key: Sequence[Handle] = (),
    ends: Sequence[End] = (),
) -> None:
    """Write title, unit and key at the top, by which the figure grows, and name `ends`.

    The layout is settled once: what is drawn later moves nothing.
    """
    head = "\n".join(filter(None, (title, unit)))
    for columns in range(max(len(key), bool(head)), 0, -1):
        legend = figure.legend(
            # Matplotlib fills columns first; a reader reads along rows.
            handles=[item for at in range(columns) for item in key[at::columns]],
            title=head,
            alignment="left",
            loc="outside upper left",
            ncols=columns,
        )
        legend.get_title().set_color(INK if title else MUTED)
        box = legend.get_window_extent()
        if columns == 1 or box.width <= figure.bbox.width:
            figure.set_figheight(figure.get_figheight() + box.height / 72)
            break
        legend.remove()
    leader = {"arrowstyle": "-", "color": MUTED, "lw": 0.6, "relpos": (0, 0.5)}
    notes = [
        ax.annotate(
            text,
            (x, level := np.clip(y, *ax.get_ylim())),
            (1.02, level),
            textcoords=("axes fraction", "data"),
            color=colour if colour == INK else readable(colour),
            va="center",
            annotation_clip=False,
            arrowprops={**leader, "shrinkA": 1, "shrinkB": 4},
            zorder=5,
        )
        for ax, x, y, text, colour in ends
    ]
    engine: Any = figure.get_layout_engine()
    engine.execute(figure)
    figure.set_layout_engine("none")
    for ax in figure.axes:
        ax.apply_aspect()
        _keep_apart(ax, [note for note in notes if note.axes is ax])


def _keep_apart(ax: Axes, notes: Sequence[Any]) -> None:
    """Move names at the right edge so that none stands on another.

    A thin line leads to what ended earlier, or lies higher or lower than its name.
    """
    left, right = ax.get_xlim()
    wanted = [float(ax.transData.transform(note.xy)[1]) for note in notes]
    places = _spread(wanted, ax.bbox.y0 + 3, ax.bbox.y1 - 3)
    for note, at, spot in zip(notes, wanted, places, strict=True):
        early = (right - note.xy[0]) / (right - left)
        note.xyann = (1.02, ax.transData.inverted().transform((0, spot))[1])
        # Across the plot it would pass for a series that does not move.
        dash = (0, (1, 3)) if early > 0.2 else "-"
        is_seen = early > 0.03 or abs(spot - at) > 4
        note.arrow_patch.set(visible=is_seen, linestyle=dash)


def _spread(
    wanted: Sequence[float], low: float, high: float, gap: float = 11.5
) -> list[float]:
    """Return places at least `gap` points apart, near to the wanted ones.

    Half way between pushing all that would overlap upwards and pushing it downwards.
    """
    order, steps = np.argsort(wanted, kind="stable"), gap * np.arange(len(wanted))
    shifted = np.asarray(wanted, dtype=float)[order] - steps
    up = np.maximum.accumulate(shifted)
    down = np.minimum.accumulate(shifted[::-1])[::-1]
    room = max(high - gap * (len(order) - 1), low)
    placed = np.empty(len(order))
    placed[order] = np.clip((up + down) / 2, low, room) + steps
    return placed.tolist()
