"""From an executed notebook to a page: what it says, and what it never lets through."""

from __future__ import annotations

import base64
import csv
import hashlib
import importlib.metadata
import io
import platform
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib
import matplotlib.pyplot as plt
import nbformat
import pandas as pd
import pytest
from bs4 import BeautifulSoup, Tag
from nbformat import NotebookNode

import cac_data
from cac_data import display
from cac_data.display import showing
from cac_data.parameters import TradeParameters
from cac_data.report import assets, prose, render
from cac_data.report.execute import CellError
from cac_data.report.keys import content_key
from cac_data.report.plan import Job
from cac_data.scenarios import Scenario, load_scenarios

ROOT = Path(__file__).parents[1]
NASTY = "<script>alert('x')</script> & \"more\""


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[display.Bundle]:
    bundles: list[display.Bundle] = []
    monkeypatch.setattr(showing, "publish", bundles.append)
    return bundles


def job_for(scenario: str = "commodity_slump", **changes: Any) -> Job:
    scenarios = load_scenarios(ROOT / "params")
    chosen = scenarios[scenario]
    if changes:
        chosen = Scenario(**{**chosen.__dict__, **changes})
    return Job(
        scenario=chosen,
        baseline=scenarios["baseline"],
        notebook="trade",
        content=(ROOT / "notebooks" / "trade.ipynb").read_text("utf-8"),
        parameters=chosen.values("trade"),
    )


def markdown(source: str) -> NotebookNode:
    return nbformat.v4.new_markdown_cell(source)


def code(source: str, *outputs: Any, tags: tuple[str, ...] = ()) -> NotebookNode:
    """A code cell with outputs: bundles, or outputs as Jupyter stores them."""
    cell = nbformat.v4.new_code_cell(source)
    cell.metadata["tags"] = list(tags)
    cell.outputs = [
        nbformat.v4.new_output("display_data", data=output.mime())
        if isinstance(output, display.Bundle)
        else output
        for output in outputs
    ]
    return cell


def notebook(*cells: NotebookNode) -> NotebookNode:
    return nbformat.v4.new_notebook(cells=list(cells))


def page_of(
    *cells: NotebookNode, job: Job | None = None, error: CellError | None = None
) -> BeautifulSoup:
    text = render.render_report(job or job_for(), notebook(*cells), error=error)
    return BeautifulSoup(text, "html5lib")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, f"{len(found)} of {selector}"
    return found[0]


def words(tag: Tag) -> str:
    return " ".join(tag.get_text(" ").split())


TRADE = pd.DataFrame(
    {
        "country": ["KAZ", "KGZ"],
        "year": [2024, 2023],
        "value_usd_mn": [41012.3456, float("nan")],
        "source_id": ["customs", "edb"],
    }
)
SOURCES = pd.DataFrame(
    [
        {
            "source_id": identifier,
            "publisher": publisher,
            "title": f"Trade, {publisher}",
            "url": f"https://example.org/{identifier}?a=1&b=2",
            "published": "2025",
            "accessed": accessed,
        }
        for identifier, publisher, accessed in (
            ("customs", "Chinese customs", "2026-10"),
            ("edb", "Eurasian Development Bank", "2026-11"),
        )
    ]
)
ALT = "Two dots, Kazakhstan far above Kyrgyzstan."


def draw() -> Any:
    _, ax = plt.subplots()
    ax.plot([0, 1], [1, 2])
    ax.set_title("Turnover")
    return ax


@pytest.fixture
def cells(shown: list[display.Bundle]) -> list[NotebookNode]:
    """A notebook with one of everything."""
    display.show_text("Data from 1992 to 2025.", NASTY)
    display.show_key_figures(
        pd.DataFrame(
            [
                {
                    "id": identifier,
                    "label": label,
                    "value": value,
                    "unit": "USD bn",
                    "period": "2025",
                    "low": low,
                    "high": high,
                    "source_ids": ["edb"],
                }
                for identifier, label, value, low, high in (
                    ("turnover", f"Turnover {NASTY}", 106.34, None, None),
                    ("median", "Median for 2030", 131.0, 80.0, 215.0),
                    ("gap", "Gap", None, None, None),
                )
            ]
        )
    )
    display.show_figure(draw(), data=TRADE, caption=f"Turnover {NASTY}.", alt=ALT)
    display.show_table(TRADE, caption="Who reports what.", note="CIF against FOB.")
    display.show_verdicts(
        pd.DataFrame(
            [
                {
                    "claim_id": verdict,
                    "statement": f"A claim. {NASTY}",
                    "claimed": 95.0,
                    "found": 94.8,
                    "unit": "USD bn",
                    "verdict": verdict,
                    "how": "computed",
                    "tier": "A",
                    "source_ids": ["customs"],
                }
                for verdict in display.VERDICTS
            ]
        )
    )
    display.show_sources(SOURCES)
    text, figures, figure, table, verdicts, sources = shown
    return [
        markdown("# Trade\n\nHow much, *by whom*, for $95 and not $120?"),
        code("start: int = 1992", tags=("parameters",)),
        code("start = 2000", tags=("injected-parameters",)),
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


# --- The page as a whole -------------------------------------------------------------


def test_the_page_is_valid_html(cells: list[NotebookNode]) -> None:
    text = render.render_report(job_for(), notebook(*cells))
    html5lib.HTMLParser(strict=True).parse(text)


def test_the_same_inputs_give_the_same_bytes(cells: list[NotebookNode]) -> None:
    first = render.render_report(job_for(), notebook(*cells))
    other = notebook(*cells)
    for cell in other.cells:
        cell.id = f"other-{len(cell.source)}"
    assert render.render_report(job_for(), other) == first


def test_nothing_is_loaded_and_one_script_of_our_own_runs(
    cells: list[NotebookNode],
) -> None:
    page = page_of(*cells)
    assert not page.select("iframe, object, embed, link[rel=stylesheet]")
    assert not page.select("[style], [onclick], [onload], [onerror]")
    assert one(page, "script").attrs == {}
    assert one(page, "script").string == assets.script("contents")
    addresses = [str(image["src"]) for image in page.select("img")]
    assert addresses
    assert all(address.startswith("data:image/svg+xml,") for address in addresses)
    assert "url(" not in assets.style_sheet()
    assert "@import" not in assets.style_sheet()


def source_hash(content: str | None) -> str:
    """How a policy names an element by what it holds."""
    assert content is not None
    digest = hashlib.sha256(content.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def test_the_policy_allows_the_one_style_sheet_and_script_and_no_more(
    cells: list[NotebookNode],
) -> None:
    page = page_of(*cells)
    policy = one(page, "meta[http-equiv=Content-Security-Policy]")["content"]
    assert policy == (
        "default-src 'none'; img-src data:; "
        f"style-src {source_hash(one(page, 'style').string)}; "
        f"script-src {source_hash(one(page, 'script').string)}; "
        "base-uri 'none'; form-action 'none'"
    )


def test_a_page_without_scripts_allows_none() -> None:
    assert "script-src" not in assets.content_security_policy()


def test_text_from_tables_scenarios_and_notebooks_is_escaped(
    cells: list[NotebookNode],
) -> None:
    job = job_for(title=NASTY, description=NASTY)
    page = page_of(markdown(f"# {NASTY}\n\n{NASTY}"), *cells[1:], job=job)
    assert not page.select("main script, header script, footer script, title script")
    assert len(page.select("script")) == 1
    assert NASTY in one(page, "title").get_text()
    assert NASTY in one(page, "h1").get_text()
    assert NASTY in one(page, "#scenario").get_text()
    assert any(NASTY in item.get_text() for item in page.select(".card-label"))
    assert NASTY in one(page, "figcaption").get_text()
    assert all(NASTY in item.get_text() for item in page.select(".statement"))


def test_ids_are_unique_and_every_link_inside_the_page_leads_somewhere(
    cells: list[NotebookNode],
) -> None:
    page = page_of(*cells, markdown("## Cite\n\n## About\n\n## Figure 1"))
    ids = Counter(str(tag["id"]) for tag in page.select("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    links = [str(tag["href"])[1:] for tag in page.select("a[href^='#']")]
    assert len(links) > 20
    assert set(links) <= set(ids)


def test_there_is_one_first_heading_and_no_level_is_skipped(
    cells: list[NotebookNode],
) -> None:
    page = page_of(*cells, markdown("# Not a second title"))
    levels = [int(tag.name[1]) for tag in page.select("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_contents_list_every_section_in_order(cells: list[NotebookNode]) -> None:
    page = page_of(*cells)
    for nav in page.select("nav"):
        assert [words(link) for link in nav.select("a")] == [
            "Scenario",
            "Key figures",
            "How much?",
            "How much?",
            "Sources",
            "How to cite this report",
            "About this report",
        ]


def test_a_page_stays_small(cells: list[NotebookNode]) -> None:
    text = render.render_report(job_for(), notebook(*cells))
    assert len(text.encode()) < 60_000
    assert len(assets.style_sheet().encode()) < 16_000


# --- Title, scenario, parameters -----------------------------------------------------


def test_title_and_question_stand_at_the_top(cells: list[NotebookNode]) -> None:
    page = page_of(*cells)
    assert words(one(page, "h1")) == "Trade"
    assert words(one(page, ".lead")) == "How much, by whom , for $95 and not $120?"


def test_the_scenario_box_shows_what_differs_from_the_baseline(
    cells: list[NotebookNode],
) -> None:
    page = page_of(*cells)
    rows = page.select("section.scenario > .scroll tbody tr")
    assert [words(row) for row in rows] == [
        "Growth of exports, assumed 4.3 % a year 5 % a year",
        "Growth of imports, assumed 4.3 % a year 5 % a year",
        "Shocks none exports −40 % over 2027–2028; imports −15 % over 2027–2028",
    ]


def test_every_parameter_can_be_looked_up(cells: list[NotebookNode]) -> None:
    page = page_of(*cells)
    names = [words(tag) for tag in page.select("section.scenario details th code")]
    assert names == list(TradeParameters.model_fields)


def test_the_baseline_has_nothing_to_differ_from(cells: list[NotebookNode]) -> None:
    box = one(page_of(*cells, job=job_for("baseline")), "section.scenario")
    assert "What differs from the baseline" not in words(box)
    assert "the other scenarios are told by what differs from it" in words(box)


def test_a_lens_says_that_it_is_no_future(cells: list[NotebookNode]) -> None:
    box = one(page_of(*cells, job=job_for("national_statistics")), "section.scenario")
    assert "A lens, not a future." in words(box)
    assert "Chinese customs" in words(box)


def test_parameter_cells_are_not_shown(cells: list[NotebookNode]) -> None:
    text = page_of(*cells).get_text()
    assert "start: int = 1992" not in text
    assert "start = 2000" not in text


# --- Outputs -------------------------------------------------------------------------


def test_key_figures_are_cards_with_unit_period_and_range(
    cells: list[NotebookNode],
) -> None:
    cards = page_of(*cells).select(".cards > li")
    assert words(cards[1]) == (
        "Median for 2030 131.0 USD bn 2025, range 80 to 215 sources 2"
    )
    assert words(cards[2]) == "Gap no data 2025 sources 2"


def test_no_line_ends_between_a_number_and_its_unit(
    shown: list[display.Bundle],
) -> None:
    display.show_text("It fell by 8 bcm, or 5.5 %, in 3 months.")
    prose = one(page_of(markdown("# T"), code("x", shown[0])), ".prose")
    assert "by 8\xa0bcm, or 5.5\xa0%, in 3 months." in prose.get_text()


def test_a_figure_has_its_alt_text_caption_sources_and_size(
    cells: list[NotebookNode],
) -> None:
    figure = one(page_of(*cells), "figure")
    image = one(figure, "img")
    assert image["alt"] == ALT
    assert int(str(image["width"])) > 300
    assert words(one(figure, "figcaption")) == (
        f"Figure 1. Turnover {' '.join(NASTY.split())}. Sources: 1 2"
    )
    svg = unquote(str(image["src"]).partition(",")[2])
    assert svg.startswith("<svg")
    assert ">Turnover</text>" in svg


def test_the_data_behind_a_figure_can_be_read_and_saved(
    cells: list[NotebookNode],
) -> None:
    figure = one(page_of(*cells), ".figure")
    rows = [words(row) for row in figure.select("table tr")]
    assert rows == [
        "Country Year Value (USD mn) Source",
        "Kazakhstan 2024 41,012 1",
        "Kyrgyzstan 2023 no data 2",
    ]
    link = one(figure, "a[download]")
    assert link["download"] == "trade-commodity_slump-figure-1.csv"
    kind, _, content = str(link["href"]).partition(",")
    assert kind == "data:text/csv;charset=utf-8"
    assert list(csv.reader(io.StringIO(unquote(content)))) == [
        ["country", "year", "value_usd_mn", "source_id"],
        ["KAZ", "2024", "41012.3", "customs"],
        ["KGZ", "2023", "", "edb"],
    ]


def test_of_much_data_the_page_shows_the_first_rows_and_the_file_has_all(
    shown: list[display.Bundle],
) -> None:
    many = pd.DataFrame(
        {"year": range(1000, 1300), "flow": "exports", "source_id": "edb"}
    )
    display.show_figure(draw(), data=many, caption="Many.", alt=ALT)
    fold = one(
        page_of(markdown("# T"), code("x", shown[0])), ".figure details:has(table)"
    )
    assert [words(cell) for cell in fold.select("tbody td")][-1] == "1119"
    assert (
        "(300 rows, of which the first 120 are shown here). In all rows: Flow: exports."
    ) in words(fold)
    saved = unquote(str(one(fold, "a[download]")["href"]).partition(",")[2])
    assert len(saved.splitlines()) == 301
    assert saved.splitlines()[-1] == "1299,exports,edb"


def test_every_table_has_a_caption_and_scopes(cells: list[NotebookNode]) -> None:
    tables = page_of(*cells).select("table")
    assert len(tables) >= 4
    for table in tables:
        assert words(one(table, "caption"))
        assert table.select("thead th")
        assert all(head.get("scope") for head in table.select("th"))
        assert all(words(head) for head in table.select("th"))


def test_table_rows_link_to_the_sources_and_back(cells: list[NotebookNode]) -> None:
    page = page_of(*cells)
    links = page.select("#table-1 td a")
    assert [(link["href"], words(link)) for link in links] == [
        ("#s1", "1"),
        ("#s2", "2"),
    ]
    source = one(page, "#s2")
    assert words(one(source, ":scope > code")) == "edb"
    assert [words(link) for link in source.select(":scope > span a")] == [
        "Figure 1",
        "Table 1",
    ]
    assert one(source, "a[href^=https]")["href"] == "https://example.org/edb?a=1&b=2"


@pytest.mark.parametrize(("count", "folds"), [(6, 0), (7, 1)])
def test_many_sources_of_one_row_are_folded(
    shown: list[display.Bundle], count: int, folds: int
) -> None:
    ids = [f"source-{number}" for number in range(count)]
    frame = pd.DataFrame({"what": ["one"], "source_ids": [ids]})
    display.show_table(frame, caption="A row with its sources.")
    cell = one(page_of(markdown("# A"), code("show", shown[0])), "#table-1 td")
    assert len(cell.select("summary")) == folds
    assert all(item in words(cell) for item in ids)
    if folds:
        assert words(one(cell, "summary")) == f"{count} sources"


def test_a_date_is_not_broken_at_its_hyphens(shown: list[display.Bundle]) -> None:
    frame = pd.DataFrame(
        {
            "what": ["one", "two"],
            "said_on": ["2025-06-17", ""],
            "code": ["cku-rail-2027", "2025-06"],
        }
    )
    display.show_table(frame, caption="Dates and other hyphens.")
    page = page_of(markdown("# A"), code("show", shown[0]))
    assert one(page, "#table-1 table")["class"] == ["rows", "d2"]
    assert ".d2 tr > :nth-child(2)" in str(one(page, "style").string)


def test_long_texts_get_room_in_every_column(shown: list[display.Bundle]) -> None:
    frame = pd.DataFrame(
        {"what": ["word " * 12], "how": ["word " * 12], "n": ["short"]}
    )
    display.show_table(frame, caption="Two long texts.")
    page = page_of(markdown("# A"), code("show", shown[0]))
    assert {"w1", "w2"} <= set(one(page, "#table-1 table")["class"])
    # The first cell of a row is its heading, so the rule may not ask for `td`.
    style = str(one(page, "style").string)
    assert ".w1 tbody > tr > :nth-child(1)" in style
    assert ".w1 td" not in style


def test_a_source_that_the_page_does_not_list_is_named_without_a_link(
    shown: list[display.Bundle],
) -> None:
    display.show_table(TRADE, caption="Who reports what.")
    page = page_of(markdown("# Trade"), code("show", shown[0]))
    assert [words(tag) for tag in page.select("#table-1 td:last-child")] == [
        "customs",
        "edb",
    ]
    assert not page.select("a[href^='#s']:not([href='#scenario'])")


def test_verdicts_can_be_told_apart_without_colour(cells: list[NotebookNode]) -> None:
    badges = page_of(*cells).select(".verdict .badge")
    assert len(badges) == len(display.VERDICTS)
    signs = [words(one(badge, ".sign")) for badge in badges]
    assert len(set(signs)) == len(signs)
    for badge, (verdict, meaning) in zip(badges, display.VERDICTS.items(), strict=True):
        assert words(badge).endswith(f"{verdict.capitalize()} : {meaning}")


def test_code_is_folded_with_what_it_made(cells: list[NotebookNode]) -> None:
    page = page_of(*cells)
    assert all("open" not in fold.attrs for fold in page.select("details"))
    fold = page.select("details.fold:has(pre)")[0]
    assert [words(block) for block in fold.select("pre")] == [
        "frame = load()",
        "show_text(scope)",
    ]
    figure = one(page, ".figure")
    assert words(one(figure, "pre")) == "show_figure(ax) # <drawn>"


def test_labels_of_folds_say_to_what_they_belong(cells: list[NotebookNode]) -> None:
    labels = [words(tag) for tag in page_of(*cells).select("summary")]
    assert "Data behind figure 1" in labels
    assert "Code behind figure 1" in labels
    assert "Code behind table 1" in labels


def test_plain_outputs_are_shown_without_addresses() -> None:
    output = nbformat.v4.new_output(
        "execute_result", data={"text/plain": "<Axes: a at 0x7f3a>", "text/html": "<b>"}
    )
    page = page_of(markdown("# Trade"), code("ax", output))
    assert words(page.select("main > pre")[0]) == "<Axes: a>"
    assert not page.select("main b")


def test_warnings_do_not_reach_the_page() -> None:
    output = nbformat.v4.new_output("stream", name="stderr", text="/home/me/x.py: boo")
    assert "/home/me" not in page_of(markdown("# Trade"), code("x", output)).get_text()


def test_an_image_without_a_description_is_not_shown() -> None:
    output = nbformat.v4.new_output("display_data", data={"image/png": "aGVsbG8="})
    page = page_of(markdown("# Trade"), code("plot()", output))
    assert not page.select("img")
    assert "without a description" in page.get_text()


# --- Markdown ------------------------------------------------------------------------


def test_markdown_lets_no_html_scripts_or_outside_images_through() -> None:
    page = page_of(
        markdown("# Trade"),
        markdown(
            "<b onclick=x>bold</b> ![map](https://example.org/a.png) "
            "[bad](javascript:alert) [good](https://example.org)"
        ),
    )
    prose = one(page, ".prose")
    assert not prose.select("b, img, [onclick]")
    addresses = {str(link["href"]) for link in prose.select("a")}
    assert addresses >= {"https://example.org/a.png", "https://example.org"}
    assert not any("javascript" in address for address in addresses)


def test_a_table_in_markdown_has_no_style_attribute() -> None:
    page = page_of(markdown("# T"), markdown("| a | b |\n|---|--:|\n| 1 | 2 |"))
    assert not page.select("[style]")
    assert [tag["scope"] for tag in page.select(".prose th")] == ["col", "col"]


def test_code_is_escaped_and_keeps_its_text() -> None:
    source = 'x = "<b>"  # <i>\nif x is None:\n    pass'
    shown = str(prose.highlight_code(source))
    assert BeautifulSoup(shown, "html5lib").get_text() == source
    assert '<span class="c"># &lt;i&gt;</span>' in shown


# --- Failure, dates, citation --------------------------------------------------------


def test_a_failed_run_stands_under_a_banner(cells: list[NotebookNode]) -> None:
    error = CellError("ValueError", f"`x`: {NASTY}", 7, "boom()", "Trace <b>")
    page = page_of(*cells[:7], error=error)
    banner = one(page, "section.failure")
    assert "This run failed; the page is incomplete" in words(banner)
    assert f"Cell 7 stopped: ValueError : `x`: {NASTY}" in words(banner)
    assert "Trace <b>" in banner.get_text()
    assert not page_of(*cells).select(".failure")


def test_the_date_is_that_of_the_latest_source(
    cells: list[NotebookNode], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "data as of 2026-11" in words(one(page_of(*cells), ".byline"))
    assert "(2026)" in words(one(page_of(*cells), ".citation"))


def test_source_date_epoch_wins(
    cells: list[NotebookNode], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1753574400")
    assert "data as of 2025-07-27" in words(one(page_of(*cells), ".byline"))


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "99999999999999999"])
def test_a_source_date_epoch_that_is_no_time_is_refused(
    epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ValueError, match=rf"`SOURCE_DATE_EPOCH`: '{epoch}'"):
        render.report_date([])


def test_the_citation_names_scenario_and_versions(cells: list[NotebookNode]) -> None:
    page = page_of(*cells)
    citation = words(one(page, ".citation"))
    assert re.fullmatch(
        r"The cac-data authors \(\d{4}\)\. Trade\. Scenario “Commodity slump”\. Report "
        r"made with cac-data \S+, data version \S+, content key [0-9a-f]{12}\.",
        citation,
    )
    assert "@misc{cac-data-trade-commodity_slump," in page.get_text()


def test_what_means_something_to_tex_is_escaped_in_bibtex() -> None:
    text = page_of(markdown("# 5 % & {more}"), job=job_for(id="slump~7")).get_text()
    assert r"title = {5 \% \& more: Commodity slump}," in text
    assert "@misc{cac-data-trade-slump-7," in text


def test_the_foot_says_what_the_page_was_made_with(cells: list[NotebookNode]) -> None:
    job = job_for()
    facts = [words(tag) for tag in one(page_of(*cells, job=job), "footer dl")("div")]
    assert facts == [
        "Data as of 2026-11",
        f"Data version {cac_data.__data_version__}",
        "Data vintage bundled (the tables that come with the package)",
        f"Content key {content_key(job)[:12]}",
        "Made with "
        + ", ".join(
            [f"cac-data {cac_data.__version__}", f"Python {platform.python_version()}"]
            + [
                f"{name} {importlib.metadata.version(name)}"
                for name in (
                    *("pandas", "numpy", "matplotlib", "seaborn"),
                    *("papermill", "nbconvert"),
                )
            ]
        ),
    ]


def test_only_the_foot_links_to_other_pages(cells: list[NotebookNode]) -> None:
    """A page that was sent alone has no dead end above its foot."""
    page = page_of(*cells)
    others = page.select("a:not([href^='#']):not([href^='data:']):not([href^='http'])")
    assert [link["href"] for link in others] == ["../index.html"]
    assert others[0].find_parent("footer")
    failed = page_of(*cells, error=CellError("ValueError", "x", 7, "boom()", ""))
    assert one(failed, "footer a")["href"] == "../../index.html"


@pytest.mark.parametrize(("other", "times"), [("2026-11", 1), ("2026-10", 2)])
def test_when_sources_were_accessed_is_said_once_if_it_is_the_same(
    shown: list[display.Bundle], other: str, times: int
) -> None:
    display.show_sources(SOURCES.assign(accessed=["2026-11", other]))
    text = words(one(page_of(markdown("# T"), code("x", shown[0])), "main"))
    assert text.lower().count("accessed") == times
    assert ("All accessed 2026-11." in text) == (times == 1)


def test_key_figures_and_title_are_read_from_a_notebook(
    cells: list[NotebookNode],
) -> None:
    node = notebook(*cells)
    assert [item["id"] for item in render.key_figures(node)] == [
        "turnover",
        "median",
        "gap",
    ]
    assert render.notebook_title(node) == "Trade"
    assert render.notebook_title(notebook(code("x"))) == ""
