"""Scenarios side by side: the rows of figures, the page, and the page in a browser."""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from cac_data.files import write_atomically
from cac_data.report import publish
from cac_data.report.comparison import difference_in_words, render_comparison
from cac_data.report.key_figures import (
    Difference,
    difference,
    key_figure_rows,
    key_figures_csv,
    key_figures_json,
)
from cac_data.report.manifest import Entry
from tests.report_entries import (
    NASTY,
    entry,
    figure,
    parameter,
    some_of_everything,
)

if TYPE_CHECKING:
    from playwright.sync_api import Page

OpenPage = Callable[..., "Page"]

MOST_BYTES = 400_000


# --- Differences ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mine", "baseline", "expected", "words"),
    [
        ((94.0,), (131.0,), Difference(-37.0, -28.2), "−37.0 (−28 %)"),
        ((131.2,), (131.0,), Difference(0.2, 0.2), "+0.2 (+0.2 %)"),
        ((131.0,), (131.0,), Difference(0.0, 0.0), "as baseline"),
        # A share, a rate or a probability has no per cent of its own.
        ((66.0, "%"), (63.0, "%"), Difference(3.0), "+3 points"),
        ((0.4, "probability"), (0.35, "probability"), Difference(0.05), "+0.05"),
        # Neither has what may be negative, is nothing, or has one digit.
        ((-4.0,), (-36.1,), Difference(32.1), "+32.1"),
        ((4.0,), (0.0,), Difference(4.0), "+4.0"),
        ((0.9,), (0.3,), Difference(0.6), "+0.6"),
        ((2033.0, "year"), (2031.0, "year"), Difference(2.0), "2 years later"),
        ((2030.0, "year"), (2031.0, "year"), Difference(-1.0), "1 year earlier"),
        ((138.0, "BC"), (139.0, "BC"), Difference(-1.0), "1 year later"),
        # 0.3 less 0.1 is not 0.19999999999999998.
        ((0.3, "score"), (0.1, "score"), Difference(0.2), "+0.2"),
    ],
)
def test_a_difference_is_what_is_printed_less_what_is_printed(
    mine: tuple[Any, ...],
    baseline: tuple[Any, ...],
    expected: Difference,
    words: str,
) -> None:
    here, there = figure("x", *mine), figure("x", *baseline)
    told = difference(here, there)
    assert told == expected
    assert difference_in_words(told, here, there) == words


@pytest.mark.parametrize(
    ("mine", "baseline", "reason"),
    [
        (figure("x", 1.0), None, "not in the baseline"),
        (figure("x", None), figure("x", 1.0), "no value"),
        (figure("x", 1.0), figure("x", None), "no value in the baseline"),
        (
            figure("x", 1.0, "USD bn"),
            figure("x", 1.0, "USD mn"),
            "other unit: USD mn in the baseline",
        ),
        (
            figure("x", 2031.0, "USD bn"),
            figure("x", 2031.0, "year"),
            "other unit: no unit in the baseline",
        ),
        (
            figure("x", 1.0, period="2035"),
            figure("x", 1.0, period="2030"),
            "other period: 2030 in the baseline",
        ),
    ],
)
def test_what_cannot_be_compared_is_not_and_says_why(
    mine: dict[str, Any], baseline: dict[str, Any] | None, reason: str
) -> None:
    assert difference(mine, baseline) == Difference(reason=reason)


# --- The files -----------------------------------------------------------------------


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


def test_the_csv_has_a_row_for_each_scenario_notebook_and_figure() -> None:
    assert "".join(key_figures_csv(key_figure_rows(few()))) == FEW


def test_the_json_holds_the_same_with_null_for_what_is_missing() -> None:
    rows = json.loads("".join(key_figures_json(key_figure_rows(few()))))
    assert rows[3] == {
        "scenario": "later",
        "scenario_title": "Later",
        "kind": "future",
        "one_off": False,
        "notebook": "trade",
        "notebook_title": "Trade with China",
        "id": "b",
        "label": "B",
        "value": 94.0,
        "unit": "USD bn",
        "period": "2030",
        "low": 50.0,
        "high": 312.0,
        "decimals": 1,
        "baseline_value": 131.0,
        "difference": -37.0,
        "difference_pct": -28.2,
        "no_difference": None,
        "note": 'A "remark", \nlong',
        "source_ids": ["one", "two"],
        "page": "later/trade.html",
        "cac_data": "1.2",
        "data": "3.4",
    }
    lines = list(csv.DictReader(io.StringIO(FEW)))
    assert len(lines) == len(rows)
    for line, row in zip(lines, rows, strict=True):
        assert line.keys() == row.keys()
        for name, value in row.items():
            shown = ";".join(value) if isinstance(value, list) else value
            expected = "" if shown is None else str(shown)
            assert line[name] == (
                expected.lower() if isinstance(value, bool) else expected
            )


def test_no_figures_are_empty_files_that_can_be_read() -> None:
    assert "".join(key_figures_csv([])).count("\n") == 1
    assert json.loads("".join(key_figures_json([]))) == []


def test_the_same_reports_give_the_same_bytes_whenever_they_were_built() -> None:
    once = some_of_everything()
    again = [
        replace(item, started="2027-01-01 00:00:00 UTC", seconds=9.0, warnings=["x"])
        for item in reversed(once)
    ]
    for write in (key_figures_csv, key_figures_json):
        assert [*write(key_figure_rows(once))] == [*write(key_figure_rows(again))]
    again.reverse()
    assert render_comparison(once) == render_comparison(again)
    assert "UTC" not in render_comparison(once)


# --- What a comparison is made from --------------------------------------------------


def test_a_report_whose_page_is_gone_is_not_compared(tmp_path: Path) -> None:
    never = entry("never", page=None)
    there, gone = entry("there"), entry("gone")
    write_atomically(tmp_path / "there" / "trade.html", "page")
    assert publish.with_pages(tmp_path, [gone, there, never]) == [there]


# --- The page ------------------------------------------------------------------------


def page_of(*entries: Entry) -> BeautifulSoup:
    text = render_comparison(entries)
    html5lib.HTMLParser(strict=True).parse(text)
    page = BeautifulSoup(text, "html5lib")
    identifiers = [str(tag["id"]) for tag in page.select("[id]")]
    assert len(set(identifiers)) == len(identifiers)
    for link in page.select("a[href^='#']"):
        assert str(link["href"])[1:] in identifiers
    for table in page.find_all("table"):
        assert words(table.caption)
        assert all(cell.get("scope") in ("col", "row") for cell in table.select("th"))
    return page


def words(tag: Tag | None) -> str:
    assert tag is not None
    return " ".join(tag.get_text(" ").split())


def table_of(page: Tag, section: str, selector: str = "table") -> list[list[str]]:
    """The cells of the first table below a heading, line by line."""
    found = page.select(f"section[aria-labelledby={section}] {selector}")
    return [
        [words(cell) for cell in row.find_all(["th", "td"])]
        for row in found[0].find_all("tr")
    ]


def test_figures_stand_beside_each_other_with_their_differences() -> None:
    page = page_of(
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
    page = page_of(
        entry(key_figures=[figure("ahead", 131.0, low=55.0, high=315.0)]),
        entry("boom", key_figures=[figure("ahead", None)]),
        entry("slump", key_figures=[figure("ahead", 107.0)]),
        entry("valve", key_figures=[figure("ahead", 50.0, period="2035")]),
    )
    (drawing,) = page.select("svg")
    assert drawing["role"] == "img"
    assert drawing["aria-label"] == (
        "Ahead, USD bn, 2030. Baseline: 131.0 (55.0 to 315.0); Boom: no data; "
        "Slump: 107.0; Valve: other time"
    )
    baseline, boom, slump, valve, scale = drawing.find_all("g")
    # 55 and 315 are the ends of the scale, 110 wide from 114 on.
    assert str(baseline.find_all("path")[0]["d"]) == "M114 7H224"
    assert str(baseline.select(".base")[0]["d"]).startswith("M141 7")  # 146 less 5
    assert not baseline.find("circle")
    assert slump.circle is not None
    assert slump.circle["cx"] == "136"
    assert words(boom) == "Boom no data"
    assert words(valve) == "Valve other time"
    assert not boom.find("circle")
    assert not valve.find("circle")
    assert words(scale) == "55.0 315.0"


def test_what_is_the_same_everywhere_is_folded_away() -> None:
    both = [figure("gas", 36.7, "bcm", low=30.0, high=40.0), figure("ahead", 1.0)]
    page = page_of(
        entry(key_figures=both),
        entry("slump", key_figures=[both[0], figure("ahead", 2.0)]),
        entry("valve", key_figures=both),
    )
    assert [line[0] for line in table_of(page, "trade")[1:]] == ["Ahead USD bn, 2030"]
    fold = page.select("section[aria-labelledby=trade] details")
    assert [words(item.summary) for item in fold] == [
        "1 key figure: the same in all scenarios (Trade with China)"
    ]
    assert table_of(page, "trade", "details table")[1] == [
        "Gas 2030, range 30.0 to 40.0",
        "36.7 bcm",
    ]


def test_what_differs_only_in_its_time_or_a_gap_is_folded_away_and_told() -> None:
    page = page_of(
        entry(key_figures=[figure("now", 106.3, period="2025"), figure("b", 1.0)]),
        entry("early", key_figures=[figure("now", 94.8, period="2024")]),
        entry(
            "slump",
            key_figures=[figure("now", 106.3, period="2025"), figure("b", None)],
        ),
        entry("empty", "energy", key_figures=[]),
    )
    lines = table_of(page, "trade", "details table")
    assert lines[1:] == [
        [
            "Now USD bn, 2025",
            "106.3",
            "94.8 of another time: 2024",
            "no report",
            "106.3 as baseline",
        ],
        ["B USD bn, 2030", "1.0", "not in this report", "no report", "no data"],
    ]
    assert not page.select("svg")
    text = words(page.select("section[aria-labelledby=trade]")[0])
    assert "No key figure of this topic differs where it can be compared." in text
    text = words(page.select("section[aria-labelledby=energy]")[0])
    assert "have no key figures" in text


def test_units_that_differ_are_told_and_not_compared() -> None:
    page = page_of(
        entry(key_figures=[figure("x", 1.0)]),
        entry("slump", key_figures=[figure("x", 2.0)]),
        entry("valve", key_figures=[figure("x", 3000.0, "USD mn")]),
        entry("wind", key_figures=[figure("x", 2.0, label="X by 2035")]),
    )
    line = table_of(page, "trade")[1]
    assert line[3:] == [
        "2.0 +1.0 (+100 %)",
        "3000.0 in another unit: USD mn",
        "2.0 +1.0 (+100 %) here: X by 2035",
    ]
    assert "Valve: other unit" in str(page.select("svg")[0]["aria-label"])


def test_without_a_baseline_there_are_no_differences_and_it_says_so() -> None:
    page = page_of(
        entry("boom", key_figures=[figure("x", 1.0)]),
        entry("slump", key_figures=[figure("x", 2.0)]),
    )
    assert table_of(page, "trade")[1][2:] == ["1.0", "2.0"]
    text = words(page.select("section[aria-labelledby=assumptions]")[0])
    assert "There is no report of the baseline" in text


def test_parameters_that_differ_anywhere_are_listed_once() -> None:
    horizon = parameter("Horizon", "2030", "2035")
    page = page_of(
        entry(),
        entry(notebook="energy"),
        entry("boom", differences=[horizon, parameter("Price", "1", "2")]),
        entry("boom", "energy", differences=[horizon, parameter("Price", "1", "3")]),
        entry("slump", differences=[parameter("Shocks", "none", NASTY)]),
    )
    assert table_of(page, "assumptions") == [
        ["Parameter", "Baseline", "Boom", "Slump"],
        # Two notebooks agree; a report that is missing contradicts no other.
        ["Horizon trade, energy", "2030", "2035", "as baseline"],
        ["Price trade", "1", "2", "as baseline"],
        ["Shocks trade", "none", "as baseline", NASTY],
        ["Price energy", "1", "3", "no report"],
    ]
    changed = page.select("td.changed")
    assert all(cell.find("strong") for cell in changed)
    assert len(changed) == 4


def test_two_values_of_the_baseline_are_both_told() -> None:
    page = page_of(
        entry(),
        entry("boom", differences=[parameter("Horizon", "2030", "2035")]),
        entry("slump", differences=[parameter("Horizon", "2031", "2036")]),
    )
    assert table_of(page, "assumptions")[1] == [
        *("Horizon trade", "2030 or 2031", "2035", "2036")
    ]


def test_a_lens_stands_in_no_table_and_no_drawing_with_futures() -> None:
    page = page_of(*some_of_everything())
    outside = [
        item
        for item in page.select("table, svg")
        if not item.find_parent("section", class_="lens")
    ]
    assert outside
    for item in outside:
        assert "National" not in f"{words(item)} {item.get('aria-label', '')}"
    (lens,) = page.select("section.lens")
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
    page = page_of(*some_of_everything())
    head = table_of(page, "trade")[0]
    assert head[2:] == [
        "Baseline baseline",
        "Slump",
        NASTY,
        "Baseline with a longer horizon one-off 1a2b3c4d",
    ]
    # In a drawing, its title would be cut to that of the scenario it begins with.
    assert "one-off 1a2b3c4d: 140.0" in str(page.select("svg")[0]["aria-label"])


def test_text_is_shown_as_text() -> None:
    page = page_of(*some_of_everything())
    assert NASTY in words(page)
    assert len(page.select("script")) == 1
    for tag in page.find_all(True):
        assert not [name for name in tag.attrs if name.startswith(("on", "style"))]


def test_the_policy_names_the_style_and_the_script() -> None:
    text = render_comparison([entry()]).replace("&#39;", "'")
    for kind in ("style", "script"):
        (content,) = re.findall(f"<{kind}>(.*?)</{kind}>", text, flags=re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()
        assert f"{kind}-src 'sha256-{digest}';" in text
    assert "default-src 'none'; img-src data:;" in text


def remarks_of(*entries: Entry) -> list[str]:
    return [words(item) for item in page_of(*entries).select(".mind li")]


def test_what_stands_in_the_way_of_comparing_is_told() -> None:
    old = {"cac_data": "1.1", "data": "3.3"}
    assert remarks_of(entry(), entry("slump")) == []
    assert remarks_of(
        entry(),
        entry("boom"),
        entry("slump", status="failed", made_with=old),
        entry("valve", made_with={}),
    ) == [
        "Slump, trade: the last run failed. Its figures are those of its last good "
        "page, its parameters those of the last run.",
        "Made with data version 3.3, cac-data 1.1, while most others were made with "
        "data version 3.4, cac-data 1.2: Slump, trade. Differences may come from the "
        "data or the methods, not from the scenario.",
        "Made with versions that were not recorded, while most others were made with "
        "data version 3.4, cac-data 1.2: Valve, trade. Differences may come from the "
        "data or the methods, not from the scenario.",
    ]


def test_an_empty_comparison_says_so() -> None:
    assert "No reports yet." in words(page_of().find("main"))


def test_only_the_baseline_is_nothing_to_compare() -> None:
    page = page_of(entry(key_figures=[figure("x", 1.0)]))
    assert "nothing to compare it with" in words(page.find("main"))
    assert table_of(page, "trade")[1] == ["X USD bn, 2030", "1.0"]


def test_seven_scenarios_of_five_notebooks_stay_small() -> None:
    """The worst case: every one of twenty figures differs in every scenario."""
    notebooks = ("history", "trade", "energy", "infrastructure", "outlook")
    entries = [
        entry(
            scenario,
            notebook,
            description="A story of some length. " * 8,
            scenario_title=f"A scenario called {scenario}",
            key_figures=[
                figure(
                    f"f{number}",
                    100.0 + place * number,
                    low=90.0 + place,
                    high=200.0 + number,
                    label="What a figure is called, at some length, " * 2,
                )
                for number in range(20)
            ],
            kind="lens" if scenario == "national" else "future",
            differences=[
                parameter(f"Parameter {notebook} {number}", "1", f"{place}")
                for number in range(4)
                if place
            ],
        )
        for (place, scenario), notebook in product(
            enumerate(
                [*("baseline", "b", "c", "d", "e", "f", "national")],
            ),
            notebooks,
        )
    ]
    assert len(render_comparison(entries).encode()) < MOST_BYTES


# --- In a browser --------------------------------------------------------------------


@pytest.fixture(scope="module")
def comparison_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("reports") / "compare.html"
    file.write_text(render_comparison(some_of_everything()), "utf-8")
    return file


def headings(page: Page, section: str) -> list[str]:
    cells = page.locator(f"section[aria-labelledby={section}] table").first.locator(
        "thead th"
    )
    return [
        cell.inner_text().split("\n")[0] for cell in cells.all() if cell.is_visible()
    ]


def test_scenarios_are_chosen_by_keyboard(
    comparison_file: Path, open_page: OpenPage
) -> None:
    page = open_page(comparison_file)
    status = page.get_by_role("status")
    assert status.inner_text() == "5 of 5 scenarios shown"
    drawing = page.locator("svg").first
    height = drawing.bounding_box()
    page.get_by_role("checkbox", name="Slump").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    assert page.evaluate("location.hash") == "#show=baseline,baseline~1a2b3c4d,national"
    assert status.inner_text() == "3 of 5 scenarios shown"
    assert headings(page, "trade") == [
        *("Figure", "Over the scenarios"),
        *("Baseline", "Baseline with a longer horizon"),
    ]
    # The parameter that only the slump sets goes with it.
    assert not page.get_by_text("exports −40 % in 2027").is_visible()
    assert page.get_by_text("2040", exact=True).is_visible()
    # So do its lanes, and those below move up.
    assert not drawing.get_by_text("Slump").is_visible()
    closed = drawing.bounding_box()
    assert height is not None
    assert closed is not None
    assert closed["height"] == height["height"] - 2 * 14
    # The lens, too, can be left out.
    assert page.locator("#lens").is_visible()
    page.get_by_role("checkbox", name="National").press("Space")
    assert not page.locator("#lens").is_visible()
    page.get_by_role("button", name="Show all").press("Enter")
    assert status.inner_text() == "5 of 5 scenarios shown"
    assert page.evaluate("location.hash") == ""
    assert drawing.bounding_box() == height


def test_a_link_to_some_scenarios_shows_them(
    comparison_file: Path, open_page: OpenPage
) -> None:
    page = open_page(comparison_file)
    page.goto(f"{comparison_file.as_uri()}#show=slump,gone")
    assert headings(page, "trade")[2:] == ["Slump"]
    # A jump to a topic leaves the choice as it is.
    page.goto(f"{comparison_file.as_uri()}#energy")
    assert headings(page, "trade")[2:] == ["Slump"]
    page.goto(f"{comparison_file.as_uri()}#show=")
    assert page.get_by_role("status").inner_text().startswith("No scenario is chosen")


def test_without_a_script_every_scenario_is_shown(
    comparison_file: Path, open_page: OpenPage
) -> None:
    page = open_page(comparison_file, java_script_enabled=False)
    assert len(headings(page, "trade")) == 6
    assert page.locator("#lens").is_visible()
    assert not page.locator("form").is_visible()
    folds = page.locator("details")
    folds.first.locator("summary").press("Enter")
    assert folds.first.locator("table").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_comparison_is_accessible_and_fits_a_phone(
    comparison_file: Path,
    open_page: OpenPage,
    axe_findings: Callable[[Page], list[str]],
    scheme: str,
) -> None:
    page = open_page(comparison_file, width=360, height=740, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") == 360
    assert axe_findings(page) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    assert page.evaluate("document.documentElement.scrollWidth") == 1280
    assert axe_findings(page) == []


def test_nothing_is_cut_off_on_paper(tmp_path: Path, open_page: OpenPage) -> None:
    file = tmp_path / "compare.html"
    wide = [
        entry(f"{name}_scenario" if name else "baseline", key_figures=[figure("x", at)])
        for at, name in enumerate(["", *"abcdefghi"])
    ]
    file.write_text(render_comparison(wide), "utf-8")
    # The width of A4 across, less its margins, at 96 dots an inch.
    page = open_page(file, width=1031, height=700)
    assert cut_off(page) == 1  # on a screen its box scrolls
    page.emulate_media(media="print")
    assert cut_off(page) == 0
    assert not page.locator("form").is_visible()
    assert len(page.pdf(prefer_css_page_size=True)) > 20_000


def cut_off(page: Page) -> Any:
    return page.evaluate(
        """() => [...document.querySelectorAll("table")].filter(
            item => item.getBoundingClientRect().right > 1032).length"""
    )
