"""Scenarios side by side, the list of all reports, and the rows of key figures."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup, Tag

from cac_data.report.compare import (
    compare_html,
    index_html,
    key_figures_csv,
    key_figures_json,
)
from cac_data.report.publish import Entry
from tests.report_entries import (
    FINISHED,
    NASTY,
    RUN,
    entry,
    figure,
    one,
    some_of_everything,
    whole,
    words,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]


def comparison(*entries: Entry) -> BeautifulSoup:
    return whole(compare_html(entries))


def table_of(page: Tag, section: str, selector: str = "table") -> list[list[str]]:
    """The cells of the first table below a heading, line by line."""
    found = page.select(f"section[aria-labelledby={section}] {selector}")
    return [
        [words(cell) for cell in row.find_all(["th", "td"])]
        for row in found[0].find_all("tr")
    ]


# --- Differences and rows -------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "base", "less", "per_cent", "said"),
    [
        (figure("x", 94.0), 131.0, -37.0, -28.2, "−37.0 (−28 %)"),
        (figure("x", 66.0, "%"), 63.0, 3, None, "+3 points"),
        # No per cent of shares, of what may be negative, or has one digit.
        (figure("x", -4.0), -36.1, 32.1, None, "+32.1"),
        (figure("x", 0.9), 0.3, 0.6, None, "+0.6"),
        (figure("x", 2030.0, "year"), 2031.0, -1, None, "1 year earlier"),
        # What cannot be compared is not, and says why.
        (figure("x", None), 1.0, None, "no value", "no data"),
        (figure("x", 1.0), None, None, "no value in the baseline", ""),
    ],
)
def test_a_difference_is_what_is_printed_less_what_is_printed(
    mine: dict[str, Any],
    base: float | None,
    less: float | None,
    per_cent: float | str | None,
    said: str,
) -> None:
    theirs = figure("x", base, mine["unit"] or "year", mine["period"])
    reports = [entry(key_figures=[theirs]), entry("slump", key_figures=[mine])]
    row = json.loads(key_figures_json(reports))[1]
    assert row["difference"] == less
    assert per_cent in (row["difference_pct"], row["no_difference"])
    assert said in words(comparison(*reports).select("#trade ~ * td:last-child")[-1])


FEW = """\
scenario,scenario_title,kind,one_off,notebook,notebook_title,id,label,value,unit,\
period,low,high,decimals,baseline_value,difference,difference_pct,no_difference,note,\
source_ids,page,cac_data,data
baseline,Baseline,future,false,trade,Trade with China,a,A,,USD bn,2030,,,0,,,,\
no value,,,baseline/trade.html,1.2,3.4
baseline,Baseline,future,false,trade,Trade with China,b,B,131.0,USD bn,2030,55.0,\
315.0,1,131.0,0.0,0.0,,,one;two,baseline/trade.html,1.2,3.4
later,Later,future,false,trade,Trade with China,b,B,94.0,USD bn,2030,50.0,312.0,1,\
131.0,-37.0,-28.2,,"'=A ""remark"", \nlong",one;two,later/trade.html,1.2,3.4
later,Later,future,false,trade,Trade with China,opening,Opening,2033,year,-0138,,,0,,,,\
not in the baseline,,one;two,later/trade.html,1.2,3.4
"""


def test_csv_and_json_have_a_row_for_each_scenario_notebook_and_figure() -> None:
    mine = [
        figure("b", 94.0, low=50.0, high=312.0, note='=A "remark", \nlong'),
        figure("opening", 2033.0, "year", "-0138"),  # no formula of a spreadsheet
    ]
    whose = figure("b", 131.0, low=55.0, high=315.0)
    few = [
        entry(key_figures=[whose, figure("a", None, source_ids=[])]),
        entry("later", key_figures=mine),
    ]
    assert key_figures_csv(few) == key_figures_csv(few[::-1]) == FEW
    rows = json.loads(key_figures_json(few))
    for line, row in zip(csv.DictReader(io.StringIO(FEW)), rows, strict=True):
        assert list(line) == list(row)
        assert line["value"] == ("" if row["value"] is None else str(row["value"]))
    assert rows[2]["note"] == '=A "remark", \nlong'
    assert key_figures_csv([]) == FEW.partition("\n")[0] + "\n"


# --- The comparison -------------------------------------------------------------------


def test_figures_stand_beside_each_other_with_their_differences() -> None:
    page = comparison(
        entry(key_figures=[figure("x", 131.0, low=55.0, high=315.0), figure("y", 1.0)]),
        entry("boom", status="same", page="baseline/trade.html"),
        entry("slump", key_figures=[figure("x", 94.0), figure("y", 1.0)]),
        entry("valve", key_figures=[figure("x", 3000.0, "USD mn"), figure("y", 1.0)]),
        entry("wind", key_figures=[figure("x", 2.0, period="2035", label="X by 2035")]),
    )
    head, line = table_of(page, "trade")
    assert head[1:4] == ["Baseline baseline", "Boom as baseline", "Slump"]
    assert line == [
        *("X USD bn, 2030", "131.0 range 55.0 to 315.0", "not in this report"),
        *("94.0 −37.0 (−28 %)", "3000.0 in another unit: USD mn"),
        "2.0 of another time: 2035 here: X by 2035",
    ]
    links = [link["href"] for link in page.select("section table thead a")][:3]
    assert links == [*["baseline/trade.html"] * 2, "slump/trade.html"]


def test_a_lens_stands_in_no_table_with_futures() -> None:
    page = comparison(*some_of_everything())
    for item in page.select("section:not(.lens) table"):
        assert "National" not in words(item)
    assert "Slump" not in words(one(page, "section.lens"))
    assert table_of(page, "lens", "table.assumptions")[1:] == [
        ["Counted by trade", "Chinese customs", "offices"]
    ]
    futures = ["Baseline baseline", "Slump", NASTY, "Longer one-off 1a2b3c4d"]
    assert table_of(page, "trade")[0][1:] == futures


# --- The index ------------------------------------------------------------------------


def test_the_index_leads_to_each_report_and_tells_what_went_wrong() -> None:
    page = whole(index_html(some_of_everything(), RUN))
    links = {str(link["href"]) for link in page.select(":is(h3, h4) a")}
    assert links == {item.page for item in some_of_everything() if item.page}
    states = {
        str(tag["id"]): words(one(tag, ".state")) for tag in page.select(".report")
    }
    assert states["valve-trade"] == (
        "✗ Last run failed: ValueError in cell 7; the incomplete page of "
        f"{NASTY}: Trade with China ; the report above is the last good one "
        "(2026-11-24 11:59:00 UTC)"
    )
    assert states["valve-energy"].endswith("the report is the baseline’s")
    assert states["slump-energy"].startswith("■ Last run stopped")
    byline = words(page.select(".byline")[0])
    assert f"last run {FINISHED}" in byline
    assert "1 of 4 not reached" in byline
    assert words(one(page, "section[aria-labelledby=one-offs] h2")) == "One-off reports"
    assert len(page.select("script")) == 1  # text is text


# --- In a browser ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("reports")
    (found / "compare.html").write_text(compare_html(some_of_everything()), "utf-8")
    (found / "index.html").write_text(index_html(some_of_everything(), RUN), "utf-8")
    return found


def test_scenarios_are_chosen_by_keyboard(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "compare.html")
    status = page.get_by_role("status")
    assert status.inner_text() == "5 of 5 scenarios shown"
    page.get_by_role("checkbox", name="Slump").press("Space")
    assert page.evaluate("location.hash").startswith("#show=baseline,")
    assert status.inner_text() == "4 of 5 scenarios shown"
    # The parameter that only the slump sets goes with it.
    assert not page.get_by_text("exports −40 % in 2027").is_visible()
    page.get_by_role("checkbox", name="National").press("Space")
    assert not page.locator("#lens").is_visible()


def test_reports_are_filtered_by_words_scenario_and_topic(
    folder: Path, open_page: OpenPage
) -> None:
    page = open_page(folder / "index.html")
    shown = page.locator(".report:visible")
    assert page.get_by_role("status").inner_text() == "8 of 8 reports shown"
    page.get_by_label("Search").focus()
    page.keyboard.type("GAS stor")
    assert shown.count() == 2
    page.goto(f"{(folder / 'index.html').as_uri()}#scenario=gone&topic=energy")
    assert shown.count() == 3
