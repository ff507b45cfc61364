"""Rows written as CSV, JSON, Markdown, a workbook, and laid out for people."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from typing import Any

import mistune
import numpy as np
import openpyxl
import pandas as pd
import pytest
from html5lib import parseFragment
from wcwidth import wcswidth

import cac_data
from cac_data.cli.formats import Answer, as_csv, as_json, as_markdown, text_of
from cac_data.cli.layout import lay_out, wrap
from cac_data.cli.workbooks import as_xlsx
from cac_data.tables import load_table, table_names

DATA = Path(cac_data.__file__).parent / "data"
CREATED = "2026-11-24T00:00:00Z"

every_table = pytest.mark.parametrize("name", table_names())

# What some format or other would take for something of its own.
NASTY = [
    "=1+1",
    "+7 701",
    "-0138",
    "@here",
    "a|b",
    r"a\|b \ c",
    "two\nlines",
    "<b>&amp;</b> & <https://a.kz/?a=1&b=2>",
    "*stars* _lines_ `code` [link](x) ~~no~~",
    '"quotes", comma',
    "Ашхабад 中亚",
    "true",
    "2024",
    "",
]


def nasty() -> pd.DataFrame:
    """A frame with every type of column and every awkward text."""
    count = len(NASTY)
    return pd.DataFrame(
        {
            "text": pd.Series(NASTY, dtype="str"),
            "number": [1.5, 43820.0, float("nan"), -0.05, *([1e-7] * (count - 4))],
            "is_mirror": [True, False] * (count // 2),
            "countries": [["KAZ", "KGZ"], [], *([["a|b"]] * (count - 2))],
            "count": range(count),
        }
    )


# --------------------------------------------------------------------- one cell


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (24700.0, "24700"),
        (0.1, "0.1"),
        (1e-7, "1e-07"),
        (-138.0, "-138"),
        (7, "7"),
        (np.float64(2.5), "2.5"),
        (np.int64(3), "3"),
        (np.bool_(True), "true"),
        (False, "false"),
        (float("nan"), ""),
        (None, ""),
        ("", ""),
        (" as it is ", " as it is "),
        ([], ""),
        (["KAZ", "KGZ"], "KAZ;KGZ"),
    ],
)
def test_a_cell_is_written_in_its_shortest_form(cell: object, text: str) -> None:
    assert text_of(cell) == text


# -------------------------------------------------------------------------- csv


@every_table
def test_a_table_as_csv_is_its_file(name: str) -> None:
    written = as_csv(load_table(name)).encode("utf-8")
    assert written == (DATA / f"{name}.csv").read_bytes()


def test_csv_reads_back() -> None:
    rows = list(csv.reader(io.StringIO(as_csv(nasty()), newline="")))
    assert rows[0] == ["text", "number", "is_mirror", "countries", "count"]
    assert [row[0] for row in rows[1:]] == NASTY
    assert rows[1] == ["=1+1", "1.5", "true", "KAZ;KGZ", "0"]
    assert rows[3][1:4] == ["", "true", "a|b"]


def test_csv_of_no_rows_is_the_head() -> None:
    assert as_csv(nasty().head(0)) == "text,number,is_mirror,countries,count\n"


# ------------------------------------------------------------------------- json


@every_table
def test_a_table_as_json_holds_every_cell(name: str) -> None:
    frame = load_table(name)
    records = json.loads(as_json(frame))
    assert [list(record) for record in records] == [list(frame)] * len(frame)
    for column in frame:
        found = [record[column] for record in records]
        expected = [
            None if isinstance(cell, float) and np.isnan(cell) else cell
            for cell in frame[column]
        ]
        assert found == expected, column


def test_json_keeps_types() -> None:
    first, second, third, *_ = json.loads(as_json(nasty()))
    assert first["countries"] == ["KAZ", "KGZ"]
    assert second["countries"] == []
    assert third["number"] is None
    assert [type(second[name]) for name in ("number", "is_mirror")] == [int, bool]
    assert [record["text"] for record in json.loads(as_json(nasty()))] == NASTY


def test_json_is_readable_as_it_stands() -> None:
    text = as_json(nasty())
    assert "中亚" in text
    assert len(text.splitlines()) == len(NASTY) + 2
    assert json.loads(as_json(nasty().head(0))) == []


# --------------------------------------------------------------------- markdown


def read_markdown(text: str) -> list[list[str]]:
    """Cells of a table as a reader of Markdown shows them; breaks as new lines."""
    html = mistune.create_markdown(plugins=["table", "strikethrough"], escape=False)(
        text
    )
    assert isinstance(html, str)
    tree = parseFragment(html.replace("<br>", "&#10;"), namespaceHTMLElements=False)
    return [
        ["".join(cell.itertext()) for cell in row if cell.tag in {"td", "th"}]
        for row in tree.iter("tr")
    ]


def test_markdown_shows_what_was_written() -> None:
    frame = nasty()
    head, *rows = read_markdown(as_markdown(frame))
    assert head == list(frame)
    assert [row[0] for row in rows] == NASTY
    assert [row[3] for row in rows[:3]] == ["KAZ; KGZ", "", "a|b"]
    assert [row[1] for row in rows[:4]] == ["1.5", "43820", "", "-0.05"]


@every_table
def test_a_table_as_markdown_shows_every_cell(name: str) -> None:
    frame = load_table(name)
    _, *rows = read_markdown(as_markdown(frame))
    expected = [
        [text_of(cell, "; ").strip() for cell in row]
        for row in frame.itertuples(index=False, name=None)
    ]
    assert rows == expected


def test_markdown_sets_numbers_to_the_right() -> None:
    rule = as_markdown(nasty()).splitlines()[1]
    assert rule == "| --- | ---: | --- | --- | ---: |"


# ------------------------------------------------------------------------- xlsx


def workbook(answer: Answer) -> bytes:
    return as_xlsx(answer, answer.frame, created=CREATED)


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(content))


def sheet_rows(sheet: Any) -> list[list[Any]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_a_workbook_has_rows_sources_and_what_they_are() -> None:
    frame = load_table("bilateral_trade").head(5)
    found = cac_data.sources(frame)
    answer = Answer(frame, "Trade", {"licence": "CC-BY-4.0"}, found)
    book = opened(workbook(answer))
    assert book.sheetnames == ["data", "sources", "about"]
    assert sheet_rows(book["data"])[0] == list(frame)
    assert len(sheet_rows(book["data"])) == 6
    assert [row[0] for row in sheet_rows(book["sources"])[1:]] == list(
        found["source_id"]
    )
    assert ["title", "Trade"] in sheet_rows(book["about"])
    assert ["licence", "CC-BY-4.0"] in sheet_rows(book["about"])
    assert book["data"].freeze_panes == "A2"
    assert book.properties.title == "Trade"


def test_what_has_no_sources_has_no_sheet_of_them() -> None:
    assert opened(workbook(Answer(nasty(), "x"))).sheetnames == ["data", "about"]


def test_cells_of_a_workbook_have_their_types_and_texts_are_no_formulas() -> None:
    sheet = opened(workbook(Answer(nasty(), "x")))["data"]
    for row, text in zip(sheet.iter_rows(min_row=2), NASTY, strict=True):
        assert (row[0].value or "") == text
        assert row[0].data_type == ("s" if text else "n")
        # Once somebody edits it, too.
        assert row[0].quotePrefix == text.startswith(("=", "+", "-", "@"))
        assert row[0].hyperlink is None
        assert row[2].data_type == "b"
        assert row[4].data_type == "n"
    assert [row[1].value for row in sheet.iter_rows(min_row=2, max_row=5)] == [
        1.5,
        43820,
        None,
        -0.05,
    ]
    assert sheet["D2"].value == "KAZ;KGZ"


@every_table
def test_a_table_as_a_workbook_holds_every_cell(name: str) -> None:
    frame = load_table(name)
    _, *rows = sheet_rows(opened(workbook(Answer(frame, name)))["data"])
    expected = [
        [
            cell if isinstance(cell, bool | float) else text_of(cell) or None
            for cell in row
        ]
        for row in frame.astype(object).where(frame.notna(), None).to_numpy().tolist()
    ]
    assert rows == expected


def test_the_same_rows_are_the_same_bytes() -> None:
    answer = Answer(nasty(), "x", {"a": "b"})
    content = workbook(answer)
    assert workbook(answer) == content
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {item.date_time[0] for item in archive.infolist()} == {1980}
    properties = opened(content).properties
    assert str(properties.created) == str(properties.modified) == "2026-11-24 00:00:00"


def test_a_text_too_long_for_a_workbook_is_not_cut_in_silence() -> None:
    frame = pd.DataFrame({"note": ["x" * 32_768]})
    message = "a cell of 32,768 characters does not fit into a workbook"
    with pytest.raises(ValueError, match=message):
        workbook(Answer(frame, "x"))
    assert workbook(Answer(frame.replace("x" * 32_768, "x" * 32_767), "x"))


# ------------------------------------------------------------- laid out for people


@every_table
@pytest.mark.parametrize("width", [30, 80, 100, 200])
def test_a_layout_keeps_to_its_width(name: str, width: int) -> None:
    frame = load_table(name).head(300)
    found = lay_out(frame, width=width)
    widest = max(wcswidth(line) for line in found.text.splitlines())
    shown = frame.columns[: len(frame.columns) - len(found.left_out)]
    # One column of figures may be wider than a window; figures are never cut.
    assert widest <= width or len(shown) == 1
    assert list(shown) + list(found.left_out) == list(frame)


@every_table
def test_without_a_width_each_row_is_a_line_and_nothing_is_cut(name: str) -> None:
    frame = load_table(name)
    found = lay_out(frame)
    assert len(found.text.splitlines()) == len(frame) + 2
    assert (found.left_out, found.is_cut) == ((), False)
    assert not any(line.endswith(" ") for line in found.text.splitlines())


def test_key_and_value_are_the_last_to_go() -> None:
    frame = load_table("bilateral_trade")
    for width in (80, 100, 120):
        found = lay_out(frame, width=width)
        assert {"note", "obs_status", "rounding_usd_mn"} >= set(found.left_out)


def test_numbers_stand_to_the_right_and_texts_to_the_left() -> None:
    frame = pd.DataFrame({"flow": ["a", "long one"], "value": [5.0, 43820.0]})
    assert lay_out(frame).text.splitlines() == [
        "flow      value",
        "────────  ─────",
        "a             5",
        "long one  43820",
    ]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (19753.582, "19753.582"),
        (20_123_456.0, "20123456"),
        (123_456_789.25, "123456789"),
        (10.490196078431373, "10.4902"),
        (0.012345678901, "0.0123457"),
        (1.23456789e-9, "1.23457e-09"),
        (-10.490196078431373, "-10.4902"),
        (float("nan"), ""),
    ],
)
def test_only_digits_that_nobody_reads_are_left_out(value: float, text: str) -> None:
    line = lay_out(pd.DataFrame({"value": [value]})).text.split("\n")[-1]
    assert line.strip() == text


def test_wide_and_combining_characters_keep_the_columns_apart() -> None:
    frame = pd.DataFrame(
        {"name": ["中亚", "Қазақстан", "e\u0301e\u0301"], "n": [1, 2, 3]}
    )
    lines = lay_out(frame).text.splitlines()
    assert {wcswidth(line) for line in lines} == {wcswidth(lines[0])}
    assert wcswidth(wrap("中亚中亚中亚", 5)[0]) == 4


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("short", 10, ["short"]),
        ("two words", 5, ["two", "words"]),
        ("china_share_of_turnover", 12, ["china_share_", "of_turnover"]),
        ("uzb-initiative-table1", 11, ["uzb-", "initiative-", "table1"]),
        ("2024-01/2024-10", 9, ["2024-01/", "2024-10"]),
        ("-0129/-0120", 8, ["-0129/", "-0120"]),
        ("CHN; KAZ; KGZ", 9, ["CHN; KAZ;", "KGZ"]),
        ("unbreakable", 4, ["unbr", "eaka", "ble"]),
        ("ab unbreakable", 4, ["ab", "unbr", "eaka", "ble"]),
        ("", 4, [""]),
        ("as it is", None, ["as it is"]),
    ],
)
def test_lines_break_between_words_and_the_parts_of_names(
    text: str, width: int | None, lines: list[str]
) -> None:
    assert wrap(text, width) == lines


def test_a_long_text_is_cut_with_a_mark_and_said_to_be() -> None:
    frame = pd.DataFrame({"note": ["word " * 40]})
    found = lay_out(frame, width=20)
    lines = found.text.splitlines()[2:]
    assert len(lines) == 3
    assert lines[-1].endswith("…")
    assert found.is_cut
    whole = lay_out(frame, width=20, most_lines=None)
    assert whole.text.count("word") == 40
    assert not whole.is_cut


def test_a_cell_cannot_break_the_lines_or_command_a_terminal() -> None:
    text = lay_out(pd.DataFrame({"note": ["a\nb\tc\x1b[31md\x07"]})).text
    assert text.splitlines()[2] == "a b c [31md"


def test_only_the_head_is_emphasised() -> None:
    frame = pd.DataFrame({"value_usd_mn": [1.0]})
    lines = lay_out(frame, width=6, emphasis=("<", ">")).text.splitlines()
    assert lines == ["<value_>", "<usd_mn>", "──────", "     1"]


def test_no_rows_have_a_head() -> None:
    assert lay_out(nasty().head(0), width=80).text.startswith("text  number")
