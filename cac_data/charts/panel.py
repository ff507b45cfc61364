"""The axes of one panel: scales from zero, and texts that do not collide."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

import matplotlib as mpl
import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import RendererAgg
from matplotlib.figure import Figure
from matplotlib.text import Annotation, Text
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import Bbox, ScaledTranslation

from cac_data.charts import style
from cac_data.charts.style import Look
from cac_data.charts.texts import number_text, tick_text, year_text
from cac_data.colours import INK, MUTED

PATH_DASH = (0, (4.5, 2))
"""Of what is assumed."""

EARLY_DASH = (0, (1, 3))
"""Of a line that leads across the plot to a name."""

RIGHT_EDGE = 1.02
"""Where names of ends stand, as a part of the width of the plot."""

LINE_HEIGHT = 11.5  # points, of names at the edges
POINTS = 72.0  # of an inch

APART = 3.0  # points, between words above the plot


@cache
def measurer(dpi: float) -> RendererAgg:
    """Return what measures texts, and remembers those that it has measured."""
    return RendererAgg(1, 1, dpi)  # type: ignore[no-untyped-call]  # Matplotlib has no types here


def height_of_label(label: str) -> float:
    """Return how many points the lines of a label take, more below marks on letters."""
    lines = label.count("\n") + 1
    usual = lines * LINE_HEIGHT
    if lines == 1:
        return usual
    size = mpl.rcParams["ytick.labelsize"]
    text = Figure(dpi=POINTS).text(0, 0, label, fontsize=size)
    return max(usual, text.get_window_extent(measurer(POINTS)).height)


class End(NamedTuple):
    """A place in data that is named at the right edge."""

    x: float
    y: float
    text: str
    colour: str


class Panel(Axes):
    """Axes of matplotlib that scale and write as all charts do."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.ends: list[End] = []
        self.taken: list[Bbox] = []
        self.over: list[Text] = []
        self._names_of_ends: list[Any] = []
        # Where there is no label, seaborn looks through all ticks to set one.
        self.set_xlabel("x", visible=False)
        self.set_ylabel("y", visible=False)

    # --- Scales ----------------------------------------------------------------------

    def show_years(self, low: float, high: float, *, ticks: int = 8) -> None:
        """Give the lying axis whole years: all of them where there are few."""
        margin = max((high - low) * 0.015, 0.15)
        self.set_xlim(low - margin, high + margin)
        steps = [1, 2, 5, 10]
        most = style.fitting(ticks)
        locator = MaxNLocator(most, integer=True, min_n_ticks=1, steps=steps)
        self.xaxis.set_major_locator(locator)
        self.xaxis.set_major_formatter(year_text)

    def show_figures(
        self, along: Literal["x", "y"], *, ticks: int = 6, before: float = 0.0
    ) -> None:
        """Give an axis few steps from zero, `before` which texts have room."""
        low, high = self._drawn_between(along)
        span = max(high, 0) - min(low, 0)
        room = 0.04 * span
        begin = low - room if low < 0 else 0
        end = high + room if high > 0 else 0
        if span == 0:
            end = 1  # of zeros alone, too, an axis has a length
        limits = (begin - before * span, end)
        if along == "y":
            self.set_ylim(limits)
        else:
            self.set_xlim(limits)
        if low < 0:
            self._draw_zero(along)
        self.show_few(along, ticks)

    def _drawn_between(self, along: Literal["x", "y"]) -> tuple[float, float]:
        """Return the ends of what is drawn, in all panels that share the axis."""
        grouper = self.get_shared_y_axes() if along == "y" else self.get_shared_x_axes()
        ends = []
        for panel in grouper.get_siblings(self):
            axis = panel.yaxis if along == "y" else panel.xaxis
            ends += [end for end in axis.get_data_interval() if math.isfinite(end)]
        return min(ends, default=0.0), max(ends, default=0.0)

    def _draw_zero(self, along: Literal["x", "y"]) -> None:
        """Draw the line from which figures below zero hang, in place of the edge."""
        draw = self.axhline if along == "y" else self.axvline
        draw(0, color=MUTED, linewidth=0.8, zorder=2.5)
        self.spines["bottom" if along == "y" else "left"].set_visible(False)

    def show_few(self, along: Literal["x", "y"], ticks: int = 6) -> None:
        """Give an axis few round steps."""
        axis = self.yaxis if along == "y" else self.xaxis
        axis.set_major_locator(MaxNLocator(ticks, steps=[1, 2, 2.5, 5, 10]))
        axis.set_major_formatter(tick_text)

    # --- Lines that somebody assumes or states ---------------------------------------

    def draw_path(self, path: pd.DataFrame, look: Look, decimals: int) -> None:
        """Draw ``x`` and ``y`` of what is assumed as a dashed line with its name."""
        self.plot(
            path["x"],
            path["y"],
            color=look.colour,
            linestyle=PATH_DASH,
            linewidth=look.width,
            label=look.name,
            zorder=3.5,
        )
        last = path.iloc[-1]
        text = f"{look.name} {number_text(last['y'], decimals)}"
        self.ends.append(End(last["x"], last["y"], text, look.colour))

    def draw_levels(self, levels: Mapping[str, float] | None) -> None:
        """Draw an upright dotted line at each level, and its name above."""
        for name, level in (levels or {}).items():
            # What is called by its number is written as the language writes numbers.
            words = number_text(level, 1) if name == f"{level:.1f}" else name
            self.axvline(level, zorder=1.5, **style.LEVEL)
            self.write_over(level, words, style.readable(style.LEVEL["color"]))

    # --- Texts -----------------------------------------------------------------------

    def write(
        self, words: str, at: Any, shift: tuple[float, float] = (0, 0), /, **look: Any
    ) -> Annotation:
        """Write words at a place, moved by so many points; from there to the right."""
        look = {"va": "center", "zorder": 5, "annotation_clip": False, **look}
        return self.annotate(words, at, shift, textcoords="offset points", **look)

    def write_over(self, place: float, words: str, colour: str) -> None:
        """Write above the plot, over a place of its lying axis."""
        text = self.text(
            place,
            1.01,
            words,
            transform=self.get_xaxis_transform(),
            ha="center",
            va="bottom",
            color=colour,
        )
        self.over.append(text)

    def lift_what_touches(self) -> float:
        """Lift words above the plot that touch those before, and return by how much."""
        boxes = {text: self.box_of(text) for text in self.over}
        lifted: list[Text] = []
        end = -math.inf
        for text in sorted(self.over, key=lambda text: boxes[text].x0):
            if boxes[text].x0 < end + APART:
                lifted.append(text)
            else:
                end = boxes[text].x1
        if not lifted:
            return 0.0
        height = max(boxes[text].height for text in self.over if text not in lifted)
        figure: Any = self.get_figure(root=True)
        up = ScaledTranslation(0, height / figure.dpi, figure.dpi_scale_trans)
        for text in lifted:
            text.set_transform(text.get_transform() + up)
        return height

    def keep_free(self, spots: np.ndarray, radius: float) -> None:
        """Let nothing be written on marks; `spots` has a row of x and y for each."""
        points = self.transData.transform(spots)
        self.taken += [Bbox([point, point]).padded(radius) for point in points]

    def box_of(self, text: Text) -> Bbox:
        """Return where a text stands, without a line that leads to it."""
        figure: Any = text.get_figure(root=True)
        renderer = measurer(figure.dpi)
        if isinstance(text, Annotation):
            # Moves it to its place; its own `get_window_extent` measures it once more.
            text.update_positions(renderer)
        return Text.get_window_extent(text, renderer).padded(0.5)

    def write_beside(
        self, words: str, at: Any, shifts: Iterable[tuple[float, float]], **look: Any
    ) -> bool:
        """Write words at the first of `shifts` where they hit nothing taken.

        A thin line leads from words that stand far from their mark. The layout must be
        settled. False if there is no room.
        """
        note = self.write(words, at, **look)
        for right, up in shifts:
            note.xyann = (right, up)
            note.set(ha=_aligned_right_of(right), va=_aligned_above(up))
            box = self.box_of(note)
            if self._is_inside(box) and not box.count_overlaps(self.taken):
                if math.hypot(right, up) > 15:
                    self._lead_to(note, look)
                self.taken.append(box)
                return True
        note.remove()
        return False

    def _lead_to(self, note: Annotation, look: Mapping[str, Any]) -> None:
        """Let a thin line lead to words, which are written anew for that."""
        leader: Any = {"arrowstyle": "-", "color": MUTED, "lw": 0.5}
        leader |= {"shrinkA": 0, "shrinkB": 3}
        note.remove()
        self.write(
            note.get_text(),
            note.xy,
            note.xyann,
            ha=note.get_horizontalalignment(),
            va=note.get_verticalalignment(),
            arrowprops=leader,
            **look,
        )

    def _is_inside(self, box: Bbox) -> bool:
        """Whether a box lies wholly in the plot."""
        plot = self.bbox
        is_inside_across = plot.x0 <= box.x0 and box.x1 <= plot.x1
        is_inside_upright = plot.y0 <= box.y0 and box.y1 <= plot.y1
        return bool(is_inside_across and is_inside_upright)

    def give_labels_no_place(self) -> None:
        """Let the layout not look through all ticks for the place of a hidden label."""
        for axis in (self.xaxis, self.yaxis):
            if not axis.label.get_visible():
                axis.set_label_coords(0, 0)

    def anchor_lines_of_labels(self) -> None:
        """Write each line of a label in lines as a text that ends at the axis.

        In one text each line begins where it would in our font: ragged in any other.
        The layout must be settled.
        """
        to_parts = self.transAxes.inverted()
        for label in self.get_yticklabels():
            lines = label.get_text().splitlines()
            if len(lines) < 2:
                continue
            box = self.box_of(label).padded(-0.5)
            height = box.height / len(lines)
            for number, words in enumerate(lines):
                middle = box.y1 - (number + 0.5) * height
                right, up = to_parts.transform((box.x1, middle))
                self.text(
                    right,
                    up,
                    words,
                    transform=self.transAxes,
                    ha="right",
                    va="center",
                    color=label.get_color(),
                    fontproperties=label.get_fontproperties(),
                )
            label.set_visible(False)

    # --- Names at the right edge -----------------------------------------------------

    def write_ends(self) -> None:
        """Name what ends at the right edge."""
        self._names_of_ends = [self._name_end(end) for end in self.ends]

    def _name_end(
        self, end: End, level: float | None = None, leader: Any = None
    ) -> Annotation:
        """Write the name of an end at a level of the figures, by default at its own."""
        own_level = np.clip(end.y, *self.get_ylim())
        return self.annotate(
            end.text,
            (end.x, own_level),
            (RIGHT_EDGE, own_level if level is None else level),
            textcoords=("axes fraction", "data"),
            color=INK if end.colour == INK else style.readable(end.colour),
            va="center",
            annotation_clip=False,
            arrowprops=leader,
            zorder=5,
        )

    def keep_ends_apart(self) -> None:
        """Move names at the right edge apart, each with a thin line to its end."""
        to_pixels = self.transData
        to_data = self.transData.inverted()
        ends = np.array(
            [to_pixels.transform(name.xy)[1] for name in self._names_of_ends]
        )
        places = _moved_apart(ends, LINE_HEIGHT, self.bbox.y0 + 3, self.bbox.y1 - 3)
        begin, end_of_axis = self.get_xlim()
        # They are written anew: the layout, which had to know how wide they are, takes
        # long over the lines to them.
        for name in self._names_of_ends:
            name.remove()
        for end, at, place in zip(self.ends, ends, places, strict=True):
            # How far before the edge the series ends, as a part of the width.
            early = (end_of_axis - end.x) / (end_of_axis - begin)
            is_away = early > 0.03 or abs(place - at) > 4
            level = to_data.transform((0, place))[1]
            self._name_end(end, level, _leader(early) if is_away else None)


def _leader(early: float) -> dict[str, Any]:
    """Return the looks of a line to a name from an end so far before the edge."""
    return {
        "arrowstyle": "-",
        "color": MUTED,
        "lw": 0.6,
        # Across the plot it would pass for a series that does not move.
        "linestyle": EARLY_DASH if early > 0.2 else "-",
        "relpos": (0, 0.5),
        "shrinkA": 1,
        "shrinkB": 4,
    }


def _aligned_right_of(shift: float) -> Literal["left", "center", "right"]:
    """How words are set that are shifted to the right by so much."""
    if shift > 0:
        return "left"
    return "right" if shift else "center"


def _aligned_above(shift: float) -> Literal["bottom", "center_baseline", "top"]:
    """How words are set that are shifted upwards by so much."""
    if shift > 0:
        return "bottom"
    return "top" if shift else "center_baseline"


def _moved_apart(levels: np.ndarray, gap: float, low: float, high: float) -> np.ndarray:
    """Return places near the levels, in their order and a gap apart.

    Half way between pushing each up and pushing each down, within `low` and `high`
    where there is room.
    """
    order = np.argsort(levels, kind="stable")
    steps = gap * np.arange(len(levels))
    # A gap apart is the same as rising, once the gaps are taken out.
    rising = levels[order] - steps
    pushed_up = np.maximum.accumulate(rising)
    pushed_down = np.minimum.accumulate(rising[::-1])[::-1]
    top = max(high - gap * (len(levels) - 1), low)
    places = np.empty(len(levels))
    places[order] = np.clip((pushed_up + pushed_down) / 2, low, top) + steps
    return places
