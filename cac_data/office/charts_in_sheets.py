"""Charts of a sheet, over the cells in which what they show is written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from cac_data.colours import GRID, INK, MUTED, PAPER
from cac_data.office.briefing import Shown
from cac_data.office.looks import ink_in_bar, look_of
from cac_data.office.plots import Plot, Series
from cac_data.printable import printable

CHART_WIDTH = 760  # pixels
CHART_HEIGHT = 400
PANEL_WIDTH = 376
PANEL_HEIGHT = 230

TYPES = {
    "line": {"type": "line"},
    "scatter": {"type": "scatter", "subtype": "straight_with_markers"},
    "column": {"type": "column"},
    "bar": {"type": "bar"},
    "dots": {"type": "line"},
    "fan": {"type": "area", "subtype": "stacked"},
}


def add_charts(
    book: Any,
    sheet: Any,
    name: str,
    shown: Shown,
    plots: Sequence[Plot],
    tables: Sequence[int],
) -> None:
    """Add the charts of a figure to its sheet; `tables` are the rows of their heads."""
    is_alone = len(plots) == 1
    width = CHART_WIDTH if is_alone else PANEL_WIDTH
    height = CHART_HEIGHT if is_alone else PANEL_HEIGHT
    for at, (plot, row) in enumerate(zip(plots, tables, strict=True)):
        chart = _chart(book, name, plot, row)
        chart.set_size({"width": width, "height": height})
        title = plot.title or shown.title
        font = {"size": 11, "bold": True, "color": INK}
        chart.set_title({"name": printable(title), "name_font": font, "overlay": False})
        alt = f"{shown.content['alt']} {plot.title}".strip()
        options = {
            "x_offset": 0 if at % 2 == 0 else PANEL_WIDTH + 8,
            "y_offset": at // 2 * (PANEL_HEIGHT + 8),
            "description": printable(alt),
        }
        sheet.insert_chart(4, 0, chart, options)


def _chart(book: Any, name: str, plot: Plot, row: int) -> Any:
    """Return a chart of a plot whose values stand below a row of heads."""
    kind = dict(TYPES[plot.form])
    if plot.is_stacked:
        kind["subtype"] = "stacked"
    chart = book.add_chart(kind)
    lines = book.add_chart({"type": "line"}) if plot.form == "fan" else chart
    for column, series in enumerate(plot.series, start=1):
        target = chart if series.role == "band" else lines
        target.add_series(_series(name, plot, series, row, column))
    if lines is not chart:
        chart.combine(lines)
    _set_axes(chart, plot)
    if plot.has_key:
        font = {"size": 9, "color": INK}
        key = {"position": "bottom", "font": font, "delete_series": plot.nameless}
        chart.set_legend(key)
    else:
        chart.set_legend({"none": True})
    # In time each series has places of its own.
    chart.show_blanks_as("span" if plot.form == "scatter" else "gap")
    return chart


def _set_axes(chart: Any, plot: Plot) -> None:
    """Set axes in muted ink, with a faint grid along the values."""
    font = {"size": 9, "color": MUTED}
    of_values: dict[str, Any] = {
        "num_font": font,
        "num_format": plot.axis_format,
        "major_gridlines": {
            "visible": not plot.is_labelled,
            "line": {"color": GRID, "width": 0.75},
        },
        "line": {"none": True},
        "visible": not plot.is_labelled,
    }
    if plot.top is not None:
        of_values["max"] = plot.top
    if plot.bottom is not None:
        of_values["min"] = plot.bottom
    if plot.is_log:
        of_values["log_base"] = 2
    of_places: dict[str, Any] = {
        "num_font": font,
        "label_position": "low",
        "line": {"color": MUTED},
    }
    if plot.form == "bar":
        # The first stands on top, and the values below all.
        of_places["reverse"] = True
        of_values["label_position"] = "high"
    elif plot.form == "scatter":
        of_places["num_format"] = "0"
        of_places["major_unit"] = 1
        of_places["min"] = int(min(plot.numbers))
        of_places["max"] = int(max(plot.numbers)) + 1
    else:
        of_places["interval_unit"] = plot.label_step
    is_lying = plot.form == "bar"
    chart.set_x_axis(of_values if is_lying else of_places)
    chart.set_y_axis(of_places if is_lying else of_values)


def _series(
    name: str, plot: Plot, series: Series, row: int, column: int
) -> dict[str, Any]:
    """Return what XlsxWriter asks of a series."""
    last = row + len(plot.categories)
    places = len(plot.series) + 1 if plot.form == "scatter" else 0
    asked: dict[str, Any] = {
        "name": [name, row, column],
        "categories": [name, row + 1, places, last, places],
        "values": [name, row + 1, column, last, column],
    }
    if series.role == "band":
        fill = {"color": series.colour} if series.colour else {"none": True}
        return {**asked, "fill": fill, "border": {"none": True}}
    if plot.form in ("column", "bar"):
        asked["fill"] = {"color": series.colour}
        asked["border"] = {"color": PAPER, "width": 0.5}
        asked["gap"] = 0 if plot.is_closed else 40
    else:
        dots = {"none": True}
        drawn = {"color": series.colour, "width": 3 if series.is_wide else 2}
        asked["line"] = dots if plot.form == "dots" else drawn
        asked["marker"] = {
            "type": "circle",
            "size": 9 if plot.form == "dots" else 5,
            "fill": {"color": series.colour},
            "border": {"color": series.colour},
        }
    asked["points"] = list(_points(series))
    if series.plus:
        asked["y_error_bars"] = {
            "type": "custom",
            "plus_values": list(series.plus),
            "minus_values": list(series.minus),
            "line": {"color": MUTED, "width": 1.25},
        }
    if plot.is_labelled:
        is_inside = plot.is_stacked
        ink = ink_in_bar(series.kinds, series.colour) if is_inside else INK
        font = {"size": 9, "color": ink}
        asked["data_labels"] = {
            "value": True,
            "num_format": plot.label_format,
            "font": font,
        }
    return asked


def _points(series: Series) -> Iterator[dict[str, Any] | None]:
    """Yield how single values look that are not as the others of their series."""
    for at, kind in enumerate(series.kinds):
        ink = series.inks[at] if series.inks else ""
        look = look_of(kind, ink or series.colour)
        is_usual = kind == "published" and not ink
        yield (
            None
            if is_usual
            else {
                "fill": {"color": look[0]},
                "border": {"color": look[1], "width": 1},
            }
        )
