"""From an executed notebook to a page: what it says, and what it never lets through."""

from __future__ import annotations

import copy
import csv
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import nbformat
import pytest
from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

import cac_data
from cac_data.bundles import mime_type
from cac_data.project import Project
from cac_data.report.build import BundleError, CellError
from cac_data.report.page import render
from cac_data.report.plan import Job, plan_reports
from cac_data.report.publish import MOST_BYTES, PageFacts
from cac_data.scenarios import NOTEBOOK_PARAMETERS
from tests.report_entries import figure, one, words

ROOT = Path(__file__).parents[1]
PROJECT = Project(ROOT / "notebooks", ROOT / "params", ROOT / "reports", is_own=True)
NASTY = "<script>alert('x')</script> & \"more\" </script><!--"
ALT = "Two dots, Kazakhstan far above Kyrgyzstan."
VERDICTS = (
    *("supported", "qualified", "misattributed", "disputed"),
    *("contradicted", "open", "unverified", "opinion"),
)
ROWS = {
    "columns": [
        {"name": "country", "label": "Country", "type": "text"},
        {"name": "period", "label": "Period", "type": "text"},
        {"name": "year", "label": "Year", "type": "integer"},
        {"name": "value", "label": "USD mn", "type": "number", "decimals": 0},
        {"name": "source_id", "label": "Source", "type": "text"},
    ],
    "rows": [
        ["KAZ", "2024", 2024, 41012.3, "customs"],
        ["KGZ", "2023", 2023, None, "edb"],
    ],
}
FIGURES = [
    figure("turnover", 106.3, label=f"Turnover {NASTY}", source_ids=["edb"]),
    figure("median", 131.0, low=80.0, high=215.0),
    figure("gap", None),
]
SOURCE = {"publisher": "P", "title": "Trade", "url": "https://example.org/?a=1&b=2"}
BUNDLES: dict[str, dict[str, Any]] = {
    "brief": {"title": "", "sentences": ["Trade fell by 8 bcm, or 5.5 %."]},
    "text": {"title": "", "sentences": [NASTY]},
    "key-figures": {"figures": FIGURES, "cards": ["median"]},
    "figure": {
        "title": f"T {NASTY}",
        "subtitle": "USD mn",
        "caption": "C.",
        "alt": ALT,
        "svg": "<svg/>",
        "width": 9,
        "height": 9,
        "data": ROWS,
        "source_ids": ["customs", "edb"],
    },
    "table": {**ROWS, "caption": "Who.", "note": "CIF.", "source_ids": ["edb"]},
    "verdicts": {
        "verdicts": [
            dict.fromkeys(("figure", "referent", "date", "how", "note"), "")
            | {"claim_id": name, "statement": f"A claim. {NASTY}", "tier": "A"}
            | {"verdict": name, "claimed_text": "95", "found_text": "94.8"}
            | {"source_ids": ["customs"]}
            for name in VERDICTS
        ]
    },
    "sources": {
        "sources": [
            {**SOURCE, "source_id": name, "accessed": day}
            for name, day in (("customs", "2026-10"), ("edb", "2026-11"))
        ]
    },
}


def job_for(scenario: str = "commodity_slump", **changes: Any) -> Job:
    (job,) = plan_reports(PROJECT, scenarios=[scenario], notebooks=["trade"])
    return replace(job, scenario=replace(job.scenario, **changes))


def markdown(source: str) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(source)


def code(source: str, kind: str = "", content: Any = None, **options: Any) -> Any:
    cell = nbformat.v4.new_code_cell(source, metadata=options.get("metadata", {}))
    cell.outputs = options.get("outputs", [])
    if kind:
        data = {mime_type(kind): copy.deepcopy(content or BUNDLES[kind])}
        cell.outputs = [nbformat.v4.new_output("display_data", data=data)]
    return cell


@pytest.fixture
def cells() -> list[NotebookNode]:
    return [
        markdown("# Trade\n\nHow much, *by whom*, for $95 and not $120?"),
        code("start: int = 1992", metadata={"tags": ["parameters"]}),
        code("frame = load()"),
        code("show_brief(scope)", "brief"),
        markdown("## Key figures"),
        code("show_key_figures(frame)", "key-figures"),
        markdown("## How much?\n\n### By country"),
        code("show_figure(ax)  # <drawn>", "figure"),
        markdown("## How much?"),
        code("show_text(x)", "text"),
        code("show_table(frame)", "table"),
        code("show_verdicts(frame)", "verdicts"),
        markdown("## Sources"),
        code("show_sources(frame)", "sources"),
    ]


def rendered(*cells: NotebookNode, job: Job | None = None, **options: Any) -> str:
    return render(job or job_for(), nbformat.v4.new_notebook(cells=[*cells]), **options)


def page_of(*cells: NotebookNode, **options: Any) -> Tag:
    return BeautifulSoup(rendered(*cells, **options), "html5lib")


# --- What it says --------------------------------------------------------------------


def test_a_page_says_what_its_notebook_does(cells: list[NotebookNode]) -> None:
    page = page_of(*cells)
    assert words(one(page, ".lead")) == "How much, by whom , for $95 and not $120?"
    rows = page.select("section.scenario > .scroll tbody tr")
    assert words(rows[0]) == "Growth of exports, assumed 4.3 % a year 5 % a year"
    names = [words(tag) for tag in page.select("section.scenario details th code")]
    assert names == list(NOTEBOOK_PARAMETERS["trade"].model_fields)
    assert "start: int = 1992" not in page.get_text()  # the scenario box says it
    assert "by 8\xa0bcm, or 5.5\xa0%." in one(page, ".brief").get_text()
    (card,) = page.select(".cards > li")
    assert words(card).startswith("Median 131.0 2030, range 80.0 to 215.0")
    (fold,) = (
        x for x in page.select("details") if "All key figures" in words(x.summary)
    )
    assert len(fold.select("tbody tr")) == 3
    for nav in page.select("nav"):
        assert [words(link) for link in nav.select("a")] == [
            *("Key figures", "Scenario", "How much?", "How much?", "Sources"),
            *("How to cite this report", "About this report"),
        ]
    signs = [words(sign) for sign in page.select(".verdict .badge .sign")]
    assert len({*signs}) == len(VERDICTS)  # told apart without colour
    source = one(page, "#s2")
    assert one(source, "a[href^=https]")["href"] == "https://example.org/?a=1&b=2"
    assert words(one(source, ":scope > span")) == "Used in Figure 1 , Table 1 ."
    blocks = page.select("details.fold:has(pre)")[0].select("pre")
    assert [words(block) for block in blocks] == ["frame = load()", "show_brief(scope)"]


def test_a_figure_carries_its_data(cells: list[NotebookNode]) -> None:
    part = one(page_of(*cells), ".figure")
    assert one(part, "img")["alt"] == ALT
    assert words(one(part, "figcaption")).endswith("C. Sources: 1 2")
    assert [words(row) for row in part.select("table tr")] == [
        "Country Period USD mn Source",
        "Kazakhstan 2024 41,012 1",
        "Kyrgyzstan 2023 no data 2",
    ]
    link = one(part, "a[download]")
    assert link["download"] == "trade-commodity_slump-figure-1.csv"
    kind, _, content = str(link["href"]).partition(",")
    assert kind == "data:text/csv;charset=utf-8"
    saved = [*csv.reader(unquote(content).splitlines())]
    assert saved[1:] == [
        ["KAZ", "2024", "2024", "41012.3", "customs"],
        ["KGZ", "2023", "2023", "", "edb"],
    ]


def test_of_much_data_the_page_shows_the_first_rows_and_the_file_has_all() -> None:
    much = {**ROWS, "rows": [["KAZ", "2024", 2024, 1.0 + n, "edb"] for n in range(300)]}
    page = page_of(code("x", "figure", BUNDLES["figure"] | {"data": much}))
    fold = one(page, ".figure details:has(table)")
    assert len(fold.select("tbody tr")) == 60
    assert "(300 rows, of which the first 60 are shown here)" in words(fold)
    assert "In all rows: Country: Kazakhstan; Period: 2024." in words(fold)
    assert unquote(str(one(fold, "a[download]")["href"])).count("\n") == 301


def test_it_says_what_made_it_and_how_to_cite_it(
    cells: list[NotebookNode], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    job = job_for(id="slump~7", title=r"C:\new ~ {x}_")
    page = page_of(*cells, job=job)
    assert "collected November 2026; figures to 2025" in words(one(page, ".byline"))
    assert words(one(page, ".citation")) == (
        f"The cac-data authors (2026). Trade. Scenario “{job.scenario.title}”. Report "
        f"made with cac-data {cac_data.__version__}, data version "
        f"{cac_data.__data_version__}, content key {job.key[:12]}."
    )
    assert r"Trade: C:\textbackslash{}new \textasciitilde{} " in page.get_text()
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1753574400")
    assert "collected July 2025" in words(one(page_of(*cells), ".byline"))


# --- What it lets through ------------------------------------------------------------


def test_text_from_tables_scenarios_and_notebooks_is_escaped(
    cells: list[NotebookNode],
) -> None:
    job = job_for(title=NASTY, description=NASTY)
    page = page_of(markdown(f"# {NASTY}\n\n{NASTY}"), *cells[1:], job=job)
    assert len(page.select("script")) == 2
    for selector in ("title", "h1", "#scenario", ".finding"):
        assert NASTY in one(page, selector).get_text()
    prose = one(
        page_of(
            markdown("# T"),
            markdown(
                "<b onclick=x>bold</b> ![map](https://example.org/a.png) "
                "[bad](javascript:alert)\n\n| a | b |\n|---|--:|\n| 1 | 2 |"
            ),
        ),
        ".prose",
    )
    assert not prose.select("b, img, [onclick], [style], [href^=javascript]")
    assert one(prose, "a[href='https://example.org/a.png']")


def test_plain_outputs_lose_what_is_no_matter_of_a_reader() -> None:
    outputs = [
        nbformat.v4.new_output("execute_result", {"text/plain": "<Axes: at 0x7f3a>"}),
        nbformat.v4.new_output("stream", name="stderr", text="/home/me/x.py: boo"),
        nbformat.v4.new_output("stream", name="stdout", text="half \udc80"),
        nbformat.v4.new_output("display_data", {"image/png": "aGVs"}),
    ]
    page = page_of(markdown("# Trade"), code("x", outputs=outputs))
    for said in ("<Axes:>", "half ?", "without a description"):
        assert said in page.get_text()
    for hidden in ("0x7f3a", "/home/me", "\udc80", "aGVs"):
        assert hidden not in str(page)


# --- Failure and the data block ------------------------------------------------------


def test_a_data_block_that_is_not_whole_is_refused(cells: list[NotebookNode]) -> None:
    text = rendered(*cells)
    block = re.findall('id="cac-data">(.*?)</script>', text)[0]
    for changes, problem in (
        ({"version": 2}, "version: Input should be 1"),
        ({"scenario": "../up"}, "scenario: String should match"),
        ({"key_figures": [{"id": "x"}]}, "key_figures.0.label: Field required"),
    ):
        other = json.dumps({**json.loads(block), **changes}).replace("<", "\\u003c")
        with pytest.raises(ValueError, match=f"data block of the page: {problem}"):
            PageFacts.read(text.replace(block, other).encode())
    with pytest.raises(ValueError, match="holds 2 data blocks"):
        PageFacts.read(text.encode() * 2)
    many = [figure(f"figure_{place}", 1.0) for place in range(200)]
    with pytest.raises(ValueError, match=f"data block .* {MOST_BYTES:,}"):
        rendered(code("show", "key-figures", {"figures": many, "cards": []}))


@pytest.mark.parametrize(
    ("kind", "path", "value", "problem"),
    [
        ("key-figures", "figures/1/value", float("nan"), "figures.1.value: .*finite"),
        ("figure", "alt", "", "alt: String should have at least 1 character"),
        ("figure", "data/rows/0", ["KAZ"], "data: row 1 has 1 cells; there are 5"),
        ("sources", "sources/0/url", "javascript:alert(1)", "0.url: .*match pattern"),
        ("verdicts", "verdicts/0/verdict", "suported", r"verdict: .*supported\|qual"),
    ],
)
def test_a_spoilt_bundle_fails_its_report_with_the_cell_named(
    cells: list[NotebookNode], kind: str, path: str, value: Any, problem: str
) -> None:
    spoilt = code("x", kind)
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place: Any = spoilt.outputs[0].data[mime_type(kind)]
    for step in way:
        place = place[step]
    place[last] = value
    cells[3].outputs += spoilt.outputs
    with pytest.raises(BundleError, match=rf"^\(4, .*{problem}"):
        rendered(*cells)
    # The page of the failure shows the rest, and in its place what was wrong.
    page = page_of(*cells, error=CellError("BundleError", f"`x`: {NASTY}", 4, "", "T<"))
    banner = words(one(page, "section.failure"))
    assert "This run failed; the page is incomplete" in banner
    assert f"Cell 4 stopped: BundleError : `x`: {NASTY}" in banner
    assert len(page.select(".cards > li")) == 1
    assert "An output that cannot be shown." in page.get_text()
    assert one(page, "footer a")["href"] == "../../index.html"
    assert not page.select("#cac-data")
