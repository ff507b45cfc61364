"""A workbook: what a scenario says, a sheet a figure, with rows and a chart to edit."""

from __future__ import annotations

import io
import math
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from cac_data import words
from cac_data.colours import MUTED
from cac_data.extras import extra
from cac_data.lines import line
from cac_data.office.briefing import Briefing, Shown, Source
from cac_data.office.charts_in_sheets import CHART_WIDTH, add_charts
from cac_data.office.plots import Plot, number_format, plots_of
from cac_data.office.sentences import (
    about_figure,
    line_of_source,
    made_with,
    unique_names,
)
from cac_data.packing import packed
from cac_data.printable import printable
from cac_data.report.publish import KeyFigure
from cac_data.show.amounts import pattern_of
from cac_data.words.cells import OF_YEARS

with extra("office", "writing a workbook"):
    import xlsxwriter

MOST_IN_CELL = 32_000
"""Characters; Excel holds 32,767 and drops a longer text."""

MOST_WIDE = 48
"""Letters of a column; a longer text is cut by the next cell, or wrapped."""

HEAD = 5
"""Rows that stay when one scrolls: title, subtitle, caption, a blank and the heads."""

ROW_HEIGHT = 20  # pixels
LEAST_COLUMNS = 7
"""Columns of the part with the charts, left of the rows."""

OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
    "in_memory": True,
}

FORMATS: Mapping[str, Mapping[str, Any]] = {
    "title": {"bold": True, "font_size": 16},
    "heading": {"bold": True, "font_size": 12},
    "muted": {"font_color": MUTED},
    "head": {"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"},
    "wrapped": {"text_wrap": True, "valign": "top"},
    "link": {"font_color": "#0563c1", "underline": 1, "valign": "top"},
    "text": {},
}


def workbook(briefing: Briefing) -> bytes:
    """Return a workbook: findings, key figures, a sheet a figure, and sources.

    The same bytes for the same briefing; no text is a formula.
    """
    content = io.BytesIO()
    book = _Book(xlsxwriter.Workbook(content, OPTIONS), briefing)
    book.write()
    return packed(content.getvalue())


class _Book:
    """The sheets of a briefing as they are written."""

    def __init__(self, book: Any, briefing: Briefing) -> None:
        self.book = book
        self.briefing = briefing
        self._formats: dict[str, Any] = {}
        self.figures = list(briefing.figures)
        fixed = [
            words.say(line(f"office.sheet-{name}"))
            for name in ("brief", "key-figures", "sources")
        ]
        names = [
            f"{shown.unit} {shown.number} {shown.name.replace('_', ' ')}"
            for shown in self.figures
        ]
        self.names = unique_names([*fixed, *names])

    def style(self, name: str) -> Any:
        """Return the format of a name, or of numbers printed so."""
        if name not in self._formats:
            properties = FORMATS.get(name, {"num_format": name})
            self._formats[name] = self.book.add_format(dict(properties))
        return self._formats[name]

    def write(self) -> None:
        """Write all sheets, and close the book."""
        about = self.briefing.about
        self.book.set_properties(
            {
                "title": printable(about.scenario_title),
                "author": words.say(line("page.authors")),
                "created": datetime.fromisoformat("1980-01-01"),
            }
        )
        brief, key_figures, sources, *others = self.names
        self._write_brief(self.book.add_worksheet(brief), others)
        self._write_key_figures(self.book.add_worksheet(key_figures))
        for name, shown in zip(others, self.figures, strict=True):
            _FigureSheet(self, self.book.add_worksheet(name), name, shown).write()
        self._write_sources(self.book.add_worksheet(sources))
        self.book.close()

    def _write_brief(self, sheet: Any, names: Sequence[str]) -> None:
        """Write title, scenario, findings and versions, and where each figure is."""
        about = self.briefing.about
        sheet.set_column(0, 0, 30)
        sheet.set_column(1, 1, 110)
        sheet.hide_gridlines(2)
        put = _putting(sheet, self.style)
        kicker = words.say(line("page.kicker"))
        put(0, 0, kicker, "title")
        put(1, 0, words.say(line("page.scenario-of", title=about.scenario_title)))
        put(2, 0, words.say(line("page.scenario")), "wrapped")
        put(2, 1, about.description, "wrapped")
        put(3, 0, words.say(line("office.made-with")), "wrapped")
        put(3, 1, made_with(self.briefing), "wrapped")
        row = 5
        put(row, 0, words.say(line("office.findings")), "heading")
        for chapter in self.briefing.chapters:
            row += 1
            put(row, 0, chapter.facts.title, "wrapped")
            text = "\n".join(chapter.facts.brief) or chapter.facts.finding
            put(row, 1, text, "wrapped")
            sheet.set_row_pixels(row, _height(text, 125))
        row += 2
        put(row, 0, words.say(line("office.figures")), "heading")
        for name, shown in zip(names, self.figures, strict=True):
            row += 1
            quoted = name.replace("'", "''")
            address = f"internal:'{quoted}'!A1"
            sheet.write_url(row, 0, address, self.style("link"), string=name)
            put(row, 1, shown.title, "wrapped")
        sheet.freeze_panes(2, 0)
        _print_wide(sheet)

    def _write_key_figures(self, sheet: Any) -> None:
        """Write the key figures of all notebooks, as numbers."""
        heads = [
            words.say(line("office.report")),
            *(words.say(line(f"common.column-{name}")) for name in _OF_KEY_FIGURES),
            words.say(line("common.column-source_ids")),
            words.say(line("office.id")),
        ]
        put = _putting(sheet, self.style)
        for column, (head, width) in enumerate(zip(heads, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            put(0, column, head, "head")
        row = 0
        for chapter in self.briefing.chapters:
            for figure in chapter.facts.key_figures:
                row += 1
                put(row, 0, chapter.facts.title, "wrapped")
                put(row, 1, figure.label, "wrapped")
                if figure.value is None:
                    put(row, 2, figure.number)
                else:
                    format = self.style(format_of(figure))
                    sheet.write_number(row, 2, value_of(figure), format)
                put(row, 3, figure.period_text)
                put(row, 4, figure.range)
                put(row, 5, figure.note, "wrapped")
                put(row, 6, "; ".join(figure.source_ids))
                put(row, 7, figure.id)
        _end_table(sheet, row, len(heads))

    def _write_sources(self, sheet: Any) -> None:
        """Write the sources, and on which sheets they are used."""
        used: dict[str, list[str]] = {}
        for name, shown in zip(self.names[3:], self.figures, strict=True):
            for id in shown.content["source_ids"]:
                used.setdefault(id, []).append(name)
        put = _putting(sheet, self.style)
        heads = [words.say(line(f"office.source-{name}")) for name in _OF_SOURCES]
        for column, (head, width) in enumerate(
            zip([*heads, words.say(line("page.used-in"))], _SOURCE_WIDTHS, strict=True)
        ):
            sheet.set_column(column, column, width)
            put(0, column, head, "head")
        row = 0
        for id, source in self.briefing.sources.items():
            row += 1
            for column, name in enumerate(_OF_SOURCES):
                put(row, column, str(source.get(name) or ""))
            put(row, len(_OF_SOURCES), ", ".join(used.get(id, ())))
        _end_table(sheet, row, len(heads) + 1)


_OF_KEY_FIGURES = ("key-figure", "value", "period", "range", "note")
_WIDTHS = (34, 44, 16, 18, 24, 48, 40, 24)
_OF_SOURCES = ("source_id", "publisher", "title", "url", "published", "accessed")
_SOURCE_WIDTHS = (32, 32, 60, 48, 12, 12, 48)


def _putting(sheet: Any, style: Callable[[str], Any]) -> Callable[..., None]:
    """Return what writes a text into a cell of a sheet, as a text."""

    def put(row: int, column: int, text: str, name: str = "text") -> None:
        plain = printable(str(text))[:MOST_IN_CELL]
        sheet.write_string(row, column, plain, style(name))

    return put


def _end_table(sheet: Any, last_row: int, columns: int) -> None:
    """Have the head of a table stay, its rows be filtered, and fit on paper."""
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(last_row, 1), columns - 1)
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
    _print_wide(sheet)


def _print_wide(sheet: Any) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)


def _height(text: str, letters: int) -> int:
    """Return the pixels that a text needs in a column of some letters."""
    lines = sum(math.ceil(max(len(part), 1) / letters) for part in text.split("\n"))
    return ROW_HEIGHT * lines


def value_of(figure: KeyFigure) -> float:
    """Return the number of a key figure, in the unit in which the language counts."""
    _, power = pattern_of(figure.unit)
    return round((figure.value or 0.0) * 10.0**power, 10)


def format_of(figure: KeyFigure) -> str:
    """Return how a spreadsheet prints a key figure: with its unit and its decimals."""
    year = re.fullmatch(r"\d{4}(\D?)", figure.number)
    if year and not figure.unit:
        return f'0"{year[1]}"' if year[1] else "0"
    if figure.unit == "probability":
        return "0.00"
    value = value_of(figure)
    decimals = len(f"{value:.10f}".rstrip("0").partition(".")[2])
    pattern, _ = pattern_of(figure.unit, decimals, value)
    return number_format(pattern, decimals)


# --- The sheet of a figure -----------------------------------------------------------


class _FigureSheet:
    """A sheet: charts and what they show at the left, all rows at the right."""

    def __init__(self, of: _Book, sheet: Any, name: str, shown: Shown) -> None:
        self.of = of
        self.sheet = sheet
        self.name = name
        self.shown = shown
        self.put = _putting(sheet, of.style)
        self.plots = plots_of(shown.content)

    def write(self) -> None:
        """Write title, charts, what they show, sources and rows."""
        self.put(0, 0, self.shown.title, "title")
        self.put(1, 0, self.shown.subtitle, "muted")
        self.put(2, 0, about_figure(self.shown), "muted")
        left = max([LEAST_COLUMNS, *(len(plot.series) + 1 for plot in self.plots)])
        self.sheet.set_column(0, 0, 26)
        self.sheet.set_column(1, left, 15)
        high = self._add_drawing(len(self.plots))
        row = HEAD - 1 + math.ceil(high / ROW_HEIGHT) + 1
        tables = []
        for plot in self.plots:
            tables.append(row)
            row = self._write_plot(plot, row) + 1
        add_charts(self.of.book, self.sheet, self.name, self.shown, self.plots, tables)
        self._write_cited(row)
        self._write_rows(left + 1)
        self.sheet.freeze_panes(HEAD, 0)
        self.sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        self.sheet.hide_gridlines(2)
        _print_wide(self.sheet)

    def _add_drawing(self, panels: int) -> int:
        """Return the height of the charts in pixels; a picture stands in for none."""
        if panels:
            return 420 if panels == 1 else 240 * math.ceil(panels / 2)
        if image := self.shown.picture:
            width = int.from_bytes(image[16:20], "big")  # of the head of a PNG
            options = {
                "image_data": io.BytesIO(image),
                "description": printable(self.shown.content["alt"]),
                # A picture without a resolution counts 96 points an inch.
                "x_scale": CHART_WIDTH / width * _resolution(image),
                "y_scale": CHART_WIDTH / width * _resolution(image),
            }
            self.sheet.insert_image(HEAD - 1, 0, "figure.png", options)
        return math.ceil(CHART_WIDTH * self.shown.shape)

    def _write_plot(self, plot: Plot, row: int) -> int:
        """Write what a chart shows, a column a series; return the row after it."""
        title = plot.title or words.say(line("office.in-chart"))
        self.put(row, 0, title, "head")
        for column, series in enumerate(plot.series, start=1):
            name = series.name or words.say(line(f"office.{_unnamed(plot, column)}"))
            self.put(row, column, name, "head")
        style = self.of.style(plot.number_format)
        for at, category in enumerate(plot.categories, start=1):
            self.put(row + at, 0, category)
            for column, series in enumerate(plot.series, start=1):
                value = series.values[at - 1]
                if value is not None:
                    self.sheet.write_number(row + at, column, value, style)
        if plot.form == "scatter":
            # Behind the series: the times at which they stand.
            last = len(plot.series) + 1
            self.put(row, last, words.say(line("office.year")), "head")
            for at, number in enumerate(plot.numbers, start=1):
                self.sheet.write_number(row + at, last, number, self.of.style("0.00"))
        return row + len(plot.categories) + 1

    def _write_cited(self, row: int) -> None:
        """Write the sources of the figure, a line each."""
        cited: list[Source] = self.of.briefing.cited(self.shown.content["source_ids"])
        self.put(row, 0, words.say(line("page.sources")), "head")
        for at, source in enumerate(cited, start=1):
            self.put(row + at, 0, line_of_source(source))

    def _write_rows(self, left: int) -> None:
        """Write all rows behind the figure, from a column on."""
        data = self.shown.content["data"]
        rows = data["rows"]
        for at, column in enumerate(data["columns"]):
            place = left + at
            self.put(HEAD - 1, place, column["label"], "head")
            style = self.of.style(_format_of_column(column))
            texts = [str(column["label"])]
            for number, row in enumerate(rows):
                texts.append(
                    self._write_cell(HEAD + number, place, row[at], column, style)
                )
            self.sheet.set_column(place, place, _width(texts))
        if rows:
            last = HEAD - 1 + len(rows)
            self.sheet.autofilter(HEAD - 1, left, last, left + len(data["columns"]) - 1)

    def _write_cell(
        self,
        row: int,
        place: int,
        value: Any,
        column: Mapping[str, Any],
        style: Any,
    ) -> str:
        """Write a cell as what it is, and return how it is read."""
        if value is None or value == "":
            return ""
        if isinstance(value, bool):
            self.sheet.write_boolean(row, place, value)
        elif isinstance(value, int | float):
            self.sheet.write_number(row, place, value, style)
        else:
            text = "; ".join(value) if isinstance(value, list) else None
            self.put(row, place, text or words.cell(value, column))
        return words.cell(value, column)


def _unnamed(plot: Plot, column: int) -> str:
    """Return what a series is called that has no name: of a band, or of the values."""
    if plot.form != "fan":
        return "value"
    return "lowest" if column == 1 else "up-to"


def _format_of_column(column: Mapping[str, Any]) -> str:
    """Return how numbers of a column are printed: of years without thousands."""
    if column["type"] == "integer":
        return "0" if OF_YEARS.fullmatch(column["name"]) else "#,##0"
    return number_format("#", column.get("decimals", 0))


def _width(texts: Iterable[str]) -> float:
    return min(max(map(len, texts)) + 2, MOST_WIDE)


def _resolution(image: bytes) -> float:
    """Return how many pixels of a PNG stand for one of a sheet."""
    at = image.find(b"pHYs")
    if at < 0:
        return 1.0
    a_metre = int.from_bytes(image[at + 4 : at + 8], "big")
    return a_metre * 0.0254 / 96
