"""Ten thousand scenarios: index and comparison stay of use, and lead everywhere."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import numpy as np
import pytest
from bs4 import BeautifulSoup, Tag

from cac_data.report.comparison import render_comparison
from cac_data.report.index import PER_PAGE, index_pages
from cac_data.report.key_figures import key_figure_rows, key_figures_json
from cac_data.report.manifest import Entry, RunFacts
from cac_data.report.spread import spread, varied
from cac_data.report.summaries import write_summaries
from cac_data.report.sweeps import MOST_NAMED, split
from tests.report_entries import (
    FINISHED,
    NASTY,
    NOTEBOOKS,
    entry,
    figure,
    parameter,
    some_of_everything,
    sweep,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]

SCENARIOS = 10_000
FEW_NOTEBOOKS = ("trade", "energy")


def run_of(entries: list[Entry]) -> RunFacts:
    return RunFacts(
        started=FINISHED, state="finished", planned=[item.name for item in entries]
    )


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def parsed(text: str) -> BeautifulSoup:
    html5lib.HTMLParser(strict=True).parse(text)
    return BeautifulSoup(text, "html5lib")


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    return sweep(SCENARIOS, FEW_NOTEBOOKS)


@pytest.fixture(scope="module")
def folder(entries: list[Entry], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages on a sweep of 10,000, as a run writes them."""
    output = tmp_path_factory.mktemp("reports")
    for name, text in index_pages(entries, run_of(entries)).items():
        (output / name).write_text(text, "utf-8")
    (output / "compare.html").write_text(render_comparison(entries), "utf-8")
    return output


# --- Who is shown one by one ---------------------------------------------------------


def test_few_scenarios_are_all_shown_one_by_one() -> None:
    few = sweep(MOST_NAMED - 1, ["trade"])
    assert split(few).named == few
    assert list(index_pages(few, run_of(few))) == ["index.html"]
    assert "Sweep:" not in render_comparison(few)


def test_of_many_those_with_names_are_shown_one_by_one() -> None:
    many = [
        *sweep(100, ["trade"]),
        entry("gas_squeeze"),
        entry("counted_1", kind="lens"),
        entry("baseline~1a2b3c4d"),
    ]
    named = {item.scenario for item in split(many).named}
    assert named == {"baseline", "gas_squeeze", "counted_1", "baseline~1a2b3c4d"}
    assert len(split(many).others) == 100


def test_names_have_their_limit_too() -> None:
    many = [entry(f"story_{'a' * number}") for number in range(1, 100)]
    parts = split([*many, entry(), entry("counted", kind="lens")])
    named = [item.scenario for item in parts.named]
    assert len(named) == MOST_NAMED
    assert {"baseline", "counted", "story_a"} <= set(named)


# --- The index -----------------------------------------------------------------------


def test_every_report_is_reached_in_two_steps(
    folder: Path, entries: list[Entry]
) -> None:
    index = parsed((folder / "index.html").read_text("utf-8"))
    sheets = [str(link["href"]) for link in index.select("ul.sheets a")]
    assert len(sheets) == SCENARIOS // PER_PAGE
    reached = [str(link["href"]) for link in index.select(".report a")]
    for name in sheets:
        # By pattern: a parser takes a second for each of the fifty pages.
        text = (folder / name).read_text("utf-8")
        reached += re.findall(r'<a href="([^"]+/[^"]+)"', text)
    assert sorted(reached) == sorted(str(item.page) for item in entries)


def test_the_pages_of_a_sweep_lead_to_each_other(folder: Path) -> None:
    middle = parsed((folder / "index-2.html").read_text("utf-8"))
    assert [link["href"] for link in middle.select(".jump a")] == [
        "index-1.html",
        "index-3.html",
    ]
    assert [link["href"] for link in middle.select(".masthead a")] == [
        "index.html",
        "compare.html",
    ]
    assert words(middle.h1) == "sweep_00201 to sweep_00400"
    for name, others in (("index-1.html", 1), ("index-50.html", 1)):
        text = (folder / name).read_text("utf-8")
        assert len(re.findall(r'rel="(?:prev|next)"', text)) == others
    first = middle.select(".report")[0]
    assert words(first.select(".differences")[0]) == "Exports grow by 0.201 %"
    assert [words(link) for link in first.select(".links a")] == [
        "Trade with China : Sweep no. 201",
        "Energy with China : Sweep no. 201",
    ]


def test_pages_stay_small(folder: Path) -> None:
    sizes = {path.name: path.stat().st_size for path in folder.glob("*.html")}
    assert sizes["index.html"] < 500_000
    assert sizes["compare.html"] < 100_000
    assert max(size for name, size in sizes.items() if "-" in name) < 250_000


def test_all_notebooks_of_a_sweep_keep_its_pages_small() -> None:
    entries = sweep(PER_PAGE * 2, NOTEBOOKS)
    for text in index_pages(entries, run_of(entries)).values():
        assert len(text.encode()) < 250_000


def test_failures_of_a_sweep_are_named_up_to_a_number() -> None:
    entries = [
        entry(
            f"sweep_{number:04d}",
            status="failed",
            page=None,
            failed_page=f"failed/sweep_{number:04d}/trade.html",
        )
        for number in range(1000)
    ]
    pages = index_pages([entry(), *entries], run_of(entries))
    index = parsed(pages["index.html"])
    assert "1000 failed" in words(index.select(".byline")[0])
    listed = index.select(".lastrun li")
    assert len(listed) == 31
    assert words(listed[-1]) == "and 970 more; cac-data status lists them all"
    for link in index.select(".lastrun a"):
        name, _, place = str(link["href"]).partition("#")
        assert f'id="{place}"' in pages[name]
    sheet = parsed(pages["index-1.html"])
    first = sheet.select(".report")[0]
    assert "last run failed" in words(first)
    assert [link["href"] for link in first.select("a")] == [
        "failed/sweep_0000/trade.html"
    ]


def test_a_sweep_without_any_name_has_an_index_and_a_comparison() -> None:
    entries = sweep(100, ["trade"])[1:]
    index = parsed(index_pages(entries, run_of(entries))["index.html"])
    assert words(index.select("#sweep")[0]) == "Sweep: 100 more scenarios"
    assert "No reports yet" not in words(index)
    page = parsed(render_comparison(entries))
    assert "No reports yet" not in words(page)
    assert len(page.select("section[aria-labelledby=sweep] table.figures")) == 1


def test_text_of_a_sweep_is_shown_as_text() -> None:
    entries = [
        entry(
            item.scenario,
            scenario_title=NASTY,
            differences=[parameter("Shocks", "none", NASTY)],
            key_figures=[figure("x", float(place), label=NASTY)],
        )
        for place, item in enumerate(sweep(50, ["trade"]))
    ]
    pages = index_pages(entries, run_of(entries))
    for text in (*pages.values(), render_comparison(entries)):
        page = parsed(text)
        assert NASTY in words(page)
        assert len(page.select("script")) == 1
        for tag in page.find_all(True):
            assert not [name for name in tag.attrs if name.startswith(("on", "style"))]


# --- The comparison ------------------------------------------------------------------


def test_quantiles_are_values_that_reports_show() -> None:
    random = np.random.default_rng(1)
    values = random.normal(100, 30, 997).round(1)
    reports = [
        entry(f"s_{place}", key_figures=[figure("x", float(value))])
        for place, value in enumerate(values)
    ]
    (line,) = spread(reports, entry(key_figures=[figure("x", 105.0)]))
    shares = [0, 0.1, 0.5, 0.9, 1]
    expected = np.quantile(values, shares, method="inverted_cdf")
    assert [quantile.text for quantile in line.quantiles] == [
        f"{value:.1f}" for value in expected
    ]
    assert line.count == 997
    assert line.baseline == "105.0"
    lowest = reports[int(values.argmin())]
    assert (line.quantiles[0].page, line.quantiles[0].title) == (
        lowest.page,
        lowest.scenario_title,
    )


def test_what_cannot_be_ranked_is_left_out_and_counted() -> None:
    reports = [
        entry("a", key_figures=[figure("x", 1.0)]),
        entry("b", key_figures=[figure("x", 3.0)]),
        entry("c", key_figures=[figure("x", None)]),
        entry("d", key_figures=[figure("x", 5.0, "USD mn")]),
        entry("e", key_figures=[figure("x", 7.0, period="2035")]),
        entry("f", key_figures=[]),
    ]
    (line,) = spread(reports, None)
    assert [quantile.text for quantile in line.quantiles] == [
        *("1.0", "1.0", "1.0", "3.0", "3.0")
    ]
    assert line.notes == [
        "1 without a value",
        "2 in another unit or of another time",
        "1 without this figure",
    ]
    assert line.baseline == ""


def test_a_drawing_says_how_a_figure_spreads(folder: Path) -> None:
    page = parsed((folder / "compare.html").read_text("utf-8"))
    section = page.select("section[aria-labelledby=sweep]")[0]
    assert words(section.h2) == "Sweep: 10,000 more scenarios"
    tables = section.select("table.figures")
    assert len(tables) == len(FEW_NOTEBOOKS)
    rows = [
        [words(cell) for cell in row.find_all(["th", "td"])]
        for row in tables[0].find_all("tr")
    ]
    assert rows[0][2:] == [
        *("Baseline", "Lowest", "A tenth", "Median", "Nine tenths", "Highest")
    ]
    assert rows[1][2:] == [
        *("100.0", "1.0 Sweep no. 1 : Trade with China", "1000.0", "5000.0"),
        *("9000.0", "10000.0 Sweep no. 10,000 : Trade with China"),
    ]
    assert len(rows) == 1 + 4  # the other sixteen figures do not differ
    assert str(tables[0].select("svg")[0]["aria-label"]) == (
        "What figure 1 is about, in words, USD bn, 2030. "
        "All: 1.0 to 10000.0, median 5000.0; "
        "Middle 80 %: 1000.0 to 9000.0, median 5000.0; Baseline: 100.0"
    )
    (fold, _) = section.select("details summary")
    assert words(fold).startswith("16 key figures: the same in all scenarios")


def test_the_comparison_says_what_a_sweep_varies(folder: Path) -> None:
    page = parsed((folder / "compare.html").read_text("utf-8"))
    table = page.select("section[aria-labelledby=sweep] table")[0]
    assert [words(cell) for cell in table.select("tbody th, tbody td")] == [
        *("Exports grow by trade, energy", "3.0 %", "0.001 % to 10.000 %"),
        *("10,000", "10,000"),
    ]


def test_parameters_that_are_no_amounts_are_listed() -> None:
    countries = ["KAZ", "KGZ", "TJK", "TKM", "UZB", "none", "all"]
    reports = [
        entry(f"s_{place}", differences=[parameter("Who", "all five", name)])
        for place, name in enumerate(countries)
    ]
    (line,) = varied(reports)
    assert line.words == "KAZ; KGZ; TJK; TKM; UZB; ..."
    assert (line.count, line.values) == (7, 7)
    (line,) = varied(reports[:3])
    assert line.words == "KAZ; KGZ; TJK"
    falls = [
        entry(f"s_{at}", differences=[parameter("G", "3 %", f"−{at}.5 %")])
        for at in range(12)
    ]
    assert varied(falls)[0].words == "−11.5 % to −0.5 %"


# --- The files -----------------------------------------------------------------------


def test_what_is_written_is_whole_and_has_the_digest_it_is_given(
    tmp_path: Path,
) -> None:
    large, small = sweep(500, ["trade"]), sweep(100, ["trade"])
    digests = write_summaries(tmp_path, large, large, run_of(large))
    assert {"index-1.html", "index-2.html", "index-3.html"} <= digests.keys()
    for name, digest in digests.items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest
    rows = json.loads((tmp_path / "key_figures.json").read_text("utf-8"))
    assert len(rows) == 501 * 20
    text = "".join(key_figures_json(key_figure_rows(large)))
    assert (tmp_path / "key_figures.json").read_text("utf-8") == text
    # Pages that a smaller sweep does not need would lead to what is gone.
    digests = write_summaries(tmp_path, small, small, run_of(small))
    assert {path.name for path in tmp_path.iterdir()} == digests.keys()
    assert "index-2.html" not in digests


def test_what_would_become_the_same_is_left_as_it_is(tmp_path: Path) -> None:
    reports = some_of_everything()

    def files_written(entries: list[Entry], earlier: dict[str, str]) -> set[str]:
        before = {path.name: path.stat().st_ino for path in tmp_path.iterdir()}
        told.update(
            write_summaries(tmp_path, entries, entries, run_of(entries), earlier)
        )
        return {
            path.name
            for path in tmp_path.iterdir()
            if before.get(path.name) != path.stat().st_ino
        }

    told: dict[str, str] = {}
    everything = {"compare.html", "key_figures.csv", "key_figures.json", "index.html"}
    assert files_written(reports, {}) == everything
    # The state of the last run is on the index alone.
    again = [replace(item, started="2027-01-01 00:00:00 UTC") for item in reports]
    assert files_written(again, told) == {"index.html"}
    # One is gone, one was changed by hand, one report has another figure.
    (tmp_path / "key_figures.csv").unlink()
    assert files_written(again, told) == everything
    (tmp_path / "key_figures.json").write_text("[]\n", "utf-8")
    assert files_written(again, told) == everything
    changed = replace(again[0], key_figures=[figure("turnover", 1.0)])
    assert files_written([changed, *again[1:]], told) == everything
    for name, digest in told.items():
        assert hashlib.sha256((tmp_path / name).read_bytes()).hexdigest() == digest


# --- In a browser --------------------------------------------------------------------


def test_the_search_of_the_index_finds_scenarios_of_the_sweep(
    folder: Path, open_page: OpenPage
) -> None:
    page = open_page(folder / "index.html")
    status = page.get_by_role("status")
    assert status.inner_text() == "2 of 2 reports shown"
    assert not page.locator("#found").is_visible()
    page.get_by_label("Search").fill("SWEEP_0123")
    results = page.locator("#found li")
    assert results.count() == 10
    assert status.inner_text() == (
        "0 of 2 reports shown; 10 of 10000 scenarios of the sweep match"
    )
    assert results.first.inner_text() == (
        "Sweep no. 1,230 (sweep_01230): Trade with China, Energy with China"
    )
    links = [
        link.get_attribute("href") for link in results.first.get_by_role("link").all()
    ]
    assert links == [
        "index-7.html#sweep_01230",
        "sweep_01230/trade.html",
        "sweep_01230/energy.html",
    ]
    page.get_by_label("Search").fill("sweep no.")
    assert results.count() == 50
    assert "10000 of 10000 scenarios" in status.inner_text()
    assert "the first 50 are shown" in status.inner_text()
    page.get_by_label("Search").fill("nothing like it")
    assert page.get_by_text("No report matches.").is_visible()
    page.get_by_role("button", name="Show all reports").click()
    assert not page.locator("#found").is_visible()
    page.get_by_label("Search").fill("1,230")
    results.first.get_by_role("link").first.click()
    assert page.locator(":target h2").inner_text().startswith("Sweep no. 1,230")


def test_a_page_of_the_sweep_is_filtered(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "index-3.html")
    assert page.get_by_role("status").inner_text() == "200 of 200 scenarios shown"
    page.get_by_label("Search this page").fill("sweep_0042")
    assert page.get_by_role("status").inner_text() == "10 of 200 scenarios shown"
    assert page.locator(".report:visible").count() == 10


def test_a_sweep_can_be_read_without_a_script(
    folder: Path, open_page: OpenPage
) -> None:
    page = open_page(folder / "index.html", java_script_enabled=False)
    assert page.locator("ul.sheets a:visible").count() == SCENARIOS // PER_PAGE
    assert not page.locator("#found").is_visible()
    assert "sweep_05000\t" not in page.locator("main").inner_text()


@pytest.mark.parametrize("name", ["index.html", "index-1.html", "compare.html"])
def test_the_pages_on_a_sweep_are_accessible_and_fit_a_phone(
    folder: Path,
    open_page: OpenPage,
    axe_findings: Callable[[Page], list[str]],
    name: str,
) -> None:
    page = open_page(folder / name, width=360, height=740)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    if name == "index.html":
        page.get_by_label("Search").fill("sweep")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert axe_findings(page) == []
