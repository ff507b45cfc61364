"""From an executed notebook to a page: what it says, and what it never lets through."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

import cac_data
from cac_data import display
from cac_data.display import showing
from cac_data.report.bundles import BundleError
from cac_data.report.manifest import MOST_BYTES, CellError, PageFacts
from cac_data.report.page import render
from cac_data.report.plan import Job
from cac_data.scenarios import NOTEBOOK_PARAMETERS, load_scenarios
from tests.report_entries import one, whole, words

ROOT = Path(__file__).parents[1]
NASTY = "<script>alert('x')</script> & \"more\" </script><!--"
KEY = "0123456789abcdef" * 4
ALT = "Two dots, Kazakhstan far above Kyrgyzstan."


def job_for(scenario: str = "commodity_slump", **changes: Any) -> Job:
    scenarios = load_scenarios(ROOT / "params")
    chosen = replace(scenarios[scenario], **changes)
    return Job(
        scenario=chosen,
        baseline=scenarios["baseline"],
        notebook="trade",
        content="",
        parameters=chosen.values("trade"),
    )


def markdown(source: str) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(source)


def code(source: str, *outputs: Any, tags: tuple[str, ...] = ()) -> NotebookNode:
    """A code cell with outputs: bundles, or outputs as Jupyter stores them."""
    cell = nbformat.v4.new_code_cell(source, metadata={"tags": list(tags)})
    cell.outputs = [
        nbformat.v4.new_output("display_data", data=output.mime())
        if isinstance(output, display.Bundle)
        else output
        for output in outputs
    ]
    return cell


def notebook(*cells: NotebookNode) -> NotebookNode:
    return nbformat.v4.new_notebook(cells=list(cells))


def page_of(*cells: NotebookNode, job: Job | None = None, **options: Any) -> Tag:
    text = render(job or job_for(), notebook(*cells), key=KEY, **options)
    return BeautifulSoup(text, "html5lib")


def shown(*calls: Any) -> list[display.Bundle]:
    """The bundles that some calls publish."""
    bundles: list[display.Bundle] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(showing, "publish", bundles.append)
        for call in calls:
            call()
    return bundles


TRADE = pd.DataFrame(
    {
        "country": ["KAZ", "KGZ"],
        "year": [2024, 2023],
        "value_usd_mn": [41012.3456, float("nan")],
        "source_id": ["customs", "edb"],
    }
)
SOURCES = pd.DataFrame(
    {
        "source_id": ["customs", "edb"],
        "publisher": ["Chinese customs", "Eurasian Development Bank"],
        "title": "Trade",
        "url": "https://example.org/?a=1&b=2",
        "published": "2025",
        "accessed": ["2026-10", "2026-11"],
    }
)
FIGURES = pd.DataFrame(
    {
        "id": ["turnover", "median", "gap"],
        "label": [f"Turnover {NASTY}", "Median for 2030", "Gap"],
        "value": [106.34, 131.0, None],
        "unit": "USD bn",
        "period": "2025",
        "low": [None, 80.0, None],
        "high": [None, 215.0, None],
        "source_ids": [["edb"]] * 3,
    }
)
VERDICTS = pd.DataFrame(
    {
        "claim_id": [*display.VERDICTS],
        "statement": f"A claim. {NASTY}",
        "claimed": 95.0,
        "found": 94.8,
        "unit": "USD bn",
        "verdict": [*display.VERDICTS],
        "how": "computed",
        "tier": "A",
        "source_ids": [["customs"]] * len(display.VERDICTS),
    }
)


def draw(data: pd.DataFrame) -> None:
    _, ax = plt.subplots()
    ax.set_title("Turnover")
    display.show_figure(ax, data=data, caption=f"Turnover {NASTY}.", alt=ALT)


@pytest.fixture(scope="module")
def bundles() -> list[display.Bundle]:
    """One of everything that a notebook shows."""
    return shown(
        lambda: display.show_text("It fell by 8 bcm, or 5.5 %, in 3 months.", NASTY),
        lambda: display.show_key_figures(FIGURES),
        lambda: draw(TRADE),
        lambda: display.show_table(TRADE, caption="Who reports what.", note="CIF."),
        lambda: display.show_verdicts(VERDICTS),
        lambda: display.show_sources(SOURCES),
    )


@pytest.fixture
def cells(bundles: list[display.Bundle]) -> list[NotebookNode]:
    """A notebook of it."""
    text, figures, figure, table, verdicts, sources = bundles
    return [
        markdown("# Trade\n\nHow much, *by whom*, for $95 and not $120?"),
        code("start: int = 1992", tags=("parameters",)),
        code("frame = load()"),
        code("show_text(scope)", text),
        markdown("## Key figures"),
        code("show_key_figures(frame)", figures),
        markdown("## How much?\n\n### By country"),
        code("show_figure(ax)  # <drawn>", figure),
        markdown("## How much?"),
        code("show_table(frame)", table),
        code("show_verdicts(frame)", verdicts),
        markdown("## Sources"),
        code("show_sources(frame)", sources),
    ]


@pytest.fixture
def page(cells: list[NotebookNode]) -> Tag:
    return page_of(*cells)


# --- What it says --------------------------------------------------------------------


def test_a_page_says_what_its_notebook_does(page: Tag) -> None:
    assert words(one(page, ".lead")) == "How much, by whom , for $95 and not $120?"
    rows = page.select("section.scenario > .scroll tbody tr")
    assert words(rows[0]) == "Growth of exports, assumed 4.3 % a year 5 % a year"
    names = [words(tag) for tag in page.select("section.scenario details th code")]
    assert names == list(NOTEBOOK_PARAMETERS["trade"].model_fields)
    assert "start: int = 1992" not in page.get_text()  # the scenario box says it
    assert "by 8\xa0bcm, or 5.5\xa0%, in 3 months." in page.get_text()
    assert [words(card) for card in page.select(".cards > li")][1:] == [
        "Median for 2030 $131.0 bn 2025, range 80 to 215 sources 2",
        "Gap no data 2025 sources 2",
    ]
    for nav in page.select("nav"):
        assert [words(link) for link in nav.select("a")] == [
            *("Scenario", "Key figures", "How much?", "How much?", "Sources"),
            *("How to cite this report", "About this report"),
        ]
    signs = [words(sign) for sign in page.select(".verdict .badge .sign")]
    assert len({*signs}) == len(display.VERDICTS)  # told apart without colour
    source = one(page, "#s2")
    assert one(source, "a[href^=https]")["href"] == "https://example.org/?a=1&b=2"
    assert [words(link) for link in source.select(":scope > span a")] == [
        *("Figure 1", "Table 1")
    ]
    fold = page.select("details.fold:has(pre)")[0]
    assert [words(block) for block in fold.select("pre")] == [
        *("frame = load()", "show_text(scope)")
    ]


def test_a_figure_carries_its_data(page: Tag) -> None:
    figure = one(page, ".figure")
    image = one(figure, "img")
    assert image["alt"] == ALT
    assert ">Turnover</text>" in unquote(str(image["src"]))
    assert words(one(figure, "figcaption")).endswith(" Sources: 1 2")
    assert [words(row) for row in figure.select("table tr")] == [
        "Country Year Value (USD mn) Source",
        "Kazakhstan 2024 41,012 1",
        "Kyrgyzstan 2023 no data 2",
    ]
    link = one(figure, "a[download]")
    assert link["download"] == "trade-commodity_slump-figure-1.csv"
    assert saved(link)[1:] == [
        ["KAZ", "2024", "41012.3", "customs"],
        ["KGZ", "2023", "", "edb"],
    ]


def saved(link: Tag) -> list[list[str]]:
    kind, _, content = str(link["href"]).partition(",")
    assert kind == "data:text/csv;charset=utf-8"
    return [*csv.reader(unquote(content).splitlines())]


def test_of_much_data_the_page_shows_the_first_rows_and_the_file_has_all() -> None:
    many = pd.DataFrame({"year": range(300), "flow": "exports", "source_id": "edb"})
    fold = one(
        page_of(code("x", *shown(lambda: draw(many)))), ".figure details:has(table)"
    )
    assert len(fold.select("tbody tr")) == 120
    said = "(300 rows, of which the first 120 are shown here). In all rows: Flow: expor"
    assert said in words(fold)
    assert len(saved(one(fold, "a[download]"))) == 301


def test_it_says_what_made_it_and_how_to_cite_it(
    cells: list[NotebookNode], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    page = page_of(*cells)
    mark, data = f"cac-data {cac_data.__version__}", cac_data.__data_version__
    foot = words(one(page, "footer dl"))
    assert f"Data collected November 2026; figures to 2025 Data version {data}" in foot
    assert f"Content key {KEY[:12]} Made with {mark}, Python 3" in foot
    assert words(one(page, ".citation")) == (
        "The cac-data authors (2026). Trade. Scenario “Commodity slump”. Report made "
        f"with {mark}, data version {data}, content key {KEY[:12]}."
    )
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1753574400")
    assert "data as of 2025-07-27" in words(one(page_of(*cells), ".byline"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "99999999999999999")
    with pytest.raises(ValueError, match=r"`SOURCE_DATE_EPOCH`: '99+' is not a time"):
        page_of(*cells)


# --- What it lets through ------------------------------------------------------------


def test_a_page_is_valid_closed_and_the_same_for_the_same_inputs(
    cells: list[NotebookNode],
) -> None:
    more = "# No second title\n\n## Cite\n\n## Figure 1\n\n## cac-data"
    cells.append(markdown(more))
    text = render(job_for(), notebook(*cells), key=KEY)
    for place, cell in enumerate(cells):
        cell.id = f"other-{place}"
    assert render(job_for(), notebook(*cells), key=KEY) == text
    # A page that was sent alone has no dead end above its foot.
    page = whole(text)
    others = page.select("a:not([href^='#']):not([href^='data:']):not([href^='http'])")
    assert [link["href"] for link in others] == ["../index.html"]
    assert others[0].find_parent("footer")


def test_text_from_tables_scenarios_and_notebooks_is_escaped(
    cells: list[NotebookNode],
) -> None:
    job = job_for(title=NASTY, description=NASTY)
    page = page_of(markdown(f"# {NASTY}\n\n{NASTY}"), *cells[1:], job=job)
    assert [tag.get("type") for tag in page.select("script")] == [
        "application/json",
        None,
    ]
    for selector in ("title", "h1", "#scenario", "figcaption"):
        assert NASTY in one(page, selector).get_text()
    assert any(NASTY in item.get_text() for item in page.select(".card-label"))
    assert all(NASTY in item.get_text() for item in page.select(".statement"))


@pytest.mark.parametrize(
    ("output", "said", "hidden"),
    [
        (
            nbformat.v4.new_output(
                "execute_result", {"text/plain": "<Axes: a at 0x7f3a>", "text/html": ""}
            ),
            "<Axes: a>",
            "0x7f3a",
        ),
        (
            nbformat.v4.new_output("stream", name="stderr", text="/home/me/x.py: boo"),
            "",
            "/home/me",
        ),
        (
            nbformat.v4.new_output("stream", name="stdout", text="half \udc80"),
            "half ?",
            "\udc80",
        ),
        (
            nbformat.v4.new_output("display_data", {"image/png": "aGVsbG8="}),
            "without a description",
            "aGVsbG8",
        ),
    ],
)
def test_plain_outputs_lose_what_is_no_matter_of_a_reader(
    output: NotebookNode, said: str, hidden: str
) -> None:
    page = page_of(markdown("# Trade"), code("x", output))
    assert said in page.get_text()
    assert hidden not in str(page)


def test_markdown_lets_no_html_scripts_styles_or_outside_images_through() -> None:
    page = page_of(
        markdown("# Trade"),
        markdown(
            "<b onclick=x>bold</b> ![map](https://example.org/a.png) "
            "[bad](javascript:alert) [good](https://example.org)\n\n"
            "| a | b |\n|---|--:|\n| 1 | 2 |"
        ),
    )
    prose = one(page, ".prose")
    assert not prose.select("b, img, [onclick], [style]")
    addresses = {str(link["href"]) for link in prose.select("a")}
    assert addresses >= {"https://example.org/a.png", "https://example.org"}
    assert not any("javascript" in address for address in addresses)
    assert [tag["scope"] for tag in prose.select("th")] == ["col", "col"]


# --- Failure, dates, citation --------------------------------------------------------


def test_a_failed_run_stands_under_a_banner_and_says_nothing_of_itself(
    cells: list[NotebookNode],
) -> None:
    error = CellError("ValueError", f"`x`: {NASTY}", 7, "boom()", "Trace <b>")
    page = page_of(*cells[:7], error=error)
    banner = one(page, "section.failure")
    assert "This run failed; the page is incomplete" in words(banner)
    assert f"Cell 7 stopped: ValueError : `x`: {NASTY}" in words(banner)
    assert "Trace <b>" in banner.get_text()
    assert one(page, "footer a")["href"] == "../../index.html"
    assert not page.select("#cac-data")


def test_what_means_something_to_tex_is_escaped_as_in_other_citations() -> None:
    job = job_for(id="slump~7", title=r"C:\new ~ {x}_")
    text = page_of(markdown("# 5 % & more"), job=job).get_text()
    assert "@misc{cac-data-trade-slump-7," in text
    title = (
        r"  title = {5 \% \& more: C:\textbackslash{}new \textasciitilde{} "
        r"\textbraceleft{}x\textbraceright{}\_},"
    )
    assert title in text
    assert r"scenario slump\textasciitilde{}7," in text


# --- The data block ------------------------------------------------------------------


def test_a_page_says_itself_what_others_tell_of_it(cells: list[NotebookNode]) -> None:
    job = job_for(description=NASTY)
    facts = PageFacts.read(render(job, notebook(*cells), key=KEY).encode())
    assert (facts.scenario, facts.notebook, facts.title, facts.kind, facts.version) == (
        *("commodity_slump", "trade", "Trade", "future", 1),
    )
    assert facts.description == NASTY
    assert facts.parameters == job.parameters
    assert facts.differences[0].value == "5 % a year"
    assert [figure.value for figure in facts.key_figures] == [106.3, 131.0, None]
    assert [item.verdict for item in facts.verdicts] == [*display.VERDICTS]
    assert facts.made_with["data"] == cac_data.__data_version__


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"version": 2}, "version: Input should be 1"),
        ({"scenario": "../up"}, "scenario: String should match"),
        ({"kind": "past"}, "kind: Input should be 'future' or 'lens'"),
        ({"title": 5}, "title: Input should be a valid string"),
        ({"key_figures": [{"id": "x"}]}, "key_figures.0.label: Field required"),
        ({"more": 1}, "more: Extra inputs are not permitted"),
    ],
)
def test_a_data_block_that_was_tampered_with_is_refused(
    cells: list[NotebookNode], changes: dict[str, Any], problem: str
) -> None:
    text = render(job_for(), notebook(*cells), key=KEY)
    opening, block = re.findall(r'(id="cac-data">)(.*?)</script>', text)[0]
    changed = json.dumps({**json.loads(block), **changes}).replace("<", "\\u003c")
    with pytest.raises(ValueError, match=f"data block of the page: {problem}"):
        PageFacts.read(text.replace(opening + block, opening + changed).encode())


def test_a_page_without_one_whole_data_block_is_refused(
    cells: list[NotebookNode],
) -> None:
    page = render(job_for(), notebook(*cells), key=KEY).encode()
    for spoilt, found in ((b"", 0), (b"<p>", 0), (page * 2, 2)):
        with pytest.raises(ValueError, match=f"holds {found} data blocks"):
            PageFacts.read(spoilt)
    with pytest.raises(ValueError, match="holds 0 data blocks"):
        PageFacts.read(page[: page.index(b'id="cac-data">') + 500])


def test_more_than_a_data_block_may_hold_is_refused() -> None:
    many = [{**FIGURES.iloc[1], "id": f"figure_{place}"} for place in range(200)]
    found = shown(lambda: display.show_key_figures(pd.DataFrame(many)))
    with pytest.raises(ValueError, match=f"data block .* {MOST_BYTES:,}"):
        page_of(code("show", *found))


# --- Bundles that are not as they should be ------------------------------------------


def spoilt(bundle: display.Bundle, path: str, value: Any) -> dict[str, Any]:
    """The forms of a bundle in which one thing has been replaced, or left out."""
    forms: dict[str, Any] = json.loads(json.dumps(bundle.mime()))
    *way, last = [int(step) if step.isdigit() else step for step in path.split("/")]
    place: Any = forms[display.mime_type(bundle.kind)]
    for step in way:
        place = place[step]
    if value is None:
        del place[last]
    else:
        place[last] = value
    return forms


@pytest.mark.parametrize(
    ("which", "path", "value", "problem"),
    [
        (0, "sentences", "one", "bundle `text`: sentences: .*valid list"),
        (0, "sentences", ["x" * 40_000_000], "bundle `text`: longer than 2,000,000"),
        (1, "figures/0/low", None, "bundle `key-figures`: figures.0.low: .*required"),
        (1, "figures/1/value", float("nan"), "cannot be written as JSON"),
        (1, "figures/0/value", True, "figures.0.value: .*valid number"),
        (1, "figures/2/extra", 1, "figures.2.extra: Extra inputs"),
        (2, "svg", "<script>", "bundle `figure`: svg: String should match"),
        (2, "alt", "", "alt: String should have at least 1 character"),
        (2, "data/rows/0", ["KAZ"], "data: row 1 has 1 cells; there are 4"),
        (3, "rows/1/0", {}, "bundle `table`: row 2: country is no text"),
        (3, "rows/0/2", "much", "row 1: value_usd_mn is no number"),
        (3, "columns/2/decimals", 10**9, "columns.2.decimals: .*less than or equal"),
        (5, "sources/0/url", "javascript:alert(1)", "sources.0.url: .*match pattern"),
        (4, "verdicts/0/verdict", "suported", r"0.verdict: .*supported\|qualified"),
    ],
)
def test_a_spoilt_bundle_fails_its_report_with_the_cell_named(
    cells: list[NotebookNode],
    bundles: list[display.Bundle],
    which: int,
    path: str,
    value: Any,
    problem: str,
) -> None:
    data = spoilt(bundles[which], path, value)
    cells[3].outputs.append(nbformat.v4.new_output("display_data", data=data))
    with pytest.raises(BundleError, match=rf"^cell 4: .*{problem}") as caught:
        render(job_for(), notebook(*cells), key=KEY)
    assert caught.value.cell == 4
    assert len(str(caught.value)) < 500
    # The page of the failure shows the rest, and in its place what was wrong.
    error = CellError("BundleError", caught.value.message, 4)
    page = page_of(*cells, error=error)
    assert len(page.select(".cards > li")) == 3
    assert "An output that cannot be shown." in page.get_text()
    assert len(str(page)) < 200_000


@pytest.mark.parametrize(
    ("forms", "problem"),
    [
        ({"application/vnd.cac-data.tabel.v1+json": {}}, r"tabel.* mean .*table"),
        ({display.mime_type("text"): "words"}, "bundle `text`: Input should be a"),
    ],
)
def test_what_is_no_bundle_at_all_is_told(forms: dict[str, Any], problem: str) -> None:
    node = notebook(markdown("# T"), code("x", nbformat.v4.new_output("display_data")))
    node.cells[1].outputs[0].data = forms
    with pytest.raises(BundleError, match=f"cell 2: .*{problem}"):
        render(job_for(), node)
