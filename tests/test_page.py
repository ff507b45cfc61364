"""From an executed notebook to a page: what it says, and what it never lets through."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from collections import Counter
from dataclasses import replace
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
from cac_data.report.bundles import BundleError, check_bundles
from cac_data.report.facts import MOST_BYTES, PageFacts
from cac_data.report.manifest import CellError
from cac_data.report.page import render, report_date
from cac_data.report.plan import Job
from cac_data.scenarios import TradeParameters, load_scenarios

ROOT = Path(__file__).parents[1]
NASTY = "<script>alert('x')</script> & \"more\" </script><!--"
KEY = "0123456789abcdef" * 4


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> list[display.Bundle]:
    bundles: list[display.Bundle] = []
    monkeypatch.setattr(showing, "publish", bundles.append)
    return bundles


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


def page_of(*cells: NotebookNode, job: Job | None = None, **options: Any) -> Tag:
    text = render(job or job_for(), notebook(*cells), key=KEY, **options)
    return BeautifulSoup(text, "html5lib")


def one(page: Tag, selector: str) -> Tag:
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
FIGURES = pd.DataFrame(
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
ALT = "Two dots, Kazakhstan far above Kyrgyzstan."


def draw() -> Any:
    _, ax = plt.subplots()
    ax.plot([0, 1], [1, 2])
    ax.set_title("Turnover")
    return ax


@pytest.fixture(scope="module")
def bundles() -> list[display.Bundle]:
    """One of everything that a notebook shows."""
    found: list[display.Bundle] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(showing, "publish", found.append)
        show_everything()
    return found


def show_everything() -> None:
    display.show_text("It fell by 8 bcm, or 5.5 %, in 3 months.", NASTY)
    display.show_key_figures(FIGURES)
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


@pytest.fixture
def cells(bundles: list[display.Bundle]) -> list[NotebookNode]:
    """A notebook of it."""
    text, figures, figure, table, verdicts, sources = bundles
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


@pytest.fixture
def page(cells: list[NotebookNode]) -> Tag:
    return page_of(*cells)


# --- The page as a whole -------------------------------------------------------------


def test_the_page_is_valid_and_the_same_for_the_same_inputs(
    cells: list[NotebookNode],
) -> None:
    text = render(job_for(), notebook(*cells), key=KEY)
    html5lib.HTMLParser(strict=True).parse(text)
    for place, cell in enumerate(cells):
        cell.id = f"other-{place}"
    assert render(job_for(), notebook(*cells), key=KEY) == text


def test_nothing_is_loaded_and_the_policy_allows_what_is_there_alone(page: Tag) -> None:
    assert not page.select("iframe, object, embed, link[rel=stylesheet], script[src]")
    assert not page.select("[style], [onclick], [onload], [onerror]")
    images = [str(image["src"]) for image in page.select("img")]
    assert images
    assert all(address.startswith("data:image/svg+xml,") for address in images)
    style, script = one(page, "style").string, one(page, "script:not([type])").string
    assert "url(" not in str(style)
    assert "@import" not in str(style)
    hashes = [
        base64.b64encode(hashlib.sha256(str(text).encode()).digest()).decode()
        for text in (style, script)
    ]
    assert one(page, "meta[http-equiv=Content-Security-Policy]")["content"] == (
        f"default-src 'none'; img-src data:; style-src 'sha256-{hashes[0]}'; "
        f"script-src 'sha256-{hashes[1]}'; base-uri 'none'; form-action 'none'"
    )


def test_it_says_what_made_it(page: Tag) -> None:
    mark = f"cac-data {cac_data.__version__}"
    assert one(page, "meta[name=generator]")["content"] == mark
    foot = words(one(page, "footer dl"))
    assert "Data as of 2026-11" in foot
    assert f"Data version {cac_data.__data_version__}" in foot
    assert "Data vintage bundled (the tables that come with the package)" in foot
    assert f"Content key {KEY[:12]} Made with {mark}, Python 3" in foot


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


def test_ids_are_unique_links_lead_somewhere_and_headings_skip_no_level(
    cells: list[NotebookNode],
) -> None:
    more = "# Not a second title\n\n## Cite\n\n## About\n\n## Figure 1\n\n## cac-data"
    page = page_of(*cells, markdown(more))
    ids = Counter(str(tag["id"]) for tag in page.select("[id]"))
    assert [name for name, count in ids.items() if count > 1] == []
    links = [str(tag["href"])[1:] for tag in page.select("a[href^='#']")]
    assert len(links) > 20
    assert set(links) <= set(ids)
    levels = [int(tag.name[1]) for tag in page.select("h1, h2, h3, h4, h5, h6")]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_the_contents_list_every_section_in_order(page: Tag) -> None:
    for nav in page.select("nav"):
        assert [words(link) for link in nav.select("a")] == [
            *("Scenario", "Key figures", "How much?", "How much?", "Sources"),
            *("How to cite this report", "About this report"),
        ]


# --- Title, scenario, parameters -----------------------------------------------------


def test_title_scenario_and_parameters_stand_at_the_top(page: Tag) -> None:
    assert words(one(page, "h1")) == "Trade"
    assert words(one(page, ".lead")) == "How much, by whom , for $95 and not $120?"
    rows = page.select("section.scenario > .scroll tbody tr")
    assert [words(row) for row in rows] == [
        "Growth of exports, assumed 4.3 % a year 5 % a year",
        "Growth of imports, assumed 4.3 % a year 5 % a year",
        "Shocks none exports −40 % over 2027–2028; imports −15 % over 2027–2028",
    ]
    names = [words(tag) for tag in page.select("section.scenario details th code")]
    assert names == list(TradeParameters.model_fields)
    # The cells of parameters would only say the same.
    assert "start: int = 1992" not in page.get_text()
    assert "start = 2000" not in page.get_text()


@pytest.mark.parametrize(
    ("scenario", "said"),
    [
        ("baseline", "the other scenarios are told by what differs from it"),
        ("national_statistics", "A lens, not a future."),
    ],
)
def test_the_baseline_and_a_lens_say_what_they_are(scenario: str, said: str) -> None:
    page = page_of(markdown("# T"), job=job_for(scenario))
    assert said in words(one(page, "section.scenario"))


# --- Outputs -------------------------------------------------------------------------


def test_key_figures_are_cards_with_unit_period_and_range(page: Tag) -> None:
    cards = page.select(".cards > li")
    assert words(cards[1]) == (
        "Median for 2030 131.0 USD bn 2025, range 80 to 215 sources 2"
    )
    assert words(cards[2]) == "Gap no data 2025 sources 2"


def test_no_line_ends_between_a_number_and_its_unit(page: Tag) -> None:
    assert "by 8\xa0bcm, or 5.5\xa0%, in 3 months." in page.get_text()


def test_a_figure_has_its_alt_text_caption_sources_and_data(page: Tag) -> None:
    figure = one(page, ".figure")
    image = one(figure, "img")
    assert image["alt"] == ALT
    assert int(str(image["width"])) > 300
    assert ">Turnover</text>" in unquote(str(image["src"]))
    assert words(one(figure, "figcaption")).endswith(" Sources: 1 2")
    assert [words(row) for row in figure.select("table tr")] == [
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
    fold = one(page_of(code("x", shown[0])), ".figure details:has(table)")
    assert [words(cell) for cell in fold.select("tbody td")][-1] == "1119"
    assert (
        "(300 rows, of which the first 120 are shown here). In all rows: Flow: exports."
    ) in words(fold)
    saved = unquote(str(one(fold, "a[download]")["href"]).partition(",")[2])
    assert len(saved.splitlines()) == 301


def test_rows_link_to_the_sources_and_back(page: Tag) -> None:
    links = page.select("#table-1 td a")
    assert [(link["href"], words(link)) for link in links] == [
        ("#s1", "1"),
        ("#s2", "2"),
    ]
    source = one(page, "#s2")
    assert words(one(source, ":scope > code")) == "edb"
    assert [words(link) for link in source.select(":scope > span a")] == [
        *("Figure 1", "Table 1")
    ]
    assert one(source, "a[href^=https]")["href"] == "https://example.org/edb?a=1&b=2"


def test_a_source_that_the_page_does_not_list_is_named_without_a_link(
    shown: list[display.Bundle],
) -> None:
    display.show_table(TRADE, caption="Who reports what.")
    page = page_of(code("show", shown[0]))
    assert [words(tag) for tag in page.select("#table-1 td:last-child")] == [
        *("customs", "edb")
    ]
    assert not page.select("a[href^='#s']:not([href='#scenario'])")


@pytest.mark.parametrize(("other", "times"), [("2026-11", 1), ("2026-10", 2)])
def test_when_sources_were_accessed_is_said_once_if_it_is_the_same(
    shown: list[display.Bundle], other: str, times: int
) -> None:
    display.show_sources(SOURCES.assign(accessed=["2026-11", other]))
    text = words(one(page_of(code("x", shown[0])), "main"))
    assert text.lower().count("accessed") == times
    assert ("All accessed 2026-11." in text) == (times == 1)


def test_a_date_is_not_broken_and_long_texts_get_room(
    shown: list[display.Bundle],
) -> None:
    frame = pd.DataFrame(
        {"what": ["word " * 12, ""], "said_on": ["2025-06-17", ""], "n": [1, 2]}
    )
    display.show_table(frame, caption="Dates and long texts.")
    assert one(page_of(code("show", shown[0])), "#table-1 table")["class"] == [
        *("rows", "w1", "d2", "n3")
    ]


def test_verdicts_can_be_told_apart_without_colour(page: Tag) -> None:
    badges = page.select(".verdict .badge")
    signs = [words(one(badge, ".sign")) for badge in badges]
    assert len(set(signs)) == len(display.VERDICTS)
    for badge, (verdict, meaning) in zip(badges, display.VERDICTS.items(), strict=True):
        assert words(badge).endswith(f"{verdict.capitalize()} : {meaning}")


def test_code_is_folded_with_what_it_made(page: Tag) -> None:
    assert all("open" not in fold.attrs for fold in page.select("details"))
    fold = page.select("details.fold:has(pre)")[0]
    assert [words(block) for block in fold.select("pre")] == [
        *("frame = load()", "show_text(scope)")
    ]
    code = one(one(page, ".figure"), "pre")
    assert code.get_text() == "show_figure(ax)  # <drawn>"
    labels = [words(tag) for tag in page.select("summary")]
    assert {"Data behind figure 1", "Code behind figure 1"} < {*labels}


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


def test_only_the_foot_links_to_other_pages(page: Tag) -> None:
    """A page that was sent alone has no dead end above its foot."""
    others = page.select("a:not([href^='#']):not([href^='data:']):not([href^='http'])")
    assert [link["href"] for link in others] == ["../index.html"]
    assert others[0].find_parent("footer")


def test_the_date_is_that_of_the_latest_source_or_of_the_environment(
    cells: list[NotebookNode], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert "data as of 2026-11" in words(one(page_of(*cells), ".byline"))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1753574400")
    assert "data as of 2025-07-27" in words(one(page_of(*cells), ".byline"))


@pytest.mark.parametrize("epoch", ["yesterday", "1e9", "99999999999999999"])
def test_a_source_date_epoch_that_is_no_time_is_refused(
    epoch: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    with pytest.raises(ValueError, match=rf"`SOURCE_DATE_EPOCH`: '{epoch}'"):
        report_date([])


def test_the_citation_names_scenario_versions_and_key(page: Tag) -> None:
    assert re.fullmatch(
        r"The cac-data authors \(\d{4}\)\. Trade\. Scenario “Commodity slump”\. Report "
        rf"made with cac-data \S+, data version \S+, content key {KEY[:12]}\.",
        words(one(page, ".citation")),
    )


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
    text = render(job, notebook(*cells), key=KEY)
    facts = PageFacts.read(text.encode())
    assert (facts.scenario, facts.notebook, facts.title, facts.kind, facts.version) == (
        *("commodity_slump", "trade", "Trade", "future", 1),
    )
    assert facts.description == NASTY
    assert facts.parameters == job.parameters
    assert facts.differences[0].model_dump() == {
        "label": "Growth of exports, assumed",
        "baseline": "4.3 % a year",
        "value": "5 % a year",
    }
    assert [figure.value for figure in facts.key_figures] == [106.3, 131.0, None]
    assert facts.key_figures[1].low == 80
    assert [item.verdict for item in facts.verdicts] == [*display.VERDICTS]
    assert facts.made_with == {
        "cac_data": cac_data.__version__,
        "data": cac_data.__data_version__,
    }
    # It is the last thing on the page but for the script.
    assert 0 < text.rindex("<script>") - text.index("</script>") < 20
    assert "UTC" not in text


def block_of(text: str) -> dict[str, Any]:
    found = re.search(r'id="cac-data">(.*?)</script>', text)
    assert found
    content = json.loads(found[1])
    assert isinstance(content, dict)
    return content


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
    block = block_of(text)
    old = re.escape(text[text.index('id="cac-data">') :].partition("</script>")[0])
    new = f'id="cac-data">{json.dumps({**block, **changes})}'
    spoilt = re.sub(old, lambda _: new.replace("<", "\\u003c"), text)
    with pytest.raises(ValueError, match=f"data block of the page: {problem}"):
        PageFacts.read(spoilt.encode())


def test_a_page_without_one_whole_data_block_is_refused(
    cells: list[NotebookNode],
) -> None:
    page = render(job_for(), notebook(*cells), key=KEY).encode()
    for spoilt, found in ((b"", 0), (b"<p>", 0), (page * 2, 2)):
        with pytest.raises(ValueError, match=f"holds {found} data blocks"):
            PageFacts.read(spoilt)
    with pytest.raises(ValueError, match="data block of the page"):
        PageFacts.read(page[: page.index(b'id="cac-data">') + 500])


def test_more_than_a_data_block_may_hold_is_refused(
    shown: list[display.Bundle],
) -> None:
    many = [{**FIGURES.iloc[1], "id": f"figure_{place}"} for place in range(200)]
    display.show_key_figures(pd.DataFrame(many))
    with pytest.raises(ValueError, match=f"data block; allowed: {MOST_BYTES:,}"):
        page_of(code("show", shown[0]))


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
        (0, "sentences", ["x" * 40_000_000], "bundle `text`: 40,000,0.* at most"),
        (1, "figures/0/low", None, "bundle `key-figures`: figures.0.low: .*required"),
        (1, "figures/1/value", [131.0], "figures.1.value: .*valid number"),
        (1, "figures/1/value", float("nan"), "cannot be written as JSON"),
        (1, "figures/1/label", "half \udc80", "cannot be written as JSON"),
        (1, "figures/0/value", True, "figures.0.value: .*valid number"),
        (1, "figures/2/source_ids", "edb", "figures.2.source_ids: .*valid list"),
        (1, "figures/2/extra", 1, "figures.2.extra: Extra inputs"),
        (2, "svg", "<script>", "bundle `figure`: svg: String should match"),
        (2, "alt", "", "alt: String should have at least 1 character"),
        (2, "data/rows/0", ["KAZ"], "data: row 1 has 1 cells; there are 4"),
        (3, "rows/1/0", {}, r"bundle `table`: rows.1.0"),
        (3, "rows/0/2", "much", "row 1: value_usd_mn is no number"),
        (3, "columns/2/decimals", 10**9, "columns.2.decimals: .*less than or equal"),
        (5, "sources/0/url", "javascript:alert(1)", "sources.0.url: .*match pattern"),
        (3, "columns/0/type", "money", "columns.0.type: Input should be 'boolean'"),
        (4, "verdicts/0/verdict", "suported", "'suported' .* mean 'supported'"),
        (5, "sources/0/url", 5, "bundle `sources`: sources.0.url: .*valid string"),
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
    cells[4].outputs.append(nbformat.v4.new_output("display_data", data=data))
    # Papermill's own cell does not count: the fourth of the file is to blame.
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
        (
            {display.mime_type("text"): {"sentences": [], "title": ""}, "text/html": 5},
            "bundle `text`: text/html is int, no text",
        ),
    ],
)
def test_what_is_no_bundle_at_all_is_told(forms: dict[str, Any], problem: str) -> None:
    node = notebook(markdown("# T"), code("x", nbformat.v4.new_output("display_data")))
    node.cells[1].outputs[0].data = forms
    with pytest.raises(BundleError, match=f"cell 2: .*{problem}"):
        check_bundles(node)


def test_what_the_library_shows_passes(cells: list[NotebookNode]) -> None:
    check_bundles(notebook(*cells, code("plain", tags=("remove-cell",))))
