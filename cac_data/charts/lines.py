"""Lines over the years, each named at its end, or areas stacked on each other."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any, Literal

import numpy as np
import numpy.typing as npt
import pandas as pd
from matplotlib.axes import Axes

from cac_data.charts import style
from cac_data.charts.data import tidy
from cac_data.charts.figure import Chart
from cac_data.charts.marks import Run, draw_runs
from cac_data.charts.panel import End, Panel
from cac_data.charts.reading import Reading, codes_of, column_of_series
from cac_data.charts.style import Look, Names
from cac_data.charts.texts import decimals_of, number_text, times_text, year_text
from cac_data.colours import MUTED

KINDS = ("published", "sum", "estimate")
"""In the order in which they are drawn."""

MOST_MARKED = 15
"""A longer line has a mark every fifth year."""

MONTH = 1 / 12

Mask = npt.NDArray[np.bool_]


@style.STYLED
def lines(
    frame: pd.DataFrame,
    *,
    x: str = "year",
    y: str = "value",
    by: str = "",
    panel: str = "",
    kind: Literal["line", "stacked"] = "line",
    ratio: bool = False,
    unit: str = "",
    scale: float = 1.0,
    names: Names = None,
) -> Chart:
    """Draw series over the years, each named at its end with its last figure.

    A missing year stays a gap. Lines of sums are thin, those of estimates dotted.
    `x`: years, or periods such as 2024-06. `panel`: a panel for each value. `kind`:
    ``stacked`` draws areas on each other, pale where a series has no figure (the stack
    is no whole). `ratio`: the axis doubles at each step.

    >>> rows = {"year": [2023, 2024], "country": "KAZ", "value": [41.0, 43.8]}
    >>> figure = lines(pd.DataFrame(rows), by="country", unit="USD bn")
    >>> [text.get_text() for text in figure.axes[0].texts]
    ['Kazakhstan 43.8']
    """
    roles = {"by": by or panel, "panel": panel}
    data = tidy(frame, {"x": x, "y": y}, roles, unique=("x", "by", "panel"))
    data["y"] *= scale
    looks = style.looks_of(data["by"], names)
    panels = style.ordered(data["panel"])
    titles = [style.name_of(value, names) for value in panels]
    figure = Chart(style.as_high(1.75 if panel else 3.4), "y", titles)
    for ax, value in zip(figure.panels, panels, strict=True):
        rows = data[data["panel"] == value]
        if kind == "stacked":
            _draw_stack(ax, rows, looks)
        else:
            runs: list[Run] = []
            for series, look in looks.items():
                runs += runs_of(rows[rows["by"] == series], look)
            draw_runs(ax, runs)
            _name_ends(ax, rows, data, looks, is_named=not panel, ratio=ratio)
        ax.show_years(data["x"].min(), data["x"].max(), ticks=4 if panel else 8)
        if ratio:
            _show_ratios(ax)
        else:
            ax.show_figures("y", ticks=4 if panel else 6)
    in_key = looks.values() if panel and by not in ("", panel) else ()
    if kind == "stacked":
        figure.add_key(Look.bar, in_key, (), names)
    else:
        figure.add_key(Look.line, in_key, data["kind"], names)
    figure.finish(unit)
    columns = {**roles, "x": x, "y": y}
    figure.reading = _reading(frame, data, looks, columns, kind, names)
    figure.reading = replace(figure.reading, scale=scale)
    return figure


def _reading(
    frame: pd.DataFrame,
    data: pd.DataFrame,
    looks: Mapping[object, Look],
    columns: Mapping[str, str],
    kind: Literal["line", "stacked"],
    names: Names,
) -> Reading:
    """Return how the rows behind lines are found in their picture."""
    placing = [columns["x"], columns["y"]]
    panels = style.ordered(data["panel"])
    return Reading(
        kind="areas" if kind == "stacked" else "lines",
        at=columns["x"],
        marks=[(columns["y"], "")],
        by=column_of_series(frame, columns["by"]),
        panel=columns["panel"],
        panels=[*map(str, panels)],
        places=_places_of_periods(
            frame.dropna(subset=placing)[columns["x"]], data["x"]
        ),
        **codes_of(data, looks, panels, names),
    )


def _places_of_periods(
    periods: pd.Series[Any], places: pd.Series[float]
) -> list[float]:
    """Return where periods stand as they first come; none of whole years."""
    if (places % 1 == 0).all():
        return []
    firsts = ~periods.reset_index(drop=True).duplicated()
    return [round(place, 4) for place in places[firsts]]


def _name_ends(
    ax: Panel,
    rows: pd.DataFrame,
    every_row: pd.DataFrame,
    looks: Mapping[object, Look],
    *,
    is_named: bool,
    ratio: bool,
) -> None:
    """Write the last figure of each series, with its year where others go on."""
    decimals = decimals_of(every_row["y"])
    last_year = every_row["x"].max()
    for series, look in looks.items():
        points = rows[rows["by"] == series].sort_values("x")
        if points.empty:
            continue
        year, value = points[["x", "y"]].iloc[-1]
        text = number_text(value, decimals)
        if ratio:
            text = f"×{text}"
        if is_named:  # else its title and the key hold the names
            text = f"{look.name} {text}".strip()
        if last_year - year >= 1:
            text += f" ({year_text(year)})"
        ax.ends.append(End(year, value, text, look.colour))


def _show_ratios(ax: Panel) -> None:
    """Give the upright axis steps that double, and a line where both are equal."""
    ax.set_yscale("log", base=2)
    ax.set_ylim(min(ax.dataLim.y0 / 1.15, 0.9), max(ax.dataLim.y1 * 1.1, 1.1))
    ax.minorticks_off()
    ax.yaxis.set_major_formatter(times_text)
    ax.axhline(1, color=MUTED, linewidth=1, zorder=2)
    ax.spines["bottom"].set_visible(False)


def runs_of(points: pd.DataFrame, look: Look) -> list[Run]:
    """Return one series as runs of one kind; a gap ends a run.

    Of a long series every fifth year is marked, and both sides of a gap.
    """
    if points.empty:
        return []
    points = _with_gaps(points.sort_values("x"))
    kinds = points["kind"].to_numpy()
    is_marked = _is_marked(points["x"].to_numpy(), kinds)
    runs = []
    for place, kind in enumerate(KINDS):
        is_of_kind = kinds == kind
        if not is_of_kind.any():
            continue
        # Up to the next figure: the step from a sum to a published one is neither.
        is_earlier_kind = np.isin(kinds, KINDS[:place])
        is_shown = is_of_kind | (_is_neighbour(is_of_kind) & is_earlier_kind)
        shown = points.assign(is_marked=is_of_kind & is_marked)[is_shown]
        gaps_before = (~is_shown).cumsum()[is_shown]
        runs += [Run(run, look, kind) for _, run in shown.groupby(gaps_before)]
    return runs


def _with_gaps(points: pd.DataFrame) -> pd.DataFrame:
    """Return points with an empty one wherever a year, or a month, is missing."""
    are_years = (points["x"] % 1 == 0).all()
    step = 1.0 if are_years else MONTH
    holes = [
        year + step
        for year, next_year in pairwise(points["x"])
        if next_year - year > step * 1.5
    ]
    if not holes:
        return points
    gaps = pd.DataFrame({"x": holes, "y": np.nan, "kind": ""})
    return pd.concat([points, gaps]).sort_values("x")


def _is_marked(x: npt.NDArray[np.float64], kinds: np.ndarray) -> Mask:
    """Whether each point has a mark: all of few, else where anything begins or ends."""
    if len(x) <= MOST_MARKED:
        return np.full(len(x), fill_value=True)
    begins = np.append(True, kinds[1:] != kinds[:-1])
    ends = np.append(begins[1:], True)
    is_fifth_year = x % 5 == 0
    is_marked: Mask = begins | ends | is_fifth_year
    return is_marked


def _is_neighbour(is_of_kind: Mask) -> Mask:
    """Whether the point before or after each is of a kind."""
    is_after = np.append(False, is_of_kind[:-1])
    is_before = np.append(is_of_kind[1:], False)
    is_neighbour: Mask = is_before | is_after
    return is_neighbour


def _draw_stack(ax: Axes, rows: pd.DataFrame, looks: Mapping[object, Look]) -> None:
    """Stack areas; where one of them has no figure the stack is no whole, and pale."""
    wide = rows.pivot_table("y", "x", "by")
    wide = wide.reindex(np.arange(wide.index.min(), wide.index.max() + 1))
    is_whole = wide.notna().all(axis=1)
    # Up to the next whole stack: the step there is as pale.
    is_whole_before = is_whole.shift(1, fill_value=True)
    is_whole_after = is_whole.shift(-1, fill_value=True)
    is_pale = ~(is_whole & is_whole_before & is_whole_after)
    base = pd.Series(0.0, index=wide.index)
    for series, look in looks.items():
        if series not in wide:
            continue
        has_figure = wide[series].notna()
        top = base + wide[series].fillna(0)
        is_drawn_as = {
            "published": has_figure & is_whole,
            "partial": has_figure & is_pale,
        }
        for kind, is_drawn in is_drawn_as.items():
            area = ax.fill_between(wide.index, base, top, where=is_drawn.to_numpy())
            area.set(**look.bar(kind))
        has_neighbour = has_figure.shift(1, fill_value=False)
        has_neighbour |= has_figure.shift(-1, fill_value=False)
        is_lone = has_figure & ~has_neighbour
        ax.vlines(wide.index[is_lone], base[is_lone], top[is_lone], color=look.colour)
        base = top
