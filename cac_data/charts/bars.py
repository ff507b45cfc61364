"""Bars over years or categories: stacked, or as a bridge."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Literal, NamedTuple

import pandas as pd
from matplotlib.patches import Rectangle
from matplotlib.text import Annotation
from pandas.api.types import is_integer_dtype

from cac_data.charts import style
from cac_data.charts.data import tidy
from cac_data.charts.figure import Chart
from cac_data.charts.marks import draw_bars
from cac_data.charts.panel import End, Panel
from cac_data.charts.reading import Reading, codes_of, column_of_series
from cac_data.charts.style import Look, Names
from cac_data.charts.texts import decimals_of, number_text, wrapped
from cac_data.colours import COUNTRIES, INK, MUTED
from cac_data.writing import writing

THICKNESS = 0.78
"""Of a bar, where neighbours stand one apart."""

MOST_WRITTEN = 16
"""Of more upright bars the axis says how high they are."""


class TextInBar(NamedTuple):
    """A bar, and the figure in its middle."""

    bar: Rectangle
    note: Annotation


@style.STYLED
def bars(
    frame: pd.DataFrame,
    *,
    x: str = "year",
    y: str = "value",
    by: str = "",
    hollow: str = "",
    kind: Literal["stacked", "bridge"] = "stacked",
    horizontal: bool = False,
    pale: bool = True,
    sign: bool = False,
    total: str = "",
    levels: Mapping[str, float] | None = None,
    paths: Mapping[str, pd.DataFrame] | None = None,
    unit: str = "",
    scale: float = 1.0,
    names: Names = None,
) -> Chart:
    """Draw bars from zero, one for each year, month or category, with their figures.

    `x`: years, months, or categories; `by`: parts of a stack. `hollow`: true where a
    bar is only planned. `kind`: ``bridge`` adds each bar to those before it, from zero
    where `by` is `total`. `pale`: stacks over years are pale where a series has no
    figure. `levels`: name and place of dotted lines across lying bars. `paths`: name
    and frame (`x`, `y`) of dashed lines over the years, such as what a goal needs.

    >>> rows = pd.DataFrame({"flow": ["exports", "imports"], "value": [35.1, 71.2]})
    >>> figure = bars(rows, x="flow", horizontal=True, unit="USD bn")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['35.1', '71.2']
    """
    roles = {"x": x, "by": by, "hollow": hollow}
    data = tidy(frame, {"y": y}, roles, unique=["x", "by"])
    over_years = not horizontal and is_integer_dtype(frame[x])
    labels = _labels_of_years(data["x"]) if over_years else _labels(data["x"], names)
    data["at"] = data["x"].astype(float) if over_years else _places(data["x"])
    data["y"] *= scale
    looks = style.looks_of(data["by"], names)
    data = _bridged(data, total) if kind == "bridge" else _stacked(data, looks)
    if pale and over_years:
        data["kind"] = _pale_where_short(data, parts=len(looks))
    plot = _Bars(data, looks, horizontal, over_years, kind == "bridge", sign)

    figure = Chart(plot.height(len(labels)), "x" if horizontal else "y")
    (ax,) = figure.panels
    for name, path in (paths or {}).items():
        rows = path.assign(x=path[x].astype(float), y=path[y] * scale)
        ax.draw_path(rows, Look(style.name_of(name, names), INK), plot.decimals)
        # A path may lead past the last bar: the axis then ends with it.
        labels[rows["x"].max()] = ""
    plot.label_places(ax, labels)
    texts = plot.draw(ax, levels or {})
    in_key = looks.values() if by != x and plot.needs_key() else ()
    figure.add_key(Look.bar, in_key, data["kind"], names)
    figure.finish(unit)
    _remove_what_does_not_fit(ax, texts)
    if kind != "bridge":
        reading = plot.reading(frame, {**roles, "y": y}, names)
        figure.reading = replace(reading, scale=scale)
    return figure


def _labels_of_years(years: pd.Series[int]) -> dict[float, str]:
    """Return what is written below each year, also below those without a bar."""
    span = range(int(years.min()), int(years.max()) + 1)
    return {float(year): str(year) for year in span}


def _labels(values: pd.Series[Any], names: Names) -> dict[float, str]:
    """Return what is written at each place; of months the first has its year."""
    labels = {}
    for at, value in enumerate(dict.fromkeys(values)):
        year, _, month = str(value).partition("-")
        label = style.name_of(value, names)
        if year.isdigit() and month.isdigit() and len(month) == 2:
            label = style.name_of(writing().months[int(month) - 1], names)
            if at == 0 or month == "01":
                label = f"{label}\n{year}"
        labels[float(at)] = label
    return labels


def _places(values: pd.Series[Any]) -> pd.Series[float]:
    """Return where each category stands: in the order in which they come."""
    categories = list(dict.fromkeys(values))
    return values.map(categories.index).astype(float)


def _bridged(data: pd.DataFrame, total: str) -> pd.DataFrame:
    """Return the bars, each from where that before it ends; a total from zero."""
    since_total = (data["by"] == total).cumsum()
    ends = data.groupby(since_total)["y"].cumsum()
    return data.assign(base=ends - data["y"])


def _stacked(data: pd.DataFrame, looks: Mapping[Any, Look]) -> pd.DataFrame:
    """Return the bars in the order of their looks, on each other, or below zero."""
    order = data["by"].map(list(looks).index).argsort(kind="stable")
    data = data.iloc[order]
    ends = data.groupby(["at", data["y"] < 0])["y"].cumsum()
    return data.assign(base=ends - data["y"])


def _pale_where_short(data: pd.DataFrame, *, parts: int) -> pd.Series[str]:
    """Return the kinds of bars, where a stack is short of parts that of no whole."""
    is_short = data.groupby("at")["by"].transform("nunique") < parts
    is_published = data["kind"].eq("published")
    return data["kind"].mask(is_short & is_published, "partial")


@dataclass(frozen=True)
class _Bars:
    """Bars with where they stand, and how they are drawn.

    `data` has ``at``, ``base`` and ``y``: place, begin and length of each bar.
    """

    data: pd.DataFrame
    looks: Mapping[Any, Look]
    horizontal: bool
    over_years: bool
    is_bridge: bool
    sign: bool

    @cached_property
    def decimals(self) -> int:
        return decimals_of(self.data["y"])

    def reading(
        self, frame: pd.DataFrame, columns: Mapping[str, str], names: Names
    ) -> Reading:
        """Return how the rows behind bars are found in their picture."""
        categories = [] if self.over_years else [*self.data["x"].unique()]
        return Reading(
            kind="bars",
            at=columns["x"],
            marks=[(columns["y"], "")],
            by=column_of_series(frame, columns["by"]),
            places=[*range(len(categories))],
            lying=self.horizontal,
            sign=self.sign,
            **codes_of(self.data, self.looks, categories, names, columns["hollow"]),
        )

    @property
    def has_parts_over_years(self) -> bool:
        """Whether bars have parts that are named at the last year."""
        return self.over_years and len(self.looks) > 1

    def needs_key(self) -> bool:
        """Whether neither ends, nor rows, nor a bridge's steps name the colours."""
        is_stacked = self.data.duplicated("at").any()
        rows_name_countries = not is_stacked and self.looks.keys() <= {*COUNTRIES}
        is_named = self.has_parts_over_years or rows_name_countries or self.is_bridge
        return len(self.looks) > 1 and not is_named

    def height(self, places: int) -> float:
        """Return the height of the plot in inches."""
        return 0.45 + 0.27 * places if self.horizontal else 3.4

    def label_places(self, ax: Panel, labels: Mapping[float, str]) -> None:
        """Name the places of bars: of lying ones at the left, the first on top."""
        low = min(labels)
        high = max(labels)
        if self.horizontal:
            ax.set_yticks([*labels], [wrapped(name, 34) for name in labels.values()])
            ax.set_ylim(high + 0.55, low - 0.55)
            return
        if self.over_years:
            ax.show_years(low, high, ticks=13)
        else:
            ax.set_xticks([*labels], [*labels.values()])
        ax.set_xlim(low - 0.6, high + 0.6)

    def draw(self, ax: Panel, levels: Mapping[str, float]) -> list[TextInBar]:
        """Draw all bars and what belongs to them; return texts that may not fit."""
        texts: list[TextInBar] = []
        if self.is_bridge or self.data.duplicated("at").any():
            texts = self._draw_stacks(ax)
        else:
            self._draw_single(ax)
        if self.is_bridge:
            self._draw_steps(ax)
        if self.horizontal:
            ax.draw_levels(levels)
        is_below_zero = (self.data["base"] + self.data["y"]).min() < 0
        room = 0.06 if self.horizontal and is_below_zero else 0.0
        ax.show_figures("x" if self.horizontal else "y", before=room)
        if self.has_parts_over_years:
            self._name_parts(ax)
        return texts

    @cached_property
    def are_written(self) -> bool:
        """Whether figures stand at bars: not of many, nor where parts are named."""
        is_single = ~self.data.duplicated("at", keep=False)
        are_few = self.horizontal or is_single.sum() <= MOST_WRITTEN
        return bool(are_few) and not self.has_parts_over_years

    def _draw_single(self, ax: Panel) -> None:
        """Draw bars of which none stands on another, and their figures."""
        bars = self.data.sort_values("at")
        drawn = draw_bars(
            ax, bars["at"], bars["y"], thickness=THICKNESS, horizontal=self.horizontal
        )
        for patch, bar in zip(drawn, bars.to_dict("records"), strict=True):
            patch.set(**self.looks[bar["by"]].bar(bar["kind"]))
        if self.are_written:
            texts = [self._text(value) for value in bars["y"]]
            ax.bar_label(drawn, texts, padding=3, zorder=5)

    def _draw_stacks(self, ax: Panel) -> list[TextInBar]:
        """Draw bars that stand on others; return the figures in them."""
        is_single = ~self.data.duplicated("at", keep=False)
        draw = ax.barh if self.horizontal else ax.bar
        texts = []
        for bar, is_alone in zip(self.data.to_dict("records"), is_single, strict=True):
            look = self.looks[bar["by"]]
            drawn = draw(bar["at"], bar["y"], THICKNESS, bar["base"], zorder=2)
            drawn[0].set(**look.bar(bar["kind"]))
            if not self.are_written:
                continue
            text = self._text(bar["y"])
            if is_alone:
                ax.bar_label(drawn, [text], padding=3, zorder=5)
            else:
                ink: Any = look.ink(bar["kind"])
                notes = ax.bar_label(
                    drawn, [text], label_type="center", color=ink, zorder=5
                )
                texts.append(TextInBar(drawn[0], notes[0]))
        return texts

    def _text(self, value: float) -> str:
        return number_text(value, self.decimals, sign=self.sign)

    def _draw_steps(self, ax: Panel) -> None:
        """Draw a thin line from the end of each bar to the next."""
        ends = (self.data["base"] + self.data["y"])[:-1]
        at = self.data["at"].to_numpy()
        half = THICKNESS / 2
        draw = ax.vlines if self.horizontal else ax.hlines
        draw(ends, at[:-1] + half, at[1:] - half, color=MUTED, linewidth=0.8)

    def _name_parts(self, ax: Panel) -> None:
        """Name each part at its last year, which is told where others go on."""
        last_year = self.data["at"].max()
        for value, look in self.looks.items():
            bars_of_part = self.data[self.data["by"] == value]
            last = bars_of_part.sort_values("at").iloc[-1]
            text = f"{look.name} {self._text(last['y'])}"
            if last["at"] < last_year:
                text += f" ({last['at']:.0f})"
            middle = last["base"] + last["y"] / 2
            ax.ends.append(End(last["at"] + 0.4, middle, text, look.colour))


def _remove_what_does_not_fit(ax: Panel, texts: Iterable[TextInBar]) -> None:
    """Remove the figures of bars that are smaller than they."""
    for bar, note in texts:
        room = bar.get_window_extent()
        needed = ax.box_of(note)
        fits = needed.width < room.width and needed.height < room.height
        if not fits:
            note.remove()
