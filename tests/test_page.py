"""From an executed notebook to a page: what it says, and what it never lets through."""

import csv
import json
import re
from copy import deepcopy
from dataclasses import replace
from functools import cache
from typing import Any
from urllib.parse import unquote

import nbformat
import pytest
from bs4 import BeautifulSoup, Comment, Tag
from nbformat import NotebookNode

import cac_data
from cac_data.bundles import mime_type
from cac_data.project import find_project
from cac_data.report.build import execute
from cac_data.report.errors import BundleError, CellError
from cac_data.report.page import render
from cac_data.report.plan import Job, plan_reports
from cac_data.report.publish import MOST_CHARACTERS, PageFacts
from cac_data.scenarios import NOTEBOOK_PARAMETERS
from tests.conftest import ROOT, Patch
from tests.report_runs import one, words

NASTY = "<script>alert('x')</script> & \"more\" </script><!--"


@cache
def planned() -> Job:
    project = find_project(ROOT, start=ROOT)
    asked = {"scenarios": ["commodity_slump"], "notebooks": ["trade"]}
    (job,) = plan_reports(project, **asked)
    return job


def job_for(**changes: Any) -> Job:
    job = planned()
    return replace(job, scenario=replace(job.scenario, **changes))


@pytest.fixture(scope="module")
def ran() -> NotebookNode:
    """The notebook of trade, which nobody is to change."""
    notebook, error = execute(job_for())
    assert error is None
    return notebook


def bundles(notebook: NotebookNode, kind: str) -> list[dict[str, Any]]:
    return [
        output.data[mime_type(kind)]
        for cell in notebook.cells
        for output in cell.get("outputs", ())
        if mime_type(kind) in output.get("data", {})
    ]


def page_of(notebook: NotebookNode, job: Job | None = None, **options: Any) -> Tag:
    made = render(job or job_for(), notebook, **options)
    page = BeautifulSoup(made.page, "html5lib")
    for mark in page.find_all(string=lambda text: isinstance(text, Comment)):
        mark.extract()  # where a name may lead to a country's page
    page.smooth()
    return page


def plain(*cells: NotebookNode) -> Tag:
    return page_of(nbformat.v4.new_notebook(cells=[*cells]))


@pytest.fixture(scope="module")
def page(ran: NotebookNode) -> Tag:
    """The page of it, for those who only look."""
    return page_of(ran)


# --- What it says --------------------------------------------------------------------


def test_a_page_says_what_its_notebook_does(ran: NotebookNode, page: Tag) -> None:
    assert words(one(page, ".lead")).startswith("How much does Central Asia trade")
    rows = page.select("section.scenario > .scroll tbody tr")
    assert (
        words(rows[0])
        == "Shocks none exports −40 % over 2027–2028; imports −15 % over 2027–2028"
    )
    names = [words(tag) for tag in page.select("section.scenario details th code")]
    assert names == list(NOTEBOOK_PARAMETERS["trade"].model_fields)
    assert "start: int = 1992" not in page.get_text()  # the scenario box says it
    (brief,) = bundles(ran, "brief")
    told = [" ".join(sentence.split()) for sentence in brief["sentences"]]
    assert [words(sentence) for sentence in page.select(".brief p")] == told
    assert re.search(r"\d\xa0(%|bn)", one(page, ".brief").get_text())
    (shown,) = bundles(ran, "key-figures")
    assert len(page.select("main > .cards > li")) == len(shown["cards"]) <= 6
    (fold,) = (
        x for x in page.select("details") if "All key figures" in words(x.summary)
    )
    assert len(fold.select("tbody tr")) == len(shown["figures"])
    signs = {words(item) for item in page.select(".badge .sign")}
    verdicts = {item["verdict"] for item in bundles(ran, "verdicts")[0]["verdicts"]}
    assert len(signs) == len(verdicts)  # told apart without colour
    assert one(page, "#s1 > a[href^=http]")
    assert words(page.select(".sources > li > span")[0]).startswith("Used in ")
    assert "from cac_data import" in words(page.select("details.fold:has(pre)")[0])


def as_saved(cell: Any) -> str:
    if isinstance(cell, list):
        return ";".join(cell)
    return "" if cell is None else str(cell)


def test_a_figure_carries_its_data(ran: NotebookNode, page: Tag) -> None:
    part, shown = one(page, "#figure-1"), bundles(ran, "figure")[0]
    rows, columns = shown["data"]["rows"], shown["data"]["columns"]
    assert one(part, "img")["alt"] == shown["alt"]
    assert len(rows) > 30 == len(part.select("tbody tr"))
    assert f"({len(rows)} rows, of which the first 30 are shown here)" in words(part)
    assert "In all rows: " in words(part)
    link = one(part, "a[download]")
    assert link["download"] == "trade-commodity_slump-figure-1.csv"
    kind, _, content = str(link["href"]).partition(",")
    assert kind == "data:text/csv;charset=utf-8"
    saved = [*csv.reader(unquote(content).splitlines())]
    assert saved[0] == [column["name"] for column in columns]
    assert saved[1:] == [[as_saved(cell) for cell in row] for row in rows]


SAVED = {
    "a number as a number": ("value", "8344.76"),
    "its unit beside it": ("unit", "USD mn"),
    "an amount without the share printed with it": ("theirs", "4245.49"),
    "that share in a column of its own": ("their_pct", "50.8761"),
    "a country as its code": ("country", "KAZ"),
    "a code as in the tables": ("flow", "imports"),
    "sources by their ids": ("source_ids", "bns-kaz-partner-tables;comtrade-"),
}


@pytest.fixture(scope="module")
def moves(page: Tag) -> list[list[str]]:
    """The CSV file that the first table of the page saves: head and rows."""
    link = one(page, "#table-1 a[download]")
    content = str(link["href"]).partition(",")[2]
    return [*csv.reader(unquote(content).splitlines())]


@pytest.mark.parametrize(("column", "value"), SAVED.values(), ids=SAVED)
def test_a_table_saves(moves: list[list[str]], column: str, value: str) -> None:
    first = dict(zip(moves[0], moves[1], strict=True))
    assert first[column].startswith(value)


def test_a_table_saves_no_column_of_which_the_page_shows_nothing(
    moves: list[list[str]], ran: NotebookNode
) -> None:
    table = bundles(ran, "table")[0]
    shown = {column["name"] for column in table["columns"]}
    printed_with = {"unit", "mark", "their_scope", "their_pct", "half", "obs_status"}
    assert {*moves[0]} == shown | printed_with


def test_what_a_table_saves_is_no_formula_of_a_spreadsheet(ran: NotebookNode) -> None:
    nasty = deepcopy(ran)
    bundles(nasty, "table")[0]["saved"]["rows"][0][0] = '=HYPERLINK("x")'
    link = one(page_of(nasty), "#table-1 a[download]")
    content = str(link["href"]).partition(",")[2]
    saved = [*csv.reader(unquote(content).splitlines())]
    assert saved[1][0] == '\'=HYPERLINK("x")'


def test_it_says_what_made_it_and_cites(ran: NotebookNode, monkeypatch: Patch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    job = job_for(id="slump~7", title=r"C:\new ~ {x}_")
    page = page_of(ran, job)
    assert "collected November 2026; figures to 2025" in words(one(page, ".byline"))
    assert words(one(page, ".citation")) == (
        "The cac-data authors (2026). Trade with China. Scenario "
        f"“{job.scenario.title}”. Report made with cac-data {cac_data.__version__}, "
        f"tables {cac_data.__data_version__}, content key {job.key[:12]}."
    )
    assert r"China: C:\textbackslash{}new \textasciitilde{} " in page.get_text()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1753574400")
    assert "collected July 2025" in words(one(plain(*ran.cells[:1]), ".byline"))


# --- What it lets through ------------------------------------------------------------


def test_text_from_tables_scenarios_and_notebooks_is_escaped(ran: NotebookNode) -> None:
    nasty = deepcopy(ran)
    nasty.cells[0].source = f"# {NASTY}\n\n{NASTY}"
    bundles(nasty, "text")[0]["sentences"] = [NASTY]
    bundles(nasty, "key-figures")[0]["figures"][0]["label"] = NASTY
    bundles(nasty, "figure")[0]["title"] = NASTY
    bundles(nasty, "verdicts")[0]["verdicts"][0]["statement"] = NASTY
    page = page_of(nasty, job_for(title=NASTY, description=NASTY))
    assert len(page.select("script")) == 5
    selectors = ["title", "h1", "#scenario", "#figure-1 .finding"]
    texts = {selector: one(page, selector).get_text() for selector in selectors}
    assert [name for name, text in texts.items() if NASTY in text] == selectors
    source = (
        "<b onclick=x>bold</b> ![map](https://example.org/a.png) "
        "[bad](javascript:alert)\n\n| a | b |\n|---|--:|\n| 1 | 2 |"
    )
    cells = map(nbformat.v4.new_markdown_cell, ("# T", source))
    prose = one(plain(*cells), ".prose")
    assert not prose.select("b, img, [onclick], [style], [href^=javascript]")
    assert one(prose, "a[href='https://example.org/a.png']")


def test_plain_outputs_lose_what_is_no_matter_of_a_reader() -> None:
    cell = nbformat.v4.new_code_cell("x")
    cell.outputs = [
        nbformat.v4.new_output("execute_result", {"text/plain": "<Axes: at 0x7f3a>"}),
        nbformat.v4.new_output("stream", name="stderr", text="/home/me/x.py: boo"),
        nbformat.v4.new_output("stream", name="stdout", text="half \udc80"),
        nbformat.v4.new_output("display_data", {"image/png": "aGVs"}),
    ]
    page = plain(cell)
    shown = ["<Axes:>", "half �", "without a description"]
    assert [text for text in shown if text in page.get_text()] == shown
    hidden = ["0x7f3a", "/home/me", "\udc80", "aGVs"]
    assert [text for text in hidden if text in str(page)] == []


# --- Failure and the data block ------------------------------------------------------


def test_a_data_block_that_is_not_whole_is_refused(ran: NotebookNode) -> None:
    text = render(job_for(), ran).page
    block = re.findall('id="cac-data">(.*?)</script>', text)[0]
    other = json.dumps({**json.loads(block), "scenario": "../up"})
    with pytest.raises(ValueError, match="block of the page: scenario: String should"):
        PageFacts.read(text.replace(block, other.replace("<", "\\u003c")).encode())
    with pytest.raises(ValueError, match="holds 2 data blocks"):
        PageFacts.read(text.encode() * 2)
    much = deepcopy(ran)
    bundles(much, "key-figures")[0]["figures"] *= 40
    with pytest.raises(ValueError, match=f"data block .* {MOST_CHARACTERS:,}"):
        render(job_for(), much)


@pytest.fixture(scope="module")
def short(ran: NotebookNode) -> NotebookNode:
    """The beginning of the notebook, with its key figures."""
    code = [cell for cell in ran.cells if cell.cell_type == "code"]
    last = ran.cells.index(code[2])
    later = ran.cells[last + 1 :]
    cells = [*ran.cells[: last + 1], *filter(has_key_figures, later)]
    return nbformat.v4.new_notebook(cells=cells)


def has_key_figures(cell: NotebookNode) -> bool:
    return any(
        mime_type("key-figures") in output.get("data", {})
        for output in cell.get("outputs", ())
    )


@pytest.mark.parametrize(
    ("kind", "path", "value", "problem"),
    [
        ("key-figures", "figures/1/value", float("nan"), "figures.1.value: .*finite"),
        ("figure", "alt", "", "alt: String should have at least 1 character"),
        ("figure", "data/rows/0", ["KAZ"], "data: row 1 has 1 cells; there are"),
        ("sources", "sources/0/url", "javascript:alert(1)", "0.url: .*match pattern"),
        ("verdicts", "verdicts/0/verdict", "suported", r"verdict: .*supported\|qual"),
    ],
)
def test_a_spoilt_bundle_fails_its_report_with_the_cell_named(
    ran: NotebookNode,
    short: NotebookNode,
    kind: str,
    path: str,
    value: Any,
    problem: str,
) -> None:
    notebook = deepcopy(short)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place: Any = deepcopy(bundles(ran, kind)[0])
    output = nbformat.v4.new_output("display_data", {mime_type(kind): place})
    place = output.data[mime_type(kind)]
    for step in way:
        place = place[step]
    place[last] = value
    code = [cell for cell in notebook.cells if cell.cell_type == "code"]
    code[2].outputs.append(output)
    told = notebook.cells.index(code[2]) + 1
    with pytest.raises(BundleError, match=rf"^\({told}, .*{problem}"):
        render(job_for(), notebook)
    # The page of the failure shows the rest, and in its place what was wrong.
    error = CellError("BundleError", f"`x`: {NASTY}", 10, "", "T<")
    page = page_of(notebook, error=error)
    banner = words(one(page, "section.failure"))
    assert "This run failed; the page is incomplete" in banner
    assert f"Cell 10 stopped: BundleError : `x`: {NASTY}" in banner
    assert page.select("main > .cards > li")
    assert "An output that cannot be shown." in page.get_text()
    assert one(page, "footer a")["href"] == "../../index.html"
    assert not page.select("#cac-data")
