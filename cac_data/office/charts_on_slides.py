"""Charts on slides, each with the workbook in which it is edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cac_data.colours import GRID, INK, MUTED, PAPER
from cac_data.extras import extra
from cac_data.office.looks import ink_in_bar, look_of
from cac_data.office.plots import Plot, Series
from cac_data.printable import on_one_line

with extra("office", "writing slides"):
    from pptx.chart.data import CategoryChartData, XyChartData
    from pptx.dml.color import RGBColor
    from pptx.enum.chart import (
        XL_CHART_TYPE,
        XL_LEGEND_POSITION,
        XL_MARKER_STYLE,
        XL_TICK_LABEL_POSITION,
        XL_TICK_MARK,
    )
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls, qn
    from pptx.util import Pt

FORMULA = ("=", "{=")
"""How a text begins that the workbook of a chart would take for a formula."""

SMALL = 10  # points
TYPES = {
    "line": XL_CHART_TYPE.LINE_MARKERS,
    "scatter": XL_CHART_TYPE.XY_SCATTER_LINES,
    "column": XL_CHART_TYPE.COLUMN_CLUSTERED,
    "bar": XL_CHART_TYPE.BAR_CLUSTERED,
    "dots": XL_CHART_TYPE.LINE_MARKERS,
    "fan": XL_CHART_TYPE.AREA_STACKED,
}
STACKED = {
    "column": XL_CHART_TYPE.COLUMN_STACKED,
    "bar": XL_CHART_TYPE.BAR_STACKED,
}


def colour_of(ink: str) -> Any:
    """Return a colour as slides have it."""
    return RGBColor.from_string(ink.removeprefix("#").upper())


def add_chart(slide: Any, plot: Plot, place: Sequence[Any], alt: str) -> None:
    """Add a chart of a plot to a slide: left, top, width and height, described by alt.

    It can be edited, and holds its values.
    """
    kind = STACKED[plot.form] if plot.is_stacked else TYPES[plot.form]
    frame = slide.shapes.add_chart(kind, *place, _data(plot))
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)
    chart = frame.chart
    chart.font.size = Pt(SMALL)
    chart.font.color.rgb = colour_of(INK)
    chart.has_title = bool(plot.title)
    if plot.title:
        chart.chart_title.text_frame.text = on_one_line(plot.title)
        font = chart.chart_title.text_frame.paragraphs[0].font
        font.size = Pt(SMALL + 1)
        font.bold = True
    _set_series(chart, plot)
    if plot.form == "fan":
        _draw_lines(chart, plot)
    _set_axes(chart, plot)
    _set_key(chart, plot)


def _data(plot: Plot) -> Any:
    """Return the values of a chart, as its workbook will hold them."""
    if plot.form == "scatter":
        points = XyChartData(number_format=plot.number_format)
        for series in plot.series:
            added = points.add_series(_text(series.name))
            for x, y in zip(plot.numbers, series.values, strict=True):
                if y is not None:
                    added.add_data_point(x, y)
        return points
    data = CategoryChartData(number_format=plot.number_format)
    data.categories = [_text(category) for category in plot.categories]
    for series in plot.series:
        data.add_series(_text(series.name), series.values)
    return data


def _text(text: str) -> str:
    """Return a text on one line that no workbook takes for a formula."""
    plain = on_one_line(text)
    return f" {plain}" if plain.startswith(FORMULA) else plain


# --- Series --------------------------------------------------------------------------


def _set_series(chart: Any, plot: Plot) -> None:
    """Give each series its colour, and values that are not as published their look."""
    for drawn, series in zip(chart.plots[0].series, plot.series, strict=True):
        if series.role == "band":
            _fill(drawn.format, series.colour)
            drawn.format.line.fill.background()
        elif plot.form in ("column", "bar"):
            _fill(drawn.format, series.colour)
            drawn.format.line.color.rgb = colour_of(PAPER)
            drawn.format.line.width = Pt(0.5)
            drawn.invert_if_negative = False
        elif plot.form != "fan":
            _draw_line(drawn, plot, series)
        if series.role != "band" and plot.form != "fan":
            _set_points(drawn, plot, series)
        if series.plus:
            drawn._element.find(qn("c:cat")).addprevious(_error_bars(series))
    bars = chart.plots[0]
    if plot.form in ("column", "bar"):
        bars.gap_width = 0 if plot.is_closed else 40
        bars.overlap = 100 if plot.is_stacked else 0
    if plot.is_labelled:
        for drawn, series in zip(bars.series, plot.series, strict=True):
            _set_labels(drawn.data_labels, plot, series)


def _set_labels(labels: Any, plot: Plot, series: Series) -> None:
    """Write figures at their bars, or in them, where they stand on each other."""
    labels.number_format = plot.label_format
    labels.number_format_is_linked = False
    labels.show_value = True
    labels.font.size = Pt(SMALL)
    ink = ink_in_bar(series.kinds, series.colour) if plot.is_stacked else INK
    labels.font.color.rgb = colour_of(ink)


def _draw_line(drawn: Any, plot: Plot, series: Series) -> None:
    """Draw a line with marks, or in `dots` marks alone."""
    if plot.form == "dots":
        drawn.format.line.fill.background()
    else:
        drawn.format.line.color.rgb = colour_of(series.colour)
        drawn.format.line.width = Pt(3 if series.is_wide else 2)
    drawn.smooth = False
    drawn.marker.style = XL_MARKER_STYLE.CIRCLE
    drawn.marker.size = 10 if plot.form == "dots" else 5
    _fill(drawn.marker.format, series.colour)
    drawn.marker.format.line.color.rgb = colour_of(series.colour)


def _set_points(drawn: Any, plot: Plot, series: Series) -> None:
    """Show which values are no published ones, or of another colour."""
    are_bars = plot.form in ("column", "bar")
    at = -1
    for place, value in enumerate(series.values):
        # A scatter holds no place without a value.
        if value is None and plot.form == "scatter":
            continue
        at += 1
        ink = series.inks[place] if series.inks else ""
        kind = series.kinds[place] if series.kinds else "published"
        if value is None or (kind == "published" and not ink):
            continue
        fill, border = look_of(kind, ink or series.colour)
        point = drawn.points[at]
        look = point.format if are_bars else point.marker.format
        _fill(look, fill)
        look.line.color.rgb = colour_of(border)


def _fill(look: Any, colour: str) -> None:
    """Fill with a colour, or with none."""
    if not colour:
        look.fill.background()
        return
    look.fill.solid()
    look.fill.fore_color.rgb = colour_of(colour)


def _error_bars(series: Series) -> Any:
    """Return the ranges around values, as lengths up and down."""
    ends = _lengths_of_bars("plus", series.plus)
    ends += _lengths_of_bars("minus", series.minus)
    colour = MUTED.removeprefix("#")
    return parse_xml(
        f'<c:errBars {nsdecls("c", "a")}><c:errBarType val="both"/>'
        f'<c:errValType val="cust"/><c:noEndCap val="0"/>{ends}'
        f'<c:spPr><a:ln w="15875"><a:solidFill><a:srgbClr val="{colour}"/>'
        "</a:solidFill></a:ln></c:spPr></c:errBars>"
    )


def _lengths_of_bars(name: str, lengths: Sequence[float]) -> str:
    """Return the lengths of bars in one direction, one a value, as XML."""
    points = [
        f'<c:pt idx="{place}"><c:v>{length}</c:v></c:pt>'
        for place, length in enumerate(lengths)
    ]
    return (
        f"<c:{name}><c:numLit><c:formatCode>General</c:formatCode>"
        f'<c:ptCount val="{len(lengths)}"/>{"".join(points)}'
        f"</c:numLit></c:{name}>"
    )


# --- A fan ---------------------------------------------------------------------------


def _draw_lines(chart: Any, plot: Plot) -> None:
    """Move what is no band into a chart of lines over the same axes."""
    area = chart._chartSpace.find(f".//{qn('c:areaChart')}")
    # After its last figure a line ends, and does not fall to zero.
    chart._chartSpace.find(f".//{qn('c:dispBlanksAs')}").set("val", "gap")
    lines = parse_xml(
        f'<c:lineChart {nsdecls("c")}><c:grouping val="standard"/>'
        '<c:varyColors val="0"/><c:marker val="1"/></c:lineChart>'
    )
    marker = lines[-1]
    drawn = area.findall(qn("c:ser"))
    for element, series in zip(drawn, plot.series, strict=True):
        if series.role != "band":
            marker.addprevious(element)
    for axis in area.findall(qn("c:axId")):
        lines.append(parse_xml(f'<c:axId {nsdecls("c")} val="{axis.get("val")}"/>'))
    area.addnext(lines)
    of_lines = [series for series in plot.series if series.role != "band"]
    for line_drawn, series in zip(chart.plots[1].series, of_lines, strict=True):
        _draw_line(line_drawn, plot, series)


# --- Axes and key --------------------------------------------------------------------


def _set_axes(chart: Any, plot: Plot) -> None:
    """Set axes in muted ink, with a faint grid along the values."""
    places = chart.category_axis
    values = chart.value_axis
    for axis in (places, values):
        axis.tick_labels.font.size = Pt(SMALL)
        axis.tick_labels.font.color.rgb = colour_of(MUTED)
        axis.has_major_gridlines = axis is values and not plot.is_labelled
        axis.major_tick_mark = XL_TICK_MARK.NONE
    if values.has_major_gridlines:
        values.major_gridlines.format.line.color.rgb = colour_of(GRID)
    values.format.line.fill.background()
    values.visible = not plot.is_labelled
    values.tick_labels.number_format = plot.axis_format
    values.tick_labels.number_format_is_linked = False
    places.format.line.color.rgb = colour_of(MUTED)
    places.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    if plot.top is not None:
        values.maximum_scale = plot.top
    if plot.bottom is not None:
        values.minimum_scale = plot.bottom
    if plot.is_log:
        scaling = values._element.find(qn("c:scaling"))
        scaling.insert(0, parse_xml(f'<c:logBase {nsdecls("c")} val="2"/>'))
    if plot.form == "bar":
        # The first stands on top, and the values below all.
        places.reverse_order = True
        values.tick_label_position = XL_TICK_LABEL_POSITION.HIGH
    elif plot.form == "scatter":
        places.minimum_scale = int(min(plot.numbers))
        places.maximum_scale = int(max(plot.numbers)) + 1
        places.major_unit = 1
        places.tick_labels.number_format = "0"
        places.tick_labels.number_format_is_linked = False
    elif plot.label_step > 1:
        _name_some(places._element, plot.label_step)


def _name_some(axis: Any, step: int) -> None:
    """Name one of some categories at their axis."""
    for name in ("c:tickLblSkip", "c:tickMarkSkip"):
        before = axis.find(qn("c:noMultiLvlLbl"))
        item = parse_xml(f'<{name} {nsdecls("c")} val="{step}"/>')
        if before is None:
            axis.append(item)
        else:
            before.addprevious(item)


def _set_key(chart: Any, plot: Plot) -> None:
    """Name the series below the chart, where there are several."""
    chart.has_legend = plot.has_key
    if not plot.has_key:
        return
    chart.legend.position = XL_LEGEND_POSITION.BOTTOM
    chart.legend.include_in_layout = False
    chart.legend.font.size = Pt(SMALL)
    position = chart.legend._element.find(qn("c:legendPos"))
    for at in reversed(plot.nameless):
        position.addnext(
            parse_xml(
                f'<c:legendEntry {nsdecls("c")}><c:idx val="{at}"/>'
                '<c:delete val="1"/></c:legendEntry>'
            )
        )
