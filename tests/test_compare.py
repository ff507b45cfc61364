"""Scenarios side by side, the list of all reports, and the rows of key figures."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup, Tag

from cac_data.report.key_figures import key_figures_csv, key_figures_json
from cac_data.report.manifest import DataStep, Entry, RunFacts
from cac_data.report.overview import compare_html, index_html
from tests.made_vintages import DAY, as_services_send, stored
from tests.report_entries import (
    FINISHED,
    NASTY,
    RUN,
    entry,
    figure,
    one,
    parameter,
    some_of_everything,
    whole,
    words,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]
Axe = Callable[..., list[str]]


def comparison(*entries: Entry) -> BeautifulSoup:
    return whole(compare_html(entries))


def index_of(*entries: Entry, run: RunFacts | None = None) -> BeautifulSoup:
    return whole(
        index_html(entries, run or RUN.model_copy(update={"planned": [], "ended": {}}))
    )


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
        # A share, a rate or a probability has no per cent of its own.
        (figure("x", 66.0, "%"), 63.0, 3, None, "+3 points"),
        (figure("x", 0.4, "probability"), 0.35, 0.05, None, "+0.05"),
        # Neither has what may be negative, is nothing, or has one digit.
        (figure("x", -4.0), -36.1, 32.1, None, "+32.1"),
        (figure("x", 0.9), 0.3, 0.6, None, "+0.6"),
        (figure("x", 2030.0, "year"), 2031.0, -1, None, "1 year earlier"),
        (figure("x", 138.0, "BC"), 140.0, -2.0, None, "2 years later"),
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
    unit = mine["unit"] or "year"
    theirs = figure("x", base, unit, mine["period"])
    reports = [entry(key_figures=[theirs]), entry("slump", key_figures=[mine])]
    row = json.loads(key_figures_json(reports))[1]
    assert row["difference"] == less
    assert per_cent in (row["difference_pct"], row["no_difference"])
    assert said in words(comparison(*reports).select("#trade ~ * td:last-child")[-1])


def few() -> list[Entry]:
    return [
        entry(
            key_figures=[
                figure("b", 131.0, low=55.0, high=315.0),
                figure("a", None, source_ids=[]),
            ]
        ),
        entry(
            "later",
            key_figures=[
                figure("b", 94.0, low=50.0, high=312.0, note='A "remark", \nlong'),
                figure("opening", 2033.0, "year", ""),
            ],
        ),
        entry("lens", kind="lens", made_with={}, key_figures=[figure("b", None)]),
        entry("later", "energy", key_figures=[figure("gas", 36.7, "bcm")]),
    ]


FEW = """\
scenario,scenario_title,kind,one_off,notebook,notebook_title,id,label,value,unit,\
period,low,high,decimals,baseline_value,difference,difference_pct,no_difference,note,\
source_ids,page,cac_data,data
baseline,Baseline,future,false,trade,Trade with China,a,A,,USD bn,2030,,,0,,,,\
no value,,,baseline/trade.html,1.2,3.4
baseline,Baseline,future,false,trade,Trade with China,b,B,131.0,USD bn,2030,55.0,\
315.0,1,131.0,0.0,0.0,,,one;two,baseline/trade.html,1.2,3.4
later,Later,future,false,energy,Energy with China,gas,Gas,36.7,bcm,2030,,,1,,,,\
no report of the baseline,,one;two,later/energy.html,1.2,3.4
later,Later,future,false,trade,Trade with China,b,B,94.0,USD bn,2030,50.0,312.0,1,\
131.0,-37.0,-28.2,,"A ""remark"", \nlong",one;two,later/trade.html,1.2,3.4
later,Later,future,false,trade,Trade with China,opening,Opening,2033,year,,,,0,,,,\
not in the baseline,,one;two,later/trade.html,1.2,3.4
lens,Lens,lens,false,trade,Trade with China,b,B,,USD bn,2030,,,0,131.0,,,no value,,\
one;two,lens/trade.html,,
"""


def test_csv_and_json_have_a_row_for_each_scenario_notebook_and_figure() -> None:
    assert key_figures_csv(few()) == FEW
    rows = json.loads(key_figures_json(few()))
    for line, row in zip(csv.DictReader(io.StringIO(FEW)), rows, strict=True):
        plain = [";".join(x) if isinstance(x, list) else x for x in row.values()]
        texts = ["" if x is None else str(x) for x in plain]
        assert list(line) == list(row)
        assert [x.lower() for x in line.values()] == [x.lower() for x in texts]
    assert json.loads(key_figures_json([])) == []
    assert key_figures_csv([]) == FEW.partition("\n")[0] + "\n"


@pytest.mark.parametrize(
    ("text", "is_escaped"),
    [
        ("=HYPERLINK(0)", True),
        ("-2+3", True),
        ("\t=1", True),
        ("-0138/-0126", False),
        ("−4 (a minus, not a hyphen)", False),
    ],
)
def test_a_text_is_never_a_formula_of_a_spreadsheet(
    text: str, is_escaped: bool
) -> None:
    report = entry(key_figures=[figure("x", -4.5, period=text, note=text)])
    (row,) = csv.DictReader(io.StringIO(key_figures_csv([report])))
    shown = f"'{text}" if is_escaped else text
    assert (row["period"], row["note"], row["value"]) == (shown, shown, "-4.5")
    assert json.loads(key_figures_json([report]))[0]["note"] == text


def test_a_report_that_is_the_baseline_s_is_told_as_such_everywhere() -> None:
    """It leads to the baseline's page, with the figures of that."""
    everything = some_of_everything()
    rows = json.loads(key_figures_json(everything))
    same = [row for row in rows if row["scenario"] == "valve"][:2]
    assert {row["page"] for row in same} == {"baseline/energy.html"}
    assert [row["difference"] for row in same] == [0, 0]
    figures = [figure("x", 1.0)]
    page = comparison(
        entry(key_figures=figures),
        entry("boom", status="same", page="baseline/trade.html", key_figures=figures),
        entry("slump", key_figures=[figure("x", 2.0)]),
    )
    assert [link["href"] for link in page.select("thead a")] == [
        *["baseline/trade.html"] * 2,
        "slump/trade.html",
    ]
    assert table_of(page, "trade")[0][3] == "Boom as baseline"
    report = one(index_of(*everything), "#valve-energy")
    assert one(report, "h3 a")["href"] == "baseline/energy.html"
    assert words(one(report, ".state")).endswith("the report is the baseline's")
    assert not report.select("table")


def test_the_same_reports_give_the_same_bytes_whenever_they_were_built() -> None:
    once = some_of_everything()
    later = {"started": "2027-01-01 00:00:00 UTC", "seconds": 9.0, "warnings": ["x"]}
    again = [item.model_copy(update=later) for item in once]
    for write in (key_figures_csv, key_figures_json, compare_html):
        assert write(once) == write(again)
        assert "UTC" not in write(once)
    assert key_figures_csv(once) == key_figures_csv(again[::-1])


# --- The comparison -------------------------------------------------------------------


def test_figures_stand_beside_each_other_with_their_differences() -> None:
    page = comparison(
        entry(key_figures=[figure("ahead", 131.0, low=55.0, high=315.0)]),
        entry("boom", key_figures=[figure("ahead", 131.0, low=55.0, high=315.0)]),
        entry("slump", key_figures=[figure("ahead", 94.0, low=50.0, high=312.0)]),
    )
    head, line = table_of(page, "trade")
    assert head == [
        *("Figure", "Over the scenarios"),
        *("Baseline baseline", "Boom", "Slump"),
    ]
    assert [line[0], *line[2:]] == [
        "Ahead USD bn, 2030",
        "131.0 range 55.0 to 315.0",
        "131.0 as baseline range 55.0 to 315.0",
        "94.0 −37.0 (−28 %) range 50.0 to 312.0",
    ]
    assert [link["href"] for link in page.select("thead a")] == [
        "baseline/trade.html",
        "boom/trade.html",
        "slump/trade.html",
    ]


def test_a_drawing_says_its_values_and_marks_the_baseline() -> None:
    page = comparison(
        entry(key_figures=[figure("ahead", 131.0, low=55.0, high=315.0)]),
        entry("boom", key_figures=[figure("ahead", None)]),
        entry("slump", key_figures=[figure("ahead", 107.0)]),
        entry("valve", key_figures=[figure("ahead", 50.0, period="2035")]),
    )
    (drawing,) = page.select("svg")
    assert drawing["aria-label"] == (
        "Ahead, USD bn, 2030. Baseline: 131.0 (55.0 to 315.0); Boom: no data; "
        "Slump: 107.0; Valve: other time"
    )
    # 55 and 315 are the ends of the scale, 110 wide from 114 on.
    drawn = [item.get("cx") or item["d"] for item in drawing.select("g :not(text)")]
    assert drawn == ["M114 7H224", "M141 7l5-5 5 5-5 5z", "136"]
    assert words(one(drawing, ".scale")) == "55.0 315.0"


def test_what_is_the_same_everywhere_is_folded_away() -> None:
    both = [figure("gas", 36.7, "bcm", low=30.0, high=40.0), figure("ahead", 1.0)]
    page = comparison(
        entry(key_figures=both),
        entry("slump", key_figures=[both[0], figure("ahead", 2.0)]),
    )
    assert [line[0] for line in table_of(page, "trade")[1:]] == ["Ahead USD bn, 2030"]
    fold = one(page, "section[aria-labelledby=trade] details")
    assert words(fold.summary) == (
        "1 key figure: the same in all scenarios (Trade with China)"
    )
    assert [words(row) for row in fold.select("tbody tr")] == [
        "Gas 2030, range 30.0 to 40.0 36.7 bcm"
    ]


def test_what_differs_only_in_its_time_or_a_gap_is_folded_away_and_told() -> None:
    now = figure("now", 106.3, period="2025")
    page = comparison(
        entry(key_figures=[now, figure("b", 1.0)]),
        entry("early", key_figures=[figure("now", 94.8, period="2024")]),
        entry("slump", key_figures=[now, figure("b", None)]),
        entry("empty", "energy", key_figures=[]),
    )
    first, second = table_of(page, "trade", "details table")[1:]
    told = ["94.8 of another time: 2024", "no report", "106.3 as baseline"]
    assert first == ["Now USD bn, 2025", "106.3", *told]
    assert second[1:] == ["1.0", "not in this report", "no report", "no data"]
    assert not page.select("svg")
    assert "No key figure of this topic differs where it can" in words(page.main)
    assert "The reports of this topic have no key figures." in words(page.main)


def test_units_that_differ_are_told_and_not_compared() -> None:
    page = comparison(
        entry(key_figures=[figure("x", 1.0)]),
        entry("slump", key_figures=[figure("x", 2.0)]),
        entry("valve", key_figures=[figure("x", 3000.0, "USD mn")]),
        entry("wind", key_figures=[figure("x", 2.0, label="X by 2035")]),
    )
    assert table_of(page, "trade")[1][3:] == [
        "2.0 +1.0 (+100 %)",
        "3000.0 in another unit: USD mn",
        "2.0 +1.0 (+100 %) here: X by 2035",
    ]
    assert "Valve: other unit" in str(page.select("svg")[0]["aria-label"])


def test_parameters_that_differ_anywhere_are_listed_once() -> None:
    horizon = parameter("Horizon", "2030", "2035")
    page = comparison(
        entry(),
        entry(notebook="energy"),
        entry("boom", differences=[horizon, parameter("Price", "1", "2")]),
        entry("boom", "energy", differences=[horizon, parameter("Price", "1", "3")]),
        entry("slump", differences=[parameter("Shocks", "none", NASTY)]),
        entry("slump", "energy"),
    )
    assert table_of(page, "assumptions") == [
        ["Parameter", "Baseline", "Boom", "Slump"],
        ["Horizon trade, energy", "2030", "2035", "as baseline"],
        ["Price trade", "1", "2", "as baseline"],
        ["Shocks trade", "none", "as baseline", NASTY],
        ["Price energy", "1", "3", "as baseline"],
    ]
    assert len(page.select("td.changed strong")) == 4


def test_a_lens_stands_in_no_table_and_no_drawing_with_futures() -> None:
    page = comparison(*some_of_everything())
    for item in page.select("section:not(.lens) :is(table, svg)"):
        assert "National" not in f"{words(item)} {item.get('aria-label', '')}"
    lens = one(page, "section.lens")
    assert not lens.select("svg")
    assert "Slump" not in words(lens)
    assert table_of(page, "lens", "table.assumptions")[1:] == [
        ["Counted by trade", "Chinese customs", "offices"]
    ]
    assert table_of(page, "lens", "table.figures") == [
        ["Figure", "Baseline baseline", "National"],
        ["Opening 2030", "2030", "no data"],
    ]


def test_a_one_off_stands_beside_the_baseline() -> None:
    page = comparison(*some_of_everything())
    name = "Baseline with a longer horizon one-off 1a2b3c4d"
    assert table_of(page, "trade")[0][2:] == ["Baseline baseline", "Slump", NASTY, name]
    # In a drawing, its title would be cut to that of the scenario it begins with.
    assert "one-off 1a2b3c4d: 140.0" in str(page.select("svg")[0]["aria-label"])


def test_what_stands_in_the_way_of_comparing_is_told() -> None:
    assert not comparison(entry(), entry("slump")).select(".mind")
    page = comparison(
        entry(),
        entry("boom"),
        entry("slump", status="failed", made_with={"cac_data": "1", "data": "3"}),
    )
    failed, other = (words(item) for item in page.select(".mind li"))
    assert failed == (
        "Slump, trade: the last run failed. Its figures are those of its last good "
        "page, its parameters those of the last run."
    )
    assert other == (
        "Made with data version 3, cac-data 1, while most others were made with "
        "data version 3.4, cac-data 1.2: Slump, trade. Differences may come from the "
        "data or the methods, not from the scenario."
    )


def test_few_reports_or_none_are_told() -> None:
    assert "No reports yet." in words(comparison().find("main"))
    page = comparison(entry(key_figures=[figure("x", 1.0)]))
    assert "nothing to compare it with" in words(page.find("main"))
    assert table_of(page, "trade")[1] == ["X USD bn, 2030", "1.0"]
    others = [entry(name, key_figures=[figure("x", 1.0)]) for name in ("boom", "slump")]
    assert "no report of the baseline" in words(comparison(*others).find("main"))


@pytest.mark.parametrize("make", [comparison, index_of])
def test_text_is_shown_as_text(make: Callable[..., BeautifulSoup]) -> None:
    page = make(*some_of_everything())
    assert NASTY in words(page)
    assert len(page.select("script")) == 1


# --- The index ------------------------------------------------------------------------


def headlines(report: Tag) -> list[str]:
    return [words(tag).removesuffix(" 2030") for tag in report.select("tbody th")]


def test_the_index_shows_the_first_figure_and_those_that_tell_futures_apart() -> None:
    def figures(d: float, e: float) -> list[dict[str, Any]]:
        values = {"a": 1.0, "b": 1.0, "c": 1.0, "d": d, "e": e, "f": 1.0}
        return [figure(name, value) for name, value in values.items()]

    page = index_of(
        entry(key_figures=figures(1.0, 1.0)),
        entry("slump", key_figures=figures(1.0, 2.0)),
        entry("boom", key_figures=figures(2.0, 3.0)),
    )
    for report in page.select(".report"):
        assert headlines(report) == ["A", "B", "D", "E"]


def test_lenses_and_one_offs_stand_apart() -> None:
    one_off = entry("baseline~1a2b3c4d", scenario_title="Longer")
    page = index_of(entry(), one_off, entry("national", kind="lens"))
    lists = page.select("ul.reports")
    assert [words(one(item, "h3, h4")) for item in lists] == [
        "Baseline : Trade with China baseline",
        "National : Trade with China",
        "Longer : Trade with China",
    ]
    assert "counted differently" in words(page.select(".remark")[0])
    assert words(one(page, "section[aria-labelledby=one-offs] h2")) == "One-off reports"
    assert "baseline~1a2b3c4d" in words(lists[2])


def test_the_index_tells_failures_and_keeps_the_good_report() -> None:
    page = index_of(
        entry(
            status="failed",
            failed_page="failed/baseline/trade.html",
            error={"class": "ValueError", "message": NASTY, "cell": 7, "code": "x"},
        ),
        entry("slump", status="stopped", page=None, key_figures=[], started=""),
        entry("late", status="timed out", page=None, key_figures=[], started=""),
        entry("valve"),
    )
    assert [words(tag) for tag in page.select(".state")] == [
        "✗ Last run failed: ValueError in cell 7; the incomplete page of Baseline: "
        "Trade with China ; the report above is the last good one "
        "(2026-11-24 11:59:00 UTC)",
        "■ Last run stopped",
        "✗ Last run timed out",
        "✓ Built 2026-11-24 11:59:00 UTC",
    ]
    assert [link["href"] for link in page.select("h3 a")] == [
        "baseline/trade.html",
        "valve/trade.html",
    ]
    assert words(page.select(".byline")[0]) == (
        f"4 reports · last run {FINISHED} · 1 failed · 1 timed out · 1 stopped"
    )
    assert len(page.select(".lastrun a")) == 3  # all are led to from the top


def test_reports_that_a_run_has_not_reached_are_counted() -> None:
    page = index_of(entry(), entry("slump"), run=RUN)
    assert "1 of 4 not reached" in words(page.select(".byline")[0])
    assert "all good" in words(index_of(entry()).select(".byline")[0])
    assert "No reports yet." in words(one(index_of(), "main"))


def test_what_changed_in_the_data_since_the_last_run_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = "2026-11-24", "2026-11-25"
    step = DataStep(before=first, now=second, reports=["slump/trade"])
    run = RUN.model_copy(update={"data": [step]})
    monkeypatch.setenv("CAC_DATA_HOME", str(tmp_path))
    gone = one(index_of(entry(), run=run), "section.changes")
    assert f"What differs cannot be told: `old`: '{first}'" in words(gone)
    name = "logistics_performance"
    both = as_services_send()["worldbank"][name]
    stored({name: both})
    later = both.copy()
    later.loc[later.index[:12], "value"] = [*(both["value"].head(12) * 1.1)]
    stored({name: later.iloc[:-3]}, on=DAY + timedelta(days=1))
    section = one(index_of(entry(), run=run), "section.changes")
    by_table, by_figure = section.select("table")
    assert words(by_table.tbody).endswith("12 0 3 10.0 %")
    assert len(by_figure.select("tbody tr")) == 10
    assert "1 report was made from the vintage of 2026-11-24" in words(section)
    assert "2 more are not shown" in words(by_figure)
    assert "+10.0 %" in words(by_figure)


# --- In a browser ---------------------------------------------------------------------


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("reports")
    (found / "compare.html").write_text(compare_html(some_of_everything()), "utf-8")
    (found / "index.html").write_text(index_html(some_of_everything(), RUN), "utf-8")
    return found


def headings(page: Page, section: str) -> list[str]:
    cells = page.locator(f"section[aria-labelledby={section}] table").first.locator(
        "thead th"
    )
    return [
        cell.inner_text().split("\n")[0] for cell in cells.all() if cell.is_visible()
    ]


def test_scenarios_are_chosen_by_keyboard(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "compare.html")
    status = page.get_by_role("status")
    assert status.inner_text() == "5 of 5 scenarios shown"
    drawing = page.locator("svg").first
    height = drawing.bounding_box()
    page.get_by_role("checkbox", name="Slump").focus()
    for key in ("Space", "Tab", "Space"):
        page.keyboard.press(key)
    assert page.evaluate("location.hash") == "#show=baseline,baseline~1a2b3c4d,national"
    assert status.inner_text() == "3 of 5 scenarios shown"
    assert headings(page, "trade")[2:] == ["Baseline", "Baseline with a longer horizon"]
    # The parameter that only the slump sets goes with it, and its lane.
    assert not page.get_by_text("exports −40 % in 2027").is_visible()
    assert not drawing.get_by_text("Slump").is_visible()
    closed = drawing.bounding_box()
    assert height is not None
    assert closed is not None
    assert closed["height"] == height["height"] - 2 * 14
    page.get_by_role("checkbox", name="National").press("Space")
    assert not page.locator("#lens").is_visible()
    page.get_by_role("button", name="Show all").press("Enter")
    assert status.inner_text() == "5 of 5 scenarios shown"
    assert drawing.bounding_box() == height


def test_without_a_script_all_can_be_read(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "compare.html", java_script_enabled=False)
    assert not page.locator("form").is_visible()
    assert len(headings(page, "trade")) == 6
    assert page.locator("#lens").is_visible()


@pytest.mark.parametrize("name", ["compare.html", "index.html"])
def test_index_and_comparison_are_accessible_and_fit_a_phone(
    folder: Path, open_page: OpenPage, axe_findings: Axe, name: str
) -> None:
    page = open_page(folder / name, width=360, height=740)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert axe_findings(page) == []
    page.emulate_media(color_scheme="dark")
    assert axe_findings(page, rules=["color-contrast"]) == []


def shown(page: Page) -> list[str]:
    return sorted(
        str(item.get_attribute("id"))
        for item in page.locator(".report").all()
        if item.is_visible()
    )


ALL = sorted(f"{item.scenario}-{item.notebook}" for item in some_of_everything())


def test_the_filter_works_by_keyboard(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "index.html")
    status = page.get_by_role("status")
    assert status.inner_text() == "8 of 8 reports shown"
    page.get_by_label("Search").focus()
    # Letters of any size; every word must be there, in a title or a label.
    page.keyboard.type("GAS stor")
    assert shown(page) == ["baseline-energy", "slump-energy"]
    assert status.inner_text() == "2 of 8 reports shown"
    page.keyboard.press("Tab")
    page.keyboard.type("Slump")
    assert shown(page) == ["slump-energy"]
    assert page.evaluate("location.hash") == "#q=GAS+stor&scenario=slump"
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    assert shown(page) == []
    assert page.get_by_text("No report matches.").is_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert shown(page) == ALL
    assert page.evaluate("location.hash") == ""


def test_a_link_to_a_filtered_view_opens_it(folder: Path, open_page: OpenPage) -> None:
    page = open_page(folder / "index.html")
    address = (folder / "index.html").as_uri()
    page.goto(f"{address}#scenario=baseline~1a2b3c4d")
    assert shown(page) == ["baseline~1a2b3c4d-trade"]
    page.goto(f"{address}#scenario=gone&topic=energy")
    energy = ["baseline-energy", "slump-energy", "valve-energy"]
    assert shown(page) == energy
    # A jump to a topic is no filter.
    page.goto(f"{address}#trade")
    assert shown(page) == energy
