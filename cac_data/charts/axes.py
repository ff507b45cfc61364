"""What all charts share: the frame's check, panels, axes, texts, key and layout."""

from __future__ import annotations

import io
import math
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Literal

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.text import Annotation, Text
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Bbox
from pandas.api.types import is_numeric_dtype

from cac_data import periods
from cac_data.charts import style
from cac_data.charts.style import INK, MUTED, Look, Names
from cac_data.charts.svg import image, svg_of
from cac_data.validate import check_member


class Chart(Figure):
    """Panels on one scale, with a faint grid `along` the figures, shown as SVG."""

    def __init__(
        self, height: float, along: Literal["x", "y"], panels: Sequence[str] = ("",)
    ) -> None:
        columns = min(len(panels), 3)
        rows = -(-len(panels) // columns)
        super().__init__(figsize=(style.WIDTH, height * rows), layout="constrained")
        FigureCanvasAgg(self)
        self.panels: list[Panel] = []
        self.key: list[Line2D | Patch] = []
        alike: Any = {"sharex": True, "sharey": True, "squeeze": False}
        grid = self.subplots(rows, columns, **alike, subplot_kw={"axes_class": Panel})
        for at, ax in enumerate(grid.ravel()):
            if at >= len(panels):
                ax.remove()
                continue
            self.panels.append(ax)
            ax.set_title(panels[at])
            ax.grid(visible=True, axis=along)
            ax.spines["left" if along == "y" else "bottom"].set_visible(False)
            ax.tick_params(axis="y", labelcolor=MUTED if along == "y" else INK)
            ax.tick_params(axis="x", length=3 * (along == "y"))
            ax.tick_params(labelbottom=at + columns >= len(panels))

    def add_key(
        self,
        drawn: Callable[[Look, str], dict[str, Any]],
        looks: Iterable[Look],
        kinds: Iterable[str] = (),
        names: Names = None,
    ) -> None:
        """Enter each look, and each kind that is not plain, as it is `drawn`."""
        others = sorted({*kinds} - {"published"})
        entries = [(look, "published") for look in looks]
        entries += [(Look(style.name_of(kind, names), MUTED), kind) for kind in others]
        make = Patch if drawn is Look.bar else partial(Line2D, [], [])
        self.key += [make(**drawn(look, kind)) for look, kind in entries]

    def finish(self, unit: str = "") -> None:
        """Write unit, key and ends, and settle the layout: nothing moves it later."""
        for columns in range(max(len(self.key), bool(unit)), 0, -1):
            legend = self.legend(
                # Matplotlib fills columns first; a reader reads along rows.
                handles=[one for at in range(columns) for one in self.key[at::columns]],
                title=unit,
                alignment="left",
                loc="outside upper left",
                ncols=columns,
            )
            legend.get_title().set_color(MUTED)
            box = legend.get_window_extent()
            if columns == 1 or box.width <= self.bbox.width:
                self.set_figheight(self.get_figheight() + box.height / 72)
                break
            legend.remove()
        for ax in self.panels:
            ax.write_ends()
        engine: Any = self.get_layout_engine()
        engine.execute(self)
        self.set_layout_engine("none")
        for ax in self.panels:
            ax.apply_aspect()
            ax.keep_ends_apart()

    def _repr_html_(self) -> str:
        return image(*svg_of(self), alt=str(self.get_label()) or "chart")

    def _repr_png_(self) -> bytes:
        """Return it on paper: other viewers of notebooks drop images from HTML."""
        written = io.BytesIO()
        told = {"Software": None}  # the same bytes with any release of matplotlib
        self.savefig(written, metadata=told, dpi=100, facecolor=style.PAPER)
        return written.getvalue()


class Panel(Axes):
    """Axes of matplotlib that scale and write as all charts do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # What is named at the right edge: x, y, text and colour.
        self.ends: list[tuple[float, float, str, str]] = []
        self.taken: list[Bbox] = []
        self._notes: list[Any] = []

    def show_years(self, low: float, high: float, *, ticks: int = 8) -> None:
        """Give the lying axis whole years: all of them where there are few."""
        margin = max((high - low) * 0.015, 0.15)
        self.set_xlim(low - margin, high + margin)
        steps = [1, 2, 5, 10]
        locator = MaxNLocator(ticks, integer=True, min_n_ticks=1, steps=steps)
        self.xaxis.set_major_locator(locator)
        self.xaxis.set_major_formatter(year_text)

    def show_figures(
        self, along: Literal["x", "y"], *, ticks: int = 6, before: float = 0.0
    ) -> None:
        """Give an axis few steps from zero, `before` which texts have room."""
        upright = along == "y"
        axis = self.yaxis if upright else self.xaxis
        low, high = sorted(axis.get_data_interval())
        span = max(high, 0) - min(low, 0)
        room = 0.04 * span
        ends = (low - room if low < 0 else 0, high + room if high > 0 else 0)
        ends = (ends[0] - before * span, ends[1])
        self.set(**{"ylim" if upright else "xlim": ends})
        if low < 0:
            draw = self.axhline if upright else self.axvline
            draw(0, color=MUTED, linewidth=0.8, zorder=2.5)
            self.spines["bottom" if upright else "left"].set_visible(False)
        self.show_few(along, ticks)

    def show_few(self, along: Literal["x", "y"], ticks: int = 6) -> None:
        """Give an axis few round steps."""
        axis = self.yaxis if along == "y" else self.xaxis
        axis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10]))
        # Ticks are sums of steps; the last digits of a double are none of them.
        axis.set_major_formatter(
            lambda value, _: f"{round(value, 9):,.10g}".replace("-", "−")
        )

    def draw_path(self, path: pd.DataFrame, look: Look, decimals: int) -> None:
        """Draw ``x`` and ``y`` of what is assumed as a dashed line with its name."""
        drawn: Any = {"color": look.colour, "lw": look.width, "label": look.name}
        self.plot(path["x"], path["y"], ls=(0, (4.5, 2)), zorder=3.5, **drawn)
        place, value = path[["x", "y"]].iloc[-1]
        text = f"{look.name} {number_text(value, decimals)}"
        self.ends.append((place, value, text, look.colour))

    def draw_levels(self, levels: Mapping[str, float] | None) -> None:
        """Draw an upright dotted line at each level, and its name above."""
        for name, level in (levels or {}).items():
            self.axvline(level, zorder=1.5, **style.LEVEL)
            self.write_over(level, name, style.readable(style.LEVEL["color"]))

    def write(
        self, words: str, at: Any, shift: tuple[float, float] = (0, 0), /, **look: Any
    ) -> Annotation:
        """Write words at a place, moved by so many points; from there to the right."""
        look = {"va": "center", "zorder": 5, "annotation_clip": False, **look}
        return self.annotate(words, at, shift, textcoords="offset points", **look)

    def write_over(self, place: float, words: str, colour: str) -> None:
        """Write above the plot, over a place of its lying axis."""
        where = self.get_xaxis_transform()
        look: dict[str, Any] = {"ha": "center", "va": "bottom", "color": colour}
        self.text(place, 1.01, words, transform=where, **look)

    def keep_free(self, spots: np.ndarray, radius: float) -> None:
        """Let nothing be written on marks."""
        points = self.transData.transform(spots)
        self.taken += [Bbox([spot, spot]).padded(radius) for spot in points]

    def box_of(self, text: Text) -> Bbox:
        """Return where a text stands, without a line that leads to it."""
        if isinstance(text, Annotation):
            text.get_window_extent()  # which moves it to its place
        return Text.get_window_extent(text).padded(0.5)

    def write_beside(
        self, words: str, at: Any, shifts: Iterable[tuple[float, float]], **look: Any
    ) -> bool:
        """Write words at the first of `shifts` where they hit nothing taken.

        A thin line leads from words that stand far from their mark. The layout must be
        settled. False if there is no room.
        """
        leader = {"arrowstyle": "-", "color": MUTED, "lw": 0.5}
        leader |= {"shrinkA": 0, "shrinkB": 3}
        note: Any = self.write(words, at, arrowprops=leader, **look)
        for right, up in shifts:
            note.xyann = (right, up)
            note.set(
                ha="left" if right > 0 else "right" if right else "center",
                va="bottom" if up > 0 else "top" if up else "center_baseline",
            )
            box = self.box_of(note)
            inside = self.bbox.x0 <= box.x0 and box.x1 <= self.bbox.x1
            inside = inside and self.bbox.y0 <= box.y0 and box.y1 <= self.bbox.y1
            if inside and not box.count_overlaps(self.taken):
                note.arrow_patch.set_visible(math.hypot(right, up) > 15)
                self.taken.append(box)
                return True
        note.remove()
        return False

    def write_ends(self) -> None:
        """Name what ends at the right edge."""
        leader = {"arrowstyle": "-", "color": MUTED, "lw": 0.6, "relpos": (0, 0.5)}
        self._notes = [
            self.annotate(
                text,
                (x, level := np.clip(y, *self.get_ylim())),
                (1.02, level),
                textcoords=("axes fraction", "data"),
                color=colour if colour == INK else style.readable(colour),
                va="center",
                annotation_clip=False,
                arrowprops={**leader, "shrinkA": 1, "shrinkB": 4},
                zorder=5,
            )
            for x, y, text, colour in self.ends
        ]

    def keep_ends_apart(self) -> None:
        """Move names at the right edge apart, each with a thin line to its end."""
        left, right = self.get_xlim()
        wanted = np.array([self.transData.transform(of.xy)[1] for of in self._notes])
        order, gap = np.argsort(wanted, kind="stable"), 11.5  # points
        steps = gap * np.arange(len(wanted))
        # Half way between pushing up and down.
        up = np.maximum.accumulate(wanted[order] - steps)
        down = np.minimum.accumulate((wanted[order] - steps)[::-1])[::-1]
        low, high = self.bbox.y0 + 3, self.bbox.y1 - 3
        room = max(high - gap * (len(order) - 1), low)
        places = np.empty(len(order))
        places[order] = np.clip((up + down) / 2, low, room) + steps
        for note, at, spot in zip(self._notes, wanted, places, strict=True):
            early = (right - note.xy[0]) / (right - left)
            note.xyann = (1.02, self.transData.inverted().transform((0, spot))[1])
            # Across the plot it would pass for a series that does not move.
            dash = (0, (1, 3)) if early > 0.2 else "-"
            is_seen = early > 0.03 or abs(spot - at) > 4
            note.arrow_patch.set(visible=is_seen, linestyle=dash)


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
    ValueError as the package says.
    """
    columns = frame.columns.tolist()
    asked = {**numbers, **roles}
    if roles.get("by") == "" and "country" in columns:
        asked["by"] = "country"
    given = {role: column for role, column in asked.items() if column}
    for role, column in given.items():
        check_member(role, column, columns)
    needed = [given[role] for role in (*numbers, "x") if role in given]
    frame = frame.dropna(subset=needed).reset_index(drop=True)
    if frame.empty:
        message = "nothing to draw: no row has a figure"
        raise ValueError(message)
    data = pd.DataFrame({role: frame.get(column, "") for role, column in asked.items()})
    for role, column in numbers.items():
        if not is_numeric_dtype(frame[column]):
            data[role] = frame[column].map(_point_of)
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


def _point_of(period: object) -> float:
    """Return where a period stands on an axis of years: a year at its whole number."""
    text = str(period)
    return float(text) if periods.is_year(text) else sum(ends_of(text)) / 2


def ends_of(period: str) -> tuple[float, float]:
    """Return begin and end of a period in years and their parts."""
    first, last = periods.bounds(period)
    day = 31 if last[2] >= 28 else last[2]
    begin = first[0] + (first[1] - 1 + (first[2] - 1) / 31) / 12
    return begin, last[0] + (last[1] - 1 + day / 31) / 12


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


def year_text(value: float, _: object = None) -> str:
    """Write a year, also before our era, as a formatter of matplotlib does."""
    year = math.floor(value)
    return f"{-year} BC" if year < 0 else f"{year}" if year else ""  # no year 0


def wrapped(text: str, most: int) -> str:
    """Break a text into lines of about one length, of some `most` letters."""
    lines = -(-len(text) // most)
    return textwrap.fill(text, len(text) // max(lines, 1) + 5) if lines > 1 else text
