"""Dots at two measures."""

from __future__ import annotations

import pandas as pd
from pandas.api.types import is_numeric_dtype

from cac_data.charts import style
from cac_data.charts.data import tidy
from cac_data.charts.figure import Chart
from cac_data.charts.marks import draw_marks
from cac_data.charts.panel import Panel
from cac_data.charts.style import Look, Names
from cac_data.charts.texts import year_text
from cac_data.colours import MUTED


@style.STYLED
def scatter(
    frame: pd.DataFrame,
    *,
    x: str,
    y: str,
    by: str = "",
    hollow: str = "",
    unit: str = "",
    names: Names = None,
) -> Chart:
    """Draw a dot for each row at two measures, or periods; `unit`: of `y`.

    >>> data = pd.DataFrame({"oil": [-0.2, 0.3], "trade": [0.2, 0.4]})
    >>> len(scatter(data, x="oil", y="trade").axes[0].collections[0].get_offsets())
    2
    """
    data = tidy(frame, {"x": x, "y": y}, {"by": by, "hollow": hollow})
    looks = style.looks_of(data["by"], names)
    figure = Chart(3.8, "y")
    (ax,) = figure.panels
    ax.grid(visible=True)
    dots = data.to_dict("records")
    marks = [looks[dot["by"]].mark(dot["kind"]) for dot in dots]
    draw_marks(ax, data["x"], data["y"], marks)
    ax.show_few("x")
    ax.show_few("y")
    _show_measure(ax, "x", of_years=not is_numeric_dtype(frame[x]))
    _show_measure(ax, "y", of_years=not is_numeric_dtype(frame[y]))
    figure.add_key(Look.mark, looks.values() if by else (), data["kind"], names)
    figure.finish(unit)
    return figure


def _show_measure(ax: Panel, along: str, *, of_years: bool) -> None:
    """Give an axis room around its dots, and a line at zero if they lie around it."""
    axis = ax.xaxis if along == "x" else ax.yaxis
    low, high = axis.get_data_interval()
    room = 0.06 * (high - low) or 1
    axis.set_view_interval(low - room, high + room, ignore=True)
    if of_years:
        axis.set_major_formatter(year_text)
    elif low < 0 < high:
        draw_zero = ax.axvline if along == "x" else ax.axhline
        draw_zero(0, color=MUTED, lw=0.8)
