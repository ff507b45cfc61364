"""The command: what it gives for tables, in which forms, and what it refuses."""

import csv
import io
import json
import os
import re
import sys
from collections.abc import Callable
from pathlib import Path

import mistune
import nbformat
import openpyxl
import pandas as pd
import pytest
from html5lib import parseFragment

import cac_data
from cac_data.cli import COMMANDS
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
    asked = (
        *("show", "bilateral_trade", "--country", "KGZ", "--country", "Tajikistan"),
        *("--start", "2023", "--end", "2024", "--where", "flow=turnover"),
        *("--where", "reporter=china_customs", "--where", "reporter=national"),
    )
    kept = cac_data.load_table("bilateral_trade")
    chosen = {"flow": "turnover", "reporter": ["china_customs", "national"]}
    named = ["KGZ", "TJK"]
    kept = cac_data.select(kept, countries=named, start=2023, end=2024, where=chosen)
    found = rows(*asked, note="left out, not on whole years: 14;")
    assert [row["source_id"] for row in found] == list(kept["source_id"])
    assert len(rows(*asked, "--parts")) == len(kept) + 14


def test_no_rows_are_said_in_words_and_columns_and_rows_can_be_fewer(run: Run) -> None:
    asked = ("show", "bilateral_trade", "--country", "KAZ", "--start", "2100")
    assert run(*asked) == "Nothing found.\n"
    assert run(*asked, "--format", "json") == "[]\n"
    few = ("--columns", "country, name,country", "--limit", "3")
    told = run("show", "countries", *few, note="the first 3 of 36 rows").splitlines()
    assert told[0].split() == ["country", "name"]
    assert len(told) == 5


def test_what_is_said_of_rows_is_what_the_library_says(run: Run, rows: Rows) -> None:
    asked = ("bilateral_trade", "--country", "UZB", "--where", "reporter=adb")
    kept = cac_data.load_table("bilateral_trade")
    kept = cac_data.select(kept, countries="UZB", reporter="adb")
    for style in ("text", "bibtex", "csl-json"):
        told = run("cite", *asked, "--style", style)
        assert told == f"{cac_data.cite(kept, style)}\n"
    listed = [row["source_id"] for row in rows("sources", *asked)]
    assert listed == sorted(set(kept["source_id"]))
    for told, column in (("conflicts", "figures"), ("coverage", "gaps")):
        found = [row[column] for row in rows(told, "gas_flows")]
        assert found == list(getattr(cac_data, told)("gas_flows")[column])


def test_claims_can_be_asked_for_by_what_they_say(rows: Rows) -> None:
    asked = ("claims", "technology", "--as-of", "2025-07-27", "--about", "lu BAN")
    [claim] = rows(*asked, "--tier", "A")
    assert (claim["claim_id"], claim["topic"]) == ("c086", "technology")


def test_a_changed_file_of_a_table_is_told(run: Run, monkeypatch: Patch) -> None:
    assert run("tables", "--check") == ""
    told = sys.modules["cac_data.tables"]
    monkeypatch.setattr(told, "check_files", lambda: ["a.csv: is x", "b.csv: is y"])
    told_of = run("tables", "--check", code=1)
    assert told_of == "error: a.csv: is x\nerror: b.csv: is y"


def test_search_finds_what_there_is_with_what_to_type_next(
    rows: Rows, run: Run, tmp_path: Path, monkeypatch: Patch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("notebooks", "params", "reports"):
        (tmp_path / folder).mkdir()
    (tmp_path / "reports" / "key_figures.csv").write_text(
        "scenario,notebook,label,value,unit,page\n"
        "gas_squeeze,energy,Gas to China,25,bcm,gas_squeeze/energy.html\n"
    )
    found = {row["kind"]: row for row in rows("search", "gas", "China")}
    assert found.keys() >= {"table", "column", "report"}
    assert found["report"]["about"] == "Gas to China: 25 bcm"
    assert found["report"]["next"].endswith("/reports/gas_squeeze/energy.html")
    assert rows("search", "gas_flows")[0]["next"] == "cac-data show gas_flows"
    [claim] = rows("search", "lu ban workshops already work")
    assert claim["name"] == "c086"
    assert run("search", "qwertz") == "Nothing found.\n"


FIGURES = "scenario,notebook,label,value,unit,page\nbaseline,trade,Trade,1,bn,a.html\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        pytest.param(b"name;value\n", "has no column scenario, notebook", id="foreign"),
        pytest.param(b"", "has no column scenario", id="empty"),
        pytest.param(b"\xff\xfe\x00", "can't decode", id="binary"),
        pytest.param(FIGURES[:-11].encode(), "line 2 has more or fewer", id="cut row"),
        pytest.param(FIGURES[:-2].encode(), "is cut off", id="cut cell"),
        pytest.param(f'{FIGURES}"'.encode(), "unexpected end of data", id="open quote"),
    ],
)
def test_search_passes_over_figures_that_no_run_has_written(
    content: bytes, told: str, run: Run, tmp_path: Path, monkeypatch: Patch
) -> None:
    monkeypatch.chdir(tmp_path)
    for folder in ("notebooks", "params", "reports"):
        (tmp_path / folder).mkdir()
    (tmp_path / "reports" / "key_figures.csv").write_bytes(content)
    assert "cac-data show gas_flows" in run("search", "gas_flows", note=told)


# --- Formats -------------------------------------------------------------------------

FORMULAS = ["=1+1", "+7 701", "-cmd|x", "@here", "\tx"]
NASTY = [
    *(*FORMULAS, "-0129/-0120", "+35", "-1.5", "", "[0]", "Ашхабад 中亚"),
    *("<b>&amp;</b> & <https://a.kz/?a=1&b=2>", 'two\nlines, "quotes"'),
    r"a\|b *stars* _lines_ `code` [link](x) ~~no~~",
]
"""What some format or other would take for something of its own."""


@pytest.fixture
def given(monkeypatch: Patch) -> Callable[[pd.DataFrame], None]:
    """Give a frame as if it were the list of tables."""
    of = sys.modules["cac_data.tables"]
    return lambda frame: monkeypatch.setattr(of, "tables", lambda vintage: frame)


@pytest.fixture
def nasty(given: Callable[[pd.DataFrame], None]) -> None:
    """Every type of column and every awkward text."""
    frame = pd.DataFrame({"text": NASTY, "number": 1e-7, "is_mirror": True})
    frame.loc[:3, "number"] = [1.5, 43820, float("nan"), -0.05]
    frame["countries"] = [["KAZ", "KGZ"], *([["a|b"]] * (len(NASTY) - 1))]
    given(frame)


@pytest.mark.usefixtures("nasty")
def test_csv_has_no_formulas_and_json_keeps_types(rows: Rows, run: Run) -> None:
    found = rows("tables")
    safe = [f"'{text}" if text in FORMULAS else text for text in NASTY]
    assert [row["text"] for row in found] == safe
    assert [*found[0].values()][1:] == ["1.5", "true", "KAZ;KGZ"]
    assert [row["number"] for row in found[1:5]] == ["43820", "", "-0.05", "1e-07"]
    text = run("tables", "--format", "json")
    records = json.loads(text)
    assert [*records[0].values()] == ["=1+1", 1.5, True, ["KAZ", "KGZ"]]
    assert records[2]["number"] is None
    assert "中亚" in text


@pytest.mark.usefixtures("nasty")
def test_markdown_shows_what_was_written(run: Run) -> None:
    read = mistune.create_markdown(plugins=["table", "strikethrough"], escape=False)
    written = str(read(run("tables", "--format", "markdown"))).replace("<br>", "&#10;")
    tree = parseFragment(written, namespaceHTMLElements=False)
    _, *found = [["".join(cell.itertext()) for cell in row] for row in tree.iter("tr")]
    assert [row[0].strip() for row in found] == [text.strip() for text in NASTY]
    assert "KAZ; KGZ" in found[0]


@pytest.mark.usefixtures("nasty")
def test_a_workbook_has_types_fixed_bytes_no_formulas(run: Run, tmp_path: Path) -> None:
    path, again = tmp_path / "a.xlsx", tmp_path / "b.XLSX"
    for file in (path, again):
        run("tables", "--output", str(file))
    assert path.read_bytes() == again.read_bytes()
    sheet = openpyxl.load_workbook(path)["data"]
    for row, text in zip(sheet.iter_rows(min_row=2), NASTY, strict=True):
        assert (row[0].value or "") == text
        assert row[0].data_type != "f"
        assert row[0].hyperlink is None
        assert row[2].data_type == "b"
    assert sheet["D2"].value == "KAZ;KGZ"


def test_people_see_no_needless_digits_and_terminals_no_orders(
    run: Run, given: Callable[[pd.DataFrame], None]
) -> None:
    value = [10.490196078431373, 123_456_789.25, float("nan")]
    note = ["a\nb\tc\x1b[31md", "[red]x[/]", "中亚"]
    given(pd.DataFrame({"value": value, "note": note}))
    assert run("tables").splitlines() == [
        "       value  note",
        "───────────────────────",
        "     10.4902  a b cd",
        "123456789.25  [red]x[/]",
        "              中亚",
    ]


# --- Files ---------------------------------------------------------------------------


def test_the_name_of_a_file_says_its_format(run: Run, tmp_path: Path) -> None:
    asked = ("show", "countries", "--output")
    csv_text = (DATA / "countries.csv").read_text("utf-8")
    for name, start in (
        *(("a.csv", csv_text), ("a.json", '[\n{"country"'), ("a.md", "| country")),
        *(("a.txt", "country  name"), ("a", "country  name")),
    ):
        assert run(*asked, str(tmp_path / name)) == ""
        assert (tmp_path / name).read_text("utf-8").startswith(start)
    assert run(*asked, "-", "--format", "csv") == csv_text
    assert run(*asked, os.devnull) == ""
    assert not Path(os.devnull).is_file()


def test_a_failure_leaves_the_old_file_and_a_link_stays_one(
    run: Run, tmp_path: Path, monkeypatch: Patch
) -> None:
    path, link = tmp_path / "a.csv", tmp_path / "link.csv"
    path.write_text("old")
    link.symlink_to(path)

    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        told = run("show", "countries", "--output", str(link), code=1)
    assert told.startswith(f"error: {path}: No space left on device; make room")
    assert path.read_text() == "old"
    run("show", "countries", "--output", str(link))
    assert link.is_symlink()
    assert path.read_bytes() == (DATA / "countries.csv").read_bytes()
    assert {*tmp_path.iterdir()} == {path, link}


def test_a_project_is_begun_and_a_notebook_taken_out_of_it(
    run: Run, tmp_path: Path, monkeypatch: Patch
) -> None:
    folder = tmp_path / "my {own} analysis"
    assert str(folder) in run("init", str(folder))
    assert "cac-data report" in (folder / "README.md").read_text("utf-8")
    assert (folder / "params" / "scenario.schema.json").exists()
    assert "is not empty" in run("init", str(folder), code=2)

    monkeypatch.chdir(folder)
    assert run("scenarios", "check") == "good: 7 scenarios, 35 reports\n"
    copy = folder / "notebooks" / "gas_squeeze-energy.ipynb"
    told = run("open", "gas_squeeze", "energy")
    assert told.splitlines() == [str(copy), f"Open it with: jupyter lab '{copy}'"]
    notebook = nbformat.read(copy, as_version=4)
    nbformat.validate(notebook)
    sources = [cell.source for cell in notebook.cells]
    assert any("\ngas_to_china_bcm = 25.0\n" in source for source in sources)
    assert not any(cell.get("outputs") for cell in notebook.cells)

    copy.write_text("mine")
    assert "is there already" in run("open", "gas_squeeze", "energy", code=2)
    assert copy.read_text() == "mine"


# --- What is refused -----------------------------------------------------------------


REFUSED = {
    "show gas_flow": "`table`: 'gas_flow' is not .*; did you mean 'gas_flows'?",
    "cite gas_flows --where unit=bmc": "`unit`: 'bmc' is .* mean 'bcm'?",
    "show gas_flows --where unit": "`--where`: 'unit' is not COLUMN=VALUE, .*",
    "show gas": "`table`: 'gas' is .*; those with it in their names: gas_flows",
    "describe zzz": "`table`: 'zzz' is not one of .*; see `cac-data tables`",
    "changes bundled bundled gas": "`table`: 'gas' is .* in their names: gas_flows",
    "show sources --start 2020": "`--start`, `--end`: the rows of sources have no .*",
    "show sources --country KAZ": "`--country`: the rows of sources name no .*",
    "show gas_flows --where unti=bcm": "`--where`: 'unti' is not .* mean 'unit'?",
    "show gas_flows --country Kirgizia": "`country`: .* mean 'Kyrgyzstan'?",
    "show gas_flows --country KZA": "`country`: .* mean 'Kazakhstan'?",
    "show sources --columns titel": "`--columns`: 'titel' is not .* mean 'title'?",
    "reprot": "no such command 'reprot'; did you mean 'report'?\nUsage: cac-data .*",
    "tables --vintage latst": "`vintage`: .* mean 'latest'?",
    "show sources --output a.jsn": "`--output`: 'jsn' .* mean 'json'?",
    "shwo sources": ".* mean 'show'?\nUsage: cac-data .*",
    "show sources --format cvs": ".* mean 'csv'?\nUsage: cac-data show .*",
    "scenarios": "missing command\nUsage: cac-data scenarios .*",
    "show sources --output a/b/c.csv": "a/b/c.csv: there is no folder a/b; .*",
    "tables --vintage latest": "`vintage`: there is no vintage yet; .* brings one",
}
"""What is typed, and what is said of it; ``.*`` stands for anything."""


@pytest.mark.parametrize("typed", REFUSED)
def test_what_is_wrong_is_named(
    typed: str, run: Run, tmp_path: Path, monkeypatch: Patch
) -> None:
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path / "home"))
    monkeypatch.chdir(tmp_path)
    pattern = re.escape(f"error: {REFUSED[typed]}").replace(r"\.\*", ".*")
    assert re.fullmatch(pattern, run(*typed.split(), code=2), re.IGNORECASE)
    assert list(tmp_path.iterdir()) == []


def test_a_word_like_latest_is_told_latest_where_no_vintage_is(
    run: Run, home: Path
) -> None:
    assert not home.exists()
    assert run("tables", "--vintage", "latst", code=2).endswith("mean 'latest'?")


def test_commands_come_by_purpose_and_each_has_an_example(run: Run) -> None:
    told = run("--help")
    assert max(map(len, told.splitlines())) <= 80
    places = [told.index(f"\n{purpose}:\n") for purpose in COMMANDS]
    assert places == sorted(places)
    assert "cac-data --install-completion" in told
    for example in [example for of in COMMANDS.values() for example in of]:
        name, inner, *_ = example.split()
        assert f"\n  {name} " in told
        helped = run(name, *([inner] if name == "scenarios" else []), "-h")
        assert f"Example: cac-data {example}" in " ".join(helped.split())
        assert max(map(len, helped.splitlines())) <= 80
    version = f"{cac_data.__version__}, tables {cac_data.__data_version__}"
    assert run("-V") == run("--version") == f"cac-data {version}\n"
