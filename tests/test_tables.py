"""Reading, listing, describing and selecting tables, and what a bad file says."""

from __future__ import annotations

import csv
import hashlib
import json
import re
import shutil
from collections.abc import Callable
from html import escape
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

import cac_data
from cac_data import periods
from cac_data.tables import (
    TableError,
    check_files,
    describe,
    fact_columns,
    key_columns,
    load_table,
    read_descriptor,
    read_table,
    select,
    series_columns,
    sort_rows,
    tables,
    value_column,
)

DATA = Path(cac_data.__file__).parent / "data"
DESCRIPTOR = json.loads((DATA / "datapackage.json").read_text(encoding="utf-8"))
RESOURCES = {resource["name"]: resource for resource in DESCRIPTOR["resources"]}
PERIOD_FIELDS = {
    field["name"]
    for resource in RESOURCES.values()
    for field in resource["schema"]["fields"]
    if field.get("isPeriod")
}


def cells(name: str) -> list[dict[str, str]]:
    """Rows of a bundled file, read without the library."""
    path = DATA / RESOURCES[name]["path"]
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# ------------------------------------------------------------------ a small package

FIELDS = [
    {"name": "country", "type": "string"},
    {"name": "value", "type": "number"},
    {"name": "is_mirror", "type": "boolean"},
    {"name": "members", "type": "list", "delimiter": ";"},
    {"name": "note", "type": "string"},
]
RESOURCE = {"name": "small", "path": "small.csv", "schema": {"fields": FIELDS}}
HEADER = "country,value,is_mirror,members,note\n"
GOOD = HEADER + 'KAZ,43820,false,a;b,"rounded, ""USD bn"""\nNA,,true,,\n'


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., pd.DataFrame]:
    """Write a text as `small.csv` of a folder and read it."""

    def read_(text: str | bytes, resource: dict[str, Any] = RESOURCE) -> pd.DataFrame:
        data = text if isinstance(text, bytes) else text.encode("utf-8")
        (tmp_path / "small.csv").write_bytes(data)
        return read_table(tmp_path, resource)

    return read_


def test_cells_are_typed_by_the_descriptor(
    read: Callable[..., pd.DataFrame],
) -> None:
    frame = read(GOOD)
    assert frame["country"].tolist() == ["KAZ", "NA"]
    assert frame["value"].dtype == "float64"
    assert frame["value"].fillna(-1).tolist() == [43820, -1]
    assert frame["is_mirror"].dtype == "bool"
    assert frame["is_mirror"].tolist() == [False, True]
    assert frame["members"].tolist() == [["a", "b"], []]
    assert frame["note"].tolist() == ['rounded, "USD bn"', ""]
    assert pd.api.types.is_string_dtype(frame["note"])
    assert read(HEADER).columns.tolist() == [field["name"] for field in FIELDS]
    with pytest.raises(TableError, match=r"small\.csv: the file is missing"):
        read_table(Path("elsewhere"), RESOURCE)


@pytest.mark.parametrize(
    ("column", "cell"),
    [
        *[("value", cell) for cell in ("4o2", "n/a", "nan", "inf", "1e999", "1_000")],
        *[("value", cell) for cell in (" 1", "1.2.3", "-", "\u0661")],
        *[("is_mirror", cell) for cell in ("True", "", "yes")],
    ],
)
def test_a_mistyped_cell_is_named_by_file_row_column_and_value(
    read: Callable[..., pd.DataFrame], column: str, cell: str
) -> None:
    row = f"KAZ,{cell},true,a," if column == "value" else f"KAZ,1,{cell},a,"
    where = rf"small\.csv: row 3, column {column}: '{re.escape(cell)}' is not a"
    with pytest.raises(TableError, match=where):
        read(f"{HEADER}UZB,1,true,a,\n{row}\n")


@pytest.mark.parametrize(
    ("rows", "cells_found"),
    [
        ("KAZ,1,true,a,\nKGZ,1,true,a\n", 4),
        ("KAZ,1,true,a,\n\nKGZ,1,true,a,\n", 0),
        ("KAZ,1,true,a,\nKGZ,1,true,a,,surplus,more\n", 7),
    ],
)
def test_a_row_with_too_few_or_too_many_cells_is_named(
    read: Callable[..., pd.DataFrame], rows: str, cells_found: int
) -> None:
    message = rf"small\.csv: row 3 has {cells_found} cells, not 5"
    with pytest.raises(TableError, match=message):
        read(HEADER + rows)


def test_a_file_that_was_cut_off_is_not_read_in_silence(
    read: Callable[..., pd.DataFrame],
) -> None:
    """A cut anywhere but at the end of a row is noticed, and the row is named."""
    text = HEADER + "KAZ,43820,false,a;b,rounded\nUZB,13780,true,,second\n"
    for cut in range(len(text)):
        whole, _, rest = text[:cut].rpartition("\n")
        if whole and not rest:
            assert len(read(text[:cut])) == text[:cut].count("\n") - 1
        else:
            row = text[:cut].count("\n") + 1
            with pytest.raises(TableError, match=rf"small\.csv: row {row} is cut off"):
                read(text[:cut])


@pytest.mark.parametrize(
    ("header", "named"),
    [
        ("country,valeu,is_mirror,members,note\n", "country, valeu, is_mirror"),
        ("value,country,is_mirror,members,note\n", "value, country, is_mirror"),
        ("country,value,is_mirror,members\n", "is_mirror, members;"),
        ("country;value;is_mirror;members;note\n", "country;value;is_mirror"),
    ],
)
def test_columns_that_are_not_those_of_the_descriptor_are_named(
    read: Callable[..., pd.DataFrame], header: str, named: str
) -> None:
    wanted = "the descriptor has country, value, is_mirror, members, note"
    message = rf"small\.csv: the columns are .*{re.escape(named)}.*{wanted}"
    with pytest.raises(TableError, match=message):
        read(header)


# ------------------------------------------------------------------- the descriptor


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"resources": [', r"not valid JSON \(.*line 1 column 16"),
        (b"\xff\xfe{}", "not valid JSON"),
        ("[]", "has no `resources`"),
        ('{"name": "x"}', "has no `resources`"),
    ],
)
def test_a_broken_descriptor_is_named(
    tmp_path: Path, text: str | bytes, why: str
) -> None:
    with pytest.raises(TableError, match=r"datapackage\.json: there is no descriptor"):
        read_descriptor(tmp_path)
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    (tmp_path / "datapackage.json").write_bytes(data)
    with pytest.raises(TableError, match=rf"datapackage\.json: {why}"):
        read_descriptor(tmp_path)


# --------------------------------------------------------------- the bundled tables


@pytest.mark.parametrize(
    "function",
    [
        load_table,
        describe,
        key_columns,
        fact_columns,
        series_columns,
        value_column,
    ],
)
def test_an_unknown_table_is_named_with_the_nearest(
    function: Callable[[str], object],
) -> None:
    message = (
        r"^`table`: 'bilateral_trad' is not one of the \d+ known; "
        r"did you mean 'bilateral_trade'\?$"
    )
    with pytest.raises(ValueError, match=message):
        function("bilateral_trad")


def test_a_table_is_the_callers_own_to_change() -> None:
    before = load_table("events")
    mine = load_table("events")
    kept = select(mine, countries="KAZ")
    for frame in (kept, mine):
        frame["title"] = "changed"
        frame["countries"].map(lambda cell: cell.append("changed"))
    assert_frame_equal(load_table("events"), before)


def test_tables_lists_each_table_once_with_what_it_holds() -> None:
    listed = tables()
    assert ",".join(listed) == "name,title,rows,first,last,units,sources,licence"
    assert listed["name"].tolist() == list(RESOURCES)
    for row in listed.itertuples():
        raw = cells(row.name)
        assert row.title == RESOURCES[row.name]["title"]
        assert row.rows == len(raw)
        assert row.sources == len({cell["source_id"] for cell in raw})
        licences = [item["name"] for item in RESOURCES[row.name]["licenses"]]
        assert row.licence == ", ".join(licences)
    units = listed.set_index("name")["units"]
    assert units["bilateral_trade"] == ["USD mn"]
    assert units["sources"] == []
    profile = {row["unit"] for row in cells("country_profile")}
    assert units["country_profile"] == sorted(profile)


@pytest.mark.parametrize("name", RESOURCES)
def test_describe_says_of_each_field_what_the_descriptor_says(name: str) -> None:
    described = describe(name)
    resource, raw = RESOURCES[name], cells(name)
    columns = "field,type,unit,in_key,filled,allowed,description"
    assert ",".join(described) == columns
    for row, field in zip(
        described.itertuples(), resource["schema"]["fields"], strict=True
    ):
        assert row.field == field["name"]
        assert row.type == field["type"]
        assert row.unit == field.get("unit", "")
        assert row.in_key == (field["name"] in resource["schema"]["primaryKey"])
        assert row.filled == sum(cell[field["name"]] != "" for cell in raw)
        assert row.allowed == field.get("constraints", {}).get("enum", [])
        assert row.description == field.get("description", field["title"])
    listed = tables().set_index("name").loc[name]
    assert described.attrs["version"] == resource["version"]
    assert described.attrs["description"] == resource["description"]
    for fact in ("title", "licence", "first", "last"):
        assert described.attrs[fact] == listed[fact]
    words = described.attrs["words"]
    for column in {"indicator", "unit"} & {*load_table(name)}:
        assert {row[column] for row in raw} - {""} <= words.keys()
    assert {*described["unit"]} - {""} <= words.keys()


def test_jupyter_shows_describe_whole_with_words_at_the_left() -> None:
    described = describe("bilateral_trade")
    for frame in (described, described[described["allowed"].map(len) > 0]):
        html = frame._repr_html_()
        assert "..." not in html
        assert "<th>" not in html
        assert "<td>" not in html
        for row in frame.itertuples():
            assert escape(row.description, quote=False) in html
            assert ", ".join(row.allowed) in html


# ------------------------------------------------------------------------ sort_rows


def test_rows_sort_by_time_not_by_text() -> None:
    frame = pd.DataFrame(
        {
            "country": ["KAZ"] * 4 + ["CHN"],
            "period": ["2024", "2024-01/2024-03", "-0138", "-0115", "2024-06"],
        },
        index=[9, 9, 3, 2, 1],
    )
    before = frame.copy()
    found = sort_rows(frame, ["country", "period"])
    assert found["period"].tolist() == [
        "2024-06",
        "-0138",
        "-0115",
        "2024-01/2024-03",
        "2024",
    ]
    assert found.index.tolist() == [0, 1, 2, 3, 4]
    assert_frame_equal(frame, before)


# --------------------------------------------------------------------------- select


def small_trade() -> pd.DataFrame:
    """Six rows of a table of trade: years, parts of years, a group."""
    return pd.DataFrame(
        [
            ("national", "KAZ", "2022", "exports", 13200.0),
            ("china_customs", "KAZ", "2023", "imports", 24700.0),
            ("china_customs", "KGZ", "2024", "turnover", 22710.0),
            ("china_customs", "KGZ", "2024-01/2024-10", "turnover", 17400.0),
            ("china_customs", "CA5", "2023", "turnover", 89400.0),
            ("national", "UZB", "2026-01", "turnover", 1618.2),
        ],
        columns=["reporter", "country", "period", "flow", "value_usd_mn"],
        index=[10, 20, 30, 40, 50, 60],
    )


def values(frame: pd.DataFrame) -> list[float]:
    return [float(value) for value in frame["value_usd_mn"]]


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ({"countries": ("kazakhstan", "Kyrgyz Republic")}, [13200, 24700, 22710]),
        ({"countries": iter(["KGZ"])}, [22710]),
        # A group stands for its own rows, not for its members'.
        ({"countries": "CA5"}, [89400]),
        ({"countries": []}, []),
        ({"countries": "TKM"}, []),
        ({"flow": ["imports", "exports"]}, [13200, 24700]),
        ({"flow": {"exports"}, "reporter": "national"}, [13200]),
        ({"reporter": "edb"}, []),
        ({"start": 2023}, [24700, 22710, 89400]),
        ({"start": "2023", "end": 2023}, [24700, 89400]),
        ({"start": 2030}, []),
        # A period is kept only if it lies wholly inside the span.
        ({"start": "2023-02", "end": 2024}, [22710]),
        ({"start": 2024, "end": "2024-10-30"}, []),
        ({"start": "2024-01-01", "end": "2024-10-31"}, [17400]),
        # Whole years and parts of years do not mix, unless asked.
        ({"countries": "KGZ", "parts": True}, [22710, 17400]),
        ({"countries": "UZB"}, [1618.2]),
        ({}, [13200, 24700, 22710, 89400]),
        ({"parts": True}, [13200, 24700, 22710, 17400, 89400, 1618.2]),
    ],
)
def test_select_keeps_the_rows_that_meet_all_conditions(
    conditions: dict[str, Any], expected: list[float]
) -> None:
    frame = small_trade()
    before = frame.copy()
    kept = select(frame, **conditions)
    assert values(kept) == expected
    assert kept.index.tolist() == list(range(len(expected)))
    assert kept.columns.tolist() == frame.columns.tolist()
    assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        (
            {"flow": "exprots"},
            r"^`flow`: 'exprots' is not one of exports, imports, turnover; "
            r"did you mean 'exports'\?$",
        ),
        (
            {"flow": ["exports", "imprts"]},
            r"`flow`: 'imprts' is not .*did you mean 'imports'\?$",
        ),
        ({"reporter": "china_custom"}, r"did you mean 'china_customs'\?$"),
        (
            {"countries": "Kazakstan"},
            r"^`country`: 'Kazakstan' is not one of the 24 known.*'[Kk]azakh",
        ),
        ({"countries": ["KAZ", "XXX"]}, "^`country`: 'XXX' is not one of .*CA4, "),
        (
            {"flwo": "exports"},
            r"^select needs the column flwo; the frame has reporter, country, period, "
            r"flow, value_usd_mn; did you mean 'flow'\?$",
        ),
        ({"start": 2025, "end": 2020}, "^`start` 2025 is after `end` 2020$"),
        ({"start": "2024-06", "end": "2024-05"}, "^`start` '2024-06' is after `end`"),
        ({"start": 0}, "there is no year 0"),
        ({"end": "2024-13"}, "has no month 13"),
        ({"start": "soon"}, "'soon' is not a year"),
    ],
)
def test_a_condition_that_cannot_be_met_is_named(
    conditions: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        select(small_trade(), **conditions)


def is_list_of_things(name: str) -> bool:
    """Whether a table lists things that have a date: they have an id of their own."""
    names = {field["name"] for field in RESOURCES[name]["schema"]["fields"]}
    return any(column.endswith("_id") for column in names - {"source_id"})


WITH_PERIODS = [
    name
    for name, resource in RESOURCES.items()
    if "period" in {field["name"] for field in resource["schema"]["fields"]}
]


@pytest.mark.parametrize("name", WITH_PERIODS)
def test_years_never_mix_with_parts_of_years_unasked(name: str) -> None:
    frame = load_table(name)
    kept = select(frame)
    dated = kept["period"][kept["period"] != ""]
    assert is_list_of_things(name) or dated.map(periods.is_year).all()
    assert_frame_equal(select(frame, parts=True), frame)
    # An event of one day is no part of a year whose figure is there as well.
    assert not is_list_of_things(name) or len(kept) == len(frame)


# ------------------------------------------- conditions on every kind of column


def things() -> pd.DataFrame:
    """Four rows with a list, two answers and a number that may be missing."""
    return pd.DataFrame(
        {
            "event_id": ["a", "b", "c", "d"],
            "countries": [["KAZ", "CHN"], ["KGZ"], [], ["CA5"]],
            "period": ["-0138", "2015-03-27", "", "1218/1219"],
            "is_mirror": [True, False, False, True],
            "value": [24700.0, 0.05, float("nan"), -7.0],
            "start": ["x", "y", "", "x"],
            "note": ["", "first", "second", ""],
        },
        index=[5, 5, 1, 0],
    )


def ids(frame: pd.DataFrame) -> str:
    return "".join(frame["event_id"])


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        # A list fits if it holds one of the values.
        ({"where": {"countries": ["KGZ", "CHN"]}}, "ab"),
        ({"where": {"countries": ["", "KGZ"]}}, "bc"),
        # As an argument, it also knows names; a group stands for itself.
        ({"countries": "kazakhstan"}, "a"),
        ({"countries": ["KGZ", "CA5"]}, "bd"),
        # Two answers, in the types of the library and as written in the files.
        ({"is_mirror": True}, "ad"),
        ({"is_mirror": ["true", False]}, "abcd"),
        # Numbers, however they are written.
        ({"value": "2.47e4"}, "a"),
        ({"value": ["0.05", -7]}, "bd"),
        ({"value": ""}, "c"),
        ({"value": float("nan")}, "c"),
        # Texts, and what is missing among them.
        ({"note": ["", "first"]}, "abd"),
        ({"period": -138}, "a"),
        ({"period": "1218/1219"}, "d"),
        # A column with the name of an argument.
        ({"where": {"start": "x"}, "start": 1000}, "d"),
        ({"where": {"start": "x"}, "is_mirror": True, "countries": "CHN"}, "a"),
        ({"where": {"start": None}}, "abcd"),
        # The years of a list of things, before our era and over several.
        ({"start": "-200", "end": "-1"}, "a"),
        ({"start": 1218, "end": 1219}, "d"),
        ({"start": 1219}, "b"),
        ({"end": 1218}, "a"),
    ],
)
def test_a_condition_goes_by_the_type_of_its_column(
    conditions: dict[str, Any], expected: str
) -> None:
    frame = things()
    before = things()
    kept = select(frame, **conditions)
    assert ids(kept) == expected
    assert kept.index.tolist() == list(range(len(expected)))
    assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    ("conditions", "message"),
    [
        ({"where": {"countries": "KAZZ"}}, r"^`countries`: 'KAZZ' .*mean 'KAZ'\?$"),
        ({"countries": "Kirgisia"}, "^`country`: 'Kirgisia' is not one of "),
        ({"is_mirror": "True"}, "^`is_mirror`: 'True' is not one of true, false; did"),
        ({"is_mirror": 1}, "^`is_mirror`: 1 is not one of true, false$"),
        ({"value": "1,000"}, "^`value`: '1,000' is not a number$"),
        ({"value": [1, None]}, "^`value`: None is not a number$"),
        ({"value": True}, "^`value`: True is not a number$"),
        ({"note": "frist"}, r"^`note`: 'frist' is not .*; did you mean 'first'\?$"),
        ({"where": {"strat": "x"}}, "^select needs the column strat; .*'start'"),
        ({"start": "-0"}, "^`start`: there is no year 0"),
    ],
)
def test_a_value_of_another_type_is_named(
    conditions: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        select(things(), **conditions)


@pytest.mark.parametrize("name", RESOURCES)
def test_a_country_can_be_looked_up_in_every_table_that_names_some(name: str) -> None:
    """Found in the raw file; no table with countries may refuse the question."""
    named = {
        *("country", "countries", "participants", "exporter", "importer", "transit"),
        *("joint_exporters", "joint_importers", "from_country", "to_country"),
    }
    columns = named & {f["name"] for f in RESOURCES[name]["schema"]["fields"]}
    if not columns:
        with pytest.raises(ValueError, match=r"^select needs the column country; "):
            select(load_table(name), countries="KAZ")
        return
    columns = columns & {"country"} or columns
    expected = [
        row
        for row in cells(name)
        if any("KAZ" in row[column].split(";") for column in columns)
    ]
    assert len(select(load_table(name), countries="KAZ", parts=True)) == len(expected)


@pytest.mark.parametrize("name", RESOURCES)
def test_every_column_of_every_table_can_be_selected_by(name: str) -> None:
    """By each value as it is written in the file, counted without the library."""
    frame, raw = load_table(name), cells(name)
    for field in RESOURCES[name]["schema"]["fields"]:
        column = field["name"]
        written = next((row[column] for row in raw if row[column]), "")
        wanted = written.split(";")[0] if field["type"] == "list" else written
        kept = select(frame, parts=True, where={column: wanted})
        expected = [
            row
            for row in raw
            if row[column] == written
            or (field["type"] == "list" and wanted in row[column].split(";"))
        ]
        assert len(kept) == len(expected), column


# ----------------------------------------------------------------------- the package


def test_a_changed_a_missing_and_an_unknown_file_are_told(tmp_path: Path) -> None:
    assert check_files() == [], "make tables states the sums anew"
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    file = folder / "gas_flows.csv"
    old = file.read_bytes()
    new = old.replace(b"31.547", b"31.548", 1)
    file.write_bytes(new)
    (folder / "goods.csv").unlink()
    (folder / "mine.csv").write_text("a,b\n", encoding="utf-8")
    sums = [hashlib.sha256(content).hexdigest() for content in (new, old)]
    assert sorted(check_files(folder)) == [
        f"gas_flows.csv: is sha256:{sums[0]}, {len(new)} bytes; "
        f"the descriptor states sha256:{sums[1]}, {len(old)} bytes",
        "goods.csv: the file is missing",
        "mine.csv: the descriptor does not know this file",
    ]
