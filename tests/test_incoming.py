"""New rows are checked before they come into the tables; each fault is told."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

import cac_data
from cac_data import codes, periods
from cac_data.incoming import check_folder
from cac_data.tables import (
    check_files,
    key_columns,
    parse_table,
    resource_of,
    sort_rows,
)
from tests import bundled
from tests.conftest import Run

MONEY = (
    "country,instrument,issuer,period,stage,source_id,value,unit,obs_status,note\n"
    "TJK,panda_bond,Bank of tests,2027-03,issued,tests-2027-bond,500.50,CNY mn,A,\n"
)
SOURCES = (
    "source_id,publisher,title,url,published,accessed,licence,kind,origin,is_mirror\n"
    "tests-2027-bond,News of tests,A bond,https://example.org/bond,2027-03-04,2027-03,,"
    "secondary,News of tests,false\n"
)
KEY = "TJK, panda_bond, Bank of tests, 2027-03, issued, tests-2027-bond"
STORED = (
    "KAZ,dim_sum_bond,Development Bank of Kazakhstan,2025-09,issued,"
    "kursiv-2025-12-22-yuan,{value},CNY mn,A,\n"
)


def write_rows(folder: Path, **files: str) -> Path:
    """Write two files of new rows that are right, or what is said in their place."""
    folder.mkdir(exist_ok=True)
    for name, text in {"yuan_finance": MONEY, "sources": SOURCES, **files}.items():
        if text:
            content = text.encode("utf-8", "surrogateescape")
            (folder / f"{name}.csv").write_bytes(content)
    return folder


def problems(folder: Path) -> list[str]:
    return [str(fault) for fault in check_folder(folder).faults]


class Planted(NamedTuple):
    """What stands in the place of a text of a file, and what is said of it."""

    old: str
    new: str
    told: str
    table: str = "yuan_finance"


# "{columns}" stands for the columns of the table, in their order.
PLANTED = {
    "missing_column": Planted(
        "country,instrument,issuer,period,stage,source_id,value,unit,obs_status,note\n"
        "TJK,panda_bond,Bank of tests,2027-03,issued,tests-2027-bond,500.50,CNY mn,A,",
        "country,instrument,issuer,period,stage,source_id,value,unit,obs_status\n"
        "TJK,panda_bond,Bank of tests,2027-03,issued,tests-2027-bond,500.50,CNY mn,A",
        "yuan_finance.csv:1: note: is missing; allowed: {columns}",
    ),
    "columns_in_another_order": Planted(
        "country,instrument,issuer,period,stage,source_id,value,unit,obs_status,note\n"
        "TJK,panda_bond,",
        "instrument,country,issuer,period,stage,source_id,value,unit,obs_status,note\n"
        "panda_bond,TJK,",
        "yuan_finance.csv:1: the columns are in another order; allowed: {columns}",
    ),
    "too_few_cells": Planted(
        ",A,\n",
        ",A\n",
        "yuan_finance.csv:2: has 9 cells; allowed: 10, as columns",
    ),
    "no_end_of_line": Planted(
        ",A,\n",
        ",A,",
        "yuan_finance.csv:2: the last line does not end; is the file cut off?",
    ),
    "quote_that_stays_open": Planted(
        "Bank of tests",
        '"Bank of tests',
        "yuan_finance.csv:2: cannot be read (unexpected end of data)",
    ),
    "empty_cell": Planted(
        "Bank of tests",
        "",
        "yuan_finance.csv:2: issuer: is empty; needed in each row",
    ),
    "empty_cell_of_a_word": Planted(
        "issued,",
        ",",
        "yuan_finance.csv:2: stage: is empty; allowed: issued, planned, signed",
    ),
    "other_word": Planted(
        "panda_bond",
        "panda_bonds",
        "yuan_finance.csv:2: instrument: 'panda_bonds' is not one of {words}"
        "; did you mean 'panda_bond'?",
    ),
    "stray_blank": Planted(
        "Bank of tests",
        "Bank  of tests",
        "yuan_finance.csv:2: issuer: 'Bank  of tests' has a stray blank; allowed: "
        "'Bank of tests'",
    ),
    "word_for_nothing": Planted(
        "Bank of tests",
        "n/a",
        "yuan_finance.csv:2: issuer: 'n/a' is a word for nothing; allowed: an empty "
        "cell",
    ),
    "no_number": Planted(
        "500.50",
        "500 mn",
        "yuan_finance.csv:2: value: '500 mn' is not a number; allowed: digits and a "
        "point, such as 1234.5",
    ),
    "number_below_the_least": Planted(
        "500.50",
        "-1",
        "yuan_finance.csv:2: value: -1 is below 0, the least that is allowed",
    ),
    "no_period": Planted(
        ",2027-03,issued",
        ",March 2027,issued",
        "yuan_finance.csv:2: period: 'March 2027' is not a date or period such as 2024,"
        " 2024-06, 2024-06-17, 2024-01/2024-10, or -0138 before our era; there is no "
        "year 0",
    ),
    "no_such_month": Planted(
        ",2027-03,issued",
        ",2027-13,issued",
        "yuan_finance.csv:2: period: '2027-13' is no date: there is no such day or "
        "month",
    ),
    "long_period": Planted(
        ",2027-03,issued",
        ",2027-01/2027-12,issued",
        "yuan_finance.csv:2: period: '2027-01/2027-12' is not in its shortest form; "
        "allowed: '2027'",
    ),
    "name_of_a_country": Planted(
        "TJK",
        "Tajikistan",
        "yuan_finance.csv:2: country: 'Tajikistan' is not one of KAZ, TJK; did you mean"
        " 'TJK'?",
    ),
    "worked_out_and_no_estimate": Planted(
        ",A,\n",
        ",F,worked out: half of it\n",
        "yuan_finance.csv:2: obs_status: 'F' of a figure that the note calls worked "
        "out; allowed: E",
    ),
    "key_twice": Planted(
        ",A,\n",
        ",A,\n"
        "TJK,panda_bond,Bank of tests,2027-03,issued,tests-2027-bond,600,CNY mn,A,\n",
        f"yuan_finance.csv:3: the key {KEY} stands in line 2, too; keep one of them",
    ),
    "row_of_the_tables": Planted(
        ",A,\n",
        f",A,\n{STORED.format(value='2000.0')}",
        "yuan_finance.csv:3: the key KAZ, dim_sum_bond, Development Bank of Kazakhstan,"
        " 2025-09, issued, kursiv-2025-12-22-yuan is in the tables already, by the "
        "source kursiv-2025-12-22-yuan: a duplicate, delete it",
    ),
    "key_of_the_tables": Planted(
        ",A,\n",
        f",A,\n{STORED.format(value='2100')}",
        "yuan_finance.csv:3: the key KAZ, dim_sum_bond, Development Bank of Kazakhstan,"
        " 2025-09, issued, kursiv-2025-12-22-yuan is in the tables already, by the "
        "source kursiv-2025-12-22-yuan: it would replace value '2000' with '2100'; "
        "correct the row in the table itself",
    ),
    "source_that_no_row_cites": Planted(
        "accessed,licence,kind,origin,is_mirror\n",
        "accessed,licence,kind,origin,is_mirror\n"
        "tests-2027-bonds,News of tests,Two bonds,https://example.org/2,2027-03-04,"
        "2027-03,,secondary,News of tests,false\n",
        "sources.csv:2: source_id: no row of the folder cites 'tests-2027-bonds'; did "
        "you mean 'tests-2027-bond'?",
        "sources",
    ),
    "no_form": Planted(
        "https://example.org/bond",
        "example.org/bond",
        "sources.csv:2: url: 'example.org/bond' does not have the form ^https?://\\S+$"
        ", such as '{address}'",
        "sources",
    ),
    "no_truth_value": Planted(
        "false",
        "no",
        "sources.csv:2: is_mirror: 'no' is not one of true, false",
        "sources",
    ),
    "another_spelling": Planted(
        "origin,is_mirror\n"
        "tests-2027-bond,News of tests,A bond,https://example.org/bond,2027-03-04,"
        "2027-03,,secondary,News of tests,",
        "origin,is_mirror\n"
        "tests-2027-bond,News of tests,A bond,https://example.org/bond,2027-03-04,"
        "2027-03,,secondary,The News of Tests,",
        "sources.csv:2: origin: 'The News of Tests' is spelled 'News of tests' "
        "elsewhere; allowed: one spelling",
        "sources",
    ),
    "read_before_it_was_out": Planted(
        "2027-03-04",
        "2027-04",
        "sources.csv:2: published: 2027-04 is after it was read",
        "sources",
    ),
}


def filled(told: str, table: str) -> str:
    """Put what the descriptor and the tables hold into the place of their names."""
    fields = {field["name"]: field for field in resource_of(table)["schema"]["fields"]}
    words = fields.get("instrument", {}).get("constraints", {}).get("enum", [])
    addresses = (row["url"] for row in bundled.ROWS["sources"])
    return (
        told.replace("{columns}", ", ".join(fields))
        .replace("{words}", ", ".join(words))
        .replace("{address}", next(filter(None, addresses)))
    )


def test_rows_without_a_fault_may_be_merged(tmp_path: Path) -> None:
    incoming = check_folder(write_rows(tmp_path))
    assert incoming.faults == []
    assert incoming.summary() == "2 rows of 2 tables may be merged"
    assert incoming.rows["yuan_finance"][0]["value"] == "500.5"


@pytest.mark.parametrize(
    "mark", ["\ufeff", "\r"], ids=["byte order mark", "ends of lines of Windows"]
)
def test_what_spreadsheets_write_is_read(mark: str, tmp_path: Path) -> None:
    text = mark + MONEY if mark == "\ufeff" else MONEY.replace("\n", "\r\n")
    incoming = check_folder(write_rows(tmp_path, yuan_finance=text))
    assert incoming.faults == []
    assert incoming.rows["yuan_finance"][0]["note"] == ""


@pytest.mark.parametrize("planted", PLANTED.values(), ids=PLANTED)
def test_a_fault_is_told_with_its_place(planted: Planted, tmp_path: Path) -> None:
    original = {"yuan_finance": MONEY, "sources": SOURCES}[planted.table]
    assert planted.old in original
    text = original.replace(planted.old, planted.new)
    folder = write_rows(tmp_path, **{planted.table: text})
    assert filled(planted.told, planted.table) in problems(folder)


def rows_of(table: str, **cells: str) -> str:
    """A file with one row of a table, whose other cells are empty."""
    fields = [field["name"] for field in resource_of(table)["schema"]["fields"]]
    assert {*cells} <= {*fields}
    row = ",".join(cells.get(name, "") for name in fields)
    return f"{','.join(fields)}\n{row}\n"


OTHER_TABLES = {
    "unknown_file": (
        "gas_flow",
        "exporter,importer\n",
        "gas_flow.csv:1: no table has this file: 'gas_flow.csv' is not one of the "
        f"{len(bundled.RESOURCES)} known; did you mean 'gas_flows.csv'?",
    ),
    "unknown_column": (
        "yuan_finance",
        MONEY.replace("obs_status", "status"),
        "yuan_finance.csv:1: status: no such column: 'status' is not one of obs_status"
        "; did you mean 'obs_status'?",
    ),
    "table_that_is_fetched": (
        "product_trade",
        rows_of("product_trade", country="KAZ"),
        "product_trade.csv:2: rows of this table are fetched or imported, and none is "
        "bundled",
    ),
    "semicolons_of_a_spreadsheet": (
        "yuan_finance",
        MONEY.replace(",", ";"),
        "yuan_finance.csv:1: cells are parted by ';'; allowed: ','",
    ),
    "other_encoding": (
        "yuan_finance",
        MONEY.replace("Bank of tests", "Bank \udce9"),
        "yuan_finance.csv:2: is no UTF-8 (invalid continuation byte); allowed: a file "
        "saved as UTF-8",
    ),
    "unknown_source": (
        "yuan_finance",
        MONEY.replace("tests-2027-bond", "tests-2027-bonds"),
        "yuan_finance.csv:2: source_id: 'tests-2027-bonds' is neither in the table "
        "sources nor in the folder's; did you mean 'tests-2027-bond'?",
    ),
    "list_with_commas": (
        "pledges",
        rows_of("pledges", countries='"KAZ, UZB"'),
        "pledges.csv:2: countries: 'KAZ, UZB' is not a list of different members with "
        "';' alone between them; did you mean 'KAZ;UZB'?",
    ),
    "list_with_a_country_twice": (
        "pledges",
        rows_of("pledges", countries="KAZ;UZB;KAZ"),
        "pledges.csv:2: countries: 'KAZ;UZB;KAZ' is not a list of different members "
        "with ';' alone between them; did you mean 'KAZ;UZB'?",
    ),
    "unknown_country_in_a_list": (
        "pledges",
        rows_of("pledges", countries="KAZ;UZX"),
        "pledges.csv:2: countries: 'UZX' is neither in the table countries nor in the "
        "folder's; did you mean 'UZB'?",
    ),
    "name_of_a_country_of_a_list": (
        "pledges",
        rows_of("pledges", countries="KAZ;Uzbekistan"),
        "pledges.csv:2: countries: 'Uzbekistan' is neither in the table countries nor "
        "in the folder's; did you mean 'UZB'?",
    ),
    "unknown_project": (
        "project_events",
        rows_of("project_events", project_id="cku-rails"),
        "project_events.csv:2: project_id: 'cku-rails' is neither in the table "
        "projects nor in the folder's; did you mean 'cku-rail'?",
    ),
    "no_note_of_an_estimate": (
        "gas_flows",
        rows_of("gas_flows", period="2027", obs_status="E"),
        "gas_flows.csv:2: note: is empty; needed with the status E: why it is not "
        "normal",
    ),
    "two_times": (
        "gas_flows",
        rows_of("gas_flows", period="2027", period_text="early 2027"),
        "gas_flows.csv:2: period_text: either period or period_text is filled, and "
        "not both",
    ),
    "share_above_the_most": (
        "investment",
        rows_of("investment", share_pct="101"),
        "investment.csv:2: share_pct: 101 is above 100, the most that is allowed",
    ),
}


@pytest.mark.parametrize(
    ("table", "text", "told"), OTHER_TABLES.values(), ids=OTHER_TABLES
)
def test_a_fault_of_any_table_is_told(
    table: str, text: str, told: str, tmp_path: Path
) -> None:
    assert told in problems(write_rows(tmp_path, **{table: text}))


def stored_source() -> bundled.Row:
    return next(
        row for row in bundled.ROWS["sources"] if "," not in "".join(row.values())
    )


def test_a_source_of_the_tables_may_be_cited_again(tmp_path: Path) -> None:
    row = stored_source()
    folder = write_rows(
        tmp_path,
        yuan_finance=MONEY.replace("tests-2027-bond", row["source_id"]),
        sources=rows_of("sources", **row),
    )
    incoming = check_folder(folder)
    assert incoming.faults == []
    assert incoming.summary() == "1 row of 1 table may be merged"


def test_a_source_of_the_tables_keeps_its_words(tmp_path: Path) -> None:
    row = stored_source()
    folder = write_rows(
        tmp_path,
        yuan_finance=MONEY.replace("tests-2027-bond", row["source_id"]),
        sources=rows_of("sources", **{**row, "published": "1999"}),
    )
    [problem] = problems(folder)
    assert problem == (
        f"sources.csv:2: source_id: {row['source_id']!r} is in the tables: it would "
        f"replace published {row['published']!r} with '1999'"
    )


def test_a_document_of_the_tables_has_an_id_already(tmp_path: Path) -> None:
    row = stored_source() | {"source_id": "tests-2027-bond"}
    folder = write_rows(tmp_path, sources=rows_of("sources", **row))
    assert problems(folder) == [
        f"sources.csv:2: url: is the page and title of {stored_source()['source_id']!r}"
        "; cite that"
    ]


def test_a_fact_gets_no_second_main_figure(tmp_path: Path) -> None:
    main = next(
        row for row in bundled.ROWS["bilateral_trade"] if row["variant"] == "main"
    )
    row = main | {"source_id": "tests-2027-bond", "note": ""}
    folder = write_rows(
        tmp_path, yuan_finance="", bilateral_trade=rows_of("bilateral_trade", **row)
    )
    fact = ", ".join(
        row[part] for part in key_columns("bilateral_trade") if part != "source_id"
    )
    assert (
        f"bilateral_trade.csv:2: variant: {fact} has a figure already, by "
        f"{main['source_id']} in the tables; allowed: alternative"
    ) in problems(folder)


def test_faults_are_told_by_file_and_line(tmp_path: Path) -> None:
    folder = write_rows(
        tmp_path,
        yuan_finance=MONEY + MONEY.splitlines()[1].replace("500.50", "x") + "\n",
        sources=SOURCES.replace("false", "no"),
    )
    faults = check_folder(folder).faults
    assert list(faults) == sorted(faults)
    assert [(fault.file, fault.line) for fault in faults] == [
        ("sources.csv", 2),
        ("yuan_finance.csv", 3),
        ("yuan_finance.csv", 3),
    ]


def test_the_tables_keep_what_new_rows_are_held_to() -> None:
    faults = check_folder(codes.DATA).faults
    other = [str(x) for x in faults if not x.problem.endswith("a duplicate, delete it")]
    assert other == []


def test_a_folder_without_rows_is_refused(tmp_path: Path) -> None:
    (tmp_path / "README.md").touch()
    with pytest.raises(ValueError, match="no CSV file is there; allowed: files named"):
        check_folder(tmp_path)


@pytest.mark.parametrize(
    ("period", "shortest"),
    [
        ("2024-01/2024-12", "2024"),
        ("2024-01-01/2024-12-31", "2024"),
        ("2024-06-01/2024-06-30", "2024-06"),
        ("2024-06-17/2024-06-17", "2024-06-17"),
        ("-0138/-0138", "-0138"),
        ("2024-01/2024-10", "2024-01/2024-10"),
        ("2024-06", "2024-06"),
    ],
)
def test_a_period_has_a_shortest_form(period: str, shortest: str) -> None:
    assert periods.shortest(period) == shortest


# --- The command ---------------------------------------------------------------------


def test_the_command_says_how_many_rows_may_be_merged(run: Run, tmp_path: Path) -> None:
    told = run("tables", "--check", str(write_rows(tmp_path)))
    assert told == "2 rows of 2 tables may be merged\n"


def test_the_command_tells_all_faults(run: Run, tmp_path: Path) -> None:
    text = MONEY.replace("TJK", "UZX").replace("500.50", "x")
    folder = write_rows(tmp_path, yuan_finance=text)
    message = run("tables", "--check", str(folder), code=2)
    assert message == "\n".join(f"error: {problem}" for problem in problems(folder))
    assert message.count("error: yuan_finance.csv:2: ") == 2


def test_a_folder_is_there_to_be_checked(run: Run, tmp_path: Path) -> None:
    assert "say --check, too" in run("tables", str(tmp_path), code=2)


# --- Merging -------------------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the tables."""
    return shutil.copytree(codes.DATA, tmp_path / "data")


def test_rows_are_merged_in_order_with_new_sums(data: Path, tmp_path: Path) -> None:
    told = bundled.merge(write_rows(tmp_path / "month"), data)
    assert told == "2 rows of 2 tables merged"
    assert check_files(data) == []

    path = data / "yuan_finance.csv"
    table = parse_table(path.read_bytes(), resource_of("yuan_finance"), path)
    assert len(table) == len(cac_data.load_table("yuan_finance")) + 1
    in_order = sort_rows(table, key_columns("yuan_finance"))
    assert list(table["issuer"]) == list(in_order["issuer"])
    added = "tests-2027-bond,500.5,CNY mn,A,\n"
    assert added in path.read_text("utf-8")


def test_what_is_there_keeps_its_bytes(data: Path, tmp_path: Path) -> None:
    bundled.merge(write_rows(tmp_path / "month"), data)
    old = (codes.DATA / "yuan_finance.csv").read_text("utf-8").splitlines()
    new = (data / "yuan_finance.csv").read_text("utf-8").splitlines()
    assert [line for line in new if "tests-2027" not in line] == old


def test_rows_with_a_fault_are_not_merged(data: Path, tmp_path: Path) -> None:
    folder = write_rows(tmp_path / "month", yuan_finance=MONEY.replace("500.50", "x"))
    with pytest.raises(SystemExit, match=r"error: yuan_finance\.csv:2: value: 'x'"):
        bundled.merge(folder, data)
    assert check_files(data) == []
