"""Reading, listing, describing and selecting tables, and what a bad file says."""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from html import escape
from importlib import import_module
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from cac_data import describe, load_table, select, tables
from cac_data.codes import TableName
from cac_data.tables import check_files, parse_table, sort_rows
from tests import bundled
from tests.bundled import DATA, RESOURCES, ROWS
from tests.conftest import ROOT

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


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        pytest.param(
            "UZB,1,true,a,\nKAZ,n/a,true,a,\n",
            "row 3, column value: 'n/a' is not a num",
            id="words for a number",
        ),
        pytest.param(
            "KAZ,1_000,true,a,\n",
            "row 2, column value: '1_000' is not a number",
            id="a number of Python",
        ),
        pytest.param(
            "KAZ,1,True,a,\n",
            "row 2, column is_mirror: 'True' is not a boolean",
            id="a truth value of Python",
        ),
        pytest.param(
            "KAZ,1,true,a,\nKGZ,1,true,a\n", "row 3 has 4 cells, not 5", id="no note"
        ),
        pytest.param("KAZ,1,true,a,cut", "row 2 is cut off", id="cut off"),
        pytest.param('KAZ,1,true,a,"', "cannot be read", id="an open quote"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_by_row(rows: str, message: str) -> None:
    with pytest.raises(ValueError, match=rf"^small\.csv: {message}"):
        read(HEADER + rows)


def test_columns_that_the_descriptor_does_not_have_are_named() -> None:
    message = (
        r"^small\.csv: the columns are country, va.* the descriptor has country, v"
    )
    with pytest.raises(ValueError, match=message):
        read(HEADER.replace("ue", "eu"))


def test_the_bundled_files_are_as_the_descriptor_states() -> None:
    assert check_files() == [], "make tables states the sums anew"


def test_a_changed_a_missing_and_an_unknown_file_are_named(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    shutil.copytree(DATA, folder)
    file = folder / "gas_flows.csv"
    file.write_bytes(file.read_bytes().replace(b"31.547", b"31.548", 1))
    (folder / "goods.csv").unlink()
    (folder / "mine.csv").write_text("a,b\n", encoding="utf-8")
    stated = "; the descriptor states"
    sums = r"sha256:\w{64}, \d+ bytes"
    assert re.fullmatch(
        rf"gas_flows\.csv: is {sums}{stated} {sums}\n"
        rf"goods\.csv: is missing{stated} {sums}\n"
        rf"mine\.csv: is {sums}{stated} no such file",
        "\n".join(check_files(folder)),
    )


# --- The module ----------------------------------------------------------------------

USE = """\
import cac_data
import cac_data.tables
from cac_data.sources import known_by

cac_data.tables().merge(known_by(cac_data.tables.load_table("sources"), "1990"))
"""
PUBLIC = [
    (module, name)
    for module in ("conflicts", "sources", "tables")
    for name, value in vars(import_module(f"cac_data.{module}")).items()
    if callable(value) and value.__module__ == f"cac_data.{module}"
    if name.islower() and not name.startswith("_")
]
"""The functions of the modules that can be called."""


def run_python(file: Path, text: str, *tool: str) -> subprocess.CompletedProcess[str]:
    file.write_text(text, encoding="utf-8")
    command = [sys.executable, *tool, str(file)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True)


def test_tables_is_a_module_and_a_function(tmp_path: Path) -> None:
    done = run_python(tmp_path / "mine.py", USE)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def types(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """What mypy says of `USE`, each public function, as that of its module and as
    imported from there, and a name that is not there.
    """
    functions = [
        f"from cac_data.{module} import {name} as {module}_{name}\n"
        f"reveal_type(cac_data.{module}.{name})\n"
        f"reveal_type({module}_{name})\n"
        for module, name in PUBLIC
    ]
    text = "".join([USE, *functions, "cac_data.tables.no_such_name\n"])
    file = tmp_path_factory.mktemp("types") / "mine.py"
    lines = run_python(file, text, "-m", "mypy").stdout.splitlines()
    return [line.partition("mine.py:")[2].partition(": ")[2] for line in lines]


def test_mypy_knows_the_functions_of_a_module_that_can_be_called(
    types: list[str],
) -> None:
    revealed = [line for line in types if line.startswith("note: Revealed type is ")]
    assert revealed[::2] == revealed[1::2]
    assert len(revealed) == 2 * len(PUBLIC)
    assert 'note: Revealed type is "Any"' not in revealed


def test_mypy_refuses_of_it_only_a_name_that_is_not_there(types: list[str]) -> None:
    errors = [line for line in types if line.startswith("error: ")]
    assert errors == ['error: "Tables" has no attribute "no_such_name"  [attr-defined]']


# --- The bundled tables --------------------------------------------------------------


@pytest.mark.parametrize("copied", [load_table, lambda name: select(load_table(name))])
def test_a_table_is_the_callers_own_to_change(
    copied: Callable[[TableName], pd.DataFrame],
) -> None:
    before = load_table("events")
    frame = copied("events")
    frame["title"] = "changed"
    frame["countries"].map(lambda cell: cell.append("changed"))
    assert_frame_equal(load_table("events"), before)


SOME = pytest.mark.parametrize("name", ["bilateral_trade", "country_profile", "events"])


@SOME
def test_the_list_says_of_a_table_what_descriptor_and_file_say(name: TableName) -> None:
    raw = ROWS[name]
    row = tables().set_index("name").loc[name]
    columns = ["title", "rows", "first", "last", "units", "sources", "licence"]
    assert list(row.index) == columns
    assert row[["title", "rows", "sources"]].tolist() == [
        RESOURCES[name]["title"],
        len(raw),
        len({cells["source_id"] for cells in raw}),
    ]
    assert describe(name).attrs.items() >= row.to_dict().items()


@SOME
def test_describe_says_of_fields_what_descriptor_and_file_say(name: TableName) -> None:
    resource = RESOURCES[name]
    expected = [
        (
            field["name"],
            field["type"],
            field.get("unit", ""),
            field["name"] in resource["schema"]["primaryKey"],
            sum(cells[field["name"]] != "" for cells in ROWS[name]),
            bundled.enum(field),
            field.get("description", field["title"]),
        )
        for field in resource["schema"]["fields"]
    ]
    described = describe(name)
    columns = ["field", "type", "unit", "in_key", "filled", "allowed", "description"]
    assert list(described) == columns
    assert list(described.itertuples(index=False, name=None)) == expected


@SOME
def test_describe_says_what_indicators_and_units_mean(name: TableName) -> None:
    columns = {"indicator", "unit"} & {*ROWS[name][0]}
    used = {cells[column] for cells in ROWS[name] for column in columns}
    assert used - {""} <= describe(name).attrs["words"].keys()


def test_jupyter_shows_describe_whole_with_words_at_the_left() -> None:
    described = describe("bilateral_trade")
    described = described[described["allowed"].map(len) > 0]
    html = described._repr_html_()
    words = [
        *(escape(text, quote=False) for text in described["description"]),
        *map(", ".join, described["allowed"]),
    ]
    assert [text for text in words if text not in html] == []
    assert "..." not in html
    assert not {"<th>", "<td>"} & {*re.findall("<t[hd]>", html)}


def test_rows_sort_by_time_not_by_text() -> None:
    times = ["2024", "2024-01/2024-03", "-0138", "-0115", "2024-06"]
    frame = pd.DataFrame({"country": ["KAZ"] * 4 + ["CHN"], "period": times})
    ordered = sort_rows(frame, ["country", "period"])["period"].tolist()
    assert ordered == ["2024-06", "-0138", "-0115", "2024-01/2024-03", "2024"]


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


SELECTED = [
    pytest.param(
        TRADE, {"countries": ("kazakhstan", "Kyrgyz Republic")}, "abc", id="names"
    ),
    pytest.param(
        TRADE, {"countries": "CA5"}, "e", id="a group stands for its own rows"
    ),
    pytest.param(
        TRADE, {"flow": {"exports"}, "reporter": "national"}, "a", id="two conditions"
    ),
    pytest.param(
        TRADE, {"start": "2023-02", "end": 2024}, "c", id="wholly inside the span"
    ),
    pytest.param(
        TRADE, {"start": "2024-01-01", "end": "2024-10-31"}, "d", id="part of a year"
    ),
    pytest.param(
        TRADE, {"countries": "KGZ", "parts": True}, "cd", id="years and parts if asked"
    ),
    pytest.param(TRADE, {}, "abce", id="years alone"),
    pytest.param(
        THINGS, {"where": {"countries": ["", "KGZ"]}}, "bc", id="a list holds one"
    ),
    pytest.param(
        THINGS, {"countries": ["kazakhstan", "CA5"]}, "ad", id="a list of countries"
    ),
    pytest.param(THINGS, {"is_mirror": True}, "ad", id="a truth value"),
    pytest.param(
        THINGS, {"is_mirror": ["true", False]}, "abcd", id="a truth value as written"
    ),
    pytest.param(
        THINGS, {"value": ["2.47e4", 0.05, -7]}, "abd", id="numbers as written"
    ),
    pytest.param(THINGS, {"period": -138}, "a", id="a year as a number"),
    pytest.param(
        THINGS,
        {"where": {"start": "x"}, "start": 1000},
        "d",
        id="a column with the name of an argument",
    ),
    pytest.param(THINGS, {"start": "-200", "end": "-1"}, "a", id="before our era"),
]


@pytest.mark.parametrize(("frame", "conditions", "rows"), SELECTED)
def test_select_keeps_the_rows_that_meet_all_conditions(
    frame: pd.DataFrame, conditions: dict[str, Any], rows: str
) -> None:
    kept = select(frame, **conditions)
    assert "".join(kept["row"]) == rows
    assert kept.index.tolist() == list(range(len(rows)))


@pytest.mark.parametrize("frame", [TRADE, THINGS], ids=["figures", "things"])
def test_select_changes_nothing_in_the_frame(frame: pd.DataFrame) -> None:
    before = frame.copy()
    kept = select(frame, countries="KGZ", start=2000)
    kept["row"] = "changed"
    assert_frame_equal(frame, before)


@pytest.mark.parametrize(
    ("frame", "conditions", "message"),
    [
        pytest.param(
            TRADE,
            {"flow": ["exports", "imprts"]},
            r"^`flow`: .* mean 'imports'\?$",
            id="a word",
        ),
        pytest.param(
            TRADE,
            {"countries": "Kazakstan"},
            "^`country`: 'Kazakstan' .*'[Kk]azakh",
            id="a country",
        ),
        pytest.param(
            TRADE,
            {"flwo": "exports"},
            r"^select needs the column flwo; .* 'flow'\?$",
            id="a column",
        ),
        pytest.param(
            TRADE,
            {"start": 2025, "end": 2020},
            "^`start` 2025 is after `end` 2020$",
            id="an early end",
        ),
        pytest.param(
            THINGS,
            {"where": {"countries": "KAZZ"}},
            r"'KAZZ' .*mean 'KAZ'\?$",
            id="a word in lists",
        ),
        pytest.param(
            THINGS,
            {"is_mirror": "True"},
            "^`is_mirror`: 'True' is not true or false$",
            id="a truth value",
        ),
        pytest.param(
            THINGS,
            {"value": "1,000"},
            "^`value`: '1,000' is not a number$",
            id="a number",
        ),
    ],
)
def test_a_condition_that_cannot_be_met_is_named(
    frame: pd.DataFrame, conditions: dict[str, Any], message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        select(frame, **conditions)


def test_rows_with_lists_are_made_distinct_as_the_readme_says() -> None:
    events = load_table("events")
    twice = pd.concat([events, events])
    assert len(twice[~twice.astype(str).duplicated()]) == len(events)
