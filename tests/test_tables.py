"""Reading, listing, describing and selecting tables, and what a bad file says."""

from __future__ import annotations

import csv
import hashlib
import importlib.metadata
import json
import re
import shutil
from collections.abc import Callable
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
    table_names,
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
    assert frame["value"].iloc[0] == 43820
    assert frame["is_mirror"].dtype == "bool"
    assert frame["is_mirror"].tolist() == [False, True]
    assert frame["members"].tolist() == [["a", "b"], []]
    assert frame["note"].tolist() == ['rounded, "USD bn"', ""]


def test_text_columns_are_str_and_empty_text_is_not_missing(
    read: Callable[..., pd.DataFrame],
) -> None:
    frame = read(GOOD)
    for column in ("country", "note"):
        assert pd.api.types.is_string_dtype(frame[column])
        assert not frame[column].isna().any()


def test_a_missing_number_is_missing_never_zero(
    read: Callable[..., pd.DataFrame],
) -> None:
    frame = read(GOOD)
    assert frame["value"].isna().tolist() == [False, True]


def test_a_table_without_rows_has_its_columns(
    read: Callable[..., pd.DataFrame],
) -> None:
    frame = read(HEADER)
    assert frame.columns.tolist() == [field["name"] for field in FIELDS]
    assert len(frame) == 0


@pytest.mark.parametrize(
    ("row", "where"),
    [
        ("KAZ,4o2,true,a,", r"row 3, column value: '4o2' is not a number"),
        ('KAZ,"1,000",true,a,', r"row 3, column value: '1,000' is not a number"),
        ("KAZ,n/a,true,a,", r"row 3, column value: 'n/a' is not a number"),
        ("KAZ,nan,true,a,", r"row 3, column value: 'nan' is not a number"),
        ("KAZ,inf,true,a,", r"row 3, column value: 'inf' is not a number"),
        ("KAZ,1e999,true,a,", r"row 3, column value: '1e999' is not a number"),
        ("KAZ,1_000,true,a,", r"row 3, column value: '1_000' is not a number"),
        ("KAZ, 1,true,a,", r"row 3, column value: ' 1' is not a number"),
        ("KAZ,1.2.3,true,a,", r"row 3, column value: '1.2.3' is not a number"),
        ("KAZ,-,true,a,", r"row 3, column value: '-' is not a number"),
        ("KAZ,\u0661,true,a,", r"row 3, column value: '\u0661' is not a number"),
        ("KAZ,1,True,a,", r"row 3, column is_mirror: 'True' is not a boolean"),
        ("KAZ,1,,a,", r"row 3, column is_mirror: '' is not a boolean"),
        ("KAZ,1,yes,a,", r"row 3, column is_mirror: 'yes' is not a boolean"),
    ],
)
def test_a_mistyped_cell_is_named_by_file_row_column_and_value(
    read: Callable[..., pd.DataFrame], row: str, where: str
) -> None:
    with pytest.raises(TableError, match=rf"small\.csv: {where}"):
        read(HEADER + "UZB,1,true,a,\n" + row + "\n")


@pytest.mark.parametrize(
    ("rows", "cells_found"),
    [
        ("KAZ,1,true,a,\nKGZ,1,true,a\n", 4),
        ("KAZ,1,true,a,\nKGZ,1\n", 2),
        ("KAZ,1,true,a,\nKGZ\n", 1),
        ("KAZ,1,true,a,\n\nKGZ,1,true,a,\n", 0),
        ("KAZ,1,true,a,\nKGZ,1,true,a,,\n", 6),
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
        ("country,value,is_mirror,members,note,x\n", "members, note, x;"),
        ("country;value;is_mirror;members;note\n", "country;value;is_mirror"),
        ("country,value,value,is_mirror,members,note\n", "country, value, value"),
        ("COUNTRY,value,is_mirror,members,note\n", "COUNTRY, value, is_mirror"),
    ],
)
def test_columns_that_are_not_those_of_the_descriptor_are_named(
    read: Callable[..., pd.DataFrame], header: str, named: str
) -> None:
    wanted = "the descriptor has country, value, is_mirror, members, note"
    message = rf"small\.csv: the columns are .*{re.escape(named)}.*{wanted}"
    with pytest.raises(TableError, match=message):
        read(header)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"small\.csv: the file is missing"):
        read_table(tmp_path, RESOURCE)


# ------------------------------------------------------------------- the descriptor


def test_a_missing_descriptor_is_named(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"datapackage\.json: there is no descriptor"):
        read_descriptor(tmp_path)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"resources": [', r"not valid JSON \(.*line 1 column 16"),
        ('{\n  "name": "x"\n  "resources": []\n}', r"not valid JSON \(.*line 3"),
        ("", "not valid JSON"),
        ("country,name\n", "not valid JSON"),
        (b"\xff\xfe{}", "not valid JSON"),
        ("[]", "has no `resources`"),
        ('{"name": "x"}', "has no `resources`"),
        ('"resources"', "has no `resources`"),
    ],
)
def test_a_broken_descriptor_is_named(
    tmp_path: Path, text: str | bytes, why: str
) -> None:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    (tmp_path / "datapackage.json").write_bytes(data)
    with pytest.raises(TableError, match=rf"datapackage\.json: {why}"):
        read_descriptor(tmp_path)


@pytest.mark.parametrize("name", RESOURCES)
def test_a_series_is_the_key_without_time_and_witness(name: str) -> None:
    series = series_columns(name)
    assert set(series) <= set(key_columns(name))
    left_out = set(key_columns(name)) - set(series)
    witness = {"source_id", "variant", "vintage"}
    assert left_out <= witness | PERIOD_FIELDS
    assert (witness | PERIOD_FIELDS).isdisjoint(series)


# --------------------------------------------------------------- the bundled tables


def damage(frame: pd.DataFrame) -> None:
    """Change every cell of a frame in place, the lists inside cells too."""
    for column in frame.columns:
        if pd.api.types.is_object_dtype(frame[column]):
            for cell in frame[column]:
                cell.append("damaged")
        elif pd.api.types.is_string_dtype(frame[column]):
            frame[column] = "damaged"
        elif pd.api.types.is_bool_dtype(frame[column]):
            frame.loc[:, column] = ~frame[column]
        else:
            frame.loc[:, column] = -1.0
    frame.index.name = "damaged"
    frame.columns.name = "damaged"
    frame.attrs["damaged"] = True
    frame.index = frame.index + 7
    frame["added"] = 1


def test_a_selection_is_the_callers_own() -> None:
    frame = load_table("bilateral_trade")
    before = frame.copy()
    damage(select(frame, countries="KGZ"))
    assert_frame_equal(frame, before)


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


def test_tables_lists_each_table_once_with_what_it_holds() -> None:
    listed = tables()
    assert listed.columns.tolist() == [
        "name",
        "title",
        "rows",
        "first",
        "last",
        "units",
        "sources",
        "licence",
    ]
    assert listed["name"].tolist() == list(RESOURCES)
    for row in listed.itertuples():
        raw = cells(row.name)
        assert row.title == RESOURCES[row.name]["title"]
        assert row.rows == len(raw)
        assert row.sources == len({cell["source_id"] for cell in raw})
        licences = [item["name"] for item in RESOURCES[row.name]["licenses"]]
        assert row.licence == ", ".join(licences)


def test_tables_names_the_units() -> None:
    units = tables().set_index("name")["units"]
    assert units["bilateral_trade"] == ["USD mn"]
    assert units["monthly_trade"] == ["CNY mn"]
    assert units["sources"] == []
    assert units["country_profile"] == sorted(
        {row["unit"] for row in cells("country_profile")}
    )


@pytest.mark.parametrize("name", RESOURCES)
def test_describe_says_of_each_field_what_the_descriptor_says(name: str) -> None:
    described = describe(name)
    resource, raw = RESOURCES[name], cells(name)
    assert described.columns.tolist() == [
        "field",
        "type",
        "unit",
        "in_key",
        "filled",
        "allowed",
        "description",
    ]
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
    facts = {key: fact for key, fact in described.attrs.items() if key != "words"}
    assert facts == {
        "title": resource["title"],
        "description": resource["description"],
        "version": resource["version"],
        "licence": listed["licence"],
        "first": listed["first"],
        "last": listed["last"],
    }


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


@pytest.mark.parametrize("column", sorted(PERIOD_FIELDS))
def test_every_column_of_time_sorts_by_time(column: str) -> None:
    frame = pd.DataFrame({column: ["2024", "2024-03", "", "-0115", "-0138"]})
    expected = ["", "-0138", "-0115", "2024", "2024-03"]
    assert sort_rows(frame, [column])[column].tolist() == expected


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
        ({"countries": ["KAZ"]}, [13200, 24700]),
        ({"countries": "KAZ"}, [13200, 24700]),
        ({"countries": ("kazakhstan", "Kyrgyz Republic")}, [13200, 24700, 22710]),
        ({"countries": iter(["KGZ"])}, [22710]),
        # A group stands for its own rows, not for its members'.
        ({"countries": "CA5"}, [89400]),
        ({"countries": []}, []),
        ({"flow": "imports"}, [24700]),
        ({"flow": ["imports", "exports"]}, [13200, 24700]),
        ({"flow": {"exports"}, "reporter": "national"}, [13200]),
        ({"value_usd_mn": 24700}, [24700]),
        ({"countries": "KAZ", "flow": "turnover"}, []),
        ({"start": 2023}, [24700, 22710, 89400]),
        ({"end": 2022}, [13200]),
        ({"start": 2023, "end": 2023}, [24700, 89400]),
        ({"start": "2023", "end": "2023"}, [24700, 89400]),
        ({"start": 2030}, []),
        # A period is kept only if it lies wholly inside the span.
        ({"start": "2023-02", "end": 2024}, [22710]),
        ({"start": 2024, "end": "2024-11"}, [17400]),
        ({"start": 2024, "end": "2024-10-30"}, []),
        ({"start": "2024-01-01", "end": "2024-10-31"}, [17400]),
        ({"start": 2024, "end": "2024-10"}, [17400]),
        # Whole years and parts of years do not mix, unless asked.
        ({"countries": "KGZ"}, [22710]),
        ({"countries": "KGZ", "parts": True}, [22710, 17400]),
        ({"countries": "UZB"}, [1618.2]),
        ({"start": 2023, "parts": True}, [24700, 22710, 17400, 89400, 1618.2]),
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


def test_an_empty_selection_keeps_types() -> None:
    frame = load_table("bilateral_trade")
    assert_frame_equal(select(frame, countries=[]), frame.head(0))


def test_a_row_without_a_period_is_kept_only_without_a_span() -> None:
    frame = pd.DataFrame({"period": ["", "2024"], "value_usd_mn": [2724900.0, 1.0]})
    assert values(select(frame)) == [2724900, 1]
    assert values(select(frame, start=1992)) == [1]
    assert values(select(frame, end=2100)) == [1]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        (-138, -115, ["-0138", "-0138-03", "-0115"]),
        (-138, None, ["-0138", "-0138-03", "-0115", "-0060/0089", "0001"]),
        (None, -116, ["-0138", "-0138-03"]),
        (-60, 89, ["-0060/0089", "0001"]),
        ("-0115", 1, ["-0115", "0001"]),
    ],
)
def test_a_span_may_begin_before_our_era(
    start: int | str | None, end: int | str | None, expected: list[str]
) -> None:
    frame = pd.DataFrame(
        {"period": ["-0138", "-0138-03", "-0115", "-0060/0089", "0001"]}
    )
    kept = select(frame, start=start, end=end, parts=True)
    assert kept["period"].tolist() == expected


def test_an_allowed_value_that_no_row_has_gives_no_rows() -> None:
    frame = small_trade()
    assert len(select(frame, reporter="edb")) == 0
    assert len(select(frame, countries="TKM")) == 0


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


@pytest.mark.parametrize(
    ("conditions", "column"),
    [
        ({"countries": "KAZ"}, "country"),
        ({"start": 2020}, "period"),
        ({"end": 2020}, "period"),
        ({"flow": "exports"}, "flow"),
    ],
)
def test_a_condition_needs_its_column(conditions: dict[str, Any], column: str) -> None:
    message = f"^select needs the column {column}; the frame has value$"
    with pytest.raises(ValueError, match=message):
        select(pd.DataFrame({"value": [1.0]}), **conditions)


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


@pytest.mark.parametrize("name", [*filter(is_list_of_things, WITH_PERIODS)])
def test_a_list_of_things_keeps_those_of_a_day(name: str) -> None:
    """An event of one day is no part of a year whose figure is there as well."""
    frame = load_table(name)
    assert_frame_equal(select(frame), frame)


def test_spans_of_several_years_are_no_whole_years() -> None:
    frame = pd.DataFrame(
        {"period": ["2022", "2005/2023", "", "-0138"], "value": [1.0, 9.0, 3.0, 4.0]}
    )
    assert select(frame)["value"].tolist() == [1, 3, 4]
    assert select(frame, parts=True)["value"].tolist() == [1, 9, 3, 4]
    # Alone they are all there is.
    assert select(frame[1:2])["value"].tolist() == [9]


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
        ({"where": {"countries": "KAZ"}}, "a"),
        ({"where": {"countries": ["KGZ", "CHN"]}}, "ab"),
        ({"where": {"countries": ""}}, "c"),
        ({"where": {"countries": ["", "KGZ"]}}, "bc"),
        ({"where": {"countries": []}}, ""),
        # As an argument, it also knows names; a group stands for itself.
        ({"countries": "kazakhstan"}, "a"),
        ({"countries": ["KGZ", "CA5"]}, "bd"),
        ({"countries": "UZB"}, ""),
        # Two answers, in the types of the library and as written in the files.
        ({"is_mirror": True}, "ad"),
        ({"is_mirror": "true"}, "ad"),
        ({"is_mirror": "false"}, "bc"),
        ({"is_mirror": ["true", False]}, "abcd"),
        # Numbers, however they are written.
        ({"value": 24700}, "a"),
        ({"value": "24700"}, "a"),
        ({"value": "24700.0"}, "a"),
        ({"value": "2.47e4"}, "a"),
        ({"value": ["0.05", -7]}, "bd"),
        ({"value": 1}, ""),
        ({"value": ""}, "c"),
        ({"value": float("nan")}, "c"),
        # Texts, and what is missing among them.
        ({"note": ""}, "ad"),
        ({"note": ["", "first"]}, "abd"),
        ({"period": -138}, "a"),
        ({"period": "1218/1219"}, "d"),
        # A column with the name of an argument.
        ({"where": {"start": "x"}}, "ad"),
        ({"where": {"start": "x"}, "start": 1000}, "d"),
        ({"where": {"start": "x"}, "is_mirror": True, "countries": "CHN"}, "a"),
        ({"where": {"start": None}}, "abcd"),
        # The years of a list of things, before our era and over several.
        ({"start": -200}, "abd"),
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
        (
            {"where": {"countries": "KAZZ"}},
            r"^`countries`: 'KAZZ' is not one of .*KAZ.*; did you mean 'KAZ'\?$",
        ),
        ({"countries": "Kirgisia"}, "^`country`: 'Kirgisia' is not one of "),
        ({"is_mirror": "True"}, "^`is_mirror`: 'True' is not one of true, false; did"),
        ({"is_mirror": 1}, "^`is_mirror`: 1 is not one of true, false$"),
        ({"value": "many"}, "^`value`: 'many' is not a number$"),
        ({"value": "1,000"}, "^`value`: '1,000' is not a number$"),
        ({"value": "nan"}, "^`value`: 'nan' is not a number$"),
        ({"value": True}, "^`value`: True is not a number$"),
        ({"value": [1, None]}, "^`value`: None is not a number$"),
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


def test_in_an_empty_frame_any_value_is_simply_not_there() -> None:
    empty = things().head(0)
    assert len(select(empty, note="first", where={"countries": "KAZ"})) == 0
    assert_frame_equal(select(empty, countries="KAZ"), empty.reset_index(drop=True))


@pytest.mark.parametrize(
    ("columns", "expected"),
    [
        # `country` decides where it is there ...
        (["country", "countries", "exporter", "importer"], "ab"),
        # ... else any column that names countries.
        (["countries", "exporter", "importer"], "bc"),
        (["exporter", "importer"], "c"),
        (["participants"], "a"),
        (["from_country", "to_country", "transit"], "abd"),
    ],
)
def test_rows_about_a_country_are_found_by_the_columns_there_are(
    columns: list[str], expected: str
) -> None:
    frame = pd.DataFrame(
        {
            "event_id": ["a", "b", "c", "d"],
            "country": ["KAZ", "KAZ", "UZB", "UZB"],
            "countries": [["UZB"], ["CHN", "KAZ"], [], []],
            "exporter": ["UZB", "UZB", "KAZ", "UZB"],
            "importer": ["CHN", "CHN", "CHN", "CHN"],
            "participants": [["KAZ"], [], [], []],
            "from_country": ["KAZ", "TKM", "TKM", "TKM"],
            "to_country": ["CHN", "KAZ", "CHN", "CHN"],
            "transit": [[], [], ["UZB"], ["UZB", "KAZ"]],
        }
    )
    assert ids(select(frame[["event_id", *columns]], countries="KAZ")) == expected


@pytest.mark.parametrize("name", RESOURCES)
def test_a_country_can_be_looked_up_in_every_table_that_names_some(name: str) -> None:
    """Found in the raw file; no table with countries may refuse the question."""
    named = {
        "country",
        "countries",
        "participants",
        "exporter",
        "importer",
        "joint_exporters",
        "joint_importers",
        "from_country",
        "to_country",
        "transit",
    }
    columns = named & {f["name"] for f in RESOURCES[name]["schema"]["fields"]}
    if not columns:
        with pytest.raises(ValueError, match=r"^select needs the column country; "):
            select(load_table(name), countries="KAZ")
        return
    if "country" in columns:
        columns = {"country"}
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


def test_the_package_gives_exactly_what_it_promises() -> None:
    assert sorted(cac_data.__all__) == [
        "__data_version__",
        "__version__",
        "cite",
        "conflicts",
        "coverage",
        "describe",
        "load_table",
        "select",
        "sources",
        "tables",
        "vintages",
    ]
    for name in cac_data.__all__:
        assert getattr(cac_data, name)


def test_versions_are_those_of_the_package_and_of_the_descriptor() -> None:
    assert cac_data.__version__ == importlib.metadata.version("cac-data")
    assert cac_data.__data_version__ == DESCRIPTOR["version"]
    for version in (cac_data.__version__, cac_data.__data_version__):
        assert re.fullmatch(r"\d+\.\d+\.\d+", version)


PUBLIC = [
    getattr(cac_data, name)
    for name in cac_data.__all__
    if callable(getattr(cac_data, name))
]


@pytest.mark.parametrize("function", PUBLIC, ids=lambda item: item.__name__)
def test_every_public_function_shows_an_example(
    function: Callable[..., object],
) -> None:
    text = function.__doc__ or ""
    assert ">>>" in text


@pytest.mark.parametrize("name", table_names())
def test_describe_gives_the_meaning_of_every_indicator_and_unit(name: str) -> None:
    frame, described = load_table(name), describe(name)
    words = described.attrs["words"]
    for column in ("indicator", "unit"):
        if column in frame:
            assert {word for word in frame[column] if word} <= set(words)
    assert {unit for unit in described["unit"] if unit} <= set(words)
    assert all(words.values())


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
