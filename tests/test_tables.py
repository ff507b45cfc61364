"""Reading, listing, describing and selecting tables, and what a bad file says."""

import re
import shutil
from html import escape
from pathlib import Path

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from cac_data import describe, load_table, select, tables
from cac_data.tables import check_files, parse_table, sort_rows
from tests.bundled import DATA, RESOURCES, ROWS

# --- Reading -------------------------------------------------------------------------

FIELDS = [
    {"name": "country", "type": "string"},
    {"name": "value", "type": "number"},
    {"name": "is_mirror", "type": "boolean"},
    {"name": "members", "type": "list"},
    {"name": "note", "type": "string"},
]
HEADER = "country,value,is_mirror,members,note\n"


def read(text: str) -> pd.DataFrame:
    return parse_table(text.encode(), {"schema": {"fields": FIELDS}}, "small.csv")


def test_cells_are_typed_by_the_descriptor() -> None:
    frame = read(f'{HEADER}KAZ,43820,false,a;b,"rounded, ""USD bn"""\nNA,,true,,\n')
    assert frame.fillna({"value": -1.0}).to_numpy().tolist() == [
        ["KAZ", 43820.0, False, ["a", "b"], 'rounded, "USD bn"'],
        ["NA", -1.0, True, [], ""],
    ]
    assert read(HEADER).dtypes.to_dict() == frame.dtypes.to_dict()


def test_what_is_wrong_in_a_file_is_named_by_row() -> None:
    for rows, message in (
        ("UZB,1,true,a,\nKAZ,n/a,true,a,\n", "row 3, column value: 'n/a' is not a num"),
        ("KAZ,1_000,true,a,\n", "row 2, column value: '1_000' is not a number"),
        ("KAZ,1,True,a,\n", "row 2, column is_mirror: 'True' is not a boolean"),
        ("KAZ,1,true,a,\nKGZ,1,true,a\n", "row 3 has 4 cells, not 5"),
        ("KAZ,1,true,a,cut", "row 2 is cut off"),
        ('KAZ,1,true,a,"', "cannot be read"),
    ):
        with pytest.raises(ValueError, match=rf"^small\.csv: {message}"):
            read(HEADER + rows)
    told = r"^small\.csv: the columns are country, va.* the descriptor has country, val"
    with pytest.raises(ValueError, match=told):
        read(HEADER.replace("ue", "eu"))


def test_a_changed_a_missing_and_an_unknown_file_are_told(tmp_path: Path) -> None:
    assert check_files() == [], "make tables states the sums anew"
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    file = folder / "gas_flows.csv"
    file.write_bytes(file.read_bytes().replace(b"31.547", b"31.548", 1))
    (folder / "goods.csv").unlink()
    (folder / "mine.csv").write_text("a,b\n", encoding="utf-8")
    told = "; the descriptor states"
    sums = r"sha256:\w{64}, \d+ bytes"
    assert re.fullmatch(
        rf"gas_flows\.csv: is {sums}{told} {sums}\n"
        rf"goods\.csv: is missing{told} {sums}\n"
        rf"mine\.csv: is {sums}{told} no such file",
        "\n".join(check_files(folder)),
    )


# --- The bundled tables --------------------------------------------------------------


def test_a_table_is_the_callers_own_to_change() -> None:
    before, mine = load_table("events"), load_table("events")
    for frame in (select(mine, countries="KAZ"), mine):
        frame["title"] = "changed"
        frame["countries"].map(lambda cell: cell.append("changed"))
    assert_frame_equal(load_table("events"), before)


@pytest.mark.parametrize("name", ["bilateral_trade", "country_profile", "events"])
def test_tables_and_describe_say_what_descriptor_and_file_say(name: str) -> None:
    resource, raw = RESOURCES[name], ROWS[name]
    described, listed = describe(name), tables().set_index("name").loc[name]
    assert ",".join(listed.index) == "title,rows,first,last,units,sources,licence"
    assert listed[["title", "rows"]].tolist() == [resource["title"], len(raw)]
    assert listed["sources"] == len({cell["source_id"] for cell in raw})
    assert described.attrs.items() >= listed.to_dict().items()
    columns = "field,type,unit,in_key,filled,allowed,description"
    assert ",".join(described) == columns
    fields = resource["schema"]["fields"]
    for row, field in zip(described.itertuples(), fields, strict=True):
        assert row.field == field["name"]
        assert row.unit == field.get("unit", "")
        assert row.in_key == (field["name"] in resource["schema"]["primaryKey"])
        assert row.filled == sum(cell[field["name"]] != "" for cell in raw)
        assert row.allowed == field.get("constraints", {}).get("enum", [])
    for column in {"indicator", "unit"} & {*raw[0]}:
        assert {row[column] for row in raw} - {""} <= described.attrs["words"].keys()


def test_jupyter_shows_describe_whole_with_words_at_the_left() -> None:
    described = describe("bilateral_trade")
    html = described[described["allowed"].map(len) > 0]._repr_html_()
    assert "..." not in html
    assert not {"<th>", "<td>"} & {*re.findall("<t[hd]>", html)}
    for row in described[described["allowed"].map(len) > 0].itertuples():
        assert escape(row.description, quote=False) in html
        assert ", ".join(row.allowed) in html


def test_rows_sort_by_time_not_by_text() -> None:
    times = ["2024", "2024-01/2024-03", "-0138", "-0115", "2024-06"]
    frame = pd.DataFrame({"country": ["KAZ"] * 4 + ["CHN"], "period": times})
    found = sort_rows(frame, ["country", "period"])["period"].tolist()
    assert found == ["2024-06", "-0138", "-0115", "2024-01/2024-03", "2024"]


# --- Selecting -----------------------------------------------------------------------

TRADE = pd.DataFrame(
    [
        ("a", "national", "KAZ", "2022", "exports", 13200.0),
        ("b", "china_customs", "KAZ", "2023", "imports", 24700.0),
        ("c", "china_customs", "KGZ", "2024", "turnover", 22710.0),
        ("d", "china_customs", "KGZ", "2024-01/2024-10", "turnover", 17400.0),
        ("e", "china_customs", "CA5", "2023", "turnover", 89400.0),
        ("f", "national", "UZB", "2026-01", "turnover", 1618.2),
    ],
    columns=["row", "reporter", "country", "period", "flow", "value_usd_mn"],
)
THINGS = pd.DataFrame(
    {
        "row": ["a", "b", "c", "d"],
        "event_id": ["one", "two", "three", "four"],
        "countries": [["KAZ", "CHN"], ["KGZ"], [], ["CA5"]],
        "period": ["-0138", "2015-03-27", "", "1218/1219"],
        "is_mirror": [True, False, False, True],
        "value": [24700.0, 0.05, float("nan"), -7.0],
        "start": ["x", "y", "", "x"],
        "note": ["", "first", "second", ""],
    },
    index=[5, 5, 1, 0],
)


def test_select_keeps_the_rows_that_meet_all_conditions() -> None:
    for frame, conditions, expected in (
        (TRADE, {"countries": ("kazakhstan", "Kyrgyz Republic")}, "abc"),
        # A group stands for its own rows, not for its members'.
        (TRADE, {"countries": "CA5"}, "e"),
        (TRADE, {"flow": {"exports"}, "reporter": "national"}, "a"),
        # A period is kept only if it lies wholly inside the span.
        (TRADE, {"start": "2023-02", "end": 2024}, "c"),
        (TRADE, {"start": "2024-01-01", "end": "2024-10-31"}, "d"),
        # Whole years and parts of years do not mix, unless asked.
        (TRADE, {"countries": "KGZ", "parts": True}, "cd"),
        (TRADE, {}, "abce"),
        # A list fits if it holds one of the values.
        (THINGS, {"where": {"countries": ["", "KGZ"]}}, "bc"),
        (THINGS, {"countries": ["kazakhstan", "CA5"]}, "ad"),
        # In the types of the library, and as written in the files.
        (THINGS, {"is_mirror": True}, "ad"),
        (THINGS, {"is_mirror": ["true", False]}, "abcd"),
        (THINGS, {"value": ["2.47e4", 0.05, -7]}, "abd"),
        (THINGS, {"period": -138}, "a"),
        # A column with the name of an argument.
        (THINGS, {"where": {"start": "x"}, "start": 1000}, "d"),
        # The years of a list of things, before our era and over several.
        (THINGS, {"start": "-200", "end": "-1"}, "a"),
    ):
        before = frame.copy()
        kept = select(frame, **conditions)
        assert "".join(kept["row"]) == expected, conditions
        assert kept.index.tolist() == list(range(len(expected)))
        assert_frame_equal(frame, before)


def test_a_condition_that_cannot_be_met_is_named() -> None:
    for frame, conditions, message in (
        (TRADE, {"flow": ["exports", "imprts"]}, r"^`flow`: .* mean 'imports'\?$"),
        (TRADE, {"countries": "Kazakstan"}, "^`country`: 'Kazakstan' .*'[Kk]azakh"),
        (TRADE, {"flwo": "exports"}, r"^select needs the column flwo; .* 'flow'\?$"),
        (TRADE, {"start": 2025, "end": 2020}, "^`start` 2025 is after `end` 2020$"),
        (THINGS, {"where": {"countries": "KAZZ"}}, r"'KAZZ' .*mean 'KAZ'\?$"),
        (THINGS, {"is_mirror": "True"}, "^`is_mirror`: 'True' is not true or false$"),
        (THINGS, {"value": "1,000"}, "^`value`: '1,000' is not a number$"),
    ):
        with pytest.raises(ValueError, match=message):
            select(frame, **conditions)


def test_rows_with_lists_are_made_distinct_as_the_readme_says() -> None:
    events = load_table("events")
    twice = pd.concat([events, events])
    assert len(twice[~twice.astype(str).duplicated()]) == len(events)
