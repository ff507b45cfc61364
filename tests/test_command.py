"""The command: what it gives for tables, in which forms, and what it refuses."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import mistune
import nbformat
import openpyxl
import pandas as pd
import pytest
from html5lib import parseFragment

import cac_data
from cac_data.codes import Style
from tests.conftest import Patch, Run

DATA = Path(cac_data.__file__).parent / "data"
Rows = Callable[..., list[dict[str, str]]]


@pytest.fixture
def rows(run: Run) -> Rows:
    """Rows that a command gives as CSV."""

    def rows(*arguments: str, note: str = "") -> list[dict[str, str]]:
        text = run(*arguments, "--format", "csv", note=note)
        return list(csv.DictReader(io.StringIO(text, newline="")))

    return rows


# --- What stands in the tables -------------------------------------------------------


@pytest.mark.parametrize("name", ["bilateral_trade", "events"])
def test_a_table_as_csv_is_its_file(name: str, run: Run) -> None:
    bundled = (DATA / f"{name}.csv").read_text("utf-8")
    # A note such as "+51%, provisional" begins as a formula does.
    without_formulas = re.sub(r'(^|,"?)([+-][\d.]+%)', r"\1'\2", bundled)
    assert run("show", name, "--format", "csv") == without_formulas


def test_conditions_are_those_of_select(rows: Rows) -> None:
    command = (
        "show bilateral_trade --country KGZ --country Tajikistan --start 2023 "
        "--end 2024 --where flow=turnover --where reporter=china_customs "
        "--where reporter=national"
    )
    expected = cac_data.select(
        "bilateral_trade",
        countries=["KGZ", "TJK"],
        start=2023,
        end=2024,
        where={"flow": "turnover", "reporter": ["china_customs", "national"]},
    )
    shown = rows(*command.split(), note="left out, not on whole years: 14;")
    assert [row["source_id"] for row in shown] == list(expected["source_id"])
    assert len(rows(*command.split(), "--parts")) == len(expected) + 14


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        pytest.param("table", "Nothing found.\n", id="in words"),
        pytest.param("json", "[]\n", id="as JSON"),
    ],
)
def test_that_there_are_no_rows_is_said(form: str, expected: str, run: Run) -> None:
    command = "show bilateral_trade --country KAZ --start 2100 --format"
    assert run(*command.split(), form) == expected


def test_columns_and_rows_can_be_fewer(run: Run) -> None:
    few = ("--columns", "country, name,country", "--limit", "3")
    text = run("show", "countries", *few, note="the first 3 of 36 rows")
    heading, _line, *lines = text.splitlines()
    assert heading.split() == ["country", "name"]
    assert len(lines) == 3


UZBEK = ("bilateral_trade", "--country", "UZB", "--where", "reporter=adb")


def uzbek_rows() -> pd.DataFrame:
    return cac_data.select("bilateral_trade", countries="UZB", reporter="adb")


@pytest.mark.parametrize("style", ["text", "bibtex", "csl-json"])
def test_rows_are_cited_as_the_library_cites_them(style: Style, run: Run) -> None:
    citation = run("cite", *UZBEK, "--style", style)
    assert citation == f"{cac_data.cite(uzbek_rows(), style)}\n"


def test_the_sources_of_rows_are_listed(rows: Rows) -> None:
    listed = [row["source_id"] for row in rows("sources", *UZBEK)]
    assert listed == sorted(set(uzbek_rows()["source_id"]))


@pytest.mark.parametrize(
    ("command", "column"), [("conflicts", "figures"), ("coverage", "gaps")]
)
def test_what_is_said_of_rows_is_what_the_library_says(
    command: str, column: str, rows: Rows
) -> None:
    listed = [row[column] for row in rows(command, "gas_flows")]
    assert listed == list(getattr(cac_data, command)("gas_flows")[column])


def test_claims_can_be_asked_for_by_what_they_say(rows: Rows) -> None:
    command = ("claims", "technology", "--as-of", "2025-07-27", "--about", "lu BAN")
    [claim] = rows(*command, "--tier", "A")
    assert (claim["claim_id"], claim["topic"]) == ("c086", "technology")


def test_files_of_tables_that_are_as_published_need_no_word(run: Run) -> None:
    assert run("tables", "--check") == ""


def test_a_changed_file_of_a_table_is_named(run: Run, monkeypatch: Patch) -> None:
    module = sys.modules["cac_data.tables"]
    monkeypatch.setattr(module, "check_files", lambda: ["a.csv: is x", "b.csv: is y"])
    message = run("tables", "--check", code=1)
    assert message == "error: a.csv: is x\nerror: b.csv: is y"


# --- Search --------------------------------------------------------------------------

KEY_FIGURES = (
    "scenario,notebook,label,value,unit,page\n"
    "gas_squeeze,energy,Gas to China,25,bcm,gas_squeeze/energy.html\n"
)


@pytest.fixture
def key_figures(tmp_path: Path, monkeypatch: Patch) -> Path:
    """The key figures of the reports of the project in which one stands."""
    monkeypatch.chdir(tmp_path)
    for folder in ("notebooks", "params", "reports"):
        (tmp_path / folder).mkdir()
    file = tmp_path / "reports" / "key_figures.csv"
    file.write_text(KEY_FIGURES)
    return file


@pytest.mark.usefixtures("key_figures")
def test_search_finds_tables_columns_and_key_figures_of_reports(rows: Rows) -> None:
    by_kind = {row["kind"]: row for row in rows("search", "gas", "China")}
    assert by_kind.keys() >= {"table", "column", "report"}
    assert by_kind["report"]["about"] == "Gas to China: 25 bcm"
    assert by_kind["report"]["next"].endswith("/reports/gas_squeeze/energy.html")


@pytest.mark.usefixtures("key_figures")
def test_search_says_what_to_type_next(rows: Rows) -> None:
    first, *_ = rows("search", "gas_flows")
    assert first["next"] == "cac-data show gas_flows"


@pytest.mark.usefixtures("key_figures")
def test_search_finds_a_claim_by_its_words(rows: Rows) -> None:
    [claim] = rows("search", "lu ban workshops already work")
    assert claim["name"] == "c086"


@pytest.mark.usefixtures("key_figures")
def test_search_finds_a_claim_by_russian_words_in_any_case(rows: Rows) -> None:
    [claim] = rows("search", "мастерская лу баня работают уже")
    assert claim["name"] == "c086"


def test_search_finds_figures_of_reports_in_another_language(
    rows: Rows, key_figures: Path
) -> None:
    russian = KEY_FIGURES.replace("Gas to China", "Экспорт газа в Китай")
    (key_figures.parent / "ru").mkdir()
    (key_figures.parent / "ru" / key_figures.name).write_text(russian, "utf-8")
    [figure] = rows("search", "экспорта газа китаю")
    assert figure["next"].endswith("/reports/ru/gas_squeeze/energy.html")


@pytest.mark.usefixtures("key_figures")
def test_a_search_for_what_nobody_says_finds_nothing(run: Run) -> None:
    assert run("search", "qwertz") == "Nothing found.\n"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        pytest.param(b"name;value\n", "has no column scenario, notebook", id="foreign"),
        pytest.param(b"", "has no column scenario", id="empty"),
        pytest.param(b"\xff\xfe\x00", "can't decode", id="binary"),
        pytest.param(
            KEY_FIGURES.rpartition(",")[0].encode(), "line 2 has more or", id="cut row"
        ),
        pytest.param(KEY_FIGURES[:-2].encode(), "is cut off", id="cut cell"),
        pytest.param(
            f'{KEY_FIGURES}"'.encode(), "unexpected end of data", id="open quote"
        ),
    ],
)
def test_search_passes_over_figures_that_no_run_has_written(
    content: bytes, fault: str, run: Run, key_figures: Path
) -> None:
    key_figures.write_bytes(content)
    assert "cac-data show gas_flows" in run("search", "gas_flows", note=fault)


# --- Formats -------------------------------------------------------------------------

FORMULAS = ["=1+1", "+7 701", "-cmd|x", "@here", "\tx"]
NASTY = [
    *FORMULAS,
    "-0129/-0120",
    "+35",
    "-1.5",
    "",
    "[0]",
    "Ашхабад 中亚",
    "<b>&amp;</b> & <https://a.kz/?a=1&b=2>",
    'two\nlines, "quotes"',
    r"a\|b *stars* _lines_ `code` [link](x) ~~no~~",
]
"""What some format or other would take for something of its own."""


@pytest.fixture
def give_tables(monkeypatch: Patch) -> Callable[[pd.DataFrame], None]:
    """Give a frame as if it were the list of tables."""
    module = sys.modules["cac_data.tables"]
    return lambda frame: monkeypatch.setattr(module, "tables", lambda *_, **__: frame)


@pytest.fixture
def nasty(give_tables: Callable[[pd.DataFrame], None]) -> None:
    """Every type of column and every awkward text."""
    frame = pd.DataFrame({"text": NASTY, "number": 1e-7, "is_mirror": True})
    frame.loc[:3, "number"] = [1.5, 43820, float("nan"), -0.05]
    frame["countries"] = [["KAZ", "KGZ"], *([["a|b"]] * (len(NASTY) - 1))]
    give_tables(frame)


@pytest.mark.usefixtures("nasty")
def test_csv_has_no_formulas(rows: Rows) -> None:
    safe = [f"'{text}" if text in FORMULAS else text for text in NASTY]
    assert [row["text"] for row in rows("tables")] == safe


@pytest.mark.usefixtures("nasty")
def test_csv_has_numbers_as_short_as_they_are_and_lists_with_semicolons(
    rows: Rows,
) -> None:
    first, *more = rows("tables")
    assert list(first.values())[1:] == ["1.5", "true", "KAZ;KGZ"]
    assert [row["number"] for row in more[:4]] == ["43820", "", "-0.05", "1e-07"]


@pytest.mark.usefixtures("nasty")
def test_json_keeps_types_and_letters(run: Run) -> None:
    text = run("tables", "--format", "json")
    records = json.loads(text)
    assert list(records[0].values()) == ["=1+1", 1.5, True, ["KAZ", "KGZ"]]
    assert records[2]["number"] is None
    assert "中亚" in text


@pytest.mark.usefixtures("nasty")
def test_markdown_shows_what_was_written(run: Run) -> None:
    read = mistune.create_markdown(plugins=["table", "strikethrough"], escape=False)
    markup = str(read(run("tables", "--format", "markdown"))).replace("<br>", "&#10;")
    tree = parseFragment(markup, namespaceHTMLElements=False)
    lines = [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]
    _heading, *cells = lines
    assert [row[0].strip() for row in cells] == [text.strip() for text in NASTY]
    assert "KAZ; KGZ" in cells[0]


def workbook(run: Run, path: Path) -> Any:
    """The sheet with the rows of what a command writes."""
    run("tables", "--output", str(path))
    return openpyxl.load_workbook(path)["data"]


@pytest.mark.usefixtures("nasty")
def test_a_workbook_has_types_and_no_formulas(run: Run, tmp_path: Path) -> None:
    sheet = workbook(run, tmp_path / "a.xlsx")
    texts, _numbers, flags, lists = sheet.iter_cols(min_row=2)
    assert [cell.value or "" for cell in texts] == NASTY
    assert "f" not in {cell.data_type for cell in texts}
    assert {cell.hyperlink for cell in texts} == {None}
    assert {cell.data_type for cell in flags} == {"b"}
    assert lists[0].value == "KAZ;KGZ"


@pytest.mark.usefixtures("nasty")
def test_a_workbook_has_the_same_bytes_again(run: Run, tmp_path: Path) -> None:
    first = tmp_path / "a.xlsx"
    second = tmp_path / "b.XLSX"
    run("tables", "--output", str(first))
    run("tables", "--output", str(second))
    assert first.read_bytes() == second.read_bytes()


def test_people_see_no_needless_digits_and_terminals_no_orders(
    run: Run, give_tables: Callable[[pd.DataFrame], None]
) -> None:
    value = [10.490196078431373, 123_456_789.25, float("nan")]
    note = ["a\nb\tc\x1b[31md", "[red]x[/]", "中亚"]
    give_tables(pd.DataFrame({"value": value, "note": note}))
    assert run("tables").splitlines() == [
        "       value  note",
        "───────────────────────",
        "     10.4902  a b cd",
        "123456789.25  [red]x[/]",
        "              中亚",
    ]


# --- Files ---------------------------------------------------------------------------


COUNTRIES = (DATA / "countries.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("name", "start"),
    [
        pytest.param("a.csv", COUNTRIES, id="csv"),
        pytest.param("a.json", '[\n{"country"', id="json"),
        pytest.param("a.md", "| country", id="md"),
        pytest.param("a.txt", "country  name", id="txt"),
        pytest.param("a", "country  name", id="no ending"),
    ],
)
def test_the_name_of_a_file_says_its_format(
    name: str, start: str, run: Run, tmp_path: Path
) -> None:
    assert run("show", "countries", "--output", str(tmp_path / name)) == ""
    assert (tmp_path / name).read_text("utf-8").startswith(start)


def test_a_dash_is_standard_output(run: Run) -> None:
    assert run("show", "countries", "--output", "-", "--format", "csv") == COUNTRIES


def test_a_device_can_be_written_to_and_stays_one(run: Run) -> None:
    assert run("show", "countries", "--output", os.devnull) == ""
    assert not Path(os.devnull).is_file()


@pytest.fixture
def link(tmp_path: Path) -> Path:
    """A link to a file `a.csv` beside it."""
    (tmp_path / "a.csv").write_text("old")
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "a.csv")
    return link


def test_a_failure_leaves_the_old_file(
    link: Path, run: Run, monkeypatch: Patch
) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    message = run("show", "countries", "--output", str(link), code=1)
    file = link.resolve()
    assert message.startswith(f"error: {file}: No space left on device; make room")
    assert file.read_text() == "old"
    assert {*file.parent.iterdir()} == {file, link}


def test_what_a_link_leads_to_is_written_and_the_link_stays_one(
    link: Path, run: Run
) -> None:
    run("show", "countries", "--output", str(link))
    assert link.is_symlink()
    file = link.resolve()
    assert file.read_text("utf-8") == COUNTRIES
    assert {*file.parent.iterdir()} == {file, link}


# --- Projects ------------------------------------------------------------------------


@pytest.fixture
def begun(run: Run, tmp_path: Path, monkeypatch: Patch) -> Path:
    """A project that `init` has begun, in which one stands."""
    folder = tmp_path / "my {own} analysis"
    answer = run("init", str(folder))
    assert answer == f"{folder} is ready: cd '{folder}' && cac-data report\n"
    monkeypatch.chdir(folder)
    return folder


def test_a_project_is_begun_with_all_that_it_needs(begun: Path, run: Run) -> None:
    assert "cac-data report" in (begun / "README.md").read_text("utf-8")
    assert (begun / "params" / "scenario.schema.json").exists()
    assert run("scenarios", "check") == "good: 7 scenarios, 70 reports\n"


def test_no_project_is_begun_over_another(begun: Path, run: Run) -> None:
    assert "is not empty" in run("init", str(begun), code=2)


@pytest.mark.parametrize("folder", ["", "."], ids=["of no name", "here"])
def test_a_folder_that_is_no_project_is_named_with_how_one_is_made(
    folder: str, tmp_path: Path, run: Run, monkeypatch: Patch
) -> None:
    monkeypatch.chdir(tmp_path)
    refusal = run("scenarios", "list", f"--project={folder}", code=2)
    assert refusal.startswith(f"error: `--project`: {tmp_path} is not a folder with ")
    assert refusal.endswith("; `cac-data init FOLDER` makes one")


def test_a_notebook_is_taken_out_of_a_project_with_a_scenario(
    begun: Path, run: Run
) -> None:
    copy = begun / "notebooks" / "gas_squeeze-energy.ipynb"
    answer = run("open", "gas_squeeze", "energy")
    assert answer.splitlines() == [str(copy), f"Open it with: jupyter lab '{copy}'"]
    notebook = nbformat.read(copy, as_version=4)
    nbformat.validate(notebook)
    sources = [cell.source for cell in notebook.cells]
    assert any("\ngas_to_china_bcm = 25.0\n" in source for source in sources)
    assert not any(cell.get("outputs") for cell in notebook.cells)


def test_a_copy_of_a_notebook_is_not_overwritten(begun: Path, run: Run) -> None:
    copy = begun / "notebooks" / "gas_squeeze-energy.ipynb"
    copy.write_text("mine")
    assert "is there already" in run("open", "gas_squeeze", "energy", code=2)
    assert copy.read_text() == "mine"


# --- What is refused -----------------------------------------------------------------


@pytest.fixture
def empty_folder(tmp_path: Path, home: Path, monkeypatch: Patch) -> Path:
    """A working folder without files; `home` is one without vintages."""
    folder = tmp_path / "folder"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def refusal(empty_folder: Path, run: Run) -> Callable[[str], str]:
    """Run a command that is refused; give what it says after ``error:``."""

    def refusal(command: str) -> str:
        message = run(*command.split(), code=2).removeprefix("error: ")
        assert list(empty_folder.iterdir()) == []
        return message

    return refusal


Refusal = Callable[[str], str]


@pytest.mark.parametrize(
    ("command", "start", "suggestion"),
    [
        pytest.param("show gas_flow", "`table`: 'gas_flow'", "gas_flows", id="table"),
        pytest.param(
            "cite gas_flows --where unit=bmc", "`unit`: 'bmc'", "bcm", id="word"
        ),
        pytest.param(
            "show gas_flows --where unti=bcm", "`--where`: 'unti'", "unit", id="where"
        ),
        pytest.param(
            "show gas_flows --country Kirgizia",
            "`country`: 'Kirgizia'",
            "Kyrgyzstan",
            id="country",
        ),
        pytest.param(
            "show gas_flows --country KZA",
            "`country`: 'KZA'",
            "Kazakhstan",
            id="code of a country",
        ),
        pytest.param(
            "show sources --columns titel", "`--columns`: 'titel'", "title", id="column"
        ),
        pytest.param(
            "show sources --output a.jsn", "`--output`: 'jsn'", "json", id="ending"
        ),
        pytest.param(
            "tables --vintage latst", "`vintage`: 'latst'", "latest", id="vintage"
        ),
    ],
)
def test_a_misspelt_word_is_answered_with_the_nearest(
    command: str, start: str, suggestion: str, refusal: Refusal
) -> None:
    message = refusal(command)
    assert message.startswith(f"{start} ")
    assert message.endswith(f"did you mean {suggestion!r}?")


@pytest.mark.parametrize(
    ("command", "suggestion", "usage"),
    [
        pytest.param("shwo sources", "show", "cac-data ", id="command"),
        pytest.param("reprot", "report", "cac-data ", id="command alone"),
        pytest.param("tables --chek", "--check", "cac-data tables ", id="option"),
        pytest.param(
            "show sources --format cvs", "csv", "cac-data show ", id="word of an option"
        ),
    ],
)
def test_a_command_that_cannot_be_read_is_answered_with_the_nearest_and_its_usage(
    command: str, suggestion: str, usage: str, refusal: Refusal
) -> None:
    problem, usage_line = refusal(command).split("\n")
    assert problem.endswith(f"; did you mean {suggestion!r}?")
    assert usage_line.startswith(f"Usage: {usage}")


def test_a_group_of_commands_asks_for_one(refusal: Refusal) -> None:
    problem, usage_line = refusal("scenarios").split("\n")
    assert problem.lower() == "missing command"
    assert usage_line.startswith("Usage: cac-data scenarios ")


@pytest.mark.parametrize(
    ("command", "pattern"),
    [
        pytest.param(
            "show gas",
            "`table`: 'gas' is .*; those with it in their names: gas_flows",
            id="part of a name",
        ),
        pytest.param(
            "describe zzz",
            "`table`: 'zzz' is not one of .*; see `cac-data tables`",
            id="like no name",
        ),
        pytest.param(
            "changes bundled bundled gas",
            "`table`: 'gas' is .* in their names: gas_flows",
            id="part of a name, of changes",
        ),
    ],
)
def test_of_a_table_that_is_not_there_it_says_where_to_look(
    command: str, pattern: str, refusal: Refusal
) -> None:
    assert re.fullmatch(pattern, refusal(command))


@pytest.mark.parametrize(
    ("command", "start"),
    [
        pytest.param(
            "show gas_flows --where unit",
            "`--where`: 'unit' is not COLUMN=VALUE, ",
            id="condition without a value",
        ),
        pytest.param(
            "show sources --start 2020",
            "`--start`, `--end`: the rows of sources have no period",
            id="years of a table without periods",
        ),
        pytest.param(
            "show sources --country KAZ",
            "`--country`: the rows of sources name no countries",
            id="countries of a table without them",
        ),
        pytest.param(
            "show sources --output a/b/c.csv",
            "a/b/c.csv: there is no folder a/b; ",
            id="file in no folder",
        ),
    ],
)
def test_what_cannot_be_is_named(command: str, start: str, refusal: Refusal) -> None:
    assert refusal(command).startswith(start)


def test_without_vintages_it_says_how_to_get_one(refusal: Refusal) -> None:
    message = refusal("tables --vintage latest")
    assert message.startswith("`vintage`: there is no vintage yet; ")
    assert message.endswith(" brings one")


# --- The help ------------------------------------------------------------------------

EXAMPLES = {
    "Look up": [
        "tables --columns name,rows,title",
        "describe gas_flows",
        "show gas_flows --country TKM --start 2020",
        "search gas price",
        "cite gas_flows --style bibtex",
        "sources gas_flows --output gas.csv",
        "export --format duckdb build",
    ],
    "Check": [
        "check article.txt --output article.html",
        "conflicts gas_flows --start 2020",
        "coverage gas_flows --country UZB",
        "claims trade --verdict misattributed",
        "changes bundled latest",
    ],
    "Reports": [
        "report gas_squeeze --notebook energy",
        "bundle gas_squeeze --output gas_squeeze.zip",
        "status --max-age 26",
        "brief gas_squeeze --format pptx --notebook energy",
        "scenarios list",
        "scenarios show gas_squeeze --notebook energy",
        "scenarios diff baseline gas_squeeze",
        "scenarios new my_story --from baseline",
        "scenarios check",
        "scenarios schema > params/scenario.schema.json",
    ],
    "Fresh data": [
        "fetch worldbank --since 2015",
        "import baci BACI_HS17_V202501.zip",
    ],
    "Project": [
        "init my-analysis",
        "open gas_squeeze energy",
    ],
}
"""Purpose -> an example of each command, in the order of the help."""


def test_the_help_lists_the_commands_by_purpose(run: Run) -> None:
    listed: dict[str, list[str]] = {}
    for section in re.split(r"\n\n(?=\S)", run("--help")):
        purpose, *lines = section.splitlines()
        text = "\n".join(lines)
        names = re.findall(r"^  (\w+)  ", text, re.MULTILINE)
        listed[purpose.removesuffix(":")] = names
    expected = {
        purpose: list(dict.fromkeys(example.split()[0] for example in examples))
        for purpose, examples in EXAMPLES.items()
    }
    assert {purpose: listed[purpose] for purpose in expected} == expected
    assert [purpose for purpose in listed if purpose in expected] == list(expected)


def test_the_help_says_how_the_shell_completes(run: Run) -> None:
    assert "cac-data --install-completion" in run("--help")


@pytest.mark.parametrize(
    "example", [example for examples in EXAMPLES.values() for example in examples]
)
def test_a_command_says_an_example(example: str, run: Run) -> None:
    command, subcommand, *_ = [*example.split(), ""]
    words = [command, subcommand] if command == "scenarios" else [command]
    text = run(*words, "-h")
    assert f"Example: cac-data {example}" in " ".join(text.split())
    assert max(map(len, text.splitlines())) <= 80


def test_the_help_fits_a_terminal(run: Run) -> None:
    assert max(map(len, run("--help").splitlines())) <= 80


@pytest.mark.parametrize("option", ["-V", "--version"])
def test_the_version_is_that_of_code_and_tables(option: str, run: Run) -> None:
    expected = f"cac-data {cac_data.__version__}, tables {cac_data.__data_version__}\n"
    assert run(option) == expected
