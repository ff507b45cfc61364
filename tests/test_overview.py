"""The pages about all reports: the front, the comparison, briefs, key figures."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup

from cac_data.report.overviews import files
from cac_data.report.publish import Entry, RunFacts
from tests.report_runs import words

if TYPE_CHECKING:
    from playwright.sync_api import Page


THEN = "2026-11-29 03:20:00 UTC"


def figure(
    name: str,
    value: float | None,
    unit: str = "USD bn",
    period: str = "2030",
    **changes: Any,
) -> dict[str, Any]:
    """A key figure as in its bundle; a `unit` of "year" is printed without a unit."""
    places = 0 if unit in ("year", "%") else 1
    number = "no data" if value is None else f"{value:.{places}f}"
    low, high = changes.get("low"), changes.get("high")
    printed = "" if low is None else f"{low:.{places}f} to {high:.{places}f}"
    content: dict[str, Any] = {"id": name, "label": name.capitalize(), "note": ""}
    content |= {"value": value, "low": None, "high": None, "range": printed}
    content |= {"unit": "" if unit == "year" else unit, "text": number}
    content |= {"number": number, "period": period, "period_text": period}
    return content | {"source_ids": ["one", "two"]} | changes


def entry(scenario: str = "baseline", **changes: Any) -> Entry:
    values = {"scenario": scenario, "scenario_title": scenario.capitalize()}
    values |= {"description": "A story.", "kind": "future", "status": "built"}
    values |= {"notebook": "trade", "title": "Trade with China"}
    values |= {"page": f"{scenario}/trade.html"}
    made_with = {"cac_data": "1.2", "data": "3.4"}
    return Entry(**values | {"made_with": made_with} | changes)


NO_NEWS: dict[str, Any] = {"since": "2026-11-24", "changes": [], "entries": []}
NO_NEWS |= {"id": "one", "begun": "2026-11-24"}


def told(name: str, *entries: Entry, changed: Any = NO_NEWS) -> str:
    facts: Any = {"seconds": 1.0, "state": "finished", "planned": [], "ended": {}}
    run = RunFacts(started=THEN, finished=THEN, **facts)
    return files(entries, run, changed)[name].decode()


def comparison(*entries: Entry) -> BeautifulSoup:
    return BeautifulSoup(told("compare.html", *entries), "html5lib")


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
def test_a_difference_is_of_like_figures_and_else_says_why(
    mine: dict[str, Any],
    base: float | None,
    less: float | None,
    per_cent: float | str | None,
    said: str,
) -> None:
    theirs = figure("x", base, mine["unit"] or "year", mine["period"])
    reports = [entry(key_figures=[theirs])]
    reports.append(entry("slump", key_figures=[{**mine, "outcome": "X"}]))
    row = json.loads(told("key_figures.json", *reports))[1]
    assert row["difference"] == less
    assert per_cent in (row["difference_pct"], row["no_difference"])
    brief = BeautifulSoup(told("slump/index.html", *reports), "html5lib")
    assert said in words(brief.select(".matrix td")[-1])


@pytest.mark.parametrize(
    ("mine", "base", "less", "per_cent"),
    [
        # 39 less 43 is 10.3 % less of 43, but what is meant is 10.5 % less.
        (figure("x", 38.7, exact=38.71), (43.3, 43.27), -4.6, -10.5),
        # What is printed apart is not the same, nor what is printed alike another.
        (figure("x", 43.4, exact=43.351), (43.3, 43.349), 0.1, 0.2),
        (figure("x", 43.3, exact=43.349), (43.3, 43.251), 0.0, 0.0),
    ],
)
def test_a_difference_is_taken_before_rounding(
    mine: dict[str, Any], base: tuple[float, float], less: float, per_cent: float
) -> None:
    theirs = figure("x", base[0], exact=base[1])
    reports = [entry(key_figures=[theirs]), entry("slump", key_figures=[mine])]
    row = json.loads(told("key_figures.json", *reports))[1]
    assert row["value"] == mine["value"]
    assert row["baseline_value"] == base[0]
    assert (row["difference"], row["difference_pct"]) == (less, per_cent)


def test_a_warning_is_of_today_and_that_of_an_earlier_day_says_so() -> None:
    def warning(value: str) -> dict[str, Any]:
        cells = {"signal": "Growth", "level": "above 2 %", "threshold": "our choice"}
        return {"x:above": cells | {"value": value, "next_on": "–"}}

    now, then = warning("1.0 % (2025)"), warning("0.5 % (2024)")
    base = entry(key_figures=[figure("x", 50.0, outcome="X")], signals=now)
    mine = {"key_figures": [figure("x", 60.0, outcome="X")], "signals": then}
    reports = [base, entry("then", parameters={"as_of": "2025-07-27"}, **mine)]
    compared = words(comparison(*reports).select_one("#futures").parent)
    assert "0.5 % (2024)" not in compared
    brief = words(BeautifulSoup(told("then/index.html", *reports), "html5lib").body)
    assert "as known on 27 July 2025" in brief
    assert "0.5 % (2024)" in brief


def test_a_parameter_that_differs_by_topic_is_told_by_topic() -> None:
    def change(baseline: str, value: str) -> list[dict[str, str]]:
        return [{"label": "Last year", "baseline": baseline, "value": value}]

    of = {"notebook": "history", "title": "History", "differences": change("26", "25")}
    reports = [entry(), entry("then", **of)]
    for name in ("energy", "trade"):
        changed = {"notebook": name, "title": name, "differences": change("25", "24")}
        reports.append(entry("then", **changed))
    page = BeautifulSoup(told("then/index.html", *reports), "html5lib")
    rows = [words(row) for row in page.select("table.plain tbody tr")]
    assert rows == ["Last year 25 24", "Last year (History) 26 25"]


def test_the_front_page_has_no_score_without_its_benchmark() -> None:
    score = figure("brier", 0.3, "score")
    page = told("index.html", entry(key_figures=[score], cards=["brier"]))
    assert "Brier" not in words(BeautifulSoup(page, "html5lib").select_one(".topics"))


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
    assert told("key_figures.csv", *few) == told("key_figures.csv", *few[::-1]) == FEW
    rows = json.loads(told("key_figures.json", *few))
    lines = list(csv.DictReader(io.StringIO(FEW)))
    assert [list(line) for line in lines] == [list(row) for row in rows]
    values = ["" if row["value"] is None else str(row["value"]) for row in rows]
    assert [line["value"] for line in lines] == values
    assert rows[2]["note"] == '=A "remark", \nlong'
    assert told("key_figures.csv") == FEW.partition("\n")[0] + "\n"


# --- What comes of scenarios ---------------------------------------------------------

MANY = 55


def outcome(value: float | None, **changes: Any) -> dict[str, Any]:
    return figure("end", value, outcome="Trade", today="now", **changes)


NOW = figure("now", 100.0, period="2025")
SIGNAL = {"signal": "Exports", "value": "$35 bn (2025)", "level": "below $31 bn"}
SIGNAL |= {"threshold": "the figure of 2024", "next_on": "July 2027"}


def scenarios() -> list[Entry]:
    return [
        entry(key_figures=[NOW, outcome(131.0)], signals={"end:below": SIGNAL}),
        entry("boom", key_figures=[NOW, outcome(153.0)]),
        entry("mine", status="same", page="baseline/trade.html"),
        entry("slump", key_figures=[NOW, outcome(94.0)]),
        entry("valve", key_figures=[NOW, outcome(None)]),
    ]


def test_outcomes_stand_beside_today_and_say_what_is_worst_and_what_announces_it() -> (
    None
):
    page = comparison(*scenarios())
    rows = [words(row) for row in page.select("#named tr")]
    assert rows == [
        "Scenario Trade 2030",
        "Today 100.0 2025",
        "Baseline baseline 131.0 ▲ +31.0 (+31 %)",
        "Boom 153.0 ▲ +53.0 (+53 %)",
        "Mine no report",
        "Slump 94.0 ▼ −6.0 (−6.0 %)",
        "Valve no data",
    ]
    assert words(page.select(".lead")[0]) == "Lowest in 2030: Trade under Slump (94.0)."
    cards = {words(card.a): words(card) for card in page.select("#futures ~ ul li")}
    assert "94.0 in 2030, −28 % against the baseline (131.0)" in cards["Slump"]
    warning = "Early warning: Exports below $31 bn (the figure of 2024). Last figure: "
    assert f"{warning}$35 bn (2025); next: July 2027." in cards["Slump"]
    # What warns of less announces no more.
    assert "Early warning" not in cards["Boom"]
    brief = BeautifulSoup(told("slump/index.html", *scenarios()), "html5lib")
    row = words(brief.select(".matrix tr")[1])
    assert row == "Trade 2030 100.0 2025 131.0 94.0 ▼ −37.0 (−28 %)"


def test_all_scenarios_are_measured_from_the_row_of_today() -> None:
    """Also one whose own data end earlier, from which it would be another distance."""
    earlier = figure("now", 90.0, period="2024")
    old = entry("old", key_figures=[earlier, outcome(150.0)])
    page = comparison(*scenarios(), old)
    rows = {words(row.th): words(row) for row in page.select("#named tr")}
    assert rows["Today"] == "Today 100.0 2025"
    assert rows["Old from the figures of 2024"].endswith(" 150.0 ▲ +50.0 (+50 %)")
    brief = BeautifulSoup(told("old/index.html", *scenarios(), old), "html5lib")
    assert "90.0 2024" in words(brief.select(".matrix tr")[1])  # what it knows itself
    assert [words(head) for head in brief.select(".matrix th")][1] == "Starts from"
    said = "It starts from the figures of 2024, not from those of 2025."
    assert said in words(brief)
    assert said in words(
        BeautifulSoup(told("index.html", *scenarios(), old), "html5lib")
    )


def test_what_lies_between_the_others_announces_the_baseline() -> None:
    signals = {"end:between": SIGNAL | {"level": "between $31 bn and $40 bn"}}
    base = entry(key_figures=[NOW, outcome(131.0)], signals=signals)
    page = comparison(base, entry("boom", key_figures=[NOW, outcome(153.0)]))
    told = [words(warning) for warning in page.select(".signal")]
    assert len(told) == 1
    assert told[0].startswith("Early warning: Exports between $31 bn and $40 bn")


def test_a_warning_without_a_next_figure_says_nothing_of_it() -> None:
    signals = {"end:between": SIGNAL | {"next_on": "–"}}
    page = comparison(entry(key_figures=[NOW, outcome(131.0)], signals=signals))
    assert words(page.select(".signal")[0]).endswith("Last figure: $35 bn (2025).")


@pytest.mark.browser
def test_more_scenarios_than_a_matrix_holds_are_paged_by_the_browser(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    names = [f"more{n:02}" for n in range(MANY)]
    more = [entry(name, key_figures=[NOW, outcome(1.0)]) for name in names]
    file = tmp_path / "compare.html"
    file.write_text(told("compare.html", *scenarios(), *more), "utf-8")
    page = open_page(file)
    rest = page.locator("#rest tbody tr:not(.today)")
    assert page.locator("#named tbody tr:not(.today)").count() == 24
    assert rest.count() == len(scenarios()) + MANY - 24 == 36
    shown = page.locator("#rest tbody tr:not(.today):visible")
    assert shown.count() == 24
    page.get_by_role("button", name="Later").press("Enter")
    assert (shown.count(), page.get_by_role("status").inner_text()) == (
        12,
        "25–36 / 36",
    )
    without = open_page(file, java_script_enabled=False)
    assert without.locator("#rest tbody tr:visible").count() == 37


def test_the_front_says_what_each_topic_found_what_failed_and_what_changed() -> None:
    claim = {"claim_id": "c001", "statement": "Trade grows", "verdict": "open"}
    claim |= {"tier": "A", "claimed_text": "", "found_text": "", "track": "off track"}
    good = entry(finding="Trade fell.", verdicts=[claim], key_figures=[NOW])
    error = {"class": "ZeroDivisionError", "message": "no", "cell": 4, "code": "1 / 0"}
    bad = entry("slump", status="failed", error=error, page=None, started="then")
    facts: Any = {"seconds": 1.0, "state": "finished", "planned": [], "ended": {}}
    run = RunFacts(started=THEN, finished=THEN, **facts)
    sentences = [f"Figure {number} moved." for number in range(9)]
    moved = [{"page": good.page, "sentence": sentence} for sentence in sentences]
    pages = {"baseline/trade.html": b'<h2 id="who">Who?</h2><p>Nobody. Trade fell.</p>'}
    news = NO_NEWS | {"changes": moved}
    told = files([good, bad], run, news, lambda name: pages.get(name, b""))
    found = told["index.html"].decode()
    page = BeautifulSoup(found, "html5lib")
    assert words(page.select(".findings li")[0]) == "Trade with China Trade fell."
    assert words(page.select(".board li")[0]) == "… Trade grows: off track"
    shown, folded = (page.select(f"#changes ~ {of} li a") for of in ("ul", "details"))
    assert [words(item) for item in shown] == [one["sentence"] for one in moved[:7]]
    assert [item["href"] for item in folded] == [one["page"] for one in moved[7:]]
    assert "1 report is not good" in words(page.select(".byline")[0])
    [failed] = page.select("#run ~ ul li")
    assert "Slump, trade: ✗ Last run failed: ZeroDivisionError in cell 4" in words(
        failed
    )
    texts = json.loads(page.select("#texts")[0].string)
    heading, sentences = texts["groups"]
    assert heading == [0, "who", "", [0], ["Who?"]]
    assert sentences == [2, "who", "Who?", [0], ["Nobody.", "Trade fell."]]


SEARCHED = b"""\
<h2 id="who">Who trades?</h2><p>The trade of all is small. It rose by half.</p>
<div class="figure" id="figure-1"><p class="finding">Exports rose</p>
<p class="measure">Retrade, USD bn</p></div>
<div class="table" id="table-1">
<caption><span>Table 1. Trade of all</span></caption></div>
<ul><li class="verdict open" id="claim-c1"><p class="statement">All trade grows
<span class="tier">key claim</span></p></li></ul>
<h2 id="sources">Sources</h2><ol><li id="s1">Bureau. <a href="x">The trade of all</a>.
Published 2024. <span>Used in Table 1.</span> <code>bureau-2024</code></ol>"""


@pytest.mark.browser
def test_what_is_found_is_ranked(
    open_page: Callable[..., Page], tmp_path: Path
) -> None:
    """As asked for before scattered; then titles, claims, sentences, sources."""
    good = entry(finding="Trade fell.", key_figures=[NOW])
    facts: Any = {"seconds": 1.0, "state": "finished", "planned": [], "ended": {}}
    run = RunFacts(started=THEN, finished=THEN, **facts)
    made = files([good], run, NO_NEWS, lambda name: SEARCHED if "/" in name else b"")
    (tmp_path / "index.html").write_bytes(made["index.html"])
    page = open_page(tmp_path / "index.html")
    page.get_by_label("Search all reports").fill("trade of all")
    assert page.locator("#found a").all_inner_texts() == [
        "Table 1. Trade of all",
        "The trade of all is small.",
        "Bureau. The trade of all (bureau-2024)",
    ]
    page.get_by_label("Search all reports").fill("trade")
    assert page.locator("#found a").all_inner_texts() == [
        "Who trades?",
        "Table 1. Trade of all",
        "All trade grows",
        "The trade of all is small.",
        "Bureau. The trade of all (bureau-2024)",
        "Exports rose – Retrade, USD bn",
    ]
