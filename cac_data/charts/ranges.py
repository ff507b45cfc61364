"""Dots in rows below each other, with ranges, or as pairs of two ends."""

from __future__ import annotations

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import pandas as pd
from matplotlib.lines import Line2D

from cac_data.charts import style
from cac_data.charts.data import tidy
from cac_data.charts.figure import Chart
from cac_data.charts.marks import draw_marks
from cac_data.charts.panel import POINTS, Panel, height_of_label
from cac_data.charts.reading import Reading, codes_of, column_of_series
from cac_data.charts.style import Look, Names
from cac_data.charts.texts import decimals_of, number_text, wrapped
from cac_data.colours import GRID, MUTED

MEASURES = ["x", "low", "high"]
FAINT = 0.45  # what stands beside something strong
BESIDE_MARK = 8  # points from the middle of a mark to its figure
ROW = 0.27  # inches of a row
LANES = 0.8  # part of a row's height over which its lanes are spread


@style.STYLED
def dots(
    frame: pd.DataFrame,
    *,
    row: str,
    x: str = "value",
    by: str = "",
    group: str = "",
    low: str = "",
    high: str = "",
    hollow: str = "",
    strong: str = "",
    lanes: bool = False,
    levels: Mapping[str, float] | None = None,
    bands: Mapping[str, tuple[float, float]] | None = None,
    unit: str = "",
    scale: float = 1.0,
    decimals: int | None = None,
    sign: bool = False,
    names: Names = None,
) -> Chart:
    """Draw dots in a row for each name, with ranges, or as pairs of two ends.

    `row`: names, below a heading for each value of `group`. `low`, `high`: ends of a
    bar through the dot; with ``x=""`` a pair: a hollow diamond at `low`, a dot at
    `high`. `by`: each on a line of its own with `lanes`, faint beside what is `strong`.
    `levels`: name and place of upright lines. `bands`: word, begin and end of shaded
    bands; the axis is then that of probabilities, 0 to 1.

    >>> counts = pd.DataFrame({"what": ["a"], "national": [15.3], "China": [28.0]})
    >>> figure = dots(counts, row="what", x="", low="national", high="China")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['15.3', '28.0']
    """
    roles = {"row": row, "by": by, "group": group, "hollow": hollow}
    data = _measured(frame, roles, (x, low, high), scale)
    looks = _looks(data["by"], names, by)
    series = [*looks] if lanes else []
    rows = _placed_rows(data, names, lanes=max(len(series), 1))
    data["at"] = rows.places_of(data, series)
    if decimals is None:
        decimals = decimals_of(data["x"])

    figure, ax = _panel(data, rows, has_bands=bool(bands))
    plot = _Dots(ax, looks, not x, strong, decimals, sign)
    plot.draw(data)
    ax.draw_levels(levels)
    ax.show_figures("x", before=0.0 if x else 0.1)
    _draw_bands(ax, bands or {})
    if x:
        in_key = looks.values() if by and len(looks) > 1 else ()
        figure.add_key(Look.mark, in_key, data["kind"], names)
    else:
        figure.key = _key_of_pair(style.name_of(low, names), style.name_of(high, names))
    figure.finish(unit)
    columns = {**roles, "x": x, "low": low, "high": high}
    reading = plot.reading(frame, data, rows, columns, names)
    figure.reading = replace(reading, lanes=LANES if lanes else 0.0, scale=scale)
    return figure


def _measured(
    frame: pd.DataFrame,
    roles: Mapping[str, str],
    measures: tuple[str, str, str],
    scale: float,
) -> pd.DataFrame:
    """Return the rows that can be drawn, with ``x``, ``low`` and ``high``.

    A pair stands at its ends, and its dot at the high one; of a dot the ends may miss.
    """
    x, low, high = measures
    unique = ["group", "row", "by"]
    ends = {"low": low, "high": high}
    if x:
        data = tidy(frame, {"x": x}, {**roles, **ends}, unique=unique)
    else:
        data = tidy(frame, ends, roles, unique=unique)
        data["x"] = data["high"]
    data[MEASURES] = data[MEASURES].replace("", np.nan).astype(float) * scale
    return data


def _looks(values: pd.Series[Any], names: Names, by: str) -> dict[Any, Look]:
    looks = style.looks_of(values, names)
    if by:
        return looks
    # The row names what the colour means.
    return {value: replace(look, marker="o") for value, look in looks.items()}


@dataclass(frozen=True)
class _Rows:
    """Where rows stand, downwards from 0, and what is written at their left."""

    places: Mapping[tuple[Any, Any], float]  # by group and name
    labels: Mapping[float, str]
    headings: set[float]

    def places_of(self, data: pd.DataFrame, lanes: list[Any]) -> list[float]:
        """Return where each dot stands, in its lane of its row."""
        middle = (len(lanes) - 1) / 2
        places = []
        for dot in data.to_dict("records"):
            place = self.places[dot["group"], dot["row"]]
            if lanes:
                place += (lanes.index(dot["by"]) - middle) * LANES
            places.append(place)
        return places

    def places_as_rows_come(self, data: pd.DataFrame) -> list[float]:
        """Return the middle of each row, in the order in which data first name it."""
        firsts = data[["group", "row"]].drop_duplicates()
        keys = firsts.itertuples(index=False, name=None)
        places = [round(self.places[key], 3) for key in keys]
        return [int(place) if place.is_integer() else place for place in places]


def _placed_rows(data: pd.DataFrame, names: Names, *, lanes: int) -> _Rows:
    """Return rows below headings of groups, high enough for labels and lanes."""
    places: dict[tuple[Any, Any], float] = {}
    labels: dict[float, str] = {}
    headings: set[float] = set()
    top = 0.0
    for group, rows in data.groupby("group", sort=False):
        if group:
            headings.add(top)
            labels[top] = style.name_of(group, names)
            top += 1
        for row in dict.fromkeys(rows["row"]):
            label = wrapped(style.name_of(row, names), style.fitting(40))
            needed = height_of_label(label) / POINTS / style.as_high(ROW)
            height = max(1 + 0.5 * label.count("\n"), needed, 0.85 * lanes)
            place = top + (height - 1) / 2
            places[group, row] = place
            labels[place] = label
            top += height
    return _Rows(places, labels, headings)


def _panel(data: pd.DataFrame, rows: _Rows, *, has_bands: bool) -> tuple[Chart, Panel]:
    """Return a figure as high as its rows, which are named at the left."""
    bottom = data["at"].max() + 0.7
    height = 0.54 + style.as_high(ROW) * bottom
    if has_bands:
        height += 0.4
    figure = Chart(height, "x")
    (ax,) = figure.panels
    ax.set_ylim(bottom, -0.7)
    ax.set_yticks([*rows.labels], [*rows.labels.values()])
    for place, label in zip(rows.labels, ax.get_yticklabels(), strict=True):
        label.set_fontweight("bold" if place in rows.headings else "normal")
    return figure, ax


@dataclass(frozen=True)
class _Dots:
    """How the dots of a panel are drawn and written."""

    ax: Panel
    looks: Mapping[Any, Look]
    are_pairs: bool
    strong: str
    decimals: int
    sign: bool

    def reading(
        self,
        frame: pd.DataFrame,
        data: pd.DataFrame,
        rows: _Rows,
        columns: Mapping[str, str],
        names: Names,
    ) -> Reading:
        """Return how the rows behind dots are found in their picture."""
        x, low, high = (columns[measure] for measure in MEASURES)
        pair = [(end, style.name_of(end, names)) for end in (low, high)]
        codes = [*data["row"], *data["group"]]
        reading = Reading(
            kind="dots",
            at=columns["row"],
            marks=pair if self.are_pairs else [(x, "")],
            by=column_of_series(frame, columns["by"]),
            group=columns["group"],
            ends=[(low, high, "")] if x and low and high else [],
            places=rows.places_as_rows_come(data),
            lying=True,
            sign=self.sign,
            **codes_of(data, self.looks, codes, names, columns["hollow"]),
        )
        return replace(reading, decimals=self.decimals)

    def draw(self, data: pd.DataFrame) -> None:
        """Draw each dot with its range and its figures."""
        dots = data.to_dict("records")
        looks = [self._look(dot) for dot in dots]
        colours = [look.colour for look in looks]
        self.ax.hlines(
            data["at"], data["low"], data["high"], colours, lw=3, alpha=0.5, zorder=2
        )
        marks = [self._look(dot).mark(dot["kind"]) for dot in dots]
        if self.are_pairs:
            diamonds = [replace(look, marker="D").mark("low") for look in looks]
            draw_marks(self.ax, data["low"], data["at"], diamonds)
        draw_marks(self.ax, data["x"], data["at"], marks)
        farthest = data.groupby("at")["x"].transform("max")
        for dot, largest in zip(dots, farthest, strict=True):
            if self._is_faint(dot):
                continue
            if self.are_pairs:
                self._write_pair(dot)
            else:
                # What stands farther on beside what is strong is faint: away from it.
                turn = -1 if self.strong and dot["x"] < largest else 1
                end = np.nanmax([dot[measure] for measure in MEASURES])
                self._write(dot["x"], end, dot["at"], turn)

    def _is_faint(self, dot: Mapping[Any, Any]) -> bool:
        return self.strong not in ("", str(dot["by"]))

    def _look(self, dot: Mapping[Any, Any]) -> Look:
        look = self.looks[dot["by"]]
        return replace(look, alpha=FAINT) if self._is_faint(dot) else look

    def _write_pair(self, dot: Mapping[Any, Any]) -> None:
        """Write the figures of both ends, away from each other."""
        first = min(dot["low"], dot["high"])
        last = max(dot["low"], dot["high"])
        self._write(first, first, dot["at"], -1)
        self._write(last, last, dot["at"], 1)

    def _write(self, value: float, place: float, at: float, turn: int) -> None:
        """Write a figure at the right of a place, or with -1 at its left."""
        self.ax.write(
            number_text(value, self.decimals, sign=self.sign),
            (place, at),
            (BESIDE_MARK * turn, 0),
            ha="left" if turn > 0 else "right",
            va="center_baseline",
        )


def _draw_bands(ax: Panel, bands: Mapping[str, tuple[float, float]]) -> None:
    """Shade bands of probability by turns, each below its word."""
    for at, (word, (begin, end)) in enumerate(bands.items()):
        ax.axvspan(begin, end, color=GRID, alpha=0.25 if at % 2 else 0.75, lw=0)
        broken = textwrap.fill(word, 9, break_long_words=False)
        ax.write_over((begin + end) / 2, broken, MUTED)
    if bands:
        ax.set_xlim(0, 1)


def _key_of_pair(low: str, high: str) -> list[Any]:
    dot = Look(high, MUTED).mark()
    diamond = Look(low, MUTED, "D").mark("low")
    return [Line2D([], [], **dot), Line2D([], [], **diamond)]
