"""Workbooks and slides: the figures of a scenario as office programs take them."""

import io
import shutil
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from pptx import Presentation

from cac_data import words
from cac_data.office.briefing import Briefing, Outcome, run_notebook
from cac_data.office.plots import number_format
from cac_data.office.sentences import unique_names
from cac_data.office.slides import BODY, fitting_size, in_slides, lines_of, slides
from cac_data.office.workbook import format_of, value_of, workbook
from cac_data.project import find_project
from cac_data.report.plan import plan_reports
from cac_data.report.publish import KeyFigure
from tests import report_runs
from tests.conftest import Patch, Run

FORMULA = "=1+1"
SOURCE = "gacc-2024-country-table"

# Forms over made rows; their words are messages that are there for something else.
MADE = f"""\
import pandas as pd
from cac_data import charts, show
from cac_data.lines import FigureWords, line

rows = pd.DataFrame({{"year": [2021, 2023, 2024], "value": [1500.0, 1800.0, 2500.0]}})
rows["period"] = rows["year"].astype(str)
rows = rows.assign(unit="USD mn", source_ids="{SOURCE}", obs_status=["A", "A", "E"])
both = pd.concat([rows.assign(country=code) for code in ("KAZ", "UZB")])
texts = {{"title": line("page.comparison"), "subtitle": line("page.sources")}}
said = FigureWords(**texts, alt=line("page.scenario"), caption=line("page.contents"))
usd = {{"unit": "$ bn", "scale": 0.001}}
goods = pd.DataFrame({{"good": ["{FORMULA}", "ore"], "a": [1.0, 2.0], "b": [3.0, 5.0]}})
goods = goods.assign(source_ids="{SOURCE}")
ahead = pd.DataFrame({{"year": [2025, 2026], "median": [2600.0, 2700.0]}})
ahead = ahead.assign(period=["2025", "2026"], low=[2e3, 1500.0], high=[3e3, 4e3])
ahead = ahead.assign(value=None, source_ids="")
steps = pd.DataFrame({{"step": ["all", "part"], "value": [5.0, -2.0]}})
steps = steps.assign(source_ids="{SOURCE}", kind=["t", "x"])"""
SHOWN = """\
show.figure("trade.lines", said, charts.lines, both, by="country", **usd)
show.figure("trade.panels", said, charts.lines, both, panel="country", **usd)
show.figure("trade.bars", said, charts.bars, both, by="country", **usd)
pair = {"row": "good", "x": "", "low": "a", "high": "b"}
show.figure("trade.pairs", said, charts.dots, goods, **pair)
fan = {"ahead": ahead, "bands": [("low", "high", "80 %")], "paths": {}}
fan.update(box=(1.0, 2.0, "x"), clip=4.0, **usd)
show.figure("trade.fan", said, charts.fan, rows, **fan)
bridge = {"x": "step", "by": "kind", "kind": "bridge", "total": "t", "horizontal": True}
show.figure("trade.bridge", said, charts.bars, steps, **bridge)
from IPython.display import display
rows = {"columns": [], "rows": []}
raw = {"name": "trade.raw", "alt": "By hand", "svg": "<svg", "data": rows}
raw.update(width=707, height=375, caption="")
kind = "application/vnd.cac-data.figure.v1+json"
display({kind: {**raw, "source_ids": []}}, raw=True)
show.sources()"""
CHARTS = {"lines": 1, "panels": 2, "bars": 1, "pairs": 1, "fan": 1, "bridge": 0}
"""Figures of the notebook, and how many charts that can be edited each has."""

each_figure = pytest.mark.parametrize("name", CHARTS)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a notebook that draws each form."""
    folder = tmp_path_factory.mktemp("office") / "project"
    report_runs.make_small_project(folder)
    report_runs.write_notebook(folder, MADE, SHOWN)
    return folder


@pytest.fixture(scope="module")
def briefing(original: Path) -> Briefing:
    [job] = plan_reports(find_project(original), scenarios=["later"])
    outcome = run_notebook(job)
    assert isinstance(outcome, Outcome), outcome.error
    assert outcome.chapter
    return Briefing((outcome.chapter,))


@pytest.fixture(scope="module")
def sheets(briefing: Briefing) -> bytes:
    return workbook(briefing)


@pytest.fixture(scope="module")
def deck(briefing: Briefing) -> bytes:
    return slides(briefing)


@pytest.fixture(scope="module")
def book(sheets: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(sheets))


def sheet_of(book: Workbook, name: str) -> Any:
    [title] = [title for title in book.sheetnames if title.endswith(f" {name}")]
    return book[title]


def slide_of(deck: bytes, briefing: Briefing, name: str) -> Any:
    """The slide of a figure: they follow each other, before the last slide."""
    names = [shown.name for shown in briefing.figures]
    return list(Presentation(io.BytesIO(deck)).slides)[
        names.index(name) - len(names) - 1
    ]


def chart_of(deck: bytes, briefing: Briefing, name: str) -> Any:
    shapes = slide_of(deck, briefing, name).shapes
    [chart] = [shape.chart for shape in shapes if shape.has_chart]
    return chart


def descriptions(slide: Any) -> list[str]:
    drawn = [
        shape for shape in slide.shapes if shape.has_chart or shape.shape_type == 13
    ]
    return [shape._element.xpath(".//p:cNvPr")[0].get("descr") for shape in drawn]


def values_of(chart: Any) -> dict[str, list[float | None]]:
    return {
        series.name: list(series.values)
        for plot in chart.plots
        for series in plot.series
    }


# --- A workbook ----------------------------------------------------------------------


def test_a_workbook_has_all_key_figures_as_numbers(
    book: Workbook, briefing: Briefing
) -> None:
    rows = list(book["Key figures"].iter_rows(min_row=2, values_only=True))
    expected = [
        (figure.label, figure.value)
        for figure in briefing.chapters[0].facts.key_figures
    ]
    assert [row[1:3] for row in rows] == expected


@each_figure
def test_a_sheet_has_charts_to_edit(name: str, book: Workbook) -> None:
    assert len(sheet_of(book, name)._charts) == CHARTS[name]


def test_a_sheet_has_all_rows_with_units_and_status(book: Workbook) -> None:
    _, _, _, _, *rows = sheet_of(book, "lines").iter_rows(min_col=9, values_only=True)
    heads, *cells = [row for row in rows if row[0] is not None]
    table = [dict(zip(heads, row, strict=True)) for row in cells]
    assert len(table) == 6
    assert table[2] == {
        "Year": 2024,
        "Value": 2500.0,
        "Period": "2024",
        "Unit": "USD mn",
        "Sources": SOURCE,
        "Obs status": "estimated",
        "Country": "Kazakhstan",
    }


def test_heads_stay_and_texts_are_no_formulas(book: Workbook) -> None:
    sheet = sheet_of(book, "pairs")
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == FORMULA]
    assert {cell.data_type for cell in cells} == {"s"}
    assert sheet.freeze_panes == "A6"


def test_a_sheet_says_where_only_a_picture_is_there(book: Workbook) -> None:
    sheet = sheet_of(book, "bridge")
    assert sheet["A3"].value == (
        "Contents A picture: no office program has a chart of this kind."
    )
    assert len(sheet._images) == 1


def test_a_sheet_describes_what_is_drawn(sheets: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(sheets)) as archive:
        drawings = [name for name in archive.namelist() if "drawings/drawing" in name]
        text = "".join(archive.read(name).decode() for name in drawings)
    assert text.count("descr=") == sum(CHARTS.values()) + 1


@pytest.mark.parametrize(
    ("wanted", "names"),
    [
        pytest.param(["a/b", "A b"], ["a b", "A b 2"], id="alike but for case"),
        pytest.param(["x" * 40] * 2, ["x" * 31, "x" * 29 + " 2"], id="too long"),
        pytest.param(["'[]'"], ["-"], id="of nothing allowed"),
    ],
)
def test_sheets_have_names_that_they_may_have(
    wanted: list[str], names: list[str]
) -> None:
    assert unique_names(wanted) == names


def test_a_number_has_the_pattern_of_its_unit() -> None:
    assert number_format("$# bn", 1) == '"$"#,##0.0" bn"'


@pytest.mark.parametrize(
    ("language", "value", "unit", "number", "printed"),
    [
        pytest.param("en", 1.0, "meetings", "1", (1, '#,##0" meeting"'), id="English"),
        pytest.param("ru", 3.0, "meetings", "3", (3, '#,##0"\xa0встречи"'), id="few"),  # noqa: RUF001 - Russian
        pytest.param("ru", 2.5, "years", "2,5", (2.5, '#,##0.0"\xa0года"'), id="part"),  # noqa: RUF001 - Russian
        pytest.param("zh", 94.8, "USD bn", "948", (948, '#,##0"亿美元"'), id="smaller"),
        pytest.param("zh", 2030.0, "", "2030年", (2030, '0"年"'), id="a year"),
    ],
)
def test_a_key_figure_has_its_unit_as_its_language_counts(
    language: str, value: float, unit: str, number: str, printed: tuple[float, str]
) -> None:
    figure = KeyFigure.model_construct(value=value, unit=unit, number=number)
    with words.speaking(language):
        assert (value_of(figure), format_of(figure)) == printed


# --- Slides --------------------------------------------------------------------------


@each_figure
def test_a_slide_has_charts_to_edit(name: str, deck: bytes, briefing: Briefing) -> None:
    shapes = slide_of(deck, briefing, name).shapes
    assert sum(shape.has_chart for shape in shapes) == CHARTS[name]


@each_figure
def test_a_slide_describes_what_is_drawn(
    name: str, deck: bytes, briefing: Briefing
) -> None:
    texts = descriptions(slide_of(deck, briefing, name))
    assert len(texts) == max(CHARTS[name], 1)
    assert all(text.startswith("Scenario") for text in texts)


@each_figure
def test_the_notes_of_a_slide_name_the_sources(
    name: str, deck: bytes, briefing: Briefing
) -> None:
    notes = slide_of(deck, briefing, name).notes_slide.notes_text_frame.text
    assert f"[{SOURCE}]" in notes


def test_a_chart_has_the_values_of_rows_and_gaps(
    deck: bytes, briefing: Briefing
) -> None:
    chart = chart_of(deck, briefing, "lines")
    assert list(chart.plots[0].categories) == ["2021", "2022", "2023", "2024"]
    assert values_of(chart)["Uzbekistan"] == [1.5, None, 1.8, 2.5]


def test_a_fan_has_lines_over_bands(deck: bytes, briefing: Briefing) -> None:
    chart = chart_of(deck, briefing, "fan")
    lowest, band = chart.plots[0].series
    assert list(lowest.values)[3:] == [2.5, 2.0, 1.5]
    assert list(band.values)[3:] == [0.0, 1.0, 2.5]
    assert [series.name for series in chart.plots[1].series] == [
        "",
        "Median",
        "x: low end",
        "x: high end",
    ]


def test_a_figure_made_by_hand_is_told_in_words(
    deck: bytes, briefing: Briefing
) -> None:
    texts = [shape.text for shape in slide_of(deck, briefing, "raw").shapes]
    assert texts.count("By hand") == 2


def test_a_sheet_says_where_a_figure_has_no_rows(book: Workbook) -> None:
    note = sheet_of(book, "raw")["A3"].value
    assert note.endswith("There are no rows behind it.")


def test_slides_say_what_differs_from_the_baseline(deck: bytes) -> None:
    slides = Presentation(io.BytesIO(deck)).slides
    texts = [
        s.text_frame.text for slide in slides for s in slide.shapes if s.has_text_frame
    ]
    assert any("differs from the baseline in 1" in text for text in texts)


@pytest.mark.parametrize("text", ["word " * 30, "字" * 75], ids=["words", "Chinese"])
def test_the_lines_of_a_text_are_known(text: str) -> None:
    assert lines_of(text.strip(), 20.0, 10.0) == 3


def test_long_findings_take_several_slides() -> None:
    texts = ["One of many words. " * 20] * 6
    pages = list(in_slides(texts, BODY, 16))
    assert [text for page in pages for text in page] == texts
    assert min(fitting_size(page, BODY, 20, 8) for page in pages) >= 16


# --- Both ----------------------------------------------------------------------------


def moments(content: bytes) -> Iterator[tuple[int, ...]]:
    """The times of all files of a zip, and of those in it."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        for part in archive.infolist():
            yield part.date_time
            if part.filename.endswith(".xlsx"):
                yield from moments(archive.read(part))


@pytest.mark.parametrize("write", [workbook, slides])
def test_the_same_briefing_gives_the_same_bytes(write: Any, briefing: Briefing) -> None:
    content = write(briefing)
    assert write(briefing) == content
    assert {*moments(content)} == {(1980, 1, 1, 0, 0, 0)}


# --- The command ---------------------------------------------------------------------


@pytest.fixture
def office(original: Path, tmp_path: Path) -> Path:
    return shutil.copytree(original, tmp_path / "office")


def test_the_command_writes_a_file(office: Path) -> None:
    done = report_runs.run(office, "brief", "baseline", "--output", "told.pptx")
    assert done.returncode == 0, done.stderr
    titles = [
        slide.shapes.title.text for slide in Presentation(office / "told.pptx").slides
    ]
    assert titles[0] == "The baseline story"
    assert not (office / "reports").exists()


def test_a_notebook_that_fails_leaves_the_file_as_it_was(office: Path) -> None:
    (office / "baseline.xlsx").write_text("the last one")
    report_runs.write_notebook(office, "raise RuntimeError('no such year')")
    done = report_runs.run(office, "brief", "baseline", "--format", "xlsx")
    assert done.returncode == 1
    assert "failed: baseline/trade: cell 4" in done.stderr
    assert "RuntimeError: no such year\nerror: nothing was written" in done.stderr
    assert (office / "baseline.xlsx").read_text() == "the last one"


@pytest.mark.parametrize(
    ("words", "start"),
    [
        pytest.param("baselin --format xlsx", "error: `scenario`: ", id="scenario"),
        pytest.param("baseline", "error: `--format`: ", id="no format"),
        pytest.param("baseline --format docx", "error: invalid value", id="format"),
        pytest.param("baseline --output a.doc", "error: `--output`: ", id="ending"),
        pytest.param(
            "baseline --format xlsx --output a.pptx",
            "error: `--output`: a.pptx is no .xlsx; ",
            id="another ending",
        ),
        pytest.param(
            "baseline --output no/a.xlsx", "error: no/a.xlsx: there is no ", id="folder"
        ),
        pytest.param(
            "baseline --format xlsx --set trade.horizont=2035",
            "error: 1 problem in the values for one run:",
            id="setting",
        ),
    ],
)
def test_what_cannot_be_is_said_before_anything_runs(
    words: str, start: str, run: Run, monkeypatch: Patch, office: Path
) -> None:
    monkeypatch.chdir(office)
    assert run("brief", *words.split(), code=2).startswith(start)


def test_without_the_extra_it_says_what_to_install(
    run: Run, monkeypatch: Patch
) -> None:
    monkeypatch.setitem(sys.modules, "pptx", None)
    for name in ("cac_data.office.slides", "cac_data.office.charts_on_slides"):
        monkeypatch.delitem(sys.modules, name, raising=False)
    message = run("brief", "baseline", "--format", "pptx", code=2)
    assert message == "error: writing slides needs pptx: pip install 'cac-data[office]'"
